//! The verbs, one file each, and what they share: errors, output and exit codes.

mod arc;

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
    /// Infer the rule of ARC tasks and predict their test outputs.
    Arc(arc::Args),
}

/// Parses the command line, runs the verb, and turns the answer into an exit code.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let outcome: Outcome = match cli.verb {
        None => print("nothing to audit yet\n").map(|()| ExitCode::SUCCESS),
        Some(Verb::Arc(args)) => arc::run(&args),
    };
    match outcome {
        Ok(code) => code,
        Err(Failure(message)) => {
            eprintln!("elenchus: {message}");
            ExitCode::from(2)
        }
    }
}
