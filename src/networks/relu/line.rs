//! Piecewise-linear curves `ℚ → ℚ^m`.

use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use super::ReluError;
use crate::linalg::Matrix;

/// `t ↦ slope · t + intercept`, componentwise.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    slope: Vec<BigRational>,
    intercept: Vec<BigRational>,
}

/// A continuous piecewise-linear curve on all of ℚ (or ℝ): piece `i` holds between breakpoint `i − 1` and breakpoint `i`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PiecewiseLinear {
    breakpoints: Vec<BigRational>,
    pieces: Vec<Piece>,
}

impl Piece {
    fn at(&self, i: usize, t: &BigRational) -> BigRational {
        &self.slope[i] * t + &self.intercept[i]
    }
}

impl PiecewiseLinear {
    pub(super) fn affine(slope: Vec<BigRational>, intercept: Vec<BigRational>) -> Self {
        PiecewiseLinear {
            breakpoints: vec![],
            pieces: vec![Piece { slope, intercept }],
        }
    }

    pub(super) fn map_affine(
        &self,
        weights: &Matrix,
        bias: &[BigRational],
    ) -> Result<Self, ReluError> {
        let pieces = self
            .pieces
            .iter()
            .map(|p| {
                let intercept = weights
                    .apply(&p.intercept)?
                    .into_iter()
                    .zip(bias)
                    .map(|(v, b)| v + b)
                    .collect();
                Ok(Piece {
                    slope: weights.apply(&p.slope)?,
                    intercept,
                })
            })
            .collect::<Result<_, ReluError>>()?;
        Ok(PiecewiseLinear {
            breakpoints: self.breakpoints.clone(),
            pieces,
        })
    }

    pub(super) fn relu(&self) -> Self {
        let mut out = PiecewiseLinear {
            breakpoints: vec![],
            pieces: vec![],
        };
        for (i, piece) in self.pieces.iter().enumerate() {
            let (low, high) = (
                i.checked_sub(1).map(|b| &self.breakpoints[b]),
                self.breakpoints.get(i),
            );
            let inside = |t: &BigRational| low.is_none_or(|l| l < t) && high.is_none_or(|h| t < h);
            let mut zeros: Vec<BigRational> = piece
                .slope
                .iter()
                .zip(&piece.intercept)
                .filter(|(m, _)| !m.is_zero())
                .map(|(m, c)| -(c / m))
                .filter(inside)
                .collect();
            zeros.sort();
            zeros.dedup();
            for k in 0..=zeros.len() {
                let from = if k == 0 { low } else { Some(&zeros[k - 1]) };
                let to = zeros.get(k).or(high);
                let sample = between(from, to);
                let positive: Vec<bool> = (0..piece.slope.len())
                    .map(|u| piece.at(u, &sample).is_positive())
                    .collect();
                let keep = |v: &[BigRational]| {
                    v.iter()
                        .zip(&positive)
                        .map(|(x, &p)| if p { x.clone() } else { BigRational::zero() })
                        .collect()
                };
                out.pieces.push(Piece {
                    slope: keep(&piece.slope),
                    intercept: keep(&piece.intercept),
                });
                out.breakpoints.extend(to.cloned());
            }
        }
        out.simplified()
    }

    /// Joins neighbouring pieces that are the same affine map.
    pub(super) fn simplified(self) -> Self {
        let mut out = PiecewiseLinear {
            breakpoints: vec![],
            pieces: vec![],
        };
        let mut breakpoints = self.breakpoints.into_iter();
        for piece in self.pieces {
            if out.pieces.last() == Some(&piece) {
                // the breakpoint before this piece was not one
                out.breakpoints.pop();
            } else {
                out.pieces.push(piece);
            }
            out.breakpoints.extend(breakpoints.next());
        }
        out
    }

    /// Number of linear pieces on the whole line: one more than the points where the derivative jumps.
    pub fn pieces(&self) -> usize {
        self.pieces.len()
    }

    /// Number of linear pieces on the interval `[from, to]`, at least 1; 0 if `from > to`.
    pub fn pieces_between(&self, from: &BigRational, to: &BigRational) -> usize {
        if from > to {
            0
        } else {
            1 + self
                .breakpoints
                .iter()
                .filter(|b| from < b && b < &to)
                .count()
        }
    }

    /// The points where the derivative jumps, increasing.
    pub fn breakpoints(&self) -> &[BigRational] {
        &self.breakpoints
    }

    /// Slope and intercept of piece `i`, componentwise; `None` beyond the last piece.
    pub fn piece(&self, i: usize) -> Option<(&[BigRational], &[BigRational])> {
        self.pieces
            .get(i)
            .map(|p| (p.slope.as_slice(), p.intercept.as_slice()))
    }

    /// The point of the curve at parameter `t`.
    pub fn evaluate(&self, t: &BigRational) -> Vec<BigRational> {
        let piece = &self.pieces[self.breakpoints.partition_point(|b| b < t)];
        (0..piece.slope.len()).map(|i| piece.at(i, t)).collect()
    }
}

/// A point strictly between two ends, either of which may be infinite.
fn between(low: Option<&BigRational>, high: Option<&BigRational>) -> BigRational {
    match (low, high) {
        (Some(l), Some(h)) => (l + h) / BigRational::from_integer(2.into()),
        (Some(l), None) => l + BigRational::one(),
        (None, Some(h)) => h - BigRational::one(),
        (None, None) => BigRational::zero(),
    }
}
