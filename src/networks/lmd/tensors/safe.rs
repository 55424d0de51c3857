//! The `.safetensors` format, by the crate of that name, which checks that the tensors tile the file.

use safetensors::{Dtype, SafeTensorError, SafeTensors};

use super::{Element, Layout, Place, Tensor};

pub(super) fn read(bytes: &[u8], _stem: &str) -> Result<Vec<Tensor>, String> {
    let (header, metadata) = SafeTensors::read_metadata(bytes).map_err(|e| explain(&e, bytes))?;
    let first = 8 + header;
    metadata
        .offset_keys()
        .into_iter()
        .map(|name| {
            let info = metadata
                .info(&name)
                .ok_or_else(|| format!("tensor {name:?} has no entry in the header"))?;
            let element = match info.dtype {
                Dtype::F16 => Ok(Element::F16),
                Dtype::BF16 => Ok(Element::Bf16),
                Dtype::F32 => Ok(Element::F32),
                Dtype::F64 => Ok(Element::F64),
                other => Err(format!(
                    "elements of type {other:?}, not f16, bf16, f32 or f64"
                )),
            };
            let (start, end) = info.data_offsets;
            let place = element.map_or_else(Place::Skipped, |element| Place::Mapped {
                bytes: first + start..first + end,
                layout: Layout {
                    element,
                    big_endian: false,
                    column_major: false,
                },
            });
            Ok(Tensor::new(name, info.shape.clone(), place))
        })
        .collect()
}

fn explain(error: &SafeTensorError, bytes: &[u8]) -> String {
    let length = bytes.len();
    let declared = || {
        bytes
            .get(..8)
            .and_then(|b| Some(u64::from_le_bytes(b.try_into().ok()?)))
            .unwrap_or(0)
    };
    match error {
        SafeTensorError::HeaderTooSmall => {
            format!("expected at least 8 bytes of header length, got {length} bytes")
        }
        SafeTensorError::HeaderTooLarge => format!(
            "the header is said to be {} bytes long, more than 100 MB",
            declared()
        ),
        SafeTensorError::InvalidHeaderLength => {
            format!(
                "the header is said to be {} bytes long, the file has {length}",
                declared()
            )
        }
        SafeTensorError::InvalidHeader(e) => format!("the header is not text: {e}"),
        SafeTensorError::InvalidHeaderStart => "expected the header to start with '{'".into(),
        SafeTensorError::InvalidHeaderDeserialization(e) | SafeTensorError::JsonError(e) => {
            format!("the header is damaged: {e}")
        }
        SafeTensorError::InvalidOffset(name) => {
            format!("tensor {name:?}: field 'data_offsets' leaves a gap or overlaps")
        }
        SafeTensorError::TensorInvalidInfo => {
            "a tensor's 'data_offsets' do not match its 'shape' and 'dtype'".into()
        }
        SafeTensorError::MetadataIncompleteBuffer => {
            format!(
                "the tensors' 'data_offsets' do not end where the file does (at {length} bytes)"
            )
        }
        SafeTensorError::ValidationOverflow => "a tensor's 'shape' is larger than any file".into(),
        other => format!("the header is damaged: {other}"),
    }
}
