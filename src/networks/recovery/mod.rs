//! Sparse recovery with exact constants.
//!
//! * [`rip`]: restricted isometry constants `δ_s` of rational matrices: two-sided enclosures as narrow as one likes, a support that attains them, exact comparison with a given bound.
//! * [`coherence`]: mutual coherence, spark, and what they guarantee.
//! * [`thresholding`]: hard, soft and ReLU thresholding and the iterations built on them, with contraction factors that are certified for the matrix at hand.
//! * [`iterations`]: Landweber and Neumann iterations, and powers of a matrix: exact criteria of convergence, limits and remainders.
//!
//! **Sources.** E. Candès, T. Tao, *Decoding by linear programming*, IEEE Trans. Inform. Theory 51 (2005); T. Blumensath, M. Davies, *Iterative hard thresholding for compressed sensing*, Appl. Comput. Harmon.
//! Anal. 27 (2009); S. Foucart, H. Rauhut, *A mathematical introduction to compressive sensing* (2013), ch. 2, 5, 6; J. Shen, P. Li, *A tight bound of hard thresholding*, JMLR 18 (2018);
//! D. Donoho, M. Elad, PNAS 100 (2003) (spark); L. Landweber, Amer. J. Math. 73 (1951); S. M. Rump, *Verification of positive definiteness*, BIT 46 (2006).

pub mod coherence;
mod deviation;
pub mod iterations;
pub mod rip;
pub mod thresholding;

use thiserror::Error;

use crate::linalg::LinalgError;

pub use rip::{RestrictedIsometry, restricted_isometry};

/// What can be wrong with a question about sparse recovery.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RecoveryError {
    /// A sparsity that the matrix does not have columns for.
    #[error("sparsity {got}: expected between 1 and {expected}, the number of columns")]
    Sparsity {
        /// Number of columns.
        expected: usize,
        /// Sparsity asked for.
        got: usize,
    },
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
    /// A quantity that must be positive.
    #[error("{what}: expected a positive number, got {got}")]
    NotPositive {
        /// The quantity.
        what: &'static str,
        /// Its value.
        got: String,
    },
    /// A quantity that is only defined without zero columns.
    #[error("column {got} is zero")]
    ZeroColumn {
        /// The first zero column.
        got: usize,
    },
    /// Reported by linear algebra.
    #[error(transparent)]
    Linalg(#[from] LinalgError),
}
