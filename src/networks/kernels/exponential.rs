//! The exponential function of a rational number, to any precision.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// An integer `n` with `n − 1 < 2^bits · e^{−x} < n + 1`, for `x ≥ 0`.
///
/// With `x = 2^k r`, `r ≤ 1/2`, the Taylor sum of `e^{−r}` is computed in fixed point with `bits + g` bits and squared `k` times. The error of a term is at most half of that of the term before, plus 3
/// units (rounding of `r`, two truncations), hence below 6 units; the omitted tail is below the first term that vanished, 7 units. With `m` terms the sum is off by less than `6m + 8` units. Squaring a number in
/// [0, 1] at most doubles an error and adds 2 units: after `k` squarings it is below `2^k (6m + 10) ≤ 2^{k+4} m` units. As `m ≤ bits + k + 80`, the guard bits
/// `g = k + 18 + ⌈log₂(bits + k + 80)⌉` make that less than 2⁻¹⁴ of a final unit, and rounding to the nearest adds 1/2.
pub(super) fn exp_of_minus(x: &BigRational, bits: u64) -> BigInt {
    debug_assert!(!x.is_negative());
    // beyond this, e^{−x} is below 2^{−bits}: 0 is within one unit
    if x.to_integer() > BigInt::from(bits) {
        return BigInt::zero();
    }
    let half = BigRational::new(BigInt::one(), 2.into());
    let mut k = 0u64;
    let mut r = x.clone();
    while r > half {
        r *= &half;
        k += 1;
    }
    // terms shrink by at least 1/2 each: at most precision + 1 of them
    let guard = k + 16 + 2 + 64 - (bits + k + 80).leading_zeros() as u64;
    let precision = bits + guard;
    let fixed: BigInt = (r.numer() << precision) / r.denom();
    let mut term = BigInt::one() << precision;
    let mut sum = BigInt::zero();
    let mut n = 0u64;
    while !term.is_zero() {
        if n.is_multiple_of(2) {
            sum += &term
        } else {
            sum -= &term
        }
        n += 1;
        term = ((term * &fixed) >> precision) / n;
    }
    for _ in 0..k {
        sum = (&sum * &sum) >> precision;
    }
    // round to the nearest
    (sum + (BigInt::one() << (guard - 1))) >> guard
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::interval::Interval;
    use proptest::prelude::*;

    #[test]
    fn known_values() {
        assert_eq!(exp_of_minus(&BigRational::zero(), 10), BigInt::from(1024));
        // ⌊10^40 / e⌋ = 3678794411714423215955237701614608674458
        let e = exp_of_minus(&BigRational::one(), 140);
        let scaled: BigInt = (e * BigInt::from(10).pow(40)) >> 140;
        let expected: BigInt = "3678794411714423215955237701614608674458".parse().unwrap();
        assert!((scaled - expected).abs() <= BigInt::one());
        assert!(exp_of_minus(&BigRational::from_integer(1_000_000.into()), 64).is_zero());
    }

    proptest! {
        #[test]
        fn agrees_with_intervals_and_with_itself(n in 0i64..4000, d in 1i64..100, bits in 40u64..200) {
            let x = BigRational::new(n.into(), d.into());
            let (coarse, fine) = (exp_of_minus(&x, bits), exp_of_minus(&x, bits + 61));
            prop_assert!(((coarse.clone() << 61u32) - fine).abs() <= (BigInt::one() << 61u32) + 1);
            let scale = BigInt::one() << bits;
            let (low, high) = (BigRational::new(&coarse - 1, scale.clone()), BigRational::new(&coarse + 1, scale));
            let e = Interval::from_rational(&-x).exp();
            prop_assert!(Interval::from_rational(&low).lo() <= e.hi() && e.lo() <= Interval::from_rational(&high).hi());
        }
    }
}
