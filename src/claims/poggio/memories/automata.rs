//! §3.2, Figure 3: finite state machines, threshold layers, Turing machines with a time limit, recurrent ReLU networks.

use super::depth::one_unit;
use super::notation::*;
use crate::claim;
use crate::informal;
use crate::kernel::{Case, Judgement, Space};
use crate::number::{Number, Undefined};

/// All words of exactly this length over the letters `0..letters`.
fn words(length: usize, letters: usize) -> Vec<Vec<usize>> {
    let mut list = vec![Vec::new()];
    for _ in 0..length {
        list = list
            .into_iter()
            .flat_map(|w: Vec<usize>| (0..letters).map(move |a| [w.as_slice(), &[a]].concat()))
            .collect();
    }
    list
}

/// The transition table of an instance: `δ(s, a)` at `s·A + a`, if every entry is a state.
fn table<N: Number>(case: &Case<N>, states: usize) -> Result<Option<Vec<usize>>, Undefined> {
    Ok(naturals(case.matrix("δ")?.entries(), states))
}

claim! {
    pub struct OneLayerOnCodes = "poggio::every_finite_state_machine_is_one_layer_on_concatenated_codes", A;
    place: "Figure 3 (\"one (or more) associative memory layers that map inputs and state\")";
    says: "For every machine with transition δ there are codes of states and of inputs and one layer of linear-threshold units whose output on the concatenated codes of s and a is the code of δ(s, a), for all s, a.";
    reading: "Reading \"one layer on [code(s); code(a)]\", one code per state and per letter, different states having different codes. For two states and two letters: some unit k has code_k(0) ≠ code_k(1), and it receives p(s) + q(a) for functions p, q, so it computes δ up to a negation as one threshold unit on two bits; conversely such a unit is a layer on one-bit codes.";
    verdict: "Refuted by the parity machine, δ(s, a) = s ⊕ a.";
    repair: "poggio::one_threshold_layer_of_states_times_letters_units_simulates_every_machine_with_several_codes";
    domain: Space::new("two states, two letters").matrix("δ", 2, 2, &[0, 1]);
    judge<N>(case) {
        let delta = table(case, 2)?;
        let j = Judgement::new().given("δ is a table of states", Some(delta.is_some()));
        let Some(t) = delta else {
            return Ok(j.said(Some(true), "no machine", "a machine"));
        };
        let computed = one_unit([t[0] == 1, t[1] == 1, t[2] == 1, t[3] == 1])?;
        Ok(j.said(Some(computed), format!("one layer: {computed}"), "one layer: true"))
    }
}

claim! {
    pub struct SeveralCodes = "poggio::one_threshold_layer_of_states_times_letters_units_simulates_every_machine_with_several_codes", Own;
    place: "Figure 3";
    says: "For every machine with transition δ and start state 0 there is one layer of |S||A| linear-threshold units on [state; unit vector of the letter] that takes every code of s with the letter a to a code of δ(s, a), where a state may have several codes: those of δ(s, a) are the unit vectors e_{(s,a)}, and the zero vector is a further code of state 0.";
    reading: "Unit (s, a) fires iff the letter is a and, for s ≠ 0, a unit (r, b) with δ(r, b) = s is on; for s = 0, no unit with δ(r, b) ≠ 0 is on. Both are threshold conditions. Every code and letter is tried.";
    verdict: "Proved for every machine.";
    repairs: "poggio::every_finite_state_machine_is_one_layer_on_concatenated_codes";
    formal: "one_threshold_layer_simulates_every_machine_with_several_codes" in "poggio/one_threshold_layer_of_states_times_letters_units_simulates_every_machine_with_several_codes.v";
    domain: Space::new("at most 3 states, 2 letters").natural("S", 1, 3).natural("A", 1, 2).matrix("δ", "S", "A", &[0, 1, 2]);
    judge<N>(case) {
        let (states, letters) = (case.natural("S")?, case.natural("A")?);
        let delta = table(case, states)?;
        let j = Judgement::new().given("δ is a table of states", Some(delta.is_some()));
        let Some(t) = delta else {
            return Ok(j.said(Some(true), "no machine", "a machine"));
        };
        let units = states * letters;
        let unit = |n: usize, i: usize| -> Vec<i64> { (0..n).map(|k| i64::from(k == i)).collect() };
        let codes = |s: usize| -> Vec<Vec<i64>> {
            let zero = (s == 0).then(|| vec![0; units]);
            zero.into_iter().chain((0..units).filter(|&p| t[p] == s).map(|p| unit(units, p))).collect()
        };
        // Weights on the state units, weights on the letters, threshold.
        let row = |p: usize| -> (Vec<i64>, Vec<i64>, i64) {
            let (s, a) = (p / letters, p % letters);
            let own = (0..units).map(|q| if s == 0 { -i64::from(t[q] != 0) } else { i64::from(t[q] == s) }).collect();
            (own, unit(letters, a), if s == 0 { 0 } else { 1 })
        };
        let mut right = true;
        for s in 0..states {
            for code in codes(s) {
                for a in 0..letters {
                    let letter = unit(letters, a);
                    let out: Vec<i64> = (0..units)
                        .map(|p| {
                            let (w, v, threshold) = row(p);
                            let z: i64 = w.iter().zip(&code).chain(v.iter().zip(&letter)).map(|(x, y)| x * y).sum();
                            i64::from(z > threshold)
                        })
                        .collect();
                    right &= codes(t[s * letters + a]).contains(&out);
                }
            }
        }
        Ok(j.said(Some(right), format!("codes kept: {right}"), "codes kept: true"))
    }
}

