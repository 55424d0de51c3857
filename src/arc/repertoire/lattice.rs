//! Operations that continue a pattern by a lattice of translations.

use super::{Family, Operation};
use crate::arc::grid::{COLOURS, Grid};

/// Lattices of more cells to the unit than this are not tried.
const LARGEST_UNIT: usize = 36;

/// The grid with its hidden cells filled by the finest lattice of translations that the visible cells obey and that shows every class of
/// cells; `None` without one, when two of the same fineness disagree, or when a class is seen once on average or less, so that nothing
/// was put to the test.
///
/// The lattices are those of the Hermite forms `(a, b), (0, d)` with `0 ≤ b < d`: each lattice once, by the number `a·d` of its classes.
/// Cost: the area times the number of lattices, each dismissed at the first disagreement.
pub fn continued(g: &Grid, hidden: impl Fn(u8) -> bool) -> Option<Grid> {
    const UNSEEN: u8 = 15;
    let (h, w) = g.shape();
    let visible = g.cells().iter().filter(|&&c| !hidden(c)).count();
    if visible == g.area() || visible == 0 {
        return None;
    }
    for size in 1..=LARGEST_UNIT.min(visible / 2) {
        let mut found: Option<Grid> = None;
        for a in (1..=size).filter(|a| size % a == 0) {
            let d = size / a;
            if a > h || d > w {
                continue;
            }
            'shear: for b in 0..d {
                let class = |r: usize, c: usize| (r % a) * d + (c + d * h - b * (r / a) % d) % d;
                let mut seen = vec![UNSEEN; size];
                for r in 0..h {
                    for c in 0..w {
                        let x = g.get(r, c);
                        if hidden(x) {
                            continue;
                        }
                        let slot = &mut seen[class(r, c)];
                        if *slot != UNSEEN && *slot != x {
                            continue 'shear;
                        }
                        *slot = x;
                    }
                }
                if seen.contains(&UNSEEN) {
                    continue;
                }
                let out = Grid::build(h, w, |r, c| seen[class(r, c)])?;
                if found.as_ref().is_some_and(|f| *f != out) {
                    return None;
                }
                found = Some(out);
            }
        }
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The list of this file's operations.
pub fn operations() -> Vec<Operation> {
    let mut all = Vec::new();
    for k in 0..COLOURS as u8 {
        all.push(
            Operation::new(
                format!("fill the cells of colour {k} by the finest lattice of the rest"),
                Family::Lattice,
                7,
                move |g| continued(g, |c| c == k),
            )
            .first_only(),
        );
        all.push(
            Operation::new(
                format!("the part hidden by colour {k}, by the finest lattice of the rest"),
                Family::Lattice,
                8,
                move |g| {
                    let (t, l, h, w) = g.bounds(|c| c == k)?;
                    continued(g, |c| c == k)?.crop(t, l, h, w)
                },
            )
            .first_only(),
        );
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn diagonal_stripes_are_continued() {
        let g = Grid::from_text("12012\n20100\n00000\n00000\n00000").unwrap();
        // Stripes 1, 2 and one more that is nowhere seen: nothing to fill it with.
        assert_eq!(continued(&g, |c| c == 0), None);
        let g = Grid::from_text("12300\n23000\n30000\n00012\n00123").unwrap();
        assert_eq!(
            continued(&g, |c| c == 0),
            Grid::from_text("12312\n23123\n31231\n12312\n23123")
        );
    }

    #[test]
    fn the_finest_lattice_agrees_with_the_pattern_it_was_cut_from() {
        for (a, d, b) in [(2usize, 3usize, 1usize), (3, 4, 0), (1, 5, 2)] {
            let whole = Grid::build(14, 15, |r, c| {
                let k = (r % a) * d + (c + d * 14 - b * (r / a) % d) % d;
                (k * 3 % 8 + 1) as u8
            })
            .unwrap();
            let mut g = whole.clone();
            for r in 3..9 {
                for c in 2..11 {
                    g.set(r, c, 0);
                }
            }
            assert_eq!(continued(&g, |c| c == 0), Some(whole));
        }
    }

    #[test]
    fn a_grid_without_hidden_or_visible_cells_is_left() {
        let g = Grid::from_text("12\n12").unwrap();
        assert_eq!(continued(&g, |c| c == 0), None);
        assert_eq!(continued(&g, |_| true), None);
    }
}
