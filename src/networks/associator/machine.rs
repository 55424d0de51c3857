//! Finite state machines as associative memories with feedback.
//!
//! A [`Mealy`] machine maps a state and an input letter to the next state and an output letter. Two synthesised networks run it:
//!
//! * [`AssociativeMachine`]: codes of state and letter are concatenated; a first clipped net fires the unit of the pair `(s, a)` (Willshaw's threshold: both inputs active); a second one looks up
//!   the code of the next state and of the output. The keys of the second net, one per pair, are orthonormal, so it is also the linear associator `YXᵀ` and needs no threshold above 1.
//! * [`SplitStateMachine`]: **one** recurrent layer of `|S||A| + 1` threshold units. The unit `(s, a)` fires if the previously active unit leads to `s` and the letter is `a`
//!   (two active inputs, threshold 2). A state is represented by every unit that leads to it. With a single code vector per state one layer is not enough in general:
//!   parity is not a threshold function of concatenated codes, see [`Mealy::parity_square`].
//!
//! That a network reproduces a machine on *all* words is decided by walking through its reachable configurations ([`Mealy::distinguishing_word`]).

use std::collections::{BTreeMap, VecDeque};

use num_rational::BigRational;

use super::AssociatorError;
use super::LinearAssociator;
use super::clipped::{BitPattern, ClippedNet, Threshold};
use crate::linalg::Matrix;

/// A complete deterministic machine with outputs on transitions. States, letters and outputs are numbered from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mealy {
    states: usize,
    letters: usize,
    outputs: usize,
    /// `(next state, output)` of state `s` on letter `a` at `s · letters + a`.
    table: Vec<(u32, u32)>,
}

impl Mealy {
    /// The machine with the given table: entry `s · letters + a` is `(next state, output)`.
    pub fn new(
        states: usize,
        letters: usize,
        outputs: usize,
        table: &[(usize, usize)],
    ) -> Result<Self, AssociatorError> {
        if states.checked_mul(letters) != Some(table.len()) {
            return Err(AssociatorError::Length {
                what: "transition table",
                expected: states.saturating_mul(letters),
                got: table.len(),
            });
        }
        let mut compact = Vec::with_capacity(table.len());
        for &(next, out) in table {
            if next >= states {
                return Err(AssociatorError::OutOfRange {
                    what: "state",
                    expected: states,
                    got: next,
                });
            }
            if out >= outputs {
                return Err(AssociatorError::OutOfRange {
                    what: "output",
                    expected: outputs,
                    got: out,
                });
            }
            let narrow = |x: usize| {
                u32::try_from(x).map_err(|_| AssociatorError::TooLarge {
                    what: "a table of states",
                    expected: 32,
                    got: 64,
                })
            };
            compact.push((narrow(next)?, narrow(out)?));
        }
        Ok(Mealy {
            states,
            letters,
            outputs,
            table: compact,
        })
    }

    /// Number of states.
    pub fn states(&self) -> usize {
        self.states
    }

    /// Number of input letters.
    pub fn letters(&self) -> usize {
        self.letters
    }

    /// Number of output letters.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// Next state and output, or an error for a state or letter that does not exist.
    pub fn step(&self, state: usize, letter: usize) -> Result<(usize, usize), AssociatorError> {
        if state >= self.states {
            return Err(AssociatorError::OutOfRange {
                what: "state",
                expected: self.states,
                got: state,
            });
        }
        if letter >= self.letters {
            return Err(AssociatorError::OutOfRange {
                what: "letter",
                expected: self.letters,
                got: letter,
            });
        }
        let (next, out) = self.table[state * self.letters + letter];
        Ok((next as usize, out as usize))
    }

    /// The outputs on a word, from the given state.
    ///
    /// ```
    /// use elenchus::networks::associator::Mealy;
    /// let parity = Mealy::new(2, 2, 2, &[(0, 0), (1, 1), (1, 1), (0, 0)]).unwrap();
    /// assert_eq!(parity.run(0, &[1, 0, 1, 1]).unwrap(), [1, 1, 0, 1]);
    /// ```
    pub fn run(&self, start: usize, word: &[usize]) -> Result<Vec<usize>, AssociatorError> {
        let mut state = start;
        word.iter()
            .map(|&a| {
                let (next, out) = self.step(state, a)?;
                state = next;
                Ok(out)
            })
            .collect()
    }

