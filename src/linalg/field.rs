//! Dense linear algebra modulo primes below 2^24, with residues as floats.
//!
//! Residues are kept balanced, `|x| ≤ p/2 < 2^23`, so a product stays below 2^46 and 64 of them can be added to a residue
//! without leaving the 53 bits in which `f64` is exact. Elimination therefore works in blocks of at most 64 columns: a block is
//! eliminated by itself, the rest of the matrix gets one product of matrices and one reduction (the idea of FFLAS, Dumas,
//! Giorgi & Pernet 2008). Every operation is exact, so fused and separate multiply-adds agree to the bit.

use std::sync::OnceLock;

use super::integer::IntMatrix;
use super::modular::primes_below;
use super::multimodular::Residues;

/// Primes come from below this.
const LIMIT: u64 = 1 << 24;
/// Adding and subtracting this rounds a float below 2^51 to an integer.
const ROUND: f64 = 6_755_399_441_055_744.0;
/// Columns of a packed panel of the right factor.
const LANES: usize = 8;

/// A prime field with balanced residues.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub p: f64,
    inverse: f64,
}

/// The k-th prime from the top, counted from 0.
pub(super) fn prime(k: usize) -> u64 {
    static PRIMES: OnceLock<Vec<u32>> = OnceLock::new();
    const WINDOW: usize = 1 << 18;
    let primes = PRIMES.get_or_init(|| {
        let low = LIMIT as usize - WINDOW;
        let mut composite = vec![false; WINDOW];
        for q in 2..(1 << 12) {
            // Crossing out by a composite number does no harm.
            let first = low.next_multiple_of(q);
            composite[first - low..]
                .iter_mut()
                .step_by(q)
                .for_each(|c| *c = true);
        }
        (0..WINDOW)
            .rev()
            .filter(|&i| !composite[i])
            .map(|i| (low + i) as u32)
            .collect()
    });
    match primes.get(k) {
        Some(&p) => u64::from(p),
        None => primes_below(LIMIT - WINDOW as u64)
            .nth(k - primes.len())
            .unwrap_or(2),
    }
}

impl Field {
    pub fn new(p: u64) -> Self {
        debug_assert!(p < LIMIT);
        Field {
            p: p as f64,
            inverse: 1.0 / p as f64,
        }
    }

    /// The balanced residue of an integer below 2^53.
    #[inline(always)]
    pub fn reduce(self, x: f64) -> f64 {
        x - ((x * self.inverse + ROUND) - ROUND) * self.p
    }

    /// The quotient of an exact multiple of `p` below 2^53.
    #[inline(always)]
    pub fn divide(self, x: f64) -> f64 {
        (x * self.inverse + ROUND) - ROUND
    }

    pub fn mul(self, a: f64, b: f64) -> f64 {
        self.reduce(a * b)
    }

    /// The inverse of a residue that is not 0, by Euclid's algorithm.
    pub fn invert(self, a: f64) -> f64 {
        let (mut r, mut s) = (self.p as u32, self.natural(a) as u32);
        let (mut t, mut u) = (0i32, 1i32);
        while s > 1 {
            let q = r / s;
            (r, s) = (s, r - q * s);
            (t, u) = (u, t - q as i32 * u);
        }
        self.reduce(f64::from(u))
    }

    /// The residue in `0..p`.
    pub fn natural(self, a: f64) -> u64 {
        let a = self.reduce(a);
        if a < 0.0 {
            (a + self.p) as u64
        } else {
            a as u64
        }
    }
}

/// Whether the processor multiplies and adds four floats in one instruction.
#[cfg(target_arch = "x86_64")]
#[inline]
pub(super) fn fused() -> bool {
    std::arch::is_x86_feature_detected!("avx2") && std::arch::is_x86_feature_detected!("fma")
}

