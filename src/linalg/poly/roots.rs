//! Real roots: Sturm's theorem, isolation, refinement.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use super::division::{make_primitive, positive_remainder};
use super::{Polynomial, sign};
use crate::linalg::LinalgError;

/// The Sturm sequence of a pair of polynomials `f, g`: each next member is minus the remainder of the two before it, up to
/// positive factors, down to their greatest common divisor.
#[derive(Debug, Clone)]
pub struct SturmSequence {
    members: Vec<Polynomial>,
}

impl SturmSequence {
    /// The sequence that starts with `f, g`.
    pub(super) fn of_pair(f: &Polynomial, g: &Polynomial) -> Self {
        let mut members = vec![f.primitive(), g.primitive()];
        loop {
            let n = members.len();
            if members[n - 1].is_empty() {
                members.pop();
                break;
            }
            let mut r = positive_remainder(&members[n - 2], &members[n - 1]);
            make_primitive(&mut r);
            r.iter_mut().for_each(|c| *c = -std::mem::take(c));
            members.push(r);
        }
        SturmSequence {
            members: members
                .into_iter()
                .map(|m| Polynomial::from_parts(m, BigInt::one()))
                .collect(),
        }
    }

    /// The members, the polynomial itself first (up to positive factors).
    pub fn members(&self) -> &[Polynomial] {
        &self.members
    }

    /// Changes of sign along the sequence at `x`, zeros left out.
    pub fn changes_at(&self, x: &BigRational) -> usize {
        changes(self.members.iter().map(|m| m.sign_at(x)))
    }

    pub(super) fn changes_at_minus_infinity(&self) -> usize {
        changes(self.members.iter().map(|m| {
            let s = m.numerators().last().map_or(0, sign);
            if m.degree().unwrap_or(0) % 2 == 1 {
                -s
            } else {
                s
            }
        }))
    }

    pub(super) fn changes_at_infinity(&self) -> usize {
        changes(
            self.members
                .iter()
                .map(|m| m.numerators().last().map_or(0, sign)),
        )
    }
}

fn changes(signs: impl Iterator<Item = i8>) -> usize {
    let mut last = 0;
    let mut count = 0;
    for s in signs.filter(|&s| s != 0) {
        if last != 0 && s != last {
            count += 1;
        }
        last = s;
    }
    count
}

/// One real root: exactly the rational number `lo = hi`, or the only root strictly between `lo` and `hi`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RealRoot {
    factor: Polynomial,
    lo: BigRational,
    hi: BigRational,
    multiplicity: usize,
}

impl RealRoot {
    /// The lower end.
    pub fn lo(&self) -> &BigRational {
        &self.lo
    }

    /// The upper end.
    pub fn hi(&self) -> &BigRational {
        &self.hi
    }

    /// Whether the root is known exactly.
    pub fn is_exact(&self) -> bool {
        self.lo == self.hi
    }

    /// How often the polynomial has this root.
    pub fn multiplicity(&self) -> usize {
        self.multiplicity
    }

    fn halve(&mut self) {
        if self.is_exact() {
            return;
        }
        let middle = (&self.lo + &self.hi) / BigRational::from_integer(BigInt::from(2));
        match self.factor.sign_at(&middle) {
            0 => {
                self.lo = middle.clone();
                self.hi = middle;
            }
            s if s == self.factor.sign_at(&self.lo) => self.lo = middle,
            _ => self.hi = middle,
        }
    }

    /// Halves the interval until it is at most `width` wide.
    ///
    /// # Errors
    /// The width must be positive.
    pub fn refine(&mut self, width: &BigRational) -> Result<(), LinalgError> {
        if !width.is_positive() {
            return Err(LinalgError::Width {
                got: width.to_string(),
            });
        }
        while &(&self.hi - &self.lo) > width {
            self.halve();
        }
        Ok(())
    }
}

impl Polynomial {
    /// The Sturm sequence of the polynomial and its derivative.
    ///
    /// # Errors
    /// The polynomial must not be 0.
    pub fn sturm_sequence(&self) -> Result<SturmSequence, LinalgError> {
        self.require_nonzero("Sturm sequence")?;
        Ok(SturmSequence::of_pair(self, &self.derivative()))
    }

    fn require_nonzero(&self, operation: &'static str) -> Result<(), LinalgError> {
        if self.is_zero() {
            Err(LinalgError::ZeroPolynomial { operation })
        } else {
            Ok(())
        }
    }

    /// The number of distinct real roots `r` with `lo < r ≤ hi`, by Sturm's theorem.
    ///
    /// # Errors
    /// The polynomial must not be 0, and `lo ≤ hi`.
    ///
    /// ```
    /// use elenchus::linalg::{Polynomial, ratio};
    /// let p = Polynomial::from_integers(&[0, -1, 0, 1]);
    /// assert_eq!(p.count_roots(&ratio(-1, 1), &ratio(1, 1))?, 2);
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn count_roots(&self, lo: &BigRational, hi: &BigRational) -> Result<usize, LinalgError> {
        self.require_nonzero("number of roots")?;
        if lo > hi {
            return Err(LinalgError::Interval {
                lo: lo.to_string(),
                hi: hi.to_string(),
            });
        }
        // At a multiple root the whole sequence vanishes; the squarefree part has the same roots.
        let s = self.squarefree_part().sturm_sequence()?;
        Ok(s.changes_at(lo) - s.changes_at(hi))
    }

    /// The number of distinct real roots.
    ///
    /// # Errors
    /// The polynomial must not be 0.
    pub fn count_real_roots(&self) -> Result<usize, LinalgError> {
        let s = self.sturm_sequence()?;
        Ok(s.changes_at_minus_infinity() - s.changes_at_infinity())
    }

