//! The row and the column of a cell, and the grid as a whole.

use super::{Collector, UNDEFINED, cap};
use crate::arc::objects::{Joining, besides, recent};

pub(super) fn lines(k: &mut Collector) {
    let g = k.g;
    let bg = g.background();
    let (h, w) = g.shape();
    let row = |r: usize| g.row(r).to_vec();
    let col = |c: usize| (0..h).map(|r| g.get(r, c)).collect::<Vec<u8>>();
    let main = |v: &[u8]| {
        let mut n = [0usize; 10];
        v.iter()
            .filter(|&&x| x != bg)
            .for_each(|&x| n[x as usize] += 1);
        match (0..10u8).max_by_key(|&c| (n[c as usize], 9 - c)) {
            Some(c) if n[c as usize] > 0 => c,
            _ => UNDEFINED,
        }
    };
    let marks = |v: &[u8]| cap(v.iter().filter(|&&x| x != bg).count());
    let full = |v: &[u8]| {
        if v.iter().all(|&x| x == v[0]) {
            v[0]
        } else {
            UNDEFINED
        }
    };
    let by_row = |f: &dyn Fn(&[u8]) -> u8| (0..h).map(|r| f(&row(r))).collect::<Vec<u8>>();
    let by_col = |f: &dyn Fn(&[u8]) -> u8| (0..w).map(|c| f(&col(c))).collect::<Vec<u8>>();
    let (a, b) = (by_row(&main), by_col(&main));
    k.add("main colour of its row", 3, true, |r, _| a[r]);
    k.add("main colour of its column", 3, true, |_, c| b[c]);
    let (a, b) = (by_row(&marks), by_col(&marks));
    k.add("coloured cells in its row", 3, false, |r, _| a[r]);
    k.add("coloured cells in its column", 3, false, |_, c| b[c]);
    k.add("whether its row is empty", 2, false, |r, _| {
        u8::from(a[r] == 0)
    });
    k.add("whether its column is empty", 2, false, |_, c| {
        u8::from(b[c] == 0)
    });
    k.add("whether its row or column is empty", 3, false, |r, c| {
        u8::from(a[r] == 0 || b[c] == 0)
    });
    let most = |v: &[u8]| *v.iter().max().unwrap_or(&0);
    let (ma, mb) = (most(&a), most(&b));
    k.add(
        "whether its row has the most coloured cells",
        4,
        false,
        |r, _| u8::from(a[r] == ma),
    );
    k.add(
        "whether its column has the most coloured cells",
        4,
        false,
        |_, c| u8::from(b[c] == mb),
    );
    let (a, b) = (by_row(&full), by_col(&full));
    k.add("colour of its row if uniform", 3, true, |r, _| a[r]);
    k.add("colour of its column if uniform", 3, true, |_, c| b[c]);
    k.add("first colour of its row", 3, true, |r, _| g.get(r, 0));
    k.add("last colour of its row", 3, true, |r, _| g.get(r, w - 1));
    k.add("first colour of its column", 3, true, |_, c| g.get(0, c));
    k.add("last colour of its column", 3, true, |_, c| g.get(h - 1, c));
    let run = |r: usize, c: usize, dr: i32, dc: i32| {
        let x = g.get(r, c);
        let go = |s: i32| {
            (1..)
                .take_while(|i| g.at(r as i32 + s * dr * i, c as i32 + s * dc * i) == Some(x))
                .count()
        };
        1 + go(1) + go(-1)
    };
    k.add("length of its horizontal run", 4, false, |r, c| {
        cap(run(r, c, 0, 1))
    });
    k.add("length of its vertical run", 4, false, |r, c| {
        cap(run(r, c, 1, 0))
    });
}

pub(super) fn whole(k: &mut Collector) {
    let g = k.g;
    let bg = g.background();
    let common = g.commonest_besides(bg).unwrap_or(UNDEFINED);
    let rare = g.rarest_besides(bg).unwrap_or(UNDEFINED);
    let all = g.commonest();
    let n = recent(g, Joining::CornersOneColour, besides(bg)).list.len();
    let colours = g.palette().count_ones() as u8;
    k.add("the commonest colour of the grid", 3, true, |_, _| common);
    k.add(
        "the commonest colour of the grid, background included",
        4,
        true,
        |_, _| all,
    );
    k.add("the rarest colour of the grid", 3, true, |_, _| rare);
    k.add("number of colours of the grid", 4, false, |_, _| colours);
    k.add("number of objects of the grid", 4, false, |_, _| cap(n));
    k.add("whether it is of the commonest colour", 3, false, |r, c| {
        u8::from(g.get(r, c) == common)
    });
    k.add("whether it is of the rarest colour", 3, false, |r, c| {
        u8::from(g.get(r, c) == rare)
    });
    for (y, x, n) in [
        (0, 0, "upper left"),
        (0, g.width() - 1, "upper right"),
        (g.height() - 1, 0, "lower left"),
        (g.height() - 1, g.width() - 1, "lower right"),
    ] {
        let v = g.get(y, x);
        k.add(format!("the {n} colour"), 4, true, |_, _| v);
    }
    let b = g.bounds(|c| c != bg).unwrap_or((0, 0, 0, 0));
    k.add(
        "whether it lies in the box of the content",
        3,
        false,
        |r, c| u8::from(r >= b.0 && c >= b.1 && r < b.0 + b.2 && c < b.1 + b.3),
    );
}
