//! Fraction-free elimination (Bareiss 1968): every intermediate number is a minor of the input, every division exact.

use num_bigint::BigInt;
use num_traits::{One, Zero};

use super::integer::IntMatrix;

/// `X` and `d ≠ 0` with `a·X = d·b`, where `d = det a`; `None` if `a` is singular. Cost O(n²(n + k)) products.
pub(super) fn solve(a: &IntMatrix, b: &IntMatrix) -> Option<(IntMatrix, BigInt)> {
    let (n, k) = (a.rows, b.cols);
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
