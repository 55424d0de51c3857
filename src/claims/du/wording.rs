//! Shapes, counts, distributions in words, and texts that are no mathematical statements.

use super::notation::*;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};
use crate::{claim, informal};

informal! {
    pub struct ProportionalToABound = "du::capacity_is_proportional_to_a_generalisation_bound", B;
    place: "Introduction (\"memorization capacity is proportional to an upper bound of generalization error\")";
    says: "The memorization capacity is proportional to an upper bound of the generalisation error.";
    missing: "which bound, for which loss, sample size and class";
}

informal! {
    pub struct UnderlyingIdea = "du::underlying_idea_is_a_unique_activation_pattern_per_point", B;
    place: "Introduction";
    says: "The underlying idea behind these proofs is to assign each data point a unique activation pattern.";
    missing: "a statement about proofs in other papers";
}

claim! {
    pub struct ComponentwiseMaps = "du::componentwise_activation_maps_between_layer_dimensions", B;
    place: "Introduction (\"σ … applying component-wisely, which maps the vector form ℝ^{n_l} to ℝ^{n_{l+1}}\")";
    says: "For all n_l, n_{l+1} the componentwise map σ sends ℝ^{n_l} to ℝ^{n_{l+1}}.";
    reading: "The image of a vector with m entries has as many entries as the claim says; σ = ReLU.";
    verdict: "Refuted at n_l = 1, n_{l+1} = 2.";
    repair: "du::componentwise_activation_keeps_the_dimension";
    domain: Space::new("n_l, n_{l+1} ≤ 3").natural("m", 1, 3).natural("k", 1, 3);
    judge<N>(case) {
        let image: Result<Vec<N>, Undefined> = vec![N::integer(1); case.natural("m")?].iter().map(relu).collect();
        let (length, k) = (image?.len(), case.natural("k")?);
        Ok(Judgement::new().said(Some(length == k), format!("image in ℝ^{length}"), format!("in ℝ^{k}")))
    }
}

claim! {
    pub struct ComponentwiseKeeps = "du::componentwise_activation_keeps_the_dimension", Own;
    place: "Introduction";
    says: "For all m, k the componentwise map σ sends ℝ^m to ℝ^k if and only if k = m.";
    reading: "σ = ReLU.";
    verdict: "Exhausted for m, k ≤ 5.";
    repairs: "du::componentwise_activation_maps_between_layer_dimensions";
    domain: Space::new("m, k ≤ 5").natural("m", 1, 5).natural("k", 1, 5);
    judge<N>(case) {
        let (m, k) = (case.natural("m")?, case.natural("k")?);
        let image: Result<Vec<N>, Undefined> = vec![N::integer(1); m].iter().map(relu).collect();
        let length = image?.len();
        Ok(Judgement::new().said(Some((length == k) == (m == k)), format!("image in ℝ^{length}"), format!("m = {m}, k = {k}")))
    }
}

/// `W x + b`.
fn affine<N: Number>(w: &Matrix<N>, b: &[N], x: &[N]) -> Result<Vec<N>, Undefined> {
    Ok(w.apply(x)?
        .into_iter()
        .zip(b)
        .map(|(a, c)| a + c.clone())
        .collect())
}

claim! {
    pub struct Composition = "du::three_layer_network_is_a_composition_of_three_maps", B;
    place: "Introduction, f_θ = f_3 ∘ f_2 ∘ f_1";
    says: "There are maps f_1, f_2 of the form σ(W_l · + b_l) and an affine f_3 with f_θ = f_3 ∘ f_2 ∘ f_1, for all parameters.";
    reading: "σ = ReLU. One neuron per layer, f_θ written out as one formula.";
    verdict: "Exhausted on small weights; it holds by definition.";
    domain: Space::new("weights and input −1, 1, 2").vector("w", 3, &[-1, 1, 2]).vector("b", 3, &[-1, 1, 2]).number("x", &[(-1, 1), (1, 1), (2, 1)]);
    judge<N>(case) {
        let (w, b, x) = (case.vector("w")?, case.vector("b")?, case.number("x")?);
        let layer = |l: usize, t: &[N]| affine(&Matrix::from_fn(1, 1, |_, _| w[l].clone()), &b[l..=l], t);
        let active = |t: Vec<N>| t.iter().map(relu).collect::<Result<Vec<N>, _>>();
        let composed = layer(2, &active(layer(1, &active(layer(0, std::slice::from_ref(x))?)?)?)?)?;
        let inner = relu(&(w[0].clone() * x.clone() + b[0].clone()))?;
        let outer = relu(&(w[1].clone() * inner + b[1].clone()))?;
        Ok(Judgement::new().equal("f_3(f_2(f_1(x)))", composed[0].clone(), w[2].clone() * outer + b[2].clone()))
    }
}

