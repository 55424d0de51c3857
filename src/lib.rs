//! Elenchus cross-examines the mathematical claims of papers about neural networks.
#![warn(missing_docs)]

pub mod groups;
pub mod kernel;
pub mod report;
