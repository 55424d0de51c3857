//! `elenchus arc`: infer the rules of ARC tasks, predict, explain.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::{Args as ClapArgs, Subcommand, ValueEnum};
use elenchus::arc::augment::Augmentation;
use elenchus::arc::facts::{Fact, facts, square_rules, torus_rules};
use elenchus::arc::lint::lint;
use elenchus::arc::orbits::orbits;
use elenchus::arc::sheet::{Sheet, html, side_by_side};
use elenchus::arc::symmetry::{Completion, accounts_for, complete};
use elenchus::arc::{Grid, Inference, Options, Task, infer};
use elenchus::report::files::write_whole;
use rayon::prelude::*;
use serde_json::{Value, json};

use super::{Failure, Outcome, print, print_json};

/// Infer the rule of ARC tasks, predict their test outputs, and say why.
#[derive(ClapArgs)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Args {
    #[command(subcommand)]
    verb: Option<Verb>,
    /// Task files, or folders of them.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// Predictions for each test input, at most.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=2))]
    attempts: u8,
    /// Write a page with a sheet for every task.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Write the sheet of a single task as a picture.
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// Coloured grids.
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

impl Colour {
    fn on(self) -> bool {
        match self {
            Colour::Auto => std::io::stdout().is_terminal(),
            Colour::Always => true,
            Colour::Never => false,
        }
    }
}

