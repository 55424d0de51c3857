//! Taking a grid apart.

use crate::arc::grid::Grid;
use crate::arc::objects::{Joining, Piece, pieces, recent};

type Cut = Box<dyn Fn(&Grid) -> Option<Vec<Piece>> + Send + Sync>;

/// A way of taking a grid apart.
pub struct Split {
    /// What the parts are.
    pub name: String,
    /// Its price.
    pub cost: u32,
    /// Whether the parts are positional (halves, cells of a partition), so that the k-th part has a meaning.
    pub positional: bool,
    cut: Cut,
}

impl Split {
    /// The parts, or `None` when the grid cannot be taken apart so (fewer than two parts, or more than 40).
    pub fn apply(&self, g: &Grid) -> Option<Vec<Piece>> {
        let parts = (self.cut)(g)?;
        (!parts.is_empty() && parts.len() <= 40).then_some(parts)
    }
}

/// Full rows and columns of one colour that cut the grid: `(colour, rows, columns)`.
pub fn separators(g: &Grid) -> Option<(u8, Vec<usize>, Vec<usize>)> {
    let (h, w) = g.shape();
    let bg = g.background();
    let mut best = None;
    for colour in 0..10u8 {
        let rows: Vec<usize> = (0..h)
            .filter(|&r| g.row(r).iter().all(|&c| c == colour))
            .collect();
        let cols: Vec<usize> = (0..w)
            .filter(|&c| (0..h).all(|r| g.get(r, c) == colour))
            .collect();
        if rows.len() + cols.len() == 0 || rows.len() == h || cols.len() == w {
            continue;
        }
        // A line of background is no separator unless nothing else is.
        let even = |b: &[(usize, usize)]| b.iter().all(|x| x.1 == b[0].1);
        let regular = even(&runs(h, &rows)) && even(&runs(w, &cols));
        let score = (colour != bg, regular, rows.len() + cols.len());
        if best.as_ref().is_none_or(|(s, _)| score > *s) {
            best = Some((score, (colour, rows, cols)));
        }
    }
    best.map(|(_, x)| x)
}

fn runs(n: usize, cuts: &[usize]) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    for &c in cuts.iter().chain(std::iter::once(&n)) {
        if c > start {
            out.push((start, c - start));
        }
        start = c + 1;
    }
    out
}

/// The cells of the partition by separating lines, as `(rows, columns)` of `(start, length)`.
pub type Bands = (Vec<(usize, usize)>, Vec<(usize, usize)>);

/// The bands between separating lines; `None` without lines.
pub fn bands(g: &Grid) -> Option<Bands> {
    let (_, rows, cols) = separators(g)?;
    let out = (runs(g.height(), &rows), runs(g.width(), &cols));
    (out.0.len() * out.1.len() >= 2).then_some(out)
}

pub(super) fn by_lines(g: &Grid) -> Option<Vec<Piece>> {
    let (rows, cols) = bands(g)?;
    let bg = g.background();
    let mut all = Vec::new();
    for &(t, h) in &rows {
        for &(l, w) in &cols {
            all.push(Piece::rectangle(g, bg, (t, l, h, w))?);
        }
    }
    Some(all)
}

fn blocks(g: &Grid, rows: usize, cols: usize) -> Option<Vec<Piece>> {
    let (h, w) = g.shape();
    if rows == 0 || cols == 0 || !h.is_multiple_of(rows) || !w.is_multiple_of(cols) {
        return None;
    }
    let (a, b) = (h / rows, w / cols);
    let bg = g.background();
    let mut all = Vec::new();
    for i in 0..rows {
        for j in 0..cols {
            all.push(Piece::rectangle(g, bg, (i * a, j * b, a, b))?);
        }
    }
    Some(all)
}

fn squares(g: &Grid) -> Option<Vec<Piece>> {
    let (h, w) = g.shape();
    if h > w && h.is_multiple_of(w) {
        blocks(g, h / w, 1)
    } else if w > h && w.is_multiple_of(h) {
        blocks(g, 1, w / h)
    } else {
        None
    }
}

fn by_colour(g: &Grid, bg: u8) -> Option<Vec<Piece>> {
    let mut all = Vec::new();
    for k in (0..10u8).filter(|&k| k != bg && g.palette() >> k & 1 == 1) {
        let (t, l, h, w) = g.bounds(|c| c == k)?;
        let grid = g
            .crop(t, l, h, w)?
            .recoloured(|c| if c == k { k } else { bg });
        let size = grid.cells().iter().filter(|&&c| c == k).count();
        all.push(Piece {
            grid,
            top: t,
            left: l,
            size,
            background: bg,
        });
    }
    Some(all)
}

