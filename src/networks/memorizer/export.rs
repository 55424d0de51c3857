//! Weights for other programs: exact as JSON, rounded as `.npz` and `.safetensors`.

use std::collections::HashMap;
use std::io::{Seek, Write};

use serde_json::json;

use super::Memorizer;
use super::exact::Q;

/// A named tensor of doubles in row-major order.
#[derive(Clone, Debug, PartialEq)]
pub struct Tensor {
    /// `W1`, `b1`, `W2`, …
    pub name: &'static str,
    /// Its dimensions.
    pub shape: Vec<usize>,
    /// Row by row.
    pub data: Vec<f64>,
}

/// A memorizer with every weight rounded to the nearest double.
///
/// Two layers: `y = W2 · max(W1 x + b1, 0)`. Three layers: `y = W3 σ(W2 σ(W1 x + b1) + b2) + b3` with `σ` clipping to `[−1, 1]`.
/// `W1` is `hidden × inputs`, and so on; biases are vectors and are always added.
#[derive(Clone, Debug, PartialEq)]
pub struct Rounded {
    /// In the order in which they are applied.
    pub tensors: Vec<Tensor>,
}

impl Memorizer {
    /// Rounds every weight to the nearest double, ties to even; a weight beyond the range of doubles becomes infinite.
    ///
    /// ```
    /// use elenchus::networks::memorizer::{Dataset, Memorizer};
    /// let data = Dataset::read_csv("1,5\n2,1/3\n4,0\n".as_bytes(), 1).unwrap();
    /// let rounded = Memorizer::two_layer(&data).rounded();
    /// let [w1, b1, w2] = &rounded.tensors[..] else { panic!() };
    /// let at = |x: f64| (0..w2.data.len()).map(|j| w2.data[j] * (w1.data[j] * x + b1.data[j]).max(0.0)).sum::<f64>();
    /// assert!((at(2.0) - 1.0 / 3.0).abs() < 1e-14);
    /// ```
    pub fn rounded(&self) -> Rounded {
        let doubles = |list: &[Q]| list.iter().map(Q::to_f64).collect::<Vec<f64>>();
        let flat = |rows: &[Vec<Q>]| rows.iter().flatten().map(Q::to_f64).collect::<Vec<f64>>();
        let tensor = |name, shape: &[usize], data| Tensor {
            name,
            shape: shape.to_vec(),
            data,
        };
        let [inputs, outputs] = self.dimensions();
        let tensors = match self {
            Memorizer::Two(net) => {
                let m = net.bias.len();
                let row = doubles(&net.direction);
                vec![
                    tensor("W1", &[m, inputs], row.repeat(m)),
                    tensor("b1", &[m], net.bias.iter().map(|b| -b.to_f64()).collect()),
                    tensor("W2", &[outputs, m], flat(&net.weights)),
                ]
            }
            Memorizer::Three(net) => {
                let [p, q] = net.hidden();
                let first = net
                    .gain
                    .iter()
                    .flat_map(|g| net.direction.iter().map(|u| u.mul(g).to_f64()))
                    .collect();
                let mut third = vec![0.0; outputs * q];
                for (k, w) in net.amplitude.iter().enumerate() {
                    let from = k * q + k * net.per_output;
                    third[from..from + net.per_output].fill(w.to_f64());
                }
                vec![
                    tensor("W1", &[p, inputs], first),
                    tensor("b1", &[p], doubles(&net.bias1)),
                    tensor("W2", &[q, p], flat(&net.weights2)),
                    tensor("b2", &[q], doubles(&net.bias2)),
                    tensor("W3", &[outputs, q], third),
                    tensor("b3", &[outputs], doubles(&net.bias3)),
                ]
            }
        };
        Rounded { tensors }
    }

    /// Writes the exact weights as JSON, fractions as strings, without building the document in memory.
    ///
    /// # Errors
    /// What `out` returns.
    pub fn write_exact(&self, out: &mut impl Write) -> std::io::Result<()> {
        let [inputs, outputs] = self.dimensions();
        let (layers, activation, formula) = match self {
            Memorizer::Two(_) => (
                2,
                "relu",
                "y[k] = sum_j weights[k][j] * max(direction . x - bias[j], 0)",
            ),
            Memorizer::Three(_) => (
                3,
                "hard-tanh",
                "a[l] = clip(gain[l] * (direction . x) + bias1[l]); c[m] = clip(weights2[m] . a + bias2[m]); \
                 y[k] = amplitude[k] * sum(c[k * per_output .. (k + 1) * per_output]) + bias3[k]",
            ),
        };
        write!(
            out,
            "{{\"layers\": {layers},\n\"activation\": {},\n\"formula\": {},\n\"inputs\": {inputs},\n\"outputs\": {outputs},\n\"hidden\": {}",
            json!(activation),
            json!(formula),
            json!(self.hidden()),
        )?;
        match self {
            Memorizer::Two(net) => {
                list(out, "direction", &net.direction)?;
                list(out, "bias", &net.bias)?;
                rows(out, "weights", &net.weights)?;
            }
            Memorizer::Three(net) => {
                write!(out, ",\n\"per_output\": {}", net.per_output)?;
                list(out, "direction", &net.direction)?;
                list(out, "gain", &net.gain)?;
                list(out, "bias1", &net.bias1)?;
                rows(out, "weights2", &net.weights2)?;
                list(out, "bias2", &net.bias2)?;
                list(out, "amplitude", &net.amplitude)?;
                list(out, "bias3", &net.bias3)?;
            }
        }
        out.write_all(b"}\n")
    }
}

