//! §5.2: the condition ‖XXᵀ − I‖ < 1 – who satisfies it, and whether it is necessary.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};

claim! {
    pub struct NormConditionSatisfiable = "poggio::norm_condition_is_satisfiable_for_more_dimensions_than_samples", A;
    place: "§5.2 (\"Convergence requires the condition ‖XXᵀ − I‖ < 1\"), with D > N of §5.1";
    says: "For every D > N ≥ 1 there is X ∈ ℝ^{D×N} with ‖XXᵀ − I_D‖_2 < 1.";
    reading: "XXᵀ has rank at most N; among the symmetric matrices of rank at most N one nearest to I_D in the operator norm is the partial identity (Eckart–Young–Mirsky), which is XXᵀ for X the partial identity. So some X satisfies the condition iff this one does.";
    verdict: "Refuted at D = 2, N = 1: XXᵀ is singular, so some unit vector v has (XXᵀ − I)v = −v.";
    repair: "poggio::norm_condition_for_xxt_forces_rank_d_and_for_xtx_rank_n";
    domain: Space::new("D, N ≤ 4").natural("D", 1, 4).natural("N", 1, 4);
    judge<N>(case) {
        let (d, n) = (case.natural("D")?, case.natural("N")?);
        let best = Matrix::from_fn(d, n, |i, j| N::integer(i64::from(i == j)));
        let below = norm_below(&outer(&best)?.minus(&Matrix::identity(d))?, &N::integer(1))?;
        Ok(Judgement::new().given("D > N", Some(d > n)).said(Some(below), format!("the least norm is below 1: {below}"), "below 1: true"))
    }
}

claim! {
    pub struct NormConditionForcesRank = "poggio::norm_condition_for_xxt_forces_rank_d_and_for_xtx_rank_n", Own;
    place: "§5.2 (\"Convergence requires the condition ‖XXᵀ − I‖ < 1\"), with D > N of §5.1";
    says: "For all X ∈ ℝ^{D×N}: ‖XXᵀ − I_D‖_2 < 1 iff rank X = D (so N ≥ D) and ‖X‖_2² < 2; ‖XᵀX − I_N‖_2 < 1 iff rank X = N (so N ≤ D) and ‖X‖_2² < 2. For D > N only the second can hold, and it does for orthonormal columns.";
    reading: "Norms: ‖A‖_2² < b if |Av|² ≤ q|v|² for all v and some q < b. Rank D: independent rows. Enumerated: X = M/2, D, N ≤ 2; the rank is counted by elimination in X.";
    verdict: "Proved for all D, N and X.";
    repairs: "poggio::norm_condition_is_satisfiable_for_more_dimensions_than_samples";
    formal: "norm_condition_for_xxt_forces_rank_d_and_for_xtx_rank_n" in "poggio/norm_condition_for_xxt_forces_rank_d_and_for_xtx_rank_n.v";
    domain: Space::new("D, N ≤ 2, X = M/2 with entries of M 0, ±1, 2, 3").natural("D", 1, 2).natural("N", 1, 2).matrix("M", "D", "N", &[0, 1, -1, 2, 3]);
    judge<N>(case) {
        let x = halves(case)?;
        let one = N::integer(1);
        let small = definite(&Matrix::identity(x.cols()).scaled(&N::integer(2)).minus(&gram(&x)?)?)?;
        let rank = x.rank()?;
        let rows = norm_below(&outer(&x)?.minus(&Matrix::identity(x.rows()))?, &one)?;
        let cols = norm_below(&gram(&x)?.minus(&Matrix::identity(x.cols()))?, &one)?;
        Ok(Judgement::new().said(
            Some(rows == (small && rank == x.rows()) && cols == (small && rank == x.cols())),
            format!("‖XXᵀ − I‖ < 1: {rows}, ‖XᵀX − I‖ < 1: {cols}"),
            format!("rank {rank}, ‖X‖² < 2: {small}"),
        ))
    }
}

