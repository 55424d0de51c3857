//! Data sets: exact decimals in, distinct points out.

use std::cmp::Ordering;
use std::io::{BufRead, BufReader, Read};

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Pow, Zero};

use super::MemorizerError;
use super::exact::Q;

/// One input coordinate: `step · values[i]`, the values being integers without a common factor.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) step: Q,
    pub(crate) values: Vec<Q>,
}

/// Pairwise distinct rational points with rational labels, ready to be memorized.
///
/// Rows with equal inputs and equal labels have been merged; equal inputs with different labels are refused when the data set
/// is made. Inputs are `points × inputs`, labels `points × outputs`.
///
/// ```
/// use elenchus::networks::memorizer::Dataset;
/// let csv = "0.1,2,1e-40\n1/3,2,7\n0.10,2,1e-40\n";
/// let data = Dataset::read_csv(csv.as_bytes(), 1).unwrap();
/// assert_eq!((data.points(), data.inputs(), data.outputs(), data.merged()), (2, 2, 1, 1));
/// assert_eq!(data.input(1, 0).to_string(), "1/3");
/// assert!(Dataset::read_csv("1,0\n1,5\n".as_bytes(), 1).unwrap_err().to_string().contains("lines 1 and 2"));
/// ```
#[derive(Clone, Debug)]
pub struct Dataset {
    pub(crate) columns: Vec<Column>,
    /// One vector per output.
    pub(crate) labels: Vec<Vec<Q>>,
    points: usize,
    merged: usize,
}

impl Dataset {
    /// Makes a data set of the given rows; `inputs[i]` is a point and `labels[i]` its labels. Rows count from 1 in errors.
    ///
    /// # Errors
    /// No rows, rows of different lengths, no label, or equal inputs with different labels.
    pub fn new(
        inputs: &[Vec<BigRational>],
        labels: &[Vec<BigRational>],
    ) -> Result<Dataset, MemorizerError> {
        if inputs.len() != labels.len() {
            return Err(MemorizerError::Lengths {
                expected: inputs.len(),
                got: labels.len(),
            });
        }
        let transpose = |rows: &[Vec<BigRational>]| -> Result<Vec<Vec<Q>>, MemorizerError> {
            let width = rows.first().map_or(0, Vec::len);
            let mut columns = vec![Vec::with_capacity(rows.len()); width];
            for (i, row) in rows.iter().enumerate() {
                if row.len() != width {
                    return Err(MemorizerError::Ragged {
                        line: i as u64 + 1,
                        expected: width,
                        got: row.len(),
                    });
                }
                for (column, x) in columns.iter_mut().zip(row) {
                    column.push(Q::from_big(x.clone()));
                }
            }
            Ok(columns)
        };
        let lines = (1..=inputs.len() as u64).collect();
        Dataset::distinct(transpose(inputs)?, transpose(labels)?, lines)
    }

