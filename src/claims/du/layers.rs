//! The three-layer section up to the second layer: the projection, the first layer, the system M and its solutions, Figures 2 and 4.

use super::notation::*;
use crate::claim;
use crate::kernel::{Case, Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};

/// Data of `p·q` points: gaps and twice the labels.
pub(super) fn data_space(words: &str, p: usize, q: usize, gaps: &[i64], labels: &[i64]) -> Space {
    Space::new(words)
        .natural("p", 1, p)
        .natural("q", 1, q)
        .matrix("gap", "p", "q", gaps)
        .matrix("y", "p", "q", labels)
}

/// The data of an instance; δ = 1.
pub(super) fn data<N: Number>(case: &Case<N>) -> Result<Data<N>, Undefined> {
    let y = case.matrix("y")?.entries().to_vec();
    Data::new(
        case.natural("p")?,
        case.natural("q")?,
        case.matrix("gap")?.entries(),
        &N::integer(1),
        y,
    )
}

/// The data with halved labels, so that integer entries −1, 0, 1 lie in (−1, 1).
pub(super) fn halved<N: Number>(case: &Case<N>) -> Result<Data<N>, Undefined> {
    let mut d = data(case)?;
    d.y = d.y.iter().map(|y| y.clone() * N::ratio(1, 2)).collect();
    Ok(d)
}

pub(super) const INCREASING: &str = "the projected points increase";

/// The judgement with the hypothesis that the gaps are positive; `None` if they are not.
pub(super) fn increasing<N: Number>(case: &Case<N>) -> Result<(Judgement<N>, bool), Undefined> {
    let met = decided(positive(case.matrix("gap")?.entries()), "the sign of a gap")?;
    Ok((Judgement::new().given(INCREASING, Some(met)), met))
}

fn gap_space(p: usize, q: usize) -> Space {
    Space::new("p, q ≤ 3 (pq ≤ 9), gaps 1, 3, δ = 1, 1/3")
        .natural("p", 1, p)
        .natural("q", 1, q)
        .matrix("gap", "p", "q", &[1, 3])
        .number("delta", &[(1, 1), (1, 3)])
}

/// Whether neuron j is below −1, inside (−1, 1), above 1 at point i as its group demands.
fn first_layer_fits<N: Number>(d: &Data<N>) -> Result<bool, Undefined> {
    let mut fits = true;
    for j in 1..=d.p {
        for i in 1..=d.n() {
            let z = d.z1(j, &d.c[i])?;
            fits &= match d.group(i).cmp(&j) {
                std::cmp::Ordering::Less => less(&z, &N::integer(-1))?,
                std::cmp::Ordering::Equal => is_on(&z)?,
                std::cmp::Ordering::Greater => less(&N::integer(1), &z)?,
            };
        }
    }
    Ok(fits)
}

claim! {
    pub struct LinearOnGroupJ = "du::first_layer_neuron_j_is_in_its_linear_range_exactly_on_group_j", A;
    place: "Three-layer section, formulas for W^1_{j,:}, b^1_j, z^1_j; Figure 3";
    says: "For all p, q ≥ 1, n = pq, c_1 < … < c_n, δ > 0, c_0 = c_1 − δ, c_{n+1} = c_n + δ and j = 1…p: z^1_j(x_i) ∈ (−1, 1) for i in group j = {(j−1)q + 1,…,jq}, z^1_j(x_i) > 1 for later groups and < −1 for earlier groups.";
    reading: "As written.";
    verdict: "Proved for all p, q and all real data.";
    formal: "first_layer_neuron_j_is_in_its_linear_range_exactly_on_group_j" in "du/first_layer_neuron_j_is_in_its_linear_range_exactly_on_group_j.v";
    domain: gap_space(3, 3);
    judge<N>(case) {
        let (p, q, delta) = (case.natural("p")?, case.natural("q")?, case.number("delta")?);
        let (j, met) = increasing(case)?;
        let shift = N::integer(0).below(delta);
        let j = j.given("δ > 0", shift);
        if !met || shift != Some(true) {
            return Ok(j.said(Some(true), "no data", "data"));
        }
        let d = Data::new(p, q, case.matrix("gap")?.entries(), delta, vec![N::integer(0); p * q])?;
        let fits = first_layer_fits(&d)?;
        Ok(j.said(Some(fits), format!("each neuron is linear on its own group only: {fits}"), "true"))
    }
}

