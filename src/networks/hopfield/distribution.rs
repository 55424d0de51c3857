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
    let mut all = error_probabilities(rule, neurons, cue)?;
    let one = patterns.checked_sub(1).and_then(|k| all.nth(k));
    one.ok_or_else(|| HopfieldError::Range {
        what: "patterns",
        expected: "at least 1",
        got: patterns.to_string(),
    })
}

/// [`error_probability`] for 1, 2, 3, … patterns, without end; each costs one convolution more than the one before.
///
/// # Errors
/// As [`error_probability`].
pub fn error_probabilities(
    rule: Rule,
    neurons: usize,
    cue: Cue,
) -> Result<ErrorProbabilities, HopfieldError> {
    let (others, sign) = cue.resolve(neurons)?;
    let rest = neurons as i64 - 1;
    // The cue is all +1, so the stored pattern is −1 where it differs from the cue.
    let stored = (sign, rest - 2 * others as i64);
    let terms = [1i64, -1].into_iter().flat_map(|xi| {
        (0..=rest).map(move |k| {
            let weight = binomial(BigInt::from(rest), BigInt::from(k));
            (xi, rest - 2 * k, weight)
        })
    });
    let law = if rule == Rule::Exponential {
        let place = |xi: i64, s: i64| ((s + rest) as usize, xi);
        let mut start = vec![0i64; 2 * neurons - 1];
        let (at, xi) = place(stored.0, stored.1);
        start[at] = xi;
        Law::Powers {
            sums: BTreeMap::from([(start, BigInt::one())]),
            steps: terms.map(|(xi, s, w)| (place(xi, s), w)).collect(),
        }
    } else {
        // Equal contributions are merged before anything is convolved.
        let mut steps = BTreeMap::<BigInt, BigInt>::new();
        for (xi, s, w) in terms {
            *steps.entry(rule.contribution(xi, s, 1)?).or_default() += w;
        }
        Law::Integers {
            sums: BTreeMap::from([(rule.contribution(stored.0, stored.1, 1)?, BigInt::one())]),
            steps,
        }
    };
    Ok(ErrorProbabilities {
        law,
        stored: sign,
        neurons,
        patterns: 0,
    })
}

/// The law of the field, as numbers of ways.
#[derive(Debug, Clone)]
enum Law {
    Integers {
        sums: BTreeMap<BigInt, BigInt>,
        steps: BTreeMap<BigInt, BigInt>,
    },
    /// A field is a Laurent polynomial in e: its coefficients, lowest first, shifted by `N − 1`; a step adds a sign to one.
    Powers {
        sums: BTreeMap<Vec<i64>, BigInt>,
        steps: Vec<((usize, i64), BigInt)>,
    },
}

/// What [`error_probabilities`] returns.
#[derive(Debug, Clone)]
pub struct ErrorProbabilities {
    law: Law,
    /// The stored sign of the bit looked at, the cue being +1 there.
    stored: i64,
    neurons: usize,
    patterns: usize,
}

impl ErrorProbabilities {
    /// One more random pattern.
    fn store_another(&mut self) {
        match &mut self.law {
            Law::Integers { sums, steps } => {
                *sums = convolve(sums, |sum, add| {
                    steps.iter().for_each(|(c, w)| add(sum + c, w));
                });
            }
            Law::Powers { sums, steps } => {
                *sums = convolve(sums, |sum: &Vec<i64>, add| {
                    for ((at, xi), w) in steps.iter() {
                        let mut next = sum.clone();
                        next[*at] += xi;
                        add(next, w);
                    }
                });
            }
        }
    }
}

impl Iterator for ErrorProbabilities {
    type Item = ErrorProbability;

    fn next(&mut self) -> Option<ErrorProbability> {
        if self.patterns > 0 {
            self.store_another();
        }
        self.patterns += 1;
        let (mut wrong, mut undecided) = (BigInt::zero(), BigInt::zero());
        let stored = self.stored;
        let mut tally = |field: Ordering, weight: &BigInt| {
            if field == Ordering::Equal {
                undecided += weight;
            } else if (field == Ordering::Greater) != (stored > 0) {
                wrong += weight;
            }
        };
        match &self.law {
            Law::Integers { sums, .. } => sums
                .iter()
                .for_each(|(sum, weight)| tally(sum.cmp(&BigInt::zero()), weight)),
            Law::Powers { sums, .. } => sums.iter().for_each(|(sum, weight)| {
                let coefficients: Vec<BigInt> = sum.iter().map(|&c| c.into()).collect();
                tally(sign_at_e(&coefficients), weight);
            }),
        }
        let total = BigInt::one() << (self.neurons * (self.patterns - 1));
        Some(ErrorProbability {
            wrong: BigRational::new(wrong, total.clone()),
            undecided: BigRational::new(undecided, total),
        })
    }
}

/// The weighted number of ways to reach each sum in one more step.
fn convolve<K: Ord>(
    law: &BTreeMap<K, BigInt>,
    step: impl Fn(&K, &mut dyn FnMut(K, &BigInt)),
) -> BTreeMap<K, BigInt> {
    let mut next = BTreeMap::new();
    for (sum, weight) in law {
        step(sum, &mut |reached, w| {
            *next.entry(reached).or_insert_with(BigInt::zero) += weight * w;
        });
    }
    next
}