    /// Reads rows of fields, the last `outputs` fields of each being its labels. The first line decides whether commas, tabs, semicolons or
    /// blanks separate them, in this order of preference. Decimals (`-0.25`, `1e-40`) and fractions
    /// (`3/7`) are read exactly; blank lines are skipped; a first line without a single number is a header.
    ///
    /// # Errors
    /// A field that is no number, rows of different lengths (both with their line), no rows, too few columns, or equal inputs with
    /// different labels (with both lines).
    pub fn read_csv(source: impl Read, outputs: usize) -> Result<Dataset, MemorizerError> {
        if outputs == 0 {
            return Err(MemorizerError::NoOutputs);
        }
        // Numbers need no quoting rules, and a line counter of our own stays right across blank lines.
        let mut reader = BufReader::with_capacity(1 << 16, source);
        let mut bytes = Vec::new();
        let mut columns: Vec<Vec<Q>> = Vec::new();
        let mut lines: Vec<u64> = Vec::new();
        let mut line = 0;
        let mut first = true;
        let mut separator = ',';
        loop {
            bytes.clear();
            line += 1;
            let read = reader
                .by_ref()
                .take(LONGEST_LINE + 1)
                .read_until(b'\n', &mut bytes);
            let unreadable = |reason: String| MemorizerError::Csv { line, reason };
            match read {
                Ok(0) => break,
                Ok(n) if n as u64 > LONGEST_LINE => {
                    return Err(unreadable("is longer than 16 MiB".into()));
                }
                Ok(_) => {}
                Err(e) => return Err(unreadable(e.to_string())),
            }
            let text =
                std::str::from_utf8(&bytes).map_err(|_| unreadable("is not UTF-8 text".into()))?;
            let text = if line == 1 {
                text.trim_start_matches('\u{feff}')
            } else {
                text
            };
            let text = text.trim();
            if text.is_empty() {
                continue;
            }
            if first {
                separator = [',', '\t', ';', ' ']
                    .into_iter()
                    .find(|c| text.contains(*c))
                    .unwrap_or(',');
            }
            // Several blanks are one separator.
            let fields = || {
                text.split(separator)
                    .filter(|f| separator != ' ' || !f.is_empty())
                    .map(unquoted)
            };
            if first {
                first = false;
                if fields().all(|f| parse_number(f).is_err()) {
                    continue;
                }
            }
            let width = fields().count();
            if lines.is_empty() {
                if width <= outputs {
                    return Err(MemorizerError::TooFewColumns {
                        line,
                        columns: width,
                        outputs,
                    });
                }
                columns = vec![Vec::new(); width];
            } else if width != columns.len() {
                return Err(MemorizerError::Ragged {
                    line,
                    expected: columns.len(),
                    got: width,
                });
            }
            for (j, (column, text)) in columns.iter_mut().zip(fields()).enumerate() {
                column.push(parse_number(text).map_err(|reason| MemorizerError::Field {
                    line,
                    field: j + 1,
                    text: text.chars().take(40).collect(),
                    reason,
                })?);
            }
            lines.push(line);
        }
        let labels = columns.split_off(columns.len().saturating_sub(outputs));
        Dataset::distinct(columns, labels, lines)
    }

    /// Merges equal rows and refuses contradictions, in O(n log n).
    fn distinct(
        inputs: Vec<Vec<Q>>,
        labels: Vec<Vec<Q>>,
        lines: Vec<u64>,
    ) -> Result<Dataset, MemorizerError> {
        let rows = lines.len();
        if rows == 0 {
            return Err(MemorizerError::Empty);
        }
        if u32::try_from(rows).is_err() {
            return Err(MemorizerError::TooManyRows { rows });
        }
        if labels.is_empty() {
            return Err(MemorizerError::NoOutputs);
        }
        let mut columns: Vec<Column> = inputs.into_iter().map(integers).collect();
        let compare = |a: u32, b: u32| -> Ordering {
            columns
                .iter()
                .map(|c| c.values[a as usize].cmp(&c.values[b as usize]))
                .find(|o| o.is_ne())
                .unwrap_or(Ordering::Equal)
        };
        let mut order: Vec<u32> = (0..rows as u32).collect();
        order.sort_unstable_by(|&a, &b| compare(a, b).then(a.cmp(&b)));
        let mut drop = vec![false; rows];
        let mut conflict: Option<(u32, u32)> = None;
        let mut keep = order[0];
        for &row in &order[1..] {
            if compare(keep, row).is_ne() {
                keep = row;
                continue;
            }
            drop[row as usize] = true;
            let same = labels.iter().all(|y| y[keep as usize] == y[row as usize]);
            // The earliest line that contradicts an earlier one, whatever the order of the points in space.
            if !same && conflict.is_none_or(|(_, b)| row < b) {
                conflict = Some((keep, row));
            }
        }
        if let Some((a, b)) = conflict {
            return Err(MemorizerError::Contradiction {
                first: lines[a as usize],
                second: lines[b as usize],
            });
        }
        let merged = drop.iter().filter(|d| **d).count();
        let mut labels = labels;
        if merged > 0 {
            for column in columns.iter_mut().map(|c| &mut c.values).chain(&mut labels) {
                let mut i = 0;
                column.retain(|_| {
                    i += 1;
                    !drop[i - 1]
                });
            }
        }
        Ok(Dataset {
            columns,
            labels,
            points: rows - merged,
            merged,
        })
    }

