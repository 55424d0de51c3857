//! §2: activations, the action of permutations, symmetry groups, orbits.
//!
//! The rules that one or two pairs of patterns leave open are found for patterns of one's own by [`crate::arc::patterns`] and, for grids of
//! colours, by `elenchus arc explain`.

use super::notation::*;
use super::planted::planted;
use crate::audit::Domain;
use crate::claims::symmetries::Symmetries;
use crate::claims::words::{
    act, act_on_matrix, contains, permutations, preserves, same, symmetry_group,
};
use crate::kernel::{Case, Judgement, Kind, Matrix, Space, Value};
use crate::number::{Number, Undefined, decided};
use crate::{claim, informal};

/// `N ≤ n` and all sets of at most `most` binary items.
fn sets(n: usize, least: usize, most: usize) -> Space {
    Space::new(&format!(
        "N ≤ {n}, all X ⊂ {{0,1}}^N with {least} to {most} items"
    ))
    .natural("N", 1, n)
    .binary_sets("X", "N", least, most)
}

claim! {
    pub struct ActivationsIncrease = "krause_reimann::activation_examples_are_strictly_increasing", B;
    place: "§2, first paragraph";
    says: "For φ(t) = t, φ(t) = 1/(1+e^(−t)) and φ(t) = tanh t: s < t implies φ(s) < φ(t) for all s, t ∈ ℝ.";
    reading: "With E = s, eˢ, e²ˢ > 0 for the three and E + D its value at t, D > 0 because exp increases; φ = E, E/(1+E), (E−1)/(E+1), compared after multiplying by the positive denominators.";
    verdict: "Proved: the cross-multiplied difference is D, D and 2D.";
    needs: "s < t: equal arguments give equal values.";
    domain: Space::new("the three activations, all real E, D").word("phi", &["id", "sigmoid", "tanh"]).free("E").free("D").complete();
    judge<N>(case) {
        let phi = case.word("phi")?;
        let (e, d) = (case.number("E")?.clone(), case.number("D")?.clone());
        let mut j = Judgement::new();
        let gap = j.given_positive("s < t", d.clone());
        if phi != "id" {
            j.given_positive("E is an exponential", e.clone());
        }
        let one = || N::integer(1);
        let (left, right) = match phi {
            "id" => (e.clone() + d, e),
            "sigmoid" => ((e.clone() + d.clone()) * (one() + e.clone()), e.clone() * (one() + e + d)),
            _ => ((e.clone() + d.clone() - one()) * (e.clone() + one()), (e.clone() - one()) * (e + d + one())),
        };
        let because = if phi == "tanh" { gap.plus(&gap) } else { gap };
        Ok(j.larger(left, right, true, because))
    }
}

claim! {
    pub struct IdentitySolves = "krause_reimann::identity_matrix_solves_eq1_for_identity_activation", B;
    place: "§2, after eq. 1";
    says: "For every N ≥ 1 and every X ⊂ ℝ^N: φ = id and W = I satisfy φ(Wx) = x for all x ∈ X.";
    reading: "One arbitrary item x stands for every item of X.";
    verdict: "Proved for all N.";
    formal: "identity_matrix_solves_eq1_for_identity_activation" in "krause_reimann/identity_matrix_solves_eq1_for_identity_activation.v";
    domain: Space::new("N ≤ 6, all real x").natural("N", 1, 6).free_vector("x", "N");
    judge<N>(case) {
        let x = case.vector("x")?;
        Ok(Judgement::new().equal_vectors("I x", &Matrix::identity(x.len()).apply(x)?, x))
    }
}

claim! {
    pub struct LeftAction = "krause_reimann::index_permutation_is_a_left_action", B;
    place: "§2, definition of the action; repeated before eq. 5";
    says: "For all N, s, t ∈ S_N, x ∈ ℝ^N: s·(t·x) = (st)·x with (st)(i) = s(t(i)).";
    reading: "(s·x)ᵢ = x_{s(i)}.";
    verdict: "Refuted at N = 3 by two permutations that do not commute.";
    repair: "krause_reimann::index_permutation_is_a_right_action";
    domain: Space::new("N ≤ 4, all s, t, all real x").natural("N", 1, 4).permutation("s", "N").permutation("t", "N").free_vector("x", "N");
    judge<N>(case) {
        let (s, t, x) = (case.naturals("s")?, case.naturals("t")?, case.vector("x")?);
        let st: Vec<usize> = t.iter().map(|&i| s[i]).collect();
        Ok(Judgement::new().equal_vectors("s·(t·x)", &act(s, &act(t, x)), &act(&st, x)))
    }
}

