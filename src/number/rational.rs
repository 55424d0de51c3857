//! Exact rationals that stay in machine words while they fit.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Add, Mul, Neg, Sub};
use std::str::FromStr;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::{Elementary, Number};

/// An exact rational: a fraction of machine words while both parts fit, a [`BigRational`] beyond.
///
/// Always in lowest terms with a positive denominator, and always in the small form when that is possible, so equality and
/// hashing are those of the value. An operation on small values costs one or two gcds of machine words.
///
/// ```
/// use elenchus::number::{Number, Rational};
/// let x: Rational = "-6/4".parse().unwrap();
/// assert_eq!(x.to_string(), "-3/2");
/// let big = (0..9).fold(Rational::integer(3), |p, _| p.clone() * p);
/// assert!(big > Rational::integer(i64::MAX));
/// assert_eq!(big.clone() - big, Rational::integer(0));
/// ```
#[derive(Clone, Debug)]
pub struct Rational(Repr);

#[derive(Clone, Debug)]
enum Repr {
    Small(i64, i64),
    Big(Box<BigRational>),
}
use Repr::{Big, Small};

impl Rational {
    /// The number as a [`BigRational`].
    pub fn to_big(&self) -> BigRational {
        match &self.0 {
            Small(n, d) => BigRational::new_raw((*n).into(), (*d).into()),
            Big(b) => (**b).clone(),
        }
    }

    /// Numerator and denominator if both fit in machine words.
    pub fn small(&self) -> Option<(i64, i64)> {
        match self.0 {
            Small(n, d) => Some((n, d)),
            Big(_) => None,
        }
    }

    /// Whether the denominator is 1.
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Small(_, d) => *d == 1,
            Big(b) => b.is_integer(),
        }
    }

    /// Whether this is 0.
    pub fn is_zero(&self) -> bool {
        matches!(self.0, Small(0, _))
    }

    fn from_i128(n: i128, d: i128) -> Self {
        let g = gcd(n.unsigned_abs(), d.unsigned_abs());
        // d > 0 and at most 2^126 in every caller, so g fits.
        let g = g as i128;
        let (n, d) = if g > 1 { (n / g, d / g) } else { (n, d) };
        match (i64::try_from(n), i64::try_from(d)) {
            (Ok(n), Ok(d)) => Rational(Small(n, d)),
            _ => Rational(Big(Box::new(BigRational::new_raw(n.into(), d.into())))),
        }
    }

    fn shrink(b: BigRational) -> Self {
        match (b.numer().to_i64(), b.denom().to_i64()) {
            (Some(n), Some(d)) => Rational(Small(n, d)),
            _ => Rational(Big(Box::new(b))),
        }
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        if let (Ok(x), Ok(y)) = (u64::try_from(a), u64::try_from(b)) {
            return u128::from(x.gcd(&y));
        }
        (a, b) = (b, a % b);
    }
    a
}

impl From<BigRational> for Rational {
    fn from(b: BigRational) -> Self {
        Rational::shrink(b)
    }
}

impl From<i64> for Rational {
    fn from(n: i64) -> Self {
        Rational(Small(n, 1))
    }
}

impl PartialEq for Rational {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Small(a, b), Small(c, d)) => a == c && b == d,
            (Big(a), Big(b)) => a == b,
            _ => false,
        }
    }
}
impl Eq for Rational {}

impl Hash for Rational {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match &self.0 {
            Small(n, d) => (n, d).hash(state),
            Big(b) => b.hash(state),
        }
    }
}

impl Ord for Rational {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Small(a, b), Small(c, d)) => {
                (i128::from(*a) * i128::from(*d)).cmp(&(i128::from(*c) * i128::from(*b)))
            }
            _ => self.to_big().cmp(&other.to_big()),
        }
    }
}
impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Add for Rational {
    type Output = Rational;
    fn add(self, other: Rational) -> Rational {
        match (&self.0, &other.0) {
            (Small(a, 1), Small(c, 1)) => Rational::from_i128(i128::from(*a) + i128::from(*c), 1),
            (Small(a, b), Small(c, d)) => {
                let (a, b, c, d) = (
                    i128::from(*a),
                    i128::from(*b),
                    i128::from(*c),
                    i128::from(*d),
                );
                // |a·d + c·b| < 2·2^126 and b·d < 2^126: no overflow.
                Rational::from_i128(a * d + c * b, b * d)
            }
            _ => Rational::shrink(self.to_big() + other.to_big()),
        }
    }
}

impl Sub for Rational {
    type Output = Rational;
    fn sub(self, other: Rational) -> Rational {
        self + -other
    }
}

impl Mul for Rational {
    type Output = Rational;
    fn mul(self, other: Rational) -> Rational {
        match (&self.0, &other.0) {
            (Small(a, b), Small(c, d)) => Rational::from_i128(
                i128::from(*a) * i128::from(*c),
                i128::from(*b) * i128::from(*d),
            ),
            _ => Rational::shrink(self.to_big() * other.to_big()),
        }
    }
}

impl Neg for Rational {
    type Output = Rational;
    fn neg(self) -> Rational {
        match self.0 {
            Small(n, d) if n != i64::MIN => Rational(Small(-n, d)),
            _ => Rational::shrink(-self.to_big()),
        }
    }
}

impl fmt::Display for Rational {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Small(n, 1) => write!(f, "{n}"),
            Small(n, d) => write!(f, "{n}/{d}"),
            Big(b) => write!(f, "{b}"),
        }
    }
}

