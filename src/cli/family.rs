//! `elenchus family`: the linear auto-associators of a set of vectors.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use elenchus::linalg::Matrix;
use elenchus::networks::family::{Family, parse_rational};
use num_rational::BigRational;
use num_traits::One;
use serde_json::{Value, json};

use super::group::{Grids, read_input};
use super::{Failure, Outcome, print, print_json};

/// All matrices W with W x = x on a set of vectors that commute with its symmetry group.
#[derive(clap::Args)]
pub struct Args {
    /// Vectors as for `group`; numbers may be rational (1/2, -0.25; in JSON, strings are exact whatever their length)
    file: PathBuf,
    /// Which grids of an ARC task to take
    #[arg(long, value_enum, default_value_t = Grids::Inputs)]
    grids: Grids,
    /// Drop the condition of symmetry
    #[arg(long)]
    any: bool,
    /// Decide stability at these parameter values, such as a=1/2,b=0: whether all eigenvalues on the quotient by the span lie in the open unit disc
    #[arg(long, value_name = "VALUES", allow_hyphen_values = true)]
    at: Option<String>,
    /// Where gradient descent starts: zero, ones, identity, or a file with a matrix
    #[arg(long, value_name = "FILE|zero|ones|identity")]
    from: Option<String>,
    /// One JSON document on standard output
    #[arg(long)]
    json: bool,
}

/// A general member with more terms than this is not written out.
const LARGEST_TEXT: usize = 2_000_000;

fn read_vectors(path: &Path, which: Grids) -> Result<Vec<Vec<BigRational>>, Failure> {
    let mut rows = Vec::new();
    for (k, row) in read_input(path, which)?.rows.iter().enumerate() {
        let mut numbers = Vec::with_capacity(row.len());
        for (i, text) in row.iter().enumerate() {
            numbers.push(parse_rational(text).map_err(|e| {
                Failure(format!(
                    "{}: vector {}, field {}: {e}",
                    path.display(),
                    k + 1,
                    i + 1
                ))
            })?);
        }
        rows.push(numbers);
    }
    Ok(rows)
}

fn read_values(text: &str, family: &Family) -> Result<Vec<BigRational>, Failure> {
    let names = family.parameters();
    let mut values: Vec<Option<BigRational>> = vec![None; names.len()];
    for part in text.split(',').filter(|p| !p.trim().is_empty()) {
        let (name, value) = part
            .split_once('=')
            .ok_or_else(|| Failure(format!("--at: expected NAME=VALUE, got {:?}", part.trim())))?;
        let name = name.trim();
        let at = names.iter().position(|n| n == name).ok_or_else(|| {
            Failure(match (names.first(), names.last()) {
                (Some(first), Some(last)) => format!(
                    "--at: expected one of the {} parameters {first} … {last}, got {name:?}",
                    names.len()
                ),
                _ => format!("--at: the family has no parameters, got {name:?}"),
            })
        })?;
        let value = parse_rational(value).map_err(|e| Failure(format!("--at: {name}: {e}")))?;
        if values[at].replace(value).is_some() {
            return Err(Failure(format!("--at: parameter {name} has two values")));
        }
    }
    let missing = names.iter().zip(&values).find(|(_, v)| v.is_none());
    if let Some((name, _)) = missing {
        return Err(Failure(format!("--at: parameter {name} has no value")));
    }
    Ok(values.into_iter().flatten().collect())
}

fn start(from: &str, n: usize) -> Result<Matrix, Failure> {
    match from {
        "zero" => Ok(Matrix::zero(n, n)),
        "identity" => Ok(Matrix::identity(n)),
        "ones" => Ok(Matrix::from_fn(n, n, |_, _| BigRational::one())),
        file => {
            let rows = read_vectors(Path::new(file), Grids::Inputs)?;
            let columns = rows.first().map_or(0, Vec::len);
            if (rows.len(), columns) != (n, n) {
                return Err(Failure(format!(
                    "{file}: expected a matrix of {n}×{n}, got {}×{columns}",
                    rows.len()
                )));
            }
            Matrix::from_rows(&rows).map_err(|e| Failure(format!("{file}: {e}")))
        }
    }
}

