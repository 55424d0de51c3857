//! Patterns completed by square symmetries about named places: the centre of the grid, of the content, of a colour, of each object, and
//! the pivot of each object.

use super::{Family, Operation};
use crate::arc::grid::{COLOURS, Grid};
use crate::arc::objects::{Component, Joining, besides, recent};
use crate::arc::symmetry::Motion;

/// The middle of a box, in half cells.
fn middle((t, l, h, w): (usize, usize, usize, usize)) -> [i32; 2] {
    [(2 * t + h - 1) as i32, (2 * l + w - 1) as i32]
}

/// A group about a point, by generators: matrices as in [`Motion`].
const GROUPS: [(&str, &[[[i32; 2]; 2]]); 4] = [
    ("both reflections", &[[[1, 0], [0, -1]], [[-1, 0], [0, 1]]]),
    ("quarter turns", &[[[0, 1], [-1, 0]]]),
    (
        "all square symmetries",
        &[[[0, 1], [1, 0]], [[1, 0], [0, -1]]],
    ),
    ("half turn", &[[[-1, 0], [0, -1]]]),
];

/// Copies cells to their orbits about a point until nothing changes; `None` when two colours meet, or the point is none of the group.
/// Images outside the grid are dropped.
fn spread(
    g: &Grid,
    cells: &[(usize, usize)],
    centre: [i32; 2],
    group: &[[[i32; 2]; 2]],
    out: &mut Grid,
) -> Option<()> {
    let bg = g.background();
    let motions: Option<Vec<Motion>> = group.iter().map(|m| Motion::about(*m, centre)).collect();
    let motions = motions?;
    let mut queue: Vec<(i32, i32, u8)> = cells
        .iter()
        .map(|&(r, c)| (r as i32, c as i32, g.get(r, c)))
        .collect();
    // Orbits have at most eight points, and a point outside may have images inside.
    let mut seen = std::collections::HashSet::new();
    while let Some((r, c, x)) = queue.pop() {
        if !seen.insert((r, c, x)) {
            continue;
        }
        match out.at(r, c) {
            Some(y) if y == bg => out.set(r as usize, c as usize, x),
            Some(y) if y != x => return None,
            _ => {}
        }
        queue.extend(motions.iter().map(|m| {
            let (r, c) = m.image(r, c);
            (r, c, x)
        }));
    }
    Some(())
}

fn all_coloured(g: &Grid) -> Vec<(usize, usize)> {
    let bg = g.background();
    (0..g.area())
        .filter(|&i| g.cells()[i] != bg)
        .map(|i| (i / g.width(), i % g.width()))
        .collect()
}

fn about_one(g: &Grid, centre: [i32; 2], group: &[[[i32; 2]; 2]]) -> Option<Grid> {
    let mut out = g.clone();
    spread(g, &all_coloured(g), centre, group, &mut out)?;
    Some(out)
}

/// Every object about a centre of its own.
fn about_each(
    g: &Grid,
    joining: Joining,
    group: &[[[i32; 2]; 2]],
    centre: impl Fn(&Grid, &Component) -> Option<[i32; 2]>,
) -> Option<Grid> {
    let bg = g.background();
    let found = recent(g, joining, besides(bg));
    let list = &found.list;
    if list.len() > 30 {
        return None;
    }
    let mut out = g.clone();
    for o in list {
        if let Some(centre) = centre(g, o) {
            spread(g, &o.cells, centre, group, &mut out)?;
        }
    }
    Some(out)
}

/// The centre of the colour an object has fewest cells of, if there are several colours and one of them is rarest.
fn pivot(g: &Grid, o: &Component) -> Option<[i32; 2]> {
    let mut n = [0usize; COLOURS];
    for &(r, c) in &o.cells {
        n[g.get(r, c) as usize] += 1;
    }
    let used: Vec<usize> = (0..COLOURS).filter(|&k| n[k] > 0).collect();
    let least = used.iter().map(|&k| n[k]).min()?;
    let mut rarest = used.iter().filter(|&&k| n[k] == least);
    let k = *rarest.next()? as u8;
    if used.len() < 2 || rarest.next().is_some() {
        return None;
    }
    let of = o.cells.iter().filter(|&&(r, c)| g.get(r, c) == k);
    let (mut t, mut l, mut b, mut r) = (usize::MAX, usize::MAX, 0, 0);
    for &(y, x) in of {
        t = t.min(y);
        l = l.min(x);
        b = b.max(y);
        r = r.max(x);
    }
    Some([(t + b) as i32, (l + r) as i32])
}

/// The list of this file's operations.
pub fn operations() -> Vec<Operation> {
    let mut all = Vec::new();
    let mut add = |name: String, cost, f: super::Apply| {
        all.push(Operation::new(name, Family::Symmetry, cost, f).first_only());
    };
    for (n, group) in GROUPS {
        add(
            format!("complete by {n} about the grid centre"),
            7,
            Box::new(move |g| about_one(g, middle((0, 0, g.height(), g.width())), group)),
        );
        add(
            format!("complete by {n} about the centre of the content"),
            7,
            Box::new(move |g| {
                let bg = g.background();
                about_one(g, middle(g.bounds(|c| c != bg)?), group)
            }),
        );
        add(
            format!("complete by {n} about the centre of the rarest colour"),
            7,
            Box::new(move |g| {
                let k = g.rarest_besides(g.background())?;
                about_one(g, middle(g.bounds(|c| c == k)?), group)
            }),
        );
        for k in 1..COLOURS as u8 {
            add(
                format!("complete by {n} about the centre of colour {k}"),
                9,
                Box::new(move |g| about_one(g, middle(g.bounds(|c| c == k)?), group)),
            );
        }
        for j in [Joining::CornersAnyColour, Joining::CornersOneColour] {
            add(
                format!("complete each of the {} by {n} about its centre", j.name()),
                8,
                Box::new(move |g| {
                    about_each(g, j, group, |_, o| {
                        Some(middle((o.top, o.left, o.height, o.width)))
                    })
                }),
            );
        }
        let j = Joining::CornersAnyColour;
        add(
            format!(
                "complete each of the {} by {n} about the centre of its rarest colour",
                j.name()
            ),
            8,
            Box::new(move |g| about_each(g, j, group, pivot)),
        );
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apply(name: &str, text: &str) -> Option<Grid> {
        let all = operations();
        let o = all.iter().find(|o| o.name == name).unwrap();
        o.apply(&Grid::from_text(text).unwrap())
    }

    #[test]
    fn a_pivot_of_another_colour_is_the_centre() {
        // The 5 turns the arm of 1s into a pinwheel.
        assert_eq!(
            apply(
                "complete by quarter turns about the centre of the rarest colour",
                "00100\n00100\n00500\n00000\n00000"
            ),
            Grid::from_text("00100\n00100\n11511\n00100\n00100")
        );
        assert_eq!(
            apply(
                "complete each of the objects joined by corners by both reflections about the centre of its rarest colour",
                "1100000\n0500000\n0000000\n0000022\n0000050\n0000000"
            ),
            Grid::from_text("1110000\n0500000\n1110000\n0000222\n0000050\n0000222")
        );
    }

    #[test]
    fn what_would_meet_another_colour_is_not_completed() {
        assert_eq!(
            apply("complete by half turn about the grid centre", "10\n02"),
            None
        );
        assert_eq!(
            apply("complete by half turn about the grid centre", "10\n00"),
            Grid::from_text("10\n01")
        );
        // A quarter turn about the middle of a 1 × 2 box maps no cells to cells.
        assert_eq!(
            apply("complete by quarter turns about the grid centre", "10"),
            None
        );
    }
}
