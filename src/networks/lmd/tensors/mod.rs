//! Tensors in files: `.npy`, `.npz`, `.safetensors` and CSV.
//!
//! A file is mapped into memory, its headers are checked against its length, and a tensor is converted to a matrix of f64 only when it is asked for: every
//! supported element type embeds exactly (half, bfloat16, single and double precision; integers up to 2⁵³ in absolute value). Nothing a header says is
//! believed before it has been compared with the number of bytes that are there, so a damaged file costs an error, not memory.

mod archive;
mod npy;
mod safe;
mod table;

use std::fs::File;
use std::ops::Range;
use std::path::{Path, PathBuf};

use half::{bf16, f16};
use memmap2::Mmap;
use nalgebra::DMatrix;

/// What can be wrong with a file of tensors. Every message names the file.
#[derive(Debug, thiserror::Error)]
pub enum TensorError {
    /// The operating system refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What it said.
        source: std::io::Error,
    },
    /// The name does not end in a known extension.
    #[error("{}: expected a file name ending in .npy, .npz, .safetensors or .csv, got {}", path.display(), extension.as_deref().map_or("none of them".to_string(), |e| format!(".{e}")))]
    Extension {
        /// The file.
        path: PathBuf,
        /// The extension found.
        extension: Option<String>,
    },
    /// The bytes are not what the format demands.
    #[error("{}: {what}", path.display())]
    Format {
        /// The file.
        path: PathBuf,
        /// The member, field or line, what was expected, and what was found.
        what: String,
    },
    /// An entry that no finite f64 equals.
    #[error("{}: tensor {tensor:?}: entry ({row}, {column}) is {value}, expected {expected}", path.display())]
    Entry {
        /// The file.
        path: PathBuf,
        /// Name of the tensor.
        tensor: String,
        /// Row, from 0.
        row: usize,
        /// Column, from 0.
        column: usize,
        /// What was found.
        value: String,
        /// What would have been accepted.
        expected: &'static str,
    },
}

/// Element types that embed into f64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Element {
    F16,
    Bf16,
    F32,
    F64,
    Signed(usize),
    Unsigned(usize),
}

impl Element {
    fn bytes(self) -> usize {
        match self {
            Self::F16 | Self::Bf16 => 2,
            Self::F32 => 4,
            Self::F64 => 8,
            Self::Signed(n) | Self::Unsigned(n) => n,
        }
    }

    fn name(self) -> String {
        match self {
            Self::F16 => "f16".into(),
            Self::Bf16 => "bf16".into(),
            Self::F32 => "f32".into(),
            Self::F64 => "f64".into(),
            Self::Signed(n) => format!("i{}", 8 * n),
            Self::Unsigned(n) => format!("u{}", 8 * n),
        }
    }

    /// The value of one element; `Err` with a description if no finite f64 equals it.
    fn decode(self, bytes: &[u8], big_endian: bool) -> Result<f64, String> {
        let mut word = [0u8; 8];
        let n = self.bytes();
        for (w, i) in word.iter_mut().zip(0..n) {
            *w = bytes[if big_endian { n - 1 - i } else { i }];
        }
        let bits = u64::from_le_bytes(word);
        let x = match self {
            Self::F16 => f16::from_bits(bits as u16).to_f64(),
            Self::Bf16 => bf16::from_bits(bits as u16).to_f64(),
            Self::F32 => f64::from(f32::from_bits(bits as u32)),
            Self::F64 => f64::from_bits(bits),
            Self::Unsigned(_) if bits <= 1 << 53 => bits as f64,
            Self::Unsigned(_) => return Err(bits.to_string()),
            Self::Signed(n) => {
                let signed = (bits << (64 - 8 * n)) as i64 >> (64 - 8 * n);
                if signed.unsigned_abs() > 1 << 53 {
                    return Err(signed.to_string());
                }
                signed as f64
            }
        };
        if x.is_finite() {
            Ok(x)
        } else {
            Err(x.to_string())
        }
    }
}

/// Where the elements of a tensor are.
#[derive(Debug)]
enum Place {
    /// A range of the mapped file.
    Mapped { bytes: Range<usize>, layout: Layout },
    /// A compressed member of an archive, whose elements start after its header.
    Compressed {
        member: usize,
        header: usize,
        layout: Layout,
    },
    /// Read already, from text.
    Ready(DMatrix<f64>),
    /// Not a matrix of numbers.
    Skipped(String),
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Layout {
    element: Element,
    big_endian: bool,
    column_major: bool,
}

/// One tensor of a file.
#[derive(Debug)]
pub struct Tensor {
    name: String,
    shape: Vec<usize>,
    place: Place,
}

impl Tensor {
    /// Its name in the file; the file's own name for formats without names.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its sizes; empty for a member that is no tensor.
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// Element type: `f16`, `bf16`, `f32`, `f64`, `i8` … `u64`, `text`.
    pub fn element(&self) -> String {
        match &self.place {
            Place::Mapped { layout, .. } | Place::Compressed { layout, .. } => {
                layout.element.name()
            }
            Place::Ready(_) => "text".into(),
            Place::Skipped(_) => "none".into(),
        }
    }

    /// Why there is no matrix to be had from it, if so.
    pub fn skipped(&self) -> Option<&str> {
        match &self.place {
            Place::Skipped(reason) => Some(reason),
            _ => None,
        }
    }

