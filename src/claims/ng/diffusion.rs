//! Text after eqs. 7 and 8: diffusion by L and L⁺, and ReLUs as pieces, rescalings and approximations.

use super::notation::*;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Elementary, Number, Undefined, decided, sum};
use crate::{claim, informal};

fn signals(vertices: usize, entries: &[i64], words: &str) -> Space {
    Space::new(words)
        .natural("n", 1, vertices)
        .graph("A", "n")
        .vector("x", "n", entries)
}

claim! {
    pub struct RepeatedL = "ng::repeated_multiplication_by_l_simulates_diffusion", B;
    place: "Text after eq. 7 (\"multiplication of L and x yields Lx, which represents the spread of the signal on the graph after one time step\") (\"This process can be repeated iteratively to simulate the diffusion of the signal over multiple time steps\")";
    says: "Reading \"L^k x\". For every connected graph and every x the sequence L^k x converges as k → ∞.";
    reading: "Unweighted graphs on at most three vertices, whose eigenvalues 0, 1, 2, 3 are integers: L^k x converges iff x has no part for an eigenvalue above 1, iff L²x = Lx.";
    verdict: "Refuted by one edge: L^k x doubles the difference with every step.";
    repair: "ng::x_minus_tau_l_x_converges_to_the_mean_below_the_inverse_largest_degree";
    domain: signals(3, &[0, 1, -1], "graphs on up to three vertices, x with entries 0, ±1");
    judge<N>(case) {
        let (a, x) = (case.matrix("A")?, case.vector("x")?);
        only_if(a.rows() <= 3, "at most three vertices")?;
        let l = laplacian(a);
        let once = l.apply(x)?;
        let twice = l.apply(&once)?;
        let converges = crate::claims::words::same(&once, &twice);
        let text = |v: &[N]| v.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        Ok(Judgement::new().given("connected", Some(connected(a)?)).said(converges, format!("Lx = ({}), L²x = ({})", text(&once), text(&twice)), "a convergent sequence"))
    }
}

claim! {
    pub struct UnitSteps = "ng::repeated_unit_steps_x_minus_lx_converge", B;
    place: "Text after eq. 7 (\"multiplication of L and x yields Lx, which represents the spread of the signal on the graph after one time step\")";
    says: "Reading \"x ← x − Lx\". For every connected unweighted graph and every x the iteration x ← x − Lx converges.";
    reading: "At most three vertices, where 1 − λ is 1, 0, −1 or −2: the sequence converges iff x has no part with 1 − λ < 0, iff (I − L)²x = (I − L)x.";
    verdict: "Refuted by one edge: the two values are exchanged at every step.";
    repair: "ng::x_minus_tau_l_x_converges_to_the_mean_below_the_inverse_largest_degree";
    domain: signals(3, &[0, 1, -1], "graphs on up to three vertices, x with entries 0, ±1");
    judge<N>(case) {
        let (a, x) = (case.matrix("A")?, case.vector("x")?);
        only_if(a.rows() <= 3, "at most three vertices")?;
        let step = Matrix::identity(a.rows()).minus(&laplacian(a))?;
        let once = step.apply(x)?;
        let twice = step.apply(&once)?;
        let text = |v: &[N]| v.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        Ok(Judgement::new().given("connected", Some(connected(a)?)).said(crate::claims::words::same(&once, &twice), format!("({}), then ({})", text(&once), text(&twice)), "a convergent sequence"))
    }
}

