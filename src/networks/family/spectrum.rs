//! The action on the quotient by the span: characteristic polynomial and stability.

use std::fmt;

use num_rational::BigRational;
use num_traits::{One, Zero};

use super::{Error, Family};
use crate::linalg::{Matrix, ParamCharPoly, ParamMatrix, ParamPoly};

/// The characteristic polynomial of the general member, `(x − 1)^r` times that of the quotient by the span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyCharPoly {
    /// Dimension of the span.
    pub multiplicity_of_one: usize,
    /// The polynomial of the action on the quotient.
    pub quotient: ParamCharPoly,
}

impl fmt::Display for FamilyCharPoly {
    /// `(x - 1)^2*(x + (-1 + a - 2*b))`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let trivial = self.quotient.coefficients().len() == 1;
        match self.multiplicity_of_one {
            0 => return write!(f, "{}", self.quotient),
            1 => f.write_str("(x - 1)")?,
            r => write!(f, "(x - 1)^{r}")?,
        }
        if trivial {
            Ok(())
        } else {
            write!(f, "*({})", self.quotient)
        }
    }
}

/// The largest complement and the most parameters for which the characteristic polynomial is written out.
const LARGEST_COMPLEMENT: usize = 4;
const MOST_PARAMETERS: usize = 16;

impl Family {
    /// The rows vanish on the span and take the values of the unit vectors on the coordinates without a pivot.
    fn annihilator(&self) -> Matrix {
        let mut rows = vec![vec![BigRational::zero(); self.degree]; self.free.len()];
        for (row, &f) in rows.iter_mut().zip(&self.free) {
            row[f] = BigRational::one();
            for (v, &p) in self.basis.iter().zip(&self.pivots) {
                row[p] = -&v[f];
            }
        }
        Matrix::from_fn(self.free.len(), self.degree, |a, i| rows[a][i].clone())
    }

    /// The matrix by which a member acts on the quotient by the span, in the basis of the unit vectors of the coordinates where the echelon basis has no pivot.
    ///
    /// # Errors
    /// One value per parameter.
    pub fn quotient_at(&self, values: &[BigRational]) -> Result<Matrix, Error> {
        let w = self.at(values)?;
        let all: Vec<usize> = (0..self.degree).collect();
        Ok(self.annihilator().try_mul(&w.select(&all, &self.free))?)
    }

    /// Whether all eigenvalues on the quotient by the span lie in the open unit disc, so that the powers of the member converge to a projector onto
    /// the span. True if the span is everything. Exact.
    ///
    /// # Errors
    /// One value per parameter.
    pub fn is_stable(&self, values: &[BigRational]) -> Result<bool, Error> {
        let quotient = self.quotient_at(values)?;
        Ok(quotient.nrows() == 0 || quotient.is_schur_stable()?)
    }

    /// The characteristic polynomial of the general member, where `N − r ≤ 4` and there are at most 16 parameters; `None` otherwise.
    pub fn characteristic_polynomial(&self) -> Option<FamilyCharPoly> {
        let size = self.free.len();
        if size > LARGEST_COMPLEMENT || self.dimension() > MOST_PARAMETERS {
            return None;
        }
        let left = self.annihilator();
        let quotient = ParamMatrix::from_fn(size, size, |a, b| {
            (0..self.degree)
                .filter(|&i| !left.get(a, i).is_zero())
                .fold(ParamPoly::zero(), |sum, i| {
                    &sum + &self.entry(i, self.free[b]).scale(&left.get(a, i))
                })
        });
        Some(FamilyCharPoly {
            multiplicity_of_one: self.span_dimension(),
            quotient: quotient.characteristic_polynomial().ok()?,
        })
    }
}
