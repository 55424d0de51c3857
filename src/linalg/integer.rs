//! Integer matrices, row by row: what the engines work on.
//!
//! A [`Matrix`](super::Matrix) is integers over one denominator, and every engine reduces to integers.

use num_bigint::BigInt;
use num_traits::{One, Zero};

/// A dense matrix of integers, row-major; either side may be 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct IntMatrix {
    pub rows: usize,
    pub cols: usize,
    pub data: Vec<BigInt>,
}

impl IntMatrix {
    pub fn new(rows: usize, cols: usize, data: Vec<BigInt>) -> Self {
        debug_assert_eq!(data.len(), rows * cols);
        IntMatrix { rows, cols, data }
    }

    pub fn zero(rows: usize, cols: usize) -> Self {
        Self::new(rows, cols, vec![BigInt::zero(); rows * cols])
    }

    pub fn identity(n: usize) -> Self {
        let mut m = Self::zero(n, n);
        for i in 0..n {
            m.data[i * n + i] = BigInt::one();
        }
        m
    }

    pub fn at(&self, i: usize, j: usize) -> &BigInt {
        &self.data[i * self.cols + j]
    }

    pub fn at_mut(&mut self, i: usize, j: usize) -> &mut BigInt {
        &mut self.data[i * self.cols + j]
    }

    pub fn row(&self, i: usize) -> &[BigInt] {
        &self.data[i * self.cols..(i + 1) * self.cols]
    }

    pub fn transpose(&self) -> Self {
        let mut data = Vec::with_capacity(self.data.len());
        for j in 0..self.cols {
            for i in 0..self.rows {
                data.push(self.at(i, j).clone());
            }
        }
        Self::new(self.cols, self.rows, data)
    }

    /// The rows and columns listed, in the order listed.
    pub fn select(&self, rows: &[usize], cols: &[usize]) -> Self {
        let mut data = Vec::with_capacity(rows.len() * cols.len());
        for &i in rows {
            for &j in cols {
                data.push(self.at(i, j).clone());
            }
        }
        Self::new(rows.len(), cols.len(), data)
    }

    /// Bits of the largest entry in absolute value; 0 for the zero matrix.
    pub fn bits(&self) -> u64 {
        self.data.iter().map(BigInt::bits).max().unwrap_or(0)
    }

    /// The product; the caller has checked the shapes.
    pub fn mul(&self, other: &Self) -> Self {
        debug_assert_eq!(self.cols, other.rows);
        let length = u64::BITS as u64 - (self.cols as u64).leading_zeros() as u64;
        if self.bits() + other.bits() + length < 126 {
            return self.mul_small(other);
        }
        let mut data = vec![BigInt::zero(); self.rows * other.cols];
        for i in 0..self.rows {
            let out = &mut data[i * other.cols..(i + 1) * other.cols];
            for (k, a) in self.row(i).iter().enumerate() {
                if a.is_zero() {
                    continue;
                }
                for (o, b) in out.iter_mut().zip(other.row(k)) {
                    if !b.is_zero() {
                        *o += a * b;
                    }
                }
            }
        }
        Self::new(self.rows, other.cols, data)
    }

    /// The product when every sum of products stays below 2^126.
    fn mul_small(&self, other: &Self) -> Self {
        let small = |m: &Self| -> Vec<i128> { m.data.iter().map(to_i128).collect() };
        let (a, b) = (small(self), small(other));
        let mut data = Vec::with_capacity(self.rows * other.cols);
        let mut sums = vec![0i128; other.cols];
        for i in 0..self.rows {
            sums.fill(0);
            for k in 0..self.cols {
                let x = a[i * self.cols + k];
                if x != 0 {
                    for (s, y) in sums.iter_mut().zip(&b[k * other.cols..]) {
                        *s += x * y;
                    }
                }
            }
            data.extend(sums.iter().map(|&s| BigInt::from(s)));
        }
        Self::new(self.rows, other.cols, data)
    }
}

/// An integer known to fit.
pub(super) fn to_i128(a: &BigInt) -> i128 {
    let mut digits = a.iter_u64_digits();
    let low = digits.next().unwrap_or(0) as u128;
    let high = digits.next().unwrap_or(0) as u128;
    let magnitude = (low | high << 64) as i128;
    if a.sign() == num_bigint::Sign::Minus {
        -magnitude
    } else {
        magnitude
    }
}
