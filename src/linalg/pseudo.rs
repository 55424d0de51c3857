//! The Moore–Penrose pseudo-inverse and orthogonal projectors.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::echelon::{echelon, invert_square, solve_square};
use super::field::{self, Profile};
use super::integer::IntMatrix;
use super::{LinalgError, Matrix};

impl Matrix {
    /// The Moore–Penrose pseudo-inverse `A⁺`: the one matrix with `AA⁺A = A`, `A⁺AA⁺ = A⁺`, and `AA⁺`, `A⁺A` symmetric.
    ///
    /// Any shape and any rank. Independent blocks are inverted one by one; in general, with pivot columns `C` and independent rows `F`, it
    /// is `Fᵀ (Cᵀ A Fᵀ)⁻¹ Cᵀ` (MacDuffee's formula with the full-rank factors that elimination finds). Laplacians and other
    /// matrices that are nearly regular cost one inverse and a few kernel vectors.
    ///
    /// ```
    /// use elenchus::linalg::{Matrix, ratio};
    /// let ones = Matrix::from_integers(2, 3, &[1; 6])?;
    /// assert_eq!(ones.pseudo_inverse(), Matrix::from_fn(3, 2, |_, _| ratio(1, 6)));
    /// assert_eq!(Matrix::zero(2, 3).pseudo_inverse(), Matrix::zero(3, 2));
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn pseudo_inverse(&self) -> Matrix {
        let blocks = self.blocks();
        if let [(rows, cols)] = &blocks[..]
            && (rows.len(), cols.len()) == self.shape()
        {
            return self.pseudo_inverse_of_block();
        }
        // Rows and columns that meet in nonzero entries only among themselves are independent of the rest.
        let parts: Vec<Matrix> = blocks
            .iter()
            .map(|(rows, cols)| self.select(rows, cols).pseudo_inverse_of_block())
            .collect();
        let denominator = parts
            .iter()
            .fold(BigInt::one(), |d, p| d.lcm(p.denominator()));
        let mut whole = IntMatrix::zero(self.ncols(), self.nrows());
        for ((rows, cols), part) in blocks.iter().zip(&parts) {
            let scale = &denominator / part.denominator();
            for (i, &c) in cols.iter().enumerate() {
                for (j, &r) in rows.iter().enumerate() {
                    *whole.at_mut(c, r) = part.numerator(i, j) * &scale;
                }
            }
        }
        Matrix::from_int_matrix(whole, denominator)
    }

    /// Rows and columns of the connected components of the pattern of nonzero entries; zero rows and columns are in none.
    fn blocks(&self) -> Vec<(Vec<usize>, Vec<usize>)> {
        let (m, n) = self.shape();
        let mut seen_row = vec![false; m];
        let mut seen_col = vec![false; n];
        let mut blocks = Vec::new();
        for start in 0..m {
            if seen_row[start] {
                continue;
            }
            seen_row[start] = true;
            let (mut rows, mut cols) = (vec![start], Vec::new());
            let (mut next_row, mut next_col) = (0, 0);
            while next_row < rows.len() || next_col < cols.len() {
                if next_row < rows.len() {
                    let i = rows[next_row];
                    next_row += 1;
                    for (j, seen) in seen_col.iter_mut().enumerate() {
                        if !*seen && !self.numerator(i, j).is_zero() {
                            *seen = true;
                            cols.push(j);
                        }
                    }
                } else {
                    let j = cols[next_col];
                    next_col += 1;
                    for (i, seen) in seen_row.iter_mut().enumerate() {
                        if !*seen && !self.numerator(i, j).is_zero() {
                            *seen = true;
                            rows.push(i);
                        }
                    }
                }
            }
            if !cols.is_empty() {
                rows.sort_unstable();
                cols.sort_unstable();
                blocks.push((rows, cols));
            }
        }
        blocks
    }

