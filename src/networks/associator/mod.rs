//! Associative memories, exactly.
//!
//! * [`linear`]: the linear associator `A x_n ≈ y_n`: correlation `YXᵀ`, pseudo-inverse `YX⁺`, and what separates them.
//! * [`clipped`]: Willshaw's net of 0/1 weights with thresholds, and feedback until the outputs repeat.
//! * [`crosstalk`]: how many patterns can be stored, as exact probabilities.
//! * [`machine`]: finite state machines whose table is an associative memory with feedback.
//! * [`binding`]: circular convolution, the binding of holographic reduced representations.
//! * [`dynamics`]: preperiod and period of any deterministic sequence.
//!
//! **Sources.** D. J. Willshaw, O. P. Buneman, H. C. Longuet-Higgins, *Non-holographic associative memory*, Nature 222 (1969); G. Palm, *On associative memory*,
//! Biol. Cybern. 36 (1980); T. Kohonen, *Correlation matrix memories*, IEEE Trans. Comput. 21 (1972); M. Minsky, *Computation: finite and infinite machines* (1967), ch. 3;
//! T. Plate, *Holographic reduced representations*, IEEE Trans. Neural Networks 6 (1995).

pub mod binding;
pub mod clipped;
pub mod crosstalk;
pub mod dynamics;
pub mod linear;
pub mod machine;

use thiserror::Error;

use crate::linalg::LinalgError;

pub use clipped::{BitPattern, ClippedNet, Threshold};
pub use linear::LinearAssociator;
pub use machine::Mealy;

/// What can be wrong with the input of an associative memory.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AssociatorError {
    /// A vector or pattern of the wrong length.
    #[error("{what}: expected length {expected}, got {got}")]
    Length {
        /// What was handed over.
        what: &'static str,
        /// Length that fits.
        expected: usize,
        /// Length given.
        got: usize,
    },
    /// An index beyond the end of its range.
    #[error("{what} {got} does not exist, there are {expected}")]
    OutOfRange {
        /// What the index counts.
        what: &'static str,
        /// How many there are.
        expected: usize,
        /// Index given.
        got: usize,
    },
    /// An exhaustive computation larger than its stated limit.
    #[error("{what} takes {got} cases as a power of two, expected at most {expected}")]
    TooLarge {
        /// What would be enumerated.
        what: &'static str,
        /// Largest exponent accepted.
        expected: usize,
        /// Exponent asked for.
        got: usize,
    },
    /// The vector has no inverse under circular convolution.
    #[error(
        "the vector of length {got} has a zero in its spectrum: no vector convolves with it to the unit"
    )]
    NotInvertible {
        /// Length of the vector.
        got: usize,
    },
    /// Shapes that do not fit, reported by linear algebra.
    #[error(transparent)]
    Linalg(#[from] LinalgError),
}
