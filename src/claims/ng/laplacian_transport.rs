//! Eqs. 6–8: the transfer map g between graphs, metrics, factor orders, and the transfer map with the mean added.

use super::notation::*;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided};
use crate::{claim, informal};

informal! {
    pub struct SameReshaping = "ng::the_two_reshaping_matrices_are_the_same", B;
    place: "Eq. 6 and eq. 8 (c') versus the text after eq. 8 (\"O_dist = c*L_out*L^{−1}\")";
    says: "c' in eq. 6 and eq. 8, c in the text.";
    missing: "whether one or two reshaping matrices are meant";
}

claim! {
    pub struct OnlySolution = "ng::g_is_the_only_solution", B;
    place: "Eq. 7 (\"so g = …\")";
    says: "For connected A: L_B L_A⁺ is the only matrix g with gL_A = L_B.";
    reading: "Another g is L_BL_A⁺ + G, G ≠ 0.";
    verdict: "Refuted by one vertex, where L_A = 0 and every g solves.";
    repair: "ng::solutions_for_g_differ_by_matrices_with_constant_rows";
    domain: Space::new("up to two vertices, G with entries 0, ±1").natural("n", 1, 2).graph("A", "n").graph("B", "n").matrix("G", "n", "n", &[0, 1, -1]);
    judge<N>(case) {
        let (a, b, other) = (case.matrix("A")?, case.matrix("B")?, case.matrix("G")?);
        let g = transfer(a, b)?.plus(other)?;
        let solves = g.times(&laplacian(a))?.same(&laplacian(b));
        Ok(Judgement::new()
            .given("A connected", Some(connected(a)?))
            .given("G ≠ 0", Some(!all_zero(other.entries())?))
            .said(solves.map(|s| !s), "(L_BL_A⁺ + G)L_A = L_B", "not equal"))
    }
}

claim! {
    pub struct SolutionsDiffer = "ng::solutions_for_g_differ_by_matrices_with_constant_rows", Own;
    place: "Eq. 7";
    says: "For connected A the solutions of gL_A = L_B are L_BL_A⁺ + v1ᵀ, v arbitrary; L_BL_A⁺ is the only one with g1 = 0.";
    reading: "The formal theorem: for all weighted graphs A, B on n vertices, A connected, gL_A = L_B iff g = L_BL_A⁺ + v1ᵀ for some v, and g solves with g1 = 0 iff g = L_BL_A⁺; L_A⁺ is the matrix with the four Penrose equations. In the instances rows are independent of each other, so one row r is added, the first: (L_BL_A⁺ + e_1rᵀ)L_A = L_B iff r is constant; and then (…)1 = 0 iff r = 0.";
    verdict: "Proved for every n.";
    repairs: "ng::g_is_the_only_solution";
    formal: "solutions_for_g_differ_by_matrices_with_constant_rows" in "ng/solutions_for_g_differ_by_matrices_with_constant_rows.v";
    domain: Space::new("up to three vertices, rows with entries 0, ±1").natural("n", 1, 3).graph("A", "n").graph("B", "n").vector("r", "n", &[0, 1, -1]);
    judge<N>(case) {
        let (a, b, r) = (case.matrix("A")?, case.matrix("B")?, case.vector("r")?);
        let j = Judgement::new().given("A connected", Some(connected(a)?));
        if !connected(a)? {
            return Ok(j);
        }
        let n = a.rows();
        let g = transfer(a, b)?.plus(&Matrix::from_fn(n, n, |i, k| if i == 0 { r[k].clone() } else { N::integer(0) }))?;
        let solves = decided(g.times(&laplacian(a))?.same(&laplacian(b)), "equality")?;
        let constant = decided(crate::claims::words::same(r, &vec![r[0].clone(); n]), "equality")?;
        let kills = all_zero(&g.apply(&vec![N::integer(1); n])?)?;
        let only = !(solves && kills) || all_zero(r)?;
        Ok(j.said(Some(solves == constant && only), format!("solves: {solves}"), format!("constant row: {constant}")))
    }
}

