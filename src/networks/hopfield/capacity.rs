//! How many patterns: proved bounds from exact moments, and exhaustive search.

use num_bigint::BigInt;
use num_integer::binomial;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::{Cue, HopfieldError, Rule, SignPattern, error_probabilities, every_pattern};
use crate::number::interval::Interval;

/// The exact moment `E Sᵏ` of a sum `S` of `terms` independent fair signs; for even `k` at most `(k−1)!! · termsᵏᐟ²`.
///
/// ```
/// use elenchus::linalg::ratio;
/// use elenchus::networks::hopfield::moment_of_sign_sum;
/// assert_eq!(moment_of_sign_sum(10, 2), ratio(10, 1));
/// assert_eq!(moment_of_sign_sum(10, 4), ratio(280, 1)); // 3·10² − 2·10
/// assert_eq!(moment_of_sign_sum(10, 3), ratio(0, 1));
/// ```
pub fn moment_of_sign_sum(terms: usize, k: u32) -> BigRational {
    mean_over_sign_sum(terms, |s| BigInt::from(s).pow(k))
}

fn mean_over_sign_sum(terms: usize, f: impl Fn(i64) -> BigInt) -> BigRational {
    let n = BigInt::from(terms);
    let total: BigInt = (0..=terms)
        .map(|j| binomial(n.clone(), BigInt::from(j)) * f(terms as i64 - 2 * j as i64))
        .sum();
    BigRational::new(total, BigInt::one() << terms)
}

/// Two bounds on how many independent uniform patterns a rule holds within a tolerance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CapacityBounds {
    /// The error probability is at most the tolerance for every number of patterns up to this one.
    pub at_least: BigInt,
    /// The error probability exceeds the tolerance for every number of patterns beyond this one.
    pub at_most: BigInt,
}

/// Proved bounds on the number of patterns for which the probability that the field at one bit of a stored pattern has the
/// wrong sign is at most the tolerance.
///
/// With `G(s)` the contribution of a memory whose bit is +1, the field of the stored pattern is `±G(N−1) + Z`, and `Z` is
/// symmetric with `E Z² = (p−1) m₂`, `E Z⁴ = 3(p−1)(p−2) m₂² + (p−1) m₄`, `m_k = E G(S)ᵏ` exact. Chebyshev's
/// inequality with the symmetry gives `error ≤ (p−1) m₂ / 2G(N−1)²`, and the inequality of Paley and Zygmund
/// `error ≥ ½ (1−θ)² (E Z²)² / E Z⁴` with `θ = G(N−1)² / E Z²`, which tends to 1/6 with `p`. Both are of order `Nⁿ` for separation
/// of degree `n` and `Nⁿ⁻¹` for energy of degree `n`.
///
/// # Errors
/// [`HopfieldError::Range`] unless there are at least two neurons, the degree is at least 1 and `0 < tolerance < 1/6`;
/// [`HopfieldError::Unavailable`] for rules whose noise has a mean (self-coupling) and for the exponential rule
/// ([`exponential_capacity`]).
///
/// ```
/// use elenchus::linalg::ratio;
/// use elenchus::networks::hopfield::{Rule, capacity_bounds};
/// let b = capacity_bounds(Rule::Separation { degree: 2 }, 101, &ratio(1, 50))?;
/// // Of the order of N² = 10⁴, not N.
/// assert!(b.at_least == 135.into() && b.at_most < 7000.into());
/// # Ok::<(), elenchus::networks::hopfield::HopfieldError>(())
/// ```
pub fn capacity_bounds(
    rule: Rule,
    neurons: usize,
    tolerance: &BigRational,
) -> Result<CapacityBounds, HopfieldError> {
    match rule {
        Rule::Separation { degree } | Rule::Energy { degree } if degree > 0 => {}
        Rule::Separation { .. } | Rule::Energy { .. } => {
            return Err(HopfieldError::Range {
                what: "degree",
                expected: "at least 1",
                got: "0".into(),
            });
        }
        _ => {
            return Err(HopfieldError::Unavailable {
                what: "a symmetric bound on the capacity",
                rule: rule.to_string(),
            });
        }
    }
    check_neurons(neurons)?;
    let g = |s: i64| {
        rule.contribution(1, s, 1)
            .expect("the rule has integer fields")
    };
    let rest = neurons - 1;
    let second = mean_over_sign_sum(rest, |s| g(s).pow(2));
    let fourth = mean_over_sign_sum(rest, |s| g(s).pow(4));
    let signal = BigRational::from_integer(g(rest as i64).pow(2)) / &second;
    let kurtosis = fourth / (&second * &second);
    bounds(&signal, &signal, &kurtosis, tolerance)
}

