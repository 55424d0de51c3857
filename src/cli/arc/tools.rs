//! `elenchus arc orbits`, `augment` and `lint`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use elenchus::arc::augment::Augmentation;
use elenchus::arc::lint::lint;
use elenchus::arc::orbits::orbits;
use elenchus::arc::sheet::side_by_side;
use elenchus::arc::{Grid, Task};
use serde_json::{Value, json};

use super::files::{Content, read_content, read_tasks};
use super::{Failure, Outcome, code, print, print_json, write};

/// Most pieces of a class that are shown.
const SHOWN: usize = 8;

/// `elenchus arc orbits`
pub fn orbits_of(file: &Path, as_json: bool, colour: bool) -> Outcome {
    let mut named: Vec<(String, Grid)> = Vec::new();
    match read_content(file)? {
        Content::Grid(g) => named.push(("grid".into(), g)),
        Content::Task(t) => {
            for (i, p) in t.question.train.iter().enumerate() {
                named.push((format!("train[{i}].input"), p.input.clone()));
                named.push((format!("train[{i}].output"), p.output.clone()));
            }
            for (i, g) in t.question.tests.iter().enumerate() {
                named.push((format!("test[{i}].input"), g.clone()));
            }
        }
    }
    let mut values = Vec::new();
    let mut text = String::new();
    for (name, g) in &named {
        let found = orbits(g);
        if as_json {
            values.push(json!({"grid": name, "orbits": found.iter().map(|o| o.to_json()).collect::<Vec<_>>()}));
            continue;
        }
        for o in &found {
            let classes = o.classes.iter().max().map_or(0, |m| m + 1);
            text += &format!(
                "{name}: {} {} in {classes} classes",
                o.pieces.len(),
                o.split
            );
            if let Some(odd) = o.odd {
                text += &format!(
                    "; the odd one out begins at row {}, column {}",
                    o.pieces[odd].top, o.pieces[odd].left
                );
            }
            text.push('\n');
            for k in (0..classes).filter(|_| o.pieces.len() > 1) {
                let of: Vec<&Grid> = (0..o.pieces.len())
                    .filter(|&i| o.classes[i] == k)
                    .map(|i| &o.pieces[i].grid)
                    .collect();
                let more = of.len().saturating_sub(SHOWN);
                text += &format!("  class {k}, {}", of.len());
                text += &if more > 0 {
                    format!(", the first {SHOWN} shown:\n")
                } else {
                    ":\n".to_string()
                };
                text += &side_by_side(&of[..of.len().min(SHOWN)], "", colour);
            }
        }
        text.push('\n');
    }
    if as_json {
        print_json(&json!({"grids": values}))?;
    } else {
        print(&text)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// `elenchus arc augment`
pub fn augment(file: &Path, seed: u64, black: bool, undo: bool, out: Option<&Path>) -> Outcome {
    let task = Task::read(file)?;
    let value = if undo {
        let text = std::fs::read_to_string(file)
            .map_err(|e| Failure(format!("{}: {e}", file.display())))?;
        let raw: Value =
            serde_json::from_str(&text).map_err(|e| Failure(format!("{}: {e}", file.display())))?;
        let change = Augmentation::from_json(&raw["augmentation"])
            .map_err(|e| Failure(format!("{}: field augmentation: {e}", file.display())))?;
        if change.order.len() != task.question.train.len() {
            return Err(Failure(format!(
                "{}: field augmentation: field order: expected {} entries, got {}",
                file.display(),
                task.question.train.len(),
                change.order.len()
            )));
        }
        change.undo(&task).to_json()
    } else {
        let change = Augmentation::random(task.question.train.len(), black, seed);
        let mut v = change.apply(&task).to_json();
        v["augmentation"] = change.to_json();
        v
    };
    match out {
        Some(path) => write(path, &format!("{value}\n"))?,
        None => print(&format!("{value}\n"))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// `elenchus arc lint`
pub fn lint_all(paths: &[PathBuf], as_json: bool) -> Outcome {
    let (tasks, bad) = read_tasks(paths);
    let mut contradictions = 0;
    let mut values = Vec::new();
    let mut text = String::new();
    for task in &tasks {
        for x in lint(&task.question) {
            contradictions += usize::from(x.contradiction);
            let level = if x.contradiction {
                "contradiction"
            } else {
                "note"
            };
            text += &format!("{}: {level}: {}\n", task.name, x.text);
            values
                .push(json!({"task": task.name, "contradiction": x.contradiction, "text": x.text}));
        }
    }
    if as_json {
        print_json(
            &json!({"files": tasks.len() + bad, "unreadable": bad, "contradictions": contradictions, "findings": values}),
        )?;
    } else {
        print(&format!(
            "{text}{} tasks, {contradictions} contradictions\n",
            tasks.len()
        ))?;
    }
    Ok(code(bad, contradictions == 0))
}
