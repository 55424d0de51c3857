//! §3.2.2, Table 1, Figure 1 and §4: tanh and sigmoid networks trained on X', and on X.
//!
//! On X' every weight of columns 2 and 3 is trained by one item and one component alone, and column 1 not at all. From
//! `W_0 = 0` gradient flow keeps tanh networks at `W = diag(0, K, K)` and sigmoid networks at
//! `W = [[0,−L,−L],[0,L,−L],[0,−L,L]]`. The speeds `dK/dt ∝ (1 − tanh K)(1 − tanh² K)` and `dL/dt ∝ σ(−L)²σ(L)` are positive and
//! bounded, so `K` and `L` increase from 0 to infinity and take every positive value exactly once.

use super::notation::*;
use crate::claims::words::activate;
use crate::kernel::{Judgement, Matrix, Signed, Space};
use crate::number::{Number, Undefined, decided};
use crate::{claim, informal};

/// Values of the trained weight K at which tanh networks are examined; 1 is where an eigenvalue of W reaches 1.
const GAINS: [(i64, i64); 5] = [(2, 1), (243, 100), (3, 2), (3, 1), (5, 1)];

fn gains() -> Space {
    Space::new("K = 2, 2.43, 3/2, 3, 5").number("K", &GAINS)
}

/// The least `m > 0` bracket with `tanh(Km) = m`: an interval of width about 2^-bits around the only positive solution, found by bisection,
/// with uniqueness from concavity. `None` if `K ≤ 1` or the arithmetic cannot tell.
///
/// For `K > 1`, `f(m) = tanh(Km) − m` has `f(0) = 0`, `f'(0) = K − 1 > 0`, is strictly concave on `m > 0` and negative at 1; so it
/// has exactly one positive zero, and a sign change encloses it.
fn magnitude<N: Number>(k: &N) -> Result<Option<(N, N)>, Undefined> {
    if !decided(N::integer(1).below(k), "K against 1")? {
        return Ok(None);
    }
    let positive = |m: &N| -> Result<bool, Undefined> {
        let value = activate("tanh", &(k.clone() * m.clone()))?;
        decided(m.below(&value), "the sign of tanh(Km) − m")
    };
    let (mut lo, mut hi) = (N::integer(1), N::integer(1));
    for _ in 0..12 {
        lo = lo * N::ratio(1, 2);
        if positive(&lo)? {
            break;
        }
    }
    if !positive(&lo)? {
        return Err(Undefined("no sign change was found".into()));
    }
    for _ in 0..24 {
        let middle = (lo.clone() + hi.clone()) * N::ratio(1, 2);
        if positive(&middle)? {
            lo = middle;
        } else {
            hi = middle;
        }
    }
    Ok(Some((lo, hi)))
}

/// The fixed points of `x ↦ tanh(diag(0,K,K)x)`: `(0, s m, t m)` with `s, t ∈ {−1, 0, 1}`, and whether each is asymptotically stable.
///
/// The derivative there is `diag(0, K(1 − x_2²), K(1 − x_3²))`: `K` at 0, and at `±m` the number `K(1 − m²)`, enclosed from the bracket.
fn tanh_fixed_points<N: Number>(k: &N) -> Result<Vec<([i64; 2], bool)>, Undefined> {
    let one = N::integer(1);
    let Some((lo, hi)) = magnitude(k)? else {
        let stable = decided(k.below(&one), "K against 1")?;
        return Ok(vec![([0, 0], stable)]);
    };
    let slope = |m: &N| k.clone() * (one.clone() - m.squared());
    // K(1 − m²) decreases in m.
    let at_m = if decided(slope(&lo).below(&one), "stability at m")? {
        true
    } else if decided(one.at_most(&slope(&hi)), "stability at m")? {
        false
    } else {
        return Err(Undefined("stability at m is not decided".into()));
    };
    let at_zero = decided(k.below(&one), "stability at 0")?;
    let mut points = Vec::new();
    for s in [-1, 0, 1] {
        for t in [-1, 0, 1] {
            let one_side = |v: i64| if v == 0 { at_zero } else { at_m };
            points.push(([s, t], one_side(s) && one_side(t)));
        }
    }
    Ok(points)
}

claim! {
    pub struct TanhFourFixedPoints = "krause_reimann::tanh_net_has_exactly_four_fixed_points", A;
    place: "§3.2.2; Figure 1 (right)";
    says: "φ = tanh, gradient flow on X' from W_0 = 0, t so large that W_t has an eigenvalue > 1: x ↦ tanh(W_t x) has exactly four fixed points in ℝ^3.";
    reading: "Reading ℝ^3. W_t = diag(0, K, K), K > 1; fixed points are counted with enclosures.";
    verdict: "Refuted at every K: each of two components takes the values −m, 0, m, which makes nine.";
    repair: "krause_reimann::tanh_net_has_exactly_nine_fixed_points_four_of_them_stable";
    domain: gains();
    judge<N>(case) {
        let k = case.number("K")?;
        let n = tanh_fixed_points(k)?.len();
        Ok(Judgement::new().given("K > 1", N::integer(1).below(k)).said(Some(n == 4), format!("{n} fixed points"), "4"))
    }
}

/// The gain at which `±tanh w` are fixed points of `t ↦ tanh(Kt)`: `K = w/tanh w`; with the slope `K(1 − tanh² w)` there.
fn gain_and_slope<N: Number>(w: &N) -> Result<(N, N), Undefined> {
    let m = activate("tanh", w)?;
    let k = decided(w.over(&m), "a quotient by tanh w")?;
    let slope = k.clone() * (N::integer(1) - m.squared());
    Ok((k, slope))
}

/// All gains from 1.002 to 40, by the magnitude tanh w of the fixed points.
fn all_gains() -> Space {
    Space::new("K = w/tanh w for 1/12 ≤ w ≤ 40").between("w", (1, 12), (40, 1))
}

claim! {
    pub struct TanhNineFixedPoints = "krause_reimann::tanh_net_has_exactly_nine_fixed_points_four_of_them_stable", Own;
    place: "§3.2.2; Figure 1 (right); open question: how many fixed points has the trained tanh network?";
    says: "φ = tanh, gradient flow on X' from W_0 = 0, K > 1: x ↦ tanh(W_t x) has exactly nine fixed points (0, sm, tm), s, t ∈ {−1,0,1}, in ℝ^3, of which the four with s, t ≠ 0 are asymptotically stable.";
    reading: "W_t = diag(0, K, K). tanh(Kt) = t has the solutions 0 and ±m with m = tanh w, K = w/tanh w, and no others, because tanh(Kt) − t is strictly concave on t > 0. Stability from the derivative diag(0, K(1 − x_2²), K(1 − x_3²)): K > 1 at a component 0, K(1 − m²) < 1 at ±m. For K ≤ 1 there is only 0, as |tanh(Kt)| < |t|.";
    verdict: "Exhausted for all K between 1.003 and 40, by enclosure in w.";
    repairs: "krause_reimann::tanh_net_has_exactly_four_fixed_points";
    domain: all_gains();
    judge<N>(case) {
        let (k, slope) = gain_and_slope(case.number("w")?)?;
        let one = N::integer(1);
        let unstable_at_zero = decided(one.below(&k), "K against 1")?;
        let stable_at_m = decided(slope.below(&one), "stability at m")?;
        // By concavity there is one positive fixed point of a component if the slope at 0 exceeds 1, and none otherwise.
        let pairs = usize::from(unstable_at_zero);
        let points = (1 + 2 * pairs).pow(2);
        let stable = (usize::from(!unstable_at_zero) + 2 * pairs * usize::from(stable_at_m)).pow(2);
        Ok(Judgement::new().said(Some((points, stable) == (9, 4)), format!("{points} fixed, {stable} stable; slope at m {slope}"), "9 and 4"))
    }
}

