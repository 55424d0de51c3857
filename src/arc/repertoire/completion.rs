//! Operations that restore hidden parts of patterns.

use super::{Family, Operation};
use crate::arc::grid::Grid;
use crate::arc::symmetry::complete;

fn hidden(g: &Grid, colour: u8) -> Option<Vec<bool>> {
    let all: Vec<bool> = g.cells().iter().map(|&c| c == colour).collect();
    let n = all.iter().filter(|&&b| b).count();
    (n > 0 && 2 * n < all.len()).then_some(all)
}

/// The grid with the cells of one colour restored from exact symmetries; `None` unless every one of them is.
pub fn restored(g: &Grid, colour: u8) -> Option<Grid> {
    let done = complete(g, &hidden(g, colour)?);
    (done.whole() && done.exact()).then_some(done.grid)
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
    all
}
