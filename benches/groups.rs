//! Symmetry groups of sets of vectors, family by family.
//!
//! `cargo bench --bench groups -- --growth` prints how the time grows along families of growing size.
//! `cargo bench --bench groups -- --table` prints one line per family instead: degree, items, decimal logarithm of the order, time, and the ratio to the fastest peer once measured on the
//! machine of the notes.

mod families;

use std::time::Instant;

use criterion::Criterion;
use elenchus::groups::{Options, SetOfVectors, SymmetryGroup, certify, symmetry_group};

/// The shortest of many searches, in milliseconds, and what was found.
fn best_of(set: &SetOfVectors) -> (f64, SymmetryGroup) {
    let begin = Instant::now();
    let mut best = f64::INFINITY;
    let mut round = 0;
    loop {
        let start = Instant::now();
        let found = symmetry_group(set, &Options::default()).expect("valid options");
        best = best.min(start.elapsed().as_secs_f64() * 1e3);
        round += 1;
        if round == 200 || (round >= 3 && begin.elapsed().as_secs_f64() > 1.0) {
            return (best, found);
        }
    }
}

/// Time along families of growing size; `exponent` is that of the time in the number of entries from the line before.
fn growth() {
    let mut series: Vec<(&str, Vec<families::Rows>)> = vec![
        (
            "random N = K",
            (6..=12u64).map(|e| families::random(1 << e, e)).collect(),
        ),
        (
            "cyclic shifts",
            [125, 250, 500, 1000, 2000, 4000]
                .map(|n| families::cyclic(n, false))
                .into(),
        ),
        (
            "RM(1, m)",
            (4..=9).map(|m| families::reed_muller(1, m)).collect(),
        ),
        (
            "words of weight 2",
            [25, 50, 100, 200].map(families::weight_two).into(),
        ),
        (
            "3 structured grids",
            [10, 15, 20, 25, 30]
                .map(|n| families::structured_grids_of(n, 3))
                .into(),
        ),
    ];
    for (name, sizes) in &mut series {
        let mut last: Option<(f64, f64)> = None;
        for rows in sizes.drain(..) {
            let set = SetOfVectors::of_digits(&rows).expect("rows of one length");
            let entries = (set.degree() * set.items()) as f64;
            let (best, found) = best_of(&set);
            let exponent = last.map_or(String::new(), |(e, t): (f64, f64)| {
                format!("{:.2}", (best / t).ln() / (entries / e).ln())
            });
            println!(
                "{name:20} N {:5} K {:6} log10 order {:9.2} {best:10.3} ms  exponent {exponent:>5}  nodes {:5} steps {:9}",
                set.degree(),
                set.items(),
                log10(&found.order().to_string()),
                found.nodes(),
                found.steps(),
            );
            last = Some((entries, best));
        }
    }
}

/// The decimal logarithm of a number written in digits.
fn log10(digits: &str) -> f64 {
    let lead = &digits[..digits.len().min(15)];
    lead.parse::<f64>().unwrap_or(1.0).log10() + (digits.len() - lead.len()) as f64
}

fn table(filter: Option<&str>) {
    let mut logs = Vec::new();
    for (name, rows, peer) in families::all() {
        if filter.is_some_and(|f| !name.contains(f)) {
            continue;
        }
        let set = SetOfVectors::of_digits(&rows).expect("rows of one length");
        let (best, found) = best_of(&set);
        let start = Instant::now();
        let (_, certificate) = certify(&set, &Options::default()).expect("complete");
        let written = start.elapsed().as_secs_f64() * 1e3;
        let start = Instant::now();
        let verdict = elenchus::kernel::group::check(&certificate);
        let checked = start.elapsed().as_secs_f64() * 1e3;
        let ratio = best / peer;
        logs.push(ratio.ln());
        println!(
            "{name:20} {:5} {:6} {:>9.2} {best:10.3} ms  x{ratio:8.2}  certificate {written:9.3} checked {checked:9.3}  nodes {:6} steps {:9} {} {}",
            set.degree(),
            set.items(),
            log10(&found.order().to_string()),
            found.nodes(),
            found.steps(),
            if found.is_complete() {
                ""
            } else {
                "INCOMPLETE"
            },
            verdict.err().unwrap_or_default(),
        );
    }
    let mean = (logs.iter().sum::<f64>() / logs.len() as f64).exp();
    println!("geometric mean of the ratios: {mean:.3}");
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|a| a == "--table") {
        // Cargo itself adds an option at the end.
        let filter = arguments.get(at + 1).map(String::as_str);
        table(filter.filter(|f| !f.starts_with('-')));
        return;
    }
    if arguments.iter().any(|a| a == "--growth") {
        growth();
        return;
    }
    let mut criterion = Criterion::default().configure_from_args();
    for (name, rows, _) in families::all() {
        let set = SetOfVectors::of_digits(&rows).expect("rows of one length");
        criterion.bench_function(&format!("groups/{name}"), |b| {
            b.iter(|| symmetry_group(&set, &Options::default()))
        });
    }
    criterion.final_summary();
}
