//! The table of symbols that a certificate is about, and the steps that make it smaller.
//!
//! Lines are vectors over the points; both have colours, and no two lines of one colour are equal. `Γ` is the group of the permutations of the points that preserve the table and the colours. A step is
//! sound for the following reasons.
//!
//! * `drop`: a cell of lines (a cell: all of one colour after refinement) goes if its lines are all those with their numbers of symbols on the cells of points. Whatever preserves the cells preserves them.
//! * `equal`, `links`: points of one cell are merged if their columns are equal, or if no line has both outside the background symbol and the lines through one of them, without it, are those through the
//!   other. Both relations are preserved by `Γ`, and any permutation of a class is in `Γ`. What is left is the group of the classes on the smaller table, whose colours tell class sizes: the order is that group's
//!   times the factorials of the class sizes.
//! * `flip`: points and lines change places. Allowed if no two points of one cell have equal columns.

use std::collections::{BTreeMap, HashMap};

use num_bigint::BigUint;

use super::colouring::{Graph, Node, Refiner, scramble};
use super::{Checked, fail, ranks};

pub(super) struct Table {
    pub(super) alphabet: usize,
    pub(super) rows: Vec<Vec<u16>>,
    pub(super) point_colours: Vec<u64>,
    pub(super) line_colours: Vec<u64>,
    /// What each stands for in a certificate: coordinates, and items counted from the degree on.
    pub(super) point_names: Vec<usize>,
    pub(super) line_names: Vec<usize>,
}

fn mark(point: usize, symbol: u16) -> u64 {
    scramble((point as u64) << 16 ^ u64::from(symbol) ^ 0x0f0f_1234_5678_9abc)
}

impl Table {
    /// The most frequent symbol, the smallest of these.
    pub(super) fn background(&self) -> u16 {
        let mut counts = vec![0usize; self.alphabet];
        for row in &self.rows {
            if self.alphabet == 2 {
                let ones: usize = row.iter().map(|&a| usize::from(a)).sum();
                counts[1] += ones;
                counts[0] += row.len() - ones;
                continue;
            }
            for &a in row {
                counts[usize::from(a)] += 1;
            }
        }
        let most = counts.iter().copied().max().unwrap_or(0);
        counts.iter().position(|&x| x == most).unwrap_or(0) as u16
    }

    /// Whether more than one in 16 symbols is not the background.
    pub(super) fn is_dense(&self, background: u16) -> bool {
        let count = |row: &Vec<u16>| row.iter().filter(|&&a| a != background).count();
        let others: usize = self.rows.iter().map(count).sum();
        others > self.rows.len() * self.point_names.len() / 16
    }

    fn columns(&self) -> Vec<Vec<u16>> {
        let mut columns = vec![Vec::with_capacity(self.rows.len()); self.point_names.len()];
        for row in &self.rows {
            for (column, &a) in columns.iter_mut().zip(row) {
                column.push(a);
            }
        }
        columns
    }

    /// Points and lines, joined where the symbol is not the background.
    pub(super) fn graph(&self) -> Graph {
        let (n, k) = (self.point_names.len(), self.rows.len());
        let background = self.background();
        if self.alphabet <= 2 && self.is_dense(background) {
            let (wide, high) = (n.div_ceil(64), k.div_ceil(64));
            let mut of_lines = vec![0u64; k * wide];
            let mut of_points = vec![0u64; n * high];
            for (l, row) in self.rows.iter().enumerate() {
                for (w, chunk) in row.chunks(64).enumerate() {
                    let mut word = 0u64;
                    for (j, &a) in chunk.iter().enumerate() {
                        word |= u64::from(a != background) << j;
                    }
                    of_lines[l * wide + w] = word;
                    while word != 0 {
                        let p = w * 64 + word.trailing_zeros() as usize;
                        of_points[p * high + l / 64] |= 1 << (l % 64);
                        word &= word - 1;
                    }
                }
            }
            return Graph::Bits {
                points: n,
                lines: k,
                of_points,
                of_lines,
            };
        }
        let mut edges = Vec::new();
        for (l, row) in self.rows.iter().enumerate() {
            for (p, &a) in row.iter().enumerate() {
                if a != background {
                    edges.push((p as u32, (n + l) as u32, scramble(u64::from(a) + 0x5151)));
                }
            }
        }
        Graph::lists(n + k, &edges)
    }

