//! Instances: named values over any number type, and their JSON.

use std::fmt;

use num_bigint::BigInt;
use num_rational::BigRational;
use serde_json::{Map, Value as Json, json};

use super::Matrix;
use crate::number::{Number, Undefined};

/// One named part of an instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<N> {
    /// A natural number, such as a dimension. JSON: a number.
    Natural(usize),
    /// A real parameter. JSON: a string, `"-3/7"`.
    Number(N),
    /// A vector. JSON: an array of strings.
    Vector(Vec<N>),
    /// A list of natural numbers, such as the images of a permutation. JSON: an array of numbers.
    Naturals(Vec<usize>),
    /// A matrix, or a list of vectors as its rows. JSON: an array of arrays of strings; an empty one is `{"shape": [r, c]}`.
    Matrix(Matrix<N>),
    /// A word, such as the name of an activation function; it starts with a letter. JSON: a string.
    Word(String),
}

impl<N: Number> Value<N> {
    /// The same value over another number type.
    pub fn map<M: Number>(&self, mut f: impl FnMut(&N) -> M) -> Value<M> {
        match self {
            Value::Natural(n) => Value::Natural(*n),
            Value::Number(x) => Value::Number(f(x)),
            Value::Vector(v) => Value::Vector(v.iter().map(f).collect()),
            Value::Naturals(v) => Value::Naturals(v.clone()),
            Value::Matrix(m) => Value::Matrix(m.map(f)),
            Value::Word(w) => Value::Word(w.clone()),
        }
    }
}

/// An instance: named values in a fixed order.
///
/// ```
/// use elenchus::{kernel::{Case, Matrix, Value}, number::Rational};
/// let case = Case::<Rational>::new()
///     .with("n", Value::Natural(2))
///     .with("W", Value::Matrix(Matrix::identity(2)));
/// let json = case.to_json();
/// assert_eq!(json["W"][1][1], "1");
/// assert_eq!(Case::<Rational>::from_json(&json).unwrap(), case);
/// assert!(case.number("a").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case<N>(Vec<(String, Value<N>)>);

impl<N> Default for Case<N> {
    fn default() -> Self {
        Case(Vec::new())
    }
}

impl<N: Number> Case<N> {
    /// The empty instance.
    pub fn new() -> Self {
        Case(Vec::new())
    }

    /// Adds or replaces a part.
    pub fn set(&mut self, name: &str, value: Value<N>) {
        match self.0.iter_mut().find(|(n, _)| n == name) {
            Some(slot) => slot.1 = value,
            None => self.0.push((name.to_string(), value)),
        }
    }

    /// As [`Case::set`], for building.
    pub fn with(mut self, name: &str, value: Value<N>) -> Self {
        self.set(name, value);
        self
    }

    /// The parts in order.
    pub fn parts(&self) -> &[(String, Value<N>)] {
        &self.0
    }

