//! `elenchus audit`, `list`, `show`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use elenchus::audit::{Registered, Settings, decide};
use elenchus::report::{audit as report, files, html, junit, markdown};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

use super::{Failure, Outcome, print, print_json};

#[derive(clap::Args, Default)]
pub struct Args {
    /// Only the claims of this paper
    #[arg(long)]
    paper: Option<String>,
    /// Only this claim, by its id
    #[arg(long)]
    claim: Option<String>,
    /// Random instances per claim
    #[arg(long, default_value_t = Settings::default().cases, value_parser = clap::value_parser!(u64).range(1..=10_000_000))]
    cases: u64,
    /// Seed of the random instances
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Threads; the result does not depend on it
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// Write report.txt, .json, .md, .html, .xml (JUnit) and the certificates (proofs/<paper>/<claim>.json) to this folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
pub struct ListArgs {
    /// Only the claims of this paper
    #[arg(long)]
    paper: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
pub struct ShowArgs {
    /// The claim, by its id `paper::claim` or by an unambiguous part of it
    claim: String,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Args {
    /// What plain `elenchus` runs.
    pub fn plain() -> Self {
        Args {
            cases: Settings::default().cases,
            ..Args::default()
        }
    }
}

/// The claims of a paper, or all.
fn claims_of(paper: Option<&str>) -> Result<Vec<Registered>, Failure> {
    let mut claims = elenchus::claims::all();
    if let Some(paper) = paper {
        let mut papers: Vec<&str> = claims.iter().map(|r| r.claim.words().paper()).collect();
        papers.dedup();
        if !papers.contains(&paper) {
            return Err(Failure(format!(
                "there is no paper '{paper}'; the papers are {}",
                papers.join(", ")
            )));
        }
        claims.retain(|r| r.claim.words().paper() == paper);
    }
    Ok(claims)
}

/// The claim with this id, or with this unambiguous part of an id.
pub fn find(name: &str) -> Result<Registered, Failure> {
    let mut claims = elenchus::claims::all();
    if let Some(k) = claims.iter().position(|r| r.claim.id() == name) {
        return Ok(claims.swap_remove(k));
    }
    let fitting = |fits: &dyn Fn(&Registered) -> bool| -> Vec<usize> {
        (0..claims.len()).filter(|&k| fits(&claims[k])).collect()
    };
    // A whole name goes before all the longer names that begin with it.
    let mut hits = fitting(&|r| r.claim.words().name() == name);
    if hits.is_empty() {
        hits = fitting(&|r| r.claim.id().contains(name));
    }
    match hits[..] {
        [k] => Ok(claims.swap_remove(k)),
        [] => Err(Failure(format!(
            "there is no claim '{name}'; `elenchus list` names them all"
        ))),
        _ => {
            let few: Vec<String> = hits.iter().take(3).map(|&k| claims[k].claim.id()).collect();
            Err(Failure(format!(
                "'{name}' fits {} claims, among them {}",
                hits.len(),
                few.join(", ")
            )))
        }
    }
}

pub fn run(args: &Args) -> Outcome {
    let claims = match &args.claim {
        Some(name) => {
            let found = find(name)?;
            let about = found.claim.words();
            if let Some(paper) = args.paper.as_deref().filter(|p| *p != about.paper()) {
                return Err(Failure(format!(
                    "{} is no claim of the paper '{paper}'",
                    about.id
                )));
            }
            vec![found]
        }
        None => claims_of(args.paper.as_deref())?,
    };
    let settings = Settings {
        cases: args.cases,
        seed: args.seed,
        ..Settings::default()
    };
    let start = Instant::now();
    let bar = ProgressBar::new(claims.len() as u64);
    if args.json {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    if let Ok(style) = ProgressStyle::with_template("{pos}/{len} {wide_msg}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(args.jobs.map_or(0, usize::from))
        .build()
        .map_err(|e| Failure(format!("--jobs: {e}")))?;
    let lines: Vec<report::Line> = pool.install(|| {
        claims
            .par_iter()
            .map(|r| {
                let id = r.claim.id();
                let outcome = decide(r.claim.as_ref(), &settings);
                bar.set_message(id.clone());
                bar.inc(1);
                report::Line {
                    id,
                    expected: r.expected,
                    outcome,
                }
            })
            .collect()
    });
    bar.finish_and_clear();
    let json = report::json(&claims, &lines, args.seed);
    if let Some(folder) = &args.out {
        write_reports(folder, &lines, &json)?;
    }
    if args.json {
        print_json(&json)?;
    } else {
        print(&report::text(&lines, Some(start.elapsed().as_secs_f64())))?;
    }
    Ok(if lines.iter().all(report::Line::as_expected) {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

fn write_reports(
    folder: &Path,
    lines: &[report::Line],
    json: &serde_json::Value,
) -> Result<(), Failure> {
    let problem = |path: &Path, e: std::io::Error| Failure(format!("{}: {e}", path.display()));
    let write = |path: PathBuf, text: String| -> Result<(), Failure> {
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(|e| problem(parent, e))?;
        }
        files::write_whole(&path, text.as_bytes()).map_err(|e| problem(&path, e))
    };
    for line in lines {
        if let Ok(o) = &line.outcome {
            let about = o.about();
            let path = folder
                .join("proofs")
                .join(about.paper())
                .join(format!("{}.json", about.name()));
            write(path, format!("{:#}\n", o.certificate()))?;
        }
    }
    write(folder.join("report.txt"), report::text(lines, None))?;
    write(folder.join("report.md"), markdown::report(lines))?;
    write(folder.join("report.html"), html::report(lines))?;
    write(folder.join("report.xml"), junit::report(lines))?;
    write(folder.join("report.json"), format!("{json:#}\n"))
}

pub fn list(args: &ListArgs) -> Outcome {
    let claims = claims_of(args.paper.as_deref())?;
    if args.json {
        print_json(&report::list_json(&claims))?;
    } else {
        print(&report::list_text(&claims))?;
    }
    Ok(ExitCode::SUCCESS)
}

pub fn show(args: &ShowArgs) -> Outcome {
    let r = find(&args.claim)?;
    let outcome = decide(r.claim.as_ref(), &Settings::default());
    let line = report::Line {
        id: r.claim.id(),
        expected: r.expected,
        outcome,
    };
    if args.json {
        let claims = [r];
        print_json(&report::json(&claims, &[line], 0))?;
    } else {
        print(&report::show_text(r.claim.as_ref(), &line))?;
    }
    Ok(ExitCode::SUCCESS)
}
