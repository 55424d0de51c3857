//! Division, greatest common divisors and squarefree factors, on primitive integer polynomials.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use super::Polynomial;
use crate::linalg::LinalgError;
use crate::linalg::modular;

/// The product of coefficient lists.
pub(super) fn product(a: &[BigInt], b: &[BigInt]) -> Vec<BigInt> {
    if a.is_empty() || b.is_empty() {
        return Vec::new();
    }
    let mut c = vec![BigInt::zero(); a.len() + b.len() - 1];
    for (i, x) in a.iter().enumerate() {
        if !x.is_zero() {
            for (j, y) in b.iter().enumerate() {
                c[i + j] += x * y;
            }
        }
    }
    c
}

fn trim(a: &mut Vec<BigInt>) {
    while a.last().is_some_and(Zero::is_zero) {
        a.pop();
    }
}

/// Divides by the (positive) greatest common divisor of the coefficients.
pub(super) fn make_primitive(a: &mut Vec<BigInt>) {
    trim(a);
    let mut g = BigInt::zero();
    for c in a.iter().rev() {
        g = if g.is_zero() { c.abs() } else { g.gcd(c) };
        if g.is_one() {
            return;
        }
    }
    if !g.is_zero() {
        a.iter_mut().for_each(|c| *c /= &g);
    }
}

/// The remainder of `a` by `b ≠ 0` times a positive number.
pub(super) fn positive_remainder(a: &[BigInt], b: &[BigInt]) -> Vec<BigInt> {
    let mut r = a.to_vec();
    trim(&mut r);
    let (lead, rest) = match b.split_last() {
        Some(parts) => parts,
        None => return r,
    };
    let size = lead.abs();
    while r.len() >= b.len() {
        let shift = r.len() - b.len();
        let Some(mut top) = r.pop() else { break };
        if lead.is_negative() {
            top = -top;
        }
        for (k, c) in r.iter_mut().enumerate() {
            *c *= &size;
            if k >= shift {
                *c -= &top * &rest[k - shift];
            }
        }
        trim(&mut r);
    }
    r
}

/// Whether a prime shows that the two polynomials have no common factor; `false` says nothing.
fn surely_coprime(a: &[BigInt], b: &[BigInt]) -> bool {
    let Some(p) = modular::primes_below(1 << 31).next() else {
        return false;
    };
    let reduce = |f: &[BigInt]| -> Vec<u64> { f.iter().map(|c| modular::residue(c, p)).collect() };
    let (mut a, mut b) = (reduce(a), reduce(b));
    if a.last().is_none_or(|&c| c == 0) || b.last().is_none_or(|&c| c == 0) {
        return false;
    }
    if a.len() < b.len() {
        std::mem::swap(&mut a, &mut b);
    }
    loop {
        while b.last() == Some(&0) {
            b.pop();
        }
        let Some(&lead) = b.last() else {
            return a.len() == 1;
        };
        let inverse = modular::pow_mod(lead, p - 2, p);
        while a.len() >= b.len() {
            let shift = a.len() - b.len();
            let f = (p - a[a.len() - 1] * inverse % p) % p;
            for (k, c) in b.iter().enumerate() {
                a[k + shift] = (a[k + shift] + f * c) % p;
            }
            a.pop();
        }
        std::mem::swap(&mut a, &mut b);
    }
}

impl Polynomial {
    /// Integer coefficients without a common factor, a positive multiple of the polynomial.
    pub(super) fn primitive(&self) -> Vec<BigInt> {
        let mut a = self.numerators.clone();
        make_primitive(&mut a);
        a
    }

