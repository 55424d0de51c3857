//! Monomials of polynomial spaces: how many, which, and an interpolation basis on lattice points.
//!
//! A monomial in `d` variables is its exponent vector, `d` non-negative integers. In `d = 0` variables the only monomial is 1, of degree 0.
//!
//! The products `N_a(x) = C(x_1, a_1) ⋯ C(x_d, a_d)` are the Newton basis: `N_a(b)` is an integer at lattice points `b`, it is 1 at
//! `b = a` and 0 unless `a ≤ b` componentwise. So on any finite set of exponents that is closed downwards the
//! matrix `N_a(b)` is unitriangular for the componentwise order: the points of a down-set are unisolvent for its monomials (Chung and Yao 1977 for the simplex).

use num_bigint::{BigInt, BigUint};
use num_traits::{One, Zero};

/// Exponent vector of a monomial.
pub type Exponent = Vec<u32>;

/// Binomial coefficient `C(n, k)`, zero for `k > n`. Cost: `min(k, n − k)` multiplications and exact divisions.
///
/// ```
/// use elenchus::counts::polynomials::binomial;
/// assert_eq!(binomial(32, 4), 35960u32.into());
/// assert_eq!(binomial(3, 4), 0u32.into());
/// ```
pub fn binomial(n: u64, k: u64) -> BigUint {
    if k > n {
        return BigUint::zero();
    }
    let k = k.min(n - k);
    let mut value = BigUint::one();
    for i in 0..k {
        value = value * (n - i) / (i + 1);
    }
    value
}

/// Number of monomials of degree at most `k` in `d` variables: `C(d + k, d)`.
///
/// ```
/// use elenchus::counts::polynomials::dimension_up_to;
/// assert_eq!(dimension_up_to(2, 2), 6u32.into()); // 1, x, y, x², xy, y²
/// ```
pub fn dimension_up_to(d: u64, k: u64) -> BigUint {
    binomial(d + k, d.min(k))
}

/// Number of monomials of degree exactly `k` in `d` variables: `C(d + k − 1, k)`; for `d = 0` it is 1 if `k = 0` and 0 otherwise.
///
/// ```
/// use elenchus::counts::polynomials::dimension_homogeneous;
/// assert_eq!(dimension_homogeneous(2, 2), 3u32.into());
/// assert_eq!(dimension_homogeneous(0, 1), 0u32.into());
/// ```
pub fn dimension_homogeneous(d: u64, k: u64) -> BigUint {
    if d == 0 {
        return BigUint::from(u32::from(k == 0));
    }
    binomial(d + k - 1, k.min(d - 1))
}

/// All exponent vectors of degree exactly `k` in `d` variables, in lexicographic order with the largest first exponent first.
pub fn exponents_homogeneous(d: usize, k: u32) -> Vec<Exponent> {
    fn place(rest: u32, i: usize, current: &mut Exponent, out: &mut Vec<Exponent>) {
        if i + 1 == current.len() {
            current[i] = rest;
            out.push(current.clone());
            return;
        }
        for e in (0..=rest).rev() {
            current[i] = e;
            place(rest - e, i + 1, current, out);
        }
    }
    if d == 0 {
        return if k == 0 { vec![vec![]] } else { vec![] };
    }
    let mut out = Vec::new();
    place(k, 0, &mut vec![0; d], &mut out);
    out
}

/// All exponent vectors of degree at most `k` in `d` variables, by degree, then as in [`exponents_homogeneous`].
///
/// ```
/// use elenchus::counts::polynomials::{dimension_up_to, exponents_up_to};
/// assert_eq!(exponents_up_to(3, 4).len(), 35);
/// assert_eq!(dimension_up_to(3, 4), 35u32.into());
/// ```
pub fn exponents_up_to(d: usize, k: u32) -> Vec<Exponent> {
    (0..=k)
        .flat_map(|degree| exponents_homogeneous(d, degree))
        .collect()
}

/// The value `C(b_1, a_1) ⋯ C(b_d, a_d)` of the Newton basis polynomial `N_a` at the lattice point `b` (equal lengths; the shorter one counts).
///
/// ```
/// use elenchus::counts::polynomials::newton_basis;
/// assert_eq!(newton_basis(&[1, 2], &[3, 2]), 3.into());
/// assert_eq!(newton_basis(&[1, 2], &[3, 1]), 0.into());
/// ```
pub fn newton_basis(a: &[u32], b: &[u32]) -> BigInt {
    let mut value = BigUint::one();
    for (&a, &b) in a.iter().zip(b) {
        value *= binomial(u64::from(b), u64::from(a));
    }
    value.into()
}

