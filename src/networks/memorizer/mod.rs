//! Networks that reproduce every label of a data set exactly, with weights in closed form.
//!
//! Both constructions project the inputs to a line by one separating direction `u` (`projection`), sort the projected points
//! `c₁ < … < c_n`, and write the weights down; nothing is trained and no linear system is eliminated. All arithmetic is rational.
//!
//! # Two layers, ReLU
//!
//! **Theorem 1.** Let `b₁ < c₁ ≤ b₂ < c₂ ≤ … ≤ b_n < c_n`. Then `A_{ij} = max(c_i − b_j, 0)` is lower triangular with positive
//! diagonal, so for all labels `y` there is exactly one `w` with `A w = y`. For `b_{j+1} = c_j` it is
//! `w_j = S_j − S_{j−1}` with `S_0 = 0`, `S_1 = y₁/(c₁ − b₁)` and `S_{j+1} = (y_{j+1} − y_j)/(c_{j+1} − c_j)`.
//!
//! *Proof.* `c_i ≤ b_j` for `j > i`, and `c_i − b_i > 0`. The function `Σ_j w_j max(t − b_j, 0)` is continuous, 0 at `b₁`, and has
//! slope `w₁ + … + w_j = S_j` between `b_j` and `b_{j+1}`; so it passes through `(c₁, y₁)`, and if through `(c_j, y_j)` then, with
//! slope `S_{j+1}` from there, through `(c_{j+1}, y_{j+1})`. ∎
//!
//! The inequality `c_j ≤ b_{j+1}` is weaker than the strict interleaving one usually sees, and the equality is the good
//! choice: with `b_{j+1}` inside the gap, `S_{j+1}` depends on all earlier labels (at the middle of equal gaps
//! `S_{j+1} = 2Δ − S_j`, which grows linearly in `n` on zigzag labels, and the numbers grow as long as the data), with `b_{j+1} = c_j`
//! on two of them. Neurons whose weight is zero (collinear triples) are left out; if `y₁` and `y₂ − y₁` have the same sign, `b₁` is
//! chosen so that the second neuron vanishes as well. Constant labels need one neuron with a zero row.
//!
//! # Three layers, hard-tanh
//!
//! **Theorem 2.** Let `p, q ≥ 1` and `n ≤ pq`. For all `n` distinct points with arbitrary real labels there is a network
//! `W³σ(W²σ(W¹x + b¹) + b²) + b³` with hidden widths at most `p` and `q` (`Kq` for `K` outputs) that reproduces all labels; no
//! further neuron for denoising is needed, for even and for odd `q`. For rational data all weights are rational.
//!
//! *Construction.* Cut the line into `G ≤ p` groups of at most `q` consecutive points. First-layer neuron `j` is a ramp from −1
//! to 1 across group `j`, saturated on all other points. A second-layer neuron is then, before clipping, a continuous function
//! on the line, linear across each ramp and constant between them: choosing its weights and bias is the same as choosing the heights
//! `v₀, …, v_G` of its plateaus, `W_j = (v_j − v_{j−1})/2` and `b = (v₀ + v_G)/2` (the sum of the `W_j` telescopes). In each group neuron
//! `m = 1…q` *owns* one point, and passes there through the scaled label `t ∈ [−1, 1]`, steeply enough that every other point of
//! the group is saturated. Slopes alternate: `+` for odd `m`, `−` for even `m`, reversed from group to group, and the order of
//! the owned points is reversed with them: the `m`-th point from the left in odd groups, from the right in even ones.
//!
//! *Proof.* (a) *The offset is one constant.* At the point that neuron `m` owns, in an odd group, the others add up to
//! `Σ_{k<m} s_k − Σ_{k>m} s_k` with `s_k = (−1)^{k−1}`; this is 0 for odd `q` and 1 for even `q`, for every `m`. In an even group both the
//! slopes and the order are reversed, so the sum is the same. Hence `Σ_k a_k = t + [q even]` everywhere, and
//! `W³ = (max y − min y)/2`, `b³ = (max y + min y)/2 − W³[q even]` finish. A group with one point too few gets a ghost point behind its
//! last one. (b) *Such neurons exist.* With `τ_j ∈ (0, 1)` the position of the owned point within ramp `j`, the conditions read
//! `(1 − τ_j)v_{j−1} + τ_j v_j = t_j`; each determines `v_j` from `v_{j−1}`, and the slope `S_j ∝ v_j − v_{j−1}` of the solution is
//! `A_j + α B_j`, where `α ≥ 0` is the slope in the first group, up to sign, and `B_j` alternates in sign, because
//! `B_{j+1} = −B_j · (distance from the owned point to the end of its ramp)/(distance from the start of the next ramp to the next
//! owned point)`. So every neighbour in every group is saturated as soon as
//! `α ≥ max_j (need_j − |sign| A_j)/|B_j|`, where `need_j` is the larger of `(1 − st)/d_right` and `(1 + st)/d_left`; this bound is sharp. ∎
//!
//! **Growth.** The chain of (b) multiplies `G` quotients of distances. Counting every group from the left, equally spaced points
//! give the quotient `(2(q − m) + 1)/(2m − 1)`, so the weights grow like `(2q − 1)^G`; reversing every second group makes all these
//! quotients 1, and the weights stay below a constant times `q` plus the accumulated label differences. For unequal spacing the
//! quotients differ from 1 and the exact weights need a number of digits proportional to the length of the chain.
//!
//! **Theorem 3.** A further ramp in the gap between two groups lets the next plateau be chosen freely, so it cuts the chain:
//! with `p = G + ⌈G/L⌉ − 1` neurons in the first layer every weight depends on at most `L + 1` labels and points' distances per
//! neuron. With `L = 1` every second-layer weight of a group is `S · (ramp width)/2` with `S = ±2/d`, `d` the distance of the owned
//! point to its nearest neighbour in the group, and those of the cutting ramps are half the difference of two plateaus.
//!
//! This is [`Widths::chain`]. Sets of up to [`SMALL`] points default to the fewest neurons (one chain), larger ones to `L = 1`,
//! about `√2` times as many neurons.
//!
//! *Why not the fewest neurons for all sizes.* With `p + q` neurons and `n = pq` every equation of (b) is used: given the ramps,
//! each row of the second layer is determined up to the one number `α`, and its `j`-th entry has the product of `j` distances in its
//! denominator. A million points in general position have coordinates of about 40 bits, distances within a group of about 33; 1000 + 1000
//! neurons would need a million weights of 33 bits up to 33,000 bits above and below the line, 4 GB altogether, and the weights of
//! 10 to some power in the dozens that go with them are of no use in doubles. With `L = 1` (1387 + 1441 neurons, or 1999 + 1000) every weight
//! has a few words. [`MemorizerError::TooLong`] says so instead of computing for days.
//!
//! # Checking
//!
//! [`Memorizer::verify`] recomputes all outputs from the weights alone in O(n log n) exact operations (O(n) after sorting);
//! [`TwoLayer::evaluate`] and [`ThreeLayer::evaluate`] are the dense forward passes, used as the oracle in tests.
//!
//! ```
//! use elenchus::networks::memorizer::{Dataset, Memorizer, Widths};
//! let data = Dataset::read_csv("0,0,1/3\n0,1,-2\n1,0,1e40\n1,1,0.1\n".as_bytes(), 1).unwrap();
//! let net = Memorizer::three_layer(&data, &Widths::default()).unwrap();
//! assert_eq!(net.hidden(), [2, 2]);
//! assert_eq!(net.verify(&data).unwrap(), 4);
//! let x = [data.input(0, 0), data.input(0, 1)];
//! assert_eq!(net.evaluate(&x)[0].to_string(), "1/3");
//! ```

