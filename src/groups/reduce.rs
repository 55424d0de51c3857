//! What can be said of a table before any search: lines that say nothing, and points that can be permuted freely.
//!
//! Let `Γ` be the group of the permutations of the points that preserve a table with coloured points and lines (no two lines of one colour equal). The cells below are those of the equitable
//! partition by colours; `Γ` preserves them. Three steps make a smaller table:
//!
//! * *Drop*: a cell of lines that are **all** the lines of their composition (so and so many symbols of each kind on each cell of points) says nothing, and goes. `Γ` is the same.
//! * *Equal*: points of one cell with equal columns become one. With classes of sizes `m₁, m₂, …` the new group has order `|Γ| / ∏ mᵢ!`.
//! * *Links*: points `p, q` of one cell can be exchanged if no line has both outside the background symbol and the lines through `p` without `p` are those through `q` without `q`. They become
//!   one, and with them the lines that they exchange. The order is divided in the same way.
//!
//! *Flip* lets points and lines change places, which is allowed when no two points of one cell have equal columns: both sides then determine one another.
//!
//! Merging is exact because both relations are preserved by `Γ`: the permutations that respect every class form a normal subgroup, the product of the symmetric groups of the classes, and every permutation of
//! the classes that preserves the new table (and the class sizes, which are colours) is induced by one that keeps the order of the members.

use std::collections::HashMap;

use num_bigint::BigUint;

use super::refine::Partition;
use super::structure::mix;
use super::table::Table;
use super::{Permutation, PermutationGroup, factorial};

/// One step from a table to a smaller one.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Drop,
    /// Classes of points, each ascending; for each whether it was by equal columns.
    Merge {
        classes: Vec<Vec<u32>>,
        links: bool,
    },
    /// The table after points and lines changed places.
    Flip(Box<Table>),
}

impl Step {
    /// The name in a certificate.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Drop => "drop",
            Self::Merge { links: false, .. } => "equal",
            Self::Merge { links: true, .. } => "links",
            Self::Flip(_) => "flip",
        }
    }
}

/// A smaller table for the cells of an equitable partition (points first), or `None`.
pub(crate) fn reduce(table: &Table, partition: &Partition) -> Option<(Table, Vec<Step>)> {
    let n = table.point_count();
    let cells = |begin: usize, end: usize, offset: u32| {
        let mut out = Vec::new();
        let mut p = begin;
        while p < end {
            let length = partition.len[p] as usize;
            let mut members: Vec<u32> = partition.lab[p..p + length]
                .iter()
                .map(|&v| v - offset)
                .collect();
            members.sort_unstable();
            out.push(members);
            p += length;
        }
        out
    };
    let points = cells(0, n, 0);
    let lines = cells(n, n + table.line_count(), n as u32);
    if points.len() == n && lines.len() == table.line_count() {
        return None;
    }
    attempt(table, &points, &lines).or_else(|| {
        let mut other = table.clone();
        // Two points with equal columns are in different cells by now: the colours tell them apart.
        paint(&mut other.points.colours, &points);
        paint(&mut other.lines.colours, &lines);
        other.flip();
        let (smaller, mut steps) = attempt(&other, &lines, &points)?;
        steps.insert(0, Step::Flip(Box::new(other)));
        Some((smaller, steps))
    })
}

/// Merges points of one colour with equal columns before any refinement, which never tells these apart.
pub(crate) fn merge_equal(table: &Table) -> Option<(Table, Step)> {
    let colours = &table.points.colours;
    let mut order: Vec<u32> = (0..table.point_count() as u32).collect();
    order.sort_by_key(|&p| colours[p as usize]);
    let mut classes = Vec::new();
    for cell in order.chunk_by(|&p, &q| colours[p as usize] == colours[q as usize]) {
        classes_in(
            cell,
            &mut classes,
            |p| table.column_hash(p),
            |p, q| table.columns_equal(p, q),
        );
    }
    if classes.len() == table.point_count() {
        return None;
    }
    classes.sort_unstable_by_key(|c| c[0]);
    let first: Vec<u32> = classes.iter().map(|c| c[0]).collect();
    let mut smaller = table.clone().keep_points(&first);
    for (colour, class) in smaller.points.colours.iter_mut().zip(&classes) {
        // The low half is the size; it was 1.
        *colour += class.len() as u64 - 1;
    }
    let links = false;
    Some((smaller, Step::Merge { classes, links }))
}

