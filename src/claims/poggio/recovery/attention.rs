//! §4.2: score matrix, self-attention, softmax, residual blocks.

use super::notation::*;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Elementary, Number, Undefined, decided, sum};
use crate::{claim, informal};

/// `XW_Q(XW_K)ᵀ`.
fn score<N: Number>(x: &Matrix<N>, q: &Matrix<N>, k: &Matrix<N>) -> Result<Matrix<N>, Undefined> {
    x.times(q)?.times(&x.times(k)?.transpose())
}

claim! {
    pub struct ScoreRip = "poggio::score_matrix_can_be_rip_for_every_input", A;
    place: "§4.2 (\"The matrix XW_QW_KᵀXᵀ can be a RIP matrix with appropriate choices of W_K, W_Q\")";
    says: "For all T, d_in, s ≤ T, every X ∈ ℝ^{T×d_in} there are d_k, W_Q, W_K with δ_s(XW_QW_KᵀXᵀ) < 1.";
    reading: "If s rows of X are linearly dependent, Σy_ix_i = 0 with y ≠ 0 on them, then XWXᵀy = 0 for every W and δ_s ≥ 1. Judged: no s rows of X are dependent.";
    verdict: "Refuted by X = (0), T = d_in = s = 1: every score matrix is 0.";
    repair: "poggio::score_matrix_can_be_rip_iff_every_s_rows_are_independent_and_d_k_is_at_least_s";
    domain: Space::new("T, d_in, s ≤ 2, entries 0, ±1").natural("T", 1, 2).natural("d", 1, 2).natural("s", 1, 2).matrix("X", "T", "d", &[0, 1, -1]);
    judge<N>(case) {
        let (x, s) = (case.matrix("X")?, case.natural("s")?);
        let independent = independent_columns(&x.transpose(), s)?;
        Ok(Judgement::new()
            .given("s ≤ T", Some(s <= x.rows()))
            .said(Some(independent), "some s rows of X are dependent, so XWXᵀy = 0 for some s-sparse y ≠ 0 and every W", "δ_s(XWXᵀ) < 1 for some W"))
    }
}

claim! {
    pub struct ScoreRipIff = "poggio::score_matrix_can_be_rip_iff_every_s_rows_are_independent_and_d_k_is_at_least_s", Own;
    place: "§4.2";
    says: "For X ∈ ℝ^{T×d_in}, d_k and s ≤ T: there are W_Q, W_K ∈ ℝ^{d_in×d_k} with δ_s(XW_QW_KᵀXᵀ) < 1 iff every s rows of X are linearly independent and d_k ≥ s.";
    reading: "δ_s < 1 for a multiple of M iff every s columns of M are independent. Independent columns need rows of X that are independent and a rank of at least s. Judged: with all W_Q = W_K whose rows are (t, t², …), t among ±1, 2, one W gives such an M exactly if the condition holds; that these suffice in the instances is part of what is checked.";
    verdict: "Exhausted for T ≤ 3, d_in, d_k, s ≤ 2.";
    repairs: "poggio::score_matrix_can_be_rip_for_every_input";
    domain: Space::new("T ≤ 3, d_in, d_k, s ≤ 2, entries 0, 1, −2").natural("T", 1, 3).natural("d", 1, 2).natural("dk", 1, 2).natural("s", 1, 2).matrix("X", "T", "d", &[0, 1, -2]);
    judge<N>(case) {
        let (x, s, d, dk) = (case.matrix("X")?, case.natural("s")?, case.natural("d")?, case.natural("dk")?);
        let j = Judgement::new().given("s ≤ T", Some(s <= x.rows()));
        let expected = dk >= s && independent_columns(&x.transpose(), s)?;
        let mut some = false;
        let nodes = [1i64, 2, -1];
        for choice in 0..nodes.len().pow(d as u32) {
            let node = |i: usize| nodes[choice / nodes.len().pow(i as u32) % nodes.len()];
            let w = Matrix::from_fn(d, dk, |i, k| N::integer(node(i).pow(k as u32 + 1)));
            some = some || independent_columns(&score(x, &w, &w)?, s)?;
        }
        Ok(j.said(Some(some == expected), format!("δ_s < 1 for some W: {some}"), format!("every {s} rows independent and d_k ≥ {s}: {expected}")))
    }
}

