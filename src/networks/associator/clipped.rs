//! Willshaw's associative net: 0/1 patterns, 0/1 weights, thresholds.
//!
//! Weight `W_ij` is 1 if some stored pair `(x, y)` has `y_i = x_j = 1`, and 0 otherwise. On a cue `x` unit `i` receives `s_i = Σ_j W_ij x_j` and fires if
//! `s_i ≥ θ_i`. In Willshaw's rule `θ` is the number of active inputs of the cue: a unit fires if it is connected to all of them. (An empty cue then makes
//! every unit fire: the threshold is 0.)
//!
//! The weights are kept as one bit mask per input, so that Willshaw's rule is an *and* of the masks of the active inputs, and general thresholds
//! add masks in bit-sliced counters.
//!
//! **Auto-association.** Patterns stored with themselves give a symmetric `W`, and Willshaw's rule maps a set of units to the set of their common neighbours. This map `f`
//! reverses inclusions and satisfies `c ⊆ f(f(c))`, so `f∘f∘f = f` (a Galois connection): from *every* cue the outputs have preperiod at most 1 and
//! period 1 or 2. Period 2 does occur: `{1, 2}`, `{1, 3}` stored, cue `{1}`, outputs `{1, 2, 3}`, `{1}`, `{1, 2, 3}`, ….

use std::fmt;

use super::AssociatorError;
use super::dynamics::{Orbit, orbit};

/// A 0/1 pattern of fixed length.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BitPattern {
    length: usize,
    words: Vec<u64>,
}

impl BitPattern {
    /// The pattern with no active unit.
    pub fn empty(length: usize) -> Self {
        BitPattern {
            length,
            words: vec![0; length.div_ceil(64)],
        }
    }

    /// The pattern with all units active.
    pub fn full(length: usize) -> Self {
        let mut all = BitPattern {
            length,
            words: vec![u64::MAX; length.div_ceil(64)],
        };
        if !length.is_multiple_of(64)
            && let Some(last) = all.words.last_mut()
        {
            *last = (1 << (length % 64)) - 1;
        }
        all
    }

    /// The pattern with the given active units.
    pub fn from_active(length: usize, active: &[usize]) -> Result<Self, AssociatorError> {
        let mut pattern = Self::empty(length);
        for &i in active {
            if i >= length {
                return Err(AssociatorError::OutOfRange {
                    what: "unit",
                    expected: length,
                    got: i,
                });
            }
            pattern.words[i / 64] |= 1 << (i % 64);
        }
        Ok(pattern)
    }

    /// The pattern with the given values.
    pub fn from_bools(values: &[bool]) -> Self {
        let mut pattern = Self::empty(values.len());
        for (i, _) in values.iter().enumerate().filter(|(_, v)| **v) {
            pattern.words[i / 64] |= 1 << (i % 64);
        }
        pattern
    }

    /// Number of units.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there are no units at all.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Whether unit `i` is active (false beyond the end).
    pub fn get(&self, i: usize) -> bool {
        i < self.length && self.words[i / 64] >> (i % 64) & 1 == 1
    }

    /// The active units, increasing.
    pub fn active(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(w, &word)| {
            std::iter::successors(Some(word), |&rest| Some(rest & rest.wrapping_sub(1)))
                .take_while(|&rest| rest != 0)
                .map(move |rest| 64 * w + rest.trailing_zeros() as usize)
        })
    }

    /// Number of active units.
    pub fn count(&self) -> usize {
        self.words.iter().map(|w| w.count_ones() as usize).sum()
    }

    /// Whether every active unit is active in `other`.
    pub fn is_subset(&self, other: &Self) -> bool {
        self.length == other.length
            && self
                .words
                .iter()
                .zip(&other.words)
                .all(|(a, b)| a & !b == 0)
    }

    /// Number of units on which two patterns of equal length differ.
    pub fn distance(&self, other: &Self) -> usize {
        self.words
            .iter()
            .zip(&other.words)
            .map(|(a, b)| (a ^ b).count_ones() as usize)
            .sum()
    }

    fn or(&mut self, other: &Self) {
        self.words
            .iter_mut()
            .zip(&other.words)
            .for_each(|(a, b)| *a |= b);
    }
}

