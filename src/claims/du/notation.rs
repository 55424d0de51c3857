//! The poster's two constructions, written out literally over any number type.

use crate::kernel::Matrix;
use crate::number::{Number, Undefined, decided, sum};

/// ReLU.
pub(super) fn relu<N: Number>(t: &N) -> Result<N, Undefined> {
    let zero = N::integer(0);
    Ok(if decided(zero.below(t), "the sign of a pre-activation")? {
        t.clone()
    } else {
        zero
    })
}

/// The poster's hard tanh.
pub(super) fn hard_tanh<N: Number>(t: &N) -> Result<N, Undefined> {
    let (lo, hi) = (N::integer(-1), N::integer(1));
    Ok(if decided(t.at_most(&lo), "t against -1")? {
        lo
    } else if decided(hi.below(t), "t against 1")? {
        hi
    } else {
        t.clone()
    })
}

/// Whether a three-layer neuron is on: its pre-activation lies in (−1, 1).
pub(super) fn is_on<N: Number>(z: &N) -> Result<bool, Undefined> {
    let above = decided(N::integer(-1).below(z), "z against -1")?;
    Ok(above && decided(z.below(&N::integer(1)), "z against 1")?)
}

/// Whether `low < high`, decided.
pub(super) fn less<N: Number>(low: &N, high: &N) -> Result<bool, Undefined> {
    decided(low.below(high), "an order")
}

/// The quotient, decided.
pub(super) fn over<N: Number>(x: &N, y: &N) -> Result<N, Undefined> {
    decided(x.over(y), "a quotient")
}

/// `A_ij = max(c_i − b_j, 0)`.
pub(super) fn relu_matrix<N: Number>(c: &[N], b: &[N]) -> Result<Matrix<N>, Undefined> {
    let mut rows = Vec::new();
    for x in c {
        let row: Result<Vec<N>, _> = b.iter().map(|t| relu(&(x.clone() - t.clone()))).collect();
        rows.push(row?);
    }
    Matrix::from_rows(b.len(), rows)
}

/// The 0/1 rows `[A_ij > 0]`.
pub(super) fn patterns<N: Number>(a: &Matrix<N>) -> Result<Vec<Vec<bool>>, Undefined> {
    (0..a.rows())
        .map(|i| {
            a.row(i)
                .iter()
                .map(|x| less(&N::integer(0), x))
                .collect::<Result<Vec<bool>, _>>()
        })
        .collect()
}

/// Whether the items are pairwise distinct.
pub(super) fn distinct<T: PartialEq>(items: &[T]) -> bool {
    (0..items.len()).all(|i| !items[..i].contains(&items[i]))
}

/// Whether all numbers are positive.
pub(super) fn positive<N: Number>(xs: &[N]) -> Option<bool> {
    let mut all = true;
    for x in xs {
        all &= N::integer(0).below(x)?;
    }
    Some(all)
}

/// Whether all numbers lie in the open interval (−1, 1).
pub(super) fn inside<N: Number>(xs: &[N]) -> Option<bool> {
    let mut all = true;
    for x in xs {
        all &= is_on(x).ok()?;
    }
    Some(all)
}

/// Running sums.
pub(super) fn running<N: Number>(start: N, steps: &[N]) -> Vec<N> {
    let mut at = start;
    steps
        .iter()
        .map(|s| {
            at = at.clone() + s.clone();
            at.clone()
        })
        .collect()
}

/// Biases `b_1 = c_1 − 1`, then the midpoints of the `c_i`.
pub(super) fn midpoint_biases<N: Number>(c: &[N]) -> Vec<N> {
    (0..c.len())
        .map(|j| match j {
            0 => c[0].clone() - N::integer(1),
            _ => (c[j - 1].clone() + c[j].clone()) * N::ratio(1, 2),
        })
        .collect()
}

/// Whether `b_1 < c_1 < b_2 < c_2 < … < b_n < c_n`.
pub(super) fn interleaved<N: Number>(b: &[N], c: &[N]) -> Option<bool> {
    let mut all = b.len() == c.len();
    for i in 0..c.len().min(b.len()) {
        all &= b[i].below(&c[i])?;
        if i + 1 < b.len() {
            all &= c[i].below(&b[i + 1])?;
        }
    }
    Some(all)
}