claim! {
    pub struct TanhFourInTheOctant = "krause_reimann::tanh_net_has_exactly_four_fixed_points_in_the_nonnegative_octant", B;
    place: "§3.2.2; Figure 1 (right); Figure 1 shows inputs in [0,1]^3";
    says: "φ = tanh, gradient flow on X' from W_0 = 0, t so large that W_t has an eigenvalue > 1; iteration of x ↦ tanh(W_t x): it has exactly four fixed points in [0,∞)^3.";
    reading: "Reading [0,∞)^3. W_t = diag(0, K, K), K = w/tanh w; a component has the fixed point 0 and, because tanh(Kt) − t is strictly concave on t > 0, one positive fixed point, tanh w, if K > 1.";
    verdict: "Exhausted for all K between 1.003 and 40, by enclosure in w: (0, sm, tm) with s, t ∈ {0, 1}.";
    domain: all_gains();
    judge<N>(case) {
        let (k, _) = gain_and_slope(case.number("w")?)?;
        let n = (1 + usize::from(decided(N::integer(1).below(&k), "K against 1")?)).pow(2);
        Ok(Judgement::new().said(Some(n == 4), format!("{n} fixed points"), "4"))
    }
}

claim! {
    pub struct TanhOneAttracting = "krause_reimann::tanh_net_has_exactly_one_attracting_fixed_point", B;
    place: "§3.2.2";
    says: "φ = tanh, gradient flow on X' from W_0 = 0, t so large that W_t has an eigenvalue > 1; iteration of x ↦ tanh(W_t x): exactly one fixed point in ℝ^3 is asymptotically stable.";
    reading: "As printed, in all of ℝ^3.";
    verdict: "Refuted: (0, ±m, ±m) are four; only one of them lies in the octant of Figure 1.";
    repair: "krause_reimann::tanh_net_has_exactly_nine_fixed_points_four_of_them_stable";
    domain: gains();
    judge<N>(case) {
        let k = case.number("K")?;
        let n = tanh_fixed_points(k)?.iter().filter(|(_, s)| *s).count();
        Ok(Judgement::new().given("K > 1", N::integer(1).below(k)).said(Some(n == 1), format!("{n} stable fixed points"), "1"))
    }
}

claim! {
    pub struct TanhItemsAreStable = "krause_reimann::tanh_net_represents_items_by_stable_fixed_points", A;
    place: "§4 (\"non-linear auto-associators … represent the training items using stable fixed points\")";
    says: "φ = tanh, gradient flow on X' from W_0 = 0: for all sufficiently large t there is an asymptotically stable fixed point of x ↦ tanh(W_t x) within 1/20 of each training item.";
    reading: "Within 1/20 of 010 a fixed point (0, sm, tm) has s = 1 and t = 0 (m > 1/20). K stands for a proposed bound beyond which there are such points, judged at K itself; the repair covers all K.";
    verdict: "Refuted at every K > 1: the fixed point near 010 is a saddle.";
    repair: "krause_reimann::tanh_net_items_are_saddles";
    negation: "krause_reimann::tanh_net_items_are_saddles";
    domain: gains();
    judge<N>(case) {
        let k = case.number("K")?;
        let near = |p: &[i64; 2]| p[0] == 1 && p[1] == 0;
        let stable = tanh_fixed_points(k)?.iter().any(|(p, s)| near(p) && *s);
        let Some((lo, _)) = magnitude(k)? else { return Err(Undefined("K is not above 1".into())) };
        let apart = decided(N::ratio(1, 20).below(&lo), "m against 1/20")?;
        Ok(Judgement::new().given("K > 1", N::integer(1).below(k)).said(Some(stable || !apart), "the fixed point (0, m, 0) has the eigenvalue K > 1", "stable"))
    }
}

claim! {
    pub struct TanhItemsAreSaddles = "krause_reimann::tanh_net_items_are_saddles", Own;
    place: "§4";
    says: "φ = tanh, W = diag(0, K, K), K > 1: at every fixed point with a component x_3 = 0 (or x_2 = 0) the derivative has the eigenvalue K > 1; so no fixed point near 010 or 001 is stable, for any t beyond the one where K reaches 1.";
    reading: "The derivative of tanh(Kt) at t = 0 is K(1 − 0²).";
    verdict: "Proved for every K > 1.";
    repairs: "krause_reimann::tanh_net_represents_items_by_stable_fixed_points";
    domain: Space::new("all K > 1").free("K").complete();
    judge<N>(case) {
        let k = case.number("K")?;
        let mut j = Judgement::new();
        let above = j.given_positive("K > 1", k.clone() - N::integer(1));
        let slope = k.clone() * (N::integer(1) - N::integer(0).squared());
        Ok(j.larger(slope, N::integer(1), true, above))
    }
}

/// The n-th iterate of `t ↦ tanh(Kt)`.
fn iterate<N: Number>(k: &N, start: &N, n: usize) -> Result<N, Undefined> {
    let mut t = start.clone();
    for _ in 0..n {
        t = activate("tanh", &(k.clone() * t))?;
    }
    Ok(t)
}

claim! {
    pub struct TanhMeshConverges = "krause_reimann::tanh_all_mesh_inputs_converge_to_the_point_near_011", B;
    place: "§3.2.2";
    says: "φ = tanh, gradient flow on X' from W_0 = 0, t so large that W_t has an eigenvalue > 1; iteration of x ↦ tanh(W_t x): the orbit of every x ∈ {0,¼,½,¾,1}^3 converges to a fixed point (0,m,m), m > 0.";
    reading: "Reading \"mesh\". Components 2 and 3 move independently; 0 stays 0, a positive one converges to m.";
    verdict: "Refuted by 000, which is itself a fixed point.";
    repair: "krause_reimann::tanh_positive_starts_converge_to_the_point_near_011";
    domain: gains().rational_vector("x", 3, &[(0, 1), (1, 4), (1, 2), (3, 4), (1, 1)]);
    judge<N>(case) {
        let x = case.vector("x")?;
        let zero = N::integer(0);
        let both = decided(zero.below(&x[1]), "a sign")? && decided(zero.below(&x[2]), "a sign")?;
        Ok(Judgement::new().said(Some(both), format!("limits of the signs of ({}, {})", x[1], x[2]), "both positive"))
    }
}

claim! {
    pub struct TanhPositiveConverge = "krause_reimann::tanh_positive_starts_converge_to_the_point_near_011", B;
    place: "§3.2.2";
    says: "φ = tanh, gradient flow on X' from W_0 = 0, t so large that W_t has an eigenvalue > 1; iteration of x ↦ tanh(W_t x): the orbit of every x ∈ ℝ^3 with x_2 > 0 and x_3 > 0 converges to a fixed point (0,m,m), m > 0.";
    reading: "Reading \"positive\"; one component at a time. With K = w/tanh w and m = tanh w, the function u/tanh u increases at u = w, for its derivative has the sign of 1 − K(1 − m²). So it is below K for u < w and above for u > w: tanh(Kt) > t for 0 < t < m and tanh(Kt) < t for t > m; as tanh(Kt) increases, orbits are monotone and stay on their side of m, and end at the only fixed point there is.";
    verdict: "Exhausted for all K between 1.003 and 40, by enclosure of K(1 − m²) < 1 in w.";
    repairs: "krause_reimann::tanh_all_mesh_inputs_converge_to_the_point_near_011";
    domain: all_gains();
    judge<N>(case) {
        let (_, slope) = gain_and_slope(case.number("w")?)?;
        Ok(Judgement::new().said(slope.below(&N::integer(1)), format!("K(1 − m²) = {slope}"), "below 1: w/tanh w increases"))
    }
}

