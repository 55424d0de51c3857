//! Eq. 1, Assumptions 1–4 and Theorem 1: what training data, minimisers and gradients say about a network function.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Signed, Space};
use crate::number::{Number, decided, sum};

claim! {
    pub struct SameLayer = "ng::phi_of_wx_and_w_phi_of_x_are_the_same_layer", A;
    place: "Introduction, first paragraph; eq. 1";
    says: "For every φ, W ∈ ℝ^{m×n}, x ∈ ℝ^n (φ componentwise): φ(Wx) = Wφ(x).";
    reading: "φ among relu, hard tanh and t/(1+|t|).";
    verdict: "Refuted: φ = relu, W = (−1), x = 1 gives 0 and −1.";
    repair: "ng::relu_commutes_with_w_iff_w_is_nonnegative_with_one_entry_per_row";
    domain: Space::new("m, n ≤ 2, entries 0, ±1").word("phi", &LIPSCHITZ).natural("m", 1, 2).natural("n", 1, 2).matrix("W", "m", "n", &[0, 1, -1]).vector("x", "n", &[0, 1, -1]);
    judge<N>(case) {
        let (phi, w, x) = (case.word("phi")?, case.matrix("W")?, case.vector("x")?);
        let left = componentwise(phi, &w.apply(x)?)?;
        Ok(Judgement::new().equal_vectors("φ(Wx)", &left, &w.apply(&componentwise(phi, x)?)?))
    }
}

claim! {
    pub struct ReluCommutes = "ng::relu_commutes_with_w_iff_w_is_nonnegative_with_one_entry_per_row", Own;
    place: "Introduction, first paragraph; eq. 1";
    says: "relu(Wx) = W relu(x) for all x iff W ≥ 0 and every row of W has at most one non-zero entry.";
    reading: "The x with components 0, ±1 suffice: x = −e_j forces w_j ≥ 0, x = e_j − e_k forbids two positive entries in a row, and a row with one entry a ≥ 0 commutes with relu everywhere. The formal theorem is for all shapes.";
    verdict: "Proved for all shapes.";
    repairs: "ng::phi_of_wx_and_w_phi_of_x_are_the_same_layer";
    formal: "relu_commutes_with_w_iff_w_is_nonnegative_with_one_entry_per_row" in "ng/relu_commutes_with_w_iff_w_is_nonnegative_with_one_entry_per_row.v";
    domain: Space::new("m, n ≤ 2 with entries −1, 0, 1, 2").natural("m", 1, 2).natural("n", 1, 2).matrix("W", "m", "n", &[0, 1, -1, 2]);
    judge<N>(case) {
        let w = case.matrix("W")?;
        let mut commutes = true;
        for x in words::<N>(w.cols(), &[-1, 0, 1]) {
            let left = componentwise("relu", &w.apply(&x)?)?;
            let right = w.apply(&componentwise("relu", &x)?)?;
            commutes &= decided(crate::claims::words::same(&left, &right), "equality")?;
        }
        let mut shape = true;
        for row in w.row_vectors() {
            let mut entries = 0;
            for a in &row {
                entries += usize::from(!decided(a.is_nought(), "a sign")?);
                shape &= decided(N::integer(0).at_most(a), "a sign")?;
            }
            shape &= entries <= 1;
        }
        Ok(Judgement::new().class(if shape { "commuting" } else { "not commuting" }).said(Some(commutes == shape), format!("commutes: {commutes}"), format!("non-negative with one entry per row: {shape}")))
    }
}

claim! {
    pub struct UniformlyContinuous = "ng::network_is_uniformly_continuous_on_compact_x", A;
    place: "Proof of Theorem 1, first paragraph";
    says: "Reading \"Euclidean metric\". For continuous φ, every W and compact X ⊂ ℝ^n with the Euclidean distance, f_W is uniformly continuous on X.";
    reading: "The formal theorem is Heine–Cantor for f_W: every list of layers x ↦ φ(Wψ(x) + b) of any widths, φ and ψ componentwise and continuous at every point, X with the property that every open cover has a finite subcover, Euclidean distances on both sides. In the instances its exact form for the 1-Lipschitz activations relu, hard tanh and t/(1+|t|): |f(x) − f(x')| ≤ ‖W²‖·‖W¹‖·|x − x'| in maximum norms, one input, two hidden units.";
    verdict: "Proved for every depth, all widths, weights and biases, every continuous φ and every compact X; for the activations of the instances compactness is not needed.";
    formal: "network_is_uniformly_continuous_on_compact_x" in "ng/network_is_uniformly_continuous_on_compact_x.v";
    domain: Space::new("weights 0, ±1, inputs −1, 0, 1/2, 2").word("phi", &LIPSCHITZ).matrix("W1", 2, 1, &[0, 1, -1]).matrix("W2", 1, 2, &[0, 1, -1]).rational_vector("x", 2, &[(0, 1), (1, 2), (-1, 1), (2, 1)]);
    judge<N>(case) {
        let (phi, a, b, x) = (case.word("phi")?, case.matrix("W1")?, case.matrix("W2")?, case.vector("x")?);
        let bound = row_sum_norm(a)? * row_sum_norm(b)?;
        let f = |t: &N| network(phi, &[a, b], std::slice::from_ref(t));
        modulus_judgement(&f(&x[0])?, &f(&x[1])?, bound, x)
    }
}

