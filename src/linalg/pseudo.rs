//! The Moore–Penrose pseudo-inverse and orthogonal projectors.

use num_rational::BigRational;

use super::echelon::echelon;
use super::{LinalgError, Matrix};

impl Matrix {
    /// The Moore–Penrose pseudo-inverse `A⁺`: the one matrix with `AA⁺A = A`, `A⁺AA⁺ = A⁺`, and `AA⁺`, `A⁺A` symmetric.
    ///
    /// Any shape and any rank. With pivot columns `C` and independent rows `F` it is `Fᵀ (Cᵀ A Fᵀ)⁻¹ Cᵀ`
    /// (MacDuffee's formula with the full-rank factors that elimination finds).
    ///
    /// ```
    /// use elenchus::linalg::{Matrix, ratio};
    /// let ones = Matrix::from_integers(2, 3, &[1; 6])?;
    /// assert_eq!(ones.pseudo_inverse(), Matrix::from_fn(3, 2, |_, _| ratio(1, 6)));
    /// assert_eq!(Matrix::zero(2, 3).pseudo_inverse(), Matrix::zero(3, 2));
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn pseudo_inverse(&self) -> Matrix {
        let e = echelon(&self.int_matrix());
        let all_rows: Vec<usize> = (0..self.nrows()).collect();
        let all_cols: Vec<usize> = (0..self.ncols()).collect();
        let c_t = self.select(&all_rows, &e.pivots).transpose();
        let f_t = self.select(&e.rows, &all_cols).transpose();
        let core = &(&c_t * self) * &f_t;
        match core.inverse() {
            Ok(inverse) => &(&f_t * &inverse) * &c_t,
            Err(e) => unreachable!("Cᵀ C (coordinates) F Fᵀ is nonsingular: {e}"),
        }
    }

    /// The orthogonal projector `A A⁺` onto the column space: symmetric, idempotent, fixing every column.
    ///
    /// ```
    /// use elenchus::linalg::{Matrix, ratio};
    /// let p = Matrix::from_integers(2, 1, &[1, 1])?.column_projector();
    /// assert_eq!(p, Matrix::from_fn(2, 2, |_, _| ratio(1, 2)));
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn column_projector(&self) -> Matrix {
        let e = echelon(&self.int_matrix());
        let all_rows: Vec<usize> = (0..self.nrows()).collect();
        let c = self.select(&all_rows, &e.pivots);
        let c_t = c.transpose();
        match (&c_t * &c).inverse() {
            Ok(inverse) => &(&c * &inverse) * &c_t,
            Err(e) => unreachable!("the Gram matrix of independent columns is nonsingular: {e}"),
        }
    }
}

/// The orthogonal projector onto the span of `vectors`, each of length `n`; there may be none, and they may be dependent.
///
/// # Errors
/// Every vector must have `n` entries.
///
/// ```
/// use elenchus::linalg::{Matrix, projector, ratio};
/// assert_eq!(projector(2, &[])?, Matrix::zero(2, 2));
/// assert_eq!(projector(1, &[vec![ratio(7, 1)], vec![ratio(2, 1)]])?, Matrix::identity(1));
/// # Ok::<(), elenchus::linalg::LinalgError>(())
/// ```
pub fn projector(n: usize, vectors: &[Vec<BigRational>]) -> Result<Matrix, LinalgError> {
    Ok(Matrix::from_columns(n, vectors)?.column_projector())
}
