//! A rectangular table of symbols with coloured points and lines: what reduction and search work on.
//!
//! At first the points are the coordinates and the lines the items. The two sides may change places ([`Table::flip`]). No two lines of one colour are equal, so a permutation
//! of the points that preserves the table determines that of the lines.

use std::sync::Arc;

use super::bits::BitMatrix;
use super::structure::{Dense, Sparse, Structure, mix};

/// Colours and names of the points or lines.
#[derive(Clone, Debug)]
pub(crate) struct Side {
    pub(crate) colours: Vec<u64>,
    /// A coordinate or an item that each stands for.
    pub(crate) names: Vec<u32>,
}

/// The symbols, both ways round.
#[derive(Clone, Debug)]
pub(crate) enum Entries {
    /// Two symbols.
    Bits {
        by_line: Arc<BitMatrix>,
        by_point: Arc<BitMatrix>,
    },
    /// Any number of symbols.
    Codes {
        symbols: usize,
        by_line: Arc<Vec<u16>>,
        by_point: Arc<Vec<u16>>,
    },
}

#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) points: Side,
    pub(crate) lines: Side,
    entries: Entries,
    /// The most frequent symbol, the smallest of these.
    pub(crate) background: u16,
    /// Whether the points are items.
    pub(crate) flipped: bool,
}

impl Table {
    pub(crate) fn new(points: Side, lines: Side, entries: Entries, flipped: bool) -> Self {
        let mut table = Self {
            points,
            lines,
            entries,
            background: 0,
            flipped,
        };
        table.background = table.most_frequent();
        table
    }

    pub(crate) fn of_bits(points: Side, lines: Side, by_line: Arc<BitMatrix>) -> Self {
        let by_point = Arc::new(by_line.transpose());
        Self::new(points, lines, Entries::Bits { by_line, by_point }, false)
    }

    pub(crate) fn of_codes(points: Side, lines: Side, symbols: usize, by_line: Vec<u16>) -> Self {
        let by_point = Arc::new(turned(&by_line, points.names.len(), lines.names.len()));
        let by_line = Arc::new(by_line);
        let entries = Entries::Codes {
            symbols,
            by_line,
            by_point,
        };
        Self::new(points, lines, entries, false)
    }

    pub(crate) fn point_count(&self) -> usize {
        self.points.names.len()
    }

    pub(crate) fn line_count(&self) -> usize {
        self.lines.names.len()
    }

    fn most_frequent(&self) -> u16 {
        match &self.entries {
            Entries::Bits { by_line, .. } => {
                u16::from(2 * by_line.ones() > (by_line.rows * by_line.columns) as u64)
            }
            Entries::Codes {
                symbols, by_line, ..
            } => {
                let mut counts = vec![0usize; *symbols];
                for &a in by_line.iter() {
                    counts[usize::from(a)] += 1;
                }
                (0..*symbols)
                    .max_by_key(|&a| (counts[a], symbols - a))
                    .unwrap_or(0) as u16
            }
        }
    }

    /// Lets points and lines change places.
    pub(crate) fn flip(&mut self) {
        std::mem::swap(&mut self.points, &mut self.lines);
        match &mut self.entries {
            Entries::Bits { by_line, by_point } => std::mem::swap(by_line, by_point),
            Entries::Codes {
                by_line, by_point, ..
            } => std::mem::swap(by_line, by_point),
        }
        self.flipped = !self.flipped;
    }

    pub(crate) fn get(&self, line: usize, point: usize) -> u16 {
        match &self.entries {
            Entries::Bits { by_line, .. } => u16::from(by_line.get(line, point)),
            Entries::Codes { by_line, .. } => by_line[line * self.point_count() + point],
        }
    }

    /// Calls `f` with the points where a line has another symbol than the background, and these symbols.
    pub(crate) fn entries_of(&self, line: usize, f: impl FnMut(u32, u16)) {
        match &self.entries {
            Entries::Bits { by_line, .. } => self.set_bits(by_line, line, f),
            Entries::Codes { by_line, .. } => {
                self.other_codes(by_line, self.point_count(), line, f)
            }
        }
    }

