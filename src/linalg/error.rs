//! What can be wrong with the input of exact linear algebra.

use thiserror::Error;

/// Why an operation on exact matrices or polynomials has no answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LinalgError {
    /// The shapes of two operands do not fit the operation.
    #[error("{operation}: expected shape {}×{}, got {}×{}", expected.0, expected.1, got.0, got.1)]
    Shape {
        /// The operation asked for.
        operation: &'static str,
        /// Rows and columns that would fit.
        expected: (usize, usize),
        /// Rows and columns that were given.
        got: (usize, usize),
    },
    /// The rows of a matrix have different lengths.
    #[error("row {row}: expected {expected} entries, got {got}")]
    Ragged {
        /// The first row that differs, counted from 0.
        row: usize,
        /// Length of row 0.
        expected: usize,
        /// Length of the row named.
        got: usize,
    },
    /// The operation needs as many rows as columns.
    #[error("{operation} needs a square matrix, got {}×{}", got.0, got.1)]
    NotSquare {
        /// The operation asked for.
        operation: &'static str,
        /// Rows and columns that were given.
        got: (usize, usize),
    },
    /// The matrix has no inverse.
    #[error("the {n}×{n} matrix is singular: its rank is {rank}")]
    Singular {
        /// Rows and columns.
        n: usize,
        /// The rank, less than `n`.
        rank: usize,
    },
    /// The operation needs a symmetric matrix.
    #[error("{operation} needs a symmetric matrix: entries ({i}, {j}) and ({j}, {i}) differ")]
    NotSymmetric {
        /// The operation asked for.
        operation: &'static str,
        /// Row of the first entry that differs from its mirror image.
        i: usize,
        /// Column of that entry.
        j: usize,
    },
    /// A denominator of zero.
    #[error("{operation}: division by zero")]
    DivisionByZero {
        /// The operation asked for.
        operation: &'static str,
    },
    /// The zero polynomial, which every number is a root of.
    #[error("{operation} is not defined for the zero polynomial")]
    ZeroPolynomial {
        /// The operation asked for.
        operation: &'static str,
    },
    /// An interval whose ends are in the wrong order.
    #[error("expected an interval lo ≤ hi, got lo = {lo}, hi = {hi}")]
    Interval {
        /// The lower end given.
        lo: String,
        /// The upper end given.
        hi: String,
    },
    /// A width to refine to that is not positive.
    #[error("expected a positive width, got {got}")]
    Width {
        /// The width given.
        got: String,
    },
    /// A parameter without a value.
    #[error("parameter {name} has no value")]
    Unassigned {
        /// The parameter.
        name: String,
    },
    /// The matrix does not belong to the family.
    #[error("the matrix is not a member of the family")]
    NotAMember,
}
