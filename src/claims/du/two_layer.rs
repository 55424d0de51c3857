//! The two-layer section: projection, interleaved biases, the matrix A, activation patterns.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};

/// Interleaved data: `b_1 = 0`, `c_i = b_i + up_i`, `b_{i+1} = c_i + gap_i`.
fn interleaving<N: Number>(up: &[N], gap: &[N]) -> (Vec<N>, Vec<N>) {
    let (mut b, mut c, mut at) = (Vec::new(), Vec::new(), N::integer(0));
    for (u, g) in up.iter().zip(gap) {
        b.push(at.clone());
        at = at + u.clone();
        c.push(at.clone());
        at = at + g.clone();
    }
    (b, c)
}

fn interleaved_data() -> Space {
    Space::new("n ≤ 4, c_i − b_i and b_{i+1} − c_i in {1, 2}")
        .natural("n", 1, 4)
        .vector("up", "n", &[1, 2])
        .vector("gap", "n", &[1, 2])
}

claim! {
    pub struct NeedsDistinctPatterns = "du::memorising_requires_distinct_activation_patterns", A;
    place: "Introduction, \"unique activation pattern\"; end of the two-layer section";
    says: "For n ≥ 1, n distinct points on the line, neurons σ(c_i − b_j), j = 1…n, A_ij = σ(c_i − b_j): if A is invertible then the rows of the 0/1 matrix [A_ij > 0] are pairwise distinct.";
    reading: "Read as necessary; σ = ReLU.";
    verdict: "Refuted at n = 2: two points to the right of both biases are activated by both neurons, and A is invertible.";
    repair: "du::invertible_common_direction_matrix_activates_the_first_i_or_i_plus_1_neurons";
    domain: Space::new("n ≤ 3, small integers").natural("n", 1, 3).vector("c", "n", &[0, 1, 2]).vector("b", "n", &[-2, -1, 0, 1]);
    judge<N>(case) {
        let (c, b) = (case.vector("c")?, case.vector("b")?);
        let a = relu_matrix(c, b)?;
        let n = c.len();
        let mut apart = true;
        for i in 0..n {
            for j in 0..i {
                apart &= !decided(c[i].same(&c[j]), "whether points are equal")?;
            }
        }
        let rows = patterns(&a)?;
        Ok(Judgement::new()
            .given("the points are distinct", Some(apart))
            .given("A is invertible", Some(a.rank()? == n))
            .said(Some(distinct(&rows)), format!("patterns {rows:?}"), "pairwise distinct"))
    }
}

/// Sorted points from positive gaps, sorted biases from `b_1 = −1 + e_1` and increments.
fn sorted_data() -> Space {
    Space::new("n ≤ 3, points with gaps 1, 2, sorted integer biases from −1 on")
        .natural("n", 1, 3)
        .vector("gap", "n", &[1, 2])
        .vector("increment", "n", &[0, 1, 2, 3, 4])
}

claim! {
    pub struct FirstIOrNext = "du::invertible_common_direction_matrix_activates_the_first_i_or_i_plus_1_neurons", Own;
    place: "End of the two-layer section; open question 1";
    says: "For c_1 < … < c_n and b_1 ≤ … ≤ b_n: if A_ij = σ(c_i − b_j) is invertible then point i activates exactly the first i or the first i + 1 neurons; a pattern occurs at most twice, and then at neighbours.";
    reading: "σ = ReLU, points and biases sorted.";
    verdict: "Exhausted for n ≤ 3; in general A invertible needs c_{j−2} < b_j < c_j (Schoenberg–Whitney).";
    repairs: "du::memorising_requires_distinct_activation_patterns";
    domain: sorted_data();
    judge<N>(case) {
        let c = running(N::integer(0), case.vector("gap")?);
        let b = running(N::integer(-1), case.vector("increment")?);
        let a = relu_matrix(&c, &b)?;
        let rows = patterns(&a)?;
        let n = c.len();
        let fits = |i: usize, row: &Vec<bool>| {
            let on = row.iter().filter(|x| **x).count();
            row[..on].iter().all(|x| *x) && (on == i + 1 || on == (i + 2).min(n))
        };
        let holds = rows.iter().enumerate().all(|(i, r)| fits(i, r));
        let increasing = case.vector("increment")?.iter().all(|x| N::integer(0).at_most(x) == Some(true));
        Ok(Judgement::new()
            .given("points increase", positive(case.vector("gap")?))
            .given("biases are sorted", Some(increasing))
            .given("A is invertible", Some(a.rank()? == n))
            .said(Some(holds), format!("patterns {rows:?}"), "the first i or i + 1 neurons"))
    }
}

