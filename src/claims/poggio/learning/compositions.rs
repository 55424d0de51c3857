//! §5.3: compositional functions, their graphs, and what shallow networks need.

use std::collections::BTreeSet;

use num_bigint::BigInt;

use super::notation::*;
use crate::claim;
use crate::informal;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::sum;

claim! {
    pub struct SomeDag = "poggio::all_functions_decompose_along_some_dag", B;
    place: "§5.3, second item";
    says: "For every f of n variables there is a directed acyclic graph with constituent functions whose composition is f.";
    reading: "The graph with the inputs and one node, whose constituent is f, does: without a bound on the dimension of the constituents the statement excludes nothing. Instances: f: {0,1}^n → ℝ by its values; the node looks them up.";
    verdict: "Proved for every function between any sets.";
    formal: "all_functions_decompose_along_some_dag" in "poggio/all_functions_decompose_along_some_dag.v";
    domain: Space::new("n = 1, 2, all real values on {0,1}^n").natural("n", 1, 2).free_vector("f", 4);
    judge<N>(case) {
        let (n, f) = (case.natural("n")?, case.vector("f")?);
        let mut j = Judgement::new();
        for x in 0..1usize << n {
            // the node's value at the inputs x_1 … x_n: the sum over the table, each entry with its indicator
            let bits: Vec<N> = (0..n).map(|i| N::integer((x >> i & 1) as i64)).collect();
            let value = sum((0..1usize << n).map(|y| {
                bits.iter().enumerate().fold(f[y].clone(), |p, (i, b)| {
                    p * if y >> i & 1 == 1 { b.clone() } else { N::integer(1) - b.clone() }
                })
            }));
            j = j.equal("composition", value, f[x].clone());
        }
        Ok(j)
    }
}

/// Bit `i` of a table.
fn bit(table: usize, i: usize) -> usize {
    table >> i & 1
}

/// f(x_1, x_2, x_3) = f_1(u(x_1, x_2), v(x_3)) as a table of 8 bits.
fn composed(f1: usize, u: usize, v: usize) -> usize {
    (0..8).fold(0, |f, x| {
        f | bit(f1, bit(u, x & 3) + 2 * bit(v, x >> 2)) << x
    })
}

claim! {
    pub struct DisplayedFormula = "poggio::displayed_three_variable_formula_depends_on_all_variables", B;
    place: "§5.3, third item: f(x_1,x_2,x_3) = f_1(f_2(x_2,x_3), f_3(x_3)), \"f_2 composes x_1 and x_2\"";
    says: "Every function of the form f_1(u, v) with u a function of x_1 and x_2 and v a function of x_3 can be written f_1(f_2(x_2,x_3), f_3(x_3)).";
    reading: "Boolean functions as tables; the displayed form does not contain x_1, so f must not depend on it.";
    verdict: "Refuted by f = x_1.";
    repair: "poggio::a_function_has_the_displayed_form_iff_it_does_not_depend_on_x1";
    domain: Space::new("all Boolean f_1, u, v").natural("f1", 0, 15).natural("u", 0, 15).natural("v", 0, 3);
    judge<N>(case) {
        let f = composed(case.natural("f1")?, case.natural("u")?, case.natural("v")?);
        let depends = (0..8).any(|x| bit(f, x) != bit(f, x ^ 1));
        Ok(Judgement::new().said(Some(!depends), format!("depends on x_1: {depends}"), "does not"))
    }
}

claim! {
    pub struct DisplayedFormulaIff = "poggio::a_function_has_the_displayed_form_iff_it_does_not_depend_on_x1", Own;
    place: "§5.3, third item";
    says: "A Boolean function of three variables can be written f_1(f_2(x_2,x_3), f_3(x_3)) iff it does not depend on x_1.";
    reading: "All f_1, f_2, f_3 are tried.";
    verdict: "Proved: all 256 functions.";
    repairs: "poggio::displayed_three_variable_formula_depends_on_all_variables";
    domain: Space::new("all 256 Boolean functions of three variables").natural("f", 0, 255).complete();
    judge<N>(case) {
        let f = case.natural("f")?;
        let depends = (0..8).any(|x| bit(f, x) != bit(f, x ^ 1));
        let written = (0..16).any(|f1| {
            (0..16).any(|f2| {
                (0..4).any(|f3| (0..8).all(|x| bit(f, x) == bit(f1, bit(f2, x >> 1) + 2 * bit(f3, x >> 2))))
            })
        });
        Ok(Judgement::new().said(Some(written != depends), format!("can be written so: {written}"), format!("depends on x_1: {depends}")))
    }
}

