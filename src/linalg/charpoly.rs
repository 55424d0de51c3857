//! The characteristic polynomial: modulo primes, then the Chinese remainder theorem.
//!
//! Modulo a prime it comes from the sequence `v, Av, …, Aⁿv` for one vector (Krylov), where that vector is cyclic, and from the Hessenberg
//! form otherwise.

use num_bigint::BigInt;
use num_traits::One;

use super::crt::{Crt, Scratch};
use super::field::{self, Field, KRYLOV_LANES};
use super::integer::{IntMatrix, to_i128};
use super::multimodular::{PRIME_BITS, Residues};
use super::{LinalgError, Matrix, Polynomial, modular};

impl Matrix {
    /// The characteristic polynomial `det(xI − A)`, monic of degree `n`; 1 for the 0×0 matrix.
    ///
    /// # Errors
    /// The matrix must be square.
    ///
    /// ```
    /// use elenchus::linalg::Matrix;
    /// let a = Matrix::from_integers(2, 2, &[1, 2, 3, 4])?;
    /// assert_eq!(a.characteristic_polynomial()?.to_string(), "x^2 - 5*x - 2");
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn characteristic_polynomial(&self) -> Result<Polynomial, LinalgError> {
        self.require_square("characteristic polynomial")?;
        let mut c = integer(&self.int_matrix());
        // det(xI − N/d) = d^{−n} Σ c_k d^k x^k.
        let d = self.denominator();
        let mut power = BigInt::one();
        if !d.is_one() {
            for c in &mut c {
                *c *= &power;
                power *= d;
            }
            power /= d;
        }
        Ok(Polynomial::from_parts(c, power))
    }
}

/// Coefficients of `det(xI − a)`, the constant one first.
fn integer(a: &IntMatrix) -> Vec<BigInt> {
    let n = a.rows;
    if n == 0 {
        return vec![BigInt::one()];
    }
    if let Some(c) = double_words(a) {
        return c;
    }
    // Each coefficient is a sum of principal minors, together at most Π (1 + ‖row‖) in absolute value.
    let bits: u64 = (0..n)
        .map(|i| {
            let square: BigInt = a.row(i).iter().map(|e| e * e).sum();
            (square.sqrt() + 2u32).bits()
        })
        .sum::<u64>()
        + 1;
    let count = ((bits + 2) as f64 / PRIME_BITS).ceil() as usize;
    let used: Vec<u64> = (0..count).map(field::prime).collect();
    let mut planes: Vec<Vec<u64>> = Vec::with_capacity(count);
    // A matrix without a cyclic vector has none modulo any prime.
    let mut cyclic = true;
    if a.bits() + u64::from(n.ilog2()) < 28 {
        let integers: Vec<f64> = a.data.iter().map(|e| to_i128(e) as f64).collect();
        for primes in used.chunks(KRYLOV_LANES) {
            // Lanes without a prime of their own repeat the last one.
            let fields: [Field; KRYLOV_LANES] =
                std::array::from_fn(|l| Field::new(primes[l.min(primes.len() - 1)]));
            let Some(polynomials) = field::krylov_lanes(&integers, n, &fields, primes.len()) else {
                cyclic = false;
                break;
            };
            planes.extend(polynomials);
        }
    }
    let residues = Residues::new(a);
    let mut work = Vec::new();
    for &p in &used[planes.len()..] {
        let field = Field::new(p);
        residues.all_into(field, &mut work);
        let krylov = if cyclic {
            let single: Vec<f32> = work.iter().map(|&x| x as f32).collect();
            field::krylov(&single, n, field)
        } else {
            None
        };
        cyclic = krylov.is_some();
        planes.push(krylov.unwrap_or_else(|| {
            let h = work.iter().map(|&x| field.natural(x)).collect();
            hessenberg(h, n, p)
        }));
    }
    let crt = Crt::new(&used);
    let mut scratch = Scratch::default();
    (0..=n)
        .map(|k| crt.lift(planes.iter().map(|c| c[k]), &mut scratch))
        .collect()
}

/// The characteristic polynomial of a small matrix by Berkowitz' algorithm on double machine words; `None` if they may not suffice.
fn double_words(a: &IntMatrix) -> Option<Vec<BigInt>> {
    let n = a.rows;
    // Every number on the way is a sum of at most 2^n products of at most n + 1 sums of n entries.
    let bits = a.bits() + u64::from(n.ilog2()) + 1;
    if n > 16 || bits * (n as u64 + 1) + n as u64 > 124 {
        return None;
    }
    let x: Vec<i128> = a.data.iter().map(to_i128).collect();
    let mut v = vec![1i128];
    for r in 0..n {
        let mut column = vec![1, -x[r * n + r]];
        let mut c: Vec<i128> = (0..r).map(|i| x[i * n + r]).collect();
        let row = |i: usize, c: &[i128]| -> i128 {
            x[i * n..i * n + r].iter().zip(c).map(|(a, b)| a * b).sum()
        };
        for k in 0..r {
            column.push(-row(r, &c));
            if k + 1 < r {
                c = (0..r).map(|i| row(i, &c)).collect();
            }
        }
        v = (0..r + 2)
            .map(|i| (0..=i.min(r)).map(|j| column[i - j] * v[j]).sum())
            .collect();
    }
    Some(v.into_iter().rev().map(BigInt::from).collect())
}

/// The characteristic polynomial modulo a prime: similarity to Hessenberg form, then its recurrence.
fn hessenberg(mut h: Vec<u64>, n: usize, p: u64) -> Vec<u64> {
    for m in 1..n.saturating_sub(1) {
        let Some(q) = (m..n).find(|&i| h[i * n + m - 1] != 0) else {
            continue;
        };
        if q != m {
            for j in 0..n {
                h.swap(q * n + j, m * n + j);
            }
            for i in 0..n {
                h.swap(i * n + q, i * n + m);
            }
        }
        let inverse = modular::pow_mod(h[m * n + m - 1], p - 2, p);
        for i in m + 1..n {
            let f = h[i * n + m - 1] * inverse % p;
            if f == 0 {
                continue;
            }
            for j in m - 1..n {
                h[i * n + j] = (h[i * n + j] + (p - f) * h[m * n + j]) % p;
            }
            for k in 0..n {
                h[k * n + m] = (h[k * n + m] + f * h[k * n + i]) % p;
            }
        }
    }
    // p_k = (x − h_kk) p_{k−1} − Σ_i h_ik (Π_{i<j≤k} h_{j,j−1}) p_{i−1}.
    let mut polys: Vec<Vec<u64>> = vec![vec![1]];
    for k in 0..n {
        let mut next = vec![0; k + 2];
        for (j, c) in polys[k].iter().enumerate() {
            next[j + 1] = (next[j + 1] + c) % p;
            next[j] = (next[j] + (p - h[k * n + k]) * c) % p;
        }
        let mut t = 1;
        for i in (0..k).rev() {
            t = t * h[(i + 1) * n + i] % p;
            if t == 0 {
                break;
            }
            let f = t * h[i * n + k] % p;
            for (j, c) in polys[i].iter().enumerate() {
                next[j] = (next[j] + (p - f) * c) % p;
            }
        }
        polys.push(next);
    }
    polys.pop().unwrap_or_default()
}