claim! {
    pub struct RightAction = "krause_reimann::index_permutation_is_a_right_action", B;
    place: "§2, definition of the action; repeated before eq. 5";
    says: "For all N, s, t ∈ S_N, x ∈ ℝ^N: s·(t·x) = (ts)·x with (ts)(i) = t(s(i)).";
    reading: "(s·x)ᵢ = x_{s(i)}.";
    verdict: "Proved for all N.";
    repairs: "krause_reimann::index_permutation_is_a_left_action";
    formal: "index_permutation_is_a_right_action" in "krause_reimann/index_permutation_is_a_right_action.v";
    domain: Space::new("N ≤ 4, all s, t, all real x").natural("N", 1, 4).permutation("s", "N").permutation("t", "N").free_vector("x", "N");
    judge<N>(case) {
        let (s, t, x) = (case.naturals("s")?, case.naturals("t")?, case.vector("x")?);
        let ts: Vec<usize> = s.iter().map(|&i| t[i]).collect();
        Ok(Judgement::new().equal_vectors("s·(t·x)", &act(s, &act(t, x)), &act(&ts, x)))
    }
}

claim! {
    pub struct MatrixAction = "krause_reimann::matrix_action_is_compatible_with_vector_action", B;
    place: "§2, after eq. 2";
    says: "For all N, s ∈ S_N, W ∈ ℝ^{N×N}, x ∈ ℝ^N: (s·W)(s·x) = s·(Wx).";
    reading: "(s·x)ᵢ = x_{s(i)}, (s·W)ᵢⱼ = W_{s(i)s(j)}.";
    verdict: "Proved for all N.";
    formal: "matrix_action_is_compatible_with_vector_action" in "krause_reimann/matrix_action_is_compatible_with_vector_action.v";
    domain: Space::new("N ≤ 3, all s, all real W, x").natural("N", 1, 3).permutation("s", "N").free_matrix("W", "N", "N").free_vector("x", "N");
    judge<N>(case) {
        let (s, w, x) = (case.naturals("s")?, case.matrix("W")?, case.vector("x")?);
        let left = act_on_matrix(s, w).apply(&act(s, x))?;
        Ok(Judgement::new().equal_vectors("(s·W)(s·x)", &left, &act(s, &w.apply(x)?)))
    }
}

claim! {
    pub struct GroupIsASubgroup = "krause_reimann::symmetry_group_is_a_subgroup_of_s_n", B;
    place: "§2, definition of the symmetry group";
    says: "For all N and finite X ⊂ ℝ^N, Σ_X = {s ∈ S_N : s·X = X} contains the identity and is closed under composition and inverse.";
    reading: "s, t ∈ Σ_X are the instance; binary items in the enumeration, any items in the formal proof.";
    verdict: "Proved for all N and X.";
    formal: "symmetry_group_is_a_subgroup_of_s_n" in "krause_reimann/symmetry_group_is_a_subgroup_of_s_n.v";
    domain: sets(3, 0, 8).permutation("s", "N").permutation("t", "N");
    judge<N>(case) {
        let (x, s, t) = (case.matrix("X")?, case.naturals("s")?, case.naturals("t")?);
        let identity: Vec<usize> = (0..s.len()).collect();
        let product: Vec<usize> = t.iter().map(|&i| s[i]).collect();
        let inverse: Vec<usize> = identity.iter().map(|i| s.iter().position(|k| k == i).unwrap_or(0)).collect();
        let closed = preserves(&identity, x)? && preserves(&product, x)? && preserves(&inverse, x)?;
        Ok(Judgement::new()
            .given("s ∈ Σ_X", Some(preserves(s, x)?))
            .given("t ∈ Σ_X", Some(preserves(t, x)?))
            .said(Some(closed), format!("e, s∘t, s⁻¹ ∈ Σ_X: {closed}"), "true"))
    }
}

