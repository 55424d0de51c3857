//! Filling hidden cells from their orbits.

use super::evidence::{Evidence, Visible, best_reflections, near_symmetries, symmetries};
use super::subgroups::{Orbits, maximal_sets, way};
use super::{EXACT_BITS, MOST_MOTIONS};
use crate::arc::grid::Grid;

/// A hidden cell that got a colour.
#[derive(Clone, Debug, PartialEq)]
pub struct Fill {
    /// Row and column.
    pub cell: (usize, usize),
    /// Its colour.
    pub colour: u8,
    /// Evidence for the weakest motion on the way to the nearest witness.
    pub bits: f64,
    /// Whether it is exact if the pattern obeys the motions.
    pub exact: bool,
    /// The motions on the way from the cell to the nearest witness, as numbers in [`Completion::motions`].
    pub path: Vec<usize>,
    /// The visible cells of its orbit that have the colour.
    pub witnesses: Vec<(usize, usize)>,
    /// The visible cells of its orbit that have another colour; none for an exact fill.
    pub against: Vec<(usize, usize)>,
}

/// What one maximal set of motions says about a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The colour.
    pub colour: u8,
    /// Evidence for the weakest motion on the way to the nearest witness.
    pub bits: f64,
    /// The motions on the way, as numbers in [`Completion::motions`].
    pub path: Vec<usize>,
    /// The visible cells that say so.
    pub witnesses: Vec<(usize, usize)>,
}

/// A hidden cell for which there is evidence of several colours.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Row and column.
    pub cell: (usize, usize),
    /// The rival colours, each with its evidence.
    pub claims: Vec<Claim>,
}

/// What completion found.
#[derive(Clone, Debug, PartialEq)]
pub struct Completion {
    /// The grid with all fills.
    pub grid: Grid,
    /// The motions used, strongest first.
    pub motions: Vec<Evidence>,
    /// The compatible sets of motions, maximal under inclusion, as numbers in [`Completion::motions`]; the one with the most evidence
    /// first. One set when all motions are compatible, or when they are heuristic.
    pub subgroups: Vec<Vec<usize>>,
    /// The filled cells.
    pub fills: Vec<Fill>,
    /// Hidden cells whose orbit has no visible cell.
    pub undetermined: Vec<(usize, usize)>,
    /// Hidden cells with evidence for several colours. They stay hidden unless the fills are heuristic.
    pub conflicts: Vec<Conflict>,
    /// How many motions were tried.
    pub tried: usize,
    /// How many of them the visible part obeys with [`EXACT_BITS`]; the strongest [`MOST_MOTIONS`] are used.
    pub obeyed: usize,
}

impl Completion {
    /// Whether every hidden cell got a colour that nothing speaks against.
    pub fn whole(&self) -> bool {
        self.undetermined.is_empty() && self.conflicts.is_empty()
    }

    /// Whether every fill is exact.
    pub fn exact(&self) -> bool {
        self.fills.iter().all(|f| f.exact)
    }
}

/// Completes the hidden cells of a grid by the symmetries its visible part obeys.
///
/// All exact motions are used together, or, where they are not compatible, the maximal sets of them that are. Where no motion is exact,
/// the near ones are used and every fill is heuristic: the majority of its orbit, with the minority beside it and among the
/// conflicts.
///
/// ```
/// use elenchus::arc::{Grid, symmetry::complete};
/// let g = Grid::from_text("12345021\n54321045\n13524031\n12345021\n54321045\n13524031\n12345021\n54399945\n13599931").unwrap();
/// let hidden: Vec<bool> = g.cells().iter().map(|&c| c == 9).collect();
/// let done = complete(&g, &hidden);
/// assert!(done.whole() && done.exact());
/// assert_eq!(done.grid.row(7), [5, 4, 3, 2, 1, 0, 4, 5]);
/// assert!(done.fills[0].bits >= 30.0 && !done.fills[0].witnesses.is_empty());
/// ```
pub fn complete(g: &Grid, hidden: &[bool]) -> Completion {
    let (found, tried) = symmetries(g, hidden);
    if !found.is_empty() {
        return fill(g, hidden, found, true, tried);
    }
    fill(g, hidden, near_symmetries(g, hidden), false, tried)
}

/// As [`complete`], from exact motions alone; without any, nothing is filled.
pub fn complete_exactly(g: &Grid, hidden: &[bool]) -> Completion {
    let (found, tried) = symmetries(g, hidden);
    fill(g, hidden, found, true, tried)
}

