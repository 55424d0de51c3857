//! One number type for all arithmetics, so that a statement is compiled once: which arithmetic it is run in is settled when it is judged.
//!
//! Compiling every claim for each arithmetic was half of the library's build. A [`Scalar`] costs a branch more per operation, nothing beside
//! the arithmetic itself.

use std::cell::Cell;
use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use num_rational::BigRational;

use crate::kernel::{Case, Enclosure, Exact, Judgement};
use crate::number::{Degree, Elementary, Number, Rational, Undefined};

/// The arithmetics that statements are run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arithmetic {
    Fast,
    Degrees,
    Enclosures,
}

thread_local! {
    /// What constants are made of on this thread; none outside a judgement.
    static CURRENT: Cell<Option<Arithmetic>> = const { Cell::new(None) };
}

/// A number of the arithmetic that is being run.
#[derive(Debug)]
pub enum Scalar {
    /// A fast rational of the search.
    Fast(Rational),
    /// One of the kernel's exact rationals, or the degree of a polynomial with such coefficients.
    Degree(Box<Degree<Exact>>),
    /// One of the kernel's enclosures.
    Enclosed(Box<Enclosure>),
    /// What comes of a constant without a judgement or of two arithmetics mixed: every question about it stays undecided.
    Nothing,
}
use Scalar::{Enclosed, Fast, Nothing};

impl Clone for Scalar {
    // Not inlined, like the arithmetic: the statements are most of what is compiled.
    #[inline(never)]
    fn clone(&self) -> Self {
        match self {
            Fast(x) => Fast(x.clone()),
            Scalar::Degree(x) => Scalar::Degree(x.clone()),
            Enclosed(x) => Enclosed(x.clone()),
            Nothing => Nothing,
        }
    }
}

/// The type of an arithmetic, as a [`Scalar`] holds it.
pub(super) trait Held: Number {
    const ARITHMETIC: Arithmetic;
    fn wrap(self) -> Scalar;
    fn unwrap(scalar: Scalar) -> Option<Self>;
}

impl Held for Rational {
    const ARITHMETIC: Arithmetic = Arithmetic::Fast;
    fn wrap(self) -> Scalar {
        Fast(self)
    }
    fn unwrap(scalar: Scalar) -> Option<Self> {
        match scalar {
            Fast(x) => Some(x),
            _ => None,
        }
    }
}

impl Held for Degree<Exact> {
    const ARITHMETIC: Arithmetic = Arithmetic::Degrees;
    fn wrap(self) -> Scalar {
        Scalar::Degree(Box::new(self))
    }
    fn unwrap(scalar: Scalar) -> Option<Self> {
        match scalar {
            Scalar::Degree(x) => Some(*x),
            _ => None,
        }
    }
}

impl Held for Exact {
    const ARITHMETIC: Arithmetic = Arithmetic::Degrees;
    fn wrap(self) -> Scalar {
        Degree::Constant(self).wrap()
    }
    fn unwrap(scalar: Scalar) -> Option<Self> {
        match Degree::unwrap(scalar)? {
            Degree::Constant(x) => Some(x),
            Degree::Polynomial { .. } => None,
        }
    }
}

impl Held for Enclosure {
    const ARITHMETIC: Arithmetic = Arithmetic::Enclosures;
    fn wrap(self) -> Scalar {
        Enclosed(Box::new(self))
    }
    fn unwrap(scalar: Scalar) -> Option<Self> {
        match scalar {
            Enclosed(x) => Some(*x),
            _ => None,
        }
    }
}

/// Puts the outer arithmetic back, also when a judge panics.
struct Restore(Option<Arithmetic>);

impl Drop for Restore {
    fn drop(&mut self) {
        CURRENT.set(self.0);
    }
}

/// Runs `judge` on `case` in the arithmetic of `N`.
///
/// # Errors
/// If the judge has no value there, or its conclusion holds a number of another arithmetic.
pub(super) fn run<N: Held>(
    case: &Case<N>,
    judge: &dyn Fn(&Case<Scalar>) -> Result<Judgement<Scalar>, Undefined>,
) -> Result<Judgement<N>, Undefined> {
    let _restore = Restore(CURRENT.replace(Some(N::ARITHMETIC)));
    judge(&case.map(|x| x.clone().wrap()))?
        .map(|x| N::unwrap(x).ok_or_else(|| Undefined::because("a number of another arithmetic")))
}

