//! Inference: all surviving rules, simplest first, and what they agree on.

use super::cells::{Limits, View, learn};
use super::features::{Layer, UNDEFINED, layers};
use super::grid::Grid;
use super::repertoire::Family;
use super::rule::Rule;
use super::search::{Budget, Search, State, repertoire_size};
use super::task::Question;

/// What inference found.
#[derive(Clone, Debug)]
pub struct Inference {
    /// The surviving rules: the one that predicts, then the others, simplest first.
    pub rules: Vec<Rule>,
    /// For each test input the predictions, best first; empty when declined.
    pub predictions: Vec<Vec<Grid>>,
    /// For each test input, whether all survivors predict the same.
    pub unique: Vec<bool>,
    /// For each test input, the cells in which survivors of the same shape differ.
    pub differing: Vec<Vec<(usize, usize)>>,
    /// For each test input, the shapes of the survivors' predictions that have another shape than the best.
    pub other_shapes: Vec<Vec<(usize, usize)>>,
    /// The number of elementary steps in the repertoire.
    pub repertoire: usize,
    /// How many states the search reached.
    pub tried: usize,
    /// The share of the best prediction in the weight of all survivors, 0 without any.
    pub share: f64,
    /// Weight of the compositions that explain all pairs but one, against the weight of the best prediction: above
    /// [`NEAR_MISSES`] the survivors are likely there by chance.
    pub near: f64,
    /// For a learned rule: for how many pairs, of how many, learning from the others predicts the output.
    pub held: Option<(usize, usize)>,
    /// Why nothing is predicted although rules survive.
    pub declined: Option<String>,
}

/// How to infer.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Bounds of the search.
    pub budget: Budget,
    /// Predictions for each test input, at most.
    pub attempts: usize,
    /// Whether to predict also where the guards would decline; for submissions, where a wrong answer costs nothing.
    pub always: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            budget: Budget::default(),
            attempts: 1,
            always: false,
        }
    }
}

/// Finds the rules of a task and what they predict.
///
/// The question holds no test outputs, so the predictions are fixed before any answer is read.
///
/// ```
/// use elenchus::arc::{Grid, Pair, Question, infer, Options};
/// let g = |t: &str| Grid::from_text(t).unwrap();
/// let pair = |a: &str, b: &str| Pair { input: g(a), output: g(b) };
/// let q = Question { train: vec![pair("12\n30", "21\n03"), pair("45\n06", "54\n60")], tests: vec![g("78\n91")] };
/// let found = infer(&q, Options::default());
/// assert_eq!(found.rules[0].text, "reflect left-right");
/// assert_eq!(found.predictions[0], [g("87\n19")]);
/// ```
pub fn infer(q: &Question, options: Options) -> Inference {
    let mut search = Search::new(q, options.budget);
    search.run();
    let mut rules = Vec::new();
    let outputs: Vec<&Grid> = q.train.iter().map(|p| &p.output).collect();
    let fitting: Vec<&State> = search.states.iter().filter(|s| search.fits(s)).collect();
    for s in &fitting {
        rules.extend(exact(q, s));
        rules.extend(recolour(q, s));
    }
    rules.extend(tables(q, &fitting, &outputs));
    if !rules.iter().any(|r| r.cost <= 14 && r.weak == 0) {
        rules.extend(edits(q, &fitting, &outputs));
    }
    rules.sort_by(|a, b| (a.cost + 4 * a.weak, &a.text).cmp(&(b.cost + 4 * b.weak, &b.text)));
    let tried = search.states.len();
    decide(
        q,
        rules,
        &fitting,
        near_misses(q, &search.states),
        tried,
        options,
    )
}

/// The state is the output.
fn exact(q: &Question, s: &State) -> Option<Rule> {
    let n = q.train.len();
    (q.train.iter().zip(&s.grids).all(|(p, g)| p.output == *g)).then(|| Rule {
        family: s.family,
        text: s.text(),
        cost: s.cost,
        weak: 0,
        composed: true,
        predictions: s.grids[n..].to_vec(),
    })
}

