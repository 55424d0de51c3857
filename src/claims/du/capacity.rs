//! Memorization capacity, generalisation, numbers of activation patterns, training in float64.

use super::notation::*;
use crate::claim;
use crate::kernel::{Case, Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};

/// `f(t) = Σ w_j σ(t − b_j)`.
fn network<N: Number>(w: &[N], b: &[N], t: &N) -> Result<N, Undefined> {
    let mut f = N::integer(0);
    for (v, s) in w.iter().zip(b) {
        f = f + v.clone() * relu(&(t.clone() - s.clone()))?;
    }
    Ok(f)
}

claim! {
    pub struct LargestDataset = "du::capacity_as_largest_memorisable_dataset_is_finite", A;
    place: "Introduction, definition of memorization capacity";
    says: "For every two-layer ReLU architecture with n hidden neurons the set of N for which there are N pairs (x_i, y_i) with distinct x_i and a θ with f_θ(x_i) = y_i for all i is bounded.";
    reading: "Reading \"some dataset\". An instance is an architecture with weights W_2 = w, biases b (d = 1, W_1 = 1) as candidate for a θ that memorises the pairs (x, 0) for arbitrarily many x: to the right of all biases f_θ is affine, so it does if it vanishes at two points there.";
    verdict: "Refuted at n = 1: θ = 0 memorises N points with labels 0 for every N.";
    repair: "du::capacity_as_size_of_every_memorisable_dataset_is_at_most_n_plus_2";
    domain: Space::new("n ≤ 2, small integers").natural("n", 1, 2).vector("w", "n", &[1, 0, -1]).vector("b", "n", &[0, 1]);
    judge<N>(case) {
        let (w, b) = (case.vector("w")?, case.vector("b")?);
        let mut beyond = N::integer(0);
        for t in b {
            if less(&beyond, t)? {
                beyond = t.clone();
            }
        }
        let mut vanishes = true;
        for shift in [1, 2] {
            vanishes &= decided(network(w, b, &(beyond.clone() + N::integer(shift)))?.is_nought(), "a value of f")?;
        }
        Ok(Judgement::new().said(Some(!vanishes), format!("f = 0 at every x > {beyond}: {vanishes}"), "only boundedly many"))
    }
}

/// Whether a continuous piecewise linear function with kinks in these gaps (numbered 0 … N−2, sorted) can alternate at N points: gap g has a chord
/// of sign (−1)^g, an average of the slopes of the pieces that meet it, so one of them has this sign. Piece l reaches from kink l − 1 to kink l.
fn alternates(cells: &[usize], gaps: usize) -> bool {
    let pieces = cells.len() + 1;
    let from = |l: usize| if l == 0 { 0 } else { cells[l - 1] };
    let to = |l: usize| if l == pieces - 1 { gaps - 1 } else { cells[l] };
    (0..1u32 << pieces).any(|signs| {
        (0..gaps).all(|g| {
            (0..pieces).any(|l| from(l) <= g && g <= to(l) && (signs >> l & 1) as usize == g % 2)
        })
    })
}

fn kinks(words: &str, most: usize, cells: &[i64]) -> Space {
    Space::new(words)
        .natural("n", 1, most)
        .vector("cells", "n", cells)
}

/// The cells of an instance as sorted natural numbers below `gaps`, if they are such.
fn cells<N: Number>(case: &Case<N>, gaps: usize) -> Result<Option<Vec<usize>>, Undefined> {
    let mut list = Vec::new();
    for x in case.vector("cells")? {
        match (0..gaps).find(|g| x.same(&N::integer(*g as i64)) == Some(true)) {
            Some(g) => list.push(g),
            None => return Ok(None),
        }
    }
    Ok(list.windows(2).all(|w| w[0] <= w[1]).then_some(list))
}