claim! {
    pub struct EncodesContinuous = "ng::every_network_encodes_a_continuous_function", A;
    place: "Abstract (\"converse of the universal approximation theorem\")";
    says: "For every network with continuous φ and all weights W there is a continuous f with f = f_W.";
    reading: "f is f_W itself. The formal theorem: for every list of layers x ↦ φ(Wψ(x) + b) of any widths, φ and ψ componentwise and continuous at every point (ψ alone is eq. 1, φ alone the usual layer), f_W is continuous at every point, ε–δ in maximum norms. In the instances the bound |f(x + h) − f(x)| ≤ C|h|, C the product of the row-sum norms, for the 1-Lipschitz activations relu, hard tanh and t/(1+|t|) and three layers of width 1. This is not a converse of universal approximation.";
    verdict: "Proved for every depth, all widths, weights and biases, and every continuous φ.";
    formal: "every_network_encodes_a_continuous_function" in "ng/every_network_encodes_a_continuous_function.v";
    domain: Space::new("weights 0, ±1, 2, inputs 0, ±1, steps ±1, ±1/2, 1/4").word("phi", &LIPSCHITZ).vector("W", 3, &[0, 1, -1, 2]).number("x", &[(0, 1), (1, 1), (-1, 1)]).number("h", &[(1, 1), (1, 2), (-1, 1), (1, 4)]);
    judge<N>(case) {
        let (phi, w, x, h) = (case.word("phi")?, case.vector("W")?, case.number("x")?, case.number("h")?);
        let layers: Vec<Matrix<N>> = w.iter().map(|a| Matrix::from_fn(1, 1, |_, _| a.clone())).collect();
        let layers: Vec<&Matrix<N>> = layers.iter().collect();
        let mut bound = N::integer(1);
        for a in w {
            bound = bound * decided(a.modulus(), "a sign")?;
        }
        let moved = x.clone() + h.clone();
        let ends = [x.clone(), moved];
        modulus_judgement(&network(phi, &layers, &ends[..1])?, &network(phi, &layers, &ends[1..])?, bound, &ends)
    }
}

claim! {
    pub struct ActivationsBounded = "ng::relu_and_tanh_are_continuous_and_bounded_on_the_line", A;
    place: "Assumption 2";
    says: "ReLU and tanh, as functions ℝ → ℝ, are continuous and bounded.";
    reading: "Boundedness, for every proposed bound B ≥ 1, tested at t = B + 1; tanh is decided by its range (−1, 1). Continuity is not in question.";
    verdict: "Refuted by relu: relu(B + 1) = B + 1 for every B.";
    repair: "ng::relu_is_bounded_on_every_bounded_interval";
    domain: Space::new("bounds 1 to 20").word("phi", &["relu", "tanh"]).natural("B", 1, 20);
    judge<N>(case) {
        let b = N::integer(case.natural("B")? as i64);
        let t = b.clone() + N::integer(1);
        let value = match case.word("phi")? {
            "relu" => activation("relu", &t)?,
            _ => {
                let beyond = crate::claims::words::attains("tanh", &b)?;
                return Ok(Judgement::new().said(Some(!beyond), "tanh takes values in (−1, 1)", format!("at most {b}")));
            }
        };
        Ok(Judgement::new().said(value.at_most(&b), format!("relu({t}) = {value}"), format!("at most {b}")))
    }
}

claim! {
    pub struct ReluBoundedLocally = "ng::relu_is_bounded_on_every_bounded_interval", Own;
    place: "Assumption 2";
    says: "relu(t)² ≤ t² for every real t, so relu is bounded on every bounded set, which is all that Theorem 1 uses.";
    reading: "t = s or t = −s with s ≥ 0, where relu(t) is s or 0.";
    verdict: "Proved.";
    repairs: "ng::relu_and_tanh_are_continuous_and_bounded_on_the_line";
    domain: Space::new("both signs, all s ≥ 0").word("sign", &["plus", "minus"]).free("s").complete();
    judge<N>(case) {
        let s = case.number("s")?.clone();
        let mut j = Judgement::new();
        let known = j.given_non_negative("s ≥ 0", s.clone());
        let (relu, gap) = match case.word("sign")? {
            "plus" => (s.clone(), Signed::constant(0, 1)),
            _ => (N::integer(0), known.times(&known)),
        };
        Ok(j.larger(s.squared(), relu.squared(), false, gap))
    }
}

