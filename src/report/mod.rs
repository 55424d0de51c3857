//! What people see: text and JSON, pure functions of outcomes, and the one way a file is written.

pub mod audit;
pub mod files;
