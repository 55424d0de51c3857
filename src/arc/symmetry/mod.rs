//! Completing a pattern from the symmetries its visible part obeys.
//!
//! A motion maps cells to cells: a translation, a glide, a reflection in any axis, a turn about any centre. The pattern obeys it when
//! no two visible cells that it joins differ. How much that says is measured in bits: −log₂ of the colour's frequency, summed over
//! the visible pairs that agree; a colour that covers more than half of the visible cells counts nothing. From [`EXACT_BITS`] on a
//! motion is accepted.
//!
//! Motions that the visible part obeys one by one need not be compatible: through hidden cells they may join visible cells of
//! different colours. Completion therefore looks for the sets of motions, maximal under inclusion, that do not. A hidden cell takes the
//! colour of the visible cells of its orbit under such a set, exact *if the pattern obeys its motions*, when every set that reaches a
//! visible cell from it says the same; otherwise it stays hidden and the rival colours are reported. With a few disagreements, or
//! fewer bits, a fill is called heuristic.

mod anchors;
mod completion;
mod evidence;
mod motion;
mod subgroups;

pub use anchors::{Anchor, anchors};
pub use completion::{
    Claim, Completion, Conflict, Fill, complete, complete_by_best_reflection, complete_exactly,
};
pub use evidence::{Evidence, near_symmetries, symmetries};
pub use motion::Motion;

/// Evidence from which on a fill counts as exact.
pub const EXACT_BITS: f64 = 30.0;

/// Most motions that are used together: the strongest.
pub const MOST_MOTIONS: usize = 64;
