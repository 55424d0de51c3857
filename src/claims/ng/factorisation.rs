//! Eqs. 2–4 and Theorem 2: singular values, truncation, O_dist and I_dist, what S' determines.

use super::notation::*;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};
use crate::{claim, informal};

claim! {
    pub struct SvdExists = "ng::svd_exists_with_the_stated_shapes", A;
    place: "Eq. 2";
    says: "Eq. 2 with these shapes for every M ∈ ℝ^{m×n}.";
    reading: "An SVD exists iff MᵀM has an orthonormal eigenbasis with non-negative eigenvalues (spectral theorem). For n = 2 decided exactly: discriminant, trace and determinant of MᵀM are ≥ 0 (m ≤ 2).";
    verdict: "Holds in every instance.";
    domain: Space::new("m ≤ 2, n = 2, entries 0, ±1, 2").natural("m", 1, 2).matrix("M", "m", 2, &[0, 1, -1, 2]);
    judge<N>(case) {
        let m = case.matrix("M")?;
        let g = m.transpose().times(m)?;
        let zero = N::integer(0);
        let discriminant = g.trace().squared() - N::integer(4) * g.determinant()?;
        let symmetric = decided(g.same(&g.transpose()), "equality")?;
        let holds = symmetric && decided(zero.at_most(&discriminant), "a sign")? && decided(zero.at_most(&g.trace()), "a sign")? && decided(zero.at_most(&g.determinant()?), "a sign")?;
        Ok(Judgement::new().said(Some(holds), format!("discriminant {discriminant}, trace {}", g.trace()), "symmetric, all non-negative"))
    }
}

/// Whether the eigenvalues of a matrix with n ≤ 2 are its singular values.
fn eigenvalues_are_singular<N: Number>(m: &Matrix<N>) -> Result<bool, Undefined> {
    let (trace, det, zero) = (m.trace(), m.determinant()?, N::integer(0));
    let discriminant = trace.squared()
        - if m.rows() == 2 {
            N::integer(4) * det.clone()
        } else {
            zero.clone()
        };
    let sizes = m.times(m)?.trace().same(&m.transpose().times(m)?.trace());
    let mut all = decided(sizes, "equality")?;
    for value in [trace, det, discriminant] {
        all &= decided(zero.at_most(&value), "a sign")?;
    }
    Ok(all)
}

claim! {
    pub struct LargestEigenvalues = "ng::s_prime_contains_the_largest_eigenvalues_of_m", A;
    place: "Text before eq. 3 (\"S' … containing the n' largest eigenvalues of M\")";
    says: "For every square M and n' the n' largest singular values of M are the n' largest eigenvalues of M.";
    reading: "All n': the lists agree. Exact for n ≤ 2: eigenvalues real and ≥ 0, and Σλ² = Σσ² with |Πλ| = Πσ.";
    verdict: "Refuted: M = (−1).";
    repair: "ng::singular_values_are_the_eigenvalues_iff_positive_semidefinite";
    domain: Space::new("n ≤ 2, entries 0, ±1").natural("n", 1, 2).matrix("M", "n", "n", &[0, 1, -1]);
    judge<N>(case) {
        Ok(Judgement::new().said(Some(eigenvalues_are_singular(case.matrix("M")?)?), "the eigenvalues", "the singular values"))
    }
}