/// How the k-th point of a group is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Counting {
    /// From the left in every group, as on the poster.
    Left,
    /// From the left in odd groups, from the right in even groups.
    Turning,
}

/// Projected data of the three-layer section: `c_1 < … < c_n`, `n = pq`, `δ`.
pub(super) struct Data<N> {
    pub p: usize,
    pub q: usize,
    /// `c_0, …, c_{n+1}`.
    pub c: Vec<N>,
    /// `y_1, …, y_n` at indices `0..n`.
    pub y: Vec<N>,
    pub counting: Counting,
}

impl<N: Number> Data<N> {
    /// Data with these gaps `c_i − c_{i−1}`, starting from `c_1 = gap_1`.
    pub fn new(p: usize, q: usize, gaps: &[N], delta: &N, y: Vec<N>) -> Result<Self, Undefined> {
        if p * q == 0 || gaps.len() != p * q || y.len() != p * q {
            return Err(Undefined(format!(
                "{} gaps and {} labels for {p}·{q} points",
                gaps.len(),
                y.len()
            )));
        }
        let points = running(N::integer(0), gaps);
        let mut c = vec![points[0].clone() - delta.clone()];
        c.extend(points.iter().cloned());
        c.push(points[p * q - 1].clone() + delta.clone());
        Ok(Data {
            p,
            q,
            c,
            y,
            counting: Counting::Left,
        })
    }

    /// The same data, even groups counted from the right.
    pub fn turning(mut self) -> Self {
        self.counting = Counting::Turning;
        self
    }

    /// The number of points.
    pub fn n(&self) -> usize {
        self.p * self.q
    }

    /// The index `i_{k,j} ∈ 1..=n` of the k-th point of group j.
    pub fn index(&self, k: usize, j: usize) -> usize {
        match self.counting {
            Counting::Turning if j.is_multiple_of(2) => j * self.q + 1 - k,
            _ => (j - 1) * self.q + k,
        }
    }

    /// The group of point i.
    pub fn group(&self, i: usize) -> usize {
        (i - 1) / self.q + 1
    }

    /// `z¹_j` at the projected value `t`, from the displayed weights and biases.
    pub fn z1(&self, j: usize, t: &N) -> Result<N, Undefined> {
        let q = self.q;
        let [a, b, c, d] = [j * q, j * q + 1, j * q - q, j * q - q + 1].map(|i| self.c[i].clone());
        let width = a.clone() + b.clone() - c.clone() - d.clone();
        let weight = over(&N::integer(4), &width)?;
        let bias = -over(&(a + b + c + d), &width)?;
        Ok(weight * t.clone() + bias)
    }

    /// The first layer at the projected value `t`.
    pub fn a1(&self, t: &N) -> Result<Vec<N>, Undefined> {
        (1..=self.p).map(|j| hard_tanh(&self.z1(j, t)?)).collect()
    }

    /// `a¹_j(x_{i_{k,j}})` for j = 1…p.
    pub fn diagonal(&self, k: usize) -> Result<Vec<N>, Undefined> {
        (1..=self.p)
            .map(|j| hard_tanh(&self.z1(j, &self.c[self.index(k, j)])?))
            .collect()
    }

    /// The right-hand side of the k-th system.
    pub fn labels(&self, k: usize) -> Vec<N> {
        (1..=self.p)
            .map(|j| self.y[self.index(k, j) - 1].clone())
            .collect()
    }

