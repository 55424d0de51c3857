//! Memorizers of random three-decimal points in three dimensions, beside solving the triangular system of two layers: in doubles by
//! substitution, and over the rationals by elimination.
//!
//! `cargo bench --bench memorizer -- 1000000` runs the largest size only. Peak memory is printed once at the end, for the whole
//! process.

use criterion::{BatchSize, BenchmarkId, Criterion};
use elenchus::networks::memorizer::{Dataset, Memorizer, Widths};
use num_rational::BigRational;
use num_traits::{One, Zero};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::HashSet;
use std::hint::black_box;

/// Distinct points, so that no two rows contradict each other.
fn csv(n: usize) -> String {
    let mut rng = ChaCha8Rng::seed_from_u64(n as u64);
    let mut seen = HashSet::new();
    let mut text = String::new();
    while seen.len() < n {
        let x: [i32; 3] = std::array::from_fn(|_| rng.random_range(-1000..=1000));
        if seen.insert(x) {
            let y: i32 = rng.random_range(-1000..=1000);
            for v in x {
                text.push_str(&format!("{},", f64::from(v) / 1000.0));
            }
            text.push_str(&format!("{}\n", f64::from(y) / 1000.0));
        }
    }
    text
}

fn read(text: &str) -> Dataset {
    Dataset::read_csv(text.as_bytes(), 1).unwrap()
}

fn constructions(c: &mut Criterion) {
    for n in [100, 1_000, 10_000, 100_000, 1_000_000] {
        let mut group = c.benchmark_group("memorize");
        group.sample_size(10);
        let data = read(&csv(n));
        let widths = Widths::default();
        group.bench_function(BenchmarkId::new("two_layers", n), |b| {
            b.iter(|| Memorizer::two_layer(black_box(&data)))
        });
        group.bench_function(BenchmarkId::new("three_layers", n), |b| {
            b.iter(|| Memorizer::three_layer(black_box(&data), &widths).unwrap())
        });
        let nets = [
            Memorizer::two_layer(&data),
            Memorizer::three_layer(&data, &widths).unwrap(),
        ];
        for (net, name) in nets.iter().zip(["verify_two", "verify_three"]) {
            group.bench_function(BenchmarkId::new(name, n), |b| {
                b.iter(|| net.verify(black_box(&data)).unwrap())
            });
        }
        group.finish();
    }
}

/// Equally spaced points with biases at the middle of the gaps: `A w = y` with `A_ij = max(c_i − b_j, 0)`.
fn systems(c: &mut Criterion) {
    let mut group = c.benchmark_group("triangular_system");
    group.sample_size(10);
    let label = |i: usize| ((i * 7919) % 2001) as i64 - 1000;
    for n in [100, 1_000, 10_000] {
        group.bench_function(BenchmarkId::new("float64_substitution", n), |b| {
            b.iter(|| {
                let mut w = vec![0.0f64; n];
                for i in 0..n {
                    let sum: f64 = (0..i).map(|j| ((i - j) as f64 + 0.5) * w[j]).sum();
                    w[i] = (label(i) as f64 / 1000.0 - sum) / 0.5;
                }
                black_box(w)
            })
        });
    }
    for n in [20, 40, 80] {
        let entry = |i: usize, j: usize| {
            if j > i {
                BigRational::zero()
            } else {
                BigRational::new((2 * (i - j) as i64 + 1).into(), 2.into())
            }
        };
        let table = || -> Vec<Vec<BigRational>> {
            (0..n)
                .map(|i| {
                    (0..n)
                        .map(|j| entry(i, j))
                        .chain([BigRational::new(label(i).into(), 1000.into())])
                        .collect()
                })
                .collect()
        };
        group.bench_function(BenchmarkId::new("exact_elimination", n), |b| {
            b.iter_batched(table, |a| black_box(eliminate(a)), BatchSize::LargeInput)
        });
    }
    group.finish();
}

/// Gauss–Jordan without knowing that the matrix is triangular.
fn eliminate(mut a: Vec<Vec<BigRational>>) -> Vec<BigRational> {
    let n = a.len();
    for col in 0..n {
        let pivot = (col..n).find(|&r| !a[r][col].is_zero()).unwrap();
        a.swap(col, pivot);
        let inverse = BigRational::one() / &a[col][col];
        for x in &mut a[col] {
            *x *= &inverse;
        }
        let row = a[col].clone();
        for (r, other) in a.iter_mut().enumerate() {
            if r != col && !other[col].is_zero() {
                let factor = other[col].clone();
                for (x, y) in other.iter_mut().zip(&row) {
                    *x -= &factor * y;
                }
            }
        }
    }
    a.into_iter().map(|mut row| row.remove(n)).collect()
}

fn main() {
    let mut c = Criterion::default().configure_from_args();
    constructions(&mut c);
    systems(&mut c);
    c.final_summary();
    if let Ok(status) = std::fs::read_to_string("/proc/self/status")
        && let Some(line) = status.lines().find(|l| l.starts_with("VmHWM"))
    {
        println!("peak memory {}", line.trim_start_matches("VmHWM:").trim());
    }
}