claim! {
    pub struct StationaryPointsOfTheMesh = "krause_reimann::stationary_points_of_the_mesh_at_n_25_are_all_fixed_points", B;
    place: "Figure 1 caption (\"fixed points defined as x at n = 25\")";
    says: "For F(x) = tanh(Wx) with W = diag(0,K,K), K = 2.43, every fixed point of F in ℝ^3 lies within 1/100 of F^25(x) for some x ∈ {0,¼,½,¾,1}^3.";
    reading: "Components are independent: a fixed point (0, sm, tm) is found iff each of sm, tm is within 1/100 of the 25th iterate of 0, ¼, ½, ¾ or 1.";
    verdict: "Refuted by (0, 0, −m): the mesh has no negative components.";
    repair: "krause_reimann::stationary_points_of_the_mesh_are_the_fixed_points_of_the_octant";
    domain: Space::new("the nine fixed points").vector("signs", 2, &[0, 1, -1]).complete();
    judge<N>(case) { found_by_mesh(case.vector("signs")?) }
}

fn found_by_mesh<N: Number>(signs: &[N]) -> Result<Judgement<N>, Undefined> {
    let k = N::ratio(243, 100);
    let Some((lo, hi)) = magnitude(&k)? else {
        return Err(Undefined("K is not above 1".into()));
    };
    let near = N::ratio(1, 100);
    let mut iterates = Vec::new();
    for quarter in 0..=4 {
        iterates.push(iterate(&k, &N::ratio(quarter, 4), 25)?);
    }
    let mut all_found = true;
    let mut shown = String::from("every component is found");
    for s in signs {
        let (a, b) = (s.clone() * lo.clone(), s.clone() * hi.clone());
        let mut found = false;
        for t in &iterates {
            let close = |c: &N| -> Result<bool, Undefined> {
                let gap = decided((t.clone() - c.clone()).modulus(), "a modulus")?;
                decided(gap.at_most(&near), "a distance")
            };
            found |= close(&a)? && close(&b)?;
        }
        if !found {
            shown = format!("no mesh point comes near the component {a}");
        }
        all_found &= found;
    }
    Ok(Judgement::new().said(Some(all_found), shown, "within 1/100 of some F²⁵(x)"))
}

claim! {
    pub struct StationaryPointsOfTheOctant = "krause_reimann::stationary_points_of_the_mesh_are_the_fixed_points_of_the_octant", Own;
    place: "Figure 1 caption";
    says: "For the same F every fixed point of F in [0,∞)^3 lies within 1/100 of F^25(x) for some x ∈ {0,¼,½,¾,1}^3.";
    reading: "As above, signs 0 and 1.";
    verdict: "Proved by enclosure for all four.";
    repairs: "krause_reimann::stationary_points_of_the_mesh_at_n_25_are_all_fixed_points";
    domain: Space::new("the four fixed points of the octant").number("s", &[(0, 1), (1, 1)]).number("t", &[(0, 1), (1, 1)]).complete();
    judge<N>(case) { found_by_mesh(&[case.number("s")?.clone(), case.number("t")?.clone()]) }
}

/// Losses of the tanh network diag(0, K, K) with first column a.
fn tanh_losses<N: Number>(first: &[N], k: &N, y: &[N]) -> Result<N, Undefined> {
    let w = Matrix::from_fn(3, 3, |i, j| {
        if j == 0 {
            first[i].clone()
        } else if i == j {
            k.clone()
        } else {
            N::integer(0)
        }
    });
    let out = w
        .apply(y)?
        .iter()
        .map(|t| activate("tanh", t))
        .collect::<Result<Vec<N>, _>>()?;
    loss(&out, y)
}

/// Whether a value rounds to the printed four decimals: within half a unit.
fn rounds_to<N: Number>(
    value: &N,
    text: &str,
    radius: Option<N>,
) -> Result<Option<bool>, Undefined> {
    let (centre, half) = printed::<N>(text)?;
    let r = radius.unwrap_or(half);
    Ok(
        match (
            (centre.clone() - r.clone()).at_most(value),
            value.at_most(&(centre + r)),
        ) {
            (Some(a), Some(b)) => Some(a && b),
            (Some(false), _) | (_, Some(false)) => Some(false),
            _ => None,
        },
    )
}

claim! {
    pub struct TanhEigenvaluesFitTable = "krause_reimann::tanh_linearised_eigenvalues_fit_table1", B;
    place: "§3.2.2 (λ_1 = 2.43, λ_2 = 2.43); Table 1";
    says: "φ = tanh, gradient flow on X' from W_0 = 0, stopped when the largest eigenvalue of W_t is 2.43: the derivative at the origin has eigenvalues 2.43, 2.43 with eigenvectors in span X', and the losses at 010, 001, 000, 011 round to .0001, .0001, .0000, .0002.";
    reading: "W = diag(0, K, K), K = 2.43, is the derivative at the origin; its eigenvectors for K are e_2 and e_3.";
    verdict: "Proved by enclosure.";
    domain: Space::new("K = 2.43").number("K", &[(243, 100)]).complete();
    judge<N>(case) {
        let k = case.number("K")?;
        let first = vec![N::integer(0); 3];
        let mut all = Some(true);
        let mut shown = Vec::new();
        for (y, text) in [("010", "0.0001"), ("001", "0.0001"), ("000", "0.0000"), ("011", "0.0002")] {
            let value = tanh_losses(&first, k, &pattern(y))?;
            if rounds_to(&value, text, None)? != Some(true) {
                all = rounds_to(&value, text, None)?;
            }
            shown.push(value.to_string());
        }
        Ok(Judgement::new().said(all, shown.join(", "), "the four printed losses"))
    }
}

/// The `a` in [0, 1] with `f(a) = target` for a decreasing or increasing `f`, to about 2^-30.
fn solve<N: Number>(
    increasing: bool,
    target: &N,
    f: impl Fn(&N) -> Result<N, Undefined>,
) -> Result<N, Undefined> {
    let (mut lo, mut hi) = (N::integer(0), N::integer(1));
    for _ in 0..24 {
        let middle = (lo.clone() + hi.clone()) * N::ratio(1, 2);
        let below = decided(f(&middle)?.below(target), "a side of the target")?;
        if below == increasing {
            lo = middle;
        } else {
            hi = middle;
        }
    }
    Ok(lo)
}