claim! {
    pub struct TestSetHasTheSameGroup = "krause_reimann::test_set_has_the_symmetry_group_of_the_training_set", B;
    place: "§1 (\"we construct the training and test set to have a particular set of relations\")";
    says: "For all N and X ⊂ {0,1}^N: Σ of {0,1}^N \\ X equals Σ_X.";
    reading: "Equal orders, and the generators of each group preserve the other set. Sampled for sets of 4 to 7 components with a planted symmetry.";
    verdict: "Proved for all N: a bijection of {0,1}^N preserves a set iff it preserves its complement.";
    formal: "test_set_has_the_symmetry_group_of_the_training_set" in "krause_reimann/test_set_has_the_symmetry_group_of_the_training_set.v";
    domain: Domain::new(sets(3, 0, 8)).sampled_by(|| planted(4, 7, &[]));
    judge<N>(case) {
        let x = case.matrix("X")?;
        let mut rest = Vec::new();
        for y in binary_vectors::<N>(x.cols()) {
            if !contains(x, &y)? {
                rest.push(y);
            }
        }
        let rest = Matrix::from_rows(x.cols(), rest)?;
        let (left, right) = (Symmetries::of(&rest)?, Symmetries::of(x)?);
        let equal = left.equals_group_where(right.order(), |s| preserves(s, x))? && right.equals_group_where(left.order(), |s| preserves(s, &rest))?;
        Ok(Judgement::new().said(Some(equal), format!("order {}", left.order()), format!("the same group, order {}", right.order())))
    }
}

/// All binary vectors of length `n`, in increasing order.
pub(super) fn binary_vectors<N: Number>(n: usize) -> Vec<Vec<N>> {
    (0..1usize << n)
        .map(|v| {
            (0..n)
                .map(|j| N::integer((v >> (n - 1 - j) & 1) as i64))
                .collect()
        })
        .collect()
}

/// The orbit of an item, as numbers of rows.
pub(super) fn orbit<N: Number>(
    group: &[Vec<usize>],
    set: &Matrix<N>,
    item: usize,
) -> Result<Vec<usize>, Undefined> {
    let mut orbit = Vec::new();
    for k in 0..set.rows() {
        for s in group {
            if decided(
                same(&act(s, set.row(item)), set.row(k)),
                "equality of items",
            )? {
                orbit.push(k);
                break;
            }
        }
    }
    Ok(orbit)
}

claim! {
    pub struct OrbitsPartition = "krause_reimann::orbits_partition_the_training_set", B;
    place: "§2, paragraph before eq. 2";
    says: "For all N and finite X ⊂ ℝ^N the sets [x] = {s·x : s ∈ Σ_X}, x ∈ X, are subsets of X and any two are equal or disjoint.";
    reading: "Orbits under generators of Σ_X, closed step by step. Sampled for sets of 4 to 14 components with a planted symmetry.";
    verdict: "Proved for all N and X.";
    formal: "orbits_partition_the_training_set" in "krause_reimann/orbits_partition_the_training_set.v";
    domain: Domain::new(sets(3, 0, 8)).sampled_by(|| planted(4, 14, &[]));
    judge<N>(case) {
        let x = case.matrix("X")?;
        let group = Symmetries::of(x)?;
        let mut fine = true;
        let mut orbits: Vec<Vec<usize>> = Vec::new();
        for item in x.row_vectors() {
            let orbit = group.orbit(&item)?;
            let mut members = Vec::new();
            for k in 0..x.rows() {
                if contains(&orbit, x.row(k))? {
                    members.push(k);
                }
            }
            // Every point of the orbit is an item: as many items lie in it as it has points.
            fine &= members.len() == orbit.rows();
            orbits.push(members);
        }
        for a in &orbits {
            fine &= orbits.iter().all(|b| a == b || a.iter().all(|k| !b.contains(k)));
        }
        Ok(Judgement::new().said(Some(fine), format!("{orbits:?}"), "equal or disjoint subsets of X"))
    }
}

