//! Re-checks certificates of symmetry groups.
//!
//! A certificate says: the permutations `s` with `s·X = X`, `(s·x)_i = x_{s(i)}`, form a group of this order. It is believed in two steps, both made here from `X` alone.
//!
//! *At least*: every generator is applied to every item. *At most*: coordinates with equal columns count as one (they contribute factorials). On the rest the group is a group of automorphisms of
//! the structure of coordinates and items, and the order is the product over a base of the orbit lengths of each base vertex under the automorphisms that fix
//! the earlier ones. Every vertex outside the orbit that the generators give must be refuted: by its colour, or by a tree of individualised vertices.
//!
//! Colours are hashes, computed in rounds: a vertex's new colour is made of its old one and of the sum over its neighbours. They are functions of the isomorphism type, so **different**
//! colours prove that no automorphism exists, whatever the hash; a collision can only make the check fail.
//! Let `r` be the node of the first `m` base vertices and `v` another node of depth `m`; an automorphism from `r` to `v` is excluded if the multisets of colours differ
//! (`trace`); if all is individualised and the only possible map is not an automorphism (`leaf`); if some child `d` of `v` is the image of no child `e` of `r`, where `e` runs over
//! the base vertex and representatives of the other orbits of the automorphisms that fix `r` (`child`); or if no child `d` of `v` is the image of the base vertex (`all`;
//! one child per orbit of automorphisms that fix `v`, the list `fixing`).

use std::collections::HashMap;

use num_bigint::BigUint;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Entries of the set that are read at most.
const MAX_ENTRIES: usize = 1 << 26;
/// Visits of adjacencies that are made at most.
const MAX_STEPS: u64 = 40_000_000_000;

type Checked<T> = Result<T, String>;

fn fail<T>(why: impl Into<String>) -> Checked<T> {
    Err(why.into())
}

fn scramble(mut x: u64) -> u64 {
    x ^= x >> 32;
    x = x.wrapping_mul(0xd6e8_feb8_6659_fd93);
    x ^= x >> 32;
    x = x.wrapping_mul(0xd6e8_feb8_6659_fd93);
    x ^ (x >> 32)
}

fn find(parent: &mut [u32], mut v: u32) -> u32 {
    while parent[v as usize] != v {
        parent[v as usize] = parent[parent[v as usize] as usize];
        v = parent[v as usize];
    }
    v
}

fn number(value: &Value, what: &str) -> Checked<usize> {
    value
        .as_u64()
        .and_then(|x| usize::try_from(x).ok())
        .ok_or_else(|| format!("{what}: expected a number"))
}

fn list<'a>(value: &'a Value, what: &str) -> Checked<&'a Vec<Value>> {
    value
        .as_array()
        .ok_or_else(|| format!("{what}: expected a list"))
}

/// Checks a certificate of kind `group`. Cost: about one colour refinement per node of the refutation trees and per base vertex.
///
/// # Errors
/// The reason why it is rejected.
///
/// ```
/// use elenchus::groups::{Options, SetOfVectors, certify};
/// let x = SetOfVectors::new(&[vec![0, 0, 1], vec![0, 1, 0]])?;
/// let (_, mut certificate) = certify(&x, &Options::default())?;
/// assert!(elenchus::kernel::group::check(&certificate).is_ok());
/// certificate["order"] = "1".into();
/// assert!(elenchus::kernel::group::check(&certificate).is_err());
/// # Ok::<(), elenchus::groups::Error>(())
/// ```
pub fn check(certificate: &Value) -> Result<(), String> {
    let fields = certificate
        .as_object()
        .ok_or("certificate: expected an object")?;
    const KNOWN: [&str; 12] = [
        "kind",
        "version",
        "statement",
        "degree",
        "alphabet",
        "items",
        "digest",
        "partition",
        "spanning_weights",
        "order",
        "generators",
        "levels",
    ];
    if let Some(name) = fields.keys().find(|k| !KNOWN.contains(&k.as_str())) {
        return fail(format!("unknown field {name:?}"));
    }
    if certificate["kind"] != "group" {
        return fail("kind: expected \"group\"");
    }
    if certificate["version"] != 1 {
        return fail("version: expected 1");
    }
    if certificate["statement"] != STATEMENT {
        return fail("statement: not the one that version 1 certifies");
    }
    let set = Set::read(certificate)?;
    let mut checker = Checker::new(certificate, &set)?;
    let generators = checker.read_generators(&certificate["generators"], &set)?;
    checker.check_levels(&certificate["levels"], &generators, &set)?;
    let claimed = certificate["order"]
        .as_str()
        .filter(|s| s.len() <= 1 << 20 && !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit()))
        .ok_or("order: expected digits")?;
    let order = checker.order;
    if claimed != order.to_string() {
        return fail(format!("order: the evidence gives {order}"));
    }
    Ok(())
}

