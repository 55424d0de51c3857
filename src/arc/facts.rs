//! Group facts of a task: which symmetries map the set of inputs, of outputs, of pairs to itself.

use std::collections::BTreeMap;

use num_bigint::BigUint;
use serde_json::{Value, json};

use super::grid::{COLOURS, Grid, Square};
use super::task::{Pair, Question};
use crate::groups::{Ambient, Options, SetOfVectors, symmetry_group};

/// The symmetry group of a set of grids of one shape, within one ambient group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// `inputs`, `outputs` or `pairs`.
    pub of: &'static str,
    /// `sym`, `d4` or `torus`: all permutations of the cells, the symmetries of the rectangle, or its translations.
    pub within: &'static str,
    /// The order of the group.
    pub order: BigUint,
    /// The number of its orbits on the cells.
    pub orbits: usize,
    /// Whether the search proved that there are no further symmetries.
    pub complete: bool,
}

impl Fact {
    /// As JSON; the order is a string.
    pub fn to_json(&self) -> Value {
        json!({"of": self.of, "within": self.within, "order": self.order.to_string(), "orbits": self.orbits, "certified": self.complete})
    }
}

/// The group facts of a task, for those of inputs, outputs and pairs whose grids have one shape.
///
/// A symmetry `s` acts on a grid read row by row by `(s·x)_i = x_{s(i)}`, on a pair by acting on both grids.
///
/// ```
/// use elenchus::arc::{Grid, Pair, Question, facts::facts};
/// let g = |t: &str| Grid::from_text(t).unwrap();
/// let q = Question { train: vec![Pair { input: g("12\n21"), output: g("33\n33") }], tests: vec![] };
/// let all = facts(&q);
/// let order = |of, within| all.iter().find(|f| f.of == of && f.within == within).unwrap().order.to_string();
/// assert_eq!((order("inputs", "d4"), order("outputs", "d4"), order("inputs", "sym")), ("4".into(), "8".into(), "4".into()));
/// assert_eq!(order("pairs", "torus"), "2");
/// ```
pub fn facts(q: &Question) -> Vec<Fact> {
    let inputs: Vec<&Grid> = q.train.iter().map(|p| &p.input).collect();
    let outputs: Vec<&Grid> = q.train.iter().map(|p| &p.output).collect();
    let mut all = of_grids("inputs", &inputs);
    all.extend(of_grids("outputs", &outputs));
    let shape = q.train[0].input.shape();
    if q.train
        .iter()
        .all(|p| p.input.shape() == shape && p.output.shape() == shape)
    {
        let rows: Vec<Vec<(u8, u8)>> = q.train.iter().map(joint).collect();
        if let Ok(set) = SetOfVectors::new(&rows) {
            all.extend(within_all("pairs", &set, shape));
        }
    }
    all
}

fn joint(p: &Pair) -> Vec<(u8, u8)> {
    p.input
        .cells()
        .iter()
        .copied()
        .zip(p.output.cells().iter().copied())
        .collect()
}

fn of_grids(of: &'static str, grids: &[&Grid]) -> Vec<Fact> {
    let Some(first) = grids.first() else {
        return Vec::new();
    };
    if grids.iter().any(|g| g.shape() != first.shape()) {
        return Vec::new();
    }
    let rows: Vec<Vec<u8>> = grids.iter().map(|g| g.cells().to_vec()).collect();
    match SetOfVectors::of_digits(&rows) {
        Ok(set) => within_all(of, &set, first.shape()),
        Err(_) => Vec::new(),
    }
}

fn within_all(of: &'static str, set: &SetOfVectors, (rows, columns): (usize, usize)) -> Vec<Fact> {
    [
        ("sym", Ambient::Symmetric),
        ("d4", Ambient::Dihedral { rows, columns }),
        ("torus", Ambient::Torus { rows, columns }),
    ]
    .into_iter()
    .filter_map(|(within, ambient)| {
        let options = Options {
            ambient,
            budget: 20_000_000,
            ..Options::default()
        };
        let found = symmetry_group(set, &options).ok()?;
        Some(Fact {
            of,
            within,
            order: found.order().clone(),
            orbits: found.orbits().len(),
            complete: found.is_complete(),
        })
    })
    .collect()
}

/// The square symmetries `s` with `s(input) = output` for every pair: a coset of the group that fixes all inputs, or empty.
pub fn square_rules(train: &[Pair]) -> Vec<Square> {
    Square::ALL
        .into_iter()
        .filter(|&s| train.iter().all(|p| p.input.transformed(s) == p.output))
        .collect()
}

