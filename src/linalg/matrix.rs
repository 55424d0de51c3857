//! The exact rational matrix.

use std::fmt;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use super::LinalgError;
use super::integer::IntMatrix;

/// A dense matrix of rational numbers, exact; either side may be 0.
///
/// Entries are integer numerators over one common denominator, in lowest terms as a whole (the denominator is
/// positive and shares no factor with all the numerators at once), so equal matrices have equal parts. Single
/// entries become [`BigRational`]s only when asked for.
///
/// ```
/// use elenchus::linalg::Matrix;
/// let a = Matrix::from_integers(2, 2, &[1, 2, 3, 4])?;
/// let b = a.inverse()?;
/// assert_eq!(&a * &b, Matrix::identity(2));
/// assert_eq!(b.to_string(), "[  -2     1 ]\n[ 3/2  -1/2 ]");
/// # Ok::<(), elenchus::linalg::LinalgError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Matrix {
    rows: usize,
    cols: usize,
    numerators: Vec<BigInt>,
    denominator: BigInt,
}

/// The number `n/d` of small integers.
///
/// # Panics
/// If `d` is 0.
///
/// ```
/// assert_eq!(elenchus::linalg::ratio(2, -4).to_string(), "-1/2");
/// ```
pub fn ratio(n: i64, d: i64) -> BigRational {
    BigRational::new(BigInt::from(n), BigInt::from(d))
}

impl Matrix {
    /// The zero matrix.
    pub fn zero(rows: usize, cols: usize) -> Self {
        Matrix {
            rows,
            cols,
            numerators: vec![BigInt::zero(); rows * cols],
            denominator: BigInt::one(),
        }
    }

    /// The identity matrix.
    pub fn identity(n: usize) -> Self {
        Self::from_int_matrix(IntMatrix::identity(n), BigInt::one())
    }

    /// A matrix from small integers, row by row.
    ///
    /// # Errors
    /// `entries` must have `rows * cols` of them.
    pub fn from_integers(rows: usize, cols: usize, entries: &[i64]) -> Result<Self, LinalgError> {
        Self::from_numerators(
            rows,
            cols,
            entries.iter().map(|&e| BigInt::from(e)).collect(),
            BigInt::one(),
        )
    }

    /// The matrix `numerators / denominator`, row by row.
    ///
    /// # Errors
    /// There must be `rows * cols` numerators, and the denominator must not be 0.
    pub fn from_numerators(
        rows: usize,
        cols: usize,
        numerators: Vec<BigInt>,
        denominator: BigInt,
    ) -> Result<Self, LinalgError> {
        if rows.checked_mul(cols) != Some(numerators.len()) {
            return Err(LinalgError::Shape {
                operation: "matrix from a list of entries",
                expected: (rows, cols),
                got: (1, numerators.len()),
            });
        }
        if denominator.is_zero() {
            return Err(LinalgError::DivisionByZero {
                operation: "matrix from numerators and a denominator",
            });
        }
        Ok(Self::from_int_matrix(
            IntMatrix::new(rows, cols, numerators),
            denominator,
        ))
    }

    /// A matrix from its rows; no rows gives the 0×0 matrix.
    ///
    /// # Errors
    /// All rows must have the same length.
    pub fn from_rows(rows: &[Vec<BigRational>]) -> Result<Self, LinalgError> {
        let cols = rows.first().map_or(0, Vec::len);
        for (row, r) in rows.iter().enumerate() {
            if r.len() != cols {
                return Err(LinalgError::Ragged {
                    row,
                    expected: cols,
                    got: r.len(),
                });
            }
        }
        Ok(Self::from_fn(rows.len(), cols, |i, j| rows[i][j].clone()))
    }

    /// A matrix from its columns, all of length `rows`; there may be none.
    ///
    /// # Errors
    /// All columns must have `rows` entries.
    pub fn from_columns(rows: usize, columns: &[Vec<BigRational>]) -> Result<Self, LinalgError> {
        for c in columns {
            if c.len() != rows {
                return Err(LinalgError::Shape {
                    operation: "matrix from columns",
                    expected: (rows, 1),
                    got: (c.len(), 1),
                });
            }
        }
        Ok(Self::from_fn(rows, columns.len(), |i, j| {
            columns[j][i].clone()
        }))
    }

