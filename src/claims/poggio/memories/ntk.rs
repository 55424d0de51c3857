//! §2.1, §5.3: the neural tangent kernel of ReLU networks and the Laplacian kernel on the sphere.

use super::notation::*;
use crate::claim;
use crate::informal;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Elementary, Number, Undefined, decided, sum};

fn dot<N: Number>(x: &[N], y: &[N]) -> N {
    sum(x.iter().zip(y).map(|(a, b)| a.clone() * b.clone()))
}

/// `σ'(t)`, with `σ'(0) = 0`.
fn step<N: Number>(t: &N) -> Result<N, Undefined> {
    Ok(truth(less(&N::integer(0), t)?))
}

fn negated<N: Number>(x: &[N]) -> Vec<N> {
    x.iter().map(|t| -t.clone()).collect()
}

/// The tangent kernel of `f(x) = Σ_r a_rσ(w_r·x)`: the inner product of the gradients at `x` and `y`.
fn tangent<N: Number>(w: &Matrix<N>, a: &[N], x: &[N], y: &[N]) -> Result<N, Undefined> {
    let mut k = N::integer(0);
    for (r, v) in a.iter().enumerate() {
        let (s, t) = (dot(w.row(r), x), dot(w.row(r), y));
        k = k + relu(&s)? * relu(&t)? + v.squared() * step(&s)? * step(&t)? * dot(x, y);
    }
    Ok(k)
}

fn nets(words: &str) -> Space {
    Space::new(words)
        .natural("m", 1, 2)
        .matrix("W", "m", 2, &[1, 0, -1])
        .vector("a", "m", &[1, 2])
        .vector("x", 2, &[1, 0, -1])
}

claim! {
    pub struct NtkIsLaplacian = "poggio::ntk_equals_the_laplacian_kernel_as_a_function", B;
    place: "§2.1 (\"quite similar to a radial kernel of the Laplacian type\"); §5.3 (\"is equivalent to a classical RBF kernel, the Laplacian\")";
    says: "For some c, C > 0 the two-layer bias-free ReLU NTK κ(t), t = ⟨x, x'⟩ ∈ [−1, 1], equals C·exp(−c√(2 − 2t)).";
    reading: "Reading \"as functions on the sphere\". An instance is a proposed (c, C), judged at t = −1. κ(t) = tκ_0(t) + κ_1(t) with κ_0 = 2E[σ'(u)σ'(v)], κ_1 = 2E[σ(u)σ(v)] for standard normal u, v of correlation t; at t = −1, v = −u and both products vanish for every u, so κ(−1) = 0. This is computed at u = ±1.";
    verdict: "Refuted: the first proposal c = C = 1 fails at t = −1, as does every other.";
    repair: "poggio::two_layer_tangent_kernel_vanishes_at_antipodal_points";
    negation: "poggio::two_layer_tangent_kernel_vanishes_at_antipodal_points";
    domain: Space::new("proposed c = 1, 2, 1/2 and C = 1, 2, 1/2").number("c", &[(1, 1), (2, 1), (1, 2)]).number("C", &[(1, 1), (2, 1), (1, 2)]);
    judge<N>(case) {
        let (c, big) = (case.number("c")?, case.number("C")?);
        let mut kernel = N::integer(0);
        for u in [1, -1] {
            let (u, v) = (N::integer(u), N::integer(-u));
            kernel = kernel + relu(&u)? * relu(&v)? - step(&u)? * step(&v)?;
        }
        let two = decided(N::integer(4).elementary(Elementary::Sqrt), "a root")?;
        Ok(Judgement::new()
            .given("c > 0", N::integer(0).below(c))
            .given("C > 0", N::integer(0).below(big))
            .equal("κ(−1)", kernel, big.clone() * exp(&-(c.clone() * two))?))
    }
}

