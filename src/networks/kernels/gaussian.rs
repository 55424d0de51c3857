//! Gaussian radial basis functions `exp(−‖x − c‖²/σ²)`.
//!
//! With this convention `σ` is *not* the standard deviation: the density proportional to `exp(−x²/σ²)` has standard deviation `σ/√2`.
//!
//! [`look_up`] is the sum `Σ_i y_i exp(−‖x − x_i‖²/σ²)` with the values themselves as coefficients; as `σ → 0` it tends to `y_j` at `x_j` and to 0 elsewhere, at the
//! explicit rate `Σ |y_i| exp(−d²/σ²)`. [`GaussianInterpolant`] takes the values exactly at the centres, for every `σ > 0` (the kernel matrix is positive definite for distinct centres). As `σ → ∞`, on the line, it tends to the interpolating polynomial of
//! least degree ([`flat_limit`]), although the kernel matrix tends to a singular one: with `ε = 1/σ²`, `exp(−ε(x − c)²) = e^{−εx²} e^{−εc²} e^{2εcx}`, and interpolation in the
//! span of `e^{2εc_i x}`, a Chebyshev system whose Newton basis tends to `1, x, x², …`, has that limit (Driscoll and Fornberg 2002).
//!
//! Values are enclosed to any width by rational arithmetic: the exponentials to enough bits, the linear system exactly with a bound on what the rounding of its entries can do.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use super::exponential::exp_of_minus;
use super::{Enclosure, KernelError};
use crate::linalg::{Matrix, Polynomial};

/// More bits than this are refused.
const LIMIT: u64 = 1 << 16;

fn squared_distance(x: &[BigRational], y: &[BigRational]) -> BigRational {
    x.iter().zip(y).map(|(a, b)| (a - b) * (a - b)).sum()
}

fn check(
    centres: &[Vec<BigRational>],
    values: &[BigRational],
    x: Option<&[BigRational]>,
    sigma_squared: &BigRational,
) -> Result<(), KernelError> {
    if centres.len() != values.len() {
        return Err(KernelError::Length {
            what: "values",
            expected: centres.len(),
            got: values.len(),
        });
    }
    let d = x.map_or_else(|| centres.first().map_or(0, Vec::len), <[_]>::len);
    if let Some(bad) = centres.iter().find(|c| c.len() != d) {
        return Err(KernelError::Length {
            what: "centre",
            expected: d,
            got: bad.len(),
        });
    }
    positive("σ²", sigma_squared)
}

fn positive(what: &'static str, x: &BigRational) -> Result<(), KernelError> {
    if x.is_positive() {
        Ok(())
    } else {
        Err(KernelError::NotPositive {
            what,
            got: x.to_string(),
        })
    }
}

/// Bits so that `2^{−bits}` is at most `x`.
fn bits_below(x: &BigRational) -> u64 {
    (x.denom().bits() + 1).saturating_sub(x.numer().bits())
}

/// The look-up sum `Σ_i y_i exp(−‖x − x_i‖²/σ²)`, enclosed to the given width.
///
/// ```
/// use elenchus::linalg::ratio;
/// use elenchus::networks::kernels::gaussian::look_up;
/// let centres = [vec![ratio(0, 1)], vec![ratio(1, 1)]];
/// let f = look_up(&centres, &[ratio(3, 1), ratio(-5, 1)], &ratio(1, 100), &[ratio(0, 1)], &ratio(1, 1_000_000)).unwrap();
/// assert!(f.contains(&ratio(3, 1)) || f.upper < ratio(3, 1)); // 3 − 5e^{−100}
/// ```
pub fn look_up(
    centres: &[Vec<BigRational>],
    values: &[BigRational],
    sigma_squared: &BigRational,
    x: &[BigRational],
    width: &BigRational,
) -> Result<Enclosure, KernelError> {
    check(centres, values, Some(x), sigma_squared)?;
    positive("width", width)?;
    let total: BigRational =
        values.iter().map(Signed::abs).sum::<BigRational>() + BigRational::one();
    let bits = bits_below(&(width / (&total + &total)));
    if bits > LIMIT {
        return Err(KernelError::Precision {
            expected: LIMIT,
            got: bits,
        });
    }
    let unit = BigRational::new(BigInt::one(), BigInt::one() << bits);
    let middle: BigRational = centres
        .iter()
        .zip(values)
        .map(|(c, y)| {
            BigRational::from_integer(exp_of_minus(
                &(squared_distance(c, x) / sigma_squared),
                bits,
            )) * &unit
                * y
        })
        .sum();
    let radius = unit * (total - BigRational::one());
    Ok(Enclosure {
        lower: &middle - &radius,
        upper: middle + radius,
    })
}