claim! {
    pub struct EigenvaluesIffPsd = "ng::singular_values_are_the_eigenvalues_iff_positive_semidefinite", Own;
    place: "Text before eq. 3";
    says: "The singular values of a square M are its eigenvalues iff M is symmetric positive semidefinite.";
    reading: "As above; positive semidefinite by the principal minors.";
    verdict: "Holds in every instance.";
    repairs: "ng::s_prime_contains_the_largest_eigenvalues_of_m";
    domain: Space::new("n ≤ 2, entries 0, ±1, 2").natural("n", 1, 2).matrix("M", "n", "n", &[0, 1, -1, 2]);
    judge<N>(case) {
        let m = case.matrix("M")?;
        let zero = N::integer(0);
        let mut psd = decided(m.same(&m.transpose()), "equality")? && decided(zero.at_most(&m.determinant()?), "a sign")?;
        for i in 0..m.rows() {
            psd &= decided(zero.at_most(m.at(i, i)), "a sign")?;
        }
        let equal = eigenvalues_are_singular(m)?;
        Ok(Judgement::new().said(Some(equal == psd), format!("eigenvalues are singular values: {equal}"), format!("semidefinite: {psd}")))
    }
}

claim! {
    pub struct EckartYoung = "ng::truncated_svd_is_a_best_low_rank_approximation", A;
    place: "Text before eq. 3 (Eckart–Young theorem)";
    says: "For every M and n' the truncation M' minimises ‖M − N‖ over all N of rank ≤ n', in the Frobenius norm and in the spectral norm, with errors (Σ_{j>n'} σ_j²)^{1/2} and σ_{n'+1}.";
    reading: "The formal theorem: M = U S Vᵀ of any shape, UᵀU = I, VᵀV = I, s_1 ≥ s_2 ≥ … ≥ 0; rank ≤ n' means a product with n' columns in between. M' has rank ≤ n', ‖M − M'‖_F² is the sum of the squares left out and ‖M − N‖_F² is at least that; the spectral norm of M − M' is σ_{n'+1} (0 if there is none) and every bound for that of M − N is at least σ_{n'+1}. In the instances M = Q diag(s_1, s_2), Q a rational rotation, n' = 1, N = abᵀ; both norms, whose lower bound is s_2. Spectral: ‖E‖² < s_2² iff s_2²I − EᵀE is positive definite.";
    verdict: "Proved for all sizes and every n', in both norms, from a singular value decomposition of M.";
    formal: "truncated_svd_is_a_best_low_rank_approximation" in "ng/truncated_svd_is_a_best_low_rank_approximation.v";
    domain: Space::new("s among 0, 1, 2; two rotations; a, b with entries 0, 1, 2").vector("s", 2, &[0, 1, 2]).number("t", &[(0, 1), (1, 2)]).vector("a", 2, &[0, 1, 2]).vector("b", 2, &[0, 1, 2]);
    judge<N>(case) {
        let (s, a, b) = (case.vector("s")?, case.vector("a")?, case.vector("b")?);
        let ordered = decided(s[1].at_most(&s[0]), "order")? && decided(N::integer(0).at_most(&s[1]), "order")?;
        let m = rotation(case.number("t")?)?.times(&Matrix::from_fn(2, 2, |i, j| if i == j { s[i].clone() } else { N::integer(0) }))?;
        let e = m.minus(&Matrix::from_fn(2, 2, |i, j| a[i].clone() * b[j].clone()))?;
        let tail = s[1].squared();
        let gap = Matrix::identity(2).scaled(&tail).minus(&e.transpose().times(&e)?)?;
        let zero = N::integer(0);
        let better = decided(zero.below(gap.at(0, 0)), "a sign")? && decided(zero.below(&gap.determinant()?), "a sign")?;
        let frobenius = decided(tail.at_most(&norm_squared(&e)), "a comparison")?;
        Ok(Judgement::new().given("s_1 ≥ s_2 ≥ 0", Some(ordered)).said(Some(!better && frobenius), format!("‖M − N‖_F² = {}", norm_squared(&e)), format!("at least {tail}")))
    }
}

fn sizes() -> Space {
    Space::new("i, o, n' ≤ 3")
        .natural("i", 1, 3)
        .natural("o", 1, 3)
        .natural("k", 1, 3)
}

fn right_side<N: Number>(i: usize, o: usize, k: usize) -> Result<Matrix<N>, Undefined> {
    Matrix::zero(o, o)
        .times(&Matrix::zero(o, k))?
        .times(&Matrix::zero(k, k))?
        .times(&Matrix::zero(k, i))?
        .times(&Matrix::zero(i, i))
}

