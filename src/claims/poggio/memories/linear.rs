//! §2, §3.2, §5.1: linear associators, least squares, equal weights, gates, machines.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};

fn data(words: &str, most: usize) -> Space {
    Space::new(words)
        .natural("D", 1, most)
        .natural("N", 1, most)
        .matrix("X", "D", "N", &[0, 1, -1])
}

/// `‖AX − Y‖² ≥ ‖BX − Y‖²` because the difference is `‖(A − B)X‖²`.
fn optimal<N: Number>(
    j: Judgement<N>,
    other: &Matrix<N>,
    best: &Matrix<N>,
    y: &Matrix<N>,
) -> Result<Judgement<N>, Undefined> {
    Ok(j.larger(
        energy(other.minus(y)?.entries()),
        energy(best.minus(y)?.entries()),
        false,
        squares(other.minus(best)?.entries()),
    ))
}

claim! {
    pub struct YxtIsLeastSquares = "poggio::yxt_is_a_least_squares_solution_for_orthonormal_keys", A;
    place: "§2, paragraph before §2.1";
    says: "For all D, N, D' ≥ 1, X ∈ ℝ^{D×N} with XᵀX = I_N or XXᵀ = I_D and all Y ∈ ℝ^{D'×N}: ‖YXᵀX − Y‖_F ≤ ‖AX − Y‖_F for every A ∈ ℝ^{D'×D}.";
    reading: "Reading \"a minimiser\". Squared norms; the difference of the two sides is ‖(A − YXᵀ)X‖². D' is 1 in the instances, because the rows of A are independent of each other.";
    verdict: "Proved for all D, N, D', X, Y, A.";
    formal: "yxt_is_a_least_squares_solution_for_orthonormal_keys" in "poggio/yxt_is_a_least_squares_solution_for_orthonormal_keys.v";
    domain: data("D, N ≤ 2, X with entries 0, ±1, all real Y, A", 2).free_matrix("Y", 1, "N").free_matrix("A", 1, "D");
    judge<N>(case) {
        let (x, y) = (case.matrix("X")?, case.matrix("Y")?);
        let columns = decided(gram(x)?.same(&Matrix::identity(x.cols())), "orthonormality")?;
        let rows = decided(outer(x)?.same(&Matrix::identity(x.rows())), "orthonormality")?;
        let j = Judgement::new().given("XᵀX = I or XXᵀ = I", Some(columns || rows));
        optimal(j, &case.matrix("A")?.times(x)?, &y.times(&gram(x)?)?, y)
    }
}

claim! {
    pub struct RecallForOrthonormalRows = "poggio::recall_is_exact_for_orthonormal_rows", A;
    place: "§2, \"Thus, to retrieve y_i …\"";
    says: "For all D, N, D', X with XXᵀ = I_D, Y, and A = YXᵀ: Ax_i = y_i for i = 1…N.";
    reading: "Reading \"rows\".";
    verdict: "Refuted at D = 1, N = 2: two keys (1) and (0), the second recalls 0 whatever was stored.";
    repair: "poggio::recall_for_orthonormal_rows_is_exact_iff_outputs_lie_in_the_row_space";
    domain: data("D, N ≤ 2, X with entries 0, ±1, Y with entries 0, 1", 2).matrix("Y", 1, "N", &[0, 1]);
    judge<N>(case) {
        let (x, y) = (case.matrix("X")?, case.matrix("Y")?);
        let recalled = y.times(&x.transpose())?.times(x)?;
        Ok(Judgement::new()
            .given("XXᵀ = I", outer(x)?.same(&Matrix::identity(x.rows())))
            .equal_matrices("AX", &recalled, y))
    }
}

claim! {
    pub struct RecallIffInRowSpace = "poggio::recall_for_orthonormal_rows_is_exact_iff_outputs_lie_in_the_row_space", Own;
    place: "§2, \"Thus, to retrieve y_i …\"";
    says: "For all D, N, D', X with XXᵀ = I_D, Y, and A = YXᵀ: Ax_i = y_i for i = 1…N iff every row of Y is a linear combination of the rows of X.";
    reading: "In the enumeration, D, N, D' ≤ 2, the linear dependence is a rank condition: X with the rows of Y added has the rank of X.";
    verdict: "Proved for all D, N, D', X and Y.";
    repairs: "poggio::recall_is_exact_for_orthonormal_rows";
    formal: "recall_for_orthonormal_rows_is_exact_iff_outputs_lie_in_the_row_space" in "poggio/recall_for_orthonormal_rows_is_exact_iff_outputs_lie_in_the_row_space.v";
    domain: data("D, N ≤ 2, D' ≤ 2, entries 0, ±1", 2).natural("E", 1, 2).matrix("Y", "E", "N", &[0, 1, -1]);
    judge<N>(case) {
        let (x, y) = (case.matrix("X")?, case.matrix("Y")?);
        let recalled = y.times(&x.transpose())?.times(x)?;
        let exact = decided(recalled.same(y), "whether recall is exact")?;
        let both = Matrix::from_rows(x.cols(), [x.row_vectors(), y.row_vectors()].concat())?;
        let inside = both.rank()? == x.rank()?;
        Ok(Judgement::new()
            .given("XXᵀ = I", outer(x)?.same(&Matrix::identity(x.rows())))
            .said(Some(exact == inside), format!("exact: {exact}"), format!("in the row space: {inside}")))
    }
}

