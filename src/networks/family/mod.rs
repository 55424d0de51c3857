//! Linear auto-associators of a set of vectors: all matrices `W` over ℚ with `W x = x` for every `x` in `X`, by default only those that commute with
//! the symmetry group `Σ_X = {s : s·X = X}`.
//!
//! Let `N` be the length of the vectors, `V = span X` and `r = dim V`. Without the condition of symmetry the rows of `W` are independent of one
//! another and the space is affine of dimension `N (N − r)`. With it, `W` is constant on the orbitals of `Σ_X`; as `V` is invariant, the equations of
//! row `s(i)` follow from those of row `i`, and an orbital meets the rows of one orbit of coordinates only. So one system of `r` equations in the orbits of the
//! stabilizer of `i` is solved per orbit of coordinates, and nothing of size `N²` is ever eliminated. The dimension is that of
//! `Hom_Σ(ℚᴺ/V, ℚᴺ)`, which is `1/|Σ| · Σ_s tr(s) tr(s | V^⊥)`.
//!
//! `W` acts on the quotient `ℚᴺ/V`; its characteristic polynomial is `(x − 1)^r` times the one there. *Stable* means that all eigenvalues on the quotient lie
//! in the open unit disc: then `Wᵗ` converges, to a projector onto `V`. This is decided on the integer coefficients (Schur–Cohn), without rounding.
//!
//! Gradient descent on `½ ‖W X − X‖²` from `W₀`, with any step below `2/‖X‖²`, converges to `P + W₀ (I − P)`, `P` the orthogonal projector onto `V`:
//! each step is `(W − I) ↦ (W − I)(I − η X Xᵀ)`, which goes to 0 on `V` and leaves `V^⊥` alone.
//!
//! ```
//! use elenchus::linalg::ratio;
//! use elenchus::networks::family::Family;
//! let x = [[1, 0, 1], [1, 1, 0]].map(|v| v.map(|e| ratio(e, 1)).to_vec());
//! let family = Family::equivariant(&x)?;
//! assert_eq!((family.span_dimension(), family.dimension()), (2, 2));
//! assert_eq!(family.matrix().to_string().lines().count(), 3);
//! assert_eq!(family.entry(1, 1).to_string(), "1 + b");
//! assert!(family.is_stable(&[ratio(1, 2), ratio(0, 1)])?);
//! # Ok::<(), elenchus::networks::family::Error>(())
//! ```

mod descent;
mod parse;
mod solve;
mod spectrum;

pub use parse::parse_rational;
pub use spectrum::FamilyCharPoly;

use num_bigint::BigUint;
use num_rational::BigRational;
use num_traits::Zero;

use crate::groups::{self, Commutant, Options, SetOfVectors, symmetry_group};
use crate::linalg::{LinalgError, Matrix, ParamMatrix, ParamPoly};

use solve::Affine;

/// The longest vectors: the orbitals take `N²` numbers.
pub const MAX_DEGREE: usize = 2000;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The set of vectors is not one.
    #[error(transparent)]
    Group(#[from] groups::Error),
    /// Matrices that do not fit.
    #[error(transparent)]
    Linalg(#[from] LinalgError),
    /// The vectors are too long.
    #[error("expected vectors of length at most {MAX_DEGREE}, got length {got}")]
    TooLong {
        /// Length of the vectors.
        got: usize,
    },
    /// The search for symmetries stopped early, so that its group may be too small and the family too large.
    #[error(
        "the search for symmetries stopped at its budget after finding {found} of them, so the family is not known"
    )]
    GroupUnknown {
        /// Order of the group found so far.
        found: BigUint,
    },
    /// Not one value per parameter.
    #[error("expected {expected} parameter values, got {got}")]
    Values {
        /// Number of parameters.
        expected: usize,
        /// Number of values.
        got: usize,
    },
    /// Not a number.
    #[error("{text:?} {why}")]
    NotANumber {
        /// The beginning of the text.
        text: String,
        /// What is wrong with it.
        why: &'static str,
    },
}

/// The affine space of linear auto-associators of a set of vectors.
///
/// Every parameter is itself an entry of `W`, and the parameters are numbered in the order in which they first occur when `W` is read row by row.
#[derive(Debug, Clone)]
pub struct Family {
    degree: usize,
    group_order: Option<BigUint>,
    /// Reduced echelon basis of the span.
    basis: Vec<Vec<BigRational>>,
    pivots: Vec<usize>,
    /// The coordinates without a pivot: their unit vectors are a basis of the quotient by the span.
    free: Vec<usize>,
    /// Number of the entry of `W` at every place; equal numbers, equal entries.
    pattern: Vec<Vec<usize>>,
    entries: Vec<Affine>,
    /// Where each parameter is the whole entry.
    places: Vec<(usize, usize)>,
}

impl Family {
    /// The auto-associators that commute with the symmetry group of `x`, the rows of which are the vectors. Rows may repeat.
    ///
    /// Cost: the search for the group, `O(N²)` per generator, and a linear system of `r` equations per orbit of coordinates.
    ///
    /// # Errors
    /// At least one vector, all of one length of at most [`MAX_DEGREE`]; the group must be found within the default budget.
    pub fn equivariant(x: &[Vec<BigRational>]) -> Result<Self, Error> {
        let set = checked(x)?;
        let found = symmetry_group(&set, &Options::default())?;
        if !found.is_complete() {
            return Err(Error::GroupUnknown {
                found: found.order().clone(),
            });
        }
        let commutant = Commutant::of_generators(set.degree(), &found.generators())?;
        Self::build(x, commutant.pattern(), Some(found.order().clone()))
    }

