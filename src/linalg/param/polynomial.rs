//! Polynomials in several named parameters over ℚ.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use num_rational::BigRational;
use num_traits::{One, Zero};

use crate::linalg::LinalgError;
use crate::linalg::poly::push_term;

/// A product of powers of parameters, names rising, exponents positive.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
struct Monomial(Vec<(String, u32)>);

impl Monomial {
    fn degree(&self) -> u32 {
        self.0.iter().map(|(_, e)| e).sum()
    }

    fn mul(&self, other: &Self) -> Self {
        let mut powers: BTreeMap<&str, u32> = BTreeMap::new();
        for (name, e) in self.0.iter().chain(&other.0) {
            *powers.entry(name).or_default() += e;
        }
        Monomial(
            powers
                .into_iter()
                .map(|(n, e)| (n.to_string(), e))
                .collect(),
        )
    }
}

/// By rising degree, then alphabetically with higher powers first: 1, a, b, a², ab, b².
impl Ord for Monomial {
    fn cmp(&self, other: &Self) -> Ordering {
        self.degree().cmp(&other.degree()).then_with(|| {
            for (x, y) in self.0.iter().zip(&other.0) {
                match x.0.cmp(&y.0).then(y.1.cmp(&x.1)) {
                    Ordering::Equal => {}
                    unequal => return unequal,
                }
            }
            self.0.len().cmp(&other.0.len())
        })
    }
}

impl PartialOrd for Monomial {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Monomial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (k, (name, e)) in self.0.iter().enumerate() {
            if k > 0 {
                f.write_str("*")?;
            }
            f.write_str(name)?;
            if *e > 1 {
                write!(f, "^{e}")?;
            }
        }
        Ok(())
    }
}

/// A polynomial in named parameters with rational coefficients, exact; equal polynomials have equal parts.
///
/// ```
/// use elenchus::linalg::{ParamPoly, ratio};
/// let (a, b) = (ParamPoly::parameter("a"), ParamPoly::parameter("b"));
/// assert_eq!((&ParamPoly::one() - &a).to_string(), "1 - a");
/// assert_eq!((&(&a * &a) * &b).scale(&ratio(3, 2)).to_string(), "3/2*a^2*b");
/// assert_eq!((&a - &b).evaluate(&[("a", ratio(1, 2)), ("b", ratio(1, 2))])?, ratio(0, 1));
/// # Ok::<(), elenchus::linalg::LinalgError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct ParamPoly {
    /// No coefficient is 0.
    terms: BTreeMap<Monomial, BigRational>,
}

impl ParamPoly {
    /// The zero polynomial.
    pub fn zero() -> Self {
        Self::default()
    }

    /// The constant 1.
    pub fn one() -> Self {
        Self::constant(BigRational::one())
    }

    /// A constant.
    pub fn constant(c: BigRational) -> Self {
        let mut p = Self::zero();
        p.add_term(Monomial::default(), c);
        p
    }

    /// The parameter `name`.
    pub fn parameter(name: &str) -> Self {
        let mut p = Self::zero();
        p.add_term(Monomial(vec![(name.to_string(), 1)]), BigRational::one());
        p
    }

    fn add_term(&mut self, m: Monomial, c: BigRational) {
        if c.is_zero() {
            return;
        }
        match self.terms.entry(m) {
            std::collections::btree_map::Entry::Vacant(e) => {
                e.insert(c);
            }
            std::collections::btree_map::Entry::Occupied(mut e) => {
                *e.get_mut() += c;
                if e.get().is_zero() {
                    e.remove();
                }
            }
        }
    }

    /// Whether this is the zero polynomial.
    pub fn is_zero(&self) -> bool {
        self.terms.is_empty()
    }

    /// The value, if no parameter occurs.
    pub fn as_constant(&self) -> Option<BigRational> {
        match self.terms.len() {
            0 => Some(BigRational::zero()),
            1 => self.terms.get(&Monomial::default()).cloned(),
            _ => None,
        }
    }

    /// The names of the parameters that occur, in alphabetical order.
    pub fn parameters(&self) -> BTreeSet<String> {
        self.terms
            .keys()
            .flat_map(|m| m.0.iter().map(|(n, _)| n.clone()))
            .collect()
    }

