//! What a certificate costs over the decomposition it certifies: faer's thin SVD and eigendecomposition alone, and the verified ones, in one run.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use elenchus::linalg::spectra::{Rounding, singular_values, symmetric_eigenvalues};
use faer::Par;
use faer::diag::DiagMut;
use faer::dyn_stack::{MemBuffer, MemStack};
use faer::linalg::svd::{ComputeSvdVectors, svd, svd_scratch};
use nalgebra::DMatrix;
use rand::{Rng, SeedableRng};
use std::hint::black_box;

fn gaussian(m: usize, n: usize) -> DMatrix<f64> {
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(1);
    // A sum of uniforms is normal enough for timing.
    DMatrix::from_fn(m, n, |_, _| {
        (0..12).map(|_| rng.random::<f64>()).sum::<f64>() - 6.0
    })
}

fn faer_thin(a: &DMatrix<f64>, par: Par) -> Vec<f64> {
    let (m, n) = a.shape();
    let r = m.min(n);
    let (mut u, mut v) = (faer::Mat::<f64>::zeros(m, r), faer::Mat::<f64>::zeros(n, r));
    let mut s = vec![0.0; r];
    let thin = ComputeSvdVectors::Thin;
    let scratch = svd_scratch::<f64>(m, n, thin, thin, par, Default::default());
    svd(
        faer::MatRef::from_column_major_slice(a.as_slice(), m, n),
        DiagMut::from_slice_mut(&mut s),
        Some(u.as_mut()),
        Some(v.as_mut()),
        par,
        MemStack::new(&mut MemBuffer::new(scratch)),
        Default::default(),
    )
    .expect("convergence");
    s
}

fn spectra(c: &mut Criterion) {
    let mut group = c.benchmark_group("svd");
    group.sample_size(10);
    for n in [100, 300, 1024] {
        let a = gaussian(n, n);
        group.bench_with_input(BenchmarkId::new("faer_one_thread", n), &a, |b, a| {
            b.iter(|| faer_thin(black_box(a), Par::Seq));
        });
        group.bench_with_input(BenchmarkId::new("faer_rayon", n), &a, |b, a| {
            b.iter(|| faer_thin(black_box(a), Par::rayon(0)));
        });
        for rounding in [Rounding::APriori, Rounding::Split] {
            group.bench_with_input(
                BenchmarkId::new(format!("verified_{rounding:?}"), n),
                &a,
                |b, a| {
                    b.iter(|| singular_values(black_box(a), rounding));
                },
            );
        }
    }
    group.finish();
    let mut group = c.benchmark_group("symmetric");
    group.sample_size(10);
    for n in [100, 300] {
        let g = gaussian(n, n);
        let a = &g + g.transpose();
        for rounding in [Rounding::APriori, Rounding::Split] {
            group.bench_with_input(
                BenchmarkId::new(format!("verified_{rounding:?}"), n),
                &a,
                |b, a| {
                    b.iter(|| symmetric_eigenvalues(black_box(a), rounding));
                },
            );
        }
    }
    group.finish();
}

criterion_group!(benches, spectra);
criterion_main!(benches);
