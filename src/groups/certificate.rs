//! Certificates that a symmetry group is all of it.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::search::Tree;
use super::symmetry::Evidence;
use super::{Ambient, Error, Options, SetOfVectors, SymmetryGroup};

/// What is certified, word for word as the kernel expects it.
const STATEMENT: &str = "the permutations s of the coordinates with s.X = X, (s.x)_i = x_s(i), which preserve the partition if there is one, form a group of the given order";

/// The symmetry group with a certificate of its order, two-sided: the generators map the set to itself, and level by level along a base every vertex outside the orbit is refuted.
///
/// The certificate holds the set and is checked by [`crate::kernel::group::check`] without any code of the search. Cost: that of [`super::symmetry_group`].
///
/// # Errors
/// As [`super::symmetry_group`]; [`Error::Unsupported`] for colours, an ambient group of a grid, or a search that stopped at its budget.
pub fn certify(set: &SetOfVectors, options: &Options) -> Result<(SymmetryGroup, Value), Error> {
    if options.colours || options.ambient != Ambient::Symmetric {
        return Err(Error::Unsupported(
            "certificates are for the permutations of the coordinates alone: no colours, no ambient group of a grid".into(),
        ));
    }
    let (group, evidence) = super::symmetry::search_all(set, options);
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
            "a refutation is a tree of depth {deepest}, and readers of JSON stop at nested lists of depth 128: nothing to certify"
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
    let mut hash = Sha256::new();
    let mut items = Vec::with_capacity(set.items());
    for k in 0..set.items() {
        let row = set.item(k);
        for a in row {
            hash.update(a.to_le_bytes());
        }
        hash.update([0xff, 0xff]);
        items.push(if set.alphabet() <= 10 {
            Value::String(row.iter().map(|&a| char::from(b'0' + a as u8)).collect())
        } else {
            json!(row)
        });
    }
    let digest: String = hash.finalize().iter().map(|b| format!("{b:02x}")).collect();
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
    json!({
        "kind": "group",
        "version": 1,
        "statement": STATEMENT,
        "degree": set.degree(),
        "alphabet": set.alphabet(),
        "items": items,
        "digest": digest,
        "partition": options.partition,
        "spanning_weights": evidence.weights,
        "order": group.order().to_string(),
        "generators": evidence.generators.iter().map(|g| json!(g.as_slice())).collect::<Vec<_>>(),
        "levels": levels,
    })
}

/// Deepest tree that stays readable: each level nests three lists or objects.
const MAX_DEPTH: usize = 40;

fn depth(t: &Tree) -> usize {
    match t {
        Tree::Trace | Tree::Leaf => 1,
        Tree::Child(_, own) => 1 + depth(own),
        Tree::All(list, _) => 1 + list.iter().map(|(_, t)| depth(t)).max().unwrap_or(0),
    }
}

fn tree(t: &Tree, evidence: &Evidence) -> Value {
    match t {
        Tree::Trace => json!("trace"),
        Tree::Leaf => json!("leaf"),
        Tree::Child(d, own) => json!({"child": evidence.name(*d), "own": tree(own, evidence)}),
        Tree::All(list, fixing) => json!({
            "all": list.iter().map(|(d, t)| json!([evidence.name(*d), tree(t, evidence)])).collect::<Vec<_>>(),
            "fixing": fixing.iter().map(|g| json!(evidence.lift(g).as_slice())).collect::<Vec<_>>(),
        }),
    }
}
