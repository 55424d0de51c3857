//! Refinement of ordered partitions to equitable ones.

use super::partition::Partition;
use super::structure::{Structure, mix};

/// What happens to the record of a refinement.
pub(crate) enum Trace<'a> {
    /// Written down, together with what split the partition.
    Record(&'a mut Vec<u64>, &'a mut Script),
    /// Compared; refinement stops at the first difference.
    Compare(&'a [u64]),
    /// Condensed; what it was condensed to after each splitter is written down.
    Prefixes(&'a mut Vec<u64>),
    /// Condensed; refinement stops when this is not in the ascending list of what others were condensed to.
    Among(&'a [u64]),
    /// Only condensed.
    Condense,
}

/// The splitters of a refinement that split a cell, and what they did.
///
/// Repeating only these on an isomorphic node gives the partition that refinement would give there; elsewhere it gives some partition, or fails. So it finds automorphisms, which are verified, and
/// most splitters, which split nothing, are left out.
#[derive(Default)]
pub(crate) struct Script {
    /// For each splitter the number of its cells and their names.
    cells: Vec<u32>,
    events: Vec<u64>,
}

/// The working memory of refinement.
pub(crate) struct Refiner {
    acc: Vec<u64>,
    touched: Vec<u32>,
    count: Vec<u32>,
    cells: Vec<u32>,
    queue: std::collections::VecDeque<u32>,
    queued: Vec<bool>,
    /// The cells that are used now, and their vertices.
    names: Vec<u32>,
    splitter: Vec<u32>,
    /// The cells that a cell was split into, but for the one that keeps its name.
    fragments: Vec<u32>,
    sorted: Vec<(u64, u32)>,
    pub(crate) steps: u64,
    /// Whether to go on to an equitable partition however long nothing happens.
    pub(crate) whole: bool,
}

impl Refiner {
    pub(crate) fn new(vertices: usize) -> Self {
        Self {
            acc: vec![0; vertices],
            touched: Vec::with_capacity(vertices),
            count: vec![0; vertices],
            cells: Vec::new(),
            queue: std::collections::VecDeque::with_capacity(vertices),
            queued: vec![false; vertices],
            names: Vec::new(),
            splitter: Vec::with_capacity(vertices),
            fragments: Vec::new(),
            sorted: Vec::with_capacity(vertices),
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
            self.queued[c as usize] = false;
            if part.is_discrete()
                || (idle > patience
                    && part.loose(0, part.boundary) > 0
                    && part.loose(part.boundary, part.lab.len()) > 0)
            {
                break;
            }
            let before = part.cells;
            self.names.clear();
            self.names.push(c);
            if part.len[c as usize] == 1 {
                // Single vertices of one side that wait next to one another go together.
                while self.names.len() < structure.batch()
                    && let Some(&next) = self.queue.front()
                    && part.len[next as usize] == 1
                    && (next as usize >= part.boundary) == (c as usize >= part.boundary)
                {
                    self.queue.pop_front();
                    self.queued[next as usize] = false;
                    self.names.push(next);
                }
            }
            let event = self.apply(structure, part, true);
            idle = if part.cells == before { idle + 1 } else { 0 };
            hash = mix(hash ^ event);
            match &mut trace {
                Trace::Record(list, script) => {
                    list.push(event);
                    if part.cells > before {
                        script.cells.push(self.names.len() as u32);
                        script.cells.extend_from_slice(&self.names);
                        script.events.push(event);
                    }
                }
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

    /// Repeats what another refinement did. Whether every splitter did the same.
    pub(crate) fn repeat<S: Structure + ?Sized>(
        &mut self,
        structure: &S,
        part: &mut Partition,
        script: &Script,
    ) -> bool {
        let mut at = 0;
        for &event in &script.events {
            let count = script.cells[at] as usize;
            self.names.clear();
            self.names
                .extend_from_slice(&script.cells[at + 1..at + 1 + count]);
            at += 1 + count;
            if self.names.iter().any(|&c| part.len[c as usize] == 0)
                || (count > 1 && self.names.iter().any(|&c| part.len[c as usize] > 1))
                || self.apply(structure, part, false) != event
            {
                return false;
            }
        }
        true
    }

    /// Splits all cells by the numbers of edges to the cells `names`: one of any length, or several of one vertex. `queue` says whether the new cells have to be used, too. What happened.
    fn apply<S: Structure + ?Sized>(
        &mut self,
        structure: &S,
        part: &mut Partition,
        queue: bool,
    ) -> u64 {
        self.splitter.clear();
        if self.names.len() == 1 {
            self.splitter
                .extend_from_slice(part.members(self.names[0] as usize));
        } else {
            self.splitter
                .extend(self.names.iter().map(|&c| part.lab[c as usize]));
        }
        let names = self.names[1..]
            .iter()
            .fold(mix(u64::from(self.names[0])), |h, &c| mix(h ^ u64::from(c)));
        self.steps += 1 + if self.names.len() > 1 {
            structure.patterns(&self.splitter, part, &mut self.acc, &mut self.touched)
        } else {
            structure.accumulate(&self.splitter, part, &mut self.acc, &mut self.touched)
        };
        let mut singles = 0u64;
        for &v in &self.touched {
            let start = part.cell[v as usize] as usize;
            let length = part.len[start] as usize;
            if length == 1 {
                singles =
                    singles
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
            event = self.split(part, start, event, queue);
        }
        self.cells.clear();
        for v in self.touched.drain(..) {
            self.acc[v as usize] = 0;
        }
        event
    }

    /// Splits the cell `start`, whose touched vertices are at its end, by their sums.
    fn split(&mut self, part: &mut Partition, start: usize, mut event: u64, queue: bool) -> u64 {
        let touched = std::mem::take(&mut self.count[start]) as usize;
        let length = part.len[start] as usize;
        let from = start + length - touched;
        let acc = &self.acc;
        let first = acc[part.lab[from] as usize];
        let uniform = part.lab[from + 1..start + length]
            .iter()
            .all(|&v| acc[v as usize] == first);
        event = mix(event ^ ((start as u64) << 32 | touched as u64));
        self.fragments.clear();
        if uniform {
            event = mix(event ^ first);
            if touched < length {
                part.cut(start, from, touched);
                self.fragments.push(from as u32);
                if queue {
                    self.announce(part, start);
                }
            }
            return event;
        }
        let members = &part.lab[from..start + length];
        let sorted = &mut self.sorted;
        sorted.clear();
        let largest = members.iter().map(|&v| acc[v as usize]).max().unwrap_or(0);
        if largest < 64 && members.len() >= 16 {
            // Few values: count them first.
            let mut places = [0u32; 65];
            for &v in members {
                places[acc[v as usize] as usize + 1] += 1;
            }
            for value in 0..64 {
                places[value + 1] += places[value];
            }
            sorted.resize(members.len(), (0, 0));
            for &v in members {
                let place = &mut places[acc[v as usize] as usize];
                sorted[*place as usize] = (acc[v as usize], v);
                *place += 1;
            }
        } else {
            sorted.extend(members.iter().map(|&v| (acc[v as usize], v)));
            sorted.sort_unstable_by_key(|&(value, _)| value);
        }
        for (p, &(_, v)) in (from..).zip(sorted.iter()) {
            part.lab[p] = v;
            part.pos[v as usize] = p as u32;
        }
        let mut at = start + length;
        // From the end, so that each new cell is the tail of what is left.
        while at > from {
            let value = sorted[at - 1 - from].0;
            let mut begin = at - 1;
            while begin > from && sorted[begin - 1 - from].0 == value {
                begin -= 1;
            }
            event = mix(event ^ value.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (begin as u64) << 32);
            if begin > start {
                part.cut(start, begin, at - begin);
                self.fragments.push(begin as u32);
            }
            at = begin;
        }
        if queue {
            self.announce(part, start);
        }
        event
    }

    /// Queues the fragments of a split cell: all of them if it was waiting itself, else all but a largest one.
    fn announce(&mut self, part: &Partition, start: usize) {
        let was_queued = self.queued[start];
        let mut largest = start;
        for &c in self.fragments.iter().rev() {
            if part.len[c as usize] > part.len[largest] {
                largest = c as usize;
            }
        }
        for k in (0..=self.fragments.len()).rev() {
            let c = match self.fragments.get(k) {
                Some(&c) => c as usize,
                None => start,
            };
            if was_queued || c != largest {
                self.enqueue(c, part.len[c] == 1);
            }
        }
    }
}
