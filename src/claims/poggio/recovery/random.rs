//! §4.1.1: restricted isometry of random matrices, with exact probabilities.

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::claim;
use crate::kernel::{Judgement, Space};
use crate::number::{Elementary, Number, Undefined, decided};

fn exp<N: Number>(t: &N) -> Result<N, Undefined> {
    decided(t.elementary(Elementary::Exp), "an exponential")
}

/// `P(|S| > m/2)` for the sum `S` of `m` independent signs.
fn sign_tail<N: Number>(m: usize) -> Result<N, Undefined> {
    let (mut ways, mut binomial) = (N::integer(0), N::integer(1));
    for k in 0..=m {
        if 2 * k.abs_diff(m - k) > m {
            ways = ways + binomial.clone();
        }
        let next = (binomial * N::integer((m - k) as i64)).over(&N::integer(k as i64 + 1));
        binomial = decided(next, "a quotient")?;
    }
    decided(ways.over(&N::integer(2).power(m as u32)), "a quotient")
}

/// `P(|χ²_m/m − 1| > 1/2)` for even `m`: `P(χ²_{2n} > x) = e^(−x/2) Σ_{k<n} (x/2)^k/k!`.
fn chi_tail<N: Number>(m: usize) -> Result<N, Undefined> {
    let above = |half: N| -> Result<N, Undefined> {
        let (mut term, mut total) = (N::integer(1), N::integer(0));
        for k in 0..m / 2 {
            total = total + term.clone();
            term = decided(
                (term * half.clone()).over(&N::integer(k as i64 + 1)),
                "a quotient",
            )?;
        }
        // Divided, not multiplied by e^(−x/2), which a fixed-point enclosure would lose.
        decided(total.over(&exp(&half)?), "a quotient")
    };
    let (m, one) = (m as i64, N::integer(1));
    Ok(above(N::ratio(3 * m, 4))? + one - above(N::ratio(m, 4))?)
}

claim! {
    pub struct GaussianBernoulli = "poggio::gaussian_and_bernoulli_matrices_satisfy_rip_with_exponentially_high_probability", B;
    place: "§4.1.1";
    says: "Reading \"Gaussian, Bernoulli\". There are C, c > 0: for all p, s and m ≥ C s log(ep/s), P(δ_s > 1/2) ≤ 2e^(−cm) for m×p matrices with independent 𝒩(0,1/m) or uniform ±1/√m entries.";
    reading: "C = 32, c = 1/64, p a power of 10, m a multiple of 8. Gaussian, s = 1: δ_1 > 1/2 iff some column has |χ²_m/m − 1| > 1/2, an exact probability. Bernoulli, s = 2: columns have norm 1, δ_2 is the largest inner product of two; each of the C(p, 2) has an exact binomial tail, and their sum bounds P. Larger s are not judged.";
    verdict: "Exhausted for Gaussian p = 1, 10, 100, s = 1 and Bernoulli p = 10, s = 2, up to m = 192.";
    domain: Space::new("m = 8h, 5 ≤ h ≤ 24, p = 1, 10, 100, s = 1 (Gaussian) or 2 (Bernoulli)").word("law", &["gaussian", "bernoulli"]).natural("digits", 0, 2).natural("h", 5, 24);
    judge<N>(case) {
        let (p, m) = (10usize.pow(case.natural("digits")? as u32), 8 * case.natural("h")?);
        let gaussian = case.word("law")? == "gaussian";
        let s = if gaussian { 1 } else { 2 };
        let one = N::integer(1);
        // m ≥ 32 s log(ep/s) iff e^(m/(32 s) − 1) ≥ p/s
        let enough = exp(&(N::ratio(m as i64, 32 * s as i64) - one.clone()))?;
        let probability = if gaussian {
            one.clone() - (one - chi_tail(m)?).power(p as u32)
        } else {
            N::integer((p * (p - 1) / 2) as i64) * sign_tail(m)?
        };
        let bound = N::integer(2) * exp(&N::ratio(-(m as i64), 64))?;
        Ok(Judgement::new()
            .given("s ≤ p", Some(s <= p))
            .given("m ≥ 32 s log(ep/s)", N::ratio(p as i64, s as i64).at_most(&enough))
            .said(probability.at_most(&bound), format!("P(δ_{s} > 1/2) ≤ {probability}"), format!("at most {bound}")))
    }
}

