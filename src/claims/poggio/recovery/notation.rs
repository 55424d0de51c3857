//! The memo's symbols: squared norms, ReLU, thresholds, restricted isometry, matrices of rational entries.

use num_rational::BigRational;

use crate::kernel::{Kind, Matrix, Size, Space};
use crate::number::{Number, Undefined, decided};

pub(super) use super::super::notation::*;

/// The zero vector.
pub(super) fn zeros<N: Number>(n: usize) -> Vec<N> {
    vec![N::integer(0); n]
}

/// `‖x‖_0`, the number of entries that are not 0.
pub(super) fn support_size<N: Number>(x: &[N]) -> Result<usize, Undefined> {
    Ok(support(x)?.len())
}

/// The indices of the entries that are not 0.
pub(super) fn support<N: Number>(x: &[N]) -> Result<Vec<usize>, Undefined> {
    let mut list = Vec::new();
    for (i, t) in x.iter().enumerate() {
        if !decided(t.is_nought(), "whether an entry is zero")? {
            list.push(i);
        }
    }
    Ok(list)
}

/// All sets of `s` of the numbers below `p`, increasing.
pub(super) fn subsets(p: usize, s: usize) -> Vec<Vec<usize>> {
    if s == 0 {
        return vec![Vec::new()];
    }
    let mut list = Vec::new();
    for last in s - 1..p {
        for mut set in subsets(last, s - 1) {
            set.push(last);
            list.push(set);
        }
    }
    list
}

/// The columns of a set.
pub(super) fn columns<N: Number>(a: &Matrix<N>, set: &[usize]) -> Matrix<N> {
    Matrix::from_fn(a.rows(), set.len(), |i, k| a.at(i, set[k]).clone())
}

/// The principal submatrix of a set.
pub(super) fn principal<N: Number>(g: &Matrix<N>, set: &[usize]) -> Matrix<N> {
    Matrix::from_fn(set.len(), set.len(), |i, j| g.at(set[i], set[j]).clone())
}

/// Whether eq. 4 holds with this `δ` for all sets of `s` columns: both `(1 + δ)I − A_SᵀA_S` and `A_SᵀA_S − (1 − δ)I` are semidefinite (definite, if strict).
pub(super) fn restricted_isometry<N: Number>(
    a: &Matrix<N>,
    s: usize,
    delta: &N,
    strict: bool,
) -> Result<bool, Undefined> {
    let sign = if strict { definite } else { semidefinite };
    let g = gram(a)?;
    for set in subsets(a.cols(), s) {
        let (g, one) = (principal(&g, &set), Matrix::identity(s));
        let upper = one.scaled(&(N::integer(1) + delta.clone())).minus(&g)?;
        let lower = g.minus(&one.scaled(&(N::integer(1) - delta.clone())))?;
        if !(sign(&upper)? && sign(&lower)?) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether `δ_s(A) < 1`, with `δ_s` the least `δ` of eq. 4.
pub(super) fn delta_below_one<N: Number>(a: &Matrix<N>, s: usize) -> Result<bool, Undefined> {
    restricted_isometry(a, s, &N::integer(1), true)
}

/// Whether `δ_s(A) ≤ δ`.
pub(super) fn delta_at_most<N: Number>(
    a: &Matrix<N>,
    s: usize,
    delta: &N,
) -> Result<bool, Undefined> {
    restricted_isometry(a, s, delta, false)
}

/// Whether every `s` columns are linearly independent.
pub(super) fn independent_columns<N: Number>(a: &Matrix<N>, s: usize) -> Result<bool, Undefined> {
    for set in subsets(a.cols(), s) {
        if columns(a, &set).rank()? < s {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `sign(t)·max(|t| − λ, 0)`.
pub(super) fn soft<N: Number>(t: &N, lambda: &N) -> Result<N, Undefined> {
    let shrunk = relu(&(decided(t.modulus(), "a modulus")? - lambda.clone()))?;
    let negative = decided(t.below(&N::integer(0)), "the sign of a number")?;
    Ok(if negative { -shrunk } else { shrunk })
}

/// Keeps the `s` entries of largest modulus, of equal ones those of smaller index.
pub(super) fn hard<N: Number>(u: &[N], s: usize) -> Result<Vec<N>, Undefined> {
    let mut kept = zeros(u.len());
    for i in 0..u.len() {
        let mut before = 0;
        for j in 0..u.len() {
            let (a, b) = (u[i].squared(), u[j].squared());
            let larger = decided(a.below(&b), "which entry is larger")?;
            let equal = decided(a.same(&b), "which entry is larger")?;
            before += usize::from(larger || (equal && j < i));
        }
        if before < s {
            kept[i] = u[i].clone();
        }
    }
    Ok(kept)
}

/// `x + Aᵀ(y − Ax)`.
pub(super) fn gradient_step<N: Number>(
    a: &Matrix<N>,
    y: &[N],
    x: &[N],
) -> Result<Vec<N>, Undefined> {
    let residual = difference(y, &a.apply(x)?);
    Ok(total(x, &a.transpose().apply(&residual)?))
}

/// Whether the orbit of 0 ends in `target`: steps until a state comes a second time, then asks whether it is the target and stays there. An orbit that does
/// not repeat a state within `most` steps is not decided.
pub(super) fn ends_in<N: Number>(
    step: impl Fn(&[N]) -> Result<Vec<N>, Undefined>,
    target: &[N],
    most: usize,
) -> Result<(bool, Vec<N>), Undefined> {
    let mut seen = vec![zeros(target.len())];
    for _ in 0..most {
        let next = step(&seen[seen.len() - 1])?;
        for (k, old) in seen.iter().enumerate() {
            if decided(crate::claims::words::same(old, &next), "equality")? {
                let rests = k + 1 == seen.len();
                let there = decided(crate::claims::words::same(&next, target), "equality")?;
                return Ok((rests && there, next));
            }
        }
        seen.push(next);
    }
    Err(Undefined::because("the orbit has not repeated a state yet"))
}

/// Adds a matrix with entries from a list of `(numerator, denominator)`.
pub(super) fn rational_matrix(
    space: Space,
    name: &str,
    rows: impl Into<Size>,
    cols: impl Into<Size>,
    among: &[(i64, i64)],
) -> Space {
    let among = among
        .iter()
        .map(|&(n, d)| BigRational::new(n.into(), d.into()))
        .collect();
    space.part(
        name,
        Kind::Matrix {
            rows: rows.into(),
            cols: cols.into(),
            among,
        },
    )
}
