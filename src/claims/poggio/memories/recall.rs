//! §2, §2.1: thresholds, clipped weights, feedback and stored sequences.

use super::notation::*;
use crate::claim;
use crate::kernel::{Case, Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided};

/// The sign of a number that is not 0.
fn sign<N: Number>(t: &N) -> Result<N, Undefined> {
    Ok(N::integer(if less(t, &N::integer(0))? { -1 } else { 1 }))
}

fn near_signs(words: &str) -> Space {
    Space::new(words)
        .natural("n", 1, 2)
        .vector("y", "n", &[1, -1])
        .rational_vector(
            "z",
            "n",
            &[(1, 1), (-1, 1), (1, 2), (-1, 2), (3, 2), (-3, 2), (2, 1)],
        )
}

/// `y`, `z` and `sign(z)`, with the hypotheses that `y` is made of signs and no entry of `z` is 0.
fn signs_of<N: Number>(
    case: &Case<N>,
) -> Result<(Judgement<N>, Vec<N>, Vec<N>, Vec<N>), Undefined> {
    let (y, z) = (case.vector("y")?, case.vector("z")?);
    let (mut pm, mut clear, mut s) = (true, true, Vec::new());
    for t in y {
        pm &= equal(&t.squared(), &N::integer(1))?;
    }
    for t in z {
        clear &= is_one(t)?;
        s.push(sign(t)?);
    }
    let j = Judgement::new()
        .given("y ∈ {±1}^n", Some(pm))
        .given("z has no zeros", Some(clear));
    Ok((j, y.to_vec(), z.to_vec(), s))
}

fn distance<N: Number>(x: &[N], y: &[N]) -> N {
    let gap: Vec<N> = x
        .iter()
        .zip(y)
        .map(|(a, b)| a.clone() - b.clone())
        .collect();
    energy(&gap)
}

claim! {
    pub struct ThresholdsRestore = "poggio::thresholds_restore_binary_patterns_when_crosstalk_is_below_one", B;
    place: "§2, last sentence before §2.1";
    says: "For y ∈ {±1}^{D'} and z ∈ ℝ^{D'} with max_j |z_j − y_j| < 1: sign(z) = y.";
    reading: "Reading \"clean-up\".";
    verdict: "Proved for all D', y, z.";
    formal: "thresholds_restore_binary_patterns_when_crosstalk_is_below_one" in "poggio/thresholds_restore_binary_patterns_when_crosstalk_is_below_one.v";
    domain: near_signs("D' ≤ 2, z with entries ±1/2, ±1, ±3/2, 2");
    judge<N>(case) {
        let (mut j, y, z, s) = signs_of(case)?;
        for (a, b) in z.iter().zip(&y) {
            j = j.given("|z_j − y_j| < 1", (a.clone() - b.clone()).squared().below(&N::integer(1)));
        }
        Ok(j.equal_vectors("sign(z)", &s, &y))
    }
}

claim! {
    pub struct ThresholdingNeverWorse = "poggio::thresholding_never_increases_the_squared_error", B;
    place: "§2, last sentence before §2.1";
    says: "For all y ∈ {±1}^n, z ∈ ℝ^n with non-zero entries: ‖sign(z) − y‖² ≤ ‖z − y‖².";
    reading: "Reading \"never worse in ℓ2\".";
    verdict: "Refuted by y = 1, z = −1/2: 4 against 9/4.";
    repair: "poggio::thresholding_increases_the_squared_error_by_less_than_a_factor_of_4";
    domain: near_signs("n ≤ 2, z with entries ±1/2, ±1, ±3/2, 2");
    judge<N>(case) {
        let (j, y, z, s) = signs_of(case)?;
        let (after, before) = (distance(&s, &y), distance(&z, &y));
        Ok(j.said(after.at_most(&before), format!("{after}"), format!("at most {before}")))
    }
}