/// The largest number of patterns for which the probability that the field at one bit of a stored pattern has the wrong sign is
/// at most the tolerance: exact error probabilities up to the proved upper bound. For small sizes; the cost is that of
/// [`error_probability`](super::error_probability) at [`CapacityBounds::at_most`].
///
/// The probability need not grow with every pattern (an even number of others may leave the field at 0), so it is the last number
/// within the tolerance, not the one before the first beyond it.
///
/// # Errors
/// As [`capacity_bounds`], without the exponential rule.
///
/// ```
/// use elenchus::linalg::ratio;
/// use elenchus::networks::hopfield::{Rule, capacity};
/// assert_eq!(capacity(Rule::Separation { degree: 1 }, 5, &ratio(1, 10))?, 4);
/// # Ok::<(), elenchus::networks::hopfield::HopfieldError>(())
/// ```
pub fn capacity(
    rule: Rule,
    neurons: usize,
    tolerance: &BigRational,
) -> Result<usize, HopfieldError> {
    let bounds = capacity_bounds(rule, neurons, tolerance)?;
    let Some(most) = bounds.at_most.to_usize() else {
        return Err(HopfieldError::Range {
            what: "the upper bound on the capacity",
            expected: "a number of patterns that can be counted up to",
            got: bounds.at_most.to_string(),
        });
    };
    let within = error_probabilities(rule, neurons, Cue::Stored)?
        .take(most)
        .enumerate()
        .filter(|(_, e)| e.wrong <= *tolerance)
        .last();
    Ok(within.map_or(0, |(k, _)| k + 1))
}

/// [`capacity_bounds`] for [`Rule::Exponential`], from enclosures: `m₂ = cosh(2)^{N−1}`, `m₄ = cosh(4)^{N−1}`,
/// `G(N−1) = e^{N−1}`. The capacity is of order `bᴺ` with `b =` [`exponential_base`]`(1) = 1.964…`.
///
/// # Errors
/// [`HopfieldError::Range`] unless there are 2 to 500 neurons and `0 < tolerance < 1/6`.
///
/// ```
/// use elenchus::linalg::ratio;
/// use elenchus::networks::hopfield::exponential_capacity;
/// let b = exponential_capacity(41, &ratio(1, 50))?;
/// assert!(b.at_least > num_bigint::BigInt::from(10).pow(10));
/// # Ok::<(), elenchus::networks::hopfield::HopfieldError>(())
/// ```
pub fn exponential_capacity(
    neurons: usize,
    tolerance: &BigRational,
) -> Result<CapacityBounds, HopfieldError> {
    check_neurons(neurons)?;
    if neurons > 500 {
        return Err(HopfieldError::Range {
            what: "neurons",
            expected: "at most 500",
            got: neurons.to_string(),
        });
    }
    let rest = neurons as i32 - 1;
    let power = |x: Interval| x.powi(rest).expect("a positive power");
    let signal = power(exponential_base(Interval::ONE));
    // cosh 4 / cosh² 2 = 2 − 1/cosh² 2 = 2 − 4/(e² + e⁻²)²
    let two = Interval::from(2);
    let cosh = two.exp() + (-two).exp();
    let kurtosis = power(two - Interval::from(4) / cosh.sqr());
    let ends = |x: Interval| {
        let (lo, hi) = x.exact_ends();
        lo.zip(hi).expect("bounded for at most 500 neurons")
    };
    let (low, high) = ends(signal);
    bounds(&low, &high, &ends(kurtosis).1, tolerance)
}

/// An enclosure of the base `2/(1 + e^{−4β})` of the capacity of separation by `e^{βs}`: signal² over noise variance per
/// neuron, `e^{2β}/cosh 2β`. It tends to 2 as `β` grows, the number of patterns there are.
pub fn exponential_base(beta: Interval) -> Interval {
    let decay = (Interval::from(-4) * beta).exp();
    Interval::from(2) / (Interval::ONE + decay)
}

fn check_neurons(neurons: usize) -> Result<(), HopfieldError> {
    if neurons < 2 {
        return Err(HopfieldError::Range {
            what: "neurons",
            expected: "at least 2",
            got: neurons.to_string(),
        });
    }
    Ok(())
}

