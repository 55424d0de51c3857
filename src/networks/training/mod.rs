//! Training auto-associators `y = φ(Wx)`: gradient descent, mini-batches, momentum and ADAM, run and not quoted.
//!
//! The loss of an item is `(1/N) Σᵢ (φ(Wx)ᵢ − xᵢ)²`, the cost is its mean over the items of a batch plus optional penalties `λ₂‖W‖_F² + λ₁Σ|Wᵢⱼ|`.
//! Runs are deterministic: the order of mini-batches comes from a seeded generator, sums are taken in a fixed order, and nothing depends
//! on threads. For `φ = id` the limit of full-batch descent is `P + W₀(I − P)`, `P` the orthogonal projector onto the span of the items
//! (a step changes `W` only along the span); [`exact_descent`] runs the same steps over the rationals.
//!
//! Sources: Kingma & Ba, *Adam* (2015), Algorithm 1; Polyak, *Some methods of speeding up the convergence of iteration methods* (1964), for momentum.

use nalgebra::{DMatrix, DVector};
use num_rational::BigRational;
use num_traits::{One, Zero};
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::linalg;

/// The activation, applied componentwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activation {
    /// `φ(t) = t`.
    Identity,
    /// `φ(t) = tanh t`.
    Tanh,
    /// `φ(t) = 1/(1 + e^(−t))`.
    Sigmoid,
}

impl Activation {
    /// `φ(t)`.
    pub fn value(self, t: f64) -> f64 {
        match self {
            Activation::Identity => t,
            Activation::Tanh => t.tanh(),
            Activation::Sigmoid => 1.0 / (1.0 + (-t).exp()),
        }
    }

    /// `φ'(t)`.
    pub fn slope(self, t: f64) -> f64 {
        let y = self.value(t);
        match self {
            Activation::Identity => 1.0,
            Activation::Tanh => 1.0 - y * y,
            Activation::Sigmoid => y * (1.0 - y),
        }
    }
}

/// How a gradient becomes a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Optimiser {
    /// `W ← W − ηg`.
    Descent,
    /// Heavy ball: `v ← μv + g`, `W ← W − ηv`.
    Momentum(f64),
    /// ADAM with `β = (0.9, 0.999)`, `ε = 10⁻⁸` and bias correction.
    Adam,
}

/// A training procedure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Procedure {
    /// The activation.
    pub activation: Activation,
    /// The optimiser.
    pub optimiser: Optimiser,
    /// The learning rate `η`.
    pub rate: f64,
    /// Items per step, each epoch in a fresh seeded order; `None` for all items at once.
    pub batch: Option<usize>,
    /// The weight `λ₁` of `Σ|Wᵢⱼ|`.
    pub l1: f64,
    /// The weight `λ₂` of `‖W‖_F²`.
    pub l2: f64,
    /// The seed of the batch orders.
    pub seed: u64,
}

impl Procedure {
    /// Full-batch gradient descent without penalty.
    pub fn descent(activation: Activation, rate: f64) -> Self {
        Procedure {
            activation,
            optimiser: Optimiser::Descent,
            rate,
            batch: None,
            l1: 0.0,
            l2: 0.0,
            seed: 0,
        }
    }
}

/// Where training starts.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    /// Every entry the same number.
    Constant(f64),
    /// Independent entries, uniform on [0, 1).
    Uniform(u64),
    /// Independent centred Gaussian entries with this standard deviation.
    Gaussian(f64, u64),
    /// This matrix.
    Given(DMatrix<f64>),
}

impl Start {
    /// The `n × n` matrix.
    ///
    /// # Panics
    /// If a given matrix has another shape.
    ///
    /// ```
    /// use elenchus::networks::training::Start;
    /// assert_eq!(Start::Uniform(7).matrix(3), Start::Uniform(7).matrix(3));
    /// assert_ne!(Start::Gaussian(1.0, 1).matrix(3), Start::Gaussian(1.0, 2).matrix(3));
    /// ```
    pub fn matrix(&self, n: usize) -> DMatrix<f64> {
        match self {
            Start::Constant(c) => DMatrix::from_element(n, n, *c),
            Start::Uniform(seed) => {
                let mut rng = ChaCha8Rng::seed_from_u64(*seed);
                DMatrix::from_fn(n, n, |_, _| rng.random())
            }
            Start::Gaussian(deviation, seed) => {
                let mut rng = ChaCha8Rng::seed_from_u64(*seed);
                // Box–Muller; 1 − u keeps the logarithm finite.
                DMatrix::from_fn(n, n, |_, _| {
                    let (u, v): (f64, f64) = (rng.random(), rng.random());
                    deviation * (-2.0 * (1.0 - u).ln()).sqrt() * (std::f64::consts::TAU * v).cos()
                })
            }
            Start::Given(w) => {
                assert_eq!(w.shape(), (n, n), "a start of the shape of the network");
                w.clone()
            }
        }
    }
}

/// The loss of one item: `(1/N) Σᵢ (φ(Wx)ᵢ − xᵢ)²`.
///
/// ```
/// use elenchus::networks::training::{Activation, loss};
/// use nalgebra::{dmatrix, dvector};
/// assert_eq!(loss(Activation::Sigmoid, &dmatrix![0.0], &dvector![0.0]), 0.25);
/// ```
pub fn loss(activation: Activation, w: &DMatrix<f64>, x: &DVector<f64>) -> f64 {
    let t = w * x;
    let total: f64 = t
        .iter()
        .zip(x.iter())
        .map(|(t, x)| (activation.value(*t) - x).powi(2))
        .sum();
    total / x.len() as f64
}

