//! §Previous Works, eq. 9: classical and modern Hopfield networks, similarity, softmax attention and kernel principal components.

use super::notation::*;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};
use crate::{claim, informal};

fn memories(p: usize, n: usize, entries: &[i64], words: &str) -> Space {
    Space::new(words)
        .natural("p", 1, p)
        .natural("N", 1, n)
        .matrix("M", "p", "N", entries)
}

/// MᵀM − pI.
fn zero_diagonal<N: Number>(m: &Matrix<N>) -> Result<Matrix<N>, Undefined> {
    m.transpose()
        .times(m)?
        .minus(&Matrix::identity(m.cols()).scaled(&N::integer(m.rows() as i64)))
}

/// Whether all entries are ±1.
fn sign_entries<N: Number>(m: &Matrix<N>) -> Result<bool, Undefined> {
    for t in m.entries() {
        if !decided(t.squared().same(&N::integer(1)), "a sign")? {
            return Ok(false);
        }
    }
    Ok(true)
}

claim! {
    pub struct ZeroDiagonal = "ng::classical_hopfield_with_zero_diagonal_is_eq9_with_identity_separation", B;
    place: "§Previous Works (\"classical Hopfield networks use the trivial identity function\")";
    says: "Reading \"zero diagonal\". For M ∈ {±1}^{p×N} the field (MᵀM − pI)q equals Mᵀ·s for a score vector s depending on M and q, for all q.";
    reading: "Such an s exists iff the field lies in the row space of M, iff it does not raise the rank of M.";
    verdict: "Refuted: M = (1 1), q = (1, −1).";
    repair: "ng::classical_hopfield_with_zero_diagonal_is_eq9_with_the_query_among_the_scores";
    domain: memories(2, 3, &[1, -1], "p ≤ 2, N ≤ 3, sign patterns").vector("q", "N", &[1, -1]);
    judge<N>(case) {
        let (m, q) = (case.matrix("M")?, case.vector("q")?);
        let field = zero_diagonal(m)?.apply(q)?;
        let wider = Matrix::from_rows(m.cols(), [m.row_vectors(), vec![field]].concat())?;
        let (rank, most) = (wider.rank()?, m.rank()?);
        Ok(Judgement::new().given("M ∈ {±1}", Some(sign_entries(m)?)).said(Some(rank == most), format!("rank {rank} with the field"), format!("rank M = {most}")))
    }
}

claim! {
    pub struct QueryAmongScores = "ng::classical_hopfield_with_zero_diagonal_is_eq9_with_the_query_among_the_scores", Own;
    place: "§Previous Works";
    says: "(MᵀM − pI)q = [Mᵀ, −pI](Mq; q): eq. 9 with Sim(M, q) = (Mq, q), Sep = id and Proj = [Mᵀ, −pI], for all M and q.";
    reading: "In the instances p, N ≤ 2. (With Proj = Mᵀ alone it holds for all q iff rank M = N, since −pq must lie in the row space.) The formal proof is for all p and N.";
    verdict: "Proved for all p and N.";
    repairs: "ng::classical_hopfield_with_zero_diagonal_is_eq9_with_identity_separation";
    formal: "classical_hopfield_with_zero_diagonal_is_eq9_with_the_query_among_the_scores" in "ng/classical_hopfield_with_zero_diagonal_is_eq9_with_the_query_among_the_scores.v";
    domain: Space::new("p, N ≤ 2, all M, q").natural("p", 1, 2).natural("N", 1, 2).free_matrix("M", "p", "N").free_vector("q", "N");
    judge<N>(case) {
        let (m, q) = (case.matrix("M")?, case.vector("q")?);
        let (p, n) = (m.rows(), m.cols());
        let project = Matrix::from_fn(n, p + n, |i, k| if k < p { m.at(k, i).clone() } else { N::integer(-(p as i64) * i64::from(k - p == i)) });
        let scores = [m.apply(q)?, q.to_vec()].concat();
        Ok(Judgement::new().equal_vectors("Proj·Sep(Sim)", &project.apply(&scores)?, &zero_diagonal(m)?.apply(q)?))
    }
}

