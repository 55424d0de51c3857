//! What the kernel needs to believe a memorizer.
//!
//! A certificate of kind `memorizer`, version 1, holds the data and the network, the points in their order on the projected
//! line. Long columns of numbers are one string each, the numbers separated by blanks: a million points stay a few dozen JSON
//! values. With the points sorted the kernel needs no search: one pass over the line per output (two layers), or one pass over
//! each row of the second layer (three layers).

use std::fmt::Write;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::exact::Q;
use super::{Dataset, Memorizer, dot};

/// Numbers separated by blanks.
fn pack<'a>(numbers: impl Iterator<Item = &'a Q>) -> String {
    let mut text = String::new();
    for (i, q) in numbers.enumerate() {
        if i > 0 {
            text.push(' ');
        }
        // Writing to a string cannot fail.
        let _ = write!(text, "{q}");
    }
    text
}

impl Memorizer {
    /// The certificate that this network reproduces every label of `data`, for `elenchus verify`. Its size is that of the data
    /// and the weights together. It says what it says whether or not it is true; the kernel decides.
    ///
    /// ```
    /// use elenchus::networks::memorizer::{Dataset, Memorizer};
    /// let data = Dataset::read_csv("1,5\n2,-1/3\n4,0.25\n".as_bytes(), 1).unwrap();
    /// let certificate = Memorizer::two_layer(&data).certificate(&data);
    /// assert_eq!(elenchus::kernel::memorizer::check(&certificate), Ok(()));
    /// ```
    pub fn certificate(&self, data: &Dataset) -> Value {
        let direction = match self {
            Memorizer::Two(net) => &net.direction,
            Memorizer::Three(net) => &net.direction,
        };
        let mut order: Vec<(Q, u32)> = (0..data.points())
            .map(|i| (dot(direction, data, i), i as u32))
            .collect();
        order.sort_unstable();
        let column = |j: usize| {
            let values: Vec<Q> = order
                .iter()
                .map(|(_, i)| data.input_q(*i as usize, j))
                .collect();
            pack(values.iter())
        };
        let inputs: Vec<String> = (0..data.inputs()).map(column).collect();
        let labels: Vec<String> = data
            .labels
            .iter()
            .map(|y| pack(order.iter().map(|(_, i)| &y[*i as usize])))
            .collect();
        let mut digest = Sha256::new();
        for text in inputs.iter().chain(&labels) {
            digest.update(text.as_bytes());
            digest.update(b"\n");
        }
        let digest: String = digest.finalize().iter().fold(String::new(), |mut s, b| {
            let _ = write!(s, "{b:02x}");
            s
        });
        let mut certificate = json!({
            "kind": "memorizer",
            "version": 1,
            "statement": "the network reproduces the labels of all points exactly",
            "layers": self.hidden().len() + 1,
            "points": data.points(),
            "hidden": self.hidden(),
            "data_sha256": digest,
            "inputs": inputs,
            "labels": labels,
            "direction": pack(direction.iter()),
        });
        match self {
            Memorizer::Two(net) => {
                let mut neurons: Vec<usize> = (0..net.bias.len()).collect();
                neurons.sort_by(|&a, &b| net.bias[a].cmp(&net.bias[b]));
                certificate["bias"] = pack(neurons.iter().map(|&j| &net.bias[j])).into();
                let rows = net
                    .weights
                    .iter()
                    .map(|row| pack(neurons.iter().map(|&j| &row[j])).into());
                certificate["weights"] = Value::Array(rows.collect());
            }
            Memorizer::Three(net) => {
                certificate["gain"] = pack(net.gain.iter()).into();
                certificate["bias1"] = pack(net.bias1.iter()).into();
                let rows = net.weights2.iter().map(|row| pack(row.iter()).into());
                certificate["weights2"] = Value::Array(rows.collect());
                certificate["bias2"] = pack(net.bias2.iter()).into();
                certificate["amplitude"] = pack(net.amplitude.iter()).into();
                certificate["bias3"] = pack(net.bias3.iter()).into();
            }
        }
        certificate
    }
}