claim! {
    pub struct Figure2 = "du::figure2_pattern_holds_for_p_equal_q_equal_4", A;
    place: "Figure 2 and the sentence before the formulas";
    says: "p = q = 4, displayed W¹, b¹: first-layer neuron j has output in (−1, 1) exactly on points 4j − 3,…,4j; its outputs are 1 on all later points and −1 on all earlier ones, so that a_l = 1 for l < j and −1 for l > j on group j.";
    reading: "Enumerated with the gap in front of the k-th point of group j equal to r_j s_k.";
    verdict: "Proved for all real data.";
    formal: "figure2_pattern_holds_for_p_equal_q_equal_4" in "du/figure2_pattern_holds_for_p_equal_q_equal_4.v";
    domain: Space::new("r, s ∈ {1, 2}^4").vector("r", 4, &[1, 2]).vector("s", 4, &[1, 2]);
    judge<N>(case) {
        let (r, s) = (case.vector("r")?, case.vector("s")?);
        let gaps: Vec<N> = r.iter().flat_map(|a| s.iter().map(move |b| a.clone() * b.clone())).collect();
        let met = decided(positive(&gaps), "the sign of a gap")?;
        let j = Judgement::new().given(INCREASING, Some(met));
        if !met {
            return Ok(j.said(Some(true), "no data", "data"));
        }
        let d = Data::new(4, 4, &gaps, &N::integer(1), vec![N::integer(0); 16])?;
        let mut fits = true;
        for i in 1..=16 {
            let a = d.a1(&d.c[i])?;
            for (l, x) in a.iter().enumerate() {
                fits &= match (4 * l + 1..=4 * l + 4).contains(&i) {
                    true => is_on(x)?,
                    false => decided(x.same(&N::integer(if i > 4 * l + 4 { 1 } else { -1 })), "an output")?,
                };
            }
        }
        Ok(j.said(Some(fits), format!("the pattern of Figure 2: {fits}"), "true"))
    }
}

/// The sets on which the second-layer neurons of 16 equally spaced points with labels 0 equal +1 or −1.
fn saturated_sets<N: Number>(counting: Counting, sign: i64) -> Result<Vec<Vec<usize>>, Undefined> {
    let mut d = Data::new(
        4,
        4,
        &vec![N::integer(1); 16],
        &N::integer(1),
        vec![N::integer(0); 16],
    )?;
    if counting == Counting::Turning {
        d = d.turning();
    }
    let z = d.second_layer(&d.rows(|_| sign)?)?;
    let mut sets = Vec::new();
    for k in 0..4 {
        for value in [1, -1] {
            let mut set = Vec::new();
            for i in 0..16 {
                if decided(hard_tanh(z.at(i, k))?.same(&N::integer(value)), "an output")? {
                    set.push(i + 1);
                }
            }
            sets.push(set);
        }
    }
    Ok(sets)
}

fn figure4<N: Number>(case: &Case<N>, counting: Counting) -> Result<Judgement<N>, Undefined> {
    let bad = || Undefined("a cell is a list of points".into());
    let cell: Result<Vec<usize>, _> = case.word("cell")?[1..]
        .split('_')
        .map(|t| t.parse().map_err(|_| bad()))
        .collect();
    let cell = cell?;
    let sign = if case.word("sign")? == "positive" {
        1
    } else {
        -1
    };
    let sets = saturated_sets::<N>(counting, sign)?;
    Ok(Judgement::new().said(
        Some(sets.contains(&cell)),
        format!("the saturated sets are {sets:?}"),
        format!("{cell:?} among them"),
    ))
}

fn cells() -> Space {
    Space::new("the four cells, both signs of α")
        .word(
            "cell",
            &[
                "c6_7_8_14_15_16",
                "c3_4_5_11_12_13",
                "c1_2_8_9_10_16",
                "c5_6_7_13_14_15",
            ],
        )
        .word("sign", &["positive", "negative"])
        .complete()
}

