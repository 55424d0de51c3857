//! Eckart–Young: when truncation is the only best approximation, in which norms, for which inputs, to which accuracy.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Signed, Space};
use crate::number::{Number, Undefined, decided, sum};

/// s_1 ≥ s_2 ≥ … ≥ 0.
fn descending<N: Number>(s: &[N]) -> Result<bool, Undefined> {
    for pair in s.windows(2) {
        if !decided(pair[1].at_most(&pair[0]), "order")? {
            return Ok(false);
        }
    }
    s.last()
        .map_or(Ok(true), |t| decided(N::integer(0).at_most(t), "order"))
}

fn candidates(words: &str) -> Space {
    Space::new(words)
        .vector("s", 2, &[0, 1, 2])
        .vector("a", 2, &[0, 1, -1, 2])
        .vector("b", 2, &[0, 1, -1])
}

claim! {
    pub struct OnlyBest = "ng::truncated_svd_is_the_only_best_approximation", B;
    place: "Text before eq. 3 (Eckart–Young theorem)";
    says: "Reading \"unique\". For every M and n' < rank M the truncation is the only minimiser in the Frobenius norm and in the spectral norm.";
    reading: "M = diag(s_1, s_2), n' = 1, truncation diag(s_1, 0); another N = abᵀ must be farther away in the Frobenius norm.";
    verdict: "Refuted: M = I: diag(0, 1) is as near as diag(1, 0).";
    repair: "ng::truncated_svd_is_the_only_best_approximation_in_the_frobenius_norm_iff_there_is_a_gap";
    domain: candidates("s among 0, 1, 2, a with entries 0, ±1, 2, b 0, ±1");
    judge<N>(case) {
        let (s, m) = (case.vector("s")?, diagonal(2, 2, case.vector("s")?));
        let (cut, n) = (diagonal(2, 2, &s[..1]), outer(case.vector("a")?, case.vector("b")?));
        let (error, best) = (norm_squared(&m.minus(&n)?), norm_squared(&m.minus(&cut)?));
        Ok(Judgement::new()
            .given("s_1 ≥ s_2 ≥ 0", Some(descending(s)?))
            .given("n' < rank M", Some(m.rank()? > 1))
            .given("N ≠ M'", n.same(&cut).map(|e| !e))
            .said(best.below(&error), format!("‖M − N‖_F² = {error}"), format!("more than {best}")))
    }
}

claim! {
    pub struct OnlyBestIff = "ng::truncated_svd_is_the_only_best_approximation_in_the_frobenius_norm_iff_there_is_a_gap", Own;
    place: "Text before eq. 3";
    says: "Let σ_{n'+1} > 0. The truncation is the only minimiser in the Frobenius norm iff σ_{n'} > σ_{n'+1}; in the spectral norm it is never the only one.";
    reading: "M = diag(s_1, s_2), n' = 1. Frobenius: among N = abᵀ with entries −2 to 2 and the multiples by 1/2 and s_1 of unit outer products another one is as near iff s_1 = s_2. Spectral: diag(s_1 − δ, 0) with 0 < δ ≤ s_2 is another minimiser; δ = s_2/2.";
    verdict: "Holds for every spectrum tried.";
    repairs: "ng::truncated_svd_is_the_only_best_approximation";
    domain: Space::new("s with entries 1 to 4").vector("s", 2, &[1, 2, 3, 4]);
    judge<N>(case) {
        let (s, m) = (case.vector("s")?, diagonal(2, 2, case.vector("s")?));
        let cut = diagonal(2, 2, &s[..1]);
        let best = norm_squared(&m.minus(&cut)?);
        let mut only = true;
        for a in words::<N>(2, &[-2, -1, 0, 1, 2]) {
            for b in words::<N>(2, &[-1, 0, 1]) {
                for scale in [N::integer(1), N::ratio(1, 2), s[0].clone(), s[1].clone()] {
                    let n = outer(&a, &b).scaled(&scale);
                    let near = decided(norm_squared(&m.minus(&n)?).at_most(&best), "a comparison")?;
                    only &= !near || decided(n.same(&cut), "equality")?;
                }
            }
        }
        let gap = decided(s[1].below(&s[0]), "order")?;
        // the spectral norm of a diagonal matrix is its largest entry
        let delta = s[1].clone() * N::ratio(1, 2);
        let other = m.minus(&diagonal(2, 2, &[s[0].clone() - delta]))?;
        let spectral = decided(other.at(0, 0).at_most(&s[1]), "order")? && decided(other.at(1, 1).at_most(&s[1]), "order")?;
        Ok(Judgement::new().given("s_1 ≥ s_2", Some(descending(s)?)).given("s_2 > 0", N::integer(0).below(&s[1])).said(Some(only == gap && spectral), format!("only one: {only}; another one in the spectral norm: {spectral}"), format!("gap: {gap}; true")))
    }
}

