//! Eqs. 5–8: Laplacians, their transfer maps g, reshaping, and the spread of a signal.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, decided, sum};

fn pairs(most: usize, words: &str) -> Space {
    Space::new(words)
        .natural("n", 1, most)
        .graph("A", "n")
        .graph("B", "n")
}

claim! {
    pub struct LaplacianPsd = "ng::eq5_laplacian_is_positive_semidefinite_with_constant_kernel_per_component", A;
    place: "Eq. 5";
    says: "For every weighted undirected graph (A ≥ 0 symmetric, zero diagonal) L = D − A is symmetric positive semidefinite, L1 = 0, and rank L = number of vertices − number of components.";
    reading: "The formal proof gives the rank as the dimension of the kernel. In the instances: unweighted graphs; the rank is computed.";
    verdict: "Proved.";
    formal: "eq5_laplacian_is_positive_semidefinite_with_constant_kernel_per_component" in "ng/eq5_laplacian_is_positive_semidefinite_with_constant_kernel_per_component.v";
    domain: Space::new("graphs on up to four vertices").natural("n", 1, 4).graph("A", "n");
    judge<N>(case) {
        let a = case.matrix("A")?;
        let l = laplacian(a);
        let parts = components(a)?.iter().enumerate().filter(|(i, c)| i == *c).count();
        Ok(Judgement::new()
            .equal("rank L", N::integer(l.rank()? as i64), N::integer((a.rows() - parts) as i64))
            .equal_vectors("L1", &l.apply(&vec![N::integer(1); a.rows()])?, &vec![N::integer(0); a.rows()]))
    }
}

claim! {
    pub struct FullGraphUnweighted = "ng::full_graph_laplacian_eigenvectors_give_the_truncated_svd_unweighted", A;
    place: "Text after eq. 5 (\"in the case of the fully-connected graph, one can prove …\")";
    says: "Reading \"unweighted\". The Laplacian of the unweighted complete graph on the p data points determines S', the n' largest singular values of the centred p × (i + o) data matrix: any two data sets of p points have the same S'.";
    reading: "Equal S' for n' = i + o gives equal traces of the centred Gram matrices, Σσ².";
    verdict: "Refuted with two points.";
    repair: "ng::full_graph_with_negated_gram_weights_has_the_centred_gram_matrix_as_laplacian";
    domain: Space::new("p ≤ 2, i = o = 1, entries 0, 1").natural("p", 1, 2).matrix("X", "p", 2, &[0, 1]).matrix("Y", "p", 2, &[0, 1]);
    judge<N>(case) {
        let spread = |m: &Matrix<N>| -> Result<N, crate::number::Undefined> {
            let centre = Matrix::identity(m.rows()).minus(&mean_matrix(m.rows()))?;
            Ok(norm_squared(&centre.times(m)?))
        };
        Ok(Judgement::new().equal("Σσ²", spread(case.matrix("X")?)?, spread(case.matrix("Y")?)?))
    }
}

claim! {
    pub struct FullGraphGram = "ng::full_graph_with_negated_gram_weights_has_the_centred_gram_matrix_as_laplacian", Own;
    place: "Text after eq. 5";
    says: "With weights a_kl = −⟨x_k − x̄, x_l − x̄⟩ on the complete graph (possibly negative) L = D − A is the centred Gram matrix, whose eigenvectors and eigenvalues are the left singular vectors and σ² of the centred data.";
    reading: "p ≤ 3 points in the plane.";
    verdict: "By identity for each p.";
    repairs: "ng::full_graph_laplacian_eigenvectors_give_the_truncated_svd_unweighted";
    domain: Space::new("p ≤ 3, all data").natural("p", 1, 3).free_matrix("X", "p", 2);
    judge<N>(case) {
        let x = case.matrix("X")?;
        let c = Matrix::identity(x.rows()).minus(&mean_matrix(x.rows()))?.times(x)?;
        let gram = c.times(&c.transpose())?;
        Ok(Judgement::new().equal_matrices("L", &laplacian(&gram.scaled(&N::integer(-1))), &gram))
    }
}

