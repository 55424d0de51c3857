//! Grids of colours, their eight square symmetries, and the small vocabulary every operation is written in.

use std::fmt;

/// Longest side of a grid: what the ARC format allows.
pub const MAX_SIDE: usize = 30;

/// The number of colours, `0..COLOURS`.
pub const COLOURS: usize = 10;

/// A rectangular grid of colours `0..=9`, stored row by row; never empty.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Grid {
    height: usize,
    width: usize,
    cells: Vec<u8>,
}

impl fmt::Debug for Grid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for r in 0..self.height {
            let row: String = self.row(r).iter().map(|c| char::from(b'0' + c)).collect();
            writeln!(f, "{row}")?;
        }
        Ok(())
    }
}

/// An element of the symmetry group of the square, as it acts on grids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Square {
    /// The identity.
    Identity,
    /// Clockwise quarter turn.
    Quarter,
    /// Half turn.
    Half,
    /// Counter-clockwise quarter turn.
    ThreeQuarters,
    /// Left and right exchanged.
    Mirror,
    /// Top and bottom exchanged.
    Flip,
    /// Reflection in the main diagonal.
    Transpose,
    /// Reflection in the other diagonal.
    AntiTranspose,
}

impl Square {
    /// All eight elements, the identity first.
    pub const ALL: [Square; 8] = [
        Square::Identity,
        Square::Mirror,
        Square::Flip,
        Square::Half,
        Square::Transpose,
        Square::AntiTranspose,
        Square::Quarter,
        Square::ThreeQuarters,
    ];

    /// The element in words.
    pub fn name(self) -> &'static str {
        match self {
            Square::Identity => "identity",
            Square::Quarter => "rotate 90° clockwise",
            Square::Half => "rotate 180°",
            Square::ThreeQuarters => "rotate 90° counter-clockwise",
            Square::Mirror => "reflect left-right",
            Square::Flip => "reflect top-bottom",
            Square::Transpose => "reflect in the main diagonal",
            Square::AntiTranspose => "reflect in the other diagonal",
        }
    }

    /// The element that undoes this one.
    ///
    /// ```
    /// use elenchus::arc::{Grid, Square};
    /// let g = Grid::from_text("123\n456").unwrap();
    /// for s in Square::ALL {
    ///     assert_eq!(g.transformed(s).transformed(s.inverse()), g);
    /// }
    /// ```
    pub fn inverse(self) -> Square {
        match self {
            Square::Quarter => Square::ThreeQuarters,
            Square::ThreeQuarters => Square::Quarter,
            other => other,
        }
    }

    /// Whether height and width change places.
    pub fn swaps_sides(self) -> bool {
        matches!(
            self,
            Square::Quarter | Square::ThreeQuarters | Square::Transpose | Square::AntiTranspose
        )
    }

    /// Where cell `(r, c)` of the result comes from, in a source of `height` × `width`.
    pub fn source(self, height: usize, width: usize, r: usize, c: usize) -> (usize, usize) {
        match self {
            Square::Identity => (r, c),
            Square::Mirror => (r, width - 1 - c),
            Square::Flip => (height - 1 - r, c),
            Square::Half => (height - 1 - r, width - 1 - c),
            Square::Transpose => (c, r),
            Square::AntiTranspose => (height - 1 - c, width - 1 - r),
            Square::Quarter => (height - 1 - c, r),
            Square::ThreeQuarters => (c, width - 1 - r),
        }
    }
}

impl Grid {
    /// A grid from its cells, row by row; `None` when a side is 0 or the count is not `height · width`.
    pub fn from_cells(height: usize, width: usize, cells: Vec<u8>) -> Option<Grid> {
        (height > 0 && width > 0 && cells.len() == height * width).then_some(Grid {
            height,
            width,
            cells,
        })
    }

    /// A grid from rows of equal, positive length.
    pub fn from_rows(rows: &[Vec<u8>]) -> Option<Grid> {
        let width = rows.first()?.len();
        if rows.iter().any(|r| r.len() != width) {
            return None;
        }
        Grid::from_cells(rows.len(), width, rows.concat())
    }

