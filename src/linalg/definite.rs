//! Definiteness and inertia of symmetric matrices.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use super::{LinalgError, Matrix};

/// The sign of the quadratic form `xᵀAx` of a symmetric matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Definiteness {
    /// `xᵀAx > 0` for all `x ≠ 0`.
    Positive,
    /// `xᵀAx ≥ 0` for all `x`, with equality exactly on the kernel, which is not 0.
    Semidefinite {
        /// Dimension of the kernel.
        nullity: usize,
    },
    /// There is an `x` with `xᵀAx < 0`.
    NotSemidefinite {
        /// Such an `x`.
        witness: Vec<BigRational>,
    },
}

/// Numbers of positive, zero and negative eigenvalues of a symmetric matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Inertia {
    /// Positive eigenvalues, with multiplicity.
    pub positive: usize,
    /// Zero eigenvalues.
    pub zero: usize,
    /// Negative eigenvalues.
    pub negative: usize,
}

impl Matrix {
    /// Whether a symmetric matrix is positive definite or semidefinite, with a vector to show for it if not.
    ///
    /// Symmetric elimination (`LDLᵀ`) with diagonal pivots, fraction-free: O(n³) exact operations.
    ///
    /// # Errors
    /// The matrix must be square and symmetric.
    ///
    /// ```
    /// use elenchus::linalg::{Definiteness, Matrix, dot};
    /// let a = Matrix::from_integers(2, 2, &[1, 2, 2, 1])?;
    /// let Definiteness::NotSemidefinite { witness } = a.definiteness()? else { unreachable!() };
    /// assert!(dot(&witness, &a.apply(&witness)?) < num_traits::Zero::zero());
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn definiteness(&self) -> Result<Definiteness, LinalgError> {
        self.require_symmetric("definiteness")?;
        let n = self.nrows();
        let mut s = self.int_matrix();
        // Bareiss on the diagonal pivots chosen so far: s = previous · Schur complement, previous > 0.
        let mut previous = BigInt::one();
        let mut chosen: Vec<usize> = Vec::new();
        let mut rest: Vec<usize> = (0..n).collect();
        loop {
            if let Some(&i) = rest.iter().find(|&&i| s.at(i, i).is_negative()) {
                let y = vec![(i, BigRational::one())];
                return self.not_semidefinite(&chosen, y);
            }
            let Some(at) = rest.iter().position(|&i| s.at(i, i).is_positive()) else {
                break;
            };
            let c = rest.remove(at);
            let pivot = s.at(c, c).clone();
            for (k, &i) in rest.iter().enumerate() {
                for &j in &rest[k..] {
                    let v = (s.at(i, j) * &pivot - s.at(i, c) * s.at(c, j)) / &previous;
                    *s.at_mut(j, i) = v.clone();
                    *s.at_mut(i, j) = v;
                }
            }
            previous = pivot;
            chosen.push(c);
        }
        // Zero diagonal: semidefinite only if nothing is left off the diagonal either.
        for &i in &rest {
            for &j in &rest {
                if !s.at(i, j).is_zero() {
                    // (e_i − s e_j)ᵀ S (e_i − s e_j) = −2 s S_ij, negative for s = sign S_ij.
                    let sign = BigRational::from_integer(s.at(i, j).signum());
                    return self
                        .not_semidefinite(&chosen, vec![(i, BigRational::one()), (j, -sign)]);
                }
            }
        }
        Ok(if rest.is_empty() {
            Definiteness::Positive
        } else {
            Definiteness::Semidefinite {
                nullity: rest.len(),
            }
        })
    }

    /// Extends a vector on which the Schur complement of `chosen` is negative to one on which the matrix is.
    fn not_semidefinite(
        &self,
        chosen: &[usize],
        y: Vec<(usize, BigRational)>,
    ) -> Result<Definiteness, LinalgError> {
        let columns: Vec<usize> = y.iter().map(|(i, _)| *i).collect();
        let values = Matrix::from_columns(y.len(), &[y.iter().map(|(_, v)| v.clone()).collect()])?;
        let inner = self.select(chosen, chosen).inverse()?;
        let x = &(&inner * &self.select(chosen, &columns)) * &values;
        let mut witness = vec![BigRational::zero(); self.nrows()];
        for (k, &c) in chosen.iter().enumerate() {
            witness[c] = -x.get(k, 0);
        }
        for (i, v) in y {
            witness[i] = v;
        }
        Ok(Definiteness::NotSemidefinite { witness })
    }

    /// Whether `xᵀAx > 0` for all `x ≠ 0`; true for the 0×0 matrix.
    ///
    /// # Errors
    /// The matrix must be square and symmetric.
    pub fn is_positive_definite(&self) -> Result<bool, LinalgError> {
        Ok(self.definiteness()? == Definiteness::Positive)
    }

    /// Whether `xᵀAx ≥ 0` for all `x`.
    ///
    /// # Errors
    /// The matrix must be square and symmetric.
    pub fn is_positive_semidefinite(&self) -> Result<bool, LinalgError> {
        Ok(!matches!(
            self.definiteness()?,
            Definiteness::NotSemidefinite { .. }
        ))
    }

    /// How many eigenvalues of a symmetric matrix are positive, zero and negative.
    ///
    /// All roots of its characteristic polynomial are real, so Descartes' rule of signs counts them exactly.
    ///
    /// # Errors
    /// The matrix must be square and symmetric.
    ///
    /// ```
    /// use elenchus::linalg::{Inertia, Matrix};
    /// let a = Matrix::from_integers(3, 3, &[0, 1, 0, 1, 0, 0, 0, 0, 0])?;
    /// assert_eq!(a.inertia()?, Inertia { positive: 1, zero: 1, negative: 1 });
    /// # Ok::<(), elenchus::linalg::LinalgError>(())
    /// ```
    pub fn inertia(&self) -> Result<Inertia, LinalgError> {
        self.require_symmetric("inertia")?;
        let p = self.characteristic_polynomial()?;
        let signs: Vec<i8> = p
            .numerators()
            .iter()
            .map(super::poly::sign)
            .filter(|&s| s != 0)
            .collect();
        let positive = signs.windows(2).filter(|w| w[0] != w[1]).count();
        let zero = p.numerators().iter().take_while(|c| c.is_zero()).count();
        Ok(Inertia {
            positive,
            zero,
            negative: self.nrows() - positive - zero,
        })
    }
}
