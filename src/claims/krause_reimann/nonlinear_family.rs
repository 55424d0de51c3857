//! §3.2.1 and what an activation can reach at all: eq. 8, the displayed W_c, values that tanh and the sigmoid never take.

use super::notation::*;
use crate::claim;
use crate::claims::words::{act_on_matrix, activate, attains, same};
use crate::kernel::{Judgement, Matrix, Signed, Space};
use crate::number::{Elementary, Number, Undefined, decided};

const CURVED: [&str; 2] = ["tanh", "sigmoid"];

claim! {
    pub struct CostIsZeroForCurved = "krause_reimann::training_cost_is_zero_for_tanh_and_sigmoid", A;
    place: "§3.1.1 with Table 1, whose caption covers all three activations";
    says: "For φ = tanh and for φ = 1/(1+e^(−t)) there is W ∈ ℝ^{3×3} with training cost exactly 0 on X'.";
    reading: "Cost 0 means φ((Wx)_i) = x_i for every item and component; the values 0 and 1 have to lie in the range of φ.";
    verdict: "Refuted for both: tanh and the sigmoid never reach 1.";
    repair: "krause_reimann::training_cost_is_positive_for_tanh_and_sigmoid";
    domain: Space::new("the two activations").word("phi", &CURVED).complete();
    judge<N>(case) {
        let phi = case.word("phi")?;
        let reached = attains(phi, &N::integer(1))? && attains(phi, &N::integer(0))?;
        let range = if phi == "tanh" { "(−1, 1)" } else { "(0, 1)" };
        Ok(Judgement::new().said(Some(reached), format!("the range of φ is {range}"), "contains 0 and 1"))
    }
}

claim! {
    pub struct CostIsPositiveForCurved = "krause_reimann::training_cost_is_positive_for_tanh_and_sigmoid", Own;
    place: "§3.1.1 with Table 1";
    says: "For φ = tanh and the sigmoid, 1 − φ(t) > 0 for every real t; so every pattern with a component 1 has a positive loss under every W.";
    reading: "With E = e^{2t} and eᵗ: 1 − φ = 2/(E+1) and 1/(E+1), compared after multiplying by E + 1 > 0.";
    verdict: "Proved for every E > 0.";
    repairs: "krause_reimann::training_cost_is_zero_for_tanh_and_sigmoid";
    domain: Space::new("both activations, all E > 0").word("phi", &CURVED).free("E").complete();
    judge<N>(case) {
        let e = case.number("E")?.clone();
        let mut j = Judgement::new();
        j.given_positive("E > 0", e.clone());
        let one = N::integer(1);
        let (right, gap) = match case.word("phi")? {
            "tanh" => (e.clone() - one.clone(), Signed::constant(2, 1)),
            _ => (e.clone(), Signed::constant(1, 1)),
        };
        Ok(j.larger(e + one, right, true, gap))
    }
}

claim! {
    pub struct TanhAttainsOne = "krause_reimann::tanh_attains_one_for_large_argument", B;
    place: "§3.2.2 (\"values of 1 … can only be achieved with x ≫ 1\")";
    says: "There is t_0 with tanh t = 1 for all real t ≥ t_0.";
    reading: "As printed; t_0 is the proposed bound, judged at t = t_0. The value 1 would have to lie in the range of tanh.";
    verdict: "Refuted at the first proposed bound, t_0 = 1; tanh < 1 everywhere is the repair, proved for all t.";
    repair: "krause_reimann::training_cost_is_positive_for_tanh_and_sigmoid";
    negation: "krause_reimann::training_cost_is_positive_for_tanh_and_sigmoid";
    domain: Space::new("proposed t_0 = 1, 2, …, 20").natural("t0", 1, 20);
    judge<N>(case) {
        let t = N::integer(case.natural("t0")? as i64);
        let value = activate("tanh", &t)?;
        Ok(Judgement::new().said(value.same(&N::integer(1)), format!("tanh t_0 = {value}"), "1"))
    }
}

