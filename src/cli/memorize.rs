//! `elenchus memorize`: a network that memorizes a data set exactly.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use elenchus::networks::memorizer::{Dataset, Memorizer, Mismatch, Widths};
use elenchus::report::files;
use serde_json::json;

use super::Failure;

/// A network that reproduces every label of a data set exactly, with weights in closed form.
#[derive(clap::Args)]
pub struct Args {
    /// CSV file: one point a line, the label(s) last; decimals and fractions are read exactly.
    file: PathBuf,
    /// 2: one hidden layer of ReLUs; 3: two hidden layers of hard-tanh neurons.
    #[arg(long, value_parser = clap::value_parser!(u8).range(2..=3))]
    layers: u8,
    /// Largest width of the first hidden layer (three layers).
    #[arg(long)]
    p: Option<usize>,
    /// Largest width of the second hidden layer, per output (three layers).
    #[arg(long)]
    q: Option<usize>,
    /// Longest chain of groups (three layers): 1 gives the shortest numbers, more needs fewer neurons.
    #[arg(long)]
    chain: Option<usize>,
    /// How many of the last columns are labels.
    #[arg(long, default_value_t = 1)]
    outputs: usize,
    /// Write the exact weights as JSON.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Write the weights rounded to doubles as a NumPy archive.
    #[arg(long)]
    npz: Option<PathBuf>,
    /// Write the weights rounded to doubles as safetensors.
    #[arg(long)]
    safetensors: Option<PathBuf>,
    /// Write the certificate that all outputs are right, for `elenchus verify`.
    #[arg(long)]
    certificate: Option<PathBuf>,
    /// Print one JSON document.
    #[arg(long)]
    json: bool,
}

/// A line on a terminal that says what is going on; nothing in a pipe.
struct Stage(indicatif::ProgressBar);

impl Stage {
    fn new() -> Stage {
        let bar = indicatif::ProgressBar::new_spinner();
        bar.enable_steady_tick(Duration::from_millis(200));
        Stage(bar)
    }

    fn says(&self, text: &'static str) {
        self.0.set_message(text);
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

/// No output goes over another or over the data.
fn distinct_outputs(args: &Args) -> Result<(), Failure> {
    let outputs = [&args.out, &args.npz, &args.safetensors, &args.certificate];
    let mut taken = vec![&args.file];
    for path in outputs.into_iter().flatten() {
        let same = |other: &&PathBuf| {
            *other == path
                || matches!((other.canonicalize(), path.canonicalize()), (Ok(a), Ok(b)) if a == b && a.is_file())
        };
        if taken.iter().any(same) {
            return Err(Failure(format!(
                "{}: named twice; every output needs a file of its own",
                path.display()
            )));
        }
        taken.push(path);
    }
    Ok(())
}

pub fn run(args: &Args) -> super::Outcome {
    let start = Instant::now();
    let widths = Widths {
        first: args.p,
        second: args.q,
        chain: args.chain,
    };
    if args.layers == 2 && widths != Widths::default() {
        return Err(Failure("--p, --q and --chain belong to --layers 3".into()));
    }
    distinct_outputs(args)?;
    let stage = Stage::new();
    stage.says("reading");
    let at_file = |reason: String| Failure(format!("{}: {reason}", args.file.display()));
    let file = File::open(&args.file).map_err(|e| at_file(e.to_string()))?;
    let data = Dataset::read_csv(file, args.outputs).map_err(|e| at_file(e.to_string()))?;
    stage.says("constructing weights");
    let net = if args.layers == 2 {
        Memorizer::two_layer(&data)
    } else {
        Memorizer::three_layer(&data, &widths).map_err(|e| at_file(e.to_string()))?
    };
    stage.says("checking every output exactly");
    let checked = net.verify(&data);
    if let Err(e @ (Mismatch::Label { .. } | Mismatch::Shape(_) | Mismatch::Dimensions { .. })) =
        &checked
    {
        eprintln!("elenchus: the network is wrong, please report this: {e}");
    }
    stage.says("bounding the error in double arithmetic");
    let error = net.float_error(&data);
    let write = |path: &Path, result: std::io::Result<()>| {
        result.map_err(|e| Failure(format!("{}: {e}", path.display())))
    };
    if let Some(path) = &args.out {
        stage.says("writing exact weights");
        write(path, files::write_with(path, |out| net.write_exact(out)))?;
    }
    if args.npz.is_some() || args.safetensors.is_some() {
        stage.says("writing rounded weights");
        let rounded = net.rounded();
        if let Some(name) = rounded.overflow() {
            return Err(at_file(format!(
                "{name} has a weight beyond the range of doubles"
            )));
        }
        if let Some(path) = &args.npz {
            write(path, files::write_with(path, |out| rounded.write_npz(out)))?;
        }
        if let Some(path) = &args.safetensors {
            let bytes = rounded.to_safetensors()?;
            write(path, files::write_whole(path, &bytes))?;
        }
    }
    if let Some(path) = &args.certificate {
        stage.says("writing the certificate");
        let certificate = net.certificate(&data);
        let result = files::write_with(path, |out| {
            serde_json::to_writer_pretty(&mut *out, &certificate)?;
            std::io::Write::write_all(out, b"\n")
        });
        write(path, result)?;
    }
    drop(stage);
    let seconds = start.elapsed().as_secs_f64();
    let finite = |x: f64| x.is_finite().then_some(x);
    let largest = net.largest_weight_log10();
    let exact = checked.is_ok();
    let verified = checked.unwrap_or(0);
    if args.json {
        super::print_json(&json!({
            "points": data.points(),
            "inputs": data.inputs(),
            "outputs": data.outputs(),
            "merged": data.merged(),
            "layers": args.layers,
            "hidden": net.hidden(),
            "exact": exact,
            "verified": verified,
            "largest_weight_log10": finite(largest),
            "float_error": {"lo": error.lo, "hi": finite(error.hi)},
            "float_error_halving": {"lo": error.lo, "hi": finite(error.hi_halving)},
            "seconds": seconds,
        }))?;
    } else {
        let hidden: Vec<String> = net.hidden().iter().map(usize::to_string).collect();
        super::print(&format!(
            "points      {} distinct ({} repeated), {} input(s), {} output(s)\n\
             hidden      {} neurons, {} layers of weights\n\
             verified    {verified} of {} points, exactly\n\
             weights     largest is 10^{largest:.2}\n\
             in doubles  largest error at least {:.3e}, at most {:.3e} (summing by halving {:.3e})\n\
             seconds     {seconds:.2}\n",
            data.points(),
            data.merged(),
            data.inputs(),
            data.outputs(),
            hidden.join(" + "),
            args.layers,
            data.points(),
            error.lo,
            error.hi,
            error.hi_halving,
        ))?;
    }
    Ok(if exact {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