claim! {
    pub struct EckartYoungVector = "ng::approximations_of_rank_n_prime_have_spectral_error_at_least_the_next_singular_value", Own;
    place: "Text before eq. 3 (Eckart–Young theorem)";
    says: "If N has rank at most n' there is a vector v ≠ 0 in the span of the first n' + 1 right singular vectors of M with Nv = 0, and then ‖(M − N)v‖² ≥ σ_{n'+1}²‖v‖².";
    reading: "In the instances M = diag(s_1, s_2), N = abᵀ, v = (−b_2, b_1): for all real s, a, b the difference of both sides is (s_1² − s_2²)v_1².";
    verdict: "Proved for diagonal M of every size (U and V cancel).";
    formal: "approximations_of_rank_n_prime_have_spectral_error_at_least_the_next_singular_value" in "ng/approximations_of_rank_n_prime_have_spectral_error_at_least_the_next_singular_value.v";
    domain: Space::new("all s_1 ≥ s_2 ≥ 0, a, b").free_vector("s", 2).free_vector("a", 2).free_vector("b", 2);
    judge<N>(case) {
        let (s, a, b) = (case.vector("s")?, case.vector("a")?, case.vector("b")?);
        let mut j = Judgement::new();
        let (gap, small) = (j.given_non_negative("s_1 ≥ s_2", s[0].clone() - s[1].clone()), j.given_non_negative("s_2 ≥ 0", s[1].clone()));
        let v = [-b[1].clone(), b[0].clone()];
        let image = diagonal(2, 2, s).minus(&outer(a, b))?.apply(&v)?;
        let because = gap.times(&gap.plus(&small).plus(&small)).times(&Signed::square(v[0].clone()));
        Ok(j.larger(length_squared(&image), s[1].squared() * length_squared(&v), false, because))
    }
}

claim! {
    pub struct RankExactly = "ng::best_approximation_of_rank_exactly_n_prime_exists", B;
    place: "Text before eq. 3 (Eckart–Young theorem) (\"rank n' matrix M'\")";
    says: "Reading \"rank exactly n'\". For every M and n' ≤ min(m,n) the infimum of ‖M − N‖_F over N of rank exactly n' is attained.";
    reading: "If rank M ≥ n' the truncation attains it. If rank M < n' the infimum is 0 (by M + εE of rank n', see the repair) and attained only by M itself, which has another rank.";
    verdict: "Refuted: M = (0), n' = 1.";
    repair: "ng::best_approximation_of_rank_exactly_n_prime_exists_iff_n_prime_is_at_most_the_rank";
    domain: Space::new("m, n ≤ 2, entries 0, 1").natural("m", 1, 2).natural("n", 1, 2).natural("k", 0, 2).matrix("M", "m", "n", &[0, 1]);
    judge<N>(case) {
        let (m, k) = (case.matrix("M")?, case.natural("k")?);
        let rank = m.rank()?;
        Ok(Judgement::new().given("n' ≤ min(m, n)", Some(k <= m.rows().min(m.cols()))).said(Some(rank >= k), format!("infimum 0 for M of rank {rank}"), format!("attained by a matrix of rank {k}")))
    }
}