/// As [`complete`], from the one reflection, or the two at right angles, with the most evidence, however little it is. Every
/// fill is heuristic. `None` unless the best is unique.
pub fn complete_by_best_reflection(g: &Grid, hidden: &[bool]) -> Option<Completion> {
    let (best, tried) = best_reflections(g, hidden)?;
    Some(fill(g, hidden, best, false, tried))
}

fn fill(
    g: &Grid,
    hidden: &[bool],
    mut motions: Vec<Evidence>,
    exact: bool,
    tried: usize,
) -> Completion {
    let (h, w) = g.shape();
    let obeyed = if exact { motions.len() } else { 0 };
    motions.truncate(MOST_MOTIONS);
    let v = Visible::new(g, hidden);
    let subgroups = if exact {
        maximal_sets(&v, &motions)
    } else {
        vec![(0..motions.len()).collect()]
    };
    let mut out = Completion {
        grid: g.clone(),
        motions,
        subgroups,
        fills: Vec::new(),
        undetermined: Vec::new(),
        conflicts: Vec::new(),
        tried,
        obeyed,
    };
    // The visible cells of every orbit, for each set.
    let seen: Vec<(Vec<usize>, Vec<Vec<usize>>)> = out
        .subgroups
        .iter()
        .map(|set| {
            let mut orbits = Orbits::of(&v, &out.motions, set);
            let roots: Vec<usize> = (0..h * w).map(|i| orbits.root(i)).collect();
            let mut visible = vec![Vec::new(); h * w];
            for i in (0..h * w).filter(|&i| !hidden[i]) {
                visible[roots[i]].push(i);
            }
            (roots, visible)
        })
        .collect();
    let place = |i: &usize| (i / w, i % w);
    for i in (0..h * w).filter(|&i| hidden[i]) {
        let mut claims: Vec<Claim> = Vec::new();
        for (set, (roots, visible)) in out.subgroups.iter().zip(&seen) {
            let orbit = &visible[roots[i]];
            for colour in 0..10u8 {
                let witnesses: Vec<(usize, usize)> = orbit
                    .iter()
                    .filter(|&&j| g.cells()[j] == colour)
                    .map(place)
                    .collect();
                if witnesses.is_empty() || claims.iter().any(|c| c.colour == colour) {
                    continue;
                }
                let (path, bits) = way(&v, &out.motions, set, i, colour);
                claims.push(Claim {
                    colour,
                    bits,
                    path,
                    witnesses,
                });
            }
        }
        let cell = place(&i);
        if claims.is_empty() {
            out.undetermined.push(cell);
            continue;
        }
        if claims.len() == 1 || !exact {
            // The majority; the smallest colour at a tie.
            let best = claims
                .iter()
                .max_by_key(|c| (c.witnesses.len(), 9 - c.colour))
                .unwrap_or(&claims[0]);
            out.grid.set(cell.0, cell.1, best.colour);
            out.fills.push(Fill {
                cell,
                colour: best.colour,
                bits: best.bits,
                exact: exact && best.bits >= EXACT_BITS,
                path: best.path.clone(),
                witnesses: best.witnesses.clone(),
                against: claims
                    .iter()
                    .filter(|c| c.colour != best.colour)
                    .flat_map(|c| c.witnesses.iter().copied())
                    .collect(),
            });
        }
        if claims.len() > 1 {
            out.conflicts.push(Conflict { cell, claims });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::Motion;
    use super::*;

    #[test]
    fn motions_are_found_against_brute_force_on_a_quilt() {
        // A 10 × 10 corner of colours, reflected both ways: the full grid obeys both reflections and their product.
        let g = Grid::build(12, 12, |r, c| {
            let (a, b) = (r.min(11 - r), c.min(11 - c));
            ((a * a * 3 + b * 7 + a * b) % 10) as u8
        })
        .unwrap();
        let (found, _) = symmetries(&g, &[false; 144]);
        let names: Vec<String> = found.iter().map(|e| e.motion.name()).collect();
        for n in [
            "reflection in the axis column 5.5",
            "reflection in the axis row 5.5",
            "half turn about (5.5, 5.5)",
        ] {
            assert!(names.iter().any(|x| x == n), "{n} not in {names:?}");
        }
        for e in &found {
            for r in 0..12 {
                for c in 0..12 {
                    let (y, x) = e.motion.image(r, c);
                    assert!(
                        g.at(y, x)
                            .is_none_or(|v| v == g.get(r as usize, c as usize))
                    );
                }
            }
        }
    }

    #[test]
    fn fills_agree_with_the_pattern_that_was_hidden() {
        let g = Grid::build(14, 14, |r, c| {
            ((r % 3) * 3 + (c % 4) * 2 + (r % 3) * (c % 4)) as u8 % 10
        })
        .unwrap();
        let hidden: Vec<bool> = (0..196)
            .map(|i| (4..8).contains(&(i / 14)) && (5..9).contains(&(i % 14)))
            .collect();
        let mut damaged = g.clone();
        for (i, &b) in hidden.iter().enumerate() {
            if b {
                damaged.cells_mut()[i] = 0;
            }
        }
        let done = complete(&damaged, &hidden);
        assert!(done.whole() && done.exact());
        assert_eq!(done.grid, g);
    }

    #[test]
    fn a_colour_that_is_seen_nowhere_stays_undetermined() {
        let g = Grid::from_text("99\n99").unwrap();
        let done = complete(&g, &[true; 4]);
        assert_eq!(done.undetermined.len(), 4);
        assert!(done.fills.is_empty());
    }

    #[test]
    fn too_little_evidence_is_not_exact() {
        let g = Grid::from_text("1291").unwrap();
        let done = complete(&g, &[false, false, true, false]);
        assert!(done.fills.iter().all(|f| !f.exact));
    }

    #[test]
    fn motions_that_contradict_each_other_through_hidden_cells_are_parted() {
        // Both reflections of the grid, but for four cells: 9 stands where 6 should, and two cells are hidden, so that each reflection
        // alone is obeyed. One of them says 9 for a hidden cell, the other 6.
        let rows = ["1234664321", "4152332514", "3361441633", "2543553452"];
        let mut g =
            Grid::build(16, 10, |r, c| rows[r.min(15 - r) % 4].as_bytes()[c] - b'0').unwrap();
        let mut hidden = vec![false; 160];
        hidden[4 * 10 + 4] = true;
        hidden[11 * 10 + 5] = true;
        g.set(4, 5, 9);
        let v = Visible::new(&g, &hidden);
        let weigh = |matrix, shift| v.weigh(Motion { matrix, shift }, 0).unwrap();
        let both = vec![
            weigh([[1, 0], [0, -1]], [0, 9]),
            weigh([[-1, 0], [0, 1]], [15, 0]),
        ];
        assert_eq!(maximal_sets(&v, &both).len(), 2);
        let done = fill(&g, &hidden, both, true, 2);
        assert!(done.fills.is_empty() && !done.whole());
        let said: Vec<Vec<u8>> = done
            .conflicts
            .iter()
            .map(|c| {
                let mut colours: Vec<u8> = c.claims.iter().map(|x| x.colour).collect();
                colours.sort_unstable();
                colours
            })
            .collect();
        assert_eq!(said, [[6, 9], [6, 9]]);
        assert_eq!(done.grid, g);
    }

    #[test]
    fn ways_lead_to_witnesses() {
        let g = Grid::build(12, 12, |r, c| {
            ((r % 4) * 4 + c % 3 * 5 + (r % 4) * (c % 3)) as u8 % 9 + 1
        })
        .unwrap();
        let hidden: Vec<bool> = (0..144).map(|i| i / 12 < 3 && i % 12 < 5).collect();
        let done = complete(&g, &hidden);
        assert!(done.whole() && done.exact() && done.subgroups.len() == 1);
        for f in &done.fills {
            assert!(!f.path.is_empty() && f.against.is_empty());
            assert_eq!(g.get(f.cell.0, f.cell.1), f.colour);
            // Each motion of the way, forwards or backwards, leads from the cell to some witness.
            let mut reach = vec![(f.cell.0 as i32, f.cell.1 as i32)];
            for &k in &f.path {
                let m = done.motions[k].motion;
                reach = reach
                    .iter()
                    .flat_map(|&(r, c)| [m.image(r, c), m.inverse().image(r, c)])
                    .filter(|&(r, c)| g.at(r, c).is_some())
                    .collect();
            }
            assert!(
                reach
                    .iter()
                    .any(|&(r, c)| f.witnesses.contains(&(r as usize, c as usize)))
            );
        }
    }
}