fn shapes() -> Space {
    Space::new("T, d_in, d_k, d_out ≤ 3")
        .natural("T", 1, 3)
        .natural("d", 1, 3)
        .natural("dk", 1, 3)
        .natural("dout", 1, 3)
}

fn defined<N>(m: Result<Matrix<N>, Undefined>) -> Option<Matrix<N>> {
    m.ok()
}

/// `XW_QW_KᵀXᵀ` of zero matrices of the stated shapes, if the products are defined.
fn score_shape<N: Number>(t: usize, d: usize, dk: usize) -> Option<Matrix<N>> {
    let (x, w) = (Matrix::<N>::zero(t, d), Matrix::<N>::zero(d, dk));
    let left = defined(defined(x.times(&w))?.times(&w.transpose()))?;
    defined(left.times(&x.transpose()))
}

fn shape<N: Number>(m: &Option<Matrix<N>>) -> String {
    m.as_ref().map_or("not defined".into(), |m| {
        format!("{} × {}", m.rows(), m.cols())
    })
}

claim! {
    pub struct ScoreShape = "poggio::attention_score_matrix_is_t_by_t", B;
    place: "§4.2, types of X, Q, K, V";
    says: "For X ∈ ℝ^{T×d_in}, W_Q, W_K ∈ ℝ^{d_in×d_k} the product XW_QW_KᵀXᵀ is defined and T×T.";
    reading: "The products are formed in the instances; the formal proof computes with shapes.";
    verdict: "Proved for all T, d_in, d_k.";
    formal: "attention_score_matrix_is_t_by_t" in "poggio/attention_shapes.v";
    domain: shapes();
    judge<N>(case) {
        let t = case.natural("T")?;
        let m = score_shape::<N>(t, case.natural("d")?, case.natural("dk")?);
        let fits = m.as_ref().is_some_and(|m| (m.rows(), m.cols()) == (t, t));
        Ok(Judgement::new().said(Some(fits), shape(&m), format!("{t} × {t}")))
    }
}

claim! {
    pub struct ResidualShape = "poggio::attention_residual_formula_is_well_typed_for_every_d_out", B;
    place: "§4.2, y = x + … Attention(LayerNorm(x)), with W_V ∈ ℝ^{d_in×d_out}";
    says: "For all d_in, d_out the sum of x ∈ ℝ^{T×d_in} and an attention output in ℝ^{T×d_out} is defined.";
    reading: "The attention output is the T × T score matrix times XW_V.";
    verdict: "Refuted: T = 1, d_in = 1, d_out = 2.";
    repair: "poggio::attention_residual_formula_is_well_typed_iff_d_out_is_d_in";
    domain: shapes();
    judge<N>(case) {
        let (t, d, dk, dout) = (case.natural("T")?, case.natural("d")?, case.natural("dk")?, case.natural("dout")?);
        let values = Matrix::<N>::zero(t, d).times(&Matrix::zero(d, dout))?;
        let out = score_shape::<N>(t, d, dk).and_then(|m| defined(m.times(&values)));
        let sum = out.as_ref().and_then(|o| defined(Matrix::zero(t, d).plus(o)));
        Ok(Judgement::new().said(Some(sum.is_some()), format!("{t} × {d} plus {}", shape(&out)), "equal shapes"))
    }
}

