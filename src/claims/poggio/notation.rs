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
