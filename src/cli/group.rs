//! `elenchus group`: the symmetry group of a set of vectors or of grids.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::ValueEnum;
use elenchus::groups::{
    Ambient, Error, Membership, Options, Permutation, SetOfVectors, SymmetryGroup, certify,
    certify_lower_bound, symmetry_group,
};
use elenchus::report::files::write_whole;
use serde_json::{Value, json};

use super::{Failure, Outcome, print, print_json};

/// The symmetry group of a set of vectors or ARC grids.
#[derive(clap::Args)]
pub struct Args {
    /// Rows of digits (or of words separated by spaces or commas), a JSON array of vectors or of grids, or an ARC task
    file: PathBuf,
    /// Which grids of an ARC task to take
    #[arg(long, value_enum, default_value_t = Grids::Inputs)]
    grids: Grids,
    /// Let the symbols be permuted, too
    #[arg(long)]
    colors: bool,
    /// The group in which to look: all permutations, or the symmetries or the translations of a grid
    #[arg(long, value_enum, default_value_t = Within::Sym)]
    within: Within,
    /// Shape of the grid for text and vectors, as ROWSxCOLUMNS; a square by default
    #[arg(long, value_name = "RxC")]
    shape: Option<String>,
    /// Write the certificate that the group is exactly this, or at least this if the search stopped at its budget
    #[arg(long, value_name = "FILE")]
    certificate: Option<PathBuf>,
    /// Answer membership for the permutations of this file: one a line, in cycle notation or as images; with --colors
    /// a line may go on with ; and the images of the symbol codes, else any permutation of the symbols will do
    #[arg(long, value_name = "FILE")]
    contains: Option<PathBuf>,
    /// Write the graph of the generators on the coordinates in DOT format
    #[arg(long, value_name = "FILE")]
    dot: Option<PathBuf>,
    /// Stop after this many elementary steps with what is proved so far
    #[arg(long, value_name = "STEPS")]
    budget: Option<u64>,
    /// One JSON document on standard output
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Grids {
    /// Inputs of the training pairs
    Inputs,
    /// Outputs of the training pairs
    Outputs,
    /// Both
    Both,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Within {
    /// All permutations of the coordinates
    Sym,
    /// Symmetries of the grid
    D4,
    /// Translations of the grid that wraps around
    Torus,
}

/// The vectors of a file and, if they are grids, their shape.
pub(super) struct Input {
    pub(super) rows: Vec<Vec<String>>,
    shape: Option<(usize, usize)>,
}

/// The set, its symbols by code, and the shape if the vectors are grids.
struct Vectors {
    set: SetOfVectors,
    symbols: Vec<Value>,
    shape: Option<(usize, usize)>,
}

fn read_text_file(path: &Path) -> Result<String, Failure> {
    let bytes = std::fs::read(path).map_err(|e| Failure(format!("{}: {e}", path.display())))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure(format!("{}: not a text file (not UTF-8)", path.display())))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_string())
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Number(n) => Some(n.to_string()),
        Value::String(s) => Some(s.clone()),
        Value::Bool(b) => Some(b.to_string()),
        _ => None,
    }
}

/// A grid as its rows one after another.
fn grid(value: &Value, what: &str) -> Result<(Vec<String>, usize, usize), Failure> {
    let rows = value
        .as_array()
        .ok_or_else(|| Failure(format!("{what}: expected a grid (an array of rows)")))?;
    let mut cells = Vec::new();
    let mut columns = 0;
    for (r, row) in rows.iter().enumerate() {
        let row = row
            .as_array()
            .ok_or_else(|| Failure(format!("{what}, row {r}: expected an array")))?;
        if r == 0 {
            columns = row.len();
        } else if row.len() != columns {
            return Err(Failure(format!(
                "{what}, row {r}: expected {columns} cells, got {}",
                row.len()
            )));
        }
        for (c, cell) in row.iter().enumerate() {
            cells.push(
                scalar(cell).ok_or_else(|| {
                    Failure(format!("{what}, row {r}, cell {c}: expected a number"))
                })?,
            );
        }
    }
    Ok((cells, rows.len(), columns))
}

