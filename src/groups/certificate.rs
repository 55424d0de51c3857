//! Certificates that a symmetry group is all of it.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::search::Tree;
use super::solve::Evidence;
use super::{Ambient, Error, Options, SetOfVectors, SymmetryGroup};

/// What is certified, word for word as the kernel expects it.
const STATEMENT: &str = "the permutations s of the coordinates with s.X = X, (s.x)_i = x_s(i), which preserve the partition if there is one, form a group of the given order";

/// The same when symbols may be permuted, too.
const STATEMENT_WITH_COLOURS: &str = "the pairs of a permutation s of the coordinates, which preserves the partition if there is one, and a permutation c of the symbols with c(s.X) = X, (s.x)_i = x_s(i), form a group of the given order";
/// The same inside the symmetries or translations of a grid.
const STATEMENT_WITHIN: &str = "the permutations s of the ambient group of the grid with s.X = X, (s.x)_i = x_s(i), which preserve the partition if there is one, form a group of the given order";

/// What is certified of a search that stopped early.
const AT_LEAST: &str = "at least the given number of permutations s of the coordinates have s.X = X, (s.x)_i = x_s(i), and preserve the partition if there is one";
/// The same when symbols may be permuted, too.
const AT_LEAST_WITH_COLOURS: &str = "at least the given number of pairs of a permutation s of the coordinates, which preserves the partition if there is one, and a permutation c of the symbols have c(s.X) = X, (s.x)_i = x_s(i)";

/// The symmetry group with a certificate of its order, two-sided: after the steps that make the set a smaller table, generators that preserve it, and level by level along a base every vertex outside the orbit
/// refuted. Inside an ambient group of a grid the order alone is enough: each element can be tried.
///
/// The certificate holds the set and is checked by [`crate::kernel::group::check`] without any code of the search. Cost: that of [`super::symmetry_group`], and writing the set.
///
/// # Errors
/// As [`super::symmetry_group`]; [`Error::Unsupported`] for a search that stopped at its budget, or a refutation with more than 40 nested branchings.
pub fn certify(set: &SetOfVectors, options: &Options) -> Result<(SymmetryGroup, Value), Error> {
    if options.ambient != Ambient::Symmetric {
        let group = super::symmetry_group(set, options)?;
        let value = document(set, options, &group, Vec::new());
        return Ok((group, value));
    }
    super::symmetry::check_partition(set, options)?;
    let (group, evidence) = super::solve::search_all(set, options);
    if !group.is_complete() {
        return Err(Error::Unsupported(format!(
            "the search stopped at its budget of {} steps: nothing to certify",
            options.budget
        )));
    }
    let deepest = evidence
        .levels
        .iter()
        .flat_map(|l| &l.refuted)
        .map(|r| depth(&r.tree))
        .max()
        .unwrap_or(0);
    if deepest > MAX_DEPTH {
        return Err(Error::Unsupported(format!(
            "a refutation is a tree with {deepest} branchings on one way, and readers of JSON stop at nested lists of depth 128: nothing to certify"
        )));
    }
    let value = write(set, options, &group, &evidence);
    Ok((group, value))
}

/// What was found, complete or not, with a certificate that there are **at least** so many symmetries: generators, and a base along which their orbits multiply to the order. For searches that stopped at
/// their budget; [`certify`] proves more of those that did not.
///
/// Checked by [`crate::kernel::group::check_lower_bound`], and refused by [`crate::kernel::group::check`]. Cost: that of [`super::symmetry_group`], and writing the set.
///
/// # Errors
/// As [`super::symmetry_group`]; [`Error::Unsupported`] inside an ambient group of a grid, where every search is complete.
///
/// ```
/// use elenchus::groups::{Options, SetOfVectors, certify_lower_bound};
/// // The lines of the projective plane of order 3, as differences modulo 13.
/// let lines: Vec<Vec<u8>> = (0..13)
///     .map(|k| (0..13).map(|i| u8::from([0, 1, 3, 9].contains(&((i + k) % 13)))).collect())
///     .collect();
/// let hasty = Options { budget: 1, ..Options::default() };
/// let (found, certificate) = certify_lower_bound(&SetOfVectors::of_digits(&lines)?, &hasty)?;
/// assert_eq!(certificate["order"], found.order().to_string());
/// assert!(elenchus::kernel::group::check_lower_bound(&certificate).is_ok());
/// assert!(elenchus::kernel::group::check(&certificate).is_err());
/// # Ok::<(), elenchus::groups::Error>(())
/// ```
pub fn certify_lower_bound(
    set: &SetOfVectors,
    options: &Options,
) -> Result<(SymmetryGroup, Value), Error> {
    if options.ambient != Ambient::Symmetric {
        return Err(Error::Unsupported(
            "a search inside an ambient group is always complete: a bound says less than is known"
                .into(),
        ));
    }
    super::symmetry::check_partition(set, options)?;
    let (group, evidence) = super::solve::search_all(set, options);
    let levels: Vec<Value> = evidence
        .levels
        .iter()
        .map(|level| json!({"vertex": evidence.name(level.vertex), "orbit": level.orbit}))
        .collect();
    let mut value = document(set, options, &group, fields(&evidence, levels));
    value["kind"] = "group_lower_bound".into();
    value["statement"] = if options.colours {
        AT_LEAST_WITH_COLOURS.into()
    } else {
        AT_LEAST.into()
    };
    Ok((group, value))
}

