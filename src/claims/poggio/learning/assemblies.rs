//! §5.3: neural assemblies – k-cap dynamics, overlap and completion.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use super::notation::*;
use crate::audit::Domain;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, sum};

/// The k indices with the largest values, ties in favour of the smaller index; sorted.
fn cap<N: Number>(values: &[N], k: usize) -> Result<Vec<usize>, Undefined> {
    let mut chosen: Vec<usize> = Vec::new();
    while chosen.len() < k.min(values.len()) {
        let mut best: Option<usize> = None;
        for i in (0..values.len()).filter(|i| !chosen.contains(i)) {
            if best.map_or(Ok(true), |b| less(&values[b], &values[i]))? {
                best = Some(i);
            }
        }
        chosen.extend(best);
    }
    chosen.sort_unstable();
    Ok(chosen)
}

/// The cap of the input from the active set.
fn next<N: Number>(w: &Matrix<N>, active: &[usize], k: usize) -> Result<Vec<usize>, Undefined> {
    let input: Vec<N> = (0..w.rows())
        .map(|i| sum(active.iter().map(|&j| w.at(i, j).clone())))
        .collect();
    cap(&input, k)
}

/// The least period of the dynamics from the first k neurons; the sets form a finite space, so it is reached within C(n, k) steps.
fn period<N: Number>(w: &Matrix<N>, start: &[usize], k: usize) -> Result<usize, Undefined> {
    let mut seen = vec![start.to_vec()];
    loop {
        let here = next(w, &seen[seen.len() - 1], k)?;
        if let Some(t) = seen.iter().position(|s| *s == here) {
            return Ok(seen.len() - t);
        }
        seen.push(here);
    }
}

claim! {
    pub struct KCapConverges = "poggio::k_cap_dynamics_with_fixed_weights_converges", B;
    place: "§5.3, neural assemblies";
    says: "Reading \"convergence, fixed weights\". For every n, k ≤ n, fixed weight matrix and start the k-cap dynamics (ties broken by index) is eventually constant.";
    reading: "W_ij is the weight from j to i; the start is the first k neurons, which is no restriction up to numbering when ties do not matter.";
    verdict: "Refuted with two neurons, k = 1: each excites only the other, period 2.";
    repair: "poggio::k_cap_dynamics_with_symmetric_weights_has_period_at_most_two";
    domain: Space::new("n ≤ 3, k ≤ n, weights 0, 1").natural("n", 1, 3).natural("k", 1, 3).matrix("W", "n", "n", &[0, 1]);
    judge<N>(case) {
        let (n, k, w) = (case.natural("n")?, case.natural("k")?, case.matrix("W")?);
        let j = Judgement::new().given("k ≤ n", Some(k <= n));
        if k > n {
            return Ok(j.said(Some(true), "not judged", "not judged"));
        }
        let p = period(w, &(0..k).collect::<Vec<_>>(), k)?;
        Ok(j.equal("period", whole::<N>(p), N::integer(1)))
    }
}

claim! {
    pub struct KCapSymmetric = "poggio::k_cap_dynamics_with_symmetric_weights_has_period_at_most_two", Own;
    place: "§5.3, neural assemblies";
    says: "For fixed symmetric weights the k-cap dynamics (ties broken by index) is eventually periodic with period 1 or 2, from every start; for every weight matrix the period is at most C(n, k). Reason: with x_t the 0/1 vector of the cap, x_{t+1}ᵀWx_t does not decrease, since x_{t+1} maximises xᵀWx_t among sets of k and x_{t−1}ᵀWx_t = x_tᵀWx_{t−1}; a small fixed preference for smaller indices makes it increase strictly unless x_{t+1} = x_{t−1}.";
    reading: "The lower triangle of M is mirrored. All starts.";
    verdict: "Exhausted for n ≤ 3, weights 0, ±1, all k and starts.";
    repairs: "poggio::k_cap_dynamics_with_fixed_weights_converges";
    domain: Space::new("n ≤ 3, k ≤ n, symmetric weights 0, ±1 given by their lower triangle").natural("n", 1, 3).natural("k", 1, 3).vector("m", 6, &[0, 1, -1]);
    judge<N>(case) {
        let (n, k, m) = (case.natural("n")?, case.natural("k")?, case.vector("m")?);
        let j = Judgement::new().given("k ≤ n", Some(k <= n));
        if k > n {
            return Ok(j.said(Some(true), "not judged", "not judged"));
        }
        let w = Matrix::from_fn(n, n, |a, b| {
            let (a, b) = (a.max(b), a.min(b));
            m[a * (a + 1) / 2 + b].clone()
        });
        let mut longest = 0;
        for set in (0..1usize << n).filter(|s| s.count_ones() as usize == k) {
            let start: Vec<usize> = (0..n).filter(|i| set >> i & 1 == 1).collect();
            longest = longest.max(period(&w, &start, k)?);
        }
        Ok(j.said(Some(longest <= 2), format!("longest period {longest}"), "1 or 2"))
    }
}

