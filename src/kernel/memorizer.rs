//! Certificates that a network reproduces every label of a data set (kind `memorizer`, version 1).
//!
//! The certificate holds the data and the weights; the kernel never learns how the weights were found. Fields: `layers` (2 or
//! 3), `points`, `hidden`, `inputs` and `labels` (one string of blank-separated rationals per column, the points in an order in
//! which `direction · x` does not decrease), `data_sha256` (of these columns, a newline after each), `direction`, and
//!
//! - two layers: `bias` (not decreasing), `weights` (a string per output), meaning
//!   `y_k = Σ_j weights_kj max(direction · x − bias_j, 0)`;
//! - three layers: `gain` (positive), `bias1`, `weights2` (a string per neuron), `bias2`, `amplitude`, `bias3`, meaning
//!   `y_k = amplitude_k Σ_m σ(weights2_m · σ(gain (direction · x) + bias1) + bias2_m) + bias3_k` with the hard-tanh `σ`, the sum
//!   over the `k`-th block of `bias2.len() / labels.len()` neurons. The ramps of the first layer, where it is between −1 and
//!   1, must follow each other on the line and contain all points.
//!
//! Both checks use only that a piecewise linear function is known from its slopes, so they take a number of rational operations
//! linear in the size of the certificate, times a logarithm for three layers. Their total size is bounded before they are made.
//!
//! Texts are borrowed from the file, columns are read one at a time, and [`MAX_POINTS`] bounds what is held as numbers, so a file takes its
//! own size plus at most about 4 GiB, whatever it says.

use std::cmp::Ordering;

use num_bigint::{BigInt, Sign};
use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Larger files are refused unread; a million points take about 75 MB.
pub const MAX_BYTES: usize = 512 << 20;
/// Most points, and most neurons in a layer.
pub const MAX_POINTS: usize = 1 << 24;
/// Most columns, and most neurons whose weights are a column of their own.
const MAX_COLUMNS: usize = 1 << 20;

/// Checks a certificate; `Err` says why it is not accepted.
///
/// # Errors
/// Anything unknown, malformed, inconsistent, false, or too large to check.
///
/// ```
/// use elenchus::kernel::memorizer::check;
/// let mut certificate = serde_json::json!({
///     "kind": "memorizer", "version": 1, "layers": 2, "points": 2, "hidden": [2],
///     "data_sha256": "e1c58c8b750bc5446e785b307ce4835acd66c10b6c55df19837cf855fc604ca2",
///     "inputs": ["1 3"], "labels": ["1/2 -4"], "direction": "1", "bias": "0 1", "weights": ["1/2 -11/4"],
/// });
/// assert_eq!(check(&certificate), Ok(()));
/// certificate["weights"][0] = "1/2 -11/5".into();
/// assert!(check(&certificate).unwrap_err().contains("point 1"));
/// ```
pub fn check(certificate: &Value) -> Result<(), String> {
    if !certificate.is_object() {
        return Err("not a JSON object".into());
    }
    Certificate::deserialize(certificate)
        .map_err(|e| e.to_string())?
        .check()
}

/// Checks the text of a certificate, as [`check`], without a second copy of its columns.
///
/// # Errors
/// As [`check`].
///
/// ```
/// use elenchus::kernel::memorizer::check_text;
/// let empty = r#"{"kind": "memorizer", "version": 1, "layers": 2, "points": 0, "hidden": [0], "data_sha256": "",
///     "inputs": [], "labels": [], "direction": "", "bias": "", "weights": []}"#;
/// assert_eq!(check_text(empty.as_bytes()), Err("there are no points".into()));
/// assert!(check_text(b"{").is_err());
/// ```
pub fn check_text(bytes: &[u8]) -> Result<(), String> {
    if bytes.len() > MAX_BYTES {
        return Err(format!(
            "{} bytes; memorizer certificates have at most {MAX_BYTES}",
            bytes.len()
        ));
    }
    // Checked as a whole, because a reader of JSON may pass over what it skips.
    let text = std::str::from_utf8(bytes)
        .map_err(|e| format!("not UTF-8 after byte {}", e.valid_up_to()))?;
    serde_json::from_str::<Certificate>(text)
        .map_err(|e| format!("not a memorizer certificate: {e}"))?
        .check()
}

