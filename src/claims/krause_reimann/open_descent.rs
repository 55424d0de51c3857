//! Open questions 1 to 3 and 5: where gradient descent goes for arbitrary N, X and W_0, when it converges, and what its limit does.

use super::notation::*;
use crate::audit::Domain;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};

/// `N ≤ 3`, all sets of at most `most` binary items, and more.
fn small_sets(words: &str, most: usize) -> Space {
    Space::new(words)
        .natural("N", 1, 3)
        .binary_sets("X", "N", 0, most)
}

/// `y − Py`.
fn off_the_span<N: Number>(p: &Matrix<N>, y: &[N]) -> Result<Vec<N>, Undefined> {
    Ok(y.iter()
        .zip(p.apply(y)?)
        .map(|(a, b)| a.clone() - b)
        .collect())
}

/// Whether all roots of a real polynomial (constant term first, leading coefficient not 0) lie in the open unit disc, by the recursion of Schur and Cohn:
/// with `p*(z) = z^d p(1/z)`, all roots of p lie inside iff |p(0)| < |p*(0)| and all roots of `(p*(0)p − p(0)p*)/z` do.
fn inside_the_disc<N: Number>(p: &[N]) -> Result<bool, Undefined> {
    let mut p = p.to_vec();
    while p.len() > 1 {
        let (first, last) = (p[0].clone(), p[p.len() - 1].clone());
        if !decided(first.squared().below(&last.squared()), "an order")? {
            return Ok(false);
        }
        let reversed: Vec<N> = p.iter().rev().cloned().collect();
        p = (1..p.len())
            .map(|k| last.clone() * p[k].clone() - first.clone() * reversed[k].clone())
            .collect();
    }
    Ok(true)
}

/// Divides by `t − 1` as often as possible: the quotient and how often.
fn without_unit_roots<N: Number>(p: &[N]) -> Result<(Vec<N>, usize), Undefined> {
    let mut p = p.to_vec();
    let mut times = 0;
    while p.len() > 1 && decided(sum(p.iter().cloned()).is_nought(), "whether 1 is a root")? {
        // Horner at 1, from the leading coefficient down.
        let mut quotient = Vec::new();
        let mut carry = N::integer(0);
        for c in p.iter().skip(1).rev() {
            carry = carry + c.clone();
            quotient.push(carry.clone());
        }
        quotient.reverse();
        p = quotient;
        times += 1;
    }
    Ok((p, times))
}

claim! {
    pub struct DescentLimit = "krause_reimann::descent_limit_is_the_solution_agreeing_with_the_start_off_the_span", Own;
    place: "§3.1.1; open question 1: which matrices does gradient descent converge to?";
    says: "φ = id; for all N, finite X ⊂ ℝ^N and W_0: if the gradient-descent iterates converge (for a step size other than 0), their limit W satisfies Wx = x on X and Wv = W_0v for every v orthogonal to X, and no other matrix does; so W = P + W_0(I − P), P the orthogonal projector onto span X.";
    reading: "Enumerated: the closed form satisfies both conditions, and the gradient vanishes there.";
    verdict: "Proved for all N, X and W_0.";
    formal: "descent_limit_is_the_solution_agreeing_with_the_start_off_the_span" in "krause_reimann/descent_limit_is_the_solution_agreeing_with_the_start_off_the_span.v";
    domain: small_sets("N ≤ 3, X with at most 3 items, all real W_0", 3).free_matrix("W0", "N", "N");
    judge<N>(case) {
        let (x, start) = (case.matrix("X")?, case.matrix("W0")?);
        let w = solution(x, start)?;
        let one = Matrix::identity(x.cols());
        let off = one.minus(&x.projector_onto_row_span()?)?;
        let mut j = Judgement::new().equal_matrices("W(I − P)", &w.times(&off)?, &start.times(&off)?);
        for item in x.row_vectors() {
            j = j.equal_vectors("Wx", &w.apply(&item)?, &item);
        }
        let gradient = w.minus(&one)?.times(&x.transpose().times(x)?)?;
        Ok(j.equal_matrices("gradient", &gradient, &Matrix::zero(x.cols(), x.cols())))
    }
}

