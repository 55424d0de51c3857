//! Spectra with guarantees: singular values and symmetric eigenvalues of real matrices, enclosed from both sides whatever the rounding.
//!
//! # The theorem
//!
//! Let `A` be m × n, `r = min(m, n)`, and let *any* U (m × r), diagonal S ≥ 0 and V (n × r) be given, for instance approximate factors from a floating-point
//! library. With `R = A − USVᵀ`, `α ≥ ‖I − UᵀU‖`, `β ≥ ‖I − VᵀV‖`, `α, β < 1`, and both lists in decreasing order,
//!
//! ```text
//! sᵢ √((1−α)(1−β)) − ‖R‖  ≤  σᵢ(A)  ≤  sᵢ √((1+α)(1+β)) + ‖R‖
//! ```
//!
//! because σᵢ(USVᵀ) lies between sᵢ σ_min(U) σ_min(V) and sᵢ σ_max(U) σ_max(V) (polar decompositions of U and V), and Weyl's inequality moves each
//! singular value by at most ‖R‖ (S. M. Rump, *Verified bounds for singular values*, BIT 51, 2011). For symmetric A, R = A − XDXᵀ and α ≥ ‖I − XᵀX‖, Ostrowski's theorem gives
//! λᵢ(A) ∈ dᵢ·[1−α, 1+α] ± ‖R‖.
//!
//! The factors come from faer; nothing about them is believed. The residual and the defects are floating-point products with explicit bounds for their
//! own rounding errors ([`Rounding`] chooses how sharp), and the last steps are interval arithmetic. Powers of two scale the largest entry near 1 first, so
//! tiny and huge matrices work like any other.
//!
//! The bits of every result are the same for every number of threads: factors are computed by one thread, products in pieces cut by shape alone.
//!
//! ```
//! use elenchus::linalg::spectra::{singular_values, Rounding};
//! use nalgebra::DMatrix;
//!
//! // The all-ones 3 × 5 matrix has the singular values √15, 0, 0.
//! let svd = singular_values(&DMatrix::from_element(3, 5, 1.0), Rounding::APriori).unwrap();
//! assert!(svd.values()[0].contains(15f64.sqrt()) && svd.values()[0].width() < 1e-13);
//! assert!(svd.values()[1].contains(0.0) && svd.values()[1].hi() < 1e-13);
//! ```

mod defects;
mod eckart_young;
mod factors;
pub mod inertia;
mod products;
mod scale;

pub use eckart_young::{Competitor, Finding, Norm, RankWithin, TruncationError, judge};

use nalgebra::DMatrix;

use crate::number::interval::Interval;
use defects::{defect, residual};
use products::{Norms, add_up, frobenius_squared, gamma, mul_up, norms, sqrt_up, underflow};
use scale::{Scaled, halves, times_power};

/// How the rounding errors of the verifying products are bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// From the shapes and norms alone (`γ_k |U||S||Vᵀ|`): three products. Enclosures are about 10⁻¹³ σ₁ wide at n = 100 and 10⁻¹¹ σ₁ at n = 1000.
    APriori,
    /// Error-free splitting: leading parts are multiplied exactly, only small rests are rounded. About three times the products, and enclosures no wider than the
    /// factors are good.
    Split,
}