/// The fields as they stand in the file. A field that is unknown, doubled or of another type is an error, and so is an escape in a column.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Certificate<'a> {
    kind: &'a str,
    version: u64,
    #[serde(default)]
    statement: Option<&'a str>,
    layers: u64,
    points: u64,
    #[serde(deserialize_with = "counts")]
    hidden: Vec<usize>,
    data_sha256: &'a str,
    #[serde(borrow, deserialize_with = "texts")]
    inputs: Vec<&'a str>,
    #[serde(borrow, deserialize_with = "texts")]
    labels: Vec<&'a str>,
    direction: &'a str,
    // Two layers.
    #[serde(default)]
    bias: Option<&'a str>,
    #[serde(borrow, default, deserialize_with = "some_texts")]
    weights: Option<Vec<&'a str>>,
    // Three layers.
    #[serde(default)]
    gain: Option<&'a str>,
    #[serde(default)]
    bias1: Option<&'a str>,
    #[serde(borrow, default, deserialize_with = "some_texts")]
    weights2: Option<Vec<&'a str>>,
    #[serde(default)]
    bias2: Option<&'a str>,
    #[serde(default)]
    amplitude: Option<&'a str>,
    #[serde(default)]
    bias3: Option<&'a str>,
}

/// What a certificate that has a statement must state.
const STATEMENT: &str = "the network reproduces the labels of all points exactly";

/// A list of at most so many items.
struct Short<T>(usize, std::marker::PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Short<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "a list of at most {} items", self.0)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            if list.len() == self.0 {
                return Err(A::Error::custom(format!("more than {} items", self.0)));
            }
            list.push(item);
        }
        Ok(list)
    }
}

fn counts<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<usize>, D::Error> {
    d.deserialize_seq(Short(2, std::marker::PhantomData))
}

fn texts<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<&'de str>, D::Error> {
    d.deserialize_seq(Short(MAX_COLUMNS, std::marker::PhantomData))
}

fn some_texts<'de, D: Deserializer<'de>>(d: D) -> Result<Option<Vec<&'de str>>, D::Error> {
    texts(d).map(Some)
}

impl Certificate<'_> {
    fn check(&self) -> Result<(), String> {
        if self.kind != "memorizer" {
            return Err("kind is not \"memorizer\"".into());
        }
        if self.version != 1 {
            return Err("unknown version".into());
        }
        if self.statement.is_some_and(|s| s != STATEMENT) {
            return Err("statement is not the one that is certified".into());
        }
        let two = [self.bias.is_some(), self.weights.is_some()];
        let three = [
            self.gain.is_some(),
            self.bias1.is_some(),
            self.weights2.is_some(),
            self.bias2.is_some(),
            self.amplitude.is_some(),
            self.bias3.is_some(),
        ];
        let foreign = match self.layers {
            2 => three.contains(&true),
            3 => two.contains(&true),
            _ => return Err("layers is neither 2 nor 3".into()),
        };
        if foreign {
            return Err("a field belongs to the other number of layers".into());
        }
        let mut work = Work { left: 1 << 38 };
        let data = Data::read(self, &mut work)?;
        if self.layers == 2 {
            two_layers(self, &data, &mut work)
        } else {
            three_layers(self, &data, &mut work)
        }
    }
}

fn there<'a, T: ?Sized + 'a>(name: &str, field: Option<&'a T>) -> Result<&'a T, String> {
    field.ok_or_else(|| format!("field {name:?} is missing"))
}

/// A rational number; `d > 0`, lowest terms. Words while they fit.
#[derive(Clone, Debug, PartialEq)]
enum R {
    Word(i64, i64),
    Long(Box<(BigInt, BigInt)>),
}

const ZERO: R = R::Word(0, 1);
const ONE: R = R::Word(1, 1);

/// What the check may still spend, in machine-word operations: no certificate keeps the kernel busy for ever.
struct Work {
    left: u64,
}

fn common(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        if (a | b) >> 64 == 0 {
            let (mut x, mut y) = (a as u64, b as u64);
            while y != 0 {
                (x, y) = (y, x % y);
            }
            return u128::from(x);
        }
        (a, b) = (b, a % b);
    }
    a
}

