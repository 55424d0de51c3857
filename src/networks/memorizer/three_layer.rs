//! The three-layer hard-tanh memorizer, in closed form.

use num_rational::BigRational;
use num_traits::One;
use rayon::prelude::*;

use super::data::Dataset;
use super::exact::Q;
use super::plan::Plan;
use super::projection::Projection;
use super::{Mismatch, dot};

/// `f_k(x) = amplitude[k] · Σ_m σ(z_{k,m}(x)) + bias3[k]` with `z = W2 σ(gain · (direction · x) + bias1) + bias2` and `σ` the
/// hard-tanh: two hidden layers.
///
/// Shapes: `gain` and `bias1` have one entry per neuron of the first hidden layer, whose row `l` is `gain[l] · direction`;
/// `weights2` has one row per neuron of the second hidden layer and `bias2` one entry; output `k` adds up the rows
/// `k · per_output .. (k + 1) · per_output`.
#[derive(Clone, Debug)]
pub struct ThreeLayer {
    pub(crate) direction: Vec<Q>,
    pub(crate) gain: Vec<Q>,
    pub(crate) bias1: Vec<Q>,
    pub(crate) weights2: Vec<Vec<Q>>,
    pub(crate) bias2: Vec<Q>,
    pub(crate) amplitude: Vec<Q>,
    pub(crate) bias3: Vec<Q>,
    pub(crate) per_output: usize,
}

/// Where one group lies on the line: the indices of its points and the ends of its ramp.
struct Group {
    start: usize,
    len: usize,
    left: Q,
    right: Q,
}

/// Saturated neurons of a block as differences along the line, and the values of the others by position.
type Part = (Vec<i32>, Vec<(u32, Q)>);

/// What one neuron of the second layer has to do in one group.
struct Task {
    /// Sign of the slope.
    sign: i64,
    /// Where it passes through `target`.
    at: Q,
    target: Q,
    /// Distance to the nearest other point of the group.
    room: Option<Q>,
    /// Least absolute slope that saturates both neighbours.
    need: Q,
}

impl ThreeLayer {
    pub(crate) fn build(data: &Dataset, projection: &Projection, plan: &Plan) -> ThreeLayer {
        let n = data.points();
        let outputs = data.outputs();
        if data.labels.iter().all(|y| y.iter().all(|v| *v == y[0])) {
            return ThreeLayer::constant(data);
        }
        // Margins are quarters of gaps; with four times the coordinates they stay integers.
        let four = Q::int(4);
        let c: Vec<Q> = projection
            .coordinates
            .iter()
            .map(|c| c.mul(&four))
            .collect();
        let direction: Vec<Q> = projection.direction.iter().map(|u| u.mul(&four)).collect();
        let groups = lay_out(&c, plan);
        let mut ramps: Vec<(Q, Q)> = Vec::with_capacity(plan.first_layer());
        for (j, g) in groups.iter().enumerate() {
            if j > 0 && plan.resets[j - 1] {
                ramps.push((groups[j - 1].right.clone(), g.left.clone()));
            }
            ramps.push((g.left.clone(), g.right.clone()));
        }
        let gain = ramps
            .iter()
            .map(|(l, r)| Q::int(2).div(&r.sub(l)))
            .collect();
        let bias1 = ramps
            .iter()
            .map(|(l, r)| l.add(r).neg().div(&r.sub(l)))
            .collect();
        let q = plan.per_output;
        let offset = Q::int(i64::from(q.is_multiple_of(2)));
        let mut net = ThreeLayer {
            direction,
            gain,
            bias1,
            weights2: Vec::with_capacity(outputs * q),
            bias2: Vec::with_capacity(outputs * q),
            amplitude: Vec::with_capacity(outputs),
            bias3: Vec::with_capacity(outputs),
            per_output: q,
        };
        for labels in &data.labels {
            let (min, max) = labels
                .iter()
                .fold((&labels[0], &labels[0]), |(a, b), y| (a.min(y), b.max(y)));
            let amplitude = max.sub(min).half();
            let middle = max.add(min).half();
            net.bias3.push(middle.sub(&amplitude.mul(&offset)));
            net.amplitude.push(amplitude.clone());
            if amplitude.is_zero() {
                for _ in 0..q {
                    net.weights2.push(vec![Q::ZERO; ramps.len()]);
                    net.bias2.push(Q::ZERO);
                }
                continue;
            }
            let target: Vec<Q> = (0..n)
                .map(|i| {
                    labels[projection.order[i] as usize]
                        .sub(&middle)
                        .div(&amplitude)
                })
                .collect();
            let rows: Vec<(Vec<Q>, Q)> = (0..q)
                .into_par_iter()
                .map(|m| neuron(m, q, &c, &target, &groups, plan))
                .collect();
            for (row, bias) in rows {
                net.weights2.push(row);
                net.bias2.push(bias);
            }
        }
        net
    }