impl Add for Scalar {
    type Output = Self;
    #[inline(never)]
    fn add(self, other: Self) -> Self {
        match (self, other) {
            (Fast(a), Fast(b)) => Fast(a + b),
            (Scalar::Degree(a), Scalar::Degree(b)) => (*a + *b).wrap(),
            (Enclosed(a), Enclosed(b)) => (*a + *b).wrap(),
            _ => Nothing,
        }
    }
}

impl Sub for Scalar {
    type Output = Self;
    #[inline(never)]
    fn sub(self, other: Self) -> Self {
        match (self, other) {
            (Fast(a), Fast(b)) => Fast(a - b),
            (Scalar::Degree(a), Scalar::Degree(b)) => (*a - *b).wrap(),
            (Enclosed(a), Enclosed(b)) => (*a - *b).wrap(),
            _ => Nothing,
        }
    }
}

impl Mul for Scalar {
    type Output = Self;
    #[inline(never)]
    fn mul(self, other: Self) -> Self {
        match (self, other) {
            (Fast(a), Fast(b)) => Fast(a * b),
            (Scalar::Degree(a), Scalar::Degree(b)) => (*a * *b).wrap(),
            (Enclosed(a), Enclosed(b)) => (*a * *b).wrap(),
            _ => Nothing,
        }
    }
}

impl Neg for Scalar {
    type Output = Self;
    #[inline(never)]
    fn neg(self) -> Self {
        match self {
            Fast(a) => Fast(-a),
            Scalar::Degree(a) => (-*a).wrap(),
            Enclosed(a) => (-*a).wrap(),
            Nothing => Nothing,
        }
    }
}

impl fmt::Display for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fast(a) => a.fmt(f),
            Scalar::Degree(a) => a.fmt(f),
            Enclosed(a) => a.fmt(f),
            Nothing => f.write_str("a number of no arithmetic"),
        }
    }
}

/// The same question to the numbers inside, if they are of one arithmetic.
macro_rules! ask {
    ($a:expr, $b:expr, $method:ident) => {
        match ($a, $b) {
            (Fast(a), Fast(b)) => a.$method(b),
            (Scalar::Degree(a), Scalar::Degree(b)) => a.$method(b),
            (Enclosed(a), Enclosed(b)) => a.$method(b),
            _ => None,
        }
    };
}

/// A number from a number inside.
macro_rules! make {
    ($a:expr, |$x:ident| $some:expr) => {
        match $a {
            Fast($x) => $some.map(Fast),
            Scalar::Degree($x) => $some.map(Held::wrap),
            Enclosed($x) => $some.map(Held::wrap),
            Nothing => None,
        }
    };
}

/// A constant of the current arithmetic.
macro_rules! constant {
    ($($call:tt)*) => {
        match CURRENT.get() {
            Some(Arithmetic::Fast) => Rational::$($call)*.wrap(),
            Some(Arithmetic::Degrees) => Degree::<Exact>::$($call)*.wrap(),
            Some(Arithmetic::Enclosures) => Enclosure::$($call)*.wrap(),
            None => Nothing,
        }
    };
}

impl Number for Scalar {
    fn from_big(value: &BigRational) -> Self {
        constant!(from_big(value))
    }

    fn integer(value: i64) -> Self {
        constant!(integer(value))
    }

    fn ratio(numerator: i64, denominator: i64) -> Self {
        constant!(ratio(numerator, denominator))
    }

    #[inline(never)]
    fn over(&self, divisor: &Self) -> Option<Self> {
        match (self, divisor) {
            (Fast(a), Fast(b)) => a.over(b).map(Fast),
            (Scalar::Degree(a), Scalar::Degree(b)) => a.over(b).map(Held::wrap),
            (Enclosed(a), Enclosed(b)) => a.over(b).map(Held::wrap),
            _ => None,
        }
    }

    fn order(&self, other: &Self) -> Option<Ordering> {
        ask!(self, other, order)
    }

