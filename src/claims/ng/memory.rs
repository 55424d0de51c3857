//! §Previous Works: eq. 9, capacities of associative memories, activations of higher order.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Signed, Space};
use crate::number::{Number, decided, sum};

claim! {
    pub struct EveryMemory = "ng::every_associative_memory_admits_eq9", A;
    place: "Eq. 9";
    says: "For every map F: (M, q) ↦ z ∈ ℝ^N there are functions Sim, Sep and a matrix Proj with F = Proj·Sep(Sim(M, q)).";
    reading: "Sim = F, Sep = id, Proj = I; the instance is one value of F.";
    verdict: "Proved; eq. 9 excludes nothing.";
    formal: "every_associative_memory_admits_eq9" in "ng/every_associative_memory_admits_eq9.v";
    domain: Space::new("N ≤ 4, all values").natural("N", 1, 4).free_vector("z", "N");
    judge<N>(case) {
        let z = case.vector("z")?;
        Ok(Judgement::new().equal_vectors("Proj·Sep(Sim)", &Matrix::identity(z.len()).apply(z)?, z))
    }
}

claim! {
    pub struct ClassicalHopfield = "ng::classical_hopfield_is_eq9_with_identity_separation", A;
    place: "§Previous Works (\"classical Hopfield networks use the trivial identity function\")";
    says: "Reading \"Hebb weights with self-coupling\". For M ∈ {±1}^{p×N}: the local field MᵀMq equals Proj·Sep(Sim(M, q)) with Sim(M, q) = Mq, Sep = id, Proj = Mᵀ.";
    reading: "Any real M and q.";
    verdict: "Proved.";
    formal: "classical_hopfield_is_eq9_with_identity_separation" in "ng/classical_hopfield_is_eq9_with_identity_separation.v";
    domain: Space::new("p, N ≤ 2, all M, q").natural("p", 1, 2).natural("N", 1, 2).free_matrix("M", "p", "N").free_vector("q", "N");
    judge<N>(case) {
        let (m, q) = (case.matrix("M")?, case.vector("q")?);
        let weights = m.transpose().times(m)?;
        Ok(Judgement::new().equal_vectors("MᵀMq", &weights.apply(q)?, &m.transpose().apply(&m.apply(q)?)?))
    }
}

claim! {
    pub struct CapacitySeparation = "ng::capacity_for_random_patterns_has_order_n_minus_one_in_the_separation_degree", A;
    place: "§Previous Works (\"capacity increases of the order of C ~ N^(n−1)\")";
    says: "Reading \"random patterns, n = degree of Sep\". Independent uniform sign patterns, update of bit i from the field of the other bits, stored pattern as cue, fixed tolerance 0 < η < 1/24 for the error probability of one bit: the largest p with error ≤ η is Θ(N^{n−1}) for every n ≥ 1.";
    reading: "For each n and proposed constant C: capacity ≤ C·N^{n−1}, tested at N − 1 = 2, 4, …, 4096, η = 1/25. Chebyshev and symmetry: error ≤ (p − 1)E[S^{2n}]/(2(N−1)^{2n}), S a sum of N − 1 signs, moments exact; so the capacity exceeds 2η(N−1)^{2n}/E[S^{2n}].";
    verdict: "Refuted: at every proposed constant the capacity is larger; its order is N^n.";
    repair: "ng::capacity_for_random_patterns_is_at_least_of_order_n_in_the_separation_degree";
    domain: Space::new("n ≤ 2, C ≤ 2").natural("n", 1, 2).natural("C", 1, 2);
    judge<N>(case) {
        let (n, c) = (case.natural("n")?, case.natural("C")?);
        let (mut stored_words, mut within) = (String::new(), true);
        for k in 1..=12u32 {
            let m = N::integer(1 << k);
            let stored = decided((N::ratio(2, 25) * m.power(2 * n as u32)).over(&moment(&m, n)), "a quotient")?;
            let claimed = N::integer(c as i64) * (m + N::integer(1)).power(n as u32 - 1);
            if !decided(stored.at_most(&claimed), "a comparison")? {
                stored_words = format!("more than {stored} patterns for N = {}", (1 << k) + 1);
                within = false;
                break;
            }
        }
        Ok(Judgement::new().said(Some(within), stored_words, format!("at most {c}·N^{}", n - 1)))
    }
}

