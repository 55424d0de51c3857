//! Counting eigenvalues exactly.

use num_rational::BigRational;
use num_traits::{One, Signed};

use super::Laplacian;
use crate::linalg::Polynomial;

/// How many eigenvalues of a symmetric matrix lie below, at and above a number, with multiplicities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EigenvalueCount {
    /// Eigenvalues less than the number.
    pub below: usize,
    /// Eigenvalues equal to it.
    pub equal: usize,
    /// Eigenvalues greater than it.
    pub above: usize,
}

impl Laplacian {
    /// The characteristic polynomial `det(xI − L)`. All its roots are real and at least 0; 0 is a root once for every
    /// component; the coefficient of `x` is `±n` times the weighted number of spanning trees.
    pub fn characteristic_polynomial(&self) -> Polynomial {
        self.matrix()
            .characteristic_polynomial()
            .expect("a Laplacian is square")
    }

    /// How many eigenvalues of `L` lie below, at and above `x`.
    ///
    /// All roots of the characteristic polynomial are real, so by Descartes' rule the sign changes of its coefficients
    /// around `x` count the roots above `x` exactly.
    ///
    /// ```
    /// use elenchus::graphs::{EigenvalueCount, product::star};
    /// // The star with 4 leaves has eigenvalues 0, 1, 1, 1, 5.
    /// let count = star(4).count_eigenvalues(&elenchus::linalg::ratio(1, 1));
    /// assert_eq!(count, EigenvalueCount { below: 1, equal: 3, above: 1 });
    /// ```
    pub fn count_eigenvalues(&self, x: &BigRational) -> EigenvalueCount {
        let shift = Polynomial::new(&[x.clone(), BigRational::one()]);
        let around = self.characteristic_polynomial().compose(&shift);
        let coefficients = around.numerators();
        let equal = coefficients
            .iter()
            .take_while(|c| c.sign() == num_bigint::Sign::NoSign)
            .count();
        let signs: Vec<bool> = coefficients
            .iter()
            .filter(|c| c.sign() != num_bigint::Sign::NoSign)
            .map(|c| c.is_positive())
            .collect();
        let above = signs.windows(2).filter(|pair| pair[0] != pair[1]).count();
        EigenvalueCount {
            below: self.order() - equal - above,
            equal,
            above,
        }
    }
}
