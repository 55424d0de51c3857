//! Seeded statistics with a stated error.

use num_bigint::BigInt;
use num_traits::Zero;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use super::{Cue, HopfieldError, Rule, SignPattern};
use crate::number::interval::Interval;

/// An estimated probability with a confidence interval that holds for every number of trials.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// Trials in which the field had the wrong sign.
    pub wrong: u64,
    /// Trials in which the field was 0.
    pub undecided: u64,
    /// All trials.
    pub trials: u64,
    /// The probability of a wrong sign lies in this interval with probability at least `1 − risk` over the draws.
    pub interval: Interval,
    /// The probability, over the draws, that the interval misses.
    pub risk: f64,
}

/// Trials that share one random stream, so that results do not depend on the number of threads.
const CHUNK: u64 = 64;

/// Estimates the probability that the field at one bit has the wrong sign: every trial draws `patterns` independent uniform
/// patterns of `neurons` bits, makes the cue from the first, and computes one field, exactly.
///
/// The interval is the set of `q` with `trials · KL(wrong/trials ‖ q) ≤ ln(2/risk)` (Chernoff), rounded outward: it is not an
/// approximation and needs no large numbers.
///
/// # Errors
/// [`HopfieldError::Range`] without patterns, neurons or trials, for a cue with more flips than bits, or unless `0 < risk < 1`.
///
/// ```
/// use elenchus::networks::hopfield::{Cue, Rule, simulate};
/// let rule = Rule::Separation { degree: 1 };
/// let e = simulate(rule, 100, 20, Cue::Stored, 500, 1e-6, 7)?;
/// assert!(e.interval.contains(0.012)); // about Φ(−√(99/19))
/// assert_eq!(e, simulate(rule, 100, 20, Cue::Stored, 500, 1e-6, 7)?);
/// # Ok::<(), elenchus::networks::hopfield::HopfieldError>(())
/// ```
pub fn simulate(
    rule: Rule,
    neurons: usize,
    patterns: usize,
    cue: Cue,
    trials: u64,
    risk: f64,
    seed: u64,
) -> Result<Estimate, HopfieldError> {
    let (others, sign) = cue.resolve(neurons)?;
    let range = |what, expected, got: String| {
        Err(HopfieldError::Range {
            what,
            expected,
            got,
        })
    };
    if patterns == 0 {
        return range("patterns", "at least 1", patterns.to_string());
    }
    if trials == 0 {
        return range("trials", "at least 1", trials.to_string());
    }
    if !(risk > 0.0 && risk < 1.0) {
        return range("risk", "more than 0 and less than 1", risk.to_string());
    }
    // Bit 0 is looked at; patterns are exchangeable and so are bits.
    let flipped: Vec<usize> = (0..usize::from(sign < 0)).chain(1..=others).collect();
    let counts: Result<Vec<(u64, u64)>, HopfieldError> = (0..trials.div_ceil(CHUNK))
        .into_par_iter()
        .map(|chunk| {
            let mut rng = ChaCha8Rng::seed_from_u64(seed);
            rng.set_stream(chunk);
            let (mut wrong, mut undecided) = (0, 0);
            for _ in 0..CHUNK.min(trials - chunk * CHUNK) {
                let memories: Vec<SignPattern> = (0..patterns)
                    .map(|_| SignPattern::random(neurons, &mut rng))
                    .collect();
                let mut state = memories[0].clone();
                flipped.iter().for_each(|&i| state.flip(i));
                let field = field_sign(rule, &memories, &state)?;
                if field == 0 {
                    undecided += 1;
                } else if field != memories[0].sign(0) {
                    wrong += 1;
                }
            }
            Ok((wrong, undecided))
        })
        .collect();
    let (wrong, undecided) = counts?
        .into_iter()
        .fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
    Ok(Estimate {
        wrong,
        undecided,
        trials,
        interval: chernoff(wrong, trials, risk),
        risk,
    })
}

/// The sign of the field at bit 0, in machine integers or floats where they decide it.
fn field_sign(
    rule: Rule,
    memories: &[SignPattern],
    state: &SignPattern,
) -> Result<i64, HopfieldError> {
    let exact = || Ok(rule.field_sign(memories, state, 0)? as i64);
    let x = state.sign(0);
    let neurons = state.len() as i64;
    let overlaps = memories.iter().map(|m| {
        let xi = m.sign(0);
        (xi, m.overlap(state) - xi * x)
    });
    let degree = match rule {
        Rule::Separation { degree } | Rule::SelfCoupled { degree } | Rule::Energy { degree } => {
            degree
        }
        Rule::Exponential => {
            // Relative to the largest term every term is at most 1 and off by a few units in the last place.
            let largest = overlaps.clone().map(|(_, s)| s).max().unwrap_or(0);
            let sum: f64 = overlaps
                .map(|(xi, s)| xi as f64 * ((s - largest) as f64).exp())
                .sum();
            let doubt = 1e-12 * memories.len() as f64;
            return if sum.abs() > doubt {
                Ok(sum.signum() as i64)
            } else {
                exact()
            };
        }
    };
    // (N + 1)ⁿ for each of the memories, twice for the energy rule, must stay below 2¹²⁶.
    let bits = f64::from(degree) * ((neurons + 2) as f64).log2() + (memories.len() as f64).log2();
    if bits > 120.0 {
        return exact();
    }
    let power = |base: i64| i128::from(base).pow(degree);
    let mut field = 0i128;
    for (xi, s) in overlaps {
        field += match rule {
            Rule::Separation { .. } => i128::from(xi) * power(s),
            Rule::SelfCoupled { .. } => i128::from(xi) * power(s + xi * x),
            _ => power(s + xi) - power(s - xi),
        };
    }
    debug_assert!(memories.len() > 50 || rule.field(memories, state, 0) == Ok(BigInt::from(field)));
    debug_assert_eq!(field == 0, BigInt::from(field).is_zero());
    Ok(field.signum() as i64)
}

/// All `q` that the data do not contradict at this risk.
fn chernoff(wrong: u64, trials: u64, risk: f64) -> Interval {
    let point = |x: f64| Interval::point(x).expect("finite");
    let n = point(trials as f64);
    let share = point(wrong as f64) / n;
    // ln(2/risk), from above
    let limit = (point(2.0) / point(risk)).ln().expect("positive").hi();
    // Certainly excluded: trials · KL(share ‖ q) > limit.
    let excluded = |q: f64| {
        let q = point(q);
        let term = |a: Interval, b: Interval| {
            if a.hi() <= 0.0 {
                Some(Interval::ZERO)
            } else {
                Some(a * (a / b).ln()?)
            }
        };
        let one = Interval::ONE;
        let rest = if wrong == trials {
            Interval::ZERO
        } else {
            one - share
        };
        let first = if wrong == 0 { Interval::ZERO } else { share };
        match (term(first, q), term(rest, one - q)) {
            (Some(a), Some(b)) => (n * (a + b)).lo() > limit,
            _ => false,
        }
    };
    let middle = wrong as f64 / trials as f64;
    // From the certainly excluded end towards the middle; 60 halvings reach neighbouring floats.
    let search = |end: f64| {
        let (mut out, mut inside) = (end, middle);
        for _ in 0..60 {
            let q = 0.5 * (out + inside);
            if q > 0.0 && q < 1.0 && excluded(q) {
                out = q;
            } else {
                inside = q;
            }
        }
        out
    };
    let low = if wrong == 0 { 0.0 } else { search(0.0) };
    let high = if wrong == trials { 1.0 } else { search(1.0) };
    Interval::new(low, high).expect("ordered")
}
