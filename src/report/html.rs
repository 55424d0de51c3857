//! The audit's report as one HTML page that needs no other file: every claim with its words, verdict, evidence and links to its repair.

use std::fmt::Write;

use html_escape::encode_safe;

use super::audit::{Line, by_paper, summary};

const STYLE: &str = "\
body{font:15px/1.45 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}\
table{border-collapse:collapse}td,th{padding:.2rem .8rem;text-align:right;border-bottom:1px solid #ddd}td:first-child,th:first-child{text-align:left}\
details{border-bottom:1px solid #eee;padding:.35rem 0}summary{cursor:pointer}\
summary code{font-size:.95em}dl{display:grid;grid-template-columns:7rem 1fr;gap:.25rem .8rem;margin:.5rem 0 .8rem 1rem}\
dt{color:#666}dd{margin:0;overflow-wrap:anywhere}\
.v{display:inline-block;width:6rem;text-align:center;border-radius:.3rem;color:#fff;font-size:.85em;margin-right:.5rem}\
.proved{background:#1a7f37}.exhausted{background:#2f6f9f}.survived{background:#6b6ba8}.refuted{background:#b3261e}\
.vacuous{background:#8a6d00}.informal{background:#777}.undecided{background:#000}.drift{outline:3px solid #ff9800}";

/// The report as a page. Equal audits give equal bytes.
///
/// ```
/// use elenchus::report::{audit::Line, html};
/// let r = &elenchus::claims::all()[0];
/// let outcome = elenchus::audit::decide(r.claim.as_ref(), &Default::default());
/// let page = html::report(&[Line { id: r.claim.id(), expected: r.expected, outcome }]);
/// assert!(page.contains(&format!("id=\"{}\"", r.claim.id())));
/// ```
pub fn report(lines: &[Line]) -> String {
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Audit</title>\n<style>{STYLE}</style>\n<h1>Audit</h1>\n<table><tr><th>verdict</th><th>claims</th></tr>\n"
    );
    for (verdict, n) in summary(lines) {
        let _ = writeln!(
            out,
            "<tr><td><span class=\"v {verdict}\">{verdict}</span></td><td>{n}</td></tr>"
        );
    }
    out.push_str("</table>\n");
    for (paper, lines) in by_paper(lines) {
        let _ = writeln!(out, "<h2>{}</h2>", encode_safe(paper));
        for line in lines {
            claim(&mut out, line);
        }
    }
    out.push_str("</html>\n");
    out
}

fn claim(out: &mut String, line: &Line) {
    let drift = if line.as_expected() { "" } else { " drift" };
    let (verdict, tier) = match &line.outcome {
        Ok(o) => (o.verdict().to_string(), o.about().tier.to_string()),
        Err(_) => ("undecided".into(), String::new()),
    };
    let _ = writeln!(
        out,
        "<details id=\"{}\"><summary><span class=\"v {verdict}{drift}\">{verdict}</span>{tier} <code>{}</code></summary><dl>",
        encode_safe(&line.id),
        encode_safe(line.name())
    );
    let mut row = |name: &str, text: &str| {
        if !text.is_empty() {
            let _ = writeln!(out, "<dt>{name}</dt><dd>{}</dd>", encode_safe(text));
        }
    };
    if !line.as_expected() {
        row("Drift", &format!("expected {}", line.expected));
    }
    match &line.outcome {
        Err(e) => row("Undecided", &e.reason),
        Ok(o) => {
            let about = o.about();
            row("Claim", about.says);
            row("Where", about.place);
            row("Reading", about.reading);
            row("In words", about.verdict);
            row("Needs", about.needs);
            row("Evidence", &o.line());
            for (name, id) in [
                ("Repair", about.repair),
                ("Repairs", about.repairs),
                ("Every proposal fails", about.negation),
            ] {
                if let Some(id) = id {
                    let id = encode_safe(id);
                    let _ = writeln!(
                        out,
                        "<dt>{name}</dt><dd><a href=\"#{id}\"><code>{id}</code></a></dd>"
                    );
                }
            }
        }
    }
    out.push_str("</dl></details>\n");
}
