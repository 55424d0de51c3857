//! What a statement is, to the kernel: something that can be judged at an instance, in several arithmetics.

use super::matrix::all;
use super::{Case, Enclosure, Exact, Matrix, Space};
use crate::number::{Degree, Number, Undefined};

/// How the instances of the domain are bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantifier {
    /// For all instances that meet the hypotheses, the conclusion holds.
    ForAll,
    /// Some instance meets the hypotheses and the conclusion.
    Exists,
}

/// A statement that certificates can be about.
///
/// Implemented for every claim; the kernel sees nothing else of a claim.
pub trait Statement {
    /// The identifier `paper::claim`.
    fn id(&self) -> String;
    /// The words that the digest covers: statement, reading and domain.
    fn wording(&self) -> String;
    /// The instances that are enumerated.
    fn space(&self) -> Space;
    /// How they are bound.
    fn quantifier(&self) -> Quantifier;
    /// The text and the name of the formal proof, if there is one.
    fn formal(&self) -> Option<(&'static str, &'static str)>;
    /// Judges an instance in the kernel's exact arithmetic.
    ///
    /// # Errors
    /// If the statement cannot be evaluated there; so for the two others.
    fn judge_exact(&self, case: &Case<Exact>) -> Result<Judgement<Exact>, Undefined>;
    /// Judges an instance with enclosures.
    ///
    /// # Errors
    /// If the statement cannot be evaluated there.
    fn judge_enclosed(&self, case: &Case<Enclosure>) -> Result<Judgement<Enclosure>, Undefined>;
    /// Bounds the degrees of both sides in the free parameters.
    ///
    /// # Errors
    /// If the statement is not polynomial in them.
    fn judge_degree(
        &self,
        case: &Case<Degree<Exact>>,
    ) -> Result<Judgement<Degree<Exact>>, Undefined>;
}

/// One hypothesis at an instance.
#[derive(Clone, Debug)]
pub struct Hypothesis {
    /// Its name in reports.
    pub name: String,
    /// Whether the instance meets it; `None` where this arithmetic cannot tell.
    pub met: Option<bool>,
    /// Whether the conclusion may rely on it by its sign alone (see [`Judgement::given_positive`]), so that a proof for all parameters need not decide it.
    pub by_sign: bool,
}

/// The conclusion at an instance.
#[derive(Clone, Debug)]
pub enum Conclusion<N> {
    /// Every labelled pair is equal.
    Equal(Vec<(String, N, N)>),
    /// `left ≥ right`, or `left > right` if strict, because the difference equals a term whose sign is evident.
    Sign {
        /// The larger side.
        left: N,
        /// The smaller side.
        right: N,
        /// Whether the inequality is strict.
        strict: bool,
        /// The reason.
        because: Signed<N>,
    },
    /// Something else, with both sides in words.
    Said {
        /// Whether it holds; `None` where this arithmetic cannot tell.
        holds: Option<bool>,
        /// What is.
        left: String,
        /// What was claimed.
        right: String,
    },
}

impl<N: Number> Conclusion<N> {
    /// Whether it holds; `None` where this arithmetic cannot tell.
    pub fn holds(&self) -> Option<bool> {
        match self {
            Conclusion::Equal(pairs) => all(pairs.iter().map(|(_, l, r)| l.same(r))),
            Conclusion::Sign {
                left,
                right,
                strict: true,
                ..
            } => right.below(left),
            Conclusion::Sign {
                left,
                right,
                strict: false,
                ..
            } => right.at_most(left),
            Conclusion::Said { holds, .. } => *holds,
        }
    }

    /// Both sides in words: the first pair that differs, if there is one.
    pub fn sides(&self) -> (String, String) {
        match self {
            Conclusion::Equal(pairs) => match pairs
                .iter()
                .find(|(_, l, r)| l.same(r) == Some(false))
                .or_else(|| pairs.first())
            {
                Some((label, l, r)) => (format!("{label} = {l}"), r.to_string()),
                None => ("nothing to compare".into(), "nothing to compare".into()),
            },
            Conclusion::Sign {
                left,
                right,
                strict,
                ..
            } => (
                left.to_string(),
                format!("{} {right}", if *strict { ">" } else { "≥" }),
            ),
            Conclusion::Said { left, right, .. } => (left.clone(), right.clone()),
        }
    }
}

