//! Matrix products, norms and splittings with explicit rounding-error terms.
//!
//! # What is assumed of the floating-point product
//!
//! Entry (i, j) of a product with inner dimension k is a sum of k products in *some* order, with or without fused multiply-add: no Strassen-type algorithm.
//! Then `|fl(LR) − LR| ≤ γ_k |L||R|` entrywise with `γ_k = ku/(1 − ku)`, `u = 2⁻⁵³`, apart from underflow. faer's kernels are of this kind.
//! [`product`] cuts the inner dimension into blocks whose partial products are added one after the other, so that at most [`depth`] roundings touch any
//! term, however the kernel sums inside a block.
//!
//! As ‖ |L||R| ‖_F ≤ Σ_k ‖l_k‖ ‖r_k‖ over columns l_k of L and rows r_k of R, the error is bounded in Frobenius norm at the cost of reading L and R once.
//!
//! Underflow (even flushed to zero) costs at most 2⁻¹⁰²² per operation: [`underflow`].
//!
//! Column panels of the result are computed in parallel; how the work is cut depends on the shapes alone, so the bits do not depend on the number of threads.

use faer::linalg::matmul::matmul;
use faer::{Accum, MatMut, MatRef, Par};
use nalgebra::DMatrix;
use rayon::prelude::*;

/// Half the gap between 1 and the next float.
const U: f64 = f64::EPSILON / 2.0;
/// Columns of the result per task.
const PANEL: usize = 128;
/// Inner dimension per partial product.
const BLOCK: usize = 64;

/// Upper bound of `ku/(1 − ku)` for k < 2³².
pub(super) fn gamma(k: usize) -> f64 {
    k as f64 * U * (1.0 + 1e-6)
}

/// `a + b`, `a·b`, `√a`, rounded upward, for non-negative arguments.
pub(super) fn add_up(a: f64, b: f64) -> f64 {
    (a + b).next_up()
}
pub(super) fn mul_up(a: f64, b: f64) -> f64 {
    (a * b).next_up()
}
pub(super) fn sqrt_up(a: f64) -> f64 {
    a.sqrt().next_up()
}

/// Frobenius-norm bound of what underflow can do to an m × n result of `operations` operations an entry.
pub(super) fn underflow(m: usize, n: usize, operations: usize) -> f64 {
    mul_up(
        sqrt_up(m as f64 * n as f64),
        (2 * operations + 2) as f64 * f64::MIN_POSITIVE,
    )
}

/// A view of a dense column-major matrix.
pub(super) fn view(a: &DMatrix<f64>) -> MatRef<'_, f64> {
    MatRef::from_column_major_slice(a.as_slice(), a.nrows(), a.ncols())
}

/// Roundings that touch any one term of a [`product`] over these inner dimensions.
pub(super) fn depth(inner: &[usize]) -> usize {
    let blocks: usize = inner.iter().map(|k| k.div_ceil(BLOCK)).sum();
    let longest = inner.iter().copied().max().unwrap_or(0).min(BLOCK);
    longest + blocks + 1
}

/// Σ L·R over the pairs, in floating point. With `lower` only entries (i, j) with `i ≥ j` are meaningful; the rest are zero or partly filled.
pub(super) fn product(pairs: &[(MatRef<'_, f64>, MatRef<'_, f64>)], lower: bool) -> DMatrix<f64> {
    let (m, n) = pairs
        .first()
        .map_or((0, 0), |(l, r)| (l.nrows(), r.ncols()));
    let mut out = DMatrix::zeros(m, n);
    if m == 0 || n == 0 {
        return out;
    }
    out.as_mut_slice()
        .par_chunks_mut(m * PANEL)
        .enumerate()
        .for_each(|(panel, columns)| {
            let first = panel * PANEL;
            let width = columns.len() / m;
            let top = if lower { first } else { 0 };
            let rows = m - top;
            let mut partial = vec![0.0; rows * width];
            let mut fresh = true;
            for (l, r) in pairs {
                let inner = l.ncols();
                for k in (0..inner).step_by(BLOCK) {
                    let length = BLOCK.min(inner - k);
                    matmul(
                        MatMut::from_column_major_slice_mut(&mut partial, rows, width),
                        Accum::Replace,
                        l.submatrix(top, k, rows, length),
                        r.submatrix(k, first, length, width),
                        1.0,
                        Par::Seq,
                    );
                    for (column, part) in
                        columns.chunks_exact_mut(m).zip(partial.chunks_exact(rows))
                    {
                        let target = &mut column[top..];
                        if fresh {
                            target.copy_from_slice(part);
                        } else {
                            target.iter_mut().zip(part).for_each(|(t, p)| *t += p);
                        }
                    }
                    fresh = false;
                }
            }
        });
    out
}

