//! Inference on small tasks of three kinds: found at once, a cell rule, none.

use criterion::{Criterion, criterion_group, criterion_main};
use elenchus::arc::symmetry::complete;
use elenchus::arc::{Grid, Options, Pair, Question, Square, infer};

fn noise(n: usize, seed: u64) -> Grid {
    let mut x = seed | 1;
    Grid::build(n, n, |_, _| {
        x = x
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((x >> 33) % 4) as u8
    })
    .expect("within bounds")
}

fn task(mut rule: impl FnMut(&Grid) -> Grid) -> Question {
    Question {
        train: (1..4)
            .map(|s| noise(10, s))
            .map(|input| Pair {
                output: rule(&input),
                input,
            })
            .collect(),
        tests: vec![noise(10, 9)],
    }
}

fn bench(c: &mut Criterion) {
    let mut group = c.benchmark_group("arc");
    group.sample_size(10);
    let at_once = task(|g| g.transformed(Square::Quarter));
    group.bench_function("infer a quarter turn", |b| {
        b.iter(|| infer(&at_once, Options::default()))
    });
    let cell = task(|g| {
        Grid::build(10, 10, |r, c| {
            if r % 2 == 0 && g.get(r, c) > 0 {
                7
            } else {
                g.get(r, c)
            }
        })
        .expect("within bounds")
    });
    group.bench_function("infer a cell rule", |b| {
        b.iter(|| infer(&cell, Options::default()))
    });
    let mut k = 100;
    let none = task(|_| {
        k += 1;
        noise(10, k)
    });
    group.bench_function("find no rule", |b| {
        b.iter(|| infer(&none, Options::default()))
    });
    let lattice = Grid::build(30, 30, |r, c| {
        if r > 20 && c > 20 {
            0
        } else {
            ((r % 5) * 2 + (c % 4) * 3) as u8 % 9 + 1
        }
    })
    .expect("within bounds");
    let hidden: Vec<bool> = lattice.cells().iter().map(|&c| c == 0).collect();
    group.bench_function("complete a 30 × 30 lattice", |b| {
        b.iter(|| complete(&lattice, &hidden))
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
