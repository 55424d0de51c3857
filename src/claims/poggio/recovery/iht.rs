//! Eq. 7 and its first step: with ReLU for H_D, and with H_s that keeps the s largest entries.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided};

/// Steps after which an orbit that has not come back is given up.
const STEPS: usize = 8;

/// Eq. 7 with ReLU from 0: whether it ends in `x`.
fn relu_recovers<N: Number>(a: &Matrix<N>, x: &[N]) -> Result<(bool, Vec<N>), Undefined> {
    let y = a.apply(x)?;
    ends_in(|z| relus(&gradient_step(a, &y, z)?), x, STEPS)
}

/// Eq. 7 with `H_s` from 0.
fn hard_recovers<N: Number>(a: &Matrix<N>, s: usize, x: &[N]) -> Result<(bool, Vec<N>), Undefined> {
    let y = a.apply(x)?;
    ends_in(|z| hard(&gradient_step(a, &y, z)?, s), x, STEPS)
}

fn shown<N: Number>(x: &[N]) -> String {
    let list: Vec<String> = x.iter().map(ToString::to_string).collect();
    format!("({})", list.join(", "))
}

claim! {
    pub struct Eq7Relu = "poggio::eq7_with_relu_recovers_sparse_vectors", A;
    place: "Eq. 7 with the memo's H_D";
    says: "Reading \"H_D(x) = xH(x), any sign\". For every A with δ_{2s}(A) < 1 and every s-sparse x, y = Ax, x^0 = 0: eq. 7 converges to x.";
    reading: "The orbit is followed until a state comes a second time; it converges to x iff that state is x and stays.";
    verdict: "Refuted with A a permutation matrix, s = 1, x = (0, −1): the orbit stays at 0.";
    repair: "poggio::eq7_with_relu_recovers_nonnegative_vectors_at_rate_delta_p";
    domain: Space::new("m, p ≤ 2, s = 1, entries 0, ±1").natural("m", 1, 2).natural("p", 2, 2).natural("s", 1, 1).matrix("A", "m", "p", &[0, 1, -1]).vector("x", "p", &[0, 1, -1]);
    judge<N>(case) {
        let (a, s, x) = (case.matrix("A")?, case.natural("s")?, case.vector("x")?);
        let met = delta_below_one(a, 2 * s)? && support_size(x)? <= s;
        let j = Judgement::new().given("δ_2s(A) < 1, x s-sparse", Some(met));
        if !met {
            return Ok(j);
        }
        let (there, end) = relu_recovers(a, x)?;
        Ok(j.said(Some(there), format!("the orbit comes back to {}", shown(&end)), format!("rests at x = {}", shown(x))))
    }
}

claim! {
    pub struct Eq7ReluNonnegative = "poggio::eq7_with_relu_recovers_nonnegative_sparse_vectors", B;
    place: "Eq. 7 with the memo's H_D";
    says: "Reading \"H_D(x) = xH(x), non-negative x\". For every A with δ_{2s}(A) < 1 and every s-sparse x ≥ 0, y = Ax, x^0 = 0: eq. 7 converges to x.";
    reading: "As above; x is a unit vector.";
    verdict: "Refuted by a 2 × 3 matrix with orthonormal rows whose columns are pairwise independent: the first step Aᵀa_i ≥ 0 solves Az = a_i, so the orbit rests there, with three entries in place of one.";
    repair: "poggio::eq7_with_relu_recovers_nonnegative_vectors_at_rate_delta_p";
    domain: rational_matrix(Space::new("m = 2, p = 3, s = 1, entries 1/3, ±2/3").natural("m", 2, 2).natural("p", 3, 3).natural("s", 1, 1), "A", "m", "p", &[(1, 3), (2, 3), (-2, 3)]).vector("x", "p", &[0, 1]);
    judge<N>(case) {
        let (a, s, x) = (case.matrix("A")?, case.natural("s")?, case.vector("x")?);
        let mut met = support_size(x)? <= s && delta_below_one(a, 2 * s)?;
        for t in x {
            met = met && decided(N::integer(0).at_most(t), "a sign")?;
        }
        let j = Judgement::new().given("δ_2s(A) < 1, x ≥ 0 s-sparse", Some(met));
        if !met {
            return Ok(j);
        }
        let (there, end) = relu_recovers(a, x)?;
        Ok(j.said(Some(there), format!("the orbit comes back to {}", shown(&end)), format!("rests at x = {}", shown(x))))
    }
}

