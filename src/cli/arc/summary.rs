//! What a whole set of tasks amounts to.

use elenchus::arc::repertoire::Family;
use serde_json::{Value, json};

use super::solve::Solved;

pub struct Summary {
    tasks: usize,
    solved: usize,
    wrong: usize,
    declined: usize,
    unreadable: usize,
    families: Vec<(&'static str, usize, usize)>,
    seconds: f64,
}

impl Summary {
    /// Counts; unreadable files count as no task.
    pub fn of(all: &[Solved], unreadable: usize, seconds: f64) -> Summary {
        let mut families = Vec::new();
        for f in Family::ALL {
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

    pub fn json(&self) -> Value {
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

    pub fn text(&self, all: &[Solved]) -> String {
        let mut out = format!(
            "{} task{}: {} solved, {} wrong, {} declined",
            self.tasks,
            if self.tasks == 1 { "" } else { "s" },
            self.solved,
            self.wrong,
            self.declined
        );
        if self.unreadable > 0 {
            out += &format!(", {} files unreadable", self.unreadable);
        }
        out += &format!("; {:.1} s\n", self.seconds);
        if !self.families.is_empty() {
            out += &format!("\n{:<22} {:>6} {:>6}\n", "family", "solved", "wrong");
        }
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
