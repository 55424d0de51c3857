//! What to try: a space that is enumerated, and random instances beyond it.

use std::fmt;
use std::sync::Arc;

use proptest::strategy::{BoxedStrategy, Strategy};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::kernel::{Case, Kind, Matrix, Space, Value};
use crate::number::{Number, Rational};

/// The domain of a claim.
#[derive(Clone)]
pub struct Domain {
    /// What is enumerated, in order of size, and covered for a proof.
    pub space: Space,
    /// Random instances, from beyond the enumerated ones where there are such.
    strategy: Arc<dyn Fn() -> BoxedStrategy<Case<Rational>> + Send + Sync>,
    /// How often boxes are halved before an enclosure gives up.
    pub depth: u32,
    /// Whether a cover of the space is attempted; without it the claim is only sampled.
    pub covered: bool,
    /// Most random instances, and most in order of size.
    pub most_draws: u64,
}

impl fmt::Debug for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.space.fmt(f)
    }
}

impl Domain {
    /// The domain that is enumerated as `space`, with random instances from the same space.
    pub fn new(space: Space) -> Self {
        let random = space.clone();
        Domain {
            space,
            strategy: Arc::new(move || from_space(random.clone())),
            depth: 24,
            covered: true,
            most_draws: u64::MAX,
        }
    }

    /// Random instances come from this larger space, with the same parts.
    pub fn beyond(mut self, random: Space) -> Self {
        self.strategy = Arc::new(move || from_space(random.clone()));
        self
    }

    /// Random instances come from this strategy, which should meet the hypotheses by construction.
    pub fn sampled_by(
        mut self,
        strategy: impl Fn() -> BoxedStrategy<Case<Rational>> + Send + Sync + 'static,
    ) -> Self {
        self.strategy = Arc::new(strategy);
        self
    }

    /// Boxes are halved at most so often.
    pub fn depth(mut self, depth: u32) -> Self {
        self.depth = depth;
        self
    }

    /// The space is searched in order of size, but too large to be covered: the claim is sampled at best.
    pub fn only_sampled(mut self) -> Self {
        self.covered = false;
        self
    }

    /// At most so many random instances, and as many in order of size, for a statement that is dear to judge.
    pub fn draws(mut self, most: u64) -> Self {
        self.most_draws = most;
        self
    }

    /// Whether the instance is among those that the space enumerates, real parameters left open.
    pub(super) fn enumerates(&self, case: &Case<Rational>) -> bool {
        let listed = |among: &[num_rational::BigRational], x: &Rational| {
            among.iter().any(|a| Rational::from_big(a) == *x)
        };
        self.space.admits(case).is_ok()
            && self
                .space
                .parts
                .iter()
                .all(|part| match (&part.kind, case.get(&part.name)) {
                    (Kind::Natural { to, .. }, Some(Value::Natural(n))) => n <= to,
                    (Kind::Number { among }, Some(Value::Number(x))) => listed(among, x),
                    (Kind::Vector { among, .. }, Some(Value::Vector(v))) => {
                        v.iter().all(|x| listed(among, x))
                    }
                    (Kind::Matrix { among, .. }, Some(Value::Matrix(m))) => {
                        m.entries().iter().all(|x| listed(among, x))
                    }
                    (Kind::BinarySet { most, .. }, Some(Value::Matrix(m))) => m.rows() <= *most,
                    _ => true,
                })
    }

    /// The strategy for random instances.
    pub fn strategy(&self) -> BoxedStrategy<Case<Rational>> {
        (self.strategy)()
    }
}

/// Random instances of a space: every part drawn within its enumerated range, numbers also beyond their list.
fn from_space(space: Space) -> BoxedStrategy<Case<Rational>> {
    proptest::arbitrary::any::<u64>()
        .prop_map(move |seed| draw(&space, &mut ChaCha8Rng::seed_from_u64(seed)))
        .boxed()
}

