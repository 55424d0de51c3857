//! Eq. 1 and Assumptions 1–2: what its layers can represent, on which domains, with which metrics and activations.

use super::notation::*;
use crate::kernel::{Judgement, Matrix, Signed, Space};
use crate::number::{Number, Undefined, decided};
use crate::{claim, informal};

informal! {
    pub struct UpperLimit = "ng::eq1_upper_summation_limit_is_the_layer_width", B;
    place: "Eq. 1: Σ^{N_{l−1}}; \"layer l−l to layer l\"";
    says: "The sum in eq. 1 runs up to N_{l−1}; W^l connects layer l−l to layer l; the width is called n_l.";
    missing: "definition of N_{l−1} and of \"layer l−l\"";
}

claim! {
    pub struct RawInput = "ng::eq1_net_with_activation_on_the_raw_input_fits_every_consistent_dataset", B;
    place: "Eq. 1 with l = 1 and y^0 = a; use of eq. 1 in Theorem 1";
    says: "Reading y^0(a) = a, φ = ReLU: for every finite D ⊂ ℝ × ℝ with distinct inputs and every ε > 0 some network of eq. 1 (any depth, any widths, no further bias) satisfies |f(x_i) − y_i| ≤ ε on D.";
    reading: "With one input every component of every layer is a multiple of relu(x): the first layer is, and relu takes multiples of a non-negative number to multiples. Depth 1 gives every multiple. So D is fitted within ε iff the intervals of the c with |c·relu(x_i) − y_i| ≤ ε have a common point.";
    verdict: "Refuted: the single pair (0, 1): f(0) = 0 for every network.";
    repair: "ng::eq1_net_with_input_x_minus_x_and_1_fits_every_consistent_dataset";
    domain: Space::new("up to two data, x among 0, ±1, 2, y among 0, ±1").number("eps", &[(1, 2), (1, 4)]).natural("p", 1, 2).vector("x", "p", &[0, 1, -1, 2]).vector("y", "p", &[0, 1, -1]);
    judge<N>(case) {
        let (eps, x, y) = (case.number("eps")?, case.vector("x")?, case.vector("y")?);
        let mut j = Judgement::new().given("ε > 0", N::integer(0).below(eps)).given("distinct inputs", Some(distinct(x)?));
        let (mut low, mut high, mut fits): (Option<N>, Option<N>, bool) = (None, None, true);
        for (t, target) in x.iter().zip(y) {
            let feature = activation("relu", t)?;
            if decided(feature.is_nought(), "a sign")? {
                fits &= decided(decided(target.modulus(), "a modulus")?.at_most(eps), "a comparison")?;
                continue;
            }
            let below = decided((target.clone() - eps.clone()).over(&feature), "a quotient")?;
            let above = decided((target.clone() + eps.clone()).over(&feature), "a quotient")?;
            low = Some(match low { Some(l) if decided(below.below(&l), "a comparison")? => l, _ => below });
            high = Some(match high { Some(h) if decided(h.below(&above), "a comparison")? => h, _ => above });
        }
        if let (Some(l), Some(h)) = (low, high) {
            fits &= decided(l.at_most(&h), "a comparison")?;
        }
        j = j.said(Some(fits), if fits { "some multiple of relu fits" } else { "no multiple of relu fits" }, "some network fits");
        Ok(j)
    }
}