/// Coefficients in the Newton basis of the polynomial with the given integer values on the points of a down-set.
///
/// `points` must be closed downwards (with `b` it contains every `a ≤ b`) and free of repetitions; `values[i]` belongs to `points[i]`. Returns the
/// coefficient of `N_{points[i]}` at position `i`, or `None` if the set is not a down-set, a point repeats or the lengths differ.
/// All coefficients are integers. Cost `O(n²)` for `n` points.
///
/// ```
/// use elenchus::counts::polynomials::interpolate_on_down_set;
/// // x² = 0·1 + 1·x + 2·C(x, 2) on {0, 1, 2}
/// let c = interpolate_on_down_set(&[vec![0], vec![1], vec![2]], &[0.into(), 1.into(), 4.into()]).unwrap();
/// assert_eq!(c, vec![0.into(), 1.into(), 2.into()]);
/// ```
pub fn interpolate_on_down_set(points: &[Exponent], values: &[BigInt]) -> Option<Vec<BigInt>> {
    if points.len() != values.len() || !is_down_set(points) {
        return None;
    }
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by_key(|&i| (points[i].iter().map(|&e| u64::from(e)).sum::<u64>(), i));
    let mut coefficients = vec![BigInt::zero(); points.len()];
    for (rank, &i) in order.iter().enumerate() {
        let mut rest = values[i].clone();
        for &j in &order[..rank] {
            if points[j].iter().zip(&points[i]).all(|(a, b)| a <= b) {
                rest -= &coefficients[j] * newton_basis(&points[j], &points[i]);
            }
        }
        coefficients[i] = rest;
    }
    Some(coefficients)
}

/// Whether a list of exponent vectors of one length has no repetition and is closed downwards componentwise.
///
/// ```
/// use elenchus::counts::polynomials::is_down_set;
/// assert!(is_down_set(&[vec![0, 0], vec![1, 0]]));
/// assert!(!is_down_set(&[vec![1, 0]]));
/// ```
pub fn is_down_set(points: &[Exponent]) -> bool {
    let set: std::collections::BTreeSet<&Exponent> = points.iter().collect();
    if set.len() != points.len() || points.windows(2).any(|w| w[0].len() != w[1].len()) {
        return false;
    }
    points.iter().all(|point| {
        (0..point.len()).all(|i| {
            point[i] == 0 || {
                let mut below = point.clone();
                below[i] -= 1;
                set.contains(&below)
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dimensions_agree_with_enumeration() {
        for d in 0..5usize {
            for k in 0..6u32 {
                let all = exponents_up_to(d, k);
                assert_eq!(
                    BigUint::from(all.len()),
                    dimension_up_to(d as u64, u64::from(k)),
                    "d={d} k={k}"
                );
                let exact = exponents_homogeneous(d, k);
                assert_eq!(
                    BigUint::from(exact.len()),
                    dimension_homogeneous(d as u64, u64::from(k)),
                    "d={d} k={k}"
                );
                let distinct: std::collections::BTreeSet<_> = all.iter().collect();
                assert_eq!(distinct.len(), all.len());
                assert!(is_down_set(&all));
            }
        }
    }

    proptest! {
        #[test]
        fn pascal(n in 1u64..200, k in 1u64..200) {
            prop_assert_eq!(binomial(n, k), binomial(n - 1, k) + binomial(n - 1, k - 1));
        }

        #[test]
        fn newton_interpolation_takes_the_values(d in 1usize..4, k in 0u32..4, seed in prop::collection::vec(-50i64..50, 35)) {
            let points = exponents_up_to(d, k);
            let values: Vec<BigInt> = (0..points.len()).map(|i| seed[i % seed.len()].into()).collect();
            let c = interpolate_on_down_set(&points, &values).unwrap();
            for (b, v) in points.iter().zip(&values) {
                let got: BigInt = points.iter().zip(&c).map(|(a, c)| c * newton_basis(a, b)).sum();
                prop_assert_eq!(&got, v);
            }
        }
    }
}
