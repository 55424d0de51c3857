//! §4.1.2, §4.2.1: thresholds, eq. 6, eq. 7, the first step.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Undefined, decided};

claim! {
    pub struct HdIsSoft = "poggio::h_d_is_the_donoho_soft_threshold", A;
    place: "§4, §4.1, §4.2.1 (\"H_D(x) is the Donoho soft threshold H_D(x) = xH(x), where H is the Heaviside step function\")";
    says: "Reading \"H Heaviside\". For some λ ≥ 0: xH(x) = sign(x)·max(|x| − λ, 0) for all x ∈ ℝ.";
    reading: "For each λ the two functions are compared at x = −λ − 1.";
    verdict: "Refuted at λ = 0, x = −1: 0 against −1; for every other λ the same way, see the repair.";
    repair: "poggio::h_d_is_relu_and_the_soft_threshold_is_a_difference_of_two_relus";
    domain: Space::new("λ among 0, 1, 1/2, 2, 1/4, 3").number("λ", &[(0, 1), (1, 1), (1, 2), (2, 1), (1, 4), (3, 1)]);
    judge<N>(case) {
        let lambda = case.number("λ")?;
        let x = -lambda.clone() - N::integer(1);
        Ok(Judgement::new()
            .given("λ ≥ 0", N::integer(0).at_most(lambda))
            .equal("xH(x)", relu(&x)?, soft(&x, lambda)?))
    }
}

claim! {
    pub struct HdIsRelu = "poggio::h_d_is_relu_and_the_soft_threshold_is_a_difference_of_two_relus", Own;
    place: "§4.2.1";
    says: "xH(x) = max(x, 0) for every value of H(0), and soft_λ(x) = max(x − λ, 0) − max(−x − λ, 0) for all λ ≥ 0 and x. For every λ ≥ 0 the two differ at x = −λ − 1.";
    reading: "ReLU removes negative entries whatever their size, the soft threshold small entries whatever their sign. soft_λ(x) is x − λ above λ, x + λ below −λ, 0 between.";
    verdict: "Proved for all λ, x and values of H(0).";
    repairs: "poggio::h_d_is_the_donoho_soft_threshold";
    formal: "h_d_is_relu_and_the_soft_threshold_is_a_difference_of_two_relus" in "poggio/thresholds.v";
    domain: Space::new("λ, x, H(0) from short lists").number("λ", &[(0, 1), (1, 1), (1, 2), (2, 1)]).number("x", &[(0, 1), (1, 1), (-1, 1), (1, 2), (-1, 2), (2, 1), (-2, 1), (3, 1), (-3, 1), (5, 1), (-5, 1)]).number("H(0)", &[(0, 1), (1, 1), (1, 2)]);
    judge<N>(case) {
        let (lambda, x, at_zero) = (case.number("λ")?, case.number("x")?, case.number("H(0)")?);
        let zero = N::integer(0);
        let h = if decided(x.is_nought(), "a sign")? { at_zero.clone() } else { N::integer(i64::from(decided(zero.below(x), "a sign")?)) };
        let two = relu(&(x.clone() - lambda.clone()))? - relu(&(-x.clone() - lambda.clone()))?;
        let far = -lambda.clone() - N::integer(1);
        let differ = decided(relu(&far)?.same(&soft(&far, lambda)?), "equality")?;
        Ok(Judgement::new()
            .given("λ ≥ 0", zero.at_most(lambda))
            .equal("xH(x)", x.clone() * h, relu(x)?)
            .equal("soft_λ(x)", soft(x, lambda)?, two)
            .equal("equal at −λ − 1", N::integer(i64::from(differ)), zero))
    }
}

