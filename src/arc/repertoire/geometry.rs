//! Operations that move cells about: square symmetries, shifts, scaling, tiling.

use super::{Apply, Family, Operation};
use crate::arc::grid::{Grid, MAX_SIDE, Square};

/// `g` beside `other`.
pub fn beside(g: &Grid, other: &Grid) -> Option<Grid> {
    let w = g.width();
    (g.height() == other.height()).then_some(())?;
    Grid::build(g.height(), w + other.width(), |r, c| {
        if c < w {
            g.get(r, c)
        } else {
            other.get(r, c - w)
        }
    })
}

/// `g` above `other`.
pub fn above(g: &Grid, other: &Grid) -> Option<Grid> {
    let h = g.height();
    (g.width() == other.width()).then_some(())?;
    Grid::build(h + other.height(), g.width(), |r, c| {
        if r < h {
            g.get(r, c)
        } else {
            other.get(r - h, c)
        }
    })
}

/// `g` shifted on the torus, down by `dr` and right by `dc`.
///
/// ```
/// use elenchus::arc::{Grid, repertoire::geometry::shifted};
/// let g = Grid::from_text("123\n456").unwrap();
/// assert_eq!(shifted(&g, 1, 1), Grid::from_text("645\n312").unwrap());
/// ```
pub fn shifted(g: &Grid, dr: i32, dc: i32) -> Grid {
    let (h, w) = (g.height() as i32, g.width() as i32);
    let mut out = g.clone();
    for r in 0..h {
        for c in 0..w {
            let from = g.get(
                (r - dr).rem_euclid(h) as usize,
                (c - dc).rem_euclid(w) as usize,
            );
            out.set(r as usize, c as usize, from);
        }
    }
    out
}

/// Every cell enlarged to `a` × `b` cells.
pub fn enlarged(g: &Grid, a: usize, b: usize) -> Option<Grid> {
    if a == 0 || b == 0 {
        return None;
    }
    Grid::build(g.height() * a, g.width() * b, |r, c| g.get(r / a, c / b))
}

/// Blocks of `a` × `b` cells, each of one colour, shrunk to a cell.
pub fn shrunk(g: &Grid, a: usize, b: usize) -> Option<Grid> {
    if a == 0 || b == 0 || !g.height().is_multiple_of(a) || !g.width().is_multiple_of(b) {
        return None;
    }
    let small = Grid::build(g.height() / a, g.width() / b, |r, c| g.get(r * a, c * b))?;
    (enlarged(&small, a, b)? == *g).then_some(small)
}

/// Equal neighbouring rows and columns merged.
pub fn without_repeats(g: &Grid) -> Option<Grid> {
    let rows: Vec<usize> = (0..g.height())
        .filter(|&r| r == 0 || g.row(r) != g.row(r - 1))
        .collect();
    let cols: Vec<usize> = (0..g.width())
        .filter(|&c| c == 0 || (0..g.height()).any(|r| g.get(r, c) != g.get(r, c - 1)))
        .collect();
    Grid::build(rows.len(), cols.len(), |r, c| g.get(rows[r], cols[c]))
}

/// Rows and columns of background alone dropped.
pub fn without_empty_lines(g: &Grid) -> Option<Grid> {
    let bg = g.background();
    let rows: Vec<usize> = (0..g.height())
        .filter(|&r| g.row(r).iter().any(|&c| c != bg))
        .collect();
    let cols: Vec<usize> = (0..g.width())
        .filter(|&c| (0..g.height()).any(|r| g.get(r, c) != bg))
        .collect();
    Grid::build(rows.len(), cols.len(), |r, c| g.get(rows[r], cols[c]))
}

/// A quilt: `rows` × `cols` copies, the copy at `(i, j)` under the symmetry `pick(i, j)`.
pub fn quilt(
    g: &Grid,
    rows: usize,
    cols: usize,
    pick: impl Fn(usize, usize) -> Square,
) -> Option<Grid> {
    let (h, w) = g.shape();
    if h * rows > MAX_SIDE || w * cols > MAX_SIDE {
        return None;
    }
    if h != w && (0..rows).any(|i| (0..cols).any(|j| pick(i, j).swaps_sides())) {
        return None;
    }
    Grid::build(h * rows, w * cols, |r, c| {
        let (a, b) = pick(r / h, c / w).source(h, w, r % h, c % w);
        g.get(a, b)
    })
}

