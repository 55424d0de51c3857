//! Named places about which a pattern may be symmetric, and what it says about each.

use super::EXACT_BITS;
use super::evidence::{Evidence, Visible};
use super::motion::{LINEAR, Motion};
use crate::arc::grid::Grid;
use crate::arc::objects::{Joining, components};

/// A named place with the symmetries about it, obeyed or not.
///
/// Completion tries the motions about every point of the grid, these among them; the names say which rivals an axis or a centre has.
#[derive(Clone, Debug, PartialEq)]
pub struct Anchor {
    /// What it is the centre of; several names where places coincide.
    pub names: Vec<String>,
    /// Row and column, in half cells: `[9, 4]` is row 4.5, column 2.
    pub centre: [i32; 2],
    /// The reflections and turns that fix it and map cells to cells, with the visible pairs for and against.
    pub symmetries: Vec<Evidence>,
}

impl Anchor {
    /// Those the visible part obeys, with enough evidence to fill from.
    pub fn obeyed(&self) -> impl Iterator<Item = &Evidence> {
        self.symmetries
            .iter()
            .filter(|e| e.differ == 0 && e.bits >= EXACT_BITS)
    }

    /// Row and column.
    pub fn place(&self) -> (f64, f64) {
        (
            f64::from(self.centre[0]) / 2.0,
            f64::from(self.centre[1]) / 2.0,
        )
    }
}

/// The anchors of a grid: its centre, the centre of its visible content, of every visible colour, and of every visible object (joined by
/// corners), each with the symmetries about it.
///
/// Cost: the area times seven times the number of anchors.
///
/// ```
/// use elenchus::arc::{Grid, symmetry::anchors};
/// let g = Grid::from_text("0000\n0120\n0210\n0000\n0000").unwrap();
/// let all = anchors(&g, &[false; 20]);
/// assert_eq!((all[0].names[0].as_str(), all[0].place()), ("grid centre", (2.0, 1.5)));
/// assert_eq!(all[1].names[0], "centre of the content");
/// // The main diagonal through the content's centre is obeyed, the reflection left-right is not.
/// let about = |name: &str| all[1].symmetries.iter().find(|e| e.motion.name() == name).unwrap().differ;
/// assert_eq!(about("reflection in the diagonal row = column + 0"), 0);
/// assert!(about("reflection in the axis column 1.5") > 0);
/// ```
pub fn anchors(g: &Grid, hidden: &[bool]) -> Vec<Anchor> {
    let v = Visible::new(g, hidden);
    let (h, w) = g.shape();
    let seen = |r: usize, c: usize| !hidden[r * w + c];
    let bg = background(g, hidden);
    let mut all: Vec<Anchor> = Vec::new();
    let mut add = |name: String, (t, l, h, w): (usize, usize, usize, usize)| {
        let centre = [(2 * t + h - 1) as i32, (2 * l + w - 1) as i32];
        if let Some(a) = all.iter_mut().find(|a| a.centre == centre) {
            a.names.push(name);
            return;
        }
        let symmetries = LINEAR[1..]
            .iter()
            .filter_map(|m| v.weigh(Motion::about(*m, centre)?, usize::MAX))
            .collect();
        all.push(Anchor {
            names: vec![name],
            centre,
            symmetries,
        });
    };
    add("grid centre".into(), (0, 0, h, w));
    // Bounds look at colours alone: hidden cells get one that does not occur otherwise.
    let mut marked = g.clone();
    for r in 0..h {
        for c in 0..w {
            if !seen(r, c) {
                marked.set(r, c, NONE);
            }
        }
    }
    if let Some(b) = marked.bounds(|c| c != bg && c != NONE) {
        add("centre of the content".into(), b);
    }
    for k in (0..10u8).filter(|&k| k != bg) {
        if let Some(b) = marked.bounds(|c| c == k) {
            add(format!("centre of colour {k}"), b);
        }
    }
    for o in components(&marked, Joining::CornersAnyColour, |c| c != bg && c != NONE).list {
        add(
            format!(
                "centre of the {} × {} object at row {}, column {}",
                o.height, o.width, o.top, o.left
            ),
            (o.top, o.left, o.height, o.width),
        );
    }
    all
}

/// Marks a hidden cell.
const NONE: u8 = 15;

/// The background of the visible part: black where it occurs, else the most frequent colour.
fn background(g: &Grid, hidden: &[bool]) -> u8 {
    let mut n = [0usize; 10];
    for (&c, _) in g.cells().iter().zip(hidden).filter(|(_, h)| !**h) {
        n[c as usize] += 1;
    }
    if n[0] > 0 {
        return 0;
    }
    (0..10u8).rev().max_by_key(|&c| n[c as usize]).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_that_coincide_share_an_anchor() {
        let g = Grid::from_text("000\n030\n000").unwrap();
        let all = anchors(&g, &[false; 9]);
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].names.len(), 4);
        assert_eq!(all[0].symmetries.len(), 7);
        assert!(all[0].symmetries.iter().all(|e| e.differ == 0));
        // Nine cells of which eight are background say next to nothing.
        assert_eq!(all[0].obeyed().count(), 0);
    }

    #[test]
    fn hidden_cells_are_no_content() {
        let g = Grid::from_text("9900\n9900\n0010").unwrap();
        let hidden: Vec<bool> = g.cells().iter().map(|&c| c == 9).collect();
        let all = anchors(&g, &hidden);
        let content = all
            .iter()
            .find(|a| a.names.iter().any(|n| n == "centre of the content"))
            .unwrap();
        assert_eq!(content.place(), (2.0, 2.0));
        assert!(all.iter().all(|a| a.names.iter().all(|n| !n.contains('9'))));
        // Everything hidden: only the grid itself has a centre.
        assert_eq!(anchors(&g, &[true; 12]).len(), 1);
    }
}