/// E[S²] = m and E[S⁴] = 3m² − 2m for a sum S of m signs.
fn moment<N: Number>(m: &N, n: usize) -> N {
    if n == 1 {
        m.clone()
    } else {
        N::integer(3) * m.squared() - N::integer(2) * m.clone()
    }
}

/// (2n − 1)!!
fn double_factorial(n: usize) -> i64 {
    (1..=n as i64).map(|k| 2 * k - 1).product()
}

claim! {
    pub struct CapacitySeparationOrder = "ng::capacity_for_random_patterns_is_at_least_of_order_n_in_the_separation_degree", Own;
    place: "§Previous Works";
    says: "E[S^{2n}] ≤ (2n−1)!!·m^n for a sum S of m = N − 1 signs; so for separation of degree n the capacity is at least 1 + 2η(N−1)^n/(2n−1)!!.";
    reading: "Moments are exact; Chebyshev's inequality and symmetry give the capacity.";
    verdict: "Holds for n ≤ 4, m ≤ 24.";
    repairs: "ng::capacity_for_random_patterns_has_order_n_minus_one_in_the_separation_degree";
    domain: Space::new("n ≤ 4, m ≤ 24").natural("n", 1, 4).natural("m", 1, 24);
    judge<N>(case) {
        let (n, m) = (case.natural("n")?, case.natural("m")?);
        let exact = even_moments::<N>(m, n)[n].clone();
        let bound = N::integer(double_factorial(n)) * N::integer(m as i64).power(n as u32);
        Ok(Judgement::new().said(exact.at_most(&bound), format!("E[S^{}] = {exact}", 2 * n), format!("at most {bound}")))
    }
}

claim! {
    pub struct CapacityEnergy = "ng::capacity_for_random_patterns_has_order_n_minus_one_in_the_energy_degree", A;
    place: "§Previous Works, with references [8], [9]–[12]";
    says: "Reading \"random patterns, n = degree of the energy\". Independent uniform sign patterns, rule: bit i takes the sign of Σ_μ [F(ξ_i^μ + Σ_{j≠i} ξ_j^μ x_j) − F(−ξ_i^μ + Σ_{j≠i} ξ_j^μ x_j)], F(x) = x^n, n ≥ 2, stored pattern as cue, fixed tolerance 0 < η < 1/24 per bit: the largest p with error ≤ η is Θ(N^{n−1}).";
    reading: "The exact inequality behind the lower order: with F(1+S) − F(−1+S) = G(S), m = N − 1: G(m) ≥ 2n·m^{n−1} and E[G²] ≤ 4^n(2n−3)!!·m^{n−1}, so by Chebyshev error ≤ (p−1)E[G²]/(2G(m)²) = O(p/N^{n−1}). And E[G²] ≥ 4n·m^{n−1}/n^n, which with Paley–Zygmund gives the upper order. Moments are exact.";
    verdict: "Both inequalities hold for n ≤ 4, m ≤ 20.";
    domain: Space::new("n = 2 to 4, m ≤ 20").natural("n", 2, 4).natural("m", 1, 20);
    judge<N>(case) {
        let (n, m) = (case.natural("n")?, case.natural("m")?);
        let g: Vec<(N, u32)> = (1..=n).step_by(2).map(|k| (N::integer(2 * binomial(n, k)), (n - k) as u32)).collect();
        let size = N::integer(m as i64);
        let signal = sum(g.iter().map(|(c, e)| c.clone() * size.power(*e)));
        let moments = even_moments::<N>(m, n);
        let second = sum(g.iter().flat_map(|(a, d)| {
            let moments = &moments;
            g.iter().map(move |(b, e)| a.clone() * b.clone() * moments[((d + e) / 2) as usize].clone())
        }));
        let order = size.power(n as u32 - 1);
        let enough = N::integer(2 * n as i64) * order.clone();
        let most = N::integer(4).power(n as u32) * N::integer(double_factorial(n - 1)) * order.clone();
        let least = N::ratio(4 * n as i64, (n as i64).pow(n as u32)) * order;
        let holds = decided(enough.at_most(&signal), "a comparison")? && decided(second.at_most(&most), "a comparison")? && decided(least.at_most(&second), "a comparison")?;
        Ok(Judgement::new().said(Some(holds), format!("G(m) = {signal}, E[G²] = {second}"), format!("G(m) ≥ {enough}, E[G²] between {least} and {most}")))
    }
}

