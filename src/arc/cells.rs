//! Learning cell rules: tables from a few features of a cell to what becomes of it.
//!
//! A rule reads one, two or three layers and looks the outcome up in a table. The outcome is a fixed colour, or “stays”, or “takes the
//! colour of layer L”. A table counts only if it is a function on all training cells, and leave-one-out holds: what each training
//! pair needs is known from the others.

use std::collections::HashSet;

use super::features::{Layer, UNDEFINED, VALUES};
use super::grid::Grid;
use super::repertoire::Family;
use super::rule::Rule;

/// A grid seen through its layers.
pub struct View {
    /// Height and width.
    pub shape: (usize, usize),
    /// The layers; the same in the same order in all views of a task.
    pub layers: Vec<Layer>,
}

/// Bounds of the search.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Most layers a rule reads.
    pub layers: usize,
    /// Most candidate layers in triples.
    pub triples: usize,
    /// Most rules returned.
    pub rules: usize,
}

const CARE_NOT: u8 = 255;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// The label is the new colour.
    Fixed,
    /// Label 10 stays, others are new colours.
    StayOrFixed,
    /// Label 0 stays, 1 copies the layer, 2 becomes black.
    StayOrCopy(usize),
    /// Label 0 copies the first layer, 1 the second.
    Either(usize, usize),
}

struct Encoding {
    outcome: Outcome,
    labels: Vec<u8>,
    cost: u32,
}

struct Flat {
    /// Values of each layer over all training cells.
    train: Vec<Vec<u8>>,
    /// Which training pair a cell belongs to.
    pair: Vec<u8>,
    /// The desired colours.
    want: Vec<u8>,
}

/// All rules with the fewest layers that explain the training pairs, cheapest first. `own` is the layer with the cell's own colour,
/// if the outputs are edits of what that layer shows.
///
/// Cost: quadratic (cubic with three layers) in the number of layers, with early exit at the first contradiction.
pub fn learn(
    train: &[View],
    outputs: &[&Grid],
    tests: &[View],
    own: Option<usize>,
    limits: Limits,
) -> Vec<Rule> {
    let flat = flatten(train, outputs);
    let used = distinct(&flat, train, tests);
    let mut found = Vec::new();
    for e in encodings(&flat, &train[0].layers, &used, own) {
        found.extend(search(&flat, &e, &used, train, tests, own, limits));
    }
    found.sort_by(|a: &Rule, b| (a.cost, &a.text).cmp(&(b.cost, &b.text)));
    found.truncate(limits.rules);
    found
}

fn flatten(train: &[View], outputs: &[&Grid]) -> Flat {
    let n = train[0].layers.len();
    let mut flat = Flat {
        train: vec![Vec::new(); n],
        pair: Vec::new(),
        want: Vec::new(),
    };
    for (p, (v, out)) in train.iter().zip(outputs).enumerate() {
        for (l, layer) in v.layers.iter().enumerate() {
            flat.train[l].extend_from_slice(&layer.values);
        }
        flat.pair
            .extend(std::iter::repeat_n(p.min(15) as u8, out.area()));
        flat.want.extend_from_slice(out.cells());
    }
    flat
}

/// Layers that vary, each kept once: equal ones are represented by the first and cheapest.
fn distinct(flat: &Flat, train: &[View], tests: &[View]) -> Vec<usize> {
    let layers = &train[0].layers;
    let mut order: Vec<usize> = (0..layers.len()).collect();
    order.sort_by_key(|&l| (layers[l].cost, l));
    let mut seen: HashSet<Vec<u8>> = HashSet::new();
    let mut used = Vec::new();
    for l in order {
        let mut all = flat.train[l].clone();
        if all.iter().all(|&v| v == all[0]) {
            continue;
        }
        for t in tests {
            all.extend_from_slice(&t.layers[l].values);
        }
        all.push(u8::from(layers[l].colour));
        if seen.insert(all) {
            used.push(l);
        }
    }
    used
}