    /// The k-th row of the second layer, `μ + αν` with `|α|` as large as needed for this neuron plus `extra`, of the given sign.
    pub fn second_row(&self, k: usize, sign: i64, extra: &N) -> Result<Vec<N>, Undefined> {
        let a = self.diagonal(k)?;
        let (mu, nu) = (particular(&a, &self.labels(k))?, kernel_vector(&a)?);
        let mut enough = extra.clone();
        for i in 1..=self.n() {
            let j = self.group(i);
            let difference = hard_tanh(&self.z1(j, &self.c[i])?)?
                - hard_tanh(&self.z1(j, &self.c[self.index(k, j)])?)?;
            if i == self.index(k, j) {
                continue;
            }
            let label = decided(self.y[self.index(k, j) - 1].modulus(), "a modulus")?;
            let slope = decided(mu[j - 1].modulus(), "a modulus")?;
            let need = over(
                &(over(
                    &(N::integer(1) + label),
                    &decided(difference.modulus(), "a modulus")?,
                )? + slope),
                &decided(nu[j - 1].modulus(), "a modulus")?,
            )? + extra.clone();
            if less(&enough, &need)? {
                enough = need;
            }
        }
        let alpha = N::integer(sign) * enough;
        Ok(mu
            .into_iter()
            .zip(nu)
            .map(|(m, v)| m + alpha.clone() * v)
            .collect())
    }

    /// Pre-activations of the second layer at every point: entry `(i, k)`.
    pub fn second_layer(&self, rows: &[Vec<N>]) -> Result<Matrix<N>, Undefined> {
        let mut z = Vec::new();
        for i in 1..=self.n() {
            let mut a = self.a1(&self.c[i])?;
            a.push(N::integer(1));
            z.push(
                rows.iter()
                    .map(|r| sum(r.iter().zip(&a).map(|(w, x)| w.clone() * x.clone())))
                    .collect(),
            );
        }
        Matrix::from_rows(rows.len(), z)
    }

    /// All second-layer rows; `sign(k)` is the sign of `α_k`.
    pub fn rows(&self, sign: impl Fn(usize) -> i64) -> Result<Vec<Vec<N>>, Undefined> {
        (1..=self.q)
            .map(|k| self.second_row(k, sign(k), &N::integer(1)))
            .collect()
    }

    /// `Σ_k a²_k(x_i)` for all i.
    pub fn sums(&self, sign: impl Fn(usize) -> i64) -> Result<Vec<N>, Undefined> {
        let z = self.second_layer(&self.rows(sign)?)?;
        (0..z.rows())
            .map(|i| {
                let a: Result<Vec<N>, _> = z.row(i).iter().map(hard_tanh).collect();
                Ok(sum(a?))
            })
            .collect()
    }
}

/// The sign `(−1)^{k−1}`.
pub(super) fn alternating(k: usize) -> i64 {
    if k % 2 == 1 { 1 } else { -1 }
}

/// The `p × (p+1)` matrix M of the second-layer system.
pub(super) fn system<N: Number>(a: &[N]) -> Matrix<N> {
    let p = a.len();
    Matrix::from_fn(p, p + 1, |j, l| {
        if l == p || l < j {
            N::integer(1)
        } else if l == j {
            a[j].clone()
        } else {
            N::integer(-1)
        }
    })
}

/// One solution of `M(a) x = y`, by elimination, free unknowns 0.
pub(super) fn particular<N: Number>(a: &[N], y: &[N]) -> Result<Vec<N>, Undefined> {
    let (p, m) = (a.len(), system(a));
    let wide = Matrix::from_fn(p, p + 2, |i, j| {
        if j <= p {
            m.at(i, j).clone()
        } else {
            y[i].clone()
        }
    });
    let (reduced, pivots) = wide.echelon()?;
    let mut x = vec![N::integer(0); p + 1];
    for (i, &j) in pivots.iter().enumerate() {
        if j > p {
            return Err(Undefined("the second-layer system has no solution".into()));
        }
        x[j] = reduced.at(i, p + 1).clone();
    }
    Ok(x)
}

/// `ν` with `ν_1 = 1`, from `(row_{j+1} − row_j)·ν = (1 − a_j)ν_j + (1 + a_{j+1})ν_{j+1} = 0` and the first row.
pub(super) fn kernel_vector<N: Number>(a: &[N]) -> Result<Vec<N>, Undefined> {
    let one = N::integer(1);
    let mut v = vec![one.clone()];
    for j in 1..a.len() {
        let next = -over(
            &(v[j - 1].clone() * (one.clone() - a[j - 1].clone())),
            &(one.clone() + a[j].clone()),
        )?;
        v.push(next);
    }
    let rest = sum(v[1..].iter().cloned());
    let last = rest - a[0].clone() * v[0].clone();
    v.push(last);
    Ok(v)
}
