//! §6: layer-wise training – what one stage minimises, what it can reach, what the limit is.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};

claim! {
    pub struct StageLinear = "poggio::layerwise_stage_is_linear_in_the_weights", B;
    place: "§6, last sentence before §6.1";
    says: "Reading \"linear\". For every input h ∈ ℝ^D the map W ↦ σ(Wh), σ = ReLU, is linear, so that the stage loss Σ_n‖σ(Wh_n) − t_n‖² is a convex quadratic function of W.";
    reading: "Additivity is judged.";
    verdict: "Refuted: h = 1, W = 1, V = −1: σ(Wh) + σ(Vh) = 1, σ((W + V)h) = 0.";
    repair: "poggio::layerwise_stage_is_linear_on_each_cone_of_equal_signs";
    domain: Space::new("D ≤ 2, entries 0, ±1").natural("D", 1, 2).vector("h", "D", &[0, 1, -1]).matrix("W", "D", "D", &[0, 1, -1]).vector("v", "D", &[0, 1, -1]);
    judge<N>(case) {
        let (h, w) = (case.vector("h")?, case.matrix("W")?);
        // V has the row v, D times
        let v = Matrix::from_rows(h.len(), vec![case.vector("v")?.to_vec(); h.len()])?;
        let left = relus(&w.plus(&v)?.apply(h)?)?;
        Ok(Judgement::new().equal_vectors("σ((W + V)h)", &left, &total(&relus(&w.apply(h)?)?, &relus(&v.apply(h)?)?)))
    }
}

claim! {
    pub struct StageLinearOnCones = "poggio::layerwise_stage_is_linear_on_each_cone_of_equal_signs", Own;
    place: "§6, last sentence before §6.1";
    says: "W ↦ σ(Wh), σ = ReLU, is positively homogeneous, and additive on matrices whose pre-activations have no opposite signs: if (Wh)_i(Vh)_i ≥ 0 for all i then σ((W + V)h) = σ(Wh) + σ(Vh). So the stage loss is quadratic on each such cone of weights. It is not convex: for h = t = 1 it is 1 at W = −1 and 0, and 0 at W = 1 with value 1 at the midpoint 0 of −1 and 1.";
    reading: "Quadratic: |σ((aW + bV)h) − t|² = |aσ(Wh) + bσ(Vh) − t|² for a, b ≥ 0. Enumerated for D ≤ 2: homogeneity for factors 0, 2, 1/2; non-convexity at the stated points.";
    verdict: "Proved for all sizes.";
    repairs: "poggio::layerwise_stage_is_linear_in_the_weights";
    formal: "layerwise_stage_is_linear_on_each_cone_of_equal_signs" in "poggio/layerwise_stage_is_linear_on_each_cone_of_equal_signs.v";
    domain: Space::new("D ≤ 2, entries 0, ±1").natural("D", 1, 2).vector("h", "D", &[0, 1, -1]).matrix("W", "D", "D", &[0, 1, -1]).matrix("V", 1, "D", &[1, -1]);
    judge<N>(case) {
        let (h, w) = (case.vector("h")?, case.matrix("W")?);
        let v = Matrix::from_rows(h.len(), vec![case.matrix("V")?.row(0).to_vec(); h.len()])?;
        let (a, b) = (w.apply(h)?, v.apply(h)?);
        let mut cone = true;
        for (p, q) in a.iter().zip(&b) {
            cone &= !less(&(p.clone() * q.clone()), &N::integer(0))?;
        }
        let mut j = Judgement::new()
            .given("no opposite signs", Some(cone))
            .equal_vectors("σ((W + V)h)", &relus(&w.plus(&v)?.apply(h)?)?, &total(&relus(&a)?, &relus(&b)?));
        for factor in [N::integer(0), N::integer(2), N::ratio(1, 2)] {
            let scaled: Vec<N> = relus(&a)?.iter().map(|t| factor.clone() * t.clone()).collect();
            j = j.equal_vectors("σ(cWh)", &relus(&w.scaled(&factor).apply(h)?)?, &scaled);
        }
        let loss = |w: i64| -> Result<N, Undefined> { Ok((relu(&N::integer(w))? - N::integer(1)).squared()) };
        Ok(j.equal("loss at −1", loss(-1)?, N::integer(1)).equal("loss at 0", loss(0)?, N::integer(1)).equal("loss at 1", loss(1)?, N::integer(0)))
    }
}