fn alternating_labels_fail<N: Number>(case: &Case<N>) -> Result<Judgement<N>, Undefined> {
    let gaps = case.natural("n")? + 2;
    let list = cells(case, gaps)?;
    let possible = list.as_ref().map(|c| alternates(c, gaps));
    Ok(Judgement::new()
        .given("the kinks are sorted into gaps", Some(list.is_some()))
        .said(
            possible.map(|p| !p).or(Some(true)),
            format!(
                "alternating labels at {} points possible: {possible:?}",
                gaps + 1
            ),
            "impossible",
        ))
}

const KINKS: &str = "n ≤ 4, every position of the kinks among the gaps";

claim! {
    pub struct EveryDataset = "du::capacity_as_size_of_every_memorisable_dataset_is_finite", B;
    place: "Introduction, definition of memorization capacity";
    says: "The largest N such that every dataset of N distinct inputs in ℝ^d with real labels is memorised by some θ is finite for every two-layer ReLU architecture.";
    reading: "Reading \"every dataset\". On a line f_θ has at most n kinks, for all real weights; labels ±1 alternate at n + 3 points. Kinks outside may be moved into the first or last gap, which only helps.";
    verdict: "Exhausted for n ≤ 4, all real weights: at most n + 2. (In general: alternating labels at N points need N − 1 pieces.)";
    domain: kinks(KINKS, 4, &[0, 1, 2, 3, 4, 5]);
    judge<N>(case) { alternating_labels_fail(case) }
}

claim! {
    pub struct EveryDatasetBound = "du::capacity_as_size_of_every_memorisable_dataset_is_at_most_n_plus_2", Own;
    place: "Introduction, definition of memorization capacity";
    says: "For every n ≥ 1: some n + 3 points with labels ±1 are memorised by no two-layer ReLU network with n hidden neurons.";
    reading: "Points 0, 1, …, n + 2 on a line, alternating labels, all real weights.";
    verdict: "Exhausted for n ≤ 4, all real weights.";
    repairs: "du::capacity_as_largest_memorisable_dataset_is_finite";
    domain: kinks(KINKS, 4, &[0, 1, 2, 3, 4, 5]);
    judge<N>(case) { alternating_labels_fail(case) }
}

claim! {
    pub struct CapacityUpToConstant = "du::two_layer_capacity_is_n_up_to_an_additive_constant", A;
    place: "Abstract (\"two established tight bound\")";
    says: "Capacity (reading \"every dataset\", distinct inputs in ℝ^d, real labels) of f(x) = W_2σ(W_1x − b_1) with n ReLU neurons and no output bias: n ≤ capacity ≤ n + C for a constant C, all n, d ≥ 1.";
    reading: "C = 2. Below: the two-layer construction on projected points, for all real labels y. Above: n + 3 points on a line with alternating labels, all real weights, by the positions of the kinks.";
    verdict: "Exhausted for n ≤ 3, small gaps, all real labels and weights.";
    domain: Space::new("n ≤ 3, gaps 1, 2, every position of the kinks, all real labels").natural("n", 1, 3).vector("gap", "n", &[1, 2]).vector("cells", "n", &[0, 1, 2, 3, 4]).free_vector("y", "n");
    judge<N>(case) {
        let n = case.natural("n")?;
        let (gap, y) = (case.vector("gap")?, case.vector("y")?);
        let above = cells(case, n + 2)?;
        let met = decided(positive(gap), "the sign of a gap")?;
        let j = Judgement::new()
            .given("the points increase", Some(met))
            .given("the kinks are sorted into gaps", Some(above.is_some()));
        let Some(above) = above.filter(|_| met) else {
            return Ok(j.said(Some(true), "no data", "data"));
        };
        let c = running(N::integer(0), gap);
        let b = midpoint_biases(&c);
        let a = relu_matrix(&c, &b)?;
        // Forward substitution: divisions by the diagonal of A only, which has no labels in it.
        let mut w: Vec<N> = Vec::new();
        for (i, label) in y.iter().enumerate() {
            let known = sum((0..i).map(|k| a.at(i, k).clone() * w[k].clone()));
            let inverse = over(&N::integer(1), a.at(i, i))?;
            w.push((label.clone() - known) * inverse);
        }
        let impossible = N::integer(i64::from(!alternates(&above, n + 2)));
        Ok(j.equal_vectors("f(x)", &a.apply(&w)?, y).equal("alternating labels impossible", impossible, N::integer(1)))
    }
}

