//! Restricted isometry constants, exactly.
//!
//! For a real `m × p` matrix `A` and `1 ≤ s ≤ p`, `δ_s` is the least `δ ≥ 0` with `(1 − δ)‖y‖² ≤ ‖A_S y‖² ≤ (1 + δ)‖y‖²` for all sets `S` of `s` columns and all `y`; that is,
//! `δ_s = max_S ‖A_SᵀA_S − I‖₂`. Writing `B = AᵀA − I`, it is the largest modulus of an eigenvalue of a principal `s × s` submatrix of `B`, an algebraic number. By interlacing `δ_1 ≤ δ_2 ≤ ⋯`.
//!
//! **How it is computed.** All sets are walked through depth first with a bound `t` that is always a little above the norm of the best set so far. `‖B_S‖ ≤ t` means that `tI − B_S` and
//! `tI + B_S` are positive semidefinite; both Cholesky factors grow by one row per element. A factorisation in floating point that succeeds for the matrix shifted by a bound on all
//! rounding errors (Rump 2006; the error bound `γ_{n+1} tr` of Demmel and Higham) proves semidefiniteness; when it fails, exact integer elimination decides. So rounding never decides anything but how much
//! exact work is left. A set that exceeds `t` raises it. Subtrees are skipped by
//! `‖B_{T∪U}‖ ≤ ‖((a, b), (b, d))‖` with `a ≥ ‖B_T‖`, `d ≥ ‖B_U‖` (bounds on `δ` for the sizes of `T` and `U`, found first) and `b ≥ ‖B_{TU}‖_F`.

use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::RecoveryError;
use super::deviation::Deviation;
use crate::linalg::Matrix;
use crate::number::interval::Interval;

/// A two-sided enclosure of `δ_s` with a set of columns that reaches it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestrictedIsometry {
    /// The sparsity `s`.
    pub sparsity: usize,
    /// `δ_s ≥ lower`.
    pub lower: BigRational,
    /// `δ_s ≤ upper`.
    pub upper: BigRational,
    /// `s` columns, increasing, with `lower ≤ ‖A_SᵀA_S − I‖ ≤ upper`.
    pub support: Vec<usize>,
    /// How many sets were tested one by one; the others were excluded by bounds.
    pub tested: u64,
}

/// Encloses `δ_s(A)` to a relative width of about `2⁻³⁰`.
///
/// ```
/// use elenchus::linalg::{Matrix, ratio};
/// use elenchus::networks::recovery::restricted_isometry;
/// let a = Matrix::from_rows(&[vec![ratio(1, 1), ratio(0, 1), ratio(3, 5)], vec![ratio(0, 1), ratio(1, 1), ratio(4, 5)]]).unwrap();
/// let d = restricted_isometry(&a, 2).unwrap(); // the largest inner product, 4/5
/// assert!(d.lower <= ratio(4, 5) && ratio(4, 5) <= d.upper);
/// assert_eq!(d.support, [1, 2]);
/// assert_eq!(d.exact_rational(&a).unwrap(), Some(ratio(4, 5)));
/// ```
pub fn restricted_isometry(a: &Matrix, s: usize) -> Result<RestrictedIsometry, RecoveryError> {
    check_sparsity(a, s)?;
    let deviation = Deviation::of(a);
    // bounds for smaller sets first: they prune the larger ones
    let mut bounds = vec![0.0; s + 1];
    let mut result = None;
    for r in 1..=s {
        let found = Search::new(&deviation, r, &bounds).maximise();
        bounds[r] = Interval::from_rational(&found.upper).hi();
        result = Some(found);
    }
    Ok(result.expect("s is at least 1"))
}

