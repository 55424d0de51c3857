//! §Previous Works: how many patterns are stored, what the degree of the separation function does, feature dimensions of kernels.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Signed, Space};
use crate::number::{Number, Undefined, decided};

/// All sign vectors of length n.
fn sign_vectors(n: usize) -> Vec<Vec<i64>> {
    (0..1u32 << n)
        .map(|b| (0..n).map(|i| 1 - 2 * i64::from(b >> i & 1)).collect())
        .collect()
}

fn overlap(a: &[i64], b: &[i64]) -> i64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// Whether sign(Mᵀ Sep(Mx)) = x with no field 0.
fn is_fixed(memories: &[Vec<i64>], x: &[i64], separate: impl Fn(i64) -> i64) -> bool {
    (0..x.len()).all(|i| {
        let field: i64 = memories
            .iter()
            .map(|m| m[i] * separate(overlap(m, x)))
            .sum();
        field * x[i] > 0
    })
}

claim! {
    pub struct FixedPointCapacity = "ng::capacity_as_number_of_storable_fixed_points_is_n_to_the_power_n_minus_one", B;
    place: "§Previous Works (\"capacity increases of the order of C ~ N^(n−1)\")";
    says: "Reading \"largest number of sign patterns that can all be fixed points\". For x ↦ sign(Mᵀ(Mx)^n), n fixed, the largest p for which some p distinct sign patterns are all fixed is Θ(N^{n−1}).";
    reading: "Odd n, proposed constant C and bound N_0: at the least N ≥ N_0 with 2^N > C·N^{n−1} the set of all 2^N patterns is tried. Changing signs of coordinates maps this set to itself, so x = (1, …, 1) decides for all.";
    verdict: "Refuted for n = 1 and 3 at every proposal: all 2^N patterns are fixed together.";
    repair: "ng::for_odd_degree_all_sign_patterns_are_fixed_together";
    domain: Space::new("n = 1, 3, C = 1 to 3, N_0 = 2 to 5").natural("half", 0, 1).natural("C", 1, 3).natural("N0", 2, 5);
    judge<N>(case) {
        let (n, c, start) = (2 * case.natural("half")? as u32 + 1, case.natural("C")?, case.natural("N0")?);
        let length = (start..).find(|&l| (1usize << l) > c * l.pow(n - 1)).unwrap_or(start);
        let all = sign_vectors(length);
        let fixed = is_fixed(&all, &vec![1; length], |s| s.pow(n));
        Ok(Judgement::new().said(Some(!fixed), format!("{} patterns of length {length} are fixed together", all.len()), format!("at most {c}·N^{}", n - 1)))
    }
}

claim! {
    pub struct AllFixed = "ng::for_odd_degree_all_sign_patterns_are_fixed_together", Own;
    place: "§Previous Works";
    says: "For odd n and every N all 2^N sign patterns together are fixed points of x ↦ sign(Mᵀ(Mx)^n); so the number of fixed points is no measure of capacity.";
    reading: "Every pattern is tried. (Σ_m m_i(m·x)^n = x_i·Σ_m m_1(Σm)^n, and m_1(Σm)^n summed over m_1 = ±1 is positive for odd n.)";
    verdict: "Holds for n = 1, 3, 5 and N ≤ 5.";
    repairs: "ng::capacity_as_number_of_storable_fixed_points_is_n_to_the_power_n_minus_one";
    domain: Space::new("n = 1, 3, 5, N ≤ 5").natural("half", 0, 2).natural("N", 1, 5);
    judge<N>(case) {
        let (n, length) = (2 * case.natural("half")? as u32 + 1, case.natural("N")?);
        only_if(length <= 8 && n <= 7, "N ≤ 8, n ≤ 7")?;
        let j = Judgement::new();
        let all = sign_vectors(length);
        let fixed = all.iter().filter(|x| is_fixed(&all, x, |s| s.pow(n))).count();
        Ok(j.equal("fixed patterns", N::integer(fixed as i64), N::integer(1 << length)))
    }
}

/// E[S^{2k}] ≤ (2k − 1)!!·m^k for a sum S of m signs; exact for k = 1, 2.
fn even_moment<N: Number>(m: &N, k: usize) -> N {
    if k == 1 {
        m.clone()
    } else {
        N::integer(3) * m.squared() - N::integer(2) * m.clone()
    }
}

