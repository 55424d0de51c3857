//! Domains as data: what there is to try, in order of size, enumerated by the kernel itself.

mod admits;
mod enumerate;

use num_rational::BigRational;

use super::{Case, Enclosure, Matrix, Value};
use crate::number::{Number, Undefined};

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
    pub fn rational_vector(
        self,
        name: &str,
        length: impl Into<Size>,
        among: &[(i64, i64)],
    ) -> Self {
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