    /// Constant outputs are the bias of the output layer; the hidden neurons idle.
    fn constant(data: &Dataset) -> ThreeLayer {
        let outputs = data.outputs();
        ThreeLayer {
            direction: vec![Q::ZERO; data.inputs()],
            gain: vec![Q::ONE],
            bias1: vec![Q::ZERO],
            weights2: vec![vec![Q::ZERO]; outputs],
            bias2: vec![Q::ZERO; outputs],
            amplitude: vec![Q::ZERO; outputs],
            bias3: data.labels.iter().map(|y| y[0].clone()).collect(),
            per_output: 1,
        }
    }

    /// Widths of the two hidden layers.
    pub fn hidden(&self) -> [usize; 2] {
        [self.gain.len(), self.bias2.len()]
    }

    /// Row `l` of the first layer with its bias.
    pub fn first_layer(&self, l: usize) -> (Vec<BigRational>, BigRational) {
        let row = self.direction.iter().map(|u| u.mul(&self.gain[l]).big());
        (row.collect(), self.bias1[l].big())
    }

    /// Row `m` of the second layer with its bias.
    pub fn second_layer(&self, m: usize) -> (Vec<BigRational>, BigRational) {
        let row = self.weights2[m].iter().map(Q::big).collect();
        (row, self.bias2[m].big())
    }

    /// Weight of every second-layer neuron of output `k`, and the bias of the output.
    pub fn output_layer(&self, k: usize) -> (BigRational, BigRational) {
        (self.amplitude[k].big(), self.bias3[k].big())
    }

    /// The network at `x` by its definition, O(product of the widths): the slow oracle.
    pub fn evaluate(&self, x: &[BigRational]) -> Vec<BigRational> {
        let clip = |z: BigRational| z.max(-BigRational::one()).min(BigRational::one());
        let first: Vec<BigRational> = (0..self.gain.len())
            .map(|l| {
                let (row, bias) = self.first_layer(l);
                clip(row.iter().zip(x).map(|(w, x)| w * x).sum::<BigRational>() + bias)
            })
            .collect();
        let second: Vec<BigRational> = (0..self.bias2.len())
            .map(|m| {
                let (row, bias) = self.second_layer(m);
                clip(
                    row.iter()
                        .zip(&first)
                        .map(|(w, a)| w * a)
                        .sum::<BigRational>()
                        + bias,
                )
            })
            .collect();
        second
            .chunks(self.per_output)
            .zip(self.amplitude.iter().zip(&self.bias3))
            .map(|(own, (w, b))| own.iter().sum::<BigRational>() * w.big() + b.big())
            .collect()
    }

    /// Checks every output from the weights alone. Each neuron of the second layer is, as a function on the projected line,
    /// piecewise linear with one piece per ramp, so one pass over its row finds the points where it is not saturated; the
    /// saturated rest is counted by differences. O(hidden₁ · hidden₂ · log q + n log n) operations, O(n) memory.
    pub(crate) fn verify(&self, data: &Dataset) -> Result<usize, Mismatch> {
        let n = data.points();
        let mut points: Vec<(Q, u32)> = (0..n)
            .map(|i| (dot(&self.direction, data, i), i as u32))
            .collect();
        points.sort_unstable();
        let (ends, cells) = self.cells(&points)?;
        let work: Vec<usize> = (0..self.bias2.len()).collect();
        for k in 0..data.outputs() {
            let own = &work[k * self.per_output..(k + 1) * self.per_output];
            let chunk = own
                .len()
                .div_ceil(rayon::current_num_threads().min(8))
                .max(1);
            let parts: Vec<Part> = own
                .par_chunks(chunk)
                .map(|rows| {
                    let mut steps = vec![0i32; n + 1];
                    let mut linear = Vec::new();
                    for &m in rows {
                        self.trace(m, &points, &ends, &cells, &mut steps, &mut linear);
                    }
                    (steps, linear)
                })
                .collect();
            let mut saturated = vec![0i32; n + 1];
            let mut sums = vec![Q::ZERO; n];
            for (steps, linear) in parts {
                for (s, d) in saturated.iter_mut().zip(steps) {
                    *s += d;
                }
                for (i, z) in linear {
                    sums[i as usize] = sums[i as usize].add(&z);
                }
            }
            let mut count = 0i32;
            for (position, (_, i)) in points.iter().enumerate() {
                count += saturated[position];
                let sum = sums[position].add(&Q::int(i64::from(count)));
                let value = sum.mul(&self.amplitude[k]).add(&self.bias3[k]);
                let label = &data.labels[k][*i as usize];
                if value != *label {
                    return Err(Mismatch::label(*i, k, label, &value));
                }
            }
        }
        Ok(n)
    }