claim! {
    pub struct TangentAntipodal = "poggio::two_layer_tangent_kernel_vanishes_at_antipodal_points", Own;
    place: "§2.1; §5.3";
    says: "For every width, all weights and every x, the tangent kernel of a two-layer bias-free ReLU network satisfies Θ(x, −x) = 0, hence so does its limit κ(−1) = 0, while C·exp(−2c) > 0 for all c, C > 0.";
    reading: "Θ(x, y) is the inner product of the gradients of Σ_r a_rσ(w_r·x) in all weights, σ'(0) = 0.";
    verdict: "Proved for all widths, dimensions and weights.";
    repairs: "poggio::ntk_equals_the_laplacian_kernel_as_a_function";
    formal: "two_layer_tangent_kernel_vanishes_at_antipodal_points" in "poggio/odd_part_of_the_two_layer_tangent_kernel_is_linear.v";
    domain: nets("at most 2 units, weights and inputs 0, ±1");
    judge<N>(case) {
        let x = case.vector("x")?;
        let k = tangent(case.matrix("W")?, case.vector("a")?, x, &negated(x))?;
        Ok(Judgement::new().equal("Θ(x, −x)", k, N::integer(0)))
    }
}

/// `exp(−c‖x − y‖)`.
fn laplacian<N: Number>(c: &N, x: &[N], y: &[N]) -> Result<N, Undefined> {
    let square = sum(x
        .iter()
        .zip(y)
        .map(|(a, b)| (a.clone() - b.clone()).squared()));
    let norm = decided(square.elementary(Elementary::Sqrt), "a norm")?;
    exp(&-(c.clone() * norm))
}

claim! {
    pub struct NtkSameSpace = "poggio::ntk_and_laplacian_have_the_same_rkhs_for_two_layers_without_bias", A;
    place: "§2.1 (\"quite similar to a radial kernel of the Laplacian type\"); §5.3 (\"is equivalent to a classical RBF kernel, the Laplacian\")";
    says: "On S^{d−1}, d ≥ 3: the reproducing kernel Hilbert spaces of the two-layer bias-free ReLU NTK and of exp(−c‖x − x'‖), c > 0, are equal as sets.";
    reading: "Reading \"same function space\". μ = Σ_j b_j(δ_{x_j} − δ_{−x_j}) vanishes on the space of a kernel k iff its energy Σ b_i b_j·2(k(x_i, x_j) − k(x_i, −x_j)) is 0; so equal sets have the same such μ. For the NTK κ(t) − κ(−t) = t(κ_0(t) + κ_0(−t)) + κ_1(t) − κ_1(−t) = 2t, because κ_0(t) + κ_0(−t) = 1 and κ_1(t) − κ_1(−t) = t, so its energy is 4|Σ b_j x_j|². The sphere has radius 5 to have integer points, c = 1/5; x_1 = 5e_1, x_2 = 5e_2 and x_3 are three of them.";
    verdict: "Refuted by the points 5e_1, 5e_2, (3, 4, 0) with b = (3, 4, −5), up to order: odd parts of the NTK's functions are linear.";
    repair: "poggio::odd_part_of_the_two_layer_tangent_kernel_is_linear";
    domain: Space::new("three points of a great circle of radius 5, b among 0, 3, 4, −5").vector("x3", 2, &[0, 3, 4, 5]).vector("b", 3, &[0, 3, 4, -5]);
    judge<N>(case) {
        let (x3, b) = (case.vector("x3")?, case.vector("b")?);
        let (five, zero) = (N::integer(5), N::integer(0));
        let on_sphere = equal(&energy(x3), &N::integer(25))?;
        let points = [[five.clone(), zero.clone()], [zero.clone(), five], [x3[0].clone(), x3[1].clone()]];
        let pairs = || points.iter().zip(b).flat_map(|p| points.iter().zip(b).map(move |q| (p, q)));
        let ntk = sum(pairs().map(|((x, v), (y, w))| N::integer(4) * v.clone() * w.clone() * dot(x, y)));
        let silent = equal(&ntk, &zero)?;
        let j = Judgement::new().given("|x_3| = 5", Some(on_sphere)).given("the energy of μ for the NTK is 0", Some(silent));
        if !on_sphere || !silent {
            return Ok(j.said(Some(true), "no such μ", "such a μ"));
        }
        let (mut other, c) = (zero.clone(), N::ratio(1, 5));
        for ((x, v), (y, w)) in pairs() {
            let odd = laplacian(&c, x, y)? - laplacian(&c, x, &negated(y))?;
            other = other + N::integer(2) * v.clone() * w.clone() * odd;
        }
        Ok(j.equal("energy of μ for the Laplacian kernel", other, zero))
    }
}

