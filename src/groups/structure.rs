//! The coordinate–item structure that the search works on.

use std::sync::Arc;

use super::bits::{BitMatrix, turn};
use super::extend::{ByBits, ByLists, Extension};
use super::partition::Partition;

/// Scrambles 64 bits (the finaliser of splitmix64).
pub(crate) fn mix(mut x: u64) -> u64 {
    x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

/// What refinement and search need to know of a vertex-coloured graph with labelled edges.
pub(crate) trait Structure {
    /// Number of vertices.
    fn vertices(&self) -> usize;

    /// The number of vertices on the first side, if all edges run between two sides that the colours tell apart and the structure wants these counted.
    fn boundary(&self) -> usize {
        self.vertices()
    }

    /// After how many splitters in a row without effect refinement may stop short of an equitable partition. It only has to be the same for isomorphic nodes.
    fn patience(&self) -> usize {
        usize::MAX
    }

    /// How many splitters of one vertex can be used at once, see [`Structure::patterns`].
    fn batch(&self) -> usize {
        1
    }

    /// Puts into `acc[v]` which of the vertices of `splitters`, at most [`Structure::batch`] and all of one side, `v` is joined to, bit by bit, for every `v` that matters, and lists those with any in `touched`.
    fn patterns(
        &self,
        _splitters: &[u32],
        _partition: &Partition,
        _acc: &mut [u64],
        _touched: &mut Vec<u32>,
    ) -> u64 {
        0
    }

    /// Adds to `acc[v]` the weights of the edges between `v` and the vertices of `splitter`, for every `v` that matters, and lists these in `touched`. Returns the steps taken.
    fn accumulate(
        &self,
        splitter: &[u32],
        partition: &Partition,
        acc: &mut [u64],
        touched: &mut Vec<u32>,
    ) -> u64;

    /// Whether the permutation `map` of the vertices, which moves exactly the vertices `moved`, preserves all edges and labels (colours are the caller's business). `mark` is
    /// working memory: empty, or all [`u32::MAX`].
    fn is_automorphism(&self, map: &[u32], moved: &[u32], mark: &mut Vec<u32>) -> bool;

    /// What tells which permutations of the vertices `side`, which begin or end all of them, extend to automorphisms: all edges run between these and the others, and no two others of one
    /// colour have the same neighbours. To check the vertices `enough` among the others suffices.
    fn extension<'a>(
        &'a self,
        side: (usize, usize),
        colours: &'a [u64],
        enough: Option<Vec<u32>>,
    ) -> Box<dyn Extension + 'a>;
}

/// Adjacency lists with labels.
#[derive(Clone, Debug)]
pub(crate) struct Sparse {
    offsets: Vec<u32>,
    neighbours: Vec<u32>,
    /// Per adjacency; empty if there is one label only.
    labels: Vec<u16>,
    weights: Vec<u64>,
}

impl Sparse {
    /// The graph with the given edges `(u, v, label)`, each listed once.
    pub(crate) fn new(vertices: usize, labels: usize, edges: &[(u32, u32, u16)]) -> Self {
        let mut offsets = vec![0u32; vertices + 1];
        for &(u, v, _) in edges {
            offsets[u as usize + 1] += 1;
            offsets[v as usize + 1] += 1;
        }
        for v in 0..vertices {
            offsets[v + 1] += offsets[v];
        }
        let mut next = offsets.clone();
        let mut neighbours = vec![0u32; 2 * edges.len()];
        let mut list = if labels > 1 {
            vec![0u16; 2 * edges.len()]
        } else {
            Vec::new()
        };
        for &(u, v, label) in edges {
            for (a, b) in [(u, v), (v, u)] {
                let at = next[a as usize] as usize;
                next[a as usize] += 1;
                neighbours[at] = b;
                if labels > 1 {
                    list[at] = label;
                }
            }
        }
        Self {
            offsets,
            neighbours,
            labels: list,
            weights: (0..labels.max(1) as u64)
                .map(|l| if labels > 1 { mix(l) | 1 } else { 1 })
                .collect(),
        }
    }

    /// The graph of the set bits of a matrix and its transpose: its rows are the last vertices, its columns the first. With `inverted`, of the others.
    pub(crate) fn of_bits(by_row: &BitMatrix, by_column: &BitMatrix, inverted: bool) -> Self {
        let ones = by_row.ones() as usize;
        let edges = if inverted {
            by_row.rows * by_row.columns - ones
        } else {
            ones
        };
        let mut offsets = Vec::with_capacity(by_row.rows + by_row.columns + 1);
        let mut neighbours = Vec::with_capacity(2 * edges);
        offsets.push(0);
        for (matrix, first) in [(by_column, by_column.rows as u32), (by_row, 0)] {
            for r in 0..matrix.rows {
                matrix.each(r, inverted, |c| neighbours.push(first + c));
                offsets.push(neighbours.len() as u32);
            }
        }
        Self {
            offsets,
            neighbours,
            labels: Vec::new(),
            weights: vec![1],
        }
    }