/// The mean squared error of the constant v at labels 0/1 with mean m: `m(1 − v)² + (1 − m)v²`.
fn squared_risk<N: Number>(v: &N, m: &N) -> N {
    let one = N::integer(1);
    m.clone() * (one.clone() - v.clone()).squared() + (one - m.clone()) * v.squared()
}

claim! {
    pub struct CapacityBoundsGap = "du::capacity_is_an_upper_bound_for_the_generalisation_error", A;
    place: "Abstract (\"memorization capacity …, which serves as an upper bound for generalization error\")";
    says: "For every class of functions, every distribution with labels in {0, 1} and every sample: the gap between true and empirical squared error of the empirical minimiser is at most the capacity (reading \"every dataset\") of the class.";
    reading: "One input; the class is a finite set of constants, so its capacity is 0 for real labels; P(y = 1) = π ∈ (0, 1). Capacity is taken generously as 1 if both labels 0 and 1 can be memorised.";
    verdict: "Refuted by the class {0}: capacity 0, sample (0), π = 1/2, gap 1/2.";
    repair: "du::capacity_at_least_one_bounds_the_gap_for_functions_into_the_unit_interval";
    domain: Space::new("classes of at most 2 constants, samples of at most 2 labels").natural("k", 1, 2).natural("m", 1, 2).vector("values", "k", &[0, 1]).vector("labels", "m", &[0, 1]).number("pi", &[(1, 2), (1, 3)]);
    judge<N>(case) {
        let (values, labels, pi) = (case.vector("values")?, case.vector("labels")?, case.number("pi")?);
        let binary = labels.iter().all(|y| y.is_nought() == Some(true) || y.same(&N::integer(1)) == Some(true));
        let mean = over(&sum(labels.iter().cloned()), &N::integer(labels.len() as i64))?;
        let mut best = values[0].clone();
        for v in values {
            if less(&squared_risk(v, &mean), &squared_risk(&best, &mean))? {
                best = v.clone();
            }
        }
        let gap = squared_risk(&best, pi) - squared_risk(&best, &mean);
        let has = |t: i64| values.iter().any(|v| v.same(&N::integer(t)) == Some(true));
        let capacity = i64::from(has(0) && has(1));
        Ok(Judgement::new()
            .given("labels are 0 or 1", Some(binary))
            .given("0 < π < 1", N::integer(0).below(pi).and_then(|a| pi.below(&N::integer(1)).map(|b| a && b)))
            .said(gap.at_most(&N::integer(capacity)), format!("gap {gap}"), format!("at most the capacity {capacity}")))
    }
}

claim! {
    pub struct CapacityBoundsGapRepaired = "du::capacity_at_least_one_bounds_the_gap_for_functions_into_the_unit_interval", Own;
    place: "Abstract";
    says: "For functions into [0, 1], labels in {0, 1} and capacity at least 1: the gap between true and empirical squared error of every function of the class is at most 1, hence at most the capacity.";
    reading: "At an input with P(y = 1) = π and value v the true error is π(1−v)² + (1−π)v² ≤ 1, and errors average over inputs; the empirical error is e².";
    verdict: "Proved: 1 − gap = π v(2−v) + (1−π)(1−v)(1+v) + e². The bound has no more content than that.";
    repairs: "du::capacity_is_an_upper_bound_for_the_generalisation_error";
    needs: "Capacity at least 1: the class {0} has capacity 0 and gap 1/2.";
    domain: Space::new("all π, v ∈ [0, 1], real e").free("pi").free("v").free("e").complete();
    judge<N>(case) {
        let (pi, v, e) = (case.number("pi")?.clone(), case.number("v")?.clone(), case.number("e")?.clone());
        let one = || N::integer(1);
        let mut j = Judgement::new();
        let p = j.given_non_negative("π ≥ 0", pi.clone());
        let not_p = j.given_non_negative("π ≤ 1", one() - pi.clone());
        let w = j.given_non_negative("v ≥ 0", v.clone());
        let not_w = j.given_non_negative("v ≤ 1", one() - v.clone());
        let unit = crate::kernel::Signed::constant(1, 1);
        let because = p.times(&w).times(&not_w.plus(&unit)).plus(&not_p.times(&not_w).times(&w.plus(&unit))).plus(&crate::kernel::Signed::square(e.clone()));
        Ok(j.larger(one(), squared_risk(&v, &pi) - e.squared(), false, because))
    }
}