    /// A shortest word on which this machine from `start` and another one from `other_start` give different outputs; `None` if there is none.
    ///
    /// The letters common to both machines are used. Cost: breadth-first search of at most `|S| · |S'|` pairs.
    pub fn distinguishing_word(
        &self,
        start: usize,
        other: &Mealy,
        other_start: usize,
    ) -> Result<Option<Vec<usize>>, AssociatorError> {
        if start >= self.states {
            return Err(AssociatorError::OutOfRange {
                what: "state",
                expected: self.states,
                got: start,
            });
        }
        if other_start >= other.states {
            return Err(AssociatorError::OutOfRange {
                what: "state",
                expected: other.states,
                got: other_start,
            });
        }
        let letters = self.letters.min(other.letters);
        // how each pair of states was first reached: the pair before and the letter
        type Reached = BTreeMap<(usize, usize), Option<((usize, usize), usize)>>;
        let mut from: Reached = BTreeMap::from([((start, other_start), None)]);
        let mut queue = VecDeque::from([(start, other_start)]);
        while let Some(pair) = queue.pop_front() {
            for a in 0..letters {
                let ((p, x), (q, y)) = (self.step(pair.0, a)?, other.step(pair.1, a)?);
                if x != y {
                    let mut word = vec![a];
                    let mut at = pair;
                    while let Some((before, letter)) = from[&at] {
                        word.push(letter);
                        at = before;
                    }
                    word.reverse();
                    return Ok(Some(word));
                }
                from.entry((p, q)).or_insert_with(|| {
                    queue.push_back((p, q));
                    Some((pair, a))
                });
            }
        }
        Ok(None)
    }

    /// States `s, t` and letters `a, b` with `δ(s, a) = δ(t, b) ≠ δ(s, b) = δ(t, a)`, if there are any.
    ///
    /// Such a square forbids one layer of threshold units on concatenated codes with one code per state: a bit that tells the two successors apart would be
    /// `p(s) + q(a) > θ`, `p(t) + q(b) > θ`, `p(s) + q(b) ≤ θ`, `p(t) + q(a) ≤ θ` (or the reverse), and the sums of both halves are equal.
    pub fn parity_square(&self) -> Option<(usize, usize, usize, usize)> {
        let next = |s: usize, a: usize| self.table[s * self.letters + a].0;
        for s in 0..self.states {
            for t in s + 1..self.states {
                for a in 0..self.letters {
                    for b in a + 1..self.letters {
                        if next(s, a) == next(t, b)
                            && next(s, b) == next(t, a)
                            && next(s, a) != next(s, b)
                        {
                            return Some((s, t, a, b));
                        }
                    }
                }
            }
        }
        None
    }
}

/// A network with a configuration that is updated by letters and emits output letters.
pub trait SequentialNet {
    /// One step: the next configuration and the pattern on the output units.
    fn step(
        &self,
        configuration: &BitPattern,
        letter: usize,
    ) -> Result<(BitPattern, BitPattern), AssociatorError>;

    /// The configuration that represents a state before the first letter.
    fn initial(&self, state: usize) -> Result<BitPattern, AssociatorError>;

    /// Number of letters it understands.
    fn letters(&self) -> usize;

    /// Number of output units.
    fn outputs(&self) -> usize;

    /// Runs a word from a state; the outputs, or `None` in the place of an output pattern that is not exactly one active unit.
    fn run(&self, start: usize, word: &[usize]) -> Result<Vec<Option<usize>>, AssociatorError> {
        let mut configuration = self.initial(start)?;
        word.iter()
            .map(|&a| {
                let (next, out) = self.step(&configuration, a)?;
                configuration = next;
                Ok(single(&out))
            })
            .collect()
    }

