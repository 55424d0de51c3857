//! Verdicts and the evidence without which they cannot be built.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde_json::{Map, Value as Json, json};

use super::About;
use crate::kernel::Cover;

/// The six verdicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Holds on the whole domain.
    Proved,
    /// Holds on everything up to the stated bound.
    Exhausted,
    /// Held on every random instance, and the same instances kill what should die.
    Survived,
    /// A witness breaks it.
    Refuted,
    /// No instance meets the hypotheses.
    Vacuous,
    /// Not a mathematical statement.
    Informal,
}

impl Verdict {
    /// All six, in the order of reports.
    pub const ALL: [Verdict; 6] = [
        Verdict::Proved,
        Verdict::Exhausted,
        Verdict::Survived,
        Verdict::Refuted,
        Verdict::Vacuous,
        Verdict::Informal,
    ];
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Verdict::Proved => "proved",
            Verdict::Exhausted => "exhausted",
            Verdict::Survived => "survived",
            Verdict::Refuted => "refuted",
            Verdict::Vacuous => "vacuous",
            Verdict::Informal => "informal",
        })
    }
}

impl FromStr for Verdict {
    type Err = String;

    /// ```
    /// use elenchus::audit::Verdict;
    /// assert_eq!("refuted".parse(), Ok(Verdict::Refuted));
    /// assert!("passed".parse::<Verdict>().is_err());
    /// ```
    fn from_str(text: &str) -> Result<Self, String> {
        Verdict::ALL
            .into_iter()
            .find(|v| v.to_string() == text)
            .ok_or_else(|| format!("expected one of the six verdicts, got '{text}'"))
    }
}

/// A derived claim that a sample should kill, and the instance that does.
#[derive(Clone, Debug)]
pub struct Sibling {
    /// `conclude False`, `negated conclusion` or `without <hypothesis>`.
    pub name: String,
    /// The instance that kills it; `None` if nothing did.
    pub instance: Option<Json>,
}

/// Whether a hypothesis is needed, as far as the search saw.
#[derive(Clone, Debug)]
pub struct Needed {
    /// The hypothesis.
    pub hypothesis: String,
    /// An instance that meets all others and breaks the conclusion; `None` if the hypothesis looks superfluous.
    pub without: Option<Json>,
}

/// A witness, or an exhibit, with both sides.
#[derive(Clone, Debug)]
pub struct Found {
    /// The instance.
    pub instance: Json,
    /// The instance in one line.
    pub text: String,
    /// `exact` or `enclosure`.
    pub arithmetic: &'static str,
    /// Names of the hypotheses, all met.
    pub hypotheses: Vec<String>,
    /// What is.
    pub left: String,
    /// What was claimed.
    pub right: String,
    /// Its number in the domain's order, if nothing before it is a witness; `None` if it was sampled and then minimised.
    pub position: Option<u64>,
    /// Steps of the minimiser.
    pub minimised_in: usize,
}

/// What a verdict rests on. Only the audit builds it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Evidence {
    /// The whole space, by enumeration and identity.
    Cover(Cover),
    /// The whole space, by enclosures, with the depth of bisection.
    Boxes(Cover, u32),
    /// A formal proof: the theorem, its text, and the cover that agrees with it as far as it reaches.
    Theorem(&'static str, &'static str, Option<Cover>),
    /// An instance that exists.
    Exhibit(Found),
    /// An instance that breaks the claim.
    Witness(Found),
    /// A sample.
    Sample {
        /// Different instances drawn.
        drawn: u64,
        /// Those that met the hypotheses and were judged in `arithmetic`; the conclusion holds at each.
        instances: Vec<Json>,
        /// How many of each kind.
        classes: BTreeMap<String, u64>,
        /// The derived claims.
        siblings: Vec<Sibling>,
        /// The seed.
        seed: u64,
        /// `exact` or `enclosure`.
        arithmetic: &'static str,
        /// Why the domain was not covered.
        uncovered: String,
    },
    /// What is missing.
    Informal(&'static str),
}

