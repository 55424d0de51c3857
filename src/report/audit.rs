//! The audit's report, as text and as JSON: pure functions of outcomes.

use std::fmt::Write;

use serde_json::{Map, Value as Json, json};

use crate::audit::{AnyClaim, Hunt, Outcome, Registered, Undecided, Verdict};

/// One line of the audit: the claim, what was expected, what came out.
pub struct Line {
    /// `paper::claim`.
    pub id: String,
    /// The verdict that the list expects.
    pub expected: Verdict,
    /// What was decided, or why nothing was.
    pub outcome: Result<Outcome, Undecided>,
}

impl Line {
    /// Whether the verdict is the expected one.
    pub fn as_expected(&self) -> bool {
        self.outcome
            .as_ref()
            .is_ok_and(|o| o.verdict() == self.expected)
    }

    /// The part of the id before `::`.
    pub fn paper(&self) -> &str {
        self.id.split("::").next().unwrap_or_default()
    }

    /// The part of the id after `::`.
    pub fn name(&self) -> &str {
        self.id.split_once("::").map_or(&self.id, |(_, name)| name)
    }
}

/// The lines paper by paper, papers in the order of their first line.
pub fn by_paper(lines: &[Line]) -> Vec<(&str, Vec<&Line>)> {
    let mut papers: Vec<(&str, Vec<&Line>)> = Vec::new();
    for line in lines {
        match papers.iter_mut().find(|(paper, _)| *paper == line.paper()) {
            Some((_, of_paper)) => of_paper.push(line),
            None => papers.push((line.paper(), vec![line])),
        }
    }
    papers
}

/// How many claims got each verdict, in the order of [`Verdict::ALL`].
pub fn summary(lines: &[Line]) -> Vec<(Verdict, usize)> {
    let count = |v| {
        lines
            .iter()
            .filter(|l| l.outcome.as_ref().is_ok_and(|o| o.verdict() == v))
            .count()
    };
    Verdict::ALL.into_iter().map(|v| (v, count(v))).collect()
}

/// The text report: per claim its verdict, one line of evidence and its repair; then a table per paper and verdict. The time is left out if
/// `seconds` is `None`, so that equal audits give equal bytes.
pub fn text(lines: &[Line], seconds: Option<f64>) -> String {
    let mut out = String::new();
    for (k, (paper, lines)) in by_paper(lines).into_iter().enumerate() {
        let _ = writeln!(out, "{}{paper}", if k == 0 { "" } else { "\n" });
        for line in lines {
            let name = line.name();
            match &line.outcome {
                Ok(o) => {
                    let drift = if line.as_expected() {
                        String::new()
                    } else {
                        format!("  DRIFT: expected {}", line.expected)
                    };
                    let _ = writeln!(out, "  {:<9} {} {name}{drift}", o.verdict(), o.about().tier);
                    let _ = writeln!(out, "            {}", o.line());
                    if let Some(repair) = o.about().repair {
                        let _ = writeln!(out, "            repair: {repair}");
                    }
                    if let Some(negation) = o.about().negation {
                        let _ = writeln!(out, "            every proposal fails: {negation}");
                    }
                }
                Err(e) => {
                    let _ = writeln!(out, "  UNDECIDED   {name}: {}", e.reason);
                }
            }
        }
    }
    let _ = writeln!(out, "\n{}", table(lines));
    let drifts = lines.iter().filter(|l| !l.as_expected()).count();
    let verdicts = if drifts == 0 {
        "all as expected".to_string()
    } else {
        format!("{drifts} not as expected")
    };
    let time = seconds.map_or(String::new(), |s| format!(", {s:.1} s"));
    let _ = writeln!(out, "{} claims, {verdicts}{time}", lines.len());
    out
}

fn table(lines: &[Line]) -> String {
    let papers = by_paper(lines);
    let mut out = format!("{:<16}", "paper");
    for v in Verdict::ALL {
        let _ = write!(out, "{v:>11}");
    }
    let _ = writeln!(out, "{:>8}", "claims");
    let mut row = |name: &str, lines: &[&Line]| {
        let _ = write!(out, "{name:<16}");
        for v in Verdict::ALL {
            let n = lines
                .iter()
                .filter(|l| l.outcome.as_ref().is_ok_and(|o| o.verdict() == v))
                .count();
            let _ = write!(out, "{n:>11}");
        }
        let _ = writeln!(out, "{:>8}", lines.len());
    };
    for (paper, of_paper) in &papers {
        row(paper, of_paper);
    }
    if papers.len() > 1 {
        row("all", &lines.iter().collect::<Vec<_>>());
    }
    out
}