claim! {
    pub struct SmallSteps = "ng::x_minus_tau_l_x_converges_to_the_mean_below_the_inverse_largest_degree", Own;
    place: "Text after eq. 7";
    says: "For a connected graph and 0 < τ·(largest degree) < 1 the iteration x ← x − τLx keeps the sum, stays non-negative for x ≥ 0 and converges to the mean: every step strictly lowers ‖x − x̄1‖ unless x is constant.";
    reading: "The eigenvalues of L are at most twice the largest degree, so |1 − τλ| < 1 off the constants.";
    verdict: "Holds in every instance.";
    repairs: "ng::repeated_multiplication_by_l_simulates_diffusion";
    domain: signals(4, &[0, 3], "graphs on up to four vertices, x with entries 0, 3, three steps").number("tau", &[(1, 4), (2, 5), (9, 10)]);
    judge<N>(case) {
        let (a, x, tau) = (case.matrix("A")?, case.vector("x")?, case.number("tau")?);
        let n = a.rows();
        let (zero, one) = (N::integer(0), N::integer(1));
        let mut below = true;
        for i in 0..n {
            let degree = sum(a.row(i).iter().cloned());
            below &= decided((tau.clone() * degree).below(&one), "a comparison")?;
        }
        let mean = sum(x.iter().cloned()) * N::ratio(1, n as i64);
        let centred: Vec<N> = x.iter().map(|t| t.clone() - mean.clone()).collect();
        let after: Vec<N> = x.iter().zip(laplacian(a).apply(x)?).map(|(t, l)| t.clone() - tau.clone() * l).collect();
        let moved: Vec<N> = after.iter().map(|t| t.clone() - mean.clone()).collect();
        let mut fine = decided(sum(after.iter().cloned()).same(&sum(x.iter().cloned())), "equality")?;
        let (mut non_negative, mut stays) = (true, true);
        for (t, s) in x.iter().zip(&after) {
            non_negative &= decided(zero.at_most(t), "a sign")?;
            stays &= decided(zero.at_most(s), "a sign")?;
        }
        fine &= !non_negative || stays;
        let closer = length_squared(&moved).below(&length_squared(&centred));
        Ok(Judgement::new()
            .given("connected", Some(connected(a)?))
            .given("τ > 0", zero.below(tau))
            .given("τ·degree < 1", Some(below))
            .given("x is not constant", Some(!all_zero(&centred)?))
            .said(closer.map(|c| c && fine), format!("‖x − x̄1‖² = {} becomes {}, sum and sign kept: {fine}", length_squared(&centred), length_squared(&moved)), "smaller, true"))
    }
}

/// xᵀLx·yᵀy against yᵀLy·xᵀx.
fn roughness<N: Number>(l: &Matrix<N>, x: &[N], y: &[N]) -> Result<(N, N), Undefined> {
    Ok((
        dot(x, &l.apply(x)?) * length_squared(y),
        dot(y, &l.apply(y)?) * length_squared(x),
    ))
}

/// x without its part in the kernel of L.
fn off_kernel<N: Number>(a: &Matrix<N>, x: &[N]) -> Result<Vec<N>, Undefined> {
    Ok(difference(x, &kernel_projector(a)?.apply(x)?))
}

claim! {
    pub struct ReversedDiffusion = "ng::pseudo_inverse_reverses_diffusion_and_l_rediffuses", B;
    place: "Text after eq. 8 (\"via reversed diffusion then re-diffusion of the signal\")";
    says: "With roughness R(x) = xᵀLx/xᵀx on x ⊥ ker L, x ≠ 0: applying L does not increase R and applying L⁺ does not decrease it, for every graph.";
    reading: "R(Lx) ≤ R(x) and R(L⁺x) ≥ R(x), multiplied by the squared lengths; x is replaced by its part orthogonal to ker L.";
    verdict: "Refuted by the path with three vertices, x = (0, 0, 1): L makes the signal rougher, L⁺ smoother.";
    repair: "ng::l_does_not_decrease_roughness_and_its_pseudo_inverse_does_not_increase_it";
    domain: signals(3, &[0, 1, -1], "graphs on up to three vertices, x with entries 0, ±1");
    judge<N>(case) {
        let a = case.matrix("A")?;
        let l = laplacian(a);
        let x = off_kernel(a, case.vector("x")?)?;
        let (before, after) = roughness(&l, &x, &l.apply(&x)?)?;
        let (start, back) = roughness(&l, &x, &pseudo_inverse(a)?.apply(&x)?)?;
        let holds = decided(after.at_most(&before), "a comparison")? && decided(start.at_most(&back), "a comparison")?;
        Ok(Judgement::new().given("x ≠ 0", Some(!all_zero(&x)?)).said(Some(holds), format!("R(Lx) : R(x) = {after} : {before}, R(L⁺x) : R(x) = {back} : {start}"), "at most 1, at least 1"))
    }
}

