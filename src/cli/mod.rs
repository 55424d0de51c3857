//! The verbs, one file each, and what they share: errors, output and exit codes.

mod arc;
mod audit;
mod family;
mod group;
mod hunt;
mod lmd;
mod memorize;
mod verify;

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Bad usage or bad input: one clear sentence, exit code 2.
#[derive(Debug)]
pub struct Failure(pub String);

impl<E: std::error::Error> From<E> for Failure {
    fn from(e: E) -> Self {
        Failure(e.to_string())
    }
}

/// What a verb reports back: 0 as expected, 1 a negative answer.
pub type Outcome = Result<ExitCode, Failure>;

/// Prints to stdout; a reader that has gone away is not an error.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        Err(e) => Err(Failure(format!("standard output: {e}"))),
        Ok(()) => Ok(()),
    }
}

/// Prints one JSON document, indented, with a final newline.
pub fn print_json(value: &serde_json::Value) -> Result<(), Failure> {
    print(&format!("{value:#}\n"))
}

#[derive(Parser)]
#[command(name = "elenchus", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand)]
enum Verb {
    /// Decide claims (what plain `elenchus` does)
    Audit(audit::Args),
    /// The claims, a line each
    List(audit::ListArgs),
    /// One claim in full
    Show(audit::ShowArgs),
    /// Look for a counterexample and minimise it
    Hunt(hunt::Args),
    /// Re-check certificates with the kernel alone
    Verify(verify::Args),
    /// Symmetry group of a set of vectors or of ARC grids
    Group(group::Args),
    /// The linear auto-associators of a set of vectors that share its symmetries
    Family(family::Args),
    /// A network that memorizes a data set exactly
    Memorize(memorize::Args),
    /// Layer matrix decomposition of trained weights with certified bounds
    Lmd(lmd::Args),
    /// Infer the rule of ARC tasks and predict their test outputs
    Arc(arc::Args),
}

/// Parses the command line, runs the verb, and turns the answer into an exit code.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let outcome: Outcome = match &cli.verb {
        None => audit::run(&audit::Args::plain()),
        Some(Verb::Audit(args)) => audit::run(args),
        Some(Verb::List(args)) => audit::list(args),
        Some(Verb::Show(args)) => audit::show(args),
        Some(Verb::Hunt(args)) => hunt::run(args),
        Some(Verb::Verify(args)) => verify::run(args),
        Some(Verb::Group(args)) => group::run(args),
        Some(Verb::Family(args)) => family::run(args),
        Some(Verb::Memorize(args)) => memorize::run(args),
        Some(Verb::Lmd(args)) => lmd::run(args),
        Some(Verb::Arc(args)) => arc::run(args),
    };
    match outcome {
        Ok(code) => code,
        Err(Failure(message)) => {
            eprintln!("elenchus: {message}");
            ExitCode::from(2)
        }
    }
}
