//! The characteristic polynomial: modulo primes, then the Chinese remainder theorem.
//!
//! Modulo a prime it comes from the sequence `v, Av, …, Aⁿv` for one vector (Krylov), where that vector is cyclic, and from the Hessenberg
//! form otherwise.

use num_bigint::BigInt;
use num_traits::One;

use super::crt::{Crt, Scratch};
use super::field::{self, Field};
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
    // Each coefficient is a sum of principal minors, together at most Π (1 + ‖row‖) in absolute value.
    let bits: u64 = (0..n)
        .map(|i| {
            let square: BigInt = a.row(i).iter().map(|e| e * e).sum();
            (square.sqrt() + 2u32).bits()
        })
        .sum::<u64>()
        + 1;
    let residues = Residues::new(a);
    let (mut used, mut planes) = (Vec::new(), Vec::new());
    let mut work = Vec::new();
    let mut cyclic = true;
    // Small entries need no reduction, and long sums of their products stay exact.
    let small = a.bits() <= 23;
    let chunk = 1usize << (30 - if small { a.bits() } else { 23 }).min(20);
    let integers: Vec<f32> = if small {
        a.data.iter().map(|e| to_i128(e) as f32).collect()
    } else {
        Vec::new()
    };
    let mut single = Vec::new();
    while (used.len() as f64) * PRIME_BITS < (bits + 2) as f64 {
        let p = field::prime(used.len());
        let field = Field::new(p);
        // A matrix without a cyclic vector has none modulo the next prime either.
        let krylov = if cyclic {
            let matrix = if small {
                &integers
            } else {
                residues.all_into(field, &mut work);
                single.clear();
                single.extend(work.iter().map(|&x| x as f32));
                &single
            };
            field::krylov(matrix, n, chunk, field)
        } else {
            None
        };
        cyclic = krylov.is_some();
        planes.push(krylov.unwrap_or_else(|| {
            residues.all_into(field, &mut work);
            let h = work.iter().map(|&x| field.natural(x)).collect();
            hessenberg(h, n, p)
        }));
        used.push(p);
    }
    let crt = Crt::new(&used);
    let mut scratch = Scratch::default();
    (0..=n)
        .map(|k| crt.lift(planes.iter().map(|c| c[k]), &mut scratch))
        .collect()
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
