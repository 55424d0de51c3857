//! §2.1: what depth adds to one layer, in four readings.

use super::notation::*;
use crate::claim;
use crate::informal;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, sum};

/// The corners of {0, 1}² in the order 00, 01, 10, 11.
const CORNERS: [(i64, i64); 4] = [(0, 0), (0, 1), (1, 0), (1, 1)];

/// `[w·x + v·y > θ]` for small integers `w, v` and half-integers `θ`, at the four corners: all truth tables of one unit that such a search finds.
pub(super) fn found_by_one_unit(table: [bool; 4]) -> bool {
    (-1..=1).any(|w| {
        (-1..=1).any(|v| {
            (-5..=3).step_by(2).any(|twice| {
                (0..4).all(|k| (2 * (w * CORNERS[k].0 + v * CORNERS[k].1) > twice) == table[k])
            })
        })
    })
}

/// Whether no unit with real weights has this truth table: `00` and `11` sum to the same as `01` and `10`, so they cannot lie strictly on two sides.
pub(super) fn beyond_one_unit(table: [bool; 4]) -> bool {
    table[0] == table[3] && table[1] == table[2] && table[0] != table[1]
}

/// Whether one linear-threshold unit with real weights has this truth table.
pub(super) fn one_unit(table: [bool; 4]) -> Result<bool, Undefined> {
    match (found_by_one_unit(table), beyond_one_unit(table)) {
        (true, false) => Ok(true),
        (false, true) => Ok(false),
        _ => Err(Undefined::because(
            "neither a unit nor an obstruction was found",
        )),
    }
}

/// The truth table of `[w·h > c]` with `h = [Wx > b]`.
fn two_layers<N: Number>(
    w1: &Matrix<N>,
    b1: &[N],
    w2: &[N],
    c: &N,
) -> Result<[bool; 4], Undefined> {
    let mut table = [false; 4];
    for (k, (x, y)) in CORNERS.into_iter().enumerate() {
        let mut hidden = Vec::new();
        for (z, b) in w1.apply(&[N::integer(x), N::integer(y)])?.iter().zip(b1) {
            hidden.push(truth::<N>(less(b, z)?));
        }
        table[k] = less(
            c,
            &sum(hidden.iter().zip(w2).map(|(h, w)| h.clone() * w.clone())),
        )?;
    }
    Ok(table)
}

claim! {
    pub struct OneThresholdLayer = "poggio::depth_adds_no_power_over_one_threshold_layer", A;
    place: "§2.1 (\"depth and recurrence increase retrieval performance but do not change the computational power\")";
    says: "Every Boolean function of two inputs computed by a two-layer linear-threshold network is computed by one linear-threshold unit.";
    reading: "Reading \"one layer\". Units [w·x > θ] with real w, θ. One unit is found among small integers, or excluded for all real weights because 00 + 11 = 01 + 10.";
    verdict: "Refuted by [[x + y > 0] − [x + y > 1] > 0], which is the exclusive or, up to the order of the units.";
    repair: "poggio::two_threshold_layers_compute_all_functions_of_two_bits_and_one_unit_all_but_two";
    domain: Space::new("two hidden units, all weights and thresholds 0, ±1").matrix("W", 2, 2, &[1, 0, -1]).vector("b", 2, &[0, 1, -1]).vector("w", 2, &[1, 0, -1]).number("c", &[(0, 1), (1, 1), (-1, 1)]);
    judge<N>(case) {
        let table = two_layers(case.matrix("W")?, case.vector("b")?, case.vector("w")?, case.number("c")?)?;
        Ok(Judgement::new().said(Some(one_unit(table)?), format!("truth table {table:?}"), "computed by one unit"))
    }
}