claim! {
    pub struct GroupsOfEq4 = "krause_reimann::x_and_x_prime_have_symmetry_group_e_32", A;
    place: "Eq. 4 and the sentence after it";
    says: "Σ_X = Σ_{X'} = {e, (32)} in S_3 for X = {101, 110}, X' = {010, 001}.";
    reading: "Permutations as images, counted from 0 in reports: (32) is [0, 2, 1].";
    verdict: "Proved: all six permutations tried on both sets.";
    domain: Space::new("both sets of eq. 4").word("set", &["X", "Xprime"]).complete();
    judge<N>(case) {
        let group = symmetry_group(&set::<N>(case.word("set")?)?)?;
        let expected = vec![vec![0, 1, 2], swap().to_vec()];
        Ok(Judgement::new().said(Some(group == expected), format!("{group:?}"), format!("{expected:?}")))
    }
}

claim! {
    pub struct ExampleValuesForItems = "krause_reimann::example_values_hold_for_items_of_x", B;
    place: "§3, after eq. 4";
    says: "For every x ∈ X of eq. 4: (e·x)_2 = 2 and ((32)·x)_2 = 3.";
    reading: "Reading \"x ∈ X\".";
    verdict: "Refuted at x = 101: (e·x)_2 = 0.";
    repair: "krause_reimann::example_values_hold_for_label_vector";
    domain: Space::new("the items of X").word("x", &["y101", "y110"]).complete();
    judge<N>(case) {
        let x = word_pattern::<N>(case.word("x")?);
        Ok(Judgement::new()
            .equal("(e·x)_2", x[1].clone(), N::integer(2))
            .equal("((32)·x)_2", act(&swap(), &x)[1].clone(), N::integer(3)))
    }
}

claim! {
    pub struct ExampleValuesForLabels = "krause_reimann::example_values_hold_for_label_vector", B;
    place: "§3, after eq. 4";
    says: "For x = (1,2,3): (e·x)_2 = 2 and ((32)·x)_2 = 3.";
    reading: "Reading \"labels\".";
    verdict: "Proved by evaluation.";
    repairs: "krause_reimann::example_values_hold_for_items_of_x";
    domain: single("the vector (1,2,3)").part("x", Kind::Given(Value::Vector(vec![1, 2, 3].into_iter().map(|k: i64| num_rational::BigRational::from_integer(k.into())).collect())));
    judge<N>(case) {
        let x = case.vector("x")?;
        Ok(Judgement::new()
            .equal("(e·x)_2", x[1].clone(), N::integer(2))
            .equal("((32)·x)_2", act(&swap(), x)[1].clone(), N::integer(3)))
    }
}

claim! {
    pub struct OnlySymmetryOfXPrime = "krause_reimann::only_nontrivial_symmetry_of_x_prime_is_32", B;
    place: "§4 \"ARC as an example\"; Figure 2";
    says: "Σ_{X'} \\ {e} = {(32)}, (32)·110 = 101, and neither 3-cycle maps X' to itself.";
    reading: "Reading \"symmetry of the set\".";
    verdict: "Proved: all six permutations.";
    domain: Space::new("all s ∈ S_3").permutation("s", 3).complete();
    judge<N>(case) {
        let s = case.naturals("s")?;
        let is_symmetry = preserves(s, &x_prime::<N>())?;
        let expected = s == [0, 1, 2] || s == swap();
        let answer = same(&act(&swap(), &pattern::<N>("110")), &pattern("101"));
        let holds = answer.map(|a| a && is_symmetry == expected);
        Ok(Judgement::new().said(holds, format!("s ∈ Σ: {is_symmetry}"), format!("s is e or (32): {expected}")))
    }
}

