//! §5.2, first remark: non-expansive layers, their iterates and their fixed points.

use super::notation::*;
use crate::claim;
use crate::kernel::{Case, Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided};

/// Whether every row and every column has at most one non-zero entry, and that is ±1: the integer matrices with ‖W‖₂ ≤ 1.
fn signed_partial_permutation<N: Number>(w: &Matrix<N>) -> Result<bool, Undefined> {
    for rows in [w.row_vectors(), w.transpose().row_vectors()] {
        for row in rows {
            let mut entries = 0;
            for a in &row {
                let unit = decided(a.squared().same(&N::integer(1)), "an entry")?;
                entries += usize::from(unit);
                if !unit && !zero(a)? {
                    return Ok(false);
                }
            }
            if entries > 1 {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

claim! {
    pub struct NonexpansiveConverges = "poggio::nonexpansive_recurrent_net_converges", A;
    place: "§5.2, first remark";
    says: "For every D, W ∈ ℝ^{D×D} with ‖Wx − Wy‖ ≤ ‖x − y‖ and every z the sequence W^L z converges as L → ∞.";
    reading: "W is a partial permutation with signs (the integer matrices of norm at most 1), so the sequence is eventually periodic: it converges iff W^{24+1}z = W^{24}z, since D ≤ 2 allows periods 1, 2, 4 only.";
    verdict: "Refuted by W = (−1), z = 1: 1, −1, 1, …";
    repair: "poggio::nonexpansive_linear_iterates_converge_iff_one_is_the_only_eigenvalue_on_the_unit_circle";
    domain: Space::new("D ≤ 2, W with entries 0, ±1, z with entries 0, 1").natural("D", 1, 2).matrix("W", "D", "D", &[0, 1, -1]).vector("z", "D", &[0, 1]);
    judge<N>(case) {
        let (w, z) = (case.matrix("W")?, case.vector("z")?);
        let j = Judgement::new().given("a partial permutation with signs", Some(signed_partial_permutation(w)?));
        if !signed_partial_permutation(w)? {
            return Ok(j.said(Some(true), "not judged", "not judged"));
        }
        let late = matrix_power(w, 24)?.apply(z)?;
        Ok(j.equal_vectors("W^25 z", &w.apply(&late)?, &late))
    }
}

/// Rational matrices of norm at most 1: M/5 for M with entries 0, ±3, ±4, ±5.
fn fifths<N: Number>(case: &Case<N>) -> Result<Matrix<N>, Undefined> {
    Ok(case.matrix("M")?.scaled(&N::ratio(1, 5)))
}

/// The projector onto the kernel of I − W: I minus the projector onto the row space of I − W.
fn fixed_space<N: Number>(w: &Matrix<N>) -> Result<Matrix<N>, Undefined> {
    let id = Matrix::identity(w.rows());
    id.minus(&id.minus(w)?.projector_onto_row_span()?)
}

claim! {
    pub struct NonexpansiveConvergesIff = "poggio::nonexpansive_linear_iterates_converge_iff_one_is_the_only_eigenvalue_on_the_unit_circle", Own;
    place: "§5.2, first remark; open question: which non-expansive layers have converging iterates?";
    says: "Let ‖W‖_2 ≤ 1 and P the orthogonal projector onto the fixed vectors of W. Then WP = PW = P and W^L = P + (W − P)^L for L ≥ 1, so W^L z converges for all z iff (W − P)^L → 0, that is, iff W has no eigenvalue of modulus 1 other than 1; the limit is Pz.";
    reading: "D ≤ 2, W = M/5. (W − P)^L → 0 by Schur–Cohn; eigenvalues on the circle from trace and determinant: −1 is one iff det(I + W) = 0, a non-real pair iff det W = 1 and |tr W| < 2.";
    verdict: "Exhausted for D ≤ 2 and M with entries 0, ±3, 4, ±5.";
    repairs: "poggio::nonexpansive_recurrent_net_converges";
    domain: Space::new("D ≤ 2, W = M/5, entries of M 0, ±3, 4, ±5").natural("D", 1, 2).matrix("M", "D", "D", &[0, 5, -5, 3, -3, 4]);
    judge<N>(case) {
        let w = fifths(case)?;
        let below = norm_at_most(&w, &N::integer(1))?;
        let id = Matrix::identity(w.rows());
        let p = fixed_space(&w)?;
        let commute = agree(&w.times(&p)?, &p)? && agree(&p.times(&w)?, &p)?;
        let rest = w.minus(&p)?;
        let power = agree(&matrix_power(&w, 3)?, &p.plus(&matrix_power(&rest, 3)?)?)?;
        let converges = powers_vanish(&rest)?;
        let minus = zero(&id.plus(&w)?.determinant()?)?;
        let pair = w.rows() == 2
            && decided(w.determinant()?.same(&N::integer(1)), "a determinant")?
            && less(&w.trace().squared(), &N::integer(4))?;
        Ok(Judgement::new().given("‖W‖₂ ≤ 1", Some(below)).said(
            Some(commute && power && converges != (minus || pair)),
            format!("W = P + (W − P): {commute}, {power}; converges: {converges}"),
            format!("eigenvalue −1: {minus}, a pair: {pair}"),
        ))
    }
}

claim! {
    pub struct AveragedIteration = "poggio::averaged_nonexpansive_iteration_has_summable_residuals", Own;
    place: "§5.2, first remark; open question: which modification of the iteration always converges?";
    says: "Let T: ℝ^D → ℝ^D be non-expansive in the Euclidean norm with a fixed point p. The averaged iteration z_{t+1} = (z_t + Tz_t)/2 satisfies |z_{t+1} − p|² + ¼|z_t − Tz_t|² ≤ |z_t − p|², so Σ_t |z_t − Tz_t|² ≤ 4|z_0 − p|²: the residuals tend to 0, and z_t converges to a fixed point (Krasnosel'skiĭ), whenever there is one.";
    reading: "Judged: the two inequalities, at linear T = W = M/5 with p = 0. That z_t converges follows: a limit point is a fixed point q, and |z_t − q| decreases.";
    verdict: "Proved for all D and T, both inequalities.";
    formal: "averaged_nonexpansive_iteration_has_summable_residuals" in "poggio/averaged_nonexpansive_iteration_has_summable_residuals.v";
    domain: Space::new("D ≤ 2, W = M/5, entries of M 0, ±5, 3, −4, z with entries 0, ±1").natural("D", 1, 2).matrix("M", "D", "D", &[0, 5, -5, 3, -4]).vector("z", "D", &[0, 1, -1]);
    judge<N>(case) {
        let w = fifths(case)?;
        let below = norm_at_most(&w, &N::integer(1))?;
        let start = energy(case.vector("z")?);
        let mut z = case.vector("z")?.to_vec();
        let (mut residuals, mut decreases) = (N::integer(0), true);
        for _ in 0..4 {
            let image = w.apply(&z)?;
            let residual = energy(&difference(&z, &image));
            let next: Vec<N> = total(&z, &image).iter().map(|t| t.clone() * N::ratio(1, 2)).collect();
            let left = energy(&next) + N::ratio(1, 4) * residual.clone();
            decreases &= decided(left.at_most(&energy(&z)), "a comparison")?;
            residuals = residuals + residual;
            z = next;
        }
        let summable = decided(residuals.at_most(&(N::integer(4) * start.clone())), "a comparison")?;
        Ok(Judgement::new()
            .given("‖W‖₂ ≤ 1", Some(below))
            .said(Some(decreases && summable), format!("four residuals sum to {residuals}; every step: {decreases}"), format!("at most 4·{start}")))
    }
}

claim! {
    pub struct NonexpansiveLayers = "poggio::operator_norm_one_layers_are_nonexpansive", B;
    place: "§5.2, first remark (\"for linear networks but also for networks with RELU nonlinearities\")";
    says: "For every W with ‖W‖_2 ≤ 1 the maps z ↦ Wz and z ↦ σ(Wz), σ = ReLU, are non-expansive in the Euclidean norm.";
    reading: "In the formal proof ‖W‖_2 ≤ 1 is |Wv|² ≤ |v|² for all v; norms are compared by their squares.";
    verdict: "Proved for all sizes.";
    formal: "operator_norm_one_layers_are_nonexpansive" in "poggio/operator_norm_one_layers_are_nonexpansive.v";
    domain: Space::new("D ≤ 2, W with entries 0, ±1, x, y with entries 0, 1, −2").natural("D", 1, 2).matrix("W", "D", "D", &[0, 1, -1]).vector("x", "D", &[0, 1, -2]).vector("y", "D", &[0, 1, -2]);
    judge<N>(case) {
        let (w, x, y) = (case.matrix("W")?, case.vector("x")?, case.vector("y")?);
        let (a, b) = (w.apply(x)?, w.apply(y)?);
        let apart = energy(&difference(x, y));
        let linear = decided(energy(&difference(&a, &b)).at_most(&apart), "a comparison")?;
        let rectified = energy(&difference(&relus(&a)?, &relus(&b)?));
        let relu = decided(rectified.at_most(&apart), "a comparison")?;
        Ok(Judgement::new()
            .given("‖W‖₂ ≤ 1", Some(norm_at_most(w, &N::integer(1))?))
            .said(Some(linear && relu), format!("linear: {linear}, ReLU: {relu}"), format!("distances² at most {apart}")))
    }
}

/// Maps of the line with |Tz| ≤ |z|.
fn shrinking<N: Number>(name: &str, z: &N) -> Result<N, Undefined> {
    let size = decided(z.modulus(), "a modulus")?;
    Ok(match name {
        "relu" => relu(z)?,
        "modulus" => size,
        _ if less(&size, &N::integer(1))? => N::integer(0),
        _ => z.clone(),
    })
}

claim! {
    pub struct NormBound = "poggio::norm_bound_implies_nonexpansive", B;
    place: "§5.2, first remark (\"follows from the fact that ‖Wz‖ ≤ ‖W‖‖z‖\")";
    says: "Reading \"for possibly non-linear layers\". Every T: ℝ^D → ℝ^D with ‖Tz‖ ≤ ‖z‖ for all z satisfies ‖Tx − Ty‖ ≤ ‖x − y‖.";
    reading: "D = 1, T among ReLU, the modulus, and the hard threshold that sets |z| < 1 to 0.";
    verdict: "Refuted by the hard threshold: T(1) = 1 and T(1/2) = 0.";
    repair: "poggio::norm_bound_implies_nonexpansive_for_linear_layers_followed_by_relu";
    domain: Space::new("three maps of the line, x, y among 0, ±1, ±1/2, 2").word("T", &["relu", "modulus", "threshold"]).number("x", &[(0, 1), (1, 1), (-1, 1), (1, 2), (-1, 2), (2, 1)]).number("y", &[(0, 1), (1, 1), (-1, 1), (1, 2), (-1, 2), (2, 1)]);
    judge<N>(case) {
        let (name, x, y) = (case.word("T")?, case.number("x")?, case.number("y")?);
        let moved = (shrinking(name, x)? - shrinking(name, y)?).squared();
        let apart = (x.clone() - y.clone()).squared();
        Ok(Judgement::new().said(moved.at_most(&apart), format!("|Tx − Ty|² = {moved}"), format!("at most {apart}")))
    }
}

claim! {
    pub struct NormBoundLinear = "poggio::norm_bound_implies_nonexpansive_for_linear_layers_followed_by_relu", Own;
    place: "§5.2, first remark (\"follows from the fact that ‖Wz‖ ≤ ‖W‖‖z‖\")";
    says: "If T is linear, |Tx − Ty| = |T(x − y)|, so ‖Tz‖ ≤ ‖z‖ for all z implies that T is non-expansive; and |σ(Tx) − σ(Ty)| ≤ |Tx − Ty| for σ = ReLU, componentwise.";
    reading: "T is the matrix W. Enumerated for D ≤ 2, W, x, y with small integer entries; both parts.";
    verdict: "Proved for all sizes, T also between different dimensions.";
    repairs: "poggio::norm_bound_implies_nonexpansive";
    formal: "norm_bound_implies_nonexpansive_for_linear_layers_followed_by_relu" in "poggio/norm_bound_implies_nonexpansive_for_linear_layers_followed_by_relu.v";
    domain: Space::new("D ≤ 2, W with entries 0, ±1, x, y with entries 0, 1, −2").natural("D", 1, 2).matrix("W", "D", "D", &[0, 1, -1]).vector("x", "D", &[0, 1, -2]).vector("y", "D", &[0, 1, -2]);
    judge<N>(case) {
        let (w, x, y) = (case.matrix("W")?, case.vector("x")?, case.vector("y")?);
        let (a, b) = (w.apply(x)?, w.apply(y)?);
        let linear = alike(&difference(&a, &b), &w.apply(&difference(x, y))?)?;
        let mut closer = true;
        for ((p, q), (s, t)) in relus(&a)?.iter().zip(&relus(&b)?).zip(a.iter().zip(&b)) {
            closer &= decided((p.clone() - q.clone()).squared().at_most(&(s.clone() - t.clone()).squared()), "a comparison")?;
        }
        Ok(Judgement::new().said(Some(linear && closer), format!("linear: {linear}, ReLU: {closer}"), "true, true"))
    }
}

claim! {
    pub struct UnitRowsNorm = "poggio::batch_normalisation_gives_operator_norm_one", B;
    place: "§5.2, first remark (\"‖W‖ = 1 because of batch normalization\")";
    says: "Every W whose rows have Euclidean norm 1 satisfies ‖W‖_2 = 1.";
    reading: "A unit row w has |Ww| ≥ 1, so the norm is at least 1; ‖W‖_2 ≤ 1 is judged.";
    verdict: "Refuted by the 2×1 matrix with rows 1 and 1, of norm √2.";
    repair: "poggio::unit_rows_give_norm_one_iff_they_are_orthogonal";
    domain: Space::new("m, n ≤ 2, entries 0, ±1").natural("m", 1, 2).natural("n", 1, 2).matrix("W", "m", "n", &[1, 0, -1]);
    judge<N>(case) {
        let w = case.matrix("W")?;
        let below = norm_at_most(w, &N::integer(1))?;
        Ok(Judgement::new().given("rows have norm 1", Some(unit_rows(w)?)).said(Some(below), format!("‖W‖₂ ≤ 1: {below}"), "true"))
    }
}

fn unit_rows<N: Number>(w: &Matrix<N>) -> Result<bool, Undefined> {
    w.row_vectors().iter().try_fold(true, |all, r| {
        Ok(all && decided(energy(r).same(&N::integer(1)), "a norm")?)
    })
}

claim! {
    pub struct UnitRowsNormIff = "poggio::unit_rows_give_norm_one_iff_they_are_orthogonal", Own;
    place: "§5.2, first remark (\"‖W‖ = 1 because of batch normalization\")";
    says: "Every W ∈ ℝ^{m×n} whose rows have norm 1 satisfies 1 ≤ ‖W‖_2 ≤ √m, with ‖W‖_2 = 1 iff the rows are orthogonal.";
    reading: "‖W‖_2 ≤ c: |Wx|² ≤ c²|x|² for all x; ‖W‖_2 ≥ 1: |Wx| ≥ |x| for some x ≠ 0. Enumerated with entries in fifths, so that rows like (3/5, 4/5) occur.";
    verdict: "Proved for all m ≥ 1 and n.";
    repairs: "poggio::batch_normalisation_gives_operator_norm_one";
    formal: "unit_rows_give_norm_one_iff_they_are_orthogonal" in "poggio/unit_rows_give_norm_one_iff_they_are_orthogonal.v";
    domain: Space::new("m, n ≤ 2, W = M/5, entries of M 0, ±3, ±4, ±5").natural("m", 1, 2).natural("n", 1, 2).matrix("M", "m", "n", &[5, 0, -5, 3, 4, -3, -4]);
    judge<N>(case) {
        let w = fifths(case)?;
        let unit = unit_rows(&w)?;
        let below = norm_at_most(&w, &N::integer(1))?;
        let strictly = norm_below(&w, &N::integer(1))?;
        let rows = Matrix::identity(w.cols()).scaled(&whole(w.rows())).minus(&gram(&w)?)?;
        let root = semidefinite(&rows)?;
        let orthogonal = agree(&outer(&w)?, &Matrix::identity(w.rows()))?;
        Ok(Judgement::new()
            .given("rows have norm 1", Some(unit))
            .said(Some(!strictly && root && below == orthogonal), format!("‖W‖ ≤ 1: {below}, < 1: {strictly}, ≤ √m: {root}"), format!("orthogonal: {orthogonal}")))
    }
}

claim! {
    pub struct MinimumNormBiasFree = "poggio::fixed_point_set_of_a_bias_free_layer_has_a_unique_minimum_norm_element", B;
    place: "§5.2, first remark (\"the set of fixed points of T contains a unique minimum norm element\")";
    says: "Reading \"T = W· or σ(W·)\", no bias, ‖W‖_2 ≤ 1, Euclidean norm: the fixed points of T in the unit ball contain exactly one of minimal norm.";
    reading: "It is 0: T0 = 0, and only 0 has norm 0. Neither the norm of W nor the unit ball is needed. Judged: 0 is fixed, and every other fixed x has larger norm.";
    verdict: "Proved for all sizes and W.";
    formal: "fixed_point_set_of_a_bias_free_layer_has_a_unique_minimum_norm_element" in "poggio/fixed_point_set_of_a_bias_free_layer_has_a_unique_minimum_norm_element.v";
    domain: Space::new("D ≤ 2, W and x with entries 0, ±1").word("layer", &["linear", "relu"]).natural("D", 1, 2).matrix("W", "D", "D", &[0, 1, -1]).vector("x", "D", &[0, 1, -1]);
    judge<N>(case) {
        let (w, x, relu) = (case.matrix("W")?, case.vector("x")?, case.word("layer")? == "relu");
        let layer = |z: &[N]| -> Result<Vec<N>, Undefined> {
            let inner = w.apply(z)?;
            if relu { relus(&inner) } else { Ok(inner) }
        };
        let nought = vec![N::integer(0); x.len()];
        let fixed = alike(&layer(&nought)?, &nought)?;
        let other = alike(&layer(x)?, x)? && !alike(x, &nought)?;
        let larger = !other || less(&N::integer(0), &energy(x))?;
        Ok(Judgement::new().said(Some(fixed && larger), format!("0 is fixed: {fixed}; other fixed points are larger: {larger}"), "true, true"))
    }
}

claim! {
    pub struct MinimumNormNonexpansive = "poggio::fixed_point_set_of_a_nonexpansive_map_has_a_unique_minimum_norm_element", B;
    place: "§5.2, first remark";
    says: "Reading \"any non-expansive T\". T maps the closed Euclidean unit ball of ℝ^D to itself and is non-expansive: its fixed points contain exactly one of minimal norm.";
    reading: "In general: a fixed point exists by Brouwer's theorem; the midpoint of two fixed points is fixed (their images are no farther from it than they are, and Euclidean balls touching at one point meet only there), so two different ones of equal norm would give one of smaller norm; and the set is compact. Instances: T is the projection onto a box inside the ball, whose fixed points are the points of the box; the one nearest to 0 is T0, and every other fixed point Tg must have larger norm.";
    verdict: "Exhausted for projections onto boxes with corners 0, ±1/2 in the plane.";
    domain: Space::new("boxes with corners among 0, ±1/2, points g, h with coordinates 0, ±1/4, 1").rational_vector("low", 2, &[(0, 1), (-1, 2), (1, 2)]).rational_vector("high", 2, &[(0, 1), (-1, 2), (1, 2)]).rational_vector("g", 2, &[(0, 1), (1, 4), (-1, 4), (1, 1)]).rational_vector("h", 2, &[(0, 1), (1, 1)]);
    judge<N>(case) {
        let (low, high, g, h) = (case.vector("low")?, case.vector("high")?, case.vector("g")?, case.vector("h")?);
        let mut inside = true;
        for i in 0..2 {
            inside &= !less(&high[i], &low[i])? && !less(&N::ratio(1, 4), &low[i].squared())? && !less(&N::ratio(1, 4), &high[i].squared())?;
        }
        let clamp = |z: &[N]| -> Result<Vec<N>, Undefined> {
            (0..2).map(|i| Ok(if less(&z[i], &low[i])? { low[i].clone() } else if less(&high[i], &z[i])? { high[i].clone() } else { z[i].clone() })).collect()
        };
        let j = Judgement::new().given("a box inside the ball", Some(inside));
        if !inside {
            return Ok(j.said(Some(true), "not judged", "not judged"));
        }
        let (least, x, y) = (clamp(&[N::integer(0), N::integer(0)])?, clamp(g)?, clamp(h)?);
        let fixed = alike(&clamp(&least)?, &least)? && alike(&clamp(&x)?, &x)?;
        let nonexpansive = !less(&energy(&difference(g, h)), &energy(&difference(&x, &y)))?;
        let larger = alike(&x, &least)? || less(&energy(&least), &energy(&x))?;
        Ok(j.said(Some(fixed && nonexpansive && larger), format!("fixed: {fixed}, non-expansive: {nonexpansive}, others larger: {larger}"), "all true"))
    }
}

/// Coordinatewise maps x_i ↦ w_i x_i + b_i of the sup-norm ball, w_i ∈ {0, 1, −1}, b_i = c_i/2; the fixed values of coordinate i, `None` for all of [−1, 1].
fn coordinates<N: Number>(case: &Case<N>) -> Result<(bool, Vec<Option<N>>), Undefined> {
    let (w, c) = (case.vector("w")?, case.vector("c")?);
    let (mut maps, mut fixed) = (true, Vec::new());
    for (a, b) in w.iter().zip(c) {
        let shift = b.clone() * N::ratio(1, 2);
        let size = decided(a.modulus(), "a modulus")? + decided(shift.modulus(), "a modulus")?;
        maps &= decided(size.at_most(&N::integer(1)), "a comparison")?;
        let rest = N::integer(1) - a.clone();
        fixed.push(if zero(&rest)? {
            None
        } else {
            Some(ratio(&shift, &rest)?)
        });
    }
    Ok((maps, fixed))
}

/// The least sup norm of a fixed point.
fn least_sup<N: Number>(fixed: &[Option<N>]) -> Result<N, Undefined> {
    let mut least = N::integer(0);
    for t in fixed.iter().flatten() {
        let size = decided(t.modulus(), "a modulus")?;
        if less(&least, &size)? {
            least = size;
        }
    }
    Ok(least)
}

claim! {
    pub struct MinimumSupNorm = "poggio::fixed_point_set_has_a_unique_minimum_norm_element_in_the_sup_norm", B;
    place: "§5.2, first remark";
    says: "Reading \"sup norm\". T maps the closed unit ball of ℝ^D in the sup norm to itself and is non-expansive in the sup norm: its fixed points contain exactly one of minimal sup norm.";
    reading: "D = 2, coordinatewise affine maps with slopes 0, ±1. The fixed points are a product of points and intervals [−1, 1] (slope 1, shift 0); the least sup norm r is that of the determined coordinates, and it is attained once iff r = 0 or no coordinate is undetermined.";
    verdict: "Refuted by (x, y) ↦ (x, 1/2): every (x, 1/2) with |x| ≤ 1/2 is fixed and of least norm 1/2.";
    repair: "poggio::sup_norm_minimum_of_coordinatewise_maps_is_unique_iff_zero_or_determined";
    domain: Space::new("D = 2, slopes 0, ±1, shifts 0, ±1/2, 1").vector("w", 2, &[1, 0, -1]).vector("c", 2, &[0, 1, -1, 2]);
    judge<N>(case) {
        let (maps, fixed) = coordinates(case)?;
        let once = zero(&least_sup(&fixed)?)? || fixed.iter().all(Option::is_some);
        Ok(Judgement::new().given("T maps the ball to itself", Some(maps)).said(Some(once), format!("attained once: {once}"), "true"))
    }
}

claim! {
    pub struct MinimumSupNormIff = "poggio::sup_norm_minimum_of_coordinatewise_maps_is_unique_iff_zero_or_determined", Own;
    place: "§5.2, first remark";
    says: "For coordinatewise affine T, x_i ↦ w_i x_i + b_i with |w_i| + |b_i| ≤ 1, the minimal sup norm r of a fixed point is attained; the point with 0 in all undetermined coordinates attains it and is the one of least Euclidean norm; it is the only one of least sup norm iff r = 0 or every coordinate is determined – otherwise a second one is r in an undetermined coordinate.";
    reading: "Both points are checked to be fixed, and their norms compared.";
    verdict: "Exhausted for D = 2, slopes 0, ±1, shifts 0, ±1/2, 1.";
    repairs: "poggio::fixed_point_set_has_a_unique_minimum_norm_element_in_the_sup_norm";
    domain: Space::new("D = 2, slopes 0, ±1, shifts 0, ±1/2, 1").vector("w", 2, &[1, 0, -1]).vector("c", 2, &[0, 1, -1, 2]);
    judge<N>(case) {
        let (maps, fixed) = coordinates(case)?;
        let r = least_sup(&fixed)?;
        let (w, c) = (case.vector("w")?, case.vector("c")?);
        let is_fixed = |x: &[N]| -> Result<bool, Undefined> {
            let image: Vec<N> = (0..2).map(|i| w[i].clone() * x[i].clone() + c[i].clone() * N::ratio(1, 2)).collect();
            alike(&image, x)
        };
        let fill = |t: &N| -> Vec<N> { fixed.iter().map(|f| f.clone().unwrap_or_else(|| t.clone())).collect() };
        let (first, second) = (fill(&N::integer(0)), fill(&r));
        let both = is_fixed(&first)? && is_fixed(&second)?;
        let norm = |x: &[N]| least_sup(&x.iter().cloned().map(Some).collect::<Vec<_>>());
        let norms = decided(norm(&first)?.same(&r), "a norm")? && decided(norm(&second)?.same(&r), "a norm")?;
        let same = alike(&first, &second)?;
        let once = zero(&r)? || fixed.iter().all(Option::is_some);
        Ok(Judgement::new()
            .given("T maps the ball to itself", Some(maps))
            .said(Some(both && norms && same == once), format!("both fixed: {both}, both of norm {r}: {norms}, equal: {same}"), format!("unique: {once}")))
    }
}

claim! {
    pub struct OrthonormalKeys = "poggio::noise_like_keys_are_exactly_orthonormal_for_any_number_of_keys", B;
    place: "§5.3, first item";
    says: "Reading \"exactly, any N\". For every D and N there are x_1…x_N ∈ ℝ^D with x_iᵀx_j = δ_{ij}.";
    reading: "XᵀX has rank at most D and I_N rank N; if N ≤ D the first N unit vectors do. So some X exists iff the partial identity does.";
    verdict: "Refuted at D = 1, N = 2.";
    repair: "poggio::orthonormal_keys_exist_iff_there_are_at_most_d_of_them";
    domain: Space::new("D, N ≤ 4").natural("D", 1, 4).natural("N", 1, 4);
    judge<N>(case) {
        let (d, n) = (case.natural("D")?, case.natural("N")?);
        let x = Matrix::from_fn(d, n, |i, j| N::integer(i64::from(i == j)));
        Ok(Judgement::new().equal_matrices("XᵀX", &gram(&x)?, &Matrix::identity(n)))
    }
}

claim! {
    pub struct OrthonormalKeysIff = "poggio::orthonormal_keys_exist_iff_there_are_at_most_d_of_them", Own;
    place: "§5.3, first item";
    says: "For every X ∈ ℝ^{D×N}, rank XᵀX = rank X ≤ D, so XᵀX = I_N forces N ≤ D, and ‖XᵀX − I_N‖_F² ≥ N − D for every X; for N ≤ D the first N unit vectors are orthonormal.";
    reading: "Rank r: some r columns are independent, and the others are combinations of them. Enumerated for D ≤ 2, N ≤ 3, X with entries 0, 1/2, −1: all parts are compared at every X.";
    verdict: "Proved for all D, N and X: ‖XᵀX − I_N‖_F² = ‖XXᵀ − I_D‖_F² + N − D.";
    repairs: "poggio::noise_like_keys_are_exactly_orthonormal_for_any_number_of_keys";
    formal: "orthonormal_keys_exist_iff_there_are_at_most_d_of_them" in "poggio/orthonormal_keys_exist_iff_there_are_at_most_d_of_them.v";
    domain: Space::new("D ≤ 2, N ≤ 3, X = M/2, entries of M 0, 1, −2").natural("D", 1, 2).natural("N", 1, 3).matrix("M", "D", "N", &[0, 1, -2]);
    judge<N>(case) {
        let x = case.matrix("M")?.scaled(&N::ratio(1, 2));
        let (d, n) = (x.rows(), x.cols());
        let g = gram(&x)?;
        let ranks = g.rank()? == x.rank()? && x.rank()? <= d;
        let exact = agree(&g, &Matrix::identity(n))?;
        let away = energy(g.minus(&Matrix::identity(n))?.entries());
        let far = n <= d || decided(whole::<N>(n - d).at_most(&away), "a comparison")?;
        let units = Matrix::from_fn(d, n, |i, j| N::integer(i64::from(i == j)));
        let exhibit = n > d || agree(&gram(&units)?, &Matrix::identity(n))?;
        Ok(Judgement::new().said(Some(ranks && (!exact || n <= d) && far && exhibit), format!("ranks: {ranks}, orthonormal: {exact}, distance² {away}"), format!("D = {d}, N = {n}")))
    }
}

claim! {
    pub struct QuasiOrthogonalLinear = "poggio::quasi_orthogonal_linear_nets_are_easy_to_invert", B;
    place: "§5.3, first item";
    says: "Reading \"linear\". If ‖W_kᵀW_k − I‖_2 ≤ δ for k = 1…L and P = W_L⋯W_1 then ‖PᵀP − I‖_2 ≤ (1 + δ)^L − 1.";
    reading: "The norm of the symmetric matrix WᵀW − I is at most δ iff −δ|v|² ≤ |Wv|² − |v|² ≤ δ|v|² for all v, which is what the formal proof uses. Instances: L = 2, W = M/2.";
    verdict: "Proved for all sizes and L.";
    formal: "quasi_orthogonal_linear_nets_are_easy_to_invert" in "poggio/quasi_orthogonal_linear_nets_are_easy_to_invert.v";
    domain: Space::new("D ≤ 2, L = 2, W = M/2 with entries of M 0, 1, 2, δ among 0, 1/2, 3/4, 1").natural("D", 1, 2).matrix("M", "D", "D", &[2, 0, 1]).matrix("V", "D", "D", &[2, 1]).number("delta", &[(0, 1), (1, 2), (3, 4), (1, 1)]);
    judge<N>(case) {
        let half = N::ratio(1, 2);
        let (w, v) = (case.matrix("M")?.scaled(&half), case.matrix("V")?.scaled(&half));
        let delta = case.number("delta")?;
        let near = |m: &Matrix<N>, r: &N| -> Result<bool, Undefined> {
            let off = gram(m)?.minus(&Matrix::identity(m.cols()))?;
            let bound = Matrix::identity(m.cols()).scaled(r);
            Ok(semidefinite(&bound.minus(&off)?)? && semidefinite(&bound.plus(&off)?)?)
        };
        let bound = (N::integer(1) + delta.clone()).squared() - N::integer(1);
        let both = near(&w, delta)? && near(&v, delta)?;
        let conclusion = near(&v.times(&w)?, &bound)?;
        Ok(Judgement::new()
            .given("‖WᵀW − I‖ ≤ δ for both", Some(both))
            .said(Some(conclusion), format!("‖PᵀP − I‖ ≤ {bound}: {conclusion}"), "true"))
    }
}

claim! {
    pub struct QuasiOrthogonalRelu = "poggio::quasi_orthogonal_relu_nets_are_invertible", B;
    place: "§5.3, first item";
    says: "Reading \"ReLU\". Every ReLU network with orthogonal weight matrices is injective on ℝ^D.";
    reading: "One layer z ↦ σ(Wz); two inputs.";
    verdict: "Refuted by W = (1): σ(0) = σ(−1).";
    repair: "poggio::relu_layer_with_both_signs_of_an_orthogonal_matrix_is_inverted_by_a_difference";
    domain: Space::new("D ≤ 2, W, x, y with entries 0, ±1").natural("D", 1, 2).matrix("W", "D", "D", &[1, 0, -1]).vector("x", "D", &[0, 1, -1]).vector("y", "D", &[0, 1, -1]);
    judge<N>(case) {
        let (w, x, y) = (case.matrix("W")?, case.vector("x")?, case.vector("y")?);
        let same = alike(&relus(&w.apply(x)?)?, &relus(&w.apply(y)?)?)?;
        Ok(Judgement::new()
            .given("W is orthogonal", Some(agree(&gram(w)?, &Matrix::identity(w.cols()))?))
            .given("x ≠ y", Some(!alike(x, y)?))
            .said(Some(!same), format!("equal outputs: {same}"), "different outputs"))
    }
}

claim! {
    pub struct QuasiOrthogonalReluBoth = "poggio::relu_layer_with_both_signs_of_an_orthogonal_matrix_is_inverted_by_a_difference", Own;
    place: "§5.3, first item";
    says: "For orthogonal W the layer z ↦ (σ(Wz), σ(−Wz)) is inverted by z = Wᵀ(σ(Wz) − σ(−Wz)), and it keeps norms: |σ(Wz)|² + |σ(−Wz)|² = |z|². The layer z ↦ σ(Wz) alone determines z exactly when all components of Wz are positive, for instance on no set containing 0 in its interior.";
    reading: "Around 0: for every ε > 0 some z of length ε has σ(Wz) = σ(W0). Enumerated for D ≤ 2: the two identities; and that σ(Wz') = σ(Wz) for z' = z − Wᵀe_i, z ≠ z', whenever (Wz)_i ≤ 0.";
    verdict: "Proved for all sizes.";
    repairs: "poggio::quasi_orthogonal_relu_nets_are_invertible";
    formal: "relu_layer_with_both_signs_of_an_orthogonal_matrix_is_inverted_by_a_difference" in "poggio/relu_layer_with_both_signs_of_an_orthogonal_matrix_is_inverted_by_a_difference.v";
    domain: Space::new("D ≤ 2, W with entries 0, ±1, z with entries 0, ±1, 2").natural("D", 1, 2).matrix("W", "D", "D", &[1, 0, -1]).vector("z", "D", &[0, 1, -1, 2]);
    judge<N>(case) {
        let (w, z) = (case.matrix("W")?, case.vector("z")?);
        let u = w.apply(z)?;
        let minus: Vec<N> = u.iter().map(|t| -t.clone()).collect();
        let (a, b) = (relus(&u)?, relus(&minus)?);
        let mut collides = N::integer(1);
        for i in 0..u.len() {
            if !less(&N::integer(0), &u[i])? {
                let other = w.apply(&difference(z, w.row(i)))?;
                collides = collides * N::integer(i64::from(alike(&relus(&other)?, &a)? && !alike(w.row(i), &vec![N::integer(0); z.len()])?));
            }
        }
        Ok(Judgement::new()
            .given("W is orthogonal", Some(agree(&gram(w)?, &Matrix::identity(w.cols()))?))
            .equal_vectors("z", &w.transpose().apply(&difference(&a, &b))?, z)
            .equal("norm", energy(&a) + energy(&b), energy(z))
            .equal("collision where a component is not positive", collides, N::integer(1)))
    }
}
