//! Compositions of operations, up to a bounded depth, applied to all grids of a task at once.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::grid::Grid;
use super::objects::Piece;
use super::repertoire::choice::{Choice, PROPERTIES, choose};
use super::repertoire::join::{Join, joins};
use super::repertoire::split::{Split, splits};
use super::repertoire::{Family, Operation, operations};
use super::task::Question;

/// The grids of a task after some operations: training inputs first, then test inputs.
#[derive(Clone, Debug)]
pub struct State {
    /// One grid for each training pair, then one for each test.
    pub grids: Vec<Grid>,
    /// The operations so far, in words.
    pub steps: Vec<String>,
    /// The family of the operation that names the rule: the dearest so far.
    pub family: Family,
    /// The cost so far.
    pub cost: u32,
}

impl State {
    /// The steps in one line.
    pub fn text(&self) -> String {
        if self.steps.is_empty() {
            "the input".into()
        } else {
            self.steps.join(", then ")
        }
    }

    fn next(&self, grids: Vec<Grid>, step: String, family: Family, cost: u32) -> State {
        let mut steps = self.steps.clone();
        steps.push(step);
        State {
            grids,
            family: if self.steps.is_empty() || cost >= self.cost {
                family
            } else {
                self.family
            },
            steps,
            cost: self.cost + cost,
        }
    }
}

/// How far the search goes, in counted work, so that the result does not depend on the clock.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// Most states that are expanded beyond the first operation.
    pub expand: usize,
    /// Most cells processed.
    pub cells: usize,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget {
            expand: 220,
            cells: 24_000_000,
        }
    }
}

struct Tools {
    splits: Vec<Split>,
    joins: Vec<Join>,
}

fn tools() -> &'static Tools {
    static TOOLS: std::sync::OnceLock<Tools> = std::sync::OnceLock::new();
    TOOLS.get_or_init(|| Tools {
        splits: splits(),
        joins: joins(),
    })
}

/// The number of elementary steps that may be composed: operations, choices of a part, assemblies.
pub fn repertoire_size() -> usize {
    let t = tools();
    let choices = PROPERTIES
        .iter()
        .map(|p| if p.ordered { 4 } else { 2 })
        .sum::<usize>()
        + PLACES
        + 1;
    let orders = 1 + 2 * PROPERTIES.iter().filter(|p| p.ordered).count();
    operations().len() + t.splits.len() * (choices + orders * t.joins.len())
}

const PLACES: usize = 9;

/// The least price of an operation.
const LEAST: u32 = 3;

/// Rules this much dearer than the simplest are not looked for; they would weigh next to nothing.
pub const MARGIN: u32 = 6;

fn digest(grids: &[Grid]) -> u64 {
    let mut h = DefaultHasher::new();
    grids.hash(&mut h);
    h.finish()
}

/// The search through compositions.
pub struct Search<'q> {
    question: &'q Question,
    seen: HashSet<u64>,
    /// Every state reached, in order of discovery; the inputs are the first.
    pub states: Vec<State>,
    /// Cells processed.
    pub work: usize,
    budget: Budget,
}