/// (loss, gradient) of Σ_n (σ(w·h_n) − t_n)² for one output unit, σ'(0) = 0; the rows of `h` are the data.
fn stage<N: Number>(h: &Matrix<N>, t: &[N], w: &[N]) -> Result<(N, Vec<N>), Undefined> {
    let inner = h.apply(w)?;
    let errors = difference(&relus(&inner)?, t);
    let mut gradient = vec![N::integer(0); w.len()];
    for (n, u) in inner.iter().enumerate() {
        if less(&N::integer(0), u)? {
            let slope = N::integer(2) * errors[n].clone();
            gradient = total(
                &gradient,
                &h.row(n)
                    .iter()
                    .map(|x| slope.clone() * x.clone())
                    .collect::<Vec<_>>(),
            );
        }
    }
    Ok((energy(&errors), gradient))
}

claim! {
    pub struct StageDescent = "poggio::gradient_descent_reaches_the_stage_minimum", B;
    place: "§6, last sentence before §6.1";
    says: "Reading \"gradient descent\". For all D, data h_n, t_n ∈ ℝ^D and every start W_0 gradient descent with sufficiently small steps on Σ_n‖σ(Wh_n) − t_n‖², σ = ReLU with σ'(0) = 0, converges to the infimum of this loss.";
    reading: "Judged where the gradient vanishes at the start, so that descent stays there: its loss must be at most that of any other V. D = 1.";
    verdict: "Refuted: h = 1, t = 1, W_0 = 0: the gradient is 0 and the loss 1, while V = 1 has loss 0.";
    repair: "poggio::gradient_descent_on_one_example_converges_from_every_active_start";
    domain: Space::new("D = 1, one or two examples, numbers 0, ±1").natural("N", 1, 2).matrix("h", "N", 1, &[0, 1, -1]).vector("t", "N", &[0, 1, -1]).vector("w", 1, &[0, 1, -1]).vector("v", 1, &[0, 1, -1]);
    judge<N>(case) {
        let (h, t) = (case.matrix("h")?, case.vector("t")?);
        let (start, gradient) = stage(h, t, case.vector("w")?)?;
        let (other, _) = stage(h, t, case.vector("v")?)?;
        let still = alike(&gradient, &vec![N::integer(0); gradient.len()])?;
        Ok(Judgement::new()
            .given("the gradient vanishes at the start", Some(still))
            .said(start.at_most(&other), format!("loss {start} for ever"), format!("at most {other}")))
    }
}

claim! {
    pub struct StageDescentActive = "poggio::gradient_descent_on_one_example_converges_from_every_active_start", Own;
    place: "§6, last sentence before §6.1";
    says: "One example h, t with t > 0, one output unit, and a start with w·h > 0: a step of size η with 0 < η|h|² ≤ 1/2 keeps the unit active and multiplies w·h − t by 1 − 2η|h|² ∈ [0, 1); so gradient descent converges linearly to loss 0. Where every pre-activation is ≤ 0 the gradient vanishes and descent never moves.";
    reading: "Enumerated: D ≤ 2, η = r/|h|², r among 1/8, 1/4, 1/2; one step is judged, the next one starts in the same situation.";
    verdict: "Proved for all dimensions, with the formula for every step; the limit over Archimedean fields, ℝ among them.";
    repairs: "poggio::gradient_descent_reaches_the_stage_minimum";
    formal: "gradient_descent_on_one_example_converges_from_every_active_start" in "poggio/gradient_descent_on_one_example_converges_from_every_active_start.v";
    domain: Space::new("D ≤ 2, entries 0, ±1, 2").natural("D", 1, 2).vector("h", "D", &[0, 1, -1, 2]).vector("w", "D", &[0, 1, -1, 2]).number("t", &[(1, 1), (2, 1), (1, 2)]).number("r", &[(1, 8), (1, 4), (1, 2)]);
    judge<N>(case) {
        let (h, w, t, r) = (case.vector("h")?, case.vector("w")?, case.number("t")?, case.number("r")?);
        let rows = Matrix::from_rows(h.len(), vec![h.to_vec()])?;
        let u = rows.apply(w)?.swap_remove(0);
        let active = less(&N::integer(0), &u)?;
        let allowed = less(&N::integer(0), t)? && less(&N::integer(0), r)? && decided(r.at_most(&N::ratio(1, 2)), "a comparison")?;
        let (_, gradient) = stage(&rows, std::slice::from_ref(t), w)?;
        let still = alike(&gradient, &vec![N::integer(0); h.len()])?;
        let j = Judgement::new().given("t > 0, 0 < r ≤ 1/2", Some(allowed)).class(if active { "active" } else { "dead" });
        if !active {
            return Ok(j.said(Some(still), format!("gradient vanishes: {still}"), "true"));
        }
        let size = ratio(r, &energy(h))?;
        let next = difference(w, &gradient.iter().map(|g| size.clone() * g.clone()).collect::<Vec<_>>());
        let v = rows.apply(&next)?.swap_remove(0);
        let error = (N::integer(1) - N::integer(2) * r.clone()) * (u - t.clone());
        let same = decided((v.clone() - t.clone()).same(&error), "equality")?;
        let stays = less(&N::integer(0), &v)?;
        Ok(j.said(Some(same && stays), format!("error {}, active: {stays}", v - t.clone()), format!("error {error}, active")))
    }
}

