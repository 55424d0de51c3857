//! §6.3: the binary tree with σ(z) = z^k – its monomials, their coefficients, and the VC dimension of its thresholds.

use std::collections::{BTreeMap, BTreeSet};

use num_bigint::BigInt;

use super::notation::*;
use crate::audit::Domain;
use crate::claim;
use crate::kernel::{Judgement, Space};
use crate::number::{Number, Undefined, decided};

/// `N_L(m)` for `m ≤ most`: monomials of the m-th power of the output of `levels` levels with σ(z) = z^k. The m-th power of a node is
/// (αu + βv)^{km}; its terms u^j v^{km−j} share no monomial, because u and v have different variables.
fn counts(levels: usize, k: usize, most: usize) -> Vec<BigInt> {
    if levels == 0 {
        return vec![BigInt::from(1); most + 1];
    }
    let child = counts(levels - 1, k, k * most);
    (0..=most)
        .map(|m| (0..=k * m).map(|j| &child[j] * &child[k * m - j]).sum())
        .collect()
}

/// The number of monomials of the output.
fn monomials(levels: usize, k: usize) -> BigInt {
    counts(levels, k, 1).swap_remove(1)
}

/// The exponents of the output by multiplying out sets of exponents.
fn support(levels: usize, k: usize) -> BTreeSet<Vec<usize>> {
    if levels == 0 {
        return BTreeSet::from([vec![1]]);
    }
    let child = support(levels - 1, k);
    let zeros = vec![0; 1 << (levels - 1)];
    let inner: Vec<Vec<usize>> = child
        .iter()
        .flat_map(|e| {
            [
                [e.clone(), zeros.clone()].concat(),
                [zeros.clone(), e.clone()].concat(),
            ]
        })
        .collect();
    let mut power = BTreeSet::from([vec![0; 1 << levels]]);
    for _ in 0..k {
        power = power
            .iter()
            .flat_map(|p: &Vec<usize>| {
                inner
                    .iter()
                    .map(move |e| p.iter().zip(e).map(|(a, b)| a + b).collect())
            })
            .collect();
    }
    power
}

claim! {
    pub struct TreeMonomials = "poggio::monomials_of_the_quadratic_binary_tree_number_about_two_to_l", A;
    place: "§6.3 (\"number of distinct monomials which in this case is ≈ 2^L = d\")";
    says: "Binary tree on d = 2^L variables, each node computing (αu + βv)²: there is C with at most C·2^L distinct monomials in the output for all L ≥ 1.";
    reading: "α, β are generic (positive), so nothing cancels. The proposed C is the instance; it is judged at the least L ≤ 6 at which it fails.";
    verdict: "Refuted: C = 1 fails at L = 1 with 3 monomials, every C ≤ 100 by L = 4; the counts are 3, 19, 531, …";
    repair: "poggio::monomials_of_the_power_tree_at_least_square_at_every_level";
    negation: "poggio::monomials_of_the_power_tree_at_least_square_at_every_level";
    domain: Space::new("C = 1 to 100").natural("C", 1, 100);
    judge<N>(case) {
        let c = case.natural("C")?;
        let failed = (1..=6).map(|l| (l, monomials(l, 2))).find(|(l, n)| *n > BigInt::from(c << l));
        let words = failed.as_ref().map_or("no more up to L = 6".to_string(), |(l, n)| format!("{n} monomials at L = {l}"));
        Ok(Judgement::new().said(Some(failed.is_none()), words, format!("at most {c}·2^L")))
    }
}