claim! {
    pub struct OneSidedTyped = "ng::eq6_is_well_typed_with_one_sided_reshaping", A;
    place: "Eq. 6 with \"c, c' matrices … merely used to reshape … for n', i, o dimensions\"; L, L_in, L_out p×p";
    says: "Reading \"c multiplies from the left\". For some p, i, o and n' with 0 < n' < i: c·(L L_in⁺) is n' × i and c'·(L_out L⁺) is o × n', L, L_in, L_out being p × p.";
    reading: "For each (p, i, o, n') the shapes of the products decide.";
    verdict: "Refuted: both products have p columns, so i = p = n'; for every choice.";
    repair: "ng::eq6_is_well_typed_with_c_left_and_c_prime_right_iff_i_and_o_equal_p";
    domain: Space::new("p, i, o, n' ≤ 4").natural("p", 1, 4).natural("i", 1, 4).natural("o", 1, 4).natural("k", 1, 4);
    judge<N>(case) {
        let (p, i, o, k) = (case.natural("p")?, case.natural("i")?, case.natural("o")?, case.natural("k")?);
        let square = Matrix::<N>::zero(p, p);
        let (input, output) = (Matrix::zero(k, p).times(&square)?, Matrix::zero(o, p).times(&square)?);
        let fits = input.cols() == i && output.cols() == k;
        Ok(Judgement::new().given("n' < i", Some(k < i)).said(Some(fits), format!("columns {} and {}", input.cols(), output.cols()), format!("{i} and {k}")))
    }
}

claim! {
    pub struct LeftRightTyped = "ng::eq6_is_well_typed_with_c_left_and_c_prime_right_iff_i_and_o_equal_p", Own;
    place: "Eq. 6";
    says: "c·(L L_in⁺) is n' × i and (L_out L⁺)·c' is o × n' for some c, c' iff i = o = p; with c or c' on the left in both, no n' < i is possible.";
    reading: "Shapes.";
    verdict: "Holds for all shapes tried.";
    repairs: "ng::eq6_is_well_typed_with_one_sided_reshaping";
    domain: Space::new("p, i, o, n' ≤ 4").natural("p", 1, 4).natural("i", 1, 4).natural("o", 1, 4).natural("k", 1, 4);
    judge<N>(case) {
        let (p, i, o, k) = (case.natural("p")?, case.natural("i")?, case.natural("o")?, case.natural("k")?);
        let square = Matrix::<N>::zero(p, p);
        let (input, output) = (Matrix::zero(k, p).times(&square)?, square.times(&Matrix::zero(p, k))?);
        let fits = (input.rows(), input.cols(), output.rows(), output.cols()) == (k, i, o, k);
        let left = Matrix::zero(o, p).times(&square)?.cols() == k && input.cols() == i && k < i;
        Ok(Judgement::new().said(Some(fits == (i == p && o == p) && !left), format!("typed: {fits}"), "iff i = o = p"))
    }
}

claim! {
    pub struct TwoSided = "ng::eq6_holds_for_some_reshaping_on_both_sides", A;
    place: "Eq. 6";
    says: "Reading \"c reshapes on both sides, freely\". For every target matrix R of rank ≤ rank(L L_in⁺) there are c_1, c_2 with c_1(L L_in⁺)c_2 = R.";
    reading: "The formal theorem: for all matrices A and R, rank R ≤ rank A iff C_1 A C_2 = R for some C_1, C_2; rank is the least width of a factorisation, so the left side says that R factors through every width through which A does. In the instances c_1, c_2 are built from full-rank factorisations of both matrices (pivot columns times reduced rows).";
    verdict: "Proved for all sizes; so eq. 6 restricts nothing but the rank.";
    formal: "eq6_holds_for_some_reshaping_on_both_sides" in "ng/eq6_holds_for_some_reshaping_on_both_sides.v";
    domain: pairs(3, "graphs on up to three vertices, R 2 × 2 with entries 0, 1").matrix("R", 2, 2, &[0, 1]);
    judge<N>(case) {
        let g = transfer(case.matrix("B")?, case.matrix("A")?)?;
        let r = case.matrix("R")?;
        let (reduced, pivots) = g.echelon()?;
        let (target, marks) = r.echelon()?;
        let mut j = Judgement::new().given("rank R ≤ rank L L_in⁺", Some(marks.len() <= pivots.len()));
        if marks.len() <= pivots.len() {
            let s = pivots.len();
            let columns = Matrix::from_fn(g.rows(), s, |i, k| g.at(i, pivots[k]).clone());
            let left_inverse = decided(columns.transpose().times(&columns)?.inverse()?, "an inverse")?.times(&columns.transpose())?;
            let right_inverse = Matrix::from_fn(reduced.cols(), s, |i, k| N::integer(i64::from(i == pivots[k])));
            let a = Matrix::from_fn(2, s, |i, k| if k < marks.len() { r.at(i, marks[k]).clone() } else { N::integer(0) });
            let b = Matrix::from_fn(s, 2, |k, i| if k < marks.len() { target.at(k, i).clone() } else { N::integer(0) });
            let product = a.times(&left_inverse)?.times(&g)?.times(&right_inverse)?.times(&b)?;
            j = j.equal_matrices("c_1(L L_in⁺)c_2", &product, r);
        }
        Ok(j)
    }
}