claim! {
    pub struct NormConditionOperator = "poggio::norm_condition_is_necessary_and_sufficient_in_the_operator_norm", B;
    place: "§5.2 (\"Convergence requires the condition ‖XXᵀ − I‖ < 1\"), with D > N of §5.1";
    says: "Reading \"operator norm\". K = I − XXᵀ: z_{t+1} = Kz_t + u converges for all u, z_0 iff ‖XXᵀ − I‖_2 < 1.";
    reading: "‖K‖_2 < 1: |Kv|² ≤ q|v|² for all v and some q < 1. Enumerated: D, N ≤ 2, X = M/2. The iteration converges for all u and z_0 iff K^t → 0 (u = 0 makes K^t converge; an eigenvalue 1 makes it diverge with u its eigenvector); for D ≤ 2 decided by the characteristic polynomial, the norm by a definite matrix.";
    verdict: "Proved for all D, N and X, over Archimedean fields, ℝ among them; without the spectral theorem: |K^t v|⁴ ≤ |v|²|K^{2t}v|² for symmetric K.";
    formal: "norm_condition_is_necessary_and_sufficient_in_the_operator_norm" in "poggio/norm_condition_is_necessary_and_sufficient_in_the_operator_norm.v";
    domain: Space::new("D, N ≤ 2, X = M/2 with entries of M 0, ±1, ±2, 3").natural("D", 1, 2).natural("N", 1, 2).matrix("M", "D", "N", &[0, 1, -1, 2, -2, 3]);
    judge<N>(case) {
        let x = halves(case)?;
        let k = Matrix::identity(x.rows()).minus(&outer(&x)?)?;
        let (converges, below) = (powers_vanish(&k)?, norm_below(&k, &N::integer(1))?);
        Ok(Judgement::new().said(Some(converges == below), format!("converges: {converges}"), format!("‖XXᵀ − I‖ < 1: {below}")))
    }
}

claim! {
    pub struct NormConditionFrobenius = "poggio::norm_condition_is_necessary_in_the_frobenius_norm", B;
    place: "§5.2 (\"Convergence requires the condition ‖XXᵀ − I‖ < 1\"), with D > N of §5.1";
    says: "Reading \"Frobenius norm\". K = I − XXᵀ: if z_{t+1} = Kz_t + u converges for all u, z_0 then ‖XXᵀ − I‖_F < 1.";
    reading: "X = M/2; convergence as in the operator norm reading.";
    verdict: "Refuted at D = N = 2: for X half the identity K = 3/4·I has ‖K‖_F² = 9/8.";
    repair: "poggio::frobenius_norm_below_one_suffices_and_convergence_gives_below_root_d";
    domain: Space::new("D, N ≤ 2, X = M/2 with entries of M 0, ±1").natural("D", 1, 2).natural("N", 1, 2).matrix("M", "D", "N", &[0, 1, -1]);
    judge<N>(case) {
        let x = halves(case)?;
        let k = Matrix::identity(x.rows()).minus(&outer(&x)?)?;
        let size = energy(k.entries());
        Ok(Judgement::new()
            .given("the iteration converges", Some(powers_vanish(&k)?))
            .said(size.below(&N::integer(1)), format!("‖XXᵀ − I‖_F² = {size}"), "below 1"))
    }
}

claim! {
    pub struct FrobeniusBounds = "poggio::frobenius_norm_below_one_suffices_and_convergence_gives_below_root_d", Own;
    place: "§5.2 (\"Convergence requires the condition ‖XXᵀ − I‖ < 1\")";
    says: "K = I − XXᵀ, X ∈ ℝ^{D×N}: if ‖K‖_F < 1 the iteration z_{t+1} = Kz_t + u converges for all u, z_0; if it converges for all u, z_0 then ‖K‖_F² < D.";
    reading: "Enumerated: D, N ≤ 2, X = M/2; convergence as in the operator norm reading.";
    verdict: "Proved for all D ≥ 1, N and X, over Archimedean fields, ℝ among them.";
    repairs: "poggio::norm_condition_is_necessary_in_the_frobenius_norm";
    formal: "frobenius_norm_below_one_suffices_and_convergence_gives_below_root_d" in "poggio/frobenius_norm_below_one_suffices_and_convergence_gives_below_root_d.v";
    domain: Space::new("D, N ≤ 2, X = M/2 with entries of M 0, ±1, ±2, 3").natural("D", 1, 2).natural("N", 1, 2).matrix("M", "D", "N", &[0, 1, -1, 2, -2, 3]);
    judge<N>(case) {
        let x = halves(case)?;
        let k = Matrix::identity(x.rows()).minus(&outer(&x)?)?;
        let size = energy(k.entries());
        let (converges, one) = (powers_vanish(&k)?, less(&size, &N::integer(1))?);
        let below = less(&size, &whole(x.rows()))?;
        Ok(Judgement::new().said(Some((!one || converges) && (!converges || below)), format!("‖K‖_F² = {size}"), format!("converges: {converges}")))
    }
}

