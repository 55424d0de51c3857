//! Individualisation and refinement: a first path to a discrete partition, then, from its end to its start, which members of each target cell are images of the
//! individualised vertex.
//!
//! Let `b_0, b_1, …` be the first path and `G_m` the automorphisms that fix `b_0, …, b_{m−1}`; they are complete below level `m` when level `m` is treated. To refute
//! that some `g` fixes `b_0, …, b_{l−1}` and sends `b_l` to `c` it suffices, at the node reached from `c` at level `m > l`, to take **one** member `d` of
//! the target cell: `g` would send some member `e` of the target cell of the first path to `d`, and up to `G_m` there are only the orbit representatives to be `e`. If the trace of `d` is
//! that of no representative, the node is refuted by this one child.

use std::collections::HashMap;

use super::chain::Chain;
use super::refine::{Partition, Refiner, Trace};
use super::structure::{Structure, mix};
use super::{Permutation, orbit_labels};

/// Condensed records that are kept at a level at most.
const MAX_PREFIXES: usize = 1 << 20;

/// One level of the first path.
pub(crate) struct PathLevel {
    /// Name of the target cell.
    pub(crate) cell: usize,
    /// The vertex that is individualised.
    pub(crate) vertex: u32,
    trace: Vec<u64>,
    hash: u64,
    /// What the records of the children were condensed to after each splitter, ascending; empty if that is too much to keep.
    prefixes: Vec<u64>,
    mark: usize,
    /// Length of the orbit of `vertex` under the automorphisms that fix the earlier ones.
    pub(crate) orbit: usize,
    /// Representatives of the other orbits on the target cell with the condensed records of their refinement.
    pub(crate) refuted: Vec<Refuted>,
    /// Whether `orbit` and `refuted` are final.
    pub(crate) complete: bool,
}

/// The answer of the search.
pub(crate) struct Found {
    pub(crate) levels: Vec<PathLevel>,
    /// Automorphisms as lists of moved vertices and their images; strong for the path.
    pub(crate) generators: Vec<Vec<(u32, u32)>>,
    /// Whether every level is complete.
    pub(crate) complete: bool,
    pub(crate) nodes: u64,
    pub(crate) steps: u64,
}

impl Found {
    /// The answer of a search that did not begin.
    pub(crate) fn nothing(steps: u64) -> Self {
        Self {
            levels: Vec::new(),
            generators: Vec::new(),
            complete: false,
            nodes: 0,
            steps,
        }
    }
}

/// A vertex that is not an image of the path's vertex.
pub(crate) struct Refuted {
    pub(crate) vertex: u32,
    hash: u64,
    pub(crate) tree: Tree,
}

/// Why no automorphism maps the node of the first path to another node.
pub(crate) enum Tree {
    /// The records of refinement differ.
    Trace,
    /// The only possible map is not an automorphism.
    Leaf,
    /// This child is the image of no child: for the path's own vertex as below, for the others by the records.
    Child(u32, Box<Tree>),
    /// None of these children is the image of the path's own vertex, and they are all, up to the given automorphisms of the node (on the coordinates).
    All(Vec<(u32, Tree)>, Vec<Permutation>),
}

enum Verdict {
    Automorphism(Vec<(u32, u32)>),
    Refuted(Tree),
    OutOfBudget,
}

pub(crate) struct Search<'a, S: Structure + ?Sized> {
    structure: &'a S,
    colours: &'a [u64],
    part: Partition,
    refiner: Refiner,
    levels: Vec<PathLevel>,
    leaf_lab: Vec<u32>,
    leaf_pos: Vec<u32>,
    parent: Vec<u32>,
    /// Positions (and vertices) that determine a map.
    primary: (usize, usize),
    /// Identity between uses.
    map: Vec<u32>,
    scratch: Vec<u32>,
    /// For vertices off the primary side the sum of weighted marks of their neighbours there, and the vertices by this sum; empty if all vertices are primary.
    sums: Vec<u64>,
    index: HashMap<u64, u32>,
    delta: Vec<u64>,
    hit: Vec<bool>,
    budget: u64,
    nodes: u64,
    /// Generators found so far, on the coordinates, and the level that is treated.
    known: Vec<Permutation>,
    level: usize,
    /// What is individualised after the prefix of that level.
    sequence: Vec<u32>,
    nodes_before: u64,
    prune: bool,
    indexed: bool,
}

