//! Re-checks certificates of symmetry groups.
//!
//! A certificate says: the permutations `s` with `s·X = X`, `(s·x)_i = x_{s(i)}`, form a group of this order. It is believed in steps, all made here from `X` alone.
//!
//! *Reduction*: the set becomes a smaller table with the same group up to factorials (`table`). *At least*: every generator is applied to every line of the table. *At most*: the
//! order is the product over a base of the orbit lengths of each base vertex under the automorphisms that fix the earlier ones. Every vertex outside the orbit that the generators give must be
//! refuted: by its colour, or by a tree of individualised vertices (`levels`).
//!
//! The colours that belong to the table (partition, sizes of merged classes, cells of a step) are exact small numbers. The colours of a refinement are hashes (`colouring`); they are functions of
//! the isomorphism type, so **different** colours prove that no automorphism exists, whatever the hash; a collision can only make the check fail.
//! Let `r` be the node of the first `m` base vertices and `v` another node of depth `m`; an automorphism from `r` to `v` is excluded if what was seen on the way differs
//! (`trace`); if all is individualised and the only possible map is not an automorphism (`leaf`); if some child `d` of `v` is the image of no child `e` of `r`, where `e` runs over
//! the base vertex and representatives of the other orbits of the automorphisms that fix `r` (`child`, a list of such children one below the other); or if no child `d` of `v` is the image of the base vertex
//! (`all`; one child per orbit of automorphisms that fix `v`, the list `fixing`).
//!
//! A *lower bound* is the first half alone: the product of the orbit lengths that the generators give along the base.
//!
//! With an ambient group of a grid (`d4`, `torus`) there is nothing to refute: each of its elements is tried.

mod colouring;
mod levels;
mod set;
mod structure;
mod table;

use std::collections::HashMap;

use num_bigint::BigUint;
use serde_json::Value;

use colouring::Refiner;
use levels::Checker;
use set::Set;
use structure::Structure;
use table::Table;

/// Entries of the set that are read at most.
const MAX_ENTRIES: usize = 1 << 26;

type Checked<T> = Result<T, String>;

fn fail<T>(why: impl Into<String>) -> Checked<T> {
    Err(why.into())
}

fn find(parent: &mut [u32], mut v: u32) -> u32 {
    while parent[v as usize] != v {
        parent[v as usize] = parent[parent[v as usize] as usize];
        v = parent[v as usize];
    }
    v
}

/// Each value replaced by how many different values are smaller: equal where the values are equal, and only there.
fn ranks<T: Ord + Clone>(values: &[T]) -> Vec<u64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    values
        .iter()
        .map(|v| sorted.partition_point(|x| x < v) as u64)
        .collect()
}

fn number(value: &Value, what: &str) -> Checked<usize> {
    value
        .as_u64()
        .and_then(|x| usize::try_from(x).ok())
        .ok_or_else(|| format!("{what}: expected a number"))
}

fn list<'a>(value: &'a Value, what: &str) -> Checked<&'a Vec<Value>> {
    value
        .as_array()
        .ok_or_else(|| format!("{what}: expected a list"))
}

/// Checks a certificate of kind `group`. Cost: about one colour refinement per node of the refutation trees and per base vertex.
///
/// # Errors
/// The reason why it is rejected.
///
/// ```
/// use elenchus::groups::{Options, SetOfVectors, certify};
/// let x = SetOfVectors::new(&[vec![0, 0, 1], vec![0, 1, 0]])?;
/// let (_, mut certificate) = certify(&x, &Options::default())?;
/// assert!(elenchus::kernel::group::check(&certificate).is_ok());
/// certificate["order"] = "1".into();
/// assert!(elenchus::kernel::group::check(&certificate).is_err());
/// # Ok::<(), elenchus::groups::Error>(())
/// ```
pub fn check(certificate: &Value) -> Result<(), String> {
    check_kind(certificate, true)
}