claim! {
    pub struct NoisyCue = "ng::capacity_of_eq9_with_power_separation_and_noisy_cue_has_order_k_minus_one", B;
    place: "§Previous Works (\"capacity increases of the order of C ~ N^(n−1)\") with eq. 9 as displayed";
    says: "Reading \"eq. 9, Sep(s) = s^k, Proj = Mᵀ, cue with f ≥ 1 flipped bits (f fixed)\". Independent uniform sign patterns, fixed tolerance per flipped bit: the largest p is Θ(N^{k−1}) for every k ≥ 1.";
    reading: "f = 1, tolerance η = 1/25, k = 1, 2; each proposed constant C is tried at N = 2³, …, 2¹⁴ with p = 1 + N^k/256. The signal at the flipped bit is (N − 2)^k; the p − 1 other patterns add noise of mean at most (p − 1)·E[ξ_iS^k] against it (1 for k = 1, 0 for k = 2) and variance at most (p − 1)E[S^{2k}], S a sum of N signs. By Chebyshev error ≤ (p − 1)E[S^{2k}]/((N − 2)^k − (p − 1)E[ξ_iS^k])².";
    verdict: "Refuted for k = 1 and k = 2 at every proposal: the capacity is of order N^k.";
    repair: "ng::noise_of_power_separation_has_mean_zero_for_even_and_order_half_k_minus_one_for_odd_degree";
    negation: "ng::noise_of_power_separation_has_mean_zero_for_even_and_order_half_k_minus_one_for_odd_degree";
    domain: Space::new("k ≤ 2, C ≤ 2").natural("k", 1, 2).natural("C", 1, 2);
    judge<N>(case) {
        let (k, c) = (case.natural("k")?, case.natural("C")?);
        only_if(k <= 2, "k ≤ 2")?;
        let j = Judgement::new();
        let (mut words, mut within) = (String::new(), true);
        for e in 3..=14u32 {
            let n = N::integer(1 << e);
            let others = n.power(k as u32) * N::ratio(1, 256);
            let mean = if k == 1 { others.clone() } else { N::integer(0) };
            let signal = (n.clone() - N::integer(2)).power(k as u32) - mean;
            let error = decided((others.clone() * even_moment(&n, k)).over(&signal.squared()), "a quotient")?;
            let stored = decided(N::integer(1).at_most(&others), "a comparison")? && decided(N::integer(0).below(&signal), "a sign")? && decided(error.at_most(&N::ratio(1, 25)), "a comparison")?;
            let claimed = N::integer(c as i64) * n.power(k as u32 - 1);
            if stored && decided(claimed.below(&others), "a comparison")? {
                words = format!("error at most {error} with 1 + {others} patterns, N = {n}");
                within = false;
                break;
            }
        }
        Ok(j.said(Some(within), words, format!("capacity at most {c}·N^{}", k - 1)))
    }
}

claim! {
    pub struct NoiseMean = "ng::noise_of_power_separation_has_mean_zero_for_even_and_order_half_k_minus_one_for_odd_degree", Own;
    place: "§Previous Works";
    says: "E[ξ_iS^k] = 0 for even k, and N^{(k−1)/2} ≤ E[ξ_iS^k] ≤ k!!·N^{(k−1)/2} for odd k, S = Σξ_j a sum of N independent signs; E[S^{2k}] ≤ (2k − 1)!!·N^k. So at a flipped bit p other patterns pull against the signal (N − 2f)^k with mean 0 or of order pN^{(k−1)/2} and standard deviation of order √p·N^{k/2}: by Chebyshev the capacity with noisy cue and self-coupling is at least of order N^k for even k and N^{(k+1)/2} for odd k.";
    reading: "The three statements on moments are decided by summing over all 2^N sign vectors; the conclusion is Chebyshev's inequality.";
    verdict: "Holds for k ≤ 5, N ≤ 10.";
    repairs: "ng::capacity_of_eq9_with_power_separation_and_noisy_cue_has_order_k_minus_one";
    domain: Space::new("k ≤ 5, N ≤ 10").natural("k", 1, 5).natural("N", 1, 10);
    judge<N>(case) {
        let (k, n) = (case.natural("k")? as u32, case.natural("N")?);
        only_if(k <= 5 && n <= 12, "k ≤ 5, N ≤ 12")?;
        let j = Judgement::new();
        let (mut first, mut second) = (0i64, 0i64);
        for x in sign_vectors(n) {
            let s: i64 = x.iter().sum();
            first += x[0] * s.pow(k);
            second += s.pow(2 * k);
        }
        // both sides multiplied by 2^N
        let all = 1i64 << n;
        let double_factorial = |k: i64| (1..=k).rev().step_by(2).product::<i64>();
        let mean = if k % 2 == 0 {
            first == 0
        } else {
            let order = (n as i64).pow((k - 1) / 2) * all;
            order <= first && first <= double_factorial(i64::from(k)) * order
        };
        let spread = second <= double_factorial(2 * i64::from(k) - 1) * (n as i64).pow(k) * all;
        Ok(j.said(Some(mean && spread), format!("E[ξS^k] = {}, E[S^2k] = {}", N::ratio(first, all), N::ratio(second, all)), "within the bounds"))
    }
}