claim! {
    pub struct HdWithSoftH = "poggio::h_d_with_soft_h_is_a_soft_threshold", B;
    place: "§4.1 (\"H_D(x) = xH(x) where H is a (soft) threshold on x\")";
    says: "Reading \"H soft\". With H = soft_λ for some λ > 0 there is μ ≥ 0 with x·H(x) = soft_μ(x) for all x ∈ ℝ.";
    reading: "For each λ and μ the two functions are compared at x = −λ − μ − 1.";
    verdict: "Refuted at λ = 1, μ = 0; for all other λ, μ the same way, see the repair.";
    repair: "poggio::x_times_a_soft_threshold_is_even_and_nonnegative";
    domain: Space::new("λ, μ from short lists").number("λ", &[(1, 1), (1, 2), (2, 1)]).number("μ", &[(0, 1), (1, 1), (1, 2), (2, 1)]);
    judge<N>(case) {
        let (lambda, mu) = (case.number("λ")?, case.number("μ")?);
        let x = -lambda.clone() - mu.clone() - N::integer(1);
        Ok(Judgement::new()
            .given("λ > 0", N::integer(0).below(lambda))
            .given("μ ≥ 0", N::integer(0).at_most(mu))
            .equal("xH(x)", x.clone() * soft(&x, lambda)?, soft(&x, mu)?))
    }
}

claim! {
    pub struct SoftHIsEven = "poggio::x_times_a_soft_threshold_is_even_and_nonnegative", Own;
    place: "§4.1";
    says: "For all λ ≥ 0 and x: x·soft_λ(x) = (−x)·soft_λ(−x) ≥ 0. For all λ, μ ≥ 0: x·soft_λ(x) > 0 > soft_μ(x) at x = −λ − μ − 1, so x·soft_λ(x) is no soft threshold.";
    reading: "soft_λ(x) is x − λ above λ, x + λ below −λ, 0 between.";
    verdict: "Proved for all λ, μ, x.";
    repairs: "poggio::h_d_with_soft_h_is_a_soft_threshold";
    formal: "x_times_a_soft_threshold_is_even_and_nonnegative" in "poggio/thresholds.v";
    domain: Space::new("λ, μ, x from short lists").number("λ", &[(0, 1), (1, 1), (1, 2), (2, 1)]).number("μ", &[(0, 1), (1, 1), (1, 2), (2, 1)]).number("x", &[(0, 1), (1, 1), (-1, 1), (1, 2), (-1, 2), (2, 1), (-2, 1), (5, 1), (-5, 1)]);
    judge<N>(case) {
        let (lambda, mu, x) = (case.number("λ")?, case.number("μ")?, case.number("x")?);
        let (zero, minus) = (N::integer(0), -x.clone());
        let value = |x: &N| Ok::<N, Undefined>(x.clone() * soft(x, lambda)?);
        let (here, there) = (value(x)?, value(&minus)?);
        let far = -lambda.clone() - mu.clone() - N::integer(1);
        let (left, right) = (value(&far)?, soft(&far, mu)?);
        let holds = decided(here.same(&there), "equality")? && decided(zero.at_most(&here), "a sign")? && decided(zero.below(&left), "a sign")? && decided(right.below(&zero), "a sign")?;
        Ok(Judgement::new()
            .given("λ ≥ 0", zero.at_most(lambda))
            .given("μ ≥ 0", zero.at_most(mu))
            .said(Some(holds), format!("{here} at x, {there} at −x; {left} and {right} at {far}"), "equal and ≥ 0; positive and negative"))
    }
}

claim! {
    pub struct Eq6Equivalent = "poggio::eq6_is_equivalent_to_the_normal_equations", A;
    place: "Eq. 6";
    says: "For all square A and all y, z: z = (I − Aᵀ)z + Aᵀy ⇔ AᵀAz = Aᵀy.";
    reading: "Both equations are evaluated at z.";
    verdict: "Refuted: A = (−1), y = (1), z = (1): eq. 6 holds, and 1 ≠ −1.";
    repair: "poggio::eq6_with_ata_is_equivalent_to_the_normal_equations";
    domain: Space::new("n ≤ 2, entries 0, ±1").natural("n", 1, 2).matrix("A", "n", "n", &[0, 1, -1]).vector("y", "n", &[0, 1, -1]).vector("z", "n", &[0, 1, -1]);
    judge<N>(case) {
        let (a, y, z) = (case.matrix("A")?, case.vector("y")?, case.vector("z")?);
        let t = a.transpose();
        let right = total(&Matrix::identity(a.rows()).minus(&t)?.apply(z)?, &t.apply(y)?);
        let eq6 = decided(crate::claims::words::same(z, &right), "equality")?;
        let normal = decided(crate::claims::words::same(&gram(a)?.apply(z)?, &t.apply(y)?), "equality")?;
        Ok(Judgement::new().said(Some(eq6 == normal), format!("eq. 6: {eq6}"), format!("AᵀAz = Aᵀy: {normal}")))
    }
}