/// Checks a certificate of kind `group_lower_bound`: that there are at least so many symmetries. It says nothing of there being no others.
///
/// The generators preserve the table, and along any base `b_0, b_1, …` the order of the group they generate is at least the product of the orbit lengths of `b_l` under those of them that fix
/// `b_0, …, b_{l−1}` (Sims). Nothing is refuted, so there is no refinement but that of the steps. Cost: every generator applied to every line.
///
/// # Errors
/// The reason why it is rejected.
///
/// ```
/// use elenchus::groups::{Options, SetOfVectors, certify_lower_bound};
/// use elenchus::kernel::group::{check, check_lower_bound};
/// let x = SetOfVectors::new(&[vec![0, 0, 1], vec![0, 1, 0]])?;
/// let (_, mut certificate) = certify_lower_bound(&x, &Options::default())?;
/// assert!(check_lower_bound(&certificate).is_ok());
/// assert!(check(&certificate).is_err());
/// certificate["order"] = "4".into();
/// assert!(check_lower_bound(&certificate).is_err());
/// # Ok::<(), elenchus::groups::Error>(())
/// ```
pub fn check_lower_bound(certificate: &Value) -> Result<(), String> {
    check_kind(certificate, false)
}

fn check_kind(certificate: &Value, complete: bool) -> Checked<()> {
    let fields = certificate
        .as_object()
        .ok_or("certificate: expected an object")?;
    const KNOWN: [&str; 15] = [
        "kind",
        "version",
        "statement",
        "degree",
        "alphabet",
        "items",
        "digest",
        "partition",
        "colours",
        "ambient",
        "spanning_weights",
        "steps",
        "order",
        "generators",
        "levels",
    ];
    if let Some(name) = fields.keys().find(|k| !KNOWN.contains(&k.as_str())) {
        return fail(format!("unknown field {name:?}"));
    }
    let kind = if complete {
        "group"
    } else {
        "group_lower_bound"
    };
    if certificate["kind"] != kind {
        return fail(format!("kind: expected {kind:?}"));
    }
    if certificate["version"] != 3 {
        return fail("version: expected 3");
    }
    let coloured = match &certificate["colours"] {
        Value::Null => false,
        Value::Bool(b) => *b,
        _ => return fail("colours: expected true or false"),
    };
    let ambient = ambient(&certificate["ambient"])?;
    let statement = match (coloured, &ambient) {
        (false, None) if complete => STATEMENT,
        (true, None) if complete => STATEMENT_WITH_COLOURS,
        (false, None) => AT_LEAST,
        (true, None) => AT_LEAST_WITH_COLOURS,
        (false, Some(_)) if complete => STATEMENT_WITHIN,
        (false, Some(_)) => return fail("ambient: not for a lower bound"),
        (true, Some(_)) => return fail("colours: not together with an ambient group"),
    };
    if certificate["statement"] != statement {
        return fail("statement: not the one that version 3 certifies");
    }
    let set = Set::read(certificate)?;
    let order = match ambient {
        Some((shape, torus)) => {
            for name in ["spanning_weights", "steps", "levels", "generators"] {
                if !certificate[name].is_null() {
                    return fail(format!(
                        "{name}: nothing to be said within an ambient group"
                    ));
                }
            }
            BigUint::from(count_within(&set, shape, torus)?)
        }
        None => order_of(certificate, set, coloured, complete)?,
    };
    let claimed = certificate["order"]
        .as_str()
        .filter(|s| s.len() <= 1 << 20 && !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit()))
        .ok_or("order: expected digits")?;
    if claimed != order.to_string() {
        return fail(format!("order: the evidence gives {order}"));
    }
    Ok(())
}

/// What a certificate of version 3 is about.
const STATEMENT: &str = "the permutations s of the coordinates with s.X = X, (s.x)_i = x_s(i), which preserve the partition if there is one, form a group of the given order";
/// With permutations of the symbols.
const STATEMENT_WITH_COLOURS: &str = "the pairs of a permutation s of the coordinates, which preserves the partition if there is one, and a permutation c of the symbols with c(s.X) = X, (s.x)_i = x_s(i), form a group of the given order";
/// Inside the symmetries or translations of a grid.
const STATEMENT_WITHIN: &str = "the permutations s of the ambient group of the grid with s.X = X, (s.x)_i = x_s(i), which preserve the partition if there is one, form a group of the given order";

/// What a lower bound is about.
const AT_LEAST: &str = "at least the given number of permutations s of the coordinates have s.X = X, (s.x)_i = x_s(i), and preserve the partition if there is one";
/// With permutations of the symbols.
const AT_LEAST_WITH_COLOURS: &str = "at least the given number of pairs of a permutation s of the coordinates, which preserves the partition if there is one, and a permutation c of the symbols have c(s.X) = X, (s.x)_i = x_s(i)";