/// What can go wrong before anything is enclosed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SpectraError {
    /// An entry is NaN or infinite.
    #[error("entry ({row}, {column}) is {value}, expected a finite number")]
    NotFinite {
        /// Row, from 0.
        row: usize,
        /// Column, from 0.
        column: usize,
        /// What was found.
        value: f64,
    },
    /// Eigenvalues of a matrix that is not square.
    #[error("expected a square matrix, got {rows} × {columns}")]
    NotSquare {
        /// Number of rows.
        rows: usize,
        /// Number of columns.
        columns: usize,
    },
    /// Eigenvalues of a matrix that is not symmetric.
    #[error(
        "expected a symmetric matrix, got {upper} at ({row}, {column}) and {lower} at ({column}, {row})"
    )]
    NotSymmetric {
        /// Row of the first offending entry above the diagonal.
        row: usize,
        /// Its column.
        column: usize,
        /// Its value.
        upper: f64,
        /// The value across the diagonal.
        lower: f64,
    },
    /// Two matrices that should have the same shape.
    #[error("expected a {expected_rows} × {expected_columns} matrix, got {rows} × {columns}")]
    Shape {
        /// Rows wanted.
        expected_rows: usize,
        /// Columns wanted.
        expected_columns: usize,
        /// Rows found.
        rows: usize,
        /// Columns found.
        columns: usize,
    },
    /// An exact method at a size where it would take too long.
    #[error("exact arithmetic is limited to a smaller side of {limit}, got {got}")]
    TooLarge {
        /// Largest size accepted.
        limit: usize,
        /// Size found.
        got: usize,
    },
    /// An exact method on entries whose integers would be too long.
    #[error(
        "exact arithmetic is limited to {limit} bits (smaller side times the length of the entries over their common unit), got {got}"
    )]
    TooLong {
        /// Most bits accepted.
        limit: usize,
        /// Bits found.
        got: usize,
    },
    /// The floating-point library gave no factors to start from.
    #[error(
        "the iteration for the approximate factors of a {rows} × {columns} matrix did not converge"
    )]
    NoFactors {
        /// Number of rows.
        rows: usize,
        /// Number of columns.
        columns: usize,
    },
}

/// A singular value decomposition in floating point together with enclosures of the true singular values.
#[derive(Clone, Debug)]
pub struct VerifiedSvd {
    left: DMatrix<f64>,
    right: DMatrix<f64>,
    approximate: Vec<f64>,
    values: Vec<Interval>,
    defects: (f64, f64),
    /// The same things for the matrix times 2^−exponent, where squares neither overflow nor underflow.
    scaled: Measures,
    exponent: i32,
}

/// What is known about a matrix with its largest entry in [1, 2), or zero.
#[derive(Clone, Debug)]
struct Measures {
    approximate: Vec<f64>,
    values: Vec<Interval>,
    residual: Norms,
    frobenius: Interval,
}

impl VerifiedSvd {
    /// Approximate left singular vectors, m × min(m, n).
    pub fn left(&self) -> &DMatrix<f64> {
        &self.left
    }

    /// Approximate right singular vectors, n × min(m, n).
    pub fn right(&self) -> &DMatrix<f64> {
        &self.right
    }

    /// Approximate singular values, decreasing, ≥ 0.
    pub fn approximate(&self) -> &[f64] {
        &self.approximate
    }

    /// Enclosures of the true singular values σ₁ ≥ σ₂ ≥ …, min(m, n) of them. Both ends decrease.
    pub fn values(&self) -> &[Interval] {
        &self.values
    }

    /// Enclosure of ‖A‖_F.
    pub fn frobenius(&self) -> Interval {
        times_power(self.scaled.frobenius, self.exponent)
    }

    /// Upper bound of ‖A − USVᵀ‖₂ for the approximate factors.
    pub fn residual(&self) -> f64 {
        times_power(enclosed(0.0, self.scaled.residual.spectral), self.exponent).hi()
    }

    /// The same decomposition with every singular value narrowed to neighbouring floats by exact counts; see [`inertia::sharpen_singular_values`]. `a` is the matrix
    /// that was decomposed.
    ///
    /// # Errors
    ///
    /// [`SpectraError::TooLarge`], [`SpectraError::TooLong`], [`SpectraError::Shape`].
    pub fn sharpened(mut self, a: &DMatrix<f64>) -> Result<Self, SpectraError> {
        self.values = inertia::sharpen_singular_values(a, &self.values)?;
        for (scaled, &value) in self.scaled.values.iter_mut().zip(&self.values) {
            *scaled = scaled
                .intersection(times_power(value, -self.exponent))
                .unwrap_or(*scaled);
        }
        Ok(self)
    }

