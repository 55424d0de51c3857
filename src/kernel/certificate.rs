//! Certificates: their form, their seal, and the check of each kind.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use serde_json::{Map, Value as Json};

use super::{
    Case, Enclosure, Exact, Judgement, Quantifier, Statement, cover, cover_boxes, sha256_hex,
};
use crate::number::Number;

/// Larger files are refused unread.
pub const MAX_CERTIFICATE_BYTES: usize = 64 << 20;

/// The digest that ties a certificate to a statement: its identifier, its words, its domain.
pub fn digest(statement: &dyn Statement) -> String {
    sha256_hex(
        format!(
            "{}\n{}\n{:?}",
            statement.id(),
            statement.wording(),
            statement.space()
        )
        .as_bytes(),
    )
}

/// Adds the seal: the digest of everything else in the certificate, as compact JSON.
pub fn seal(mut certificate: Map<String, Json>) -> Json {
    certificate.remove("seal");
    let text = Json::Object(certificate.clone()).to_string();
    certificate.insert("seal".into(), Json::String(sha256_hex(text.as_bytes())));
    Json::Object(certificate)
}

/// Reads a certificate: the form, the version and the seal.
///
/// # Errors
/// What is wrong, in one sentence; never a panic, whatever the bytes.
pub fn parse(bytes: &[u8]) -> Result<Map<String, Json>, String> {
    if bytes.len() > MAX_CERTIFICATE_BYTES {
        return Err(format!(
            "{} bytes; certificates have at most {MAX_CERTIFICATE_BYTES}",
            bytes.len()
        ));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|e| format!("not UTF-8 after byte {}", e.valid_up_to()))?;
    sealed(serde_json::from_str(text).map_err(|e| format!("not JSON: {e}"))?)
}

/// The second half of [`parse`]: the form, the version and the seal of a document that has been read.
pub(super) fn sealed(json: Json) -> Result<Map<String, Json>, String> {
    let Json::Object(object) = json else {
        return Err("not a JSON object".into());
    };
    if object.get("format").and_then(Json::as_str) != Some("elenchus certificate") {
        return Err("not an Elenchus certificate: 'format' is missing or different".into());
    }
    match object.get("version").and_then(Json::as_u64) {
        Some(1) => {}
        Some(v) => {
            return Err(format!(
                "version {v} is not known; this kernel reads version 1"
            ));
        }
        None => return Err("'version' is missing".into()),
    }
    let stated = object
        .get("seal")
        .and_then(Json::as_str)
        .unwrap_or_default()
        .to_string();
    if seal(object.clone()).get("seal").and_then(Json::as_str) != Some(stated.as_str()) {
        return Err("the seal does not fit the content".into());
    }
    Ok(object)
}

/// Fields by name, each read once; what is left over is refused.
struct Fields<'a> {
    object: &'a Map<String, Json>,
    read: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    fn get(&mut self, name: &'static str) -> Result<&'a Json, String> {
        self.read.push(name);
        self.object
            .get(name)
            .ok_or_else(|| format!("'{name}' is missing"))
    }
    fn text(&mut self, name: &'static str) -> Result<&'a str, String> {
        self.get(name)?
            .as_str()
            .ok_or_else(|| format!("'{name}' is not text"))
    }
    fn count(&mut self, name: &'static str) -> Result<u64, String> {
        self.get(name)?
            .as_u64()
            .ok_or_else(|| format!("'{name}' is not a natural number"))
    }
    fn done(self) -> Result<(), String> {
        match self
            .object
            .keys()
            .find(|k| !self.read.contains(&k.as_str()))
        {
            Some(k) => Err(format!("the field '{k}' is not known for this kind")),
            None => Ok(()),
        }
    }
}

fn expect<T: PartialEq + std::fmt::Display>(what: &str, stated: T, found: T) -> Result<(), String> {
    if stated == found {
        return Ok(());
    }
    Err(format!("{what}: stated {stated}, found {found}"))
}

/// Re-checks a certificate (see [`parse`]) against the statement it names, and returns the verdict it establishes.
///
/// | kind | what is redone | verdict |
/// |---|---|---|
/// | `witness` | the instance fits the domain, meets every hypothesis, breaks the conclusion; nothing before it in the stated order does | refuted |
/// | `cover` | the whole space, discrete parts by enumeration and real ones by identity | proved if the space is the whole domain, else exhausted; vacuous if nothing met the hypotheses |
/// | `boxes` | the whole space, bounded real parameters by enclosures | proved or exhausted |
/// | `exhibit` | the instance meets hypotheses and conclusion of a "there is" statement | proved |
/// | `none` | no instance of a "there is" statement's complete space satisfies it | refuted |
/// | `theorem` | the text of the formal proof is the one that belongs to the statement | proved |
/// | `sample` | the numbers are consistent, each witness against a sibling is one | survived |
/// | `informal` | nothing: it says what is missing | informal |
///
/// # Errors
/// The reason why it is rejected, in one sentence.
pub fn check(
    statement: &dyn Statement,
    certificate: &Map<String, Json>,
) -> Result<&'static str, String> {
    let mut f = Fields {
        object: certificate,
        read: vec!["format", "version", "seal"],
    };
    if f.text("claim")? != statement.id() {
        return Err(format!("it is about another claim than {}", statement.id()));
    }
    if f.text("statement")? != digest(statement) {
        return Err(
            "the digest of the statement differs: it was made for other words or another domain"
                .into(),
        );
    }
    let kind = f.text("kind")?;
    let stated = f.text("verdict")?.to_string();
    let established = match kind {
        "witness" => witness(statement, &mut f)?,
        "cover" => covered(statement, &mut f)?,
        "boxes" => boxed(statement, &mut f)?,
        "exhibit" => exhibit(statement, &mut f)?,
        "none" => none(statement, &mut f)?,
        "theorem" => theorem(statement, &mut f)?,
        "sample" => sample(statement, &mut f)?,
        "informal" => {
            if f.text("missing")? != statement.wording() {
                return Err("the words differ from the claim's".into());
            }
            "informal"
        }
        other => {
            return Err(format!(
                "the kind '{}' is not known",
                other.chars().take(40).collect::<String>()
            ));
        }
    };
    f.done()?;
    expect("verdict", stated.as_str(), established)?;
    Ok(established)
}