claim! {
    pub struct UpdatesAlongItems = "krause_reimann::updates_along_items_never_change_w_off_the_span", Own;
    place: "§3.1.1; open question 1: does mini-batch sampling or momentum change the limit?";
    says: "For all N and finite X ⊂ ℝ^N: if every update adds multiples of items to the rows of W (mini-batches in any order, any step sizes, momentum, any φ), then W_tv = W_0v for every t and every v orthogonal to X. So for φ = id such a run, if it ends at a solution, ends at P + W_0(I − P) like full-batch descent.";
    reading: "Enumerated: two steps W ← W + G_tX with arbitrary columns G_t, one for every item; v = (I − P)u.";
    verdict: "Proved for all N, X and updates. ADAM is no such rule: it rescales entries one by one.";
    formal: "updates_along_items_never_change_w_off_the_span" in "krause_reimann/updates_along_items_never_change_w_off_the_span.v";
    domain: Space::new("N ≤ 2, all X, all real W and u, small updates").natural("N", 1, 2).binary_sets("X", "N", 0, 4).vector("g", "N", &[0, 1, -1]).free_matrix("W", "N", "N").free_vector("u", "N");
    judge<N>(case) {
        let (x, w, u, g) = (case.matrix("X")?, case.matrix("W")?, case.vector("u")?, case.vector("g")?);
        let v = off_the_span(&x.projector_onto_row_span()?, u)?;
        // Item k gets the columns g and, in the second step, W g.
        let update = |column: &[N]| Matrix::from_fn(w.rows(), w.cols(), |i, j| {
            sum(x.row_vectors().iter().enumerate().map(|(k, item)| N::integer(k as i64 + 1) * column[i].clone() * item[j].clone()))
        });
        let next = w.plus(&update(g))?.plus(&update(&w.apply(g)?))?;
        Ok(Judgement::new().equal_vectors("W_2v", &next.apply(&v)?, &w.apply(&v)?))
    }
}

claim! {
    pub struct CriticalStepSize = "krause_reimann::descent_converges_iff_the_step_size_is_below_the_critical_one", Own;
    place: "§3.1.1; open question 1: the step sizes for which gradient descent converges";
    says: "φ = id; for all N and finite X ⊂ ℝ^N with an item other than 0: full-batch gradient descent converges from every W_0 if and only if 0 < η·2/(mN) < 2/λ, m = |X|, λ the largest eigenvalue of XXᵀ (items as rows). On X of eq. 4 (λ = 3) that is η < 2, on X' (λ = 1) it is η < 6.";
    reading: "eta is η·2/(mN). The error W_t − P − W_0(I − P) is multiplied by P(I − eta·XᵀX) in every step; powers of it tend to 0 iff all roots of its characteristic polynomial lie in the open unit disc (Schur–Cohn). 'eta < 2/λ' is decided without eigenvalues: all leading minors of 2I − eta·XXᵀ are positive. At eta·λ = 2 iterates go on alternating.";
    verdict: "Exhausted for N ≤ 3, at most 3 items and ten step sizes, among them the critical ones 2/3 and 2.";
    needs: "0 < eta: at 0 nothing moves, below 0 the loss grows.";
    domain: small_sets("N ≤ 3, X with at most 3 items, ten values of eta", 3)
        .number("eta", &[(1, 2), (1, 1), (2, 1), (2, 3), (0, 1), (-1, 2), (1, 3), (3, 2), (3, 5), (5, 1)]);
    judge<N>(case) {
        let (x, eta) = (case.matrix("X")?, case.number("eta")?);
        let n = x.cols();
        let p = x.projector_onto_row_span()?;
        let factor = p.times(&Matrix::identity(n).minus(&x.transpose().times(x)?.scaled(eta))?)?;
        let converges = inside_the_disc(&factor.characteristic_polynomial()?)?;
        let gram = x.times(&x.transpose())?;
        let gap = Matrix::identity(x.rows()).scaled(&N::integer(2)).minus(&gram.scaled(eta))?;
        let zero = N::integer(0);
        let mut below = decided(zero.below(eta), "a sign")?;
        for k in 1..=x.rows() {
            let minor = Matrix::from_fn(k, k, |i, j| gap.at(i, j).clone()).determinant()?;
            below &= decided(zero.below(&minor), "a sign")?;
        }
        Ok(Judgement::new()
            .given("some item is not 0", Some(x.rank()? > 0))
            .said(Some(converges == below), format!("converges: {converges}"), format!("0 < eta < 2/λ: {below}")))
    }
}