/// Interiors of rectangular frames of one colour, or the frames themselves.
fn frames(g: &Grid, inside: bool) -> Option<Vec<Piece>> {
    let mut all = Vec::new();
    for k in &recent(g, Joining::SidesOneColour, u16::MAX).list {
        if k.height < 3 || k.width < 3 {
            continue;
        }
        let (t, l, b, r) = (k.top, k.left, k.top + k.height - 1, k.left + k.width - 1);
        let edge = (l..=r).all(|c| g.get(t, c) == k.colour && g.get(b, c) == k.colour)
            && (t..=b).all(|y| g.get(y, l) == k.colour && g.get(y, r) == k.colour);
        if edge && k.cells.len() < k.height * k.width {
            let area = if inside {
                (t + 1, l + 1, k.height - 2, k.width - 2)
            } else {
                (t, l, k.height, k.width)
            };
            all.push(Piece::rectangle(g, g.background(), area)?);
        }
    }
    Some(all)
}

/// Maximal uniform rectangles of at least `2 × 2` cells among the components.
fn solid(g: &Grid) -> Option<Vec<Piece>> {
    let bg = g.background();
    let found = recent(g, Joining::SidesOneColour, u16::MAX);
    let all = &found.list;
    all.iter()
        .filter(|k| k.cells.len() == k.height * k.width && k.height > 1 && k.width > 1)
        .map(|k| Piece::rectangle(g, bg, (k.top, k.left, k.height, k.width)))
        .collect()
}

/// All ways of taking a grid apart.
pub fn splits() -> Vec<Split> {
    let mut all = Vec::new();
    let mut add = |name: String, cost, positional, cut: Cut| {
        all.push(Split {
            name,
            cost,
            positional,
            cut,
        });
    };
    for j in [
        Joining::CornersAnyColour,
        Joining::SidesOneColour,
        Joining::CornersOneColour,
        Joining::SidesAnyColour,
    ] {
        add(
            j.name().into(),
            3,
            false,
            Box::new(move |g| Some(pieces(g, j, g.background(), true))),
        );
    }
    add(
        "objects joined by corners, with all inside their boxes".into(),
        4,
        false,
        Box::new(|g| Some(pieces(g, Joining::CornersAnyColour, g.background(), false))),
    );
    add(
        "one-colour objects joined by corners, with all inside their boxes".into(),
        4,
        false,
        Box::new(|g| Some(pieces(g, Joining::CornersOneColour, g.background(), false))),
    );
    add(
        "objects against the commonest colour".into(),
        4,
        false,
        Box::new(|g| {
            let bg = g.commonest();
            (bg != g.background()).then(|| pieces(g, Joining::CornersAnyColour, bg, false))
        }),
    );
    add(
        "one-colour objects against the commonest colour, with all inside their boxes".into(),
        4,
        false,
        Box::new(|g| {
            let bg = g.commonest();
            (bg != g.background()).then(|| pieces(g, Joining::CornersOneColour, bg, false))
        }),
    );
    add(
        "regions of one colour, background too".into(),
        4,
        false,
        Box::new(|g| Some(pieces(g, Joining::SidesOneColour, 15, false))),
    );
    add(
        "the parts of one colour".into(),
        4,
        false,
        Box::new(|g| by_colour(g, g.background())),
    );
    add(
        "the parts of one colour besides the commonest".into(),
        5,
        false,
        Box::new(|g| {
            let bg = g.commonest();
            (bg != g.background()).then(|| by_colour(g, bg)).flatten()
        }),
    );
    add(
        "cells of the partition by lines".into(),
        3,
        true,
        Box::new(by_lines),
    );
    add("square blocks".into(), 4, true, Box::new(squares));
    for (r, c) in [(1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (3, 3)] {
        add(
            format!("{r} × {c} blocks"),
            4,
            true,
            Box::new(move |g| blocks(g, r, c)),
        );
    }
    add(
        "3 × 3 cell blocks".into(),
        5,
        true,
        Box::new(|g| {
            (g.height().is_multiple_of(3) && g.width().is_multiple_of(3))
                .then(|| blocks(g, g.height() / 3, g.width() / 3))
                .flatten()
        }),
    );
    add(
        "insides of frames".into(),
        4,
        false,
        Box::new(|g| frames(g, true)),
    );
    add("frames".into(), 4, false, Box::new(|g| frames(g, false)));
    add("solid rectangles".into(), 5, false, Box::new(solid));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_partition_the_grid() {
        let g = Grid::from_text("12533\n12544\n55555\n00511").unwrap();
        let parts = by_lines(&g).unwrap();
        assert_eq!(parts.len(), 4);
        assert_eq!(parts[1].grid, Grid::from_text("33\n44").unwrap());
        assert_eq!((parts[2].top, parts[2].left), (3, 0));
    }
}
