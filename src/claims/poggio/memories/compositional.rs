//! §4: compositional sparsity – circuits with constituents of two variables, and what regularity is needed for.

use super::notation::*;
use crate::claim;
use crate::informal;
use crate::kernel::{Judgement, Space};
use crate::number::{Number, Undefined, decided};

/// A node of a graph with constituents of at most two bits: an input, or a truth table `t` on two earlier nodes, bit `2p + q` of `t` being the value at `(p, q)`.
#[derive(Clone, Copy)]
enum Node {
    Input(usize),
    Gate(u8, usize, usize),
}

const AND: u8 = 0b1000;
const OR: u8 = 0b1110;
const AND_NOT: u8 = 0b0100;
const NO: u8 = 0;
const YES: u8 = 0b1111;

/// A graph as the list of its nodes, inputs first.
struct Graph {
    nodes: Vec<Node>,
}

impl Graph {
    fn new(inputs: usize) -> Self {
        Graph {
            nodes: (0..inputs).map(Node::Input).collect(),
        }
    }

    fn gate(&mut self, table: u8, p: usize, q: usize) -> usize {
        self.nodes.push(Node::Gate(table, p, q));
        self.nodes.len() - 1
    }

    /// The disjunction of some nodes, false for none; the node 0 must exist.
    fn any(&mut self, list: &[usize]) -> usize {
        match list {
            [] => self.gate(NO, 0, 0),
            [one] => *one,
            [first, rest @ ..] => rest.iter().fold(*first, |p, &q| self.gate(OR, p, q)),
        }
    }

    fn gates(&self) -> usize {
        self.nodes
            .iter()
            .filter(|n| matches!(n, Node::Gate(..)))
            .count()
    }

    fn values(&self, input: &[bool]) -> Vec<bool> {
        let mut v: Vec<bool> = Vec::new();
        for n in &self.nodes {
            v.push(match *n {
                Node::Input(i) => input[i],
                Node::Gate(t, p, q) => t >> (2 * u8::from(v[p]) + u8::from(v[q])) & 1 == 1,
            });
        }
        v
    }
}

/// One Turing machine with a single state on blank 0 and letters 1, 2: action 0 rejects, 1 accepts, `2 + 2w + r` writes `w` and moves right (`r = 1`) or left.
fn run(actions: &[usize], word: &[usize], steps: usize) -> bool {
    let mut tape = vec![0; 2 * steps + word.len() + 1];
    tape[steps..steps + word.len()].copy_from_slice(word);
    let mut head = steps;
    for _ in 0..steps {
        match actions[tape[head]] {
            0 => return false,
            1 => return true,
            k => {
                tape[head] = (k - 2) / 2;
                head = if k % 2 == 1 { head + 1 } else { head - 1 };
            }
        }
    }
    false
}

/// The tableau of `steps` steps of that machine on `n` bits, bit 0 being letter 1 and bit 1 letter 2: for each time and cell one node per symbol and one
/// for the head, from those of the cell and its neighbours one step before. Returns the graph and the node that says whether the machine accepts.
fn tableau(actions: &[usize], n: usize, steps: usize) -> (Graph, usize) {
    let mut g = Graph::new(n);
    let (no, yes) = (g.gate(NO, 0, 0), g.gate(YES, 0, 0));
    let cells = 2 * steps + 1;
    let mut symbol: Vec<[usize; 3]> = vec![[yes, no, no]; cells];
    for i in 0..n.min(cells - steps) {
        symbol[steps + i] = [no, g.gate(0b0011, i, i), i];
    }
    let mut head = vec![no; cells];
    head[steps] = yes;
    let mut accepted = no;
    for _ in 0..steps {
        let mut acts = Vec::new();
        for c in 0..cells {
            acts.push([0, 1, 2].map(|s| g.gate(AND, head[c], symbol[c][s])));
        }
        let (mut next_symbol, mut next_head) = (Vec::new(), Vec::new());
        for c in 0..cells {
            let mut come = Vec::new();
            for (s, &k) in actions.iter().enumerate() {
                if k >= 2 && k % 2 == 1 && c > 0 {
                    come.push(acts[c - 1][s]);
                } else if k >= 2 && k % 2 == 0 && c + 1 < cells {
                    come.push(acts[c + 1][s]);
                }
            }
            next_head.push(g.any(&come));
            next_symbol.push([0, 1, 2].map(|w| {
                let mut list: Vec<usize> = (0..3)
                    .filter(|&s| actions[s] >= 2 && (actions[s] - 2) / 2 == w)
                    .map(|s| acts[c][s])
                    .collect();
                list.push(g.gate(AND_NOT, symbol[c][w], head[c]));
                g.any(&list)
            }));
            for (s, &k) in actions.iter().enumerate() {
                if k == 1 {
                    accepted = g.gate(OR, accepted, acts[c][s]);
                }
            }
        }
        (symbol, head) = (next_symbol, next_head);
    }
    (g, accepted)
}