claim! {
    pub struct ResidualShapeIff = "poggio::attention_residual_formula_is_well_typed_iff_d_out_is_d_in", Own;
    place: "§4.2";
    says: "For all T ≥ 1, d_in, d_k, d_out the sum of x ∈ ℝ^{T×d_in} and the attention output is defined iff d_out = d_in.";
    reading: "As above.";
    verdict: "Proved for all T, d_in, d_k, d_out.";
    repairs: "poggio::attention_residual_formula_is_well_typed_for_every_d_out";
    formal: "attention_residual_formula_is_well_typed_iff_d_out_is_d_in" in "poggio/attention_shapes.v";
    domain: shapes();
    judge<N>(case) {
        let (t, d, dk, dout) = (case.natural("T")?, case.natural("d")?, case.natural("dk")?, case.natural("dout")?);
        let values = Matrix::<N>::zero(t, d).times(&Matrix::zero(d, dout))?;
        let out = score_shape::<N>(t, d, dk).and_then(|m| defined(m.times(&values)));
        let sum = out.as_ref().and_then(|o| defined(Matrix::zero(t, d).plus(o)));
        Ok(Judgement::new().said(Some(sum.is_some() == (dout == d)), format!("defined: {}", sum.is_some()), format!("d_out = d_in: {}", dout == d)))
    }
}

claim! {
    pub struct QxFormula = "poggio::attention_formula_with_q_equal_xwq_equals_attention", A;
    place: "§4.2.1, H(XQKᵀXᵀ)XW_V, with Q = XW_Q, K = XW_K of §4.2";
    says: "Reading \"Q = XW_Q, K = XW_K\". For all T = d_in, X, W_Q, W_K: XQKᵀXᵀ equals the score matrix QKᵀ.";
    reading: "d_k = 1 in the instances.";
    verdict: "Refuted: T = 1, X = (2), W_Q = W_K = (1): 16 against 4.";
    repair: "poggio::attention_formula_with_q_equal_wq_equals_attention";
    domain: Space::new("T ≤ 2, entries 0, ±1, 2").natural("T", 1, 2).matrix("X", "T", "T", &[0, 1, -1, 2]).matrix("W_Q", "T", 1, &[0, 1]).matrix("W_K", "T", 1, &[0, 1]);
    judge<N>(case) {
        let x = case.matrix("X")?;
        let (q, k) = (x.times(case.matrix("W_Q")?)?, x.times(case.matrix("W_K")?)?);
        let scores = q.times(&k.transpose())?;
        Ok(Judgement::new().equal_matrices("XQKᵀXᵀ", &x.times(&scores)?.times(&x.transpose())?, &scores))
    }
}

claim! {
    pub struct QwFormulaEqual = "poggio::attention_formula_with_q_equal_wq_equals_attention", Own;
    place: "§4.2.1, with Q = W_Q, K = W_K";
    says: "For all T, d_in, d_k, X, W_Q, W_K: XW_QW_KᵀXᵀ equals the score matrix (XW_Q)(XW_K)ᵀ.";
    reading: "An identity in all entries.";
    verdict: "Proved for all T, d_in, d_k and all matrices.";
    repairs: "poggio::attention_formula_with_q_equal_xwq_equals_attention";
    formal: "attention_formula_with_q_equal_wq_equals_attention" in "poggio/attention.v";
    domain: Space::new("T, d_in ≤ 2, d_k = 1, all real matrices").natural("T", 1, 2).natural("d", 1, 2).free_matrix("X", "T", "d").free_matrix("W_Q", "d", 1).free_matrix("W_K", "d", 1);
    judge<N>(case) {
        let (x, q, k) = (case.matrix("X")?, case.matrix("W_Q")?, case.matrix("W_K")?);
        let formula = x.times(q)?.times(&k.transpose())?.times(&x.transpose())?;
        Ok(Judgement::new().equal_matrices("XW_QW_KᵀXᵀ", &formula, &score(x, q, k)?))
    }
}

