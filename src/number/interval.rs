//! Intervals of reals with floating-point ends, rounded outward.
//!
//! An [`Interval`] is a non-empty closed set `{x ∈ ℝ : lo ≤ x ≤ hi}`. The ends are floats, never NaN; `lo = −∞` or `hi = +∞` means unbounded on that side, and
//! infinity itself is never an element. The empty set is never an interval: what could be empty ([`Interval::intersection`], functions
//! outside their domain) is an `Option`.
//!
//! Every operation returns a set that contains the true result for all elements of its arguments, whatever the processor's
//! rounding does short of leaving round-to-nearest: the mode is never changed. Sums, differences, products, quotients and square roots of single floats
//! are the tightest intervals there are (away from underflow); exp, ln, tanh, the logistic function, atanh and logit are one or two floats
//! wide, by the error argument written in the source of `elementary`.
//!
//! ```
//! use elenchus::number::interval::Interval;
//!
//! let x = Interval::new(-1.0, 2.0).unwrap();
//! let y = (x.sqr() + Interval::ONE).sqrt().unwrap();
//! assert!(y.contains(1.0) && y.contains(5f64.sqrt()) && !y.contains(0.99));
//! assert!(Interval::from(0).exp() == Interval::ONE);
//! // tanh keeps its relative precision near zero and never leaves (−1, 1]
//! let t = Interval::point(1e-200).unwrap().tanh();
//! assert!(t.hi() == 1e-200 && t.lo() > 0.999_999e-200);
//! ```

mod elementary;
mod rounding;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Div, Mul, Neg, Sub};

use num_rational::BigRational;

/// A non-empty closed interval of reals; see the [module](self) for the conventions.
///
/// Equality is equality of sets (`−0` and `+0` are the same end).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    lo: f64,
    hi: f64,
}

impl Interval {
    /// `{0}`.
    pub const ZERO: Self = Self { lo: 0.0, hi: 0.0 };
    /// `{1}`.
    pub const ONE: Self = Self { lo: 1.0, hi: 1.0 };
    /// `[−1, 1]`.
    pub const UNIT_BALL: Self = Self { lo: -1.0, hi: 1.0 };
    /// All of ℝ.
    pub const WHOLE: Self = Self {
        lo: f64::NEG_INFINITY,
        hi: f64::INFINITY,
    };
    /// π, between neighbouring floats.
    pub const PI: Self = Self {
        lo: std::f64::consts::PI,
        hi: std::f64::consts::PI.next_up(),
    };
    /// ln 2, between neighbouring floats.
    pub const LN_2: Self = Self {
        lo: std::f64::consts::LN_2,
        hi: std::f64::consts::LN_2.next_up(),
    };
    /// Euler's number, between neighbouring floats.
    pub const E: Self = Self {
        lo: std::f64::consts::E,
        hi: std::f64::consts::E.next_up(),
    };

    /// `[lo, hi]`, or `None` if `lo > hi`, an end is NaN, or the set would hold no real (`lo = +∞`, `hi = −∞`).
    pub fn new(lo: f64, hi: f64) -> Option<Self> {
        (lo <= hi && lo < f64::INFINITY && hi > f64::NEG_INFINITY).then_some(Self { lo, hi })
    }

    /// `{x}` for finite x.
    pub fn point(x: f64) -> Option<Self> {
        x.is_finite().then_some(Self { lo: x, hi: x })
    }

    /// The tightest interval around an exact rational, from the smallest to the largest.
    ///
    /// ```
    /// use elenchus::number::interval::Interval;
    /// use num_rational::BigRational;
    /// let third = Interval::from_rational(&BigRational::new(1.into(), 3.into()));
    /// assert_eq!(third.lo().next_up(), third.hi());
    /// ```
    pub fn from_rational(x: &BigRational) -> Self {
        Self::of(rounding::rational(x))
    }

    /// Infallible constructor for bounds that are ordered by construction.
    fn of((lo, hi): (f64, f64)) -> Self {
        debug_assert!(lo <= hi, "{lo} > {hi}");
        Self { lo, hi }
    }

    /// Lower end, a float or −∞.
    pub fn lo(self) -> f64 {
        self.lo
    }

    /// Upper end, a float or +∞.
    pub fn hi(self) -> f64 {
        self.hi
    }

