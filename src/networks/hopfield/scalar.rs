//! The numbers an associative memory can be run with.

use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use crate::number::interval::Interval;

/// A number with the ring operations and absolute value: exact rationals, floats, intervals.
pub trait Scalar: Clone {
    /// 0.
    fn zero() -> Self;
    /// 1.
    fn one() -> Self;
    /// The sum.
    fn plus(&self, other: &Self) -> Self;
    /// The difference.
    fn minus(&self, other: &Self) -> Self;
    /// The product.
    fn times(&self, other: &Self) -> Self;
    /// The absolute value.
    fn absolute(&self) -> Self;
    /// The square; an interval squares to less than its product with itself.
    fn squared(&self) -> Self {
        self.times(self)
    }
    /// A power.
    fn power(&self, exponent: u32) -> Self {
        let half = || self.power(exponent / 2).squared();
        match exponent {
            0 => Self::one(),
            1 => self.clone(),
            e if e % 2 == 0 => half(),
            _ => half().times(self),
        }
    }
}

/// A [`Scalar`] with the exponential function: floats and intervals.
pub trait Real: Scalar {
    /// `eˣ`.
    fn exponential(&self) -> Self;
    /// `1/(1 + x)` for `x ≥ 0`.
    fn reciprocal_of_one_plus(&self) -> Self;
}

impl Scalar for BigRational {
    fn zero() -> Self {
        Zero::zero()
    }
    fn one() -> Self {
        One::one()
    }
    fn plus(&self, other: &Self) -> Self {
        self + other
    }
    fn minus(&self, other: &Self) -> Self {
        self - other
    }
    fn times(&self, other: &Self) -> Self {
        self * other
    }
    fn absolute(&self) -> Self {
        self.abs()
    }
}

impl Scalar for f64 {
    fn zero() -> Self {
        0.0
    }
    fn one() -> Self {
        1.0
    }
    fn plus(&self, other: &Self) -> Self {
        self + other
    }
    fn minus(&self, other: &Self) -> Self {
        self - other
    }
    fn times(&self, other: &Self) -> Self {
        self * other
    }
    fn absolute(&self) -> Self {
        self.abs()
    }
}

impl Real for f64 {
    fn exponential(&self) -> Self {
        self.exp()
    }
    fn reciprocal_of_one_plus(&self) -> Self {
        1.0 / (1.0 + self)
    }
}

impl Scalar for Interval {
    fn zero() -> Self {
        Interval::ZERO
    }
    fn one() -> Self {
        Interval::ONE
    }
    fn plus(&self, other: &Self) -> Self {
        *self + *other
    }
    fn minus(&self, other: &Self) -> Self {
        *self - *other
    }
    fn times(&self, other: &Self) -> Self {
        *self * *other
    }
    fn absolute(&self) -> Self {
        self.abs()
    }
    fn squared(&self) -> Self {
        self.sqr()
    }
}

impl Real for Interval {
    fn exponential(&self) -> Self {
        self.exp()
    }
    fn reciprocal_of_one_plus(&self) -> Self {
        // x ≥ 0 is promised, so a lower end that rounding pushed below 0 may be cut off.
        let x = self
            .intersection(Interval::new(0.0, f64::INFINITY).expect("ordered"))
            .unwrap_or(*self);
        Interval::ONE / (Interval::ONE + x)
    }
}
