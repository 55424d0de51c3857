//! The exact worst-case capacity of n ReLUs without output bias: n for n ≤ 3, n + 2 for n ≥ 4.
//!
//! A continuous piecewise linear function with n kinks is `Σ_j w_j σ(±(t − b_j))` for some orientations if and only if an alternating sum of an odd
//! number of the lines of its pieces, in their order, vanishes: the jump at kink j is `w_j` for both orientations, and the leftmost line must be the sum of
//! the neurons that point to the left, `ℓ_0 = −Σ_left (ℓ_j − ℓ_{j−1})`. With a neuron of zero direction (a constant) only the slopes must satisfy this.
//! For n ≤ 3 no such sum can vanish if n + 1 labels alternate in sign. For n = 4 and six points four arrangements are enough; they depend on the
//! signs of the four second differences (zero counts as either sign; also negated and read from the right). `L_ij` is the line through points i, j.
//!
//! | signs | pieces from left to right | sum that vanishes |
//! |---|---|---|
//! | + − + −, + − − − | steep through 0, L_12, steep across the gap, L_34, steep through 5 | ℓ_0 − ℓ_2 + ℓ_4 |
//! | + − − + | steep through 0, L_12, L_34, steep through 5, and a constant | slopes s_0 − s_1 + s_3 |
//! | + + − + | L_01, steep through 2, L_34, steep through 5, and a constant | slopes s_0 − s_1 + s_3 |
//! | + + + +, + + − − | L_01, L_23, L_45, level beyond 5, and a constant | slope s_3 |
//!
//! Every further point on the left takes one further neuron that points to the left. More than n + 2 points are impossible, because n + 3 points with
//! alternating labels need n + 2 pieces.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};

/// `w σ(v t − b)` with `v` one of −1, 0, 1.
#[derive(Clone)]
struct Neuron<N> {
    w: N,
    v: i64,
    b: N,
}

/// `Σ w σ(v t − b)`.
fn output<N: Number>(net: &[Neuron<N>], t: &N) -> Result<N, Undefined> {
    let mut f = N::integer(0);
    for n in net {
        f = f + n.w.clone() * relu(&(N::integer(n.v) * t.clone() - n.b.clone()))?;
    }
    Ok(f)
}

/// The line `t ↦ slope (t − at) + value`.
#[derive(Clone)]
struct Line<N> {
    slope: N,
    at: N,
    value: N,
}

impl<N: Number> Line<N> {
    fn through(c: &[N], y: &[N], i: usize, j: usize) -> Result<Self, Undefined> {
        let slope = over(
            &(y[j].clone() - y[i].clone()),
            &(c[j].clone() - c[i].clone()),
        )?;
        Ok(Line::steep(c, y, i, slope))
    }

    fn steep(c: &[N], y: &[N], i: usize, slope: N) -> Self {
        Line {
            slope,
            at: c[i].clone(),
            value: y[i].clone(),
        }
    }

    fn height(&self, t: &N) -> N {
        self.slope.clone() * (t.clone() - self.at.clone()) + self.value.clone()
    }
}

/// The neurons that bend from each line to the next where they meet, pointing as told; `None` if two neighbours are parallel and different.
fn bends<N: Number>(lines: &[Line<N>], sides: &[i64]) -> Result<Option<Vec<Neuron<N>>>, Undefined> {
    let mut net = Vec::new();
    for (pair, &v) in lines.windows(2).zip(sides) {
        let w = pair[1].slope.clone() - pair[0].slope.clone();
        let zero = N::integer(0);
        let step = pair[0].height(&zero) - pair[1].height(&zero);
        if decided(w.is_nought(), "a jump of slopes")? {
            if !decided(step.is_nought(), "a step")? {
                return Ok(None);
            }
            continue;
        }
        let kink = over(&step, &w)?;
        net.push(Neuron {
            w,
            v,
            b: N::integer(v) * kink,
        });
    }
    Ok(Some(net))
}

/// Adds the constant neuron that lifts the output at `t` to `value`.
fn lifted<N: Number>(
    mut net: Vec<Neuron<N>>,
    t: &N,
    value: &N,
) -> Result<Vec<Neuron<N>>, Undefined> {
    let w = value.clone() - output(&net, t)?;
    net.push(Neuron {
        w,
        v: 0,
        b: N::integer(-1),
    });
    Ok(net)
}