claim! {
    pub struct RoughnessIncreases = "ng::l_does_not_decrease_roughness_and_its_pseudo_inverse_does_not_increase_it", Own;
    place: "Text after eq. 8";
    says: "For every graph and x ⊥ ker L, x ≠ 0: R(Lx) ≥ R(x) ≥ R(L⁺x); so L sharpens and L⁺ smooths, the reverse of what the text says.";
    reading: "As above. (Both are Chebyshev's sum inequality for the eigenvalues.)";
    verdict: "Holds in every instance.";
    repairs: "ng::pseudo_inverse_reverses_diffusion_and_l_rediffuses";
    domain: signals(4, &[0, 1], "graphs on up to four vertices, x with entries 0, 1");
    judge<N>(case) {
        let a = case.matrix("A")?;
        let l = laplacian(a);
        let x = off_kernel(a, case.vector("x")?)?;
        let j = Judgement::new().given("x ≠ 0", Some(!all_zero(&x)?));
        if j.met() != Some(true) {
            return Ok(j);
        }
        let (before, after) = roughness(&l, &x, &l.apply(&x)?)?;
        let (start, back) = roughness(&l, &x, &pseudo_inverse(a)?.apply(&x)?)?;
        let holds = decided(before.at_most(&after), "a comparison")? && decided(back.at_most(&start), "a comparison")?;
        Ok(j.said(Some(holds), format!("R(Lx) : R(x) = {after} : {before}, R(L⁺x) : R(x) = {back} : {start}"), "at least 1, at most 1"))
    }
}

informal! {
    pub struct Hypergraph = "ng::reshaping_is_done_by_hypergraph_spectral_clustering", B;
    place: "Text after eq. 6";
    says: "c and c' reshape via hypergraph spectral clustering, another eigen-decomposition.";
    missing: "the hypergraph and the clustering";
}

/// The number of different linear pieces of x ↦ (σ(s_1x_1), …, σ(s_nx_n)): the different Jacobians over all orthants.
fn pieces<N: Number>(s: &[N]) -> Result<usize, Undefined> {
    let mut found: Vec<Vec<N>> = Vec::new();
    for x in words::<N>(s.len(), &[1, -1]) {
        let mut slopes = Vec::new();
        for (t, u) in s.iter().zip(&x) {
            let on = decided(
                N::integer(0).below(&(t.clone() * u.clone())),
                "the branch of an activation",
            )?;
            slopes.push(if on { t.clone() } else { N::integer(0) });
        }
        let mut new = true;
        for f in &found {
            new &= !decided(crate::claims::words::same(f, &slopes), "equality")?;
        }
        if new {
            found.push(slopes);
        }
    }
    Ok(found.len())
}

fn positive<N: Number>(s: &[N]) -> Option<bool> {
    s.iter()
        .try_fold(true, |all, t| Some(all && N::integer(0).below(t)?))
}

claim! {
    pub struct Pieces = "ng::n_prime_relus_give_n_prime_pieces", B;
    place: "Text after eq. 8 (\"the minimal series of ReLU's that can n'-piecewise approximate\")";
    says: "For every n' ≥ 1 the map x ↦ (σ(s_1x_1), …, σ(s_{n'}x_{n'})), s_j > 0, σ = ReLU, on ℝ^{n'} has exactly n' linear pieces.";
    reading: "The different Jacobians over all orthants are counted.";
    verdict: "Refuted: one ReLU has two pieces.";
    repair: "ng::n_prime_relus_give_two_to_the_n_prime_pieces";
    domain: Space::new("n' ≤ 4, s_j among 1, 2").natural("k", 1, 4).vector("s", "k", &[1, 2]);
    judge<N>(case) {
        let s = case.vector("s")?;
        Ok(Judgement::new().given("s > 0", positive(s)).equal("pieces", N::integer(pieces(s)? as i64), N::integer(s.len() as i64)))
    }
}