    /// The ends as exact rationals, where they are finite.
    pub fn exact_ends(self) -> (Option<BigRational>, Option<BigRational>) {
        (rounding::exact(self.lo), rounding::exact(self.hi))
    }

    /// Both ends are finite.
    pub fn is_bounded(self) -> bool {
        self.lo.is_finite() && self.hi.is_finite()
    }

    /// The interval is a single real.
    pub fn is_point(self) -> bool {
        self.lo == self.hi
    }

    /// Membership of a real; false for NaN and infinities.
    pub fn contains(self, x: f64) -> bool {
        x.is_finite() && self.lo <= x && x <= self.hi
    }

    /// Membership of an exact rational, decided exactly.
    pub fn contains_rational(self, x: &BigRational) -> bool {
        let (lo, hi) = self.exact_ends();
        lo.is_none_or(|lo| lo <= *x) && hi.is_none_or(|hi| *x <= hi)
    }

    /// Membership of zero.
    pub fn contains_zero(self) -> bool {
        self.lo <= 0.0 && self.hi >= 0.0
    }

    /// Every element is an element of `other`.
    pub fn is_subset_of(self, other: Self) -> bool {
        other.lo <= self.lo && self.hi <= other.hi
    }

    /// Subset with both ends strictly inside (an unbounded side of `other` counts as strictly outside): what Brouwer and Newton arguments ask for.
    pub fn is_interior_to(self, other: Self) -> bool {
        (other.lo < self.lo || other.lo == f64::NEG_INFINITY)
            && (self.hi < other.hi || other.hi == f64::INFINITY)
    }

    /// Every element is positive.
    pub fn is_positive(self) -> bool {
        self.lo > 0.0
    }

    /// Every element is negative.
    pub fn is_negative(self) -> bool {
        self.hi < 0.0
    }

    /// The order of every element of `self` to every element of `other`, or `None` if it depends on the elements.
    pub fn certain_order(self, other: Self) -> Option<Ordering> {
        if self.hi < other.lo {
            Some(Ordering::Less)
        } else if self.lo > other.hi {
            Some(Ordering::Greater)
        } else if self.is_point() && self == other {
            Some(Ordering::Equal)
        } else {
            None
        }
    }

    /// Smallest interval that contains both.
    pub fn hull(self, other: Self) -> Self {
        Self {
            lo: self.lo.min(other.lo),
            hi: self.hi.max(other.hi),
        }
    }