    fn range(&self, v: u32) -> std::ops::Range<usize> {
        self.offsets[v as usize] as usize..self.offsets[v as usize + 1] as usize
    }

    pub(crate) fn degree(&self, v: u32) -> usize {
        self.range(v).len()
    }

    /// The neighbours of a vertex.
    pub(crate) fn joined(&self, v: u32) -> &[u32] {
        &self.neighbours[self.range(v)]
    }

    /// The neighbours of a vertex if there is one label only.
    pub(crate) fn plain(&self, v: u32) -> Option<&[u32]> {
        self.labels.is_empty().then(|| self.joined(v))
    }

    /// The neighbours of a vertex with weights and labels.
    pub(crate) fn adjacent(&self, v: u32) -> impl Iterator<Item = (u32, u64, u16)> + '_ {
        self.range(v).map(|at| {
            let label = self.labels.get(at).copied().unwrap_or(0);
            (self.neighbours[at], self.weights[usize::from(label)], label)
        })
    }
}

impl Structure for Sparse {
    fn vertices(&self) -> usize {
        self.offsets.len() - 1
    }

    fn accumulate(
        &self,
        splitter: &[u32],
        _: &Partition,
        acc: &mut [u64],
        touched: &mut Vec<u32>,
    ) -> u64 {
        let mut steps = 0;
        for &v in splitter {
            let range = self.range(v);
            steps += range.len() as u64;
            if self.labels.is_empty() {
                for &w in &self.neighbours[range] {
                    if acc[w as usize] == 0 {
                        touched.push(w);
                    }
                    acc[w as usize] += 1;
                }
            } else {
                for at in range {
                    let w = self.neighbours[at];
                    if acc[w as usize] == 0 {
                        touched.push(w);
                    }
                    // A sum that wraps to 0 would list the vertex twice; 1 stands in for it.
                    let sum =
                        acc[w as usize].wrapping_add(self.weights[usize::from(self.labels[at])]);
                    acc[w as usize] = if sum == 0 { 1 } else { sum };
                }
            }
        }
        steps
    }

    fn is_automorphism(&self, map: &[u32], moved: &[u32], mark: &mut Vec<u32>) -> bool {
        // An edge between two vertices that stay put is kept; all others have an end among those that move.
        mark.resize(self.vertices(), u32::MAX);
        for &u in moved {
            let (from, to) = (self.range(u), self.range(map[u as usize]));
            if from.len() != to.len() {
                return false;
            }
            for at in to.clone() {
                let label = self.labels.get(at).map_or(0, |&l| u32::from(l));
                mark[self.neighbours[at] as usize] = label;
            }
            let good = from.clone().all(|at| {
                let label = self.labels.get(at).map_or(0, |&l| u32::from(l));
                mark[map[self.neighbours[at] as usize] as usize] == label
            });
            for at in to {
                mark[self.neighbours[at] as usize] = u32::MAX;
            }
            if !good {
                return false;
            }
        }
        true
    }

    fn extension<'a>(
        &'a self,
        side: (usize, usize),
        colours: &'a [u64],
        enough: Option<Vec<u32>>,
    ) -> Box<dyn Extension + 'a> {
        Box::new(ByLists::new(self, side, colours, enough))
    }
}

/// Two-sided structure of bits: coordinates `0..n` and items `n..n+k`, both ways.
#[derive(Clone, Debug)]
pub(crate) struct Dense {
    pub(crate) items: Arc<BitMatrix>,
    pub(crate) columns: Arc<BitMatrix>,
    /// Number of entries 1.
    pub(crate) ones: u64,
}

impl Structure for Dense {
    fn vertices(&self) -> usize {
        self.columns.rows + self.items.rows
    }

    fn boundary(&self) -> usize {
        self.columns.rows
    }

    fn patience(&self) -> usize {
        // A dense row splits almost anything that can be split.
        64
    }

    fn batch(&self) -> usize {
        64
    }