/// Sum of squares, eight partial sums wide.
fn sum_of_squares(x: &[f64]) -> f64 {
    let mut lanes = [0.0; 8];
    let chunks = x.chunks_exact(8);
    let rest: f64 = chunks.remainder().iter().map(|x| x * x).sum();
    for c in chunks {
        for (lane, x) in lanes.iter_mut().zip(c) {
            *lane += x * x;
        }
    }
    lanes.iter().sum::<f64>() + rest
}

/// Lower and upper bound of Σ x²: a sum of non-negative terms in any order is relatively accurate.
pub(super) fn squares(x: &[f64]) -> (f64, f64) {
    let s = sum_of_squares(x);
    let g = gamma(x.len() + 4);
    let lost = (x.len() + 1) as f64 * f64::MIN_POSITIVE;
    (
        (s * (1.0 - g) - lost).next_down().max(0.0),
        add_up(mul_up(s, 1.0 + 2.0 * g), lost),
    )
}

/// Upper bounds of the Euclidean norms of the columns.
pub(super) fn column_norms(a: &DMatrix<f64>) -> Vec<f64> {
    (0..a.ncols())
        .map(|j| sqrt_up(squares(&a.as_slice()[j * a.nrows()..(j + 1) * a.nrows()]).1))
        .collect()
}

/// Upper bound of Σ aₖ bₖ for non-negative entries.
pub(super) fn dot_up(a: &[f64], b: &[f64]) -> f64 {
    let s: f64 = a.iter().zip(b).map(|(a, b)| a * b).sum();
    add_up(
        mul_up(s, 1.0 + 2.0 * gamma(a.len() + 2)),
        (a.len() + 1) as f64 * f64::MIN_POSITIVE,
    )
}

/// Lower and upper bound of the squared Frobenius norm.
pub(super) fn frobenius_squared(a: &DMatrix<f64>) -> (f64, f64) {
    let (mut lo, mut hi) = (0.0, 0.0);
    if a.nrows() > 0 {
        for column in a.as_slice().chunks_exact(a.nrows()) {
            let (l, h) = squares(column);
            lo += l;
            hi += h;
        }
    }
    let g = gamma(a.ncols() + 4);
    (
        (lo * (1.0 - g)).next_down().max(0.0),
        mul_up(hi, 1.0 + 2.0 * g),
    )
}

/// Upper bounds of the spectral and the Frobenius norm of a matrix of floats.
#[derive(Clone, Copy, Debug)]
pub(super) struct Norms {
    pub spectral: f64,
    pub frobenius: f64,
}

impl Norms {
    /// The norms of something that differs by at most `slack` in Frobenius norm.
    pub fn widen(self, slack: f64) -> Self {
        Self {
            spectral: add_up(self.spectral, slack),
            frobenius: add_up(self.frobenius, slack),
        }
    }
}