claim! {
    pub struct TanhColumn = "krause_reimann::table1_tanh_column_is_attainable", A;
    place: "Table 1, column tanh";
    says: "φ = tanh: there are W_0 ∈ [0,1]^{3×3} and a time t such that gradient descent on X' from W_0 gives all eight losses to four decimals (.0001 .0001 .0000 .0002 .3008 .2459 .1751 .3716).";
    reading: "Gradient flow. Starting from entries 0 the weights off the diagonal of columns 2, 3 stay 0, and equal starts of the other two reach any common K > 0; column 1 keeps its start a ∈ [0,1]^3. For a given K the three numbers a are solved for from the losses at 111, 110, 101 by bisection, and then all eight losses are enclosed.";
    verdict: "Proved: the table is attainable, with K between 2.3 and 2.6 and a about (.28, .50, .72).";
    quantifier: Exists;
    domain: Space::new("K from 2.3 to 2.6").number("K", &[(243, 100), (12, 5), (47, 20), (5, 2), (23, 10), (13, 5)]);
    judge<N>(case) {
        let k = case.number("K")?;
        let tanh = |t: &N| activate("tanh", t);
        let one = N::integer(1);
        let three = N::integer(3);
        // At 111 rows 2 and 3 contribute at most 2(1 − tanh K)²; what is left fixes tanh a_1, and then 110 and 101 fix a_3 and a_2.
        let rest = |text: &str| -> Result<N, Undefined> { Ok(three.clone() * printed::<N>(text)?.0) };
        let a1 = solve(false, &rest("0.1751")?, |a| Ok((one.clone() - tanh(a)?).squared()))?;
        let first = (one.clone() - tanh(&a1)?).squared();
        let a3 = solve(true, &(rest("0.3008")? - first.clone()), |a| Ok(tanh(a)?.squared()))?;
        let a2 = solve(true, &(rest("0.2459")? - first), |a| Ok(tanh(a)?.squared()))?;
        let column = [a1, a2, a3];
        let mut all = Some(true);
        let table = [("010", "0.0001"), ("001", "0.0001"), ("000", "0.0000"), ("011", "0.0002"),
            ("110", "0.3008"), ("101", "0.2459"), ("111", "0.1751"), ("100", "0.3716")];
        let mut shown = Vec::new();
        for (y, text) in table {
            let value = tanh_losses(&column, k, &pattern(y))?;
            let fits = rounds_to(&value, text, None)?;
            if fits != Some(true) && all != Some(false) {
                all = fits;
            }
            shown.push(value.to_string());
        }
        Ok(Judgement::new().said(all, format!("losses {}", shown.join(", ")), "the printed column"))
    }
}

claim! {
    pub struct TanhColumnRelation = "krause_reimann::tanh_losses_at_the_test_patterns_are_linked", Own;
    place: "Table 1, column tanh; open question: are the entries of the column tanh linked by a relation?";
    says: "For every φ and every W with columns a, K_2e_2, K_3e_3 (what training on X' makes of diagonal columns 2 and 3, and in the limit of any): loss(110) + loss(101) = loss(100) + loss(111), exactly, for all a, K_2, K_3. The printed tanh losses satisfy it to the last digit; the printed sigmoid losses do not (.6199 against .7373), for trained sigmoid columns are not diagonal.";
    reading: "At y with y_1 = 1 the output of row 1 is φ(a_1), that of row 2 is φ(a_2 + K_2y_2), that of row 3 is φ(a_3 + K_3y_3): five arbitrary numbers o_1, p(0), p(1), q(0), q(1). So the loss is a sum of functions of y_2 and of y_3.";
    verdict: "Proved for all five outputs; .3008 + .2459 = .3716 + .1751.";
    domain: Space::new("all real outputs").free("o1").free_vector("p", 2).free_vector("q", 2).complete();
    judge<N>(case) {
        let (o, p, q) = (case.number("o1")?, case.vector("p")?, case.vector("q")?);
        let at = |text: &str| -> Result<N, Undefined> {
            let y = pattern::<N>(text);
            let [_, second, third] = bits(&y).map(|b| usize::from(b == 1));
            loss(&[o.clone(), p[second].clone(), q[third].clone()], &y)
        };
        let value = |text: &str| printed::<N>(text).map(|p| p.0);
        let differ = (value("0.3099")? + value("0.3100")?).same(&(value("0.3330")? + value("0.4043")?)) == Some(false);
        Ok(Judgement::new()
            .equal("loss(110) + loss(101)", at("110")? + at("101")?, at("100")? + at("111")?)
            .equal(".3008 + .2459", value("0.3008")? + value("0.2459")?, value("0.3716")? + value("0.1751")?)
            .equal("the sigmoid column differs", N::integer(i64::from(differ)), N::integer(1)))
    }
}

claim! {
    pub struct TanhLossesPositive = "krause_reimann::tanh_losses_on_reproduced_patterns_exceed_the_linear_ones", B;
    place: "§3.2.2; Table 1";
    says: "φ = tanh: for every W the losses at 010, 001 and 011 are > 0, whereas every linear solution on X' has losses 0 there.";
    reading: "One component of the pattern is 1; its output is 1 − 2v with v = 1/(e^{2t}+1) > 0, the other outputs o are arbitrary. The linear side is `table1_linear_test_losses_are_equal_and_the_others_zero`.";
    verdict: "Proved: three times the loss is 4v² plus squares.";
    domain: Space::new("all v > 0 and other outputs").free("v").free_vector("o", 2).complete();
    judge<N>(case) {
        let (v, o) = (case.number("v")?, case.vector("o")?);
        let mut j = Judgement::new();
        let positive = j.given_positive("v > 0", v.clone());
        let output = [N::integer(1) - N::integer(2) * v.clone(), o[0].clone(), o[1].clone()];
        let total = squared_error(&output, &pattern::<N>("100"));
        let four = positive.times(&positive).times(&Signed::constant(4, 1));
        Ok(j.larger(total, N::integer(0), true, four.plus(&Signed::square(o[0].clone())).plus(&Signed::square(o[1].clone()))))
    }
}

/// Three times the loss of diag(0, K, K) at a pattern, with tanh K = 1 − 2v.
fn tanh_limit_loss<N: Number>(v: &N, y: &[N]) -> Result<N, Undefined> {
    let t = N::integer(1) - N::integer(2) * v.clone();
    let out: Vec<N> = (0..3)
        .map(|i| {
            if i == 0 {
                N::integer(0)
            } else {
                t.clone() * y[i].clone()
            }
        })
        .collect();
    Ok(squared_error(&out, y))
}

claim! {
    pub struct TanhGeneralisesLikeLinear = "krause_reimann::tanh_net_trained_on_x_prime_reproduces_the_patterns_of_the_linear_net", A;
    place: "§3.2.2; Table 1";
    says: "φ = tanh, gradient flow on X' from W_0 = 0: as t → ∞ the losses at 000 and 011 tend to 0 and those at 110, 101, 111, 100 stay bounded away from 0.";
    reading: "Reading X'. W = diag(0, K, K), tanh K = 1 − 2v, v → 0 as t → ∞; tanh(K y_i) = y_i tanh K for y_i ∈ {0,1}. At patterns with y_1 = 0 three times the loss is 4v²(y_2 + y_3), which tends to 0; with y_1 = 1 it is at least 1.";
    verdict: "Proved for all eight patterns and every v.";
    domain: Space::new("all patterns, all real v").word("y", &["y000", "y001", "y010", "y011", "y100", "y101", "y110", "y111"]).free("v").complete();
    judge<N>(case) {
        let (v, y) = (case.number("v")?, word_pattern::<N>(case.word("y")?));
        let value = tanh_limit_loss(v, &y)?;
        let ones = y[1].clone() + y[2].clone();
        let squares = N::integer(4) * v.squared() * ones.clone();
        if decided(y[0].is_nought(), "a component")? {
            return Ok(Judgement::new().equal("3·loss", value, squares));
        }
        let square = |on: &N| Signed::square(N::integer(2) * v.clone() * on.clone());
        Ok(Judgement::new().larger(value, N::integer(1), false, square(&y[1]).plus(&square(&y[2]))))
    }
}