type Shape = (usize, usize);

fn ambient(value: &Value) -> Checked<Option<(Shape, bool)>> {
    if value.is_null() {
        return Ok(None);
    }
    let parts = list(value, "ambient")?;
    let [kind, rows, columns] = &parts[..] else {
        return fail("ambient: expected a name, rows and columns");
    };
    let torus = match kind.as_str() {
        Some("d4") => false,
        Some("torus") => true,
        _ => return fail("ambient: expected \"d4\" or \"torus\""),
    };
    let shape = (number(rows, "ambient")?, number(columns, "ambient")?);
    Ok(Some((shape, torus)))
}

/// How many different permutations of the ambient group map the set to itself.
fn count_within(set: &Set, (rows, columns): Shape, torus: bool) -> Checked<usize> {
    let n = set.degree;
    if rows.checked_mul(columns) != Some(n) {
        return fail("ambient: the shape does not fit the length of the vectors");
    }
    let mut elements: Vec<Vec<usize>> = Vec::new();
    let mut add = |f: &dyn Fn(usize, usize) -> (usize, usize)| {
        elements.push(
            (0..n)
                .map(|i| {
                    let (r, c) = f(i / columns, i % columns);
                    r * columns + c
                })
                .collect(),
        );
    };
    if torus {
        if n.saturating_mul(n) > MAX_ENTRIES {
            return fail("ambient: too many translations");
        }
        for t in 0..n {
            add(&|r, c| ((r + t / columns) % rows, (c + t % columns) % columns));
        }
    } else {
        for k in 0..4 {
            let turn = |x: usize, size: usize, on: bool| if on { size - 1 - x } else { x };
            let (v, h) = (k & 1 != 0, k & 2 != 0);
            add(&|r, c| (turn(r, rows, v), turn(c, columns, h)));
            if rows == columns {
                add(&|r, c| (turn(c, rows, v), turn(r, columns, h)));
            }
        }
    }
    elements.sort_unstable();
    elements.dedup();
    let items: HashMap<&[u16], ()> = set.rows.iter().map(|r| (r.as_slice(), ())).collect();
    let mut refiner = Refiner::new();
    let mut count = 0;
    for s in &elements {
        let mut inside = (0..n).all(|i| set.partition[i] == set.partition[s[i]]);
        for row in &set.rows {
            if !inside {
                break;
            }
            refiner.spend(n as u64)?;
            let image: Vec<u16> = s.iter().map(|&i| row[i]).collect();
            inside = items.contains_key(image.as_slice());
        }
        count += usize::from(inside);
    }
    // The empty permutation.
    Ok(if n == 0 { 1 } else { count })
}

fn order_of(certificate: &Value, set: Set, coloured: bool, complete: bool) -> Checked<BigUint> {
    let mut refiner = Refiner::new();
    let (degree, items) = (set.degree, set.rows.len());
    let used = match &certificate["spanning_weights"] {
        Value::Null => (0..items).collect(),
        _ if coloured => return fail("spanning_weights: not when symbols may be permuted"),
        weights => set.spanning_items(weights)?,
    };
    let mut rows = set.rows;
    if used.len() < items {
        rows = used.iter().map(|&k| std::mem::take(&mut rows[k])).collect();
    }
    let mut table = Table {
        alphabet: set.alphabet,
        rows,
        point_colours: set.partition,
        line_colours: vec![0; used.len()],
        point_names: (0..degree).collect(),
        line_names: used.iter().map(|k| degree + k).collect(),
    };
    let mut order = BigUint::from(1u32);
    for step in list(&certificate["steps"], "steps")? {
        let name = step.as_str().ok_or("steps: expected names")?;
        if coloured && name != "equal" {
            return fail("steps: only \"equal\" when symbols may be permuted");
        }
        order *= if coloured {
            table.merge_equal()?
        } else {
            table.step(name, &mut refiner)?
        };
    }
    let structure = Structure::new(table, coloured);
    let mut checker = Checker::new(structure, degree, items, refiner)?;
    let generators = checker.automorphisms(&certificate["generators"], "generators")?;
    let levels = &certificate["levels"];
    Ok(order
        * if complete {
            checker.order(levels, &generators)?
        } else {
            checker.at_least(levels, &generators)?
        })
}
