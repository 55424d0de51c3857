//! Restricted isometry constants: the cost of δ_s for sizes that compressed sensing talks about.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use elenchus::linalg::{Matrix, ratio};
use elenchus::networks::recovery::restricted_isometry;
use elenchus::networks::recovery::rip::exceeding_support;
use rand::{Rng, SeedableRng};

/// Independent signs over `√m`, `m` a square.
fn signs(m: usize, p: usize, root: i64) -> Matrix {
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(1);
    Matrix::from_fn(m, p, |_, _| {
        ratio(if rng.random::<bool>() { 1 } else { -1 }, root)
    })
}

/// Integers in −100 … 100 over 100·√m: distinct inner products.
fn uniform(m: usize, p: usize, root: i64) -> Matrix {
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(2);
    Matrix::from_fn(m, p, |_, _| ratio(rng.random_range(-173..=173), 100 * root))
}

fn isometry(c: &mut Criterion) {
    let mut group = c.benchmark_group("restricted_isometry");
    group.sample_size(10);
    for (m, p, root, s) in [
        (16, 32, 4, 3),
        (16, 32, 4, 4),
        (16, 32, 4, 5),
        (64, 128, 8, 3),
        (36, 64, 6, 4),
    ] {
        for (name, a) in [
            ("signs", signs(m, p, root)),
            ("uniform", uniform(m, p, root)),
        ] {
            group.bench_function(BenchmarkId::new(name, format!("{m}x{p},s={s}")), |b| {
                b.iter(|| restricted_isometry(black_box(&a), s))
            });
        }
    }
    let a = uniform(16, 32, 4);
    // the same question by floating eigenvalues of every set, without any guarantee
    let float = a.to_f64();
    let b = float.transpose() * &float - nalgebra::DMatrix::identity(32, 32);
    group.bench_function("every_set_in_floating_point/16x32,s=4", |bench| {
        bench.iter(|| {
            let mut best = 0.0f64;
            for i in 0..32 {
                for j in i + 1..32 {
                    for k in j + 1..32 {
                        for l in k + 1..32 {
                            let s = [i, j, k, l];
                            let part = nalgebra::Matrix4::from_fn(|r, c| b[(s[r], s[c])]);
                            best = part
                                .symmetric_eigenvalues()
                                .iter()
                                .fold(best, |m, e| m.max(e.abs()));
                        }
                    }
                }
            }
            black_box(best)
        })
    });
    let d = restricted_isometry(&a, 4).expect("s fits");
    group.bench_function("compare_just_above/16x32,s=4", |b| {
        b.iter(|| exceeding_support(black_box(&a), 4, &d.upper))
    });
    group.finish();
}

criterion_group!(benches, isometry);
criterion_main!(benches);
