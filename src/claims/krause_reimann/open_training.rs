//! Open questions 7 to 9: what training does with symmetry, what every auto-associator reproduces, ADAM.

use super::actions::in_group;
use super::notation::*;
use super::optimisers::{Rule, STEPS, adam, value};
use super::planted::planted;
use crate::audit::Domain;
use crate::claim;
use crate::claims::symmetries::Symmetries;
use crate::claims::words::{act, act_on_matrix};
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};

/// One gradient at W for `φ(t) = t + t²`, summed over the rows of `items`, without the factor 2/(mN).
fn gradient<N: Number>(items: &[Vec<N>], w: &Matrix<N>) -> Result<Matrix<N>, Undefined> {
    let mut total = Matrix::zero(w.rows(), w.cols());
    for x in items {
        let delta: Vec<N> = w
            .apply(x)?
            .iter()
            .zip(x)
            .map(|(t, x)| {
                (t.clone() + t.squared() - x.clone()) * (N::integer(1) + N::integer(2) * t.clone())
            })
            .collect();
        total = total.plus(&Matrix::from_fn(w.rows(), w.cols(), |i, j| {
            delta[i].clone() * x[j].clone()
        }))?;
    }
    Ok(total)
}

/// `a·J + b·I`, which every permutation fixes.
fn homogeneous<N: Number>(n: usize, a: &N, b: &N) -> Matrix<N> {
    Matrix::from_fn(n, n, |i, j| {
        if i == j {
            a.clone() + b.clone()
        } else {
            a.clone()
        }
    })
}

claim! {
    pub struct EntrywiseOptimisers = "krause_reimann::entrywise_optimisers_keep_invariant_starts_invariant", Own;
    place: "§3.2.1, §4; open question 7: under which training procedures, and for which φ, does invariance of the start carry over, in every run?";
    says: "For all N, finite X ⊂ ℝ^N, every φ and W_0 with s·W_0 = W_0 for s ∈ Σ_X: every iterate of every optimiser that uses full batches and moves each weight by one and the same function of the step and of the history of that weight's gradients (gradient descent, momentum, RMSprop, ADAM) satisfies s·W_t = W_t for s ∈ Σ_X.";
    reading: "Enumerated with φ(t) = t + t², W_0 = aJ + bI, two steps of U_t(g) = −(g_t + g_{t−1}/2)²/1000, which mixes history and rescales entries one by one; sampled for sets of up to 7 components with a planted symmetry s.";
    verdict: "Proved for all N, X, φ and U. Mini-batches break it: `a_single_mini_batch_step_breaks_the_symmetry`.";
    formal: "entrywise_optimisers_keep_invariant_starts_invariant" in "krause_reimann/entrywise_optimisers_keep_invariant_starts_invariant.v";
    domain: Domain::new(Space::new("N ≤ 3, X with at most 2 items, all s, two values of a and b").natural("N", 1, 3).binary_sets("X", "N", 1, 2).permutation("s", "N").number("a", &[(0, 1), (1, 2)]).number("b", &[(0, 1), (1, 1)]))
        .sampled_by(|| planted(4, 7, &["s", "a", "b"]));
    judge<N>(case) {
        let (x, s) = (case.matrix("X")?.row_vectors(), case.naturals("s")?);
        let mut w = homogeneous(s.len(), case.number("a")?, case.number("b")?);
        let mut last: Option<Matrix<N>> = None;
        for _ in 0..2 {
            let now = gradient(&x, &w)?;
            let mixed = match &last {
                None => now.clone(),
                Some(g) => now.plus(&g.scaled(&N::ratio(1, 2)))?,
            };
            w = w.minus(&mixed.map(|g| g.squared() * N::ratio(1, 1000)))?;
            last = Some(now);
        }
        Ok(in_group(case)?.equal_matrices("s·W_2", &act_on_matrix(s, &w), &w))
    }
}

