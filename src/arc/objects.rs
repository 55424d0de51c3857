//! Connected components, and pieces: parts of a grid that remember where they came from.

use std::cell::RefCell;
use std::rc::Rc;

use super::grid::{Grid, Square};

/// Which neighbouring cells belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Joining {
    /// Sharing a side, same colour.
    SidesOneColour,
    /// Sharing a side or a corner, same colour.
    CornersOneColour,
    /// Sharing a side, any colour but the background.
    SidesAnyColour,
    /// Sharing a side or a corner, any colour but the background.
    CornersAnyColour,
}

impl Joining {
    /// All four.
    pub const ALL: [Joining; 4] = [
        Joining::SidesOneColour,
        Joining::CornersOneColour,
        Joining::SidesAnyColour,
        Joining::CornersAnyColour,
    ];

    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Joining::SidesOneColour => "one-colour objects joined by sides",
            Joining::CornersOneColour => "one-colour objects joined by corners",
            Joining::SidesAnyColour => "objects joined by sides",
            Joining::CornersAnyColour => "objects joined by corners",
        }
    }

    fn corners(self) -> bool {
        matches!(self, Joining::CornersOneColour | Joining::CornersAnyColour)
    }

    fn one_colour(self) -> bool {
        matches!(self, Joining::SidesOneColour | Joining::CornersOneColour)
    }
}

/// One connected component.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    /// Its cells as `(row, column)`, in order of discovery.
    pub cells: Vec<(usize, usize)>,
    /// First row.
    pub top: usize,
    /// First column.
    pub left: usize,
    /// Rows of the bounding box.
    pub height: usize,
    /// Columns of the bounding box.
    pub width: usize,
    /// Colour of its first cell.
    pub colour: u8,
}

/// The components of a grid with the map from cells to them.
#[derive(Clone, Debug)]
pub struct Components {
    /// The components, in reading order of their first cells.
    pub list: Vec<Component>,
    /// For every cell the index of its component, or [`Components::NONE`].
    pub of: Vec<u16>,
}

impl Components {
    /// Marks a cell outside all components.
    pub const NONE: u16 = u16::MAX;
}

/// The eight neighbours of a cell, the four with a common side first.
pub const AROUND: [(i32, i32); 8] = [
    (-1, 0),
    (0, 1),
    (1, 0),
    (0, -1),
    (-1, -1),
    (-1, 1),
    (1, 1),
    (1, -1),
];

/// The connected components of the cells that `within` admits. Cost: linear in the area.
///
/// ```
/// use elenchus::arc::{Grid, Joining, components};
/// let g = Grid::from_text("1002\n0120\n0000").unwrap();
/// let n = |j| components(&g, j, |c| c != 0).list.len();
/// assert_eq!([n(Joining::SidesOneColour), n(Joining::CornersOneColour), n(Joining::SidesAnyColour)], [4, 2, 3]);
/// assert_eq!(n(Joining::CornersAnyColour), 1);
/// ```
pub fn components(g: &Grid, joining: Joining, within: impl Fn(u8) -> bool) -> Components {
    let (h, w) = g.shape();
    // A frame of cells outside spares the questions at the border; a cell leaves the field once it is found.
    const OUTSIDE: u8 = u8::MAX;
    let wide = w + 2;
    let mut field = vec![OUTSIDE; (h + 2) * wide];
    for r in 0..h {
        for (c, &x) in g.row(r).iter().enumerate() {
            if within(x) {
                field[(r + 1) * wide + c + 1] = x;
            }
        }
    }
    let near: Vec<isize> = AROUND[..if joining.corners() { 8 } else { 4 }]
        .iter()
        .map(|&(dy, dx)| dy as isize * wide as isize + dx as isize)
        .collect();
    let mut of = vec![Components::NONE; h * w];
    let mut list = Vec::new();
    let mut stack = Vec::new();
    for r in 0..h {
        for c in 0..w {
            let start = (r + 1) * wide + c + 1;
            let colour = field[start];
            if colour == OUTSIDE {
                continue;
            }
            let id = list.len() as u16;
            let mut cells = Vec::new();
            field[start] = OUTSIDE;
            stack.push(start);
            let (mut t, mut l, mut b, mut e) = (h, w, 0, 0);
            while let Some(k) = stack.pop() {
                let (y, x) = (k / wide - 1, k % wide - 1);
                of[y * w + x] = id;
                cells.push((y, x));
                t = t.min(y);
                l = l.min(x);
                b = b.max(y);
                e = e.max(x);
                for &step in &near {
                    let next = k.wrapping_add_signed(step);
                    let other = field[next];
                    if other != OUTSIDE && (!joining.one_colour() || other == colour) {
                        field[next] = OUTSIDE;
                        stack.push(next);
                    }
                }
            }
            list.push(Component {
                colour,
                cells,
                top: t,
                left: l,
                height: b - t + 1,
                width: e - l + 1,
            });
        }
    }
    Components { list, of }
}

/// The colours besides `bg`, as a set for [`recent`]; a `bg` beyond the colours leaves them all.
pub fn besides(bg: u8) -> u16 {
    !only(bg)
}

/// One colour, as a set for [`recent`].
pub fn only(colour: u8) -> u16 {
    1 << colour.min(15)
}

const RECENT: usize = 48;