claim! {
    pub struct ConvergesBelowCritical = "krause_reimann::gradient_descent_converges_below_the_critical_step_size", Own;
    place: "§3.1.1; open question 1: convergence for arbitrary N, X and W_0";
    says: "φ = id; for all N, finite X ⊂ ℝ^N, W_0 and step sizes with 0 < η·2/(mN) < 2/λ, λ the largest eigenvalue of XXᵀ: the full-batch gradient-descent iterates converge entry by entry to P + W_0(I − P), and the squared error of every row shrinks at least by a constant factor in each step.";
    reading: "In the proof the bound is eta·|Xᵀv|² ≤ (2 − d)|v|² for all v and some d > 0, and the limit is the matrix with Wx = x on X and Wv = W_0v off the span. Checked beside it, for one row error e: |e⁺|² = |e|² − eta(2|Xe|² − eta·|XᵀXe|²), e⁺ = e − eta·XᵀXe.";
    verdict: "Proved for all N, X, W_0 and step sizes below the critical one. Beyond it: `descent_converges_iff_the_step_size_is_below_the_critical_one`.";
    formal: "gradient_descent_converges_below_the_critical_step_size" in "krause_reimann/gradient_descent_converges_below_the_critical_step_size.v";
    domain: small_sets("N ≤ 3, X with at most 3 items, all real e and eta", 3).free_vector("e", "N").free("eta");
    judge<N>(case) {
        let (x, e, eta) = (case.matrix("X")?, case.vector("e")?, case.number("eta")?);
        let along = x.apply(e)?;
        let pull = x.transpose().apply(&along)?;
        let next: Vec<N> = e.iter().zip(&pull).map(|(a, b)| a.clone() - eta.clone() * b.clone()).collect();
        let gain = N::integer(2) * dot(&along, &along) - eta.clone() * dot(&pull, &pull);
        Ok(Judgement::new().equal("|e⁺|²", dot(&next, &next), dot(e, e) - eta.clone() * gain))
    }
}

claim! {
    pub struct DivergesBeyondCritical = "krause_reimann::gradient_descent_from_some_start_converges_only_below_the_critical_step_size", Own;
    place: "§3.1.1; open question 1: step sizes for which gradient descent does not converge";
    says: "φ = id; for all N, finite X ⊂ ℝ^N, η ≠ 0 and every eigenvalue λ ≠ 0 of XXᵀ with eigenvector v: from W_0 = I + eeᵀ, e = Xᵀv, the full-batch iterates are I + (1 − λη·2/(mN))ᵗeeᵀ, and if they converge then 0 < λη·2/(mN) < 2.";
    reading: "eta is η·2/(mN). Checked beside the proof: one step from I + p·eeᵀ, two items, p and eta free.";
    verdict: "Proved for all N, X and eigenvectors with e ≠ 0. With `gradient_descent_converges_below_the_critical_step_size` the critical step size is 2/λ for the largest λ.";
    formal: "gradient_descent_from_some_start_converges_only_below_the_critical_step_size" in "krause_reimann/gradient_descent_from_some_start_converges_only_below_the_critical_step_size.v";
    domain: Space::new("N ≤ 3, two binary items, small v and λ, all real p and eta").natural("N", 1, 3).matrix("X", 2, "N", &[0, 1]).vector("v", 2, &[0, 1, -1]).number("lambda", &[(1, 1), (2, 1), (3, 1)]).free("p").free("eta");
    judge<N>(case) {
        let (x, v, lambda) = (case.matrix("X")?, case.vector("v")?, case.number("lambda")?);
        let (p, eta) = (case.number("p")?, case.number("eta")?);
        let n = x.cols();
        let e = x.transpose().apply(v)?;
        let scaled: Vec<N> = v.iter().map(|a| a.clone() * lambda.clone()).collect();
        let eigenvector = crate::claims::words::same(&x.apply(&e)?, &scaled);
        let at = |factor: N| Matrix::from_fn(n, n, |i, j| N::integer(i64::from(i == j)) + factor.clone() * e[i].clone() * e[j].clone());
        let w = at(p.clone());
        let gradient = w.minus(&Matrix::identity(n))?.times(&x.transpose().times(x)?)?;
        let next = w.minus(&gradient.scaled(eta))?;
        let expected = at((N::integer(1) - lambda.clone() * eta.clone()) * p.clone());
        Ok(Judgement::new().given("XXᵀv = λv", eigenvector).equal_matrices("W⁺", &next, &expected))
    }
}

