//! The memo's symbols: squared norms, ReLU.

use crate::kernel::{Matrix, Signed};
use crate::number::{Number, Undefined, decided, sum};

/// `XᵀX`.
pub(super) fn gram<N: Number>(x: &Matrix<N>) -> Result<Matrix<N>, Undefined> {
    x.transpose().times(x)
}

/// `XXᵀ`.
pub(super) fn outer<N: Number>(x: &Matrix<N>) -> Result<Matrix<N>, Undefined> {
    x.times(&x.transpose())
}

/// `|v|²`.
pub(super) fn energy<N: Number>(v: &[N]) -> N {
    sum(v.iter().map(Number::squared))
}

/// `|v|²` as a sum of squares.
pub(super) fn squares<N: Number>(v: &[N]) -> Signed<N> {
    v.iter().fold(Signed::square(N::integer(0)), |all, e| {
        all.plus(&Signed::square(e.clone()))
    })
}

/// `max(t, 0)`, which is also `tH(t)`.
pub(super) fn relu<N: Number>(t: &N) -> Result<N, Undefined> {
    let zero = N::integer(0);
    Ok(if decided(zero.below(t), "the sign of a number")? {
        t.clone()
    } else {
        zero
    })
}

/// ReLU of every component.
pub(super) fn relus<N: Number>(v: &[N]) -> Result<Vec<N>, Undefined> {
    v.iter().map(relu).collect()
}

/// `a − b`.
pub(super) fn difference<N: Number>(a: &[N], b: &[N]) -> Vec<N> {
    a.iter()
        .zip(b)
        .map(|(s, t)| s.clone() - t.clone())
        .collect()
}

/// `a + b`.
pub(super) fn total<N: Number>(a: &[N], b: &[N]) -> Vec<N> {
    a.iter()
        .zip(b)
        .map(|(s, t)| s.clone() + t.clone())
        .collect()
}

/// Whether `a < b`.
pub(super) fn less<N: Number>(a: &N, b: &N) -> Result<bool, Undefined> {
    decided(a.below(b), "a comparison")
}

/// The principal minor with these rows and columns.
fn minor<N: Number>(m: &Matrix<N>, of: &[usize]) -> Result<N, Undefined> {
    Matrix::from_fn(of.len(), of.len(), |i, j| m.at(of[i], of[j]).clone()).determinant()
}

/// Whether a symmetric matrix is positive definite: all leading principal minors are positive.
pub(super) fn definite<N: Number>(m: &Matrix<N>) -> Result<bool, Undefined> {
    for n in 1..=m.rows() {
        if !less(&N::integer(0), &minor(m, &(0..n).collect::<Vec<_>>())?)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether a symmetric matrix is positive semidefinite: no principal minor is negative.
pub(super) fn semidefinite<N: Number>(m: &Matrix<N>) -> Result<bool, Undefined> {
    for set in 1..1usize << m.rows() {
        let of: Vec<usize> = (0..m.rows()).filter(|i| set >> i & 1 == 1).collect();
        if less(&minor(m, &of)?, &N::integer(0))? {
            return Ok(false);
        }
    }
    Ok(true)
}
