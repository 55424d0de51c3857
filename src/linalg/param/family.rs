//! Affine families of matrices: all `W` with `W·X = Y`, cut by linear constraints.

use num_rational::BigRational;
use num_traits::{One, Zero};

use super::{ParamMatrix, ParamPoly};
use crate::linalg::{LinalgError, Matrix};

/// One linear equation between the entries of an unknown matrix: `Σ cₖ · W[iₖ, jₖ] = value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinearConstraint {
    /// Positions with their coefficients; a position may occur more than once.
    pub terms: Vec<((usize, usize), BigRational)>,
    /// The right-hand side.
    pub value: BigRational,
}

impl LinearConstraint {
    /// `W[p] = W[q]`.
    pub fn equal(p: (usize, usize), q: (usize, usize)) -> Self {
        LinearConstraint {
            terms: vec![(p, BigRational::one()), (q, -BigRational::one())],
            value: BigRational::zero(),
        }
    }

    /// `W[p] = value`.
    pub fn fixed(p: (usize, usize), value: BigRational) -> Self {
        LinearConstraint {
            terms: vec![(p, BigRational::one())],
            value,
        }
    }

    /// The constraints under which `W` commutes with the permutation matrix of `s`: `W[s(i), s(j)] = W[i, j]`.
    ///
    /// ```
    /// use elenchus::linalg::LinearConstraint;
    /// assert_eq!(LinearConstraint::commuting(&[1, 0]).len(), 4);
    /// ```
    pub fn commuting(s: &[usize]) -> Vec<Self> {
        let n = s.len();
        (0..n)
            .flat_map(|i| (0..n).map(move |j| (i, j)))
            .filter(|&(i, j)| (s[i], s[j]) != (i, j))
            .map(|(i, j)| Self::equal((s[i], s[j]), (i, j)))
            .collect()
    }
}

/// An affine family of matrices of one shape: `particular + Σ tₖ · directionₖ` over all real `t`.
///
/// The directions are determined by the family: read row by row, each has a last nonzero entry of 1 at a place where all the others
/// are 0. The parameters are called a, b, c, …, w, a1, b1, … (x, y, z stay free for variables).
///
/// ```
/// use elenchus::linalg::{LinearConstraint, Matrix, MatrixFamily};
/// // All W with W·x = x for x = (1, 1, 0), (1, 0, 1) that treat the last two coordinates alike.
/// let x = Matrix::from_integers(3, 2, &[1, 1, 1, 0, 0, 1])?;
/// let mut family = MatrixFamily::solving(&x, &x)?.unwrap()
///     .constrained(&LinearConstraint::commuting(&[0, 2, 1]))?.unwrap();
/// family.recentre(&Matrix::identity(3))?;
/// assert_eq!(family.dimension(), 2);
/// assert_eq!(family.matrix().to_string(), "[ 1 - a      a      a ]\n[    -b  1 + b      b ]\n[    -b      b  1 + b ]");
/// # Ok::<(), elenchus::linalg::LinalgError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixFamily {
    particular: Matrix,
    directions: Vec<Matrix>,
}

impl MatrixFamily {
    /// All matrices of one shape.
    pub fn all(rows: usize, cols: usize) -> Self {
        let unit = |k: usize| {
            Matrix::from_fn(rows, cols, |i, j| {
                if i * cols + j == k {
                    BigRational::one()
                } else {
                    BigRational::zero()
                }
            })
        };
        MatrixFamily {
            particular: Matrix::zero(rows, cols),
            directions: (0..rows * cols).map(unit).collect(),
        }
    }

    /// All `W` with `W · x = y`; `None` if there is none. For `x` of shape `n×p` and `y` of shape `m×p`, `W` is `m×n`.
    ///
    /// # Errors
    /// `x` and `y` must have as many columns.
    pub fn solving(x: &Matrix, y: &Matrix) -> Result<Option<Self>, LinalgError> {
        if x.ncols() != y.ncols() {
            return Err(LinalgError::Shape {
                operation: "family W·X = Y",
                expected: (y.nrows(), x.ncols()),
                got: y.shape(),
            });
        }
        // Each row w of W solves xᵀ w = (row of y)ᵀ on its own.
        let Some((w_t, kernel)) = x.transpose().solve_matrix(&y.transpose())? else {
            return Ok(None);
        };
        let (m, n) = (y.nrows(), x.nrows());
        let mut directions = Vec::with_capacity(m * kernel.ncols());
        for row in 0..m {
            for k in 0..kernel.ncols() {
                directions.push(Matrix::from_fn(m, n, |i, j| {
                    if i == row {
                        kernel.get(j, k)
                    } else {
                        BigRational::zero()
                    }
                }));
            }
        }
        Ok(Some(MatrixFamily {
            particular: w_t.transpose(),
            directions,
        }))
    }

