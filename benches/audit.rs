//! Audit throughput: instances judged per second in the fast and in the kernel's arithmetic, covers, and whole claims.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use elenchus::audit::{AnyClaim, Settings, decide, hunt};
use elenchus::claims::krause_reimann as kr;
use elenchus::kernel::{self, Case, Exact, Statement, Value};
use elenchus::number::{Elementary, Number, Rational};

fn numbers(c: &mut Criterion) {
    let mut g = c.benchmark_group("numbers");
    let fast: Vec<Rational> = (1..200).map(|k| Rational::ratio(k * 7 - 300, k)).collect();
    let slow: Vec<Exact> = (1..200).map(|k| Exact::ratio(k * 7 - 300, k)).collect();
    g.throughput(Throughput::Elements(199));
    g.bench_function("products and sums, fast", |b| {
        b.iter(|| {
            fast.iter().fold(Rational::integer(1), |s, x| {
                (s * x.clone() + x.clone())
                    .over(&Rational::integer(1 << 40))
                    .unwrap()
            })
        })
    });
    g.bench_function("products, kernel", |b| {
        b.iter(|| {
            slow.iter()
                .fold(Exact::integer(0), |_, x| x.clone() * x.clone())
        })
    });
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

criterion_group!(benches, numbers, instances, claims);
criterion_main!(benches);