claim! {
    pub struct ParityByTwoUnits = "poggio::two_recurrent_threshold_units_simulate_the_parity_machine", Own;
    place: "Figure 3";
    says: "There are weights of two recurrent linear-threshold units with a binary input for which the state after every word determines the parity of the number of ones, starting from the zero state. (One unit does not suffice: with one bit each state has one code.)";
    reading: "States are followed together with the parity until nothing new appears; no state may occur with both parities.";
    verdict: "Proved by an exhibit: u' = [u + v − a > 0], v' = [a − u − v > 0]; the parity is u + v, and odd has two codes.";
    quantifier: Exists;
    domain: Space::new("two units, weights 0, ±1, thresholds 0, 1").matrix("W", 2, 3, &[1, 0, -1]).vector("θ", 2, &[0, 1]);
    judge<N>(case) {
        let (w, threshold) = (case.matrix("W")?, case.vector("θ")?);
        let mut seen = vec![(vec![false, false], false)];
        let mut next = 0;
        while next < seen.len() {
            let (state, parity) = seen[next].clone();
            next += 1;
            for a in [false, true] {
                let input: Vec<N> = state.iter().chain([&a]).map(|&b| truth(b)).collect();
                let mut after = Vec::new();
                for (z, t) in w.apply(&input)?.iter().zip(threshold) {
                    after.push(less(t, z)?);
                }
                let found = (after, parity ^ a);
                if !seen.contains(&found) {
                    seen.push(found);
                }
            }
        }
        let mixed = seen.iter().any(|(s, p)| seen.contains(&(s.clone(), !p)));
        Ok(Judgement::new().said(Some(!mixed), format!("a state with both parities: {mixed}"), "none"))
    }
}

/// A machine of an instance: its table and which states accept.
fn acceptor<N: Number>(
    case: &Case<N>,
) -> Result<(usize, usize, Option<Vec<usize>>, Vec<bool>), Undefined> {
    let (states, letters) = (case.natural("S")?, case.natural("A")?);
    Ok((
        states,
        letters,
        table(case, states)?,
        bits(case.vector("accepts")?)?,
    ))
}

/// The states that can be reached from `start` by any word.
fn reachable(t: &[usize], letters: usize, start: usize) -> Vec<usize> {
    let mut list = vec![start];
    let mut next = 0;
    while next < list.len() {
        for a in 0..letters {
            let s = t[list[next] * letters + a];
            if !list.contains(&s) {
                list.push(s);
            }
        }
        next += 1;
    }
    list
}

/// Whether words with the same first `prefix` letters are accepted alike: behind every such word acceptance is constant.
fn prefix_decides(t: &[usize], letters: usize, accepts: &[bool], prefix: usize) -> bool {
    words(prefix, letters).iter().all(|w| {
        let s = w.iter().fold(0, |s, a| t[s * letters + a]);
        let later = reachable(t, letters, s);
        later.iter().all(|&r| accepts[r] == accepts[s])
    })
}

fn acceptors(words: &str, most: usize, among: &[i64]) -> Space {
    Space::new(words)
        .natural("S", 1, most)
        .natural("A", 1, 2)
        .matrix("δ", "S", "A", among)
        .vector("accepts", "S", &[0, 1])
}

