//! Domains as data: what there is to try, in order of size, enumerated by the kernel itself.

use std::ops::ControlFlow;

use num_rational::BigRational;

use super::{Case, Enclosure, Matrix, Value};
use crate::number::{Degree, Number, Undefined};

/// A length: fixed, or the natural number of that name earlier in the same space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Size {
    /// This many.
    Fixed(usize),
    /// As many as the earlier part says.
    Of(String),
}

impl From<usize> for Size {
    fn from(n: usize) -> Self {
        Size::Fixed(n)
    }
}
impl From<&str> for Size {
    fn from(name: &str) -> Self {
        Size::Of(name.into())
    }
}

impl Size {
    /// The length in this instance.
    ///
    /// # Errors
    /// If the instance has no such natural number.
    pub fn in_case<N: Number>(&self, case: &Case<N>) -> Result<usize, Undefined> {
        match self {
            Size::Fixed(n) => Ok(*n),
            Size::Of(name) => case.natural(name),
        }
    }
}

/// The values that one part of an instance runs through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Natural numbers, both ends included.
    Natural {
        /// The least.
        from: usize,
        /// The greatest that is enumerated.
        to: usize,
    },
    /// One of these words.
    Word {
        /// The words, simplest first.
        among: Vec<String>,
    },
    /// A number; these are enumerated, simplest first.
    Number {
        /// What is enumerated.
        among: Vec<BigRational>,
    },
    /// A permutation of `0..n`, as its images; in lexicographic order, the identity first.
    Permutation {
        /// The degree.
        of: Size,
    },
    /// A vector with entries from a list, in lexicographic order.
    Vector {
        /// Its length.
        length: Size,
        /// What is enumerated.
        among: Vec<BigRational>,
    },
    /// A matrix with entries from a list, in lexicographic order.
    Matrix {
        /// Number of rows.
        rows: Size,
        /// Number of columns.
        cols: Size,
        /// What is enumerated.
        among: Vec<BigRational>,
    },
    /// A set of distinct 0/1 vectors, as the rows of a matrix in increasing order (read as binary numbers); smaller sets first.
    BinarySet {
        /// The length of the vectors.
        length: Size,
        /// The least number of items.
        least: usize,
        /// The greatest number that is enumerated.
        most: usize,
    },
    /// A simple graph as its adjacency matrix.
    Graph {
        /// The number of vertices.
        vertices: Size,
    },
    /// A real parameter without bounds.
    Free,
    /// A vector of real parameters.
    FreeVector {
        /// Its length.
        length: Size,
    },
    /// A matrix of real parameters.
    FreeMatrix {
        /// Number of rows.
        rows: Size,
        /// Number of columns.
        cols: Size,
    },
    /// A real parameter in a closed interval.
    Between {
        /// The lower end.
        lo: BigRational,
        /// The upper end.
        hi: BigRational,
    },
    /// One given value.
    Given(Value<BigRational>),
}

/// A named part of an instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// What it runs through.
    pub kind: Kind,
}

/// A domain: the product of its parts, where sizes may depend on earlier parts.
///
/// ```
/// use elenchus::{kernel::Space, number::Rational};
/// let space = Space::new("all non-empty X ⊂ {0,1}^N, N ≤ 2").natural("N", 1, 2).binary_sets("X", "N", 1, 4);
/// let mut count = 0;
/// space.each_discrete::<Rational>(&mut |_| { count += 1; std::ops::ControlFlow::Continue(()) }).unwrap();
/// assert_eq!(count, 3 + 15);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Space {
    /// In words, with the bound.
    pub words: String,
    /// The parts, in order.
    pub parts: Vec<Part>,
    /// Whether the space is the whole domain of the claim and not only its smaller part.
    pub complete: bool,
}

impl Space {
    /// A space with one instance and no parts, yet.
    pub fn new(words: &str) -> Self {
        Space {
            words: words.into(),
            parts: Vec::new(),
            complete: false,
        }
    }

    /// States that this is the whole domain of the claim: enumerating it proves.
    pub fn complete(mut self) -> Self {
        self.complete = true;
        self
    }

    /// Adds a part.
    pub fn part(mut self, name: &str, kind: Kind) -> Self {
        self.parts.push(Part {
            name: name.into(),
            kind,
        });
        self
    }

    /// Adds a natural number.
    pub fn natural(self, name: &str, from: usize, to: usize) -> Self {
        self.part(name, Kind::Natural { from, to })
    }

