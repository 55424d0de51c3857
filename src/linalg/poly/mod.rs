//! Polynomials in one variable over ℚ.

mod circle;
mod division;
mod roots;

pub use circle::CircleCount;
pub use roots::{RealRoot, SturmSequence};

use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// A polynomial in one variable with rational coefficients, exact.
///
/// Kept as integer coefficients over one common denominator in lowest terms, so equal polynomials have equal parts.
///
/// ```
/// use elenchus::linalg::{Polynomial, ratio};
/// let p = Polynomial::from_integers(&[-2, 0, 1]);
/// assert_eq!(p.to_string(), "x^2 - 2");
/// assert_eq!(p.evaluate(&ratio(3, 2)), ratio(1, 4));
/// assert_eq!((&p * &p).squarefree_factors(), [(p, 2)]);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Polynomial {
    /// Ascending; the last one is not 0.
    numerators: Vec<BigInt>,
    denominator: BigInt,
}

impl Polynomial {
    /// The polynomial with these coefficients, the constant one first.
    pub fn new(coefficients: &[BigRational]) -> Self {
        let denominator = coefficients
            .iter()
            .fold(BigInt::one(), |d, c| d.lcm(c.denom()));
        let numerators = coefficients
            .iter()
            .map(|c| c.numer() * (&denominator / c.denom()))
            .collect();
        Self::from_parts(numerators, denominator)
    }

    /// The polynomial with these integer coefficients, the constant one first.
    pub fn from_integers(coefficients: &[i64]) -> Self {
        Self::from_parts(
            coefficients.iter().map(|&c| BigInt::from(c)).collect(),
            BigInt::one(),
        )
    }

    /// `numerators / denominator`, ascending; the denominator is not 0.
    pub(super) fn from_parts(mut numerators: Vec<BigInt>, mut denominator: BigInt) -> Self {
        while numerators.last().is_some_and(Zero::is_zero) {
            numerators.pop();
        }
        if numerators.is_empty() {
            denominator = BigInt::one();
        }
        if denominator.is_negative() {
            denominator = -denominator;
            numerators.iter_mut().for_each(|n| *n = -std::mem::take(n));
        }
        if !denominator.is_one() {
            let mut g = denominator.clone();
            for n in &numerators {
                if g.is_one() {
                    break;
                }
                g = g.gcd(n);
            }
            if !g.is_one() {
                denominator /= &g;
                numerators.iter_mut().for_each(|n| *n /= &g);
            }
        }
        Polynomial {
            numerators,
            denominator,
        }
    }

    /// The zero polynomial.
    pub fn zero() -> Self {
        Self::from_integers(&[])
    }

    /// The constant 1.
    pub fn one() -> Self {
        Self::from_integers(&[1])
    }

    /// The variable itself.
    pub fn x() -> Self {
        Self::from_integers(&[0, 1])
    }

    /// A constant.
    pub fn constant(c: &BigRational) -> Self {
        Self::from_parts(vec![c.numer().clone()], c.denom().clone())
    }

    /// The monic polynomial `Π (x − r)`.
    ///
    /// ```
    /// use elenchus::linalg::{Polynomial, ratio};
    /// assert_eq!(Polynomial::from_roots(&[ratio(1, 2), ratio(-1, 2)]).to_string(), "x^2 - 1/4");
    /// ```
    pub fn from_roots(roots: &[BigRational]) -> Self {
        roots.iter().fold(Self::one(), |p, r| {
            &p * &Self::new(&[-r, BigRational::one()])
        })
    }

    /// Whether this is the zero polynomial.
    pub fn is_zero(&self) -> bool {
        self.numerators.is_empty()
    }

    /// The degree; `None` for the zero polynomial.
    pub fn degree(&self) -> Option<usize> {
        self.numerators.len().checked_sub(1)
    }

    /// The coefficient of `xᵏ`, 0 beyond the degree.
    pub fn coefficient(&self, k: usize) -> BigRational {
        match self.numerators.get(k) {
            Some(n) => BigRational::new(n.clone(), self.denominator.clone()),
            None => BigRational::zero(),
        }
    }

    /// All coefficients up to the degree, the constant one first.
    pub fn coefficients(&self) -> Vec<BigRational> {
        (0..self.numerators.len())
            .map(|k| self.coefficient(k))
            .collect()
    }

    /// The coefficient of the highest power, 0 for the zero polynomial.
    pub fn leading(&self) -> BigRational {
        self.degree()
            .map_or_else(BigRational::zero, |n| self.coefficient(n))
    }

    /// The integer coefficients over [`denominator`](Self::denominator), the constant one first.
    pub fn numerators(&self) -> &[BigInt] {
        &self.numerators
    }

    /// The common denominator, positive.
    pub fn denominator(&self) -> &BigInt {
        &self.denominator
    }

    /// Divided by its leading coefficient; the zero polynomial stays.
    pub fn monic(&self) -> Self {
        match self.numerators.last() {
            Some(l) => Self::from_parts(self.numerators.clone(), l.clone()),
            None => self.clone(),
        }
    }

    /// Every coefficient times `factor`.
    pub fn scale(&self, factor: &BigRational) -> Self {
        let numerators = self.numerators.iter().map(|n| n * factor.numer()).collect();
        Self::from_parts(numerators, &self.denominator * factor.denom())
    }

