//! `elenchus arc complete`: hidden cells from symmetries, with the evidence.

use std::path::Path;

use elenchus::arc::Task;
use elenchus::arc::account::Account;
use elenchus::arc::sheet::side_by_side;
use elenchus::arc::symmetry::{Anchor, Completion, EXACT_BITS, Evidence, anchors, complete};
use serde_json::{Value, json};

use super::files::{Content, read_content};
use super::{Failure, Outcome, code, print, print_json};

fn motion_json(m: &Evidence) -> Value {
    json!({"text": m.motion.name(), "matrix": m.motion.matrix, "shift": m.motion.shift,
        "bits": m.bits, "agree": m.agree, "differ": m.differ})
}

/// The names of the anchors that a motion fixes.
fn anchored<'a>(m: &Evidence, anchors: &'a [Anchor]) -> Vec<&'a str> {
    let at = anchors.iter().filter(|a| m.motion.fixes(a.centre));
    at.flat_map(|a| a.names.iter().map(String::as_str))
        .collect()
}

/// The evidence of a completion.
pub fn completion_json(done: &Completion, anchors: &[Anchor]) -> Value {
    let name = |k: &usize| done.motions[*k].motion.name();
    let fills: Vec<Value> = done
        .fills
        .iter()
        .map(|f| {
            json!({"cell": f.cell, "colour": f.colour, "bits": f.bits, "exact": f.exact,
                "if_the_pattern_obeys": f.path.iter().map(name).collect::<Vec<_>>(),
                "witnesses": f.witnesses, "against": f.against})
        })
        .collect();
    let conflicts: Vec<Value> = done
        .conflicts
        .iter()
        .map(|c| {
            let claims: Vec<Value> = c
                .claims
                .iter()
                .map(|x| {
                    json!({"colour": x.colour, "bits": x.bits, "if_the_pattern_obeys": x.path.iter().map(name).collect::<Vec<_>>(),
                        "witnesses": x.witnesses})
                })
                .collect();
            json!({"cell": c.cell, "claims": claims})
        })
        .collect();
    let motions: Vec<Value> = done
        .motions
        .iter()
        .map(|m| {
            let mut v = motion_json(m);
            v["anchors"] = json!(anchored(m, anchors));
            v
        })
        .collect();
    let rivals: Vec<Value> = anchors
        .iter()
        .map(|a| {
            json!({"names": a.names, "centre": a.place(), "obeyed": a.obeyed().count(),
                "symmetries": a.symmetries.iter().map(motion_json).collect::<Vec<_>>()})
        })
        .collect();
    json!({"complete": done.whole(), "exact": done.exact(), "fills": fills, "motions": motions, "subgroups": done.subgroups,
        "undetermined": done.undetermined, "conflicts": conflicts, "tried": done.tried, "obeyed": done.obeyed, "anchors": rivals})
}

/// What accounts for a prediction, in words.
pub fn account_text(why: &Account, anchors: &[Anchor]) -> String {
    let hidden = match why.mask {
        Some(k) => format!("hidden: the cells of colour {k}\n"),
        None => "hidden: the cells that the prediction changes\n".to_string(),
    };
    hidden + &completion_text(&why.completion, anchors)
}

/// The evidence of a completion in words.
fn completion_text(w: &Completion, anchors: &[Anchor]) -> String {
    let least = w.fills.iter().map(|f| f.bits).fold(f64::INFINITY, f64::min);
    let heuristic = w.fills.iter().filter(|f| !f.exact).count();
    let mut out = format!("{} cells filled", w.fills.len());
    if !w.fills.is_empty() {
        out += &format!(", each with at least {least:.0} bits of evidence");
        out += &match heuristic {
            0 => ": exact if the pattern obeys the motions named".to_string(),
            n if n == w.fills.len() => ": heuristic".to_string(),
            n => format!("; {n} of them heuristic"),
        };
    }
    out += "\n";
    if w.obeyed > 0 {
        out += &format!(
            "of {} motions tried, the visible part obeys {} with at least {EXACT_BITS} bits\n",
            w.tried, w.obeyed
        );
    } else {
        out += &format!(
            "of {} motions tried, the visible part obeys none with {EXACT_BITS} bits or more\n",
            w.tried
        );
    }
    if w.subgroups.len() > 1 {
        out += &format!(
            "they contradict each other through hidden cells: {} maximal compatible sets\n",
            w.subgroups.len()
        );
    }
    for m in w.motions.iter().take(4) {
        let against = if m.differ > 0 {
            format!(", against {} pairs", m.differ)
        } else {
            String::new()
        };
        let at = anchored(m, anchors);
        let at = match at.as_slice() {
            [] => String::new(),
            [one] => format!("; through the {one}"),
            [one, rest @ ..] => format!("; through the {one} and {} more", rest.len()),
        };
        out += &format!(
            "  {} ({:.0} bits from {} visible pairs{against}{at})\n",
            m.motion.name(),
            m.bits,
            m.agree
        );
    }
    if w.motions.len() > 4 {
        out += &format!("  and {} more\n", w.motions.len() - 4);
    }
    out += &anchors_text(anchors);
    for c in w.conflicts.iter().take(4) {
        let rivals: Vec<String> = c
            .claims
            .iter()
            .map(|x| format!("colour {} ({:.0} bits)", x.colour, x.bits))
            .collect();
        let (r, k) = c.cell;
        out += &format!(
            "  evidence conflicts in ({r}, {k}): {}\n",
            rivals.join(", ")
        );
    }
    if w.conflicts.len() > 4 {
        out += &format!("  and in {} more cells\n", w.conflicts.len() - 4);
    }
    if !w.undetermined.is_empty() {
        out += &format!(
            "  {} cells stay undetermined: no visible cell is in their orbits\n",
            w.undetermined.len()
        );
    }
    out
}