fn number(rng: &mut ChaCha8Rng) -> Rational {
    match rng.random_range(0..10) {
        0 | 1 => Rational::integer(0),
        2 => Rational::integer(1),
        3..=5 => Rational::integer(rng.random_range(-3..=3)),
        6..=8 => Rational::ratio(rng.random_range(-12..=12), rng.random_range(1..=6)),
        _ => Rational::ratio(
            rng.random_range(-1_000_000..=1_000_000),
            rng.random_range(1..=1000),
        ),
    }
}

fn draw(space: &Space, rng: &mut ChaCha8Rng) -> Case<Rational> {
    let mut case = Case::new();
    for part in &space.parts {
        let size = |s: &crate::kernel::Size| s.in_case(&case).unwrap_or(0);
        let listed = |among: &[num_rational::BigRational], rng: &mut ChaCha8Rng| {
            if among.is_empty() || rng.random_range(0..4) == 0 {
                number(rng)
            } else {
                Rational::from_big(&among[rng.random_range(0..among.len())])
            }
        };
        let value = match &part.kind {
            Kind::Natural { from, to } => Value::Natural(rng.random_range(*from..=*to)),
            Kind::Word { among } => Value::Word(among[rng.random_range(0..among.len())].clone()),
            Kind::Number { among } if space.complete => {
                Value::Number(Rational::from_big(&among[rng.random_range(0..among.len())]))
            }
            Kind::Number { among } => Value::Number(listed(among, rng)),
            Kind::Permutation { of } => {
                let mut images: Vec<usize> = (0..size(of)).collect();
                for i in (1..images.len()).rev() {
                    images.swap(i, rng.random_range(0..=i));
                }
                Value::Naturals(images)
            }
            Kind::Vector { length, among } => {
                let n = size(length);
                Value::Vector((0..n).map(|_| listed(among, rng)).collect())
            }
            Kind::Matrix { rows, cols, among } => {
                let (r, c) = (size(rows), size(cols));
                Value::Matrix(Matrix::from_fn(r, c, |_, _| listed(among, rng)))
            }
            Kind::BinarySet {
                length,
                least,
                most,
            } => {
                let n = size(length).min(62);
                let most = (*most).min(if n < 20 { 1 << n } else { *most });
                let wanted = if most > *least {
                    rng.random_range(*least..=most)
                } else {
                    most
                };
                let mut items = std::collections::BTreeSet::new();
                while items.len() < wanted {
                    items.insert(rng.random_range(0..1u64 << n));
                }
                let items: Vec<u64> = items.into_iter().collect();
                Value::Matrix(Matrix::from_fn(items.len(), n, |i, j| {
                    Rational::integer((items[i] >> (n - 1 - j) & 1) as i64)
                }))
            }
            Kind::Graph { vertices } => {
                let n = size(vertices);
                let density = rng.random_range(0.0..1.0);
                let mut edge = vec![vec![false; n]; n];
                for i in 0..n {
                    for j in 0..i {
                        let e = rng.random_bool(density);
                        edge[i][j] = e;
                        edge[j][i] = e;
                    }
                }
                Value::Matrix(Matrix::from_fn(n, n, |i, j| {
                    Rational::integer(i64::from(edge[i][j]))
                }))
            }
            Kind::Free => Value::Number(number(rng)),
            Kind::FreeVector { length } => {
                let n = size(length);
                Value::Vector((0..n).map(|_| number(rng)).collect())
            }
            Kind::FreeMatrix { rows, cols } => {
                let (r, c) = (size(rows), size(cols));
                Value::Matrix(Matrix::from_fn(r, c, |_, _| number(rng)))
            }
            Kind::Between { lo, hi } => {
                let t = Rational::ratio(rng.random_range(0..=1000), 1000);
                let (lo, hi) = (Rational::from_big(lo), Rational::from_big(hi));
                Value::Number(lo.clone() + (hi - lo) * t)
            }
            Kind::Given(value) => value.map(Rational::from_big),
        };
        case.set(&part.name, value);
    }
    case
}

impl From<Space> for Domain {
    fn from(space: Space) -> Self {
        Domain::new(space)
    }
}
