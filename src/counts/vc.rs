//! Vapnik–Chervonenkis dimension of finite classes, with a certificate on each side.
//!
//! A class is a finite non-empty set of 0/1 functions on points `0..n`, given as rows. A set of points is *shattered* if every 0/1 pattern on it is
//! the restriction of a member. The dimension is the size of a largest shattered set; the empty set is shattered by every non-empty class.
//!
//! Shattered sets are closed under subsets, so a depth-first search that extends shattered prefixes visits every shattered set. Each prefix the search gives up on
//! is recorded with a pattern that no member shows; together these are the certificate that nothing larger is shattered.

use num_bigint::BigUint;
use num_traits::Zero;
use thiserror::Error;

use super::polynomials::binomial;

/// What can be wrong with a finite class.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ClassError {
    /// A dimension is defined for non-empty classes only.
    #[error("the class has no members")]
    Empty,
    /// Rows of different lengths.
    #[error("member {row} has {got} values, expected {expected}")]
    Ragged {
        /// Index of the offending row.
        row: usize,
        /// Length of row 0.
        expected: usize,
        /// Length found.
        got: usize,
    },
}

/// A finite class of 0/1 functions on the points `0..n`, without repetitions, in lexicographic order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiniteClass {
    points: usize,
    members: Vec<Vec<bool>>,
}

/// A shattered set with, for each of its `2^k` patterns, a member that shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shattering {
    /// The points, increasing.
    pub points: Vec<usize>,
    /// `members[p]` is the index of a member whose value at `points[i]` is bit `i` of `p`.
    pub members: Vec<usize>,
}

/// Reasons why no set of `size` points is shattered: each such set, sorted, begins with one of the listed prefixes, and no member shows the pattern listed with the prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoneShattered {
    /// Size of the sets excluded.
    pub size: usize,
    /// Increasing prefixes with the pattern that is missing on them.
    pub missing: Vec<(Vec<usize>, Vec<bool>)>,
}

/// The dimension with both certificates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// The dimension.
    pub value: usize,
    /// A shattered set of that size.
    pub shattered: Shattering,
    /// Why no set of one more point is shattered.
    pub none_larger: NoneShattered,
}

impl FiniteClass {
    /// The class with the given rows; repetitions are dropped and the rows are sorted.
    pub fn new(mut members: Vec<Vec<bool>>) -> Result<Self, ClassError> {
        let points = members.first().ok_or(ClassError::Empty)?.len();
        if let Some((row, bad)) = members.iter().enumerate().find(|(_, m)| m.len() != points) {
            return Err(ClassError::Ragged {
                row,
                expected: points,
                got: bad.len(),
            });
        }
        members.sort();
        members.dedup();
        Ok(FiniteClass { points, members })
    }

    /// The class of all `1[f(x) > 0]` for the given functions on the given points.
    pub fn of_signs<X, F: Fn(&X) -> bool>(
        points: &[X],
        functions: impl IntoIterator<Item = F>,
    ) -> Result<Self, ClassError> {
        Self::new(
            functions
                .into_iter()
                .map(|f| points.iter().map(&f).collect())
                .collect(),
        )
    }

    /// Number of points of the domain.
    pub fn points(&self) -> usize {
        self.points
    }

    /// The members, sorted, each once.
    pub fn members(&self) -> &[Vec<bool>] {
        &self.members
    }

    /// The Vapnik–Chervonenkis dimension, with certificates.
    ///
    /// Cost: the number of shattered sets times (points × members), at most `C(n, v + 1) · |class|` for dimension `v`.
    ///
    /// ```
    /// use elenchus::counts::FiniteClass;
    /// // thresholds on four points shatter one point and no two
    /// let rows = (0..=4).map(|t| (0..4).map(|i| i >= t).collect()).collect();
    /// let class = FiniteClass::new(rows).unwrap();
    /// let v = class.vc_dimension();
    /// assert_eq!(v.value, 1);
    /// assert!(v.shattered.holds(&class) && v.none_larger.holds(&class));
    /// ```
    pub fn vc_dimension(&self) -> Dimension {
        let mut best = Vec::new();
        let columns = Columns::of(self);
        let all = columns.all();
        columns.grow(&mut Vec::new(), &all, &mut best);
        let value = best.len();
        let mut missing = Vec::new();
        columns.refute(value + 1, &mut Vec::new(), &all, &mut missing);
        let shattered = self
            .shattering(&best)
            .expect("the search only keeps shattered sets");
        Dimension {
            value,
            shattered,
            none_larger: NoneShattered {
                size: value + 1,
                missing,
            },
        }
    }

