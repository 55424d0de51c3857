//! Linear systems by p-adic lifting (Dixon 1982).
//!
//! One inverse modulo `p` turns each further digit of `x = A⁻¹b` into two products of a matrix and a vector. The denominator `d` comes
//! from a random combination of the unknowns by rational reconstruction; the numerators `y = d·x` from about half the digits, and
//! the answer is *certified*: `A y ≡ d b` modulo `p^h` by construction, and `|A y − d b| < p^h` by size, so both are equal.

use std::sync::OnceLock;

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::field::{self, Field};
use super::integer::IntMatrix;
use super::modular::primes_below;

/// Sums of products of residues below 2^22 that stay exact.
const CHUNK: usize = 256;

fn primes() -> &'static [u64] {
    static PRIMES: OnceLock<Vec<u64>> = OnceLock::new();
    PRIMES.get_or_init(|| primes_below(1 << 23).take(4).collect())
}

/// log₂ of Hadamard's bound on the determinant, from rows or columns, whichever is less.
pub(super) fn hadamard_bits(a: &IntMatrix) -> f64 {
    let n = a.rows;
    let mut rows = vec![0.0f64; n];
    let mut cols = vec![0.0f64; n];
    // Entries far beyond the range of floats are scaled.
    let shift = a.bits().saturating_sub(400);
    for (i, row) in rows.iter_mut().enumerate() {
        for (e, col) in a.row(i).iter().zip(&mut cols) {
            let v = if shift == 0 {
                e.to_f64()
            } else {
                (e >> shift).to_f64()
            };
            let v = v.unwrap_or(0.0).abs() + if shift == 0 { 0.0 } else { 1.0 };
            *row += v * v;
            *col += v * v;
        }
    }
    let bits = |squares: &[f64]| -> f64 {
        squares
            .iter()
            .map(|s| 0.5 * s.max(1.0).log2() + shift as f64)
            .sum()
    };
    bits(&rows).min(bits(&cols))
}

/// Whether lifting applies: entries so small that residuals are exact floats.
pub(super) fn applies(a: &IntMatrix, b: &IntMatrix) -> bool {
    let n = a.rows as u64;
    n > 0
        && b.cols > 0
        && a.bits() + (64 - n.leading_zeros() as u64) <= 29
        && a.bits() <= 24
        && b.bits() <= 50
}

/// `Y` and `d > 0` with `a·Y = d·b` for a square matrix; `None` if it seems singular (modulo every prime tried).
pub(super) fn solve(a: &IntMatrix, b: &IntMatrix) -> Option<(IntMatrix, BigInt)> {
    let n = a.rows;
    let small: Vec<f64> = a.data.iter().map(|e| e.to_f64().unwrap_or(0.0)).collect();
    let (p, field, inverse) = primes().iter().find_map(|&p| {
        let field = Field::new(p);
        let mut c: Vec<f64> = small.iter().map(|&x| field.reduce(x)).collect();
        field::invert(&mut c, n, field)?;
        Some((p, field, c.iter().map(|&x| x as f32).collect::<Vec<f32>>()))
    })?;
    let matrix: Vec<f32> = small.iter().map(|&x| x as f32).collect();
    let mut lift = Lifting {
        n,
        k: b.cols,
        p,
        field,
        inverse,
        matrix,
        // Columns of b one after the other.
        residual: b
            .transpose()
            .data
            .iter()
            .map(|e| e.to_f64().unwrap_or(0.0))
            .collect(),
        digits: Vec::new(),
    };
    let height = |m: &IntMatrix| m.data.iter().map(|e| e.magnitude().clone()).max();
    let (a_max, b_max) = (
        height(a).unwrap_or_default() * n,
        height(b).unwrap_or_default(),
    );
    // A random matrix stays about 0.72 bits per row below Hadamard's bound.
    let expected = (hadamard_bits(a) - 0.7 * n as f64).max(0.0) + b.bits() as f64;
    let per_digit = (p as f64).log2();
    let mut goal = ((2.0 * expected + 24.0) / per_digit).ceil() as usize + 1;
    loop {
        lift.extend(goal);
        if let Some(answer) = lift.reconstruct(&a_max, &b_max) {
            return Some(answer);
        }
        goal += goal / 8 + 2;
    }
}

struct Lifting {
    n: usize,
    k: usize,
    p: u64,
    field: Field,
    inverse: Vec<f32>,
    matrix: Vec<f32>,
    residual: Vec<f64>,
    /// Balanced digits, `n·k` for each power of `p`.
    digits: Vec<i32>,
}

impl Lifting {
    fn len(&self) -> usize {
        self.digits.len() / (self.n * self.k)
    }

