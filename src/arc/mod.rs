//! ARC tasks: read them, infer the rule that explains the training pairs, predict, and say why.

pub mod account;
pub mod augment;
pub mod cells;
pub mod facts;
pub mod features;
mod grid;
mod infer;
pub mod lint;
mod objects;
pub mod orbits;
pub mod patterns;
pub mod repertoire;
mod rule;
pub mod search;
pub mod sheet;
pub mod symmetry;
mod task;

pub use grid::{COLOURS, Grid, MAX_SIDE, Square};
pub use infer::{Inference, NEAR_MISSES, Options, infer};
pub use objects::{
    Component, Components, Joining, Piece, besides, components, only, pieces, recent,
};
pub use rule::Rule;
pub use task::{Answers, Pair, Question, ReadError, Task};
