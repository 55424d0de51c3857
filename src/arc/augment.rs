//! Images of a task under square symmetries, permutations of colours and of the order of pairs; each can be undone.

use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};

use super::grid::{COLOURS, Grid, Square};
use super::task::Task;

/// A reversible change of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Augmentation {
    /// Applied to every grid, after the colours.
    pub square: Square,
    /// The new colour of each colour: a permutation.
    pub colours: [u8; COLOURS],
    /// Pair `i` of the image is pair `order[i]` of the task.
    pub order: Vec<usize>,
}

impl Augmentation {
    /// The change that leaves a task with `pairs` training pairs as it is.
    pub fn identity(pairs: usize) -> Augmentation {
        Augmentation {
            square: Square::Identity,
            colours: std::array::from_fn(|i| i as u8),
            order: (0..pairs).collect(),
        }
    }

    /// A random change; black stays black unless `black` is set.
    pub fn random(pairs: usize, black: bool, seed: u64) -> Augmentation {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut a = Augmentation::identity(pairs);
        a.square = Square::ALL[rng.random_range(0..8)];
        let from = usize::from(!black);
        a.colours[from..].shuffle(&mut rng);
        a.order.shuffle(&mut rng);
        a
    }

    /// The image of a grid.
    pub fn grid(&self, g: &Grid) -> Grid {
        g.recoloured(|c| self.colours[c as usize])
            .transformed(self.square)
    }

    /// The grid whose image this is.
    pub fn grid_back(&self, g: &Grid) -> Grid {
        let mut back = [0u8; COLOURS];
        for (i, &c) in self.colours.iter().enumerate() {
            back[c as usize] = i as u8;
        }
        g.transformed(self.square.inverse())
            .recoloured(|c| back[c as usize])
    }

    /// The image of a task.
    ///
    /// ```
    /// use elenchus::arc::{Task, augment::Augmentation};
    /// let v = serde_json::json!({"train": [{"input": [[1, 2]], "output": [[3]]}, {"input": [[0]], "output": [[1]]}], "test": []});
    /// let t = Task::from_json("t", &v, "t".as_ref()).unwrap();
    /// let a = Augmentation::random(2, true, 7);
    /// assert_eq!(a.undo(&a.apply(&t)), t);
    /// ```
    pub fn apply(&self, t: &Task) -> Task {
        let mut out = t.map_grids(|g| self.grid(g));
        out.question.train = self
            .order
            .iter()
            .filter_map(|&i| out.question.train.get(i).cloned())
            .collect();
        out
    }

    /// The task whose image this is.
    pub fn undo(&self, t: &Task) -> Task {
        let mut out = t.map_grids(|g| self.grid_back(g));
        let shuffled = out.question.train.clone();
        for (i, &k) in self.order.iter().enumerate() {
            if let (Some(slot), Some(p)) = (out.question.train.get_mut(k), shuffled.get(i)) {
                *slot = p.clone();
            }
        }
        out
    }

    /// As JSON, enough to undo it.
    pub fn to_json(&self) -> Value {
        json!({"square": self.square.name(), "colours": self.colours, "order": self.order})
    }

    /// From JSON; says what is wrong otherwise.
    ///
    /// # Errors
    /// A sentence naming the field.
    pub fn from_json(v: &Value) -> Result<Augmentation, String> {
        let name = v["square"]
            .as_str()
            .ok_or("field square: expected the name of a square symmetry")?;
        let square = Square::ALL
            .into_iter()
            .find(|s| s.name() == name)
            .ok_or_else(|| {
                format!("field square: expected the name of a square symmetry, got {name:?}")
            })?;
        let numbers = |key: &str, bound: usize| -> Result<Vec<usize>, String> {
            let all: Option<Vec<usize>> = v[key]
                .as_array()
                .map(|a| {
                    a.iter()
                        .map(|x| x.as_u64().and_then(|n| usize::try_from(n).ok()))
                        .collect()
                })
                .unwrap_or_default();
            let all = all.ok_or_else(|| format!("field {key}: expected a list of integers"))?;
            let mut sorted = all.clone();
            sorted.sort_unstable();
            let n = if bound > 0 { bound } else { all.len() };
            (sorted == (0..n).collect::<Vec<_>>())
                .then_some(all)
                .ok_or_else(|| format!("field {key}: expected a permutation of 0..{n}"))
        };
        let colours = numbers("colours", COLOURS)?;
        Ok(Augmentation {
            square,
            colours: std::array::from_fn(|i| colours[i] as u8),
            order: numbers("order", 0)?,
        })
    }
}