    /// How many distinct points there are.
    pub fn points(&self) -> usize {
        self.points
    }

    /// Dimension of the inputs.
    pub fn inputs(&self) -> usize {
        self.columns.len()
    }

    /// Number of labels per point.
    pub fn outputs(&self) -> usize {
        self.labels.len()
    }

    /// How many rows were merged with an earlier equal row.
    pub fn merged(&self) -> usize {
        self.merged
    }

    /// Coordinate `j` of point `i`, exactly. Points are numbered in the order of their first appearance.
    ///
    /// # Panics
    /// If `i` or `j` is out of range.
    pub fn input(&self, i: usize, j: usize) -> BigRational {
        self.input_q(i, j).big()
    }

    pub(crate) fn input_q(&self, i: usize, j: usize) -> Q {
        self.columns[j].values[i].mul(&self.columns[j].step)
    }

    /// Label `k` of point `i`, exactly.
    ///
    /// # Panics
    /// If `i` or `k` is out of range.
    pub fn label(&self, i: usize, k: usize) -> BigRational {
        self.labels[k][i].big()
    }
}

/// A field without surrounding blanks and quotation marks.
fn unquoted(field: &str) -> &str {
    let field = field.trim();
    field
        .strip_prefix('"')
        .and_then(|f| f.strip_suffix('"'))
        .unwrap_or(field)
        .trim()
}

/// Longer lines are no data set; a bound keeps a file without line ends from filling the memory.
const LONGEST_LINE: u64 = 16 << 20;

/// Writes rational numbers as integers times their greatest common divisor.
fn integers(values: Vec<Q>) -> Column {
    let mut denominators = BigInt::one();
    let mut last = 1i64;
    for v in &values {
        match v {
            Q::Word(_, d) if *d == last => {}
            Q::Word(_, d) => {
                last = *d;
                denominators = denominators.lcm(&BigInt::from(*d));
            }
            Q::Big(b) => denominators = denominators.lcm(b.denom()),
        }
    }
    let common = Q::from_bigint(denominators.clone());
    let values: Vec<Q> = values.iter().map(|v| v.mul(&common)).collect();
    let mut factor = BigInt::zero();
    let mut small = 0u64;
    for v in &values {
        match v {
            Q::Word(n, _) => small = small.gcd(&n.unsigned_abs()),
            Q::Big(b) => factor = factor.gcd(b.numer()),
        }
    }
    factor = factor.gcd(&BigInt::from(small));
    if factor.is_zero() {
        return Column {
            step: Q::ONE,
            values,
        };
    }
    let by = Q::from_bigint(factor.clone());
    let values = if factor.is_one() {
        values
    } else {
        values.iter().map(|v| v.div(&by)).collect()
    };
    Column {
        step: Q::from_big(BigRational::new(factor, denominators)),
        values,
    }
}

/// The largest power of ten a field may ask for: beyond it a short text would need megabytes.
const LARGEST_EXPONENT: i64 = 9_999;
/// The longest field.
const LONGEST_FIELD: usize = 20_000;

/// Reads a decimal (`-0.25`, `.5`, `1e-40`) or a fraction of two of them exactly.
pub(crate) fn parse_number(text: &str) -> Result<Q, &'static str> {
    if text.len() > LONGEST_FIELD {
        return Err("is longer than 20000 characters");
    }
    match text.split_once('/') {
        None => parse_decimal(text),
        Some((n, d)) => {
            let (n, d) = (parse_decimal(n.trim())?, parse_decimal(d.trim())?);
            if d.is_zero() {
                return Err("has denominator zero");
            }
            Ok(n.div(&d))
        }
    }
}

