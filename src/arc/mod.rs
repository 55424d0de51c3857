//! ARC tasks: read them, infer the rule that explains the training pairs, predict, and say why.

pub mod cells;
pub mod features;
mod grid;
mod infer;
mod objects;
pub mod repertoire;
mod rule;
pub mod search;
pub mod symmetry;
mod task;

pub use grid::{COLOURS, Grid, MAX_SIDE, Square};
pub use infer::{Inference, Options, infer};
pub use objects::{Component, Components, Joining, Piece, components, pieces};
pub use rule::Rule;
pub use task::{Answers, Pair, Question, ReadError, Task};