claim! {
    pub struct SchoenbergWhitney = "du::common_direction_matrix_is_invertible_iff_each_bias_lies_between_c_j_minus_2_and_c_j", Own;
    place: "Open question 1";
    says: "For c_1 < … < c_n and b_1 ≤ … ≤ b_n: A_ij = σ(c_i − b_j) is invertible if and only if c_{j−2} < b_j < c_j for all j (c_{−1} = c_0 = −∞; b_1, b_2 different).";
    reading: "σ = ReLU; equal biases give equal columns, so b_j < b_{j+1} is part of the condition where c_{j−2} < b_j does not give it.";
    verdict: "Exhausted for n ≤ 3 on small integers.";
    domain: sorted_data();
    judge<N>(case) {
        let c = running(N::integer(0), case.vector("gap")?);
        let b = running(N::integer(-1), case.vector("increment")?);
        let n = c.len();
        let mut condition = true;
        for j in 0..n {
            condition &= less(&b[j], &c[j])?;
            if j >= 2 {
                condition &= less(&c[j - 2], &b[j])?;
            }
            if j >= 1 {
                condition &= less(&b[j - 1], &b[j])?;
            }
        }
        let invertible = relu_matrix(&c, &b)?.rank()? == n;
        let sorted = case.vector("increment")?.iter().all(|x| N::integer(0).at_most(x) == Some(true));
        Ok(Judgement::new()
            .given("points increase", positive(case.vector("gap")?))
            .given("biases are sorted", Some(sorted))
            .class(if invertible { "invertible" } else { "singular" })
            .said(Some(condition == invertible), format!("invertible: {invertible}"), format!("{condition}")))
    }
}

claim! {
    pub struct DistinctPatternsDoNotSuffice = "du::distinct_activation_patterns_do_not_guarantee_memorisation", A;
    place: "End of the two-layer section (\"it is not guaranteed that any activation pattern can achieve memorization\")";
    says: "There are n, inputs x_1…x_n and weights of n ReLU neurons (rows of W_1 not necessarily equal) such that the patterns [A_ij > 0] of the points are pairwise distinct and non-zero but A is singular.";
    reading: "Inputs are the unit vectors of ℝ^n, so that every matrix P of pre-activations occurs (W_1 = Pᵀ, b_1 = 0).";
    verdict: "Proved by an exhibit at n = 3.";
    quantifier: Exists;
    domain: Space::new("n ≤ 3, entries −1, 1, 2").natural("n", 1, 3).matrix("P", "n", "n", &[1, -1, 2]);
    judge<N>(case) {
        let p = case.matrix("P")?;
        let rows: Result<Vec<Vec<N>>, Undefined> = (0..p.rows()).map(|i| p.row(i).iter().map(relu).collect()).collect();
        let a = Matrix::from_rows(p.cols(), rows?)?;
        let seen = patterns(&a)?;
        Ok(Judgement::new()
            .given("the patterns are distinct", Some(distinct(&seen)))
            .given("no pattern is zero", Some(seen.iter().all(|r| r.contains(&true))))
            .equal("det A", a.determinant()?, N::integer(0)))
    }
}