/// Rank of the hidden outputs with a column of ones, at the two points that W¹, b¹ map to ∓1/2 and W² = 1, b² = 0 keep there.
pub(super) fn two_point_rank<N: Number>() -> Result<usize, Undefined> {
    let hidden = [
        hard_tanh(&hard_tanh(&N::ratio(-1, 2))?)?,
        hard_tanh(&hard_tanh(&N::ratio(1, 2))?)?,
    ];
    Matrix::from_fn(2, 2, |i, j| {
        if j == 0 {
            hidden[i].clone()
        } else {
            N::integer(1)
        }
    })
    .rank()
}

claim! {
    pub struct ThreeLayerCapacity = "du::three_layer_capacity_is_pq", A;
    place: "Three-layer section (\"hence let n = pq\"); abstract (\"tight bound\")";
    says: "For all p, q ≥ 1 the capacity (reading \"every dataset\", real labels) of the hard-tanh network with hidden widths p, q and affine output is pq.";
    reading: "Two distinct points, projected to t_1 < t_2, are mapped to ∓1/2 by one affine map, whatever the points; if hidden outputs and ones have rank 2 there, every pair of labels is memorised, so the capacity is at least 2. For pq ≥ 2 this says nothing.";
    verdict: "Refuted at p = q = 1: every two points with real labels are memorised.";
    repair: "du::three_layer_capacity_is_at_least_pq_and_more_at_1_1";
    domain: Space::new("p, q ≤ 2").natural("p", 1, 2).natural("q", 1, 2);
    judge<N>(case) {
        let (p, q) = (case.natural("p")?, case.natural("q")?);
        let rank = two_point_rank::<N>()?;
        Ok(Judgement::new().said((rank > p * q).then_some(false), format!("every {rank} points are memorised"), format!("at most {}", p * q)))
    }
}

/// The on/off patterns of a net on the real line at the half-integers of [−4, 4].
fn seen_patterns<N: Number>(case: &Case<N>) -> Result<usize, Undefined> {
    let (w1, b1, w2, b2) = (
        case.vector("W1")?,
        case.vector("b1")?,
        case.matrix("W2")?,
        case.vector("b2")?,
    );
    let mut seen = Vec::new();
    for half in -8..=8 {
        let x = N::ratio(half, 2);
        let (mut pattern, mut a) = (Vec::new(), Vec::new());
        for (w, b) in w1.iter().zip(b1) {
            let z = w.clone() * x.clone() + b.clone();
            pattern.push(is_on(&z)?);
            a.push(hard_tanh(&z)?);
        }
        for (z, b) in w2.apply(&a)?.into_iter().zip(b2) {
            pattern.push(is_on(&(z + b.clone()))?);
        }
        if !seen.contains(&pattern) {
            seen.push(pattern);
        }
    }
    Ok(seen.len())
}

fn small_nets(words: &str, most: usize, entries: &[i64]) -> Space {
    Space::new(words)
        .natural("p", 1, most)
        .natural("q", 1, most)
        .vector("W1", "p", entries)
        .vector("b1", "p", entries)
        .matrix("W2", "q", "p", entries)
        .rational_vector("b2", "q", &[(0, 1), (-3, 2)])
}

