//! Update rules on sign patterns.

use std::cmp::Ordering;
use std::fmt;

use num_bigint::BigInt;
use num_traits::{Signed, Zero};

use super::{HopfieldError, SignPattern, sign_at_e};

/// How the stored patterns `ξ¹ … ξᵖ` decide bit `i` of the state `x`.
///
/// With `S^μ = Σ_{j≠i} ξ_j^μ x_j`, bit `i` takes the sign of the field `h_i`, and keeps its value when `h_i = 0`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// `h_i = Σ_μ ξ_i^μ (S^μ)ⁿ`: separation `sⁿ`, fed by the other bits. `n = 1` is the classical rule with zero diagonal.
    Separation {
        /// The degree `n`.
        degree: u32,
    },
    /// `h_i = Σ_μ ξ_i^μ (S^μ + ξ_i^μ x_i)ⁿ`: separation `sⁿ` of the full overlap, as `Mᵀ(Mx)ⁿ` says. `n = 1` is the classical
    /// rule with self-coupling.
    SelfCoupled {
        /// The degree `n`.
        degree: u32,
    },
    /// `h_i = Σ_μ [(ξ_i^μ + S^μ)ⁿ − (−ξ_i^μ + S^μ)ⁿ]`: the sign that lowers the energy `−Σ_μ (ξ^μ·x)ⁿ`.
    Energy {
        /// The degree `n`.
        degree: u32,
    },
    /// `h_i = Σ_μ ξ_i^μ exp(S^μ)`: the sign that lowers the energy `−Σ_μ exp(ξ^μ·x)` (up to the positive factor `2 sinh 1`).
    Exponential,
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Rule::Separation { degree } => write!(f, "separation of degree {degree}"),
            Rule::SelfCoupled { degree } => {
                write!(f, "separation of degree {degree} with self-coupling")
            }
            Rule::Energy { degree } => write!(f, "energy of degree {degree}"),
            Rule::Exponential => write!(f, "the exponential rule"),
        }
    }
}

impl Rule {
    /// What a memory with bit `ξ_i` and overlap `s` with the other bits contributes to the field, for a rule with integer
    /// fields.
    ///
    /// # Errors
    /// [`HopfieldError::Unavailable`] for the exponential rule.
    pub fn contribution(&self, xi: i64, s: i64, x: i64) -> Result<BigInt, HopfieldError> {
        let power = |base: i64, n: u32| BigInt::from(base).pow(n);
        Ok(match *self {
            Rule::Separation { degree } => power(s, degree) * xi,
            Rule::SelfCoupled { degree } => power(s + xi * x, degree) * xi,
            Rule::Energy { degree } => power(s + xi, degree) - power(s - xi, degree),
            Rule::Exponential => {
                return Err(HopfieldError::Unavailable {
                    what: "an integer field",
                    rule: self.to_string(),
                });
            }
        })
    }

    /// The sign of the field at bit `i`, exact for every rule.
    ///
    /// # Errors
    /// [`HopfieldError::Length`] for memories of another length than the state; [`HopfieldError::Index`].
    pub fn field_sign(
        &self,
        memories: &[SignPattern],
        state: &SignPattern,
        i: usize,
    ) -> Result<Ordering, HopfieldError> {
        check(memories, state, i)?;
        let x = state.sign(i);
        let overlaps = memories.iter().map(|m| {
            let xi = m.sign(i);
            (xi, m.overlap(state) - xi * x)
        });
        if *self == Rule::Exponential {
            // Overlaps with the other N − 1 bits lie between −(N − 1) and N − 1.
            let shift = state.len() as i64 - 1;
            let mut coefficients = vec![BigInt::zero(); 2 * state.len() - 1];
            for (xi, s) in overlaps {
                coefficients[(s + shift) as usize] += xi;
            }
            return Ok(sign_at_e(&coefficients));
        }
        let mut field = BigInt::zero();
        for (xi, s) in overlaps {
            field += self.contribution(xi, s, x)?;
        }
        Ok(field.cmp(&BigInt::zero()))
    }

    /// The field at bit `i`, for a rule with integer fields.
    ///
    /// # Errors
    /// As [`Rule::field_sign`]; [`HopfieldError::Unavailable`] for the exponential rule.
    pub fn field(
        &self,
        memories: &[SignPattern],
        state: &SignPattern,
        i: usize,
    ) -> Result<BigInt, HopfieldError> {
        check(memories, state, i)?;
        let x = state.sign(i);
        memories
            .iter()
            .map(|m| self.contribution(m.sign(i), m.overlap(state) - m.sign(i) * x, x))
            .sum()
    }