claim! {
    pub struct TangentOddPart = "poggio::odd_part_of_the_two_layer_tangent_kernel_is_linear", Own;
    place: "§2.1; §5.3";
    says: "For every width, all weights, every x and every y with w_r·y ≠ 0 for all r, the tangent kernel of a two-layer bias-free ReLU network satisfies Θ(x, y) − Θ(x, −y) = (Σ_r σ(w_r·x)w_r + a_r²σ'(w_r·x)x)·y: the odd part of each of its functions is linear. So is it for the limit, κ(t) − κ(−t) = 2t, and the spaces agree at most on even and linear functions.";
    reading: "Θ(x, y) is the inner product of the gradients of Σ_r a_rσ(w_r·x) in all weights, σ'(0) = 0.";
    verdict: "Proved for all widths, dimensions and weights.";
    repairs: "poggio::ntk_and_laplacian_have_the_same_rkhs_for_two_layers_without_bias";
    needs: "w_r·y ≠ 0 for all r (almost all y): elsewhere σ'(w·y) + σ'(−w·y) = 0.";
    formal: "odd_part_of_the_two_layer_tangent_kernel_is_linear" in "poggio/odd_part_of_the_two_layer_tangent_kernel_is_linear.v";
    domain: nets("at most 2 units, weights and inputs 0, ±1").vector("y", 2, &[1, 2]);
    judge<N>(case) {
        let (w, a, x, y) = (case.matrix("W")?, case.vector("a")?, case.vector("x")?, case.vector("y")?);
        let (mut generic, mut linear) = (true, vec![N::integer(0); x.len()]);
        for (r, v) in a.iter().enumerate() {
            let s = dot(w.row(r), x);
            generic &= !equal(&dot(w.row(r), y), &N::integer(0))?;
            for (k, l) in linear.iter_mut().enumerate() {
                *l = l.clone() + relu(&s)? * w.at(r, k).clone() + v.squared() * step(&s)? * x[k].clone();
            }
        }
        let odd = tangent(w, a, x, y)? - tangent(w, a, x, &negated(y))?;
        Ok(Judgement::new().given("w_r·y ≠ 0", Some(generic)).equal("Θ(x, y) − Θ(x, −y)", odd, dot(&linear, y)))
    }
}

const DEGREE: usize = 5;

/// The product of two power series up to the degree above.
fn product<N: Number>(p: &[N], q: &[N]) -> Vec<N> {
    (0..=DEGREE)
        .map(|k| sum((0..=k).map(|i| p[i].clone() * q[k - i].clone())))
        .collect()
}

/// `Σ_n c_n u^n` up to the degree above.
fn composed<N: Number>(c: &[N], u: &[N]) -> Vec<N> {
    let mut value = vec![N::integer(0); DEGREE + 1];
    for t in c.iter().rev() {
        value = product(&value, u);
        value[0] = value[0].clone() + t.clone();
    }
    value
}

/// Lower bounds for the Taylor coefficients of `κ_0 = 1/2 + arcsin(t)/π` and of `κ_1`, whose derivative is `κ_0` and whose constant is `1/π`, from `1/π > 7/22`.
fn arc_cosine<N: Number>() -> (Vec<N>, Vec<N>) {
    let p = N::ratio(7, 22);
    let mut zero = vec![N::integer(0); DEGREE + 1];
    zero[0] = N::ratio(1, 2);
    // arcsin: the coefficient of t^{2m+1} is C(2m, m)/(4^m (2m + 1)).
    for m in 0..=(DEGREE - 1) / 2 {
        let n = 2 * m + 1;
        zero[n] = p.clone() * choose::<N>(2 * m, m) * N::ratio(1, n as i64 * (1 << (2 * m)));
    }
    let mut one = vec![p];
    one.extend((0..DEGREE).map(|k| zero[k].clone() * N::ratio(1, k as i64 + 1)));
    (zero, one)
}