    /// Upper bounds of ‖I − UᵀU‖₂ and ‖I − VᵀV‖₂.
    pub fn defects(&self) -> (f64, f64) {
        self.defects
    }
}

/// An eigendecomposition in floating point together with enclosures of the true eigenvalues.
#[derive(Clone, Debug)]
pub struct VerifiedEigen {
    vectors: DMatrix<f64>,
    approximate: Vec<f64>,
    values: Vec<Interval>,
}

impl VerifiedEigen {
    /// Approximate eigenvectors, columns in the order of the eigenvalues.
    pub fn vectors(&self) -> &DMatrix<f64> {
        &self.vectors
    }

    /// Approximate eigenvalues, increasing.
    pub fn approximate(&self) -> &[f64] {
        &self.approximate
    }

    /// Enclosures of the true eigenvalues λ₁ ≤ λ₂ ≤ …
    pub fn values(&self) -> &[Interval] {
        &self.values
    }
}

/// Singular values of a real matrix, each between two floats.
///
/// Any shape, also with a side of 0 (no singular values). Cost: faer's thin SVD plus three (with [`Rounding::Split`] about nine) products of its size.
///
/// # Errors
///
/// [`SpectraError::NotFinite`], [`SpectraError::NoFactors`].
pub fn singular_values(a: &DMatrix<f64>, rounding: Rounding) -> Result<VerifiedSvd, SpectraError> {
    let (m, n) = a.shape();
    let Some(scaled) = Scaled::new(a)? else {
        return Ok(zero(m, n));
    };
    let (left, s, right) = factors::thin_svd(&scaled.matrix).ok_or(SpectraError::NoFactors {
        rows: m,
        columns: n,
    })?;
    Ok(enclose(&scaled, left, s, right, rounding))
}

/// Singular values enclosed from factors of any origin: `left` m × min(m, n), `right` n × min(m, n), `approximate` min(m, n) numbers.
///
/// Bad factors (not orthonormal, negative or unordered values, NaN) give wide enclosures, never wrong ones.
///
/// ```
/// use elenchus::linalg::spectra::{enclose_singular_values, Rounding};
/// use nalgebra::DMatrix;
/// let a = DMatrix::from_element(3, 5, 1.0);
/// // nalgebra's factors of this matrix are wrong; what they prove is still true.
/// let nalgebra = a.clone().svd(true, true);
/// let (u, v) = (nalgebra.u.unwrap(), nalgebra.v_t.unwrap().transpose());
/// let svd = enclose_singular_values(&a, u, nalgebra.singular_values.as_slice(), v, Rounding::APriori).unwrap();
/// assert!(svd.values()[0].contains(15f64.sqrt()));
/// ```
///
/// # Errors
///
/// [`SpectraError::NotFinite`] for the matrix itself, [`SpectraError::Shape`].
pub fn enclose_singular_values(
    a: &DMatrix<f64>,
    left: DMatrix<f64>,
    approximate: &[f64],
    right: DMatrix<f64>,
    rounding: Rounding,
) -> Result<VerifiedSvd, SpectraError> {
    let (m, n) = a.shape();
    let r = m.min(n);
    for ((expected_rows, expected_columns), (rows, columns)) in [
        ((m, r), left.shape()),
        ((n, r), right.shape()),
        ((r, 1), (approximate.len(), 1)),
    ] {
        if (rows, columns) != (expected_rows, expected_columns) {
            return Err(SpectraError::Shape {
                expected_rows,
                expected_columns,
                rows,
                columns,
            });
        }
    }
    let Some(scaled) = Scaled::new(a)? else {
        return Ok(zero(m, n));
    };
    let (one, two) = halves(-scaled.exponent);
    let s: Vec<f64> = approximate
        .iter()
        .map(|s| (s * one * two).clamp(0.0, f64::MAX))
        .collect();
    let mut order: Vec<usize> = (0..r).collect();
    order.sort_by(|&i, &j| s[j].total_cmp(&s[i]));
    let s = order.iter().map(|&i| s[i]).collect();
    Ok(enclose(
        &scaled,
        left.select_columns(&order),
        s,
        right.select_columns(&order),
        rounding,
    ))
}

