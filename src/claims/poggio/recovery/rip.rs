//! Eqs. 4 and 5, §4.2.1: restricted isometry constants, and what they say of AᵀA and AAᵀ.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Signed, Space};
use crate::number::{Number, Undefined, decided};

claim! {
    pub struct RipConstantExists = "poggio::rip_constant_exists", A;
    place: "Eq. 4 and the sentence before it";
    says: "With δ_s any real number: for every A ∈ ℝ^{m×p} and 1 ≤ s ≤ p there is a δ_s with eq. 4 for all A_s and y (the hypothesis of the definition can be met).";
    reading: "δ_s = 1 + ‖A‖_F², by Cauchy and Schwarz. Columns: the first s after a permutation. Each side of eq. 4 is one instance.";
    verdict: "Proved for all m, p, s, A: the definition excludes nothing as long as δ_s may be 1 or larger.";
    formal: "rip_constant_exists" in "poggio/restricted_isometry.v";
    domain: Space::new("m, p ≤ 2, all real A, y").natural("m", 1, 2).natural("p", 1, 2).natural("s", 1, 2).permutation("order", "p").word("side", &["lower", "upper"]).free_matrix("A", "m", "p").free_vector("y", "s");
    judge<N>(case) {
        let (a, y, s) = (case.matrix("A")?, case.vector("y")?, case.natural("s")?);
        let order = case.naturals("order")?;
        let j = Judgement::new().given("s ≤ p", Some(s <= a.cols()));
        if s > a.cols() {
            return Ok(j.said(Some(true), "no such columns", "no such columns"));
        }
        let (kept, rest) = (columns(a, &order[..s]), columns(a, &order[s..]));
        let image = kept.apply(y)?;
        let delta = N::integer(1) + energy(a.entries());
        Ok(if case.word("side")? == "lower" {
            let because = squares(&image).plus(&squares(a.entries()).times(&squares(y)));
            j.larger(energy(&image), (N::integer(1) - delta) * energy(y), false, because)
        } else {
            // Lagrange: |r|²|y|² − ⟨r, y⟩² = Σ_{k<l} (r_k y_l − r_l y_k)² for each row r.
            let mut because = Signed::constant(2, 1).times(&squares(y)).plus(&squares(rest.entries()).times(&squares(y)));
            for r in kept.row_vectors() {
                for l in 0..s {
                    for k in 0..l {
                        because = because.plus(&Signed::square(r[k].clone() * y[l].clone() - r[l].clone() * y[k].clone()));
                    }
                }
            }
            j.larger((N::integer(1) + delta) * energy(y), energy(&image), false, because)
        })
    }
}

fn matrices(words: &str, among: &[(i64, i64)]) -> Space {
    let space = Space::new(words)
        .natural("m", 1, 2)
        .natural("p", 1, 2)
        .natural("s", 1, 2);
    rational_matrix(space, "A", "m", "p", among)
}

claim! {
    pub struct RipAfterScaling = "poggio::some_multiple_of_a_has_delta_s_below_one_iff_every_s_columns_are_independent", Own;
    place: "Eq. 4";
    says: "For A ∈ ℝ^{m×p} and 1 ≤ s ≤ p: some multiple cA has δ_s(cA) < 1 iff every s columns of A are linearly independent.";
    reading: "δ_s < 1 means: all eigenvalues of all A_sᵀA_s lie strictly between 0 and 2. c² = 1/‖A‖_F² makes them at most 1, so if any c serves, this one does.";
    verdict: "Exhausted for m, p ≤ 2.";
    domain: matrices("m, p ≤ 2, entries 0, ±1, 2, 1/2", &[(0, 1), (1, 1), (-1, 1), (2, 1), (1, 2)]);
    judge<N>(case) {
        let (a, s) = (case.matrix("A")?, case.natural("s")?);
        let j = Judgement::new().given("s ≤ p", Some(s <= a.cols()));
        let independent = independent_columns(a, s)?;
        // δ_s(cA) < 1 in terms of c²AᵀA, because c itself may be irrational.
        let size = energy(a.entries());
        let mut below = !decided(size.is_nought(), "whether A is zero")?;
        for set in subsets(a.cols(), s) {
            let g = gram(&columns(a, &set))?;
            let two = Matrix::identity(s).scaled(&(N::integer(2) * size.clone()));
            below = below && definite(&g)? && definite(&two.minus(&g)?)?;
        }
        Ok(j.said(Some(below == independent), format!("δ_s(cA) < 1: {below}"), format!("independent: {independent}")))
    }
}

