//! The kernel's own rationals: slow and obvious.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::{BigInt, Sign};
use num_rational::BigRational;

use crate::number::{Elementary, Number};

/// A fraction `n/d` of big integers with `d > 0`, reduced after every operation.
///
/// ```
/// use elenchus::{kernel::Exact, number::Number};
/// let third = Exact::ratio(-1, -3);
/// assert_eq!((third.clone() + third).to_string(), "2/3");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exact {
    n: BigInt,
    d: BigInt,
}

fn zero() -> BigInt {
    BigInt::from(0)
}

/// Euclid's algorithm; non-negative.
fn greatest_common_divisor(a: &BigInt, b: &BigInt) -> BigInt {
    let (mut a, mut b) = (a.clone(), b.clone());
    while b != zero() {
        let r = &a % &b;
        a = b;
        b = r;
    }
    if a.sign() == Sign::Minus { -a } else { a }
}

impl Exact {
    /// The reduced fraction; `None` if `d` is 0.
    fn reduced(n: BigInt, d: BigInt) -> Option<Self> {
        if d == zero() {
            return None;
        }
        let g = greatest_common_divisor(&n, &d);
        let (n, d) = (n / &g, d / &g);
        Some(if d.sign() == Sign::Minus {
            Exact { n: -n, d: -d }
        } else {
            Exact { n, d }
        })
    }

    fn make(n: BigInt, d: BigInt) -> Self {
        Self::reduced(n, d).expect("a product of non-zero denominators is not zero")
    }

    /// Numerator and denominator.
    pub fn parts(&self) -> (&BigInt, &BigInt) {
        (&self.n, &self.d)
    }
}

impl Add for Exact {
    type Output = Exact;
    fn add(self, o: Exact) -> Exact {
        Exact::make(&self.n * &o.d + &o.n * &self.d, self.d * o.d)
    }
}
impl Sub for Exact {
    type Output = Exact;
    fn sub(self, o: Exact) -> Exact {
        self + -o
    }
}
impl Mul for Exact {
    type Output = Exact;
    fn mul(self, o: Exact) -> Exact {
        Exact::make(self.n * o.n, self.d * o.d)
    }
}
impl Neg for Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        Exact {
            n: -self.n,
            d: self.d,
        }
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.d == BigInt::from(1) {
            write!(f, "{}", self.n)
        } else {
            write!(f, "{}/{}", self.n, self.d)
        }
    }
}

impl Number for Exact {
    fn from_big(value: &BigRational) -> Self {
        Exact::make(value.numer().clone(), value.denom().clone())
    }

    fn over(&self, divisor: &Self) -> Option<Self> {
        Exact::reduced(&self.n * &divisor.d, &self.d * &divisor.n)
    }

    fn order(&self, other: &Self) -> Option<Ordering> {
        Some((&self.n * &other.d).cmp(&(&other.n * &self.d)))
    }

    fn elementary(&self, function: Elementary) -> Option<Self> {
        let at_zero = self.n == zero();
        match function {
            Elementary::Exp if at_zero => Some(Exact::integer(1)),
            Elementary::Tanh if at_zero => Some(Exact::integer(0)),
            Elementary::Sigmoid if at_zero => Some(Exact::ratio(1, 2)),
            Elementary::Sqrt if self.n.sign() != Sign::Minus => {
                let root = Exact::make(self.n.sqrt(), self.d.sqrt());
                (root.clone() * root.clone() == *self).then_some(root)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Rational;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_the_fast_rationals(n in any::<i64>(), d in 1i64.., m in -9i64..10, e in 1i64..9) {
            let fast = (Rational::ratio(n, d), Rational::ratio(m, e));
            let slow = (Exact::ratio(n, d), Exact::ratio(m, e));
            prop_assert_eq!((fast.0.clone() + fast.1.clone()).to_string(), (slow.0.clone() + slow.1.clone()).to_string());
            prop_assert_eq!((fast.0.clone() * fast.1.clone()).to_string(), (slow.0.clone() * slow.1.clone()).to_string());
            prop_assert_eq!(fast.0.order(&fast.1), slow.0.order(&slow.1));
            prop_assert_eq!(fast.0.over(&fast.1).map(|x| x.to_string()), slow.0.over(&slow.1).map(|x| x.to_string()));
        }
    }
}
