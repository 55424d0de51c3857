//! How far the columns of a matrix are from orthonormal: `AᵀA − I` and its principal submatrices.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use crate::linalg::Matrix;
use crate::number::interval::Interval;

/// `B = AᵀA − I`, exactly and rounded.
pub(super) struct Deviation {
    pub(super) p: usize,
    numerators: Vec<BigInt>,
    denominator: BigInt,
    /// rounded entries
    pub(super) approximate: Vec<f64>,
    /// `|b_ij|` rounded up
    pub(super) modulus: Vec<f64>,
    /// bound on `|approximate − b_ij|`
    pub(super) error: f64,
}

impl Deviation {
    pub(super) fn of(a: &Matrix) -> Self {
        let p = a.ncols();
        let gram = &a.transpose() * a;
        let denominator = gram.denominator().clone();
        let mut numerators = gram.numerators().to_vec();
        for i in 0..p {
            numerators[i * p + i] -= &denominator;
        }
        let enclosures: Vec<Interval> = numerators
            .iter()
            .map(|n| Interval::from_rational(&BigRational::new(n.clone(), denominator.clone())))
            .collect();
        let approximate: Vec<f64> = enclosures.iter().map(|e| e.midpoint()).collect();
        let error = enclosures.iter().map(|e| e.width()).fold(0.0, f64::max);
        let modulus = enclosures.iter().map(|e| e.magnitude()).collect();
        Deviation {
            p,
            numerators,
            denominator,
            approximate,
            modulus,
            error,
        }
    }

    /// `tI − B_S` or `tI + B_S`, up to a positive factor that makes it an integer matrix.
    fn shifted(&self, support: &[usize], t: &BigRational, minus: bool) -> Matrix {
        let n = support.len();
        let mut out = Vec::with_capacity(n * n);
        for (k, &i) in support.iter().enumerate() {
            for (l, &j) in support.iter().enumerate() {
                let b = &self.numerators[i * self.p + j] * t.denom();
                let mut value = if minus { -b } else { b };
                if k == l {
                    value += t.numer() * &self.denominator;
                }
                out.push(value);
            }
        }
        Matrix::from_numerators(n, n, out, BigInt::one()).expect("n² entries")
    }

    /// `‖B_S‖ ≤ t`, exactly.
    pub(super) fn norm_at_most(&self, support: &[usize], t: &BigRational) -> bool {
        !t.is_negative()
            && [true, false].iter().all(|&minus| {
                self.shifted(support, t, minus)
                    .is_positive_semidefinite()
                    .expect("symmetric")
            })
    }

    /// Whether `t` or `−t` is an eigenvalue of `B_S`.
    pub(super) fn has_eigenvalue(&self, support: &[usize], t: &BigRational) -> bool {
        [true, false]
            .iter()
            .any(|&minus| self.shifted(support, t, minus).rank() < support.len())
    }

    /// Halves `[lower, upper] ∋ ‖B_S‖` down to the width.
    pub(super) fn bisect(
        &self,
        support: &[usize],
        lower: &BigRational,
        upper: &BigRational,
        width: &BigRational,
    ) -> (BigRational, BigRational) {
        let (mut lower, mut upper) = (lower.clone(), upper.clone());
        while &(&upper - &lower) > width {
            let middle = (&lower + &upper) / BigRational::from_integer(2.into());
            if self.norm_at_most(support, &middle) {
                upper = middle
            } else {
                lower = middle
            }
        }
        (lower, upper)
    }

    /// The norm of `B_S` in floating point, not rigorous.
    pub(super) fn estimate(&self, support: &[usize]) -> f64 {
        let n = support.len();
        let m = nalgebra::DMatrix::from_fn(n, n, |k, l| {
            self.approximate[support[k] * self.p + support[l]]
        });
        m.symmetric_eigenvalues()
            .iter()
            .fold(0.0, |max, e| f64::max(max, e.abs()))
    }

    /// Rational bounds on `‖B_S‖`: from the estimate, widened until the exact test confirms both.
    pub(super) fn enclose(&self, support: &[usize]) -> (BigRational, BigRational) {
        let estimate = self.estimate(support);
        let mut margin = (estimate.max(1.0)) * 2f64.powi(-31);
        let rational = |x: f64| BigRational::from_float(x).unwrap_or_else(BigRational::zero);
        let mut upper = rational(estimate + margin);
        while !self.norm_at_most(support, &upper) {
            margin = (2.0 * margin).max(f64::MIN_POSITIVE);
            upper = if (estimate + margin).is_finite() {
                rational(estimate + margin)
            } else {
                &upper + &upper + BigRational::one()
            };
        }
        let mut margin = (estimate.max(1.0)) * 2f64.powi(-31);
        let mut lower = rational(estimate - margin);
        while lower.is_positive() && self.norm_at_most(support, &lower) && lower != upper {
            margin *= 2.0;
            lower = rational(estimate - margin);
        }
        (
            if lower.is_negative() {
                BigRational::zero()
            } else {
                lower
            },
            upper,
        )
    }
}
