//! Which members of a target cell are images of the vertex that the first path individualises, and why the others are not.

use num_bigint::BigUint;

use super::super::chain::Chain;
use super::super::refine::Trace;
use super::super::structure::{Structure, mix};
use super::super::{Permutation, orbit_labels};
use super::{CREDIT, Refuted, Search, Tree};

/// Condensed records that are kept at a level at most.
const MAX_PREFIXES: usize = 1 << 20;

/// An automorphism as a list of moved vertices and their images, or none.
enum Verdict {
    Automorphism(Vec<(u32, u32)>),
    Refuted(Tree),
    OutOfBudget,
}

fn find(parent: &mut [u32], mut v: u32) -> u32 {
    while parent[v as usize] != v {
        parent[v as usize] = parent[parent[v as usize] as usize];
        v = parent[v as usize];
    }
    v
}

impl<S: Structure + ?Sized> Search<'_, S> {
    /// Treats level `l` with the partition as it was before its vertex was individualised. `false` if the budget ran out.
    pub(super) fn level(&mut self, l: usize, generators: &mut Vec<Vec<(u32, u32)>>) -> bool {
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
                    self.credit = (self.credit + 2).clamp(CREDIT, 4 * CREDIT);
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
        if self.credit > 0 {
            let guess = self.guess(l, c);
            self.part.undo_to(mark);
            if let Some(map) = guess {
                return Verdict::Automorphism(map);
            }
            self.credit -= 1;
        }
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

    /// Follows the first path from `c` at level `l`, always to the first child and using only what splits something. Most images of the path's vertex are found in this way.
    fn guess(&mut self, l: usize, c: u32) -> Option<Vec<(u32, u32)>> {
        let mut vertex = c;
        for m in l..self.levels.len() {
            self.part.individualise(vertex);
            self.nodes += 1;
            let script = &self.levels[m].script;
            if !self.refiner.repeat(self.structure, &mut self.part, script) {
                return None;
            }
            if let Some(map) = self.candidate() {
                return Some(map);
            }
            let next = self.levels.get(m + 1)?;
            vertex = if self.part.cell[next.vertex as usize] as usize == next.cell {
                next.vertex
            } else {
                self.part.members(next.cell).iter().copied().min()?
            };
        }
        None
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
    fn orbits_here(&mut self) -> Option<(Vec<usize>, Vec<Permutation>)> {
        let degree = self.primary.1;
        if self.known.is_empty() || self.sequence.iter().any(|&v| v as usize >= degree) {
            return None;
        }
        // The deeper levels are complete: what fixes the vertex of this one has the order that they give, and the orbit of that vertex may still grow.
        let base = self.levels[self.level].vertex;
        let root = find(&mut self.parent, base);
        let orbit = (0..degree as u32)
            .filter(|&v| find(&mut self.parent, v) == root)
            .count();
        let order = self.levels[self.level + 1..]
            .iter()
            .map(|l| BigUint::from(l.orbit))
            .fold(BigUint::from(orbit), |product, orbit| product * orbit);
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
        if !good {
            return None;
        }
        for &v in &moved {
            self.map[v as usize] = self.part.lab[self.leaf_pos[v as usize] as usize];
        }
        // The points of a table are wanted even if its lines are what determines a map.
        let mut others = Vec::new();
        good = if end - begin == self.map.len() {
            self.structure
                .is_automorphism(&self.map, &moved, &mut self.scratch)
        } else {
            let (structure, colours, enough) = (self.structure, self.colours, self.enough);
            self.extension
                .get_or_insert_with(|| structure.extension((begin, end), colours, enough()))
                .extends(&self.map, &moved, (begin > 0).then_some(&mut others))
        };
        let pairs = good.then(|| {
            let own = moved.iter().map(|&v| (v, self.map[v as usize]));
            own.chain(others).collect()
        });
        for v in moved {
            self.map[v as usize] = v;
        }
        pairs
    }
}