claim! {
    pub struct AssembliesAll = "poggio::assemblies_emerge_with_small_overlap_for_all_parameters", B;
    place: "§5.3, neural assemblies (\"And yet, assemblies emerge, with small overlap for distinct stimuli, and allow for pattern completion\")";
    says: "Reading \"all parameters\". For random graphs G(n, p), k-cap and Hebbian plasticity β > 0 with any 0 < p < 1, 1 ≤ k ≤ √n, two independent stimuli of k neurons give assemblies with mean overlap at most k/2 after 25 rounds.";
    reading: "Judged where the answer does not depend on the graph: where k = n the cap is the whole area in every round, so the overlap is k for every p, β and stimuli. With k ≤ √n that is n = k = 1.";
    verdict: "Refuted at n = k = 1: the only neuron is both assemblies, overlap 1 > 1/2.";
    repair: "poggio::caps_of_independent_uniform_stimuli_overlap_in_k_squared_over_n_on_average";
    domain: Space::new("n = k ≤ 4").natural("n", 1, 4).natural("k", 1, 4);
    judge<N>(case) {
        let (n, k) = (case.natural("n")?, case.natural("k")?);
        let constant = vec![N::integer(0); n];
        let assembly: BTreeSet<usize> = cap(&constant, k)?.into_iter().collect();
        let overlap = whole::<N>(assembly.len());
        Ok(Judgement::new()
            .given("k = n", Some(k == n))
            .given("k ≤ √n", Some(k * k <= n))
            .said(overlap.at_most(&N::ratio(k as i64, 2)), format!("overlap {overlap}"), format!("at most {k}/2")))
    }
}

claim! {
    pub struct UniformOverlap = "poggio::caps_of_independent_uniform_stimuli_overlap_in_k_squared_over_n_on_average", Own;
    place: "§5.3, neural assemblies";
    says: "Two independent uniformly distributed caps of k among n neurons (what disjoint stimuli give before any plasticity, ties broken at random) overlap in k²/n neurons on average, with variance k²(n − k)²/(n²(n − 1)) for n ≥ 2; so the mean overlap is at most k/2 iff k ≤ n/2, which 1 ≤ k ≤ √n implies for n ≥ 4 but not for n = 1.";
    reading: "All pairs of sets are enumerated.";
    verdict: "Exhausted for n ≤ 7.";
    repairs: "poggio::assemblies_emerge_with_small_overlap_for_all_parameters";
    domain: Space::new("n = 2 to 7, k ≤ n").natural("n", 2, 7).natural("k", 1, 7);
    judge<N>(case) {
        let (n, k) = (case.natural("n")?, case.natural("k")?);
        let sets: Vec<usize> = (0..1usize << n).filter(|s| s.count_ones() as usize == k).collect();
        let (mut first, mut second, mut pairs) = (0usize, 0usize, 0usize);
        for a in &sets {
            for b in &sets {
                let overlap = (a & b).count_ones() as usize;
                first += overlap;
                second += overlap * overlap;
                pairs += 1;
            }
        }
        let j = Judgement::new().given("k ≤ n", Some(k <= n));
        if k > n {
            return Ok(j.said(Some(true), "not judged", "not judged"));
        }
        let mean = ratio(&whole::<N>(first), &whole(pairs))?;
        let variance = ratio(&whole::<N>(second), &whole(pairs))? - mean.squared();
        let small = !less(&N::ratio(k as i64, 2), &mean)?;
        Ok(j.equal("mean", mean, N::ratio((k * k) as i64, n as i64))
            .equal("variance", variance, N::ratio((k * k * (n - k) * (n - k)) as i64, (n * n * (n - 1)) as i64))
            .equal("at most k/2", whole(usize::from(small)), whole(usize::from(2 * k <= n))))
    }
}

const NEURONS: usize = 2000;
const CAP: usize = 45;
const ROUNDS: usize = 20;

/// A fixed mixing of 64 bits (the finaliser of splitmix64), for pseudo-random edges.
fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Whether there is an edge from neuron `from` of `area` to neuron `to` of the assembly area, with probability 1/5.
fn edge(seed: u64, area: u64, from: usize, to: usize) -> bool {
    let base = mix(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (area << 56));
    mix(base ^ ((from as u64) << 32 | to as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15))
        .is_multiple_of(5)
}

