//! How far retrieval is from what was stored.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::{DotProduct, HopfieldError, Network, Rows, Rule, SignPattern, Softmax};
use crate::number::interval::Interval;

/// One softmax retrieval with guaranteed bounds.
#[derive(Debug, Clone, PartialEq)]
pub struct SoftmaxRetrieval {
    /// An enclosure of the output `z = Mᵀ softmax(βMq)`.
    pub output: Vec<Interval>,
    /// An enclosure of the distance `‖z − m_k‖` from the target.
    pub error: Interval,
    /// An upper bound known without the softmax: `Σ_{l≠k} e^{−β(s_k − s_l)} ‖m_l − m_k‖` with scores `s = Mq`. With `p`
    /// memories, gap `Δ = min (s_k − s_l)` and diameter `d` it is at most `(p−1) d e^{−βΔ}`.
    pub bound: Interval,
}

/// Retrieves from exact memories and measures the distance from memory `target`.
///
/// The bound holds because the weight of memory `l` is at most `e^{−β(s_k − s_l)}` and `z − m_k = Σ_{l≠k} w_l (m_l − m_k)`.
///
/// # Errors
/// [`HopfieldError::Length`] for vectors of different lengths; [`HopfieldError::Index`] for a target that does not exist.
///
/// ```
/// use elenchus::linalg::ratio;
/// use elenchus::networks::hopfield::softmax_retrieval;
/// let memories = [vec![ratio(1, 1), ratio(0, 1)], vec![ratio(0, 1), ratio(1, 1)]];
/// let query = [ratio(3, 4), ratio(1, 4)];
/// let r = softmax_retrieval(&memories, &ratio(20, 1), &query, 0)?;
/// // √2/(1 + e¹⁰)
/// assert!(r.error.contains(6.420_355e-5) && r.error.width() < 1e-15 || r.error.hi() < 6.5e-5);
/// assert!(r.error.hi() <= r.bound.hi());
/// # Ok::<(), elenchus::networks::hopfield::HopfieldError>(())
/// ```
pub fn softmax_retrieval(
    memories: &[Vec<BigRational>],
    beta: &BigRational,
    query: &[BigRational],
    target: usize,
) -> Result<SoftmaxRetrieval, HopfieldError> {
    if target >= memories.len() {
        return Err(HopfieldError::Index {
            what: "a memory",
            limit: memories.len(),
            got: target,
        });
    }
    // Scores and differences are exact; enclosures start at the exponential.
    let exact = Network::new(
        memories.to_vec(),
        DotProduct,
        super::Identity,
        Rows(memories.to_vec()),
    )?;
    let scores: Vec<Interval> = exact
        .scores(query)?
        .iter()
        .map(|s| Interval::from_rational(&(s * beta)))
        .collect();
    let enclosed: Vec<Vec<Interval>> = memories
        .iter()
        .map(|m| m.iter().map(Interval::from_rational).collect())
        .collect();
    let weights = super::Separation::separate(&Softmax(Interval::ONE), &scores);
    let output = super::Projection::project(&Rows(enclosed), &weights);
    let mut offset = vec![Interval::ZERO; query.len()];
    let mut bound = Interval::ZERO;
    for (l, m) in memories.iter().enumerate() {
        if l == target {
            continue;
        }
        let mut square = BigRational::from_integer(0.into());
        for (j, (a, b)) in m.iter().zip(&memories[target]).enumerate() {
            let difference = a - b;
            offset[j] = offset[j] + weights[l] * Interval::from_rational(&difference);
            square += &difference * &difference;
        }
        let distance = Interval::from_rational(&square)
            .sqrt()
            .expect("a sum of squares");
        bound = bound + (scores[l] - scores[target]).exp() * distance;
    }
    let square = offset.iter().fold(Interval::ZERO, |sum, x| sum + x.sqr());
    Ok(SoftmaxRetrieval {
        output,
        error: square.sqrt().expect("a sum of squares"),
        bound,
    })
}

/// A sufficient condition for memory `k` to be fixed, from its overlaps with the others alone: what memory `k` contributes in
/// favour of each of its bits minus the most the others can take away. Fixed if it is at least 0.
///
/// For separation of degree `n`: `(N−1)ⁿ − Σ_{μ≠k} (|⟨ξ^μ, ξ^k⟩| + 1)ⁿ`; with self-coupling `Nⁿ − Σ |⟨ξ^μ, ξ^k⟩|ⁿ`.
///
/// # Errors
/// [`HopfieldError::Index`], [`HopfieldError::Length`], [`HopfieldError::Unavailable`] for the exponential rule.
///
/// ```
/// use elenchus::networks::hopfield::{Rule, SignPattern, stability_margin};
/// let memories = [SignPattern::new(&[1, 1, 1, 1])?, SignPattern::new(&[1, 1, -1, -1])?];
/// assert_eq!(stability_margin(Rule::Separation { degree: 1 }, &memories, 0)?, 2.into());
/// # Ok::<(), elenchus::networks::hopfield::HopfieldError>(())
/// ```
pub fn stability_margin(
    rule: Rule,
    memories: &[SignPattern],
    k: usize,
) -> Result<BigInt, HopfieldError> {
    let Some(pattern) = memories.get(k) else {
        return Err(HopfieldError::Index {
            what: "a memory",
            limit: memories.len(),
            got: k,
        });
    };
    // The contribution of a memory with bit +1 grows with the overlap for all integer rules, once the overlap is not negative.
    let mut margin = rule.contribution(1, pattern.len() as i64 - 1, 1)?;
    for (l, m) in memories.iter().enumerate() {
        if l != k {
            let overlap = pattern.dot(m)?.abs();
            margin -= match rule {
                Rule::SelfCoupled { .. } => rule.contribution(1, overlap - 1, 1)?,
                _ => rule.contribution(1, overlap + 1, 1)?,
            };
        }
    }
    Ok(margin)
}