claim! {
    pub struct LossDifferentiable = "ng::loss_is_differentiable_for_relu_networks", A;
    place: "Assumption 3 with the example ReLU of Assumption 2";
    says: "For every ReLU network of eq. 1 and every finite D the mean-square loss is differentiable at every W.";
    reading: "f(x) = w_2 σ(w_1 σ(x)), one datum; one-sided derivatives in w_1 are exact, since the loss is a quadratic polynomial on either side.";
    verdict: "Refuted at w_1 = 0, w_2 = 1, x = y = 1: right −2, left 0.";
    repair: "ng::relu_loss_is_differentiable_off_the_kinks";
    domain: Space::new("w_1, w_2, x, y among 0, ±1, 2").vector("w", 2, &[0, 1, -1, 2]).vector("d", 2, &[0, 1, -1, 2]);
    judge<N>(case) {
        let (right, left) = one_sided(case.vector("w")?, case.vector("d")?)?;
        Ok(Judgement::new().equal("right derivative", right, left))
    }
}

claim! {
    pub struct LossDifferentiableOffKinks = "ng::relu_loss_is_differentiable_off_the_kinks", Own;
    place: "Assumption 3";
    says: "The loss of f(x) = w_2 σ(w_1 σ(x)) is differentiable in w_1 wherever the hidden pre-activation w_1 σ(x) is not 0, or is 0 for all w_1.";
    reading: "As above.";
    verdict: "Holds in every instance.";
    repairs: "ng::loss_is_differentiable_for_relu_networks";
    domain: Space::new("w_1, w_2, x, y among 0, ±1, 2").vector("w", 2, &[0, 1, -1, 2]).vector("d", 2, &[0, 1, -1, 2]);
    judge<N>(case) {
        let (w, d) = (case.vector("w")?, case.vector("d")?);
        let input = activation("relu", &d[0])?;
        let off = decided(w[0].is_nought(), "a sign")? && !decided(input.is_nought(), "a sign")?;
        let (right, left) = one_sided(w, d)?;
        Ok(Judgement::new().given("no kink", Some(!off)).equal("right derivative", right, left))
    }
}

claim! {
    pub struct Assumption4ForAll = "ng::assumption4_is_satisfiable_for_all_weights", A;
    place: "Assumption 4: ‖W* − W‖ ≤ M*‖∇L(W*)‖ for some M* > 0";
    says: "Reading \"for all W\". There are N ≥ 1, a differentiable L: ℝ^N → ℝ, W* ∈ ℝ^N and M* > 0 with ‖W* − W‖ ≤ M*‖∇L(W*)‖ for all W ∈ ℝ^N.";
    reading: "For each proposed W*, gradient g = ∇L(W*) and M*, N = 1: whether the inequality holds for all W is decided at W = W* + M*|g| + 1.";
    verdict: "Refuted: fails for every proposal; the repair proves it for all of them.";
    repair: "ng::assumption4_for_all_weights_fails_for_every_loss";
    negation: "ng::assumption4_for_all_weights_fails_for_every_loss";
    domain: Space::new("W*, g among 0, ±1, 2, M* among 1, 2, 1/2").vector("at", 2, &[0, 1, -1, 2]).number("M", &[(1, 1), (2, 1), (1, 2)]);
    judge<N>(case) {
        let (at, m) = (case.vector("at")?, case.number("M")?);
        let radius = m.clone() * decided(at[1].modulus(), "a sign")?;
        let w = at[0].clone() + radius.clone() + N::integer(1);
        let distance = decided((w.clone() - at[0].clone()).modulus(), "a sign")?;
        Ok(Judgement::new().given("M* > 0", N::integer(0).below(m)).said(distance.at_most(&radius), format!("|W − W*| = {distance} at W = {w}"), format!("at most {radius}")))
    }
}

claim! {
    pub struct Assumption4Negation = "ng::assumption4_for_all_weights_fails_for_every_loss", Own;
    place: "Assumption 4";
    says: "For every W* ∈ ℝ^N and every c = M*‖∇L(W*)‖ ≥ 0 the weights W = W* + (c + 1)e_1 have ‖W − W*‖² > c²: Assumption 4 read for all W holds for no loss.";
    reading: "N = 2; further components of W − W* are 0 in every dimension.";
    verdict: "Proved for all W* and c.";
    repairs: "ng::assumption4_is_satisfiable_for_all_weights";
    domain: Space::new("all W*, c").free_vector("w", 2).free("c").complete();
    judge<N>(case) {
        let (w, c) = (case.vector("w")?, case.number("c")?.clone());
        let moved = [w[0].clone() + c.clone() + N::integer(1), w[1].clone()];
        let distance = sum(moved.iter().zip(w).map(|(a, b)| (a.clone() - b.clone()).squared()));
        let mut j = Judgement::new();
        let known = j.given_non_negative("c ≥ 0", c.clone());
        Ok(j.larger(distance, c.squared(), true, known.times(&Signed::constant(2, 1)).plus(&Signed::constant(1, 1))))
    }
}

