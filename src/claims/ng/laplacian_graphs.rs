//! Text around eq. 5: product graphs, the manifold of the data, Laplacians as discretisations.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};

/// How two vertices of a factor lie to each other.
struct Pair {
    equal: bool,
    adjacent: bool,
}

/// Whether all different vertices of a product of K_a and K_b are adjacent by the rule.
fn product_is_complete(a: usize, b: usize, rule: impl Fn(&Pair, &Pair) -> bool) -> bool {
    let complete = |i: usize, k: usize| Pair {
        equal: i == k,
        adjacent: i != k,
    };
    let vertices: Vec<(usize, usize)> = (0..a).flat_map(|i| (0..b).map(move |j| (i, j))).collect();
    vertices.iter().all(|u| {
        vertices
            .iter()
            .all(|v| u == v || rule(&complete(u.0, v.0), &complete(u.1, v.1)))
    })
}

fn cartesian(p: &Pair, q: &Pair) -> bool {
    (p.equal && q.adjacent) || (p.adjacent && q.equal)
}

fn tensor(p: &Pair, q: &Pair) -> bool {
    p.adjacent && q.adjacent
}

fn sizes(from: usize, to: usize, words: &str) -> Space {
    Space::new(words)
        .natural("a", from, to)
        .natural("b", from, to)
}

claim! {
    pub struct Cartesian = "ng::cartesian_product_of_complete_graphs_is_complete", B;
    place: "Text before eq. 5 (\"a fully-connected product graph can be constructed between the input X graph and output Y graph\")";
    says: "Reading \"Cartesian\". For all a, b ≥ 1 the Cartesian product K_a □ K_b is complete.";
    reading: "Two vertices are adjacent iff they agree in one component and are adjacent in the other.";
    verdict: "Refuted: a = b = 2, a cycle of four vertices.";
    repair: "ng::products_of_complete_graphs_are_complete_only_in_trivial_cases";
    domain: sizes(1, 4, "a, b ≤ 4");
    judge<N>(case) {
        let complete = product_is_complete(case.natural("a")?, case.natural("b")?, cartesian);
        Ok(Judgement::new().said(Some(complete), "two vertices are not adjacent", "complete"))
    }
}

claim! {
    pub struct Tensor = "ng::tensor_product_of_complete_graphs_is_complete", B;
    place: "Text before eq. 5 (\"a fully-connected product graph can be constructed between the input X graph and output Y graph\")";
    says: "Reading \"tensor\". For all a, b ≥ 2 the tensor product K_a × K_b is complete.";
    reading: "Two vertices are adjacent iff they are adjacent in both components.";
    verdict: "Refuted: a = b = 2, two disjoint edges.";
    repair: "ng::products_of_complete_graphs_are_complete_only_in_trivial_cases";
    domain: sizes(2, 4, "a, b ≤ 4");
    judge<N>(case) {
        let complete = product_is_complete(case.natural("a")?, case.natural("b")?, tensor);
        Ok(Judgement::new().said(Some(complete), "two vertices are not adjacent", "complete"))
    }
}

claim! {
    pub struct Strong = "ng::strong_product_of_complete_graphs_is_complete", B;
    place: "Text before eq. 5 (\"a fully-connected product graph can be constructed between the input X graph and output Y graph\")";
    says: "Reading \"strong\". For all a, b ≥ 1 the strong product of K_a and K_b is complete.";
    reading: "Different vertices are adjacent iff they are equal or adjacent in both components.";
    verdict: "Proved for all a, b; this reading makes the sentence right.";
    formal: "strong_product_of_complete_graphs_is_complete" in "ng/strong_product_of_complete_graphs_is_complete.v";
    domain: sizes(1, 5, "a, b ≤ 5");
    judge<N>(case) {
        let complete = product_is_complete(case.natural("a")?, case.natural("b")?, |p, q| (p.equal || p.adjacent) && (q.equal || q.adjacent));
        Ok(Judgement::new().said(Some(complete), "two vertices are not adjacent", "complete"))
    }
}

