//! Sign classes of polynomial spaces and their Vapnik–Chervonenkis dimension.
//!
//! For a finite set `E` of exponents the space of polynomials `P = Σ_{e ∈ E} c_e x^e` on `ℝ^d` has dimension `|E|`, and the class `{1[P > 0]}` has VC dimension
//! exactly `|E|` (Dudley 1978). Both halves are made explicit here:
//!
//! * [`PolynomialClass::shattered_points`] gives `|E|` points at which the monomials form an invertible matrix, so that every sign pattern is taken; for a down-set `E` the
//!   points are the exponents themselves and the Newton basis gives the polynomial without any elimination.
//! * [`PolynomialClass::forbidden_labelling`]: any `|E| + 1` points carry a dependence `Σ λ_i P(x_i) = 0` valid for all `P`, with some `λ_i > 0`; no `P` is positive exactly where `λ_i > 0`.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed, Zero};
use thiserror::Error;

use super::polynomials::{
    Exponent, exponents_homogeneous, exponents_up_to, interpolate_on_down_set, is_down_set,
    newton_basis,
};

/// What can be wrong with a polynomial class or with points handed to it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PolynomialClassError {
    /// An exponent or a point of the wrong length.
    #[error("{what} {index} has {got} coordinates, expected {expected}")]
    Length {
        /// "exponent" or "point".
        what: &'static str,
        /// Which one.
        index: usize,
        /// Number of variables.
        expected: usize,
        /// Length found.
        got: usize,
    },
    /// A forbidden labelling needs more points than monomials (or points that happen to be dependent).
    #[error(
        "the {got} points impose independent conditions on {monomials} monomials: every labelling is possible"
    )]
    Independent {
        /// Number of points.
        got: usize,
        /// Number of monomials.
        monomials: usize,
    },
    /// A labelling is asked for on dependent points, or with the wrong number of labels.
    #[error("{got} labels for {expected} points that are shattered")]
    Labels {
        /// Number of points.
        expected: usize,
        /// Number of labels.
        got: usize,
    },
}

/// The polynomials spanned by a finite set of monomials, and their sign class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolynomialClass {
    variables: usize,
    exponents: Vec<Exponent>,
}

/// A linear dependence between values at points, and the labelling it forbids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForbiddenLabelling {
    /// Coprime integers, not all zero, the first non-zero one positive, with `Σ λ_i P(x_i) = 0` for every `P` of the class.
    pub dependence: Vec<BigInt>,
    /// `λ_i > 0`: no `P` is positive exactly at these points.
    pub labels: Vec<bool>,
}

impl PolynomialClass {
    /// The span of the given monomials; repetitions are dropped, the order is kept.
    pub fn new(variables: usize, exponents: Vec<Exponent>) -> Result<Self, PolynomialClassError> {
        if let Some((index, bad)) = exponents
            .iter()
            .enumerate()
            .find(|(_, e)| e.len() != variables)
        {
            return Err(PolynomialClassError::Length {
                what: "exponent",
                index,
                expected: variables,
                got: bad.len(),
            });
        }
        let mut seen = std::collections::BTreeSet::new();
        let exponents = exponents
            .into_iter()
            .filter(|e| seen.insert(e.clone()))
            .collect();
        Ok(PolynomialClass {
            variables,
            exponents,
        })
    }

    /// All polynomials of degree at most `k` in `d` variables.
    pub fn up_to_degree(d: usize, k: u32) -> Self {
        PolynomialClass {
            variables: d,
            exponents: exponents_up_to(d, k),
        }
    }

    /// All homogeneous polynomials of degree `k` in `d` variables (with the zero polynomial).
    pub fn homogeneous(d: usize, k: u32) -> Self {
        PolynomialClass {
            variables: d,
            exponents: exponents_homogeneous(d, k),
        }
    }

    /// Number of variables.
    pub fn variables(&self) -> usize {
        self.variables
    }

    /// The monomials, each once.
    pub fn exponents(&self) -> &[Exponent] {
        &self.exponents
    }