claim! {
    pub struct UnitColumns = "poggio::unit_columns_imply_the_norm_condition", A;
    place: "§5.2 (\"usually satisfied if the weight matrices are normalized (for instance by weight normalization or indirectly by batch normalization)\")";
    says: "Reading \"weight normalisation, always\". For every D, N and X ∈ ℝ^{D×N} of full rank with columns of norm 1: the smaller of the two matrices XXᵀ, XᵀX satisfies ‖· − I‖_2 < 1.";
    reading: "The smaller matrix is XᵀX for N ≤ D and XXᵀ otherwise. Columns are 0, ±1 vectors.";
    verdict: "Refuted at D = 1, N = 2: X = (1 1) has XXᵀ − I = (1).";
    repair: "poggio::unit_columns_of_coherence_sum_below_one_satisfy_the_norm_condition";
    domain: Space::new("D, N ≤ 2, entries 0, ±1").natural("D", 1, 2).natural("N", 1, 2).matrix("X", "D", "N", &[0, 1, -1]);
    judge<N>(case) {
        let x = case.matrix("X")?;
        let g = gram(x)?;
        let unit = (0..x.cols()).try_fold(true, |all, j| Ok(all && decided(g.at(j, j).same(&N::integer(1)), "a norm")?))?;
        let full = x.rank()? == x.rows().min(x.cols());
        let small = if x.cols() <= x.rows() { g } else { outer(x)? };
        let below = norm_below(&small.minus(&Matrix::identity(small.rows()))?, &N::integer(1))?;
        Ok(Judgement::new()
            .given("the columns have norm 1", Some(unit))
            .given("X has full rank", Some(full))
            .said(Some(below), format!("below 1: {below}"), "below 1: true"))
    }
}

/// Rational points of the unit sphere of ℝ³.
const SPHERE: [([i64; 3], i64); 9] = [
    ([1, 0, 0], 1),
    ([0, 1, 0], 1),
    ([0, 0, 1], 1),
    ([1, 2, 2], 3),
    ([2, 1, -2], 3),
    ([2, -2, 1], 3),
    ([3, 4, 0], 5),
    ([0, 3, 4], 5),
    ([2, 3, 6], 7),
];