/// What a certificate of version 1 is about.
const STATEMENT: &str = "the permutations s of the coordinates with s.X = X, (s.x)_i = x_s(i), which preserve the partition if there is one, form a group of the given order";

struct Set {
    degree: usize,
    alphabet: usize,
    rows: Vec<Vec<u16>>,
    partition: Vec<usize>,
}

impl Set {
    fn read(certificate: &Value) -> Checked<Self> {
        let degree = number(&certificate["degree"], "degree")?;
        let alphabet = number(&certificate["alphabet"], "alphabet")?;
        if alphabet > usize::from(u16::MAX) {
            return fail("alphabet: too large");
        }
        let items = list(&certificate["items"], "items")?;
        if items.is_empty() {
            return fail("items: none");
        }
        if degree.saturating_mul(items.len()) > MAX_ENTRIES || degree > MAX_ENTRIES {
            return fail("items: too many entries");
        }
        let mut rows = Vec::with_capacity(items.len());
        for (k, item) in items.iter().enumerate() {
            let row: Option<Vec<u16>> = match item {
                Value::String(s) => s
                    .bytes()
                    .map(|b| b.is_ascii_digit().then(|| u16::from(b - b'0')))
                    .collect(),
                Value::Array(a) => a
                    .iter()
                    .map(|x| x.as_u64().and_then(|x| u16::try_from(x).ok()))
                    .collect(),
                _ => None,
            };
            let row = row.ok_or_else(|| format!("items[{k}]: expected symbol codes"))?;
            if row.len() != degree {
                return fail(format!("items[{k}]: expected length {degree}"));
            }
            if row.iter().any(|&a| usize::from(a) >= alphabet) {
                return fail(format!("items[{k}]: a code beyond the alphabet"));
            }
            rows.push(row);
        }
        let mut occurs = vec![false; alphabet];
        for &a in rows.iter().flatten() {
            occurs[usize::from(a)] = true;
        }
        if !occurs.iter().all(|&x| x) {
            return fail("alphabet: larger than the set of symbols that occur");
        }
        let mut seen: HashMap<&[u16], ()> = HashMap::with_capacity(rows.len());
        if !rows.iter().all(|r| seen.insert(r, ()).is_none()) {
            return fail("items: one occurs twice");
        }
        let mut hash = Sha256::new();
        for row in &rows {
            for a in row {
                hash.update(a.to_le_bytes());
            }
            hash.update([0xff, 0xff]);
        }
        let digest: String = hash.finalize().iter().map(|b| format!("{b:02x}")).collect();
        if certificate["digest"] != digest.as_str() {
            return fail("digest: not that of the items");
        }
        let partition = match &certificate["partition"] {
            Value::Null => vec![0; degree],
            p => {
                let classes: Checked<Vec<usize>> = list(p, "partition")?
                    .iter()
                    .map(|x| number(x, "partition"))
                    .collect();
                classes?
            }
        };
        if partition.len() != degree {
            return fail("partition: expected a class for every coordinate");
        }
        Ok(Self {
            degree,
            alphabet,
            rows,
            partition,
        })
    }
}

