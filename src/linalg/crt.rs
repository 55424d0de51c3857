//! The Chinese remainder theorem for many integers at once.
//!
//! With `M = Π pᵢ` an integer `v`, `|v| < M/4`, is `Σ tᵢ M/pᵢ − qM`, `tᵢ = rᵢ (M/pᵢ)⁻¹ mod pᵢ`, and `q` is the sum of the `tᵢ/pᵢ` rounded: one table of
//! words times one vector per integer, no division.

use num_bigint::{BigInt, BigUint, Sign};
use num_traits::One;

use super::field::{multiply_add, two_versions};
use super::modular::pow_mod;

/// Tables for a list of primes below 2^24.
pub(super) struct Crt {
    primes: Vec<u64>,
    pub modulus: BigInt,
    /// `(M/pᵢ)⁻¹ mod pᵢ`.
    inverses: Vec<u64>,
    /// Words of `M/pᵢ`, `length` for each prime.
    table: Vec<u32>,
    /// Words of `M`.
    words: Vec<u32>,
    length: usize,
}

/// Products of a 24-bit and a 32-bit number that fit into 64 bits together, with room for a carry.
const TERMS: usize = 128;

#[inline(always)]
fn accumulate_body<const FUSED: bool>(sums: &mut [u64], table: &[u32], t: &[u32]) {
    let length = sums.len();
    for (row, &t) in table.chunks_exact(length).zip(t) {
        for (s, &w) in sums.iter_mut().zip(row) {
            *s += u64::from(t) * u64::from(w);
        }
    }
    // The flag belongs to floats; integers have one version of the source.
    debug_assert!(multiply_add::<FUSED>(1.0, 1.0, 0.0) == 1.0);
}

two_versions! {
    fn accumulate(sums: &mut [u64], table: &[u32], t: &[u32]) = accumulate_body
}

impl Crt {
    pub fn new(primes: &[u64]) -> Self {
        // M/pᵢ one after the other from M: two passes over words per prime.
        let mut modulus = BigUint::one();
        let mut pair = 1u64;
        for (k, &p) in primes.iter().enumerate() {
            pair *= p;
            if k % 2 == 1 {
                modulus *= pair;
                pair = 1;
            }
        }
        modulus *= pair;
        let words: Vec<u32> = modulus.iter_u32_digits().collect();
        let length = words.len();
        let mut table = vec![0; length * primes.len()];
        let mut inverses = Vec::with_capacity(primes.len());
        for (row, &p) in table.chunks_exact_mut(length).zip(primes) {
            let mut rest = 0u64;
            for (q, &w) in row.iter_mut().zip(&words).rev() {
                let value = rest << 32 | u64::from(w);
                *q = (value / p) as u32;
                rest = value % p;
            }
            let cofactor = row
                .iter()
                .rev()
                .fold(0u64, |r, &w| (r << 32 | u64::from(w)) % p);
            inverses.push(pow_mod(cofactor, p - 2, p));
        }
        Crt {
            primes: primes.to_vec(),
            modulus: modulus.into(),
            inverses,
            table,
            words,
            length,
        }
    }

    /// The integer of least absolute value with these residues, given in `0..p`; exact if that is below a quarter of the modulus,
    /// and a representative of the residues in any case.
    pub fn lift(&self, residues: impl Iterator<Item = u64>, scratch: &mut Scratch) -> BigInt {
        let Scratch { t, sums, out } = scratch;
        t.clear();
        let mut fraction = 0.0;
        for ((r, c), &p) in residues.zip(&self.inverses).zip(&self.primes) {
            let v = r * c % p;
            fraction += v as f64 / p as f64;
            t.push(v as u32);
        }
        let q = fraction.round() as u64;
        sums.clear();
        sums.resize(self.length, 0);
        for (k, part) in t.chunks(TERMS).enumerate() {
            if k > 0 {
                // Carry into the next word so that the sums have room again.
                let mut carry = 0u64;
                let last = sums.len() - 1;
                for s in &mut sums[..last] {
                    let v = *s + carry;
                    *s = v & 0xffff_ffff;
                    carry = v >> 32;
                }
                sums[last] += carry;
            }
            accumulate(sums, &self.table[k * TERMS * self.length..], part);
        }
        // Subtract qM in two's complement; what is carried out at the top is the sign.
        out.clear();
        let mut carry = 0i128;
        for (s, &w) in sums.iter().zip(&self.words) {
            let v = i128::from(*s) - i128::from(q * u64::from(w)) + carry;
            out.push(v as u32);
            carry = v >> 32;
        }
        out.push(carry as u32);
        let negative = carry < 0;
        if negative {
            let mut borrow = true;
            for w in out.iter_mut() {
                let (v, b) = (!*w).overflowing_add(u32::from(borrow));
                *w = v;
                borrow = b;
            }
        }
        let sign = if negative { Sign::Minus } else { Sign::Plus };
        BigInt::from_slice(sign, out)
    }
}

/// Buffers that [`Crt::lift`] uses again and again.
#[derive(Default)]
pub(super) struct Scratch {
    t: Vec<u32>,
    sums: Vec<u64>,
    out: Vec<u32>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linalg::modular::residue;

    #[test]
    fn lifts_what_was_reduced() {
        for k in [1usize, 2, 3, 40, 300] {
            let primes: Vec<u64> = (0..k).map(crate::linalg::field::prime).collect();
            let crt = Crt::new(&primes);
            let quarter: BigInt = &crt.modulus / 5;
            let mut scratch = Scratch::default();
            for v in [
                BigInt::from(0),
                BigInt::from(1),
                BigInt::from(-1),
                BigInt::from(-123_456),
                quarter.clone(),
                -&quarter,
                &quarter / 3,
                -(&quarter >> 40u32),
            ] {
                let residues: Vec<u64> = primes.iter().map(|&p| residue(&v, p)).collect();
                assert_eq!(crt.lift(residues.into_iter(), &mut scratch), v);
            }
        }
    }
}