claim! {
    pub struct TreeMonomialsSquare = "poggio::monomials_of_the_power_tree_at_least_square_at_every_level", Own;
    place: "§6.3; open question: how many monomials has the binary tree with σ(z) = z^k?";
    says: "The number of monomials of the m-th power of the output of L levels with σ(z) = z^k is N_L(m) = Σ_{j ≤ km} N_{L−1}(j) N_{L−1}(km − j), N_0(m) = 1. For k ≥ 2 the count N_L = N_L(1) satisfies N_{L+1} ≥ N_L² and N_1 = k + 1, so N_L ≥ (k+1)^{2^{L−1}} = (k+1)^{d/2}: exponential in d. For k = 2: 3, 19, 531, 315923, …";
    reading: "In the formal proof the exponents of the m-th power of a node, (αu + βv)^{km}, are the pairs of exponents of u^j and v^{km−j}, j ≤ km (all coefficients are positive, so none cancels); they are listed without repetition and counted. In the instances the recursion is compared with the set of exponents multiplied out where that has fewer than 1000 elements (L ≤ 3 for k = 2, L ≤ 2 for k = 3, 4), the inequalities for L ≤ 4.";
    verdict: "Proved for all k, L and m.";
    repairs: "poggio::monomials_of_the_quadratic_binary_tree_number_about_two_to_l";
    formal: "monomials_of_the_power_tree_at_least_square_at_every_level" in "poggio/monomials_of_the_power_tree_at_least_square_at_every_level.v";
    domain: Domain::new(Space::new("k = 2 to 4, L = 1 to 4").natural("k", 2, 4).natural("L", 1, 4)).beyond(Space::new("k = 2 to 4, L = 1, 2").natural("k", 2, 4).natural("L", 1, 2));
    judge<N>(case) {
        let (k, l) = (case.natural("k")?, case.natural("L")?);
        let (here, next) = (monomials(l, k), monomials(l + 1, k));
        let direct = l == 1 || l == 2 || (l == 3 && k == 2);
        let agrees = !direct || BigInt::from(support(l, k).len()) == here;
        let bound = BigInt::from(k + 1).pow(1 << (l - 1));
        Ok(Judgement::new().said(
            Some(agrees && next >= &here * &here && here >= bound),
            format!("N = {here}, multiplied out alike: {agrees}, next {next}"),
            format!("next ≥ N², N ≥ {bound}"),
        ))
    }
}

type Polynomial<N> = BTreeMap<Vec<usize>, N>;

/// (αu + βv)² for polynomials in disjoint variables.
fn node<N: Number>(a: &N, u: &Polynomial<N>, b: &N, v: &Polynomial<N>) -> Polynomial<N> {
    let width = |p: &Polynomial<N>| p.keys().next().map_or(0, Vec::len);
    let (left, right) = (vec![0; width(u)], vec![0; width(v)]);
    let inner: Vec<(Vec<usize>, N)> = u
        .iter()
        .map(|(e, c)| ([e.clone(), right.clone()].concat(), a.clone() * c.clone()))
        .chain(
            v.iter()
                .map(|(e, c)| ([left.clone(), e.clone()].concat(), b.clone() * c.clone())),
        )
        .collect();
    let mut square = Polynomial::new();
    for (e, c) in &inner {
        for (f, d) in &inner {
            let exponent: Vec<usize> = e.iter().zip(f).map(|(p, q)| p + q).collect();
            let slot = square.entry(exponent).or_insert_with(|| N::integer(0));
            *slot = slot.clone() + c.clone() * d.clone();
        }
    }
    square
}

claim! {
    pub struct TreeCoefficients = "poggio::coefficients_of_the_quadratic_tree_satisfy_polynomial_relations", Own;
    place: "§6.3; open question: which relations do the coefficients satisfy?";
    says: "With one level, the coefficients of x², xy, y² in (αx + βy)² satisfy c_{11}² = 4c_{20}c_{02}. With two levels, 2^L = 4, the 19 coefficients of (γ(αx + βy)² + δ(α'x' + β'y')²)² satisfy 3c_{31}² = 8c_{40}c_{22}, c_{31}c_{13} = 16c_{40}c_{04} (exponents of x, y) and (c_{2020})² = 4c_{4000}c_{0040}: they are functions of 2(d − 1) = 6 parameters, so the computed polynomials are a small part of the span of their monomials.";
    reading: "Polynomials are multiplied out; all parameters are free.";
    verdict: "Proved: identities in the six parameters.";
    domain: Space::new("all real weights of two levels").free_vector("w", 6).complete();
    judge<N>(case) {
        let w = case.vector("w")?;
        let leaf: Polynomial<N> = BTreeMap::from([(vec![1], N::integer(1))]);
        let (u, v) = (node(&w[0], &leaf, &w[1], &leaf), node(&w[2], &leaf, &w[3], &leaf));
        let p = node(&w[4], &u, &w[5], &v);
        let c = |f: &Polynomial<N>, e: &[usize]| decided(f.get(e).cloned(), "a coefficient");
        let (a, b, d) = (c(&u, &[2, 0])?, c(&u, &[1, 1])?, c(&u, &[0, 2])?);
        let of = |x: usize, y: usize| c(&p, &[x, y, 0, 0]);
        Ok(Judgement::new()
            .equal("c_11²", b.squared(), N::integer(4) * a * d)
            .equal("3c_31²", N::integer(3) * of(3, 1)?.squared(), N::integer(8) * of(4, 0)? * of(2, 2)?)
            .equal("c_31 c_13", of(3, 1)? * of(1, 3)?, N::integer(16) * of(4, 0)? * of(0, 4)?)
            .equal("c_2020²", c(&p, &[2, 0, 2, 0])?.squared(), N::integer(4) * of(4, 0)? * c(&p, &[0, 0, 4, 0])?))
    }
}