impl R {
    fn long(n: BigInt, d: BigInt) -> R {
        R::Long(Box::new((n, d)))
    }

    fn parts(&self) -> (BigInt, BigInt) {
        match self {
            R::Word(n, d) => (BigInt::from(*n), BigInt::from(*d)),
            R::Long(b) => (**b).clone(),
        }
    }

    fn bits(&self) -> u64 {
        match self {
            R::Word(..) => 64,
            R::Long(b) => b.0.bits().max(b.1.bits()),
        }
    }

    fn sign(&self) -> i32 {
        match self {
            R::Word(n, _) => n.signum() as i32,
            R::Long(b) => match b.0.sign() {
                Sign::Minus => -1,
                Sign::NoSign => 0,
                Sign::Plus => 1,
            },
        }
    }

    fn minus(&self) -> R {
        match self {
            R::Word(n, d) if *n != i64::MIN => R::Word(-n, *d),
            _ => {
                let (n, d) = self.parts();
                R::long(-n, d)
            }
        }
    }

    /// From a fraction of words' products.
    fn short(n: i128, d: i128) -> R {
        let g = common(n.unsigned_abs(), d.unsigned_abs()).max(1) as i128;
        let (n, d) = (n / g, d / g);
        let (n, d) = if d < 0 { (-n, -d) } else { (n, d) };
        match (i64::try_from(n), i64::try_from(d)) {
            (Ok(n), Ok(d)) => R::Word(n, d),
            _ => R::long(BigInt::from(n), BigInt::from(d)),
        }
    }
}

