//! §5.1: pseudo-inverses, the optima of one and three layers, homogeneous nets.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};

fn data(words: &str, d: usize, n: usize) -> Space {
    Space::new(words)
        .natural("D", 1, d)
        .natural("N", 1, n)
        .matrix("X", "D", "N", &[0, 1, -1])
}

claim! {
    pub struct PseudoInverseWide = "poggio::pseudo_inverse_formula_for_d_less_than_n", B;
    place: "Footnote 2";
    says: "For all N > D ≥ 1 and X ∈ ℝ^{D×N}: XXᵀ is invertible and X⁺ = Xᵀ(XXᵀ)^{−1}.";
    reading: "Judged by its first part: XXᵀ is invertible.";
    verdict: "Refuted by X = 0 (D = 1, N = 2).";
    repair: "poggio::pseudo_inverse_formula_for_wide_x_holds_iff_the_rows_are_independent";
    domain: data("D ≤ 2, N ≤ 3, entries 0, ±1", 2, 3);
    judge<N>(case) {
        let x = case.matrix("X")?;
        let det = outer(x)?.determinant()?;
        Ok(Judgement::new().given("N > D", Some(x.cols() > x.rows())).said(det.is_nought().map(|z| !z), format!("det XXᵀ = {det}"), "not 0"))
    }
}

claim! {
    pub struct PseudoInverseWideIff = "poggio::pseudo_inverse_formula_for_wide_x_holds_iff_the_rows_are_independent", Own;
    place: "Footnote 2";
    says: "For all D, N ≥ 1 and X ∈ ℝ^{D×N}: XXᵀ is invertible iff rank X = D; then M = Xᵀ(XXᵀ)^{−1} satisfies XM = I_D and the four Penrose equations, so M = X⁺.";
    reading: "Rank D: independent rows. In the enumeration, D ≤ 2, N ≤ 3, the rank is counted by elimination in X itself.";
    verdict: "Proved for all D, N and X; no other matrix satisfies the Penrose equations.";
    repairs: "poggio::pseudo_inverse_formula_for_d_less_than_n";
    formal: "pseudo_inverse_formula_for_wide_x_holds_iff_the_rows_are_independent" in "poggio/pseudo_inverse_formula_for_wide_x_holds_iff_the_rows_are_independent.v";
    domain: data("D ≤ 2, N ≤ 3, entries 0, ±1", 2, 3);
    judge<N>(case) {
        let x = case.matrix("X")?;
        let full = x.rank()? == x.rows();
        let Some(g) = outer(x)?.inverse()? else {
            return Ok(Judgement::new().said(Some(!full), "XXᵀ is singular", format!("full rank: {full}")));
        };
        let m = x.transpose().times(&g)?;
        let (mx, xm) = (m.times(x)?, x.times(&m)?);
        Ok(Judgement::new()
            .equal("full rank", whole(usize::from(full)), N::integer(1))
            .equal_matrices("XM", &xm, &Matrix::identity(x.rows()))
            .equal_matrices("MXM", &mx.times(&m)?, &m)
            .equal_matrices("(MX)ᵀ", &mx.transpose(), &mx))
    }
}

claim! {
    pub struct OneLayerLinear = "poggio::one_layer_linear_loss_has_its_minimum_at_yx_plus", B;
    place: "§5.1 (\"minimization of square loss in a one layer network … has a minimum for W = YX⁺\")";
    says: "Reading \"linear layer\". For all X, Y: W = YX⁺ minimises Σ_n‖Wx_n − y_n‖².";
    reading: "The same statement as that YX⁺ is least-squares optimal, with the sum over the columns written out; one output, because the rows of W are independent of each other.";
    verdict: "Proved for all sizes, X, Y and W.";
    formal: "yx_plus_is_always_least_squares_optimal" in "poggio/yx_plus_is_always_least_squares_optimal.v";
    domain: data("D, N ≤ 2, X with entries 0, ±1, all real Y, W", 2, 2).free_vector("y", "N").free_vector("w", "D");
    judge<N>(case) {
        let (x, y, w) = (case.matrix("X")?, case.vector("y")?, case.vector("w")?);
        let best = pseudo_inverse(x)?.transpose().apply(y)?;
        let rows = x.transpose();
        let (at_w, at_best) = (rows.apply(w)?, rows.apply(&best)?);
        Ok(Judgement::new().larger(
            energy(&difference(&at_w, y)),
            energy(&difference(&at_best, y)),
            false,
            squares(&difference(&at_w, &at_best)),
        ))
    }
}