claim! {
    pub struct PiecesPower = "ng::n_prime_relus_give_two_to_the_n_prime_pieces", Own;
    place: "Text after eq. 8";
    says: "The map x ↦ (σ(s_1x_1), …, σ(s_{n'}x_{n'})), s_j > 0, has exactly 2^{n'} linear pieces, one for each orthant.";
    reading: "As above.";
    verdict: "Holds in every instance.";
    repairs: "ng::n_prime_relus_give_n_prime_pieces";
    domain: Space::new("n' ≤ 5, s_j among 1, 2").natural("k", 1, 5).vector("s", "k", &[1, 2]);
    judge<N>(case) {
        let s = case.vector("s")?;
        Ok(Judgement::new().given("s > 0", positive(s)).equal("pieces", N::integer(pieces(s)? as i64), N::integer(1 << s.len())))
    }
}

claim! {
    pub struct OneRelu = "ng::one_relu_per_dimension_rescales_correctly", B;
    place: "Text after the S' formula (\"S'x' will give the correct re-scaling of x' on each dimension (e.g. one ReLu per dimension)\")";
    says: "For every n' ≥ 1 and diagonal S' with positive entries there are a_j, b_j, c_j, d_j with (S'x)_j = a_jσ(b_jx_j + c_j) + d_j for all x ∈ ℝ^{n'}, j = 1…n', σ = ReLU.";
    reading: "One dimension; each proposal (a, b, c, d) is tried at two points where the unit is off, or at 0 and 1 if b = 0.";
    verdict: "Refuted: first a = b = c = d = 0; every proposal is constant on a half-line.";
    repair: "ng::two_relus_per_dimension_rescale_correctly_and_one_on_bounded_sets";
    domain: Space::new("proposals with entries 0, ±1, s = 1, 2").number("s", &[(1, 1), (2, 1)]).vector("f", 4, &[0, 1, -1]);
    judge<N>(case) {
        let (s, f) = (case.number("s")?, case.vector("f")?);
        let points = if decided(f[1].is_nought(), "a sign")? {
            [N::integer(0), N::integer(1)]
        } else {
            let off = |u: i64| decided((N::integer(u) - f[2].clone()).over(&f[1]), "a quotient");
            [off(-1)?, off(-2)?]
        };
        let mut fits = true;
        for x in &points {
            let value = f[0].clone() * activation("relu", &(f[1].clone() * x.clone() + f[2].clone()))? + f[3].clone();
            fits &= decided(value.same(&(s.clone() * x.clone())), "equality")?;
        }
        Ok(Judgement::new().given("s > 0", N::integer(0).below(s)).said(Some(fits), format!("wrong at {} or {}", points[0], points[1]), "sx"))
    }
}

claim! {
    pub struct TwoRelus = "ng::two_relus_per_dimension_rescale_correctly_and_one_on_bounded_sets", Own;
    place: "Text after the S' formula";
    says: "sx = sσ(x) − sσ(−x) for all x, and sx = sσ(x + R) − sR for |x| ≤ R: two ReLUs per dimension rescale ℝ^{n'}, one per dimension a bounded set.";
    reading: "Both identities, the second where |x| ≤ R, and both for each component of a vector, with factors s_j and any number of components.";
    verdict: "Proved.";
    repairs: "ng::one_relu_per_dimension_rescales_correctly";
    formal: "two_relus_per_dimension_rescale_correctly_and_one_on_bounded_sets" in "ng/two_relus_per_dimension_rescale_correctly_and_one_on_bounded_sets.v";
    domain: Space::new("s, R and x among small numbers").number("s", &[(1, 1), (2, 1), (1, 3)]).number("R", &[(1, 1), (1, 2), (5, 1)]).number("x", &[(0, 1), (1, 1), (-1, 1), (1, 2), (-1, 2), (-5, 1), (7, 1)]);
    judge<N>(case) {
        let (s, r, x) = (case.number("s")?, case.number("R")?, case.number("x")?);
        let target = s.clone() * x.clone();
        let two = s.clone() * (activation("relu", x)? - activation("relu", &-x.clone())?);
        let inside = decided(decided(x.modulus(), "a modulus")?.at_most(r), "a comparison")?;
        let one = if inside { s.clone() * activation("relu", &(x.clone() + r.clone()))? - s.clone() * r.clone() } else { target.clone() };
        Ok(Judgement::new().class(if inside { "inside" } else { "outside" }).equal("two ReLUs", two, target.clone()).equal("one ReLU", one, target))
    }
}