    /// The members that meet all constraints too; `None` if there is none.
    ///
    /// # Errors
    /// Every position named must exist.
    pub fn constrained(
        &self,
        constraints: &[LinearConstraint],
    ) -> Result<Option<Self>, LinalgError> {
        let (rows, cols) = self.particular.shape();
        for c in constraints {
            if let Some(((i, j), _)) = c.terms.iter().find(|((i, j), _)| *i >= rows || *j >= cols) {
                return Err(LinalgError::Shape {
                    operation: "constraint on an entry",
                    expected: (rows, cols),
                    got: (i + 1, j + 1),
                });
            }
        }
        let form = |c: &LinearConstraint, m: &Matrix| -> BigRational {
            c.terms
                .iter()
                .map(|((i, j), k)| m.get(*i, *j) * k)
                .sum::<BigRational>()
        };
        let k = self.directions.len();
        let system = Matrix::from_fn(constraints.len(), k, |c, d| {
            form(&constraints[c], &self.directions[d])
        });
        let right = Matrix::from_fn(constraints.len(), 1, |c, _| {
            &constraints[c].value - form(&constraints[c], &self.particular)
        });
        let Some((t, kernel)) = system.solve_matrix(&right)? else {
            return Ok(None);
        };
        let combine = |t: &[BigRational]| -> Matrix {
            let mut sum = Matrix::zero(rows, cols);
            for (t, d) in t.iter().zip(&self.directions) {
                if !t.is_zero() {
                    sum = &sum + &d.scale(t);
                }
            }
            sum
        };
        let directions: Vec<Matrix> = (0..kernel.ncols())
            .map(|j| combine(&kernel.column(j)))
            .collect();
        let mut family = MatrixFamily {
            particular: &self.particular + &combine(&t.column(0)),
            directions: Vec::new(),
        };
        family.directions = last_ones(rows, cols, &directions);
        Ok(Some(family))
    }

    /// The number of parameters.
    pub fn dimension(&self) -> usize {
        self.directions.len()
    }

    /// The member where all parameters are 0.
    pub fn particular(&self) -> &Matrix {
        &self.particular
    }

    /// The differences of members, one basis matrix per parameter.
    pub fn directions(&self) -> &[Matrix] {
        &self.directions
    }

    /// Makes `member` the matrix where all parameters are 0.
    ///
    /// # Errors
    /// It must belong to the family.
    pub fn recentre(&mut self, member: &Matrix) -> Result<(), LinalgError> {
        if self.coordinates(member).is_none() {
            return Err(LinalgError::NotAMember);
        }
        self.particular = member.clone();
        Ok(())
    }

    /// The parameter values of a matrix; `None` if it does not belong to the family.
    ///
    /// ```
    /// use elenchus::linalg::{Matrix, MatrixFamily, ratio};
    /// let family = MatrixFamily::all(1, 2);
    /// assert_eq!(family.coordinates(&Matrix::from_integers(1, 2, &[3, 4])?), Some(vec![ratio(3, 1), ratio(4, 1)]));
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn coordinates(&self, matrix: &Matrix) -> Option<Vec<BigRational>> {
        let difference = matrix.try_sub(&self.particular).ok()?;
        let (rows, cols) = self.particular.shape();
        let flat = |m: &Matrix| -> Vec<BigRational> { m.to_rows().into_iter().flatten().collect() };
        let columns: Vec<_> = self.directions.iter().map(flat).collect();
        let system = Matrix::from_columns(rows * cols, &columns).ok()?;
        let solution = system.solve(&flat(&difference)).ok()?;
        solution.particular().map(<[BigRational]>::to_vec)
    }

    /// The names of the parameters, one per direction.
    pub fn parameters(&self) -> Vec<String> {
        (0..self.directions.len()).map(parameter_name).collect()
    }

    /// The family as one matrix with polynomial (affine) entries.
    pub fn matrix(&self) -> ParamMatrix {
        let parameters: Vec<ParamPoly> = self
            .parameters()
            .iter()
            .map(|name| ParamPoly::parameter(name))
            .collect();
        let (rows, cols) = self.particular.shape();
        ParamMatrix::from_fn(rows, cols, |i, j| {
            let mut entry = ParamPoly::constant(self.particular.get(i, j));
            for (p, d) in parameters.iter().zip(&self.directions) {
                if !d.numerator(i, j).is_zero() {
                    entry = &entry + &p.scale(&d.get(i, j));
                }
            }
            entry
        })
    }
}

/// The basis of the span of independent matrices in which each has a last nonzero entry 1, where all others have 0.
fn last_ones(rows: usize, cols: usize, directions: &[Matrix]) -> Vec<Matrix> {
    let size = rows * cols;
    let reversed = Matrix::from_fn(directions.len(), size, |d, k| {
        let k = size - 1 - k;
        directions[d].get(k / cols, k % cols)
    });
    let echelon = reversed.row_echelon();
    let mut basis: Vec<Matrix> = (0..echelon.nrows())
        .map(|d| Matrix::from_fn(rows, cols, |i, j| echelon.get(d, size - 1 - (i * cols + j))))
        .collect();
    basis.reverse();
    basis
}

/// a, b, …, w, a1, b1, …: x, y and z stay free for variables.
fn parameter_name(k: usize) -> String {
    let letter = char::from(b'a' + (k % 23) as u8);
    match k / 23 {
        0 => letter.to_string(),
        round => format!("{letter}{round}"),
    }
}