claim! {
    pub struct Figure4Left = "du::figure4_cells_fit_groups_counted_from_the_left", A;
    place: "Figure 4, cells {6,7,8,14,15,16}, {3,4,5,11,12,13}, {1,2,8,9,10,16}, {5,6,7,13,14,15}";
    says: "p = q = 4, second-layer neuron k built on the k-th points of the groups, counted from the left in every group, |α| large: each of the four cells is the full set of points on which one of the neurons k = 1…4 equals one of the values +1, −1.";
    reading: "The sets depend on the order of the points alone once |α| is large; evaluated at equally spaced points with labels 0.";
    verdict: "Proved by enumeration.";
    domain: cells();
    judge<N>(case) { figure4(case, Counting::Left) }
}

claim! {
    pub struct Figure4Turning = "du::figure4_cells_fit_even_groups_counted_from_the_right", B;
    place: "Figure 4, cells {6,7,8,14,15,16}, {3,4,5,11,12,13}, {1,2,8,9,10,16}, {5,6,7,13,14,15}";
    says: "p = q = 4, second-layer neuron k built on the k-th points of the groups, counted from the left in odd groups and from the right in even groups, |α| large: each of the four cells is the full set of points on which one of the neurons k = 1…4 equals one of the values +1, −1.";
    reading: "As for counting from the left.";
    verdict: "Refuted by the first cell: with this counting the saturated sets of a neuron are other sets.";
    repair: "du::no_figure4_cell_fits_even_groups_counted_from_the_right";
    domain: cells();
    judge<N>(case) { figure4(case, Counting::Turning) }
}

claim! {
    pub struct Figure4NeverTurning = "du::no_figure4_cell_fits_even_groups_counted_from_the_right", Own;
    place: "Figure 4";
    says: "With even groups counted from the right none of the four cells is a saturated set of a neuron: Figure 4 counts from the left in every group.";
    reading: "As for counting from the left.";
    verdict: "Proved by enumeration.";
    repairs: "du::figure4_cells_fit_even_groups_counted_from_the_right";
    domain: cells();
    judge<N>(case) {
        let mut j = figure4(case, Counting::Turning)?;
        if let crate::kernel::Conclusion::Said { holds, right, .. } = &mut j.conclusion {
            *holds = holds.map(|h| !h);
            *right = "the cell not among them".into();
        }
        Ok(j)
    }
}

fn diagonals() -> Space {
    Space::new("p ≤ 4, a_j ∈ {0, ±1/2}")
        .natural("p", 1, 4)
        .rational_vector("a", "p", &[(0, 1), (1, 2), (-1, 2)])
}

claim! {
    pub struct FullRowRank = "du::matrix_m_has_full_row_rank", A;
    place: "Three-layer section (\"It is easy to see that M is of full row rank\")";
    says: "For all p ≥ 1 and a_1,…,a_p ∈ (−1, 1): the p × (p+1) matrix M with diagonal a_j, entries 1 below the diagonal, −1 above it and last column 1 has rank p.";
    reading: "As written.";
    verdict: "Proved for all p and all real a.";
    formal: "matrix_m_has_full_row_rank" in "du/matrix_m_has_full_row_rank.v";
    domain: diagonals();
    judge<N>(case) {
        let a = case.vector("a")?;
        let rank = system(a).rank()?;
        Ok(Judgement::new()
            .given("a_j ∈ (−1, 1)", inside(a))
            .said(Some(rank == a.len()), format!("rank {rank}"), format!("{}", a.len())))
    }
}

claim! {
    pub struct AlternatingKernel = "du::kernel_vector_with_alternating_signs_exists", A;
    place: "Three-layer section (\"there exist an ν …, ν_odd > 0, ν_even < 0 for 1 to p and Mν = 0\")";
    says: "For all p ≥ 1 and a_1,…,a_p ∈ (−1, 1) there is ν ∈ ℝ^{p+1} with Mν = 0, ν_j > 0 for odd j ≤ p and ν_j < 0 for even j ≤ p.";
    reading: "Exhibited by ν_{j+1} = −ν_j(1 − a_j)/(1 + a_{j+1}).";
    verdict: "Proved for all p and all real a.";
    formal: "kernel_vector_with_alternating_signs_exists" in "du/kernel_vector_with_alternating_signs_exists.v";
    domain: diagonals();
    judge<N>(case) {
        let a = case.vector("a")?;
        let open = inside(a);
        let j = Judgement::new().given("a_j ∈ (−1, 1)", open);
        if open != Some(true) {
            return Ok(j.said(Some(true), "no data", "data"));
        }
        let v = kernel_vector(a)?;
        let mut fine = true;
        for x in system(a).apply(&v)? {
            fine &= decided(x.is_nought(), "an entry of Mν")?;
        }
        for (l, x) in v[..a.len()].iter().enumerate() {
            fine &= less(&N::integer(0), &(x.clone() * N::integer(alternating(l + 1))))?;
        }
        Ok(j.said(Some(fine), format!("ν_1 = {}, Mν = 0 and alternating: {fine}", v[0]), "true"))
    }
}

