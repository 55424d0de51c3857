//! §6.1, §6.2: invariant sums, pairs of features, invariant projections, virtual examples.

use super::notation::*;
use crate::claim;
use crate::informal;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};

/// The cyclic group of order n acting on ℝ^n by shifts.
fn shifted<N: Number>(t: &[N], by: usize) -> Vec<N> {
    (0..t.len())
        .map(|i| t[(i + t.len() - by % t.len()) % t.len()].clone())
        .collect()
}

fn inner<N: Number>(x: &[N], y: &[N]) -> N {
    sum(x.iter().zip(y).map(|(a, b)| a.clone() * b.clone()))
}

fn activation<N: Number>(name: &str, t: &N) -> Result<N, Undefined> {
    Ok(match name {
        "relu" => relu(t)?,
        "square" => t.squared(),
        _ => t.power(3) + N::integer(1),
    })
}

/// Σ σ(⟨gt, x⟩) over the shifts g in the set.
fn pooled<N: Number>(name: &str, set: usize, t: &[N], x: &[N]) -> Result<N, Undefined> {
    let mut total = N::integer(0);
    for g in (0..t.len()).filter(|g| set >> g & 1 == 1) {
        total = total + activation(name, &inner(&shifted(t, g), x))?;
    }
    Ok(total)
}

const SIGMAS: [&str; 3] = ["relu", "square", "cubic"];

claim! {
    pub struct OrbitSum = "poggio::sum_over_the_group_orbit_is_invariant", B;
    place: "§6.1, parenthesis";
    says: "Reading \"full group\". For a finite group G acting orthogonally on ℝ^D, σ: ℝ → ℝ, t, x ∈ ℝ^D: Σ_{g∈G} σ(⟨gt, x⟩) is unchanged when x is replaced by hx, h ∈ G.";
    reading: "In the formal proof the group is a family of matrices with h^T g in the family whenever g is, g ↦ h^T g a permutation. Instances: cyclic shifts; σ is ReLU, the square, or t³ + 1.";
    verdict: "Proved for all finite families of matrices permuted by h^T, all σ.";
    formal: "sum_over_the_group_orbit_is_invariant" in "poggio/sum_over_the_group_orbit_is_invariant.v";
    domain: Space::new("shifts of ℝ^n, n ≤ 3, t, x with entries 0, 1, −2").word("σ", &SIGMAS).natural("n", 1, 3).natural("h", 0, 2).vector("t", "n", &[0, 1, -2]).vector("x", "n", &[0, 1, -2]);
    judge<N>(case) {
        let (name, h, t, x) = (case.word("σ")?, case.natural("h")?, case.vector("t")?, case.vector("x")?);
        let all = (1 << t.len()) - 1;
        Ok(Judgement::new().equal("pooled", pooled(name, all, t, &shifted(x, h))?, pooled(name, all, t, x)?))
    }
}

claim! {
    pub struct SomeTransformations = "poggio::sum_over_some_transformations_is_invariant", B;
    place: "§6.1, parenthesis (\"for transformations g_i\")";
    says: "Reading \"some transformations\". For a finite group G acting orthogonally on ℝ^D, every non-empty subset S ⊂ G, σ: ℝ → ℝ, t, x ∈ ℝ^D: Σ_{g∈S} σ(⟨gt, x⟩) is unchanged when x is replaced by hx, h ∈ G.";
    reading: "Cyclic shifts; S is a set of shifts, written as the bits of a number.";
    verdict: "Refuted by n = 2, S = {e}, h the exchange.";
    repair: "poggio::pooled_sums_are_invariant_for_every_sigma_iff_all_transformations_are_pooled";
    domain: Space::new("shifts of ℝ^n, n ≤ 3, all S, t, x with entries 0, 1, −2").word("σ", &SIGMAS).natural("n", 1, 3).natural("h", 0, 2).natural("S", 1, 7).vector("t", "n", &[0, 1, -2]).vector("x", "n", &[0, 1, -2]);
    judge<N>(case) {
        let (name, h, set) = (case.word("σ")?, case.natural("h")?, case.natural("S")?);
        let (t, x) = (case.vector("t")?, case.vector("x")?);
        Ok(Judgement::new()
            .given("S ⊂ G", Some(set < 1 << t.len()))
            .equal("pooled", pooled(name, set, t, &shifted(x, h))?, pooled(name, set, t, x)?))
    }
}

