//! The order of a group of automorphisms, level by level along a base.

use std::collections::{HashMap, HashSet};

use num_bigint::BigUint;
use serde_json::Value;

use super::colouring::{Graph, Node, Refiner};
use super::structure::Structure;
use super::{Checked, fail, find, list, number};

pub(super) struct Checker {
    structure: Structure,
    graph: Graph,
    colours: Vec<u64>,
    names: HashMap<usize, usize>,
    refiner: Refiner,
    /// Nodes of the base prefixes.
    path: Vec<Node>,
    base: Vec<usize>,
    /// For each prefix and colour there, representatives of the orbits under what fixes the prefix.
    orbits: Vec<HashMap<u64, Vec<usize>>>,
    /// Invariants of children of the base prefixes.
    children: HashMap<(usize, usize), u64>,
}

impl Checker {
    pub(super) fn new(
        structure: Structure,
        degree: usize,
        items: usize,
        mut refiner: Refiner,
    ) -> Checked<Self> {
        let graph = structure.graph();
        let colours = structure.colours();
        let root = refiner.root(&graph, &colours)?;
        Ok(Self {
            names: structure.names(degree, items),
            structure,
            graph,
            colours,
            refiner,
            path: vec![root],
            base: Vec::new(),
            orbits: Vec::new(),
            children: HashMap::new(),
        })
    }

    /// The vertex that a certificate calls `value`.
    fn vertex(&self, value: &Value, what: &str) -> Checked<usize> {
        let v = number(value, what)?;
        self.names
            .get(&v)
            .copied()
            .ok_or_else(|| format!("{what}: no such vertex"))
    }

    fn child(&mut self, node: &Node, vertex: usize) -> Checked<Node> {
        self.refiner.spend(self.colours.len() as u64)?;
        self.refiner.child(&self.graph, node, vertex)
    }

    /// Automorphisms given by their images of the primary vertices, as maps of all.
    pub(super) fn automorphisms(&mut self, values: &Value, what: &str) -> Checked<Vec<Vec<u32>>> {
        let mut out = Vec::new();
        for (g, value) in list(values, what)?.iter().enumerate() {
            let what = format!("{what}[{g}]");
            let images: Checked<Vec<u32>> = list(value, &what)?
                .iter()
                .map(|x| number(x, &what).map(|i| u32::try_from(i).unwrap_or(u32::MAX)))
                .collect();
            let table = self.structure.table();
            let size = table.point_names.len() * table.rows.len();
            self.refiner.spend(size as u64)?;
            out.push(
                self.structure
                    .extend(&images?, &self.colours)
                    .map_err(|why| format!("{what}: {why}"))?,
            );
        }
        Ok(out)
    }

    /// The base vertex of level `l`, which has only these fields.
    fn base_vertex(&self, l: usize, level: &Value, known: &[&str]) -> Checked<usize> {
        let what = format!("levels[{l}]");
        let fields = level
            .as_object()
            .ok_or_else(|| format!("{what}: expected an object"))?;
        if let Some(name) = fields.keys().find(|k| !known.contains(&k.as_str())) {
            return fail(format!("{what}: unknown field {name:?}"));
        }
        self.vertex(&level["vertex"], &what)
    }

    /// A lower bound of the order: the product over the base of the orbit lengths under the generators that fix all earlier base vertices.
    pub(super) fn at_least(&mut self, levels: &Value, generators: &[Vec<u32>]) -> Checked<BigUint> {
        let mut fixing: Vec<&Vec<u32>> = generators.iter().collect();
        let mut order = BigUint::from(1u32);
        for (l, level) in list(levels, "levels")?.iter().enumerate() {
            let base = self.base_vertex(l, level, &["vertex", "orbit"])?;
            self.refiner
                .spend((self.colours.len() * (1 + fixing.len())) as u64)?;
            let mut parent: Vec<u32> = (0..self.colours.len() as u32).collect();
            for g in &fixing {
                join(&mut parent, g);
            }
            let root = find(&mut parent, base as u32);
            let orbit = (0..parent.len() as u32)
                .filter(|&v| find(&mut parent, v) == root)
                .count();
            if number(&level["orbit"], "orbit")? != orbit {
                return fail(format!("levels[{l}].orbit: the generators give {orbit}"));
            }
            order *= orbit;
            fixing.retain(|g| g[base] as usize == base);
        }
        Ok(order)
    }

