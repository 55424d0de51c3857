//! Eq. 2: the other readings of its gates.

use super::notation::*;
use crate::claim;
use crate::kernel::{Case, Judgement, Matrix, Space};
use crate::number::{Number, Undefined};

/// The three matrices of a bias-free ReLU net.
fn layers<N: Number>(case: &Case<N>) -> Result<[&Matrix<N>; 3], Undefined> {
    Ok([case.matrix("V1")?, case.matrix("V2")?, case.matrix("V3")?])
}

/// `σ'(t)` with this value at 0.
fn slope<N: Number>(t: &N, at_zero: i64) -> Result<N, Undefined> {
    Ok(if !is_one(t)? {
        N::integer(at_zero)
    } else {
        truth(less(&N::integer(0), t)?)
    })
}

/// The network's output, and `V_3 D_2 V_2 D_1 V_1 x` with the gates `D_k` that `gates(k, z_k, h_k)` gives for the layer's input and output.
fn both<N: Number>(
    v: [&Matrix<N>; 3],
    x: &[N],
    gates: impl Fn(usize, &[N], &[N]) -> Result<Vec<N>, Undefined>,
) -> Result<(Vec<N>, Vec<N>), Undefined> {
    let (mut h, mut g) = (x.to_vec(), x.to_vec());
    for (k, w) in v[..2].iter().enumerate() {
        let z = w.apply(&h)?;
        h = relus(&z)?;
        let d = gates(k, &z, &h)?;
        g = w
            .apply(&g)?
            .into_iter()
            .zip(d)
            .map(|(t, s)| t * s)
            .collect();
    }
    Ok((v[2].apply(&h)?, v[2].apply(&g)?))
}

fn nets(words: &str) -> Space {
    Space::new(words)
        .natural("n", 1, 2)
        .vector("x", 1, &[1, -1])
        .matrix("V1", "n", 1, &[0, 1, -1])
        .matrix("V2", "n", "n", &[0, 1, -1])
        .matrix("V3", 1, "n", &[0, 1, -1])
}

const NETS: &str = "L = 3, one input and output, hidden width ≤ 2, entries 0, ±1";

claim! {
    pub struct GatesAtLayerInputsZero = "poggio::eq2_gates_are_derivatives_at_layer_inputs_with_sigma_prime_zero_equal_zero", B;
    place: "Eq. 2, \"D_{k−1}(x_j) = diag[σ'(N_k(x_j))] with N_k(x_j) the input to layer k\"";
    says: "With N_k = h_{k−1} = σ(V_{k−1}h_{k−2}) and D_{k−1} = diag σ'(N_k), eq. 2 holds for all bias-free ReLU nets and all x.";
    reading: "Reading \"what enters layer k\", σ'(0) = 0. Instances: L = 3.";
    verdict: "Proved for all widths and depths.";
    formal: "eq2_gates_are_derivatives_at_layer_inputs_with_sigma_prime_zero_equal_zero" in "poggio/eq2_holds_for_any_gates_that_pass_what_the_relu_passes.v";
    domain: nets(NETS);
    judge<N>(case) {
        let (f, gated) = both(layers(case)?, case.vector("x")?, |_, _, h| h.iter().map(|t| slope(t, 0)).collect())?;
        Ok(Judgement::new().equal_vectors("f(x)", &f, &gated))
    }
}

claim! {
    pub struct GatesAtLayerInputsOne = "poggio::eq2_gates_are_derivatives_at_layer_inputs_with_sigma_prime_zero_equal_one", B;
    place: "Eq. 2, \"D_{k−1}(x_j) = diag[σ'(N_k(x_j))] with N_k(x_j) the input to layer k\"";
    says: "With N_k = h_{k−1} = σ(V_{k−1}h_{k−2}), D_{k−1} = diag σ'(N_k) and the convention σ'(0) = 1, eq. 2 holds for all bias-free ReLU nets and all x.";
    reading: "Reading \"what enters layer k\", σ'(0) = 1. Instances: L = 3. As h ≥ 0, all gates are 1.";
    verdict: "Refuted at x = 1, V_1 = 1, V_2 = −1, V_3 = 1: 0 against −1.";
    repair: "poggio::eq2_holds_for_any_gates_that_pass_what_the_relu_passes";
    domain: nets(NETS);
    judge<N>(case) {
        let (f, gated) = both(layers(case)?, case.vector("x")?, |_, _, h| h.iter().map(|t| slope(t, 1)).collect())?;
        Ok(Judgement::new().equal_vectors("f(x)", &f, &gated))
    }
}

