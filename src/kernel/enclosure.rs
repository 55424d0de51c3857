//! The kernel's own enclosures: fixed-point intervals, every rounding outward.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_rational::BigRational;

use crate::number::{Elementary, Number};

/// Endpoints are multiples of `2^-SCALE`.
const SCALE: u64 = 192;
/// Arguments of `exp` beyond this modulus have no enclosure here.
const LARGEST_EXPONENT: i64 = 4096;

/// A real number known to lie between two multiples of `2^-192`.
///
/// Sums are exact; products, quotients and roots are rounded down at the lower and up at the upper end.
/// `exp` halves its argument until it is at most `2^-16` in modulus, sums the series with the remainder bounded by twice the first omitted
/// term (for `0 ≤ t ≤ 1/2` the tail is at most a geometric series of ratio 1/2), and squares back, rounding outward
/// at each step. `tanh` and the sigmoid are increasing and are taken at the two endpoints.
///
/// ```
/// use elenchus::{kernel::Enclosure, number::{Elementary, Number}};
/// let e = Enclosure::integer(1).elementary(Elementary::Exp).unwrap();
/// assert_eq!(e.order(&Enclosure::ratio(2718281828, 1000000000)), Some(std::cmp::Ordering::Greater));
/// assert_eq!(e.order(&Enclosure::ratio(2718281829, 1000000000)), Some(std::cmp::Ordering::Less));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    lo: BigInt,
    hi: BigInt,
}

fn unit() -> BigInt {
    BigInt::from(1) << SCALE
}

fn floor_div(a: &BigInt, b: &BigInt) -> BigInt {
    a.div_floor(b)
}

fn ceil_div(a: &BigInt, b: &BigInt) -> BigInt {
    -((-a).div_floor(b))
}

fn floor_shift(a: BigInt) -> BigInt {
    // Shifting right rounds towards minus infinity.
    a >> SCALE
}

fn ceil_shift(a: BigInt) -> BigInt {
    -((-a) >> SCALE)
}

impl Enclosure {
    /// The hull of two enclosures: from the lower end of `a` to the upper end of `b`, in either order.
    pub fn hull(a: &Self, b: &Self) -> Self {
        Enclosure {
            lo: a.lo.clone().min(b.lo.clone()),
            hi: a.hi.clone().max(b.hi.clone()),
        }
    }

    /// The two halves, at the midpoint rounded down.
    pub fn halves(&self) -> (Self, Self) {
        let middle: BigInt = (&self.lo + &self.hi) >> 1u32;
        (
            Enclosure {
                lo: self.lo.clone(),
                hi: middle.clone(),
            },
            Enclosure {
                lo: middle,
                hi: self.hi.clone(),
            },
        )
    }

    /// The width as an exact multiple of `2^-192`.
    pub(super) fn width(&self) -> BigInt {
        &self.hi - &self.lo
    }

    /// Outward bounds as floats: `lo ≤ x ≤ hi`.
    pub fn to_floats(&self) -> (f64, f64) {
        (lower_float(&self.lo), -lower_float(&-&self.hi))
    }

    fn point(v: BigInt) -> Self {
        Enclosure {
            lo: v.clone(),
            hi: v,
        }
    }

    fn exp(&self) -> Option<Self> {
        Some(Enclosure {
            lo: exp_point(&self.lo)?.lo,
            hi: exp_point(&self.hi)?.hi,
        })
    }

    fn increasing(&self, f: impl Fn(&Enclosure) -> Option<Enclosure>) -> Option<Self> {
        Some(Enclosure {
            lo: f(&Enclosure::point(self.lo.clone()))?.lo,
            hi: f(&Enclosure::point(self.hi.clone()))?.hi,
        })
    }
}

/// The largest double not above `v·2^-SCALE` (or a smaller one).
fn lower_float(v: &BigInt) -> f64 {
    let bits = v.bits();
    let drop = bits.saturating_sub(53);
    let head: BigInt = v >> drop;
    let head: i64 = i64::try_from(&head).unwrap_or(i64::MIN);
    // |head| ≤ 2^53, and both scalings are powers of two inside the range of doubles for every value that the kernel prints.
    let exponent = drop as i64 - SCALE as i64;
    if exponent > 900 {
        return if head < 0 {
            f64::NEG_INFINITY
        } else {
            f64::MAX
        };
    }
    head as f64 * 2f64.powi(exponent as i32)
}

