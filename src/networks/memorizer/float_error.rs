//! What rounding does to a memorizer, with proof.
//!
//! The statement is about the network with every weight rounded to the nearest double ([`super::Rounded`]), its inputs rounded
//! to the nearest double, evaluated in IEEE 754 double precision with rounding to nearest. Sums (dot products with their bias)
//! may be taken in *any* order, with or without fused multiply-add: this is what matrix libraries do. For the other bound every
//! sum is taken by halving (`t ← t[0::2] + t[1::2]`, odd lengths padded by a zero). Activations are exact.
//!
//! With `u = 2⁻⁵³` and `γ(m) = mu/(1 − mu)`, a sum of products `Σ a_i b_i` of `m` terms with rounded factors has an error of at most
//! `γ(m + 3) Σ |a_i b_i|` in any order and `γ(⌈log₂ m⌉ + 4) Σ |a_i b_i|` by halving (Higham, *Accuracy and Stability of Numerical
//! Algorithms*, ch. 3 and 4), apart from underflow, which [`TINY`] covers. ReLU and hard-tanh move no two numbers further
//! apart. The absolute sums over all neurons are accumulated along the projected line, so a bound for every point costs
//! O(n log n) altogether. A neuron that is saturated by more than its error contributes none, which is why the bounds for three layers do
//! not add up over all neurons.
//!
//! The bounds themselves are sums of products of non-negative doubles; [`SLACK`] covers their rounding.

use std::cell::Cell;

use num_rational::BigRational;
use rayon::prelude::*;

use super::exact::Q;
use super::{Dataset, Memorizer, ThreeLayer, TwoLayer, dot};

/// Bounds for the largest error of a rounded network over all points and outputs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FloatError {
    /// Lower bound, for every order of summation: no double is nearer to some label.
    pub lo: f64,
    /// Upper bound, for every order of summation; infinite if an overflow cannot be excluded.
    pub hi: f64,
    /// Upper bound if every sum is taken by halving.
    pub hi_halving: f64,
}

const UNIT: f64 = 1.110_223_024_625_156_5e-16;
/// More than any operation loses by underflow, and than a bound loses in it.
const TINY: f64 = f64::MIN_POSITIVE;
/// The bounds take fewer than 10⁹ operations on non-negative numbers each, so they are too small by a factor of at most 1 + 10⁻⁶.
const SLACK: f64 = 1.000_002;

fn gamma(m: usize) -> f64 {
    let mu = m as f64 * UNIT;
    if mu < 0.5 {
        mu / (1.0 - mu)
    } else {
        f64::INFINITY
    }
}

/// Roundings that one term of a sum of `m` rounded products meets: in any order, and by halving.
fn roundings(m: usize) -> [f64; 2] {
    let depth = m.next_power_of_two().trailing_zeros() as usize;
    [gamma(m + 4), gamma(depth + 5)]
}

/// 0 · ∞ is nothing here: what is not there has no error.
fn times(a: f64, b: f64) -> f64 {
    if a == 0.0 || b == 0.0 { 0.0 } else { a * b }
}

/// Absolute value as a double, for upper bounds: what is not zero counts as a normal number, so that a relative error of `u`
/// covers its rounding.
fn size_of(q: &Q) -> f64 {
    if q.is_zero() {
        0.0
    } else {
        q.to_f64().abs().max(f64::MIN_POSITIVE)
    }
}

/// A positive number as a double, for lower bounds.
fn at_least(q: &Q) -> f64 {
    let x = q.to_f64();
    if x < f64::MIN_POSITIVE { 0.0 } else { x }
}

/// The bound, or infinity where partial sums may leave the range of doubles.
fn guarded(bound: f64, magnitude: f64) -> f64 {
    if magnitude < 1e307 && bound.is_finite() {
        bound * SLACK + TINY
    } else {
        f64::INFINITY
    }
}

impl Memorizer {
    /// Encloses the largest error of [`Memorizer::rounded`] in double arithmetic; see the module for what is evaluated how.
    /// `data` must be the data set that this network memorizes. O(n log n).
    ///
    /// ```
    /// use elenchus::networks::memorizer::{Dataset, Memorizer};
    /// let data = Dataset::read_csv("1,0.1\n2,7\n4,-3\n".as_bytes(), 1).unwrap();
    /// let error = Memorizer::two_layer(&data).float_error(&data);
    /// assert!(error.lo > 0.0 && error.lo < 1e-17); // 0.1 is no double
    /// assert!(error.hi < 1e-12);
    /// let huge = Dataset::read_csv("1,1e400,4\n2,3,4\n".as_bytes(), 1).unwrap();
    /// assert_eq!(Memorizer::two_layer(&huge).float_error(&huge).hi, f64::INFINITY);
    /// ```
    pub fn float_error(&self, data: &Dataset) -> FloatError {
        let mut points: Vec<(Q, u32)> = (0..data.points())
            .map(|i| (self.project(data, i), i as u32))
            .collect();
        points.sort_unstable();
        let direction = match self {
            Memorizer::Two(net) => &net.direction,
            Memorizer::Three(net) => &net.direction,
        };
        // Σ_j |u_j x_ij| for each point, in the order of the line.
        let beyond = Cell::new(false);
        let sizes: Vec<f64> = points
            .iter()
            .map(|(_, i)| {
                let i = *i as usize;
                let term = |(j, u): (usize, &Q)| {
                    let x = size_of(&data.input_q(i, j));
                    // Even where its weight is zero: 0 · ∞ is no number in double arithmetic.
                    beyond.set(beyond.get() || x.is_infinite());
                    times(size_of(u), x)
                };
                direction.iter().enumerate().map(term).sum::<f64>()
            })
            .collect();
        let [hi, hi_halving] = match self {
            _ if beyond.get() => [f64::INFINITY; 2],
            Memorizer::Two(net) => two(net, &points, &sizes),
            Memorizer::Three(net) => three(net, data, &points, &sizes),
        };
        FloatError {
            lo: nearest_labels(data).min(hi_halving),
            hi,
            hi_halving: hi_halving.min(hi),
        }
    }