fn attempt(table: &Table, points: &[Vec<u32>], lines: &[Vec<u32>]) -> Option<(Table, Vec<Step>)> {
    let mut current = table.clone();
    paint(&mut current.points.colours, points);
    paint(&mut current.lines.colours, lines);
    let mut steps = Vec::new();
    let loose: Vec<&Vec<u32>> = points.iter().filter(|c| c.len() > 1).collect();
    if loose.is_empty() {
        return None;
    }
    let mut kept: Vec<u32> = lines
        .iter()
        .filter(|cell| !says_nothing(table, cell, &loose))
        .flatten()
        .copied()
        .collect();
    if kept.len() < table.line_count() {
        kept.sort_unstable();
        current = current.keep_lines(&kept);
        steps.push(Step::Drop);
    }
    let mut classes = Vec::new();
    for cell in points {
        classes_in(
            cell,
            &mut classes,
            |p| current.column_hash(p),
            |p, q| current.columns_equal(p, q),
        );
    }
    let mut links = false;
    if classes.len() == table.point_count() && steps.is_empty() && sparse(table) {
        classes.clear();
        linked(&current, points, &mut classes);
        links = true;
    }
    if classes.len() == table.point_count() {
        return (!steps.is_empty()).then_some((current, steps));
    }
    classes.sort_unstable_by_key(|c| c[0]);
    for class in &classes {
        current.points.colours[class[0] as usize] |= class.len() as u64;
    }
    let smaller = if links {
        let mut turned = current.united(&classes);
        turned.flip();
        // Lines that became equal are one.
        let all: Vec<u32> = (0..turned.point_count() as u32).collect();
        let mut same = Vec::new();
        classes_in(
            &all,
            &mut same,
            |p| turned.column_hash(p) ^ mix(turned.points.colours[p]),
            |p, q| {
                turned.columns_equal(p, q) && turned.points.colours[p] == turned.points.colours[q]
            },
        );
        let mut first: Vec<u32> = same.iter().map(|c| c[0]).collect();
        first.sort_unstable();
        turned.flip();
        turned.keep_lines(&first)
    } else {
        let first: Vec<u32> = classes.iter().map(|c| c[0]).collect();
        current.keep_points(&first)
    };
    steps.push(Step::Merge { classes, links });
    Some((smaller, steps))
}

/// Links are worth a look where lines are short; among long ones they would be too costly to compare.
fn sparse(table: &Table) -> bool {
    let cells = (table.point_count() * table.line_count()) as u64;
    cells <= 1 << 10 || table.minority() * 16 <= cells
}

fn paint(colours: &mut [u64], cells: &[Vec<u32>]) {
    for (c, cell) in (0u64..).zip(cells) {
        for &v in cell {
            colours[v as usize] = c << 32;
        }
    }
}

/// Whether these lines are all lines of their composition on the cells of points, of which `loose` are those with several members.
fn says_nothing(table: &Table, cell: &[u32], loose: &[&Vec<u32>]) -> bool {
    if cell.len() == 1 {
        // Constant on every cell.
        return true;
    }
    // At most 2³² lines and points: no product below overflows.
    let mut number = 1u64;
    let mut counts: Vec<(u16, u64)> = Vec::new();
    for points in loose {
        counts.clear();
        for (chosen, &p) in (1u64..).zip(points.iter()) {
            let a = table.get(cell[0] as usize, p as usize);
            let k = match counts.iter_mut().find(|(b, _)| *b == a) {
                Some((_, n)) => {
                    *n += 1;
                    *n
                }
                None => {
                    counts.push((a, 1));
                    1
                }
            };
            // The multinomial coefficient of the points so far; it never shrinks.
            number = number * chosen / k;
            if number > cell.len() as u64 {
                return false;
            }
        }
    }
    number == cell.len() as u64
}

/// Splits `cell` into classes of equal elements; those of equal hash are compared.
fn classes_in(
    cell: &[u32],
    classes: &mut Vec<Vec<u32>>,
    hash: impl Fn(usize) -> u64,
    equal: impl Fn(usize, usize) -> bool,
) {
    if cell.len() == 1 {
        classes.push(cell.to_vec());
        return;
    }
    let mut keyed: Vec<(u64, u32)> = cell.iter().map(|&p| (hash(p as usize), p)).collect();
    keyed.sort_unstable();
    for group in keyed.chunk_by(|a, b| a.0 == b.0) {
        let start = classes.len();
        for &(_, p) in group {
            match classes[start..]
                .iter_mut()
                .find(|c| equal(c[0] as usize, p as usize))
            {
                Some(class) => class.push(p),
                None => classes.push(vec![p]),
            }
        }
    }
}

fn mark(point: u32, symbol: u16) -> u64 {
    mix(u64::from(point) << 16 | u64::from(symbol))
}