fn scalar<N: Number>(name: &str, t: &N) -> Result<N, Undefined> {
    match name {
        "relu" => relu(t),
        "square" => Ok(t.squared()),
        _ => Ok(t.clone() + N::integer(1)),
    }
}

claim! {
    pub struct SharedWeights = "poggio::shared_weight_deep_net_equals_a_recurrent_layer", A;
    place: "§2.1; §5.2, second remark";
    says: "For all widths n, W ∈ ℝ^{n×n}, σ: ℝ → ℝ, x ∈ ℝ^n, L ≥ 2: the output of L − 1 layers h ↦ σ(Wh) applied to x equals the state after L − 1 steps of h_{t+1} = σ(Wh_t), h_0 = x.";
    reading: "The net is a composition from the last layer inwards, the recurrent layer a trajectory from h_0 onwards. Instances: σ is ReLU, the square, or t + 1.";
    verdict: "Proved for all n, W, σ, x, L.";
    formal: "shared_weight_deep_net_equals_a_recurrent_layer" in "poggio/shared_weight_deep_net_equals_a_recurrent_layer.v";
    domain: Space::new("n ≤ 2, L ≤ 4, entries 0, ±1").natural("n", 1, 2).natural("L", 2, 4).word("σ", &["relu", "square", "successor"]).matrix("W", "n", "n", &[0, 1, -1]).vector("x", "n", &[0, 1, -1]);
    judge<N>(case) {
        fn net<N: Number>(name: &str, weights: &[Matrix<N>], x: &[N]) -> Result<Vec<N>, Undefined> {
            match weights.split_last() {
                None => Ok(x.to_vec()),
                Some((last, before)) => last.apply(&net(name, before, x)?)?.iter().map(|t| scalar(name, t)).collect(),
            }
        }
        let (w, x, layers, name) = (case.matrix("W")?, case.vector("x")?, case.natural("L")? - 1, case.word("σ")?);
        let deep = net(name, &vec![w.clone(); layers], x)?;
        let mut h = x.to_vec();
        for _ in 0..layers {
            h = w.apply(&h)?.iter().map(|t| scalar(name, t)).collect::<Result<_, _>>()?;
        }
        Ok(Judgement::new().equal_vectors("output", &deep, &h))
    }
}

claim! {
    pub struct GatesAtPreactivations = "poggio::eq2_gates_are_derivatives_at_preactivations", A;
    place: "Eq. 2 and eq. 9";
    says: "For all bias-free ReLU nets of eq. 1, all x, and D_k = diag σ'(V_k h_{k−1}), h_k = σ(V_k h_{k−1}), h_0 = x: eq. 2 holds for either convention σ'(0) ∈ {0, 1}.";
    reading: "Reading \"pre-activation\". Instances: L = 3.";
    verdict: "Proved for all widths and depths.";
    formal: "eq2_gates_are_derivatives_at_preactivations" in "poggio/eq2_gates_are_derivatives_at_preactivations.v";
    domain: Space::new("L = 3, one input and output, hidden width ≤ 2, entries 0, ±1").natural("c", 0, 1).natural("n", 1, 2).vector("x", 1, &[1, -1, 0]).matrix("V1", "n", 1, &[0, 1, -1]).matrix("V2", "n", "n", &[0, 1, -1]).matrix("V3", 1, "n", &[0, 1, -1]);
    judge<N>(case) {
        let x = case.vector("x")?;
        let at_zero = N::integer(case.natural("c")? as i64);
        let last = case.matrix("V3")?;
        let mut h = x.to_vec();
        let mut gated = Matrix::identity(x.len());
        for name in ["V1", "V2"] {
            let v = case.matrix(name)?;
            let inner = v.apply(&h)?;
            let mut gates = Vec::new();
            for t in &inner {
                let zero = decided(t.is_nought(), "a sign")?;
                let above = decided(N::integer(0).below(t), "a sign")?;
                gates.push(if zero { at_zero.clone() } else { N::integer(i64::from(above)) });
            }
            let d = Matrix::from_fn(gates.len(), gates.len(), |i, j| if i == j { gates[i].clone() } else { N::integer(0) });
            gated = d.times(v)?.times(&gated)?;
            h = relus(&inner)?;
        }
        Ok(Judgement::new().equal_vectors("f(x)", &last.apply(&h)?, &last.times(&gated)?.apply(x)?))
    }
}