    /// Quotient and remainder.
    ///
    /// # Errors
    /// The divisor must not be 0.
    ///
    /// ```
    /// use elenchus::linalg::Polynomial;
    /// let (q, r) = Polynomial::from_integers(&[1, 0, 1]).div_rem(&Polynomial::from_integers(&[0, 2]))?;
    /// assert_eq!((q.to_string(), r.to_string()), ("1/2*x".into(), "1".into()));
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn div_rem(&self, divisor: &Self) -> Result<(Self, Self), LinalgError> {
        let Some((lead, rest)) = divisor.numerators.split_last() else {
            return Err(LinalgError::DivisionByZero {
                operation: "polynomial division",
            });
        };
        // With a = N/s, b = M/t and m the lead of M: m^k N = Q M + R in integers, k the number of steps.
        let mut r = self.numerators.clone();
        let steps = r.len().saturating_sub(rest.len());
        let mut q = vec![BigInt::zero(); steps];
        for shift in (0..steps).rev() {
            let Some(top) = r.pop() else { break };
            r.iter_mut().for_each(|c| *c *= lead);
            q.iter_mut().for_each(|c| *c *= lead);
            for (k, c) in rest.iter().enumerate() {
                r[k + shift] -= &top * c;
            }
            q[shift] = top;
        }
        let power = lead.pow(u32::try_from(steps).unwrap_or(u32::MAX)) * &self.denominator;
        let quotient = Self::from_parts(q, power.clone())
            .scale(&BigRational::from_integer(divisor.denominator.clone()));
        Ok((quotient, Self::from_parts(r, power)))
    }

    /// The monic greatest common divisor; 0 only for two zeros.
    ///
    /// ```
    /// use elenchus::linalg::{Polynomial, ratio};
    /// let p = Polynomial::from_roots(&[ratio(1, 1), ratio(2, 1)]);
    /// let q = Polynomial::from_roots(&[ratio(2, 1), ratio(3, 1)]);
    /// assert_eq!(p.gcd(&q).to_string(), "x - 2");
    /// ```
    pub fn gcd(&self, other: &Self) -> Self {
        let (mut a, mut b) = (self.primitive(), other.primitive());
        if surely_coprime(&a, &b) {
            return Self::one();
        }
        while !b.is_empty() {
            let mut r = positive_remainder(&a, &b);
            make_primitive(&mut r);
            a = std::mem::replace(&mut b, r);
        }
        Self::from_parts(a, BigInt::one()).monic()
    }

    /// `self / divisor` when the division leaves no remainder.
    pub(super) fn exact_quotient(&self, divisor: &Self) -> Self {
        match self.div_rem(divisor) {
            Ok((q, r)) => {
                debug_assert!(r.is_zero());
                q
            }
            Err(e) => unreachable!("exact quotient: {e}"),
        }
    }

    /// The distinct monic squarefree factors with their multiplicities, by rising multiplicity (Yun 1976): up to its leading
    /// coefficient the polynomial is the product of their powers. Constants have none.
    pub fn squarefree_factors(&self) -> Vec<(Self, usize)> {
        let mut factors = Vec::new();
        if self.degree().unwrap_or(0) == 0 {
            return factors;
        }
        let f = self.monic();
        let derivative = f.derivative();
        let common = f.gcd(&derivative);
        let mut b = f.exact_quotient(&common);
        let mut d = &derivative.exact_quotient(&common) - &b.derivative();
        let mut multiplicity = 1;
        while b.degree().unwrap_or(0) > 0 {
            let a = b.gcd(&d);
            b = b.exact_quotient(&a);
            let c = d.exact_quotient(&a);
            d = &c - &b.derivative();
            if a.degree().unwrap_or(0) > 0 {
                factors.push((a, multiplicity));
            }
            multiplicity += 1;
        }
        factors
    }

    /// The monic polynomial with the same complex roots, each once; 0 stays 0.
    pub fn squarefree_part(&self) -> Self {
        if self.is_zero() {
            return self.clone();
        }
        let f = self.monic();
        let common = f.gcd(&f.derivative());
        f.exact_quotient(&common)
    }

    /// How often a rational number is a root; 0 if it is none, and 0 for the zero polynomial.
    pub fn multiplicity(&self, root: &BigRational) -> usize {
        let linear = Self::new(&[-root, BigRational::one()]);
        let mut rest = self.clone();
        let mut k = 0;
        while !rest.is_zero() && rest.sign_at(root) == 0 {
            rest = rest.exact_quotient(&linear);
            k += 1;
        }
        k
    }
}