claim! {
    pub struct SigmoidItemsAreFixed = "krause_reimann::sigmoid_training_items_are_exact_fixed_points", B;
    place: "§3.2.2, \"the elements of the training set are attractive fixed points\"";
    says: "φ = 1/(1+e^(−t)): for some W, φ(Wx) = x for both x ∈ X'.";
    reading: "Reading \"exact\": the components 0 and 1 would have to lie in the range of the sigmoid.";
    verdict: "Refuted: the range is (0, 1).";
    repair: "krause_reimann::sigmoid_net_has_an_attracting_fixed_point_near_each_item";
    domain: Space::new("the values an item takes").number("value", &[(0, 1), (1, 1)]).complete();
    judge<N>(case) {
        let value = case.number("value")?;
        Ok(Judgement::new().said(Some(attains("sigmoid", value)?), "the range of φ is (0, 1)", format!("contains {value}")))
    }
}

claim! {
    pub struct SigmoidAtZeroPattern = "krause_reimann::sigmoid_loss_at_000_is_one_quarter_for_every_w", B;
    place: "Table 1, sigmoid, row 000";
    says: "For every W ∈ ℝ^{3×3}: the eq. 7 loss of φ_W, φ = 1/(1+e^(−t)), at 000 is 1/4.";
    reading: "As printed.";
    verdict: "Proved: W0 = 0 and φ(0) = 1/2.";
    domain: Space::new("all real W").free_matrix("W", 3, 3).complete();
    judge<N>(case) {
        let y = pattern::<N>("000");
        let output = case.matrix("W")?.apply(&y)?.iter().map(|t| activate("sigmoid", t)).collect::<Result<Vec<N>, _>>()?;
        Ok(Judgement::new().equal("loss at 000", loss(&output, &y)?, N::ratio(1, 4)))
    }
}

claim! {
    pub struct SectionSpecialises = "krause_reimann::activations_of_section_32_specialise_to_table1", B;
    place: "§3.2, definitions of φ; Table 1 caption";
    says: "There are constants c_1, c_2 with tanh(t − c_1) = tanh t and 1/(1+e^(−c_2 t)) = 1/(1+e^(−t)) for all t.";
    reading: "Both functions are injective, so the arguments have to agree for all t: t − c_1 = t and c_2 t = t, compared at t = 1 and t = 2.";
    verdict: "Proved: c_1 = 0, c_2 = 1.";
    quantifier: Exists;
    domain: Space::new("all real c_1, c_2").free("c1").free("c2").complete();
    judge<N>(case) {
        let (c1, c2) = (case.number("c1")?, case.number("c2")?);
        let mut j = Judgement::new();
        for t in [1, 2] {
            let t = N::integer(t);
            j = j.equal("t − c_1", t.clone() - c1.clone(), t.clone()).equal("c_2 t", c2.clone() * t.clone(), t);
        }
        Ok(j)
    }
}

/// The additional term for an injective φ with φ(p) = 1 and φ(q) = 0: diagonal.
fn w_c_two_valued<N: Number>(p: &N, q: &N) -> Matrix<N> {
    let d = p.clone() - q.clone() - N::integer(1);
    Matrix::from_fn(3, 3, |i, j| match (i, j) {
        (0, 0) => p.clone() - N::integer(1),
        (1 | 2, 0) => q.clone(),
        (1, 1) | (2, 2) => d.clone(),
        _ => N::integer(0),
    })
}

claim! {
    pub struct Eq8TwoValued = "krause_reimann::eq8_describes_all_structured_solutions_for_two_valued_activation", B;
    place: "Eq. 8";
    says: "φ injective with φ(p) = 1, φ(q) = 0: there is a matrix W_c depending only on p, q such that the matrices of the form eq. 5 with φ(Wx) = x on X are exactly W_{a,b} + W_c, a, b ∈ ℝ.";
    reading: "Reading \"φ reaches 0 and 1\": φ(Wx) = x iff Wx = q + (p − q)x. W_c = [[p−1,0,0],[q,p−q−1,0],[q,0,p−q−1]]; that nothing is missing is the dimension count of the linear case.";
    verdict: "Proved.";
    formal: "eq8_describes_all_structured_solutions_for_two_valued_activation" in "krause_reimann/eq8_describes_all_structured_solutions_for_two_valued_activation.v";
    domain: Space::new("all real a, b, p, q").free("a").free("b").free("p").free("q").complete();
    judge<N>(case) {
        let (p, q) = (case.number("p")?, case.number("q")?);
        let w = w_ab(case.number("a")?, case.number("b")?).plus(&w_c_two_valued(p, q))?;
        let mut j = Judgement::new().equal_matrices("(32)·W", &act_on_matrix(&swap(), &w), &w);
        for item in x::<N>().row_vectors() {
            let target: Vec<N> = item.iter().map(|e| q.clone() + (p.clone() - q.clone()) * e.clone()).collect();
            j = j.equal_vectors("Wx", &w.apply(&item)?, &target);
        }
        Ok(j)
    }
}

