//! Universal Hopfield networks: associative memories of the form `z = Proj · Sep(Sim(M, q))`.
//!
//! A query `q` is compared with every stored memory ([`Similarity`]), the scores are spread apart ([`Separation`]), and
//! the result mixes the memories, or other values, accordingly ([`Projection`]); a [`Network`] puts the three together.
//! The numbers are exact rationals, floats, or intervals that enclose the true result ([`Scalar`]).
//!
//! On sign patterns the same memories are update rules ([`Rule`]): the classical rule, polynomial rules with and without
//! self-coupling, the energy rule of dense associative memories, and the exponential rule. How many random patterns they
//! hold is answered
//!
//! * exactly at small size: [`error_probability`] (a convolution, no sampling), [`capacity`], [`largest_fixed_set`] (all
//!   sets of patterns);
//! * between two proved bounds at every size: [`capacity_bounds`], from exact moments;
//! * by seeded statistics with a stated error beyond: [`simulate`].
//!
//! Retrieval by softmax comes with an enclosure of its error and an a-priori bound: [`softmax_retrieval`].
//!
//! Source of the factorisation: B. Millidge et al., *Universal Hopfield Networks*, arXiv:2202.04557. Of the rules:
//! D. Krotov and J. Hopfield, *Dense associative memory for pattern recognition* (2016); M. Demircigil et al., *On a
//! model of associative memory with huge storage capacity* (2017).
//!
//! ```
//! use elenchus::linalg::ratio;
//! use elenchus::networks::hopfield::{DotProduct, Network, Power, Rows};
//!
//! let memories = vec![vec![ratio(1, 1), ratio(1, 1)], vec![ratio(1, 1), ratio(-1, 1)]];
//! let network = Network::new(memories.clone(), DotProduct, Power(3), Rows(memories))?;
//! // A query nearer to the first memory: scores 3/2 and 1/2, cubed.
//! let z = network.retrieve(&[ratio(1, 1), ratio(1, 2)])?;
//! assert_eq!(z, [ratio(7, 2), ratio(13, 4)]);
//! # Ok::<(), elenchus::networks::hopfield::HopfieldError>(())
//! ```

mod capacity;
mod distribution;
mod euler;
mod network;
mod pattern;
mod retrieval;
mod rule;
mod scalar;
mod simulation;

pub use capacity::{
    CapacityBounds, ZeroField, capacity, capacity_bounds, exponential_base, exponential_capacity,
    largest_fixed_set, moment_of_sign_sum,
};
pub use distribution::{
    Cue, ErrorProbabilities, ErrorProbability, error_probabilities, error_probability,
};
pub use euler::sign_at_e;
pub use network::{
    DotProduct, Exponential, Hardmax, Identity, NegativeManhattan, NegativeSquaredDistance,
    Network, Power, Projection, Rows, Separation, Similarity, Softmax, Threshold,
};
pub use pattern::{SignPattern, every_pattern};
pub use retrieval::{SoftmaxRetrieval, softmax_retrieval, stability_margin};
pub use rule::Rule;
pub use scalar::{Real, Scalar};
pub use simulation::{Estimate, simulate};

use thiserror::Error;

/// Why a question about an associative memory has no answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum HopfieldError {
    /// A vector of the wrong length.
    #[error("{what}: expected {expected} entries, got {got}")]
    Length {
        /// Which vector.
        what: &'static str,
        /// Entries that would fit.
        expected: usize,
        /// Entries given.
        got: usize,
    },
    /// A pattern with an entry other than ±1.
    #[error("entry {index}: expected 1 or -1, got {got}")]
    NotASign {
        /// Its place.
        index: usize,
        /// What is there.
        got: i64,
    },
    /// A memory or a bit that does not exist.
    #[error("expected {what} below {limit}, got {got}")]
    Index {
        /// What is counted.
        what: &'static str,
        /// How many there are.
        limit: usize,
        /// The one asked for.
        got: usize,
    },
    /// A number outside the range in which the question makes sense.
    #[error("{what}: expected {expected}, got {got}")]
    Range {
        /// Which number.
        what: &'static str,
        /// The range.
        expected: &'static str,
        /// The number given.
        got: String,
    },
    /// A question the method cannot answer for this rule.
    #[error("{what} is not available for {rule}")]
    Unavailable {
        /// The question.
        what: &'static str,
        /// The rule.
        rule: String,
    },
}