claim! {
    pub struct LabelPlusSlope = "du::second_layer_preactivation_is_label_plus_slope_times_difference", A;
    place: "Three-layer section, rewriting of z_k²";
    says: "With j = j_i the group of x_i, and (W_{k,:}², b_k²) solving the system: z_k²(x_i) = y_{i_{k,j}} + W_{k,j}²(a¹_j(x_i) − a¹_j(x_{i_{k,j}})) for all k and i.";
    reading: "The solutions are μ + αν.";
    verdict: "Proved for all p, q and all real data.";
    formal: "second_layer_preactivation_is_label_plus_slope_times_difference" in "du/second_layer_preactivation_is_label_plus_slope_times_difference.v";
    domain: data_space("p, q ≤ 2, gaps 1, 2, labels 0, 1, 3; α = 0, 2, −3", 2, 2, &[1, 2], &[0, 1, 3]).number("alpha", &[(0, 1), (2, 1), (-3, 1)]);
    judge<N>(case) {
        let (mut j, met) = increasing(case)?;
        if !met {
            return Ok(j.said(Some(true), "no data", "data"));
        }
        let d = data(case)?;
        let alpha = case.number("alpha")?;
        for k in 1..=d.q {
            let a = d.diagonal(k)?;
            let row: Vec<N> = particular(&a, &d.labels(k))?.into_iter().zip(kernel_vector(&a)?).map(|(m, v)| m + alpha.clone() * v).collect();
            let z = d.second_layer(std::slice::from_ref(&row))?;
            for i in 1..=d.n() {
                let g = d.group(i);
                let own = d.index(k, g);
                let difference = hard_tanh(&d.z1(g, &d.c[i])?)? - hard_tanh(&d.z1(g, &d.c[own])?)?;
                j = j.equal(format!("z_{k}(x_{i})"), z.at(i - 1, 0).clone(), d.y[own - 1].clone() + row[g - 1].clone() * difference);
            }
        }
        Ok(j)
    }
}

claim! {
    pub struct LargeAlpha = "du::large_alpha_puts_all_other_points_outside_the_open_interval", A;
    place: "Three-layer section (\"pick α large enough that if x_i is not the k-th datapoint for any group, then z_k²(x_i) ∈ (−1,1)^C\")";
    says: "For all p, q, data and k there is α* such that for all |α| ≥ α*, with (W_{k,:}², b_k²) = μ + αν: |z_k²(x_i)| ≥ 1 for every x_i that is not the k-th of its group, and z_k² equals the label on the k-th points.";
    reading: "α* = max ((1 + |y|)/|Δ| + |μ_j|)/|ν_j| over the other points, Δ the difference of first-layer outputs; evaluated at both signs of α.";
    verdict: "Proved for all p, q and all real data.";
    formal: "large_alpha_puts_all_other_points_outside_the_open_interval" in "du/large_alpha_puts_all_other_points_outside_the_open_interval.v";
    domain: data_space("p, q ≤ 2, gaps 1, 2, labels 0, 3; α = ±(α* + extra), extra = 0, 5", 2, 2, &[1, 2], &[0, 3]).number("extra", &[(0, 1), (5, 1)]).word("sign", &["positive", "negative"]);
    judge<N>(case) {
        let (j, met) = increasing(case)?;
        let extra = case.number("extra")?;
        let beyond = N::integer(0).at_most(extra);
        let j = j.given("extra ≥ 0", beyond);
        if !met || beyond != Some(true) {
            return Ok(j.said(Some(true), "no data", "data"));
        }
        let d = data(case)?;
        let sign = if case.word("sign")? == "positive" { 1 } else { -1 };
        let mut fine = true;
        for k in 1..=d.q {
            let z = d.second_layer(&[d.second_row(k, sign, extra)?])?;
            for i in 1..=d.n() {
                let own = d.index(k, d.group(i));
                let v = z.at(i - 1, 0);
                fine &= if i == own { decided(v.same(&d.y[i - 1]), "a label")? } else { !is_on(v)? };
            }
        }
        Ok(j.said(Some(fine), format!("labels on the k-th points, |z| ≥ 1 elsewhere: {fine}"), "true"))
    }
}