claim! {
    pub struct TwoWeightLayers = "du::network_of_the_three_layer_section_has_two_weight_layers", B;
    place: "Heading and first sentence of the three-layer section (\"Consider a two layer neural network with hard-tanh activation\")";
    says: "f_θ = W³σ(W²σ(W¹x + b¹) + b²) + b³ has two weight matrices.";
    reading: "One matrix between each two consecutive layers of widths d, p, q, 1.";
    verdict: "Refuted: there are three.";
    repair: "du::network_of_the_three_layer_section_has_two_hidden_layers";
    domain: Space::new("d, p, q ≤ 2").natural("d", 1, 2).natural("p", 1, 2).natural("q", 1, 2);
    judge<N>(case) {
        let widths = [case.natural("d")?, case.natural("p")?, case.natural("q")?, 1];
        let matrices: Vec<Matrix<N>> = widths.windows(2).map(|w| Matrix::zero(w[1], w[0])).collect();
        Ok(Judgement::new().said(Some(matrices.len() == 2), format!("{} weight matrices", matrices.len()), "2"))
    }
}

claim! {
    pub struct TwoHiddenLayers = "du::network_of_the_three_layer_section_has_two_hidden_layers", Own;
    place: "Three-layer section";
    says: "f_θ = W³σ(W²σ(W¹x + b¹) + b²) + b³ has two hidden layers and three weight matrices, whose product is defined.";
    reading: "Widths d, p, q, 1.";
    verdict: "Exhausted for d, p, q ≤ 3.";
    repairs: "du::network_of_the_three_layer_section_has_two_weight_layers";
    domain: Space::new("d, p, q ≤ 3").natural("d", 1, 3).natural("p", 1, 3).natural("q", 1, 3);
    judge<N>(case) {
        let widths = [case.natural("d")?, case.natural("p")?, case.natural("q")?, 1];
        let matrices: Vec<Matrix<N>> = widths.windows(2).map(|w| Matrix::zero(w[1], w[0])).collect();
        let product = matrices[2].times(&matrices[1])?.times(&matrices[0])?;
        let fits = matrices.len() == 3 && (product.rows(), product.cols()) == (1, widths[0]);
        Ok(Judgement::new().said(Some(fits), format!("{} weight matrices", matrices.len()), "3, product 1×d"))
    }
}

claim! {
    pub struct OneActivePerLayer = "du::one_active_neuron_per_hidden_layer_gives_pq_patterns", B;
    place: "Three-layer section (\"For the network of our interest, we have pq different activation patterns\"); Figure 2";
    says: "The number of patterns with exactly one active neuron among p and exactly one among q is pq.";
    reading: "Reading \"one active neuron per hidden layer\"; all 2^{p+q} patterns are gone through.";
    verdict: "Exhausted for p, q ≤ 5.";
    domain: Space::new("p, q ≤ 5").natural("p", 1, 5).natural("q", 1, 5);
    judge<N>(case) {
        let (p, q) = (case.natural("p")?.min(12), case.natural("q")?.min(12));
        let count = (0u32..1 << (p + q)).filter(|b| (b & ((1 << p) - 1)).count_ones() == 1 && (b >> p).count_ones() == 1).count();
        Ok(Judgement::new().equal("number of patterns", N::integer(count as i64), N::integer((p * q) as i64)))
    }
}

/// `P(uᵀx = uᵀy)` for u uniform on the rows of `atoms`.
fn ties<N: Number>(atoms: &Matrix<N>, x: &[N], y: &[N]) -> Result<N, Undefined> {
    let mut count = 0;
    for a in 0..atoms.rows() {
        let gap = sum((0..x.len()).map(|k| atoms.at(a, k).clone() * (x[k].clone() - y[k].clone())));
        count += i64::from(decided(gap.is_nought(), "a tie")?);
    }
    over(&N::integer(count), &N::integer(atoms.rows() as i64))
}

fn random_directions() -> Space {
    Space::new("u uniform on at most 2 vectors of ℝ^d, d ≤ 2, entries 0, 1; n = 2 inputs with entries 0, 1").natural("d", 1, 2).natural("k", 1, 2).natural("n", 2, 2).matrix("u", "k", "d", &[0, 1]).matrix("X", "n", "d", &[0, 1])
}

