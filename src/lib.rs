//! Elenchus cross-examines the mathematical claims of papers about neural networks.
#![warn(missing_docs)]

pub mod linalg;
pub mod networks;
pub mod number;
pub mod report;