    /// The VC dimension of `{1[P > 0]}`: the number of monomials.
    ///
    /// ```
    /// use elenchus::counts::PolynomialClass;
    /// assert_eq!(PolynomialClass::up_to_degree(2, 2).vc_dimension(), 6);
    /// assert_eq!(PolynomialClass::homogeneous(2, 2).vc_dimension(), 3);
    /// ```
    pub fn vc_dimension(&self) -> usize {
        self.exponents.len()
    }

    /// The values of the monomials at a point, in the order of [`PolynomialClass::exponents`].
    pub fn monomials_at(&self, point: &[BigInt]) -> Vec<BigInt> {
        self.exponents
            .iter()
            .map(|e| {
                e.iter()
                    .zip(point)
                    .fold(BigInt::one(), |v, (&e, x)| v * x.pow(e))
            })
            .collect()
    }

    /// `|E|` integer points that the sign class shatters: the exponents themselves if they form a down-set, otherwise the first independent ones among the lattice points
    /// of the simplices `{x ≥ 0, Σ x_i ≤ r}`, r growing.
    ///
    /// The search ends: polynomials that vanish on all lattice points of an orthant are zero. Cost: one elimination modulo a prime, `O(|E|²)` per point tried.
    pub fn shattered_points(&self) -> Vec<Vec<BigInt>> {
        let integer = |e: &Exponent| e.iter().map(|&x| BigInt::from(x)).collect::<Vec<_>>();
        if is_down_set(&self.exponents) {
            return self.exponents.iter().map(integer).collect();
        }
        // independence modulo one prime implies independence over ℚ; a dependence that only holds modulo the prime merely skips a point
        const P: u64 = (1 << 61) - 1;
        let mul = |a: u64, b: u64| (u128::from(a) * u128::from(b) % u128::from(P)) as u64;
        let mut rows: Vec<(usize, Vec<u64>)> = Vec::new();
        let mut points = Vec::new();
        for degree in 0.. {
            for candidate in exponents_homogeneous(self.variables, degree) {
                if points.len() == self.exponents.len() {
                    return points;
                }
                let point = integer(&candidate);
                let mut row: Vec<u64> = self
                    .monomials_at(&point)
                    .iter()
                    .map(|v| {
                        u64::try_from(v.mod_floor(&BigInt::from(P))).expect("reduced modulo P")
                    })
                    .collect();
                for (pivot, known) in &rows {
                    let factor = row[*pivot];
                    for (r, k) in row.iter_mut().zip(known) {
                        *r = (*r + P - mul(factor, *k)) % P;
                    }
                }
                if let Some(pivot) = row.iter().position(|&r| r != 0) {
                    let inverse = power_mod(row[pivot], P - 2, P);
                    row.iter_mut().for_each(|r| *r = mul(*r, inverse));
                    rows.push((pivot, row));
                    points.push(point);
                }
            }
            if points.len() == self.exponents.len() {
                return points;
            }
        }
        unreachable!("degrees are unbounded")
    }

    /// For a down-set of exponents: integer coefficients in the Newton basis `N_e` of a polynomial of the class that is `+1` at the points labelled `true` and `−1` at the others, where the
    /// points are the exponents in order. Its sign pattern is checked by [`newton_basis`] alone.
    pub fn polynomial_with_signs(
        &self,
        labels: &[bool],
    ) -> Result<Vec<BigInt>, PolynomialClassError> {
        let values: Vec<BigInt> = labels
            .iter()
            .map(|&l| if l { BigInt::one() } else { -BigInt::one() })
            .collect();
        interpolate_on_down_set(&self.exponents, &values).ok_or(PolynomialClassError::Labels {
            expected: self.exponents.len(),
            got: labels.len(),
        })
    }

    /// The value at a lattice point of the polynomial with the given Newton coefficients (one for each exponent).
    pub fn newton_value(&self, coefficients: &[BigInt], point: &[u32]) -> BigInt {
        self.exponents
            .iter()
            .zip(coefficients)
            .map(|(e, c)| c * newton_basis(e, point))
            .sum()
    }