    /// The matrix with entry `f(i, j)` in row `i`, column `j`, both counted from 0.
    pub fn from_fn(
        rows: usize,
        cols: usize,
        mut f: impl FnMut(usize, usize) -> BigRational,
    ) -> Self {
        let mut entries = Vec::with_capacity(rows * cols);
        for i in 0..rows {
            for j in 0..cols {
                entries.push(f(i, j));
            }
        }
        let mut denominator = BigInt::one();
        for e in &entries {
            if !e.denom().is_one() && !denominator.is_multiple_of(e.denom()) {
                denominator = denominator.lcm(e.denom());
            }
        }
        let numerators = entries
            .into_iter()
            .map(|e| {
                let (n, d) = e.into_raw();
                if d == denominator {
                    n
                } else {
                    n * (&denominator / d)
                }
            })
            .collect();
        Self::from_int_matrix(IntMatrix::new(rows, cols, numerators), denominator)
    }

    /// The square matrix with this diagonal and zeros elsewhere.
    pub fn diagonal(diagonal: &[BigRational]) -> Self {
        let n = diagonal.len();
        Self::from_fn(n, n, |i, j| {
            if i == j {
                diagonal[i].clone()
            } else {
                BigRational::zero()
            }
        })
    }

    pub(super) fn from_int_matrix(m: IntMatrix, mut denominator: BigInt) -> Self {
        let IntMatrix {
            rows,
            cols,
            data: mut numerators,
        } = m;
        if denominator.is_negative() {
            denominator = -denominator;
            for n in &mut numerators {
                *n = -std::mem::take(n);
            }
        }
        if !denominator.is_one() {
            let mut g = denominator.clone();
            for n in &numerators {
                if g.is_one() {
                    break;
                }
                if !n.is_zero() {
                    // One division brings the numerator down to the size of what is left.
                    g = g.gcd(&(n % &g));
                }
            }
            if numerators.iter().all(Zero::is_zero) {
                denominator = BigInt::one();
            } else if !g.is_one() {
                denominator /= &g;
                for n in &mut numerators {
                    *n /= &g;
                }
            }
        }
        Matrix {
            rows,
            cols,
            numerators,
            denominator,
        }
    }

    pub(super) fn int_matrix(&self) -> IntMatrix {
        IntMatrix::new(self.rows, self.cols, self.numerators.clone())
    }

    /// Number of rows.
    pub fn nrows(&self) -> usize {
        self.rows
    }

    /// Number of columns.
    pub fn ncols(&self) -> usize {
        self.cols
    }

    /// Rows and columns.
    pub fn shape(&self) -> (usize, usize) {
        (self.rows, self.cols)
    }

    /// Whether there are as many rows as columns.
    pub fn is_square(&self) -> bool {
        self.rows == self.cols
    }

    /// Whether every entry is 0.
    pub fn is_zero(&self) -> bool {
        self.numerators.iter().all(Zero::is_zero)
    }

    /// Whether the matrix equals its transpose.
    pub fn is_symmetric(&self) -> bool {
        self.is_square() && self.asymmetry().is_none()
    }

    /// The first pair of mirror entries that differ.
    pub(super) fn asymmetry(&self) -> Option<(usize, usize)> {
        (0..self.rows)
            .flat_map(|i| (0..i).map(move |j| (i, j)))
            .find(|&(i, j)| self.numerator(i, j) != self.numerator(j, i))
    }

    /// The integer numerators, row by row, all over [`denominator`](Self::denominator).
    pub fn numerators(&self) -> &[BigInt] {
        &self.numerators
    }

    /// The common denominator, positive.
    pub fn denominator(&self) -> &BigInt {
        &self.denominator
    }

    pub(super) fn numerator(&self, i: usize, j: usize) -> &BigInt {
        &self.numerators[i * self.cols + j]
    }

