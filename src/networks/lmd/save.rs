//! The factors of decomposed layers as an `.npz` archive.

use std::io::{self, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::text::Row;

/// Writes, for every layer, the first n′ columns of U (`NAME.U`, o × n′), the diagonal of S′ (`NAME.S`) and the first n′ rows of Vᵀ (`NAME.Vt`, n′ × i), as doubles,
/// stored without compression. Multiplied without rounding they miss the layer by what [`super::Layer::attained`] says.
///
/// ```
/// use elenchus::networks::lmd::{decompose, save, tensors::TensorFile, text::Row, Bounds, Existence, Truncation};
/// let w = nalgebra::dmatrix![3.0, 0.0, 0.0; 0.0, 4.0, 0.0];
/// let layer = decompose(&w, Truncation::Rank(1), Bounds::Split).unwrap();
/// let row = Row { name: "w".into(), shape: (2, 3), element: "f64".into(), layer, exist: Existence::No, seconds: 0.0 };
/// let path = tempfile::tempdir().unwrap().keep().join("f.npz");
/// save::npz(&[row], &mut std::fs::File::create(&path).unwrap()).unwrap();
/// let file = TensorFile::open(&path).unwrap();
/// let (u, vt) = (file.matrix(0).unwrap(), file.matrix(2).unwrap());
/// assert!((u * 4.0 * vt - nalgebra::dmatrix![0.0, 0.0, 0.0; 0.0, 4.0, 0.0]).norm() < 1e-14);
/// # std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
/// ```
///
/// # Errors
///
/// Those of the writer, and two layers of one name.
pub fn npz(rows: &[Row], out: &mut (impl Write + Seek)) -> io::Result<()> {
    let mut archive = ZipWriter::new(out);
    for row in rows {
        let (svd, k) = (&row.layer.svd, row.layer.rank);
        let (m, n) = (svd.left().nrows(), svd.right().nrows());
        // Columns of U lie one after the other, and so do columns of V, which are the rows of Vᵀ.
        member(
            &mut archive,
            &format!("{}.U", row.name),
            &format!("({m}, {k})"),
            true,
            &svd.left().as_slice()[..m * k],
        )?;
        member(
            &mut archive,
            &format!("{}.S", row.name),
            &format!("({k},)"),
            false,
            &svd.approximate()[..k],
        )?;
        member(
            &mut archive,
            &format!("{}.Vt", row.name),
            &format!("({k}, {n})"),
            false,
            &svd.right().as_slice()[..n * k],
        )?;
    }
    archive.finish()?;
    Ok(())
}

fn member(
    archive: &mut ZipWriter<&mut (impl Write + Seek)>,
    name: &str,
    shape: &str,
    column_major: bool,
    data: &[f64],
) -> io::Result<()> {
    let order = if column_major { "True" } else { "False" };
    let mut header = format!("{{'descr': '<f8', 'fortran_order': {order}, 'shape': {shape}, }}");
    // Magic, version, length, header and a newline together fill multiples of 64 bytes.
    let padding = (header.len() + 11).next_multiple_of(64) - header.len() - 11;
    header.extend(std::iter::repeat_n(' ', padding));
    header.push('\n');
    let large = size_of_val(data) as u64 + 1024 > u64::from(u32::MAX);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .large_file(large);
    archive.start_file(format!("{name}.npy"), options)?;
    archive.write_all(b"\x93NUMPY\x01\x00")?;
    archive.write_all(&(header.len() as u16).to_le_bytes())?;
    archive.write_all(header.as_bytes())?;
    for chunk in data.chunks(1024) {
        let bytes: Vec<u8> = chunk.iter().flat_map(|x| x.to_le_bytes()).collect();
        archive.write_all(&bytes)?;
    }
    Ok(())
}
