//! Visiting the instances of a space, in order of size.

use std::ops::ControlFlow;

use super::{Kind, Space};
use crate::kernel::{Case, Matrix, Value};
use crate::number::{Number, Undefined};

impl Space {
    /// Visits every choice of the discrete parts, smallest first; real parameters are left at 0 (or their lower end).
    ///
    /// # Errors
    /// If a size refers to a part that is not there.
    pub fn each_discrete<N: Number>(
        &self,
        visit: &mut dyn FnMut(&Case<N>) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Undefined> {
        self.descend(0, &mut Case::new(), visit)
    }

    fn descend<N: Number>(
        &self,
        depth: usize,
        case: &mut Case<N>,
        visit: &mut dyn FnMut(&Case<N>) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Undefined> {
        let Some(part) = self.parts.get(depth) else {
            return Ok(visit(case));
        };
        let name = part.name.clone();
        let mut step =
            |value: Value<N>, case: &mut Case<N>| -> Result<ControlFlow<()>, Undefined> {
                case.set(&name, value);
                self.descend(depth + 1, case, visit)
            };
        macro_rules! go {
            ($value:expr) => {
                if step($value, case)?.is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            };
        }
        match &part.kind {
            Kind::Natural { from, to } => {
                for n in *from..=*to {
                    go!(Value::Natural(n));
                }
            }
            Kind::Word { among } => {
                for w in among {
                    go!(Value::Word(w.clone()));
                }
            }
            Kind::Number { among } => {
                for x in among {
                    go!(Value::Number(N::from_big(x)));
                }
            }
            Kind::Permutation { of } => {
                let mut images: Vec<usize> = (0..of.in_case(case)?).collect();
                loop {
                    go!(Value::Naturals(images.clone()));
                    if !next_permutation(&mut images) {
                        break;
                    }
                }
            }
            Kind::Vector { length, among } => {
                let length = length.in_case(case)?;
                let mut word = Some(vec![0; length]);
                while let Some(w) = word {
                    go!(Value::Vector(
                        w.iter().map(|&k| N::from_big(&among[k])).collect()
                    ));
                    word = next_word(w, among.len());
                }
            }
            Kind::Matrix { rows, cols, among } => {
                let (r, c) = (rows.in_case(case)?, cols.in_case(case)?);
                let mut word = Some(vec![0; r * c]);
                while let Some(w) = word {
                    go!(Value::Matrix(Matrix::from_fn(r, c, |i, j| N::from_big(
                        &among[w[i * c + j]]
                    ))));
                    word = next_word(w, among.len());
                }
            }
            Kind::BinarySet {
                length,
                least,
                most,
            } => {
                let length = length.in_case(case)?;
                if length > 20 {
                    return Err(Undefined(format!(
                        "binary sets of length {length} are not enumerated"
                    )));
                }
                let all = 1usize << length;
                for size in *least..=(*most).min(all) {
                    let mut chosen: Vec<usize> = (0..size).collect();
                    loop {
                        go!(Value::Matrix(Matrix::from_fn(size, length, |i, j| {
                            N::integer((chosen[i] >> (length - 1 - j) & 1) as i64)
                        })));
                        if !next_subset(&mut chosen, all) {
                            break;
                        }
                    }
                }
            }
            Kind::Graph { vertices } => {
                let n = vertices.in_case(case)?;
                if n > 7 {
                    return Err(Undefined(format!(
                        "graphs on {n} vertices are not enumerated"
                    )));
                }
                let pairs: Vec<(usize, usize)> = (0..n)
                    .flat_map(|i| (i + 1..n).map(move |j| (i, j)))
                    .collect();
                for bits in 0u64..1 << pairs.len() {
                    let mut m = vec![vec![0i64; n]; n];
                    for (k, &(i, j)) in pairs.iter().enumerate() {
                        let edge = (bits >> k & 1) as i64;
                        m[i][j] = edge;
                        m[j][i] = edge;
                    }
                    go!(Value::Matrix(Matrix::from_fn(n, n, |i, j| N::integer(
                        m[i][j]
                    ))));
                }
            }
            Kind::Free => go!(Value::Number(N::integer(0))),
            Kind::FreeVector { length } => {
                let n = length.in_case(case)?;
                go!(Value::Vector(vec![N::integer(0); n]));
            }
            Kind::FreeMatrix { rows, cols } => {
                let (r, c) = (rows.in_case(case)?, cols.in_case(case)?);
                go!(Value::Matrix(Matrix::zero(r, c)));
            }
            Kind::Between { lo, .. } => go!(Value::Number(N::from_big(lo))),
            Kind::Given(value) => go!(value.map(N::from_big)),
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Visits instances in the order that "smallest" refers to: by total height of the real parameters, then by the discrete parts, then
    /// lexicographically. The height of `p/q` in lowest terms is `|p| + q − 1`, so 0 comes first, then ±1, then ±2 and ±1/2.
    /// Without real parameters this is the order of [`Space::each_discrete`].
    ///
    /// # Errors
    /// If a size refers to a part that is not there.
    pub fn each_by_size<N: Number>(
        &self,
        max_height: usize,
        visit: &mut dyn FnMut(&Case<N>) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Undefined> {
        let heights = if self.has_free() { max_height } else { 0 };
        for height in 0..=heights {
            let flow = self.each_discrete::<N>(&mut |case| {
                let count = self.free_count(case);
                if count == 0 {
                    return if height == 0 {
                        visit(case)
                    } else {
                        ControlFlow::Continue(())
                    };
                }
                let mut values = Vec::with_capacity(count);
                assignments(count, height, &mut values, &mut |values: &[(
                    i64,
                    i64,
                )]| {
                    visit(
                        &self.with_free(case, Clone::clone, |k| N::ratio(values[k].0, values[k].1)),
                    )
                })
            })?;
            if flow.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }
}

fn next_permutation(p: &mut [usize]) -> bool {
    let Some(i) = (1..p.len()).rev().find(|&i| p[i - 1] < p[i]) else {
        return false;
    };
    let j = (i..p.len()).rev().find(|&j| p[j] > p[i - 1]).unwrap_or(i);
    p.swap(i - 1, j);
    p[i..].reverse();
    true
}

fn next_word(mut w: Vec<usize>, letters: usize) -> Option<Vec<usize>> {
    for k in (0..w.len()).rev() {
        if w[k] + 1 < letters {
            w[k] += 1;
            return Some(w);
        }
        w[k] = 0;
    }
    None
}

fn next_subset(chosen: &mut [usize], all: usize) -> bool {
    let k = chosen.len();
    let Some(i) = (0..k).rev().find(|&i| chosen[i] + (k - i) < all) else {
        return false;
    };
    chosen[i] += 1;
    for j in i + 1..k {
        chosen[j] = chosen[j - 1] + 1;
    }
    true
}

/// The rationals of a given height, positive before negative, integers before fractions.
fn of_height(height: usize) -> Vec<(i64, i64)> {
    if height == 0 {
        return vec![(0, 1)];
    }
    let mut list = Vec::new();
    for q in 1..=height as i64 {
        let p = height as i64 + 1 - q;
        if p > 0 && num_integer::gcd(p, q) == 1 {
            list.push((p, q));
            list.push((-p, q));
        }
    }
    list
}

/// Visits all ways to give `count` numbers a total height.
fn assignments(
    count: usize,
    height: usize,
    values: &mut Vec<(i64, i64)>,
    visit: &mut dyn FnMut(&[(i64, i64)]) -> ControlFlow<()>,
) -> ControlFlow<()> {
    if count == 0 {
        return if height == 0 {
            visit(values)
        } else {
            ControlFlow::Continue(())
        };
    }
    let least = if count == 1 { height } else { 0 };
    for h in least..=height {
        for v in of_height(h) {
            values.push(v);
            let flow = assignments(count - 1, height - h, values, visit);
            values.pop();
            if flow.is_break() {
                return flow;
            }
        }
    }
    ControlFlow::Continue(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Rational;

    fn count(space: &Space, height: usize) -> usize {
        let mut n = 0;
        let mut seen = std::collections::HashSet::new();
        let flow = space.each_by_size::<Rational>(height, &mut |case| {
            n += 1;
            assert!(seen.insert(case.to_string()), "{case} twice");
            space.admits(case).unwrap();
            ControlFlow::Continue(())
        });
        assert_eq!(flow, Ok(ControlFlow::Continue(())));
        n
    }

    #[test]
    fn counts_follow_the_formulas() {
        assert_eq!(
            count(&Space::new("").natural("n", 0, 5).permutation("s", "n"), 0),
            1 + 1 + 2 + 6 + 24 + 120
        );
        assert_eq!(
            count(
                &Space::new("")
                    .natural("n", 0, 3)
                    .binary_sets("X", "n", 0, 99),
                0
            ),
            2 + 4 + 16 + 256
        );
        assert_eq!(
            count(&Space::new("").natural("n", 0, 4).graph("A", "n"), 0),
            1 + 1 + 2 + 8 + 64
        );
        assert_eq!(
            count(
                &Space::new("")
                    .matrix("W", 2, 2, &[0, 1, -1])
                    .vector("x", 2, &[0, 1]),
                0
            ),
            81 * 4
        );
        // One parameter: heights 0, 1, 2, 3 hold 1, 2, 4, 4 rationals; two parameters: the convolution.
        assert_eq!(count(&Space::new("").free("a"), 3), 1 + 2 + 4 + 4);
        assert_eq!(
            count(&Space::new("").free_vector("a", 2), 2),
            1 + 4 + (4 + 4 + 4)
        );
    }

    #[test]
    fn misfits_are_not_admitted() {
        let space = Space::new("")
            .natural("n", 1, 3)
            .permutation("s", "n")
            .binary_sets("X", "n", 1, 2);
        let good = Case::<Rational>::new()
            .with("n", Value::Natural(5))
            .with("s", Value::Naturals(vec![1, 0, 2, 3, 4]))
            .with("X", Value::Matrix(Matrix::zero(1, 5)));
        assert!(space.admits(&good).is_ok());
        assert!(space.clone().complete().admits(&good).is_err());
        assert!(
            space
                .admits(&good.clone().with("n", Value::Natural(0)))
                .is_err()
        );
        assert!(
            space
                .admits(&good.clone().with("s", Value::Naturals(vec![1, 1, 2, 3, 4])))
                .is_err()
        );
        assert!(
            space
                .admits(&good.clone().with("X", Value::Matrix(Matrix::zero(2, 5))))
                .is_err()
        );
        assert!(
            space
                .admits(&good.clone().with("extra", Value::Natural(1)))
                .is_err()
        );
        assert!(space.admits(&Case::<Rational>::new()).is_err());
    }
}
