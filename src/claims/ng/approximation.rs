//! §Previous Works: approximation by polynomials – of e^x, of |x|, better or not worse with the degree; images under polynomial maps.

use super::encoding::beyond;
use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Signed, Space};
use crate::number::{Elementary, Number, Undefined, decided, sum};

claim! {
    pub struct ExpOnLine = "ng::exp_is_not_uniformly_approximable_by_polynomials_on_the_line", B;
    place: "§Previous Works (\"e^x … cannot be uniformly approximated by a polynomial of finite degree to arbitrary precision\")";
    says: "Reading \"on ℝ\". For some ε > 0 no polynomial is within ε of e^x on all of ℝ.";
    reading: "ε = 1. A polynomial of degree n ≥ 1 has |p(t)| > 2 at t = −(1 + (2 + Σ|c_j|)/|c_n|), where 0 < e^t ≤ 1. A constant c is off by more than 1 at t = |c| + 1, since e^t ≥ 1 + t.";
    verdict: "Holds for every polynomial tried.";
    domain: Space::new("degrees 0 to 4, coefficients 0, ±1, 3").natural("n", 0, 4).vector("lower", "n", &[0, 1, -1]).number("lead", &[(1, 1), (-1, 1), (0, 1), (3, 1), (-1, 7)]);
    judge<N>(case) {
        let (lower, lead) = (case.vector("lower")?, case.number("lead")?.clone());
        let j = Judgement::new().given("degree n", if lower.is_empty() { Some(true) } else { lead.is_nought().map(|z| !z) });
        if j.met() != Some(true) {
            return Ok(j);
        }
        let one = N::integer(1);
        let (t, gap) = if lower.is_empty() {
            let t = decided(lead.modulus(), "a modulus")? + one.clone();
            (t.clone(), one.clone() + t - lead)
        } else {
            let c = [lower, &[lead]].concat();
            let t = beyond(&c, &N::integer(2), -1)?;
            let size = decided(polynomial(&c, &t).modulus(), "a modulus")?;
            (t, size - one.clone())
        };
        Ok(j.said(one.below(&gap), format!("off by at least {gap} at {t}"), "more than 1"))
    }
}

claim! {
    pub struct ExpOnInterval = "ng::exp_is_not_uniformly_approximable_by_polynomials_on_a_closed_interval", B;
    place: "§Previous Works (\"e^x … cannot be uniformly approximated by a polynomial of finite degree to arbitrary precision\"); the sentence is about a closed interval";
    says: "Reading \"on a closed bounded interval\". For some ε > 0 no polynomial is within ε of e^x on [−1, 1].";
    reading: "For each proposed ε: the Taylor polynomial of the least degree n with 3/(n + 1)! ≤ ε is within ε (see the repair).";
    verdict: "Refuted: ε = 1/2 is reached by degree 2; every ε is reached by some degree.";
    repair: "ng::taylor_polynomials_approximate_exp_within_three_over_the_next_factorial";
    negation: "ng::taylor_polynomials_approximate_exp_within_three_over_the_next_factorial";
    domain: Space::new("ε = 1/2, 1/10, 1/1000, 10⁻⁶, 10⁻⁹").number("eps", &[(1, 2), (1, 10), (1, 1000), (1, 1_000_000), (1, 1_000_000_000)]);
    judge<N>(case) {
        let eps = case.number("eps")?;
        only_if(decided(N::ratio(3, factorial(20)).at_most(eps), "a comparison")?, "ε ≥ 3/20!")?;
        let mut reached = None;
        for n in 0..20 {
            if decided(N::ratio(3, factorial(n + 1)).at_most(eps), "a comparison")? {
                reached = Some(n);
                break;
            }
        }
        Ok(Judgement::new().given("ε > 0", N::integer(0).below(eps)).said(Some(reached.is_none()), reached.map_or("no degree up to 19".into(), |n| format!("degree {n} is within {eps}")), "none is"))
    }
}