    /// The part of that name.
    pub fn get(&self, name: &str) -> Option<&Value<N>> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, v)| v)
    }

    fn wrong<T>(&self, name: &str, kind: &str) -> Result<T, Undefined> {
        Err(Undefined(match self.get(name) {
            None => format!("the instance has no '{name}'"),
            Some(_) => format!("'{name}' is not {kind}"),
        }))
    }

    /// The natural number of that name.
    ///
    /// # Errors
    /// If it is missing or something else; so for all that follow.
    pub fn natural(&self, name: &str) -> Result<usize, Undefined> {
        match self.get(name) {
            Some(Value::Natural(n)) => Ok(*n),
            _ => self.wrong(name, "a natural number"),
        }
    }

    /// The number of that name.
    ///
    /// # Errors
    /// If it is missing or something else.
    pub fn number(&self, name: &str) -> Result<&N, Undefined> {
        match self.get(name) {
            Some(Value::Number(x)) => Ok(x),
            _ => self.wrong(name, "a number"),
        }
    }

    /// The vector of that name.
    ///
    /// # Errors
    /// If it is missing or something else.
    pub fn vector(&self, name: &str) -> Result<&[N], Undefined> {
        match self.get(name) {
            Some(Value::Vector(x)) => Ok(x),
            Some(Value::Naturals(x)) if x.is_empty() => Ok(&[]),
            _ => self.wrong(name, "a vector"),
        }
    }

    /// The list of natural numbers of that name.
    ///
    /// # Errors
    /// If it is missing or something else.
    pub fn naturals(&self, name: &str) -> Result<&[usize], Undefined> {
        match self.get(name) {
            Some(Value::Naturals(x)) => Ok(x),
            Some(Value::Vector(x)) if x.is_empty() => Ok(&[]),
            _ => self.wrong(name, "a list of natural numbers"),
        }
    }

    /// The matrix of that name.
    ///
    /// # Errors
    /// If it is missing or something else.
    pub fn matrix(&self, name: &str) -> Result<&Matrix<N>, Undefined> {
        match self.get(name) {
            Some(Value::Matrix(m)) => Ok(m),
            _ => self.wrong(name, "a matrix"),
        }
    }

    /// The word of that name.
    ///
    /// # Errors
    /// If it is missing or something else.
    pub fn word(&self, name: &str) -> Result<&str, Undefined> {
        match self.get(name) {
            Some(Value::Word(w)) => Ok(w),
            _ => self.wrong(name, "a word"),
        }
    }

    /// The same instance over another number type.
    pub fn map<M: Number>(&self, mut f: impl FnMut(&N) -> M) -> Case<M> {
        Case(
            self.0
                .iter()
                .map(|(name, value)| (name.clone(), value.map(&mut f)))
                .collect(),
        )
    }

    /// The instance as a JSON object.
    pub fn to_json(&self) -> Json {
        let text = |x: &N| Json::String(x.to_string());
        let mut object = Map::new();
        for (name, value) in &self.0 {
            let v = match value {
                Value::Natural(n) => json!(n),
                Value::Number(x) => text(x),
                Value::Vector(v) => Json::Array(v.iter().map(text).collect()),
                Value::Naturals(v) => json!(v),
                Value::Matrix(m) if m.rows() == 0 || m.cols() == 0 => {
                    json!({"shape": [m.rows(), m.cols()]})
                }
                Value::Matrix(m) => Json::Array(
                    (0..m.rows())
                        .map(|i| Json::Array(m.row(i).iter().map(text).collect()))
                        .collect(),
                ),
                Value::Word(w) => Json::String(w.clone()),
            };
            object.insert(name.clone(), v);
        }
        Json::Object(object)
    }

    /// Reads what [`Case::to_json`] writes.
    ///
    /// # Errors
    /// If a part is malformed; the message names it.
    pub fn from_json(json: &Json) -> Result<Self, Undefined> {
        let Json::Object(object) = json else {
            return Err(Undefined("an instance is a JSON object".into()));
        };
        let mut case = Case::new();
        for (name, v) in object {
            let value = read(v).map_err(|e| Undefined(format!("part '{name}': {e}")))?;
            case.0.push((name.clone(), value));
        }
        Ok(case)
    }
}

/// The most entries a part may have: far beyond any instance, and small enough to allocate.
const MAX_ENTRIES: u64 = 1 << 20;

fn read_natural(v: &Json) -> Option<usize> {
    v.as_u64().filter(|n| *n <= MAX_ENTRIES).map(|n| n as usize)
}

