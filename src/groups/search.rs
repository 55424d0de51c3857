//! Individualisation and refinement: a first path to a discrete partition, then, from its end to its start, which members of each target cell are images of the
//! individualised vertex.
//!
//! Let `b_0, b_1, …` be the first path and `G_m` the automorphisms that fix `b_0, …, b_{m−1}`; they are complete below level `m` when level `m` is treated. To refute
//! that some `g` fixes `b_0, …, b_{l−1}` and sends `b_l` to `c` it suffices, at the node reached from `c` at level `m > l`, to take **one** member `d` of
//! the target cell: `g` would send some member `e` of the target cell of the first path to `d`, and up to `G_m` there are only the orbit representatives to be `e`. If the trace of `d` is
//! that of no representative, the node is refuted by this one child.

use super::refine::{Partition, Refiner, Trace};
use super::structure::Structure;

/// One level of the first path.
pub(crate) struct PathLevel {
    /// Name of the target cell.
    pub(crate) cell: usize,
    /// The vertex that is individualised.
    pub(crate) vertex: u32,
    trace: Vec<u64>,
    hash: u64,
    mark: usize,
    /// Length of the orbit of `vertex` under the automorphisms that fix the earlier ones.
    pub(crate) orbit: usize,
    /// Representatives of the other orbits on the target cell with the condensed records of their refinement.
    pub(crate) refuted: Vec<(u32, u64)>,
    /// Whether `orbit` and `refuted` are final.
    pub(crate) complete: bool,
}

/// The answer of the search.
pub(crate) struct Found {
    pub(crate) levels: Vec<PathLevel>,
    /// Automorphisms as images of all vertices; strong for the path.
    pub(crate) generators: Vec<Vec<u32>>,
    /// Whether every level is complete.
    pub(crate) complete: bool,
    /// Smallest vertex of its orbit, for every vertex.
    pub(crate) orbits: Vec<u32>,
    pub(crate) nodes: u64,
    pub(crate) steps: u64,
}

enum Verdict {
    Automorphism(Vec<u32>),
    Refuted,
    OutOfBudget,
}

pub(crate) struct Search<'a, S: Structure + ?Sized> {
    structure: &'a S,
    part: Partition,
    refiner: Refiner,
    levels: Vec<PathLevel>,
    leaf_lab: Vec<u32>,
    leaf_pos: Vec<u32>,
    parent: Vec<u32>,
    budget: u64,
    nodes: u64,
}

fn find(parent: &mut [u32], mut v: u32) -> u32 {
    while parent[v as usize] != v {
        parent[v as usize] = parent[parent[v as usize] as usize];
        v = parent[v as usize];
    }
    v
}

/// Finds the automorphism group of `structure` with the vertex colours `colours`; target cells are looked for among the vertices below `side.1` and from `side.0` first.
pub(crate) fn automorphisms<S: Structure + ?Sized>(
    structure: &S,
    colours: &[u64],
    side: (usize, usize),
    budget: u64,
) -> Found {
    let n = structure.vertices();
    let mut search = Search {
        structure,
        part: Partition::by_colour(colours),
        refiner: Refiner::new(n),
        levels: Vec::new(),
        leaf_lab: Vec::new(),
        leaf_pos: Vec::new(),
        parent: (0..n as u32).collect(),
        budget,
        nodes: 0,
    };
    search.run(side)
}

