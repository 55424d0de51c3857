//! Degrees: running a polynomial statement with them bounds the degree of both its sides.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use num_rational::BigRational;

use super::{Elementary, Number};

/// A constant, or a polynomial of which only degree bounds are known: one per parameter, and one for the total degree.
///
/// Addition takes the maximum, multiplication adds. Constants keep their value in the number type `C`, so a statement may
/// branch on them, divide by them and eliminate with them; anything that would need the value of a parameter is `None`.
///
/// ```
/// use elenchus::number::{Degree, Number, Rational};
/// let a = Degree::<Rational>::parameter(0, 2);
/// let b = Degree::parameter(1, 2);
/// let p = a.clone() * a.clone() * b.clone() + Degree::integer(7) * b.clone();
/// assert_eq!((p.total(), p.by_parameter(2)), (3, vec![2, 1]));
/// assert_eq!((a.clone() * Degree::integer(0)).total(), 0);
/// assert!(a.over(&b).is_none());
/// assert!(Degree::<Rational>::integer(1).below(&Degree::integer(2)).unwrap());
/// ```
#[derive(Clone, Debug)]
pub enum Degree<C> {
    /// A known constant.
    Constant(C),
    /// A polynomial in the parameters with real coefficients.
    Polynomial {
        /// A bound on the total degree.
        total: u64,
        /// A bound on the degree in each parameter.
        by: Vec<u64>,
    },
}
use Degree::{Constant, Polynomial};

impl<C: Number> Degree<C> {
    /// Parameter number `index` of `count`.
    pub fn parameter(index: usize, count: usize) -> Self {
        let mut by = vec![0; count];
        by[index] = 1;
        Polynomial { total: 1, by }
    }

    /// The bound on the total degree; 0 for a constant.
    pub fn total(&self) -> u64 {
        match self {
            Constant(_) => 0,
            Polynomial { total, .. } => *total,
        }
    }

    /// The bounds per parameter.
    pub fn by_parameter(&self, count: usize) -> Vec<u64> {
        match self {
            Constant(_) => vec![0; count],
            Polynomial { by, .. } => by.clone(),
        }
    }
}

impl<C: Number> Add for Degree<C> {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        match (self, other) {
            (Constant(a), Constant(b)) => Constant(a + b),
            (Constant(_), p) | (p, Constant(_)) => p,
            (Polynomial { total: s, by: a }, Polynomial { total: t, by: b }) => Polynomial {
                total: s.max(t),
                by: a.iter().zip(&b).map(|(x, y)| *x.max(y)).collect(),
            },
        }
    }
}

impl<C: Number> Sub for Degree<C> {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl<C: Number> Mul for Degree<C> {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        match (self, other) {
            (Constant(a), Constant(b)) => Constant(a * b),
            (Constant(c), p) | (p, Constant(c)) => {
                if c.is_nought() == Some(true) {
                    Constant(c)
                } else {
                    p
                }
            }
            (Polynomial { total: s, by: a }, Polynomial { total: t, by: b }) => Polynomial {
                total: s.saturating_add(t),
                by: a
                    .iter()
                    .zip(&b)
                    .map(|(x, y)| x.saturating_add(*y))
                    .collect(),
            },
        }
    }
}

impl<C: Number> Neg for Degree<C> {
    type Output = Self;
    fn neg(self) -> Self {
        match self {
            Constant(c) => Constant(-c),
            p => p,
        }
    }
}

impl<C: Number> fmt::Display for Degree<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Constant(c) => write!(f, "{c}"),
            Polynomial { total, .. } => write!(f, "a polynomial of degree {total}"),
        }
    }
}

impl<C: Number> Number for Degree<C> {
    fn from_big(value: &BigRational) -> Self {
        Constant(C::from_big(value))
    }

    fn over(&self, divisor: &Self) -> Option<Self> {
        match (self, divisor) {
            (Constant(a), Constant(b)) => a.over(b).map(Constant),
            (p, Constant(b)) if b.is_nought() == Some(false) => Some(p.clone()),
            _ => None,
        }
    }

    fn order(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Constant(a), Constant(b)) => a.order(b),
            _ => None,
        }
    }

    fn elementary(&self, function: Elementary) -> Option<Self> {
        match self {
            Constant(c) => c.elementary(function).map(Constant),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Rational;
    use proptest::prelude::*;

    /// A random expression in two parameters as a list of coefficients: index `(i, j)` belongs to `aⁱbʲ`.
    fn expand(terms: &[(usize, usize, i64)]) -> Vec<((usize, usize), i64)> {
        let mut sums = std::collections::BTreeMap::new();
        for &(i, j, c) in terms {
            *sums.entry((i, j)).or_insert(0) += c;
        }
        sums.into_iter().filter(|(_, c)| *c != 0).collect()
    }

    proptest! {
        #[test]
        fn bounds_the_true_degree(p in prop::collection::vec((0usize..4, 0usize..4, -3i64..4), 0..6),
                                  q in prop::collection::vec((0usize..4, 0usize..4, -3i64..4), 0..6)) {
            let a = Degree::<Rational>::parameter(0, 2);
            let b = Degree::<Rational>::parameter(1, 2);
            let build = |t: &[(usize, usize, i64)]| t.iter().fold(Degree::integer(0), |s, &(i, j, c)| {
                s + a.power(i as u32) * b.power(j as u32) * Degree::integer(c)
            });
            let product: Vec<_> = p.iter().flat_map(|x| q.iter().map(move |y| (x.0 + y.0, x.1 + y.1, x.2 * y.2))).collect();
            for (degree, terms) in [(build(&p) + build(&q), [p.clone(), q.clone()].concat()), (build(&p) * build(&q), product)] {
                for ((i, j), _) in expand(&terms) {
                    let by = degree.by_parameter(2);
                    prop_assert!(i as u64 <= by[0] && j as u64 <= by[1] && (i + j) as u64 <= degree.total());
                }
            }
        }
    }
}