/// The arrangement of this row of the table for six points, `steep` being the large slope with its sign.
fn arrangement<N: Number>(
    row: usize,
    c: &[N],
    y: &[N],
    steep: &N,
) -> Result<Option<Vec<Neuron<N>>>, Undefined> {
    let line = |i, j| Line::through(c, y, i, j);
    let past = Line {
        slope: N::integer(0),
        at: c[5].clone() + N::integer(1),
        value: line(4, 5)?.height(&(c[5].clone() + N::integer(1))),
    };
    let (lines, sides) = match row {
        0 => {
            let (left, right) = (line(1, 2)?, line(3, 4)?);
            let Some(z) = crossing(c, &left, &right, steep)? else {
                return Ok(None);
            };
            // Slopes in the ratio that puts the zero of ℓ_0 + ℓ_4 near z.
            let first = Line::steep(c, y, 0, steep.clone() * (c[5].clone() - z.clone()));
            let last = Line::steep(c, y, 5, steep.clone() * (z.clone() - c[0].clone()));
            let middle = Line {
                slope: first.slope.clone() + last.slope.clone(),
                value: first.height(&z) + last.height(&z),
                at: z,
            };
            (vec![first, left, middle, right, last], vec![1, 1, -1, -1])
        }
        1 => {
            let left = line(1, 2)?;
            let first = Line::steep(c, y, 0, left.slope.clone() - steep.clone());
            (
                vec![
                    first,
                    left,
                    line(3, 4)?,
                    Line::steep(c, y, 5, steep.clone()),
                ],
                vec![1, -1, -1],
            )
        }
        2 => {
            let first = line(0, 1)?;
            let up = Line::steep(c, y, 2, first.slope.clone() + steep.clone());
            (
                vec![first, up, line(3, 4)?, Line::steep(c, y, 5, steep.clone())],
                vec![1, -1, -1],
            )
        }
        _ => (
            vec![line(0, 1)?, line(2, 3)?, line(4, 5)?, past],
            vec![-1, -1, -1],
        ),
    };
    match bends(&lines, &sides)? {
        Some(net) if row > 0 => lifted(net, &c[1], &y[1]).map(Some),
        other => Ok(other),
    }
}

/// A place between points 2 and 3 where `right − left` has the sign of `sign`.
fn crossing<N: Number>(
    c: &[N],
    left: &Line<N>,
    right: &Line<N>,
    sign: &N,
) -> Result<Option<N>, Undefined> {
    let rise = |t: &N| (right.height(t) - left.height(t)) * sign.clone();
    let [at_2, at_3] = [rise(&c[2]), rise(&c[3])];
    let zero = N::integer(0);
    let up = [less(&zero, &at_2)?, less(&zero, &at_3)?];
    let share = match up {
        [false, false] => return Ok(None),
        [true, true] => N::ratio(1, 2),
        // Half of the part of the gap that has the sign.
        [true, false] => over(&at_2, &(at_2.clone() - at_3.clone()))? * N::ratio(1, 2),
        [false, true] => {
            N::integer(1) - over(&at_3, &(at_3.clone() - at_2.clone()))? * N::ratio(1, 2)
        }
    };
    Ok(Some(c[2].clone() + (c[3].clone() - c[2].clone()) * share))
}

