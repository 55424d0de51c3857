//! Deciding a claim: which search is tried when, and the certificate that comes out.

use std::collections::BTreeMap;
use std::time::Instant;

use serde_json::{Map, Value as Json, json};

use super::search::{self, Fast, Sample, Seen, see};
use super::{AnyClaim, Evidence, Found, Hunt, Needed, Outcome, Verdict, minimise};
use crate::kernel::{self, Cover, Quantifier};

/// How hard to try.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Random instances per claim.
    pub cases: u64,
    /// Seed of the random instances.
    pub seed: u64,
    /// Instances tried in order of size before sampling.
    pub walk: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            cases: 256,
            seed: 0,
            walk: 60_000,
        }
    }
}

/// A claim that the search could neither prove nor refute nor sample.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{claim}: {reason}")]
pub struct Undecided {
    /// The claim.
    pub claim: String,
    /// Why.
    pub reason: String,
}

/// Decides a claim. Tried in this order: a cover of the whole space (enumeration, identities, enclosures), a formal proof, a walk through the domain in
/// order of size for a witness, a random sample. The kernel re-checks the certificate before the outcome is returned.
///
/// # Errors
/// If nothing of this comes to a verdict, or if the kernel rejects the certificate (a bug that is reported, not hidden).
pub fn decide(claim: &dyn AnyClaim, settings: &Settings) -> Result<Outcome, Undecided> {
    let start = Instant::now();
    let about = claim.words();
    let undecided = |reason: String| Undecided {
        claim: about.id.to_string(),
        reason,
    };
    if let Some(missing) = about.missing {
        return finish(claim, Evidence::Informal(missing), None, start).map_err(undecided);
    }
    match about.quantifier {
        Quantifier::Exists => exists(claim, settings, start).map_err(undecided),
        Quantifier::ForAll => for_all(claim, settings, start).map_err(undecided),
    }
}

fn exists(claim: &dyn AnyClaim, settings: &Settings, start: Instant) -> Result<Outcome, String> {
    let hit = |s: &Seen| s.met() == Some(true) && s.holds == Some(true);
    for judge in [search::see_exactly, search::see_enclosed] {
        let walk = search::walk(claim, settings.walk, &judge, &hit);
        if let Some((case, seen, position)) = walk.hit {
            return finish(
                claim,
                Evidence::Exhibit(seen.found(&case, Some(position), 0)),
                None,
                start,
            );
        }
    }
    Err("no instance of this 'there is' statement was found; state its negation as a claim of its own".into())
}

