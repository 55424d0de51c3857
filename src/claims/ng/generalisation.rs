//! Theorem 1 and the text after it: moduli of continuity, from D to X, overfitting, fewer functions, dimensions from layer to layer.

use super::notation::*;
use crate::kernel::{Judgement, Signed, Space};
use crate::number::{Undefined, decided, sum};
use crate::{claim, informal};

claim! {
    pub struct ModulusExists = "ng::uniform_continuity_modulus_exists", B;
    place: "Proof of Theorem 1 (\"Thus, ∃δ > 0 …\")";
    says: "For continuous φ, compact X ⊂ ℝ^n, every W* and ε > 0 such a δ exists.";
    reading: "In general Heine–Cantor. Decided for relu, hard tanh and t/(1+|t|), one input, two hidden units, with the explicit δ = ε/(1 + ‖W²‖‖W¹‖): |x − x'| < δ implies |f(x) − f(x')| < ε.";
    verdict: "Holds in every instance.";
    domain: Space::new("weights 0, ±1, ε = 1, 1/2, inputs up to 1/2").word("phi", &LIPSCHITZ).matrix("W1", 2, 1, &[0, 1, -1]).matrix("W2", 1, 2, &[0, 1, -1]).number("eps", &[(1, 1), (1, 2)]).rational_vector("x", 2, &[(0, 1), (1, 8), (1, 4), (-1, 8), (1, 2)]);
    judge<N>(case) {
        let (phi, a, b, eps, x) = (case.word("phi")?, case.matrix("W1")?, case.matrix("W2")?, case.number("eps")?, case.vector("x")?);
        let constant = N::integer(1) + row_sum_norm(a)? * row_sum_norm(b)?;
        let delta = decided(eps.over(&constant), "a quotient")?;
        let f = |t: &N| -> Result<N, Undefined> { Ok(network(phi, &[a, b], std::slice::from_ref(t))?.remove(0)) };
        let apart = decided((f(&x[0])? - f(&x[1])?).modulus(), "a modulus")?;
        let near = decided((x[0].clone() - x[1].clone()).modulus(), "a modulus")?;
        Ok(Judgement::new()
            .given("ε > 0", N::integer(0).below(eps))
            .given("|x − x'| < δ", near.below(&delta))
            .said(apart.below(eps), format!("|f(x) − f(x')| = {apart}"), format!("less than {eps}")))
    }
}

claim! {
    pub struct ExtendsToDomain = "ng::training_error_bound_extends_to_the_domain", B;
    place: "Text after Theorem 1 (\"a truly representative dataset D\")";
    says: "Reading without a condition linking D and X: for continuous f on compact X, finite D = {(x_i, f(x_i))}, |f_W(x_i) − f(x_i)| ≤ ε on D implies |f_W(x) − f(x)| ≤ ε on X.";
    reading: "X = [−1, 1], f(x) = a + bx, f_W(x) = w·relu(x), one datum.";
    verdict: "Refuted: f = 0, f_W = relu, trained at 0 only: the error at 1 is 1, ε = 1/2.";
    repair: "ng::training_error_bound_extends_with_a_net_and_a_lipschitz_constant";
    domain: Space::new("a, b, w among 0, ±1, points 0, ±1, ±1/2").number("eps", &[(1, 2), (1, 4)]).vector("f", 2, &[0, 1, -1]).number("w", &[(0, 1), (1, 1), (-1, 1)]).rational_vector("x", 2, &[(0, 1), (1, 1), (-1, 1), (1, 2), (-1, 2)]);
    judge<N>(case) {
        let (eps, f, w, x) = (case.number("eps")?, case.vector("f")?, case.number("w")?, case.vector("x")?);
        let mut errors = Vec::new();
        for t in x {
            let error = w.clone() * activation("relu", t)? - polynomial(f, t);
            errors.push(decided(error.modulus(), "a modulus")?);
        }
        let mut j = Judgement::new().given("ε > 0", N::integer(0).below(eps));
        for t in x {
            j = j.given("x ∈ [−1, 1]", t.squared().at_most(&N::integer(1)));
        }
        Ok(j.given("error on D at most ε", errors[0].at_most(eps)).said(errors[1].at_most(eps), format!("error {} at {}", errors[1], x[1]), format!("at most {eps}")))
    }
}

