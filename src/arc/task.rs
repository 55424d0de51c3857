//! Reading tasks: training pairs, test inputs, and, kept apart, the test outputs.
//!
//! The solver receives a [`Question`], which has no test outputs; they stay in a sealed [`Answers`], whose only method compares
//! them with predictions that already exist. So a prediction is fixed before an answer is looked at, by the types.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::grid::{COLOURS, Grid, MAX_SIDE};

/// Why a file is not a task.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file cannot be read.
    #[error("{}: {source}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// What the file system said.
        source: std::io::Error,
    },
    /// The file is no JSON; the message names line and column.
    #[error("{}: not JSON: {message}", file.display())]
    Syntax {
        /// The file.
        file: PathBuf,
        /// The parser's message with line and column.
        message: String,
    },
    /// A field is missing or has the wrong content.
    #[error("{}: field {field}: expected {expected}, got {got}", file.display())]
    Field {
        /// The file.
        file: PathBuf,
        /// Path of the field, as in `train[0].input[2]`.
        field: String,
        /// What should be there.
        expected: String,
        /// What is there.
        got: String,
    },
}

/// An input with its output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The input grid.
    pub input: Grid,
    /// The output grid.
    pub output: Grid,
}

/// What the solver sees: training pairs and test inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The training pairs, at least one.
    pub train: Vec<Pair>,
    /// The test inputs.
    pub tests: Vec<Grid>,
}

/// The test outputs, sealed: they can be compared with predictions, and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers(Vec<Option<Grid>>);

impl Answers {
    /// For each test, whether one of the predictions made for it is the answer; `None` where the file has no answer or no
    /// prediction was made.
    pub fn check(&self, predictions: &[Vec<Grid>]) -> Vec<Option<bool>> {
        self.0
            .iter()
            .enumerate()
            .map(|(i, answer)| match (answer, predictions.get(i)) {
                (Some(a), Some(p)) if !p.is_empty() => Some(p.contains(a)),
                _ => None,
            })
            .collect()
    }

    /// Whether every test has its answer in the file.
    pub fn complete(&self) -> bool {
        self.0.iter().all(Option::is_some)
    }
}

/// A task as its file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The name: the file's stem.
    pub name: String,
    /// What may be used to find the rule.
    pub question: Question,
    /// What may be used to judge it.
    pub answers: Answers,
}

impl Task {
    /// Reads a task file.
    ///
    /// # Errors
    /// [`ReadError`], naming file and field: no JSON, no training pairs, ragged, empty or oversized grids, cells that are not
    /// integers `0..=9`.
    pub fn read(file: &Path) -> Result<Task, ReadError> {
        let text = std::fs::read(file).map_err(|source| ReadError::File {
            file: file.to_path_buf(),
            source,
        })?;
        let name = file
            .file_stem()
            .map_or_else(String::new, |s| s.to_string_lossy().into_owned());
        let value: Value = serde_json::from_slice(&text).map_err(|e| ReadError::Syntax {
            file: file.to_path_buf(),
            message: e.to_string(),
        })?;
        Task::from_json(&name, &value, file)
    }

    /// A task from its JSON value; `origin` is named in errors.
    ///
    /// # Errors
    /// As [`Task::read`].
    ///
    /// ```
    /// use elenchus::arc::Task;
    /// let v = serde_json::json!({"train": [{"input": [[1]], "output": [[2]]}], "test": [{"input": [[1, 2], [3]]}]});
    /// let e = Task::from_json("t", &v, "t.json".as_ref()).unwrap_err().to_string();
    /// assert_eq!(e, "t.json: field test[0].input[1]: expected a row of 2 cells, got 1 cell");
    /// ```
    pub fn from_json(name: &str, value: &Value, origin: &Path) -> Result<Task, ReadError> {
        let read = Reader { file: origin };
        if !value.is_object() {
            return Err(read.error("(whole file)", "an object with train and test", kind(value)));
        }
        let train = read.list(value, "train")?;
        if train.is_empty() {
            return Err(read.error("train", "at least one pair", "an empty list".into()));
        }
        let tests = read.list(value, "test")?;
        let mut question = Question {
            train: Vec::new(),
            tests: Vec::new(),
        };
        for (i, p) in train.iter().enumerate() {
            question.train.push(Pair {
                input: read.grid(p, &format!("train[{i}]"), "input")?,
                output: read.grid(p, &format!("train[{i}]"), "output")?,
            });
        }
        let mut answers = Vec::new();
        for (i, p) in tests.iter().enumerate() {
            question
                .tests
                .push(read.grid(p, &format!("test[{i}]"), "input")?);
            answers.push(match p.get("output") {
                None | Some(Value::Null) => None,
                Some(_) => Some(read.grid(p, &format!("test[{i}]"), "output")?),
            });
        }
        Ok(Task {
            name: name.to_string(),
            question,
            answers: Answers(answers),
        })
    }

