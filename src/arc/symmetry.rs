//! Completing a pattern from the symmetries its visible part obeys.
//!
//! A motion maps cells to cells: a translation, a glide, a reflection in any axis, a turn about any centre. The pattern obeys it when
//! no two visible cells that it joins differ. How much that says is measured in bits: −log₂ of the colour's frequency, summed over
//! the visible pairs that agree; the background counts only where it does not dominate. From [`EXACT_BITS`] on a motion is
//! accepted and a hidden cell takes the colour of the visible cells of its orbit: exact *if the pattern obeys the motion*. With a
//! few disagreements, or fewer bits, a fill is called heuristic. Orbits with two colours are reported as conflicts and stay hidden.

use super::grid::Grid;

/// Evidence from which on a fill counts as exact.
pub const EXACT_BITS: f64 = 30.0;

/// A motion of the square lattice: `(r, c) ↦ M·(r, c) + t` with `M` one of the eight signed permutations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Motion {
    /// Rows of `M`.
    pub matrix: [[i32; 2]; 2],
    /// The translation `t`.
    pub shift: [i32; 2],
}

const LINEAR: [[[i32; 2]; 2]; 8] = [
    [[1, 0], [0, 1]],
    [[1, 0], [0, -1]],
    [[-1, 0], [0, 1]],
    [[-1, 0], [0, -1]],
    [[0, 1], [1, 0]],
    [[0, -1], [-1, 0]],
    [[0, 1], [-1, 0]],
    [[0, -1], [1, 0]],
];

fn halves(n: i32) -> String {
    if n % 2 == 0 {
        format!("{}", n / 2)
    } else {
        format!("{}", f64::from(n) / 2.0)
    }
}

impl Motion {
    /// The image of a cell.
    pub fn image(&self, r: i32, c: i32) -> (i32, i32) {
        let [[a, b], [d, e]] = self.matrix;
        (a * r + b * c + self.shift[0], d * r + e * c + self.shift[1])
    }

    /// The motion that undoes this one.
    ///
    /// ```
    /// use elenchus::arc::symmetry::Motion;
    /// let m = Motion { matrix: [[0, -1], [1, 0]], shift: [5, 2] };
    /// let (r, c) = m.image(3, 4);
    /// assert_eq!(m.inverse().image(r, c), (3, 4));
    /// ```
    pub fn inverse(&self) -> Motion {
        let [[a, b], [d, e]] = self.matrix;
        // A signed permutation is orthogonal: its inverse is its transpose.
        let matrix = [[a, d], [b, e]];
        let [x, y] = self.shift;
        Motion {
            matrix,
            shift: [
                -(matrix[0][0] * x + matrix[0][1] * y),
                -(matrix[1][0] * x + matrix[1][1] * y),
            ],
        }
    }

    /// In words, with rows and columns counted from 0.
    pub fn name(&self) -> String {
        let [x, y] = self.shift;
        match self.matrix {
            [[1, 0], [0, 1]] => format!("translation by ({x}, {y})"),
            [[1, 0], [0, -1]] if x == 0 => format!("reflection in the axis column {}", halves(y)),
            [[1, 0], [0, -1]] => format!("glide in the axis column {} by {x} rows", halves(y)),
            [[-1, 0], [0, 1]] if y == 0 => format!("reflection in the axis row {}", halves(x)),
            [[-1, 0], [0, 1]] => format!("glide in the axis row {} by {y} columns", halves(x)),
            [[-1, 0], [0, -1]] => format!("half turn about ({}, {})", halves(x), halves(y)),
            [[0, 1], [1, 0]] if x + y == 0 => {
                format!("reflection in the diagonal row = column + {x}")
            }
            [[0, 1], [1, 0]] => format!("glide along the diagonal by ({x}, {y})"),
            [[0, -1], [-1, 0]] if x == y => {
                format!("reflection in the diagonal row + column = {x}")
            }
            [[0, -1], [-1, 0]] => format!("glide along the other diagonal by ({x}, {y})"),
            // The centre (r, c) of a quarter turn solves r = ±c + x, c = ∓r + y.
            [[0, 1], [-1, 0]] => {
                format!("quarter turn about ({}, {})", halves(x + y), halves(y - x))
            }
            _ => format!("quarter turn about ({}, {})", halves(x - y), halves(x + y)),
        }
    }
}