claim! {
    pub struct MachineIsAMemory = "poggio::every_finite_state_machine_is_an_associative_memory_with_feedback", A;
    place: "§3.2; Figure 3";
    says: "For every Mealy machine with finite S, A, O there are D and orthonormal keys x_{(s,a)} ∈ ℝ^D such that the linear associator storing (s,a) ↦ (δ(s,a), λ(s,a)), iterated with its own state output, reproduces the machine's output on every input word.";
    reading: "Reading \"one code vector per (state, input) pair\". D = |S||A|, key e_s ⊗ e_a, made of the associator's own state output and the next letter.";
    verdict: "Proved for every machine and word.";
    formal: "every_finite_state_machine_is_an_associative_memory_with_feedback" in "poggio/every_finite_state_machine_is_an_associative_memory_with_feedback.v";
    domain: Space::new("at most 2 states, 2 letters, 2 outputs, words of length 3").natural("S", 1, 2).natural("A", 1, 2).matrix("δ", "S", "A", &[0, 1]).matrix("λ", "S", "A", &[0, 1]).vector("word", 3, &[0, 1]);
    judge<N>(case) {
        let (states, letters) = (case.natural("S")?, case.natural("A")?);
        let (delta, lambda) = (case.matrix("δ")?, case.matrix("λ")?);
        let index = |e: &N| decided(e.is_nought(), "a letter").map(|zero| usize::from(!zero));
        let word = case.vector("word")?.iter().map(index).collect::<Result<Vec<_>, _>>()?;
        let next = delta.entries().iter().map(index).collect::<Result<Vec<_>, _>>()?;
        let fits = next.iter().all(|&s| s < states) && word.iter().all(|&a| a < letters);
        let j = Judgement::new().given("δ and the word are in range", Some(fits));
        if !fits {
            return Ok(j.said(Some(true), "out of range", "out of range"));
        }
        let unit = |n: usize, i: usize| -> Vec<N> { (0..n).map(|k| N::integer(i64::from(k == i))).collect() };
        let key = |s: &[N], a: &[N]| -> Vec<N> { s.iter().flat_map(|p| a.iter().map(move |q| p.clone() * q.clone())).collect() };
        // The associator YXᵀ, its values being the next state's code followed by the output.
        let mut w = Matrix::zero(states + 1, states * letters);
        for s in 0..states {
            for a in 0..letters {
                let mut value = unit(states, next[s * letters + a]);
                value.push(lambda.at(s, a).clone());
                let k = key(&unit(states, s), &unit(letters, a));
                w = w.plus(&Matrix::from_fn(states + 1, states * letters, |i, l| value[i].clone() * k[l].clone()))?;
            }
        }
        let (mut machine, mut code) = (0, unit(states, 0));
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for a in word {
            let mut value = w.apply(&key(&code, &unit(letters, a)))?;
            left.extend(value.pop());
            code = value;
            right.push(lambda.at(machine, a).clone());
            machine = next[machine * letters + a];
        }
        Ok(j.equal_vectors("output", &left, &right))
    }
}

claim! {
    pub struct YxPlusIsOptimal = "poggio::yx_plus_is_always_least_squares_optimal", A;
    place: "§5.1 (\"A = YX⁺ is always the optimal solution in the least square sense\")";
    says: "For all D, N, D', X ∈ ℝ^{D×N}, Y ∈ ℝ^{D'×N}: ‖YX⁺X − Y‖_F ≤ ‖AX − Y‖_F for every A.";
    reading: "X⁺X is the orthogonal projector onto the row space of X. Squared norms; D' is 1 in the instances, because the rows of A are independent of each other.";
    verdict: "Proved for all D, N, D', X, Y, A.";
    formal: "yx_plus_is_always_least_squares_optimal" in "poggio/yx_plus_is_always_least_squares_optimal.v";
    domain: data("D, N ≤ 2, X with entries 0, ±1, all real Y, A", 2).free_matrix("Y", 1, "N").free_matrix("A", 1, "D");
    judge<N>(case) {
        let (x, y) = (case.matrix("X")?, case.matrix("Y")?);
        let best = y.times(&x.projector_onto_row_span()?)?;
        optimal(Judgement::new(), &case.matrix("A")?.times(x)?, &best, y)
    }
}