claim! {
    pub struct ErrorBound = "ng::error_bound_with_gradient_at_w_holds_for_networks", A;
    place: "Assumption 4 with the gradient taken at W";
    says: "Reading \"‖W − W*‖ ≤ M‖∇L(W)‖\". For every network with continuously differentiable φ, every finite D for which the mean-square loss has a minimiser, and every minimiser W*, there is M > 0 with ‖W − W*‖ ≤ M‖∇L(W)‖ for all W.";
    reading: "One weight, one datum with feature φ(x) = s and target y; L is a convex quadratic polynomial, so W* is a minimiser iff the gradient vanishes there. A bound M exists at W unless W ≠ W* and the gradient vanishes at W.";
    verdict: "Refuted: s = y = 0, every W is a minimiser.";
    repair: "ng::error_bound_holds_for_full_rank_features";
    domain: Space::new("s, y, W*, W among 0, ±1, 2").vector("d", 2, &[0, 1, -1, 2]).vector("w", 2, &[0, 1, -1, 2]);
    judge<N>(case) {
        let (d, w) = (case.vector("d")?, case.vector("w")?);
        let gradient = |w: &N| N::integer(2) * (w.clone() * d[0].clone() - d[1].clone()) * d[0].clone();
        let bounded = decided(w[0].same(&w[1]), "equality")? || !decided(gradient(&w[1]).is_nought(), "a sign")?;
        Ok(Judgement::new().given("W* minimises L", gradient(&w[0]).is_nought()).said(Some(bounded), format!("∇L(W) = {} at W = {}, W* = {}", gradient(&w[1]), w[1], w[0]), "not 0 unless W = W*"))
    }
}

claim! {
    pub struct ErrorBoundFullRank = "ng::error_bound_holds_for_full_rank_features", Own;
    place: "Assumption 4 with the gradient taken at W";
    says: "Depth 1, features Φ (2 × p) of full row rank, L(W) = (1/p)‖WΦ − Y‖², minimiser W*: ‖∇L(W)‖ ≥ (2μ/p)‖W − W*‖ with μ = det(ΦΦᵀ)/tr(ΦΦᵀ) ≤ λ_min(ΦΦᵀ).";
    reading: "Y = W*Φ, p = 2; squares of both sides.";
    verdict: "Holds in every instance.";
    repairs: "ng::error_bound_with_gradient_at_w_holds_for_networks";
    domain: Space::new("Φ with entries 0, ±1; W* = 0 or 1; W with entries 0, ±1, 2").matrix("F", 2, 2, &[0, 1, -1]).number("start", &[(0, 1), (1, 1)]).vector("w", 2, &[0, 1, -1, 2]);
    judge<N>(case) {
        let (f, w) = (case.matrix("F")?, case.vector("w")?);
        let star = vec![case.number("start")?.clone(); 2];
        let gram = f.times(&f.transpose())?;
        let full = !decided(gram.determinant()?.is_nought(), "a determinant")?;
        let mut j = Judgement::new().given("Φ has full row rank", Some(full));
        if full {
            let residual: Vec<N> = f.transpose().apply(w)?.into_iter().zip(f.transpose().apply(&star)?).map(|(a, b)| a - b).collect();
            let gradient = f.apply(&residual)?;
            let mu = decided(gram.determinant()?.over(&gram.trace()), "a quotient")?;
            let right = mu.squared() * sum(w.iter().zip(&star).map(|(a, b)| (a.clone() - b.clone()).squared()));
            let left = sum(gradient.iter().map(Number::squared));
            j = j.said(right.at_most(&left), format!("(p/2)²‖∇L‖² = {left}"), format!("at least {right}"));
        }
        Ok(j)
    }
}

claim! {
    pub struct MinimiserExists = "ng::assumptions_1_to_3_give_a_minimiser", A;
    place: "Proof of Theorem 1 (\"Since W* minimizes L(W)\")";
    says: "For every network with continuously differentiable bounded φ, X compact and finite D, the mean-square loss attains its minimum over the weights.";
    reading: "φ(t) = t/(1+|t|) (bounded, C¹), f(x) = w_2 φ(w_1 φ(x)), two data with x_1, x_2, y_1, y_2 > 0. With a_k = φ(x_k), f(x_1)/f(x_2) runs strictly monotonically from a_1/a_2 (w_1 → 0) to 1 (w_1 → ∞): the infimum is 0 iff y_1/y_2 lies in the closed interval with these ends, and is attained iff y_1/y_2 lies in the open one, or both ends are equal.";
    verdict: "Refuted: x = 1, 2 and y = 1, 1: the infimum 0 is approached as w_1 → ∞ only.";
    repair: "ng::depth_one_loss_attains_its_minimum";
    domain: Space::new("x, y among 1, 2, 3").vector("x", 2, &[1, 2, 3]).vector("y", 2, &[1, 2, 3]);
    judge<N>(case) {
        let (x, y) = (case.vector("x")?, case.vector("y")?);
        let mut positive = true;
        for t in x.iter().chain(y) {
            positive &= decided(N::integer(0).below(t), "a sign")?;
        }
        let mut j = Judgement::new().given("positive data", Some(positive));
        if positive {
            let a = componentwise("softsign", x)?;
            let (near, ratio, one) = (decided(a[0].over(&a[1]), "a quotient")?, decided(y[0].over(&y[1]), "a quotient")?, N::integer(1));
            // the product is negative inside, zero at an end
            let position = (ratio.clone() - near.clone()) * (ratio.clone() - one.clone());
            let closed = decided(position.at_most(&N::integer(0)), "a sign")?;
            let attained = decided(position.below(&N::integer(0)), "a sign")? || decided(near.same(&one), "equality")?;
            j = j.given("infimum 0", Some(closed)).said(Some(attained), format!("f(x_1)/f(x_2) lies strictly between {near} and 1"), format!("takes the value {ratio}"));
        }
        Ok(j)
    }
}

