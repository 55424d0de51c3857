//! From the images of the vertices of one side to those of the other.
//!
//! A two-sided structure in which no two vertices of the other side with one colour have the same neighbours is determined by one side: a permutation of that side extends to an automorphism exactly
//! when the neighbours of every vertex of the other side go to those of a vertex of the same colour. Different vertices then get different images, so nothing else needs to be checked.

use super::bits::BitMatrix;
use super::structure::{Sparse, mix};

/// Can tell which permutations of one side extend to automorphisms.
pub(crate) trait Extension {
    /// Whether the permutation `map`, which preserves colours and moves exactly `moved` among the vertices of the primary side, extends to an automorphism. Exact. What else that moves, with its images, is
    /// put into `others` if wanted (only where all vertices have to be checked).
    fn extends(&mut self, map: &[u32], moved: &[u32], others: Option<&mut Vec<(u32, u32)>>)
    -> bool;
}

/// Numbers `0, 1, …` by keys that are scrambled already; several may have one key.
pub(crate) struct Lookup {
    slots: Vec<u32>,
    keys: Vec<u64>,
}

impl Lookup {
    pub(crate) fn new(keys: Vec<u64>) -> Self {
        let mut slots = vec![u32::MAX; (2 * keys.len() + 1).next_power_of_two()];
        for (x, &key) in (0u32..).zip(&keys) {
            let mut at = key as usize & (slots.len() - 1);
            while slots[at] != u32::MAX {
                at = (at + 1) & (slots.len() - 1);
            }
            slots[at] = x;
        }
        Self { slots, keys }
    }

    /// A number with this key of which `good` holds.
    pub(crate) fn find(&self, key: u64, mut good: impl FnMut(u32) -> bool) -> Option<u32> {
        let mut at = key as usize & (self.slots.len() - 1);
        while self.slots[at] != u32::MAX {
            let x = self.slots[at];
            if self.keys[x as usize] == key && good(x) {
                return Some(x);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        None
    }
}

/// By lists of neighbours: vertices of the other side are found by the sum of the marks of their neighbours.
pub(crate) struct ByLists<'a> {
    graph: &'a Sparse,
    colours: &'a [u64],
    /// The vertices of the other side by number, and where these numbers begin.
    others: usize,
    lookup: Lookup,
    /// A scrambled number for every vertex.
    marks: Vec<u64>,
    /// When a vertex of the primary side was last met as an image, and the label.
    met: Vec<u64>,
    /// In which call a vertex was last looked at.
    seen: Vec<u64>,
    calls: u64,
    checks: u64,
    enough: Option<Vec<u32>>,
}

impl<'a> ByLists<'a> {
    /// For the primary side `side`, which begins or ends the vertices. To check the vertices `enough` of the other side suffices.
    pub(crate) fn new(
        graph: &'a Sparse,
        side: (usize, usize),
        colours: &'a [u64],
        enough: Option<Vec<u32>>,
    ) -> Self {
        let n = colours.len();
        let (begin, end) = if side.0 == 0 {
            (side.1, n)
        } else {
            (0, side.0)
        };
        let marks: Vec<u64> = (0..n as u64).map(mix).collect();
        let keys = (begin..end)
            .map(|w| {
                graph
                    .adjacent(w as u32)
                    .fold(mix(!colours[w]), |key, (p, weight, _)| {
                        key.wrapping_add(marks[p as usize].wrapping_mul(weight))
                    })
            })
            .collect();
        Self {
            graph,
            colours,
            others: begin,
            lookup: Lookup::new(keys),
            marks,
            met: vec![0; n],
            seen: vec![0; n],
            calls: 0,
            checks: 0,
            enough,
        }
    }