claim! {
    pub struct PseudoInverseTall = "poggio::pseudo_inverse_formula_for_d_at_least_n", A;
    place: "§5.1, first sentences";
    says: "For all D > N ≥ 1 and X ∈ ℝ^{D×N}: XᵀX is invertible, X⁺ = (XᵀX)^{−1}Xᵀ and X⁺X = I_N.";
    reading: "Judged by its first part: XᵀX is invertible.";
    verdict: "Refuted by X = 0 (D = 2, N = 1).";
    repair: "poggio::pseudo_inverse_formula_holds_iff_the_columns_are_independent";
    domain: data("D ≤ 3, N ≤ 3, entries 0, ±1", 3);
    judge<N>(case) {
        let x = case.matrix("X")?;
        let det = gram(x)?.determinant()?;
        Ok(Judgement::new()
            .given("D > N", Some(x.rows() > x.cols()))
            .said(det.is_nought().map(|z| !z), format!("det XᵀX = {det}"), "not 0"))
    }
}

claim! {
    pub struct PseudoInverseIff = "poggio::pseudo_inverse_formula_holds_iff_the_columns_are_independent", Own;
    place: "§5.1, first sentences";
    says: "For all D, N ≥ 1 and X ∈ ℝ^{D×N}: XᵀX is invertible iff rank X = N; then M = (XᵀX)^{−1}Xᵀ satisfies MX = I_N and the four Penrose equations, so M = X⁺.";
    reading: "Rank N: independent columns. In the enumeration, D ≤ 3, N ≤ 2, the rank is counted by elimination in X itself.";
    verdict: "Proved for all D, N and X; no other matrix satisfies the Penrose equations.";
    repairs: "poggio::pseudo_inverse_formula_for_d_at_least_n";
    needs: "rank X = N: X = 0 has no invertible XᵀX.";
    formal: "pseudo_inverse_formula_holds_iff_the_columns_are_independent" in "poggio/pseudo_inverse_formula_holds_iff_the_columns_are_independent.v";
    domain: Space::new("D ≤ 3, N ≤ 2, entries 0, ±1").natural("D", 1, 3).natural("N", 1, 2).matrix("X", "D", "N", &[0, 1, -1]);
    judge<N>(case) {
        let x = case.matrix("X")?;
        let full = x.rank()? == x.cols();
        let Some(g) = gram(x)?.inverse()? else {
            return Ok(Judgement::new().said(Some(!full), "XᵀX is singular", format!("full rank: {full}")));
        };
        let m = g.times(&x.transpose())?;
        let (mx, xm) = (m.times(x)?, x.times(&m)?);
        Ok(Judgement::new()
            .equal("full rank", N::integer(i64::from(full)), N::integer(1))
            .equal_matrices("MX", &mx, &Matrix::identity(x.cols()))
            .equal_matrices("XMX", &xm.times(x)?, x)
            .equal_matrices("MXM", &mx.times(&m)?, &m)
            .equal_matrices("(XM)ᵀ", &xm.transpose(), &xm))
    }
}

claim! {
    pub struct InverseGram = "poggio::inverse_gram_is_optimal_for_the_three_layer_net", A;
    place: "§5.1 (\"For D ≥ N, the optimal solution for W_2 in a 3-layer network with W_1 = Xᵀ and W_3 = Y is W_2 = (XᵀX)^{−1}\")";
    says: "For all D ≥ N, X ∈ ℝ^{D×N}, Y: XᵀX is invertible and W_2 = (XᵀX)^{−1} minimises ‖YW_2XᵀX − Y‖_F.";
    reading: "Reading \"exists and is optimal\". Where the inverse exists, optimal means loss 0, which is attained there.";
    verdict: "Refuted by X = 0 (D = N = 1).";
    repair: "poggio::inverse_gram_attains_loss_zero_for_independent_keys";
    domain: data("D, N ≤ 2, entries 0, ±1", 2).matrix("Y", 1, "N", &[0, 1]);
    judge<N>(case) {
        let (x, y) = (case.matrix("X")?, case.matrix("Y")?);
        let j = Judgement::new().given("D ≥ N", Some(x.rows() >= x.cols()));
        let g = gram(x)?;
        Ok(match g.inverse()? {
            None => j.said(Some(false), "XᵀX is singular", "invertible"),
            Some(w) => j.equal_matrices("YW_2XᵀX", &y.times(&w)?.times(&g)?, y),
        })
    }
}

