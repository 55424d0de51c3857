//! Eqs. 2 and 3: compatibility, invariance, orbit equations, stability along orbits.

use super::actions::{in_group, orbit};
use super::notation::*;
use super::planted::planted;
use crate::audit::Domain;
use crate::claim;
use crate::claims::symmetries::Symmetries;
use crate::claims::words::{act, act_on_matrix, permutations, same, symmetry_group};
use crate::kernel::{Case, Conclusion, Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};

/// `N ≤ n`, non-empty binary `X`, a permutation, and a matrix of real parameters.
fn sets_with(n: usize, most: usize, matrix: &str) -> Space {
    Space::new(&format!(
        "N ≤ {n}, X ⊂ {{0,1}}^N with 1 to {most} items, s ∈ S_N, all real {matrix}"
    ))
    .natural("N", 1, n)
    .binary_sets("X", "N", 1, most)
    .permutation("s", "N")
    .free_matrix(matrix, "N", "N")
}

/// `W P_s` and `P_s W`: compatibility on all of ℝ^N, because φ can be cancelled and the unit vectors suffice.
fn commutes<N: Number>(
    j: Judgement<N>,
    s: &[usize],
    w: &Matrix<N>,
) -> Result<Judgement<N>, Undefined> {
    let n = s.len();
    let p = Matrix::from_fn(n, n, |i, k| N::integer(i64::from(s[i] == k)));
    Ok(j.equal_matrices("W P_s", &w.times(&p)?, &p.times(w)?))
}