/// Whether the loss at y tends to 0 when tanh is trained on X from 0: pre-activations are combinations of u → ∞ (row 1), and of p → 0, q → ∞ (row 2; row 3 with the items exchanged).
///
/// Row 1 has weights (2u, u, u)/3. Row 2 has (p + q, 2q − p, 2p − q)/3, where p is its pre-activation at 101 and q at 110: gradients at the two items
/// are multiples of (1,0,1) and (1,1,0), and the start is 0. tanh tends to the sign of the coefficient of the growing variable.
fn tanh_on_x_reproduces(y: [i64; 3]) -> bool {
    let row1 = 2 * y[0] + y[1] + y[2];
    let row2 = y[0] + 2 * y[1] - y[2];
    let row3 = y[0] + 2 * y[2] - y[1];
    [row1, row2, row3]
        .iter()
        .zip(y)
        .all(|(c, target)| c.signum() == target)
}

fn bits<N: Number>(y: &[N]) -> [i64; 3] {
    [0, 1, 2].map(|i| i64::from(y[i].is_nought() == Some(false)))
}

claim! {
    pub struct TanhOnXLikeLinear = "krause_reimann::tanh_net_trained_on_x_reproduces_the_patterns_of_the_linear_net", B;
    place: "§3.2.2; Table 1, for the other training set of eq. 4";
    says: "φ = tanh, gradient flow on X from W_0 = 0: the binary patterns outside X whose loss tends to 0 as t → ∞ are exactly those reproduced by the linear net trained on X from W_0 = 0.";
    reading: "Reading X. Row 2 of W is (p + q, 2q − p, 2p − q)/3 with pre-activations p → 0 at 101 and q → ∞ at 110, row 1 is (2u, u, u)/3 with u → ∞; a bounded pre-activation other than p has coefficient 0. The linear net is the projector.";
    verdict: "Refuted by 111: every row's growing coefficient is positive, so the loss tends to 0, but 111 is not in span X.";
    repair: "krause_reimann::tanh_net_trained_on_x_reproduces_000_and_111";
    domain: Space::new("patterns outside X").word("y", &["y000", "y001", "y010", "y011", "y100", "y111"]).complete();
    judge<N>(case) {
        let y = word_pattern::<N>(case.word("y")?);
        let image = x::<N>().projector_onto_row_span()?.apply(&y)?;
        let linear = decided(crate::claims::words::same(&image, &y), "reproduction")?;
        let curved = tanh_on_x_reproduces(bits(&y));
        Ok(Judgement::new().said(Some(curved == linear), format!("tanh loss tends to 0: {curved}"), format!("linear loss 0: {linear}")))
    }
}

claim! {
    pub struct TanhOnXReproduces = "krause_reimann::tanh_net_trained_on_x_reproduces_000_and_111", Own;
    place: "§3.2.2; open question: what do gradient-trained tanh networks on X reproduce in the limit of long training?";
    says: "φ = tanh, gradient flow on X from W_0 = 0: the binary patterns outside X whose loss tends to 0 as t → ∞ are exactly 000 and 111.";
    reading: "As in `tanh_net_trained_on_x_reproduces_the_patterns_of_the_linear_net`.";
    verdict: "Proved for the six patterns.";
    repairs: "krause_reimann::tanh_net_trained_on_x_reproduces_the_patterns_of_the_linear_net";
    domain: Space::new("patterns outside X").word("y", &["y000", "y001", "y010", "y011", "y100", "y111"]).complete();
    judge<N>(case) {
        let word = case.word("y")?;
        let found = tanh_on_x_reproduces(bits(&word_pattern::<N>(word)));
        let expected = word == "y000" || word == "y111";
        Ok(Judgement::new().said(Some(found == expected), format!("loss tends to 0: {found}"), format!("{expected}")))
    }
}

claim! {
    pub struct InvariantForEveryStart = "krause_reimann::nonlinear_w_is_symmetry_invariant_for_every_initialisation", A;
    place: "§3.2.1, first sentences; §4 (\"linear and non-linear network weights W represent the symmetry structure\")";
    says: "φ = tanh or sigmoid, training set X': for every W_0 the matrices W_t of gradient descent on X' become {e,(32)}-invariant as t → ∞ (max-norm of s·W_t − W_t tends to 0).";
    reading: "Reading \"every start\". The gradient of column 1 is a sum of multiples of x_1 over the items, and x_1 = 0 on X': column 1 keeps its start, so W_21 − W_31 would have to be 0 there.";
    verdict: "Refuted by W_0 with a single entry 1 in row 2 (or 3) of column 1.";
    repair: "krause_reimann::nonlinear_w_is_symmetry_invariant_from_invariant_initialisation";
    domain: Space::new("both activations, all real W_0").word("phi", &["tanh", "sigmoid"]).free_matrix("W0", 3, 3).complete();
    judge<N>(case) {
        let w = case.matrix("W0")?;
        let trained = x_prime::<N>().column(0).iter().any(|e| e.is_nought() != Some(true));
        if trained {
            return Err(Undefined("column 1 is trained".into()));
        }
        Ok(Judgement::new().equal("lim (W_21 − W_31)", w.at(1, 0).clone() - w.at(2, 0).clone(), N::integer(0)))
    }
}

claim! {
    pub struct InvariantForInvariantStart = "krause_reimann::nonlinear_w_is_symmetry_invariant_from_invariant_initialisation", B;
    place: "§3.2.1, first sentences; §4";
    says: "For all N, finite X ⊂ ℝ^N, continuously differentiable φ and W_0 with s·W_0 = W_0 for s ∈ Σ_X, every full-batch gradient-descent iterate W_t satisfies s·W_t = W_t for s ∈ Σ_X.";
    reading: "Reading \"invariant start\". Enumerated: one step of φ(t) = t + t³ on X' from the general matrix of eq. 5.";
    verdict: "Proved for all N, X, φ, φ' and t.";
    repairs: "krause_reimann::nonlinear_w_is_symmetry_invariant_for_every_initialisation";
    formal: "nonlinear_w_is_symmetry_invariant_from_invariant_initialisation" in "krause_reimann/nonlinear_w_is_symmetry_invariant_from_invariant_initialisation.v";
    domain: Space::new("X', φ(t) = t + t³, eq. 5 with entries 0, ±1").vector("entries", 5, &[0, 1, -1]);
    judge<N>(case) {
        let e = case.vector("entries")?;
        let w = eq5(&e[0], &e[1], &e[2], &e[3], &e[4]);
        let mut step = Matrix::zero(3, 3);
        for item in x_prime::<N>().row_vectors() {
            let t = w.apply(&item)?;
            let delta: Vec<N> = t.iter().zip(&item).map(|(t, x)| {
                let phi = t.clone() + t.power(3);
                (phi - x.clone()) * (N::integer(1) + N::integer(3) * t.squared())
            }).collect();
            step = step.plus(&Matrix::from_fn(3, 3, |i, j| delta[i].clone() * item[j].clone()))?;
        }
        let next = w.minus(&step)?;
        Ok(Judgement::new().equal_matrices("(32)·W⁺", &crate::claims::words::act_on_matrix(&swap(), &next), &next))
    }
}