claim! {
    pub struct RankExactlyIff = "ng::best_approximation_of_rank_exactly_n_prime_exists_iff_n_prime_is_at_most_the_rank", Own;
    place: "Text before eq. 3";
    says: "The infimum of ‖M − N‖_F over N of rank exactly n' is attained iff n' ≤ rank M; for rank M < n' ≤ min(m, n) every M + εE, ε ≠ 0, has rank n', where E has a 1 in n' − rank M rows and columns that are not pivots of M, so the infimum is 0.";
    reading: "E is built from the pivots; ε = 1, 1/2, 1/16.";
    verdict: "Holds in every instance.";
    repairs: "ng::best_approximation_of_rank_exactly_n_prime_exists";
    domain: Space::new("m, n ≤ 3, entries 0, 1").natural("m", 1, 3).natural("n", 1, 3).natural("k", 0, 3).matrix("M", "m", "n", &[0, 1]).number("eps", &[(1, 1), (1, 2), (1, 16)]);
    judge<N>(case) {
        let (m, k, eps) = (case.matrix("M")?, case.natural("k")?, case.number("eps")?);
        let (columns, rows) = (m.echelon()?.1, m.transpose().echelon()?.1);
        let rank = columns.len();
        let j = Judgement::new().given("rank M < n' ≤ min(m, n)", Some(rank < k && k <= m.rows().min(m.cols()))).given("ε ≠ 0", eps.is_nought().map(|z| !z));
        if j.met() != Some(true) {
            return Ok(j);
        }
        let free = |n: usize, taken: &[usize]| (0..n).filter(|i| !taken.contains(i)).take(k - rank).collect::<Vec<_>>();
        let (down, across) = (free(m.rows(), &rows), free(m.cols(), &columns));
        let e = Matrix::from_fn(m.rows(), m.cols(), |i, j| {
            let there = down.iter().zip(&across).any(|(r, c)| (*r, *c) == (i, j));
            if there { eps.clone() } else { N::integer(0) }
        });
        let distance = norm_squared(&e);
        let found = m.plus(&e)?.rank()?;
        Ok(j.equal("rank of M + εE", N::integer(found as i64), N::integer(k as i64)).equal("distance²", distance, eps.squared() * N::integer((k - rank) as i64)))
    }
}

claim! {
    pub struct EveryNorm = "ng::truncated_svd_is_best_in_every_matrix_norm", B;
    place: "Text before eq. 3 (Eckart–Young theorem) (the norm is not named)";
    says: "Reading \"any norm\". The truncation is a minimiser over rank ≤ n' in every norm on ℝ^{m×n}.";
    reading: "M = diag(s_1, s_2) with s_1 > s_2, n' = 1, N = abᵀ; norms: Frobenius, the largest modulus, the sum of moduli, and the sum of moduli with the last entry counted threefold.";
    verdict: "Refuted by the weighted sum: M = diag(2, 1) is nearer to diag(0, 1) than to diag(2, 0).";
    repair: "ng::truncated_svd_is_best_in_the_spectral_frobenius_and_nuclear_norms";
    domain: candidates("s among 0, 1, 2, a with entries 0, ±1, 2, b 0, ±1").word("norm", &["frobenius", "largest", "sum", "weighted"]);
    judge<N>(case) {
        let (s, m) = (case.vector("s")?, diagonal(2, 2, case.vector("s")?));
        let n = outer(case.vector("a")?, case.vector("b")?);
        let norm = |e: &Matrix<N>| -> Result<N, Undefined> {
            let sizes: Vec<N> = e.entries().iter().map(|t| decided(t.modulus(), "a modulus")).collect::<Result<_, _>>()?;
            Ok(match case.word("norm")? {
                "frobenius" => norm_squared(e),
                "sum" => sum(sizes),
                "weighted" => sum(sizes.iter().cloned()) + N::integer(2) * sizes[3].clone(),
                _ => {
                    let mut top = N::integer(0);
                    for t in sizes {
                        if decided(top.below(&t), "a comparison")? {
                            top = t;
                        }
                    }
                    top
                }
            })
        };
        let (best, error) = (norm(&m.minus(&diagonal(2, 2, &s[..1]))?)?, norm(&m.minus(&n)?)?);
        Ok(Judgement::new()
            .given("s_1 > s_2 ≥ 0", Some(descending(s)? && decided(s[1].below(&s[0]), "order")?))
            .said(best.at_most(&error), format!("the truncation is off by {best}"), format!("at most {error}")))
    }
}