claim! {
    pub struct ThresholdingFactor = "poggio::thresholding_increases_the_squared_error_by_less_than_a_factor_of_4", Own;
    place: "§2, last sentence before §2.1";
    says: "For all y ∈ {±1}^n, z ∈ ℝ^n with non-zero entries: ‖sign(z) − y‖² ≤ 4‖z − y‖², with equality only if z = y, and no smaller factor serves (y = 1, z = −t gives 4 against (1 + t)²).";
    reading: "At a wrong sign the left side is 4 and |z_j − y_j| = 1 + |z_j| > 1. The first part is judged; equality is judged as z = y.";
    verdict: "Proved for all n, y, z, as to the factor; equality at the instances.";
    repairs: "poggio::thresholding_never_increases_the_squared_error";
    formal: "thresholding_increases_the_squared_error_by_less_than_a_factor_of_4" in "poggio/thresholding_increases_the_squared_error_by_less_than_a_factor_of_4.v";
    domain: near_signs("n ≤ 2, z with entries ±1/2, ±1, ±3/2, 2");
    judge<N>(case) {
        let (j, y, z, s) = signs_of(case)?;
        let (after, before) = (distance(&s, &y), N::integer(4) * distance(&z, &y));
        let exact = decided(distance(&z, &y).is_nought(), "an equation")?;
        let kept = if exact { after.at_most(&before) } else { after.below(&before) };
        Ok(j.said(kept, format!("{after}"), format!("at most {before}, less unless z = y")))
    }
}

/// `W_ij = 1` iff some pair of columns has `y_i = x_j = 1`.
fn clipped(x: &[Vec<bool>], y: &[Vec<bool>], rows: usize, cols: usize) -> Vec<Vec<bool>> {
    let joined = |i: usize, j: usize| x.iter().zip(y).any(|(a, b)| a[j] && b[i]);
    (0..rows)
        .map(|i| (0..cols).map(|j| joined(i, j)).collect())
        .collect()
}

/// Unit `i` fires iff the sum of its weights from active units reaches their number.
fn fire(w: &[Vec<bool>], state: &[bool]) -> Vec<bool> {
    let active = state.iter().filter(|&&b| b).count();
    w.iter()
        .map(|row| row.iter().zip(state).filter(|(a, b)| **a && **b).count() >= active)
        .collect()
}

fn rows_as_bits<N: Number>(m: &Matrix<N>) -> Result<Vec<Vec<bool>>, Undefined> {
    m.row_vectors().iter().map(|r| bits(r)).collect()
}

fn show(v: &[bool]) -> String {
    v.iter().map(|&b| if b { '1' } else { '0' }).collect()
}

fn pairs(words: &str) -> Space {
    Space::new(words)
        .natural("N", 1, 2)
        .natural("D", 1, 2)
        .natural("E", 1, 2)
        .matrix("X", "N", "D", &[0, 1])
        .matrix("Y", "N", "E", &[0, 1])
}

/// The clipped weights and `Σ_n y_n x_nᵀ` of an instance, patterns being the rows of X and Y.
fn weights<N: Number>(case: &Case<N>) -> Result<(Matrix<N>, Matrix<N>), Undefined> {
    let (x, y) = (case.matrix("X")?, case.matrix("Y")?);
    let w = clipped(&rows_as_bits(x)?, &rows_as_bits(y)?, y.cols(), x.cols());
    Ok((
        Matrix::from_fn(y.cols(), x.cols(), |i, j| truth(w[i][j])),
        y.transpose().times(x)?,
    ))
}

claim! {
    pub struct WillshawCorrelation = "poggio::willshaw_net_stores_the_correlation_matrix", B;
    place: "§2 (\"storing the correlation matrix between input and output\"), with the net of reference [1]";
    says: "With the clipped weights W_ij = 1 iff some stored pair has y_i = x_j = 1 (else 0): W = Σ_n y_n x_nᵀ for every list of stored binary pairs.";
    reading: "Reading \"net of 1969\". Patterns are the rows of X and Y.";
    verdict: "Refuted by the pair (1, 1) stored twice: 1 against 2.";
    repair: "poggio::willshaw_net_stores_the_support_of_the_correlation_matrix";
    domain: pairs("at most 2 pairs of at most 2 bits");
    judge<N>(case) {
        let (w, correlation) = weights(case)?;
        let binary = case.matrix("X")?.entries().iter().chain(case.matrix("Y")?.entries()).all(|t| t.squared().same(t) == Some(true));
        Ok(Judgement::new().given("patterns are binary", Some(binary)).equal_matrices("W", &w, &correlation))
    }
}