claim! {
    pub struct ExponentialCapacity = "ng::exponential_separation_gives_exponential_capacity", A;
    place: "§Previous Works (\"Exponential separation functions, such as the softmax, lead to exponential memory capacity\")";
    says: "Independent uniform sign patterns, the rule of the energy reading with F = exp, stored pattern as cue, fixed tolerance per bit: some b > 1 and c > 0 exist such that error ≤ η for all p ≤ c·b^N.";
    reading: "With z = e^{−4} ∈ (0, 1), m = N − 1: E[e^{2S}]/e^{2m} = Σ_k C(m,k)z^k/2^m, and 1 minus it is (1−z)/2·Σ_{j<m}((1+z)/2)^j, so it equals b^{−m} with b = 2/(1+z) > 1; Chebyshev's inequality gives error ≤ (p−1)/(2b^m). m ≤ 8, all z in (0, 1).";
    verdict: "By identity in z for each m.";
    domain: Space::new("m ≤ 8, all z in (0, 1)").natural("m", 1, 8).free("z");
    judge<N>(case) {
        let (m, z) = (case.natural("m")?, case.number("z")?.clone());
        let mut j = Judgement::new();
        let positive = j.given_positive("z > 0", z.clone());
        let below = j.given_positive("z < 1", N::integer(1) - z.clone());
        let mean = positive.plus(&Signed::constant(1, 1)).times(&Signed::constant(1, 2));
        let mut power = Signed::constant(1, 1);
        let mut series = Signed::constant(0, 1);
        for _ in 0..m {
            series = series.plus(&power);
            power = power.times(&mean);
        }
        let noise = sum((0..=m).map(|k| N::ratio(binomial(m, k), 1 << m) * z.power(k as u32)));
        Ok(j.larger(N::integer(1), noise, true, below.times(&Signed::constant(1, 2)).times(&series)))
    }
}

claim! {
    pub struct DimensionPower = "ng::nth_order_activation_raises_dimension_to_the_power_n_minus_one_coordinatewise", A;
    place: "§Previous Works";
    says: "Reading \"activation, ambient dimension\". For every n ≥ 1 and d the map x ↦ (x_1^n, …, x_d^n) takes ℝ^d to a space of dimension d^{n−1}.";
    reading: "The dimension of the image is the rank of the Jacobian diag(n·x_j^{n−1}) at x = (1, …, 1).";
    verdict: "Refuted: n = 1, d = 2: dimension 2, not 1.";
    repair: "ng::nth_order_activation_keeps_the_dimension";
    domain: Space::new("n, d ≤ 4").natural("n", 1, 4).natural("d", 1, 4);
    judge<N>(case) {
        let (n, d) = (case.natural("n")?, case.natural("d")?);
        Ok(Judgement::new().equal("dimension", N::integer(jacobian::<N>(n, d).rank()? as i64), N::integer(d as i64).power(n as u32 - 1)))
    }
}

fn jacobian<N: Number>(n: usize, d: usize) -> Matrix<N> {
    Matrix::from_fn(d, d, |i, j| {
        if i == j {
            N::integer(n as i64) * N::integer(1).power(n as u32 - 1)
        } else {
            N::integer(0)
        }
    })
}

claim! {
    pub struct DimensionKept = "ng::nth_order_activation_keeps_the_dimension", Own;
    place: "§Previous Works";
    says: "The image of x ↦ (x_1^n, …, x_d^n) has dimension d for all n, d ≥ 1; this is d^{n−1} iff d = 1 or n = 2.";
    reading: "As above.";
    verdict: "Holds for n, d ≤ 4.";
    repairs: "ng::nth_order_activation_raises_dimension_to_the_power_n_minus_one_coordinatewise";
    domain: Space::new("n, d ≤ 4").natural("n", 1, 4).natural("d", 1, 4);
    judge<N>(case) {
        let (n, d) = (case.natural("n")?, case.natural("d")?);
        let rank = jacobian::<N>(n, d).rank()?;
        let agrees = rank == d.pow(n as u32 - 1);
        Ok(Judgement::new().said(Some(rank == d && agrees == (d == 1 || n == 2)), format!("dimension {rank}"), format!("{d}")))
    }
}
