//! Assumptions 3 and 4: when they can hold, what they give, and what replaces them.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Signed, Space};
use crate::number::{Number, Undefined, decided};

/// bw + cw².
fn quadratic<N: Number>(l: &[N], w: &N) -> N {
    l[0].clone() * w.clone() + l[1].clone() * w.squared()
}

/// b + 2cw.
fn slope<N: Number>(l: &[N], w: &N) -> N {
    l[0].clone() + N::integer(2) * l[1].clone() * w.clone()
}

claim! {
    pub struct InteriorMinimiser = "ng::assumption4_is_satisfiable_near_an_interior_minimiser", B;
    place: "Assumption 4: ‖W* − W‖ ≤ M*‖∇L(W*)‖ for some M* > 0";
    says: "Reading \"for all W in a neighbourhood\". There are a differentiable L, a local minimiser W* in the interior of a set K ⊂ ℝ^N, K ≠ {W*}, and M* > 0 with ‖W* − W‖ ≤ M*‖∇L(W*)‖ for all W ∈ K.";
    reading: "At an interior minimiser the gradient vanishes, so the right side is 0 and K = {W*}. Each proposal consists of L(w) = bw + cw², its minimiser W*, W ∈ K with W ≠ W*, and M*.";
    verdict: "Refuted: L = 0, W* = 0, W = 1; every proposal fails, since ∇L(W*) = 0.";
    repair: "ng::strongly_convex_losses_satisfy_the_error_bound_with_one_over_mu";
    domain: Space::new("coefficients, W*, W among 0, ±1, 2, M* = 1, 2").number("M", &[(1, 1), (2, 1)]).vector("L", 2, &[0, 1, -1, 2]).vector("w", 2, &[0, 1, -1, 2]);
    judge<N>(case) {
        let (m, l, w) = (case.number("M")?, case.vector("L")?, case.vector("w")?);
        let gradient = slope(l, &w[0]);
        let minimises = decided(gradient.is_nought(), "a sign")? && decided(N::integer(0).at_most(&l[1]), "a sign")?;
        let (distance, bound) = ((w[0].clone() - w[1].clone()).squared(), (m.clone() * gradient).squared());
        Ok(Judgement::new()
            .given("M* > 0", N::integer(0).below(m))
            .given("W* minimises L", Some(minimises))
            .given("W ≠ W*", w[0].same(&w[1]).map(|e| !e))
            .said(distance.at_most(&bound), format!("(W* − W)² = {distance}"), format!("at most (M*L'(W*))² = {bound}")))
    }
}

claim! {
    pub struct StronglyConvex = "ng::strongly_convex_losses_satisfy_the_error_bound_with_one_over_mu", Own;
    place: "Assumption 4";
    says: "For a μ-strongly convex quadratic loss with minimiser W*: ‖W − W*‖ ≤ (1/μ)‖∇L(W)‖ for all W, the gradient taken at W.";
    reading: "L(W) = ½(W − W*)ᵀH(W − W*) with H = μI + BᵀB, which is every quadratic with H ≥ μI; d = W − W*; ‖Hd‖² − μ²‖d‖² = 2μ‖Bd‖² + ‖BᵀBd‖². For a general strongly convex loss H is the mean Hessian on the segment. N ≤ 2 in the instances, all N in the formal proof.";
    verdict: "Proved for all N.";
    repairs: "ng::assumption4_is_satisfiable_near_an_interior_minimiser";
    formal: "strongly_convex_losses_satisfy_the_error_bound_with_one_over_mu" in "ng/strongly_convex_losses_satisfy_the_error_bound_with_one_over_mu.v";
    domain: Space::new("N ≤ 2, all B, d, μ > 0").natural("N", 1, 2).free_matrix("B", "N", "N").free_vector("d", "N").free("mu");
    judge<N>(case) {
        let (b, d, mu) = (case.matrix("B")?, case.vector("d")?, case.number("mu")?.clone());
        let mut j = Judgement::new();
        let positive = j.given_positive("μ > 0", mu.clone());
        let image = b.apply(d)?;
        let back = b.transpose().apply(&image)?;
        let gradient: Vec<N> = d.iter().zip(&back).map(|(x, y)| mu.clone() * x.clone() + y.clone()).collect();
        let squares = |v: &[N]| v.iter().fold(Signed::constant(0, 1), |s, t| s.plus(&Signed::square(t.clone())));
        let gap = positive.times(&Signed::constant(2, 1)).times(&squares(&image)).plus(&squares(&back));
        Ok(j.larger(length_squared(&gradient), mu.squared() * length_squared(d), false, gap))
    }
}

