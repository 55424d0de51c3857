//! Open questions 4, 6, 13 and 14: second patterns, multipliers of activations, smallest absolute sums, the symmetry group of the solution.

use super::actions::binary_vectors;
use super::notation::*;
use super::planted::planted;
use crate::audit::Domain;
use crate::claim;
use crate::claims::symmetries::Symmetries;
use crate::claims::words::{act, act_on_matrix, contains, preserves, same};
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};

fn all_sets(words: &str) -> Space {
    Space::new(words)
        .natural("N", 1, 3)
        .binary_sets("X", "N", 0, 8)
}

/// Whether `X ∪ {y}` is mapped to itself by the generators of a group.
fn extends<N: Number>(group: &Symmetries, set: &Matrix<N>, y: &[N]) -> Result<bool, Undefined> {
    let extended = Matrix::from_rows(set.cols(), [set.row_vectors(), vec![y.to_vec()]].concat())?;
    for s in group.generators() {
        if !preserves(s, &extended)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn fixed<N: Number>(group: &Symmetries, y: &[N]) -> Result<bool, Undefined> {
    for s in group.generators() {
        if !decided(same(&act(s, y), y), "whether a pattern is fixed")? {
            return Ok(false);
        }
    }
    Ok(true)
}

claim! {
    pub struct SecondPatterns = "krause_reimann::second_patterns_are_the_items_and_the_fixed_patterns", Own;
    place: "§3.1.2; open question 4: for which second patterns y is X ∪ {y} invariant under Σ_X?";
    says: "For all N, X ⊂ ℝ^N and y ∈ ℝ^N: X ∪ {y} is invariant under Σ_X if and only if y ∈ X or s·y = y for all s ∈ Σ_X, that is, y is constant on the orbits of Σ_X on the components. With o orbits the binary second patterns are X and 2^o fixed patterns.";
    reading: "Invariance under generators of Σ_X; enumerated for binary X and y, sampled for sets of up to 12 components with a planted symmetry.";
    verdict: "Proved for all N, X and y.";
    formal: "second_patterns_are_the_items_and_the_fixed_patterns" in "krause_reimann/second_patterns_are_the_items_and_the_fixed_patterns.v";
    domain: Domain::new(all_sets("N ≤ 3, all X and binary y").vector("y", "N", &[0, 1])).sampled_by(|| planted(5, 12, &["y"]));
    judge<N>(case) {
        let (x, y) = (case.matrix("X")?, case.vector("y")?);
        let group = Symmetries::of(x)?;
        let invariant = extends(&group, x, y)?;
        let expected = contains(x, y)? || fixed(&group, y)?;
        Ok(Judgement::new().said(Some(invariant == expected), format!("X ∪ {{y}} invariant: {invariant}"), format!("y in X or fixed: {expected}")))
    }
}

claim! {
    pub struct SecondPatternsAreReproducedIff = "krause_reimann::second_patterns_are_the_reproduced_ones_iff_orbit_sums_have_full_rank", Own;
    place: "§3.1.2; open question 4: for which X do the second patterns coincide with the reproduced binary patterns?";
    says: "φ = id; for all N and X ⊂ {0,1}^N the binary y for which X ∪ {y} is Σ_X-invariant are exactly the binary patterns reproduced from W_0 = 0 if and only if (1) the sums of the Σ_X-orbits of items have the rank o, the number of orbits of components, and (2) every binary pattern of span X outside X is constant on those orbits. Example: the indicators of the blocks of a partition into blocks of different sizes.";
    reading: "Left side by trying every binary y. (1) says that span X contains all patterns that are constant on orbits: the projector commutes with Σ_X, so the fixed vectors of span X are spanned by the orbit sums.";
    verdict: "Exhausted for N ≤ 3; larger sets with planted symmetries are sampled.";
    domain: Domain::new(all_sets("N ≤ 3, all X")).sampled_by(|| planted(4, 7, &[]));
    judge<N>(case) {
        let x = case.matrix("X")?;
        let n = x.cols();
        let group = Symmetries::of(x)?;
        let p = x.projector_onto_row_span()?;
        let (mut coincide, mut all_fixed) = (true, true);
        for y in binary_vectors::<N>(n) {
            let reproduced = decided(same(&p.apply(&y)?, &y), "reproduction")?;
            coincide &= reproduced == extends(&group, x, &y)?;
            all_fixed &= !reproduced || contains(x, &y)? || fixed(&group, &y)?;
        }
        let mut sums = Vec::new();
        for item in x.row_vectors() {
            let orbit = group.orbit(&item)?;
            sums.push((0..n).map(|i| sum(orbit.column(i))).collect());
        }
        let orbits = group.orbits();
        let number = (0..n).filter(|&i| orbits[i] == i).count();
        let full = Matrix::from_rows(n, sums)?.rank()? == number;
        Ok(Judgement::new()
            .class(if coincide { "coincide" } else { "differ" })
            .said(Some(coincide == (full && all_fixed)), format!("the sets coincide: {coincide}"), format!("(1): {full}, (2): {all_fixed}")))
    }
}

claim! {
    pub struct SecondPatternsOfEq4 = "krause_reimann::second_patterns_of_eq4_are_more_than_the_reproduced_ones", Own;
    place: "§3.1.2; open question 4, for the sets of eq. 4";
    says: "For X the binary second patterns beside the items are 000, 011, 100, 111, of which only 000 is reproduced from W_0 = 0; for X' they are the same four, of which 000 and 011 are reproduced.";
    reading: "All eight binary patterns are tried on both sets.";
    verdict: "Proved.";
    domain: Space::new("both sets of eq. 4").word("set", &["X", "Xprime"]).complete();
    judge<N>(case) {
        let name = case.word("set")?;
        let x = set::<N>(name)?;
        let (group, p) = (Symmetries::of(&x)?, x.projector_onto_row_span()?);
        let (mut second, mut reproduced) = (Vec::new(), Vec::new());
        for text in PATTERNS {
            let y = pattern::<N>(text);
            if !contains(&x, &y)? && extends(&group, &x, &y)? {
                second.push(text);
            }
            if !contains(&x, &y)? && decided(same(&p.apply(&y)?, &y), "reproduction")? {
                reproduced.push(text);
            }
        }
        let expected: &[&str] = if name == "X" { &["000"] } else { &["000", "011"] };
        let holds = second == ["000", "011", "100", "111"] && reproduced == expected;
        Ok(Judgement::new().said(Some(holds), format!("second {second:?}, reproduced {reproduced:?}"), format!("four, and {expected:?}")))
    }
}

claim! {
    pub struct LeastAbsoluteSum = "krause_reimann::least_absolute_sum_is_attained_on_equal_columns", Own;
    place: "§4 \"Regularization …\"; open question 13: for which X is the linear solution of smallest Σ|W_ij| unique, and which matrix is it?";
    says: "φ = id; for all N and X ⊂ {0,1}^N, row by row: if component i occurs in some item, every solution w of row i (w·x = x_i on X) has Σ|w_j| ≥ 1, with equality exactly if w ≥ 0 and w_j = 0 for every j that does not occur in the same items as i. So the smallest Σ|W_ij| is the number of components that occur; one matrix that attains it is diagonal with entries 0 and 1; and it is the only one if and only if no two components that occur have the same column in X.";
    reading: "All rows i with such an item at a time; w is row i of P + Z(I − P), whose row of Z is z with entries 0, ±1: solutions of the row. (A component that never occurs has the only minimiser 0.)";
    verdict: "Proved for all N, X and w.";
    needs: "Binary items: with X = {(1, 2)} row 1 has the smaller solution (0, 1/2).";
    formal: "least_absolute_sum_is_attained_on_equal_columns" in "krause_reimann/least_absolute_sum_is_attained_on_equal_columns.v";
    domain: Space::new("N ≤ 3, X with 1 to 3 items, z with entries 0, ±1").natural("N", 1, 3).binary_sets("X", "N", 1, 3).vector("z", "N", &[0, 1, -1]);
    judge<N>(case) {
        let (x, z) = (case.matrix("X")?, case.vector("z")?);
        let n = x.cols();
        let p = x.projector_onto_row_span()?;
        let shadow = p.apply(z)?;
        let (zero, one) = (N::integer(0), N::integer(1));
        let (mut used, mut holds) = (0, true);
        let mut shown = String::from("no component occurs");
        for i in 0..n {
            let mut occurs = false;
            for item in x.row_vectors() {
                occurs |= decided(item[i].same(&one), "an entry")?;
            }
            if !occurs {
                continue;
            }
            used += 1;
            // Row i of P + Z(I − P) where row i of Z is z.
            let w: Vec<N> = (0..n).map(|j| p.at(i, j).clone() + z[j].clone() - shadow[j].clone()).collect();
            let (mut size, mut on_twins) = (zero.clone(), true);
            for (j, entry) in w.iter().enumerate() {
                size = size + decided(entry.modulus(), "a modulus")?;
                let twin = decided(same(&x.column(j), &x.column(i)), "equality of columns")?;
                on_twins &= decided(zero.at_most(entry), "a sign")? && (twin || decided(entry.is_nought(), "a zero")?);
            }
            let least = decided(one.at_most(&size), "an order")?;
            let attained = decided(size.same(&one), "equality")?;
            if holds {
                shown = format!("row {}: Σ|w_j| = {size}, non-negative and on equal columns: {on_twins}", i + 1);
            }
            holds &= least && attained == on_twins;
        }
        Ok(Judgement::new().class(format!("{used} components occur")).said(Some(holds), shown, "≥ 1, and = 1 exactly in that case"))
    }
}

claim! {
    pub struct GroupOfSolutionIsGroupOfReproduced = "krause_reimann::symmetry_group_of_the_solution_from_zero_is_that_of_the_reproduced_patterns", Own;
    place: "Abstract; §4; open question 14: for which X is the symmetry group of the zero-initialised solution larger than Σ_X?";
    says: "φ = id; for all N and X ⊂ {0,1}^N the permutations with s·W = W, W the gradient-descent limit from W_0 = 0, are exactly the symmetries of the set of all binary patterns that W reproduces. So the group is larger than Σ_X if and only if X together with the further reproduced patterns has more symmetries than X.";
    reading: "W is the projector onto span X. Both groups are computed: up to N = 4 by trying every permutation, beyond with certificates that the kernel checks; {s : s·W = W} is the group of the rows of W with a marked diagonal.";
    verdict: "Proved for all N and X.";
    formal: "symmetry_group_of_the_solution_from_zero_is_that_of_the_reproduced_patterns" in "krause_reimann/symmetry_group_of_the_solution_from_zero_is_that_of_the_reproduced_patterns.v";
    domain: Domain::new(all_sets("N ≤ 3, all X")).sampled_by(|| planted(5, 8, &[]));
    judge<N>(case) {
        let x = case.matrix("X")?;
        let n = x.cols();
        let w = x.projector_onto_row_span()?;
        let mut reproduced = Vec::new();
        for y in binary_vectors::<N>(n) {
            if decided(same(&w.apply(&y)?, &y), "reproduction")? {
                reproduced.push(y);
            }
        }
        let reproduced = Matrix::from_rows(n, reproduced)?;
        let (of_w, of_set) = (Symmetries::of_matrix(&w)?, Symmetries::of(&reproduced)?);
        let equal = of_w.equals_group_where(of_set.order(), |s| preserves(s, &reproduced))?
            && of_set.equals_group_where(of_w.order(), |s| decided(act_on_matrix(s, &w).same(&w), "invariance"))?;
        let larger = of_w.order() != Symmetries::of(x)?.order();
        Ok(Judgement::new()
            .class(if larger { "larger than Σ_X" } else { "equal to Σ_X" })
            .said(Some(equal), format!("order {} for W", of_w.order()), format!("order {} for the reproduced patterns", of_set.order())))
    }
}

/// The named sets: their items, and the orders that are known for their groups.
fn named<N: Number>(name: &str) -> Result<(Matrix<N>, u32), Undefined> {
    let from = |n: usize, items: Vec<Vec<usize>>, order: u32| {
        let set = Matrix::from_fn(items.len(), n, |k, i| {
            N::integer(i64::from(items[k].contains(&i)))
        });
        Ok((set, order))
    };
    match name {
        // The words of weight 3 of the Hamming code are the lines of the Fano plane.
        "hamming_7" => from(
            7,
            (0..7).map(|k| vec![k, (k + 1) % 7, (k + 3) % 7]).collect(),
            168,
        ),
        // Edges of a cycle: the dihedral group. Shifts of an asymmetric word: the cyclic group.
        "edges_of_a_cycle_24" => from(24, (0..24).map(|k| vec![k, (k + 1) % 24]).collect(), 48),
        "shifts_of_a_word_20" => from(
            20,
            (0..20)
                .map(|k| vec![k, (k + 1) % 20, (k + 3) % 20])
                .collect(),
            20,
        ),
        // Lines of a grid: rows and columns may be permuted, and exchanged if the grid is square.
        "lines_of_a_grid_3x4" => from(
            12,
            (0..3)
                .map(|r| (0..4).map(|c| 4 * r + c).collect())
                .chain((0..4).map(|c| (0..3).map(|r| 4 * r + c).collect()))
                .collect(),
            144,
        ),
        "lines_of_a_grid_4x4" => from(
            16,
            (0..4)
                .map(|r| (0..4).map(|c| 4 * r + c).collect())
                .chain((0..4).map(|c| (0..4).map(|r| 4 * r + c).collect()))
                .collect(),
            1152,
        ),
        "units_12" => from(12, (0..12).map(|k| vec![k]).collect(), 479_001_600),
        // Outer pentagon, spokes, inner pentagram: the Petersen graph, with S_5.
        "edges_of_petersen_10" => from(
            10,
            (0..5)
                .flat_map(|k| {
                    [
                        vec![k, (k + 1) % 5],
                        vec![k, k + 5],
                        vec![k + 5, (k + 2) % 5 + 5],
                    ]
                })
                .collect(),
            120,
        ),
        other => Err(Undefined(format!("no set is called '{other}'"))),
    }
}

claim! {
    pub struct NamedGroups = "krause_reimann::symmetry_groups_of_known_sets_have_the_known_orders", Own;
    place: "§2, definition of the symmetry group, on larger sets";
    says: "Σ_X has the order 168 for the seven lines of the Fano plane (the words of weight 3 of the Hamming code), 48 for the edges of a cycle of 24, 20 for the shifts of the word 1101 0…0 of length 20, 144 and 1152 for the lines of a 3×4 and a 4×4 grid, 12! for twelve unit vectors, 120 for the edges of the Petersen graph; and for each of them the gradient-descent limit from W_0 = 0 is Σ_X-invariant.";
    reading: "Every generator is applied to every item and to the projector onto span X; that there are no further symmetries is a certificate that the kernel checks.";
    verdict: "Proved for the seven sets.";
    domain: Space::new("seven sets with 7 to 24 components").word("set", &["hamming_7", "edges_of_petersen_10", "units_12", "lines_of_a_grid_3x4", "lines_of_a_grid_4x4", "shifts_of_a_word_20", "edges_of_a_cycle_24"]).complete();
    judge<N>(case) {
        let (x, order) = named::<N>(case.word("set")?)?;
        let group = Symmetries::of(&x)?;
        let p = x.projector_onto_row_span()?;
        let mut invariant = true;
        for s in group.generators() {
            invariant &= decided(act_on_matrix(s, &p).same(&p), "invariance")?;
        }
        let holds = group.order() == &order.into() && invariant;
        Ok(Judgement::new().said(Some(holds), format!("order {}, limit invariant: {invariant}", group.order()), format!("order {order}, invariant")))
    }
}

/// The activations on which multipliers are tried, at integers.
fn simple<N: Number>(name: &str, t: &N) -> Result<N, Undefined> {
    let negative = || decided(t.below(&N::integer(0)), "a sign");
    Ok(match name {
        "id" => t.clone(),
        "relu" if negative()? => N::integer(0),
        "relu" => t.clone(),
        "modulus" => decided(t.modulus(), "a modulus")?,
        "square" => t.squared(),
        "step" => N::integer(i64::from(decided(N::integer(0).below(t), "a sign")?)),
        other => return Err(Undefined(format!("the activation '{other}' is not known"))),
    })
}

claim! {
    pub struct Multipliers = "krause_reimann::compatible_iff_rows_agree_up_to_multipliers_of_the_activation", Own;
    place: "Eqs. 2 and 3; open question 6: for which φ, beyond strictly increasing ones, is eq. 2 for all x ∈ ℝ^N equivalent to eq. 3?";
    says: "Call κ a multiplier of φ if φ(κu) = φ(u) for all u. For all N, s and W and every φ that is not constant: φ_W(s·x) = s·φ_W(x) for all x ∈ ℝ^N if and only if each row of W is κ times that row of s·W for some multiplier κ. Hence eq. 2 on ℝ^N is equivalent to eq. 3 for all N, s, W if and only if 1 is the only multiplier of φ. For continuous φ: if and only if φ is neither constant nor even.";
    reading: "0 is a multiplier of constant functions only, −1 of even ones; for continuous φ a multiplier with |κ| ≠ 1 gives φ(u) = lim φ(κⁿu) = φ(0). Injectivity is not needed: max(0, t) has the multiplier 1 alone. Enumerated for id, max(0, t), |t|, t², and the step 1[t > 0], whose multipliers are {1}, {1}, {±1}, {±1}, (0, ∞), with x on a grid of integers.";
    verdict: "Proved for all N, s, W and φ.";
    needs: "1 as the only multiplier: diag(κ, 1) is compatible with the exchange of its two components, and not invariant.";
    formal: "compatible_iff_rows_agree_up_to_multipliers_of_the_activation" in "krause_reimann/compatible_iff_rows_agree_up_to_multipliers_of_the_activation.v";
    domain: Space::new("five activations, N ≤ 2, all s, W with entries 0, ±1, 2").word("phi", &["id", "relu", "modulus", "square", "step"]).natural("N", 1, 2).permutation("s", "N").matrix("W", "N", "N", &[0, 1, -1, 2]);
    judge<N>(case) {
        let (phi, s, w) = (case.word("phi")?, case.naturals("s")?, case.matrix("W")?);
        let n = s.len();
        let net = |x: &[N]| -> Result<Vec<N>, Undefined> { w.apply(x)?.iter().map(|t| simple(phi, t)).collect() };
        let mut compatible = true;
        for code in 0..7usize.pow(n as u32) {
            let x: Vec<N> = (0..n).map(|i| N::integer((code / 7usize.pow(i as u32) % 7) as i64 - 3)).collect();
            compatible &= decided(same(&net(&act(s, &x))?, &act(s, &net(&x)?)), "compatibility")?;
        }
        let moved = act_on_matrix(s, w);
        let mut agree = true;
        for i in 0..n {
            let (a, b) = (w.row(i), moved.row(i));
            let opposite: Vec<N> = b.iter().map(|e| -e.clone()).collect();
            let one = decided(same(a, b), "equality of rows")?;
            agree &= one || match phi {
                "modulus" | "square" => decided(same(a, &opposite), "equality of rows")?,
                // Positive multiples: all 2×2 minors vanish, and the inner product is positive.
                "step" => decided((dot(a, a) * dot(b, b)).same(&dot(a, b).squared()), "equality")? && decided(N::integer(0).below(&dot(a, b)), "a sign")?,
                _ => false,
            };
        }
        Ok(Judgement::new().said(Some(compatible == agree), format!("compatible: {compatible}"), format!("rows agree up to multipliers: {agree}")))
    }
}