fn grid_of_copies(g: &Grid, keep: impl Fn(u8) -> bool) -> Option<Grid> {
    let (h, w) = g.shape();
    Grid::build(h * h, w * w, |r, c| {
        if keep(g.get(r / h, c / w)) {
            g.get(r % h, c % w)
        } else {
            0
        }
    })
}

fn mirrored_once(g: &Grid, across: bool) -> Option<Grid> {
    let (h, w) = g.shape();
    if across {
        Grid::build(h, 2 * w - 1, |r, c| {
            g.get(r, if c < w { c } else { 2 * w - 2 - c })
        })
    } else {
        Grid::build(2 * h - 1, w, |r, c| {
            g.get(if r < h { r } else { 2 * h - 2 - r }, c)
        })
    }
}

/// The list of this file's operations.
pub fn operations() -> Vec<Operation> {
    use Family::{Crop, Scaling, Square as Sq, Tiling, Torus};
    let mut all = Vec::new();
    let mut add = |name: &str, family, cost, f: Apply| {
        all.push(Operation::new(name, family, cost, f));
    };
    for s in Square::ALL.into_iter().skip(1) {
        add(s.name(), Sq, 3, Box::new(move |g| Some(g.transformed(s))));
    }
    for k in 1..=3 {
        for (dr, dc, name) in [
            (k, 0, "down"),
            (-k, 0, "up"),
            (0, k, "right"),
            (0, -k, "left"),
        ] {
            add(
                &format!("shift {name} by {k} on the torus"),
                Torus,
                5 + k as u32,
                Box::new(move |g| Some(shifted(g, dr, dc))),
            );
        }
    }
    for k in 2..=5usize {
        let cost = 4 + k as u32;
        add(
            &format!("enlarge {k} times"),
            Scaling,
            cost,
            Box::new(move |g| enlarged(g, k, k)),
        );
        add(
            &format!("widen {k} times"),
            Scaling,
            cost + 1,
            Box::new(move |g| enlarged(g, 1, k)),
        );
        add(
            &format!("heighten {k} times"),
            Scaling,
            cost + 1,
            Box::new(move |g| enlarged(g, k, 1)),
        );
        add(
            &format!("shrink {k} times"),
            Scaling,
            cost,
            Box::new(move |g| shrunk(g, k, k)),
        );
        add(
            &format!("{k} × {k} copies"),
            Tiling,
            cost,
            Box::new(move |g| quilt(g, k, k, |_, _| Square::Identity)),
        );
        add(
            &format!("{k} copies side by side"),
            Tiling,
            cost,
            Box::new(move |g| quilt(g, 1, k, |_, _| Square::Identity)),
        );
        add(
            &format!("{k} copies on top of each other"),
            Tiling,
            cost,
            Box::new(move |g| quilt(g, k, 1, |_, _| Square::Identity)),
        );
    }
    let colours = |g: &Grid| (1..10).filter(|c| g.palette() >> c & 1 == 1).count();
    let marks = |g: &Grid| g.cells().iter().filter(|&&c| c != 0).count();
    add(
        "enlarge by the number of colours",
        Scaling,
        8,
        Box::new(move |g| enlarged(g, colours(g), colours(g))),
    );
    add(
        "enlarge by the number of coloured cells",
        Scaling,
        8,
        Box::new(move |g| enlarged(g, marks(g), marks(g))),
    );
    add(
        "as many copies as colours, in a square",
        Tiling,
        9,
        Box::new(move |g| quilt(g, colours(g), colours(g), |_, _| Square::Identity)),
    );
    add(
        "enlarge by its own sides",
        Scaling,
        5,
        Box::new(|g| enlarged(g, g.height(), g.width())),
    );
    add(
        "as many copies as cells, in its own shape",
        Tiling,
        5,
        Box::new(|g| quilt(g, g.height(), g.width(), |_, _| Square::Identity)),
    );
    add(
        "merge equal neighbouring rows and columns",
        Scaling,
        5,
        Box::new(without_repeats),
    );
    add(
        "drop empty rows and columns",
        Crop,
        5,
        Box::new(without_empty_lines),
    );
    for s in Square::ALL.into_iter().skip(1) {
        let n = s.name();
        add(
            &format!("put the image under “{n}” to its right"),
            Tiling,
            6,
            Box::new(move |g| beside(g, &g.transformed(s))),
        );
        add(
            &format!("put the image under “{n}” to its left"),
            Tiling,
            6,
            Box::new(move |g| beside(&g.transformed(s), g)),
        );
        add(
            &format!("put the image under “{n}” below it"),
            Tiling,
            6,
            Box::new(move |g| above(g, &g.transformed(s))),
        );
        add(
            &format!("put the image under “{n}” above it"),
            Tiling,
            6,
            Box::new(move |g| above(&g.transformed(s), g)),
        );
    }
    add(
        "quilt of the four quarter turns, clockwise",
        Tiling,
        7,
        Box::new(|g| {
            use Square::{Half, Identity, Quarter, ThreeQuarters};
            quilt(g, 2, 2, |i, j| {
                [[Identity, Quarter], [ThreeQuarters, Half]][i][j]
            })
        }),
    );
    add(
        "quilt of the four quarter turns, counter-clockwise",
        Tiling,
        7,
        Box::new(|g| {
            use Square::{Half, Identity, Quarter, ThreeQuarters};
            quilt(g, 2, 2, |i, j| {
                [[Identity, ThreeQuarters], [Quarter, Half]][i][j]
            })
        }),
    );
    for (name, s, t) in [
        (
            "reflected left-right in every other row",
            Square::Mirror,
            Square::Identity,
        ),
        (
            "reflected top-bottom in every other row",
            Square::Flip,
            Square::Identity,
        ),
        (
            "reflected left-right in every other column",
            Square::Identity,
            Square::Mirror,
        ),
        (
            "reflected top-bottom in every other column",
            Square::Identity,
            Square::Flip,
        ),
        (
            "turned over in every other row",
            Square::Half,
            Square::Identity,
        ),
    ] {
        for k in [2usize, 3] {
            add(
                &format!("{k} × {k} copies {name}"),
                Tiling,
                8,
                Box::new(move |g| {
                    quilt(g, k, k, |i, j| match (i % 2, j % 2) {
                        (1, _) if s != Square::Identity => s,
                        (_, 1) if t != Square::Identity => t,
                        _ => Square::Identity,
                    })
                }),
            );
        }
    }
    for k in [2usize, 3, 4] {
        add(
            &format!("{k} × {k} copies reflected alternately"),
            Tiling,
            6 + k as u32,
            Box::new(move |g| {
                quilt(g, k, k, |i, j| match (i % 2, j % 2) {
                    (0, 0) => Square::Identity,
                    (0, _) => Square::Mirror,
                    (_, 0) => Square::Flip,
                    _ => Square::Half,
                })
            }),
        );
        add(
            &format!("{k} × {k} copies reflected outwards"),
            Tiling,
            7 + k as u32,
            Box::new(move |g| {
                quilt(g, k, k, |i, j| match (i % 2, j % 2) {
                    (1, 1) => Square::Identity,
                    (1, _) => Square::Mirror,
                    (_, 1) => Square::Flip,
                    _ => Square::Half,
                })
            }),
        );
    }
    add(
        "continue reflected to the right, sharing the edge",
        Tiling,
        6,
        Box::new(|g| mirrored_once(g, true)),
    );
    add(
        "continue reflected downwards, sharing the edge",
        Tiling,
        6,
        Box::new(|g| mirrored_once(g, false)),
    );
    add(
        "copies where the grid is coloured",
        Tiling,
        7,
        Box::new(|g| grid_of_copies(g, |c| c != 0)),
    );
    add(
        "copies where the grid is black",
        Tiling,
        8,
        Box::new(|g| grid_of_copies(g, |c| c == 0)),
    );
    add(
        "copies where the grid has its commonest colour",
        Tiling,
        9,
        Box::new(|g| {
            let k = g.commonest();
            grid_of_copies(g, |c| c == k)
        }),
    );
    add(
        "copies where the grid has its rarest colour",
        Tiling,
        9,
        Box::new(|g| {
            let k = g.rarest_besides(10)?;
            grid_of_copies(g, |c| c == k)
        }),
    );
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shrinking_undoes_enlarging() {
        let g = Grid::from_text("12\n30").unwrap();
        assert_eq!(shrunk(&enlarged(&g, 3, 2).unwrap(), 3, 2), Some(g.clone()));
        assert_eq!(shrunk(&g, 2, 2), None);
    }

    #[test]
    fn a_quilt_of_a_rectangle_takes_no_quarter_turn() {
        let g = Grid::from_text("123").unwrap();
        assert_eq!(quilt(&g, 1, 2, |_, _| Square::Quarter), None);
    }
}
