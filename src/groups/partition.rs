//! Ordered partitions of the vertices, whose splits can be undone.

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
            splits: Vec::with_capacity(n),
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

    pub(crate) fn swap_to(&mut self, v: u32, target: usize) {
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
    pub(crate) fn cut(&mut self, start: usize, at: usize, length: usize) {
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
