//! Linear iterations: when they converge, to what, and how far they are after `n` steps. All criteria are decided exactly.
//!
//! * **Neumann** `z_{t+1} = Kz_t + u`: converges for all `u`, `z_0` iff the spectral radius of `K` is below 1, to `(I − K)⁻¹u`. After `n` steps the
//!   remainder is `K^n (z_0 − (I − K)⁻¹u)`, and `Σ_{k<n} K^k = (I − K^n)(I − K)⁻¹`. `‖K‖ < 1` in any operator norm is sufficient; for symmetric `K` the 2-norm
//!   equals the spectral radius.
//! * **Landweber** `x_{n+1} = x_n + ωAᵀ(y − Ax_n)`: converges for all `y`, `x_0` iff `A = 0` or `0 ≤ ω‖A‖² < 2` (for `ω = 0` nothing moves), and then to `A⁺y + (I − A⁺A)x_0` if `ω > 0`: `I − ωAᵀA` is symmetric, so no other condition is needed.
//! * **Powers** `W^n z`: [`Matrix::powers`] and [`Matrix::limit_of_powers`].
//! * **Residual** layers `h ↦ h + Kh`: [`residual_converges`].

use num_rational::BigRational;
use num_traits::{One, Zero};

use super::RecoveryError;
use crate::linalg::{Matrix, Powers};

/// Exact facts about a square matrix `K` that decide or imply convergence of the Neumann series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NeumannCriteria {
    /// All eigenvalues inside the unit disc: equivalent to convergence for all `u` and `z_0`.
    pub spectral_radius_below_one: bool,
    /// `‖K‖₂ < 1`.
    pub operator_norm_below_one: bool,
    /// `‖K‖_F < 1`.
    pub frobenius_norm_below_one: bool,
    /// Largest absolute row sum below 1.
    pub row_sum_norm_below_one: bool,
}

/// Decides the criteria for `K`.
///
/// ```
/// use elenchus::linalg::{Matrix, ratio};
/// use elenchus::networks::recovery::iterations::neumann_criteria;
/// let k = Matrix::from_integers(2, 2, &[0, 2, 0, 0]).unwrap(); // nilpotent, of norm 2
/// let c = neumann_criteria(&k).unwrap();
/// assert!(c.spectral_radius_below_one && !c.operator_norm_below_one);
/// ```
pub fn neumann_criteria(k: &Matrix) -> Result<NeumannCriteria, RecoveryError> {
    let one = BigRational::one();
    let row_sum = |i: usize| {
        k.row(i)
            .iter()
            .map(num_traits::Signed::abs)
            .sum::<BigRational>()
    };
    Ok(NeumannCriteria {
        spectral_radius_below_one: k.is_schur_stable()?,
        operator_norm_below_one: norm_below(k, &one)?,
        frobenius_norm_below_one: k.squared_norm() < one,
        row_sum_norm_below_one: (0..k.nrows()).all(|i| row_sum(i) < one),
    })
}

/// Whether `‖A‖₂² < bound`, exactly: `bound·I − AᵀA` is positive definite (for a matrix without columns: always).
///
/// ```
/// use elenchus::linalg::{Matrix, ratio};
/// use elenchus::networks::recovery::iterations::{norm_at_most, norm_below};
/// let a = Matrix::from_integers(1, 2, &[3, 4]).unwrap();
/// assert!(!norm_below(&a, &ratio(25, 1)).unwrap() && norm_at_most(&a, &ratio(25, 1)).unwrap());
/// ```
pub fn norm_below(a: &Matrix, bound: &BigRational) -> Result<bool, RecoveryError> {
    let gram = &a.transpose() * a;
    Ok(a.ncols() == 0
        || Matrix::identity(a.ncols())
            .scale(bound)
            .try_sub(&gram)?
            .is_positive_definite()?)
}

/// Whether `‖A‖₂² ≤ bound`, exactly.
pub fn norm_at_most(a: &Matrix, bound: &BigRational) -> Result<bool, RecoveryError> {
    let gram = &a.transpose() * a;
    Ok(a.ncols() == 0
        || Matrix::identity(a.ncols())
            .scale(bound)
            .try_sub(&gram)?
            .is_positive_semidefinite()?)
}

/// The partial sum `I + K + ⋯ + K^{n−1}`.
///
/// ```
/// use elenchus::linalg::{Matrix, ratio};
/// use elenchus::networks::recovery::iterations::neumann_sum;
/// let k = Matrix::diagonal(&[ratio(1, 2)]);
/// assert_eq!(neumann_sum(&k, 3).unwrap(), Matrix::diagonal(&[ratio(7, 4)]));
/// ```
pub fn neumann_sum(k: &Matrix, n: usize) -> Result<Matrix, RecoveryError> {
    let identity = Matrix::identity(k.nrows());
    let mut sum = Matrix::zero(k.nrows(), k.ncols());
    for _ in 0..n {
        sum = k.try_mul(&sum)?.try_add(&identity)?;
    }
    Ok(sum)
}