    /// A grid from lines of digits, for tests and examples; `None` when ragged, empty or not digits.
    ///
    /// ```
    /// use elenchus::arc::Grid;
    /// let g = Grid::from_text("120\n003").unwrap();
    /// assert_eq!((g.height(), g.width(), g.get(1, 2)), (2, 3, 3));
    /// assert!(Grid::from_text("12\n3").is_none());
    /// ```
    pub fn from_text(text: &str) -> Option<Grid> {
        let rows: Option<Vec<Vec<u8>>> = text
            .split_whitespace()
            .map(|l| {
                l.bytes()
                    .map(|b| b.is_ascii_digit().then(|| b - b'0'))
                    .collect()
            })
            .collect();
        Grid::from_rows(&rows?)
    }

    /// A grid of one colour.
    ///
    /// # Panics
    /// When a side is 0.
    pub fn filled(height: usize, width: usize, colour: u8) -> Grid {
        assert!(height > 0 && width > 0, "a grid is never empty");
        Grid {
            height,
            width,
            cells: vec![colour; height * width],
        }
    }

    /// A grid computed cell by cell; `None` when a side is 0 or exceeds [`MAX_SIDE`].
    pub fn build(
        height: usize,
        width: usize,
        mut f: impl FnMut(usize, usize) -> u8,
    ) -> Option<Grid> {
        if height == 0 || width == 0 || height > MAX_SIDE || width > MAX_SIDE {
            return None;
        }
        let mut cells = Vec::with_capacity(height * width);
        for r in 0..height {
            for c in 0..width {
                cells.push(f(r, c));
            }
        }
        Some(Grid {
            height,
            width,
            cells,
        })
    }

    /// Number of rows.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Number of columns.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Height and width.
    pub fn shape(&self) -> (usize, usize) {
        (self.height, self.width)
    }

    /// Number of cells.
    pub fn area(&self) -> usize {
        self.cells.len()
    }

    /// All cells, row by row.
    pub fn cells(&self) -> &[u8] {
        &self.cells
    }

    /// All cells, to be changed in place.
    pub fn cells_mut(&mut self) -> &mut [u8] {
        &mut self.cells
    }

    /// One row.
    pub fn row(&self, r: usize) -> &[u8] {
        &self.cells[r * self.width..(r + 1) * self.width]
    }

    /// The colour at row `r`, column `c`.
    pub fn get(&self, r: usize, c: usize) -> u8 {
        self.cells[r * self.width + c]
    }

    /// The colour at a position that may lie outside.
    pub fn at(&self, r: i32, c: i32) -> Option<u8> {
        (r >= 0 && c >= 0 && (r as usize) < self.height && (c as usize) < self.width)
            .then(|| self.get(r as usize, c as usize))
    }

    /// Sets one cell.
    pub fn set(&mut self, r: usize, c: usize, colour: u8) {
        self.cells[r * self.width + c] = colour;
    }

    /// The rows as vectors, as JSON has them.
    pub fn rows(&self) -> Vec<Vec<u8>> {
        (0..self.height).map(|r| self.row(r).to_vec()).collect()
    }

    /// The grid under a square symmetry.
    pub fn transformed(&self, s: Square) -> Grid {
        let (h, w) = if s.swaps_sides() {
            (self.width, self.height)
        } else {
            (self.height, self.width)
        };
        // The source index is affine in (r, c), so three of its values give all.
        let index = |r: usize, c: usize| {
            let (a, b) = s.source(self.height, self.width, r, c);
            a * self.width + b
        };
        let origin = index(0, 0);
        let down = index(h.min(2) - 1, 0).wrapping_sub(origin);
        let along = index(0, w.min(2) - 1).wrapping_sub(origin);
        let mut cells = Vec::with_capacity(h * w);
        let mut start = origin;
        for _ in 0..h {
            let mut at = start;
            for _ in 0..w {
                cells.push(self.cells[at]);
                at = at.wrapping_add(along);
            }
            start = start.wrapping_add(down);
        }
        Grid {
            height: h,
            width: w,
            cells,
        }
    }

    /// The part of `height` × `width` whose upper left corner is `(top, left)`; `None` when it is empty or sticks out.
    pub fn crop(&self, top: usize, left: usize, height: usize, width: usize) -> Option<Grid> {
        if height == 0 || width == 0 || top + height > self.height || left + width > self.width {
            return None;
        }
        let mut cells = Vec::with_capacity(height * width);
        for r in top..top + height {
            cells.extend_from_slice(&self.row(r)[left..left + width]);
        }
        Some(Grid {
            height,
            width,
            cells,
        })
    }