thread_local! {
    /// What [`recent`] remembers, and where the next entry goes.
    static REMEMBERED: RefCell<(Vec<(Grid, Joining, u16, Rc<Components>)>, usize)> = const { RefCell::new((Vec::new(), 0)) };
}

/// As [`components`] of the cells whose colour is in `within`, remembered for the last few grids: a grid under search is asked for the same
/// components by dozens of operations.
///
/// ```
/// use elenchus::arc::{Grid, Joining, besides, only, recent};
/// let g = Grid::from_text("1002\n0120\n0000").unwrap();
/// for _ in 0..2 {
///     assert_eq!(recent(&g, Joining::SidesOneColour, besides(0)).list.len(), 4);
///     assert_eq!(recent(&g, Joining::SidesOneColour, only(0)).list.len(), 2);
/// }
/// ```
pub fn recent(g: &Grid, joining: Joining, within: u16) -> Rc<Components> {
    REMEMBERED.with_borrow_mut(|(entries, next)| {
        let known = entries
            .iter()
            .find(|(other, j, set, _)| (*j, *set) == (joining, within) && other == g);
        if let Some((.., found)) = known {
            return found.clone();
        }
        let found = Rc::new(components(g, joining, |c| within >> c & 1 == 1));
        let entry = (g.clone(), joining, within, found.clone());
        if entries.len() < RECENT {
            entries.push(entry);
        } else {
            entries[*next] = entry;
            *next = (*next + 1) % RECENT;
        }
        found
    })
}

/// A part of a grid, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it looks like.
    pub grid: Grid,
    /// First row in the grid it came from.
    pub top: usize,
    /// First column in the grid it came from.
    pub left: usize,
    /// How many cells it owns.
    pub size: usize,
    /// The background it is seen against.
    pub background: u8,
}

impl Piece {
    /// A rectangular part of `g`.
    pub fn rectangle(
        g: &Grid,
        bg: u8,
        (t, l, h, w): (usize, usize, usize, usize),
    ) -> Option<Piece> {
        let grid = g.crop(t, l, h, w)?;
        let size = grid.cells().iter().filter(|&&c| c != bg).count();
        Some(Piece {
            grid,
            top: t,
            left: l,
            size,
            background: bg,
        })
    }

    /// A component of `g`: its own cells alone, or everything within its bounding box.
    pub fn of_component(g: &Grid, bg: u8, k: &Component, alone: bool) -> Option<Piece> {
        let grid = if alone {
            let mut p = Grid::filled(k.height, k.width, bg);
            for &(r, c) in &k.cells {
                p.set(r - k.top, c - k.left, g.get(r, c));
            }
            p
        } else {
            g.crop(k.top, k.left, k.height, k.width)?
        };
        Some(Piece {
            grid,
            top: k.top,
            left: k.left,
            size: k.cells.len(),
            background: bg,
        })
    }

    /// The shape without its colours: which cells differ from the background.
    pub fn silhouette(&self) -> Grid {
        self.grid.recoloured(|c| u8::from(c != self.background))
    }

    /// The silhouette up to rotation and reflection: the smallest of its eight images.
    pub fn silhouette_class(&self) -> Grid {
        let s = self.silhouette();
        Square::ALL
            .iter()
            .map(|&q| s.transformed(q))
            .min()
            .unwrap_or(s)
    }

    /// Number of holes: regions of background that do not reach the border of the bounding box.
    pub fn holes(&self) -> usize {
        let (h, w) = self.grid.shape();
        components(&self.grid, Joining::SidesOneColour, |c| {
            c == self.background
        })
        .list
        .iter()
        .filter(|k| k.top > 0 && k.left > 0 && k.top + k.height < h && k.left + k.width < w)
        .count()
    }
}

/// The pieces of a grid that are its connected components.
pub fn pieces(g: &Grid, joining: Joining, bg: u8, alone: bool) -> Vec<Piece> {
    recent(g, joining, besides(bg))
        .list
        .iter()
        .filter_map(|k| Piece::of_component(g, bg, k, alone))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ring_has_one_hole_and_a_bay_none() {
        let ring = Grid::from_text("111\n101\n111").unwrap();
        let bay = Grid::from_text("111\n100\n111").unwrap();
        let holes = |g: &Grid| pieces(g, Joining::SidesOneColour, 0, true)[0].holes();
        assert_eq!((holes(&ring), holes(&bay)), (1, 0));
    }

    #[test]
    fn components_partition_the_admitted_cells() {
        let g = Grid::from_text("12210\n01122\n20011").unwrap();
        for j in Joining::ALL {
            let k = components(&g, j, |c| c != 0);
            let total: usize = k.list.iter().map(|c| c.cells.len()).sum();
            assert_eq!(total, g.cells().iter().filter(|&&c| c != 0).count());
            for (i, c) in k.list.iter().enumerate() {
                assert!(c.cells.iter().all(|&(r, x)| k.of[r * 5 + x] == i as u16));
            }
        }
    }

    #[test]
    fn silhouette_classes_are_invariant() {
        let a = Grid::from_text("120\n100").unwrap();
        let p = Piece::rectangle(&a, 0, (0, 0, 2, 3)).unwrap();
        for s in Square::ALL {
            let b = a.transformed(s);
            let q = Piece::rectangle(&b, 0, (0, 0, b.height(), b.width())).unwrap();
            assert_eq!(p.silhouette_class(), q.silhouette_class());
        }
    }
}