/// The interpolant `Σ_i c_i exp(−‖x − x_i‖²/σ²)` with given values at distinct centres.
#[derive(Debug, Clone)]
pub struct GaussianInterpolant {
    centres: Vec<Vec<BigRational>>,
    values: Vec<BigRational>,
    sigma_squared: BigRational,
}

impl GaussianInterpolant {
    /// The interpolant; the centres must be distinct and of one length.
    pub fn new(
        centres: Vec<Vec<BigRational>>,
        values: Vec<BigRational>,
        sigma_squared: BigRational,
    ) -> Result<Self, KernelError> {
        check(&centres, &values, None, &sigma_squared)?;
        for second in 0..centres.len() {
            if let Some(first) = centres[..second].iter().position(|c| *c == centres[second]) {
                return Err(KernelError::EqualCentres { first, second });
            }
        }
        Ok(GaussianInterpolant {
            centres,
            values,
            sigma_squared,
        })
    }

    /// The value at a point, enclosed to the given width.
    ///
    /// The number of bits is doubled until the perturbation bound allows the width: with `K̃` the rounded kernel matrix, entrywise within `u` of `K`, and `R = K̃⁻¹`, if
    /// `η = N u ‖R‖_∞ < 1` then `‖c − c̃‖_∞ ≤ η/(1 − η) · ‖c̃‖_∞`. Cost: exact inverses of `N × N` matrices with entries of that many bits.
    ///
    /// ```
    /// use elenchus::linalg::ratio;
    /// use elenchus::networks::kernels::gaussian::GaussianInterpolant;
    /// let point = |x| vec![ratio(x, 1)];
    /// // σ = 10⁶: very nearly the straight line through (0, 1) and (1, 3), at x = 5
    /// let f = GaussianInterpolant::new(vec![point(0), point(1)], vec![ratio(1, 1), ratio(3, 1)], ratio(1_000_000_000_000, 1)).unwrap();
    /// let value = f.evaluate(&point(5), &ratio(1, 1_000_000_000_000)).unwrap();
    /// assert!(value.upper < ratio(11_000_001, 1_000_000) && value.lower > ratio(10_999_999, 1_000_000));
    /// ```
    pub fn evaluate(
        &self,
        x: &[BigRational],
        width: &BigRational,
    ) -> Result<Enclosure, KernelError> {
        check(&self.centres, &self.values, Some(x), &self.sigma_squared)?;
        positive("width", width)?;
        let n = self.centres.len();
        if n == 0 {
            return Ok(Enclosure {
                lower: BigRational::zero(),
                upper: BigRational::zero(),
            });
        }
        let mut bits = bits_below(width).max(32) + 32;
        loop {
            if bits > LIMIT {
                return Err(KernelError::Precision {
                    expected: LIMIT,
                    got: bits,
                });
            }
            let scale = BigInt::one() << bits;
            let kernel = |a: &[BigRational], b: &[BigRational]| {
                exp_of_minus(&(squared_distance(a, b) / &self.sigma_squared), bits)
            };
            let entries = (0..n * n)
                .map(|k| kernel(&self.centres[k / n], &self.centres[k % n]))
                .collect();
            let rounded = Matrix::from_numerators(n, n, entries, scale.clone())?;
            if let Ok(inverse) = rounded.inverse() {
                let unit = BigRational::new(BigInt::one(), scale.clone());
                let size = BigRational::from_integer(n.into());
                let norm = (0..n)
                    .map(|i| inverse.row(i).iter().map(Signed::abs).sum::<BigRational>())
                    .max()
                    .unwrap_or_else(BigRational::zero);
                let eta = &size * &unit * norm;
                if eta < BigRational::one() {
                    let c = inverse.apply(&self.values)?;
                    let largest = c
                        .iter()
                        .map(Signed::abs)
                        .max()
                        .unwrap_or_else(BigRational::zero);
                    let coefficient_error = &eta / (BigRational::one() - &eta) * &largest;
                    let middle: BigRational = self
                        .centres
                        .iter()
                        .zip(&c)
                        .map(|(centre, c)| BigRational::new(kernel(centre, x), scale.clone()) * c)
                        .sum();
                    // kernel values are at most 1 (+ unit): Σ |k̃ c̃ − k c| ≤ Σ |c − c̃| + Σ unit |c̃|
                    let radius = size * (coefficient_error + &unit * largest);
                    if &(&radius + &radius) <= width {
                        return Ok(Enclosure {
                            lower: &middle - &radius,
                            upper: middle + radius,
                        });
                    }
                }
            }
            bits *= 2;
        }
    }
}