fn read_json(path: &Path, text: &str, which: Grids) -> Result<Input, Failure> {
    let at = path.display();
    let value: Value = serde_json::from_str(text).map_err(|e| {
        Failure(format!(
            "{at}, line {}, column {}: {e}",
            e.line(),
            e.column()
        ))
    })?;
    let mut grids = Vec::new();
    if let Some(task) = value.as_object() {
        let pairs = task.get("train").and_then(Value::as_array).ok_or_else(|| {
            Failure(format!(
                "{at}: expected an array of vectors, or an ARC task with a field \"train\""
            ))
        })?;
        for (k, pair) in pairs.iter().enumerate() {
            for (side, wanted) in [
                ("input", which != Grids::Outputs),
                ("output", which != Grids::Inputs),
            ] {
                if wanted {
                    grids.push((format!("{at}: train[{k}].{side}"), pair[side].clone()));
                }
            }
        }
    } else {
        let list = value
            .as_array()
            .ok_or_else(|| Failure(format!("{at}: expected an array of vectors or an ARC task")))?;
        let nested = list
            .iter()
            .any(|v| v.as_array().is_some_and(|a| a.iter().any(Value::is_array)));
        if !nested {
            let mut rows = Vec::new();
            for (k, v) in list.iter().enumerate() {
                let row: Option<Vec<String>> = match v {
                    Value::Array(a) => a.iter().map(scalar).collect(),
                    Value::String(s) => Some(s.chars().map(String::from).collect()),
                    _ => None,
                };
                rows.push(row.ok_or_else(|| {
                    Failure(format!("{at}: vector {k}: expected an array of numbers"))
                })?);
            }
            return Ok(Input { rows, shape: None });
        }
        for (k, v) in list.iter().enumerate() {
            grids.push((format!("{at}: grid {k}"), v.clone()));
        }
    }
    let mut rows = Vec::new();
    let mut shape = None;
    for (what, value) in grids {
        let (cells, r, c) = grid(&value, &what)?;
        match shape {
            None => shape = Some((r, c)),
            Some((a, b)) if (a, b) != (r, c) => {
                return Err(Failure(format!(
                    "{what}: expected a grid of {a}×{b} like the first, got {r}×{c}"
                )));
            }
            Some(_) => {}
        }
        rows.push(cells);
    }
    Ok(Input { rows, shape })
}

fn read_lines(path: &Path, text: &str) -> Result<Input, Failure> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut first_line = 0;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let separated = line.contains(|c: char| c == ',' || c.is_whitespace());
        let row: Vec<String> = if separated {
            line.split(|c: char| c == ',' || c.is_whitespace())
                .filter(|t| !t.is_empty())
                .map(String::from)
                .collect()
        } else {
            line.chars().map(String::from).collect()
        };
        for (field, symbol) in row.iter().enumerate() {
            let number_like = symbol
                .chars()
                .all(|c| c.is_ascii_digit() || "+-./eE".contains(c))
                && symbol.chars().any(|c| c.is_ascii_digit());
            if !number_like {
                return Err(Failure(format!(
                    "{}, line {}, field {}: unknown symbol {:?}, expected a digit or a number",
                    path.display(),
                    number + 1,
                    field + 1,
                    symbol.chars().take(20).collect::<String>()
                )));
            }
        }
        if let Some(first) = rows.first() {
            if row.len() != first.len() {
                return Err(Failure(format!(
                    "{}, line {}: expected {} entries like line {first_line}, got {}",
                    path.display(),
                    number + 1,
                    first.len(),
                    row.len()
                )));
            }
        } else {
            first_line = number + 1;
        }
        rows.push(row);
    }
    Ok(Input { rows, shape: None })
}

/// The vectors of a file, at least one, as they are written.
pub(super) fn read_input(path: &Path, which: Grids) -> Result<Input, Failure> {
    let text = read_text_file(path)?;
    let json = text.trim_start().starts_with(['[', '{']);
    let input = if json {
        read_json(path, &text, which)?
    } else {
        read_lines(path, &text)?
    };
    if input.rows.is_empty() {
        return Err(Failure(format!(
            "{}: expected at least one vector, got none",
            path.display()
        )));
    }
    Ok(input)
}