claim! {
    pub struct IsomorphicTrivial = "ng::isomorphic_graphs_have_trivial_g", B;
    place: "Note after eq. 7 (\"in truncated SVD, g is an identity matrix, implying L_B and L_A are equivalent\") (\"their corresponding graphs are equivalent in topology\")";
    says: "For connected graphs A, B on n vertices that are isomorphic as unlabelled graphs: L_B L_A⁺ = I − J/n.";
    reading: "B is A with its vertices permuted.";
    verdict: "Refuted by two labellings of the path with three vertices.";
    repair: "ng::isomorphic_graphs_have_trivial_g_iff_the_isomorphism_is_an_automorphism";
    domain: Space::new("graphs on up to three vertices").natural("n", 1, 3).graph("A", "n").permutation("s", "n");
    judge<N>(case) {
        let (a, s) = (case.matrix("A")?, case.naturals("s")?);
        let n = a.rows();
        let b = crate::claims::words::act_on_matrix(s, a);
        let j = Judgement::new().given("connected", Some(connected(a)?));
        Ok(j.equal_matrices("L_BL_A⁺", &transfer(a, &b)?, &Matrix::identity(n).minus(&mean_matrix(n))?))
    }
}

claim! {
    pub struct IsomorphicIff = "ng::isomorphic_graphs_have_trivial_g_iff_the_isomorphism_is_an_automorphism", Own;
    place: "Note after eq. 7";
    says: "For a connected graph A and B = A with vertices permuted by s: L_B L_A⁺ = I − J/n iff s is an automorphism of A.";
    reading: "An automorphism keeps every entry of A. The formal theorem is for all weighted graphs and all permutations of n vertices; L_A⁺ is the matrix with the four Penrose equations.";
    verdict: "Proved for every n.";
    repairs: "ng::isomorphic_graphs_have_trivial_g";
    formal: "isomorphic_graphs_have_trivial_g_iff_the_isomorphism_is_an_automorphism" in "ng/isomorphic_graphs_have_trivial_g_iff_the_isomorphism_is_an_automorphism.v";
    domain: Space::new("graphs on up to four vertices").natural("n", 1, 4).graph("A", "n").permutation("s", "n");
    judge<N>(case) {
        let (a, s) = (case.matrix("A")?, case.naturals("s")?);
        let n = a.rows();
        let j = Judgement::new().given("connected", Some(connected(a)?));
        if !connected(a)? {
            return Ok(j);
        }
        let b = crate::claims::words::act_on_matrix(s, a);
        let trivial = decided(transfer(a, &b)?.same(&Matrix::identity(n).minus(&mean_matrix(n))?), "equality")?;
        let mut automorphism = true;
        for i in 0..n {
            for k in 0..n {
                automorphism &= decided(a.at(i, k).same(a.at(s[i], s[k])), "equality")?;
            }
        }
        Ok(j.said(Some(trivial == automorphism), format!("trivial: {trivial}"), format!("automorphism: {automorphism}")))
    }
}

fn weighted_pairs(words: &str) -> Space {
    Space::new(words)
        .natural("n", 1, 3)
        .graph("A", "n")
        .graph("B", "n")
        .number("weight", &[(1, 1), (2, 1), (1, 3)])
}

claim! {
    pub struct ResistanceMetric = "ng::g_maps_the_resistance_metric_of_a_to_that_of_b", B;
    place: "Eq. 7, \"mapping function g: metric_A → metric_B\"";
    says: "With the metric of a graph represented by the Gram matrix L⁺ of its effective-resistance distance: for connected weighted graphs A, B on the same vertices, L_B⁺ = gL_A⁺ with g = L_B L_A⁺.";
    reading: "The edges of B have a common weight.";
    verdict: "Refuted by two vertices with an edge of weight 1 in A and 2 in B.";
    repair: "ng::resistance_metrics_transform_with_the_reverse_transfer_map";
    domain: weighted_pairs("up to three vertices, weight of B among 1, 2, 1/3");
    judge<N>(case) {
        let (a, b) = (case.matrix("A")?, case.matrix("B")?.scaled(case.number("weight")?));
        let j = Judgement::new().given("weight > 0", N::integer(0).below(case.number("weight")?)).given("connected", Some(connected(a)? && connected(&b)?));
        if j.met() != Some(true) {
            return Ok(j);
        }
        Ok(j.equal_matrices("gL_A⁺", &transfer(a, &b)?.times(&pseudo_inverse(a)?)?, &pseudo_inverse(&b)?))
    }
}