claim! {
    pub struct Eq8Curved = "krause_reimann::eq8_describes_all_structured_solutions_for_tanh_and_sigmoid", A;
    place: "Eq. 8 with the two activations of §3.2";
    says: "For φ = tanh(t − c) and φ = 1/(1+e^(−ct)), c > 0: every W of the form eq. 5 with φ(Wx) = x for x ∈ X can be written W_{a,b} + W_c with a matrix W_c that depends only on c.";
    reading: "Reading \"tanh, sigmoid\". Shifts and positive factors of the argument do not change the range of φ.";
    verdict: "Vacuous: no W has φ(Wx) = x, because 1 is not in the range of φ.";
    repair: "krause_reimann::eq8_describes_all_structured_solutions_for_two_valued_activation";
    domain: Space::new("both activations").word("phi", &CURVED).complete();
    judge<N>(case) {
        let phi = case.word("phi")?;
        let mut solvable = true;
        for value in x::<N>().entries() {
            solvable &= attains(phi, value)?;
        }
        Ok(Judgement::new()
            .given("some W has φ(Wx) = x on X", Some(solvable))
            .said(Some(false), "nothing to write", "W_{a,b} + W_c"))
    }
}

/// The displayed W_c for tanh, from T_0 = tanh c and T_1 = tanh(1 + c).
fn w_c_tanh<N: Number>(t0: &N, t1: &N) -> Matrix<N> {
    let d = t0.clone() - t1.clone() + N::integer(1);
    Matrix::from_fn(3, 3, |i, j| match (i, j) {
        (0, 0) => t1.clone() - N::integer(1),
        (1 | 2, 0) => t0.clone(),
        (1, 1) | (2, 2) => d.clone(),
        _ => N::integer(0),
    })
}

/// The displayed W_c for the sigmoid.
fn w_c_sigmoid<N: Number>(c: &N) -> Result<Matrix<N>, Undefined> {
    let e = decided((-c.clone()).elementary(Elementary::Exp), "an exponential")?;
    let one = N::integer(1);
    let quotient = |n: N| decided(n.over(&(one.clone() + e.clone())), "a quotient");
    let t0 = activate("tanh", c)?;
    let t1 = activate("tanh", &(one.clone() + c.clone()))?;
    let half = N::ratio(1, 2);
    let (first, last) = (
        -quotient(e.clone())?,
        half.clone() * quotient(one.clone() - e.clone())? - one.clone(),
    );
    Ok(Matrix::from_fn(3, 3, |i, j| match (i, j) {
        (0, 0) => first.clone(),
        (1 | 2, 0) => half.clone(),
        (1, 1) => t0.clone() - t1.clone() + one.clone(),
        (2, 2) => last.clone(),
        _ => N::integer(0),
    }))
}

fn abc(words: &str) -> Space {
    Space::new(words).free("c").free("a").free("b").complete()
}

/// `tanh(t − c)` and `1/(1+e^(−ct))`.
fn shifted<N: Number>(phi: &str, t: &N, c: &N) -> Result<N, Undefined> {
    match phi {
        "tanh" => activate("tanh", &(t.clone() - c.clone())),
        _ => activate("sigmoid", &(c.clone() * t.clone())),
    }
}

/// Compares two vectors over the items of X; the first pair that is known to differ decides.
fn compare_items<N: Number>(
    j: Judgement<N>,
    mut pair: impl FnMut(&[N]) -> Result<(Vec<N>, Vec<N>), Undefined>,
) -> Result<Judgement<N>, Undefined> {
    let mut result = Some(true);
    let mut sides = (String::from("every component"), String::from("equal"));
    for item in x::<N>().row_vectors() {
        let (left, right) = pair(&item)?;
        for (i, (l, r)) in left.iter().zip(&right).enumerate() {
            match l.same(r) {
                Some(false) => {
                    let name = item
                        .iter()
                        .map(|e| {
                            if e.is_nought() == Some(true) {
                                '0'
                            } else {
                                '1'
                            }
                        })
                        .collect::<String>();
                    return Ok(j.said(
                        Some(false),
                        format!("component {} at {name} is {l}", i + 1),
                        r.to_string(),
                    ));
                }
                None => {
                    result = None;
                    sides = (l.to_string(), r.to_string());
                }
                Some(true) => {}
            }
        }
    }
    Ok(j.said(result, sides.0, sides.1))
}