/// An exact number in lowest terms and canonical spelling: other spellings of the same number are refused, so that what was
/// digested is what was read.
fn read_number<N: Number>(v: &Json) -> Result<N, String> {
    let Some(text) = v.as_str() else {
        return Err("expected an exact number in quotes".into());
    };
    let bad = || {
        format!(
            "'{}' is not an exact number in lowest terms",
            text.chars().take(40).collect::<String>()
        )
    };
    let (n, d) = text.split_once('/').unwrap_or((text, "1"));
    let integer = |s: &str| -> Option<BigInt> {
        let digits = s.strip_prefix('-').unwrap_or(s);
        (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
            .then(|| s.parse().ok())?
    };
    let (n, d) = (integer(n).ok_or_else(bad)?, integer(d).ok_or_else(bad)?);
    if d == BigInt::from(0) {
        return Err(bad());
    }
    let value = BigRational::new(n, d);
    if value.to_string() != text {
        return Err(bad());
    }
    Ok(N::from_big(&value))
}

fn read<N: Number>(v: &Json) -> Result<Value<N>, String> {
    match v {
        Json::Number(_) => read_natural(v)
            .map(Value::Natural)
            .ok_or_else(|| "expected a natural number of moderate size".into()),
        Json::String(s) if s.starts_with(|c: char| c.is_ascii_alphabetic()) => {
            Ok(Value::Word(s.clone()))
        }
        Json::String(_) => read_number(v).map(Value::Number),
        Json::Array(items) => match items.first() {
            Some(Json::Number(_)) => items
                .iter()
                .map(read_natural)
                .collect::<Option<_>>()
                .map(Value::Naturals)
                .ok_or_else(|| "expected natural numbers of moderate size".into()),
            Some(Json::Array(first)) => {
                let rows = items
                    .iter()
                    .map(|r| {
                        let row = r.as_array().ok_or("expected a row")?;
                        row.iter().map(read_number).collect::<Result<Vec<N>, _>>()
                    })
                    .collect::<Result<Vec<_>, _>>()?;
                Matrix::from_rows(first.len(), rows)
                    .map(Value::Matrix)
                    .map_err(|e| e.to_string())
            }
            _ => items
                .iter()
                .map(read_number)
                .collect::<Result<_, _>>()
                .map(Value::Vector),
        },
        Json::Object(o) => {
            let shape: Option<Vec<usize>> = o
                .get("shape")
                .filter(|_| o.len() == 1)
                .and_then(Json::as_array)
                .and_then(|a| a.iter().map(read_natural).collect());
            match shape.as_deref() {
                Some([r, c]) if *r == 0 || *c == 0 => Ok(Value::Matrix(Matrix::zero(*r, *c))),
                _ => Err("expected {\"shape\": [r, c]} with r or c equal to 0".into()),
            }
        }
        Json::Null | Json::Bool(_) => Err("expected a value".into()),
    }
}

impl<N: Number> fmt::Display for Case<N> {
    /// One line: `N = 2, X = {(1, 0), (1, 1)}`, matrices row by row.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |v: &[N]| {
            v.iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(", ")
        };
        for (k, (name, value)) in self.0.iter().enumerate() {
            if k > 0 {
                f.write_str(", ")?;
            }
            write!(f, "{name} = ")?;
            match value {
                Value::Natural(n) => write!(f, "{n}")?,
                Value::Number(x) => write!(f, "{x}")?,
                Value::Vector(v) => write!(f, "({})", list(v))?,
                Value::Naturals(v) => write!(f, "{v:?}")?,
                Value::Matrix(m) if m.rows() == 0 => write!(f, "{{}}")?,
                Value::Matrix(m) => {
                    let rows: Vec<_> = (0..m.rows())
                        .map(|i| format!("({})", list(m.row(i))))
                        .collect();
                    write!(f, "[{}]", rows.join(" "))?;
                }
                Value::Word(w) => f.write_str(w)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Rational;
    use serde_json::json;

    #[test]
    fn other_spellings_and_oversized_parts_are_refused() {
        for bad in [
            json!({"a": "2/4"}),
            json!({"a": "+1"}),
            json!({"a": "1/0"}),
            json!({"a": "01"}),
            json!({"a": "-0"}),
            json!({"a": 1.5}),
            json!({"n": 1_000_000_000u64}),
            json!({"W": [["1"], ["1", "2"]]}),
            json!({"W": {"shape": [1, 1]}}),
            json!({"W": {"shape": [0, 1_000_000_000u64]}}),
            json!({"W": [["1"], "x"]}),
            json!({"a": null}),
            json!([]),
        ] {
            assert!(Case::<Rational>::from_json(&bad).is_err(), "{bad}");
        }
    }
}