claim! {
    pub struct AtMostPqPatterns = "du::network_has_at_most_pq_activation_patterns", A;
    place: "Three-layer section (\"For the network of our interest, we have pq different activation patterns\")";
    says: "For all p, q and all weights the number of different activation patterns (a neuron is on when its pre-activation lies in (−1, 1)) over x ∈ ℝ^d is at most pq.";
    reading: "Reading \"on/off patterns of all hidden neurons\"; d = 1. Patterns are counted at the half-integers of [−4, 4] only: more than pq there decides, fewer decide nothing.";
    verdict: "Refuted at p = q = 1: a point where both neurons are on and one where the first is off.";
    repair: "du::network_can_have_2_to_the_p_plus_q_activation_patterns";
    domain: small_nets("p, q ≤ 2, small weights", 2, &[1, 0, 2]);
    judge<N>(case) {
        let most = case.natural("p")? * case.natural("q")?;
        let n = seen_patterns(case)?;
        Ok(Judgement::new().said((n > most).then_some(false), format!("at least {n} patterns"), format!("at most {most}")))
    }
}

claim! {
    pub struct TwoToTheMany = "du::network_can_have_2_to_the_p_plus_q_activation_patterns", Own;
    place: "Three-layer section (\"we have pq different activation patterns\")";
    says: "There are p, q and weights for which all 2^{p+q} on/off patterns of the hidden neurons occur (no more can).";
    reading: "d = 1, patterns at the half-integers of [−4, 4].";
    verdict: "Proved by an exhibit at p = q = 1.";
    repairs: "du::network_has_at_most_pq_activation_patterns";
    quantifier: Exists;
    domain: small_nets("p = q = 1, small weights", 1, &[1, 0, 2]);
    judge<N>(case) {
        let all = 1usize << (case.natural("p")? + case.natural("q")?).min(20);
        let n = seen_patterns(case)?;
        Ok(Judgement::new().said(Some(n == all), format!("{n} patterns"), format!("{all}")))
    }
}

/// Gradient descent on ½(wσ(vx) − y)² in float64: the errors before and after.
fn descend(x: f64, y: f64, start: (f64, f64), rate: f64, steps: usize) -> (f64, f64) {
    let (mut w, mut v) = start;
    let output = |w: f64, v: f64| w * (v * x).max(0.0);
    let before = (output(w, v) - y).abs();
    for _ in 0..steps {
        let hidden = (v * x).max(0.0);
        let error = w * hidden - y;
        let gate = if v * x > 0.0 { 1.0 } else { 0.0 };
        let (dw, dv) = (error * hidden, error * w * gate * x);
        w -= rate * dw;
        v -= rate * dv;
    }
    (before, (output(w, v) - y).abs())
}

fn runs(words: &str, rate: (usize, usize), steps: (usize, usize)) -> Space {
    Space::new(words)
        .natural("x", 1, 3)
        .natural("y", 1, 3)
        .natural("w", 0, 2)
        .natural("v", 0, 2)
        .natural("halvings", rate.0, rate.1)
        .natural("steps", steps.0, steps.1)
}

fn run<N: Number>(case: &Case<N>) -> Result<(f64, f64), Undefined> {
    let f = |name: &str| case.natural(name).map(|n| n as f64);
    Ok(descend(
        f("x")?,
        f("y")?,
        (f("w")?, f("v")?),
        0.5f64.powi(case.natural("halvings")?.min(60) as i32),
        case.natural("steps")?.min(10_000),
    ))
}

claim! {
    pub struct NeverExact = "du::floating_point_training_never_memorises_exactly", A;
    place: "Introduction (\"Due to floating point error, we can not obtain this θ by traditional deep learning training techniques\")";
    says: "For every network and dataset no run of float64 gradient descent ends with f(x_i) = y_i exactly for all i.";
    reading: "Reading \"never\". One neuron, one point, f(x) = wσ(vx), loss ½(f − y)², learning rate 2^{−halvings}; only starts that do not memorise already.";
    verdict: "Refuted: a single step reaches the label exactly.";
    repair: "du::some_floating_point_training_stops_close_but_not_exactly";
    domain: runs("x, y ≤ 3, small starts, rates 1, 1/2, at most 3 steps", (0, 1), (1, 3));
    judge<N>(case) {
        let (before, after) = run(case)?;
        Ok(Judgement::new()
            .given("the start does not memorise", Some(before > 0.0))
            .said(Some(after != 0.0), format!("error {after:e} after {} steps", case.natural("steps")?), "≠ 0"))
    }
}

