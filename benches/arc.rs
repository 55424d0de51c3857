//! Inference on small tasks, one for each kind of rule, none among them; completion; and a sample of the public tasks, where present, on
//! one thread and on two.

use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use elenchus::arc::repertoire::operations;
use elenchus::arc::symmetry::{anchors, complete};
use elenchus::arc::{Grid, Options, Pair, Question, Task, infer};
use rayon::prelude::*;

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

fn families(c: &mut Criterion) {
    let mut group = c.benchmark_group("infer");
    group.sample_size(10);
    let mut met = Vec::new();
    // The first operation of each family that changes these grids.
    for o in operations() {
        let changes = (1..4)
            .map(|s| noise(10, s))
            .all(|g| o.apply(&g).is_some_and(|out| out != g));
        if changes && !met.contains(&o.family) {
            met.push(o.family);
            let q = task(|g| o.apply(g).expect("applies to all"));
            group.bench_function(o.family.name(), |b| {
                b.iter(|| infer(&q, Options::default()))
            });
        }
    }
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
    group.bench_function("cell rule", |b| b.iter(|| infer(&cell, Options::default())));
    let mut k = 100;
    let none = task(|_| {
        k += 1;
        noise(10, k)
    });
    group.bench_function("no rule", |b| b.iter(|| infer(&none, Options::default())));
    group.finish();
}

fn completion(c: &mut Criterion) {
    let mut group = c.benchmark_group("complete");
    group.sample_size(10);
    let lattice = Grid::build(30, 30, |r, c| {
        if r > 20 && c > 20 {
            0
        } else {
            ((r % 5) * 2 + (c % 4) * 3) as u8 % 9 + 1
        }
    })
    .expect("within bounds");
    let hidden: Vec<bool> = lattice.cells().iter().map(|&c| c == 0).collect();
    group.bench_function("a 30 × 30 lattice", |b| {
        b.iter(|| complete(&lattice, &hidden))
    });
    group.bench_function("anchors of a 30 × 30 lattice", |b| {
        b.iter(|| anchors(&lattice, &hidden))
    });
    group.finish();
}

fn public_tasks(c: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/arc/training");
    let Ok(list) = std::fs::read_dir(folder) else {
        return;
    };
    let mut files: Vec<_> = list.filter_map(|e| Some(e.ok()?.path())).collect();
    files.sort();
    let tasks: Vec<Task> = files
        .iter()
        .step_by(20)
        .filter_map(|f| Task::read(f).ok())
        .collect();
    let mut group = c.benchmark_group(format!("{} public tasks", tasks.len()));
    group.sample_size(10);
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads");
        group.bench_function(format!("threads {threads}"), |b| {
            b.iter(|| {
                pool.install(|| {
                    tasks
                        .par_iter()
                        .map(|t| infer(&t.question, Options::default()).rules.len())
                        .sum::<usize>()
                })
            })
        });
    }
    group.finish();
}

criterion_group!(benches, families, completion, public_tasks);
criterion_main!(benches);