fn encodings(flat: &Flat, layers: &[Layer], used: &[usize], own: Option<usize>) -> Vec<Encoding> {
    let mut all = vec![];
    let want = &flat.want;
    let Some(own) = own else {
        all.push(Encoding {
            outcome: Outcome::Fixed,
            labels: want.clone(),
            cost: 0,
        });
        let colours: Vec<usize> = used
            .iter()
            .copied()
            .filter(|&l| layers[l].colour)
            .take(40)
            .collect();
        for (i, &a) in colours.iter().enumerate() {
            for &b in &colours[i + 1..] {
                let labels: Option<Vec<u8>> = want
                    .iter()
                    .enumerate()
                    .map(
                        |(k, &y)| match (flat.train[a][k] == y, flat.train[b][k] == y) {
                            (true, true) => Some(CARE_NOT),
                            (true, false) => Some(0),
                            (false, true) => Some(1),
                            _ => None,
                        },
                    )
                    .collect();
                if let Some(labels) = labels {
                    all.push(Encoding {
                        outcome: Outcome::Either(a, b),
                        labels,
                        cost: 2 + layers[a].cost + layers[b].cost,
                    });
                }
            }
        }
        all.truncate(12);
        return all;
    };
    let x = &flat.train[own];
    if x == want {
        return all;
    }
    all.push(Encoding {
        outcome: Outcome::StayOrFixed,
        labels: want
            .iter()
            .zip(x)
            .map(|(&y, &x)| if x == y { 10 } else { y })
            .collect(),
        cost: 1,
    });
    all.push(Encoding {
        outcome: Outcome::Fixed,
        labels: want.clone(),
        cost: 2,
    });
    // Layers that agree on all changed cells but differ elsewhere give different rules; try each.
    for &l in used {
        if l == own || !layers[l].colour {
            continue;
        }
        let v = &flat.train[l];
        let mut copies = 0;
        let labels: Option<Vec<u8>> = (0..want.len())
            .map(|k| {
                let y = want[k];
                if x[k] == y {
                    Some(if v[k] == y { CARE_NOT } else { 0 })
                } else if v[k] == y {
                    copies += 1;
                    Some(1)
                } else if y == 0 {
                    Some(2)
                } else {
                    None
                }
            })
            .collect();
        if let Some(labels) = labels
            && copies > 0
        {
            all.push(Encoding {
                outcome: Outcome::StayOrCopy(l),
                labels,
                cost: 1 + layers[l].cost,
            });
        }
    }
    all.sort_by_key(|e| e.cost);
    all.truncate(24);
    all
}

/// Cells that should be tried first: all labels and pairs in turn, so that contradictions show early.
fn probe_order(e: &Encoding, flat: &Flat) -> Vec<u32> {
    let mut groups: Vec<Vec<u32>> = vec![Vec::new(); 16 * 11];
    for (k, &l) in e.labels.iter().enumerate() {
        if l != CARE_NOT {
            groups[flat.pair[k] as usize * 11 + l as usize].push(k as u32);
        }
    }
    groups.retain(|g| !g.is_empty());
    // Spread each group: a stride that is prime to the length visits everything once.
    for g in &mut groups {
        let n = g.len();
        let mut step = (n * 5 / 8).max(1);
        while num_integer::gcd(step, n) != 1 {
            step += 1;
        }
        *g = (0..n).map(|i| g[i * step % n]).collect();
    }
    let longest = groups.iter().map(Vec::len).max().unwrap_or(0);
    let mut order = Vec::with_capacity(e.labels.len());
    for i in 0..longest {
        for g in &groups {
            if let Some(&k) = g.get(i) {
                order.push(k);
            }
        }
    }
    order
}

struct Table {
    stamp: Vec<u32>,
    label: Vec<u8>,
    now: u32,
}

impl Table {
    fn new() -> Table {
        Table {
            stamp: vec![0; VALUES * VALUES * VALUES],
            label: vec![0; VALUES * VALUES * VALUES],
            now: 0,
        }
    }

    /// Whether label is a function of the key over the cells in this order.
    fn consistent(&mut self, labels: &[u8], keys: impl Iterator<Item = usize>) -> bool {
        self.now += 1;
        for (key, &l) in keys.zip(labels) {
            if self.stamp[key] == self.now {
                if self.label[key] != l {
                    return false;
                }
            } else {
                self.stamp[key] = self.now;
                self.label[key] = l;
            }
        }
        true
    }
}

fn search(
    flat: &Flat,
    e: &Encoding,
    used: &[usize],
    train: &[View],
    tests: &[View],
    own: Option<usize>,
    limits: Limits,
) -> Vec<Rule> {
    let order = probe_order(e, flat);
    let labels: Vec<u8> = order.iter().map(|&k| e.labels[k as usize]).collect();
    if labels.is_empty() {
        return Vec::new();
    }
    let columns: Vec<Vec<u8>> = used
        .iter()
        .map(|&l| order.iter().map(|&k| flat.train[l][k as usize]).collect())
        .collect();
    let mut table = Table::new();
    let mut found = Vec::new();
    let n = used.len();
    let mut good: Vec<Vec<usize>> = Vec::new();
    for (a, column) in columns.iter().enumerate() {
        if table.consistent(&labels, column.iter().map(|&v| v as usize)) {
            good.push(vec![a]);
        }
    }
    let finish = |good: &[Vec<usize>], found: &mut Vec<Rule>| {
        for set in good {
            let set: Vec<usize> = set.iter().map(|&i| used[i]).collect();
            found.extend(rule(flat, e, &set, train, tests, own));
        }
    };
    finish(&good, &mut found);
    if !found.is_empty() || limits.layers < 2 {
        return found;
    }
    let singles: HashSet<usize> = good.iter().map(|s| s[0]).collect();
    good.clear();
    for a in 0..n {
        for b in a + 1..n {
            if singles.contains(&a) || singles.contains(&b) {
                continue;
            }
            let keys = columns[a]
                .iter()
                .zip(&columns[b])
                .map(|(&x, &y)| x as usize + VALUES * y as usize);
            if table.consistent(&labels, keys) {
                good.push(vec![a, b]);
            }
        }
    }
    finish(&good, &mut found);
    if !found.is_empty() || limits.layers < 3 {
        return found;
    }
    let pairs: HashSet<(usize, usize)> = good.iter().map(|s| (s[0], s[1])).collect();
    good.clear();
    let m = n.min(limits.triples);
    for a in 0..m {
        for b in a + 1..m {
            if pairs.contains(&(a, b)) {
                continue;
            }
            for c in b + 1..m {
                let keys = columns[a]
                    .iter()
                    .zip(&columns[b])
                    .zip(&columns[c])
                    .map(|((&x, &y), &z)| x as usize + VALUES * (y as usize + VALUES * z as usize));
                if table.consistent(&labels, keys)
                    && !pairs.contains(&(a, c))
                    && !pairs.contains(&(b, c))
                {
                    good.push(vec![a, b, c]);
                    if good.len() >= 200 {
                        break;
                    }
                }
            }
        }
    }
    finish(&good, &mut found);
    found
}