    /// The ramps of the first layer and the positions of the points in each of them.
    #[allow(clippy::type_complexity)]
    pub(super) fn cells(
        &self,
        points: &[(Q, u32)],
    ) -> Result<(Vec<(Q, Q)>, Vec<(usize, usize)>), Mismatch> {
        let ends: Vec<(Q, Q)> = self
            .gain
            .iter()
            .zip(&self.bias1)
            .map(|(g, b)| {
                let (one, minus) = (Q::ONE, Q::int(-1));
                (minus.sub(b).div(g), one.sub(b).div(g))
            })
            .collect();
        let ordered =
            self.gain.iter().all(|g| g.sign() > 0) && ends.windows(2).all(|w| w[0].1 <= w[1].0);
        if !ordered {
            return Err(Mismatch::Shape("the ramps of the first layer overlap"));
        }
        let mut cells = Vec::with_capacity(ends.len());
        let mut at = 0;
        for (l, r) in &ends {
            let start = at;
            if points.get(at).is_some_and(|(s, _)| s < l) {
                return Err(Mismatch::Shape("a point lies between the ramps"));
            }
            while points.get(at).is_some_and(|(s, _)| s <= r) {
                at += 1;
            }
            cells.push((start, at));
        }
        if at < points.len() {
            return Err(Mismatch::Shape("a point lies beyond the ramps"));
        }
        Ok((ends, cells))
    }

    /// Follows neuron `m` from left to right; `steps` receives differences of its saturated values, `linear` the others.
    fn trace(
        &self,
        m: usize,
        points: &[(Q, u32)],
        ends: &[(Q, Q)],
        cells: &[(usize, usize)],
        steps: &mut [i32],
        linear: &mut Vec<(u32, Q)>,
    ) {
        let row = &self.weights2[m];
        // Left of all ramps the first layer is −1 throughout. Partial sums stay short where the whole sum would not: they are
        // differences of plateaus.
        let mut rises = Q::ZERO;
        for w in row {
            rises = rises.add(w);
        }
        let mut level = self.bias2[m].sub(&rises);
        let mut add = |from: usize, to: usize, sign: i32| {
            if sign != 0 && from < to {
                steps[from] += sign;
                steps[to] -= sign;
            }
        };
        for ((w, (left, right)), &(from, to)) in row.iter().zip(ends).zip(cells) {
            let before = level.clone();
            level = level.add(w).add(w);
            if from == to {
                continue;
            }
            if w.is_zero() {
                if before.abs() >= Q::ONE {
                    add(from, to, before.sign());
                } else {
                    linear.extend((from..to).map(|i| (i as u32, before.clone())));
                }
                continue;
            }
            let slope = w.add(w).div(&right.sub(left));
            let sign = slope.sign();
            let cross = |z: i32| Q::int(i64::from(z)).sub(&before).div(&slope).add(left);
            let (enter, leave) = (cross(-sign), cross(sign));
            let cell = &points[from..to];
            let a = from + cell.partition_point(|(s, _)| *s <= enter);
            let b = from + cell.partition_point(|(s, _)| *s < leave);
            add(from, a, -sign);
            add(b, to, sign);
            for (i, (s, _)) in points.iter().enumerate().take(b).skip(a) {
                linear.push((i as u32, before.add(&slope.mul(&s.sub(left)))));
            }
        }
    }
}

/// Cuts the line into groups whose sizes differ by at most one, and gives each its ramp.
fn lay_out(c: &[Q], plan: &Plan) -> Vec<Group> {
    let n = c.len();
    let count = plan.groups;
    // Outer margins: half the neighbouring gap, or one unit if there is a single point.
    let edge = |a: usize, b: usize| {
        if n == 1 {
            Q::ONE
        } else {
            c[b].sub(&c[a]).half()
        }
    };
    let mut groups: Vec<Group> = Vec::with_capacity(count);
    let mut start = 0;
    for j in 0..count {
        let len = n / count + usize::from(j < n % count);
        let end = start + len;
        let left = if j == 0 {
            c[0].sub(&edge(0, 1.min(n - 1)))
        } else if plan.resets[j - 1] {
            let gap = c[start].sub(&c[start - 1]);
            c[start].sub(&gap.half().half())
        } else {
            groups[j - 1].right.clone()
        };
        let right = if end == n {
            c[n - 1].add(&edge(n.saturating_sub(2), n - 1))
        } else {
            let gap = c[end].sub(&c[end - 1]);
            let margin = if plan.resets[j] {
                gap.half().half()
            } else {
                gap.half()
            };
            c[end - 1].add(&margin)
        };
        groups.push(Group {
            start,
            len,
            left,
            right,
        });
        start = end;
    }
    groups
}

