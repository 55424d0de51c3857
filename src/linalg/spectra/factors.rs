//! Approximate factors from faer: sorted, of the expected shapes, and believed by nobody.

use faer::diag::DiagMut;
use faer::dyn_stack::{MemBuffer, MemStack};
use faer::linalg::evd::{ComputeEigenvectors, self_adjoint_evd, self_adjoint_evd_scratch};
use faer::linalg::svd::{ComputeSvdVectors, svd, svd_scratch};
use faer::{MatMut, Par};
use nalgebra::DMatrix;

use super::products::view;

fn columns_mut(a: &mut DMatrix<f64>) -> MatMut<'_, f64> {
    let (m, n) = a.shape();
    MatMut::from_column_major_slice_mut(a.as_mut_slice(), m, n)
}

/// Thin U, S, V with S ≥ 0 decreasing, for a matrix with no empty side; `None` if there was no convergence or something is not finite.
pub(super) fn thin_svd(a: &DMatrix<f64>) -> Option<(DMatrix<f64>, Vec<f64>, DMatrix<f64>)> {
    let (m, n) = a.shape();
    let r = m.min(n);
    let (mut u, mut s, mut v) = (DMatrix::zeros(m, r), vec![0.0; r], DMatrix::zeros(n, r));
    let thin = ComputeSvdVectors::Thin;
    // One thread: how faer shares its work among threads changes how it rounds.
    let scratch = svd_scratch::<f64>(m, n, thin, thin, Par::Seq, Default::default());
    svd(
        view(a),
        DiagMut::from_slice_mut(&mut s),
        Some(columns_mut(&mut u)),
        Some(columns_mut(&mut v)),
        Par::Seq,
        MemStack::new(&mut MemBuffer::new(scratch)),
        Default::default(),
    )
    .ok()?;
    if !s.iter().all(|s| s.is_finite()) {
        return None;
    }
    s.iter_mut().for_each(|s| *s = s.max(0.0));
    if s.is_sorted_by(|a, b| a >= b) {
        return Some((u, s, v));
    }
    let mut order: Vec<usize> = (0..r).collect();
    order.sort_by(|&i, &j| s[j].total_cmp(&s[i]));
    Some((
        u.select_columns(&order),
        order.iter().map(|&i| s[i]).collect(),
        v.select_columns(&order),
    ))
}

/// Eigenvectors and increasing eigenvalues of a symmetric matrix with n ≥ 1.
pub(super) fn symmetric(a: &DMatrix<f64>) -> Option<(DMatrix<f64>, Vec<f64>)> {
    let n = a.nrows();
    let (mut x, mut d) = (DMatrix::zeros(n, n), vec![0.0; n]);
    let scratch =
        self_adjoint_evd_scratch::<f64>(n, ComputeEigenvectors::Yes, Par::Seq, Default::default());
    self_adjoint_evd(
        view(a),
        DiagMut::from_slice_mut(&mut d),
        Some(columns_mut(&mut x)),
        Par::Seq,
        MemStack::new(&mut MemBuffer::new(scratch)),
        Default::default(),
    )
    .ok()?;
    if !d.iter().all(|d| d.is_finite()) {
        return None;
    }
    if d.is_sorted() {
        return Some((x, d));
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&i, &j| d[i].total_cmp(&d[j]));
    Some((
        x.select_columns(&order),
        order.iter().map(|&i| d[i]).collect(),
    ))
}