    fn project(&self, data: &Dataset, i: usize) -> Q {
        match self {
            Memorizer::Two(net) => dot(&net.direction, data, i),
            Memorizer::Three(net) => dot(&net.direction, data, i),
        }
    }
}

/// The largest distance from a label to the doubles, among the first thousand points.
fn nearest_labels(data: &Dataset) -> f64 {
    let distance = |y: &Q| match BigRational::from_float(y.to_f64()) {
        Some(near) => y.sub(&Q::from_big(near)).abs().to_f64(),
        None => 0.0,
    };
    let some = data.labels.iter().flat_map(|y| y.iter().take(1000));
    some.map(distance).fold(0.0, f64::max) * (1.0 - 4.0 * UNIT)
}

fn two(net: &TwoLayer, points: &[(Q, u32)], sizes: &[f64]) -> [f64; 2] {
    let d = net.direction.len() + 1;
    let mut neurons: Vec<(&Q, usize)> = net.bias.iter().zip(0..).collect();
    neurons.sort_unstable();
    let bias: Vec<f64> = neurons.iter().map(|(b, _)| b.to_f64()).collect();
    let largest = bias.iter().fold(0.0f64, |m, b| m.max(b.abs()));
    let inner = roundings(d);
    let outer = roundings(net.bias.len());
    let mut worst = [0.0f64; 2];
    for row in &net.weights {
        let weight: Vec<f64> = neurons.iter().map(|(_, j)| size_of(&row[*j])).collect();
        // Σ|w_j|(s − b_j) over the active neurons, followed along the line.
        let (mut slope, mut active, mut at) = (0.0, 0.0, points[0].0.clone());
        let mut next = 0;
        while next < neurons.len() && *neurons[next].0 < at {
            slope += weight[next];
            active += times(weight[next], size_of(&at.sub(neurons[next].0)));
            next += 1;
        }
        // Σ|w_j| and Σ|w_j||b_j| over all neurons that may be active after rounding.
        let (mut reach, mut sum, mut moment) = (0, 0.0, 0.0);
        for ((s, _), size) in points.iter().zip(sizes) {
            while next < neurons.len() && neurons[next].0 < s {
                active += times(slope, size_of(&neurons[next].0.sub(&at)));
                at = neurons[next].0.clone();
                slope += weight[next];
                next += 1;
            }
            active += times(slope, size_of(&s.sub(&at)));
            at = s.clone();
            let blur = 2.0 * inner[0] * (size + largest) * SLACK + TINY;
            let limit = s.to_f64() + blur;
            while reach < bias.len() && bias[reach] <= limit {
                sum += weight[reach];
                moment += times(weight[reach], bias[reach].abs());
                reach += 1;
            }
            for (w, (i, o)) in worst.iter_mut().zip(inner.iter().zip(outer)) {
                let shift = i * (times(sum, *size) + moment) + sum * TINY;
                let bound = shift * (1.0 + o) + o * active;
                *w = w.max(guarded(bound, active + shift + times(sum, *size) + moment));
            }
        }
    }
    worst
}

/// For each point (positions on the line) the sum of the errors of the second layer, in both orders.
type Errors = Vec<[f64; 2]>;