/// The translations of the torus, as rows down and columns right, that map every input to its output: a coset of the translations
/// that fix all inputs, or empty. Grids of different shapes have none.
///
/// ```
/// use elenchus::arc::{Grid, Pair, facts::torus_rules};
/// let g = |t: &str| Grid::from_text(t).unwrap();
/// let pair = Pair { input: g("1212\n3434"), output: g("4343\n2121") };
/// assert_eq!(torus_rules(&[pair]), [(1, 1), (1, 3)]);
/// ```
pub fn torus_rules(train: &[Pair]) -> Vec<(usize, usize)> {
    let Some(first) = train.first() else {
        return Vec::new();
    };
    let (h, w) = first.input.shape();
    if train
        .iter()
        .any(|p| p.input.shape() != (h, w) || p.output.shape() != (h, w))
    {
        return Vec::new();
    }
    (0..h)
        .flat_map(|r| (0..w).map(move |c| (r, c)))
        .filter(|&(r, c)| {
            train.iter().all(|p| {
                super::repertoire::geometry::shifted(&p.input, r as i32, c as i32) == p.output
            })
        })
        .collect()
}

/// The pairs of a square symmetry `s` and a permutation `p` of the ten colours with `p(s(input)) = output` for every training pair, for
/// one `s`: `p` is fixed on the colours of the inputs and free on the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recolouring {
    /// The square symmetry.
    pub square: Square,
    /// The image of each colour that the inputs show.
    pub colours: [Option<u8>; COLOURS],
}

impl Recolouring {
    /// How many permutations of the ten colours these are: the factorial of the number of colours not seen.
    pub fn count(&self) -> u64 {
        let free = self.colours.iter().filter(|c| c.is_none()).count() as u64;
        (1..=free).product()
    }

    /// In words.
    pub fn text(&self) -> String {
        let changed: Vec<String> = (0..COLOURS)
            .filter_map(|c| Some((c, self.colours[c]?)))
            .filter(|&(c, to)| c != to as usize)
            .map(|(c, to)| format!("{c}→{to}"))
            .collect();
        match changed.as_slice() {
            [] => self.square.name().into(),
            all => format!("{} with {}", self.square.name(), all.join(" ")),
        }
    }
}

/// The square symmetries that, with a permutation of colours, map every training input to its output; those of one permutation of colours
/// are a coset.
///
/// ```
/// use elenchus::arc::{Grid, Pair, facts::colour_rules};
/// let g = |t: &str| Grid::from_text(t).unwrap();
/// let found = colour_rules(&[Pair { input: g("120"), output: g("034") }]);
/// assert_eq!(found.len(), 2 + 2);
/// assert_eq!((found[0].text(), found[0].count()), ("identity with 0→4 1→0 2→3".into(), 5040));
/// // Two colours cannot become one.
/// assert!(colour_rules(&[Pair { input: g("12"), output: g("33") }]).is_empty());
/// ```
pub fn colour_rules(train: &[Pair]) -> Vec<Recolouring> {
    let fit = |square: Square| {
        let mut colours = [None; COLOURS];
        for p in train {
            let image = p.input.transformed(square);
            if image.shape() != p.output.shape() {
                return None;
            }
            for (&x, &y) in image.cells().iter().zip(p.output.cells()) {
                if *colours[x as usize].get_or_insert(y) != y {
                    return None;
                }
            }
        }
        let mut images: Vec<u8> = colours.iter().flatten().copied().collect();
        let n = images.len();
        images.sort_unstable();
        images.dedup();
        (images.len() == n).then_some(Recolouring { square, colours })
    };
    Square::ALL.into_iter().filter_map(fit).collect()
}

/// All permutations `s` of the cells, read row by row, with `s·input = output` for every training pair: a coset of the permutations that
/// fix all inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permutations {
    /// How many there are, at least one.
    pub count: BigUint,
    /// For each test input of the training grids' shape, what they make of it; `None` for others.
    pub predictions: Vec<Option<Images>>,
}

/// What all permutations of a coset make of a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Images {
    /// One of the images.
    pub one: Grid,
    /// The cells in which images differ; none when the image is unique.
    pub differing: Vec<(usize, usize)>,
}