claim! {
    pub struct ThreeBits = "poggio::every_boolean_function_of_three_variables_is_f1_of_f2_and_f3", B;
    place: "§5.3, third item: f(x_1,x_2,x_3) = f_1(f_2(x_2,x_3), f_3(x_3)), \"f_2 composes x_1 and x_2\" with f_2(x_1,x_2)";
    says: "Every f: {0,1}^3 → {0,1} can be written f_1(f_2(x_1,x_2), f_3(x_3)) with Boolean f_1, f_2, f_3.";
    reading: "All f_1, f_2, f_3 are tried; f is a table, x_1 the lowest bit of the input.";
    verdict: "Refuted: 168 of the 256 functions cannot.";
    repair: "poggio::a_function_of_three_bits_is_f1_of_f2_and_f3_iff_it_has_at_most_two_restrictions";
    domain: Space::new("all 256 Boolean functions of three variables").natural("f", 0, 255);
    judge<N>(case) {
        let f = case.natural("f")?;
        let written = (0..16).any(|f1| (0..16).any(|u| (0..4).any(|v| composed(f1, u, v) == f)));
        Ok(Judgement::new().said(Some(written), format!("can be written so: {written}"), "true"))
    }
}

/// The restrictions x_3 ↦ f(x_1, x_2, x_3) as pairs of bits.
fn restrictions(f: usize) -> BTreeSet<(usize, usize)> {
    (0..4).map(|x| (bit(f, x), bit(f, x + 4))).collect()
}

claim! {
    pub struct ThreeBitsIff = "poggio::a_function_of_three_bits_is_f1_of_f2_and_f3_iff_it_has_at_most_two_restrictions", Own;
    place: "§5.3, third item";
    says: "f: {0,1}^3 → {0,1} can be written f_1(f_2(x_1,x_2), f_3(x_3)) iff at most two different functions occur among the restrictions x_3 ↦ f(x_1,x_2,x_3); these are 4 + 6·(2⁴ − 2) = 88 of the 256 functions.";
    reading: "All f_1, f_2, f_3 are tried, and the functions with at most two restrictions are counted.";
    verdict: "Proved: all 256 functions.";
    repairs: "poggio::every_boolean_function_of_three_variables_is_f1_of_f2_and_f3";
    domain: Space::new("all 256 Boolean functions of three variables").natural("f", 0, 255).complete();
    judge<N>(case) {
        let f = case.natural("f")?;
        let written = (0..16).any(|f1| (0..16).any(|u| (0..4).any(|v| composed(f1, u, v) == f)));
        let few = restrictions(f).len() <= 2;
        // counted once, with the first function
        let count = if f == 0 { (0..256).filter(|&g| restrictions(g).len() <= 2).count() } else { 88 };
        Ok(Judgement::new().said(Some(written == few && count == 88), format!("can be written so: {written}; {count} functions"), format!("at most two restrictions: {few}; 88")))
    }
}

claim! {
    pub struct Figure5 = "poggio::figure5_has_seven_constituents_in_depth_three", B;
    place: "Figure 5";
    says: "A binary tree on eight variables with constituents of two variables has 4 + 2 + 1 = 7 constituents and depth 3.";
    reading: "Neighbours are joined two by two until one is left.";
    verdict: "Proved by counting.";
    domain: Space::new("the tree on 8 variables").natural("d", 8, 8).complete();
    judge<N>(case) {
        let mut row = case.natural("d")?;
        let mut levels = Vec::new();
        while row > 1 {
            row /= 2;
            levels.push(row);
        }
        Ok(Judgement::new()
            .equal("constituents", whole::<N>(levels.iter().sum()), N::integer(7))
            .equal("depth", whole(levels.len()), N::integer(3))
            .equal_vectors("level", &levels.iter().map(|l| whole(*l)).collect::<Vec<N>>(), &[4, 2, 1].map(N::integer)))
    }
}

