//! Fraction-free elimination (Bareiss 1968): every intermediate number is a minor of the input, every division exact.

use num_bigint::BigInt;
use num_traits::{One, ToPrimitive, Zero};

use super::integer::IntMatrix;

/// Entries of `[a b]` as machine words if every minor fits into one: Hadamard's bound on all rows together.
fn words(a: &IntMatrix, b: Option<&IntMatrix>) -> Option<Vec<i64>> {
    let mut words = Vec::with_capacity(a.data.len() + b.map_or(0, |b| b.data.len()));
    let mut bits = 0;
    for i in 0..a.rows {
        let mut square = 0u64;
        for e in a.row(i).iter().chain(b.map_or(&[][..], |b| b.row(i))) {
            let e = e.to_i64().filter(|e| e.unsigned_abs() < 1 << 26)?;
            square = square.checked_add((e * e) as u64)?;
            words.push(e);
        }
        bits += (u64::BITS - square.leading_zeros()).div_ceil(2);
        if bits > 61 {
            return None;
        }
    }
    Some(words)
}

/// Division by one number, exact and without a division: the inverse of its odd part modulo 2^64.
struct ExactDivisor {
    shift: u32,
    inverse: u64,
}

impl ExactDivisor {
    fn new(d: i64) -> Self {
        let shift = d.trailing_zeros();
        let odd = (d >> shift) as u64;
        // Newton: an odd number is its own inverse modulo 8, and every step doubles the bits that are right.
        let mut inverse = odd;
        for _ in 0..5 {
            inverse = inverse.wrapping_mul(2u64.wrapping_sub(odd.wrapping_mul(inverse)));
        }
        ExactDivisor { shift, inverse }
    }

    /// `x / d`, which is an integer that fits into a word.
    #[inline(always)]
    fn divide(&self, x: i128) -> i64 {
        ((x >> self.shift) as u64).wrapping_mul(self.inverse) as i64
    }
}

/// Elimination of the first `n` of `w` columns on machine words; the determinant, 0 as soon as a pivot is missing.
fn eliminate_words(x: &mut [i64], n: usize, w: usize, jordan: bool) -> i64 {
    let mut previous = ExactDivisor::new(1);
    let mut pivot = 1;
    let mut negate = false;
    for c in 0..n {
        let Some(p) = (c..n).find(|&i| x[i * w + c] != 0) else {
            return 0;
        };
        if p != c {
            for j in c..w {
                x.swap(p * w + j, c * w + j);
            }
            negate = !negate;
        }
        let (above, rest) = x.split_at_mut(c * w);
        let (pivot_row, below) = rest.split_at_mut(w);
        let pivot_row = &pivot_row[c..];
        pivot = pivot_row[0];
        let above = if jordan { above } else { &mut [] };
        for row in above.chunks_exact_mut(w).chain(below.chunks_exact_mut(w)) {
            let row = &mut row[c..];
            let factor = i128::from(row[0]);
            for (v, y) in row[1..].iter_mut().zip(&pivot_row[1..]) {
                *v = previous.divide(i128::from(*v) * i128::from(pivot) - factor * i128::from(*y));
            }
        }
        previous = ExactDivisor::new(pivot);
    }
    if negate {
        for v in x.iter_mut() {
            *v = -*v;
        }
        -pivot
    } else {
        pivot
    }
}

/// `X` and `d ≠ 0` with `a·X = d·b`, where `d = det a`; `None` if `a` is singular. Cost O(n²(n + k)) products.
pub(super) fn solve(a: &IntMatrix, b: &IntMatrix) -> Option<(IntMatrix, BigInt)> {
    let (n, k) = (a.rows, b.cols);
    if let Some(mut x) = words(a, Some(b)) {
        let w = n + k;
        let d = eliminate_words(&mut x, n, w, true);
        let solution = x
            .chunks_exact(w.max(1))
            .flat_map(|row| row[n..].iter().map(|&v| BigInt::from(v)));
        return (d != 0).then(|| (IntMatrix::new(n, k, solution.collect()), d.into()));
    }
    let mut rows: Vec<Vec<BigInt>> = (0..n)
        .map(|i| a.row(i).iter().chain(b.row(i)).cloned().collect())
        .collect();
    let mut previous = BigInt::one();
    let mut negate = false;
    for c in 0..n {
        let p = (c..n).find(|&i| !rows[i][c].is_zero())?;
        if p != c {
            rows.swap(p, c);
            negate = !negate;
        }
        let pivot_row = std::mem::take(&mut rows[c]);
        let pivot = &pivot_row[c];
        for (i, row) in rows.iter_mut().enumerate() {
            if i == c {
                continue;
            }
            let factor = std::mem::take(&mut row[c]);
            // Above the diagonal only columns to the right still matter.
            for (x, y) in row[c + 1..].iter_mut().zip(&pivot_row[c + 1..]) {
                *x *= pivot;
                if !factor.is_zero() {
                    *x -= &factor * y;
                }
                if !previous.is_one() {
                    *x /= &previous;
                }
            }
        }
        previous = pivot.clone();
        rows[c] = pivot_row;
    }
    // Gauss–Jordan leaves d times the solution: the last pivot is the determinant of the permuted rows.
    let mut data = Vec::with_capacity(n * k);
    for (c, row) in rows.iter_mut().enumerate() {
        debug_assert!(c + 1 == n || row.len() == n + k);
        data.extend(row.drain(n..));
    }
    if negate {
        previous = -previous;
        for x in &mut data {
            *x = -std::mem::take(x);
        }
    }
    Some((IntMatrix::new(n, k, data), previous))
}

/// The determinant of a square integer matrix.
pub(super) fn determinant(a: &IntMatrix) -> BigInt {
    let n = a.rows;
    if let Some(mut x) = words(a, None) {
        return eliminate_words(&mut x, n, n, false).into();
    }
    let mut rows: Vec<Vec<BigInt>> = (0..n).map(|i| a.row(i).to_vec()).collect();
    let mut previous = BigInt::one();
    let mut negate = false;
    for c in 0..n {
        let Some(p) = (c..n).find(|&i| !rows[i][c].is_zero()) else {
            return BigInt::zero();
        };
        if p != c {
            rows.swap(p, c);
            negate = !negate;
        }
        let (top, below) = rows.split_at_mut(c + 1);
        let pivot_row = &top[c];
        for row in below {
            let factor = std::mem::take(&mut row[c]);
            for (x, y) in row[c + 1..].iter_mut().zip(&pivot_row[c + 1..]) {
                *x = (&*x * &pivot_row[c] - &factor * y) / &previous;
            }
        }
        previous = pivot_row[c].clone();
    }
    if negate { -previous } else { previous }
}