claim! {
    pub struct InvariantNorms = "ng::truncated_svd_is_best_in_the_spectral_frobenius_and_nuclear_norms", Own;
    place: "Text before eq. 3";
    says: "The truncation is a minimiser over rank ≤ n' in every unitarily invariant norm, in particular in the spectral, Frobenius and nuclear norm.";
    reading: "M = Q diag(s_1, s_2), Q a rational rotation, n' = 1, N = abᵀ. With e_1 ≥ e_2 the singular values of M − N: e_1 ≥ s_2, so all three norms are at least s_2, the error of the truncation; and every unitarily invariant norm increases with e_1 and e_1 + e_2 (Fan). e_1 < s_2 iff s_2²I − EᵀE is positive definite.";
    verdict: "Holds in every instance.";
    repairs: "ng::truncated_svd_is_best_in_every_matrix_norm";
    domain: candidates("s among 0, 1, 2, a with entries 0, ±1, 2, b 0, ±1; two rotations").number("t", &[(0, 1), (1, 2)]);
    judge<N>(case) {
        let s = case.vector("s")?;
        let q = rotation(case.number("t")?)?;
        let m = q.times(&diagonal(2, 2, s))?;
        let e = m.minus(&outer(case.vector("a")?, case.vector("b")?))?;
        let gap = Matrix::identity(2).scaled(&s[1].squared()).minus(&e.transpose().times(&e)?)?;
        let cut = norm_squared(&m.minus(&q.times(&diagonal(2, 2, &s[..1]))?)?);
        let holds = !positive_definite(&gap)? && decided(cut.same(&s[1].squared()), "equality")?;
        let square: Vec<String> = e.transpose().times(&e)?.entries().iter().map(ToString::to_string).collect();
        Ok(Judgement::new().given("s_1 ≥ s_2 ≥ 0", Some(descending(s)?)).said(Some(holds), format!("EᵀE has the entries {}", square.join(", ")), format!("not below {}", s[1].squared())))
    }
}

claim! {
    pub struct KeepsWhatMatters = "ng::truncation_keeps_what_matters_for_the_data", B;
    place: "Theorem 2 and eq. 3 (the n' largest singular values represent the latent space of the data)";
    says: "For every W, every input covariance C ≻ 0 and n' the truncated SVD of W minimises E‖(W − W')x‖² over W' of rank ≤ n'.";
    reading: "W = diag(s_1, s_2) with s_1 > s_2 > 0, C = diag(c_1, c_2), n' = 1; E‖Ex‖² = tr(ECEᵀ); W' = abᵀ.";
    verdict: "Refuted: W = diag(2, 1), C = diag(1, 9): the truncation costs 9, diag(0, 1) costs 4.";
    repair: "ng::best_truncation_for_given_inputs_is_that_of_w_times_the_root_of_the_covariance";
    domain: Space::new("s and c among 1, 2, 3, 9, a and b with entries 0, 1, 2").vector("s", 2, &[1, 2]).vector("c", 2, &[1, 2, 9]).vector("a", 2, &[0, 1, 2]).vector("b", 2, &[0, 1]);
    judge<N>(case) {
        let (s, c) = (case.vector("s")?, case.vector("c")?);
        let (w, other) = (diagonal(2, 2, s), outer(case.vector("a")?, case.vector("b")?));
        let cost = |v: &Matrix<N>| -> Result<N, Undefined> {
            let e = w.minus(v)?;
            Ok(e.times(&diagonal(2, 2, c))?.times(&e.transpose())?.trace())
        };
        let (cut, rival) = (cost(&diagonal(2, 2, &s[..1]))?, cost(&other)?);
        Ok(Judgement::new()
            .given("s_1 > s_2 ≥ 0", Some(descending(s)? && decided(s[1].below(&s[0]), "order")?))
            .given("C ≻ 0", Some(positive_definite(&diagonal(2, 2, c))?))
            .said(cut.at_most(&rival), format!("the truncation costs {cut}"), format!("at most {rival}")))
    }
}

