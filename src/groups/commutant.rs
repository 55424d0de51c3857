//! The matrices that commute with a permutation group.

use num_bigint::BigUint;
use num_integer::Integer;

use super::{Error, Permutation, PermutationGroup};

/// A basis of the commutant of a permutation group on `n` points: the `n × n` matrices `W` with `W_{ij} = W_{s(i)s(j)}` for all its elements, over any field.
///
/// The basis matrices are the 0/1 indicators of the orbits on ordered pairs of points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commutant {
    degree: usize,
    labels: Vec<usize>,
    dimension: usize,
}

impl Commutant {
    /// The commutant of `group`. Cost `O(n²)` per generator.
    ///
    /// ```
    /// use elenchus::groups::{Commutant, Permutation, PermutationGroup};
    /// let group = PermutationGroup::from_generators(3, &[Permutation::parse("(1 2)", 3)?])?;
    /// let commutant = Commutant::of(&group);
    /// assert_eq!(commutant.dimension(), 5);
    /// assert_eq!(commutant.pattern(), [[0, 1, 1], [2, 3, 4], [2, 4, 3]]);
    /// # Ok::<(), elenchus::groups::Error>(())
    /// ```
    pub fn of(group: &PermutationGroup) -> Self {
        let (labels, dimension) = group.orbitals();
        Self {
            degree: group.degree(),
            labels,
            dimension,
        }
    }

    /// The commutant of the group that the given permutations generate, without a base for it.
    ///
    /// # Errors
    /// [`Error::Degree`] for a permutation of another degree.
    ///
    /// ```
    /// use elenchus::groups::{Commutant, Permutation};
    /// let commutant = Commutant::of_generators(3, &[Permutation::parse("(0 1 2)", 3)?])?;
    /// assert_eq!(commutant.pattern(), [[0, 1, 2], [2, 0, 1], [1, 2, 0]]);
    /// # Ok::<(), elenchus::groups::Error>(())
    /// ```
    pub fn of_generators(degree: usize, generators: &[Permutation]) -> Result<Self, Error> {
        if let Some(g) = generators.iter().find(|g| g.degree() != degree) {
            return Err(Error::Degree {
                expected: degree,
                got: g.degree(),
            });
        }
        let (labels, dimension) = super::orbitals::label_pairs(degree, generators);
        Ok(Self {
            degree,
            labels,
            dimension,
        })
    }

    /// Number of rows, and of columns, of the matrices.
    pub fn degree(&self) -> usize {
        self.degree
    }

    /// The dimension: the number of orbitals.
    pub fn dimension(&self) -> usize {
        self.dimension
    }

    /// The general element with one parameter per orbital: the number of the parameter at every place, in order of first occurrence.
    pub fn pattern(&self) -> Vec<Vec<usize>> {
        (0..self.degree)
            .map(|i| self.labels[i * self.degree..(i + 1) * self.degree].to_vec())
            .collect()
    }

    /// The basis: matrix `k` is 1 on orbital `k` and 0 elsewhere.
    pub fn basis(&self) -> Vec<Vec<Vec<u8>>> {
        (0..self.dimension)
            .map(|k| {
                self.pattern()
                    .iter()
                    .map(|row| row.iter().map(|&l| u8::from(l == k)).collect())
                    .collect()
            })
            .collect()
    }

    /// Whether `w` commutes with the group.
    pub fn contains<T: PartialEq>(&self, w: &[Vec<T>]) -> bool {
        if w.len() != self.degree || w.iter().any(|r| r.len() != self.degree) {
            return false;
        }
        let mut value: Vec<Option<&T>> = vec![None; self.dimension];
        w.iter()
            .flatten()
            .zip(&self.labels)
            .all(|(x, &l)| value[l].get_or_insert(x) == &x)
    }
}

/// The dimension of the commutant from the permutation character: the mean of the squared number of fixed points over all elements (Burnside's lemma on pairs).
///
/// # Errors
/// [`Error::TooLarge`] for more than `limit` elements.
///
/// ```
/// use elenchus::groups::{PermutationGroup, commutant_dimension_by_characters};
/// assert_eq!(commutant_dimension_by_characters(&PermutationGroup::symmetric(5), 1000)?, 2u32.into());
/// # Ok::<(), elenchus::groups::Error>(())
/// ```
pub fn commutant_dimension_by_characters(
    group: &PermutationGroup,
    limit: usize,
) -> Result<BigUint, Error> {
    let elements: Vec<Permutation> = group.elements(limit)?;
    let sum: BigUint = elements
        .iter()
        .map(|g| BigUint::from(g.fixed_points()).pow(2))
        .sum();
    let (mean, rest) = sum.div_rem(&BigUint::from(elements.len()));
    debug_assert_eq!(rest, BigUint::from(0u32), "Burnside's lemma");
    Ok(mean)
}