    /// Calls `f` with the lines where a point has another symbol than the background, and these symbols.
    pub(crate) fn entries_through(&self, point: u32, f: impl FnMut(u32, u16)) {
        let point = point as usize;
        match &self.entries {
            Entries::Bits { by_point, .. } => self.set_bits(by_point, point, f),
            Entries::Codes { by_point, .. } => {
                self.other_codes(by_point, self.line_count(), point, f);
            }
        }
    }

    fn set_bits(&self, bits: &BitMatrix, row: usize, mut f: impl FnMut(u32, u16)) {
        let background = self.background;
        bits.each(row, background == 1, |x| f(x, 1 - background));
    }

    fn other_codes(&self, codes: &[u16], width: usize, row: usize, mut f: impl FnMut(u32, u16)) {
        for (x, &a) in (0..).zip(&codes[row * width..(row + 1) * width]) {
            if a != self.background {
                f(x, a);
            }
        }
    }

    /// Whether line `m` is line `l` with the symbols at two points exchanged.
    pub(crate) fn lines_exchanged(&self, l: usize, m: usize, p: usize, q: usize) -> bool {
        self.get(l, p) == self.get(m, q)
            && self.get(l, q) == self.get(m, p)
            && match &self.entries {
                Entries::Bits { by_line, .. } => {
                    let pairs = by_line.row(l).iter().zip(by_line.row(m));
                    pairs.enumerate().all(|(k, (a, b))| {
                        let bit = |x: usize| if x / 64 == k { 1u64 << (x % 64) } else { 0 };
                        (a ^ b) & !(bit(p) | bit(q)) == 0
                    })
                }
                Entries::Codes { .. } => (0..self.point_count())
                    .all(|x| x == p || x == q || self.get(l, x) == self.get(m, x)),
            }
    }

    /// Number of entries that are not background.
    pub(crate) fn minority(&self) -> u64 {
        let cells = (self.point_count() * self.line_count()) as u64;
        match &self.entries {
            Entries::Bits { by_line, .. } => {
                let ones = by_line.ones();
                ones.min(cells - ones)
            }
            Entries::Codes { by_line, .. } => {
                by_line.iter().filter(|&&a| a != self.background).count() as u64
            }
        }
    }

    /// Condensed content of a point's column.
    pub(crate) fn column_hash(&self, point: usize) -> u64 {
        match &self.entries {
            Entries::Bits { by_point, .. } => {
                by_point.row(point).iter().fold(0, |h, &w| mix(h ^ w))
            }
            Entries::Codes { by_point, .. } => {
                let k = self.line_count();
                by_point[point * k..(point + 1) * k]
                    .iter()
                    .fold(0, |h, &a| mix(h ^ u64::from(a)))
            }
        }
    }

    pub(crate) fn columns_equal(&self, p: usize, q: usize) -> bool {
        match &self.entries {
            Entries::Bits { by_point, .. } => by_point.row(p) == by_point.row(q),
            Entries::Codes { by_point, .. } => {
                let k = self.line_count();
                by_point[p * k..(p + 1) * k] == by_point[q * k..(q + 1) * k]
            }
        }
    }

    /// The table of some of the lines.
    pub(crate) fn keep_lines(&self, kept: &[u32]) -> Self {
        let lines = Side {
            colours: kept
                .iter()
                .map(|&l| self.lines.colours[l as usize])
                .collect(),
            names: kept.iter().map(|&l| self.lines.names[l as usize]).collect(),
        };
        let entries = match &self.entries {
            Entries::Bits { by_line, .. } => {
                let by_line = by_line.select(kept.iter().map(|&l| l as usize));
                let by_point = Arc::new(by_line.transpose());
                Entries::Bits {
                    by_line: Arc::new(by_line),
                    by_point,
                }
            }
            Entries::Codes {
                symbols, by_line, ..
            } => {
                let n = self.point_count();
                let mut out = Vec::with_capacity(kept.len() * n);
                for &l in kept {
                    out.extend_from_slice(&by_line[l as usize * n..(l as usize + 1) * n]);
                }
                let by_point = Arc::new(turned(&out, n, kept.len()));
                Entries::Codes {
                    symbols: *symbols,
                    by_line: Arc::new(out),
                    by_point,
                }
            }
        };
        Self::new(self.points.clone(), lines, entries, self.flipped)
    }