/// The permutations of the cells that explain all pairs, of all `N!`, whatever `N`; `None` when there is none, or grids differ in shape.
///
/// `(s·x)_i = x_{s(i)}` equals `y_i` for all pairs exactly if input column `s(i)`, its colours in all pairs, equals output column `i`. So
/// they exist when both sides have the same columns equally often, and their number is the product of the factorials of these
/// multiplicities. Cost: `N log N` comparisons of columns.
///
/// ```
/// use elenchus::arc::{Grid, Pair, Question, facts::permutation_rules};
/// let g = |t: &str| Grid::from_text(t).unwrap();
/// let pair = |a: &str, b: &str| Pair { input: g(a), output: g(b) };
/// // The triangle task: both pairs leave the exchange of the last two edges alone; one pair leaves a 3-cycle, too.
/// let both = Question { train: vec![pair("010", "001"), pair("001", "010")], tests: vec![g("110")] };
/// let found = permutation_rules(&both).unwrap();
/// assert_eq!(found.count, 1u32.into());
/// assert_eq!(found.predictions[0].as_ref().unwrap().one, g("101"));
/// let one = Question { train: vec![pair("010", "001")], tests: vec![g("110")] };
/// let found = permutation_rules(&one).unwrap();
/// assert_eq!(found.count, 2u32.into());
/// assert_eq!(found.predictions[0].as_ref().unwrap().differing, [(0, 0), (0, 1)]);
/// ```
pub fn permutation_rules(q: &Question) -> Option<Permutations> {
    let shape = q.train.first()?.input.shape();
    let fits = |p: &Pair| p.input.shape() == shape && p.output.shape() == shape;
    if !q.train.iter().all(fits) {
        return None;
    }
    let mut from: BTreeMap<Vec<u8>, Vec<usize>> = BTreeMap::new();
    let mut to: BTreeMap<Vec<u8>, Vec<usize>> = BTreeMap::new();
    for i in 0..shape.0 * shape.1 {
        let column = |of: fn(&Pair) -> &Grid| q.train.iter().map(|p| of(p).cells()[i]).collect();
        from.entry(column(|p| &p.input)).or_default().push(i);
        to.entry(column(|p| &p.output)).or_default().push(i);
    }
    let same = from.len() == to.len()
        && from
            .iter()
            .all(|(k, v)| to.get(k).is_some_and(|w| w.len() == v.len()));
    if !same {
        return None;
    }
    let count = from
        .values()
        .flat_map(|v| 1..=v.len())
        .fold(BigUint::from(1u32), |n, k| n * k);
    let image = |g: &Grid| {
        let mut one = g.clone();
        let mut differing = Vec::new();
        for (k, places) in &to {
            let sources = &from[k];
            let mixed = sources
                .iter()
                .any(|&s| g.cells()[s] != g.cells()[sources[0]]);
            for (&i, &s) in places.iter().zip(sources) {
                one.cells_mut()[i] = g.cells()[s];
                if mixed {
                    differing.push((i / shape.1, i % shape.1));
                }
            }
        }
        differing.sort_unstable();
        Images { one, differing }
    };
    let predictions = q
        .tests
        .iter()
        .map(|g| (g.shape() == shape).then(|| image(g)))
        .collect();
    Some(Permutations { count, predictions })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arc::patterns::{act, rules};

    #[test]
    fn permutation_rules_are_those_of_brute_force() {
        let mut x = 5u64;
        let mut noise = |n: u64| {
            x = x
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (x >> 33) % n
        };
        let (mut none, mut several) = (0, 0);
        for _ in 0..60 {
            let mut grid = || Grid::build(2, 3, |_, _| noise(2) as u8).unwrap();
            let (a, b, z) = (grid(), grid(), grid());
            let hidden: Vec<usize> = vec![3, 1, 0, 5, 4, 2];
            let moved = |g: &Grid| Grid::from_cells(2, 3, act(&hidden, g.cells())).unwrap();
            // The second output is the image of the second input or an unrelated grid.
            let train: Vec<Pair> = vec![
                Pair {
                    output: moved(&a),
                    input: a,
                },
                Pair {
                    output: if z.get(0, 0) == 0 {
                        moved(&b)
                    } else {
                        z.clone()
                    },
                    input: b,
                },
            ];
            let lists: Vec<(Vec<u8>, Vec<u8>)> = train
                .iter()
                .map(|p| (p.input.cells().to_vec(), p.output.cells().to_vec()))
                .collect();
            let all = rules(&lists).unwrap();
            let found = permutation_rules(&Question {
                train,
                tests: vec![z.clone()],
            });
            let Some(found) = found else {
                assert!(all.is_empty());
                none += 1;
                continue;
            };
            assert_eq!(found.count, all.len().into());
            let images: Vec<Vec<u8>> = all.iter().map(|s| act(s, z.cells())).collect();
            let said = found.predictions[0].as_ref().unwrap();
            assert!(images.contains(&said.one.cells().to_vec()));
            let differ: Vec<(usize, usize)> = (0..6)
                .filter(|&i| images.iter().any(|y| y[i] != images[0][i]))
                .map(|i| (i / 3, i % 3))
                .collect();
            several += usize::from(!differ.is_empty());
            assert_eq!(said.differing, differ);
        }
        assert!(none > 5 && several > 5, "{none} {several}");
    }
}