claim! {
    pub struct ShallowEvery = "poggio::shallow_networks_fail_for_every_compositional_function", B;
    place: "§5.3, second item (\"whereas shallow networks cannot\")";
    says: "Reading \"every\". For every family f_d of functions on [0,1]^d given by binary trees with smooth constituents, one-hidden-layer networks need a number of units exponential in d to reach a fixed accuracy.";
    reading: "The family f_d = x_1 + ⋯ + x_d (constituents u + v) is one ReLU unit on [0,1]^d, exactly. The proposed growth, at least (1 + 1/b)^d/c units, is the instance, judged at d = 2^L with the least L ≤ 8 at which it exceeds 1; the unit is checked at d = 8 with every 0/1 input (both sides are affine on the cube, since the sum is not negative there).";
    verdict: "Refuted for c = 1, b = 1: one unit suffices for d = 2, where more than 3 are claimed.";
    repair: "poggio::linear_families_need_one_hidden_unit_whatever_the_dimension";
    negation: "poggio::linear_families_need_one_hidden_unit_whatever_the_dimension";
    domain: Space::new("growth (1 + 1/b)^d/c, b, c ≤ 6").natural("b", 1, 6).natural("c", 1, 6);
    judge<N>(case) {
        let (b, c) = (case.natural("b")?, case.natural("c")?);
        let base = N::integer(1) + N::ratio(1, b as i64);
        let mut fails = None;
        for l in 1..=8u32 {
            if less(&whole(c), &base.power(1 << l))? {
                fails = Some(1usize << l);
                break;
            }
        }
        let mut exact = true;
        for x in 0..256usize {
            let total = whole::<N>(x.count_ones() as usize);
            exact &= !less(&relu(&total)?, &total)? && !less(&total, &relu(&total)?)?;
        }
        let more = fails.map_or("nowhere are more".into(), |d| format!("at d = {d} more are"));
        Ok(Judgement::new().said(Some(fails.is_none() || !exact), format!("one unit suffices, {more} claimed"), format!("at least (1 + 1/{b})^d/{c} units")))
    }
}

claim! {
    pub struct ShallowLinear = "poggio::linear_families_need_one_hidden_unit_whatever_the_dimension", Own;
    place: "§5.3, second item (\"whereas shallow networks cannot\")";
    says: "For every d and a ∈ ℝ^d the function a·x on ℝ^d, which a binary tree of linear constituents computes, is σ(a·x) − σ(−a·x): two ReLU units; for a ≥ 0 it is one on [0,1]^d. So the tree's smoothness and depth alone make nothing hard for shallow nets.";
    reading: "The tree has linear functions of two numbers as constituents and components of x as leaves. Enumerated: d ≤ 3, entries 0, ±1.";
    verdict: "Proved for all d and a, the tree included.";
    repairs: "poggio::shallow_networks_fail_for_every_compositional_function";
    formal: "linear_families_need_one_hidden_unit_whatever_the_dimension" in "poggio/linear_families_need_one_hidden_unit_whatever_the_dimension.v";
    domain: Space::new("d ≤ 3, entries 0, ±1").natural("d", 1, 3).vector("a", "d", &[0, 1, -1]).vector("x", "d", &[0, 1, -1]);
    judge<N>(case) {
        let (a, x) = (case.vector("a")?, case.vector("x")?);
        let value = sum(a.iter().zip(x).map(|(p, q)| p.clone() * q.clone()));
        let mut j = Judgement::new().equal("two units", relu(&value)? - relu(&-value.clone())?, value.clone());
        let mut positive = true;
        for t in a.iter().chain(x) {
            positive &= !less(t, &N::integer(0))?;
        }
        if positive {
            j = j.equal("one unit", relu(&value)?, value);
        }
        Ok(j)
    }
}

