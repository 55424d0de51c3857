//! Text around eq. 4 and the S' formula: metric transformations, latent dimensions, what an auto-associative layer fixes.

use super::notation::*;
use crate::kernel::{Judgement, Matrix, Signed, Space};
use crate::number::{Number, decided};
use crate::{claim, informal};

claim! {
    pub struct PullbackMetric = "ng::partial_identity_is_a_metric_transformation", B;
    place: "Text after eq. 4 (\"the most trivial case of a metric transformation\")";
    says: "For n' < i the pullback d(x, y) = ‖I_dist x − I_dist y‖ of the Euclidean metric by the partial identity is a metric on ℝ^i.";
    reading: "A metric separates points: x ≠ y gives d(x, y)² ≠ 0.";
    verdict: "Refuted: i = 2, n' = 1, two points that differ in the second coordinate.";
    repair: "ng::partial_identity_gives_a_pseudometric_and_a_metric_iff_n_prime_is_at_least_i";
    domain: Space::new("i ≤ 3, points with entries 0, 1").natural("i", 1, 3).natural("k", 1, 2).vector("x", "i", &[0, 1]).vector("y", "i", &[0, 1]);
    judge<N>(case) {
        let (i, k, x, y) = (case.natural("i")?, case.natural("k")?, case.vector("x")?, case.vector("y")?);
        let d = length_squared(&partial_identity(k, i).apply(&difference(x, y))?);
        Ok(Judgement::new()
            .given("n' < i", Some(k < i))
            .given("x ≠ y", Some(!all_zero(&difference(x, y))?))
            .said(N::integer(0).below(&d), format!("d(x, y)² = {d}"), "positive"))
    }
}

claim! {
    pub struct Pseudometric = "ng::partial_identity_gives_a_pseudometric_and_a_metric_iff_n_prime_is_at_least_i", Own;
    place: "Text after eq. 4";
    says: "d(x, y) = ‖I_dist x − I_dist y‖ is symmetric and satisfies the triangle inequality for every n'; it separates all points iff n' ≥ i.";
    reading: "Triangle inequality by squares: with A = d(x, y)², B = d(y, z)², C = d(x, z)²: C ≤ A + B or (C − A − B)² ≤ 4AB. Separation is tried at the unit vectors.";
    verdict: "Holds in every instance.";
    repairs: "ng::partial_identity_is_a_metric_transformation";
    domain: Space::new("i ≤ 2, n' ≤ 3, points with entries 0, ±1 and 0, 1, 2").natural("i", 1, 2).natural("k", 1, 3).vector("x", "i", &[0, 1, -1]).vector("y", "i", &[0, 1, -1]).vector("z", "i", &[0, 1, 2]);
    judge<N>(case) {
        let (i, k) = (case.natural("i")?, case.natural("k")?);
        let (x, y, z) = (case.vector("x")?, case.vector("y")?, case.vector("z")?);
        let p = partial_identity::<N>(k, i);
        let d = |a: &[N], b: &[N]| -> Result<N, crate::number::Undefined> { Ok(length_squared(&difference(&p.apply(a)?, &p.apply(b)?))) };
        let (a, b, c) = (d(x, y)?, d(y, z)?, d(x, z)?);
        let excess = c.clone() - a.clone() - b.clone();
        let triangle = decided(excess.at_most(&N::integer(0)), "a sign")? || decided(excess.squared().at_most(&(N::integer(4) * a.clone() * b)), "a comparison")?;
        let symmetric = decided(a.same(&d(y, x)?), "equality")?;
        let mut separates = true;
        for e in 0..i {
            let unit: Vec<N> = (0..i).map(|r| N::integer(i64::from(r == e))).collect();
            separates &= !decided(d(&unit, &vec![N::integer(0); i])?.is_nought(), "a sign")?;
        }
        Ok(Judgement::new().said(Some(symmetric && triangle && separates == (k >= i)), format!("symmetric: {symmetric}, triangle: {triangle}, separates: {separates}"), format!("true, true, {}", k >= i)))
    }
}

claim! {
    pub struct PreservesTopology = "ng::partial_identity_preserves_topology", B;
    place: "Text after eq. 4 (\"This extreme case applies when the latent manifold has a topology equivalent to the input/output manifolds' topologies\")";
    says: "For 0 < n' < i and every compact manifold X ⊂ ℝ^i the map x ↦ I_dist x (partial identity) is a homeomorphism of X onto its image.";
    reading: "Of a compact X it is one iff it is injective on X; tried with the manifolds of two points.";
    verdict: "Refuted: X = {(0, 0), (0, 1)} is mapped to one point.";
    repair: "ng::partial_identity_is_bi_lipschitz_on_lipschitz_graphs";
    domain: Space::new("i ≤ 3, points with entries 0, 1").natural("i", 1, 3).natural("k", 1, 2).vector("x", "i", &[0, 1]).vector("y", "i", &[0, 1]);
    judge<N>(case) {
        let (i, k, x, y) = (case.natural("i")?, case.natural("k")?, case.vector("x")?, case.vector("y")?);
        let p = partial_identity::<N>(k, i);
        let images = [p.apply(x)?, p.apply(y)?];
        let merged = crate::claims::words::same(&images[0], &images[1]);
        Ok(Judgement::new()
            .given("n' < i", Some(k < i))
            .given("two points", Some(!all_zero(&difference(x, y))?))
            .said(merged.map(|m| !m), "equal images", "different images"))
    }
}