/// A number of points no set of which is shattered by the thresholds of the tree, d = 2^L: the 2d − 1 parameters enter P − θ with degree at most 2d − 2,
/// and Warren's theorem bounds the sign patterns on m points by (8e·D·m/p)^p ≤ (24Dm/p)^p; this is below 2^m.
fn too_many(levels: usize) -> Option<usize> {
    let d = 1usize << levels;
    let (p, degree, m) = (2 * d - 1, (2 * d - 2).max(1), 24 * d * (levels + 1));
    let patterns = BigInt::from(24 * degree * m).pow(p as u32);
    let all = (BigInt::from(1) << m) * BigInt::from(p).pow(p as u32);
    (m >= p && patterns < all).then_some(m)
}

claim! {
    pub struct TreeVcProportional = "poggio::vc_of_the_quadratic_binary_tree_is_proportional_to_its_monomials", B;
    place: "§6.3 (\"number of distinct monomials which in this case is ≈ 2^L = d\") (\"has a VC dimension proportional to the number of distinct monomials\")";
    says: "There is c > 0 such that for all L the class {1[P_L > θ]} of this tree has VC dimension at least c times its number of distinct monomials.";
    reading: "c = 1/q is the instance, judged at the least L ≤ 6 at which Warren's bound on the sign patterns of 2d − 1 parameters excludes it.";
    verdict: "Refuted: c = 1 fails at L = 4, where the VC dimension is below 1920 and there are 315923 monomials.";
    repair: "poggio::vc_of_the_quadratic_binary_tree_has_order_d_log_d";
    domain: Space::new("c = 1/q, q = 1 to 100").natural("q", 1, 100);
    judge<N>(case) {
        let q = case.natural("q")?;
        let failed = (1..=6).find_map(|l| too_many(l).filter(|m| BigInt::from(q * m) <= monomials(l, 2)).map(|m| (l, m)));
        let words = failed.map_or("not excluded up to L = 6".to_string(), |(l, m)| format!("below {m} at L = {l}, with {} monomials", monomials(l, 2)));
        Ok(Judgement::new().said(Some(failed.is_none()), words, format!("at least 1/{q} of the monomials")))
    }
}

/// Numbers q_t whose powers q_t^{2^t} fold the interval in two, once per level.
const FOLDS: [(i64, i64); 5] = [(1, 2), (3, 8), (2, 7), (1, 4), (15, 64)];

/// The output of the tree at x. Every right edge has weight −1, left edges 1, except that a free leaf (even position) has its own weight.
fn output<N: Number>(x: &[N], free: &[N]) -> N {
    let mut row: Vec<N> = x
        .chunks(2)
        .zip(free)
        .map(|(pair, c)| (c.clone() * pair[0].clone() - pair[1].clone()).squared())
        .collect();
    while row.len() > 1 {
        row = row
            .chunks(2)
            .map(|pair| (pair[0].clone() - pair[1].clone()).squared())
            .collect();
    }
    row.swap_remove(0)
}

/// Point (i, j): leaf 2i has value 1; for t < j the sibling subtree at level t has q_t at its first reserved leaf (odd position), so that it contributes
/// −q_t^{2^t} to the path; all is divided by q_j, which makes the threshold 1.
fn point<N: Number>(levels: usize, i: usize, j: usize) -> Result<Vec<N>, Undefined> {
    let q = |t: usize| N::ratio(FOLDS[t].0, FOLDS[t].1);
    let scale = ratio(&N::integer(1), &q(j))?;
    let mut x = vec![N::integer(0); 1 << levels];
    x[2 * i] = scale.clone();
    for t in 0..j {
        let sibling = ((2 * i) >> t ^ 1) << t;
        x[sibling | 1] = q(t) * scale.clone();
    }
    Ok(x)
}

/// For each pattern of the bits u_t > q_t^{2^t}, t ≤ L, along u_{t+1} = (u_t − q_t^{2^t})², a starting value u_0 = k/1024 that shows it.
fn starts<N: Number>(levels: usize) -> Result<BTreeMap<usize, N>, Undefined> {
    let mut found = BTreeMap::new();
    for k in 1..1024 {
        let c = N::ratio(k, 1024);
        let (mut u, mut bits) = (c.clone(), 0);
        for t in 0..=levels {
            let fold = N::ratio(FOLDS[t].0, FOLDS[t].1).power(1 << t);
            bits |= usize::from(less(&fold, &u)?) << t;
            u = (u - fold).squared();
        }
        found.entry(bits).or_insert(c);
        if found.len() == 2 << levels {
            break;
        }
    }
    Ok(found)
}

