//! The object a cell belongs to, or in whose box it lies.

use super::{Collector, UNDEFINED, cap, ranks};
use crate::arc::grid::{Grid, Square};
use crate::arc::objects::{Component, Components, Joining, Piece, besides, recent};

pub(super) fn objects(k: &mut Collector, joining: Joining) {
    let g = k.g;
    let bg = g.background();
    let (h, w) = g.shape();
    let comps = recent(g, joining, besides(bg));
    let many = comps.list.len() > 60;
    let parts: Vec<Option<Piece>> = comps
        .list
        .iter()
        .map(|o| {
            if many {
                None
            } else {
                Piece::of_component(g, bg, o, true)
            }
        })
        .collect();
    let n = format!("among {}", joining.name());
    let id = |r: usize, c: usize| comps.of[r * w + c];
    let mut per = |name: &str, cost: u32, colour: bool, v: Vec<u8>| {
        k.add(
            format!("{name} of its object {n}"),
            cost,
            colour,
            |r, c| match id(r, c) {
                Components::NONE => UNDEFINED,
                i => v[i as usize],
            },
        );
    };
    let list = &comps.list;
    let sizes: Vec<usize> = list.iter().map(|o| o.cells.len()).collect();
    let (up, down) = ranks(&sizes);
    per("size", 3, false, sizes.iter().map(|&s| cap(s)).collect());
    per(
        "size parity",
        5,
        false,
        sizes.iter().map(|&s| (s % 2) as u8).collect(),
    );
    per("size rank from below", 3, false, up);
    per("size rank from above", 3, false, down);
    let least = sizes.iter().min().copied().unwrap_or(0);
    let most = sizes.iter().max().copied().unwrap_or(0);
    per(
        "minimality of the size",
        3,
        false,
        sizes.iter().map(|&s| u8::from(s == least)).collect(),
    );
    per(
        "maximality of the size",
        3,
        false,
        sizes.iter().map(|&s| u8::from(s == most)).collect(),
    );
    per(
        "singleness",
        3,
        false,
        sizes.iter().map(|&s| u8::from(s == 1)).collect(),
    );
    let touch =
        |o: &Component| o.top == 0 || o.left == 0 || o.top + o.height == h || o.left + o.width == w;
    per(
        "contact with the border",
        3,
        false,
        list.iter().map(|o| u8::from(touch(o))).collect(),
    );
    per(
        "height",
        3,
        false,
        list.iter().map(|o| cap(o.height)).collect(),
    );
    per(
        "width",
        3,
        false,
        list.iter().map(|o| cap(o.width)).collect(),
    );
    per(
        "long side",
        4,
        false,
        list.iter()
            .map(|o| o.height.cmp(&o.width) as i8 + 1)
            .map(|x| x as u8)
            .collect(),
    );
    per(
        "solidity",
        3,
        false,
        list.iter()
            .map(|o| u8::from(o.cells.len() == o.height * o.width))
            .collect(),
    );
    per(
        "squareness",
        3,
        false,
        list.iter().map(|o| u8::from(o.height == o.width)).collect(),
    );
    let of_part = |f: &dyn Fn(&Piece) -> u8| {
        parts
            .iter()
            .map(|p| p.as_ref().map_or(UNDEFINED, f))
            .collect::<Vec<u8>>()
    };
    per("number of holes", 3, false, of_part(&|p| cap(p.holes())));
    per(
        "number of colours",
        3,
        false,
        of_part(&|p| (p.grid.palette() & !(1 << p.background)).count_ones() as u8),
    );
    per(
        "main colour",
        3,
        true,
        of_part(&|p| p.grid.commonest_besides(p.background).unwrap_or(UNDEFINED)),
    );
    per(
        "rarest colour",
        3,
        true,
        of_part(&|p| p.grid.rarest_besides(p.background).unwrap_or(UNDEFINED)),
    );
    per(
        "left-right symmetry",
        4,
        false,
        of_part(&|p| u8::from(p.grid.is_fixed_by(Square::Mirror))),
    );
    per(
        "any symmetry",
        4,
        false,
        of_part(&|p| u8::from(Square::ALL[1..].iter().any(|&s| p.grid.is_fixed_by(s)))),
    );
    let shapes: Vec<Option<Grid>> = parts
        .iter()
        .map(|p| p.as_ref().map(Piece::silhouette))
        .collect();
    let twins = |v: &[Option<Grid>]| -> Vec<u8> {
        v.iter()
            .map(|s| {
                s.as_ref().map_or(UNDEFINED, |s| {
                    cap(v.iter().flatten().filter(|t| *t == s).count())
                })
            })
            .collect()
    };
    let shape_twins = twins(&shapes);
    per(
        "uniqueness of the shape",
        4,
        false,
        shape_twins
            .iter()
            .map(|&n| if n == UNDEFINED { n } else { u8::from(n == 1) })
            .collect(),
    );
    per("frequency of the shape", 4, false, shape_twins);
    per(
        "order from the left",
        4,
        false,
        ranks(&list.iter().map(|o| o.left).collect::<Vec<_>>()).0,
    );
    per(
        "order from the right",
        4,
        false,
        ranks(&list.iter().map(|o| o.left + o.width).collect::<Vec<_>>()).1,
    );
    per(
        "order from the top",
        4,
        false,
        ranks(&list.iter().map(|o| o.top).collect::<Vec<_>>()).0,
    );
    per(
        "order from the bottom",
        4,
        false,
        ranks(&list.iter().map(|o| o.top + o.height).collect::<Vec<_>>()).1,
    );
    let mut inside = |name: &str, cost: u32, f: &dyn Fn(usize, usize, &Component) -> u8| {
        k.add(format!("{name} {n}"), cost, false, |r, c| match id(r, c) {
            Components::NONE => UNDEFINED,
            i => f(r, c, &list[i as usize]),
        });
    };
    inside("row in its object", 4, &|r, _, o| cap(r - o.top));
    inside("column in its object", 4, &|_, c, o| cap(c - o.left));
    inside("row from below in its object", 4, &|r, _, o| {
        cap(o.top + o.height - 1 - r)
    });
    inside("column from the right in its object", 4, &|_, c, o| {
        cap(o.left + o.width - 1 - c)
    });
    inside("row parity in its object", 5, &|r, _, o| {
        ((r - o.top) % 2) as u8
    });
    inside("column parity in its object", 5, &|_, c, o| {
        ((c - o.left) % 2) as u8
    });
    inside("depth in its box", 3, &|r, c, o| {
        cap((r - o.top)
            .min(c - o.left)
            .min(o.top + o.height - 1 - r)
            .min(o.left + o.width - 1 - c))
    });
    inside("whether it is a corner of its box", 4, &|r, c, o| {
        u8::from(
            (r == o.top || r + 1 == o.top + o.height) && (c == o.left || c + 1 == o.left + o.width),
        )
    });
    inside("whether it is the middle of its box", 4, &|r, c, o| {
        u8::from(2 * (r - o.top) + 1 == o.height && 2 * (c - o.left) + 1 == o.width)
    });
    // For background cells: the smallest box of an object around them.
    let boxed = |r: usize, c: usize| {
        list.iter()
            .enumerate()
            .filter(|(i, o)| {
                id(r, c) != *i as u16
                    && r >= o.top
                    && c >= o.left
                    && r < o.top + o.height
                    && c < o.left + o.width
            })
            .min_by_key(|(i, o)| (o.height * o.width, *i))
    };
    if many {
        k.add(
            format!("colour of the box around it {n}"),
            3,
            true,
            |_, _| UNDEFINED,
        );
        k.add(
            format!("depth in the box around it {n}"),
            4,
            false,
            |_, _| UNDEFINED,
        );
        k.add(
            format!("size of the object whose box is around it {n}"),
            4,
            false,
            |_, _| UNDEFINED,
        );
    } else {
        k.add(
            format!("colour of the box around it {n}"),
            3,
            true,
            |r, c| boxed(r, c).map_or(UNDEFINED, |(_, o)| o.colour),
        );
        k.add(
            format!("depth in the box around it {n}"),
            4,
            false,
            |r, c| {
                boxed(r, c).map_or(UNDEFINED, |(_, o)| {
                    cap((r - o.top)
                        .min(c - o.left)
                        .min(o.top + o.height - 1 - r)
                        .min(o.left + o.width - 1 - c))
                })
            },
        );
        k.add(
            format!("size of the object whose box is around it {n}"),
            4,
            false,
            |r, c| boxed(r, c).map_or(UNDEFINED, |(_, o)| cap(o.cells.len())),
        );
    }
}