claim! {
    pub struct GatesOfTheNextLayer = "poggio::eq2_gates_use_the_preactivation_of_the_next_layer", B;
    place: "Eq. 2, \"D_{k−1}(x_j) = diag[σ'(N_k(x_j))] with N_k(x_j) the input to layer k\", with the indices as displayed and N_k = V_k h_{k−1}";
    says: "For all bias-free ReLU nets with all layers of equal width and all x: eq. 2 holds with D_{k−1} = diag σ'(V_k h_{k−1}).";
    reading: "Reading \"index as displayed\". Instances: L = 3, σ'(0) = 0.";
    verdict: "Refuted at x = V_1 = V_2 = 1, V_3 = −1: −1 against 0, as the negative V_3 closes the gate before it.";
    repair: "poggio::eq2_holds_for_any_gates_that_pass_what_the_relu_passes";
    domain: Space::new("L = 3, width ≤ 2, entries 0, ±1").natural("n", 1, 2).matrix("V1", "n", "n", &[0, 1, -1]).matrix("V2", "n", "n", &[0, 1, -1]).matrix("V3", "n", "n", &[0, 1, -1]).vector("x", "n", &[1, -1]);
    judge<N>(case) {
        let v = layers(case)?;
        let next = |k: usize, _: &[N], h: &[N]| v[k + 1].apply(h)?.iter().map(|t| slope(t, 0)).collect();
        let (f, gated) = both(v, case.vector("x")?, next)?;
        Ok(Judgement::new().equal_vectors("f(x)", &f, &gated))
    }
}

claim! {
    pub struct AnyPassingGates = "poggio::eq2_holds_for_any_gates_that_pass_what_the_relu_passes", Own;
    place: "Eq. 2 and eq. 9";
    says: "For all bias-free ReLU nets, all x and any diagonal matrices D_k with entry 1 where the pre-activation V_k h_{k−1} is positive, 0 where it is negative and anything where it is 0: f(x) = V_L D_{L−1} V_{L−1} ⋯ D_1 V_1 x. With h_{k−1} itself as argument this needs σ'(0) = 0; with σ'(0) = 1 all gates are 1 and the right side is the linear net V_L⋯V_1x.";
    reading: "Instances: L = 3; the gate at pre-activation 0 is the number g. The gates σ'(h) with σ'(0) = 1 are compared with the linear net.";
    verdict: "Proved for all widths, depths and gates.";
    repairs: "poggio::eq2_gates_are_derivatives_at_layer_inputs_with_sigma_prime_zero_equal_one";
    formal: "eq2_holds_for_any_gates_that_pass_what_the_relu_passes" in "poggio/eq2_holds_for_any_gates_that_pass_what_the_relu_passes.v";
    domain: nets("L = 3, one input and output, hidden width ≤ 2, entries 0, ±1, gates 5 at 0").number("g", &[(5, 1)]);
    judge<N>(case) {
        let (v, x, g) = (layers(case)?, case.vector("x")?, case.number("g")?);
        let gate = |t: &N| if is_one(t)? { slope(t, 0) } else { Ok(g.clone()) };
        let (f, gated) = both(v, x, |_, z, _| z.iter().map(gate).collect())?;
        let (_, open) = both(v, x, |_, _, h| h.iter().map(|t| slope(t, 1)).collect())?;
        let linear = v[2].times(v[1])?.times(v[0])?.apply(x)?;
        Ok(Judgement::new().equal_vectors("f(x)", &f, &gated).equal_vectors("V_3V_2V_1x", &open, &linear))
    }
}