mod certificate;
mod data;
pub(crate) mod exact;
mod export;
mod float_error;
mod plan;
mod projection;
mod three_layer;
mod two_layer;

pub use data::Dataset;
pub use export::{Rounded, Tensor};
pub use float_error::FloatError;
pub use plan::{SMALL, Widths};
pub use three_layer::ThreeLayer;
pub use two_layer::TwoLayer;

use exact::Q;
use num_rational::BigRational;

/// Why a data set cannot be memorized as asked.
#[derive(Debug, thiserror::Error)]
pub enum MemorizerError {
    /// There is not a single row.
    #[error("there are no data rows")]
    Empty,
    /// More rows than the indices used here can count.
    #[error("{rows} rows are more than 4294967295")]
    TooManyRows {
        /// Rows found.
        rows: usize,
    },
    /// No label column.
    #[error("at least one label per point is needed")]
    NoOutputs,
    /// Nothing is left for the inputs.
    #[error("line {line}: {columns} column(s) leave no input beside {outputs} label(s)")]
    TooFewColumns {
        /// Line of the file.
        line: u64,
        /// Columns found.
        columns: usize,
        /// Label columns asked for.
        outputs: usize,
    },
    /// Rows of different lengths.
    #[error("line {line}: expected {expected} fields, got {got}")]
    Ragged {
        /// Line of the file, or row counted from 1.
        line: u64,
        /// Length of the first row.
        expected: usize,
        /// Length of this row.
        got: usize,
    },
    /// Inputs and labels do not correspond.
    #[error("expected {expected} rows of labels, got {got}")]
    Lengths {
        /// Rows of inputs.
        expected: usize,
        /// Rows of labels.
        got: usize,
    },
    /// A field that is no number.
    #[error("line {line}, field {field}: {text:?} {reason}")]
    Field {
        /// Line of the file.
        line: u64,
        /// Field counted from 1.
        field: usize,
        /// What stands there, at most 40 characters of it.
        text: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The text is no table at all.
    #[error("line {line}: {reason}")]
    Csv {
        /// Line of the file.
        line: u64,
        /// What is wrong.
        reason: String,
    },
    /// One input with two different labels.
    #[error(
        "lines {first} and {second} have equal inputs and different labels: no function reproduces both"
    )]
    Contradiction {
        /// The earlier line.
        first: u64,
        /// The later line.
        second: u64,
    },
    /// The widths given have no room for the points.
    #[error(
        "hidden widths {first} and {second} (with the chain asked for) have no room for {points} points"
    )]
    TooNarrow {
        /// First hidden layer.
        first: usize,
        /// Second hidden layer, per output.
        second: usize,
        /// Points to memorize.
        points: usize,
    },
    /// The widths leave no room to cut a long chain, and its numbers would be too long.
    #[error(
        "hidden widths {first} and {second} make chains of {chain} groups, whose exact weights would have about {digits:.0e} digits in all; \
         {shortest} neurons in the first layer keep them short"
    )]
    TooLong {
        /// First hidden layer.
        first: usize,
        /// Second hidden layer, per output.
        second: usize,
        /// Groups in the longest chain.
        chain: usize,
        /// Decimal digits of all numerators and denominators, roughly.
        digits: f64,
        /// First hidden layer for chains of one group.
        shortest: usize,
    },
    /// A width or a chain length of zero.
    #[error("a hidden layer and a chain need a length of at least 1")]
    ZeroWidth,
}

