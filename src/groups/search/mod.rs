//! Individualisation and refinement: a first path to a discrete partition, then, from its end to its start, which members of each target cell are images of the
//! individualised vertex.
//!
//! Let `b_0, b_1, …` be the first path and `G_m` the automorphisms that fix `b_0, …, b_{m−1}`; they are complete below level `m` when level `m` is treated. To refute
//! that some `g` fixes `b_0, …, b_{l−1}` and sends `b_l` to `c` it suffices, at the node reached from `c` at level `m > l`, to take **one** member `d` of
//! the target cell: `g` would send some member `e` of the target cell of the first path to `d`, and up to `G_m` there are only the orbit representatives to be `e`. If the trace of `d` is
//! that of no representative, the node is refuted by this one child.
//!
//! Most automorphisms are guessed: the splitters that split something on the first path are repeated from `c` on, always in the first child, and the map that results is verified. Only where this fails is the node
//! refined in full. After a few failures without an automorphism no more guesses are made.

mod images;

use super::Permutation;
use super::extend::Extension;
use super::partition::Partition;
use super::refine::{Refiner, Script, Trace};
use super::structure::Structure;

/// How often guessing an image may fail after the last success.
const CREDIT: u32 = 4;

/// One level of the first path.
pub(crate) struct PathLevel {
    /// Name of the target cell.
    pub(crate) cell: usize,
    /// The vertex that is individualised.
    pub(crate) vertex: u32,
    trace: Vec<u64>,
    script: Script,
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
    /// Automorphisms as lists of moved vertices (without those behind the preferred side, where that determines them) and their images; strong for the path.
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
    /// What completes maps of the primary side; `None` if all vertices are primary, or none was needed yet.
    extension: Option<Box<dyn Extension + 'a>>,
    enough: &'a dyn Fn() -> Option<Vec<u32>>,
    budget: u64,
    nodes: u64,
    /// How often guessing an image may still fail.
    credit: u32,
    /// Generators found so far, on the coordinates, and the level that is treated.
    known: Vec<Permutation>,
    level: usize,
    /// What is individualised after the prefix of that level.
    sequence: Vec<u32>,
    nodes_before: u64,
    prune: bool,
}

/// What the search has to know besides the structure.
pub(crate) struct Task<'a> {
    /// Colours of the vertices.
    pub(crate) colours: &'a [u64],
    /// Target cells are looked for among these vertices first.
    pub(crate) side: (usize, usize),
    /// Whether all edges run between these and the others, and no two others of one colour have the same neighbours.
    pub(crate) determined: bool,
    /// Among the others some that suffice to tell whether a permutation of the preferred side is an automorphism, if not all are needed.
    pub(crate) enough: &'a dyn Fn() -> Option<Vec<u32>>,
    pub(crate) budget: u64,
}

/// Finds the automorphism group of `structure`. `stop` is shown the equitable partition of the whole and may call the search off; the steps taken are returned then.
pub(crate) fn automorphisms<S: Structure + ?Sized>(
    structure: &S,
    task: &Task<'_>,
    stop: &mut dyn FnMut(&Partition) -> bool,
) -> Result<Found, u64> {
    let n = structure.vertices();
    let side = task.side;
    let mut search = Search {
        primary: if task.determined { side } else { (0, n) },
        map: Vec::new(),
        scratch: Vec::new(),
        extension: None,
        enough: task.enough,
        structure,
        colours: task.colours,
        part: Partition::by_colour(task.colours),
        refiner: Refiner::new(n),
        levels: Vec::new(),
        leaf_lab: Vec::new(),
        leaf_pos: Vec::new(),
        parent: Vec::new(),
        budget: task.budget,
        nodes: 0,
        credit: CREDIT,
        known: Vec::new(),
        level: 0,
        sequence: Vec::new(),
        nodes_before: 0,
        prune: task.determined && side.0 == 0 && side.1 <= 1000,
    };
    search.part.set_boundary(structure.boundary());
    search.run(side, stop)
}

impl<S: Structure + ?Sized> Search<'_, S> {
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
        let (long, free) = self.first_path(side, true, u64::MAX);
        if free {
            let levels = std::mem::take(&mut self.levels);
            let leaf = self.part.clone();
            self.part.undo_to(root);
            let (short, _) = self.first_path(side, false, long);
            if short >= long {
                self.part = leaf;
                self.levels = levels;
            }
        }
        if !self.levels.is_empty() {
            self.leaf_lab = self.part.lab.clone();
            self.leaf_pos = self.part.pos.clone();
            self.map = (0..self.leaf_lab.len() as u32).collect();
            self.parent = self.map.clone();
            // Automorphisms are only known on the primary side: if anything else is individualised, all vertices are primary.
            let (begin, end) = self.primary;
            if self
                .levels
                .iter()
                .any(|l| !(begin..end).contains(&(l.vertex as usize)))
            {
                self.primary = (0, self.leaf_lab.len());
                self.prune = false;
            }
        }
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

    /// Individualises and refines until all is discrete, taking large or small cells. The cost to expect, cell lengths times remaining depths, and whether small and large cells are different paths; stops
    /// when the cost is at least `limit`.
    fn first_path(&mut self, side: (usize, usize), large: bool, limit: u64) -> (u64, bool) {
        let (mut cost, mut total) = (0u64, 0u64);
        let mut free = false;
        while let Some((cell, choice)) = self.target(side, large) {
            free |= choice;
            total += u64::from(self.part.len[cell]);
            cost += total;
            if cost >= limit {
                return (cost, free);
            }
            let vertex = self.part.members(cell).iter().copied().min().unwrap_or(0);
            let mark = self.part.mark();
            let single = self.part.individualise(vertex);
            let mut trace = Vec::new();
            let mut script = Script::default();
            let hash = self
                .refiner
                .refine(
                    self.structure,
                    &mut self.part,
                    [single],
                    Trace::Record(&mut trace, &mut script),
                )
                .unwrap_or(0);
            self.nodes += 1;
            self.levels.push(PathLevel {
                cell,
                vertex,
                trace,
                script,
                hash,
                prefixes: Vec::new(),
                mark,
                orbit: 1,
                refuted: Vec::new(),
                complete: false,
            });
        }
        (cost, free)
    }

    /// The cell to split next, a largest or smallest one with more than one vertex, on the preferred side if there is one; and whether there were cells of several lengths.
    fn target(&self, side: (usize, usize), large: bool) -> Option<(usize, bool)> {
        if self.part.is_discrete() {
            return None;
        }
        let pick = |preferred: bool| {
            let mut best: Option<(usize, usize)> = None;
            let mut choice = false;
            let mut p = 0;
            while p < self.part.lab.len() {
                let length = self.part.len[p] as usize;
                let v = self.part.lab[p] as usize;
                if length > 1 && (!preferred || (side.0..side.1).contains(&v)) {
                    choice |= best.is_some_and(|(l, _)| l != length);
                    if best.is_none_or(|(l, _)| if large { length > l } else { length < l }) {
                        best = Some((length, p));
                    }
                }
                p += length;
            }
            best.map(|(_, p)| (p, choice))
        };
        pick(true).or_else(|| pick(false))
    }
}
