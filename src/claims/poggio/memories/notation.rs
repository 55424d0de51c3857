//! The memo's symbols: squared norms, ReLU.

use num_rational::BigRational;

use crate::kernel::{Kind, Space};
use crate::number::{Elementary, Number, Undefined, decided, sum};

pub(super) use super::super::notation::*;

/// All vectors of `n` signs, the first being all +1.
pub(super) fn signs(n: usize) -> impl Iterator<Item = Vec<i64>> {
    (0..1u64 << n).map(move |b| (0..n).map(|k| 1 - 2 * (b >> k & 1) as i64).collect())
}

/// `C(n, k)`.
pub(super) fn choose<N: Number>(n: usize, k: usize) -> N {
    // Pascal's rule, because not every arithmetic divides.
    let mut row = vec![N::integer(1)];
    for _ in 0..n {
        let mut next = vec![N::integer(1)];
        next.extend(row.windows(2).map(|w| w[0].clone() + w[1].clone()));
        next.push(N::integer(1));
        row = next;
    }
    row.get(k).cloned().unwrap_or_else(|| N::integer(0))
}

/// The probability that `keep` of the sum of `m` independent uniform signs.
pub(super) fn walk<N: Number>(m: usize, keep: impl Fn(i64) -> bool) -> N {
    let half = N::ratio(1, 2).power(m as u32);
    sum((0..=m)
        .filter(|&k| keep(2 * k as i64 - m as i64))
        .map(|k| choose::<N>(m, k)))
        * half
}

/// `e^t`.
pub(super) fn exp<N: Number>(t: &N) -> Result<N, Undefined> {
    decided(t.elementary(Elementary::Exp), "an exponential")
}

/// The quotient.
pub(super) fn over<N: Number>(a: &N, b: &N) -> Result<N, Undefined> {
    decided(a.over(b), "a quotient")
}

/// Whether both are equal.
pub(super) fn equal<N: Number>(a: &N, b: &N) -> Result<bool, Undefined> {
    decided(a.same(b), "an equation")
}

/// Whether this is not 0: an entry of a binary vector as a bit.
pub(super) fn is_one<N: Number>(x: &N) -> Result<bool, Undefined> {
    Ok(!decided(x.is_nought(), "a bit")?)
}

/// 1 for true, 0 for false.
pub(super) fn truth<N: Number>(t: bool) -> N {
    N::integer(i64::from(t))
}

/// The bits of a binary vector.
pub(super) fn bits<N: Number>(v: &[N]) -> Result<Vec<bool>, Undefined> {
    v.iter().map(is_one).collect()
}

/// The natural numbers that a vector lists, or nothing if an entry is none below `limit`.
pub(super) fn naturals<N: Number>(v: &[N], limit: usize) -> Option<Vec<usize>> {
    v.iter()
        .map(|x| (0..limit).find(|&n| x.same(&N::integer(n as i64)) == Some(true)))
        .collect()
}

/// Adds a matrix with rational entries.
pub(super) fn rationals(
    space: Space,
    name: &str,
    rows: &str,
    cols: &str,
    among: &[(i64, i64)],
) -> Space {
    let among = among
        .iter()
        .map(|&(n, d)| BigRational::new(n.into(), d.into()))
        .collect();
    let (rows, cols) = (rows.into(), cols.into());
    space.part(name, Kind::Matrix { rows, cols, among })
}
