//! Scaling by powers of two, so that squares neither overflow nor underflow.

use nalgebra::DMatrix;

use super::products::underflow;
use super::{SpectraError, enclosed, finite};
use crate::number::interval::Interval;

/// A matrix times a power of two, with its largest entry in [1, 2).
pub(super) struct Scaled {
    pub matrix: DMatrix<f64>,
    /// The original is the matrix times 2^exponent.
    pub exponent: i32,
    /// Frobenius-norm bound of what scaling down lost to underflow.
    pub lost: f64,
}

impl Scaled {
    /// `None` if there is no non-zero entry.
    pub fn new(a: &DMatrix<f64>) -> Result<Option<Self>, SpectraError> {
        finite(a)?;
        let largest = a.as_slice().iter().fold(0.0f64, |m, x| m.max(x.abs()));
        if largest == 0.0 {
            return Ok(None);
        }
        let exponent = exponent(largest);
        let (one, two) = halves(-exponent);
        Ok(Some(Self {
            matrix: if exponent == 0 {
                a.clone()
            } else {
                a.map(|x| x * one * two)
            },
            exponent,
            lost: if exponent > 0 {
                underflow(a.nrows(), a.ncols(), 1)
            } else {
                0.0
            },
        }))
    }

    pub fn back(&self, x: Interval) -> Interval {
        times_power(x, self.exponent)
    }

    pub fn back_approximate(&self, x: f64) -> f64 {
        let (one, two) = halves(self.exponent);
        (x * one * two).clamp(f64::MIN, f64::MAX)
    }
}

/// x·2ᵉ.
pub(super) fn times_power(x: Interval, e: i32) -> Interval {
    let (one, two) = halves(e);
    x * enclosed(one, one) * enclosed(two, two)
}

/// ⌊log₂ x⌋ for positive finite x.
fn exponent(x: f64) -> i32 {
    let field = (x.to_bits() >> 52) as i32;
    if field > 0 {
        field - 1023
    } else {
        -1011 - (x.to_bits().leading_zeros() as i32)
    }
}

/// Two powers of two whose product is 2ᵉ, |e| ≤ 1100.
pub(super) fn halves(e: i32) -> (f64, f64) {
    let power = |e: i32| f64::from_bits(((e + 1023) as u64) << 52);
    (power(e / 2), power(e - e / 2))
}