claim! {
    pub struct Eq7ReluRate = "poggio::eq7_with_relu_recovers_nonnegative_vectors_at_rate_delta_p", Own;
    place: "Eq. 7 with the memo's H_D";
    says: "For every A ∈ ℝ^{m×p}, δ ≥ δ_p(A), every x ≥ 0, sparse or not, y = Ax and x^0 = 0, eq. 7 with H_D(x) = xH(x) has ‖x^n − x‖ ≤ δ^n‖x‖. So it converges to every non-negative x if δ_p(A) < 1, that is, if A has independent columns and ‖A‖² < 2.";
    reading: "Squares are compared, n ≤ 4. δ_p concerns all p columns at once: sparsity plays no role.";
    verdict: "Proved for all m, p, A, δ, x, n.";
    repairs: "poggio::eq7_with_relu_recovers_nonnegative_sparse_vectors";
    formal: "eq7_with_relu_recovers_nonnegative_vectors_at_rate_delta_p" in "poggio/recovery.v";
    domain: rational_matrix(Space::new("m, p ≤ 2, entries 0, ±1, 1/2; δ among 0, 1/2, 3/4, 1; x with entries 0, 1, 2").natural("m", 1, 2).natural("p", 1, 2), "A", "m", "p", &[(0, 1), (1, 1), (-1, 1), (1, 2)]).number("δ", &[(0, 1), (1, 1), (1, 2), (3, 4)]).vector("x", "p", &[0, 1, 2]);
    judge<N>(case) {
        let (a, delta, x) = (case.matrix("A")?, case.number("δ")?, case.vector("x")?);
        let mut met = delta_at_most(a, a.cols(), delta)?;
        for t in x {
            met = met && decided(N::integer(0).at_most(t), "a sign")?;
        }
        let y = a.apply(x)?;
        let (mut z, mut bound) = (zeros(x.len()), energy(x));
        let mut holds = true;
        for _ in 0..4 {
            z = relus(&gradient_step(a, &y, &z)?)?;
            bound = delta.squared() * bound;
            holds = holds && decided(energy(&difference(&z, x)).at_most(&bound), "a comparison")?;
        }
        Ok(Judgement::new()
            .given("δ_p(A) ≤ δ, x ≥ 0", Some(met))
            .said(Some(holds), format!("‖x^4 − x‖² = {}", energy(&difference(&z, x))), format!("at most {bound}, and so before")))
    }
}

claim! {
    pub struct Eq7Hard = "poggio::eq7_with_h_s_recovers_sparse_vectors", A;
    place: "Eq. 7 as in the iterative hard thresholding literature";
    says: "Reading \"H_s keeps the s entries of largest modulus\". For every A ∈ ℝ^{m×p}, s and s-sparse x with y = Ax, x^0 = 0, the iteration x^{n+1} = H_s(x^n + Aᵀ(y − Ax^n)) converges to x.";
    reading: "The orbit is followed until a state comes a second time; it converges to x iff that state is x and stays.";
    verdict: "Refuted by A = (0), x = (1): the orbit stays at 0.";
    repair: "poggio::eq7_with_h_s_contracts_by_the_golden_ratio_times_delta_3s";
    domain: Space::new("m, p, s ≤ 2, entries 0, ±1").natural("m", 1, 2).natural("p", 1, 2).natural("s", 1, 2).matrix("A", "m", "p", &[0, 1, -1]).vector("x", "p", &[0, 1, -1]);
    judge<N>(case) {
        let (a, s, x) = (case.matrix("A")?, case.natural("s")?, case.vector("x")?);
        let (there, end) = hard_recovers(a, s, x)?;
        Ok(Judgement::new()
            .given("s ≤ p", Some(s <= a.cols()))
            .given("x s-sparse", Some(support_size(x)? <= s))
            .said(Some(there), format!("the orbit comes back to {}", shown(&end)), format!("rests at x = {}", shown(x))))
    }
}