claim! {
    pub struct ResistanceTransforms = "ng::resistance_metrics_transform_with_the_reverse_transfer_map", Own;
    place: "Eq. 7";
    says: "For connected weighted graphs A, B: L_B⁺ = L_A⁺h with h = L_A L_B⁺, the transfer map in the other direction, and gh = hg = I − J/n with g = L_B L_A⁺: h is inverse to g off the constants. So g transforms Laplacians and h resistance metrics.";
    reading: "L_A⁺h = L_B⁺, gh = hg = I − J/n and gL_A = L_B, the pseudo-inverses being the matrices with the four Penrose equations; in the instances the first three are compared.";
    verdict: "Proved for every n.";
    repairs: "ng::g_maps_the_resistance_metric_of_a_to_that_of_b";
    formal: "resistance_metrics_transform_with_the_reverse_transfer_map" in "ng/resistance_metrics_transform_with_the_reverse_transfer_map.v";
    domain: weighted_pairs("up to three vertices, weight of B among 1, 2, 1/3");
    judge<N>(case) {
        let (a, b) = (case.matrix("A")?, case.matrix("B")?.scaled(case.number("weight")?));
        let j = Judgement::new().given("weight > 0", N::integer(0).below(case.number("weight")?)).given("connected", Some(connected(a)? && connected(&b)?));
        if j.met() != Some(true) {
            return Ok(j);
        }
        let (g, h) = (transfer(a, &b)?, transfer(&b, a)?);
        let centring = Matrix::identity(a.rows()).minus(&mean_matrix(a.rows()))?;
        Ok(j.equal_matrices("L_A⁺h", &pseudo_inverse(a)?.times(&h)?, &pseudo_inverse(&b)?)
            .equal_matrices("gh", &g.times(&h)?, &centring)
            .equal_matrices("hg", &h.times(&g)?, &centring))
    }
}

claim! {
    pub struct ActsOnFeatures = "ng::laplacian_factors_of_eq8_act_on_the_feature_vector", B;
    place: "Eq. 8: L L_in^{−1} applied to Vᵀx, L being p × p and x ∈ ℝ^i";
    says: "For all i and p the product (L L_in⁺)(Vᵀx), L, L_in p × p, V i × i, x ∈ ℝ^i, is defined.";
    reading: "The product is formed with zero matrices.";
    verdict: "Refuted: i = 1, p = 2.";
    repair: "ng::laplacian_factors_of_eq8_act_on_the_feature_vector_iff_p_equals_i";
    domain: Space::new("i, p ≤ 3").natural("i", 1, 3).natural("p", 1, 3);
    judge<N>(case) {
        let (i, p) = (case.natural("i")?, case.natural("p")?);
        Ok(Judgement::new().said(Some(typed::<N>(i, p)), format!("a {p} × {p} matrix and a vector of {i} entries"), "a product"))
    }
}

fn typed<N: Number>(i: usize, p: usize) -> bool {
    let features = Matrix::<N>::zero(i, i).apply(&vec![N::integer(0); i]);
    features.is_ok_and(|v| Matrix::<N>::zero(p, p).apply(&v).is_ok())
}

claim! {
    pub struct ActsOnFeaturesIff = "ng::laplacian_factors_of_eq8_act_on_the_feature_vector_iff_p_equals_i", Own;
    place: "Eq. 8";
    says: "(L L_in⁺)(Vᵀx) is defined iff the number p of data equals the number i of features; otherwise the Laplacians would have to be those of graphs on the features.";
    reading: "The product is formed with zero matrices.";
    verdict: "Holds for all sizes tried.";
    repairs: "ng::laplacian_factors_of_eq8_act_on_the_feature_vector";
    domain: Space::new("i, p ≤ 6").natural("i", 1, 6).natural("p", 1, 6);
    judge<N>(case) {
        let (i, p) = (case.natural("i")?, case.natural("p")?);
        Ok(Judgement::new().said(Some(typed::<N>(i, p) == (i == p)), format!("defined: {}", typed::<N>(i, p)), format!("i = p: {}", i == p)))
    }
}

