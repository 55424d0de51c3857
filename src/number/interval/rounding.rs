//! Directed rounding without touching the rounding mode of the processor.
//!
//! Every sum, difference, product, quotient and square root is computed once in round-to-nearest; the sign of its exact error then says on which
//! side of the true value it lies. The error comes from Knuth's two-sum and from Dekker's product (no fused multiply-add, which is a slow library
//! call on processors without it). Where the error term could itself overflow or underflow, the result is moved one float outward instead, which
//! is always enough because round-to-nearest is within half a gap.

use num_bigint::{BigInt, BigUint, Sign};
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

/// Two-sum: `s` is `a + b` rounded and `s + e = a + b` exactly, if nothing overflows.
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let s = a + b;
    let bb = s - a;
    (s, (a - (s - bb)) + (b - bb))
}

/// Veltkamp's splitting into 26 + 26 bits.
fn split(a: f64) -> (f64, f64) {
    let c = 134_217_729.0 * a;
    let hi = c - (c - a);
    (hi, a - hi)
}

/// Dekker's product: `p` is `a · b` rounded and `p + e = a · b` exactly, if `safe_product` holds.
fn two_product(a: f64, b: f64) -> (f64, f64) {
    let p = a * b;
    let (ah, al) = split(a);
    let (bh, bl) = split(b);
    (p, al * bl - (((p - ah * bh) - al * bh) - ah * bl))
}

/// No intermediate of `two_product` can overflow, and none of its partial products loses bits to underflow.
fn safe_product(a: f64, b: f64, p: f64) -> bool {
    const BIG: f64 = f64::from_bits((990 + 1023) << 52);
    const SMALL: f64 = f64::from_bits((1023 - 900) << 52);
    a.abs() < BIG && b.abs() < BIG && p.abs() > SMALL && p.abs() < BIG
}

/// The pair of floats around the true value, given its rounding `r` and the sign of `true − r`.
fn around(r: f64, error: f64) -> (f64, f64) {
    if error > 0.0 {
        (r, r.next_up())
    } else if error < 0.0 {
        (r.next_down(), r)
    } else if error == 0.0 {
        (r, r)
    } else {
        (r.next_down(), r.next_up())
    }
}

/// Largest float ≤ `a + b` and smallest float ≥ `a + b`; an infinite argument (of one sign) gives that infinity twice.
pub(super) fn add(a: f64, b: f64) -> (f64, f64) {
    if a.is_infinite() || b.is_infinite() {
        return (a + b, a + b);
    }
    let (s, e) = two_sum(a, b);
    if s == f64::INFINITY {
        (f64::MAX, s)
    } else if s == f64::NEG_INFINITY {
        (s, f64::MIN)
    } else {
        around(s, e)
    }
}

/// Lower and upper bound of `a · b`, tight unless the product is near the ends of the exponent range. For end points of intervals `0 · ∞ = 0`.
pub(super) fn mul(a: f64, b: f64) -> (f64, f64) {
    if a == 0.0 || b == 0.0 {
        return (0.0, 0.0);
    }
    let p = a * b;
    if a.is_infinite() || b.is_infinite() {
        return (p, p);
    }
    if safe_product(a, b, p) {
        let (p, e) = two_product(a, b);
        return around(p, e);
    }
    let negative = (a < 0.0) != (b < 0.0);
    match (p == 0.0, negative) {
        // A non-zero product that rounds to zero still has a sign.
        (true, false) => (0.0, f64::from_bits(1)),
        (true, true) => (-f64::from_bits(1), 0.0),
        _ => outward(p),
    }
}

/// Lower and upper bound of `a / b` for `b ≠ 0`, tight unless near the ends of the exponent range. For end points of intervals `x / ∞ = 0`.
pub(super) fn div(a: f64, b: f64) -> (f64, f64) {
    if a == 0.0 || b.is_infinite() {
        return (0.0, 0.0);
    }
    let q = a / b;
    if a.is_infinite() {
        return (q, q);
    }
    if safe_product(q, b, a) {
        let (p, e) = two_product(q, b);
        // a − p is exact (p is within two floats of a), so the sign of the remainder is that of one more subtraction.
        let remainder = (a - p) - e;
        return around(q, if b > 0.0 { remainder } else { -remainder });
    }
    let negative = (a < 0.0) != (b < 0.0);
    match (q == 0.0, negative) {
        (true, false) => (0.0, f64::from_bits(1)),
        (true, true) => (-f64::from_bits(1), 0.0),
        _ => outward(q),
    }
}