/// Classes of points that have the same lines through them but for themselves.
fn linked(table: &Table, points: &[Vec<u32>], classes: &mut Vec<Vec<u32>>) {
    let n = table.point_count();
    let mut sums: Vec<u64> = table.lines.colours.iter().map(|&c| mix(!c)).collect();
    for (l, sum) in sums.iter_mut().enumerate() {
        table.entries_of(l, |p, a| *sum = sum.wrapping_add(mark(p, a)));
    }
    let mut keys = vec![0u64; n];
    for (l, &sum) in sums.iter().enumerate() {
        table.entries_of(l, |p, a| {
            let rest = sum.wrapping_sub(mark(p, a));
            keys[p as usize] = keys[p as usize].wrapping_add(mix(rest ^ u64::from(a) << 48));
        });
    }
    let index: std::cell::OnceCell<HashMap<u64, u32>> = std::cell::OnceCell::new();
    for cell in points {
        classes_in(
            cell,
            classes,
            |p| keys[p],
            |p, q| {
                let index = index.get_or_init(|| (0..).zip(&sums).map(|(l, &s)| (s, l)).collect());
                exchangeable(table, &sums, index, p as u32, q as u32)
            },
        );
    }
}

/// Whether no line has both points outside the background, and exchanging them maps lines to lines of the same colour.
fn exchangeable(table: &Table, sums: &[u64], index: &HashMap<u64, u32>, p: u32, q: u32) -> bool {
    let mut good = true;
    let mut through = |from: u32, to: u32| {
        table.entries_through(from, |l, symbol| {
            let l = l as usize;
            let sum = sums[l]
                .wrapping_sub(mark(from, symbol))
                .wrapping_add(mark(to, symbol));
            good = good
                && table.get(l, to as usize) == table.background
                && index.get(&sum).is_some_and(|&m| {
                    table.lines.colours[l] == table.lines.colours[m as usize]
                        && table.lines_exchanged(l, m as usize, p as usize, q as usize)
                });
        });
    };
    through(p, q);
    through(q, p);
    good
}

/// How the points of the last table stand for the coordinates.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reduction {
    pub(crate) steps: Vec<Step>,
}

impl Reduction {
    /// The order of the permutations that respect all classes.
    pub(crate) fn order(&self) -> BigUint {
        self.merges()
            .flat_map(|(_, classes)| classes)
            .filter(|c| c.len() > 1)
            .map(|c| factorial(c.len()))
            .product()
    }

    fn merges(&self) -> impl Iterator<Item = (usize, &Vec<Vec<u32>>)> {
        self.steps
            .iter()
            .enumerate()
            .filter_map(|(s, step)| match step {
                Step::Merge { classes, .. } => Some((s, classes)),
                _ => None,
            })
    }

    /// Carries a permutation of the points after `steps[..end]` back to those after `steps[..begin]`.
    pub(crate) fn lift(&self, begin: usize, end: usize, mut perm: Vec<u32>) -> Vec<u32> {
        for step in self.steps[begin..end].iter().rev() {
            match step {
                Step::Drop => {}
                Step::Merge { classes, .. } => {
                    let mut out = vec![0u32; classes.iter().map(Vec::len).sum()];
                    for (class, &to) in classes.iter().zip(&perm) {
                        for (&p, &q) in class.iter().zip(&classes[to as usize]) {
                            out[p as usize] = q;
                        }
                    }
                    perm = out;
                }
                Step::Flip(table) => perm = on_lines(table, &perm),
            }
        }
        perm
    }

    /// Permutations after `steps[..begin]` that permute the members of a class and nothing else: a transposition and a cycle, or all exchanges of neighbours.
    pub(crate) fn within_classes(&self, begin: usize, end: usize, strong: bool) -> Vec<Vec<u32>> {
        let mut out = Vec::new();
        for (s, classes) in self.merges().filter(|&(s, _)| (begin..end).contains(&s)) {
            let points: usize = classes.iter().map(Vec::len).sum();
            for class in classes.iter().filter(|c| c.len() > 1) {
                let cycles: Vec<&[u32]> = if strong {
                    class.windows(2).collect()
                } else if class.len() == 2 {
                    vec![class]
                } else {
                    vec![&class[..2], class]
                };
                for cycle in cycles {
                    let mut images: Vec<u32> = (0..points as u32).collect();
                    for (k, &p) in cycle.iter().enumerate() {
                        images[p as usize] = cycle[(k + 1) % cycle.len()];
                    }
                    out.push(self.lift(begin, s, images));
                }
            }
        }
        out
    }