    /// The machine on the configurations reachable from a state, state 0 being the start. An output that is not exactly one active unit becomes the extra output letter `outputs()`. `None` if
    /// there are more than `limit` configurations.
    fn reachable_machine(
        &self,
        start: usize,
        limit: usize,
    ) -> Result<Option<Mealy>, AssociatorError> {
        let first = self.initial(start)?;
        let mut index = BTreeMap::from([(first.clone(), 0usize)]);
        let mut list = vec![first];
        let mut table = Vec::new();
        let mut at = 0;
        while at < list.len() {
            for a in 0..self.letters() {
                let (next, out) = self.step(&list[at], a)?;
                let fresh = list.len();
                let number = *index.entry(next.clone()).or_insert(fresh);
                if number == fresh {
                    if fresh == limit {
                        return Ok(None);
                    }
                    list.push(next);
                }
                table.push((number, single(&out).unwrap_or(self.outputs())));
            }
            at += 1;
        }
        Mealy::new(list.len(), self.letters(), self.outputs() + 1, &table).map(Some)
    }
}

fn single(pattern: &BitPattern) -> Option<usize> {
    let mut active = pattern.active();
    let first = active.next()?;
    active.next().is_none().then_some(first)
}

fn one_hot(length: usize, i: usize) -> Result<BitPattern, AssociatorError> {
    BitPattern::from_active(length, &[i])
}

/// Two clipped nets with feedback of the state code: pairs, then look-up.
///
/// ```
/// use elenchus::networks::associator::machine::{AssociativeMachine, SequentialNet};
/// use elenchus::networks::associator::Mealy;
/// let parity = Mealy::new(2, 2, 2, &[(0, 0), (1, 1), (1, 1), (0, 0)]).unwrap();
/// let net = AssociativeMachine::synthesise(&parity).unwrap();
/// assert_eq!(net.run(0, &[1, 0, 1, 1]).unwrap(), [Some(1), Some(1), Some(0), Some(1)]);
/// let all_words = net.reachable_machine(0, 100).unwrap().unwrap();
/// assert_eq!(parity.distinguishing_word(0, &all_words, 0).unwrap(), None);
/// ```
#[derive(Debug, Clone)]
pub struct AssociativeMachine {
    states: usize,
    letters: usize,
    outputs: usize,
    pairs: ClippedNet,
    look_up: ClippedNet,
}

impl AssociativeMachine {
    /// The network for a machine. Memory: `|S||A|(|S| + |A|) + |S||A|(|S| + |O|)` bits.
    pub fn synthesise(machine: &Mealy) -> Result<Self, AssociatorError> {
        let (states, letters, outputs) = (machine.states, machine.letters, machine.outputs);
        let mut pairs = ClippedNet::new(states + letters, states * letters);
        let mut look_up = ClippedNet::new(states * letters, states + outputs);
        for s in 0..states {
            for a in 0..letters {
                let pair = one_hot(states * letters, s * letters + a)?;
                pairs.add(
                    &BitPattern::from_active(states + letters, &[s, states + a])?,
                    &pair,
                )?;
                let (next, out) = machine.step(s, a)?;
                look_up.add(
                    &pair,
                    &BitPattern::from_active(states + outputs, &[next, states + out])?,
                )?;
            }
        }
        Ok(AssociativeMachine {
            states,
            letters,
            outputs,
            pairs,
            look_up,
        })
    }

    /// The net that maps the code of a pair to the codes of next state and output.
    pub fn look_up(&self) -> &ClippedNet {
        &self.look_up
    }

    /// The same look-up as a linear associator `Σ v_(s,a) e_(s,a)ᵀ`: the keys are orthonormal, so its response to a key is exactly the stored code, without a threshold.
    pub fn linear_look_up(&self) -> LinearAssociator {
        LinearAssociator::new(Matrix::from_fn(
            self.look_up.outputs(),
            self.look_up.inputs(),
            |i, j| BigRational::from_integer(u8::from(self.look_up.weight(i, j)).into()),
        ))
    }
}