impl<S: Structure + ?Sized> Search<'_, S> {
    fn run(mut self, side: (usize, usize)) -> Found {
        let cells: Vec<usize> = {
            let part = &self.part;
            let mut starts = Vec::new();
            let mut p = 0;
            while p < part.lab.len() {
                starts.push(p);
                p += part.len[p] as usize;
            }
            starts
        };
        self.refiner
            .refine(self.structure, &mut self.part, cells, Trace::Condense);
        while let Some(cell) = self.target(side) {
            let vertex = self.part.members(cell).iter().copied().min().unwrap_or(0);
            let mark = self.part.mark();
            let single = self.part.individualise(vertex);
            let mut trace = Vec::new();
            let hash = self
                .refiner
                .refine(
                    self.structure,
                    &mut self.part,
                    [single],
                    Trace::Record(&mut trace),
                )
                .unwrap_or(0);
            self.nodes += 1;
            self.levels.push(PathLevel {
                cell,
                vertex,
                trace,
                hash,
                mark,
                orbit: 1,
                refuted: Vec::new(),
                complete: false,
            });
        }
        self.leaf_lab = self.part.lab.clone();
        self.leaf_pos = self.part.pos.clone();
        let mut generators = Vec::new();
        let mut complete = true;
        for l in (0..self.levels.len()).rev() {
            let mark = self.levels[l].mark;
            self.part.undo_to(mark);
            if !self.level(l, &mut generators) {
                complete = false;
                break;
            }
        }
        let orbits = {
            let mut smallest = vec![u32::MAX; self.parent.len()];
            let mut labels = Vec::with_capacity(self.parent.len());
            for v in 0..self.parent.len() as u32 {
                let r = find(&mut self.parent, v) as usize;
                if smallest[r] == u32::MAX {
                    smallest[r] = v;
                }
                labels.push(smallest[r]);
            }
            labels
        };
        Found {
            levels: self.levels,
            generators,
            complete,
            orbits,
            nodes: self.nodes,
            steps: self.refiner.steps,
        }
    }

    /// The cell to split next: a smallest one with more than one vertex, on the preferred side if there is one.
    fn target(&self, side: (usize, usize)) -> Option<usize> {
        if self.part.is_discrete() {
            return None;
        }
        let pick = |preferred: bool| {
            let mut best: Option<(usize, usize)> = None;
            let mut p = 0;
            while p < self.part.lab.len() {
                let length = self.part.len[p] as usize;
                let v = self.part.lab[p] as usize;
                if length > 1
                    && (!preferred || (side.0..side.1).contains(&v))
                    && best.is_none_or(|(l, _)| length < l)
                {
                    best = Some((length, p));
                }
                p += length;
            }
            best.map(|(_, p)| p)
        };
        pick(true).or_else(|| pick(false))
    }

    /// Treats level `l` with the partition as it was before its vertex was individualised. `false` if the budget ran out.
    fn level(&mut self, l: usize, generators: &mut Vec<Vec<u32>>) -> bool {
        let mut members = self.part.members(self.levels[l].cell).to_vec();
        members.sort_unstable();
        let base = self.levels[l].vertex;
        let mut refuted_roots: Vec<u32> = Vec::new();
        let mut in_budget = true;
        for &c in &members {
            let root = find(&mut self.parent, c);
            if root == find(&mut self.parent, base) {
                continue;
            }
            let parent = &mut self.parent;
            if refuted_roots.iter().any(|&r| find(parent, r) == root) {
                continue;
            }
            match self.image(l, c) {
                Verdict::Automorphism(map) => {
                    for (v, &w) in map.iter().enumerate() {
                        let (a, b) = (find(&mut self.parent, v as u32), find(&mut self.parent, w));
                        if a != b {
                            self.parent[a.max(b) as usize] = a.min(b);
                        }
                    }
                    generators.push(map);
                }
                Verdict::Refuted => refuted_roots.push(c),
                Verdict::OutOfBudget => {
                    in_budget = false;
                    break;
                }
            }
        }
        let root = find(&mut self.parent, base);
        let mut orbit = 0;
        for &c in &members {
            orbit += usize::from(find(&mut self.parent, c) == root);
        }
        self.levels[l].orbit = orbit;
        self.levels[l].complete = in_budget;
        let mut seen: Vec<u32> = Vec::new();
        let refuted = std::mem::take(&mut self.levels[l].refuted);
        for (r, hash) in refuted {
            // Orbits of refuted representatives may have merged since.
            let root = find(&mut self.parent, r);
            if !seen.contains(&root) {
                seen.push(root);
                self.levels[l].refuted.push((r, hash));
            }
        }
        in_budget
    }

    /// Is there an automorphism that fixes the path before level `l` and sends its vertex to `c`?
    fn image(&mut self, l: usize, c: u32) -> Verdict {
        let mark = self.part.mark();
        let single = self.part.individualise(c);
        self.nodes += 1;
        // What deeper levels know of their other children lets one child refute a node; nobody asks that of level 0.
        let trace = if l == 0 {
            Trace::Compare(&self.levels[0].trace)
        } else {
            Trace::Condense
        };
        let hash = self
            .refiner
            .refine(self.structure, &mut self.part, [single], trace);
        let verdict = match hash {
            Some(h) if h == self.levels[l].hash => self.descend(l + 1),
            _ => Verdict::Refuted,
        };
        if let (Verdict::Refuted, Some(h)) = (&verdict, hash) {
            self.levels[l].refuted.push((c, h));
        } else if matches!(verdict, Verdict::Refuted) {
            self.levels[l].refuted.push((c, 0));
        }
        self.part.undo_to(mark);
        verdict
    }

    /// The partition agrees in all records with the first path at level `m`: does an automorphism map that node to this one?
    fn descend(&mut self, m: usize) -> Verdict {
        if let Some(map) = self.candidate() {
            if self.structure.is_automorphism(&map) {
                return Verdict::Automorphism(map);
            }
            if m == self.levels.len() {
                return Verdict::Refuted;
            }
        }
        if m == self.levels.len() {
            return Verdict::Refuted;
        }
        if self.refiner.steps > self.budget {
            return Verdict::OutOfBudget;
        }
        let mut members = self.part.members(self.levels[m].cell).to_vec();
        members.sort_unstable();
        let own = self.levels[m].vertex;
        if let Some(at) = members.iter().position(|&v| v == own) {
            members[..=at].rotate_right(1);
        }
        let transitive = self.levels[m].refuted.is_empty();
        for d in members {
            let mark = self.part.mark();
            let single = self.part.individualise(d);
            self.nodes += 1;
            let trace = if transitive {
                Trace::Compare(&self.levels[m].trace)
            } else {
                Trace::Condense
            };
            let hash = self
                .refiner
                .refine(self.structure, &mut self.part, [single], trace);
            let own_hash = self.levels[m].hash;
            let verdict = if hash == Some(own_hash) {
                self.descend(m + 1)
            } else {
                Verdict::Refuted
            };
            self.part.undo_to(mark);
            if !matches!(verdict, Verdict::Refuted) {
                return verdict;
            }
            // No automorphism sends this level's own vertex to d. Could it be the image of another child?
            let other = hash.is_some_and(|h| self.levels[m].refuted.iter().any(|&(_, r)| r == h));
            if !other {
                return Verdict::Refuted;
            }
        }
        Verdict::Refuted
    }

    /// The map of the first leaf's vertices to those at the same positions here, if all cells that are not single have the vertices they have on the first path (these then stay put).
    fn candidate(&self) -> Option<Vec<u32>> {
        let n = self.part.lab.len();
        let mut map: Vec<u32> = (0..n as u32).collect();
        let mut p = 0;
        while p < n {
            let length = self.part.len[p] as usize;
            if length == 1 {
                map[self.leaf_lab[p] as usize] = self.part.lab[p];
            } else {
                for &v in &self.part.lab[p..p + length] {
                    let q = self.leaf_pos[v as usize] as usize;
                    if q < p || q >= p + length {
                        return None;
                    }
                }
            }
            p += length;
        }
        Some(map)
    }
}
