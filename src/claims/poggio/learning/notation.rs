//! The memo's symbols: squared norms, ReLU.

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::kernel::{Case, Matrix};
use crate::number::{Number, Undefined, decided};

pub(super) use super::super::notation::*;

/// The natural number `n` as a number.
pub(super) fn whole<N: Number>(n: usize) -> N {
    N::integer(n as i64)
}

/// The quotient.
pub(super) fn ratio<N: Number>(a: &N, b: &N) -> Result<N, Undefined> {
    decided(a.over(b), "a quotient")
}

/// Whether the number is zero.
pub(super) fn zero<N: Number>(a: &N) -> Result<bool, Undefined> {
    decided(a.is_nought(), "whether a number is zero")
}

/// Whether the two matrices agree.
pub(super) fn agree<N: Number>(a: &Matrix<N>, b: &Matrix<N>) -> Result<bool, Undefined> {
    decided(a.same(b), "equality of matrices")
}

/// Whether `‖K‖₂ < r`: `r²I − KᵀK` is positive definite.
pub(super) fn norm_below<N: Number>(k: &Matrix<N>, r: &N) -> Result<bool, Undefined> {
    definite(
        &Matrix::identity(k.cols())
            .scaled(&r.squared())
            .minus(&gram(k)?)?,
    )
}

/// Whether `‖K‖₂ ≤ r`: `r²I − KᵀK` is positive semidefinite.
pub(super) fn norm_at_most<N: Number>(k: &Matrix<N>, r: &N) -> Result<bool, Undefined> {
    semidefinite(
        &Matrix::identity(k.cols())
            .scaled(&r.squared())
            .minus(&gram(k)?)?,
    )
}

/// Whether `K^t → 0` for a matrix of size at most 2: both roots of the characteristic polynomial lie in the open unit disc (Schur–Cohn).
pub(super) fn powers_vanish<N: Number>(k: &Matrix<N>) -> Result<bool, Undefined> {
    let one = N::integer(1);
    match k.rows() {
        0 => Ok(true),
        1 => less(&k.at(0, 0).squared(), &one),
        2 => {
            let (trace, det) = (k.trace(), k.determinant()?);
            let size = decided(trace.modulus(), "a modulus")?;
            Ok(less(&det, &one)? && less(&size, &(one + det))?)
        }
        n => Err(Undefined(format!("powers of a matrix of size {n}"))),
    }
}

/// `M^n`.
pub(super) fn matrix_power<N: Number>(m: &Matrix<N>, n: usize) -> Result<Matrix<N>, Undefined> {
    (0..n).try_fold(Matrix::identity(m.rows()), |p, _| p.times(m))
}

/// `Σ_{k<n} M^k`.
pub(super) fn partial_sum<N: Number>(m: &Matrix<N>, n: usize) -> Result<Matrix<N>, Undefined> {
    (0..n).try_fold(Matrix::zero(m.rows(), m.rows()), |s, k| {
        s.plus(&matrix_power(m, k)?)
    })
}

/// `X⁺ = (XᵀX + I − P)^{−1}Xᵀ` with `P` the projector onto the row space: there `XᵀX` is invertible, on its complement the identity is.
pub(super) fn pseudo_inverse<N: Number>(x: &Matrix<N>) -> Result<Matrix<N>, Undefined> {
    let rest = Matrix::identity(x.cols()).minus(&x.projector_onto_row_span()?)?;
    decided(gram(x)?.plus(&rest)?.inverse()?, "an inverse")?.times(&x.transpose())
}

/// Whether two vectors are equal.
pub(super) fn alike<N: Number>(x: &[N], y: &[N]) -> Result<bool, Undefined> {
    decided(crate::claims::words::same(x, y), "equality of vectors")
}

/// `C(n, k)` by Pascal's multiplicative rule.
pub(super) fn choose(n: usize, k: usize) -> BigInt {
    if k > n {
        return BigInt::from(0);
    }
    (0..k).fold(BigInt::from(1), |c, j| c * (n - j) / (j + 1))
}

/// An integer of any size as a number.
pub(super) fn large<N: Number>(n: &BigInt) -> N {
    N::from_big(&BigRational::from_integer(n.clone()))
}

/// All exponents `(e_1, …, e_d)` with sum at most `k`, by counting up.
pub(super) fn exponents(d: usize, k: usize) -> Vec<Vec<usize>> {
    if d == 0 {
        return vec![Vec::new()];
    }
    (0..=k)
        .flat_map(|e| {
            exponents(d - 1, k - e)
                .into_iter()
                .map(move |rest| [vec![e], rest].concat())
        })
        .collect()
}

/// The monomials `x^e` at the points, one row per point.
pub(super) fn monomials_at<N: Number>(
    points: &[Vec<usize>],
    exponents: &[Vec<usize>],
) -> Matrix<N> {
    Matrix::from_fn(points.len(), exponents.len(), |i, j| {
        points[i]
            .iter()
            .zip(&exponents[j])
            .fold(N::integer(1), |p, (x, e)| {
                p * whole::<N>(*x).power(*e as u32)
            })
    })
}

/// X = M/2 for the part M.
pub(super) fn halves<N: Number>(case: &Case<N>) -> Result<Matrix<N>, Undefined> {
    Ok(case.matrix("M")?.scaled(&N::ratio(1, 2)))
}
