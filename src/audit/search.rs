//! Looking for instances: in order of size, and at random.

use std::collections::{BTreeMap, HashSet};
use std::ops::ControlFlow;

use serde_json::Value as Json;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::{AnyClaim, Found, Sibling};
use crate::kernel::{Case, Enclosure, Exact, Judge, Judgement};
use crate::number::{Degree, Number, Rational};

/// Instances larger than this total height are left to sampling.
const MAX_HEIGHT: usize = 12;

/// Most sampled instances that a certificate lists.
const MOST_LISTED: usize = 4096;

/// A judgement in words, whatever the arithmetic that reached it.
pub(super) struct Seen {
    pub arithmetic: &'static str,
    pub hypotheses: Vec<(String, Option<bool>)>,
    pub holds: Option<bool>,
    pub left: String,
    pub right: String,
    pub class: Option<String>,
}

impl Seen {
    fn of<N: Number>(j: Judgement<N>, arithmetic: &'static str) -> Self {
        let (left, right) = j.conclusion.sides();
        Seen {
            arithmetic,
            holds: j.conclusion.holds(),
            hypotheses: j.hypotheses.into_iter().map(|h| (h.name, h.met)).collect(),
            left,
            right,
            class: j.class,
        }
    }

    pub fn met(&self) -> Option<bool> {
        if self.hypotheses.iter().any(|(_, m)| *m == Some(false)) {
            return Some(false);
        }
        self.hypotheses
            .iter()
            .all(|(_, m)| *m == Some(true))
            .then_some(true)
    }

    pub fn is_witness(&self) -> bool {
        self.met() == Some(true) && self.holds == Some(false)
    }

    /// The one hypothesis that alone keeps this from being a witness.
    pub fn only_kept_by(&self) -> Option<&str> {
        if self.holds != Some(false) {
            return None;
        }
        let mut open = self.hypotheses.iter().filter(|(_, m)| *m != Some(true));
        match (open.next(), open.next()) {
            (Some((name, Some(false))), None) => Some(name),
            _ => None,
        }
    }

    pub fn found(self, case: &Case<Rational>, position: Option<u64>, minimised_in: usize) -> Found {
        Found {
            instance: case.to_json(),
            text: case.to_string(),
            arithmetic: self.arithmetic,
            hypotheses: self.hypotheses.into_iter().map(|(n, _)| n).collect(),
            left: self.left,
            right: self.right,
            position,
            minimised_in,
        }
    }
}

pub(super) fn enclosed(case: &Case<Rational>) -> Case<Enclosure> {
    case.map(|x| Enclosure::from_big(&x.to_big()))
}

pub(super) fn see_exactly(claim: &dyn AnyClaim, case: &Case<Rational>) -> Option<Seen> {
    let seen = Seen::of(claim.judge_fast(case).ok()?, "exact");
    (seen.met() == Some(false) || (seen.met().is_some() && seen.holds.is_some())).then_some(seen)
}

pub(super) fn see_enclosed(claim: &dyn AnyClaim, case: &Case<Rational>) -> Option<Seen> {
    Some(Seen::of(
        claim.judge_enclosed(&enclosed(case)).ok()?,
        "enclosure",
    ))
}

/// Judges exactly if that decides, else with enclosures.
pub(super) fn see(claim: &dyn AnyClaim, case: &Case<Rational>) -> Option<Seen> {
    see_exactly(claim, case).or_else(|| see_enclosed(claim, case))
}

/// For the cover: the fast arithmetic behind the kernel's loop.
pub(super) struct Fast<'a>(pub &'a dyn AnyClaim);

impl Judge<Rational> for Fast<'_> {
    fn at(&self, case: &Case<Rational>) -> Result<Judgement<Rational>, String> {
        self.0.judge_fast(case).map_err(|e| e.to_string())
    }
    fn degrees(&self, case: &Case<Degree<Exact>>) -> Result<Judgement<Degree<Exact>>, String> {
        self.0.judge_degree(case).map_err(|e| e.to_string())
    }
    fn exact(&self, x: &Rational) -> Exact {
        Exact::from_big(&x.to_big())
    }
}

/// What walking through the domain in order of size came to.
pub(super) struct Walk {
    pub hit: Option<(Case<Rational>, Seen, u64)>,
    pub tried: u64,
    pub met: u64,
    /// Whether some instance was not decided in the arithmetic of the walk.
    pub open: bool,
}

