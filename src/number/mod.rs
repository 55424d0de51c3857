//! What a number is.

pub mod interval;