claim! {
    pub struct QxFormulaIff = "poggio::attention_formula_with_q_equal_xwq_equals_attention_iff_x_squared_is_plus_or_minus_x", Own;
    place: "§4.2.1, with Q = XW_Q, K = XW_K";
    says: "For T = d_in and X ∈ ℝ^{T×T}: XQKᵀXᵀ = QKᵀ for all W_Q, W_K iff X² = X or X² = −X.";
    reading: "Both sides are linear in W_QW_Kᵀ, so the unit matrices E_kl in its place decide.";
    verdict: "Proved for all T and X.";
    formal: "attention_formula_with_q_equal_xwq_equals_attention_iff_x_squared_is_plus_or_minus_x" in "poggio/attention.v";
    domain: Space::new("T ≤ 2, entries 0, ±1, ±2").natural("T", 1, 2).matrix("X", "T", "T", &[0, 1, -1, 2, -2]);
    judge<N>(case) {
        let x = case.matrix("X")?;
        let t = x.rows();
        let mut equal = true;
        for k in 0..t {
            for l in 0..t {
                let unit = Matrix::from_fn(t, t, |i, j| N::integer(i64::from((i, j) == (k, l))));
                let scores = x.times(&unit)?.times(&x.transpose())?;
                let formula = x.times(&scores)?.times(&x.transpose())?;
                equal = equal && decided(formula.same(&scores), "equality")?;
            }
        }
        let square = x.times(x)?;
        let (plus, minus) = (square.same(x), square.same(&x.scaled(&N::integer(-1))));
        let expected = decided(plus, "equality")? || decided(minus, "equality")?;
        Ok(Judgement::new().said(Some(equal == expected), format!("equal for all W: {equal}"), format!("X² = ±X: {expected}")))
    }
}

claim! {
    pub struct QwFormula = "poggio::attention_formula_with_q_equal_wq_is_well_typed", B;
    place: "§4.2.1, H(XQKᵀXᵀ)XW_V, with Q = XW_Q, K = XW_K of §4.2";
    says: "Reading \"Q = W_Q, K = W_K\". For all T, d_in, d_k, d_out: XW_QW_KᵀXᵀ is T×T and H(XW_QW_KᵀXᵀ)XW_V is T×d_out.";
    reading: "H acts on entries and keeps the shape. The products are formed in the instances; the formal proof computes with shapes.";
    verdict: "Proved for all T, d_in, d_k, d_out.";
    formal: "attention_formula_with_q_equal_wq_is_well_typed" in "poggio/attention_shapes.v";
    domain: shapes();
    judge<N>(case) {
        let (t, d, dk, dout) = (case.natural("T")?, case.natural("d")?, case.natural("dk")?, case.natural("dout")?);
        let scores = score_shape::<N>(t, d, dk);
        let values = Matrix::<N>::zero(t, d).times(&Matrix::zero(d, dout))?;
        let out = scores.as_ref().and_then(|m| defined(m.times(&values)));
        let is = |m: &Option<Matrix<N>>, r, c| m.as_ref().is_some_and(|m| (m.rows(), m.cols()) == (r, c));
        let fits = is(&scores, t, t) && is(&out, t, dout);
        Ok(Judgement::new().said(Some(fits), format!("{} and {}", shape(&scores), shape(&out)), format!("{t} × {t} and {t} × {dout}")))
    }
}

/// The Heaviside function with a given value at 0.
fn heaviside<N: Number>(t: &N, at_zero: &N) -> Result<N, Undefined> {
    let zero = N::integer(0);
    Ok(if decided(t.is_nought(), "a sign")? {
        at_zero.clone()
    } else {
        N::integer(i64::from(decided(zero.below(t), "a sign")?))
    })
}

fn threshold<N: Number>(m: &Matrix<N>, at_zero: &N) -> Result<Matrix<N>, Undefined> {
    let mut rows = Vec::new();
    for r in m.row_vectors() {
        rows.push(
            r.iter()
                .map(|t| heaviside(t, at_zero))
                .collect::<Result<_, _>>()?,
        );
    }
    Matrix::from_rows(m.cols(), rows)
}

