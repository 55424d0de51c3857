//! Making a witness small: our own minimiser, because parts of an instance are tied by their dimensions.

use crate::kernel::{Case, Kind, Matrix, Size, Space, Value};
use crate::number::{Number, Rational};

/// Simplifies `case` while `is_witness` stays true, to a fixpoint; returns the result and the number of accepted steps.
///
/// Tried in this order: drop an index of a dimension from everything sized by it; drop an item of a set; an earlier word; the
/// identity permutation; zero, halve, round, step towards 0 and flip the sign of an entry. Every accepted step makes the instance smaller in
/// the order (dimensions, items, heights of entries), so it ends.
///
/// ```
/// use elenchus::audit::minimise;
/// use elenchus::kernel::{Case, Space, Value};
/// use elenchus::number::{Number, Rational};
/// let space = Space::new("").free("a");
/// let start = Case::new().with("a", Value::Number(Rational::ratio(1000, 7)));
/// let (small, _) = minimise(&space, start, &mut |c| c.number("a").unwrap() > &Rational::integer(5));
/// assert_eq!(small.number("a").unwrap(), &Rational::integer(6));
/// ```
pub fn minimise(
    space: &Space,
    mut case: Case<Rational>,
    is_witness: &mut dyn FnMut(&Case<Rational>) -> bool,
) -> (Case<Rational>, usize) {
    let mut steps = 0;
    loop {
        let better = smaller(space, &case)
            .into_iter()
            .find(|c| space.admits(c).is_ok() && is_witness(c));
        match better {
            Some(c) if steps < 100_000 => {
                case = c;
                steps += 1;
            }
            _ => return (case, steps),
        }
    }
}

fn tied(size: &Size, name: &str) -> bool {
    matches!(size, Size::Of(n) if n == name)
}

/// All instances one step smaller, boldest first.
fn smaller(space: &Space, case: &Case<Rational>) -> Vec<Case<Rational>> {
    let mut list = Vec::new();
    for part in &space.parts {
        if let (Kind::Natural { from, .. }, Some(Value::Natural(n))) =
            (&part.kind, case.get(&part.name))
            && n > from
        {
            for drop in (0..*n).rev() {
                list.extend(without_index(space, case, &part.name, *n, drop));
            }
        }
    }
    for part in &space.parts {
        let Some(value) = case.get(&part.name) else {
            continue;
        };
        let mut offer = |v: Value<Rational>| list.push(case.clone().with(&part.name, v));
        match (&part.kind, value) {
            (Kind::Word { among }, Value::Word(w)) => {
                let here = among.iter().position(|a| a == w).unwrap_or(0);
                among[..here]
                    .iter()
                    .for_each(|a| offer(Value::Word(a.clone())));
            }
            (Kind::Permutation { .. }, Value::Naturals(s)) => {
                let identity: Vec<usize> = (0..s.len()).collect();
                if *s != identity {
                    offer(Value::Naturals(identity));
                }
                // Fix one more point: one transposition closer to the identity.
                for i in 0..s.len() {
                    if s[i] != i {
                        let mut t = s.clone();
                        let j = t.iter().position(|&x| x == i).unwrap_or(i);
                        t.swap(i, j);
                        offer(Value::Naturals(t));
                    }
                }
            }
            (Kind::BinarySet { least, .. }, Value::Matrix(m)) => {
                if m.rows() > *least {
                    for drop in 0..m.rows() {
                        offer(Value::Matrix(without(m, Some(drop), None)));
                    }
                }
                for (k, x) in m.entries().iter().enumerate() {
                    if !x.is_zero() {
                        let mut rows = with_entry(m, k, Rational::integer(0)).row_vectors();
                        rows.sort();
                        let cleared =
                            Matrix::from_fn(m.rows(), m.cols(), |i, j| rows[i][j].clone());
                        offer(Value::Matrix(cleared));
                    }
                }
            }
            (Kind::Graph { .. }, Value::Matrix(m)) => {
                for i in 0..m.rows() {
                    for j in 0..i {
                        if !m.at(i, j).is_zero() {
                            let cut = with_entry(m, i * m.cols() + j, Rational::integer(0));
                            offer(Value::Matrix(with_entry(
                                &cut,
                                j * m.cols() + i,
                                Rational::integer(0),
                            )));
                        }
                    }
                }
            }
            (Kind::Number { .. } | Kind::Free | Kind::Between { .. }, Value::Number(x)) => {
                simpler(x).into_iter().for_each(|y| offer(Value::Number(y)));
            }
            (Kind::Vector { .. } | Kind::FreeVector { .. }, Value::Vector(v)) => {
                for (k, x) in v.iter().enumerate() {
                    for y in simpler(x) {
                        let mut w = v.clone();
                        w[k] = y;
                        offer(Value::Vector(w));
                    }
                }
            }
            (Kind::Matrix { .. } | Kind::FreeMatrix { .. }, Value::Matrix(m)) => {
                for (k, x) in m.entries().iter().enumerate() {
                    for y in simpler(x) {
                        offer(Value::Matrix(with_entry(m, k, y)));
                    }
                }
            }
            _ => {}
        }
    }
    list
}

fn without(m: &Matrix<Rational>, row: Option<usize>, col: Option<usize>) -> Matrix<Rational> {
    let keep = |n: usize, drop: Option<usize>| -> Vec<usize> {
        (0..n).filter(|i| Some(*i) != drop).collect()
    };
    let (rows, cols) = (keep(m.rows(), row), keep(m.cols(), col));
    Matrix::from_fn(rows.len(), cols.len(), |i, j| {
        m.at(rows[i], cols[j]).clone()
    })
}