claim! {
    pub struct SomeTransformationsIff = "poggio::pooled_sums_are_invariant_for_every_sigma_iff_all_transformations_are_pooled", Own;
    place: "§6.1, parenthesis (\"for transformations g_i\")";
    says: "For a finite group G acting faithfully and orthogonally and a non-empty S ⊂ G: Σ_{g∈S} σ(⟨gt, x⟩) is invariant under G for all σ, t, x iff S = G. For a single h it is invariant for all σ, t, x iff hS = S.";
    reading: "Invariance for all σ means that the values ⟨gt, hx⟩, g ∈ S, are those ⟨gt, x⟩ in some order; tested with t the first unit vector and x = (1, 2, 4, 8), whose shifts have all inner products different. Cyclic shifts.";
    verdict: "Exhausted for n ≤ 4, all S and h.";
    repairs: "poggio::sum_over_some_transformations_is_invariant";
    domain: Space::new("shifts of ℝ^n, n ≤ 4, all S, h").natural("n", 1, 4).natural("h", 0, 3).natural("S", 1, 15);
    judge<N>(case) {
        let (n, h, set) = (case.natural("n")?, case.natural("h")?, case.natural("S")?);
        let t: Vec<N> = (0..n).map(|i| N::integer(i64::from(i == 0))).collect();
        let x: Vec<N> = (0..n).map(|i| whole(1 << i)).collect();
        // whether each value occurs among the values of the other list; all are different
        let same_values = |h: usize| -> Result<bool, Undefined> {
            let values = |x: &[N]| (0..n).filter(|g| set >> g & 1 == 1).map(|g| inner(&shifted(&t, g), x)).collect::<Vec<N>>();
            let (a, b) = (values(&shifted(&x, h)), values(&x));
            for u in &a {
                let mut found = false;
                for v in &b {
                    found |= decided(u.same(v), "equality")?;
                }
                if !found {
                    return Ok(false);
                }
            }
            Ok(true)
        };
        let moved = (0..n).filter(|g| set >> g & 1 == 1).fold(0usize, |s, g| s | 1 << ((g + h) % n));
        let one = same_values(h)? == (moved == set % (1 << n));
        let mut all = true;
        for k in 0..n {
            all &= same_values(k)?;
        }
        let whole_group = set == (1 << n) - 1;
        Ok(Judgement::new().given("S ⊂ G", Some(set < 1 << n)).said(Some(one && all == whole_group), format!("invariant under h iff hS = S: {one}; under all: {all}"), format!("S = G: {whole_group}")))
    }
}

claim! {
    pub struct PairClassifier = "poggio::linear_classifier_on_feature_pairs_learns_same_or_different", B;
    place: "§6.1 (\"g(f(x), f(z)) = A(f(x), f(z))\", linear classifier)";
    says: "For some feature map f with at least two distinct images f(x_1) ≠ f(x_2) there is an affine function of (f(x), f(z)) that is positive on (x_1,x_1), (x_2,x_2) and negative on (x_1,x_2), (x_2,x_1).";
    reading: "The proposal f(x_1) = p, f(x_2) = q (numbers) and the affine function au + bv + c are the instance; it must have the four signs.";
    verdict: "Refuted at every proposal tried.";
    repair: "poggio::affine_functions_of_feature_pairs_cannot_tell_same_from_different_but_a_quadratic_form_can";
    negation: "poggio::affine_functions_of_feature_pairs_cannot_tell_same_from_different_but_a_quadratic_form_can";
    domain: Space::new("p, q and coefficients among 0, ±1, 2").number("p", &[(0, 1), (1, 1), (-1, 1), (2, 1)]).number("q", &[(1, 1), (0, 1), (-1, 1), (2, 1)]).vector("a", 3, &[0, 1, -1, 2]);
    judge<N>(case) {
        let (p, q, a) = (case.number("p")?, case.number("q")?, case.vector("a")?);
        let g = |u: &N, v: &N| a[0].clone() * u.clone() + a[1].clone() * v.clone() + a[2].clone();
        let nought = N::integer(0);
        let same = less(&nought, &g(p, p))? && less(&nought, &g(q, q))?;
        let different = less(&g(p, q), &nought)? && less(&g(q, p), &nought)?;
        Ok(Judgement::new()
            .given("p ≠ q", decided(p.same(q), "equality").ok().map(|e| !e))
            .said(Some(same && different), format!("same: {same}, different: {different}"), "true, true"))
    }
}

