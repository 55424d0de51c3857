//! Laplacian pseudo-inverse, effective resistances and spanning trees of random graphs by number of vertices.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use elenchus::graphs::Laplacian;
use elenchus::linalg::ratio;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A path, so that the graph is connected, and every other edge with probability 1/2, weights 1 to 10.
fn random_connected(n: usize) -> Laplacian {
    let mut rng = ChaCha8Rng::seed_from_u64(n as u64);
    let mut edges = Vec::new();
    for v in 1..n {
        for u in 0..v {
            if u + 1 == v || rng.random_bool(0.5) {
                edges.push((u, v, ratio(rng.random_range(1..=10), 1)));
            }
        }
    }
    Laplacian::from_edges(n, edges).unwrap()
}

fn laplacians(c: &mut Criterion) {
    let mut group = c.benchmark_group("laplacian");
    group.sample_size(10);
    for n in [10, 50, 100, 200] {
        let l = random_connected(n);
        // What the questions below cannot cost less than.
        let free: Vec<usize> = (1..n).collect();
        let reduced = l.matrix().select(&free, &free);
        group.bench_with_input(BenchmarkId::new("reduced inverse", n), &reduced, |b, m| {
            b.iter(|| black_box(m.inverse().unwrap()))
        });
        group.bench_with_input(BenchmarkId::new("pseudo-inverse", n), &l, |b, l| {
            b.iter(|| black_box(l.pseudo_inverse()))
        });
        group.bench_with_input(BenchmarkId::new("effective resistances", n), &l, |b, l| {
            b.iter(|| black_box(l.ground().resistances().unwrap()))
        });
        group.bench_with_input(BenchmarkId::new("one resistance", n), &l, |b, l| {
            b.iter(|| black_box(l.effective_resistance(0, n - 1).unwrap()))
        });
        group.bench_with_input(BenchmarkId::new("spanning trees", n), &l, |b, l| {
            b.iter(|| black_box(l.spanning_trees()))
        });
    }
    group.finish();
}

criterion_group!(benches, laplacians);
criterion_main!(benches);