/// What [`Memorizer::verify`] found wrong.
#[derive(Debug, thiserror::Error)]
pub enum Mismatch {
    /// An output differs from its label.
    #[error("output {output} at point {point}: expected {expected}, got {got}")]
    Label {
        /// Point, counted from 0 in the order of first appearance.
        point: usize,
        /// Output, counted from 0.
        output: usize,
        /// The label.
        expected: String,
        /// What the network computes.
        got: String,
    },
    /// The data set has other dimensions than the network.
    #[error("expected {expected:?} inputs and outputs, got {got:?}")]
    Dimensions {
        /// Inputs and outputs of the network.
        expected: [usize; 2],
        /// Inputs and outputs of the data set.
        got: [usize; 2],
    },
    /// The first layer does not have the form that makes checking fast.
    #[error("{0}")]
    Shape(&'static str),
}

impl Mismatch {
    fn label(point: u32, output: usize, expected: &Q, got: &Q) -> Mismatch {
        Mismatch::Label {
            point: point as usize,
            output,
            expected: expected.to_string(),
            got: got.to_string(),
        }
    }
}

/// `direction · x_i`, exactly.
fn dot(direction: &[Q], data: &Dataset, i: usize) -> Q {
    direction
        .iter()
        .enumerate()
        .filter(|(_, u)| !u.is_zero())
        .fold(Q::ZERO, |sum, (j, u)| sum.add(&u.mul(&data.input_q(i, j))))
}

/// A network that memorizes a data set.
#[derive(Clone, Debug)]
pub enum Memorizer {
    /// One hidden layer of ReLUs.
    Two(TwoLayer),
    /// Two hidden layers of hard-tanh neurons.
    Three(ThreeLayer),
}

impl Memorizer {
    /// Theorem 1: at most `n` hidden neurons. O(n log n) exact operations beside the projections.
    pub fn two_layer(data: &Dataset) -> Memorizer {
        Memorizer::Two(TwoLayer::build(data, &projection::separate(data)))
    }

