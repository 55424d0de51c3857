//! §3.2, §5.3: binding by circular convolution (Holographic Reduced Representations) – when decoding is exact, and its mean error.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Space};
use crate::number::{Number, decided, sum};

/// `x ⊛ y`, indices modulo the length.
fn convolution<N: Number>(x: &[N], y: &[N]) -> Vec<N> {
    let d = x.len();
    (0..d)
        .map(|k| sum((0..d).map(|i| x[i].clone() * y[(k + d - i) % d].clone())))
        .collect()
}

/// The involution `x*_i = x_{−i}`.
fn involution<N: Number>(x: &[N]) -> Vec<N> {
    let d = x.len();
    (0..d).map(|i| x[(d - i) % d].clone()).collect()
}

claim! {
    pub struct DecodingExactIff = "poggio::circular_convolution_decoding_is_exact_iff_the_shifts_of_the_key_are_orthonormal", Own;
    place: "§3.2; §5.3, last remark (circular convolution)";
    says: "For x ∈ ℝ^D: x* ⊛ (x ⊛ y) = y for all y iff Σ_i x_i x_{i+k} = δ_{k0} for k = 0…D − 1 (indices modulo D), that is iff the D cyclic shifts of x are orthonormal.";
    reading: "\"For all y\": for y among the unit vectors, which span. The right side is computed from the shifts.";
    verdict: "Proved for every D and x.";
    formal: "circular_convolution_decoding_is_exact_iff_the_shifts_of_the_key_are_orthonormal" in "poggio/circular_convolution_decoding_is_exact_iff_the_shifts_of_the_key_are_orthonormal.v";
    domain: Space::new("D ≤ 4, entries 0, ±1, ±1/2").natural("D", 1, 4).rational_vector("x", "D", &[(0, 1), (1, 1), (-1, 1), (1, 2), (-1, 2)]);
    judge<N>(case) {
        let x = case.vector("x")?;
        let d = x.len();
        let mut exact = true;
        for k in 0..d {
            let y: Vec<N> = (0..d).map(|i| truth(i == k)).collect();
            for (a, b) in convolution(&involution(x), &convolution(x, &y)).iter().zip(&y) {
                exact &= equal(a, b)?;
            }
        }
        let mut orthonormal = true;
        for k in 0..d {
            let shift = sum((0..d).map(|i| x[i].clone() * x[(i + k) % d].clone()));
            orthonormal &= equal(&shift, &truth(k == 0))?;
        }
        Ok(Judgement::new().said(Some(exact == orthonormal), format!("exact: {exact}"), format!("orthonormal shifts: {orthonormal}")))
    }
}

claim! {
    pub struct DecodingError = "poggio::mean_error_energy_of_circular_convolution_decoding_is_about_the_energy_of_the_pattern", Own;
    place: "§3.2; §5.3, last remark (circular convolution)";
    says: "For a key x with independent uniform entries ±1/√D and every y ∈ ℝ^D: E‖x* ⊛ x ⊛ y − y‖² = ((D − 2)‖y‖² + (Σ_i y_i)²)/D for odd D, and ((D − 2)‖y‖² + 2(Σ_{i even} y_i)² + 2(Σ_{i odd} y_i)²)/D for even D. So decoding alone does not recover y: the relative error tends to 1 for y with small sums.";
    reading: "The mean over all 2^D sign vectors, for all real y.";
    verdict: "Exhausted for D ≤ 5, all real y, by identity. (The autocorrelations r_k, k ≠ 0, have E r_k r_l = 1/D if l = ±k, twice that if 2k = D, and 0 otherwise.)";
    domain: Space::new("D ≤ 5, all sign vectors, all real y").natural("D", 1, 5).free_vector("y", "D");
    judge<N>(case) {
        let (d, y) = (case.natural("D")?, case.vector("y")?);
        let (mut total, mut all) = (N::integer(0), 0);
        for s in signs(d) {
            // The key is s/√D, so both convolutions together carry a factor 1/D.
            let key: Vec<N> = s.iter().map(|&t| N::integer(t)).collect();
            let decoded = convolution(&involution(&key), &convolution(&key, y));
            let miss: Vec<N> = decoded.iter().zip(y).map(|(a, b)| a.clone() * N::ratio(1, d as i64) - b.clone()).collect();
            total = total + energy(&miss);
            all += 1;
        }
        let part = |r: usize| sum(y.iter().enumerate().filter(|(i, _)| i % 2 == r).map(|(_, t)| t.clone())).squared();
        let sums = if d % 2 == 1 {
            sum(y.iter().cloned()).squared()
        } else {
            N::integer(2) * (part(0) + part(1))
        };
        let formula = (N::integer(d as i64 - 2) * energy(y) + sums) * N::ratio(1, d as i64);
        Ok(Judgement::new().equal("E‖error‖²", total * N::ratio(1, all), formula))
    }
}