fn strings(m: &Matrix) -> Vec<Vec<String>> {
    texts(&m.to_rows())
}

fn texts(rows: &[Vec<BigRational>]) -> Vec<Vec<String>> {
    rows.iter()
        .map(|row| row.iter().map(BigRational::to_string).collect())
        .collect()
}

/// Columns aligned to the right.
fn table(out: &mut String, rows: &[Vec<String>]) {
    let columns = rows.first().map_or(0, Vec::len);
    let widths: Vec<usize> = (0..columns)
        .map(|j| rows.iter().map(|r| r[j].chars().count()).max().unwrap_or(0))
        .collect();
    for row in rows {
        for (cell, &w) in row.iter().zip(&widths) {
            let _ = write!(out, "  {cell:>w$}");
        }
        out.push('\n');
    }
}

/// Runs the verb.
pub fn run(args: &Args) -> Outcome {
    let x = read_vectors(&args.file, args.grids)?;
    let named =
        |e: elenchus::networks::family::Error| Failure(format!("{}: {e}", args.file.display()));
    let family = if args.any {
        Family::any(&x)
    } else {
        Family::equivariant(&x)
    }
    .map_err(named)?;
    let stable = match &args.at {
        None => None,
        Some(text) => Some(family.is_stable(&read_values(text, &family)?)?),
    };
    let from_zero = family.projector()?;
    let limit = match &args.from {
        None => None,
        Some(from) => {
            let w0 = start(from, family.degree())?;
            Some((from, family.descent_limit(&w0)?))
        }
    };
    let written = (family.terms() <= LARGEST_TEXT).then(|| family.text());
    let polynomial = family.characteristic_polynomial().map(|p| p.to_string());
    let names = family.parameters();
    if args.json {
        let mut value = json!({
            "degree": family.degree(),
            "items": x.len(),
            "any": args.any,
            "span_dimension": family.span_dimension(),
            "span": texts(family.span()),
            "group_order": family.group_order().map(ToString::to_string),
            "dimension": family.dimension(),
            "parameters": names,
            "matrix": written,
            "characteristic_polynomial": polynomial,
            "gradient_descent_limit_from_zero": strings(&from_zero),
        });
        if let Some((from, w)) = &limit {
            value["from"] = json!(from);
            value["gradient_descent_limit"] = json!(strings(w));
            value["limit_parameters"] = family.coordinates(w).map_or(Value::Null, |values| {
                let pairs = names.iter().zip(values);
                Value::Object(
                    pairs
                        .map(|(n, v)| (n.clone(), json!(v.to_string())))
                        .collect(),
                )
            });
        }
        if let Some(stable) = stable {
            value["stable"] = json!(stable);
        }
        print_json(&value)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut out = String::new();
    let _ = writeln!(
        out,
        "span         dimension {} of {}",
        family.span_dimension(),
        family.degree()
    );
    table(&mut out, &texts(family.span()));
    if let Some(order) = family.group_order() {
        let _ = writeln!(out, "group        order {order}");
    }
    let _ = match (names.first(), names.last()) {
        (Some(first), Some(last)) if names.len() > 1 => {
            writeln!(
                out,
                "family       {} parameters, {first} … {last}",
                names.len()
            )
        }
        (Some(only), _) => writeln!(out, "family       1 parameter, {only}"),
        _ => writeln!(out, "family       one matrix"),
    };
    match &written {
        Some(rows) => table(&mut out, rows),
        None => out.push_str("  too large to write down\n"),
    }
    if let Some(p) = &polynomial {
        let _ = writeln!(out, "characteristic polynomial  {p}");
    }
    let (from, w) = match &limit {
        None => ("zero", &from_zero),
        Some((from, w)) => (from.as_str(), w),
    };
    let inside = match family.coordinates(w) {
        None => ", not in the family",
        Some(_) => "",
    };
    let _ = writeln!(out, "limit of gradient descent from {from}{inside}");
    table(&mut out, &strings(w));
    if let Some(stable) = stable {
        let _ = writeln!(out, "stable       {}", if stable { "yes" } else { "no" });
    }
    print(&out)?;
    Ok(ExitCode::SUCCESS)
}
