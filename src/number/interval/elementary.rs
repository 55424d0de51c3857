//! Exponential, logarithm, hyperbolic tangent, logistic function and their inverses, at single floats, in integer fixed point.
//!
//! # Error argument
//!
//! No floating-point library function is trusted. A value is held as an integer `p` that stands for `p·2⁻⁶²`; one *unit* is 2⁻⁶². The only
//! roundings are right shifts and integer divisions, each of which loses less than one unit, so the errors below are counted, not estimated.
//!
//! *Horner sums.* `cⱼ + ⌊z·pⱼ₊₁⌋` with coefficients rounded down adds fewer than 2 units per step and damps what came before by the factor
//! `|z|`: the sum is off by fewer than `2/(1−|z|)` units, plus the derivative of the series times the error of z, plus the remainder of the series.
//!
//! *exp.* x = k·ln 2 + r with |r| ≤ 0.35, computed with 80 fractional bits (x cut off: 1; k·ln 2 with |k| < 2¹¹: 2¹¹; together < 2⁻⁶⁸), then cut to 62
//! bits: r is off by < 1.02 units, which moves eʳ ≤ 1.43 by < 1.46 units. Seventeen terms leave a remainder below 0.35¹⁸·1.43/18! < 2⁻⁷⁸. The Horner
//! sum adds < 3.1 units. Together fewer than 5; [`EXP_ERROR`] is 8. As eʳ ≥ 0.70 the relative error is below 2⁻⁵⁸: the enclosing floats are neighbours
//! of each other, or once in about thirty times two apart.
//!
//! *tanh.* For |x| < 1/4, tanh x = x·A/B with A = Σ x²ʲ/(2j+1)!, B = Σ x²ʲ/(2j)!: z = x² < 1/16 is off by < 1 unit, the remainders after j = 7
//! are below 2⁻⁷⁵, each sum is off by < 3 units ([`SERIES_ERROR`] is 4), and the mantissa of x multiplies the quotient exactly, so the error stays relative down to the
//! smallest subnormal. Otherwise tanh x = (1−e)/(1+e) with e = exp(−2|x|) ≤ 0.61, an absolute error of e of a few units being a relative one.
//!
//! *Logistic function.* 1/(1+e⁻ᵗ) for t ≥ 0, eᵗ/(1+eᵗ) for t < 0, the numerator keeping its own exponent.
//!
//! *ln, atanh.* ln(a/b) = k·ln 2 + 2s·R(s²), with s = (a−b)/(a+b) a quotient of exact integers, |s| ≤ 0.1717, R(z) = Σ zʲ/(2j+1). s is off by < 1 unit, z by
//! < 1.4, the remainder after j = 14 is below 2⁻⁷⁸, R off by < 3 ([`SERIES_ERROR`]). For k = 0, 2(a−b)·R/(a+b) is taken as one quotient with 60 significant bits, so the error is relative near 1. For
//! k ≠ 0 the sum is off by < 1.1 + 4.2 units ([`LN_ERROR`] is 8) and at least 0.34.

use super::rounding::{decompose, dyadic};

/// ⌊ln 2 · 2⁸⁰⌋.
const LN_2_80: i128 = 0xb172_17f7_d1cf_79ab_c9e3;
const ONE: u128 = 1 << 62;
const EXP_ERROR: u128 = 8;
const SERIES_ERROR: u128 = 4;
const LN_ERROR: u128 = 8;
const TINY: f64 = f64::from_bits(1);

const fn factorial_reciprocals<const N: usize>(first: u128, step: u128) -> [i64; N] {
    let mut out = [0; N];
    let mut factorial = 1;
    let mut top = 1;
    let mut j = 0;
    while j < N {
        let n = first + step * j as u128;
        while top <= n {
            factorial *= top;
            top += 1;
        }
        out[j] = (ONE / factorial) as i64;
        j += 1;
    }
    out
}

const fn odd_reciprocals<const N: usize>() -> [i64; N] {
    let mut out = [0; N];
    let mut j = 0;
    while j < N {
        out[j] = (ONE / (2 * j as u128 + 1)) as i64;
        j += 1;
    }
    out
}

/// 1/n!, 1/(2j+1)!, 1/(2j)!, 1/(2j+1), rounded down.
const EXP: [i64; 18] = factorial_reciprocals(0, 1);
const SINH: [i64; 8] = factorial_reciprocals(1, 2);
const COSH: [i64; 8] = factorial_reciprocals(0, 2);
const ATANH: [i64; 15] = odd_reciprocals();