/// The `k`-th input of `n` bits.
fn input(k: usize, n: usize) -> Vec<bool> {
    (0..n).map(|i| k >> (n - 1 - i) & 1 == 1).collect()
}

claim! {
    pub struct EfficientIsSparse = "poggio::efficiently_computable_boolean_functions_are_compositionally_sparse", A;
    place: "§4 (\"a theorem stating that all efficiently computable functions are compositionally sparse\")";
    says: "For every function family {0,1}^n → {0,1} computable in time polynomial in n there is a family of directed acyclic graphs of polynomially many nodes with constituents of at most two variables computing it.";
    reading: "Reading \"with a size bound\". Polynomial time on a Turing machine. The theorem: a system of r bits, each of which is at every step a function of at most m bits one step before and at the start of one input, has after T steps a graph with (5 + T(4·2^m − 3))r constituents of two variables. A machine that runs T(n) steps is such a system with r = b(2T + 1), m = 3b, where b bits code a cell's symbol and the state if the head is there: a cell depends on itself and its neighbours. So T(n) polynomial gives polynomially many constituents. Instances: all machines with one state and three symbols (blank and one letter per bit), whose tableau is built with at most 21T(2T + 1) + n + 2 constituents and compared with the machine on all inputs.";
    verdict: "Proved for every system of local bits, hence for every Turing machine: O(T²) constituents.";
    formal: "systems_of_local_bits_have_graphs_of_time_times_size_constituents" in "poggio/efficiently_computable_boolean_functions_are_compositionally_sparse.v";
    domain: Space::new("one-state machines with three symbols, n ≤ 2, T ≤ 3").natural("n", 1, 2).natural("T", 1, 3).vector("actions", 3, &[0, 1, 2, 3, 4, 5, 6, 7]);
    judge<N>(case) {
        let (n, steps) = (case.natural("n")?, case.natural("T")?);
        let actions = naturals(case.vector("actions")?, 8);
        let j = Judgement::new().given("the actions are actions", Some(actions.is_some()));
        let Some(actions) = actions else {
            return Ok(j.said(Some(true), "no machine", "a machine"));
        };
        let (g, accepted) = tableau(&actions, n, steps);
        let mut alike = true;
        for k in 0..1 << n {
            let bits = input(k, n);
            let word: Vec<usize> = bits.iter().map(|&b| 1 + usize::from(b)).collect();
            alike &= g.values(&bits)[accepted] == run(&actions, &word, steps);
        }
        let most = 21 * steps * (2 * steps + 1) + n + 2;
        Ok(j.said(Some(alike && g.gates() <= most), format!("same function: {alike}, {} constituents", g.gates()), format!("same function, at most {most}")))
    }
}

/// Shannon's expansion of a truth table in its first variable, `from` on: a node for the function.
fn expansion(g: &mut Graph, table: &[bool], from: usize) -> usize {
    if table.len() == 1 {
        return g.gate(if table[0] { YES } else { NO }, 0, 0);
    }
    let (low, high) = table.split_at(table.len() / 2);
    let (low, high) = (expansion(g, low, from + 1), expansion(g, high, from + 1));
    let (on, off) = (g.gate(AND, high, from), g.gate(AND_NOT, low, from));
    g.gate(OR, on, off)
}