claim! {
    pub struct SingleItemStep = "krause_reimann::a_step_on_one_item_never_lengthens_the_error", Own;
    place: "§3.1.1; open question 1: mini-batches";
    says: "φ = id; a gradient step on a single item x changes the error e of a row (e = w − w*, w* any solution) to e⁺ = e − c(x·e)x, and |e|² − |e⁺|² = c(2 − c|x|²)(x·e)². So for step sizes 0 < c < 2/|x|² errors shrink in every order of the items, strictly as long as the item is not reproduced.";
    reading: "c is the step size times 2/N. x·e = (Wx)_i − x_i for row i. Enumerated for N ≤ 4, all real e, x and c.";
    verdict: "Proved for all N, items, solutions and step sizes.";
    needs: "c|x|² < 2: at c|x|² = 2 the step is a reflection.";
    formal: "a_step_on_one_item_never_lengthens_the_error" in "krause_reimann/a_step_on_one_item_never_lengthens_the_error.v";
    domain: Space::new("N ≤ 4, all real e, x, c").natural("N", 1, 4).free_vector("e", "N").free_vector("x", "N").free("c");
    judge<N>(case) {
        let (e, x, c) = (case.vector("e")?, case.vector("x")?, case.number("c")?);
        let product = dot(x, e);
        let next: Vec<N> = e.iter().zip(x).map(|(a, b)| a.clone() - c.clone() * product.clone() * b.clone()).collect();
        let mut j = Judgement::new();
        let positive = j.given_positive("c > 0", c.clone());
        let small = j.given_positive("c|x|² < 2", N::integer(2) - c.clone() * dot(x, x));
        let because = positive.times(&small).times(&crate::kernel::Signed::square(product));
        Ok(j.larger(dot(e, e), dot(&next, &next), false, because))
    }
}

claim! {
    pub struct CyclesContract = "krause_reimann::single_items_in_turn_lead_to_the_same_limit", Own;
    place: "§3.1.1; open question 1: mini-batches";
    says: "φ = id; for all N and X ⊂ {0,1}^N: steps on single items in turn, with step sizes c_x, 0 < c_x < 2/|x|² (c_x includes 2/N), converge from every W_0, to the limit P + W_0(I − P) of full-batch descent.";
    reading: "One round multiplies row errors by M = ∏(I − c_x xxᵀ) (x ≠ 0). It fixes what is orthogonal to X, and all eigenvalues of MP lie in the open unit disc. Three step sizes, c_x = 1/(2|x|²), 1/|x|², 3/(2|x|²).";
    verdict: "Exhausted for N ≤ 3 and all sets of at most 4 items. Strict contraction in general: `a_step_on_one_item_never_lengthens_the_error`.";
    domain: small_sets("N ≤ 3, at most 4 items, three step sizes", 4).number("share", &[(1, 1), (1, 2), (3, 2)]);
    judge<N>(case) {
        let (x, share) = (case.matrix("X")?, case.number("share")?);
        let n = x.cols();
        let two = N::integer(2);
        let allowed = decided(N::integer(0).below(share), "a sign")? && decided(share.below(&two), "an order")?;
        let mut round = Matrix::identity(n);
        for item in x.row_vectors() {
            let length = dot(&item, &item);
            if decided(length.is_nought(), "whether an item is 0")? {
                continue;
            }
            let c = decided(share.over(&length), "a quotient by a squared length")?;
            let step = Matrix::from_fn(n, n, |i, k| N::integer(i64::from(i == k)) - c.clone() * item[i].clone() * item[k].clone());
            round = step.times(&round)?;
        }
        let p = x.projector_onto_row_span()?;
        let off = Matrix::identity(n).minus(&p)?;
        let keeps = decided(round.times(&off)?.same(&off), "equality")?;
        let contracts = inside_the_disc(&round.times(&p)?.characteristic_polynomial()?)?;
        Ok(Judgement::new()
            .given("0 < c_x|x|² < 2", Some(allowed))
            .said(Some(keeps && contracts), format!("fixed off the span: {keeps}, contracting on it: {contracts}"), "both"))
    }
}