claim! {
    pub struct ProductsTrivial = "ng::products_of_complete_graphs_are_complete_only_in_trivial_cases", Own;
    place: "Text before eq. 5";
    says: "K_a □ K_b is complete iff a = 1 or b = 1; K_a × K_b is complete iff a = b = 1; the strong product always is.";
    reading: "As above.";
    verdict: "Holds for all sizes tried.";
    repairs: "ng::cartesian_product_of_complete_graphs_is_complete";
    domain: sizes(1, 6, "a, b ≤ 6");
    judge<N>(case) {
        let (a, b) = (case.natural("a")?, case.natural("b")?);
        let cartesian = product_is_complete(a, b, cartesian);
        let tensor = product_is_complete(a, b, tensor);
        Ok(Judgement::new().said(Some(cartesian == (a == 1 || b == 1) && tensor == (a == 1 && b == 1)), format!("complete: {cartesian}, {tensor}"), format!("{}, {}", a == 1 || b == 1, a == 1 && b == 1)))
    }
}

claim! {
    pub struct ManifoldDimension = "ng::manifold_of_xy_has_dimension_i_plus_o", B;
    place: "Text after eq. 5 (\"the (i + o)-dimensional manifold defined by XY\")";
    says: "For every smooth f: ℝ^i → ℝ^o the set {(x, f(x))} ⊂ ℝ^{i+o} is a manifold of dimension i + o.";
    reading: "The tangent space at a point is the column space of [I; J], J the Jacobian; f(x) = Jx.";
    verdict: "Refuted: i = o = 1: the graph of a function is a curve in the plane.";
    repair: "ng::manifold_of_xy_has_dimension_i";
    domain: Space::new("i, o ≤ 2, entries 0, ±1").natural("i", 1, 2).natural("o", 1, 2).matrix("J", "o", "i", &[0, 1, -1]);
    judge<N>(case) {
        let (i, o, j) = (case.natural("i")?, case.natural("o")?, case.matrix("J")?);
        Ok(Judgement::new().equal("dimension", N::integer(tangent(j)?.rank()? as i64), N::integer((i + o) as i64)))
    }
}

fn tangent<N: Number>(j: &Matrix<N>) -> Result<Matrix<N>, Undefined> {
    Matrix::from_rows(
        j.cols(),
        [Matrix::identity(j.cols()).row_vectors(), j.row_vectors()].concat(),
    )
}

claim! {
    pub struct ManifoldDimensionI = "ng::manifold_of_xy_has_dimension_i", Own;
    place: "Text after eq. 5";
    says: "For every smooth f: ℝ^i → ℝ^o the graph {(x, f(x))} is a manifold of dimension i, and x ↦ (x, f(x)) is a chart.";
    reading: "The rank of [I; J].";
    verdict: "Holds for every Jacobian tried.";
    repairs: "ng::manifold_of_xy_has_dimension_i_plus_o";
    domain: Space::new("i ≤ 3, o ≤ 2, entries 0, ±1").natural("i", 1, 3).natural("o", 1, 2).matrix("J", "o", "i", &[0, 1, -1]);
    judge<N>(case) {
        Ok(Judgement::new().equal("dimension", N::integer(tangent(case.matrix("J")?)?.rank()? as i64), N::integer(case.natural("i")? as i64)))
    }
}

claim! {
    pub struct GramWeighted = "ng::full_graph_laplacian_eigenvectors_give_the_truncated_svd_gram_weighted", B;
    place: "Text after eq. 5 (\"in the case of the fully-connected graph, one can prove …\")";
    says: "Reading \"Gram weights\". With A = X_cX_cᵀ (centred rows) and L = D − A: the n' largest eigenvectors of L are the n' leading left singular vectors of X_c.";
    reading: "X has one column, n' = 1: the leading left singular vector of X_c ≠ 0 is u = X_c itself. It can only be an eigenvector for the largest eigenvalue if its Rayleigh quotient uᵀLu/uᵀu is at least that of the vector 1.";
    verdict: "Refuted with two points: L = −A, so the leading singular vector has the smallest eigenvalue.";
    repair: "ng::full_graph_with_negated_gram_weights_has_the_centred_gram_matrix_as_laplacian";
    domain: Space::new("p ≤ 3, entries 0, 1").natural("p", 1, 3).matrix("X", "p", 1, &[0, 1]);
    judge<N>(case) {
        let x = case.matrix("X")?;
        let p = x.rows();
        let c = Matrix::identity(p).minus(&mean_matrix(p))?.times(x)?;
        let l = laplacian(&c.times(&c.transpose())?);
        let (u, ones) = (c.column(0), vec![N::integer(1); p]);
        let (of_u, of_ones) = (dot(&u, &l.apply(&u)?), dot(&ones, &l.apply(&ones)?));
        // uᵀLu/uᵀu ≥ 1ᵀL1/p, multiplied by both squared lengths
        let (left, right) = (of_u * N::integer(p as i64), of_ones * length_squared(&u));
        Ok(Judgement::new().given("X_c ≠ 0", Some(!all_zero(&u)?)).said(right.at_most(&left), format!("p·uᵀLu = {left}"), format!("at least uᵀu·1ᵀL1 = {right}")))
    }
}