claim! {
    pub struct LipschitzGraphs = "ng::partial_identity_is_bi_lipschitz_on_lipschitz_graphs", Own;
    place: "Text after eq. 4";
    says: "If X is the graph of a K-Lipschitz map on a compact subset of ℝ^{n'} then ‖I_dist x − I_dist x'‖² ≤ ‖x − x'‖² ≤ (1 + K²)‖I_dist x − I_dist x'‖² on X, so x ↦ I_dist x is a homeomorphism onto its image.";
    reading: "The right inequality is decided for the differences (h, g) of two points, ‖g‖² ≤ K²‖h‖²; n' ≤ 3, two further coordinates. The left one drops squares.";
    verdict: "By identity for each n'.";
    repairs: "ng::partial_identity_preserves_topology";
    domain: Space::new("n' ≤ 3, all h, g, K").natural("k", 1, 3).free_vector("h", "k").free_vector("g", 2).free("K");
    judge<N>(case) {
        let (h, g, k) = (case.vector("h")?, case.vector("g")?, case.number("K")?);
        let point = [h, g].concat();
        let shadow = partial_identity(h.len(), point.len()).apply(&point)?;
        let mut j = Judgement::new();
        let known = j.given_non_negative("‖g‖² ≤ K²‖h‖²", k.squared() * length_squared(h) - length_squared(g));
        Ok(j.larger((N::integer(1) + k.squared()) * length_squared(&shadow), length_squared(&point), false, known))
    }
}

/// The projector onto the span of the columns of X: the minimum-norm least-squares layer for Y = X.
fn auto_associator<N: Number>(x: &Matrix<N>) -> Result<Matrix<N>, crate::number::Undefined> {
    x.transpose().projector_onto_row_span()
}

claim! {
    pub struct FixesOnlyItems = "ng::linear_auto_associative_layer_fixes_only_its_training_items", B;
    place: "Text after the S' formula (\"all p elements of the training dataset … have been encoded within … S'\") (\"S' holds a Hopfield-like 'memory' of the training dataset … auto-associative if y = x\")";
    says: "For every X ∈ ℝ^{i×p} the minimum-norm least-squares layer W* for y = x satisfies W*z = z only for z among the columns of X.";
    reading: "W* = XX⁺ is the orthogonal projector onto the column space of X.";
    verdict: "Refuted: the vector 0, and every combination of items.";
    repair: "ng::linear_auto_associative_layer_fixes_exactly_the_span_of_its_training_items";
    domain: Space::new("i, p ≤ 2, entries 0, ±1").natural("i", 1, 2).natural("p", 1, 2).matrix("X", "i", "p", &[0, 1, -1]).vector("z", "i", &[0, 1, -1]);
    judge<N>(case) {
        let (x, z) = (case.matrix("X")?, case.vector("z")?);
        let fixed = crate::claims::words::same(&auto_associator(x)?.apply(z)?, z);
        let item = crate::claims::words::contains(&x.transpose(), z)?;
        Ok(Judgement::new().given("W*z = z", fixed).said(Some(item), "not among the items", "an item"))
    }
}

claim! {
    pub struct FixesTheSpan = "ng::linear_auto_associative_layer_fixes_exactly_the_span_of_its_training_items", Own;
    place: "Text after the S' formula";
    says: "The minimum-norm least-squares layer W* for y = x fixes exactly the span of the items; it is symmetric and idempotent with trace rank X, so S' is the identity of size rank X and tells nothing of D but its rank.";
    reading: "z lies in the span iff rank [X z] = rank X.";
    verdict: "Holds in every instance.";
    repairs: "ng::linear_auto_associative_layer_fixes_only_its_training_items";
    domain: Space::new("i ≤ 3, p ≤ 2, items with entries 0, 1, z with entries 0, ±1").natural("i", 1, 3).natural("p", 1, 2).matrix("X", "i", "p", &[0, 1]).vector("z", "i", &[0, 1, -1]);
    judge<N>(case) {
        let (x, z) = (case.matrix("X")?, case.vector("z")?);
        let w = auto_associator(x)?;
        let fixed = decided(crate::claims::words::same(&w.apply(z)?, z), "equality")?;
        let wide = Matrix::from_fn(x.rows(), x.cols() + 1, |i, j| if j < x.cols() { x.at(i, j).clone() } else { z[i].clone() });
        let rank = x.rank()?;
        let inside = wide.rank()? == rank;
        let projector = decided(w.times(&w)?.same(&w), "equality")? && decided(w.transpose().same(&w), "equality")? && decided(w.trace().same(&N::integer(rank as i64)), "equality")?;
        Ok(Judgement::new().said(Some(fixed == inside && projector), format!("fixed: {fixed}, projector of trace {rank}: {projector}"), format!("in the span: {inside}, true")))
    }
}