claim! {
    pub struct Eq6AndEq4 = "ng::eq6_and_eq4_hold_together_for_some_nonzero_layer", A;
    place: "Eq. 6 with eq. 4";
    says: "With p = i, c multiplying from the left, connected graphs: for some S ≠ 0, O_dist, S', c, L, L_in: O_dist S' · c(L L_in⁺) = S with S diagonal.";
    reading: "For each pair of connected graphs: K(L L_in⁺) is diagonal and not 0 for some matrix K iff some unit vector e_j lies in the row space of L L_in⁺.";
    verdict: "Refuted for every pair: L_in⁺1 = 0.";
    repair: "ng::eq6_and_eq4_hold_together_with_the_mean_added";
    domain: pairs(3, "graphs on up to three vertices");
    judge<N>(case) {
        let (a, b) = (case.matrix("A")?, case.matrix("B")?);
        let g = transfer(a, b)?;
        let reached = unit_rows(&g)?;
        Ok(Judgement::new().given("connected", Some(connected(a)? && connected(b)?)).said(Some(reached > 0), format!("{reached} unit vectors in the row space"), "at least one"))
    }
}

/// How many unit vectors lie in the row space.
fn unit_rows<N: Number>(g: &Matrix<N>) -> Result<usize, crate::number::Undefined> {
    let (n, rank) = (g.cols(), g.rank()?);
    let mut count = 0;
    for e in 0..n {
        let wider = Matrix::from_fn(n + 1, n, |i, j| {
            if i < n {
                g.at(i, j).clone()
            } else {
                N::integer(i64::from(j == e))
            }
        });
        count += usize::from(wider.rank()? == rank);
    }
    Ok(count)
}

claim! {
    pub struct Eq6AndEq4Mean = "ng::eq6_and_eq4_hold_together_with_the_mean_added", Own;
    place: "Eqs. 4, 6, 7";
    says: "With g̃ = (L + J/n)(L_in + J/n)⁻¹ in place of L L_in⁺, connected graphs: every unit vector lies in the row space, so every diagonal S is reached; and g̃(L_in + J/n) = L + J/n.";
    reading: "As above.";
    verdict: "Holds for all pairs.";
    repairs: "ng::eq6_and_eq4_hold_together_for_some_nonzero_layer";
    domain: pairs(3, "graphs on up to three vertices");
    judge<N>(case) {
        let (a, b) = (case.matrix("A")?, case.matrix("B")?);
        let j = Judgement::new().given("connected", Some(connected(a)? && connected(b)?));
        if !connected(a)? {
            return Ok(j);
        }
        let mean = mean_matrix(a.rows());
        let g = laplacian(b).plus(&mean)?.times(&pseudo_inverse(a)?.plus(&mean)?)?;
        Ok(j.equal("unit vectors in the row space", N::integer(unit_rows(&g)? as i64), N::integer(a.rows() as i64))
            .equal_matrices("g̃(L_in + J/n)", &g.times(&laplacian(a).plus(&mean)?)?, &laplacian(b).plus(&mean)?))
    }
}

claim! {
    pub struct EqualIntegrals = "ng::equal_integrals_give_equal_integrands", A;
    place: "Eq. 7, second to third line";
    says: "For continuous u, v on [0,1]: ∫u = ∫v implies u = v.";
    reading: "Polynomials of degree at most 1, by their coefficients.";
    verdict: "Refuted: u = 0 and v with mean 0.";
    repair: "ng::equal_partial_integrals_give_equal_integrands";
    domain: Space::new("coefficients 0, ±1, 2").vector("u", 2, &[0, 1, -1, 2]).vector("v", 2, &[0, 1, -1, 2]);
    judge<N>(case) {
        let (u, v) = (case.vector("u")?, case.vector("v")?);
        Ok(Judgement::new().given("∫u = ∫v", integral(u, &N::integer(1)).same(&integral(v, &N::integer(1)))).equal_vectors("coefficients", u, v))
    }
}