claim! {
    pub struct ExtendsWithNet = "ng::training_error_bound_extends_with_a_net_and_a_lipschitz_constant", Own;
    place: "Text after Theorem 1";
    says: "If every x ∈ X has a datum x_i with |x − x_i| ≤ h, f_W − f has Lipschitz constant K on X and |f_W(x_i) − f(x_i)| ≤ ε on D, then |f_W(x) − f(x)| ≤ ε + Kh on X.";
    reading: "The formal theorem: X and D ⊂ X in any set with any distance, errors measured by any function with the triangle inequality, K ≥ 0. In the instances e = f_W − f = Σ a_j σ(x − b_j) with K = Σ|a_j|, two units; one x with its datum, ε and h taken as small as possible.";
    verdict: "Proved.";
    repairs: "ng::training_error_bound_extends_to_the_domain";
    formal: "training_error_bound_extends_with_a_net_and_a_lipschitz_constant" in "ng/training_error_bound_extends_with_a_net_and_a_lipschitz_constant.v";
    domain: Space::new("coefficients 0, ±1, 2, kinks 0, ±1, points 0, ±1, 1/2, 2").vector("a", 2, &[0, 1, -1, 2]).vector("b", 2, &[0, 1, -1]).rational_vector("x", 2, &[(0, 1), (1, 1), (-1, 1), (1, 2), (2, 1)]);
    judge<N>(case) {
        let (a, b, x) = (case.vector("a")?, case.vector("b")?, case.vector("x")?);
        let mut errors = Vec::new();
        for t in x {
            let mut error = N::integer(0);
            for (c, k) in a.iter().zip(b) {
                error = error + c.clone() * activation("relu", &(t.clone() - k.clone()))?;
            }
            errors.push(decided(error.modulus(), "a modulus")?);
        }
        let h = decided((x[1].clone() - x[0].clone()).modulus(), "a modulus")?;
        let bound = errors[0].clone() + sum_of_moduli(a)? * h;
        Ok(Judgement::new().said(errors[1].at_most(&bound), format!("error {} at {}", errors[1], x[1]), format!("at most ε + Kh = {bound}")))
    }
}

claim! {
    pub struct NoInevitableOverfit = "ng::memorising_does_not_inevitably_overfit", B;
    place: "Text after Theorem 1 (\"common fallacy\")";
    says: "There are a noiseless problem in which the interpolating least-squares solution has test error 0, and a noisy one in which ridge regression has strictly smaller expected test error than interpolation.";
    reading: "y = wx, trained at x = 1, tested at x = 2. Without noise interpolation gives ŵ = w. With noise ±s of equal probability it gives ŵ = w ± s; ridge regression with penalty λ gives (w ± s)/(1 + λ), the zero of (v − y) + λv. Expectations over both signs.";
    verdict: "Exhibited: w = 0, s = 1, λ = 1: expected squared errors 1 against 4.";
    quantifier: Exists;
    domain: Space::new("w, s, λ among 0, 1, 2").number("w", &[(0, 1), (1, 1), (2, 1)]).number("s", &[(0, 1), (1, 1), (2, 1)]).number("lambda", &[(0, 1), (1, 1), (2, 1)]);
    judge<N>(case) {
        let (w, s, lambda) = (case.number("w")?, case.number("s")?, case.number("lambda")?);
        let two = N::integer(2);
        let test = |v: &N| (two.clone() * v.clone() - two.clone() * w.clone()).squared();
        let (mut interpolation, mut ridge, mut optimal) = (N::integer(0), N::integer(0), true);
        for y in [w.clone() + s.clone(), w.clone() - s.clone()] {
            let v = decided(y.over(&(N::integer(1) + lambda.clone())), "a quotient")?;
            optimal &= decided((v.clone() - y.clone() + lambda.clone() * v.clone()).is_nought(), "a sign")?;
            interpolation = interpolation + test(&y) * N::ratio(1, 2);
            ridge = ridge + test(&v) * N::ratio(1, 2);
        }
        let noiseless = test(w);
        let holds = optimal && decided(noiseless.is_nought(), "a sign")? && decided(ridge.below(&interpolation), "a comparison")?;
        Ok(Judgement::new()
            .given("λ > 0", N::integer(0).below(lambda))
            .said(Some(holds), format!("test errors {noiseless} without noise, {ridge} for ridge regression"), format!("0, and less than {interpolation}")))
    }
}