claim! {
    pub struct CoherenceSuffices = "poggio::unit_columns_of_coherence_sum_below_one_satisfy_the_norm_condition", Own;
    place: "§5.2 (\"usually satisfied if the weight matrices are normalized (for instance by weight normalization or indirectly by batch normalization)\")";
    says: "Let x_1 … x_N have norm 1. If Σ_{j≠i}|⟨x_i, x_j⟩| < 1 for every i (for instance if all |⟨x_i, x_j⟩| < 1/(N − 1)) then ‖XᵀX − I‖_2 < 1; for N = 2 this is necessary, too: two linearly independent unit columns always satisfy the condition. The condition itself is ‖X‖_2² < 2 and rank X = N.";
    reading: "Norms: ‖A‖_2² < b if |Av|² ≤ q|v|² for all v and some q < b. In the proof 2|⟨v, (XᵀX − I)v⟩| ≤ Σ_{i≠j}|⟨x_i, x_j⟩|(v_i² + v_j²). Enumerated: two or three of nine rational points of the unit sphere of ℝ³.";
    verdict: "Proved for all D, N and X.";
    repairs: "poggio::unit_columns_imply_the_norm_condition";
    formal: "unit_columns_of_coherence_sum_below_one_satisfy_the_norm_condition" in "poggio/unit_columns_of_coherence_sum_below_one_satisfy_the_norm_condition.v";
    domain: Space::new("pairs and triples of nine points of the unit sphere of ℝ³ (the third one not an axis)").natural("N", 2, 3).natural("a", 0, 8).natural("b", 0, 8).natural("c", 3, 8);
    judge<N>(case) {
        let picks = [case.natural("a")?, case.natural("b")?, case.natural("c")?];
        let n = case.natural("N")?;
        let x = Matrix::from_fn(3, n, |i, j| N::ratio(SPHERE[picks[j]].0[i], SPHERE[picks[j]].1));
        let off = gram(&x)?.minus(&Matrix::identity(n))?;
        let mut coherent = true;
        for i in 0..n {
            let mut row = N::integer(0);
            for e in off.row(i) {
                row = row + decided(e.modulus(), "a modulus")?;
            }
            coherent &= less(&row, &N::integer(1))?;
        }
        let below = norm_below(&off, &N::integer(1))?;
        let small = definite(&Matrix::identity(n).scaled(&N::integer(2)).minus(&gram(&x)?)?)?;
        let exact = small && x.rank()? == n;
        Ok(Judgement::new().class(if coherent { "small coherence" } else { "large coherence" }).said(
            Some((!coherent || below) && (n > 2 || coherent == below) && exact == below),
            format!("coherence sums below 1: {coherent}; ‖X‖² < 2 and full rank: {exact}"),
            format!("‖XᵀX − I‖ < 1: {below}"),
        ))
    }
}

/// E⟨x, y⟩^{2k} for independent uniform points of the unit sphere of ℝ^D: Π_{j<k} (1 + 2j)/(D + 2j).
fn overlap_moment<N: Number>(d: usize, k: usize) -> Result<N, Undefined> {
    (0..k).try_fold(N::integer(1), |p, j| {
        ratio(&(p * whole(1 + 2 * j)), &whole(d + 2 * j))
    })
}

/// Mean, variance and fourth central moment of S = Σ_{j=2…N} ⟨x_1, x_j⟩².
fn overlap_sum<N: Number>(d: usize, n: usize) -> Result<(N, N, N), Undefined> {
    let m: Vec<N> = (0..=4)
        .map(|k| overlap_moment(d, k))
        .collect::<Result<_, _>>()?;
    let others = whole::<N>(n.max(1) - 1);
    let variance = m[2].clone() - m[1].squared();
    let fourth = m[4].clone() - N::integer(4) * m[3].clone() * m[1].clone()
        + N::integer(6) * m[2].clone() * m[1].squared()
        - N::integer(3) * m[1].power(4);
    let pairs = others.clone() * (others.clone() - N::integer(1));
    Ok((
        others.clone() * m[1].clone(),
        others.clone() * variance.clone(),
        others * fourth + N::integer(3) * pairs * variance.squared(),
    ))
}

/// Whether (1/4 − 1/20)² = 1/25 bounds P(S ≥ 1) from below, by the moments (see the reading).
fn often_above<N: Number>(d: usize) -> Result<bool, Undefined> {
    let (mean, variance, fourth) = overlap_sum::<N>(d, d)?;
    let gap = N::integer(1) - mean;
    Ok(decided(
        fourth.at_most(&(N::integer(4) * variance.squared())),
        "a comparison",
    )? && decided(
        (N::integer(400) * gap.squared()).at_most(&variance),
        "a comparison",
    )?)
}

