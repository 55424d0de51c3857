//! `elenchus arc`: infer the rules of ARC tasks, predict, explain.

mod complete;
mod explain;
mod files;
mod solve;
mod submission;
mod summary;
mod tools;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args as ClapArgs, Subcommand, ValueEnum};
use elenchus::report::files::write_whole;

use super::{Failure, Outcome, print, print_json};

/// Infer the rule of ARC tasks, predict their test outputs, and say why.
#[derive(ClapArgs)]
#[command(subcommand_negates_reqs = true, subcommand_precedence_over_arg = true)]
pub struct Args {
    #[command(subcommand)]
    verb: Option<Verb>,
    /// Task files, or folders of them.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// Predictions for each test input, at most.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=2))]
    attempts: u8,
    /// Write a page with a sheet for every task.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Write the sheet of a single task as a picture.
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// Coloured grids.
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    color: Colour,
    /// Threads; the result does not depend on it.
    #[arg(long, value_name = "J", global = true, value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

impl Colour {
    fn on(self) -> bool {
        match self {
            Colour::Auto => std::io::stdout().is_terminal(),
            Colour::Always => true,
            Colour::Never => false,
        }
    }
}

#[derive(Subcommand)]
enum Verb {
    /// The surviving rules: unique, ambiguous or none; with the group facts of the task.
    Explain {
        /// Task files, or folders of them.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Fill the hidden cells of a pattern from the symmetries it obeys.
    Complete {
        /// A task (its test inputs are completed) or a JSON array of rows.
        file: PathBuf,
        /// The colour that hides cells; for a task it may be inferred.
        #[arg(long, value_name = "C", value_parser = clap::value_parser!(u8).range(0..=9))]
        mask: Option<u8>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
        /// Coloured grids.
        #[arg(long, value_enum, default_value_t = Colour::Auto)]
        color: Colour,
    },
    /// The pieces of every grid, their classes under the square symmetries, the odd one out.
    Orbits {
        /// A task or a JSON array of rows.
        file: PathBuf,
        /// Print JSON.
        #[arg(long)]
        json: bool,
        /// Coloured grids.
        #[arg(long, value_enum, default_value_t = Colour::Auto)]
        color: Colour,
    },
    /// An image of a task under square symmetries, colours and order; it can be undone.
    Augment {
        /// A task file, or an augmented one with --undo.
        file: PathBuf,
        /// Chooses the image.
        #[arg(long, default_value_t = 0)]
        seed: u64,
        /// Let black change, too.
        #[arg(long)]
        black: bool,
        /// Undo the change written into the file.
        #[arg(long)]
        undo: bool,
        /// Where to write; standard output otherwise.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Tasks whose pairs contradict each other.
    Lint {
        /// Task files, or folders of them.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Predictions for every task, as a submission file.
    Solve {
        /// Task files, folders of them, or one JSON object from names to tasks.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The format of the Kaggle competitions: two attempts for every test input.
        #[arg(long, required = true)]
        kaggle: bool,
        /// Where to write; standard output otherwise.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

/// Whether something stands before the verb that the verb would not see.
fn misplaced(args: &Args) -> bool {
    !args.files.is_empty()
        || args.json
        || args.attempts != 1
        || args.html.is_some()
        || args.svg.is_some()
        || args.color != Colour::Auto
}

/// Runs the verb.
pub fn run(args: &Args) -> Outcome {
    if args.verb.is_some() && misplaced(args) {
        return Err(Failure(
            "files and options but --jobs come after the verb, as in `elenchus arc explain --json FILE`"
                .into(),
        ));
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(args.jobs.map_or(0, usize::from))
        .build()
        .map_err(|e| Failure(format!("--jobs: {e}")))?;
    pool.install(|| match &args.verb {
        None => solve::run(args),
        Some(Verb::Explain { files, json }) => explain::run(files, *json),
        Some(Verb::Complete {
            file,
            mask,
            json,
            color,
        }) => complete::run(file, *mask, *json, color.on()),
        Some(Verb::Orbits { file, json, color }) => tools::orbits_of(file, *json, color.on()),
        Some(Verb::Augment {
            file,
            seed,
            black,
            undo,
            out,
        }) => tools::augment(file, *seed, *black, *undo, out.as_deref()),
        Some(Verb::Lint { files, json }) => tools::lint_all(files, *json),
        Some(Verb::Solve { files, out, .. }) => submission::run(files, out.as_deref()),
    })
}

/// 2 where a file could not be read, else 0 or 1 for a positive or negative answer.
fn code(bad: usize, good: bool) -> ExitCode {
    if bad > 0 {
        ExitCode::from(2)
    } else if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    }
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    write_whole(path, text.as_bytes()).map_err(|e| Failure(format!("{}: {e}", path.display())))
}