fn integral<N: Number>(u: &[N], x: &N) -> N {
    u[0].clone() * x.clone() + u[1].clone() * x.squared() * N::ratio(1, 2)
}

claim! {
    pub struct EqualPartialIntegrals = "ng::equal_partial_integrals_give_equal_integrands", Own;
    place: "Eq. 7";
    says: "∫₀ˣu = ∫₀ˣv for all x ∈ [0,1] implies u = v.";
    reading: "Polynomials of degree at most 1, where x = 1/2 and x = 1 suffice.";
    verdict: "Holds in every instance.";
    repairs: "ng::equal_integrals_give_equal_integrands";
    domain: Space::new("coefficients 0, ±1, 2").vector("u", 2, &[0, 1, -1, 2]).vector("v", 2, &[0, 1, -1, 2]);
    judge<N>(case) {
        let (u, v) = (case.vector("u")?, case.vector("v")?);
        let mut j = Judgement::new();
        for x in [N::ratio(1, 2), N::integer(1)] {
            j = j.given("equal integrals to x", integral(u, &x).same(&integral(v, &x)));
        }
        Ok(j.equal_vectors("coefficients", u, v))
    }
}

claim! {
    pub struct GForAll = "ng::g_maps_l_a_to_l_b_for_all_graphs", A;
    place: "Eq. 7 (\"L_B = g(L_A); so g = L_B × L_A^{−1}\", pseudo-inverse)";
    says: "Reading \"all graphs\". For all graphs A, B on the same vertices: (L_B L_A⁺)L_A = L_B.";
    reading: "As printed.";
    verdict: "Refuted: two vertices, A empty, B one edge.";
    repair: "ng::g_maps_l_a_to_l_b_iff_edges_of_b_stay_in_components_of_a";
    domain: pairs(3, "graphs on up to three vertices");
    judge<N>(case) {
        let (a, b) = (case.matrix("A")?, case.matrix("B")?);
        Ok(Judgement::new().equal_matrices("g L_A", &transfer(a, b)?.times(&laplacian(a))?, &laplacian(b)))
    }
}

claim! {
    pub struct GIff = "ng::g_maps_l_a_to_l_b_iff_edges_of_b_stay_in_components_of_a", Own;
    place: "Eq. 7";
    says: "(L_B L_A⁺)L_A = L_B iff every edge of B joins two vertices of one component of A.";
    reading: "As printed.";
    verdict: "Holds for all pairs.";
    repairs: "ng::g_maps_l_a_to_l_b_for_all_graphs";
    domain: pairs(3, "graphs on up to three vertices");
    judge<N>(case) {
        let (a, b) = (case.matrix("A")?, case.matrix("B")?);
        let maps = decided(transfer(a, b)?.times(&laplacian(a))?.same(&laplacian(b)), "equality")?;
        let name = components(a)?;
        let mut inside = true;
        for i in 0..a.rows() {
            for j in 0..i {
                inside &= name[i] == name[j] || decided(b.at(i, j).is_nought(), "an edge")?;
            }
        }
        Ok(Judgement::new().said(Some(maps == inside), format!("g L_A = L_B: {maps}"), format!("edges inside: {inside}")))
    }
}

claim! {
    pub struct GConnected = "ng::g_maps_l_a_to_l_b_for_connected_a", A;
    place: "Eq. 7";
    says: "Reading \"A connected\". For all graphs A, B on the same vertices with A connected: (L_B L_A⁺)L_A = L_B.";
    reading: "As printed.";
    verdict: "Proved.";
    formal: "g_maps_l_a_to_l_b_for_connected_a" in "ng/g_maps_l_a_to_l_b_for_connected_a.v";
    domain: pairs(3, "graphs on up to three vertices");
    judge<N>(case) {
        let (a, b) = (case.matrix("A")?, case.matrix("B")?);
        Ok(Judgement::new().given("A connected", Some(connected(a)?)).equal_matrices("g L_A", &transfer(a, b)?.times(&laplacian(a))?, &laplacian(b)))
    }
}

