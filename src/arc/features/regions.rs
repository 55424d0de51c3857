//! The region of background a cell lies in, and its cell of a partition by lines.

use super::{Collector, UNDEFINED, cap, ranks};
use crate::arc::objects::{Components, Joining, only, recent};
use crate::arc::repertoire::region::surrounding;
use crate::arc::repertoire::split::bands;

pub(super) fn holes(k: &mut Collector) {
    let g = k.g;
    let bg = g.background();
    let (h, w) = g.shape();
    for (joining, n) in [
        (Joining::SidesOneColour, "joined by sides"),
        (Joining::CornersOneColour, "joined by corners"),
    ] {
        let comps = recent(g, joining, only(bg));
        let open: Vec<u8> = comps
            .list
            .iter()
            .map(|o| {
                u8::from(
                    o.top == 0 || o.left == 0 || o.top + o.height == h || o.left + o.width == w,
                )
            })
            .collect();
        let sizes: Vec<usize> = comps.list.iter().map(|o| o.cells.len()).collect();
        let (up, down) = ranks(&sizes);
        let around: Vec<u8> = comps
            .list
            .iter()
            .map(|o| surrounding(g, o, bg).unwrap_or(UNDEFINED))
            .collect();
        let mut per = |name: &str, cost: u32, colour: bool, v: Vec<u8>| {
            k.add(
                format!("{name} of its region of background {n}"),
                cost,
                colour,
                |r, c| match comps.of[r * w + c] {
                    Components::NONE => UNDEFINED,
                    i => v[i as usize],
                },
            );
        };
        per("openness to the border", 2, false, open.clone());
        per("size", 3, false, sizes.iter().map(|&s| cap(s)).collect());
        per(
            "size parity",
            5,
            false,
            sizes.iter().map(|&s| (s % 2) as u8).collect(),
        );
        per("size rank from below", 4, false, up);
        per("size rank from above", 4, false, down);
        per("surrounding colour", 3, true, around);
        per(
            "squareness",
            4,
            false,
            comps
                .list
                .iter()
                .map(|o| u8::from(o.height == o.width && o.cells.len() == o.height * o.width))
                .collect(),
        );
        per(
            "solidity",
            4,
            false,
            comps
                .list
                .iter()
                .map(|o| u8::from(o.cells.len() == o.height * o.width))
                .collect(),
        );
        per(
            "height",
            4,
            false,
            comps.list.iter().map(|o| cap(o.height)).collect(),
        );
        per(
            "width",
            4,
            false,
            comps.list.iter().map(|o| cap(o.width)).collect(),
        );
        let closed: Vec<usize> = sizes
            .iter()
            .zip(&open)
            .filter(|(_, o)| **o == 0)
            .map(|(s, _)| *s)
            .collect();
        let most = closed.iter().max().copied().unwrap_or(0);
        per(
            "maximality among closed ones",
            4,
            false,
            sizes
                .iter()
                .zip(&open)
                .map(|(&s, &o)| u8::from(o == 0 && s == most))
                .collect(),
        );
    }
}

pub(super) fn partition(k: &mut Collector) {
    let g = k.g;
    let bg = g.background();
    let (h, w) = g.shape();
    let found = bands(g);
    let (rows, cols) = found.clone().unwrap_or_default();
    let locate = |n: usize, b: &[(usize, usize)]| {
        let mut at = vec![None; n];
        for (i, &(s, len)) in b.iter().enumerate() {
            for (j, cell) in at[s..s + len].iter_mut().enumerate() {
                *cell = Some((i, j));
            }
        }
        at
    };
    let (rr, cc) = (locate(h, &rows), locate(w, &cols));
    let both = |r: usize, c: usize| Some((rr[r]?, cc[c]?));
    k.add("row of the partition", 3, false, |r, _| {
        rr[r].map_or(UNDEFINED, |x| cap(x.0))
    });
    k.add("column of the partition", 3, false, |_, c| {
        cc[c].map_or(UNDEFINED, |x| cap(x.0))
    });
    k.add("row within its cell of the partition", 3, false, |r, _| {
        rr[r].map_or(UNDEFINED, |x| cap(x.1))
    });
    k.add(
        "column within its cell of the partition",
        3,
        false,
        |_, c| cc[c].map_or(UNDEFINED, |x| cap(x.1)),
    );
    k.add("whether it is a dividing line", 3, false, |r, c| {
        u8::from(both(r, c).is_none())
    });
    let n = cols.len();
    let count = rows.len() * n;
    let mut hist = vec![[0usize; 10]; count];
    for r in 0..h {
        for c in 0..w {
            if let Some(((i, _), (j, _))) = both(r, c) {
                hist[i * n + j][g.get(r, c) as usize] += 1;
            }
        }
    }
    let marks: Vec<usize> = hist
        .iter()
        .map(|x| (0..10).filter(|&c| c != bg as usize).map(|c| x[c]).sum())
        .collect();
    let (up, down) = ranks(&marks);
    let main: Vec<u8> = hist
        .iter()
        .map(|x| {
            (0..10u8)
                .filter(|&c| c != bg && x[c as usize] > 0)
                .max_by_key(|&c| (x[c as usize], 9 - c))
                .unwrap_or(UNDEFINED)
        })
        .collect();
    let mut per = |name: &str, cost: u32, colour: bool, v: Vec<u8>| {
        k.add(name, cost, colour, |r, c| {
            both(r, c).map_or(UNDEFINED, |((i, _), (j, _))| v[i * n + j])
        });
    };
    per(
        "coloured cells in its cell of the partition",
        3,
        false,
        marks.iter().map(|&m| cap(m)).collect(),
    );
    per("rank of its cell of the partition from below", 4, false, up);
    per(
        "rank of its cell of the partition from above",
        4,
        false,
        down,
    );
    per("main colour of its cell of the partition", 3, true, main);
    // The partition seen from afar: the colour of the cell of the partition at the place this cell has within its own.
    let mut sketch = vec![UNDEFINED; h * w];
    for r in 0..h {
        for c in 0..w {
            if let Some(((_, y), (_, x))) = both(r, c)
                && y < rows.len()
                && x < n
            {
                sketch[r * w + c] = (0..10u8)
                    .max_by_key(|&k| (hist[y * n + x][k as usize], 9 - k))
                    .unwrap_or(UNDEFINED);
            }
        }
    }
    k.add(
        "colour of the cell of the partition in its own place",
        5,
        true,
        |r, c| sketch[r * w + c],
    );
}