/// Compiles a body twice, for any processor and for AVX2 with FMA, and chooses at run time.
///
/// `f64::mul_add` is one instruction on the one and a library call on the other, hence the flag. On the machine this was measured
/// on the wide version is 4–5 times faster on products of matrices, which is where the exact engines spend their time.
macro_rules! two_versions {
    ($(#[$doc:meta])* $vis:vis fn $name:ident($($arg:ident: $ty:ty),* $(,)?) $(-> $ret:ty)? = $body:ident) => {
        $(#[$doc])*
        $vis fn $name($($arg: $ty),*) $(-> $ret)? {
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx2,fma")]
                fn wide($($arg: $ty),*) $(-> $ret)? {
                    $body::<true>($($arg),*)
                }
                if $crate::linalg::field::fused() {
                    // SAFETY: `wide` is an ordinary safe function but for the instructions it may use, and the processor
                    // has just been found to have them.
                    #[allow(unsafe_code)]
                    return unsafe { wide($($arg),*) };
                }
            }
            $body::<false>($($arg),*)
        }
    };
}
pub(super) use two_versions;

#[inline(always)]
pub(super) fn multiply_add<const FUSED: bool>(a: f64, b: f64, c: f64) -> f64 {
    if FUSED { a.mul_add(b, c) } else { a * b + c }
}

/// A rectangle of a row-major matrix.
pub(super) struct Block {
    pub stride: usize,
    pub rows: std::ops::Range<usize>,
    pub cols: std::ops::Range<usize>,
}

/// `depth` rows of the right factor, packed in panels of [`LANES`] columns, zero-padded.
fn pack(
    packed: &mut Vec<f64>,
    source: &[f64],
    stride: usize,
    rows: std::ops::Range<usize>,
    cols: std::ops::Range<usize>,
) {
    packed.clear();
    let mut j = cols.start;
    while j < cols.end {
        let w = LANES.min(cols.end - j);
        for i in rows.clone() {
            let row = &source[i * stride + j..i * stride + j + w];
            packed.extend_from_slice(row);
            packed.resize(packed.len() + LANES - w, 0.0);
        }
        j += LANES;
    }
}

#[inline(always)]
fn tile<const R: usize, const FUSED: bool>(left: [&[f64]; R], panel: &[f64]) -> [[f64; LANES]; R] {
    let mut sums = [[0.0; LANES]; R];
    let depth = panel.len() / LANES;
    let left = left.map(|l| &l[..depth]);
    for (k, b) in panel.chunks_exact(LANES).enumerate() {
        for r in 0..R {
            let a = left[r][k];
            for l in 0..LANES {
                sums[r][l] = multiply_add::<FUSED>(a, b[l], sums[r][l]);
            }
        }
    }
    sums
}

#[inline(always)]
fn add_product_body<const FUSED: bool>(
    target: &mut [f64],
    at: &Block,
    left: &[f64],
    depth: usize,
    packed: &[f64],
    field: Field,
) {
    let (rows, cols) = (at.rows.len(), at.cols.len());
    for (jp, panel) in packed.chunks_exact(depth * LANES).enumerate() {
        let j = jp * LANES;
        let w = LANES.min(cols - j);
        let mut put = |i: usize, sums: &[f64; LANES]| {
            let start = (at.rows.start + i) * at.stride + at.cols.start + j;
            if w == LANES {
                for (t, s) in target[start..start + LANES].iter_mut().zip(sums) {
                    *t = field.reduce(*t + s);
                }
            } else {
                for (t, s) in target[start..start + w].iter_mut().zip(sums) {
                    *t = field.reduce(*t + s);
                }
            }
        };
        let mut i = 0;
        while i + 4 <= rows {
            let l = &left[i * depth..(i + 4) * depth];
            let (a, l) = l.split_at(depth);
            let (b, l) = l.split_at(depth);
            let (c, d) = l.split_at(depth);
            let sums = tile::<4, FUSED>([a, b, c, d], panel);
            for (r, s) in sums.iter().enumerate() {
                put(i + r, s);
            }
            i += 4;
        }
        while i < rows {
            let sums = tile::<1, FUSED>([&left[i * depth..(i + 1) * depth]], panel);
            put(i, &sums[0]);
            i += 1;
        }
    }
}

two_versions! {
    /// Adds `left` (rows × depth, row-major) times the packed right factor to a block of `target`, and reduces.
    fn add_product(target: &mut [f64], at: &Block, left: &[f64], depth: usize, packed: &[f64], field: Field)
    = add_product_body
}

#[inline(always)]
fn eliminate_column_body<const FUSED: bool>(
    panel: &mut [f64],
    w: usize,
    skip: usize,
    t: usize,
    pivot_row: &[f64],
) {
    let pivot_row = &pivot_row[..w];
    for (i, row) in panel.chunks_exact_mut(w).enumerate() {
        let g = -row[t];
        if i == skip || g == 0.0 {
            continue;
        }
        row[t] = 0.0;
        for (x, y) in row.iter_mut().zip(pivot_row) {
            *x = multiply_add::<FUSED>(g, *y, *x);
        }
    }
}

two_versions! {
    /// Adds multiples of the pivot row to all rows but one, so that column `t` becomes that of the elimination matrix.
    fn eliminate_column(panel: &mut [f64], w: usize, skip: usize, t: usize, pivot_row: &[f64])
    = eliminate_column_body
}

/// What a blocked elimination leaves behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Goal {
    /// The inverse in place of the matrix.
    Inverse,
    /// `A⁻¹B` in place of `B`, for `[A B]`.
    Solution,
    /// Nothing but the determinant.
    Determinant,
}