/// For `c = 1/n`: `p = n + 2`, so that `(1 − 1/p)(1 + c) = 1 + 1/(n(n + 2))`, and the least `m` with `m ≥ Cp^{k+1}` and `m ≥ Cn(n + 2)`; by Bernoulli's
/// inequality `((1 − 1/p)(1 + c))^m ≥ 1 + C`.
fn recipe(constant: usize, n: usize, k: usize) -> (usize, usize) {
    let p = n + 2;
    (p, (constant * p.pow(k as u32 + 1)).max(constant * n * p))
}

fn constants() -> Space {
    Space::new("C ≤ 3, c = 1/n with n ≤ 4, k ≤ 1")
        .natural("C", 1, 3)
        .natural("n", 1, 4)
        .natural("k", 0, 1)
}

/// `(1 − 1/p)^m`, a lower bound of `P(δ_p > 1/2)`, and `C(1 + c)^(−m)`, an upper bound of `Ce^(−cm)`.
fn compared<N: Number>(constant: usize, n: usize, p: usize, m: usize) -> (N, N) {
    let power = |a: usize, b: usize| N::ratio(a as i64, b as i64).power(m as u32);
    (
        power(p - 1, p),
        N::integer(constant as i64) * power(n, n + 1),
    )
}

claim! {
    pub struct PartialFourier = "poggio::partial_fourier_matrices_satisfy_rip_with_exponentially_high_probability", A;
    place: "§4.1.1";
    says: "Reading \"partial Fourier\". There are C, c > 0 and k such that for all p, s and m ≥ C s (log p)^k, m rows drawn uniformly with replacement from the p×p discrete Fourier matrix, scaled by 1/√m, give P(δ_s > 1/2) ≤ C e^(−cm).";
    reading: "For proposed natural C, k and c = 1/n (a larger C or a smaller c is only weaker): s = p = n + 2 and m = max(Cp^{k+1}, Cnp) ≥ C s (log p)^k. If the row of ones is not drawn, A maps the vector of ones to 0, because all other rows add up to 0; so P(δ_p > 1/2) ≥ (1 − 1/p)^m. Compared with C(1 + c)^(−m) ≥ Ce^(−cm).";
    verdict: "Refuted at C = c = 1, k = 0, with p = s = m = 3; for all other constants the same way, see `poggio::partial_fourier_failure_probability_is_not_exponentially_small_in_m`.";
    repair: "poggio::partial_fourier_failure_probability_decays_at_rate_m_over_s_squared";
    negation: "poggio::partial_fourier_failure_probability_is_not_exponentially_small_in_m";
    domain: constants();
    judge<N>(case) {
        let (constant, n) = (case.natural("C")?, case.natural("n")?);
        let (p, m) = recipe(constant, n, case.natural("k")?);
        let (missed, bound) = compared::<N>(constant, n, p, m);
        let exceeds = decided(bound.below(&missed), "a comparison")?;
        Ok(Judgement::new().said(exceeds.then_some(false), format!("p = s = {p}, m = {m}: P(δ_s > 1/2) ≥ {missed}"), format!("at most Ce^(−cm) ≤ {bound}")))
    }
}

claim! {
    pub struct PartialFourierNot = "poggio::partial_fourier_failure_probability_is_not_exponentially_small_in_m", Own;
    place: "§4.1.1";
    says: "For all C, c > 0 and k there are p = s and m ≥ C s (log p)^k with P(δ_s > 1/2) > Ce^(−cm), for m rows drawn uniformly with replacement from the p×p discrete Fourier matrix: P(δ_p > 1/2) ≥ (1 − 1/p)^m > C(1 + c)^(−m). The exponent cannot be better than of the order m/s.";
    reading: "As above, with e^c ≥ 1 + c and log p ≤ p. In the formal proof: the sum of each other row is 0 (a root of unity ω^r ≠ 1), and p, m exist for all C, c, k in every Archimedean ordered field.";
    verdict: "Proved for all C, c, k.";
    formal: "partial_fourier_failure_probability_is_not_exponentially_small_in_m" in "poggio/partial_fourier_failure_probability.v";
    domain: constants();
    judge<N>(case) {
        let (constant, n, k) = (case.natural("C")?, case.natural("n")?, case.natural("k")?);
        let (p, m) = recipe(constant, n, k);
        let (missed, bound) = compared::<N>(constant, n, p, m);
        let holds = m >= constant * p.pow(k as u32 + 1) && decided(bound.below(&missed), "a comparison")?;
        Ok(Judgement::new().said(Some(holds), format!("p = s = {p}, m = {m}: P(δ_s > 1/2) ≥ {missed}"), format!("more than {bound}")))
    }
}