/// Σ cⱼ zʲ in units, for |z| ≤ 0.36; every partial sum stays below 1.5 and so inside an i64, which makes the products single instructions.
fn horner(coefficients: &[i64], z: i128) -> i128 {
    let z = i128::from(z as i64);
    let step = |p: i64, c: &i64| c + ((z * i128::from(p)) >> 62) as i64;
    i128::from(coefficients.iter().rev().fold(0, step))
}

/// A positive real between `lo·2ᵉ` and `hi·2ᵉ`.
struct Enclosed {
    lo: u128,
    hi: u128,
    e: i32,
}

impl Enclosed {
    fn round(self) -> (f64, f64) {
        (dyadic(self.lo, self.e).0, dyadic(self.hi, self.e).1)
    }
}

/// `|exp(x) − p·2^(k−62)| ≤ EXP_ERROR·2^(k−62)` and `0.7·2⁶² < p < 1.43·2⁶²`, for |x| ≤ 1000.
fn exp_fixed(x: f64) -> (u128, i32) {
    if x == 0.0 {
        return (ONE, 0);
    }
    let (m, e) = decompose(x);
    let shift = e + 80;
    let mut x80 = if shift >= 0 {
        i128::from(m) << shift
    } else {
        i128::from(m) >> (-shift).min(127)
    };
    if x < 0.0 {
        x80 = -x80;
    }
    // Any integer near x / ln 2 will do: only the size of the rest depends on it.
    let k = (x * std::f64::consts::LOG2_E).round_ties_even();
    let r = (x80 - k as i128 * LN_2_80) >> 18;
    (horner(&EXP, r) as u128, k as i32)
}

/// Enclosure of exp(x).
pub(super) fn exp(x: f64) -> (f64, f64) {
    if x > 1000.0 {
        let above = if x.is_infinite() { x } else { f64::MAX };
        return (above, f64::INFINITY);
    }
    if x < -1000.0 {
        return (0.0, if x.is_infinite() { 0.0 } else { TINY });
    }
    if x == 0.0 {
        return (1.0, 1.0);
    }
    let (p, k) = exp_fixed(x);
    let e = k - 62;
    let (lo, hi) = Enclosed {
        lo: p - EXP_ERROR,
        hi: p + EXP_ERROR,
        e,
    }
    .round();
    if x > 0.0 {
        (lo.max(1.0), hi)
    } else {
        (lo, hi.min(1.0))
    }
}

/// exp(−t) for t ≥ 0 in units: lower and upper bound.
fn decay(t: f64) -> (u128, u128) {
    if t > 80.0 {
        return (0, 1);
    }
    let (p, k) = exp_fixed(-t);
    let shift = -k;
    ((p - EXP_ERROR) >> shift, ((p + EXP_ERROR) >> shift) + 1)
}

/// x² in units, within one unit below, for |x| = m·2ᵉ < 1.
fn square_fixed(m: u64, e: i32) -> i128 {
    let shift = -(2 * e + 62);
    if shift >= 128 {
        0
    } else {
        ((u128::from(m) * u128::from(m)) >> shift) as i128
    }
}

fn odd(x: f64, positive: (f64, f64)) -> (f64, f64) {
    if x < 0.0 {
        (-positive.1, -positive.0)
    } else {
        positive
    }
}

/// Enclosure of tanh(x).
pub(super) fn tanh(x: f64) -> (f64, f64) {
    let a = x.abs();
    if a == 0.0 {
        return (0.0, 0.0);
    }
    if a.is_infinite() {
        return (x.signum(), x.signum());
    }
    let positive = if a < 0.25 {
        let (m, e) = decompose(a);
        let z = square_fixed(m, e);
        let (s, c) = (horner(&SINH, z) as u128, horner(&COSH, z) as u128);
        let lo = ((s - SERIES_ERROR) << 62) / (c + SERIES_ERROR);
        let hi = ((s + SERIES_ERROR) << 62) / (c - SERIES_ERROR) + 1;
        let m = u128::from(m);
        let (lo, hi) = Enclosed {
            lo: m * lo,
            hi: m * hi,
            e: e - 62,
        }
        .round();
        (lo, hi.min(a))
    } else {
        let (lo, hi) = decay(2.0 * a);
        Enclosed {
            lo: ((ONE - hi) << 64) / (ONE + hi),
            hi: (((ONE - lo) << 64) / (ONE + lo) + 1).min(1 << 64),
            e: -64,
        }
        .round()
    };
    odd(x, positive)
}