/// Whether `δ_s(A) ≤ bound`, exactly; if not, a set of `s` columns with `‖A_SᵀA_S − I‖ > bound`.
///
/// ```
/// use elenchus::linalg::{Matrix, ratio};
/// use elenchus::networks::recovery::rip::exceeding_support;
/// let a = Matrix::from_integers(1, 2, &[1, 1]).unwrap();
/// assert_eq!(exceeding_support(&a, 2, &ratio(1, 1)).unwrap(), None); // δ_2 = 1 exactly
/// assert_eq!(exceeding_support(&a, 2, &ratio(99, 100)).unwrap(), Some(vec![0, 1]));
/// ```
pub fn exceeding_support(
    a: &Matrix,
    s: usize,
    bound: &BigRational,
) -> Result<Option<Vec<usize>>, RecoveryError> {
    check_sparsity(a, s)?;
    let deviation = Deviation::of(a);
    if bound.is_negative() {
        return Ok(Some((0..s).collect()));
    }
    let bounds = vec![f64::INFINITY; s + 1];
    let mut search = Search::new(&deviation, s, &bounds);
    search.set_bound(bound.clone());
    search.walk();
    Ok(search.exceeded)
}

fn check_sparsity(a: &Matrix, s: usize) -> Result<(), RecoveryError> {
    if s == 0 || s > a.ncols() {
        Err(RecoveryError::Sparsity {
            expected: a.ncols(),
            got: s,
        })
    } else {
        Ok(())
    }
}

impl RestrictedIsometry {
    /// The exact value of `δ_s` for the matrix it was computed from, if it is the simplest rational number in the enclosure; `None` otherwise (then it may be irrational, or rational with a larger denominator).
    ///
    /// Cost: one more walk through the sets; sets that attain the value need exact tests.
    pub fn exact_rational(&self, a: &Matrix) -> Result<Option<BigRational>, RecoveryError> {
        let candidate = simplest_between(&self.lower, &self.upper);
        let deviation = Deviation::of(a);
        // attained: the norm of the support is the candidate, that is at most the candidate and not less
        let attained = deviation.norm_at_most(&self.support, &candidate)
            && deviation.has_eigenvalue(&self.support, &candidate);
        Ok(
            if attained && exceeding_support(a, self.sparsity, &candidate)?.is_none() {
                Some(candidate)
            } else {
                None
            },
        )
    }

    /// The same constant in a narrower enclosure: the support's norm is bisected to `width`, and all sets are compared with the new upper bound.
    pub fn refined(&self, a: &Matrix, width: &BigRational) -> Result<Self, RecoveryError> {
        if !width.is_positive() {
            return Err(RecoveryError::NotPositive {
                what: "width",
                got: width.to_string(),
            });
        }
        let deviation = Deviation::of(a);
        let mut current = self.clone();
        loop {
            let (lower, upper) =
                deviation.bisect(&current.support, &current.lower, &current.upper, width);
            match exceeding_support(a, self.sparsity, &upper)? {
                None => {
                    return Ok(RestrictedIsometry {
                        lower,
                        upper,
                        ..current
                    });
                }
                // another set is better by less than the former width
                Some(support) => {
                    current = RestrictedIsometry {
                        support,
                        lower: upper,
                        ..current
                    }
                }
            }
        }
    }
}

/// Depth-first walk through the sets of `s` columns.
struct Search<'a> {
    deviation: &'a Deviation,
    s: usize,
    /// upper bounds on `δ_r`, `r < s`; infinity where not known
    bounds: &'a [f64],
    maximising: bool,
    t: BigRational,
    /// `t` rounded down
    t_low: f64,
    /// what is subtracted from the diagonal before factorising
    shift: f64,
    prefix: Vec<usize>,
    /// Cholesky rows of `tI − B` and `tI + B` on the prefix, `s × s` each
    factors: [Vec<f64>; 2],
    /// how many leading rows of the factors are valid; less than the prefix when a factorisation failed
    valid: usize,
    /// `Σ_{i ∈ prefix} b_ij²` for all `j`, one row per depth
    cross: Vec<f64>,
    best: Vec<usize>,
    lower: BigRational,
    exceeded: Option<Vec<usize>>,
    tested: u64,
}

/// Relative slack for the few floating-point operations of the pruning bounds.
const SLACK: f64 = 1e-12;