/// The gradient of the mean loss of some items with respect to `W`; 0 for no items.
pub fn gradient(activation: Activation, w: &DMatrix<f64>, items: &[&DVector<f64>]) -> DMatrix<f64> {
    let mut total = DMatrix::zeros(w.nrows(), w.ncols());
    for x in items {
        let t = w * *x;
        let delta = t.zip_map(x, |t, x| {
            2.0 * (activation.value(t) - x) * activation.slope(t)
        });
        total += delta * x.transpose() / (x.len() * items.len()) as f64;
    }
    total
}

/// Trains for so many steps and returns the matrix. Cost per step: `O(N²)` per item of the batch.
///
/// ```
/// use elenchus::networks::training::{Activation, Procedure, Start, train};
/// use nalgebra::dvector;
/// let items = [dvector![1.0, 0.0, 1.0], dvector![1.0, 1.0, 0.0]];
/// let w = train(&Procedure::descent(Activation::Identity, 0.5), &Start::Constant(0.0), &items, 400);
/// assert!((w[(0, 0)] - 2.0 / 3.0).abs() < 1e-12 && (w[(1, 2)] + 1.0 / 3.0).abs() < 1e-12);
/// ```
///
/// # Panics
/// If there are no items, or they differ in length.
pub fn train(
    procedure: &Procedure,
    start: &Start,
    items: &[DVector<f64>],
    steps: usize,
) -> DMatrix<f64> {
    assert!(
        !items.is_empty() && items.iter().all(|x| x.len() == items[0].len()),
        "items of one length"
    );
    let n = items[0].len();
    let mut w = start.matrix(n);
    let (mut first, mut second) = (DMatrix::zeros(n, n), DMatrix::zeros(n, n));
    let mut rng = ChaCha8Rng::seed_from_u64(procedure.seed);
    let size = procedure.batch.unwrap_or(items.len()).clamp(1, items.len());
    let mut queue: Vec<usize> = Vec::new();
    for step in 1..=steps {
        if queue.len() < size {
            queue = (0..items.len()).collect();
            if procedure.batch.is_some() {
                queue.shuffle(&mut rng);
            }
        }
        let batch: Vec<&DVector<f64>> = queue
            .split_off(queue.len() - size)
            .into_iter()
            .map(|k| &items[k])
            .collect();
        let mut g = gradient(procedure.activation, &w, &batch);
        if procedure.l2 != 0.0 {
            g += &w * (2.0 * procedure.l2);
        }
        if procedure.l1 != 0.0 {
            g += w.map(|x| {
                if x == 0.0 {
                    0.0
                } else {
                    procedure.l1 * x.signum()
                }
            });
        }
        match procedure.optimiser {
            Optimiser::Descent => w -= g * procedure.rate,
            Optimiser::Momentum(mu) => {
                first = first * mu + g;
                w -= &first * procedure.rate;
            }
            Optimiser::Adam => {
                let (b1, b2, epsilon) = (0.9f64, 0.999f64, 1e-8);
                first = first * b1 + &g * (1.0 - b1);
                second = second * b2 + g.component_mul(&g) * (1.0 - b2);
                let (c1, c2) = (1.0 - b1.powi(step as i32), 1.0 - b2.powi(step as i32));
                w -= first.zip_map(&second, |m, v| {
                    procedure.rate * (m / c1) / ((v / c2).sqrt() + epsilon)
                });
            }
        }
    }
    w
}

/// `steps` steps of full-batch gradient descent for `φ = id`, exactly: the oracle of [`train`].
///
/// # Errors
/// If the shapes do not fit.
pub fn exact_descent(
    start: &linalg::Matrix,
    items: &[Vec<BigRational>],
    rate: &BigRational,
    steps: usize,
) -> Result<linalg::Matrix, linalg::LinalgError> {
    let x = linalg::Matrix::from_rows(items)?;
    let gram = x.transpose().try_mul(&x)?;
    let n = start.nrows();
    let two = BigRational::one() + BigRational::one();
    let count = BigRational::from_integer((n * items.len().max(1)).into());
    let factor = two * rate / count;
    let mut w = start.clone();
    for _ in 0..steps {
        let error = w.try_sub(&linalg::Matrix::identity(n))?;
        w = w.try_sub(&error.try_mul(&gram)?.scale(&factor))?;
    }
    Ok(w)
}

/// The limit of full-batch gradient descent for `φ = id`: `P + W₀(I − P)`.
///
/// # Errors
/// If the shapes do not fit.
pub fn descent_limit(
    start: &linalg::Matrix,
    items: &[Vec<BigRational>],
) -> Result<linalg::Matrix, linalg::LinalgError> {
    let n = start.nrows();
    let p = linalg::projector(n, items)?;
    let off = linalg::Matrix::identity(n).try_sub(&p)?;
    p.try_add(&start.try_mul(&off)?)
}

/// The zero matrix, as a start of exact descent.
pub fn exact_zero(n: usize) -> linalg::Matrix {
    linalg::Matrix::from_fn(n, n, |_, _| BigRational::zero())
}