claim! {
    pub struct TaylorExp = "ng::taylor_polynomials_approximate_exp_within_three_over_the_next_factorial", Own;
    place: "§Previous Works";
    says: "|e^x − Σ_{k≤n}x^k/k!| ≤ 3/(n + 1)! on [−1, 1], so E_n(e^x) ≤ 3/(n + 1)! → 0.";
    reading: "Enclosures on boxes, n ≤ 4. (In general: Lagrange's remainder and e < 3.)";
    verdict: "Holds on every box.";
    repairs: "ng::exp_is_not_uniformly_approximable_by_polynomials_on_a_closed_interval";
    domain: Space::new("n ≤ 4, |x| ≤ 1").natural("n", 0, 4).between("x", (-1, 1), (1, 1));
    judge<N>(case) {
        let (n, x) = (case.natural("n")?, case.number("x")?);
        only_if(n <= 10, "n ≤ 10")?;
        let j = Judgement::new();
        let c: Vec<N> = (0..=n).map(|k| N::ratio(1, factorial(k))).collect();
        let gap = decided((decided(x.elementary(Elementary::Exp), "exp")? - polynomial(&c, x)).modulus(), "a modulus")?;
        let bound = N::ratio(3, factorial(n + 1));
        Ok(j.said(gap.at_most(&bound), format!("off by {gap}"), format!("at most {bound}")))
    }
}

claim! {
    pub struct NoSingleDegree = "ng::no_single_degree_approximates_exp_to_every_precision", B;
    place: "§Previous Works (\"e^x … cannot be uniformly approximated by a polynomial of finite degree to arbitrary precision\") (\"a polynomial of finite degree\")";
    says: "Reading \"one degree for all precisions\". There is no n such that for every ε > 0 a polynomial of degree ≤ n is within ε of e^x on [−1, 1].";
    reading: "With h = 2/(n + 1) the (n + 1)-st difference Δ with weights (−1)^{n+1−j}C(n + 1, j) at −1 + jh is 0 on every polynomial p of degree ≤ n, its weights have modulus sum 2^{n+1}, and on e^x it is e^{−1}(e^h − 1)^{n+1} ≥ h^{n+1}/3. So |p − e^x| ≥ 1/(3(n + 1)^{n+1}) somewhere. The first two facts and h^{n+1}/(3·2^{n+1}) = 1/(3(n + 1)^{n+1}) are decided, for all coefficients; n ≤ 6.";
    verdict: "By identity for each n.";
    domain: Space::new("n ≤ 6, all coefficients").natural("n", 0, 6).free_vector("c", 7);
    judge<N>(case) {
        let (n, c) = (case.natural("n")?, case.vector("c")?);
        only_if(n <= 6, "n ≤ 6")?;
        let j = Judgement::new();
        let order = n as i64 + 1;
        let (mut difference, mut weights) = (N::integer(0), 0);
        for k in 0..=n + 1 {
            let weight = binomial(n + 1, k) * if (n + 1 - k) % 2 == 0 { 1 } else { -1 };
            weights += weight.abs();
            let node = N::ratio(2 * k as i64 - order, order);
            difference = difference + N::integer(weight) * polynomial(&c[..=n], &node);
        }
        let bound = decided(N::ratio(2, order).power(n as u32 + 1).over(&N::integer(3 * weights)), "a quotient")?;
        Ok(j.equal("Δp", difference, N::integer(0)).equal("h^{n+1}/(3·Σ|weights|)", bound, N::ratio(1, 3 * order.pow(n as u32 + 1))))
    }
}

/// A lower bound of E_{2m−1}(|x|): the central difference of order 2m with step 1/m at 0 over the sum of its moduli.
fn modulus_bound<N: Number>(m: usize) -> N {
    let value: i64 = (1..=m)
        .map(|j| 2 * j as i64 * binomial(2 * m, m + j) * if j % 2 == 0 { 1 } else { -1 })
        .sum();
    N::ratio(value.abs(), m as i64 * (1 << (2 * m)))
}

