//! How the weights of the two constructions are computed, counted and grow.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Space};
use crate::number::{Number, Undefined, decided};

/// Biases at the points before: `b_1 = c_1 − lead`, `b_{j+1} = c_j`.
fn shifted<N: Number>(c: &[N], lead: &N) -> Vec<N> {
    (0..c.len())
        .map(|j| match j {
            0 => c[0].clone() - lead.clone(),
            _ => c[j - 1].clone(),
        })
        .collect()
}

/// `w_j = S_j − S_{j−1}`, `S_1 = y_1/lead`, `S_{j+1} = (y_{j+1} − y_j)/(c_{j+1} − c_j)`.
fn divided_differences<N: Number>(c: &[N], lead: &N, y: &[N]) -> Result<Vec<N>, Undefined> {
    let (mut w, mut before) = (Vec::new(), N::integer(0));
    for (i, label) in y.iter().enumerate() {
        let (rise, run) = match i {
            0 => (label.clone(), lead.clone()),
            _ => (
                label.clone() - y[i - 1].clone(),
                c[i].clone() - c[i - 1].clone(),
            ),
        };
        let slope = rise * over(&N::integer(1), &run)?;
        w.push(slope.clone() - before);
        before = slope;
    }
    Ok(w)
}

claim! {
    pub struct ClosedForm = "du::w2_is_a_sequence_of_differences_of_slopes_if_each_bias_is_the_point_before", Own;
    place: "Two-layer section, W_2 = A^{−1}y; open question 2";
    says: "For b_1 < c_1 and b_{j+1} = c_j: A is invertible and A^{−1}y has the entries S_j − S_{j−1}, where S_0 = 0, S_1 = y_1/(c_1 − b_1), S_{j+1} = (y_{j+1} − y_j)/(c_{j+1} − c_j): 3n operations.";
    reading: "The entries are inserted into A w = y; A is triangular with positive diagonal. The biases touch the points, which the strict interleaving of the poster excludes and the proof does not need.";
    verdict: "Exhausted for n ≤ 5, gaps 1, 2, 3, all real labels.";
    domain: Space::new("n ≤ 5, gaps 1, 2, 3, all real labels").natural("n", 1, 5).vector("gap", "n", &[1, 2, 3]).free_vector("y", "n");
    judge<N>(case) {
        let (gap, y) = (case.vector("gap")?, case.vector("y")?);
        let met = decided(positive(gap), "the sign of a gap")?;
        let j = Judgement::new().given("the points increase", Some(met));
        if !met {
            return Ok(j.said(Some(true), "no data", "data"));
        }
        let c = running(N::integer(0), gap);
        let a = relu_matrix(&c, &shifted(&c, &gap[0]))?;
        let diagonal: Vec<N> = (0..c.len()).map(|i| a.at(i, i).clone()).collect();
        let w = divided_differences(&c, &gap[0], y)?;
        let regular = N::integer(i64::from(decided(positive(&diagonal), "the diagonal")?));
        Ok(j.equal_vectors("Aw", &a.apply(&w)?, y).equal("positive diagonal", regular, N::integer(1)))
    }
}