    /// The order of the automorphism group.
    pub(super) fn order(&mut self, levels: &Value, generators: &[Vec<u32>]) -> Checked<BigUint> {
        let levels = list(levels, "levels")?;
        for (l, level) in levels.iter().enumerate() {
            let vertex = self.base_vertex(l, level, &["vertex", "orbit", "refuted"])?;
            self.base.push(vertex);
            let node = self.path[l].clone();
            let next = self.child(&node, vertex)?;
            self.path.push(next);
            if self.path.len() * self.colours.len() > 1 << 26 {
                return fail("levels: too many");
            }
        }
        if (0..self.structure.primary()).any(|v| !self.path[levels.len()].is_single(v)) {
            return fail("levels: the base does not fix every coordinate");
        }
        // From the deepest level up, the orbits of what fixes the base vertices before it.
        let n = self.colours.len();
        let depth = |g: &Vec<u32>| {
            self.base
                .iter()
                .take_while(|&&b| g[b] as usize == b)
                .count()
        };
        let depths: Vec<usize> = generators.iter().map(depth).collect();
        let mut parent: Vec<u32> = (0..n as u32).collect();
        self.orbits = vec![HashMap::new(); levels.len()];
        let mut order = BigUint::from(1u32);
        for (l, level) in levels.iter().enumerate().rev() {
            for (g, _) in generators.iter().zip(&depths).filter(|&(_, &d)| d == l) {
                join(&mut parent, g);
            }
            self.refiner.spend(n as u64)?;
            let labels: Vec<u32> = (0..n as u32).map(|v| find(&mut parent, v)).collect();
            let base = self.base[l];
            let what = format!("levels[{l}]");
            let mut refuted: HashMap<u32, ()> = HashMap::new();
            for entry in list(&level["refuted"], &what)? {
                let pair = list(entry, &what)?;
                if pair.len() != 2 {
                    return fail(format!("{what}.refuted: expected pairs"));
                }
                let vertex = self.vertex(&pair[0], &what)?;
                if labels[vertex] == labels[base] {
                    return fail(format!("{what}.refuted: a vertex of the orbit"));
                }
                let node = self.path[l].clone();
                let other = self.child(&node, vertex)?;
                let mut individual = self.base[..l].to_vec();
                individual.push(vertex);
                self.refute(l + 1, &other, &pair[1], &what, &mut individual)?;
                refuted.insert(labels[vertex], ());
            }
            let mut orbit = 0usize;
            for v in 0..n {
                if self.path[l].cell(v) != self.path[l].cell(base) {
                    continue;
                }
                if labels[v] == labels[base] {
                    orbit += 1;
                } else if !refuted.contains_key(&labels[v]) {
                    return fail(format!(
                        "{what}: nothing says that vertex {v} is not an image of the base vertex"
                    ));
                }
            }
            if number(&level["orbit"], &what)? != orbit {
                return fail(format!("{what}.orbit: the generators give {orbit}"));
            }
            order *= orbit;
            // The base vertex stands for its own orbit.
            for v in (0..n)
                .filter(|&v| v == base || (labels[v] as usize == v && labels[v] != labels[base]))
            {
                let colour = self.path[l].colour(v);
                self.orbits[l].entry(colour).or_default().push(v);
            }
        }
        Ok(order)
    }