/// The inner layers with free second-layer weights: rows `(W², b²)`.
fn free_rows<N: Number>(case: &Case<N>) -> Result<Vec<Vec<N>>, Undefined> {
    let (w, b) = (case.matrix("W2")?, case.vector("b2")?);
    Ok((0..w.rows())
        .map(|k| [w.row(k), &b[k..=k]].concat())
        .collect())
}

claim! {
    pub struct RequiresTheSystem = "du::memorising_requires_the_second_layer_system", A;
    place: "Three-layer section (\"in order to memorize all data points, weights in second layer must satisfy following linear system\")";
    says: "For all p, q and datasets: if f(x_i) = y_i for all i, with first layer as constructed and W³ = (1,…,1), b³ = 0, then M(W_{k,:}², b_k²)ᵀ = (y_{i_{k,1}},…,y_{i_{k,p}})ᵀ for every k.";
    reading: "As written.";
    verdict: "Refuted at p = q = 1: the neuron may saturate at the label 1.";
    repair: "du::memorising_requires_the_second_layer_system_for_q_1_and_labels_in_the_open_interval";
    domain: data_space("p, q ≤ 2, gap 1, labels 0, 1", 2, 2, &[1], &[0, 1]).matrix("W2", "q", "p", &[0, 1]).vector("b2", "q", &[0, 1, 2]);
    judge<N>(case) {
        let (j, met) = increasing(case)?;
        if !met {
            return Ok(j.said(Some(true), "no data", "data"));
        }
        let d = data(case)?;
        let rows = free_rows(case)?;
        let z = d.second_layer(&rows)?;
        let mut memorised = true;
        for i in 0..d.n() {
            let a: Result<Vec<N>, _> = z.row(i).iter().map(hard_tanh).collect();
            memorised &= decided(sum(a?).same(&d.y[i]), "an output")?;
        }
        let mut j = j.given("f(x_i) = y_i for all i", Some(memorised));
        for k in 1..=d.q {
            let left = system(&d.diagonal(k)?).apply(&rows[k - 1])?;
            j = j.equal_vectors(&format!("M(W_{k}, b_{k})"), &left, &d.labels(k));
        }
        Ok(j)
    }
}

claim! {
    pub struct RequiresTheSystemForQ1 = "du::memorising_requires_the_second_layer_system_for_q_1_and_labels_in_the_open_interval", Own;
    place: "Three-layer section (\"in order to memorize all data points …\")";
    says: "For q = 1, all p and labels in (−1, 1): if f(x_i) = y_i for all i, with first layer as constructed, W³ = 1, b³ = 0, then M(W², b²)ᵀ = y.";
    reading: "The labels are the outputs, so the first hypothesis holds by construction.";
    verdict: "Exhausted for p ≤ 3.";
    repairs: "du::memorising_requires_the_second_layer_system";
    needs: "Labels in (−1, 1): at the label 1 the neuron may saturate.";
    domain: Space::new("p ≤ 3, gaps 1, 2, weights 0, ±1/3, bias 0, ±1/2").natural("p", 1, 3).vector("gap", "p", &[1, 2]).rational_vector("w", "p", &[(0, 1), (1, 3), (-1, 3)]).number("b", &[(0, 1), (1, 2), (-1, 2)]);
    judge<N>(case) {
        let (gaps, w) = (case.vector("gap")?, case.vector("w")?);
        let met = decided(positive(gaps), "the sign of a gap")?;
        let j = Judgement::new().given(INCREASING, Some(met));
        if !met {
            return Ok(j.said(Some(true), "no data", "data"));
        }
        let d = Data::new(w.len(), 1, gaps, &N::integer(1), vec![N::integer(0); w.len()])?;
        let row = [w, &[case.number("b")?.clone()]].concat();
        let z: Matrix<N> = d.second_layer(std::slice::from_ref(&row))?;
        let y: Result<Vec<N>, _> = z.column(0).iter().map(hard_tanh).collect();
        let y = y?;
        Ok(j.given("labels in (−1, 1)", inside(&y)).equal_vectors("M(W, b)", &system(&d.diagonal(1)?).apply(&row)?, &y))
    }
}