claim! {
    pub struct PairClassifierImpossible = "poggio::affine_functions_of_feature_pairs_cannot_tell_same_from_different_but_a_quadratic_form_can", Own;
    place: "§6.1 (\"g(f(x), f(z)) = A(f(x), f(z))\", linear classifier)";
    says: "For every feature map and every affine g: g(f_1, f_1) + g(f_2, f_2) = g(f_1, f_2) + g(f_2, f_1), so g never has the four signs. The function |f_1 − f_2|²/2 − |u − v|² has them, as f_1 ≠ f_2: its four values are ±|f_1 − f_2|²/2.";
    reading: "Features in ℝ^D, coefficients free.";
    verdict: "Proved for all D, features and coefficients.";
    repairs: "poggio::linear_classifier_on_feature_pairs_learns_same_or_different";
    formal: "affine_functions_of_feature_pairs_cannot_tell_same_from_different_but_a_quadratic_form_can" in "poggio/affine_functions_of_feature_pairs_cannot_tell_same_from_different_but_a_quadratic_form_can.v";
    domain: Space::new("D ≤ 3, all real features and coefficients").natural("D", 1, 3).free_vector("p", "D").free_vector("q", "D").free_vector("a", "D").free_vector("b", "D").free("c");
    judge<N>(case) {
        let (p, q) = (case.vector("p")?, case.vector("q")?);
        let (a, b, c) = (case.vector("a")?, case.vector("b")?, case.number("c")?);
        let g = |u: &[N], v: &[N]| inner(a, u) + inner(b, v) + c.clone();
        let half = N::ratio(1, 2) * energy(&difference(p, q));
        let form = |u: &[N], v: &[N]| half.clone() - energy(&difference(u, v));
        Ok(Judgement::new()
            .equal("same", g(p, p) + g(q, q), g(p, q) + g(q, p))
            .equal("form at the same", form(p, p), half.clone())
            .equal("form at different ones", form(p, q), -half.clone()))
    }
}

claim! {
    pub struct InvariantProjection = "poggio::projection_minimising_the_invariance_loss_exists", B;
    place: "§6.2 (\"we find P that minimizes |P(f(x_i) − f(T^k x_m))|² under the constraint x_m = x_i\")";
    says: "For every feature map, data set and set of transformations there is an orthogonal projection P minimising Σ_{i,k}|P(f(x_i) − f(T^k x_i))|².";
    reading: "P = 0 is one: its loss is 0, and every loss is a sum of squares. So without a further condition the minimiser may say nothing. Judged against every matrix P; the differences are the columns of E.";
    verdict: "Proved for all dimensions and any number of differences.";
    formal: "projection_minimising_the_invariance_loss_exists" in "poggio/projection_minimising_the_invariance_loss_exists.v";
    domain: Space::new("D ≤ 2, m ≤ 2 differences, all real E, P").natural("D", 1, 2).natural("m", 1, 2).free_matrix("E", "D", "m").free_matrix("P", "D", "D");
    judge<N>(case) {
        let (e, p) = (case.matrix("E")?, case.matrix("P")?);
        let at_p = p.times(e)?;
        let at_zero = Matrix::<N>::zero(p.rows(), p.cols()).times(e)?;
        Ok(Judgement::new().larger(energy(at_p.entries()), energy(at_zero.entries()), false, squares(at_p.entries())))
    }
}

claim! {
    pub struct InvarianceRobust = "poggio::invariance_implies_adversarial_robustness", B;
    place: "§6.2";
    says: "Read as an implication: every classifier ℝ^D → {±1} invariant under a non-trivial group of orthogonal transformations has no point whose label changes under some perturbation of norm at most 1/10 of the point's norm.";
    reading: "The classifier 1[|x|² > r] on ℝ^D is invariant under all orthogonal transformations. x and e are the instance, |e| ≤ |x|/10.";
    verdict: "Refuted on the line: |x| > 1 changes between 1 and 11/10.";
    repair: "poggio::adversarial_perturbations_of_invariant_classifiers_are_moved_by_the_group";
    domain: Space::new("D ≤ 2, r = 1, 2, x with entries 0, 1, −1, 10e with entries 0, ±1").natural("D", 1, 2).number("r", &[(1, 1), (2, 1)]).vector("x", "D", &[1, 0, -1]).vector("e", "D", &[0, 1, -1]);
    judge<N>(case) {
        let (r, x) = (case.number("r")?, case.vector("x")?);
        let e: Vec<N> = case.vector("e")?.iter().map(|t| t.clone() * N::ratio(1, 10)).collect();
        let small = decided((N::integer(100) * energy(&e)).at_most(&energy(x)), "a comparison")?;
        let (before, after) = (less(r, &energy(x))?, less(r, &energy(&total(x, &e)))?);
        Ok(Judgement::new().given("|e| ≤ |x|/10", Some(small)).said(Some(before == after), format!("label {before}, perturbed {after}"), "the same label"))
    }
}