claim! {
    pub struct SomeWeights = "ng::assumption4_holds_for_some_weights", B;
    place: "Assumption 4: ‖W* − W‖ ≤ M*‖∇L(W*)‖ for some M* > 0";
    says: "Reading \"for some W\". For every differentiable L and every W* there are W and M* > 0 with ‖W* − W‖ ≤ M*‖∇L(W*)‖.";
    reading: "W = W*, M* = 1: 0 ≤ ‖g‖ for every gradient g, by squares.";
    verdict: "Proved for all N; the statement says nothing.";
    formal: "assumption4_holds_for_some_weights" in "ng/assumption4_holds_for_some_weights.v";
    domain: Space::new("N ≤ 3, all W*, g").natural("N", 1, 3).free_vector("star", "N").free_vector("g", "N");
    judge<N>(case) {
        let (star, g) = (case.vector("star")?, case.vector("g")?);
        let w = star.to_vec();
        let gap = g.iter().fold(Signed::constant(0, 1), |s, t| s.plus(&Signed::square(t.clone())));
        Ok(Judgement::new().larger(length_squared(g), length_squared(&difference(star, &w)), false, gap))
    }
}

claim! {
    pub struct HiddenUnitBound = "ng::error_bound_holds_near_a_minimiser_of_some_relu_net_with_a_hidden_unit", B;
    place: "Assumption 4: ‖W* − W‖ ≤ M*‖∇L(W*)‖ for some M* > 0";
    says: "For some ReLU network f(x) = aσ(bx + c) + … with a hidden unit, (a, b, c) ≠ 0 at a minimiser W*, there are M and a neighbourhood of W* with ‖W − W*‖ ≤ M‖∇L(W)‖ there.";
    reading: "f(x) = aσ(bx + c) + d, one datum, W* = (a, b, c, d) with loss 0 and bx + c ≠ 0. Each proposed M is tried at W = (a/t, tb, tc, d) with t = 2, 3/2, 9/8, …, where f is the same function; t → 1 enters every neighbourhood.";
    verdict: "Refuted: (a, b, c, d) = (0, 0, 1, 0), t = 2; every proposal fails, since the loss is constant along the curve.";
    repair: "ng::hidden_relu_units_can_be_rescaled_without_changing_the_network";
    negation: "ng::hidden_relu_units_can_be_rescaled_without_changing_the_network";
    domain: Space::new("a, b, c, d, x among 0, ±1, M = 1, 4, t = 2, 3/2, 9/8").number("M", &[(1, 1), (4, 1)]).number("t", &[(2, 1), (3, 2), (9, 8)]).vector("W", 4, &[0, 1, -1]).number("x", &[(0, 1), (1, 1), (-1, 1)]);
    judge<N>(case) {
        let (m, t, w, x) = (case.number("M")?, case.number("t")?, case.vector("W")?, case.number("x")?);
        let output = |w: &[N]| -> Result<N, Undefined> { Ok(w[0].clone() * activation("relu", &(w[1].clone() * x.clone() + w[2].clone()))? + w[3].clone()) };
        let inner = w[1].clone() * x.clone() + w[2].clone();
        let moved = vec![decided(w[0].over(t), "a quotient")?, t.clone() * w[1].clone(), t.clone() * w[2].clone(), w[3].clone()];
        let error = N::integer(2) * (output(&moved)? - output(w)?);
        let on = if decided(N::integer(0).below(&inner), "a sign")? { N::integer(1) } else { N::integer(0) };
        let unit = activation("relu", &(t.clone() * inner.clone()))?;
        let partials = [unit, moved[0].clone() * on.clone() * x.clone(), moved[0].clone() * on, N::integer(1)];
        let gradient: Vec<N> = partials.iter().map(|p| error.clone() * p.clone()).collect();
        let (distance, bound) = (length_squared(&difference(w, &moved)), m.squared() * length_squared(&gradient));
        Ok(Judgement::new()
            .given("(a, b, c) ≠ 0", Some(!all_zero(&w[..3])?))
            .given("differentiable", inner.is_nought().map(|z| !z))
            .given("t > 0", N::integer(0).below(t))
            .given("t ≠ 1", t.same(&N::integer(1)).map(|e| !e))
            .said(distance.at_most(&bound), format!("‖W − W*‖² = {distance}"), format!("at most M²‖∇L(W)‖² = {bound}")))
    }
}