claim! {
    pub struct WillshawSupport = "poggio::willshaw_net_stores_the_support_of_the_correlation_matrix", Own;
    place: "§2 (\"storing the correlation matrix between input and output\"), with the net of reference [1]";
    says: "For every list of stored binary pairs W = min(1, Σ_n y_n x_nᵀ) entrywise; W is the correlation matrix iff no two of the pairs share an active output unit and an active input unit.";
    reading: "Patterns are the rows of X and Y; sharing is tested pair by pair.";
    verdict: "Proved for all lists of binary pairs.";
    repairs: "poggio::willshaw_net_stores_the_correlation_matrix";
    formal: "willshaw_net_stores_the_support_of_the_correlation_matrix" in "poggio/willshaw_net_stores_the_support_of_the_correlation_matrix.v";
    domain: Space::new("at most 3 pairs of at most 2 bits").natural("N", 1, 3).natural("D", 1, 2).natural("E", 1, 2).matrix("X", "N", "D", &[0, 1]).matrix("Y", "N", "E", &[0, 1]);
    judge<N>(case) {
        let (w, correlation) = weights(case)?;
        let (x, y) = (rows_as_bits(case.matrix("X")?)?, rows_as_bits(case.matrix("Y")?)?);
        let binary = case.matrix("X")?.entries().iter().chain(case.matrix("Y")?.entries()).all(|t| t.squared().same(t) == Some(true));
        let one = N::integer(1);
        let mut capped = Vec::new();
        for t in correlation.entries() {
            capped.push(if less(t, &one)? { t.clone() } else { one.clone() });
        }
        let meet = |a: &[bool], b: &[bool]| a.iter().zip(b).any(|(p, q)| *p && *q);
        let shared = (0..x.len()).any(|m| (0..m).any(|n| meet(&x[m], &x[n]) && meet(&y[m], &y[n])));
        let same = decided(w.same(&correlation), "an equation")?;
        Ok(Judgement::new()
            .given("patterns are binary", Some(binary))
            .equal_vectors("W", w.entries(), &capped)
            .equal("whether W is the correlation matrix", truth(same), truth(!shared)))
    }
}

claim! {
    pub struct EntersACycle = "poggio::deterministic_output_sequence_enters_a_cycle", B;
    place: "§2.1, quotation (\"the sequence of outputs must eventually lead into a cycle\")";
    says: "For every finite S, f: S → S and s ∈ S the sequence s, f(s), f(f(s)), … is eventually periodic, with preperiod + period ≤ |S|.";
    reading: "S = {0, …, n − 1}. Preperiod and period are read from the first repeated term, and confirmed on the next |S| terms.";
    verdict: "Proved for every n, f and s.";
    formal: "deterministic_output_sequence_enters_a_cycle" in "poggio/deterministic_output_sequence_enters_a_cycle.v";
    domain: Space::new("|S| ≤ 4").natural("n", 1, 4).vector("f", "n", &[0, 1, 2, 3]).natural("s", 0, 3);
    judge<N>(case) {
        let (n, s) = (case.natural("n")?, case.natural("s")?);
        let f = naturals(case.vector("f")?, n);
        let j = Judgement::new().given("f maps S to S", Some(f.is_some())).given("s ∈ S", Some(s < n));
        let Some(f) = f.filter(|_| s < n) else {
            return Ok(j.said(Some(true), "no map", "a map"));
        };
        let mut seen = vec![s];
        for k in 0..4 * n {
            seen.push(f[seen[k]]);
        }
        let first = (1..seen.len()).find(|&k| seen[..k].contains(&seen[k])).unwrap_or(seen.len());
        let start = seen.iter().position(|t| *t == seen[first]).unwrap_or(0);
        let period = first - start;
        let repeats = (start..seen.len() - period).all(|k| seen[k] == seen[k + period]);
        Ok(j.said(Some(repeats && first <= n), format!("preperiod {start}, period {period}"), format!("together at most {n}")))
    }
}