    /// The task as JSON, in the format of its file.
    pub fn to_json(&self) -> Value {
        let train: Vec<Value> = self
            .question
            .train
            .iter()
            .map(|p| serde_json::json!({"input": p.input.rows(), "output": p.output.rows()}))
            .collect();
        let test: Vec<Value> = self
            .question
            .tests
            .iter()
            .zip(&self.answers.0)
            .map(|(g, a)| match a {
                Some(a) => serde_json::json!({"input": g.rows(), "output": a.rows()}),
                None => serde_json::json!({"input": g.rows()}),
            })
            .collect();
        serde_json::json!({"train": train, "test": test})
    }

    /// The task with every grid, answers included, replaced by `f` of it. Used to augment; the answers stay sealed.
    pub fn map_grids(&self, f: impl Fn(&Grid) -> Grid) -> Task {
        Task {
            name: self.name.clone(),
            question: Question {
                train: self
                    .question
                    .train
                    .iter()
                    .map(|p| Pair {
                        input: f(&p.input),
                        output: f(&p.output),
                    })
                    .collect(),
                tests: self.question.tests.iter().map(&f).collect(),
            },
            answers: Answers(self.answers.0.iter().map(|a| a.as_ref().map(&f)).collect()),
        }
    }
}

struct Reader<'a> {
    file: &'a Path,
}

fn kind(v: &Value) -> String {
    match v {
        Value::Null => "null".into(),
        Value::Bool(b) => b.to_string(),
        Value::Number(n) => n.to_string(),
        Value::String(_) => "a string".into(),
        Value::Array(_) => "an array".into(),
        Value::Object(_) => "an object".into(),
    }
}

impl Reader<'_> {
    fn error(&self, field: &str, expected: &str, got: String) -> ReadError {
        ReadError::Field {
            file: self.file.to_path_buf(),
            field: field.into(),
            expected: expected.into(),
            got,
        }
    }

    fn list<'v>(&self, v: &'v Value, key: &str) -> Result<&'v Vec<Value>, ReadError> {
        match v.get(key) {
            None => Err(self.error(key, "a list of pairs", "nothing".into())),
            Some(Value::Array(a)) => Ok(a),
            Some(other) => Err(self.error(key, "a list of pairs", kind(other))),
        }
    }

    fn grid(&self, pair: &Value, place: &str, key: &str) -> Result<Grid, ReadError> {
        let field = format!("{place}.{key}");
        let rows = match pair.get(key) {
            None => return Err(self.error(&field, "a grid", "nothing".into())),
            Some(Value::Array(rows)) => rows,
            Some(other) => return Err(self.error(&field, "a grid", kind(other))),
        };
        let most = format!("at most {MAX_SIDE} rows and columns");
        if rows.is_empty() {
            return Err(self.error(&field, "at least one row", "an empty grid".into()));
        }
        if rows.len() > MAX_SIDE {
            return Err(self.error(&field, &most, format!("{} rows", rows.len())));
        }
        let mut cells = Vec::new();
        let mut width = None;
        for (r, row) in rows.iter().enumerate() {
            let place = format!("{field}[{r}]");
            let Value::Array(row) = row else {
                return Err(self.error(&place, "a row of integers", kind(row)));
            };
            let want = *width.get_or_insert(row.len());
            if row.is_empty() {
                return Err(self.error(&place, "at least one cell", "an empty row".into()));
            }
            if row.len() > MAX_SIDE {
                return Err(self.error(&place, &most, format!("{} columns", row.len())));
            }
            if row.len() != want {
                let s = if row.len() == 1 { "" } else { "s" };
                return Err(self.error(
                    &place,
                    &format!("a row of {want} cells"),
                    format!("{} cell{s}", row.len()),
                ));
            }
            for (c, v) in row.iter().enumerate() {
                match v.as_u64() {
                    Some(n) if (n as usize) < COLOURS && n < 256 => cells.push(n as u8),
                    _ => {
                        return Err(self.error(
                            &format!("{place}[{c}]"),
                            "an integer from 0 to 9",
                            kind(v),
                        ));
                    }
                }
            }
        }
        Grid::from_cells(rows.len(), width.unwrap_or(0), cells)
            .ok_or_else(|| self.error(&field, "a grid", "an empty grid".into()))
    }
}