/// Without entries, or with nothing but zeros, everything is exact.
fn zero(m: usize, n: usize) -> VerifiedSvd {
    let r = m.min(n);
    VerifiedSvd {
        left: DMatrix::identity(m, r),
        right: DMatrix::identity(n, r),
        approximate: vec![0.0; r],
        values: vec![Interval::ZERO; r],
        defects: (0.0, 0.0),
        scaled: Measures {
            approximate: vec![0.0; r],
            values: vec![Interval::ZERO; r],
            residual: Norms {
                spectral: 0.0,
                frobenius: 0.0,
            },
            frobenius: Interval::ZERO,
        },
        exponent: 0,
    }
}

/// The theorem at the head of this module, for a matrix with a non-zero entry and s ≥ 0 decreasing.
fn enclose(
    scaled: &Scaled,
    left: DMatrix<f64>,
    s: Vec<f64>,
    right: DMatrix<f64>,
    rounding: Rounding,
) -> VerifiedSvd {
    let alpha = defect(&left, rounding);
    let beta = defect(&right, rounding);
    let residual = residual(&scaled.matrix, &left, &s, &right, rounding, beta).widen(scaled.lost);
    let total = frobenius_squared(&scaled.matrix);
    let frobenius = enclosed(total.0, total.1).sqrt().unwrap_or(Interval::ZERO);
    let frobenius = enclosed(
        (frobenius.lo() - scaled.lost).next_down().max(0.0),
        add_up(frobenius.hi(), scaled.lost),
    );
    let (shrink, stretch) = singular_factors(alpha, beta);
    let off = enclosed(0.0, residual.spectral);
    let mut values: Vec<Interval> = s
        .iter()
        .enumerate()
        .map(|(i, &s)| {
            let s = enclosed(s, s);
            let lo = (s * shrink - off).lo().max(0.0);
            // i·σᵢ² is at most the sum of all squares.
            let cap =
                (frobenius / Interval::from(i as i64 + 1).sqrt().unwrap_or(Interval::ONE)).hi();
            let hi = (s * stretch + off).hi().min(cap);
            enclosed(lo.min(hi), hi)
        })
        .collect();
    monotone(&mut values);
    VerifiedSvd {
        approximate: s.iter().map(|&s| scaled.back_approximate(s)).collect(),
        left,
        right,
        values: values.iter().map(|&v| scaled.back(v)).collect(),
        defects: (alpha, beta),
        scaled: Measures {
            approximate: s,
            values,
            residual,
            frobenius,
        },
        exponent: scaled.exponent,
    }
}