/// From `signal = G²/m₂` between two numbers and an upper bound on `m₄/m₂²`.
fn bounds(
    signal_low: &BigRational,
    signal_high: &BigRational,
    kurtosis: &BigRational,
    tolerance: &BigRational,
) -> Result<CapacityBounds, HopfieldError> {
    let whole = |n: i64| BigRational::from_integer(n.into());
    if !tolerance.is_positive() || tolerance * whole(6) >= BigRational::one() {
        return Err(HopfieldError::Range {
            what: "tolerance",
            expected: "more than 0 and less than 1/6",
            got: tolerance.to_string(),
        });
    }
    let at_least = (whole(2) * tolerance * signal_low).floor().to_integer() + 1;
    // With q = p − 1: ½ (1 − s/q)² q / (3(q − 1) + κ) grows with q once q > s, if κ ≥ 3; a larger κ only weakens it.
    let kurtosis = kurtosis.max(&whole(3)).clone();
    let exceeds = |q: &BigInt| {
        let q = BigRational::from_integer(q.clone());
        if q <= *signal_high {
            return false;
        }
        let margin = BigRational::one() - signal_high / &q;
        let least = &margin * &margin * &q / (whole(3) * (&q - whole(1)) + &kurtosis) / whole(2);
        least > *tolerance
    };
    let mut high = BigInt::one();
    while !exceeds(&high) {
        high *= 2;
    }
    let mut low: BigInt = &high / 2;
    // exceeds(high) and not exceeds(low)
    while &low + 1 < high {
        let middle: BigInt = (&low + &high) / 2;
        if exceeds(&middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Ok(CapacityBounds {
        at_least,
        at_most: high,
    })
}

/// What a field of exactly 0 says about a bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ZeroField {
    /// The bit keeps its value, as in [`Rule::update`].
    Keeps,
    /// The bit is not held: the sign of 0 is neither +1 nor −1.
    Breaks,
}

/// A largest set of different patterns of `neurons` bits all of which are fixed when the set is stored, by exhaustive search
/// over all sets; among the largest the first, by the numbers of [`every_pattern`].
///
/// Without fields of 0, odd degrees with self-coupling hold all `2ᴺ` patterns and even degrees half of them, one of each
/// antipodal pair.
///
/// # Errors
/// [`HopfieldError::Range`] for more than 4 neurons (2¹⁶ sets); [`HopfieldError::Unavailable`] for the exponential rule.
///
/// ```
/// use elenchus::networks::hopfield::{Rule, ZeroField, largest_fixed_set};
/// let size = |degree| Ok(largest_fixed_set(Rule::SelfCoupled { degree }, 3, ZeroField::Breaks)?.len());
/// assert_eq!((size(1)?, size(2)?), (8, 4));
/// # Ok::<(), elenchus::networks::hopfield::HopfieldError>(())
/// ```
pub fn largest_fixed_set(
    rule: Rule,
    neurons: usize,
    zero: ZeroField,
) -> Result<Vec<SignPattern>, HopfieldError> {
    if neurons > 4 {
        return Err(HopfieldError::Range {
            what: "neurons",
            expected: "at most 4",
            got: neurons.to_string(),
        });
    }
    let all: Vec<SignPattern> = every_pattern(neurons)?.collect();
    // aligned[state][bit][memory]: what the memory contributes in favour of the bit.
    let mut aligned = Vec::with_capacity(all.len());
    for state in &all {
        let mut bits = Vec::with_capacity(neurons);
        for i in 0..neurons {
            let x = state.sign(i);
            let row: Result<Vec<BigInt>, _> = all
                .iter()
                .map(|m| {
                    let xi = m.sign(i);
                    Ok(rule.contribution(xi, m.overlap(state) - xi * x, x)? * x)
                })
                .collect();
            bits.push(row?);
        }
        aligned.push(bits);
    }
    let members = |set: u32| (0..all.len()).filter(move |k| set >> k & 1 == 1);
    let holds = |set: u32| {
        members(set).all(|state| {
            aligned[state].iter().all(|row| {
                let field = members(set).fold(BigInt::zero(), |sum, m| sum + &row[m]);
                field.is_positive() || field.is_zero() && zero == ZeroField::Keeps
            })
        })
    };
    let mut best = 0u32;
    for set in 0..1u64 << all.len() {
        let set = set as u32;
        if set.count_ones() > best.count_ones() && holds(set) {
            best = set;
        }
    }
    Ok(members(best).map(|k| all[k].clone()).collect())
}
