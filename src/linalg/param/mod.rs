//! Matrices that depend polynomially on named parameters, and families of matrices.

mod family;
mod matrix;
mod polynomial;

pub use family::{LinearConstraint, MatrixFamily};
pub use matrix::{ParamCharPoly, ParamMatrix};
pub use polynomial::ParamPoly;