claim! {
    pub struct InvariantLimit = "krause_reimann::descent_limit_from_invariant_start_is_invariant_for_every_activation", Own;
    place: "§3.2.1, §4; open question 7, for limits";
    says: "For all N, finite X ⊂ ℝ^N, every φ and W_0 with s·W_0 = W_0 for s ∈ Σ_X: every entrywise limit of full-batch gradient descent (the step size may vary) satisfies s·W = W for s ∈ Σ_X.";
    reading: "Enumerated with φ = id, W_0 = aJ + bI and the closed form of the limit.";
    verdict: "Proved for all N, X, φ and W_0.";
    formal: "descent_limit_from_invariant_start_is_invariant_for_every_activation" in "krause_reimann/descent_limit_from_invariant_start_is_invariant_for_every_activation.v";
    domain: Domain::new(Space::new("N ≤ 3, X with at most 3 items, all s, all real a, b").natural("N", 1, 3).binary_sets("X", "N", 0, 3).permutation("s", "N").free("a").free("b"))
        .sampled_by(|| planted(5, 12, &["s", "a", "b"]));
    judge<N>(case) {
        let (x, s) = (case.matrix("X")?, case.naturals("s")?);
        let w = solution(x, &homogeneous(s.len(), case.number("a")?, case.number("b")?))?;
        Ok(in_group(case)?.equal_matrices("s·W", &act_on_matrix(s, &w), &w))
    }
}

claim! {
    pub struct MiniBatchesAreEquivariant = "krause_reimann::mini_batch_runs_are_equivariant", Own;
    place: "§3.1.1 (averaging recovers the symmetric solution); open question 7: on average";
    says: "For all N, every permutation s, every φ, all batches B_1, B_2, … of items and all step sizes: the run from s·W_0 with the batches s·B_t is s applied to the run from W_0 with the batches B_t. So if W_0 is Σ_X-invariant and batches are drawn from X with a law that Σ_X does not change (uniform draws), then W_t and s·W_t have the same law, and the expectation of W_t is Σ_X-invariant for every φ, although single runs are not.";
    reading: "Enumerated with φ(t) = t + t², two steps of size 1/10 on one item each, and W_0 with entries 0, 1.";
    verdict: "Proved for all N, s, φ, batches and step sizes.";
    formal: "mini_batch_runs_are_equivariant" in "krause_reimann/mini_batch_runs_are_equivariant.v";
    domain: Space::new("N ≤ 2, all s, two items with entries 0, 1, 2, W_0 with entries 0, 1").natural("N", 1, 2).permutation("s", "N").matrix("items", 2, "N", &[0, 1, 2]).matrix("W0", "N", "N", &[0, 1]);
    judge<N>(case) {
        let (s, items, start) = (case.naturals("s")?, case.matrix("items")?, case.matrix("W0")?);
        let run = |first: &[N], second: &[N], w: &Matrix<N>| -> Result<Matrix<N>, Undefined> {
            let mut w = w.clone();
            for x in [first, second] {
                w = w.minus(&gradient(&[x.to_vec()], &w)?.scaled(&N::ratio(1, 10)))?;
            }
            Ok(w)
        };
        let left = run(&act(s, items.row(0)), &act(s, items.row(1)), &act_on_matrix(s, start))?;
        let right = act_on_matrix(s, &run(items.row(0), items.row(1), start)?);
        Ok(Judgement::new().equal_matrices("run of s·(W_0, batches)", &left, &right))
    }
}