claim! {
    pub struct Eq6WithAta = "poggio::eq6_with_ata_is_equivalent_to_the_normal_equations", Own;
    place: "Eq. 6, with AᵀA for Aᵀ in the first term";
    says: "For all A ∈ ℝ^{m×p} and all y, z: (I − AᵀA)z + Aᵀy − z = Aᵀy − AᵀAz, so z = (I − AᵀA)z + Aᵀy ⇔ AᵀAz = Aᵀy.";
    reading: "The residuals are equal, hence zero together.";
    verdict: "Proved for all m, p, A, y, z.";
    repairs: "poggio::eq6_is_equivalent_to_the_normal_equations";
    formal: "eq6_with_ata_is_equivalent_to_the_normal_equations" in "poggio/eq6.v";
    domain: Space::new("m, p ≤ 2, all real A, y, z").natural("m", 1, 2).natural("p", 1, 2).free_matrix("A", "m", "p").free_vector("y", "m").free_vector("z", "p");
    judge<N>(case) {
        let (a, y, z) = (case.matrix("A")?, case.vector("y")?, case.vector("z")?);
        let (g, back) = (gram(a)?, a.transpose().apply(y)?);
        let fixed = total(&Matrix::identity(a.cols()).minus(&g)?.apply(z)?, &back);
        Ok(Judgement::new().equal_vectors("residual", &difference(&fixed, z), &difference(&back, &g.apply(z)?)))
    }
}

claim! {
    pub struct Eq6Projector = "poggio::eq6_is_equivalent_to_the_normal_equations_iff_a_is_an_orthogonal_projector", Own;
    place: "Eq. 6";
    says: "For square A: eq. 6 as printed and AᵀAz = Aᵀy have the same solutions z for every y iff A is an orthogonal projector (A² = A = Aᵀ).";
    reading: "Both are homogeneous systems in (y, z); they have the same solutions iff their matrices (Aᵀ, −Aᵀ) and (AᵀA, −Aᵀ) have the same row space, that is, iff stacking them does not raise either rank.";
    verdict: "Proved for all n and A.";
    formal: "eq6_is_equivalent_to_the_normal_equations_iff_a_is_an_orthogonal_projector" in "poggio/eq6.v";
    domain: rational_matrix(Space::new("n ≤ 2, entries 0, ±1, ±1/2, 2").natural("n", 1, 2), "A", "n", "n", &[(0, 1), (1, 1), (-1, 1), (1, 2), (-1, 2), (2, 1)]);
    judge<N>(case) {
        let a = case.matrix("A")?;
        let (n, t) = (a.rows(), a.transpose());
        let beside = |first: &Matrix<N>| Matrix::from_fn(n, 2 * n, |i, j| if j < n { first.at(i, j).clone() } else { -t.at(i, j - n).clone() });
        let (six, normal) = (beside(&t), beside(&gram(a)?));
        let stacked = Matrix::from_rows(2 * n, [six.row_vectors(), normal.row_vectors()].concat())?.rank()?;
        let equivalent = stacked == six.rank()? && stacked == normal.rank()?;
        let projector = decided(a.times(a)?.same(a), "equality")? && decided(t.same(a), "equality")?;
        Ok(Judgement::new().said(Some(equivalent == projector), format!("same solutions: {equivalent}"), format!("orthogonal projector: {projector}")))
    }
}

fn orbits(words: &str) -> Space {
    Space::new(words)
        .natural("m", 1, 2)
        .natural("p", 1, 2)
        .matrix("A", "m", "p", &[0, 1, -1])
        .vector("y", "m", &[0, 1, -1])
        .vector("x0", "p", &[0, 1, -1])
}

