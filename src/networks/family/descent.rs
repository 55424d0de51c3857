//! Where gradient descent ends.

use super::{Error, Family};
use crate::linalg::{Matrix, projector};

impl Family {
    /// The orthogonal projector onto the span, which is where gradient descent from 0 ends. It is a member: the span and its complement are invariant.
    ///
    /// # Errors
    /// None in practice.
    pub fn projector(&self) -> Result<Matrix, Error> {
        Ok(projector(self.degree, &self.basis)?)
    }

    /// `P + W₀ (I − P)`, where gradient descent on `½ ‖W X − X‖²` from `W₀` ends for every step below `2/‖X‖²`; repeated rows change the speed but not the limit.
    /// It always reproduces the span, and is a member of [`Family::equivariant`] if `W₀` commutes with the group.
    ///
    /// # Errors
    /// `w0` must be `N × N`.
    ///
    /// ```
    /// use elenchus::linalg::{Matrix, ratio};
    /// use elenchus::networks::family::Family;
    /// let family = Family::equivariant(&[vec![ratio(1, 1), ratio(1, 1)]])?;
    /// let limit = family.descent_limit(&Matrix::from_integers(2, 2, &[1, 0, 0, 0])?)?;
    /// assert_eq!(limit.row(0), [ratio(1, 1), ratio(0, 1)]);
    /// assert_eq!(limit.row(1), [ratio(1, 2), ratio(1, 2)]);
    /// # Ok::<(), elenchus::networks::family::Error>(())
    /// ```
    pub fn descent_limit(&self, w0: &Matrix) -> Result<Matrix, Error> {
        let p = self.projector()?;
        let rest = Matrix::identity(self.degree).try_sub(&p)?;
        Ok(p.try_add(&w0.try_mul(&rest)?)?)
    }
}