fn key(set: &[usize], value: impl Fn(usize) -> u8) -> usize {
    set.iter()
        .rev()
        .fold(0, |k, &l| k * VALUES + value(l) as usize)
}

/// The rule of a set of layers known to be consistent, if it survives leave-one-out and decides every test cell.
fn rule(
    flat: &Flat,
    e: &Encoding,
    set: &[usize],
    train: &[View],
    tests: &[View],
    own: Option<usize>,
) -> Option<Rule> {
    let size = VALUES.pow(set.len() as u32);
    let mut label = vec![CARE_NOT; size];
    let mut seen = vec![0u32; size];
    for (k, &l) in e.labels.iter().enumerate() {
        if l != CARE_NOT {
            let key = key(set, |layer| flat.train[layer][k]);
            label[key] = l;
            seen[key] |= 1 << flat.pair[k];
        }
    }
    let stay = match e.outcome {
        Outcome::StayOrFixed => Some(10),
        Outcome::StayOrCopy(_) => Some(0),
        _ => None,
    };
    let mut entries = 0;
    let mut changes = 0;
    let mut weak = 0;
    for k in 0..size {
        if seen[k] != 0 {
            entries += 1;
            let staying = Some(label[k]) == stay;
            changes += u32::from(!staying);
            if !staying && seen[k].count_ones() < 2 {
                weak += 1;
            }
        }
    }
    let layers = &train[0].layers;
    let mut unseen = 0u32;
    let mut predictions = Vec::new();
    for t in tests {
        let (h, w) = t.shape;
        let mut cells = Vec::with_capacity(h * w);
        for i in 0..h * w {
            let k = key(set, |layer| t.layers[layer].values[i]);
            let l = match (label[k], stay) {
                (CARE_NOT, Some(s)) => {
                    unseen += 1;
                    s
                }
                (CARE_NOT, None) => {
                    // Where both sources agree no label is needed.
                    let Outcome::Either(a, b) = e.outcome else {
                        return None;
                    };
                    if t.layers[a].values[i] != t.layers[b].values[i] {
                        return None;
                    }
                    0
                }
                (l, _) => l,
            };
            let x = own.map_or(UNDEFINED, |o| t.layers[o].values[i]);
            let y = match (e.outcome, l) {
                (Outcome::Fixed, l) => l,
                (Outcome::StayOrFixed, 10) | (Outcome::StayOrCopy(_), 0) => x,
                (Outcome::StayOrFixed, l) => l,
                (Outcome::StayOrCopy(_), 2) => 0,
                (Outcome::StayOrCopy(layer), _) => t.layers[layer].values[i],
                (Outcome::Either(a, _), 0) => t.layers[a].values[i],
                (Outcome::Either(_, b), _) => t.layers[b].values[i],
            };
            if y > 9 {
                return None;
            }
            cells.push(y);
        }
        predictions.push(Grid::from_cells(h, w, cells)?);
    }
    let names: Vec<&str> = set.iter().map(|&l| layers[l].name.as_str()).collect();
    let by = names.join("; ");
    let (family, text) = match e.outcome {
        Outcome::Fixed => (Family::Cell, format!("each cell gets a colour by {by}")),
        Outcome::StayOrFixed => (Family::Cell, format!("cells change colour by {by}")),
        Outcome::StayOrCopy(l) => (
            Family::Cell,
            format!("cells take “{}” depending on {by}", layers[l].name),
        ),
        Outcome::Either(a, b) => (
            Family::Cell,
            format!(
                "cells come from “{}” or “{}” by {by}",
                layers[a].name, layers[b].name
            ),
        ),
    };
    let family = if by.contains("of its object") {
        Family::Property
    } else {
        family
    };
    let price: u32 = set.iter().map(|&l| layers[l].cost).sum();
    Some(Rule {
        family,
        text,
        cost: e.cost + 2 * price + entries.min(40) / 2 + changes,
        weak: weak + 2 * u32::from(unseen > 0),
        composed: false,
        predictions,
    })
}