/// `exp` of an exact multiple of `2^-SCALE`.
fn exp_point(v: &BigInt) -> Option<Enclosure> {
    if v.sign() == Sign::Minus {
        let positive = exp_point(&-v)?;
        return Enclosure::integer(1).over(&positive);
    }
    if *v > (BigInt::from(LARGEST_EXPONENT) << SCALE) {
        return None;
    }
    let mut halvings = 0u32;
    let mut t = Enclosure::point(v.clone());
    let small = unit() >> 16u32;
    while t.hi > small {
        t = Enclosure {
            lo: floor_div(&t.lo, &BigInt::from(2)),
            hi: ceil_div(&t.hi, &BigInt::from(2)),
        };
        halvings += 1;
    }
    let mut term = Enclosure::integer(1);
    let mut total = term.clone();
    let mut n = 0i64;
    loop {
        n += 1;
        term = (term * t.clone()).over(&Enclosure::integer(n))?;
        if term.hi <= BigInt::from(1) {
            total.hi += &term.hi * 2;
            break;
        }
        total = total + term.clone();
    }
    for _ in 0..halvings {
        total = total.clone() * total;
    }
    Some(total)
}

impl Add for Enclosure {
    type Output = Self;
    fn add(self, o: Self) -> Self {
        Enclosure {
            lo: self.lo + o.lo,
            hi: self.hi + o.hi,
        }
    }
}
impl Sub for Enclosure {
    type Output = Self;
    fn sub(self, o: Self) -> Self {
        self + -o
    }
}
impl Neg for Enclosure {
    type Output = Self;
    fn neg(self) -> Self {
        Enclosure {
            lo: -self.hi,
            hi: -self.lo,
        }
    }
}
impl Mul for Enclosure {
    type Output = Self;
    fn mul(self, o: Self) -> Self {
        let products = [
            &self.lo * &o.lo,
            &self.lo * &o.hi,
            &self.hi * &o.lo,
            &self.hi * &o.hi,
        ];
        let lo = products.iter().min().cloned().unwrap_or_default();
        let hi = products.into_iter().max().unwrap_or_default();
        Enclosure {
            lo: floor_shift(lo),
            hi: ceil_shift(hi),
        }
    }
}

impl fmt::Display for Enclosure {
    /// Outward-rounded decimals, twelve places.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ten = BigInt::from(10u64.pow(12));
        let show = |v: BigInt| {
            let negative = v.sign() == Sign::Minus;
            let digits = format!("{:013}", v.magnitude());
            let (whole, part) = digits.split_at(digits.len() - 12);
            format!("{}{whole}.{part}", if negative { "-" } else { "" })
        };
        let lo = show(floor_shift(&self.lo * &ten));
        let hi = show(ceil_shift(&self.hi * &ten));
        write!(f, "[{lo}, {hi}]")
    }
}

impl Number for Enclosure {
    fn from_big(value: &BigRational) -> Self {
        let n = value.numer() << SCALE;
        Enclosure {
            lo: floor_div(&n, value.denom()),
            hi: ceil_div(&n, value.denom()),
        }
    }

    fn over(&self, divisor: &Self) -> Option<Self> {
        let zero = BigInt::from(0);
        if divisor.lo <= zero && divisor.hi >= zero {
            return None;
        }
        let mut lows = Vec::with_capacity(4);
        let mut highs = Vec::with_capacity(4);
        for a in [&self.lo, &self.hi] {
            for b in [&divisor.lo, &divisor.hi] {
                let n: BigInt = a << SCALE;
                lows.push(floor_div(&n, b));
                highs.push(ceil_div(&n, b));
            }
        }
        Some(Enclosure {
            lo: lows.into_iter().min()?,
            hi: highs.into_iter().max()?,
        })
    }

    fn order(&self, other: &Self) -> Option<Ordering> {
        if self.hi < other.lo {
            Some(Ordering::Less)
        } else if self.lo > other.hi {
            Some(Ordering::Greater)
        } else if self.lo == self.hi && self == other {
            Some(Ordering::Equal)
        } else {
            None
        }
    }

    fn spanning(&self, other: &Self) -> Option<Self> {
        Some(Enclosure::hull(self, other))
    }

    fn at_most(&self, other: &Self) -> Option<bool> {
        if self.hi <= other.lo {
            Some(true)
        } else if self.lo > other.hi {
            Some(false)
        } else {
            None
        }
    }

    fn below(&self, other: &Self) -> Option<bool> {
        if self.hi < other.lo {
            Some(true)
        } else if self.lo >= other.hi {
            Some(false)
        } else {
            None
        }
    }

    fn modulus(&self) -> Option<Self> {
        let negated = -self.clone();
        let top = self.hi.clone().max(negated.hi.clone());
        let bottom = self.lo.clone().max(negated.lo).max(BigInt::from(0));
        Some(Enclosure {
            lo: bottom,
            hi: top,
        })
    }