/// The rows of a 0/1 matrix as sign patterns, 0 ↦ 1, 1 ↦ −1.
fn patterns<N: Number>(x: &Matrix<N>) -> Result<Vec<Vec<i64>>, Undefined> {
    x.row_vectors()
        .iter()
        .map(|r| {
            r.iter()
                .map(|t| {
                    Ok(if decided(t.is_nought(), "a bit")? {
                        1
                    } else {
                        -1
                    })
                })
                .collect()
        })
        .collect()
}

claim! {
    pub struct HigherDegree = "ng::higher_polynomial_degree_gives_more_capacity", B;
    place: "§Previous Works (\"capacity increases of the order of C ~ N^(n−1)\")";
    says: "For all N and n ≥ 1 every set of sign patterns that are fixed under x ↦ sign(Mᵀ(Mx)^n) is also fixed under the same map with n + 1.";
    reading: "Patterns as 0/1 vectors, 0 for +1; a field 0 is no sign.";
    verdict: "Refuted: {1, −1}, n = 1: for n = 2 the two contributions cancel.";
    repair: "ng::patterns_without_antipodes_are_fixed_for_every_degree_above_an_explicit_one";
    domain: Space::new("N ≤ 3, up to three patterns, n ≤ 3").natural("n", 1, 3).natural("N", 1, 3).binary_sets("X", "N", 1, 3);
    judge<N>(case) {
        let (n, m) = (case.natural("n")? as u32, patterns(case.matrix("X")?)?);
        let fixed = |n: u32| m.iter().all(|x| is_fixed(&m, x, |s| s.pow(n)));
        only_if(n <= 8 && case.natural("N")? <= 8, "n, N ≤ 8")?;
        Ok(Judgement::new().given("fixed with n", Some(fixed(n))).said(Some(fixed(n + 1)), "not fixed with n + 1", "fixed"))
    }
}

claim! {
    pub struct LargeDegreeFixes = "ng::patterns_without_antipodes_are_fixed_for_every_degree_above_an_explicit_one", Own;
    place: "§Previous Works";
    says: "p distinct sign patterns without two opposite ones are all fixed under x ↦ sign(Mᵀ(Mx)^n) for every n with (p − 1)(N − 2)^n < N^n, and this then holds for every larger n.";
    reading: "Different patterns that are not opposite have |m·x| ≤ N − 2.";
    verdict: "Holds in every instance.";
    repairs: "ng::higher_polynomial_degree_gives_more_capacity";
    domain: Space::new("N ≤ 4, up to three patterns, n ≤ 4").natural("n", 1, 4).natural("N", 1, 4).binary_sets("X", "N", 1, 3);
    judge<N>(case) {
        let (n, m) = (case.natural("n")? as u32, patterns(case.matrix("X")?)?);
        let length = case.natural("N")? as i64;
        let opposite = m.iter().any(|x| m.iter().any(|y| overlap(x, y) == -length));
        only_if(n <= 8 && length <= 8, "n, N ≤ 8")?;
        let j = Judgement::new().given("no opposite patterns", Some(!opposite));
        let enough = (m.len() as i64 - 1) * (length - 2).max(0).pow(n) < length.pow(n);
        Ok(j.given("(p − 1)(N − 2)^n < N^n", Some(enough)).said(Some(m.iter().all(|x| is_fixed(&m, x, |s| s.pow(n)))), "not all fixed", "all fixed"))
    }
}