    fn extend(&mut self, goal: usize) {
        let n = self.n;
        let mut reduced = vec![0.0; n];
        let mut x = vec![0.0; n];
        for _ in self.len()..goal {
            for s in self.residual.chunks_exact_mut(n) {
                for (r, s) in reduced.iter_mut().zip(s.iter()) {
                    *r = self.field.reduce(*s);
                }
                field::apply(&mut x, &self.inverse, n, &reduced, self.field, CHUNK);
                field::residual(s, &self.matrix, n, &x, self.field);
                self.digits.extend(x.iter().map(|&x| x as i32));
            }
        }
    }

    /// `Σ digitᵢ pⁱ` over the first `h` digits, in `0..p^h`.
    fn value(
        &self,
        digits: impl Iterator<Item = i64>,
        buffers: &mut (Vec<u64>, Vec<u64>),
    ) -> BigUint {
        let (naturals, words) = buffers;
        // Digits in 0..p, two at a time, then Horner from the top.
        naturals.clear();
        let p = self.p as i64;
        let mut carry = 0i64;
        let mut half: Option<i64> = None;
        for d in digits {
            let v = d + carry;
            let digit = v.rem_euclid(p);
            carry = (v - digit) / p;
            match half.take() {
                None => half = Some(digit),
                Some(low) => naturals.push((low + digit * p) as u64),
            }
        }
        words.clear();
        let square = u128::from(self.p * self.p);
        let mut push = |factor: u128, digit: u64| {
            let mut carry = u128::from(digit);
            for w in words.iter_mut() {
                let v = u128::from(*w) * factor + carry;
                *w = v as u64;
                carry = v >> 64;
            }
            if carry != 0 {
                words.push(carry as u64);
            }
        };
        if let Some(top) = half {
            push(1, top as u64);
        }
        for &d in naturals.iter().rev() {
            push(square, d);
        }
        let mut out = Vec::with_capacity(2 * words.len());
        for w in words.iter() {
            out.push(*w as u32);
            out.push((*w >> 32) as u32);
        }
        BigUint::new(out)
    }