claim! {
    pub struct RandomUnitColumns = "poggio::random_unit_columns_usually_satisfy_the_norm_condition_for_n_equal_d", B;
    place: "§5.2 (\"usually satisfied if the weight matrices are normalized (for instance by weight normalization or indirectly by batch normalization)\") (\"usually\")";
    says: "Reading \"usually\". N = D, columns independent and uniform on the unit sphere: P(‖XᵀX − I‖_2 < 1) → 1 as D → ∞.";
    reading: "For the tolerance 1/25 and each proposed D_0: P > 24/25 for all D ≥ D_0, judged at D = D_0 + 256. ‖XᵀX − I‖ < 1 implies |(XᵀX − I)e_1|² = S = Σ_{j≠1}⟨x_1, x_j⟩² < 1. Let T = S − ES, θ = 1 − ES, v = E T². If E T⁴ ≤ 4v² then E|T| ≥ v^{3/2}/(E T⁴)^{1/2} ≥ √v/2 (Hölder), so E T⁺ ≥ √v/4; and E T⁺ ≤ θ + √(v·P(T ≥ θ)). With θ² ≤ v/400 this gives P(S ≥ 1) ≥ (1/4 − 1/20)² = 1/25. The moments are exact.";
    verdict: "Refuted: for D_0 = 1, at D = 257, P(‖XᵀX − I‖ < 1) ≤ 24/25; so at every D tried.";
    repair: "poggio::random_unit_columns_satisfy_the_norm_condition_for_few_columns_and_not_for_more_than_d";
    domain: Space::new("D_0 among 1 to 8").natural("D0", 1, 8);
    judge<N>(case) {
        let d = case.natural("D0")? + 256;
        let bounded = often_above::<N>(d)?;
        Ok(Judgement::new().said(Some(!bounded), format!("P ≤ 24/25 at D = {d}: {bounded}"), "P > 24/25"))
    }
}

claim! {
    pub struct RandomUnitColumnsFewMany = "poggio::random_unit_columns_satisfy_the_norm_condition_for_few_columns_and_not_for_more_than_d", Own;
    place: "§5.2 (\"usually satisfied …\"); open question: how many unit-norm random columns?";
    says: "N independent uniform unit columns in ℝ^D, D ≥ 2. E‖XᵀX − I‖_F² = N(N − 1)/D, so P(‖XᵀX − I‖_2 < 1) ≥ 1 − N(N − 1)/D: few columns, N ≪ √D, satisfy the condition. S = Σ_{j≠1}⟨x_1, x_j⟩² has mean (N − 1)/D and variance 2(N − 1)(D − 1)/(D²(D + 2)), so for N − 1 > D: P(‖XᵀX − I‖_2 < 1) ≤ 2(N − 1)(D − 1)/((D + 2)(N − 1 − D)²), which tends to 0 for N ≥ (1 + η)D; and for N = D ≥ 256: P ≤ 24/25.";
    reading: "Judged: the two moments from the exact moments of the overlap of two columns (Markov and Chebyshev give the rest), and for D ≥ 256 the two inequalities behind 24/25 (see the refuted claim). In between the threshold is known: N/D = (√2 − 1)² ≈ 0.17 by the Bai–Yin theorem.";
    verdict: "Exhausted for N ≤ 6, D from 2 to 5 and 254 to 300.";
    repairs: "poggio::random_unit_columns_usually_satisfy_the_norm_condition_for_n_equal_d";
    domain: Space::new("N ≤ 6, D = 2 to 300").natural("N", 1, 6).natural("D", 2, 300);
    judge<N>(case) {
        let (n, d) = (case.natural("N")?, case.natural("D")?);
        let (mean, variance, _) = overlap_sum::<N>(d, n)?;
        let frobenius = whole::<N>(n) * mean.clone();
        let expected = ratio(&whole::<N>(n * (n - 1)), &whole(d))?;
        let spread = ratio(&whole::<N>(2 * (n - 1) * (d - 1)), &whole(d * d * (d + 2)))?;
        let at_d = d < 256 || often_above::<N>(d)?;
        Ok(Judgement::new()
            .equal("E‖XᵀX − I‖_F²", frobenius, expected)
            .equal("E S", mean, ratio(&whole::<N>(n - 1), &whole(d))?)
            .equal("Var S", variance, spread)
            .equal("P ≤ 24/25 for N = D", N::integer(i64::from(at_d)), N::integer(1)))
    }
}

/// Whether every row has mean 0 and mean square 1.
fn standardised<N: Number>(x: &Matrix<N>) -> Result<bool, Undefined> {
    let mut all = true;
    for row in x.row_vectors() {
        all &= zero(&sum(row.iter().cloned()))?;
        all &= decided(energy(&row).same(&whole(row.len())), "a mean square")?;
    }
    Ok(all)
}

