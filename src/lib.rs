//! Elenchus cross-examines the mathematical claims of papers about neural networks.
#![warn(missing_docs)]

pub mod audit;
pub mod claims;
pub mod graphs;
pub mod kernel;
pub mod counts;
pub mod linalg;
pub mod networks;
pub mod number;
pub mod kernel;
pub mod networks;
pub mod report;
