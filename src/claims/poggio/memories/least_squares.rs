//! §2: which least-squares solution A = YXᵀ is, and the inline formulas of recall.

use super::notation::*;
use crate::claim;
use crate::kernel::{Case, Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};

fn orthonormal<N: Number>(x: &Matrix<N>) -> Result<bool, Undefined> {
    let columns = decided(gram(x)?.same(&Matrix::identity(x.cols())), "orthonormality")?;
    let rows = decided(
        outer(x)?.same(&Matrix::identity(x.rows())),
        "orthonormality",
    )?;
    Ok(columns || rows)
}

fn any_shape(words: &str) -> Space {
    Space::new(words)
        .natural("D", 1, 2)
        .natural("N", 1, 2)
        .matrix("X", "D", "N", &[0, 1, -1])
}

claim! {
    pub struct UniqueForAnyShape = "poggio::yxt_is_the_unique_least_squares_solution_for_any_d_and_n", B;
    place: "§2, paragraph before §2.1 (\"the optimal … solution\")";
    says: "For all D, N, D' ≥ 1, X ∈ ℝ^{D×N} with XᵀX = I_N or XXᵀ = I_D and all Y ∈ ℝ^{D'×N}: ‖AX − Y‖_F is minimised by A = YXᵀ only.";
    reading: "Reading \"the only minimiser\", any D, N. An instance is an A that is at least as good as YXᵀ.";
    verdict: "Refuted at D = 2, N = 1: for the key (0, 1) and output 0, A = (1, 0) is as good as A = 0.";
    repair: "poggio::minimisers_differ_from_yxt_by_what_vanishes_on_the_keys_and_yxt_is_the_least_of_them";
    domain: any_shape("D, N ≤ 2, entries 0, ±1, Y with entries 0, 1").matrix("Y", 1, "N", &[0, 1]).matrix("A", 1, "D", &[0, 1, -1]);
    judge<N>(case) {
        let (x, y, a) = (case.matrix("X")?, case.matrix("Y")?, case.matrix("A")?);
        let stored = y.times(&x.transpose())?;
        let loss = |b: &Matrix<N>| Ok::<N, Undefined>(energy(b.times(x)?.minus(y)?.entries()));
        Ok(Judgement::new()
            .given("XᵀX = I or XXᵀ = I", Some(orthonormal(x)?))
            .given("A is as good as YXᵀ", loss(a)?.at_most(&loss(&stored)?))
            .equal_matrices("A", a, &stored))
    }
}

claim! {
    pub struct LeastNormMinimiser = "poggio::minimisers_differ_from_yxt_by_what_vanishes_on_the_keys_and_yxt_is_the_least_of_them", Own;
    place: "§2, paragraph before §2.1";
    says: "For all D, N, D', X with XᵀX = I_N or XXᵀ = I_D, Y and A, with C = A − YXᵀ: ‖AX − Y‖_F² = ‖YXᵀX − Y‖_F² + ‖CX‖_F² and ‖A‖_F² = ‖YXᵀ‖_F² + ‖C‖_F² + 2⟨Y, CX⟩. So the minimisers are the YXᵀ + C with CX = 0, YXᵀ has the least norm among them, and it is the only one iff rank X = D, that is D ≤ N.";
    reading: "D' is 1 in the instances, because the rows of A are independent of each other.";
    verdict: "Proved for all D, N, D', X, Y, A, as to both identities; the rank at the instances.";
    repairs: "poggio::yxt_is_the_unique_least_squares_solution_for_any_d_and_n";
    formal: "minimisers_differ_from_yxt_by_what_vanishes_on_the_keys" in "poggio/minimisers_differ_from_yxt_by_what_vanishes_on_the_keys.v";
    domain: any_shape("D, N ≤ 2, X with entries 0, ±1, all real Y, A").free_matrix("Y", 1, "N").free_matrix("A", 1, "D");
    judge<N>(case) {
        let (x, y, a) = (case.matrix("X")?, case.matrix("Y")?, case.matrix("A")?);
        let stored = y.times(&x.transpose())?;
        let c = a.minus(&stored)?;
        let cx = c.times(x)?;
        let cross = sum(y.entries().iter().zip(cx.entries()).map(|(p, q)| p.clone() * q.clone()));
        let least = energy(stored.times(x)?.minus(y)?.entries()) + energy(cx.entries());
        Ok(Judgement::new()
            .given("XᵀX = I or XXᵀ = I", Some(orthonormal(x)?))
            .equal("‖AX − Y‖²", energy(a.times(x)?.minus(y)?.entries()), least)
            .equal("‖A‖²", energy(a.entries()), energy(stored.entries()) + energy(c.entries()) + N::integer(2) * cross)
            .equal("whether rank X = D iff D ≤ N", truth((x.rank()? == x.rows()) == (x.rows() <= x.cols())), truth(true)))
    }
}