/// The configuration of `units` units followed by the code of the letter.
fn cue(
    configuration: &BitPattern,
    units: usize,
    letter: usize,
    letters: usize,
) -> Result<BitPattern, AssociatorError> {
    if letter >= letters {
        return Err(AssociatorError::OutOfRange {
            what: "letter",
            expected: letters,
            got: letter,
        });
    }
    let active: Vec<usize> = configuration.active().chain([units + letter]).collect();
    BitPattern::from_active(units + letters, &active)
}

impl SequentialNet for AssociativeMachine {
    fn step(
        &self,
        configuration: &BitPattern,
        letter: usize,
    ) -> Result<(BitPattern, BitPattern), AssociatorError> {
        let cue = cue(configuration, self.states, letter, self.letters)?;
        let pair = self.pairs.recall(&cue, &Threshold::ActiveInputs)?;
        let found = self.look_up.recall(&pair, &Threshold::Fixed(1))?;
        let state: Vec<usize> = found.active().take_while(|&i| i < self.states).collect();
        let out: Vec<usize> = found
            .active()
            .filter(|&i| i >= self.states)
            .map(|i| i - self.states)
            .collect();
        Ok((
            BitPattern::from_active(self.states, &state)?,
            BitPattern::from_active(self.outputs, &out)?,
        ))
    }

    fn initial(&self, state: usize) -> Result<BitPattern, AssociatorError> {
        one_hot(self.states, state)
    }

    fn letters(&self) -> usize {
        self.letters
    }

    fn outputs(&self) -> usize {
        self.outputs
    }
}

/// One recurrent layer of threshold units, with several codes per state, and a read-out.
///
/// Units: one for each pair `(s, a)` and one start unit for each state used as a start. Every unit has weights 0 or 1 and threshold 2.
#[derive(Debug, Clone)]
pub struct SplitStateMachine {
    states: usize,
    letters: usize,
    outputs: usize,
    layer: ClippedNet,
    read_out: ClippedNet,
}

impl SplitStateMachine {
    /// The network for a machine: `|S||A|` recurrent units besides the start units.
    pub fn synthesise(machine: &Mealy) -> Result<Self, AssociatorError> {
        let (states, letters, outputs) = (machine.states, machine.letters, machine.outputs);
        let units = states * letters + states;
        let mut layer = ClippedNet::new(units + letters, units);
        let mut read_out = ClippedNet::new(units, outputs);
        for s in 0..states {
            for a in 0..letters {
                let unit = s * letters + a;
                let pattern = one_hot(units, unit)?;
                // every unit that leads to s excites (s, a); so does the letter a
                let mut sources = vec![states * letters + s, units + a];
                sources.extend((0..states * letters).filter(|&p| machine.table[p].0 as usize == s));
                layer.add(
                    &BitPattern::from_active(units + letters, &sources)?,
                    &pattern,
                )?;
                read_out.add(&pattern, &one_hot(outputs, machine.table[unit].1 as usize)?)?;
            }
        }
        Ok(SplitStateMachine {
            states,
            letters,
            outputs,
            layer,
            read_out,
        })
    }

    /// Number of recurrent units, start units included.
    pub fn units(&self) -> usize {
        self.layer.outputs()
    }
}

impl SequentialNet for SplitStateMachine {
    fn step(
        &self,
        configuration: &BitPattern,
        letter: usize,
    ) -> Result<(BitPattern, BitPattern), AssociatorError> {
        let cue = cue(configuration, self.units(), letter, self.letters)?;
        let next = self.layer.recall(&cue, &Threshold::Fixed(2))?;
        let out = self.read_out.recall(&next, &Threshold::Fixed(1))?;
        Ok((next, out))
    }

    fn initial(&self, state: usize) -> Result<BitPattern, AssociatorError> {
        if state >= self.states {
            return Err(AssociatorError::OutOfRange {
                what: "state",
                expected: self.states,
                got: state,
            });
        }
        one_hot(self.units(), self.states * self.letters + state)
    }

    fn letters(&self) -> usize {
        self.letters
    }

    fn outputs(&self) -> usize {
        self.outputs
    }
}
