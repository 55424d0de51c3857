//! Mutual coherence and spark.
//!
//! For a matrix without zero columns, `μ = max_{i≠j} |⟨a_i, a_j⟩| / (‖a_i‖‖a_j‖)` (0 for fewer than two columns). It is a square root in general, so its square is what is
//! returned. With unit columns `δ_s ≤ (s − 1)μ` by Gershgorin. An `s`-sparse solution of `Ax = y` is the only one with at most `s` non-zero entries whenever `2s < spark(A)`, in particular when `s < (1 + 1/μ)/2` (Donoho and Elad 2003).

use num_rational::BigRational;
use num_traits::{One, Zero};

use super::RecoveryError;
use crate::counts::vc::for_each_subset;
use crate::linalg::Matrix;

/// The square `μ²` of the mutual coherence.
///
/// ```
/// use elenchus::linalg::{Matrix, ratio};
/// use elenchus::networks::recovery::coherence::coherence_squared;
/// let a = Matrix::from_integers(2, 3, &[1, 0, 1, 0, 2, 1]).unwrap();
/// assert_eq!(coherence_squared(&a).unwrap(), ratio(1, 2));
/// ```
pub fn coherence_squared(a: &Matrix) -> Result<BigRational, RecoveryError> {
    let gram = &a.transpose() * a;
    let p = a.ncols();
    if let Some(got) = (0..p).find(|&j| gram.get(j, j).is_zero()) {
        return Err(RecoveryError::ZeroColumn { got });
    }
    let mut best = BigRational::zero();
    for i in 0..p {
        for j in 0..i {
            let g = gram.get(i, j);
            best = best.max(&g * &g / (gram.get(i, i) * gram.get(j, j)));
        }
    }
    Ok(best)
}

/// The largest `s` with `s < (1 + 1/μ)/2`, up to the number of columns: every `s`-sparse vector is the unique sparsest solution of its equations.
///
/// ```
/// use elenchus::linalg::Matrix;
/// use elenchus::networks::recovery::coherence::coherence_sparsity;
/// assert_eq!(coherence_sparsity(&Matrix::identity(3)).unwrap(), 3);
/// ```
pub fn coherence_sparsity(a: &Matrix) -> Result<usize, RecoveryError> {
    let squared = coherence_squared(a)?;
    // (2s − 1)μ < 1
    let fits = |s: usize| {
        BigRational::from_integer(((2 * s - 1) * (2 * s - 1)).into()) * &squared
            < BigRational::one()
    };
    Ok((1..=a.ncols()).take_while(|&s| fits(s)).last().unwrap_or(0))
}

/// The least number of linearly dependent columns, with the first such set; `None` if all columns together are independent. Cost: ranks of all smaller sets.
///
/// ```
/// use elenchus::linalg::Matrix;
/// use elenchus::networks::recovery::coherence::spark;
/// let a = Matrix::from_integers(2, 3, &[1, 0, 1, 0, 1, 1]).unwrap();
/// assert_eq!(spark(&a), Some(vec![0, 1, 2]));
/// ```
pub fn spark(a: &Matrix) -> Option<Vec<usize>> {
    let rows: Vec<usize> = (0..a.nrows()).collect();
    (1..=a.ncols()).find_map(|size| {
        let mut found = None;
        for_each_subset(a.ncols(), size, |subset| {
            if found.is_none() && a.select(&rows, subset).rank() < size {
                found = Some(subset.to_vec());
            }
        });
        found
    })
}
