//! Thresholding operators and the iterations built on them.
//!
//! For `y = Ax` with `x` having at most `s` non-zero entries, iterative hard thresholding is `x^{n+1} = H_s(x^n + Aᵀ(y − Ax^n))`.
//!
//! **Certified contraction.** `‖x^{n+1} − x‖ ≤ φ δ_{3s} ‖x^n − x‖` with the golden ratio `φ = (1 + √5)/2`. *Proof.* Let `u = x^n + Aᵀ(y − Ax^n)`, so
//! `u − x = (I − AᵀA)(x^n − x)`; let `S, S'` be the supports of `x` and `x^{n+1}`, `T` their union with the support of `x^n`, at most `3s` elements (fill up `S`, `S'` to size `s`), and `e = (u − x)_T`. As `x^n − x` lives on `T`,
//! `‖e‖ ≤ δ_{3s}‖x^n − x‖`. On `S'` the new error is `e`; on `S \ S'` it is `−x = e − u`, and there `‖u_{S∖S'}‖ ≤ ‖u_{S'∖S}‖ = ‖e_{S'∖S}‖`, because `S'` holds the largest entries of
//! `u` and both differences have the same size. With `a = ‖e_{S'∖S}‖`, `b = ‖e_{S∖S'}‖` and `c` the rest: `‖x^{n+1} − x‖² ≤ c² + a² + (a + b)²`, and
//! `2a² + 2ab + b² ≤ φ²(a² + b²)`, `φ²` being the larger eigenvalue of `((2, 1), (1, 1))`. ∎ (The factor is that of Shen and Li 2018.) So `δ_{3s} < (√5 − 1)/2` is enough for convergence to
//! every `s`-sparse solution, and [`hard_thresholding_guarantee`] decides it for a given matrix.
//!
//! With ReLU, or soft thresholding with any `λ`, in place of `H_s`, the operator is non-expansive; the iteration then contracts at the rate `‖I − ωAᵀA‖`, below 1 iff `A` has independent columns and `0 < ω‖A‖² < 2`
//! ([`contracts`] decides a given rate).

use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::RecoveryError;
use super::rip::{RestrictedIsometry, restricted_isometry};
use crate::linalg::Matrix;

/// `H_s(x)`: keeps the `s` entries of largest modulus, ties in favour of the smaller index, and sets the others to 0.
///
/// ```
/// use elenchus::linalg::ratio;
/// use elenchus::networks::recovery::thresholding::hard;
/// let x = [ratio(1, 2), ratio(-3, 1), ratio(3, 1), ratio(1, 1)];
/// assert_eq!(hard(&x, 1), [ratio(0, 1), ratio(-3, 1), ratio(0, 1), ratio(0, 1)]);
/// ```
pub fn hard(x: &[BigRational], s: usize) -> Vec<BigRational> {
    let mut order: Vec<usize> = (0..x.len()).collect();
    order.sort_by(|&i, &j| x[j].abs().cmp(&x[i].abs()).then(i.cmp(&j)));
    let mut out = vec![BigRational::zero(); x.len()];
    for &i in order.iter().take(s) {
        out[i] = x[i].clone();
    }
    out
}

/// `soft_λ(x) = sign(x)·max(|x| − λ, 0)`, componentwise; `λ < 0` counts as 0.
///
/// ```
/// use elenchus::linalg::ratio;
/// use elenchus::networks::recovery::thresholding::soft;
/// assert_eq!(soft(&[ratio(-3, 1), ratio(1, 2)], &ratio(1, 1)), [ratio(-2, 1), ratio(0, 1)]);
/// ```
pub fn soft(x: &[BigRational], lambda: &BigRational) -> Vec<BigRational> {
    let shrink = |x: &BigRational| {
        if !lambda.is_positive() {
            x.clone()
        } else if x > lambda {
            x - lambda
        } else if &-x > lambda {
            x + lambda
        } else {
            BigRational::zero()
        }
    };
    x.iter().map(shrink).collect()
}

/// `max(x, 0)`, componentwise: the projection onto the non-negative orthant.
pub fn relu(x: &[BigRational]) -> Vec<BigRational> {
    x.iter().map(crate::networks::relu::relu).collect()
}

/// What is applied after the gradient step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operator {
    /// [`hard`] with the given `s`.
    Hard(usize),
    /// [`soft`] with the given `λ`.
    Soft(BigRational),
    /// [`relu`].
    Relu,
    /// Nothing: Landweber iteration.
    Identity,
}

impl Operator {
    /// The image of a vector.
    pub fn apply(&self, x: &[BigRational]) -> Vec<BigRational> {
        match self {
            Operator::Hard(s) => hard(x, *s),
            Operator::Soft(lambda) => soft(x, lambda),
            Operator::Relu => relu(x),
            Operator::Identity => x.to_vec(),
        }
    }
}