/// Walks through the domain in order of size, at most `limit` instances, until `wanted` holds.
pub(super) fn walk(
    claim: &dyn AnyClaim,
    limit: u64,
    judge: &dyn Fn(&dyn AnyClaim, &Case<Rational>) -> Option<Seen>,
    wanted: &dyn Fn(&Seen) -> bool,
) -> Walk {
    let mut result = Walk {
        hit: None,
        tried: 0,
        met: 0,
        open: false,
    };
    let domain = claim.tries();
    let limit = limit.min(domain.most_draws);
    let _ = domain
        .space
        .each_by_size::<Rational>(MAX_HEIGHT, &mut |case| {
            if result.tried >= limit {
                return ControlFlow::Break(());
            }
            result.tried += 1;
            match judge(claim, case) {
                Some(seen) => {
                    result.met += u64::from(seen.met() == Some(true));
                    if wanted(&seen) {
                        result.hit = Some((case.clone(), seen, result.tried - 1));
                        return ControlFlow::Break(());
                    }
                    result.open |= seen.met().is_none() || seen.holds.is_none();
                }
                None => result.open = true,
            }
            ControlFlow::Continue(())
        });
    result
}

/// What a random sample came to. Equal draws count once.
#[derive(Default)]
pub(super) struct Sample {
    pub drawn: u64,
    pub met: u64,
    pub undecided: u64,
    /// How many were not among the enumerated instances, and how many of these met the hypotheses.
    pub beyond: (u64, u64),
    /// Those that met the hypotheses and held, each with its class and the arithmetic that says so.
    pub held: Vec<(Json, String, &'static str)>,
    pub witness: Option<Case<Rational>>,
    pub met_by: Option<(Case<Rational>, &'static str)>,
    pub held_by: Option<(Case<Rational>, &'static str)>,
    pub without: BTreeMap<String, (Case<Rational>, &'static str)>,
    pub hypotheses: Vec<String>,
}

/// Draws random instances, `cases` or as many as the domain allows; stops at the first witness.
pub(super) fn sample(claim: &dyn AnyClaim, cases: u64, seed: u64) -> Sample {
    let mut key = [0u8; 32];
    key[..8].copy_from_slice(&seed.to_le_bytes());
    // The claim's own name separates the streams of different claims.
    for (k, b) in claim.id().bytes().enumerate() {
        key[8 + k % 24] = key[8 + k % 24].wrapping_mul(31).wrapping_add(b);
    }
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        TestRng::from_seed(RngAlgorithm::ChaCha, &key),
    );
    let domain = claim.tries();
    let strategy = domain.strategy();
    let mut s = Sample::default();
    let mut known = HashSet::new();
    for _ in 0..cases.min(domain.most_draws) {
        let Ok(tree) = strategy.new_tree(&mut runner) else {
            break;
        };
        let case = tree.current();
        if !known.insert(case.to_string()) {
            continue;
        }
        s.drawn += 1;
        let outside = u64::from(!domain.enumerates(&case));
        s.beyond.0 += outside;
        let Some(seen) = see(claim, &case) else {
            s.undecided += 1;
            continue;
        };
        if s.hypotheses.is_empty() {
            s.hypotheses = seen.hypotheses.iter().map(|(n, _)| n.clone()).collect();
        }
        if let Some(h) = seen.only_kept_by() {
            s.without
                .entry(h.to_string())
                .or_insert_with(|| (case.clone(), seen.arithmetic));
        }
        match (seen.met(), seen.holds) {
            (Some(true), Some(holds)) => {
                s.met += 1;
                s.beyond.1 += outside;
                s.met_by
                    .get_or_insert_with(|| (case.clone(), seen.arithmetic));
                if !holds {
                    s.witness = Some(case);
                    return s;
                }
                let class = seen.class.clone().unwrap_or_else(|| "all".into());
                if s.held.len() < MOST_LISTED {
                    s.held.push((case.to_json(), class, seen.arithmetic));
                }
                s.held_by
                    .get_or_insert_with(|| (case.clone(), seen.arithmetic));
            }
            (Some(false), _) => {}
            _ => s.undecided += 1,
        }
    }
    s
}

/// The siblings of a claim with what killed them in a sample, all judged in one arithmetic.
pub(super) fn siblings(s: &Sample, arithmetic: &str) -> Vec<Sibling> {
    let json = |c: &Option<(Case<Rational>, &'static str)>| {
        c.as_ref()
            .filter(|(_, a)| *a == arithmetic)
            .map(|(c, _)| c.to_json())
    };
    let mut list = vec![
        Sibling {
            name: "conclude False".into(),
            instance: json(&s.met_by),
        },
        Sibling {
            name: "negated conclusion".into(),
            instance: json(&s.held_by),
        },
    ];
    for h in &s.hypotheses {
        list.push(Sibling {
            name: format!("without {h}"),
            instance: json(&s.without.get(h).cloned()),
        });
    }
    list
}