claim! {
    pub struct MiniBatchBreaksSymmetry = "krause_reimann::a_single_mini_batch_step_breaks_the_symmetry", Own;
    place: "§3.2.1, §4; open question 7: in every run, or on average only?";
    says: "φ = id, W_0 = 0: for each of the sets of eq. 4 a step on one item gives a matrix that is not (32)-invariant; the mean over both items is.";
    reading: "Step W_1 = c·xxᵀ for the item x, c > 0.";
    verdict: "Proved for both sets and items, and every c > 0.";
    domain: Space::new("both sets, both items, all real c").word("set", &["X", "Xprime"]).number("item", &[(0, 1), (1, 1)]).free("c").complete();
    judge<N>(case) {
        let (items, c) = (set::<N>(case.word("set")?)?, case.number("c")?);
        let k = usize::from(decided(case.number("item")?.same(&N::integer(1)), "an item")?);
        let step = |k: usize| Matrix::from_fn(3, 3, |i, j| c.clone() * items.at(k, i).clone() * items.at(k, j).clone());
        let both = step(0).plus(&step(1))?.scaled(&N::ratio(1, 2));
        let w = step(k);
        // The entry of W − (32)·W at (2, 2) is ±c.
        let gap = w.at(1, 1).clone() - w.at(2, 2).clone();
        Ok(Judgement::new()
            .equal("(W_22 − W_33)²", gap.squared(), c.squared())
            .equal_matrices("(32)·mean", &act_on_matrix(&swap(), &both), &both))
    }
}

claim! {
    pub struct MeanForInjective = "krause_reimann::group_average_is_an_auto_associator_for_every_injective_activation", Own;
    place: "§3.1.1; open question 7: what does averaging an auto-associator over Σ_X give, beyond φ = id?";
    says: "For all N, finite X ⊂ ℝ^N, injective φ and W with φ(Wx) = x on X: the mean of s·W over Σ_X satisfies the same equations and is Σ_X-invariant.";
    reading: "Enumerated with φ(t) = (t − b)/a, so Wx = ax + b(1, …, 1) on X; with c·x = 1 on X the solutions are aP + b(1, …, 1)ᵀc + Z(I − P) (c in span X or not). Sets without such a c are left to φ = id, `group_average_of_an_auto_associator_is_an_invariant_auto_associator`. The mean over Σ_X is taken orbit by orbit of the index pairs. Sampled for sets of 4 to 7 components with a planted symmetry.";
    verdict: "Proved for all N, X, W and injective φ.";
    needs: "Injective φ: for φ(t) = t² and X = {(1, 1)} the rows (1, 0) and (0, −1) both give ±1, and their symmetrised mean gives 0.";
    formal: "group_average_is_an_auto_associator_for_every_injective_activation" in "krause_reimann/group_average_is_an_auto_associator_for_every_injective_activation.v";
    domain: Domain::new(Space::new("N ≤ 2, X with 1 to 3 items, affine φ, Z with entries 0, 1").natural("N", 1, 2).binary_sets("X", "N", 1, 3).number("a", &[(1, 1), (2, 1)]).number("b", &[(0, 1), (1, 1)]).matrix("Z", "N", "N", &[0, 1]))
        .sampled_by(|| planted(4, 7, &["a", "b", "Z"]));
    judge<N>(case) {
        let (x, a, b, z) = (case.matrix("X")?, case.number("a")?, case.number("b")?, case.matrix("Z")?);
        let n = x.cols();
        let p = x.projector_onto_row_span()?;
        let Some(c) = unit_functional(x)? else {
            return Ok(Judgement::new().given("some c has c·x = 1 on X", Some(false)));
        };
        let off = Matrix::identity(n).minus(&p)?;
        let w = p.scaled(a).plus(&Matrix::from_fn(n, n, |_, k| b.clone() * c[k].clone()))?.plus(&z.times(&off)?)?;
        let group = Symmetries::of(x)?;
        let average = group.mean(&w);
        let mut j = Judgement::new().given("some c has c·x = 1 on X", Some(true));
        for item in x.row_vectors() {
            let target: Vec<N> = item.iter().map(|e| a.clone() * e.clone() + b.clone()).collect();
            j = j.equal_vectors("Wx", &w.apply(&item)?, &target).equal_vectors("W̄x", &average.apply(&item)?, &target);
        }
        for s in group.generators() {
            j = j.equal_matrices("s·W̄", &act_on_matrix(s, &average), &average);
        }
        Ok(j)
    }
}