informal! {
    pub struct AutoOrHetero = "ng::memory_is_auto_associative_or_hetero_associative", B;
    place: "Text after the S' formula (\"all p elements of the training dataset … have been encoded within … S'\")";
    says: "Auto-associative if y = x or hetero-associative if y ≠ x.";
    missing: "the case y_i = x_i for some i only";
}

/// The rank of relu(WX), columns as outputs.
fn output_rank<N: Number>(w: &Matrix<N>, x: &Matrix<N>) -> Result<usize, crate::number::Undefined> {
    let product = w.times(x)?;
    let outputs = componentwise("relu", product.entries())?;
    Matrix::from_fn(product.rows(), product.cols(), |i, j| {
        outputs[i * product.cols() + j].clone()
    })
    .rank()
}

claim! {
    pub struct SpanMayChange = "ng::linear_latent_dimension_may_increase_or_decrease", B;
    place: "Text before the S' formula (\"does not assume any layer-by-layer increase or decrease … either scenario is possible\")";
    says: "Reading \"linear span\". There are finite sets of inputs and ReLU layers for which the dimension of the span of the layer outputs is larger, and others for which it is smaller, than that of the inputs.";
    reading: "Two inputs on the line, a layer W with two units and a layer V with one, both applied to the same inputs.";
    verdict: "Exhibited: inputs 1 and −1, W = (1, −1)ᵀ, V = (0).";
    quantifier: Exists;
    domain: Space::new("two inputs, entries 0, ±1").matrix("X", 1, 2, &[0, 1, -1]).matrix("W", 2, 1, &[0, 1, -1]).matrix("V", 1, 1, &[0, 1, -1]);
    judge<N>(case) {
        let x = case.matrix("X")?;
        let (before, up, down) = (x.rank()?, output_rank(case.matrix("W")?, x)?, output_rank(case.matrix("V")?, x)?);
        Ok(Judgement::new().said(Some(up > before && down < before), format!("dimension {before} becomes {up} and {down}"), "larger and smaller"))
    }
}

/// The largest rank of a linear piece of x ↦ relu(Wx) on the first k coordinates: the dimension of the image of a k-dimensional cube around 0.
fn image_dimension<N: Number>(w: &Matrix<N>, k: usize) -> Result<usize, crate::number::Undefined> {
    let mut best = 0;
    for x in words::<N>(k, &[-3, -2, -1, 1, 2, 3]) {
        let wide: Vec<N> = (0..w.cols())
            .map(|j| x.get(j).cloned().unwrap_or(N::integer(0)))
            .collect();
        let inner = w.apply(&wide)?;
        let mut rows = Vec::new();
        for (i, u) in inner.iter().enumerate() {
            if decided(N::integer(0).below(u), "a sign")? {
                rows.push(w.row(i)[..k].to_vec());
            }
        }
        best = best.max(Matrix::from_rows(k, rows)?.rank()?);
    }
    Ok(best)
}

claim! {
    pub struct IntrinsicIncrease = "ng::intrinsic_latent_dimension_may_increase", B;
    place: "Text before the S' formula (\"does not assume any layer-by-layer increase or decrease … either scenario is possible\")";
    says: "Reading \"intrinsic dimension\". There is a compact X ⊂ ℝ^n and a ReLU layer whose image of X has larger Hausdorff dimension than X.";
    reading: "A ReLU layer is Lipschitz (see the repair), and Lipschitz maps do not increase Hausdorff dimension. Each proposal is a layer W and a cube of dimension k: its image has the largest rank of a linear piece as dimension; the pieces met at the points with coordinates ±1, ±2, ±3 are tried.";
    verdict: "Refuted: every proposal fails; first W = (0), k = 1.";
    repair: "ng::relu_layers_are_lipschitz_with_the_norm_of_the_weights";
    negation: "ng::relu_layers_are_lipschitz_with_the_norm_of_the_weights";
    domain: Space::new("W with up to 3 × 2 entries 0, ±1").natural("m", 1, 3).natural("n", 1, 2).natural("k", 1, 2).matrix("W", "m", "n", &[0, 1, -1]);
    judge<N>(case) {
        let (w, k) = (case.matrix("W")?, case.natural("k")?);
        let j = Judgement::new().given("k ≤ n", Some(k <= w.cols()));
        if k > w.cols() {
            return Ok(j);
        }
        let dimension = image_dimension(w, k)?;
        Ok(j.said(Some(dimension > k), format!("an image of dimension {dimension}"), format!("more than {k}")))
    }
}