    /// The largest total degree of a term; `None` for the zero polynomial.
    pub fn degree(&self) -> Option<u32> {
        self.terms.keys().map(Monomial::degree).max()
    }

    /// The largest exponent of one parameter; 0 if it does not occur.
    pub fn degree_in(&self, name: &str) -> u32 {
        let exponent = |m: &Monomial| m.0.iter().find(|(n, _)| n == name).map_or(0, |(_, e)| *e);
        self.terms.keys().map(exponent).max().unwrap_or(0)
    }

    /// Every coefficient times `factor`.
    pub fn scale(&self, factor: &BigRational) -> Self {
        if factor.is_zero() {
            return Self::zero();
        }
        let terms = self.terms.iter().map(|(m, c)| (m.clone(), c * factor));
        ParamPoly {
            terms: terms.collect(),
        }
    }

    /// The value where every parameter that occurs is given one; of two values for a name the first counts.
    ///
    /// # Errors
    /// Every parameter that occurs must have a value.
    pub fn evaluate(&self, values: &[(&str, BigRational)]) -> Result<BigRational, LinalgError> {
        let mut sum = BigRational::zero();
        for (m, c) in &self.terms {
            let mut term = c.clone();
            for (name, e) in &m.0 {
                let Some((_, v)) = values.iter().find(|(n, _)| n == name) else {
                    return Err(LinalgError::Unassigned { name: name.clone() });
                };
                term *= num_traits::pow(v.clone(), *e as usize);
            }
            sum += term;
        }
        Ok(sum)
    }

    /// The polynomial with `value` in place of the parameter `name`.
    ///
    /// ```
    /// use elenchus::linalg::ParamPoly;
    /// let (a, b) = (ParamPoly::parameter("a"), ParamPoly::parameter("b"));
    /// assert_eq!((&a * &a).substitute("a", &(&b - &ParamPoly::one())).to_string(), "1 - 2*b + b^2");
    /// ```
    pub fn substitute(&self, name: &str, value: &ParamPoly) -> Self {
        let mut powers = vec![Self::one()];
        let mut sum = Self::zero();
        for (m, c) in &self.terms {
            let e = m.0.iter().find(|(n, _)| n == name).map_or(0, |(_, e)| *e) as usize;
            while powers.len() <= e {
                let next = &powers[powers.len() - 1] * value;
                powers.push(next);
            }
            let rest = Monomial(m.0.iter().filter(|(n, _)| n != name).cloned().collect());
            for (pm, pc) in &powers[e].terms {
                sum.add_term(pm.mul(&rest), pc * c);
            }
        }
        sum
    }
}

impl From<i64> for ParamPoly {
    fn from(c: i64) -> Self {
        Self::constant(BigRational::from_integer(c.into()))
    }
}

impl Add for &ParamPoly {
    type Output = ParamPoly;
    fn add(self, other: &ParamPoly) -> ParamPoly {
        let mut sum = self.clone();
        for (m, c) in &other.terms {
            sum.add_term(m.clone(), c.clone());
        }
        sum
    }
}

impl Sub for &ParamPoly {
    type Output = ParamPoly;
    fn sub(self, other: &ParamPoly) -> ParamPoly {
        let mut sum = self.clone();
        for (m, c) in &other.terms {
            sum.add_term(m.clone(), -c);
        }
        sum
    }
}

impl Neg for &ParamPoly {
    type Output = ParamPoly;
    fn neg(self) -> ParamPoly {
        self.scale(&-BigRational::one())
    }
}

impl Mul for &ParamPoly {
    type Output = ParamPoly;
    fn mul(self, other: &ParamPoly) -> ParamPoly {
        let mut product = ParamPoly::zero();
        for (m, c) in &self.terms {
            for (k, d) in &other.terms {
                product.add_term(m.mul(k), c * d);
            }
        }
        product
    }
}

impl fmt::Display for ParamPoly {
    /// Terms by rising degree: `1 - a`, `3/2*a^2*b`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_zero() {
            return f.write_str("0");
        }
        let mut text = String::new();
        for (m, c) in &self.terms {
            push_term(&mut text, c, &m.to_string());
        }
        f.write_str(&text)
    }
}

impl fmt::Debug for ParamPoly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}