/// What was decided about a claim; the kernel has accepted its certificate.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub(super) about: About,
    pub(super) verdict: Verdict,
    pub(super) evidence: Evidence,
    pub(super) words: String,
    pub(super) needed: Vec<Needed>,
    pub(super) beyond: Option<(u64, u64)>,
    pub(super) certificate: Json,
    pub(super) seconds: f64,
}

impl Outcome {
    /// The words of the claim.
    pub fn about(&self) -> &About {
        &self.about
    }
    /// The verdict.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }
    /// What it rests on.
    pub fn evidence(&self) -> &Evidence {
        &self.evidence
    }
    /// The sealed certificate that the kernel accepted.
    pub fn certificate(&self) -> &Json {
        &self.certificate
    }
    /// Which hypotheses the search saw to be needed.
    pub fn needed(&self) -> &[Needed] {
        &self.needed
    }
    /// Wall-clock time.
    pub fn seconds(&self) -> f64 {
        self.seconds
    }
    /// The instance of a witness or an exhibit.
    pub fn instance(&self) -> Option<&Json> {
        match &self.evidence {
            Evidence::Witness(f) | Evidence::Exhibit(f) => Some(&f.instance),
            _ => None,
        }
    }

    /// The evidence in one line.
    pub fn line(&self) -> String {
        let count = |c: &Cover| {
            let mut text = format!("{} of {} cases met the hypotheses", c.met, c.cases);
            if c.degree > 0 {
                text = format!(
                    "identity of degree {} on {} lattice points in {}",
                    c.degree,
                    c.points,
                    plural(c.cases, "case")
                );
            }
            text
        };
        let mut line = match &self.evidence {
            Evidence::Cover(c) => format!("{}: {}", self.words, count(c)),
            Evidence::Boxes(c, depth) => {
                format!(
                    "{}: enclosed on {}, depth {depth}",
                    self.words,
                    plural(c.points, "box")
                )
            }
            Evidence::Theorem(name, _, None) => format!("formal proof `{name}` without axioms"),
            Evidence::Theorem(name, _, Some(c)) => {
                format!(
                    "formal proof `{name}` without axioms; agrees with {}: {}",
                    self.words,
                    count(c)
                )
            }
            Evidence::Exhibit(f) => format!("{}: {}", f.text, f.left),
            Evidence::Witness(f) if f.text.is_empty() => format!("{}, claimed {}", f.left, f.right),
            Evidence::Witness(f) => format!("{}: {}, claimed {}", f.text, f.left, f.right),
            Evidence::Sample {
                drawn,
                instances,
                siblings,
                ..
            } => {
                let killed = siblings.iter().filter(|s| s.instance.is_some()).count();
                let met = instances.len();
                format!(
                    "{met} of {drawn} different draws met the hypotheses, {killed} of {} siblings killed; if it failed on {:.1} % of the draws, these would all hold with probability at most {ERROR_PROBABILITY}",
                    siblings.len(),
                    100.0 * failure_rate_below(met)
                )
            }
            Evidence::Informal(missing) => format!("missing: {missing}"),
        };
        if let Some((met, _)) = self.beyond {
            line.push_str(&format!("; {met} random instances beyond"));
        }
        let idle: Vec<_> = self
            .needed
            .iter()
            .filter(|n| n.without.is_none())
            .map(|n| n.hypothesis.as_str())
            .collect();
        if !idle.is_empty() {
            line.push_str(&format!("; nothing died without: {}", idle.join("; ")));
        }
        line
    }

