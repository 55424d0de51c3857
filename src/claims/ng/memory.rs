//! §Previous Works: eq. 9, capacities of associative memories, activations of higher order.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Signed, Space};
use crate::number::{Number, Undefined, decided, sum};

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
    repair: "ng::capacity_for_random_patterns_has_order_n_in_the_separation_degree";
    negation: "ng::capacity_for_random_patterns_has_order_n_in_the_separation_degree";
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

/// What the capacity for patterns with noise terms G(S) follows from, S a sum of m signs: the signal, E[G²] and E[G⁴].
struct Strength<N> {
    signal: N,
    second: N,
    fourth: N,
}

/// G by its coefficients (constant term first), all of one parity.
fn strength<N: Number>(g: &[N], signal: N, m: usize) -> Strength<N> {
    let times = |a: &[N], b: &[N]| {
        let mut c = vec![N::integer(0); a.len() + b.len() - 1];
        for (i, x) in a.iter().enumerate() {
            for (j, y) in b.iter().enumerate() {
                c[i + j] = c[i + j].clone() + x.clone() * y.clone();
            }
        }
        c
    };
    let square = times(g, g);
    let fourth = times(&square, &square);
    let moments = even_moments::<N>(m, 2 * (g.len() - 1));
    let mean = |c: &[N]| {
        sum(c
            .iter()
            .enumerate()
            .filter(|(e, _)| e % 2 == 0)
            .map(|(e, a)| a.clone() * moments[e / 2].clone()))
    };
    Strength {
        signal,
        second: mean(&square),
        fourth: mean(&fourth),
    }
}

impl<N: Number> Strength<N> {
    /// 2G(m)²/E[G²]: with at most η times as many other patterns the error is at most η, by Chebyshev and symmetry.
    fn enough(&self) -> Result<N, Undefined> {
        decided(
            (N::integer(2) * self.signal.squared()).over(&self.second),
            "a quotient",
        )
    }

    /// The larger of 8G(m)²/E[G²] and E[G⁴]/(6E[G²]²): from so many other patterns on the error exceeds 1/24, by Paley–Zygmund.
    fn too_many(&self) -> Result<N, Undefined> {
        let a = N::integer(4) * self.enough()?;
        let b = decided(
            self.fourth.over(&(N::integer(6) * self.second.squared())),
            "a quotient",
        )?;
        Ok(if decided(a.below(&b), "a comparison")? {
            b
        } else {
            a
        })
    }
}

claim! {
    pub struct CapacitySeparationOrder = "ng::capacity_for_random_patterns_has_order_n_in_the_separation_degree", Own;
    place: "§Previous Works";
    says: "Independent uniform sign patterns, update of bit i from the field of the other bits with separation of degree n, stored pattern as cue, tolerance 0 < η < 1/24, m = N − 1: the error is at most η for p − 1 ≤ 2ηm^n/(2n−1)!!, and exceeds η for p − 1 ≥ ((4n−1)!! + 8)m^n. So the capacity is Θ(N^n).";
    reading: "P = p − 1 noise terms ±S^n with S a sum of m signs, signal m^n. Chebyshev and symmetry: error ≤ P·E[S^{2n}]/(2m^{2n}). Paley–Zygmund with θ = 1/8: if m^{2n} ≤ P·E[S^{2n}]/8 and E[S^{4n}] ≤ 6P·E[S^{2n}]² then error ≥ ½(7/8)²/(3 + 6) > 1/24; both conditions hold from some P on. Moments are exact.";
    verdict: "Both bounds hold for n ≤ 4, m ≤ 16.";
    repairs: "ng::capacity_for_random_patterns_has_order_n_minus_one_in_the_separation_degree";
    domain: Space::new("n ≤ 4, m ≤ 16").natural("n", 1, 4).natural("m", 1, 16);
    judge<N>(case) {
        let (n, m) = (case.natural("n")?, case.natural("m")?);
        let power: Vec<N> = (0..=n).map(|e| N::integer(i64::from(e == n))).collect();
        let order = N::integer(m as i64).power(n as u32);
        let s = strength(&power, order.clone(), m);
        let least = N::ratio(2, double_factorial(n)) * order.clone();
        let most = N::integer(double_factorial(2 * n) + 8) * order;
        let (low, high) = (s.enough()?, s.too_many()?);
        let holds = decided(least.at_most(&low), "a comparison")? && decided(high.at_most(&most), "a comparison")?;
        Ok(Judgement::new().said(Some(holds), format!("error ≤ η up to η·{low}, error > 1/24 from {high}"), format!("at least η·{least}, at most {most}")))
    }
}

claim! {
    pub struct CapacityEnergy = "ng::capacity_for_random_patterns_has_order_n_minus_one_in_the_energy_degree", A;
    place: "§Previous Works, with references [8], [9]–[12]";
    says: "Reading \"random patterns, n = degree of the energy\". Independent uniform sign patterns, rule: bit i takes the sign of Σ_μ [F(ξ_i^μ + Σ_{j≠i} ξ_j^μ x_j) − F(−ξ_i^μ + Σ_{j≠i} ξ_j^μ x_j)], F(x) = x^n, n ≥ 2, stored pattern as cue, fixed tolerance 0 < η < 1/24 per bit: the largest p with error ≤ η is Θ(N^{n−1}).";
    reading: "F(1 + S) − F(−1 + S) = G(S), m = N − 1, P = p − 1 noise terms ±G(S) with S a sum of m signs, signal G(m). Lower order: Chebyshev and symmetry give error ≤ P·E[G²]/(2G(m)²), so error ≤ η up to P = 2ηG(m)²/E[G²], which is at least 8n²ηm^{n−1}/(4^n(2n−3)!!). Upper order: Paley–Zygmund with θ = 1/8; if G(m)² ≤ P·E[G²]/8 and E[G⁴] ≤ 6P·E[G²]² then error ≥ ½(7/8)²/(3 + 6) > 1/24 > η; both conditions hold for all P from a number on that is at most 2n^{n+1}4^n·m^{n−1}. Moments are exact.";
    verdict: "Both bounds hold for n ≤ 4, m ≤ 20.";
    domain: Space::new("n = 2 to 4, m ≤ 20").natural("n", 2, 4).natural("m", 1, 20);
    judge<N>(case) {
        let (n, m) = (case.natural("n")?, case.natural("m")?);
        // G(S) = Σ_{k odd} 2C(n, k)S^{n−k}
        let g: Vec<N> = (0..n).map(|e| N::integer(if (n - e) % 2 == 1 { 2 * binomial(n, n - e) } else { 0 })).collect();
        let size = N::integer(m as i64);
        let signal = sum(g.iter().enumerate().map(|(e, c)| c.clone() * size.power(e as u32)));
        let order = size.power(n as u32 - 1);
        let s = strength(&g, signal, m);
        let (k, power) = (n as i64, 4i64.pow(n as u32));
        let least = N::ratio(8 * k * k, power * double_factorial(n - 1)) * order.clone();
        let most = N::integer(2 * k.pow(n as u32 + 1) * power) * order;
        let (low, high) = (s.enough()?, s.too_many()?);
        let holds = decided(least.at_most(&low), "a comparison")? && decided(high.at_most(&most), "a comparison")?;
        Ok(Judgement::new().said(Some(holds), format!("error ≤ η up to η·{low}, error > 1/24 from {high}"), format!("at least η·{least}, at most {most}")))
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
