//! Ordered partitions of the vertices and their refinement to equitable ones.

use super::structure::{Structure, mix};

/// An ordered partition: cells are intervals of positions, named by their first position. Splits can be undone.
#[derive(Clone, Debug)]
pub(crate) struct Partition {
    /// Vertices by position.
    pub(crate) lab: Vec<u32>,
    /// Positions by vertex.
    pub(crate) pos: Vec<u32>,
    /// Name of the cell by vertex.
    pub(crate) cell: Vec<u32>,
    /// Length of the cell by name.
    pub(crate) len: Vec<u32>,
    pub(crate) cells: usize,
    /// First position of the second side of a two-sided structure, and the number of cells from there on.
    pub(crate) boundary: usize,
    behind: usize,
    splits: Vec<(u32, u32)>,
}

impl Partition {
    /// The partition by colours, in ascending order of these.
    pub(crate) fn by_colour(colours: &[u64]) -> Self {
        let n = colours.len();
        let mut lab: Vec<u32> = (0..n as u32).collect();
        lab.sort_by_key(|&v| colours[v as usize]);
        let mut partition = Self {
            pos: vec![0; n],
            cell: vec![0; n],
            len: vec![0; n],
            cells: 0,
            boundary: n,
            behind: 0,
            splits: Vec::new(),
            lab,
        };
        let mut start = 0;
        for p in 0..n {
            let v = partition.lab[p] as usize;
            if p > 0 && colours[v] != colours[partition.lab[p - 1] as usize] {
                start = p;
            }
            partition.cells += usize::from(p == start);
            partition.pos[v] = p as u32;
            partition.cell[v] = start as u32;
            partition.len[start] += 1;
        }
        partition
    }

    /// Declares that cells do not cross the position `boundary`.
    pub(crate) fn set_boundary(&mut self, boundary: usize) {
        self.boundary = boundary;
        self.behind = (boundary..self.lab.len())
            .filter(|&p| self.len[p] > 0)
            .count();
    }

    /// By how much the vertices of a side outnumber its cells.
    pub(crate) fn loose(&self, begin: usize, end: usize) -> usize {
        let cells = if begin >= self.boundary {
            self.behind
        } else {
            self.cells - self.behind
        };
        end - begin - cells
    }

    pub(crate) fn is_discrete(&self) -> bool {
        self.cells == self.lab.len()
    }

    /// The vertices of the cell named `start`.
    pub(crate) fn members(&self, start: usize) -> &[u32] {
        &self.lab[start..start + self.len[start] as usize]
    }

    /// To be handed to [`Partition::undo_to`].
    pub(crate) fn mark(&self) -> usize {
        self.splits.len()
    }

    pub(crate) fn undo_to(&mut self, mark: usize) {
        while self.splits.len() > mark {
            let Some((parent, new)) = self.splits.pop() else {
                return;
            };
            let length = self.len[new as usize];
            for p in new..new + length {
                self.cell[self.lab[p as usize] as usize] = parent;
            }
            self.len[parent as usize] += length;
            self.len[new as usize] = 0;
            self.cells -= 1;
            self.behind -= usize::from(new as usize >= self.boundary);
        }
    }

    fn swap_to(&mut self, v: u32, target: usize) {
        let from = self.pos[v as usize] as usize;
        let other = self.lab[target];
        self.lab[target] = v;
        self.lab[from] = other;
        self.pos[v as usize] = target as u32;
        self.pos[other as usize] = from as u32;
    }

    /// Makes `v` a cell of its own, behind the rest of its old cell. Its name.
    pub(crate) fn individualise(&mut self, v: u32) -> usize {
        let start = self.cell[v as usize] as usize;
        let length = self.len[start] as usize;
        if length == 1 {
            return start;
        }
        let at = start + length - 1;
        self.swap_to(v, at);
        self.cut(start, at, 1);
        at
    }

