//! The three-layer section from the summation on: offsets, ghost points, labels, activation patterns.

use super::layers::{data, data_space, halved, increasing};
use super::notation::*;
use crate::claim;
use crate::kernel::{Case, Judgement, Space};
use crate::number::{Number, Undefined, decided};

fn small_labels() -> Space {
    data_space(
        "p, q ≤ 2, gaps 1, 2, labels y/2 with y ∈ {0, ±1}",
        2,
        2,
        &[1, 2],
        &[0, 1, -1],
    )
}

/// More points, fewer labels.
fn wide_labels() -> Space {
    data_space(
        "p ≤ 3, q ≤ 4, equal gaps, labels y/2, all y equal to 1",
        3,
        4,
        &[1],
        &[1],
    )
}

/// +1 on odd groups, −1 on even ones.
fn colour(group: usize) -> i64 {
    if group % 2 == 1 { 1 } else { -1 }
}

/// Concludes about `Σ_k a²_k(x_i) − y_i` with labels in (−1, 1): the offset expected in group j at rank r.
fn offsets<N: Number>(
    case: &Case<N>,
    signs: impl Fn(usize) -> i64,
    counting: Counting,
    even_only: bool,
    expected: impl Fn(&Data<N>, usize, usize) -> i64,
) -> Result<Judgement<N>, Undefined> {
    let (j, met) = increasing(case)?;
    if !met {
        return Ok(j.said(Some(true), "no data", "data"));
    }
    let mut d = halved(case)?;
    if counting == Counting::Turning {
        d = d.turning();
    }
    let mut j = j.given("labels in (−1, 1)", inside(&d.y));
    if even_only {
        j = j.given("q is even", Some(d.q % 2 == 0));
    }
    let sums = d.sums(signs)?;
    for (i, s) in sums.iter().enumerate() {
        let group = d.group(i + 1);
        let rank = i + 1 - (group - 1) * d.q;
        j = j.equal(
            format!("the sum at x_{}", i + 1),
            s.clone(),
            d.y[i].clone() + N::integer(expected(&d, group, rank)),
        );
    }
    Ok(j)
}

claim! {
    pub struct SummationOffset = "du::summation_gives_offset_plus_one_pink_minus_one_blue", A;
    place: "Three-layer section (\"for data point from pink group, there will be a +1 offset, and for data points from blue group there is a −1 offset\")";
    says: "For all p, q ≥ 1, labels in (−1, 1), α > 0 large for every k, groups counted from the left: Σ_k a_k²(x_i) = y_i + 1 on odd groups and y_i − 1 on even groups.";
    reading: "Reading \"α > 0 for every k\".";
    verdict: "Refuted at p = q = 1: the sum is the label. In general the offset depends on the rank of the point.";
    repair: "du::summation_offset_is_2r_minus_q_minus_1_times_the_colour";
    domain: small_labels();
    judge<N>(case) { offsets(case, |_| 1, Counting::Left, false, |_, j, _| colour(j)) }
}

claim! {
    pub struct SummationOffsetExactly = "du::summation_offset_is_2r_minus_q_minus_1_times_the_colour", Own;
    place: "Three-layer section; open question 5";
    says: "For all p, q ≥ 1, labels in (−1, 1), α > 0 large for every k, groups counted from the left: on the point of rank r in group j, Σ_k a_k²(x_i) = y_i + (2r − q − 1)(−1)^{j−1}.";
    reading: "Rank counts from the left, 1…q.";
    verdict: "Exhausted for p, q ≤ 2, equally spaced and not; sampled to p = 3, q = 4.";
    repairs: "du::summation_gives_offset_plus_one_pink_minus_one_blue";
    domain: crate::audit::Domain::new(small_labels()).beyond(wide_labels());
    judge<N>(case) { offsets(case, |_| 1, Counting::Left, false, |d, j, r| (2 * r as i64 - d.q as i64 - 1) * colour(j)) }
}

claim! {
    pub struct AlternatingOffset = "du::alternating_alpha_gives_offset_plus_one_pink_minus_one_blue", B;
    place: "Three-layer section (\"for data point from pink group, there will be a +1 offset, and for data points from blue group there is a −1 offset\")";
    says: "For all p, q ≥ 1, labels in (−1, 1), groups counted from the left, |α_k| large with sign (−1)^{k−1}: Σ_k a_k²(x_i) = y_i + 1 on odd groups and y_i − 1 on even groups.";
    reading: "Reading \"α_k of sign (−1)^{k−1}\".";
    verdict: "Refuted at p = q = 1; the offset is 0 for every odd q.";
    repair: "du::alternating_offset_is_the_colour_for_even_q_and_0_for_odd_q";
    domain: small_labels();
    judge<N>(case) { offsets(case, alternating, Counting::Left, false, |_, j, _| colour(j)) }
}