claim! {
    pub struct Eq3Shapes = "ng::eq3_has_consistent_shapes_for_an_i_by_o_matrix", A;
    place: "Eq. 3 and \"For an i × o W … U and V are o×o and i×i, O_dist is o×n', I_dist is n'×i\"";
    says: "For all i, o, n' the right side has the shape i × o.";
    reading: "The product is formed.";
    verdict: "Refuted: i = 1, o = 2.";
    repair: "ng::eq3_right_side_is_o_by_i";
    domain: sizes();
    judge<N>(case) {
        let (i, o) = (case.natural("i")?, case.natural("o")?);
        Ok(Judgement::new().equal_matrices("right side", &right_side::<N>(i, o, case.natural("k")?)?, &Matrix::zero(i, o)))
    }
}

claim! {
    pub struct Eq3ShapesRepaired = "ng::eq3_right_side_is_o_by_i", Own;
    place: "Eq. 3";
    says: "For all i, o, n' the right side has the shape o × i.";
    reading: "The product is formed.";
    verdict: "Holds for all sizes tried.";
    repairs: "ng::eq3_has_consistent_shapes_for_an_i_by_o_matrix";
    domain: sizes();
    judge<N>(case) {
        let (i, o) = (case.natural("i")?, case.natural("o")?);
        Ok(Judgement::new().equal_matrices("right side", &right_side::<N>(i, o, case.natural("k")?)?, &Matrix::zero(o, i)))
    }
}

fn spectrum() -> Space {
    Space::new("two singular values 0, 1, 2, n' = 1").vector("s", 2, &[0, 1, 2])
}

/// S, its truncation to n' = 1, and whether s is descending and ≥ 0.
fn truncated<N: Number>(s: &[N]) -> Result<(Matrix<N>, Matrix<N>, bool), Undefined> {
    let full = Matrix::from_fn(
        2,
        2,
        |i, j| if i == j { s[i].clone() } else { N::integer(0) },
    );
    let head = Matrix::from_fn(1, 1, |_, _| s[0].clone());
    let cut = partial_identity(2, 1)
        .times(&head)?
        .times(&partial_identity(1, 2))?;
    let ordered =
        decided(s[1].at_most(&s[0]), "order")? && decided(N::integer(0).at_most(&s[1]), "order")?;
    Ok((full, cut, ordered))
}

claim! {
    pub struct Eq3Equality = "ng::eq3_is_an_equality_for_every_w", A;
    place: "Eq. 3 and eq. 8 (equality signs)";
    says: "For every W ∈ ℝ^{o×i} and 0 < n' < i with O_dist, I_dist the partial identities and S' the n' largest singular values: W = U O_dist S' I_dist Vᵀ.";
    reading: "i = o = 2, n' = 1, U and V cancelled.";
    verdict: "Refuted: W = I.";
    repair: "ng::eq3_is_an_equality_iff_rank_is_at_most_n_prime";
    domain: spectrum();
    judge<N>(case) {
        let (full, cut, ordered) = truncated(case.vector("s")?)?;
        Ok(Judgement::new().given("descending", Some(ordered)).equal_matrices("O_dist S' I_dist", &cut, &full))
    }
}