/// Σ_n (σ(w·x_n) − y_n)².
fn relu_loss<N: Number>(x: &Matrix<N>, y: &[N], w: &[N]) -> Result<N, Undefined> {
    Ok(energy(&difference(&relus(&x.transpose().apply(w)?)?, y)))
}

claim! {
    pub struct OneLayerRelu = "poggio::one_layer_relu_loss_has_its_minimum_at_yx_plus", B;
    place: "§5.1 (\"minimization of square loss in a one layer network … has a minimum for W = YX⁺\")";
    says: "Reading \"ReLU layer\". For all X, Y: W = YX⁺ minimises Σ_n‖σ(Wx_n) − y_n‖², σ = ReLU.";
    reading: "One output; compared with the loss at another w.";
    verdict: "Refuted with D = 1 and two examples of opposite sign, targets 0 and 1: YX⁺ has slope of modulus 1/2, slope 1 has loss 0.";
    repair: "poggio::yx_plus_minimises_the_relu_loss_for_independent_keys";
    domain: data("D ≤ 2, N ≤ 2, X, y, w with entries 0, ±1", 2, 2).vector("y", "N", &[0, 1, -1]).vector("w", "D", &[0, 1, -1]);
    judge<N>(case) {
        let (x, y, w) = (case.matrix("X")?, case.vector("y")?, case.vector("w")?);
        let proposed = relu_loss(x, y, &pseudo_inverse(x)?.transpose().apply(y)?)?;
        let other = relu_loss(x, y, w)?;
        Ok(Judgement::new().said(proposed.at_most(&other), format!("loss {proposed} at YX⁺"), format!("at most {other}")))
    }
}

claim! {
    pub struct OneLayerReluIndependent = "poggio::yx_plus_minimises_the_relu_loss_for_independent_keys", Own;
    place: "§5.1 (\"minimization of square loss in a one layer network … has a minimum for W = YX⁺\")";
    says: "If rank X = N then W = YX⁺ minimises Σ_n‖σ(Wx_n) − y_n‖², σ = ReLU, for every Y; the minimum is Σ_n‖min(y_n, 0)‖², because YX⁺X = Y and |σ(t) − y| ≥ |σ(y) − y| for all t.";
    reading: "Rank N: independent columns. Enumerated for D, N ≤ 2, one output; compared with the loss at another w, and the value with the formula.";
    verdict: "Proved for all D, N, D', X and Y, and with any X⁻ with XX⁻X = X for X⁺.";
    repairs: "poggio::one_layer_relu_loss_has_its_minimum_at_yx_plus";
    formal: "yx_plus_minimises_the_relu_loss_for_independent_keys" in "poggio/yx_plus_minimises_the_relu_loss_for_independent_keys.v";
    domain: data("D ≤ 2, N ≤ 2, X, y, w with entries 0, ±1", 2, 2).vector("y", "N", &[0, 1, -1]).vector("w", "D", &[1, -1]);
    judge<N>(case) {
        let (x, y, w) = (case.matrix("X")?, case.vector("y")?, case.vector("w")?);
        let proposed = relu_loss(x, y, &pseudo_inverse(x)?.transpose().apply(y)?)?;
        let other = relu_loss(x, y, w)?;
        let value = energy(&difference(&relus(y)?, y));
        let least = decided(proposed.at_most(&other), "a comparison")?;
        let formula = decided(proposed.same(&value), "equality")?;
        Ok(Judgement::new()
            .given("rank X = N", Some(x.rank()? == x.cols()))
            .said(Some(least && formula), format!("loss {proposed} at YX⁺"), format!("{value}, at most {other}")))
    }
}

claim! {
    pub struct InverseGramOnly = "poggio::inverse_gram_is_the_only_optimum_for_the_three_layer_net", B;
    place: "§5.1 (\"For D ≥ N, the optimal solution for W_2 in a 3-layer network with W_1 = Xᵀ and W_3 = Y is W_2 = (XᵀX)^{−1}\") (\"the optimal solution\")";
    says: "Reading \"unique\". For all D ≥ N, X of rank N and Y ≠ 0: (XᵀX)^{−1} is the only minimiser of ‖YW_2XᵀX − Y‖_F.";
    reading: "The minimum is 0; another W_2 with YW_2XᵀX = Y must equal (XᵀX)^{−1}. Y has one row.";
    verdict: "Refuted at D = N = 2 with Y = (0 1): the first row of W_2 does not matter.";
    repair: "poggio::optimal_middle_layers_solve_yw2xtx_equals_yp_and_are_unique_iff_x_and_y_have_rank_n";
    domain: Space::new("D = N ≤ 2, entries 0, 1").natural("N", 1, 2).matrix("X", "N", "N", &[1, 0]).matrix("Y", 1, "N", &[0, 1]).matrix("W", "N", "N", &[1, 0]);
    judge<N>(case) {
        let (x, y, w) = (case.matrix("X")?, case.matrix("Y")?, case.matrix("W")?);
        let g = gram(x)?;
        let some = !agree(y, &Matrix::zero(1, y.cols()))?;
        let optimal = agree(&y.times(w)?.times(&g)?, y)?;
        let j = Judgement::new().given("rank X = N", Some(x.rank()? == x.cols())).given("Y ≠ 0", Some(some)).given("W_2 is optimal", Some(optimal));
        Ok(match g.inverse()? {
            None => j.said(Some(false), "XᵀX is singular", "invertible"),
            Some(inverse) => j.equal_matrices("W_2", w, &inverse),
        })
    }
}

