//! Random sets with a symmetry: what makes statements about symmetry groups bite at sizes where a random set has none.

use num_rational::BigRational;
use proptest::strategy::{BoxedStrategy, Strategy};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::kernel::{Case, Matrix, Value};
use crate::number::{Number, Rational};

/// Instances with `N` between the two sizes, a permutation `s` with few cycles of small length, and `X` the union of the orbits of one to three random binary
/// vectors under the powers of `s`. `also` names further parts: `s` itself, a binary vector `y`, small integers `a` and `b`, a real vector `v`, a real matrix of any other name.
pub(super) fn planted(
    least: usize,
    most: usize,
    also: &'static [&'static str],
) -> BoxedStrategy<Case<Rational>> {
    proptest::arbitrary::any::<u64>()
        .prop_map(move |seed| draw(&mut ChaCha8Rng::seed_from_u64(seed), least, most, also))
        .boxed()
}

fn draw(rng: &mut ChaCha8Rng, least: usize, most: usize, also: &[&str]) -> Case<Rational> {
    let n = rng.random_range(least..=most);
    let mut points: Vec<usize> = (0..n).collect();
    for i in (1..n).rev() {
        points.swap(i, rng.random_range(0..=i));
    }
    // Cycles of length 1 to 4 along the shuffled points.
    let mut s: Vec<usize> = (0..n).collect();
    let mut at = 0;
    while at < n {
        let length = rng.random_range(1..=4).min(n - at);
        for k in 0..length {
            s[points[at + k]] = points[at + (k + 1) % length];
        }
        at += length;
    }
    let mut items: Vec<Vec<bool>> = Vec::new();
    for _ in 0..rng.random_range(1..=3) {
        let density = rng.random_range(0.1..0.7);
        let mut x: Vec<bool> = (0..n).map(|_| rng.random_bool(density)).collect();
        while !items.contains(&x) {
            items.push(x.clone());
            x = s.iter().map(|&i| x[i]).collect();
        }
    }
    items.sort_unstable();
    let number = |rng: &mut ChaCha8Rng| {
        Rational::from_big(&BigRational::new(
            rng.random_range(-6..=6).into(),
            rng.random_range(1..=3).into(),
        ))
    };
    let mut case = Case::new().with("N", Value::Natural(n)).with(
        "X",
        Value::Matrix(Matrix::from_fn(items.len(), n, |k, i| {
            Rational::integer(i64::from(items[k][i]))
        })),
    );
    for name in also {
        let value = match *name {
            "s" => {
                // Sometimes another permutation, which shows what the hypothesis "s ∈ Σ_X" is needed for.
                let mut other = s.clone();
                if rng.random_range(0..4) == 0 {
                    let (i, k) = (rng.random_range(0..n), rng.random_range(0..n));
                    other.swap(i, k);
                }
                Value::Naturals(other)
            }
            "y" => {
                // Often a fixed pattern: constant on the cycles of s.
                let mut y: Vec<bool> = (0..n).map(|_| rng.random_bool(0.5)).collect();
                if rng.random_bool(0.5) {
                    for i in 0..n {
                        let mut k = s[i];
                        while k != i {
                            y[k] = y[i];
                            k = s[k];
                        }
                    }
                }
                Value::Vector(
                    y.into_iter()
                        .map(|b| Rational::integer(i64::from(b)))
                        .collect(),
                )
            }
            "a" | "b" => Value::Number(Rational::integer(rng.random_range(-2..=2))),
            "v" => Value::Vector((0..n).map(|_| number(rng)).collect()),
            _ => Value::Matrix(Matrix::from_fn(n, n, |_, _| number(rng))),
        };
        case.set(name, value);
    }
    case
}