    /// The table of some of the points.
    pub(crate) fn keep_points(mut self, kept: &[u32]) -> Self {
        self.flip();
        let mut out = self.keep_lines(kept);
        out.flip();
        out
    }

    /// A point for each class, of which no line has more than one member that is not background: the symbol of that member.
    pub(crate) fn united(&self, classes: &[Vec<u32>]) -> Self {
        let points = Side {
            colours: classes
                .iter()
                .map(|c| self.points.colours[c[0] as usize])
                .collect(),
            names: classes
                .iter()
                .map(|c| self.points.names[c[0] as usize])
                .collect(),
        };
        let k = self.line_count();
        let entries = match &self.entries {
            Entries::Bits { by_point, .. } => {
                let mut out = by_point.select(classes.iter().map(|c| c[0] as usize));
                for (r, class) in classes.iter().enumerate() {
                    for &p in &class[1..] {
                        let row = &mut out.data[r * out.words..(r + 1) * out.words];
                        for (w, &v) in row.iter_mut().zip(by_point.row(p as usize)) {
                            *w = if self.background == 0 { *w | v } else { *w & v };
                        }
                    }
                }
                let by_line = Arc::new(out.transpose());
                Entries::Bits {
                    by_line,
                    by_point: Arc::new(out),
                }
            }
            Entries::Codes {
                symbols, by_point, ..
            } => {
                let mut out = Vec::with_capacity(classes.len() * k);
                for class in classes {
                    for l in 0..k {
                        let symbol = class
                            .iter()
                            .map(|&p| by_point[p as usize * k + l])
                            .find(|&a| a != self.background);
                        out.push(symbol.unwrap_or(self.background));
                    }
                }
                let by_line = Arc::new(turned(&out, k, classes.len()));
                Entries::Codes {
                    symbols: *symbols,
                    by_line,
                    by_point: Arc::new(out),
                }
            }
        };
        Self::new(points, self.lines.clone(), entries, self.flipped)
    }

    /// The vertex colours of the structure: points, then lines.
    pub(crate) fn colours(&self) -> Vec<u64> {
        let mut colours = self.points.colours.clone();
        colours.extend(self.lines.colours.iter().map(|c| c | 1 << 63));
        colours
    }

    /// The structure for the search, dense or sparse, whichever is less work.
    pub(crate) fn structure(&self) -> Box<dyn Structure> {
        let (n, k) = (self.point_count(), self.line_count());
        if let Entries::Bits { by_line, by_point } = &self.entries {
            let cells = (n * k) as u64;
            let ones = by_line.ones();
            if cells > 1 << 10 && ones.min(cells - ones) * 16 > cells {
                return Box::new(Dense {
                    items: by_line.clone(),
                    columns: by_point.clone(),
                    ones,
                });
            }
        }
        match &self.entries {
            Entries::Bits { by_line, by_point } => {
                Box::new(Sparse::of_bits(by_line, by_point, self.background == 1))
            }
            Entries::Codes { symbols, .. } => {
                let mut edges = Vec::with_capacity(self.minority() as usize);
                for l in 0..k {
                    self.entries_of(l, |p, a| edges.push((p, (n + l) as u32, a)));
                }
                Box::new(Sparse::new(n + k, (*symbols).max(2), &edges))
            }
        }
    }
}

fn turned(data: &[u16], columns: usize, rows: usize) -> Vec<u16> {
    let mut out = vec![0; data.len()];
    if columns > 0 {
        for (r, row) in data.chunks(columns).enumerate() {
            for (c, &a) in row.iter().enumerate() {
                out[c * rows + r] = a;
            }
        }
    }
    out
}
