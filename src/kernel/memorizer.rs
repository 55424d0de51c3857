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

use std::cmp::Ordering;

use num_bigint::{BigInt, Sign};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

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
    let fields = Fields(certificate.as_object().ok_or("not a JSON object")?);
    if fields.text("kind")? != "memorizer" {
        return Err("kind is not \"memorizer\"".into());
    }
    if fields.count("version")? != 1 {
        return Err("unknown version".into());
    }
    let layers = fields.count("layers")?;
    let own: &[&str] = match layers {
        2 => &["bias", "weights"],
        3 => &["gain", "bias1", "weights2", "bias2", "amplitude", "bias3"],
        _ => return Err("layers is neither 2 nor 3".into()),
    };
    const COMMON: [&str; 9] = [
        "kind",
        "version",
        "statement",
        "layers",
        "points",
        "hidden",
        "data_sha256",
        "inputs",
        "labels",
    ];
    for name in fields.0.keys() {
        let known = COMMON.contains(&name.as_str())
            || own.contains(&name.as_str())
            || name == "direction"
            || name == "claim";
        if !known {
            return Err(format!("unknown field {name:?}"));
        }
    }
    let mut work = Work { left: 1 << 38 };
    let data = Data::read(&fields, &mut work)?;
    if layers == 2 {
        two(&fields, &data, &mut work)
    } else {
        three(&fields, &data, &mut work)
    }
}

/// A rational number; `d > 0`, lowest terms. Words while they fit.
#[derive(Clone, Debug, PartialEq)]
enum R {
    Word(i64, i64),
    Long(BigInt, BigInt),
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
    fn parts(&self) -> (BigInt, BigInt) {
        match self {
            R::Word(n, d) => (BigInt::from(*n), BigInt::from(*d)),
            R::Long(n, d) => (n.clone(), d.clone()),
        }
    }

    fn bits(&self) -> u64 {
        match self {
            R::Word(..) => 64,
            R::Long(n, d) => n.bits().max(d.bits()),
        }
    }

    fn sign(&self) -> i32 {
        match self {
            R::Word(n, _) => n.signum() as i32,
            R::Long(n, _) => match n.sign() {
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
                R::Long(-n, d)
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
            _ => R::Long(BigInt::from(n), BigInt::from(d)),
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
            _ => R::Long(n, d),
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

    fn numbers(&mut self, text: &str) -> Result<Vec<R>, String> {
        if text.is_empty() {
            return Ok(Vec::new());
        }
        text.split(' ').map(|t| self.number(t)).collect()
    }
}

struct Fields<'a>(&'a Map<String, Value>);

impl<'a> Fields<'a> {
    fn get(&self, name: &str) -> Result<&'a Value, String> {
        self.0
            .get(name)
            .ok_or_else(|| format!("field {name:?} is missing"))
    }

    fn text(&self, name: &str) -> Result<&'a str, String> {
        self.get(name)?
            .as_str()
            .ok_or_else(|| format!("field {name:?} is no string"))
    }

    fn count(&self, name: &str) -> Result<usize, String> {
        let n = self
            .get(name)?
            .as_u64()
            .and_then(|n| usize::try_from(n).ok());
        n.ok_or_else(|| format!("field {name:?} is no natural number"))
    }

    fn texts(&self, name: &str) -> Result<Vec<&'a str>, String> {
        let list = self
            .get(name)?
            .as_array()
            .and_then(|a| a.iter().map(Value::as_str).collect());
        list.ok_or_else(|| format!("field {name:?} is no list of strings"))
    }

    fn counts(&self, name: &str) -> Result<Vec<usize>, String> {
        let list = self.get(name)?.as_array().and_then(|a| {
            a.iter()
                .map(|v| v.as_u64().and_then(|n| usize::try_from(n).ok()))
                .collect()
        });
        list.ok_or_else(|| format!("field {name:?} is no list of natural numbers"))
    }

    fn numbers(&self, name: &str, length: usize, work: &mut Work) -> Result<Vec<R>, String> {
        let list = work.numbers(self.text(name)?)?;
        if list.len() != length {
            return Err(format!(
                "field {name:?}: expected {length} numbers, got {}",
                list.len()
            ));
        }
        Ok(list)
    }
}

/// The points on the line, not decreasing, with their labels.
struct Data {
    line: Vec<R>,
    labels: Vec<Vec<R>>,
    hidden: Vec<usize>,
}