claim! {
    pub struct LargestKeepClose = "ng::largest_laplacian_eigenvectors_keep_neighbours_close", B;
    place: "Text after eq. 5 (\"in the case of the fully-connected graph, one can prove …\") (largest eigenvectors) with the locally-connected graph";
    says: "For every connected graph on p ≥ 3 vertices the unit vector z ⊥ 1 minimising Σ_{edges} w_ij(z_i − z_j)² is an eigenvector for the largest eigenvalue of L.";
    reading: "The minimiser is an eigenvector for the least non-zero eigenvalue, so the statement holds iff all non-zero eigenvalues are equal, that is L = λ(I − J/p) with λ = tr L/(p − 1).";
    verdict: "Refuted by the path with three vertices.";
    repair: "ng::all_nonzero_laplacian_eigenvalues_are_equal_iff_the_graph_is_complete";
    domain: Space::new("graphs on three or four vertices").natural("p", 3, 4).graph("A", "p");
    judge<N>(case) {
        let a = case.matrix("A")?;
        let p = a.rows();
        let l = laplacian(a);
        let lambda = l.trace() * N::ratio(1, p as i64 - 1);
        let all_equal = l.same(&Matrix::identity(p).minus(&mean_matrix(p))?.scaled(&lambda));
        Ok(Judgement::new().given("connected", Some(connected(a)?)).said(all_equal, "the least non-zero eigenvalue is not the largest", "one non-zero eigenvalue"))
    }
}

claim! {
    pub struct CompleteIff = "ng::all_nonzero_laplacian_eigenvalues_are_equal_iff_the_graph_is_complete", Own;
    place: "Text after eq. 5";
    says: "Neighbours are kept close by the eigenvectors for the smallest non-zero eigenvalues: Σ_{edges} w_ij(z_i − z_j)² = zᵀLz. For a connected unweighted graph these are also those for the largest eigenvalue iff the graph is complete.";
    reading: "det(tI − L) = t(t − λ)^{p−1} with λ = tr L/(p − 1) iff there is one non-zero eigenvalue; the quadratic form is compared at z.";
    verdict: "Holds for every graph tried.";
    repairs: "ng::largest_laplacian_eigenvectors_keep_neighbours_close";
    domain: Space::new("connected graphs on two to four vertices, z with entries 1, −2").natural("p", 2, 4).graph("A", "p").vector("z", "p", &[1, -2]);
    judge<N>(case) {
        let (a, z) = (case.matrix("A")?, case.vector("z")?);
        let p = a.rows();
        let l = laplacian(a);
        let lambda = l.trace() * N::ratio(1, p as i64 - 1);
        let chi = l.characteristic_polynomial()?;
        let mut single = true;
        for (k, c) in chi.iter().enumerate() {
            let target = if k == 0 { N::integer(0) } else { N::integer(binomial(p - 1, k - 1)) * (-lambda.clone()).power((p - k) as u32) };
            single &= decided(c.same(&target), "equality")?;
        }
        let complete = decided(a.same(&complete_graph(p)), "equality")?;
        let energy = sum((0..p).flat_map(|i| (0..i).map(move |j| (i, j))).map(|(i, j)| a.at(i, j).clone() * (z[i].clone() - z[j].clone()).squared()));
        let form = decided(dot(z, &l.apply(z)?).same(&energy), "equality")?;
        Ok(Judgement::new().given("connected", Some(connected(a)?)).said(Some(form && single == complete), format!("one non-zero eigenvalue: {single}, quadratic form {energy}: {form}"), format!("complete: {complete}, true")))
    }
}

/// The cycle with p ≥ 3 vertices.
fn cycle<N: Number>(p: usize) -> Matrix<N> {
    Matrix::from_fn(p, p, |i, j| {
        N::integer(i64::from((i + 1) % p == j || (j + 1) % p == i))
    })
}

/// (T_0, …, T_p) at t, the Chebyshev polynomials.
fn chebyshev<N: Number>(p: usize, t: &N) -> Vec<N> {
    let mut list = vec![N::integer(1), t.clone()];
    for k in 2..=p {
        list.push(N::integer(2) * t.clone() * list[k - 1].clone() - list[k - 2].clone());
    }
    list
}

