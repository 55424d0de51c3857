//! Sums, products and their kin of exact matrices.

use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::integer::IntMatrix;
use super::{LinalgError, Matrix};

impl Matrix {
    /// The sum of two matrices of one shape.
    ///
    /// # Errors
    /// The shapes must agree.
    pub fn try_add(&self, other: &Self) -> Result<Self, LinalgError> {
        self.combine("sum", other, |a, b| a + b)
    }

    /// The difference of two matrices of one shape.
    ///
    /// # Errors
    /// The shapes must agree.
    pub fn try_sub(&self, other: &Self) -> Result<Self, LinalgError> {
        self.combine("difference", other, |a, b| a - b)
    }

    fn combine(
        &self,
        operation: &'static str,
        other: &Self,
        f: impl Fn(BigInt, BigInt) -> BigInt,
    ) -> Result<Self, LinalgError> {
        if self.shape() != other.shape() {
            return Err(LinalgError::Shape {
                operation,
                expected: self.shape(),
                got: other.shape(),
            });
        }
        let denominator = self.denominator().lcm(other.denominator());
        let (s, t) = (
            &denominator / self.denominator(),
            &denominator / other.denominator(),
        );
        let numerators = self
            .numerators()
            .iter()
            .zip(other.numerators())
            .map(|(a, b)| f(a * &s, b * &t))
            .collect();
        Ok(Self::from_int_matrix(
            IntMatrix::new(self.nrows(), self.ncols(), numerators),
            denominator,
        ))
    }

    /// The product `self · other`.
    ///
    /// # Errors
    /// `other` must have as many rows as `self` has columns.
    pub fn try_mul(&self, other: &Self) -> Result<Self, LinalgError> {
        if self.ncols() != other.nrows() {
            return Err(LinalgError::Shape {
                operation: "product",
                expected: (self.ncols(), other.ncols()),
                got: other.shape(),
            });
        }
        Ok(Self::from_int_matrix(
            self.int_matrix().mul(&other.int_matrix()),
            self.denominator() * other.denominator(),
        ))
    }

    /// The image `self · v` of a column vector.
    ///
    /// # Errors
    /// `v` must have as many entries as `self` has columns.
    pub fn apply(&self, v: &[BigRational]) -> Result<Vec<BigRational>, LinalgError> {
        let v = Self::from_columns(v.len(), &[v.to_vec()])?;
        Ok(self.try_mul(&v)?.column(0))
    }

    /// Every entry times `factor`.
    pub fn scale(&self, factor: &BigRational) -> Self {
        let numerators = self
            .numerators()
            .iter()
            .map(|a| a * factor.numer())
            .collect();
        Self::from_int_matrix(
            IntMatrix::new(self.nrows(), self.ncols(), numerators),
            self.denominator() * factor.denom(),
        )
    }

    /// The power `selfᵏ`; the zeroth is the identity.
    ///
    /// # Errors
    /// The matrix must be square.
    pub fn pow(&self, mut k: u32) -> Result<Self, LinalgError> {
        self.require_square("power")?;
        let mut result = Self::identity(self.nrows());
        let mut square = self.clone();
        while k > 0 {
            if k & 1 == 1 {
                result = &result * &square;
            }
            k >>= 1;
            if k > 0 {
                square = &square * &square;
            }
        }
        Ok(result)
    }

    /// The sum of the diagonal.
    ///
    /// # Errors
    /// The matrix must be square.
    pub fn trace(&self) -> Result<BigRational, LinalgError> {
        self.require_square("trace")?;
        let sum = (0..self.nrows())
            .map(|i| self.numerator(i, i))
            .sum::<BigInt>();
        Ok(BigRational::new(sum, self.denominator().clone()))
    }

    /// The sum of the squares of all entries, `‖A‖²` in the Frobenius norm.
    pub fn squared_norm(&self) -> BigRational {
        let sum = self.numerators().iter().map(|a| a * a).sum::<BigInt>();
        BigRational::new(sum, self.denominator() * self.denominator())
    }