claim! {
    pub struct DistinctPatternsSufficeOnALine = "du::distinct_nonzero_patterns_guarantee_memorisation_for_a_common_direction", Own;
    place: "End of the two-layer section; open question 1";
    says: "For n points c_1 < … < c_n and n neurons σ(c_i − b_j) with a common direction: if the patterns are pairwise distinct and non-zero then A is invertible.";
    reading: "Distinct non-zero patterns are nested, so sorted A is triangular with positive diagonal.";
    verdict: "Exhausted for n ≤ 3.";
    domain: sorted_data();
    judge<N>(case) {
        let c = running(N::integer(0), case.vector("gap")?);
        let b = running(N::integer(-1), case.vector("increment")?);
        let a = relu_matrix(&c, &b)?;
        let seen = patterns(&a)?;
        let rank = a.rank()?;
        Ok(Judgement::new()
            .given("points increase", positive(case.vector("gap")?))
            .given("the patterns are distinct", Some(distinct(&seen)))
            .given("no pattern is zero", Some(seen.iter().all(|r| r.contains(&true))))
            .said(Some(rank == c.len()), format!("rank {rank}"), format!("{}", c.len())))
    }
}

claim! {
    pub struct GaussianSeparatesAny = "du::gaussian_projection_separates_any_dataset", B;
    place: "Two-layer section (\"the probability that two data point is projected to the same real number is 0\")";
    says: "For every list x_1…x_n ∈ ℝ^d: P(aᵀx_i = aᵀx_j for some i ≠ j) = 0, a ~ N(0, I_d).";
    reading: "aᵀ(x_i − x_j) is normal with variance |x_i − x_j|²: it is 0 with probability 1 if the variance is 0, and with probability 0 otherwise.";
    verdict: "Refuted at n = 2, d = 1: equal inputs are never separated.";
    repair: "du::gaussian_projection_separates_a_dataset_iff_its_inputs_are_distinct";
    domain: inputs();
    judge<N>(case) {
        let tied = tie_probability(case.matrix("X")?)?;
        Ok(Judgement::new().said(Some(tied == 0), format!("probability {tied}"), "0"))
    }
}

fn inputs() -> Space {
    Space::new("n ≤ 3, d ≤ 2, entries 0, 1")
        .natural("n", 1, 3)
        .natural("d", 1, 2)
        .matrix("X", "n", "d", &[0, 1])
}

/// `P(aᵀx_i = aᵀx_j for some i ≠ j)`: 1 if some difference has variance 0, else 0 (a finite union of null events).
fn tie_probability<N: Number>(x: &Matrix<N>) -> Result<usize, Undefined> {
    for i in 0..x.rows() {
        for j in 0..i {
            let variance = sum(x
                .row(i)
                .iter()
                .zip(x.row(j))
                .map(|(a, b)| (a.clone() - b.clone()).squared()));
            if decided(variance.is_nought(), "a variance")? {
                return Ok(1);
            }
        }
    }
    Ok(0)
}

claim! {
    pub struct GaussianSeparatesIff = "du::gaussian_projection_separates_a_dataset_iff_its_inputs_are_distinct", Own;
    place: "Two-layer section";
    says: "P(aᵀx_i = aᵀx_j for some i ≠ j) = 0 if and only if the x_i are pairwise distinct.";
    reading: "As for any dataset; distinctness is compared entry by entry.";
    verdict: "Exhausted for 0/1 inputs, n ≤ 3, d ≤ 2; the general case is the identity of the claim on distinct inputs.";
    repairs: "du::gaussian_projection_separates_any_dataset";
    domain: inputs();
    judge<N>(case) {
        let x = case.matrix("X")?;
        let mut apart = true;
        for i in 0..x.rows() {
            for j in 0..i {
                apart &= !decided(crate::claims::words::same(x.row(i), x.row(j)), "whether inputs are equal")?;
            }
        }
        let tied = tie_probability(x)?;
        Ok(Judgement::new().said(Some((tied == 0) == apart), format!("probability {tied}"), format!("distinct: {apart}")))
    }
}

