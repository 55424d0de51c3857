//! One direction that keeps all points apart, found without randomness.
//!
//! Each coordinate is an integer multiple of its step, so a point is a vector `X` of integers. For active (non-constant)
//! coordinates `X₁…X_r` the directions `(1, s, s², …, s^{r−1})` are tried for growing integers `s`: two distinct points collide
//! only if `s` is a root of a non-zero polynomial of degree `r − 1`, so all but finitely many `s` separate. As `s` may have to
//! be large for that, the last candidate is the mixed-radix direction `(1, B₁, B₁B₂, …)` with `B_j = max X_j − min X_j + 1`, which
//! separates every set of distinct points: it reads the vector `X − min X` as digits of a number.

use std::cmp::Ordering;

use super::data::Dataset;
use super::exact::Q;

/// A separating direction with the points in its order.
#[derive(Clone, Debug)]
pub(crate) struct Projection {
    /// Rational weights of the original coordinates; `direction · x` is the integer coordinate.
    pub(crate) direction: Vec<Q>,
    /// Points by growing coordinate.
    pub(crate) order: Vec<u32>,
    /// Strictly increasing integers, one per entry of `order`.
    pub(crate) coordinates: Vec<Q>,
}

/// Finds a separating direction; O(n log n) for each direction tried, at most about forty.
pub(crate) fn separate(data: &Dataset) -> Projection {
    let n = data.points();
    let ranges: Vec<(usize, Q)> = data
        .columns
        .iter()
        .enumerate()
        .filter_map(|(j, c)| {
            let max = c.values.iter().max()?;
            let min = c.values.iter().min()?;
            let range = max.sub(min);
            (!range.is_zero()).then_some((j, range))
        })
        .collect();
    if ranges.is_empty() {
        // One point: every direction separates, the zero direction has the smallest weights.
        return Projection {
            direction: vec![Q::ZERO; data.inputs()],
            order: (0..n as u32).collect(),
            coordinates: vec![Q::ZERO; n],
        };
    }
    let radix: Vec<Q> = ranges
        .iter()
        .scan(Q::ONE, |w, (_, range)| {
            let here = w.clone();
            *w = w.mul(&range.add(&Q::ONE));
            Some(here)
        })
        .collect();
    let span = |weights: &[Q]| -> Q {
        ranges
            .iter()
            .zip(weights)
            .fold(Q::ZERO, |sum, ((_, range), w)| sum.add(&range.mul(w)))
    };
    let radix_span = span(&radix);
    let room = Q::int(n as i64 - 1);
    // Small sets can afford every small s; a large one looks at a few sizes only.
    let budget = if n <= 10_000 { 40 } else { 8 };
    let (mut s, mut tries) = (1i64, 0);
    while ranges.len() > 1 && tries < budget && s < 1 << 40 {
        let weights: Vec<Q> = std::iter::successors(Some(Q::ONE), |w| Some(w.mul(&Q::int(s))))
            .take(ranges.len())
            .collect();
        let total = span(&weights);
        if total >= radix_span {
            break;
        }
        // n distinct integers need room: anything narrower collides for certain.
        if total >= room {
            tries += 1;
            if let Some(found) = attempt(data, &ranges, &weights) {
                return found;
            }
        }
        s += if n <= 10_000 { 1 + s / 16 } else { 1 + s };
    }
    match attempt(data, &ranges, &radix) {
        Some(found) => found,
        // Mixed radix is injective on distinct points, and a data set holds distinct points only.
        None => unreachable!("mixed radix separates distinct points"),
    }
}

fn attempt(data: &Dataset, ranges: &[(usize, Q)], weights: &[Q]) -> Option<Projection> {
    let n = data.points();
    let coordinate = |i: usize| {
        ranges
            .iter()
            .zip(weights)
            .fold(Q::ZERO, |sum, ((j, _), w)| {
                sum.add(&data.columns[*j].values[i].mul(w))
            })
    };
    let mut keyed: Vec<(Q, u32)> = (0..n).map(|i| (coordinate(i), i as u32)).collect();
    keyed.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    if keyed
        .windows(2)
        .any(|w| w[0].0.cmp(&w[1].0) == Ordering::Equal)
    {
        return None;
    }
    let mut direction = vec![Q::ZERO; data.inputs()];
    for ((j, _), w) in ranges.iter().zip(weights) {
        direction[*j] = w.div(&data.columns[*j].step);
    }
    let (coordinates, order) = keyed.into_iter().unzip();
    Some(Projection {
        direction,
        order,
        coordinates,
    })
}