fn read_set(path: &Path, which: Grids) -> Result<Vectors, Failure> {
    let input = read_input(path, which)?;
    let named = |e: elenchus::groups::Error| Failure(format!("{}: {e}", path.display()));
    // Whole numbers are told apart and ordered by value, anything else as it is written.
    let numbers: Option<Vec<Vec<i64>>> = input
        .rows
        .iter()
        .map(|row| row.iter().map(|x| x.parse().ok()).collect())
        .collect();
    let (set, symbols) = match numbers {
        Some(rows) => {
            let symbols: BTreeSet<i64> = rows.iter().flatten().copied().collect();
            let symbols = symbols.into_iter().map(|x| json!(x)).collect();
            (SetOfVectors::new(&rows).map_err(named)?, symbols)
        }
        None => {
            let symbols: BTreeSet<&String> = input.rows.iter().flatten().collect();
            let symbols = symbols.into_iter().map(|x| json!(x)).collect();
            (SetOfVectors::new(&input.rows).map_err(named)?, symbols)
        }
    };
    Ok(Vectors {
        set,
        symbols,
        shape: input.shape,
    })
}

fn parse_shape(text: &str) -> Result<(usize, usize), Failure> {
    text.split_once(['x', '×'])
        .and_then(|(r, c)| Some((r.trim().parse().ok()?, c.trim().parse().ok()?)))
        .ok_or_else(|| {
            Failure(format!(
                "--shape {text}: expected ROWSxCOLUMNS, such as 3x4"
            ))
        })
}

fn options(args: &Args, degree: usize, found: Option<(usize, usize)>) -> Result<Options, Failure> {
    let mut options = Options {
        colours: args.colors,
        ..Options::default()
    };
    if let Some(budget) = args.budget {
        options.budget = budget;
    }
    if args.within != Within::Sym {
        let given = args.shape.as_deref().map(parse_shape).transpose()?;
        let root = degree.isqrt();
        let square = (root * root == degree).then_some((root, root));
        let (rows, columns) = given.or(found).or(square).ok_or_else(|| {
            Failure(format!(
                "--within needs the shape of the grid: {degree} is not a square, give --shape ROWSxCOLUMNS"
            ))
        })?;
        options.ambient = match args.within {
            Within::D4 => Ambient::Dihedral { rows, columns },
            _ => Ambient::Torus { rows, columns },
        };
    }
    Ok(options)
}

/// A line of a file of permutations.
struct Asked {
    text: String,
    positions: Permutation,
    /// Images of the symbol codes, if the line gives them.
    colours: Option<Vec<u16>>,
}

/// The permutations of a file. Where symbols may be permuted (`symbols` of them) a line may go on with `;` and the images of the symbol codes.
fn read_permutations(
    path: &Path,
    degree: usize,
    symbols: Option<usize>,
) -> Result<Vec<Asked>, Failure> {
    let text = read_text_file(path)?;
    let mut out = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let place = format!("{}, line {}", path.display(), number + 1);
        let (first, second) = match line.split_once(';') {
            Some((first, second)) => (first.trim(), Some(second.trim())),
            None => (line, None),
        };
        let positions = read_permutation(first, degree, &place)?;
        let colours = match (second, symbols) {
            (None, _) => None,
            (Some(_), None) => {
                return Err(Failure(format!(
                    "{place}: a permutation of the symbols needs --colors"
                )));
            }
            (Some(text), Some(q)) => {
                let c = read_permutation(text, q, &place)?;
                Some(c.images().iter().map(|&a| a as u16).collect())
            }
        };
        out.push(Asked {
            text: line.to_string(),
            positions,
            colours,
        });
    }
    Ok(out)
}

fn read_permutation(text: &str, degree: usize, place: &str) -> Result<Permutation, Failure> {
    let s = if text.starts_with('(') || text == "e" {
        Permutation::parse(text, degree)
    } else {
        let images: Result<Vec<usize>, _> = text
            .trim_matches(['[', ']', ' '])
            .split(|c: char| c == ',' || c.is_whitespace())
            .filter(|t| !t.is_empty())
            .map(str::parse)
            .collect();
        let images = images.map_err(|_| {
            Failure(format!(
                "{place}: expected a permutation in cycle notation or as a list of images"
            ))
        })?;
        if images.len() != degree {
            return Err(Failure(format!(
                "{place}: expected {degree} images, got {}",
                images.len()
            )));
        }
        Permutation::new(images)
    };
    s.map_err(|e| Failure(format!("{place}: {e}")))
}

