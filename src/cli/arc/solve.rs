//! `elenchus arc FILE…`: rules, predictions, evidence.

use std::io::IsTerminal;
use std::process::ExitCode;
use std::time::Instant;

use elenchus::arc::account::Account;
use elenchus::arc::sheet::{Sheet, html, side_by_side};
use elenchus::arc::symmetry::anchors;
use elenchus::arc::{Grid, Inference, Options, Task, infer};
use indicatif::ProgressBar;
use rayon::prelude::*;
use serde_json::{Value, json};

use super::complete::{account_text, completion_json};
use super::files::{one_file, read_tasks};
use super::summary::Summary;
use super::{Args, Failure, Outcome, code, print, print_json, write};

/// A task with what was inferred.
pub struct Solved {
    pub task: Task,
    pub found: Inference,
    pub correct: Vec<Option<bool>>,
    seconds: f64,
}

impl Solved {
    fn of(task: Task, options: Options) -> Solved {
        let start = Instant::now();
        // The solver sees the question only; the answers are asked once its predictions are fixed.
        let found = infer(&task.question, options);
        let correct = task.answers.check(&found.predictions);
        Solved {
            task,
            found,
            correct,
            seconds: start.elapsed().as_secs_f64(),
        }
    }

    pub fn predicted(&self) -> bool {
        !self.found.predictions.is_empty() && self.found.predictions.iter().all(|p| !p.is_empty())
    }

    pub fn wrong(&self) -> bool {
        self.correct.contains(&Some(false))
    }

    pub fn solved(&self) -> bool {
        self.predicted() && !self.wrong()
    }

    fn verdict(&self) -> &'static str {
        match (self.predicted(), self.wrong(), self.task.answers.complete()) {
            (false, ..) => "declined",
            (_, true, _) => "wrong",
            (.., true) => "solved",
            _ => "predicted",
        }
    }

    fn sheet(&self) -> Sheet<'_> {
        Sheet {
            task: &self.task,
            found: &self.found,
            correct: &self.correct,
        }
    }

    fn json(&self, attempts: u8) -> Value {
        let f = &self.found;
        let rule = f
            .rules
            .first()
            .map(|r| json!({"family": r.family.name(), "text": r.text, "bits": r.cost, "weak": r.weak, "composed": r.composed}));
        let predictions: Vec<Value> = f
            .predictions
            .iter()
            .map(|p| p.first().map_or(Value::Null, Grid::to_json))
            .collect();
        let cells: Vec<Value> = f
            .predictions
            .iter()
            .zip(&self.task.question.tests)
            .zip(&f.differing)
            .enumerate()
            .map(|(i, ((p, input), differing))| {
                let Some(p) = p.first() else {
                    return json!({"filled": 0, "orbit_witnesses": false, "differing": differing, "other_shapes": f.other_shapes[i]});
                };
                let why = f.account(i, input);
                let changed = if p.shape() == input.shape() {
                    p.cells()
                        .iter()
                        .zip(input.cells())
                        .filter(|(a, b)| a != b)
                        .count()
                } else {
                    p.area()
                };
                json!({
                    "filled": why.as_ref().map_or(changed, |w| w.completion.fills.len()),
                    "orbit_witnesses": why.is_some(), "exact": why.as_ref().is_some_and(Account::exact),
                    "least_bits": why.as_ref().and_then(Account::least_bits), "differing": differing, "other_shapes": f.other_shapes[i],
                    "evidence": why.as_ref().map(|w| completion_json(&w.completion, &anchors(input, &w.hidden))),
                })
            })
            .collect();
        let mut v = json!({
            "task": self.task.name, "solved": self.solved(), "rule": rule, "rules_found": f.rules.len(),
            "predictions": predictions, "unique": f.unique, "cells": cells,
            "repertoire": f.repertoire, "tried": f.tried, "share": f.share, "near_misses": f.near, "held_out": f.held, "declined": f.declined, "seconds": self.seconds,
        });
        if attempts > 1 {
            let all: Vec<Vec<Value>> = f
                .predictions
                .iter()
                .map(|p| p.iter().map(Grid::to_json).collect())
                .collect();
            v["attempts"] = json!(all);
        }
        if self.task.answers.complete() && self.predicted() {
            v["correct"] = json!(
                self.correct
                    .iter()
                    .map(|c| *c == Some(true))
                    .collect::<Vec<_>>()
            );
        }
        v
    }
}