claim! {
    pub struct DepthOneAttains = "ng::depth_one_loss_attains_its_minimum", Own;
    place: "Proof of Theorem 1";
    says: "A network of depth 1 attains its least mean-square loss: the normal equations ΦΦᵀWᵀ = ΦY are solvable for all features Φ and targets Y.";
    reading: "The formal theorem: for all numbers of features, data and outputs the normal equations have a solution, and it minimises ‖WΦ − Y‖_F². In the instances two features, two data; solvable iff the augmented matrix has the same rank.";
    verdict: "Proved for all sizes.";
    repairs: "ng::assumptions_1_to_3_give_a_minimiser";
    formal: "depth_one_loss_attains_its_minimum" in "ng/depth_one_loss_attains_its_minimum.v";
    domain: Space::new("entries 0, ±1").matrix("F", 2, 2, &[0, 1, -1]).vector("y", 2, &[0, 1, -1]);
    judge<N>(case) {
        let (f, y) = (case.matrix("F")?, case.vector("y")?);
        let (gram, right) = (f.times(&f.transpose())?, f.apply(y)?);
        let augmented = Matrix::from_fn(2, 3, |i, j| if j < 2 { gram.at(i, j).clone() } else { right[i].clone() });
        Ok(Judgement::new().equal("rank of the augmented matrix", N::integer(augmented.rank()? as i64), N::integer(gram.rank()? as i64)))
    }
}

claim! {
    pub struct SomeMargin = "ng::theorem1_gives_some_finite_margin", A;
    place: "Theorem 1";
    says: "Reading \"some finite ε\". D finite: for every network and all weights W there is ε < ∞ with |f_W(x_i) − y_i| ≤ ε for all i.";
    reading: "ε is the largest of the finitely many errors e_i; nothing about W is used. The instances take ε = 1 + Σe_k², whose square exceeds every e_i².";
    verdict: "Proved; the statement does not depend on training.";
    formal: "theorem1_gives_some_finite_margin" in "ng/theorem1_gives_some_finite_margin.v";
    domain: Space::new("up to three errors").natural("p", 1, 3).vector("e", "p", &[0, 1, -1, 2]);
    judge<N>(case) {
        let e = case.vector("e")?;
        let margin = N::integer(1) + sum(e.iter().map(Number::squared));
        let mut within = true;
        for t in e {
            within &= decided(decided(t.modulus(), "a sign")?.at_most(&margin), "a comparison")?;
        }
        Ok(Judgement::new().said(Some(within), "every error", format!("at most {margin}")))
    }
}

claim! {
    pub struct PrescribedMargin = "ng::theorem1_gives_every_prescribed_margin", A;
    place: "Theorem 1; its use (\"margin of error ε\")";
    says: "Reading \"given ε\". For every ε > 0, every network satisfying Assumptions 1–3, finite D and minimiser W* of the mean-square loss: |f_{W*}(x_i) − y_i| ≤ ε for all i.";
    reading: "Depth 1, φ(t) = t/(1+|t|), one datum (x, y); W* minimises the convex loss iff the gradient vanishes.";
    verdict: "Refuted: x = 0, y = 1, W = 0, ε = 1/2: the error is 1 for every W.";
    repair: "ng::every_error_is_at_most_the_root_of_p_times_the_loss";
    domain: Space::new("x, y, W among 0, ±1, 2").number("eps", &[(1, 2), (1, 1), (1, 4)]).vector("d", 2, &[0, 1, -1, 2]).number("W", &[(0, 1), (1, 1), (2, 1), (4, 1)]);
    judge<N>(case) {
        let (eps, d, w) = (case.number("eps")?, case.vector("d")?, case.number("W")?);
        one_weight(d, w, eps)
    }
}

claim! {
    pub struct ErrorByLoss = "ng::every_error_is_at_most_the_root_of_p_times_the_loss", Own;
    place: "Theorem 1";
    says: "For all weights W and every i: |f_W(x_i) − y_i|² ≤ p·L(W), L the mean-square loss; so ε = √(pL(W*)) is a margin.";
    reading: "With errors e_k: Σe_k² − e_i² is a sum of squares. p ≤ 4. The formal proof is for all p.";
    verdict: "Proved for all p.";
    repairs: "ng::theorem1_gives_every_prescribed_margin";
    formal: "every_error_is_at_most_the_root_of_p_times_the_loss" in "ng/every_error_is_at_most_the_root_of_p_times_the_loss.v";
    domain: Space::new("p ≤ 4, all errors").natural("p", 1, 4).free_vector("e", "p").natural("i", 1, 4);
    judge<N>(case) {
        let (e, i) = (case.vector("e")?, case.natural("i")?);
        let j = Judgement::new().given("i ≤ p", Some(i <= e.len()));
        if i > e.len() {
            return Ok(j);
        }
        let others = e.iter().enumerate().filter(|(k, _)| k + 1 != i).fold(Signed::constant(0, 1), |s, (_, t)| s.plus(&Signed::square(t.clone())));
        Ok(j.larger(sum(e.iter().map(Number::squared)), e[i - 1].squared(), false, others))
    }
}

