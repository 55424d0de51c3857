//! What can be said about a cell: layers of small numbers over a grid, from which cell rules are learned.
//!
//! A newcomer adds a feature by one call of `add` here. Every layer is computed from the input alone.

use super::grid::{Grid, Square};
use super::objects::{AROUND, Components, Joining, Piece, components};
use super::repertoire::motion::DIRECTIONS;
use super::repertoire::parts::bands;
use super::repertoire::region::surrounding;

/// Values of a layer lie below this.
pub const VALUES: usize = 16;

/// The value that means “not defined here”.
pub const UNDEFINED: u8 = 15;

/// One feature over all cells of one grid.
#[derive(Clone, Debug)]
pub struct Layer {
    /// What it says about a cell.
    pub name: String,
    /// Its price.
    pub cost: u32,
    /// Whether its values are colours that a rule may copy.
    pub colour: bool,
    /// The value at each cell, row by row, below [`VALUES`].
    pub values: Vec<u8>,
}

struct Collector<'a> {
    g: &'a Grid,
    layers: Vec<Layer>,
}

impl Collector<'_> {
    fn add(
        &mut self,
        name: impl Into<String>,
        cost: u32,
        colour: bool,
        f: impl Fn(usize, usize) -> u8,
    ) {
        let (h, w) = self.g.shape();
        let mut values = Vec::with_capacity(h * w);
        for r in 0..h {
            for c in 0..w {
                values.push(f(r, c).min(UNDEFINED));
            }
        }
        self.layers.push(Layer {
            name: name.into(),
            cost,
            colour,
            values,
        });
    }
}

/// The colour if there is one only, 14 if there are several.
fn only(colours: impl Iterator<Item = u8>) -> u8 {
    let mut found = UNDEFINED;
    for c in colours {
        if found != UNDEFINED && found != c {
            return 14;
        }
        found = c;
    }
    found
}

fn cap(n: usize) -> u8 {
    n.min(14) as u8
}

/// All layers of a grid, the same number in the same order for every grid.
pub fn layers(g: &Grid) -> Vec<Layer> {
    let mut k = Collector {
        g,
        layers: Vec::new(),
    };
    own(&mut k);
    positions(&mut k);
    neighbours(&mut k);
    sights(&mut k);
    lines(&mut k);
    whole(&mut k);
    for j in [
        Joining::SidesOneColour,
        Joining::CornersOneColour,
        Joining::CornersAnyColour,
    ] {
        objects(&mut k, j);
    }
    holes(&mut k);
    partition(&mut k);
    k.layers
}

fn own(k: &mut Collector) {
    let g = k.g;
    let bg = g.background();
    k.add("its colour", 1, true, |r, c| g.get(r, c));
    k.add("whether it is background", 1, false, |r, c| {
        u8::from(g.get(r, c) == bg)
    });
}

fn positions(k: &mut Collector) {
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

fn neighbours(k: &mut Collector) {
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

fn sights(k: &mut Collector) {
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

fn lines(k: &mut Collector) {
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

fn whole(k: &mut Collector) {
    let g = k.g;
    let bg = g.background();
    let common = g.commonest_besides(bg).unwrap_or(UNDEFINED);
    let rare = g.rarest_besides(bg).unwrap_or(UNDEFINED);
    let all = g.commonest();
    let n = components(g, Joining::CornersOneColour, |c| c != bg)
        .list
        .len();
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

fn ranks(values: &[usize]) -> (Vec<u8>, Vec<u8>) {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let up = values
        .iter()
        .map(|v| cap(sorted.binary_search(v).unwrap_or(0)))
        .collect();
    let down = values
        .iter()
        .map(|v| cap(sorted.len() - 1 - sorted.binary_search(v).unwrap_or(0)))
        .collect();
    (up, down)
}

fn objects(k: &mut Collector, joining: Joining) {
    let g = k.g;
    let bg = g.background();
    let (h, w) = g.shape();
    let comps: Components = components(g, joining, |c| c != bg);
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
    let touch = |o: &super::objects::Component| {
        o.top == 0 || o.left == 0 || o.top + o.height == h || o.left + o.width == w
    };
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
    let mut inside =
        |name: &str, cost: u32, f: &dyn Fn(usize, usize, &super::objects::Component) -> u8| {
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

fn holes(k: &mut Collector) {
    let g = k.g;
    let bg = g.background();
    let (h, w) = g.shape();
    for (joining, n) in [
        (Joining::SidesOneColour, "joined by sides"),
        (Joining::CornersOneColour, "joined by corners"),
    ] {
        let comps = components(g, joining, |c| c == bg);
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

fn partition(k: &mut Collector) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_grid_has_the_same_layers() {
        let shape = |t: &str| {
            let g = Grid::from_text(t).unwrap();
            let l = layers(&g);
            assert!(l.iter().all(|x| x.values.len() == g.area() && x.values.iter().all(|&v| v <= UNDEFINED)));
            l.into_iter()
                .map(|x| (x.name, x.cost, x.colour))
                .collect::<Vec<_>>()
        };
        let a = shape("0");
        assert_eq!(a, shape("12\n34"));
        assert_eq!(a, shape("00500\n01520\n55555\n00510"));
        let mut names: Vec<&String> = a.iter().map(|x| &x.0).collect();
        let n = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), n);
    }
}