impl<'q> Search<'q> {
    /// The search with the inputs as its only state.
    pub fn new(question: &'q Question, budget: Budget) -> Search<'q> {
        let grids: Vec<Grid> = question
            .train
            .iter()
            .map(|p| p.input.clone())
            .chain(question.tests.iter().cloned())
            .collect();
        Search {
            question,
            seen: HashSet::from([digest(&grids)]),
            states: vec![State {
                grids,
                steps: Vec::new(),
                family: Family::Colour,
                cost: 0,
            }],
            work: 0,
            budget,
        }
    }

    /// Whether all grids of the state have the shape of their outputs.
    pub fn fits(&self, s: &State) -> bool {
        self.question
            .train
            .iter()
            .zip(&s.grids)
            .all(|(p, g)| p.output.shape() == g.shape())
    }

    fn push(&mut self, s: State) {
        if self.seen.insert(digest(&s.grids)) {
            self.states.push(s);
        }
    }

    /// Whether the state is the output on all training pairs.
    pub fn solves(&self, s: &State) -> bool {
        self.question
            .train
            .iter()
            .zip(&s.grids)
            .all(|(p, g)| p.output == *g)
    }

    /// Runs the search to depth two, cheapest first, and stops where no rule within [`MARGIN`] of the simplest can follow.
    pub fn run(&mut self) {
        self.expand(0, false);
        let mut best = self.cheapest(0).unwrap_or(u32::MAX);
        let mut order: Vec<usize> = (1..self.states.len()).collect();
        order.sort_by_key(|&i| (self.states[i].cost, i));
        for &i in order.iter().take(self.budget.expand) {
            if self.work > self.budget.cells
                || self.states[i].cost + LEAST > best.saturating_add(MARGIN)
            {
                break;
            }
            let before = self.states.len();
            self.expand(i, true);
            best = self.cheapest(before).map_or(best, |c| c.min(best));
        }
    }

    fn cheapest(&self, from: usize) -> Option<u32> {
        self.states[from..]
            .iter()
            .filter(|s| self.solves(s))
            .map(|s| s.cost)
            .min()
    }

    fn expand(&mut self, i: usize, last: bool) {
        let base = self.states[i].clone();
        self.expand_operations(&base, last);
        let small = base.grids.iter().all(|g| g.area() <= 400);
        if !last || (small && base.cost <= 8) {
            for (k, split) in tools().splits.iter().enumerate() {
                if last && k >= 14 {
                    break;
                }
                self.expand_parts(&base, split, last);
            }
        }
    }

    fn expand_operations(&mut self, base: &State, last: bool) {
        let out = &self.question.train[0].output;
        for o in operations().iter().filter(|o| !(last && o.first_only)) {
            if self.work > self.budget.cells * 2 {
                return;
            }
            let Some(grids) = self.apply_all(base, o, last.then_some(out)) else {
                continue;
            };
            self.push(base.next(grids, o.name.clone(), o.family, o.cost));
        }
    }

    /// The operation on all grids; with `shape`, given up at once when the first result does not have it.
    fn apply_all(
        &mut self,
        base: &State,
        o: &Operation,
        shape: Option<&Grid>,
    ) -> Option<Vec<Grid>> {
        let mut grids = Vec::with_capacity(base.grids.len());
        for (k, g) in base.grids.iter().enumerate() {
            self.work += g.area() + 20;
            let out = o.apply(g)?;
            if k == 0 && shape.is_some_and(|s| s.shape() != out.shape()) {
                return None;
            }
            grids.push(out);
        }
        (grids != base.grids).then_some(grids)
    }

    fn expand_parts(&mut self, base: &State, split: &Split, last: bool) {
        let mut all: Vec<Vec<Piece>> = Vec::new();
        for g in &base.grids {
            self.work += 3 * g.area() + 50;
            let Some(parts) = split.apply(g) else { return };
            all.push(parts);
        }
        let wants = self.question.train.iter().map(|p| p.output.shape());
        if last
            && !wants
                .zip(&all)
                .all(|(want, parts)| parts.iter().any(|p| p.grid.shape() == want))
        {
            return;
        }
        let want = self.question.train[0].output.shape();
        let mut picked: HashSet<Vec<usize>> = HashSet::new();
        let mut ordered: HashSet<Vec<Vec<usize>>> = HashSet::new();
        let most = all.iter().map(Vec::len).max().unwrap_or(0);
        if split.positional {
            let count = all.iter().map(Vec::len).min().unwrap_or(0).min(PLACES);
            for k in 0..count {
                self.take(
                    base,
                    split,
                    &all,
                    &|_| Some(k),
                    &format!("the part number {k}"),
                    2 + k as u32 / 2,
                    Family::Crop,
                );
            }
        }
        if all.iter().all(|p| p.len() == 1) {
            self.take(
                base,
                split,
                &all,
                &|_| Some(0),
                "the only one",
                1,
                Family::Selection,
            );
            return;
        }
        for p in PROPERTIES {
            let values: Vec<Vec<i64>> = all
                .iter()
                .map(|parts| parts.iter().map(|q| (p.measure)(q, parts)).collect())
                .collect();
            self.work += all.iter().map(|x| x.len() * 30).sum::<usize>();
            let mut choices = vec![
                (Choice::OddOneOut, "the only one with its"),
                (Choice::Commonest, "the first with the commonest"),
            ];
            if p.ordered {
                choices.push((Choice::Greatest, "the one with the greatest"));
                choices.push((Choice::Least, "the one with the least"));
            }
            for (choice, words) in choices {
                let picks: Option<Vec<usize>> = values.iter().map(|v| choose(v, choice)).collect();
                let Some(picks) = picks else { continue };
                // “The first of the commonest” must not hang on the order: all of them look the same.
                let arbitrary = choice == Choice::Commonest
                    && all.iter().zip(&values).zip(&picks).any(|((parts, v), &k)| {
                        parts
                            .iter()
                            .zip(v)
                            .any(|(p, &x)| x == v[k] && p.grid != parts[k].grid)
                    });
                if arbitrary {
                    continue;
                }
                if last && all[0][picks[0]].grid.shape() != want || !picked.insert(picks.clone()) {
                    continue;
                }
                let extra = if choice == Choice::Commonest { 2 } else { 1 };
                self.take(
                    base,
                    split,
                    &all,
                    &|i| picks.get(i).copied(),
                    &format!("{words} {}", p.name),
                    p.cost + extra,
                    Family::Selection,
                );
            }
            if !p.ordered || last || most > 30 {
                continue;
            }
            for reverse in [false, true] {
                let orders: Vec<Vec<usize>> = values
                    .iter()
                    .map(|v| {
                        let mut at: Vec<usize> = (0..v.len()).collect();
                        at.sort_by_key(|&k| if reverse { -v[k] } else { v[k] });
                        at
                    })
                    .collect();
                if ordered.insert(orders.clone()) {
                    let words = if reverse {
                        format!(" by {}, descending", p.name)
                    } else {
                        format!(" by {}", p.name)
                    };
                    self.assemble(base, split, &all, &orders, &words, 2 + u32::from(reverse));
                }
            }
        }
        if !last && most <= 30 {
            let orders: Vec<Vec<usize>> = all.iter().map(|p| (0..p.len()).collect()).collect();
            self.assemble(base, split, &all, &orders, "", 0);
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn take(
        &mut self,
        base: &State,
        split: &Split,
        all: &[Vec<Piece>],
        pick: &dyn Fn(usize) -> Option<usize>,
        words: &str,
        cost: u32,
        family: Family,
    ) {
        let grids: Option<Vec<Grid>> = all
            .iter()
            .enumerate()
            .map(|(i, p)| Some(p.get(pick(i)?)?.grid.clone()))
            .collect();
        if let Some(grids) = grids {
            self.push(base.next(
                grids,
                format!("{words} of the {}", split.name),
                family,
                split.cost + cost,
            ));
        }
    }

    fn assemble(
        &mut self,
        base: &State,
        split: &Split,
        all: &[Vec<Piece>],
        orders: &[Vec<usize>],
        words: &str,
        extra: u32,
    ) {
        let sorted: Vec<Vec<&Piece>> = all
            .iter()
            .zip(orders)
            .map(|(parts, order)| order.iter().map(|&k| &parts[k]).collect())
            .collect();
        for join in &tools().joins {
            let grids: Option<Vec<Grid>> = sorted
                .iter()
                .zip(&base.grids)
                .map(|(p, g)| join.apply(p, g))
                .collect();
            let Some(grids) = grids else { continue };
            self.work += grids.iter().map(Grid::area).sum::<usize>();
            self.push(base.next(
                grids,
                format!("the {}{words} {}", split.name, join.name),
                join.family,
                split.cost + join.cost + extra,
            ));
        }
    }
}