/// Enclosure of 1/(1 + exp(−t)).
pub(super) fn sigmoid(t: f64) -> (f64, f64) {
    if t.is_infinite() {
        let limit = if t > 0.0 { 1.0 } else { 0.0 };
        return (limit, limit);
    }
    if t == 0.0 {
        return (0.5, 0.5);
    }
    let (lo, hi) = decay(t.abs());
    if t >= 0.0 {
        let one = 1 << 126;
        let (lo, hi) = Enclosed {
            lo: one / (ONE + hi),
            hi: (one / (ONE + lo) + 1).min(1 << 64),
            e: -64,
        }
        .round();
        return (lo.max(0.5), hi);
    }
    if t < -1000.0 {
        return (0.0, TINY);
    }
    let (p, k) = exp_fixed(t);
    let (lo, hi) = Enclosed {
        lo: ((p - EXP_ERROR) << 64) / (ONE + hi),
        hi: ((p + EXP_ERROR) << 64) / (ONE + lo) + 1,
        e: k - 64,
    }
    .round();
    (lo, hi.min(0.5))
}

/// Enclosure of 2^h·ln((a/b)·2ᵉ), for 0 < a, b < 2⁶⁰.
fn ln_quotient(a: u64, b: u64, e: i32, h: i32) -> (f64, f64) {
    let mut k = b.leading_zeros() as i32 - a.leading_zeros() as i32;
    let ratio = a as f64 / b as f64 * 2f64.powi(-k);
    if ratio > std::f64::consts::SQRT_2 {
        k += 1;
    } else if ratio < std::f64::consts::FRAC_1_SQRT_2 {
        k -= 1;
    }
    let a = i128::from(a) << (-k).max(0);
    let b = i128::from(b) << k.max(0);
    let (difference, sum) = (a - b, a + b);
    let s = (difference << 62) / sum;
    let r = horner(&ATANH, (s * s) >> 62);
    let k = k + e;
    if k == 0 {
        if difference == 0 {
            return (0.0, 0.0);
        }
        let n = difference.unsigned_abs();
        let lift = n.leading_zeros() as i32 - 66;
        let (n, r, sum) = (n << lift, r as u128, sum as u128);
        let positive = Enclosed {
            lo: n * (r - SERIES_ERROR) / sum,
            hi: n * (r + SERIES_ERROR) / sum + 1,
            e: h + 1 - 62 - lift,
        };
        return odd(difference.signum() as f64, positive.round());
    }
    let total = ((i128::from(k) * LN_2_80) >> 18) + ((2 * s * r) >> 62);
    let t = total.unsigned_abs();
    odd(
        total.signum() as f64,
        Enclosed {
            lo: t - LN_ERROR,
            hi: t + LN_ERROR,
            e: h - 62,
        }
        .round(),
    )
}

/// Enclosure of ln(x) for x ≥ 0, with ln 0 = −∞.
pub(super) fn ln(x: f64) -> (f64, f64) {
    if x == 0.0 {
        return (f64::NEG_INFINITY, f64::NEG_INFINITY);
    }
    if x.is_infinite() {
        return (x, x);
    }
    let (m, e) = decompose(x);
    ln_quotient(m, 1 << 52, e + 52, 0)
}

/// Enclosure of 2^h·atanh(x) for |x| ≤ 1, infinite at the ends.
pub(super) fn atanh(x: f64, h: i32) -> (f64, f64) {
    let a = x.abs();
    if a == 0.0 {
        return (0.0, 0.0);
    }
    if a >= 1.0 {
        let end = x * f64::INFINITY;
        return (end, end);
    }
    let (m, e) = decompose(a);
    let positive = if a < 0.125 {
        let r = horner(&ATANH, square_fixed(m, e)) as u128;
        let m = u128::from(m);
        Enclosed {
            lo: m * (r - SERIES_ERROR).max(ONE),
            hi: m * (r + SERIES_ERROR),
            e: h + e - 62,
        }
        .round()
    } else {
        let one = 1u64 << -e;
        ln_quotient(one + m, one - m, 0, h - 1)
    };
    odd(x, positive)
}
