//! `elenchus lmd`: layer matrix decomposition of the weights in a file.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use elenchus::networks::lmd::tensors::{TensorError, TensorFile};
use elenchus::networks::lmd::text::{Row, table};
use elenchus::networks::lmd::{Bounds, Truncation, decompose, plot, save};
use elenchus::report::files::{write_whole, write_with};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use super::{Failure, Outcome, print, print_json};

/// Decompose the weight matrices of a file with certified error bounds.
///
/// Every two-dimensional tensor W is written as U · O_dist · S′ · I_dist · Vᵀ with the largest n′ singular values in S′. All singular values, the errors of the
/// best approximation of rank n′, the energy kept, the stable and the effective rank are enclosed from both sides, whatever the rounding. Without --rank or
/// --tolerance, n′ is the smallest rank that certainly keeps 90 % of the energy.
#[derive(clap::Args)]
pub struct Args {
    /// Weights: .npy, .npz, .safetensors (f16, bf16, f32, f64) or .csv
    file: PathBuf,
    /// Latent dimension n′ for every matrix (all singular values where there are fewer)
    #[arg(long, value_name = "K", conflicts_with = "tolerance", value_parser = clap::value_parser!(u64).range(1..))]
    rank: Option<u64>,
    /// Smallest rank with ‖W − W′‖ ≤ T·‖W‖ in Frobenius norm
    #[arg(long, value_name = "T", value_parser = tolerance)]
    tolerance: Option<f64>,
    /// How sharply to enclose: a-priori bounds are fastest, splitting is up to a hundred times sharper, the more the larger the matrix, exact narrows to neighbouring floats (small matrices)
    #[arg(long, value_enum, default_value_t = Sharpness::APriori)]
    bounds: Sharpness,
    /// Draw all spectra into an SVG file
    #[arg(long, visible_alias = "plot", value_name = "FILE")]
    svg: Option<PathBuf>,
    /// Write the factors of every matrix into an .npz archive: NAME.U (o × n′), NAME.S (n′), NAME.Vt (n′ × i)
    #[arg(long, value_name = "FILE")]
    factors: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Sharpness {
    APriori,
    Split,
    Exact,
}

fn tolerance(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(t) if (0.0..=1.0).contains(&t) => Ok(t),
        _ => Err("expected a number from 0 to 1".into()),
    }
}

/// Runs the verb.
pub fn run(args: &Args) -> Outcome {
    let file = TensorFile::open(&args.file)?;
    let truncation = match (args.rank, args.tolerance) {
        (Some(k), _) => Truncation::Rank(usize::try_from(k).unwrap_or(usize::MAX)),
        (None, t) => Truncation::Relative(t.unwrap_or(0.1f64.sqrt())),
    };
    let bounds = match args.bounds {
        Sharpness::APriori => Bounds::APriori,
        Sharpness::Split => Bounds::Split,
        Sharpness::Exact => Bounds::Exact,
    };
    let progress = if std::io::stderr().is_terminal() && !args.json {
        let style = ProgressStyle::with_template("{pos}/{len} {wide_msg}")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        ProgressBar::new(file.tensors().len() as u64).with_style(style)
    } else {
        ProgressBar::hidden()
    };
    let (mut rows, mut skipped, mut spoilt) = (Vec::new(), Vec::new(), None);
    for (index, tensor) in file.tensors().iter().enumerate() {
        progress.set_message(tensor.name().to_string());
        if let Some(reason) = tensor.skipped() {
            skipped.push((tensor.name().to_string(), reason.to_string()));
        } else {
            let start = Instant::now();
            let w = match file.matrix(index) {
                Ok(w) => w,
                // The other layers are still worth their table.
                Err(e @ TensorError::Entry { .. }) if file.tensors().len() > 1 => {
                    let text = e.to_string();
                    let tensor_only = text.split_once(": ").map_or(&*text, |(_, rest)| rest);
                    skipped.push((tensor.name().to_string(), tensor_only.to_string()));
                    spoilt.get_or_insert(e);
                    progress.inc(1);
                    continue;
                }
                Err(e) => return Err(e.into()),
            };
            let layer = decompose(&w, truncation, bounds).map_err(|e| {
                Failure(format!(
                    "{}: tensor {:?}: {e}",
                    args.file.display(),
                    tensor.name()
                ))
            })?;
            let exist = layer.factors_exist(&w);
            rows.push(Row {
                name: tensor.name().to_string(),
                shape: w.shape(),
                element: tensor.element(),
                layer,
                exist,
                seconds: start.elapsed().as_secs_f64(),
            });
        }
        progress.inc(1);
    }
    progress.finish_and_clear();
    if let (true, Some(e)) = (rows.is_empty(), spoilt) {
        return Err(e.into());
    }
    if let Some(path) = &args.svg {
        let picture =
            plot::svg(&rows).map_err(|e| Failure(format!("{}: {e}", args.file.display())))?;
        write_whole(path, picture.as_bytes())
            .map_err(|e| Failure(format!("{}: {e}", path.display())))?;
    }
    if let Some(path) = &args.factors {
        write_with(path, |out| save::npz(&rows, out))
            .map_err(|e| Failure(format!("{}: {e}", path.display())))?;
    }
    if args.json {
        let skipped: Vec<_> = skipped
            .iter()
            .map(|(name, reason)| json!({"name": name, "reason": reason}))
            .collect();
        let tensors: Vec<_> = rows.iter().map(Row::json).collect();
        print_json(
            &json!({"file": args.file.to_string_lossy(), "tensors": tensors, "skipped": skipped}),
        )?;
    } else {
        print(&table(&rows, &skipped))?;
    }
    Ok(ExitCode::SUCCESS)
}