claim! {
    pub struct MachinesEqualLimitedTuring = "poggio::finite_state_machines_equal_turing_machines_limited_to_t_steps", B;
    place: "§3.2 (\"think of it as a Turing machine that can run only T steps\")";
    says: "A language is accepted by a finite state machine iff for some T it is accepted by a Turing machine that stops within T steps on every input.";
    reading: "Reading \"equivalence, T fixed\", direction ⇒. Within T steps only the first T letters are read, so words with the same first T letters are accepted alike. If they are for some T, then for T = |S|: a path of |S| + 1 states behind which acceptance is not constant repeats a state and can be made longer. Judged: T = |S|, start state 0.";
    verdict: "Refuted by the words of odd length: 2 states, 1 letter, any T.";
    repair: "poggio::machine_language_is_decided_by_a_prefix_iff_no_undecided_state_lies_on_a_cycle";
    domain: acceptors("at most 2 states, 2 letters", 2, &[0, 1]);
    judge<N>(case) {
        let (states, letters, delta, accepts) = acceptor(case)?;
        let j = Judgement::new().given("δ is a table of states", Some(delta.is_some()));
        let Some(t) = delta else {
            return Ok(j.said(Some(true), "no machine", "a machine"));
        };
        let decided = prefix_decides(&t, letters, &accepts, states);
        Ok(j.said(Some(decided), format!("decided by the first {states} letters: {decided}"), "decided by the first T letters for some T"))
    }
}

claim! {
    pub struct PrefixLanguages = "poggio::machine_language_is_decided_by_a_prefix_iff_no_undecided_state_lies_on_a_cycle", Own;
    place: "§3.2 (\"think of it as a Turing machine that can run only T steps\")";
    says: "The language of a finite state machine is decided by the first T letters for some T – equivalently, accepted by a Turing machine that stops within a fixed number of steps – iff no reachable state behind which acceptance is not constant lies on a cycle; T = |S| then suffices.";
    reading: "The left side is judged at T = |S| by all words of that length; the right side by reachability.";
    verdict: "Proved for every machine and alphabet.";
    repairs: "poggio::finite_state_machines_equal_turing_machines_limited_to_t_steps";
    formal: "machine_language_is_decided_by_a_prefix_iff_no_undecided_state_lies_on_a_cycle" in "poggio/machine_language_is_decided_by_a_prefix_iff_no_undecided_state_lies_on_a_cycle.v";
    domain: acceptors("at most 3 states, 2 letters", 3, &[0, 1, 2]);
    judge<N>(case) {
        let (states, letters, delta, accepts) = acceptor(case)?;
        let j = Judgement::new().given("δ is a table of states", Some(delta.is_some()));
        let Some(t) = delta else {
            return Ok(j.said(Some(true), "no machine", "a machine"));
        };
        let open = |s: usize| reachable(&t, letters, s).iter().any(|&r| accepts[r] != accepts[s]);
        let on_cycle = |s: usize| (0..letters).any(|a| reachable(&t, letters, t[s * letters + a]).contains(&s));
        let free = !reachable(&t, letters, 0).into_iter().any(|s| open(s) && on_cycle(s));
        let decided = prefix_decides(&t, letters, &accepts, states);
        Ok(j.said(Some(free == decided), format!("decided by a prefix: {decided}"), format!("no undecided state on a cycle: {free}")))
    }
}

/// One Turing step: 0 rejects, 1 accepts, `2 + 2w + r` writes `w` and moves right (`r = 1`) or left.
fn turing(actions: &[usize], word: &[usize], steps: usize) -> Option<bool> {
    // Blank is 0, the letters are 1 and 2; the head never leaves the window in so few steps.
    let mut tape = vec![0; 2 * steps + word.len() + 1];
    tape[steps..steps + word.len()].copy_from_slice(word);
    let mut head = steps;
    for _ in 0..steps {
        match actions[tape[head]] {
            0 => return Some(false),
            1 => return Some(true),
            k => {
                tape[head] = (k - 2) / 2;
                head = if k % 2 == 1 { head + 1 } else { head - 1 };
            }
        }
    }
    None
}

