//! Everything here is judged by exact rationals: arithmetic directly, the elementary functions by Taylor series with a rational remainder.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use proptest::prelude::*;

use super::Interval;
use super::rounding::exact;

type Q = BigRational;

fn q(n: i64, d: i64) -> Q {
    Q::new(n.into(), d.into())
}

/// Every finite float: all exponents alike, special values often.
fn finite() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => any::<u64>().prop_map(|b| f64::from_bits(b & !(1 << 62) | (u64::from(b.count_ones() % 2 == 0) << 62)))
            .prop_map(|x| if x.is_finite() { x } else { 0.0 }),
        2 => -800.0..800.0f64,
        2 => -2.0..2.0f64,
        1 => (0u64..4, any::<bool>()).prop_map(|(b, s)| if s { -f64::from_bits(b) } else { f64::from_bits(b) }),
        1 => prop::sample::select(vec![0.0, 1.0, -1.0, f64::MAX, f64::MIN, f64::MIN_POSITIVE, 0.25, 0.125, 1f64.next_down(), 1f64.next_up(),
            0.25f64.next_down(), 709.782712893384, -745.1332191019412, -708.3964185322641, 0.34657359027997264, 19.061547465398498]),
    ]
}

fn interval() -> impl Strategy<Value = Interval> {
    (finite(), finite(), any::<bool>()).prop_map(|(a, b, thin)| {
        let b = if thin { a } else { b };
        Interval::new(a.min(b), a.max(b)).unwrap()
    })
}

fn ex(x: f64) -> Q {
    exact(x).unwrap()
}

/// Contains y, and is at most `gaps` floats wide.
fn tight(i: Interval, gaps: usize) -> bool {
    let mut x = i.lo();
    for _ in 0..gaps {
        x = x.next_up();
    }
    x >= i.hi()
}

/// Fractional bits of the oracle's integers.
const F: u64 = 400;

fn one() -> BigInt {
    BigInt::one() << F
}

fn ratio(n: BigInt, d: BigInt) -> Q {
    Q::new_raw(n, d)
}

/// ⌊x·2ᶠ⌋ for x ≥ 0.
fn fixed(x: &Q) -> BigInt {
    (x.numer() << F) / x.denom()
}

/// Integer bounds of exp(x)·2ᶠ for x ≥ 0, relative width below 2⁻³⁶⁰: series at x/2ʲ ≤ 1/64, then j squarings.
fn exp_fixed(x: &Q) -> (BigInt, BigInt) {
    if x.is_zero() {
        return (one(), one());
    }
    let halvings = (fixed(x).bits() + 6).saturating_sub(F);
    let y = fixed(x) >> halvings;
    let (mut sum, mut term) = (one(), one());
    for n in 1..60 {
        term = ((term * &y) >> F) / n;
        sum += &term;
    }
    // y, the terms and their products were cut off: fewer than 200 units; the tail is below 2·64⁻⁶⁰/60! < 1 unit.
    let (mut lo, mut hi) = (sum.clone(), sum + 200);
    for _ in 0..halvings {
        lo = (&lo * &lo) >> F;
        hi = ((&hi * &hi) >> F) + 1;
    }
    (lo, hi)
}

/// Rational bounds of exp(x).
fn exp_bounds(x: &Q) -> (Q, Q) {
    let (lo, hi) = exp_fixed(&x.abs());
    if x.is_negative() {
        (ratio(one(), hi), ratio(one(), lo))
    } else {
        (ratio(lo, one()), ratio(hi, one()))
    }
}

/// Rational bounds of tanh(x), relatively tight everywhere.
fn tanh_bounds(x: &Q) -> (Q, Q) {
    if x.is_negative() {
        let (lo, hi) = tanh_bounds(&-x);
        return (-hi, -lo);
    }
    if *x >= q(1, 2) {
        let (lo, hi) = exp_fixed(&(x * q(2, 1)));
        return (
            ratio(&lo - one(), lo + one()),
            ratio(&hi - one(), hi + one()),
        );
    }
    // sinh x / x and cosh x by their series in x²; cut-offs and tail stay below 200 units.
    let z = fixed(&(x * x));
    let series = |first: i64| {
        let (mut sum, mut term) = (one(), one());
        for j in 1..50 {
            let n = 2 * j + first;
            term = ((term * &z) >> F) / (n * (n - 1));
            sum += &term;
        }
        sum
    };
    let (s, c) = (series(1), series(0));
    (
        x * ratio(s.clone(), &c + 200),
        (x * ratio(s + 200, c)).min(x.clone()),
    )
}