    /// No automorphism maps the node of the first `m` base vertices to `node`.
    fn refute(
        &mut self,
        m: usize,
        node: &Node,
        tree: &Value,
        what: &str,
        individual: &mut Vec<usize>,
    ) -> Checked<()> {
        if self.path[m].invariant != node.invariant {
            return Ok(());
        }
        if tree == "trace" {
            return fail(format!("{what}: no difference of colours"));
        }
        if tree == "leaf" {
            if m != self.base.len() {
                return fail(format!("{what}: a leaf before the end of the base"));
            }
            return self.refute_leaf(node, what);
        }
        let fields = tree
            .as_object()
            .filter(|f| m < self.base.len() && f.len() == 2)
            .ok_or_else(|| format!("{what}: unknown refutation"))?;
        if let (Some(all), Some(fixing)) = (fields.get("all"), fields.get("fixing")) {
            // Automorphisms that fix all that is individualised at this node carry a refutation of one child to others.
            let maps = self.automorphisms(fixing, what)?;
            if maps
                .iter()
                .any(|g| individual.iter().any(|&v| g[v] as usize != v))
            {
                return fail(format!(
                    "{what}: an automorphism moves what is individualised"
                ));
            }
            let mut parent: Vec<u32> = (0..self.colours.len() as u32).collect();
            for g in &maps {
                join(&mut parent, g);
            }
            let mut done: HashMap<u32, ()> = HashMap::new();
            for entry in list(all, what)? {
                let pair = list(entry, what)?;
                if pair.len() != 2 {
                    return fail(format!("{what}: expected pairs"));
                }
                let d = self.vertex(&pair[0], what)?;
                let child = self.child(node, d)?;
                individual.push(d);
                self.refute(m + 1, &child, &pair[1], what, individual)?;
                individual.pop();
                done.insert(find(&mut parent, d as u32), ());
            }
            let colour = self.path[m].colour(self.base[m]);
            return match (0..self.colours.len()).find(|&d| {
                node.colour(d) == colour && !done.contains_key(&find(&mut parent, d as u32))
            }) {
                Some(d) => fail(format!("{what}: vertex {d} is left out")),
                None => Ok(()),
            };
        }
        let (Some(chain), Some(own)) = (fields.get("child"), fields.get("own")) else {
            return fail(format!("{what}: unknown refutation"));
        };
        // One child after another, each the image of nothing but perhaps the base vertex, down to the refutation `own`.
        let length = individual.len();
        let mut node = node.clone();
        let mut m = m;
        for d in list(chain, what)? {
            if m == self.base.len() {
                return fail(format!("{what}: a child beyond the end of the base"));
            }
            let d = self.vertex(d, what)?;
            let below = self.child(&node, d)?;
            if !self.own_may_be(m, &node, d, below.invariant, what)? {
                individual.truncate(length);
                return Ok(());
            }
            individual.push(d);
            node = below;
            m += 1;
            if self.path[m].invariant != node.invariant {
                individual.truncate(length);
                return Ok(());
            }
        }
        if m == self.base.len() + 1 || individual.len() == length {
            return fail(format!("{what}: unknown refutation"));
        }
        let verdict = self.refute(m, &node, own, what, individual);
        individual.truncate(length);
        verdict
    }

    /// Whether child `d` of `node` may be the image of the base vertex number `m`; an error if it may be that of another child.
    fn own_may_be(
        &mut self,
        m: usize,
        node: &Node,
        d: usize,
        invariant: u64,
        what: &str,
    ) -> Checked<bool> {
        let base = self.base[m];
        let mut own = false;
        let candidates = self.orbits[m].get(&node.colour(d)).cloned();
        for e in candidates.unwrap_or_default() {
            if e == base {
                own = true;
                continue;
            }
            let known = self.children.get(&(m, e)).copied();
            let reference = match known {
                Some(i) => i,
                None => {
                    let reference = self.path[m].clone();
                    let i = self.child(&reference, e)?.invariant;
                    self.children.insert((m, e), i);
                    i
                }
            };
            if reference == invariant {
                return fail(format!("{what}: child {d} could be the image of {e}"));
            }
        }
        Ok(own)
    }

    /// The only map that preserves colours is not an automorphism.
    fn refute_leaf(&mut self, node: &Node, what: &str) -> Checked<()> {
        let m = self.base.len();
        let primary = self.structure.primary();
        let own: HashSet<u64> = (0..primary).map(|v| self.path[m].colour(v)).collect();
        if own.len() < primary {
            return fail(format!("{what}: the colours do not tell the map"));
        }
        let target: HashMap<u64, u32> = (0..primary).map(|v| (node.colour(v), v as u32)).collect();
        let map: Option<Vec<u32>> = (0..primary)
            .map(|v| target.get(&self.path[m].colour(v)).copied())
            .collect();
        let Some(map) = map else {
            return Ok(());
        };
        let table = self.structure.table();
        let size = table.point_names.len() * table.rows.len();
        self.refiner.spend(size as u64)?;
        match self.structure.extend(&map, &self.colours) {
            Err(_) => Ok(()),
            Ok(_) => fail(format!("{what}: the leaf is an automorphism")),
        }
    }
}

fn join(parent: &mut [u32], g: &[u32]) {
    for (v, &w) in g.iter().enumerate() {
        let (a, b) = (find(parent, v as u32), find(parent, w));
        parent[a.max(b) as usize] = a.min(b);
    }
}