claim! {
    pub struct OnlyRuleForOnePair = "krause_reimann::only_permutation_taking_010_to_001_is_32", B;
    place: "§4 \"ARC as an example\" (rule transforming each input to its training output)";
    says: "The only s ∈ S_3 with s·010 = 001 is (32).";
    reading: "Reading \"input → output\", one pair.";
    verdict: "Refuted by the 3-cycle [2, 0, 1] (counted from 0): it takes 010 to 001, and 110 to 011 and not to 101.";
    repair: "krause_reimann::only_permutation_exchanging_the_items_of_x_prime_is_32";
    domain: Space::new("all s ∈ S_3").permutation("s", 3).complete();
    judge<N>(case) {
        let s = case.naturals("s")?;
        let fits = same(&act(s, &pattern::<N>("010")), &pattern("001"));
        Ok(Judgement::new().given("s·010 = 001", fits).said(Some(s == swap()), format!("s = {s:?}"), "(32) = [0, 2, 1]"))
    }
}

claim! {
    pub struct OnlyRuleForBothPairs = "krause_reimann::only_permutation_exchanging_the_items_of_x_prime_is_32", Own;
    place: "§4 \"ARC as an example\", with both pairs";
    says: "The only s ∈ S_3 with s·010 = 001 and s·001 = 010 is (32).";
    reading: "Two training pairs, each item the other's answer: see also `elenchus arc`, which lists all surviving rules.";
    verdict: "Proved: all six permutations.";
    repairs: "krause_reimann::only_permutation_taking_010_to_001_is_32";
    domain: Space::new("all s ∈ S_3").permutation("s", 3).complete();
    judge<N>(case) {
        let s = case.naturals("s")?;
        Ok(Judgement::new()
            .given("s·010 = 001", same(&act(s, &pattern::<N>("010")), &pattern("001")))
            .given("s·001 = 010", same(&act(s, &pattern::<N>("001")), &pattern("010")))
            .said(Some(s == swap()), format!("s = {s:?}"), "(32) = [0, 2, 1]"))
    }
}

claim! {
    pub struct RulesFormACoset = "krause_reimann::rules_fitting_the_training_pairs_form_a_coset", Own;
    place: "§4 \"ARC as an example\", for any N and any pairs";
    says: "For all N and pairs (xₖ, yₖ): the permutations with s·xₖ = yₖ for all k are none, or as many as the permutations that fix every xₖ.";
    reading: "Enumerated for two pairs of binary patterns, N ≤ 3. The prediction s·z is unique exactly if the pointwise stabilizer of the inputs fixes z up to that coset.";
    verdict: "Proved for all N and any number of pairs: composing with one fitting rule is a bijection between the two sets.";
    formal: "rules_fitting_the_training_pairs_form_a_coset" in "krause_reimann/rules_fitting_the_training_pairs_form_a_coset.v";
    domain: Space::new("N ≤ 3, two pairs").natural("N", 1, 3).matrix("inputs", 2, "N", &[0, 1]).matrix("outputs", 2, "N", &[0, 1]);
    judge<N>(case) {
        let (x, y) = (case.matrix("inputs")?, case.matrix("outputs")?);
        let count = |target: &Matrix<N>| -> Result<usize, Undefined> {
            let mut n = 0;
            for s in permutations(x.cols()) {
                let mut fits = true;
                for k in 0..2 {
                    fits &= decided(same(&act(&s, x.row(k)), target.row(k)), "equality of items")?;
                }
                n += usize::from(fits);
            }
            Ok(n)
        };
        let (rules, stabilizer) = (count(y)?, count(x)?);
        let holds = rules == 0 || rules == stabilizer;
        Ok(Judgement::new().said(Some(holds), format!("{rules} rules"), format!("0 or {stabilizer}")))
    }
}

