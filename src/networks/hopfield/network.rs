//! The factorisation `z = Proj · Sep(Sim(M, q))`, one type for each factor.

use super::{HopfieldError, Real, Scalar};

/// How alike a memory and a query are; larger is more alike.
pub trait Similarity<T> {
    /// The score of one memory; the network has checked that the lengths agree.
    fn score(&self, memory: &[T], query: &[T]) -> T;
}

/// Spreads the scores of all memories apart.
pub trait Separation<T> {
    /// One weight for every score.
    fn separate(&self, scores: &[T]) -> Vec<T>;
}

/// Turns the weights of the memories into an output.
pub trait Projection<T> {
    /// The output; the network has checked [`Projection::memories`].
    fn project(&self, weights: &[T]) -> Vec<T>;
    /// Number of memories it is made for.
    fn memories(&self) -> usize;
}

/// `⟨m, q⟩`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DotProduct;

/// `−‖m − q‖²`, which ranks memories as the Euclidean distance does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NegativeSquaredDistance;

/// `−Σ |m_j − q_j|`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NegativeManhattan;

fn sum<T: Scalar>(terms: impl Iterator<Item = T>) -> T {
    terms.fold(T::zero(), |a, b| a.plus(&b))
}

impl<T: Scalar> Similarity<T> for DotProduct {
    fn score(&self, memory: &[T], query: &[T]) -> T {
        sum(memory.iter().zip(query).map(|(a, b)| a.times(b)))
    }
}

impl<T: Scalar> Similarity<T> for NegativeSquaredDistance {
    fn score(&self, memory: &[T], query: &[T]) -> T {
        let distance = sum(memory.iter().zip(query).map(|(a, b)| a.minus(b).squared()));
        T::zero().minus(&distance)
    }
}

impl<T: Scalar> Similarity<T> for NegativeManhattan {
    fn score(&self, memory: &[T], query: &[T]) -> T {
        let distance = sum(memory.iter().zip(query).map(|(a, b)| a.minus(b).absolute()));
        T::zero().minus(&distance)
    }
}

/// The scores as they are: classical Hopfield networks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity;

/// Every score to this power: polynomial ("dense") associative memories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Power(pub u32);

/// `e^{βs}` of every score `s`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exponential<T>(
    /// The inverse temperature `β`.
    pub T,
);

/// `e^{βs_k} / Σ_l e^{βs_l}`: modern continuous Hopfield networks, attention.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Softmax<T>(
    /// The inverse temperature `β`.
    pub T,
);

/// 1 for scores of at least the threshold, 0 for the others: sparse distributed memories.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Threshold<T>(
    /// The threshold.
    pub T,
);

/// 1 for the largest score, the first of them if there are several, 0 for the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hardmax;

impl<T: Scalar> Separation<T> for Identity {
    fn separate(&self, scores: &[T]) -> Vec<T> {
        scores.to_vec()
    }
}

impl<T: Scalar> Separation<T> for Power {
    fn separate(&self, scores: &[T]) -> Vec<T> {
        scores.iter().map(|s| s.power(self.0)).collect()
    }
}

impl<T: Real> Separation<T> for Exponential<T> {
    fn separate(&self, scores: &[T]) -> Vec<T> {
        scores
            .iter()
            .map(|s| self.0.times(s).exponential())
            .collect()
    }
}

impl<T: Real> Separation<T> for Softmax<T> {
    /// Each weight from differences of scores, `1/(1 + Σ_{l≠k} e^{β(s_l − s_k)})`: no overflow where the true weight is not
    /// negligible, and enclosures that do not grow by dividing dependent quantities. Cost: quadratic in the memories.
    fn separate(&self, scores: &[T]) -> Vec<T> {
        (0..scores.len())
            .map(|k| {
                let others = (0..scores.len())
                    .filter(|&l| l != k)
                    .map(|l| self.0.times(&scores[l].minus(&scores[k])).exponential());
                sum(others).reciprocal_of_one_plus()
            })
            .collect()
    }
}