/// The words of a claim as JSON fields.
fn words(claim: &dyn AnyClaim, expected: Verdict) -> Map<String, Json> {
    let about = claim.words();
    let mut m = Map::new();
    m.insert("id".into(), json!(about.id));
    m.insert("paper".into(), json!(about.paper()));
    m.insert("tier".into(), json!(about.tier.to_string()));
    m.insert("where".into(), json!(about.place));
    m.insert("statement".into(), json!(about.says));
    m.insert("reading".into(), json!(about.reading));
    m.insert("expected".into(), json!(expected.to_string()));
    m.insert("repair".into(), json!(about.repair));
    m.insert("repairs".into(), json!(about.repairs));
    m.insert("negation".into(), json!(about.negation));
    m
}

/// The audit as one JSON document.
pub fn json(claims: &[Registered], lines: &[Line], seed: u64) -> Json {
    let list: Vec<Json> = lines
        .iter()
        .filter_map(|l| {
            let r = claims.iter().find(|r| r.claim.id() == l.id)?;
            let mut m = words(r.claim.as_ref(), r.expected);
            match &l.outcome {
                Ok(o) => {
                    m.insert("verdict".into(), json!(o.verdict().to_string()));
                    m.insert("evidence".into(), o.evidence_json());
                    m.insert("line".into(), json!(o.line()));
                    m.insert("seconds".into(), json!(o.seconds()));
                }
                Err(e) => {
                    m.insert("verdict".into(), Json::Null);
                    m.insert(
                        "evidence".into(),
                        json!({"kind": "undecided", "reason": e.reason}),
                    );
                    m.insert("seconds".into(), Json::Null);
                }
            }
            Some(Json::Object(m))
        })
        .collect();
    let summary: Map<String, Json> = summary(lines)
        .into_iter()
        .map(|(v, n)| (v.to_string(), json!(n)))
        .collect();
    json!({"version": env!("CARGO_PKG_VERSION"), "seed": seed, "claims": list, "summary": summary})
}

/// The list of claims as one JSON document of the same form; nothing is decided, so verdicts and evidence are null and the summary counts none.
pub fn list_json(claims: &[Registered]) -> Json {
    let list: Vec<Json> = claims
        .iter()
        .map(|r| {
            let mut m = words(r.claim.as_ref(), r.expected);
            for open in ["verdict", "evidence", "seconds"] {
                m.insert(open.into(), Json::Null);
            }
            Json::Object(m)
        })
        .collect();
    let summary: Map<String, Json> = Verdict::ALL
        .into_iter()
        .map(|v| (v.to_string(), json!(0)))
        .collect();
    json!({"version": env!("CARGO_PKG_VERSION"), "seed": 0, "claims": list, "summary": summary})
}

/// The list of claims, a line each.
pub fn list_text(claims: &[Registered]) -> String {
    let mut out = String::new();
    for r in claims {
        let about = r.claim.words();
        let _ = writeln!(out, "{:<9} {:<3} {}", r.expected, about.tier, about.id);
    }
    out
}

/// One claim in full: its words, its domain, and what was decided.
pub fn show_text(claim: &dyn AnyClaim, line: &Line) -> String {
    let about = claim.words();
    let mut out = format!("{}  (tier {}, {})\n\n", about.id, about.tier, about.place);
    let mut section = |name: &str, text: &str| {
        if !text.is_empty() {
            let _ = writeln!(out, "{name:<10} {text}");
        }
    };
    section("Claim", about.says);
    section("Reading", about.reading);
    section("In words", about.verdict);
    section("Needs", about.needs);
    let space = claim.space();
    let whole = if space.complete {
        " (the whole domain)"
    } else {
        " (the domain goes on)"
    };
    section("Domain", &format!("{}{whole}", space.words));
    section("Repair", about.repair.unwrap_or_default());
    section("Repairs", about.repairs.unwrap_or_default());
    section("Negation", about.negation.unwrap_or_default());
    match &line.outcome {
        Ok(o) => {
            section("Verdict", &o.verdict().to_string());
            section("Evidence", &o.line());
            for n in o.needed() {
                let text = match &n.without {
                    Some(instance) => format!("{} – without it: {instance}", n.hypothesis),
                    None => format!("{} – nothing died without it", n.hypothesis),
                };
                section("Hypothesis", &text);
            }
        }
        Err(e) => section("Undecided", &e.reason),
    }
    out
}

/// A hunt as JSON.
pub fn hunt_json(id: &str, hunt: &Hunt, certificate: Option<&str>) -> Json {
    json!({
        "claim": id,
        "found": hunt.witness.is_some(),
        "instance": hunt.witness.as_ref().map(|f| f.instance.clone()),
        "left": hunt.witness.as_ref().map(|f| f.left.clone()),
        "right": hunt.witness.as_ref().map(|f| f.right.clone()),
        "draws": hunt.draws,
        "met": hunt.met,
        "minimised_in": hunt.witness.as_ref().map_or(0, |f| f.minimised_in),
        "certificate": certificate,
    })
}
