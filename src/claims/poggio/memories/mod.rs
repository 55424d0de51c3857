//! §2–§4, eq. 3: associative memories, depth, look-up tables, state machines, sparse compositions.
//!
//! | file | what it holds |
//! |---|---|
//! | `notation` | The memo's symbols: squared norms, ReLU |
//! | `automata` | §3.2, Figure 3: finite state machines, threshold layers, Turing machines with a time limit, recurrent ReLU networks |
//! | `compositional` | §4: compositional sparsity – circuits with constituents of two variables, and what regularity is needed for |
//! | `depth` | §2.1: what depth adds to one layer, in four readings |
//! | `gates` | Eq. 2: the other readings of its gates |
//! | `holographic` | §3.2, §5.3: binding by circular convolution (Holographic Reduced Representations) – when decoding is exact, and its mean error |
//! | `least_squares` | §2: which least-squares solution A = YXᵀ is, and the inline formulas of recall |
//! | `noise` | §2: noise-like keys, the Gram matrix and the crosstalk of the linear associator |
//! | `ntk` | §2.1, §5.3: the neural tangent kernel of ReLU networks and the Laplacian kernel on the sphere |
//! | `rbf` | §2.1, Figure 2: Gaussian radial basis functions as look-up tables and as interpolators |
//! | `recall` | §2, §2.1: thresholds, clipped weights, feedback and stored sequences |
//! | `trees` | §4, §5.3: which functions of four bits are compositions along a binary tree |
//! | `linear` | §2, §3.2, §5.1: linear associators, least squares, equal weights, gates, machines |

mod automata;
mod compositional;
mod depth;
mod gates;
mod holographic;
mod least_squares;
mod linear;
mod noise;
mod notation;
mod ntk;
mod rbf;
mod recall;
mod trees;

pub use automata::*;
pub use compositional::*;
pub use depth::*;
pub use gates::*;
pub use holographic::*;
pub use least_squares::*;
pub use linear::*;
pub use noise::*;
pub use ntk::*;
pub use rbf::*;
pub use recall::*;
pub use trees::*;