claim! {
    pub struct InfiniteCapacity = "ng::exponential_activation_increases_memory_capacity_infinitely", B;
    place: "§Previous Works (\"When we use e^x, we increase the memory capacity infinitely\")";
    says: "For sign patterns of length N: the number of distinct patterns that can be stored with Sep = exp is infinite.";
    reading: "For each bound B: whether more than B distinct patterns exist to be stored; there are 2^N.";
    verdict: "Refuted: N = 1, B = 2.";
    repair: "ng::exponential_separation_stores_all_sign_patterns_together_and_no_more";
    domain: Space::new("N ≤ 5, B ≤ 40").natural("N", 1, 5).natural("B", 0, 40);
    judge<N>(case) {
        let (n, b) = (case.natural("N")?, case.natural("B")?);
        only_if(n <= 16, "N ≤ 16")?;
        let j = Judgement::new();
        let count = sign_vectors(n).len();
        Ok(j.said(Some(count > b), format!("{count} patterns"), format!("more than {b}")))
    }
}

claim! {
    pub struct ExponentialAll = "ng::exponential_separation_stores_all_sign_patterns_together_and_no_more", Own;
    place: "§Previous Works";
    says: "With Sep(s) = e^{βs}, β > 0, all 2^N sign patterns of length N together are fixed points of x ↦ sign(Mᵀ Sep(Mx)); there are no more patterns, so the number stored is 2^N.";
    reading: "β = ln 2, every pattern is tried. (Flipping bit i pairs the patterns; the one with m_i = x_i has the larger score.)";
    verdict: "Holds for N ≤ 6.";
    repairs: "ng::exponential_activation_increases_memory_capacity_infinitely";
    domain: Space::new("N ≤ 6").natural("N", 1, 6);
    judge<N>(case) {
        let n = case.natural("N")?;
        only_if(n <= 8, "N ≤ 8")?;
        let j = Judgement::new();
        let all = sign_vectors(n);
        // 2^{s + N} in place of 2^s
        let fixed = all.iter().filter(|x| is_fixed(&all, x, |s| 1 << (s + n as i64))).count();
        Ok(j.equal("fixed patterns", N::integer(fixed as i64), N::integer(1 << n)))
    }
}

/// All exponent vectors of length d and sum n (or at most n).
fn exponents(d: usize, n: usize, at_most: bool) -> Vec<Vec<usize>> {
    let mut list = vec![Vec::new()];
    for _ in 0..d {
        list = list
            .into_iter()
            .flat_map(|e: Vec<usize>| (0..=n).map(move |k| [e.as_slice(), &[k]].concat()))
            .filter(|e| e.iter().sum::<usize>() <= n)
            .collect();
    }
    list.retain(|e| at_most || e.iter().sum::<usize>() == n);
    list
}

/// The matrix of ⟨x, y⟩^n over points.
fn kernel_matrix<N: Number>(points: &[Vec<i64>], n: usize) -> Matrix<N> {
    Matrix::from_fn(points.len(), points.len(), |i, j| {
        N::integer(overlap(&points[i], &points[j]).pow(n as u32))
    })
}

claim! {
    pub struct KernelDimension = "ng::kernel_feature_dimension_of_degree_n_has_order_d_to_the_n_minus_one", B;
    place: "§Previous Works (\"the use of nth order polynomials (where n ≥ 1) as activation functions raises all manifolds' dimensions by the power of n−1\") (\"kernel functions of nth degree expands this memory capacity by the power of n−1\")";
    says: "Reading \"kernel features\". For fixed n ≥ 1 the dimension of the feature space of the homogeneous kernel ⟨x, y⟩^n on ℝ^d is Θ(d^{n−1}).";
    reading: "The dimension is the number of monomials of degree n in d variables (see the repair), counted. Each proposed constant C is tried at d = n!·C + 1.";
    verdict: "Refuted: n = 1, C = 1, d = 2: dimension 2; every proposal fails, the order is d^n.";
    repair: "ng::kernel_feature_dimension_of_degree_n_is_the_number_of_monomials_of_order_d_to_the_n";
    negation: "ng::kernel_feature_dimension_of_degree_n_is_the_number_of_monomials_of_order_d_to_the_n";
    domain: Space::new("n ≤ 3, C ≤ 3").natural("n", 1, 3).natural("C", 1, 3);
    judge<N>(case) {
        let (n, c) = (case.natural("n")?, case.natural("C")?);
        only_if(n <= 4 && c <= 4, "n ≤ 4, C ≤ 4")?;
        let j = Judgement::new();
        let d = factorial(n) * c as i64 + 1;
        let (dimension, claimed) = (binomial(d as usize + n - 1, n), c as i64 * d.pow(n as u32 - 1));
        Ok(j.said(Some(dimension <= claimed), format!("dimension {dimension} for d = {d}"), format!("at most {claimed}")))
    }
}

