//! ReLU networks as piecewise-linear maps, exactly.
//!
//! A network is `f(x) = V_L σ(V_{L−1} ⋯ σ(V_1 x + b_1) ⋯ + b_{L−1}) + b_L` with `σ(t) = max(t, 0)` after every layer but the last. At a point `x` let
//! `D_k = diag σ'(V_k h_{k−1} + b_k)`, the *gates* of layer `k`, taken at the pre-activation. Since `σ(t) = σ'(t)·t` for either convention
//! `σ'(0) ∈ {0, 1}`, `f(x) = V_L D_{L−1} V_{L−1} ⋯ D_1 V_1 x` without biases, and an affine map with them ([`ReluNetwork::affine_map`]).
//!
//! [`ReluNetwork::on_line`] gives the restriction to a line as an explicit piecewise-linear curve with rational breakpoints, and with it the exact number of
//! linear pieces. On a line a network with one hidden layer of `m` units has at most `m + 1` pieces; depth multiplies (Telgarsky 2016): see the sawtooth in the tests.
//!
//! **Source.** M. Telgarsky, *Benefits of depth in neural networks*, COLT 2016; G. Montúfar, R. Pascanu, K. Cho, Y. Bengio, *On the number of linear regions of deep neural networks*, NIPS 2014.

mod line;

use num_rational::BigRational;
use num_traits::{Signed, Zero};
use thiserror::Error;

use crate::linalg::{LinalgError, Matrix};

pub use line::PiecewiseLinear;

/// What can be wrong with a network or its input.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReluError {
    /// A network has at least one layer.
    #[error("a network needs at least one layer")]
    NoLayers,
    /// A layer that does not fit the one before, or a bias that does not fit its layer.
    #[error("layer {layer}: expected {what} of size {expected}, got {got}")]
    Layer {
        /// Which layer, from 0.
        layer: usize,
        /// "inputs" or "bias".
        what: &'static str,
        /// Size that fits.
        expected: usize,
        /// Size given.
        got: usize,
    },
    /// An input of the wrong length.
    #[error("{what}: expected length {expected}, got {got}")]
    Length {
        /// What was handed over.
        what: &'static str,
        /// Length that fits.
        expected: usize,
        /// Length given.
        got: usize,
    },
    /// Reported by linear algebra.
    #[error(transparent)]
    Linalg(#[from] LinalgError),
}

/// One layer: `h ↦ Vh + b`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// The weights, outputs × inputs.
    pub weights: Matrix,
    /// The bias, one entry per output.
    pub bias: Vec<BigRational>,
}

/// A feed-forward network with ReLU after every layer but the last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReluNetwork {
    layers: Vec<Layer>,
}

/// The affine map `x ↦ Mx + c`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AffineMap {
    /// Linear part.
    pub linear: Matrix,
    /// Constant part.
    pub constant: Vec<BigRational>,
}

impl ReluNetwork {
    /// A network from its layers, first to last.
    pub fn new(layers: Vec<Layer>) -> Result<Self, ReluError> {
        if layers.is_empty() {
            return Err(ReluError::NoLayers);
        }
        for (k, layer) in layers.iter().enumerate() {
            if layer.bias.len() != layer.weights.nrows() {
                return Err(ReluError::Layer {
                    layer: k,
                    what: "bias",
                    expected: layer.weights.nrows(),
                    got: layer.bias.len(),
                });
            }
            if k > 0 && layer.weights.ncols() != layers[k - 1].weights.nrows() {
                return Err(ReluError::Layer {
                    layer: k,
                    what: "inputs",
                    expected: layers[k - 1].weights.nrows(),
                    got: layer.weights.ncols(),
                });
            }
        }
        Ok(ReluNetwork { layers })
    }

    /// A network without biases, from `V_1 … V_L`.
    ///
    /// ```
    /// use elenchus::linalg::{Matrix, ratio};
    /// use elenchus::networks::relu::ReluNetwork;
    /// let v1 = Matrix::from_integers(2, 1, &[1, -1]).unwrap();
    /// let v2 = Matrix::from_integers(1, 2, &[1, 1]).unwrap();
    /// let modulus = ReluNetwork::without_bias(vec![v1, v2]).unwrap();
    /// assert_eq!(modulus.evaluate(&[ratio(-7, 2)]).unwrap(), [ratio(7, 2)]);
    /// assert_eq!(modulus.on_line(&[ratio(0, 1)], &[ratio(1, 1)]).unwrap().pieces(), 2);
    /// ```
    pub fn without_bias(weights: Vec<Matrix>) -> Result<Self, ReluError> {
        Self::new(
            weights
                .into_iter()
                .map(|weights| Layer {
                    bias: vec![BigRational::zero(); weights.nrows()],
                    weights,
                })
                .collect(),
        )
    }

    /// The layers, first to last.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// Number of inputs.
    pub fn inputs(&self) -> usize {
        self.layers[0].weights.ncols()
    }

