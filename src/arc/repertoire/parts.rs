//! Taking a grid apart, choosing a part, putting parts together.

use super::geometry::{above, beside};
use super::{Family, Operation};
use crate::arc::grid::{Grid, MAX_SIDE, Square};
use crate::arc::objects::{Joining, Piece, components, pieces};

type Cut = Box<dyn Fn(&Grid) -> Option<Vec<Piece>> + Send + Sync>;
type Put = Box<dyn Fn(&[&Piece], &Grid) -> Option<Grid> + Send + Sync>;

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

fn by_lines(g: &Grid) -> Option<Vec<Piece>> {
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
    for k in components(g, Joining::SidesOneColour, |_| true).list {
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
    let all = components(g, Joining::SidesOneColour, |_| true).list;
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

/// A number attached to each part, by which parts are compared.
pub struct Property {
    /// What is measured.
    pub name: &'static str,
    /// Its price.
    pub cost: u32,
    /// Whether larger and smaller mean something, or only equal and different.
    pub ordered: bool,
    /// The measure; all parts are given because some properties are relative.
    pub measure: fn(&Piece, &[Piece]) -> i64,
}

fn hash(g: &Grid) -> i64 {
    let mut x: u64 = 0xcbf2_9ce4_8422_2325 ^ (g.width() as u64);
    for &c in g.cells() {
        x = (x ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3);
    }
    (x >> 1) as i64
}

fn symmetries(g: &Grid) -> i64 {
    Square::ALL.iter().filter(|&&s| g.is_fixed_by(s)).count() as i64
}

fn main_colour(p: &Piece) -> u8 {
    p.grid
        .commonest_besides(p.background)
        .unwrap_or(p.background)
}

fn colours(p: &Piece) -> i64 {
    i64::from((p.grid.palette() & !(1u32 << p.background.min(15)) as u16).count_ones())
}

fn rare_cells(p: &Piece) -> i64 {
    let k = main_colour(p);
    p.grid
        .cells()
        .iter()
        .filter(|&&c| c != k && c != p.background)
        .count() as i64
}

/// All properties of parts.
pub const PROPERTIES: &[Property] = &[
    Property {
        name: "number of cells",
        cost: 2,
        ordered: true,
        measure: |p, _| p.size as i64,
    },
    Property {
        name: "area of the box",
        cost: 2,
        ordered: true,
        measure: |p, _| p.grid.area() as i64,
    },
    Property {
        name: "height",
        cost: 3,
        ordered: true,
        measure: |p, _| p.grid.height() as i64,
    },
    Property {
        name: "width",
        cost: 3,
        ordered: true,
        measure: |p, _| p.grid.width() as i64,
    },
    Property {
        name: "number of colours",
        cost: 3,
        ordered: true,
        measure: |p, _| colours(p),
    },
    Property {
        name: "first row",
        cost: 3,
        ordered: true,
        measure: |p, _| p.top as i64,
    },
    Property {
        name: "first column",
        cost: 3,
        ordered: true,
        measure: |p, _| p.left as i64,
    },
    Property {
        name: "last row",
        cost: 3,
        ordered: true,
        measure: |p, _| (p.top + p.grid.height()) as i64,
    },
    Property {
        name: "last column",
        cost: 3,
        ordered: true,
        measure: |p, _| (p.left + p.grid.width()) as i64,
    },
    Property {
        name: "number of square symmetries",
        cost: 3,
        ordered: true,
        measure: |p, _| symmetries(&p.grid),
    },
    Property {
        name: "number of symmetries of the shape",
        cost: 4,
        ordered: true,
        measure: |p, _| symmetries(&p.silhouette()),
    },
    Property {
        name: "left-right symmetry",
        cost: 4,
        ordered: true,
        measure: |p, _| i64::from(p.grid.is_fixed_by(Square::Mirror)),
    },
    Property {
        name: "number of holes",
        cost: 3,
        ordered: true,
        measure: |p, _| p.holes() as i64,
    },
    Property {
        name: "cells not of the main colour",
        cost: 4,
        ordered: true,
        measure: |p, _| rare_cells(p),
    },
    Property {
        name: "content",
        cost: 2,
        ordered: false,
        measure: |p, _| hash(&p.grid),
    },
    Property {
        name: "shape",
        cost: 2,
        ordered: false,
        measure: |p, _| hash(&p.silhouette()),
    },
    Property {
        name: "shape up to symmetry",
        cost: 3,
        ordered: false,
        measure: |p, _| hash(&p.silhouette_class()),
    },
    Property {
        name: "main colour",
        cost: 2,
        ordered: false,
        measure: |p, _| i64::from(main_colour(p)),
    },
    Property {
        name: "how often the content occurs",
        cost: 3,
        ordered: true,
        measure: |p, all| all.iter().filter(|q| q.grid == p.grid).count() as i64,
    },
    Property {
        name: "how often the shape occurs",
        cost: 3,
        ordered: true,
        measure: |p, all| {
            let s = p.silhouette();
            all.iter().filter(|q| q.silhouette() == s).count() as i64
        },
    },
    Property {
        name: "how often the main colour occurs",
        cost: 4,
        ordered: true,
        measure: |p, all| {
            all.iter()
                .filter(|q| main_colour(q) == main_colour(p))
                .count() as i64
        },
    },
    Property {
        name: "background cells in the box",
        cost: 4,
        ordered: true,
        measure: |p, _| {
            p.grid
                .cells()
                .iter()
                .filter(|&&c| c == p.background)
                .count() as i64
        },
    },
];

/// How one part is chosen by a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    /// The only one with the greatest value.
    Greatest,
    /// The only one with the least value.
    Least,
    /// The only one whose value no other has, where the others do repeat.
    OddOneOut,
    /// The first of those with the most frequent value.
    Commonest,
    /// The part at this place of the list.
    Place(usize),
    /// The only part there is.
    Only,
}

/// Which part the choice takes, or `None` when it is not unique.
pub fn choose(values: &[i64], choice: Choice) -> Option<usize> {
    let unique = |v: i64| {
        let mut at = (0..values.len()).filter(|&i| values[i] == v);
        let first = at.next()?;
        at.next().is_none().then_some(first)
    };
    match choice {
        Choice::Greatest => unique(*values.iter().max()?),
        Choice::Least => unique(*values.iter().min()?),
        Choice::OddOneOut => {
            if values.len() < 3 {
                return None;
            }
            let count = |v: i64| values.iter().filter(|&&x| x == v).count();
            let mut odd = (0..values.len()).filter(|&i| count(values[i]) == 1);
            let first = odd.next()?;
            odd.next().is_none().then_some(first)
        }
        Choice::Commonest => {
            let count = |v: i64| values.iter().filter(|&&x| x == v).count();
            let best = (0..values.len()).map(|i| count(values[i])).max()?;
            let first = (0..values.len()).find(|&i| count(values[i]) == best)?;
            (best > 1
                && (0..values.len()).all(|i| count(values[i]) < best || values[i] == values[first]))
            .then_some(first)
        }
        Choice::Place(k) => (k < values.len()).then_some(k),
        Choice::Only => (values.len() == 1).then_some(0),
    }
}

/// A way of putting parts together.
pub struct Join {
    /// What is made of them.
    pub name: String,
    /// Its family.
    pub family: Family,
    /// Its price.
    pub cost: u32,
    put: Put,
}

impl Join {
    /// The assembled grid; the parts come in their order, and the grid they were taken from is at hand.
    pub fn apply(&self, parts: &[&Piece], whole: &Grid) -> Option<Grid> {
        (self.put)(parts, whole)
    }
}

fn line(parts: &[&Piece], f: impl Fn(&Piece) -> u8) -> Option<Vec<u8>> {
    (parts.len() <= MAX_SIDE).then(|| parts.iter().map(|p| f(p)).collect())
}

fn bars(parts: &[&Piece], upright: bool) -> Option<Grid> {
    let longest = parts.iter().map(|p| p.size).max()?;
    let g = Grid::build(parts.len(), longest, |r, c| {
        if c < parts[r].size {
            main_colour(parts[r])
        } else {
            0
        }
    })?;
    Some(if upright {
        g.transformed(Square::ThreeQuarters)
    } else {
        g
    })
}

/// All ways of putting parts together.
pub fn joins() -> Vec<Join> {
    use Family::{Assembly, Counting};
    let mut all = Vec::new();
    let mut add = |name: &str, family, cost, put: Put| {
        all.push(Join {
            name: name.into(),
            family,
            cost,
            put,
        });
    };
    add(
        "side by side",
        Assembly,
        4,
        Box::new(|p, _| {
            p[1..]
                .iter()
                .try_fold(p[0].grid.clone(), |g, q| beside(&g, &q.grid))
        }),
    );
    add(
        "on top of each other",
        Assembly,
        4,
        Box::new(|p, _| {
            p[1..]
                .iter()
                .try_fold(p[0].grid.clone(), |g, q| above(&g, &q.grid))
        }),
    );
    add(
        "laid over each other, the first on top",
        Assembly,
        4,
        Box::new(|p, _| {
            let mut out = p[0].grid.clone();
            for q in &p[1..] {
                (q.grid.shape() == out.shape()).then_some(())?;
                for (o, &c) in out.cells_mut().iter_mut().zip(q.grid.cells()) {
                    if *o == p[0].background {
                        *o = c;
                    }
                }
            }
            Some(out)
        }),
    );
    add(
        "their colours in a column",
        Counting,
        4,
        Box::new(|p, _| {
            let v = line(p, main_colour)?;
            Grid::from_cells(v.len(), 1, v)
        }),
    );
    add(
        "their colours in a row",
        Counting,
        4,
        Box::new(|p, _| {
            let v = line(p, main_colour)?;
            Grid::from_cells(1, v.len(), v)
        }),
    );
    add(
        "as bars, one a row, as long as their cells",
        Counting,
        5,
        Box::new(|p, _| bars(p, false)),
    );
    add(
        "as upright bars, one a column, as high as their cells",
        Counting,
        5,
        Box::new(|p, _| bars(p, true)),
    );
    add(
        "as a row with one cell of colour for each",
        Counting,
        5,
        Box::new(|p, _| Grid::from_cells(1, p.len(), vec![main_colour(p[0]); p.len()])),
    );
    add(
        "as a column with one cell of colour for each",
        Counting,
        5,
        Box::new(|p, _| Grid::from_cells(p.len(), 1, vec![main_colour(p[0]); p.len()])),
    );
    add(
        "as a diagonal with one cell of colour for each",
        Counting,
        5,
        Box::new(|p, _| {
            Grid::build(
                p.len(),
                p.len(),
                |r, c| if r == c { main_colour(p[0]) } else { 0 },
            )
        }),
    );
    all
}

/// Each cell of the partition by lines reduced to a single cell.
fn reduced(g: &Grid, f: impl Fn(&Piece) -> Option<u8>) -> Option<Grid> {
    let (rows, cols) = bands(g)?;
    let all = by_lines(g)?;
    let cells: Option<Vec<u8>> = all.iter().map(f).collect();
    Grid::from_cells(rows.len(), cols.len(), cells?)
}

/// The list of this file's operations.
pub fn operations() -> Vec<Operation> {
    use Family::{Assembly, Boolean, Crop};
    let mut all = vec![
        Operation::new(
            "each cell of the partition reduced to its commonest colour",
            Assembly,
            6,
            |g| reduced(g, |p| Some(p.grid.commonest())),
        ),
        Operation::new(
            "each cell of the partition reduced to its colour",
            Assembly,
            6,
            |g| reduced(g, |p| Some(main_colour(p))),
        ),
        Operation::new(
            "the insides of the cells of the partition, lines removed",
            Crop,
            6,
            |g| {
                let (rows, cols) = bands(g)?;
                let pick = |b: &[(usize, usize)]| {
                    b.iter().flat_map(|&(s, n)| s..s + n).collect::<Vec<_>>()
                };
                let (r, c) = (pick(&rows), pick(&cols));
                Grid::build(r.len(), c.len(), |y, x| g.get(r[y], c[x]))
            },
        ),
        Operation::new(
            "the commonest colour at each place over the cells of the partition",
            Boolean,
            7,
            |g| {
                let all = by_lines(g)?;
                let (h, w) = all[0].grid.shape();
                if all.iter().any(|p| p.grid.shape() != (h, w)) {
                    return None;
                }
                Grid::build(h, w, |r, c| {
                    let mut n = [0usize; 10];
                    for p in &all {
                        n[p.grid.get(r, c) as usize] += 1;
                    }
                    (0..10u8)
                        .max_by_key(|&k| (n[k as usize], 9 - k))
                        .unwrap_or(0)
                })
            },
        ),
    ];
    // 3 × 3 sketch of a large drawing: one cell for each object, in the arrangement of the objects.
    all.push(Operation::new(
        "the arrangement of the objects, one cell for each",
        Assembly,
        7,
        |g| {
            let bg = g.background();
            let k = components(g, Joining::CornersOneColour, |c| c != bg).list;
            let mut rows: Vec<usize> = k.iter().map(|k| k.top).collect();
            let mut cols: Vec<usize> = k.iter().map(|k| k.left).collect();
            rows.sort_unstable();
            rows.dedup();
            cols.sort_unstable();
            cols.dedup();
            if rows.is_empty() || k.len() > 60 {
                return None;
            }
            let mut out = Grid::build(rows.len(), cols.len(), |_, _| bg)?;
            for k in &k {
                out.set(
                    rows.binary_search(&k.top).ok()?,
                    cols.binary_search(&k.left).ok()?,
                    k.colour,
                );
            }
            Some(out)
        },
    ));
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

    #[test]
    fn choices_need_a_unique_part() {
        assert_eq!(choose(&[3, 1, 3], Choice::Greatest), None);
        assert_eq!(choose(&[3, 1, 3], Choice::Least), Some(1));
        assert_eq!(choose(&[3, 1, 3], Choice::OddOneOut), Some(1));
        assert_eq!(choose(&[3, 1], Choice::OddOneOut), None);
        assert_eq!(choose(&[2, 3, 3], Choice::Commonest), Some(1));
        assert_eq!(choose(&[], Choice::Greatest), None);
    }
}
