//! Neural networks small enough to reason about exactly.

pub mod associator;
pub mod hopfield;
pub mod kernels;
pub mod recovery;
pub mod relu;
//! Networks: what they compute, store and are made of.

pub mod lmd;
//! Networks with exact weights: built, not trained.

pub mod memorizer;