fn thresholds(words: &str, least: usize) -> Space {
    Space::new(words)
        .natural("T", least, 3)
        .natural("d", 1, 2)
        .number("λ", &[(0, 1), (1, 1), (1, 2)])
        .number("H(0)", &[(0, 1), (1, 1), (1, 2)])
        .matrix("W_Q", "d", 1, &[0, 1, -1])
        .matrix("W_K", "d", 1, &[0, 1, -1])
}

/// Both sides of `H(XW_QW_KᵀXᵀ)X = soft_λ(X)` at the input with first column `(λ + 1, λ + 2, …, λ + T)` and zeros elsewhere.
fn soft_attention<N: Number>(
    case: &crate::kernel::Case<N>,
) -> Result<(Matrix<N>, Matrix<N>), Undefined> {
    let (t, d) = (case.natural("T")?, case.natural("d")?);
    let (lambda, at_zero) = (case.number("λ")?, case.number("H(0)")?);
    let x = Matrix::from_fn(t, d, |i, j| {
        if j == 0 {
            lambda.clone() + N::integer(i as i64 + 1)
        } else {
            N::integer(0)
        }
    });
    let scores = score(&x, case.matrix("W_Q")?, case.matrix("W_K")?)?;
    let mut shrunk = Vec::new();
    for r in x.row_vectors() {
        shrunk.push(
            r.iter()
                .map(|t| soft(t, lambda))
                .collect::<Result<_, _>>()?,
        );
    }
    Ok((
        threshold(&scores, at_zero)?.times(&x)?,
        Matrix::from_rows(d, shrunk)?,
    ))
}

claim! {
    pub struct AttentionIsSoft = "poggio::self_attention_is_soft_thresholding_followed_by_w_v", B;
    place: "§4.2.1 (\"this is a slight extension of Donoho soft-thresholding (because of W_V)\")";
    says: "With W_V = I and H the Heaviside function entrywise: for some T ≥ 2, d_in ≥ 1, W_Q, W_K and λ ≥ 0, H(XW_QW_KᵀXᵀ)X = soft_λ(X) entrywise for all X ∈ ℝ^{T×d_in}.";
    reading: "For each T, d_in, λ, H(0), W_Q, W_K both sides are compared at the X with first column (λ + 1, …, λ + T) and zeros elsewhere; d_k = 1 in the instances.";
    verdict: "Refuted at T = 2, d_in = 1, λ = 0, W = 0; for all others the same way, see the repair.";
    repair: "poggio::self_attention_with_a_heaviside_function_is_never_soft_thresholding";
    domain: thresholds("2 ≤ T ≤ 3, d_in ≤ 2, d_k = 1, λ among 0, 1, 1/2", 2);
    judge<N>(case) {
        let (left, right) = soft_attention(case)?;
        Ok(Judgement::new()
            .given("λ ≥ 0", N::integer(0).at_most(case.number("λ")?))
            .equal_matrices("H(XW_QW_KᵀXᵀ)X", &left, &right))
    }
}

claim! {
    pub struct AttentionIsNotSoft = "poggio::self_attention_with_a_heaviside_function_is_never_soft_thresholding", Own;
    place: "§4.2.1";
    says: "For all T ≥ 2, d_in ≥ 1, W_Q, W_K, λ ≥ 0 and every value of H(0): at the X with first column (λ + 1, …, λ + T) and zeros elsewhere H(XW_QW_KᵀXᵀ)X ≠ soft_λ(X). All scores then have the same sign, so all rows of the left side are equal, and the rows 1, …, T of the right side are not: attention mixes tokens, a threshold acts on each entry alone.";
    reading: "d_k = 1 in the instances.";
    verdict: "Proved for all T, d_in, W_QW_Kᵀ, λ and H(0).";
    repairs: "poggio::self_attention_is_soft_thresholding_followed_by_w_v";
    formal: "self_attention_with_a_heaviside_function_is_never_soft_thresholding" in "poggio/attention.v";
    domain: thresholds("2 ≤ T ≤ 3, d_in ≤ 2, d_k = 1, λ among 0, 1, 1/2", 2);
    judge<N>(case) {
        let (left, right) = soft_attention(case)?;
        let equal = decided(left.same(&right), "equality")?;
        let rows = decided(crate::claims::words::same(left.row(0), left.row(1)), "equality")?;
        Ok(Judgement::new()
            .given("λ ≥ 0", N::integer(0).at_most(case.number("λ")?))
            .said(Some(!equal && rows), format!("equal: {equal}, equal rows on the left: {rows}"), "different, with equal rows on the left"))
    }
}