claim! {
    pub struct MiddleLayerOptima = "poggio::optimal_middle_layers_solve_yw2xtx_equals_yp_and_are_unique_iff_x_and_y_have_rank_n", Own;
    place: "§5.1; open question: which W_2 is optimal for arbitrary X, and when is it unique?";
    says: "For all X ∈ ℝ^{D×N}, Y ∈ ℝ^{D'×N}, with P the projector onto the row space of X: W_2 minimises ‖YW_2XᵀX − Y‖_F iff YW_2XᵀX = YP; W_2 = (XᵀX)⁺ always does, with loss ‖Y − YP‖_F; and it is the only one iff rank X = rank Y = N.";
    reading: "‖YW_2XᵀX − Y‖² = ‖YW_2XᵀX − YP‖² + ‖YP − Y‖² is proved and judged, and that (XᵀX)⁺ = X⁺X⁺ᵀ attains the second term. Rank N: independent columns. Uniqueness: V ↦ YVXᵀX is injective on N×N matrices, in the enumeration decided by the rank of its matrix of size N².";
    verdict: "Proved for all D, N, D', X and Y.";
    repairs: "poggio::inverse_gram_is_the_only_optimum_for_the_three_layer_net";
    formal: "optimal_middle_layers_solve_yw2xtx_equals_yp_and_are_unique_iff_x_and_y_have_rank_n" in "poggio/optimal_middle_layers_solve_yw2xtx_equals_yp_and_are_unique_iff_x_and_y_have_rank_n.v";
    domain: Space::new("D, N, D' ≤ 2, X, Y with entries 0, 1, W_2 = I + w1ᵀ, w with entries 0, 1").natural("D", 1, 2).natural("N", 1, 2).matrix("X", "D", "N", &[0, 1]).natural("E", 1, 2).matrix("Y", "E", "N", &[0, 1]).vector("w", "N", &[0, 1]);
    judge<N>(case) {
        let (x, y, v) = (case.matrix("X")?, case.matrix("Y")?, case.vector("w")?);
        let w = &Matrix::from_fn(v.len(), v.len(), |i, j| v[i].clone() + N::integer(i64::from(i == j)));
        let (g, n) = (gram(x)?, x.cols());
        let yp = y.times(&x.projector_onto_row_span()?)?;
        let out = y.times(w)?.times(&g)?;
        let plus = pseudo_inverse(x)?;
        let attained = y.times(&plus.times(&plus.transpose())?)?.times(&g)?;
        // the map V ↦ YVG in the basis of matrix units
        let map = Matrix::from_fn(y.rows() * n, n * n, |i, j| y.at(i / n, j / n).clone() * g.at(j % n, i % n).clone());
        let injective = map.rank()? == n * n;
        let ranks = x.rank()? == n && y.rank()? == n;
        Ok(Judgement::new()
            .equal("loss", energy(out.minus(y)?.entries()), energy(out.minus(&yp)?.entries()) + energy(yp.minus(y)?.entries()))
            .equal_matrices("Y(XᵀX)⁺XᵀX", &attained, &yp)
            .equal("unique", whole(usize::from(injective)), whole(usize::from(ranks))))
    }
}

