//! Neural networks small enough to reason about exactly.

pub mod hopfield;