claim! {
    pub struct GaussianSeparatesDistinct = "du::gaussian_projection_separates_distinct_inputs", A;
    place: "Two-layer section (\"the probability that two data point is projected to the same real number is 0\")";
    says: "For pairwise distinct x_1…x_n ∈ ℝ^d: P(aᵀx_i = aᵀx_j for some i ≠ j) = 0, a ~ N(0, I_d).";
    reading: "A finite union of events; aᵀv is normal with variance |v|² for v = x_i − x_j ≠ 0, and a normal variable with positive variance has no atoms. v has a coordinate v_k ≠ 0; r is the norm of its other coordinates, so |v|² = v_k² + r².";
    verdict: "Proved: the variance is positive.";
    domain: Space::new("all real v_k, r").free("v_k").free("r").complete();
    judge<N>(case) {
        let (v, r) = (case.number("v_k")?.clone(), case.number("r")?.clone());
        let mut j = Judgement::new();
        let because = j.given_positive("v_k² > 0", v.squared()).plus(&crate::kernel::Signed::square(r.clone()));
        Ok(j.larger(v.squared() + r.squared(), N::integer(0), true, because))
    }
}

claim! {
    pub struct InterleavingExists = "du::interleaving_biases_exist", A;
    place: "Two-layer section, b_1 < aᵀx_1 < b_2 < … < b_n < aᵀx_n";
    says: "For all reals c_1 < c_2 < … < c_n there are b_1…b_n with b_1 < c_1 < b_2 < c_2 < … < b_n < c_n.";
    reading: "Exhibited: b_1 = c_1 − 1 and midpoints.";
    verdict: "Proved for every n and all reals.";
    formal: "interleaving_biases_exist" in "du/interleaving_biases_exist.v";
    domain: Space::new("n ≤ 4, gaps 1, 2, 3").natural("n", 1, 4).vector("gap", "n", &[1, 2, 3]);
    judge<N>(case) {
        let c = running(N::integer(0), case.vector("gap")?);
        let b = midpoint_biases(&c);
        Ok(Judgement::new()
            .given("c increases", positive(case.vector("gap")?))
            .said(interleaved(&b, &c), format!("b_1 = {}", b[0]), "b interleaved with c"))
    }
}

claim! {
    pub struct TriangularInvertible = "du::matrix_a_is_lower_triangular_and_invertible", A;
    place: "Two-layer section, matrix A";
    says: "For all interleaved b, c: A_ij = max(c_i − b_j, 0) is lower triangular and det A ≠ 0.";
    reading: "As written.";
    verdict: "Proved for every n: det A = ∏(c_i − b_i) > 0.";
    formal: "matrix_a_is_lower_triangular_and_invertible" in "du/matrix_a_is_lower_triangular_and_invertible.v";
    domain: interleaved_data();
    judge<N>(case) {
        let (b, c) = interleaving(case.vector("up")?, case.vector("gap")?);
        let a = relu_matrix(&c, &b)?;
        let mut triangular = true;
        for i in 0..c.len() {
            for j in i + 1..c.len() {
                triangular &= decided(a.at(i, j).is_nought(), "an entry")?;
            }
        }
        let det = a.determinant()?;
        let regular = !decided(det.is_nought(), "a determinant")?;
        Ok(Judgement::new()
            .given("b and c are interleaved", interleaved(&b, &c))
            .said(Some(triangular && regular), format!("lower triangular: {triangular}, det A = {det}"), "lower triangular, det A ≠ 0"))
    }
}

