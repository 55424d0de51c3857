//! Tasks whose pairs contradict each other.

use super::grid::Square;
use super::task::Question;

/// Something about a task that no rule, or no rule of a common kind, can explain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whether no function of the input at all can explain it.
    pub contradiction: bool,
    /// One sentence.
    pub text: String,
}

/// What is wrong with the training pairs: equal inputs with different outputs (a contradiction), repeated pairs, inputs equal up to a
/// square symmetry whose outputs are not, test inputs that occur among the training inputs.
///
/// ```
/// use elenchus::arc::{Grid, Pair, Question, lint::lint};
/// let g = |t: &str| Grid::from_text(t).unwrap();
/// let pair = |a: &str, b: &str| Pair { input: g(a), output: g(b) };
/// let q = Question { train: vec![pair("1", "2"), pair("1", "3")], tests: vec![] };
/// assert!(lint(&q)[0].contradiction);
/// ```
pub fn lint(q: &Question) -> Vec<Finding> {
    let mut out = Vec::new();
    let mut say = |contradiction, text: String| {
        out.push(Finding {
            contradiction,
            text,
        })
    };
    for (j, b) in q.train.iter().enumerate() {
        for (i, a) in q.train[..j].iter().enumerate() {
            if a.input == b.input {
                if a.output == b.output {
                    say(false, format!("training pairs {i} and {j} are the same"));
                } else {
                    say(
                        true,
                        format!(
                            "training pairs {i} and {j} have the same input and different outputs"
                        ),
                    );
                }
                continue;
            }
            for s in Square::ALL.into_iter().skip(1) {
                if a.input.transformed(s) == b.input && a.output.transformed(s) != b.output {
                    say(
                        false,
                        format!(
                            "“{}” maps training input {i} to training input {j}, but not their outputs: the rule depends on direction",
                            s.name()
                        ),
                    );
                    break;
                }
            }
        }
    }
    for (t, g) in q.tests.iter().enumerate() {
        for (i, p) in q.train.iter().enumerate() {
            if p.input == *g {
                say(false, format!("test input {t} is training input {i}"));
            }
        }
    }
    out
}
