//! Matrices with polynomial entries.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::{Add, Mul, Sub};

use num_rational::BigRational;

use super::ParamPoly;
use crate::linalg::matrix::write_table;
use crate::linalg::{LinalgError, Matrix, Polynomial};

/// A dense matrix whose entries are polynomials in named parameters; either side may be 0.
///
/// ```
/// use elenchus::linalg::{Matrix, ParamMatrix, ParamPoly, ratio};
/// let (a, one) = (ParamPoly::parameter("a"), ParamPoly::one());
/// let w = ParamMatrix::from_rows(vec![vec![&one - &a, a.clone()], vec![a.clone(), &one - &a]])?;
/// assert_eq!(w.determinant()?.to_string(), "1 - 2*a");
/// assert_eq!(w.at(&[("a", ratio(1, 2))])?, Matrix::from_fn(2, 2, |_, _| ratio(1, 2)));
/// # Ok::<(), elenchus::linalg::LinalgError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ParamMatrix {
    rows: usize,
    cols: usize,
    entries: Vec<ParamPoly>,
}

impl ParamMatrix {
    /// A matrix from its rows; no rows gives the 0×0 matrix.
    ///
    /// # Errors
    /// All rows must have the same length.
    pub fn from_rows(rows: Vec<Vec<ParamPoly>>) -> Result<Self, LinalgError> {
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
        Ok(ParamMatrix {
            rows: rows.len(),
            cols,
            entries: rows.into_iter().flatten().collect(),
        })
    }

    /// The matrix with entry `f(i, j)` in row `i`, column `j`.
    pub fn from_fn(rows: usize, cols: usize, mut f: impl FnMut(usize, usize) -> ParamPoly) -> Self {
        let mut entries = Vec::with_capacity(rows * cols);
        for i in 0..rows {
            for j in 0..cols {
                entries.push(f(i, j));
            }
        }
        ParamMatrix {
            rows,
            cols,
            entries,
        }
    }

    /// Rows and columns.
    pub fn shape(&self) -> (usize, usize) {
        (self.rows, self.cols)
    }

    /// The entry in row `i`, column `j`.
    ///
    /// # Panics
    /// If the position is outside the matrix.
    pub fn get(&self, i: usize, j: usize) -> &ParamPoly {
        assert!(
            i < self.rows && j < self.cols,
            "entry ({i}, {j}) of a {}×{} matrix",
            self.rows,
            self.cols
        );
        &self.entries[i * self.cols + j]
    }

    /// The names of the parameters that occur, in alphabetical order.
    pub fn parameters(&self) -> BTreeSet<String> {
        self.entries.iter().flat_map(|e| e.parameters()).collect()
    }

    /// The transpose.
    pub fn transpose(&self) -> Self {
        Self::from_fn(self.cols, self.rows, |i, j| self.get(j, i).clone())
    }

    fn require_shape(
        &self,
        operation: &'static str,
        expected: (usize, usize),
        other: &Self,
    ) -> Result<(), LinalgError> {
        if other.shape() == expected {
            Ok(())
        } else {
            Err(LinalgError::Shape {
                operation,
                expected,
                got: other.shape(),
            })
        }
    }

    /// The sum of two matrices of one shape.
    ///
    /// # Errors
    /// The shapes must agree.
    pub fn try_add(&self, other: &Self) -> Result<Self, LinalgError> {
        self.require_shape("sum", self.shape(), other)?;
        Ok(Self::from_fn(self.rows, self.cols, |i, j| {
            self.get(i, j) + other.get(i, j)
        }))
    }

    /// The difference of two matrices of one shape.
    ///
    /// # Errors
    /// The shapes must agree.
    pub fn try_sub(&self, other: &Self) -> Result<Self, LinalgError> {
        self.require_shape("difference", self.shape(), other)?;
        Ok(Self::from_fn(self.rows, self.cols, |i, j| {
            self.get(i, j) - other.get(i, j)
        }))
    }