#[derive(Subcommand)]
enum Verb {
    /// The surviving rules: unique, ambiguous or none; with the group facts of the task.
    Explain {
        /// Task files, or folders of them.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Fill the hidden cells of a pattern from the symmetries it obeys.
    Complete {
        /// A task (its test inputs are completed) or a JSON array of rows.
        file: PathBuf,
        /// The colour that hides cells; for a task it may be inferred.
        #[arg(long, value_name = "C", value_parser = clap::value_parser!(u8).range(0..=9))]
        mask: Option<u8>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
        /// Coloured grids.
        #[arg(long, value_enum, default_value_t = Colour::Auto)]
        color: Colour,
    },
    /// The pieces of every grid, their classes under the square symmetries, the odd one out.
    Orbits {
        /// A task or a JSON array of rows.
        file: PathBuf,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// An image of a task under square symmetries, colours and order; it can be undone.
    Augment {
        /// A task file, or an augmented one with --undo.
        file: PathBuf,
        /// Chooses the image.
        #[arg(long, default_value_t = 0)]
        seed: u64,
        /// Let black change, too.
        #[arg(long)]
        black: bool,
        /// Undo the change written into the file.
        #[arg(long)]
        undo: bool,
        /// Where to write; standard output otherwise.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Tasks whose pairs contradict each other.
    Lint {
        /// Task files, or folders of them.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Predictions for every task, as a submission file.
    Solve {
        /// Task files, folders of them, or one JSON object from names to tasks.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The format of the Kaggle competitions: two attempts for every test input.
        #[arg(long, required = true)]
        kaggle: bool,
        /// Where to write; standard output otherwise.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

/// Runs the verb.
pub fn run(args: &Args) -> Outcome {
    match &args.verb {
        None => solve(args),
        Some(Verb::Explain { files, json }) => explain(files, *json),
        Some(Verb::Complete {
            file,
            mask,
            json,
            color,
        }) => run_complete(file, *mask, *json, color.on()),
        Some(Verb::Orbits { file, json }) => run_orbits(file, *json),
        Some(Verb::Augment {
            file,
            seed,
            black,
            undo,
            out,
        }) => augment(file, *seed, *black, *undo, out.as_deref()),
        Some(Verb::Lint { files, json }) => run_lint(files, *json),
        Some(Verb::Solve { files, out, .. }) => kaggle(files, out.as_deref()),
    }
}

/// The task files among the arguments, folders replaced by the JSON files in them.
fn expand(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut all = Vec::new();
    for p in paths {
        if p.is_dir() {
            let mut inside = Vec::new();
            let list =
                std::fs::read_dir(p).map_err(|e| Failure(format!("{}: {e}", p.display())))?;
            for entry in list {
                let file = entry
                    .map_err(|e| Failure(format!("{}: {e}", p.display())))?
                    .path();
                if file.extension().is_some_and(|x| x == "json") {
                    inside.push(file);
                }
            }
            if inside.is_empty() {
                return Err(Failure(format!(
                    "{}: expected JSON files in this folder, got none",
                    p.display()
                )));
            }
            inside.sort();
            all.extend(inside);
        } else {
            all.push(p.clone());
        }
    }
    Ok(all)
}

struct Solved {
    task: Task,
    found: Inference,
    correct: Vec<Option<bool>>,
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

    fn predicted(&self) -> bool {
        !self.found.predictions.is_empty() && self.found.predictions.iter().all(|p| !p.is_empty())
    }

    fn wrong(&self) -> bool {
        self.correct.contains(&Some(false))
    }

    fn solved(&self) -> bool {
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
            .map(|r| json!({"family": r.family.name(), "text": r.text, "bits": r.cost}));
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
            .map(|((p, input), differing)| {
                let Some(p) = p.first() else {
                    return json!({"filled": 0, "orbit_witnesses": false, "differing": differing});
                };
                let why = accounts_for(input, p);
                let changed = if p.shape() == input.shape() {
                    p.cells()
                        .iter()
                        .zip(input.cells())
                        .filter(|(a, b)| a != b)
                        .count()
                } else {
                    p.area()
                };
                let bits = why
                    .as_ref()
                    .and_then(|w| w.fills.iter().map(|f| f.bits).reduce(f64::min));
                json!({
                    "filled": why.as_ref().map_or(changed, |w| w.fills.len()),
                    "orbit_witnesses": why.is_some(), "least_bits": bits, "differing": differing,
                })
            })
            .collect();
        let mut v = json!({
            "task": self.task.name, "solved": self.solved(), "rule": rule, "rules_found": f.rules.len(),
            "predictions": predictions, "unique": f.unique, "cells": cells,
            "repertoire": f.repertoire, "tried": f.tried, "declined": f.declined, "seconds": self.seconds,
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

/// Reads and solves all files in parallel; a bad file is reported and does not stop the others.
fn solve_all(files: &[PathBuf], options: Options) -> (Vec<Solved>, usize) {
    let bar = if files.len() > 3 && std::io::stderr().is_terminal() {
        indicatif::ProgressBar::new(files.len() as u64)
    } else {
        indicatif::ProgressBar::hidden()
    };
    let all: Vec<Option<Solved>> = files
        .par_iter()
        .map(|f| {
            let solved = match Task::read(f) {
                Ok(t) => Some(Solved::of(t, options)),
                Err(e) => {
                    bar.suspend(|| eprintln!("elenchus: {e}"));
                    None
                }
            };
            bar.inc(1);
            solved
        })
        .collect();
    bar.finish_and_clear();
    let bad = all.iter().filter(|s| s.is_none()).count();
    (all.into_iter().flatten().collect(), bad)
}

fn code(bad: usize, good: bool) -> ExitCode {
    if bad > 0 {
        ExitCode::from(2)
    } else if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    }
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    write_whole(path, text.as_bytes()).map_err(|e| Failure(format!("{}: {e}", path.display())))
}

fn solve(args: &Args) -> Outcome {
    let files = expand(&args.files)?;
    if args.svg.is_some() && files.len() != 1 {
        return Err(Failure(format!(
            "--svg: expected one task, got {}; use --html for several",
            files.len()
        )));
    }
    let options = Options {
        attempts: usize::from(args.attempts),
        ..Options::default()
    };
    let start = Instant::now();
    let (all, bad) = solve_all(&files, options);
    let seconds = start.elapsed().as_secs_f64();
    if let Some(path) = &args.html {
        write(
            path,
            &html(&all.iter().map(Solved::sheet).collect::<Vec<_>>()),
        )?;
    }
    if let (Some(path), [one]) = (&args.svg, all.as_slice()) {
        write(path, &one.sheet().svg())?;
    }
    if let ([_], [one]) = (files.as_slice(), all.as_slice()) {
        if args.json {
            print_json(&one.json(args.attempts))?;
        } else {
            print(&text_of(one, args.color.on()))?;
        }
        return Ok(code(bad, one.solved()));
    }
    if files.len() == 1 {
        return Ok(ExitCode::from(2));
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
        if let Some(w) = p.first().and_then(|p| accounts_for(input, p)) {
            out += &evidence(&w);
        }
    }
    out
}

fn evidence(w: &Completion) -> String {
    let least = w.fills.iter().map(|f| f.bits).fold(f64::INFINITY, f64::min);
    let heuristic = w.fills.iter().filter(|f| !f.exact).count();
    let mut out = format!("{} cells filled", w.fills.len());
    if !w.fills.is_empty() {
        out += &format!(", with at least {least:.0} bits of evidence each");
    }
    if heuristic > 0 {
        out += &format!("; {heuristic} of them heuristic");
    } else if !w.fills.is_empty() {
        out += ": exact if the pattern obeys";
    }
    out += "\n";
    for m in w.motions.iter().take(4) {
        let against = if m.differ > 0 {
            format!(", against {} pairs", m.differ)
        } else {
            String::new()
        };
        out += &format!(
            "  {} ({:.0} bits from {} visible pairs{against})\n",
            m.motion.name(),
            m.bits,
            m.agree
        );
    }
    if w.motions.len() > 4 {
        out += &format!(
            "  and {} more; {} motions were tried\n",
            w.motions.len() - 4,
            w.tried
        );
    }
    if !w.conflicts.is_empty() {
        out += &format!("  evidence conflicts in {} cells\n", w.conflicts.len());
    }
    if !w.undetermined.is_empty() {
        out += &format!(
            "  {} cells stay undetermined: their orbits are hidden\n",
            w.undetermined.len()
        );
    }
    out
}

struct Summary {
    tasks: usize,
    solved: usize,
    wrong: usize,
    declined: usize,
    unreadable: usize,
    families: Vec<(&'static str, usize, usize)>,
    seconds: f64,
}

impl Summary {
    fn of(all: &[Solved], unreadable: usize, seconds: f64) -> Summary {
        let mut families = Vec::new();
        for f in elenchus::arc::repertoire::Family::ALL {
            let of: Vec<&Solved> = all
                .iter()
                .filter(|s| s.predicted() && s.found.rules.first().is_some_and(|r| r.family == f))
                .collect();
            if !of.is_empty() {
                families.push((
                    f.name(),
                    of.iter().filter(|s| s.solved()).count(),
                    of.iter().filter(|s| s.wrong()).count(),
                ));
            }
        }
        Summary {
            tasks: all.len(),
            solved: all.iter().filter(|s| s.solved()).count(),
            wrong: all.iter().filter(|s| s.wrong()).count(),
            declined: all.iter().filter(|s| !s.predicted()).count(),
            unreadable,
            families,
            seconds,
        }
    }

    fn json(&self) -> Value {
        let families: serde_json::Map<String, Value> = self
            .families
            .iter()
            .map(|(n, s, w)| (n.to_string(), json!({"solved": s, "wrong": w})))
            .collect();
        json!({
            "tasks": self.tasks, "solved": self.solved, "wrong": self.wrong, "declined": self.declined,
            "unreadable": self.unreadable, "by_family": families, "seconds": self.seconds,
        })
    }

    fn text(&self, all: &[Solved]) -> String {
        let mut out = format!(
            "{} tasks: {} solved, {} wrong, {} declined",
            self.tasks, self.solved, self.wrong, self.declined
        );
        if self.unreadable > 0 {
            out += &format!(", {} files unreadable", self.unreadable);
        }
        out += &format!(
            "; {:.1} s\n\n{:<22} {:>6} {:>6}\n",
            self.seconds, "family", "solved", "wrong"
        );
        for (n, s, w) in &self.families {
            out += &format!("{n:<22} {s:>6} {w:>6}\n");
        }
        for s in all.iter().filter(|s| s.wrong()) {
            out += &format!(
                "\nwrong: {}: {}",
                s.task.name,
                s.found.rules.first().map_or("", |r| r.text.as_str())
            );
        }
        if self.wrong > 0 {
            out.push('\n');
        }
        out
    }
}

fn explain(paths: &[PathBuf], as_json: bool) -> Outcome {
    let files = expand(paths)?;
    let (all, bad) = solve_all(&files, Options::default());
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
                "square_coset": squares, "torus_coset": shifts, "groups": known.iter().map(Fact::to_json).collect::<Vec<_>>(),
            }));
            continue;
        }
        text += &format!("task {}: {status}\n{}\n", s.task.name, s.found.statement());
        if let Some(why) = &s.found.declined {
            text += &format!("no prediction: {why}\n");
        }
        for r in s.found.rules.iter().take(10) {
            let weak = if r.weak > 0 {
                format!(", {} parts resting on one pair", r.weak)
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
        match (files.len(), values.as_slice()) {
            (1, [one]) => print_json(one)?,
            (1, _) => {}
            _ => print_json(&json!({"tasks": values}))?,
        }
    } else {
        print(&text)?;
    }
    Ok(code(bad, any))
}

/// Grids named by their place: those of a task, or the single one of a JSON array of rows.
enum Content {
    Task(Box<Task>),
    Grid(Grid),
}

fn read_content(file: &Path) -> Result<Content, Failure> {
    let bytes = std::fs::read(file).map_err(|e| Failure(format!("{}: {e}", file.display())))?;
    if let Ok(v @ Value::Array(_)) = serde_json::from_slice::<Value>(&bytes) {
        // A bare grid is checked by the task reader, in the place of an input.
        let task = json!({"train": [{"input": v, "output": [[0]]}], "test": []});
        let task = Task::from_json("", &task, file)
            .map_err(|e| Failure(e.to_string().replace("train[0].input", "grid")))?;
        return Ok(Content::Grid(task.question.train[0].input.clone()));
    }
    Ok(Content::Task(Box::new(Task::read(file)?)))
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

fn run_complete(file: &Path, mask: Option<u8>, as_json: bool, colour: bool) -> Outcome {
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
        if as_json {
            let fills: Vec<Value> = done
                .fills
                .iter()
                .map(|f| json!({"cell": f.cell, "colour": f.colour, "bits": f.bits, "exact": f.exact, "witnesses": f.witnesses}))
                .collect();
            let motions: Vec<Value> = done
                .motions
                .iter()
                .map(|m| json!({"text": m.motion.name(), "matrix": m.motion.matrix, "shift": m.motion.shift,
                    "bits": m.bits, "agree": m.agree, "differ": m.differ}))
                .collect();
            values.push(json!({
                "grid": done.grid.rows(), "mask": mask, "complete": done.whole(), "exact": done.exact(), "fills": fills,
                "motions": motions, "undetermined": done.undetermined, "conflicts": done.conflicts, "tried": done.tried,
            }));
        } else {
            text += &side_by_side(&[g, &done.grid], "→", colour);
            text += &evidence(&done);
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

fn run_orbits(file: &Path, as_json: bool) -> Outcome {
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
        }
    }
    if as_json {
        print_json(&json!({"grids": values}))?;
    } else {
        print(&text)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn augment(file: &Path, seed: u64, black: bool, undo: bool, out: Option<&Path>) -> Outcome {
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

fn run_lint(paths: &[PathBuf], as_json: bool) -> Outcome {
    let files = expand(paths)?;
    let mut bad = 0;
    let mut contradictions = 0;
    let mut values = Vec::new();
    let mut text = String::new();
    for f in &files {
        let task = match Task::read(f) {
            Ok(t) => t,
            Err(e) => {
                eprintln!("elenchus: {e}");
                bad += 1;
                continue;
            }
        };
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
            &json!({"files": files.len(), "unreadable": bad, "contradictions": contradictions, "findings": values}),
        )?;
    } else {
        print(&format!(
            "{text}{} files, {contradictions} contradictions\n",
            files.len() - bad
        ))?;
    }
    Ok(code(bad, contradictions == 0))
}

fn kaggle(paths: &[PathBuf], out: Option<&Path>) -> Outcome {
    let mut tasks = Vec::new();
    let mut bad = 0;
    for f in expand(paths)? {
        let bytes = std::fs::read(&f).map_err(|e| Failure(format!("{}: {e}", f.display())))?;
        let parsed: Result<Value, _> = serde_json::from_slice(&bytes);
        match parsed {
            // One object from names to tasks, as the competition hands them out.
            Ok(Value::Object(map))
                if !map.contains_key("train") && map.values().all(|v| v.get("train").is_some()) =>
            {
                for (name, v) in &map {
                    match Task::from_json(name, v, &f) {
                        Ok(t) => tasks.push(t),
                        Err(e) => {
                            eprintln!("elenchus: task {name}: {e}");
                            bad += 1;
                        }
                    }
                }
            }
            _ => match Task::read(&f) {
                Ok(t) => tasks.push(t),
                Err(e) => {
                    eprintln!("elenchus: {e}");
                    bad += 1;
                }
            },
        }
    }
    let options = Options {
        attempts: 2,
        always: true,
        ..Options::default()
    };
    let entries: Vec<(String, Value)> = tasks
        .par_iter()
        .map(|t| {
            let found = infer(&t.question, options);
            let rows: Vec<Value> = found
                .predictions
                .iter()
                .zip(&t.question.tests)
                .map(|(p, input)| {
                    // The format demands two attempts; without a rule the input stands in.
                    let first = p.first().unwrap_or(input);
                    let second = p.get(1).unwrap_or(first);
                    json!({"attempt_1": first.rows(), "attempt_2": second.rows()})
                })
                .collect();
            (t.name.clone(), Value::Array(rows))
        })
        .collect();
    let submission: serde_json::Map<String, Value> = entries.into_iter().collect();
    let text = format!("{}\n", Value::Object(submission));
    match out {
        Some(path) => write(path, &text)?,
        None => print(&text)?,
    }
    Ok(code(bad, !tasks.is_empty()))
}
