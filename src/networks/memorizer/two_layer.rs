//! The two-layer ReLU memorizer, in closed form.

use num_rational::BigRational;
use num_traits::Zero;

use super::data::Dataset;
use super::exact::Q;
use super::projection::Projection;
use super::{Mismatch, dot};

/// `f_k(x) = Σ_j weights[k][j] · max(direction · x − bias[j], 0)`: one hidden layer of ReLUs that share one direction, no output
/// bias.
///
/// Shapes: `direction` has one entry per input, `bias` one per hidden neuron, `weights` is `outputs × hidden`.
#[derive(Clone, Debug)]
pub struct TwoLayer {
    pub(crate) direction: Vec<Q>,
    pub(crate) bias: Vec<Q>,
    pub(crate) weights: Vec<Vec<Q>>,
}

impl TwoLayer {
    /// Divided differences of the labels along the projection; O(n log n) altogether.
    pub(crate) fn build(data: &Dataset, projection: &Projection) -> TwoLayer {
        let n = data.points();
        let c = &projection.coordinates;
        let outputs = data.outputs();
        let y = |k: usize, i: usize| &data.labels[k][projection.order[i] as usize];
        let constant = (0..outputs).all(|k| (1..n).all(|i| y(k, i) == y(k, 0)));
        if n == 1 || constant {
            // max(0·x + 1, 0) = 1: one neuron serves as the output bias that the architecture lacks.
            return TwoLayer {
                direction: vec![Q::ZERO; data.inputs()],
                bias: vec![Q::int(-1)],
                weights: (0..outputs).map(|k| vec![y(k, 0).clone()]).collect(),
            };
        }
        let step: Vec<Q> = c.windows(2).map(|w| w[1].sub(&w[0])).collect();
        let span = c[n - 1].sub(&c[0]);
        let slope = |k: usize, i: usize| y(k, i + 1).sub(y(k, i)).div(&step[i]);
        // The first neuron may start anywhere below the first point. If its slope can be that of the first segment, the second
        // neuron is not needed; otherwise the whole span keeps its weight small.
        let first = slope(0, 0);
        let lead = if outputs == 1 && y(0, 0).sign() * first.sign() > 0 {
            y(0, 0).div(&first)
        } else {
            span
        };
        let mut bias = vec![c[0].sub(&lead)];
        bias.extend_from_slice(&c[..n - 1]);
        let mut weights: Vec<Vec<Q>> = (0..outputs)
            .map(|k| {
                let mut before = y(k, 0).div(&lead);
                let mut row = Vec::with_capacity(n);
                row.push(before.clone());
                for i in 0..n - 1 {
                    let here = slope(k, i);
                    row.push(here.sub(&before));
                    before = here;
                }
                row
            })
            .collect();
        // Collinear triples leave neurons without weight.
        let used: Vec<bool> = (0..n)
            .map(|j| weights.iter().any(|row| !row[j].is_zero()))
            .collect();
        for list in weights.iter_mut().chain(std::iter::once(&mut bias)) {
            let mut j = 0;
            list.retain(|_| {
                j += 1;
                used[j - 1]
            });
        }
        let mut net = TwoLayer {
            direction: projection.direction.clone(),
            bias,
            weights,
        };
        net.balance();
        net
    }

    /// Scales the first layer up or down by a power of two against the second, which leaves the function alone, until the largest
    /// weights of the two layers meet.
    fn balance(&mut self) {
        let largest =
            |v: &mut dyn Iterator<Item = &Q>| v.map(Q::log10_abs).fold(f64::NEG_INFINITY, f64::max);
        let inner = largest(&mut self.direction.iter().chain(&self.bias));
        let outer = largest(&mut self.weights.iter().flatten());
        if !inner.is_finite() || !outer.is_finite() {
            return;
        }
        let bits = ((outer - inner) / 2.0 * std::f64::consts::LOG2_10).round() as i64;
        let power = Q::from_big(num_traits::pow(
            BigRational::from_integer(2.into()),
            bits.unsigned_abs() as usize,
        ));
        let (up, down) = if bits >= 0 {
            (power.clone(), Q::ONE.div(&power))
        } else {
            (Q::ONE.div(&power), power)
        };
        for v in self.direction.iter_mut().chain(&mut self.bias) {
            *v = v.mul(&up);
        }
        for v in self.weights.iter_mut().flatten() {
            *v = v.mul(&down);
        }
    }

    /// Number of hidden neurons.
    pub fn hidden(&self) -> usize {
        self.bias.len()
    }

    /// The common row of the first layer.
    pub fn direction(&self) -> Vec<BigRational> {
        self.direction.iter().map(Q::big).collect()
    }

    /// Bias of hidden neuron `j`, which is subtracted.
    pub fn bias(&self, j: usize) -> BigRational {
        self.bias[j].big()
    }

    /// Weight from hidden neuron `j` to output `k`.
    pub fn weight(&self, k: usize, j: usize) -> BigRational {
        self.weights[k][j].big()
    }

    /// The network at `x` by its definition, O(inputs + hidden · outputs): the slow oracle.
    pub fn evaluate(&self, x: &[BigRational]) -> Vec<BigRational> {
        let s: BigRational = self.direction.iter().zip(x).map(|(u, x)| u.big() * x).sum();
        let hidden: Vec<BigRational> = self
            .bias
            .iter()
            .map(|b| (&s - b.big()).max(BigRational::zero()))
            .collect();
        self.weights
            .iter()
            .map(|row| row.iter().zip(&hidden).map(|(w, h)| w.big() * h).sum())
            .collect()
    }

    /// Runs along the projected line once per output, from the weights alone: between two events (a point or a bias) the network
    /// is linear.
    pub(crate) fn verify(&self, data: &Dataset) -> Result<usize, Mismatch> {
        let mut points: Vec<(Q, u32)> = (0..data.points())
            .map(|i| (dot(&self.direction, data, i), i as u32))
            .collect();
        points.sort_unstable();
        let mut neurons: Vec<(&Q, usize)> = self.bias.iter().zip(0..).collect();
        neurons.sort_unstable();
        for (k, row) in self.weights.iter().enumerate() {
            let (mut slope, mut value) = (Q::ZERO, Q::ZERO);
            let mut at = points[0].0.clone();
            let mut next = neurons.iter().peekable();
            // Neurons below the first point contribute their own lines.
            while let Some((b, j)) = next.next_if(|(b, _)| **b < at) {
                slope = slope.add(&row[*j]);
                value = value.add(&row[*j].mul(&at.sub(b)));
            }
            for (s, i) in &points {
                while let Some((b, j)) = next.next_if(|(b, _)| *b < s) {
                    value = value.add(&slope.mul(&b.sub(&at)));
                    at = (*b).clone();
                    slope = slope.add(&row[*j]);
                }
                value = value.add(&slope.mul(&s.sub(&at)));
                at = s.clone();
                let label = &data.labels[k][*i as usize];
                if value != *label {
                    return Err(Mismatch::label(*i, k, label, &value));
                }
            }
        }
        Ok(data.points())
    }
}