claim! {
    pub struct UniqueForSquare = "poggio::yxt_is_the_unique_least_squares_solution_for_n_equal_d", B;
    place: "§2, paragraph before §2.1, with the memo's N = D";
    says: "For all D = N, D' ≥ 1, X ∈ ℝ^{D×D} with XᵀX = I or XXᵀ = I and all Y: ‖AX − Y‖_F is minimised by A = YXᵀ only.";
    reading: "Reading \"the only minimiser\", N = D. Judged by ‖AX − Y‖² = ‖A − YXᵀ‖², which is 0 at A = YXᵀ only; D' is 1, because the rows of A are independent of each other.";
    verdict: "Proved for all D, D', X, Y: XᵀX = I gives ‖I − XXᵀ‖² = D − 2D + D = 0.";
    formal: "yxt_is_the_unique_least_squares_solution_for_n_equal_d" in "poggio/yxt_is_the_unique_least_squares_solution_for_n_equal_d.v";
    domain: rationals(Space::new("D ≤ 2, entries 0, 1, 3/5, ±4/5, all real Y, A").natural("D", 1, 2), "X", "D", "D", &[(0, 1), (1, 1), (3, 5), (4, 5), (-4, 5)]).free_matrix("Y", 1, "D").free_matrix("A", 1, "D");
    judge<N>(case) {
        let (x, y, a) = (case.matrix("X")?, case.matrix("Y")?, case.matrix("A")?);
        let off = a.minus(&y.times(&x.transpose())?)?;
        Ok(Judgement::new()
            .given("XᵀX = I or XXᵀ = I", Some(orthonormal(x)?))
            .equal("‖AX − Y‖²", energy(a.times(x)?.minus(y)?.entries()), energy(off.entries())))
    }
}

/// Keys with orthonormal columns, and what is recalled with `A = YXᵀ`.
fn recalled<N: Number>(case: &Case<N>) -> Result<(Judgement<N>, &Matrix<N>, Matrix<N>), Undefined> {
    let (x, y) = (case.matrix("X")?, case.matrix("Y")?);
    let j = Judgement::new().given("XᵀX = I", gram(x)?.same(&Matrix::identity(x.cols())));
    Ok((j, y, y.times(&x.transpose())?.times(x)?))
}

claim! {
    pub struct RecallForOrthonormalColumns = "poggio::recall_is_exact_for_orthonormal_columns", B;
    place: "§2, \"Thus, to retrieve y_i …\"";
    says: "For all D, N, D', X with XᵀX = I_N, Y, and A = YXᵀ: Ax_i = y_i for i = 1…N.";
    reading: "Reading \"columns\". D' is 1 in the instances.";
    verdict: "Proved for all D, N, D', X, Y.";
    formal: "recall_is_exact_for_orthonormal_columns" in "poggio/recall_is_exact_for_orthonormal_columns.v";
    domain: any_shape("D, N ≤ 2, X with entries 0, ±1, all real Y").free_matrix("Y", 1, "N");
    judge<N>(case) {
        let (j, y, ax) = recalled(case)?;
        Ok(j.equal_matrices("AX", &ax, y))
    }
}

