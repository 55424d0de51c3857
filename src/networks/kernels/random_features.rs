//! Random Fourier features, with the error probability of what they say.
//!
//! For `ω ~ 𝒩(0, s²I)`, `E[e^{−iω·x} · conj(e^{−iω·y})] = exp(−s²‖x − y‖²/2)`; without the conjugation it is `exp(−s²‖x + y‖²/2)`. The real part of one term is
//! `cos(ω·(x ∓ y)) ∈ [−1, 1]`, so by Hoeffding the mean of `m` independent terms is off by `ε` or more with probability at most `2 exp(−mε²/2)`.

use num_rational::BigRational;
use rand::{Rng, SeedableRng};

use super::KernelError;
use crate::number::interval::Interval;

/// What the mean of a number of random features says about the kernel.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// Mean of the features.
    pub value: f64,
    /// How many.
    pub features: u64,
    /// Half the width of the confidence interval `value ± radius`.
    pub radius: f64,
    /// Upper bound on the probability (over the seed) that the expectation lies outside `value ± radius`.
    pub error_probability: f64,
}

/// An upper bound on `2 exp(−mε²/2)`, the probability that the mean of `m` features is off by `ε` or more. At most 1.
///
/// ```
/// use elenchus::networks::kernels::random_features::error_probability;
/// assert!(error_probability(20_000, 0.1) < 1e-42 && error_probability(1, 0.1) == 1.0);
/// ```
pub fn error_probability(features: u64, epsilon: f64) -> f64 {
    let Some(e) = Interval::point(epsilon.max(0.0)) else {
        return 1.0;
    };
    // a count above 2^53 is rounded down by the conversion of its predecessor; fewer features only weaken the bound
    let m = Interval::new(
        (features as f64).next_down().max(0.0),
        (features as f64).next_up(),
    )
    .unwrap_or(Interval::ZERO);
    let two = Interval::from(2);
    let exponent = (m * e.sqr()).checked_div(two).unwrap_or(Interval::ZERO);
    (two * (-exponent).exp()).hi().min(1.0)
}

/// The least number of features for which [`error_probability`] is at most `probability` at deviation `epsilon`; `None` unless both are positive.
///
/// ```
/// use elenchus::networks::kernels::random_features::{error_probability, features_needed};
/// let m = features_needed(0.05, 1e-9).unwrap();
/// assert!(error_probability(m, 0.05) <= 1e-9 && error_probability(m - 1, 0.05) > 1e-9);
/// ```
pub fn features_needed(epsilon: f64, probability: f64) -> Option<u64> {
    let positive = |x: f64| x > 0.0;
    if !positive(epsilon) || !positive(probability) {
        return None;
    }
    let enough = |m: u64| error_probability(m, epsilon) <= probability;
    let mut high = 1u64;
    while !enough(high) {
        high = high.checked_mul(2)?;
    }
    let mut low = 0;
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if enough(middle) {
            high = middle
        } else {
            low = middle
        }
    }
    Some(high)
}

/// The exact kernel `exp(−s²‖d‖²/2)` of a displacement, enclosed.
pub fn kernel(displacement: &[BigRational], s: &BigRational) -> Interval {
    let squared: BigRational = displacement.iter().map(|d| d * d).sum();
    Interval::from_rational(&-(squared * s * s / BigRational::from_integer(2.into()))).exp()
}

