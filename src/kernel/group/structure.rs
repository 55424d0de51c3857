//! What automorphisms are looked at: a table, as a graph and as lines that are found by what they are.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::colouring::Graph;
use super::table::Table;
use super::{Checked, fail};

/// What the automorphisms are automorphisms of.
pub(super) enum Structure {
    /// Points and lines of a table.
    Plain {
        table: Table,
        index: OnceCell<Index>,
    },
    /// Points, symbols, lines, and pairs of a point and a symbol.
    Coloured {
        table: Table,
        index: OnceCell<Index>,
    },
}

/// Symbols at some points.
type Entries = Vec<(u32, u16)>;

/// Finds lines by what they are.
pub(super) enum Index {
    /// By colour and symbols.
    Whole(HashMap<(u64, Vec<u16>), usize>),
    /// By colour and the symbols other than the background, with their points in ascending order; a line is determined by these just as well. Only where symbols stay what they are. And these for each line.
    Short(HashMap<(u64, Entries), usize>, Vec<Entries>),
}

impl Index {
    fn new(table: &Table, coloured: bool) -> Self {
        let background = table.background();
        let numbered = table.line_colours.iter().copied().enumerate();
        if coloured || table.is_dense(background) {
            return Self::Whole(
                numbered
                    .map(|(l, c)| ((c, table.rows[l].clone()), l))
                    .collect(),
            );
        }
        let short = |row: &Vec<u16>| -> Entries {
            let entries = (0u32..).zip(row).map(|(p, &a)| (p, a));
            entries.filter(|&(_, a)| a != background).collect()
        };
        let lines: Vec<Entries> = table.rows.iter().map(short).collect();
        let index = numbered.map(|(l, c)| ((c, lines[l].clone()), l)).collect();
        Self::Short(index, lines)
    }
}

impl Structure {
    pub(super) fn new(table: Table, coloured: bool) -> Self {
        // Not built before a generator needs it.
        let index = OnceCell::new();
        if coloured {
            Self::Coloured { table, index }
        } else {
            Self::Plain { table, index }
        }
    }

    pub(super) fn table(&self) -> &Table {
        match self {
            Self::Plain { table, .. } | Self::Coloured { table, .. } => table,
        }
    }

    /// The vertices that determine a map: points, and symbols if they may be permuted.
    pub(super) fn primary(&self) -> usize {
        match self {
            Self::Plain { table, .. } => table.point_names.len(),
            Self::Coloured { table, .. } => table.point_names.len() + table.alphabet,
        }
    }

    pub(super) fn graph(&self) -> Graph {
        match self {
            Self::Plain { table, .. } => table.graph(),
            Self::Coloured { table, .. } => {
                let (n, q, k) = (table.point_names.len(), table.alphabet, table.rows.len());
                let pairs = n + q + k;
                let mut edges = Vec::with_capacity(n * (2 * q + k));
                for p in 0..n {
                    for a in 0..q {
                        let pair = (pairs + p * q + a) as u32;
                        edges.push((p as u32, pair, 0x5151));
                        edges.push(((n + a) as u32, pair, 0x5152));
                    }
                    for (l, row) in table.rows.iter().enumerate() {
                        let pair = (pairs + p * q + usize::from(row[p])) as u32;
                        edges.push(((n + q + l) as u32, pair, 0x5153));
                    }
                }
                Graph::lists(pairs + n * q, &edges)
            }
        }
    }

    pub(super) fn colours(&self) -> Vec<u64> {
        match self {
            Self::Plain { table, .. } => table.colours(),
            Self::Coloured { table, .. } => {
                let (n, q, k) = (table.point_names.len(), table.alphabet, table.rows.len());
                let mut colours: Vec<u64> = table.point_colours.iter().map(|&c| c + 3).collect();
                for (count, colour) in [(q, 0), (k, 1), (n * q, 2)] {
                    colours.extend(std::iter::repeat_n(colour, count));
                }
                colours
            }
        }
    }

    /// Vertices by what a certificate calls them.
    pub(super) fn names(&self, degree: usize, items: usize) -> HashMap<usize, usize> {
        let table = self.table();
        let n = table.point_names.len();
        let points = table.point_names.iter().copied().enumerate();
        let lines = table.line_names.iter().copied().enumerate();
        match self {
            Self::Plain { .. } => points
                .map(|(v, x)| (x, v))
                .chain(lines.map(|(l, x)| (x, n + l)))
                .collect(),
            Self::Coloured { .. } => {
                let q = table.alphabet;
                points
                    .map(|(v, x)| (x, v))
                    .chain(lines.map(|(l, x)| (x, n + q + l)))
                    .chain((0..q).map(|a| (degree + items + a, n + a)))
                    .collect()
            }
        }
    }

    /// The automorphism that maps the primary vertices like this. `Err` says why there is none.
    pub(super) fn extend(&self, map: &[u32], colours: &[u64]) -> Checked<Vec<u32>> {
        let primary = self.primary();
        let mut hit = vec![false; primary];
        if map.len() != primary
            || !map
                .iter()
                .all(|&w| (w as usize) < primary && !std::mem::replace(&mut hit[w as usize], true))
        {
            return fail("not a permutation");
        }
        if (0..primary).any(|v| colours[v] != colours[map[v] as usize]) {
            return fail("does not preserve the partition");
        }
        let (Self::Plain { table, index } | Self::Coloured { table, index }) = self;
        let (n, q) = (table.point_names.len(), table.alphabet);
        let coloured = primary > n;
        let symbol = |a: u16| {
            if coloured {
                map[n + usize::from(a)] - n as u32
            } else {
                u32::from(a)
            }
        };
        let mut out = map.to_vec();
        let index = index.get_or_init(|| Index::new(table, coloured));
        let mut key = (0u64, vec![0u16; n]);
        for (l, row) in table.rows.iter().enumerate() {
            let colour = table.line_colours[l];
            let image = match index {
                Index::Whole(index) => {
                    for (p, &a) in row.iter().enumerate() {
                        key.1[map[p] as usize] = symbol(a) as u16;
                    }
                    key.0 = colour;
                    index.get(&key)
                }
                Index::Short(index, lines) => {
                    let entries = lines[l].iter().map(|&(p, a)| (map[p as usize], a));
                    let mut moved: Entries = entries.collect();
                    moved.sort_unstable();
                    index.get(&(colour, moved))
                }
            };
            let image = image.ok_or_else(|| format!("sends {l} out of the set"))?;
            out.push((primary + image) as u32);
        }
        if coloured {
            let pairs = (primary + table.rows.len()) as u32;
            for &p in &map[..n] {
                for a in 0..q as u16 {
                    out.push(pairs + p * q as u32 + symbol(a));
                }
            }
        }
        Ok(out)
    }
}
