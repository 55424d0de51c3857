//! Layer matrix decomposition (Ng, Luo & Qiu, arXiv:2309.05968): a weight matrix as U · O_dist · S′ · I_dist · Vᵀ with certified errors.
//!
//! A layer maps i inputs to o outputs by an o × i matrix `W = USVᵀ`. The paper keeps the n′ largest singular values, S′ = diag(σ₁ … σ_n′), and asks in its eq. 4
//! for `O_dist · S′ · I_dist = S` with O_dist of shape o × n′ and I_dist of shape n′ × i. The right-hand side has rank `rank W` and the left at most n′, so
//! such factors exist exactly when `rank W ≤ n′`; then partial identities (ones on the main diagonal) are a solution. In general partial identities give the truncated
//! decomposition, the best approximation of rank n′, whose error [`Layer`] encloses. [`Layer::factors_exist`] says which of the two it is.
//!
//! ```
//! use elenchus::networks::lmd::{decompose, Bounds, Existence, Truncation};
//! use nalgebra::dmatrix;
//!
//! let w = dmatrix![3.0, 0.0, 0.0; 0.0, 4.0, 0.0];
//! let layer = decompose(&w, Truncation::Rank(1), Bounds::Split).unwrap();
//! assert!(layer.optimum.spectral.contains(3.0) && layer.energy.unwrap().contains(0.64));
//! assert_eq!(layer.factors_exist(&w), Existence::No);
//! let f = layer.factors();
//! assert_eq!((f.o_dist.shape(), f.s_prime.shape(), f.i_dist.shape()), ((2, 1), (1, 1), (1, 2)));
//! assert!((f.product() - dmatrix![0.0, 0.0, 0.0; 0.0, 4.0, 0.0]).norm() < 1e-14);
//! ```

pub mod plot;
pub mod save;
pub mod tensors;
pub mod text;

use nalgebra::DMatrix;
use num_rational::BigRational;
use num_traits::Zero;

use crate::linalg::spectra::inertia::{self, singular_values_around};
use crate::linalg::spectra::{
    Norm, Rounding, SpectraError, TruncationError, VerifiedSvd, singular_values,
};
use crate::number::interval::Interval;

/// Matrices with more entries than this are not counted out in exact numbers.
const EXACT_ENTRIES: usize = 1 << 16;

/// Where to cut the spectrum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Truncation {
    /// After n′ singular values, or all of them if there are fewer.
    Rank(usize),
    /// After as few as certainly keep the error ‖W − W′‖_F within this multiple of ‖W‖_F.
    Relative(f64),
}

/// How sharply the singular values are enclosed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bounds {
    /// [`Rounding::APriori`].
    APriori,
    /// [`Rounding::Split`].
    Split,
    /// [`Rounding::Split`], then narrowed to neighbouring floats by exact counts; for a smaller side of at most [`inertia::EXACT_LIMIT`].
    Exact,
}

/// Whether eq. 4 of the paper can be solved with the chosen n′.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existence {
    /// rank W ≤ n′, exactly.
    Yes,
    /// rank W > n′: a singular value beyond the first n′ is certified to be positive.
    No,
    /// The enclosure of σ_{n′+1} holds 0 and the matrix is too large for exact counting.
    Unknown,
}

/// A decomposed weight matrix.
#[derive(Clone, Debug)]
pub struct Layer {
    /// The decomposition with all singular values enclosed.
    pub svd: VerifiedSvd,
    /// Latent dimension n′.
    pub rank: usize,
    /// Lower bound of the smallest rank that meets the tolerance (equal to `rank` almost always); `rank` itself if a rank was asked for.
    pub rank_at_least: usize,
    /// Smallest possible errors of an approximation of rank ≤ n′.
    pub optimum: TruncationError,
    /// Errors of the floating-point factors themselves: from the optimum up to these.
    pub attained: TruncationError,
    /// ‖W − W′‖_F / ‖W‖_F for the best W′ of rank ≤ n′; `None` for a zero matrix, as in what follows.
    pub relative_error: Option<Interval>,
    /// Share of ‖W‖_F² kept.
    pub energy: Option<Interval>,
    /// ‖W‖_F² / ‖W‖₂².
    pub stable_rank: Option<Interval>,
    /// exp of the entropy of σ/Σσ.
    pub effective_rank: Option<Interval>,
}