claim! {
    pub struct GIdentity = "ng::g_equal_identity_implies_equal_laplacians", A;
    place: "Note after eq. 7";
    says: "Reading \"g = I ⇒ L_A = L_B\". For all graphs A, B: L_B L_A⁺ = I implies L_B = L_A.";
    reading: "Graphs without vertices are admitted: with a vertex, 1ᵀL_B = 0 gives 1ᵀg = 0, so g = I is impossible and nothing is left to check. The formal theorem: for all weighted graphs on n vertices and any matrix P in place of L_A⁺, L_B P = I implies L_B = L_A and n = 0.";
    verdict: "Proved for every n, but only the graph without vertices meets the hypothesis.";
    formal: "g_equal_identity_implies_equal_laplacians" in "ng/g_equal_identity_implies_equal_laplacians.v";
    domain: Space::new("graphs on up to three vertices, the empty one included").natural("n", 0, 3).graph("A", "n").graph("B", "n");
    judge<N>(case) {
        let (a, b) = (case.matrix("A")?, case.matrix("B")?);
        Ok(Judgement::new().given("g = I", transfer(a, b)?.same(&Matrix::identity(a.rows()))).equal_matrices("L_B", &laplacian(b), &laplacian(a)))
    }
}

claim! {
    pub struct GCentring = "ng::g_equal_centring_implies_equal_laplacians", Own;
    place: "Note after eq. 7";
    says: "For connected A: L_B L_A⁺ = I − J/n iff L_B = L_A.";
    reading: "As printed, for all weighted graphs; L_A⁺ is the matrix with the four Penrose equations.";
    verdict: "Proved for every n.";
    formal: "g_equal_centring_implies_equal_laplacians" in "ng/g_equal_centring_implies_equal_laplacians.v";
    domain: pairs(3, "graphs on up to three vertices");
    judge<N>(case) {
        let (a, b) = (case.matrix("A")?, case.matrix("B")?);
        let centring = Matrix::identity(a.rows()).minus(&mean_matrix(a.rows()))?;
        let (left, right) = (transfer(a, b)?.same(&centring), laplacian(a).same(&laplacian(b)));
        Ok(Judgement::new().given("A connected", Some(connected(a)?)).said(Some(left == right), format!("g = I − J/n: {left:?}"), format!("L_A = L_B: {right:?}")))
    }
}

claim! {
    pub struct EqualMakesIdentity = "ng::equal_laplacians_make_g_the_identity", A;
    place: "Note after eq. 7";
    says: "Reading \"L_A = L_B ⇒ g = I\". For every connected graph A: L_A L_A⁺ = I.";
    reading: "As printed.";
    verdict: "Refuted by one vertex: 0 ≠ 1.";
    repair: "ng::equal_laplacians_make_g_the_centring";
    domain: Space::new("graphs on up to four vertices").natural("n", 1, 4).graph("A", "n");
    judge<N>(case) {
        let a = case.matrix("A")?;
        Ok(Judgement::new().given("connected", Some(connected(a)?)).equal_matrices("L L⁺", &transfer(a, a)?, &Matrix::identity(a.rows())))
    }
}

claim! {
    pub struct EqualMakesCentring = "ng::equal_laplacians_make_g_the_centring", Own;
    place: "Note after eq. 7";
    says: "For every graph L L⁺ = I − K, K the projector onto the vectors constant on components; I − J/n if connected.";
    reading: "K is symmetric and idempotent, Kx is constant on components for every x, and Kx = x if x is; components are joined by paths of edges, L⁺ is the matrix with the four Penrose equations. All weighted graphs.";
    verdict: "Proved for every n.";
    repairs: "ng::equal_laplacians_make_g_the_identity";
    formal: "equal_laplacians_make_g_the_centring" in "ng/equal_laplacians_make_g_the_centring.v";
    domain: Space::new("graphs on up to four vertices").natural("n", 1, 4).graph("A", "n");
    judge<N>(case) {
        let a = case.matrix("A")?;
        Ok(Judgement::new().equal_matrices("L L⁺", &transfer(a, a)?, &Matrix::identity(a.rows()).minus(&kernel_projector(a)?)?))
    }
}

