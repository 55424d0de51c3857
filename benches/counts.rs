//! Counting: monomials along trees, VC dimensions of finite classes.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use elenchus::counts::{FiniteClass, PowerTree};
use rand::{Rng, SeedableRng};

fn trees(c: &mut Criterion) {
    let mut group = c.benchmark_group("tree_monomials");
    group.sample_size(10);
    for levels in [6, 9, 12] {
        for bias in [false, true] {
            let tree = PowerTree::complete_binary(levels, 2, bias);
            group.bench_function(
                BenchmarkId::new(if bias { "with_bias" } else { "without_bias" }, levels),
                |b| b.iter(|| black_box(&tree).monomials()),
            );
        }
    }
    group.finish();
}

fn dimensions(c: &mut Criterion) {
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(3);
    let mut group = c.benchmark_group("vc_dimension");
    group.sample_size(10);
    for (members, points) in [(50, 16), (200, 16), (200, 24)] {
        let rows = (0..members)
            .map(|_| (0..points).map(|_| rng.random::<bool>()).collect())
            .collect();
        let class = FiniteClass::new(rows).expect("rows of one length");
        group.bench_function(format!("{members}_members_{points}_points"), |b| {
            b.iter(|| black_box(&class).vc_dimension())
        });
    }
    group.finish();
}

criterion_group!(benches, trees, dimensions);
criterion_main!(benches);