claim! {
    pub struct BoundedArity = "poggio::functions_have_a_graph_with_constituents_of_bounded_arity", B;
    place: "§4, definition of compositional sparsity (no bound on the number of constituents is stated)";
    says: "Every efficiently computable f: {0,1}^n → {0,1} is computed by some finite directed acyclic graph with constituents of at most two variables.";
    reading: "Reading \"no size bound\"; holds for every f. Shannon's expansion f = x_1 f_1 + (1 − x_1)f_0, variable by variable.";
    verdict: "Proved for every n and every f. The expansion has 4·2^n − 3 constituents, so without a bound the definition excludes nothing.";
    formal: "functions_have_a_graph_with_constituents_of_bounded_arity" in "poggio/functions_have_a_graph_with_constituents_of_bounded_arity.v";
    domain: Space::new("n ≤ 3, all truth tables").natural("n", 1, 3).natural("size", 2, 8).vector("table", "size", &[0, 1]);
    judge<N>(case) {
        let (n, table) = (case.natural("n")?, bits(case.vector("table")?)?);
        let fits = table.len() == 1 << n;
        let j = Judgement::new().given("the table has 2^n entries", Some(fits));
        if !fits {
            return Ok(j.said(Some(true), "no table", "a table"));
        }
        let mut g = Graph::new(n);
        let root = expansion(&mut g, &table, 0);
        let alike = (0..1 << n).all(|k| g.values(&input(k, n))[root] == table[k]);
        let count = N::integer(g.gates() as i64);
        Ok(j.equal("whether the graph computes f", truth(alike), truth(true)).equal("constituents", count, N::integer((4 << n) - 3)))
    }
}

/// The continuous piecewise linear functions on [0, 1] through `(i/L, b_i)`, `i = 0…L` (a constant for `L = 0`), for all bits `b`, by their values there.
fn zigzags(length: usize) -> Vec<Vec<bool>> {
    (0..1usize << (length + 1))
        .map(|k| input(k, length + 1))
        .collect()
}

/// Whether all functions of the list differ by 1 somewhere, and how many they are.
fn spread(length: usize) -> (bool, usize) {
    let list = zigzags(length);
    let apart = list.iter().enumerate().all(|(i, f)| {
        list[..i]
            .iter()
            .all(|g| f.iter().zip(g).any(|(a, b)| a != b))
    });
    (apart, list.len())
}

claim! {
    pub struct NoRegularity = "poggio::compositionally_sparse_functions_avoid_the_curse_of_dimensionality", A;
    place: "Theorem 1";
    says: "For each arity bound and number of nodes linear in d: every continuous function on [0,1]^d computed by such a graph with continuous constituents can be approximated to sup-error < 1/2 by a description of length polynomial in d (coefficients to finite precision included).";
    reading: "Reading \"no regularity of constituents\". At d = 1, with one node of one variable; an instance is the proposed length L = p(1) in bits. Two functions at sup-distance 1 cannot share a description with errors < 1/2 each, and there are 2^{L+1} − 1 words of at most L bits.";
    verdict: "Refuted at L = 0 by the constants 0 and 1; for any L by 2^{L+1} functions into [0, 1].";
    repair: "poggio::continuous_constituents_admit_no_bound_on_descriptions_in_any_dimension";
    negation: "poggio::continuous_constituents_admit_no_bound_on_descriptions_in_any_dimension";
    domain: Space::new("proposed lengths L ≤ 6").natural("L", 0, 6);
    judge<N>(case) {
        let length = case.natural("L")?;
        let (apart, count) = spread(length);
        let words = (1usize << (length + 1)) - 1;
        Ok(Judgement::<N>::new().said(Some(!(apart && count > words)), format!("{count} functions at distance 1: {apart}"), format!("at most {words} descriptions")))
    }
}

claim! {
    pub struct NoDescriptionBound = "poggio::continuous_constituents_admit_no_bound_on_descriptions_in_any_dimension", Own;
    place: "Theorem 1";
    says: "For every L ≥ 0 there are 2^{L+1} continuous piecewise linear functions [0, 1] → [0, 1] at pairwise sup-distance at least 1, more than the 2^{L+1} − 1 words of at most L bits; so for continuous constituents no length of description suffices for sup-error < 1/2, whatever the graph (a node that uses one of its inputs only, for every d and arity).";
    reading: "Functions through (i/L, b_i) for all bits b; the distance is read at these points. Their Lipschitz constant is L: bounded regularity is what Theorem 1 needs.";
    verdict: "Proved for every L and every way of describing.";
    repairs: "poggio::compositionally_sparse_functions_avoid_the_curse_of_dimensionality";
    formal: "continuous_constituents_admit_no_bound_on_descriptions" in "poggio/continuous_constituents_admit_no_bound_on_descriptions_in_any_dimension.v";
    domain: Space::new("L ≤ 6").natural("L", 0, 6);
    judge<N>(case) {
        let length = case.natural("L")?;
        let (apart, count) = spread(length);
        let words = (1i64 << (length + 1)) - 1;
        Ok(Judgement::new()
            .equal("whether they are apart", truth::<N>(apart), truth(true))
            .equal("their number", N::integer(count as i64), N::integer(words + 1)))
    }
}