informal! {
    pub struct SparseDistributed = "ng::sparse_distributed_memories_use_a_linear_threshold", B;
    place: "§Previous Works";
    says: "Sparse distributed memories use the linear thresholded function.";
    missing: "a statement about another paper; the model is not given here";
}

claim! {
    pub struct SoftmaxRetrieval = "ng::softmax_retrieval_is_eq9_with_softmax_separation", B;
    place: "§Previous Works";
    says: "Mᵀ softmax(βMq) = Proj·Sep(Sim(M, q)) with Sim = dot product, Sep = softmax(β·), Proj = Mᵀ.";
    reading: "The left side written out is Σ_k e^{β⟨m_k,q⟩}m_k/Σ_k e^{β⟨m_k,q⟩}, multiplied by the denominator; on the right the values E_k > 0 of the exponential at the scores are arbitrary. p, N ≤ 3.";
    verdict: "By identity in M and E for each p and N; it is a definition.";
    domain: Space::new("p, N ≤ 3, all M, all positive E").natural("p", 1, 3).natural("N", 1, 3).free_matrix("M", "p", "N").free_vector("E", "p");
    judge<N>(case) {
        let (m, e) = (case.matrix("M")?, case.vector("E")?);
        let mut j = Judgement::new();
        for t in e {
            j.given_positive("E > 0", t.clone());
        }
        // Σ_k E_k m_k, added row by row
        let written = (0..m.rows()).fold(vec![N::integer(0); m.cols()], |total, k| total.into_iter().zip(m.row(k)).map(|(s, t)| s + e[k].clone() * t.clone()).collect());
        Ok(j.equal_vectors("ΣE·z", &m.transpose().apply(e)?, &written))
    }
}

claim! {
    pub struct RanksClosest = "ng::dot_product_similarity_ranks_the_closest_memory_first", B;
    place: "§Previous Works (\"rank how similar an input query is to all other stored memories and retrieve the closest one\")";
    says: "For every finite set of memories m_k ∈ ℝ^N and query q the largest ⟨m_k, q⟩ belongs to a memory of smallest Euclidean distance to q.";
    reading: "Two memories; m_1 has the larger score.";
    verdict: "Refuted on the line: memories 2 and 1, query 1.";
    repair: "ng::dot_product_less_half_the_squared_length_ranks_the_closest_memory_first";
    domain: Space::new("two memories, N ≤ 2, entries 0, 1, 2").natural("N", 1, 2).vector("q", "N", &[0, 1, 2]).vector("m1", "N", &[0, 1, 2]).vector("m2", "N", &[0, 1, 2]);
    judge<N>(case) {
        let (q, a, b) = (case.vector("q")?, case.vector("m1")?, case.vector("m2")?);
        let (near, far) = (length_squared(&difference(a, q)), length_squared(&difference(b, q)));
        Ok(Judgement::new().given("⟨m_1, q⟩ > ⟨m_2, q⟩", dot(b, q).below(&dot(a, q))).said(near.at_most(&far), format!("‖m_1 − q‖² = {near}"), format!("at most ‖m_2 − q‖² = {far}")))
    }
}