claim! {
    pub struct Momentum = "krause_reimann::momentum_converges_iff_the_step_size_is_below_two_plus_two_beta", Own;
    place: "§3.1.1; open question 1: momentum";
    says: "φ = id; along an eigenvector of XXᵀ with eigenvalue λ > 0 momentum makes the error e_{t+1} = e_t − hλe_t + β(e_t − e_{t−1}), h = η·2/(mN). It tends to 0 from every start if and only if |β| < 1 and 0 < hλ < 2(1 + β); the limit is P + W_0(I − P) as without momentum.";
    reading: "q = hλ. Both roots of z² − (1 + β − q)z + β lie in the open unit disc: for a negative discriminant iff their product β is below 1, otherwise iff √disc is below 2 − |1 + β − q|. The limit: `updates_along_items_never_change_w_off_the_span`.";
    verdict: "Exhausted for 13 values of β and 15 of q, boundary cases among them.";
    domain: Space::new("β and q in quarters and thirds")
        .number("beta", &[(0, 1), (1, 2), (9, 10), (-1, 2), (1, 1), (-1, 1), (3, 2), (-3, 2), (1, 3), (2, 3), (1, 4), (3, 4), (-9, 10)])
        .number("q", &[(1, 1), (2, 1), (3, 1), (0, 1), (-1, 2), (1, 2), (3, 2), (5, 2), (7, 2), (4, 1), (19, 5), (1, 5), (8, 3), (10, 3), (1, 100)]);
    judge<N>(case) {
        let (beta, q) = (case.number("beta")?, case.number("q")?);
        let (zero, one, two) = (N::integer(0), N::integer(1), N::integer(2));
        let linear = one.clone() + beta.clone() - q.clone();
        let disc = linear.squared() - N::integer(4) * beta.clone();
        let inside = if decided(disc.below(&zero), "a sign")? {
            decided(beta.below(&one), "an order")?
        } else {
            let room = two.clone() - decided(linear.modulus(), "a modulus")?;
            decided(zero.below(&room), "a sign")? && decided(disc.below(&room.squared()), "an order")?
        };
        let small = decided(beta.squared().below(&one), "an order")?
            && decided(zero.below(q), "a sign")?
            && decided(q.below(&(two * (one + beta.clone()))), "an order")?;
        Ok(Judgement::new().said(Some(inside == small), format!("both roots inside: {inside}"), format!("|β| < 1 and 0 < q < 2(1 + β): {small}")))
    }
}

claim! {
    pub struct DescentLimitIsIdentity = "krause_reimann::descent_limit_is_identity_iff_start_is_identity_off_the_span", Own;
    place: "§2 after eq. 1; §4 \"Numerical solutions are correct but different\"";
    says: "φ = id; for all N, finite X ⊂ ℝ^N and W_0: the gradient-descent limit from W_0 is I if and only if W_0v = v for every v orthogonal to X.";
    reading: "Enumerated: W_0 with entries 0, 1, −1; W_0(I − P) = I − P.";
    verdict: "Proved for all N, X and W_0.";
    formal: "descent_limit_is_identity_iff_start_is_identity_off_the_span" in "krause_reimann/descent_limit_is_identity_iff_start_is_identity_off_the_span.v";
    domain: Space::new("N ≤ 2, all X, W_0 with entries 0, ±1").natural("N", 1, 2).binary_sets("X", "N", 0, 4).matrix("W0", "N", "N", &[0, 1, -1]);
    judge<N>(case) {
        let (x, start) = (case.matrix("X")?, case.matrix("W0")?);
        let one = Matrix::identity(x.cols());
        let off = one.minus(&x.projector_onto_row_span()?)?;
        let is_identity = decided(solution(x, start)?.same(&one), "equality")?;
        let starts_so = decided(start.times(&off)?.same(&off), "equality")?;
        Ok(Judgement::new().said(Some(is_identity == starts_so), format!("limit I: {is_identity}"), format!("W_0 = I off the span: {starts_so}")))
    }
}