claim! {
    pub struct AlternatingOffsetExactly = "du::alternating_offset_is_the_colour_for_even_q_and_0_for_odd_q", Own;
    place: "Three-layer section; open question 5";
    says: "For all p, q ≥ 1, labels in (−1, 1), groups counted from the left, |α_k| large with sign (−1)^{k−1}: Σ_k a_k²(x_i) = y_i + (−1)^{j−1} in group j if q is even, and y_i if q is odd.";
    reading: "As written.";
    verdict: "Exhausted for p, q ≤ 2; sampled to p = 3, q = 4.";
    repairs: "du::alternating_alpha_gives_offset_plus_one_pink_minus_one_blue";
    domain: crate::audit::Domain::new(small_labels()).beyond(wide_labels());
    judge<N>(case) { offsets(case, alternating, Counting::Left, false, |d, j, _| if d.q % 2 == 0 { colour(j) } else { 0 }) }
}

claim! {
    pub struct AlternatingOffsetEven = "du::alternating_alpha_gives_the_offsets_for_even_q", A;
    place: "Three-layer section (\"for data point from pink group, there will be a +1 offset, and for data points from blue group there is a −1 offset\")";
    says: "For all p ≥ 1 and even q, labels in (−1, 1), groups counted from the left, |α_k| large with sign (−1)^{k−1}: Σ_k a_k²(x_i) = y_i + 1 on odd groups and y_i − 1 on even groups.";
    reading: "Reading \"α_k of sign (−1)^{k−1}, q even\".";
    verdict: "Proved for all p, even q and all real data.";
    formal: "alternating_alpha_gives_the_offsets_for_even_q" in "du/alternating_alpha_gives_the_offsets_for_even_q.v";
    domain: crate::audit::Domain::new(small_labels()).beyond(wide_labels());
    judge<N>(case) { offsets(case, alternating, Counting::Left, true, |_, j, _| colour(j)) }
}

claim! {
    pub struct ExtraNeuronNeeded = "du::one_extra_neuron_is_needed_for_denoising", A;
    place: "Three-layer section (\"Hence, we need one more neuron for de-noising purpose\")";
    says: "For all p, q ≥ 1 there are pq points and labels in (−1, 1) that no hard-tanh network with hidden widths p and q and affine output memorises.";
    reading: "If the outputs of the second hidden layer, with a column of ones for b³, have rank pq at the points, then W³, b³ exist for all labels. With W² = 0 these outputs are the same for every dataset: one row, so rank 1; other parameters are not tried here, and where this rank is below pq nothing is concluded.";
    verdict: "Refuted at p = q = 1: any point is memorised by b³. It fails for all p, q (see the repair).";
    repair: "du::even_groups_from_the_right_need_no_extra_neuron";
    domain: Space::new("p, q ≤ 2").natural("p", 1, 2).natural("q", 1, 2);
    judge<N>(case) {
        let (p, q) = (case.natural("p")?, case.natural("q")?);
        let features = crate::kernel::Matrix::from_fn(p * q, q + 1, |_, k| N::integer(i64::from(k == q)));
        let memorised = (features.rank()? == p * q).then_some(false);
        Ok(Judgement::new().said(memorised, format!("all labels of every {} points are memorised", p * q), "some are not"))
    }
}

claim! {
    pub struct TurningNeedsNoExtra = "du::even_groups_from_the_right_need_no_extra_neuron", Own;
    place: "Three-layer section; open questions 5 and 7";
    says: "For all p, q ≥ 1, labels in (−1, 1): if the k-th points are counted from the left in odd groups and from the right in even groups, |α_k| large with sign (−1)^{k−1}, then Σ_k a_k²(x_i) = y_i + [q even] on all points, so the output bias −[q even] memorises the data without another neuron.";
    reading: "As written.";
    verdict: "Exhausted for p, q ≤ 2; sampled to p = 3, q = 4.";
    repairs: "du::one_extra_neuron_is_needed_for_denoising";
    domain: crate::audit::Domain::new(small_labels()).beyond(wide_labels());
    judge<N>(case) { offsets(case, alternating, Counting::Turning, false, |d, _, _| i64::from(d.q % 2 == 0)) }
}