    /// For each point after `steps[..end]`, none of which is a flip, the first coordinate in it.
    fn firsts(&self, end: usize, degree: usize) -> Vec<u32> {
        let mut first: Vec<u32> = (0..degree as u32).collect();
        for (_, classes) in self.merges().take_while(|&(s, _)| s < end) {
            first = classes.iter().map(|c| first[c[0] as usize]).collect();
        }
        first
    }

    /// The sets of at least two coordinates that were merged as they are.
    pub(crate) fn interchangeable(&self, degree: usize) -> Vec<Vec<usize>> {
        let mut single: Vec<Option<usize>> = (0..degree).map(Some).collect();
        let mut out: Vec<Vec<usize>> = Vec::new();
        for step in &self.steps {
            match step {
                Step::Flip(_) => break,
                Step::Drop => {}
                Step::Merge { classes, .. } => {
                    let mut next = Vec::with_capacity(classes.len());
                    for class in classes {
                        if let [p] = class[..] {
                            next.push(single[p as usize]);
                            continue;
                        }
                        let members: Option<Vec<usize>> =
                            class.iter().map(|&p| single[p as usize]).collect();
                        out.extend(members);
                        next.push(None);
                    }
                    single = next;
                }
            }
        }
        out.sort_unstable();
        out
    }

    /// The group with these generators of the last table's group, strong for `path` (or of this order, if nothing is known), with base and strong generators on the coordinates.
    ///
    /// Bases go from the last table to the first: the first coordinates of the points of the path, then for each class those of all members but the last. What fixes the first coordinate of a point fixes that point and
    /// the first member of every class inside it, so at any time a class has its first few members fixed, and the exchanges of neighbours that remain generate all permutations of the others.
    pub(crate) fn strong(
        &self,
        degree: usize,
        gens: &[Vec<u32>],
        path: Option<&[u32]>,
        last_points: usize,
        order: &BigUint,
    ) -> PermutationGroup {
        let flip = self.steps.iter().position(|s| matches!(s, Step::Flip(_)));
        let end = flip.unwrap_or(self.steps.len());
        let mut above: Vec<Permutation> = gens
            .iter()
            .map(|g| Permutation::from_images(self.lift(end, self.steps.len(), g.clone())))
            .collect();
        let points = match flip {
            Some(f) => match &self.steps[f] {
                Step::Flip(table) => table.line_count(),
                _ => last_points,
            },
            None => last_points,
        };
        let base: Vec<u32> = match path {
            Some(path) if flip.is_none() => path.to_vec(),
            _ => {
                above.extend(
                    self.within_classes(end, self.steps.len(), false)
                        .into_iter()
                        .map(Permutation::from_images),
                );
                let below: BigUint = self
                    .merges()
                    .take_while(|&(s, _)| s < end)
                    .flat_map(|(_, classes)| classes)
                    .map(|c| factorial(c.len()))
                    .product();
                let group = PermutationGroup::with_order(points, above, &(order / below));
                above = group.strong_generators().to_vec();
                group.base().into_iter().map(|b| b as u32).collect()
            }
        };
        let firsts = self.firsts(end, degree);
        let mut present = vec![false; degree];
        let mut points = Vec::new();
        let mut add = |p: u32| {
            if !std::mem::replace(&mut present[p as usize], true) {
                points.push(p as usize);
            }
        };
        for b in base {
            add(firsts[b as usize]);
        }
        let merges: Vec<_> = self.merges().take_while(|&(s, _)| s < end).collect();
        for &(s, classes) in merges.iter().rev() {
            let firsts = self.firsts(s, degree);
            for class in classes {
                for &p in &class[..class.len() - 1] {
                    add(firsts[p as usize]);
                }
            }
        }
        let strong = above
            .iter()
            .map(|g| self.lift(0, end, g.as_slice().to_vec()))
            .chain(self.within_classes(0, end, true))
            .map(Permutation::from_images)
            .collect();
        PermutationGroup::from_strong(degree, &points, strong)
    }
}

/// The permutation of the lines that goes with one of the points.
fn on_lines(table: &Table, perm: &[u32]) -> Vec<u32> {
    let k = table.line_count();
    let mut index: HashMap<u64, u32> = HashMap::with_capacity(k);
    let mut images = vec![0u64; k];
    for l in 0..k {
        let mut sum = mix(!table.lines.colours[l]);
        images[l] = sum;
        table.entries_of(l, |p, a| {
            sum = sum.wrapping_add(mark(p, a));
            images[l] = images[l].wrapping_add(mark(perm[p as usize], a));
        });
        index.insert(sum, l as u32);
    }
    images
        .iter()
        .map(|s| index.get(s).copied().unwrap_or(0))
        .collect()
}