claim! {
    pub struct DeltaSum = "poggio::recall_equals_delta_sum_over_patterns", B;
    place: "§2, inline formula Ax_i ≈ y_{i,j}δ_{i,j} = y_i";
    says: "For XᵀX = I_N: Ax_i = Σ_j y_j δ_{ij} = y_i.";
    reading: "Reading \"sum over patterns\". The sum runs over all patterns, term by term.";
    verdict: "Proved for all D, N, D', X, Y.";
    formal: "recall_equals_delta_sum_over_patterns" in "poggio/recall_equals_delta_sum_over_patterns.v";
    domain: any_shape("D, N ≤ 2, X with entries 0, ±1, all real Y").free_matrix("Y", 1, "N");
    judge<N>(case) {
        let (mut j, y, ax) = recalled(case)?;
        for i in 0..y.cols() {
            let delta = sum((0..y.cols()).map(|k| y.at(0, k).clone() * truth(i == k)));
            j = j.equal("Ax_i", ax.at(0, i).clone(), delta.clone()).equal("Σ_j y_j δ_ij", delta, y.at(0, i).clone());
        }
        Ok(j)
    }
}

/// `Y` with its entry in row `j`, column `i` multiplied by `δ_ij`.
fn masked<N: Number>(y: &Matrix<N>) -> Matrix<N> {
    Matrix::from_fn(y.rows(), y.cols(), |j, i| {
        y.at(j, i).clone() * truth(i == j)
    })
}

fn patterns() -> Space {
    Space::new("D = N ≤ 2, D' ≤ 2, entries 0, ±1")
        .natural("N", 1, 2)
        .natural("E", 1, 2)
        .matrix("Y", "E", "N", &[0, 1, -1])
}

claim! {
    pub struct ComponentDelta = "poggio::recall_equals_componentwise_delta_pattern", B;
    place: "§2, inline formula Ax_i ≈ y_{i,j}δ_{i,j} = y_i";
    says: "For X = I_D, all Y: the vector with j-th entry (y_i)_j δ_{ij} equals y_i for every i.";
    reading: "Reading \"component j\". Patterns are the columns of Y.";
    verdict: "Refuted by one pattern (0, 1).";
    repair: "poggio::componentwise_delta_gives_the_patterns_iff_y_is_diagonal";
    domain: patterns();
    judge<N>(case) {
        let y = case.matrix("Y")?;
        Ok(Judgement::new().equal_matrices("(y_i)_j δ_ij", &masked(y), y))
    }
}

claim! {
    pub struct ComponentDeltaIff = "poggio::componentwise_delta_gives_the_patterns_iff_y_is_diagonal", Own;
    place: "§2, inline formula Ax_i ≈ y_{i,j}δ_{i,j} = y_i";
    says: "The vector with j-th entry (y_i)_j δ_{ij} equals y_i for every i iff each pattern y_i is a multiple of the unit vector e_i.";
    reading: "Beyond the components (i > D') there is no e_i, and y_i = 0. Enumerated: a multiple of e_i is decided by the 2 × 2 minors of (y_i, e_i). The formula that holds for all Y sums over patterns, Σ_j y_j δ_ij.";
    verdict: "Proved for all N and D'.";
    repairs: "poggio::recall_equals_componentwise_delta_pattern";
    formal: "componentwise_delta_gives_the_patterns_iff_y_is_diagonal" in "poggio/componentwise_delta_gives_the_patterns_iff_y_is_diagonal.v";
    domain: patterns();
    judge<N>(case) {
        let y = case.matrix("Y")?;
        let mut multiples = true;
        for i in 0..y.cols() {
            let e: Vec<N> = (0..y.rows()).map(|j| truth(i == j)).collect();
            let p = y.column(i);
            for j in 0..y.rows() {
                // A missing unit vector (i beyond the components) leaves the zero pattern only.
                let minors = (0..y.rows()).map(|k| p[j].clone() * e[k].clone() - p[k].clone() * e[j].clone());
                let square = if i < y.rows() { sum(minors.map(|m| m.squared())) } else { p[j].squared() };
                multiples &= decided(square.is_nought(), "a minor")?;
            }
        }
        let right = decided(masked(y).same(y), "an equation")?;
        Ok(Judgement::new().said(Some(right == multiples), format!("equal: {right}"), format!("multiples of e_i: {multiples}")))
    }
}