claim! {
    pub struct YxtMinimumNorm = "poggio::yxt_is_the_minimum_norm_least_squares_solution_for_orthonormal_keys", Own;
    place: "§2, §5.1; open question: which least-squares solution is YXᵀ among all?";
    says: "For X with orthonormal columns or orthonormal rows, YXᵀ = YX⁺; the least-squares solutions are YXᵀ + Z(I − XXᵀ), Z arbitrary, and ‖YXᵀ + Z(I − XXᵀ)‖_F² = ‖YXᵀ‖_F² + ‖Z(I − XXᵀ)‖_F²: YXᵀ is the one of least norm (and the only one for orthonormal rows).";
    reading: "Enumerated for D, N ≤ 2, D' = 1, X with entries 0, ±1; all real Y, Z. That these are all solutions: A solves iff (A − YX⁺)X = 0, and X⁺ = Xᵀ.";
    verdict: "Proved for all D, N, D', X, Y and Z.";
    formal: "yxt_is_the_minimum_norm_least_squares_solution_for_orthonormal_keys" in "poggio/yxt_is_the_minimum_norm_least_squares_solution_for_orthonormal_keys.v";
    domain: data("D, N ≤ 2, X with entries 0, ±1, all real Y, Z", 2, 2).free_matrix("Y", 1, "N").free_matrix("Z", 1, "D");
    judge<N>(case) {
        let (x, y, z) = (case.matrix("X")?, case.matrix("Y")?, case.matrix("Z")?);
        let columns = agree(&gram(x)?, &Matrix::identity(x.cols()))?;
        let rows = agree(&outer(x)?, &Matrix::identity(x.rows()))?;
        let a = y.times(&x.transpose())?;
        let off = z.times(&Matrix::identity(x.rows()).minus(&outer(x)?)?)?;
        let both = a.plus(&off)?;
        Ok(Judgement::new()
            .given("orthonormal columns or rows", Some(columns || rows))
            .equal_matrices("YX⁺", &a, &y.times(&pseudo_inverse(x)?)?)
            .equal_matrices("AX", &both.times(x)?, &y.times(&x.projector_onto_row_span()?)?)
            .equal("‖A‖²", energy(both.entries()), energy(a.entries()) + energy(off.entries())))
    }
}

/// σ(x) for σ = Σ p_j x^j (x > 0), Σ q_j x^j (x < 0), and σ'(x).
fn two_sided<N: Number>(p: &[N], q: &[N], x: &N) -> Result<(N, N), Undefined> {
    let side = if less(&N::integer(0), x)? { p } else { q };
    let value = sum(side
        .iter()
        .enumerate()
        .map(|(j, c)| c.clone() * x.power(j as u32)));
    let slope = sum(side
        .iter()
        .enumerate()
        .skip(1)
        .map(|(j, c)| whole::<N>(j) * c.clone() * x.power(j as u32 - 1)));
    Ok((value, slope))
}

claim! {
    pub struct SigmaPrime = "poggio::sigma_equals_sigma_prime_times_x", B;
    place: "§5.1, eq. 8 (\"σ(x) = σ'(x)x, which captures the homogeneity property of the RELU\")";
    says: "(i) ReLU satisfies σ(x) = σ'(x)x for all x ∈ ℝ, for either value σ'(0) ∈ {0,1}; (ii) for σ differentiable on ℝ \\ {0}: σ(x) = σ'(x)x for all x ≠ 0 ⇔ σ(ax) = aσ(x) for all a > 0, x ≠ 0.";
    reading: "In general (ii) holds because (σ(x)/x)' = (σ'(x)x − σ(x))/x². Instances: polynomials of degree ≤ 2 on each side of 0; both sides of (ii) are polynomial in x and in a, so three positive and three negative values of x, and three of a, decide them. ReLU is the case p = x, q = 0; at 0 both sides are 0 for either convention.";
    verdict: "Exhausted for polynomials of degree ≤ 2 with coefficients 0, ±1 on each side.";
    domain: Space::new("degree ≤ 2 on each side, coefficients 0, ±1").natural("c", 0, 1).vector("p", 3, &[0, 1, -1]).vector("q", 3, &[0, 1, -1]);
    judge<N>(case) {
        let (p, q) = (case.vector("p")?, case.vector("q")?);
        let (mut euler, mut homogeneous) = (true, true);
        for k in [1, 2, 3, -1, -2, -3] {
            let x = N::integer(k);
            let (value, slope) = two_sided(p, q, &x)?;
            euler &= decided(value.same(&(slope * x.clone())), "equality")?;
            for a in 2..=4 {
                let a = N::integer(a);
                let scaled = two_sided(p, q, &(a.clone() * x.clone()))?.0;
                homogeneous &= decided(scaled.same(&(a * value.clone())), "equality")?;
            }
        }
        let mut relu_fits = true;
        for k in -2..=2 {
            let x = N::integer(k);
            let gate = match k {
                0 => whole(case.natural("c")?),
                _ => N::integer(i64::from(k > 0)),
            };
            relu_fits &= decided(relu(&x)?.same(&(gate * x)), "equality")?;
        }
        Ok(Judgement::new().class(if euler { "homogeneous" } else { "not homogeneous" }).said(
            Some(relu_fits && euler == homogeneous),
            format!("ReLU: {relu_fits}; σ = σ'x: {euler}"),
            format!("homogeneous: {homogeneous}"),
        ))
    }
}