    /// The colours of points, then lines; never one of each.
    pub(super) fn colours(&self) -> Vec<u64> {
        let points = self.point_colours.iter().map(|&c| 2 * c);
        points
            .chain(self.line_colours.iter().map(|&c| 2 * c + 1))
            .collect()
    }

    /// Takes a step. The factor of the order.
    pub(super) fn step(&mut self, name: &str, refiner: &mut Refiner) -> Checked<BigUint> {
        let root = refiner.root(&self.graph(), &self.colours())?;
        let n = self.point_names.len();
        // Cells, not their hashes: two cells that shared a colour would become one for good.
        self.point_colours = (0..n).map(|p| root.cell(p) as u64).collect();
        self.line_colours = (n..n + self.rows.len())
            .map(|l| root.cell(l) as u64)
            .collect();
        refiner.spend((n * self.rows.len()) as u64)?;
        match name {
            "drop" => self.drop_lines(&root),
            "equal" => self.merge_equal(),
            "links" => {
                let classes = self.linked(refiner)?;
                self.merge(&classes, true)
            }
            "flip" => self.flip(),
            _ => fail(format!("steps: unknown step {name:?}")),
        }
    }

    /// Merges the points of one colour with equal columns.
    pub(super) fn merge_equal(&mut self) -> Checked<BigUint> {
        let columns = self.columns();
        let mut index: HashMap<(u64, &[u16]), usize> = HashMap::new();
        let mut classes: Vec<Vec<usize>> = Vec::new();
        for (p, column) in columns.iter().enumerate() {
            let next = classes.len();
            let at = *index.entry((self.point_colours[p], column)).or_insert(next);
            if at == next {
                classes.push(Vec::new());
            }
            classes[at].push(p);
        }
        self.merge(&classes, false)
    }

    fn drop_lines(&mut self, root: &Node) -> Checked<BigUint> {
        let n = self.point_names.len();
        let mut cells: HashMap<u64, Vec<usize>> = HashMap::new();
        for (l, &c) in self.line_colours.iter().enumerate() {
            cells.entry(c).or_default().push(l);
        }
        let loose: Vec<usize> = (0..n).filter(|&p| !root.is_single(p)).collect();
        let background = self.background();
        // Which symbols are how often on which cell; what is left of a cell is background.
        let composition = |l: usize| {
            let entries = self.rows[l].iter().enumerate();
            let mut found: Vec<(usize, u16)> = entries
                .filter(|&(_, &a)| a != background)
                .map(|(p, &a)| (root.cell(p), a))
                .collect();
            found.sort_unstable();
            found
        };
        // Multinomial coefficients of the numbers of symbols, cell by cell, as products of C(so many so far, so many of this symbol); `None` if larger than the number of lines.
        let number = |l: usize| -> Option<u128> {
            let mut number = 1u128;
            let mut so_far: HashMap<usize, u128> = HashMap::new();
            let mut counts: BTreeMap<(usize, u16), u128> = BTreeMap::new();
            for &p in &loose {
                *counts.entry((root.cell(p), self.rows[l][p])).or_default() += 1;
            }
            for ((cell, _), count) in counts {
                let chosen = so_far.entry(cell).or_default();
                for k in 1..=count {
                    *chosen += 1;
                    number = number * *chosen / k;
                    if number > self.rows.len() as u128 {
                        return None;
                    }
                }
            }
            Some(number)
        };
        let mut dropped = vec![false; self.rows.len()];
        for cell in cells.values() {
            if number(cell[0]) != Some(cell.len() as u128) {
                continue;
            }
            let first = composition(cell[0]);
            if cell.iter().all(|&l| composition(l) == first) {
                cell.iter().for_each(|&l| dropped[l] = true);
            }
        }
        self.keep_lines(&dropped.iter().map(|d| !d).collect::<Vec<_>>());
        Ok(BigUint::from(1u32))
    }