/// The mean of `cos(ω·d)` over `m` seeded draws `ω ~ 𝒩(0, s²I)`, with Hoeffding's radius for the given error probability.
///
/// The draws and cosines are floating point; their rounding, at most about `10⁻¹²` relative to the size of `ω·d`, is covered by adding `10⁻⁹` to the radius as long as `s‖d‖ ≤ 100`.
///
/// # Errors
/// `features` and `probability` must be positive.
pub fn estimate(
    displacement: &[f64],
    s: f64,
    features: u64,
    probability: f64,
    seed: u64,
) -> Result<Estimate, KernelError> {
    if features == 0 {
        return Err(KernelError::NotPositive {
            what: "number of features",
            got: "0".into(),
        });
    }
    if probability.is_nan() || probability <= 0.0 {
        return Err(KernelError::NotPositive {
            what: "error probability",
            got: probability.to_string(),
        });
    }
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(seed);
    // ω·d is normal with variance s²‖d‖²
    let scale = s * displacement.iter().map(|d| d * d).sum::<f64>().sqrt();
    let mut sum = 0.0;
    let mut drawn = 0;
    while drawn < features {
        // Box–Muller: two independent normals from two uniforms
        let (u, v): (f64, f64) = (1.0 - rng.random::<f64>(), rng.random());
        let r = (-2.0 * u.ln()).sqrt();
        let angle = std::f64::consts::TAU * v;
        for z in [r * angle.cos(), r * angle.sin()]
            .into_iter()
            .take((features - drawn) as usize)
        {
            sum += (scale * z).cos();
            drawn += 1;
        }
    }
    let probability = probability.min(1.0);
    let mut radius = (2.0 * (2.0 / probability).ln() / features as f64).sqrt();
    while error_probability(features, radius) > probability && radius < 2.0 {
        radius *= 1.0 + 1e-12;
    }
    Ok(Estimate {
        value: sum / features as f64,
        features,
        radius: radius + 1e-9,
        error_probability: error_probability(features, radius),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linalg::ratio;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn estimates_enclose_the_kernel(d in prop::collection::vec(-20i64..=20, 1..4), s in 1i64..=8, seed in any::<u64>()) {
            // With error probability 10⁻¹² a failure is a fault, not bad luck.
            let exact: Vec<BigRational> = d.iter().map(|x| ratio(*x, 4)).collect();
            let floats: Vec<f64> = d.iter().map(|x| *x as f64 / 4.0).collect();
            let truth = kernel(&exact, &ratio(s, 4));
            let e = estimate(&floats, s as f64 / 4.0, 2_000, 1e-12, seed).unwrap();
            prop_assert!(e.error_probability <= 1e-12);
            prop_assert!(e.value + e.radius >= truth.lo() && e.value - e.radius <= truth.hi());
        }

        #[test]
        fn needed_features_are_the_least(epsilon in 0.01f64..1.0, exponent in 1i32..40) {
            let probability = 2f64.powi(-exponent);
            let m = features_needed(epsilon, probability).unwrap();
            prop_assert!(error_probability(m, epsilon) <= probability);
            prop_assert!(error_probability(m - 1, epsilon) > probability);
            // More features or a larger deviation never raise the bound.
            prop_assert!(error_probability(m + 1, epsilon) <= error_probability(m, epsilon));
            prop_assert!(error_probability(m, 1.5 * epsilon) <= error_probability(m, epsilon));
        }
    }

    #[test]
    fn estimates_are_where_they_should_be() {
        for (k, d) in [0i64, 1, 2, 3].into_iter().enumerate() {
            let exact = kernel(&[ratio(d, 2), ratio(d, 1)], &ratio(1, 1));
            let e = estimate(
                &[d as f64 / 2.0, d as f64],
                1.0,
                40_000,
                1e-12,
                7 + k as u64,
            )
            .unwrap();
            assert!(e.error_probability <= 1e-12 && e.radius < 0.04);
            assert!(
                e.value + e.radius >= exact.lo() && e.value - e.radius <= exact.hi(),
                "{e:?} {exact:?}"
            );
            assert_eq!(
                e,
                estimate(
                    &[d as f64 / 2.0, d as f64],
                    1.0,
                    40_000,
                    1e-12,
                    7 + k as u64
                )
                .unwrap()
            );
        }
    }

    #[test]
    fn bounds_behave_at_the_ends() {
        assert_eq!(error_probability(0, 1.0), 1.0);
        assert_eq!(error_probability(10, 0.0), 1.0);
        assert_eq!(error_probability(10, f64::NAN), 1.0);
        assert!(error_probability(10, f64::INFINITY) >= 0.0);
        assert_eq!(features_needed(0.0, 0.5), None);
        assert_eq!(features_needed(f64::NAN, 0.5), None);
        assert!(
            estimate(&[1.0], 1.0, 0, 0.1, 1).is_err() && estimate(&[1.0], 1.0, 1, 0.0, 1).is_err()
        );
        assert!(estimate(&[1.0], 1.0, 1, 5.0, 1).unwrap().radius.is_finite());
        assert_eq!(kernel(&[], &ratio(3, 1)), Interval::ONE);
    }
}
