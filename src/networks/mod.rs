//! Networks: associative memories, sparse recovery, ReLU networks, kernel machines.

pub mod associator;
pub mod kernels;
pub mod recovery;
pub mod relu;
