//! `elenchus arc solve --kaggle`: a submission file.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use elenchus::arc::{Options, Task, infer};
use rayon::prelude::*;
use serde_json::{Value, json};

use super::files::{complain, expand};
use super::{Outcome, code, print, write};

/// The tasks of a file: one task, or one object from names to tasks, as the competition hands them out; and what is wrong.
fn tasks_of(file: &Path) -> (Vec<Task>, Vec<String>) {
    let parsed = std::fs::read(file)
        .ok()
        .and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    let many = match parsed {
        Some(Value::Object(map))
            if !map.contains_key("train") && map.values().any(|v| v.get("train").is_some()) =>
        {
            map
        }
        // What is wrong with the file, if anything, the reader of single tasks says.
        _ => {
            return match Task::read(file) {
                Ok(t) => (vec![t], Vec::new()),
                Err(e) => (Vec::new(), vec![e.to_string()]),
            };
        }
    };
    let (mut tasks, mut wrong) = (Vec::new(), Vec::new());
    for (name, v) in &many {
        match Task::from_json(name, v, file) {
            Ok(t) => tasks.push(t),
            Err(e) => wrong.push(format!("task {name}: {e}")),
        }
    }
    (tasks, wrong)
}

/// `elenchus arc solve --kaggle`
pub fn run(paths: &[PathBuf], out: Option<&Path>) -> Outcome {
    let (files, mut bad) = expand(paths);
    let mut tasks: Vec<Task> = Vec::new();
    for f in &files {
        let (found, mut wrong) = tasks_of(f);
        for t in found {
            if tasks.iter().any(|o| o.name == t.name) {
                wrong.push(format!(
                    "{}: expected every task once, got a second task {}",
                    f.display(),
                    t.name
                ));
            } else {
                tasks.push(t);
            }
        }
        bad += wrong.len();
        wrong.iter().for_each(|w| complain(w));
    }
    if tasks.is_empty() && bad > 0 {
        return Ok(ExitCode::from(2));
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
