//! Inverses, many right-hand sides and determinants modulo many primes.
//!
//! Modulo each prime `d = det A` and `X = d·A⁻¹B`. With enough primes the lifted `X`, `d` satisfy `A X = d B` modulo their product `M`;
//! once `n·max|A|·max|X| + |d|·max|B| < M` both sides are equal. So the number of primes follows the size of the answer, not a
//! bound on it, and a wrong guess costs time only.

use num_bigint::{BigInt, BigUint};
use num_traits::{Signed, ToPrimitive, Zero};

use super::crt::{Crt, Scratch};
use super::field::{self, Field};
use super::integer::{IntMatrix, to_i128};
use super::lifting::{self, hadamard_bits};
use super::modular::residue;

/// Bits of every prime, rounded down a little.
pub(super) const PRIME_BITS: f64 = 23.96;

/// Residues of an integer matrix modulo one prime after another.
pub(super) struct Residues<'a> {
    matrix: &'a IntMatrix,
    /// The entries as floats, if all are below 2^53.
    floats: Option<Vec<f64>>,
}

impl<'a> Residues<'a> {
    pub fn new(matrix: &'a IntMatrix) -> Self {
        let floats = (matrix.bits() <= 53).then(|| {
            let float = |e| to_i128(e) as f64;
            matrix.data.iter().map(float).collect()
        });
        Residues { matrix, floats }
    }

    pub fn row_into(&self, i: usize, field: Field, out: &mut Vec<f64>) {
        let range = i * self.matrix.cols..(i + 1) * self.matrix.cols;
        match &self.floats {
            Some(f) => out.extend(f[range].iter().map(|&x| field.reduce(x))),
            None => out.extend(
                self.matrix.data[range]
                    .iter()
                    .map(|e| field.reduce(residue(e, field.p as u64) as f64)),
            ),
        }
    }

    pub fn all_into(&self, field: Field, out: &mut Vec<f64>) {
        out.clear();
        (0..self.matrix.rows).for_each(|i| self.row_into(i, field, out));
    }
}

/// Guesses log₂|det A| and log₂ max|A⁻¹B| in floating point; `None` if floats have nothing to say.
fn estimate(a: &IntMatrix, b: Option<&IntMatrix>) -> Option<(f64, f64)> {
    let n = a.rows;
    if a.bits() > 900 || b.is_some_and(|b| b.bits() > 900) {
        return None;
    }
    let mut x: Vec<f64> = a
        .data
        .iter()
        .map(|e| e.to_f64().unwrap_or(f64::NAN))
        .collect();
    // Two random combinations of the right-hand sides stand for all of them.
    let mut right = vec![[0.0f64; 2]; n];
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    let mut sign = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        if state >> 63 == 0 { 1.0 } else { -1.0 }
    };
    match b {
        None => right.iter_mut().for_each(|r| *r = [sign(), sign()]),
        Some(b) => {
            for j in 0..b.cols {
                let (s, t) = (sign(), sign());
                for (i, r) in right.iter_mut().enumerate() {
                    let v = b.at(i, j).to_f64().unwrap_or(0.0);
                    *r = [r[0] + s * v, r[1] + t * v];
                }
            }
        }
    }
    let mut log_det = 0.0;
    for c in 0..n {
        let q = (c..n).max_by(|&i, &j| x[i * n + c].abs().total_cmp(&x[j * n + c].abs()))?;
        if q != c {
            for j in c..n {
                x.swap(q * n + j, c * n + j);
            }
            right.swap(q, c);
        }
        let (top, below) = x.split_at_mut((c + 1) * n);
        let pivot_row = &top[c * n + c..];
        let pivot = pivot_row[0];
        if !pivot.is_normal() {
            return None;
        }
        log_det += pivot.abs().log2();
        for (i, row) in below.chunks_exact_mut(n).enumerate() {
            let f = row[c] / pivot;
            if f != 0.0 {
                for (y, z) in row[c..].iter_mut().zip(pivot_row) {
                    *y -= f * z;
                }
                let r = right[c];
                let below = &mut right[c + 1 + i];
                *below = [below[0] - f * r[0], below[1] - f * r[1]];
            }
        }
    }
    let mut largest = f64::MIN_POSITIVE;
    for c in (0..n).rev() {
        let mut r = right[c];
        for j in c + 1..n {
            let f = x[c * n + j];
            r = [r[0] - f * right[j][0], r[1] - f * right[j][1]];
        }
        let pivot = x[c * n + c];
        right[c] = [r[0] / pivot, r[1] / pivot];
        largest = largest.max(right[c][0].abs()).max(right[c][1].abs());
    }
    let answer = (log_det, largest.log2());
    (answer.0.is_finite() && answer.1.is_finite()).then_some(answer)
}

fn height(m: &IntMatrix) -> BigUint {
    m.data
        .iter()
        .map(BigInt::magnitude)
        .max()
        .cloned()
        .unwrap_or_default()
}

