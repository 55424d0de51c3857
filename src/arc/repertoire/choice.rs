//! Choosing a part by a property.

use crate::arc::grid::{Grid, Square};
use crate::arc::objects::Piece;

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

/// The most frequent colour besides the background.
pub(super) fn main_colour(p: &Piece) -> u8 {
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

#[cfg(test)]
mod tests {
    use super::*;

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
