//! §4.1: eq. 3, with free noise, without noise, and with A chosen jointly.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::decided;

fn systems(words: &str) -> Space {
    Space::new(words)
        .natural("m", 1, 2)
        .natural("p", 1, 2)
        .matrix("A", "m", "p", &[0, 1, -1])
        .vector("b", "m", &[0, 1, -1])
}

claim! {
    pub struct Eq3HasSolution = "poggio::eq3_has_a_solution_for_every_a_and_b", A;
    place: "Eq. 3";
    says: "With ε free: for every A and b the problem \"minimise ‖x‖_0 over (x, ε) with b = Ax + ε\" has a solution.";
    reading: "x = 0, ε = b is feasible, and ‖x‖_0 = 0 is the least count there is; any other minimiser has ‖x‖_0 = 0 too, so x = 0 whatever A and b are.";
    verdict: "Proved for all m, p, A, b: the solution is x = 0, ε = b, and no other.";
    formal: "eq3_has_a_solution_for_every_a_and_b" in "poggio/eq3_has_a_solution_for_every_a_and_b.v";
    domain: Space::new("m, p ≤ 2, all real A, b").natural("m", 1, 2).natural("p", 1, 2).free_matrix("A", "m", "p").free_vector("b", "m");
    judge<N>(case) {
        let (a, b) = (case.matrix("A")?, case.vector("b")?);
        let (x, noise) = (zeros(a.cols()), b.to_vec());
        Ok(Judgement::new()
            .equal_vectors("Ax + ε", &total(&a.apply(&x)?, &noise), b)
            .equal("‖x‖_0", N::integer(support_size(&x)? as i64), N::integer(0)))
    }
}

claim! {
    pub struct Eq3Noiseless = "poggio::eq3_without_noise_has_a_solution_for_every_a_and_b", Own;
    place: "Eq. 3 with ε = 0";
    says: "For every A and b there is x with b = Ax.";
    reading: "The question is whether b equals its orthogonal projection onto the span of the columns.";
    verdict: "Refuted by A = (0), b = (1).";
    repair: "poggio::eq3_without_noise_has_a_solution_iff_b_adds_no_rank";
    domain: systems("m, p ≤ 2, entries 0, ±1");
    judge<N>(case) {
        let (a, b) = (case.matrix("A")?, case.vector("b")?);
        let shadow = a.transpose().projector_onto_row_span()?.apply(b)?;
        Ok(Judgement::new().equal_vectors("projection of b", &shadow, b))
    }
}

claim! {
    pub struct Eq3NoiselessIff = "poggio::eq3_without_noise_has_a_solution_iff_b_adds_no_rank", Own;
    place: "Eq. 3 with ε = 0";
    says: "For every A and b there is x with b = Ax iff rank (A b) = rank A; then \"minimise ‖x‖_0 with b = Ax\" has a solution, because ‖x‖_0 has finitely many values.";
    reading: "Solvable: b equals its orthogonal projection onto the span of the columns. The ranks are counted by elimination.";
    verdict: "Exhausted for m, p ≤ 2 and entries 0, ±1.";
    repairs: "poggio::eq3_without_noise_has_a_solution_for_every_a_and_b";
    domain: systems("m, p ≤ 2, entries 0, ±1");
    judge<N>(case) {
        let (a, b) = (case.matrix("A")?, case.vector("b")?);
        let shadow = a.transpose().projector_onto_row_span()?.apply(b)?;
        let solvable = decided(crate::claims::words::same(&shadow, b), "equality")?;
        let wide = Matrix::from_fn(a.rows(), a.cols() + 1, |i, j| if j < a.cols() { a.at(i, j).clone() } else { b[i].clone() });
        let (with, without) = (wide.rank()?, a.rank()?);
        Ok(Judgement::new().said(Some(solvable == (with == without)), format!("solvable: {solvable}"), format!("rank {with} with b, {without} without")))
    }
}

claim! {
    pub struct Eq3Jointly = "poggio::eq3_has_a_one_sparse_solution_with_rip_when_a_is_chosen_jointly", B;
    place: "§4.1 after eq. 3 (\"by finding x and at the same time the matrices W_Q and W_K such that A = QKᵀ … has the RIP property\")";
    says: "Noiseless, T = d_in = d_k, X = I: for every b ≠ 0 there are W_Q, W_K and x with b = Ax, ‖x‖_0 = 1 and A an isometry.";
    reading: "x = ‖b‖e_1, W_K = I, W_Q the reflection that takes ‖b‖e_1 to b (the identity if they are equal). Instances: vectors b whose norm is rational.";
    verdict: "Proved for all n and b, where ‖b‖ is a number whose square is the sum of squares: so every b is one-sparse in a suitable A, and the joint problem says nothing about b.";
    formal: "eq3_has_a_one_sparse_solution_with_rip_when_a_is_chosen_jointly" in "poggio/eq3_has_a_one_sparse_solution_with_rip_when_a_is_chosen_jointly.v";
    domain: Space::new("n ≤ 3, b with entries 0, ±1, ±2, ±3, ±4 and rational norm").natural("n", 1, 3).vector("b", "n", &[0, 1, -1, 2, -2, 3, -3, 4, -4]);
    judge<N>(case) {
        let b = case.vector("b")?;
        let n = b.len();
        let zero = decided(energy(b).is_nought(), "whether b is zero")?;
        let norm = energy(b).elementary(crate::number::Elementary::Sqrt);
        let j = Judgement::new().given("b ≠ 0", Some(!zero)).given("‖b‖ is rational", Some(norm.is_some()));
        let Some(norm) = norm else { return Ok(j) };
        let mut x = zeros(n);
        x[0] = norm;
        let v = difference(b, &x);
        let length = energy(&v);
        let w_q = if decided(length.is_nought(), "whether b is ‖b‖e_1")? {
            Matrix::identity(n)
        } else {
            let twice = decided(N::integer(2).over(&length), "a quotient")?;
            Matrix::identity(n).minus(&Matrix::from_fn(n, n, |i, j| twice.clone() * v[i].clone() * v[j].clone()))?
        };
        let (q, k) = (Matrix::identity(n).times(&w_q)?, Matrix::<N>::identity(n));
        let a = q.times(&k.transpose())?;
        Ok(j.equal_vectors("Ax", &a.apply(&x)?, b)
            .equal_matrices("AᵀA", &gram(&a)?, &Matrix::identity(n))
            .equal("‖x‖_0", N::integer(support_size(&x)? as i64), N::integer(1)))
    }
}