claim! {
    pub struct SameIndex = "du::projection_separates_the_same_index_with_probability_one", B;
    place: "Three-layer section (\"hence uᵀx_i = uᵀx_i has probability 0\")";
    says: "P(uᵀx_i = uᵀx_i) = 0.";
    reading: "Reading \"same index\"; u uniform on a finite list.";
    verdict: "Refuted: the probability is 1.";
    repair: "du::projection_of_the_same_index_ties_with_probability_one";
    domain: random_directions();
    judge<N>(case) {
        let x = case.matrix("X")?.row(0);
        Ok(Judgement::new().equal("P(uᵀx_1 = uᵀx_1)", ties(case.matrix("u")?, x, x)?, N::integer(0)))
    }
}

claim! {
    pub struct SameIndexOne = "du::projection_of_the_same_index_ties_with_probability_one", Own;
    place: "Three-layer section";
    says: "P(uᵀx_i = uᵀx_i) = 1.";
    reading: "u uniform on a finite list.";
    verdict: "Exhausted.";
    repairs: "du::projection_separates_the_same_index_with_probability_one";
    domain: random_directions();
    judge<N>(case) {
        let x = case.matrix("X")?.row(0);
        Ok(Judgement::new().equal("P(uᵀx_1 = uᵀx_1)", ties(case.matrix("u")?, x, x)?, N::integer(1)))
    }
}

claim! {
    pub struct EveryRandomU = "du::three_layer_projection_separates_for_every_random_u", B;
    place: "Three-layer section (\"hence uᵀx_i = uᵀx_i has probability 0\") (\"u is a randomly generated vector following some distributions\")";
    says: "For every distribution of u on ℝ^d and pairwise distinct x_i: P(uᵀx_i = uᵀx_j for some i ≠ j) = 0.";
    reading: "Reading \"different indices, any distribution of u\"; u uniform on a finite list.";
    verdict: "Refuted by u = 0.";
    repair: "du::mixed_radix_projection_separates_integer_inputs";
    domain: random_directions();
    judge<N>(case) {
        let x = case.matrix("X")?;
        let apart = crate::claims::words::same(x.row(0), x.row(1)).map(|s| !s);
        Ok(Judgement::new().given("inputs are distinct", apart).equal("P(uᵀx_1 = uᵀx_2)", ties(case.matrix("u")?, x.row(0), x.row(1))?, N::integer(0)))
    }
}

claim! {
    pub struct MixedRadix = "du::mixed_radix_projection_separates_integer_inputs", Own;
    place: "Three-layer section; open question 10";
    says: "For distinct inputs with integer entries in 0…B−1 the fixed vector u = (1, B, B², …) separates: uᵀx_i ≠ uᵀx_j for i ≠ j.";
    reading: "No randomness; rational inputs are scaled and shifted to such integers first.";
    verdict: "Exhausted for d ≤ 3, B = 3.";
    repairs: "du::three_layer_projection_separates_for_every_random_u";
    domain: Space::new("d ≤ 3, B = 3").natural("d", 1, 3).vector("x", "d", &[0, 1, 2]).vector("y", "d", &[0, 1, 2]);
    judge<N>(case) {
        let (x, y) = (case.vector("x")?, case.vector("y")?);
        let digit = |t: &N| (0..3).any(|k| t.same(&N::integer(k)) == Some(true));
        let project = |v: &[N]| sum(v.iter().enumerate().map(|(k, t)| t.clone() * N::integer(3i64.pow(k.min(30) as u32))));
        let (l, r) = (project(x), project(y));
        let differ = l.same(&r).map(|s| !s);
        Ok(Judgement::new()
            .given("entries in 0…2", Some(x.iter().chain(y).all(digit)))
            .given("inputs are distinct", crate::claims::words::same(x, y).map(|s| !s))
            .said(differ, format!("{l}"), format!("≠ {r}")))
    }
}

informal! {
    pub struct RowNotation = "du::w1_ij_denotes_the_jth_row", B;
    place: "Three-layer section (\"where W^1_{i,j} is the j-th row of matrix W¹\")";
    says: "With the usual notation of entries, W^1_{i,j} denotes the j-th row of W¹ (as W^1_{j,:} does in the formula above it).";
    missing: "a statement about notation only";
}

