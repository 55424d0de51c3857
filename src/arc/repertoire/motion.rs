//! Operations that move or extend: gravity, sliding, rays, joining lines.

use super::{Family, Operation};
use crate::arc::grid::{COLOURS, Grid, Square};
use crate::arc::objects::{Components, Joining, besides, recent};

/// Every coloured cell falls to the bottom of its column, keeping the order.
///
/// ```
/// use elenchus::arc::{Grid, repertoire::motion::fallen_cells};
/// let g = Grid::from_text("12\n00\n30").unwrap();
/// assert_eq!(fallen_cells(&g), Grid::from_text("00\n10\n32").unwrap());
/// ```
pub fn fallen_cells(g: &Grid) -> Grid {
    let bg = g.background();
    let mut out = Grid::filled(g.height(), g.width(), bg);
    for c in 0..g.width() {
        let mut free = g.height();
        for r in (0..g.height()).rev() {
            if g.get(r, c) != bg {
                free -= 1;
                out.set(free, c, g.get(r, c));
            }
        }
    }
    out
}

/// Every object falls as one body, one way along rows or columns, until it rests on the border or on another.
///
/// Where the objects come to rest does not depend on the order in which they fall: how far each may go beyond the one before it are difference
/// constraints, and these have a greatest solution.
fn fallen_objects(g: &Grid, joining: Joining, (dr, dc): (i32, i32)) -> Option<Grid> {
    let bg = g.background();
    let k = recent(g, joining, besides(bg));
    if k.list.len() > 60 {
        return None;
    }
    let (h, w) = g.shape();
    let moved = |(r, c): (usize, usize), n: usize| {
        let n = n as i32;
        ((r as i32 + dr * n) as usize, (c as i32 + dc * n) as usize)
    };
    let mut order: Vec<usize> = (0..k.list.len()).collect();
    order.sort_by_key(|&i| {
        let o = &k.list[i];
        let front = match (dr, dc) {
            (1, _) => h - o.top - o.height,
            (-1, _) => o.top,
            (_, 1) => w - o.left - o.width,
            _ => o.left,
        };
        (front, i)
    });
    let mut owner = k.of.clone();
    let mut place = vec![0usize; k.list.len()];
    loop {
        let mut changed = false;
        for &i in &order {
            let mine = i as u16;
            // How far it can fall: the shortest way from one of its cells to the border or to another object.
            let way = |&cell: &(usize, usize)| {
                let (mut r, mut c) = moved(cell, place[i] + 1);
                let mut n = 0;
                while r < h
                    && c < w
                    && matches!(owner[r * w + c], x if x == Components::NONE || x == mine)
                {
                    (r, c) = moved((r, c), 1);
                    n += 1;
                }
                n
            };
            let far = k.list[i].cells.iter().map(way).min().unwrap_or(0);
            if far > 0 {
                for &cell in &k.list[i].cells {
                    let (r, c) = moved(cell, place[i]);
                    owner[r * w + c] = Components::NONE;
                }
                place[i] += far;
                for &cell in &k.list[i].cells {
                    let (r, c) = moved(cell, place[i]);
                    owner[r * w + c] = mine;
                }
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
    let mut out = Grid::filled(h, w, bg);
    for (o, &n) in k.list.iter().zip(&place) {
        for &cell in &o.cells {
            let (r, c) = moved(cell, n);
            out.set(r, c, g.get(cell.0, cell.1));
        }
    }
    Some(out)
}

/// Every object that is not of colour `k` slides straight towards a cell of colour `k` in its line, along a row, a column or a diagonal,
/// until it touches, the nearest first; `None` when there is no such colour, or a way is blocked or not unique.
///
/// ```
/// use elenchus::arc::{Grid, repertoire::motion::drawn_to};
/// let g = Grid::from_text("1100\n0100\n0000\n0000\n0220").unwrap();
/// assert_eq!(drawn_to(&g, 2).unwrap(), Grid::from_text("0000\n0000\n1100\n0100\n0220").unwrap());
/// ```
pub fn drawn_to(g: &Grid, k: u8) -> Option<Grid> {
    let bg = g.background();
    let found = recent(g, Joining::CornersOneColour, besides(bg) & besides(k));
    let list = &found.list;
    if k == bg || g.palette() >> k & 1 == 0 || list.is_empty() || list.len() > 40 {
        return None;
    }
    let mut moves: Vec<(i32, usize, (i32, i32))> = Vec::new();
    for (i, o) in list.iter().enumerate() {
        // The first cell of colour k that some cell of the object sees, in each direction.
        let mut ways: Vec<(i32, (i32, i32))> = Vec::new();
        for &(dr, dc, _) in &DIRECTIONS {
            let seen = o.cells.iter().filter_map(|&(r, c)| {
                let (mut y, mut x, mut n) = (r as i32 + dr, c as i32 + dc, 0);
                while g.at(y, x).is_some_and(|v| v != k) {
                    y += dr;
                    x += dc;
                    n += 1;
                }
                (g.at(y, x) == Some(k)).then_some(n)
            });
            ways.extend(seen.min().map(|n| (n, (dr, dc))));
        }
        let straight = |d: &(i32, (i32, i32))| d.1.0 == 0 || d.1.1 == 0;
        let mut of: Vec<(i32, (i32, i32))> = ways.iter().copied().filter(straight).collect();
        if of.is_empty() {
            of = ways;
        }
        let &(n, d) = of.iter().min()?;
        if of.iter().filter(|w| w.0 == n).count() > 1 {
            return None;
        }
        moves.push((n, i, d));
    }
    moves.sort_unstable();
    let mut out = g.recoloured(|c| if c == k { c } else { bg });
    for (most, i, (dr, dc)) in moves {
        let free = |n: i32| {
            list[i]
                .cells
                .iter()
                .all(|&(r, c)| out.at(r as i32 + dr * n, c as i32 + dc * n) == Some(bg))
        };
        let n = (0..=most).take_while(|&n| free(n)).last()?;
        for &(r, c) in &list[i].cells {
            out.set(
                (r as i32 + dr * n) as usize,
                (c as i32 + dc * n) as usize,
                g.get(r, c),
            );
        }
    }
    Some(out)
}

/// Directions of rays: the four sides, then the four diagonals.
pub const DIRECTIONS: [(i32, i32, &str); 8] = [
    (-1, 0, "up"),
    (0, 1, "to the right"),
    (1, 0, "down"),
    (0, -1, "to the left"),
    (-1, -1, "up and left"),
    (-1, 1, "up and right"),
    (1, 1, "down and right"),
    (1, -1, "down and left"),
];

/// Rays of the cells' own colour from every coloured cell, through background only.
fn rays(g: &Grid, dirs: &[usize], only: impl Fn(u8) -> bool) -> Grid {
    let bg = g.background();
    let mut out = g.clone();
    for r in 0..g.height() {
        for c in 0..g.width() {
            let x = g.get(r, c);
            if x == bg || !only(x) {
                continue;
            }
            for &d in dirs {
                let (dr, dc, _) = DIRECTIONS[d];
                let (mut y, mut z) = (r as i32 + dr, c as i32 + dc);
                while g.at(y, z) == Some(bg) {
                    out.set(y as usize, z as usize, x);
                    y += dr;
                    z += dc;
                }
            }
        }
    }
    out
}

/// Background cells between two coloured cells of the same colour in a line take that colour.
fn joined(g: &Grid, axes: &[usize]) -> Grid {
    let bg = g.background();
    let mut out = g.clone();
    for r in 0..g.height() {
        for c in 0..g.width() {
            let x = g.get(r, c);
            if x == bg {
                continue;
            }
            for &d in axes {
                let (dr, dc, _) = DIRECTIONS[d];
                let (mut y, mut z, mut n) = (r as i32 + dr, c as i32 + dc, 0);
                while g.at(y, z) == Some(bg) {
                    y += dr;
                    z += dc;
                    n += 1;
                }
                if n > 0 && g.at(y, z) == Some(x) {
                    for k in 1..=n {
                        out.set(
                            (r as i32 + dr * k) as usize,
                            (c as i32 + dc * k) as usize,
                            x,
                        );
                    }
                }
            }
        }
    }
    out
}

/// The list of this file's operations.
pub fn operations() -> Vec<Operation> {
    use Family::{Gravity, Line};
    let mut all = Vec::new();
    for (s, back, way, n) in [
        (Square::Identity, Square::Identity, (1, 0), "down"),
        (Square::Flip, Square::Flip, (-1, 0), "up"),
        (
            Square::Quarter,
            Square::ThreeQuarters,
            (0, 1),
            "to the right",
        ),
        (
            Square::ThreeQuarters,
            Square::Quarter,
            (0, -1),
            "to the left",
        ),
    ] {
        all.push(Operation::new(
            format!("cells fall {n}"),
            Gravity,
            5,
            move |g| {
                // A turned grid has the same background: black if it occurs, else the most frequent colour.
                Some(fallen_cells(&g.transformed(s)).transformed(back))
            },
        ));
        for j in [Joining::CornersAnyColour, Joining::SidesOneColour] {
            all.push(Operation::new(
                format!("{} fall {n}", j.name()),
                Gravity,
                6,
                move |g| fallen_objects(g, j, way),
            ));
        }
    }
    for k in 1..COLOURS as u8 {
        all.push(
            Operation::new(
                format!("objects slide towards colour {k} until they touch"),
                Gravity,
                8,
                move |g| drawn_to(g, k),
            )
            .first_only(),
        );
    }
    all.push(
        Operation::new(
            "objects slide towards the commonest colour until they touch",
            Gravity,
            7,
            |g| drawn_to(g, g.commonest_besides(g.background())?),
        )
        .first_only(),
    );
    for (d, (_, _, n)) in DIRECTIONS.iter().enumerate() {
        all.push(Operation::new(
            format!("extend coloured cells {n}"),
            Line,
            6,
            move |g| Some(rays(g, &[d], |_| true)),
        ));
    }
    for (dirs, n) in [
        (vec![0, 2], "up and down"),
        (vec![1, 3], "left and right"),
        (vec![0, 1, 2, 3], "in the four directions"),
        (vec![4, 5, 6, 7], "along the diagonals"),
        (vec![4, 6], "along the main diagonal"),
        (vec![5, 7], "along the other diagonal"),
        ((0..8).collect(), "in all directions"),
    ] {
        all.push(Operation::new(
            format!("extend coloured cells {n}"),
            Line,
            6,
            move |g| Some(rays(g, &dirs, |_| true)),
        ));
    }
    for (axes, n) in [
        (vec![2], "vertically"),
        (vec![1], "horizontally"),
        (vec![1, 2], "vertically and horizontally"),
        (vec![6, 7], "diagonally"),
        (vec![1, 2, 6, 7], "in any direction"),
    ] {
        all.push(Operation::new(
            format!("join cells of one colour {n}"),
            Line,
            6,
            move |g| Some(joined(g, &axes)),
        ));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_fall_as_bodies() {
        let g = Grid::from_text("110\n010\n000\n000\n200").unwrap();
        let out = fallen_objects(&g, Joining::SidesOneColour, (1, 0)).unwrap();
        assert_eq!(out, Grid::from_text("000\n000\n000\n110\n210").unwrap());
        // The other ways are this one on turned grids.
        for (s, back, way) in [
            (Square::Flip, Square::Flip, (-1, 0)),
            (Square::Quarter, Square::ThreeQuarters, (0, 1)),
            (Square::ThreeQuarters, Square::Quarter, (0, -1)),
        ] {
            let turned = fallen_objects(&g.transformed(s), Joining::SidesOneColour, (1, 0));
            let direct = fallen_objects(&g, Joining::SidesOneColour, way);
            assert_eq!(turned.unwrap().transformed(back), direct.unwrap());
        }
    }

    #[test]
    fn a_ray_stops_at_an_obstacle() {
        let g = Grid::from_text("10020").unwrap();
        assert_eq!(rays(&g, &[1], |_| true), Grid::from_text("11122").unwrap());
        assert_eq!(
            joined(&Grid::from_text("10010").unwrap(), &[1]),
            Grid::from_text("11110").unwrap()
        );
    }
}