impl<'a> Search<'a> {
    fn new(deviation: &'a Deviation, s: usize, bounds: &'a [f64]) -> Self {
        Search {
            deviation,
            s,
            bounds,
            maximising: false,
            t: BigRational::zero(),
            t_low: 0.0,
            shift: 0.0,
            prefix: Vec::with_capacity(s),
            factors: [vec![0.0; s * s], vec![0.0; s * s]],
            valid: 0,
            cross: vec![0.0; (s + 1) * deviation.p],
            best: Vec::new(),
            lower: BigRational::zero(),
            exceeded: None,
            tested: 0,
        }
    }

    fn set_bound(&mut self, t: BigRational) {
        self.t_low = Interval::from_rational(&t).lo().max(0.0);
        self.t = t;
        let n = self.s as f64;
        let size = self.t_low
            + self
                .deviation
                .modulus
                .iter()
                .fold(0.0, |m: f64, &x| m.max(x));
        // rounding of the factorisation, of the shifted diagonal and of the entries, each with room to spare
        self.shift = 8.0 * (n + 2.0) * (n + 2.0) * f64::EPSILON * size
            + 2.0 * n * self.deviation.error
            + f64::MIN_POSITIVE;
    }

    fn maximise(mut self) -> RestrictedIsometry {
        self.maximising = true;
        let start = self.climb(self.greedy());
        self.adopt(start);
        self.walk();
        RestrictedIsometry {
            sparsity: self.s,
            lower: self.lower,
            upper: self.t,
            support: self.best,
            tested: self.tested,
        }
    }

    /// Makes a set the best one and sets the bound just above its norm.
    fn adopt(&mut self, mut support: Vec<usize>) {
        support.sort_unstable();
        let (lower, upper) = self.deviation.enclose(&support);
        self.best = support;
        self.lower = lower;
        self.set_bound(upper);
    }

    /// A good set to begin with: the column that deviates most, then whatever raises the norm most.
    fn greedy(&self) -> Vec<usize> {
        let d = self.deviation;
        let mut support: Vec<usize> = Vec::new();
        while support.len() < self.s {
            let mut best = (f64::NEG_INFINITY, usize::MAX);
            for j in 0..d.p {
                if support.contains(&j) {
                    continue;
                }
                // a single column is judged by its largest inner product as well, so that the second step finds a good pair
                let value = if support.is_empty() {
                    (0..d.p)
                        .map(|i| {
                            if i == j || self.s > 1 {
                                d.modulus[i * d.p + j]
                            } else {
                                0.0
                            }
                        })
                        .fold(0.0, f64::max)
                } else {
                    support.push(j);
                    let value = d.estimate(&support);
                    support.pop();
                    value
                };
                if value > best.0 {
                    best = (value, j);
                }
            }
            support.push(best.1);
        }
        support
    }

    /// Exchanges single columns as long as the estimated norm grows.
    fn climb(&self, mut support: Vec<usize>) -> Vec<usize> {
        let d = self.deviation;
        let mut value = d.estimate(&support);
        let mut improved = true;
        while improved {
            improved = false;
            for k in 0..support.len() {
                for j in 0..d.p {
                    if support.contains(&j) {
                        continue;
                    }
                    let old = std::mem::replace(&mut support[k], j);
                    let new = d.estimate(&support);
                    if new > value * (1.0 + 1e-9) {
                        value = new;
                        improved = true;
                    } else {
                        support[k] = old;
                    }
                }
            }
        }
        support
    }

    fn walk(&mut self) {
        self.prefix.clear();
        self.valid = 0;
        self.descend(0);
    }

    fn descend(&mut self, first: usize) {
        let (p, depth) = (self.deviation.p, self.prefix.len());
        let left = self.s - depth;
        for j in first..=p - left {
            if self.exceeded.is_some() {
                return;
            }
            if self.excluded(depth, j, left) {
                continue;
            }
            self.prefix.push(j);
            if left == 1 {
                self.tested += 1;
            }
            self.valid = self.valid.min(depth);
            if !(self.extend() || self.confirm()) && self.exceeded.is_some() {
                self.prefix.pop();
                return;
            }
            if left > 1 {
                for i in 0..p {
                    let b = self.deviation.modulus[j * p + i];
                    self.cross[(depth + 1) * p + i] = self.cross[depth * p + i] + b * b;
                }
                self.descend(j + 1);
            }
            self.prefix.pop();
        }
    }

