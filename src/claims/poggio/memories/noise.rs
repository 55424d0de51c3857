//! §2: noise-like keys, the Gram matrix and the crosstalk of the linear associator.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, decided, sum};

/// The products `D⟨x_i, x_j⟩` of sign vectors, `columns` being the sign matrix column by column.
fn products(columns: &[i64], d: usize) -> Vec<Vec<i64>> {
    let key = |n: usize| &columns[n * d..(n + 1) * d];
    let all = 0..columns.len() / d;
    let dot = |i: usize, j: usize| key(i).iter().zip(key(j)).map(|(a, b)| a * b).sum();
    all.clone()
        .map(|i| all.clone().map(|j| dot(i, j)).collect())
        .collect()
}

/// `E g²` and `E g⁴` of the inner product `g` of two independent random keys.
fn moments<N: Number>(d: usize) -> (N, N) {
    let half = N::ratio(1, 2).power(d as u32);
    let m = |p: u32| {
        let term =
            |k: usize| choose::<N>(d, k) * N::ratio(2 * k as i64 - d as i64, d as i64).power(p);
        sum((0..=d).map(term)) * half.clone()
    };
    (m(2), m(4))
}

claim! {
    pub struct GramInOperatorNorm = "poggio::noise_like_keys_give_gram_near_identity_in_operator_norm", A;
    place: "§2 (\"The noise-like assumption on the x_n is equivalent to assuming XᵀX ≈ I\"), with the memo's N = D";
    says: "Keys with independent uniform entries ±1/√D and N = D: P(‖XᵀX − I‖_2 < 1/2) → 1 as D → ∞.";
    reading: "An instance is a D₀ from which on the probability is proposed to exceed 1/2; it is judged at D = max(D₀, 5). There ‖XᵀX − I‖_2 < 1/2 forces F² = ‖XᵀX − I‖_F² < D/4, while F² is twice the sum of the pairwise independent squares g_ij², so its mean is D(D−1)E g² and its variance 2D(D−1)(E g⁴ − (E g²)²); Chebyshev's inequality bounds the probability. The moments are summed from the binomial distribution.";
    verdict: "Refuted at D₀ = 1: at D = 5 the probability is at most 1024/3025, and it tends to 0.";
    repair: "poggio::gram_matrix_of_noise_like_keys_has_frobenius_error_n_times_n_minus_1_over_d";
    domain: Space::new("proposed thresholds D₀ ≤ 12").natural("D0", 1, 12);
    judge<N>(case) {
        let d = case.natural("D0")?.max(5);
        let (second, fourth) = moments::<N>(d);
        let pairs = N::integer((d * (d - 1)) as i64);
        let mean = pairs.clone() * second.clone();
        let variance = N::integer(2) * pairs * (fourth - second.squared());
        let bound = over(&variance, &(mean - N::ratio(d as i64, 4)).squared())?;
        let small = less(&bound, &N::ratio(1, 2))?;
        // A bound that is not below 1/2 would say nothing.
        Ok(Judgement::new().said(small.then_some(false), format!("at D = {d} a probability of at most {bound}"), "more than 1/2"))
    }
}