/// A motion the visible part obeys, with what speaks for and against it.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The motion.
    pub motion: Motion,
    /// Bits of agreement over visible pairs.
    pub bits: f64,
    /// Visible pairs that agree.
    pub agree: usize,
    /// Visible pairs that differ; 0 for an exact symmetry.
    pub differ: usize,
}

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
    /// The visible cells of its orbit.
    pub witnesses: Vec<(usize, usize)>,
}

/// What completion found.
#[derive(Clone, Debug, PartialEq)]
pub struct Completion {
    /// The grid with all fills.
    pub grid: Grid,
    /// The motions used, strongest first.
    pub motions: Vec<Evidence>,
    /// The filled cells.
    pub fills: Vec<Fill>,
    /// Hidden cells whose orbit has no visible cell.
    pub undetermined: Vec<(usize, usize)>,
    /// Hidden cells whose orbit shows several colours.
    pub conflicts: Vec<(usize, usize)>,
    /// How many motions were tried.
    pub tried: usize,
}

impl Completion {
    /// Whether every hidden cell got a colour.
    pub fn whole(&self) -> bool {
        self.undetermined.is_empty() && self.conflicts.is_empty()
    }

    /// Whether every fill is exact.
    pub fn exact(&self) -> bool {
        self.fills.iter().all(|f| f.exact)
    }
}

struct Visible<'a> {
    g: &'a Grid,
    hidden: &'a [bool],
    bits: [f64; 10],
}

impl<'a> Visible<'a> {
    fn new(g: &'a Grid, hidden: &'a [bool]) -> Visible<'a> {
        let mut n = [0usize; 10];
        let mut total = 0usize;
        for (i, &c) in g.cells().iter().enumerate() {
            if !hidden[i] {
                n[c as usize] += 1;
                total += 1;
            }
        }
        let mut bits = [0.0; 10];
        for c in 0..10 {
            if n[c] > 0 && 2 * n[c] <= total {
                bits[c] = (total as f64 / n[c] as f64).log2();
            }
        }
        Visible { g, hidden, bits }
    }

    /// The colour of a visible cell.
    fn at(&self, r: i32, c: i32) -> Option<u8> {
        let x = self.g.at(r, c)?;
        (!self.hidden[r as usize * self.g.width() + c as usize]).then_some(x)
    }

    /// Evidence for a motion, unless more than `allow` pairs differ.
    fn weigh(&self, m: Motion, allow: usize) -> Option<Evidence> {
        let (h, w) = (self.g.height() as i32, self.g.width() as i32);
        let (mut bits, mut agree, mut differ) = (0.0, 0, 0);
        for r in 0..h {
            for c in 0..w {
                let (y, x) = m.image(r, c);
                if (y, x) == (r, c) {
                    continue;
                }
                let (Some(a), Some(b)) = (self.at(r, c), self.at(y, x)) else {
                    continue;
                };
                if a == b {
                    // An involution meets every pair twice.
                    let twice = m.image(y, x) == (r, c);
                    bits += self.bits[a as usize] / if twice { 2.0 } else { 1.0 };
                    agree += 1;
                } else {
                    differ += 1;
                    if differ > allow {
                        return None;
                    }
                }
            }
        }
        Some(Evidence {
            motion: m,
            bits,
            agree,
            differ,
        })
    }
}

fn motions(h: i32, w: i32) -> Vec<Motion> {
    let mut all = Vec::new();
    for matrix in LINEAR {
        let [[a, b], [d, e]] = matrix;
        // The shift must bring some cell of the grid back into the grid.
        let corners = [(0, 0), (0, w - 1), (h - 1, 0), (h - 1, w - 1)];
        let rs = corners.map(|(r, c)| a * r + b * c);
        let cs = corners.map(|(r, c)| d * r + e * c);
        let (r0, r1) = (
            *rs.iter().min().unwrap_or(&0),
            *rs.iter().max().unwrap_or(&0),
        );
        let (c0, c1) = (
            *cs.iter().min().unwrap_or(&0),
            *cs.iter().max().unwrap_or(&0),
        );
        for x in -r1..=h - 1 - r0 {
            for y in -c1..=w - 1 - c0 {
                if matrix == LINEAR[0] && (x < 0 || (x == 0 && y <= 0)) {
                    // One of each pair of opposite translations is enough.
                    continue;
                }
                all.push(Motion {
                    matrix,
                    shift: [x, y],
                });
            }
        }
    }
    all
}