claim! {
    pub struct KernelMonomials = "ng::kernel_feature_dimension_of_degree_n_is_the_number_of_monomials_of_order_d_to_the_n", Own;
    place: "§Previous Works";
    says: "The feature space of ⟨x, y⟩^n on ℝ^d has dimension C(d + n − 1, n), between d^n/n! and d^n.";
    reading: "The rank of the kernel matrix at the points of ℕ^d with coordinate sum n, which determine every form of degree n.";
    verdict: "Holds for d ≤ 4, n ≤ 3.";
    repairs: "ng::kernel_feature_dimension_of_degree_n_has_order_d_to_the_n_minus_one";
    domain: Space::new("d ≤ 4, n ≤ 3").natural("d", 1, 4).natural("n", 1, 3);
    judge<N>(case) {
        let (d, n) = (case.natural("d")?, case.natural("n")?);
        only_if(d <= 4 && n <= 3, "d ≤ 4, n ≤ 3")?;
        let j = Judgement::new();
        let points: Vec<Vec<i64>> = exponents(d, n, false).into_iter().map(|e| e.into_iter().map(|k| k as i64).collect()).collect();
        let rank = kernel_matrix::<N>(&points, n).rank()? as i64;
        let power = (d as i64).pow(n as u32);
        let holds = rank == binomial(d + n - 1, n) && power <= factorial(n) * rank && rank <= power;
        Ok(j.said(Some(holds), format!("rank {rank}"), format!("C(d + n − 1, n) = {}", binomial(d + n - 1, n))))
    }
}

claim! {
    pub struct KernelOnSigns = "ng::kernel_feature_dimension_on_sign_patterns_counts_subsets_of_the_parity_of_the_degree", Own;
    place: "§Previous Works";
    says: "On {±1}^N the feature space of ⟨x, y⟩^n has dimension Σ C(N, j) over the j ≤ min(n, N) with n − j even, which is less than C(N + n − 1, n) for N, n ≥ 2.";
    reading: "The rank of the kernel matrix at all 2^N sign vectors.";
    verdict: "Holds for N, n ≤ 4.";
    domain: Space::new("N, n ≤ 4").natural("N", 1, 4).natural("n", 1, 4);
    judge<N>(case) {
        let (length, n) = (case.natural("N")?, case.natural("n")?);
        only_if(length <= 5 && n <= 5, "N ≤ 5, n ≤ 5")?;
        let j = Judgement::new();
        let rank = kernel_matrix::<N>(&sign_vectors(length), n).rank()? as i64;
        let subsets: i64 = (0..=n.min(length)).filter(|j| (n - j) % 2 == 0).map(|j| binomial(length, j)).sum();
        let fewer = length < 2 || n < 2 || subsets < binomial(length + n - 1, n);
        Ok(j.said(Some(rank == subsets && fewer), format!("rank {rank}"), format!("{subsets}")))
    }
}

claim! {
    pub struct MoreSamples = "ng::higher_degree_needs_more_samples", B;
    place: "§Previous Works (\"also increase the p elements needed\")";
    says: "For interpolation by all polynomials of degree ≤ n in d variables to be determined by the data, p ≥ C(d + n, n) points are needed, and this number increases strictly with n.";
    reading: "The data determine the polynomial iff the matrix of monomials at the points has rank equal to their number C(d + n, n), which takes as many points. The points of ℕ^d with coordinate sum at most n suffice, one fewer of them does not; C(d + n + 1, n + 1) is compared.";
    verdict: "Holds for d, n ≤ 3.";
    domain: Space::new("d, n ≤ 3").natural("d", 1, 3).natural("n", 1, 3);
    judge<N>(case) {
        let (d, n) = (case.natural("d")?, case.natural("n")?);
        only_if(d <= 3 && n <= 3, "d, n ≤ 3")?;
        let j = Judgement::new();
        let monomials = exponents(d, n, true);
        let value = |x: &[usize], e: &[usize]| x.iter().zip(e).map(|(t, k)| (*t as i64).pow(*k as u32)).product::<i64>();
        let table = |rows: usize| Matrix::<N>::from_fn(rows, monomials.len(), |i, k| N::integer(value(&monomials[i], &monomials[k])));
        let needed = binomial(d + n, n) as usize;
        let (full, fewer) = (table(monomials.len()).rank()?, table(monomials.len() - 1).rank()?);
        let holds = monomials.len() == needed && full == needed && fewer < needed && binomial(d + n + 1, n + 1) as usize > needed;
        Ok(j.said(Some(holds), format!("rank {full} at {} points, {fewer} at one fewer", monomials.len()), format!("C(d + n, n) = {needed}")))
    }
}