/// The determinant of the square left part, `None` if it is 0.
fn eliminate(a: &mut [f64], n: usize, cols: usize, field: Field, goal: Goal) -> Option<f64> {
    let width = if n < 48 {
        8
    } else if n < 160 {
        16
    } else {
        32
    };
    let mut swaps = Vec::with_capacity(n);
    let mut determinant = 1.0;
    let (mut panel, mut packed, mut pivot_row) = (Vec::new(), Vec::new(), Vec::new());
    let mut c0 = 0;
    while c0 < n {
        let w = width.min(n - c0);
        let c1 = c0 + w;
        // Rows above the block are left alone if only the determinant is wanted.
        let top = if goal == Goal::Determinant { c0 } else { 0 };
        panel.clear();
        for i in top..n {
            panel.extend_from_slice(&a[i * cols + c0..i * cols + c1]);
        }
        for t in 0..w {
            let c = c0 + t;
            panel[t..]
                .iter_mut()
                .step_by(w)
                .for_each(|x| *x = field.reduce(*x));
            let q = (c..n).find(|&i| panel[(i - top) * w + t] != 0.0)?;
            swaps.push(q);
            if q != c {
                determinant = -determinant;
                for j in 0..w {
                    panel.swap((q - top) * w + j, (c - top) * w + j);
                }
                for j in 0..cols {
                    a.swap(q * cols + j, c * cols + j);
                }
            }
            let pivot = panel[(c - top) * w + t];
            determinant = field.mul(determinant, pivot);
            let inverse = field.invert(pivot);
            let row = &mut panel[(c - top) * w..(c - top + 1) * w];
            row[t] = 1.0;
            row.iter_mut()
                .for_each(|x| *x = field.mul(field.reduce(*x), inverse));
            pivot_row.clear();
            pivot_row.extend_from_slice(row);
            eliminate_column(&mut panel, w, c - top, t, &pivot_row);
        }
        panel.iter_mut().for_each(|x| *x = field.reduce(*x));
        let right = match goal {
            Goal::Inverse => 0..cols,
            Goal::Solution | Goal::Determinant => c1..cols,
        };
        if !right.is_empty() {
            pack(&mut packed, a, cols, c0..c1, right.clone());
            let (first, left) = match goal {
                Goal::Determinant => (c1, &panel[w * w..]),
                Goal::Inverse | Goal::Solution => {
                    for i in c0..c1 {
                        a[i * cols + right.start..(i + 1) * cols].fill(0.0);
                    }
                    (0, &panel[..])
                }
            };
            let at = Block {
                stride: cols,
                rows: first..n,
                cols: right,
            };
            add_product(a, &at, left, w, &packed, field);
        }
        if goal == Goal::Inverse {
            for (i, row) in panel.chunks_exact(w).enumerate() {
                a[i * cols + c0..i * cols + c1].copy_from_slice(row);
            }
        }
        c0 = c1;
    }
    if goal == Goal::Inverse {
        for (c, &q) in swaps.iter().enumerate().rev() {
            if q != c {
                for i in 0..n {
                    a.swap(i * cols + c, i * cols + q);
                }
            }
        }
    }
    Some(field.reduce(determinant))
}

