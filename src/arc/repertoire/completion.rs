//! Operations that restore hidden parts of patterns.

use super::{Family, Operation};
use crate::arc::grid::Grid;
use crate::arc::symmetry::{complete_by_best_reflection, complete_exactly};

fn hidden(g: &Grid, colour: u8) -> Option<Vec<bool>> {
    let all: Vec<bool> = g.cells().iter().map(|&c| c == colour).collect();
    let n = all.iter().filter(|&&b| b).count();
    (n > 0 && 2 * n < all.len()).then_some(all)
}

/// The grid with the cells of one colour restored from exact symmetries; `None` unless every one of them is.
pub fn restored(g: &Grid, colour: u8) -> Option<Grid> {
    let done = complete_exactly(g, &hidden(g, colour)?);
    (done.whole() && done.exact()).then_some(done.grid)
}

/// The one colour whose cells form a solid rectangle of at least four cells.
fn rectangle_colour(g: &Grid) -> Option<u8> {
    let mut found = (0..10u8).filter(|&k| k != g.background()).filter(|&k| {
        let n = g.histogram()[k as usize];
        n >= 4 && g.bounds(|c| c == k).is_some_and(|(_, _, h, w)| h * w == n)
    });
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The list of this file's operations.
pub fn operations() -> Vec<Operation> {
    let mut all = Vec::new();
    for k in 0..10u8 {
        all.push(
            Operation::new(
                format!("restore the cells of colour {k} from the symmetries of the rest"),
                Family::Symmetry,
                7,
                move |g| restored(g, k),
            )
            .first_only(),
        );
        all.push(
            Operation::new(
                format!("the part hidden by colour {k}, restored from the symmetries of the rest"),
                Family::Symmetry,
                7,
                move |g| {
                    let (t, l, h, w) = g.bounds(|c| c == k)?;
                    restored(g, k)?.crop(t, l, h, w)
                },
            )
            .first_only(),
        );
    }
    type Pick = fn(&Grid) -> Option<u8>;
    let masks: [(&str, Pick); 3] = [
        ("the solid rectangle", rectangle_colour),
        ("the rarest colour", |g| g.rarest_besides(g.background())),
        ("the commonest colour", |g| {
            g.commonest_besides(g.background())
        }),
    ];
    for (name, pick) in masks {
        let by_reflection = move |g: &Grid| {
            let k = pick(g)?;
            let done = complete_by_best_reflection(g, &hidden(g, k)?)?;
            (done.whole()).then_some((done.grid, k))
        };
        all.push(
            Operation::new(
                format!("restore what {name} hides by the best reflection (heuristic)"),
                Family::Symmetry,
                8,
                move |g| Some(by_reflection(g)?.0),
            )
            .first_only(),
        );
        all.push(
            Operation::new(
                format!("the part hidden by {name}, restored by the best reflection (heuristic)"),
                Family::Symmetry,
                8,
                move |g| {
                    let (done, k) = by_reflection(g)?;
                    let (t, l, h, w) = g.bounds(|c| c == k)?;
                    done.crop(t, l, h, w)
                },
            )
            .first_only(),
        );
    }
    all
}