claim! {
    pub struct Eq7HardBelowOne = "poggio::eq7_with_h_s_recovers_sparse_vectors_when_delta_2s_is_below_one", Own;
    place: "Eq. 7 as in the iterative hard thresholding literature";
    says: "For every A with δ_{2s}(A) < 1 and every s-sparse x with y = Ax, x^0 = 0, eq. 7 with H_s converges to x.";
    reading: "As above. δ_{2s} < 1 makes x the only s-sparse solution.";
    verdict: "Refuted by A = ((0, 1/2), (1, 1/2)), s = 1, x = (0, 1): the orbit rests at (1/2, 0).";
    repair: "poggio::eq7_with_h_s_contracts_by_the_golden_ratio_times_delta_3s";
    domain: rational_matrix(Space::new("m = p = 2, s = 1, entries 0, 1, 1/2, 1/4").natural("m", 2, 2).natural("p", 2, 2).natural("s", 1, 1), "A", "m", "p", &[(0, 1), (1, 1), (1, 2), (1, 4)]).vector("x", "p", &[0, 1, -1]);
    judge<N>(case) {
        let (a, s, x) = (case.matrix("A")?, case.natural("s")?, case.vector("x")?);
        let met = support_size(x)? <= s && delta_below_one(a, 2 * s)?;
        let j = Judgement::new().given("δ_2s(A) < 1, x s-sparse", Some(met));
        if !met {
            return Ok(j);
        }
        let (there, end) = hard_recovers(a, s, x)?;
        Ok(j.said(Some(there), format!("the orbit comes back to {}", shown(&end)), format!("rests at x = {}", shown(x))))
    }
}

/// `A = I + B/4`, so that small `δ` occur.
fn one_step(words: &str, most: usize) -> Space {
    Space::new(words)
        .natural("p", 1, most)
        .matrix("B", "p", "p", &[0, 1, -1])
        .number("δ", &[(1, 4), (1, 2), (3, 5)])
        .vector("x", "p", &[0, 1, -1])
        .vector("z", "p", &[0, 1])
}

/// `‖H_1(z + Aᵀ(Ax − Az)) − x‖²` and `‖z − x‖²`, with the hypotheses for `s = 1`.
fn error_after_one_step<N: Number>(
    case: &crate::kernel::Case<N>,
) -> Result<(Judgement<N>, N, N), Undefined> {
    let (b, delta, s) = (case.matrix("B")?, case.number("δ")?, 1);
    let (x, z) = (case.vector("x")?, case.vector("z")?);
    let a = &Matrix::identity(b.rows()).plus(&b.scaled(&N::ratio(1, 4)))?;
    let j = Judgement::new()
        .given(
            "δ_3s(A) ≤ δ",
            Some(delta_at_most(a, (3 * s).min(a.cols()), delta)?),
        )
        .given(
            "x and x^n s-sparse",
            Some(support_size(x)? <= s && support_size(z)? <= s),
        );
    let next = hard(&gradient_step(a, &a.apply(x)?, z)?, s)?;
    Ok((j, energy(&difference(&next, x)), energy(&difference(z, x))))
}

/// `r ≤ φ²d` with `φ² = (3 + √5)/2`: `2r ≤ 3d`, or `r² − 3rd + d² ≤ 0`.
fn within_golden<N: Number>(r: &N, d: &N) -> Result<bool, Undefined> {
    let three = N::integer(3);
    let easy = (N::integer(2) * r.clone()).at_most(&(three.clone() * d.clone()));
    let gap = r.squared() - three * r.clone() * d.clone() + d.squared();
    let tight = gap.at_most(&N::integer(0));
    Ok(decided(easy, "a comparison")? || decided(tight, "a sign")?)
}

claim! {
    pub struct Eq7HardGolden = "poggio::eq7_with_h_s_contracts_by_the_golden_ratio_times_delta_3s", Own;
    place: "Eq. 7 as in the iterative hard thresholding literature";
    says: "For every A ∈ ℝ^{m×p}, s, δ ≥ δ_{3s}(A) (δ_p, if 3s > p), every s-sparse x with y = Ax and x^0 = 0, eq. 7 with H_s has ‖x^{n+1} − x‖ ≤ φδ‖x^n − x‖ with the golden ratio φ = (1 + √5)/2, hence ‖x^n − x‖ ≤ (φδ)^n‖x‖; so δ_{3s}(A) < (√5 − 1)/2 suffices for convergence to every s-sparse solution.";
    reading: "One step from any s-sparse x^n. With r = ‖x^{n+1} − x‖² and d = δ²‖x^n − x‖², r ≤ φ²d = (3 + √5)d/2 iff 2r ≤ 3d or r² − 3rd + d² ≤ 0; s = 1 in the instances. In the formal proof φ² is the root above 2 of g² = 3g − 1, and H_s(u) any s-sparse vector nearest to u.";
    verdict: "Proved for all m, p, s, A, δ, x, n.";
    repairs: "poggio::eq7_with_h_s_recovers_sparse_vectors";
    formal: "eq7_with_h_s_contracts_by_the_golden_ratio_times_delta_3s" in "poggio/recovery.v";
    domain: crate::audit::Domain::new(one_step("A = I + B/4, m = p ≤ 2, s = 1, B with entries 0, ±1; δ among 1/4, 1/2, 3/5", 2)).beyond(one_step("p ≤ 3", 3));
    judge<N>(case) {
        let (j, r, before) = error_after_one_step(case)?;
        let d = case.number("δ")?.squared() * before;
        Ok(j.said(Some(within_golden(&r, &d)?), format!("‖x^(n+1) − x‖² = {r}"), format!("at most φ² times {d}")))
    }
}