fn require(statement: &dyn Statement, quantifier: Quantifier) -> Result<(), String> {
    if statement.quantifier() == quantifier {
        return Ok(());
    }
    Err("this kind of certificate does not fit the statement's quantifier".into())
}

/// What judging an instance came to, whatever the arithmetic.
struct Judged {
    met: Option<bool>,
    holds: Option<bool>,
    hypotheses: Vec<(String, Option<bool>)>,
    left: String,
    right: String,
    class: Option<String>,
}

fn summary<N: Number>(j: &Judgement<N>) -> Judged {
    let (left, right) = j.conclusion.sides();
    Judged {
        met: j.met(),
        holds: j.conclusion.holds(),
        hypotheses: j
            .hypotheses
            .iter()
            .map(|h| (h.name.clone(), h.met))
            .collect(),
        left,
        right,
        class: j.class.clone(),
    }
}

fn judge(statement: &dyn Statement, instance: &Json, arithmetic: &str) -> Result<Judged, String> {
    let space = statement.space();
    let problem = |e: crate::number::Undefined| e.to_string();
    match arithmetic {
        "exact" => {
            let case = Case::<Exact>::from_json(instance).map_err(problem)?;
            space.admits(&case).map_err(problem)?;
            Ok(summary(&statement.judge_exact(&case).map_err(problem)?))
        }
        "enclosure" => {
            let case = Case::<Enclosure>::from_json(instance).map_err(problem)?;
            space.admits(&case).map_err(problem)?;
            Ok(summary(&statement.judge_enclosed(&case).map_err(problem)?))
        }
        _ => Err("'arithmetic' is neither 'exact' nor 'enclosure'".into()),
    }
}

fn judged(statement: &dyn Statement, f: &mut Fields) -> Result<Judged, String> {
    let arithmetic = f.text("arithmetic")?;
    let found = judge(statement, f.get("instance")?, arithmetic)?;
    let names: Option<Vec<&str>> = f
        .get("hypotheses")?
        .as_array()
        .and_then(|a| a.iter().map(Json::as_str).collect());
    let expected: Vec<&str> = found.hypotheses.iter().map(|(n, _)| n.as_str()).collect();
    if names.as_deref() != Some(&expected) {
        return Err("the list of hypotheses differs from the statement's".into());
    }
    if let Some((name, _)) = found.hypotheses.iter().find(|(_, met)| *met != Some(true)) {
        return Err(format!(
            "the instance does not meet the hypothesis '{name}'"
        ));
    }
    expect("left side", f.text("left")?, &found.left)?;
    expect("right side", f.text("right")?, &found.right)?;
    Ok(found)
}