claim! {
    pub struct LimitedTuringIsMachine = "poggio::turing_machines_limited_to_t_steps_are_finite_state_machines", B;
    place: "§3.2 (\"think of it as a Turing machine that can run only T steps\")";
    says: "Every language accepted by a Turing machine that stops within a fixed number T of steps on every input is accepted by a finite state machine.";
    reading: "Turing machines with one state, the letters 1, 2 and a blank, any action (accept, reject, write and move) per symbol. The finite state machine has the words of at most T letters as states, ignores letters after the T-th and accepts where the Turing machine does; both are compared on all words of at most T + 2 letters. That the machine stops within T steps is tested on the words of at most T letters, which are all it can read.";
    verdict: "Proved for every machine, alphabet and T.";
    formal: "turing_machines_limited_to_t_steps_are_finite_state_machines" in "poggio/turing_machines_limited_to_t_steps_are_finite_state_machines.v";
    domain: Space::new("one state, three symbols, T ≤ 3").natural("T", 1, 3).vector("actions", 3, &[0, 1, 2, 3, 4, 5, 6, 7]);
    judge<N>(case) {
        let limit = case.natural("T")?;
        let actions = naturals(case.vector("actions")?, 8);
        let letters = |w: &[usize]| -> Vec<usize> { w.iter().map(|a| a + 1).collect() };
        let stops = actions.as_ref().is_some_and(|a| (0..=limit).all(|n| words(n, 2).iter().all(|w| turing(a, &letters(w), limit).is_some())));
        let j = Judgement::new().given("the machine stops within T steps", Some(stops));
        let Some(actions) = actions.filter(|_| stops) else {
            return Ok(j.said(Some(true), "does not stop", "stops"));
        };
        // States are numbered in the order of length; the transition appends a letter as long as there is room.
        let states: Vec<Vec<usize>> = (0..=limit).flat_map(|n| words(n, 2)).collect();
        let next = |s: usize, a: usize| {
            let longer = [states[s].as_slice(), &[a]].concat();
            states.iter().position(|w| *w == longer).unwrap_or(s)
        };
        let mut alike = true;
        for n in 0..=limit + 2 {
            for w in words(n, 2) {
                let state = w.iter().fold(0, |s, &a| next(s, a));
                let accepted = turing(&actions, &letters(&states[state]), limit);
                alike &= accepted == turing(&actions, &letters(&w), limit);
            }
        }
        Ok(j.said(Some(alike), format!("same words: {alike}"), "same words: true"))
    }
}

claim! {
    pub struct ThresholdNetIsMachine = "poggio::recurrent_threshold_net_is_a_finite_state_machine", B;
    place: "§3.2 (\"a recurrent network with state variables is a finite state machine\")";
    says: "Every recurrent network of n linear-threshold units with finite input alphabet is a finite state machine (with at most 2^n states).";
    reading: "Reading \"threshold units\", letters 0 and 1, h' = [Wh + va > θ] from h = 0. The machine's table is filled from the 2^n binary vectors; it and the network are run on all words of 3 letters.";
    verdict: "Proved for every n and alphabet.";
    formal: "recurrent_threshold_net_is_a_finite_state_machine" in "poggio/recurrent_threshold_net_is_a_finite_state_machine.v";
    domain: Space::new("n ≤ 2, weights 0, ±1, thresholds 0, 1").natural("n", 1, 2).matrix("W", "n", "n", &[0, 1, -1]).vector("v", "n", &[0, 1]).vector("θ", "n", &[0, 1]);
    judge<N>(case) {
        let n = case.natural("n")?;
        let (w, v, threshold) = (case.matrix("W")?, case.vector("v")?, case.vector("θ")?);
        let step = |h: &[N], a: usize| -> Result<Vec<N>, Undefined> {
            let z = w.apply(h)?;
            (0..n).map(|k| Ok(truth(less(&threshold[k], &(z[k].clone() + v[k].clone() * N::integer(a as i64)))?))).collect()
        };
        let vector = |s: usize| -> Vec<N> { (0..n).map(|k| N::integer((s >> k & 1) as i64)).collect() };
        let mut t = vec![[0; 2]; 1 << n];
        for (s, row) in t.iter_mut().enumerate() {
            for (a, place) in row.iter_mut().enumerate() {
                for (k, b) in bits(&step(&vector(s), a)?)?.into_iter().enumerate() {
                    *place |= usize::from(b) << k;
                }
            }
        }
        let mut j = Judgement::new();
        for word in words(3, 2) {
            let (mut h, mut s) = (vector(0), 0);
            for a in word {
                h = step(&h, a)?;
                s = t[s][a];
            }
            j = j.equal_vectors("state", &h, &vector(s));
        }
        Ok(j)
    }
}