claim! {
    pub struct SecondStage = "poggio::second_stage_corrects_the_first_with_the_displayed_residual", B;
    place: "§6, definition of ℓ_n^1 and of the second stage";
    says: "If the second stage fits exactly, σ(W²σ(W¹x_n)) = ℓ_n^1 for all n, then the sum of both stages equals y_n for all n.";
    reading: "One example in one dimension; ℓ¹ = σ(W¹x) − y, and the sum is σ(W¹x) + σ(W²σ(W¹x)).";
    verdict: "Refuted: x = W¹ = W² = 1, y = 0: the residual 1 is fitted, the sum is 2.";
    repair: "poggio::first_stage_minus_second_stage_equals_the_target";
    domain: Space::new("one dimension, numbers 0, ±1").vector("w", 2, &[1, 0, -1]).number("x", &[(1, 1), (-1, 1), (0, 1)]).number("y", &[(0, 1), (1, 1), (-1, 1)]);
    judge<N>(case) {
        let (w, x, y) = (case.vector("w")?, case.number("x")?, case.number("y")?);
        let first = relu(&(w[0].clone() * x.clone()))?;
        let second = relu(&(w[1].clone() * first.clone()))?;
        let fits = decided(second.same(&(first.clone() - y.clone())), "equality")?;
        Ok(Judgement::new().given("the second stage fits ℓ¹", Some(fits)).equal("sum of both stages", first + second, y.clone()))
    }
}

claim! {
    pub struct SecondStageMinus = "poggio::first_stage_minus_second_stage_equals_the_target", Own;
    place: "§6, definition of ℓ_n^1 and of the second stage";
    says: "If σ(W²σ(W¹x_n)) = σ(W¹x_n) − y_n for all n then the first stage minus the second equals y_n; it can fit only where y_n ≤ σ(W¹x_n). With the residual y_n − σ(W¹x_n) instead, a fit makes the sum of both stages y_n, and it can fit only where y_n ≥ σ(W¹x_n).";
    reading: "Enumerated in one dimension, two examples, numbers 0, ±1.";
    verdict: "Proved for all dimensions and any number of examples, componentwise.";
    repairs: "poggio::second_stage_corrects_the_first_with_the_displayed_residual";
    formal: "first_stage_minus_second_stage_equals_the_target" in "poggio/first_stage_minus_second_stage_equals_the_target.v";
    domain: Space::new("one dimension, two examples, numbers 0, ±1").word("residual", &["displayed", "opposite"]).vector("w", 2, &[0, 1, -1]).vector("x", 2, &[0, 1, -1]).vector("y", 2, &[0, 1, -1]);
    judge<N>(case) {
        let (w, x, y) = (case.vector("w")?, case.vector("x")?, case.vector("y")?);
        let displayed = case.word("residual")? == "displayed";
        let (mut fits, mut ordered) = (true, true);
        let mut outputs = Vec::new();
        for (a, b) in x.iter().zip(y) {
            let first = relu(&(w[0].clone() * a.clone()))?;
            let second = relu(&(w[1].clone() * first.clone()))?;
            let residual = first.clone() - b.clone();
            let wanted = if displayed { residual } else { -residual };
            fits &= decided(second.same(&wanted), "equality")?;
            ordered &= !less(&wanted, &N::integer(0))?;
            outputs.push(if displayed { first - second } else { first + second });
        }
        let right = alike(&outputs, y)?;
        Ok(Judgement::new().given("the second stage fits", Some(fits)).said(Some(right && ordered), format!("targets reached: {right}, residual ≥ 0: {ordered}"), "true, true"))
    }
}