/// Colours of all vertices at a node, and their multiset condensed.
#[derive(Clone)]
struct Node {
    colours: Vec<u64>,
    invariant: u64,
}

struct Checker {
    degree: usize,
    /// Class number of every coordinate; its first member stands for the class.
    class_of: Vec<usize>,
    members: Vec<Vec<usize>>,
    /// Items that are looked at, as numbers in the list, and their reverse.
    used: Vec<usize>,
    vertex_of_item: HashMap<usize, usize>,
    adjacency: Vec<Vec<(u32, u64)>>,
    order: BigUint,
    steps: u64,
    /// Nodes of the base prefixes.
    path: Vec<Node>,
    base: Vec<usize>,
    /// Orbit representatives under what fixes each prefix.
    orbits: Vec<Vec<u32>>,
    /// Invariants of children of the base prefixes.
    children: HashMap<(usize, usize), u64>,
}

impl Checker {
    fn new(certificate: &Value, set: &Set) -> Checked<Self> {
        let n = set.degree;
        let mut columns: HashMap<(Vec<u16>, usize), usize> = HashMap::new();
        let mut class_of = Vec::with_capacity(n);
        let mut members: Vec<Vec<usize>> = Vec::new();
        for i in 0..n {
            let column: Vec<u16> = set.rows.iter().map(|r| r[i]).collect();
            let next = members.len();
            let class = *columns.entry((column, set.partition[i])).or_insert(next);
            if class == next {
                members.push(Vec::new());
            }
            members[class].push(i);
            class_of.push(class);
        }
        let used = match &certificate["spanning_weights"] {
            Value::Null => (0..set.rows.len()).collect(),
            weights => Self::spanning_items(set, &members, weights)?,
        };
        let c = members.len();
        let mut counts = vec![0usize; set.alphabet];
        for &k in &used {
            for m in &members {
                counts[usize::from(set.rows[k][m[0]])] += 1;
            }
        }
        let most = counts.iter().copied().max().unwrap_or(0);
        let background = counts.iter().position(|&x| x == most).unwrap_or(0);
        let mut adjacency = vec![Vec::new(); c + used.len()];
        for (v, &k) in used.iter().enumerate() {
            for (i, m) in members.iter().enumerate() {
                let a = usize::from(set.rows[k][m[0]]);
                if a != background {
                    let label = scramble(a as u64 + 0x5151);
                    adjacency[i].push(((c + v) as u32, label));
                    adjacency[c + v].push((i as u32, label));
                }
            }
        }
        let mut order = BigUint::from(1u32);
        for m in &members {
            for k in 2..=m.len() {
                order *= k;
            }
        }
        let vertex_of_item = used.iter().enumerate().map(|(v, &k)| (k, c + v)).collect();
        let mut checker = Self {
            degree: n,
            class_of,
            used,
            vertex_of_item,
            adjacency,
            order,
            steps: 0,
            path: Vec::new(),
            base: Vec::new(),
            orbits: Vec::new(),
            children: HashMap::new(),
            members,
        };
        let mut colours: Vec<u64> = checker
            .members
            .iter()
            .map(|m| scramble(scramble(m.len() as u64) ^ set.partition[m[0]] as u64))
            .collect();
        colours.resize(checker.adjacency.len(), 0x0f0f_1234_5678_9abc);
        let root = checker.refine(colours)?;
        checker.path.push(root);
        Ok(checker)
    }