/// How a matrix `X` of any shape and rank lets the power expansion build its pseudo-inverse.
///
/// With `K = I − XᵀX`, `Σ_{k<n} K^k Xᵀ = X⁺ − K^n X⁺` for every `X`: on the range of `Xᵀ` the eigenvalues of `K` are `1 − σ²` for the non-zero singular values `σ`, off it `Xᵀ`
/// contributes nothing. So the expansion converges to `X⁺` iff `‖X‖² < 2`, whatever the shape and rank; and since `K^k Xᵀ = Xᵀ(I − XXᵀ)^k` the same condition serves both choices of `K`.
///
/// ```
/// use elenchus::linalg::{Matrix, ratio};
/// use elenchus::networks::recovery::iterations::{expansion_converges, expansion};
/// let x = Matrix::from_rows(&[vec![ratio(1, 2)], vec![ratio(1, 2)]]).unwrap();
/// assert!(expansion_converges(&x).unwrap());
/// let remainder = x.pseudo_inverse().try_sub(&expansion(&x, 3).unwrap()).unwrap();
/// assert_eq!(remainder, x.pseudo_inverse().scale(&ratio(1, 8)));
/// ```
pub fn expansion_converges(x: &Matrix) -> Result<bool, RecoveryError> {
    norm_below(x, &BigRational::from_integer(2.into()))
}

/// `Σ_{k<n} (I − XᵀX)^k Xᵀ`.
pub fn expansion(x: &Matrix, n: usize) -> Result<Matrix, RecoveryError> {
    let transpose = x.transpose();
    let mut sum = Matrix::zero(x.ncols(), x.nrows());
    for _ in 0..n {
        // S ← S + Xᵀ − XᵀX S
        sum = sum
            .try_add(&transpose)?
            .try_sub(&transpose.try_mul(&x.try_mul(&sum)?)?)?;
    }
    Ok(sum)
}

/// Whether Landweber's iteration `x_{n+1} = x_n + ωAᵀ(y − Ax_n)` converges for all `y` and `x_0`.
pub fn landweber_converges(a: &Matrix, omega: &BigRational) -> Result<bool, RecoveryError> {
    if a.is_zero() || omega.is_zero() {
        return Ok(true);
    }
    Ok(omega > &BigRational::zero()
        && norm_below(a, &(BigRational::from_integer(2.into()) / omega))?)
}

/// The limit `A⁺y + (I − A⁺A)x_0` of a convergent Landweber iteration with `ω > 0`: among all least-squares solutions the one nearest to `x_0`.
///
/// ```
/// use elenchus::linalg::{Matrix, ratio};
/// use elenchus::networks::recovery::iterations::landweber_limit;
/// let a = Matrix::from_integers(1, 2, &[1, 1]).unwrap();
/// let limit = landweber_limit(&a, &[ratio(4, 1)], &[ratio(1, 1), ratio(-1, 1)]).unwrap();
/// assert_eq!(limit, [ratio(3, 1), ratio(1, 1)]);
/// ```
pub fn landweber_limit(
    a: &Matrix,
    y: &[BigRational],
    start: &[BigRational],
) -> Result<Vec<BigRational>, RecoveryError> {
    if y.len() != a.nrows() {
        return Err(RecoveryError::Length {
            what: "right-hand side",
            expected: a.nrows(),
            got: y.len(),
        });
    }
    if start.len() != a.ncols() {
        return Err(RecoveryError::Length {
            what: "start",
            expected: a.ncols(),
            got: start.len(),
        });
    }
    let inverse = a.pseudo_inverse();
    let residual: Vec<BigRational> = y
        .iter()
        .zip(a.apply(start)?)
        .map(|(y, ax)| y - ax)
        .collect();
    Ok(start
        .iter()
        .zip(inverse.apply(&residual)?)
        .map(|(x, c)| x + c)
        .collect())
}

/// Whether the residual layers `h ↦ h + Kh` converge from every start: the powers of `I + K` do. They compute `(I + K)^n`, not `Σ_{k<n} K^k`.
pub fn residual_converges(k: &Matrix) -> Result<bool, RecoveryError> {
    let layer = k.try_add(&Matrix::identity(k.nrows()))?;
    Ok(matches!(layer.powers()?, Powers::Vanish | Powers::Converge))
}