claim! {
    pub struct WeightedTruncation = "ng::best_truncation_for_given_inputs_is_that_of_w_times_the_root_of_the_covariance", Own;
    place: "Theorem 2 and eq. 3";
    says: "With C = BBᵀ, B invertible: E‖(W − W')x‖² = ‖WB − W'B‖_F², so the best W' of rank n' is [WB]_{n'}B⁻¹, the truncation of WB taken back.";
    reading: "W = Q diag(s_1, s_2)B⁻¹ with a rotation Q and a triangular B, so WB has the singular values s; rivals W' = abᵀ; the cost of [WB]_1B⁻¹ is s_2².";
    verdict: "Holds in every instance.";
    repairs: "ng::truncation_keeps_what_matters_for_the_data";
    domain: candidates("s among 0, 1, 2, a with entries 0, ±1, 2, b 0, ±1; B = [(1, 1), (0, y)]").number("t", &[(0, 1), (1, 2)]).number("y", &[(1, 1), (3, 1)]);
    judge<N>(case) {
        let (s, y) = (case.vector("s")?, case.number("y")?);
        let b = Matrix::from_fn(2, 2, |i, j| match (i, j) { (0, 0) => N::integer(1), (0, _) => N::integer(1), (_, 0) => N::integer(0), _ => y.clone() });
        let j = Judgement::new().given("s_1 ≥ s_2 ≥ 0", Some(descending(s)?));
        let Some(inverse) = b.inverse()? else {
            return Ok(j.given("B invertible", Some(false)));
        };
        let q = rotation(case.number("t")?)?;
        let w = q.times(&diagonal(2, 2, s))?.times(&inverse)?;
        let cost = |v: &Matrix<N>| -> Result<N, Undefined> {
            let e = w.minus(v)?;
            Ok(e.times(&b)?.times(&b.transpose())?.times(&e.transpose())?.trace())
        };
        let best = cost(&q.times(&diagonal(2, 2, &s[..1]))?.times(&inverse)?)?;
        let rival = cost(&outer(case.vector("a")?, case.vector("b")?))?;
        let holds = decided(best.same(&s[1].squared()), "equality")? && decided(best.at_most(&rival), "a comparison")?;
        Ok(j.given("B invertible", Some(true)).said(Some(holds), format!("cost {best}"), format!("{} and at most {rival}", s[1].squared())))
    }
}

claim! {
    pub struct AutoAssociativeAccuracy = "ng::auto_associative_layer_with_n_prime_below_i_reaches_every_accuracy", B;
    place: "Text after the S' formula (auto-associative if y = x; 0 < n' < i; within ε)";
    says: "For every i ≥ 2, 0 < n' < i and ε > 0 there is T of rank ≤ n' with ‖Te_k − e_k‖ ≤ ε for k = 1…i.";
    reading: "Necessary: Σ_k‖Te_k − e_k‖² = ‖T − I‖_F² ≥ i − n', hence iε² ≥ i − n'. Sufficient: a projector of rank n' with equal diagonal entries n'/i has ‖Te_k − e_k‖² = 1 − n'/i, and such projectors exist.";
    verdict: "Refuted: i = 2, n' = 1, ε = 1/2.";
    repair: "ng::auto_associative_layers_of_rank_one_miss_at_least_i_minus_one_in_total";
    domain: Space::new("i ≤ 5, ε = 1/2, 9/10, 1/4").natural("i", 2, 5).natural("k", 1, 4).number("eps", &[(1, 2), (9, 10), (1, 4)]);
    judge<N>(case) {
        let (i, k, eps) = (case.natural("i")? as i64, case.natural("k")? as i64, case.number("eps")?);
        let (allowed, needed) = (N::integer(i) * eps.squared(), N::integer(i - k));
        Ok(Judgement::new()
            .given("n' < i", Some(k < i))
            .given("ε > 0", N::integer(0).below(eps))
            .said(needed.at_most(&allowed), format!("‖T − I‖_F² ≥ {needed}"), format!("at most iε² = {allowed}")))
    }
}

claim! {
    pub struct AutoAssociativeTotal = "ng::auto_associative_layers_of_rank_one_miss_at_least_i_minus_one_in_total", Own;
    place: "Text after the S' formula";
    says: "For T of rank n': Σ_k‖Te_k − e_k‖² ≥ i − n', so some item is missed by at least √(1 − n'/i). For T = abᵀ: ‖abᵀ − I‖_F² = i − 1 + (1 − ⟨a, b⟩)² + Σ_{j<k}(a_jb_k − a_kb_j)².";
    reading: "The formal theorem: for all i, n' and T of rank ≤ n' (a product with n' columns in between) the sum is at least i − n', some item has i‖Te_j − e_j‖² ≥ i − n', and the identity for T = abᵀ holds for every i. In the instances n' = 1, i ≤ 4, all a and b.";
    verdict: "Proved for every i and n'.";
    repairs: "ng::auto_associative_layer_with_n_prime_below_i_reaches_every_accuracy";
    formal: "auto_associative_layers_of_rank_one_miss_at_least_i_minus_one_in_total" in "ng/auto_associative_layers_of_rank_one_miss_at_least_i_minus_one_in_total.v";
    domain: Space::new("i ≤ 4, all a, b").natural("i", 1, 4).free_vector("a", "i").free_vector("b", "i");
    judge<N>(case) {
        let (a, b) = (case.vector("a")?, case.vector("b")?);
        let i = a.len();
        let error = norm_squared(&outer(a, b).minus(&Matrix::identity(i))?);
        let mut gap = Signed::square(N::integer(1) - dot(a, b));
        for j in 0..i {
            for k in 0..j {
                gap = gap.plus(&Signed::square(a[j].clone() * b[k].clone() - a[k].clone() * b[j].clone()));
            }
        }
        Ok(Judgement::new().larger(error, N::integer(i as i64 - 1), false, gap))
    }
}