fn find(parent: &mut [u32], mut v: u32) -> u32 {
    while parent[v as usize] != v {
        parent[v as usize] = parent[parent[v as usize] as usize];
        v = parent[v as usize];
    }
    v
}

/// Finds the automorphism group of `structure` with the vertex colours `colours`; target cells are looked for among the vertices `side.0..side.1` first. `determined` says that all edges run between these
/// and the others, and that no two others have the same neighbours. `stop` is shown the equitable partition of the whole and may call the search off.
pub(crate) fn automorphisms<S: Structure + ?Sized>(
    structure: &S,
    colours: &[u64],
    side: (usize, usize),
    determined: bool,
    budget: u64,
    stop: &mut dyn FnMut(&Partition) -> bool,
) -> Result<Found, u64> {
    let n = structure.vertices();
    let mut search = Search {
        primary: if determined { side } else { (0, n) },
        map: (0..n as u32).collect(),
        scratch: Vec::new(),
        sums: Vec::new(),
        index: HashMap::new(),
        delta: vec![0; n],
        hit: vec![false; n],
        structure,
        colours,
        part: Partition::by_colour(colours),
        refiner: Refiner::new(n),
        levels: Vec::new(),
        leaf_lab: Vec::new(),
        leaf_pos: Vec::new(),
        parent: (0..n as u32).collect(),
        budget,
        nodes: 0,
        known: Vec::new(),
        level: 0,
        sequence: Vec::new(),
        nodes_before: 0,
        prune: determined && side.0 == 0 && side.1 <= 1000,
        indexed: !determined,
    };
    search.part.set_boundary(structure.boundary());
    search.run(side, stop)
}

