//! What a number is: the trait that statements are written over, and the arithmetics that implement it.
//!
//! A statement is written once, generically over [`Number`], and run with several number types: [`Rational`] (fast and exact,
//! for search), [`crate::kernel::Exact`] (slow and obvious, for re-checking), [`Degree`] (the degree of a polynomial, for proofs by identity)
//! and enclosures (for `tanh`, `exp`, `sqrt`).

mod degree;
pub mod interval;
mod rational;

pub use degree::Degree;
pub use rational::Rational;

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use num_rational::BigRational;

/// The elementary functions a statement may ask for. Exact arithmetics answer only where the value is rational and known to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elementary {
    /// The exponential function.
    Exp,
    /// The hyperbolic tangent.
    Tanh,
    /// The logistic sigmoid `1/(1+e^(−t))`.
    Sigmoid,
    /// The non-negative square root.
    Sqrt,
}

/// What a statement may do with a number.
///
/// Operations that an arithmetic cannot carry out, or cannot decide, return `None`; a statement passes that on as
/// [`Undefined`] and is then not decided by that arithmetic. Nothing is ever guessed.
///
/// ```
/// use elenchus::number::{Number, Rational};
/// fn double<N: Number>(x: &N) -> N { x.clone() + x.clone() }
/// assert_eq!(double(&Rational::ratio(1, 3)), Rational::ratio(2, 3));
/// assert!(Rational::integer(1).over(&Rational::integer(0)).is_none());
/// ```
pub trait Number:
    Clone
    + fmt::Debug
    + fmt::Display
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Neg<Output = Self>
{
    /// The exact rational `value`, or an enclosure of it.
    fn from_big(value: &BigRational) -> Self;

    /// An integer constant.
    fn integer(value: i64) -> Self {
        Self::from_big(&BigRational::from_integer(value.into()))
    }

    /// The constant `numerator/denominator`.
    ///
    /// # Panics
    /// If `denominator` is 0.
    fn ratio(numerator: i64, denominator: i64) -> Self {
        Self::from_big(&BigRational::new(numerator.into(), denominator.into()))
    }

    /// The quotient; `None` if the divisor is zero, may be zero, or the arithmetic has no division.
    fn over(&self, divisor: &Self) -> Option<Self>;

    /// The order of two numbers; `None` where this arithmetic cannot tell.
    fn order(&self, other: &Self) -> Option<Ordering>;

    /// An elementary function; `None` where this arithmetic has no value for it.
    fn elementary(&self, function: Elementary) -> Option<Self>;

    /// A number that stands for every real between the two; `None` in arithmetics whose numbers are single reals, unless the two are equal.
    fn spanning(&self, other: &Self) -> Option<Self> {
        (self.same(other) == Some(true)).then(|| self.clone())
    }

    /// Whether both are equal; `None` where this arithmetic cannot tell.
    fn same(&self, other: &Self) -> Option<bool> {
        self.order(other).map(|o| o == Ordering::Equal)
    }

    /// Whether this is zero.
    fn is_nought(&self) -> Option<bool> {
        self.same(&Self::integer(0))
    }

    /// Whether `self < other`.
    fn below(&self, other: &Self) -> Option<bool> {
        self.order(other).map(|o| o == Ordering::Less)
    }

    /// Whether `self ≤ other`.
    fn at_most(&self, other: &Self) -> Option<bool> {
        self.order(other).map(|o| o != Ordering::Greater)
    }

    /// The modulus.
    fn modulus(&self) -> Option<Self> {
        Some(match self.order(&Self::integer(0))? {
            Ordering::Less => -self.clone(),
            _ => self.clone(),
        })
    }

    /// The square.
    fn squared(&self) -> Self {
        self.clone() * self.clone()
    }

    /// The `n`-th power by repeated multiplication; `x⁰ = 1`.
    fn power(&self, n: u32) -> Self {
        (0..n).fold(Self::integer(1), |p, _| p * self.clone())
    }
}

/// A statement could not be evaluated: a name is missing, a shape does not fit, or the arithmetic in use cannot decide.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Undefined(pub String);

impl Undefined {
    /// An explanation in words.
    pub fn because(what: impl Into<String>) -> Self {
        Undefined(what.into())
    }
}

/// Turns an undecided answer into an [`Undefined`] that says what was asked.
///
/// ```
/// use elenchus::number::decided;
/// assert_eq!(decided(Some(3), "three"), Ok(3));
/// assert!(decided(None::<i32>, "the sign of x").unwrap_err().to_string().contains("the sign of x"));
/// ```
///
/// # Errors
/// If `answer` is `None`.
pub fn decided<T>(answer: Option<T>, what: &str) -> Result<T, Undefined> {
    answer.ok_or_else(|| Undefined(format!("not decided by this arithmetic: {what}")))
}

/// The sum of many numbers; 0 for none.
pub fn sum<N: Number>(terms: impl IntoIterator<Item = N>) -> N {
    terms.into_iter().fold(N::integer(0), |s, t| s + t)
}

/// Exact constants of domains; slow, and never on a hot path.
impl Number for BigRational {
    fn from_big(value: &BigRational) -> Self {
        value.clone()
    }

    fn over(&self, divisor: &Self) -> Option<Self> {
        num_traits::CheckedDiv::checked_div(self, divisor)
    }

    fn order(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }

    fn elementary(&self, function: Elementary) -> Option<Self> {
        Rational::from_big(self)
            .elementary(function)
            .map(|x| x.to_big())
    }
}
