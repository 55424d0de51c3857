//! Neural networks small enough to reason about exactly: associative memories, state machines, sparse recovery, ReLU networks, kernel machines,
//! universal Hopfield networks, exact memorizers, layer decomposition.

pub mod associator;
pub mod family;
pub mod hopfield;
pub mod kernels;
pub mod lmd;
pub mod memorizer;
pub mod recovery;
pub mod relu;
pub mod training;