/// Bounds of 2 − 2cos θ for 0 ≤ θ ≤ 4 by partial sums of its alternating series from below and above.
fn chord_bounds<N: Number>(theta: &N) -> Result<(N, N), Undefined> {
    let square = theta.squared();
    let (mut term, mut total) = (square.clone(), square.clone());
    let mut bounds = (N::integer(0), square.clone());
    for j in 2..=9i64 {
        term = decided(
            (-term * square.clone()).over(&N::integer(2 * j * (2 * j - 1))),
            "a quotient",
        )?;
        total = total + term.clone();
        if j % 2 == 0 {
            bounds.0 = total.clone();
        } else {
            bounds.1 = total.clone();
        }
    }
    Ok(bounds)
}

/// Rational bounds of π.
fn pi_bounds<N: Number>() -> (N, N) {
    (N::ratio(333, 106), N::ratio(355, 113))
}

/// Whether |(p/2π)²(2 − 2cos(2πk/p)) − k²| ≤ 4k⁴/p², with the interval that the left side lies in.
fn circle_eigenvalue<N: Number>(p: i64, k: i64) -> Result<(bool, N, N), Undefined> {
    let (low, high) = pi_bounds::<N>();
    let turn = N::ratio(2 * k, p);
    let below = chord_bounds(&(turn.clone() * low.clone()))?.0;
    let above = chord_bounds(&(turn * high.clone()))?.1;
    let scale = |pi: &N| {
        decided(
            N::integer(p * p).over(&(N::integer(4) * pi.squared())),
            "a quotient",
        )
    };
    let square = N::integer(k * k);
    let (low, high) = (
        below * scale(&high)? - square.clone(),
        above * scale(&low)? - square,
    );
    let bound = N::ratio(4 * k.pow(4), p * p);
    let holds = decided(high.at_most(&bound), "a comparison")?
        && decided((-bound).at_most(&low), "a comparison")?;
    Ok((holds, low, high))
}

claim! {
    pub struct CycleLimit = "ng::scaled_cycle_laplacian_converges_to_the_circle", B;
    place: "Text after eq. 5 (\"the L matrix is equivalent to a discretization of the Laplace–Beltrami operator\")";
    says: "Reading \"circle, equally spaced, scaled\". The k-th eigenvalue of (p/2π)²L(C_p) converges to that of −d²/dθ² on the circle of length 2π as p → ∞.";
    reading: "The eigenvalues of L(C_p) are 2 − 2cos(2πk/p), because det(tI − L(C_p)) = (−1)^p·2(T_p(1 − t/2) − 1) (checked at t = −1, …, p − 1 for p ≤ 6). The k-th non-constant pair has k² in the limit, and |(p/2π)²(2 − 2cos(2πk/p)) − k²| ≤ 4k⁴/p² (with rational bounds of π and of the alternating series), which tends to 0.";
    verdict: "Holds for every p and k tried.";
    domain: Space::new("p ≤ 24, k ≤ p/2, k ≤ 3").natural("p", 3, 24).natural("k", 1, 3);
    judge<N>(case) {
        let (p, k) = (case.natural("p")?, case.natural("k")?);
        let j = Judgement::new().given("2k ≤ p", Some(2 * k <= p));
        if 2 * k > p {
            return Ok(j);
        }
        let mut spectrum = true;
        if p <= 6 {
            let chi = laplacian(&cycle::<N>(p)).characteristic_polynomial()?;
            for t in -1..p as i64 {
                let angle = N::integer(1) - N::ratio(t, 2);
                let value = N::integer(2) * (chebyshev(p, &angle)[p].clone() - N::integer(1));
                let value = if p % 2 == 0 { value } else { -value };
                spectrum &= decided(polynomial(&chi, &N::integer(t)).same(&value), "equality")?;
            }
        }
        let (close, low, high) = circle_eigenvalue::<N>(p as i64, k as i64)?;
        Ok(j.said(Some(spectrum && close), format!("spectrum {spectrum}, off by an amount in [{low}, {high}]"), format!("at most {}", N::ratio(4 * (k as i64).pow(4), (p * p) as i64))))
    }
}

/// ∫_{−h}^{h} (c_1s + c_2s²/2)(a + bs) ds with the sign of the graph Laplacian: −h³(c_1b·2/3 + c_2a/3).
fn local_laplacian<N: Number>(rho: &[N], f: &[N], h: &N) -> N {
    // the integrand as coefficients of s, s², s³; odd powers vanish
    let square = f[0].clone() * rho[1].clone() + f[1].clone() * N::ratio(1, 2) * rho[0].clone();
    -(square * N::ratio(2, 3) * h.power(3))
}