    /// How often each colour occurs.
    pub fn histogram(&self) -> [usize; COLOURS] {
        let mut n = [0; COLOURS];
        for &c in &self.cells {
            n[c as usize % COLOURS] += 1;
        }
        n
    }

    /// The set of colours as bits.
    pub fn palette(&self) -> u16 {
        self.cells.iter().fold(0, |p, &c| p | 1 << c)
    }

    /// The most frequent colour, the smallest at a tie.
    pub fn commonest(&self) -> u8 {
        let n = self.histogram();
        (0..COLOURS).rev().max_by_key(|&c| n[c]).unwrap_or(0) as u8
    }

    /// The background: black where it occurs, else the most frequent colour.
    pub fn background(&self) -> u8 {
        if self.cells.contains(&0) {
            0
        } else {
            self.commonest()
        }
    }

    /// The most frequent colour besides `bg`, the smallest at a tie.
    pub fn commonest_besides(&self, bg: u8) -> Option<u8> {
        let n = self.histogram();
        (0..COLOURS)
            .rev()
            .filter(|&c| c != bg as usize && n[c] > 0)
            .max_by_key(|&c| n[c])
            .map(|c| c as u8)
    }

    /// The rarest colour that occurs, besides `bg`; `None` at a tie or when there is none.
    pub fn rarest_besides(&self, bg: u8) -> Option<u8> {
        let n = self.histogram();
        let low = (0..COLOURS)
            .filter(|&c| c != bg as usize && n[c] > 0)
            .map(|c| n[c])
            .min()?;
        let mut all = (0..COLOURS).filter(|&c| c != bg as usize && n[c] == low);
        let first = all.next()?;
        all.next().is_none().then_some(first as u8)
    }

    /// The smallest rectangle `(top, left, height, width)` around the cells that satisfy `keep`.
    pub fn bounds(&self, keep: impl Fn(u8) -> bool) -> Option<(usize, usize, usize, usize)> {
        let (mut t, mut l, mut b, mut r) = (usize::MAX, usize::MAX, 0, 0);
        for y in 0..self.height {
            for x in 0..self.width {
                if keep(self.get(y, x)) {
                    t = t.min(y);
                    l = l.min(x);
                    b = b.max(y);
                    r = r.max(x);
                }
            }
        }
        (t != usize::MAX).then(|| (t, l, b - t + 1, r - l + 1))
    }

    /// The grid with every colour replaced.
    pub fn recoloured(&self, f: impl Fn(u8) -> u8) -> Grid {
        Grid {
            height: self.height,
            width: self.width,
            cells: self.cells.iter().map(|&c| f(c)).collect(),
        }
    }

    /// Whether the symmetry leaves the grid unchanged.
    pub fn is_fixed_by(&self, s: Square) -> bool {
        let (h, w) = self.shape();
        if s.swaps_sides() && h != w {
            return false;
        }
        (0..h).all(|r| {
            (0..w).all(|c| {
                let (a, b) = s.source(h, w, r, c);
                self.get(r, c) == self.get(a, b)
            })
        })
    }

    /// The grid as a JSON array of rows.
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::json!(self.rows())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eight_symmetries_form_a_group() {
        let g = Grid::from_text("123\n456").unwrap();
        let all: Vec<Grid> = Square::ALL.iter().map(|&s| g.transformed(s)).collect();
        for a in &all {
            for s in Square::ALL {
                assert!(all.contains(&a.transformed(s)));
            }
        }
        assert_eq!(
            g.transformed(Square::Quarter),
            Grid::from_text("41\n52\n63").unwrap()
        );
        assert_eq!(
            g.transformed(Square::Transpose),
            Grid::from_text("14\n25\n36").unwrap()
        );
        assert_eq!(
            g.transformed(Square::AntiTranspose),
            Grid::from_text("63\n52\n41").unwrap()
        );
    }

    #[test]
    fn ties_go_to_the_smallest_colour_and_the_rarest_must_be_unique() {
        let g = Grid::from_text("1122").unwrap();
        assert_eq!(g.commonest(), 1);
        assert_eq!(g.rarest_besides(0), None);
        assert_eq!(g.rarest_besides(1), Some(2));
        assert_eq!(g.bounds(|c| c == 7), None);
    }
}
