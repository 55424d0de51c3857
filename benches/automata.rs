//! State machines as associative memories: synthesis and steps per second.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use elenchus::networks::associator::machine::{
    AssociativeMachine, SequentialNet, SplitStateMachine,
};
use elenchus::networks::associator::{BitPattern, ClippedNet, Mealy, Threshold};
use rand::{Rng, SeedableRng};

fn machine(states: usize) -> Mealy {
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(4);
    let table: Vec<_> = (0..2 * states)
        .map(|_| (rng.random_range(0..states), rng.random_range(0..2)))
        .collect();
    Mealy::new(states, 2, 2, &table).expect("a complete table")
}

fn machines(c: &mut Criterion) {
    let mut group = c.benchmark_group("machine");
    group.sample_size(10);
    for states in [10, 100, 1000] {
        let machine = machine(states);
        let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(5);
        let word: Vec<usize> = (0..1000).map(|_| rng.random_range(0..2)).collect();
        group.throughput(Throughput::Elements(word.len() as u64));
        let two_layers = AssociativeMachine::synthesise(&machine).expect("fits");
        group.bench_function(
            BenchmarkId::new("two_layers_run_1000_letters", states),
            |b| b.iter(|| two_layers.run(0, black_box(&word))),
        );
        let one_layer = SplitStateMachine::synthesise(&machine).expect("fits");
        group.bench_function(
            BenchmarkId::new("one_layer_run_1000_letters", states),
            |b| b.iter(|| one_layer.run(0, black_box(&word))),
        );
        group.throughput(Throughput::Elements(1));
        group.bench_function(BenchmarkId::new("synthesise", states), |b| {
            b.iter(|| AssociativeMachine::synthesise(black_box(&machine)))
        });
    }
    group.finish();
}

fn clipped(c: &mut Criterion) {
    // Willshaw's regime: log2 n active units, loaded to about half
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(6);
    let (n, active, pairs) = (4096, 12, 80_000);
    let mut pattern = || {
        BitPattern::from_active(
            n,
            &(0..active)
                .map(|_| rng.random_range(0..n))
                .collect::<Vec<_>>(),
        )
        .expect("in range")
    };
    let list: Vec<_> = (0..pairs).map(|_| (pattern(), pattern())).collect();
    let net = ClippedNet::store(n, n, &list).expect("equal lengths");
    c.bench_function("clipped_recall_4096", |b| {
        b.iter(|| net.recall(black_box(&list[0].0), &Threshold::ActiveInputs))
    });
    c.bench_function("clipped_recall_4096_with_tolerance", |b| {
        b.iter(|| net.recall(black_box(&list[0].0), &Threshold::ActiveInputsLess(2)))
    });
}

criterion_group!(benches, machines, clipped);
criterion_main!(benches);