/// The output is the state under a replacement of colours.
fn recolour(q: &Question, s: &State) -> Option<Rule> {
    let n = q.train.len();
    let mut map = [UNDEFINED; 10];
    let mut seen = [0u32; 10];
    for (i, (p, g)) in q.train.iter().zip(&s.grids).enumerate() {
        for (&x, &y) in g.cells().iter().zip(p.output.cells()) {
            if map[x as usize] != UNDEFINED && map[x as usize] != y {
                return None;
            }
            map[x as usize] = y;
            seen[x as usize] |= 1 << i.min(31);
        }
    }
    let changed: Vec<usize> = (0..10)
        .filter(|&c| map[c] != UNDEFINED && map[c] as usize != c)
        .collect();
    let images: std::collections::BTreeSet<u8> =
        map.iter().copied().filter(|&c| c != UNDEFINED).collect();
    if changed.is_empty() || images.len() < 2 {
        return None;
    }
    let mut weak = changed
        .iter()
        .filter(|&&c| seen[c].count_ones() < 2)
        .count() as u32;
    let mut predictions = Vec::new();
    for g in &s.grids[n..] {
        for &c in g.cells() {
            if map[c as usize] == UNDEFINED {
                weak += 1;
                map[c as usize] = c;
            }
        }
        predictions.push(g.recoloured(|c| map[c as usize]));
    }
    let words: Vec<String> = changed.iter().map(|&c| format!("{c}→{}", map[c])).collect();
    let text = if s.steps.is_empty() {
        String::new()
    } else {
        format!("{}, then ", s.text())
    };
    Some(Rule {
        family: if s.steps.is_empty() {
            Family::Colour
        } else {
            s.family
        },
        text: format!("{text}replace colours {}", words.join(", ")),
        cost: s.cost + 3 + 2 * changed.len() as u32,
        weak,
        composed: true,
        predictions,
    })
}

fn layer_of(s: &State, i: usize) -> Layer {
    Layer {
        name: s.text(),
        cost: s.cost.max(1),
        colour: true,
        values: s.grids[i].cells().to_vec(),
    }
}

/// Tables over one to three states of the outputs' shape: boolean combinations, masks, copies under conditions.
fn tables(q: &Question, fitting: &[&State], outputs: &[&Grid]) -> Vec<Rule> {
    let n = q.train.len();
    let mut pool: Vec<&State> = fitting
        .iter()
        .copied()
        .filter(|s| (1..q.tests.len()).all(|t| s.grids.len() > n + t) && s.cost <= 14)
        .collect();
    pool.sort_by_key(|s| s.cost);
    pool.truncate(90);
    let Some(first) = pool.first() else {
        return Vec::new();
    };
    let shapes: Vec<(usize, usize)> = first.grids.iter().map(Grid::shape).collect();
    pool.retain(|s| s.grids.iter().zip(&shapes).all(|(g, &x)| g.shape() == x));
    if pool.len() < 2 {
        return Vec::new();
    }
    let view = |i: usize| View {
        shape: shapes[i],
        layers: pool.iter().map(|s| layer_of(s, i)).collect(),
    };
    let train: Vec<View> = (0..n).map(view).collect();
    let tests: Vec<View> = (n..n + q.tests.len()).map(view).collect();
    let limits = Limits {
        layers: 2,
        triples: 0,
        rules: 40,
    };
    let mut found = learn(&train, outputs, &tests, None, limits);
    for r in &mut found {
        r.family = Family::Boolean;
    }
    found
}

