//! Colours of vertices by refinement.
//!
//! A colour is a hash of what can be said of a vertex without naming any. All choices below depend on the isomorphism type alone, so an automorphism maps vertices to vertices of the same
//! colour whatever the hash; a collision can only make colours say less.

use super::{Checked, fail};

/// Visits of adjacencies that are made at most.
const MAX_STEPS: u64 = 40_000_000_000;

pub(super) fn scramble(mut x: u64) -> u64 {
    x ^= x >> 32;
    x = x.wrapping_mul(0xd6e8_feb8_6659_fd93);
    x ^= x >> 32;
    x = x.wrapping_mul(0xd6e8_feb8_6659_fd93);
    x ^ (x >> 32)
}

/// A graph with labelled edges. Labels are nonzero hashes.
pub(super) enum Graph {
    /// Lists of neighbours: `ends[starts[v]..starts[v + 1]]`.
    Lists {
        starts: Vec<usize>,
        ends: Vec<(u32, u64)>,
    },
    /// Two sides of `points` and `lines` vertices, joined where the bit is set; both ways round.
    Bits {
        points: usize,
        lines: usize,
        of_points: Vec<u64>,
        of_lines: Vec<u64>,
    },
}

impl Graph {
    pub(super) fn lists(vertices: usize, edges: &[(u32, u32, u64)]) -> Self {
        let mut starts = vec![0usize; vertices + 1];
        for &(u, v, _) in edges {
            starts[u as usize + 1] += 1;
            starts[v as usize + 1] += 1;
        }
        for v in 0..vertices {
            starts[v + 1] += starts[v];
        }
        let mut next = starts.clone();
        let mut ends = vec![(0, 0); 2 * edges.len()];
        for &(u, v, label) in edges {
            for (a, b) in [(u, v), (v, u)] {
                ends[next[a as usize]] = (b, label);
                next[a as usize] += 1;
            }
        }
        Self::Lists { starts, ends }
    }

    pub(super) fn vertices(&self) -> usize {
        match self {
            Self::Lists { starts, .. } => starts.len() - 1,
            Self::Bits { points, lines, .. } => points + lines,
        }
    }

    fn each_neighbour(&self, v: usize, mut f: impl FnMut(usize, u64)) {
        match self {
            Self::Lists { starts, ends } => {
                for &(w, label) in &ends[starts[v]..starts[v + 1]] {
                    f(w as usize, label);
                }
            }
            Self::Bits {
                points,
                lines,
                of_points,
                of_lines,
            } => {
                let (words, offset) = if v < *points {
                    let width = lines.div_ceil(64);
                    (&of_points[v * width..(v + 1) * width], *points)
                } else {
                    let width = points.div_ceil(64);
                    let l = v - points;
                    (&of_lines[l * width..(l + 1) * width], 0)
                };
                for (k, &word) in words.iter().enumerate() {
                    let mut w = word;
                    while w != 0 {
                        f(offset + k * 64 + w.trailing_zeros() as usize, 0x5151);
                        w &= w - 1;
                    }
                }
            }
        }
    }
}

/// Colours of all vertices, and what else was seen on the way, condensed.
#[derive(Clone)]
pub(super) struct Node {
    /// Number of the cell of each vertex; vertices share a cell if they share a colour.
    cell: Vec<u32>,
    /// Colour and size of each cell.
    cells: Vec<(u64, u32)>,
    pub(super) invariant: u64,
}

impl Node {
    pub(super) fn colour(&self, v: usize) -> u64 {
        self.cells[self.cell[v] as usize].0
    }

    pub(super) fn cell(&self, v: usize) -> usize {
        self.cell[v] as usize
    }

    /// Whether no other vertex has the colour of this one.
    pub(super) fn is_single(&self, v: usize) -> bool {
        self.cells[self.cell[v] as usize].1 == 1
    }
}

/// Working memory, and the steps so far.
pub(super) struct Refiner {
    delta: Vec<u64>,
    met: Vec<bool>,
    pub(super) steps: u64,
}

impl Refiner {
    pub(super) fn new() -> Self {
        Self {
            delta: Vec::new(),
            met: Vec::new(),
            steps: 0,
        }
    }

    pub(super) fn spend(&mut self, steps: u64) -> Checked<()> {
        self.steps += steps;
        if self.steps > MAX_STEPS {
            return fail("the check takes too many steps");
        }
        Ok(())
    }

    /// The node of the given colours.
    pub(super) fn root(&mut self, graph: &Graph, colours: &[u64]) -> Checked<Node> {
        let mut values = colours.to_vec();
        values.sort_unstable();
        values.dedup();
        let mut node = Node {
            cell: Vec::with_capacity(colours.len()),
            cells: values.iter().map(|&c| (scramble(c), 0)).collect(),
            invariant: 0,
        };
        for c in colours {
            let at = values.partition_point(|x| x < c);
            node.cells[at].1 += 1;
            node.cell.push(at as u32);
        }
        for &(c, size) in &node.cells {
            node.invariant = node.invariant.wrapping_add(scramble(c ^ u64::from(size)));
        }
        let all = (0..colours.len() as u32).collect();
        self.refine(graph, node, all)
    }

