//! Group facts of a task: which symmetries map the set of inputs, of outputs, of pairs to itself.

use num_bigint::BigUint;
use serde_json::{Value, json};

use super::grid::{Grid, Square};
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
