//! Exact counts of eigenvalues and singular values on either side of a rational, for small matrices.
//!
//! Every float is a rational, so `A − tI` (or `AᵀA − t²I`) is an exact rational matrix and Sylvester's law of inertia counts the eigenvalues below, at and above
//! t by the signs of the pivots of any symmetric elimination. The elimination is Bareiss's, on integers; where a diagonal entry vanishes a congruence
//! (a symmetric swap, or adding one row and column to another) provides another. Cost: n³/3 products of integers of up to about n times the length of the entries; sides are limited to
//! [`EXACT_LIMIT`].
//!
//! This shares nothing with the floating-point enclosures it confirms or sharpens.

use nalgebra::DMatrix;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use super::{SpectraError, finite, symmetric_side};
use crate::number::interval::Interval;

/// Largest smaller side accepted.
pub const EXACT_LIMIT: usize = 64;

/// Largest product accepted of that side and the length of the entries in bits over their common unit. Doubles within a factor of 2⁴³ of each other
/// pass at every side.
pub const EXACT_BITS: usize = EXACT_LIMIT * 96;

/// How many values lie on each side of a number, with multiplicity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inertia {
    /// Values smaller than the number.
    pub below: usize,
    /// Values equal to it.
    pub equal: usize,
    /// Values larger than it.
    pub above: usize,
}

/// Eigenvalues of a symmetric matrix around t, counted exactly.
///
/// ```
/// use elenchus::linalg::spectra::inertia::{eigenvalues_around, Inertia};
/// use nalgebra::dmatrix;
/// let a = dmatrix![0.0, 1.0; 1.0, 0.0]; // −1 and 1
/// let one = num_rational::BigRational::from_integer(1.into());
/// assert_eq!(eigenvalues_around(&a, &one).unwrap(), Inertia { below: 1, equal: 1, above: 0 });
/// ```
///
/// # Errors
///
/// [`SpectraError::NotSquare`], [`SpectraError::NotSymmetric`], [`SpectraError::NotFinite`], [`SpectraError::TooLarge`].
pub fn eigenvalues_around(a: &DMatrix<f64>, t: &BigRational) -> Result<Inertia, SpectraError> {
    let n = symmetric_side(a)?;
    within_limit(a, n)?;
    let (entries, unit) = integers(a);
    // A = entries·unit; A − t has the signs of entries·den(t/unit) − num(t/unit).
    Ok(shifted(entries, &(t / unit)))
}

/// The min(m, n) singular values around t, counted exactly; everything is above a negative t.
///
/// ```
/// use elenchus::linalg::spectra::inertia::{singular_values_around, Inertia};
/// use nalgebra::DMatrix;
/// let ones = DMatrix::from_element(3, 5, 1.0); // √15, 0, 0
/// let zero = num_rational::BigRational::from_integer(0.into());
/// assert_eq!(singular_values_around(&ones, &zero).unwrap(), Inertia { below: 0, equal: 2, above: 1 });
/// ```
///
/// # Errors
///
/// [`SpectraError::NotFinite`], [`SpectraError::TooLarge`].
pub fn singular_values_around(a: &DMatrix<f64>, t: &BigRational) -> Result<Inertia, SpectraError> {
    finite(a)?;
    within_limit(a, a.nrows().min(a.ncols()))?;
    if t.is_negative() {
        return Ok(Inertia {
            below: 0,
            equal: 0,
            above: a.nrows().min(a.ncols()),
        });
    }
    let (gram, unit) = gram(a);
    let t = t / unit;
    Ok(shifted(gram, &(&t * &t)))
}