    /// A tensor, or the reason why it is none of ours.
    fn new(name: String, shape: Vec<usize>, place: Place) -> Self {
        let place = match (shape.as_slice(), place) {
            (_, Place::Skipped(reason)) => Place::Skipped(reason),
            ([m, n], place) if *m > 0 && *n > 0 => place,
            ([_, _], _) => Place::Skipped("no entries".into()),
            (other, _) => Place::Skipped(format!("{}-dimensional, not a matrix", other.len())),
        };
        Self { name, shape, place }
    }
}

/// A file of tensors, mapped.
///
/// ```
/// use elenchus::networks::lmd::tensors::TensorFile;
/// let dir = tempfile::tempdir().unwrap();
/// let path = dir.path().join("w.csv");
/// std::fs::write(&path, "1, 0.5\n-2, 4e3\n").unwrap();
/// let file = TensorFile::open(&path).unwrap();
/// assert_eq!(file.tensors()[0].shape(), [2, 2]);
/// assert_eq!(file.matrix(0).unwrap()[(1, 1)], 4000.0);
/// ```
#[derive(Debug)]
pub struct TensorFile {
    path: PathBuf,
    bytes: Option<Mmap>,
    tensors: Vec<Tensor>,
}

impl TensorFile {
    /// Maps a file and reads its headers; the extension decides the format (upper or lower case).
    ///
    /// The file must not be cut short by another process while it is open.
    ///
    /// # Errors
    ///
    /// Any [`TensorError`] but entries, which are looked at when their tensor is asked for.
    pub fn open(path: &Path) -> Result<Self, TensorError> {
        let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        let parse = match extension.as_deref() {
            Some("npy") => npy::read,
            Some("npz") => archive::read,
            Some("safetensors") => safe::read,
            Some("csv") => table::read,
            _ => {
                return Err(TensorError::Extension {
                    path: path.into(),
                    extension,
                });
            }
        };
        let bytes = map(path).map_err(|source| TensorError::Io {
            path: path.into(),
            source,
        })?;
        let stem = path
            .file_stem()
            .map_or_else(String::new, |s| s.to_string_lossy().into_owned());
        let tensors = parse(bytes.as_deref().unwrap_or_default(), &stem).map_err(|what| {
            TensorError::Format {
                path: path.into(),
                what,
            }
        })?;
        Ok(Self {
            path: path.into(),
            bytes,
            tensors,
        })
    }

    /// All tensors, in the order of the file.
    pub fn tensors(&self) -> &[Tensor] {
        &self.tensors
    }

    /// One tensor as a matrix.
    ///
    /// # Errors
    ///
    /// [`TensorError::Entry`] for a NaN, an infinity or an integer beyond 2⁵³; [`TensorError::Format`] for a damaged compressed member, an index out of range or a
    /// tensor that is [skipped](Tensor::skipped).
    pub fn matrix(&self, index: usize) -> Result<DMatrix<f64>, TensorError> {
        let format = |what| TensorError::Format {
            path: self.path.clone(),
            what,
        };
        let count = self.tensors.len();
        let Some(tensor) = self.tensors.get(index) else {
            return Err(format(format!(
                "expected a tensor index below {count}, got {index}"
            )));
        };
        let bytes = self.bytes.as_deref().unwrap_or_default();
        match &tensor.place {
            Place::Ready(matrix) => Ok(matrix.clone()),
            Place::Skipped(reason) => Err(format(format!("tensor {:?}: {reason}", tensor.name))),
            Place::Mapped {
                bytes: range,
                layout,
            } => self.decode(tensor, &bytes[range.clone()], *layout),
            Place::Compressed {
                member,
                header,
                layout,
            } => {
                let unpacked = archive::unpack(bytes, *member).map_err(format)?;
                self.decode(tensor, &unpacked[*header..], *layout)
            }
        }
    }

    fn decode(
        &self,
        tensor: &Tensor,
        bytes: &[u8],
        layout: Layout,
    ) -> Result<DMatrix<f64>, TensorError> {
        let (m, n) = (tensor.shape[0], tensor.shape[1]);
        let size = layout.element.bytes();
        let mut matrix = DMatrix::zeros(m, n);
        for (at, element) in bytes.chunks_exact(size).take(m * n).enumerate() {
            let (row, column) = if layout.column_major {
                (at % m, at / m)
            } else {
                (at / n, at % n)
            };
            matrix[(row, column)] =
                layout
                    .element
                    .decode(element, layout.big_endian)
                    .map_err(|value| {
                        let expected = match layout.element {
                            Element::Signed(_) | Element::Unsigned(_) => {
                                "an integer that a double holds exactly (at most 2^53)"
                            }
                            _ => "a finite number",
                        };
                        TensorError::Entry {
                            path: self.path.clone(),
                            tensor: tensor.name.clone(),
                            row,
                            column,
                            value,
                            expected,
                        }
                    })?;
        }
        Ok(matrix)
    }
}

/// `None` for an empty file, which cannot be mapped.
fn map(path: &Path) -> std::io::Result<Option<Mmap>> {
    let file = File::open(path)?;
    if file.metadata()?.len() == 0 {
        return Ok(None);
    }
    // SAFETY: the map is private and only read; that nobody truncates the file meanwhile is asked of the caller.
    #[allow(unsafe_code)]
    unsafe { Mmap::map(&file) }.map(Some)
}

/// Number of bytes of a tensor, if it is a number.
fn byte_count(shape: &[usize], element: usize) -> Option<usize> {
    shape.iter().try_fold(element, |n, &s| n.checked_mul(s))
}
