//! Best approximation by matrices of bounded rank, certified.
//!
//! Eckart–Young–Mirsky: among the matrices of rank ≤ k the smallest spectral error is σ_{k+1} and the smallest Frobenius error √(Σ_{i>k} σᵢ²), and the truncated
//! decomposition attains both. With enclosures of all σᵢ both are enclosed for every k at once.

use nalgebra::DMatrix;

use super::{
    Rounding, SpectraError, VerifiedSvd, add_up, enclosed, frobenius_squared, gamma, mul_up,
    singular_factors, singular_values, sqrt_up, times_power, underflow,
};
use crate::number::interval::Interval;

/// In which norm an approximation is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Norm {
    /// Largest singular value.
    Spectral,
    /// Root of the sum of squares of all entries.
    Frobenius,
}

/// Enclosures of an approximation error in both norms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TruncationError {
    /// Of the spectral norm.
    pub spectral: Interval,
    /// Of the Frobenius norm.
    pub frobenius: Interval,
}

impl TruncationError {
    /// The error in one of the norms.
    pub fn of(&self, norm: Norm) -> Interval {
        match norm {
            Norm::Spectral => self.spectral,
            Norm::Frobenius => self.frobenius,
        }
    }
}

/// The smallest rank whose best approximation stays within a tolerance, as far as the enclosures tell: it lies between the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankWithin {
    /// No smaller rank can do.
    pub at_least: usize,
    /// This rank certainly does.
    pub certain: usize,
}

impl VerifiedSvd {
    /// Smallest error of any approximation of rank ≤ k, for k = 0, 1, …, min(m, n). O(n).
    ///
    /// ```
    /// use elenchus::linalg::spectra::{singular_values, Rounding};
    /// use nalgebra::{dmatrix};
    /// let svd = singular_values(&dmatrix![3.0, 0.0; 0.0, 4.0], Rounding::Split).unwrap();
    /// let errors = svd.optimal_errors();
    /// assert!(errors[0].frobenius.contains(5.0) && errors[1].spectral.contains(3.0) && errors[2].spectral.contains(0.0));
    /// ```
    pub fn optimal_errors(&self) -> Vec<TruncationError> {
        let back = |e: TruncationError| TruncationError {
            spectral: times_power(e.spectral, self.exponent),
            frobenius: times_power(e.frobenius, self.exponent),
        };
        self.scaled_errors().into_iter().map(back).collect()
    }

    fn scaled_errors(&self) -> Vec<TruncationError> {
        let values = &self.scaled.values;
        let r = values.len();
        let mut tails = vec![Interval::ZERO; r + 1];
        for i in (0..r).rev() {
            tails[i] = tails[i + 1] + values[i].sqr();
        }
        let total = self.scaled.frobenius.sqr();
        let mut head = Interval::ZERO;
        (0..=r)
            .map(|k| {
                // What is left of ‖A‖_F² is a second enclosure, the better one while little has been taken away.
                let rest = enclosed((total - head).lo().max(0.0), (total - head).hi());
                let squared = tails[k].intersection(rest).unwrap_or(tails[k]);
                if k < r {
                    head = head + values[k].sqr();
                }
                let frobenius = squared.sqrt().unwrap_or(tails[k]);
                let spectral = values.get(k).copied().unwrap_or(Interval::ZERO);
                TruncationError {
                    spectral,
                    frobenius: frobenius.max(enclosed(spectral.lo(), frobenius.hi())),
                }
            })
            .collect()
    }

    /// Error of the floating-point factors themselves, truncated to their first k columns and multiplied without rounding: at least the optimum, at most this. O(n) each.
    ///
    /// `k` beyond min(m, n) is taken as min(m, n).
    pub fn attained_error(&self, k: usize) -> TruncationError {
        let k = k.min(self.values.len());
        let stretch = singular_factors(self.defects.0, self.defects.1).1;
        let tail = &self.scaled.approximate[k..];
        let sum = tail
            .iter()
            .fold(Interval::ZERO, |sum, &s| sum + enclosed(s, s).sqr());
        // A factor scaled back to a subnormal number lost at most half a unit in each of two steps; one that overflowed is useless.
        let subnormal = |(&a, &s): (&f64, &f64)| a < 2.0 * f64::MIN_POSITIVE && s > 0.0;
        let any_lost = self
            .approximate
            .iter()
            .zip(&self.scaled.approximate)
            .any(subnormal);
        let lost = if any_lost {
            self.values.len() as f64 * 2.0 * f64::from_bits(1)
        } else {
            0.0
        };
        let useless = self.approximate.first() == Some(&f64::MAX);
        let least = self.scaled_errors()[k];
        let bound = |size: Interval, residual: f64, least: Interval| {
            let hi = (size * stretch + enclosed(0.0, residual))
                .hi()
                .max(least.hi());
            let scaled = times_power(enclosed(least.lo(), hi), self.exponent);
            enclosed(
                scaled.lo(),
                if useless {
                    f64::INFINITY
                } else {
                    (scaled + enclosed(0.0, lost)).hi()
                },
            )
        };
        let first = tail.first().copied().unwrap_or(0.0);
        TruncationError {
            spectral: bound(
                enclosed(first, first),
                self.scaled.residual.spectral,
                least.spectral,
            ),
            frobenius: bound(
                sum.sqrt().unwrap_or(Interval::WHOLE),
                self.scaled.residual.frobenius,
                least.frobenius,
            ),
        }
    }