claim! {
    pub struct SparseNormal = "poggio::sparse_solution_satisfies_the_normal_equations_under_rip", B;
    place: "§4.2.1 (\"This gives AᵀAx ≈ Aᵀy\")";
    says: "For every A with δ_s(A) < 1 and every s-sparse x with Ax = y: AᵀAx = Aᵀy.";
    reading: "Exact equality; neither sparsity nor the isometry is used.";
    verdict: "Proved for all m, p, A, x.";
    formal: "sparse_solution_satisfies_the_normal_equations_under_rip" in "poggio/sparse_solution_satisfies_the_normal_equations_under_rip.v";
    domain: Space::new("m, p, s ≤ 2, entries 0, ±1").natural("m", 1, 2).natural("p", 1, 2).natural("s", 1, 2).matrix("A", "m", "p", &[0, 1, -1]).vector("x", "p", &[0, 1, -1]).vector("y", "m", &[0, 1, -1]);
    judge<N>(case) {
        let (a, s, x, y) = (case.matrix("A")?, case.natural("s")?, case.vector("x")?, case.vector("y")?);
        Ok(Judgement::new()
            .given("s ≤ p", Some(s <= a.cols()))
            .given("δ_s(A) < 1", Some(s <= a.cols() && delta_below_one(a, s)?))
            .given("x s-sparse", Some(support_size(x)? <= s))
            .given("Ax = y", crate::claims::words::same(&a.apply(x)?, y))
            .equal_vectors("AᵀAx", &gram(a)?.apply(x)?, &a.transpose().apply(y)?))
    }
}

claim! {
    pub struct NearHdOfAty = "poggio::sparse_solution_is_near_h_d_of_at_y", A;
    place: "§4.2.1 (\"Thus x ≈ H_D(Aᵀy)\")";
    says: "With H_D(x) = xH(x), H Heaviside: for every s ≥ 1 and ε > 0 there is δ > 0 such that δ_{2s}(A) ≤ δ implies ‖H_D(Aᵀy) − x‖ ≤ ε‖x‖ for every s-sparse x, y = Ax.";
    reading: "The instances have δ_{2s}(A) = 0, so they meet δ_{2s}(A) ≤ δ for every δ > 0; s = 1, ε = 1/2.";
    verdict: "Refuted: A a permutation matrix, x = (0, −1), H_D(Aᵀy) = 0.";
    repair: "poggio::first_step_with_h_s_is_within_the_golden_ratio_times_delta_2s";
    domain: Space::new("m, p = 2, s = 1, entries 0, ±1; ε = 1/2").natural("m", 2, 2).natural("p", 2, 2).natural("s", 1, 1).number("ε", &[(1, 2)]).matrix("A", "m", "p", &[0, 1, -1]).vector("x", "p", &[0, 1, -1]);
    judge<N>(case) {
        let (a, s, x, epsilon) = (case.matrix("A")?, case.natural("s")?, case.vector("x")?, case.number("ε")?);
        let first = relus(&gram(a)?.apply(x)?)?;
        let (error, bound) = (energy(&difference(&first, x)), epsilon.squared() * energy(x));
        Ok(Judgement::new()
            .given("δ_2s(A) = 0", Some(delta_at_most(a, 2 * s, &N::integer(0))?))
            .given("x s-sparse", Some(support_size(x)? <= s))
            .said(error.at_most(&bound), format!("‖H_D(Aᵀy) − x‖² = {error}"), format!("at most {bound}")))
    }
}

/// `(±1)`-matrix of Hadamard with `4^k` rows.
fn hadamard<N: Number>(k: usize) -> Matrix<N> {
    Matrix::from_fn(1 << (2 * k), 1 << (2 * k), |i, j| {
        N::integer(if (i & j).count_ones() % 2 == 0 { 1 } else { -1 })
    })
}

