//! A rule that reproduces all training pairs, with what it predicts.

use super::grid::Grid;
use super::repertoire::Family;

/// A surviving rule: it maps every training input to its output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its family.
    pub family: Family,
    /// What it does, in words.
    pub text: String,
    /// Its price, about the bits it takes to name it; simpler rules are cheaper.
    pub cost: u32,
    /// How many of its learned parts rest on a single training pair, so that leave-one-out cannot confirm them; 0 is best.
    pub weak: u32,
    /// Whether it is a composition of operations, at most with a replacement of colours, rather than a learned table.
    pub composed: bool,
    /// What it predicts for each test input.
    pub predictions: Vec<Grid>,
}