/// An auto-associative instance: stored rows, cue, its orbit for `2^D + 2` steps.
fn orbit<N: Number>(
    case: &Case<N>,
) -> Result<(Judgement<N>, Vec<Vec<bool>>, Vec<Vec<bool>>), Undefined> {
    let (patterns, cue) = (rows_as_bits(case.matrix("X")?)?, bits(case.vector("cue")?)?);
    let binary = case
        .matrix("X")?
        .entries()
        .iter()
        .chain(case.vector("cue")?)
        .all(|t| t.squared().same(t) == Some(true));
    let w = clipped(&patterns, &patterns, cue.len(), cue.len());
    let fragment = patterns
        .iter()
        .any(|p| cue.iter().zip(p).all(|(c, b)| !c || *b))
        && cue.contains(&true);
    let mut states = vec![cue.clone()];
    for k in 0..(1 << cue.len()) + 2 {
        states.push(fire(&w, &states[k]));
    }
    let j = Judgement::new()
        .given("patterns and cue are binary", Some(binary))
        .given(
            "the cue is a non-empty part of a stored pattern",
            Some(fragment),
        );
    Ok((j, w, states))
}

fn stored(words: &str) -> Space {
    Space::new(words)
        .natural("N", 1, 2)
        .natural("D", 1, 3)
        .matrix("X", "N", "D", &[0, 1])
        .vector("cue", "D", &[0, 1])
}

claim! {
    pub struct FeedbackConverges = "poggio::feedback_converges_onto_a_single_pattern", B;
    place: "§2.1, quotation (\"until the sequence of outputs so generated converged onto a single pattern\")";
    says: "For every list of binary patterns stored auto-associatively with clipped weights, threshold = number of active input units, and every cue whose active units are a non-empty subset of those of a stored pattern, the output sequence is eventually constant.";
    reading: "Patterns are the rows of X. There are 2^D states, so a sequence that is not constant after 2^D steps never is.";
    verdict: "Refuted by the patterns 011, 101 with the cue 001: 001, 111, 001, … alternates.";
    repair: "poggio::feedback_has_preperiod_at_most_1_and_period_at_most_2";
    domain: stored("at most 2 patterns of at most 3 bits");
    judge<N>(case) {
        let (j, _, states) = orbit(case)?;
        let (a, b) = (&states[states.len() - 2], &states[states.len() - 1]);
        Ok(j.said(Some(a == b), format!("finally {}, {}", show(a), show(b)), "constant"))
    }
}

claim! {
    pub struct FeedbackPeriods = "poggio::feedback_has_preperiod_at_most_1_and_period_at_most_2", Own;
    place: "§2.1, quotation (\"until the sequence of outputs so generated converged onto a single pattern\")";
    says: "For every list of binary patterns stored auto-associatively with clipped weights, threshold = number of active input units, and every cue c whatever: F³(c) = F(c), so the output sequence has preperiod at most 1 and period 1 or 2. For a non-empty part of a stored pattern it is constant from F(c) on iff every two units of F(c) are active together in some stored pattern.";
    reading: "F(c) is the set of the units that are joined to all units of c; F reverses inclusions, and c ⊆ F(F(c)) because the weights are symmetric. The theorem is F³ = F for every symmetric 0/1 matrix; the last sentence is judged at the instances.";
    verdict: "Proved for all lists and cues, as to preperiod and period.";
    repairs: "poggio::feedback_converges_onto_a_single_pattern";
    formal: "feedback_has_preperiod_at_most_1_and_period_at_most_2" in "poggio/feedback_has_preperiod_at_most_1_and_period_at_most_2.v";
    domain: stored("at most 2 patterns of at most 3 bits");
    judge<N>(case) {
        let (j, w, states) = orbit(case)?;
        let fragment = j.hypotheses[1].met == Some(true);
        let on: Vec<usize> = (0..w.len()).filter(|&i| states[1][i]).collect();
        let clique = on.iter().all(|&i| on.iter().all(|&k| w[i][k]));
        let constant = states[1] == states[2];
        let held = states[3] == states[1] && (!fragment || constant == clique);
        let mut all = j;
        all.hypotheses.truncate(1);
        Ok(all.said(Some(held), format!("{} → {} → {} → {}", show(&states[0]), show(&states[1]), show(&states[2]), show(&states[3])), format!("F³ = F, constant iff joined: {clique}")))
    }
}