claim! {
    pub struct TwoThresholdLayers = "poggio::two_threshold_layers_compute_all_functions_of_two_bits_and_one_unit_all_but_two", Own;
    place: "§2.1 (\"depth and recurrence increase retrieval performance but do not change the computational power\")";
    says: "All 16 Boolean functions of two inputs are computed by two-layer linear-threshold networks with two hidden units; one unit computes all of them but the exclusive or and its negation.";
    reading: "The two hidden units are searched among small integer weights; one unit as in the paper's claim.";
    verdict: "Proved: all 16 truth tables.";
    repairs: "poggio::depth_adds_no_power_over_one_threshold_layer";
    domain: Space::new("all truth tables of two bits").vector("table", 4, &[0, 1]).complete();
    judge<N>(case) {
        let list = bits(case.vector("table")?)?;
        let table = [list[0], list[1], list[2], list[3]];
        let parity = (0..4).all(|k| table[k] == (k == 1 || k == 2)) || (0..4).all(|k| table[k] == (k == 0 || k == 3));
        // Hidden units [x + y > 0], [x + y > 1], or one input and one of them: the rows of W with their thresholds.
        let hidden: [([i64; 2], i64); 4] = [([1, 1], 0), ([1, 1], 1), ([1, 0], 0), ([0, 1], 0)];
        let mut found = false;
        for (i, p) in hidden.iter().enumerate() {
            for q in &hidden[i + 1..] {
                let w1 = Matrix::from_fn(2, 2, |r, c| N::integer(if r == 0 { p.0[c] } else { q.0[c] }));
                let b1 = [N::integer(p.1), N::integer(q.1)];
                for w2 in [[1, 1], [1, -1], [-1, 1], [-1, -1], [1, 0], [0, 1], [-1, 0], [0, -1]] {
                    for c in -2..=1 {
                        found |= two_layers(&w1, &b1, &w2.map(N::integer), &N::integer(c))? == table;
                    }
                }
            }
        }
        Ok(Judgement::new()
            .equal("two layers", truth::<N>(found), truth(true))
            .equal("one unit", truth(one_unit(table)?), truth(!parity)))
    }
}

claim! {
    pub struct FiniteData = "poggio::depth_adds_no_power_on_finite_data_sets", B;
    place: "§2.1 (\"depth and recurrence increase retrieval performance but do not change the computational power\")";
    says: "For every finite set of pairs (x_i, y_i), x_i ∈ ℝ^d distinct, y_i ∈ ℝ, some one-hidden-layer ReLU network (with biases, width not limited) satisfies f(x_i) = y_i for all i.";
    reading: "Reading \"finite data\". The theorem uses three units per point. Instances use one: inputs are projected to t_i = (1, 7)·x_i, kinks are put at t_1 − 1 and at all t_i but the last in increasing order, the output weights are solved from the triangular system, and f(x_i) is evaluated.";
    verdict: "Proved for all finite data sets: a direction separates the points, and hats of small width take the values.";
    formal: "depth_adds_no_power_on_finite_data_sets" in "poggio/depth_adds_no_power_on_finite_data_sets.v";
    domain: Space::new("at most 3 points of {0, 1, 2}², all real y").natural("N", 1, 3).matrix("X", "N", 2, &[0, 1, 2]).free_vector("y", "N");
    judge<N>(case) {
        let (x, y) = (case.matrix("X")?, case.vector("y")?);
        let n = x.rows();
        let mut order = Vec::new();
        let mut distinct = true;
        for i in 0..n {
            let t = x.at(i, 0).clone() + N::integer(7) * x.at(i, 1).clone();
            let mut place = order.len();
            for (k, (s, _)) in order.iter().enumerate().rev() {
                distinct &= !equal(&t, s)?;
                if less(&t, s)? {
                    place = k;
                }
            }
            order.insert(place, (t, i));
        }
        let j = Judgement::new().given("the projections are distinct", Some(distinct));
        if !distinct {
            return Ok(j.said(Some(true), "not a data set", "a data set"));
        }
        let kinks: Vec<N> = (0..n).map(|k| if k == 0 { order[0].0.clone() - N::integer(1) } else { order[k - 1].0.clone() }).collect();
        let mut weights: Vec<N> = Vec::new();
        for (k, (t, i)) in order.iter().enumerate() {
            let mut rest = y[*i].clone();
            for (w, b) in weights.iter().zip(&kinks) {
                rest = rest - w.clone() * relu(&(t.clone() - b.clone()))?;
            }
            weights.push(over(&rest, &relu(&(t.clone() - kinks[k].clone()))?)?);
        }
        let mut values = Vec::new();
        for i in 0..n {
            let input = x.row(i)[0].clone() + N::integer(7) * x.row(i)[1].clone();
            let mut f = N::integer(0);
            for (w, b) in weights.iter().zip(&kinks) {
                f = f + w.clone() * relu(&(input.clone() - b.clone()))?;
            }
            values.push(f);
        }
        Ok(j.equal_vectors("f(x)", &values, y))
    }
}

