//! What symmetries say about a prediction: which cells they fill, from which witnesses, with how many bits.

use super::grid::Grid;
use super::infer::Inference;
use super::repertoire::Family;
use super::symmetry::{Completion, complete_by_best_reflection, complete_exactly};

/// A completion that yields a prediction.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// The completion, with the evidence for every filled cell.
    pub completion: Completion,
    /// The cells of the input taken as hidden.
    pub hidden: Vec<bool>,
    /// The colour that hides them; `None` when they are the cells that the prediction changes.
    pub mask: Option<u8>,
    /// The cell of the input that the prediction's upper left cell shows.
    pub origin: (usize, usize),
}

impl Account {
    /// Whether every fill is exact if the pattern obeys the motions.
    pub fn exact(&self) -> bool {
        self.completion.exact()
    }

    /// The least evidence of any fill, in bits.
    pub fn least_bits(&self) -> Option<f64> {
        let bits = self.completion.fills.iter().map(|f| f.bits);
        bits.reduce(f64::min)
    }
}

/// The part of the input that the prediction shows: all of it, or the box of the hidden cells.
fn shown(done: &Grid, hidden: (usize, usize, usize, usize), whole: bool) -> Option<Grid> {
    if whole {
        return Some(done.clone());
    }
    let (t, l, h, w) = hidden;
    done.crop(t, l, h, w)
}

fn by_colour(
    input: &Grid,
    prediction: &Grid,
    k: u8,
    complete: impl Fn(&Grid, &[bool]) -> Option<Completion>,
) -> Option<Account> {
    let bounds = input.bounds(|c| c == k)?;
    let whole = input.shape() == prediction.shape();
    if !whole && (bounds.2, bounds.3) != prediction.shape() {
        return None;
    }
    let other = |(a, b): (&u8, &u8)| *a != k && a != b;
    if whole && input.cells().iter().zip(prediction.cells()).any(other) {
        return None;
    }
    let hidden: Vec<bool> = input.cells().iter().map(|&c| c == k).collect();
    let done = complete(input, &hidden)?;
    let agrees = shown(&done.grid, bounds, whole).as_ref() == Some(prediction);
    (done.whole() && agrees).then_some(Account {
        completion: done,
        hidden,
        mask: Some(k),
        origin: if whole { (0, 0) } else { (bounds.0, bounds.1) },
    })
}

/// The symmetries that account for a prediction: the completion of the input, with one colour hidden, that yields the prediction as
/// a whole or as the box of the hidden cells. Exact motions alone; `None` when no colour does.
///
/// ```
/// use elenchus::arc::{Grid, account::accounts_for};
/// let g = Grid::from_text("12345678\n23456781\n34567812\n45678123\n56700234\n67800345\n78123456\n81234567").unwrap();
/// let patch = Grid::from_text("81\n12").unwrap();
/// let why = accounts_for(&g, &patch).unwrap();
/// assert_eq!(why.mask, Some(0));
/// assert!(why.completion.fills.iter().all(|f| f.bits >= 30.0 && !f.witnesses.is_empty()));
/// ```
pub fn accounts_for(input: &Grid, prediction: &Grid) -> Option<Account> {
    (0..10u8).find_map(|k| by_colour(input, prediction, k, |g, h| Some(complete_exactly(g, h))))
}

/// The exact motions of all cells that a prediction leaves as they are, if they yield the cells that it changes.
fn by_changes(input: &Grid, prediction: &Grid) -> Option<Account> {
    if input.shape() != prediction.shape() {
        return None;
    }
    let cells = input.cells().iter().zip(prediction.cells());
    let hidden: Vec<bool> = cells.map(|(a, b)| a != b).collect();
    if !hidden.contains(&true) {
        return None;
    }
    let done = complete_exactly(input, &hidden);
    (done.whole() && done.grid == *prediction).then_some(Account {
        completion: done,
        hidden,
        mask: None,
        origin: (0, 0),
    })
}

impl Inference {
    /// Whether the rule completes a pattern by its symmetries.
    pub fn completes(&self) -> bool {
        self.rules
            .first()
            .is_some_and(|r| r.family == Family::Symmetry)
    }

    /// The symmetries that account for the first prediction for a test input; for rules that complete patterns also those of the cells
    /// left unchanged, or the best reflection, whose fills are heuristic.
    pub fn account(&self, test: usize, input: &Grid) -> Option<Account> {
        let prediction = self.predictions.get(test)?.first()?;
        if let Some(found) = accounts_for(input, prediction) {
            return Some(found);
        }
        self.rules
            .first()
            .filter(|r| r.family == Family::Symmetry)?;
        by_changes(input, prediction).or_else(|| {
            (0..10u8).find_map(|k| by_colour(input, prediction, k, complete_by_best_reflection))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prediction_that_changes_other_cells_has_no_account() {
        let g = Grid::from_text(
            "12345678\n23456781\n34567812\n45678123\n56700234\n67800345\n78123456\n81234567",
        )
        .unwrap();
        let mut p = accounts_for(&g, &Grid::from_text("81\n12").unwrap())
            .unwrap()
            .completion
            .grid;
        assert!(accounts_for(&g, &p).is_some());
        p.set(0, 0, 9);
        assert!(accounts_for(&g, &p).is_none());
        assert!(by_changes(&g, &p).is_none());
    }

    #[test]
    fn unchanged_cells_speak_for_the_changed_ones() {
        let whole = Grid::build(8, 8, |r, c| {
            let (a, b) = (r.min(7 - r), c.min(7 - c));
            ((a * 3 + b * 5 + a * b) % 7 + 1) as u8
        })
        .unwrap();
        let mut g = whole.clone();
        g.set(1, 2, 0);
        g.set(2, 2, 9);
        let why = by_changes(&g, &whole).unwrap();
        assert!(why.exact() && why.mask.is_none() && why.least_bits().unwrap() >= 30.0);
        assert_eq!(why.completion.fills.len(), 2);
        assert!(by_changes(&whole, &whole).is_none());
    }
}