fn for_all(claim: &dyn AnyClaim, settings: &Settings, start: Instant) -> Result<Outcome, String> {
    let domain = claim.tries();
    let mut why = String::new();
    let mut covered = None;
    if domain.covered {
        if domain.space.has_boxes() {
            match (1..=domain.depth)
                .map(|d| (d, kernel::cover_boxes(claim.statement(), d)))
                .find(|(_, r)| r.is_ok())
            {
                Some((d, Ok(c))) => covered = Some(Evidence::Boxes(c, d)),
                _ => why = format!("not enclosed at depth {}", domain.depth),
            }
        } else {
            match kernel::cover_with(&domain.space, &Fast(claim)) {
                Ok(c) if c.met > 0 || domain.space.complete => covered = Some(Evidence::Cover(c)),
                Ok(_) => why = "no instance of the space meets the hypotheses".into(),
                Err(e) => why = e,
            }
            // What exact arithmetic cannot decide (tanh, exp, sqrt), enclosures may.
            if covered.is_none()
                && !domain.space.has_free()
                && let Ok(c) = kernel::cover_boxes(claim.statement(), 0)
                && c.met > 0
            {
                covered = Some(Evidence::Boxes(c, 0));
            }
        }
    }
    if covered.is_none()
        && let Some(found) = walk_for_witness(claim, settings).0
    {
        return finish(claim, Evidence::Witness(found), None, start);
    }
    let vacuous = matches!(&covered, Some(Evidence::Cover(Cover { met: 0, .. })));
    // Beyond a finite space that is covered there is nothing; a few draws tell which hypotheses are needed.
    let cases = match &covered {
        Some(Evidence::Cover(c) | Evidence::Boxes(c, _))
            if domain.space.complete && !domain.space.has_free() && !domain.space.has_boxes() =>
        {
            settings.cases.min(c.cases)
        }
        _ => settings.cases,
    };
    let sample = if vacuous {
        Sample::default()
    } else {
        search::sample(claim, cases, settings.seed)
    };
    if let Some(case) = &sample.witness {
        let found =
            shrink(claim, case.clone()).ok_or("a sampled witness could not be judged again")?;
        return finish(claim, Evidence::Witness(found), None, start);
    }
    let evidence = match (claim.formal(), covered) {
        (Some((name, text)), Some(Evidence::Cover(c) | Evidence::Boxes(c, _))) => {
            Evidence::Theorem(name, text, Some(c))
        }
        (Some((name, text)), _) => Evidence::Theorem(name, text, None),
        (None, Some(cover)) => cover,
        (None, None) if sample.met == 0 => {
            return Err(format!(
                "nothing was decided ({why}); {} draws, {} undecided",
                sample.drawn, sample.undecided
            ));
        }
        (None, None) => {
            let arithmetic = sample.met_by.as_ref().map_or("exact", |(_, a)| a);
            let listed = sample.held.iter().filter(|(_, _, a)| *a == arithmetic);
            let mut classes = BTreeMap::new();
            let mut instances = Vec::new();
            for (instance, class, _) in listed {
                *classes.entry(class.clone()).or_default() += 1;
                instances.push(instance.clone());
            }
            Evidence::Sample {
                drawn: sample.drawn,
                instances,
                classes,
                siblings: search::siblings(&sample, arithmetic),
                seed: settings.seed,
                arithmetic,
                uncovered: why,
            }
        }
    };
    finish(claim, evidence, Some(&sample), start)
}

/// The first witness in the domain's order, with what was tried and met.
fn walk_for_witness(claim: &dyn AnyClaim, settings: &Settings) -> (Option<Found>, u64, u64) {
    let exact = search::walk(
        claim,
        settings.walk,
        &search::see_exactly,
        &Seen::is_witness,
    );
    let (mut tried, mut met) = (exact.tried, exact.met);
    if let Some((case, seen, position)) = exact.hit {
        return (Some(seen.found(&case, Some(position), 0)), tried, met);
    }
    if exact.open {
        let limit = settings.walk / 10;
        let enclosed = search::walk(claim, limit, &search::see_enclosed, &Seen::is_witness);
        tried += enclosed.tried;
        met += enclosed.met;
        if let Some((case, seen, position)) = enclosed.hit {
            return (Some(seen.found(&case, Some(position), 0)), tried, met);
        }
    }
    (None, tried, met)
}

/// Minimises a sampled witness.
fn shrink(
    claim: &dyn AnyClaim,
    case: crate::kernel::Case<crate::number::Rational>,
) -> Option<Found> {
    let (small, steps) = minimise(&claim.space(), case, &mut |c| {
        see(claim, c).is_some_and(|s| s.is_witness())
    });
    see(claim, &small).map(|s| s.found(&small, None, steps))
}

/// Looks for a witness from the domain alone: first in order of size, then at random, then minimises. `cases` bounds both searches.
pub fn hunt(claim: &dyn AnyClaim, cases: u64, seed: u64) -> Hunt {
    let settings = Settings {
        cases,
        seed,
        walk: cases.max(Settings::default().walk),
    };
    let nothing = Hunt {
        witness: None,
        certificate: None,
        draws: 0,
        met: 0,
    };
    if claim.words().missing.is_some() || claim.quantifier() == Quantifier::Exists {
        return nothing;
    }
    let (mut witness, mut draws, mut met) = walk_for_witness(claim, &settings);
    if witness.is_none() {
        let s = search::sample(claim, cases, seed);
        draws += s.drawn;
        met += s.met;
        witness = s.witness.and_then(|case| shrink(claim, case));
    }
    let certificate = witness
        .as_ref()
        .map(|f| certificate(claim, Verdict::Refuted, &Evidence::Witness(f.clone())));
    Hunt {
        witness,
        certificate,
        draws,
        met,
    }
}