claim! {
    pub struct FrobeniusError = "poggio::gram_matrix_of_noise_like_keys_has_frobenius_error_n_times_n_minus_1_over_d", Own;
    place: "§2 (\"The noise-like assumption on the x_n is equivalent to assuming XᵀX ≈ I\")";
    says: "For all D, N and independent uniform entries ±1/√D: ‖XᵀX − I‖_F² has mean N(N−1)/D and variance 4N(N−1)(D−1)/D³; hence, for 4(N−1) > D, P(‖XᵀX − I‖_2 < 1/2) ≤ 64(N−1)(D−1)/(DN(4(N−1) − D)²), which tends to 0 for N = D.";
    reading: "Mean, variance and probability over all 2^{DN} sign matrices. ‖K‖_2 < D/2 for the symmetric K = D(XᵀX − I) iff D²I − 4K² is positive definite, read from its leading principal minors.";
    verdict: "Exhausted for D ≤ 4, N ≤ 3, all sign matrices.";
    repairs: "poggio::noise_like_keys_give_gram_near_identity_in_operator_norm";
    domain: Space::new("D ≤ 4, N ≤ 3, all sign matrices").natural("D", 1, 4).natural("N", 1, 3);
    judge<N>(case) {
        let (d, n) = (case.natural("D")?, case.natural("N")?);
        let (mut all, mut first, mut second, mut near) = (0, 0, 0, 0);
        for columns in signs(d * n) {
            let mut k = products(&columns, d);
            for i in 0..n {
                k[i][i] -= d as i64;
            }
            let f: i64 = k.iter().flatten().map(|e| e * e).sum();
            all += 1;
            first += f;
            second += f * f;
            let m = |i: usize, j: usize| {
                let square: i64 = (0..n).map(|l| k[i][l] * k[l][j]).sum();
                i64::from(i == j) * (d * d) as i64 - 4 * square
            };
            let two = |a: usize, b: usize| m(1, a) * m(2, b) - m(1, b) * m(2, a);
            let minors = [
                m(0, 0),
                if n < 2 { 1 } else { m(0, 0) * m(1, 1) - m(0, 1) * m(1, 0) },
                if n < 3 { 1 } else { m(0, 0) * two(1, 2) - m(0, 1) * two(0, 2) + m(0, 2) * two(0, 1) },
            ];
            near += i64::from(minors.iter().all(|&t| t > 0));
        }
        let (dd, nn) = (d as i64, n as i64);
        let scale = dd * dd * all;
        let mean = N::ratio(first, scale);
        let variance = N::ratio(second, scale * dd * dd) - mean.squared();
        let gap = 4 * (nn - 1) - dd;
        let j = Judgement::new()
            .equal("mean of F²", mean, N::ratio(nn * (nn - 1), dd))
            .equal("variance of F²", variance, N::ratio(4 * nn * (nn - 1) * (dd - 1), dd * dd * dd));
        if gap <= 0 {
            return Ok(j);
        }
        let bound = N::ratio(64 * (nn - 1) * (dd - 1), dd * nn * gap * gap);
        let kept = decided(N::ratio(near, all).at_most(&bound), "a comparison")?;
        Ok(j.equal(format!("whether P = {near}/{all} is at most {bound}"), truth(kept), truth(true)))
    }
}

claim! {
    pub struct RecallOfNPatterns = "poggio::noise_like_keys_recall_their_patterns_with_n_equal_d", A;
    place: "§2, Ax_i ≈ y_i for noise-like keys and N = D";
    says: "Keys with independent uniform entries ±1/√D, patterns y_n of equal norm, A = YXᵀ, N = D: E‖Ax_i − y_i‖²/‖y_i‖² → 0 as D → ∞.";
    reading: "An instance is a D₀ from which on the ratio is proposed to be below 1/2, with patterns ±1 of one component; it is judged at D = max(D₀, 2) and i = 1 by the mean over all sign matrices.";
    verdict: "Refuted at D₀ = 1: at D = N = 2 the ratio is 1/2; in general it is (D − 1)/D, which tends to 1.";
    repair: "poggio::crosstalk_energy_is_the_energy_of_the_other_patterns_over_d";
    negation: "poggio::crosstalk_energy_is_the_energy_of_the_other_patterns_over_d";
    domain: Space::new("proposed thresholds D₀ ≤ 3, patterns ±1").natural("D0", 1, 3).vector("y", 3, &[1, -1]);
    judge<N>(case) {
        let d = case.natural("D0")?.max(2);
        let y = &case.vector("y")?[..d];
        let (mut total, mut all) = (N::integer(0), 0);
        for columns in signs(d * d) {
            let k = products(&columns, d);
            let recalled = sum((0..d).map(|n| y[n].clone() * N::ratio(k[n][0], d as i64)));
            total = total + (recalled - y[0].clone()).squared();
            all += 1;
        }
        let ratio = over(&(total * N::ratio(1, all)), &y[0].squared())?;
        let pm = y.iter().all(|e| e.squared().same(&N::integer(1)) == Some(true));
        Ok(Judgement::new()
            .given("the patterns are ±1", Some(pm))
            .said(ratio.below(&N::ratio(1, 2)), format!("at D = {d} a ratio of {ratio}"), "less than 1/2"))
    }
}