/// Row and bias of neuron `m` of `q`: through the target of one point in each group, saturated on all others.
fn neuron(m: usize, q: usize, c: &[Q], target: &[Q], groups: &[Group], plan: &Plan) -> (Vec<Q>, Q) {
    let mut row = Vec::with_capacity(plan.first_layer());
    let mut first: Option<Q> = None;
    let mut last: Option<Q> = None;
    let mut from = 0;
    while from < groups.len() {
        let mut to = from + 1;
        while to < groups.len() && !plan.resets[to - 1] {
            to += 1;
        }
        let chain = &groups[from..to];
        let tasks: Vec<Task> = chain
            .iter()
            .enumerate()
            .map(|(i, g)| task(m, q, i, c, target, g))
            .collect();
        let mut slope = first_slope(chain, &tasks);
        for (i, (g, t)) in chain.iter().zip(&tasks).enumerate() {
            let into = t.at.sub(&g.left);
            if i > 0
                && let Some(level) = &last
            {
                slope = t.target.sub(level).div(&into);
            }
            let before = t.target.sub(&slope.mul(&into));
            let after = t.target.add(&slope.mul(&g.right.sub(&t.at)));
            if i == 0
                && let Some(level) = &last
            {
                row.push(before.sub(level).half());
            }
            row.push(after.sub(&before).half());
            first.get_or_insert(before);
            last = Some(after);
        }
        from = to;
    }
    // All rises together lead from the first plateau to the last, so the sum of the row needs no summation.
    let bias = match (first, last) {
        (Some(a), Some(b)) => a.add(&b).half(),
        _ => Q::ZERO,
    };
    (row, bias)
}

fn task(m: usize, q: usize, i: usize, c: &[Q], target: &[Q], g: &Group) -> Task {
    // Every second group of a chain is counted from the other end, and slopes alternate along the chain and across neurons.
    let rank = if i.is_multiple_of(2) { m } else { q - 1 - m };
    let sign = if (m + i).is_multiple_of(2) { 1 } else { -1 };
    let (at, goal) = if rank < g.len {
        (c[g.start + rank].clone(), target[g.start + rank].clone())
    } else {
        // A ghost behind the last point, so that all groups count alike.
        (c[g.start + g.len - 1].add(&g.right).half(), Q::ZERO)
    };
    let left = (rank > 0).then(|| at.sub(&c[g.start + rank.min(g.len) - 1]));
    let right = (rank + 1 < g.len).then(|| c[g.start + rank + 1].sub(&at));
    let signed = if sign > 0 { goal.clone() } else { goal.neg() };
    let mut need = Q::ZERO;
    if let Some(d) = &left {
        need = need.max(Q::ONE.add(&signed).div(d));
    }
    if let Some(d) = &right {
        need = need.max(Q::ONE.sub(&signed).div(d));
    }
    let room = match (left, right) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    };
    Task {
        sign,
        at,
        target: goal,
        room,
        need,
    }
}

/// The slope in the first group of a chain.
///
/// Along the chain the slope in group `i` is `A_i + α B_i` with `B_i` of the wanted sign, so the least `α` that saturates all
/// neighbours is a maximum over the groups.
fn first_slope(chain: &[Group], tasks: &[Task]) -> Q {
    let t = &tasks[0];
    if chain.len() == 1 {
        let steep = match &t.room {
            Some(d) => Q::int(2).div(d),
            None => Q::int(2).div(&chain[0].right.sub(&chain[0].left)),
        };
        return steep.mul(&Q::int(t.sign));
    }
    let mut least = t.need.clone();
    let mut a = Q::ZERO;
    let mut b = Q::int(t.sign);
    for i in 1..chain.len() {
        let out = chain[i - 1].right.sub(&tasks[i - 1].at);
        let into = tasks[i].at.sub(&chain[i].left);
        let rise = tasks[i].target.sub(&tasks[i - 1].target);
        a = rise.sub(&a.mul(&out)).div(&into);
        b = b.mul(&out).neg().div(&into);
        let missing = tasks[i].need.sub(&a.mul(&Q::int(tasks[i].sign)));
        least = least.max(missing.div(&b.abs()));
    }
    round_up(&least).mul(&Q::int(t.sign))
}

/// The least number `m · 2^e ≥ x` with an integer `m < 2^10`; 0 for negative `x`.
fn round_up(x: &Q) -> Q {
    if x.sign() <= 0 {
        return Q::ZERO;
    }
    let x = x.big();
    let e = x.numer().bits() as i64 - x.denom().bits() as i64 - 8;
    let two = num_bigint::BigInt::one() << e.unsigned_abs();
    let unit = if e >= 0 {
        BigRational::from_integer(two)
    } else {
        BigRational::new(num_bigint::BigInt::one(), two)
    };
    Q::from_big((x / &unit).ceil() * unit)
}
