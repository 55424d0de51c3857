//! What a person can check: grids in a terminal, and a sheet per task as SVG or HTML.

use html_escape::encode_text as escape;
use std::fmt::Write;

use super::account::Account;
use super::grid::Grid;
use super::infer::Inference;
use super::rule::Rule;
use super::task::Task;

const PALETTE: [(u8, u8, u8); 10] = [
    (0, 0, 0),
    (0, 116, 217),
    (255, 65, 54),
    (46, 204, 64),
    (255, 220, 0),
    (170, 170, 170),
    (240, 18, 190),
    (255, 133, 27),
    (127, 219, 255),
    (135, 12, 37),
];

/// Grids side by side for a terminal: coloured blocks, or digits with `.` for black.
///
/// ```
/// use elenchus::arc::{Grid, sheet::side_by_side};
/// let g = |t: &str| Grid::from_text(t).unwrap();
/// assert_eq!(side_by_side(&[&g("10\n02"), &g("3")], "→", false), "1.   →  3\n.2\n");
/// ```
pub fn side_by_side(grids: &[&Grid], between: &str, colour: bool) -> String {
    let height = grids.iter().map(|g| g.height()).max().unwrap_or(0);
    let mut out = String::new();
    for r in 0..height {
        let mut line = String::new();
        for (i, g) in grids.iter().enumerate() {
            if i > 0 {
                let sign = if r == 0 { between } else { " " };
                let _ = write!(line, "  {sign:>2}  ");
            }
            for c in 0..g.width() {
                if r >= g.height() {
                    line.push_str(if colour { "  " } else { " " });
                } else if colour {
                    let (a, b, d) = PALETTE[g.get(r, c) as usize];
                    let _ = write!(line, "\x1b[48;2;{a};{b};{d}m  \x1b[0m");
                } else {
                    line.push(if g.get(r, c) == 0 {
                        '.'
                    } else {
                        char::from(b'0' + g.get(r, c))
                    });
                }
            }
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// A task with what was inferred, ready to be drawn.
pub struct Sheet<'a> {
    /// The task.
    pub task: &'a Task,
    /// What was inferred.
    pub found: &'a Inference,
    /// Whether each prediction is right, where the file tells.
    pub correct: &'a [Option<bool>],
}

/// Breaks a sentence into lines of at most `width` characters.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.len() - 1;
        let line = &mut lines[last];
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_string());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

struct Canvas {
    body: String,
    width: f64,
    y: f64,
}

impl Canvas {
    fn line(&mut self, text: &str, size: f64, fill: &str) {
        self.y += size * 1.4;
        let _ = writeln!(
            self.body,
            r#"<text x="16" y="{:.1}" font-size="{size}" fill="{fill}">{}</text>"#,
            self.y,
            escape(text)
        );
        self.y += size * 0.2;
    }

    fn grid(&mut self, g: &Grid, x: f64, y: f64, side: f64, marked: &[(usize, usize)]) {
        let (h, w) = g.shape();
        for r in 0..h {
            for c in 0..w {
                let (a, b, d) = PALETTE[g.get(r, c) as usize];
                let _ = write!(
                    self.body,
                    r##"<rect x="{:.1}" y="{:.1}" width="{side:.1}" height="{side:.1}" fill="#{a:02x}{b:02x}{d:02x}" stroke="#555" stroke-width=".5"/>"##,
                    x + c as f64 * side,
                    y + r as f64 * side
                );
            }
        }
        for &(r, c) in marked.iter().filter(|p| p.0 < h && p.1 < w) {
            let _ = write!(
                self.body,
                r##"<rect x="{:.1}" y="{:.1}" width="{:.1}" height="{:.1}" fill="none" stroke="#fff" stroke-width="1.5"/>"##,
                x + c as f64 * side + 1.0,
                y + r as f64 * side + 1.0,
                side - 2.0,
                side - 2.0
            );
        }
        self.body.push('\n');
        self.width = self.width.max(x + w as f64 * side + 16.0);
    }

    /// Letters on cells, legible on every colour.
    fn letters(&mut self, all: &[(usize, usize, char)], x: f64, y: f64, side: f64) {
        for &(r, c, letter) in all {
            let _ = write!(
                self.body,
                r##"<text x="{:.1}" y="{:.1}" font-size="{:.1}" font-weight="700" text-anchor="middle" fill="#fff" stroke="#000" stroke-width="2" paint-order="stroke">{letter}</text>"##,
                x + (c as f64 + 0.5) * side,
                y + (r as f64 + 0.5) * side + 0.32 * side.max(8.0),
                side.max(8.0)
            );
        }
        self.body.push('\n');
    }

    /// An arrow from one grid to the next.
    fn arrow(&mut self, x: f64, y: f64) {
        let _ = writeln!(
            self.body,
            r##"<text x="{x:.1}" y="{y:.1}" font-size="15" text-anchor="middle" fill="#666">→</text>"##
        );
    }

    fn label(&mut self, x: f64, y: f64, text: &str, fill: &str) {
        let _ = writeln!(
            self.body,
            r#"<text x="{x:.1}" y="{y:.1}" font-size="12" fill="{fill}">{}</text>"#,
            escape(text)
        );
        self.width = self.width.max(x + 7.0 * text.chars().count() as f64 + 16.0);
    }
}

impl Sheet<'_> {
    /// The sheet as a stand-alone SVG: pairs, rule, and predictions with the cells outlined in which survivors differ.
    pub fn svg(&self) -> String {
        let q = &self.task.question;
        let longest = q
            .train
            .iter()
            .flat_map(|p| [&p.input, &p.output])
            .chain(&q.tests)
            .chain(self.found.predictions.iter().flatten())
            .map(|g| g.height().max(g.width()))
            .max()
            .unwrap_or(1);
        let side = (225.0 / longest as f64).clamp(6.0, 24.0);
        let mut k = Canvas {
            body: String::new(),
            width: 560.0,
            y: 6.0,
        };
        k.line(&format!("Task {}", self.task.name), 18.0, "#111");
        let (verdict, ink) = self.verdict();
        k.line(&verdict, 13.0, ink);
        let rivals = self.found.rivals();
        if let Some(r) = rivals.first() {
            for l in wrapped(
                &format!("Rule ({}, {} bits): {}", r.family, r.cost, r.text),
                108,
            ) {
                k.line(&l, 13.0, "#111");
            }
        }
        for r in rivals.iter().skip(1).take(2) {
            for l in wrapped(
                &format!("Rival ({}, {} bits): {}", r.family, r.cost, r.text),
                124,
            ) {
                k.line(&l, 11.5, "#666");
            }
        }
        for l in wrapped(&self.found.statement(), 124) {
            k.line(&l, 11.5, "#666");
        }
        let why: Vec<Option<Account>> = q
            .tests
            .iter()
            .enumerate()
            .map(|(i, input)| self.found.account(i, input))
            .collect();
        for account in why.iter().flatten() {
            let w = &account.completion;
            let names: Vec<String> = w
                .motions
                .iter()
                .take(3)
                .map(|m| format!("{} ({:.0} bits)", m.motion.name(), m.bits))
                .collect();
            let label = if account.exact() {
                "exact if the pattern obeys"
            } else {
                "heuristic, from"
            };
            let text = format!(
                "{} cells filled, {label}: {}. Of {} motions tried {} are obeyed. A letter marks a filled cell and the witnesses of its orbit.",
                w.fills.len(),
                names.join("; "),
                w.tried,
                w.obeyed
            );
            for l in wrapped(&text, 124) {
                k.line(&l, 11.5, "#666");
            }
        }
        k.y += 10.0;
        let mut rows: Vec<(String, Vec<Shown>)> = Vec::new();
        for (i, p) in q.train.iter().enumerate() {
            rows.push((
                format!("train {i}"),
                vec![
                    Shown {
                        grid: &p.input,
                        title: "input".into(),
                        ink: "#666",
                        marked: &[],
                        letters: Vec::new(),
                    },
                    Shown {
                        grid: &p.output,
                        title: "output".into(),
                        ink: "#666",
                        marked: &[],
                        letters: Vec::new(),
                    },
                ],
            ));
        }
        for (i, t) in q.tests.iter().enumerate() {
            let (witnesses, filled) = why[i].as_ref().map_or_else(Default::default, lettered);
            let mut shown = vec![Shown {
                grid: t,
                title: "input".into(),
                ink: "#666",
                marked: &[],
                letters: witnesses,
            }];
            for (n, g) in self.found.predictions[i].iter().enumerate() {
                let (title, ink) = match self.correct.get(i).copied().flatten() {
                    Some(true) if self.found.predictions[i].len() == 1 => {
                        ("prediction, right".to_string(), "#17803d")
                    }
                    Some(false) => (format!("prediction {}, wrong", n + 1), "#b91c1c"),
                    _ => (format!("prediction {}", n + 1), "#111"),
                };
                let marked: &[(usize, usize)] = if n == 0 {
                    &self.found.differing[i]
                } else {
                    &[]
                };
                shown.push(Shown {
                    grid: g,
                    title,
                    ink,
                    marked,
                    letters: if n == 0 { filled.clone() } else { Vec::new() },
                });
            }
            rows.push((format!("test {i}"), shown));
        }
        // Pairs flow from left to right and wrap.
        let mut x = 16.0;
        let mut top = k.y;
        let mut bottom = top;
        for (name, shown) in &rows {
            let need: f64 = shown
                .iter()
                .map(|s| (s.grid.width() as f64 * side).max(70.0) + 30.0)
                .sum();
            if x > 16.0 && (x + need > 1100.0 || name.starts_with("test")) {
                x = 16.0;
                top = bottom + 18.0;
            }
            for (n, s) in shown.iter().enumerate() {
                let title = if n == 0 {
                    format!("{name} {}", s.title)
                } else {
                    s.title.clone()
                };
                k.label(x, top + 12.0, &title, s.ink);
                k.grid(s.grid, x, top + 18.0, side, s.marked);
                k.letters(&s.letters, x, top + 18.0, side);
                if n > 0 {
                    k.arrow(
                        x - 13.0,
                        top + 18.0 + shown[0].grid.height() as f64 * side / 2.0 + 5.0,
                    );
                }
                bottom = bottom.max(top + 18.0 + s.grid.height() as f64 * side);
                let step = (s.grid.width() as f64 * side).max(7.0 * title.chars().count() as f64);
                x += step + 28.0;
            }
            x += 20.0;
        }
        let height = bottom + 16.0;
        let width = k.width.max(900.0);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\" font-family=\"system-ui, sans-serif\"><rect width=\"100%\" height=\"100%\" fill=\"#fafafa\"/>\n{}</svg>\n",
            k.body
        )
    }

    fn verdict(&self) -> (String, &'static str) {
        let made = self.found.predictions.iter().any(|p| !p.is_empty());
        if !made {
            let why = self
                .found
                .declined
                .clone()
                .unwrap_or_else(|| "no rule found".into());
            return (format!("Declined: {why}"), "#92600a");
        }
        match self.correct {
            c if !c.is_empty() && c.iter().all(|x| *x == Some(true)) => {
                ("Solved".into(), "#17803d")
            }
            c if c.contains(&Some(false)) => ("Wrong".into(), "#b91c1c"),
            _ => ("Predicted; the file has no answer".into(), "#111"),
        }
    }
}