impl Work {
    fn pay(&mut self, bits: u64) -> Result<(), String> {
        // Euclid's algorithm on b bits takes at most about 1.5 b divisions of b / 64 words.
        let words = bits / 64 + 1;
        let price = if words <= 2 {
            2
        } else {
            bits.saturating_mul(words)
        };
        match self.left.checked_sub(price) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => Err("too much work to check".into()),
        }
    }

    fn long(&mut self, n: BigInt, d: BigInt) -> Result<R, String> {
        self.pay(n.bits().max(d.bits()))?;
        let (mut a, mut b) = (n.clone(), d.clone());
        while b.sign() != Sign::NoSign {
            let rest = &a % &b;
            a = b;
            b = rest;
        }
        // Dividing by a common factor with the sign of d makes the new denominator positive.
        if (a.sign() == Sign::Minus) != (d.sign() == Sign::Minus) {
            a = -a;
        }
        let (n, d) = (n / &a, d / &a);
        Ok(match (i64::try_from(&n), i64::try_from(&d)) {
            (Ok(n), Ok(d)) => R::Word(n, d),
            _ => R::long(n, d),
        })
    }

    fn add(&mut self, a: &R, b: &R) -> Result<R, String> {
        if let (R::Word(p, q), R::Word(r, s)) = (a, b) {
            let (p, q, r, s) = (
                i128::from(*p),
                i128::from(*q),
                i128::from(*r),
                i128::from(*s),
            );
            if let Some(n) = (p * s).checked_add(r * q) {
                self.pay(1)?;
                return Ok(R::short(n, q * s));
            }
        }
        self.pay(a.bits() + b.bits())?;
        let ((p, q), (r, s)) = (a.parts(), b.parts());
        self.long(p * &s + r * &q, q * s)
    }

    fn sub(&mut self, a: &R, b: &R) -> Result<R, String> {
        self.add(a, &b.minus())
    }

    fn mul(&mut self, a: &R, b: &R) -> Result<R, String> {
        if let (R::Word(p, q), R::Word(r, s)) = (a, b) {
            self.pay(1)?;
            return Ok(R::short(
                i128::from(*p) * i128::from(*r),
                i128::from(*q) * i128::from(*s),
            ));
        }
        self.pay(a.bits() + b.bits())?;
        let ((p, q), (r, s)) = (a.parts(), b.parts());
        self.long(p * r, q * s)
    }

    fn div(&mut self, a: &R, b: &R) -> Result<R, String> {
        if b.sign() == 0 {
            return Err("division by zero".into());
        }
        if let (R::Word(p, q), R::Word(r, s)) = (a, b) {
            self.pay(1)?;
            return Ok(R::short(
                i128::from(*p) * i128::from(*s),
                i128::from(*q) * i128::from(*r),
            ));
        }
        self.pay(a.bits() + b.bits())?;
        let ((p, q), (r, s)) = (a.parts(), b.parts());
        self.long(p * s, q * r)
    }

    fn compare(&mut self, a: &R, b: &R) -> Result<Ordering, String> {
        if let (R::Word(p, q), R::Word(r, s)) = (a, b) {
            self.pay(1)?;
            return Ok((i128::from(*p) * i128::from(*s)).cmp(&(i128::from(*r) * i128::from(*q))));
        }
        self.pay(a.bits() + b.bits())?;
        let ((p, q), (r, s)) = (a.parts(), b.parts());
        Ok((p * s).cmp(&(r * q)))
    }

    fn at_most(&mut self, a: &R, b: &R) -> Result<bool, String> {
        Ok(self.compare(a, b)?.is_le())
    }

    /// `-?digits` or `-?digits/digits`.
    fn number(&mut self, text: &str) -> Result<R, String> {
        let bad = || {
            format!(
                "{:?} is no rational number",
                text.chars().take(40).collect::<String>()
            )
        };
        if text.len() > 100_000 {
            return Err("a number is longer than 100000 characters".into());
        }
        let (n, d) = text.split_once('/').unwrap_or((text, "1"));
        let digits = n.strip_prefix('-').unwrap_or(n);
        let plain = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !plain(digits) || !plain(d) {
            return Err(bad());
        }
        if let (Ok(n), Ok(d)) = (n.parse::<i64>(), d.parse::<i64>())
            && d != 0
        {
            return Ok(R::short(i128::from(n), i128::from(d)));
        }
        // Reading n digits takes time quadratic in n.
        self.pay(4 * text.len() as u64)?;
        let n: BigInt = n.parse().map_err(|_| bad())?;
        let d: BigInt = d.parse().map_err(|_| bad())?;
        if d.sign() == Sign::NoSign {
            return Err(bad());
        }
        self.long(n, d)
    }

    /// The numbers of a column, which are exactly `length`.
    fn numbers(&mut self, name: &str, text: &str, length: usize) -> Result<Vec<R>, String> {
        let mut list = Vec::new();
        if !text.is_empty() {
            for number in text.split(' ') {
                if list.len() == length {
                    return Err(format!("{name}: more than {length} numbers"));
                }
                list.push(self.number(number)?);
            }
        }
        if list.len() < length {
            return Err(format!(
                "{name}: expected {length} numbers, got {}",
                list.len()
            ));
        }
        Ok(list)
    }
}

/// The points on the line, not decreasing.
struct Data {
    line: Vec<R>,
}

impl Data {
    fn read(fields: &Certificate, work: &mut Work) -> Result<Data, String> {
        let small = |n: &usize| *n <= MAX_POINTS;
        let points = usize::try_from(fields.points)
            .ok()
            .filter(small)
            .ok_or_else(|| format!("more than {MAX_POINTS} points"))?;
        if points == 0 {
            return Err("there are no points".into());
        }
        if !fields.hidden.iter().all(small) {
            return Err(format!("more than {MAX_POINTS} neurons in a layer"));
        }
        if fields.labels.is_empty() {
            return Err("there are no labels".into());
        }
        let mut digest = Sha256::new();
        for column in fields.inputs.iter().chain(&fields.labels) {
            digest.update(column.as_bytes());
            digest.update(b"\n");
        }
        let digest: String = digest
            .finalize()
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        if fields.data_sha256 != digest {
            return Err("data_sha256 is not the digest of the data".into());
        }
        let direction = work.numbers("direction", fields.direction, fields.inputs.len())?;
        // No allocation is larger than the text that stands for it: each number takes two bytes or more.
        if fields.labels[0].len() < 2 * points - 1 {
            return Err(format!("labels: fewer than {points} numbers"));
        }
        let mut line = vec![ZERO; points];
        for (text, u) in fields.inputs.iter().zip(&direction) {
            for (sum, x) in line.iter_mut().zip(work.numbers("inputs", text, points)?) {
                if u.sign() != 0 {
                    *sum = work.mul(u, &x).and_then(|t| work.add(sum, &t))?;
                }
            }
        }
        for (i, pair) in line.windows(2).enumerate() {
            if !work.at_most(&pair[0], &pair[1])? {
                return Err(format!("point {} lies before point {i} on the line", i + 1));
            }
        }
        Ok(Data { line })
    }
}