    /// The entry in row `i`, column `j`, in lowest terms.
    ///
    /// # Panics
    /// If the position is outside the matrix.
    pub fn get(&self, i: usize, j: usize) -> BigRational {
        assert!(
            i < self.rows && j < self.cols,
            "entry ({i}, {j}) of a {}×{} matrix",
            self.rows,
            self.cols
        );
        self.rational(self.numerator(i, j))
    }

    fn rational(&self, n: &BigInt) -> BigRational {
        if self.denominator.is_one() {
            BigRational::from_integer(n.clone())
        } else {
            BigRational::new(n.clone(), self.denominator.clone())
        }
    }

    /// Row `i`.
    ///
    /// # Panics
    /// If there is no such row.
    pub fn row(&self, i: usize) -> Vec<BigRational> {
        assert!(i < self.rows, "row {i} of {}", self.rows);
        (0..self.cols).map(|j| self.get(i, j)).collect()
    }

    /// Column `j`.
    ///
    /// # Panics
    /// If there is no such column.
    pub fn column(&self, j: usize) -> Vec<BigRational> {
        assert!(j < self.cols, "column {j} of {}", self.cols);
        (0..self.rows).map(|i| self.get(i, j)).collect()
    }

    /// All entries as fractions in lowest terms, row by row.
    pub fn to_rows(&self) -> Vec<Vec<BigRational>> {
        (0..self.rows).map(|i| self.row(i)).collect()
    }

    /// The transpose.
    pub fn transpose(&self) -> Self {
        Matrix {
            rows: self.cols,
            cols: self.rows,
            numerators: self.int_matrix().transpose().data,
            denominator: self.denominator.clone(),
        }
    }

    /// The rows and columns listed, in the order listed; repetition is allowed.
    ///
    /// # Panics
    /// If one of them does not exist.
    ///
    /// ```
    /// use elenchus::linalg::Matrix;
    /// let a = Matrix::from_integers(2, 3, &[1, 2, 3, 4, 5, 6])?;
    /// assert_eq!(a.select(&[1], &[2, 0]), Matrix::from_integers(1, 2, &[6, 4])?);
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn select(&self, rows: &[usize], cols: &[usize]) -> Self {
        assert!(rows.iter().all(|&i| i < self.rows) && cols.iter().all(|&j| j < self.cols));
        let mut numerators = Vec::with_capacity(rows.len() * cols.len());
        for &i in rows {
            for &j in cols {
                numerators.push(self.numerator(i, j).clone());
            }
        }
        Self::from_int_matrix(
            IntMatrix::new(rows.len(), cols.len(), numerators),
            self.denominator.clone(),
        )
    }

    /// The entries rounded to floats, row by row.
    pub fn to_f64(&self) -> nalgebra::DMatrix<f64> {
        use num_traits::ToPrimitive;
        nalgebra::DMatrix::from_fn(self.rows, self.cols, |i, j| {
            self.get(i, j).to_f64().unwrap_or(f64::NAN)
        })
    }
}

impl fmt::Display for Matrix {
    /// Rows in brackets, columns aligned to the right.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries: Vec<Vec<String>> = self
            .to_rows()
            .iter()
            .map(|r| r.iter().map(ToString::to_string).collect())
            .collect();
        write_table(f, &entries)
    }
}

/// Rows in brackets, columns aligned to the right.
pub(super) fn write_table(f: &mut fmt::Formatter<'_>, entries: &[Vec<String>]) -> fmt::Result {
    let cols = entries.first().map_or(0, Vec::len);
    let width = |j: usize| {
        entries
            .iter()
            .map(|r| r[j].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..cols).map(width).collect();
    for (i, row) in entries.iter().enumerate() {
        if i > 0 {
            writeln!(f)?;
        }
        write!(f, "[")?;
        for (j, (e, w)) in row.iter().zip(&widths).enumerate() {
            write!(f, "{}{e:>w$}", if j == 0 { " " } else { "  " })?;
        }
        write!(f, " ]")?;
    }
    Ok(())
}

impl fmt::Debug for Matrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}×{}\n{self}", self.rows, self.cols)
    }
}