claim! {
    pub struct ExpHarder = "ng::exp_is_harder_to_approximate_than_other_continuous_functions", B;
    place: "§Previous Works (\"e^x … cannot be uniformly approximated by a polynomial of finite degree to arbitrary precision\") (\"with e^x or softmax being an extreme case\")";
    says: "On [−1,1], with E_n the error of best approximation by polynomials of degree ≤ n: E_n(e^x) ≥ E_n(|x|) for all large n.";
    reading: "For each proposed n_0 the least odd n = 2m − 1 ≥ max(n_0, 5) is tried: E_n(e^x) ≤ 3/(n + 1)!, and E_n(|x|) is at least the value of the central difference of order 2m with step 1/m at 0, which vanishes on polynomials of degree ≤ n, over the sum 4^m of the moduli of its weights.";
    verdict: "Refuted: at n = 5, E_n(e^x) ≤ 1/240 and E_n(|x|) ≥ 1/16; every n_0 fails.";
    repair: "ng::modulus_is_harder_to_approximate_than_exp_from_degree_four_on";
    domain: Space::new("n_0 ≤ 15").natural("n0", 0, 15);
    judge<N>(case) {
        let n0 = case.natural("n0")?;
        only_if(n0 <= 17, "n_0 ≤ 17")?;
        let j = Judgement::new();
        let m = n0.max(5).div_ceil(2) + usize::from(n0.max(5) % 2 == 0);
        let n = 2 * m - 1;
        let (most, least) = (N::ratio(3, factorial(n + 1)), modulus_bound::<N>(m));
        Ok(j.said(most.below(&least).map(|b| !b), format!("E_{n}(e^x) ≤ {most}"), format!("at least E_{n}(|x|) ≥ {least}")))
    }
}

claim! {
    pub struct ModulusHarder = "ng::modulus_is_harder_to_approximate_than_exp_from_degree_four_on", Own;
    place: "§Previous Works";
    says: "E_n(e^x) ≤ 3/(n + 1)! < E_n(|x|) for 4 ≤ n ≤ 18: e^x is an easy function for polynomials, not an extreme case. (The lower bound of E_n(|x|) decreases like a power of 1/n only.)";
    reading: "The bounds above with m = ⌊n/2⌋ + 1, 2m − 1 ≥ n; the central difference is checked to vanish on x^{2m−2}.";
    verdict: "Holds for n ≤ 18.";
    repairs: "ng::exp_is_harder_to_approximate_than_other_continuous_functions";
    domain: Space::new("4 ≤ n ≤ 18").natural("n", 4, 18);
    judge<N>(case) {
        let n = case.natural("n")?;
        only_if(n <= 18, "n ≤ 18")?;
        let j = Judgement::new();
        let m = n / 2 + 1;
        let degree = 2 * m as u32 - 2;
        let vanishes = (1..=m).map(|j| N::integer(binomial(2 * m, m + j) * if j % 2 == 0 { 1 } else { -1 }) * N::integer(j as i64).power(degree));
        let vanishes = decided(sum(vanishes).is_nought(), "a sign")?;
        let (most, least) = (N::ratio(3, factorial(n + 1)), modulus_bound::<N>(m));
        Ok(j.said(most.below(&least).map(|b| b && vanishes), format!("E_{n}(e^x) ≤ {most}"), format!("less than {least} ≤ E_{n}(|x|)")))
    }
}

