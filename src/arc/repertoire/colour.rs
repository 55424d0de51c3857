//! Operations on colours alone.

use super::{Apply, Family, Operation};
use crate::arc::grid::Grid;

/// No colour.
const NONE: u8 = 15;

fn two_colours(g: &Grid) -> Option<(u8, u8)> {
    let mut used = (0..10u8).filter(|c| g.palette() >> c & 1 == 1);
    let pair = (used.next()?, used.next()?);
    used.next().is_none().then_some(pair)
}

/// The most frequent colour besides `bg`; `None` at a tie, so that no rule rests on how colours are numbered.
fn outstanding(g: &Grid, bg: u8) -> Option<u8> {
    let n = g.histogram();
    let best = g.commonest_besides(bg)?;
    let rivals = (0..10u8).filter(|&c| c != bg && n[c as usize] == n[best as usize]);
    (rivals.count() == 1).then_some(best)
}

fn single(c: u8) -> Option<Grid> {
    Grid::from_cells(1, 1, vec![c])
}

/// The list of this file's operations.
pub fn operations() -> Vec<Operation> {
    use Family::{Colour, Counting};
    let mut all = Vec::new();
    let mut add = |name: String, cost, family, f: Apply| {
        all.push(Operation::new(name, family, cost, f));
    };
    for k in 0..10u8 {
        add(
            format!("keep colour {k} alone"),
            7,
            Colour,
            Box::new(move |g| {
                (g.palette() >> k & 1 == 1).then(|| g.recoloured(|c| if c == k { c } else { 0 }))
            }),
        );
        add(
            format!("erase colour {k}"),
            7,
            Colour,
            Box::new(move |g| {
                (g.palette() >> k & 1 == 1).then(|| g.recoloured(|c| if c == k { 0 } else { c }))
            }),
        );
    }
    add(
        "keep the commonest colour alone".into(),
        5,
        Colour,
        Box::new(|g| {
            let k = outstanding(g, g.background())?;
            Some(g.recoloured(|c| if c == k { c } else { g.background() }))
        }),
    );
    add(
        "erase the commonest colour".into(),
        5,
        Colour,
        Box::new(|g| {
            let k = outstanding(g, g.background())?;
            Some(g.recoloured(|c| if c == k { g.background() } else { c }))
        }),
    );
    add(
        "keep the rarest colour alone".into(),
        5,
        Colour,
        Box::new(|g| {
            let k = g.rarest_besides(g.background())?;
            Some(g.recoloured(|c| if c == k { c } else { g.background() }))
        }),
    );
    add(
        "erase the rarest colour".into(),
        5,
        Colour,
        Box::new(|g| {
            let k = g.rarest_besides(g.background())?;
            Some(g.recoloured(|c| if c == k { g.background() } else { c }))
        }),
    );
    add(
        "paint everything in the commonest colour".into(),
        5,
        Colour,
        Box::new(|g| {
            let k = outstanding(g, g.background())?;
            Some(g.recoloured(|c| if c == g.background() { c } else { k }))
        }),
    );
    add(
        "paint everything in the rarest colour".into(),
        5,
        Colour,
        Box::new(|g| {
            let k = g.rarest_besides(g.background())?;
            Some(g.recoloured(|c| if c == g.background() { c } else { k }))
        }),
    );
    add(
        "exchange its two colours".into(),
        4,
        Colour,
        Box::new(|g| {
            let (a, b) = two_colours(g)?;
            Some(g.recoloured(|c| if c == a { b } else { a }))
        }),
    );
    add(
        "exchange its two colours besides black".into(),
        5,
        Colour,
        Box::new(|g| {
            let mut used = (1..10u8).filter(|c| g.palette() >> c & 1 == 1);
            let (a, b) = (used.next()?, used.next()?);
            used.next().is_none().then_some(())?;
            Some(g.recoloured(|c| {
                if c == a {
                    b
                } else if c == b {
                    a
                } else {
                    c
                }
            }))
        }),
    );
    add(
        "make the commonest colour black".into(),
        4,
        Colour,
        Box::new(|g| {
            let k = g.commonest();
            (k != 0 && g.palette() & 1 == 0).then(|| g.recoloured(|c| if c == k { 0 } else { c }))
        }),
    );
    add(
        "one cell of the commonest colour".into(),
        6,
        Counting,
        Box::new(|g| single(outstanding(g, g.background())?)),
    );
    add(
        "one cell of the commonest colour of all".into(),
        6,
        Counting,
        Box::new(|g| single(outstanding(g, NONE)?)),
    );
    add(
        "one cell of the rarest colour".into(),
        6,
        Counting,
        Box::new(|g| single(g.rarest_besides(g.background())?)),
    );
    add(
        "all cells in the commonest colour".into(),
        5,
        Colour,
        Box::new(|g| {
            let k = outstanding(g, NONE)?;
            Some(g.recoloured(|_| k))
        }),
    );
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tie_has_no_commonest_colour() {
        let of = |t: &str| outstanding(&Grid::from_text(t).unwrap(), 0);
        assert_eq!(
            (of("001122"), of("00122"), of("000")),
            (None, Some(2), None)
        );
        let all = operations();
        let tie = Grid::from_text("001122").unwrap();
        for o in all.iter().filter(|o| o.name.contains("commonest colour")) {
            assert!(
                o.name.starts_with("make") || o.apply(&tie).is_none(),
                "{}",
                o.name
            );
        }
    }
}