claim! {
    pub struct AllLinearSolutions = "krause_reimann::linear_solutions_agree_with_the_projector_on_the_span", Own;
    place: "Eq. 6; open questions 2 and 3: all solutions for arbitrary X, and what a solution does with other patterns";
    says: "φ = id; for all N and finite X ⊂ ℝ^N: the solutions of Wx = x on X are exactly the matrices P + Z(I − P); and the one that does what W_0 does off the span has Wy − y = (W_0 − I)(y − Py) for every y ∈ ℝ^N. So it reproduces y if and only if W_0 fixes y − Py.";
    reading: "P is the orthogonal projector onto span X. Enumerated: P + Z(I − P) solves; for any V the difference V − (P + V(I − P)) is (V − I)P, 0 for a solution; the formula for Wy − y with free Z and y.";
    verdict: "Proved for all N, X, Z and y.";
    formal: "linear_solutions_agree_with_the_projector_on_the_span" in "krause_reimann/linear_solutions_agree_with_the_projector_on_the_span.v";
    domain: small_sets("N ≤ 3, X with at most 2 items, all real Z and y", 2).free_matrix("Z", "N", "N").free_vector("y", "N");
    judge<N>(case) {
        let (x, z, y) = (case.matrix("X")?, case.matrix("Z")?, case.vector("y")?);
        let (w, p, one) = (solution(x, z)?, x.projector_onto_row_span()?, Matrix::identity(x.cols()));
        let mut j = Judgement::new();
        for item in x.row_vectors() {
            j = j.equal_vectors("Wx", &w.apply(&item)?, &item);
        }
        let defect: Vec<N> = w.apply(y)?.into_iter().zip(y).map(|(a, b)| a - b.clone()).collect();
        let expected = z.minus(&one)?.apply(&off_the_span(&p, y)?)?;
        Ok(j.equal_vectors("Wy − y", &defect, &expected).equal_matrices("V − (P + V(I − P))", &z.minus(&w)?, &z.minus(&one)?.times(&p)?))
    }
}

claim! {
    pub struct LossIsASquaredDistance = "krause_reimann::loss_at_a_pattern_is_the_squared_image_of_its_part_off_the_span", Own;
    place: "§3.1.2, Table 1; open question 3: the loss at a pattern that is not reproduced, and almost every W_0";
    says: "φ = id; for all N and finite X the limit from W_0 has the loss |(W_0 − I)r|²/N at y, r = y − Py; from W_0 = 0 it is the squared distance of y from span X over N. The limits from almost every W_0 reproduce y if and only if y ∈ span X.";
    reading: "P is the limit from 0. The W_0 for which y is reproduced form the affine space (W_0 − I)r = 0: everything if r = 0, and otherwise a null set, as 0 is not in it. Enumerated: r = 0 iff adding y to X does not raise the rank. The distance from 0 is compared with the least squared distance |y|² − yᵀPy; in the proof |y − z|² ≥ |r|² for all z ∈ span X, with equality at Py.";
    verdict: "Proved for all N, X, y and W_0. Enumerated for N ≤ 2, all sets, all binary y and all real W_0; sampled for N = 3 to 5.";
    formal: "loss_at_a_pattern_is_the_squared_image_of_its_part_off_the_span" in "krause_reimann/loss_at_a_pattern_is_the_squared_image_of_its_part_off_the_span.v";
    domain: Domain::new(Space::new("N ≤ 2, all X, all binary y, all real W_0").natural("N", 1, 2).binary_sets("X", "N", 0, 4).vector("y", "N", &[0, 1]).free_matrix("W0", "N", "N"))
        .beyond(Space::new("").natural("N", 3, 5).binary_sets("X", "N", 0, 4).vector("y", "N", &[0, 1]).free_matrix("W0", "N", "N"));
    judge<N>(case) {
        let (x, y, start) = (case.matrix("X")?, case.vector("y")?, case.matrix("W0")?);
        let n = x.cols();
        let p = x.projector_onto_row_span()?;
        let r = off_the_span(&p, y)?;
        let image = start.minus(&Matrix::identity(n))?.apply(&r)?;
        let over_n = N::ratio(1, n as i64);
        let from_zero = loss(&p.apply(y)?, y)?;
        let extended = Matrix::from_rows(n, [x.row_vectors(), vec![y.to_vec()]].concat())?;
        let inside = extended.rank()? == x.rank()?;
        let reproduced = decided(from_zero.is_nought(), "whether a loss is 0")?;
        Ok(Judgement::new()
            .equal("loss", loss(&solution(x, start)?.apply(y)?, y)?, dot(&image, &image) * over_n.clone())
            .equal("loss from 0", from_zero, (dot(y, y) - dot(y, &p.apply(y)?)) * over_n)
            .equal("reproduced from 0", N::integer(i64::from(reproduced)), N::integer(i64::from(inside))))
    }
}