/// How often each edge was strengthened: a weight is (21/20)^times.
type Strength = BTreeMap<(u64, usize, usize), u32>;

/// One round: the k neurons with the largest input; weights are multiplied by 20^ROUNDS, so sums are exact integers.
fn fire(seed: u64, sources: &[(u64, &[usize])], strength: &Strength) -> Vec<usize> {
    let weight = |times: u32| 21u128.pow(times) * 20u128.pow(ROUNDS as u32 - times);
    let mut input = vec![0u128; NEURONS];
    for &(area, active) in sources {
        for &from in active {
            for (to, total) in input.iter_mut().enumerate() {
                if edge(seed, area, from, to) {
                    *total += weight(0);
                }
            }
            for ((_, _, to), times) in strength.range((area, from, 0)..=(area, from, usize::MAX)) {
                input[*to] += weight(*times) - weight(0);
            }
        }
    }
    let mut order: Vec<usize> = (0..NEURONS).collect();
    order.sort_by(|a, b| input[*b].cmp(&input[*a]).then(a.cmp(b)));
    order.truncate(CAP);
    order.sort_unstable();
    order
}

/// The assembly of a stimulus after all rounds, and the strengthened edges.
fn assembly(seed: u64, stimulus: u64) -> (Vec<usize>, Strength) {
    let stimulated: Vec<usize> = (0..CAP).collect();
    let (mut active, mut strength) = (Vec::new(), Strength::new());
    for _ in 0..ROUNDS {
        let winners = fire(seed, &[(stimulus, &stimulated), (0, &active)], &strength);
        for (area, sources) in [(stimulus, &stimulated), (0, &active)] {
            for &from in sources {
                for &to in winners.iter().filter(|&&to| edge(seed, area, from, to)) {
                    *strength.entry((area, from, to)).or_default() += 1;
                }
            }
        }
        active = winners;
    }
    (active, strength)
}

fn shared(a: &[usize], b: &[usize]) -> usize {
    a.iter().filter(|i| b.contains(i)).count()
}

/// Overlap of the assemblies of two stimuli, and how much of the first assembly comes back after five rounds from its first half.
fn overlap_and_completion(seed: usize) -> (usize, usize) {
    // each seed is simulated once; the result is a function of the seed alone
    static KNOWN: Mutex<BTreeMap<usize, (usize, usize)>> = Mutex::new(BTreeMap::new());
    let known = KNOWN.lock().map(|k| k.get(&seed).copied()).ok().flatten();
    known.unwrap_or_else(|| {
        let (first, strength) = assembly(seed as u64, 1);
        let (second, _) = assembly(seed as u64, 2);
        let mut active = first[..CAP / 2].to_vec();
        for _ in 0..5 {
            active = fire(seed as u64, &[(0, &active)], &strength);
        }
        let result = (shared(&first, &second), shared(&first, &active));
        if let Ok(mut k) = KNOWN.lock() {
            k.insert(seed, result);
        }
        result
    })
}

claim! {
    pub struct AssembliesSome = "poggio::assemblies_emerge_with_small_overlap_for_some_parameters", B;
    place: "§5.3, neural assemblies";
    says: "Reading \"some parameters\". For n = 2000, k = 45, p = .2, β = .05, 20 rounds: mean overlap of the assemblies of two independent stimuli ≤ k/5, and half of an assembly completes to at least 4/5 of it.";
    reading: "Each stimulus is an area of k neurons of its own that fires in every round; weights start at 1 on the edges of a pseudo-random graph, edges from firing neurons to the next cap are multiplied by 21/20, and sums are exact integers. Each of the two assemblies is formed from the fresh weights of the same graph. Completion: the first 22 neurons of the first assembly fire, then five rounds without stimulus and plasticity. Judged graph by graph, for 24 different seeds below 10⁴: overlap at most 9 and at least 36 of 45 neurons back. What holds for every sampled graph holds for their mean; how rare exceptions must be is in the evidence.";
    verdict: "Survived on 24 graphs.";
    domain: Domain::new(Space::new("pseudo-random graphs by their seeds").natural("graph", 0, 9_999)).only_sampled().draws(24);
    judge<N>(case) {
        let (overlap, completed) = overlap_and_completion(case.natural("graph")?);
        Ok(Judgement::new().said(Some(5 * overlap <= CAP && 5 * completed >= 4 * CAP), format!("overlap {overlap}, {completed} completed"), "at most 9, at least 36"))
    }
}