/// The motions obeyed by the visible cells with at least [`EXACT_BITS`], strongest first, and how many were tried.
///
/// Cost: about `16·h·w` motions, each dismissed at the first disagreement.
pub fn symmetries(g: &Grid, hidden: &[bool]) -> (Vec<Evidence>, usize) {
    let v = Visible::new(g, hidden);
    let all = motions(g.height() as i32, g.width() as i32);
    let tried = all.len();
    let mut found: Vec<Evidence> = all
        .into_iter()
        .filter_map(|m| v.weigh(m, 0))
        .filter(|e| e.bits >= EXACT_BITS)
        .collect();
    found.sort_by(|a, b| b.bits.total_cmp(&a.bits).then(a.motion.cmp(&b.motion)));
    (found, tried)
}

/// Motions that all but a few visible pairs obey: at most one pair in twenty differs. Used where no exact symmetry exists.
pub fn near_symmetries(g: &Grid, hidden: &[bool]) -> Vec<Evidence> {
    let v = Visible::new(g, hidden);
    let mut found: Vec<Evidence> = motions(g.height() as i32, g.width() as i32)
        .into_iter()
        .filter_map(|m| v.weigh(m, g.area() / 20))
        .filter(|e| e.bits >= EXACT_BITS && e.differ * 20 <= e.agree)
        .collect();
    found.sort_by(|a, b| b.bits.total_cmp(&a.bits).then(a.motion.cmp(&b.motion)));
    found.truncate(12);
    found
}

/// Completes the hidden cells of a grid by the symmetries its visible part obeys.
///
/// All exact motions are used together (the maximal set); where none is found, the near ones are, and every fill is then
/// heuristic.
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
    let (mut found, tried) = symmetries(g, hidden);
    let exact = !found.is_empty();
    if !exact {
        found = near_symmetries(g, hidden);
    }
    found.truncate(64);
    fill(g, hidden, found, exact, tried)
}

/// As [`complete`], from exact motions alone; without any, nothing is filled.
pub fn complete_exactly(g: &Grid, hidden: &[bool]) -> Completion {
    let (mut found, tried) = symmetries(g, hidden);
    found.truncate(64);
    fill(g, hidden, found, true, tried)
}

/// As [`complete`], from the one reflection, or the two at right angles, with the most evidence, however little it is. Every
/// fill is heuristic. `None` unless the best is unique.
pub fn complete_by_best_reflection(g: &Grid, hidden: &[bool]) -> Option<Completion> {
    let v = Visible::new(g, hidden);
    let all: Vec<Motion> = motions(g.height() as i32, g.width() as i32)
        .into_iter()
        .filter(|m| {
            let (a, b) = m.image(0, 0);
            m.image(a, b) == (0, 0) && m.matrix != LINEAR[3] && m.matrix != LINEAR[0]
        })
        .collect();
    let tried = all.len();
    let mut best: Vec<Evidence> = Vec::new();
    for kind in [1, 2, 4, 5] {
        let mut these: Vec<Evidence> = all
            .iter()
            .filter(|m| m.matrix == LINEAR[kind])
            .filter_map(|&m| v.weigh(m, 0))
            .filter(|e| e.bits > 8.0)
            .collect();
        these.sort_by(|a, b| b.bits.total_cmp(&a.bits));
        match these.as_slice() {
            [a, b, ..] if a.bits < 1.2 * b.bits => {}
            [a, ..] => best.push(a.clone()),
            [] => {}
        }
    }
    best.sort_by(|a, b| b.bits.total_cmp(&a.bits));
    let top = best.first()?.bits;
    best.retain(|e| 2.0 * e.bits >= top);
    Some(fill(g, hidden, best, false, tried))
}