claim! {
    pub struct ReluNetIsMachine = "poggio::recurrent_relu_net_with_rational_state_is_a_finite_state_machine", A;
    place: "§3.2 (\"a recurrent network with state variables is a finite state machine\")";
    says: "Every recurrent network of finitely many ReLU units with rational weights and state, finite input alphabet and a threshold read-out accepts a language that some finite state machine accepts.";
    reading: "Reading \"ReLU units, exact arithmetic\". The networks h' = σ(wh + v_a), h = 0 at the start, accepting if h > 0, with w, v_a ∈ {0, ±1} and two letters are finitely many, so if the statement holds some number K of states serves them all. An instance is a proposed K ≥ 3 with a network; judged: at most K words of at most K letters are pairwise distinguished by suffixes of at most K letters (words that lead to the same state are not distinguished).";
    verdict: "Refuted at K = 3 by the counter h' = σ(h ± 1): a^0, …, a^3 are distinguished by b^0, …, b^3; and so for every K.";
    repair: "poggio::language_of_the_relu_counter_is_accepted_by_no_finite_state_machine";
    negation: "poggio::language_of_the_relu_counter_is_accepted_by_no_finite_state_machine";
    domain: Space::new("one unit, two letters, proposed K = 3, 4").natural("K", 3, 4).number("w", &[(0, 1), (1, 1), (-1, 1)]).vector("v", 2, &[0, 1, -1]);
    judge<N>(case) {
        let bound = case.natural("K")?;
        let (w, v) = (case.number("w")?, case.vector("v")?);
        let all: Vec<Vec<usize>> = (0..=bound).flat_map(|n| words(n, 2)).collect();
        let run = |mut h: N, word: &[usize]| -> Result<N, Undefined> {
            for &a in word {
                h = relu(&(w.clone() * h + v[a].clone()))?;
            }
            Ok(h)
        };
        let mut states: Vec<N> = Vec::new();
        for word in &all {
            let h = run(N::integer(0), word)?;
            if !states.iter().any(|s| s.same(&h) == Some(true)) {
                states.push(h);
            }
        }
        let mut classes: Vec<Vec<bool>> = Vec::new();
        for h in states {
            let mut row = Vec::new();
            for suffix in &all {
                row.push(less(&N::integer(0), &run(h.clone(), suffix)?)?);
            }
            if !classes.contains(&row) {
                classes.push(row);
            }
        }
        Ok(Judgement::new().said(Some(classes.len() <= bound), format!("{} words are pairwise distinguished", classes.len()), format!("at most {bound}")))
    }
}

claim! {
    pub struct ReluCounter = "poggio::language_of_the_relu_counter_is_accepted_by_no_finite_state_machine", Own;
    place: "§3.2 (\"a recurrent network with state variables is a finite state machine\")";
    says: "The network h' = σ(h + 1) on the letter a, h' = σ(h − 1) on b, h = 0 at the start, accepting if h > 0: for all i < j the words a^i b^i and a^j b^i are rejected and accepted, so for every K more than K words are pairwise distinguished and no finite state machine accepts its language. One ReLU unit with integer weights suffices.";
    reading: "An instance is a pair i < j; the theorem draws the conclusion for every finite state machine.";
    verdict: "Proved for every finite state machine.";
    repairs: "poggio::recurrent_relu_net_with_rational_state_is_a_finite_state_machine";
    formal: "language_of_the_relu_counter_is_accepted_by_no_finite_state_machine" in "poggio/language_of_the_relu_counter_is_accepted_by_no_finite_state_machine.v";
    domain: Space::new("i < j ≤ 6").natural("j", 1, 6).natural("i", 0, 5);
    judge<N>(case) {
        let (i, k) = (case.natural("i")?, case.natural("j")?);
        let run = |up: usize, down: usize| -> Result<N, Undefined> {
            let mut h = N::integer(0);
            for a in [vec![1; up], vec![-1; down]].concat() {
                h = relu(&(h + N::integer(a)))?;
            }
            Ok(h)
        };
        Ok(Judgement::new()
            .given("i < j", Some(i < k))
            .equal("a^i b^i accepted", truth::<N>(less(&N::integer(0), &run(i, i)?)?), truth(false))
            .equal("a^j b^i accepted", truth(less(&N::integer(0), &run(k, i)?)?), truth(true)))
    }
}

informal! {
    pub struct LispLike = "poggio::recurrent_associative_networks_support_lisp_like_computation", B;
    place: "§3.2, last sentence; §5.3, last remark (circular convolution)";
    says: "Recurrent associative networks can be the basis for capabilities similar to the Lambda calculus and LISP, along the lines of Holographic Reduced Representations.";
    missing: "the machine model and what is to be simulated";
}