claim! {
    pub struct Eq8Reduces = "ng::eq8_reduces_to_the_svd_when_all_laplacians_agree", A;
    place: "Eq. 8 with the note after eq. 7";
    says: "For i = o = n' = p, c = c' = I and one connected graph L = L_in = L_out: U L L⁺ S' L L⁺ Vᵀ = U S' Vᵀ for every S'.";
    reading: "U and V cancel.";
    verdict: "Refuted: one vertex, S' = 1.";
    repair: "ng::eq8_reduces_to_the_svd_iff_s_prime_annihilates_constants";
    domain: Space::new("p ≤ 2, S' with entries 0, ±1").natural("n", 1, 2).graph("A", "n").matrix("S", "n", "n", &[0, 1, -1]);
    judge<N>(case) {
        let (a, s) = (case.matrix("A")?, case.matrix("S")?);
        let p = transfer(a, a)?;
        Ok(Judgement::new().given("connected", Some(connected(a)?)).equal_matrices("L L⁺S'L L⁺", &p.times(s)?.times(&p)?, s))
    }
}

claim! {
    pub struct Eq8ReducesIff = "ng::eq8_reduces_to_the_svd_iff_s_prime_annihilates_constants", Own;
    place: "Eq. 8";
    says: "For a connected graph L L⁺S'L L⁺ = S' iff S'1 = 0 and 1ᵀS' = 0.";
    reading: "As printed, for all weighted graphs; L⁺ is the matrix with the four Penrose equations.";
    verdict: "Proved for every n.";
    repairs: "ng::eq8_reduces_to_the_svd_when_all_laplacians_agree";
    formal: "eq8_reduces_to_the_svd_iff_s_prime_annihilates_constants" in "ng/eq8_reduces_to_the_svd_iff_s_prime_annihilates_constants.v";
    domain: Space::new("p ≤ 2, S' with entries 0, ±1").natural("n", 1, 2).graph("A", "n").matrix("S", "n", "n", &[0, 1, -1]);
    judge<N>(case) {
        let (a, s) = (case.matrix("A")?, case.matrix("S")?);
        let p = transfer(a, a)?;
        let (ones, zeros) = (vec![N::integer(1); a.rows()], vec![N::integer(0); a.rows()]);
        let sums = [s.apply(&ones)?, s.transpose().apply(&ones)?].concat();
        let nought = crate::claims::words::same(&sums, &[zeros.clone(), zeros].concat());
        let equal = p.times(s)?.times(&p)?.same(s);
        Ok(Judgement::new().given("connected", Some(connected(a)?)).said(Some(equal == nought), format!("equal: {equal:?}"), format!("sums vanish: {nought:?}")))
    }
}

claim! {
    pub struct Eq8Every = "ng::eq8_represents_every_square_layer", A;
    place: "Eq. 8";
    says: "For i = o = n' = p, c = c' = I: every W ∈ ℝ^{p×p} equals U L_out L⁺ S' L L_in⁺ Vᵀ for orthogonal U, V, a matrix S' and connected graphs.";
    reading: "Necessary for some U, V, S': rank W ≤ rank L L_in⁺. Checked against every pair of connected graphs on p vertices.";
    verdict: "Refuted: p = 1, W = (1).";
    repair: "ng::eq8_factors_have_rank_p_minus_one";
    domain: Space::new("p ≤ 2, entries 0, 1").natural("n", 1, 2).graph("A", "n").graph("B", "n").matrix("W", "n", "n", &[0, 1]);
    judge<N>(case) {
        let (a, b, w) = (case.matrix("A")?, case.matrix("B")?, case.matrix("W")?);
        let (rank, most) = (w.rank()?, transfer(a, b)?.rank()?);
        Ok(Judgement::new().given("connected", Some(connected(a)? && connected(b)?)).said(Some(rank <= most), format!("rank W = {rank}"), format!("at most rank L L_in⁺ = {most}")))
    }
}