fn witness(statement: &dyn Statement, f: &mut Fields) -> Result<&'static str, String> {
    require(statement, Quantifier::ForAll)?;
    let found = judged(statement, f)?;
    match found.holds {
        Some(false) => {}
        Some(true) => return Err("the instance meets the conclusion: it is no witness".into()),
        None => return Err("the conclusion is not decided at the instance".into()),
    }
    match f.get("position")? {
        // Found by sampling and made small by the minimiser: a witness, with no claim about what comes before it.
        Json::Null => {}
        position => {
            let position = position
                .as_u64()
                .ok_or("'position' is not a natural number")?;
            first_in_order(
                statement,
                f.get("instance")?,
                f.text("arithmetic")?,
                position,
            )?;
        }
    }
    Ok("refuted")
}

/// Nothing before number `position` in the domain's order is a witness, and that number is the instance.
fn first_in_order(
    statement: &dyn Statement,
    instance: &Json,
    arithmetic: &str,
    position: u64,
) -> Result<(), String> {
    if position >= super::MAX_EVALUATIONS {
        return Err("'position' is beyond what is re-enumerated".into());
    }
    fn walk<N: Number>(
        statement: &dyn Statement,
        instance: &Json,
        position: u64,
        is_witness: &dyn Fn(&Case<N>) -> Option<bool>,
    ) -> Result<(), String> {
        let target = Case::<N>::from_json(instance)
            .map_err(|e| e.to_string())?
            .to_json();
        let mut seen = 0u64;
        let mut result = Err("the domain has fewer instances than 'position'".to_string());
        let flow = statement.space().each_by_size::<N>(64, &mut |case| {
            if seen == position {
                result = if case.to_json() == target {
                    Ok(())
                } else {
                    Err(format!(
                        "number {position} in the domain's order is another instance"
                    ))
                };
                return ControlFlow::Break(());
            }
            seen += 1;
            if is_witness(case) == Some(true) {
                result = Err(format!(
                    "a smaller witness comes before it, as number {}",
                    seen - 1
                ));
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
        let _ = flow.map_err(|e| e.to_string())?;
        result
    }
    // Enumerated values are exact; enclosures of them are only used to judge.
    let exact = |c: &Case<Exact>| statement.judge_exact(c).ok().and_then(|j| j.is_witness());
    let enclosed = |c: &Case<Exact>| {
        let c = c.map(|x| {
            Enclosure::from_big(&num_rational::BigRational::new(
                x.parts().0.clone(),
                x.parts().1.clone(),
            ))
        });
        statement
            .judge_enclosed(&c)
            .ok()
            .and_then(|j| j.is_witness())
    };
    match arithmetic {
        "exact" => walk::<Exact>(statement, instance, position, &exact),
        _ => walk::<Exact>(statement, instance, position, &enclosed),
    }
}

fn exhibit(statement: &dyn Statement, f: &mut Fields) -> Result<&'static str, String> {
    require(statement, Quantifier::Exists)?;
    match judged(statement, f)?.holds {
        Some(true) => Ok("proved"),
        _ => Err("the instance does not meet the conclusion".into()),
    }
}

fn counts(f: &mut Fields, found: &super::Cover) -> Result<(), String> {
    expect("cases", f.count("cases")?, found.cases)?;
    expect("met", f.count("met")?, found.met)?;
    expect("points", f.count("points")?, found.points)
}

fn established(statement: &dyn Statement, met: u64) -> &'static str {
    match (statement.space().complete, met) {
        (true, 0) => "vacuous",
        (true, _) => "proved",
        (false, _) => "exhausted",
    }
}

fn covered(statement: &dyn Statement, f: &mut Fields) -> Result<&'static str, String> {
    require(statement, Quantifier::ForAll)?;
    let found = cover(statement)?;
    counts(f, &found)?;
    expect("degree", f.count("degree")?, found.degree)?;
    if found.met == 0 && !statement.space().complete {
        return Err("no instance meets the hypotheses, and the domain goes on".into());
    }
    Ok(established(statement, found.met))
}

fn boxed(statement: &dyn Statement, f: &mut Fields) -> Result<&'static str, String> {
    require(statement, Quantifier::ForAll)?;
    let depth = u32::try_from(f.count("depth")?).map_err(|_| "'depth' is not a depth")?;
    let found = cover_boxes(statement, depth)?;
    counts(f, &found)?;
    if found.met == 0 {
        return Err("no box is known to meet the hypotheses".into());
    }
    Ok(established(statement, found.met))
}