claim! {
    pub struct CrosstalkEnergy = "poggio::crosstalk_energy_is_the_energy_of_the_other_patterns_over_d", Own;
    place: "§2, Ax_i ≈ y_i for noise-like keys";
    says: "For all D, N, all real patterns and independent uniform key entries ±1/√D, A = YXᵀ: E‖Ax_i − y_i‖² = (1/D)Σ_{n≠i}‖y_n‖²; for patterns of equal norm the relative energy is (N − 1)/D, so it tends to 0 iff N/D does.";
    reading: "The mean over all 2^{DN} sign matrices at i = 1, for all real patterns of one component (energies of components add). The theorem is multiplied by D²·2^{DN}.";
    verdict: "Proved for all D, N and patterns: E⟨x_n, x_i⟩⟨x_m, x_i⟩ = δ_nm/D for n, m ≠ i.";
    repairs: "poggio::noise_like_keys_recall_their_patterns_with_n_equal_d";
    formal: "crosstalk_energy_is_the_energy_of_the_other_patterns_over_d" in "poggio/crosstalk_energy_is_the_energy_of_the_other_patterns_over_d.v";
    domain: Space::new("D, N ≤ 3, all sign matrices, all real patterns").natural("D", 1, 3).natural("N", 1, 3).free_vector("y", "N");
    judge<N>(case) {
        let (d, n) = (case.natural("D")?, case.natural("N")?);
        let y = case.vector("y")?;
        let (mut total, mut all) = (N::integer(0), 0);
        for columns in signs(d * n) {
            let k = products(&columns, d);
            let recalled = sum((0..n).map(|m| y[m].clone() * N::ratio(k[m][0], d as i64)));
            total = total + (recalled - y[0].clone()).squared();
            all += 1;
        }
        Ok(Judgement::new().equal("E‖Ax_1 − y_1‖²", total * N::ratio(1, all), energy(&y[1..]) * N::ratio(1, d as i64)))
    }
}

claim! {
    pub struct BitErrors = "poggio::bit_error_after_thresholding_is_a_binomial_tail", Own;
    place: "§2, last sentence before §2.1";
    says: "For all D, N, patterns y_n ∈ {±1}, independent uniform key entries ±1/√D and A = YXᵀ: P(y_i·(Ax_i) < 0) is the probability that the sum of (N − 1)D independent signs exceeds D.";
    reading: "One component of the patterns, i = 1; the left side is counted over all 2^{DN} sign matrices, the right side summed from binomial coefficients.";
    verdict: "Exhausted for D, N ≤ 3 and all patterns. (In general: given x_i, the terms y_i y_n x_{dn} x_{di} are independent signs over D.)";
    domain: Space::new("D, N ≤ 3, all sign matrices and patterns").natural("D", 1, 3).natural("N", 1, 3).vector("y", "N", &[1, -1]);
    judge<N>(case) {
        let (d, n) = (case.natural("D")?, case.natural("N")?);
        let mut y = Vec::new();
        for e in case.vector("y")? {
            y.push(if less(e, &N::integer(0))? { -1 } else { 1 });
        }
        let (mut wrong, mut all) = (0, 0);
        for columns in signs(d * n) {
            let k = products(&columns, d);
            let recalled: i64 = (0..n).map(|m| y[m] * k[m][0]).sum();
            wrong += i64::from(y[0] * recalled < 0);
            all += 1;
        }
        let tail = walk::<N>((n - 1) * d, |s| s > d as i64);
        Ok(Judgement::new().equal("P", N::ratio(wrong, all), tail))
    }
}

claim! {
    pub struct PatternsAtABitError = "poggio::n_minus_1_up_to_d_over_2_ln_1_over_p_keeps_the_bit_error_below_p", Own;
    place: "§2, last sentence before §2.1";
    says: "For all D ≥ 1, N ≥ 2: the probability that the sum of (N − 1)D independent signs exceeds D is at most exp(−D/(2(N − 1))). So N − 1 ≤ D/(2 ln(1/p)) patterns of ±1 are recalled with a probability of at most p for a wrong bit.";
    reading: "The probability is the bit error after thresholding; it is summed from binomial coefficients and compared with an enclosure of the exponential.";
    verdict: "Exhausted for D, N ≤ 6. (Hoeffding's inequality.)";
    domain: Space::new("D, N ≤ 6").natural("D", 1, 6).natural("N", 2, 6);
    judge<N>(case) {
        let (d, n) = (case.natural("D")?, case.natural("N")?);
        let tail = walk::<N>((n - 1) * d, |s| s > d as i64);
        let bound = exp(&N::ratio(-(d as i64), 2 * (n as i64 - 1)))?;
        Ok(Judgement::new().said(tail.at_most(&bound), format!("{tail}"), format!("at most {bound}")))
    }
}