fn sigmoid_bounds(t: &Q) -> (Q, Q) {
    let (lo, hi) = exp_fixed(&t.abs());
    if t.is_negative() {
        (ratio(one(), one() + hi), ratio(one(), one() + lo))
    } else {
        (ratio(lo.clone(), lo + one()), ratio(hi.clone(), hi + one()))
    }
}

/// `[i.lo, i.hi]` contains the number known to be between the bounds. Bounds far narrower than a float settle it.
fn encloses(i: Interval, bounds: &(Q, Q)) -> bool {
    let (lo, hi) = i.exact_ends();
    lo.is_none_or(|lo| lo <= bounds.0) && hi.is_none_or(|hi| bounds.1 <= hi)
}

#[test]
fn constructors_reject_what_is_no_interval() {
    for (lo, hi) in [
        (1.0, 0.0),
        (f64::NAN, 1.0),
        (0.0, f64::NAN),
        (f64::INFINITY, f64::INFINITY),
        (f64::NEG_INFINITY, f64::NEG_INFINITY),
    ] {
        assert_eq!(Interval::new(lo, hi), None);
    }
    assert_eq!(Interval::point(f64::INFINITY), None);
    assert_eq!(Interval::point(f64::NAN), None);
    let a = Interval::new(0.0, 1.0).unwrap();
    let b = Interval::new(2.0, 3.0).unwrap();
    assert_eq!(a.intersection(b), None);
    assert_eq!(
        a.intersection(Interval::new(1.0, 3.0).unwrap()),
        Some(Interval::ONE)
    );
    assert_eq!(a.certain_order(b), Some(std::cmp::Ordering::Less));
}

#[test]
fn integers_and_constants() {
    assert!(Interval::from(i64::MIN).is_point());
    assert!(
        tight(Interval::from(i64::MAX), 1)
            && Interval::from(i64::MAX).contains_rational(&Q::from_integer(i64::MAX.into()))
    );
    assert!(
        Interval::from((1i64 << 53) + 1)
            .contains_rational(&Q::from_integer(((1i64 << 53) + 1).into()))
    );
    // e and ln 2 by the oracle; π by Machin's formula with alternating tails.
    assert!(encloses(Interval::E, &exp_bounds(&Q::one())));
    let (lo, hi) = Interval::LN_2.exact_ends();
    assert!(exp_bounds(&lo.unwrap()).1 < q(2, 1) && exp_bounds(&hi.unwrap()).0 > q(2, 1));
    let arctan = |d: i64| {
        let (mut sum, mut power) = (Q::zero(), q(1, d));
        for j in 0..30 {
            sum += &power / q(2 * j + 1, 1);
            power *= q(-1, d * d);
        }
        sum
    };
    let pi = q(16, 1) * arctan(5) - q(4, 1) * arctan(239);
    let slack = Q::new(BigInt::one(), BigInt::one() << 120);
    assert!(encloses(Interval::PI, &(&pi - &slack, pi + slack)));
}

#[test]
fn rationals_at_the_ends_of_the_range() {
    let two = |e: u64| Q::from_integer(BigInt::one() << e);
    let tiny = two(1074).recip();
    for (x, lo, hi) in [
        (two(1024), f64::MAX, f64::INFINITY),
        (two(100_000), f64::MAX, f64::INFINITY),
        (two(100_000).recip(), 0.0, f64::from_bits(1)),
        (&tiny / q(2, 1), 0.0, f64::from_bits(1)),
        (tiny.clone(), f64::from_bits(1), f64::from_bits(1)),
        (&tiny * q(3, 2), f64::from_bits(1), f64::from_bits(2)),
        (two(1023) * q(2, 1) - Q::one(), f64::MAX, f64::INFINITY),
        (Q::zero(), 0.0, 0.0),
    ] {
        assert_eq!(Interval::from_rational(&x), Interval::new(lo, hi).unwrap());
        assert_eq!(
            Interval::from_rational(&-x),
            Interval::new(-hi, -lo).unwrap()
        );
    }
}