claim! {
    pub struct Rescaled = "ng::hidden_relu_units_can_be_rescaled_without_changing_the_network", Own;
    place: "Assumption 4";
    says: "aσ(u) = (a/t)σ(tu) for all t > 0: through every minimiser with (a, b, c) ≠ 0 runs a curve of minimisers, so no bound ‖W − W*‖ ≤ M‖∇L(W)‖ holds near it; the distance to the set of minimisers would have to be bounded instead.";
    reading: "a = tα; u = s or u = −s with s ≥ 0, where σ(u) and σ(tu) are s, ts or 0.";
    verdict: "Proved for all t, α, s.";
    repairs: "ng::error_bound_holds_near_a_minimiser_of_some_relu_net_with_a_hidden_unit";
    domain: Space::new("both signs, all t > 0, α, s ≥ 0").word("sign", &["plus", "minus"]).free("t").free("alpha").free("s").complete();
    judge<N>(case) {
        let (t, alpha, s) = (case.number("t")?.clone(), case.number("alpha")?.clone(), case.number("s")?.clone());
        let mut j = Judgement::new();
        let positive = j.given_positive("t > 0", t.clone());
        let size = j.given_non_negative("s ≥ 0", s.clone());
        // relu of a number whose sign is known
        let relu = |known: &Signed<N>, plus: bool| if plus { known.value().clone() } else { N::integer(0) };
        let plus = case.word("sign")? == "plus";
        let (unit, scaled) = (relu(&size, plus), relu(&positive.times(&size), plus));
        Ok(j.equal("aσ(u)", t * alpha.clone() * unit, alpha * scaled))
    }
}

claim! {
    pub struct StableConvergence = "ng::theorem1_guarantees_stable_convergence", B;
    place: "Text after the S' formula (\"stable convergence of the NN (which is guaranteed by Theorem 1)\")";
    says: "Under Assumptions 1–3 gradient descent with fixed step 1 converges from every start for which the loss stays finite.";
    reading: "Depth 1, φ = hard tanh (continuous, bounded), one datum: L(w) = (sw − y)² with s = φ(x), |s| ≤ 1; a step multiplies w − y/s by 1 − 2s², so it converges iff the first step does not move or (1 − 2s²)² < 1. The loss stays bounded because |1 − 2s²| ≤ 1.";
    verdict: "Refuted: x = 1, y = 0, w = 1: the weights alternate between 1 and −1.";
    repair: "ng::gradient_descent_contracts_below_the_step_of_the_trace";
    domain: Space::new("x, y, w among 0, ±1, 2").rational_vector("d", 2, &[(0, 1), (1, 1), (-1, 1), (1, 2), (2, 1)]).number("w", &[(0, 1), (1, 1), (-1, 1), (2, 1)]);
    judge<N>(case) {
        let (d, w) = (case.vector("d")?, case.number("w")?);
        let s = activation("hardtanh", &d[0])?;
        let step = |w: &N| w.clone() - N::integer(2) * s.clone() * (s.clone() * w.clone() - d[1].clone());
        let (first, second) = (step(w), step(&step(w)));
        let factor = N::integer(1) - N::integer(2) * s.squared();
        let converges = decided(first.same(w), "equality")? || decided(factor.squared().below(&N::integer(1)), "a comparison")?;
        Ok(Judgement::new().said(Some(converges), format!("{w}, {first}, {second}, …"), "a convergent sequence"))
    }
}