claim! {
    pub struct FactorOrder = "ng::eq8_factor_order_agrees_with_eq3", B;
    place: "Eq. 8 and eq. 3";
    says: "Inserting O_dist := c'L_outL⁺ and I_dist := cLL_in⁺ into eq. 3 gives the factor order of eq. 8.";
    reading: "Each of the factors U, c', L_out, L⁺, S', c, L, L_in⁺, Vᵀ is one of the two matrices [(1, 1), (0, 1)] and [(1, 0), (1, 1)], which generate a free monoid: products in different orders of factors differ for some choice. Eq. 3 is multiplied after inserting, eq. 8 from left to right.";
    verdict: "Holds for all choices.";
    domain: Space::new("all 2⁹ choices").vector("f", 9, &[0, 1]);
    judge<N>(case) {
        let f: Vec<Matrix<N>> = case.vector("f")?.iter().map(|t| Matrix::from_fn(2, 2, |i, j| match (i, j) {
            (0, 1) => N::integer(1) - t.clone(),
            (1, 0) => t.clone(),
            _ => N::integer(1),
        })).collect();
        let o_dist = f[1].times(&f[2].times(&f[3])?)?;
        let i_dist = f[5].times(&f[6].times(&f[7])?)?;
        let inserted = f[0].times(&o_dist)?.times(&f[4])?.times(&i_dist)?.times(&f[8])?;
        let mut printed = f[0].clone();
        for k in 1..9 {
            printed = printed.times(&f[k])?;
        }
        Ok(Judgement::new().equal_matrices("U O_dist S' I_dist Vᵀ", &inserted, &printed))
    }
}

/// L + J/n.
fn lifted<N: Number>(a: &Matrix<N>) -> Result<Matrix<N>, Undefined> {
    laplacian(a).plus(&mean_matrix(a.rows()))
}

/// (L_B + J/n)(L_A + J/n)⁻¹ for connected A.
fn lifted_transfer<N: Number>(a: &Matrix<N>, b: &Matrix<N>) -> Result<Matrix<N>, Undefined> {
    lifted(b)?.times(&decided(lifted(a)?.inverse()?, "an inverse")?)
}

/// The number of spanning trees, by trying all sets of n − 1 edges.
fn spanning_trees<N: Number>(a: &Matrix<N>) -> Result<i64, Undefined> {
    let n = a.rows();
    let mut edges = Vec::new();
    for i in 0..n {
        for j in 0..i {
            if !decided(a.at(i, j).is_nought(), "an edge")? {
                edges.push((i, j));
            }
        }
    }
    let mut count = 0;
    for set in 0u32..1 << edges.len() {
        if set.count_ones() as usize == n - 1 {
            let mut b = Matrix::<N>::zero(n, n);
            for (k, &(i, j)) in edges.iter().enumerate() {
                if set >> k & 1 == 1 {
                    b = Matrix::from_fn(n, n, |r, c| {
                        if (r, c) == (i, j) || (r, c) == (j, i) {
                            N::integer(1)
                        } else {
                            b.at(r, c).clone()
                        }
                    });
                }
            }
            count += i64::from(connected(&b)?);
        }
    }
    Ok(count)
}

claim! {
    pub struct LiftedTransfer = "ng::transfer_map_with_the_mean_added_is_invertible_and_composes", Own;
    place: "Eq. 7 and the note after it";
    says: "For connected graphs let g̃(A, B) = (L_B + J/n)(L_A + J/n)⁻¹. Then g̃(A, B) is invertible with g̃(B, C)g̃(A, B) = g̃(A, C), it maps L_A to L_B (g̃L_A = L_B), and it is the identity iff A = B.";
    reading: "The formal theorem: for all connected weighted graphs on n ≥ 1 vertices L + J/n has the inverse L⁺ + J/n (L⁺ with the four Penrose equations), and with any two-sided inverses the four equations hold, g̃(B, A) being the inverse of g̃(A, B). In the instances all triples of connected graphs; for C = A composition gives the inverse. (L_BL_A⁺ composes and maps L_A to L_B too, but is singular.)";
    verdict: "Proved for every n ≥ 1.";
    formal: "transfer_map_with_the_mean_added_is_invertible_and_composes" in "ng/transfer_map_with_the_mean_added_is_invertible_and_composes.v";
    domain: Space::new("graphs on up to three vertices").natural("n", 1, 3).graph("A", "n").graph("B", "n").graph("C", "n");
    judge<N>(case) {
        let (a, b, c) = (case.matrix("A")?, case.matrix("B")?, case.matrix("C")?);
        let j = Judgement::new().given("connected", Some(connected(a)? && connected(b)? && connected(c)?));
        if j.met() != Some(true) {
            return Ok(j);
        }
        let (ab, bc) = (lifted_transfer(a, b)?, lifted_transfer(b, c)?);
        let trivial = decided(ab.same(&Matrix::identity(a.rows())), "equality")? == decided(a.same(b), "equality")?;
        Ok(j.equal("identity iff A = B", N::integer(i64::from(trivial)), N::integer(1))
            .equal_matrices("g̃(B, C)g̃(A, B)", &bc.times(&ab)?, &lifted_transfer(a, c)?)
            .equal_matrices("g̃L_A", &ab.times(&laplacian(a))?, &laplacian(b)))
    }
}