    /// A power of two that exceeds every root in absolute value (Cauchy's bound, rounded up).
    fn root_bound(&self) -> BigRational {
        let lead = self.numerators.last().map_or(0, BigInt::bits);
        let most = self.numerators.iter().map(BigInt::bits).max().unwrap_or(0);
        // |r| < 1 + max|c|/|lead| < 2^(most − lead + 2).
        BigRational::from_integer(BigInt::one() << (most + 2 - lead))
    }

    /// All distinct real roots in rising order, each in an interval of its own that contains no other root.
    ///
    /// # Errors
    /// The polynomial must not be 0.
    ///
    /// ```
    /// use elenchus::linalg::{Polynomial, ratio};
    /// let p = &Polynomial::from_integers(&[-2, 0, 1]) * &Polynomial::from_roots(&[ratio(1, 3), ratio(1, 3)]);
    /// let mut roots = p.real_roots()?;
    /// assert_eq!(roots.len(), 3);
    /// assert_eq!(roots[1].multiplicity(), 2);
    /// roots[2].refine(&ratio(1, 1000))?;
    /// assert!(roots[2].lo() > &ratio(1413, 1000) && roots[2].hi() < &ratio(1416, 1000));
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn real_roots(&self) -> Result<Vec<RealRoot>, LinalgError> {
        self.require_nonzero("real roots")?;
        let factors = self.squarefree_factors();
        let f = factors
            .iter()
            .fold(Self::one(), |product, (factor, _)| &product * factor);
        let sequence = f.sturm_sequence()?;
        let bound = f.root_bound();
        let mut found = Vec::new();
        let minus = -&bound;
        let (left, right) = (sequence.changes_at(&minus), sequence.changes_at(&bound));
        isolate(&f, &sequence, (minus, left), (bound, right), &mut found);
        for root in &mut found {
            for (factor, multiplicity) in &factors {
                let inside = if root.is_exact() {
                    factor.sign_at(&root.lo) == 0
                } else {
                    factor.sign_at(&root.lo) != factor.sign_at(&root.hi)
                };
                if inside {
                    root.multiplicity = *multiplicity;
                    root.factor = factor.clone();
                }
            }
        }
        Ok(found)
    }

    /// The distinct rational roots with their multiplicities, in rising order.
    ///
    /// # Errors
    /// The polynomial must not be 0.
    ///
    /// ```
    /// use elenchus::linalg::{Polynomial, ratio};
    /// let p = &Polynomial::from_integers(&[-2, 0, 1]) * &Polynomial::from_roots(&[ratio(1, 3)]);
    /// assert_eq!(p.rational_roots()?, [(ratio(1, 3), 1)]);
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn rational_roots(&self) -> Result<Vec<(BigRational, usize)>, LinalgError> {
        let mut found = Vec::new();
        for mut root in self.real_roots()? {
            // The denominator of a rational root divides the leading coefficient of the primitive polynomial.
            let primitive = root.factor.primitive();
            let Some(lead) = primitive.last() else {
                continue;
            };
            let lead = lead.abs();
            root.refine(&BigRational::new(BigInt::one(), &lead * 2))?;
            let candidate = if root.is_exact() {
                root.lo.clone()
            } else {
                // At most one multiple of 1/lead lies strictly inside.
                let above = (root.lo.numer() * &lead).div_floor(root.lo.denom()) + 1;
                BigRational::new(above, lead)
            };
            if root.factor.sign_at(&candidate) == 0
                && &candidate >= root.lo()
                && &candidate <= root.hi()
            {
                found.push((candidate, root.multiplicity));
            }
        }
        Ok(found)
    }
}

/// Roots of the squarefree `f` in the open interval whose ends come with the changes of sign there, and are no roots.
fn isolate(
    f: &Polynomial,
    sequence: &SturmSequence,
    lo: (BigRational, usize),
    hi: (BigRational, usize),
    found: &mut Vec<RealRoot>,
) {
    let mut stack = vec![(lo, hi)];
    while let Some((lo, hi)) = stack.pop() {
        match lo.1 - hi.1 {
            0 => {}
            1 => found.push(RealRoot {
                factor: f.clone(),
                lo: lo.0,
                hi: hi.0,
                multiplicity: 1,
            }),
            _ => {
                let two = BigRational::from_integer(BigInt::from(2));
                let middle = (&lo.0 + &hi.0) / &two;
                if f.sign_at(&middle) != 0 {
                    let c = sequence.changes_at(&middle);
                    stack.push(((middle.clone(), c), hi));
                    stack.push((lo, (middle, c)));
                    continue;
                }
                // The middle is a root: fence it off with an interval that holds no other one.
                let mut step = (&hi.0 - &lo.0) / (&two * &two);
                let (left, right) = loop {
                    let (a, b) = (&middle - &step, &middle + &step);
                    if f.sign_at(&a) != 0 && f.sign_at(&b) != 0 {
                        let (ca, cb) = (sequence.changes_at(&a), sequence.changes_at(&b));
                        if ca - cb == 1 {
                            break ((a, ca), (b, cb));
                        }
                    }
                    step /= &two;
                };
                stack.push((right, hi));
                stack.push((lo, left));
                found.push(RealRoot {
                    factor: f.clone(),
                    lo: middle.clone(),
                    hi: middle,
                    multiplicity: 1,
                });
            }
        }
    }
    found.sort_by(|a, b| a.lo.cmp(&b.lo));
}

impl Polynomial {
    /// Whether the value is 0 at `x`.
    pub fn has_root(&self, x: &BigRational) -> bool {
        self.scaled_value(x).is_zero()
    }
}