/// The limit of the interpolant on the line as `σ → ∞`: the polynomial of degree below `N` through the points.
///
/// ```
/// use elenchus::linalg::ratio;
/// use elenchus::networks::kernels::gaussian::flat_limit;
/// let line = flat_limit(&[ratio(0, 1), ratio(1, 1)], &[ratio(1, 1), ratio(3, 1)]).unwrap();
/// assert_eq!(line.to_string(), "2*x + 1");
/// ```
pub fn flat_limit(
    centres: &[BigRational],
    values: &[BigRational],
) -> Result<Polynomial, KernelError> {
    if centres.len() != values.len() {
        return Err(KernelError::Length {
            what: "values",
            expected: centres.len(),
            got: values.len(),
        });
    }
    // Newton's divided differences
    let mut differences = values.to_vec();
    for order in 1..centres.len() {
        for i in (order..centres.len()).rev() {
            let gap = &centres[i] - &centres[i - order];
            if gap.is_zero() {
                return Err(KernelError::EqualCentres {
                    first: i - order,
                    second: i,
                });
            }
            differences[i] = (&differences[i] - &differences[i - 1]) / gap;
        }
    }
    let mut p = Polynomial::zero();
    for (c, d) in centres.iter().zip(&differences).rev() {
        let factor = Polynomial::from_roots(std::slice::from_ref(c));
        p = &(&p * &factor) + &Polynomial::constant(d);
    }
    Ok(p)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linalg::ratio;
    use num_traits::ToPrimitive;
    use proptest::prelude::*;

    fn distinct(n: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Vec<BigRational>> {
        prop::collection::btree_set(-6i64..=6, n)
            .prop_map(|s| s.into_iter().map(|v| ratio(v, 2)).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn look_up_sums_agree_with_floats(c in distinct(1..=4), y in prop::collection::vec(-9i64..=9, 4), x in -9i64..=9, s in 1i64..=30) {
            let centres: Vec<_> = c.iter().map(|c| vec![c.clone()]).collect();
            let values: Vec<_> = (0..c.len()).map(|i| ratio(y[i], 1)).collect();
            let width = ratio(1, 1_000_000_000);
            let f = look_up(&centres, &values, &ratio(s, 10), &[ratio(x, 3)], &width).unwrap();
            prop_assert!(f.width() <= width);
            let float: f64 = c.iter().zip(&y).map(|(c, y)| *y as f64 * (-(c.to_f64().unwrap() - x as f64 / 3.0).powi(2) / (s as f64 / 10.0)).exp()).sum();
            prop_assert!((f.lower.to_f64().unwrap() - float).abs() < 1e-7);
        }

        #[test]
        fn interpolants_take_their_values(c in distinct(1..=4), y in prop::collection::vec(-9i64..=9, 4), s in 1i64..=5000) {
            let centres: Vec<_> = c.iter().map(|c| vec![c.clone(), ratio(1, 3)]).collect();
            let values: Vec<_> = (0..c.len()).map(|i| ratio(y[i], 1)).collect();
            let f = GaussianInterpolant::new(centres.clone(), values.clone(), ratio(s, 10)).unwrap();
            let width = ratio(1, 1_000_000);
            for (centre, value) in centres.iter().zip(&values) {
                let e = f.evaluate(centre, &width).unwrap();
                prop_assert!(e.contains(value) && e.width() <= width);
            }
        }

        #[test]
        fn flat_limits_interpolate_and_are_approached(c in distinct(1..=4), y in prop::collection::vec(-9i64..=9, 4), x in -9i64..=9) {
            let values: Vec<_> = (0..c.len()).map(|i| ratio(y[i], 1)).collect();
            let p = flat_limit(&c, &values).unwrap();
            prop_assert!(p.degree().is_none_or(|d| d < c.len()));
            for (c, v) in c.iter().zip(&values) {
                prop_assert_eq!(&p.evaluate(c), v);
            }
            // the error falls like 1/σ²
            let centres: Vec<_> = c.iter().map(|c| vec![c.clone()]).collect();
            let error = |sigma_squared: i64| {
                let f = GaussianInterpolant::new(centres.clone(), values.clone(), ratio(sigma_squared, 1)).unwrap();
                let e = f.evaluate(&[ratio(x, 2)], &ratio(1, 1_000_000_000_000)).unwrap();
                (&e.lower - p.evaluate(&ratio(x, 2))).abs()
            };
            let (near, far) = (error(100_000), error(100_000_000));
            prop_assert!(far * ratio(500, 1) <= near + ratio(1, 1_000_000_000));
        }
    }

    #[test]
    fn bad_input_is_an_error() {
        let p = |x| vec![ratio(x, 1)];
        let v = |x| ratio(x, 1);
        assert_eq!(
            GaussianInterpolant::new(vec![p(1), p(1)], vec![v(0), v(0)], v(1)).unwrap_err(),
            KernelError::EqualCentres {
                first: 0,
                second: 1
            }
        );
        assert!(GaussianInterpolant::new(vec![p(1)], vec![], v(1)).is_err());
        assert!(GaussianInterpolant::new(vec![p(1)], vec![v(1)], v(0)).is_err());
        assert!(look_up(&[p(1)], &[v(1)], &v(1), &[], &v(1)).is_err());
        assert!(look_up(&[p(1)], &[v(1)], &v(1), &[v(1)], &v(0)).is_err());
        assert!(flat_limit(&[v(1), v(1)], &[v(1), v(2)]).is_err());
        let empty = GaussianInterpolant::new(vec![], vec![], v(1)).unwrap();
        assert!(empty.evaluate(&[v(3)], &v(1)).unwrap().contains(&v(0)));
        assert!(flat_limit(&[], &[]).unwrap().is_zero());
    }

    #[test]
    fn precision_is_bounded() {
        let f = GaussianInterpolant::new(vec![vec![ratio(0, 1)]], vec![ratio(1, 1)], ratio(1, 1))
            .unwrap();
        let tiny = BigRational::new(BigInt::one(), BigInt::one() << 70_000);
        assert!(matches!(
            f.evaluate(&[ratio(1, 1)], &tiny),
            Err(KernelError::Precision { .. })
        ));
    }
}