/// Cell rules on the inputs, or on a state that already has the outputs' shape.
fn edits(q: &Question, fitting: &[&State], outputs: &[&Grid]) -> Vec<Rule> {
    let n = q.train.len();
    let mut bases: Vec<&State> = fitting.to_vec();
    bases.retain(|s| s.steps.len() <= 1);
    bases.sort_by_key(|s| s.cost);
    let same = bases.first().is_some_and(|s| s.steps.is_empty());
    bases.truncate(if same { 1 } else { 3 });
    let mut found = Vec::new();
    for base in bases {
        let shapes: Vec<(usize, usize)> = base.grids.iter().map(Grid::shape).collect();
        let mut extra: Vec<&State> = fitting
            .iter()
            .copied()
            .filter(|s| {
                !std::ptr::eq(*s, base)
                    && s.steps.len() <= 1
                    && s.grids.iter().zip(&shapes).all(|(g, &x)| g.shape() == x)
            })
            .collect();
        extra.sort_by_key(|s| s.cost);
        extra.truncate(60);
        let view = |i: usize| {
            let mut all = layers(&base.grids[i]);
            all.extend(extra.iter().map(|s| layer_of(s, i)));
            View {
                shape: shapes[i],
                layers: all,
            }
        };
        let train: Vec<View> = (0..n).map(view).collect();
        let tests: Vec<View> = (n..n + q.tests.len()).map(view).collect();
        let limits = Limits {
            layers: 3,
            triples: 110,
            rules: 200,
        };
        for mut r in learn(&train, outputs, &tests, Some(0), limits) {
            r.cost += base.cost;
            if !base.steps.is_empty() {
                r.text = format!("{}, then {}", base.text(), r.text);
            }
            found.push(r);
        }
    }
    found
}

/// The mean weight of the compositions that explain all pairs but one.
fn near_misses(q: &Question, states: &[State]) -> f64 {
    let mut sum = 0.0;
    for s in states {
        let misses = q
            .train
            .iter()
            .zip(&s.grids)
            .filter(|(p, g)| p.output != **g)
            .count();
        if misses == 1 {
            sum += (-f64::from(s.cost)).exp2();
        }
    }
    sum / q.train.len() as f64
}

/// Learns again from all pairs but one, for each pair, and counts how often the best rule predicts the pair left out.
fn holdout(q: &Question, fitting: &[&State]) -> (usize, usize) {
    let n = q.train.len();
    let mut hits = 0;
    for i in 0..n {
        let mut train = q.train.clone();
        let out = train.remove(i);
        let sub = Question {
            train,
            tests: vec![out.input.clone()],
        };
        let states: Vec<State> = fitting
            .iter()
            .map(|s| {
                let mut grids = s.grids[..n].to_vec();
                let g = grids.remove(i);
                grids.push(g);
                State {
                    grids,
                    ..(*s).clone()
                }
            })
            .collect();
        let states: Vec<&State> = states.iter().collect();
        let outputs: Vec<&Grid> = sub.train.iter().map(|p| &p.output).collect();
        let mut rules: Vec<Rule> = Vec::new();
        for s in &states {
            rules.extend(exact(&sub, s));
            rules.extend(recolour(&sub, s));
        }
        rules.extend(tables(&sub, &states, &outputs));
        rules.extend(edits(&sub, &states, &outputs));
        let best = ballot(&rules).into_iter().next();
        hits += usize::from(best.is_some_and(|b| b.grids[0] == out.output));
    }
    (hits, n)
}

/// A joint prediction for all test inputs, with the rules that make it.
struct Vote<'r> {
    weight: f64,
    grids: &'r [Grid],
    best: &'r Rule,
}

/// The joint predictions, weightiest first.
fn ballot(rules: &[Rule]) -> Vec<Vote<'_>> {
    let mut votes: Vec<Vote> = Vec::new();
    for r in rules {
        match votes.iter_mut().find(|v| v.grids == r.predictions) {
            Some(v) => {
                v.weight += weight(r);
                if weight(r) > weight(v.best) {
                    v.best = r;
                }
            }
            None => votes.push(Vote {
                weight: weight(r),
                grids: &r.predictions,
                best: r,
            }),
        }
    }
    votes.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    votes
}

/// The weight of a rule against its rivals: halved for every bit of price, and by four bits for every weak part.
fn weight(r: &Rule) -> f64 {
    (-(f64::from(r.cost) + 4.0 * f64::from(r.weak))).exp2()
}

/// How many bits dearer than the outputs' content a composition may be.
const SLACK: f64 = 2.5;

