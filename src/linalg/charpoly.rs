//! The characteristic polynomial: Hessenberg form modulo primes, and the Chinese remainder theorem.

use num_bigint::BigInt;
use num_traits::{One, Zero};

use super::integer::IntMatrix;
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
    let mut modulus = BigInt::one();
    let mut value = vec![BigInt::zero(); n + 1];
    for p in modular::primes_below(1 << 31) {
        if modulus.bits() > bits + 1 {
            break;
        }
        let r = modulo(a, p);
        let inverse = modular::pow_mod(modular::residue(&modulus, p), p - 2, p);
        for (v, r) in value.iter_mut().zip(r) {
            let difference = (r + p - modular::residue(v, p)) % p * inverse % p;
            *v += &modulus * difference;
        }
        modulus *= p;
    }
    let half = &modulus >> 1u32;
    for v in &mut value {
        if *v > half {
            *v -= &modulus;
        }
    }
    value
}

/// The characteristic polynomial modulo a prime below 2^31: similarity to Hessenberg form, then its recurrence.
fn modulo(a: &IntMatrix, p: u64) -> Vec<u64> {
    let n = a.rows;
    let mut h: Vec<u64> = a.data.iter().map(|e| modular::residue(e, p)).collect();
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
