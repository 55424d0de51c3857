//! Symmetry groups of sets of vectors, family by family.
//!
//! `cargo bench --bench groups -- --table` prints one line per family instead: degree, items, order, time, and the ratio to the fastest peer once measured on the
//! machine of the notes.

mod families;

use std::time::Instant;

use criterion::Criterion;
use elenchus::groups::{Options, SetOfVectors, certify, symmetry_group};

fn table(filter: Option<&str>) {
    let mut logs = Vec::new();
    for (name, rows, peer) in families::all() {
        if filter.is_some_and(|f| !name.contains(f)) {
            continue;
        }
        let set = SetOfVectors::of_digits(&rows).expect("rows of one length");
        let mut best = f64::INFINITY;
        let mut found = None;
        let begin = Instant::now();
        for round in 0..200 {
            let start = Instant::now();
            let result = symmetry_group(&set, &Options::default()).expect("valid options");
            best = best.min(start.elapsed().as_secs_f64() * 1e3);
            found = Some(result);
            if round >= 2 && begin.elapsed().as_secs_f64() > 1.0 {
                break;
            }
        }
        let found = found.expect("at least one round");
        let start = Instant::now();
        let (_, certificate) = certify(&set, &Options::default()).expect("complete");
        let written = start.elapsed().as_secs_f64() * 1e3;
        let start = Instant::now();
        let verdict = elenchus::kernel::group::check(&certificate);
        let checked = start.elapsed().as_secs_f64() * 1e3;
        let ratio = best / peer;
        logs.push(ratio.ln());
        println!(
            "{name:20} {:5} {:6} {:>24} {best:10.3} ms  x{ratio:8.2}  certificate {written:9.3} checked {checked:9.3}  nodes {:6} steps {:9} {} {}",
            set.degree(),
            set.items(),
            format!(
                "{:.4e}",
                found.order().to_string().parse::<f64>().unwrap_or(f64::NAN)
            ),
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
        table(arguments.get(at + 1).map(String::as_str));
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