    /// The product.
    ///
    /// # Errors
    /// `other` must have as many rows as `self` has columns.
    pub fn try_mul(&self, other: &Self) -> Result<Self, LinalgError> {
        self.require_shape("product", (self.cols, other.cols), other)?;
        Ok(Self::from_fn(self.rows, other.cols, |i, j| {
            (0..self.cols).fold(ParamPoly::zero(), |sum, k| {
                &sum + &(self.get(i, k) * other.get(k, j))
            })
        }))
    }

    /// Every entry times `factor`.
    pub fn scale(&self, factor: &ParamPoly) -> Self {
        Self::from_fn(self.rows, self.cols, |i, j| self.get(i, j) * factor)
    }

    /// Whether every entry is the zero polynomial.
    pub fn is_zero(&self) -> bool {
        self.entries.iter().all(ParamPoly::is_zero)
    }

    /// The matrix at given parameter values.
    ///
    /// # Errors
    /// Every parameter that occurs must have a value.
    pub fn at(&self, values: &[(&str, BigRational)]) -> Result<Matrix, LinalgError> {
        let entries = self
            .entries
            .iter()
            .map(|e| e.evaluate(values))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Matrix::from_fn(self.rows, self.cols, |i, j| {
            entries[i * self.cols + j].clone()
        }))
    }

    /// The matrix with `value` in place of the parameter `name`.
    pub fn substitute(&self, name: &str, value: &ParamPoly) -> Self {
        Self::from_fn(self.rows, self.cols, |i, j| {
            self.get(i, j).substitute(name, value)
        })
    }

    /// The characteristic polynomial `det(xI − W)`, without a division (Samuelson 1942, Berkowitz 1984): O(n⁴) products of entries.
    ///
    /// # Errors
    /// The matrix must be square.
    ///
    /// ```
    /// use elenchus::linalg::{ParamMatrix, ParamPoly};
    /// let a = ParamPoly::parameter("a");
    /// let w = ParamMatrix::from_fn(2, 2, |i, j| if i == j { ParamPoly::zero() } else { a.clone() });
    /// assert_eq!(w.characteristic_polynomial()?.to_string(), "x^2 - a^2");
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn characteristic_polynomial(&self) -> Result<ParamCharPoly, LinalgError> {
        if self.rows != self.cols {
            return Err(LinalgError::NotSquare {
                operation: "characteristic polynomial",
                got: self.shape(),
            });
        }
        // v: det(xI − leading r×r block), highest power first.
        let mut v = vec![ParamPoly::one()];
        for r in 0..self.rows {
            // Toeplitz column 1, −a, −RC, −RSC, −RS²C, … of the bordered block [S C; R a].
            let mut column = vec![ParamPoly::one(), -self.get(r, r)];
            let mut c: Vec<ParamPoly> = (0..r).map(|i| self.get(i, r).clone()).collect();
            for k in 0..r {
                let product =
                    (0..r).fold(ParamPoly::zero(), |sum, j| &sum + &(self.get(r, j) * &c[j]));
                column.push(-&product);
                if k + 1 < r {
                    c = (0..r)
                        .map(|i| {
                            (0..r)
                                .fold(ParamPoly::zero(), |sum, j| &sum + &(self.get(i, j) * &c[j]))
                        })
                        .collect();
                }
            }
            v = (0..r + 2)
                .map(|i| {
                    (0..=i.min(r))
                        .fold(ParamPoly::zero(), |sum, j| &sum + &(&column[i - j] * &v[j]))
                })
                .collect();
        }
        v.reverse();
        Ok(ParamCharPoly { coefficients: v })
    }

    /// The determinant; 1 for the 0×0 matrix.
    ///
    /// # Errors
    /// The matrix must be square.
    pub fn determinant(&self) -> Result<ParamPoly, LinalgError> {
        let p = self.characteristic_polynomial()?;
        let c = &p.coefficients[0];
        Ok(if self.rows % 2 == 1 { -c } else { c.clone() })
    }
}