fn with_entry(m: &Matrix<Rational>, k: usize, x: Rational) -> Matrix<Rational> {
    Matrix::from_fn(m.rows(), m.cols(), |i, j| {
        if i * m.cols() + j == k {
            x.clone()
        } else {
            m.at(i, j).clone()
        }
    })
}

/// The instance with index `drop` of dimension `name` left out everywhere; `None` where a part has no such index to lose.
fn without_index(
    space: &Space,
    case: &Case<Rational>,
    name: &str,
    n: usize,
    drop: usize,
) -> Option<Case<Rational>> {
    let mut result = case.clone().with(name, Value::Natural(n - 1));
    for part in &space.parts {
        let value = case.get(&part.name)?;
        let new = match (&part.kind, value) {
            (Kind::Permutation { of }, Value::Naturals(s)) if tied(of, name) => {
                // The cycle is closed over the dropped point.
                let target = s[drop];
                let images = s
                    .iter()
                    .enumerate()
                    .filter(|(i, _)| *i != drop)
                    .map(|(_, &x)| {
                        let x = if x == drop { target } else { x };
                        if x > drop { x - 1 } else { x }
                    });
                Value::Naturals(images.collect())
            }
            (Kind::Vector { length, .. } | Kind::FreeVector { length }, Value::Vector(v))
                if tied(length, name) =>
            {
                let mut v = v.clone();
                v.remove(drop);
                Value::Vector(v)
            }
            (
                Kind::Matrix { rows, cols, .. } | Kind::FreeMatrix { rows, cols },
                Value::Matrix(m),
            ) => {
                let row = tied(rows, name).then_some(drop);
                let col = tied(cols, name).then_some(drop);
                Value::Matrix(without(m, row, col))
            }
            (Kind::Graph { vertices }, Value::Matrix(m)) if tied(vertices, name) => {
                Value::Matrix(without(m, Some(drop), Some(drop)))
            }
            (Kind::BinarySet { length, .. }, Value::Matrix(m)) if tied(length, name) => {
                let mut rows = without(m, None, Some(drop)).row_vectors();
                rows.sort();
                rows.dedup();
                Value::Matrix(Matrix::from_rows(n - 1, rows).ok()?)
            }
            _ => continue,
        };
        result.set(&part.name, new);
    }
    Some(result)
}

/// The height of `p/q`, as in the domain's order: `|p| + q − 1`.
fn height(x: &Rational) -> num_bigint::BigInt {
    let b = x.to_big();
    num_traits::Signed::abs(b.numer()) + b.denom() - 1
}

/// Simpler numbers, boldest first; each has a smaller height, or the same height and a positive sign.
fn simpler(x: &Rational) -> Vec<Rational> {
    if x.is_zero() {
        return Vec::new();
    }
    let zero = Rational::integer(0);
    let negative = *x < zero;
    let toward = |y: Rational| {
        if negative {
            y + Rational::integer(1)
        } else {
            y - Rational::integer(1)
        }
    };
    let big = x.to_big();
    let mut list = vec![zero];
    let half =
        Rational::from_big(&(big.clone() / num_rational::BigRational::from_integer(2.into())));
    list.push(Rational::from_big(&half.to_big().trunc()));
    list.push(Rational::from_big(&big.trunc()));
    list.push(Rational::from_big(&big.round()));
    list.push(half);
    list.push(toward(x.clone()));
    list.push(-x.clone());
    let own = height(x);
    list.retain(|y| height(y) < own || (height(y) == own && negative && *y > *x && !y.is_zero()));
    list.dedup();
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn results_are_witnesses_and_nothing_one_step_smaller_is(n in 1usize..5, entries in prop::collection::vec(-50i64..50, 25), bound in 0i64..20) {
            let space = Space::new("").natural("n", 1, 9).matrix("W", "n", "n", &[0, 1]);
            let case = Case::new().with("n", Value::Natural(n))
                .with("W", Value::Matrix(Matrix::from_fn(n, n, |i, j| Rational::integer(entries[i * 5 + j]))));
            let mut test = |c: &Case<Rational>| {
                let m = c.matrix("W").unwrap();
                m.trace() > Rational::integer(bound)
            };
            if test(&case) {
                let (small, _) = minimise(&space, case, &mut test);
                prop_assert!(test(&small));
                for next in smaller(&space, &small) {
                    prop_assert!(space.admits(&next).is_err() || !test(&next), "{}", next.to_json());
                }
                // So every diagonal entry is needed, positive, and by 1 too large to be spared; the others are 0.
                let (n, m) = (small.natural("n").unwrap(), small.matrix("W").unwrap());
                prop_assert_eq!(m.trace(), Rational::integer(bound + 1));
                for i in 0..n {
                    for j in 0..n {
                        prop_assert_eq!(m.at(i, j).is_zero(), i != j);
                    }
                }
            }
        }
    }

    #[test]
    fn tied_dimensions_shrink_together() {
        let space = Space::new("")
            .natural("n", 1, 9)
            .permutation("s", "n")
            .binary_sets("X", "n", 1, 9);
        let rows = [vec![0, 1, 1, 0], vec![1, 0, 0, 1]];
        let x = Matrix::from_fn(2, 4, |i, j| Rational::integer(rows[i][j]));
        let case = Case::new()
            .with("n", Value::Natural(4))
            .with("s", Value::Naturals(vec![3, 2, 1, 0]))
            .with("X", Value::Matrix(x));
        let moved = |c: &Case<Rational>| {
            c.naturals("s")
                .unwrap()
                .iter()
                .enumerate()
                .any(|(i, &x)| i != x)
        };
        let (small, _) = minimise(&space, case, &mut |c| moved(c));
        assert_eq!(
            small.to_json().to_string(),
            r#"{"n":2,"s":[1,0],"X":[["0","0"]]}"#
        );
    }
}
