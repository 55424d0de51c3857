//! The reduced row echelon form over ℚ, and what it decides: rank, kernel, solvability, inverse.
//!
//! A prime suggests which rows and columns carry the rank; the nonsingular system they make is solved exactly; the result
//! is then a *certificate*: the pivots bound the rank from below (they are independent modulo a prime), the kernel vectors,
//! multiplied out against every row, bound it from above. A prime that misleads is noticed and replaced.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::integer::IntMatrix;
use super::{LinalgError, Matrix, bareiss, field, lifting, multimodular};

/// `pivots` (columns) and `x / d`, the columns of the reduced echelon form that are not pivots (`rank × free.len()`).
pub(super) struct Echelon {
    /// Rows of a nonsingular submatrix in the pivot columns.
    pub rows: Vec<usize>,
    pub pivots: Vec<usize>,
    pub free: Vec<usize>,
    pub x: IntMatrix,
    pub d: BigInt,
}

/// Up to this size elimination with long integers costs less than the set-up of the modular engines.
const SMALL: usize = 5;
/// Up to this size elimination on double machine words does.
const SMALL_IN_WORDS: usize = 16;

/// Whether fraction-free elimination is the engine of choice for `[a b]`.
fn small(a: &IntMatrix, b: Option<&IntMatrix>) -> bool {
    a.rows <= SMALL || a.rows <= SMALL_IN_WORDS && bareiss::fits(a, b)
}

/// `X` and `d ≠ 0` with `a·X = d·b`; `None` if the square matrix `a` is singular.
pub(super) fn solve_square(a: &IntMatrix, b: &IntMatrix) -> Option<(IntMatrix, BigInt)> {
    if small(a, Some(b)) {
        bareiss::solve(a, b)
    } else if 4 * b.cols <= a.rows && lifting::applies(a, b) {
        // A matrix that is singular modulo several primes is singular, or for the other engine.
        lifting::solve(a, b).or_else(|| multimodular::solve(a, Some(b)))
    } else {
        multimodular::solve(a, Some(b))
    }
}

/// `X` and `d ≠ 0` with `a·X = d·I`; `None` if the square matrix `a` is singular.
pub(super) fn invert_square(a: &IntMatrix) -> Option<(IntMatrix, BigInt)> {
    if small(a, None) {
        bareiss::solve(a, &IntMatrix::identity(a.rows))
    } else {
        multimodular::solve(a, None)
    }
}

pub(super) fn echelon(a: &IntMatrix) -> Echelon {
    let mut best = 0;
    for p in (0..).map(field::prime) {
        let field::Profile { rows, cols: pivots } = field::profile(a, p);
        if pivots.len() < best {
            continue;
        }
        best = pivots.len();
        let free: Vec<usize> = (0..a.cols)
            .filter(|c| pivots.binary_search(c).is_err())
            .collect();
        let square = a.select(&rows, &pivots);
        let Some((x, d)) = solve_square(&square, &a.select(&rows, &free)) else {
            continue;
        };
        let candidate = Echelon {
            rows,
            pivots,
            free,
            x,
            d,
        };
        if candidate.holds(a) {
            return candidate;
        }
    }
    unreachable!("only finitely many primes divide a nonzero minor")
}

impl Echelon {
    /// Whether every free column is the combination of *earlier* pivot columns that it claims to be, in all rows of `a`.
    fn holds(&self, a: &IntMatrix) -> bool {
        for (i, p) in self.pivots.iter().enumerate() {
            for (k, f) in self.free.iter().enumerate() {
                if p > f && !self.x.at(i, k).is_zero() {
                    return false;
                }
            }
        }
        let others: Vec<usize> = {
            let mut used = vec![false; a.rows];
            self.rows.iter().for_each(|&i| used[i] = true);
            (0..a.rows).filter(|&i| !used[i]).collect()
        };
        if others.is_empty() || self.free.is_empty() {
            return true;
        }
        let left = a.select(&others, &self.pivots).mul(&self.x);
        let right = a.select(&others, &self.free);
        left.data
            .iter()
            .zip(&right.data)
            .all(|(l, r)| *l == r * &self.d)
    }

    /// One kernel vector per free column: `d` there, minus the echelon column at the pivots. Rows are vectors.
    pub fn kernel_rows(&self, cols: usize) -> IntMatrix {
        let mut k = IntMatrix::zero(self.free.len(), cols);
        for (v, &f) in self.free.iter().enumerate() {
            *k.at_mut(v, f) = self.d.clone();
            for (i, &p) in self.pivots.iter().enumerate() {
                *k.at_mut(v, p) = -self.x.at(i, v);
            }
        }
        k
    }
}