claim! {
    pub struct WcTanhSolves = "krause_reimann::w_c_for_tanh_solves_phi_of_wx_equals_x", A;
    place: "§3.2.1, displayed W_c for tanh";
    says: "For all a, b, c ∈ ℝ, W = W_{a,b} + W_c and φ(t) = tanh(t − c) satisfy φ(Wx) = x for x ∈ X.";
    reading: "Reading φ(Wx) = x.";
    verdict: "Refuted at a = b = c = 0: the first component would be tanh(tanh 1) = 1.";
    repair: "krause_reimann::eq8_describes_all_structured_solutions_for_two_valued_activation";
    domain: abc("all real a, b, c");
    judge<N>(case) {
        let c = case.number("c")?;
        let (t0, t1) = (activate("tanh", c)?, activate("tanh", &(N::integer(1) + c.clone()))?);
        let w = w_ab(case.number("a")?, case.number("b")?).plus(&w_c_tanh(&t0, &t1))?;
        compare_items(Judgement::new(), |item| {
            let out = w.apply(item)?.iter().map(|t| shifted("tanh", t, c)).collect::<Result<_, _>>()?;
            Ok((out, item.to_vec()))
        })
    }
}

claim! {
    pub struct WcTanhSolvesReversed = "krause_reimann::w_c_for_tanh_solves_wx_equals_phi_of_x", B;
    place: "§3.2.1, displayed W_c for tanh";
    says: "For all a, b, c ∈ ℝ, W = W_{a,b} + W_c satisfies Wx = φ(x) for x ∈ X with φ(t) = tanh(t + c) (componentwise), or for x ∈ X with φ(t) = tanh(t − c).";
    reading: "Reading Wx = φ(x).";
    verdict: "Refuted at a = b = c = 0 (where both activations agree): the diagonal entries have the wrong sign.";
    repair: "krause_reimann::w_c_with_corrected_diagonal_solves_wx_equals_phi_of_x";
    domain: abc("all real a, b, c");
    judge<N>(case) {
        let c = case.number("c")?;
        let (t0, t1) = (activate("tanh", c)?, activate("tanh", &(N::integer(1) + c.clone()))?);
        let w = w_ab(case.number("a")?, case.number("b")?).plus(&w_c_tanh(&t0, &t1))?;
        let mut last = Judgement::new();
        for sign in [1, -1] {
            let shift = N::integer(sign) * c.clone();
            last = compare_items(Judgement::<N>::new(), |item: &[N]| {
                let phi = item.iter().map(|t| activate("tanh", &(t.clone() + shift.clone()))).collect::<Result<_, _>>()?;
                Ok((w.apply(item)?, phi))
            })?;
            if last.conclusion.holds() != Some(false) {
                return Ok(last);
            }
        }
        Ok(last)
    }
}

claim! {
    pub struct WcSigmoidSolves = "krause_reimann::w_c_for_sigmoid_solves_phi_of_wx_equals_x", A;
    place: "§3.2.1, displayed W_c for the sigmoid";
    says: "For all a, b ∈ ℝ, c > 0, W = W_{a,b} + W_c and φ(t) = 1/(1+e^(−ct)) satisfy φ(Wx) = x for x ∈ X.";
    reading: "Reading φ(Wx) = x.";
    verdict: "Refuted at c = 1, a = b = 0: the sigmoid never reaches 1.";
    repair: "krause_reimann::eq8_describes_all_structured_solutions_for_two_valued_activation";
    domain: abc("all real a, b, c > 0");
    judge<N>(case) {
        let c = case.number("c")?;
        let w = w_ab(case.number("a")?, case.number("b")?).plus(&w_c_sigmoid(c)?)?;
        compare_items(Judgement::new().given("c > 0", N::integer(0).below(c)), |item| {
            let out = w.apply(item)?.iter().map(|t| shifted("sigmoid", t, c)).collect::<Result<_, _>>()?;
            Ok((out, item.to_vec()))
        })
    }
}