impl fmt::Debug for BitPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (0..self.length).try_for_each(|i| f.write_str(if self.get(i) { "1" } else { "0" }))
    }
}

/// When a unit fires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Threshold {
    /// The number of active inputs of the cue (Willshaw).
    ActiveInputs,
    /// The number of active inputs less a tolerance, but at least 1.
    ActiveInputsLess(usize),
    /// One number for all units.
    Fixed(usize),
    /// A number for each unit.
    PerUnit(Vec<usize>),
}

/// Willshaw's net with clipped weights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClippedNet {
    inputs: usize,
    outputs: usize,
    /// `columns[j]` has bit `i` set iff `W_ij = 1`.
    columns: Vec<BitPattern>,
}

impl ClippedNet {
    /// The net with all weights 0.
    pub fn new(inputs: usize, outputs: usize) -> Self {
        ClippedNet {
            inputs,
            outputs,
            columns: vec![BitPattern::empty(outputs); inputs],
        }
    }

    /// The net that stores the given pairs `(x, y)`.
    ///
    /// ```
    /// use elenchus::networks::associator::{BitPattern, ClippedNet, Threshold};
    /// let x = BitPattern::from_bools(&[true, true, false]);
    /// let y = BitPattern::from_bools(&[false, true]);
    /// let net = ClippedNet::store(3, 2, &[(x.clone(), y.clone())]).unwrap();
    /// assert_eq!(net.recall(&x, &Threshold::ActiveInputs).unwrap(), y);
    /// ```
    pub fn store(
        inputs: usize,
        outputs: usize,
        pairs: &[(BitPattern, BitPattern)],
    ) -> Result<Self, AssociatorError> {
        let mut net = Self::new(inputs, outputs);
        pairs.iter().try_for_each(|(x, y)| net.add(x, y))?;
        Ok(net)
    }

    /// The net that stores each pattern with itself.
    pub fn store_auto(length: usize, patterns: &[BitPattern]) -> Result<Self, AssociatorError> {
        let mut net = Self::new(length, length);
        patterns.iter().try_for_each(|p| net.add(p, p))?;
        Ok(net)
    }

    /// The net that stores each pattern with its successor, the last with the first.
    pub fn store_cycle(length: usize, patterns: &[BitPattern]) -> Result<Self, AssociatorError> {
        let mut net = Self::new(length, length);
        for (i, p) in patterns.iter().enumerate() {
            net.add(p, &patterns[(i + 1) % patterns.len()])?;
        }
        Ok(net)
    }

    /// Stores one more pair.
    pub fn add(&mut self, x: &BitPattern, y: &BitPattern) -> Result<(), AssociatorError> {
        self.check("input pattern", self.inputs, x)?;
        self.check("output pattern", self.outputs, y)?;
        for j in x.active() {
            self.columns[j].or(y);
        }
        Ok(())
    }

    fn check(
        &self,
        what: &'static str,
        expected: usize,
        pattern: &BitPattern,
    ) -> Result<(), AssociatorError> {
        if pattern.length == expected {
            Ok(())
        } else {
            Err(AssociatorError::Length {
                what,
                expected,
                got: pattern.length,
            })
        }
    }

    /// Number of input units.
    pub fn inputs(&self) -> usize {
        self.inputs
    }

    /// Number of output units.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// The weight from input `j` to output `i`.
    pub fn weight(&self, i: usize, j: usize) -> bool {
        j < self.inputs && self.columns[j].get(i)
    }

    /// Number of weights that are 1.
    pub fn load(&self) -> usize {
        self.columns.iter().map(BitPattern::count).sum()
    }

    /// The sums `s_i = Σ_j W_ij x_j`.
    pub fn sums(&self, cue: &BitPattern) -> Result<Vec<usize>, AssociatorError> {
        self.check("cue", self.inputs, cue)?;
        let slices = self.counters(cue);
        Ok((0..self.outputs)
            .map(|i| {
                slices
                    .iter()
                    .enumerate()
                    .map(|(b, s)| usize::from(s[i / 64] >> (i % 64) & 1 == 1) << b)
                    .sum()
            })
            .collect())
    }