claim! {
    pub struct SometimesInexact = "du::some_floating_point_training_stops_close_but_not_exactly", Own;
    place: "Introduction";
    says: "There is a run of float64 gradient descent that ends with an error below 10^{−8} other than 0 and leaves it unchanged in further steps: exactness is not guaranteed.";
    reading: "One neuron, one point, as for the refuted claim; the error after 2000 steps equals that after 2001.";
    verdict: "Proved by an exhibit.";
    repairs: "du::floating_point_training_never_memorises_exactly";
    quantifier: Exists;
    domain: runs("x, y ≤ 3, small starts, rates 1/8 … 1/32", (3, 5), (2000, 2000));
    judge<N>(case) {
        let (_, after) = run(case)?;
        let f = |name: &str| case.natural(name).map(|n| n as f64);
        let (_, later) = descend(f("x")?, f("y")?, (f("w")?, f("v")?), 0.5f64.powi(case.natural("halvings")?.min(60) as i32), case.natural("steps")?.min(10_000) + 1);
        let stuck = after > 0.0 && after < 1e-8 && later == after;
        Ok(Judgement::new().said(Some(stuck), format!("error {after:e}, then {later:e}"), "equal, small and not 0"))
    }
}

claim! {
    pub struct ExactInFloat = "du::explicit_construction_is_exact_in_floating_point", B;
    place: "Introduction (\"Therefore, we need to explicitly construct weights θ\")";
    says: "The two-layer construction evaluated in float64 gives f(x_i) = y_i exactly for every dataset.";
    reading: "n = 1: bias b = 0, projected point c > 0, w = y/c and f = w·c, every operation rounded to nearest.";
    verdict: "Refuted at c = 49, y = 1: fl(fl(1/49)·49) = 1 − 2^{−53}.";
    repair: "du::explicit_construction_is_exact_in_rational_arithmetic";
    domain: Space::new("c ≤ 64, y ≤ 2").natural("c", 1, 64).natural("y", 1, 2);
    judge<N>(case) {
        let (c, y) = (case.natural("c")? as f64, case.natural("y")? as f64);
        let f = (y / c) * c.max(0.0);
        Ok(Judgement::new().said(Some(f == y), format!("f = {f:?}"), format!("{y:?}")))
    }
}

claim! {
    pub struct ExactInRationals = "du::explicit_construction_is_exact_in_rational_arithmetic", Own;
    place: "Introduction; two-layer section";
    says: "The two-layer construction evaluated in rational arithmetic gives f(x_i) = y_i exactly for every rational dataset.";
    reading: "Midpoint biases, weights by elimination.";
    verdict: "Exhausted for n ≤ 3, gaps 1, 49; the general statement is the proved claim on W_2 = A^{−1}y.";
    repairs: "du::explicit_construction_is_exact_in_floating_point";
    domain: Space::new("n ≤ 3, gaps 1, 49, labels 0, 1, −3").natural("n", 1, 3).vector("gap", "n", &[1, 49]).vector("y", "n", &[0, 1, -3]);
    judge<N>(case) {
        let (gap, y) = (case.vector("gap")?, case.vector("y")?);
        let met = decided(positive(gap), "the sign of a gap")?;
        let j = Judgement::new().given("the points increase", Some(met));
        let c = running(N::integer(0), gap);
        let b = midpoint_biases(&c);
        let Some(inverse) = (if met { relu_matrix(&c, &b)?.inverse()? } else { None }) else {
            return Ok(j.said(Some(!met), "A is singular", "invertible"));
        };
        let w = inverse.apply(y)?;
        let outputs: Result<Vec<N>, Undefined> = c.iter().map(|t| network(&w, &b, t)).collect();
        Ok(j.equal_vectors("f(x)", &outputs?, y))
    }
}
