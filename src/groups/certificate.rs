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
    document(
        set,
        options,
        group,
        vec![
            ("spanning_weights", json!(evidence.weights)),
            ("steps", json!(evidence.steps)),
            ("generators", json!(evidence.generators)),
            ("levels", json!(levels)),
        ],
    )
}

/// The set, what is claimed of it, and the evidence.
fn document(
    set: &SetOfVectors,
    options: &Options,
    group: &SymmetryGroup,
    evidence: Vec<(&str, Value)>,
) -> Value {
    let mut hash = Sha256::new();
    let mut bytes = Vec::with_capacity(2 * set.degree() + 2);
    let mut items = Vec::with_capacity(set.items());
    for k in 0..set.items() {
        let row = set.item(k);
        bytes.clear();
        bytes.extend(row.iter().flat_map(|a| a.to_le_bytes()));
        bytes.extend([0xff, 0xff]);
        hash.update(&bytes);
        items.push(if set.alphabet() <= 10 {
            Value::String(row.iter().map(|&a| char::from(b'0' + a as u8)).collect())
        } else {
            json!(row)
        });
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
        "version": 2,
        "statement": statement,
        "degree": set.degree(),
        "alphabet": set.alphabet(),
        "items": items,
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