claim! {
    pub struct ExactSignKeys = "poggio::sign_keys_with_exact_decoding_have_length_1_or_4_up_to_10", Own;
    place: "§3.2; §5.3, last remark (circular convolution)";
    says: "For D ≤ 10 there is a key with entries ±1/√D for which circular-convolution decoding is exact iff D = 1 or D = 4.";
    reading: "Exact iff all autocorrelations Σ_i s_i s_{i+k}, k ≠ 0, of the signs vanish (the criterion above); all sign vectors are tried.";
    verdict: "Proved: every D ≤ 10.";
    domain: Space::new("D ≤ 10, all sign vectors").natural("D", 1, 10).complete();
    judge<N>(case) {
        let d = case.natural("D")?;
        let perfect = |s: &[i64]| (1..d).all(|k| (0..d).map(|i| s[i] * s[(i + k) % d]).sum::<i64>() == 0);
        let found = signs(d).any(|s| perfect(&s));
        Ok(Judgement::new().equal("whether there is such a key", truth::<N>(found), truth(d == 1 || d == 4)))
    }
}

claim! {
    pub struct ManyBoundPairs = "poggio::superposed_pairs_add_the_energies_of_the_other_patterns_to_the_decoding_error", Own;
    place: "§3.2; §5.3, last remark (circular convolution)";
    says: "For independent keys x_n with uniform entries ±1/√D and the trace c = Σ_n x_n ⊛ y_n: E‖x_1* ⊛ c − y_1‖² = E‖x_1* ⊛ x_1 ⊛ y_1 − y_1‖² + Σ_{n≥2} ‖y_n‖².";
    reading: "Two pairs; the mean over all pairs of sign vectors, for all real y_1, y_2.";
    verdict: "Exhausted for D ≤ 3, two pairs, all real patterns, by identity. (E‖x_1* ⊛ x_n ⊛ y‖² = ‖y‖².)";
    domain: Space::new("D ≤ 3, two pairs, all real patterns").natural("D", 1, 3).free_vector("y1", "D").free_vector("y2", "D");
    judge<N>(case) {
        let (d, y, z) = (case.natural("D")?, case.vector("y1")?, case.vector("y2")?);
        let (mut both, mut one, mut all) = (N::integer(0), N::integer(0), 0);
        let scale = N::ratio(1, d as i64);
        for s in signs(2 * d) {
            let key = |n: usize| -> Vec<N> { s[n * d..(n + 1) * d].iter().map(|&t| N::integer(t)).collect() };
            let cue = involution(&key(0));
            let (own, other) = (convolution(&cue, &convolution(&key(0), y)), convolution(&cue, &convolution(&key(1), z)));
            let miss: Vec<N> = own.iter().zip(y).map(|(a, b)| a.clone() * scale.clone() - b.clone()).collect();
            let worse: Vec<N> = miss.iter().zip(&other).map(|(a, b)| a.clone() + b.clone() * scale.clone()).collect();
            one = one + energy(&miss);
            both = both + energy(&worse);
            all += 1;
        }
        let mean = decided(N::integer(1).over(&N::integer(all)), "a mean")?;
        Ok(Judgement::new().equal("E‖error‖²", both * mean.clone(), one * mean + energy(z)))
    }
}