claim! {
    pub struct LiftedDeterminant = "ng::determinant_of_the_lifted_transfer_map_is_the_ratio_of_spanning_trees", Own;
    place: "Eq. 7";
    says: "For connected graphs det (L_B + J/n)(L_A + J/n)⁻¹ = τ(B)/τ(A), τ the number of spanning trees.";
    reading: "Spanning trees are counted by trying all sets of n − 1 edges.";
    verdict: "Holds for all pairs.";
    domain: Space::new("graphs on up to three vertices").natural("n", 1, 3).graph("A", "n").graph("B", "n");
    judge<N>(case) {
        let (a, b) = (case.matrix("A")?, case.matrix("B")?);
        let j = Judgement::new().given("connected", Some(connected(a)? && connected(b)?));
        if j.met() != Some(true) {
            return Ok(j);
        }
        let determinant = lifted_transfer(a, b)?.determinant()?;
        Ok(j.equal("τ(A)·det", determinant * N::integer(spanning_trees(a)?), N::integer(spanning_trees(b)?)))
    }
}

claim! {
    pub struct LiftedEq8 = "ng::eq8_with_the_mean_added_represents_every_square_layer", Own;
    place: "Eq. 8";
    says: "With g̃ of the previous claims in place of L_outL⁺ and LL_in⁺, i = o = n' = p: every W equals U g̃(L, out) S' g̃(in, L) Vᵀ with S' = g̃(L, out)⁻¹UᵀWV g̃(in, L)⁻¹; S' is the diagonal S of W if the three graphs agree, and then eq. 8 is the SVD.";
    reading: "The formal theorem: for all weighted graphs on n vertices with L + J/n invertible (connected ones), orthogonal U, V and every n × n matrix W; the inverses of the g̃ are those with the graphs exchanged, and S' = S if the graphs agree and W = USVᵀ. In the instances U = V = I, W = S diagonal; graphs in, latent, out.";
    verdict: "Proved for every n.";
    formal: "eq8_with_the_mean_added_represents_every_square_layer" in "ng/eq8_with_the_mean_added_represents_every_square_layer.v";
    domain: Space::new("graphs on up to three vertices, spectra 1, 2, 3 and 2, 3, 4").natural("least", 1, 2).natural("n", 1, 3).graph("A", "n").graph("B", "n").graph("C", "n");
    judge<N>(case) {
        let (a, b, c, least) = (case.matrix("A")?, case.matrix("B")?, case.matrix("C")?, case.natural("least")?);
        let s: Vec<N> = (0..a.rows()).map(|k| N::integer((least + k) as i64)).collect();
        let j = Judgement::new().given("connected", Some(connected(a)? && connected(b)? && connected(c)?));
        if j.met() != Some(true) {
            return Ok(j);
        }
        let w = diagonal(s.len(), s.len(), &s);
        let (input, output) = (lifted_transfer(a, b)?, lifted_transfer(b, c)?);
        let inner = lifted_transfer(c, b)?.times(&w)?.times(&lifted_transfer(b, a)?)?;
        let agree = decided(a.same(b), "equality")? && decided(b.same(c), "equality")?;
        let diagonal = !agree || decided(inner.same(&w), "equality")?;
        Ok(j.equal("S' = S if the graphs agree", N::integer(i64::from(diagonal)), N::integer(1))
            .equal_matrices("g̃S'g̃", &output.times(&inner)?.times(&input)?, &w))
    }
}
