//! Elenchus cross-examines the mathematical claims of papers about neural networks.
#![warn(missing_docs)]

pub mod arc;
pub mod audit;
pub mod claims;
pub mod counts;
pub mod graphs;
pub mod groups;
pub mod kernel;
pub mod linalg;
pub mod networks;
pub mod number;
pub mod report;