    /// The node with one more vertex told apart.
    pub(super) fn child(&mut self, graph: &Graph, node: &Node, vertex: usize) -> Checked<Node> {
        let mut node = node.clone();
        let at = node.cell[vertex] as usize;
        let colour = node.cells[at].0;
        node.invariant = node.invariant.wrapping_add(scramble(colour ^ 0x0123));
        if node.cells[at].1 > 1 {
            node.cells[at].1 -= 1;
            node.cell[vertex] = node.cells.len() as u32;
            let stamp = scramble(node.cells.len() as u64 ^ 0xabcd_ef01_2345_6789);
            node.cells.push((scramble(colour ^ stamp), 1));
        }
        self.refine(graph, node, vec![vertex as u32])
    }

    /// Splits cells by the sums of labelled colours of the neighbours among the vertices that are `active`, until nothing splits. Of the parts of a cell one keeps its colour, the part without active neighbours if
    /// there is one, else the largest (of these the one with the smallest sum); all others become active. That is enough: sums over a cell that was active, or over all of it but one part, determine those over the rest.
    fn refine(&mut self, graph: &Graph, mut node: Node, mut active: Vec<u32>) -> Checked<Node> {
        let n = graph.vertices();
        self.delta.resize(n, 0);
        self.met.resize(n, false);
        let mut touched: Vec<u32> = Vec::new();
        while !active.is_empty() && node.cells.len() < n {
            touched.clear();
            let mut steps = active.len() as u64;
            for &v in &active {
                let colour = node.colour(v as usize);
                // Few labels occur: the last one's mark is kept.
                let (mut last, mut mark) = (0, 0);
                graph.each_neighbour(v as usize, |w, label| {
                    steps += 1;
                    if label != last {
                        (last, mark) = (label, scramble(colour ^ label));
                    }
                    if !std::mem::replace(&mut self.met[w], true) {
                        touched.push(w as u32);
                    }
                    self.delta[w] = self.delta[w].wrapping_add(mark);
                });
            }
            self.spend(steps)?;
            // Nothing can split a single vertex.
            let mut singles = 0u64;
            touched.retain(|&v| {
                let (colour, size) = node.cells[node.cell[v as usize] as usize];
                let sum = self.delta[v as usize];
                if size == 1 {
                    singles = singles.wrapping_add(scramble(scramble(colour) ^ sum));
                    self.delta[v as usize] = 0;
                    self.met[v as usize] = false;
                }
                size > 1
            });
            node.invariant = scramble(node.invariant).wrapping_add(singles);
            touched.sort_unstable_by_key(|&v| (node.cell[v as usize], self.delta[v as usize]));
            active.clear();
            // The number of cells so far keeps a cell from giving the same colour to two parts at different times.
            let stamp = (node.cells.len() as u64) << 20;
            let mut begin = 0;
            while begin < touched.len() {
                let c = node.cell[touched[begin] as usize];
                let length = touched[begin..].partition_point(|&v| node.cell[v as usize] == c);
                self.split(
                    &mut node,
                    c,
                    stamp,
                    &touched[begin..begin + length],
                    &mut active,
                );
                begin += length;
            }
            for &v in &touched {
                self.delta[v as usize] = 0;
                self.met[v as usize] = false;
            }
        }
        Ok(node)
    }

    /// Splits cell `c`, of which `touched` are the members with active neighbours in order of their sums.
    fn split(&self, node: &mut Node, c: u32, stamp: u64, touched: &[u32], active: &mut Vec<u32>) {
        let (colour, size) = node.cells[c as usize];
        let parts = || touched.chunk_by(|&v, &w| self.delta[v as usize] == self.delta[w as usize]);
        let keep = if touched.len() < size as usize {
            None
        } else {
            // The first of the largest parts, in order of sums.
            parts()
                .enumerate()
                .max_by_key(|&(k, p)| (p.len(), std::cmp::Reverse(k)))
                .map(|(k, _)| k)
        };
        for (k, part) in parts().enumerate() {
            let sum = self.delta[part[0] as usize];
            let new = scramble(colour ^ scramble(sum ^ stamp ^ 0x3c3c));
            node.invariant = node
                .invariant
                .wrapping_add(scramble(new ^ part.len() as u64));
            if keep == Some(k) {
                continue;
            }
            let number = node.cells.len() as u32;
            node.cells[c as usize].1 -= part.len() as u32;
            node.cells.push((new, part.len() as u32));
            for &v in part {
                node.cell[v as usize] = number;
            }
            active.extend_from_slice(part);
        }
    }
}
