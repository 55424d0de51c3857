//! Pieces of a grid, their classes under the square symmetries, and the odd one out.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::grid::Grid;
use super::objects::{Joining, Piece, pieces};
use super::repertoire::split::{bands, separators};

/// The pieces of a grid, sorted into classes.
#[derive(Clone, Debug)]
pub struct Orbits {
    /// How the grid was taken apart.
    pub split: String,
    /// The pieces.
    pub pieces: Vec<Piece>,
    /// The class of each piece: equal numbers mean images of each other under a square symmetry, classes counted in order of
    /// appearance.
    pub classes: Vec<usize>,
    /// The piece whose class nothing else is in, if there is just one such and at least three pieces.
    pub odd: Option<usize>,
}

impl Orbits {
    fn new(split: String, pieces: Vec<Piece>, key: impl Fn(&Piece) -> Grid) -> Orbits {
        let mut seen: BTreeMap<Grid, usize> = BTreeMap::new();
        let classes: Vec<usize> = pieces
            .iter()
            .map(|p| {
                let n = seen.len();
                *seen.entry(key(p)).or_insert(n)
            })
            .collect();
        let alone: Vec<usize> = (0..classes.len())
            .filter(|&i| classes.iter().filter(|&&c| c == classes[i]).count() == 1)
            .collect();
        let odd = (alone.len() == 1 && classes.len() >= 3).then(|| alone[0]);
        Orbits {
            split,
            pieces,
            classes,
            odd,
        }
    }

    /// As JSON.
    pub fn to_json(&self) -> Value {
        let pieces: Vec<Value> = self
            .pieces
            .iter()
            .zip(&self.classes)
            .map(|(p, c)| json!({"top": p.top, "left": p.left, "size": p.size, "class": c, "grid": p.grid.rows()}))
            .collect();
        let classes = self.classes.iter().max().map_or(0, |m| m + 1);
        json!({"split": self.split, "pieces": pieces, "classes": classes, "odd_one_out": self.odd})
    }
}

/// The smallest image of a grid under the square symmetries: equal for grids of one class.
fn representative(p: &Piece) -> Grid {
    super::grid::Square::ALL
        .iter()
        .map(|&s| p.grid.transformed(s))
        .min()
        .unwrap_or_else(|| p.grid.clone())
}

/// The classes of a grid's pieces: cells of a partition by lines when there is one, else objects joined by corners; by their colours,
/// and by their shapes alone.
///
/// ```
/// use elenchus::arc::{Grid, orbits::orbits};
/// let g = Grid::from_text("1100220\n1000200\n0000000\n0333000").unwrap();
/// let found = orbits(&g);
/// assert_eq!(found[0].classes, [0, 1, 2]);
/// assert_eq!((found[1].classes.clone(), found[1].odd), (vec![0, 0, 1], Some(2)));
/// ```
pub fn orbits(g: &Grid) -> Vec<Orbits> {
    let bg = g.background();
    // Empty rows and columns part objects, but they are no lines.
    let lines = separators(g).filter(|s| s.0 != bg).and_then(|_| bands(g));
    let (name, parts) = match lines {
        Some((rows, cols)) => {
            let all = rows
                .iter()
                .flat_map(|&(t, h)| cols.iter().map(move |&(l, w)| (t, l, h, w)))
                .filter_map(|area| Piece::rectangle(g, bg, area))
                .collect();
            ("cells of the partition by lines", all)
        }
        None => (
            Joining::CornersAnyColour.name(),
            pieces(g, Joining::CornersAnyColour, bg, true),
        ),
    };
    vec![
        Orbits::new(
            format!("{name}, with their colours"),
            parts.clone(),
            representative,
        ),
        Orbits::new(
            format!("{name}, shapes alone"),
            parts,
            Piece::silhouette_class,
        ),
    ]
}