    /// Bit-sliced counters: slice `b` holds bit `b` of all sums.
    fn counters(&self, cue: &BitPattern) -> Vec<Vec<u64>> {
        let mut slices: Vec<Vec<u64>> = Vec::new();
        for j in cue.active() {
            let mut carry = self.columns[j].words.clone();
            for slice in &mut slices {
                for (s, c) in slice.iter_mut().zip(&mut carry) {
                    (*s, *c) = (*s ^ *c, *s & *c);
                }
            }
            if carry.iter().any(|&c| c != 0) {
                slices.push(carry);
            }
        }
        slices
    }

    /// The units that fire on the cue.
    ///
    /// Cost for `k` active inputs: `k` mask operations of `outputs / 64` words under Willshaw's rule, times `log k` otherwise.
    pub fn recall(
        &self,
        cue: &BitPattern,
        threshold: &Threshold,
    ) -> Result<BitPattern, AssociatorError> {
        self.check("cue", self.inputs, cue)?;
        let active = cue.count();
        match threshold {
            Threshold::ActiveInputs => {
                let mut out = BitPattern::full(self.outputs);
                for j in cue.active() {
                    out.words
                        .iter_mut()
                        .zip(&self.columns[j].words)
                        .for_each(|(o, c)| *o &= c);
                }
                Ok(out)
            }
            Threshold::ActiveInputsLess(tolerance) => {
                Ok(self.at_least(cue, active.saturating_sub(*tolerance).max(1)))
            }
            Threshold::Fixed(t) => Ok(self.at_least(cue, *t)),
            Threshold::PerUnit(t) => {
                if t.len() != self.outputs {
                    return Err(AssociatorError::Length {
                        what: "thresholds",
                        expected: self.outputs,
                        got: t.len(),
                    });
                }
                let fires: Vec<bool> = self.sums(cue)?.iter().zip(t).map(|(s, t)| s >= t).collect();
                Ok(BitPattern::from_bools(&fires))
            }
        }
    }

    fn at_least(&self, cue: &BitPattern, t: usize) -> BitPattern {
        if t == 0 {
            return BitPattern::full(self.outputs);
        }
        let slices = self.counters(cue);
        if t >> slices.len() != 0 {
            return BitPattern::empty(self.outputs);
        }
        // compare bit-sliced from the top: greater so far, or equal so far
        let words = self.outputs.div_ceil(64);
        let (mut greater, mut equal) = (vec![0u64; words], BitPattern::full(self.outputs).words);
        for (b, slice) in slices.iter().enumerate().rev() {
            for w in 0..words {
                if t >> b & 1 == 0 {
                    greater[w] |= equal[w] & slice[w];
                    equal[w] &= !slice[w];
                } else {
                    equal[w] &= slice[w];
                }
            }
        }
        greater.iter_mut().zip(equal).for_each(|(g, e)| *g |= e);
        BitPattern {
            length: self.outputs,
            words: greater,
        }
    }

    /// Feeds the output back until it repeats: preperiod, period and the first repeated state of `cue, f(cue), f(f(cue)), …`; `None` when that takes more than `budget` steps.
    ///
    /// ```
    /// use elenchus::networks::associator::{BitPattern, ClippedNet, Threshold};
    /// let p = |units: &[usize]| BitPattern::from_active(3, units).unwrap();
    /// let net = ClippedNet::store_auto(3, &[p(&[0, 1]), p(&[0, 2])]).unwrap();
    /// let o = net.retrieve(&p(&[0]), &Threshold::ActiveInputs, 10).unwrap().unwrap();
    /// assert_eq!((o.preperiod, o.period), (0, 2)); // {0}, {0, 1, 2}, {0}, …
    /// ```
    pub fn retrieve(
        &self,
        cue: &BitPattern,
        threshold: &Threshold,
        budget: usize,
    ) -> Result<Option<Orbit<BitPattern>>, AssociatorError> {
        if self.inputs != self.outputs {
            return Err(AssociatorError::Length {
                what: "output fed back",
                expected: self.inputs,
                got: self.outputs,
            });
        }
        // one recall checks everything that can be wrong
        self.recall(cue, threshold)?;
        Ok(orbit(
            cue.clone(),
            |s| self.recall(s, threshold).expect("lengths were checked"),
            budget,
        ))
    }
}