/// Four neurons through six points: the arrangements of the table with growing steepness, until the outputs are the labels.
fn four_neurons<N: Number>(c: &[N], y: &[N]) -> Result<Option<Vec<Neuron<N>>>, Undefined> {
    let mut signs = Vec::new();
    for i in 1..5 {
        let bend = Line::through(c, y, i, i + 1)?.slope - Line::through(c, y, i - 1, i)?.slope;
        let up = less(&N::integer(0), &bend)?;
        signs.push(i64::from(up) - i64::from(!up && !decided(bend.is_nought(), "a bend")?));
    }
    const ROWS: [(usize, [i64; 4]); 6] = [
        (3, [1, 1, 1, 1]),
        (3, [1, 1, -1, -1]),
        (1, [1, -1, -1, 1]),
        (2, [1, 1, -1, 1]),
        (0, [1, -1, 1, -1]),
        (0, [1, -1, -1, -1]),
    ];
    let backwards: Vec<N> = c.iter().rev().map(|t| -t.clone()).collect();
    let labels: Vec<N> = y.iter().rev().cloned().collect();
    for (row, pattern) in ROWS {
        for mirrored in [false, true] {
            for sign in [1, -1] {
                let fits = (0..4).all(|i| {
                    let at = if mirrored { 3 - i } else { i };
                    signs[at] == 0 || signs[at] == sign * pattern[i]
                });
                if !fits {
                    continue;
                }
                let (x, z) = if mirrored {
                    (&backwards[..], &labels[..])
                } else {
                    (c, y)
                };
                // The last kink of every row has the sign of the last pattern.
                let sign = sign * pattern[3];
                for doublings in (0..60).step_by(4) {
                    let Some(mut net) = arrangement(row, x, z, &N::integer(sign << doublings))?
                    else {
                        continue;
                    };
                    if mirrored {
                        net.iter_mut().for_each(|n| n.v = -n.v);
                    }
                    if memorises(&net, c, y)? {
                        return Ok(Some(net));
                    }
                    if row == 3 {
                        break;
                    }
                }
            }
        }
    }
    Ok(None)
}