/// Constituents with values in [−1, 1] and Lipschitz constant at most 1 in the largest modulus.
fn constituent<N: Number>(name: &str, u: &N, v: &N) -> Result<N, Undefined> {
    Ok(match name {
        "mean" => (u.clone() + v.clone()) * N::ratio(1, 2),
        "larger" if less(u, v)? => v.clone(),
        "larger" => u.clone(),
        "distance" => decided((u.clone() - v.clone()).modulus(), "a modulus")? * N::ratio(1, 2),
        _ => u.clone() * v.clone() * N::ratio(1, 2),
    })
}

/// `t` rounded down to a multiple of `1/k`, for `|t| ≤ 1`.
fn rounded<N: Number>(t: &N, k: i64) -> Result<N, Undefined> {
    let mut best = -k;
    for n in -k..=k {
        if decided(N::ratio(n, k).at_most(t), "a comparison")? {
            best = n;
        }
    }
    Ok(N::ratio(best, k))
}

claim! {
    pub struct SmoothConstituents = "poggio::smooth_compositionally_sparse_functions_avoid_the_curse_of_dimensionality", B;
    place: "Theorem 1 with §5.3";
    says: "Fixed binary tree on d variables, constituents in the unit ball of C^m([−1,1]²) with Lipschitz constant at most L: sup-error ε is reached by deep networks with the same graph and a number of units polynomial in d and 1/ε, with exponent of 1/ε independent of d for fixed L.";
    reading: "Balanced trees of depth ℓ, d = 2^ℓ, Lipschitz for the largest modulus. The theorem: if each constituent is replaced by a function within δ of it, the error of the tree is at most δ(1 + L + … + L^{ℓ−1}) ≤ δ·ℓ·max(1, L)^ℓ, which is δ times a power of d. With δ = ε divided by it and O(δ^{−2/m}) units per node (approximation in two variables, cited), O(d)·O(δ^{−2/m}) units suffice; the exponent of 1/ε is 2/m. Instances: constituents rounded to a grid of mesh 1/k, so δ = 1/k and L = 1.";
    verdict: "Proved for all depths, L and constituents, as to the error of the tree.";
    formal: "errors_of_constituents_add_up_along_the_depth" in "poggio/smooth_compositionally_sparse_functions_avoid_the_curse_of_dimensionality.v";
    domain: Space::new("depth 2, four constituents, inputs −1, −1/3, 1/2, 1, mesh 1/2, 1/3").word("root", &["mean", "larger", "distance", "product"]).word("leaf", &["mean", "larger", "distance", "product"]).natural("k", 2, 3).rational_vector("x", 4, &[(-1, 1), (-1, 3), (1, 2), (1, 1)]);
    judge<N>(case) {
        let (root, leaf, k, x) = (case.word("root")?, case.word("leaf")?, case.natural("k")? as i64, case.vector("x")?);
        let mut inside = true;
        for t in x {
            inside &= decided(t.squared().at_most(&N::integer(1)), "a comparison")?;
        }
        let j = Judgement::new().given("|x| ≤ 1", Some(inside));
        if !inside {
            return Ok(j.said(Some(true), "outside", "inside"));
        }
        let approximate = |name: &str, u: &N, v: &N| constituent(name, &rounded(u, k)?, &rounded(v, k)?);
        let exact = constituent(root, &constituent(leaf, &x[0], &x[1])?, &constituent(leaf, &x[2], &x[3])?)?;
        let close = approximate(root, &approximate(leaf, &x[0], &x[1])?, &approximate(leaf, &x[2], &x[3])?)?;
        let error = decided((exact - close).modulus(), "a modulus")?;
        Ok(j.said(error.at_most(&N::ratio(2, k)), format!("error {error}"), format!("at most 2/{k}")))
    }
}

informal! {
    pub struct SgdSelects = "poggio::sgd_selects_minimisers_of_lowest_complexity", B;
    place: "§4, overparametrised square loss case; conjectures 1 and 2";
    says: "Generalisation depends on a regularised ERM; SGD can accomplish it; the problem can be solved if the graph of the regression function is known and sparse.";
    missing: "the complexity measure, the algorithm's hypotheses, the class of functions";
}

informal! {
    pub struct UnknownGraphs = "poggio::unknown_sparse_graphs_require_l0_or_l1_optimisation", B;
    place: "§4, second bullet";
    says: "When the sparse graph is not known, optimisation with sparsity constraints such as ℓ0 or ℓ1 is needed.";
    missing: "the class of learners over which necessity is claimed";
}
