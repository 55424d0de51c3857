//! Elenchus cross-examines the mathematical claims of papers about neural networks.
#![warn(missing_docs)]

pub mod audit;
pub mod claims;
pub mod kernel;
pub mod number;
pub mod report;