    /// Numbers of the items of the given weights, after checking that the items are all words of a linear code over the field with two elements which these words span: a permutation that
    /// preserves such words preserves the code, and the other way round.
    fn spanning_items(set: &Set, members: &[Vec<usize>], weights: &Value) -> Checked<Vec<usize>> {
        let weights: Checked<Vec<usize>> = list(weights, "spanning_weights")?
            .iter()
            .map(|w| number(w, "spanning_weights"))
            .collect();
        let weights = weights?;
        if set.alphabet > 2 {
            return fail("spanning_weights: the alphabet has more than two symbols");
        }
        let mut span: Vec<Option<Vec<u16>>> = vec![None; set.degree];
        let rank = |rows: &mut dyn Iterator<Item = &Vec<u16>>, span: &mut Vec<Option<Vec<u16>>>| {
            let mut rank = 0u32;
            for row in rows {
                // Fewer than 2^27 items cannot be a code of a larger dimension.
                if rank > 26 {
                    break;
                }
                let mut row = row.clone();
                while let Some(lead) = row.iter().position(|&a| a != 0) {
                    match &span[lead] {
                        Some(p) => row.iter_mut().zip(p).for_each(|(a, b)| *a ^= b),
                        None => {
                            span[lead] = Some(row);
                            rank += 1;
                            break;
                        }
                    }
                }
            }
            rank
        };
        let all = rank(&mut set.rows.iter(), &mut span);
        if all >= 40 || set.rows.len() as u64 != 1 << all {
            return fail("spanning_weights: the items are not a linear code");
        }
        let weight = |r: &[u16]| members.iter().filter(|m| r[m[0]] != 0).count();
        let used: Vec<usize> = (0..set.rows.len())
            .filter(|&k| weights.contains(&weight(&set.rows[k])))
            .collect();
        let mut again: Vec<Option<Vec<u16>>> = vec![None; set.degree];
        if rank(&mut used.iter().map(|&k| &set.rows[k]), &mut again) != all {
            return fail("spanning_weights: words of these weights do not span the code");
        }
        Ok(used)
    }

    fn spend(&mut self, steps: u64) -> Checked<()> {
        self.steps += steps;
        if self.steps > MAX_STEPS {
            return fail("the check takes too many steps");
        }
        Ok(())
    }

    /// Rounds of colouring until the number of colours stands still.
    fn refine(&mut self, mut colours: Vec<u64>) -> Checked<Node> {
        let n = colours.len();
        let edges: u64 = self.adjacency.iter().map(|a| a.len() as u64 + 1).sum();
        let distinct = |colours: &[u64]| {
            let mut sorted = colours.to_vec();
            sorted.sort_unstable();
            sorted.dedup();
            sorted.len()
        };
        let mut count = distinct(&colours);
        let mut rounds = 0u64;
        loop {
            self.spend(edges)?;
            let mut next = vec![0u64; n];
            for (v, list) in self.adjacency.iter().enumerate() {
                let mut sum = 0u64;
                for &(w, label) in list {
                    sum = sum.wrapping_add(scramble(colours[w as usize] ^ label));
                }
                next[v] = scramble(scramble(colours[v]).wrapping_add(sum) ^ 0x3c3c);
            }
            colours = next;
            rounds += 1;
            let now = distinct(&colours);
            // A round never merges colours but for a collision of hashes, which can only cost strength.
            if now <= count {
                break;
            }
            count = now;
        }
        let invariant = colours
            .iter()
            .fold(scramble(rounds), |s, &c| s.wrapping_add(scramble(c ^ 0x77)));
        Ok(Node { colours, invariant })
    }

    fn child(&mut self, node: &Node, vertex: usize) -> Checked<Node> {
        let mut colours = node.colours.clone();
        colours[vertex] = scramble(colours[vertex] ^ 0xabcd_ef01_2345_6789);
        self.refine(colours)
    }

    /// The vertex that a certificate calls `value`: a coordinate, or the degree plus the number of an item.
    fn vertex(&self, value: &Value, what: &str) -> Checked<usize> {
        let v = number(value, what)?;
        if v < self.degree {
            Ok(self.class_of[v])
        } else {
            self.vertex_of_item
                .get(&(v - self.degree))
                .copied()
                .ok_or_else(|| format!("{what}: no such vertex"))
        }
    }