claim! {
    pub struct NetworkCompletesArc = "krause_reimann::network_trained_on_x_prime_completes_the_arc_example", B;
    place: "§4, last paragraph (\"the network's generalization then is due to its subgroup of symmetry operations\")";
    says: "φ = id: some W'_{a,b} maps 110 to 101.";
    reading: "The equations W'_{a,b} 110 = 101 are linear in a, b; solvable exactly if the ranks with and without the right-hand side agree.";
    verdict: "Refuted: W'_{a,b} 110 = (a, 1 + b, b), and 1 + b = 0, b = 1 contradict each other.";
    repair: "krause_reimann::members_of_the_family_keep_the_difference_of_components_2_and_3";
    domain: single("the question 110 and the answer 101").word("question", &["y110"]).word("answer", &["y101"]);
    judge<N>(case) {
        let (y, z) = (word_pattern::<N>(case.word("question")?), word_pattern::<N>(case.word("answer")?));
        // (W' y − z) at (a, b) = (0,0), (1,0), (0,1) gives constant and coefficients.
        let at = |a: i64, b: i64| w_prime_ab(&N::integer(a), &N::integer(b)).apply(&y);
        let (o, a, b) = (at(0, 0)?, at(1, 0)?, at(0, 1)?);
        let wide = Matrix::from_fn(3, 3, |i, j| match j {
            0 => a[i].clone() - o[i].clone(),
            1 => b[i].clone() - o[i].clone(),
            _ => z[i].clone() - o[i].clone(),
        });
        let narrow = Matrix::from_fn(3, 2, |i, j| wide.at(i, j).clone());
        let (r, s) = (narrow.rank()?, wide.rank()?);
        Ok(Judgement::new().said(Some(r == s), format!("rank {s} with the right-hand side"), format!("rank {r} without")))
    }
}

claim! {
    pub struct FamilyKeepsDifferences = "krause_reimann::members_of_the_family_keep_the_difference_of_components_2_and_3", Own;
    place: "§4, last paragraph";
    says: "For all a, b and y ∈ ℝ³: (W'_{a,b}y)_2 − (W'_{a,b}y)_3 = y_2 − y_3; so no member maps 110 to 101.";
    reading: "φ = id.";
    verdict: "Proved by identity.";
    repairs: "krause_reimann::network_trained_on_x_prime_completes_the_arc_example";
    domain: Space::new("all real a, b, y").free("a").free("b").free_vector("y", 3).complete();
    judge<N>(case) {
        let y = case.vector("y")?;
        let z = w_prime_ab(case.number("a")?, case.number("b")?).apply(y)?;
        Ok(Judgement::new().equal("(W'y)_2 − (W'y)_3", z[1].clone() - z[2].clone(), y[1].clone() - y[2].clone()))
    }
}

informal! {
    pub struct RepresentationOfTheGroup = "krause_reimann::w_is_a_representation_of_the_symmetry_group", B;
    place: "§2, after eq. 3; §4";
    says: "One matrix W is said to be a representation of Σ_X.";
    missing: "a representation is a homomorphism from Σ_X to invertible matrices; which homomorphism W stands for is not stated";
}

informal! {
    pub struct HopfieldDoesNotGeneralise = "krause_reimann::hopfield_networks_do_not_generalise", B;
    place: "§1, second paragraph";
    says: "Hopfield networks learn items as point attractors and do not generalise.";
    missing: "learner, data and measure of generalisation";
}

informal! {
    pub struct RepresentedOverManyOptimisers = "krause_reimann::relations_are_represented_over_a_large_set_of_optimisers", B;
    place: "§1, next-to-last paragraph";
    says: "The connectivities represent the relations between training items over a large set of optimisers and hyperparameters.";
    missing: "the set of optimisers and the criterion for representing a relation";
}

informal! {
    pub struct ArbitrarySize = "krause_reimann::results_hold_for_arbitrary_network_size", B;
    place: "§1 end; §4";
    says: "The examples only exemplify theoretical results which hold for arbitrary network size and more complicated architectures.";
    missing: "which results, in which form";
}

informal! {
    pub struct RichRepertoire = "krause_reimann::generalisation_needs_a_rich_repertoire_of_operations", B;
    place: "Abstract; §4 last paragraph";
    says: "ANNs' ability to generalise could be raised by generating a sufficiently big set of elementary operations.";
    missing: "definition of operation set, learner and measure of generalisation";
}

/// `s ∈ Σ_X` as a hypothesis.
pub(super) fn in_group<N: Number>(case: &Case<N>) -> Result<Judgement<N>, Undefined> {
    let met = preserves(case.naturals("s")?, case.matrix("X")?)?;
    Ok(Judgement::new().given("s ∈ Σ_X", Some(met)))
}