    fn patterns(
        &self,
        splitters: &[u32],
        partition: &Partition,
        acc: &mut [u64],
        touched: &mut Vec<u32>,
    ) -> u64 {
        let n = self.columns.rows;
        let (own, begin, end, shift, offset) = if (splitters[0] as usize) < n {
            (&self.columns, n, self.vertices(), 0, n)
        } else {
            (&self.items, 0, n, n, 0)
        };
        let loose = partition.loose(begin, end) as u64;
        if loose == 0 {
            return 0;
        }
        // Turning a block costs about as much as 400 entries.
        let density = self.ones / self.vertices().max(1) as u64 * 2;
        let listing = splitters.len() as u64 * (own.words as u64 + density);
        if listing < (own.words * 400) as u64 {
            for (k, &v) in splitters.iter().enumerate() {
                for (w, &word) in own.row(v as usize - shift).iter().enumerate() {
                    let mut left = word;
                    while left != 0 {
                        let x = w * 64 + left.trailing_zeros() as usize + offset;
                        left &= left - 1;
                        if partition.len[partition.cell[x] as usize] > 1 {
                            if acc[x] == 0 {
                                touched.push(x as u32);
                            }
                            acc[x] |= 1 << k;
                        }
                    }
                }
            }
            return listing + 1;
        }
        // 64 rows of 64 bits at a time are turned into the patterns of 64 vertices.
        let mut block = [0u64; 64];
        for w in 0..own.words {
            block.fill(0);
            for (b, &v) in block.iter_mut().zip(splitters) {
                *b = own.row(v as usize - shift)[w];
            }
            turn(&mut block);
            let first = offset + w * 64;
            for (v, &pattern) in (first..end.min(first + 64)).zip(&block) {
                if pattern != 0 && partition.len[partition.cell[v] as usize] > 1 {
                    acc[v] = pattern;
                    touched.push(v as u32);
                }
            }
        }
        (own.words * 256) as u64 + loose
    }

    fn accumulate(
        &self,
        splitter: &[u32],
        partition: &Partition,
        acc: &mut [u64],
        touched: &mut Vec<u32>,
    ) -> u64 {
        let n = self.columns.rows;
        let on_columns = (splitter[0] as usize) < n;
        let (other, own, begin, end, shift) = if on_columns {
            (&self.items, &self.columns, n, self.vertices(), 0)
        } else {
            (&self.columns, &self.items, 0, n, n)
        };
        let offset = if on_columns { n } else { 0 };
        let mut steps = 0;
        let loose = partition.loose(begin, end);
        if loose == 0 {
            return 0;
        }
        // Neighbour lists of few vertices are shorter than a walk through all that could be split.
        let density = self.ones / self.vertices().max(1) as u64 * 2;
        let listing = splitter.len() as u64 * (own.words as u64 + density);
        let masking = 2 * loose as u64 * splitter.len().min(other.words) as u64;
        if listing < masking {
            for &v in splitter {
                for (k, &word) in own.row(v as usize - shift).iter().enumerate() {
                    let mut bits = word;
                    while bits != 0 {
                        let w = k * 64 + bits.trailing_zeros() as usize + offset;
                        if acc[w] == 0 {
                            touched.push(w as u32);
                        }
                        acc[w] += 1;
                        bits &= bits - 1;
                    }
                }
            }
            return listing;
        }
        let mut p = begin;
        if splitter.len() == 1 {
            let row = own.row(splitter[0] as usize - shift);
            while p < end {
                let length = partition.len[p] as usize;
                steps += length as u64;
                if length > 1 {
                    for &w in &partition.lab[p..p + length] {
                        let k = w as usize - offset;
                        if row[k / 64] >> (k % 64) & 1 == 1 {
                            acc[w as usize] = 1;
                            touched.push(w);
                        }
                    }
                }
                p += length;
            }
            return steps;
        }
        let mut mask = vec![0u64; other.words];
        for &v in splitter {
            let k = v as usize - shift;
            mask[k / 64] |= 1 << (k % 64);
        }
        let first = mask.iter().position(|&w| w != 0).unwrap_or(0);
        let last = mask.iter().rposition(|&w| w != 0).map_or(0, |k| k + 1);
        let mask = &mask[first..last];
        while p < end {
            let length = partition.len[p] as usize;
            steps += 1;
            if length > 1 {
                steps += (length * mask.len()) as u64;
                for &w in &partition.lab[p..p + length] {
                    let row = &other.row(w as usize - offset)[first..last];
                    let count: u32 = row
                        .iter()
                        .zip(mask)
                        .map(|(a, b)| (a & b).count_ones())
                        .sum();
                    if count > 0 {
                        acc[w as usize] = u64::from(count);
                        touched.push(w);
                    }
                }
            }
            p += length;
        }
        steps
    }

    fn is_automorphism(&self, map: &[u32], moved: &[u32], _: &mut Vec<u32>) -> bool {
        let n = self.columns.rows;
        if moved.is_empty() {
            return true;
        }
        let permuted = self.items.select(map[n..].iter().map(|&k| k as usize - n));
        let columns = permuted.transpose();
        // permuted row k is item map(k); its column map(i) must be column i of the items.
        (0..n).all(|i| columns.row(map[i] as usize) == self.columns.row(i))
    }

    fn extension<'a>(
        &'a self,
        side: (usize, usize),
        colours: &'a [u64],
        enough: Option<Vec<u32>>,
    ) -> Box<dyn Extension + 'a> {
        let points = (&*self.columns, 0);
        let lines = (&*self.items, self.columns.rows);
        let (own, other) = if side.0 == 0 {
            (points, lines)
        } else {
            (lines, points)
        };
        Box::new(ByBits::new(own, other, colours, enough))
    }
}