impl Data {
    fn read(fields: &Fields, work: &mut Work) -> Result<Data, String> {
        let points = fields.count("points")?;
        if points == 0 {
            return Err("there are no points".into());
        }
        let (inputs, labels) = (fields.texts("inputs")?, fields.texts("labels")?);
        if labels.is_empty() {
            return Err("there are no labels".into());
        }
        let mut digest = Sha256::new();
        for column in inputs.iter().chain(&labels) {
            digest.update(column.as_bytes());
            digest.update(b"\n");
        }
        let digest: String = digest
            .finalize()
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        if fields.text("data_sha256")? != digest {
            return Err("data_sha256 is not the digest of the data".into());
        }
        let direction = fields.numbers("direction", inputs.len(), work)?;
        let column = |text: &str, work: &mut Work| {
            let list = work.numbers(text)?;
            if list.len() == points {
                Ok(list)
            } else {
                Err(format!(
                    "expected {points} numbers in each column, got {}",
                    list.len()
                ))
            }
        };
        // No allocation is larger than the text that stands for it.
        let labels = labels
            .iter()
            .map(|text| column(text, work))
            .collect::<Result<Vec<_>, _>>()?;
        let mut line = vec![ZERO; points];
        for (text, u) in inputs.iter().zip(&direction) {
            for (sum, x) in line.iter_mut().zip(column(text, work)?) {
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
        Ok(Data {
            line,
            labels,
            hidden: fields.counts("hidden")?,
        })
    }
}

fn wrong(point: usize, output: usize) -> String {
    format!("output {output} at point {point} is not its label")
}

fn two(fields: &Fields, data: &Data, work: &mut Work) -> Result<(), String> {
    let [hidden] = data.hidden[..] else {
        return Err("two layers have one hidden width".into());
    };
    let bias = fields.numbers("bias", hidden, work)?;
    for pair in bias.windows(2) {
        if !work.at_most(&pair[0], &pair[1])? {
            return Err("the biases decrease".into());
        }
    }
    let rows = fields.texts("weights")?;
    if rows.len() != data.labels.len() {
        return Err("as many rows of weights as labels are needed".into());
    }
    for (k, (row, labels)) in rows.iter().zip(&data.labels).enumerate() {
        let row = work.numbers(row)?;
        if row.len() != hidden {
            return Err(format!(
                "row {k}: expected {hidden} weights, got {}",
                row.len()
            ));
        }
        // Left of every bias the network is zero. `value` and `slope` describe it at and right after `here`.
        let (mut value, mut slope, mut next) = (ZERO, ZERO, 0);
        let mut here = match bias.first() {
            Some(b) if work.at_most(b, &data.line[0])? => b.clone(),
            _ => data.line[0].clone(),
        };
        for (i, (s, label)) in data.line.iter().zip(labels).enumerate() {
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

fn three(fields: &Fields, data: &Data, work: &mut Work) -> Result<(), String> {
    let [p, second] = data.hidden[..] else {
        return Err("three layers have two hidden widths".into());
    };
    let gain = fields.numbers("gain", p, work)?;
    let bias1 = fields.numbers("bias1", p, work)?;
    let ramps = ramps(&gain, &bias1, &data.line, work)?;
    let rows = fields.texts("weights2")?;
    let bias2 = fields.numbers("bias2", second, work)?;
    let outputs = data.labels.len();
    let amplitude = fields.numbers("amplitude", outputs, work)?;
    let bias3 = fields.numbers("bias3", outputs, work)?;
    if rows.len() != second || second % outputs != 0 {
        return Err(format!(
            "{second} second-layer neurons, {} rows, {outputs} outputs",
            rows.len()
        ));
    }
    let block = second / outputs;
    let n = data.line.len();
    for (k, labels) in data.labels.iter().enumerate() {
        // Saturated neurons, as differences along the line, and the sum of the others.
        let mut steps = vec![0i64; n + 1];
        let mut rest = vec![ZERO; n];
        for m in k * block..(k + 1) * block {
            let row = work.numbers(rows[m])?;
            if row.len() != p {
                return Err(format!("row {m}: expected {p} weights, got {}", row.len()));
            }
            neuron(
                &row, &bias2[m], &ramps, &data.line, &mut steps, &mut rest, work,
            )?;
        }
        let mut count = 0i64;
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
