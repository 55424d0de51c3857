//! `elenchus verify`: re-check certificates with the kernel alone.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use elenchus::kernel;
use serde_json::{Value, json};

use super::{Failure, Outcome, print, print_json};

#[derive(clap::Args)]
pub struct Args {
    /// Certificates
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// What a file is about, and whether it is accepted.
fn check(path: &Path) -> Result<(Option<String>, Result<String, String>), Failure> {
    let unreadable = |e: std::io::Error| Failure(format!("{}: {e}", path.display()));
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    if size > kernel::MAX_CERTIFICATE_BYTES as u64 {
        return Ok((None, Err(format!("{size} bytes are more than a certificate has"))));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    Ok(judge(&bytes))
}

fn judge(bytes: &[u8]) -> (Option<String>, Result<String, String>) {
    if let Some((kind, verdict)) = elenchus::kernel::check_engine(bytes) {
        return (Some(kind), verdict.map(|()| "accepted".into()));
    }
    let object = match kernel::parse(bytes) {
        Ok(o) => o,
        Err(e) => return (None, Err(e)),
    };
    let id = object.get("claim").and_then(Value::as_str).map(String::from);
    let claim = id.as_ref().and_then(|id| elenchus::claims::all().into_iter().find(|r| r.claim.id() == *id));
    let verdict = match claim {
        Some(r) => kernel::check(r.claim.statement(), &object).map(String::from),
        None => Err("it is about a claim that is not known here".into()),
    };
    (id, verdict)
}

pub fn run(args: &Args) -> Outcome {
    let mut results = Vec::new();
    let mut text = String::new();
    let mut all = true;
    for path in &args.files {
        let (claim, verdict) = check(path)?;
        let name = path.display().to_string();
        all &= verdict.is_ok();
        match &verdict {
            Ok(v) => text.push_str(&format!("accepted  {name}: {v}\n")),
            Err(e) => text.push_str(&format!("rejected  {name}: {e}\n")),
        }
        results.push(json!({
            "file": name,
            "claim": claim,
            "accepted": verdict.is_ok(),
            "verdict": verdict.as_ref().ok(),
            "reason": verdict.as_ref().err(),
        }));
    }
    if args.json {
        print_json(&json!({ "results": results }))?;
    } else {
        print(&text)?;
    }
    Ok(if all { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