claim! {
    pub struct Eq3Iff = "ng::eq3_is_an_equality_iff_rank_is_at_most_n_prime", Own;
    place: "Eq. 3";
    says: "Eq. 3 is an equality iff rank W ≤ n'; otherwise its Frobenius error is the root of the sum of the squares of the other singular values.";
    reading: "The formal theorem: W = USVᵀ of any shape; with the partial identities the right side of eq. 3 is U S_{n'} Vᵀ; rank ≤ n' means a product with n' columns in between. In the instances i = o = 2, n' = 1, U and V cancelled.";
    verdict: "Proved for all sizes, from a singular value decomposition of W.";
    repairs: "ng::eq3_is_an_equality_for_every_w";
    formal: "eq3_is_an_equality_iff_rank_is_at_most_n_prime" in "ng/eq3_is_an_equality_iff_rank_is_at_most_n_prime.v";
    domain: spectrum();
    judge<N>(case) {
        let s = case.vector("s")?;
        let (full, cut, ordered) = truncated(s)?;
        let equal = decided(full.same(&cut), "equality")?;
        let error = norm_squared(&full.minus(&cut)?);
        let holds = equal == (full.rank()? <= 1) && decided(error.same(&s[1].squared()), "equality")?;
        Ok(Judgement::new().given("descending", Some(ordered)).said(Some(holds), format!("equal: {equal}, squared error {error}"), format!("rank {}, {}", full.rank()?, s[1].squared())))
    }
}

claim! {
    pub struct Eq4Solvable = "ng::eq4_has_solutions_for_every_s", A;
    place: "Eq. 4";
    says: "For every diagonal S ∈ ℝ^{o×i}, 0 < n' < i and S' its leading n' × n' block there are O_dist ∈ ℝ^{o×n'}, I_dist ∈ ℝ^{n'×i} with O_dist S' I_dist = S.";
    reading: "i = o = 2, n' = 1; solvable iff rank S ≤ rank S'.";
    verdict: "Refuted: S = diag(0, 1), and S = I.";
    repair: "ng::eq4_has_solutions_iff_s_vanishes_off_its_leading_block";
    domain: spectrum();
    judge<N>(case) {
        let (full, cut, _) = truncated(case.vector("s")?)?;
        let (rank, most) = (full.rank()?, cut.rank()?);
        Ok(Judgement::new().said(Some(rank <= most), format!("rank S = {rank}"), format!("at most rank S' = {most}")))
    }
}

claim! {
    pub struct Eq4Iff = "ng::eq4_has_solutions_iff_s_vanishes_off_its_leading_block", Own;
    place: "Eq. 4";
    says: "Eq. 4 is solvable iff S vanishes outside its leading block, and then the partial identities solve it.";
    reading: "As above.";
    verdict: "Holds in every instance.";
    repairs: "ng::eq4_has_solutions_for_every_s";
    domain: spectrum();
    judge<N>(case) {
        let (full, cut, _) = truncated(case.vector("s")?)?;
        let (solvable, partial) = (full.rank()? <= cut.rank()?, decided(full.same(&cut), "equality")?);
        Ok(Judgement::new().said(Some(solvable == partial), format!("solvable: {solvable}"), format!("partial identities solve: {partial}")))
    }
}

fn eq4_instances() -> Space {
    Space::new("o = 1, i = 2, n' = 1")
        .number("s", &[(1, 1), (2, 1)])
        .rational_vector("O", 1, &[(1, 1), (-1, 1), (2, 1), (1, 2)])
        .rational_vector("I", 2, &[(0, 1), (1, 1), (-1, 1), (2, 1), (1, 2)])
}

fn solves<N: Number>(s: &N, o: &N, input: &[N]) -> Option<bool> {
    let product: Vec<N> = input
        .iter()
        .map(|t| o.clone() * s.clone() * t.clone())
        .collect();
    Some(crate::claims::words::same(&product, &[s.clone(), N::integer(0)])? && !s.is_nought()?)
}

claim! {
    pub struct Eq4Forces = "ng::eq4_forces_the_partial_identity", A;
    place: "Sentence after eq. 4";
    says: "For every diagonal S of rank n' and S' its leading block: every solution (O_dist, I_dist) of eq. 4 is the pair of partial identities.";
    reading: "o = 1, i = 2, n' = 1, S = (s 0).";
    verdict: "Refuted: O_dist = (−1), I_dist = (−1 0).";
    repair: "ng::eq4_determines_i_dist_by_o_dist";
    domain: eq4_instances();
    judge<N>(case) {
        let (s, o, input) = (case.number("s")?, case.vector("O")?, case.vector("I")?);
        Ok(Judgement::new().given("eq. 4, S of rank 1", solves(s, &o[0], input)).equal_vectors("(O, I)", &[o, input].concat(), &[N::integer(1), N::integer(1), N::integer(0)]))
    }
}

