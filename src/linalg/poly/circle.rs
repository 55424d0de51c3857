//! Roots inside, on and outside the unit circle.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use super::division::make_primitive;
use super::{Polynomial, SturmSequence};
use crate::linalg::LinalgError;

/// Complex roots by their absolute value, each as often as its multiplicity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CircleCount {
    /// Roots with `|r| < 1`.
    pub inside: usize,
    /// Roots with `|r| = 1`.
    pub on: usize,
    /// Roots with `|r| > 1`.
    pub outside: usize,
}

impl Polynomial {
    /// Whether all complex roots have absolute value below 1 (Schur stability), by Jury's recursion: with `n` the degree and
    /// `|aₙ| > |a₀|`, the polynomial is stable exactly when `(aₙ p − a₀ xⁿp(1/x)) / x` is; otherwise it is not.
    ///
    /// Nonzero constants are stable: they have no roots.
    ///
    /// # Errors
    /// The polynomial must not be 0.
    ///
    /// ```
    /// use elenchus::linalg::Polynomial;
    /// assert!(Polynomial::from_integers(&[1, -2, 2]).is_schur_stable()?); // roots (1 ± i)/2
    /// assert!(!Polynomial::from_integers(&[-1, 1]).is_schur_stable()?); // root 1
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn is_schur_stable(&self) -> Result<bool, LinalgError> {
        if self.is_zero() {
            return Err(LinalgError::ZeroPolynomial {
                operation: "Schur stability",
            });
        }
        let mut a = self.primitive();
        while a.len() > 1 {
            let n = a.len() - 1;
            if a[n].abs() <= a[0].abs() {
                return Ok(false);
            }
            let mut next: Vec<BigInt> =
                (1..=n).map(|k| &a[n] * &a[k] - &a[0] * &a[n - k]).collect();
            make_primitive(&mut next);
            a = next;
        }
        Ok(true)
    }

    /// How many complex roots lie inside, on and outside the unit circle, exactly and in all singular cases.
    ///
    /// Per squarefree factor: the roots 0, 1, −1 are split off; what the factor shares with its reversed polynomial is
    /// `x^k h(x + 1/x)`, and the roots of `h` in (−2, 2) are the pairs on the circle; the rest, having neither roots on the circle
    /// nor pairs `r, 1/r`, is moved to the left half plane by `x = (z+1)/(z−1)` and counted by a Cauchy index (Hermite,
    /// Routh, Hurwitz), which needs no regularity.
    ///
    /// # Errors
    /// The polynomial must not be 0.
    ///
    /// ```
    /// use elenchus::linalg::{CircleCount, Polynomial};
    /// let p = Polynomial::from_integers(&[1, 0, 1]); // ±i
    /// let q = Polynomial::from_integers(&[2, -5, 2]); // 2 and 1/2
    /// assert_eq!((&p * &q).count_by_unit_circle()?, CircleCount { inside: 1, on: 2, outside: 1 });
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn count_by_unit_circle(&self) -> Result<CircleCount, LinalgError> {
        if self.is_zero() {
            return Err(LinalgError::ZeroPolynomial {
                operation: "roots by the unit circle",
            });
        }
        let mut total = CircleCount::default();
        for (factor, multiplicity) in self.squarefree_factors() {
            let c = count_squarefree(factor);
            total.inside += multiplicity * c.inside;
            total.on += multiplicity * c.on;
            total.outside += multiplicity * c.outside;
        }
        Ok(total)
    }
}

fn count_squarefree(mut f: Polynomial) -> CircleCount {
    let mut count = CircleCount::default();
    for r in [0, 1, -1] {
        let r = BigRational::from_integer(BigInt::from(r));
        if f.has_root(&r) {
            f = f.exact_quotient(&Polynomial::new(&[-&r, BigRational::one()]));
            if r.is_zero() {
                count.inside += 1;
            } else {
                count.on += 1;
            }
        }
    }
    let shared = f.gcd(&f.reversed());
    f = f.exact_quotient(&shared);

    let degree = shared.degree().unwrap_or(0);
    let pairs = degree / 2;
    if pairs > 0 {
        let two = BigRational::from_integer(BigInt::from(2));
        let h = palindrome_core(&shared);
        let on = match h.count_roots(&-&two, &two) {
            Ok(n) => n,
            Err(e) => unreachable!("a nonzero polynomial on [−2, 2]: {e}"),
        };
        count.on += 2 * on;
        count.inside += pairs - on;
        count.outside += pairs - on;
    }

    let n = f.degree().unwrap_or(0);
    let difference = left_minus_right(&moebius(&f));
    count.inside += usize::try_from((n as i64 + difference) / 2).unwrap_or(0);
    count.outside += usize::try_from((n as i64 - difference) / 2).unwrap_or(0);
    count
}

/// `h` with `g(x) = x^k h(x + 1/x)`, for a monic palindromic `g` of degree `2k`.
fn palindrome_core(g: &Polynomial) -> Polynomial {
    let k = g.degree().unwrap_or(0) / 2;
    let mut h = Polynomial::constant(&g.coefficient(k));
    // t_j(y) = x^j + x^−j: t_0 = 2, t_1 = y, t_{j+1} = y t_j − t_{j−1}.
    let mut previous = Polynomial::from_integers(&[2]);
    let mut t = Polynomial::x();
    for j in 1..=k {
        h = &h + &t.scale(&g.coefficient(k + j));
        let next = &(&Polynomial::x() * &t) - &previous;
        previous = std::mem::replace(&mut t, next);
    }
    h
}

/// `(z − 1)ⁿ f((z + 1)/(z − 1))` up to a positive factor.
fn moebius(f: &Polynomial) -> Polynomial {
    let coefficients = f.primitive();
    let n = coefficients.len().saturating_sub(1);
    let (plus, minus) = (
        Polynomial::from_integers(&[1, 1]),
        Polynomial::from_integers(&[-1, 1]),
    );
    let mut value = Polynomial::zero();
    let mut power = Polynomial::one();
    for k in (0..=n).rev() {
        let c = Polynomial::constant(&BigRational::from_integer(coefficients[k].clone()));
        value = &(&value * &plus) + &(&c * &power);
        power = &power * &minus;
    }
    value
}

/// Roots in the open left half plane minus roots in the open right one, for a polynomial without roots `r, −r` (so without
/// imaginary ones).
fn left_minus_right(p: &Polynomial) -> i64 {
    let c = p.numerators();
    // p(iω) = A(ω) + i B(ω); i^k = 1, i, −1, −i.
    let part = |parity: usize| {
        let coefficients = c.iter().enumerate().map(|(k, c)| {
            if k % 2 != parity {
                BigInt::zero()
            } else if k % 4 < 2 {
                c.clone()
            } else {
                -c
            }
        });
        Polynomial::from_parts(coefficients.collect(), BigInt::one())
    };
    let (a, b) = (part(0), part(1));
    let index = |f: &Polynomial, g: &Polynomial| {
        let s = SturmSequence::of_pair(f, g);
        s.changes_at_minus_infinity() as i64 - s.changes_at_infinity() as i64
    };
    // The argument of p(iω) grows by π for each root on the left; its tangent B/A then jumps from +∞ to −∞.
    if p.degree().unwrap_or(0).is_even() {
        -index(&a, &b)
    } else {
        index(&b, &a)
    }
}