claim! {
    pub struct GramEntrywise = "poggio::noise_like_keys_give_gram_near_identity_entrywise", B;
    place: "§2 (\"The noise-like assumption on the x_n is equivalent to assuming XᵀX ≈ I\")";
    says: "Keys with independent uniform entries ±1/√D, D → ∞, log N / D → 0: max_{i≠j} |⟨x_i, x_j⟩| → 0 in probability.";
    reading: "Judged with an explicit bound, P(max_{i≠j} |⟨x_i, x_j⟩| ≥ ε) ≤ N(N−1)exp(−Dε²/2), whose right side tends to 0 for every ε > 0 when log N / D → 0. The left side is counted over all sign matrices.";
    verdict: "Exhausted for D ≤ 4, N ≤ 3 and ε = 1/4, 1/2, 1. (Union bound and Hoeffding's inequality.)";
    domain: Space::new("D ≤ 4, N ≤ 3, ε = 1/4, 1/2, 1").natural("D", 1, 4).natural("N", 1, 3).number("ε", &[(1, 1), (1, 2), (1, 4)]);
    judge<N>(case) {
        let (d, n) = (case.natural("D")?, case.natural("N")?);
        let e = case.number("ε")?;
        let j = Judgement::new().given("ε > 0", N::integer(0).below(e));
        // Which values of D|⟨x_i, x_j⟩| count as at least εD.
        let mut large = Vec::new();
        for s in 0..=d {
            large.push(decided((e.clone() * N::integer(d as i64)).at_most(&N::integer(s as i64)), "a comparison")?);
        }
        let (mut bad, mut all) = (0, 0);
        for columns in signs(d * n) {
            let k = products(&columns, d);
            let seen = (0..n).any(|i| (0..i).any(|l| large[k[i][l].unsigned_abs() as usize]));
            bad += i64::from(seen);
            all += 1;
        }
        let bound = N::integer((n * (n - 1)) as i64) * exp(&(N::ratio(-(d as i64), 2) * e.squared()))?;
        Ok(j.said(N::ratio(bad, all).at_most(&bound), format!("P = {bad}/{all}"), format!("at most {bound}")))
    }
}

fn keys(words: &str) -> Space {
    rationals(
        Space::new(words).natural("D", 1, 2).natural("N", 1, 2),
        "X",
        "D",
        "N",
        &[(0, 1), (1, 1), (3, 5), (4, 5), (-4, 5)],
    )
}

claim! {
    pub struct GramImpliesNoise = "poggio::gram_near_identity_implies_noise_like_keys", B;
    place: "§2 (\"The noise-like assumption on the x_n is equivalent to assuming XᵀX ≈ I\")";
    says: "If XᵀX = I then the entries of X have the statistics of independent uniform ±1/√D draws: in particular all have modulus 1/√D.";
    reading: "Direction ⇐. Judged by its last part, squared: D·x² = 1 for every entry.";
    verdict: "Refuted by one key (0, 1) of length D = 2.";
    repair: "poggio::orthonormal_keys_have_mean_square_1_over_d_and_rows_of_norm_at_most_1";
    domain: keys("D, N ≤ 2, entries 0, 1, 3/5, ±4/5");
    judge<N>(case) {
        let x = case.matrix("X")?;
        let d = N::integer(x.rows() as i64);
        let scaled: Vec<N> = x.entries().iter().map(|e| e.squared() * d.clone()).collect();
        let ones = vec![N::integer(1); scaled.len()];
        Ok(Judgement::new()
            .given("XᵀX = I", gram(x)?.same(&Matrix::identity(x.cols())))
            .equal_vectors("D·x²", &scaled, &ones))
    }
}

claim! {
    pub struct OrthonormalKeyEntries = "poggio::orthonormal_keys_have_mean_square_1_over_d_and_rows_of_norm_at_most_1", Own;
    place: "§2 (\"The noise-like assumption on the x_n is equivalent to assuming XᵀX ≈ I\")";
    says: "If XᵀX = I_N then N ≤ D, the squared entries of each column have mean 1/D, and each row of X has norm at most 1, so that entries lie in [−1, 1]; both ends are attained.";
    reading: "What remains of the statistics: the mean square, column by column, and a bound. X = I attains both ends up to sign.";
    verdict: "Proved for all D, N, X, as to columns and rows; N ≤ D at the instances.";
    repairs: "poggio::gram_near_identity_implies_noise_like_keys";
    formal: "orthonormal_keys_have_columns_of_norm_1_and_rows_of_norm_at_most_1" in "poggio/orthonormal_keys_have_mean_square_1_over_d_and_rows_of_norm_at_most_1.v";
    domain: keys("D, N ≤ 2, entries 0, 1, 3/5, ±4/5");
    judge<N>(case) {
        let x = case.matrix("X")?;
        let mut j = Judgement::new()
            .given("XᵀX = I", gram(x)?.same(&Matrix::identity(x.cols())))
            .equal("whether N ≤ D", truth(x.cols() <= x.rows()), truth(true));
        for n in 0..x.cols() {
            j = j.equal("mean square", energy(&x.column(n)) * N::ratio(1, x.rows() as i64), N::ratio(1, x.rows() as i64));
        }
        for row in x.row_vectors() {
            let fits = decided(energy(&row).at_most(&N::integer(1)), "a comparison")?;
            j = j.equal("whether a row has norm at most 1", truth(fits), truth(true));
        }
        Ok(j)
    }
}