    /// Whether bounds show that no set that begins with the prefix and goes on with `j` (and `left − 1` larger ones, or with anything from `j` on) exceeds `t`. Only the last element is judged alone.
    fn excluded(&self, depth: usize, j: usize, left: usize) -> bool {
        if depth == 0 || left != 1 {
            return false;
        }
        let a = self.bounds[depth];
        let d = self.deviation.modulus[j * self.deviation.p + j];
        self.separates(a, d, self.cross[depth * self.deviation.p + j])
    }

    /// `‖((a, b), (b, d))‖ ≤ t` from `(t − a)(t − d) ≥ b²`, with room for rounding.
    fn separates(&self, a: f64, d: f64, b_squared: f64) -> bool {
        let t = self.t_low * (1.0 - SLACK);
        t > a
            && t > d
            && (t - a) * (t - d) * (1.0 - SLACK) >= b_squared * (1.0 + SLACK) + f64::MIN_POSITIVE
    }

    /// Extends both factorisations to the whole prefix; true if that proves `‖B_prefix‖ ≤ t`.
    fn extend(&mut self) -> bool {
        let (p, s) = (self.deviation.p, self.s);
        while self.valid < self.prefix.len() {
            let k = self.valid;
            let j = self.prefix[k];
            for (factor, sign) in self.factors.iter_mut().zip([-1.0, 1.0]) {
                let mut diagonal =
                    self.t_low - self.shift + sign * self.deviation.approximate[j * p + j];
                for c in 0..k {
                    let mut v = sign * self.deviation.approximate[j * p + self.prefix[c]];
                    for l in 0..c {
                        v -= factor[k * s + l] * factor[c * s + l];
                    }
                    v /= factor[c * s + c];
                    factor[k * s + c] = v;
                    diagonal -= v * v;
                }
                if diagonal.is_nan() || diagonal <= 0.0 {
                    return false;
                }
                factor[k * s + k] = diagonal.sqrt();
            }
            self.valid += 1;
        }
        true
    }

    /// After a failed factorisation: the exact test. If the prefix really exceeds `t`, either reports that or raises `t`.
    fn confirm(&mut self) -> bool {
        if self.deviation.norm_at_most(&self.prefix, &self.t) {
            return true;
        }
        // by interlacing every set that contains the prefix exceeds t as well
        let mut support = self.prefix.clone();
        let rest = (0..self.deviation.p).filter(|j| !self.prefix.contains(j));
        support.extend(rest.take(self.s - self.prefix.len()));
        support.sort_unstable();
        if self.maximising {
            let climbed = self.climb(support.clone());
            // the climb trusts floating point; the exact comparison does not
            let better = if self.deviation.norm_at_most(&climbed, &self.t) {
                support
            } else {
                climbed
            };
            self.adopt(better);
            self.valid = 0;
            self.extend()
        } else {
            self.exceeded = Some(support);
            false
        }
    }
}

/// The rational number of least denominator (then least numerator) in `[low, high]`, for `0 ≤ low ≤ high` (Stern–Brocot).
fn simplest_between(low: &BigRational, high: &BigRational) -> BigRational {
    let floor = low.floor();
    if &floor == low {
        return floor;
    }
    if &(&floor + BigRational::one()) <= high {
        return floor + BigRational::one();
    }
    let (l, h) = (low - &floor, high - &floor);
    floor + simplest_between(&h.recip(), &l.recip()).recip()
}

/// `δ_s` rounded to the nearest float below and above, for printing.
impl std::fmt::Display for RestrictedIsometry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let float = |x: &BigRational| x.to_f64().unwrap_or(f64::NAN);
        write!(
            f,
            "δ_{} in [{:.12}, {:.12}] at columns {:?}",
            self.sparsity,
            float(&self.lower),
            float(&self.upper),
            self.support
        )
    }
}