    /// Names the interval of `length` positions at `at`, the tail of the cell `start`, as a new cell.
    fn cut(&mut self, start: usize, at: usize, length: usize) {
        for p in at..at + length {
            self.cell[self.lab[p] as usize] = at as u32;
        }
        self.len[at] = length as u32;
        self.len[start] -= length as u32;
        self.splits.push((start as u32, at as u32));
        self.cells += 1;
        self.behind += usize::from(at >= self.boundary);
    }
}

/// What happens to the record of a refinement.
pub(crate) enum Trace<'a> {
    /// Written down.
    Record(&'a mut Vec<u64>),
    /// Compared; refinement stops at the first difference.
    Compare(&'a [u64]),
    /// Condensed; what it was condensed to after each splitter is written down.
    Prefixes(&'a mut Vec<u64>),
    /// Condensed; refinement stops when this is not in the ascending list of what others were condensed to.
    Among(&'a [u64]),
    /// Only condensed.
    Condense,
}

/// The working memory of refinement.
pub(crate) struct Refiner {
    acc: Vec<u64>,
    touched: Vec<u32>,
    count: Vec<u32>,
    cells: Vec<u32>,
    queue: std::collections::VecDeque<u32>,
    queued: Vec<bool>,
    splitter: Vec<u32>,
    pub(crate) steps: u64,
    /// Whether to go on to an equitable partition however long nothing happens.
    pub(crate) whole: bool,
}

impl Refiner {
    pub(crate) fn new(vertices: usize) -> Self {
        Self {
            acc: vec![0; vertices],
            touched: Vec::new(),
            count: vec![0; vertices],
            cells: Vec::new(),
            queue: std::collections::VecDeque::new(),
            queued: vec![false; vertices],
            splitter: Vec::new(),
            steps: 0,
            whole: true,
        }
    }

    fn enqueue(&mut self, cell: usize, short: bool) {
        if !std::mem::replace(&mut self.queued[cell], true) {
            if short {
                self.queue.push_front(cell as u32);
            } else {
                self.queue.push_back(cell as u32);
            }
        }
    }

    /// Refines to the coarsest equitable partition below, starting from the given cells. The condensed record, or `None` if it differs from the one to compare with.
    ///
    /// The record is a function of the isomorphism type of structure and partition: cells are named by position, cells hit by a splitter are taken in order of
    /// position, and fragments are ordered by their edge sums.
    pub(crate) fn refine<S: Structure + ?Sized>(
        &mut self,
        structure: &S,
        part: &mut Partition,
        start: impl IntoIterator<Item = usize>,
        mut trace: Trace<'_>,
    ) -> Option<u64> {
        for c in start {
            self.enqueue(c, false);
        }
        let mut hash = 0u64;
        let mut index = 0;
        let mut good = true;
        let patience = if self.whole {
            usize::MAX
        } else {
            structure.patience()
        };
        let mut idle = 0;
        while let Some(c) = self.queue.pop_front() {
            let c = c as usize;
            self.queued[c] = false;
            if part.is_discrete()
                || (idle > patience
                    && part.loose(0, part.boundary) > 0
                    && part.loose(part.boundary, part.lab.len()) > 0)
            {
                break;
            }
            let before = part.cells;
            let mut splitter = std::mem::take(&mut self.splitter);
            splitter.clear();
            splitter.extend_from_slice(part.members(c));
            let mut names = mix(c as u64);
            if splitter.len() == 1 {
                // Single vertices of one side that wait next to one another go together.
                while splitter.len() < structure.batch()
                    && let Some(&next) = self.queue.front()
                    && part.len[next as usize] == 1
                    && (next as usize >= part.boundary) == (c >= part.boundary)
                {
                    self.queue.pop_front();
                    self.queued[next as usize] = false;
                    splitter.push(part.lab[next as usize]);
                    names = mix(names ^ u64::from(next));
                }
            }
            self.steps += 1 + if splitter.len() > 1 && part.len[c] == 1 {
                structure.patterns(&splitter, part, &mut self.acc, &mut self.touched)
            } else {
                structure.accumulate(&splitter, part, &mut self.acc, &mut self.touched)
            };
            self.splitter = splitter;
            let mut singles = 0u64;
            for k in 0..self.touched.len() {
                let v = self.touched[k];
                let start = part.cell[v as usize] as usize;
                let length = part.len[start] as usize;
                if length == 1 {
                    singles = singles
                        .wrapping_add(mix(self.acc[v as usize]
                            ^ (start as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)));
                    continue;
                }
                let seen = self.count[start] as usize;
                if seen == 0 {
                    self.cells.push(start as u32);
                }
                part.swap_to(v, start + length - 1 - seen);
                self.count[start] += 1;
            }
            self.cells.sort_unstable();
            let mut event = mix(singles ^ names);
            for k in 0..self.cells.len() {
                let start = self.cells[k] as usize;
                event = self.split(part, start, event);
            }
            self.cells.clear();
            for v in self.touched.drain(..) {
                self.acc[v as usize] = 0;
            }
            idle = if part.cells == before { idle + 1 } else { 0 };
            hash = mix(hash ^ event);
            match &mut trace {
                Trace::Record(list) => list.push(event),
                Trace::Compare(list) => {
                    if list.get(index) != Some(&event) {
                        good = false;
                        break;
                    }
                }
                Trace::Prefixes(list) => list.push(hash),
                Trace::Among(list) => {
                    if list.binary_search(&hash).is_err() {
                        good = false;
                        break;
                    }
                }
                Trace::Condense => {}
            }
            index += 1;
        }
        for c in self.queue.drain(..) {
            self.queued[c as usize] = false;
        }
        if let Trace::Compare(list) = trace {
            good &= index == list.len();
        }
        good.then_some(hash)
    }

    /// Splits the cell `start`, whose touched vertices are at its end, by their sums.
    fn split(&mut self, part: &mut Partition, start: usize, mut event: u64) -> u64 {
        let touched = std::mem::take(&mut self.count[start]) as usize;
        let length = part.len[start] as usize;
        let from = start + length - touched;
        let acc = &self.acc;
        let first = acc[part.lab[from] as usize];
        let uniform = part.lab[from..start + length]
            .iter()
            .all(|&v| acc[v as usize] == first);
        event = mix(event ^ mix((start as u64) << 32 | touched as u64));
        if uniform {
            event = mix(event ^ first);
            if touched < length {
                part.cut(start, from, touched);
                self.announce(part, start, &[from as u32]);
            }
            return event;
        }
        part.lab[from..start + length].sort_unstable_by_key(|&v| acc[v as usize]);
        let mut names: Vec<u32> = Vec::new();
        let mut at = start + length;
        // From the end, so that each new cell is the tail of what is left.
        while at > from {
            let value = acc[part.lab[at - 1] as usize];
            let mut begin = at - 1;
            while begin > from && acc[part.lab[begin - 1] as usize] == value {
                begin -= 1;
            }
            event = mix(event ^ mix(value ^ mix(begin as u64)));
            for p in begin..at {
                part.pos[part.lab[p] as usize] = p as u32;
            }
            if begin > start {
                part.cut(start, begin, at - begin);
                names.push(begin as u32);
            }
            at = begin;
        }
        self.announce(part, start, &names);
        event
    }

    /// Queues the fragments of a split cell: all of them if it was waiting itself, else all but a largest one.
    fn announce(&mut self, part: &Partition, start: usize, names: &[u32]) {
        let was_queued = self.queued[start];
        let mut largest = start;
        for &c in names.iter().rev() {
            if part.len[c as usize] > part.len[largest] {
                largest = c as usize;
            }
        }
        for c in std::iter::once(start).chain(names.iter().rev().map(|&c| c as usize)) {
            if was_queued || c != largest {
                self.enqueue(c, part.len[c] == 1);
            }
        }
    }
}