struct Shown<'a> {
    grid: &'a Grid,
    title: String,
    ink: &'static str,
    marked: &'a [(usize, usize)],
    letters: Vec<(usize, usize, char)>,
}

/// Letters for up to eight orbits, spread over the filled cells: on the witnesses in the input, and on the filled cells in the
/// prediction, which shows the whole input or the box of the hidden cells.
fn lettered(why: &Account) -> (Vec<(usize, usize, char)>, Vec<(usize, usize, char)>) {
    let done = &why.completion;
    let mut orbits: Vec<&[(usize, usize)]> = Vec::new();
    for f in &done.fills {
        if !orbits.contains(&f.witnesses.as_slice()) {
            orbits.push(&f.witnesses);
        }
    }
    let step = orbits.len().div_ceil(8).max(1);
    let chosen: Vec<&[(usize, usize)]> = orbits.into_iter().step_by(step).collect();
    let (top, left) = why.origin;
    let (mut seen, mut filled) = (Vec::new(), Vec::new());
    for (letter, orbit) in ('a'..).zip(chosen) {
        seen.extend(orbit.iter().map(|&(r, c)| (r, c, letter)));
        filled.extend(
            done.fills
                .iter()
                .filter(|f| f.witnesses == orbit && f.cell.0 >= top && f.cell.1 >= left)
                .map(|f| (f.cell.0 - top, f.cell.1 - left, letter)),
        );
    }
    (seen, filled)
}