/// The five factors of eq. 3, in floating point. U and Vᵀ are thin: r = min(o, i) columns and rows, the others meet only zeros.
#[derive(Clone, Debug)]
pub struct Factors {
    /// o × r.
    pub u: DMatrix<f64>,
    /// r × n′, ones on the main diagonal.
    pub o_dist: DMatrix<f64>,
    /// n′ × n′, the largest singular values.
    pub s_prime: DMatrix<f64>,
    /// n′ × r, ones on the main diagonal.
    pub i_dist: DMatrix<f64>,
    /// r × i.
    pub v_transposed: DMatrix<f64>,
}

impl Factors {
    /// U · O_dist · S′ · I_dist · Vᵀ in floating point.
    pub fn product(&self) -> DMatrix<f64> {
        &self.u * (&self.o_dist * &self.s_prime * &self.i_dist) * &self.v_transposed
    }
}

/// Decomposes one weight matrix.
///
/// # Errors
///
/// As [`singular_values`]; [`SpectraError::TooLarge`] for [`Bounds::Exact`] beyond its limit.
pub fn decompose(
    w: &DMatrix<f64>,
    truncation: Truncation,
    bounds: Bounds,
) -> Result<Layer, SpectraError> {
    let svd = match bounds {
        Bounds::APriori => singular_values(w, Rounding::APriori)?,
        Bounds::Split => singular_values(w, Rounding::Split)?,
        Bounds::Exact => {
            let got = w.nrows().min(w.ncols());
            if got > inertia::EXACT_LIMIT {
                return Err(SpectraError::TooLarge {
                    limit: inertia::EXACT_LIMIT,
                    got,
                });
            }
            singular_values(w, Rounding::Split)?.sharpened(w)?
        }
    };
    let r = svd.values().len();
    let (rank_at_least, rank) = match truncation {
        Truncation::Rank(k) => (k.min(r), k.min(r)),
        Truncation::Relative(t) => {
            let tolerance = Interval::point(t).unwrap_or(Interval::ZERO) * svd.frobenius();
            let within = svd.rank_within(Norm::Frobenius, tolerance);
            (within.at_least, within.certain)
        }
    };
    let optimum = svd.optimal_errors()[rank];
    Ok(Layer {
        rank,
        rank_at_least,
        optimum,
        attained: svd.attained_error(rank),
        relative_error: svd.relative_errors().and_then(|e| e.get(rank).copied()),
        energy: svd.energy(rank),
        stable_rank: svd.stable_rank(),
        effective_rank: svd.effective_rank(),
        svd,
    })
}

impl Layer {
    /// The paper's factors with partial identities for O_dist and I_dist.
    pub fn factors(&self) -> Factors {
        let r = self.svd.values().len();
        let n = self.rank;
        let s = nalgebra::DVector::from_column_slice(&self.svd.approximate()[..n]);
        Factors {
            u: self.svd.left().clone(),
            o_dist: DMatrix::identity(r, n),
            s_prime: DMatrix::from_diagonal(&s),
            i_dist: DMatrix::identity(n, r),
            v_transposed: self.svd.right().transpose(),
        }
    }

    /// Whether `O_dist · S′ · I_dist = S` has a solution for this n′, decided where it can be; `w` is the matrix that was decomposed.
    pub fn factors_exist(&self, w: &DMatrix<f64>) -> Existence {
        let r = self.svd.values().len();
        if self.rank >= r {
            return Existence::Yes;
        }
        if self.svd.rank_at_least() > self.rank {
            return Existence::No;
        }
        if self.svd.values()[self.rank] == Interval::ZERO {
            return Existence::Yes;
        }
        if w.len() > EXACT_ENTRIES {
            return Existence::Unknown;
        }
        match singular_values_around(w, &BigRational::zero()) {
            Ok(count) if count.above <= self.rank => Existence::Yes,
            Ok(_) => Existence::No,
            Err(_) => Existence::Unknown,
        }
    }
}