claim! {
    pub struct BiasFree = "poggio::bias_free_relu_nets_approximate_all_continuous_functions", A;
    place: "§5.1 after eq. 9 (\"more powerful in terms of approximating any continuous functions\")";
    says: "For every compact K ⊂ ℝ^d, continuous g: K → ℝ and ε > 0 some network of eq. 8 (no biases) satisfies sup_K |f − g| < ε.";
    reading: "d = 1, K a set of two points (or one). The networks compute exactly f(x) = aσ(x) + bσ(−x), a, b real: each layer keeps positive homogeneity, and two hidden units give every a, b. So f exists iff |g(0)| < ε where 0 ∈ K, and the points of each sign allow a common slope: (g − ε)/x and (g + ε)/x are the ends of an open interval of slopes for each point.";
    verdict: "Refuted by K = {0}, g = 1, ε = 1/2: f(0) = 0 for every network.";
    repair: "poggio::bias_free_relu_nets_are_positively_homogeneous";
    domain: Space::new("K of two points among 0, ±1, 2, g with values 0, ±1, ε = 1/2, 2").vector("x", 2, &[0, 1, -1, 2]).vector("g", 2, &[1, 0, -1]).number("eps", &[(1, 2), (2, 1)]);
    judge<N>(case) {
        let (x, g, eps) = (case.vector("x")?, case.vector("g")?, case.number("eps")?);
        let function = !alike(&x[..1], &x[1..])? || alike(&g[..1], &g[1..])?;
        let positive = less(&N::integer(0), eps)?;
        let mut possible = true;
        let mut slopes = Vec::new();
        for (t, y) in x.iter().zip(g) {
            if zero(t)? {
                possible &= less(&y.squared(), &eps.squared())?;
            } else {
                let (a, b) = (ratio(&(y.clone() - eps.clone()), t)?, ratio(&(y.clone() + eps.clone()), t)?);
                let right = less(&N::integer(0), t)?;
                slopes.push(if right { (right, a, b) } else { (right, b, a) });
            }
        }
        if let [(s, low, high), (t, bottom, top)] = &slopes[..] {
            possible &= s != t || (less(low, top)? && less(bottom, high)?);
        }
        Ok(Judgement::new()
            .given("g is a function on K, ε > 0", Some(function && positive))
            .said(Some(possible), format!("some network is within ε: {possible}"), "true"))
    }
}

claim! {
    pub struct BiasFreeHomogeneous = "poggio::bias_free_relu_nets_are_positively_homogeneous", Own;
    place: "§5.1 after eq. 9 (\"more powerful in terms of approximating any continuous functions\")";
    says: "Every network of eq. 8 without biases computes a function with f(ax) = af(x) for all x and a ≥ 0, whatever its depth and widths; so f(0) = 0. With an input component that is constantly 1 it has biases in the first layer.";
    reading: "In the formal proof σ is any function with σ(ax) = aσ(x) for a ≥ 0, and the depth and the widths are arbitrary. Instances: two layers of weights, one hidden layer of width 2.";
    verdict: "Proved for all depths and widths.";
    repairs: "poggio::bias_free_relu_nets_approximate_all_continuous_functions";
    formal: "bias_free_relu_nets_are_positively_homogeneous" in "poggio/bias_free_relu_nets_are_positively_homogeneous.v";
    domain: Space::new("one input, width 2, weights 0, ±1, a = 0, 1/2, 2").matrix("V", 2, 1, &[0, 1, -1]).matrix("W", 1, 2, &[0, 1, -1]).vector("x", 1, &[0, 1, -1]).number("a", &[(0, 1), (1, 2), (2, 1)]);
    judge<N>(case) {
        let (v, w, x, a) = (case.matrix("V")?, case.matrix("W")?, case.vector("x")?, case.number("a")?);
        let net = |x: &[N]| -> Result<Vec<N>, Undefined> { w.apply(&relus(&v.apply(x)?)?) };
        let scaled = net(&[a.clone() * x[0].clone()])?;
        let value = net(x)?.swap_remove(0);
        Ok(Judgement::new()
            .given("a ≥ 0", Some(!less(a, &N::integer(0))?))
            .equal("f(ax)", scaled[0].clone(), a.clone() * value))
    }
}
