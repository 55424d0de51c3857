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

use super::extend::Lookup;
use super::partition::Partition;
use super::reduction::Step;
use super::structure::mix;
use super::table::Table;

/// Disjoint lists, one after the other.
#[derive(Default)]
struct Lists {
    members: Vec<u32>,
    ends: Vec<usize>,
}

impl Lists {
    fn close(&mut self) {
        self.ends.push(self.members.len());
    }

    fn len(&self) -> usize {
        self.ends.len()
    }

    fn iter(&self) -> impl Iterator<Item = &[u32]> {
        let mut begin = 0;
        self.ends.iter().map(move |&end| {
            let list = &self.members[begin..end];
            begin = end;
            list
        })
    }

    /// The lists by their first members.
    fn sorted(&self) -> Vec<Vec<u32>> {
        let mut lists: Vec<Vec<u32>> = self.iter().map(<[u32]>::to_vec).collect();
        lists.sort_unstable_by_key(|c| c[0]);
        lists
    }
}

/// A smaller table for the cells of an equitable partition (points first), or `None`.
pub(crate) fn reduce(table: &Table, partition: &Partition) -> Option<(Table, Vec<Step>)> {
    if partition.is_discrete() {
        return None;
    }
    let n = table.point_count();
    let cells = |begin: usize, end: usize, offset: u32| {
        let mut out = Lists::default();
        let mut p = begin;
        while p < end {
            let length = partition.len[p] as usize;
            out.members
                .extend(partition.lab[p..p + length].iter().map(|&v| v - offset));
            out.members[p - begin..].sort_unstable();
            out.close();
            p += length;
        }
        out
    };
    let points = cells(0, n, 0);
    let lines = cells(n, n + table.line_count(), n as u32);
    attempt(table, &points, &lines).or_else(|| {
        let mut other = table.clone();
        other.flip();
        let (smaller, mut steps) = attempt(&other, &lines, &points)?;
        // Two points with equal columns are in different cells by now: the colours tell them apart.
        paint(&mut other.points.colours, &lines);
        paint(&mut other.lines.colours, &points);
        steps.insert(0, Step::Flip(Box::new(other)));
        Some((smaller, steps))
    })
}

/// Merges points of one colour with equal columns before any refinement, which never tells these apart.
pub(crate) fn merge_equal(table: &Table) -> Option<(Table, Step)> {
    let colours = &table.points.colours;
    let mut order: Vec<u32> = (0..table.point_count() as u32).collect();
    order.sort_by_key(|&p| colours[p as usize]);
    let mut classes = Lists::default();
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
    let classes = classes.sorted();
    let first: Vec<u32> = classes.iter().map(|c| c[0]).collect();
    let mut smaller = table.clone().keep_points(&first);
    for (colour, class) in smaller.points.colours.iter_mut().zip(&classes) {
        // The low half is the size; it was 1.
        *colour += class.len() as u64 - 1;
    }
    let links = false;
    Some((smaller, Step::Merge { classes, links }))
}