/// Preperiod and period of the orbit of a state, as a set of units in binary digits: a unit fires iff its weights, `w[i]`, reach all active units.
fn shape(w: &[usize], cue: usize) -> (usize, usize) {
    let mut states = vec![cue];
    loop {
        let last = states[states.len() - 1];
        let next = (0..w.len())
            .filter(|&i| w[i] & last == last)
            .fold(0, |s, i| s | 1 << i);
        if let Some(start) = states.iter().position(|&s| s == next) {
            return (start, states.len() - start);
        }
        states.push(next);
    }
}

claim! {
    pub struct AllFourShapes = "poggio::feedback_on_fragments_shows_preperiods_0_1_with_periods_1_2_and_no_others", Own;
    place: "§2.1, quotation (\"until the sequence of outputs so generated converged onto a single pattern\")";
    says: "For two stored patterns of four bits with clipped auto-associative weights, threshold = number of active input units, and non-empty fragments of a stored pattern as cues, the pairs (preperiod, period) that occur are exactly (0, 1), (0, 2), (1, 1), (1, 2).";
    reading: "All pairs of patterns and all fragments, with the orbit followed until a state repeats.";
    verdict: "Proved: all 256 pairs of patterns.";
    domain: Space::new("all pairs of patterns of four bits at once").natural("D", 4, 4).complete();
    judge<N>(case) {
        let d = case.natural("D")?;
        let mut seen = std::collections::BTreeSet::new();
        for p in 0..1usize << d {
            for q in 0..1usize << d {
                // Units i and j are joined iff both are in one of the two patterns.
                let row = |i: usize| (if p >> i & 1 == 1 { p } else { 0 }) | (if q >> i & 1 == 1 { q } else { 0 });
                let w: Vec<usize> = (0..d).map(row).collect();
                for cue in (1..1 << d).filter(|c| c & p == *c || c & q == *c) {
                    seen.insert(shape(&w, cue));
                }
            }
        }
        let all = [(0, 1), (0, 2), (1, 1), (1, 2)];
        Ok(Judgement::<N>::new().said(Some(seen.iter().eq(&all)), format!("{seen:?}"), format!("{all:?}")))
    }
}

/// A cyclically stored list: its rows, the weights, the cue and whether it is a non-empty part of a stored pattern.
fn sequence<N: Number>(
    case: &Case<N>,
) -> Result<(Vec<Vec<bool>>, Vec<Vec<bool>>, bool), Undefined> {
    let patterns = rows_as_bits(case.matrix("X")?)?;
    let binary = case
        .matrix("X")?
        .entries()
        .iter()
        .all(|t| t.squared().same(t) == Some(true));
    let mut next = patterns.clone();
    next.rotate_left(1);
    let d = case.natural("D")?;
    Ok((clipped(&patterns, &next, d, d), patterns, binary))
}

fn part_of(c: &[bool], p: &[bool]) -> bool {
    c.contains(&true) && c.iter().zip(p).all(|(a, b)| !a || *b)
}