claim! {
    pub struct SmallWeights = "du::weights_stay_below_4_over_the_least_gap_if_each_bias_is_the_point_before", Own;
    place: "Two-layer section; open question 2";
    says: "For labels in [−1, 1], gaps at least g > 0 and c_1 − b_1 ≥ g, b_{j+1} = c_j: |w_j| ≤ 4/g for all n (attained at n = 3).";
    reading: "g is the least gap of the instance. The sharp case is labels 1, −1, 1 at equal gaps.";
    verdict: "Exhausted for n ≤ 5, labels −1, 0, 1, gaps 1, 3; |w_j| ≤ |S_j| + |S_{j−1}| in general.";
    domain: Space::new("n ≤ 5, gaps 1, 3, labels −1, 0, 1").natural("n", 1, 5).vector("gap", "n", &[1, 3]).vector("y", "n", &[-1, 0, 1]);
    judge<N>(case) {
        let (gap, y) = (case.vector("gap")?, case.vector("y")?);
        let (one, minus) = (N::integer(1), N::integer(-1));
        let mut bounded = true;
        for label in y {
            bounded &= decided(minus.at_most(label), "a label")? && decided(label.at_most(&one), "a label")?;
        }
        let met = decided(positive(gap), "the sign of a gap")?;
        let j = Judgement::new().given("the points increase", Some(met)).given("labels in [−1, 1]", Some(bounded));
        if !met {
            return Ok(j.said(Some(true), "no data", "data"));
        }
        let c = running(N::integer(0), gap);
        let mut least = gap[0].clone();
        for g in gap {
            if less(g, &least)? {
                least = g.clone();
            }
        }
        let mut most = N::integer(0);
        for w in divided_differences(&c, &gap[0], y)? {
            let size = decided(w.modulus(), "a modulus")?;
            if less(&most, &size)? {
                most = size;
            }
        }
        let bound = over(&N::integer(4), &least)?;
        Ok(j.said(most.at_most(&bound), format!("largest |w| = {most}"), format!("≤ {bound}")))
    }
}

claim! {
    pub struct MidpointGrowth = "du::weights_of_midpoint_biases_grow_linearly_on_zigzag_labels", Own;
    place: "Two-layer section; open question 2";
    says: "For c_i = i, b_j = j − 1/2 and labels y_i = (−1)^{i−1}: W_2 has the entries w_1 = 2 and w_j = (−1)^{j−1}·8(j − 1): no bound independent of n.";
    reading: "The entries are inserted into A w = y; A is triangular with diagonal 1/2.";
    verdict: "Exhausted for n ≤ 16.";
    domain: Space::new("n ≤ 16").natural("n", 1, 16);
    judge<N>(case) {
        let n = case.natural("n")? as i64;
        let c: Vec<N> = (1..=n).map(N::integer).collect();
        let b: Vec<N> = (1..=n).map(|j| N::ratio(2 * j - 1, 2)).collect();
        let sign = |i: i64| 1 - 2 * ((i + 1) % 2);
        let y: Vec<N> = (1..=n).map(|i| N::integer(sign(i))).collect();
        let w: Vec<N> = (1..=n).map(|j| N::integer(if j == 1 { 2 } else { sign(j) * 8 * (j - 1) })).collect();
        Ok(Judgement::new().equal_vectors("Aw", &relu_matrix(&c, &b)?.apply(&w)?, &y))
    }
}

/// Equally spaced points with labels 0.
fn equally_spaced<N: Number>(p: usize, q: usize) -> Result<Data<N>, Undefined> {
    let one = N::integer(1);
    Data::new(
        p,
        q,
        &vec![one.clone(); p * q],
        &one,
        vec![N::integer(0); p * q],
    )
}

fn widths() -> Space {
    Space::new("p ≤ 5, q ≤ 4, k ≤ q")
        .natural("p", 1, 5)
        .natural("q", 1, 4)
        .natural("k", 1, 4)
}

claim! {
    pub struct GrowthFromTheLeft = "du::slopes_grow_geometrically_if_all_groups_are_counted_from_the_left", Own;
    place: "Three-layer section, ν; open question 8";
    says: "For equally spaced points, groups counted from the left and the kernel vector with ν_1 = 1: ν_j = (−1)^{j−1} ((2(q − k) + 1)/(2k − 1))^{j−1} for j = 1…p, so that the slopes grow like (2q − 1)^{p−1} for k = 1.";
    reading: "c_{i+1} − c_i = δ = 1; displayed W¹, b¹; ν computed from the definition of M.";
    verdict: "Exhausted for p ≤ 5, q ≤ 4.";
    domain: widths();
    judge<N>(case) {
        let (p, q, k) = (case.natural("p")?, case.natural("q")?, case.natural("k")?);
        let j = Judgement::new().given("k ≤ q", Some(k <= q));
        if k > q {
            return Ok(j.said(Some(true), "no neuron", "a neuron"));
        }
        let nu = kernel_vector(&equally_spaced::<N>(p, q)?.diagonal(k)?)?;
        let step = N::ratio(-((2 * (q - k) + 1) as i64), (2 * k - 1) as i64);
        let mut power = N::integer(1);
        let powers: Vec<N> = (0..p).map(|_| {
            let here = power.clone();
            power = power.clone() * step.clone();
            here
        }).collect();
        Ok(j.equal_vectors("ν", &nu[..p], &powers))
    }
}