/// The sigmoid network at L: W = [[0,−L,−L],[0,L,−L],[0,−L,L]].
fn sigmoid_net<N: Number>(l: &N) -> Matrix<N> {
    Matrix::from_fn(3, 3, |i, j| match j {
        0 => N::integer(0),
        _ if i == j => l.clone(),
        _ => -l.clone(),
    })
}

claim! {
    pub struct SigmoidRepresentsMore = "krause_reimann::sigmoid_net_cannot_represent_more_than_the_training_items", A;
    place: "§3.2.2, \"can only represent the training items\"";
    says: "φ = 1/(1+e^(−t)): no W has loss ≤ 1/1000 on both items of X' and on some further binary pattern.";
    reading: "Reading \"representability\", threshold 1/1000. Tried: W = L(2I − J), J all ones, L = 1, 2, …";
    verdict: "Refuted by L = 4: it represents 100 as well, because column 1 is free.";
    repair: "krause_reimann::sigmoid_net_trained_from_zero_reproduces_only_the_training_items";
    domain: Space::new("W = L(2I − J), L ≤ 20, y ∉ X'").natural("L", 1, 20).word("y", &["y000", "y011", "y100", "y101", "y110", "y111"]);
    judge<N>(case) {
        let l = N::integer(case.natural("L")? as i64);
        let w = Matrix::from_fn(3, 3, |i, j| if i == j { l.clone() } else { -l.clone() });
        let at = |y: &[N]| -> Result<N, Undefined> {
            let out = w.apply(y)?.iter().map(|t| activate("sigmoid", t)).collect::<Result<Vec<N>, _>>()?;
            loss(&out, y)
        };
        let limit = N::ratio(1, 1000);
        let mut j = Judgement::new();
        for item in ["010", "001"] {
            j = j.given(&format!("loss at {item} ≤ 1/1000"), at(&pattern(item))?.at_most(&limit));
        }
        let value = at(&word_pattern::<N>(case.word("y")?))?;
        Ok(j.said(value.at_most(&limit).map(|b| !b), format!("loss {value}"), "> 1/1000"))
    }
}

claim! {
    pub struct SigmoidFromZeroReproducesItems = "krause_reimann::sigmoid_net_trained_from_zero_reproduces_only_the_training_items", B;
    place: "§3.2.2, \"can only represent the training items\"; Table 1";
    says: "φ = 1/(1+e^(−t)), gradient flow on X' from W_0 = 0: the item losses tend to 0 and at every time all six other binary patterns have loss at least 1/6.";
    reading: "Reading \"trained\". W = [[0,−L,−L],[0,L,−L],[0,−L,L]], L → ∞. With s = σ(−L), r = σ(−2L), σ(0) = ½: three times the losses are 3s² at the items and 3/4, r² + ½, 3/4, (1−s)² + 2s², (1−s)² + 2s², (1−r)² + ½ at 000, 011, 100, 110, 101, 111; each of these less ½ is a sum of squares and non-negative constants.";
    verdict: "Proved for all real s, r.";
    repairs: "krause_reimann::sigmoid_net_cannot_represent_more_than_the_training_items";
    domain: Space::new("six patterns, all real s, r").word("y", &["y000", "y011", "y100", "y101", "y110", "y111"]).free("s").free("r").complete();
    judge<N>(case) {
        let (s, r) = (case.number("s")?, case.number("r")?);
        let word = case.word("y")?;
        let y = word_pattern::<N>(word);
        // The pre-activations are 0, ±L or −2L; their sigmoids are ½, s, 1 − s, r.
        let pre = sigmoid_net(&N::integer(1)).apply(&y)?;
        let mut out = Vec::new();
        for t in pre {
            out.push(match () {
                () if t.same(&N::integer(0)) == Some(true) => N::ratio(1, 2),
                () if t.same(&N::integer(-1)) == Some(true) => s.clone(),
                () if t.same(&N::integer(1)) == Some(true) => N::integer(1) - s.clone(),
                () => r.clone(),
            });
        }
        let total = squared_error(&out, &y);
        let because = match word {
            "y011" => Signed::square(r.clone()),
            "y111" => Signed::square(N::integer(1) - r.clone()),
            "y110" | "y101" => {
                let three = Signed::constant(3, 1);
                three.times(&Signed::square(s.clone() - N::ratio(1, 3))).plus(&Signed::constant(1, 6))
            }
            _ => Signed::constant(1, 4),
        };
        Ok(Judgement::new().larger(total, N::ratio(1, 2), false, because))
    }
}

claim! {
    pub struct SigmoidNearItems = "krause_reimann::sigmoid_net_has_an_attracting_fixed_point_near_each_item", A;
    place: "§3.2.2, \"the elements of the training set are attractive fixed points\"";
    says: "φ = 1/(1+e^(−t)), gradient flow on X' from W_0 = 0: for all sufficiently large t, x ↦ φ(W_t x) has an asymptotically stable fixed point within 1/20 (max norm) of each training item.";
    reading: "Reading \"near\". From any x the next point has x_2 + x_3 = 1, and d = x_2 − x_3 moves by d ↦ tanh(Ld/2); a fixed point is (σ(−L), (1+d)/2, (1−d)/2). With z = Ld/2, d = tanh z: L = 2z/tanh z increases in z; the eigenvalues are 0, 0 and z(1 − tanh²z)/tanh z. For z ≥ 3/2 the point is within 1/20 of 010 (d ≥ 9/10, L ≥ 3), and the exchange (32) gives 001. z ≤ 40 covers L ≤ 80.";
    verdict: "Exhausted for 3/2 ≤ z ≤ 40 (3.3 ≤ L ≤ 80) by enclosure.";
    repairs: "krause_reimann::sigmoid_training_items_are_exact_fixed_points";
    domain: Space::new("3/2 ≤ z ≤ 40").between("z", (3, 2), (40, 1));
    judge<N>(case) {
        let z = case.number("z")?;
        let d = activate("tanh", z)?;
        let one = N::integer(1);
        let slope = decided((z.clone() * (one.clone() - d.squared())).over(&d), "a quotient")?;
        let l = decided((N::integer(2) * z.clone()).over(&d), "a quotient")?;
        let off = N::ratio(1, 20);
        let first = activate("sigmoid", &-l)?;
        let near = (one.clone() - d) * N::ratio(1, 2);
        let mut holds = Some(true);
        for fact in [slope.below(&one), first.at_most(&off), near.at_most(&off)] {
            if fact != Some(true) && holds != Some(false) {
                holds = fact;
            }
        }
        Ok(Judgement::new().said(holds, format!("eigenvalue {slope}, distances {first}, {near}"), "below 1, at most 1/20"))
    }
}

claim! {
    pub struct SigmoidMeshConverges = "krause_reimann::sigmoid_all_mesh_inputs_converge_to_an_item", A;
    place: "§3.2.2; Figure 1 (middle)";
    says: "φ = 1/(1+e^(−t)), gradient flow on X' from W_0 = 0, t so large that there is an asymptotically stable fixed point within 1/20 of each item: the orbit of every x ∈ {0,¼,½,¾,1}^3 converges to one of these two.";
    reading: "d = x_2 − x_3 moves by d ↦ tanh(Ld/2), an odd increasing map: 0 stays 0 for ever, and only a non-zero d can reach the fixed points near the items.";
    verdict: "Refuted by 000: every input with x_2 = x_3 ends at (σ(−L), ½, ½).";
    repair: "krause_reimann::sigmoid_inputs_with_different_components_converge_to_an_item";
    domain: Space::new("125 mesh points").rational_vector("x", 3, &[(0, 1), (1, 4), (1, 2), (3, 4), (1, 1)]).complete();
    judge<N>(case) {
        let x = case.vector("x")?;
        let d = x[1].clone() - x[2].clone();
        Ok(Judgement::new().said(d.is_nought().map(|z| !z), format!("x_2 − x_3 = {d} stays so"), "not 0"))
    }
}