/// The content of the training outputs in bits: a colour for every cell, but one colour for a uniform output.
fn evidence(q: &Question) -> f64 {
    let cells = |g: &Grid| {
        if g.palette().count_ones() == 1 {
            1.0
        } else {
            g.area() as f64
        }
    };
    q.train.iter().map(|p| cells(&p.output)).sum::<f64>() * 10f64.log2()
}

/// The least share of the survivors' weight that a prediction needs.
pub const SHARE: f64 = 0.6;

/// More near misses than this, by weight and pair, make a composition untrustworthy.
pub const NEAR_MISSES: f64 = 4.0;

/// Fixes the predictions, or declines and says why.
fn decide(
    q: &Question,
    rules: Vec<Rule>,
    fitting: &[&State],
    near: f64,
    tried: usize,
    options: Options,
) -> Inference {
    let tests = q.tests.len();
    let mut found = Inference {
        predictions: vec![Vec::new(); tests],
        unique: vec![false; tests],
        differing: vec![Vec::new(); tests],
        other_shapes: vec![Vec::new(); tests],
        repertoire: repertoire_size(),
        tried,
        share: 0.0,
        near: 0.0,
        held: None,
        declined: None,
        rules: Vec::new(),
    };
    let votes = ballot(&rules);
    let Some(best) = votes.first() else {
        return found;
    };
    let total: f64 = votes.iter().map(|v| v.weight).sum();
    let share = best.weight / total;
    found.share = share;
    found.near = near / best.weight;
    for t in 0..tests {
        let grids: Vec<&Grid> = votes.iter().map(|v| &v.grids[t]).collect();
        found.unique[t] = grids.iter().all(|g| *g == grids[0]);
        found.differing[t] = differences(&grids);
        let shapes: std::collections::BTreeSet<_> = grids.iter().map(|g| g.shape()).collect();
        let others = shapes.into_iter().filter(|s| *s != grids[0].shape());
        found.other_shapes[t] = others.collect();
    }
    let rule = best.best;
    found.declined = if share < SHARE {
        Some(format!(
            "the surviving rules disagree: the best prediction has {:.0} % of their weight",
            100.0 * share
        ))
    } else if rule.composed && found.near > NEAR_MISSES {
        Some("as many rules explain all pairs but one: this one may fit by chance".into())
    } else if rule.composed && f64::from(rule.cost) > evidence(q) + SLACK {
        Some("the outputs say too little for so long a rule".into())
    } else if rule.weak > 1 {
        Some("too much of the rule rests on single pairs".into())
    } else if q.train.len() > 2 && (!rule.composed || rule.weak > 0) {
        let (hits, of) = holdout(q, fitting);
        found.held = Some((hits, of));
        // What rests on a single pair must be found again from the others every time; else one failure is forgiven.
        let need = if rule.weak > 0 { of } else { of - 1 };
        (hits < need)
            .then(|| format!("leave-one-out finds the output again for {hits} pairs of {of} only"))
    } else if rule.weak > 0 && share < 0.98 {
        Some("part of the rule rests on a single pair, and the surviving rules disagree".into())
    } else {
        None
    };
    if found.declined.is_none() || options.always {
        for t in 0..tests {
            for v in &votes {
                let g = &v.grids[t];
                if found.predictions[t].len() < options.attempts
                    && !found.predictions[t].contains(g)
                {
                    found.predictions[t].push(g.clone());
                }
            }
        }
    }
    // The rule that predicts comes first, then the simplest.
    let first = rules
        .iter()
        .position(|r| std::ptr::eq(r, rule))
        .unwrap_or(0);
    drop(votes);
    let mut rules = rules;
    rules[..=first].rotate_right(1);
    found.rules = rules;
    found
}

/// The cells in which grids of the first one's shape differ from it.
fn differences(all: &[&Grid]) -> Vec<(usize, usize)> {
    let Some(first) = all.first() else {
        return Vec::new();
    };
    let (h, w) = first.shape();
    let mut cells = Vec::new();
    for r in 0..h {
        for c in 0..w {
            if all
                .iter()
                .any(|g| g.shape() == (h, w) && g.get(r, c) != first.get(r, c))
            {
                cells.push((r, c));
            }
        }
    }
    cells
}