    /// Adds one of several words.
    pub fn word(self, name: &str, among: &[&str]) -> Self {
        self.part(
            name,
            Kind::Word {
                among: among.iter().map(ToString::to_string).collect(),
            },
        )
    }

    /// Adds a number; `among` is what is enumerated, as `(numerator, denominator)`.
    pub fn number(self, name: &str, among: &[(i64, i64)]) -> Self {
        self.part(
            name,
            Kind::Number {
                among: ratios(among),
            },
        )
    }

    /// Adds a permutation.
    pub fn permutation(self, name: &str, of: impl Into<Size>) -> Self {
        self.part(name, Kind::Permutation { of: of.into() })
    }

    /// Adds a vector with integer entries from a list.
    pub fn vector(self, name: &str, length: impl Into<Size>, among: &[i64]) -> Self {
        self.part(
            name,
            Kind::Vector {
                length: length.into(),
                among: integers(among),
            },
        )
    }

    /// Adds a vector with entries from a list of `(numerator, denominator)`.
    pub fn rational_vector(self, name: &str, length: impl Into<Size>, among: &[(i64, i64)]) -> Self {
        self.part(
            name,
            Kind::Vector {
                length: length.into(),
                among: ratios(among),
            },
        )
    }

    /// Adds a matrix with integer entries from a list.
    pub fn matrix(
        self,
        name: &str,
        rows: impl Into<Size>,
        cols: impl Into<Size>,
        among: &[i64],
    ) -> Self {
        self.part(
            name,
            Kind::Matrix {
                rows: rows.into(),
                cols: cols.into(),
                among: integers(among),
            },
        )
    }

    /// Adds a set of `least..=most` binary vectors.
    pub fn binary_sets(
        self,
        name: &str,
        length: impl Into<Size>,
        least: usize,
        most: usize,
    ) -> Self {
        self.part(
            name,
            Kind::BinarySet {
                length: length.into(),
                least,
                most,
            },
        )
    }

    /// Adds a simple graph.
    pub fn graph(self, name: &str, vertices: impl Into<Size>) -> Self {
        self.part(
            name,
            Kind::Graph {
                vertices: vertices.into(),
            },
        )
    }

    /// Adds a real parameter.
    pub fn free(self, name: &str) -> Self {
        self.part(name, Kind::Free)
    }

    /// Adds a vector of real parameters.
    pub fn free_vector(self, name: &str, length: impl Into<Size>) -> Self {
        self.part(
            name,
            Kind::FreeVector {
                length: length.into(),
            },
        )
    }

    /// Adds a matrix of real parameters.
    pub fn free_matrix(self, name: &str, rows: impl Into<Size>, cols: impl Into<Size>) -> Self {
        self.part(
            name,
            Kind::FreeMatrix {
                rows: rows.into(),
                cols: cols.into(),
            },
        )
    }

    /// Adds a real parameter in a closed interval with ends `(numerator, denominator)`.
    pub fn between(self, name: &str, lo: (i64, i64), hi: (i64, i64)) -> Self {
        self.part(
            name,
            Kind::Between {
                lo: BigRational::new(lo.0.into(), lo.1.into()),
                hi: BigRational::new(hi.0.into(), hi.1.into()),
            },
        )
    }

    /// Adds a fixed matrix.
    pub fn given_matrix(self, name: &str, m: &Matrix<BigRational>) -> Self {
        self.part(name, Kind::Given(Value::Matrix(m.clone())))
    }

    /// Whether some part is a real parameter without bounds.
    pub fn has_free(&self) -> bool {
        self.parts.iter().any(|p| {
            matches!(
                p.kind,
                Kind::Free | Kind::FreeVector { .. } | Kind::FreeMatrix { .. }
            )
        })
    }

    /// Whether some part is a real parameter in an interval.
    pub fn has_boxes(&self) -> bool {
        self.parts
            .iter()
            .any(|p| matches!(p.kind, Kind::Between { .. }))
    }