/// `X` and `d ≠ 0` with `a·X = d·b`; `b = None` means the identity. `None` if `a` is singular.
pub(super) fn solve(a: &IntMatrix, b: Option<&IntMatrix>) -> Option<(IntMatrix, BigInt)> {
    let n = a.rows;
    let k = b.map_or(n, |b| b.cols);
    let (a_max, b_max) = (height(a) * n, b.map_or_else(|| BigUint::from(1u32), height));
    let hadamard = hadamard_bits(a);
    let b_bits = b_max.bits() as f64;
    let worst = hadamard + b_bits + a_max.bits() as f64 + 4.0;
    let bits = match estimate(a, b) {
        Some((log_det, log_x)) => {
            let x = log_det + log_x;
            (x + a_max.bits() as f64).max(log_det + b_bits) + 3.0
        }
        None => worst,
    };
    let mut goal = (bits.clamp(1.0, worst) / PRIME_BITS).ceil() as usize;
    let (ra, rb) = (Residues::new(a), b.map(Residues::new));
    let mut used: Vec<u64> = Vec::new();
    // One plane of n·k residues for each prime.
    let mut planes: Vec<Vec<u32>> = Vec::new();
    let mut determinants: Vec<u64> = Vec::new();
    let mut work = Vec::new();
    let mut next = 0;
    let mut vanished = 0.0;
    loop {
        while used.len() < goal {
            let p = field::prime(next);
            next += 1;
            let field = Field::new(p);
            let det = match &rb {
                None => {
                    ra.all_into(field, &mut work);
                    field::invert(&mut work, n, field)
                }
                Some(rb) => {
                    work.clear();
                    for i in 0..n {
                        ra.row_into(i, field, &mut work);
                        rb.row_into(i, field, &mut work);
                    }
                    field::solve(&mut work, n, n + k, field)
                }
            };
            let Some(det) = det else {
                // A determinant that vanishes modulo primes whose product exceeds Hadamard's bound is 0.
                vanished += PRIME_BITS;
                if vanished > hadamard + 1.0 {
                    return None;
                }
                continue;
            };
            let skip = n + k - if b.is_none() { n } else { 0 };
            let stride = skip.max(n);
            let mut plane = Vec::with_capacity(n * k);
            let p_float = field.p;
            for row in work.chunks_exact(stride) {
                plane.extend(row[stride - k..].iter().map(|&x| {
                    let v = field.reduce(x * det);
                    (if v < 0.0 { v + p_float } else { v }) as u32
                }));
            }
            used.push(p);
            planes.push(plane);
            determinants.push(field.natural(det));
        }
        let crt = Crt::new(&used);
        let mut scratch = Scratch::default();
        let d = crt.lift(determinants.iter().copied(), &mut scratch);
        let mut data = Vec::with_capacity(n * k);
        let mut largest = BigUint::zero();
        const BATCH: usize = 64;
        let mut gathered = vec![0u32; BATCH * used.len()];
        let mut start = 0;
        while start < n * k {
            let end = (start + BATCH).min(n * k);
            for (i, plane) in planes.iter().enumerate() {
                for (e, r) in plane[start..end].iter().enumerate() {
                    gathered[e * used.len() + i] = *r;
                }
            }
            for residues in gathered.chunks_exact(used.len()).take(end - start) {
                let v = crt.lift(residues.iter().map(|&r| u64::from(r)), &mut scratch);
                if v.magnitude() > &largest {
                    largest.clone_from(v.magnitude());
                }
                data.push(v);
            }
            start = end;
        }
        if !d.is_zero()
            && BigInt::from(&a_max * &largest) + d.abs() * BigInt::from(b_max.clone()) < crt.modulus
        {
            return Some((IntMatrix::new(n, k, data), d));
        }
        goal += goal / 8 + 2;
    }
}

/// The determinant: a large divisor from one linear system, the cofactor from a few primes and Hadamard's bound.
pub(super) fn determinant(a: &IntMatrix) -> BigInt {
    let n = a.rows;
    let hadamard = hadamard_bits(a) * (1.0 + 1e-9) + 2.0;
    let ones = IntMatrix::new(
        n,
        1,
        (0..n as u64)
            .map(|i| BigInt::from(1 + (i.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58)))
            .collect(),
    );
    let divisor = if hadamard > 200.0 && lifting::applies(a, &ones) {
        lifting::solve(a, &ones).map(|(y, d)| {
            // d·A⁻¹b = y: the least such d divides the determinant.
            use num_integer::Integer;
            let g = y.data.iter().fold(d.clone(), |g, y| {
                if g == BigInt::from(1) {
                    g
                } else {
                    g.gcd(&(y % &g))
                }
            });
            d / g
        })
    } else {
        None
    };
    let divisor = divisor.unwrap_or_else(|| BigInt::from(1));
    let bits = (hadamard - divisor.bits() as f64 + 1.0).max(1.0) + 2.0;
    let residues = Residues::new(a);
    let (mut used, mut values, mut work) = (Vec::new(), Vec::new(), Vec::new());
    let mut next = 0;
    while (used.len() as f64) * PRIME_BITS < bits {
        let p = field::prime(next);
        next += 1;
        let field = Field::new(p);
        let d = residue(&divisor, p);
        if d == 0 {
            continue;
        }
        residues.all_into(field, &mut work);
        let det = field::determinant(&mut work, n, field);
        let inverse = field.invert(field.reduce(d as f64));
        values.push(field.natural(field.mul(det, inverse)));
        used.push(p);
    }
    let cofactor = Crt::new(&used).lift(values.into_iter(), &mut Scratch::default());
    divisor * cofactor
}
