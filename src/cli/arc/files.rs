//! Reading what the verbs work on.

use std::path::{Path, PathBuf};

use elenchus::arc::{Grid, Task};
use serde_json::{Value, json};

use super::Failure;

/// Says what is wrong with one file; the run goes on.
pub fn complain(e: &dyn std::fmt::Display) {
    eprintln!("elenchus: {e}");
}

/// The JSON files of a folder, sorted.
fn inside(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let named = |e: std::io::Error| format!("{}: {e}", folder.display());
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(named)? {
        let file = entry.map_err(named)?.path();
        if file.extension().is_some_and(|x| x == "json") && !file.is_dir() {
            all.push(file);
        }
    }
    if all.is_empty() {
        return Err(format!(
            "{}: expected JSON files in this folder, got none",
            folder.display()
        ));
    }
    all.sort();
    Ok(all)
}

/// The files among the arguments, folders replaced by the JSON files in them, and how many folders had none.
pub fn expand(paths: &[PathBuf]) -> (Vec<PathBuf>, usize) {
    let mut all = Vec::new();
    let mut bad = 0;
    for p in paths {
        if !p.is_dir() {
            all.push(p.clone());
            continue;
        }
        match inside(p) {
            Ok(files) => all.extend(files),
            Err(e) => {
                complain(&e);
                bad += 1;
            }
        }
    }
    (all, bad)
}

/// The tasks among the arguments, in order, and how many files or folders could not be read; each is reported and does not stop the
/// others.
pub fn read_tasks(paths: &[PathBuf]) -> (Vec<Task>, usize) {
    let (files, mut bad) = expand(paths);
    let mut tasks = Vec::new();
    for f in &files {
        match Task::read(f) {
            Ok(t) => tasks.push(t),
            Err(e) => {
                complain(&e);
                bad += 1;
            }
        }
    }
    (tasks, bad)
}

/// Whether the arguments name one file, so that one answer is expected rather than a summary.
pub fn one_file(paths: &[PathBuf]) -> bool {
    matches!(paths, [one] if !one.is_dir())
}

/// Grids named by their place: those of a task, or the single one of a JSON array of rows.
pub enum Content {
    Task(Box<Task>),
    Grid(Grid),
}

pub fn read_content(file: &Path) -> Result<Content, Failure> {
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