/// `f(x) − f(−x)` for `f = w·σ(Wσ(Vx))`, or `w·σ(Vx)` without a second hidden layer.
fn odd_part<N: Number>(
    v: &Matrix<N>,
    second: Option<&Matrix<N>>,
    w: &[N],
    x: &[N],
) -> Result<N, Undefined> {
    let f = |x: &[N]| -> Result<N, Undefined> {
        let mut h = relus(&v.apply(x)?)?;
        if let Some(second) = second {
            h = relus(&second.apply(&h)?)?;
        }
        Ok(sum(h.iter().zip(w).map(|(a, b)| a.clone() * b.clone())))
    };
    let minus: Vec<N> = x.iter().map(|t| -t.clone()).collect();
    Ok(f(x)? - f(&minus)?)
}

/// How much `f(x) − f(−x)` fails to be additive on pairs of (1, 0), (0, 1), (1, 1), (1, −1).
fn additivity_gap<N: Number>(
    v: &Matrix<N>,
    second: Option<&Matrix<N>>,
    w: &[N],
) -> Result<N, Undefined> {
    let grid = [[1, 0], [0, 1], [1, 1], [1, -1]].map(|p| p.map(N::integer));
    let mut gap = N::integer(0);
    for (i, p) in grid.iter().enumerate() {
        for q in &grid[..i] {
            let both: Vec<N> = p
                .iter()
                .zip(q)
                .map(|(a, b)| a.clone() + b.clone())
                .collect();
            let miss = odd_part(v, second, w, &both)?
                - odd_part(v, second, w, p)?
                - odd_part(v, second, w, q)?;
            gap = gap + miss.squared();
        }
    }
    Ok(gap)
}

claim! {
    pub struct ExactFunctions = "poggio::depth_adds_no_power_for_exact_functions", B;
    place: "§2.1 (\"depth and recurrence increase retrieval performance but do not change the computational power\")";
    says: "Every function ℝ² → ℝ computed by a ReLU network with two hidden layers is computed by a ReLU network with one hidden layer of some width.";
    reading: "Reading \"exact functions on ℝ^d\". Instances: f(x) = σ(w·σ(Vx)) without biases, so f(tx) = tf(x) for t ≥ 0. If f = g with one hidden layer (any width and biases), then f(x) = lim g(tx)/t = Σ a_iσ(v_i·x), whence f(x) − f(−x) = Σ a_i v_i·x is additive. Judged: additivity on pairs of (1, 0), (0, 1), (1, 1), (1, −1).";
    verdict: "Refuted by σ(σ(x_1) − σ(x_2)), up to the order of the units.";
    repair: "poggio::odd_part_of_one_hidden_relu_layer_is_linear";
    domain: Space::new("two units, then one; weights 0, ±1").matrix("V", 2, 2, &[0, 1, -1]).matrix("W", 1, 2, &[0, 1, -1]);
    judge<N>(case) {
        let gap = additivity_gap(case.matrix("V")?, Some(case.matrix("W")?), &[N::integer(1)])?;
        Ok(Judgement::new().equal("square of the failure to be additive", gap, N::integer(0)))
    }
}

claim! {
    pub struct OddPartOneHiddenLayer = "poggio::odd_part_of_one_hidden_relu_layer_is_linear", Own;
    place: "§2.1 (\"depth and recurrence increase retrieval performance but do not change the computational power\")";
    says: "For every one-hidden-layer ReLU network f(x) = Σ a_iσ(v_i·x) without biases, f(x) − f(−x) = Σ a_i v_i·x for all x; a homogeneous function of two variables whose odd part is not linear, such as σ(σ(x_1) − σ(x_2)), is computed by no one-hidden-layer ReLU network of any width.";
    reading: "First part judged; the second follows as f(x) = lim g(tx)/t for a homogeneous f = g with biases.";
    verdict: "Proved for all widths and dimensions.";
    repairs: "poggio::depth_adds_no_power_for_exact_functions";
    formal: "odd_part_of_one_hidden_relu_layer_is_linear" in "poggio/odd_part_of_one_hidden_relu_layer_is_linear.v";
    domain: Space::new("at most 2 units, weights and inputs 0, ±1").natural("n", 1, 2).matrix("V", "n", 2, &[0, 1, -1]).vector("a", "n", &[0, 1, -1]).vector("x", 2, &[0, 1, -1]);
    judge<N>(case) {
        let (v, a, x) = (case.matrix("V")?, case.vector("a")?, case.vector("x")?);
        let linear = sum(v.apply(x)?.into_iter().zip(a).map(|(z, w)| z * w.clone()));
        Ok(Judgement::new().equal("f(x) − f(−x)", odd_part(v, None, a, x)?, linear))
    }
}

