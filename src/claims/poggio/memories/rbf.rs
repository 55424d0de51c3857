//! §2.1, Figure 2: Gaussian radial basis functions as look-up tables and as interpolators.

use super::notation::*;
use crate::audit::Domain;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Signed, Space};
use crate::number::{Number, Undefined, decided, sum};

/// `exp(−(x − c)²/σ²)`.
fn unit<N: Number>(x: &N, c: &N, sigma: &N) -> Result<N, Undefined> {
    exp(&-over(
        &(x.clone() - c.clone()).squared(),
        &sigma.squared(),
    )?)
}

/// `Σ_i y_i exp(−(x − x_i)²/σ²)`.
fn network<N: Number>(x: &N, centres: &[N], y: &[N], sigma: &N) -> Result<N, Undefined> {
    let mut f = N::integer(0);
    for (c, v) in centres.iter().zip(y) {
        f = f + v.clone() * unit(x, c, sigma)?;
    }
    Ok(f)
}

fn distinct<N: Number>(v: &[N]) -> Result<bool, Undefined> {
    for i in 0..v.len() {
        for k in 0..i {
            if equal(&v[i], &v[k])? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

claim! {
    pub struct RbfLimit = "poggio::rbf_network_tends_to_a_look_up_table_as_sigma_tends_to_zero", A;
    place: "§2.1; Figure 2";
    says: "For distinct x_1…x_N ∈ ℝ^d, y_i ∈ ℝ and f_σ(x) = Σ_i y_i exp(−‖x − x_i‖²/σ²): as σ → 0, f_σ(x_j) → y_j for every j and f_σ(x) → 0 for every other x.";
    reading: "Reading \"limit\". The theorem takes for exp(−t) any function E with E(0) = 1 and 0 < E(t), E(t)(1 + t) ≤ 1 for t > 0, and σ² → 0. Instances: the rate |f_σ(x) − limit| ≤ σ²Σ_{x_i≠x}|y_i|/‖x − x_i‖² on a line, with enclosures.";
    verdict: "Proved for all N, d, centres and y.";
    formal: "rbf_network_tends_to_a_look_up_table_as_sigma_tends_to_zero" in "poggio/rbf_network_tends_to_a_look_up_table_as_sigma_tends_to_zero.v";
    domain: Domain::new(Space::new("centres 0, 1, 3, y = 1, −2, σ = 1, 1/2, 1/4, x = 0, 1, 1/2, 2").natural("N", 1, 2).vector("centres", "N", &[0, 1, 3]).vector("y", "N", &[1, -2]).number("σ", &[(1, 1), (1, 2), (1, 4)]).number("x", &[(0, 1), (1, 1), (1, 2), (2, 1)]));
    judge<N>(case) {
        let (centres, y, sigma, x) = (case.vector("centres")?, case.vector("y")?, case.number("σ")?, case.number("x")?);
        let j = Judgement::new()
            .given("the centres are distinct", Some(distinct(centres)?))
            .given("σ > 0", N::integer(0).below(sigma));
        let (mut limit, mut bound) = (N::integer(0), N::integer(0));
        for (c, v) in centres.iter().zip(y) {
            if equal(c, x)? {
                limit = limit + v.clone();
            } else {
                bound = bound + over(&decided(v.modulus(), "a modulus")?, &(x.clone() - c.clone()).squared())?;
            }
        }
        let error = decided((network(x, centres, y, sigma)? - limit).modulus(), "a modulus")?;
        let bound = bound * sigma.squared();
        Ok(j.said(error.at_most(&bound), format!("|f_σ(x) − limit| = {error}"), format!("at most {bound}")))
    }
}

claim! {
    pub struct RbfTableAtPositiveSigma = "poggio::rbf_network_is_a_look_up_table_at_some_positive_sigma", B;
    place: "§2.1; Figure 2";
    says: "For some σ > 0, N ≥ 1 and y_i > 0: f_σ(x) = 0 for every x that is not a centre.";
    reading: "Reading \"at a small σ\". An instance is a proposed (σ, centres, y) with an x; the statement holds iff for some (σ, centres, y) all x pass. As f_σ(x) > 0 everywhere for y > 0 (the repair), every proposal fails at every x.";
    verdict: "Refuted: already the first proposal (σ = 1, one centre) fails, as does every other.";
    repair: "poggio::rbf_network_with_positive_coefficients_is_positive_everywhere";
    negation: "poggio::rbf_network_with_positive_coefficients_is_positive_everywhere";
    domain: Space::new("proposals with one or two centres, σ = 1, 1/2, 1/4, 1/8").natural("N", 1, 2).number("σ", &[(1, 1), (1, 2), (1, 4), (1, 8)]).vector("centres", "N", &[0, 1]).vector("y", "N", &[1, 2]).number("x", &[(2, 1), (1, 2)]);
    judge<N>(case) {
        let (centres, y, sigma, x) = (case.vector("centres")?, case.vector("y")?, case.number("σ")?, case.number("x")?);
        let mut outside = true;
        for c in centres {
            outside &= !equal(c, x)?;
        }
        let f = network(x, centres, y, sigma)?;
        let mut j = Judgement::new().given("x is not a centre", Some(outside)).given("σ > 0", N::integer(0).below(sigma));
        for v in y {
            j = j.given("y > 0", N::integer(0).below(v));
        }
        Ok(j.equal("f_σ(x)", f, N::integer(0)))
    }
}

claim! {
    pub struct RbfPositive = "poggio::rbf_network_with_positive_coefficients_is_positive_everywhere", Own;
    place: "§2.1; Figure 2";
    says: "For every σ > 0, N ≥ 1, y_i > 0 and every x: f_σ(x) > 0; so a Gaussian network with positive coefficients is a look-up table for no σ > 0.";
    reading: "e_i stands for exp(−‖x − x_i‖²/σ²), of which only e_i > 0 is used.";
    verdict: "Proved for every N, all centres and σ: a sum of products of positive numbers.";
    repairs: "poggio::rbf_network_is_a_look_up_table_at_some_positive_sigma";
    needs: "y_i > 0: y = (1, −1) gives f = 0 half-way between two centres.";
    formal: "rbf_network_with_positive_coefficients_is_positive_everywhere" in "poggio/rbf_network_with_positive_coefficients_is_positive_everywhere.v";
    domain: Space::new("N ≤ 3, all real y, e").natural("N", 1, 3).free_vector("y", "N").free_vector("e", "N");
    judge<N>(case) {
        let (y, e) = (case.vector("y")?, case.vector("e")?);
        let mut j = Judgement::new();
        let mut because = Signed::square(N::integer(0));
        for (v, g) in y.iter().zip(e) {
            let positive = j.given_positive("y > 0", v.clone());
            because = because.plus(&positive.times(&j.given_positive("e > 0", g.clone())));
        }
        let f = sum(y.iter().zip(e).map(|(v, g)| v.clone() * g.clone()));
        Ok(j.larger(f, N::integer(0), true, because))
    }
}

/// The coefficients with `c_1 + c_2 e = y_1`, `c_1 e + c_2 = y_2` and the interpolant at `x`, for centres ∓1.
fn interpolant<N: Number>(x: &N, sigma: &N, y: &[N]) -> Result<N, Undefined> {
    let (one, minus) = (N::integer(1), N::integer(-1));
    let e = unit(&one, &minus, sigma)?;
    let det = one.clone() - e.squared();
    let c1 = over(&(y[0].clone() - e.clone() * y[1].clone()), &det)?;
    let c2 = over(&(y[1].clone() - e * y[0].clone()), &det)?;
    Ok(c1 * unit(x, &minus, sigma)? + c2 * unit(x, &one, sigma)?)
}

claim! {
    pub struct FlatLimit = "poggio::increasing_sigma_turns_the_look_up_table_into_an_interpolator", B;
    place: "§2.1 (\"Increasing σ changes the network from a look-up table … to a 'learning' system that combines a few examples\")";
    says: "Two distinct centres on ℝ, coefficients chosen so that f_σ(x) = Σ_i c_i exp(−(x − x_i)²/σ²) takes the values y_1, y_2 at the centres: as σ → ∞, f_σ converges pointwise to the straight line through (x_1, y_1), (x_2, y_2).";
    reading: "Centres ∓1 (an affine change of x and σ), y among (1, 1), (−1, 1), (0, 1) (the statement is linear in y). Judged with the explicit rate |f_σ(x) − (y_1 + y_2)/2 − x(y_2 − y_1)/2| ≤ (x² + 4)(|x| + 1)(|y_1| + |y_2|)/σ² for σ ≥ 2, from 1 − s ≤ exp(−s) ≤ 1 and sinh(u)/u ≤ exp(u²/6).";
    verdict: "Exhausted for σ = 2, 4, 8, all x in [−2, 2], by enclosures.";
    domain: Domain::new(Space::new("σ = 2, 4, 8, all x in [−2, 2]").number("σ", &[(2, 1), (4, 1), (8, 1)]).word("y", &["even", "odd", "one"]).between("x", (-2, 1), (2, 1)));
    judge<N>(case) {
        let (sigma, x) = (case.number("σ")?, case.number("x")?);
        let y = match case.word("y")? {
            "even" => [1, 1],
            "odd" => [-1, 1],
            _ => [0, 1],
        }
        .map(N::integer);
        let line = (y[0].clone() + y[1].clone() + x.clone() * (y[1].clone() - y[0].clone())) * N::ratio(1, 2);
        let error = decided((interpolant(x, sigma, &y)? - line).modulus(), "a modulus")?;
        let size = |t: &N| decided(t.modulus(), "a modulus");
        let top = (x.squared() + N::integer(4)) * (size(x)? + N::integer(1)) * (size(&y[0])? + size(&y[1])?);
        let bound = over(&top, &sigma.squared())?;
        Ok(Judgement::new()
            .given("σ ≥ 2", N::integer(2).at_most(sigma))
            .said(error.at_most(&bound), format!("|f_σ(x) − line| = {error}"), format!("at most {bound}")))
    }
}

/// Both sides of the equation which says that a variable with density proportional to `exp(−x²/σ²)` has variance `v`, in the form that
/// `(xρ)' = (1 − 2x²/σ²)ρ` is a multiple of `(v − x²)ρ`: `v(σ² − 2x²) = σ²(v − x²)` for all `x`.
fn variance_equation<N: Number>(sigma: &N, v: &N, x: &N) -> (N, N) {
    let s = sigma.squared();
    let twice = x.squared() + x.squared();
    (
        v.clone() * (s.clone() - twice),
        s * (v.clone() - x.squared()),
    )
}

claim! {
    pub struct SigmaIsDeviation = "poggio::sigma_is_the_standard_deviation_of_the_gaussian_unit", B;
    place: "§2.1 formula with Figure 2 (\"standard deviation of the Gaussian kernel\")";
    says: "On ℝ the normalised density proportional to exp(−x²/σ²) has standard deviation σ.";
    reading: "ρ = exp(−x²/σ²); xρ tends to 0 on both sides, so (xρ)' = (1 − 2x²/σ²)ρ integrates to 0 and the variance is the v for which 1 − 2x²/σ² is a multiple of v − x², that is v(σ² − 2x²) = σ²(v − x²) for all x. Judged with v = σ² at an x.";
    verdict: "Refuted at σ = 1, x = 1: the standard deviation is σ/√2.";
    repair: "poggio::standard_deviation_of_the_gaussian_unit_is_sigma_over_root_2";
    domain: Space::new("all real σ, x").free("σ").free("x").complete();
    judge<N>(case) {
        let (sigma, x) = (case.number("σ")?.clone(), case.number("x")?.clone());
        let (left, right) = variance_equation(&sigma, &sigma.squared(), &x);
        let mut j = Judgement::new();
        j.given_positive("σ > 0", sigma);
        Ok(j.equal("v(σ² − 2x²)", left, right))
    }
}

claim! {
    pub struct SigmaOverRootTwo = "poggio::standard_deviation_of_the_gaussian_unit_is_sigma_over_root_2", Own;
    place: "§2.1 formula with Figure 2 (\"standard deviation of the Gaussian kernel\")";
    says: "On ℝ the normalised density proportional to exp(−x²/σ²) has variance σ²/2.";
    reading: "As in the paper's claim: v(σ² − 2x²) = σ²(v − x²) for all x, with v = σ²/2.";
    verdict: "Proved for all σ, by identity.";
    repairs: "poggio::sigma_is_the_standard_deviation_of_the_gaussian_unit";
    domain: Space::new("all real σ, x").free("σ").free("x").complete();
    judge<N>(case) {
        let (sigma, x) = (case.number("σ")?.clone(), case.number("x")?.clone());
        let (left, right) = variance_equation(&sigma, &(sigma.squared() * N::ratio(1, 2)), &x);
        Ok(Judgement::new().equal("v(σ² − 2x²)", left, right))
    }
}

claim! {
    pub struct GaussianMatrixPositive = "poggio::gaussian_interpolation_has_a_unique_solution_at_every_sigma", Own;
    place: "§2.1; Figure 2";
    says: "For distinct centres and every σ > 0 the matrix exp(−‖x_i − x_j‖²/σ²) is positive definite, so for every σ there is exactly one choice of coefficients with f_σ(x_j) = y_j; the coefficients c_i = y_i are this choice only if Σ_{i≠j} y_i exp(−‖x_i − x_j‖²/σ²) = 0 for all j.";
    reading: "Positive definiteness is read from the leading principal minors, with enclosures; for the last part f_σ(x_1) ≠ y_1 is checked with c = y = 1.";
    verdict: "Exhausted for at most 3 centres among 0, 1, 2 and σ = 1/2, 1, 2.";
    domain: Space::new("at most 3 centres among 0, 1, 2, σ = 1/2, 1, 2").natural("N", 2, 3).vector("centres", "N", &[0, 1, 2]).number("σ", &[(1, 1), (2, 1), (1, 2)]);
    judge<N>(case) {
        let (centres, sigma) = (case.vector("centres")?, case.number("σ")?);
        let mut increasing = true;
        for w in centres.windows(2) {
            increasing &= less(&w[0], &w[1])?;
        }
        let j = Judgement::new().given("the centres increase", Some(increasing)).given("σ > 0", N::integer(0).below(sigma));
        if !increasing {
            return Ok(j.said(Some(true), "no data", "data"));
        }
        let mut rows = Vec::new();
        for c in centres {
            rows.push(centres.iter().map(|e| unit(c, e, sigma)).collect::<Result<Vec<N>, _>>()?);
        }
        let mut positive = Some(true);
        for k in 1..=rows.len() {
            let minor = Matrix::from_fn(k, k, |i, l| rows[i][l].clone()).determinant()?;
            positive = positive.and_then(|p| Some(p && N::integer(0).below(&minor)?));
        }
        let ones = vec![N::integer(1); centres.len()];
        let off = N::integer(1).below(&network(&centres[0], centres, &ones, sigma)?);
        let both = positive.and_then(|p| off.map(|o| p && o));
        Ok(j.said(both, format!("minors positive: {positive:?}, f_σ(x_1) > y_1: {off:?}"), "both"))
    }
}

claim! {
    pub struct ParabolaLimit = "poggio::gaussian_interpolants_of_three_points_tend_to_the_parabola_as_sigma_grows", Own;
    place: "§2.1 (\"Increasing σ changes the network from a look-up table … to a 'learning' system that combines a few examples\")";
    says: "Centres −1, 0, 1, coefficients chosen so that f_σ takes the values y_1, y_2, y_3 there: as σ → ∞, f_σ converges pointwise to the parabola through the three points; so the limit combines all examples, near and far, and does not stay local.";
    reading: "Judged with the rate |f_σ(x) − parabola| ≤ 3(|x| + 1)(x² + 1)/σ² for the unit vectors y (the statement is linear in y), with enclosures.";
    verdict: "Exhausted for σ = 2, 4, 8 and six x in [−2, 2].";
    domain: Space::new("σ = 2, 4, 8, x = 0, 1/2, −1/2, 3/2, 2, −2").number("σ", &[(2, 1), (4, 1), (8, 1)]).natural("unit", 0, 2).number("x", &[(0, 1), (1, 2), (-1, 2), (3, 2), (2, 1), (-2, 1)]);
    judge<N>(case) {
        let (sigma, x, which) = (case.number("σ")?, case.number("x")?, case.natural("unit")?);
        let j = Judgement::new().given("σ ≥ 2", N::integer(2).at_most(sigma)).given("|x| ≤ 2", x.squared().at_most(&N::integer(4)));
        if j.met() == Some(false) {
            return Ok(j.said(Some(true), "outside", "inside"));
        }
        let centres = [-1, 0, 1].map(N::integer);
        // exp(−k²/σ²) at the distances k = 0, 1, 2.
        let mut at = Vec::new();
        for k in 0..3 {
            at.push(unit(&N::integer(k), &N::integer(0), sigma)?);
        }
        let rows = (0..3usize).map(|i| (0..3).map(|l| at[i.abs_diff(l)].clone()).collect()).collect();
        let inverse = decided(Matrix::from_rows(3, rows)?.inverse()?, "an inverse")?;
        let y: Vec<N> = (0..3).map(|k| truth(k == which)).collect();
        let f = network(x, &centres, &inverse.apply(&y)?, sigma)?;
        // Lagrange's polynomials at −1, 0, 1.
        let half = N::ratio(1, 2);
        let parabola = match which {
            0 => half * (x.squared() - x.clone()),
            1 => N::integer(1) - x.squared(),
            _ => half * (x.squared() + x.clone()),
        };
        let error = decided((f - parabola).modulus(), "a modulus")?;
        let size = decided(x.modulus(), "a modulus")?;
        let bound = over(&(N::integer(3) * (size + N::integer(1)) * (x.squared() + N::integer(1))), &sigma.squared())?;
        Ok(j.said(error.at_most(&bound), format!("|f_σ(x) − parabola| = {error}"), format!("at most {bound}")))
    }
}
