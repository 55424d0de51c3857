//! §4.2.2: convolutions learned by dense layers under ℓ2 and ℓ1, iterative magnitude pruning.

use super::notation::*;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};
use crate::{claim, informal};

/// The circulant matrix with this first column.
fn circulant<N: Number>(c: &[N]) -> Matrix<N> {
    let d = c.len();
    Matrix::from_fn(d, d, |i, j| c[(i + d - j) % d].clone())
}

/// The minimum-Frobenius-norm least-squares solution for targets `CX`: `CXX⁺`, and `XX⁺` is the projector onto the span of the columns of `X`.
fn dense_l2<N: Number>(c: &Matrix<N>, x: &Matrix<N>) -> Result<Matrix<N>, Undefined> {
    c.times(&x.transpose().projector_onto_row_span()?)
}

/// Whether the ℓ2 solution is `C` for every circulant `C`: for the shifts, which span the circulant matrices.
fn l2_finds_all<N: Number>(x: &Matrix<N>) -> Result<bool, Undefined> {
    let d = x.rows();
    for k in 0..d {
        let mut c = zeros(d);
        c[k] = N::integer(1);
        let c = circulant(&c);
        if !decided(dense_l2(&c, x)?.same(&c), "equality")? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn samples(words: &str) -> Space {
    Space::new(words)
        .natural("D", 2, 3)
        .natural("N", 1, 3)
        .matrix("X", "D", "N", &[0, 1])
}

claim! {
    pub struct DenseL2Any = "poggio::dense_nets_cannot_learn_convolution_under_l2", B;
    place: "§4.2.2; §4 (conjecture on dense networks)";
    says: "Reading \"any amount of data\". One dense linear layer, circulant target C ∈ ℝ^{D×D}, D ≥ 2, noiseless samples (x_n, Cx_n), n = 1…N: for every N and every choice of inputs the minimum-Frobenius-norm least-squares solution differs from C for some C.";
    reading: "The solution is CXX⁺, linear in C, so it is compared with C for the D shifts.";
    verdict: "Refuted: D = N = 2 with the two unit vectors as inputs.";
    repair: "poggio::dense_l2_fit_is_every_convolution_iff_the_inputs_span";
    domain: samples("D, N ≤ 3, X with entries 0, 1");
    judge<N>(case) {
        let all = l2_finds_all(case.matrix("X")?)?;
        Ok(Judgement::new().said(Some(!all), "CXX⁺ = C for every circulant C", "CXX⁺ ≠ C for some circulant C"))
    }
}

claim! {
    pub struct DenseL2Iff = "poggio::dense_l2_fit_is_every_convolution_iff_the_inputs_span", Own;
    place: "§4.2.2";
    says: "The minimum-Frobenius-norm least-squares solution is C for every circulant C ∈ ℝ^{D×D} iff the inputs span ℝ^D.";
    reading: "As above; rank X = D by elimination. In the formal proof the inputs span if only 0 is orthogonal to all of them, and the solution is the matrix of minimal norm with the outputs Cx_n.";
    verdict: "Proved for all N, D and inputs.";
    repairs: "poggio::dense_nets_cannot_learn_convolution_under_l2";
    formal: "dense_l2_fit_is_every_convolution_iff_the_inputs_span" in "poggio/dense_l2.v";
    domain: samples("D, N ≤ 3, X with entries 0, 1");
    judge<N>(case) {
        let x = case.matrix("X")?;
        let (all, rank) = (l2_finds_all(x)?, x.rank()?);
        Ok(Judgement::new().said(Some(all == (rank == x.rows())), format!("every C is found: {all}"), format!("rank X = {rank} of {}", x.rows())))
    }
}

claim! {
    pub struct DenseL2Fewer = "poggio::dense_l2_fit_differs_from_invertible_convolution_with_fewer_samples_than_dimensions", B;
    place: "§4.2.2; §4 (conjecture on dense networks)";
    says: "Reading \"N < D\". With N < D samples and C invertible circulant the minimum-Frobenius-norm least-squares solution differs from C.";
    reading: "In the formal proof C is any injective matrix: removing from its rows their component along one v ≠ 0 orthogonal to all inputs gives another solution with a smaller norm.";
    verdict: "Proved for all N < D, all inputs and all invertible C.";
    formal: "dense_l2_fit_differs_from_invertible_convolution_with_fewer_samples_than_dimensions" in "poggio/dense_l2.v";
    domain: samples("D, N ≤ 3, X and C with entries 0, 1").vector("c", "D", &[0, 1]);
    judge<N>(case) {
        let (x, c) = (case.matrix("X")?, circulant(case.vector("c")?));
        let equal = decided(dense_l2(&c, x)?.same(&c), "equality")?;
        Ok(Judgement::new()
            .given("N < D", Some(x.cols() < x.rows()))
            .given("C invertible", Some(c.rank()? == x.rows()))
            .said(Some(!equal), "CXX⁺ = C", "CXX⁺ ≠ C"))
    }
}

/// `Σ|v_i|`.
fn taxicab<N: Number>(v: &[N]) -> Result<N, Undefined> {
    let moduli = v.iter().map(|t| decided(t.modulus(), "a modulus"));
    Ok(sum(moduli.collect::<Result<Vec<_>, _>>()?))
}

claim! {
    pub struct DenseL1 = "poggio::dense_nets_learn_convolution_under_l1", B;
    place: "§4.2.2 (\"but can under L1 minimization\")";
    says: "Reading \"whenever\". One dense linear layer, circulant target C, N < D noiseless samples: every minimiser of Σ|W_ij| subject to Wx_n = Cx_n equals C.";
    reading: "Equivalently every W ≠ C with WX = CX has Σ|W_ij| > Σ|C_ij|, because a minimiser exists. D = 2, N = 1.";
    verdict: "Refuted: D = 2, the one sample (0, 0), C = (0 1; 1 0), W = 0.";
    repair: "poggio::l1_fit_is_the_target_iff_its_rows_satisfy_the_null_space_inequality";
    domain: Space::new("D = 2, N = 1, entries 0, ±1").natural("D", 2, 2).matrix("X", "D", 1, &[0, 1, -1]).vector("c", "D", &[0, 1, -1]).matrix("W", "D", "D", &[0, 1, -1]);
    judge<N>(case) {
        let (x, c, w) = (case.matrix("X")?, circulant(case.vector("c")?), case.matrix("W")?);
        let (size, target) = (taxicab(w.entries())?, taxicab(c.entries())?);
        Ok(Judgement::new()
            .given("WX = CX", w.times(x)?.same(&c.times(x)?))
            .given("W ≠ C", w.same(&c).map(|e| !e))
            .said(target.below(&size), format!("Σ|W_ij| = {size}"), format!("more than {target}")))
    }
}

/// `|Σ_{c_j≠0} sign(c_j)v_j| < Σ_{c_j=0}|v_j|`.
fn null_space_inequality<N: Number>(c: &[N], v: &[N]) -> Result<bool, Undefined> {
    let (mut on, mut off) = (N::integer(0), N::integer(0));
    for (a, b) in c.iter().zip(v) {
        if decided(a.is_nought(), "a sign")? {
            off = off + decided(b.modulus(), "a modulus")?;
        } else if decided(N::integer(0).below(a), "a sign")? {
            on = on + b.clone();
        } else {
            on = on - b.clone();
        }
    }
    decided(
        decided(on.modulus(), "a modulus")?.below(&off),
        "a comparison",
    )
}

claim! {
    pub struct DenseL1Iff = "poggio::l1_fit_is_the_target_iff_its_rows_satisfy_the_null_space_inequality", Own;
    place: "§4.2.2";
    says: "C is the only minimiser of Σ|W_ij| subject to WX = CX iff |Σ_{j: c_j≠0} sign(c_j)v_j| < Σ_{j: c_j=0}|v_j| for every row c of C and every v ≠ 0 with Xᵀv = 0.";
    reading: "The rows of W are independent of each other and are c + tv with Xᵀv = 0; so the statement is, for each c and v ≠ 0: ‖c + tv‖_1 > ‖c‖_1 for all t ≠ 0 iff the inequality holds. ‖c + tv‖_1 is convex in t, so t = ±τ decide, with τ so small that no sign of c changes.";
    verdict: "Proved for all N, D, inputs and targets.";
    repairs: "poggio::dense_nets_learn_convolution_under_l1";
    formal: "l1_fit_is_the_target_iff_its_rows_satisfy_the_null_space_inequality" in "poggio/l1_fit.v";
    domain: Space::new("D ≤ 3, c and v with entries 0, ±1, 2").natural("D", 1, 3).vector("c", "D", &[0, 1, -1, 2]).vector("v", "D", &[0, 1, -1, 2]);
    judge<N>(case) {
        let (c, v) = (case.vector("c")?, case.vector("v")?);
        let length = taxicab(v)?;
        let j = Judgement::new().given("v ≠ 0", length.is_nought().map(|z| !z));
        if decided(length.is_nought(), "whether v is zero")? {
            return Ok(j);
        }
        let mut least = N::integer(1);
        for t in c {
            let size = decided(t.modulus(), "a modulus")?;
            if !decided(size.is_nought(), "a sign")? && decided(size.below(&least), "a comparison")? {
                least = size;
            }
        }
        let tau = decided((least * N::ratio(1, 2)).over(&length), "a quotient")?;
        let here = taxicab(c)?;
        let mut unique = true;
        for step in [tau.clone(), -tau] {
            let moved: Vec<N> = c.iter().zip(v).map(|(a, b)| a.clone() + step.clone() * b.clone()).collect();
            unique = unique && decided(here.below(&taxicab(&moved)?), "a comparison")?;
        }
        let inequality = null_space_inequality(c, v)?;
        Ok(j.said(Some(unique == inequality), format!("‖c + tv‖_1 > ‖c‖_1 for t ≠ 0: {unique}"), format!("the inequality holds: {inequality}")))
    }
}

claim! {
    pub struct DenseL1BeatsL2 = "poggio::l1_finds_some_convolution_from_fewer_samples_than_dimensions_and_l2_does_not", Own;
    place: "§4.2.2 (\"dense networks cannot learn convolution under L2 minimization but can under L1 minimization\")";
    says: "There are N < D inputs and a circulant C ≠ 0 such that C is the only minimiser of Σ|W_ij| subject to WX = CX, but not the minimum-Frobenius-norm solution.";
    reading: "D = 3, N = 2, rank X = 2: the vectors v with Xᵀv = 0 are the multiples of the cross product of the two inputs. The rows of C satisfy the null-space inequality for it.";
    verdict: "Proved by an exhibit.";
    quantifier: Exists;
    domain: Space::new("D = 3, N = 2, entries 0, ±1").matrix("X", 3, 2, &[0, 1, -1]).vector("c", 3, &[0, 1]);
    judge<N>(case) {
        let (x, c) = (case.matrix("X")?, circulant(case.vector("c")?));
        let minor = |i: usize, j: usize| x.at(i, 0).clone() * x.at(j, 1).clone() - x.at(j, 0).clone() * x.at(i, 1).clone();
        let v = [minor(1, 2), minor(2, 0), minor(0, 1)];
        let mut unique = true;
        for row in c.row_vectors() {
            unique = unique && null_space_inequality(&row, &v)?;
        }
        let zero = decided(energy(c.entries()).is_nought(), "whether C is zero")?;
        let l2 = decided(dense_l2(&c, x)?.same(&c), "equality")?;
        Ok(Judgement::new()
            .given("rank X = 2", energy(&v).is_nought().map(|z| !z))
            .given("C ≠ 0", Some(!zero))
            .said(Some(unique && !l2), format!("ℓ1 finds C: {unique}, ℓ2 finds C: {l2}"), "ℓ1 alone finds C"))
    }
}

/// The solution of `Az = y` of minimal norm that vanishes off `set`, if there is a solution.
fn shortest<N: Number>(a: &Matrix<N>, y: &[N], set: &[usize]) -> Result<Option<Vec<N>>, Undefined> {
    let part = columns(a, set);
    let wide = Matrix::from_fn(a.rows(), set.len() + 1, |i, k| {
        if k < set.len() {
            part.at(i, k).clone()
        } else {
            y[i].clone()
        }
    });
    let (reduced, pivots) = wide.echelon()?;
    if pivots.contains(&set.len()) {
        return Ok(None);
    }
    let mut any = zeros(set.len());
    for (row, &k) in pivots.iter().enumerate() {
        any[k] = reduced.at(row, set.len()).clone();
    }
    Ok(Some(part.projector_onto_row_span()?.apply(&any)?))
}

/// Iterative magnitude pruning; the number of entries of the last solution that are not 0, and whether the smallest entry was ever not unique.
fn pruned<N: Number>(a: &Matrix<N>, y: &[N]) -> Result<Option<(usize, bool)>, Undefined> {
    let mut set: Vec<usize> = (0..a.cols()).collect();
    let Some(mut z) = shortest(a, y, &set)? else {
        return Ok(None);
    };
    let mut tie = false;
    while !set.is_empty() {
        let mut least = 0;
        for k in 1..set.len() {
            if decided(z[k].squared().below(&z[least].squared()), "a comparison")? {
                least = k;
            }
        }
        for k in 0..set.len() {
            tie = tie
                || (k != least
                    && decided(z[k].squared().same(&z[least].squared()), "a comparison")?);
        }
        let mut fewer = set.clone();
        fewer.remove(least);
        match shortest(a, y, &fewer)? {
            None => break,
            Some(next) => (set, z) = (fewer, next),
        }
    }
    Ok(Some((support_size(&z)?, tie)))
}

/// The least `‖z‖_0` among the solutions.
fn sparsest<N: Number>(a: &Matrix<N>, y: &[N]) -> Result<Option<usize>, Undefined> {
    for k in 0..=a.cols() {
        for set in subsets(a.cols(), k) {
            if shortest(a, y, &set)?.is_some() {
                return Ok(Some(k));
            }
        }
    }
    Ok(None)
}

claim! {
    pub struct Pruning = "poggio::iterative_magnitude_pruning_reaches_an_l0_minimiser", B;
    place: "§4.2.2 (\"IMP is an iterative algorithm that converges under appropriate conditions to L0 minimizers\")";
    says: "Reading \"no conditions\". For every A, y with a solution: repeatedly taking the minimum-ℓ2-norm solution on the current support and deleting its entry of smallest modulus, as long as a solution remains, ends in a solution of Az = y of minimal ‖z‖_0.";
    reading: "Only instances where the smallest entry is unique at each step, so no rule for ties matters.";
    verdict: "Refuted by A = ((0, 0, 2), (1, 1, 0)), y = (1, 2): the smallest entry, 1/2, cannot be deleted, so pruning stops with three entries; two suffice.";
    repair: "poggio::iterative_magnitude_pruning_reaches_an_l0_minimiser_for_one_equation_or_independent_columns";
    domain: Space::new("m ≤ 2, p ≤ 3, entries 0, 1, 2").natural("m", 1, 2).natural("p", 1, 3).matrix("A", "m", "p", &[0, 1, 2]).vector("y", "m", &[0, 1, 2]);
    judge<N>(case) {
        let (a, y) = (case.matrix("A")?, case.vector("y")?);
        let found = pruned(a, y)?;
        let j = Judgement::new()
            .given("Az = y has a solution", Some(found.is_some()))
            .given("no ties", Some(found.is_some_and(|(_, tie)| !tie)));
        let (Some((size, _)), Some(least)) = (found, sparsest(a, y)?) else { return Ok(j) };
        Ok(j.said(Some(size == least), format!("pruning ends with {size} entries"), format!("{least} suffice")))
    }
}

claim! {
    pub struct PruningConditions = "poggio::iterative_magnitude_pruning_reaches_an_l0_minimiser_for_one_equation_or_independent_columns", Own;
    place: "§4.2.2";
    says: "If A has one row, or independent columns, and Az = y has a solution, iterative magnitude pruning ends in a solution of minimal ‖z‖_0.";
    reading: "Of several smallest entries the first is deleted.";
    verdict: "Exhausted for m ≤ 2, p ≤ 3.";
    repairs: "poggio::iterative_magnitude_pruning_reaches_an_l0_minimiser";
    domain: Space::new("m ≤ 2, p ≤ 3, A with entries 0, 1, −2, y with entries 0, 1").natural("m", 1, 2).natural("p", 1, 3).matrix("A", "m", "p", &[0, 1, -2]).vector("y", "m", &[0, 1]);
    judge<N>(case) {
        let (a, y) = (case.matrix("A")?, case.vector("y")?);
        let fits = a.rows() == 1 || a.rank()? == a.cols();
        let found = pruned(a, y)?;
        let j = Judgement::new()
            .given("one row or independent columns", Some(fits))
            .given("Az = y has a solution", Some(found.is_some()));
        let (Some((size, _)), Some(least)) = (found, sparsest(a, y)?) else { return Ok(j) };
        Ok(j.said(Some(size == least), format!("pruning ends with {size} entries"), format!("{least} suffice")))
    }
}

informal! {
    pub struct PruningConverges = "poggio::iterative_magnitude_pruning_converges_under_appropriate_conditions", B;
    place: "§4.2.2 (\"IMP is an iterative algorithm that converges under appropriate conditions to L0 minimizers\")";
    says: "Reading \"under appropriate conditions\", which are not given.";
    missing: "the conditions";
}