claim! {
    pub struct FragmentRecallsSequence = "poggio::fragment_of_a_stored_sequence_recalls_the_sequence", B;
    place: "§2.1, quotation on A → B → C → D → A";
    says: "For every finite list of binary patterns stored cyclically with clipped weights, threshold = number of active input units, and every non-empty fragment of a stored pattern as cue, the output sequence eventually runs through the stored patterns in order.";
    reading: "Patterns are the rows of X; after 2^D steps the states repeat, so the sequence is compared with the patterns for as many steps as patterns and states together, from every pattern on.";
    verdict: "Refuted by the one-bit patterns 0, 0, 1: the cue 1 gives 1, 0, 1, 0, … (a pattern without active units makes every unit reach the threshold 0).";
    repair: "poggio::fragments_recall_the_next_pattern_iff_each_unit_has_one_successor";
    domain: Space::new("at most 3 patterns of at most 2 bits").natural("D", 1, 2).natural("N", 1, 3).matrix("X", "N", "D", &[0, 1]).vector("cue", "D", &[0, 1]);
    judge<N>(case) {
        let (w, patterns, binary) = sequence(case)?;
        let cue = bits(case.vector("cue")?)?;
        let j = Judgement::new()
            .given("patterns are binary", Some(binary))
            .given("the cue is a non-empty part of a stored pattern", Some(patterns.iter().any(|p| part_of(&cue, p))));
        let mut state = cue.clone();
        for _ in 0..1 << cue.len() {
            state = fire(&w, &state);
        }
        let mut later = vec![state];
        for k in 0..patterns.len() << cue.len() {
            later.push(fire(&w, &later[k]));
        }
        let runs = (0..patterns.len()).any(|s| later.iter().enumerate().all(|(k, p)| *p == patterns[(s + k) % patterns.len()]));
        let seen: Vec<String> = later.iter().take(4).map(|p| show(p)).collect();
        Ok(j.said(Some(runs), format!("finally {}, …", seen.join(", ")), "the patterns in order"))
    }
}

claim! {
    pub struct OneSuccessor = "poggio::fragments_recall_the_next_pattern_iff_each_unit_has_one_successor", Own;
    place: "§2.1, quotation on A → B → C → D → A";
    says: "For every finite list of binary patterns p_n stored cyclically with clipped weights, threshold = number of active input units: every non-empty fragment of every p_n is followed by p_{n+1} at once iff p_{m+1} = p_{n+1} whenever some unit is active in both p_m and p_n (for example if the patterns are pairwise disjoint).";
    reading: "Patterns are the rows of X; all fragments are tried. (F({j}) is the union of the p_{m+1} with j ∈ p_m, and F(c) the intersection of the F({j}), j ∈ c.)";
    verdict: "Proved for all lists of patterns.";
    repairs: "poggio::fragment_of_a_stored_sequence_recalls_the_sequence";
    formal: "fragments_recall_the_next_pattern_iff_each_unit_has_one_successor" in "poggio/fragments_recall_the_next_pattern_iff_each_unit_has_one_successor.v";
    domain: Space::new("at most 3 patterns of at most 3 bits").natural("D", 1, 3).natural("N", 1, 3).matrix("X", "N", "D", &[0, 1]);
    judge<N>(case) {
        let (w, patterns, binary) = sequence(case)?;
        let (d, n) = (case.natural("D")?, patterns.len());
        let follows = (0..n).all(|k| {
            (0..1usize << d).all(|c| {
                let cue: Vec<bool> = (0..d).map(|i| c >> i & 1 == 1).collect();
                !part_of(&cue, &patterns[k]) || fire(&w, &cue) == patterns[(k + 1) % n]
            })
        });
        let meet = |a: &[bool], b: &[bool]| a.iter().zip(b).any(|(p, q)| *p && *q);
        let one = (0..n).all(|k| (0..n).all(|l| !meet(&patterns[k], &patterns[l]) || patterns[(k + 1) % n] == patterns[(l + 1) % n]));
        Ok(Judgement::new()
            .given("patterns are binary", Some(binary))
            .said(Some(follows == one), format!("fragments are followed at once: {follows}"), format!("one successor for each unit: {one}")))
    }
}