claim! {
    pub struct TwoNeeded = "ng::the_identity_needs_two_relus_per_dimension", Own;
    place: "Text after the S' formula";
    says: "If x = Aσ(Bx + c) + d for all x ∈ ℝ^{n'} then σ has at least 2n' units, and 2n' suffice.";
    reading: "Far out in direction v with b_j·v ≠ 0 for all rows b_j ≠ 0, the units with b_j·v > 0 and those with b_j·v < 0 each must have rank n' (the derivative is A_PB_P = I). For h = 2n' − 1 units one of the two sets has rank below n'. n' ≤ 2, v with entries 3, 1, −1. (That 2n' suffice is the identity sx = sσ(x) − sσ(−x).)";
    verdict: "Holds for every B tried.";
    domain: Space::new("n' ≤ 2, h = 2n' − 1 rows with entries 0, ±1").natural("k", 1, 2).natural("h", 1, 3).matrix("B", "h", "k", &[0, 1, -1]).rational_vector("v", "k", &[(3, 1), (1, 1), (-1, 1)]);
    judge<N>(case) {
        let (k, h, b, v) = (case.natural("k")?, case.natural("h")?, case.matrix("B")?, case.vector("v")?);
        let mut sides = [Vec::new(), Vec::new()];
        let mut generic = true;
        for row in b.row_vectors() {
            let u = dot(&row, v);
            if decided(u.is_nought(), "a sign")? {
                generic &= all_zero(&row)?;
            } else {
                sides[usize::from(decided(N::integer(0).below(&u), "a sign")?)].push(row);
            }
        }
        let [off, on] = sides;
        let (p, q) = (Matrix::from_rows(k, on)?.rank()?, Matrix::from_rows(k, off)?.rank()?);
        Ok(Judgement::new().given("h = 2n' − 1", Some(h + 1 == 2 * k)).given("v is generic", Some(generic)).said(Some(p.min(q) < k), format!("ranks {p} and {q}"), format!("one below {k}")))
    }
}

claim! {
    pub struct ReluSigmoidal = "ng::relu_is_a_sigmoidal_function", B;
    place: "Text after eq. 8 (\"ReLU's (or other sigmoidal functions …)\")";
    says: "ReLU has finite limits at −∞ and +∞.";
    reading: "For each proposed limit ℓ at +∞ and each T: whether |relu(t) − ℓ| ≤ 1 at t = max(T, |ℓ| + 2).";
    verdict: "Refuted: ℓ = 0; every proposal fails.";
    repair: "ng::difference_of_two_shifted_relus_is_sigmoidal";
    domain: Space::new("ℓ among 0, ±1, 5, T among 0, 1, 10").number("limit", &[(0, 1), (1, 1), (-1, 1), (5, 1)]).number("T", &[(0, 1), (1, 1), (10, 1)]);
    judge<N>(case) {
        let (limit, start) = (case.number("limit")?, case.number("T")?);
        let far = decided(limit.modulus(), "a modulus")? + N::integer(2);
        let t = if decided(far.below(start), "a comparison")? { start.clone() } else { far };
        let gap = decided((activation("relu", &t)? - limit.clone()).modulus(), "a modulus")?;
        Ok(Judgement::new().said(gap.at_most(&N::integer(1)), format!("|relu({t}) − ({limit})| = {gap}"), "at most 1"))
    }
}