    /// The members that show all patterns on `points`, or `None` if the set is not shattered (or a point is out of range or repeated).
    pub fn shattering(&self, points: &[usize]) -> Option<Shattering> {
        if points.len() >= usize::BITS as usize
            || points.iter().any(|&p| p >= self.points)
            || self.members.len() >> points.len() == 0
        {
            return None;
        }
        let mut members = vec![usize::MAX; 1 << points.len()];
        for (m, member) in self.members.iter().enumerate().rev() {
            members[pattern_of(member, points)] = m;
        }
        let shattered = members.iter().all(|&m| m != usize::MAX);
        shattered.then(|| Shattering {
            points: points.to_vec(),
            members,
        })
    }

    /// Largest number of patterns that the class shows on any `m` points (the growth function). Cost `C(n, m) · |class|`.
    ///
    /// ```
    /// use elenchus::counts::FiniteClass;
    /// let rows = (0..=4).map(|t| (0..4).map(|i| i >= t).collect()).collect();
    /// assert_eq!(FiniteClass::new(rows).unwrap().growth(2), 3);
    /// ```
    pub fn growth(&self, m: usize) -> usize {
        let mut best = 0;
        for_each_subset(self.points, m, |subset| {
            let shown: std::collections::BTreeSet<Vec<bool>> = self
                .members
                .iter()
                .map(|row| subset.iter().map(|&i| row[i]).collect())
                .collect();
            best = best.max(shown.len());
        });
        best
    }
}

/// The class by points: for each point the set of members that are 1 there, as a bit mask.
///
/// A prefix of points cuts the members into cells, one for each pattern on the prefix (first point in the highest bit), stored as consecutive masks.
struct Columns {
    points: usize,
    members: usize,
    words: usize,
    ones: Vec<Vec<u64>>,
}

impl Columns {
    fn of(class: &FiniteClass) -> Self {
        let words = class.members.len().div_ceil(64);
        let mut ones = vec![vec![0u64; words]; class.points];
        for (m, member) in class.members.iter().enumerate() {
            for (mask, _) in ones.iter_mut().zip(member).filter(|(_, v)| **v) {
                mask[m / 64] |= 1 << (m % 64);
            }
        }
        Columns {
            points: class.points,
            members: class.members.len(),
            words,
            ones,
        }
    }

    fn all(&self) -> Vec<u64> {
        let mut mask = vec![0u64; self.words];
        for m in 0..self.members {
            mask[m / 64] |= 1 << (m % 64);
        }
        mask
    }

    /// Splits each cell by the value at `point`; on failure the pattern that no member shows.
    fn split(&self, cells: &[u64], point: usize, prefix: usize) -> Result<Vec<u64>, Vec<bool>> {
        let ones = &self.ones[point];
        for (p, cell) in cells.chunks(self.words).enumerate() {
            let shows = |value: bool| {
                cell.iter()
                    .zip(ones)
                    .any(|(c, o)| c & if value { *o } else { !o } != 0)
            };
            if let Some(value) = [false, true].into_iter().find(|&v| !shows(v)) {
                let mut pattern: Vec<bool> = (0..prefix).rev().map(|i| p >> i & 1 == 1).collect();
                pattern.push(value);
                return Err(pattern);
            }
        }
        let mut next = Vec::with_capacity(2 * cells.len());
        for cell in cells.chunks(self.words) {
            next.extend(cell.iter().zip(ones).map(|(c, o)| c & !o));
            next.extend(cell.iter().zip(ones).map(|(c, o)| c & o));
        }
        Ok(next)
    }