claim! {
    pub struct LayerwiseLimit = "poggio::layerwise_limit_is_l2_optimal_in_the_polynomial_class", A;
    place: "§6 (\"a limit estimator which is the optimal L2 estimator in the class of polynomials with the same degree and monomials as the full network\")";
    says: "σ(z) = z²: for every such network the set of functions it computes contains an L2-optimal element of the linear span of its monomials, for every target and data set.";
    reading: "The network with one input and one layer computes (wx)² = w²x², its one monomial is x². The least squares coefficient Σx²y/Σx⁴ is unique if some x ≠ 0, and it is computed iff it is a square, that is, not negative.";
    verdict: "Refuted by the data x = 1, y = −1: the best multiple of x² is −x², the network computes only w²x².";
    repair: "poggio::pooled_quadratic_nets_with_signed_outputs_compute_every_quadratic_form";
    domain: Space::new("one input, one layer, one or two examples, numbers 0, ±1").natural("N", 1, 2).vector("x", "N", &[1, 0, -1]).vector("y", "N", &[0, 1, -1]);
    judge<N>(case) {
        let (x, y) = (case.vector("x")?, case.vector("y")?);
        let fourth = sum(x.iter().map(|t| t.power(4)));
        let some = !zero(&fourth)?;
        let j = Judgement::new().given("some x ≠ 0", Some(some));
        if !some {
            return Ok(j.said(Some(true), "no data", "no data"));
        }
        let best = ratio(&sum(x.iter().zip(y).map(|(a, b)| a.squared() * b.clone())), &fourth)?;
        Ok(j.said(N::integer(0).at_most(&best), format!("optimal coefficient {best}"), "w² for some w"))
    }
}

claim! {
    pub struct QuadraticFormsComputed = "poggio::pooled_quadratic_nets_with_signed_outputs_compute_every_quadratic_form", Own;
    place: "§6 (\"a limit estimator which is the optimal L2 estimator in the class of polynomials with the same degree and monomials as the full network\")";
    says: "With output weights, one-hidden-layer nets Σ_k v_k (w_k·x)² compute every quadratic form: Σ_{i≤j} a_ij x_i x_j = Σ_i (a_ii − ½Σ_{j≠i}a_ij) x_i² + ½Σ_{i<j} a_ij (x_i + x_j)², d(d+1)/2 units; so they contain the L2-optimal element of the span of their monomials for every target and data. One unit (w·x)² computes only forms with a_ij² = 4a_ii a_jj and a_ii ≥ 0.";
    reading: "With n examples a net minimises the square loss among the nets iff no quadratic form has a smaller loss. Enumerated: d ≤ 3; both identities at all real coefficients and inputs.";
    verdict: "Proved for all d, data included.";
    repairs: "poggio::layerwise_limit_is_l2_optimal_in_the_polynomial_class";
    formal: "pooled_quadratic_nets_with_signed_outputs_compute_every_quadratic_form" in "poggio/pooled_quadratic_nets_with_signed_outputs_compute_every_quadratic_form.v";
    domain: Space::new("d ≤ 3, all real a, x").natural("d", 1, 3).free_matrix("a", "d", "d").free_vector("x", "d");
    judge<N>(case) {
        let (a, x) = (case.matrix("a")?, case.vector("x")?);
        let d = x.len();
        // the coefficient of x_i x_j, i ≠ j, is read from the upper triangle
        let c = |i: usize, j: usize| a.at(i.min(j), i.max(j)).clone();
        let (mut form, mut net) = (N::integer(0), N::integer(0));
        for i in 0..d {
            let mut own = c(i, i);
            for j in 0..d {
                if j >= i {
                    form = form + c(i, j) * x[i].clone() * x[j].clone();
                }
                if j != i {
                    own = own - N::ratio(1, 2) * c(i, j);
                }
                if j > i {
                    net = net + N::ratio(1, 2) * c(i, j) * (x[i].clone() + x[j].clone()).squared();
                }
            }
            net = net + own * x[i].squared();
        }
        // coefficients of (w·x)² with w the first row of a
        let w = a.row(0);
        let mut j = Judgement::new().equal("form", net, form);
        for i in 1..d {
            let cross = N::integer(2) * w[0].clone() * w[i].clone();
            j = j.equal("a_ij²", cross.squared(), N::integer(4) * w[0].squared() * w[i].squared());
        }
        Ok(j)
    }
}