claim! {
    pub struct InvarianceRobustOrbit = "poggio::adversarial_perturbations_of_invariant_classifiers_are_moved_by_the_group", Own;
    place: "§6.2";
    says: "Let a classifier c be invariant under a group G of orthogonal transformations. Then e changes the label at x iff ge changes it at gx, and |ge| = |e|, so the distance to the decision boundary is constant on orbits: invariance multiplies each adversarial example by the group and removes none.";
    reading: "The lengths of the perturbations that change the label are the same at x and at gx. Enumerated: G the exchange and the sign changes of two coordinates; c(x) = 1[x_1²x_2² > r] and 1[|x|² > r], which are invariant.";
    verdict: "Proved for all dimensions, groups of orthogonal matrices and classifiers.";
    repairs: "poggio::invariance_implies_adversarial_robustness";
    formal: "adversarial_perturbations_of_invariant_classifiers_are_moved_by_the_group" in "poggio/adversarial_perturbations_of_invariant_classifiers_are_moved_by_the_group.v";
    domain: Space::new("two classifiers, eight transformations, x, e with entries 0, 1, −2").word("c", &["norm", "product"]).natural("g", 0, 7).vector("x", 2, &[0, 1, -2]).vector("e", 2, &[0, 1, -2]);
    judge<N>(case) {
        let (name, g, x, e) = (case.word("c")?, case.natural("g")?, case.vector("x")?, case.vector("e")?);
        let label = |z: &[N]| {
            let value = if name == "norm" { energy(z) } else { z[0].squared() * z[1].squared() };
            less(&N::integer(1), &value)
        };
        let act = |z: &[N]| -> Vec<N> {
            let (a, b) = if g & 1 == 1 { (&z[1], &z[0]) } else { (&z[0], &z[1]) };
            vec![if g & 2 == 2 { -a.clone() } else { a.clone() }, if g & 4 == 4 { -b.clone() } else { b.clone() }]
        };
        let here = label(x)? != label(&total(x, e))?;
        let there = label(&act(x))? != label(&total(&act(x), &act(e)))?;
        let length = decided(energy(&act(e)).same(&energy(e)), "equality")?;
        Ok(Judgement::new().said(Some(here == there && length), format!("changes at x: {here}, norm kept: {length}"), format!("changes at gx: {there}")))
    }
}

informal! {
    pub struct NaturalImages = "poggio::natural_images_are_characterised_by_invariances", B;
    place: "§6.2, the conjecture";
    says: "The manifold of natural images can be characterised by a large set of images and invariances.";
    missing: "the manifold, the invariances, the meaning of \"characterised\"";
}

claim! {
    pub struct VirtualExamples = "poggio::regularisation_can_equal_virtual_examples", B;
    place: "§6.2.1";
    says: "For λ > 0 ridge regression Σ(w·x_n − y_n)² + λ‖w‖² has the same minimiser as least squares on the data together with virtual examples √λ e_j ↦ 0, j = 1…D.";
    reading: "r = √λ. Both objectives agree at every w, which is more.";
    verdict: "Proved for all D, N, data, r and w.";
    formal: "regularisation_can_equal_virtual_examples" in "poggio/regularisation_can_equal_virtual_examples.v";
    domain: Space::new("D, N ≤ 2, all real data, r, w").natural("D", 1, 2).natural("N", 1, 2).free_matrix("X", "N", "D").free_vector("y", "N").free("r").free_vector("w", "D");
    judge<N>(case) {
        let (x, y, r, w) = (case.matrix("X")?, case.vector("y")?, case.number("r")?, case.vector("w")?);
        let ridge = energy(&difference(&x.apply(w)?, y)) + r.squared() * energy(w);
        let virtual_rows = Matrix::identity(w.len()).scaled(r).row_vectors();
        let all = Matrix::from_rows(w.len(), [x.row_vectors(), virtual_rows].concat())?;
        let targets = [y.to_vec(), vec![N::integer(0); w.len()]].concat();
        Ok(Judgement::new().equal("objective", ridge, energy(&difference(&all.apply(w)?, &targets))))
    }
}

