//! The audit's report as Markdown: a table per paper, for a pull request or a wiki.

use std::fmt::Write;

use super::audit::{Line, by_paper, summary};

/// Text in a table cell: bars and line breaks would end it.
fn cell(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('|', "\\|")
        .replace('\n', " ")
}

/// The report as Markdown: how many claims got each verdict, then per paper one row for each claim. Equal audits give equal bytes.
///
/// ```
/// use elenchus::report::{audit::Line, markdown};
/// let r = &elenchus::claims::all()[0];
/// let outcome = elenchus::audit::decide(r.claim.as_ref(), &Default::default());
/// let text = markdown::report(&[Line { id: r.claim.id(), expected: r.expected, outcome }]);
/// assert!(text.starts_with("# Audit") && text.contains(r.claim.words().name()));
/// ```
pub fn report(lines: &[Line]) -> String {
    let mut out = String::from("# Audit\n\n| verdict | claims |\n|---|---:|\n");
    for (verdict, n) in summary(lines) {
        let _ = writeln!(out, "| {verdict} | {n} |");
    }
    for (paper, lines) in by_paper(lines) {
        let _ = write!(
            out,
            "\n## {paper}\n\n| verdict | tier | claim | evidence | repair |\n|---|---|---|---|---|\n"
        );
        for line in lines {
            let name = line.name();
            let row = match &line.outcome {
                Ok(o) => [
                    if line.as_expected() {
                        o.verdict().to_string()
                    } else {
                        format!("**{}**, expected {}", o.verdict(), line.expected)
                    },
                    o.about().tier.to_string(),
                    format!("`{name}`"),
                    cell(&o.line()),
                    o.about().repair.map_or(String::new(), |r| format!("`{r}`")),
                ],
                Err(e) => [
                    format!("**undecided**, expected {}", line.expected),
                    String::new(),
                    format!("`{name}`"),
                    cell(&e.reason),
                    String::new(),
                ],
            };
            let _ = writeln!(out, "| {} |", row.join(" | "));
        }
    }
    out
}