    /// Visits every choice of the discrete parts, smallest first; real parameters are left at 0 (or their lower end).
    ///
    /// # Errors
    /// If a size refers to a part that is not there.
    pub fn each_discrete<N: Number>(
        &self,
        visit: &mut dyn FnMut(&Case<N>) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Undefined> {
        self.descend(0, &mut Case::new(), visit)
    }

    fn descend<N: Number>(
        &self,
        depth: usize,
        case: &mut Case<N>,
        visit: &mut dyn FnMut(&Case<N>) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Undefined> {
        let Some(part) = self.parts.get(depth) else {
            return Ok(visit(case));
        };
        let name = part.name.clone();
        let mut step =
            |value: Value<N>, case: &mut Case<N>| -> Result<ControlFlow<()>, Undefined> {
                case.set(&name, value);
                self.descend(depth + 1, case, visit)
            };
        macro_rules! go {
            ($value:expr) => {
                if step($value, case)?.is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            };
        }
        match &part.kind {
            Kind::Natural { from, to } => {
                for n in *from..=*to {
                    go!(Value::Natural(n));
                }
            }
            Kind::Word { among } => {
                for w in among {
                    go!(Value::Word(w.clone()));
                }
            }
            Kind::Number { among } => {
                for x in among {
                    go!(Value::Number(N::from_big(x)));
                }
            }
            Kind::Permutation { of } => {
                let mut images: Vec<usize> = (0..of.in_case(case)?).collect();
                loop {
                    go!(Value::Naturals(images.clone()));
                    if !next_permutation(&mut images) {
                        break;
                    }
                }
            }
            Kind::Vector { length, among } => {
                let length = length.in_case(case)?;
                let mut word = Some(vec![0; length]);
                while let Some(w) = word {
                    go!(Value::Vector(
                        w.iter().map(|&k| N::from_big(&among[k])).collect()
                    ));
                    word = next_word(w, among.len());
                }
            }
            Kind::Matrix { rows, cols, among } => {
                let (r, c) = (rows.in_case(case)?, cols.in_case(case)?);
                let mut word = Some(vec![0; r * c]);
                while let Some(w) = word {
                    go!(Value::Matrix(Matrix::from_fn(r, c, |i, j| N::from_big(
                        &among[w[i * c + j]]
                    ))));
                    word = next_word(w, among.len());
                }
            }
            Kind::BinarySet {
                length,
                least,
                most,
            } => {
                let length = length.in_case(case)?;
                if length > 20 {
                    return Err(Undefined(format!(
                        "binary sets of length {length} are not enumerated"
                    )));
                }
                let all = 1usize << length;
                for size in *least..=(*most).min(all) {
                    let mut chosen: Vec<usize> = (0..size).collect();
                    loop {
                        go!(Value::Matrix(Matrix::from_fn(size, length, |i, j| {
                            N::integer((chosen[i] >> (length - 1 - j) & 1) as i64)
                        })));
                        if !next_subset(&mut chosen, all) {
                            break;
                        }
                    }
                }
            }
            Kind::Graph { vertices } => {
                let n = vertices.in_case(case)?;
                if n > 7 {
                    return Err(Undefined(format!(
                        "graphs on {n} vertices are not enumerated"
                    )));
                }
                let pairs: Vec<(usize, usize)> = (0..n)
                    .flat_map(|i| (i + 1..n).map(move |j| (i, j)))
                    .collect();
                for bits in 0u64..1 << pairs.len() {
                    let mut m = vec![vec![0i64; n]; n];
                    for (k, &(i, j)) in pairs.iter().enumerate() {
                        let edge = (bits >> k & 1) as i64;
                        m[i][j] = edge;
                        m[j][i] = edge;
                    }
                    go!(Value::Matrix(Matrix::from_fn(n, n, |i, j| N::integer(
                        m[i][j]
                    ))));
                }
            }
            Kind::Free => go!(Value::Number(N::integer(0))),
            Kind::FreeVector { length } => {
                let n = length.in_case(case)?;
                go!(Value::Vector(vec![N::integer(0); n]));
            }
            Kind::FreeMatrix { rows, cols } => {
                let (r, c) = (rows.in_case(case)?, cols.in_case(case)?);
                go!(Value::Matrix(Matrix::zero(r, c)));
            }
            Kind::Between { lo, .. } => go!(Value::Number(N::from_big(lo))),
            Kind::Given(value) => go!(value.map(N::from_big)),
        }
        Ok(ControlFlow::Continue(()))
    }

    /// The number of unbounded real parameters in an instance of this space.
    pub fn free_count<N: Number>(&self, case: &Case<N>) -> usize {
        let count = |p: &Part| match (&p.kind, case.get(&p.name)) {
            (Kind::Free, _) => 1,
            (Kind::FreeVector { .. }, Some(Value::Vector(v))) => v.len(),
            (Kind::FreeMatrix { .. }, Some(Value::Matrix(m))) => m.rows() * m.cols(),
            _ => 0,
        };
        self.parts.iter().map(count).sum()
    }

    /// The instance with its unbounded real parameters set, in order, to what `value` gives.
    pub fn with_free<N: Number, M: Number>(
        &self,
        case: &Case<N>,
        lift: impl Fn(&N) -> M,
        mut value: impl FnMut(usize) -> M,
    ) -> Case<M> {
        let mut next = 0;
        let mut draw = || {
            next += 1;
            value(next - 1)
        };
        let mut result = case.map(lift);
        for p in &self.parts {
            let new = match (&p.kind, result.get(&p.name)) {
                (Kind::Free, _) => Value::Number(draw()),
                (Kind::FreeVector { .. }, Some(Value::Vector(v))) => {
                    Value::Vector(v.iter().map(|_| draw()).collect())
                }
                (Kind::FreeMatrix { .. }, Some(Value::Matrix(m))) => {
                    Value::Matrix(m.map(|_| draw()))
                }
                _ => continue,
            };
            result.set(&p.name, new);
        }
        result
    }

    /// The instance with degrees in place of numbers: constants for the discrete parts, parameters for the real ones.
    pub fn degrees<N: Number>(&self, case: &Case<N>) -> Case<Degree<N>> {
        let count = self.free_count(case);
        self.with_free(
            case,
            |x| Degree::Constant(x.clone()),
            |k| Degree::parameter(k, count),
        )
    }

    /// The bounded real parameters as an initial box.
    pub fn boxes(&self) -> Vec<(String, Enclosure)> {
        self.parts
            .iter()
            .filter_map(|p| match &p.kind {
                Kind::Between { lo, hi } => Some((
                    p.name.clone(),
                    Enclosure::hull(&Enclosure::from_big(lo), &Enclosure::from_big(hi)),
                )),
                _ => None,
            })
            .collect()
    }

    /// Visits instances in the order that "smallest" refers to: by total height of the real parameters, then by the discrete parts, then
    /// lexicographically. The height of `p/q` in lowest terms is `|p| + q − 1`, so 0 comes first, then ±1, then ±2 and ±1/2.
    /// Without real parameters this is the order of [`Space::each_discrete`].
    ///
    /// # Errors
    /// If a size refers to a part that is not there.
    pub fn each_by_size<N: Number>(
        &self,
        max_height: usize,
        visit: &mut dyn FnMut(&Case<N>) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Undefined> {
        let heights = if self.has_free() { max_height } else { 0 };
        for height in 0..=heights {
            let flow = self.each_discrete::<N>(&mut |case| {
                let count = self.free_count(case);
                if count == 0 {
                    return if height == 0 {
                        visit(case)
                    } else {
                        ControlFlow::Continue(())
                    };
                }
                let mut values = Vec::with_capacity(count);
                assignments(count, height, &mut values, &mut |values: &[(
                    i64,
                    i64,
                )]| {
                    visit(
                        &self.with_free(case, Clone::clone, |k| N::ratio(values[k].0, values[k].1)),
                    )
                })
            })?;
            if flow.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Whether an instance has the parts of this space, in order, with fitting shapes. Entries of number-valued parts may be any number.
    ///
    /// # Errors
    /// What does not fit.
    pub fn admits<N: Number>(&self, case: &Case<N>) -> Result<(), Undefined> {
        if case.parts().len() != self.parts.len() {
            return Err(Undefined(format!(
                "the instance has {} parts, the domain {}",
                case.parts().len(),
                self.parts.len()
            )));
        }
        for (part, (name, value)) in self.parts.iter().zip(case.parts()) {
            if *name != part.name {
                return Err(Undefined(format!(
                    "the instance has '{name}' where the domain has '{}'",
                    part.name
                )));
            }
            let shape = |ok: bool| {
                if ok {
                    Ok(())
                } else {
                    Err(Undefined(format!("'{name}' is not in the domain")))
                }
            };
            match (&part.kind, value) {
                (Kind::Natural { from, to }, Value::Natural(n)) => {
                    shape(n >= from && (!self.complete || n <= to))?
                }
                (Kind::Word { among }, Value::Word(w)) => shape(among.contains(w))?,
                (Kind::Number { among }, Value::Number(x)) => {
                    let listed = among.iter().any(|a| N::from_big(a).same(x) != Some(false));
                    shape(!self.complete || listed)?;
                }
                (Kind::Free, Value::Number(_)) => {}
                (Kind::Between { lo, hi }, Value::Number(x)) => {
                    let inside = N::from_big(lo).at_most(x) != Some(false)
                        && x.at_most(&N::from_big(hi)) != Some(false);
                    shape(inside)?;
                }
                (Kind::Permutation { of }, Value::Naturals(_) | Value::Vector(_)) => {
                    let images = case.naturals(name)?;
                    let mut sorted = images.to_vec();
                    sorted.sort_unstable();
                    shape(
                        sorted.len() == of.in_case(case)?
                            && sorted.iter().enumerate().all(|(i, &v)| i == v),
                    )?;
                }
                (
                    Kind::Vector { length, .. } | Kind::FreeVector { length },
                    Value::Vector(_) | Value::Naturals(_),
                ) => {
                    shape(case.vector(name)?.len() == length.in_case(case)?)?;
                }
                (
                    Kind::Matrix { rows, cols, .. } | Kind::FreeMatrix { rows, cols },
                    Value::Matrix(m),
                ) => {
                    shape(m.rows() == rows.in_case(case)? && m.cols() == cols.in_case(case)?)?;
                }
                (Kind::BinarySet { length, least, .. }, Value::Matrix(m)) => {
                    shape(m.cols() == length.in_case(case)? && m.rows() >= *least)?;
                    let bits: Option<Vec<Vec<bool>>> = m
                        .row_vectors()
                        .iter()
                        .map(|r| r.iter().map(bit).collect())
                        .collect();
                    shape(bits.is_some_and(|b| b.windows(2).all(|w| w[0] < w[1])))?;
                }
                (Kind::Graph { vertices }, Value::Matrix(m)) => {
                    let n = vertices.in_case(case)?;
                    shape(m.rows() == n && m.cols() == n)?;
                    let ok = (0..n).all(|i| {
                        bit(m.at(i, i)) == Some(false)
                            && (0..i).all(|j| {
                                bit(m.at(i, j)).is_some() && bit(m.at(i, j)) == bit(m.at(j, i))
                            })
                    });
                    shape(ok)?;
                }
                (Kind::Given(expected), v) => {
                    shape(same_value(&expected.map(N::from_big), v))?;
                }
                _ => shape(false)?,
            }
        }
        Ok(())
    }
}

fn bit<N: Number>(x: &N) -> Option<bool> {
    if x.same(&N::integer(0)) == Some(true) {
        Some(false)
    } else if x.same(&N::integer(1)) == Some(true) {
        Some(true)
    } else {
        None
    }
}

fn same_value<N: Number>(a: &Value<N>, b: &Value<N>) -> bool {
    match (a, b) {
        (Value::Matrix(a), Value::Matrix(b)) => a.same(b) != Some(false),
        (Value::Vector(a), Value::Vector(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x.same(y) != Some(false))
        }
        (Value::Number(a), Value::Number(b)) => a.same(b) != Some(false),
        (Value::Natural(a), Value::Natural(b)) => a == b,
        (Value::Naturals(a), Value::Naturals(b)) => a == b,
        (Value::Word(a), Value::Word(b)) => a == b,
        _ => false,
    }
}

fn ratios(list: &[(i64, i64)]) -> Vec<BigRational> {
    list.iter()
        .map(|&(n, d)| BigRational::new(n.into(), d.into()))
        .collect()
}

fn integers(list: &[i64]) -> Vec<BigRational> {
    list.iter()
        .map(|&n| BigRational::from_integer(n.into()))
        .collect()
}

fn next_permutation(p: &mut [usize]) -> bool {
    let Some(i) = (1..p.len()).rev().find(|&i| p[i - 1] < p[i]) else {
        return false;
    };
    let j = (i..p.len()).rev().find(|&j| p[j] > p[i - 1]).unwrap_or(i);
    p.swap(i - 1, j);
    p[i..].reverse();
    true
}

fn next_word(mut w: Vec<usize>, letters: usize) -> Option<Vec<usize>> {
    for k in (0..w.len()).rev() {
        if w[k] + 1 < letters {
            w[k] += 1;
            return Some(w);
        }
        w[k] = 0;
    }
    None
}

fn next_subset(chosen: &mut [usize], all: usize) -> bool {
    let k = chosen.len();
    let Some(i) = (0..k).rev().find(|&i| chosen[i] + (k - i) < all) else {
        return false;
    };
    chosen[i] += 1;
    for j in i + 1..k {
        chosen[j] = chosen[j - 1] + 1;
    }
    true
}

/// The rationals of a given height, positive before negative, integers before fractions.
fn of_height(height: usize) -> Vec<(i64, i64)> {
    if height == 0 {
        return vec![(0, 1)];
    }
    let mut list = Vec::new();
    for q in 1..=height as i64 {
        let p = height as i64 + 1 - q;
        if p > 0 && num_integer::gcd(p, q) == 1 {
            list.push((p, q));
            list.push((-p, q));
        }
    }
    list
}

/// Visits all ways to give `count` numbers a total height.
fn assignments(
    count: usize,
    height: usize,
    values: &mut Vec<(i64, i64)>,
    visit: &mut dyn FnMut(&[(i64, i64)]) -> ControlFlow<()>,
) -> ControlFlow<()> {
    if count == 0 {
        return if height == 0 {
            visit(values)
        } else {
            ControlFlow::Continue(())
        };
    }
    let least = if count == 1 { height } else { 0 };
    for h in least..=height {
        for v in of_height(h) {
            values.push(v);
            let flow = assignments(count - 1, height - h, values, visit);
            values.pop();
            if flow.is_break() {
                return flow;
            }
        }
    }
    ControlFlow::Continue(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Rational;

    fn count(space: &Space, height: usize) -> usize {
        let mut n = 0;
        let mut seen = std::collections::HashSet::new();
        let flow = space.each_by_size::<Rational>(height, &mut |case| {
            n += 1;
            assert!(seen.insert(case.to_string()), "{case} twice");
            space.admits(case).unwrap();
            ControlFlow::Continue(())
        });
        assert_eq!(flow, Ok(ControlFlow::Continue(())));
        n
    }

    #[test]
    fn counts_follow_the_formulas() {
        assert_eq!(
            count(&Space::new("").natural("n", 0, 5).permutation("s", "n"), 0),
            1 + 1 + 2 + 6 + 24 + 120
        );
        assert_eq!(
            count(
                &Space::new("")
                    .natural("n", 0, 3)
                    .binary_sets("X", "n", 0, 99),
                0
            ),
            2 + 4 + 16 + 256
        );
        assert_eq!(
            count(&Space::new("").natural("n", 0, 4).graph("A", "n"), 0),
            1 + 1 + 2 + 8 + 64
        );
        assert_eq!(
            count(
                &Space::new("")
                    .matrix("W", 2, 2, &[0, 1, -1])
                    .vector("x", 2, &[0, 1]),
                0
            ),
            81 * 4
        );
        // One parameter: heights 0, 1, 2, 3 hold 1, 2, 4, 4 rationals; two parameters: the convolution.
        assert_eq!(count(&Space::new("").free("a"), 3), 1 + 2 + 4 + 4);
        assert_eq!(
            count(&Space::new("").free_vector("a", 2), 2),
            1 + 4 + (4 + 4 + 4)
        );
    }

    #[test]
    fn misfits_are_not_admitted() {
        let space = Space::new("")
            .natural("n", 1, 3)
            .permutation("s", "n")
            .binary_sets("X", "n", 1, 2);
        let good = Case::<Rational>::new()
            .with("n", Value::Natural(5))
            .with("s", Value::Naturals(vec![1, 0, 2, 3, 4]))
            .with("X", Value::Matrix(Matrix::zero(1, 5)));
        assert!(space.admits(&good).is_ok());
        assert!(space.clone().complete().admits(&good).is_err());
        assert!(
            space
                .admits(&good.clone().with("n", Value::Natural(0)))
                .is_err()
        );
        assert!(
            space
                .admits(&good.clone().with("s", Value::Naturals(vec![1, 1, 2, 3, 4])))
                .is_err()
        );
        assert!(
            space
                .admits(&good.clone().with("X", Value::Matrix(Matrix::zero(2, 5))))
                .is_err()
        );
        assert!(
            space
                .admits(&good.clone().with("extra", Value::Natural(1)))
                .is_err()
        );
        assert!(space.admits(&Case::<Rational>::new()).is_err());
    }
}