    /// The value at `x`, by Horner's rule on integers.
    pub fn evaluate(&self, x: &BigRational) -> BigRational {
        let Some(n) = self.degree() else {
            return BigRational::zero();
        };
        let power = x.denom().pow(u32::try_from(n).unwrap_or(u32::MAX));
        BigRational::new(self.scaled_value(x), &self.denominator * power)
    }

    /// The value at `x` times a positive number.
    fn scaled_value(&self, x: &BigRational) -> BigInt {
        let (a, b) = (x.numer(), x.denom());
        let mut value = BigInt::zero();
        let mut power = BigInt::one();
        for c in self.numerators.iter().rev() {
            value = value * a + c * &power;
            power *= b;
        }
        value
    }

    /// −1, 0 or 1: the sign of the value at `x`.
    pub fn sign_at(&self, x: &BigRational) -> i8 {
        sign(&self.scaled_value(x))
    }

    /// The derivative.
    pub fn derivative(&self) -> Self {
        let numerators = self.numerators.iter().enumerate().skip(1);
        Self::from_parts(
            numerators.map(|(k, c)| c * k).collect(),
            self.denominator.clone(),
        )
    }

    /// The polynomial `self(other(x))`.
    ///
    /// ```
    /// use elenchus::linalg::Polynomial;
    /// let p = Polynomial::from_integers(&[0, 0, 1]).compose(&Polynomial::from_integers(&[1, 1]));
    /// assert_eq!(p.to_string(), "x^2 + 2*x + 1");
    /// ```
    pub fn compose(&self, other: &Self) -> Self {
        self.coefficients()
            .iter()
            .rev()
            .fold(Self::zero(), |v, c| &(&v * other) + &Self::constant(c))
    }

    /// The coefficients in reverse order, `xⁿ p(1/x)`; roots that are not 0 turn into their inverses.
    pub fn reversed(&self) -> Self {
        let numerators = self.numerators.iter().rev().cloned().collect();
        Self::from_parts(numerators, self.denominator.clone())
    }

    fn combine(&self, other: &Self, f: impl Fn(BigInt, BigInt) -> BigInt) -> Self {
        let denominator = self.denominator.lcm(&other.denominator);
        let (s, t) = (
            &denominator / &self.denominator,
            &denominator / &other.denominator,
        );
        let zero = BigInt::zero();
        let n = self.numerators.len().max(other.numerators.len());
        let numerators = (0..n)
            .map(|k| {
                let a = self.numerators.get(k).unwrap_or(&zero);
                let b = other.numerators.get(k).unwrap_or(&zero);
                f(a * &s, b * &t)
            })
            .collect();
        Self::from_parts(numerators, denominator)
    }

    /// The polynomial written in the variable `name`.
    ///
    /// ```
    /// use elenchus::linalg::Polynomial;
    /// assert_eq!(Polynomial::from_integers(&[0, -1, 3]).display_in("t"), "3*t^2 - t");
    /// ```
    pub fn display_in(&self, name: &str) -> String {
        let mut text = String::new();
        for k in (0..self.numerators.len()).rev() {
            let c = self.coefficient(k);
            if c.is_zero() {
                continue;
            }
            let power = match k {
                0 => String::new(),
                1 => name.to_string(),
                _ => format!("{name}^{k}"),
            };
            push_term(&mut text, &c, &power);
        }
        if text.is_empty() {
            text.push('0');
        }
        text
    }
}

/// Appends `± c*monomial` to a sum in the making; the empty monomial is 1.
pub(super) fn push_term(text: &mut String, c: &BigRational, monomial: &str) {
    text.push_str(match (text.is_empty(), c.is_negative()) {
        (true, true) => "-",
        (true, false) => "",
        (false, true) => " - ",
        (false, false) => " + ",
    });
    let size = c.abs();
    if monomial.is_empty() {
        text.push_str(&size.to_string());
    } else if size.is_one() {
        text.push_str(monomial);
    } else {
        text.push_str(&format!("{size}*{monomial}"));
    }
}

/// The sign of an integer as −1, 0 or 1.
pub(super) fn sign(a: &BigInt) -> i8 {
    match a.sign() {
        num_bigint::Sign::Minus => -1,
        num_bigint::Sign::NoSign => 0,
        num_bigint::Sign::Plus => 1,
    }
}

impl Add for &Polynomial {
    type Output = Polynomial;
    fn add(self, other: &Polynomial) -> Polynomial {
        self.combine(other, |a, b| a + b)
    }
}

impl Sub for &Polynomial {
    type Output = Polynomial;
    fn sub(self, other: &Polynomial) -> Polynomial {
        self.combine(other, |a, b| a - b)
    }
}

impl Neg for &Polynomial {
    type Output = Polynomial;
    fn neg(self) -> Polynomial {
        self.scale(&-BigRational::one())
    }
}

impl Mul for &Polynomial {
    type Output = Polynomial;
    fn mul(self, other: &Polynomial) -> Polynomial {
        Polynomial::from_parts(
            division::product(&self.numerators, &other.numerators),
            &self.denominator * &other.denominator,
        )
    }
}

impl fmt::Display for Polynomial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.display_in("x"))
    }
}

impl fmt::Debug for Polynomial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}