claim! {
    pub struct InfiniteWidth = "ng::svd_truncation_applies_to_infinite_width_layers", B;
    place: "Eq. 8 (\"large (or infinite) width single-layer NN\")";
    says: "For every bounded linear operator W on ℓ² and ε > 0 there is a finite-rank W' with ‖W − W'‖ ≤ ε.";
    reading: "W diagonal with non-increasing entries d_1 ≥ d_2 ≥ … ≥ 0, of which rank n' leaves the error d_{n'+1}: d_k = 1/k, d_k = 2^{−k} and d_k = 1. The rank tried is the least n' ≥ 1/ε, which suffices for the first two; for the third the error does not depend on n'.";
    verdict: "Refuted: the identity, ε = 1/2.";
    repair: "ng::hilbert_schmidt_layers_are_truncated_within_the_norm_over_the_root_of_n_prime";
    domain: Space::new("three operators, ε = 1/2, 1/3, 1/10").word("W", &["harmonic", "geometric", "identity"]).natural("m", 2, 10);
    judge<N>(case) {
        let m = case.natural("m")?;
        let next = m + 1;
        let error = match case.word("W")? {
            "harmonic" => N::ratio(1, next as i64),
            "geometric" => N::ratio(1, 1 << next),
            _ => N::integer(1),
        };
        let eps = N::ratio(1, m as i64);
        Ok(Judgement::new().said(error.at_most(&eps), format!("error {error} at rank {m}"), format!("at most {eps}")))
    }
}

claim! {
    pub struct HilbertSchmidt = "ng::hilbert_schmidt_layers_are_truncated_within_the_norm_over_the_root_of_n_prime", Own;
    place: "Eq. 8";
    says: "For Hilbert–Schmidt W: (n' + 1)σ_{n'+1}² ≤ Σ_{k≤n'+1}σ_k² ≤ ‖W‖_HS², so rank n' suffices for the error ‖W‖_HS/√(n' + 1).";
    reading: "The first inequality is decided (the second drops squares), with σ_k = σ_{n'+1} plus non-negative increments; n' ≤ 3 in the instances, every n' in the formal proof. (In general W is a limit of finite-rank operators iff it is compact.)";
    verdict: "Proved for all n'.";
    repairs: "ng::svd_truncation_applies_to_infinite_width_layers";
    formal: "hilbert_schmidt_layers_are_truncated_within_the_norm_over_the_root_of_n_prime" in "ng/hilbert_schmidt_layers_are_truncated_within_the_norm_over_the_root_of_n_prime.v";
    domain: Space::new("n' ≤ 3, all non-negative increments").natural("k", 0, 3).free_vector("steps", 4);
    judge<N>(case) {
        let (k, steps) = (case.natural("k")?, case.vector("steps")?);
        let mut j = Judgement::new();
        let known: Vec<Signed<N>> = steps.iter().map(|t| j.given_non_negative("increment ≥ 0", t.clone())).collect();
        // σ_{n'+1} = steps[0], and each earlier one adds an increment
        let last = &known[0];
        let (mut above, mut total, mut gap) = (Signed::constant(0, 1), N::integer(0), Signed::constant(0, 1));
        for (n, step) in known.iter().enumerate().take(k + 1) {
            if n > 0 {
                above = above.plus(step);
            }
            total = total + (last.value().clone() + above.value().clone()).squared();
            gap = gap.plus(&above.times(&above)).plus(&above.times(last).times(&Signed::constant(2, 1)));
        }
        Ok(j.larger(total, N::integer(k as i64 + 1) * last.value().squared(), false, gap))
    }
}

