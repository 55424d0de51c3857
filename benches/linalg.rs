//! Exact linear algebra on random integer matrices and on Laplacians.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use elenchus::linalg::{Matrix, ratio};
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

criterion_group!(benches, exact);
criterion_main!(benches);