claim! {
    pub struct RanksWithLength = "ng::dot_product_less_half_the_squared_length_ranks_the_closest_memory_first", Own;
    place: "§Previous Works";
    says: "‖m' − q‖² − ‖m − q‖² = 2[(⟨m, q⟩ − ‖m‖²/2) − (⟨m', q⟩ − ‖m'‖²/2)]: the score ⟨m, q⟩ − ‖m‖²/2 ranks by distance, the dot product does for memories of equal length, as sign patterns are.";
    reading: "N ≤ 4 in the instances; the formal proof is for all N.";
    verdict: "Proved for all N.";
    repairs: "ng::dot_product_similarity_ranks_the_closest_memory_first";
    formal: "dot_product_less_half_the_squared_length_ranks_the_closest_memory_first" in "ng/dot_product_less_half_the_squared_length_ranks_the_closest_memory_first.v";
    domain: Space::new("N ≤ 4, all m, m', q").natural("N", 1, 4).free_vector("m", "N").free_vector("other", "N").free_vector("q", "N");
    judge<N>(case) {
        let (m, other, q) = (case.vector("m")?, case.vector("other")?, case.vector("q")?);
        let score = |v: &[N]| dot(v, q) - length_squared(v) * N::ratio(1, 2);
        let distances = length_squared(&difference(other, q)) - length_squared(&difference(m, q));
        Ok(Judgement::new().equal("difference of squared distances", distances, N::integer(2) * (score(m) - score(other))))
    }
}