fn memorises<N: Number>(net: &[Neuron<N>], c: &[N], y: &[N]) -> Result<bool, Undefined> {
    for (t, label) in c.iter().zip(y) {
        if !decided(output(net, t)?.same(label), "an output")? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// At most N − 2 neurons through N ≥ 6 points: four for the last six, one more for each point to the left of them.
fn two_fewer_neurons<N: Number>(c: &[N], y: &[N]) -> Result<Option<Vec<Neuron<N>>>, Undefined> {
    let rest = c.len() - 6;
    let Some(mut net) = four_neurons(&c[rest..], &y[rest..])? else {
        return Ok(None);
    };
    for i in (0..rest).rev() {
        let missing = y[i].clone() - output(&net, &c[i])?;
        let w = over(&missing, &(c[i + 1].clone() - c[i].clone()))?;
        net.push(Neuron {
            w,
            v: -1,
            b: -c[i + 1].clone(),
        });
    }
    Ok(Some(net))
}

/// Whether some `x` satisfies the equations, given in reduced echelon form with the columns of its pivots (right-hand side last, no pivot there), and
/// `row · x ≥ 0` for every inequality: Fourier–Motzkin over the free unknowns.
fn solvable<N: Number>(
    reduced: &Matrix<N>,
    pivots: &[usize],
    inequalities: &[Vec<N>],
) -> Result<bool, Undefined> {
    let unknowns = reduced.cols() - 1;
    let free: Vec<usize> = (0..unknowns).filter(|j| !pivots.contains(j)).collect();
    // Each inequality over the free unknowns, constant last.
    let mut rows: Vec<Vec<N>> = inequalities
        .iter()
        .map(|g| {
            let own = free.iter().map(|&f| {
                let through = pivots.iter().enumerate();
                g[f].clone() - sum(through.map(|(i, &p)| g[p].clone() * reduced.at(i, f).clone()))
            });
            let through = pivots.iter().enumerate();
            let constant =
                sum(through.map(|(i, &p)| g[p].clone() * reduced.at(i, unknowns).clone()));
            own.chain([constant]).collect()
        })
        .collect();
    let zero = N::integer(0);
    for k in 0..free.len() {
        let (mut up, mut down, mut kept) = (Vec::new(), Vec::new(), Vec::new());
        for row in rows {
            if less(&zero, &row[k])? {
                up.push(row);
            } else if less(&row[k], &zero)? {
                down.push(row);
            } else {
                kept.push(row);
            }
        }
        for a in &up {
            for b in &down {
                let both = a.iter().zip(b);
                kept.push(
                    both.map(|(x, y)| x.clone() * -b[k].clone() + y.clone() * a[k].clone())
                        .collect(),
                );
            }
        }
        rows = kept;
    }
    for row in &rows {
        if less(&row[free.len()], &zero)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The digits of `index` in this base, `count` of them.
fn digits(mut index: usize, base: usize, count: usize) -> Vec<usize> {
    (0..count)
        .map(|_| {
            let digit = index % base;
            index /= base;
            digit
        })
        .collect()
}

/// Whether every label that is not 0 has the sign of some active `w_j`: necessary, because active neurons are not negative.
fn signs_agree<N: Number>(
    y: &[N],
    cell: &[usize],
    right: &[bool],
    positive: &[bool],
) -> Result<bool, Undefined> {
    let zero = N::integer(0);
    for (i, label) in y.iter().enumerate() {
        let [up, down] = [less(&zero, label)?, less(label, &zero)?];
        let some =
            |sign: bool| (0..cell.len()).any(|j| (i >= cell[j]) == right[j] && positive[j] == sign);
        if up && !some(true) || down && !some(false) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether `n` neurons memorise the points, for all real weights: for every orientation of the neurons, every position of their kinks among the points
/// and every sign of `w_j`, the labels are linear in `w_j` and `u_j = w_j b_j`, and the position is a linear condition on these. (A neuron of zero direction
/// is one with its kink far to the left and `w_j = 0`.)
fn memorisable<N: Number>(c: &[N], y: &[N], n: usize) -> Result<bool, Undefined> {
    let cells = c.len() + 1;
    for position in 0..cells.pow(n as u32) {
        let cell = digits(position, cells, n);
        if cell.windows(2).any(|w| w[0] > w[1]) {
            continue;
        }
        for orientation in 0..1usize << n {
            let right: Vec<bool> = digits(orientation, 2, n).iter().map(|d| *d == 1).collect();
            let equations = Matrix::from_fn(c.len(), 2 * n + 1, |i, k| {
                if k == 2 * n {
                    return y[i].clone();
                }
                let j = k / 2;
                // σ(t − b) on the right of the kink, σ(b − t) on the left.
                let active = (i >= cell[j]) == right[j];
                let side = N::integer(if !active {
                    0
                } else if right[j] {
                    1
                } else {
                    -1
                });
                if k % 2 == 0 {
                    side * c[i].clone()
                } else {
                    -side
                }
            });
            let (reduced, pivots) = equations.echelon()?;
            if pivots.contains(&(2 * n)) {
                continue;
            }
            for signs in 0..1usize << n {
                let positive: Vec<bool> = digits(signs, 2, n).iter().map(|d| *d == 0).collect();
                if !signs_agree(y, &cell, &right, &positive)? {
                    continue;
                }
                let mut inequalities = Vec::new();
                for (j, d) in digits(signs, 2, n).into_iter().enumerate() {
                    let s = N::integer(1 - 2 * d as i64);
                    let mut add = |w: N, u: N| {
                        let mut row = vec![N::integer(0); 2 * n];
                        row[2 * j] = w * s.clone();
                        row[2 * j + 1] = u * s.clone();
                        inequalities.push(row);
                    };
                    add(N::integer(1), N::integer(0));
                    if cell[j] > 0 {
                        add(-c[cell[j] - 1].clone(), N::integer(1));
                    }
                    if cell[j] < c.len() {
                        add(c[cell[j]].clone(), N::integer(-1));
                    }
                }
                if solvable(&reduced, &pivots, &inequalities)? {
                    return Ok(true);
                }
            }
        }
    }
    Ok(false)
}

/// Points 0, 1, …, n with labels 1, −1, 1, …
fn alternating_memorisable<N: Number>(n: usize) -> Result<bool, Undefined> {
    let c: Vec<N> = (0..=n as i64).map(N::integer).collect();
    let y: Vec<N> = (0..=n as i64)
        .map(|i| N::integer(1 - 2 * (i % 2)))
        .collect();
    memorisable(&c, &y, n)
}

/// Labels at these points with these jumps of slope, the first slope and label 0.
fn labels_from<N: Number>(c: &[N], bend: &[N]) -> Vec<N> {
    let (mut slope, mut y) = (N::integer(0), vec![N::integer(0), N::integer(0)]);
    for (i, b) in bend.iter().enumerate() {
        slope = slope + b.clone();
        y.push(y[i + 1].clone() + slope.clone() * (c[i + 2].clone() - c[i + 1].clone()));
    }
    y
}

claim! {
    pub struct CapacityExactlyN = "du::two_layer_capacity_is_exactly_n", B;
    place: "Abstract (\"two established tight bound\")";
    says: "Capacity (reading \"every dataset\", distinct inputs in ℝ^d, real labels) of f(x) = W_2σ(W_1x − b_1) with n ReLU neurons and no output bias equals n for all n, d ≥ 1.";
    reading: "Reading \"exactly\"; d = 1, rows of W_1 not necessarily equal. An instance is n. Up to n = 3 it is judged whether some weights memorise the labels 1, −1, 1, … at 0, 1, …, n: if none do, the capacity is n (at least n by the two-layer construction). From n = 4 on, n + 2 points are given to the arrangements of this file's table, one data set for each of the 3⁴ sign patterns of second differences: if all are memorised the capacity is larger than n, because an arrangement whose steep slopes grow depends on the signs only.";
    verdict: "Refuted at n = 4: every six points are memorised by four neurons.";
    repair: "du::two_layer_capacity_is_n_plus_2_from_4_neurons_on";
    domain: Space::new("n ≤ 4").natural("n", 1, 4);
    judge<N>(case) {
        let n = case.natural("n")?;
        if n <= 3 {
            let alternating = alternating_memorisable::<N>(n)?;
            return Ok(Judgement::new().said((!alternating).then_some(true), format!("{} alternating labels memorised: {alternating}", n + 1), "not by all weights together"));
        }
        let c: Vec<N> = (0..6).map(N::integer).collect();
        let mut memorised = 0;
        for pattern in 0..81 {
            let bend: Vec<N> = digits(pattern, 3, 4).into_iter().map(|d| N::integer(d as i64 - 1)).collect();
            let y = labels_from(&c, &bend);
            if let Some(net) = four_neurons(&c, &y)? {
                memorised += usize::from(net.len() <= 4 && memorises(&net, &c, &y)?);
            }
        }
        Ok(Judgement::new().said((memorised == 81).then_some(false), format!("four neurons memorise {memorised} of 81 kinds of six points"), format!("capacity {n}")))
    }
}

fn shapes(words: &str, from: usize, to: usize) -> Space {
    Space::new(words)
        .natural("n", from, to)
        .number("ratio", &[(1, 1), (3, 1), (1, 3)])
        .vector("bend", "n", &[-1, 0, 1])
        .number("tilt", &[(-2, 1)])
        .number("lift", &[(5, 1)])
}

claim! {
    pub struct CapacityNPlus2 = "du::two_layer_capacity_is_n_plus_2_from_4_neurons_on", Own;
    place: "Abstract (\"two established tight bound\"); open question 4";
    says: "For every n ≥ 4 and d ≥ 1 the capacity (reading \"every dataset\") of n ReLU neurons without output bias is n + 2: every n + 2 distinct inputs with real labels are memorised, some n + 3 are not.";
    reading: "d = 1 (project by a separating direction; points on a line need no less). An instance is n + 2 points whose gaps grow by a ratio, with labels of given second differences; the network is written down and evaluated. That n + 3 alternating labels are impossible is the claim on n + 2 as an upper bound.";
    verdict: "Exhausted for n = 4, 5, every sign pattern of the second differences; the proof for all points is in the table of this file.";
    repairs: "du::two_layer_capacity_is_exactly_n";
    needs: "n ≥ 4: for n ≤ 3 the capacity is n.";
    domain: shapes("n = 4, 5, gaps 1, r, r², … with r = 1, 3, 1/3, jumps of slope −1, 0, 1, first slope −2, first label 5", 4, 5);
    judge<N>(case) {
        let (n, ratio) = (case.natural("n")?, case.number("ratio")?);
        let met = less(&N::integer(0), ratio)?;
        let j = Judgement::new().given("gaps are positive", Some(met));
        if !met || n < 4 {
            return Ok(j.said(Some(!met), "no data", "data"));
        }
        let (mut c, mut gap) = (vec![N::integer(0)], N::integer(1));
        for i in 0..=n {
            c.push(c[i].clone() + gap.clone());
            gap = gap * ratio.clone();
        }
        let (tilt, lift) = (case.number("tilt")?, case.number("lift")?);
        let y: Vec<N> = labels_from(&c, case.vector("bend")?).into_iter().zip(&c).map(|(y, t)| y + tilt.clone() * t.clone() + lift.clone()).collect();
        let Some(net) = two_fewer_neurons(&c, &y)? else {
            return Ok(j.said(Some(false), "no network", format!("{n} neurons")));
        };
        if net.len() > n {
            return Ok(j.said(Some(false), format!("{} neurons", net.len()), format!("{n} neurons")));
        }
        let outputs: Result<Vec<N>, Undefined> = c.iter().map(|t| output(&net, t)).collect();
        Ok(j.equal_vectors("f(x)", &outputs?, &y))
    }
}

claim! {
    pub struct CapacityUpTo3 = "du::two_layer_capacity_is_n_up_to_3_neurons", Own;
    place: "Abstract (\"two established tight bound\"); open question 4";
    says: "For n ≤ 3 and d ≥ 1 the capacity (reading \"every dataset\") of n ReLU neurons without output bias is n.";
    reading: "At least n by the two-layer construction (the claim on W_2 = A^{−1}y, proved for all n). At most n: no weights memorise the labels 1, −1, 1, … at n + 1 points 0, 1, …, n on a line; every orientation, every position of the kinks and every sign, the rest being linear inequalities.";
    verdict: "Proved: n = 1, 2, 3 are all cases.";
    domain: Space::new("n ≤ 3").natural("n", 1, 3).complete();
    judge<N>(case) {
        let n = case.natural("n")?;
        let alternating = alternating_memorisable::<N>(n)?;
        Ok(Judgement::new().said(Some(!alternating), format!("{} alternating labels memorised: {alternating}", n + 1), "false"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Rational;

    fn numbers(list: &[i64]) -> Vec<Rational> {
        list.iter().map(|n| Rational::integer(*n)).collect()
    }

    /// The exact decision finds weights where there are some: n points, collinear points, a kink where it is needed.
    #[test]
    fn memorisable_sets_are_recognised() {
        for (c, y, n) in [
            (vec![0], vec![7], 1),
            (vec![0, 1], vec![5, 5], 1),
            (vec![0, 1, 4], vec![1, 2, 5], 1),
            (vec![0, 1], vec![1, -1], 2),
            (vec![0, 1, 2], vec![3, -4, 5], 3),
            (vec![0, 1, 2, 3], vec![0, 0, 1, 0], 2),
            (vec![0, 1, 2, 3], vec![5, 5, 5, 6], 2),
        ] {
            assert_eq!(
                memorisable(&numbers(&c), &numbers(&y), n),
                Ok(true),
                "{c:?} {y:?}"
            );
        }
    }

    #[test]
    fn other_sets_are_refused() {
        for (c, y, n) in [
            (vec![0, 1], vec![1, -1], 1),
            (vec![0, 1, 3], vec![1, 2, 5], 1),
            (vec![0, 1, 2], vec![1, -1, 1], 2),
            (vec![0, 1, 2, 3], vec![5, 6, 5, 6], 2),
        ] {
            assert_eq!(
                memorisable(&numbers(&c), &numbers(&y), n),
                Ok(false),
                "{c:?} {y:?}"
            );
        }
    }

    /// Six points with labels far apart in size.
    #[test]
    fn four_neurons_memorise_six_points_of_every_size() {
        let (mut state, c) = (1u64, numbers(&[0, 1, 3, 4, 9, 11]));
        for _ in 0..300 {
            let y: Vec<i64> = (0..6)
                .map(|_| {
                    state = state
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1);
                    (state >> 33) as i64 % 10i64.pow((state >> 60) as u32 % 6 + 1)
                })
                .collect();
            let net = four_neurons(&c, &numbers(&y)).unwrap().unwrap();
            assert!(
                net.len() <= 4 && memorises(&net, &c, &numbers(&y)).unwrap(),
                "{y:?}"
            );
        }
    }
}
