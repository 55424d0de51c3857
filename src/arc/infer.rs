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
    /// The surviving rules, simplest first.
    pub rules: Vec<Rule>,
    /// For each test input the predictions, best first; empty when declined.
    pub predictions: Vec<Vec<Grid>>,
    /// For each test input, whether all survivors predict the same.
    pub unique: Vec<bool>,
    /// For each test input, the cells in which survivors of the same shape differ.
    pub differing: Vec<Vec<(usize, usize)>>,
    /// The number of elementary steps in the repertoire.
    pub repertoire: usize,
    /// How many states the search reached.
    pub tried: usize,
}

/// How to infer.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Bounds of the search.
    pub budget: Budget,
    /// Predictions for each test input, at most.
    pub attempts: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            budget: Budget::default(),
            attempts: 1,
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
    decide(q, rules, search.states.len(), options)
}

/// The state is the output.
fn exact(q: &Question, s: &State) -> Option<Rule> {
    let n = q.train.len();
    (q.train.iter().zip(&s.grids).all(|(p, g)| p.output == *g)).then(|| Rule {
        family: s.family,
        text: s.text(),
        cost: s.cost,
        weak: 0,
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
        cost: s.cost + 3 + changed.len() as u32,
        weak,
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

/// The weight of a rule against its rivals, in units of 2⁻³²: halved for every bit of price and every four weak parts.
fn weight(r: &Rule) -> f64 {
    (-(f64::from(r.cost) + 4.0 * f64::from(r.weak)) / 2.0).exp2()
}

fn decide(q: &Question, rules: Vec<Rule>, tried: usize, options: Options) -> Inference {
    let mut predictions = Vec::new();
    let mut unique = Vec::new();
    let mut differing = Vec::new();
    for t in 0..q.tests.len() {
        let mut votes: Vec<(f64, &Grid, u32)> = Vec::new();
        for r in &rules {
            let g = &r.predictions[t];
            match votes.iter_mut().find(|v| v.1 == g) {
                Some(v) => {
                    v.0 += weight(r);
                    v.2 = v.2.min(r.weak);
                }
                None => votes.push((weight(r), g, r.weak)),
            }
        }
        let total: f64 = votes.iter().map(|v| v.0).sum();
        votes.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut out = Vec::new();
        if let Some(best) = votes.first()
            && best.0 >= 0.5 * total
            && best.2 <= 1
        {
            out.push(best.1.clone());
            for v in votes
                .iter()
                .skip(1)
                .take(options.attempts.saturating_sub(1))
            {
                out.push(v.1.clone());
            }
        }
        unique.push(votes.len() == 1);
        differing.push(differences(&votes.iter().map(|v| v.1).collect::<Vec<_>>()));
        predictions.push(out);
    }
    Inference {
        rules,
        predictions,
        unique,
        differing,
        repertoire: repertoire_size(),
        tried,
    }
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