claim! {
    pub struct EveryDensity = "ng::local_graph_laplacian_discretises_laplace_beltrami_for_every_sampling_density", B;
    place: "Text after eq. 5 (\"the L matrix is equivalent to a discretization of the Laplace–Beltrami operator\")";
    says: "Reading \"any sampling\". On [0,1], for points drawn from any smooth positive density ρ and the graph joining points at distance ≤ h, the suitably scaled L applied to a smooth f converges, as p → ∞ and h → 0 suitably, to −c·f'' in the interior, with a positive function c of the position.";
    reading: "For p → ∞, Lf/p → ∫(f(x) − f(x + s))ρ(x + s) ds over |s| ≤ h. Near x let ρ(x + s) = a + bs, a > 0. f = s²/2 (f'' = 1) fixes the scale: the value is −(a/3)h³. f = s has f'' = 0, so its value must vanish beside that; the ratio of the two values does not depend on h.";
    verdict: "Refuted by every density with slope b ≠ 0.";
    repair: "ng::local_graph_laplacian_tends_to_the_weighted_laplacian";
    domain: Space::new("a = 1, 2, slopes 0, ±1, three h").number("a", &[(1, 1), (2, 1)]).number("b", &[(0, 1), (1, 1), (-1, 1)]).number("h", &[(1, 4), (1, 8), (1, 100)]);
    judge<N>(case) {
        let (a, b, h) = (case.number("a")?.clone(), case.number("b")?.clone(), case.number("h")?);
        let rho = [a.clone(), b];
        let (zero, one) = (N::integer(0), N::integer(1));
        let (linear, square) = (local_laplacian(&rho, &[one.clone(), zero.clone()], h), local_laplacian(&rho, &[zero.clone(), one], h));
        let j = Judgement::new().given("ρ > 0", zero.below(&a)).given("h > 0", zero.below(h));
        if j.met() != Some(true) {
            return Ok(j);
        }
        let ratio = decided(linear.over(&square), "a quotient")?;
        Ok(j.equal("Ls/L(s²/2)", ratio, zero))
    }
}

claim! {
    pub struct WeightedLaplacian = "ng::local_graph_laplacian_tends_to_the_weighted_laplacian", Own;
    place: "Text after eq. 5";
    says: "In the reading above the limit of 3/h³ times the expectation is −(ρf'' + 2ρ'f') = −(1/ρ)(ρ²f')': a discretisation of −c·f'' for all f iff ρ is constant.";
    reading: "f(x + s) = f(x) + c_1s + c_2s²/2 and ρ(x + s) = a + bs; the integral is formed by its antiderivative at ±h.";
    verdict: "Proved for all c, a, b, h.";
    repairs: "ng::local_graph_laplacian_discretises_laplace_beltrami_for_every_sampling_density";
    domain: Space::new("all c, ρ, h").free_vector("c", 2).free_vector("rho", 2).free("h").complete();
    judge<N>(case) {
        let (c, rho, h) = (case.vector("c")?, case.vector("rho")?, case.number("h")?.clone());
        let half = N::ratio(1, 2);
        // −(c_1 s + c_2 s²/2)(a + b s), coefficients of s, s², s³
        let integrand = [c[0].clone() * rho[0].clone(), c[0].clone() * rho[1].clone() + half.clone() * c[1].clone() * rho[0].clone(), half * c[1].clone() * rho[1].clone()];
        let antiderivative = |s: &N| sum(integrand.iter().enumerate().map(|(k, t)| -(t.clone() * N::ratio(1, k as i64 + 2) * s.power(k as u32 + 2))));
        let integral = antiderivative(&h) - antiderivative(&-h.clone());
        let limit = -(rho[0].clone() * c[1].clone() + N::integer(2) * rho[1].clone() * c[0].clone());
        Ok(Judgement::new().equal("3·integral", N::integer(3) * integral, h.power(3) * limit))
    }
}