claim! {
    pub struct FewerFunctions = "ng::more_samples_leave_fewer_functions", B;
    place: "Text after Theorem 1 (\"localize to fewer function possibilities\")";
    says: "For every class of functions and D ⊂ D': the functions of the class consistent with D' are a subset of those consistent with D.";
    reading: "The formal proof is for every class and all sets of data. In the instances: f(x) = a + bx, D' of three data, D its first data.";
    verdict: "Proved.";
    formal: "more_samples_leave_fewer_functions" in "ng/more_samples_leave_fewer_functions.v";
    domain: Space::new("a, b, x, y among 0, 1, up to three data").natural("k", 0, 3).vector("f", 2, &[0, 1, -1]).vector("x", 3, &[0, 1]).vector("y", 3, &[0, 1]);
    judge<N>(case) {
        let (k, f, x, y) = (case.natural("k")?, case.vector("f")?, case.vector("x")?, case.vector("y")?);
        let consistent = |count: usize| -> Result<bool, Undefined> {
            let residuals: Vec<N> = (0..count.min(x.len())).map(|i| polynomial(f, &x[i]) - y[i].clone()).collect();
            all_zero(&residuals)
        };
        Ok(Judgement::new().given("consistent with D'", Some(consistent(x.len())?)).said(Some(consistent(k)?), format!("the first {k} data"), "consistent"))
    }
}

informal! {
    pub struct NecessarySufficient = "ng::necessary_conditions_become_sufficient", B;
    place: "Text after Theorem 1 (\"we can go from necessity to sufficiency conditions\")";
    says: "With the two conditions fulfilled one can go from necessity to sufficiency for approximation with generality.";
    missing: "the quantified condition (ii) and the approximation statement";
}

claim! {
    pub struct KolmogorovArnold = "ng::kolmogorov_arnold_reduces_the_dimension_with_each_layer", B;
    place: "Text after Theorem 1 (\"iteratively reduce input space dimensions with each layer, also implied by the Kolmogorov–Arnold Representation theorem\")";
    says: "In the representation f(x) = Σ_{q=0}^{2n} Φ_q(Σ_{p=1}^n φ_{q,p}(x_p)) the hidden width 2n + 1 is smaller than n for some n ≥ 1.";
    reading: "Each proposed n is tried; the width is the number of values of q.";
    verdict: "Refuted: n = 1 has width 3; every n fails, by the repair.";
    repair: "ng::kolmogorov_arnold_width_exceeds_the_dimension_by_n_plus_one";
    domain: Space::new("n ≤ 12").natural("n", 1, 12);
    judge<N>(case) {
        let n = case.natural("n")?;
        let width = (0..=2 * n).count();
        Ok(Judgement::new().said(Some(width < n), format!("width {width}"), format!("less than {n}")))
    }
}