fn parse_decimal(text: &str) -> Result<Q, &'static str> {
    const NOT: &str = "is not a decimal or a fraction";
    let bytes = text.as_bytes();
    let (negative, mut at) = match bytes.first() {
        Some(b'-') => (true, 1),
        Some(b'+') => (false, 1),
        _ => (false, 0),
    };
    let mut word: i64 = 0;
    let mut digits = 0usize;
    let mut significant = 0usize;
    let mut after_point = 0i64;
    let mut point = false;
    let start = at;
    while let Some(&b) = bytes.get(at) {
        match b {
            b'0'..=b'9' => {
                digits += 1;
                if significant > 0 || b != b'0' {
                    significant += 1;
                }
                if significant <= 18 {
                    word = word * 10 + i64::from(b - b'0');
                }
                after_point += i64::from(point);
            }
            b'.' if !point => point = true,
            _ => break,
        }
        at += 1;
    }
    if digits == 0 {
        return Err(NOT);
    }
    let mantissa_end = at;
    let mut exponent = 0i64;
    if let Some(b'e' | b'E') = bytes.get(at) {
        let tail = &text[at + 1..];
        let unsigned = tail.strip_prefix(['+', '-']).unwrap_or(tail);
        if unsigned.is_empty() || !unsigned.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NOT);
        }
        exponent = tail
            .strip_prefix('+')
            .unwrap_or(tail)
            .parse::<i64>()
            .map_err(|_| "has an exponent beyond 9999")?;
        if exponent.abs() > LARGEST_EXPONENT {
            return Err("has an exponent beyond 9999");
        }
        at = bytes.len();
    }
    if at != bytes.len() {
        return Err(NOT);
    }
    let shift = exponent - after_point;
    let signed = |q: Q| if negative { q.neg() } else { q };
    if significant <= 18 && (-18..=0).contains(&shift) {
        return Ok(signed(Q::ratio(
            i128::from(word),
            10i128.pow((-shift) as u32),
        )));
    }
    let all: String = text[start..mantissa_end]
        .chars()
        .filter(|c| *c != '.')
        .collect();
    let mantissa: BigInt = all.parse().map_err(|_| NOT)?;
    let power = BigInt::from(10).pow(shift.unsigned_abs());
    Ok(signed(Q::from_big(if shift < 0 {
        BigRational::new(mantissa, power)
    } else {
        BigRational::from_integer(mantissa * power)
    })))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, &'static str> {
        parse_number(text).map(|q| q.to_string())
    }

    #[test]
    fn numbers_are_read_exactly() {
        for (text, value) in [
            ("0.1", "1/10"),
            ("-0.250", "-1/4"),
            (".5", "1/2"),
            ("5.", "5"),
            ("+3e2", "300"),
            ("1.5E-3", "3/2000"),
            ("-6/4", "-3/2"),
            ("0.3/-0.9", "-1/3"),
            ("-0", "0"),
            ("0e9999", "0"),
            ("9223372036854775808", "9223372036854775808"),
            (
                "123456789012345678901234567890.5",
                "246913578024691357802469135781/2",
            ),
            (
                "0.0000000000000000000000000000000000000001",
                "1/10000000000000000000000000000000000000000",
            ),
        ] {
            assert_eq!(read(text).as_deref(), Ok(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "-",
            ".",
            "e5",
            "1e",
            "1e+",
            "1e99999999999999999999",
            "1e10000",
            "nan",
            "inf",
            "1/0",
            "1/0.0",
            "1//2",
            "0x10",
            "1 2",
            "1e-+5",
            "1.2.3",
            "٣",
            "1e5/",
            "--1",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