/// The rival anchors, a line each.
fn anchors_text(anchors: &[Anchor]) -> String {
    const SHOWN: usize = 6;
    let mut out = String::from("anchors among the candidates:\n");
    for a in anchors.iter().take(SHOWN) {
        let (r, c) = a.place();
        let obeyed = a.obeyed().count();
        let best = a
            .symmetries
            .iter()
            .filter(|e| e.differ > 0)
            .min_by_key(|e| e.differ);
        let said = match (obeyed, best) {
            (0, Some(e)) => format!(
                "none obeyed; the nearest, {}, has {} pairs for and {} against",
                e.motion.name(),
                e.agree,
                e.differ
            ),
            (0, None) => "too little evidence".into(),
            (1, _) => "1 symmetry obeyed".into(),
            (n, _) => format!("{n} symmetries obeyed"),
        };
        out += &format!("  {} ({r}, {c}): {said}\n", a.names.join(", "));
    }
    if anchors.len() > SHOWN {
        out += &format!("  and {} more\n", anchors.len() - SHOWN);
    }
    out
}

/// The colour that the training pairs show to hide cells: every changed cell has it, or, where the output is a part, its box has the
/// output's shape.
fn inferred_mask(t: &Task) -> Option<u8> {
    let pairs = &t.question.train;
    (0..10u8).find(|&k| {
        pairs.iter().all(|p| {
            if p.input.shape() == p.output.shape() {
                let mut changed = p
                    .input
                    .cells()
                    .iter()
                    .zip(p.output.cells())
                    .filter(|(a, b)| a != b)
                    .peekable();
                changed.peek().is_some() && changed.all(|(a, _)| *a == k)
            } else {
                p.input
                    .bounds(|c| c == k)
                    .is_some_and(|(_, _, h, w)| (h, w) == p.output.shape())
            }
        })
    })
}

/// `elenchus arc complete`
pub fn run(file: &Path, mask: Option<u8>, as_json: bool, colour: bool) -> Outcome {
    let (grids, mask) = match read_content(file)? {
        Content::Grid(g) => (vec![g], mask),
        Content::Task(t) => {
            let mask = mask.or_else(|| inferred_mask(&t));
            (t.question.tests, mask)
        }
    };
    let Some(mask) = mask else {
        return Err(Failure(format!(
            "{}: expected --mask C, the colour that hides cells; the pairs do not show it",
            file.display()
        )));
    };
    let mut values = Vec::new();
    let mut text = String::new();
    let mut whole = true;
    for g in &grids {
        let hidden: Vec<bool> = g.cells().iter().map(|&c| c == mask).collect();
        let done = complete(g, &hidden);
        whole &= done.whole();
        let rivals = anchors(g, &hidden);
        if as_json {
            let mut v = completion_json(&done, &rivals);
            v["grid"] = done.grid.to_json();
            v["mask"] = json!(mask);
            values.push(v);
        } else {
            text += &side_by_side(&[g, &done.grid], "→", colour);
            text += &completion_text(&done, &rivals);
        }
    }
    if as_json {
        match values.as_slice() {
            [one] => print_json(one)?,
            _ => print_json(&json!(values))?,
        }
    } else {
        print(&text)?;
    }
    Ok(code(0, whole))
}