claim! {
    pub struct LandweberConverges = "poggio::fixed_point_iteration_converges", B;
    place: "§4.1.2, x_{n+1} = (I_d − AᵀA)x_n + Aᵀy";
    says: "For every A ∈ ℝ^{m×p}, y, x_0 the iteration converges to a solution of AᵀAz = Aᵀy.";
    reading: "I − AᵀA is symmetric, so if a step is not shorter than the step before and not zero, no later step is shorter either and the iteration does not converge (|Md|² ≤ |d||M²d|). Judged: the first six steps become shorter and shorter or zero.";
    verdict: "Refuted by A = (1 1), y = (0), x_0 = (0, 1): the orbit alternates between (0, 1) and (−1, 0).";
    repair: "poggio::fixed_point_iteration_converges_for_all_starts_iff_a_has_norm_below_root_two";
    domain: orbits("m, p ≤ 2, entries 0, ±1");
    judge<N>(case) {
        let (a, y) = (case.matrix("A")?, case.vector("y")?);
        let mut x = case.vector("x0")?.to_vec();
        let mut lengths = Vec::new();
        for _ in 0..6 {
            let next = gradient_step(a, y, &x)?;
            lengths.push(energy(&difference(&next, &x)));
            x = next;
        }
        for pair in lengths.windows(2) {
            let rests = decided(pair[1].is_nought(), "whether a step is zero")?;
            if !rests && !decided(pair[1].below(&pair[0]), "whether a step is shorter")? {
                return Ok(Judgement::new().said(Some(false), format!("squared length of a step: {}", pair[1]), format!("less than {} before", pair[0])));
            }
        }
        Ok(Judgement::new().said(Some(true), "steps become shorter", "steps become shorter"))
    }
}

claim! {
    pub struct LandweberIff = "poggio::fixed_point_iteration_converges_for_all_starts_iff_a_has_norm_below_root_two", Own;
    place: "§4.1.2, x_{n+1} = (I_d − AᵀA)x_n + Aᵀy";
    says: "For A ∈ ℝ^{m×p} the iteration converges for all y and x_0 iff ‖A‖_2² < 2, and then its limit solves AᵀAz = Aᵀy.";
    reading: "‖A‖_2² < 2: 2I − AᵀA is positive definite. Convergence: M = I − AᵀA is symmetric, so M^n converges iff every eigenvalue of M is 1 or less than 1 in modulus; the steps are M^nd with d = Aᵀ(y − Ax_0), on which 1 does not occur. The polynomial of M is divided by (t − 1)^k, k = p − rank A, and the rest has its roots inside (−1, 1): for p ≤ 2 by the criterion of Schur and Jury. A limit is a fixed point, hence a solution.";
    verdict: "Exhausted for m, p ≤ 2.";
    repairs: "poggio::fixed_point_iteration_converges";
    domain: rational_matrix(Space::new("m, p ≤ 2, entries 0, ±1, 1/2, 4/3, 3/2").natural("m", 1, 2).natural("p", 1, 2), "A", "m", "p", &[(0, 1), (1, 1), (-1, 1), (1, 2), (4, 3), (3, 2)]);
    judge<N>(case) {
        let a = case.matrix("A")?;
        let (p, g, one) = (a.cols(), gram(a)?, N::integer(1));
        let small = definite(&Matrix::identity(p).scaled(&N::integer(2)).minus(&g)?)?;
        let mut c = Matrix::identity(p).minus(&g)?.characteristic_polynomial()?;
        for _ in a.rank()?..p {
            // Horner's division by t − 1; the remainder is the value at 1.
            for i in (0..c.len() - 1).rev() {
                c[i] = c[i].clone() + c[i + 1].clone();
            }
            if !decided(c.remove(0).is_nought(), "whether 1 is a root")? {
                return Ok(Judgement::new().said(Some(false), "1 is not an eigenvalue as often as A has kernel", "it is"));
            }
        }
        let below = |x: N, y: N| decided(x.below(&y), "a comparison");
        let size = |x: &N| decided(x.modulus(), "a modulus");
        let converges = match c.len() {
            1 => true,
            2 => below(size(&c[0])?, one)?,
            _ => below(size(&c[0])?, one.clone())? && below(size(&c[1])?, one + c[0].clone())?,
        };
        Ok(Judgement::new().said(Some(converges == small), format!("converges: {converges}"), format!("‖A‖² < 2: {small}")))
    }
}