claim! {
    pub struct SpectrumOfALimit = "krause_reimann::spectrum_of_a_descent_limit_is_one_on_the_span_and_that_of_the_start_off_it", Own;
    place: "§3.1.2; open question 5: the spectrum of the limit for arbitrary X and W_0";
    says: "φ = id; for all N, finite X of rank r and W_0: the eigenvalues of the gradient-descent limit are 1, r times, and those of W_0 compressed to the complement of span X, (I − P)W_0(I − P) restricted to it.";
    reading: "As characteristic polynomials: χ_W(t)·t^r = (t − 1)^r·χ_C(t) with C = (I − P)W_0(I − P), which has r further eigenvalues 0.";
    verdict: "Exhausted for N ≤ 2, all sets and every real W_0; sampled for N = 3 to 5. (W is block triangular: the identity on the span, C beside it.)";
    domain: Domain::new(Space::new("N ≤ 2, all X, all real W_0").natural("N", 1, 2).binary_sets("X", "N", 0, 4).free_matrix("W0", "N", "N"))
        .beyond(Space::new("").natural("N", 3, 5).binary_sets("X", "N", 0, 4).free_matrix("W0", "N", "N"));
    judge<N>(case) {
        let (x, start) = (case.matrix("X")?, case.matrix("W0")?);
        let n = x.cols();
        let rank = x.rank()?;
        let off = Matrix::identity(n).minus(&x.projector_onto_row_span()?)?;
        let compressed = off.times(start)?.times(&off)?;
        let mut left = vec![N::integer(0); rank];
        left.extend(solution(x, start)?.characteristic_polynomial()?);
        let mut right = compressed.characteristic_polynomial()?;
        for _ in 0..rank {
            // Times (t − 1).
            let mut next = vec![N::integer(0)];
            next.extend(right.iter().cloned());
            for (k, c) in right.iter().enumerate() {
                next[k] = next[k].clone() - c.clone();
            }
            right = next;
        }
        Ok(Judgement::new().equal_vectors("coefficient", &left, &right))
    }
}