/// Replaces an `n×n` matrix by its inverse and returns its determinant; `None`, and anything in place of it, if it is singular.
pub(super) fn invert(a: &mut [f64], n: usize, field: Field) -> Option<f64> {
    eliminate(a, n, n, field, Goal::Inverse)
}

/// Replaces `B` in `[A B]` (`n` rows, `cols` columns) by `A⁻¹B` and returns `det A`; `None` if that is 0.
pub(super) fn solve(a: &mut [f64], n: usize, cols: usize, field: Field) -> Option<f64> {
    eliminate(a, n, cols, field, Goal::Solution)
}

/// The determinant; spoils the matrix.
pub(super) fn determinant(a: &mut [f64], n: usize, field: Field) -> f64 {
    if n <= 64 {
        // No entry takes more than 64 updates, so only pivots and multipliers are reduced on the way.
        let mut determinant = 1.0;
        for c in 0..n {
            let Some(q) = (c..n).find(|&i| field.reduce(a[i * n + c]) != 0.0) else {
                return 0.0;
            };
            if q != c {
                determinant = -determinant;
                for j in c..n {
                    a.swap(q * n + j, c * n + j);
                }
            }
            let (top, below) = a.split_at_mut((c + 1) * n);
            let pivot_row = &mut top[c * n + c..];
            pivot_row.iter_mut().for_each(|y| *y = field.reduce(*y));
            determinant = field.mul(determinant, pivot_row[0]);
            if c + 1 < n {
                let inverse = field.invert(pivot_row[0]);
                subtract_multiples(below, n, c, pivot_row, inverse, field);
            }
        }
        return field.reduce(determinant);
    }
    eliminate(a, n, n, field, Goal::Determinant).unwrap_or(0.0)
}

/// `row·x` in lanes that the compiler keeps in vector registers; exact as long as all partial sums stay below 2^53.
#[inline(always)]
fn dot<const FUSED: bool>(row: &[f32], x: &[f64]) -> f64 {
    const W: usize = 16;
    let mut sums = [0.0; W];
    let (rc, xc) = (row.chunks_exact(W), x.chunks_exact(W));
    let mut sum = 0.0;
    for (a, b) in rc.remainder().iter().zip(xc.remainder()) {
        sum = multiply_add::<FUSED>(f64::from(*a), *b, sum);
    }
    for (a, b) in rc.zip(xc) {
        for l in 0..W {
            sums[l] = multiply_add::<FUSED>(f64::from(a[l]), b[l], sums[l]);
        }
    }
    sum + sums.iter().sum::<f64>()
}

#[inline(always)]
fn apply_body<const FUSED: bool>(
    out: &mut [f64],
    a: &[f32],
    n: usize,
    x: &[f64],
    field: Field,
    chunk: usize,
) {
    for (o, row) in out.iter_mut().zip(a.chunks_exact(n)) {
        let mut total = 0.0;
        for (r, x) in row.chunks(chunk).zip(x.chunks(chunk)) {
            total += field.reduce(dot::<FUSED>(r, x));
        }
        *o = field.reduce(total);
    }
}

two_versions! {
    /// `out = a·x` modulo `p`, for integers `a` below 2^24 and `x` so small that `chunk` products stay below 2^53 together.
    pub(super) fn apply(out: &mut [f64], a: &[f32], n: usize, x: &[f64], field: Field, chunk: usize)
    = apply_body
}

#[inline(always)]
fn residual_body<const FUSED: bool>(s: &mut [f64], a: &[f32], n: usize, x: &[f64], field: Field) {
    for (s, row) in s.iter_mut().zip(a.chunks_exact(n)) {
        *s = field.divide(*s - dot::<FUSED>(row, x));
    }
}