    /// Number of hidden units, all hidden layers together.
    pub fn hidden_units(&self) -> usize {
        self.layers[..self.layers.len() - 1]
            .iter()
            .map(|l| l.bias.len())
            .sum()
    }

    fn check_input(&self, what: &'static str, x: &[BigRational]) -> Result<(), ReluError> {
        if x.len() == self.inputs() {
            Ok(())
        } else {
            Err(ReluError::Length {
                what,
                expected: self.inputs(),
                got: x.len(),
            })
        }
    }

    /// The pre-activations `V_k h_{k−1} + b_k` of every layer; the last ones are the output.
    pub fn preactivations(&self, x: &[BigRational]) -> Result<Vec<Vec<BigRational>>, ReluError> {
        self.check_input("input", x)?;
        let mut h = x.to_vec();
        let mut all = Vec::with_capacity(self.layers.len());
        for layer in &self.layers {
            let z: Vec<BigRational> = layer
                .weights
                .apply(&h)?
                .into_iter()
                .zip(&layer.bias)
                .map(|(v, b)| v + b)
                .collect();
            h = z.iter().map(relu).collect();
            all.push(z);
        }
        Ok(all)
    }

    /// The value of the network.
    pub fn evaluate(&self, x: &[BigRational]) -> Result<Vec<BigRational>, ReluError> {
        Ok(self.preactivations(x)?.pop().expect("a network has layers"))
    }

    /// The gates `σ'(V_k h_{k−1} + b_k)` of the hidden layers, with `σ'(0)` as given.
    pub fn gates(
        &self,
        x: &[BigRational],
        derivative_at_zero: bool,
    ) -> Result<Vec<Vec<bool>>, ReluError> {
        let mut all = self.preactivations(x)?;
        all.pop();
        Ok(all
            .iter()
            .map(|z| {
                z.iter()
                    .map(|v| v.is_positive() || (v.is_zero() && derivative_at_zero))
                    .collect()
            })
            .collect())
    }

    /// The affine map that the network would compute with the given gates: `V_L D_{L−1} V_{L−1} ⋯ D_1 V_1` and the constant that goes with it.
    pub fn affine_map(&self, gates: &[Vec<bool>]) -> Result<AffineMap, ReluError> {
        let hidden = self.layers.len() - 1;
        if gates.len() != hidden {
            return Err(ReluError::Length {
                what: "gates",
                expected: hidden,
                got: gates.len(),
            });
        }
        let mut linear = Matrix::identity(self.inputs());
        let mut constant = vec![BigRational::zero(); self.inputs()];
        for (k, layer) in self.layers.iter().enumerate() {
            linear = layer.weights.try_mul(&linear)?;
            constant = layer
                .weights
                .apply(&constant)?
                .into_iter()
                .zip(&layer.bias)
                .map(|(v, b)| v + b)
                .collect();
            if let Some(open) = gates.get(k) {
                if open.len() != layer.bias.len() {
                    return Err(ReluError::Length {
                        what: "gates of a layer",
                        expected: layer.bias.len(),
                        got: open.len(),
                    });
                }
                let mask: Vec<BigRational> = open
                    .iter()
                    .map(|&o| BigRational::from_integer(u8::from(o).into()))
                    .collect();
                linear = Matrix::diagonal(&mask).try_mul(&linear)?;
                constant
                    .iter_mut()
                    .zip(open)
                    .filter(|(_, o)| !**o)
                    .for_each(|(c, _)| *c = BigRational::zero());
            }
        }
        Ok(AffineMap { linear, constant })
    }

    /// The restriction `t ↦ f(base + t·direction)` to a line.
    ///
    /// Cost: for each layer, pieces × (weights + units); the number of pieces can grow by a factor of (width + 1) per layer.
    pub fn on_line(
        &self,
        base: &[BigRational],
        direction: &[BigRational],
    ) -> Result<PiecewiseLinear, ReluError> {
        self.check_input("base point", base)?;
        self.check_input("direction", direction)?;
        let mut curve = PiecewiseLinear::affine(direction.to_vec(), base.to_vec());
        for (k, layer) in self.layers.iter().enumerate() {
            curve = curve.map_affine(&layer.weights, &layer.bias)?;
            if k + 1 < self.layers.len() {
                curve = curve.relu();
            }
        }
        Ok(curve.simplified())
    }
}

impl AffineMap {
    /// The value at a point.
    pub fn evaluate(&self, x: &[BigRational]) -> Result<Vec<BigRational>, ReluError> {
        Ok(self
            .linear
            .apply(x)?
            .into_iter()
            .zip(&self.constant)
            .map(|(v, c)| v + c)
            .collect())
    }
}

/// `max(t, 0)`.
pub fn relu(t: &BigRational) -> BigRational {
    if t.is_positive() {
        t.clone()
    } else {
        BigRational::zero()
    }
}