/// The extra neuron's output at point i: ghosts at `c_{jq} + ε`, ε a quarter of the least gap behind a group, slope `±` large with the sign of ν_j.
fn ghost<N: Number>(d: &Data<N>, i: usize) -> Result<N, Undefined> {
    let mut least = (d.c[d.n() + 1].clone() - d.c[d.n()].clone()) * N::ratio(1, 2);
    for j in 1..d.p {
        let gap = (d.c[j * d.q + 1].clone() - d.c[j * d.q].clone()) * N::ratio(1, 2);
        if less(&gap, &least)? {
            least = gap;
        }
    }
    let (j, epsilon) = (d.group(i), least * N::ratio(1, 2));
    let at = hard_tanh(&d.z1(j, &(d.c[j * d.q].clone() + epsilon))?)?;
    let difference = |i: usize| Ok::<N, Undefined>(hard_tanh(&d.z1(j, &d.c[i])?)? - at.clone());
    let mut weight = N::integer(0);
    for l in (j - 1) * d.q + 1..=j * d.q {
        let need = over(
            &N::integer(1),
            &decided(difference(l)?.modulus(), "a modulus")?,
        )?;
        if less(&weight, &need)? {
            weight = need;
        }
    }
    hard_tanh(&(N::integer(colour(j)) * weight * difference(i)?))
}

fn with_ghost<N: Number>(case: &Case<N>, even_only: bool) -> Result<Judgement<N>, Undefined> {
    let (j, met) = increasing(case)?;
    if !met {
        return Ok(j.said(Some(true), "no data", "data"));
    }
    let d = halved(case)?;
    let mut j = j.given("labels in (−1, 1)", inside(&d.y));
    if even_only {
        j = j.given("q is even", Some(d.q % 2 == 0));
    }
    let mut outputs = Vec::new();
    for (i, s) in d.sums(alternating)?.into_iter().enumerate() {
        outputs.push(s + ghost(&d, i + 1)?);
    }
    Ok(j.equal_vectors("f(x)", &outputs, &d.y))
}

claim! {
    pub struct GhostRemovesOffset = "du::extra_neuron_on_ghost_points_removes_the_offset", A;
    place: "Three-layer section, z_{q+1}²; Figure 5";
    says: "For all p, q ≥ 1, groups counted from the left, labels in (−1, 1), alternating α, ghost points at projected value c_{jq} + ε, ε > 0 small, and |W_{q+1,j}| large: the sum of all q + 1 second-layer neurons equals y_i on all points.";
    reading: "Reading \"all p, q\"; W_{q+1,j} with the sign of neuron 1, z_{q+1}² by the displayed formula.";
    verdict: "Refuted at p = q = 1: there is no offset to remove, and the extra neuron adds −1.";
    repair: "du::extra_neuron_on_ghost_points_removes_the_offset_exactly_for_even_q";
    domain: small_labels();
    judge<N>(case) { with_ghost(case, false) }
}

claim! {
    pub struct GhostExactly = "du::extra_neuron_on_ghost_points_removes_the_offset_exactly_for_even_q", Own;
    place: "Three-layer section, z_{q+1}²; Figure 5";
    says: "For all p, q ≥ 1, groups counted from the left, labels in (−1, 1), alternating α, ghost points and extra neuron as displayed: the sum of all q + 1 second-layer neurons is y_i if q is even and y_i − (−1)^{j−1} in group j if q is odd.";
    reading: "W_{q+1,j} with the sign of neuron 1.";
    verdict: "Exhausted for p, q ≤ 2; sampled to p = 3, q = 4.";
    repairs: "du::extra_neuron_on_ghost_points_removes_the_offset";
    domain: crate::audit::Domain::new(small_labels()).beyond(wide_labels());
    judge<N>(case) {
        let (j, met) = increasing(case)?;
        if !met {
            return Ok(j.said(Some(true), "no data", "data"));
        }
        let d = halved(case)?;
        let mut j = j.given("labels in (−1, 1)", inside(&d.y));
        for (i, s) in d.sums(alternating)?.into_iter().enumerate() {
            let offset = if d.q % 2 == 0 { 0 } else { -colour(d.group(i + 1)) };
            j = j.equal(format!("the sum at x_{}", i + 1), s + ghost(&d, i + 1)?, d.y[i].clone() + N::integer(offset));
        }
        Ok(j)
    }
}