claim! {
    pub struct SigmoidDifferentConverge = "krause_reimann::sigmoid_inputs_with_different_components_converge_to_an_item", Own;
    place: "§3.2.2; Figure 1 (middle)";
    says: "φ = 1/(1+e^(−t)), gradient flow on X' from W_0 = 0, t so large that there is an asymptotically stable fixed point within 1/20 of each item: the orbit of every mesh point with x_2 > x_3 converges to the one near 010, of every one with x_2 < x_3 to the one near 001.";
    reading: "d = x_2 − x_3 ≥ 1/4 moves by d ↦ tanh(Ld/2). With L = 2w/tanh w the fixed points are 0 and ±tanh w. w/tanh w increases on 1/4 ≤ w ≤ 40, as its derivative has the sign of tanh w − w(1 − tanh² w); so there is one fixed point in [1/4, 1) at most, and for L ≥ 3 one at least; orbits from d ≥ 1/4 are monotone and end there. The stable point near 010 has d = tanh w ≥ 9/10 (`sigmoid_net_has_an_attracting_fixed_point_near_each_item`), and x_2 < x_3 is its mirror image.";
    verdict: "Exhausted for all 1/4 ≤ w ≤ 40, by enclosure.";
    repairs: "krause_reimann::sigmoid_all_mesh_inputs_converge_to_an_item";
    domain: Space::new("1/4 ≤ w ≤ 40").between("w", (1, 4), (40, 1));
    judge<N>(case) {
        let (_, slope) = gain_and_slope(case.number("w")?)?;
        Ok(Judgement::new().said(slope.below(&N::integer(1)), format!("w(1 − tanh² w)/tanh w = {slope}"), "below 1: w/tanh w increases"))
    }
}

claim! {
    pub struct SigmoidColumn = "krause_reimann::table1_sigmoid_column_is_attainable", B;
    place: "Table 1, column sigmoid";
    says: "φ = 1/(1+e^(−t)): there are W_0 ∈ [0,1]^{3×3} and a time t such that gradient descent on X' from W_0 gives all eight losses within 2·10⁻³ (.0003 .0003 .2500 .1663 .3099 .3100 .4043 .3330).";
    reading: "Gradient flow; columns 2 and 3 start at 0 and are at (−L, L, −L), (−L, −L, L); column 1 keeps its start (a_1, a, a).";
    verdict: "Proved by exhibit.";
    quantifier: Exists;
    domain: Space::new("L near 4, a_1 and a in twentieths").number("L", &[(4, 1), (81, 20), (79, 20)])
        .number("a1", &[(17, 20), (16, 20), (18, 20), (15, 20), (19, 20), (14, 20), (1, 1), (13, 20), (12, 20), (10, 20)])
        .number("a", &[(10, 20), (12, 20), (13, 20), (14, 20), (15, 20), (16, 20), (17, 20), (18, 20), (1, 1)]);
    judge<N>(case) {
        let (l, a1, a) = (case.number("L")?, case.number("a1")?, case.number("a")?);
        let net = sigmoid_net(l);
        let w = Matrix::from_fn(3, 3, |i, j| match (i, j) {
            (0, 0) => a1.clone(),
            (_, 0) => a.clone(),
            _ => net.at(i, j).clone(),
        });
        let table = [("111", "0.4043"), ("100", "0.3330"), ("110", "0.3099"), ("101", "0.3100"), ("011", "0.1663"),
            ("010", "0.0003"), ("001", "0.0003"), ("000", "0.2500")];
        let mut shown = Vec::new();
        for (y, text) in table {
            let y = pattern::<N>(y);
            let out = w.apply(&y)?.iter().map(|t| activate("sigmoid", t)).collect::<Result<Vec<N>, _>>()?;
            let value = loss(&out, &y)?;
            let fits = rounds_to(&value, text, Some(N::ratio(2, 1000)))?;
            if fits != Some(true) {
                return Ok(Judgement::new().said(fits, format!("{value}"), text));
            }
            shown.push(value.to_string());
        }
        Ok(Judgement::new().said(Some(true), format!("losses {}", shown.join(", ")), "the printed column"))
    }
}

claim! {
    pub struct SigmoidDoesNotBenefit = "krause_reimann::sigmoid_net_does_not_benefit_from_smaller_weights", B;
    place: "§4 \"Regularization improves generalization if the activation function admits a linear regime\", last sentences";
    says: "φ = 1/(1+e^(−t)), X', cost = training loss + λ‖W‖_F², gradient flow from W_0 = 0: for every λ ≥ 0 and every t the loss at 011 is at least 1/6.";
    reading: "The penalty keeps the form [[0,−L,−L],[0,L,−L],[0,−L,L]] (the flows of L and −L mirror each other), so rows 2 and 3 have pre-activation 0 at 011; r is the output of row 1.";
    verdict: "Proved: three times the loss is r² + ½.";
    domain: Space::new("all real r").free("r").complete();
    judge<N>(case) {
        let r = case.number("r")?;
        let half = N::ratio(1, 2);
        let out = [r.clone(), half.clone(), half.clone()];
        Ok(Judgement::new().larger(squared_error(&out, &pattern::<N>("011")), half, false, Signed::square(r.clone())))
    }
}

claim! {
    pub struct PenaltyTowardsHalf = "krause_reimann::penalty_towards_one_half_makes_the_sigmoid_net_generalise", B;
    place: "§4 \"Regularization improves generalization if the activation function admits a linear regime\", last sentence";
    says: "φ = 1/(1+e^(−t)), X', cost = training loss + λ·(mean squared distance of the outputs on X' from ½), gradient flow from W_0 = 0: for some λ > 0 the limit has loss < 1/6 at 011.";
    reading: "The penalty is symmetric under t ↦ −t, so the form [[0,−L,−L],[0,L,−L],[0,−L,L]] is kept; at 011 rows 2 and 3 give ½ and row 1 some r. A proposed r stands for the λ that leads to it.";
    verdict: "Refuted at the first r, and so at every r: the loss is (r² + ½)/3 (proved in the repair).";
    repair: "krause_reimann::sigmoid_net_does_not_benefit_from_smaller_weights";
    negation: "krause_reimann::sigmoid_net_does_not_benefit_from_smaller_weights";
    domain: Space::new("all real r").free("r").complete();
    judge<N>(case) {
        let half = N::ratio(1, 2);
        let out = [case.number("r")?.clone(), half.clone(), half];
        let value = loss(&out, &pattern("011"))?;
        let holds = value.below(&N::ratio(1, 6));
        Ok(Judgement::new().said(holds, format!("loss {value}"), "< 1/6"))
    }
}