    fn reconstruct(&self, a_max: &BigUint, b_max: &BigUint) -> Option<(IntMatrix, BigInt)> {
        let (n, k, total) = (self.n, self.k, self.len());
        let size = n * k;
        let mut buffers = (Vec::new(), Vec::new());
        // A combination with small pseudo-random coefficients; a bad choice costs more digits, never a wrong answer.
        let coefficient = |j: usize| {
            ((j as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as i64 - (1 << 15)
        };
        let coefficients: Vec<i64> = (0..size).map(coefficient).collect();
        let combined = (0..total).map(|h| {
            self.digits[h * size..(h + 1) * size]
                .iter()
                .zip(&coefficients)
                .map(|(&d, c)| i64::from(d) * c)
                .sum::<i64>()
        });
        let modulus = BigUint::from(self.p).pow(total as u32);
        let value = self.value(combined, &mut buffers);
        let mut d = denominator(&modulus, &value, modulus.bits() / 2)?;
        // |A y − d b| ≤ n |A| |y| + |d| |b| must stay below p^h, and the |y| are about as large as d; a part of d may have
        // cancelled in the combination, hence the room.
        let p_bits = (self.p as f64).log2();
        let guess = (d.bits() + 48 + (a_max.bits() + 1).max(b_max.bits())) as f64;
        let mut h = ((guess / p_bits).ceil() as usize).min(total);
        loop {
            let modulus = BigUint::from(self.p).pow(h as u32);
            if let Some(y) = self.numerators(h, &modulus, &mut d, a_max, &mut buffers) {
                let largest = y.iter().map(BigInt::magnitude).max();
                let largest = largest.cloned().unwrap_or_default();
                if a_max * largest + &d * b_max < modulus {
                    return Some((IntMatrix::new(k, n, y).transpose(), d.into()));
                }
            }
            if h == total {
                return None;
            }
            h = (h + h / 4 + 1).min(total);
        }
    }

    /// The integers `d·x` of least absolute value modulo `p^h`; where one is too large to be right, but would not be with a small
    /// factor more in `d`, that factor is put there. `None` if there is no such factor.
    fn numerators(
        &self,
        h: usize,
        modulus: &BigUint,
        d: &mut BigUint,
        a_max: &BigUint,
        buffers: &mut (Vec<u64>, Vec<u64>),
    ) -> Option<Vec<BigInt>> {
        let size = self.n * self.k;
        let half = modulus >> 1u32;
        let limit = modulus.bits().checked_sub(a_max.bits() + 2)?;
        let mut data: Vec<BigInt> = Vec::with_capacity(size);
        for j in 0..size {
            let digits = (0..h).map(|t| i64::from(self.digits[t * size + j]));
            let mut v = self.value(digits, buffers) * &*d % modulus;
            let too_large = |v: &BigUint| v.bits().min((modulus - v).bits()) >= limit;
            if too_large(&v) {
                let factor = denominator(modulus, &v, limit.saturating_sub(4))?;
                if factor.bits() > 24 {
                    return None;
                }
                v = v * &factor % modulus;
                if too_large(&v) {
                    return None;
                }
                *d *= &factor;
                let factor = BigInt::from(factor);
                data.iter_mut().for_each(|y| *y *= &factor);
            }
            data.push(if v > half {
                BigInt::from_biguint(Sign::Minus, modulus - v)
            } else {
                v.into()
            });
        }
        Some(data)
    }
}

/// The denominator of the fraction that is `value` modulo `modulus` and whose numerator has about `middle` bits at most: Euclid's
/// algorithm until the remainder is that small.
fn denominator(modulus: &BigUint, value: &BigUint, middle: u64) -> Option<BigUint> {
    let mut r = (modulus.clone(), value.clone());
    let mut t = (BigInt::zero(), BigInt::one());
    while r.1.bits() > middle {
        // Lehmer: as many quotients as the leading words determine, then one multiplication of the long numbers.
        if let Some([a, b, c, d]) = leading_quotients(&r.0, &r.1, middle) {
            let step = |x: &BigInt, y: &BigInt| (x * a + y * b, x * c + y * d);
            let (r0, r1) = step(&r.0.into(), &r.1.into());
            t = step(&t.0, &t.1);
            r = (r0.into_parts().1, r1.into_parts().1);
        } else {
            let (q, rest) = r.0.div_rem(&r.1);
            r = (r.1, rest);
            let next = &t.0 - BigInt::from(q) * &t.1;
            t = (t.1, next);
        }
    }
    if r.1.is_zero() && !t.1.abs().is_one() {
        return None;
    }
    Some(t.1.into_parts().1)
}

/// A matrix of Euclidean steps that the leading 62 bits of both numbers determine (Collins' condition), as long as the remainder
/// stays well above `2^middle`; `None` if not even one step is determined.
fn leading_quotients(x: &BigUint, y: &BigUint, middle: u64) -> Option<[i64; 4]> {
    let bits = x.bits();
    if bits < 96 || y.bits() < middle + 40 {
        return None;
    }
    let shift = bits - 62;
    let mut u = (x >> shift).to_i64()?;
    let mut v = (y >> shift).to_i64()?;
    let (mut a, mut b, mut c, mut d) = (1i64, 0i64, 0i64, 1i64);
    while v + c != 0 && v + d != 0 {
        let q = (u + a) / (v + c);
        if q != (u + b) / (v + d) {
            break;
        }
        let (next_c, next_d) = (
            a.checked_sub(q.checked_mul(c)?)?,
            b.checked_sub(q.checked_mul(d)?)?,
        );
        // Coefficients below 2^30 keep every determined quotient right and the remainder within 32 bits of the divisor.
        if next_c.abs() >= 1 << 30 || next_d.abs() >= 1 << 30 {
            break;
        }
        (a, b, c, d) = (c, d, next_c, next_d);
        (u, v) = (v, u - q * v);
    }
    if b == 0 { None } else { Some([a, b, c, d]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_come_back() {
        let p = BigUint::from(8_388_593u32);
        for (num, den, h) in [
            (1i64, 1u64, 4u32),
            (-3, 7, 4),
            (123_456_789, 987_654_321, 4),
            (-1, 2, 30),
            (i64::MAX, u64::MAX - 2, 12),
            (0, 1, 3),
        ] {
            let modulus = p.pow(h);
            let inverse = BigUint::from(den).modinv(&modulus).unwrap();
            let value =
                (BigInt::from(num) * BigInt::from(inverse)).mod_floor(&modulus.clone().into());
            let g = num.unsigned_abs().gcd(&den);
            assert_eq!(
                denominator(&modulus, value.magnitude(), modulus.bits() / 2),
                Some(BigUint::from(den / g)),
                "{num}/{den}"
            );
        }
        // Long ones, where the leading words are used.
        let den = BigUint::from(3u32).pow(300);
        let num = BigUint::from(7u32).pow(180);
        let modulus = p.pow(45);
        let value = num * den.modinv(&modulus).unwrap() % &modulus;
        assert_eq!(denominator(&modulus, &value, modulus.bits() / 2), Some(den));
    }
}
