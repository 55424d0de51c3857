//! The linear associator: one matrix `A` with `A x_n ≈ y_n`.
//!
//! Keys are the columns of `X` (`D × N`), patterns the columns of `Y` (`D' × N`); `A` is `D' × D`. For every `X` and `Y`
//! the least-squares solutions of `AX = Y` are `A = YX⁺ + Z(I − XX⁺)` with any `Z`, and `YX⁺` is the one of least Frobenius norm: with `A = YX⁺ + B`, `BX = 0`,
//! the two terms are orthogonal since `X⁺ = X⁺XX⁺`. The correlation matrix `YXᵀ` is `YX⁺` if `XᵀX` or `XXᵀ` is the identity, because then `X⁺ = Xᵀ`; more precisely it is a
//! least-squares solution iff `Y(XᵀX − I)X⁺X = 0`.

use num_rational::BigRational;

use super::AssociatorError;
use crate::linalg::{LinalgError, Matrix};

/// A linear map used as a memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinearAssociator {
    weights: Matrix,
}

fn same_columns(x: &Matrix, y: &Matrix) -> Result<(), AssociatorError> {
    if x.ncols() == y.ncols() {
        Ok(())
    } else {
        Err(AssociatorError::Length {
            what: "patterns",
            expected: x.ncols(),
            got: y.ncols(),
        })
    }
}

impl LinearAssociator {
    /// The memory with the given weights (`D' × D`).
    pub fn new(weights: Matrix) -> Self {
        LinearAssociator { weights }
    }

    /// Correlation (Hebb, holographic) storage `A = YXᵀ = Σ_n y_n x_nᵀ`.
    ///
    /// ```
    /// use elenchus::linalg::Matrix;
    /// use elenchus::networks::associator::LinearAssociator;
    /// let x = Matrix::from_integers(2, 2, &[0, 1, 1, 0]).unwrap();
    /// let y = Matrix::from_integers(1, 2, &[5, 7]).unwrap();
    /// assert_eq!(LinearAssociator::correlation(&x, &y).unwrap().recall_all(&x).unwrap(), y);
    /// ```
    pub fn correlation(x: &Matrix, y: &Matrix) -> Result<Self, AssociatorError> {
        same_columns(x, y)?;
        Ok(Self::new(y.try_mul(&x.transpose())?))
    }

    /// The least-squares solution of least Frobenius norm, `A = YX⁺`, for any `X`.
    pub fn pseudo_inverse(x: &Matrix, y: &Matrix) -> Result<Self, AssociatorError> {
        same_columns(x, y)?;
        Ok(Self::new(y.try_mul(&x.pseudo_inverse())?))
    }

    /// The least-squares solution nearest to `prior` in Frobenius norm: `prior + (Y − prior·X)X⁺`. It is the limit of gradient descent on the square loss started at `prior`.
    pub fn nearest(x: &Matrix, y: &Matrix, prior: &Matrix) -> Result<Self, AssociatorError> {
        same_columns(x, y)?;
        let rest = y.try_sub(&prior.try_mul(x)?)?;
        Ok(Self::new(
            prior.try_add(&rest.try_mul(&x.pseudo_inverse())?)?,
        ))
    }

    /// The weights, `D' × D`.
    pub fn weights(&self) -> &Matrix {
        &self.weights
    }

    /// The response `Ax`.
    pub fn recall(&self, x: &[BigRational]) -> Result<Vec<BigRational>, LinalgError> {
        self.weights.apply(x)
    }

    /// The responses to all columns of `X`.
    pub fn recall_all(&self, x: &Matrix) -> Result<Matrix, LinalgError> {
        self.weights.try_mul(x)
    }

    /// The square loss `‖AX − Y‖_F²`.
    pub fn squared_error(&self, x: &Matrix, y: &Matrix) -> Result<BigRational, AssociatorError> {
        Ok(self.weights.try_mul(x)?.try_sub(y)?.squared_norm())
    }

    /// Whether `A` minimises `‖AX − Y‖_F`: the normal equations `(AX − Y)Xᵀ = 0`, which characterise the minimisers of this convex function.
    pub fn is_least_squares(&self, x: &Matrix, y: &Matrix) -> Result<bool, AssociatorError> {
        Ok(self
            .weights
            .try_mul(x)?
            .try_sub(y)?
            .try_mul(&x.transpose())?
            .is_zero())
    }
}

/// The Gram matrix `XᵀX` of the keys.
pub fn gram(x: &Matrix) -> Matrix {
    &x.transpose() * x
}

/// The middle layer `W_2` of least Frobenius norm among the minimisers of `‖Y W_2 XᵀX − Y‖_F`: `Y⁺Y(XᵀX)⁺`.
///
/// All minimisers are `Y⁺Y(XᵀX)⁺ + Z − Y⁺Y Z P` with `P = X⁺X` and any `Z`; there is only one iff `X` has rank `N` and `Y` has rank `N`.
///
/// ```
/// use elenchus::linalg::Matrix;
/// use elenchus::networks::associator::linear::middle_layer;
/// let x = Matrix::from_integers(2, 2, &[1, 1, 0, 1]).unwrap();
/// let w = middle_layer(&x, &Matrix::identity(2)).unwrap();
/// assert_eq!(w, Matrix::from_integers(2, 2, &[2, -1, -1, 1]).unwrap());
/// ```
pub fn middle_layer(x: &Matrix, y: &Matrix) -> Result<Matrix, AssociatorError> {
    same_columns(x, y)?;
    Ok(y.pseudo_inverse()
        .try_mul(y)?
        .try_mul(&gram(x).pseudo_inverse())?)
}
