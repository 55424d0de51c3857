//! The coordinate–item structure that the search works on.

use super::refine::Partition;

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

    /// Adds to `acc[v]` the weights of the edges between `v` and the vertices of `splitter`, for every `v` that matters, and lists these in `touched`. Returns the steps taken.
    fn accumulate(
        &self,
        splitter: &[u32],
        partition: &Partition,
        acc: &mut [u64],
        touched: &mut Vec<u32>,
    ) -> u64;

    /// Whether the permutation `map` of the vertices preserves all edges and labels (colours are the caller's business).
    fn is_automorphism(&self, map: &[u32]) -> bool;
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

    fn range(&self, v: u32) -> std::ops::Range<usize> {
        self.offsets[v as usize] as usize..self.offsets[v as usize + 1] as usize
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

    fn is_automorphism(&self, map: &[u32]) -> bool {
        // Vertices that stay put together with all their neighbours need no look.
        let n = self.vertices();
        let mut mark = vec![u32::MAX; n];
        for u in 0..n as u32 {
            let image = map[u as usize];
            let (from, to) = (self.range(u), self.range(image));
            if from.len() != to.len() {
                return false;
            }
            if image == u
                && self.neighbours[from.clone()]
                    .iter()
                    .all(|&w| map[w as usize] == w)
            {
                continue;
            }
            for at in to {
                let label = self.labels.get(at).map_or(0, |&l| u32::from(l));
                mark[self.neighbours[at] as usize] = label;
            }
            let good = from.clone().all(|at| {
                let label = self.labels.get(at).map_or(0, |&l| u32::from(l));
                mark[map[self.neighbours[at] as usize] as usize] == label
            });
            for at in self.range(image) {
                mark[self.neighbours[at] as usize] = u32::MAX;
            }
            if !good {
                return false;
            }
        }
        true
    }
}