    fn elementary(&self, function: Elementary) -> Option<Self> {
        make!(self, |x| x.elementary(function))
    }

    fn spanning(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Fast(a), Fast(b)) => a.spanning(b).map(Fast),
            (Scalar::Degree(a), Scalar::Degree(b)) => a.spanning(b).map(Held::wrap),
            (Enclosed(a), Enclosed(b)) => a.spanning(b).map(Held::wrap),
            _ => None,
        }
    }

    fn same(&self, other: &Self) -> Option<bool> {
        ask!(self, other, same)
    }

    fn is_nought(&self) -> Option<bool> {
        match self {
            Fast(a) => a.is_nought(),
            Scalar::Degree(a) => a.is_nought(),
            Enclosed(a) => a.is_nought(),
            Nothing => None,
        }
    }

    fn below(&self, other: &Self) -> Option<bool> {
        ask!(self, other, below)
    }

    fn at_most(&self, other: &Self) -> Option<bool> {
        ask!(self, other, at_most)
    }

    fn modulus(&self) -> Option<Self> {
        make!(self, |x| x.modulus())
    }

    fn squared(&self) -> Self {
        make!(self, |x| Some(x.squared())).unwrap_or(Nothing)
    }

    fn power(&self, n: u32) -> Self {
        make!(self, |x| Some(x.power(n))).unwrap_or(Nothing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Value;
    use proptest::prelude::*;

    /// A judge that uses every operation of a number.
    fn everything<N: Number>(case: &Case<N>) -> Result<Judgement<N>, Undefined> {
        let (a, b) = (case.number("a")?.clone(), case.number("b")?.clone());
        let words = format!(
            "{a} {b:>9} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            a.order(&b),
            a.same(&b),
            a.is_nought(),
            a.below(&b),
            a.at_most(&b),
            a.modulus().map(|x| x.to_string()),
            a.spanning(&b).map(|x| x.to_string()),
            a.over(&b).map(|x| x.to_string()),
            [
                Elementary::Exp,
                Elementary::Tanh,
                Elementary::Sigmoid,
                Elementary::Sqrt
            ]
            .map(|f| a.elementary(f).map(|x| x.to_string())),
        );
        Ok(Judgement::new()
            .given(&words, a.below(&b))
            .equal("sum", a.clone() + b.clone(), N::integer(3))
            .equal("difference", a.clone() - b.clone(), N::ratio(1, 3))
            .equal("product", a.clone() * b.clone(), -b.clone())
            .equal("powers", a.squared(), b.power(3)))
    }

    fn agrees<N: Held>(a: N, b: N) {
        let case = Case::new()
            .with("a", Value::Number(a))
            .with("b", Value::Number(b));
        let direct = everything(&case);
        let held = run(&case, &everything::<Scalar>);
        assert_eq!(format!("{direct:?}"), format!("{held:?}"));
    }

    proptest! {
        #[test]
        fn scalars_answer_as_the_numbers_they_hold(n in -9i64..9, d in 1i64..9, m in -9i64..9, e in 1i64..9) {
            agrees(Rational::ratio(n, d), Rational::ratio(m, e));
            agrees(Exact::ratio(n, d), Exact::ratio(m, e));
            agrees(Enclosure::ratio(n, d), Enclosure::ratio(m, e));
            agrees(Degree::<Exact>::ratio(n, d), Degree::ratio(m, e));
            agrees(Degree::<Exact>::parameter(0, 2), Degree::ratio(m, e));
        }
    }

    #[test]
    fn mixed_arithmetics_and_constants_without_a_judgement_decide_nothing() {
        assert!(matches!(Scalar::integer(1), Nothing));
        let (a, b) = (Rational::integer(1).wrap(), Exact::integer(1).wrap());
        assert_eq!(a.same(&b), None);
        assert_eq!((a.clone() + b.clone()).same(&(a * b)), None);
        let polynomial = Case::new().with("a", Value::Number(Exact::integer(1)));
        let judge = |_: &Case<Scalar>| {
            let p = Degree::<Exact>::parameter(0, 1).wrap();
            Ok(Judgement::new().equal("a", p.clone(), p))
        };
        assert!(run(&polynomial, &judge).is_err());
        assert!(CURRENT.get().is_none());
    }
}