/// Some c with `c·x = 1` for all rows x, from the reduced echelon form of the equations.
fn unit_functional<N: Number>(x: &Matrix<N>) -> Result<Option<Vec<N>>, Undefined> {
    let n = x.cols();
    let wide = Matrix::from_fn(x.rows(), n + 1, |k, i| {
        if i < n {
            x.at(k, i).clone()
        } else {
            N::integer(1)
        }
    });
    let (reduced, pivots) = wide.echelon()?;
    if pivots.contains(&n) {
        return Ok(None);
    }
    let mut c = vec![N::integer(0); n];
    for (row, &i) in pivots.iter().enumerate() {
        c[i] = reduced.at(row, n).clone();
    }
    for item in x.row_vectors() {
        if !decided(dot(&c, &item).same(&N::integer(1)), "a solution")? {
            return Err(Undefined(
                "the echelon form does not solve the equations".into(),
            ));
        }
    }
    Ok(Some(c))
}

claim! {
    pub struct ReproducedByEvery = "krause_reimann::reproduced_by_every_auto_associator_iff_in_the_affine_hull", Own;
    place: "§3.2.2, §4; open question 8: which binary patterns are reproduced by every auto-associator on X, and which property of φ decides?";
    says: "φ injective with φ(p) = 1 and φ(q) = 0; for all N ≥ 1 and X ⊂ {0,1}^N on which some auto-associator exists: a binary pattern y is reproduced by every W with φ(Wx) = x on X if and only if y is a linear combination of the items and, unless q = 0, one with coefficients of sum 1. So φ(0) = 0 decides: then the patterns are those of span X, and otherwise those of the affine hull of X.";
    reading: "φ(Wx) = x means Wx = q1 + (p − q)x. Row by row these are linear equations: every solution has the value q + (p − q)y_i at y iff adding that equation does not raise the rank. The right side is a rank condition on X with, unless q = 0, a column of ones.";
    verdict: "Proved for all N, X and φ.";
    formal: "reproduced_by_every_auto_associator_iff_in_the_affine_hull" in "krause_reimann/reproduced_by_every_auto_associator_iff_in_the_affine_hull.v";
    domain: Space::new("N ≤ 3, X with at most 3 items, all binary y, four pairs p, q").natural("N", 1, 3).binary_sets("X", "N", 0, 3).vector("y", "N", &[0, 1]).number("p", &[(1, 1), (2, 1)]).number("q", &[(0, 1), (1, 1)]);
    judge<N>(case) {
        let (x, y, p, q) = (case.matrix("X")?, case.vector("y")?, case.number("p")?, case.number("q")?);
        let n = x.cols();
        let before = |v: &N| q.clone() + (p.clone() - q.clone()) * v.clone();
        let wide = |rows: Vec<Vec<N>>, last: &dyn Fn(&[N]) -> N| -> Result<usize, Undefined> {
            let rows = rows.into_iter().map(|r| { let l = last(&r); [r, vec![l]].concat() }).collect();
            Matrix::from_rows(n + 1, rows)?.rank()
        };
        let with_y = [x.row_vectors(), vec![y.to_vec()]].concat();
        let rank = x.rank()?;
        let (mut solvable, mut forced) = (true, true);
        for i in 0..n {
            let r = wide(x.row_vectors(), &|v| before(&v[i]))?;
            solvable &= r == rank;
            forced &= wide(with_y.clone(), &|v| before(&v[i]))? == r && Matrix::from_rows(n, with_y.clone())?.rank()? == rank;
        }
        let ones = |_: &[N]| N::integer(1);
        let hull = if decided(q.is_nought(), "q")? {
            Matrix::from_rows(n, with_y.clone())?.rank()? == rank
        } else {
            wide(with_y.clone(), &ones)? == wide(x.row_vectors(), &ones)?
        };
        // Without any auto-associator everything is reproduced by every one.
        let exists = solvable && !decided(p.same(q), "p against q")?;
        let forced = !exists || forced;
        Ok(Judgement::new()
            .given("some auto-associator on X exists", Some(exists))
            .said(Some(forced == hull), format!("reproduced by every one: {forced}"), format!("in the span or affine hull: {hull}")))
    }
}