claim! {
    pub struct WcSigmoidSolvesReversed = "krause_reimann::w_c_for_sigmoid_solves_wx_equals_phi_of_x", B;
    place: "§3.2.1, displayed W_c for the sigmoid";
    says: "For all a, b ∈ ℝ, c > 0, W = W_{a,b} + W_c satisfies Wx = φ(x) for x ∈ X, φ(t) = 1/(1+e^(−ct)) componentwise.";
    reading: "Reading Wx = φ(x).";
    verdict: "Refuted at c = 1, a = b = 0: entry (2,2) is copied from the tanh case.";
    repair: "krause_reimann::w_c_with_corrected_diagonal_solves_wx_equals_phi_of_x";
    domain: abc("all real a, b, c > 0");
    judge<N>(case) {
        let c = case.number("c")?;
        let w = w_ab(case.number("a")?, case.number("b")?).plus(&w_c_sigmoid(c)?)?;
        compare_items(Judgement::new().given("c > 0", N::integer(0).below(c)), |item| {
            let phi = item.iter().map(|t| shifted("sigmoid", t, c)).collect::<Result<_, _>>()?;
            Ok((w.apply(item)?, phi))
        })
    }
}

claim! {
    pub struct WcCorrected = "krause_reimann::w_c_with_corrected_diagonal_solves_wx_equals_phi_of_x", Own;
    place: "§3.2.1, both displays of W_c";
    says: "For every φ with values f_1 = φ(1) and f_0 = φ(0), and all a, b: W = W_{a,b} + [[f_1−1,0,0],[f_0,f_1−f_0−1,0],[f_0,0,f_1−f_0−1]] satisfies Wx = φ(x) for x ∈ X and has the form of eq. 5.";
    reading: "For tanh(t + c) the diagonal entry is tanh(1+c) − tanh c − 1, the negative of the displayed one; for the sigmoid it is ½(1−e^{−c})/(1+e^{−c}) − 1, displayed only in entry (3,3).";
    verdict: "Proved by identity in a, b, f_0, f_1.";
    repairs: "krause_reimann::w_c_for_sigmoid_solves_wx_equals_phi_of_x";
    domain: Space::new("all real a, b, f_0, f_1").free("a").free("b").free("f0").free("f1").complete();
    judge<N>(case) {
        let (f0, f1) = (case.number("f0")?, case.number("f1")?);
        let w = w_ab(case.number("a")?, case.number("b")?).plus(&w_c_two_valued(f1, f0))?;
        let mut j = Judgement::new().equal_matrices("(32)·W", &act_on_matrix(&swap(), &w), &w);
        for item in x::<N>().row_vectors() {
            let phi: Vec<N> = item.iter().map(|e| f0.clone() + (f1.clone() - f0.clone()) * e.clone()).collect();
            j = j.equal_vectors("Wx", &w.apply(&item)?, &phi);
        }
        Ok(j)
    }
}

claim! {
    pub struct WcTanhHasEq5 = "krause_reimann::w_c_for_tanh_has_the_structure_of_eq5", B;
    place: "§3.2.1, \"Note that W_c has the same structure as W_ab\"";
    says: "For every c ∈ ℝ the displayed W_c for tanh has the form of eq. 5.";
    reading: "Reading tanh, eq. 5; tanh c and tanh(1 + c) enter as two real numbers.";
    verdict: "Proved by identity.";
    domain: Space::new("all real T_0, T_1").free("T0").free("T1").complete();
    judge<N>(case) {
        let w = w_c_tanh(case.number("T0")?, case.number("T1")?);
        Ok(Judgement::new().equal_matrices("(32)·W_c", &act_on_matrix(&swap(), &w), &w))
    }
}

claim! {
    pub struct WcTanhHasEq6 = "krause_reimann::w_c_for_tanh_has_the_structure_of_eq6", B;
    place: "§3.2.1, \"Note that W_c has the same structure as W_ab\"";
    says: "For every c ∈ ℝ the displayed W_c for tanh equals W_{a,b} for some a, b.";
    reading: "Reading tanh, eq. 6: entries (1,2) and (2,3) would give a = 0 and b = 0, so W_c = I.";
    verdict: "Refuted at c = 0: entry (1,1) is tanh 1 − 1 < 0 and not 1.";
    repair: "krause_reimann::w_c_for_tanh_has_the_structure_of_eq5";
    domain: Space::new("all real c").free("c").complete();
    judge<N>(case) {
        let c = case.number("c")?;
        let w = w_c_tanh(&activate("tanh", c)?, &activate("tanh", &(N::integer(1) + c.clone()))?);
        let member = w_ab(w.at(0, 1), w.at(1, 2));
        Ok(Judgement::new().equal_matrices("W_c", &w, &member))
    }
}

