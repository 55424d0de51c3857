//! The probability that a random memory is misread, exactly.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_integer::binomial;
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::{HopfieldError, Rule, sign_at_e};

/// How the cue differs from the stored pattern, and which bit is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cue {
    /// The stored pattern itself.
    Stored,
    /// The stored pattern with this many bits flipped; the bit looked at is one of them.
    AtFlippedBit(usize),
    /// The stored pattern with this many bits flipped; the bit looked at is not one of them.
    BesideFlippedBits(usize),
}

impl Cue {
    /// Flipped bits among the others, and the sign the cue has at the bit looked at when the stored one is +1.
    pub(super) fn resolve(self, neurons: usize) -> Result<(usize, i64), HopfieldError> {
        let (others, sign) = match self {
            Cue::Stored => (0, 1),
            Cue::AtFlippedBit(f) => (f.wrapping_sub(1), -1),
            Cue::BesideFlippedBits(f) => (f, 1),
        };
        if neurons == 0 || others > neurons - 1 {
            return Err(HopfieldError::Range {
                what: "flipped bits",
                expected: "at least 1 at a flipped bit, and at most the bits there are",
                got: format!("{self:?} of {neurons}"),
            });
        }
        Ok((others, sign))
    }
}

/// What becomes of one bit of a cue when the other patterns are random.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorProbability {
    /// The field has the sign opposite to the stored bit.
    pub wrong: BigRational,
    /// The field is 0.
    pub undecided: BigRational,
}

/// The exact probability that the field at one bit has the wrong sign when `patterns` independent uniform patterns of
/// `neurons` bits are stored and the cue is made from one of them.
///
/// By symmetry the cue may be taken as all +1; the other patterns then contribute independent terms `c(ξ, s)` with `ξ` a
/// fair sign and `s` a sum of `N − 1` fair signs, and the law of their sum is a convolution. Cost: `patterns` times the
/// number of different partial sums times `2N`; nothing is sampled.
///
/// # Errors
/// [`HopfieldError::Range`] without patterns, without neurons, or for a cue with more flips than there are bits.
///
/// ```
/// use elenchus::linalg::ratio;
/// use elenchus::networks::hopfield::{Cue, Rule, error_probability};
/// // Two patterns of three bits, classical rule without self-coupling: the field 2 ± s is never wrong, and 0 with
/// // probability 1/4.
/// let e = error_probability(Rule::Separation { degree: 1 }, 3, 2, Cue::Stored)?;
/// assert_eq!((e.wrong, e.undecided), (ratio(0, 1), ratio(1, 4)));
/// # Ok::<(), elenchus::networks::hopfield::HopfieldError>(())
/// ```
pub fn error_probability(
    rule: Rule,
    neurons: usize,
    patterns: usize,
    cue: Cue,
) -> Result<ErrorProbability, HopfieldError> {
    let (others, sign) = cue.resolve(neurons)?;
    if patterns == 0 {
        return Err(HopfieldError::Range {
            what: "patterns",
            expected: "at least 1",
            got: patterns.to_string(),
        });
    }
    let rest = neurons as i64 - 1;
    // The cue is all +1, so the stored pattern is −1 where it differs from the cue.
    let stored = (sign, rest - 2 * others as i64);
    let weights: Vec<BigInt> = (0..=rest)
        .map(|k| binomial(BigInt::from(rest), BigInt::from(k)))
        .collect();
    let terms = || {
        [1i64, -1].into_iter().flat_map(|xi| {
            weights
                .iter()
                .enumerate()
                .map(move |(k, w)| (xi, rest - 2 * k as i64, w))
        })
    };
    let (mut wrong, mut undecided) = (BigInt::zero(), BigInt::zero());
    let mut tally = |field: Ordering, weight: BigInt| {
        if field == Ordering::Equal {
            undecided += weight;
        } else if (field == Ordering::Greater) != (sign > 0) {
            wrong += weight;
        }
    };
    if rule == Rule::Exponential {
        // A field is a Laurent polynomial in e: its coefficients, lowest first.
        let at = |s: i64| (s + rest) as usize;
        let mut start = vec![0i64; 2 * neurons - 1];
        start[at(stored.1)] += stored.0;
        let law = convolve(start, patterns - 1, |sum| {
            terms()
                .map(|(xi, s, w)| {
                    let mut next = sum.clone();
                    next[at(s)] += xi;
                    (next, w.clone())
                })
                .collect()
        });
        for (sum, weight) in law {
            let coefficients: Vec<BigInt> = sum.into_iter().map(BigInt::from).collect();
            tally(sign_at_e(&coefficients), weight);
        }
    } else {
        // Equal contributions are merged before anything is convolved.
        let mut steps = BTreeMap::<BigInt, BigInt>::new();
        for (xi, s, w) in terms() {
            *steps.entry(rule.contribution(xi, s, 1)?).or_default() += w;
        }
        let start = rule.contribution(stored.0, stored.1, 1)?;
        let law = convolve(start, patterns - 1, |sum| {
            steps.iter().map(|(c, w)| (sum + c, w.clone())).collect()
        });
        for (sum, weight) in law {
            tally(sum.cmp(&BigInt::zero()), weight);
        }
    }
    let total = BigInt::one() << (neurons * (patterns - 1));
    Ok(ErrorProbability {
        wrong: BigRational::new(wrong, total.clone()),
        undecided: BigRational::new(undecided, total),
    })
}

/// The weighted number of ways to reach each sum in so many independent steps.
fn convolve<K: Ord>(
    start: K,
    steps: usize,
    step: impl Fn(&K) -> Vec<(K, BigInt)>,
) -> BTreeMap<K, BigInt> {
    let mut law = BTreeMap::from([(start, BigInt::one())]);
    for _ in 0..steps {
        let mut next = BTreeMap::new();
        for (sum, weight) in &law {
            for (reached, w) in step(sum) {
                *next.entry(reached).or_insert_with(BigInt::zero) += weight * w;
            }
        }
        law = next;
    }
    law
}