fn wrong(point: usize, output: usize) -> String {
    format!("output {output} at point {point} is not its label")
}

fn two_layers(fields: &Certificate, data: &Data, work: &mut Work) -> Result<(), String> {
    let [hidden] = fields.hidden[..] else {
        return Err("two layers have one hidden width".into());
    };
    let bias = work.numbers("bias", there("bias", fields.bias)?, hidden)?;
    for pair in bias.windows(2) {
        if !work.at_most(&pair[0], &pair[1])? {
            return Err("the biases decrease".into());
        }
    }
    let rows = there("weights", fields.weights.as_deref())?;
    if rows.len() != fields.labels.len() {
        return Err("as many rows of weights as labels are needed".into());
    }
    for (k, (row, labels)) in rows.iter().zip(&fields.labels).enumerate() {
        let row = work.numbers("weights", row, hidden)?;
        let labels = work.numbers("labels", labels, data.line.len())?;
        // Left of every bias the network is zero. `value` and `slope` describe it at and right after `here`.
        let (mut value, mut slope, mut next) = (ZERO, ZERO, 0);
        let mut here = match bias.first() {
            Some(b) if work.at_most(b, &data.line[0])? => b.clone(),
            _ => data.line[0].clone(),
        };
        for (i, (s, label)) in data.line.iter().zip(&labels).enumerate() {
            while next < hidden && work.at_most(&bias[next], s)? {
                let step = work.sub(&bias[next], &here)?;
                let rise = work.mul(&slope, &step)?;
                value = work.add(&value, &rise)?;
                slope = work.add(&slope, &row[next])?;
                here = bias[next].clone();
                next += 1;
            }
            let step = work.sub(s, &here)?;
            let rise = work.mul(&slope, &step)?;
            value = work.add(&value, &rise)?;
            here = s.clone();
            if value != *label {
                return Err(wrong(i, k));
            }
        }
    }
    Ok(())
}

/// A ramp of the first layer with the points on it.
struct Ramp {
    left: R,
    right: R,
    from: usize,
    to: usize,
}

fn ramps(gain: &[R], bias: &[R], line: &[R], work: &mut Work) -> Result<Vec<Ramp>, String> {
    let mut list: Vec<Ramp> = Vec::with_capacity(gain.len());
    let mut from = 0;
    for (l, (g, b)) in gain.iter().zip(bias).enumerate() {
        if g.sign() <= 0 {
            return Err(format!("gain {l} is not positive"));
        }
        let low = work.add(&ONE, b)?.minus();
        let high = work.sub(&ONE, b)?;
        let (left, right) = (work.div(&low, g)?, work.div(&high, g)?);
        if let Some(before) = list.last()
            && !work.at_most(&before.right, &left)?
        {
            return Err(format!("ramps {} and {l} overlap", l - 1));
        }
        if from < line.len() && !work.at_most(&left, &line[from])? {
            return Err(format!("point {from} lies on no ramp"));
        }
        let mut to = from;
        while to < line.len() && work.at_most(&line[to], &right)? {
            to += 1;
        }
        list.push(Ramp {
            left,
            right,
            from,
            to,
        });
        from = to;
    }
    if from < line.len() {
        return Err(format!("point {from} lies on no ramp"));
    }
    Ok(list)
}