/// `‖A_SᵀA_S − I‖_2 ≤ δ` for all `S`: `δ²|v|² ≥ |Bv|²` for all `v`.
fn eq5<N: Number>(a: &Matrix<N>, s: usize, delta: &N) -> Result<bool, Undefined> {
    for set in subsets(a.cols(), s) {
        let b = gram(&columns(a, &set))?.minus(&Matrix::identity(s))?;
        if !semidefinite(
            &Matrix::identity(s)
                .scaled(&delta.squared())
                .minus(&gram(&b)?)?,
        )? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether all roots of a polynomial, which are known to be real, are at most `bound`: in powers of `t − bound` no coefficient is negative.
fn roots_at_most<N: Number>(polynomial: &[N], bound: &N) -> Result<bool, Undefined> {
    let mut c = polynomial.to_vec();
    for k in 0..c.len() {
        for i in (k..c.len() - 1).rev() {
            c[i] = c[i].clone() + bound.clone() * c[i + 1].clone();
        }
    }
    for x in &c {
        if !decided(N::integer(0).at_most(x), "the sign of a coefficient")? {
            return Ok(false);
        }
    }
    Ok(true)
}

claim! {
    pub struct RipEquivalences = "poggio::eq4_eq5_and_the_eigenvalue_condition_are_equivalent", A;
    place: "Eq. 4, eq. 5 and the sentence after it";
    says: "Reading \"eigenvalues of A_sᵀA_s\". For every A ∈ ℝ^{m×p}, 1 ≤ s ≤ p, δ ≥ 0: (4) for all A_s ⇔ ‖A_sᵀA_s − I‖_2 ≤ δ for all A_s ⇔ all eigenvalues of all A_sᵀA_s lie in [1 − δ, 1 + δ].";
    reading: "Three computations: two quadratic forms; δ²I − (A_sᵀA_s − I)² semidefinite; the roots of the characteristic polynomial, shifted to both ends of the interval. In the formal proof A_sᵀA_s comes with an orthonormal eigenbasis, which exists by the spectral theorem.";
    verdict: "Proved for all m, s, A_s, δ.";
    formal: "eq4_eq5_and_the_eigenvalue_condition_are_equivalent" in "poggio/recovery.v";
    domain: matrices("m, p ≤ 2, entries 0, ±1, 1/2; δ among 0, 1/4, 1/2, 3/4, 1, 2", &[(0, 1), (1, 1), (-1, 1), (1, 2)]).number("δ", &[(0, 1), (1, 1), (1, 2), (2, 1), (1, 4), (3, 4)]);
    judge<N>(case) {
        let (a, s, delta) = (case.matrix("A")?, case.natural("s")?, case.number("δ")?);
        let j = Judgement::new().given("s ≤ p", Some(s <= a.cols())).given("δ ≥ 0", N::integer(0).at_most(delta));
        let four = restricted_isometry(a, s, delta, false)?;
        let five = eq5(a, s, delta)?;
        let mut inside = true;
        for set in subsets(a.cols(), s) {
            let g = gram(&columns(a, &set))?;
            let up = roots_at_most(&g.characteristic_polynomial()?, &(N::integer(1) + delta.clone()))?;
            let down = roots_at_most(&g.scaled(&N::integer(-1)).characteristic_polynomial()?, &(delta.clone() - N::integer(1)))?;
            inside = inside && up && down;
        }
        Ok(j.said(Some(four == five && five == inside), format!("eq. 4: {four}"), format!("eq. 5: {five}, eigenvalues inside: {inside}")))
    }
}

/// Whether all singular values of all `A_S` (roots of the `s` eigenvalues of `A_SᵀA_S`) lie in `[1 − δ, 1 + δ]`.
fn singular_values<N: Number>(a: &Matrix<N>, s: usize, delta: &N) -> Result<bool, Undefined> {
    let (one, low) = (N::integer(1), relu(&(N::integer(1) - delta.clone()))?);
    for set in subsets(a.cols(), s) {
        let g = gram(&columns(a, &set))?;
        let top = Matrix::identity(s).scaled(&(one.clone() + delta.clone()).squared());
        let bottom = Matrix::identity(s).scaled(&low.squared());
        if !(semidefinite(&top.minus(&g)?)? && semidefinite(&g.minus(&bottom)?)?) {
            return Ok(false);
        }
    }
    Ok(true)
}

claim! {
    pub struct RipSingularValues = "poggio::eigenvalue_condition_read_with_singular_values_is_equivalent", B;
    place: "Sentence after eq. 5 (the name of the matrix is missing there)";
    says: "Reading \"singular values of A_s\". For every A ∈ ℝ^{m×p}, 1 ≤ s ≤ p, δ ≥ 0: (4) for all A_s ⇔ all singular values of all A_s lie in [1 − δ, 1 + δ].";
    reading: "The s singular values are the square roots of the eigenvalues of A_sᵀA_s; for δ ≥ 1 only the upper end matters.";
    verdict: "Refuted: A = (2), δ = 1.";
    repair: "poggio::eq4_implies_the_singular_value_condition_which_implies_eq4_with_two_delta_plus_delta_squared";
    domain: matrices("m, p ≤ 2, entries 0, ±1, 2; δ among 0, 1, 1/2", &[(0, 1), (1, 1), (-1, 1), (2, 1)]).number("δ", &[(0, 1), (1, 1), (1, 2)]);
    judge<N>(case) {
        let (a, s, delta) = (case.matrix("A")?, case.natural("s")?, case.number("δ")?);
        let j = Judgement::new().given("s ≤ p", Some(s <= a.cols())).given("δ ≥ 0", N::integer(0).at_most(delta));
        let (four, inside) = (restricted_isometry(a, s, delta, false)?, singular_values(a, s, delta)?);
        Ok(j.said(Some(four == inside), format!("eq. 4: {four}"), format!("singular values inside: {inside}")))
    }
}

claim! {
    pub struct RipSingularValuesBounds = "poggio::eq4_implies_the_singular_value_condition_which_implies_eq4_with_two_delta_plus_delta_squared", Own;
    place: "Sentence after eq. 5";
    says: "For every A, s and δ ≥ 0: eq. 4 with δ implies that all singular values of all A_s lie in [1 − δ, 1 + δ], and that implies eq. 4 with 2δ + δ².";
    reading: "As above.";
    verdict: "Proved for all m, s, A_s, δ.";
    repairs: "poggio::eigenvalue_condition_read_with_singular_values_is_equivalent";
    formal: "eq4_implies_the_singular_value_condition_which_implies_eq4_with_two_delta_plus_delta_squared" in "poggio/restricted_isometry.v";
    domain: matrices("m, p ≤ 2, entries 0, ±1, 1/2; δ among 0, 1/4, 1/2, 3/4, 1, 2", &[(0, 1), (1, 1), (-1, 1), (1, 2)]).number("δ", &[(0, 1), (1, 1), (1, 2), (2, 1), (1, 4), (3, 4)]);
    judge<N>(case) {
        let (a, s, delta) = (case.matrix("A")?, case.natural("s")?, case.number("δ")?);
        let j = Judgement::new().given("s ≤ p", Some(s <= a.cols())).given("δ ≥ 0", N::integer(0).at_most(delta));
        let (four, inside) = (restricted_isometry(a, s, delta, false)?, singular_values(a, s, delta)?);
        let wide = restricted_isometry(a, s, &(N::integer(2) * delta.clone() + delta.squared()), false)?;
        Ok(j.said(Some((!four || inside) && (!inside || wide)), format!("eq. 4: {four}, singular values inside: {inside}"), format!("each implies the next; eq. 4 with 2δ + δ²: {wide}")))
    }
}

/// Whether `‖AAᵀ − I‖_2 ≤ ε`.
fn near_identity<N: Number>(a: &Matrix<N>, epsilon: &N) -> Result<bool, Undefined> {
    let one = Matrix::identity(a.rows());
    let b = outer(a)?.minus(&one)?;
    semidefinite(&one.scaled(&epsilon.squared()).minus(&gram(&b)?)?)
}

claim! {
    pub struct AatNearIdentity = "poggio::rip_gives_aat_near_identity", A;
    place: "§4.2.1 (\"assuming A is a RIP matrix and thus AAᵀ ≈ I\")";
    says: "For every s ≥ 1 and ε > 0 there is δ > 0 such that δ_s(A) ≤ δ implies ‖AAᵀ − I_m‖_2 ≤ ε, for all m, p and A ∈ ℝ^{m×p}.";
    reading: "The instances have δ_s(A) = 0, so they meet δ_s(A) ≤ δ for every δ > 0; ε = 1/2.";
    verdict: "Refuted by A = (1 1), s = 1: δ_1 = 0 and AAᵀ = 2.";
    repair: "poggio::rip_gives_ata_near_identity_on_sparse_vectors";
    domain: matrices("m, p ≤ 2, entries 0, ±1; ε = 1/2", &[(0, 1), (1, 1), (-1, 1)]).number("ε", &[(1, 2)]);
    judge<N>(case) {
        let (a, s, epsilon) = (case.matrix("A")?, case.natural("s")?, case.number("ε")?);
        let isometric = delta_at_most(a, s, &N::integer(0))?;
        let near = near_identity(a, epsilon)?;
        Ok(Judgement::new()
            .given("s ≤ p", Some(s <= a.cols()))
            .given("ε > 0", N::integer(0).below(epsilon))
            .given("δ_s(A) = 0", Some(isometric))
            .said(Some(near), format!("tr AAᵀ = {}, m = {}", outer(a)?.trace(), a.rows()), format!("‖AAᵀ − I‖ ≤ {epsilon}")))
    }
}

claim! {
    pub struct AatOnSquare = "poggio::aat_is_at_distance_one_from_identity_for_more_rows_than_columns", Own;
    place: "§4.2.1 (\"assuming A is a RIP matrix and thus AAᵀ ≈ I\")";
    says: "For m > p ≥ 1 and A ∈ ℝ^{m×p}: ‖AAᵀ − I_m‖_2 ≥ 1, whatever δ_p(A) is; for m = p: ‖AAᵀ − I‖_2 ≤ ε iff δ_p(A) ≤ ε.";
    reading: "For m > p the rank of AAᵀ is at most p, so AAᵀ − I is −1 on some vector: for ε < 1 the bound ε fails. ‖K‖_2 ≤ ε: |Kv|² ≤ ε²|v|² for all v. Enumerated: m, p ≤ 2; ε among 0, 1/2, 3/4, 9/10, and 1 and 2 for m = p.";
    verdict: "Proved for all m, p and A.";
    formal: "aat_is_at_distance_one_from_identity_for_more_rows_than_columns" in "poggio/aat_is_at_distance_one_from_identity_for_more_rows_than_columns.v";
    domain: rational_matrix(Space::new("m, p ≤ 2, entries 0, ±1, 1/2").natural("m", 1, 2).natural("p", 1, 2), "A", "m", "p", &[(0, 1), (1, 1), (-1, 1), (1, 2)]).number("ε", &[(0, 1), (1, 2), (3, 4), (9, 10), (1, 1), (2, 1)]);
    judge<N>(case) {
        let (a, epsilon) = (case.matrix("A")?, case.number("ε")?);
        let (m, p) = (a.rows(), a.cols());
        let near = near_identity(a, epsilon)?;
        let expected = if m > p { near && decided(N::integer(1).at_most(epsilon), "a comparison")? } else { delta_at_most(a, p, epsilon)? };
        Ok(Judgement::new()
            .given("m ≥ p", Some(m >= p))
            .given("ε ≥ 0", N::integer(0).at_most(epsilon))
            .said(Some(near == expected), format!("‖AAᵀ − I‖ ≤ {epsilon}: {near}"), format!("{expected}")))
    }
}

claim! {
    pub struct AtaOnSparse = "poggio::rip_gives_ata_near_identity_on_sparse_vectors", Own;
    place: "§4.2.1 (\"assuming A is a RIP matrix and thus AAᵀ ≈ I\")";
    says: "For every A ∈ ℝ^{m×p}, s and δ ≥ δ_s(A): |⟨u, (AᵀA − I)v⟩| ≤ δ‖u‖‖v‖ for all u, v whose supports have together at most s elements.";
    reading: "Squares are compared.";
    verdict: "Proved for all m, p, s, A, δ, u, v.";
    repairs: "poggio::rip_gives_aat_near_identity";
    formal: "rip_gives_ata_near_identity_on_sparse_vectors" in "poggio/recovery.v";
    domain: matrices("m, p ≤ 2, entries 0, ±1; δ among 0, 1, 2; u, v with entries 0, 1", &[(0, 1), (1, 1), (-1, 1)]).number("δ", &[(0, 1), (1, 1), (2, 1)]).vector("u", "p", &[0, 1]).vector("v", "p", &[0, 1]);
    judge<N>(case) {
        let (a, s, delta) = (case.matrix("A")?, case.natural("s")?, case.number("δ")?);
        let (u, v) = (case.vector("u")?, case.vector("v")?);
        let mut joint = support(u)?;
        joint.extend(support(v)?.into_iter().filter(|i| !joint.contains(i)).collect::<Vec<_>>());
        let image = difference(&gram(a)?.apply(v)?, v);
        let form = crate::number::sum(u.iter().zip(&image).map(|(x, y)| x.clone() * y.clone())).squared();
        let bound = delta.squared() * energy(u) * energy(v);
        Ok(Judgement::new()
            .given("s ≤ p", Some(s <= a.cols()))
            .given("δ_s(A) ≤ δ", Some(s <= a.cols() && delta_at_most(a, s, delta)?))
            .given("supports of at most s elements", Some(joint.len() <= s))
            .said(form.at_most(&bound), format!("⟨u, (AᵀA − I)v⟩² = {form}"), format!("at most {bound}")))
    }
}

/// `δ_1(A)`, the largest `|‖a_j‖² − 1|`.
fn delta_one<N: Number>(a: &Matrix<N>) -> Result<N, Undefined> {
    let mut worst = N::integer(0);
    for j in 0..a.cols() {
        let off = decided(
            (energy(&a.column(j)) - N::integer(1)).modulus(),
            "a modulus",
        )?;
        if decided(worst.below(&off), "a comparison")? {
            worst = off;
        }
    }
    Ok(worst)
}

claim! {
    pub struct AatAspectRatio = "poggio::aat_near_identity_confines_the_ratio_of_p_to_m", Own;
    place: "§4.2.1 (\"AAᵀ ≈ I\")";
    says: "For every A ∈ ℝ^{m×p}, ε ≥ ‖AAᵀ − I_m‖_2 and δ ≥ δ_1(A): (1 − ε)m ≤ (1 + δ)p and (1 − δ)p ≤ (1 + ε)m. So ‖AAᵀ − I‖ ≥ (1 − δ_1)p/m − 1: with p/m large AAᵀ is far from I, whatever δ_s is.";
    reading: "δ = δ_1(A), the largest deviation of a squared column norm from 1. By the trace, which is m plus at most εm in modulus, and the sum of the squared column norms.";
    verdict: "Proved for all m, p, A, ε, δ.";
    formal: "aat_near_identity_confines_the_ratio_of_p_to_m" in "poggio/restricted_isometry.v";
    domain: rational_matrix(Space::new("m, p ≤ 2, entries 0, ±1, 1/2; ε among 0, 1/2, 1, 2, 3").natural("m", 1, 2).natural("p", 1, 2), "A", "m", "p", &[(0, 1), (1, 1), (-1, 1), (1, 2)]).number("ε", &[(0, 1), (1, 1), (1, 2), (2, 1), (3, 1)]);
    judge<N>(case) {
        let (a, epsilon) = (case.matrix("A")?, case.number("ε")?);
        let (m, p, one) = (N::integer(a.rows() as i64), N::integer(a.cols() as i64), N::integer(1));
        let delta = delta_one(a)?;
        let first = ((one.clone() - epsilon.clone()) * m.clone()).at_most(&((one.clone() + delta.clone()) * p.clone()));
        let second = ((one.clone() - delta.clone()) * p.clone()).at_most(&((one + epsilon.clone()) * m.clone()));
        let holds = decided(first, "a comparison")? && decided(second, "a comparison")?;
        Ok(Judgement::new()
            .given("ε ≥ 0", N::integer(0).at_most(epsilon))
            .given("‖AAᵀ − I‖ ≤ ε", Some(near_identity(a, epsilon)?))
            .said(Some(holds), format!("m = {m}, p = {p}, δ_1 = {delta}"), format!("(1 − {epsilon})m ≤ (1 + δ_1)p and (1 − δ_1)p ≤ (1 + {epsilon})m")))
    }
}

claim! {
    pub struct OrthonormalRows = "poggio::orthonormal_rows_give_delta_one_at_least_one_minus_m_over_p", Own;
    place: "§4.2.1 (\"AAᵀ ≈ I\")";
    says: "If AAᵀ = I_m for A ∈ ℝ^{m×p}, then m ≤ p, δ_1(A) ≥ 1 − m/p, and for every s ≤ p: δ_s(A) < 1 iff every s columns are linearly independent; in particular δ_s(A) ≥ 1 for all s > m.";
    reading: "δ_s ≤ ε: the two bounds of the restricted isometry for every choice of s columns. AᵀA is a projector of rank m, so no eigenvalue of a principal submatrix exceeds 1 and only the value 0 matters. δ_s is not decreasing in s, so δ_s ≥ 1 − m/p too. Enumerated: m ≤ 2, p ≤ 3.";
    verdict: "Proved for all m, p and A.";
    formal: "orthonormal_rows_give_delta_one_at_least_one_minus_m_over_p" in "poggio/orthonormal_rows_give_delta_one_at_least_one_minus_m_over_p.v";
    domain: rational_matrix(Space::new("m ≤ 2, p ≤ 3, entries 0, 1, 1/3, ±2/3").natural("m", 1, 2).natural("p", 1, 3), "A", "m", "p", &[(0, 1), (1, 1), (1, 3), (2, 3), (-2, 3)]);
    judge<N>(case) {
        let a = case.matrix("A")?;
        let (m, p) = (a.rows(), a.cols());
        let orthonormal = decided(outer(a)?.same(&Matrix::identity(m)), "orthonormality")?;
        let delta = delta_one(a)?;
        let first = m <= p && decided(N::ratio(p as i64 - m as i64, p as i64).at_most(&delta), "a comparison")?;
        let j = Judgement::new().given("AAᵀ = I", Some(orthonormal));
        if !orthonormal {
            return Ok(j.said((!first).then_some(false), "the first part alone", "the first part alone"));
        }
        let (mut holds, mut below) = (first, Vec::new());
        for s in 1..=p {
            let one = delta_below_one(a, s)?;
            holds = holds && one == independent_columns(a, s)? && (s <= m || !one);
            below.push(one);
        }
        Ok(j.said(Some(holds), format!("δ_1 = {delta}, δ_s < 1: {below:?}"), format!("δ_1 ≥ 1 − {m}/{p}; δ_s < 1 iff every s columns are independent, never for s > m")))
    }
}