claim! {
    pub struct WcSigmoidHasEq5 = "krause_reimann::w_c_for_sigmoid_has_the_structure_of_eq5", B;
    place: "§3.2.1, \"Note that W_c has the same structure as W_ab\"";
    says: "For every c > 0 the displayed W_c for the sigmoid has the form of eq. 5.";
    reading: "Reading sigmoid, eq. 5.";
    verdict: "Refuted at c = 1: entries (2,2) and (3,3) differ.";
    repair: "krause_reimann::w_c_with_corrected_diagonal_solves_wx_equals_phi_of_x";
    domain: Space::new("all real c > 0").free("c").complete();
    judge<N>(case) {
        let c = case.number("c")?;
        let w = w_c_sigmoid(c)?;
        Ok(Judgement::new()
            .given("c > 0", N::integer(0).below(c))
            .equal_matrices("(32)·W_c", &act_on_matrix(&swap(), &w), &w))
    }
}

claim! {
    pub struct AffineGeneralises = "krause_reimann::affine_activation_generalises_like_the_linear_one", A;
    place: "End of §3.2.2; abstract (\"networks whose activation function contains a linear regime\")";
    says: "The extreme case: for all α ∈ ℝ, β > 0 and φ(t) = α + βt, every W with φ(Wx) = x on X' also satisfies φ(Wy) = y for y = 000 and y = 011.";
    reading: "Columns 2 and 3 of W are (e_2 − α1)/β and (e_3 − α1)/β; column 1 is free and does not matter (it is 0).";
    verdict: "Refuted by every α ≠ 0: φ(W0) = α.";
    repair: "krause_reimann::affine_activation_reproduces_affine_combinations";
    domain: Space::new("all real α, β > 0, both patterns").free("alpha").free("beta").word("y", &["y000", "y011"]).complete();
    judge<N>(case) {
        let (alpha, beta) = (case.number("alpha")?, case.number("beta")?);
        let y = word_pattern::<N>(case.word("y")?);
        let j = Judgement::new().given("β > 0", N::integer(0).below(beta));
        if N::integer(0).below(beta) != Some(true) {
            return Ok(j.said(None, "", ""));
        }
        let mut w = Matrix::<N>::zero(3, 3);
        for k in 1..3 {
            let column = (0..3)
                .map(|i| decided((N::integer(i64::from(i == k)) - alpha.clone()).over(beta), "a quotient by β"))
                .collect::<Result<Vec<N>, _>>()?;
            w = Matrix::from_fn(3, 3, |i, c| if c == k { column[i].clone() } else { w.at(i, c).clone() });
        }
        let out: Vec<N> = w.apply(&y)?.into_iter().map(|t| alpha.clone() + beta.clone() * t).collect();
        Ok(j.equal_vectors("φ(Wy)", &out, &y))
    }
}

claim! {
    pub struct AffineReproducesAffine = "krause_reimann::affine_activation_reproduces_affine_combinations", Own;
    place: "End of §3.2.2";
    says: "For every affine φ and every N, X and W with φ(Wx) = x on X: φ(Wy) = y for every affine combination y of the items (coefficients of sum 1); for α = 0 for every linear combination.";
    reading: "Enumerated on X' with the combination s·010 + (1 − s)·001 and Wx = (x − α)/β written as t = Wx: α + βt = x.";
    verdict: "Proved for all N and X.";
    repairs: "krause_reimann::affine_activation_generalises_like_the_linear_one";
    formal: "affine_activation_reproduces_affine_combinations" in "krause_reimann/affine_activation_reproduces_affine_combinations.v";
    domain: Space::new("N = 3, two pre-activations t, u, coefficient s, all real").free("alpha").free("beta").free("s").free_vector("t", 3).free_vector("u", 3).complete();
    judge<N>(case) {
        let (alpha, beta, s) = (case.number("alpha")?, case.number("beta")?, case.number("s")?);
        let (t, u) = (case.vector("t")?, case.vector("u")?);
        let phi = |v: N| alpha.clone() + beta.clone() * v;
        let mix = |a: &N, b: &N| s.clone() * a.clone() + (N::integer(1) - s.clone()) * b.clone();
        let left: Vec<N> = (0..3).map(|i| phi(mix(&t[i], &u[i]))).collect();
        let right: Vec<N> = (0..3).map(|i| mix(&phi(t[i].clone()), &phi(u[i].clone()))).collect();
        Ok(Judgement::new().equal_vectors("φ(W(sx + (1−s)x'))", &left, &right))
    }
}