    /// Common elements, or `None` if there are none.
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.lo.max(other.lo), self.hi.min(other.hi))
    }

    /// Upper bound of `hi − lo`; +∞ if unbounded.
    pub fn width(self) -> f64 {
        rounding::add(self.hi, -self.lo).1
    }

    /// A finite element near the middle: for an unbounded interval 0 if it is inside and otherwise somewhere on the unbounded side.
    pub fn midpoint(self) -> f64 {
        if self.is_bounded() {
            // Halving first avoids overflow; the clamp undoes what rounding may do to very short intervals.
            (0.5 * self.lo + 0.5 * self.hi).clamp(self.lo, self.hi)
        } else if self.contains_zero() {
            0.0
        } else if self.lo > 0.0 {
            (2.0 * self.lo).clamp(self.lo, f64::MAX)
        } else {
            (2.0 * self.hi).clamp(f64::MIN, self.hi)
        }
    }

    /// Two halves that share [`Self::midpoint`] and cover the interval; of a point, the point twice. When the interval has no float strictly
    /// between its ends one half is the interval itself: stop bisecting on width, not on success.
    pub fn bisect(self) -> (Self, Self) {
        let m = self.midpoint();
        (Self { lo: self.lo, hi: m }, Self { lo: m, hi: self.hi })
    }

    /// Largest absolute value of an element; +∞ if unbounded.
    pub fn magnitude(self) -> f64 {
        self.lo.abs().max(self.hi.abs())
    }

    /// Smallest absolute value of an element.
    pub fn mignitude(self) -> f64 {
        if self.contains_zero() {
            0.0
        } else {
            self.lo.abs().min(self.hi.abs())
        }
    }

    /// `{|x|}`.
    pub fn abs(self) -> Self {
        Self {
            lo: self.mignitude(),
            hi: self.magnitude(),
        }
    }

    /// `{min(x, y)}`.
    pub fn min(self, other: Self) -> Self {
        Self {
            lo: self.lo.min(other.lo),
            hi: self.hi.min(other.hi),
        }
    }

    /// `{max(x, y)}`.
    pub fn max(self, other: Self) -> Self {
        Self {
            lo: self.lo.max(other.lo),
            hi: self.hi.max(other.hi),
        }
    }

    /// `{x²}`; unlike `x * x` it knows that both factors are the same.
    pub fn sqr(self) -> Self {
        let a = self.abs();
        Self::of((rounding::mul(a.lo, a.lo).0, rounding::mul(a.hi, a.hi).1))
    }

    /// `{xⁿ}` for a whole number n, with x⁰ = 1. For n < 0, `None` if zero is an element. At most about 2·log₂|n| roundings wide.
    ///
    /// ```
    /// use elenchus::number::interval::Interval;
    /// let x = Interval::new(-2.0, 3.0).unwrap();
    /// assert_eq!(x.powi(2), Interval::new(0.0, 9.0));
    /// assert_eq!(x.powi(3), Interval::new(-8.0, 27.0));
    /// assert_eq!(x.powi(-1), None);
    /// ```
    pub fn powi(self, n: i32) -> Option<Self> {
        if n == 0 {
            return Some(Self::ONE);
        }
        if n < 0 && self.contains_zero() {
            return None;
        }
        let power = |x: f64| {
            let (mut lo, mut hi) = (1.0, 1.0);
            let bits = 32 - n.unsigned_abs().leading_zeros();
            for bit in (0..bits).rev() {
                (lo, hi) = (rounding::mul(lo, lo).0, rounding::mul(hi, hi).1);
                if n.unsigned_abs() >> bit & 1 == 1 {
                    (lo, hi) = (rounding::mul(lo, x).0, rounding::mul(hi, x).1);
                }
            }
            (lo, hi)
        };
        let positive = if n % 2 == 0 {
            let a = self.abs();
            Self::of((power(a.lo).0, power(a.hi).1))
        } else {
            let signed = |x: f64| {
                let (lo, hi) = power(x.abs());
                if x < 0.0 { (-hi, -lo) } else { (lo, hi) }
            };
            Self::of((signed(self.lo).0, signed(self.hi).1))
        };
        if n > 0 {
            return Some(positive);
        }
        // An underflowed power may have become unbounded below although it has a sign.
        Some(Self::ONE.div_signed(positive, self.is_positive() || n % 2 == 0))
    }

    /// `1 / other`-style quotient of a positive interval by one that is known to have one sign although an end may have been rounded to zero.
    fn div_signed(self, other: Self, positive: bool) -> Self {
        let far = |x: f64| {
            if x == 0.0 {
                f64::INFINITY
            } else {
                rounding::div(self.hi, x.abs()).1
            }
        };
        let near = |x: f64| rounding::div(self.lo, x.abs()).0;
        if positive {
            Self::of((near(other.hi), far(other.lo)))
        } else {
            Self::of((-far(other.hi), -near(other.lo)))
        }
    }

    /// `{x / y}`, or `None` if zero is an element of `other`.
    ///
    /// The operator `/` returns the whole line in that case, which holds every quotient that exists.
    pub fn checked_div(self, other: Self) -> Option<Self> {
        if other.contains_zero() {
            return None;
        }
        // Quotients are monotone in each argument where the divisor keeps its sign.
        let (n, d) = if other.lo > 0.0 {
            (self, other)
        } else {
            (-self, -other)
        };
        let lo = rounding::div(n.lo, if n.lo >= 0.0 { d.hi } else { d.lo }).0;
        let hi = rounding::div(n.hi, if n.hi >= 0.0 { d.lo } else { d.hi }).1;
        Some(Self::of((lo, hi)))
    }

    /// `{√x : x ≥ 0}`, or `None` if every element is negative.
    pub fn sqrt(self) -> Option<Self> {
        (self.hi >= 0.0).then(|| {
            Self::of((
                rounding::sqrt(self.lo.max(0.0)).0,
                rounding::sqrt(self.hi).1,
            ))
        })
    }

    /// `{exp x}`.
    pub fn exp(self) -> Self {
        self.increasing(elementary::exp)
    }

    /// `{ln x : x > 0}`, or `None` if no element is positive.
    pub fn ln(self) -> Option<Self> {
        (self.hi > 0.0).then(|| {
            Self {
                lo: self.lo.max(0.0),
                ..self
            }
            .increasing(elementary::ln)
        })
    }

    /// `{tanh x}`, relatively accurate near zero.
    pub fn tanh(self) -> Self {
        self.increasing(elementary::tanh)
    }

    /// Logistic function `{1/(1 + exp(−x))}`, relatively accurate far to the left.
    pub fn sigmoid(self) -> Self {
        self.increasing(elementary::sigmoid)
    }

    /// `{atanh x : −1 < x < 1}`, or `None` if there is no such element.
    pub fn atanh(self) -> Option<Self> {
        (self.hi > -1.0 && self.lo < 1.0).then(|| {
            Self {
                lo: self.lo.max(-1.0),
                hi: self.hi.min(1.0),
            }
            .increasing(|x| elementary::atanh(x, 0))
        })
    }

    /// Inverse of [`Self::sigmoid`], `{ln(x/(1−x)) : 0 < x < 1}`, or `None` if there is no such element.
    ///
    /// Relatively accurate near 1/2, where it is 2 atanh(2x − 1) and 2x − 1 is exact.
    pub fn logit(self) -> Option<Self> {
        let at = |x: f64| {
            if x >= 0.25 {
                elementary::atanh(2.0 * x - 1.0, 1)
            } else {
                let (lo, hi) = elementary::ln(x);
                let rest = rounding::add(1.0, -x);
                let (below, above) = (elementary::ln(rest.0).0, elementary::ln(rest.1).1);
                (rounding::add(lo, -above).0, rounding::add(hi, -below).1)
            }
        };
        (self.hi > 0.0 && self.lo < 1.0).then(|| {
            Self {
                lo: self.lo.max(0.0),
                hi: self.hi.min(1.0),
            }
            .increasing(at)
        })
    }

    /// Image under an increasing function, given its enclosure at single floats.
    fn increasing(self, f: impl Fn(f64) -> (f64, f64)) -> Self {
        let (lo, hi) = f(self.lo);
        Self::of((lo, if self.is_point() { hi } else { f(self.hi).1 }))
    }
}

