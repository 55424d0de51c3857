//! What is seen from a cell: along lines of sight, and nearest.

use super::cell::only;
use super::{Collector, UNDEFINED};
use crate::arc::objects::AROUND;
use crate::arc::repertoire::motion::DIRECTIONS;

pub(super) fn sights(k: &mut Collector) {
    let g = k.g;
    let bg = g.background();
    let look = |r: usize, c: usize, d: usize| -> Option<u8> {
        let (dr, dc, _) = DIRECTIONS[d];
        let (mut y, mut x) = (r as i32 + dr, c as i32 + dc);
        loop {
            match g.at(y, x) {
                Some(v) if v == bg => {
                    y += dr;
                    x += dc;
                }
                other => return other,
            }
        }
    };
    for (d, dir) in DIRECTIONS.iter().enumerate() {
        k.add(format!("first colour seen {}", dir.2), 3, true, |r, c| {
            look(r, c, d).unwrap_or(UNDEFINED)
        });
    }
    for (a, b, n) in [
        (0, 2, "vertically"),
        (1, 3, "horizontally"),
        (4, 6, "on the main diagonal"),
        (5, 7, "on the other diagonal"),
    ] {
        k.add(
            format!("colour it lies between {n}"),
            3,
            true,
            |r, c| match (look(r, c, a), look(r, c, b)) {
                (Some(x), Some(y)) if x == y => x,
                _ => UNDEFINED,
            },
        );
    }
    for (a, b, n) in [(0, 2, "vertically"), (1, 3, "horizontally")] {
        k.add(
            format!("colour it lies between {n}, if background"),
            3,
            true,
            |r, c| match (look(r, c, a), look(r, c, b)) {
                (Some(x), Some(y)) if x == y && g.get(r, c) == bg => x,
                _ => UNDEFINED,
            },
        );
    }
    k.add(
        "number of sides from which colour is seen",
        3,
        false,
        |r, c| (0..4).filter(|&d| look(r, c, d).is_some()).count() as u8,
    );
    k.add("the sides from which colour is seen", 4, false, |r, c| {
        (0..4)
            .filter(|&d| look(r, c, d).is_some())
            .map(|d| 1 << d)
            .sum::<u8>()
            .min(14)
    });
    k.add("a colour seen along rows and columns", 3, true, |r, c| {
        only((0..4).filter_map(|d| look(r, c, d)))
    });
    k.add("a colour seen along diagonals", 3, true, |r, c| {
        only((4..8).filter_map(|d| look(r, c, d)))
    });
    nearest(k);
}

/// The colour nearest in steps along sides, and how far it is.
fn nearest(k: &mut Collector) {
    let g = k.g;
    let bg = g.background();
    let (h, w) = g.shape();
    let mut far = vec![u8::MAX; h * w];
    let mut who = vec![UNDEFINED; h * w];
    let mut ring: Vec<usize> = (0..h * w).filter(|&i| g.cells()[i] != bg).collect();
    for &i in &ring {
        far[i] = 0;
        who[i] = g.cells()[i];
    }
    let mut d = 0u8;
    while !ring.is_empty() {
        d += 1;
        let mut next = Vec::new();
        for &i in &ring {
            for &(dr, dc) in &AROUND[..4] {
                let (y, x) = ((i / w) as i32 + dr, (i % w) as i32 + dc);
                if g.at(y, x).is_none() {
                    continue;
                }
                let j = y as usize * w + x as usize;
                if far[j] == u8::MAX {
                    far[j] = d;
                    who[j] = who[i];
                    next.push(j);
                } else if far[j] == d && who[j] != who[i] {
                    who[j] = 14;
                }
            }
        }
        ring = next;
    }
    k.add("the nearest colour", 3, true, |r, c| who[r * w + c]);
    k.add("distance to the nearest colour", 3, false, |r, c| {
        far[r * w + c].min(14)
    });
    k.add(
        "parity of the distance to the nearest colour",
        4,
        false,
        |r, c| match far[r * w + c] {
            u8::MAX => UNDEFINED,
            d => d % 2,
        },
    );
}