claim! {
    pub struct TopScore = "ng::separation_emphasises_the_top_score", B;
    place: "§Previous Works (\"The Separation function then emphasizes the top score and de-emphasizes the rest\")";
    says: "For Sep(s) = s^n componentwise, every n ≥ 1 and every score vector with a unique largest entry: that entry stays the unique largest and its share of Σ|Sep(s)_k| increases strictly for two or more non-zero scores.";
    reading: "The share of the top entry before, s_1/Σ|s_k|, and after, s_1^n/Σ|s_k^n|, multiplied by both sums.";
    verdict: "Refuted: n = 1 leaves the share unchanged.";
    repair: "ng::separation_of_degree_at_least_two_emphasises_the_top_of_non_negative_scores";
    domain: Space::new("n ≤ 3, two or three scores among 0, ±1, 2, −3").natural("n", 1, 3).natural("p", 2, 3).vector("s", "p", &[0, 1, -1, 2, -3]);
    judge<N>(case) {
        let (n, s) = (case.natural("n")? as u32, case.vector("s")?);
        let mut others = true;
        for t in &s[1..] {
            others &= decided(t.below(&s[0]), "order")?;
        }
        let mut nonzero = 0;
        for t in s {
            nonzero += usize::from(!decided(t.is_nought(), "a sign")?);
        }
        let after: Vec<N> = s.iter().map(|t| t.power(n)).collect();
        let mut stays = true;
        for t in &after[1..] {
            stays &= decided(t.below(&after[0]), "order")?;
        }
        let (before, now) = (s[0].clone() * sum_of_moduli(&after)?, after[0].clone() * sum_of_moduli(s)?);
        let grows = decided(before.below(&now), "a comparison")?;
        Ok(Judgement::new()
            .given("s_1 is the unique largest", Some(others))
            .given("two non-zero scores", Some(nonzero >= 2))
            .said(Some(stays && grows), format!("stays the largest: {stays}, share increases: {grows}"), "true, true"))
    }
}

claim! {
    pub struct TopScoreRepaired = "ng::separation_of_degree_at_least_two_emphasises_the_top_of_non_negative_scores", Own;
    place: "§Previous Works";
    says: "For n ≥ 2 and non-negative scores with a unique largest entry, that entry stays the unique largest under s ↦ s^n and its share increases strictly against every other non-zero score.";
    reading: "Two scores t > 0 and t + h, h > 0: (t + h)^n·t − (t + h)·t^n = t(t + h)((t + h)^{n−1} − t^{n−1}) is a sum of positive products; shares of a sum increase if they do against each term. n ≤ 5.";
    verdict: "By identity for each n.";
    repairs: "ng::separation_emphasises_the_top_score";
    domain: Space::new("n = 2 to 5, all t, h > 0").natural("n", 2, 5).free("t").free("h");
    judge<N>(case) {
        let (n, t, h) = (case.natural("n")?, case.number("t")?.clone(), case.number("h")?.clone());
        let mut j = Judgement::new();
        let (low, step) = (j.given_positive("t > 0", t.clone()), j.given_positive("h > 0", h.clone()));
        let top = low.plus(&step);
        let mut growth: Option<Signed<N>> = None;
        for i in 0..n - 1 {
            let mut term = Signed::constant(binomial(n - 1, i) as u32, 1);
            for f in std::iter::repeat_n(&low, i).chain(std::iter::repeat_n(&step, n - 1 - i)) {
                term = term.times(f);
            }
            growth = Some(match growth { Some(g) => g.plus(&term), None => term });
        }
        let gap = low.times(&top).times(&growth.unwrap_or_else(|| Signed::constant(0, 1)));
        let (a, b) = (t.clone() + h, t);
        Ok(j.larger(a.power(n as u32) * b.clone(), a * b.power(n as u32), true, gap))
    }
}
