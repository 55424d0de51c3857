//! Operations on regions: holes, outlines, noise, bounding boxes, symmetric completion of the content.

use std::rc::Rc;

use super::{Family, Operation};
use crate::arc::grid::{Grid, Square};
use crate::arc::objects::{AROUND, Component, Components, Joining, besides, only, recent};

/// Which background cells are cut off from the border, with the component map of the background.
pub fn enclosed(g: &Grid, bg: u8, joining: Joining) -> (Rc<Components>, Vec<bool>) {
    let (h, w) = g.shape();
    let k = recent(g, joining, only(bg));
    let inside = k
        .list
        .iter()
        .map(|k| k.top > 0 && k.left > 0 && k.top + k.height < h && k.left + k.width < w)
        .collect();
    (k, inside)
}

/// The most frequent colour around a region, background excluded.
pub fn surrounding(g: &Grid, k: &Component, bg: u8) -> Option<u8> {
    let mut n = [0usize; 10];
    for &(r, c) in &k.cells {
        for (dr, dc) in AROUND {
            if let Some(x) = g.at(r as i32 + dr, c as i32 + dc)
                && x != bg
                && x != k.colour
            {
                n[x as usize] += 1;
            }
        }
    }
    let best = (0..10u8).max_by_key(|&c| (n[c as usize], 9 - c))?;
    (n[best as usize] > 0).then_some(best)
}

fn fill_holes(g: &Grid) -> Option<Grid> {
    let bg = g.background();
    let (k, inside) = enclosed(g, bg, Joining::SidesOneColour);
    let mut out = g.clone();
    for (i, c) in k.list.iter().enumerate() {
        if inside[i] {
            let paint = surrounding(g, c, bg)?;
            for &(r, x) in &c.cells {
                out.set(r, x, paint);
            }
        }
    }
    Some(out)
}

fn fill_boxes(g: &Grid) -> Option<Grid> {
    let bg = g.background();
    let mut out = g.clone();
    for k in &recent(g, Joining::CornersOneColour, besides(bg)).list {
        for r in k.top..k.top + k.height {
            for c in k.left..k.left + k.width {
                if out.get(r, c) == bg {
                    out.set(r, c, k.colour);
                }
            }
        }
    }
    Some(out)
}

/// The grid with only the components that `keep` admits.
fn filtered(
    g: &Grid,
    joining: Joining,
    keep: impl Fn(&Component, &[Component]) -> bool,
) -> Option<Grid> {
    let bg = g.background();
    let found = recent(g, joining, besides(bg));
    let all = &found.list;
    let mut out = Grid::filled(g.height(), g.width(), bg);
    for k in all {
        if keep(k, all) {
            for &(r, c) in &k.cells {
                out.set(r, c, g.get(r, c));
            }
        }
    }
    Some(out)
}

/// Cells of one colour that stand alone take the colour around them.
fn smoothed(g: &Grid) -> Option<Grid> {
    let mut out = g.clone();
    for k in &recent(g, Joining::SidesOneColour, u16::MAX).list {
        if k.cells.len() == 1 {
            let (r, c) = k.cells[0];
            let mut n = [0usize; 10];
            for (dr, dc) in AROUND {
                if let Some(x) = g.at(r as i32 + dr, c as i32 + dc) {
                    n[x as usize] += 1;
                }
            }
            let best = (0..10u8).max_by_key(|&c| (n[c as usize], 9 - c))?;
            out.set(r, c, best);
        }
    }
    Some(out)
}

fn outline(g: &Grid, hollow: bool) -> Option<Grid> {
    let bg = g.background();
    Grid::build(g.height(), g.width(), |r, c| {
        let x = g.get(r, c);
        let edge = AROUND[..4]
            .iter()
            .any(|&(dr, dc)| g.at(r as i32 + dr, c as i32 + dc).unwrap_or(bg) != x);
        if x != bg && edge == hollow { x } else { bg }
    })
}

/// The content laid over its image under a symmetry of the whole grid.
fn overlaid(g: &Grid, s: Square) -> Option<Grid> {
    if s.swaps_sides() && g.height() != g.width() {
        return None;
    }
    let bg = g.background();
    let image = g.transformed(s);
    Grid::build(g.height(), g.width(), |r, c| {
        if g.get(r, c) != bg {
            g.get(r, c)
        } else {
            image.get(r, c)
        }
    })
}

/// The content laid over its image about the centre of its own bounding box.
fn overlaid_in_place(g: &Grid, all: &[Square]) -> Option<Grid> {
    let bg = g.background();
    let (t, l, h, w) = g.bounds(|c| c != bg)?;
    let mut out = g.clone();
    for _ in 0..2 {
        for &s in all {
            if s.swaps_sides() && h != w {
                return None;
            }
            let part = out.crop(t, l, h, w)?;
            let image = part.transformed(s);
            for r in 0..h {
                for c in 0..w {
                    if part.get(r, c) == bg {
                        out.set(t + r, l + c, image.get(r, c));
                    }
                }
            }
        }
    }
    Some(out)
}