/// Subsets of {0..d} with k elements, as bits.
fn subsets(d: usize, k: usize) -> Vec<usize> {
    (0..1usize << d)
        .filter(|s| s.count_ones() as usize == k)
        .collect()
}

claim! {
    pub struct ShallowSome = "poggio::shallow_networks_fail_for_some_compositional_family", B;
    place: "§5.3, second item (\"whereas shallow networks cannot\")";
    says: "Reading \"some, exact, power activation\". Writing x_1⋯x_d = Σ_{r=1}^R c_r (w_r·x)^d needs R exponential in d, while a binary tree of products has d − 1 nodes.";
    reading: "For a form f let M(f) be the matrix of ∂_S∂_T f at 0, S and T sets of ⌊d/2⌋ and ⌈d/2⌉ different variables. M is linear; M((w·x)^d) = d!·w^S w^T has rank at most 1, and M(x_1⋯x_d) has rank C(d, ⌊d/2⌋). So R ≥ C(d, ⌊d/2⌋) ≥ 2^d/(d + 1). Judged: both ranks (one w), the bound, and the number of nodes.";
    verdict: "Exhausted for d ≤ 6.";
    domain: Space::new("d ≤ 6").natural("d", 1, 6);
    judge<N>(case) {
        let d = case.natural("d")?;
        let (rows, cols) = (subsets(d, d / 2), subsets(d, d - d / 2));
        let product = Matrix::<N>::from_fn(rows.len(), cols.len(), |i, j| N::integer(i64::from(rows[i] | cols[j] == (1 << d) - 1)));
        // w = (1, 2, …, d)
        let weight = |s: usize| (0..d).filter(|i| s >> i & 1 == 1).fold(N::integer(1), |p, i| p * whole(i + 1));
        let power = Matrix::<N>::from_fn(rows.len(), cols.len(), |i, j| weight(rows[i]) * weight(cols[j]));
        let bound = choose(d, d / 2);
        let exponential = &bound * (d + 1) >= BigInt::from(1) << d;
        let mut nodes = 0;
        let mut row = d;
        while row > 1 {
            nodes += row / 2;
            row = row.div_ceil(2);
        }
        let (p, q) = (product.rank()?, power.rank()?);
        Ok(Judgement::new().said(
            Some(BigInt::from(p) == bound && q == 1 && exponential && nodes == d - 1),
            format!("ranks {p} and {q}, {nodes} nodes"),
            format!("C(d, d/2) = {bound} ≥ 2^d/(d + 1), 1, {} nodes", d - 1),
        ))
    }
}

claim! {
    pub struct Locality = "poggio::locality_not_weight_sharing_avoids_exponential_complexity", B;
    place: "§5.3, second item, parenthesis";
    says: "Counts: a binary tree on d = 2^L variables has d − 1 constituents of two variables without sharing, and L distinct ones when all constituents of a level are shared.";
    reading: "The nodes are listed as (level, position).";
    verdict: "Proved for all L.";
    formal: "locality_not_weight_sharing_avoids_exponential_complexity" in "poggio/locality_not_weight_sharing_avoids_exponential_complexity.v";
    domain: Space::new("L ≤ 8").natural("L", 0, 8);
    judge<N>(case) {
        let levels = case.natural("L")?;
        let nodes: Vec<(usize, usize)> = (0..levels).flat_map(|l| (0..1usize << l).map(move |i| (l, i))).collect();
        let shared: BTreeSet<usize> = nodes.iter().map(|(l, _)| *l).collect();
        Ok(Judgement::new()
            .equal("constituents", whole::<N>(nodes.len()), whole((1 << levels) - 1))
            .equal("shared", whole(shared.len()), whole(levels)))
    }
}

informal! {
    pub struct HierarchicalQuantisation = "poggio::deep_associative_networks_resemble_hierarchical_vector_quantisation", B;
    place: "§5.3, third item and footnote 4; Johnson–Lindenstrauss remark";
    says: "A deep associative network is closely related to hierarchical vector quantisation; random-projection notions may be relevant.";
    missing: "the two procedures and the relation claimed";
}