claim! {
    pub struct MirroredStarts = "krause_reimann::mirrored_starts_give_mirrored_runs", Own;
    place: "§3.1.1, matrices W_0^{ADAM}, W_1^{ADAM}; open question 9: an exact relation between the zero start and the ones start";
    says: "φ = id; for all N, X, all mini-batches and every optimiser that moves a weight by an odd function of the history of its gradients (gradient descent, momentum, ADAM): if two starts w_0, w'_0 of row i have a midpoint l that solves the row's equations, l·x = x_i on X, then w_t + w'_t = 2l at every step. For W_0 = 0 and W_0 = ones, l = ½(1, …, 1): row i is mirrored if every item has x_i = ½Σx_j. On X that is row 1 only, whose limits add up to (1, 1, 1); rows 2 and 3 have no such relation.";
    reading: "Enumerated: all rows that l solves, two steps with batch weights c of U_t(g) = −(g_t + g_{t−1}/2)³/10 from w and 2l − w.";
    verdict: "Proved for all N, X, batches and odd updates.";
    formal: "mirrored_starts_give_mirrored_runs" in "krause_reimann/mirrored_starts_give_mirrored_runs.v";
    domain: Space::new("N ≤ 2, X with 1 or 2 items, w and l in halves, three batch weights").natural("N", 1, 2).binary_sets("X", "N", 1, 2).vector("w", "N", &[0, 1, 2]).rational_vector("l", "N", &[(0, 1), (1, 2), (1, 1)]).number("c", &[(1, 1), (0, 1), (1, 3)]);
    judge<N>(case) {
        let (x, w, l, c) = (case.matrix("X")?, case.vector("w")?, case.vector("l")?, case.number("c")?);
        let mut rows = Vec::new();
        for i in 0..x.cols() {
            let mut solves = true;
            for item in x.row_vectors() {
                solves &= decided(dot(l, &item).same(&item[i]), "an equation")?;
            }
            if solves {
                rows.push(i);
            }
        }
        let run = |start: Vec<N>, i: usize| -> Vec<N> {
            let mut w = start;
            let mut last = vec![N::integer(0); w.len()];
            for step in 0..2 {
                // The first item weighs c in the first step and 1 in the second, the other one the other way round.
                let weight = |k: usize| if k == step { c.clone() } else { N::integer(1) };
                let g: Vec<N> = (0..w.len()).map(|j| sum(x.row_vectors().iter().enumerate().map(|(k, item)| {
                    weight(k) * (dot(&w, item) - item[i].clone()) * item[j].clone()
                }))).collect();
                w = (0..w.len()).map(|j| w[j].clone() - (g[j].clone() + last[j].clone() * N::ratio(1, 2)).power(3) * N::ratio(1, 10)).collect();
                last = g;
            }
            w
        };
        let mirrored: Vec<N> = w.iter().zip(l).map(|(a, b)| b.clone() + b.clone() - a.clone()).collect();
        let twice: Vec<N> = l.iter().map(|a| a.clone() + a.clone()).collect();
        // Where l solves no row, row 1 shows what the hypothesis is needed for.
        let judged = if rows.is_empty() { vec![0] } else { rows.clone() };
        let mut j = Judgement::new().given("l·x = x_i on X for some row i", Some(!rows.is_empty()));
        for i in judged {
            let total: Vec<N> = run(w.to_vec(), i).into_iter().zip(run(mirrored.clone(), i)).map(|(a, b)| a + b).collect();
            j = j.equal_vectors(&format!("w_2 + w'_2 of row {}", i + 1), &total, &twice);
        }
        Ok(j)
    }
}