claim! {
    pub struct NoGrowthTurning = "du::slopes_do_not_grow_if_every_second_group_is_counted_from_the_right", Own;
    place: "Three-layer section, ν; open question 8";
    says: "For equally spaced points, even groups counted from the right and the kernel vector with ν_1 = 1: ν_j = (−1)^{j−1} for j = 1…p and every k.";
    reading: "c_{i+1} − c_i = δ = 1; displayed W¹, b¹; ν computed from the definition of M.";
    verdict: "Exhausted for p ≤ 5, q ≤ 4.";
    domain: widths();
    judge<N>(case) {
        let (p, q, k) = (case.natural("p")?, case.natural("q")?, case.natural("k")?);
        let j = Judgement::new().given("k ≤ q", Some(k <= q));
        if k > q {
            return Ok(j.said(Some(true), "no neuron", "a neuron"));
        }
        let nu = kernel_vector(&equally_spaced::<N>(p, q)?.turning().diagonal(k)?)?;
        let signs: Vec<N> = (0..p as i64).map(|i| N::integer(1 - 2 * (i % 2))).collect();
        Ok(j.equal_vectors("ν", &nu[..p], &signs))
    }
}

claim! {
    pub struct StoredNumbers = "du::numbers_stored_by_the_two_constructions", Own;
    place: "Two- and three-layer sections; open question 3";
    says: "The two-layer network on n points in ℝ^d stores nd + 2n numbers, of which at most d + 2n are distinct. The three-layer network with p and q + 1 neurons, n = pq, stores n + p(d + 2) + 2q + 3, of which at most n + d + 3p + q + 3 need be kept: about half of the two-layer network's distinct numbers if p + q is small against n.";
    reading: "Entries of the weight matrices and biases, by their shapes. Rows of W_1 are equal to aᵀ; rows of W¹ are multiples of uᵀ (d + p numbers); the output weights are one number.";
    verdict: "Exhausted for d, p, q ≤ 4.";
    domain: Space::new("d, p, q ≤ 4").natural("d", 1, 4).natural("p", 1, 4).natural("q", 1, 4);
    judge<N>(case) {
        let (d, p, q) = (case.natural("d")?, case.natural("p")?, case.natural("q")?);
        let n = p * q;
        let entries = |shapes: &[(usize, usize)]| N::integer(shapes.iter().map(|(r, c)| (r * c) as i64).sum());
        let closed = |k: usize| N::integer(k as i64);
        Ok(Judgement::new()
            .equal("two layers", entries(&[(n, d), (n, 1), (1, n)]), closed(n * d + 2 * n))
            .equal("two layers, distinct", entries(&[(1, d), (n, 1), (1, n)]), closed(d + 2 * n))
            .equal("three layers", entries(&[(p, d), (p, 1), (q + 1, p), (q + 1, 1), (1, q + 1), (1, 1)]), closed(n + p * (d + 2) + 2 * q + 3))
            .equal("three layers, distinct", entries(&[(1, d), (p, 1), (p, 1), (q + 1, p), (q + 1, 1), (1, 1), (1, 1)]), closed(n + d + 3 * p + q + 3)))
    }
}