claim! {
    pub struct StrictlyBetter = "ng::higher_order_polynomials_approximate_strictly_better", B;
    place: "§Previous Works (\"can be approximated with a higher degree of precision with a higher order polynomial\")";
    says: "Reading \"strictly\". For every non-linear continuous f on [−1,1] and every n with E_n(f) > 0: E_{n+1}(f) < E_n(f).";
    reading: "f(x) = x^k, n = k − 2. E_{k−2} ≤ 2^{1−k}: x^k − 2^{1−k}T_k has degree k − 2 (checked) and |T_k| ≤ 1 on [−1, 1]. E_{k−1} ≥ 1/Σ|w_j| with w_j the weights of the divided difference at the extrema of T_k, rational for k = 2 and 3.";
    verdict: "Refuted: f(x) = x²: E_0 = E_1 = 1/2.";
    repair: "ng::for_even_functions_odd_degrees_give_no_gain";
    domain: Space::new("k = 2, 3").natural("k", 2, 3);
    judge<N>(case) {
        let k = case.natural("k")?;
        let nodes: Vec<N> = match k {
            2 => [(-1, 1), (0, 1), (1, 1)].iter().map(|&(a, b)| N::ratio(a, b)).collect(),
            3 => [(-1, 1), (-1, 2), (1, 2), (1, 1)].iter().map(|&(a, b)| N::ratio(a, b)).collect(),
            _ => return Err(Undefined::because("k is 2 or 3")),
        };
        // coefficients of T_k by the recurrence
        let mut t = [vec![N::integer(1)], vec![N::integer(0), N::integer(1)]];
        for _ in 2..=k {
            let next: Vec<N> = (0..=t[1].len()).map(|i| {
                let shifted = if i > 0 { N::integer(2) * t[1][i - 1].clone() } else { N::integer(0) };
                shifted - t[0].get(i).cloned().unwrap_or(N::integer(0))
            }).collect();
            t = [t[1].clone(), next];
        }
        let scale = N::ratio(1, 1 << (k - 1));
        let high = [t[1][k].clone() * scale.clone() - N::integer(1), t[1][k - 1].clone()];
        only_if(all_zero(&high)?, "x^k − 2^{1−k}T_k has degree k − 2")?;
        let (mut total, mut value) = (N::integer(0), N::integer(0));
        for (i, x) in nodes.iter().enumerate() {
            let product = nodes.iter().enumerate().filter(|(m, _)| *m != i).fold(N::integer(1), |p, (_, y)| p * (x.clone() - y.clone()));
            let weight = decided(N::integer(1).over(&product), "a quotient")?;
            value = value + weight.clone() * x.power(k as u32);
            total = total + decided(weight.modulus(), "a modulus")?;
        }
        let least = decided(value.over(&total), "a quotient")?;
        Ok(Judgement::new().said(least.below(&scale), format!("E_{} ≥ {least}", k - 1), format!("less than E_{} ≤ {scale}", k - 2)))
    }
}

claim! {
    pub struct EvenFunctions = "ng::for_even_functions_odd_degrees_give_no_gain", Own;
    place: "§Previous Works";
    says: "For even f: E_{2m+1}(f) = E_{2m}(f) for every m; so E_{n+1} < E_n fails for every even continuous f that is no polynomial, at every even n.";
    reading: "The even part q of p has degree ≤ 2m if p has degree ≤ 2m + 1, and f(x) − q(x) is the mean of f(x) − p(x) and f(−x) − p(−x): not larger than both. By identity in the coefficients, x and the value f(x) = f(−x); degrees 1, 3, 5.";
    verdict: "By identity for each degree.";
    repairs: "ng::higher_order_polynomials_approximate_strictly_better";
    domain: Space::new("m ≤ 2, all coefficients, x and values").natural("m", 0, 2).free_vector("c", 6).free("x").free("value");
    judge<N>(case) {
        let (m, c, x, value) = (case.natural("m")?, case.vector("c")?, case.number("x")?.clone(), case.number("value")?.clone());
        only_if(m <= 2, "m ≤ 2")?;
        let j = Judgement::new();
        let p = &c[..2 * m + 2];
        let even: Vec<N> = p[..2 * m + 1].iter().enumerate().map(|(k, a)| if k % 2 == 0 { a.clone() } else { N::integer(0) }).collect();
        let half = N::ratio(1, 2);
        let mean = half * ((value.clone() - polynomial(p, &x)) + (value.clone() - polynomial(p, &-x.clone())));
        Ok(j.equal("f(x) − q(x)", value - polynomial(&even, &x), mean))
    }
}

/// The Bernstein weights C(n, k)y^k(1 − y)^{n−k} at y = (1 + x)/2, with the nodes 2k/n − 1.
fn bernstein<N: Number>(n: usize, x: &N) -> Vec<(N, N)> {
    let y = (N::integer(1) + x.clone()) * N::ratio(1, 2);
    let rest = N::integer(1) - y.clone();
    (0..=n)
        .map(|k| {
            let weight =
                N::integer(binomial(n, k)) * y.power(k as u32) * rest.power((n - k) as u32);
            (weight, N::ratio(2 * k as i64 - n as i64, n as i64))
        })
        .collect()
}