    fn grow(&self, prefix: &mut Vec<usize>, cells: &[u64], best: &mut Vec<usize>) {
        if prefix.len() > best.len() {
            best.clone_from(prefix);
        }
        let first = prefix.last().map_or(0, |p| p + 1);
        for point in first..self.points {
            // even with all remaining points the prefix could not beat the best
            if prefix.len() + self.points - point <= best.len() {
                return;
            }
            if let Ok(next) = self.split(cells, point, prefix.len()) {
                prefix.push(point);
                self.grow(prefix, &next, best);
                prefix.pop();
            }
        }
    }

    fn refute(
        &self,
        size: usize,
        prefix: &mut Vec<usize>,
        cells: &[u64],
        missing: &mut Vec<(Vec<usize>, Vec<bool>)>,
    ) {
        let first = prefix.last().map_or(0, |p| p + 1);
        for point in first..self.points {
            if prefix.len() + self.points - point < size {
                return;
            }
            let split = self.split(cells, point, prefix.len());
            prefix.push(point);
            match split {
                Ok(next) => self.refute(size, prefix, &next, missing),
                Err(pattern) => missing.push((prefix.clone(), pattern)),
            }
            prefix.pop();
        }
    }
}

fn pattern_of(member: &[bool], points: &[usize]) -> usize {
    points
        .iter()
        .enumerate()
        .map(|(i, &p)| usize::from(member[p]) << i)
        .sum()
}

impl Shattering {
    /// Whether the set is shattered by the members it names.
    pub fn holds(&self, class: &FiniteClass) -> bool {
        self.points.windows(2).all(|w| w[0] < w[1])
            && self.points.iter().all(|&p| p < class.points)
            && 1usize.checked_shl(self.points.len() as u32) == Some(self.members.len())
            && self.members.iter().enumerate().all(|(p, &m)| {
                m < class.members.len() && pattern_of(&class.members[m], &self.points) == p
            })
    }
}

impl NoneShattered {
    /// Whether the list excludes every set of `size` points for this class. Cost: the sets it has to walk through times the list.
    pub fn holds(&self, class: &FiniteClass) -> bool {
        let missed = |prefix: &[usize], pattern: &[bool]| {
            prefix.len() == pattern.len()
                && prefix.iter().all(|&p| p < class.points)
                && !class
                    .members
                    .iter()
                    .any(|m| prefix.iter().zip(pattern).all(|(&p, &v)| m[p] == v))
        };
        let covers: std::collections::BTreeSet<&[usize]> = self
            .missing
            .iter()
            .map(|(prefix, _)| prefix.as_slice())
            .collect();
        fn covered(
            n: usize,
            size: usize,
            prefix: &mut Vec<usize>,
            covers: &std::collections::BTreeSet<&[usize]>,
        ) -> bool {
            if covers.contains(prefix.as_slice()) {
                return true;
            }
            if prefix.len() == size {
                return false;
            }
            let first = prefix.last().map_or(0, |p| p + 1);
            for point in first..n {
                if prefix.len() + n - point < size {
                    break;
                }
                prefix.push(point);
                let ok = covered(n, size, prefix, covers);
                prefix.pop();
                if !ok {
                    return false;
                }
            }
            true
        }
        self.missing
            .iter()
            .all(|(prefix, pattern)| missed(prefix, pattern))
            && covered(class.points, self.size, &mut Vec::new(), &covers)
    }
}

/// The Sauer–Shelah bound `Σ_{i ≤ v} C(n, i)`: a class of dimension `v` has at most that many members on `n` points.
///
/// ```
/// use elenchus::counts::vc::sauer_bound;
/// assert_eq!(sauer_bound(4, 1), 5u32.into());
/// ```
pub fn sauer_bound(n: u64, v: u64) -> BigUint {
    (0..=v.min(n)).fold(BigUint::zero(), |sum, i| sum + binomial(n, i))
}

/// Calls `f` with every increasing `m`-subset of `0..n`, in lexicographic order.
pub(crate) fn for_each_subset(n: usize, m: usize, mut f: impl FnMut(&[usize])) {
    if m > n {
        return;
    }
    let mut subset: Vec<usize> = (0..m).collect();
    loop {
        f(&subset);
        let Some(i) = (0..m).rev().find(|&i| subset[i] < n - m + i) else {
            return;
        };
        subset[i] += 1;
        for j in i + 1..m {
            subset[j] = subset[j - 1] + 1;
        }
    }
}
