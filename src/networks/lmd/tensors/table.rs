//! A matrix as CSV: one row a line, numbers in Rust's notation with spaces around them allowed; a first line without any number is taken for column names.
//! The first line decides whether commas, tabs, semicolons or blanks separate the fields.

use csv::{ReaderBuilder, StringRecord, Trim};
use nalgebra::DMatrix;

use super::{Place, Tensor};

pub(super) fn read(bytes: &[u8], stem: &str) -> Result<Vec<Tensor>, String> {
    let separator = separator(bytes);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .comment(Some(b'#'))
        .delimiter(separator)
        .from_reader(bytes);
    let mut record = StringRecord::new();
    let mut entries: Vec<f64> = Vec::new();
    let (mut rows, mut columns, mut first) = (0, 0, true);
    loop {
        let more = reader
            .read_record(&mut record)
            .map_err(|e| match e.position() {
                Some(p) => format!("line {}: {e}", p.line()),
                None => e.to_string(),
            })?;
        if !more {
            break;
        }
        let line = record.position().map_or(0, csv::Position::line);
        if separator == b' ' {
            // Several blanks are one separator.
            record = record.iter().filter(|f| !f.is_empty()).collect();
        }
        let names = first && record.iter().all(|field| field.parse::<f64>().is_err());
        first = false;
        if names {
            continue;
        }
        if rows == 0 {
            columns = record.len();
        } else if record.len() != columns {
            return Err(format!(
                "line {line}: expected {columns} fields, got {}",
                record.len()
            ));
        }
        for (field, text) in record.iter().enumerate() {
            match text.parse::<f64>() {
                Ok(x) if x.is_finite() => entries.push(x),
                _ => {
                    return Err(format!(
                        "line {line}, field {}: expected a finite number, got {text:?}",
                        field + 1
                    ));
                }
            }
        }
        rows += 1;
    }
    if rows == 0 {
        return Err("no line with numbers".into());
    }
    let matrix = DMatrix::from_row_slice(rows, columns, &entries);
    Ok(vec![Tensor::new(
        stem.into(),
        vec![rows, columns],
        Place::Ready(matrix),
    )])
}

/// The first of comma, tab, semicolon and blank that the first line contains.
fn separator(bytes: &[u8]) -> u8 {
    let line = bytes
        .split(|b| *b == b'\n')
        .map(<[u8]>::trim_ascii)
        .find(|l| !l.is_empty() && !l.starts_with(b"#"))
        .unwrap_or_default();
    *b",\t; ".iter().find(|c| line.contains(c)).unwrap_or(&b',')
}