    /// The truncated decomposition U_k S_k V_kᵀ, multiplied in floating point.
    pub fn truncation(&self, k: usize) -> DMatrix<f64> {
        let k = k.min(self.approximate.len());
        let mut scaled = self.left.columns(0, k).into_owned();
        scaled
            .column_iter_mut()
            .zip(&self.approximate)
            .for_each(|(mut c, &s)| c *= s);
        scaled * self.right.columns(0, k).transpose()
    }

    /// The smallest rank whose optimal error is within the tolerance. A tolerance known only as an interval (a multiple of ‖A‖, say) may be given as one.
    ///
    /// ```
    /// use elenchus::linalg::spectra::{singular_values, Norm, RankWithin, Rounding};
    /// use elenchus::number::interval::Interval;
    /// use nalgebra::DMatrix;
    /// let a = DMatrix::from_diagonal(&nalgebra::dvector![8.0, 4.0, 2.0, 1.0]);
    /// let svd = singular_values(&a, Rounding::Split).unwrap();
    /// let two_and_a_half = Interval::point(2.5).unwrap();
    /// assert_eq!(svd.rank_within(Norm::Spectral, two_and_a_half), RankWithin { at_least: 2, certain: 2 });
    /// assert_eq!(svd.rank_within(Norm::Frobenius, two_and_a_half), RankWithin { at_least: 2, certain: 2 });
    /// ```
    pub fn rank_within(&self, norm: Norm, tolerance: Interval) -> RankWithin {
        let errors = self.optimal_errors();
        let r = self.values.len();
        // At full rank the error is 0, so that always does for a tolerance ≥ 0.
        let first = |good: &dyn Fn(Interval) -> bool| {
            errors.iter().position(|e| good(e.of(norm))).unwrap_or(r)
        };
        RankWithin {
            at_least: first(&|e| e.lo() <= tolerance.hi()),
            certain: first(&|e| e.hi() <= tolerance.lo()),
        }
    }

    /// The rank is at least this: singular values certified to be positive.
    pub fn rank_at_least(&self) -> usize {
        self.values.iter().take_while(|v| v.is_positive()).count()
    }

    /// Share of the squared Frobenius norm in the first k singular values, in [0, 1]; `None` for a zero matrix.
    pub fn energy(&self, k: usize) -> Option<Interval> {
        let total = self.scaled.frobenius.sqr();
        let rest = self
            .scaled_errors()
            .get(k)
            .map_or(Interval::ZERO, |e| e.frobenius.sqr());
        let share = Interval::ONE - rest.checked_div(total)?;
        share.intersection(enclosed(0.0, 1.0))
    }

    /// Smallest ‖A − B‖_F / ‖A‖_F over matrices B of rank ≤ k, in [0, 1], for every k; `None` for a zero matrix. O(n).
    pub fn relative_errors(&self) -> Option<Vec<Interval>> {
        let share = |e: TruncationError| {
            e.frobenius
                .checked_div(self.scaled.frobenius)?
                .intersection(enclosed(0.0, 1.0))
        };
        self.scaled_errors().into_iter().map(share).collect()
    }

    /// Stable rank ‖A‖_F² / ‖A‖₂², in [1, rank A]; `None` for a zero matrix, or if ‖A‖₂ is not certified to be positive.
    pub fn stable_rank(&self) -> Option<Interval> {
        let ratio = self
            .scaled
            .frobenius
            .checked_div(*self.scaled.values.first()?)?
            .sqr();
        ratio.intersection(enclosed(1.0, self.values.len() as f64))
    }

    /// Effective rank exp(−Σ pᵢ ln pᵢ), pᵢ = σᵢ/Σσ, in [1, rank A] (Roy & Vetterli 2007); `None` for a zero matrix.
    pub fn effective_rank(&self) -> Option<Interval> {
        let total = self
            .scaled
            .values
            .iter()
            .fold(Interval::ZERO, |sum, &v| sum + v);
        if !total.is_positive() {
            return None;
        }
        // H = ln T − (Σ σ ln σ)/T, but every term −p ln p is enclosed on its own: it rises up to p = 1/e and falls from there.
        let term = |p: f64| {
            let p = enclosed(p, p);
            p.ln().map_or(Interval::ZERO, |l| -(p * l))
        };
        let peak = Interval::ONE / Interval::E;
        let entropy = self.scaled.values.iter().fold(Interval::ZERO, |sum, &v| {
            let p = (v / total).min(Interval::ONE).max(Interval::ZERO);
            let ends = (term(p.lo()), term(p.hi()));
            let top = if p.intersection(peak).is_some() {
                peak.hi()
            } else {
                ends.0.hi().max(ends.1.hi())
            };
            sum + enclosed(ends.0.lo().min(ends.1.lo()), top)
        });
        entropy
            .exp()
            .intersection(enclosed(1.0, self.values.len() as f64))
    }
}