#[test]
fn elementary_functions_at_infinite_ends_and_outside_their_domains() {
    let whole = Interval::WHOLE;
    assert_eq!(whole.exp(), Interval::new(0.0, f64::INFINITY).unwrap());
    assert_eq!(whole.tanh(), Interval::UNIT_BALL);
    assert_eq!(whole.sigmoid(), Interval::new(0.0, 1.0).unwrap());
    assert_eq!(whole.ln(), Some(whole));
    assert_eq!(whole.sqrt(), Interval::new(0.0, f64::INFINITY));
    assert_eq!(whole.atanh(), Some(whole));
    assert_eq!(whole.logit(), Some(whole));
    assert_eq!((-Interval::ONE).sqrt(), None);
    assert_eq!(Interval::ZERO.ln(), None);
    assert_eq!(Interval::ONE.atanh(), None);
    assert_eq!(Interval::ZERO.logit(), None);
    assert_eq!(Interval::ZERO * whole, Interval::ZERO);
    assert_eq!(Interval::ONE / Interval::UNIT_BALL, whole);
    assert_eq!(whole - whole, whole);
    assert_eq!(Interval::point(1e300).unwrap().sqr().lo(), f64::MAX);
    assert_eq!(
        Interval::point(f64::MAX).unwrap().exp(),
        Interval::new(f64::MAX, f64::INFINITY).unwrap()
    );
    assert_eq!(
        Interval::point(f64::MIN).unwrap().exp(),
        Interval::new(0.0, f64::from_bits(1)).unwrap()
    );
    assert_eq!(
        Interval::point(1e-200).unwrap().powi(-2),
        Interval::new(f64::MAX, f64::INFINITY)
    );
    assert!(Interval::point(1e200).unwrap().tanh().lo() == 1f64.next_down());
    assert_eq!(Interval::ONE.ln(), Some(Interval::ZERO));
    assert_eq!(Interval::point(0.5).unwrap().logit(), Some(Interval::ZERO));
    assert_eq!(Interval::ZERO.sigmoid(), Interval::point(0.5).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arithmetic_of_floats_is_tight(a in finite(), b in finite()) {
        let (x, y, ea, eb) = (Interval::point(a).unwrap(), Interval::point(b).unwrap(), ex(a), ex(b));
        prop_assert_eq!(x + y, Interval::from_rational(&(&ea + &eb)));
        prop_assert_eq!(x - y, Interval::from_rational(&(&ea - &eb)));
        let product = &ea * &eb;
        prop_assert!((x * y).contains_rational(&product) && tight(x * y, 2));
        prop_assert!(x.sqr().contains_rational(&(&ea * &ea)) && tight(x.sqr(), 2));
        if (a * b).abs() > 1e-250 && (a * b).abs() < 1e290 && a.abs().max(b.abs()) < 1e290 {
            prop_assert_eq!(x * y, Interval::from_rational(&product));
        }
        if b == 0.0 {
            prop_assert_eq!(x.checked_div(y), None);
        } else {
            let quotient = &ea / &eb;
            prop_assert!((x / y).contains_rational(&quotient) && tight(x / y, 2));
        }
        let root = x.abs().sqrt().unwrap();
        let (lo, hi) = (ex(root.lo()), ex(root.hi()));
        prop_assert!(&lo * &lo <= ea.abs() && ea.abs() <= &hi * &hi && tight(root, 1));
    }

    #[test]
    fn arithmetic_of_intervals_encloses_elements(x in interval(), y in interval(), s in 0.0..=1.0f64, t in 0.0..=1.0f64, n in -6i32..7) {
        let inside = |i: Interval, s: f64| (i.lo() * (1.0 - s) + i.hi() * s).clamp(i.lo(), i.hi());
        let (a, b) = (ex(inside(x, s)), ex(inside(y, t)));
        prop_assert!((x + y).contains_rational(&(&a + &b)));
        prop_assert!((x - y).contains_rational(&(&a - &b)));
        prop_assert!((x * y).contains_rational(&(&a * &b)));
        prop_assert!((-x).contains_rational(&-&a) && x.abs().contains_rational(&a.abs()) && x.sqr().contains_rational(&(&a * &a)));
        if !b.is_zero() {
            prop_assert!((x / y).contains_rational(&(&a / &b)));
        }
        match x.powi(n) {
            None => prop_assert!(n < 0 && x.contains_zero()),
            Some(p) => prop_assert!(p.contains_rational(&num_traits::Pow::pow(&a, n))),
        }
        prop_assert!(x.hull(y).contains_rational(&a) && x.hull(y).contains_rational(&b));
        match x.intersection(y) {
            None => prop_assert!(x.certain_order(y).is_some()),
            Some(i) => prop_assert!(i.is_subset_of(x) && i.is_subset_of(y)),
        }
        let (l, r) = x.bisect();
        prop_assert!(l.hull(r) == x && l.intersection(r).is_some() && x.contains(x.midpoint()));
        prop_assert!(x.width() >= 0.0 && Interval::from_rational(&(ex(x.hi()) - ex(x.lo()))).hi() == x.width());
    }

    #[test]
    fn rationals_are_enclosed_tightly(n in any::<i128>(), d in 1i128..i128::MAX, up in -1200i64..1200) {
        let scale = Q::from_integer(BigInt::one() << up.unsigned_abs());
        let x = Q::new(n.into(), d.into());
        let x = if up < 0 { x / scale } else { x * scale };
        let i = Interval::from_rational(&x);
        prop_assert!(i.contains_rational(&x) && tight(i, 1));
        prop_assert!(i.lo() != i.hi() || ex(i.lo()) == x);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn exp_encloses_and_is_tight(x in finite()) {
        let i = Interval::point(x).unwrap().exp();
        prop_assert!(tight(i, 2));
        let x = x.clamp(-760.0, 720.0);
        prop_assert!(encloses(Interval::point(x).unwrap().exp(), &exp_bounds(&ex(x))), "{i}");
    }

    #[test]
    fn tanh_encloses_and_is_tight(x in finite()) {
        let i = Interval::point(x).unwrap().tanh();
        prop_assert!(tight(i, 2) && i.is_subset_of(Interval::UNIT_BALL), "{i}");
        prop_assert!(x.abs() > 400.0 || encloses(i, &tanh_bounds(&ex(x))), "{i}");
        prop_assert!(x.abs() <= 400.0 || i.magnitude() == 1.0 && i.mignitude() == 1f64.next_down());
    }

    #[test]
    fn sigmoid_encloses_and_is_tight(x in finite()) {
        let i = Interval::point(x).unwrap().sigmoid();
        prop_assert!(tight(i, 2) && i.lo() >= 0.0 && i.hi() <= 1.0);
        let x = x.clamp(-760.0, 400.0);
        prop_assert!(encloses(Interval::point(x).unwrap().sigmoid(), &sigmoid_bounds(&ex(x))), "{i}");
    }

    #[test]
    fn ln_encloses_and_is_tight(x in finite()) {
        if let Some(i) = Interval::point(x.abs()).unwrap().ln() {
            let (lo, hi) = i.exact_ends();
            prop_assert!(tight(i, 2), "{i}");
            prop_assert!(exp_bounds(&lo.unwrap()).0 <= ex(x.abs()) && ex(x.abs()) <= exp_bounds(&hi.unwrap()).1, "{x} {i}");
        } else {
            prop_assert!(x == 0.0);
        }
    }

    #[test]
    fn ln_near_one_is_relatively_tight(n in -4000i64..4000) {
        let x = f64::from_bits((1f64.to_bits() as i64 + n) as u64);
        let i = Interval::point(x).unwrap().ln().unwrap();
        let (lo, hi) = i.exact_ends();
        prop_assert!(tight(i, 2) && exp_bounds(&lo.unwrap()).0 <= ex(x) && ex(x) <= exp_bounds(&hi.unwrap()).1);
    }

    #[test]
    fn atanh_and_logit_enclose_and_are_tight(x in finite()) {
        let x = if x.abs() < 1.0 { x } else { 1.0 / x };
        if x.abs() < 1.0 {
            let i = Interval::point(x).unwrap().atanh().unwrap();
            let (lo, hi) = i.exact_ends();
            prop_assert!(tight(i, 2), "{x} {i}");
            prop_assert!(tanh_bounds(&lo.unwrap()).0 <= ex(x) && ex(x) <= tanh_bounds(&hi.unwrap()).1, "{x} {i}");
        }
        let p = x.abs();
        if p > 0.0 && p < 1.0 {
            let i = Interval::point(p).unwrap().logit().unwrap();
            let (lo, hi) = i.exact_ends();
            prop_assert!(tight(i, 6), "{p} {i}");
            prop_assert!(sigmoid_bounds(&lo.unwrap()).0 <= ex(p) && ex(p) <= sigmoid_bounds(&hi.unwrap()).1, "{p} {i}");
        }
    }
}
