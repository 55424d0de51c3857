//! The `.npz` format: a zip archive of `.npy` members, stored (and then mapped in place) or deflated.

use std::io::{Cursor, Read};

use zip::{CompressionMethod, ZipArchive};

use super::npy::{Header, header};
use super::{Place, Tensor};

/// More than deflate can ever gain: 258 bytes from 2 bits.
const LARGEST_RATIO: u64 = 1040;
/// Headers of `.npy` members are shorter than this by far.
const HEAD: u64 = 1 << 16;

pub(super) fn read(bytes: &[u8], _stem: &str) -> Result<Vec<Tensor>, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|e| format!("not a readable zip archive: {e}"))?;
    (0..archive.len())
        .map(|index| member(&mut archive, index, bytes))
        .collect()
}

fn member(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    bytes: &[u8],
) -> Result<Tensor, String> {
    let damaged = |e: zip::result::ZipError| format!("member {index}: {e}");
    let (file, start, packed, size, method, checksum) = {
        let raw = archive.by_index_raw(index).map_err(damaged)?;
        if raw.encrypted() {
            return Err(format!("member {:?} is encrypted", raw.name()));
        }
        (
            raw.name().to_string(),
            raw.data_start(),
            raw.compressed_size(),
            raw.size(),
            raw.compression(),
            raw.crc32(),
        )
    };
    let Some(name) = file.strip_suffix(".npy").map(str::to_string) else {
        return Ok(Tensor::new(
            file,
            Vec::new(),
            Place::Skipped("not a .npy member".into()),
        ));
    };
    let in_member = |what: String| format!("member {file:?}: {what}");
    let present = (bytes.len() as u64).saturating_sub(start);
    if packed > present {
        return Err(in_member(format!("expected {packed} bytes, got {present}")));
    }
    match method {
        CompressionMethod::Stored => {
            if size != packed {
                return Err(in_member(format!(
                    "stored, but {size} bytes are said to take {packed}"
                )));
            }
            let (start, end) = (start as usize, (start + size) as usize);
            let found = crc32fast::hash(&bytes[start..end]);
            if found != checksum {
                return Err(in_member(format!(
                    "its checksum is {found:08x}, the archive says {checksum:08x}"
                )));
            }
            let header = header(&bytes[start..end]).map_err(in_member)?;
            fits(&header, size as usize).map_err(in_member)?;
            let range = start + header.start..end;
            let place = header
                .layout
                .map_or_else(Place::Skipped, |layout| Place::Mapped {
                    bytes: range,
                    layout,
                });
            Ok(Tensor::new(name, header.shape, place))
        }
        CompressionMethod::Deflated => {
            if size / LARGEST_RATIO > packed + 1 {
                return Err(in_member(format!(
                    "{packed} bytes cannot hold the {size} bytes they are said to hold"
                )));
            }
            let mut head = Vec::new();
            let unpacked = archive.by_index(index).map_err(damaged)?;
            unpacked
                .take(HEAD)
                .read_to_end(&mut head)
                .map_err(|e| in_member(e.to_string()))?;
            let header = header(&head).map_err(in_member)?;
            fits(&header, size as usize).map_err(in_member)?;
            let start = header.start;
            let place = header
                .layout
                .map_or_else(Place::Skipped, |layout| Place::Compressed {
                    member: index,
                    header: start,
                    layout,
                });
            Ok(Tensor::new(name, header.shape, place))
        }
        other => Err(in_member(format!(
            "expected stored or deflated, got compression method {other}"
        ))),
    }
}

/// The elements are as many bytes as the shape says.
fn fits(header: &Header, size: usize) -> Result<(), String> {
    let present = size.saturating_sub(header.start);
    match (&header.layout, header.size) {
        (Ok(_), Some(wanted)) if wanted != present => Err(format!(
            "field 'shape': {:?} needs {wanted} bytes of elements, got {present}",
            header.shape
        )),
        (Ok(_), None) => Err(format!(
            "field 'shape': {:?} is larger than any file",
            header.shape
        )),
        _ => Ok(()),
    }
}

/// All bytes of a deflated member, whose declared size has been found possible.
pub(super) fn unpack(bytes: &[u8], index: usize) -> Result<Vec<u8>, String> {
    let damaged = |e: String| format!("member {index}: {e}");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(e.to_string()))?;
    let file = archive
        .by_index(index)
        .map_err(|e| damaged(e.to_string()))?;
    let (name, size) = (file.name().to_string(), file.size());
    // The declared size has been found possible, not true: let a liar's vector grow as far as its data.
    let mut out = Vec::with_capacity(size.min(64 << 20) as usize);
    // One byte more than declared, to notice a member that holds more; the end of the member is where its checksum is compared.
    file.take(size + 1)
        .read_to_end(&mut out)
        .map_err(|e| format!("member {name:?}: {e}"))?;
    if out.len() as u64 != size {
        return Err(format!(
            "member {name:?}: expected {size} bytes after unpacking, got {}",
            out.len()
        ));
    }
    Ok(out)
}