/// Whether `φ_W(g·x) = g·φ_W(x)` on the rows of `x` for all `g` in the group, with φ cancelled.
fn compatible_on<N: Number>(
    group: &[Vec<usize>],
    x: &Matrix<N>,
    w: &Matrix<N>,
) -> Result<bool, Undefined> {
    for g in group {
        for item in x.row_vectors() {
            if !decided(
                same(&w.apply(&act(g, &item))?, &act(g, &w.apply(&item)?)),
                "compatibility",
            )? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

fn invariant<N: Number>(group: &[Vec<usize>], w: &Matrix<N>) -> Result<bool, Undefined> {
    for g in group {
        if !decided(act_on_matrix(g, w).same(w), "invariance")? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The mean of `g·W` over the group.
fn mean<N: Number>(group: &[Vec<usize>], w: &Matrix<N>) -> Result<Matrix<N>, Undefined> {
    let mut total = Matrix::zero(w.rows(), w.cols());
    for g in group {
        total = total.plus(&act_on_matrix(g, w))?;
    }
    Ok(total.scaled(&N::ratio(1, group.len() as i64)))
}

claim! {
    pub struct RespectsSymmetryOnX = "krause_reimann::auto_associator_respects_symmetry_on_training_set", A;
    place: "Eq. 2 and the sentence before it";
    says: "For all N, finite X ⊂ ℝ^N, every φ and every W with φ(Wx) = x on X: φ_W(s·x) = s·φ_W(x) for all s ∈ Σ_X and all x ∈ X.";
    reading: "Reading \"x ∈ X\". Enumerated with φ = id and W = P + Z(I − P), Z arbitrary: all solutions; sampled for sets of up to 12 components with a planted symmetry s.";
    verdict: "Proved for all N, X, φ, W: both sides are s·x.";
    formal: "auto_associator_respects_symmetry_on_training_set" in "krause_reimann/auto_associator_respects_symmetry_on_training_set.v";
    domain: Domain::new(sets_with(3, 8, "Z")).sampled_by(|| planted(4, 12, &["s", "Z"]));
    judge<N>(case) {
        let (x, s, z) = (case.matrix("X")?, case.naturals("s")?, case.matrix("Z")?);
        let w = solution(x, z)?;
        let mut j = in_group(case)?;
        for item in x.row_vectors() {
            j = j.equal_vectors("W(s·x)", &w.apply(&act(s, &item))?, &act(s, &w.apply(&item)?));
        }
        Ok(j)
    }
}

claim! {
    pub struct RespectsSymmetryEverywhere = "krause_reimann::auto_associator_respects_symmetry_everywhere", A;
    place: "Eq. 2 and the sentence before it; eq. 3 and eq. 5 are derived from it";
    says: "For all N, finite X ⊂ ℝ^N, φ = id and every W with Wx = x on X: W(s·x) = s·(Wx) for all s ∈ Σ_X and all x ∈ ℝ^N.";
    reading: "Reading \"x ∈ ℝ^N\". X is not empty; W = P + Z(I − P) runs through all solutions.";
    verdict: "Refuted at N = 2 by a solution that is free off the span of X.";
    repair: "krause_reimann::auto_associator_respects_symmetry_on_the_span";
    domain: sets_with(3, 8, "Z");
    judge<N>(case) {
        let w = solution(case.matrix("X")?, case.matrix("Z")?)?;
        commutes(in_group(case)?, case.naturals("s")?, &w)
    }
}

claim! {
    pub struct RespectsSymmetryOnTheSpan = "krause_reimann::auto_associator_respects_symmetry_on_the_span", Own;
    place: "Eq. 2, for the largest set of x on which it always holds";
    says: "For all N, finite X ⊂ ℝ^N, φ = id and every W with Wx = x on X: W(s·y) = s·(Wy) for all s ∈ Σ_X and all y ∈ span X.";
    reading: "y a linear combination of items; in the enumeration y = P v with v ∈ ℝ^N arbitrary, N ≤ 3, every real Z and v. Off the span it can fail: `auto_associator_respects_symmetry_everywhere`. Sampled for sets of 4 to 9 components with a planted symmetry s.";
    verdict: "Proved for all N, X and W: W is the identity on the span, and s maps the span to itself.";
    repairs: "krause_reimann::auto_associator_respects_symmetry_everywhere";
    formal: "auto_associator_respects_symmetry_on_the_span" in "krause_reimann/auto_associator_respects_symmetry_on_the_span.v";
    domain: Domain::new(sets_with(3, 3, "Z").free_vector("v", "N")).sampled_by(|| planted(4, 9, &["s", "Z", "v"]));
    judge<N>(case) {
        let (x, s, z) = (case.matrix("X")?, case.naturals("s")?, case.matrix("Z")?);
        let w = solution(x, z)?;
        let y = x.projector_onto_row_span()?.apply(case.vector("v")?)?;
        Ok(in_group(case)?.equal_vectors("W(s·y)", &w.apply(&act(s, &y))?, &act(s, &w.apply(&y)?)))
    }
}

claim! {
    pub struct CompatibleIffInvariantEverywhere = "krause_reimann::compatible_iff_w_invariant_everywhere", A;
    place: "Eq. 3";
    says: "For all N, G ≤ S_N, strictly increasing φ and W ∈ ℝ^{N×N}: [φ_W(s·x) = s·φ_W(x) for all x ∈ ℝ^N, s ∈ G] ⇔ [s·W = W for all s ∈ G].";
    reading: "Reading \"x ∈ ℝ^N\"; one s at a time. Enumerated as the identity W P_s − P_s W = (W − s·W) P_s with P_s invertible, which is both directions at once.";
    verdict: "Proved for all N, G, W and injective φ.";
    needs: "Injectivity of φ: a constant φ is compatible with everything. x ∈ ℝ^N: on X alone it fails, see `compatible_iff_w_invariant_on_training_set`.";
    formal: "compatible_iff_w_invariant_everywhere" in "krause_reimann/compatible_iff_w_invariant_everywhere.v";
    domain: Space::new("N ≤ 4, all s ∈ S_N, all real W").natural("N", 1, 4).permutation("s", "N").free_matrix("W", "N", "N");
    judge<N>(case) {
        let (s, w) = (case.naturals("s")?, case.matrix("W")?);
        let n = s.len();
        let p = Matrix::from_fn(n, n, |i, k| N::integer(i64::from(s[i] == k)));
        let left = w.times(&p)?.minus(&p.times(w)?)?;
        let right = w.minus(&act_on_matrix(s, w))?.times(&p)?;
        Ok(Judgement::new().equal_matrices("W P_s − P_s W", &left, &right))
    }
}

claim! {
    pub struct CompatibleIffInvariantOnX = "krause_reimann::compatible_iff_w_invariant_on_training_set", A;
    place: "Eq. 3 with eq. 2 required on the training set";
    says: "For all N, finite X ⊂ ℝ^N, strictly increasing φ and W: [φ_W(s·x) = s·φ_W(x) for all x ∈ X, s ∈ Σ_X] ⇔ [s·W = W for all s ∈ Σ_X].";
    reading: "Reading \"x ∈ X\", X not empty; φ is injective and cancels.";
    verdict: "Refuted: on X alone nothing constrains W off the span of X.";
    repair: "krause_reimann::compatible_on_x_iff_symmetrised_matrix_agrees_on_x";
    domain: Space::new("N ≤ 3, X ⊂ {0,1}^N, all real W").natural("N", 1, 3).binary_sets("X", "N", 1, 8).free_matrix("W", "N", "N");
    judge<N>(case) {
        let (x, w) = (case.matrix("X")?, case.matrix("W")?);
        let group = symmetry_group(x)?;
        let (on_x, fixed) = (compatible_on(&group, x, w)?, invariant(&group, w)?);
        Ok(Judgement::new().said(Some(on_x == fixed), format!("compatible on X: {on_x}"), format!("invariant: {fixed}")))
    }
}

claim! {
    pub struct CompatibleOnXIffMeanAgrees = "krause_reimann::compatible_on_x_iff_symmetrised_matrix_agrees_on_x", Own;
    place: "Eq. 3 with eq. 2 required on the training set";
    says: "For all N, finite X ⊂ ℝ^N, injective φ and W: φ_W is Σ_X-compatible on X ⇔ W agrees on X with the mean of s·W over Σ_X.";
    reading: "So eq. 2 on X says nothing about W itself, but everything about W on X.";
    verdict: "Proved for all N, X, W.";
    repairs: "krause_reimann::compatible_iff_w_invariant_on_training_set";
    formal: "compatible_on_x_iff_symmetrised_matrix_agrees_on_x" in "krause_reimann/compatible_on_x_iff_symmetrised_matrix_agrees_on_x.v";
    domain: Space::new("N ≤ 2, X ⊂ {0,1}^N, W ∈ {0, 1, −1}").natural("N", 1, 2).binary_sets("X", "N", 1, 4).matrix("W", "N", "N", &[0, 1, -1]);
    judge<N>(case) {
        let (x, w) = (case.matrix("X")?, case.matrix("W")?);
        let group = symmetry_group(x)?;
        let average = mean(&group, w)?;
        let mut agrees = true;
        for item in x.row_vectors() {
            agrees &= decided(same(&w.apply(&item)?, &average.apply(&item)?), "agreement")?;
        }
        let on_x = compatible_on(&group, x, w)?;
        Ok(Judgement::new().said(Some(on_x == agrees), format!("compatible on X: {on_x}"), format!("mean agrees: {agrees}")))
    }
}

/// Hidden-layer networks at φ = id, where compatibility of `F(x) = W₂W₁x` with `s` is commuting with it.
fn hidden<N: Number>(case: &Case<N>) -> Result<(bool, bool), Undefined> {
    let s = case.naturals("s")?;
    let (first, second) = (case.matrix("W1")?, case.matrix("W2")?);
    let product = second.times(first)?;
    let whole = decided(act_on_matrix(s, &product).same(&product), "compatibility")?;
    let group = [s.to_vec()];
    Ok((
        whole,
        invariant(&group, first)? && invariant(&group, second)?,
    ))
}

claim! {
    pub struct HiddenLayerIff = "krause_reimann::hidden_layer_network_compatible_iff_both_matrices_invariant", B;
    place: "§2 (\"the theory outlined holds analogously to networks with any particular architecture, such as hidden layers\"); §4";
    says: "For N ≥ 1, G ≤ S_N, strictly increasing φ and W1, W2 ∈ ℝ^{N×N} put F(x) = φ(W2 φ(W1 x)). Then [F(s·x) = s·F(x) for all x ∈ ℝ^N, s ∈ G] ⇔ [s·W1 = W1 and s·W2 = W2 for all s ∈ G].";
    reading: "G generated by s, φ = id.";
    verdict: "Refuted at N = 2: W1 = 0 makes F constant, so compatible with the exchange, whatever W2 is (here diag(0, 1)).";
    repair: "krause_reimann::hidden_layer_network_compatible_if_both_matrices_invariant";
    domain: Space::new("N ≤ 2, all s, all real W1, W2").natural("N", 1, 2).permutation("s", "N").free_matrix("W1", "N", "N").free_matrix("W2", "N", "N");
    judge<N>(case) {
        let (whole, both) = hidden(case)?;
        Ok(Judgement::new().said(Some(whole == both), format!("F compatible: {whole}"), format!("W1, W2 invariant: {both}")))
    }
}

claim! {
    pub struct HiddenLayerIf = "krause_reimann::hidden_layer_network_compatible_if_both_matrices_invariant", B;
    place: "§2; §4";
    says: "For N ≥ 1, G ≤ S_N, strictly increasing φ, W1, W2 ∈ ℝ^{N×N} and F(x) = φ(W2 φ(W1 x)): [s·W1 = W1 and s·W2 = W2 for all s ∈ G] ⇒ [F(s·x) = s·F(x) for all x ∈ ℝ^N, s ∈ G].";
    reading: "Enumerated with G generated by s and φ = id.";
    verdict: "Proved for all N, G, φ, W1, W2.";
    repairs: "krause_reimann::hidden_layer_network_compatible_iff_both_matrices_invariant";
    formal: "hidden_layer_network_compatible_if_both_matrices_invariant" in "krause_reimann/hidden_layer_network_compatible_if_both_matrices_invariant.v";
    domain: Space::new("N ≤ 2, W1, W2 ∈ {0, 1, −1}").natural("N", 1, 2).permutation("s", "N").matrix("W1", "N", "N", &[0, 1, -1]).matrix("W2", "N", "N", &[0, 1, -1]);
    judge<N>(case) {
        let (whole, both) = hidden(case)?;
        Ok(Judgement::new().given("s·W1 = W1 and s·W2 = W2", Some(both)).said(Some(whole), format!("F compatible: {whole}"), "true"))
    }
}

/// The orbit equations at φ = id: with the group, whether each orbit is mapped onto itself, fixed at its first point, fixed everywhere.
fn orbit_equations<N: Number>(
    case: &Case<N>,
) -> Result<(Vec<Vec<usize>>, bool, bool, bool), Undefined> {
    let (x, w) = (case.matrix("X")?, case.matrix("W")?);
    let group = symmetry_group(x)?;
    let (mut as_sets, mut at_representatives, mut everywhere) = (true, true, true);
    for item in 0..x.rows() {
        let points = orbit(&group, x, item)?;
        let mut hit = Vec::new();
        for &k in &points {
            let image = w.apply(x.row(k))?;
            for &l in &points {
                if decided(same(&image, x.row(l)), "equality of items")? {
                    hit.push(l);
                }
            }
        }
        hit.sort_unstable();
        as_sets &= hit == points;
        let fixed = decided(same(&w.apply(x.row(item))?, x.row(item)), "a fixed point")?;
        everywhere &= fixed;
        if points[0] == item {
            at_representatives &= fixed;
        }
    }
    Ok((group, as_sets, at_representatives, everywhere))
}

fn small_matrices() -> Space {
    Space::new("N ≤ 2, X ⊂ {0,1}^N, W with entries 0, ±1")
        .natural("N", 1, 2)
        .binary_sets("X", "N", 1, 4)
        .matrix("W", "N", "N", &[0, 1, -1])
}

claim! {
    pub struct OrbitEquationsAsSets = "krause_reimann::compatible_and_orbit_equations_setwise_imply_auto_associator", B;
    place: "§2, \"[x] = φ_W([x]) for all orbits\"";
    says: "For all N, finite X, strictly increasing φ, W with φ_W Σ_X-compatible on ℝ^N: if φ_W maps each orbit [x] onto itself as a set, then φ_W(x) = x for all x ∈ X.";
    reading: "Reading \"sets\", φ = id.";
    verdict: "Refuted at N = 2, X = {01, 10} by the exchange of the two components.";
    repair: "krause_reimann::compatible_and_orbit_equations_pointwise_imply_auto_associator";
    domain: small_matrices();
    judge<N>(case) {
        let (group, as_sets, _, everywhere) = orbit_equations(case)?;
        Ok(Judgement::new()
            .given("φ_W is compatible on ℝ^N", Some(invariant(&group, case.matrix("W")?)?))
            .given("φ_W([x]) = [x] as sets", Some(as_sets))
            .said(Some(everywhere), format!("Wx = x on X: {everywhere}"), "true"))
    }
}

claim! {
    pub struct OrbitEquationsAtPoints = "krause_reimann::compatible_and_orbit_equations_pointwise_imply_auto_associator", B;
    place: "§2, \"[x] = φ_W([x]) for all orbits\"; also §4";
    says: "For all N, finite X, any φ, W with φ_W Σ_X-compatible on X: if φ_W(x) = x for one representative x of each orbit, then φ_W(x) = x for all x ∈ X.";
    reading: "Reading \"points\"; enumerated with φ = id and the first item of each orbit.";
    verdict: "Proved for all N, X, φ, W.";
    repairs: "krause_reimann::compatible_and_orbit_equations_setwise_imply_auto_associator";
    formal: "compatible_and_orbit_equations_pointwise_imply_auto_associator" in "krause_reimann/compatible_and_orbit_equations_pointwise_imply_auto_associator.v";
    domain: small_matrices();
    judge<N>(case) {
        let (group, _, representatives, everywhere) = orbit_equations(case)?;
        Ok(Judgement::new()
            .given("φ_W is compatible on X", Some(compatible_on(&group, case.matrix("X")?, case.matrix("W")?)?))
            .given("φ_W(x) = x at representatives", Some(representatives))
            .said(Some(everywhere), format!("Wx = x on X: {everywhere}"), "true"))
    }
}

claim! {
    pub struct CharacterisationIff = "krause_reimann::auto_associator_iff_compatible_and_orbit_equations", A;
    place: "§2, the highlighted characterisation after eq. 3";
    says: "For all N, finite X, strictly increasing φ, W: φ(Wx) = x on X ⇔ φ_W is Σ_X-compatible on ℝ^N and φ_W(x) = x for a representative of each orbit.";
    reading: "Read as \"iff\", φ = id.";
    verdict: "Refuted: an auto-associator need not be compatible off X.";
    repair: "krause_reimann::auto_associator_iff_compatible_on_x_and_orbit_equations";
    domain: small_matrices();
    judge<N>(case) {
        let (group, _, representatives, everywhere) = orbit_equations(case)?;
        let right = invariant(&group, case.matrix("W")?)? && representatives;
        Ok(Judgement::new().said(Some(everywhere == right), format!("auto-associator: {everywhere}"), format!("compatible on ℝ^N with orbit equations: {right}")))
    }
}

claim! {
    pub struct CharacterisationOnX = "krause_reimann::auto_associator_iff_compatible_on_x_and_orbit_equations", Own;
    place: "§2, the highlighted characterisation, with eq. 2 required on X";
    says: "For all N, finite X, any φ, W: φ(Wx) = x on X ⇔ φ_W is Σ_X-compatible on X and φ_W(x) = x for a representative of each orbit.";
    reading: "Enumerated with φ = id.";
    verdict: "Proved for all N, X, φ, W.";
    repairs: "krause_reimann::auto_associator_iff_compatible_and_orbit_equations";
    formal: "auto_associator_iff_compatible_on_x_and_orbit_equations" in "krause_reimann/auto_associator_iff_compatible_on_x_and_orbit_equations.v";
    domain: small_matrices();
    judge<N>(case) {
        let (group, _, representatives, everywhere) = orbit_equations(case)?;
        let right = compatible_on(&group, case.matrix("X")?, case.matrix("W")?)? && representatives;
        Ok(Judgement::new().said(Some(everywhere == right), format!("auto-associator: {everywhere}"), format!("compatible on X with orbit equations: {right}")))
    }
}

/// Where a 2×2 matrix has its eigenvalues: `Less` inside the open unit disc, `Greater` with one outside the closed disc.
fn disc<N: Number>(j: &Matrix<N>) -> Result<std::cmp::Ordering, Undefined> {
    use std::cmp::Ordering::{Equal, Greater, Less};
    let (trace, det, one) = (j.trace(), j.determinant()?, N::integer(1));
    let modulus = decided(trace.modulus(), "a modulus")?;
    // Jury: both inside iff det < 1 and |trace| < 1 + det; one outside iff det > 1 or |trace| > 1 + det.
    let first = decided(det.order(&one), "an order")?;
    let second = decided(modulus.order(&(one + det)), "an order")?;
    Ok(if first == Greater || second == Greater {
        Greater
    } else if first == Less && second == Less {
        Less
    } else {
        Equal
    })
}

/// Two-component networks on `{x, s·x}`, s the exchange, given by W and the slopes of φ at the pre-activations in increasing order; any such data that
/// increase belong to some continuously differentiable strictly increasing φ (a monotone rational spline).
fn stability<N: Number>(case: &Case<N>) -> Result<Judgement<N>, Undefined> {
    let (x, w, slopes) = (
        case.vector("x")?.to_vec(),
        case.matrix("W")?,
        case.vector("slopes")?,
    );
    let y = act(&[1, 0], &x);
    let (tx, ty) = (w.apply(&x)?, w.apply(&y)?);
    let mut points: Vec<(N, N)> = Vec::new();
    let mut function = true;
    for (t, value) in tx.iter().zip(&x).chain(ty.iter().zip(&y)) {
        let mut known = false;
        for (s, v) in &points {
            let order = decided(s.order(t), "an order")?;
            known |= order.is_eq();
            function &= order == decided(v.order(value), "an order")?;
        }
        if !known {
            points.push((t.clone(), value.clone()));
        }
    }
    if points.len() > slopes.len() {
        return Ok(Judgement::new().given("at most as many pre-activations as slopes", Some(false)));
    }
    let slope = |t: &N| -> Result<N, Undefined> {
        let mut rank = 0;
        for (s, _) in &points {
            rank += usize::from(decided(s.below(t), "an order")?);
        }
        Ok(slopes[rank].clone())
    };
    let jacobian = |t: &[N]| -> Result<Matrix<N>, Undefined> {
        let d = [slope(&t[0])?, slope(&t[1])?];
        Ok(Matrix::from_fn(2, 2, |i, k| {
            d[i].clone() * w.at(i, k).clone()
        }))
    };
    let (here, there) = (disc(&jacobian(&tx)?)?, disc(&jacobian(&ty)?)?);
    Ok(Judgement::new()
        .given("some strictly increasing C¹ function φ has φ(Wx) = x, φ(W(s·x)) = s·x and these slopes", Some(function))
        .given("all eigenvalues at x lie inside the unit disc", Some(here.is_lt()))
        .said(Some(!there.is_gt()), "an eigenvalue at s·x lies outside the closed unit disc", "s·x is asymptotically stable"))
}

fn two_component_networks() -> Space {
    Space::new("N = 2, X = {x, (12)·x}, small x and W, slopes 1, 1/2, 2")
        .vector("x", 2, &[0, 1, -1])
        .matrix("W", 2, 2, &[0, 1, -1])
        .rational_vector("slopes", 2, &[(1, 1), (1, 2), (2, 1)])
}

claim! {
    pub struct StabilityAlongOrbits = "krause_reimann::stability_passes_along_orbits_for_auto_associators", A;
    place: "§2, last paragraph";
    says: "For all N, finite X, continuously differentiable strictly increasing φ, W with φ(Wx) = x on X, x ∈ X, s ∈ Σ_X: if x is an asymptotically stable fixed point of x ↦ φ_W(x) then so is s·x.";
    reading: "Reading for every auto-associator. φ enters by its slopes at the pre-activations; an eigenvalue outside the unit disc rules stability out.";
    verdict: "Refuted at N = 2 (for N = 1 there is nothing to show) with X = {x, −x}: W need not be symmetric and φ may be steeper at one end.";
    repair: "krause_reimann::stability_passes_along_orbits_for_compatible_maps";
    domain: two_component_networks();
    judge<N>(case) { stability(case) }
}

claim! {
    pub struct StabilityForCompatibleMaps = "krause_reimann::stability_passes_along_orbits_for_compatible_maps", B;
    place: "§2, last paragraph";
    says: "For all N, finite X, continuously differentiable strictly increasing φ, W with φ(Wx) = x on X and φ_W Σ_X-compatible on ℝ^N, x ∈ X, s ∈ Σ_X: if x is an asymptotically stable fixed point of x ↦ φ_W(x) then so is s·x.";
    reading: "Reading for compatible maps; the formal proof conjugates the iteration by s, for any notion of distance that permutations keep.";
    verdict: "Proved for all N.";
    repairs: "krause_reimann::stability_passes_along_orbits_for_auto_associators";
    formal: "stability_passes_along_orbits_for_compatible_maps" in "krause_reimann/stability_passes_along_orbits_for_compatible_maps.v";
    domain: two_component_networks();
    judge<N>(case) {
        let w = case.matrix("W")?;
        let mut j = stability(case)?;
        j.hypotheses.push(crate::kernel::Hypothesis { name: "(12)·W = W".into(), met: act_on_matrix(&[1, 0], w).same(w), by_sign: false });
        if j.met() != Some(true) {
            // Nothing is asserted here; the conclusion may still be undecided.
            j.conclusion = Conclusion::Said { holds: j.conclusion.holds().or(Some(true)), left: String::new(), right: String::new() };
        }
        Ok(j)
    }
}

claim! {
    pub struct ZeroStartIsInvariant = "krause_reimann::zero_initialised_solution_is_invariant_under_symmetry_group", B;
    place: "Abstract; §4 \"The structure of the auto-associator network represents the structure of the training set\"";
    says: "φ = id; for all N and finite X ⊂ ℝ^N the gradient-descent limit W from W_0 = 0 satisfies s·W = W for all s ∈ Σ_X.";
    reading: "Reading \"at least\". The limit is the orthogonal projector onto span X; invariance under generators of Σ_X. Enumerated for small X; sampled for sets of 4 to 12 components with a planted symmetry, whose groups are certified.";
    verdict: "Proved for all N and X: every gradient step commutes with Σ_X.";
    formal: "zero_initialised_solution_is_invariant_under_symmetry_group" in "krause_reimann/zero_initialised_solution_is_invariant_under_symmetry_group.v";
    domain: Domain::new(Space::new("N ≤ 4, X ⊂ {0,1}^N with at most 2 items").natural("N", 1, 4).binary_sets("X", "N", 0, 2)).sampled_by(|| planted(4, 12, &[]));
    judge<N>(case) {
        let x = case.matrix("X")?;
        let p = x.projector_onto_row_span()?;
        let mut j = Judgement::new();
        for s in Symmetries::of(x)?.generators() {
            j = j.equal_matrices("s·W", &act_on_matrix(s, &p), &p);
        }
        Ok(j.class(format!("|X| = {}", x.rows())))
    }
}

/// The permutations that fix a matrix.
fn stabilizer<N: Number>(w: &Matrix<N>) -> Result<Vec<Vec<usize>>, Undefined> {
    let mut group = Vec::new();
    for s in permutations(w.rows()) {
        if decided(act_on_matrix(&s, w).same(w), "invariance")? {
            group.push(s);
        }
    }
    Ok(group)
}

claim! {
    pub struct GroupOfWEqualsGroupOfX = "krause_reimann::symmetry_group_of_w_equals_symmetry_group_of_x", A;
    place: "Abstract; §4 \"The structure of the auto-associator network represents the structure of the training set\"";
    says: "φ = id; for all N and X ⊂ {0,1}^N the gradient-descent limit W from W_0 = 0 satisfies {s ∈ S_N : s·W = W} = Σ_X.";
    reading: "Reading \"exactly\"; the limit is the projector onto span X.";
    verdict: "Refuted at N = 2: a set that spans the plane without being symmetric gives W = I.";
    repair: "krause_reimann::symmetry_group_of_w_is_the_symmetry_group_of_the_span";
    domain: Space::new("N ≤ 3, all X ⊂ {0,1}^N").natural("N", 1, 3).binary_sets("X", "N", 0, 8);
    judge<N>(case) {
        let x = case.matrix("X")?;
        let (left, right) = (stabilizer(&x.projector_onto_row_span()?)?, symmetry_group(x)?);
        Ok(Judgement::new().said(Some(left == right), format!("{{s : s·W = W}} = {left:?}"), format!("Σ_X = {right:?}")))
    }
}

claim! {
    pub struct GroupOfWIsGroupOfTheSpan = "krause_reimann::symmetry_group_of_w_is_the_symmetry_group_of_the_span", Own;
    place: "Abstract; §4";
    says: "φ = id; for all N and finite X ⊂ ℝ^N the gradient-descent limit W from W_0 = 0 satisfies {s ∈ S_N : s·W = W} = {s ∈ S_N : s·span X = span X} ⊇ Σ_X.";
    reading: "The limit for any step size other than 0 for which the iterates converge. X ⊂ {0,1}^N, N ≤ 3, in the enumeration; there s·span X = span X is decided by ranks: adding the moved items does not raise the rank. The group is larger than Σ_X exactly if some s moves an item out of X within the span.";
    verdict: "Proved for all N and X, binary or not.";
    repairs: "krause_reimann::symmetry_group_of_w_equals_symmetry_group_of_x";
    formal: "symmetry_group_of_w_is_the_symmetry_group_of_the_span" in "krause_reimann/symmetry_group_of_w_is_the_symmetry_group_of_the_span.v";
    domain: Space::new("N ≤ 3, all X ⊂ {0,1}^N").natural("N", 1, 3).binary_sets("X", "N", 0, 8);
    judge<N>(case) {
        let x = case.matrix("X")?;
        let left = stabilizer(&x.projector_onto_row_span()?)?;
        let rank = x.rank()?;
        let mut right = Vec::new();
        for s in permutations(x.cols()) {
            let moved: Vec<Vec<N>> = x.row_vectors().iter().map(|r| act(&s, r)).collect();
            let both = Matrix::from_rows(x.cols(), [x.row_vectors(), moved].concat())?;
            if both.rank()? == rank {
                right.push(s);
            }
        }
        let contains = symmetry_group(x)?.iter().all(|s| left.contains(s));
        Ok(Judgement::new().said(Some(left == right && contains), format!("{left:?}"), format!("{right:?}")))
    }
}

claim! {
    pub struct GroupsOfWForEq4 = "krause_reimann::symmetry_group_of_w_equals_symmetry_group_of_x_for_eq4_sets", B;
    place: "Abstract; §4";
    says: "For the two sets of eq. 4: {s ∈ S_3 : s·W = W} = {e,(32)} for the gradient-descent limits W from W_0 = 0 on X and on X'.";
    reading: "Reading \"exactly\", for the two sets of eq. 4.";
    verdict: "Proved: all six permutations on both projectors.";
    domain: Space::new("both sets of eq. 4").word("set", &["X", "Xprime"]).complete();
    judge<N>(case) {
        let group = stabilizer(&set::<N>(case.word("set")?)?.projector_onto_row_span()?)?;
        let expected = vec![vec![0, 1, 2], swap().to_vec()];
        Ok(Judgement::new().said(Some(group == expected), format!("{group:?}"), format!("{expected:?}")))
    }
}

claim! {
    pub struct MeanIsAnInvariantSolution = "krause_reimann::group_average_of_an_auto_associator_is_an_invariant_auto_associator", Own;
    place: "Open question: what does averaging an auto-associator over Σ_X give?";
    says: "For all N, finite X ⊂ ℝ^N and W with Wx = x on X: the mean of s·W over Σ_X satisfies the same equations and is Σ_X-invariant.";
    reading: "φ = id; W = P + Z(I − P), Z arbitrary. The mean is taken orbit by orbit of the index pairs (i, j); sampled for sets of 4 to 10 components with a planted symmetry. For other φ: `group_average_is_an_auto_associator_for_every_injective_activation`.";
    verdict: "Proved for all N, X and W.";
    repairs: "krause_reimann::structure_must_represent_the_symmetry_to_generalise";
    formal: "group_average_of_an_auto_associator_is_an_invariant_auto_associator" in "krause_reimann/group_average_of_an_auto_associator_is_an_invariant_auto_associator.v";
    domain: Domain::new(Space::new("N ≤ 3, X ⊂ {0,1}^N with at most 4 items, all real Z").natural("N", 1, 3).binary_sets("X", "N", 1, 4).free_matrix("Z", "N", "N")).sampled_by(|| planted(4, 10, &["Z"]));
    judge<N>(case) {
        let x = case.matrix("X")?;
        let group = Symmetries::of(x)?;
        let average = group.mean(&solution(x, case.matrix("Z")?)?);
        let mut j = Judgement::new();
        for item in x.row_vectors() {
            j = j.equal_vectors("W̄x", &average.apply(&item)?, &item);
        }
        for s in group.generators() {
            j = j.equal_matrices("s·W̄", &act_on_matrix(s, &average), &average);
        }
        Ok(j)
    }
}

claim! {
    pub struct EqualGroupsEqualMatrices = "krause_reimann::equal_groups_give_equal_compatible_matrices", B;
    place: "§3, before eq. 5";
    says: "For strictly increasing φ and N = 3: {W : φ_W is Σ_X-compatible on ℝ^3} = {W : φ_W is Σ_{X'}-compatible on ℝ^3}.";
    reading: "With eq. 3: the matrices fixed by the two groups, which are compared element by element.";
    verdict: "Proved: the groups are the same.";
    domain: Space::new("all s ∈ S_3").permutation("s", 3).complete();
    judge<N>(case) {
        let s = case.naturals("s")?.to_vec();
        let (left, right) = (symmetry_group(&x::<N>())?.contains(&s), symmetry_group(&x_prime::<N>())?.contains(&s));
        Ok(Judgement::new().said(Some(left == right), format!("s ∈ Σ_X: {left}"), format!("s ∈ Σ_X': {right}")))
    }
}

claim! {
    pub struct CompatibleMatricesAreEq5 = "krause_reimann::compatible_matrices_are_exactly_eq5", A;
    place: "Eq. 5";
    says: "For strictly increasing φ: φ_W is {e,(32)}-compatible on ℝ^3 iff W has the form of eq. 5 for some a, b, c, d, e ∈ ℝ.";
    reading: "With eq. 3: (32)·W = W. Both directions: the form is fixed, and the squared distance of any W from the form (to the mean of W and (32)·W) is a quarter of ‖W − (32)·W‖².";
    verdict: "Proved by identity in all nine entries.";
    domain: Space::new("all real W").free_matrix("W", 3, 3).complete();
    judge<N>(case) {
        let w = case.matrix("W")?;
        let moved = act_on_matrix(&swap(), w);
        let middle = w.plus(&moved)?.scaled(&N::ratio(1, 2));
        let form = eq5(middle.at(0, 0), middle.at(0, 1), middle.at(1, 0), middle.at(1, 1), middle.at(1, 2));
        let square = |m: Matrix<N>| sum(m.entries().iter().map(N::squared));
        Ok(Judgement::new()
            .equal_matrices("(32)·form", &act_on_matrix(&swap(), &form), &form)
            .equal("4‖W − form‖²", N::integer(4) * square(w.minus(&form)?), square(w.minus(&moved)?)))
    }
}