fn three(net: &ThreeLayer, data: &Dataset, points: &[(Q, u32)], sizes: &[f64]) -> [f64; 2] {
    let Ok((ends, cells)) = net.cells(points) else {
        return [f64::INFINITY; 2];
    };
    let n = points.len();
    let inner = roundings(net.direction.len() + 1);
    let everywhere = sizes.iter().copied().fold(0.0, f64::max);
    // First layer: error on the points of the ramp itself, and whether all other points are saturated in spite of it.
    let mut own = Vec::with_capacity(cells.len());
    let mut loose = Vec::new();
    let mut magnitude = 0.0f64;
    for (l, ((left, right), &(from, to))) in ends.iter().zip(&cells).enumerate() {
        let (gain, bias) = (size_of(&net.gain[l]), size_of(&net.bias1[l]));
        // A first-layer weight below the normal numbers is rounded by more than a relative unit: promise nothing.
        if net
            .direction
            .iter()
            .any(|u| !u.is_zero() && at_least(&u.mul(&net.gain[l]).abs()) == 0.0)
        {
            magnitude = f64::INFINITY;
        }
        let error = |size: f64| {
            let total = bias + times(gain, size);
            inner.map(|g| g * total * SLACK + TINY)
        };
        magnitude = magnitude.max(bias + times(gain, everywhere));
        own.push(error(sizes[from..to].iter().copied().fold(0.0, f64::max)));
        let all = error(everywhere);
        let beyond =
            |distance: Q| times(at_least(&net.gain[l]), at_least(&distance)) > all[0] * SLACK;
        let before = from == 0 || beyond(left.sub(&points[from - 1].0));
        let after = to == n || beyond(points[to].0.sub(right));
        if !(before && after) {
            loose.push((l, all));
        }
    }
    let second = roundings(net.gain.len() + 1);
    let third = roundings(net.per_output + 1);
    let mut worst = [0.0f64; 2];
    for k in 0..data.outputs() {
        let amplitude = size_of(&net.amplitude[k]);
        let base = size_of(&net.bias3[k]) + amplitude * net.per_output as f64;
        let rows: Vec<usize> = (k * net.per_output..(k + 1) * net.per_output).collect();
        let chunk = rows.len().div_ceil(2);
        let (errors, largest) = if amplitude == 0.0 {
            (vec![[0.0; 2]; n], 0.0)
        } else {
            rows.par_chunks(chunk)
                .map(|rows| {
                    let mut errors: Errors = vec![[0.0; 2]; n];
                    let mut largest = 0.0f64;
                    for &m in rows {
                        let size = row_errors(
                            net,
                            m,
                            points,
                            &ends,
                            &cells,
                            &own,
                            &loose,
                            second,
                            &mut errors,
                        );
                        largest = largest.max(size);
                    }
                    (errors, largest)
                })
                .reduce_with(|mut a, b| {
                    for (x, y) in a.0.iter_mut().zip(b.0) {
                        *x = [x[0] + y[0], x[1] + y[1]];
                    }
                    (a.0, a.1.max(b.1))
                })
                .unwrap_or((vec![[0.0; 2]; n], 0.0))
        };
        for e in &errors {
            for ((w, e), t) in worst.iter_mut().zip(e).zip(third) {
                let bound = amplitude * e * (1.0 + 2.0 * t) + t * base;
                *w = w.max(guarded(bound, base.max(largest).max(magnitude)));
            }
        }
    }
    worst
}

/// Adds the error of second-layer neuron `m` at each point where it may not be saturated; returns the size of its sums.
#[allow(clippy::too_many_arguments)]
fn row_errors(
    net: &ThreeLayer,
    m: usize,
    points: &[(Q, u32)],
    ends: &[(Q, Q)],
    cells: &[(usize, usize)],
    own: &[[f64; 2]],
    loose: &[(usize, [f64; 2])],
    second: [f64; 2],
    errors: &mut Errors,
) -> f64 {
    let row = &net.weights2[m];
    let total = row.iter().map(size_of).sum::<f64>() + size_of(&net.bias2[m]);
    let base = [0, 1].map(|o| {
        let stray = loose
            .iter()
            .map(|(l, e)| times(size_of(&row[*l]), e[o]))
            .sum::<f64>();
        stray + second[o] * total
    });
    let mut level = net.bias2[m].sub(&row.iter().fold(Q::ZERO, |s, w| s.add(w)));
    for (((w, (left, right)), &(from, to)), own) in row.iter().zip(ends).zip(cells).zip(own) {
        let before = level.clone();
        level = level.add(w).add(w);
        if from == to {
            continue;
        }
        let steep = size_of(w);
        let error =
            [0, 1].map(|o| (base[o] + times(steep, own[o])) * SLACK * (1.0 + second[0]) + TINY);
        let (mut a, mut b) = (from, to);
        if !w.is_zero() {
            let slope = w.add(w).div(&right.sub(left));
            let sign = i64::from(slope.sign());
            let cross = |z: i64| Q::int(z).sub(&before).div(&slope).add(left);
            let (enter, leave) = (cross(-sign), cross(sign));
            let rate = at_least(&slope.abs());
            let cell = &points[from..to];
            a = from + cell.partition_point(|(s, _)| *s <= enter);
            b = from + cell.partition_point(|(s, _)| *s < leave);
            // Saturated, but by less than the error: count it as if it were not.
            let safe = |distance: Q| times(rate, at_least(&distance)) > error[0] * SLACK;
            while a > from && !safe(enter.sub(&points[a - 1].0)) {
                a -= 1;
            }
            while b < to && !safe(points[b].0.sub(&leave)) {
                b += 1;
            }
        }
        for e in &mut errors[a..b] {
            *e = [e[0] + error[0], e[1] + error[1]];
        }
    }
    total
}