    /// The generators as permutations of the vertices, after applying each to the items.
    fn read_generators(&mut self, values: &Value, set: &Set) -> Checked<Vec<Vec<u32>>> {
        let c = self.members.len();
        let index: HashMap<&[u16], usize> = self
            .used
            .iter()
            .map(|&k| (set.rows[k].as_slice(), k))
            .collect();
        let mut out = Vec::new();
        for (g, value) in list(values, "generators")?.iter().enumerate() {
            let what = format!("generators[{g}]");
            let images: Checked<Vec<usize>> = list(value, &what)?
                .iter()
                .map(|x| number(x, &what))
                .collect();
            let images = images?;
            let mut hit = vec![false; self.degree];
            if images.len() != self.degree
                || !images
                    .iter()
                    .all(|&i| i < self.degree && !std::mem::replace(&mut hit[i], true))
            {
                return fail(format!("{what}: not a permutation"));
            }
            if (0..self.degree).any(|i| set.partition[i] != set.partition[images[i]]) {
                return fail(format!("{what}: does not preserve the partition"));
            }
            self.spend((self.degree * self.used.len()) as u64)?;
            let mut map = vec![0u32; self.adjacency.len()];
            for &k in &self.used {
                let moved: Vec<u16> = images.iter().map(|&i| set.rows[k][i]).collect();
                let image = index
                    .get(moved.as_slice())
                    .ok_or_else(|| format!("{what}: sends item {k} out of the set"))?;
                // s·x_k = x_image: on vertices, i ↦ s(i) goes with image ↦ k.
                map[self.vertex_of_item[image]] = self.vertex_of_item[&k] as u32;
            }
            for i in 0..c {
                // Equal columns go to equal columns, because the set is mapped to itself.
                map[i] = self.class_of[images[self.members[i][0]]] as u32;
            }
            out.push(map);
        }
        Ok(out)
    }