    /// The state after all bits are updated at once.
    ///
    /// # Errors
    /// As [`Rule::field_sign`].
    ///
    /// ```
    /// use elenchus::networks::hopfield::{Rule, SignPattern};
    /// let memory = SignPattern::new(&[1, 1, 1, -1, -1])?;
    /// let noisy = SignPattern::new(&[-1, 1, 1, -1, -1])?;
    /// let rule = Rule::Separation { degree: 1 };
    /// assert_eq!(rule.update(&[memory.clone()], &noisy)?, memory);
    /// # Ok::<(), elenchus::networks::hopfield::HopfieldError>(())
    /// ```
    pub fn update(
        &self,
        memories: &[SignPattern],
        state: &SignPattern,
    ) -> Result<SignPattern, HopfieldError> {
        let mut next = state.clone();
        for i in 0..state.len() {
            if self.field_sign(memories, state, i)? == 0.cmp(&state.sign(i)) {
                next.flip(i);
            }
        }
        Ok(next)
    }

    /// Whether no bit is told to change: no field has the sign opposite to the bit's.
    ///
    /// # Errors
    /// As [`Rule::field_sign`].
    pub fn is_fixed(
        &self,
        memories: &[SignPattern],
        state: &SignPattern,
    ) -> Result<bool, HopfieldError> {
        Ok(self.update(memories, state)? == *state)
    }

    /// Updates one bit after the other, from the first to the last and again, until nothing changes; `None` if something
    /// still changes in round `rounds`.
    ///
    /// # Errors
    /// As [`Rule::field_sign`].
    pub fn settle(
        &self,
        memories: &[SignPattern],
        state: &SignPattern,
        rounds: usize,
    ) -> Result<Option<SignPattern>, HopfieldError> {
        let mut state = state.clone();
        for _ in 0..rounds {
            let mut changed = false;
            for i in 0..state.len() {
                if self.field_sign(memories, &state, i)? == 0.cmp(&state.sign(i)) {
                    state.flip(i);
                    changed = true;
                }
            }
            if !changed {
                return Ok(Some(state));
            }
        }
        Ok(None)
    }

    /// The energy `−Σ_μ (ξ^μ·x)ⁿ` that [`Rule::Energy`] never raises when bits are updated one at a time.
    ///
    /// # Errors
    /// [`HopfieldError::Unavailable`] for the other rules; [`HopfieldError::Length`].
    pub fn energy(
        &self,
        memories: &[SignPattern],
        state: &SignPattern,
    ) -> Result<BigInt, HopfieldError> {
        let Rule::Energy { degree } = *self else {
            return Err(HopfieldError::Unavailable {
                what: "an integer energy",
                rule: self.to_string(),
            });
        };
        let mut energy = BigInt::zero();
        for m in memories {
            energy -= BigInt::from(m.dot(state)?).pow(degree);
        }
        Ok(energy)
    }

    /// The smallest of `x_i h_i` over the bits of a state: positive when every bit is held, negative when some bit is told
    /// to change; `None` without bits.
    ///
    /// # Errors
    /// As [`Rule::field`].
    pub fn alignment(
        &self,
        memories: &[SignPattern],
        state: &SignPattern,
    ) -> Result<Option<BigInt>, HopfieldError> {
        let mut least: Option<BigInt> = None;
        for i in 0..state.len() {
            let aligned = self.field(memories, state, i)? * state.sign(i);
            if least.as_ref().is_none_or(|l| aligned < *l) {
                least = Some(aligned);
            }
        }
        debug_assert!(
            least.as_ref().is_none_or(|l| !l.is_negative())
                == self.is_fixed(memories, state).unwrap_or(true)
        );
        Ok(least)
    }
}

fn check(memories: &[SignPattern], state: &SignPattern, i: usize) -> Result<(), HopfieldError> {
    if let Some(m) = memories.iter().find(|m| m.len() != state.len()) {
        return Err(HopfieldError::Length {
            what: "memory",
            expected: state.len(),
            got: m.len(),
        });
    }
    if i >= state.len() {
        return Err(HopfieldError::Index {
            what: "a bit",
            limit: state.len(),
            got: i,
        });
    }
    Ok(())
}