fn distinct<N: Number>(x: &[N]) -> Result<bool, Undefined> {
    for i in 0..x.len() {
        for j in 0..i {
            if decided(x[i].same(&x[j]), "equality")? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

claim! {
    pub struct ExtendedInput = "ng::eq1_net_with_input_x_minus_x_and_1_fits_every_consistent_dataset", Own;
    place: "Eq. 1; use of eq. 1 in Theorem 1";
    says: "With the input (x, −x, 1) in place of x, a ReLU network of eq. 1 of depth 2 fits every finite D ⊂ ℝ × ℝ with distinct inputs exactly.";
    reading: "relu(x) − relu(−x) = x and relu(1) = 1, so the hidden layer can hold x − x_k and 1; the output weights are those of the piecewise linear interpolation. The network is built and run.";
    verdict: "Holds for every data set tried.";
    repairs: "ng::eq1_net_with_activation_on_the_raw_input_fits_every_consistent_dataset";
    domain: Space::new("up to three data, x among 0, ±1, 2, y among 0, ±1").natural("p", 1, 3).vector("x", "p", &[0, 1, -1, 2]).vector("y", "p", &[0, 1, -1]);
    judge<N>(case) {
        let (x, y) = (case.vector("x")?, case.vector("y")?);
        let j = Judgement::new().given("distinct inputs", Some(distinct(x)?));
        if !distinct(x)? {
            return Ok(j);
        }
        let mut data: Vec<(N, N)> = Vec::new();
        for (t, v) in x.iter().zip(y) {
            let mut at = 0;
            while at < data.len() && decided(data[at].0.below(t), "order")? {
                at += 1;
            }
            data.insert(at, (t.clone(), v.clone()));
        }
        let one = N::integer(1);
        let (mut hidden, mut output) = (vec![vec![N::integer(0), N::integer(0), one.clone()]], vec![data[0].1.clone()]);
        let mut slope = N::integer(0);
        for pair in data.windows(2) {
            let next = decided((pair[1].1.clone() - pair[0].1.clone()).over(&(pair[1].0.clone() - pair[0].0.clone())), "a quotient")?;
            hidden.push(vec![one.clone(), -one.clone(), -pair[0].0.clone()]);
            output.push(next.clone() - slope);
            slope = next;
        }
        let (first, second) = (Matrix::from_rows(3, hidden)?, Matrix::from_rows(output.len(), vec![output])?);
        let mut values = Vec::new();
        for t in x {
            values.push(network("relu", &[&first, &second], &[t.clone(), -t.clone(), one.clone()])?.remove(0));
        }
        Ok(j.equal_vectors("f(x)", &values, y))
    }
}

claim! {
    pub struct BiasesAsRows = "ng::biases_are_absorbed_by_additional_rows_of_w", B;
    place: "Introduction, \"absorb all bias terms b_l into additional rows of the weight matrix\"";
    says: "With the convention y_i = Σ_j W_ij φ_j of eq. 1: for all m, n ≥ 1, W ∈ ℝ^{m×n}, b ∈ ℝ^m there are rows R ∈ ℝ^{k×n} such that the first m entries of [W; R]φ equal Wφ + b for all φ ∈ ℝ^n.";
    reading: "The first m entries of [W; R]φ are those of Wφ whatever R is, so one row R decides for all.";
    verdict: "Refuted: W = (0), b = 1: the first entry is 0 for every R, not 1.";
    repair: "ng::biases_are_absorbed_by_an_additional_column_of_w";
    domain: Space::new("m, n ≤ 2, one additional row").natural("m", 1, 2).natural("n", 1, 2).matrix("W", "m", "n", &[0, 1]).vector("b", "m", &[0, 1, -1]).matrix("R", 1, "n", &[0, 1]).vector("phi", "n", &[0, 1]);
    judge<N>(case) {
        let (w, b, r, phi) = (case.matrix("W")?, case.vector("b")?, case.matrix("R")?, case.vector("phi")?);
        let stacked = Matrix::from_rows(w.cols(), [w.row_vectors(), r.row_vectors()].concat())?.apply(phi)?;
        let target: Vec<N> = w.apply(phi)?.into_iter().zip(b).map(|(s, t)| s + t.clone()).collect();
        Ok(Judgement::new().equal_vectors("[W; R]φ", &stacked[..w.rows()], &target))
    }
}

claim! {
    pub struct BiasAsColumn = "ng::biases_are_absorbed_by_an_additional_column_of_w", Own;
    place: "Introduction";
    says: "[W b](φ; 1) = Wφ + b: biases are absorbed by one additional column of W and one component of φ that is constantly 1.";
    reading: "m, n ≤ 3, all W, b, φ. The formal proof is for all m and n.";
    verdict: "Proved for all m and n.";
    repairs: "ng::biases_are_absorbed_by_additional_rows_of_w";
    formal: "biases_are_absorbed_by_an_additional_column_of_w" in "ng/biases_are_absorbed_by_an_additional_column_of_w.v";
    domain: Space::new("m, n ≤ 3, all W, b, φ").natural("m", 1, 3).natural("n", 1, 3).free_matrix("W", "m", "n").free_vector("b", "m").free_vector("phi", "n");
    judge<N>(case) {
        let (w, b, phi) = (case.matrix("W")?, case.vector("b")?, case.vector("phi")?);
        let wide = Matrix::from_fn(w.rows(), w.cols() + 1, |i, j| if j < w.cols() { w.at(i, j).clone() } else { b[i].clone() });
        let target: Vec<N> = w.apply(phi)?.into_iter().zip(b).map(|(s, t)| s + t.clone()).collect();
        Ok(Judgement::new().equal_vectors("[W b](φ; 1)", &wide.apply(&[phi, &[N::integer(1)]].concat())?, &target))
    }
}

claim! {
    pub struct WidthBound = "ng::width_bound_is_compatible_with_the_single_layer_decomposition", B;
    place: "Introduction (\"l-th layer width n_l ≤ L\"); eq. 3 (0 < n' < i) and eq. 8 (\"large (or infinite) width single-layer NN\")";
    says: "For a network of depth L = 1 with n_0, n_1 ≤ L there is an integer n' with 0 < n' < i, i = n_0.";
    reading: "All widths at least 1.";
    verdict: "Refuted: n_0 = n_1 = 1, the only such network.";
    repair: "ng::width_bound_allows_a_latent_dimension_iff_the_depth_is_at_least_two";
    domain: Space::new("widths up to 3").natural("n0", 1, 3).natural("n1", 1, 3);
    judge<N>(case) {
        let (n0, n1) = (case.natural("n0")?, case.natural("n1")?);
        let between = (1..n0).count();
        Ok(Judgement::new().given("n_0, n_1 ≤ L = 1", Some(n0 <= 1 && n1 <= 1)).said(Some(between > 0), format!("{between} integers between 0 and {n0}"), "at least one"))
    }
}

claim! {
    pub struct WidthBoundIff = "ng::width_bound_allows_a_latent_dimension_iff_the_depth_is_at_least_two", Own;
    place: "Introduction; eq. 3";
    says: "Widths n_l ≤ L that allow an n' with 0 < n' < n_0 exist iff L ≥ 2.";
    reading: "All widths n_0 ≤ L are tried.";
    verdict: "Holds for every depth tried.";
    repairs: "ng::width_bound_is_compatible_with_the_single_layer_decomposition";
    domain: Space::new("depths up to 12").natural("L", 1, 12);
    judge<N>(case) {
        let depth = case.natural("L")?;
        let found = (1..=depth).flat_map(|n0| 1..n0).count();
        Ok(Judgement::new().said(Some((found > 0) == (depth >= 2)), format!("{found} choices of n_0 and n'"), "at least one iff L ≥ 2"))
    }
}

claim! {
    pub struct EveryMetric = "ng::assumption1_gives_uniform_continuity_for_every_compact_metric", B;
    place: "Assumption 1 with the Heine–Cantor step of the proof of Theorem 1";
    says: "Reading \"any metric\". For every set X ⊂ ℝ^n with a metric dX making it compact and every network function f_W (continuous on ℝ^n): f_W is uniformly continuous with respect to dX.";
    reading: "X = {0} ∪ {1/k}, f = relu, so f(x) = x on X; dX(x, x') = |h(x) − h(x')| with h the identity or the exchange of 0 and 1, under which X is isometric to itself with the Euclidean metric and so compact. For ε = 1/2 and each proposed δ = 1/m ≤ 1/2 the pairs among 0, 1, 1/2, …, 1/(m + 1) are tried.";
    verdict: "Refuted: with 0 and 1 exchanged the points 1/k come close to the point 1; every δ fails.";
    repair: "ng::power_metrics_on_the_unit_interval_have_the_modulus_epsilon_to_the_k";
    domain: Space::new("two metrics, δ = 1/2 to 1/12").word("metric", &["Euclidean", "exchanged"]).natural("m", 2, 12);
    judge<N>(case) {
        let m = case.natural("m")? as i64;
        let exchanged = case.word("metric")? == "exchanged";
        let points: Vec<N> = std::iter::once(N::integer(0)).chain((1..=m + 1).map(|k| N::ratio(1, k))).collect();
        let place = |k: usize| match k {
            0 | 1 if exchanged => points[1 - k].clone(),
            _ => points[k].clone(),
        };
        let (delta, half) = (N::ratio(1, m), N::ratio(1, 2));
        let mut worst = None;
        for i in 0..points.len() {
            for j in 0..i {
                let near = decided((place(i) - place(j)).modulus(), "a modulus")?;
                let apart = decided((activation("relu", &points[i])? - activation("relu", &points[j])?).modulus(), "a modulus")?;
                if decided(near.below(&delta), "a comparison")? && !decided(apart.below(&half), "a comparison")? {
                    worst = Some(format!("dX({}, {}) = {near}, outputs {apart} apart", points[i], points[j]));
                }
            }
        }
        Ok(Judgement::new().said(Some(worst.is_none()), worst.unwrap_or_else(|| "no such pair".into()), format!("less than 1/2 apart whenever dX < {delta}")))
    }
}

claim! {
    pub struct PowerMetrics = "ng::power_metrics_on_the_unit_interval_have_the_modulus_epsilon_to_the_k", Own;
    place: "Assumption 1";
    says: "If x ↦ x is continuous from (X, dX) to ℝ^n and X is compact for dX, f_W is uniformly continuous for dX. For dX(x, x') = |x^k − x'^k| on [0,1]: dX < ε^k implies |x − x'| < ε.";
    reading: "The first sentence is Heine–Cantor. The second is decided: for x' ≥ 0 and x = x' + h, h ≥ 0, x^k − x'^k ≥ h^k, because the difference is a sum of products of x' and h. k ≤ 6.";
    verdict: "By identity for each k.";
    repairs: "ng::assumption1_gives_uniform_continuity_for_every_compact_metric";
    domain: Space::new("k ≤ 6, all x', h ≥ 0").natural("k", 1, 6).free("x").free("h");
    judge<N>(case) {
        let (k, x, h) = (case.natural("k")?, case.number("x")?.clone(), case.number("h")?.clone());
        let mut j = Judgement::new();
        let (base, step) = (j.given_non_negative("x' ≥ 0", x.clone()), j.given_non_negative("h ≥ 0", h.clone()));
        let mut gap = Signed::constant(0, 1);
        for i in 1..k {
            let mut term = Signed::constant(binomial(k, i) as u32, 1);
            for f in std::iter::repeat_n(&base, i).chain(std::iter::repeat_n(&step, k - i)) {
                term = term.times(f);
            }
            gap = gap.plus(&term);
        }
        let distance = (x.clone() + h.clone()).power(k as u32) - x.power(k as u32);
        Ok(j.larger(distance, h.power(k as u32), false, gap))
    }
}

claim! {
    pub struct SpaceCompact = "ng::assumption1_is_compatible_with_the_domain_in_theorem2", B;
    place: "Assumption 1 (X compact); Theorem 2 (f: ℝ^i → ℝ^o)";
    says: "ℝ^i with the Euclidean metric is compact for some i ≥ 1.";
    reading: "A compact set is bounded. For each proposed i and bound R the point (R + 1)e_1 is tried.";
    verdict: "Refuted: it fails for every i and R; the repair proves it for all of them.";
    repair: "ng::euclidean_spaces_are_unbounded";
    negation: "ng::euclidean_spaces_are_unbounded";
    domain: Space::new("i ≤ 4, R ≤ 4").natural("i", 1, 4).natural("R", 0, 4);
    judge<N>(case) {
        let (i, r) = (case.natural("i")?, N::integer(case.natural("R")? as i64));
        let mut point = vec![N::integer(0); i];
        point[0] = r.clone() + N::integer(1);
        let length = length_squared(&point);
        Ok(Judgement::new().said(length.at_most(&r.squared()), format!("a point with ‖x‖² = {length}"), format!("at most {}", r.squared())))
    }
}

claim! {
    pub struct SpaceUnbounded = "ng::euclidean_spaces_are_unbounded", Own;
    place: "Assumption 1; Theorem 2";
    says: "For every i ≥ 1 and R ≥ 0 the point (R + 1)e_1 ∈ ℝ^i has ‖x‖² > R²: ℝ^i is not compact, so Theorem 2 needs a compact X ⊂ ℝ^i in place of ℝ^i.";
    reading: "The components other than the first are 0 in every dimension.";
    verdict: "Proved for all R.";
    repairs: "ng::assumption1_is_compatible_with_the_domain_in_theorem2";
    domain: Space::new("all R").free("R").complete();
    judge<N>(case) {
        let r = case.number("R")?.clone();
        let mut j = Judgement::new();
        let known = j.given_non_negative("R ≥ 0", r.clone());
        let length = (r.clone() + N::integer(1)).squared();
        Ok(j.larger(length, r.squared(), true, known.times(&Signed::constant(2, 1)).plus(&Signed::constant(1, 1))))
    }
}

claim! {
    pub struct BoundedDomains = "ng::network_function_is_uniformly_continuous_on_bounded_domains", B;
    place: "Abstract (\"over a bounded domain\")";
    says: "For continuous φ, every W and every bounded X ⊂ ℝ^n, f_W restricted to X is uniformly continuous.";
    reading: "In general: the closure of X is compact, and Heine–Cantor applies to it. Decided in exact form for φ(t) = t², t³, which are not uniformly continuous on ℝ: f(x) = w·x^k satisfies (f(x) − f(x'))² ≤ (kR^{k−1})²w²(x − x')² for |x|, |x'| ≤ R.";
    verdict: "By identity for both activations.";
    domain: Space::new("k = 2, 3, all w, R, x, x'").natural("k", 2, 3).free("w").free("R").free("x").free("y");
    judge<N>(case) {
        let (k, w, r, x, y) = (case.natural("k")? as u32, case.number("w")?.clone(), case.number("R")?.clone(), case.number("x")?.clone(), case.number("y")?.clone());
        let mut j = Judgement::new();
        let mut bound = |name: &str, v: N| j.given_non_negative(name, v);
        let (a, b) = (bound("x ≤ R", r.clone() - x.clone()), bound("x ≥ −R", r.clone() + x.clone()));
        let (c, d) = (bound("x' ≤ R", r.clone() - y.clone()), bound("x' ≥ −R", r.clone() + y.clone()));
        let factor = if k == 2 {
            a.plus(&c).times(&b.plus(&d))
        } else {
            // 3R² − q and 3R² + q for q = x² + xx' + x'²
            let inside = a.times(&b).plus(&c.times(&d)).times(&Signed::constant(3, 2)).plus(&Signed::square(x.clone() - y.clone()).times(&Signed::constant(1, 2)));
            let half = Signed::constant(1, 2);
            let q = Signed::square(x.clone()).plus(&Signed::square(y.clone())).plus(&Signed::square(x.clone() + y.clone())).times(&half);
            inside.times(&Signed::square(r.clone()).times(&Signed::constant(3, 1)).plus(&q))
        };
        let scale = Signed::square(w.clone() * (x.clone() - y.clone()));
        let lipschitz = N::integer(i64::from(k)) * r.power(k - 1);
        let left = lipschitz.squared() * scale.value().clone();
        let right = (w * (x.power(k) - y.power(k))).squared();
        Ok(j.larger(left, right, false, factor.times(&scale)))
    }
}

/// A point where |c_0 + … + c_n tⁿ| exceeds `bound`, n ≥ 1, c_n ≠ 0: t = 1 + (bound + Σ|c_j|)/|c_n| on the side `sign`.
pub(super) fn beyond<N: Number>(c: &[N], bound: &N, sign: i64) -> Result<N, Undefined> {
    let lead = decided(c[c.len() - 1].modulus(), "a modulus")?;
    let reach = decided(
        (bound.clone() + sum_of_moduli(c)?).over(&lead),
        "a quotient",
    )?;
    Ok(N::integer(sign) * (N::integer(1) + reach))
}

claim! {
    pub struct BoundedActivations = "ng::polynomial_and_exponential_activations_satisfy_assumption2", B;
    place: "Assumption 2; §Previous Works (nth order polynomials and e^x as activation functions)";
    says: "For every n ≥ 1 some polynomial of degree n is bounded on ℝ, and e^x is bounded on ℝ.";
    reading: "For each proposed polynomial of degree n and bound B: the value at t = 1 + (B + Σ|c_j|)/|c_n|; for e^x and B: e^B ≥ 1 + B.";
    verdict: "Refuted: p(t) = t exceeds B = 1 at t = 3; every proposal fails.";
    repair: "ng::nonconstant_polynomials_exceed_every_bound";
    domain: Space::new("degrees 1 to 3, coefficients 0, ±1, B ≤ 3").word("phi", &["polynomial", "exp"]).natural("B", 1, 3).natural("n", 1, 3).vector("lower", "n", &[0, 1, -1]).number("lead", &[(1, 1), (-1, 1)]);
    judge<N>(case) {
        let b = N::integer(case.natural("B")? as i64);
        if case.word("phi")? == "exp" {
            let least = N::integer(1) + b.clone();
            return Ok(Judgement::new().said(least.at_most(&b), format!("e^{b} ≥ {least}"), format!("at most {b}")));
        }
        let c = [case.vector("lower")?, &[case.number("lead")?.clone()]].concat();
        let t = beyond(&c, &b, 1)?;
        let value = decided(polynomial(&c, &t).modulus(), "a modulus")?;
        Ok(Judgement::new().said(value.at_most(&b), format!("|p({t})| = {value}"), format!("at most {b}")))
    }
}

claim! {
    pub struct PolynomialsUnbounded = "ng::nonconstant_polynomials_exceed_every_bound", Own;
    place: "Assumption 2; §Previous Works";
    says: "For every polynomial p of degree n ≥ 1 and B ≥ 0: |p(t)| > B at t = ±(1 + (B + Σ|c_j|)/|c_n|). So no polynomial activation but the constants satisfies Assumption 2 on ℝ; on bounded sets all of them do.";
    reading: "Both points are tried.";
    verdict: "Holds for every polynomial tried.";
    repairs: "ng::polynomial_and_exponential_activations_satisfy_assumption2";
    domain: Space::new("degrees 1 to 4, coefficients 0, ±1, B = 0, 1/2, 3").number("B", &[(0, 1), (1, 2), (3, 1)]).natural("n", 1, 4).vector("lower", "n", &[0, 1, -1]).number("lead", &[(1, 1), (-1, 1), (1, 3)]);
    judge<N>(case) {
        let b = case.number("B")?;
        let lead = case.number("lead")?.clone();
        let j = Judgement::new().given("B ≥ 0", N::integer(0).at_most(b)).given("degree n", lead.is_nought().map(|z| !z));
        let c = [case.vector("lower")?, &[lead]].concat();
        if j.met() != Some(true) {
            return Ok(j);
        }
        let mut exceeds = true;
        for side in [1, -1] {
            let value = decided(polynomial(&c, &beyond(&c, b, side)?).modulus(), "a modulus")?;
            exceeds &= decided(b.below(&value), "a comparison")?;
        }
        Ok(j.said(Some(exceeds), "both values", format!("more than {b}")))
    }
}