    /// The evidence as JSON.
    pub fn evidence_json(&self) -> Json {
        let mut e = Map::new();
        let found = |e: &mut Map<String, Json>, kind: &str, f: &Found| {
            e.insert("kind".into(), json!(kind));
            e.insert("instance".into(), f.instance.clone());
            e.insert("arithmetic".into(), json!(f.arithmetic));
            e.insert("left".into(), json!(f.left));
            e.insert("right".into(), json!(f.right));
            e.insert("position".into(), json!(f.position));
        };
        let cover = |e: &mut Map<String, Json>, kind: &str, c: &Cover| {
            e.insert("kind".into(), json!(kind));
            e.insert("bound".into(), json!(self.words));
            e.insert("cases".into(), json!(c.cases));
            e.insert("met".into(), json!(c.met));
            e.insert("points".into(), json!(c.points));
            e.insert("degree".into(), json!(c.degree));
        };
        match &self.evidence {
            Evidence::Cover(c) => cover(&mut e, "cover", c),
            Evidence::Boxes(c, depth) => {
                cover(&mut e, "boxes", c);
                e.insert("depth".into(), json!(depth));
            }
            Evidence::Theorem(name, _, _) => {
                e.insert("kind".into(), json!("theorem"));
                e.insert("theorem".into(), json!(name));
            }
            Evidence::Exhibit(f) => found(&mut e, "exhibit", f),
            Evidence::Witness(f) => found(&mut e, "witness", f),
            Evidence::Sample {
                drawn,
                instances,
                classes,
                siblings,
                seed,
                ..
            } => {
                e.insert("kind".into(), json!("sample"));
                e.insert("drawn".into(), json!(drawn));
                e.insert("met".into(), json!(instances.len()));
                e.insert("error_probability".into(), json!(ERROR_PROBABILITY));
                let rate = failure_rate_below(instances.len());
                e.insert("failure_rate_below".into(), json!(rate));
                e.insert("classes".into(), json!(classes));
                e.insert("seed".into(), json!(seed));
                let siblings: Vec<Json> = siblings
                    .iter()
                    .map(|s| json!({"sibling": s.name, "killed": s.instance.is_some(), "instance": s.instance}))
                    .collect();
                e.insert("siblings".into(), json!(siblings));
            }
            Evidence::Informal(missing) => {
                e.insert("kind".into(), json!("informal"));
                e.insert("missing".into(), json!(missing));
            }
        }
        if !self.needed.is_empty() {
            let needed: Vec<Json> = self
                .needed
                .iter()
                .map(|n| json!({"hypothesis": n.hypothesis, "needed": n.without.is_some(), "without": n.without}))
                .collect();
            e.insert("hypotheses".into(), json!(needed));
        }
        if let Some((met, drawn)) = self.beyond {
            e.insert("beyond".into(), json!({"drawn": drawn, "met": met}));
        }
        e.insert("certificate".into(), json!(certificate_path(&self.about)));
        Json::Object(e)
    }
}

/// The probability with which a sample may mislead about how often a claim fails.
const ERROR_PROBABILITY: f64 = 0.001;

/// The least rate of failure at which `held` independent draws all hold with probability at most [`ERROR_PROBABILITY`]:
/// `(1 − rate)^held = ERROR_PROBABILITY`.
fn failure_rate_below(held: usize) -> f64 {
    1.0 - ERROR_PROBABILITY.powf(1.0 / held.max(1) as f64)
}

/// Where a claim's certificate lies, relative to the project: `proofs/<paper>/<claim>.json`.
pub(super) fn certificate_path(about: &About) -> String {
    format!(
        "proofs/{}/{}.json",
        about.paper(),
        about.name().replace("::", "/")
    )
}

pub(super) fn plural(n: u64, one: &str) -> String {
    match (n, one.ends_with('x')) {
        (1, _) => format!("1 {one}"),
        (n, true) => format!("{n} {one}es"),
        (n, false) => format!("{n} {one}s"),
    }
}

/// What a hunt came to.
#[derive(Clone, Debug)]
pub struct Hunt {
    /// The witness, if one was found.
    pub witness: Option<Found>,
    /// Its certificate.
    pub certificate: Option<Json>,
    /// Instances tried, enumerated and drawn.
    pub draws: u64,
    /// How many met the hypotheses.
    pub met: u64,
}