claim! {
    pub struct MemorisesTheData = "du::w2_equal_a_inverse_y_memorises_the_data", A;
    place: "Two-layer section, W_2 = A^{−1}y";
    says: "For all interleaved b, c and y ∈ ℝ^n: with W_2 := (A^{−1}y)ᵀ the network f(x) = W_2σ(W_1x − b_1) satisfies f(x_i) = y_i for i = 1…n.";
    reading: "Reading \"as a row\".";
    verdict: "Proved for every n and all reals.";
    formal: "w2_equal_a_inverse_y_memorises_the_data" in "du/w2_equal_a_inverse_y_memorises_the_data.v";
    domain: Space::new("n ≤ 3, distances 1, 2, labels −1, 0, 2").natural("n", 1, 3).vector("up", "n", &[1, 2]).vector("gap", "n", &[1, 2]).vector("y", "n", &[-1, 0, 2]);
    judge<N>(case) {
        let (b, c) = interleaving(case.vector("up")?, case.vector("gap")?);
        let y = case.vector("y")?;
        let a = relu_matrix(&c, &b)?;
        let j = Judgement::new().given("b and c are interleaved", interleaved(&b, &c));
        let Some(inverse) = a.inverse()? else {
            return Ok(j.said(Some(false), "A is singular", "A^{−1}y"));
        };
        let w = inverse.apply(y)?;
        let outputs: Result<Vec<N>, Undefined> = c.iter().map(|x| evaluate(&w, &b, x)).collect();
        Ok(j.equal_vectors("f(x)", &outputs?, y))
    }
}

/// `f = Σ_j w_j σ(t − b_j)` at the projected value `t`.
fn evaluate<N: Number>(w: &[N], b: &[N], t: &N) -> Result<N, Undefined> {
    let mut f = N::integer(0);
    for (v, s) in w.iter().zip(b) {
        f = f + v.clone() * relu(&(t.clone() - s.clone()))?;
    }
    Ok(f)
}

claim! {
    pub struct ShapeAsDisplayed = "du::w2_has_the_shape_needed_as_displayed", B;
    place: "Two-layer section, W_2 = A^{−1}y";
    says: "For every n ≥ 1: W_2 = A^{−1}y ∈ ℝ^{n×1} and the product W_2σ(W_1x − b_1) with σ(·) ∈ ℝ^{n×1} is defined.";
    reading: "Reading \"as displayed\".";
    verdict: "Refuted at n = 2: (2×1)(2×1).";
    repair: "du::transposed_w2_has_the_shape_needed";
    domain: Space::new("n ≤ 4").natural("n", 1, 4);
    judge<N>(case) {
        let n = case.natural("n")?;
        let y = Matrix::<N>::zero(n, 1);
        let w = Matrix::<N>::identity(n).times(&y)?;
        let defined = w.times(&Matrix::zero(n, 1)).is_ok();
        Ok(Judgement::new().said(Some(defined), format!("({}×{})({n}×1), defined: {defined}", w.rows(), w.cols()), "defined"))
    }
}

claim! {
    pub struct ShapeTransposed = "du::transposed_w2_has_the_shape_needed", Own;
    place: "Two-layer section, W_2 = A^{−1}y";
    says: "For every n ≥ 1: (A^{−1}y)ᵀσ(W_1x − b_1) is defined and is a single number.";
    reading: "Shapes only.";
    verdict: "Exhausted for n ≤ 8.";
    repairs: "du::w2_has_the_shape_needed_as_displayed";
    domain: Space::new("n ≤ 8").natural("n", 1, 8);
    judge<N>(case) {
        let n = case.natural("n")?;
        let w = Matrix::<N>::identity(n).times(&Matrix::zero(n, 1))?.transpose();
        let f = w.times(&Matrix::zero(n, 1))?;
        Ok(Judgement::new().said(Some((f.rows(), f.cols()) == (1, 1)), format!("{}×{}", f.rows(), f.cols()), "1×1"))
    }
}

claim! {
    pub struct ActivatesTheFirstI = "du::ith_point_activates_exactly_the_first_i_neurons", A;
    place: "Two-layer section, last sentences";
    says: "For all interleaved b, c: {j : c_i − b_j > 0} = {1,…,i} for every i; hence the n patterns are pairwise distinct.";
    reading: "As written.";
    verdict: "Proved for every n.";
    formal: "ith_point_activates_exactly_the_first_i_neurons" in "du/ith_point_activates_exactly_the_first_i_neurons.v";
    domain: interleaved_data();
    judge<N>(case) {
        let (b, c) = interleaving(case.vector("up")?, case.vector("gap")?);
        let seen = patterns(&relu_matrix(&c, &b)?)?;
        let first = seen.iter().enumerate().all(|(i, r)| r.iter().enumerate().all(|(j, on)| *on == (j <= i)));
        Ok(Judgement::new()
            .given("b and c are interleaved", interleaved(&b, &c))
            .said(Some(first && distinct(&seen)), format!("patterns {seen:?}"), "the first i neurons"))
    }
}