/// A number whose sign is evident from how it is built, whatever the parameters: squares, non-negative constants, hypotheses,
/// and sums and products of such.
///
/// ```
/// use elenchus::{kernel::Signed, number::{Number, Rational}};
/// let x = Rational::integer(-3);
/// let s = Signed::square(x).plus(&Signed::constant(1, 2));
/// assert_eq!(s.value(), &Rational::ratio(19, 2));
/// assert!(s.is_strict());
/// ```
#[derive(Clone, Debug)]
pub struct Signed<N> {
    value: N,
    strict: bool,
}

impl<N: Number> Signed<N> {
    /// `x² ≥ 0`.
    pub fn square(x: N) -> Self {
        Signed {
            value: x.squared(),
            strict: false,
        }
    }

    /// The constant `n/d ≥ 0`.
    pub fn constant(n: u32, d: u32) -> Self {
        Signed {
            value: N::ratio(i64::from(n), i64::from(d.max(1))),
            strict: n > 0,
        }
    }

    /// The sum; strict if one of them is.
    pub fn plus(&self, other: &Self) -> Self {
        Signed {
            value: self.value.clone() + other.value.clone(),
            strict: self.strict || other.strict,
        }
    }

    /// The product; strict if both are.
    pub fn times(&self, other: &Self) -> Self {
        Signed {
            value: self.value.clone() * other.value.clone(),
            strict: self.strict && other.strict,
        }
    }

    /// The number.
    pub fn value(&self) -> &N {
        &self.value
    }

    /// Whether it is known to be positive, not only non-negative.
    pub fn is_strict(&self) -> bool {
        self.strict
    }
}

/// A statement judged at one instance.
#[derive(Clone, Debug)]
pub struct Judgement<N> {
    /// The hypotheses, in order.
    pub hypotheses: Vec<Hypothesis>,
    /// The conclusion; claims always set one.
    pub conclusion: Conclusion<N>,
    /// The kind of instance this is, for the statistics of a sample.
    pub class: Option<String>,
}

impl<N: Number> Default for Judgement<N> {
    fn default() -> Self {
        Self::new()
    }
}

impl<N: Number> Judgement<N> {
    /// No hypotheses, and a conclusion that is not decided yet.
    pub fn new() -> Self {
        Judgement {
            hypotheses: Vec::new(),
            conclusion: Conclusion::Said {
                holds: None,
                left: String::new(),
                right: String::new(),
            },
            class: None,
        }
    }

    /// Adds a hypothesis.
    pub fn given(mut self, name: &str, met: Option<bool>) -> Self {
        self.hypotheses.push(Hypothesis {
            name: name.into(),
            met,
            by_sign: false,
        });
        self
    }

    /// Adds the hypothesis `value > 0` and returns it as a term that is positive wherever the hypothesis holds.
    pub fn given_positive(&mut self, name: &str, value: N) -> Signed<N> {
        let met = N::integer(0).below(&value);
        self.hypotheses.push(Hypothesis {
            name: name.into(),
            met,
            by_sign: true,
        });
        Signed {
            value,
            strict: true,
        }
    }

    /// As [`Judgement::given_positive`], for `value ≥ 0`.
    pub fn given_non_negative(&mut self, name: &str, value: N) -> Signed<N> {
        let met = N::integer(0).at_most(&value);
        self.hypotheses.push(Hypothesis {
            name: name.into(),
            met,
            by_sign: true,
        });
        Signed {
            value,
            strict: false,
        }
    }

    /// Names the kind of instance, for coverage statistics.
    pub fn class(mut self, name: impl Into<String>) -> Self {
        self.class = Some(name.into());
        self
    }

    /// Concludes that `left = right`; may be called several times.
    pub fn equal(mut self, label: impl Into<String>, left: N, right: N) -> Self {
        match &mut self.conclusion {
            Conclusion::Equal(pairs) => pairs.push((label.into(), left, right)),
            other => *other = Conclusion::Equal(vec![(label.into(), left, right)]),
        }
        self
    }