claim! {
    pub struct AdamByBatchSize = "krause_reimann::adam_first_row_from_zero_as_a_function_of_the_batch_size", Own;
    place: "§3.1.1, matrix W_0^{ADAM}; open question 9: what does ADAM converge to, as a function of the batch size?";
    says: "φ = id, X, W_0 = 0, batches of b items drawn uniformly with replacement: while row 1 has the residual r on both items, its gradients have the means r·(2, 1, 1)/2 and the mean squares r²·(1, (b+1)/(4b), (b+1)/(4b)); so with moments replaced by their expectations ADAM moves it along (√(b+1), √b, √b), to (√(b+1), √b, √b)/(√b + √(b+1)): (2 − √2, √2 − 1, √2 − 1) for b = 1, .5505 for b = 2 (displayed: .5496), ½ for b → ∞. From W_0 = ones it ends at (1, 1, 1) minus this. Runs in which the 2^b equally likely batches take turns end within 1/200 of it.";
    reading: "Means and mean squares by enumerating the 2^b batches (in units of r, and of the factor 2/3). The runs are those of `adam_from_zero_and_ones_gives_the_displayed_matrices`, at the rate 1/1000; α = first entry against the value by α²b = (1 − α)²(b + 1), bracketed at α ± 1/200.";
    verdict: "Exhausted for b ≤ 4.";
    domain: Space::new("batch sizes 1 to 4").natural("b", 1, 4);
    judge<N>(case) {
        let b = case.natural("b")?;
        if b > 8 {
            return Err(Undefined("batches of more than 8 items are not enumerated".into()));
        }
        let all: Vec<Vec<usize>> = (0..1usize << b).map(|code| (0..b).map(|k| code >> k & 1).collect()).collect();
        // Entry 1 of every item is 1; entry 2 is 1 for 110 (item 1), entry 3 for 101 (item 0).
        let share = |batch: &[usize], item: usize| N::ratio(batch.iter().filter(|&&k| k == item).count() as i64, b as i64);
        let count = N::ratio(1, all.len() as i64);
        let mut j = Judgement::new();
        for (entry, item) in [(2, 1), (3, 0)] {
            let mean = sum(all.iter().map(|batch| share(batch, item))) * count.clone();
            let square = sum(all.iter().map(|batch| share(batch, item).squared())) * count.clone();
            j = j.equal(format!("mean gradient of entry {entry}"), mean, N::ratio(1, 2))
                .equal(format!("mean square of entry {entry}"), square, N::ratio(b as i64 + 1, 4 * b as i64));
        }
        let run = adam(0, 1000, Rule::Turns(b), STEPS)?;
        let row = run[0].iter().map(|w| value::<N>(*w)).collect::<Result<Vec<N>, _>>()?;
        // (α + δ)²b ≥ (1 − α − δ)²(b + 1) and the other way round at α − δ, both sides increasing resp. decreasing on [0, 1].
        let (small, large) = (N::integer(b as i64), N::integer(b as i64 + 1));
        let excess = |alpha: N| alpha.squared() * small.clone() - (N::integer(1) - alpha).squared() * large.clone();
        let delta = N::ratio(1, 200);
        let zero = N::integer(0);
        let near = decided(excess(row[0].clone() - delta.clone()).below(&zero), "a sign")?
            && decided(zero.below(&excess(row[0].clone() + delta)), "a sign")?;
        let tiny = N::ratio(1, 1000);
        let mut consistent = true;
        for w in &row[1..] {
            let gap = decided((w.clone() + row[0].clone() - N::integer(1)).modulus(), "a modulus")?;
            consistent &= decided(gap.at_most(&tiny), "a distance")?;
        }
        Ok(j.equal("the run ends within 1/200", N::integer(i64::from(near && consistent)), N::integer(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::words::same;
    use crate::number::Rational;

    #[test]
    fn functionals_are_one_on_the_items() {
        let x = Matrix::<Rational>::integers(&[[1, 1, 0], [0, 1, 1]]);
        let c = unit_functional(&x).unwrap().unwrap();
        assert_eq!(
            same(
                &x.apply(&c).unwrap(),
                &[Rational::integer(1), Rational::integer(1)]
            ),
            Some(true)
        );
        assert!(
            unit_functional(&Matrix::<Rational>::integers(&[[0, 0], [1, 0]]))
                .unwrap()
                .is_none()
        );
    }
}