claim! {
    pub struct SoftmaxSparse = "poggio::softmax_attention_selects_a_sparse_support", A;
    place: "§4.1 (title and first paragraph)";
    says: "Reading \"softmax attention\". For some T ≥ 2 and scores in ℝ^T, some softmax weight is exactly 0.";
    reading: "For each T and each vector of scores: some weight e^{s_i}/Σe^{s_j} is 0.";
    verdict: "Refuted at the scores (0, 0), whose weights are 1/2; for all other scores see the repair.";
    repair: "poggio::softmax_weights_are_positive";
    domain: Space::new("T ≤ 3, scores 0, ±1, 3").natural("T", 2, 3).vector("scores", "T", &[0, 1, -1, 3]);
    judge<N>(case) {
        let scores = case.vector("scores")?;
        let powers = scores.iter().map(|t| decided(t.elementary(Elementary::Exp), "an exponential")).collect::<Result<Vec<_>, _>>()?;
        let all = sum(powers.iter().cloned());
        let mut zero = false;
        for e in &powers {
            let weight = decided(e.over(&all), "a quotient")?;
            zero = zero || !decided(N::integer(0).below(&weight), "whether a weight is positive")?;
        }
        Ok(Judgement::new().said(Some(zero), "all weights are positive", "a weight is 0"))
    }
}

claim! {
    pub struct SoftmaxPositive = "poggio::softmax_weights_are_positive", Own;
    place: "§4.1 (title and first paragraph)";
    says: "For all T ≥ 1 and scores in ℝ^T, every softmax weight is positive, the weights add up to 1, and two weights are in the ratio e^{s_i − s_j}: softmax selects no support smaller than all of {1, …, T}.";
    reading: "The instance is the list of e_i = e^{s_i}, any positive numbers; the weight e_i/Σe is positive iff e_iΣe is. Judged for the weight of the first token; the others by renumbering.";
    verdict: "Proved for all T and all scores.";
    repairs: "poggio::softmax_attention_selects_a_sparse_support";
    formal: "softmax_weights_are_positive" in "poggio/attention.v";
    domain: Space::new("T ≤ 4, all e_1, …, e_T > 0").natural("T", 1, 4).free_vector("e", "T");
    judge<N>(case) {
        let e = case.vector("e")?;
        let mut j = Judgement::new();
        let signed: Vec<_> = e.iter().map(|t| j.given_positive("e_i > 0", t.clone())).collect();
        let all = signed[1..].iter().fold(signed[0].clone(), |total, t| total.plus(t));
        let (left, because) = (e[0].clone() * sum(e.iter().cloned()), signed[0].times(&all));
        Ok(j.larger(left, N::integer(0), true, because))
    }
}

informal! {
    pub struct ThresholdAttention = "poggio::threshold_attention_selects_the_sparse_support", B;
    place: "§4.1 (title and first paragraph), with H a threshold";
    says: "Self-attention selects a sparse support; it finds a sparse representation in a way similar to ℓ0 minimisation.";
    missing: "which vector is sparse, which problem it solves, for which weights";
}

fn layers(words: &str) -> Space {
    Space::new(words)
        .natural("T", 1, 2)
        .natural("s", 1, 1)
        .natural("m", 1, 2)
        .matrix("A", "m", "T", &[0, 1, -1])
        .vector("y", "m", &[0, 1, -1])
        .number("W", &[(0, 1), (1, 1), (-1, 1)])
        .number("W_V", &[(0, 1), (1, 1), (-1, 1)])
}