claim! {
    pub struct NearHdNonnegative = "poggio::nonnegative_sparse_solution_is_near_h_d_of_at_y", Own;
    place: "§4.2.1 (\"Thus x ≈ H_D(Aᵀy)\")";
    says: "With H_D(x) = xH(x): for every s ≥ 1 and ε > 0 there is δ > 0 such that δ_{2s}(A) ≤ δ implies ‖H_D(Aᵀy) − x‖ ≤ ε‖x‖ for every s-sparse x ≥ 0, y = Ax.";
    reading: "s = 1, ε = 1/2, a proposed δ = 2^(−k). Tried: A = (I, H/2^k) with a Hadamard matrix H of order 4^k, and x the first unit vector. Columns have norm 1, so δ_2 is the largest inner product of two of them.";
    verdict: "Refuted at δ = 1/2 by a 4 × 8 matrix, and for every δ = 2^(−k) the same way: the 4^k entries 2^(−k) of H_D(Aᵀy) off the support have norm 1.";
    repair: "poggio::first_step_with_h_s_is_within_the_golden_ratio_times_delta_2s";
    domain: Space::new("δ = 2^(−k), k ≤ 2").natural("k", 1, 2);
    judge<N>(case) {
        let k = case.natural("k")?;
        let m = 1usize << (2 * k);
        let (h, delta) = (hadamard::<N>(k), N::ratio(1, 1 << k));
        let a = Matrix::from_fn(m, 2 * m, |i, j| if j < m { N::integer(i64::from(i == j)) } else { h.at(i, j - m).clone() * delta.clone() });
        let g = gram(&a)?;
        let mut isometric = true;
        for i in 0..2 * m {
            isometric = isometric && decided(g.at(i, i).same(&N::integer(1)), "a norm")?;
            for j in 0..i {
                isometric = isometric && decided(g.at(i, j).squared().at_most(&delta.squared()), "a comparison")?;
            }
        }
        let mut x = zeros(2 * m);
        x[0] = N::integer(1);
        let error = energy(&difference(&relus(&g.apply(&x)?)?, &x));
        Ok(Judgement::new()
            .given("δ_2(A) ≤ δ", Some(isometric))
            .said(error.at_most(&N::ratio(1, 4)), format!("‖H_D(Aᵀy) − x‖² = {error}"), "at most 1/4"))
    }
}

fn first_step(words: &str, most: usize) -> Space {
    Space::new(words)
        .natural("p", 1, most)
        .natural("s", 1, 2)
        .matrix("B", "p", "p", &[0, 1, -1])
        .number("δ", &[(1, 4), (1, 2), (3, 5)])
        .vector("x", "p", &[0, 1, -1])
}

claim! {
    pub struct FirstStep = "poggio::first_step_with_h_s_is_within_the_golden_ratio_times_delta_2s", Own;
    place: "§4.2.1 (\"Thus x ≈ H_D(Aᵀy)\")";
    says: "For every A, s, δ ≥ δ_{2s}(A) (δ_p, if 2s > p) and s-sparse x, y = Ax: ‖H_s(Aᵀy) − x‖ ≤ φδ‖x‖, where H_s keeps the s entries of largest modulus and φ = (1 + √5)/2 is the golden ratio.";
    reading: "As for eq. 7, with the squares r = ‖H_s(Aᵀy) − x‖² and d = δ²‖x‖².";
    verdict: "Proved for all m, p, s, A, δ, x.";
    repairs: "poggio::sparse_solution_is_near_h_d_of_at_y";
    formal: "first_step_with_h_s_is_within_the_golden_ratio_times_delta_2s" in "poggio/recovery.v";
    domain: crate::audit::Domain::new(first_step("A = I + B/4, m = p ≤ 2, s ≤ 2, B with entries 0, ±1; δ among 1/4, 1/2, 3/5", 2)).beyond(first_step("p ≤ 3", 3));
    judge<N>(case) {
        let (b, s, delta, x) = (case.matrix("B")?, case.natural("s")?, case.number("δ")?, case.vector("x")?);
        let a = &Matrix::identity(b.rows()).plus(&b.scaled(&N::ratio(1, 4)))?;
        let error = energy(&difference(&hard(&gram(a)?.apply(x)?, s)?, x));
        let d = delta.squared() * energy(x);
        Ok(Judgement::new()
            .given("s ≤ p", Some(s <= a.cols()))
            .given("δ_2s(A) ≤ δ", Some(delta_at_most(a, (2 * s).min(a.cols()), delta)?))
            .given("x s-sparse", Some(support_size(x)? <= s))
            .said(Some(within_golden(&error, &d)?), format!("‖H_s(Aᵀy) − x‖² = {error}"), format!("at most φ² times {d}")))
    }
}