claim! {
    pub struct Eq4Determines = "ng::eq4_determines_i_dist_by_o_dist", Own;
    place: "Sentence after eq. 4";
    says: "For S of rank n' the solutions of eq. 4 are O_dist = E G, I_dist = S'⁻¹G⁻¹S'Eᵀ with G invertible; so the partial identity is forced only if one of the two is prescribed.";
    reading: "n' = 1, where G = (O) and I_dist = (1/O 0).";
    verdict: "Holds in every instance.";
    repairs: "ng::eq4_forces_the_partial_identity";
    domain: eq4_instances();
    judge<N>(case) {
        let (s, o, input) = (case.number("s")?, case.vector("O")?, case.vector("I")?);
        Ok(Judgement::new().given("eq. 4, S of rank 1", solves(s, &o[0], input)).equal("O·I_1", o[0].clone() * input[0].clone(), N::integer(1)).equal("I_2", input[1].clone(), N::integer(0)))
    }
}

claim! {
    pub struct Translations = "ng::u_and_v_include_translations", A;
    place: "Text before eq. 4 (\"rotations, reflections, and translations in the case of Euclidean spaces\")";
    says: "For some n ≥ 1 and t ∈ ℝ^n, t ≠ 0, the translation x ↦ x + t is x ↦ Qx for an orthogonal n×n matrix Q.";
    reading: "For each t ≠ 0 and Q the two maps are compared at x = 0.";
    verdict: "Refuted for every t and Q.";
    repair: "ng::translations_are_linear_on_homogeneous_coordinates";
    domain: Space::new("n ≤ 2, entries 0, ±1").natural("n", 1, 2).vector("t", "n", &[0, 1, -1]).matrix("Q", "n", "n", &[0, 1, -1]);
    judge<N>(case) {
        let (t, q) = (case.vector("t")?, case.matrix("Q")?);
        let zero = vec![N::integer(0); t.len()];
        let nought = crate::claims::words::same(t, &zero);
        Ok(Judgement::new().given("t ≠ 0", nought.map(|b| !b)).given("Q orthogonal", q.transpose().times(q)?.same(&Matrix::identity(t.len()))).equal_vectors("Q0", &q.apply(&zero)?, t))
    }
}

claim! {
    pub struct Homogeneous = "ng::translations_are_linear_on_homogeneous_coordinates", Own;
    place: "Text before eq. 4";
    says: "[[I, t], [0, 1]] takes (x, 1) to (x + t, 1) for all x and t.";
    reading: "As printed; n ≤ 3 in the instances.";
    verdict: "Proved for every n.";
    repairs: "ng::u_and_v_include_translations";
    formal: "translations_are_linear_on_homogeneous_coordinates" in "ng/translations_are_linear_on_homogeneous_coordinates.v";
    domain: Space::new("n ≤ 3, all x, t").natural("n", 1, 3).free_vector("x", "n").free_vector("t", "n");
    judge<N>(case) {
        let (x, t) = (case.vector("x")?, case.vector("t")?);
        let n = x.len();
        let m = Matrix::from_fn(n + 1, n + 1, |i, j| if j == n && i < n { t[i].clone() } else { N::integer(i64::from(i == j)) });
        let moved: Vec<N> = x.iter().zip(t).map(|(a, b)| a.clone() + b.clone()).chain([N::integer(1)]).collect();
        Ok(Judgement::new().equal_vectors("image", &m.apply(&[x, &[N::integer(1)]].concat())?, &moved))
    }
}

