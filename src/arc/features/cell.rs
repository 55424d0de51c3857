//! The cell itself, where it is, and its neighbours.

use super::{Collector, UNDEFINED, cap};
use crate::arc::grid::Square;
use crate::arc::objects::AROUND;

/// The colour if there is one only, 14 if there are several.
pub(super) fn only(colours: impl Iterator<Item = u8>) -> u8 {
    let mut found = UNDEFINED;
    for c in colours {
        if found != UNDEFINED && found != c {
            return 14;
        }
        found = c;
    }
    found
}

pub(super) fn own(k: &mut Collector) {
    let g = k.g;
    let bg = g.background();
    k.add("its colour", 1, true, |r, c| g.get(r, c));
    k.add("whether it is background", 1, false, |r, c| {
        u8::from(g.get(r, c) == bg)
    });
}

pub(super) fn positions(k: &mut Collector) {
    let g = k.g;
    let (h, w) = g.shape();
    k.add("row parity", 3, false, |r, _| (r % 2) as u8);
    k.add("column parity", 3, false, |_, c| (c % 2) as u8);
    k.add("chequered parity", 3, false, |r, c| ((r + c) % 2) as u8);
    k.add("row modulo 3", 4, false, |r, _| (r % 3) as u8);
    k.add("column modulo 3", 4, false, |_, c| (c % 3) as u8);
    k.add("row plus column modulo 3", 4, false, |r, c| {
        ((r + c) % 3) as u8
    });
    k.add("row parity from below", 4, false, |r, _| {
        ((h - 1 - r) % 2) as u8
    });
    k.add("column parity from the right", 4, false, |_, c| {
        ((w - 1 - c) % 2) as u8
    });
    k.add("row", 4, false, |r, _| cap(r));
    k.add("column", 4, false, |_, c| cap(c));
    k.add("row from below", 4, false, |r, _| cap(h - 1 - r));
    k.add("column from the right", 4, false, |_, c| cap(w - 1 - c));
    k.add("distance to the border", 3, false, |r, c| {
        cap(r.min(c).min(h - 1 - r).min(w - 1 - c))
    });
    k.add("whether it is on the main diagonal", 4, false, |r, c| {
        u8::from(r == c)
    });
    k.add("whether it is on the other diagonal", 4, false, |r, c| {
        u8::from(r + c == w - 1)
    });
    for s in Square::ALL.into_iter().skip(1) {
        let ok = !s.swaps_sides() || h == w;
        k.add(
            format!("colour at its image under “{}”", s.name()),
            3,
            true,
            |r, c| {
                if !ok {
                    return UNDEFINED;
                }
                let (a, b) = s.source(h, w, r, c);
                g.get(a, b)
            },
        );
    }
}

pub(super) fn neighbours(k: &mut Collector) {
    let g = k.g;
    let bg = g.background();
    let near = |r: usize, c: usize, d: usize| g.at(r as i32 + AROUND[d].0, c as i32 + AROUND[d].1);
    let names = [
        "above",
        "right",
        "below",
        "left",
        "above left",
        "above right",
        "below right",
        "below left",
    ];
    for (d, n) in names.iter().enumerate() {
        k.add(format!("colour of the neighbour {n}"), 3, true, |r, c| {
            near(r, c, d).unwrap_or(UNDEFINED)
        });
    }
    let count = |r, c, dirs: std::ops::Range<usize>, f: &dyn Fn(u8) -> bool| {
        dirs.filter(|&d| near(r, c, d).is_some_and(f)).count() as u8
    };
    k.add(
        "coloured neighbours with a common side",
        3,
        false,
        |r, c| count(r, c, 0..4, &|x| x != bg),
    );
    k.add("coloured neighbours", 3, false, |r, c| {
        count(r, c, 0..8, &|x| x != bg)
    });
    k.add("coloured neighbours at corners", 4, false, |r, c| {
        count(r, c, 4..8, &|x| x != bg)
    });
    k.add(
        "neighbours of its colour with a common side",
        3,
        false,
        |r, c| count(r, c, 0..4, &|x| x == g.get(r, c)),
    );
    k.add("neighbours of its colour", 3, false, |r, c| {
        count(r, c, 0..8, &|x| x == g.get(r, c))
    });
    // Several colours are no colour one could name: 14 marks them.
    let any = |r: usize, c: usize, dirs: std::ops::Range<usize>| {
        only(
            dirs.filter_map(|d| near(r, c, d))
                .filter(|&x| x != bg && x != g.get(r, c)),
        )
    };
    k.add("a colour at a side", 3, true, |r, c| any(r, c, 0..4));
    k.add("a colour at a corner", 3, true, |r, c| any(r, c, 4..8));
    k.add("a colour beside it", 3, true, |r, c| any(r, c, 0..8));
    for side in [2usize, 3] {
        let mut inside = vec![0u8; g.area()];
        let (h, w) = g.shape();
        for r in 0..(h + 1).saturating_sub(side) {
            for c in 0..(w + 1).saturating_sub(side) {
                let x = g.get(r, c);
                if (0..side * side).all(|i| g.get(r + i / side, c + i % side) == x) {
                    for i in 0..side * side {
                        inside[(r + i / side) * w + c + i % side] = 1;
                    }
                }
            }
        }
        k.add(
            format!("whether it lies in a {side} × {side} block of its colour"),
            3,
            false,
            |r, c| inside[r * w + c],
        );
    }
}