fn fill(
    g: &Grid,
    hidden: &[bool],
    motions: Vec<Evidence>,
    exact: bool,
    tried: usize,
) -> Completion {
    let (h, w) = g.shape();
    let steps: Vec<(Motion, f64)> = motions
        .iter()
        .flat_map(|e| [(e.motion, e.bits), (e.motion.inverse(), e.bits)])
        .collect();
    let mut out = Completion {
        grid: g.clone(),
        motions,
        fills: Vec::new(),
        undetermined: Vec::new(),
        conflicts: Vec::new(),
        tried,
    };
    let mut done = vec![false; h * w];
    for start in 0..h * w {
        if !hidden[start] || done[start] {
            continue;
        }
        // The orbit within the grid; a path never leaves it.
        let mut orbit = vec![start];
        let mut reached = vec![f64::INFINITY; h * w];
        let mut inside = vec![false; h * w];
        inside[start] = true;
        let mut k = 0;
        while k < orbit.len() {
            let i = orbit[k];
            k += 1;
            for (m, bits) in &steps {
                let (y, x) = m.image((i / w) as i32, (i % w) as i32);
                if g.at(y, x).is_some() {
                    let j = y as usize * w + x as usize;
                    if !inside[j] {
                        inside[j] = true;
                        reached[j] = reached[i].min(*bits);
                        orbit.push(j);
                    }
                }
            }
        }
        let seen: Vec<usize> = orbit.iter().copied().filter(|&i| !hidden[i]).collect();
        let mut colours: Vec<u8> = seen.iter().map(|&i| g.cells()[i]).collect();
        colours.sort_unstable();
        let distinct =
            colours.windows(2).filter(|p| p[0] != p[1]).count() + usize::from(!colours.is_empty());
        let majority =
            (0..10u8).max_by_key(|&c| (colours.iter().filter(|&&x| x == c).count(), 9 - c));
        let bits = seen
            .iter()
            .map(|&i| reached[i])
            .find(|b| b.is_finite())
            .unwrap_or(0.0);
        for &i in &orbit {
            if !hidden[i] {
                continue;
            }
            done[i] = true;
            let cell = (i / w, i % w);
            match (distinct, majority) {
                (0, _) | (_, None) => out.undetermined.push(cell),
                (n, Some(colour)) if n == 1 || !exact => {
                    out.grid.set(cell.0, cell.1, colour);
                    out.fills.push(Fill {
                        cell,
                        colour,
                        bits,
                        exact: exact && n == 1 && bits >= EXACT_BITS,
                        witnesses: seen.iter().map(|&i| (i / w, i % w)).collect(),
                    });
                    if n > 1 {
                        out.conflicts.push(cell);
                    }
                }
                _ => out.conflicts.push(cell),
            }
        }
    }
    out.fills.sort_by_key(|f| f.cell);
    out
}

/// The symmetries that account for a prediction: the completion of a test input, with one colour hidden, that yields the prediction as
/// a whole or as the hidden rectangle. `None` when no colour does.
///
/// ```
/// use elenchus::arc::{Grid, symmetry::accounts_for};
/// let g = Grid::from_text("12345678\n23456781\n34567812\n45678123\n56700234\n67800345\n78123456\n81234567").unwrap();
/// let patch = Grid::from_text("81\n12").unwrap();
/// let why = accounts_for(&g, &patch).unwrap();
/// assert!(why.fills.iter().all(|f| f.bits >= 30.0 && !f.witnesses.is_empty()));
/// ```
pub fn accounts_for(input: &Grid, prediction: &Grid) -> Option<Completion> {
    (0..10u8)
        .filter(|k| input.palette() >> k & 1 == 1)
        .find_map(|k| {
            let (t, l, h, w) = input.bounds(|c| c == k)?;
            let whole = input.shape() == prediction.shape();
            let elsewhere = |r: usize, c: usize| {
                input.get(r, c) != k && input.get(r, c) != prediction.get(r, c)
            };
            if whole && (0..input.height()).any(|r| (0..input.width()).any(|c| elsewhere(r, c))) {
                return None;
            }
            if !whole && (h, w) != prediction.shape() {
                return None;
            }
            let hidden: Vec<bool> = input.cells().iter().map(|&c| c == k).collect();
            let done = complete_exactly(input, &hidden);
            let shown = if whole {
                Some(done.grid.clone())
            } else {
                done.grid.crop(t, l, h, w)
            };
            (done.whole() && shown.as_ref() == Some(prediction)).then_some(done)
        })
}

#[cfg(test)]
mod tests {
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
    fn names_state_fixed_points() {
        // A quarter turn about (2, 3): (r, c) ↦ (2 + (c − 3), 3 − (r − 2)).
        let m = Motion {
            matrix: [[0, 1], [-1, 0]],
            shift: [-1, 5],
        };
        assert_eq!(m.image(2, 3), (2, 3));
        assert_eq!(m.name(), "quarter turn about (2, 3)");
        let m = Motion {
            matrix: [[0, -1], [1, 0]],
            shift: [5, 1],
        };
        assert_eq!(m.image(2, 3), (2, 3));
        assert_eq!(m.name(), "quarter turn about (2, 3)");
    }
}