/// All solutions of a linear system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Solution {
    /// Exactly one solution.
    Unique(Vec<BigRational>),
    /// `particular + span(kernel)`, the kernel not zero; the particular solution is 0 at every free unknown.
    Affine {
        /// One solution.
        particular: Vec<BigRational>,
        /// A basis of the differences of solutions, as in [`Matrix::kernel`].
        kernel: Vec<Vec<BigRational>>,
    },
    /// No solution.
    Inconsistent,
}

impl Solution {
    /// One solution, if there is any.
    pub fn particular(&self) -> Option<&[BigRational]> {
        match self {
            Solution::Unique(x) | Solution::Affine { particular: x, .. } => Some(x),
            Solution::Inconsistent => None,
        }
    }
}

impl Matrix {
    /// The rank: the largest number of independent rows, or of independent columns.
    ///
    /// ```
    /// use elenchus::linalg::Matrix;
    /// assert_eq!(Matrix::from_integers(2, 3, &[1, 2, 3, 2, 4, 6])?.rank(), 1);
    /// assert_eq!(Matrix::zero(0, 5).rank(), 0);
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn rank(&self) -> usize {
        let a = self.int_matrix();
        let full = a.rows.min(a.cols);
        // A nonzero minor modulo a prime is a nonzero minor; anything less than full rank needs the certificate.
        let first = field::profile(&a, field::prime(0)).cols.len();
        if first == full {
            return full;
        }
        echelon(&a).pivots.len()
    }

    /// The columns that do not depend on the columns before them: a basis of the column space.
    ///
    /// ```
    /// use elenchus::linalg::Matrix;
    /// assert_eq!(Matrix::from_integers(2, 3, &[0, 1, 1, 0, 2, 3])?.pivot_columns(), [1, 2]);
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn pivot_columns(&self) -> Vec<usize> {
        echelon(&self.int_matrix()).pivots
    }

    /// The nonzero rows of the reduced row echelon form, which determine the row space and are determined by it.
    ///
    /// ```
    /// use elenchus::linalg::Matrix;
    /// let a = Matrix::from_integers(2, 3, &[2, 4, 6, 1, 2, 3])?;
    /// assert_eq!(a.row_echelon(), Matrix::from_integers(1, 3, &[1, 2, 3])?);
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn row_echelon(&self) -> Matrix {
        let e = echelon(&self.int_matrix());
        let mut m = IntMatrix::zero(e.pivots.len(), self.ncols());
        for (i, &p) in e.pivots.iter().enumerate() {
            *m.at_mut(i, p) = e.d.clone();
            for (k, &f) in e.free.iter().enumerate() {
                *m.at_mut(i, f) = e.x.at(i, k).clone();
            }
        }
        Matrix::from_int_matrix(m, e.d)
    }

    /// A basis of the kernel `{v : self · v = 0}`: for every column that depends on earlier ones, the vector with 1 there and
    /// 0 at the other such columns.
    ///
    /// ```
    /// use elenchus::linalg::{Matrix, ratio};
    /// let a = Matrix::from_integers(1, 2, &[2, 1])?;
    /// assert_eq!(a.kernel(), [[ratio(-1, 2), ratio(1, 1)]]);
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn kernel(&self) -> Vec<Vec<BigRational>> {
        self.kernel_basis().transpose().to_rows()
    }

    /// The [`kernel`](Self::kernel) as the columns of a matrix with `ncols` rows.
    pub fn kernel_basis(&self) -> Matrix {
        let e = echelon(&self.int_matrix());
        Matrix::from_int_matrix(e.kernel_rows(self.ncols()), e.d).transpose()
    }

    /// All `x` with `self · x = b`.
    ///
    /// # Errors
    /// `b` must have as many entries as `self` has rows.
    ///
    /// ```
    /// use elenchus::linalg::{Matrix, Solution, ratio};
    /// let a = Matrix::from_integers(2, 2, &[1, 1, 1, 1])?;
    /// assert_eq!(a.solve(&[ratio(1, 1), ratio(2, 1)])?, Solution::Inconsistent);
    /// let Solution::Affine { particular, kernel } = a.solve(&[ratio(3, 1), ratio(3, 1)])? else { unreachable!() };
    /// assert_eq!(particular, [ratio(3, 1), ratio(0, 1)]);
    /// assert_eq!(kernel, [[ratio(-1, 1), ratio(1, 1)]]);
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn solve(&self, b: &[BigRational]) -> Result<Solution, LinalgError> {
        let right = Matrix::from_columns(b.len(), &[b.to_vec()])?;
        Ok(match self.solve_matrix(&right)? {
            None => Solution::Inconsistent,
            Some((x, kernel)) if kernel.ncols() == 0 => Solution::Unique(x.column(0)),
            Some((x, kernel)) => Solution::Affine {
                particular: x.column(0),
                kernel: kernel.transpose().to_rows(),
            },
        })
    }