claim! {
    pub struct NtkDeeper = "poggio::ntk_and_laplacian_have_the_same_rkhs_for_deeper_nets", B;
    place: "§2.1 (\"quite similar to a radial kernel of the Laplacian type\"); §5.3 (\"is equivalent to a classical RBF kernel, the Laplacian\")";
    says: "On S^{d−1}, d ≥ 3: the reproducing kernel Hilbert spaces of the fully-connected ReLU NTK with at least two hidden layers and of exp(−c‖x − x'‖) are equal as sets.";
    reading: "Zonal kernels have equal spaces iff the ratios of their Gegenbauer coefficients are bounded both ways. Those of exp(−c‖x − x'‖) are positive and of order k^{−d}; those of Θ_ℓ (ℓ hidden layers, without bias; Θ_1 = tκ_0 + κ_1, Θ_{ℓ+1} = Θ_ℓ·κ_0(Σ_ℓ) + κ_1(Σ_ℓ), Σ_ℓ = κ_1∘…∘κ_1) are of order (s + (−1)^k m)k^{−d}, where s, m are the moduli of the coefficients of (1 ∓ t)^{1/2} at t = ±1 in units of √2/π (singularity analysis, Bietti and Bach 2021, Chen and Xu 2021, cited). Judged: s > m, with s = Σ_{i≤ℓ} i and m ≤ κ_0(Σ_1(−1)) = κ_0(0), and that the Taylor coefficients up to degree 5 are positive (then so are the Gegenbauer coefficients), from lower bounds with 1/π > 7/22.";
    verdict: "Exhausted for 2 and 3 hidden layers and degrees up to 5. (With one hidden layer s = m and odd coefficients vanish.)";
    domain: Space::new("2 and 3 hidden layers, degrees at most 5").natural("ℓ", 2, 3);
    judge<N>(case) {
        let layers = case.natural("ℓ")?;
        let (zero, one) = arc_cosine::<N>();
        // One hidden layer: Θ_1 = tκ_0 + κ_1, Θ_1(1) = 2, and tκ_0 alone has a root singularity, of modulus 1 at both ends.
        let mut shifted = vec![N::integer(0)];
        shifted.extend(zero[..DEGREE].iter().cloned());
        let mut theta: Vec<N> = shifted.iter().zip(&one).map(|(a, b)| a.clone() + b.clone()).collect();
        let mut sigma = one.clone();
        let (mut at_one, mut s, mut m) = (N::integer(2), N::integer(1), N::integer(1));
        for l in 1..layers {
            let gate = composed(&zero, &sigma);
            let next = composed(&one, &sigma);
            theta = product(&theta, &gate).iter().zip(&next).map(|(a, b)| a.clone() + b.clone()).collect();
            // At 1: κ_0 = 1 there, and κ_0(Σ_ℓ) brings its own root, times Θ_ℓ(1). At −1: Σ_1(−1) = 0, Σ_ℓ has no root, and 0 ≤ κ_0 ≤ 1.
            s = s + at_one.clone();
            at_one = at_one + N::integer(1);
            if l == 1 {
                m = m * zero[0].clone();
            }
            sigma = next;
        }
        let mut fine = less(&m, &s)?;
        for c in &theta {
            fine &= less(&N::integer(0), c)?;
        }
        Ok(Judgement::new().said(Some(fine), format!("s = {s}, m ≤ {m}"), "s > m, all coefficients positive"))
    }
}

informal! {
    pub struct LargeNorms = "poggio::large_initial_norms_lead_to_the_ntk_regime", B;
    place: "§2.1; §5.3";
    says: "Under certain training conditions (e.g. \"largish\" norms) a deep network converges to weights that correspond to a kernel machine with the NTK.";
    missing: "the training conditions";
}

informal! {
    pub struct NetTalk = "poggio::nettalk_is_matched_by_nearest_neighbour", B;
    place: "§2.1";
    says: "A nearest-neighbour classifier did as well as NETtalk; the boundary between associative and learning networks is very thin.";
    missing: "data and error measure; a definition of the boundary";
}