claim! {
    pub struct WStarMinimises = "ng::assumptions_3_and_4_make_w_star_a_minimiser", A;
    place: "Proof of Theorem 1 (\"Since W* minimizes L(W) by assumptions 3 and 4\")";
    says: "For differentiable L: ℝ^N → ℝ, K ⊂ ℝ^N, W* ∈ K and M* > 0 with ‖W* − W‖ ≤ M*‖∇L(W*)‖ for all W ∈ K: L(W*) ≤ L(W) for all W ∈ K.";
    reading: "N = 1, K = {W*, W}, L(w) = bw + cw².";
    verdict: "Refuted: L(w) = w², W* = 1, W = 0, M* = 1: the gradient 2 bounds the distance, and L(W*) = 1 > 0.";
    repair: "ng::critical_points_of_convex_quadratics_minimise";
    domain: Space::new("coefficients, W*, W among 0, ±1, 2").number("M", &[(1, 1), (2, 1)]).vector("L", 2, &[0, 1, -1, 2]).vector("w", 2, &[0, 1, -1, 2]);
    judge<N>(case) {
        let (m, l, w) = (case.number("M")?, case.vector("L")?, case.vector("w")?);
        let loss = |t: &N| l[0].clone() * t.clone() + l[1].clone() * t.squared();
        let gradient = l[0].clone() + N::integer(2) * l[1].clone() * w[0].clone();
        let radius = m.squared() * gradient.squared();
        let (at, other) = (loss(&w[0]), loss(&w[1]));
        Ok(Judgement::new()
            .given("M* > 0", N::integer(0).below(m))
            .given("Assumption 4 on {W*, W}", (w[0].clone() - w[1].clone()).squared().at_most(&radius))
            .said(at.at_most(&other), format!("L(W*) = {at}"), format!("at most L(W) = {other}")))
    }
}

claim! {
    pub struct ConvexCritical = "ng::critical_points_of_convex_quadratics_minimise", Own;
    place: "Proof of Theorem 1";
    says: "For every convex quadratic L(W) = ‖A(W − W*)‖² + c, whose gradient vanishes at W*: L(W*) ≤ L(W) for all W.";
    reading: "N = 2 in the instances, all N in the formal proof; every convex quadratic with a critical point W* has this form. It replaces Assumption 4 by ∇L(W*) = 0 and convexity.";
    verdict: "Proved for all N.";
    repairs: "ng::assumptions_3_and_4_make_w_star_a_minimiser";
    formal: "critical_points_of_convex_quadratics_minimise" in "ng/critical_points_of_convex_quadratics_minimise.v";
    domain: Space::new("all A, W, W*, c").free_matrix("A", 2, 2).free_vector("w", 2).free_vector("star", 2).free("c");
    judge<N>(case) {
        let (a, w, star, c) = (case.matrix("A")?, case.vector("w")?, case.vector("star")?, case.number("c")?);
        let difference: Vec<N> = w.iter().zip(star).map(|(x, y)| x.clone() - y.clone()).collect();
        let image = a.apply(&difference)?;
        let loss = a.apply(w)?.into_iter().zip(a.apply(star)?).map(|(x, y)| (x - y).squared());
        let gap = image.into_iter().fold(Signed::constant(0, 1), |s, t| s.plus(&Signed::square(t)));
        Ok(Judgement::new().larger(sum(loss) + c.clone(), c.clone(), false, gap))
    }
}

claim! {
    pub struct ErrorsSmall = "ng::minimising_the_loss_makes_training_errors_small", A;
    place: "Proof of Theorem 1 (\"f_{W*} approximates D: f_{W*}(x_i) ≈ y_i\")";
    says: "For every network with continuous φ, finite D with distinct inputs and targets in [0,1], and every minimiser W* of the mean-square loss: |f_{W*}(x_i) − y_i| ≤ 1/2 for all i.";
    reading: "Depth 1, φ(t) = t/(1+|t|), one datum (x, y) with 0 ≤ y ≤ 1.";
    verdict: "Refuted: x = 0, y = 1: the error is 1 for every W.";
    repair: "ng::mean_square_error_is_at_most_one_quarter_with_constants";
    domain: Space::new("x among 0, ±1, 2, y among 0, 1/2, 1").rational_vector("d", 2, &[(0, 1), (1, 1), (1, 2), (-1, 1)]).number("W", &[(0, 1), (1, 1), (2, 1), (3, 1)]);
    judge<N>(case) {
        let (d, w) = (case.vector("d")?, case.number("W")?);
        let in_range = decided(N::integer(0).at_most(&d[1]), "a sign")? && decided(d[1].at_most(&N::integer(1)), "a sign")?;
        Ok(one_weight(d, w, &N::ratio(1, 2))?.given("0 ≤ y ≤ 1", Some(in_range)))
    }
}

