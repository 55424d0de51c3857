//! Many fractions over one denominator, each brought to lowest terms.
//!
//! One greatest common divisor serves them all: what the denominator shares with the product of the numerators. The rest of the denominator
//! shares nothing with any of them, and that part is usually a small number.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::modular::residue;

/// `nᵢ / d` in lowest terms; `d > 0`.
pub(super) fn lowest_terms<'a>(
    numerators: impl Iterator<Item = &'a BigInt> + Clone,
    d: &BigInt,
) -> Vec<BigRational> {
    if d.is_one() {
        return numerators.cloned().map(BigRational::from_integer).collect();
    }
    // The part of d that may cancel.
    let shared = if d.bits() < 63 {
        d.clone()
    } else {
        let mut product = BigInt::one();
        for n in numerators.clone().filter(|n| !n.is_zero()) {
            product = if n.bits() > d.bits() {
                product * (n % d) % d
            } else {
                product * n % d
            };
        }
        let mut coprime = d.clone();
        // The product is 0 modulo d when the numerators contain all of d between them; then g = d.
        let mut g = product.gcd(d);
        while !g.is_one() {
            coprime /= &g;
            g = g.gcd(&coprime);
        }
        d / coprime
    };
    let small = shared.to_u64().filter(|&s| s < 1 << 63);
    numerators
        .map(|n| {
            if n.is_zero() {
                return BigRational::zero();
            }
            let g = match small {
                Some(1) => return BigRational::new_raw(n.clone(), d.clone()),
                Some(s) => match residue(n, s).gcd(&s) {
                    1 => return BigRational::new_raw(n.clone(), d.clone()),
                    g => BigInt::from(g),
                },
                None => (n % &shared).gcd(&shared),
            };
            debug_assert!(g.is_positive());
            BigRational::new_raw(n / &g, d / &g)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_one_gcd_each() {
        let d = BigInt::from(2).pow(70) * BigInt::from(3).pow(20) * BigInt::from(1_000_003);
        let numerators: Vec<BigInt> = [0i64, 1, -1, 6, 1_000_003, -64, 7, 3_486_784_401]
            .map(BigInt::from)
            .into_iter()
            .chain([d.clone(), -&d * 3, &d / 3, BigInt::from(5).pow(90)])
            .collect();
        for d in [
            d,
            BigInt::from(12),
            BigInt::one(),
            BigInt::from(u64::MAX),
            BigInt::from(7).pow(40),
        ] {
            let expected: Vec<_> = numerators
                .iter()
                .map(|n| BigRational::new(n.clone(), d.clone()))
                .collect();
            assert_eq!(lowest_terms(numerators.iter(), &d), expected);
            // A set that shares nothing, and one number alone.
            assert_eq!(lowest_terms(numerators[1..3].iter(), &d), expected[1..3]);
            assert_eq!(lowest_terms(numerators[9..10].iter(), &d), expected[9..10]);
        }
    }
}