informal! {
    pub struct MinNormLayerwise = "poggio::min_norm_layerwise_learning_works_for_sparse_polynomials", B;
    place: "§6.4, §6.5 (questions), footnote 5, Figures 6–7";
    says: "It seems that a sparse polynomial can be learned with GD and minimum norm.";
    missing: "algorithm, data model and error criterion";
}

claim! {
    pub struct PoolCell = "poggio::pool_cell_inhibition_equals_lateral_inhibition", B;
    place: "§7; Figure 7";
    says: "For all n, c > 0, x ∈ ℝ^n: σ(x_i − cΣ_j x_j) = σ(x_i − cΣ_{j≠i} x_j) for all i, σ = ReLU.";
    reading: "As written.";
    verdict: "Refuted by n = 1, c = 1, x = 1: the pool cell inhibits its only neuron, 0 against 1.";
    repair: "poggio::pool_cell_inhibition_equals_scaled_lateral_inhibition_of_strength_c_over_one_minus_c";
    domain: Space::new("n ≤ 3, c = 1, 1/2, x with entries 0, ±1, 2").natural("n", 1, 3).number("c", &[(1, 1), (1, 2)]).vector("x", "n", &[0, 1, -1, 2]);
    judge<N>(case) {
        let (c, x) = (case.number("c")?, case.vector("x")?);
        let pool = sum(x.iter().cloned());
        let left: Vec<N> = x.iter().map(|t| t.clone() - c.clone() * pool.clone()).collect();
        let right: Vec<N> = x.iter().map(|t| t.clone() - c.clone() * (pool.clone() - t.clone())).collect();
        Ok(Judgement::new().given("c > 0", Some(less(&N::integer(0), c)?)).equal_vectors("σ", &relus(&left)?, &relus(&right)?))
    }
}

claim! {
    pub struct PoolCellScaled = "poggio::pool_cell_inhibition_equals_scaled_lateral_inhibition_of_strength_c_over_one_minus_c", Own;
    place: "§7; Figure 7";
    says: "For all n, 0 < c < 1, x ∈ ℝ^n: σ(x_i − cΣ_j x_j) = (1 − c)·σ(x_i − (c/(1 − c))Σ_{j≠i} x_j) for all i, σ = ReLU: a pool cell of strength c is lateral inhibition of strength c/(1 − c) with gain 1 − c.";
    reading: "As written.";
    verdict: "Proved for all n, c and x.";
    repairs: "poggio::pool_cell_inhibition_equals_lateral_inhibition";
    formal: "pool_cell_inhibition_equals_scaled_lateral_inhibition_of_strength_c_over_one_minus_c" in "poggio/pool_cell_inhibition_equals_scaled_lateral_inhibition_of_strength_c_over_one_minus_c.v";
    domain: Space::new("n ≤ 3, c = 1/2, 1/3, 3/4, x with entries 0, ±1, 2").natural("n", 1, 3).number("c", &[(1, 2), (1, 3), (3, 4)]).vector("x", "n", &[0, 1, -1, 2]);
    judge<N>(case) {
        let (c, x) = (case.number("c")?, case.vector("x")?);
        let rest = N::integer(1) - c.clone();
        let inside = less(&N::integer(0), c)? && less(&N::integer(0), &rest)?;
        let j = Judgement::new().given("0 < c < 1", Some(inside));
        if zero(&rest)? {
            return Ok(j.said(Some(true), "not judged", "not judged"));
        }
        let strength = ratio(c, &rest)?;
        let pool = sum(x.iter().cloned());
        let left: Vec<N> = x.iter().map(|t| t.clone() - c.clone() * pool.clone()).collect();
        let right: Vec<N> = x.iter().map(|t| t.clone() - strength.clone() * (pool.clone() - t.clone())).collect();
        let scaled: Vec<N> = relus(&right)?.iter().map(|t| rest.clone() * t.clone()).collect();
        Ok(j.equal_vectors("σ", &relus(&left)?, &scaled))
    }
}