impl<T: Scalar + PartialOrd> Separation<T> for Threshold<T> {
    fn separate(&self, scores: &[T]) -> Vec<T> {
        scores
            .iter()
            .map(|s| if *s >= self.0 { T::one() } else { T::zero() })
            .collect()
    }
}

impl<T: Scalar + PartialOrd> Separation<T> for Hardmax {
    fn separate(&self, scores: &[T]) -> Vec<T> {
        let mut best = 0;
        for (k, s) in scores.iter().enumerate() {
            if *s > scores[best] {
                best = k;
            }
        }
        (0..scores.len())
            .map(|k| if k == best { T::one() } else { T::zero() })
            .collect()
    }
}

/// The weighted sum of given rows, one for each memory: `z = Rᵀw`. The memories themselves for an auto-associative network,
/// other values for a hetero-associative one.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows<T>(
    /// The rows, all of one length.
    pub Vec<Vec<T>>,
);

impl<T: Scalar> Projection<T> for Rows<T> {
    fn project(&self, weights: &[T]) -> Vec<T> {
        let length = self.0.first().map_or(0, Vec::len);
        (0..length)
            .map(|j| sum(self.0.iter().zip(weights).map(|(row, w)| row[j].times(w))))
            .collect()
    }

    fn memories(&self) -> usize {
        self.0.len()
    }
}

/// An associative memory with its three factors.
#[derive(Debug, Clone, PartialEq)]
pub struct Network<T, Sim, Sep, Proj> {
    memories: Vec<Vec<T>>,
    similarity: Sim,
    separation: Sep,
    projection: Proj,
}

impl<T, Sim, Sep, Proj> Network<T, Sim, Sep, Proj>
where
    T: Scalar,
    Sim: Similarity<T>,
    Sep: Separation<T>,
    Proj: Projection<T>,
{
    /// A network that stores the given memories, all of one length.
    ///
    /// # Errors
    /// [`HopfieldError::Length`] for a memory of another length than the first, or a projection made for another number of
    /// memories.
    pub fn new(
        memories: Vec<Vec<T>>,
        similarity: Sim,
        separation: Sep,
        projection: Proj,
    ) -> Result<Self, HopfieldError> {
        let expected = memories.first().map_or(0, Vec::len);
        if let Some(m) = memories.iter().find(|m| m.len() != expected) {
            return Err(HopfieldError::Length {
                what: "memory",
                expected,
                got: m.len(),
            });
        }
        if projection.memories() != memories.len() {
            return Err(HopfieldError::Length {
                what: "projection",
                expected: memories.len(),
                got: projection.memories(),
            });
        }
        Ok(Network {
            memories,
            similarity,
            separation,
            projection,
        })
    }

    /// `Sim(M, q)`: one score for every memory.
    ///
    /// # Errors
    /// [`HopfieldError::Length`] for a query of another length than the memories.
    pub fn scores(&self, query: &[T]) -> Result<Vec<T>, HopfieldError> {
        if let Some(m) = self.memories.first()
            && m.len() != query.len()
        {
            return Err(HopfieldError::Length {
                what: "query",
                expected: m.len(),
                got: query.len(),
            });
        }
        Ok(self
            .memories
            .iter()
            .map(|m| self.similarity.score(m, query))
            .collect())
    }

    /// `Sep(Sim(M, q))`: one weight for every memory.
    ///
    /// # Errors
    /// As [`Network::scores`].
    pub fn weights(&self, query: &[T]) -> Result<Vec<T>, HopfieldError> {
        Ok(self.separation.separate(&self.scores(query)?))
    }

    /// `Proj · Sep(Sim(M, q))`.
    ///
    /// # Errors
    /// As [`Network::scores`].
    pub fn retrieve(&self, query: &[T]) -> Result<Vec<T>, HopfieldError> {
        Ok(self.projection.project(&self.weights(query)?))
    }
}