/// What is known about a matrix offered as an approximation of rank ≤ k.
#[derive(Clone, Debug)]
pub struct Competitor {
    /// Enclosures of its errors.
    pub error: TruncationError,
    /// The errors no matrix of rank ≤ k can go below.
    pub optimum: TruncationError,
    /// Certified lower bound of its rank.
    pub rank_at_least: usize,
    /// What follows.
    pub finding: Finding,
}

/// The verdict on a [`Competitor`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Its rank certainly exceeds k: by its own singular values, or because it is better than any matrix of rank ≤ k.
    RankTooLarge,
    /// Certainly worse than the optimum in both norms.
    Worse,
    /// Certainly worse in one norm; in the other the enclosures overlap.
    WorseIn(Norm),
    /// The enclosures of its errors overlap those of the optimum in both norms.
    Indistinguishable,
}

/// Judges `b`, offered as an approximation of `a` of rank ≤ k, against the best there is.
///
/// Cost: two decompositions of the size of `a`.
///
/// ```
/// use elenchus::linalg::spectra::{judge, singular_values, Finding, Rounding};
/// use nalgebra::dmatrix;
/// let a = dmatrix![3.0, 0.0; 0.0, 4.0];
/// let svd = singular_values(&a, Rounding::Split).unwrap();
/// let best = dmatrix![0.0, 0.0; 0.0, 4.0];
/// let other = dmatrix![3.0, 0.0; 0.0, 0.0];
/// assert_eq!(judge(&a, &svd, &best, 1, Rounding::Split).unwrap().finding, Finding::Indistinguishable);
/// assert_eq!(judge(&a, &svd, &other, 1, Rounding::Split).unwrap().finding, Finding::Worse);
/// assert_eq!(judge(&a, &svd, &a, 1, Rounding::Split).unwrap().finding, Finding::RankTooLarge);
/// ```
///
/// # Errors
///
/// [`SpectraError::Shape`] if the shapes differ; [`SpectraError::NotFinite`], also where `a − b` overflows; [`SpectraError::NoFactors`].
pub fn judge(
    a: &DMatrix<f64>,
    svd: &VerifiedSvd,
    b: &DMatrix<f64>,
    k: usize,
    rounding: Rounding,
) -> Result<Competitor, SpectraError> {
    let (m, n) = a.shape();
    for (rows, columns) in [b.shape(), (svd.left.nrows(), svd.right.nrows())] {
        if (rows, columns) != (m, n) {
            return Err(SpectraError::Shape {
                expected_rows: m,
                expected_columns: n,
                rows,
                columns,
            });
        }
    }
    let difference = a - b;
    let apart = singular_values(&difference, rounding)?;
    // Each entry of the difference was rounded once.
    let rounded = add_up(
        mul_up(gamma(2), sqrt_up(frobenius_squared(&difference).1)),
        underflow(m, n, 1),
    );
    // An entry taken away from zero, or zero taken away, is not rounded at all; nor are equal entries.
    let exact = a
        .iter()
        .zip(b.iter())
        .all(|(&x, &y)| x == 0.0 || y == 0.0 || x == y);
    let slack = if exact { 0.0 } else { rounded };
    let widen = |x: Interval| {
        enclosed(
            (x - enclosed(slack, slack)).lo().max(0.0),
            (x + enclosed(slack, slack)).hi(),
        )
    };
    let error = TruncationError {
        spectral: widen(apart.values.first().copied().unwrap_or(Interval::ZERO)),
        frobenius: widen(apart.frobenius()),
    };
    let optimum = svd.optimal_errors()[k.min(svd.values.len())];
    let own = singular_values(b, rounding)?.rank_at_least();
    let better = |norm| error.of(norm).hi() < optimum.of(norm).lo();
    let worse = |norm| error.of(norm).lo() > optimum.of(norm).hi();
    let finding = if own > k || better(Norm::Spectral) || better(Norm::Frobenius) {
        Finding::RankTooLarge
    } else {
        match (worse(Norm::Spectral), worse(Norm::Frobenius)) {
            (true, true) => Finding::Worse,
            (true, false) => Finding::WorseIn(Norm::Spectral),
            (false, true) => Finding::WorseIn(Norm::Frobenius),
            (false, false) => Finding::Indistinguishable,
        }
    };
    let rank_at_least = if finding == Finding::RankTooLarge {
        own.max(k + 1)
    } else {
        own
    };
    Ok(Competitor {
        error,
        optimum,
        rank_at_least,
        finding,
    })
}