/// Eigenvalues of a real symmetric matrix, each between two floats.
///
/// Cost: faer's eigendecomposition plus two products of its size (with [`Rounding::Split`] about six).
///
/// ```
/// use elenchus::linalg::spectra::{symmetric_eigenvalues, Rounding};
/// use nalgebra::dmatrix;
/// let eigen = symmetric_eigenvalues(&dmatrix![2.0, 1.0; 1.0, 2.0], Rounding::Split).unwrap();
/// assert!(eigen.values()[0].contains(1.0) && eigen.values()[1].contains(3.0));
/// assert!(eigen.values()[1].width() < 1e-14);
/// ```
///
/// # Errors
///
/// [`SpectraError::NotSquare`], [`SpectraError::NotSymmetric`] (exact equality is asked for), [`SpectraError::NotFinite`], [`SpectraError::NoFactors`].
pub fn symmetric_eigenvalues(
    a: &DMatrix<f64>,
    rounding: Rounding,
) -> Result<VerifiedEigen, SpectraError> {
    let n = symmetric_side(a)?;
    let Some(scaled) = Scaled::new(a)? else {
        return Ok(VerifiedEigen {
            vectors: DMatrix::identity(n, n),
            approximate: vec![0.0; n],
            values: vec![Interval::ZERO; n],
        });
    };
    let (vectors, d) = factors::symmetric(&scaled.matrix).ok_or(SpectraError::NoFactors {
        rows: n,
        columns: n,
    })?;
    let alpha = defect(&vectors, rounding);
    let residual =
        residual(&scaled.matrix, &vectors, &d, &vectors, rounding, alpha).widen(scaled.lost);
    let norm = norms(&scaled.matrix, false).widen(scaled.lost).spectral;
    let off = enclosed(-residual.spectral, residual.spectral);
    let factor = enclosed(-alpha, alpha) + Interval::ONE;
    let cap = enclosed(-norm, norm);
    let mut values: Vec<Interval> = d
        .iter()
        .map(|&d| {
            // Ostrowski's theorem needs a non-singular X.
            let near = if alpha < 1.0 {
                enclosed(d, d) * factor + off
            } else {
                Interval::WHOLE
            };
            scaled.back(near.intersection(cap).unwrap_or(cap))
        })
        .collect();
    monotone_increasing(&mut values);
    Ok(VerifiedEigen {
        vectors,
        approximate: d.iter().map(|&d| scaled.back_approximate(d)).collect(),
        values,
    })
}

fn symmetric_side(a: &DMatrix<f64>) -> Result<usize, SpectraError> {
    let (rows, columns) = a.shape();
    if rows != columns {
        return Err(SpectraError::NotSquare { rows, columns });
    }
    finite(a)?;
    for column in 0..columns {
        for row in 0..column {
            let (upper, lower) = (a[(row, column)], a[(column, row)]);
            if upper != lower {
                return Err(SpectraError::NotSymmetric {
                    row,
                    column,
                    upper,
                    lower,
                });
            }
        }
    }
    Ok(rows)
}

fn finite(a: &DMatrix<f64>) -> Result<(), SpectraError> {
    match a.as_slice().iter().position(|x| !x.is_finite()) {
        None => Ok(()),
        Some(at) => Err(SpectraError::NotFinite {
            row: at % a.nrows(),
            column: at / a.nrows(),
            value: a.as_slice()[at],
        }),
    }
}

/// An interval from two floats that may be out of order or NaN, in which case nothing is known.
fn enclosed(lo: f64, hi: f64) -> Interval {
    Interval::new(lo, hi).unwrap_or(Interval::WHOLE)
}

/// Enclosures of an ordered list tighten each other: σᵢ ≥ σᵢ₊₁ ≥ its lower bound, σᵢ ≤ σᵢ₋₁ ≤ its upper bound.
fn monotone(values: &mut [Interval]) {
    for i in 1..values.len() {
        values[i] = values[i].min(enclosed(values[i].lo(), values[i - 1].hi()));
    }
    for i in (1..values.len()).rev() {
        values[i - 1] = values[i - 1].max(enclosed(values[i].lo(), values[i - 1].hi()));
    }
}

fn monotone_increasing(values: &mut [Interval]) {
    values.reverse();
    monotone(values);
    values.reverse();
}

/// √((1−α)(1−β)), or 0, and √((1+α)(1+β)).
fn singular_factors(alpha: f64, beta: f64) -> (Interval, Interval) {
    let (a, b) = (enclosed(0.0, alpha), enclosed(0.0, beta));
    let below = Interval::ONE - enclosed(alpha, alpha);
    let below_too = Interval::ONE - enclosed(beta, beta);
    let shrink = if below.is_positive() && below_too.is_positive() {
        (below * below_too).sqrt().unwrap_or(Interval::ZERO)
    } else {
        Interval::ZERO
    };
    let stretch = ((Interval::ONE + a) * (Interval::ONE + b))
        .sqrt()
        .unwrap_or(Interval::WHOLE);
    (shrink, stretch)
}