claim! {
    pub struct MinimalDimension = "ng::minimal_latent_dimension_is_below_i_for_every_margin", B;
    place: "Text after the S' formula (\"reshaped to the minimal/latent dimension of 0 < n' < i\")";
    says: "For all i ≥ 2, W ∈ ℝ^{o×i} and ε > 0 there is W' of rank n' < i with ‖W − W'‖_2 ≤ ε.";
    reading: "i = 2. The nearest matrix of rank at most 1 is at distance σ_2, which exceeds ε iff WᵀW − ε²I is positive definite.";
    verdict: "Refuted: o = 2, W a permutation matrix, ε = 1/2.";
    repair: "ng::minimal_rank_for_a_spectral_margin_is_the_number_of_singular_values_above_it";
    domain: Space::new("i = 2, o ≤ 2, entries 0, ±1, ε = 1/2, 1").number("eps", &[(1, 2), (1, 1)]).natural("o", 1, 2).matrix("W", "o", 2, &[0, 1, -1]);
    judge<N>(case) {
        let (eps, w) = (case.number("eps")?, case.matrix("W")?);
        let gap = w.transpose().times(w)?.minus(&Matrix::identity(2).scaled(&eps.squared()))?;
        let exceeds = positive_definite(&gap)?;
        Ok(Judgement::new().given("ε > 0", N::integer(0).below(eps)).said(Some(!exceeds), "WᵀW − ε²I is positive definite", format!("σ_2 ≤ {eps}")))
    }
}

claim! {
    pub struct MinimalRank = "ng::minimal_rank_for_a_spectral_margin_is_the_number_of_singular_values_above_it", Own;
    place: "Text after the S' formula";
    says: "The least rank of a W' with ‖W − W'‖_2 ≤ ε is the number of singular values of W above ε.";
    reading: "The formal theorem: W = USVᵀ of any shape, ε ≥ 0, q the number of singular values above ε: the truncation to q is within ε, ‖Ex‖² ≤ ε²‖x‖² for all x, and every W' of rank ≤ k within ε has k ≥ q. In the instances W = Q diag(s_1, s_2), Q a rational rotation. ‖E‖_2 ≤ ε iff ε²I − EᵀE is positive semidefinite (2 × 2: trace and determinant ≥ 0). The truncation to the singular values above ε is within ε; the rivals of smaller rank, 0 or abᵀ, are not.";
    verdict: "Proved for all sizes, from a singular value decomposition of W.";
    repairs: "ng::minimal_latent_dimension_is_below_i_for_every_margin";
    formal: "minimal_rank_for_a_spectral_margin_is_the_number_of_singular_values_above_it" in "ng/minimal_rank_for_a_spectral_margin_is_the_number_of_singular_values_above_it.v";
    domain: candidates("s among 0, 1, 2, a with entries 0, ±1, 2, b 0, ±1; two rotations, three margins").number("t", &[(0, 1), (1, 2)]).number("eps", &[(1, 2), (1, 1), (2, 1)]);
    judge<N>(case) {
        let (s, eps) = (case.vector("s")?, case.number("eps")?);
        let q = rotation(case.number("t")?)?;
        let w = q.times(&diagonal(2, 2, s))?;
        let within = |v: &Matrix<N>| -> Result<bool, Undefined> {
            let e = w.minus(v)?;
            let gap = Matrix::identity(2).scaled(&eps.squared()).minus(&e.transpose().times(&e)?)?;
            let zero = N::integer(0);
            Ok(decided(zero.at_most(&gap.trace()), "a sign")? && decided(zero.at_most(&gap.determinant()?), "a sign")?)
        };
        let mut above = 0;
        for t in s {
            above += usize::from(decided(eps.below(t), "order")?);
        }
        let reached = within(&q.times(&diagonal(2, 2, &s[..above]))?)?;
        let rival = outer(case.vector("a")?, case.vector("b")?);
        let beaten = rival.rank()? < above && within(&rival)?;
        Ok(Judgement::new()
            .given("s_1 ≥ s_2 ≥ 0", Some(descending(s)?))
            .given("ε > 0", N::integer(0).below(eps))
            .said(Some(reached && !beaten), format!("rank {above} suffices: {reached}; a smaller rank does: {beaten}"), "true; false"))
    }
}