claim! {
    pub struct KolmogorovArnoldWidth = "ng::kolmogorov_arnold_width_exceeds_the_dimension_by_n_plus_one", Own;
    place: "Text after Theorem 1";
    says: "2n + 1 > n for every n ≥ 1, the difference being n + 1: the theorem increases the dimension in its hidden layer.";
    reading: "n real and ≥ 0.";
    verdict: "Proved.";
    repairs: "ng::kolmogorov_arnold_reduces_the_dimension_with_each_layer";
    domain: Space::new("all n ≥ 0").free("n").complete();
    judge<N>(case) {
        let n = case.number("n")?.clone();
        let mut j = Judgement::new();
        let known = j.given_non_negative("n ≥ 0", n.clone());
        Ok(j.larger(N::integer(2) * n.clone() + N::integer(1), n, true, known.plus(&Signed::constant(1, 1))))
    }
}

claim! {
    pub struct MarginFromLoss = "ng::conflicting_labels_force_half_their_distance_as_error", Own;
    place: "Theorem 1";
    says: "If D contains (x, y) and (x, y') then max(|f(x) − y|, |f(x) − y'|) ≥ |y − y'|/2 for every function f, with equality for f(x) = (y + y')/2; so no ε below |y − y'|/2 is a margin.";
    reading: "e = f(x) − y, e' = f(x) − y'; 2(e² + e'²) − (y − y')² = (e + e')², so the larger of e², e'² is at least (y − y')²/4.";
    verdict: "Proved for all values.";
    domain: Space::new("all f(x), y, y'").free("f").free_vector("y", 2).complete();
    judge<N>(case) {
        let (f, y) = (case.number("f")?.clone(), case.vector("y")?);
        let (e, d) = (f.clone() - y[0].clone(), f - y[1].clone());
        let left = N::integer(2) * (e.squared() + d.squared());
        Ok(Judgement::new().larger(left, (y[0].clone() - y[1].clone()).squared(), false, Signed::square(e + d)))
    }
}

claim! {
    pub struct DeepRadius = "ng::weights_of_two_layers_within_an_explicit_radius_give_outputs_within_eps", Own;
    place: "Proof of Theorem 1 (\"Let W' satisfy ‖W' − W*‖ ≤ min(δ, ε/M*). Then …\")";
    says: "For f(x) = W²φ(W¹φ(x)) with φ(0) = 0 and Lipschitz constant 1: |f_{W'}(x) − f_W(x)| ≤ (‖W'²‖·‖W'¹ − W¹‖ + ‖W'² − W²‖·‖W¹‖)·|φ(x)| in row-sum norms; so the outputs stay within ε for weights within an explicit radius that shrinks with the size of the weights and inputs.";
    reading: "One input, two hidden units, relu, hard tanh and t/(1+|t|).";
    verdict: "Holds in every instance.";
    domain: Space::new("weights 0, 1 before, 0, ±1 after, x = 1, −1, 1/2").word("phi", &LIPSCHITZ).matrix("W1", 2, 1, &[0, 1]).matrix("W2", 1, 2, &[0, 1]).matrix("V1", 2, 1, &[0, 1, -1]).matrix("V2", 1, 2, &[0, 1, -1]).number("x", &[(1, 1), (-1, 1), (1, 2)]);
    judge<N>(case) {
        let (phi, x) = (case.word("phi")?, case.number("x")?);
        let (a, b, c, d) = (case.matrix("W1")?, case.matrix("W2")?, case.matrix("V1")?, case.matrix("V2")?);
        let input = [x.clone()];
        let change = sum([network(phi, &[c, d], &input)?.remove(0), -network(phi, &[a, b], &input)?.remove(0)]);
        let change = decided(change.modulus(), "a modulus")?;
        let steps = row_sum_norm(d)? * row_sum_norm(&c.minus(a)?)? + row_sum_norm(&d.minus(b)?)? * row_sum_norm(a)?;
        let bound = steps * decided(activation(phi, x)?.modulus(), "a modulus")?;
        Ok(Judgement::new().said(change.at_most(&bound), format!("|f_W'(x) − f_W(x)| = {change}"), format!("at most {bound}")))
    }
}