claim! {
    pub struct OnlyLinearGeneralise = "krause_reimann::only_linear_networks_generalise", A;
    place: "§1 (\"the network dynamics can only learn the relations … if the network is linear\"); §3.2 (\"fundamentally different\"); §4";
    says: "For every strictly increasing, non-affine φ: no W with φ(Wx) = x on X' satisfies φ(Wy) = y for some y ∈ {0,1}^3 \\ X'.";
    reading: "φ(t) = t^{2k+1}, k ≥ 1, among the strictly increasing non-affine functions; W = W'_{a,b}.";
    verdict: "Refuted by φ(t) = t³, which fixes 0 and 1: W'_{0,0} reproduces 000 and 011.";
    repair: "krause_reimann::activation_fixing_0_and_1_reproduces_what_the_linear_net_does";
    domain: Space::new("odd powers, W'_{a,b}, y ∉ X'").natural("k", 1, 3).word("y", &["y000", "y011", "y100", "y101", "y110", "y111"]).free("a").free("b");
    judge<N>(case) {
        let power = 2 * case.natural("k")? as u32 + 1;
        let w = w_prime_ab(case.number("a")?, case.number("b")?);
        let phi = |v: Vec<N>| -> Vec<N> { v.iter().map(|t| t.power(power)).collect() };
        let y = word_pattern::<N>(case.word("y")?);
        let mut solves = Some(true);
        for item in x_prime::<N>().row_vectors() {
            let fixed = same(&phi(w.apply(&item)?), &item);
            if fixed != Some(true) {
                solves = fixed;
            }
        }
        let reproduced = same(&phi(w.apply(&y)?), &y);
        Ok(Judgement::new()
            .given("φ(Wx) = x on X'", solves)
            .said(reproduced.map(|r| !r), "φ(Wy) = y", "φ(Wy) ≠ y"))
    }
}

claim! {
    pub struct FixingZeroAndOne = "krause_reimann::activation_fixing_0_and_1_reproduces_what_the_linear_net_does", Own;
    place: "§1, §3.2, §4; open question: which patterns are reproduced by every auto-associator on X'?";
    says: "Let φ(p) = 1 and φ(q) = 0 with φ injective. Every W with φ(Wx) = x on X' sends 000 to 0 and 011 to (2q, p + q, p + q) before φ; so 000 is reproduced iff q = 0, and then 011 is reproduced too, whatever φ does elsewhere.";
    reading: "Columns 2 and 3 of W are (q, p, q) and (q, q, p).";
    verdict: "Proved by identity: with q = 0 the pre-activation of 011 is (0, p, p).";
    repairs: "krause_reimann::only_linear_networks_generalise";
    domain: Space::new("all real p, q and first columns").free("p").free("q").free_vector("first", 3).complete();
    judge<N>(case) {
        let (p, q, first) = (case.number("p")?, case.number("q")?, case.vector("first")?);
        let w = Matrix::from_fn(3, 3, |i, j| match j {
            0 => first[i].clone(),
            _ if i == j => p.clone(),
            _ => q.clone(),
        });
        let mut j = Judgement::new();
        for item in x_prime::<N>().row_vectors() {
            let target: Vec<N> = item.iter().map(|e| q.clone() + (p.clone() - q.clone()) * e.clone()).collect();
            j = j.equal_vectors("Wx", &w.apply(&item)?, &target);
        }
        let sum = p.clone() + q.clone();
        let expected = [q.clone() + q.clone(), sum.clone(), sum];
        Ok(j.equal_vectors("W000", &w.apply(&pattern::<N>("000"))?, &pattern("000"))
            .equal_vectors("W011", &w.apply(&pattern::<N>("011"))?, &expected))
    }
}