impl<S: Structure + ?Sized> Search<'_, S> {
    /// Sums up the marks of the neighbours of every vertex off the primary side. Should two sums agree, maps that need them are not completed, which only costs time.
    fn index_others(&mut self) {
        let n = self.structure.vertices();
        let (begin, end) = self.primary;
        let mut sums: Vec<u64> = self.colours.iter().map(|&c| mix(!c)).collect();
        for v in begin..end {
            let mark = mix(v as u64);
            self.structure.neighbours(v as u32, &mut |w, weight| {
                sums[w as usize] = sums[w as usize].wrapping_add(mark.wrapping_mul(weight));
            });
        }
        self.index = (0..begin)
            .chain(end..n)
            .map(|w| (sums[w], w as u32))
            .collect();
        self.sums = sums;
    }

    /// The steps taken, if the search was called off.
    fn run(
        mut self,
        side: (usize, usize),
        stop: &mut dyn FnMut(&Partition) -> bool,
    ) -> Result<Found, u64> {
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
        if stop(&self.part) {
            return Err(self.refiner.steps);
        }
        self.refiner.whole = false;
        let root = self.part.mark();
        let long = self.first_path(side, true, u64::MAX);
        // A path of one level leaves nothing to choose.
        if self.levels.len() > 1 {
            let levels = std::mem::take(&mut self.levels);
            let leaf = self.part.clone();
            self.part.undo_to(root);
            let short = self.first_path(side, false, long);
            if short >= long {
                self.part = leaf;
                self.levels = levels;
            }
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
        Ok(Found {
            levels: self.levels,
            generators,
            complete,
            nodes: self.nodes,
            steps: self.refiner.steps,
        })
    }

    /// Individualises and refines until all is discrete, taking large or small cells. The cost to expect, cell lengths times remaining depths; stops when this is at least `limit`.
    fn first_path(&mut self, side: (usize, usize), large: bool, limit: u64) -> u64 {
        let (mut cost, mut total) = (0u64, 0u64);
        while let Some(cell) = self.target(side, large) {
            total += u64::from(self.part.len[cell]);
            cost += total;
            if cost >= limit {
                return cost;
            }
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
                prefixes: Vec::new(),
                mark,
                orbit: 1,
                refuted: Vec::new(),
                complete: false,
            });
        }
        cost
    }

    /// The cell to split next: a largest or smallest one with more than one vertex, on the preferred side if there is one.
    fn target(&self, side: (usize, usize), large: bool) -> Option<usize> {
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
                    && best.is_none_or(|(l, _)| if large { length > l } else { length < l })
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
    fn level(&mut self, l: usize, generators: &mut Vec<Vec<(u32, u32)>>) -> bool {
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
            self.level = l;
            self.nodes_before = self.nodes;
            self.sequence.clear();
            self.sequence.push(c);
            match self.image(l, c) {
                Verdict::Automorphism(map) => {
                    for &(v, w) in &map {
                        let (a, b) = (find(&mut self.parent, v), find(&mut self.parent, w));
                        if a != b {
                            self.parent[a.max(b) as usize] = a.min(b);
                        }
                    }
                    if self.prune {
                        let degree = self.primary.1;
                        let mut images: Vec<u32> = (0..degree as u32).collect();
                        for &(v, w) in map.iter().filter(|&&(v, _)| (v as usize) < degree) {
                            images[v as usize] = w;
                        }
                        self.known.push(Permutation::from_images(images));
                    }
                    generators.push(map);
                }
                Verdict::Refuted(tree) => {
                    refuted_roots.push(c);
                    if let Some(last) = self.levels[l].refuted.last_mut() {
                        last.tree = tree;
                    }
                }
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
        let level = &mut self.levels[l];
        level.orbit = orbit;
        if level.refuted.is_empty() || level.prefixes.len() > MAX_PREFIXES {
            level.prefixes = Vec::new();
        } else {
            let mut hash = 0;
            level.prefixes.extend(level.trace.iter().map(|&event| {
                hash = mix(hash ^ event);
                hash
            }));
            level.prefixes.sort_unstable();
            level.prefixes.dedup();
        }
        self.levels[l].complete = in_budget;
        let mut seen: Vec<u32> = Vec::new();
        for refuted in std::mem::take(&mut self.levels[l].refuted) {
            // Orbits of refuted representatives may have merged since.
            let root = find(&mut self.parent, refuted.vertex);
            if !seen.contains(&root) {
                seen.push(root);
                self.levels[l].refuted.push(refuted);
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
        let level = &mut self.levels[l];
        let trace = if l == 0 {
            Trace::Compare(&level.trace)
        } else {
            Trace::Prefixes(&mut level.prefixes)
        };
        let hash = self
            .refiner
            .refine(self.structure, &mut self.part, [single], trace);
        let verdict = match hash {
            Some(h) if h == self.levels[l].hash => self.descend(l + 1),
            _ => Verdict::Refuted(Tree::Trace),
        };
        if matches!(verdict, Verdict::Refuted(_)) {
            self.levels[l].refuted.push(Refuted {
                vertex: c,
                hash: hash.unwrap_or(0),
                tree: Tree::Trace,
            });
        }
        self.part.undo_to(mark);
        verdict
    }

    /// The partition agrees in all records with the first path at level `m`: does an automorphism map that node to this one?
    fn descend(&mut self, m: usize) -> Verdict {
        if let Some(map) = self.candidate() {
            return Verdict::Automorphism(map);
        }
        if m == self.levels.len() {
            return Verdict::Refuted(Tree::Leaf);
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
        let mut all = Vec::new();
        let mut orbits: Option<(Vec<usize>, Vec<Permutation>)> = None;
        for d in members {
            if let Some((labels, _)) = &orbits
                && all
                    .iter()
                    .any(|&(e, _): &(u32, Tree)| labels[e as usize] == labels[d as usize])
            {
                continue;
            }
            let mark = self.part.mark();
            let single = self.part.individualise(d);
            self.nodes += 1;
            let level = &self.levels[m];
            let trace = if transitive {
                Trace::Compare(&level.trace)
            } else if level.prefixes.is_empty() {
                Trace::Condense
            } else {
                Trace::Among(&level.prefixes)
            };
            let hash = self
                .refiner
                .refine(self.structure, &mut self.part, [single], trace);
            let own_hash = self.levels[m].hash;
            let verdict = if hash == Some(own_hash) {
                self.sequence.push(d);
                let verdict = self.descend(m + 1);
                self.sequence.pop();
                verdict
            } else {
                Verdict::Refuted(Tree::Trace)
            };
            self.part.undo_to(mark);
            let Verdict::Refuted(tree) = verdict else {
                return verdict;
            };
            // No automorphism sends this level's own vertex to d. Could it be the image of another child?
            let other = hash.is_some_and(|h| self.levels[m].refuted.iter().any(|r| r.hash == h));
            if !other {
                return Verdict::Refuted(Tree::Child(d, Box::new(tree)));
            }
            all.push((d, tree));
            if orbits.is_none() && self.prune && self.nodes - self.nodes_before > 12 {
                orbits = self.orbits_here();
            }
        }
        Verdict::Refuted(Tree::All(all, orbits.map_or(Vec::new(), |(_, gens)| gens)))
    }

    /// Orbits on the coordinates of the known automorphisms that fix what is individualised here, and generators of these.
    fn orbits_here(&self) -> Option<(Vec<usize>, Vec<Permutation>)> {
        let degree = self.primary.1;
        if self.known.is_empty() || self.sequence.iter().any(|&v| v as usize >= degree) {
            return None;
        }
        // The generators are strong for the path from the present level on, whose orbit may still grow.
        let base: Vec<usize> = self.levels[self.level..]
            .iter()
            .map(|l| l.vertex as usize)
            .collect();
        if base.iter().any(|&v| v >= degree) {
            return None;
        }
        let order = Chain::from_strong(degree, &base, self.known.clone()).order();
        let prefix: Vec<usize> = self.sequence.iter().map(|&v| v as usize).collect();
        let chain = Chain::build(degree, &self.known, &prefix, Some(&order));
        let gens: Vec<Permutation> = chain
            .gens
            .iter()
            .filter(|g| prefix.iter().all(|&p| g.image(p) == p))
            .cloned()
            .collect();
        Some((orbit_labels(degree, &gens), gens))
    }

    /// An automorphism that maps the first leaf's vertices to those at the same positions here, where the cells of the primary side that are not single have the vertices they have on the first
    /// path (these then stay put). Vertices of the other side follow by their neighbours.
    fn candidate(&mut self) -> Option<Vec<(u32, u32)>> {
        let (begin, end) = self.primary;
        let mut moved: Vec<u32> = Vec::new();
        let mut good = true;
        let mut p = begin;
        while p < end {
            let length = self.part.len[p] as usize;
            if length == 1 {
                let (from, to) = (self.leaf_lab[p], self.part.lab[p]);
                if from != to {
                    self.map[from as usize] = to;
                    moved.push(from);
                }
            } else {
                good = self.part.lab[p..p + length].iter().all(|&v| {
                    let q = self.leaf_pos[v as usize] as usize;
                    (p..p + length).contains(&q)
                });
                if !good {
                    break;
                }
            }
            p += length;
        }
        if good && self.part.is_discrete() {
            for p in (0..begin).chain(end..self.part.lab.len()) {
                let (from, to) = (self.leaf_lab[p], self.part.lab[p]);
                if from != to {
                    self.map[from as usize] = to;
                    moved.push(from);
                }
            }
        } else {
            good = good && self.complete_map(&mut moved);
        }
        good = good
            && self
                .structure
                .is_automorphism(&self.map, &moved, &mut self.scratch);
        let pairs = good.then(|| moved.iter().map(|&v| (v, self.map[v as usize])).collect());
        for v in moved {
            self.map[v as usize] = v;
        }
        pairs
    }

    /// Extends the map from the primary side to the other one.
    fn complete_map(&mut self, moved: &mut Vec<u32>) -> bool {
        if !std::mem::replace(&mut self.indexed, true) {
            self.index_others();
        }
        if self.primary.1 - self.primary.0 == self.part.lab.len() {
            return true;
        }
        let mut touched: Vec<u32> = Vec::new();
        for &v in moved.iter() {
            let change = mix(u64::from(self.map[v as usize])).wrapping_sub(mix(u64::from(v)));
            let (delta, hit) = (&mut self.delta, &mut self.hit);
            self.structure.neighbours(v, &mut |w, weight| {
                if !std::mem::replace(&mut hit[w as usize], true) {
                    touched.push(w);
                }
                delta[w as usize] = delta[w as usize].wrapping_add(change.wrapping_mul(weight));
            });
        }
        let mut good = true;
        for w in touched {
            let delta = std::mem::take(&mut self.delta[w as usize]);
            self.hit[w as usize] = false;
            if delta == 0 || !good {
                continue;
            }
            match self.index.get(&self.sums[w as usize].wrapping_add(delta)) {
                Some(&image) => {
                    self.map[w as usize] = image;
                    moved.push(w);
                }
                None => good = false,
            }
        }
        if good {
            // Different vertices may not have got the same image.
            for &v in moved.iter() {
                good &= !std::mem::replace(&mut self.hit[self.map[v as usize] as usize], true);
            }
            for &v in moved.iter() {
                good &= self.hit[v as usize];
            }
            for &v in moved.iter() {
                self.hit[self.map[v as usize] as usize] = false;
            }
        }
        good
    }
}