claim! {
    pub struct PowersOfALimit = "krause_reimann::powers_of_a_descent_limit_converge_if_those_off_the_span_do", Own;
    place: "§3.1.2; open question 5: when do the powers of the limit converge, and to what?";
    says: "φ = id; for all N, finite X, W_0 and y ∈ ℝ^N, with C v = (I − P)W_0v: W acts on y − Py as C; for every u off the span with u − Cu = y − Py, Wⁿy = y + (W_0 − I)(u − Cⁿu) for all n; so if Cⁿu → 0 then Wⁿy converges to y + (W_0 − I)u, a point of span X.";
    reading: "Off the span means Pu = 0. Enumerated: n ≤ 3, u solved for where I − C is invertible.";
    verdict: "Proved for all N, X, W_0 and y.";
    formal: "powers_of_a_descent_limit_converge_if_those_off_the_span_do" in "krause_reimann/powers_of_a_descent_limit_converge_if_those_off_the_span_do.v";
    domain: Space::new("N ≤ 2, all X, W_0 with entries 0, ±1, binary y, n ≤ 3").natural("N", 1, 2).binary_sets("X", "N", 0, 4).matrix("W0", "N", "N", &[0, 1, -1]).vector("y", "N", &[0, 1]).natural("n", 0, 3);
    judge<N>(case) {
        let (x, start, y, times) = (case.matrix("X")?, case.matrix("W0")?, case.vector("y")?, case.natural("n")?);
        let n = x.cols();
        let (p, one) = (x.projector_onto_row_span()?, Matrix::identity(n));
        let c = one.minus(&p)?.times(start)?;
        let Some(inverse) = one.minus(&c.times(&one.minus(&p)?)?)?.inverse()? else {
            return Ok(Judgement::new().given("I − C is invertible", Some(false)));
        };
        let u = inverse.apply(&off_the_span(&p, y)?)?;
        let (mut power, mut moved) = (y.to_vec(), u.clone());
        for _ in 0..times {
            power = solution(x, start)?.apply(&power)?;
            moved = c.apply(&moved)?;
        }
        let gap: Vec<N> = u.into_iter().zip(moved).map(|(a, b)| a - b).collect();
        let shift = start.minus(&one)?.apply(&gap)?;
        let right: Vec<N> = y.iter().zip(shift).map(|(a, b)| a.clone() + b).collect();
        Ok(Judgement::new().given("I − C is invertible", Some(true)).equal_vectors("Wⁿy", &power, &right))
    }
}

claim! {
    pub struct PowersConvergeIff = "krause_reimann::powers_of_a_descent_limit_converge_iff_the_start_contracts_or_fixes_off_the_span", Own;
    place: "§3.1.2; open question 5: when do the powers of the limit converge?";
    says: "φ = id; for all N, finite X and W_0: the powers of the gradient-descent limit W converge if and only if every eigenvalue of C = (I − P)W_0(I − P) other than 1 lies in the open unit disc, and W_0v = v for every generalised eigenvector v of C with eigenvalue 1. The limit of the powers is then the projection onto {y : Wy = y} along the image of W − I.";
    reading: "Left side from W alone: powers converge iff the roots of χ_W other than 1 lie in the open disc and the rank of (W − I)² is that of W − I. Right side from W_0 and P alone: v in the kernel of (C − I)^N has to be in the kernel of W_0 − I, compared by ranks.";
    verdict: "Exhausted for N ≤ 2 and all sets, W_0 with entries 0, ±1; other entries are sampled.";
    domain: Space::new("N ≤ 2, all X, W_0 with entries 0, ±1").natural("N", 1, 2).binary_sets("X", "N", 0, 4)
        .matrix("W0", "N", "N", &[0, 1, -1]);
    judge<N>(case) {
        let (x, start) = (case.matrix("X")?, case.matrix("W0")?);
        let one = Matrix::identity(x.cols());
        let w = solution(x, start)?;
        let d = w.minus(&one)?;
        let (rest, _) = without_unit_roots(&w.characteristic_polynomial()?)?;
        let converge = inside_the_disc(&rest)? && d.times(&d)?.rank()? == d.rank()?;
        let off = one.minus(&x.projector_onto_row_span()?)?;
        let c = off.times(start)?.times(&off)?;
        let (rest, _) = without_unit_roots(&c.characteristic_polynomial()?)?;
        let mut power = one.clone();
        for _ in 0..x.cols() {
            power = power.times(&c.minus(&one)?)?;
        }
        // Adding the rows of W_0 − I to those of (C − I)^N must not shrink the kernel.
        let both = Matrix::from_rows(x.cols(), [power.row_vectors(), start.minus(&one)?.row_vectors()].concat())?;
        let expected = inside_the_disc(&rest)? && both.rank()? == power.rank()?;
        Ok(Judgement::new().said(Some(converge == expected), format!("powers converge: {converge}"), format!("by W_0 off the span: {expected}")))
    }
}