claim! {
    pub struct ZeroStart = "poggio::gradient_descent_from_zero_learns_a_multilayer_net", B;
    place: "§6.4 (\"starting with zero initialization?\")";
    says: "Affirmative reading: for some data set gradient descent on the square loss of a network V_2σ(V_1x), σ = ReLU with σ'(0) = 0 or σ(z) = z², started at V_1 = 0, V_2 = 0, changes some weight.";
    reading: "The proposed datum (x, y) is the instance, one unit; the gradient of a data set is the sum over its data. It must not vanish.";
    verdict: "Refuted at every datum tried: the gradient vanishes, because σ(0) = 0 and V_2 = 0.";
    repair: "poggio::gradient_at_zero_weights_vanishes_for_every_data_set";
    negation: "poggio::gradient_at_zero_weights_vanishes_for_every_data_set";
    domain: Space::new("one datum, numbers 0, ±1").word("σ", &["relu", "square"]).number("x", &[(1, 1), (0, 1), (-1, 1)]).number("y", &[(1, 1), (0, 1), (-1, 1)]);
    judge<N>(case) {
        let (x, y) = (case.number("x")?, case.number("y")?);
        let nought = N::integer(0);
        let (d1, d2) = two_layer_gradient(case.word("σ")?, x, y, &nought, &nought)?;
        let moves = !zero(&d1)? || !zero(&d2)?;
        Ok(Judgement::new().said(Some(moves), format!("gradient ({d1}, {d2})"), "not 0"))
    }
}

/// The gradient of (v_2 σ(v_1 x) − y)².
fn two_layer_gradient<N: Number>(
    name: &str,
    x: &N,
    y: &N,
    v1: &N,
    v2: &N,
) -> Result<(N, N), Undefined> {
    let u = v1.clone() * x.clone();
    // at u = 0 both functions are 0 and have derivative 0 (by convention, for relu)
    let (value, slope) = match name {
        "square" => (u.squared(), N::integer(2) * u),
        _ => (relu(&u)?, N::integer(i64::from(less(&N::integer(0), &u)?))),
    };
    let twice = N::integer(2) * (v2.clone() * value.clone() - y.clone());
    Ok((
        twice.clone() * v2.clone() * slope * x.clone(),
        twice * value,
    ))
}

claim! {
    pub struct ZeroStartVanishes = "poggio::gradient_at_zero_weights_vanishes_for_every_data_set", Own;
    place: "§6.4 (\"starting with zero initialization?\")";
    says: "For every datum (x, y) ∈ ℝ^D × ℝ and every hidden width, the gradient of (V_2σ(V_1x) − y)² vanishes at V_1 = 0, V_2 = 0 if σ(0) = 0; so gradient descent from zero never moves. With σ(z) = z² it vanishes on all of V_1 = 0: from V_1 = 0 and any V_2 nothing moves, either.";
    reading: "∂/∂V_2k = 2(f − y)σ(V_1k·x), ∂/∂V_1ki = 2(f − y)V_2kσ'(V_1k·x)x_i, summed over the examples. Enumerated for D, h ≤ 2, one example, σ(z) = z², hidden width h; V_2 free.";
    verdict: "Proved for all dimensions, widths and data sets, for every σ with σ(0) = 0; on V_1 = 0 for every σ with σ'(0) = 0 besides.";
    repairs: "poggio::gradient_descent_from_zero_learns_a_multilayer_net";
    formal: "gradient_at_zero_weights_vanishes_for_every_data_set" in "poggio/gradient_at_zero_weights_vanishes_for_every_data_set.v";
    domain: Space::new("D, h ≤ 2, all real x, y, V_2").natural("D", 1, 2).natural("h", 1, 2).free_vector("x", "D").free("y").free_vector("V", "h");
    judge<N>(case) {
        let (x, y, v) = (case.vector("x")?, case.number("y")?, case.vector("V")?);
        let first = Matrix::<N>::zero(v.len(), x.len());
        let inner = first.apply(x)?;
        let f = sum(v.iter().zip(&inner).map(|(a, u)| a.clone() * u.squared()));
        let twice = N::integer(2) * (f - y.clone());
        let mut j = Judgement::new();
        for (a, u) in v.iter().zip(&inner) {
            j = j.equal("∂V_2", twice.clone() * u.squared(), N::integer(0));
            for e in x {
                j = j.equal("∂V_1", twice.clone() * a.clone() * N::integer(2) * u.clone() * e.clone(), N::integer(0));
            }
        }
        Ok(j)
    }
}