fn distinct_rows<N: Number>(m: &Matrix<N>) -> Result<bool, Undefined> {
    for i in 0..m.rows() {
        for j in 0..i {
            if decided(crate::claims::words::same(m.row(i), m.row(j)), "equality")? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// Whether some entry of the field at a stored pattern has the opposite sign.
fn recalls<N: Number>(m: &Matrix<N>) -> Result<bool, Undefined> {
    let w = zero_diagonal(m)?;
    for k in 0..m.rows() {
        for (f, s) in w.apply(m.row(k))?.iter().zip(m.row(k)) {
            if decided(
                (f.clone() * s.clone()).below(&N::integer(0)),
                "the sign of a field",
            )? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

claim! {
    pub struct IdentityRecalls = "ng::identity_separation_recalls_stored_patterns", B;
    place: "§Previous Works (\"rank how similar an input query is to all other stored memories and retrieve the closest one\")";
    says: "For all p, N and distinct rows m_1…m_p of M ∈ {±1}^{p×N}: no entry of (MᵀM − pI)m_k has the sign opposite to that of m_k (zero fields not counted as errors), for every k.";
    reading: "As printed.";
    verdict: "Refuted: three of the four patterns of length 2.";
    repair: "ng::identity_separation_recalls_patterns_of_small_total_overlap";
    domain: memories(3, 3, &[1, -1], "p, N ≤ 3, sign patterns");
    judge<N>(case) {
        let m = case.matrix("M")?;
        Ok(Judgement::new().given("M ∈ {±1}", Some(sign_entries(m)?)).given("distinct rows", Some(distinct_rows(m)?)).said(Some(recalls(m)?), "a field of the opposite sign", "none"))
    }
}

claim! {
    pub struct SmallOverlap = "ng::identity_separation_recalls_patterns_of_small_total_overlap", Own;
    place: "§Previous Works";
    says: "If Σ_{l≠k}|⟨m_k, m_l⟩| ≤ N − p for every k then no entry of (MᵀM − pI)m_k has the sign opposite to that of m_k; in particular orthogonal patterns are recalled if p ≤ N.";
    reading: "The field at i times m_ki is N − p + Σ_{l≠k} m_ki m_li ⟨m_l, m_k⟩.";
    verdict: "Holds in every instance.";
    repairs: "ng::identity_separation_recalls_stored_patterns";
    domain: memories(3, 4, &[1, -1], "p ≤ 3, N ≤ 4, sign patterns");
    judge<N>(case) {
        let m = case.matrix("M")?;
        let room = N::integer(m.cols() as i64 - m.rows() as i64);
        let mut small = true;
        for k in 0..m.rows() {
            let overlaps: Vec<N> = (0..m.rows()).filter(|&l| l != k).map(|l| dot(m.row(k), m.row(l))).collect();
            small &= decided(sum_of_moduli(&overlaps)?.at_most(&room), "a comparison")?;
        }
        Ok(Judgement::new().given("M ∈ {±1}", Some(sign_entries(m)?)).given("small overlaps", Some(small)).said(Some(recalls(m)?), "a field of the opposite sign", "none"))
    }
}

/// Whether all entries are integers of modulus at most 20 in all (so that every score stays small).
fn small_integers<N: Number>(v: &[N]) -> Result<bool, Undefined> {
    for t in v {
        let mut found = false;
        for k in -4..=4 {
            found |= decided(t.same(&N::integer(k)), "an integer")?;
        }
        if !found {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Mᵀ softmax(βMq) at β = ln 2, for integer M and q.
fn retrieved<N: Number>(m: &Matrix<N>, q: &[N]) -> Result<Vec<N>, Undefined> {
    m.transpose().apply(&softmax(&m.apply(q)?)?)
}

claim! {
    pub struct ClosestPoint = "ng::softmax_output_is_the_closest_stored_point", B;
    place: "§Previous Works (\"outputs a vector corresponding to the closest stored data point\")";
    says: "For Sep = softmax with finite β: Mᵀsoftmax(βMq) equals a stored point for all q.";
    reading: "β = ln 2 and integer M and q, where e^{β⟨m,q⟩} = 2^{⟨m,q⟩} is rational.";
    verdict: "Refuted: memories 0 and 1, q = 0: the mean 1/2.";
    repair: "ng::softmax_output_is_within_the_separation_of_the_scores";
    domain: memories(2, 2, &[0, 1], "p, N ≤ 2, entries 0, 1, q with entries 0, 1").vector("q", "N", &[0, 1]);
    judge<N>(case) {
        let (m, q) = (case.matrix("M")?, case.vector("q")?);
        only_if(small_integers(m.entries())? && small_integers(q)?, "small integers")?;
        let j = Judgement::new();
        let z = retrieved(m, q)?;
        let stored = crate::claims::words::contains(m, &z)?;
        Ok(j.said(Some(stored), format!("({})", z.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")), "a stored point"))
    }
}

claim! {
    pub struct WithinSeparation = "ng::softmax_output_is_within_the_separation_of_the_scores", Own;
    place: "§Previous Works";
    says: "If the score of m_1 exceeds all others by at least Δ, the weight of m_1 is at least 1 − (p − 1)e^{−βΔ}, and every component of Mᵀsoftmax(βMq) is within (p − 1)e^{−βΔ}·max_k|m_k − m_1| of that of m_1.";
    reading: "β = ln 2, integer M and q, Δ the least gap.";
    verdict: "Holds in every instance.";
    repairs: "ng::softmax_output_is_the_closest_stored_point";
    domain: memories(3, 2, &[0, 1, -2], "p ≤ 3, N ≤ 2, entries 0, 1, −2, q with entries 0, 1, 2").vector("q", "N", &[0, 1, 2]);
    judge<N>(case) {
        let (m, q) = (case.matrix("M")?, case.vector("q")?);
        only_if(small_integers(m.entries())? && small_integers(q)?, "small integers")?;
        let j = Judgement::new();
        let scores = m.apply(q)?;
        let (mut largest, mut spread) = (N::integer(0), N::integer(0));
        for k in 1..m.rows() {
            let gap = power_of_two(&(scores[k].clone() - scores[0].clone()))?;
            if decided(largest.below(&gap), "a comparison")? {
                largest = gap;
            }
            for t in difference(m.row(k), m.row(0)) {
                let t = decided(t.modulus(), "a modulus")?;
                if decided(spread.below(&t), "a comparison")? {
                    spread = t;
                }
            }
        }
        let lost = N::integer(m.rows() as i64 - 1) * largest.clone();
        let mut holds = decided((N::integer(1) - lost.clone()).at_most(&softmax(&scores)?[0]), "a comparison")?;
        let bound = lost * spread;
        for t in difference(&retrieved(m, q)?, m.row(0)) {
            holds &= decided(decided(t.modulus(), "a modulus")?.at_most(&bound), "a comparison")?;
        }
        Ok(j.given("m_1 has the largest score", largest.at_most(&N::integer(1))).said(Some(holds), "weight and distance", format!("within {bound}")))
    }
}

informal! {
    pub struct RealBound = "ng::real_bound_is_the_similarity_function", B;
    place: "§Previous Works";
    says: "The real bound on performance is the ability of the Similarity function to distinguish patterns.";
    missing: "a reported experiment of another paper";
}

claim! {
    pub struct LmdIsHopfield = "ng::lmd_factors_are_the_universal_hopfield_factors", B;
    place: "§Previous Works (\"Similarity … analogous to I_dist\", \"Separation … analogous to S'\", \"Projection … analogous to U*O_dist\")";
    says: "Reading \"identity of the two factorisations, softmax\". For every M there are fixed matrices with Mᵀ softmax(Mq) = U O_dist S' I_dist Vᵀ q for all q.";
    reading: "At q = 0 the right side is 0, so Mᵀ softmax(0), the mean of the memories, must be.";
    verdict: "Refuted: the single memory 1, output 1 for every q.";
    repair: "ng::softmax_retrieval_is_linear_in_the_query_only_without_memories_other_than_zero";
    domain: memories(2, 2, &[0, 1, -1], "p, N ≤ 2, entries 0, ±1");
    judge<N>(case) {
        let m = case.matrix("M")?;
        let zero = vec![N::integer(0); m.cols()];
        Ok(Judgement::new().equal_vectors("Mᵀ softmax(0)", &retrieved(m, &zero)?, &zero))
    }
}

claim! {
    pub struct LinearOnlyZero = "ng::softmax_retrieval_is_linear_in_the_query_only_without_memories_other_than_zero", Own;
    place: "§Previous Works";
    says: "q ↦ Mᵀ softmax(βMq) is linear iff M = 0.";
    reading: "β = ln 2. A linear map with values in the convex hull of the memories is 0. It is tested at 0, at the memories and their negatives; ⟨q, output⟩ is a mean of the scores that favours the larger ones, so all outputs are 0 only if M = 0.";
    verdict: "Holds in every instance.";
    repairs: "ng::lmd_factors_are_the_universal_hopfield_factors";
    domain: memories(3, 2, &[0, 1, -1], "p ≤ 3, N ≤ 2, entries 0, ±1");
    judge<N>(case) {
        let m = case.matrix("M")?;
        only_if(small_integers(m.entries())?, "small integers")?;
        let j = Judgement::new();
        let mut all = all_zero(&retrieved(m, &vec![N::integer(0); m.cols()])?)?;
        for row in m.row_vectors() {
            let back: Vec<N> = row.iter().map(|t| -t.clone()).collect();
            all &= all_zero(&retrieved(m, &row)?)? && all_zero(&retrieved(m, &back)?)?;
        }
        let none = all_zero(m.entries())?;
        Ok(j.said(Some(all == none), format!("all outputs 0: {all}"), format!("M = 0: {none}")))
    }
}

claim! {
    pub struct LmdIsIdentityHopfield = "ng::lmd_factors_are_the_universal_hopfield_factors_for_identity_separation", B;
    place: "§Previous Works (\"Similarity … analogous to I_dist\", \"Separation … analogous to S'\", \"Projection … analogous to U*O_dist\")";
    says: "Reading \"identity separation\". For every M there are orthogonal R and diagonal S' of size rank M with MᵀMq = R_1S'R_1ᵀq for all q, R_1 the first rank M columns of R.";
    reading: "By the spectral theorem such R and S' exist iff MᵀM is symmetric with as many non-zero eigenvalues as rank M, that is rank MᵀM = rank M.";
    verdict: "Holds in every instance.";
    domain: memories(3, 3, &[0, 1], "p, N ≤ 3, entries 0, 1");
    judge<N>(case) {
        let m = case.matrix("M")?;
        let gram = m.transpose().times(m)?;
        let (left, right) = (gram.rank()?, m.rank()?);
        let symmetric = decided(gram.same(&gram.transpose()), "equality")?;
        Ok(Judgement::new().said(Some(symmetric && left == right), format!("symmetric: {symmetric}, rank {left}"), format!("true, {right}")))
    }
}

claim! {
    pub struct KeysLinear = "ng::attention_keys_act_as_a_linear_input_map", B;
    place: "§Previous Works (attention \"directly calculates the dot product distance from the 'Key' vectors for the I_dist matrix\")";
    says: "For every finite set of keys and values the map q ↦ Σ_k softmax_k(⟨key, q⟩) v_k is linear in q.";
    reading: "A linear map takes 0 to 0; at q = 0 all weights are equal.";
    verdict: "Refuted: one key 0, value 1.";
    repair: "ng::attention_without_softmax_is_linear_in_the_query";
    domain: Space::new("up to two keys and values on the line, entries 0, ±1").natural("p", 1, 2).vector("key", "p", &[0, 1, -1]).vector("v", "p", &[0, 1, -1]);
    judge<N>(case) {
        let (key, v) = (case.vector("key")?, case.vector("v")?);
        let scores: Vec<N> = key.iter().map(|k| k.clone() * N::integer(0)).collect();
        Ok(Judgement::new().equal("output at 0", dot(&softmax(&scores)?, v), N::integer(0)))
    }
}

claim! {
    pub struct LinearAttention = "ng::attention_without_softmax_is_linear_in_the_query", Own;
    place: "§Previous Works";
    says: "Σ_k⟨key_k, q⟩v_k = (VᵀK)q: with the identity as separation attention is a linear layer with weight matrix VᵀK; the keys act as input map K, the values as output map Vᵀ.";
    reading: "Up to two keys and values in the plane, all real. In the formal proof any number in any dimension.";
    verdict: "Proved for all numbers of keys and dimensions.";
    repairs: "ng::attention_keys_act_as_a_linear_input_map";
    formal: "attention_without_softmax_is_linear_in_the_query" in "ng/attention_without_softmax_is_linear_in_the_query.v";
    domain: Space::new("p ≤ 2, all keys, values, queries").natural("p", 1, 2).free_matrix("K", "p", 2).free_matrix("V", "p", 2).free_vector("q", 2);
    judge<N>(case) {
        let (k, v, q) = (case.matrix("K")?, case.matrix("V")?, case.vector("q")?);
        let written: Vec<N> = (0..2).map(|i| sum((0..k.rows()).map(|r| dot(k.row(r), q) * v.at(r, i).clone()))).collect();
        Ok(Judgement::new().equal_vectors("(VᵀK)q", &v.transpose().times(k)?.apply(q)?, &written))
    }
}

claim! {
    pub struct DotDistance = "ng::dot_product_is_a_distance", B;
    place: "§Previous Works (attention \"directly calculates the dot product distance from the 'Key' vectors for the I_dist matrix\") (\"dot product distance\")";
    says: "⟨x, y⟩ is a distance function on ℝ^d, d ≥ 1.";
    reading: "A distance is non-negative, and 0 exactly if x = y.";
    verdict: "Refuted: x = 0, y = 1: ⟨x, y⟩ = 0 though x ≠ y.";
    repair: "ng::dot_products_and_distances_determine_each_other";
    domain: Space::new("d ≤ 2, entries 0, ±1").natural("d", 1, 2).vector("x", "d", &[0, 1, -1]).vector("y", "d", &[0, 1, -1]);
    judge<N>(case) {
        let (x, y) = (case.vector("x")?, case.vector("y")?);
        let product = dot(x, y);
        let equal = decided(crate::claims::words::same(x, y), "equality")?;
        let holds = decided(N::integer(0).at_most(&product), "a sign")? && decided(product.is_nought(), "a sign")? == equal;
        Ok(Judgement::new().said(Some(holds), format!("⟨x, y⟩ = {product}"), format!("non-negative, 0 iff x = y ({equal})")))
    }
}

claim! {
    pub struct DotAndDistance = "ng::dot_products_and_distances_determine_each_other", Own;
    place: "§Previous Works";
    says: "‖x − y‖² = ⟨x, x⟩ − 2⟨x, y⟩ + ⟨y, y⟩: on vectors of fixed length r the dot product is a decreasing function of the distance, ⟨x, y⟩ = r² − ‖x − y‖²/2.";
    reading: "d ≤ 4 in the instances; the formal proof is for all d.";
    verdict: "Proved for all d.";
    repairs: "ng::dot_product_is_a_distance";
    formal: "dot_products_and_distances_determine_each_other" in "ng/dot_products_and_distances_determine_each_other.v";
    domain: Space::new("d ≤ 4, all x, y").natural("d", 1, 4).free_vector("x", "d").free_vector("y", "d");
    judge<N>(case) {
        let (x, y) = (case.vector("x")?, case.vector("y")?);
        let right = dot(x, x) - N::integer(2) * dot(x, y) + dot(y, y);
        Ok(Judgement::new().equal("‖x − y‖²", length_squared(&difference(x, y)), right))
    }
}

/// κ(q) = (2^{⟨k_i, q⟩})_i, the kernel e^{⟨x, y⟩} between √(ln 2)-fold keys and query, on the line.
fn kernel_vector<N: Number>(keys: &[N], q: &N) -> Result<Vec<N>, Undefined> {
    keys.iter()
        .map(|k| power_of_two(&(k.clone() * q.clone())))
        .collect()
}

/// The centred kernel vector (I − J/p)(κ(q) − K1/p): the principal component scores of q are linear in it.
fn centred_kernel<N: Number>(keys: &[N], q: &N) -> Result<Vec<N>, Undefined> {
    let p = keys.len();
    let mut v = kernel_vector(keys, q)?;
    for k in keys {
        v = v
            .into_iter()
            .zip(kernel_vector(keys, k)?)
            .map(|(a, b)| a - b * N::ratio(1, p as i64))
            .collect();
    }
    Matrix::identity(p).minus(&mean_matrix(p))?.apply(&v)
}

fn attention_output<N: Number>(keys: &[N], q: &N) -> Result<N, Undefined> {
    let scores: Vec<N> = keys.iter().map(|k| k.clone() * q.clone()).collect();
    Ok(dot(&softmax(&scores)?, keys))
}

claim! {
    pub struct KernelPca = "ng::softmax_attention_is_kernel_pca", B;
    place: "§Previous Works (attention \"directly calculates the dot product distance from the 'Key' vectors for the I_dist matrix\") (\"uses the … e^x/softmax function for kernel PCA of S'\")";
    says: "For every finite set of keys, values = keys: the attention output as a function of q is a linear image of the kernel principal component scores for the kernel exp⟨x, y⟩.";
    reading: "Keys and queries are √(ln 2) times integers on the line, so exp⟨x, y⟩ is a power of 2. All scores are linear in the centred kernel vector; the output at q = −3, …, 3 must be linear in it: the rank must not grow by the row of outputs. (Necessary.)";
    verdict: "Refuted: one key 1, where the output is 1 and there are no components.";
    repair: "ng::softmax_attention_is_a_quotient_of_two_linear_images_of_the_kernel_vector";
    domain: Space::new("up to three keys among 0, ±1, 2").natural("p", 1, 3).vector("key", "p", &[0, 1, -1, 2]);
    judge<N>(case) {
        let keys = case.vector("key")?;
        only_if(small_integers(keys)?, "small integers")?;
        let j = Judgement::new();
        let (mut scores, mut outputs) = (Vec::new(), Vec::new());
        for q in -3..=3 {
            let q = N::integer(q);
            scores.push(centred_kernel(keys, &q)?);
            outputs.push(attention_output(keys, &q)?);
        }
        let table = Matrix::from_rows(keys.len(), scores)?.transpose();
        let rank = table.rank()?;
        let with = Matrix::from_rows(7, [table.row_vectors(), vec![outputs]].concat())?.rank()?;
        Ok(j.said(Some(with == rank), format!("rank {with} with the outputs"), format!("rank {rank}")))
    }
}

claim! {
    pub struct KernelQuotient = "ng::softmax_attention_is_a_quotient_of_two_linear_images_of_the_kernel_vector", Own;
    place: "§Previous Works";
    says: "With κ(q) = (exp⟨k_i, q⟩)_i the attention output is Σ_iκ_i(q)v_i/Σ_iκ_i(q): the quotient of two linear images of κ(q).";
    reading: "As above: output·Σκ = ⟨κ, keys⟩ at q = −3, …, 3.";
    verdict: "Holds in every instance.";
    repairs: "ng::softmax_attention_is_kernel_pca";
    domain: Space::new("up to three keys among 0, ±1, 2").natural("p", 1, 3).vector("key", "p", &[0, 1, -1, 2]);
    judge<N>(case) {
        let keys = case.vector("key")?;
        only_if(small_integers(keys)?, "small integers")?;
        let j = Judgement::new();
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for q in -3..=3 {
            let q = N::integer(q);
            let kappa = kernel_vector(keys, &q)?;
            left.push(attention_output(keys, &q)? * sum(kappa.iter().cloned()));
            right.push(dot(&kappa, keys));
        }
        Ok(j.equal_vectors("output·Σκ", &left, &right))
    }
}

informal! {
    pub struct Improves = "ng::lmd_improves_performance_and_explains_transformers", B;
    place: "§Previous Works; Conclusion";
    says: "LMD suggests modifications that would further improve performance; it explains why Transformers work so well; memory capacity and expressivity are complementary; it admits a natural symmetry; nonlinear activations do a complex combination of kernel PCA with metric transformations.";
    missing: "definitions, task and measure for each of these statements";
}

claim! {
    pub struct AttentionDiffusion = "ng::symmetric_softmax_attention_is_a_diffusion_step", Own;
    place: "§Previous Works; text after eq. 7";
    says: "For keys = queries the matrix P = D⁻¹A with A_kl = exp⟨x_k, x_l⟩, D its row sums, is softmax attention; it is non-negative with rows of sum 1, D P is symmetric, and P = I − D⁻¹L with L = D − A: one diffusion step of the random walk on the graph with weights A.";
    reading: "Points √(ln 2) times integers on the line, up to three; softmax of the scores is compared row by row.";
    verdict: "Holds in every instance.";
    domain: Space::new("up to three points among 0, ±1, 2").natural("p", 1, 3).vector("x", "p", &[0, 1, -1, 2]);
    judge<N>(case) {
        let x = case.vector("x")?;
        only_if(small_integers(x)?, "small integers")?;
        let j = Judgement::new();
        let p = x.len();
        let a = Matrix::from_rows(p, x.iter().map(|t| kernel_vector(x, t)).collect::<Result<_, _>>()?)?;
        let degrees: Vec<N> = (0..p).map(|i| sum(a.row(i).iter().cloned())).collect();
        let attention = Matrix::from_rows(p, x.iter().map(|t| softmax(&x.iter().map(|s| s.clone() * t.clone()).collect::<Vec<_>>())).collect::<Result<_, _>>()?)?;
        let l = diagonal(p, p, &degrees).minus(&a)?;
        let inverse = decided(diagonal(p, p, &degrees).inverse()?, "an inverse")?;
        let step = Matrix::identity(p).minus(&inverse.times(&l)?)?;
        let weighted = diagonal(p, p, &degrees).times(&attention)?;
        Ok(j.equal_matrices("I − D⁻¹L", &step, &attention)
            .equal_vectors("row sums", &attention.apply(&vec![N::integer(1); p])?, &vec![N::integer(1); p])
            .equal_matrices("DP", &weighted, &weighted.transpose()))
    }
}