two_versions! {
    /// `s = (s − a·x) / p` where that is exact and all sums stay below 2^53.
    pub(super) fn residual(s: &mut [f64], a: &[f32], n: usize, x: &[f64], field: Field)
    = residual_body
}

/// Rows and columns of a nonsingular submatrix of the largest size, modulo a prime.
pub(super) struct Profile {
    /// Rows of the submatrix; the order is that of elimination.
    pub rows: Vec<usize>,
    /// Columns that do not depend on the columns before them.
    pub cols: Vec<usize>,
}

#[inline(always)]
fn subtract_multiples_body<const FUSED: bool>(
    below: &mut [f64],
    n: usize,
    c: usize,
    pivot_row: &[f64],
    inverse: f64,
    field: Field,
) {
    for row in below.chunks_exact_mut(n) {
        let row = &mut row[c..];
        let g = -field.reduce(field.reduce(row[0]) * inverse);
        row[0] = 0.0;
        if g != 0.0 {
            for (x, y) in row[1..].iter_mut().zip(&pivot_row[1..]) {
                *x = multiply_add::<FUSED>(g, *y, *x);
            }
        }
    }
}

two_versions! {
    /// Clears column `c` of the rows below a pivot row, without reducing the other columns.
    fn subtract_multiples(below: &mut [f64], n: usize, c: usize, pivot_row: &[f64], inverse: f64, field: Field)
    = subtract_multiples_body
}

/// The profile of `a` modulo the prime `p`; its size is at most the rank. Cost O(rows · cols · rank).
pub(super) fn profile(a: &IntMatrix, p: u64) -> Profile {
    let (m, n) = (a.rows, a.cols);
    let field = Field::new(p);
    let mut x = Vec::with_capacity(m * n);
    Residues::new(a).all_into(field, &mut x);
    let mut order: Vec<usize> = (0..m).collect();
    let mut cols = Vec::new();
    for c in 0..n {
        let r = cols.len();
        if r == m {
            break;
        }
        let Some(q) = (r..m).find(|&i| field.reduce(x[i * n + c]) != 0.0) else {
            continue;
        };
        if q != r {
            order.swap(q, r);
            for j in c..n {
                x.swap(q * n + j, r * n + j);
            }
        }
        let (top, below) = x.split_at_mut((r + 1) * n);
        let pivot_row = &mut top[r * n + c..];
        pivot_row.iter_mut().for_each(|y| *y = field.reduce(*y));
        let inverse = field.invert(pivot_row[0]);
        subtract_multiples(below, n, c, pivot_row, inverse, field);
        cols.push(c);
        // Every step adds at most 2^46 to an entry.
        if cols.len() % 64 == 0 {
            below.iter_mut().for_each(|y| *y = field.reduce(*y));
        }
    }
    order.truncate(cols.len());
    Profile { rows: order, cols }
}