fn attempt(table: &Table, points: &Lists, lines: &Lists) -> Option<(Table, Vec<Step>)> {
    if points.len() == table.point_count() {
        return None;
    }
    let loose: Vec<&[u32]> = points.iter().filter(|c| c.len() > 1).collect();
    let mut kept: Vec<u32> = Vec::with_capacity(table.line_count());
    for cell in lines.iter().filter(|c| !says_nothing(table, c, &loose)) {
        kept.extend_from_slice(cell);
    }
    let painted = || {
        let mut painted = table.clone();
        paint(&mut painted.points.colours, points);
        paint(&mut painted.lines.colours, lines);
        painted
    };
    let mut steps = Vec::new();
    let mut dropped = None;
    if kept.len() < table.line_count() {
        kept.sort_unstable();
        dropped = Some(painted().keep_lines(&kept));
        steps.push(Step::Drop);
    }
    let current = dropped.as_ref().unwrap_or(table);
    let mut classes = Lists::default();
    for cell in points.iter() {
        classes_in(
            cell,
            &mut classes,
            |p| current.column_hash(p),
            |p, q| current.columns_equal(p, q),
        );
    }
    let mut links = false;
    if classes.len() == table.point_count() && steps.is_empty() && sparse(table) {
        classes = linked(table, points, lines);
        links = true;
    }
    if classes.len() == table.point_count() {
        return dropped.map(|smaller| (smaller, steps));
    }
    let classes = classes.sorted();
    let mut current = dropped.unwrap_or_else(painted);
    for class in &classes {
        current.points.colours[class[0] as usize] |= class.len() as u64;
    }
    let smaller = if links {
        let mut turned = current.united(&classes);
        turned.flip();
        // Lines that became equal are one.
        let all: Vec<u32> = (0..turned.point_count() as u32).collect();
        let mut same = Lists::default();
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

fn paint(colours: &mut [u64], cells: &Lists) {
    for (c, cell) in (0u64..).zip(cells.iter()) {
        for &v in cell {
            colours[v as usize] = c << 32;
        }
    }
}

/// Whether these lines are all lines of their composition on the cells of points, of which `loose` are those with several members.
fn says_nothing(table: &Table, cell: &[u32], loose: &[&[u32]]) -> bool {
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
    classes: &mut Lists,
    hash: impl Fn(usize) -> u64,
    equal: impl Fn(usize, usize) -> bool,
) {
    if let [p] = cell {
        classes.members.push(*p);
        classes.close();
        return;
    }
    let mut keyed: Vec<(u64, u32)> = cell.iter().map(|&p| (hash(p as usize), p)).collect();
    keyed.sort_unstable();
    for group in keyed.chunk_by(|a, b| a.0 == b.0) {
        if let [(_, p)] = group {
            classes.members.push(*p);
            classes.close();
            continue;
        }
        let mut waiting: Vec<u32> = group.iter().map(|&(_, p)| p).collect();
        while let Some(&leader) = waiting.first() {
            waiting.retain(|&p| {
                let same = p == leader || equal(leader as usize, p as usize);
                if same {
                    classes.members.push(p);
                }
                !same
            });
            classes.close();
        }
    }
}

pub(crate) fn mark(point: u32, symbol: u16) -> u64 {
    mix(u64::from(point) << 16 | u64::from(symbol))
}

/// Classes of points that have the same lines through them but for themselves.
fn linked(table: &Table, points: &Lists, lines: &Lists) -> Lists {
    let n = table.point_count();
    let mut cell_of = vec![0u32; table.line_count()];
    for (c, cell) in (0..).zip(lines.iter()) {
        for &l in cell {
            cell_of[l as usize] = c;
        }
    }
    let mut keys = vec![0u64; n];
    let mut on: Vec<(u32, u64)> = Vec::new();
    let sums: Vec<u64> = (0..table.line_count())
        .map(|l| {
            let mut sum = mix(!u64::from(cell_of[l]));
            on.clear();
            table.entries_of(l, |p, a| {
                let mark = mark(p, a);
                on.push((p, mark.wrapping_add(u64::from(a))));
                sum = sum.wrapping_add(mark);
            });
            for &(p, mark) in &on {
                keys[p as usize] = keys[p as usize].wrapping_add(mix(sum.wrapping_sub(mark)));
            }
            sum
        })
        .collect();
    let index = std::cell::OnceCell::new();
    let mut classes = Lists::default();
    for cell in points.iter() {
        classes_in(
            cell,
            &mut classes,
            |p| keys[p],
            |p, q| {
                let index = index.get_or_init(|| Lookup::new(sums.clone()));
                exchangeable(table, &cell_of, &sums, index, p as u32, q as u32)
            },
        );
    }
    classes
}

/// Whether no line has both points outside the background, and exchanging them maps lines to lines of the same colour.
fn exchangeable(
    table: &Table,
    cell_of: &[u32],
    sums: &[u64],
    index: &Lookup,
    p: u32,
    q: u32,
) -> bool {
    let mut good = true;
    let mut through = |from: u32, to: u32| {
        table.entries_through(from, |l, symbol| {
            let l = l as usize;
            let sum = sums[l]
                .wrapping_sub(mark(from, symbol))
                .wrapping_add(mark(to, symbol));
            good = good
                && table.get(l, to as usize) == table.background
                && index
                    .find(sum, |m| {
                        cell_of[l] == cell_of[m as usize]
                            && table.lines_exchanged(l, m as usize, p as usize, q as usize)
                    })
                    .is_some();
        });
    };
    through(p, q);
    through(q, p);
    good
}
