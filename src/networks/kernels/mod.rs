//! Kernel machines, at the size at which they can be understood exactly.
//!
//! * [`gaussian`]: Gaussian radial basis functions: look-up sums and interpolants with enclosures as narrow as asked for, whatever the conditioning; the limits of narrow and flat kernels.
//! * [`random_features`]: random Fourier features with the probability of error that goes with an estimate.
//! * [`invariants`]: sums over group orbits of templates, and the projector onto what a group leaves fixed.
//!
//! **Sources.** A. Rahimi, B. Recht, *Random features for large-scale kernel machines*, NIPS 2007; W. Hoeffding, J. Amer. Statist. Assoc. 58 (1963); T. Driscoll, B. Fornberg, *Interpolation in the limit of increasingly flat
//! radial basis functions*, Comput. Math. Appl. 43 (2002); F. Anselmi et al., *Unsupervised learning of invariant representations*, Theoret. Comput. Sci. 633 (2016).

mod exponential;
pub mod gaussian;
pub mod invariants;
pub mod random_features;

use num_rational::BigRational;
use thiserror::Error;

use crate::linalg::LinalgError;

/// What can be wrong with the input of a kernel machine.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KernelError {
    /// A vector of the wrong length.
    #[error("{what}: expected length {expected}, got {got}")]
    Length {
        /// What was handed over.
        what: &'static str,
        /// Length that fits.
        expected: usize,
        /// Length given.
        got: usize,
    },
    /// Two centres coincide.
    #[error("centres {first} and {second} are the same point")]
    EqualCentres {
        /// The earlier one.
        first: usize,
        /// The later one.
        second: usize,
    },
    /// A quantity that must be positive.
    #[error("{what}: expected a positive number, got {got}")]
    NotPositive {
        /// The quantity.
        what: &'static str,
        /// Its value.
        got: String,
    },
    /// Something that should permute `0..expected` and does not.
    #[error("element {index} is not a permutation of {expected} points")]
    NotAPermutation {
        /// Which element of the list.
        index: usize,
        /// Number of points.
        expected: usize,
    },
    /// The precision that the answer needs is beyond the limit.
    #[error("{got} bits would be needed, the limit is {expected}")]
    Precision {
        /// The limit.
        expected: u64,
        /// What would be needed.
        got: u64,
    },
    /// Reported by linear algebra.
    #[error(transparent)]
    Linalg(#[from] LinalgError),
}

/// A real number between two rational ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosure {
    /// At most the number.
    pub lower: BigRational,
    /// At least the number.
    pub upper: BigRational,
}

impl Enclosure {
    /// `upper − lower`.
    pub fn width(&self) -> BigRational {
        &self.upper - &self.lower
    }

    /// Whether the number can be `x`.
    pub fn contains(&self, x: &BigRational) -> bool {
        &self.lower <= x && x <= &self.upper
    }
}
