//! Elenchus cross-examines the mathematical claims of papers about neural networks.
#![warn(missing_docs)]

pub mod arc;
pub mod groups;
pub mod report;