claim! {
    pub struct WeightsAndData = "ng::s_prime_of_the_weights_equals_s_prime_of_the_data", A;
    place: "Eq. 3 versus \"truncated SVD of XY to get S'\"";
    says: "For every D and least-squares solution W* of one linear layer the non-zero singular values of W* are those of the matrix with rows (x_i, y_i).";
    reading: "p = i = o = 1: squares W*² and x² + y²; a zero stands for no non-zero value.";
    verdict: "Refuted: the single pair (0, 0), for which W* = 1 is a least-squares solution.";
    repair: "ng::whitened_data_have_one_plus_the_squares";
    domain: Space::new("x, y, W among 0, ±1, 2").vector("d", 2, &[0, 1, -1, 2]).number("W", &[(0, 1), (1, 1), (-1, 1), (2, 1)]);
    judge<N>(case) {
        let (d, w) = (case.vector("d")?, case.number("W")?);
        let normal = ((w.clone() * d[0].clone() - d[1].clone()) * d[0].clone()).is_nought();
        Ok(Judgement::new().given("W least squares", normal).equal("σ²(W)", w.squared(), sum(d.iter().map(Number::squared))))
    }
}

claim! {
    pub struct Whitened = "ng::whitened_data_have_one_plus_the_squares", Own;
    place: "Eq. 3";
    says: "If XXᵀ = I and Y = WX, the matrix Z with rows X and Y has ZZᵀ of characteristic polynomial λ·χ(I + WᵀW): the squared singular values are 1 + σ_j(W)².";
    reading: "i = 2, o = 1, X a rational rotation.";
    verdict: "Holds in every instance.";
    repairs: "ng::s_prime_of_the_weights_equals_s_prime_of_the_data";
    domain: Space::new("rotations and W").number("t", &[(0, 1), (1, 2), (2, 1)]).matrix("W", 1, 2, &[0, 1, -1, 2]);
    judge<N>(case) {
        let (w, x) = (case.matrix("W")?, rotation(case.number("t")?)?);
        let y = w.times(&x)?;
        let z = Matrix::from_fn(3, 2, |i, j| if i < 2 { x.at(i, j).clone() } else { y.at(0, j).clone() });
        let right = Matrix::identity(2).plus(&w.transpose().times(w)?)?;
        let left = z.transpose().times(&z)?;
        let big = z.times(&z.transpose())?;
        Ok(Judgement::new().equal("trace", left.trace(), right.trace()).equal("determinant", left.determinant()?, right.determinant()?).equal("det ZZᵀ", big.determinant()?, N::integer(0)))
    }
}

claim! {
    pub struct EncodesPairs = "ng::s_prime_encodes_all_training_pairs", A;
    place: "Text after the S' formula";
    says: "Reading \"injective\". For one linear layer with the least-squares solution of minimal norm the diagonal matrix S' determines D among data sets with the same number of pairs.";
    reading: "p = i = o = 1: W* = y/x, or 0 if x = 0; S' = |W*|, compared by squares.";
    verdict: "Refuted: one pair each, with equal W*.";
    repair: "ng::minimal_solution_reproduces_iff_consistent";
    domain: Space::new("entries 0, ±1").vector("d", 2, &[0, 1, -1]).vector("e", 2, &[0, 1, -1]);
    judge<N>(case) {
        let (d, e) = (case.vector("d")?, case.vector("e")?);
        let w = |d: &[N]| -> Result<N, Undefined> {
            if decided(d[0].is_nought(), "a sign")? { Ok(N::integer(0)) } else { decided(d[1].over(&d[0]), "a quotient") }
        };
        Ok(Judgement::new().given("equal S'", w(d)?.squared().same(&w(e)?.squared())).equal_vectors("D", d, e))
    }
}