claim! {
    pub struct SystemTyped = "du::displayed_second_layer_system_is_well_typed", B;
    place: "Three-layer section, display M[W; b] = … [W; W; b] = y";
    says: "The p × (p+1) matrix multiplies the vector with blocks W²_{k,:}, W²_{k,:}, b²_k (W²_{k,:} ∈ ℝ^p), and the product is defined, for all p ≥ 1.";
    reading: "Shapes only.";
    verdict: "Refuted at p = 1: 1 × 2 times 3 × 1.";
    repair: "du::second_layer_system_with_one_block_is_well_typed";
    domain: Space::new("p ≤ 3").natural("p", 1, 3);
    judge<N>(case) {
        let p = case.natural("p")?;
        let (m, v) = (system(&vec![N::integer(0); p]), Matrix::zero(p + p + 1, 1));
        Ok(Judgement::new().said(Some(m.times(&v).is_ok()), format!("{}×{} times {}×1", m.rows(), m.cols(), v.rows()), "defined"))
    }
}

claim! {
    pub struct SystemTypedRepaired = "du::second_layer_system_with_one_block_is_well_typed", Own;
    place: "Three-layer section";
    says: "The p × (p+1) matrix M multiplies the vector with blocks W²_{k,:} and b²_k, and the product is a vector of p numbers, for all p ≥ 1.";
    reading: "Shapes only.";
    verdict: "Exhausted for p ≤ 6.";
    repairs: "du::displayed_second_layer_system_is_well_typed";
    domain: Space::new("p ≤ 6").natural("p", 1, 6);
    judge<N>(case) {
        let p = case.natural("p")?;
        let y = system(&vec![N::integer(0); p]).times(&Matrix::zero(p + 1, 1))?;
        Ok(Judgement::new().said(Some((y.rows(), y.cols()) == (p, 1)), format!("{}×{}", y.rows(), y.cols()), format!("{p}×1")))
    }
}

claim! {
    pub struct GhostTyped = "du::ghost_point_formula_is_well_typed", B;
    place: "Three-layer section, a¹_{j_i}(x_{i_{j_i q}} + ε)";
    says: "For every d ≥ 1, x ∈ ℝ^d and scalar ε the sum x_{i_{j_i q}} + ε is defined.";
    reading: "A scalar is a 1 × 1 matrix; sums need equal shapes.";
    verdict: "Refuted at d = 2: vector + scalar.";
    repair: "du::ghost_point_along_u_projects_to_c_plus_epsilon";
    domain: Space::new("d ≤ 3").natural("d", 1, 3);
    judge<N>(case) {
        let d = case.natural("d")?;
        let defined = Matrix::<N>::zero(d, 1).plus(&Matrix::zero(1, 1)).is_ok();
        Ok(Judgement::new().said(Some(defined), format!("{d}×1 + 1×1, defined: {defined}"), "defined"))
    }
}

claim! {
    pub struct GhostAlongU = "du::ghost_point_along_u_projects_to_c_plus_epsilon", Own;
    place: "Three-layer section, ghost points";
    says: "For u ≠ 0: the point x + εu/|u|² is projected to uᵀx + ε.";
    reading: "u is enumerated, x and ε are free.";
    verdict: "Exhausted for d ≤ 2, small u, all real x and ε.";
    repairs: "du::ghost_point_formula_is_well_typed";
    domain: Space::new("d ≤ 2, u with entries 0, 1, −2, all real x, ε").natural("d", 1, 2).vector("u", "d", &[0, 1, -2]).free_vector("x", "d").free("epsilon");
    judge<N>(case) {
        let (u, x, epsilon) = (case.vector("u")?, case.vector("x")?, case.number("epsilon")?);
        let dot = |v: &[N]| sum(u.iter().zip(v).map(|(a, b)| a.clone() * b.clone()));
        let square = dot(u);
        let nonzero = !decided(square.is_nought(), "|u|²")?;
        let j = Judgement::new().given("u ≠ 0", Some(nonzero));
        if !nonzero {
            return Ok(j.said(Some(true), "no direction", "a direction"));
        }
        let scale = over(&N::integer(1), &square)?;
        let moved: Vec<N> = x.iter().zip(u).map(|(a, b)| a.clone() + epsilon.clone() * b.clone() * scale.clone()).collect();
        Ok(j.equal("uᵀx′", dot(&moved), dot(x) + epsilon.clone()))
    }
}

informal! {
    pub struct NormsMeasured = "du::norms_of_the_two_constructions_were_measured", B;
    place: "Abstract (\"implemented them numerically and measured their norm\")";
    says: "Both constructions were implemented numerically and their norm was measured.";
    missing: "the measured values and which norm";
}

informal! {
    pub struct InvariantInformation = "du::invariant_information_helps_to_generalise", B;
    place: "Abstract, first sentences; Introduction (\"capability of a network is influenced by the number of layers\")";
    says: "Invariant information helps deep networks to generalise on different domains; the capability of a network is influenced by the number of layers and of neurons.";
    missing: "domains, learner and measure";
}