/// The first residues of a Krylov sequence.
fn start(i: usize) -> f64 {
    ((i as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 41) as f64
}

/// `xⁿ − Σ cₖ xᵏ` from the system `[v Av … Aⁿ⁻¹v | Aⁿv]`, constant coefficient first, in `0..p`.
fn from_krylov(system: &mut [f64], n: usize, field: Field) -> Option<Vec<u64>> {
    let w = n + 1;
    let mut c = vec![0; n];
    if n > 64 {
        solve(system, n, w, field)?;
        for (c, row) in c.iter_mut().zip(system.chunks_exact(w)) {
            *c = field.natural(-row[n]);
        }
    } else {
        // As for determinants: no entry takes more than 64 updates. The solution is kept in the last column.
        let mut inverses = Vec::with_capacity(n);
        for k in 0..n {
            let q = (k..n).find(|&i| field.reduce(system[i * w + k]) != 0.0)?;
            if q != k {
                for j in k..w {
                    system.swap(q * w + j, k * w + j);
                }
            }
            let (top, below) = system.split_at_mut((k + 1) * w);
            let pivot_row = &mut top[k * w + k..];
            pivot_row.iter_mut().for_each(|y| *y = field.reduce(*y));
            let inverse = field.invert(pivot_row[0]);
            inverses.push(inverse);
            subtract_multiples(below, w, k, pivot_row, inverse, field);
        }
        let mut solution = vec![0.0; n];
        for k in (0..n).rev() {
            let row = &system[k * w..(k + 1) * w];
            let known: f64 = row[k + 1..n]
                .iter()
                .zip(&solution[k + 1..])
                .map(|(a, b)| a * b)
                .sum();
            solution[k] = field.mul(field.reduce(row[n] - known), inverses[k]);
            c[k] = field.natural(-solution[k]);
        }
    }
    c.push(1);
    Some(c)
}

/// The characteristic polynomial modulo a prime from a Krylov sequence `v, Av, …, Aⁿv`; `None` if the vectors before the last are
/// dependent. The entries of `a` are residues modulo `p < 2^24`.
pub(super) fn krylov(a: &[f32], n: usize, field: Field) -> Option<Vec<u64>> {
    let mut v: Vec<f64> = (0..n).map(|i| field.reduce(start(i))).collect();
    let w = n + 1;
    let mut system = vec![0.0; n * w];
    let mut next = vec![0.0; n];
    for k in 0..=n {
        for (row, x) in system.chunks_exact_mut(w).zip(&v) {
            row[k] = *x;
        }
        if k < n {
            // 64 products of residues below 2^23 stay exact together.
            apply(&mut next, a, n, &v, field, 64);
            std::mem::swap(&mut v, &mut next);
        }
    }
    from_krylov(&mut system, n, field)
}

/// How many primes [`krylov_lanes`] takes at a time.
pub(super) const KRYLOV_LANES: usize = LANES;

#[inline(always)]
fn apply_lanes_body<const FUSED: bool>(
    out: &mut [f64],
    a: &[f64],
    n: usize,
    v: &[f64],
    fields: &[Field; LANES],
) {
    let mut put = |i: usize, sums: &[f64; LANES]| {
        for (l, o) in out[i * LANES..(i + 1) * LANES].iter_mut().enumerate() {
            *o = fields[l].reduce(sums[l]);
        }
    };
    let mut i = 0;
    while i + 4 <= n {
        let row = |r: usize| &a[(i + r) * n..(i + r + 1) * n];
        let sums = tile::<4, FUSED>([row(0), row(1), row(2), row(3)], v);
        for (r, s) in sums.iter().enumerate() {
            put(i + r, s);
        }
        i += 4;
    }
    while i < n {
        put(i, &tile::<1, FUSED>([&a[i * n..(i + 1) * n]], v)[0]);
        i += 1;
    }
}

two_versions! {
    fn apply_lanes(out: &mut [f64], a: &[f64], n: usize, v: &[f64], fields: &[Field; LANES])
    = apply_lanes_body
}

/// [`krylov`] for several primes at once and one integer matrix, so small that `n` products of an entry and a residue stay
/// exact together. Only the first `used` lanes are wanted.
pub(super) fn krylov_lanes(
    a: &[f64],
    n: usize,
    fields: &[Field; LANES],
    used: usize,
) -> Option<Vec<Vec<u64>>> {
    let w = n + 1;
    let mut systems = vec![vec![0.0; n * w]; used];
    let mut v: Vec<f64> = (0..n)
        .flat_map(|i| fields.map(|f| f.reduce(start(i))))
        .collect();
    let mut next = vec![0.0; n * LANES];
    for k in 0..=n {
        for (i, x) in v.chunks_exact(LANES).enumerate() {
            for (system, x) in systems.iter_mut().zip(x) {
                system[i * w + k] = *x;
            }
        }
        if k < n {
            apply_lanes(&mut next, a, n, &v, fields);
            std::mem::swap(&mut v, &mut next);
        }
    }
    systems
        .iter_mut()
        .zip(fields)
        .map(|(s, f)| from_krylov(s, n, *f))
        .collect()
}