    /// A dependence between the values of all polynomials of the class at the given points, and the labelling it forbids.
    ///
    /// Exists for any `|E| + 1` points; an error if the points impose independent conditions. Cost: fraction-free elimination of a points × monomials matrix.
    ///
    /// ```
    /// use elenchus::counts::PolynomialClass;
    /// let lines = PolynomialClass::up_to_degree(1, 1);
    /// let points = [vec![0.into()], vec![1.into()], vec![2.into()]];
    /// let f = lines.forbidden_labelling(&points).unwrap();
    /// assert_eq!(f.dependence, [1.into(), (-2).into(), 1.into()]);
    /// assert_eq!(f.labels, [true, false, true]);
    /// ```
    pub fn forbidden_labelling(
        &self,
        points: &[Vec<BigInt>],
    ) -> Result<ForbiddenLabelling, PolynomialClassError> {
        if let Some((index, bad)) = points
            .iter()
            .enumerate()
            .find(|(_, p)| p.len() != self.variables)
        {
            return Err(PolynomialClassError::Length {
                what: "point",
                index,
                expected: self.variables,
                got: bad.len(),
            });
        }
        // rows: monomial values at a point, carried along with the combination of points they came from
        let mut rows: Vec<(usize, Vec<BigInt>, Vec<BigInt>)> = Vec::new();
        for (i, point) in points.iter().enumerate() {
            let mut row = self.monomials_at(point);
            let mut combination = vec![BigInt::zero(); points.len()];
            combination[i] = BigInt::one();
            for (pivot, known, known_combination) in &rows {
                if row[*pivot].is_zero() {
                    continue;
                }
                let (a, b) = (known[*pivot].clone(), row[*pivot].clone());
                let g = a.gcd(&b);
                let (a, b) = (a / &g, b / &g);
                for (r, k) in row
                    .iter_mut()
                    .zip(known)
                    .chain(combination.iter_mut().zip(known_combination))
                {
                    *r = &*r * &a - k * &b;
                }
                let content = row
                    .iter()
                    .chain(&combination)
                    .fold(BigInt::zero(), |g, x| g.gcd(x));
                row.iter_mut()
                    .chain(&mut combination)
                    .for_each(|x| *x /= &content);
            }
            match row.iter().position(|r| !r.is_zero()) {
                Some(pivot) => rows.push((pivot, row, combination)),
                None => {
                    if combination
                        .iter()
                        .find(|c| !c.is_zero())
                        .is_some_and(Signed::is_negative)
                    {
                        combination.iter_mut().for_each(|c| *c = -&*c);
                    }
                    let labels = combination.iter().map(Signed::is_positive).collect();
                    return Ok(ForbiddenLabelling {
                        dependence: combination,
                        labels,
                    });
                }
            }
        }
        Err(PolynomialClassError::Independent {
            got: points.len(),
            monomials: self.exponents.len(),
        })
    }
}

impl ForbiddenLabelling {
    /// Whether the dependence holds for every polynomial of the class at these points and forbids the labels.
    pub fn holds(&self, class: &PolynomialClass, points: &[Vec<BigInt>]) -> bool {
        if self.dependence.len() != points.len()
            || self.labels.len() != points.len()
            || points.iter().any(|p| p.len() != class.variables)
        {
            return false;
        }
        let mut sums = vec![BigInt::zero(); class.exponents.len()];
        for (point, c) in points.iter().zip(&self.dependence) {
            for (s, v) in sums.iter_mut().zip(class.monomials_at(point)) {
                *s += c * v;
            }
        }
        sums.iter().all(Zero::is_zero)
            && self.dependence.iter().any(Signed::is_positive)
            && self
                .dependence
                .iter()
                .zip(&self.labels)
                .all(|(c, &l)| l == c.is_positive())
    }
}

fn power_mod(base: u64, mut exponent: u64, modulus: u64) -> u64 {
    let (mut result, mut base) = (1u128, u128::from(base));
    let modulus = u128::from(modulus);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % modulus;
        }
        base = base * base % modulus;
        exponent >>= 1;
    }
    result as u64
}
