//! What speaks for and against a motion, in bits.

use super::EXACT_BITS;
use super::motion::{LINEAR, Motion, motions};
use crate::arc::grid::Grid;

/// A motion the visible part obeys, with what speaks for and against it.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The motion.
    pub motion: Motion,
    /// Bits of agreement over visible pairs.
    pub bits: f64,
    /// Visible pairs that agree.
    pub agree: usize,
    /// Visible pairs that differ; 0 for an exact symmetry.
    pub differ: usize,
}

pub(super) struct Visible<'a> {
    pub(super) g: &'a Grid,
    pub(super) hidden: &'a [bool],
    /// The colours, [`UNSEEN`] where hidden.
    seen: Vec<u8>,
    bits: [f64; 10],
}

const UNSEEN: u8 = u8::MAX;

impl<'a> Visible<'a> {
    pub(super) fn new(g: &'a Grid, hidden: &'a [bool]) -> Visible<'a> {
        let mut n = [0usize; 10];
        let mut total = 0usize;
        for (i, &c) in g.cells().iter().enumerate() {
            if !hidden[i] {
                n[c as usize] += 1;
                total += 1;
            }
        }
        let mut bits = [0.0; 10];
        for c in 0..10 {
            if n[c] > 0 && 2 * n[c] <= total {
                bits[c] = (total as f64 / n[c] as f64).log2();
            }
        }
        let colour = |(&c, &h): (&u8, &bool)| if h { UNSEEN } else { c };
        Visible {
            g,
            hidden,
            seen: g.cells().iter().zip(hidden).map(colour).collect(),
            bits,
        }
    }

    /// Evidence for a motion, unless more than `allow` pairs differ.
    pub(super) fn weigh(&self, m: Motion, allow: usize) -> Option<Evidence> {
        let (h, w) = (self.g.height() as i32, self.g.width() as i32);
        let (mut bits, mut agree, mut differ) = (0.0, 0, 0);
        let [[_, down], [_, along]] = m.matrix;
        for r in 0..h {
            let (mut y, mut x) = m.image(r, 0);
            for c in 0..w {
                let (i, j) = (y, x);
                y += down;
                x += along;
                let a = self.seen[(r * w + c) as usize];
                if a == UNSEEN || i < 0 || j < 0 || i >= h || j >= w || (i, j) == (r, c) {
                    continue;
                }
                let b = self.seen[(i * w + j) as usize];
                if b == UNSEEN {
                    continue;
                }
                if a == b {
                    // An involution meets every pair twice.
                    let twice = m.image(i, j) == (r, c);
                    bits += self.bits[a as usize] / if twice { 2.0 } else { 1.0 };
                    agree += 1;
                } else {
                    differ += 1;
                    if differ > allow {
                        return None;
                    }
                }
            }
        }
        Some(Evidence {
            motion: m,
            bits,
            agree,
            differ,
        })
    }
}

/// The motions obeyed by the visible cells with at least [`EXACT_BITS`], strongest first, and how many were tried.
///
/// Cost: about `16·h·w` motions, each dismissed at the first disagreement.
pub fn symmetries(g: &Grid, hidden: &[bool]) -> (Vec<Evidence>, usize) {
    let v = Visible::new(g, hidden);
    let all = motions(g.height() as i32, g.width() as i32);
    let tried = all.len();
    let mut found: Vec<Evidence> = all
        .into_iter()
        .filter_map(|m| v.weigh(m, 0))
        .filter(|e| e.bits >= EXACT_BITS)
        .collect();
    found.sort_by(|a, b| b.bits.total_cmp(&a.bits).then(a.motion.cmp(&b.motion)));
    (found, tried)
}

/// Motions that all but a few visible pairs obey: at most one pair in twenty differs. Used where no exact symmetry exists.
pub fn near_symmetries(g: &Grid, hidden: &[bool]) -> Vec<Evidence> {
    let v = Visible::new(g, hidden);
    let mut found: Vec<Evidence> = motions(g.height() as i32, g.width() as i32)
        .into_iter()
        .filter_map(|m| v.weigh(m, g.area() / 20))
        .filter(|e| e.bits >= EXACT_BITS && e.differ * 20 <= e.agree)
        .collect();
    found.sort_by(|a, b| b.bits.total_cmp(&a.bits).then(a.motion.cmp(&b.motion)));
    found.truncate(12);
    found
}

/// The one reflection, or the two at right angles, that agree with the visible part and have the most evidence, however little it is,
/// and how many were tried. `None` without a clear winner.
pub(super) fn best_reflections(g: &Grid, hidden: &[bool]) -> Option<(Vec<Evidence>, usize)> {
    let v = Visible::new(g, hidden);
    let all: Vec<Motion> = motions(g.height() as i32, g.width() as i32)
        .into_iter()
        .filter(|m| {
            let (a, b) = m.image(0, 0);
            m.image(a, b) == (0, 0) && m.matrix != LINEAR[3] && m.matrix != LINEAR[0]
        })
        .collect();
    let mut best: Vec<Evidence> = Vec::new();
    for kind in [1, 2, 4, 5] {
        let mut these: Vec<Evidence> = all
            .iter()
            .filter(|m| m.matrix == LINEAR[kind])
            .filter_map(|&m| v.weigh(m, 0))
            .filter(|e| e.bits > 8.0)
            .collect();
        these.sort_by(|a, b| b.bits.total_cmp(&a.bits));
        match these.as_slice() {
            [a, b, ..] if a.bits < 1.2 * b.bits => {}
            [a, ..] => best.push(a.clone()),
            [] => {}
        }
    }
    best.sort_by(|a, b| b.bits.total_cmp(&a.bits));
    let top = best.first()?.bits;
    best.retain(|e| 2.0 * e.bits >= top);
    Some((best, all.len()))
}
