//! Linear algebra.

pub mod spectra;