/// Membership. Where symbols may be permuted and the line does not say how, whether some permutation of the symbols goes with the one of the coordinates.
fn is_member(set: &SetOfVectors, group: &SymmetryGroup, options: &Options, asked: &Asked) -> bool {
    let n = set.degree();
    match (&asked.colours, options.ambient) {
        // The definition itself is the quickest test.
        (Some(c), _) => set.item_action_with_colours(&asked.positions, c).is_some(),
        (None, Ambient::Symmetric) if options.colours => {
            let points: Vec<usize> = (0..n).collect();
            let mut images = asked.positions.images();
            images.extend(n..n + set.alphabet());
            let Ok(s) = Permutation::new(images) else {
                return false;
            };
            // With the coordinates as the beginning of the base, what remains of a member fixes all of them.
            match group.group().with_base(&points).membership(&s) {
                Ok(Membership::Word(_)) => true,
                Ok(Membership::Residue { residue, .. }) => {
                    points.iter().all(|&p| residue.image(p) == p)
                }
                Err(_) => false,
            }
        }
        (None, Ambient::Symmetric) => set.is_invariant_under(&asked.positions),
        (None, _) => group.group().contains(&asked.positions),
    }
}

fn dot(group: &SymmetryGroup) -> String {
    use petgraph::dot::{Config, Dot};
    let mut graph = petgraph::graph::DiGraph::<usize, String>::new();
    let nodes: Vec<_> = (0..group.degree()).map(|i| graph.add_node(i)).collect();
    for (k, g) in group.generators().iter().enumerate() {
        for i in 0..group.degree() {
            if g.image(i) != i {
                graph.add_edge(nodes[i], nodes[g.image(i)], format!("g{k}"));
            }
        }
    }
    format!(
        "{}",
        Dot::with_attr_getters(
            &graph,
            &[Config::EdgeNoLabel, Config::NodeNoLabel],
            &|_, e| format!("label=\"{}\"", e.weight()),
            &|_, (_, i)| format!("label=\"{i}\""),
        )
    )
}

/// Runs the verb.
pub fn run(args: &Args) -> Outcome {
    let Vectors {
        set,
        symbols,
        shape,
    } = read_set(&args.file, args.grids)?;
    let options = options(args, set.degree(), shape)?;
    let start = Instant::now();
    let (group, certificate) = if args.certificate.is_some() {
        let (group, value) = match certify(&set, &options) {
            // Possibly stopped at the budget: then what was found is certified as a lower bound.
            Err(e @ Error::Unsupported(_)) if options.ambient == Ambient::Symmetric => {
                let (group, value) = certify_lower_bound(&set, &options)?;
                if group.is_complete() {
                    return Err(e.into());
                }
                (group, value)
            }
            other => other?,
        };
        (group, Some(value))
    } else {
        (symmetry_group(&set, &options)?, None)
    };
    let seconds = start.elapsed().as_secs_f64();
    let members = match &args.contains {
        Some(path) => Some(
            read_permutations(path, set.degree(), args.colors.then_some(set.alphabet()))?
                .into_iter()
                .map(|asked| {
                    let inside = is_member(&set, &group, &options, &asked);
                    (asked.text, inside)
                })
                .collect::<Vec<_>>(),
        ),
        None => None,
    };
    if let Some(value) = &certificate {
        let check = if group.is_complete() {
            elenchus::kernel::group::check
        } else {
            elenchus::kernel::group::check_lower_bound
        };
        check(value).map_err(|why| Failure(format!("the certificate was not accepted: {why}")))?;
    }
    if let (Some(path), Some(value)) = (&args.certificate, &certificate) {
        write_whole(path, format!("{value}\n").as_bytes())
            .map_err(|e| Failure(format!("{}: {e}", path.display())))?;
    }
    if let Some(path) = &args.dot {
        write_whole(path, dot(&group).as_bytes())
            .map_err(|e| Failure(format!("{}: {e}", path.display())))?;
    }
    let item_orbits = group.item_orbits(&set);
    let description = describe(&group);
    if args.json {
        let mut value = as_json(args, &set, &group, &item_orbits, &description, seconds);
        value["symbols"] = symbols.into();
        if let Some(members) = &members {
            value["contains"] = members
                .iter()
                .map(|(text, inside)| json!({"permutation": text, "member": inside}))
                .collect();
        }
        print_json(&value)?;
    } else {
        print(&as_text(
            &set,
            &group,
            &item_orbits,
            &description,
            members.as_deref(),
            args,
        ))?;
    }
    Ok(std::process::ExitCode::SUCCESS)
}

