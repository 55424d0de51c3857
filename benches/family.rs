//! Families of auto-associators: highly symmetric sets, and sets without symmetries.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use elenchus::linalg::ratio;
use elenchus::networks::family::Family;
use num_rational::BigRational;
use rand::{Rng, SeedableRng};

/// The shifts of the indicator of the first third.
fn shifts(n: usize) -> Vec<Vec<BigRational>> {
    (0..n / 4)
        .map(|s| {
            (0..n)
                .map(|i| ratio(i64::from((i + 4 * s) % n < n / 3), 1))
                .collect()
        })
        .collect()
}

fn families(c: &mut Criterion) {
    let mut group = c.benchmark_group("family");
    group.sample_size(10);
    for n in [60, 120, 240] {
        let x = shifts(n);
        group.bench_function(BenchmarkId::new("shifts", n), |b| {
            b.iter(|| Family::equivariant(black_box(&x)))
        });
        let few: Vec<Vec<BigRational>> = x[..3].to_vec();
        group.bench_function(BenchmarkId::new("three_items", n), |b| {
            b.iter(|| Family::equivariant(black_box(&few)))
        });
    }
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(5);
    for n in [10, 30] {
        let x: Vec<Vec<BigRational>> = (0..n / 2)
            .map(|_| {
                (0..n)
                    .map(|_| ratio(rng.random_range(-3..4), rng.random_range(1..4)))
                    .collect()
            })
            .collect();
        group.bench_function(BenchmarkId::new("any", n), |b| {
            b.iter(|| Family::any(black_box(&x)))
        });
    }
    group.finish();
}

criterion_group!(benches, families);
criterion_main!(benches);