    fn keep_lines(&mut self, kept: &[bool]) {
        let mut k = kept.iter();
        self.rows.retain(|_| *k.next().unwrap_or(&false));
        let mut k = kept.iter();
        self.line_colours.retain(|_| *k.next().unwrap_or(&false));
        let mut k = kept.iter();
        self.line_names.retain(|_| *k.next().unwrap_or(&false));
    }

    /// Classes of points with the same links, each compared with the first of its class line by line.
    fn linked(&self, refiner: &mut Refiner) -> Checked<Vec<Vec<usize>>> {
        let n = self.point_names.len();
        let background = self.background();
        let sums: Vec<u64> = self
            .rows
            .iter()
            .zip(&self.line_colours)
            .map(|(row, &c)| {
                (0..n)
                    .filter(|&p| row[p] != background)
                    .fold(scramble(c), |s, p| s.wrapping_add(mark(p, row[p])))
            })
            .collect();
        // Points with the same links have the same key.
        let mut keys = vec![0u64; n];
        for (row, &sum) in self.rows.iter().zip(&sums) {
            for p in (0..n).filter(|&p| row[p] != background) {
                let rest = sum.wrapping_sub(mark(p, row[p]));
                keys[p] = keys[p].wrapping_add(scramble(rest ^ u64::from(row[p])));
            }
        }
        let index: HashMap<(u64, &[u16]), ()> = self
            .rows
            .iter()
            .zip(&self.line_colours)
            .map(|(row, &c)| ((c, row.as_slice()), ()))
            .collect();
        let mut number: HashMap<(u64, u64), usize> = HashMap::new();
        let mut classes: Vec<Vec<usize>> = Vec::new();
        for p in 0..n {
            let next = classes.len();
            let at = *number
                .entry((self.point_colours[p], keys[p]))
                .or_insert(next);
            if at == next {
                classes.push(vec![p]);
                continue;
            }
            let q = classes[at][0];
            for (row, &c) in self.rows.iter().zip(&self.line_colours) {
                let (a, b) = (row[p] != background, row[q] != background);
                if !a && !b {
                    continue;
                }
                refiner.spend(n as u64)?;
                let mut image = row.clone();
                image.swap(p, q);
                if (a && b) || !index.contains_key(&(c, image.as_slice())) {
                    return fail("steps: points with the same key are not linked in the same way");
                }
            }
            classes[at].push(p);
        }
        Ok(classes)
    }

    fn merge(&mut self, classes: &[Vec<usize>], links: bool) -> Checked<BigUint> {
        let background = self.background();
        let mut order = BigUint::from(1u32);
        for class in classes {
            for k in 2..=class.len() {
                order *= k;
            }
        }
        for row in &mut self.rows {
            *row = classes
                .iter()
                .map(|c| {
                    c.iter()
                        .map(|&p| row[p])
                        .find(|&a| !links || a != background)
                        .unwrap_or(background)
                })
                .collect();
        }
        let kinds: Vec<(usize, u64)> = classes
            .iter()
            .map(|c| (c.len(), self.point_colours[c[0]]))
            .collect();
        self.point_colours = ranks(&kinds);
        self.point_names = classes.iter().map(|c| self.point_names[c[0]]).collect();
        if links {
            // Lines that became equal are one.
            let mut seen: HashMap<(u64, &[u16]), ()> = HashMap::new();
            let kept: Vec<bool> = self
                .rows
                .iter()
                .zip(&self.line_colours)
                .map(|(row, &c)| seen.insert((c, row.as_slice()), ()).is_none())
                .collect();
            self.keep_lines(&kept);
        }
        Ok(order)
    }

    fn flip(&mut self) -> Checked<BigUint> {
        let columns = self.columns();
        let mut seen: HashMap<(u64, &[u16]), ()> = HashMap::new();
        for (column, &c) in columns.iter().zip(&self.point_colours) {
            if seen.insert((c, column), ()).is_some() {
                return fail("steps: points with equal columns before a flip");
            }
        }
        self.rows = columns;
        std::mem::swap(&mut self.point_colours, &mut self.line_colours);
        std::mem::swap(&mut self.point_names, &mut self.line_names);
        Ok(BigUint::from(1u32))
    }
}