fn three_layers(fields: &Certificate, data: &Data, work: &mut Work) -> Result<(), String> {
    let [p, second] = fields.hidden[..] else {
        return Err("three layers have two hidden widths".into());
    };
    let gain = work.numbers("gain", there("gain", fields.gain)?, p)?;
    let bias1 = work.numbers("bias1", there("bias1", fields.bias1)?, p)?;
    let ramps = ramps(&gain, &bias1, &data.line, work)?;
    let rows = there("weights2", fields.weights2.as_deref())?;
    let bias2 = work.numbers("bias2", there("bias2", fields.bias2)?, second)?;
    let outputs = fields.labels.len();
    let amplitude = work.numbers("amplitude", there("amplitude", fields.amplitude)?, outputs)?;
    let bias3 = work.numbers("bias3", there("bias3", fields.bias3)?, outputs)?;
    if rows.len() != second || second % outputs != 0 {
        return Err(format!(
            "{second} second-layer neurons, {} rows, {outputs} outputs",
            rows.len()
        ));
    }
    let block = second / outputs;
    let n = data.line.len();
    for (k, labels) in fields.labels.iter().enumerate() {
        // Saturated neurons, as differences along the line, and the sum of the others.
        let mut steps = vec![0i64; n + 1];
        let mut rest = vec![ZERO; n];
        for m in k * block..(k + 1) * block {
            let row = work.numbers("weights2", rows[m], p)?;
            neuron(
                &row, &bias2[m], &ramps, &data.line, &mut steps, &mut rest, work,
            )?;
        }
        let mut count = 0i64;
        let labels = work.numbers("labels", labels, n)?;
        for (i, label) in labels.iter().enumerate() {
            count += steps[i];
            let sum = work.add(&rest[i], &R::Word(count, 1))?;
            let value = work.mul(&sum, &amplitude[k])?;
            if work.add(&value, &bias3[k])? != *label {
                return Err(wrong(i, k));
            }
        }
    }
    Ok(())
}

fn neuron(
    row: &[R],
    bias: &R,
    ramps: &[Ramp],
    line: &[R],
    steps: &mut [i64],
    rest: &mut [R],
    work: &mut Work,
) -> Result<(), String> {
    // Before the first ramp all of the first layer is −1; across ramp l the pre-activation rises by twice its weight.
    let mut height = bias.clone();
    let mut total = ZERO;
    for w in row {
        total = work.add(&total, w)?;
    }
    height = work.sub(&height, &total)?;
    for (w, ramp) in row.iter().zip(ramps) {
        let start = height.clone();
        let rise = work.add(w, w)?;
        height = work.add(&height, &rise)?;
        if ramp.from == ramp.to {
            continue;
        }
        let width = work.sub(&ramp.right, &ramp.left)?;
        let slope = work.div(&rise, &width)?;
        let at = |i: usize, work: &mut Work| {
            let x = work.sub(&line[i], &ramp.left)?;
            let y = work.mul(&slope, &x)?;
            work.add(&start, &y)
        };
        // Monotone on the ramp: first the points with the saturation of its beginning, last those of its end.
        let sign = slope.sign();
        let beyond = |z: &R, side: i32, work: &mut Work| -> Result<bool, String> {
            let signed = if side < 0 { z.minus() } else { z.clone() };
            work.at_most(&ONE, &signed)
        };
        let (mut a, mut b) = (ramp.from, ramp.to);
        if sign != 0 {
            let mut hi = ramp.to;
            while a < hi {
                let mid = a + (hi - a) / 2;
                let z = at(mid, work)?;
                if beyond(&z, -sign, work)? {
                    a = mid + 1;
                } else {
                    hi = mid;
                }
            }
            let mut lo = a;
            while lo < b {
                let mid = lo + (b - lo) / 2;
                let z = at(mid, work)?;
                if beyond(&z, sign, work)? {
                    b = mid;
                } else {
                    lo = mid + 1;
                }
            }
            steps[ramp.from] -= i64::from(sign);
            steps[a] += i64::from(sign);
            steps[b] += i64::from(sign);
            steps[ramp.to] -= i64::from(sign);
        }
        for (i, sum) in rest.iter_mut().enumerate().take(b).skip(a) {
            let mut z = at(i, work)?;
            if beyond(&z, 1, work)? {
                z = ONE;
            } else if beyond(&z, -1, work)? {
                z = ONE.minus();
            }
            *sum = work.add(sum, &z)?;
        }
    }
    Ok(())
}