/// Whether the (d/2)(L + 1) points are shattered: for every free leaf and every pattern on its points there is a weight, whatever the other weights are (the points vanish there).
fn folded_points_are_shattered<N: Number>(levels: usize) -> Result<bool, Undefined> {
    let starts = starts::<N>(levels)?;
    let leaves = 1usize << (levels - 1);
    let mut all = starts.len() == 2 << levels;
    for i in 0..leaves {
        for (bits, c) in &starts {
            let mut free = vec![N::ratio(2, 3); leaves];
            free[i] = c.clone();
            for j in 0..=levels {
                let above = less(&N::integer(1), &output(&point(levels, i, j)?, &free))?;
                all &= above == (bits >> j & 1 == 1);
            }
        }
    }
    Ok(all)
}

claim! {
    pub struct TreeVcOrderD = "poggio::vc_of_the_quadratic_binary_tree_has_order_d", B;
    place: "§6.3 (\"number of distinct monomials which in this case is ≈ 2^L = d\") (VC proportional to ≈ 2^L = d)";
    says: "There is C such that for all L the VC dimension of this class lies between d and C·d, d = 2^L.";
    reading: "C is the instance, judged at L = 2C: there (d/2)(L + 1) > Cd points are shattered. Along the path of one leaf the nodes compute u ↦ (u − κ_t)², with κ_t a value of the sibling subtree chosen by the point; such a map folds an interval in two, so one weight carries L + 1 independent bits, and every second leaf has such a weight.";
    verdict: "Refuted: for C = 1, L = 2, 6 points are shattered and d = 4.";
    repair: "poggio::vc_of_the_quadratic_binary_tree_has_order_d_log_d";
    domain: Space::new("C = 1, 2").natural("C", 1, 2);
    judge<N>(case) {
        let c = case.natural("C")?;
        let levels = 2 * c;
        let shattered = folded_points_are_shattered::<N>(levels)?;
        let (points, d) = ((levels + 1) << (levels - 1), 1usize << levels);
        Ok(Judgement::new().said(Some(!shattered || points <= c * d), format!("{points} points shattered at d = {d}: {shattered}"), format!("at most {c}·{d}")))
    }
}

claim! {
    pub struct TreeVcOrderDLogD = "poggio::vc_of_the_quadratic_binary_tree_has_order_d_log_d", Own;
    place: "§6.3; open question: bounds on the VC dimension of the quadratic binary tree";
    says: "The class {1[P_L > θ]} of the quadratic binary tree on d = 2^L variables, L ≥ 1, has VC dimension at least (d/2)(L + 1) and below 24d(L + 1): its order is d·log d, neither d nor the number of monomials. The d unit vectors are shattered already with all upper weights 1.";
    reading: "Lower: the folded points of the refuted claim, all labels of one leaf at a time. Unit vectors: P_L(e_i) = a_i^{2^L} for the weight a_i of leaf i, so a_i ∈ {0, 2} and θ = 1 give all labels, checked at all labellings. Upper: Warren's theorem with 2d − 1 parameters (including θ) and degree at most 2d − 2.";
    verdict: "Exhausted for L = 1 to 3; the upper bound for L ≤ 3 in integers, and for all L because 2d(L + log₂(L+1) + log₂ 576) < 24d(L+1).";
    repairs: "poggio::vc_of_the_quadratic_binary_tree_has_order_d";
    domain: Domain::new(Space::new("L = 1 to 3").natural("L", 1, 3)).beyond(Space::new("L = 1").natural("L", 1, 1));
    judge<N>(case) {
        let levels = case.natural("L")?;
        let d = 1usize << levels;
        let folded = folded_points_are_shattered::<N>(levels)?;
        let mut units = true;
        for labels in 0..1usize << d {
            for i in 0..d {
                let mut row: Vec<N> = (0..d).map(|k| N::integer(if k == i && labels >> k & 1 == 1 { 2 } else { 0 })).collect();
                while row.len() > 1 {
                    row = row.chunks(2).map(|pair| (pair[0].clone() + pair[1].clone()).squared()).collect();
                }
                units &= less(&N::integer(1), &row[0])? == (labels >> i & 1 == 1);
            }
        }
        let upper = too_many(levels).is_some();
        Ok(Judgement::new().said(Some(folded && units && upper), format!("folded points shattered: {folded}, unit vectors: {units}, upper bound: {upper}"), "all true"))
    }
}