claim! {
    pub struct QuarterWithConstants = "ng::mean_square_error_is_at_most_one_quarter_with_constants", Own;
    place: "Proof of Theorem 1";
    says: "If the network can represent every constant and the targets lie in [0,1], a minimiser has mean-square loss at most 1/4.";
    reading: "The loss of the constant ȳ: p/4 − Σ(y − ȳ)² = Σy(1 − y) + p(ȳ − 1/2)². Here for p ≤ 3, multiplied by p.";
    verdict: "By identity for each p.";
    repairs: "ng::minimising_the_loss_makes_training_errors_small";
    domain: Space::new("p ≤ 3, all targets in [0,1]").natural("p", 1, 3).free_vector("y", "p");
    judge<N>(case) {
        let y = case.vector("y")?;
        let p = y.len() as i64;
        let mean = sum(y.iter().cloned()) * N::ratio(1, p);
        let mut j = Judgement::new();
        let mut gap = Signed::constant(p as u32, 1).times(&Signed::square(mean.clone() - N::ratio(1, 2)));
        for t in y {
            let low = j.given_non_negative("y ≥ 0", t.clone());
            let high = j.given_non_negative("y ≤ 1", N::integer(1) - t.clone());
            gap = gap.plus(&low.times(&high));
        }
        let loss = sum(y.iter().map(|t| (t.clone() - mean.clone()).squared()));
        Ok(j.larger(N::ratio(p, 4), loss, false, gap))
    }
}

claim! {
    pub struct WeightsWithin = "ng::weights_within_min_delta_eps_over_m_give_outputs_within_eps", A;
    place: "Proof of Theorem 1 (\"Let W' satisfy ‖W' − W*‖ ≤ min(δ, ε/M*). Then …\")";
    says: "For every network with continuous φ, compact X, ε > 0, δ with dX(x_1,x_2) < δ ⇒ |f_{W*}(x_1) − f_{W*}(x_2)| < ε, M* > 0 and W' as displayed: |f_{W'}(x) − f_{W*}(x)| ≤ ε on X.";
    reading: "Depth 1, φ = relu, X = {x}, where every δ > 0 has the property.";
    verdict: "Refuted: x = 1, W* = 0, W' = 1, ε = 1/2, δ = 1, M* = 1/2.";
    repair: "ng::weights_within_eps_over_the_feature_norm_give_outputs_within_eps";
    domain: Space::new("one weight").number("eps", &[(1, 2), (1, 1)]).number("delta", &[(1, 1), (1, 2)]).number("M", &[(1, 1), (1, 2)]).vector("w", 2, &[0, 1, -1]).number("x", &[(0, 1), (1, 1), (-1, 1), (2, 1)]);
    judge<N>(case) {
        let (eps, delta, m, w, x) = (case.number("eps")?, case.number("delta")?, case.number("M")?, case.vector("w")?, case.number("x")?);
        let step = decided((w[1].clone() - w[0].clone()).modulus(), "a sign")?;
        let feature = activation("relu", x)?;
        let change = decided((w[1].clone() * feature.clone() - w[0].clone() * feature).modulus(), "a sign")?;
        let zero = N::integer(0);
        Ok(Judgement::new()
            .given("ε, δ, M* > 0", crate::claims::words::same(&[zero.below(eps), zero.below(delta), zero.below(m)].iter().map(|b| N::integer(i64::from(*b == Some(true)))).collect::<Vec<_>>(), &vec![N::integer(1); 3]))
            .given("|W' − W*| ≤ δ", step.at_most(delta))
            .given("|W' − W*| ≤ ε/M*", (step * m.clone()).at_most(eps))
            .said(change.at_most(eps), format!("|f_W'(x) − f_W*(x)| = {change}"), format!("at most {eps}")))
    }
}

claim! {
    pub struct WeightsWithinRadius = "ng::weights_within_eps_over_the_feature_norm_give_outputs_within_eps", Own;
    place: "Proof of Theorem 1";
    says: "Depth 1: |f_{W'}(x) − f_{W*}(x)|² ≤ ‖W' − W*‖²·‖φ(x)‖²; so ‖W' − W*‖ ≤ ε/max‖φ(x)‖ suffices.";
    reading: "Two features in the instances, where the difference of both sides is one square; any number in the formal proof.";
    verdict: "Proved for all numbers of features by Lagrange's identity.";
    repairs: "ng::weights_within_min_delta_eps_over_m_give_outputs_within_eps";
    formal: "weights_within_eps_over_the_feature_norm_give_outputs_within_eps" in "ng/weights_within_eps_over_the_feature_norm_give_outputs_within_eps.v";
    domain: Space::new("all weights and features").free_vector("v", 2).free_vector("star", 2).free_vector("phi", 2);
    judge<N>(case) {
        let (v, star, f) = (case.vector("v")?, case.vector("star")?, case.vector("phi")?);
        let d: Vec<N> = v.iter().zip(star).map(|(a, b)| a.clone() - b.clone()).collect();
        let output = |w: &[N]| sum(w.iter().zip(f).map(|(a, b)| a.clone() * b.clone()));
        let bound = sum(d.iter().map(Number::squared)) * sum(f.iter().map(Number::squared));
        let gap = Signed::square(d[0].clone() * f[1].clone() - d[1].clone() * f[0].clone());
        Ok(Judgement::new().larger(bound, (output(v) - output(star)).squared(), false, gap))
    }
}