    /// All auto-associators, `N (N − r)` parameters.
    ///
    /// # Errors
    /// At least one vector, all of one length of at most [`MAX_DEGREE`].
    ///
    /// ```
    /// use elenchus::linalg::ratio;
    /// use elenchus::networks::family::Family;
    /// let family = Family::any(&[vec![ratio(1, 2), ratio(-3, 1), ratio(0, 1)]])?;
    /// assert_eq!(family.dimension(), 3 * (3 - 1));
    /// # Ok::<(), elenchus::networks::family::Error>(())
    /// ```
    pub fn any(x: &[Vec<BigRational>]) -> Result<Self, Error> {
        let n = checked(x)?.degree();
        let pattern = (0..n).map(|i| (i * n..(i + 1) * n).collect()).collect();
        Self::build(x, pattern, None)
    }

    /// Length of the vectors.
    pub fn degree(&self) -> usize {
        self.degree
    }

    /// Dimension of the span of the vectors.
    pub fn span_dimension(&self) -> usize {
        self.basis.len()
    }

    /// The span that every member reproduces: its basis in reduced echelon form, one vector a row.
    pub fn span(&self) -> &[Vec<BigRational>] {
        &self.basis
    }

    /// Order of the symmetry group; `None` for [`Family::any`].
    pub fn group_order(&self) -> Option<&BigUint> {
        self.group_order.as_ref()
    }

    /// Number of parameters.
    pub fn dimension(&self) -> usize {
        self.places.len()
    }

    /// Names of the parameters: a, b, …, w, a1, b1, …. The letters x, y, z are left to variables.
    pub fn parameters(&self) -> Vec<String> {
        (0..self.dimension()).map(parameter_name).collect()
    }

    /// Number of terms of all entries together, before writing them down.
    pub fn terms(&self) -> usize {
        let length = |k: &usize| 1 + self.entries[*k].terms.len();
        self.pattern.iter().flatten().map(length).sum()
    }

    /// The entry in row `i`, column `j` of the general member.
    ///
    /// # Panics
    /// If the position is outside the matrix.
    pub fn entry(&self, i: usize, j: usize) -> ParamPoly {
        self.entries[self.pattern[i][j]].polynomial()
    }

    /// The general member.
    pub fn matrix(&self) -> ParamMatrix {
        let entries: Vec<ParamPoly> = self.entries.iter().map(Affine::polynomial).collect();
        ParamMatrix::from_fn(self.degree, self.degree, |i, j| {
            entries[self.pattern[i][j]].clone()
        })
    }

    /// The general member as text, one string per entry; each different entry is written once.
    pub fn text(&self) -> Vec<Vec<String>> {
        let entries: Vec<String> = self
            .entries
            .iter()
            .map(|e| e.polynomial().to_string())
            .collect();
        self.pattern
            .iter()
            .map(|row| row.iter().map(|&k| entries[k].clone()).collect())
            .collect()
    }

    /// The member with the given parameter values, in the order of [`Family::parameters`].
    ///
    /// # Errors
    /// One value per parameter.
    pub fn at(&self, values: &[BigRational]) -> Result<Matrix, Error> {
        if values.len() != self.dimension() {
            return Err(Error::Values {
                expected: self.dimension(),
                got: values.len(),
            });
        }
        let entries: Vec<BigRational> = self.entries.iter().map(|e| e.at(values)).collect();
        Ok(Matrix::from_fn(self.degree, self.degree, |i, j| {
            entries[self.pattern[i][j]].clone()
        }))
    }

    /// The parameter values of a matrix, `None` if it is not a member.
    pub fn coordinates(&self, w: &Matrix) -> Option<Vec<BigRational>> {
        if w.shape() != (self.degree, self.degree) {
            return None;
        }
        let values: Vec<BigRational> = self.places.iter().map(|&(i, j)| w.get(i, j)).collect();
        (self.at(&values).ok()? == *w).then_some(values)
    }
}

fn checked(x: &[Vec<BigRational>]) -> Result<SetOfVectors, Error> {
    match x.first() {
        Some(v) if v.len() > MAX_DEGREE => Err(Error::TooLong { got: v.len() }),
        _ => Ok(SetOfVectors::new(x)?),
    }
}

fn parameter_name(k: usize) -> String {
    let letter = char::from(b'a' + (k % 23) as u8);
    match k / 23 {
        0 => letter.to_string(),
        round => format!("{letter}{round}"),
    }
}

/// The nonzero rows of the reduced echelon form and their pivot columns.
fn echelon(rows: &[Vec<BigRational>]) -> Result<(Vec<Vec<BigRational>>, Vec<usize>), LinalgError> {
    let reduced = Matrix::from_rows(rows)?.row_echelon().to_rows();
    let pivots = reduced
        .iter()
        .filter_map(|row| row.iter().position(|x| !x.is_zero()))
        .collect();
    Ok((reduced, pivots))
}
