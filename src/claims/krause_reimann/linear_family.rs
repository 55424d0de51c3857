//! §3.1: eq. 6, spectra, stability of the planes, what a linear solution reproduces.

use super::actions::binary_vectors;
use super::notation::*;
use super::planted::planted;
use crate::audit::Domain;
use crate::claim;
use crate::claims::symmetries::Symmetries;
use crate::claims::words::{act_on_matrix, contains, preserves, same, symmetry_group};
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};

fn ab(words: &str) -> Space {
    Space::new(words).free("a").free("b").complete()
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

/// The third eigenvalue of `W_{a,b}`, `1 − a + 2b`.
fn third<N: Number>(a: &N, b: &N) -> N {
    N::integer(1) - a.clone() + N::integer(2) * b.clone()
}

/// A free solution on one of the two sets of eq. 4.
fn solutions_of_eq4() -> Space {
    Space::new("both sets of eq. 4, all real Z")
        .word("set", &["X", "Xprime"])
        .free_matrix("Z", 3, 3)
        .complete()
}

claim! {
    pub struct EveryLinearSolutionHasEq5 = "krause_reimann::every_linear_auto_associator_has_eq5_structure", A;
    place: "§3, sentence after eq. 5; §4 (\"all numerical solutions share the same structure\")";
    says: "φ = id: every W ∈ ℝ^{3×3} with Wx = x for x ∈ X (eq. 4) has the form of eq. 5.";
    reading: "W = P + Z(I − P), Z arbitrary; the form of eq. 5 is (32)·W = W.";
    verdict: "Refuted: rows 2 and 3 have a free parameter each.";
    repair: "krause_reimann::every_linear_auto_associator_on_x_has_the_three_parameter_form";
    domain: Space::new("all real Z").free_matrix("Z", 3, 3).complete();
    judge<N>(case) {
        let w = solution(&x(), case.matrix("Z")?)?;
        Ok(Judgement::new().equal_matrices("(32)·W", &act_on_matrix(&swap(), &w), &w))
    }
}

claim! {
    pub struct EveryLinearSolutionHasThreeParameters = "krause_reimann::every_linear_auto_associator_on_x_has_the_three_parameter_form", Own;
    place: "§3, sentence after eq. 5, with the structure displayed in §3.1.1";
    says: "φ = id: the W ∈ ℝ^{3×3} with Wx = x for x ∈ X are exactly the matrices [[1−a,a,a],[−b,1+b,b],[−c,c,1+c]].";
    reading: "W = P + Z(I − P); a, b, c are read off column 3.";
    verdict: "Proved by identity in Z.";
    repairs: "krause_reimann::every_linear_auto_associator_has_eq5_structure";
    formal: "every_linear_auto_associator_on_x_has_the_three_parameter_form" in "krause_reimann/every_linear_auto_associator_on_x_has_the_three_parameter_form.v";
    domain: Space::new("all real Z").free_matrix("Z", 3, 3).complete();
    judge<N>(case) {
        let w = solution(&x(), case.matrix("Z")?)?;
        let c = w.at(2, 2).clone() - N::integer(1);
        Ok(Judgement::new().equal_matrices("W", &w, &w_abc(w.at(0, 2), w.at(1, 2), &c)))
    }
}

/// For a set of eq. 4: its family, and the dimension of {W of the form eq. 5 : Wx = x}, from the rank of the linear equations.
fn family_and_dimension<N: Number>(
    name: &str,
    a: &N,
    b: &N,
) -> Result<(Matrix<N>, usize), Undefined> {
    let items = set::<N>(name)?;
    let unit = |k: usize| -> Matrix<N> {
        let u: Vec<N> = (0..5).map(|i| N::integer(i64::from(i == k))).collect();
        eq5(&u[0], &u[1], &u[2], &u[3], &u[4])
    };
    let mut equations = Vec::new();
    for item in items.row_vectors() {
        let columns = (0..5)
            .map(|k| unit(k).apply(&item))
            .collect::<Result<Vec<_>, _>>()?;
        for i in 0..3 {
            equations.push((0..5).map(|k| columns[k][i].clone()).collect());
        }
    }
    let rank = Matrix::from_rows(5, equations)?.rank()?;
    Ok((
        if name == "X" {
            w_ab(a, b)
        } else {
            w_prime_ab(a, b)
        },
        5 - rank,
    ))
}

claim! {
    pub struct FamiliesAmongEq5 = "krause_reimann::w_ab_are_all_linear_solutions_with_eq5_structure", A;
    place: "Eq. 6";
    says: "φ = id: {W of the form eq. 5 : Wx = x on X} = {W_{a,b} : a, b ∈ ℝ} and {W of the form eq. 5 : Wx = x on X'} = {W'_{a,b} : a, b ∈ ℝ}.";
    reading: "Reading \"among eq. 5\": the family consists of solutions of that form, is two-dimensional (entries (1,1), (2,1) determine a, b), and so is the solution space.";
    verdict: "Proved by identity and rank.";
    domain: Space::new("both sets, all real a, b").word("set", &["X", "Xprime"]).free("a").free("b").complete();
    judge<N>(case) {
        let name = case.word("set")?;
        let (w, dimension) = family_and_dimension(name, case.number("a")?, case.number("b")?)?;
        let mut j = Judgement::new()
            .equal("dimension", N::integer(dimension as i64), N::integer(2))
            .equal_matrices("(32)·W", &act_on_matrix(&swap(), &w), &w);
        for item in set::<N>(name)?.row_vectors() {
            j = j.equal_vectors("Wx", &w.apply(&item)?, &item);
        }
        Ok(j)
    }
}

claim! {
    pub struct FamiliesAreAll = "krause_reimann::w_ab_are_all_linear_solutions", B;
    place: "Eq. 6";
    says: "φ = id: {W ∈ ℝ^{3×3} : Wx = x on X} = {W_{a,b}} and {W : Wx = x on X'} = {W'_{a,b}}.";
    reading: "Reading \"all\".";
    verdict: "Refuted: both solution sets have three parameters.";
    repair: "krause_reimann::every_linear_auto_associator_on_x_has_the_three_parameter_form";
    domain: solutions_of_eq4();
    judge<N>(case) {
        let name = case.word("set")?;
        let w = solution(&set(name)?, case.matrix("Z")?)?;
        let b = w.at(1, 2).clone();
        let member = if name == "X" { w_ab(w.at(0, 2), &b) } else { w_prime_ab(w.at(0, 0), w.at(1, 0)) };
        Ok(Judgement::new().equal_matrices("W", &w, &member))
    }
}

claim! {
    pub struct FamiliesDisjoint = "krause_reimann::solution_families_for_x_and_x_prime_are_disjoint", B;
    place: "§3.1, before eq. 6";
    says: "No matrix is both some W_{a,b} and some W'_{a',b'}.";
    reading: "Reading \"no common member\"; a', b' are called c, d.";
    verdict: "Refuted: the identity is both.";
    repair: "krause_reimann::solution_families_meet_in_the_identity_only";
    domain: Space::new("all real a, b, c, d").free("a").free("b").free("c").free("d").complete();
    judge<N>(case) {
        let left = w_ab(case.number("a")?, case.number("b")?);
        let right = w_prime_ab(case.number("c")?, case.number("d")?);
        let same = left.same(&right);
        Ok(Judgement::new().said(same.map(|s| !s), "W_{a,b} = W'_{c,d}", "different"))
    }
}

claim! {
    pub struct FamiliesMeetInTheIdentity = "krause_reimann::solution_families_meet_in_the_identity_only", Own;
    place: "§3.1, before eq. 6";
    says: "W_{a,b} = W'_{c,d} only if a = b = 0, and W_{0,0} = W'_{1,0} = I.";
    reading: "The entries (1,2) and (2,3) of the difference are a and b.";
    verdict: "Proved by identity.";
    repairs: "krause_reimann::solution_families_for_x_and_x_prime_are_disjoint";
    domain: Space::new("all real a, b, c, d").free("a").free("b").free("c").free("d").complete();
    judge<N>(case) {
        let (a, b) = (case.number("a")?, case.number("b")?);
        let difference = w_ab(a, b).minus(&w_prime_ab(case.number("c")?, case.number("d")?))?;
        let (o, i) = (N::integer(0), N::integer(1));
        Ok(Judgement::new()
            .equal("entry (1,2)", difference.at(0, 1).clone(), a.clone())
            .equal("entry (2,3)", difference.at(1, 2).clone(), b.clone())
            .equal_matrices("W_{0,0}", &w_ab(&o, &o), &Matrix::identity(3))
            .equal_matrices("W'_{1,0}", &w_prime_ab(&i, &o), &Matrix::identity(3)))
    }
}

claim! {
    pub struct FamiliesDiffer = "krause_reimann::solution_families_for_x_and_x_prime_are_not_equal", B;
    place: "§3.1, before eq. 6";
    says: "{W_{a,b} : a,b ∈ ℝ} ≠ {W'_{a,b} : a,b ∈ ℝ}.";
    reading: "Reading \"not the same family\": some W_{a,b} has an entry (1,2) other than 0.";
    verdict: "Proved by exhibit.";
    quantifier: Exists;
    domain: ab("all real a, b");
    judge<N>(case) {
        let w = w_ab(case.number("a")?, case.number("b")?);
        Ok(Judgement::new().said(w.at(0, 1).is_nought().map(|z| !z), format!("entry (1,2) is {}", w.at(0, 1)), "not 0, as in every W'_{a,b}"))
    }
}

claim! {
    pub struct SpectrumOfWab = "krause_reimann::spectrum_of_w_ab", A;
    place: "After eq. 6; repeated in §3.1.2";
    says: "For all a, b ∈ ℝ the eigenvalues with multiplicity of W_{a,b} of eq. 6 are 1, 1 and 1 − a − 2b.";
    reading: "Equality of characteristic polynomials, which is equality of spectra with multiplicity.";
    verdict: "Refuted at b = 1: the trace is 3 − a + 2b, so the third eigenvalue is 1 − a + 2b.";
    repair: "krause_reimann::spectrum_of_w_ab_with_plus_2b";
    domain: ab("all real a, b");
    judge<N>(case) {
        let (a, b) = (case.number("a")?, case.number("b")?);
        let lambda = N::integer(1) - a.clone() - N::integer(2) * b.clone();
        Ok(Judgement::new().equal_vectors("coefficient", &w_ab(a, b).characteristic_polynomial()?, &one_one_lambda(&lambda)))
    }
}

claim! {
    pub struct SpectrumOfWabWithPlus = "krause_reimann::spectrum_of_w_ab_with_plus_2b", Own;
    place: "After eq. 6, with the sign of 2b corrected";
    says: "For all a, b, c ∈ ℝ the eigenvalues with multiplicity of [[1−a,a,a],[−b,1+b,b],[−c,c,1+c]] are 1, 1 and 1 − a + b + c; for W_{a,b}: 1 − a + 2b.";
    reading: "Equality of characteristic polynomials.";
    verdict: "Proved by identity.";
    repairs: "krause_reimann::spectrum_of_w_ab";
    domain: Space::new("all real a, b, c").free("a").free("b").free("c").complete();
    judge<N>(case) {
        let (a, b, c) = (case.number("a")?, case.number("b")?, case.number("c")?);
        let lambda = N::integer(1) - a.clone() + b.clone() + c.clone();
        Ok(Judgement::new().equal_vectors("coefficient", &w_abc(a, b, c).characteristic_polynomial()?, &one_one_lambda(&lambda)))
    }
}

claim! {
    pub struct SpectrumOfWPrime = "krause_reimann::spectrum_of_w_prime_ab", A;
    place: "After eq. 6; repeated in §3.1.2";
    says: "For all a, b ∈ ℝ the eigenvalues with multiplicity of W'_{a,b} are a, 1, 1.";
    reading: "Equality of characteristic polynomials.";
    verdict: "Proved by identity.";
    domain: ab("all real a, b");
    judge<N>(case) {
        let (a, b) = (case.number("a")?, case.number("b")?);
        Ok(Judgement::new().equal_vectors("coefficient", &w_prime_ab(a, b).characteristic_polynomial()?, &one_one_lambda(a)))
    }
}

claim! {
    pub struct StabilityConstrains = "krause_reimann::stability_constrains_the_parameters", B;
    place: "After eq. 6";
    says: "The set of (a,b) ∈ ℝ² for which the plane V is asymptotically stable under x ↦ W_{a,b}x is a proper subset of ℝ², and likewise for V' and W'_{a,b}.";
    reading: "One (a, b) outside both sets is exhibited; the plane is asymptotically stable iff the third eigenvalue (1 − a + 2b, a) is inside the unit disc.";
    verdict: "Proved by exhibit.";
    quantifier: Exists;
    domain: ab("all real a, b");
    judge<N>(case) {
        let (a, b) = (case.number("a")?, case.number("b")?);
        let one = N::integer(1);
        let outside = |l: &N| one.at_most(&l.squared());
        let both = outside(&third(a, b)).and_then(|first| outside(a).map(|second| first && second));
        Ok(Judgement::new().said(both, format!("third eigenvalues {} and {a}", third(a, b)), "both of modulus ≥ 1"))
    }
}

claim! {
    pub struct SpanIsReproduced = "krause_reimann::linear_net_reproduces_the_span_of_the_training_set", A;
    place: "§3.1.2, second paragraph";
    says: "φ = id: for all N, X ⊂ ℝ^N, W with Wx = x on X, all y ∈ span X: Wy = y.";
    reading: "y = P v; W = P + Z(I − P).";
    verdict: "Proved for all N, X, W.";
    formal: "linear_net_reproduces_the_span_of_the_training_set" in "krause_reimann/linear_net_reproduces_the_span_of_the_training_set.v";
    domain: Space::new("N ≤ 3, X ⊂ {0,1}^N with at most 3 items, all real Z, v").natural("N", 1, 3).binary_sets("X", "N", 0, 3).free_matrix("Z", "N", "N").free_vector("v", "N");
    judge<N>(case) {
        let x = case.matrix("X")?;
        let w = solution(x, case.matrix("Z")?)?;
        let y = x.projector_onto_row_span()?.apply(case.vector("v")?)?;
        Ok(Judgement::new().equal_vectors("Wy", &w.apply(&y)?, &y))
    }
}

claim! {
    pub struct IteratesConverge = "krause_reimann::iterates_converge_into_the_plane_when_it_is_stable", B;
    place: "§3.1.2, second paragraph";
    says: "For all a, b ∈ ℝ such that the eigenvalue λ_3 of W_{a,b} other than the two eigenvalues 1 satisfies |λ_3| < 1, and all x_0 ∈ ℝ^3: W_{a,b}^n x_0 converges, as n → ∞, to a point of span X.";
    reading: "With D = W − I: D² = (λ − 1)D gives Wⁿ = I + D(λⁿ − 1)/(λ − 1) for λ ≠ 1, so Wⁿx → x + Dx/(1 − λ) as λⁿ → 0; mᵀD = (λ − 1)mᵀ, m the normal, puts the limit into the plane.";
    verdict: "Proved, convergence included; the two identities are checked beside it.";
    needs: "|λ| < 1: at λ = 1 nothing moves, at λ = −1 points off the plane oscillate.";
    formal: "iterates_converge_into_the_plane_when_it_is_stable" in "krause_reimann/iterates_converge_into_the_plane_when_it_is_stable.v";
    domain: ab("all real a, b");
    judge<N>(case) {
        let (a, b) = (case.number("a")?, case.number("b")?);
        let lambda = third(a, b);
        let mut j = Judgement::new();
        j.given_positive("1 − λ² > 0", N::integer(1) - lambda.squared());
        let d = w_ab(a, b).minus(&Matrix::identity(3))?;
        let less_one = lambda - N::integer(1);
        let m = normal::<N>();
        let left = d.transpose().apply(&m)?;
        let right: Vec<N> = m.into_iter().map(|e| e * less_one.clone()).collect();
        Ok(j.equal_matrices("D²", &d.times(&d)?, &d.scaled(&less_one)).equal_vectors("mᵀD", &left, &right))
    }
}

/// `det(W − I)`: zero means that 1 is an eigenvalue, and then no fixed point of the linear map is asymptotically stable.
fn unit_eigenvalue<N: Number>(j: Judgement<N>, w: &Matrix<N>) -> Result<Judgement<N>, Undefined> {
    let d = w.minus(&Matrix::identity(3))?.determinant()?;
    Ok(j.said(
        d.is_nought().map(|z| !z),
        format!("det(W − I) = {d}, so 1 is an eigenvalue"),
        "no eigenvalue on the unit circle",
    ))
}

claim! {
    pub struct Point101IsStable = "krause_reimann::point_101_is_asymptotically_stable_if_abs_a_minus_2b_below_one", B;
    place: "§3.1.2, paragraph on spectra";
    says: "For all a, b with |a − 2b| < 1, 101 and 110 are asymptotically stable fixed points of x ↦ W_{a,b}x on ℝ^3.";
    reading: "Reading \"points\": a fixed point of a linear map is asymptotically stable iff the spectral radius is below 1.";
    verdict: "Refuted at a = b = 0, and everywhere: the points of the plane are all fixed.";
    repair: "krause_reimann::no_point_of_either_plane_is_asymptotically_stable";
    domain: ab("all real a, b");
    judge<N>(case) {
        let (a, b) = (case.number("a")?, case.number("b")?);
        let d = a.clone() - N::integer(2) * b.clone();
        let j = Judgement::new().given("|a − 2b| < 1", d.squared().below(&N::integer(1)));
        unit_eigenvalue(j, &w_ab(a, b))
    }
}

claim! {
    pub struct NoPointIsStable = "krause_reimann::no_point_of_either_plane_is_asymptotically_stable", Own;
    place: "§3.1.2, paragraph on spectra";
    says: "For all a, b: 1 is an eigenvalue of W_{a,b} and of W'_{a,b}; so no fixed point of x ↦ Wx is asymptotically stable.";
    reading: "det(W − I) = 0.";
    verdict: "Proved by identity.";
    repairs: "krause_reimann::point_101_is_asymptotically_stable_if_abs_a_minus_2b_below_one";
    domain: ab("all real a, b");
    judge<N>(case) {
        let (a, b) = (case.number("a")?, case.number("b")?);
        let det = |w: Matrix<N>| w.minus(&Matrix::identity(3))?.determinant();
        Ok(Judgement::new()
            .equal("det(W_{a,b} − I)", det(w_ab(a, b))?, N::integer(0))
            .equal("det(W'_{a,b} − I)", det(w_prime_ab(a, b))?, N::integer(0)))
    }
}

claim! {
    pub struct PlaneOfXIsStable = "krause_reimann::plane_of_x_is_asymptotically_stable_if_abs_a_minus_2b_below_one", A;
    place: "§3.1.2, paragraph on spectra (\"In this case, the plane spanned by X is an asymptotically stable attractor\")";
    says: "For all a, b with |a − 2b| < 1 the plane span X is an asymptotically stable set of x ↦ W_{a,b}x on ℝ^3.";
    reading: "Reading \"plane\": the component along the normal is multiplied by λ = 1 − a + 2b, so the plane is asymptotically stable iff |λ| < 1.";
    verdict: "Refuted at a = b = 0, where W is the identity.";
    repair: "krause_reimann::plane_of_x_is_asymptotically_stable_iff_a_minus_2b_between_0_and_2";
    domain: ab("all real a, b");
    judge<N>(case) {
        let (a, b) = (case.number("a")?, case.number("b")?);
        let (d, lambda) = (a.clone() - N::integer(2) * b.clone(), third(a, b));
        Ok(Judgement::new()
            .given("|a − 2b| < 1", d.squared().below(&N::integer(1)))
            .said(lambda.squared().below(&N::integer(1)), format!("λ = {lambda}"), "|λ| < 1"))
    }
}

claim! {
    pub struct PlaneOfXIsStableIff = "krause_reimann::plane_of_x_is_asymptotically_stable_iff_a_minus_2b_between_0_and_2", Own;
    place: "§3.1.2, paragraph on spectra, with the condition corrected";
    says: "For all a, b: mᵀW_{a,b} = λmᵀ for the normal m and λ = 1 − d, d = a − 2b, and 1 − λ² = d(2 − d); so the plane is asymptotically stable iff 0 < a − 2b < 2.";
    reading: "The distance from the plane is multiplied by |λ| at each step.";
    verdict: "Proved by identity.";
    repairs: "krause_reimann::plane_of_x_is_asymptotically_stable_if_abs_a_minus_2b_below_one";
    domain: ab("all real a, b");
    judge<N>(case) {
        let (a, b) = (case.number("a")?, case.number("b")?);
        let (d, lambda) = (a.clone() - N::integer(2) * b.clone(), third(a, b));
        let m = normal::<N>();
        let right: Vec<N> = m.iter().map(|e| e.clone() * lambda.clone()).collect();
        Ok(Judgement::new()
            .equal_vectors("mᵀW", &w_ab(a, b).transpose().apply(&m)?, &right)
            .equal("1 − λ²", N::integer(1) - lambda.squared(), d.clone() * (N::integer(2) - d)))
    }
}

claim! {
    pub struct PlaneOfXIsStableIf = "krause_reimann::plane_of_x_is_asymptotically_stable_if_abs_one_minus_a_plus_2b_below_one", Own;
    place: "§3.1.2, paragraph on spectra, with the sign of 2b corrected";
    says: "For all a, b with |1 − a + 2b| < 1 the plane span X is an asymptotically stable set of x ↦ W_{a,b}x on ℝ^3: Lyapunov stable and attracting a neighbourhood.";
    reading: "Checked beside the proof: the component along the normal m is multiplied by λ = 1 − a + 2b, so the squared distance shrinks.";
    verdict: "Proved for all a, b.";
    formal: "plane_of_x_is_asymptotically_stable_if_abs_one_minus_a_plus_2b_below_one" in "krause_reimann/plane_of_x_is_asymptotically_stable_if_abs_one_minus_a_plus_2b_below_one.v";
    domain: Space::new("all real a, b, x").free("a").free("b").free_vector("x", 3).complete();
    judge<N>(case) {
        let (a, b, x) = (case.number("a")?, case.number("b")?, case.vector("x")?);
        let mut j = Judgement::new();
        let contraction = j.given_positive("1 − λ² > 0", N::integer(1) - third(a, b).squared());
        let off = j.given_positive("(m·x)² > 0", dot(&normal(), x).squared());
        let image = w_ab(a, b).apply(x)?;
        Ok(j.larger(dot(&normal(), x).squared(), dot(&normal(), &image).squared(), true, contraction.times(&off)))
    }
}

claim! {
    pub struct Point010IsStable = "krause_reimann::point_010_is_asymptotically_stable_if_abs_a_below_one", B;
    place: "§3.1.2, paragraph on spectra";
    says: "For all a, b with |a| < 1, 010 is an asymptotically stable fixed point of x ↦ W'_{a,b}x on ℝ^3.";
    reading: "Reading \"point\".";
    verdict: "Refuted at a = b = 0, and everywhere: the points of the plane are all fixed.";
    repair: "krause_reimann::no_point_of_either_plane_is_asymptotically_stable";
    domain: ab("all real a, b");
    judge<N>(case) {
        let (a, b) = (case.number("a")?, case.number("b")?);
        unit_eigenvalue(Judgement::new().given("|a| < 1", a.squared().below(&N::integer(1))), &w_prime_ab(a, b))
    }
}

claim! {
    pub struct PlaneOfXPrimeIsStable = "krause_reimann::plane_of_x_prime_is_asymptotically_stable_if_abs_a_below_one", A;
    place: "§3.1.2, paragraph on spectra";
    says: "For all a, b with |a| < 1 the plane span X' is an asymptotically stable set of x ↦ W'_{a,b}x.";
    reading: "Reading \"plane\": the distance from span X' is |x_1|, and (W'x)_1 = a x_1; so |a| < 1 makes every step a contraction towards the plane, from anywhere.";
    verdict: "Proved (Lyapunov stability and attraction); x_1² − (W'x)_1² = (1 − a²)x_1² > 0 off the plane is checked beside it.";
    needs: "|a| < 1: at a = 1 nothing moves.";
    formal: "plane_of_x_prime_is_asymptotically_stable_if_abs_a_below_one" in "krause_reimann/plane_of_x_prime_is_asymptotically_stable_if_abs_a_below_one.v";
    domain: ab("all real a, b, x_1").free_vector("x", 3);
    judge<N>(case) {
        let (a, b, x) = (case.number("a")?, case.number("b")?, case.vector("x")?);
        let mut j = Judgement::new();
        let gap = j.given_positive("1 − a² > 0", N::integer(1) - a.squared());
        let off = j.given_positive("x_1² > 0", x[0].squared());
        let image = w_prime_ab(a, b).apply(x)?;
        Ok(j.larger(x[0].squared(), image[0].squared(), true, gap.times(&off)))
    }
}

claim! {
    pub struct PlaneContainsItems = "krause_reimann::plane_of_unit_eigenvectors_contains_the_training_items", B;
    place: "§3.1.2";
    says: "φ = id, X, every W ≠ I with Wx = x on X: the eigenspace of W for eigenvalue 1 contains 101 and 110.";
    reading: "W = P + Z(I − P).";
    verdict: "Proved by identity.";
    domain: Space::new("all real Z").free_matrix("Z", 3, 3).complete();
    judge<N>(case) {
        let w = solution(&x(), case.matrix("Z")?)?;
        let mut j = Judgement::new();
        for item in x::<N>().row_vectors() {
            j = j.equal_vectors("Wx", &w.apply(&item)?, &item);
        }
        Ok(j)
    }
}

claim! {
    pub struct PulledToThePlane = "krause_reimann::elements_off_the_plane_are_pulled_to_it_and_have_positive_loss", B;
    place: "§3.1.2";
    says: "φ = id, X, every W with Wx = x on X whose third eigenvalue satisfies |λ_3| < 1, every x ∉ span X: dist(Wx, span X) < dist(x, span X) and Wx ≠ x.";
    reading: "W = [[1−a,a,a],[−b,1+b,b],[−c,c,1+c]] is every solution; distances are compared as squares of the component along m = (−1,1,1). Wx = x would make them equal.";
    verdict: "Proved: (m·x)² − (m·Wx)² = (1 − λ²)(m·x)².";
    needs: "|λ| < 1: at λ = −1 the distance stays the same.";
    formal: "elements_off_the_plane_are_pulled_to_it_and_have_positive_loss" in "krause_reimann/elements_off_the_plane_are_pulled_to_it_and_have_positive_loss.v";
    domain: Space::new("all real a, b, c, x").free("a").free("b").free("c").free_vector("x", 3).complete();
    judge<N>(case) {
        let (a, b, c) = (case.number("a")?, case.number("b")?, case.number("c")?);
        let x = case.vector("x")?;
        let lambda = N::integer(1) - a.clone() + b.clone() + c.clone();
        let m = normal::<N>();
        let mut j = Judgement::new();
        let contraction = j.given_positive("1 − λ² > 0", N::integer(1) - lambda.squared());
        let off = j.given_positive("(m·x)² > 0", dot(&m, x).squared());
        let image = w_abc(a, b, c).apply(x)?;
        Ok(j.larger(dot(&m, x).squared(), dot(&m, &image).squared(), true, contraction.times(&off)))
    }
}

/// The binary patterns outside X that W reproduces.
fn further<N: Number>(set: &Matrix<N>, w: &Matrix<N>) -> Result<Vec<Vec<N>>, Undefined> {
    let mut list = Vec::new();
    for y in binary_vectors::<N>(set.cols()) {
        if !contains(set, &y)? && decided(same(&w.apply(&y)?, &y), "reproduction")? {
            list.push(y);
        }
    }
    Ok(list)
}

fn show<N: Number>(patterns: &[Vec<N>]) -> String {
    let one = |y: &Vec<N>| y.iter().map(ToString::to_string).collect::<String>();
    format!(
        "{{{}}}",
        patterns.iter().map(one).collect::<Vec<_>>().join(", ")
    )
}

claim! {
    pub struct XPrimeReproducesTwo = "krause_reimann::linear_net_trained_on_x_prime_reproduces_exactly_two_further_patterns", A;
    place: "§3.1.2, first paragraph; Table 1";
    says: "φ = id: every W ≠ I with Wx = x on X' reproduces exactly two binary patterns of {0,1}^3 \\ X', namely 000 and 011.";
    reading: "Reading X'. W = P + Z(I − P).";
    verdict: "Proved: W − I has rank 1 and kernel span X'.";
    needs: "W ≠ I: the identity reproduces everything.";
    formal: "linear_net_trained_on_x_prime_reproduces_exactly_two_further_patterns" in "krause_reimann/linear_net_trained_on_x_prime_reproduces_exactly_two_further_patterns.v";
    domain: Space::new("all real Z").free_matrix("Z", 3, 3).complete();
    judge<N>(case) {
        let w = solution(&x_prime(), case.matrix("Z")?)?;
        let found = further(&x_prime(), &w)?;
        let expected = [pattern("000"), pattern("011")];
        let holds = found.len() == 2 && (0..2).all(|k| same(&found[k], &expected[k]) == Some(true));
        Ok(Judgement::new().given("W ≠ I", w.same(&Matrix::identity(3)).map(|s| !s)).said(Some(holds), show(&found), show(&expected)))
    }
}

claim! {
    pub struct XReproducesTwo = "krause_reimann::linear_net_trained_on_x_reproduces_exactly_two_further_patterns", A;
    place: "§3.1.2, first paragraph; Table 1; the set X is the one trained on in §3.1.1";
    says: "φ = id: every W ≠ I with Wx = x on X reproduces exactly two binary patterns of {0,1}^3 \\ X.";
    reading: "Reading X. W = P + Z(I − P).";
    verdict: "Refuted at Z = 0: only 000 is added, because span X contains no other binary pattern.";
    repair: "krause_reimann::linear_net_trained_on_x_reproduces_exactly_000_as_further_pattern";
    domain: Space::new("all real Z").free_matrix("Z", 3, 3).complete();
    judge<N>(case) {
        let w = solution(&x(), case.matrix("Z")?)?;
        let found = further(&x(), &w)?;
        Ok(Judgement::new().given("W ≠ I", w.same(&Matrix::identity(3)).map(|s| !s)).said(Some(found.len() == 2), show(&found), "two patterns"))
    }
}

claim! {
    pub struct XReproducesOne = "krause_reimann::linear_net_trained_on_x_reproduces_exactly_000_as_further_pattern", Own;
    place: "§3.1.2, first paragraph, for X";
    says: "φ = id: every W ≠ I with Wx = x on X reproduces exactly one binary pattern of {0,1}^3 \\ X, namely 000.";
    reading: "W = P + Z(I − P).";
    verdict: "Proved.";
    repairs: "krause_reimann::linear_net_trained_on_x_reproduces_exactly_two_further_patterns";
    formal: "linear_net_trained_on_x_reproduces_exactly_000_as_further_pattern" in "krause_reimann/linear_net_trained_on_x_reproduces_exactly_000_as_further_pattern.v";
    domain: Space::new("all real Z").free_matrix("Z", 3, 3).complete();
    judge<N>(case) {
        let w = solution(&x(), case.matrix("Z")?)?;
        let found = further(&x(), &w)?;
        let holds = found.len() == 1 && same(&found[0], &pattern("000")) == Some(true);
        Ok(Judgement::new().given("W ≠ I", w.same(&Matrix::identity(3)).map(|s| !s)).said(Some(holds), show(&found), "{000}"))
    }
}

/// The set with one more item (or the set itself, if it is there already).
fn with_item<N: Number>(set: &Matrix<N>, y: &[N]) -> Result<Matrix<N>, Undefined> {
    let mut rows = set.row_vectors();
    if !contains(set, y)? {
        rows.push(y.to_vec());
    }
    Matrix::from_rows(set.cols(), rows)
}

claim! {
    pub struct GeneralisesToCompatiblePatterns = "krause_reimann::linear_net_generalises_to_all_symmetry_compatible_patterns", A;
    place: "§3.1.2, first paragraph; abstract";
    says: "φ = id: for all N, X ⊂ {0,1}^N, W with Wx = x on X and s·W = W for s ∈ Σ_X, and all y ∈ {0,1}^N with Σ_{X∪{y}} = Σ_X: Wy = y.";
    reading: "W = P + Z(I − P); X is not empty.";
    verdict: "Refuted at N = 1: symmetry says nothing about a pattern outside the span.";
    repair: "krause_reimann::linear_net_generalises_exactly_to_the_span";
    domain: Space::new("N ≤ 2, non-empty X, all real Z, binary y").natural("N", 1, 2).binary_sets("X", "N", 1, 4).vector("y", "N", &[0, 1]).free_matrix("Z", "N", "N");
    judge<N>(case) {
        let (x, y) = (case.matrix("X")?, case.vector("y")?);
        let w = solution(x, case.matrix("Z")?)?;
        let group = symmetry_group(x)?;
        let mut invariant = Some(true);
        for s in &group {
            if act_on_matrix(s, &w).same(&w) != Some(true) {
                invariant = act_on_matrix(s, &w).same(&w);
            }
        }
        let binary = y.iter().all(|e| e.is_nought() == Some(true) || e.same(&N::integer(1)) == Some(true));
        let extended = symmetry_group(&with_item(x, y)?)?;
        Ok(Judgement::new()
            .given("y is binary", Some(binary))
            .given("s·W = W on Σ_X", invariant)
            .given("Σ_{X∪{y}} = Σ_X", Some(extended == group))
            .equal_vectors("Wy", &w.apply(y)?, y))
    }
}

claim! {
    pub struct GeneralisesToTheSpan = "krause_reimann::linear_net_generalises_exactly_to_the_span", Own;
    place: "§3.1.2, first paragraph";
    says: "φ = id: for all N, finite X ⊂ ℝ^N and y ∈ ℝ^N: every W with Wx = x on X reproduces y if y ∈ span X, and the gradient-descent limit from W_0 = 0 reproduces y only if y ∈ span X.";
    reading: "span X is the set of linear combinations of items. Enumerated for binary X and y: y ∈ span X iff adding y to X does not raise the rank; the limit from 0 is the projector P, and Wy − y = (Z − I)(y − Py) for W = P + Z(I − P).";
    verdict: "Proved for all N, X and y, binary or not.";
    repairs: "krause_reimann::linear_net_generalises_to_all_symmetry_compatible_patterns";
    formal: "linear_net_generalises_exactly_to_the_span" in "krause_reimann/linear_net_generalises_exactly_to_the_span.v";
    domain: Space::new("N ≤ 3, X with at most 3 items, all y, all real Z").natural("N", 1, 3).binary_sets("X", "N", 0, 3).vector("y", "N", &[0, 1]).free_matrix("Z", "N", "N");
    judge<N>(case) {
        let (x, y) = (case.matrix("X")?, case.vector("y")?);
        let p = x.projector_onto_row_span()?;
        let inside = with_item(x, y)?.rank()? == x.rank()?;
        let by_zero = decided(same(&p.apply(y)?, y), "reproduction")?;
        let z = case.matrix("Z")?;
        let w = solution(x, z)?;
        let rest: Vec<N> = y.iter().cloned().zip(p.apply(y)?).map(|(a, b)| a - b).collect();
        let defect: Vec<N> = w.apply(y)?.into_iter().zip(y).map(|(a, b)| a - b.clone()).collect();
        let expected = z.minus(&Matrix::identity(y.len()))?.apply(&rest)?;
        let j = Judgement::new().equal("y ∈ span X", N::integer(i64::from(inside)), N::integer(i64::from(by_zero)));
        Ok(j.equal_vectors("Wy − y", &defect, &expected))
    }
}

claim! {
    pub struct ReproducedKeepTheGroup = "krause_reimann::reproduced_patterns_keep_the_symmetry_group", B;
    place: "Abstract (\"reproduce items … consistent with the symmetry of the training set\"); end of §3.1.2";
    says: "φ = id, W the gradient-descent limit from W_0 = 0: for all N, X ⊂ {0,1}^N and y ∈ {0,1}^N with Wy = y: Σ_{X∪{y}} ⊇ Σ_X.";
    reading: "One reproduced pattern at a time.";
    verdict: "Refuted at N = 3: one pattern of an orbit alone breaks the symmetry.";
    repair: "krause_reimann::set_of_reproduced_patterns_is_invariant_under_symmetry_group";
    domain: Space::new("N ≤ 3, all X, all y").natural("N", 1, 3).binary_sets("X", "N", 0, 8).vector("y", "N", &[0, 1]);
    judge<N>(case) {
        let (x, y) = (case.matrix("X")?, case.vector("y")?);
        let p = x.projector_onto_row_span()?;
        let extended = with_item(x, y)?;
        let mut kept = true;
        for s in symmetry_group(x)? {
            kept &= preserves(&s, &extended)?;
        }
        Ok(Judgement::new()
            .given("Wy = y", same(&p.apply(y)?, y))
            .said(Some(kept), "some s ∈ Σ_X moves y out of X ∪ {y}", "Σ_{X∪{y}} ⊇ Σ_X"))
    }
}

claim! {
    pub struct ReproducedSetIsInvariant = "krause_reimann::set_of_reproduced_patterns_is_invariant_under_symmetry_group", Own;
    place: "Abstract; end of §3.1.2, for all reproduced patterns together";
    says: "For all N, X and W with s·W = W for s ∈ Σ_X: the set of all patterns that W reproduces is mapped to itself by Σ_X.";
    reading: "Enumerated for the gradient-descent limit from 0 and the binary patterns; sampled for sets of 4 to 8 components with a planted symmetry.";
    verdict: "Proved for all N, X, W.";
    repairs: "krause_reimann::reproduced_patterns_keep_the_symmetry_group";
    formal: "set_of_reproduced_patterns_is_invariant_under_symmetry_group" in "krause_reimann/set_of_reproduced_patterns_is_invariant_under_symmetry_group.v";
    domain: Domain::new(Space::new("N ≤ 3, all X").natural("N", 1, 3).binary_sets("X", "N", 0, 8)).sampled_by(|| planted(4, 8, &[]));
    judge<N>(case) {
        let x = case.matrix("X")?;
        let p = x.projector_onto_row_span()?;
        let mut all = Vec::new();
        for y in binary_vectors::<N>(x.cols()) {
            if decided(same(&p.apply(&y)?, &y), "reproduction")? {
                all.push(y);
            }
        }
        let all = Matrix::from_rows(x.cols(), all)?;
        let mut kept = true;
        for s in Symmetries::of(x)?.generators() {
            kept &= preserves(s, &all)?;
        }
        Ok(Judgement::new().said(Some(kept), format!("invariant: {kept}"), "true"))
    }
}

claim! {
    pub struct StructureMustRepresentSymmetry = "krause_reimann::structure_must_represent_the_symmetry_to_generalise", A;
    place: "§4 \"Linear auto-associators generalize …\"; end of §3.1.2";
    says: "φ = id: for all N, X ⊂ {0,1}^N, every W with Wx = x on X that reproduces some y ∈ {0,1}^N \\ X satisfies s·W = W for all s ∈ Σ_X.";
    reading: "W = P + Z(I − P); X is not empty.";
    verdict: "Refuted at N = 2, X = {00}: W = diag(0, 1) reproduces 01 without being symmetric.";
    repair: "krause_reimann::group_average_of_an_auto_associator_is_an_invariant_auto_associator";
    domain: Space::new("N ≤ 2, non-empty X, y, s, all real Z").natural("N", 1, 2).binary_sets("X", "N", 1, 4).vector("y", "N", &[0, 1]).permutation("s", "N").free_matrix("Z", "N", "N");
    judge<N>(case) {
        let (x, y, s) = (case.matrix("X")?, case.vector("y")?, case.naturals("s")?);
        let w = solution(x, case.matrix("Z")?)?;
        let binary = y.iter().all(|e| e.is_nought() == Some(true) || e.same(&N::integer(1)) == Some(true));
        Ok(Judgement::new()
            .given("s ∈ Σ_X", Some(preserves(s, x)?))
            .given("y is binary and not in X", Some(binary && !contains(x, y)?))
            .given("Wy = y", same(&w.apply(y)?, y))
            .equal_matrices("s·W", &act_on_matrix(s, &w), &w))
    }
}

/// How many binary patterns outside X the limit from 0 reproduces.
fn count_further<N: Number>(set: &Matrix<N>) -> Result<usize, Undefined> {
    Ok(further(set, &set.projector_onto_row_span()?)?.len())
}

claim! {
    pub struct EqualGroupsEqualCounts = "krause_reimann::equal_symmetry_groups_give_equally_many_reproduced_patterns", B;
    place: "§3.1.2, first and last paragraph";
    says: "φ = id, gradient-descent limits from W_0 = 0: for all N and X, Y ⊂ {0,1}^N with |X| = |Y| and Σ_X = Σ_Y the numbers of binary patterns reproduced outside X and outside Y are equal.";
    reading: "Limits from 0 are projectors; the paper's own X and X' (one and two further patterns) are a counterexample too.";
    verdict: "Refuted at N = 1 by {0} and {1}.";
    repair: "krause_reimann::equal_spans_give_the_same_reproduced_patterns";
    domain: Space::new("N ≤ 2, all X, Y").natural("N", 1, 2).binary_sets("X", "N", 1, 4).binary_sets("Y", "N", 1, 4);
    judge<N>(case) {
        let (x, y) = (case.matrix("X")?, case.matrix("Y")?);
        let (l, r) = (count_further(x)?, count_further(y)?);
        Ok(Judgement::new()
            .given("|X| = |Y|", Some(x.rows() == y.rows()))
            .given("Σ_X = Σ_Y", Some(symmetry_group(x)? == symmetry_group(y)?))
            .said(Some(l == r), format!("{l} outside X"), format!("{r} outside Y")))
    }
}

claim! {
    pub struct EqualSpansEqualPatterns = "krause_reimann::equal_spans_give_the_same_reproduced_patterns", Own;
    place: "§3.1.2, first and last paragraph";
    says: "φ = id, gradient-descent limits from W_0 = 0: for all N and finite X, Y ⊂ ℝ^N with span X = span Y the networks are equal; in particular they reproduce the same patterns.";
    reading: "Each limit for any step size other than 0 for which the iterates converge. Enumerated for binary sets of at most two items: equal spans are equal ranks of X, Y and X ∪ Y.";
    verdict: "Proved for all N, X and Y, binary or not.";
    repairs: "krause_reimann::equal_symmetry_groups_give_equally_many_reproduced_patterns";
    needs: "Equal spans: {0} and {1} give different networks.";
    formal: "equal_spans_give_the_same_reproduced_patterns" in "krause_reimann/equal_spans_give_the_same_reproduced_patterns.v";
    domain: Space::new("N ≤ 3, at most 2 items each").natural("N", 1, 3).binary_sets("X", "N", 0, 2).binary_sets("Y", "N", 0, 2);
    judge<N>(case) {
        let (x, y) = (case.matrix("X")?, case.matrix("Y")?);
        let both = Matrix::from_rows(x.cols(), [x.row_vectors(), y.row_vectors()].concat())?;
        let (r, s, t) = (x.rank()?, y.rank()?, both.rank()?);
        Ok(Judgement::new()
            .given("span X = span Y", Some(r == t && s == t))
            .equal_matrices("W", &x.projector_onto_row_span()?, &y.projector_onto_row_span()?))
    }
}

claim! {
    pub struct FamilyIsInfinite = "krause_reimann::solution_family_on_x_is_infinite", B;
    place: "§4, \"particular members of an infinite family of solutions\"";
    says: "φ = id: {W : Wx = x on X} and {W : Wx = x on X'} are infinite.";
    reading: "The set is an affine space of dimension N(N − rank X); positive dimension over ℝ means infinite.";
    verdict: "Proved: dimension 3 for both.";
    domain: Space::new("both sets of eq. 4").word("set", &["X", "Xprime"]).complete();
    judge<N>(case) {
        let rank = set::<N>(case.word("set")?)?.rank()?;
        let dimension = 3 * (3 - rank);
        Ok(Judgement::new().said(Some(dimension > 0), format!("dimension {dimension}"), "> 0"))
    }
}

claim! {
    pub struct DimensionOfSolutions = "krause_reimann::solutions_form_an_affine_space_of_dimension_n_times_corank", Own;
    place: "Open question: the set of all matrices with Wx = x on X, for arbitrary X";
    says: "For all N and finite X: {W : Wx = x on X} is an affine space of dimension N(N − rank X), and its Σ_X-invariant part has the dimension of the Σ_X-invariant matrices M with M P = 0, P the projector onto span X.";
    reading: "Rank r: some r items are independent, and the others are combinations of them. In the enumeration both dimensions are counted from ranks of the linear equations in the N² entries, the invariant ones under generators of Σ_X; the second is compared with the trace formula 1/|Σ_X| Σ_s tr(s) tr(s|V^⊥) over all elements. Sampled for sets of 4 and 5 components with a planted symmetry.";
    verdict: "Proved for all N and X: W_ij = P_ij + Σ_b C_ib u_b(j) with N − rank X vectors u_b and exactly one C for each W; the Σ_X-invariant solutions are the P + M.";
    formal: "solutions_form_an_affine_space_of_dimension_n_times_corank" in "krause_reimann/solutions_form_an_affine_space_of_dimension_n_times_corank.v";
    domain: Domain::new(Space::new("N ≤ 3, X ⊂ {0,1}^N with at most 3 items").natural("N", 1, 3).binary_sets("X", "N", 0, 3)).sampled_by(|| planted(4, 5, &[]));
    judge<N>(case) {
        let x = case.matrix("X")?;
        let (n, rank) = (x.cols(), x.rank()?);
        let symmetries = Symmetries::of(x)?;
        let group = symmetries.elements(200)?;
        let off = Matrix::identity(n).minus(&x.projector_onto_row_span()?)?;
        let unit = |i: usize, j: usize| Matrix::from_fn(n, n, |r, c| N::integer(i64::from((r, c) == (i, j))));
        // Each unit matrix gives one column of the equations M x = 0, then of s·M = M.
        let (mut plain, mut symmetric) = (Vec::new(), Vec::new());
        for i in 0..n {
            for j in 0..n {
                let m = unit(i, j);
                let mut values = Vec::new();
                for item in x.row_vectors() {
                    values.extend(m.apply(&item)?);
                }
                plain.push(values.clone());
                for s in symmetries.generators() {
                    values.extend(act_on_matrix(s, &m).minus(&m)?.entries().iter().cloned());
                }
                symmetric.push(values);
            }
        }
        let nullity = |rows: Vec<Vec<N>>| -> Result<i64, Undefined> {
            let width = rows.first().map_or(0, Vec::len);
            Ok((n * n - Matrix::from_rows(width, rows)?.rank()?) as i64)
        };
        let characters = sum(group.iter().map(|s| {
            let fixed = (0..n).filter(|&i| s[i] == i).count() as i64;
            let off_trace = sum((0..n).map(|i| off.at(i, s[i]).clone()));
            N::integer(fixed) * off_trace
        }));
        let expected = decided(characters.over(&N::integer(group.len() as i64)), "a mean")?;
        Ok(Judgement::new()
            .equal("dimension", N::integer(nullity(plain)?), N::integer((n * (n - rank)) as i64))
            .equal("invariant dimension", N::integer(nullity(symmetric)?), expected))
    }
}