claim! {
    pub struct L2LowersTanhLoss = "krause_reimann::l2_penalty_lowers_the_tanh_loss_at_011", A;
    place: "§4 \"Regularization improves generalization if the activation function admits a linear regime\"";
    says: "φ = tanh, cost = training loss + λ‖W‖_F², gradient flow from W_0 = 0: for some λ > 0 the limit has a smaller loss at 011 than the unpenalised network in the limit t → ∞.";
    reading: "Reading L2, X'. The unpenalised loss at 011 tends to 0 (`tanh_net_trained_on_x_prime_reproduces_the_patterns_of_the_linear_net`). The outputs o of the penalised network at 011 stand for the λ that leads to them.";
    verdict: "Refuted at the first outputs, and so at all: no loss is below the limit 0 (the repair).";
    repair: "krause_reimann::no_penalty_lowers_the_limit_of_the_tanh_loss_at_011";
    negation: "krause_reimann::no_penalty_lowers_the_limit_of_the_tanh_loss_at_011";
    domain: Space::new("all outputs o ∈ ℝ^3").free_vector("o", 3).complete();
    judge<N>(case) {
        let value = loss(case.vector("o")?, &pattern("011"))?;
        Ok(Judgement::new().said(value.below(&N::integer(0)), format!("loss {value}"), "< 0, the limit without penalty"))
    }
}

claim! {
    pub struct NoPenaltyLowers = "krause_reimann::no_penalty_lowers_the_limit_of_the_tanh_loss_at_011", Own;
    place: "§4 \"Regularization …\"";
    says: "Whatever the penalty, the loss at 011 is ≥ 0, which the unpenalised tanh network on X' approaches; with an L2 penalty the weight K stays finite and the loss at 011 is even positive.";
    reading: "o = (o_1, 1 − 2v, 1 − 2v') with v > 0 for a finite pre-activation.";
    verdict: "Proved: three times the loss is o_1² + 4v² + 4v'².";
    repairs: "krause_reimann::l2_penalty_lowers_the_tanh_loss_at_011";
    domain: Space::new("all o_1, v > 0, v'").free("o1").free("v").free("w").complete();
    judge<N>(case) {
        let (o, v, w) = (case.number("o1")?, case.number("v")?, case.number("w")?);
        let mut j = Judgement::new();
        let positive = j.given_positive("v > 0", v.clone());
        let tanh = |v: &N| N::integer(1) - N::integer(2) * v.clone();
        let total = squared_error(&[o.clone(), tanh(v), tanh(w)], &pattern::<N>("011"));
        let four = Signed::constant(4, 1);
        let because = Signed::square(o.clone()).plus(&four.times(&positive).times(&positive)).plus(&four.times(&Signed::square(w.clone())));
        Ok(j.larger(total, N::integer(0), true, because))
    }
}

/// How many binary patterns diag(0, K, K) reproduces with loss ≤ 1/500, tanh K = T.
fn reproduced_at<N: Number>(t: &N) -> Result<usize, Undefined> {
    let v = (N::integer(1) - t.clone()) * N::ratio(1, 2);
    let mut n = 0;
    for y in PATTERNS {
        let total = tanh_limit_loss(&v, &pattern(y))?;
        n += usize::from(decided(total.at_most(&N::ratio(3, 500)), "a loss")?);
    }
    Ok(n)
}

claim! {
    pub struct L1OnXPrime = "krause_reimann::l1_penalty_makes_the_tanh_net_on_x_prime_reproduce_more_patterns", B;
    place: "§4 \"Regularization improves generalization if the activation function admits a linear regime\"";
    says: "φ = tanh, cost = training loss + λΣ|W_ij|: for some λ > 0 the net trained on X' from W_0 = 0 to convergence has more binary patterns with loss ≤ 1/500 than the net trained on X' without penalty for the same time.";
    reading: "Reading L1, X'. Both networks are diag(0, K, K); the penalty slows K down, so at the same time T' = tanh K' ≤ T = tanh K. (tanh(Ky) = yT for y ∈ {0,1}.) A pair stands for a proposed λ.";
    verdict: "Refuted at the first proposed pair; no pair T' ≤ T does better, because the number of patterns increases with T (the repair, proved for all pairs).";
    repair: "krause_reimann::reproduced_patterns_of_the_tanh_net_increase_with_training";
    negation: "krause_reimann::reproduced_patterns_of_the_tanh_net_increase_with_training";
    domain: Space::new("tanh values T' ≤ T").number("penalised", &[(1, 2), (9, 10), (19, 20), (97, 100), (99, 100)]).number("plain", &[(1, 2), (9, 10), (19, 20), (97, 100), (99, 100)]);
    judge<N>(case) {
        let (p, q) = (case.number("penalised")?, case.number("plain")?);
        let (l, r) = (reproduced_at(p)?, reproduced_at(q)?);
        Ok(Judgement::new().given("T' ≤ T", p.at_most(q)).said(Some(l > r), format!("{l} patterns with penalty"), format!("more than {r}")))
    }
}

claim! {
    pub struct ReproducedIncrease = "krause_reimann::reproduced_patterns_of_the_tanh_net_increase_with_training", Own;
    place: "§4 \"Regularization …\"";
    says: "For 0 ≤ T' ≤ T ≤ 1 the network diag(0, K', K') on X' reproduces no binary pattern with loss ≤ ε that diag(0, K, K) does not reproduce: each of its eight losses is at least as large.";
    reading: "T = T' + g and T = 1 − h with g, h ≥ 0; three times the losses differ by (y_2 + y_3)((1−T')² − (1−T)²) = (y_2 + y_3)·g(g + 2h).";
    verdict: "Proved for all eight patterns.";
    repairs: "krause_reimann::l1_penalty_makes_the_tanh_net_on_x_prime_reproduce_more_patterns";
    domain: Space::new("all patterns, all g, h ≥ 0").word("y", &["y000", "y001", "y010", "y011", "y100", "y101", "y110", "y111"]).free("g").free("h").complete();
    judge<N>(case) {
        let y = word_pattern::<N>(case.word("y")?);
        let (g, h) = (case.number("g")?.clone(), case.number("h")?.clone());
        let mut j = Judgement::new();
        let gap = j.given_non_negative("g ≥ 0", g.clone());
        let rest = j.given_non_negative("h ≥ 0", h.clone());
        let half = N::ratio(1, 2);
        // v = (1 − T)/2.
        let plain = tanh_limit_loss(&(h.clone() * half.clone()), &y)?;
        let penalised = tanh_limit_loss(&((h + g) * half), &y)?;
        let ones = bits(&y)[1] + bits(&y)[2];
        let because = Signed::constant(ones as u32, 1).times(&gap).times(&gap.plus(&rest).plus(&rest));
        Ok(j.larger(penalised, plain, false, because))
    }
}

informal! {
    pub struct ExplainedByNonlinearity = "krause_reimann::difference_is_explained_by_where_the_activations_are_nonlinear", B;
    place: "§3.2.2";
    says: "The difference of the networks can be partially explained by the ranges of strong non-linearity: around 0 and 1 for the sigmoid, close to 1 for tanh.";
    missing: "a measure of \"strongly non-linear\" and of \"partially explained\"";
}

informal! {
    pub struct EigenvaluesNotInterpretable = "krause_reimann::eigenvalues_of_w_are_not_interpretable_in_nonlinear_nets", B;
    place: "§3.2.2";
    says: "The eigenvalue decomposition of W is no longer easily interpretable as it does not reflect the effect of φ.";
    missing: "what counts as interpretable";
}

informal! {
    pub struct ItemsCorrectlyReproduced = "krause_reimann::training_items_are_correctly_reproduced_by_all_networks", B;
    place: "Table 1 caption";
    says: "\"Correctly\" is used for losses 0, .0001 and .0003.";
    missing: "the threshold below which a pattern counts as correctly reproduced";
}