/// Solves all tasks in parallel; the order is kept.
pub fn solve_all(tasks: Vec<Task>, options: Options) -> Vec<Solved> {
    let bar = if tasks.len() > 3 && std::io::stderr().is_terminal() {
        ProgressBar::new(tasks.len() as u64)
    } else {
        ProgressBar::hidden()
    };
    let all = tasks
        .into_par_iter()
        .map(|t| {
            let solved = Solved::of(t, options);
            bar.inc(1);
            solved
        })
        .collect();
    bar.finish_and_clear();
    all
}

/// `elenchus arc FILE|DIR…`
pub fn run(args: &Args) -> Outcome {
    let single = one_file(&args.files);
    if args.svg.is_some() && !single {
        return Err(Failure(
            "--svg: expected one task file; use --html for several".into(),
        ));
    }
    let options = Options {
        attempts: usize::from(args.attempts),
        ..Options::default()
    };
    let start = Instant::now();
    let (tasks, bad) = read_tasks(&args.files);
    if tasks.is_empty() && (single || bad == args.files.len()) {
        return Ok(ExitCode::from(2));
    }
    let all = solve_all(tasks, options);
    let seconds = start.elapsed().as_secs_f64();
    if let Some(path) = &args.html {
        let sheets: Vec<Sheet> = all.iter().map(Solved::sheet).collect();
        write(path, &html(&sheets))?;
    }
    if let (Some(path), [one]) = (&args.svg, all.as_slice()) {
        write(path, &one.sheet().svg())?;
    }
    if let (true, [one]) = (single, all.as_slice()) {
        if args.json {
            print_json(&one.json(args.attempts))?;
        } else {
            print(&text_of(one, args.color.on()))?;
        }
        return Ok(code(bad, one.solved()));
    }
    let summary = Summary::of(&all, bad, seconds);
    if args.json {
        let tasks: Vec<Value> = all.iter().map(|s| s.json(args.attempts)).collect();
        print_json(&json!({"tasks": tasks, "summary": summary.json()}))?;
    } else {
        print(&summary.text(&all))?;
    }
    Ok(code(bad, all.iter().any(Solved::solved)))
}

fn text_of(s: &Solved, colour: bool) -> String {
    let mut out = format!("task {}: {}\n", s.task.name, s.verdict());
    if let Some(why) = &s.found.declined {
        out += &format!("declined: {why}\n");
    }
    for (i, r) in s.found.rivals().iter().take(3).enumerate() {
        let name = if i == 0 { "rule" } else { "rival" };
        out += &format!("{name}: {} ({}, {} bits)\n", r.text, r.family, r.cost);
    }
    out += &format!("{}\n", s.found.statement());
    for (i, (p, input)) in s
        .found
        .predictions
        .iter()
        .zip(&s.task.question.tests)
        .enumerate()
    {
        let verdict = match s.correct.get(i).copied().flatten() {
            Some(true) => ", right",
            Some(false) => ", wrong",
            None => "",
        };
        out += &format!("\ntest {i}{verdict}\n");
        let mut shown = vec![input];
        shown.extend(p);
        out += &side_by_side(&shown, if p.is_empty() { "" } else { "→" }, colour);
        if !s.found.unique[i] && !s.found.differing[i].is_empty() {
            let cells: Vec<String> = s.found.differing[i]
                .iter()
                .take(12)
                .map(|(r, c)| format!("({r}, {c})"))
                .collect();
            let more = if s.found.differing[i].len() > 12 {
                " …"
            } else {
                ""
            };
            out += &format!(
                "survivors differ in {} cells: {}{more}\n",
                s.found.differing[i].len(),
                cells.join(" ")
            );
        }
        if !s.found.other_shapes[i].is_empty() {
            let shapes: Vec<String> = s.found.other_shapes[i]
                .iter()
                .map(|(h, w)| format!("{h} × {w}"))
                .collect();
            out += &format!("survivors also predict grids of {}\n", shapes.join(", "));
        }
        if let Some(w) = s.found.account(i, input) {
            out += &account_text(&w, &anchors(input, &w.hidden));
        } else if s.found.completes() && !p.is_empty() {
            out += "the cells filled are heuristic: no motion that the rest obeys with 30 bits accounts for them\n";
        }
    }
    out
}