    /// One `X` with `self · X = b` and a kernel basis of `self` as columns; `None` if a column of `b` is out of reach.
    ///
    /// # Errors
    /// `b` must have as many rows as `self`.
    ///
    /// ```
    /// use elenchus::linalg::Matrix;
    /// let a = Matrix::from_integers(2, 2, &[2, 1, 1, 1])?;
    /// let (x, kernel) = a.solve_matrix(&Matrix::identity(2))?.unwrap();
    /// assert_eq!((x, kernel.shape()), (Matrix::from_integers(2, 2, &[1, -1, -1, 2])?, (2, 0)));
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn solve_matrix(&self, b: &Matrix) -> Result<Option<(Matrix, Matrix)>, LinalgError> {
        let (m, n) = self.shape();
        if b.nrows() != m {
            return Err(LinalgError::Shape {
                operation: "right-hand side of a linear system",
                expected: (m, b.ncols()),
                got: b.shape(),
            });
        }
        if m == n {
            let (right, scale) = (b.int_matrix(), self.denominator());
            if let Some((mut x, d)) = solve_square(&self.int_matrix(), &right) {
                if !scale.is_one() {
                    x.data.iter_mut().for_each(|e| *e *= scale);
                }
                let x = Matrix::from_int_matrix(x, d * b.denominator());
                return Ok(Some((x, Matrix::zero(n, 0))));
            }
        }
        // N/s · X = M/t  ⇔  N · X = (s/t) M: eliminate [N | M] and scale at the end.
        let mut data = Vec::with_capacity(m * (n + b.ncols()));
        for i in 0..m {
            data.extend_from_slice(&self.numerators()[i * n..(i + 1) * n]);
            data.extend_from_slice(&b.numerators()[i * b.ncols()..(i + 1) * b.ncols()]);
        }
        let e = echelon(&IntMatrix::new(m, n + b.ncols(), data));
        if e.pivots.last().is_some_and(|&p| p >= n) {
            return Ok(None);
        }
        let nullity = n - e.pivots.len();
        let mut x = IntMatrix::zero(n, b.ncols());
        let mut kernel = IntMatrix::zero(n, nullity);
        for (k, &f) in e.free[..nullity].iter().enumerate() {
            *kernel.at_mut(f, k) = e.d.clone();
        }
        for (i, &p) in e.pivots.iter().enumerate() {
            for k in 0..nullity {
                *kernel.at_mut(p, k) = -e.x.at(i, k);
            }
            for k in 0..b.ncols() {
                *x.at_mut(p, k) = e.x.at(i, nullity + k) * self.denominator();
            }
        }
        Ok(Some((
            Matrix::from_int_matrix(x, &e.d * b.denominator()),
            Matrix::from_int_matrix(kernel, e.d),
        )))
    }

    /// The inverse.
    ///
    /// # Errors
    /// The matrix must be square and nonsingular.
    pub fn inverse(&self) -> Result<Matrix, LinalgError> {
        self.require_square("inverse")?;
        let n = self.nrows();
        let Some((mut x, d)) = invert_square(&self.int_matrix()) else {
            return Err(LinalgError::Singular {
                n,
                rank: self.rank(),
            });
        };
        if !self.denominator().is_one() {
            x.data.iter_mut().for_each(|e| *e *= self.denominator());
        }
        Ok(Matrix::from_int_matrix(x, d))
    }

    /// The determinant; 1 for the 0×0 matrix.
    ///
    /// # Errors
    /// The matrix must be square.
    pub fn determinant(&self) -> Result<BigRational, LinalgError> {
        self.require_square("determinant")?;
        let a = self.int_matrix();
        let d = if small(&a, None) || a.rows <= 24 && bareiss::fits(&a, None) {
            bareiss::determinant(&a)
        } else {
            multimodular::determinant(&a)
        };
        let n = u32::try_from(self.nrows()).unwrap_or(u32::MAX);
        Ok(BigRational::new(d, self.denominator().pow(n)))
    }

    /// The dimension of the eigenspace of a rational number, 0 if it is no eigenvalue.
    ///
    /// # Errors
    /// The matrix must be square.
    ///
    /// ```
    /// use elenchus::linalg::{Matrix, ratio};
    /// let a = Matrix::from_integers(2, 2, &[1, 1, 0, 1])?;
    /// assert_eq!(a.geometric_multiplicity(&ratio(1, 1))?, 1);
    /// assert_eq!(a.algebraic_multiplicity(&ratio(1, 1))?, 2);
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn geometric_multiplicity(&self, eigenvalue: &BigRational) -> Result<usize, LinalgError> {
        Ok(self.nrows() - self.shifted(eigenvalue)?.rank())
    }

    /// The multiplicity of a rational number as a root of the characteristic polynomial.
    ///
    /// # Errors
    /// The matrix must be square.
    pub fn algebraic_multiplicity(&self, eigenvalue: &BigRational) -> Result<usize, LinalgError> {
        Ok(self.characteristic_polynomial()?.multiplicity(eigenvalue))
    }
}
