//! Whether an instance has the shape that a space asks for.

use super::{Kind, Space};
use crate::kernel::{Case, Value};
use crate::number::{Number, Undefined};

impl Space {
    /// Whether an instance has the parts of this space, in order, with fitting shapes. Entries of number-valued parts may be any number.
    ///
    /// # Errors
    /// What does not fit.
    pub fn admits<N: Number>(&self, case: &Case<N>) -> Result<(), Undefined> {
        if case.parts().len() != self.parts.len() {
            return Err(Undefined(format!(
                "the instance has {} parts, the domain {}",
                case.parts().len(),
                self.parts.len()
            )));
        }
        for (part, (name, value)) in self.parts.iter().zip(case.parts()) {
            if *name != part.name {
                return Err(Undefined(format!(
                    "the instance has '{name}' where the domain has '{}'",
                    part.name
                )));
            }
            let shape = |ok: bool| {
                if ok {
                    Ok(())
                } else {
                    Err(Undefined(format!("'{name}' is not in the domain")))
                }
            };
            match (&part.kind, value) {
                (Kind::Natural { from, to }, Value::Natural(n)) => {
                    shape(n >= from && (!self.complete || n <= to))?
                }
                (Kind::Word { among }, Value::Word(w)) => shape(among.contains(w))?,
                (Kind::Number { among }, Value::Number(x)) => {
                    let listed = among.iter().any(|a| N::from_big(a).same(x) != Some(false));
                    shape(!self.complete || listed)?;
                }
                (Kind::Free, Value::Number(_)) => {}
                (Kind::Between { lo, hi }, Value::Number(x)) => {
                    let inside = N::from_big(lo).at_most(x) != Some(false)
                        && x.at_most(&N::from_big(hi)) != Some(false);
                    shape(inside)?;
                }
                (Kind::Permutation { of }, Value::Naturals(_) | Value::Vector(_)) => {
                    let images = case.naturals(name)?;
                    let mut sorted = images.to_vec();
                    sorted.sort_unstable();
                    shape(
                        sorted.len() == of.in_case(case)?
                            && sorted.iter().enumerate().all(|(i, &v)| i == v),
                    )?;
                }
                (
                    Kind::Vector { length, .. } | Kind::FreeVector { length },
                    Value::Vector(_) | Value::Naturals(_),
                ) => {
                    shape(case.vector(name)?.len() == length.in_case(case)?)?;
                }
                (
                    Kind::Matrix { rows, cols, .. } | Kind::FreeMatrix { rows, cols },
                    Value::Matrix(m),
                ) => {
                    shape(m.rows() == rows.in_case(case)? && m.cols() == cols.in_case(case)?)?;
                }
                (Kind::BinarySet { length, least, .. }, Value::Matrix(m)) => {
                    shape(m.cols() == length.in_case(case)? && m.rows() >= *least)?;
                    let bits: Option<Vec<Vec<bool>>> = m
                        .row_vectors()
                        .iter()
                        .map(|r| r.iter().map(bit).collect())
                        .collect();
                    shape(bits.is_some_and(|b| b.windows(2).all(|w| w[0] < w[1])))?;
                }
                (Kind::Graph { vertices }, Value::Matrix(m)) => {
                    let n = vertices.in_case(case)?;
                    shape(m.rows() == n && m.cols() == n)?;
                    let ok = (0..n).all(|i| {
                        bit(m.at(i, i)) == Some(false)
                            && (0..i).all(|j| {
                                bit(m.at(i, j)).is_some() && bit(m.at(i, j)) == bit(m.at(j, i))
                            })
                    });
                    shape(ok)?;
                }
                (Kind::Given(expected), v) => {
                    shape(same_value(&expected.map(N::from_big), v))?;
                }
                _ => shape(false)?,
            }
        }
        Ok(())
    }
}

fn bit<N: Number>(x: &N) -> Option<bool> {
    if x.same(&N::integer(0)) == Some(true) {
        Some(false)
    } else if x.same(&N::integer(1)) == Some(true) {
        Some(true)
    } else {
        None
    }
}

fn same_value<N: Number>(a: &Value<N>, b: &Value<N>) -> bool {
    match (a, b) {
        (Value::Matrix(a), Value::Matrix(b)) => a.same(b) != Some(false),
        (Value::Vector(a), Value::Vector(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x.same(y) != Some(false))
        }
        (Value::Number(a), Value::Number(b)) => a.same(b) != Some(false),
        (Value::Natural(a), Value::Natural(b)) => a == b,
        (Value::Naturals(a), Value::Naturals(b)) => a == b,
        (Value::Word(a), Value::Word(b)) => a == b,
        _ => false,
    }
}