/// The gradient step `x + ω Aᵀ(y − Ax)`.
pub fn gradient_step(
    a: &Matrix,
    y: &[BigRational],
    x: &[BigRational],
    omega: &BigRational,
) -> Result<Vec<BigRational>, RecoveryError> {
    check("right-hand side", a.nrows(), y)?;
    check("iterate", a.ncols(), x)?;
    let residual: Vec<BigRational> = y.iter().zip(a.apply(x)?).map(|(y, ax)| y - ax).collect();
    let back = a.transpose().apply(&residual)?;
    Ok(x.iter().zip(back).map(|(x, g)| x + omega * g).collect())
}

fn check(what: &'static str, expected: usize, v: &[BigRational]) -> Result<(), RecoveryError> {
    if v.len() == expected {
        Ok(())
    } else {
        Err(RecoveryError::Length {
            what,
            expected,
            got: v.len(),
        })
    }
}

/// The iterates `x^0 … x^steps` of `x^{n+1} = operator(x^n + ωAᵀ(y − Ax^n))`, exactly; it stops early at a fixed point.
///
/// The number of digits can double with `A`'s denominators at every step: meant for tens of steps.
///
/// ```
/// use elenchus::linalg::{Matrix, ratio};
/// use elenchus::networks::recovery::thresholding::{Operator, iterate};
/// let v = |x: &[i64]| x.iter().map(|&x| ratio(x, 1)).collect::<Vec<_>>();
/// // ReLU in place of hard thresholding never reaches a negative entry
/// let xs = iterate(&Matrix::identity(1), &v(&[-1]), &v(&[0]), &ratio(1, 1), &Operator::Relu, 5).unwrap();
/// assert_eq!(xs, [v(&[0])]);
/// ```
pub fn iterate(
    a: &Matrix,
    y: &[BigRational],
    start: &[BigRational],
    omega: &BigRational,
    operator: &Operator,
    steps: usize,
) -> Result<Vec<Vec<BigRational>>, RecoveryError> {
    check("start", a.ncols(), start)?;
    check("right-hand side", a.nrows(), y)?;
    let mut all = vec![start.to_vec()];
    for _ in 0..steps {
        let current = &all[all.len() - 1];
        let next = operator.apply(&gradient_step(a, y, current, omega)?);
        if &next == current {
            break;
        }
        all.push(next);
    }
    Ok(all)
}

/// What iterative hard thresholding is guaranteed to do for a matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HardThresholdingGuarantee {
    /// `δ_{3s}`, or `δ_p` if there are fewer than `3s` columns.
    pub delta: RestrictedIsometry,
    /// An upper bound on the contraction factor `φ δ_{3s}`.
    pub rate: BigRational,
    /// `rate < 1`: from every start with at most `s` non-zero entries the iteration converges to every solution with at most `s` non-zero entries, at this rate. (There is then only one.)
    pub converges: bool,
}

/// The contraction factor of iterative hard thresholding for `s`-sparse solutions; see the module's documentation for the proof.
///
/// ```
/// use elenchus::linalg::Matrix;
/// use elenchus::networks::recovery::thresholding::hard_thresholding_guarantee;
/// assert!(hard_thresholding_guarantee(&Matrix::identity(4), 1).unwrap().converges);
/// ```
pub fn hard_thresholding_guarantee(
    a: &Matrix,
    s: usize,
) -> Result<HardThresholdingGuarantee, RecoveryError> {
    if s == 0 || s > a.ncols() {
        return Err(RecoveryError::Sparsity {
            expected: a.ncols(),
            got: s,
        });
    }
    let delta = restricted_isometry(a, a.ncols().min(3 * s))?;
    let rate = &delta.upper * golden_ratio_above();
    let converges = rate < BigRational::from_integer(1.into());
    Ok(HardThresholdingGuarantee {
        delta,
        rate,
        converges,
    })
}

/// A rational number just above `(1 + √5)/2`: quotients of successive Fibonacci numbers alternate around it.
fn golden_ratio_above() -> BigRational {
    BigRational::new(
        12_200_160_415_121_876_738i128.into(),
        7_540_113_804_746_346_429i128.into(),
    )
}

/// Whether `‖I − ωAᵀA‖₂ ≤ rate`, exactly: the factor by which [`Operator::Soft`], [`Operator::Relu`] and [`Operator::Identity`] iterations contract.
///
/// ```
/// use elenchus::linalg::{Matrix, ratio};
/// use elenchus::networks::recovery::thresholding::contracts;
/// let a = Matrix::from_integers(2, 2, &[1, 0, 0, 2]).unwrap();
/// assert!(contracts(&a, &ratio(2, 5), &ratio(3, 5)).unwrap()); // 1 − 2/5 and 1 − 8/5
/// assert!(!contracts(&a, &ratio(2, 5), &ratio(59, 100)).unwrap());
/// ```
pub fn contracts(
    a: &Matrix,
    omega: &BigRational,
    rate: &BigRational,
) -> Result<bool, RecoveryError> {
    if rate.is_negative() {
        return Ok(a.ncols() == 0);
    }
    let n = a.ncols();
    let k = Matrix::identity(n).try_sub(&(&a.transpose() * a).scale(omega))?;
    let r = Matrix::identity(n).scale(rate);
    Ok(r.try_sub(&k)?.is_positive_semidefinite()? && r.try_add(&k)?.is_positive_semidefinite()?)
}
