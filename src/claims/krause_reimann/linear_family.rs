//! Eq. 6 and what it implies: the two-parameter families and their spectra.

use crate::claim;
use crate::claims::words::{act, act_on_matrix, preserves, same};
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, decided};

/// `W_{a,b}` of eq. 6.
fn w_ab<N: Number>(a: &N, b: &N) -> Matrix<N> {
    let one = N::integer(1);
    let (a, b) = (a.clone(), b.clone());
    let rows = [
        [one.clone() - a.clone(), a.clone(), a],
        [-b.clone(), one.clone() + b.clone(), b.clone()],
        [-b.clone(), b.clone(), one + b],
    ];
    Matrix::from_fn(3, 3, |i, j| rows[i][j].clone())
}

/// Coefficients of `(t − 1)²(t − λ)`, constant term first.
fn one_one_lambda<N: Number>(lambda: &N) -> Vec<N> {
    let l = || lambda.clone();
    vec![
        -l(),
        N::integer(2) * l() + N::integer(1),
        -l() - N::integer(2),
        N::integer(1),
    ]
}

claim! {
    pub struct SpectrumOfWab = "krause_reimann::spectrum_of_w_ab", A;
    place: "After eq. 6; repeated in §3.1.2";
    says: "For all a, b ∈ ℝ the eigenvalues with multiplicity of W_{a,b} of eq. 6 are 1, 1 and 1 − a − 2b.";
    reading: "Equality of characteristic polynomials, which is equality of spectra with multiplicity.";
    verdict: "Refuted at a = 0, b = 1: the trace is 3 − a + 2b, so the third eigenvalue is 1 − a + 2b.";
    repair: "krause_reimann::spectrum_of_w_ab_with_plus";
    domain: Space::new("all real a, b").free("a").free("b").complete();
    judge<N>(case) {
        let (a, b) = (case.number("a")?, case.number("b")?);
        let lambda = N::integer(1) - a.clone() - N::integer(2) * b.clone();
        let found = w_ab(a, b).characteristic_polynomial()?;
        Ok(Judgement::new().equal_vectors("coefficient", &found, &one_one_lambda(&lambda)))
    }
}

claim! {
    pub struct SpectrumOfWabWithPlus = "krause_reimann::spectrum_of_w_ab_with_plus", Own;
    place: "After eq. 6, with the sign of 2b corrected";
    says: "For all a, b ∈ ℝ the eigenvalues with multiplicity of W_{a,b} of eq. 6 are 1, 1 and 1 − a + 2b.";
    reading: "Equality of characteristic polynomials.";
    verdict: "Proved by identity in a and b.";
    repairs: "krause_reimann::spectrum_of_w_ab";
    domain: Space::new("all real a, b").free("a").free("b").complete();
    judge<N>(case) {
        let (a, b) = (case.number("a")?, case.number("b")?);
        let lambda = N::integer(1) - a.clone() + N::integer(2) * b.clone();
        let found = w_ab(a, b).characteristic_polynomial()?;
        Ok(Judgement::new().equal_vectors("coefficient", &found, &one_one_lambda(&lambda)))
    }
}

claim! {
    pub struct CompatibleIffInvariantEverywhere = "krause_reimann::compatible_iff_w_invariant_everywhere", A;
    place: "Eq. 3";
    says: "For all N, s ∈ S_N, strictly increasing φ and W ∈ ℝ^{N×N}: φ_W(s·x) = s·φ_W(x) for all x ∈ ℝ^N ⇔ s·W = W.";
    reading: "φ is injective and acts componentwise, so it can be cancelled on both sides; x runs through the unit vectors, which suffices by linearity.";
    verdict: "Exhausted.";
    domain: Space::new("N ≤ 4, all s ∈ S_N, all real W").natural("N", 0, 4).permutation("s", "N").free_matrix("W", "N", "N");
    judge<N>(case) {
        let (n, s, w) = (case.natural("N")?, case.naturals("s")?, case.matrix("W")?);
        let moved = act_on_matrix(s, w);
        // Column j of W P_s − P_s W against column j of (W − s·W) P_s, P_s the permutation of coordinates.
        let mut j = Judgement::new();
        for k in 0..n {
            let e: Vec<N> = (0..n).map(|i| N::integer(i64::from(i == k))).collect();
            let (left, right) = (w.apply(&act(s, &e))?, act(s, &w.apply(&e)?));
            let defect: Vec<N> = left.into_iter().zip(right).map(|(a, b)| a - b).collect();
            let expected = w.minus(&moved)?.apply(&act(s, &e))?;
            j = j.equal_vectors("W(s·e) − s·(We)", &defect, &expected);
        }
        Ok(j)
    }
}

claim! {
    pub struct CompatibleIffInvariantOnX = "krause_reimann::compatible_iff_w_invariant_on_training_set", A;
    place: "Eq. 3 with eq. 2 required on the training set";
    says: "For all N, finite X ⊂ ℝ^N, strictly increasing φ and W: [φ_W(s·x) = s·φ_W(x) for all x ∈ X, s ∈ Σ_X] ⇔ [s·W = W for all s ∈ Σ_X].";
    reading: "φ is cancelled. X is not empty.";
    verdict: "Refuted: on X alone nothing constrains W off the span of X.";
    domain: Space::new("N ≤ 3, X ⊂ {0,1}^N").natural("N", 1, 3).binary_sets("X", "N", 1, 8).permutation("s", "N").free_matrix("W", "N", "N");
    judge<N>(case) {
        let (x, s, w) = (case.matrix("X")?, case.naturals("s")?, case.matrix("W")?);
        let j = Judgement::new().given("s ∈ Σ_X", Some(preserves(s, x)?));
        let mut compatible = true;
        for item in x.row_vectors() {
            let (l, r) = (w.apply(&act(s, &item))?, act(s, &w.apply(&item)?));
            compatible &= decided(same(&l, &r), "compatibility on X")?;
        }
        let invariant = decided(act_on_matrix(s, w).same(w), "invariance")?;
        Ok(j.said(Some(compatible == invariant), format!("compatible on X: {compatible}"), format!("s·W = W: {invariant}")))
    }
}
