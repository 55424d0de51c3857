//! How many patterns fit: exact probabilities for random keys.
//!
//! **Linear associator** `A = Σ_n y_n x_nᵀ` with independent keys of entries `±1/√D`. Recalling pattern `i` adds the crosstalk `Σ_{n≠i} ⟨x_n, x_i⟩ y_n`. Since `E⟨x_n, x_i⟩⟨x_m, x_i⟩ = δ_{nm}/D`, its expected energy is
//! `Σ_{n≠i} ‖y_n‖²/D`, for every choice of patterns: relative to patterns of equal norm, `(N − 1)/D` exactly, for every `D` and `N`. It does not vanish for `N = D`.
//! For random `±1` patterns one output entry, multiplied by its target and by `D`, is `D` plus a sum of `(N − 1)D` independent signs, so the error probability after taking signs is a binomial tail.
//!
//! **Clipped net** with `N` random pairs, exactly `k` of `n` inputs and `l` of `m` outputs active. A unit that should be silent fires on a complete cue if each of the `k` cue inputs
//! belongs to one of the patterns `n` in which the unit is active. Inclusion and exclusion over the uncovered inputs gives
//! `Σ_i (−1)^i C(k, i) (1 − q + q·C(n − i, k)/C(n, k))^(N−1)`, `q = l/m`, without the usual assumption that weights are independent.

use num_bigint::{BigInt, BigUint};
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::AssociatorError;
use crate::counts::polynomials::binomial;

/// Expected energy of the crosstalk relative to the energy of a pattern, `(N − 1)/D`, for patterns of equal norm; `None` for `D = 0` or `N = 0`.
///
/// ```
/// use elenchus::networks::associator::crosstalk::expected_crosstalk;
/// assert_eq!(expected_crosstalk(4, 4).unwrap().to_string(), "3/4");
/// ```
pub fn expected_crosstalk(d: u64, n: u64) -> Option<BigRational> {
    (d > 0 && n > 0).then(|| BigRational::new((n - 1).into(), d.into()))
}

/// The average of `‖A x_i − y_i‖²` over all `2^(DN)` lists of keys with entries `±1/√D`, for the given integer patterns (columns `y_1 … y_N` of equal length) and pattern `i`.
///
/// An independent check of the formula in the module's documentation; at most 20 key entries.
pub fn enumerated_crosstalk_energy(
    d: usize,
    patterns: &[Vec<i64>],
    i: usize,
) -> Result<BigRational, AssociatorError> {
    let n = patterns.len();
    if i >= n {
        return Err(AssociatorError::OutOfRange {
            what: "pattern",
            expected: n,
            got: i,
        });
    }
    if d == 0 {
        return Err(AssociatorError::Length {
            what: "keys",
            expected: 1,
            got: 0,
        });
    }
    if d * n > 20 {
        return Err(AssociatorError::TooLarge {
            what: "the enumeration of all keys",
            expected: 20,
            got: d * n,
        });
    }
    let length = patterns[0].len();
    if let Some(bad) = patterns.iter().find(|p| p.len() != length) {
        return Err(AssociatorError::Length {
            what: "pattern",
            expected: length,
            got: bad.len(),
        });
    }
    let mask = (1u32 << d) - 1;
    let mut total = BigInt::zero();
    for keys in 0u32..1 << (d * n) {
        let key = |j: usize| keys >> (j * d) & mask;
        // D · ⟨x_j, x_i⟩
        let overlap = |j: usize| d as i64 - 2 * i64::from((key(j) ^ key(i)).count_ones());
        let energy: i128 = (0..length)
            .map(|row| {
                let error: i128 = (0..n)
                    .map(|j| i128::from(patterns[j][row]) * i128::from(overlap(j)))
                    .sum::<i128>()
                    - d as i128 * i128::from(patterns[i][row]);
                error * error
            })
            .sum();
        total += energy;
    }
    Ok(BigRational::new(
        total,
        (BigInt::one() << (d * n)) * BigInt::from(d * d),
    ))
}

/// Probabilities that one entry comes out with the wrong sign, and that it comes out exactly 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BitError {
    /// Probability of the wrong sign.
    pub wrong: BigRational,
    /// Probability of exactly 0.
    pub tie: BigRational,
}

/// Error probability of one output entry of the linear associator after taking signs, for `N ≥ 1` independent uniform `±1` patterns and keys of dimension `D ≥ 1`; `None` otherwise. Exact.
///
/// ```
/// use elenchus::networks::associator::crosstalk::bit_error;
/// let e = bit_error(1, 2).unwrap(); // one other pattern, D = 1: its sign against ours cancels half of the time
/// assert_eq!((e.wrong.to_string().as_str(), e.tie.to_string().as_str()), ("0", "1/2"));
/// ```
pub fn bit_error(d: u64, n: u64) -> Option<BitError> {
    if d == 0 || n == 0 {
        return None;
    }
    let signs = (n - 1) * d;
    let total = BigInt::one() << signs;
    // the sum of the signs is 2b − signs for b positive ones; wrong if it is below −d
    let mut wrong = BigUint::zero();
    let mut tie = BigUint::zero();
    let mut c = BigUint::one();
    for b in 0..=signs {
        if 2 * b + d > signs {
            break;
        }
        if 2 * b + d == signs {
            tie = c.clone()
        } else {
            wrong += &c
        }
        c = c * (signs - b) / (b + 1);
    }
    Some(BitError {
        wrong: BigRational::new(wrong.into(), total.clone()),
        tie: BigRational::new(tie.into(), total),
    })
}

