//! Rational numbers that live in two machine words as long as they fit and in big integers beyond that.
//!
//! A data set of a million points needs some ten million exact operations. With [`BigRational`] each of them allocates; here
//! the usual case is a product of machine words and one greatest common divisor, and the rare case falls back by itself.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// An exact rational number in lowest terms, denominator positive.
///
/// The representation is canonical (a value that fits in machine words is stored in them), so `==` on the representation is
/// equality of values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Q {
    /// `numerator / denominator`; the denominator is positive.
    Word(i64, i64),
    /// Anything that does not fit.
    Big(Box<BigRational>),
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        if a <= u128::from(u64::MAX) && b <= u128::from(u64::MAX) {
            return u128::from((a as u64).gcd(&(b as u64)));
        }
        (a, b) = (b, a % b);
    }
    a
}

impl Q {
    pub(crate) const ZERO: Q = Q::Word(0, 1);
    pub(crate) const ONE: Q = Q::Word(1, 1);

    pub(crate) fn int(n: i64) -> Q {
        Q::Word(n, 1)
    }

    /// `n / d`, reduced; `d` is not zero.
    pub(crate) fn ratio(n: i128, d: i128) -> Q {
        debug_assert!(d != 0);
        let g = gcd(n.unsigned_abs(), d.unsigned_abs());
        // |n| and |d| below 2^127 are the callers' business: products of two words.
        let (mut n, mut d) = (n / g as i128, d / g as i128);
        if d < 0 {
            (n, d) = (-n, -d);
        }
        match (i64::try_from(n), i64::try_from(d)) {
            (Ok(a), Ok(b)) => Q::Word(a, b),
            _ => Q::Big(Box::new(BigRational::new_raw(n.into(), d.into()))),
        }
    }

    pub(crate) fn big(&self) -> BigRational {
        match self {
            Q::Word(n, d) => BigRational::new_raw((*n).into(), (*d).into()),
            Q::Big(b) => (**b).clone(),
        }
    }

    pub(crate) fn from_big(b: BigRational) -> Q {
        match (b.numer().to_i64(), b.denom().to_i64()) {
            (Some(n), Some(d)) => Q::Word(n, d),
            _ => Q::Big(Box::new(b)),
        }
    }

    pub(crate) fn from_bigint(n: BigInt) -> Q {
        Q::from_big(BigRational::from_integer(n))
    }

    pub(crate) fn add(&self, o: &Q) -> Q {
        match (self, o) {
            (Q::Word(a, 1), Q::Word(c, 1)) => match a.checked_add(*c) {
                Some(s) => Q::Word(s, 1),
                None => Q::ratio(i128::from(*a) + i128::from(*c), 1),
            },
            (Q::Word(a, b), Q::Word(c, d)) => {
                let (a, b, c, d) = (*a as i128, *b as i128, *c as i128, *d as i128);
                if b == d {
                    return Q::ratio(a + c, b);
                }
                match (a * d).checked_add(c * b) {
                    Some(n) => Q::ratio(n, b * d),
                    None => Q::from_big(self.big() + o.big()),
                }
            }
            _ => Q::from_big(self.big() + o.big()),
        }
    }

    pub(crate) fn sub(&self, o: &Q) -> Q {
        self.add(&o.neg())
    }

    pub(crate) fn neg(&self) -> Q {
        match self {
            Q::Word(n, d) => match n.checked_neg() {
                Some(m) => Q::Word(m, *d),
                None => Q::ratio(-i128::from(*n), i128::from(*d)),
            },
            Q::Big(b) => Q::from_big(-(**b).clone()),
        }
    }

    pub(crate) fn mul(&self, o: &Q) -> Q {
        match (self, o) {
            (Q::Word(a, b), Q::Word(c, d)) => {
                if *b == 1
                    && *d == 1
                    && let Some(p) = a.checked_mul(*c)
                {
                    return Q::Word(p, 1);
                }
                Q::ratio(
                    i128::from(*a) * i128::from(*c),
                    i128::from(*b) * i128::from(*d),
                )
            }
            _ => Q::from_big(self.big() * o.big()),
        }
    }

    /// `self / o`; `o` is not zero.
    pub(crate) fn div(&self, o: &Q) -> Q {
        match (self, o) {
            (Q::Word(a, b), Q::Word(c, d)) => Q::ratio(
                i128::from(*a) * i128::from(*d),
                i128::from(*b) * i128::from(*c),
            ),
            _ => Q::from_big(self.big() / o.big()),
        }
    }

    pub(crate) fn half(&self) -> Q {
        self.mul(&Q::Word(1, 2))
    }

    pub(crate) fn abs(&self) -> Q {
        if self.sign() < 0 {
            self.neg()
        } else {
            self.clone()
        }
    }

    /// −1, 0 or 1.
    pub(crate) fn sign(&self) -> i32 {
        match self {
            Q::Word(n, _) => n.signum() as i32,
            Q::Big(b) => {
                if b.is_positive() {
                    1
                } else if b.is_negative() {
                    -1
                } else {
                    0
                }
            }
        }
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.sign() == 0
    }

    /// The double nearest to the value, ties to even; infinite beyond the range of doubles.
    pub(crate) fn to_f64(&self) -> f64 {
        const EXACT: u64 = 1 << 53;
        match self {
            Q::Word(n, d) if n.unsigned_abs() <= EXACT && (*d as u64) <= EXACT => {
                // Both are doubles, and one division rounds once.
                *n as f64 / *d as f64
            }
            _ => nearest_f64(&self.big()),
        }
    }