claim! {
    pub struct InverseGramIndependent = "poggio::inverse_gram_attains_loss_zero_for_independent_keys", Own;
    place: "§5.1 (\"For D ≥ N, the optimal solution for W_2 …\")";
    says: "For all X ∈ ℝ^{D×N} of rank N and all Y: XᵀX is invertible and W_2 = (XᵀX)^{−1} makes ‖YW_2XᵀX − Y‖_F zero.";
    reading: "Rank N: independent columns. Enumerated for D, N ≤ 2, X with entries 0, ±1; Y is free, one row.";
    verdict: "Proved for all D, N, X and Y.";
    repairs: "poggio::inverse_gram_is_optimal_for_the_three_layer_net";
    formal: "inverse_gram_attains_loss_zero_for_independent_keys" in "poggio/inverse_gram_attains_loss_zero_for_independent_keys.v";
    domain: data("D, N ≤ 2, X with entries 0, ±1, all real Y", 2).free_matrix("Y", 1, "N");
    judge<N>(case) {
        let (x, y) = (case.matrix("X")?, case.matrix("Y")?);
        let j = Judgement::new().given("rank X = N", Some(x.rank()? == x.cols()));
        let g = gram(x)?;
        Ok(match g.inverse()? {
            None => j.said(Some(false), "XᵀX is singular", "invertible"),
            Some(w) => j.equal_matrices("YW_2XᵀX", &y.times(&w)?.times(&g)?, y),
        })
    }
}

fn terms(words: &str) -> Space {
    Space::new(words)
        .natural("n", 1, 2)
        .free_vector("r", "n")
        .free_vector("p", "n")
        .free_vector("q", "n")
}

claim! {
    pub struct Eq10 = "poggio::eq10_expands_the_kernel", A;
    place: "Eq. 10";
    says: "For all λ_ℓ > 0 and functions φ_ℓ (finite sums), with Φ_ℓ = λ_ℓ^{1/2}φ_ℓ: Σ_ℓ λ_ℓ φ_ℓ(x)Φ_ℓ(x') = Σ_ℓ Φ_ℓ(x)Φ_ℓ(x').";
    reading: "r = λ^{1/2} > 0; p = φ(x), q = φ(x').";
    verdict: "Refuted with one term: the left side has a factor λ^{1/2} too many.";
    repair: "poggio::kernel_is_the_sum_of_lambda_phi_phi";
    domain: terms("one or two terms, all real λ^{1/2}, φ(x), φ(x')");
    judge<N>(case) {
        let (r, p, q) = (case.vector("r")?, case.vector("p")?, case.vector("q")?);
        let mut j = Judgement::new();
        for e in r {
            j.given_positive("λ^{1/2} > 0", e.clone());
        }
        let big = |f: &[N], l: usize| r[l].clone() * f[l].clone();
        let left = sum((0..r.len()).map(|l| r[l].squared() * p[l].clone() * big(q, l)));
        let right = sum((0..r.len()).map(|l| big(p, l) * big(q, l)));
        Ok(j.equal("K", left, right))
    }
}

claim! {
    pub struct Eq10Corrected = "poggio::kernel_is_the_sum_of_lambda_phi_phi", Own;
    place: "Eq. 10, with φ for the second Φ";
    says: "For all λ_ℓ ≥ 0 and functions φ_ℓ (finite sums), with Φ_ℓ = λ_ℓ^{1/2}φ_ℓ: Σ_ℓ λ_ℓ φ_ℓ(x)φ_ℓ(x') = Σ_ℓ Φ_ℓ(x)Φ_ℓ(x').";
    reading: "In the proof r_ℓ² = λ_ℓ. Enumerated for one and two terms, by identity: r = λ^{1/2}; p = φ(x), q = φ(x').";
    verdict: "Proved for any number of terms and all functions.";
    repairs: "poggio::eq10_expands_the_kernel";
    formal: "kernel_is_the_sum_of_lambda_phi_phi" in "poggio/kernel_is_the_sum_of_lambda_phi_phi.v";
    domain: terms("one or two terms, all real λ^{1/2}, φ(x), φ(x')");
    judge<N>(case) {
        let (r, p, q) = (case.vector("r")?, case.vector("p")?, case.vector("q")?);
        let big = |f: &[N], l: usize| r[l].clone() * f[l].clone();
        let left = sum((0..r.len()).map(|l| r[l].squared() * p[l].clone() * q[l].clone()));
        let right = sum((0..r.len()).map(|l| big(p, l) * big(q, l)));
        Ok(Judgement::new().equal("K", left, right))
    }
}