/// Sheets in one HTML page without scripts or outside resources.
pub fn html(sheets: &[Sheet]) -> String {
    let mut out = String::from(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>ARC tasks</title>\n<style>body{font-family:system-ui,sans-serif;margin:1rem;background:#e5e5e5}svg{display:block;max-width:100%;height:auto;margin:0 0 1rem;border:1px solid #ccc}</style>\n",
    );
    for s in sheets {
        out.push_str(&s.svg());
    }
    out.push_str("</html>\n");
    out
}

impl Inference {
    /// The simplest rule of each different joint prediction, simplest first: what the task leaves open.
    pub fn rivals(&self) -> Vec<&Rule> {
        let mut out: Vec<&Rule> = Vec::new();
        for r in &self.rules {
            if out.iter().all(|o| o.predictions != r.predictions) {
                out.push(r);
            }
        }
        out
    }

    /// One sentence on uniqueness: it names the size of the repertoire, how much of it was tried and how many rules survived.
    pub fn statement(&self) -> String {
        let mut all: Vec<&Vec<Grid>> = self.rules.iter().map(|r| &r.predictions).collect();
        all.sort();
        all.dedup();
        let survivors = match self.rules.len() {
            0 => "no rule survives".to_string(),
            1 => "1 rule survives".to_string(),
            n => format!("{n} rules survive"),
        };
        let agreement = match all.len() {
            0 => String::new(),
            1 => "; all predict the same".to_string(),
            n => format!("; they make {n} different predictions"),
        };
        format!(
            "Of {} compositions of {} elementary steps, and the cell rules over them, {survivors}{agreement}.",
            self.tried, self.repertoire
        )
    }
}