claim! {
    pub struct NoWorse = "ng::higher_order_polynomials_approximate_no_worse", B;
    place: "§Previous Works (\"can be approximated with a higher degree of precision with a higher order polynomial\")";
    says: "Reading \"not worse\". E_{n+1}(f) ≤ E_n(f) for all n, and E_n(f) → 0, f continuous on [−1,1].";
    reading: "The first: polynomials of degree ≤ n are among those of degree ≤ n + 1. The second is Bernstein's proof: the weights b_k ≥ 0 at the nodes x_k have Σb_k = 1 and Σb_k(x_k − x)² = (1 − x²)/n (decided, for all x, n ≤ 8), so by Chebyshev |Σb_kf(x_k) − f(x)| ≤ ε/2 + 2‖f‖/(δ²n) if |f(s) − f(t)| ≤ ε/2 for |s − t| ≤ δ.";
    verdict: "By identity for each n.";
    domain: Space::new("n ≤ 8, all x").natural("n", 1, 8).free("x");
    judge<N>(case) {
        let (n, x) = (case.natural("n")?, case.number("x")?);
        let terms = bernstein(n, x);
        let spread = sum(terms.iter().map(|(b, node)| b.clone() * (node.clone() - x.clone()).squared()));
        let total = sum(terms.into_iter().map(|(b, _)| b));
        Ok(Judgement::new().equal("Σb_k", total, N::integer(1)).equal("Σb_k(x_k − x)²", spread, (N::integer(1) - x.squared()) * N::ratio(1, n as i64)))
    }
}

claim! {
    pub struct TaylorEverywhere = "ng::taylor_theorem_applies_to_every_continuous_function", B;
    place: "§Previous Works (\"by the Stone–Weierstrass approximation theorem and Taylor's series theorem, every nonlinear continuous function\")";
    says: "Every continuous function on [−1,1] has a Taylor expansion at 0 converging to it near 0.";
    reading: "f(x) = ax + b|x|. A function with a Taylor expansion is differentiable at 0: its difference quotients from the right and from the left are equal.";
    verdict: "Refuted: f(x) = |x|: 1 from the right, −1 from the left.";
    repair: "ng::bernstein_polynomials_approximate_lipschitz_functions";
    domain: Space::new("a, b among 0, ±1, 2, steps 1, 1/2, 1/8").vector("f", 2, &[0, 1, -1, 2]).number("h", &[(1, 1), (1, 2), (1, 8)]);
    judge<N>(case) {
        let (f, h) = (case.vector("f")?, case.number("h")?);
        let value = |x: &N| -> Result<N, Undefined> { Ok(f[0].clone() * x.clone() + f[1].clone() * decided(x.modulus(), "a modulus")?) };
        let j = Judgement::new().given("h > 0", N::integer(0).below(h));
        if j.met() != Some(true) {
            return Ok(j);
        }
        let back = -h.clone();
        let quotient = |t: &N| -> Result<N, Undefined> { decided((value(t)? - value(&N::integer(0))?).over(t), "a quotient") };
        Ok(j.equal("quotient from the right", quotient(h)?, quotient(&back)?))
    }
}

claim! {
    pub struct BernsteinLipschitz = "ng::bernstein_polynomials_approximate_lipschitz_functions", Own;
    place: "§Previous Works";
    says: "For f on [−1,1] with Lipschitz constant K the Bernstein polynomial of degree n satisfies (B_nf(x) − f(x))² ≤ K²(1 − x²)/n: every Lipschitz function is a uniform limit of polynomials on a bounded closed interval, with or without a Taylor expansion.";
    reading: "f(x) = ax + b|x|, K = |a| + |b|.";
    verdict: "Holds in every instance.";
    repairs: "ng::taylor_theorem_applies_to_every_continuous_function";
    domain: Space::new("a, b among 0, ±1, n ≤ 8, x among eight points").natural("n", 1, 8).vector("f", 2, &[0, 1, -1]).number("x", &[(0, 1), (1, 1), (-1, 1), (1, 2), (-1, 2), (1, 4), (1, 10), (-2, 3)]);
    judge<N>(case) {
        let (n, f, x) = (case.natural("n")?, case.vector("f")?, case.number("x")?);
        let value = |x: &N| -> Result<N, Undefined> { Ok(f[0].clone() * x.clone() + f[1].clone() * decided(x.modulus(), "a modulus")?) };
        let mut total = N::integer(0);
        for (b, node) in bernstein(n, x) {
            total = total + b * value(&node)?;
        }
        let gap = (total - value(x)?).squared();
        let bound = sum_of_moduli(f)?.squared() * (N::integer(1) - x.squared()) * N::ratio(1, n as i64);
        Ok(Judgement::new().given("|x| ≤ 1", x.squared().at_most(&N::integer(1))).said(gap.at_most(&bound), format!("(B_nf − f)² = {gap}"), format!("at most {bound}")))
    }
}