fn write(
    set: &SetOfVectors,
    options: &Options,
    group: &SymmetryGroup,
    evidence: &Evidence,
) -> Value {
    let levels: Vec<Value> = evidence
        .levels
        .iter()
        .map(|level| {
            json!({
                "vertex": evidence.name(level.vertex),
                "orbit": level.orbit,
                "refuted": level.refuted.iter().map(|r| json!([evidence.name(r.vertex), tree(&r.tree, evidence)])).collect::<Vec<_>>(),
            })
        })
        .collect();
    document(set, options, group, fields(evidence, levels))
}

fn fields(evidence: &Evidence, levels: Vec<Value>) -> Vec<(&'static str, Value)> {
    vec![
        ("spanning_weights", json!(evidence.weights)),
        ("steps", json!(evidence.steps)),
        ("generators", json!(evidence.generators)),
        ("levels", Value::Array(levels)),
    ]
}

/// The set, what is claimed of it, and the evidence.
fn document(
    set: &SetOfVectors,
    options: &Options,
    group: &SymmetryGroup,
    evidence: Vec<(&str, Value)>,
) -> Value {
    let mut hash = Sha256::new();
    let mut items = Vec::with_capacity(set.items());
    for k in 0..set.items() {
        let row = set.item(k);
        if set.alphabet() <= 10 {
            let text: Vec<u8> = row.iter().map(|&a| b'0' + a as u8).collect();
            hash.update(&text);
            hash.update(b"\n");
            items.push(Value::String(String::from_utf8(text).unwrap_or_default()));
        } else {
            let mut bytes: Vec<u8> = row.iter().flat_map(|a| a.to_le_bytes()).collect();
            bytes.extend([0xff, 0xff]);
            hash.update(&bytes);
            items.push(json!(row));
        }
    }
    let digest: String = hash.finalize().iter().map(|b| format!("{b:02x}")).collect();
    let (statement, ambient) = match options.ambient {
        Ambient::Symmetric if options.colours => (STATEMENT_WITH_COLOURS, Value::Null),
        Ambient::Symmetric => (STATEMENT, Value::Null),
        Ambient::Dihedral { rows, columns } => (STATEMENT_WITHIN, json!(["d4", rows, columns])),
        Ambient::Torus { rows, columns } => (STATEMENT_WITHIN, json!(["torus", rows, columns])),
    };
    let mut value = json!({
        "kind": "group",
        "version": 3,
        "statement": statement,
        "degree": set.degree(),
        "alphabet": set.alphabet(),
        "items": Value::Array(items),
        "digest": digest,
        "partition": options.partition,
        "colours": options.colours,
        "ambient": ambient,
        "order": group.order().to_string(),
    });
    for (name, field) in evidence {
        value[name] = field;
    }
    value
}

/// Deepest tree that stays readable: each level nests three lists or objects.
const MAX_DEPTH: usize = 40;

/// How many lists and objects are nested, a chain of children counting as one.
fn depth(t: &Tree) -> usize {
    match t {
        Tree::Trace | Tree::Leaf => 1,
        Tree::Child(_, own) if matches!(**own, Tree::Child(..)) => depth(own),
        Tree::Child(_, own) => 1 + depth(own),
        Tree::All(list, _) => 1 + list.iter().map(|(_, t)| depth(t)).max().unwrap_or(0),
    }
}

fn tree(t: &Tree, evidence: &Evidence) -> Value {
    match t {
        Tree::Trace => json!("trace"),
        Tree::Leaf => json!("leaf"),
        Tree::Child(..) => {
            let mut chain = Vec::new();
            let mut own = t;
            while let Tree::Child(d, below) = own {
                chain.push(evidence.name(*d));
                own = below;
            }
            json!({"child": chain, "own": tree(own, evidence)})
        }
        Tree::All(list, fixing) => json!({
            "all": list.iter().map(|(d, t)| json!([evidence.name(*d), tree(t, evidence)])).collect::<Vec<_>>(),
            "fixing": fixing.iter().map(|g| json!(g.as_slice())).collect::<Vec<_>>(),
        }),
    }
}