fn weakly_sorted_data() -> Space {
    Space::new("n ≤ 3, gaps 1, 0, labels 0, 1")
        .natural("n", 1, 3)
        .vector("gap", "n", &[1, 0])
        .vector("y", "n", &[0, 1])
}

/// Whether equal points carry equal labels, for sorted points.
fn consistent<N: Number>(c: &[N], y: &[N]) -> Result<bool, Undefined> {
    let mut fine = true;
    for i in 1..c.len() {
        if decided(c[i].same(&c[i - 1]), "whether points are equal")? {
            fine &= decided(y[i].same(&y[i - 1]), "whether labels are equal")?;
        }
    }
    Ok(fine)
}

claim! {
    pub struct RepeatedInputs = "du::construction_works_for_repeated_inputs", B;
    place: "Two- and three-layer sections, \"Consider a dataset D = {(x_i, y_i)}\"";
    says: "For every list (x_i, y_i) with x_i = x_j allowed when y_i = y_j, the two-layer construction yields f(x_i) = y_i for all i.";
    reading: "Reading \"with repetitions\"; d = 1, sorted. The construction needs b_1 < c_1 < b_2 < … < c_n, which exists if and only if the midpoints are such.";
    verdict: "Refuted at n = 2: there is no b_2 between equal points.";
    repair: "du::construction_works_after_merging_repeated_inputs";
    domain: weakly_sorted_data();
    judge<N>(case) {
        let c = running(N::integer(0), case.vector("gap")?);
        let exists = interleaved(&midpoint_biases(&c), &c);
        Ok(Judgement::new()
            .given("gaps are not negative", Some(case.vector("gap")?.iter().all(|g| N::integer(0).at_most(g) == Some(true))))
            .given("equal inputs have equal labels", Some(consistent(&c, case.vector("y")?)?))
            .said(exists, format!("interleaved biases exist: {exists:?}"), "the construction yields f(x_i) = y_i"))
    }
}

claim! {
    pub struct RepeatedInputsMerged = "du::construction_works_after_merging_repeated_inputs", Own;
    place: "Two-layer section";
    says: "For every list (x_i, y_i) with x_i = x_j only when y_i = y_j, the two-layer construction on the distinct inputs yields f(x_i) = y_i for all i.";
    reading: "d = 1, sorted; biases at midpoints.";
    verdict: "Exhausted for n ≤ 3.";
    repairs: "du::construction_works_for_repeated_inputs";
    domain: weakly_sorted_data();
    judge<N>(case) {
        let c = running(N::integer(0), case.vector("gap")?);
        let y = case.vector("y")?;
        let j = Judgement::new()
            .given("gaps are not negative", Some(case.vector("gap")?.iter().all(|g| N::integer(0).at_most(g) == Some(true))))
            .given("equal inputs have equal labels", Some(consistent(&c, y)?));
        let (mut points, mut labels) = (Vec::new(), Vec::new());
        for i in 0..c.len() {
            if i == 0 || !decided(c[i].same(&c[i - 1]), "whether points are equal")? {
                points.push(c[i].clone());
                labels.push(y[i].clone());
            }
        }
        let b = midpoint_biases(&points);
        let Some(inverse) = relu_matrix(&points, &b)?.inverse()? else {
            return Ok(j.said(Some(false), "A is singular", "invertible"));
        };
        let w = inverse.apply(&labels)?;
        let outputs: Result<Vec<N>, Undefined> = c.iter().map(|x| evaluate(&w, &b, x)).collect();
        Ok(j.equal_vectors("f(x)", &outputs?, y))
    }
}
