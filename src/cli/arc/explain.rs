//! `elenchus arc explain`: the surviving rules and the group facts.

use std::path::PathBuf;
use std::process::ExitCode;

use elenchus::arc::facts::{
    Fact, Permutations, Recolouring, colour_rules, facts, permutation_rules, square_rules,
    torus_rules,
};
use elenchus::arc::{Grid, Options};
use serde_json::{Value, json};

use super::files::{one_file, read_tasks};
use super::solve::solve_all;
use super::{Outcome, code, print, print_json};

/// `elenchus arc explain`
pub fn run(paths: &[PathBuf], as_json: bool) -> Outcome {
    let (tasks, bad) = read_tasks(paths);
    if tasks.is_empty() {
        return Ok(ExitCode::from(2));
    }
    let all = solve_all(tasks, Options::default());
    let mut values = Vec::new();
    let mut text = String::new();
    let mut any = false;
    for s in &all {
        let mut joint: Vec<&Vec<Grid>> = s.found.rules.iter().map(|r| &r.predictions).collect();
        joint.sort();
        joint.dedup();
        any |= !joint.is_empty();
        let status = match joint.len() {
            0 => "none".to_string(),
            1 => "unique".to_string(),
            k => format!("ambiguous({k})"),
        };
        let known: Vec<Fact> = facts(&s.task.question);
        let squares: Vec<&str> = square_rules(&s.task.question.train)
            .iter()
            .map(|s| s.name())
            .collect();
        let shifts = torus_rules(&s.task.question.train);
        let cells = permutation_rules(&s.task.question);
        let colours = colour_rules(&s.task.question.train);
        if as_json {
            let rules: Vec<Value> = s
                .found
                .rules
                .iter()
                .map(|r| json!({"family": r.family.name(), "text": r.text, "bits": r.cost, "weak": r.weak,
                    "prediction": joint.binary_search(&&r.predictions).ok()}))
                .collect();
            values.push(json!({
                "task": s.task.name, "status": status, "rules": rules, "repertoire": s.found.repertoire,
                "tried": s.found.tried, "declined": s.found.declined, "differing": s.found.differing,
                "square_coset": squares, "torus_coset": shifts,
                "colour_coset": colours.iter().map(recolouring_json).collect::<Vec<_>>(),
                "cell_permutations": cells.as_ref().map(permutations_json), "groups": known.iter().map(Fact::to_json).collect::<Vec<_>>(),
            }));
            continue;
        }
        text += &format!("task {}: {status}\n{}\n", s.task.name, s.found.statement());
        if let Some(why) = &s.found.declined {
            text += &format!("no prediction: {why}\n");
        }
        for r in s.found.rules.iter().take(10) {
            let weak = if r.weak > 0 {
                {
                    let s = if r.weak == 1 { "" } else { "s" };
                    format!(", {} part{s} resting on one pair", r.weak)
                }
            } else {
                String::new()
            };
            let which = joint.binary_search(&&r.predictions).map_or(0, |i| i + 1);
            text += &format!(
                "  {:>3} bits  {} ({}{weak}; prediction {which})\n",
                r.cost, r.text, r.family
            );
        }
        if s.found.rules.len() > 10 {
            text += &format!("  and {} more\n", s.found.rules.len() - 10);
        }
        if !squares.is_empty() {
            text += &format!(
                "  square symmetries that map all inputs to outputs: {}\n",
                squares.join(", ")
            );
        }
        if !shifts.is_empty() {
            let list: Vec<String> = shifts
                .iter()
                .take(12)
                .map(|(r, c)| format!("({r}, {c})"))
                .collect();
            text += &format!(
                "  torus translations that map all inputs to outputs: {} in all: {}\n",
                shifts.len(),
                list.join(" ")
            );
        }
        if squares.is_empty() {
            for c in &colours {
                text += &format!(
                    "  square symmetry and colours that map all inputs to outputs: {}; {} permutations of the ten colours\n",
                    c.text(),
                    c.count()
                );
            }
        }
        if let Some(p) = &cells {
            text += &permutations_text(p);
        }
        for f in &known {
            let proved = if f.complete { "" } else { " at least" };
            text += &format!(
                "  symmetries of the {} within {}: order{proved} {}, {} orbits on cells\n",
                f.of, f.within, f.order, f.orbits
            );
        }
        text.push('\n');
    }
    if as_json {
        match values.as_slice() {
            [one] if one_file(paths) => print_json(one)?,
            _ => print_json(&json!({"tasks": values}))?,
        }
    } else {
        print(&text)?;
    }
    Ok(code(bad, any))
}

fn permutations_json(p: &Permutations) -> Value {
    let images: Vec<Value> = p
        .predictions
        .iter()
        .map(|i| {
            i.as_ref().map_or(Value::Null, |i| {
                json!({"unique": i.differing.is_empty(), "one": i.one.to_json(), "differing": i.differing})
            })
        })
        .collect();
    json!({"count": p.count.to_string(), "predictions": images})
}

fn permutations_text(p: &Permutations) -> String {
    let said: Vec<String> = p
        .predictions
        .iter()
        .enumerate()
        .map(|(t, i)| match i {
            None => format!("test {t} has another shape"),
            Some(i) if i.differing.is_empty() => format!("they agree on test {t}"),
            Some(i) => format!("on test {t} they differ in {} cells", i.differing.len()),
        })
        .collect();
    format!(
        "  permutations of the cells that map all inputs to outputs: {}; {}\n",
        p.count,
        said.join(", ")
    )
}

fn recolouring_json(c: &Recolouring) -> Value {
    json!({"square": c.square.name(), "colours": c.colours, "count": c.count().to_string()})
}
