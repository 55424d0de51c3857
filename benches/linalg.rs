//! Exact linear algebra on random integer matrices and on Laplacians.
//!
//! `cargo bench --bench linalg -- --table` prints one line per operation instead: time, and the ratio to FLINT 3.6 as once measured on the machine of the
//! notes. How fast this machine is beside that one shows in the first line, the same fraction-free elimination on both.

use std::time::Instant;

use criterion::{BenchmarkId, Criterion};
use elenchus::linalg::{Matrix, ratio};
use num_bigint::BigInt;
use num_rational::BigRational;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Entries from −bound to bound.
fn random(rows: usize, cols: usize, bound: i64, seed: u64) -> Matrix {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let entries: Vec<i64> = (0..rows * cols)
        .map(|_| rng.random_range(-bound..=bound))
        .collect();
    Matrix::from_integers(rows, cols, &entries).expect("as many entries as asked for")
}

/// The Laplacian of a path with random chords.
fn laplacian(n: usize) -> Matrix {
    let mut rng = ChaCha8Rng::seed_from_u64(n as u64);
    let mut entries = vec![0i64; n * n];
    for i in 0..n {
        for j in 0..i {
            if j + 1 == i || rng.random_bool(0.3) {
                entries[i * n + j] = -1;
                entries[j * n + i] = -1;
                entries[i * n + i] += 1;
                entries[j * n + j] += 1;
            }
        }
    }
    Matrix::from_integers(n, n, &entries).expect("n² entries")
}

fn exact(c: &mut Criterion) {
    let mut group = c.benchmark_group("linalg");
    group.sample_size(10);
    for (n, bound) in [
        (3, 10),
        (10, 10),
        (10, 1000),
        (30, 10),
        (100, 10),
        (100, 1000),
        (200, 10),
        (400, 10),
    ] {
        let a = random(n, n, bound, 1);
        let b: Vec<BigRational> = (0..n as i64).map(|i| ratio(i * 7 % bound - 3, 1)).collect();
        let id = BenchmarkId::new("solve", format!("{n}, entries up to {bound}"));
        group.bench_function(id, |bencher| bencher.iter(|| a.solve(&b)));
    }
    for n in [10, 30, 100, 200] {
        let a = random(n, n, 10, 2);
        group.bench_function(BenchmarkId::new("inverse", n), |b| b.iter(|| a.inverse()));
        group.bench_function(BenchmarkId::new("inverse as fractions", n), |b| {
            b.iter(|| a.inverse().map(|x| x.to_rows()));
        });
        group.bench_function(BenchmarkId::new("determinant", n), |b| {
            b.iter(|| a.determinant());
        });
        group.bench_function(BenchmarkId::new("characteristic polynomial", n), |b| {
            b.iter(|| a.characteristic_polynomial());
        });
        let l = laplacian(n);
        group.bench_function(BenchmarkId::new("Laplacian pseudo-inverse", n), |b| {
            b.iter(|| l.pseudo_inverse());
        });
    }
    let wide = random(200, 203, 10, 3);
    group.bench_function("kernel of a 200×203 matrix", |b| {
        b.iter(|| wide.kernel());
    });
    group.finish();
}

/// Bareiss's elimination on big integers, for the determinant: the yardstick between two machines.
fn fraction_free(n: usize) -> BigInt {
    let mut rng = ChaCha8Rng::seed_from_u64(5);
    let mut a: Vec<Vec<BigInt>> = (0..n)
        .map(|_| {
            (0..n)
                .map(|_| rng.random_range(-10i64..=10).into())
                .collect()
        })
        .collect();
    let mut last = BigInt::from(1);
    for k in 0..n {
        let Some(p) = (k..n).find(|&i| a[i][k] != BigInt::from(0)) else {
            return 0.into();
        };
        a.swap(k, p);
        for i in k + 1..n {
            for j in k + 1..n {
                a[i][j] = (&a[i][j] * &a[k][k] - &a[i][k] * &a[k][j]) / &last;
            }
        }
        last = a[k][k].clone();
    }
    last
}

/// The shortest of several runs within a second, in milliseconds.
fn best<T>(mut run: impl FnMut() -> T) -> f64 {
    let begin = Instant::now();
    let mut best = f64::INFINITY;
    for round in 0..10_000 {
        let start = Instant::now();
        std::hint::black_box(run());
        best = best.min(start.elapsed().as_secs_f64() * 1e3);
        if round >= 2 && begin.elapsed().as_secs_f64() > 1.0 {
            break;
        }
    }
    best
}

fn table() {
    let mut logs = Vec::new();
    let yardstick = best(|| fraction_free(100));
    println!(
        "fraction-free elimination on big integers, n = 100: {yardstick:.1} ms here, 53 ms there"
    );
    let mut line = |what: String, ours: f64, flint: f64| {
        let ratio = ours / flint;
        let same = ratio * 53.0 / yardstick;
        logs.push(same.ln());
        println!(
            "{what:44} {ours:10.3} ms  FLINT {flint:9.3} ms  x{ratio:6.3}, at equal speed x{same:6.3}"
        );
    };
    for (n, bound, flint) in [
        (10, 10, 0.006_153),
        (30, 10, 0.106),
        (100, 10, 2.03),
        (200, 10, 16.0),
        (400, 10, 128.0),
        (100, 1000, 2.91),
    ] {
        let a = random(n, n, bound, 1);
        let b: Vec<BigRational> = (0..n as i64).map(|i| ratio(i * 7 % bound - 3, 1)).collect();
        let what = format!("solve, n = {n}, entries up to {bound}");
        line(what, best(|| a.solve(&b)), flint);
    }
    for (n, flint) in [(30, 1.41), (100, 105.0), (200, 1130.0)] {
        let a = random(n, n, 10, 2);
        line(format!("inverse, n = {n}"), best(|| a.inverse()), flint);
    }
    for (n, flint) in [(100, 2.3), (200, 16.0), (400, 124.0)] {
        let a = random(n, n, 10, 2);
        line(
            format!("determinant, n = {n}"),
            best(|| a.determinant()),
            flint,
        );
    }
    for (n, flint) in [(30, 0.12), (50, 0.80), (100, 11.2)] {
        let a = random(n, n, 10, 2);
        let what = format!("characteristic polynomial, n = {n}");
        line(what, best(|| a.characteristic_polynomial()), flint);
    }
    for (n, flint) in [(50, 5.0), (100, 48.0), (200, 470.0)] {
        let l = laplacian(n);
        let what = format!("Laplacian pseudo-inverse, n = {n}");
        line(what, best(|| l.pseudo_inverse()), flint);
    }
    let wide = random(200, 203, 10, 3);
    line("kernel, 200 x 203".into(), best(|| wide.kernel()), 24.7);
    let mean = (logs.iter().sum::<f64>() / logs.len() as f64).exp();
    println!("geometric mean of the ratios at equal speed: {mean:.3}");
}

fn main() {
    if std::env::args().any(|a| a == "--table") {
        table();
        return;
    }
    let mut criterion = Criterion::default().configure_from_args();
    exact(&mut criterion);
    criterion.final_summary();
}
