//! §4: sparse recovery, thresholds, transformers.
//!
//! | file | what it holds |
//! |---|---|
//! | `notation` | The memo's symbols: squared norms, ReLU, thresholds, restricted isometry, matrices of rational entries |
//! | `attention` | §4.2: score matrix, self-attention, softmax, residual blocks |
//! | `iht` | Eq. 7 and its first step: with ReLU for H_D, and with H_s that keeps the s largest entries |
//! | `pruning` | §4.2.2: convolutions learned by dense layers under ℓ2 and ℓ1, iterative magnitude pruning |
//! | `random` | §4.1.1: restricted isometry of random matrices, with exact probabilities |
//! | `rip` | Eqs. 4 and 5, §4.2.1: restricted isometry constants, and what they say of AᵀA and AAᵀ |
//! | `sparse` | §4.1: eq. 3, with free noise, without noise, and with A chosen jointly |
//! | `thresholding` | §4.1.2, §4.2.1: thresholds, eq. 6, eq. 7, the first step |

mod attention;
mod iht;
mod notation;
mod pruning;
mod random;
mod rip;
mod sparse;
mod thresholding;

pub use attention::*;
pub use iht::*;
pub use pruning::*;
pub use random::*;
pub use rip::*;
pub use sparse::*;
pub use thresholding::*;