/// The largest `N ≤ limit` such that for every number of patterns up to `N` the probability that an entry is wrong or 0 is at most `tolerance`.
///
/// ```
/// use elenchus::networks::associator::crosstalk::sign_capacity;
/// use num_rational::BigRational;
/// let percent = BigRational::new(1.into(), 100.into());
/// assert_eq!(sign_capacity(100, &percent, 100), 19);
/// ```
pub fn sign_capacity(d: u64, tolerance: &BigRational, limit: u64) -> u64 {
    (1..=limit)
        .take_while(|&n| bit_error(d, n).is_some_and(|e| &(e.wrong + e.tie) <= tolerance))
        .last()
        .unwrap_or(0)
}

/// Sizes of a random clipped net.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClippedSizes {
    /// Input units `n`.
    pub inputs: u64,
    /// Active inputs per pattern `k ≤ n`.
    pub active_inputs: u64,
    /// Output units `m`.
    pub outputs: u64,
    /// Active outputs per pattern `l ≤ m`.
    pub active_outputs: u64,
    /// Stored pairs `N ≥ 1`.
    pub pairs: u64,
}

impl ClippedSizes {
    fn output_rate(&self) -> Option<BigRational> {
        let fits = self.active_inputs <= self.inputs
            && self.active_outputs <= self.outputs
            && self.outputs > 0
            && self.inputs > 0
            && self.pairs > 0;
        fits.then(|| BigRational::new(self.active_outputs.into(), self.outputs.into()))
    }

    /// Expected fraction of weights that are 1: `1 − (1 − kl/(nm))^N`; `None` if the sizes make no sense.
    pub fn expected_load(&self) -> Option<BigRational> {
        let rate =
            self.output_rate()? * BigRational::new(self.active_inputs.into(), self.inputs.into());
        Some(BigRational::one() - power(&(BigRational::one() - rate), self.pairs))
    }

    /// Probability that a given output unit that is silent in the first pattern fires when the first pattern's input is presented with Willshaw's threshold; `None` if the sizes make no sense.
    ///
    /// Cost: `k` powers of rationals.
    ///
    /// ```
    /// use elenchus::networks::associator::crosstalk::ClippedSizes;
    /// let s = ClippedSizes { inputs: 2, active_inputs: 1, outputs: 2, active_outputs: 1, pairs: 2 };
    /// assert_eq!(s.false_alarm().unwrap().to_string(), "1/4"); // the other pair must share the input and use the unit
    /// ```
    pub fn false_alarm(&self) -> Option<BigRational> {
        let q = self.output_rate()?;
        let all = BigInt::from(binomial(self.inputs, self.active_inputs));
        let mut sum = BigRational::zero();
        for i in 0..=self.active_inputs {
            // probability that a random k-set avoids i given inputs
            let avoid = BigRational::new(
                binomial(self.inputs - i, self.active_inputs).into(),
                all.clone(),
            );
            let base = BigRational::one() - &q + &q * avoid;
            let term = BigRational::from_integer(binomial(self.active_inputs, i).into())
                * power(&base, self.pairs - 1);
            sum = if i % 2 == 0 { sum + term } else { sum - term };
        }
        Some(sum)
    }

    /// The largest number of pairs up to `limit` (the field `pairs` is ignored) for which [`ClippedSizes::false_alarm`] is at most `tolerance`; `None` if the sizes make no sense, 0 if there is none.
    ///
    /// More pairs only add weights, so the probability grows with their number and bisection finds the capacity.
    ///
    /// ```
    /// use elenchus::linalg::ratio;
    /// use elenchus::networks::associator::crosstalk::ClippedSizes;
    /// let s = ClippedSizes { inputs: 2, active_inputs: 1, outputs: 2, active_outputs: 1, pairs: 1 };
    /// assert_eq!(s.capacity(&ratio(1, 4), 100), Some(2));
    /// ```
    pub fn capacity(&self, tolerance: &BigRational, limit: u64) -> Option<u64> {
        let fits = |pairs: u64| {
            let p = ClippedSizes { pairs, ..*self }.false_alarm()?;
            Some(&p <= tolerance)
        };
        if !fits(1)? {
            return Some(0);
        }
        // doubling first keeps the powers small
        let mut low = 1;
        while low < limit && fits(low.saturating_mul(2).min(limit))? {
            low = low.saturating_mul(2).min(limit);
        }
        let mut high = low.saturating_mul(2).min(limit.saturating_add(1));
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if fits(middle)? {
                low = middle;
            } else {
                high = middle;
            }
        }
        Some(low.min(limit))
    }
}

fn power(base: &BigRational, exponent: u64) -> BigRational {
    num_traits::pow::pow(
        base.clone(),
        usize::try_from(exponent).unwrap_or(usize::MAX),
    )
}