impl From<&Matrix> for ParamMatrix {
    fn from(m: &Matrix) -> Self {
        Self::from_fn(m.nrows(), m.ncols(), |i, j| {
            ParamPoly::constant(m.get(i, j))
        })
    }
}

macro_rules! operator {
    ($trait:ident, $method:ident, $try:ident) => {
        impl $trait for &ParamMatrix {
            type Output = ParamMatrix;

            #[doc = concat!("# Panics\nIf the shapes do not fit; [`ParamMatrix::", stringify!($try), "`] returns an error instead.")]
            fn $method(self, other: &ParamMatrix) -> ParamMatrix {
                match self.$try(other) {
                    Ok(m) => m,
                    Err(e) => panic!("{e}"),
                }
            }
        }
    };
}

operator!(Add, add, try_add);
operator!(Sub, sub, try_sub);
operator!(Mul, mul, try_mul);

impl fmt::Display for ParamMatrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries: Vec<Vec<String>> = (0..self.rows)
            .map(|i| (0..self.cols).map(|j| self.get(i, j).to_string()).collect())
            .collect();
        write_table(f, &entries)
    }
}

impl fmt::Debug for ParamMatrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}×{}\n{self}", self.rows, self.cols)
    }
}

/// A characteristic polynomial whose coefficients depend on parameters: monic in `x`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParamCharPoly {
    coefficients: Vec<ParamPoly>,
}

impl ParamCharPoly {
    /// The coefficients, the constant one first; the last is 1.
    pub fn coefficients(&self) -> &[ParamPoly] {
        &self.coefficients
    }

    /// The polynomial at given parameter values.
    ///
    /// # Errors
    /// Every parameter that occurs must have a value.
    pub fn at(&self, values: &[(&str, BigRational)]) -> Result<Polynomial, LinalgError> {
        let c = self
            .coefficients
            .iter()
            .map(|c| c.evaluate(values))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Polynomial::new(&c))
    }

    /// The value with a polynomial in place of `x`: 0 exactly when that is an eigenvalue for all parameter values.
    ///
    /// ```
    /// use elenchus::linalg::{ParamMatrix, ParamPoly};
    /// let a = ParamPoly::parameter("a");
    /// let w = ParamMatrix::from_fn(2, 2, |_, _| a.clone());
    /// assert!(w.characteristic_polynomial()?.evaluate(&(&a + &a)).is_zero());
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn evaluate(&self, x: &ParamPoly) -> ParamPoly {
        self.coefficients
            .iter()
            .rev()
            .fold(ParamPoly::zero(), |v, c| &(&v * x) + c)
    }
}

impl fmt::Display for ParamCharPoly {
    /// Highest power first: `x^2 + (-2 + a)*x + 1 - a`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        for (k, c) in self.coefficients.iter().enumerate().rev() {
            let power = match k {
                0 => String::new(),
                1 => "x".to_string(),
                _ => format!("x^{k}"),
            };
            let c = c.to_string();
            let single = !c.contains(" + ") && !c.contains(" - ");
            let (minus, size) = match c.strip_prefix('-') {
                Some(size) if single => (true, size.to_string()),
                _ => (false, c.clone()),
            };
            if size == "0" {
                continue;
            }
            text.push_str(match (text.is_empty(), minus) {
                (true, true) => "-",
                (true, false) => "",
                (false, true) => " - ",
                (false, false) => " + ",
            });
            match (power.is_empty(), single) {
                (true, true) => text.push_str(&size),
                (true, false) => text.push_str(&format!("({size})")),
                (false, _) if size == "1" => text.push_str(&power),
                (false, true) => text.push_str(&format!("{size}*{power}")),
                (false, false) => text.push_str(&format!("({size})*{power}")),
            }
        }
        f.write_str(&text)
    }
}