    /// The Kronecker product: block `(i, j)` is `self[i, j] · other`.
    pub fn kronecker(&self, other: &Self) -> Self {
        let (rows, cols) = (self.nrows() * other.nrows(), self.ncols() * other.ncols());
        let mut numerators = Vec::with_capacity(rows * cols);
        for i in 0..rows {
            for j in 0..cols {
                let a = self.numerator(i / other.nrows(), j / other.ncols());
                let b = other.numerator(i % other.nrows(), j % other.ncols());
                numerators.push(a * b);
            }
        }
        Self::from_int_matrix(
            IntMatrix::new(rows, cols, numerators),
            self.denominator() * other.denominator(),
        )
    }

    /// `other` to the right of `self`.
    ///
    /// # Errors
    /// Both must have as many rows.
    pub fn beside(&self, other: &Self) -> Result<Self, LinalgError> {
        if self.nrows() != other.nrows() {
            return Err(LinalgError::Shape {
                operation: "matrices side by side",
                expected: (self.nrows(), other.ncols()),
                got: other.shape(),
            });
        }
        let denominator = self.denominator().lcm(other.denominator());
        let (s, t) = (
            &denominator / self.denominator(),
            &denominator / other.denominator(),
        );
        let cols = self.ncols() + other.ncols();
        let mut numerators = Vec::with_capacity(self.nrows() * cols);
        for i in 0..self.nrows() {
            numerators.extend((0..self.ncols()).map(|j| self.numerator(i, j) * &s));
            numerators.extend((0..other.ncols()).map(|j| other.numerator(i, j) * &t));
        }
        Ok(Self::from_int_matrix(
            IntMatrix::new(self.nrows(), cols, numerators),
            denominator,
        ))
    }

    /// `other` below `self`.
    ///
    /// # Errors
    /// Both must have as many columns.
    pub fn above(&self, other: &Self) -> Result<Self, LinalgError> {
        if self.ncols() != other.ncols() {
            return Err(LinalgError::Shape {
                operation: "matrices one above the other",
                expected: (other.nrows(), self.ncols()),
                got: other.shape(),
            });
        }
        Ok(self.transpose().beside(&other.transpose())?.transpose())
    }

    /// `self − shift · I`.
    ///
    /// # Errors
    /// The matrix must be square.
    pub fn shifted(&self, shift: &BigRational) -> Result<Self, LinalgError> {
        self.require_square("shift by a multiple of the identity")?;
        Ok(self - &Self::identity(self.nrows()).scale(shift))
    }

    pub(super) fn require_square(&self, operation: &'static str) -> Result<(), LinalgError> {
        if self.is_square() {
            Ok(())
        } else {
            Err(LinalgError::NotSquare {
                operation,
                got: self.shape(),
            })
        }
    }

    pub(super) fn require_symmetric(&self, operation: &'static str) -> Result<(), LinalgError> {
        self.require_square(operation)?;
        match self.asymmetry() {
            None => Ok(()),
            Some((i, j)) => Err(LinalgError::NotSymmetric { operation, i, j }),
        }
    }
}

/// The inner product of two vectors; entries beyond the shorter one count as 0.
///
/// ```
/// use elenchus::linalg::{dot, ratio};
/// assert_eq!(dot(&[ratio(1, 2), ratio(3, 1)], &[ratio(2, 1), ratio(1, 3)]), ratio(2, 1));
/// ```
pub fn dot(x: &[BigRational], y: &[BigRational]) -> BigRational {
    x.iter()
        .zip(y)
        .filter(|(a, b)| !a.is_zero() && !b.is_zero())
        .map(|(a, b)| a * b)
        .sum()
}

macro_rules! operator {
    ($trait:ident, $method:ident, $try:ident, $what:literal) => {
        impl $trait for &Matrix {
            type Output = Matrix;

            #[doc = concat!("The ", $what, ".\n\n# Panics\nIf the shapes do not fit; [`Matrix::", stringify!($try), "`] returns an error instead.")]
            fn $method(self, other: &Matrix) -> Matrix {
                match self.$try(other) {
                    Ok(m) => m,
                    Err(e) => panic!("{e}"),
                }
            }
        }
    };
}

operator!(Add, add, try_add, "sum");
operator!(Sub, sub, try_sub, "difference");
operator!(Mul, mul, try_mul, "product");

impl Neg for &Matrix {
    type Output = Matrix;

    fn neg(self) -> Matrix {
        self.scale(&-BigRational::one())
    }
}