impl From<i64> for Interval {
    /// The tightest interval around n; a point if |n| ≤ 2⁵³.
    fn from(n: i64) -> Self {
        let (lo, hi) = rounding::dyadic(u128::from(n.unsigned_abs()), 0);
        if n < 0 {
            Self::of((-hi, -lo))
        } else {
            Self::of((lo, hi))
        }
    }
}

impl From<i32> for Interval {
    fn from(n: i32) -> Self {
        Self {
            lo: f64::from(n),
            hi: f64::from(n),
        }
    }
}

impl From<&BigRational> for Interval {
    fn from(x: &BigRational) -> Self {
        Self::from_rational(x)
    }
}

impl Neg for Interval {
    type Output = Self;
    fn neg(self) -> Self {
        Self {
            lo: -self.hi,
            hi: -self.lo,
        }
    }
}

impl Add for Interval {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::of((
            rounding::add(self.lo, other.lo).0,
            rounding::add(self.hi, other.hi).1,
        ))
    }
}

impl Sub for Interval {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Interval {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        if self.lo >= 0.0 && other.lo >= 0.0 {
            return Self::of((
                rounding::mul(self.lo, other.lo).0,
                rounding::mul(self.hi, other.hi).1,
            ));
        }
        let corners = [
            (self.lo, other.lo),
            (self.lo, other.hi),
            (self.hi, other.lo),
            (self.hi, other.hi),
        ]
        .map(|(a, b)| rounding::mul(a, b));
        let lo = corners.iter().fold(f64::INFINITY, |m, c| m.min(c.0));
        let hi = corners.iter().fold(f64::NEG_INFINITY, |m, c| m.max(c.1));
        Self::of((lo, hi))
    }
}

impl Div for Interval {
    type Output = Self;
    /// [`Interval::checked_div`], or the whole line if zero is an element of the divisor.
    fn div(self, other: Self) -> Self {
        self.checked_div(other).unwrap_or(Self::WHOLE)
    }
}

impl fmt::Display for Interval {
    /// `[lo, hi]` with digits enough to read the same floats back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{:?}, {:?}]", self.lo, self.hi)
    }
}
