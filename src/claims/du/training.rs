//! Training in float64: how often it ends exactly at the labels.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock};

use crate::claim;
use crate::kernel::{Judgement, Space};

/// SplitMix64 and, from it, exactly normal deviates by comparisons of uniform ones (Karney, *Sampling exactly from the normal distribution*, 2016,
/// algorithm N): no logarithm, so that every machine draws the same.
struct Gaussian(u64);

impl Gaussian {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// True with probability e^{−1/2}: a falling run below 1/2 has even length.
    fn half(&mut self) -> bool {
        let (mut last, mut even) = (0.5, true);
        loop {
            let z = self.unit();
            if z >= last {
                return even;
            }
            (last, even) = (z, !even);
        }
    }

    /// True with probability e^{−x(2k + x)/(2k + 2)}.
    fn within(&mut self, k: f64, x: f64) -> bool {
        let (mut last, mut even) = (x, true);
        loop {
            let z = self.unit();
            if z >= last || self.unit() >= (2.0 * k + x) / (2.0 * k + 2.0) {
                return even;
            }
            (last, even) = (z, !even);
        }
    }

    fn normal(&mut self) -> f64 {
        loop {
            let mut k = 0u32;
            while self.half() {
                k += 1;
            }
            if !(0..k * k.saturating_sub(1)).all(|_| self.half()) {
                continue;
            }
            let x = self.unit();
            if (0..=k).all(|_| self.within(f64::from(k), x)) {
                let size = f64::from(k) + x;
                return if self.bits() >> 63 == 0 { size } else { -size };
            }
        }
    }
}

const RATE: f64 = 0.02;
const STEPS: usize = 180_000;
const RUNS: u64 = 8;

/// The largest |f(x_i) − y_i| after gradient descent on ½ Σ (f(x_i) − y_i)² for f(x) = Σ_j w_j σ(v_jᵀx − b_j), in float64: n points in the plane,
/// `width` neurons, everything Gaussian at the start. A step that changes no weight is repeated for ever, so it ends the run.
fn largest_error(n: usize, width: usize, seed: u64) -> f64 {
    let mut g = Gaussian(seed << 16 | (n as u64) << 8 | width as u64);
    let mut pair = || [g.normal(), g.normal()];
    let x: Vec<[f64; 2]> = (0..n).map(|_| pair()).collect();
    let mut v: Vec<[f64; 2]> = (0..width).map(|_| pair()).collect();
    let y: Vec<f64> = (0..n).map(|_| g.normal()).collect();
    let mut b: Vec<f64> = (0..width).map(|_| g.normal()).collect();
    let mut w: Vec<f64> = (0..width).map(|_| g.normal()).collect();
    let mut hidden = vec![0.0; n * width];
    let mut error = vec![0.0; n];
    for step in 0..=STEPS {
        for i in 0..n {
            let row = &mut hidden[i * width..(i + 1) * width];
            let mut f = 0.0;
            for j in 0..width {
                row[j] = (v[j][0] * x[i][0] + v[j][1] * x[i][1] - b[j]).max(0.0);
                f += w[j] * row[j];
            }
            error[i] = f - y[i];
        }
        if step == STEPS {
            break;
        }
        let mut changed = false;
        for j in 0..width {
            let mut d = [0.0; 4];
            for i in 0..n {
                let h = hidden[i * width + j];
                if h > 0.0 {
                    let back = error[i] * w[j];
                    d[0] += back * x[i][0];
                    d[1] += back * x[i][1];
                    d[2] -= back;
                    d[3] += error[i] * h;
                }
            }
            let slots = [&mut v[j]]
                .into_iter()
                .flatten()
                .chain([&mut b[j], &mut w[j]]);
            for (slot, d) in slots.zip(d) {
                let next = *slot - RATE * d;
                changed |= next != *slot;
                *slot = next;
            }
        }
        if !changed {
            break;
        }
    }
    error.iter().fold(0.0, |m: f64, e| m.max(e.abs()))
}

/// How many runs end below 10⁻⁸, and how many of these at 0. Counted once per process: the runs depend on n and the width only.
fn ends(n: usize, width: usize) -> (usize, usize) {
    static SEEN: OnceLock<Mutex<HashMap<(usize, usize), (usize, usize)>>> = OnceLock::new();
    let seen = SEEN.get_or_init(Default::default);
    if let Some(known) = seen.lock().ok().and_then(|s| s.get(&(n, width)).copied()) {
        return known;
    }
    let errors = (0..RUNS).map(|seed| largest_error(n, width, seed));
    let near: Vec<f64> = errors.filter(|e| *e < 1e-8).collect();
    let counts = (near.len(), near.iter().filter(|e| **e == 0.0).count());
    if let Ok(mut s) = seen.lock() {
        s.insert((n, width), counts);
    }
    counts
}

claim! {
    pub struct UsuallyInexact = "du::converged_floating_point_training_usually_stops_above_zero", B;
    place: "Introduction (\"Due to floating point error, we can not obtain this θ by traditional deep learning training techniques\")";
    says: "Two-layer ReLU networks of width n or 4n, n = 3, 4, d = 2, Gaussian inputs, labels and start, learning rate .02, 180 000 float64 steps: among runs whose largest error ends below 10⁻⁸, at least 4 in 5 end with a largest error different from 0.";
    reading: "Reading \"usually\"; full gradient descent on ½ Σ (f(x_i) − y_i)², biases trained too. An instance is one of the four architectures with eight seeded runs.";
    verdict: "Exhausted for eight runs of each of the four architectures: 23 of the 32 converge and none of them is exact. If more than 1 in 5 were exact, this would have a probability below 0.8²³ < 1 %.";
    domain: Space::new("n = 3, 4, width n or 4n, seeds 0 … 7").natural("n", 3, 4).number("width/n", &[(1, 1), (4, 1)]);
    judge<N>(case) {
        let n = case.natural("n")?;
        let times = case.number("width/n")?;
        let factor = [1usize, 4].into_iter().find(|k| times.same(&N::integer(*k as i64)) == Some(true));
        let j = Judgement::new().given("the width is n or 4n", Some(factor.is_some()));
        let Some(factor) = factor.filter(|_| (3..=4).contains(&n)) else {
            return Ok(j.said(Some(true), "no runs", "runs"));
        };
        let (near, exact) = ends(n, factor * n);
        Ok(j.given("a run converges", Some(near > 0))
            .said(Some(5 * (near - exact) >= 4 * near), format!("{exact} of {near} converged runs exact"), "at most 1 in 5"))
    }
}