    /// The vertex of the colour of `w` whose neighbours are the images of those of `w`.
    fn image(&mut self, w: u32, map: &[u32]) -> Option<u32> {
        self.checks += 1;
        let stamp = self.checks << 16;
        let colour = self.colours[w as usize];
        let mut key = mix(!colour);
        let (graph, colours, others) = (self.graph, self.colours, self.others);
        if let Some(list) = graph.plain(w) {
            for &p in list {
                let image = map[p as usize] as usize;
                key = key.wrapping_add(self.marks[image]);
                self.met[image] = stamp;
            }
            let met = &self.met;
            return self
                .lookup
                .find(key, |x| {
                    let x = x as usize + others;
                    let images = graph.plain(x as u32).unwrap_or(&[]);
                    colours[x] == colour
                        && images.len() == list.len()
                        && images.iter().all(|&p| met[p as usize] == stamp)
                })
                .map(|x| x + others as u32);
        }
        let mut degree = 0;
        for (p, weight, label) in graph.adjacent(w) {
            let image = map[p as usize] as usize;
            key = key.wrapping_add(self.marks[image].wrapping_mul(weight));
            self.met[image] = stamp | u64::from(label);
            degree += 1;
        }
        let met = &self.met;
        self.lookup
            .find(key, |x| {
                let x = x as usize + others;
                colours[x] == colour
                    && graph.degree(x as u32) == degree
                    && graph
                        .adjacent(x as u32)
                        .all(|(p, _, label)| met[p as usize] == stamp | u64::from(label))
            })
            .map(|x| x + others as u32)
    }
}

impl Extension for ByLists<'_> {
    fn extends(
        &mut self,
        map: &[u32],
        moved: &[u32],
        mut others: Option<&mut Vec<(u32, u32)>>,
    ) -> bool {
        if let Some(list) = self.enough.take() {
            let good = list.iter().all(|&w| self.image(w, map).is_some());
            self.enough = Some(list);
            return good;
        }
        self.calls += 1;
        let graph = self.graph;
        for &v in moved {
            for &w in graph.joined(v) {
                if self.seen[w as usize] == self.calls {
                    continue;
                }
                self.seen[w as usize] = self.calls;
                let Some(image) = self.image(w, map) else {
                    return false;
                };
                if let Some(list) = &mut others
                    && image != w
                {
                    list.push((w, image));
                }
            }
        }
        true
    }
}

/// By rows of bits.
pub(crate) struct ByBits<'a> {
    /// The primary side, with its first vertex.
    own: &'a BitMatrix,
    first: usize,
    /// The other side, with its first vertex.
    other: &'a BitMatrix,
    others: usize,
    colours: &'a [u64],
    lookup: Lookup,
    enough: Option<Vec<u32>>,
    row: Vec<u64>,
    order: Vec<u32>,
}

fn key_of(colour: u64, row: &[u64]) -> u64 {
    row.iter().fold(mix(!colour), |h, &w| mix(h ^ w))
}

impl<'a> ByBits<'a> {
    /// For the primary side `own`, whose first vertex is `first`.
    pub(crate) fn new(
        (own, first): (&'a BitMatrix, usize),
        (other, others): (&'a BitMatrix, usize),
        colours: &'a [u64],
        enough: Option<Vec<u32>>,
    ) -> Self {
        let keys = (0..other.rows)
            .map(|w| key_of(colours[others + w], other.row(w)))
            .collect();
        Self {
            own,
            first,
            other,
            others,
            colours,
            lookup: Lookup::new(keys),
            enough,
            row: vec![0; other.words],
            order: vec![0; own.rows],
        }
    }

    /// The number of the vertex of the other side that has the colour of number `w` and this row.
    fn find(&self, w: usize, row: &[u64]) -> Option<u32> {
        if self.other.row(w) == row {
            return Some(w as u32);
        }
        let colour = self.colours[self.others + w];
        self.lookup.find(key_of(colour, row), |x| {
            self.colours[self.others + x as usize] == colour && self.other.row(x as usize) == row
        })
    }

    /// Whether the neighbours of the vertex number `w` of the other side go to those of a vertex of its colour.
    fn good(&mut self, w: usize, map: &[u32]) -> bool {
        let mut row = std::mem::take(&mut self.row);
        row.fill(0);
        self.other.each(w, false, |p| {
            let q = map[self.first + p as usize] as usize - self.first;
            row[q / 64] |= 1 << (q % 64);
        });
        let good = self.find(w, &row).is_some();
        self.row = row;
        good
    }
}

impl Extension for ByBits<'_> {
    fn extends(
        &mut self,
        map: &[u32],
        moved: &[u32],
        mut others: Option<&mut Vec<(u32, u32)>>,
    ) -> bool {
        if let Some(list) = self.enough.take() {
            let good = list
                .iter()
                .all(|&w| self.good(w as usize - self.others, map));
            self.enough = Some(list);
            return good;
        }
        if moved.is_empty() {
            return true;
        }
        // A few rows show most failures; then all at once: permute the rows of this side, and transpose.
        let (rows, step) = (self.other.rows, self.other.rows.div_ceil(3).max(1));
        if !(0..rows).step_by(step).all(|w| self.good(w, map)) {
            return false;
        }
        for p in 0..self.own.rows {
            self.order[map[self.first + p] as usize - self.first] = p as u32;
        }
        let permuted = self.own.select(self.order.iter().map(|&p| p as usize));
        let images = permuted.transpose();
        for w in 0..rows {
            let Some(image) = self.find(w, images.row(w)) else {
                return false;
            };
            if let Some(list) = &mut others
                && image as usize != w
            {
                list.push(((w + self.others) as u32, image + self.others as u32));
            }
        }
        true
    }
}