/// The text is not a rational number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected an integer, a fraction p/q or a decimal, got '{0}'")]
pub struct NotRational(String);

impl FromStr for Rational {
    type Err = NotRational;

    /// Reads `-3`, `6/4` or `0.125`, exactly.
    fn from_str(text: &str) -> Result<Self, NotRational> {
        let fail = || NotRational(text.chars().take(40).collect());
        let t = text.trim();
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        let (negative, t) = match t.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, t.strip_prefix('+').unwrap_or(t)),
        };
        let (n, d): (BigInt, BigInt) = if let Some((n, d)) = t.split_once('/') {
            if !digits(n) || !digits(d) {
                return Err(fail());
            }
            (
                n.parse().map_err(|_| fail())?,
                d.parse().map_err(|_| fail())?,
            )
        } else if let Some((whole, part)) = t.split_once('.') {
            if !digits(whole) && !whole.is_empty() || !digits(part) {
                return Err(fail());
            }
            let n: BigInt = format!("{whole}{part}").parse().map_err(|_| fail())?;
            (n, num_traits::pow(BigInt::from(10), part.len()))
        } else if digits(t) {
            (t.parse().map_err(|_| fail())?, BigInt::one())
        } else {
            return Err(fail());
        };
        if d.is_zero() {
            return Err(fail());
        }
        let value = BigRational::new(n, d);
        Ok(Rational::shrink(if negative { -value } else { value }))
    }
}

impl Number for Rational {
    fn from_big(value: &BigRational) -> Self {
        Rational::shrink(value.clone())
    }

    fn integer(value: i64) -> Self {
        Rational(Small(value, 1))
    }

    fn over(&self, divisor: &Self) -> Option<Self> {
        if divisor.is_zero() {
            return None;
        }
        Some(match (&self.0, &divisor.0) {
            (Small(a, b), Small(c, d)) => {
                let (n, m) = (
                    i128::from(*a) * i128::from(*d),
                    i128::from(*b) * i128::from(*c),
                );
                if m < 0 {
                    Rational::from_i128(-n, -m)
                } else {
                    Rational::from_i128(n, m)
                }
            }
            _ => Rational::shrink(self.to_big() / divisor.to_big()),
        })
    }

    fn order(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }

    fn elementary(&self, function: Elementary) -> Option<Self> {
        match function {
            Elementary::Exp if self.is_zero() => Some(Rational::integer(1)),
            Elementary::Tanh if self.is_zero() => Some(Rational::integer(0)),
            Elementary::Sigmoid if self.is_zero() => Some(Rational::ratio(1, 2)),
            Elementary::Sqrt => {
                let b = self.to_big();
                if b.is_negative() {
                    return None;
                }
                let root = BigRational::new_raw(b.numer().sqrt(), b.denom().sqrt());
                (&root * &root == b).then(|| Rational::shrink(root))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_part() -> impl Strategy<Value = i64> {
        prop_oneof![
            -5i64..6,
            any::<i64>(),
            Just(i64::MAX),
            Just(i64::MIN),
            Just(i64::MIN + 1)
        ]
    }

    fn any_rational() -> impl Strategy<Value = (BigRational, Rational)> {
        (
            any_part(),
            any_part().prop_filter("denominator", |d| *d != 0),
        )
            .prop_map(|(n, d)| {
                let big = BigRational::new(n.into(), d.into());
                let fast = Rational::from_big(&big);
                (big, fast)
            })
    }

    proptest! {
        #[test]
        fn agrees_with_big_rationals((a, x) in any_rational(), (b, y) in any_rational(), (c, z) in any_rational()) {
            prop_assert_eq!((x.clone() + y.clone()).to_big(), &a + &b);
            prop_assert_eq!((x.clone() - y.clone()).to_big(), &a - &b);
            let xy = x.clone() * y.clone();
            prop_assert_eq!(xy.to_big(), &a * &b);
            prop_assert_eq!((xy * z.clone()).to_big(), &a * &b * &c);
            prop_assert_eq!(x.cmp(&y), a.cmp(&b));
            prop_assert_eq!(x.over(&y).map(|q| q.to_big()), if b.is_zero() { None } else { Some(&a / &b) });
            prop_assert_eq!(x.to_string().parse::<Rational>().unwrap(), x.clone());
            // The small form is used whenever it fits: equal values have equal representations.
            let back = (x.clone() + z.clone()) - z;
            prop_assert_eq!(back, x);
        }
    }

    #[test]
    fn decimals_are_read_exactly() {
        assert_eq!("0.1".parse::<Rational>().unwrap(), Rational::ratio(1, 10));
        assert_eq!(
            "-.45004".parse::<Rational>().unwrap(),
            Rational::ratio(-11251, 25000)
        );
        for bad in [
            "", "1/0", "x", "1/-2", "1.", ".", "--1", "1e3", "NaN", "1/2/3",
        ] {
            assert!(bad.parse::<Rational>().is_err(), "{bad}");
        }
    }

    #[test]
    fn elementary_values_are_exact_or_absent() {
        let nine_quarters = Rational::ratio(9, 4);
        assert_eq!(
            nine_quarters.elementary(Elementary::Sqrt),
            Some(Rational::ratio(3, 2))
        );
        assert_eq!(Rational::integer(2).elementary(Elementary::Sqrt), None);
        assert_eq!(Rational::integer(1).elementary(Elementary::Tanh), None);
    }
}
