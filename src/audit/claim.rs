//! Claims: words, domain, judgement.

use std::fmt;

use super::scalar::run;
use super::{Domain, Verdict};
use crate::kernel::{Case, Enclosure, Exact, Judgement, Quantifier, Space, Statement};
use crate::number::{Degree, Number, Rational, Undefined};

/// How much of a paper rests on a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Numbered results, equations, tables, figures, and what a conclusion rests on.
    A,
    /// The rest of what the paper says.
    B,
    /// Not in the paper: repairs, lemmas, further readings.
    Own,
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Tier::A => "A",
            Tier::B => "B",
            Tier::Own => "own",
        })
    }
}

/// The words of a claim.
#[derive(Clone, Debug)]
pub struct About {
    /// `paper::claim`.
    pub id: &'static str,
    /// The tier.
    pub tier: Tier,
    /// Where the paper says it.
    pub place: &'static str,
    /// The formal statement, in full.
    pub says: &'static str,
    /// The conventions chosen to make the text precise.
    pub reading: &'static str,
    /// The verdict in words: the witness or the idea of the proof.
    pub verdict: &'static str,
    /// The claim that holds in place of this one.
    pub repair: Option<&'static str>,
    /// The claim that this one is the repair of.
    pub repairs: Option<&'static str>,
    /// Where the text says that something exists and an instance is a proposal for it: the claim that shows that every proposal fails.
    pub negation: Option<&'static str>,
    /// What breaks when a hypothesis is dropped.
    pub needs: &'static str,
    /// For all instances, or for some.
    pub quantifier: Quantifier,
    /// Name and text of a formal proof.
    pub formal: Option<(&'static str, &'static str)>,
    /// For a text that is no mathematical statement: what is missing.
    pub missing: Option<&'static str>,
}

impl About {
    /// The words of the claim `paper::claim`; everything else is empty and can be set.
    pub fn new(id: &'static str) -> Self {
        About {
            id,
            tier: Tier::Own,
            place: "",
            says: "",
            reading: "",
            verdict: "",
            repair: None,
            repairs: None,
            negation: None,
            needs: "",
            quantifier: Quantifier::ForAll,
            formal: None,
            missing: None,
        }
    }

    /// Sets the formal statement.
    pub fn says(mut self, text: &'static str) -> Self {
        self.says = text;
        self
    }

    /// Sets the reading.
    pub fn reading(mut self, text: &'static str) -> Self {
        self.reading = text;
        self
    }

    /// The paper: what stands before `::`.
    pub fn paper(&self) -> &'static str {
        self.id.split("::").next().unwrap_or(self.id)
    }

    /// The name within the paper.
    pub fn name(&self) -> &'static str {
        self.id.split_once("::").map_or(self.id, |(_, name)| name)
    }
}

/// One statement `for all x in the domain: hypotheses(x) implies conclusion(x)` (or "for some x").
pub trait Claim: Send + Sync {
    /// The words.
    fn about(&self) -> About;
    /// What to try.
    fn domain(&self) -> Domain;
    /// Judges one instance, in any arithmetic.
    ///
    /// # Errors
    /// If the statement has no value there, or the arithmetic cannot decide.
    fn judge<N: Number>(&self, case: &Case<N>) -> Result<Judgement<N>, Undefined>;
}

/// A claim with its number type erased: what the audit works with. Implemented for every [`Claim`].
pub trait AnyClaim: Statement + Send + Sync {
    /// The words.
    fn words(&self) -> About;
    /// What to try.
    fn tries(&self) -> Domain;
    /// Judges an instance in fast exact arithmetic.
    ///
    /// # Errors
    /// As [`Claim::judge`].
    fn judge_fast(&self, case: &Case<Rational>) -> Result<Judgement<Rational>, Undefined>;
    /// For handing a claim to the kernel.
    fn statement(&self) -> &dyn Statement;
}

// One shallow layer per claim: whatever does not depend on it is compiled once, below.
impl<C: Claim> Statement for C {
    fn id(&self) -> String {
        id(&self.about())
    }
    fn wording(&self) -> String {
        wording(&self.about())
    }
    fn space(&self) -> Space {
        self.domain().space
    }
    fn quantifier(&self) -> Quantifier {
        self.about().quantifier
    }
    fn formal(&self) -> Option<(&'static str, &'static str)> {
        self.about().formal
    }
    fn judge_exact(&self, case: &Case<Exact>) -> Result<Judgement<Exact>, Undefined> {
        run(case, &|c| self.judge(c))
    }
    fn judge_enclosed(&self, case: &Case<Enclosure>) -> Result<Judgement<Enclosure>, Undefined> {
        run(case, &|c| self.judge(c))
    }
    fn judge_degree(
        &self,
        case: &Case<Degree<Exact>>,
    ) -> Result<Judgement<Degree<Exact>>, Undefined> {
        run(case, &|c| self.judge(c))
    }
}

fn id(about: &About) -> String {
    about.id.to_string()
}

fn wording(about: &About) -> String {
    match about.missing {
        Some(missing) => missing.to_string(),
        None => format!("{}\n{}\n{:?}", about.says, about.reading, about.quantifier),
    }
}

impl<C: Claim> AnyClaim for C {
    fn words(&self) -> About {
        self.about()
    }
    fn tries(&self) -> Domain {
        self.domain()
    }
    fn judge_fast(&self, case: &Case<Rational>) -> Result<Judgement<Rational>, Undefined> {
        run(case, &|c| self.judge(c))
    }
    fn statement(&self) -> &dyn Statement {
        self
    }
}

/// One line of the list: a claim and the verdict it is expected to get.
pub struct Registered {
    /// The claim.
    pub claim: Box<dyn AnyClaim>,
    /// Any other verdict, a better one too, is drift.
    pub expected: Verdict,
}

impl Registered {
    /// A claim with its expected verdict.
    pub fn new(claim: impl AnyClaim + 'static, expected: Verdict) -> Self {
        Registered {
            claim: Box::new(claim),
            expected,
        }
    }
}