/// Whether every interval holds the singular value of its place (σ₁ ≥ σ₂ ≥ …), decided exactly by two counts each.
///
/// # Errors
///
/// As [`singular_values_around`]; [`SpectraError::Shape`] if there are not min(m, n) intervals.
pub fn confirm_singular_values(
    a: &DMatrix<f64>,
    values: &[Interval],
) -> Result<bool, SpectraError> {
    counted(a, values)?;
    for (i, value) in values.iter().enumerate() {
        let (lo, hi) = value.exact_ends();
        if let Some(lo) = lo {
            let count = singular_values_around(a, &lo)?;
            if count.above + count.equal <= i {
                return Ok(false);
            }
        }
        if let Some(hi) = hi
            && singular_values_around(a, &hi)?.above > i
        {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Narrows enclosures of the singular values to neighbouring floats (or to a point, where a singular value is a float) by bisection with exact counts.
///
/// # Errors
///
/// As [`confirm_singular_values`].
pub fn sharpen_singular_values(
    a: &DMatrix<f64>,
    values: &[Interval],
) -> Result<Vec<Interval>, SpectraError> {
    counted(a, values)?;
    let (gram, unit) = gram(a);
    let around = |t: f64| -> Option<Inertia> {
        let t = Interval::point(t)?.exact_ends().0? / &unit;
        Some(shifted(gram.clone(), &(&t * &t)))
    };
    let sharpen = |(i, value): (usize, &Interval)| {
        let mut value = value
            .intersection(Interval::new(0.0, f64::INFINITY).unwrap_or(*value))
            .unwrap_or(*value);
        // Zero is the one value that many matrices hit exactly, and bisecting down to it would take a thousand steps.
        if value.lo() == 0.0 && around(0.0).is_some_and(|c| c.above <= i) {
            return Interval::ZERO;
        }
        loop {
            let t = value.midpoint();
            let count = if value.lo() < t && t < value.hi() {
                around(t)
            } else {
                None
            };
            let Some(count) = count else { break };
            value = if count.above > i {
                value.bisect().1
            } else if count.above + count.equal > i {
                return Interval::point(t).unwrap_or(value);
            } else {
                value.bisect().0
            };
        }
        // An end may itself be the value.
        [value.lo(), value.hi()]
            .into_iter()
            .find(|&t| around(t).is_some_and(|c| c.above <= i && i < c.above + c.equal))
            .and_then(Interval::point)
            .unwrap_or(value)
    };
    Ok(values.iter().enumerate().map(sharpen).collect())
}

fn counted(a: &DMatrix<f64>, values: &[Interval]) -> Result<(), SpectraError> {
    finite(a)?;
    let r = a.nrows().min(a.ncols());
    within_limit(a, r)?;
    if values.len() != r {
        return Err(SpectraError::Shape {
            expected_rows: r,
            expected_columns: 1,
            rows: values.len(),
            columns: 1,
        });
    }
    Ok(())
}

fn within_limit(a: &DMatrix<f64>, got: usize) -> Result<(), SpectraError> {
    if got > EXACT_LIMIT {
        return Err(SpectraError::TooLarge {
            limit: EXACT_LIMIT,
            got,
        });
    }
    // Binary exponents of the largest and the smallest entry: a double is an integer of at most 53 bits times a power of two.
    let exponents = || {
        let nonzero = a.iter().filter(|x| **x != 0.0);
        nonzero.map(|x| (x.to_bits() >> 52 & 0x7ff) as usize)
    };
    let length = match (exponents().max(), exponents().min()) {
        (Some(most), Some(least)) => most - least + 53,
        _ => 0,
    };
    if got * length > EXACT_BITS {
        return Err(SpectraError::TooLong {
            limit: EXACT_BITS,
            got: got * length,
        });
    }
    Ok(())
}

/// A = integers · unit, with the unit a power of two. Entries are row by row.
fn integers(a: &DMatrix<f64>) -> (Vec<Vec<BigInt>>, BigRational) {
    let exact = |x: f64| {
        Interval::point(x)
            .and_then(|x| x.exact_ends().0)
            .unwrap_or_else(BigRational::zero)
    };
    let rows: Vec<Vec<BigRational>> = a
        .row_iter()
        .map(|row| row.iter().map(|&x| exact(x)).collect())
        .collect();
    let denominator = rows
        .iter()
        .flatten()
        .map(|x| x.denom())
        .max()
        .cloned()
        .unwrap_or_else(BigInt::one);
    // All denominators are powers of two: the largest is a multiple of each.
    let scale = |x: &BigRational| x.numer() * (&denominator / x.denom());
    let entries = rows
        .iter()
        .map(|row| row.iter().map(scale).collect())
        .collect();
    (entries, BigRational::new(BigInt::one(), denominator))
}

/// AᵀA or AAᵀ, whichever is smaller, in integers: its eigenvalues are (σᵢ/unit)².
fn gram(a: &DMatrix<f64>) -> (Vec<Vec<BigInt>>, BigRational) {
    let flat = if a.nrows() <= a.ncols() {
        a.clone()
    } else {
        a.transpose()
    };
    let (rows, unit) = integers(&flat);
    let r = rows.len();
    let mut gram = vec![vec![BigInt::zero(); r]; r];
    for i in 0..r {
        for j in 0..=i {
            let sum: BigInt = rows[i].iter().zip(&rows[j]).map(|(x, y)| x * y).sum();
            gram[j][i] = sum.clone();
            gram[i][j] = sum;
        }
    }
    (gram, unit)
}

/// Inertia of M − t.
fn shifted(mut m: Vec<Vec<BigInt>>, t: &BigRational) -> Inertia {
    for (i, row) in m.iter_mut().enumerate() {
        if !t.denom().is_one() {
            row.iter_mut().for_each(|x| *x *= t.denom());
        }
        row[i] -= t.numer();
    }
    inertia(m)
}

/// Signs of the eigenvalues of a symmetric integer matrix.
fn inertia(mut m: Vec<Vec<BigInt>>) -> Inertia {
    let n = m.len();
    let mut out = Inertia {
        below: 0,
        equal: 0,
        above: 0,
    };
    let mut previous = BigInt::one();
    for k in 0..n {
        if !bring_pivot(&mut m, k) {
            out.equal = n - k;
            break;
        }
        let pivot = m[k][k].clone();
        if pivot.is_negative() == previous.is_negative() {
            out.above += 1;
        } else {
            out.below += 1;
        }
        let pivot_row = m[k].clone();
        for i in k + 1..n {
            for j in k + 1..=i {
                let value = (&m[i][j] * &pivot - &pivot_row[i] * &pivot_row[j]) / &previous;
                m[j][i] = value.clone();
                m[i][j] = value;
            }
        }
        previous = pivot;
    }
    out
}

/// Makes `m[k][k]` non-zero by congruences of the trailing block; false if that block is zero.
fn bring_pivot(m: &mut [Vec<BigInt>], k: usize) -> bool {
    let n = m.len();
    let at = (k..n).find(|&i| !m[i][i].is_zero()).or_else(|| {
        let (i, j) = (k..n).find_map(|i| (k..i).find(|&j| !m[i][j].is_zero()).map(|j| (i, j)))?;
        // With both diagonal entries zero, adding row and column j to i makes the diagonal entry twice the one off it.
        let row = m[j].clone();
        m[i].iter_mut()
            .zip(&row)
            .skip(k)
            .for_each(|(x, add)| *x += add);
        for row in &mut m[k..n] {
            let add = row[j].clone();
            row[i] += add;
        }
        Some(i)
    });
    let Some(at) = at else { return false };
    if at != k {
        m.swap(at, k);
        for row in &mut m[k..n] {
            row.swap(at, k);
        }
    }
    true
}