claim! {
    pub struct LeastAlpha = "du::least_alpha_is_a_maximum_over_the_points_of_one_minus_signed_start_over_the_slope_of_alpha", Own;
    place: "Three-layer section (\"pick α large enough\"); open question 6";
    says: "For q ≥ 2, labels in (−1, 1), (W_{k,:}², b_k²) = μ + αν: the least α* such that every α ≥ α* puts all points that are not the k-th of their group outside (−1, 1) is max_i (1 − s_i z_i)/|ν_j d_i|, where j is the group of x_i, d_i = a¹_j(x_i) − a¹_j(x_{i_{k,j}}), s_i the sign of ν_j d_i, and z_i the pre-activation at x_i for α = 0.";
    reading: "μ with free unknowns 0, ν_1 = 1. At α* and at α* + 1 all those points are outside (between and beyond by linearity in α), and at α* − 1/|ν_j d_i| the point of the maximum has pre-activation 0. Pre-activations are computed from the network.";
    verdict: "Exhausted for p ≤ 2, q = 2, gaps 1, 3, labels ±1/2.";
    domain: Space::new("p ≤ 2, q = 2, gaps 1, 3, labels ±1/2").natural("p", 1, 2).natural("k", 1, 2).vector("gap 1", "p", &[1, 3]).vector("gap 2", "p", &[1, 3]).rational_vector("y 1", "p", &[(1, 2), (-1, 2)]).rational_vector("y 2", "p", &[(1, 2), (-1, 2)]);
    judge<N>(case) {
        let (p, q, k) = (case.natural("p")?, 2, case.natural("k")?);
        // The first and the second points of the groups, in turn.
        let mixed = |a: &str, b: &str| -> Result<Vec<N>, Undefined> {
            let pairs = case.vector(a)?.iter().zip(case.vector(b)?);
            Ok(pairs.flat_map(|(s, t)| [s.clone(), t.clone()]).collect())
        };
        let (gap, y) = (mixed("gap 1", "gap 2")?, mixed("y 1", "y 2")?);
        let met = decided(positive(&gap), "the sign of a gap")? && decided(inside(&y), "a label")? && (1..=q).contains(&k);
        let j = Judgement::new().given("points increase, labels in (−1, 1), 1 ≤ k ≤ q", Some(met));
        if !met {
            return Ok(j.said(Some(true), "no data", "data"));
        }
        let data = Data::new(p, q, &gap, &N::integer(1), y)?;
        let a = data.diagonal(k)?;
        let (mu, nu) = (particular(&a, &data.labels(k))?, kernel_vector(&a)?);
        let at = |alpha: &N| -> Result<Vec<N>, Undefined> {
            let row: Vec<N> = mu.iter().zip(&nu).map(|(m, v)| m.clone() + alpha.clone() * v.clone()).collect();
            let z = data.second_layer(&[row])?;
            Ok((0..z.rows()).map(|i| z.at(i, 0).clone()).collect())
        };
        let start = at(&N::integer(0))?;
        let mut best: Option<(usize, N, N)> = None;
        for i in 1..=data.n() {
            let g = data.group(i);
            if i == data.index(k, g) {
                continue;
            }
            let d = hard_tanh(&data.z1(g, &data.c[i])?)? - a[g - 1].clone();
            let rate = nu[g - 1].clone() * d;
            let size = decided(rate.modulus(), "a modulus")?;
            let sign = over(&rate, &size)?;
            let need = over(&(N::integer(1) - sign * start[i - 1].clone()), &size)?;
            let larger = match &best {
                None => true,
                Some((_, most, _)) => less(most, &need)?,
            };
            if larger {
                best = Some((i, need, size));
            }
        }
        let Some((top, alpha, size)) = best else {
            return Ok(j.said(Some(true), "no other points", "some"));
        };
        let mut outside = true;
        for step in 0..2 {
            for (i, z) in at(&(alpha.clone() + N::integer(step)))?.iter().enumerate() {
                outside &= i + 1 == data.index(k, data.group(i + 1)) || !is_on(z)?;
            }
        }
        let below = at(&(alpha.clone() - over(&N::integer(1), &size)?))?[top - 1].clone();
        Ok(j.equal("all outside at α* and α* + 1", N::integer(i64::from(outside)), N::integer(1)).equal("pre-activation below α*", below, N::integer(0)))
    }
}