/// The `k`-fold composition of the tent `σ(2t) − 2σ(2t − 1)`, two ReLU units per layer, at `t`.
fn sawtooth<N: Number>(k: usize, t: &N) -> Result<N, Undefined> {
    let mut h = t.clone();
    for _ in 0..k {
        let double = h.clone() + h;
        let tent = relu(&double)? - N::integer(2) * relu(&(double - N::integer(1)))?;
        h = tent;
    }
    Ok(h)
}

/// How often the chord slope of the sawtooth changes between the points `i/2^k`: a lower bound for the kinks of every function that agrees there.
fn kinks_of_sawtooth<N: Number>(k: usize) -> Result<usize, Undefined> {
    let cells = 1i64 << k;
    let mut values = Vec::new();
    for i in 0..=cells {
        values.push(sawtooth(k, &N::ratio(i, cells))?);
    }
    let mut kinks = 0;
    for w in values.windows(3) {
        kinks += usize::from(!equal(
            &(w[1].clone() - w[0].clone()),
            &(w[2].clone() - w[1].clone()),
        )?);
    }
    Ok(kinks)
}

claim! {
    pub struct EqualSize = "poggio::depth_adds_no_power_at_equal_size", B;
    place: "§2.1 (\"depth and recurrence increase retrieval performance but do not change the computational power\")";
    says: "There is a constant C such that every function [0,1] → ℝ computed by a ReLU network with m units in L hidden layers is computed by a one-hidden-layer ReLU network with at most Cm units.";
    reading: "Reading \"size\". An instance is a proposed C. It is judged at the sawtooth of k tents (m = 2k units in k layers), with the least k for which 2^k − 1 > 2kC: a one-hidden-layer network has at most one kink per unit, and the values at i/2^k alternate.";
    verdict: "Refuted at C = 1 (k = 3: 6 units, 7 kinks).";
    repair: "poggio::sawtooth_of_2k_units_needs_2_to_the_k_minus_1_units_in_one_layer";
    negation: "poggio::sawtooth_of_2k_units_needs_2_to_the_k_minus_1_units_in_one_layer";
    domain: Space::new("proposed constants C ≤ 12").natural("C", 1, 12);
    judge<N>(case) {
        let c = case.natural("C")?;
        let mut k = 1;
        while (1usize << k) - 1 <= 2 * k * c {
            k += 1;
        }
        let kinks = kinks_of_sawtooth::<N>(k)?;
        Ok(Judgement::new().said(Some(kinks <= 2 * k * c), format!("{} units in {k} layers, {kinks} kinks", 2 * k), format!("at most {}", 2 * k * c)))
    }
}

claim! {
    pub struct SawtoothKinks = "poggio::sawtooth_of_2k_units_needs_2_to_the_k_minus_1_units_in_one_layer", Own;
    place: "§2.1 (\"depth and recurrence increase retrieval performance but do not change the computational power\")";
    says: "For all k ≥ 1: the k-fold composition of the tent, 2k ReLU units in k layers, takes the values 0 and 1 alternately at i/2^k, i = 0…2^k; so every function that agrees with it there has at least 2^k − 1 kinks and a one-hidden-layer ReLU network for it at least 2^k − 1 units. No C as in the paper's claim exists.";
    reading: "Chord slopes alternate, so each of the 2^k − 1 inner points needs a kink between its neighbours (2^k ≥ 2kC + 2 for large k).";
    verdict: "Proved for every k: f(t) = f_{k−1}(2t) on [0, 1/2] and f_{k−1}(2 − 2t) on [1/2, 1].";
    repairs: "poggio::depth_adds_no_power_at_equal_size";
    formal: "sawtooth_alternates" in "poggio/sawtooth_of_2k_units_needs_2_to_the_k_minus_1_units_in_one_layer.v";
    domain: Space::new("k ≤ 7").natural("k", 1, 7);
    judge<N>(case) {
        let k = case.natural("k")?;
        let cells = 1i64 << k;
        let mut j = Judgement::new();
        for i in 0..=cells {
            j = j.equal("value", sawtooth(k, &N::ratio(i, cells))?, N::integer(i % 2));
        }
        Ok(j.equal("kinks", N::integer(kinks_of_sawtooth::<N>(k)? as i64), N::integer(cells - 1)))
    }
}

informal! {
    pub struct LookUpTables = "poggio::deep_networks_are_approximating_look_up_tables", B;
    place: "Abstract; §1; §2.1";
    says: "Deep networks can be regarded as approximating look-up tables, similar to Gaussian RBF networks.";
    missing: "a definition of \"approximating look-up table\" and of \"similar\"";
}