fn describe(group: &SymmetryGroup) -> String {
    let classes = group.interchangeable();
    if group.degree() <= 300 {
        return group.group().describe();
    }
    let mut text = format!("order about 10^{}", group.order().to_string().len() - 1);
    if !classes.is_empty() {
        text.push_str(&format!(
            ", with {} classes of interchangeable coordinates",
            classes.len()
        ));
    }
    text
}

fn orbitals(group: &SymmetryGroup) -> Option<usize> {
    (group.degree() <= 1000).then(|| {
        let generators: Vec<Permutation> = group
            .generators()
            .iter()
            .map(|g| group.split(g).0)
            .collect();
        elenchus::groups::orbital_count(group.degree(), &generators)
    })
}

fn as_json(
    args: &Args,
    set: &SetOfVectors,
    group: &SymmetryGroup,
    item_orbits: &[Vec<usize>],
    description: &str,
    seconds: f64,
) -> Value {
    let generators: Vec<Value> = group
        .generators()
        .iter()
        .map(|g| {
            let (positions, colours) = group.split(g);
            match colours {
                Some(c) => json!({"positions": positions.images(), "colors": c}),
                None => json!(positions.images()),
            }
        })
        .collect();
    json!({
        "degree": set.degree(),
        "items": set.items(),
        "duplicates": set.duplicates(),
        "alphabet": set.alphabet(),
        "order": group.order().to_string(),
        "base": group.base(),
        "generators": generators,
        "orbits": group.orbits(),
        "orbitals": orbitals(group),
        "item_orbits": item_orbits.len(),
        "items_by_orbit": item_orbits,
        "interchangeable": group.interchangeable(),
        "complete": group.is_complete(),
        "certified": args.certificate.is_some() && group.is_complete(),
        "certified_lower_bound": args.certificate.is_some() && !group.is_complete(),
        "description": description,
        "seconds": seconds,
    })
}

fn as_text(
    set: &SetOfVectors,
    group: &SymmetryGroup,
    item_orbits: &[Vec<usize>],
    description: &str,
    members: Option<&[(String, bool)]>,
    args: &Args,
) -> String {
    let mut out = String::new();
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    line(format!(
        "{} items of length {} over {} symbols{}",
        set.items(),
        set.degree(),
        set.alphabet(),
        match set.duplicates() {
            0 => String::new(),
            1 => " (1 repeated row collapsed)".into(),
            d => format!(" ({d} repeated rows collapsed)"),
        }
    ));
    let bound = if group.is_complete() { "" } else { "at least " };
    line(format!("order        {bound}{}", group.order()));
    line(format!("group        {description}"));
    if !group.is_complete() {
        line("the search stopped at its budget: there may be more symmetries".into());
    }
    let orbits = group.orbits();
    line(format!(
        "orbits       {} on coordinates, {} on items",
        orbits.len(),
        item_orbits.len()
    ));
    for orbit in orbits.iter().take(20) {
        let shown: Vec<String> = orbit.iter().take(30).map(usize::to_string).collect();
        let more = if orbit.len() > 30 { " …" } else { "" };
        line(format!("  {{{}{more}}}", shown.join(" ")));
    }
    if orbits.len() > 20 {
        line(format!("  … and {} more", orbits.len() - 20));
    }
    let generators = group.generators();
    line(format!("generators   {}", generators.len()));
    for g in generators.iter().take(20) {
        let (positions, colours) = group.split(g);
        let text: String = positions.to_string().chars().take(300).collect();
        match colours {
            Some(c) => line(format!("  {text}, colours {c:?}")),
            None => line(format!("  {text}")),
        }
    }
    if generators.len() > 20 {
        line(format!("  … and {} more", generators.len() - 20));
    }
    if let Some(path) = &args.certificate {
        let bound = if group.is_complete() {
            ""
        } else {
            ", a lower bound"
        };
        line(format!("certificate  {} (checked{bound})", path.display()));
    }
    for (text, inside) in members.unwrap_or_default() {
        line(format!(
            "{}  {text}",
            if *inside {
                "member      "
            } else {
                "not a member"
            }
        ));
    }
    out
}