/// Norms of a general matrix: ‖A‖₂ ≤ ‖A‖_F and ‖A‖₂² ≤ ‖A‖₁‖A‖_∞; with `sharp` also ‖A‖₂⁴ ≤ ‖AᵀA‖_F² and ‖A‖₂² ≤ ‖AᵀA‖_∞, at the price of half a product.
pub(super) fn norms(a: &DMatrix<f64>, sharp: bool) -> Norms {
    let (m, n) = a.shape();
    if m == 0 || n == 0 {
        return Norms {
            spectral: 0.0,
            frobenius: 0.0,
        };
    }
    let frobenius = sqrt_up(frobenius_squared(a).1);
    let mut rows = vec![0.0; m];
    let mut widest = 0.0f64;
    for column in a.as_slice().chunks_exact(m) {
        let mut sum = 0.0;
        for (r, x) in rows.iter_mut().zip(column) {
            *r += x.abs();
            sum += x.abs();
        }
        widest = if sum > widest || sum.is_nan() {
            sum
        } else {
            widest
        };
    }
    let one = mul_up(widest, 1.0 + 2.0 * gamma(m));
    let infinity = mul_up(largest(&rows), 1.0 + 2.0 * gamma(n));
    let mut spectral = smaller(frobenius, sqrt_up(mul_up(one, infinity)));
    if sharp {
        // AᵀA or AAᵀ, whichever is smaller.
        let (flat, tall) = if m < n {
            (view(a), view(a).transpose())
        } else {
            (view(a).transpose(), view(a))
        };
        let gram = product(&[(flat, tall)], true);
        let (side, inner) = (m.min(n), m.max(n));
        let slack = add_up(
            mul_up(gamma(depth(&[inner])), frobenius_squared(a).1),
            underflow(side, side, inner),
        );
        let bound = symmetric_norms(&gram).widen(slack);
        spectral = smaller(spectral, sqrt_up(bound.spectral));
    }
    Norms {
        spectral,
        frobenius,
    }
}

/// Norms of a symmetric matrix of which only the lower triangle is read: ‖A‖₂ ≤ ‖A‖_F, ‖A‖₂ ≤ ‖A‖_∞.
pub(super) fn symmetric_norms(a: &DMatrix<f64>) -> Norms {
    let n = a.nrows();
    if n == 0 {
        return Norms {
            spectral: 0.0,
            frobenius: 0.0,
        };
    }
    let mut rows = vec![0.0; n];
    let (mut below, mut diagonal) = (0.0, Vec::with_capacity(n));
    for (j, column) in a.as_slice().chunks_exact(n).enumerate() {
        diagonal.push(column[j]);
        let mut sum = column[j].abs();
        for (r, x) in rows[j + 1..].iter_mut().zip(&column[j + 1..]) {
            *r += x.abs();
            sum += x.abs();
        }
        rows[j] += sum;
        below += squares(&column[j + 1..]).1;
    }
    let total = add_up(
        mul_up(2.0 * below, 1.0 + 2.0 * gamma(n)),
        squares(&diagonal).1,
    );
    let frobenius = sqrt_up(total);
    let infinity = mul_up(largest(&rows), 1.0 + 2.0 * gamma(2 * n));
    Norms {
        spectral: smaller(frobenius, infinity),
        frobenius,
    }
}

/// Largest of non-negative numbers; NaN if there is one, so that a broken factor never looks good.
fn largest(x: &[f64]) -> f64 {
    x.iter()
        .fold(0.0, |m, &x| if x > m || x.is_nan() { x } else { m })
}

/// The smaller of two upper bounds; NaN stands for no bound.
fn smaller(a: f64, b: f64) -> f64 {
    if a.is_nan() || b.is_nan() {
        f64::INFINITY
    } else {
        a.min(b)
    }
}

/// Which lines of a matrix share a unit when it is split.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Lines {
    Rows,
    Columns,
}