claim! {
    pub struct GhostRemovesOffsetEven = "du::extra_neuron_on_ghost_points_removes_the_offset_for_even_q", B;
    place: "Three-layer section, z_{q+1}²; Figure 5";
    says: "For all p ≥ 1 and even q, groups counted from the left, labels in (−1, 1), |α_k| large with sign (−1)^{k−1}, extra neuron with the sign of neuron 1, ghost points at projected value c_{jq} + ε, 0 < ε < ½ min_j(c_{jq+1} − c_{jq}) (for j = p: δ/2) and |W_{q+1,j}| sufficiently large: the sum of all q + 1 second-layer neurons equals y_i on all points.";
    reading: "Reading \"q even\"; evaluated with ε at half of its bound.";
    verdict: "Proved for all p, even q and all real data.";
    formal: "extra_neuron_on_ghost_points_removes_the_offset_for_even_q" in "du/extra_neuron_on_ghost_points_removes_the_offset_for_even_q.v";
    domain: crate::audit::Domain::new(small_labels()).beyond(wide_labels());
    judge<N>(case) { with_ghost(case, true) }
}

/// Labels of any size.
fn real_labels() -> Space {
    data_space(
        "p, q ≤ 2, gaps 1, 2, labels 0, 2, −3",
        2,
        2,
        &[1, 2],
        &[0, 2, -3],
    )
}

claim! {
    pub struct ArbitraryLabels = "du::construction_memorises_arbitrary_real_labels", A;
    place: "Three-layer section (\"where y_i ∈ ℝ\")";
    says: "For all p, q and all real labels the displayed construction with output Σ_k a_k² (plus the de-noising neuron, q even) gives f(x_i) = y_i.";
    reading: "Alternating signs of α_k, so that the claim can hold for labels in (−1, 1) at all.";
    verdict: "Refuted at p = q = 1 by the label 2: a hard tanh does not exceed 1.";
    repair: "du::p_plus_q_hidden_neurons_memorise_pq_points_with_real_labels";
    domain: real_labels();
    judge<N>(case) {
        let (j, met) = increasing(case)?;
        if !met {
            return Ok(j.said(Some(true), "no data", "data"));
        }
        let d = data(case)?;
        let mut outputs = Vec::new();
        for (i, s) in d.sums(alternating)?.into_iter().enumerate() {
            outputs.push(if d.q % 2 == 0 { s + ghost(&d, i + 1)? } else { s });
        }
        Ok(j.equal_vectors("f(x)", &outputs, &d.y))
    }
}

/// The outputs with `W³ = (A, …, A)`, `b³ = m − A·[q even]` on labels scaled to `(y − m)/A ∈ [−1, 1]`, even groups counted from the right.
fn scaled_outputs<N: Number>(case: &Case<N>) -> Result<(Vec<N>, Vec<N>), Undefined> {
    let d = data(case)?;
    let (mut lo, mut hi) = (d.y[0].clone(), d.y[0].clone());
    for y in &d.y {
        if less(y, &lo)? {
            lo = y.clone();
        }
        if less(&hi, y)? {
            hi = y.clone();
        }
    }
    let middle = (lo.clone() + hi.clone()) * N::ratio(1, 2);
    let mut amplitude = (hi - lo) * N::ratio(1, 2);
    if decided(amplitude.is_nought(), "the amplitude")? {
        amplitude = N::integer(1);
    }
    let labels = d.y.clone();
    let mut scaled = d.turning();
    for y in &mut scaled.y {
        *y = over(&(y.clone() - middle.clone()), &amplitude)?;
    }
    let bias = middle - amplitude.clone() * N::integer(i64::from(scaled.q % 2 == 0));
    let outputs = scaled
        .sums(alternating)?
        .into_iter()
        .map(|s| amplitude.clone() * s + bias.clone())
        .collect();
    Ok((outputs, labels))
}

claim! {
    pub struct RealLabels = "du::p_plus_q_hidden_neurons_memorise_pq_points_with_real_labels", Own;
    place: "Three-layer section; open question 7";
    says: "For all p, q, all pq distinct projected points and all real labels, p + q hidden neurons memorise the data: even groups counted from the right, alternating α, W³ = (A,…,A), A half the range of the labels, b³ = their middle − A·[q even]. Rational data give rational weights.";
    reading: "A = 1 if all labels are equal; the construction runs on the labels (y − m)/A ∈ [−1, 1].";
    verdict: "Exhausted for p, q ≤ 2 on small data; sampled beyond.";
    repairs: "du::construction_memorises_arbitrary_real_labels";
    domain: crate::audit::Domain::new(real_labels()).beyond(wide_labels());
    judge<N>(case) {
        let (j, met) = increasing(case)?;
        if !met {
            return Ok(j.said(Some(true), "no data", "data"));
        }
        let (outputs, labels) = scaled_outputs(case)?;
        Ok(j.equal_vectors("f(x)", &outputs, &labels))
    }
}