fn reflected_objects(g: &Grid, joining: Joining, s: Square) -> Option<Grid> {
    let bg = g.background();
    let mut out = Grid::filled(g.height(), g.width(), bg);
    let found = recent(g, joining, besides(bg));
    let all = &found.list;
    if all.len() < 2 {
        return None;
    }
    for k in all {
        if s.swaps_sides() && k.height != k.width {
            return None;
        }
        let part = g.crop(k.top, k.left, k.height, k.width)?.transformed(s);
        for r in 0..k.height {
            for c in 0..k.width {
                if part.get(r, c) != bg {
                    out.set(k.top + r, k.left + c, part.get(r, c));
                }
            }
        }
    }
    Some(out)
}

/// The list of this file's operations.
pub fn operations() -> Vec<Operation> {
    use Family::{Fill, Property, Selection, Square as Sq, Symmetry};
    let mut all = vec![
        Operation::new(
            "fill holes with the colour around them",
            Fill,
            5,
            fill_holes,
        ),
        Operation::new("fill the bounding box of every object", Fill, 6, fill_boxes),
        Operation::new("lone cells take the colour around them", Fill, 6, smoothed),
        Operation::new("keep outlines", Property, 6, |g| outline(g, true)),
        Operation::new("keep interiors", Property, 6, |g| outline(g, false)),
    ];
    for j in [
        Joining::SidesOneColour,
        Joining::CornersOneColour,
        Joining::CornersAnyColour,
    ] {
        let n = j.name();
        all.push(Operation::new(
            format!("keep the largest of the {n}"),
            Selection,
            6,
            move |g| {
                filtered(g, j, |k, all| {
                    all.iter().all(|o| o.cells.len() <= k.cells.len())
                })
            },
        ));
        all.push(Operation::new(
            format!("keep the smallest of the {n}"),
            Selection,
            6,
            move |g| {
                filtered(g, j, |k, all| {
                    all.iter().all(|o| o.cells.len() >= k.cells.len())
                })
            },
        ));
        all.push(Operation::new(
            format!("erase the largest of the {n}"),
            Selection,
            7,
            move |g| {
                filtered(g, j, |k, all| {
                    all.iter().any(|o| o.cells.len() > k.cells.len())
                })
            },
        ));
        all.push(Operation::new(
            format!("erase single cells among the {n}"),
            Selection,
            6,
            move |g| filtered(g, j, |k, _| k.cells.len() > 1),
        ));
        all.push(Operation::new(
            format!("keep single cells among the {n}"),
            Selection,
            7,
            move |g| filtered(g, j, |k, _| k.cells.len() == 1),
        ));
        all.push(Operation::new(
            format!("erase those with at most two cells among the {n}"),
            Selection,
            8,
            move |g| filtered(g, j, |k, _| k.cells.len() > 2),
        ));
        for s in [Square::Mirror, Square::Flip, Square::Half] {
            all.push(Operation::new(
                format!("{} each of the {n} in place", s.name()),
                Sq,
                8,
                move |g| reflected_objects(g, j, s),
            ));
        }
    }
    for s in Square::ALL.into_iter().skip(1) {
        all.push(Operation::new(
            format!("complete by the image under “{}” of the grid", s.name()),
            Symmetry,
            6,
            move |g| overlaid(g, s),
        ));
        all.push(Operation::new(
            format!("complete by the image under “{}” of the content", s.name()),
            Symmetry,
            7,
            move |g| overlaid_in_place(g, &[s]),
        ));
    }
    all.push(Operation::new(
        "complete by both reflections of the content",
        Symmetry,
        7,
        |g| overlaid_in_place(g, &[Square::Mirror, Square::Flip]),
    ));
    all.push(Operation::new(
        "complete by all square symmetries of the content",
        Symmetry,
        7,
        |g| overlaid_in_place(g, &[Square::Mirror, Square::Flip, Square::Transpose]),
    ));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_take_the_colour_around_them() {
        let g = Grid::from_text("3330\n3030\n3330").unwrap();
        assert_eq!(fill_holes(&g), Grid::from_text("3330\n3330\n3330"));
    }

    #[test]
    fn outline_and_interior_partition_the_objects() {
        let g = Grid::from_text("3333\n3333\n3333\n0000").unwrap();
        let (a, b) = (outline(&g, true).unwrap(), outline(&g, false).unwrap());
        for i in 0..g.area() {
            assert_eq!(a.cells()[i] | b.cells()[i], g.cells()[i]);
            assert_eq!(a.cells()[i] & b.cells()[i], 0);
        }
    }
}