claim! {
    pub struct EveryInterval = "ng::weierstrass_holds_on_every_closed_interval", B;
    place: "§Previous Works (\"by the Stone–Weierstrass approximation theorem and Taylor's series theorem, every nonlinear continuous function\") (\"on a closed interval\")";
    says: "For every closed interval J ⊂ ℝ, bounded or not, every continuous f on J is a uniform limit of polynomials on J.";
    reading: "f(x) = min(x, 1) on J = [0, 1], where it is the polynomial x, and on J = [0, ∞): each proposed polynomial is off by more than 1/4 at 0, at 1, or, if it is not constant, at t = 1 + (2 + Σ|c_j|)/|c_n|, where |p(t)| > 2.";
    verdict: "Refuted on [0, ∞): first the constant 1/2, off by 1/2 at 1; every proposal fails.";
    repair: "ng::bernstein_polynomials_approximate_lipschitz_functions";
    domain: Space::new("two intervals, polynomials of degree up to 3 with coefficients 0, ±1, 1/2").word("J", &["bounded", "unbounded"]).natural("n", 0, 3).rational_vector("lower", "n", &[(0, 1), (1, 1), (-1, 1)]).number("lead", &[(1, 2), (1, 1), (-1, 1)]);
    judge<N>(case) {
        let one = N::integer(1);
        let f = |x: &N| -> Result<N, Undefined> { Ok(if decided(one.below(x), "the branch")? { one.clone() } else { x.clone() }) };
        let (mut c, mut points) = ([case.vector("lower")?, &[case.number("lead")?.clone()]].concat(), vec![N::integer(0), one.clone()]);
        if case.word("J")? == "bounded" {
            c = vec![N::integer(0), one.clone()];
        }
        let j = Judgement::new().given("degree n", Some(c.len() == 1 || !all_zero(&c[c.len() - 1..])?));
        if j.met() != Some(true) {
            return Ok(j);
        }
        if case.word("J")? == "unbounded" && c.len() > 1 {
            points.push(beyond(&c, &N::integer(2), 1)?);
        }
        let mut worst = None;
        for x in &points {
            let gap = decided((polynomial(&c, x) - f(x)?).modulus(), "a modulus")?;
            if decided(N::ratio(1, 4).below(&gap), "a comparison")? {
                worst = Some(format!("off by {gap} at {x}"));
            }
        }
        Ok(j.said(Some(worst.is_none()), worst.unwrap_or_else(|| "nowhere off by more".into()), "within 1/4"))
    }
}

claim! {
    pub struct PolynomialRaises = "ng::nth_order_activation_raises_intrinsic_dimension", B;
    place: "§Previous Works (\"the use of nth order polynomials (where n ≥ 1) as activation functions raises all manifolds' dimensions by the power of n−1\")";
    says: "Reading \"intrinsic dimension\". For some n ≥ 2 and some compact X ⊂ ℝ^d the image of X under a polynomial map has larger Hausdorff dimension than X.";
    reading: "Polynomial maps are Lipschitz on compact sets (see the repair), and Lipschitz maps do not increase Hausdorff dimension. Each proposal is a map of m monomials with exponents E and the cube [1, 2]^k: in logarithmic coordinates the map is linear, so its image has dimension rank E.";
    verdict: "Refuted: every proposal fails; first the constant map of the interval.";
    repair: "ng::powers_are_lipschitz_on_the_unit_interval";
    domain: Space::new("up to three monomials in up to two variables, exponents 0 to 2").natural("m", 1, 3).natural("k", 1, 2).matrix("E", "m", "k", &[0, 1, 2]);
    judge<N>(case) {
        let (k, dimension) = (case.natural("k")?, case.matrix("E")?.rank()?);
        Ok(Judgement::new().said(Some(dimension > k), format!("an image of dimension {dimension}"), format!("more than {k}")))
    }
}