claim! {
    pub struct ShiftedRelus = "ng::difference_of_two_shifted_relus_is_sigmoidal", Own;
    place: "Text after eq. 8";
    says: "σ(t) − σ(t − 1) is 0 for t ≤ 0, 1 for t ≥ 1 and non-decreasing: two ReLUs make a sigmoidal function, one does not.";
    reading: "Two points t ≤ t'.";
    verdict: "Holds in every instance.";
    repairs: "ng::relu_is_a_sigmoidal_function";
    domain: Space::new("points from −3 to 4 in steps of 1/2 or less").rational_vector("t", 2, &[(0, 1), (1, 1), (-1, 1), (1, 2), (-1, 2), (3, 2), (2, 1), (-3, 1), (4, 1), (1, 3)]);
    judge<N>(case) {
        let t = case.vector("t")?;
        let value = |t: &N| -> Result<N, Undefined> { Ok(activation("relu", t)? - activation("relu", &(t.clone() - N::integer(1)))?) };
        let (zero, one) = (N::integer(0), N::integer(1));
        let (a, b) = (value(&t[0])?, value(&t[1])?);
        let mut holds = decided(a.at_most(&b), "a comparison")?;
        holds &= !decided(t[0].at_most(&zero), "a sign")? || decided(a.is_nought(), "a sign")?;
        holds &= !decided(one.at_most(&t[1]), "a sign")? || decided(b.same(&one), "equality")?;
        Ok(Judgement::new().given("t ≤ t'", t[0].at_most(&t[1])).said(Some(holds), format!("values {a}, {b}"), "non-decreasing from 0 to 1"))
    }
}

/// max(t, 0), also of an enclosure: (t + |t|)/2.
fn ramp<N: Number>(t: N) -> Result<N, Undefined> {
    let size = decided(t.modulus(), "a modulus")?;
    Ok((t + size) * N::ratio(1, 2))
}

claim! {
    pub struct TanhByRelus = "ng::sigmoidal_functions_are_approximable_by_relus", B;
    place: "Text after eq. 8 (\"ReLU's (or other sigmoidal functions …)\")";
    says: "For every ε > 0 tanh is within ε, uniformly on ℝ, of a finite sum of biased ReLUs plus a constant.";
    reading: "In general: tanh is uniformly continuous with limits ±1, so the interpolation between nodes close enough, constant beyond the outer ones, serves. Decided with enclosures for ε = 1/2, 1/4 on |x| ≤ 4 with nodes at the integers from −3 to 3 and rational values there; beyond, tanh lies between its value at ±4 and ±1 and the sum is ±1.";
    verdict: "Holds on every box.";
    domain: Space::new("ε = 2^−e, e ≤ 2, |x| ≤ 4").natural("e", 1, 2).between("x", (-4, 1), (4, 1));
    judge<N>(case) {
        let (e, x) = (case.natural("e")?, case.number("x")?);
        only_if(e <= 2, "e ≤ 2")?;
        let j = Judgement::new();
        let eps = &N::ratio(1, 1 << e);
        // values of the sum at the nodes −3, …, 3, near those of tanh
        let values: Vec<N> = [(-1, 1), (-24, 25), (-3, 4), (0, 1), (3, 4), (24, 25), (1, 1)].iter().map(|&(a, b)| N::ratio(a, b)).collect();
        let mut total = values[0].clone();
        let mut slope = N::integer(0);
        for k in 0..7 {
            let next = if k < 6 { values[k + 1].clone() - values[k].clone() } else { N::integer(0) };
            total = total + (next.clone() - slope) * ramp(x.clone() + N::integer(3 - k as i64))?;
            slope = next;
        }
        let tanh = |t: &N| decided(t.elementary(Elementary::Tanh), "tanh");
        let gap = decided((total - tanh(x)?).modulus(), "a modulus")?;
        let tail = N::integer(1) - tanh(&N::integer(4))?;
        let (near, far) = (gap.at_most(eps), tail.at_most(eps));
        let holds = match (near, far) { (Some(a), Some(b)) => Some(a && b), _ => None };
        Ok(j.said(holds, format!("off by {gap}, beyond by {tail}"), format!("at most {eps}")))
    }
}