/// At `x = 0`: the layer `x + H(xWxᵀ)xW_V` (tokens of dimension 1), and `H_s(x + Aᵀ(y − Ax))`.
fn at_zero<N: Number>(case: &crate::kernel::Case<N>) -> Result<(Vec<N>, Vec<N>), Undefined> {
    let (t, s, a, y) = (
        case.natural("T")?,
        case.natural("s")?,
        case.matrix("A")?,
        case.vector("y")?,
    );
    let x = Matrix::zero(t, 1);
    let w = Matrix::from_fn(1, 1, |_, _| N::integer(1));
    let scores = score(&x, &w.scaled(case.number("W")?), &w)?;
    let attention = threshold(&scores, &N::integer(1))?
        .times(&x)?
        .scaled(case.number("W_V")?);
    let step = hard(&gradient_step(a, y, &zeros(t))?, s)?;
    Ok((x.plus(&attention)?.column(0), step))
}

claim! {
    pub struct ResidualIsIht = "poggio::residual_attention_layer_is_an_iht_step", A;
    place: "§4.1; §4.2.1 (\"The iterations in IHT correspond to successive layers in a transformer\")";
    says: "For some fixed weights the map x ↦ x + H(XW_QW_KᵀXᵀ)XW_V (tokens X = x, no MLP, no bias) equals x ↦ H_s(x + Aᵀ(y − Ax)) for all x, for some A, y with Aᵀy ≠ 0.";
    reading: "For each A, y and weights both maps are evaluated at x = 0. T tokens of dimension 1, s = 1 in the instances.";
    verdict: "Refuted at T = 1, A = (1), y = (1): 0 against 1; for all others see the repair.";
    repair: "poggio::residual_attention_layer_agrees_with_an_iht_step_at_zero_iff_at_y_is_zero";
    domain: layers("T, m ≤ 2, s = 1, entries and weights 0, ±1");
    judge<N>(case) {
        let back = case.matrix("A")?.transpose().apply(case.vector("y")?)?;
        let nonzero = energy(&back).is_nought().map(|z| !z);
        let (layer, step) = at_zero(case)?;
        Ok(Judgement::new().given("Aᵀy ≠ 0", nonzero).equal_vectors("layer at 0", &layer, &step))
    }
}

claim! {
    pub struct ResidualIhtIff = "poggio::residual_attention_layer_agrees_with_an_iht_step_at_zero_iff_at_y_is_zero", Own;
    place: "§4.1; §4.2.1";
    says: "For all weights, every H, every s ≥ 1, A and y: x ↦ x + H(XW_QW_KᵀXᵀ)XW_V is 0 at x = 0, and x ↦ H_s(x + Aᵀ(y − Ax)) is H_s(Aᵀy), which is 0 iff Aᵀy = 0. So a layer that is an iteration of eq. 7 needs the term Aᵀy as a bias or a further input.";
    reading: "In the formal proof H_s(u) is any s-sparse vector nearest to u, and H any function of the score matrix. T tokens of dimension 1, s = 1 in the instances.";
    verdict: "Proved for all weights, H, s, A, y.";
    repairs: "poggio::residual_attention_layer_is_an_iht_step";
    formal: "residual_attention_layer_agrees_with_an_iht_step_at_zero_iff_at_y_is_zero" in "poggio/attention.v";
    domain: layers("T, m ≤ 2, s = 1, entries and weights 0, ±1");
    judge<N>(case) {
        let back = case.matrix("A")?.transpose().apply(case.vector("y")?)?;
        let vanishes = decided(energy(&back).is_nought(), "whether Aᵀy is zero")?;
        let (layer, step) = at_zero(case)?;
        let agree = decided(crate::claims::words::same(&layer, &step), "equality")?;
        Ok(Judgement::new().said(Some(agree == vanishes), format!("agree at 0: {agree}"), format!("Aᵀy = 0: {vanishes}")))
    }
}