claim! {
    pub struct DescentContracts = "ng::gradient_descent_contracts_below_the_step_of_the_trace", Own;
    place: "Text after the S' formula";
    says: "Depth 1 with features Φ, L(W) = (1/p)‖WΦ − Y‖², minimiser W*: for a step τ with 0 < τ·tr(ΦΦᵀ) < p one step of gradient descent strictly lowers ‖W − W*‖ unless the gradient is 0; so the weights converge.";
    reading: "e = W − W* becomes e − (2τ/p)ΦΦᵀe. p = 2, two features. The part of e in the kernel of ΦΦᵀ stays, the rest contracts by a fixed factor.";
    verdict: "Holds in every instance.";
    repairs: "ng::theorem1_guarantees_stable_convergence";
    domain: Space::new("Φ with entries 0, ±1, e with entries 0, ±1, 2, three steps").matrix("F", 2, 2, &[0, 1, -1]).vector("e", 2, &[0, 1, -1, 2]).number("tau", &[(1, 4), (2, 5), (1, 1)]);
    judge<N>(case) {
        let (f, e, tau) = (case.matrix("F")?, case.vector("e")?, case.number("tau")?);
        let gram = f.times(&f.transpose())?;
        let size = tau.clone() * gram.trace();
        let change = gram.apply(e)?;
        let after: Vec<N> = e.iter().zip(&change).map(|(x, y)| x.clone() - tau.clone() * y.clone()).collect();
        let (before, after) = (length_squared(e), length_squared(&after));
        Ok(Judgement::new()
            .given("τ·tr(ΦΦᵀ) > 0", N::integer(0).below(&size))
            .given("τ·tr(ΦΦᵀ) < p", size.below(&N::integer(2)))
            .given("the gradient is not 0", Some(!all_zero(&change)?))
            .said(after.below(&before), format!("‖W − W*‖² becomes {after}"), format!("less than {before}")))
    }
}

claim! {
    pub struct SmallChange = "ng::small_weight_change_gives_small_loss_change", B;
    place: "Proof of Theorem 1 (\"small dW results in small dL\")";
    says: "For L differentiable at W*: for every ε > 0 there is η > 0 with ‖W − W*‖ ≤ η ⇒ |L(W) − L(W*)| ≤ ε.";
    reading: "In general: differentiability gives |L(W) − L(W*)| ≤ (‖∇L(W*)‖ + 1)‖W − W*‖ near W*. Decided in exact form for cubic losses of one weight, L(W* + h) − L(W*) = gh + qh² + rh³: η = min(1, ε/(1 + |g| + |q| + |r|)) serves; h = ±η, ±η/2 are tried. Nothing of Assumption 4 is used.";
    verdict: "Holds in every instance.";
    domain: Space::new("coefficients among 0, ±1, 2, −3, ε = 2, 1, 1/2, 1/10").vector("L", 3, &[0, 1, -1, 2, -3]).number("eps", &[(1, 1), (2, 1), (1, 2), (1, 10)]).number("part", &[(1, 1), (-1, 1), (1, 2), (-1, 2)]);
    judge<N>(case) {
        let (l, eps, part) = (case.vector("L")?, case.number("eps")?, case.number("part")?);
        let one = N::integer(1);
        let eta = decided(eps.over(&(one.clone() + sum_of_moduli(l)?)), "a quotient")?;
        let eta = if decided(one.below(&eta), "a comparison")? { one.clone() } else { eta };
        let h = part.clone() * eta;
        let change = decided((h.clone() * polynomial(l, &h)).modulus(), "a modulus")?;
        Ok(Judgement::new()
            .given("ε > 0", N::integer(0).below(eps))
            .given("|h| ≤ η", decided(part.modulus(), "a modulus")?.at_most(&one))
            .said(change.at_most(eps), format!("|L(W) − L(W*)| = {change} at h = {h}"), format!("at most {eps}")))
    }
}