    /// log₁₀ of the absolute value to about fifteen digits; −∞ for zero.
    pub(crate) fn log10_abs(&self) -> f64 {
        match self {
            Q::Word(n, d) => (n.unsigned_abs() as f64).log10() - (*d as f64).log10(),
            Q::Big(b) => log10_int(b.numer()) - log10_int(b.denom()),
        }
    }
}

fn log10_int(n: &BigInt) -> f64 {
    let drop = n.bits().saturating_sub(64);
    let head = (n.magnitude() >> drop).to_f64().unwrap_or(0.0);
    head.log10() + drop as f64 * std::f64::consts::LOG10_2
}

impl PartialOrd for Q {
    fn partial_cmp(&self, other: &Q) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Q {
    fn cmp(&self, o: &Q) -> Ordering {
        match (self, o) {
            (Q::Word(a, b), Q::Word(c, d)) => {
                if b == d {
                    a.cmp(c)
                } else {
                    (i128::from(*a) * i128::from(*d)).cmp(&(i128::from(*c) * i128::from(*b)))
                }
            }
            _ => self.big().cmp(&o.big()),
        }
    }
}

impl std::fmt::Display for Q {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Q::Word(n, 1) => write!(f, "{n}"),
            Q::Word(n, d) => write!(f, "{n}/{d}"),
            Q::Big(b) => write!(f, "{b}"),
        }
    }
}

/// The double nearest to a rational, ties to even, subnormals included.
pub(crate) fn nearest_f64(q: &BigRational) -> f64 {
    if q.is_zero() {
        return 0.0;
    }
    let (n, d) = (q.numer().magnitude(), q.denom().magnitude());
    // 2^e <= |q| < 2^(e+1) up to one: the bit lengths give e or e+1.
    let mut e = n.bits() as i64 - d.bits() as i64;
    let at_least = |e: i64| {
        if e >= 0 {
            *n >= (d << e as u64)
        } else {
            (n << (-e) as u64) >= *d
        }
    };
    if !at_least(e) {
        e -= 1;
    }
    if e > 1023 {
        return if q.is_negative() {
            f64::NEG_INFINITY
        } else {
            f64::INFINITY
        };
    }
    if e < -1076 {
        return if q.is_negative() { -0.0 } else { 0.0 };
    }
    // Unit in the last place is 2^k; 53 bits, fewer below the smallest normal number.
    let k = (e - 52).max(-1074);
    let (num, den) = if k >= 0 {
        (n.clone(), d << k as u64)
    } else {
        (n << (-k) as u64, d.clone())
    };
    let (mut m, r) = num.div_rem(&den);
    let twice: num_bigint::BigUint = r << 1u32;
    if twice > den || (twice == den && m.is_odd()) {
        m += num_bigint::BigUint::one();
    }
    let m = m.to_u64().unwrap_or(u64::MAX) as f64; // at most 2^53: exact
    // Two factors, because 2^-1074 times m may pass through the normal range only in halves.
    let half = k / 2;
    let value = m * 2f64.powi(half as i32) * 2f64.powi((k - half) as i32);
    if q.is_negative() { -value } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number() -> impl Strategy<Value = Q> {
        let word = prop_oneof![
            -20i64..20,
            any::<i64>(),
            Just(i64::MIN),
            Just(i64::MAX),
            Just(0)
        ];
        (word.clone(), word, 0u32..3).prop_map(|(n, d, stretch)| {
            let d = if d == 0 { 1 } else { d };
            let q = BigRational::new(n.into(), d.into());
            Q::from_big(num_traits::pow(q, stretch as usize + 1))
        })
    }

    proptest! {
        #[test]
        fn agrees_with_big_rationals(a in number(), b in number()) {
            prop_assert_eq!(a.add(&b).big(), a.big() + b.big());
            prop_assert_eq!(a.sub(&b).big(), a.big() - b.big());
            prop_assert_eq!(a.mul(&b).big(), a.big() * b.big());
            if !b.is_zero() {
                prop_assert_eq!(a.div(&b).big(), a.big() / b.big());
            }
            prop_assert_eq!(a.cmp(&b), a.big().cmp(&b.big()));
            prop_assert_eq!(a.sub(&b).add(&b), a.clone());
            prop_assert_eq!(a.abs().big(), a.big().abs());
        }

        #[test]
        fn doubles_round_to_themselves_and_neighbours_enclose(bits in any::<u64>()) {
            let x = f64::from_bits(bits);
            if let Some(q) = BigRational::from_float(x) {
                prop_assert_eq!(nearest_f64(&q), x);
                prop_assert_eq!(Q::from_big(q.clone()).to_f64(), x);
                // A third of a unit further rounds back, two thirds go on.
                let up = f64::from_bits((x.abs()).to_bits() + 1);
                if let Some(v) = BigRational::from_float(up) {
                    let third = (v.clone() - q.abs()) / BigRational::from_integer(3.into());
                    prop_assert_eq!(nearest_f64(&(q.abs() + &third)), x.abs());
                    prop_assert_eq!(nearest_f64(&(v - third)), up);
                }
            }
        }
    }

    #[test]
    fn edges_of_the_range_of_doubles() {
        let two = |e: u32| BigRational::from_integer(BigInt::one() << e);
        assert_eq!(nearest_f64(&two(1023)), 2f64.powi(1023));
        assert_eq!(nearest_f64(&two(1024)), f64::INFINITY);
        assert_eq!(nearest_f64(&two(1074).recip()), f64::from_bits(1));
        assert_eq!(nearest_f64(&two(1075).recip()), 0.0);
        assert_eq!(
            nearest_f64(&(two(1075).recip() + two(1200).recip())),
            f64::from_bits(1)
        );
        assert_eq!(nearest_f64(&(two(1024) - two(969))), f64::INFINITY);
        assert_eq!(nearest_f64(&(-(two(1024) - two(971)))), f64::MIN);
    }
}