/// Adjacency of p points with spacing ℓ/p on a circle of length ℓ, joined iff at most 3/2 spacings apart.
fn circle_graph<N: Number>(p: usize, length: &N) -> Result<Matrix<N>, Undefined> {
    let spacing = length.clone() * N::ratio(1, p as i64);
    let mut rows = Vec::new();
    for i in 0..p {
        let mut row = Vec::new();
        for j in 0..p {
            let steps = i.abs_diff(j).min(p - i.abs_diff(j));
            let near = decided(
                (spacing.clone() * N::integer(steps as i64))
                    .at_most(&(spacing.clone() * N::ratio(3, 2))),
                "a comparison",
            )?;
            row.push(N::integer(i64::from(steps > 0 && near)));
        }
        rows.push(row);
    }
    Matrix::from_rows(p, rows)
}

claim! {
    pub struct UnweightedMetric = "ng::unweighted_local_graph_determines_the_metric", B;
    place: "Text after eq. 5 (\"the L matrix is equivalent to a discretization of the Laplace–Beltrami operator\")";
    says: "Reading \"unweighted\". Equally spaced points on circles of different lengths give graph Laplacians whose spectra (after one common scaling) are those of the respective circles.";
    reading: "Neighbours are joined. The k-th eigenvalue of a circle of length ℓ is (2πk/ℓ)². If the two graphs are equal, one scaling gives both the same spectrum, which is that of both circles only if 1/ℓ² = 1/ℓ'².";
    verdict: "Refuted: lengths 1 and 2 give the same graph.";
    repair: "ng::inverse_square_spacing_as_weight_determines_the_length";
    domain: Space::new("p = 3 to 5, lengths 1, 2, 3").natural("p", 3, 5).vector("length", 2, &[1, 2, 3]);
    judge<N>(case) {
        let (p, l) = (case.natural("p")?, case.vector("length")?);
        let j = Judgement::new().given("ℓ > 0", N::integer(0).below(&l[0])).given("ℓ' > 0", N::integer(0).below(&l[1]));
        if j.met() != Some(true) {
            return Ok(j);
        }
        let equal = decided(circle_graph(p, &l[0])?.same(&circle_graph(p, &l[1])?), "equality")?;
        let one = N::integer(1);
        let (a, b) = (decided(one.over(&l[0].squared()), "a quotient")?, decided(one.over(&l[1].squared()), "a quotient")?);
        let same = decided(a.same(&b), "equality")?;
        Ok(j.said(Some(equal == same), format!("the graphs are equal: {equal}"), format!("1/ℓ² = {a} and {b}")))
    }
}

claim! {
    pub struct WeightedMetric = "ng::inverse_square_spacing_as_weight_determines_the_length", Own;
    place: "Text after eq. 5";
    says: "With edge weights (p/ℓ)² the k-th eigenvalue of the graph Laplacian of p equally spaced points on a circle of length ℓ differs from (2πk/ℓ)² by at most (2π/ℓ)²·4k⁴/p²; so it tends to that of the circle, for every length.";
    reading: "The eigenvalue is (p/ℓ)²(2 − 2cos(2πk/p)); rational bounds as for the circle of length 2π.";
    verdict: "Holds in every instance.";
    repairs: "ng::unweighted_local_graph_determines_the_metric";
    domain: Space::new("p ≤ 16, k ≤ 3, ℓ = 1, 2, 1/2").natural("p", 3, 16).natural("k", 1, 3).number("length", &[(1, 1), (2, 1), (1, 2)]);
    judge<N>(case) {
        let (p, k, l) = (case.natural("p")?, case.natural("k")?, case.number("length")?);
        let j = Judgement::new().given("2k ≤ p", Some(2 * k <= p)).given("ℓ > 0", N::integer(0).below(l));
        if j.met() != Some(true) {
            return Ok(j);
        }
        let (low, high) = pi_bounds::<N>();
        let over = |a: N| decided(a.over(&l.squared()), "a quotient");
        let turn = N::ratio(2 * k as i64, p as i64);
        let square = N::integer((p * p) as i64);
        let least = over(square.clone() * chord_bounds(&(turn.clone() * low.clone()))?.0)?;
        let most = over(square * chord_bounds(&(turn * high.clone()))?.1)?;
        let four = N::integer(4);
        let target = |pi: &N| over(four.clone() * pi.squared() * N::integer((k * k) as i64));
        let bound = over(four.clone() * low.squared())? * N::ratio(4 * (k as i64).pow(4), (p * p) as i64);
        let holds = decided((most.clone() - target(&low)?).at_most(&bound), "a comparison")? && decided((target(&high)? - least.clone()).at_most(&bound), "a comparison")?;
        Ok(j.said(Some(holds), format!("eigenvalue in [{least}, {most}]"), format!("within {bound} of (2πk/ℓ)²")))
    }
}
