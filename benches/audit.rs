//! Audit throughput: instances judged per second in the fast and in the kernel's arithmetic, covers, and whole claims.

use std::hint::black_box;
use std::ops::ControlFlow;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use elenchus::audit::{AnyClaim, Settings, decide, hunt};
use elenchus::claims::krause_reimann as kr;
use elenchus::kernel::{self, Case, Exact, Statement, Value};
use elenchus::number::{Elementary, Number, Rational};

/// Neighbours multiplied and added up, so that the numbers stay short.
fn products<N: Number>(list: &[N]) -> Vec<N> {
    let pairs = list.windows(2);
    pairs
        .map(|p| p[0].clone() * p[1].clone() + p[0].clone())
        .collect()
}

fn numbers(c: &mut Criterion) {
    let mut g = c.benchmark_group("numbers");
    let fast: Vec<Rational> = (1..200).map(|k| Rational::ratio(k * 7 - 300, k)).collect();
    let slow: Vec<Exact> = (1..200).map(|k| Exact::ratio(k * 7 - 300, k)).collect();
    g.throughput(Throughput::Elements(198));
    g.bench_function("products and sums, fast", |b| b.iter(|| products(&fast)));
    g.bench_function("products and sums, kernel", |b| b.iter(|| products(&slow)));
    g.bench_function("tanh, kernel", |b| {
        let t = kernel::Enclosure::ratio(5, 3);
        b.iter(|| black_box(&t).elementary(Elementary::Tanh))
    });
    g.finish();
}

fn instances(c: &mut Criterion) {
    let mut g = c.benchmark_group("instances");
    let claim = kr::SpectrumOfWab;
    let fast = Case::new()
        .with("a", Value::Number(Rational::ratio(1, 3)))
        .with("b", Value::Number(Rational::ratio(2, 5)));
    let slow = fast.map(|x| Exact::from_big(&x.to_big()));
    g.throughput(Throughput::Elements(1));
    g.bench_function("judge, fast", |b| {
        b.iter(|| claim.judge_fast(black_box(&fast)))
    });
    g.bench_function("judge, kernel", |b| {
        b.iter(|| claim.judge_exact(black_box(&slow)))
    });
    g.finish();
}

/// The first instances of every claim's own domain, judged one after the other: claims × instances per second.
fn throughput(c: &mut Criterion) {
    let list = elenchus::claims::all();
    let mut cases: Vec<(&dyn AnyClaim, Case<Rational>)> = Vec::new();
    for r in &list {
        let mut left = 5;
        let _ = r
            .claim
            .tries()
            .space
            .each_by_size(12, &mut |case: &Case<Rational>| {
                cases.push((r.claim.as_ref(), case.clone()));
                left -= 1;
                if left == 0 {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            });
    }
    let mut g = c.benchmark_group("audit");
    g.sample_size(10);
    g.throughput(Throughput::Elements(cases.len() as u64));
    g.bench_function("first instances of all claims, fast", |b| {
        b.iter(|| {
            for (claim, case) in &cases {
                let _ = black_box(claim.judge_fast(case));
            }
        })
    });
    let slow: Vec<(&dyn AnyClaim, Case<Exact>)> = cases
        .iter()
        .map(|(claim, case)| (*claim, case.map(|x| Exact::from_big(&x.to_big()))))
        .collect();
    g.bench_function("first instances of all claims, kernel", |b| {
        b.iter(|| {
            for (claim, case) in &slow {
                let _ = black_box(claim.judge_exact(case));
            }
        })
    });
    g.finish();
}

fn claims(c: &mut Criterion) {
    let mut g = c.benchmark_group("claims");
    g.sample_size(10);
    g.bench_function("cover, 5 real parameters", |b| {
        b.iter(|| kernel::cover(&kr::CompatibleMatricesAreEq5))
    });
    g.bench_function("decide, refuted", |b| {
        b.iter(|| decide(&kr::SpectrumOfWab, &Settings::default()))
    });
    g.bench_function("decide, proved", |b| {
        b.iter(|| decide(&kr::SpectrumOfWabWithPlus, &Settings::default()))
    });
    g.bench_function("hunt", |b| {
        b.iter(|| hunt(&kr::StructureMustRepresentSymmetry, 1000, 0))
    });
    g.finish();
}

criterion_group!(benches, numbers, instances, throughput, claims);
criterion_main!(benches);
