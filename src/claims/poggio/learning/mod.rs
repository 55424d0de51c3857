//! §5–§7: optimal layers, power expansions, invariance, dimension counts, sample sizes, trees.
//!
//! | file | what it holds |
//! |---|---|
//! | `notation` | The memo's symbols: squared norms, ReLU |
//! | `assemblies` | §5.3: neural assemblies – k-cap dynamics, overlap and completion |
//! | `compositions` | §5.3: compositional functions, their graphs, and what shallow networks need |
//! | `expansion` | §5.2: power expansions, recurrent and residual nets that compute inverses, unrolled training |
//! | `fixed_points` | §5.2, first remark: non-expansive layers, their iterates and their fixed points |
//! | `invariance` | §6.1, §6.2: invariant sums, pairs of features, invariant projections, virtual examples |
//! | `kernels` | §5.1, remarks: kernels as middle layers, Fourier eigenfunctions and random features, CDMA |
//! | `layers` | §5.1: pseudo-inverses, the optima of one and three layers, homogeneous nets |
//! | `layerwise` | §6: layer-wise training – what one stage minimises, what it can reach, what the limit is |
//! | `norm_condition` | §5.2: the condition ‖XXᵀ − I‖ < 1 – who satisfies it, and whether it is necessary |
//! | `pixels` | §6.3: the task of the text – detecting two white pixels – for sums over aligned pairs, overlapping pairs and pooled squares |
//! | `samples` | Lemma 3 and the lower bounds of §6.3: how many examples are enough, and how many are needed |
//! | `trees` | §6.3: the binary tree with σ(z) = z^k – its monomials, their coefficients, and the VC dimension of its thresholds |
//! | `vc` | Lemma 2 and §6.3, §6.5: numbers of monomials, VC dimensions of polynomial classes and of pooled one-hidden-layer nets |

mod assemblies;
mod compositions;
mod expansion;
mod fixed_points;
mod invariance;
mod kernels;
mod layers;
mod layerwise;
mod norm_condition;
mod notation;
mod pixels;
mod samples;
mod trees;
mod vc;

pub use assemblies::*;
pub use compositions::*;
pub use expansion::*;
pub use fixed_points::*;
pub use invariance::*;
pub use kernels::*;
pub use layers::*;
pub use layerwise::*;
pub use norm_condition::*;
pub use pixels::*;
pub use samples::*;
pub use trees::*;
pub use vc::*;