/// Largest float ≤ √a and smallest float ≥ √a, for `a ≥ 0`.
pub(super) fn sqrt(a: f64) -> (f64, f64) {
    if a == 0.0 || a.is_infinite() {
        return (a, a);
    }
    // Even powers of two bring every argument to where the product is exact, and the root back exactly: √a ≥ 2⁻⁵³⁷ is normal.
    const UP: f64 = f64::from_bits((600 + 1023) << 52);
    const HALF_DOWN: f64 = f64::from_bits((1023 - 300) << 52);
    let (scaled, back) = if a < 1e-150 {
        (a * UP, HALF_DOWN)
    } else if a > 1e150 {
        (a / UP, 1.0 / HALF_DOWN)
    } else {
        (a, 1.0)
    };
    let r = scaled.sqrt();
    let (p, e) = two_product(r, r);
    let (lo, hi) = around(r, (scaled - p) - e);
    (lo * back, hi * back)
}

/// One float down and one float up; an overflowed value keeps the largest finite float as its inner bound.
fn outward(r: f64) -> (f64, f64) {
    (r.next_down(), r.next_up())
}

/// 2^u for `−1074 ≤ u ≤ 1023`.
fn power_of_two(u: i32) -> f64 {
    if u >= -1022 {
        f64::from_bits(((u + 1023) as u64) << 52)
    } else {
        f64::from_bits(1 << (u + 1074))
    }
}

/// Largest float ≤ m·2ᵉ and smallest float ≥ m·2ᵉ.
pub(super) fn dyadic(m: u128, e: i32) -> (f64, f64) {
    if m == 0 {
        return (0.0, 0.0);
    }
    let top = e + 127 - m.leading_zeros() as i32;
    if top > 1023 {
        return (f64::MAX, f64::INFINITY);
    }
    let unit = (top - 52).max(-1074);
    let drop = unit - e;
    let (kept, rest) = if drop <= 0 {
        (m << -drop, false)
    } else if drop >= 128 {
        (0, true)
    } else {
        (m >> drop, m & ((1 << drop) - 1) != 0)
    };
    let value = |q: u128| q as f64 * power_of_two(unit);
    (value(kept), value(kept + u128::from(rest)))
}

/// Largest float ≤ x and smallest float ≥ x.
pub(super) fn rational(x: &BigRational) -> (f64, f64) {
    if x.is_zero() {
        return (0.0, 0.0);
    }
    let (n, d) = (x.numer().magnitude(), x.denom().magnitude());
    let (lo, hi) = quotient(n, d);
    if x.is_negative() {
        (-hi, -lo)
    } else {
        (lo, hi)
    }
}

fn quotient(n: &BigUint, d: &BigUint) -> (f64, f64) {
    // 2^(e−1) < n/d < 2^(e+1)
    let e = n.bits() as i128 - d.bits() as i128;
    if e > 1030 {
        return (f64::MAX, f64::INFINITY);
    }
    if e < -1080 {
        return (0.0, f64::from_bits(1));
    }
    let e = e as i32;
    // 70 bits are more than a float holds, and the remainder decides the rest.
    let shift = 70 - e;
    let (q, r) = if shift >= 0 {
        let n = n << shift as u64;
        (&n / d, &n % d)
    } else {
        let d = d << (-shift) as u64;
        (n / &d, n % &d)
    };
    let Some(q) = q.to_u128() else {
        return (0.0, f64::INFINITY); // unreachable: q < 2⁷²
    };
    if r.is_zero() {
        dyadic(q, -shift)
    } else {
        // Strictly between q and q + 1: one more bit, set, stands for everything below.
        dyadic(2 * q + 1, -shift - 1)
    }
}

/// `|x| = m·2ᵉ` with `2⁵² ≤ m < 2⁵³`, for finite non-zero x.
pub(super) fn decompose(x: f64) -> (u64, i32) {
    let bits = x.abs().to_bits();
    let (field, fraction) = (bits >> 52, bits & ((1 << 52) - 1));
    if field == 0 {
        let lift = fraction.leading_zeros() as i32 - 11;
        (fraction << lift, -1074 - lift)
    } else {
        (fraction | (1 << 52), field as i32 - 1075)
    }
}

/// The exact value of a finite float.
pub(super) fn exact(x: f64) -> Option<BigRational> {
    if !x.is_finite() {
        return None;
    }
    if x == 0.0 {
        return Some(BigRational::zero());
    }
    let (mut m, mut e) = decompose(x);
    let zeros = m.trailing_zeros() as i32;
    m >>= zeros;
    e += zeros;
    let sign = if x < 0.0 { Sign::Minus } else { Sign::Plus };
    let m = BigInt::from_biguint(sign, BigUint::from(m));
    Some(if e >= 0 {
        BigRational::from_integer(m << e as u64)
    } else {
        // m is odd, so the fraction is already in lowest terms.
        BigRational::new_raw(m, BigInt::from(1) << (-e) as u64)
    })
}
