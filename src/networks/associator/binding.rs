//! Circular convolution: binding and unbinding of vectors, exactly.
//!
//! On `ℚ^D`, `(a ⊛ b)_k = Σ_i a_i b_{k−i mod D}`. It is commutative and associative with unit `e_0`. Plate's decoding of `b` from `a ⊛ b` convolves with the
//! involution `a*_i = a_{−i mod D}`; this is correlation with `a`. Since `(a ⊛ b) ⊛ a* = r ⊛ b` with the autocorrelation `r_k = Σ_i a_i a_{i+k}`,
//! decoding is exact for every `b` iff `r = e_0` ([`decodes_exactly`]), that is, iff the shifts of `a` are orthonormal. Otherwise the exact inverse
//! ([`inverse`]) decodes whenever it exists: iff no Fourier coefficient of `a` is 0.
//!
//! **Mean error.** For `a` with independent uniform entries `±1/√D` and independent `b` of the same kind, the error is `Σ_{k≠0} r_k S^k b`. The `r_k`, `k ≠ 0`, have mean 0,
//! `E r_k² = 1/D` except `2/D` at `k = D/2`, and are uncorrelated but for `r_k = r_{−k}`. As `E⟨S^k b, S^{−k} b⟩ = 0` unless `2k ≡ 0`, the mean squared error
//! relative to `E‖b‖² = 1` is `1 − 1/D` for odd `D` and `1` for even `D`: the error of a single pair has the size of the signal, and recognition must come from a clean-up memory.
//! Each further pair added to the trace costs exactly 1 more.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::AssociatorError;
use crate::linalg::Matrix;

fn same_length(a: &[BigRational], b: &[BigRational]) -> Result<usize, AssociatorError> {
    if a.len() == b.len() {
        Ok(a.len())
    } else {
        Err(AssociatorError::Length {
            what: "second factor",
            expected: a.len(),
            got: b.len(),
        })
    }
}

/// The circular convolution `a ⊛ b`. Cost `D²` multiplications.
///
/// ```
/// use elenchus::linalg::ratio;
/// use elenchus::networks::associator::binding::convolve;
/// let v = |x: &[i64]| x.iter().map(|&x| ratio(x, 1)).collect::<Vec<_>>();
/// assert_eq!(convolve(&v(&[1, 2, 0]), &v(&[0, 1, 1])).unwrap(), v(&[2, 1, 3]));
/// ```
pub fn convolve(a: &[BigRational], b: &[BigRational]) -> Result<Vec<BigRational>, AssociatorError> {
    let d = same_length(a, b)?;
    Ok((0..d)
        .map(|k| (0..d).map(|i| &a[i] * &b[(k + d - i) % d]).sum())
        .collect())
}

/// The involution `a*_i = a_{−i mod D}`.
pub fn involution(a: &[BigRational]) -> Vec<BigRational> {
    (0..a.len())
        .map(|i| a[(a.len() - i) % a.len()].clone())
        .collect()
}

/// Correlation `(trace ⊛ a*)_k = Σ_i a_i trace_{i+k}`: Plate's decoding of what was bound to `a`.
pub fn correlate(
    trace: &[BigRational],
    a: &[BigRational],
) -> Result<Vec<BigRational>, AssociatorError> {
    same_length(trace, a)?;
    convolve(trace, &involution(a))
}

/// Whether correlation with `a` decodes every vector exactly: the autocorrelation of `a` is the unit.
///
/// ```
/// use elenchus::linalg::ratio;
/// use elenchus::networks::associator::binding::decodes_exactly;
/// let third = |x: &[i64]| x.iter().map(|&x| ratio(x, 3)).collect::<Vec<_>>();
/// assert!(decodes_exactly(&third(&[2, 2, -1])));
/// assert!(!decodes_exactly(&third(&[2, 2, 1])));
/// ```
pub fn decodes_exactly(a: &[BigRational]) -> bool {
    correlate(a, a).is_ok_and(|r| {
        r.iter()
            .enumerate()
            .all(|(k, x)| if k == 0 { x.is_one() } else { x.is_zero() })
    })
}

/// The circulant matrix `C` with `C b = a ⊛ b`.
pub fn circulant(a: &[BigRational]) -> Matrix {
    let d = a.len();
    Matrix::from_fn(d, d, |i, j| a[(i + d - j) % d].clone())
}

/// The vector `a⁻¹` with `a ⊛ a⁻¹ = e_0`.
///
/// # Errors
/// [`AssociatorError::NotInvertible`] if a Fourier coefficient of `a` is zero.
pub fn inverse(a: &[BigRational]) -> Result<Vec<BigRational>, AssociatorError> {
    if a.is_empty() {
        return Ok(vec![]);
    }
    let inverse = circulant(a)
        .inverse()
        .map_err(|_| AssociatorError::NotInvertible { got: a.len() })?;
    Ok(inverse.column(0))
}

/// The mean of `‖(Σ_n a_n ⊛ b_n) ⊛ a_1* − b_1‖²` over independent uniform `±1/√D` vectors, by the closed form of the module's documentation: `N − 1/D` for odd `D`, `N` for even `D`. `None` for `D = 0` or `N = 0`.
pub fn mean_error(d: u64, pairs: u64) -> Option<BigRational> {
    let odd = if d % 2 == 1 {
        BigRational::new(BigInt::one(), d.into())
    } else {
        BigRational::zero()
    };
    (d > 0 && pairs > 0).then(|| BigRational::from_integer(pairs.into()) - odd)
}

/// The same mean by enumerating all sign vectors: an independent check, for at most 22 signs.
///
/// ```
/// use elenchus::networks::associator::binding::{enumerated_mean_error, mean_error};
/// assert_eq!(enumerated_mean_error(3, 1).unwrap(), mean_error(3, 1).unwrap());
/// ```
pub fn enumerated_mean_error(d: usize, pairs: usize) -> Result<BigRational, AssociatorError> {
    let signs = 2 * d * pairs;
    if d == 0 || pairs == 0 {
        return Err(AssociatorError::Length {
            what: "signs",
            expected: 1,
            got: 0,
        });
    }
    if signs > 22 {
        return Err(AssociatorError::TooLarge {
            what: "the enumeration of all sign vectors",
            expected: 22,
            got: signs,
        });
    }
    let mut total = BigInt::zero();
    for bits in 0u64..1 << signs {
        let sign = |vector: usize, i: usize| 1 - 2 * (bits >> (vector * d + i) & 1) as i64;
        // vectors 0 … N−1 are a, N … 2N−1 are b; everything scaled by √D
        let mut energy = 0i64;
        for k in 0..d {
            let mut decoded = 0i64; // times D^(3/2)
            for i in 0..d {
                let trace: i64 = (0..pairs)
                    .map(|n| {
                        (0..d)
                            .map(|j| sign(n, j) * sign(pairs + n, (i + k + d - j) % d))
                            .sum::<i64>()
                    })
                    .sum();
                decoded += sign(0, i) * trace;
            }
            let error = decoded - d as i64 * sign(pairs, k);
            energy += error * error;
        }
        total += energy;
    }
    // energies are in units of D^(-3)
    Ok(BigRational::new(
        total,
        (BigInt::one() << signs) * BigInt::from(d).pow(3),
    ))
}