    fn pseudo_inverse_of_block(&self) -> Matrix {
        let a = self.int_matrix();
        let inverse = laplacian(&a).or_else(|| nearly_regular(&a));
        if let Some((mut x, d)) = inverse {
            if !self.denominator().is_one() {
                x.data.iter_mut().for_each(|e| *e *= self.denominator());
            }
            return Matrix::from_int_matrix(x, d);
        }
        let e = echelon(&a);
        let all_rows: Vec<usize> = (0..self.nrows()).collect();
        let all_cols: Vec<usize> = (0..self.ncols()).collect();
        let invert = |m: &Matrix| match m.inverse() {
            Ok(inverse) => inverse,
            Err(e) => unreachable!("a product of full-rank factors is nonsingular: {e}"),
        };
        if e.pivots.len() == self.ncols() {
            let t = self.transpose();
            return &invert(&(&t * self)) * &t;
        }
        if e.pivots.len() == self.nrows() {
            let t = self.transpose();
            return &t * &invert(&(self * &t));
        }
        let c_t = self.select(&all_rows, &e.pivots).transpose();
        let f_t = self.select(&e.rows, &all_cols).transpose();
        &(&f_t * &invert(&(&(&c_t * self) * &f_t))) * &c_t
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

/// The pseudo-inverse, as integers over a denominator, of a symmetric matrix whose kernel is spanned by `(1, …, 1)`, such as the
/// Laplacian of a connected graph.
///
/// With `X / d` the inverse without the last row and column (0 there), `r` its row sums and `t` its total, centring rows and columns
/// gives `n²d·A⁺ᵢⱼ = n²Xᵢⱼ − n(rᵢ + rⱼ) + t`.
fn laplacian(a: &IntMatrix) -> Option<(IntMatrix, BigInt)> {
    let n = a.rows;
    if n != a.cols || n < 2 {
        return None;
    }
    for i in 0..n {
        if !a.row(i).iter().sum::<BigInt>().is_zero() || (0..i).any(|j| a.at(i, j) != a.at(j, i)) {
            return None;
        }
    }
    let keep: Vec<usize> = (0..n - 1).collect();
    let (x, d) = invert_square(&a.select(&keep, &keep))?;
    let mut sums: Vec<BigInt> = (0..n - 1).map(|i| x.row(i).iter().sum()).collect();
    let total: BigInt = sums.iter().sum();
    sums.push(BigInt::zero());
    sums.iter_mut().for_each(|r| *r *= n);
    let square = BigInt::from(n) * BigInt::from(n);
    let mut y = IntMatrix::zero(n, n);
    for i in 0..n {
        for j in 0..=i {
            let mut v = &total - &sums[i] - &sums[j];
            if i + 1 < n {
                v += x.at(i, j) * &square;
            }
            *y.at_mut(j, i) = v.clone();
            *y.at_mut(i, j) = v;
        }
    }
    Some((y, square * d))
}

/// The pseudo-inverse of a matrix that is close to regular: with `G` the inverse of a nonsingular part of full rank, 0 elsewhere,
/// `A⁺ = P G Q`, where `P` and `Q` project onto the row space and onto the column space, along the few kernel vectors on either side.
fn nearly_regular(a: &IntMatrix) -> Option<(IntMatrix, BigInt)> {
    let Profile { mut rows, cols } = field::profile(a, field::prime(0));
    rows.sort_unstable();
    let r = cols.len();
    if r == 0 || 4 * a.rows.abs_diff(r).max(a.cols - r) > r {
        return None;
    }
    let (inverse, d) = invert_square(&a.select(&rows, &cols))?;
    let rest = |all: usize, used: &[usize]| -> Vec<usize> {
        (0..all)
            .filter(|i| used.binary_search(i).is_err())
            .collect()
    };
    let (other_rows, other_cols) = (rest(a.rows, &rows), rest(a.cols, &cols));
    let mut g = IntMatrix::zero(a.cols, a.rows);
    for (i, &c) in cols.iter().enumerate() {
        for (j, &row) in rows.iter().enumerate() {
            *g.at_mut(c, row) = inverse.at(i, j).clone();
        }
    }
    // Kernel vectors: d at one other column, −(inverse · that column) at the pivots; on the left likewise.
    let right = inverse.mul(&a.select(&rows, &other_cols));
    let left = a.select(&other_rows, &cols).mul(&inverse);
    // The rank is that of the part only if the other rows and columns depend on it.
    let corner = a.select(&other_rows, &cols).mul(&right);
    let expected = a.select(&other_rows, &other_cols);
    if corner
        .data
        .iter()
        .zip(&expected.data)
        .any(|(x, y)| *x != y * &d)
    {
        return None;
    }
    let mut kernel = IntMatrix::zero(other_cols.len(), a.cols);
    for (k, &c) in other_cols.iter().enumerate() {
        *kernel.at_mut(k, c) = d.clone();
        for (i, &p) in cols.iter().enumerate() {
            *kernel.at_mut(k, p) = -right.at(i, k);
        }
    }
    let mut cokernel = IntMatrix::zero(other_rows.len(), a.rows);
    for (k, &row) in other_rows.iter().enumerate() {
        *cokernel.at_mut(k, row) = d.clone();
        for (j, &p) in rows.iter().enumerate() {
            *cokernel.at_mut(k, p) = -left.at(k, j);
        }
    }
    let g = remove(g, &kernel)?;
    let (g, e) = (g.0.transpose(), g.1);
    let (g, f) = remove(g, &cokernel)?;
    Some((g.transpose(), d * e * f))
}

/// `(I − Kᵀ(KKᵀ)⁻¹K) G` as integers over a denominator.
fn remove(g: IntMatrix, kernel: &IntMatrix) -> Option<(IntMatrix, BigInt)> {
    if kernel.rows == 0 {
        return Some((g, BigInt::one()));
    }
    // Without their common factor the vectors are much shorter.
    let mut k = kernel.clone();
    let mut factor = BigInt::zero();
    for e in &k.data {
        factor = factor.gcd(e);
    }
    k.data.iter_mut().for_each(|e| *e /= &factor);
    let t = k.transpose();
    let (x, d) = solve_square(&k.mul(&t), &k.mul(&g))?;
    let shift = t.mul(&x);
    let data = g.data.iter().zip(&shift.data).map(|(g, s)| g * &d - s);
    Some((IntMatrix::new(g.rows, g.cols, data.collect()), d))
}
