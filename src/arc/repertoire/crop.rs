//! Operations that cut out, and that add a margin.

use super::{Apply, Family, Operation};
use crate::arc::grid::Grid;

/// The content of the grid: the bounding box of what is not background.
pub fn content(g: &Grid, bg: u8) -> Option<Grid> {
    let (t, l, h, w) = g.bounds(|c| c != bg)?;
    g.crop(t, l, h, w)
}

/// The grid without its outermost cells.
pub fn inner(g: &Grid) -> Option<Grid> {
    let (h, w) = g.shape();
    (h > 2 && w > 2)
        .then(|| g.crop(1, 1, h - 2, w - 2))
        .flatten()
}

fn framed(g: &Grid, colour: u8) -> Option<Grid> {
    let (h, w) = g.shape();
    Grid::build(h + 2, w + 2, |r, c| {
        if r == 0 || c == 0 || r > h || c > w {
            colour
        } else {
            g.get(r - 1, c - 1)
        }
    })
}

fn padded(g: &Grid) -> Option<Grid> {
    let (h, w) = g.shape();
    Grid::build(h + 2, w + 2, |r, c| {
        g.get(
            r.saturating_sub(1).min(h - 1),
            c.saturating_sub(1).min(w - 1),
        )
    })
}

fn padded_open(g: &Grid) -> Option<Grid> {
    let (h, w) = g.shape();
    let mut p = padded(g)?;
    for (r, c) in [(0, 0), (0, w + 1), (h + 1, 0), (h + 1, w + 1)] {
        p.set(r, c, 0);
    }
    Some(p)
}

/// The smallest grid that tiles `g`, cut-off copies at the far ends included.
pub fn unit_cell(g: &Grid) -> Option<Grid> {
    let (h, w) = g.shape();
    let pr = (1..=h).find(|&p| (p..h).all(|r| g.row(r) == g.row(r - p)))?;
    let pc = (1..=w).find(|&p| (0..h).all(|r| (p..w).all(|c| g.get(r, c) == g.get(r, c - p))))?;
    g.crop(0, 0, pr, pc)
}

/// The list of this file's operations.
pub fn operations() -> Vec<Operation> {
    use Family::{Crop, Tiling};
    let mut all = Vec::new();
    let mut add = |name: &str, family, cost, f: Apply| {
        all.push(Operation::new(name, family, cost, f));
    };
    add(
        "crop to the content",
        Crop,
        3,
        Box::new(|g| content(g, g.background())),
    );
    add(
        "crop to what differs from the commonest colour",
        Crop,
        4,
        Box::new(|g| content(g, g.commonest())),
    );
    for k in 0..10u8 {
        add(
            &format!("crop to colour {k}"),
            Crop,
            7,
            Box::new(move |g| {
                let (t, l, h, w) = g.bounds(|c| c == k)?;
                g.crop(t, l, h, w)
            }),
        );
    }
    add(
        "crop to the rarest colour",
        Crop,
        5,
        Box::new(|g| {
            let k = g.rarest_besides(g.background())?;
            let (t, l, h, w) = g.bounds(|c| c == k)?;
            g.crop(t, l, h, w)
        }),
    );
    add("remove the outermost cells", Crop, 4, Box::new(inner));
    add("the unit cell of its period", Crop, 6, Box::new(unit_cell));
    for k in 1..10u8 {
        add(
            &format!("frame with colour {k}"),
            Crop,
            8,
            Box::new(move |g| framed(g, k)),
        );
    }
    add(
        "repeat the outermost cells once",
        Tiling,
        6,
        Box::new(padded),
    );
    add(
        "repeat the outermost cells once, corners black",
        Tiling,
        7,
        Box::new(padded_open),
    );
    let half = |g: &Grid, k: usize| {
        let (h, w) = g.shape();
        match k {
            0 => g.crop(0, 0, h.div_ceil(2), w),
            1 => g.crop(h / 2, 0, h.div_ceil(2), w),
            2 => g.crop(0, 0, h, w.div_ceil(2)),
            _ => g.crop(0, w / 2, h, w.div_ceil(2)),
        }
    };
    for (k, n) in ["upper", "lower", "left", "right"].into_iter().enumerate() {
        add(
            &format!("the {n} half, the middle included"),
            Crop,
            5,
            Box::new(move |g| half(g, k)),
        );
    }
    add(
        "the first row",
        Crop,
        6,
        Box::new(|g| g.crop(0, 0, 1, g.width())),
    );
    add(
        "the first column",
        Crop,
        6,
        Box::new(|g| g.crop(0, 0, g.height(), 1)),
    );
    add(
        "the last row",
        Crop,
        6,
        Box::new(|g| g.crop(g.height() - 1, 0, 1, g.width())),
    );
    add(
        "the last column",
        Crop,
        6,
        Box::new(|g| g.crop(0, g.width() - 1, g.height(), 1)),
    );
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_cell_tiles() {
        let g = Grid::from_text("12121\n34343\n12121").unwrap();
        assert_eq!(unit_cell(&g), Grid::from_text("12\n34"));
    }
}