/// Names the verdict, writes the certificate, has it checked.
fn finish(
    claim: &dyn AnyClaim,
    evidence: Evidence,
    sample: Option<&Sample>,
    start: Instant,
) -> Result<Outcome, String> {
    let about = claim.words();
    let space = claim.space();
    let by_cover = |met: u64| match (space.complete, met) {
        (true, 0) => Verdict::Vacuous,
        (true, _) => Verdict::Proved,
        (false, _) => Verdict::Exhausted,
    };
    let verdict = match &evidence {
        Evidence::Cover(c) | Evidence::Boxes(c, _) => by_cover(c.met),
        Evidence::Theorem(..) | Evidence::Exhibit(_) => Verdict::Proved,
        Evidence::Witness(_) => Verdict::Refuted,
        Evidence::Sample { .. } => Verdict::Survived,
        Evidence::Informal(_) => Verdict::Informal,
    };
    let needed = sample.map_or(Vec::new(), |s| {
        let one = |h: &String| Needed {
            hypothesis: h.clone(),
            without: s.without.get(h).map(|(c, _)| c.to_json()),
        };
        s.hypotheses.iter().map(one).collect()
    });
    let beyond = sample
        .filter(|s| s.beyond.1 > 0 && verdict == Verdict::Exhausted)
        .map(|s| (s.beyond.1, s.beyond.0));
    let certificate = certificate(claim, verdict, &evidence);
    let object = certificate
        .as_object()
        .ok_or("a certificate is an object")?;
    kernel::check(claim.statement(), object)
        .map_err(|e| format!("the kernel rejects the certificate: {e}"))?;
    Ok(Outcome {
        about,
        verdict,
        evidence,
        words: space.words,
        needed,
        beyond,
        certificate,
        seconds: start.elapsed().as_secs_f64(),
    })
}

/// The sealed certificate of an outcome.
fn certificate(claim: &dyn AnyClaim, verdict: Verdict, evidence: &Evidence) -> Json {
    let mut c = Map::new();
    let mut put = |name: &str, value: Json| {
        c.insert(name.into(), value);
    };
    put("format", json!("elenchus certificate"));
    put("version", json!(1));
    put("claim", json!(claim.id()));
    put("statement", json!(kernel::digest(claim.statement())));
    put("verdict", json!(verdict.to_string()));
    match evidence {
        Evidence::Cover(cover) | Evidence::Boxes(cover, _) => {
            put("cases", json!(cover.cases));
            put("met", json!(cover.met));
            put("points", json!(cover.points));
            match evidence {
                Evidence::Boxes(_, depth) => {
                    put("kind", json!("boxes"));
                    put("depth", json!(depth));
                }
                _ => {
                    put("kind", json!("cover"));
                    put("degree", json!(cover.degree));
                }
            }
        }
        Evidence::Theorem(name, text, _) => {
            put("kind", json!("theorem"));
            put("theorem", json!(name));
            put("proof", json!(kernel::sha256_hex(text.as_bytes())));
        }
        Evidence::Exhibit(f) | Evidence::Witness(f) => {
            let witness = matches!(evidence, Evidence::Witness(_));
            put("kind", json!(if witness { "witness" } else { "exhibit" }));
            put("arithmetic", json!(f.arithmetic));
            put("instance", f.instance.clone());
            put("hypotheses", json!(f.hypotheses));
            put("left", json!(f.left));
            put("right", json!(f.right));
            if witness {
                put("position", json!(f.position));
            }
        }
        Evidence::Sample {
            instances,
            classes,
            siblings,
            arithmetic,
            ..
        } => {
            put("kind", json!("sample"));
            put("met", json!(instances.len()));
            put("classes", json!(classes));
            put("instances", json!(instances));
            put("arithmetic", json!(arithmetic));
            let siblings: Vec<Json> = siblings
                .iter()
                .map(|s| json!({"sibling": s.name, "instance": s.instance}))
                .collect();
            put("siblings", json!(siblings));
        }
        Evidence::Informal(missing) => {
            put("kind", json!("informal"));
            put("missing", json!(missing));
        }
    }
    kernel::seal(c)
}
