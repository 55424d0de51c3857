//! What the powers of a matrix do, decided exactly.

use num_rational::BigRational;
use num_traits::One;

use super::{LinalgError, Matrix};

/// The behaviour of `Aᵏ` as `k → ∞`, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Powers {
    /// `Aᵏ → 0`: all eigenvalues inside the open unit disc.
    Vanish,
    /// `Aᵏ` converges, not to 0: the only eigenvalue on or outside the circle is 1, and it is semisimple.
    Converge,
    /// `Aᵏ` stays bounded without converging: eigenvalues on the circle other than 1, all semisimple, none outside.
    Bounded,
    /// `Aᵏ` is unbounded.
    Diverge,
}

impl Matrix {
    /// Whether all eigenvalues lie inside the open unit disc, so that `Aᵏ → 0`.
    ///
    /// # Errors
    /// The matrix must be square.
    ///
    /// ```
    /// use elenchus::linalg::{Matrix, ratio};
    /// let half = Matrix::diagonal(&[ratio(1, 2), ratio(-9, 10)]);
    /// assert!(half.is_schur_stable()? && !Matrix::identity(2).is_schur_stable()?);
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn is_schur_stable(&self) -> Result<bool, LinalgError> {
        self.characteristic_polynomial()?.is_schur_stable()
    }

    /// What `Aᵏ` does as `k → ∞`.
    ///
    /// # Errors
    /// The matrix must be square.
    ///
    /// ```
    /// use elenchus::linalg::{Matrix, Powers};
    /// assert_eq!(Matrix::identity(2).powers()?, Powers::Converge);
    /// assert_eq!(Matrix::from_integers(2, 2, &[0, 1, 1, 0])?.powers()?, Powers::Bounded);
    /// assert_eq!(Matrix::from_integers(2, 2, &[1, 1, 0, 1])?.powers()?, Powers::Diverge);
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn powers(&self) -> Result<Powers, LinalgError> {
        let p = self.characteristic_polynomial()?;
        if p.is_schur_stable()? {
            return Ok(Powers::Vanish);
        }
        let count = p.count_by_unit_circle()?;
        if count.outside > 0 {
            return Ok(Powers::Diverge);
        }
        // No root outside, so what a squarefree factor shares with its reversed polynomial is its part on the circle.
        let mut circle = super::Polynomial::one();
        for (f, _) in p.squarefree_factors() {
            circle = &circle * &f.gcd(&f.reversed());
        }
        // Semisimple: the part on the circle, each root once, already maps everything but the roots inside to 0.
        if self.at_polynomial(&circle)?.rank() > count.inside {
            return Ok(Powers::Diverge);
        }
        let one = BigRational::one();
        Ok(if circle.degree() == Some(1) && circle.has_root(&one) {
            Powers::Converge
        } else {
            Powers::Bounded
        })
    }

    /// `lim Aᵏ` where it exists: the projector onto the kernel of `A − I` along its image.
    ///
    /// # Errors
    /// The matrix must be square.
    ///
    /// ```
    /// use elenchus::linalg::{Matrix, ratio};
    /// let a = Matrix::from_rows(&[vec![ratio(1, 2), ratio(1, 2)], vec![ratio(1, 4), ratio(3, 4)]])?;
    /// let limit = a.limit_of_powers()?.unwrap();
    /// assert_eq!(limit.row(0), [ratio(1, 3), ratio(2, 3)]);
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn limit_of_powers(&self) -> Result<Option<Matrix>, LinalgError> {
        match self.powers()? {
            Powers::Vanish => Ok(Some(Matrix::zero(self.nrows(), self.ncols()))),
            Powers::Converge => {
                let shifted = self.shifted(&BigRational::one())?;
                let right = shifted.kernel_basis();
                let left = shifted.transpose().kernel_basis().transpose();
                // Semisimplicity makes left · right invertible.
                let middle = (&left * &right).inverse()?;
                Ok(Some(&(&right * &middle) * &left))
            }
            Powers::Bounded | Powers::Diverge => Ok(None),
        }
    }

    /// The matrix `p(A)`.
    ///
    /// # Errors
    /// The matrix must be square.
    ///
    /// ```
    /// use elenchus::linalg::Matrix;
    /// let a = Matrix::from_integers(2, 2, &[1, 2, 3, 4])?;
    /// assert!(a.at_polynomial(&a.characteristic_polynomial()?)?.is_zero()); // Cayley–Hamilton
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn at_polynomial(&self, p: &super::Polynomial) -> Result<Matrix, LinalgError> {
        self.require_square("polynomial of a matrix")?;
        let n = self.nrows();
        let mut value = Matrix::zero(n, n);
        for c in p.coefficients().iter().rev() {
            value = &(&value * self) + &Matrix::identity(n).scale(c);
        }
        Ok(value)
    }
}