    fn squared(&self) -> Self {
        let m = self.modulus().unwrap_or_else(|| self.clone());
        m.clone() * m
    }

    fn elementary(&self, function: Elementary) -> Option<Self> {
        let one = Enclosure::integer(1);
        match function {
            Elementary::Exp => self.exp(),
            Elementary::Sigmoid => self.increasing(|t| {
                let e = (-t.clone()).exp()?;
                one.over(&(one.clone() + e))
            }),
            Elementary::Tanh => self.increasing(|t| {
                let e = (t.clone() + t.clone()).exp()?;
                let two = Enclosure::integer(2);
                Some(one.clone() - two.over(&(e + one.clone()))?)
            }),
            Elementary::Sqrt => {
                if self.lo.sign() == Sign::Minus {
                    return None;
                }
                let lo = (&self.lo << SCALE).sqrt();
                let mut hi = (&self.hi << SCALE).sqrt();
                if &hi * &hi < (&self.hi << SCALE) {
                    hi += 1;
                }
                Some(Enclosure { lo, hi })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Partial sums of the series of `e^t`, `0 ≤ t ≤ 1`, with the remainder bounded by twice the next term.
    fn exp_bounds(t: &BigRational) -> (BigRational, BigRational) {
        let mut term = BigRational::from_integer(1.into());
        let mut sum = term.clone();
        for n in 1..60 {
            term = term * t / BigRational::from_integer(n.into());
            sum += &term;
        }
        let slack = &term * BigRational::from_integer(2.into());
        (sum.clone(), sum + slack)
    }

    proptest! {
        #[test]
        fn exponential_agrees_with_exact_partial_sums(n in 0i64..=1000) {
            let t = BigRational::new(n.into(), 1000.into());
            let (lo, hi) = exp_bounds(&t);
            let e = Enclosure::from_big(&t).elementary(Elementary::Exp).unwrap();
            prop_assert_eq!(e.order(&Enclosure::from_big(&(lo - BigRational::new(1.into(), BigInt::from(1) << 170u32)))), Some(Ordering::Greater));
            prop_assert_eq!(e.order(&Enclosure::from_big(&(hi + BigRational::new(1.into(), BigInt::from(1) << 170u32)))), Some(Ordering::Less));
        }

        #[test]
        fn functional_equations_hold_inside_the_enclosures(a in -900i64..900, b in -900i64..900) {
            let (x, y) = (Enclosure::ratio(a, 50), Enclosure::ratio(b, 50));
            let exp = |t: &Enclosure| t.elementary(Elementary::Exp).unwrap();
            // e^x e^y and e^(x+y) are the same real: their enclosures must meet.
            prop_assert_ne!((exp(&x) * exp(&y)).same(&exp(&(x.clone() + y.clone()))), Some(false));
            let s = x.elementary(Elementary::Sigmoid).unwrap();
            let t = (x.over(&Enclosure::integer(2))).unwrap().elementary(Elementary::Tanh).unwrap();
            prop_assert_ne!((s.clone() + s).same(&(Enclosure::integer(1) + t)), Some(false));
        }

        #[test]
        fn encloses_rational_arithmetic(a in any::<i32>(), b in 1i64..1000, c in any::<i32>(), d in 1i64..1000) {
            let (p, q) = (BigRational::new(a.into(), b.into()), BigRational::new(c.into(), d.into()));
            let (x, y) = (Enclosure::from_big(&p), Enclosure::from_big(&q));
            prop_assert_ne!((x.clone() * y.clone()).same(&Enclosure::from_big(&(&p * &q))), Some(false));
            prop_assert_ne!((x.clone() - y.clone()).same(&Enclosure::from_big(&(&p - &q))), Some(false));
            if let Some(z) = x.over(&y) {
                prop_assert_ne!(z.same(&Enclosure::from_big(&(&p / &q))), Some(false));
            }
            let root = x.squared().elementary(Elementary::Sqrt).unwrap();
            prop_assert_ne!(root.same(&x.modulus().unwrap()), Some(false));
            let (lo, hi) = x.to_floats();
            prop_assert!(lo <= hi && lo <= f64::from(a) / b as f64 + 1e-9 && hi >= f64::from(a) / b as f64 - 1e-9);
        }
    }

    #[test]
    fn far_arguments_have_no_value_and_nothing_panics() {
        let far = Enclosure::integer(5000);
        assert_eq!(far.elementary(Elementary::Exp), None);
        assert_eq!((-far).elementary(Elementary::Exp), None);
        assert_eq!(Enclosure::integer(-1).elementary(Elementary::Sqrt), None);
    }
}
