//! `elenchus hunt`: look for a counterexample from the domain alone.

use std::path::PathBuf;
use std::process::ExitCode;

use elenchus::kernel::Quantifier;
use elenchus::report::{audit as report, files};

use super::{Failure, Outcome, print, print_json};

#[derive(clap::Args)]
pub struct Args {
    /// The claim, by its id or by an unambiguous part of it
    claim: String,
    /// Random instances, after those tried in order of size
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(1..=100_000_000))]
    cases: u64,
    /// Seed of the random instances
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Write the certificate of the witness to this file
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args) -> Outcome {
    let claim = super::audit::find(&args.claim)?.claim;
    let hunt = elenchus::audit::hunt(claim.as_ref(), args.cases, args.seed);
    let mut written = None;
    if let (Some(path), Some(certificate)) = (&args.out, &hunt.certificate) {
        files::write_whole(path, format!("{certificate:#}\n").as_bytes())
            .map_err(|e| Failure(format!("{}: {e}", path.display())))?;
        written = Some(path.display().to_string());
    }
    if args.json {
        print_json(&report::hunt_json(&claim.id(), &hunt, written.as_deref()))?;
    } else {
        let tried = format!(
            "{} instances tried, {} met the hypotheses",
            hunt.draws, hunt.met
        );
        match &hunt.witness {
            Some(f) => {
                let steps = if f.minimised_in > 0 {
                    format!(", minimised in {} steps", f.minimised_in)
                } else {
                    String::new()
                };
                print(&format!(
                    "{}\n  {}\n  {}, claimed {}\n  {tried}{steps}\n",
                    claim.id(),
                    f.text,
                    f.left,
                    f.right
                ))?;
                if let Some(path) = written {
                    print(&format!("  certificate: {path}\n"))?;
                }
            }
            None if claim.words().missing.is_some() => print(&format!(
                "{}\n  nothing to hunt: the text is no mathematical statement\n",
                claim.id()
            ))?,
            None if claim.quantifier() == Quantifier::Exists => print(&format!(
                "{}\n  nothing to hunt: no single instance refutes a statement that something exists\n",
                claim.id()
            ))?,
            None => print(&format!("{}\n  no witness found; {tried}\n", claim.id()))?,
        }
    }
    Ok(if hunt.witness.is_some() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}