/// Calls `visit` with all `n` of `p` natural numbers of sum `m`, and the number of ways to draw rows so often, `m!/∏n_r!` (below `4^40`).
fn each_draw(
    n: &mut Vec<usize>,
    p: usize,
    m: usize,
    ways: u128,
    visit: &mut dyn FnMut(&[usize], u128),
) {
    if p == 1 {
        n.push(m);
        visit(n, ways);
        n.pop();
        return;
    }
    let mut chosen = 1u128;
    for first in 0..=m {
        n.push(first);
        each_draw(n, p - 1, m - first, ways * chosen, visit);
        n.pop();
        chosen = chosen * (m - first) as u128 / (first as u128 + 1);
    }
}

/// `2 cos(2πk/p)` for `p` among 1, 2, 3, 4, 6, where it is an integer.
fn twice_cosine(k: usize, p: usize) -> i64 {
    match 12 * (k % p) / p {
        0 => 2,
        2 | 10 => 1,
        3 | 9 => 0,
        4 | 8 => -1,
        _ => -2,
    }
}

/// Whether `δ_s > 1/2` if row `r` of the Fourier matrix is drawn `n_r` times; `s` is 2 or `p`.
fn deviates(n: &[usize], s: usize) -> bool {
    let (p, m) = (n.len(), n.iter().sum::<usize>() as i64);
    if s == p {
        // The rows are eigenvectors of A*A with the eigenvalues p n_r/m.
        return n.iter().any(|&r| 2 * (p as i64 * r as i64 - m).abs() > m);
    }
    (1..p).any(|d| {
        // |⟨a_j, a_{j+d}⟩|² = Σ_{r,q} n_r n_q cos(2π(r − q)d/p)/m²
        let mut twice = 0;
        for r in 0..p {
            for q in 0..p {
                twice += (n[r] * n[q]) as i64 * twice_cosine((p + r - q) * d, p);
            }
        }
        2 * twice > m * m
    })
}

claim! {
    pub struct PartialFourierRate = "poggio::partial_fourier_failure_probability_decays_at_rate_m_over_s_squared", Own;
    place: "§4.1.1";
    says: "For all p ≥ s ≥ 2 and m, m rows drawn uniformly with replacement from the p×p discrete Fourier matrix, scaled by 1/√m, give P(δ_s > 1/2) ≤ 4⌊p/2⌋e^(−m/(16(s−1)²)).";
    reading: "By Gershgorin δ_s is at most s − 1 times the largest inner product of two columns, which depends on their distance alone, and by Hoeffding for real and imaginary part. Judged with the exact probability, from the multinomial distribution of the numbers of draws: s = 2, where δ_2 is the largest inner product, and s = p, where A*A has the eigenvalues p n_r/m.";
    verdict: "Exhausted for p ≤ 4, s = 2 or p, m a multiple of 8 up to 40.";
    repairs: "poggio::partial_fourier_matrices_satisfy_rip_with_exponentially_high_probability";
    domain: Space::new("p ≤ 4, s = 2 or p, m = 8h ≤ 40").natural("p", 2, 4).natural("s", 2, 4).natural("h", 1, 5);
    judge<N>(case) {
        let (p, s, m) = (case.natural("p")?, case.natural("s")?, 8 * case.natural("h")?);
        let j = Judgement::new().given("s = 2 or p", Some(s == p || (s == 2 && p >= 2)));
        if !(s == p || s == 2) || p > 4 {
            return Ok(j);
        }
        let bound = N::integer(4 * (p / 2) as i64) * exp(&N::ratio(-(m as i64), 16 * ((s - 1) * (s - 1)) as i64))?;
        let mut ways = 0u128;
        each_draw(&mut Vec::new(), p, m, 1, &mut |n, count| ways += if deviates(n, s) { count } else { 0 });
        let probability = N::from_big(&BigRational::new(ways.into(), BigInt::from(p).pow(m as u32)));
        Ok(j.said(probability.at_most(&bound), format!("P(δ_{s} > 1/2) = {probability}"), format!("at most {bound}")))
    }
}