claim! {
    pub struct ReluLipschitz = "ng::relu_layers_are_lipschitz_with_the_norm_of_the_weights", Own;
    place: "Text before the S' formula";
    says: "(relu(u) − relu(v))² ≤ (u − v)² for all u, v; so ‖relu(Wx) − relu(Wx')‖ ≤ ‖W‖‖x − x'‖, and a ReLU layer increases neither Hausdorff nor box dimension.";
    reading: "u = ±s, v = ±t with s, t ≥ 0, where relu is s, t or 0.";
    verdict: "Proved for all u, v.";
    repairs: "ng::intrinsic_latent_dimension_may_increase";
    domain: Space::new("all signs, all s, t ≥ 0").word("u", &["plus", "minus"]).word("v", &["plus", "minus"]).free("s").free("t").complete();
    judge<N>(case) {
        let (s, t) = (case.number("s")?.clone(), case.number("t")?.clone());
        let (up, vp) = (case.word("u")? == "plus", case.word("v")? == "plus");
        let mut j = Judgement::new();
        let (a, b) = (j.given_non_negative("s ≥ 0", s.clone()), j.given_non_negative("t ≥ 0", t.clone()));
        let relu = |x: &N, plus: bool| if plus { x.clone() } else { N::integer(0) };
        let signed = |x: &N, plus: bool| if plus { x.clone() } else { -x.clone() };
        let right = (relu(&s, up) - relu(&t, vp)).squared();
        let left = (signed(&s, up) - signed(&t, vp)).squared();
        let twice = a.times(&b).times(&Signed::constant(2, 1));
        let gap = match (up, vp) {
            (true, true) => Signed::constant(0, 1),
            (true, false) => b.times(&b).plus(&twice),
            (false, true) => a.times(&a).plus(&twice),
            (false, false) => Signed::square(s - t),
        };
        Ok(j.larger(left, right, false, gap))
    }
}

informal! {
    pub struct Compression = "ng::compression_is_possible_by_the_manifold_hypothesis", B;
    place: "Text before eq. 4";
    says: "Compressing the ℝ^i × ℝ^o manifold into a lower dimensional latent space is possible according to the manifold learning hypothesis.";
    missing: "the hypothesis and the sense of \"possible\"";
}

informal! {
    pub struct TwoRounds = "ng::two_rounds_of_svd_give_the_factorisation", B;
    place: "Text before eq. 3 (\"As a result of these 2 rounds of SVD\")";
    says: "Two rounds of SVD give the factorisation.";
    missing: "which two decompositions are meant";
}

informal! {
    pub struct EachLayer = "ng::each_layer_encodes_part_of_the_function", B;
    place: "Proof of Theorem 2, first sentence";
    says: "φ(y^{l−1}) multiplied by W^l encodes part of the function f.";
    missing: "\"part of a function\"";
}

claim! {
    pub struct SmallestRank = "ng::least_rank_of_a_layer_that_reproduces_consistent_pairs_is_the_rank_of_the_outputs", Own;
    place: "Text after the S' formula";
    says: "A linear layer reproduces (x_k, y_k) exactly iff rank [X; Y] = rank X. Then every layer that does has rank at least rank Y, and YX⁺ has rank exactly rank Y.";
    reading: "Y = WX is formed; YX⁺ = W·XX⁺. i = o = p = 2. (rank W ≥ rank WX for every W.)";
    verdict: "Holds in every instance.";
    domain: Space::new("2 × 2 matrices with entries 0, ±1 and 0, 1").matrix("X", 2, 2, &[0, 1, -1]).matrix("W", 2, 2, &[0, 1]);
    judge<N>(case) {
        let (x, w) = (case.matrix("X")?, case.matrix("W")?);
        let y = w.times(x)?;
        let least = w.times(&auto_associator(x)?)?;
        let stacked = Matrix::from_rows(x.cols(), [x.row_vectors(), y.row_vectors()].concat())?;
        let (rank, target) = (least.rank()?, y.rank()?);
        let holds = stacked.rank()? == x.rank()? && rank == target && w.rank()? >= target && decided(least.times(x)?.same(&y), "equality")?;
        Ok(Judgement::new().said(Some(holds), format!("YX⁺ of rank {rank}"), format!("reproduces Y of rank {target}")))
    }
}