/// Error-free splitting `A = H + T`: along each line the entries of H are integers of at most t bits times a common power of two, with
/// `2t + ⌈log₂ k⌉ ≤ 53`, so that a product of two such matrices over an inner dimension ≤ k is computed without any rounding (Ozaki et al. 2012); T is what is left, about 2⁻ᵗ of the line's
/// largest entry.
pub(super) fn split(a: &DMatrix<f64>, lines: Lines, k: usize) -> (DMatrix<f64>, DMatrix<f64>) {
    let (m, n) = a.shape();
    let log = usize::BITS - k.max(1).next_power_of_two().leading_zeros() - 1;
    let bits = (53 - log as i32) / 2;
    let mut largest = vec![0.0f64; if lines == Lines::Rows { m } else { n }];
    let line = |i: usize, j: usize| if lines == Lines::Rows { i } else { j };
    for j in 0..n {
        for i in 0..m {
            let l = &mut largest[line(i, j)];
            *l = l.max(a[(i, j)].abs());
        }
    }
    // Adding and subtracting ¾·2^(e − t + 53) rounds to a multiple of 2^(e − t), where every entry is at most 2ᵉ.
    let shifter: Vec<f64> = largest
        .iter()
        .map(|&x| {
            if !(1e-290..1e290).contains(&x) {
                // Everything goes to T: sound for any T, and such a line contributes nothing, or is useless anyway.
                return f64::INFINITY;
            }
            let e = x.to_bits().wrapping_add((1 << 52) - 1) >> 52;
            0.75 * f64::from_bits((e + 53 - bits as u64) << 52)
        })
        .collect();
    let mut high = a.clone();
    let mut low = a.clone();
    for j in 0..n {
        for i in 0..m {
            let s = shifter[line(i, j)];
            let x = a[(i, j)];
            let h = if s.is_finite() { (x + s) - s } else { 0.0 };
            high[(i, j)] = h;
            low[(i, j)] = x - h;
        }
    }
    (high, low)
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_rational::BigRational;
    use proptest::prelude::*;

    fn matrix(m: usize, n: usize) -> impl Strategy<Value = DMatrix<f64>> {
        let entry = (-1.0..1.0f64, -40i32..3).prop_map(|(x, e)| x * 2f64.powi(e));
        proptest::collection::vec(entry, m * n).prop_map(move |x| DMatrix::from_vec(m, n, x))
    }

    fn exact(x: f64) -> BigRational {
        BigRational::from_float(x).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn products_are_within_their_bounds_and_split_ones_exact(
            (a, b) in (1usize..5, 1usize..150, 1usize..5).prop_flat_map(|(m, k, n)| (matrix(m, k), matrix(n, k))),
        ) {
            let (m, k, n) = (a.nrows(), a.ncols(), b.nrows());
            let entry = |a: &DMatrix<f64>, b: &DMatrix<f64>, i: usize, j: usize| {
                (0..k).map(|c| exact(a[(i, c)]) * exact(b[(j, c)])).sum::<BigRational>()
            };
            let slack = gamma(depth(&[k])) * dot_up(&column_norms(&a), &column_norms(&b));
            let plain = product(&[(view(&a), view(&b).transpose())], false);
            let ((a1, a2), (b1, b2)) = (split(&a, Lines::Rows, k), split(&b, Lines::Rows, k));
            let high = product(&[(view(&a1), view(&b1).transpose())], false);
            let mut off = BigRational::from_integer(0.into());
            for i in 0..m {
                for j in 0..n {
                    let d = entry(&a, &b, i, j) - exact(plain[(i, j)]);
                    off += &d * &d;
                    prop_assert_eq!(entry(&a1, &b1, i, j), exact(high[(i, j)]));
                }
            }
            prop_assert!(off <= exact(slack) * exact(slack));
            prop_assert!(&a1 + &a2 == a && &b1 + &b2 == b);
            // Norms: the Frobenius norm from above, the spectral norm from below by one vector.
            let total: BigRational = a.iter().map(|&x| exact(x) * exact(x)).sum();
            for sharp in [false, true] {
                let bound = norms(&a, sharp);
                prop_assert!(exact(bound.frobenius) * exact(bound.frobenius) >= total);
                for c in 0..k {
                    let column: BigRational = a.column(c).iter().map(|&x| exact(x) * exact(x)).sum();
                    prop_assert!(exact(bound.spectral) * exact(bound.spectral) >= column);
                }
            }
        }
    }

    #[test]
    fn lower_products_agree_with_full_ones_below_the_diagonal() {
        let a = DMatrix::from_fn(70, 300, |i, j| ((i * 31 + j * 17) % 23) as f64 - 11.0);
        let gram = |lower| product(&[(view(&a).transpose(), view(&a))], lower);
        let (full, lower) = (gram(false), gram(true));
        for j in 0..300 {
            for i in j..300 {
                assert_eq!(full[(i, j)], lower[(i, j)]);
            }
        }
    }
}