fn none(statement: &dyn Statement, f: &mut Fields) -> Result<&'static str, String> {
    require(statement, Quantifier::Exists)?;
    let space = statement.space();
    if !space.complete || space.has_free() || space.has_boxes() {
        return Err("that nothing exists is shown only on a complete, discrete space".into());
    }
    let (mut cases, mut problem) = (0u64, None);
    let _ = space
        .each_discrete::<Exact>(&mut |case| {
            cases += 1;
            let verdict = statement
                .judge_exact(case)
                .map(|j| (j.met(), j.conclusion.holds()));
            match verdict {
                Ok((Some(false), _) | (_, Some(false))) if cases <= super::MAX_EVALUATIONS => {
                    ControlFlow::Continue(())
                }
                _ => {
                    problem = Some(format!("at {case} the statement is not known to fail"));
                    ControlFlow::Break(())
                }
            }
        })
        .map_err(|e| e.to_string())?;
    if let Some(p) = problem {
        return Err(p);
    }
    expect("cases", f.count("cases")?, cases)?;
    Ok("refuted")
}

fn theorem(statement: &dyn Statement, f: &mut Fields) -> Result<&'static str, String> {
    let Some((name, text)) = statement.formal() else {
        return Err("the claim has no formal proof".into());
    };
    expect("theorem", f.text("theorem")?, name)?;
    expect(
        "digest of the proof text",
        f.text("proof")?,
        &sha256_hex(text.as_bytes()),
    )?;
    // The proof assistant is run on these files by the project's check; here their form must leave it nothing to assume.
    let words: Vec<&str> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .collect();
    if let Some(bad) = [
        "Axiom",
        "Axioms",
        "Parameter",
        "Parameters",
        "Conjecture",
        "Admitted",
        "admit",
        "Abort",
    ]
    .into_iter()
    .find(|bad| words.contains(bad))
    {
        return Err(format!("the proof text contains '{bad}'"));
    }
    if !text.contains(&format!("Theorem {name}"))
        || !text.contains(&format!("Print Assumptions {name}."))
    {
        return Err("the proof text does not state and close the theorem".into());
    }
    Ok("proved")
}

/// Every listed instance is judged again: different ones, hypotheses met, conclusion true. Then the siblings: all that the statement derives, in
/// order, and each named instance kills its sibling.
fn sample(statement: &dyn Statement, f: &mut Fields) -> Result<&'static str, String> {
    require(statement, Quantifier::ForAll)?;
    let arithmetic = f.text("arithmetic")?.to_string();
    let instances = f
        .get("instances")?
        .as_array()
        .ok_or("'instances' is not a list")?;
    let mut known = BTreeSet::new();
    let mut classes: BTreeMap<String, u64> = BTreeMap::new();
    let mut derived: Vec<String> = Vec::new();
    for instance in instances {
        let j = judge(statement, instance, &arithmetic)?;
        if (j.met, j.holds) != (Some(true), Some(true)) {
            return Err(format!(
                "the sampled instance {instance} does not meet the hypotheses and the conclusion"
            ));
        }
        if !known.insert(instance.to_string()) {
            return Err(format!("the instance {instance} is listed twice"));
        }
        *classes
            .entry(j.class.unwrap_or_else(|| "all".into()))
            .or_default() += 1;
        derived = ["conclude False".into(), "negated conclusion".into()]
            .into_iter()
            .chain(j.hypotheses.iter().map(|(h, _)| format!("without {h}")))
            .collect();
    }
    expect("met", f.count("met")?, instances.len() as u64)?;
    if instances.is_empty() {
        return Err("no instance met the hypotheses: the sample says nothing".into());
    }
    let stated = f
        .get("classes")?
        .as_object()
        .ok_or("'classes' is not an object")?;
    let same = stated.len() == classes.len()
        && classes
            .iter()
            .all(|(name, n)| stated.get(name).and_then(Json::as_u64) == Some(*n));
    if !same {
        return Err("the classes are not those of the instances".into());
    }
    let siblings = f
        .get("siblings")?
        .as_array()
        .ok_or("'siblings' is not a list")?;
    let names: Vec<Option<&str>> = siblings
        .iter()
        .map(|s| s.get("sibling").and_then(Json::as_str))
        .collect();
    if names.len() != derived.len() || names.iter().zip(&derived).any(|(n, d)| *n != Some(d)) {
        return Err("the siblings are not those that the statement derives".into());
    }
    for (s, name) in siblings.iter().zip(&derived) {
        let Some(instance) = s.get("instance").filter(|i| !i.is_null()) else {
            if name.starts_with("without ") {
                continue;
            }
            return Err(format!("nothing kills the sibling '{name}'"));
        };
        let j = judge(statement, instance, &arithmetic)?;
        let dies = match name.strip_prefix("without ") {
            None => j.met == Some(true) && (name == "conclude False" || j.holds == Some(true)),
            Some(dropped) => {
                j.holds == Some(false)
                    && j.hypotheses
                        .iter()
                        .all(|(n, met)| n == dropped || *met == Some(true))
            }
        };
        if !dies {
            return Err(format!("the instance against '{name}' is no witness"));
        }
    }
    Ok("survived")
}