    /// Theorems 2 and 3, with the widths given or balanced (fewest hidden neurons in all). O(n log n) exact operations beside the
    /// projections; the numbers are as long as the chains.
    ///
    /// # Errors
    /// [`MemorizerError::TooNarrow`] if the widths have no room for the points, [`MemorizerError::ZeroWidth`], and
    /// [`MemorizerError::TooLong`] if they force chains so long that the exact weights would take more than about a quarter of an hour.
    ///
    /// ```
    /// use elenchus::networks::memorizer::{Dataset, Memorizer, Widths};
    /// let csv: String = (0..400).map(|i| format!("{i},{}\n", i * i % 7)).collect();
    /// let data = Dataset::read_csv(csv.as_bytes(), 1).unwrap();
    /// let widths = |p, q| Widths { first: Some(p), second: Some(q), chain: None };
    /// assert_eq!(Memorizer::three_layer(&data, &widths(20, 20)).unwrap().hidden(), [20, 20]); // one chain
    /// assert_eq!(Memorizer::three_layer(&data, &widths(39, 20)).unwrap().hidden(), [39, 20]); // chains of one group
    /// ```
    pub fn three_layer(data: &Dataset, widths: &Widths) -> Result<Memorizer, MemorizerError> {
        let plan = plan::Plan::new(data.points(), data.outputs(), widths)?;
        let projection = projection::separate(data);
        plan.affordable(&projection.coordinates, data.outputs())?;
        Ok(Memorizer::Three(ThreeLayer::build(
            data,
            &projection,
            &plan,
        )))
    }

    /// Widths of the hidden layers.
    pub fn hidden(&self) -> Vec<usize> {
        match self {
            Memorizer::Two(net) => vec![net.hidden()],
            Memorizer::Three(net) => net.hidden().to_vec(),
        }
    }

    /// Number of inputs and of outputs.
    pub fn dimensions(&self) -> [usize; 2] {
        match self {
            Memorizer::Two(net) => [net.direction.len(), net.weights.len()],
            Memorizer::Three(net) => [net.direction.len(), net.amplitude.len()],
        }
    }

    /// The dense forward pass at one point, over the rationals.
    pub fn evaluate(&self, x: &[BigRational]) -> Vec<BigRational> {
        match self {
            Memorizer::Two(net) => net.evaluate(x),
            Memorizer::Three(net) => net.evaluate(x),
        }
    }

    /// Checks every output against its label, exactly and from the weights alone; returns the number of points.
    ///
    /// # Errors
    /// The first point and output that differ.
    pub fn verify(&self, data: &Dataset) -> Result<usize, Mismatch> {
        let got = [data.inputs(), data.outputs()];
        if got != self.dimensions() {
            return Err(Mismatch::Dimensions {
                expected: self.dimensions(),
                got,
            });
        }
        match self {
            Memorizer::Two(net) => net.verify(data),
            Memorizer::Three(net) => net.verify(data),
        }
    }

    /// log₁₀ of the largest absolute value among all weights and biases; −∞ if all are zero.
    pub fn largest_weight_log10(&self) -> f64 {
        let largest = |list: &mut dyn Iterator<Item = &Q>| {
            list.map(Q::log10_abs).fold(f64::NEG_INFINITY, f64::max)
        };
        match self {
            Memorizer::Two(net) => largest(
                &mut net
                    .direction
                    .iter()
                    .chain(&net.bias)
                    .chain(net.weights.iter().flatten()),
            ),
            Memorizer::Three(net) => {
                let first = largest(&mut net.direction.iter()) + largest(&mut net.gain.iter());
                let rest = largest(
                    &mut net
                        .bias1
                        .iter()
                        .chain(net.weights2.iter().flatten())
                        .chain(&net.bias2)
                        .chain(&net.amplitude)
                        .chain(&net.bias3),
                );
                first.max(rest)
            }
        }
    }
}