/// 1 − eⁱaʲ as a sum of products of what is known to be non-negative: e, a, 1 − e, 1 − a.
fn one_minus<N: Number>(
    e: &Signed<N>,
    a: &Signed<N>,
    below_e: &Signed<N>,
    below_a: &Signed<N>,
    i: usize,
    j: usize,
) -> Signed<N> {
    let (mut total, mut power) = (Signed::constant(0, 1), Signed::constant(1, 1));
    for _ in 0..i {
        total = total.plus(&power.times(below_e));
        power = power.times(e);
    }
    for _ in 0..j {
        total = total.plus(&power.times(below_a));
        power = power.times(a);
    }
    total
}

claim! {
    pub struct PowersLipschitz = "ng::powers_are_lipschitz_on_the_unit_interval", Own;
    place: "§Previous Works";
    says: "x^n − y^n ≤ n(x − y) for 0 ≤ y ≤ x ≤ 1: polynomial activations are Lipschitz on bounded sets and raise neither Hausdorff nor box dimension.";
    reading: "The difference of both sides is (x − y)Σ(1 − x^iy^{n−1−i}). n ≤ 5.";
    verdict: "By identity for each n.";
    repairs: "ng::nth_order_activation_raises_intrinsic_dimension";
    domain: Space::new("n ≤ 5, all 0 ≤ y ≤ x ≤ 1").natural("n", 1, 5).free("x").free("y");
    judge<N>(case) {
        let (n, x, y) = (case.natural("n")?, case.number("x")?.clone(), case.number("y")?.clone());
        let one = N::integer(1);
        let mut j = Judgement::new();
        let step = j.given_non_negative("y ≤ x", x.clone() - y.clone());
        let (big, small) = (j.given_non_negative("x ≥ 0", x.clone()), j.given_non_negative("y ≥ 0", y.clone()));
        let (below_x, below_y) = (j.given_non_negative("x ≤ 1", one.clone() - x.clone()), j.given_non_negative("y ≤ 1", one - y.clone()));
        let gap = (0..n).fold(Signed::constant(0, 1), |s, i| s.plus(&one_minus(&big, &small, &below_x, &below_y, i, n - 1 - i)));
        let left = N::integer(n as i64) * (x.clone() - y.clone());
        Ok(j.larger(left, x.power(n as u32) - y.power(n as u32), false, step.times(&gap)))
    }
}

claim! {
    pub struct PowerJacobian = "ng::image_of_a_cube_under_monomials_has_at_most_its_dimension", Own;
    place: "§Previous Works";
    says: "The image of [1, 2]^k under m monomials with exponent matrix E has dimension rank E ≤ min(m, k), for every degree: it equals the rank of the Jacobian at every point.";
    reading: "Jacobian entries E_ij·x^{E_i}/x_j, at the points with coordinates 1, 2.";
    verdict: "Holds in every instance.";
    domain: Space::new("up to three monomials in up to two variables, exponents 0 to 2").natural("m", 1, 3).natural("k", 1, 2).matrix("E", "m", "k", &[0, 1, 2]).vector("x", "k", &[1, 2]);
    judge<N>(case) {
        let (e, x) = (case.matrix("E")?, case.vector("x")?);
        let mut powers = Vec::new();
        for row in e.row_vectors() {
            let mut list = Vec::new();
            for t in &row {
                let k = (0..=2).find(|&k| t.same(&N::integer(k)) == Some(true));
                list.push(k.unwrap_or(3) as u32);
            }
            powers.push(list);
        }
        let mut positive = true;
        for t in x {
            positive &= decided(N::integer(0).below(t), "a sign")?;
        }
        let small = powers.iter().flatten().all(|&k| k <= 2);
        only_if(small, "exponents 0 to 2")?;
        let j = Judgement::new().given("x > 0", Some(positive));
        if j.met() != Some(true) {
            return Ok(j);
        }
        let jacobian = Matrix::from_fn(e.rows(), e.cols(), |i, l| {
            if powers[i][l] == 0 {
                return N::integer(0);
            }
            (0..e.cols()).fold(N::integer(i64::from(powers[i][l])), |p, r| p * x[r].power(powers[i][r] - u32::from(r == l)))
        });
        let (rank, dimension) = (jacobian.rank()?, e.rank()?);
        Ok(j.said(Some(rank == dimension && rank <= e.rows().min(e.cols())), format!("rank {rank}"), format!("rank E = {dimension}")))
    }
}
