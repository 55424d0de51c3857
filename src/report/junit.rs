//! The audit's report as JUnit XML, which build servers read: a test suite per paper, a test case per claim, drift as failure.

use std::fmt::Write;

use html_escape::encode_safe;

use super::audit::{Line, by_paper};

/// Characters that XML 1.0 cannot carry at all become `?`.
fn safe(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| {
            if c.is_control() && !"\n\t".contains(c) {
                '?'
            } else {
                c
            }
        })
        .collect();
    encode_safe(&text).into_owned()
}

/// The report as JUnit XML. Times are left out, so that equal audits give equal bytes.
///
/// ```
/// use elenchus::report::{audit::Line, junit};
/// let r = &elenchus::claims::all()[0];
/// let outcome = elenchus::audit::decide(r.claim.as_ref(), &Default::default());
/// let xml = junit::report(&[Line { id: r.claim.id(), expected: r.expected, outcome }]);
/// assert!(xml.contains(r#"tests="1" failures="0""#));
/// ```
pub fn report(lines: &[Line]) -> String {
    let failures = |lines: &[&Line]| lines.iter().filter(|l| !l.as_expected()).count();
    let all: Vec<&Line> = lines.iter().collect();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        out,
        "<testsuites name=\"elenchus\" tests=\"{}\" failures=\"{}\">",
        all.len(),
        failures(&all)
    );
    for (paper, lines) in by_paper(lines) {
        let _ = writeln!(
            out,
            "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\">",
            safe(paper),
            lines.len(),
            failures(&lines)
        );
        for line in lines {
            let _ = write!(
                out,
                "    <testcase classname=\"{}\" name=\"{}::{}\">",
                safe(paper),
                safe(line.name()),
                line.expected
            );
            let (got, text) = match &line.outcome {
                Ok(o) => (o.verdict().to_string(), o.line()),
                Err(e) => ("undecided".into(), e.reason.clone()),
            };
            let _ = if line.as_expected() {
                write!(out, "<system-out>{}</system-out>", safe(&text))
            } else {
                write!(
                    out,
                    "<failure message=\"{got}, expected {}\">{}</failure>",
                    line.expected,
                    safe(&text)
                )
            };
            out.push_str("</testcase>\n");
        }
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}