fn blocks() -> Space {
    Space::new("all real x; MLP, Attention, LayerNorm multiplication by a, b, c")
        .free("a")
        .free("b")
        .free("c")
        .free("x")
}

claim! {
    pub struct DisplayedBlock = "poggio::displayed_block_is_the_standard_transformer_block", B;
    place: "§4.2, y = x + MLP(LayerNorm(x + Attention(LayerNorm(x))))";
    says: "For all functions MLP, Attention, LayerNorm and all x the displayed y equals the pre-LayerNorm block h = x + Attention(LN x), y = h + MLP(LN h).";
    reading: "The three functions are multiplications by a, b, c; x is a number.";
    verdict: "Refuted: a = 0, b = c = x = 1: 1 against 2.";
    repair: "poggio::standard_block_is_the_displayed_block_plus_the_attention_term";
    domain: blocks();
    judge<N>(case) {
        let of = |name: &str| case.number(name).cloned();
        let (a, b, c, x) = (of("a")?, of("b")?, of("c")?, of("x")?);
        let h = x.clone() + b * (c.clone() * x.clone());
        let inner = a * (c * h.clone());
        Ok(Judgement::new().equal("displayed", x + inner.clone(), h + inner))
    }
}

claim! {
    pub struct DisplayedBlockRepaired = "poggio::standard_block_is_the_displayed_block_plus_the_attention_term", Own;
    place: "§4.2";
    says: "For all functions MLP, Attention, LayerNorm and all x: the pre-LayerNorm block is the displayed block plus Attention(LN x); so the two agree at x iff Attention(LN x) = 0.";
    reading: "In the instances the three functions are multiplications by a, b, c; x is a number.";
    verdict: "Proved for all functions and x.";
    repairs: "poggio::displayed_block_is_the_standard_transformer_block";
    formal: "standard_block_is_the_displayed_block_plus_the_attention_term" in "poggio/attention.v";
    domain: blocks();
    judge<N>(case) {
        let of = |name: &str| case.number(name).cloned();
        let (a, b, c, x) = (of("a")?, of("b")?, of("c")?, of("x")?);
        let attention = b * (c.clone() * x.clone());
        let h = x.clone() + attention.clone();
        let inner = a * (c * h.clone());
        Ok(Judgement::new().equal("standard", h + inner.clone(), x + inner + attention))
    }
}

claim! {
    pub struct ParallelBlock = "poggio::parallel_block_formula_is_well_typed", B;
    place: "§4.2, y = x + MLP(LayerNorm(x)) + Attention(LayerNorm(x))";
    says: "For MLP and Attention mapping ℝ^{T×d} to ℝ^{T×d} the formula is defined and maps ℝ^{T×d} to itself.";
    reading: "The sums are formed in the instances; the formal proof computes with shapes.";
    verdict: "Proved for all T, d.";
    formal: "parallel_block_formula_is_well_typed" in "poggio/attention_shapes.v";
    domain: Space::new("T, d ≤ 3").natural("T", 1, 3).natural("d", 1, 3);
    judge<N>(case) {
        let (t, d) = (case.natural("T")?, case.natural("d")?);
        let (x, mlp, attention) = (Matrix::<N>::zero(t, d), Matrix::zero(t, d), Matrix::zero(t, d));
        let y = defined(x.plus(&mlp)).and_then(|h| defined(h.plus(&attention)));
        let fits = y.as_ref().is_some_and(|y| (y.rows(), y.cols()) == (t, d));
        Ok(Judgement::new().said(Some(fits), shape(&y), format!("{t} × {d}")))
    }
}

informal! {
    pub struct ParallelPerformance = "poggio::parallel_block_has_similar_empirical_performance", B;
    place: "§4.2 (PaLM reference); §4.2.2 (reports of other papers)";
    says: "The parallel formulation has similar empirical performance; several reports on sparse or local structure are quoted.";
    missing: "task, data, measure";
}
