//! Networks with exact weights: built, not trained.

pub mod memorizer;