claim! {
    pub struct Eq8Rank = "ng::eq8_factors_have_rank_p_minus_one", Own;
    place: "Eq. 8";
    says: "For connected graphs L L_in⁺ has rank p − 1 and kernel spanned by 1; so the layers represented by eq. 8 are singular, and (rotating the null vectors to 1) all singular ones are.";
    reading: "Rank and kernel are checked; the rotation is the remark.";
    verdict: "Holds for all pairs.";
    repairs: "ng::eq8_represents_every_square_layer";
    domain: pairs(3, "graphs on up to three vertices");
    judge<N>(case) {
        let (a, b) = (case.matrix("A")?, case.matrix("B")?);
        let g = transfer(a, b)?;
        Ok(Judgement::new()
            .given("connected", Some(connected(a)? && connected(b)?))
            .equal("rank L L_in⁺", N::integer(g.rank()? as i64), N::integer(a.rows() as i64 - 1))
            .equal_vectors("L L_in⁺1", &g.apply(&vec![N::integer(1); a.rows()])?, &vec![N::integer(0); a.rows()]))
    }
}

claim! {
    pub struct Spread = "ng::lx_is_the_spread_of_the_signal_after_one_step", A;
    place: "Text after eq. 7";
    says: "For every graph and every x ≥ 0 with Σx_v = 1: Lx ≥ 0 and Σ(Lx)_v = 1.";
    reading: "The sum is compared.";
    verdict: "Refuted by one vertex: the sum is 0; it always is.";
    repair: "ng::x_minus_lx_over_the_largest_degree_is_a_spread";
    domain: Space::new("graphs on up to three vertices, x with entries 0, 1, 1/2").natural("n", 1, 3).graph("A", "n").rational_vector("x", "n", &[(0, 1), (1, 1), (1, 2)]);
    judge<N>(case) {
        let (a, x) = (case.matrix("A")?, case.vector("x")?);
        Ok(Judgement::new().given("x ≥ 0", non_negative(x)).given("Σx = 1", sum(x.iter().cloned()).same(&N::integer(1))).equal("Σ(Lx)", sum(laplacian(a).apply(x)?), N::integer(1)))
    }
}

fn non_negative<N: Number>(x: &[N]) -> Option<bool> {
    x.iter()
        .try_fold(true, |all, t| Some(all && N::integer(0).at_most(t)?))
}

fn spread_instances(vertices: usize, words: &str) -> Space {
    Space::new(words)
        .number("d", &[(1, 1), (2, 1), (3, 1), (3, 2)])
        .natural("n", 1, vertices)
        .graph("A", "n")
        .rational_vector("x", "n", &[(0, 1), (1, 1), (1, 2)])
}

claim! {
    pub struct SpreadStep = "ng::x_minus_lx_over_the_largest_degree_is_a_spread", Own;
    place: "Text after eq. 7";
    says: "For every graph with largest degree at most d, d > 0, and every x ≥ 0 with Σx_v = 1: x − Lx/d ≥ 0 with sum 1.";
    reading: "Every d from the largest degree on; the degrees are the row sums of A. The formal theorem is for all weighted graphs.";
    verdict: "Proved for every n.";
    repairs: "ng::lx_is_the_spread_of_the_signal_after_one_step";
    formal: "x_minus_lx_over_the_largest_degree_is_a_spread" in "ng/x_minus_lx_over_the_largest_degree_is_a_spread.v";
    domain: crate::audit::Domain::new(spread_instances(3, "graphs on up to three vertices, x with entries 0, 1, 1/2, d = 1 to 3, 3/2")).beyond(spread_instances(5, "graphs on up to five vertices"));
    judge<N>(case) {
        let (a, x, d) = (case.matrix("A")?, case.vector("x")?, case.number("d")?);
        let mut enough = true;
        for i in 0..a.rows() {
            enough &= decided(sum(a.row(i).iter().cloned()).at_most(d), "a comparison")?;
        }
        let j = Judgement::new()
            .given("d > 0", N::integer(0).below(d))
            .given("largest degree at most d", Some(enough))
            .given("x ≥ 0", non_negative(x))
            .given("Σx = 1", sum(x.iter().cloned()).same(&N::integer(1)));
        if j.met() != Some(true) {
            return Ok(j);
        }
        let step = decided(N::integer(1).over(d), "a quotient")?;
        let y: Vec<N> = x.iter().zip(laplacian(a).apply(x)?).map(|(t, l)| t.clone() - l * step.clone()).collect();
        let total = sum(y.iter().cloned());
        let holds = decided(non_negative(&y), "a sign")? && decided(total.same(&N::integer(1)), "equality")?;
        Ok(j.said(Some(holds), format!("sum {total}"), "non-negative with sum 1"))
    }
}