fn bracketed(out: &mut impl Write, numbers: &[Q]) -> std::io::Result<()> {
    out.write_all(b"[")?;
    for (i, q) in numbers.iter().enumerate() {
        let comma = if i > 0 { "," } else { "" };
        write!(out, "{comma}\"{q}\"")?;
    }
    out.write_all(b"]")
}

fn list(out: &mut impl Write, name: &str, numbers: &[Q]) -> std::io::Result<()> {
    write!(out, ",\n\"{name}\": ")?;
    bracketed(out, numbers)
}

fn rows(out: &mut impl Write, name: &str, table: &[Vec<Q>]) -> std::io::Result<()> {
    write!(out, ",\n\"{name}\": [")?;
    for (i, row) in table.iter().enumerate() {
        out.write_all(if i > 0 { b",\n" } else { b"\n" })?;
        bracketed(out, row)?;
    }
    out.write_all(b"]")
}

impl Rounded {
    /// The first tensor with an entry beyond the range of doubles.
    pub fn overflow(&self) -> Option<&'static str> {
        self.tensors
            .iter()
            .find(|t| t.data.iter().any(|x| !x.is_finite()))
            .map(|t| t.name)
    }

    /// Writes a NumPy archive, one uncompressed `.npy` per tensor.
    ///
    /// # Errors
    /// What `out` returns.
    pub fn write_npz(&self, out: &mut (impl Write + Seek)) -> std::io::Result<()> {
        let mut archive = zip::ZipWriter::new(out);
        // A fixed time stamp: equal networks give equal files.
        let options = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored)
            .last_modified_time(zip::DateTime::default())
            .large_file(true);
        for t in &self.tensors {
            archive.start_file(format!("{}.npy", t.name), options)?;
            let shape = match &t.shape[..] {
                [n] => format!("({n},)"),
                shape => format!(
                    "({})",
                    shape
                        .iter()
                        .map(usize::to_string)
                        .collect::<Vec<_>>()
                        .join(", ")
                ),
            };
            let mut header =
                format!("{{'descr': '<f8', 'fortran_order': False, 'shape': {shape}, }}");
            // Magic (6), version (2), length (2), header and newline fill a multiple of 64 bytes.
            while (header.len() + 11) % 64 != 0 {
                header.push(' ');
            }
            header.push('\n');
            archive.write_all(b"\x93NUMPY\x01\x00")?;
            archive.write_all(&(header.len() as u16).to_le_bytes())?;
            archive.write_all(header.as_bytes())?;
            let mut buffer = Vec::with_capacity(8 * 8192);
            for part in t.data.chunks(8192) {
                buffer.clear();
                part.iter()
                    .for_each(|x| buffer.extend_from_slice(&x.to_le_bytes()));
                archive.write_all(&buffer)?;
            }
        }
        archive.finish()?;
        Ok(())
    }

    /// The same tensors in the safetensors format, as bytes.
    ///
    /// # Errors
    /// What the format refuses (nothing that this type can hold).
    pub fn to_safetensors(&self) -> Result<Vec<u8>, safetensors::SafeTensorError> {
        let bytes: Vec<(&str, &Vec<usize>, Vec<u8>)> = self
            .tensors
            .iter()
            .map(|t| {
                (
                    t.name,
                    &t.shape,
                    t.data.iter().flat_map(|x| x.to_le_bytes()).collect(),
                )
            })
            .collect();
        let views = bytes
            .iter()
            .map(|(name, shape, data)| {
                let dtype = safetensors::Dtype::F64;
                Ok((
                    *name,
                    safetensors::tensor::TensorView::new(dtype, shape.to_vec(), data)?,
                ))
            })
            .collect::<Result<HashMap<_, _>, safetensors::SafeTensorError>>()?;
        safetensors::serialize(views, None)
    }
}