claim! {
    pub struct BoundsDifference = "ng::assumption4_bounds_the_loss_difference_by_epsilon", B;
    place: "Proof of Theorem 1 (\"‖W − W*‖ ≤ M*‖∇L(W*)‖ ⇒ |L(W) − L(W*)| ≤ ε\")";
    says: "For every differentiable L, W*, M* > 0, ε > 0 and W: ‖W − W*‖ ≤ M*‖∇L(W*)‖ implies |L(W) − L(W*)| ≤ ε.";
    reading: "N = 1, L(w) = bw + cw².";
    verdict: "Refuted: L(w) = w², W* = 1, W = 0, M* = 1, ε = 1/2: the losses differ by 1.";
    repair: "ng::assumption4_bounds_the_loss_difference_by_the_squared_gradient";
    domain: Space::new("coefficients, W*, W among 0, ±1, 2, M* = 1, 2").number("eps", &[(1, 2), (1, 1)]).number("M", &[(1, 1), (2, 1)]).vector("L", 2, &[0, 1, -1, 2]).vector("w", 2, &[0, 1, -1, 2]);
    judge<N>(case) {
        let (eps, m, l, w) = (case.number("eps")?, case.number("M")?, case.vector("L")?, case.vector("w")?);
        let radius = (m.clone() * slope(l, &w[0])).squared();
        let change = decided((quadratic(l, &w[1]) - quadratic(l, &w[0])).modulus(), "a modulus")?;
        Ok(Judgement::new()
            .given("ε > 0", N::integer(0).below(eps))
            .given("M* > 0", N::integer(0).below(m))
            .given("|W − W*| ≤ M*|L'(W*)|", (w[1].clone() - w[0].clone()).squared().at_most(&radius))
            .said(change.at_most(eps), format!("|L(W) − L(W*)| = {change}"), format!("at most {eps}")))
    }
}

claim! {
    pub struct DifferenceByGradient = "ng::assumption4_bounds_the_loss_difference_by_the_squared_gradient", Own;
    place: "Proof of Theorem 1";
    says: "If ∇L is K-Lipschitz and ‖W − W*‖ ≤ M*‖g‖, g = ∇L(W*), then |L(W) − L(W*)| ≤ (M* + KM*²/2)‖g‖²; so ε = (M* + KM*²/2)‖g‖² may be taken, and it is 0 at a critical point.";
    reading: "L(W) = bw₁ + b'w₂ + ½c‖W‖² in two weights, K = |c|; W* and W among grid points.";
    verdict: "Holds in every instance.";
    repairs: "ng::assumption4_bounds_the_loss_difference_by_epsilon";
    domain: Space::new("b, W* with entries 0, ±1; W with entries 0, ±1; c among 0, ±1, 2; M* = 1, 1/2").vector("b", 2, &[0, 1, -1]).number("c", &[(0, 1), (1, 1), (-1, 1), (2, 1)]).vector("star", 2, &[0, 1, -1]).vector("w", 2, &[0, 1, -1]).number("M", &[(1, 1), (1, 2)]);
    judge<N>(case) {
        let (b, c, star, w, m) = (case.vector("b")?, case.number("c")?.clone(), case.vector("star")?, case.vector("w")?, case.number("M")?.clone());
        let half = N::ratio(1, 2);
        let loss = |w: &[N]| dot(b, w) + half.clone() * c.clone() * length_squared(w);
        let hessian = Matrix::identity(2).scaled(&c);
        let gradient: Vec<N> = hessian.apply(star)?.into_iter().zip(b).map(|(x, y)| x + y.clone()).collect();
        let size = length_squared(&gradient);
        let change = decided((loss(w) - loss(star)).modulus(), "a modulus")?;
        let bound = (m.clone() + decided(c.modulus(), "a modulus")? * m.squared() * half.clone()) * size.clone();
        Ok(Judgement::new()
            .given("M* > 0", N::integer(0).below(&m))
            .given("‖W − W*‖ ≤ M*‖g‖", length_squared(&difference(w, star)).at_most(&(m.squared() * size)))
            .said(change.at_most(&bound), format!("|L(W) − L(W*)| = {change}"), format!("at most {bound}")))
    }
}
