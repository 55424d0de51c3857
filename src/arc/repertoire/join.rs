//! Putting parts together.

use super::choice::main_colour;
use super::geometry::{above, beside};
use super::split::{bands, by_lines};
use super::{Family, Operation};
use crate::arc::grid::{Grid, MAX_SIDE, Square};
use crate::arc::objects::{Joining, Piece, besides, recent};

type Put = Box<dyn Fn(&[&Piece], &Grid) -> Option<Grid> + Send + Sync>;

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
            let found = recent(g, Joining::CornersOneColour, besides(bg));
            let k = &found.list;
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
            for k in k {
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