claim! {
    pub struct ReproducesIff = "ng::minimal_solution_reproduces_iff_consistent", Own;
    place: "Text after the S' formula";
    says: "W* = YX⁺ satisfies W*X = Y iff rank [X; Y] = rank X; only then the layer (with U and V) gives y_k from x_k.";
    reading: "i = o = 1, p = 2; X⁺X is the projector onto the row space of X.";
    verdict: "Holds in every instance.";
    repairs: "ng::s_prime_encodes_all_training_pairs";
    domain: Space::new("entries 0, ±1, 2").matrix("X", 1, 2, &[0, 1, -1, 2]).matrix("Y", 1, 2, &[0, 1, -1, 2]);
    judge<N>(case) {
        let (x, y) = (case.matrix("X")?, case.matrix("Y")?);
        let reproduced = decided(y.times(&x.projector_onto_row_span()?)?.same(y), "equality")?;
        let both = Matrix::from_fn(2, 2, |i, j| if i == 0 { x.at(0, j).clone() } else { y.at(0, j).clone() });
        let consistent = both.rank()? == x.rank()?;
        Ok(Judgement::new().said(Some(reproduced == consistent), format!("reproduced: {reproduced}"), format!("consistent: {consistent}")))
    }
}

informal! {
    pub struct Theorem2 = "ng::theorem2_every_layer_encodes_a_latent_representation", A;
    place: "Theorem 2";
    says: "Every NN layer encodes a latent representation of the D manifold after stable convergence.";
    missing: "\"encodes\", \"latent representation\", \"D manifold\"";
}

fn factors() -> Space {
    Space::new("n ≤ 2, entries 0, 1")
        .natural("n", 1, 2)
        .matrix("S", "n", "n", &[0, 1])
        .matrix("O", "n", "n", &[0, 1])
        .matrix("I", "n", "n", &[0, 1])
}

claim! {
    pub struct InverseFormula = "ng::s_prime_equals_i_inverse_s_o_inverse", A;
    place: "Formula S' = I_dist^{−1} × S × O_dist^{−1}";
    says: "For square invertible I_dist, O_dist and O_dist S' I_dist = S: S' = I_dist^{−1} S O_dist^{−1}.";
    reading: "S is formed from S'.";
    verdict: "Refuted for n = 2.";
    repair: "ng::s_prime_equals_o_inverse_s_i_inverse";
    domain: factors();
    judge<N>(case) {
        let (s, o, i) = (case.matrix("S")?, case.matrix("O")?, case.matrix("I")?);
        let product = o.times(s)?.times(i)?;
        Ok(match (o.inverse()?, i.inverse()?) {
            (Some(p), Some(q)) => Judgement::new().given("invertible", Some(true)).equal_matrices("I⁻¹SO⁻¹", &q.times(&product)?.times(&p)?, s),
            _ => Judgement::new().given("invertible", Some(false)),
        })
    }
}

claim! {
    pub struct InverseFormulaRepaired = "ng::s_prime_equals_o_inverse_s_i_inverse", Own;
    place: "Formula S' = I_dist^{−1} × S × O_dist^{−1}";
    says: "For square invertible I_dist, O_dist and O_dist S' I_dist = S: S' = O_dist^{−1} S I_dist^{−1}.";
    reading: "As printed; in the instances S is formed from S'.";
    verdict: "Proved for every size.";
    repairs: "ng::s_prime_equals_i_inverse_s_o_inverse";
    formal: "s_prime_equals_o_inverse_s_i_inverse" in "ng/s_prime_equals_o_inverse_s_i_inverse.v";
    domain: factors();
    judge<N>(case) {
        let (s, o, i) = (case.matrix("S")?, case.matrix("O")?, case.matrix("I")?);
        let product = o.times(s)?.times(i)?;
        Ok(match (o.inverse()?, i.inverse()?) {
            (Some(p), Some(q)) => Judgement::new().given("invertible", Some(true)).equal_matrices("O⁻¹SI⁻¹", &p.times(&product)?.times(&q)?, s),
            _ => Judgement::new().given("invertible", Some(false)),
        })
    }
}
