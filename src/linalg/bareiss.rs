//! Fraction-free elimination (Bareiss 1968): every intermediate number is a minor of the input, every division exact.

use num_bigint::BigInt;
use num_traits::{One, ToPrimitive, Zero};

use super::integer::IntMatrix;

/// Entries of `[a b]` as machine words, and bits that no minor exceeds (Hadamard's bound on all rows together); `None` if
/// even double words may not hold them.
fn words(a: &IntMatrix, b: Option<&IntMatrix>) -> Option<(Vec<i64>, u32)> {
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
        if bits > 120 {
            return None;
        }
    }
    Some((words, bits))
}

/// A word that minors fit into.
trait Word: Copy + Eq + Into<BigInt> {
    const ONE: Self;
    const ZERO: Self;
    /// What is needed to divide by a number exactly: its trailing zeros, and the inverse of its odd part modulo 2^bits.
    fn divisor(self) -> (u32, Self);
    /// `(v·pivot − factor·y) / divisor`, an integer that fits.
    fn step(self, pivot: Self, factor: Self, y: Self, divisor: (u32, Self)) -> Self;
    fn negated(self) -> Self;
}

/// Newton: an odd number is its own inverse modulo 8, and every step doubles the bits that are right.
macro_rules! divisor {
    ($d:expr, $unsigned:ty) => {{
        let shift = $d.trailing_zeros();
        let odd = ($d >> shift) as $unsigned;
        let mut inverse = odd;
        for _ in 0..6 {
            inverse =
                inverse.wrapping_mul((2 as $unsigned).wrapping_sub(odd.wrapping_mul(inverse)));
        }
        (shift, inverse as Self)
    }};
}

impl Word for i64 {
    const ONE: i64 = 1;
    const ZERO: i64 = 0;

    fn divisor(self) -> (u32, i64) {
        divisor!(self, u64)
    }

    #[inline(always)]
    fn step(self, pivot: i64, factor: i64, y: i64, (shift, inverse): (u32, i64)) -> i64 {
        let x = i128::from(self) * i128::from(pivot) - i128::from(factor) * i128::from(y);
        ((x >> shift) as i64).wrapping_mul(inverse)
    }

    fn negated(self) -> i64 {
        -self
    }
}

/// Bits below which a minor and the trailing zeros of a divisor must stay together.
const DOUBLE: u32 = 126;

impl Word for i128 {
    const ONE: i128 = 1;
    const ZERO: i128 = 0;

    fn divisor(self) -> (u32, i128) {
        divisor!(self, u128)
    }

    /// The product wraps around, but the quotient is determined by its last `128 − shift` bits.
    #[inline(always)]
    fn step(self, pivot: i128, factor: i128, y: i128, (shift, inverse): (u32, i128)) -> i128 {
        let x = self
            .wrapping_mul(pivot)
            .wrapping_sub(factor.wrapping_mul(y));
        let q = (x >> shift).wrapping_mul(inverse);
        // Sign-extend the bits that are right.
        (q << shift) >> shift
    }

    fn negated(self) -> i128 {
        -self
    }
}

/// Elimination of the first `n` of `w` columns on words; the determinant, 0 as soon as a pivot is missing. `None` if a divisor has
/// more than `most` trailing zeros.
fn eliminate_words<W: Word>(x: &mut [W], n: usize, w: usize, jordan: bool, most: u32) -> Option<W> {
    let mut previous = W::ONE.divisor();
    let mut pivot = W::ONE;
    let mut negate = false;
    for c in 0..n {
        let Some(p) = (c..n).find(|&i| x[i * w + c] != W::ZERO) else {
            return Some(W::ZERO);
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
            let factor = row[0];
            for (v, y) in row[1..].iter_mut().zip(&pivot_row[1..]) {
                *v = v.step(pivot, factor, *y, previous);
            }
        }
        previous = pivot.divisor();
        if previous.0 > most {
            return None;
        }
    }
    if negate {
        x.iter_mut().for_each(|v| *v = v.negated());
        pivot = pivot.negated();
    }
    Some(pivot)
}

/// [`solve`] on words of one kind.
fn solve_words<W: Word>(
    mut x: Vec<W>,
    n: usize,
    k: usize,
    most: u32,
) -> Option<Option<(IntMatrix, BigInt)>> {
    let w = n + k;
    let d = eliminate_words(&mut x, n, w, true, most)?;
    if d == W::ZERO {
        return Some(None);
    }
    let rows = x.chunks_exact(w.max(1)).take(n);
    let solution = rows.flat_map(|row| row[n..].iter().map(|&v| v.into()));
    Some(Some((IntMatrix::new(n, k, solution.collect()), d.into())))
}

/// Whether all minors of `[a b]` surely fit into two machine words.
pub(super) fn fits(a: &IntMatrix, b: Option<&IntMatrix>) -> bool {
    words(a, b).is_some()
}

/// `X` and `d ≠ 0` with `a·X = d·b`, where `d = det a`; `None` if `a` is singular. Cost O(n²(n + k)) products.
pub(super) fn solve(a: &IntMatrix, b: &IntMatrix) -> Option<(IntMatrix, BigInt)> {
    let (n, k) = (a.rows, b.cols);
    if let Some((x, bits)) = words(a, Some(b)) {
        let answer = if bits <= 61 {
            solve_words(x, n, k, u32::MAX)
        } else {
            solve_words(x.into_iter().map(i128::from).collect(), n, k, DOUBLE - bits)
        };
        if let Some(answer) = answer {
            return answer;
        }
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
    if let Some((mut x, bits)) = words(a, None) {
        if bits <= 61 {
            if let Some(d) = eliminate_words(&mut x, n, n, false, u32::MAX) {
                return d.into();
            }
        } else {
            let mut x: Vec<i128> = x.into_iter().map(i128::from).collect();
            if let Some(d) = eliminate_words(&mut x, n, n, false, DOUBLE - bits) {
                return d.into();
            }
        }
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
