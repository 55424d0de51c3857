//! `elenchus verify`: re-check certificates with the kernel alone.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use elenchus::audit::AnyClaim;
use elenchus::kernel::{self, Opened};
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

/// Claims by identifier, listed when the first certificate about a claim turns up.
#[derive(Default)]
struct Claims(Option<HashMap<String, Box<dyn AnyClaim>>>);

impl Claims {
    fn find(&mut self, id: &str) -> Option<&dyn AnyClaim> {
        let list = self.0.get_or_insert_with(|| {
            let all = elenchus::claims::all().into_iter();
            all.map(|r| (r.claim.id(), r.claim)).collect()
        });
        list.get(id).map(|claim| &**claim)
    }
}

/// The content of a file, or why it is no certificate: too large for what its beginning says it is.
fn read(path: &Path) -> Result<Result<Vec<u8>, String>, Failure> {
    let unreadable = |e: std::io::Error| Failure(format!("{}: {e}", path.display()));
    let mut file = File::open(path).map_err(unreadable)?;
    // Read, not asked of the file system: a pipe or a device has no size.
    let mut bytes = Vec::new();
    let small = kernel::MAX_CERTIFICATE_BYTES;
    let mut more = |bytes: &mut Vec<u8>, up_to: usize| {
        let missing = (up_to - bytes.len()) as u64;
        Read::take(&mut file, missing)
            .read_to_end(bytes)
            .map_err(unreadable)
    };
    more(&mut bytes, small + 1)?;
    if bytes.len() <= small {
        return Ok(Ok(bytes));
    }
    if !kernel::begins_as_memorizer(&bytes) {
        return Ok(Err(format!(
            "more than {small} bytes; only certificates that begin with {{\"kind\": \"memorizer\" may be larger"
        )));
    }
    let large = kernel::memorizer::MAX_BYTES;
    more(&mut bytes, large + 1)?;
    Ok(if bytes.len() <= large {
        Ok(bytes)
    } else {
        Err(format!(
            "more than {large} bytes, the most that a memorizer certificate may have"
        ))
    })
}

/// What a certificate is about, and whether it is accepted.
fn judge(bytes: &[u8], claims: &mut Claims) -> (Option<String>, Result<String, String>) {
    let object = match kernel::open(bytes) {
        Err(e) => return (None, Err(e)),
        Ok(Opened::Engine { kind, verdict }) => {
            return (Some(kind.into()), verdict.map(|()| "accepted".into()));
        }
        Ok(Opened::Claim(object)) => object,
    };
    let id = object
        .get("claim")
        .and_then(Value::as_str)
        .map(String::from);
    let verdict = match id.as_deref().and_then(|id| claims.find(id)) {
        Some(claim) => kernel::check(claim.statement(), &object).map(String::from),
        None => Err("it is about a claim that is not known here".into()),
    };
    (id, verdict)
}

pub fn run(args: &Args) -> Outcome {
    let mut results = Vec::new();
    let mut text = String::new();
    let (mut all, mut unreadable) = (true, false);
    let mut claims = Claims::default();
    for path in &args.files {
        let (claim, verdict) = match read(path) {
            Ok(Ok(bytes)) => judge(&bytes, &mut claims),
            Ok(Err(reason)) => (None, Err(reason)),
            Err(Failure(reason)) => {
                // The others are still checked.
                eprintln!("elenchus: {reason}");
                unreadable = true;
                (None, Err(reason))
            }
        };
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
    Ok(if unreadable {
        ExitCode::from(2)
    } else if all {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}