claim! {
    pub struct MinimumWeights = "ng::a_minimum_number_of_weights_is_necessary", A;
    place: "Text after Theorem 1 (\"a minimum memory capacity within W* is a necessity and prerequisite\")";
    says: "Capacity = number of weights. For every continuous bounded φ and every p there is k(p) → ∞ as p → ∞ such that no network with fewer than k(p) weights realises, by the sign of its output, all labellings of some p fixed inputs.";
    reading: "For p ≥ 3: whether two weights fail on p inputs, i.e. k(p) > 2. φ = the triangle wave of period 4 (continuous, bounded), f(x) = φ(wφ(x)) with inputs 2^{−i}; the w tried are 1 + 2Σc_j 2^j for all labellings c.";
    verdict: "Refuted: two weights realise all labellings of p inputs, for every p tried.";
    repair: "ng::depth_one_needs_as_many_weights_as_inputs";
    domain: Space::new("p = 3 to 7").natural("p", 3, 7);
    judge<N>(case) {
        let p = case.natural("p")? as u32;
        let mut realised = std::collections::BTreeSet::new();
        for labels in 0..1i64 << p {
            let w = N::integer(1 + 4 * labels);
            let mut pattern = 0i64;
            for i in 1..=p {
                let hidden = triangle(&N::ratio(1, 1 << i))?;
                let output = triangle(&(w.clone() * hidden))?;
                pattern = 2 * pattern + i64::from(decided(N::integer(0).below(&output), "a sign")?);
            }
            realised.insert(pattern);
        }
        let fails = realised.len() < 1 << p;
        Ok(Judgement::new().said(Some(fails), format!("two weights realise {} labellings of {p} inputs", realised.len()), format!("fewer than {}", 1 << p)))
    }
}

claim! {
    pub struct DepthOneWeights = "ng::depth_one_needs_as_many_weights_as_inputs", Own;
    place: "Text after Theorem 1";
    says: "A network of depth 1 with k weights does not realise all labellings of any k + 1 inputs: there is a ≠ 0 with Σa_i f_W(x_i) = 0 for all W, so the signs of a are never all attained.";
    reading: "The formal theorem: for every k and all features of k + 1 inputs such an a exists, no W gives the f_W(x_i) the signs of the a_i ≠ 0, and some labelling by positive and negative is not realised. In the instances k = 2, features Φ ∈ ℝ^{k×(k+1)} with entries 0, ±1, all real W.";
    verdict: "Proved for every k and all features.";
    repairs: "ng::a_minimum_number_of_weights_is_necessary";
    formal: "depth_one_needs_as_many_weights_as_inputs" in "ng/depth_one_needs_as_many_weights_as_inputs.v";
    domain: Space::new("k = 2, features 0, ±1, all W").matrix("F", 2, 3, &[0, 1, -1]).free_vector("w", 2);
    judge<N>(case) {
        let (f, w) = (case.matrix("F")?, case.vector("w")?);
        let (a, b) = (f.row(0), f.row(1));
        let minor = |x: &[N], y: &[N], i: usize, j: usize| x[i].clone() * y[j].clone() - x[j].clone() * y[i].clone();
        let mut kernel = vec![minor(a, b, 1, 2), minor(a, b, 2, 0), minor(a, b, 0, 1)];
        if decided(crate::claims::words::same(&kernel, &vec![N::integer(0); 3]), "equality")? {
            // dependent rows: a vector orthogonal to the one that is not zero
            let r = if decided(crate::claims::words::same(a, &vec![N::integer(0); 3]), "equality")? { b } else { a };
            kernel = if decided(r[0].is_nought(), "a sign")? {
                vec![N::integer(1), N::integer(0), N::integer(0)]
            } else {
                vec![-r[1].clone(), r[0].clone(), N::integer(0)]
            };
        }
        let outputs = f.transpose().apply(w)?;
        let nought = decided(crate::claims::words::same(&kernel, &vec![N::integer(0); 3]), "equality")?;
        Ok(Judgement::new()
            .equal("Σa_i f_W(x_i)", sum(kernel.into_iter().zip(outputs).map(|(a, b)| a * b)), N::integer(0))
            .equal("a ≠ 0", N::integer(i64::from(!nought)), N::integer(1)))
    }
}