claim! {
    pub struct BatchNormCondition = "poggio::batch_normalisation_gives_the_norm_condition", B;
    place: "§5.2 (\"usually satisfied if the weight matrices are normalized (for instance by weight normalization or indirectly by batch normalization)\")";
    says: "Reading \"batch normalisation\". Every X ∈ ℝ^{D×N}, N ≥ 2, whose rows have mean 0 and mean square 1 satisfies ‖XXᵀ − I‖_2 < 1 or ‖XᵀX − I‖_2 < 1.";
    reading: "As written.";
    verdict: "Refuted by X = (1, −1): XXᵀ − I = (1), and XᵀX is singular.";
    repair: "poggio::batch_normalised_data_never_satisfy_the_norm_condition";
    domain: Space::new("D ≤ 2, N = 2 to 4, entries 0, ±1").natural("D", 1, 2).natural("N", 2, 4).matrix("X", "D", "N", &[0, 1, -1]);
    judge<N>(case) {
        let x = case.matrix("X")?;
        let one = N::integer(1);
        let rows = norm_below(&outer(x)?.minus(&Matrix::identity(x.rows()))?, &one)?;
        let cols = norm_below(&gram(x)?.minus(&Matrix::identity(x.cols()))?, &one)?;
        Ok(Judgement::new()
            .given("rows have mean 0 and mean square 1", Some(standardised(x)?))
            .said(Some(rows || cols), format!("‖XXᵀ − I‖ < 1: {rows}, ‖XᵀX − I‖ < 1: {cols}"), "one of them"))
    }
}

claim! {
    pub struct BatchNormNever = "poggio::batch_normalised_data_never_satisfy_the_norm_condition", Own;
    place: "§5.2 (\"usually satisfied …\")";
    says: "X ∈ ℝ^{D×N}, D ≥ 1, N ≥ 2, rows of mean 0 and mean square 1: |(XXᵀ − I)e_1| ≥ N − 1 ≥ 1, and (XᵀX − I)1 = −1 for the vector 1 of ones. So neither condition ever holds. (Divided by √N they satisfy ‖XXᵀ/N − I‖_2 < 1 for D = 2 unless the correlation of the two rows is ±1.)";
    reading: "Norms are compared by their squares; the formal proof has the two facts, about every e_k and about 1, for all D and N. The instances judge the remark in brackets, too.";
    verdict: "Proved for all D, N and X.";
    repairs: "poggio::batch_normalisation_gives_the_norm_condition";
    formal: "batch_normalised_data_never_satisfy_the_norm_condition" in "poggio/batch_normalised_data_never_satisfy_the_norm_condition.v";
    domain: Space::new("D ≤ 2, N = 2 to 4, entries 0, ±1").natural("D", 1, 2).natural("N", 2, 4).matrix("X", "D", "N", &[0, 1, -1]);
    judge<N>(case) {
        let x = case.matrix("X")?;
        let n = whole::<N>(x.cols());
        let first = outer(x)?.minus(&Matrix::identity(x.rows()))?.column(0);
        let large = decided((n.clone() - N::integer(1)).squared().at_most(&energy(&first)), "a comparison")?;
        let ones = vec![N::integer(1); x.cols()];
        let turned = gram(x)?.minus(&Matrix::identity(x.cols()))?.apply(&ones)?;
        let negated = alike(&turned, &vec![N::integer(-1); x.cols()])?;
        let correlation = outer(x)?.scaled(&ratio(&N::integer(1), &n)?);
        let below = norm_below(&correlation.minus(&Matrix::identity(x.rows()))?, &N::integer(1))?;
        let expected = x.rows() < 2 || less(&correlation.at(0, 1).squared(), &N::integer(1))?;
        Ok(Judgement::new()
            .given("rows have mean 0 and mean square 1", Some(standardised(x)?))
            .said(Some(large && negated && below == expected), format!("{large}, {negated}, scaled: {below}"), format!("true, true, {expected}")))
    }
}
