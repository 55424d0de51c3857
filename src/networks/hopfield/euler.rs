//! Signs of integer combinations of powers of e, exactly.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::{One, Signed, Zero};

/// The sign of `Σ_k c_k eᵏ`, `k = 0, 1, …`.
///
/// e is transcendental (Hermite 1873), so the sum is 0 only when every coefficient is; otherwise rational enclosures of e
/// of growing precision decide it. Multiplying by a power of e does not change the sign, so combinations with negative
/// exponents are covered by a shift.
///
/// ```
/// use std::cmp::Ordering;
/// use elenchus::networks::hopfield::sign_at_e;
/// let sign = |c: &[i64]| sign_at_e(&c.iter().map(|&x| x.into()).collect::<Vec<_>>());
/// assert_eq!(sign(&[-19, 7]), Ordering::Greater); // e > 19/7 = 2.714…
/// assert_eq!(sign(&[-87, 32]), Ordering::Less); // e < 87/32 = 2.71875
/// assert_eq!(sign(&[0, 0, 0]), Ordering::Equal);
/// ```
pub fn sign_at_e(coefficients: &[BigInt]) -> Ordering {
    let positive = coefficients.iter().any(Signed::is_positive);
    let negative = coefficients.iter().any(Signed::is_negative);
    match (positive, negative) {
        (false, false) => return Ordering::Equal,
        (true, false) => return Ordering::Greater,
        (false, true) => return Ordering::Less,
        (true, true) => {}
    }
    let mut terms = 16u32;
    loop {
        // Σ_{j≤m} 1/j! < e < Σ_{j≤m} 1/j! + 1/(m·m!), over the common denominator m·m!.
        let mut numerator = BigInt::one();
        let mut factorial = BigInt::one();
        for j in 1..=terms {
            numerator = numerator * j + BigInt::one();
            factorial *= j;
        }
        let low = numerator * terms;
        let high = &low + BigInt::one();
        let denominator = factorial * terms;
        let part = |keep: Ordering, e: &BigInt| homogeneous(coefficients, keep, e, &denominator);
        if part(Ordering::Greater, &low) > part(Ordering::Less, &high) {
            return Ordering::Greater;
        }
        if part(Ordering::Greater, &high) < part(Ordering::Less, &low) {
            return Ordering::Less;
        }
        terms *= 2;
    }
}

/// `Σ |c_k| eᵏ dⁿ⁻ᵏ` over the coefficients of one sign, by Horner.
fn homogeneous(coefficients: &[BigInt], keep: Ordering, e: &BigInt, d: &BigInt) -> BigInt {
    let mut value = BigInt::zero();
    let mut scale = BigInt::one();
    for c in coefficients.iter().rev() {
        value *= e;
        if c.cmp(&BigInt::zero()) == keep {
            value += c.abs() * &scale;
        }
        scale *= d;
    }
    value
}