claim! {
    pub struct CapacityAtLeastPq = "du::three_layer_capacity_is_at_least_pq_and_more_at_1_1", Own;
    place: "Three-layer section (\"hence let n = pq\"); abstract (\"tight bound\")";
    says: "For all p, q ≥ 1 every pq distinct points with real labels are memorised by the hard-tanh network with hidden widths p, q and affine output; for p = q = 1 so are every two.";
    reading: "The construction of the claim on real labels; for p = q = 1 two points are mapped to hidden outputs ∓1/2, and [−1/2 1; 1/2 1] is invertible.";
    verdict: "Exhausted for p, q ≤ 2 on small data; sampled beyond.";
    repairs: "du::three_layer_capacity_is_pq";
    domain: crate::audit::Domain::new(real_labels()).beyond(wide_labels());
    judge<N>(case) {
        let (j, met) = increasing(case)?;
        if !met {
            return Ok(j.said(Some(true), "no data", "data"));
        }
        let (outputs, labels) = scaled_outputs(case)?;
        let two = super::capacity::two_point_rank::<N>()?;
        Ok(j.equal_vectors("f(x)", &outputs, &labels).equal("rank at two points", N::integer(two as i64), N::integer(2)))
    }
}

fn distinct_patterns<N: Number>(case: &Case<N>, open: bool) -> Result<Judgement<N>, Undefined> {
    let (j, met) = increasing(case)?;
    if !met {
        return Ok(j.said(Some(true), "no data", "data"));
    }
    let mut d = if open { halved(case)? } else { data(case)? };
    d.counting = Counting::Left;
    let bounded = if open {
        inside(&d.y)
    } else {
        Some(
            d.y.iter()
                .all(|y| y.modulus().and_then(|m| m.at_most(&N::integer(1))) == Some(true)),
        )
    };
    let z = d.second_layer(&d.rows(|_| 1)?)?;
    let mut seen = Vec::new();
    for i in 1..=d.n() {
        let mut pattern = Vec::new();
        for l in 1..=d.p {
            pattern.push(is_on(&d.z1(l, &d.c[i])?)?);
        }
        for k in 0..d.q {
            pattern.push(is_on(z.at(i - 1, k))?);
        }
        seen.push(pattern);
    }
    let name = if open {
        "labels in (−1, 1)"
    } else {
        "labels in [−1, 1]"
    };
    Ok(j.given(name, bounded).said(
        Some(distinct(&seen)),
        format!("patterns {seen:?}"),
        "pairwise distinct",
    ))
}

claim! {
    pub struct ThreeLayerPatterns = "du::three_layer_construction_gives_distinct_activation_patterns", A;
    place: "Three-layer section (\"The idea of construction is to assign a unique activation pattern for each data point\")";
    says: "For all p, q, labels in [−1, 1] and α large: the n = pq points have pairwise distinct patterns (neuron on iff its pre-activation lies in (−1, 1)).";
    reading: "As written.";
    verdict: "Refuted at p = 1, q = 2 with both labels 1: the own neurons sit at the end of their range.";
    repair: "du::three_layer_construction_gives_distinct_activation_patterns_for_labels_in_the_open_interval";
    domain: data_space("p, q ≤ 2, gap 1, labels 1, 0", 2, 2, &[1], &[1, 0]);
    judge<N>(case) { distinct_patterns(case, false) }
}

claim! {
    pub struct ThreeLayerPatternsOpen = "du::three_layer_construction_gives_distinct_activation_patterns_for_labels_in_the_open_interval", Own;
    place: "Three-layer section";
    says: "For all p, q, labels in (−1, 1) and α large: the n = pq points have pairwise distinct patterns; point i has exactly one neuron on in each hidden layer.";
    reading: "The conclusion checked is distinctness.";
    verdict: "Exhausted for p, q ≤ 2; sampled to p = 3, q = 4.";
    repairs: "du::three_layer_construction_gives_distinct_activation_patterns";
    needs: "Labels strictly inside: two labels 1 in a group of two give equal patterns.";
    domain: crate::audit::Domain::new(small_labels()).beyond(wide_labels());
    judge<N>(case) { distinct_patterns(case, true) }
}