    /// Concludes that two vectors are equal; shapes that differ are an unequal pair.
    pub fn equal_vectors(mut self, label: &str, left: &[N], right: &[N]) -> Self {
        if left.len() != right.len() {
            let (l, r) = (left.len() as i64, right.len() as i64);
            return self.equal(format!("length of {label}"), N::integer(l), N::integer(r));
        }
        if !matches!(self.conclusion, Conclusion::Equal(_)) {
            self.conclusion = Conclusion::Equal(Vec::new());
        }
        for (i, (l, r)) in left.iter().zip(right).enumerate() {
            self = self.equal(format!("{label}[{}]", i + 1), l.clone(), r.clone());
        }
        self
    }

    /// Concludes that two matrices are equal; shapes that differ are an unequal pair.
    pub fn equal_matrices(mut self, label: &str, left: &Matrix<N>, right: &Matrix<N>) -> Self {
        if (left.rows(), left.cols()) != (right.rows(), right.cols()) {
            let (l, r) = (left.rows() as i64, right.rows() as i64);
            return self
                .equal(format!("rows of {label}"), N::integer(l), N::integer(r))
                .equal(
                    format!("columns of {label}"),
                    N::integer(left.cols() as i64),
                    N::integer(right.cols() as i64),
                );
        }
        if !matches!(self.conclusion, Conclusion::Equal(_)) {
            self.conclusion = Conclusion::Equal(Vec::new());
        }
        for i in 0..left.rows() {
            for j in 0..left.cols() {
                self = self.equal(
                    format!("{label}[{},{}]", i + 1, j + 1),
                    left.at(i, j).clone(),
                    right.at(i, j).clone(),
                );
            }
        }
        self
    }

    /// Concludes `left > right` (or `≥`) because `left − right` equals `because`.
    pub fn larger(mut self, left: N, right: N, strict: bool, because: Signed<N>) -> Self {
        self.conclusion = Conclusion::Sign {
            left,
            right,
            strict,
            because,
        };
        self
    }

    /// Concludes something else, with both sides in words.
    pub fn said(
        mut self,
        holds: Option<bool>,
        left: impl Into<String>,
        right: impl Into<String>,
    ) -> Self {
        self.conclusion = Conclusion::Said {
            holds,
            left: left.into(),
            right: right.into(),
        };
        self
    }

    /// Whether all hypotheses are met; `None` where one is undecided and none is known to fail.
    pub fn met(&self) -> Option<bool> {
        all(self.hypotheses.iter().map(|h| h.met))
    }

    /// Whether this instance is a witness: hypotheses met, conclusion false.
    pub fn is_witness(&self) -> Option<bool> {
        match (self.met(), self.conclusion.holds()) {
            (Some(false), _) | (_, Some(true)) => Some(false),
            (Some(true), Some(false)) => Some(true),
            _ => None,
        }
    }
}

impl<N> Judgement<N> {
    /// The same judgement over another number type.
    ///
    /// # Errors
    /// The first error of `f`.
    pub(crate) fn map<M>(
        self,
        mut f: impl FnMut(N) -> Result<M, Undefined>,
    ) -> Result<Judgement<M>, Undefined> {
        let conclusion = match self.conclusion {
            Conclusion::Equal(pairs) => Conclusion::Equal(
                pairs
                    .into_iter()
                    .map(|(label, l, r)| Ok((label, f(l)?, f(r)?)))
                    .collect::<Result<_, Undefined>>()?,
            ),
            Conclusion::Sign {
                left,
                right,
                strict,
                because,
            } => Conclusion::Sign {
                left: f(left)?,
                right: f(right)?,
                strict,
                because: Signed {
                    value: f(because.value)?,
                    strict: because.strict,
                },
            },
            Conclusion::Said { holds, left, right } => Conclusion::Said { holds, left, right },
        };
        Ok(Judgement {
            hypotheses: self.hypotheses,
            conclusion,
            class: self.class,
        })
    }
}