    fn check_levels(&mut self, levels: &Value, generators: &[Vec<u32>], set: &Set) -> Checked<()> {
        let levels = list(levels, "levels")?;
        for (l, level) in levels.iter().enumerate() {
            let what = format!("levels[{l}]");
            let fields = level
                .as_object()
                .ok_or_else(|| format!("{what}: expected an object"))?;
            if let Some(name) = fields
                .keys()
                .find(|k| !["vertex", "orbit", "refuted"].contains(&k.as_str()))
            {
                return fail(format!("{what}: unknown field {name:?}"));
            }
            let vertex = self.vertex(&level["vertex"], &what)?;
            self.base.push(vertex);
            let node = self.path[l].clone();
            let next = self.child(&node, vertex)?;
            self.path.push(next);
            if self.path.len() * self.adjacency.len() > 1 << 26 {
                return fail("levels: too many");
            }
        }
        let c = self.members.len();
        let mut last = self.path[levels.len()].colours[..c].to_vec();
        last.sort_unstable();
        if last.windows(2).any(|w| w[0] == w[1]) {
            return fail("levels: the base does not fix every coordinate");
        }
        // From the deepest level up, the orbits of what fixes the base vertices before it.
        let n = self.adjacency.len();
        let depth = |g: &Vec<u32>| {
            self.base
                .iter()
                .take_while(|&&b| g[b] as usize == b)
                .count()
        };
        let depths: Vec<usize> = generators.iter().map(depth).collect();
        let mut parent: Vec<u32> = (0..n as u32).collect();
        self.orbits = vec![Vec::new(); levels.len()];
        for (l, level) in levels.iter().enumerate().rev() {
            for (g, _) in generators.iter().zip(&depths).filter(|&(_, &d)| d == l) {
                for (v, &w) in g.iter().enumerate() {
                    let (a, b) = (find(&mut parent, v as u32), find(&mut parent, w));
                    parent[a.max(b) as usize] = a.min(b);
                }
            }
            self.spend(n as u64)?;
            let labels: Vec<u32> = (0..n as u32).map(|v| find(&mut parent, v)).collect();
            let base = self.base[l];
            let colour = self.path[l].colours[base];
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
                self.refute(l + 1, &other, &pair[1], &what, set, &mut individual)?;
                refuted.insert(labels[vertex], ());
            }
            let mut orbit = 0usize;
            for v in 0..n {
                if self.path[l].colours[v] != colour {
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
            self.order *= orbit;
            self.orbits[l] = labels;
        }
        Ok(())
    }

    /// No automorphism maps the node of the first `m` base vertices to `node`.
    fn refute(
        &mut self,
        m: usize,
        node: &Node,
        tree: &Value,
        what: &str,
        set: &Set,
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
            .filter(|f| m < self.base.len() && !f.is_empty())
            .ok_or_else(|| format!("{what}: unknown refutation"))?;
        if let Some(all) = fields
            .get("all")
            .filter(|_| fields.len() == 2 && fields.contains_key("fixing"))
        {
            let colour = self.path[m].colours[self.base[m]];
            // Automorphisms that fix all that is individualised at this node carry a refutation of one child to others.
            let maps = self.read_generators(&fields["fixing"], set)?;
            if maps
                .iter()
                .any(|g| individual.iter().any(|&v| g[v] as usize != v))
            {
                return fail(format!(
                    "{what}: an automorphism moves what is individualised"
                ));
            }
            let mut parent: Vec<u32> = (0..node.colours.len() as u32).collect();
            for (v, w) in maps.iter().flat_map(|g| g.iter().enumerate()) {
                let (a, b) = (find(&mut parent, v as u32), find(&mut parent, *w));
                parent[a.max(b) as usize] = a.min(b);
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
                self.refute(m + 1, &child, &pair[1], what, set, individual)?;
                individual.pop();
                done.insert(find(&mut parent, d as u32), ());
            }
            return match (0..node.colours.len()).find(|&d| {
                node.colours[d] == colour && !done.contains_key(&find(&mut parent, d as u32))
            }) {
                Some(d) => fail(format!("{what}: vertex {d} is left out")),
                None => Ok(()),
            };
        }
        let (Some(child), Some(own), 2) = (fields.get("child"), fields.get("own"), fields.len())
        else {
            return fail(format!("{what}: unknown refutation"));
        };
        let d = self.vertex(child, what)?;
        let below = self.child(node, d)?;
        let labels = self.orbits[m].clone();
        let mut seen: HashMap<u32, ()> = HashMap::new();
        let base = self.base[m];
        for (e, &label) in labels.iter().enumerate() {
            if self.path[m].colours[e] != node.colours[d] || seen.insert(label, ()).is_some() {
                continue;
            }
            if label == labels[base] {
                individual.push(d);
                self.refute(m + 1, &below, own, what, set, individual)?;
                individual.pop();
                continue;
            }
            let known = self.children.get(&(m, e)).copied();
            let invariant = match known {
                Some(i) => i,
                None => {
                    let reference = self.path[m].clone();
                    let i = self.child(&reference, e)?.invariant;
                    self.children.insert((m, e), i);
                    i
                }
            };
            if invariant == below.invariant {
                return fail(format!("{what}: child {d} could be the image of {e}"));
            }
        }
        Ok(())
    }

    /// The only map that preserves colours is not an automorphism.
    fn refute_leaf(&mut self, node: &Node, what: &str) -> Checked<()> {
        let m = self.base.len();
        let c = self.members.len();
        let target: HashMap<u64, usize> = (0..c).map(|v| (node.colours[v], v)).collect();
        let mut map = Vec::with_capacity(c);
        for v in 0..c {
            match target.get(&self.path[m].colours[v]) {
                Some(&w) => map.push(w as u32),
                None => return Ok(()),
            }
        }
        let edges: u64 = self.adjacency.iter().map(|a| a.len() as u64).sum();
        self.spend(edges)?;
        let mut rows: HashMap<Vec<(u32, u64)>, ()> = HashMap::new();
        for v in c..self.adjacency.len() {
            rows.insert(self.adjacency[v].clone(), ());
        }
        for v in c..self.adjacency.len() {
            let mut image: Vec<(u32, u64)> = self.adjacency[v]
                .iter()
                .map(|&(i, label)| (map[i as usize], label))
                .collect();
            image.sort_unstable();
            if !rows.contains_key(&image) {
                return Ok(());
            }
        }
        fail(format!("{what}: the leaf is an automorphism"))
    }
}
