//! Exact linear algebra over ℚ.
//!
//! [`Matrix`] holds rational numbers as integers over one common denominator; everything it answers is exact: rank, kernel, solutions,
//! inverse, Moore–Penrose pseudo-inverse, projectors, determinant, characteristic polynomial, definiteness, and what the powers
//! do. [`Polynomial`] carries the questions about roots: how many are real, where, and on which side of the unit circle. [`ParamMatrix`]
//! and [`MatrixFamily`] are matrices that depend on named parameters.
//!
//! ```
//! use elenchus::linalg::{Matrix, Powers, projector, ratio};
//! // The projector onto span{(1, 1, 0)} keeps that vector, and its powers converge to itself.
//! let p = projector(3, &[vec![ratio(1, 1), ratio(1, 1), ratio(0, 1)]])?;
//! assert_eq!(p.characteristic_polynomial()?.to_string(), "x^3 - x^2");
//! assert_eq!(p.powers()?, Powers::Converge);
//! assert_eq!(p.limit_of_powers()?, Some(p));
//! # Ok::<(), elenchus::linalg::LinalgError>(())
//! ```

pub mod spectra;

mod arithmetic;
mod bareiss;
mod charpoly;
mod crt;
mod definite;
mod echelon;
mod error;
mod field;
mod fractions;
mod integer;
mod lifting;
mod matrix;
mod modular;
mod multimodular;
mod param;
mod poly;
mod pseudo;
mod stability;

pub use arithmetic::dot;
pub use definite::{Definiteness, Inertia};
pub use echelon::Solution;
pub use error::LinalgError;
pub use matrix::{Matrix, ratio};
pub use param::{LinearConstraint, MatrixFamily, ParamCharPoly, ParamMatrix, ParamPoly};
pub use poly::{CircleCount, Polynomial, RealRoot, SturmSequence};
pub use pseudo::projector;
pub use stability::Powers;
