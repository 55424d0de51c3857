//! The kernel over everything under `proofs/`: every certificate is accepted, is the one that the audit would write today, and no number in it can be changed.

use std::path::{Path, PathBuf};

use elenchus::audit::{Settings, decide};
use elenchus::kernel;
use rayon::prelude::*;
use serde_json::Value;

fn proofs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("proofs")
}

fn files(extension: &str) -> Vec<PathBuf> {
    let mut list = Vec::new();
    let mut folders = vec![proofs()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                list.push(path);
            }
        }
    }
    list.sort();
    list
}

fn check(bytes: &[u8]) -> Result<String, String> {
    let object = kernel::parse(bytes)?;
    let id = object
        .get("claim")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_string();
    let claims = elenchus::claims::all();
    let claim = claims
        .iter()
        .find(|r| r.claim.id() == id)
        .ok_or("unknown claim")?;
    let verdict = kernel::check(claim.claim.statement(), &object)?;
    if verdict != claim.expected.to_string() {
        return Err(format!("{verdict}, expected {}", claim.expected));
    }
    Ok(id)
}

#[test]
fn accepts_every_stored_certificate() {
    let files = files("json");
    assert!(!files.is_empty());
    let bad: Vec<String> = files
        .par_iter()
        .filter_map(|path| {
            check(&std::fs::read(path).unwrap())
                .err()
                .map(|e| format!("{}: {e}", path.display()))
        })
        .collect();
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

#[test]
fn stores_a_certificate_for_every_claim_and_no_other() {
    let mut expected: Vec<PathBuf> = elenchus::claims::all()
        .iter()
        .map(|r| proofs().join(format!("{}.json", r.claim.id().replace("::", "/"))))
        .collect();
    expected.sort();
    assert_eq!(files("json"), expected);
}

#[test]
fn stored_certificates_are_what_the_audit_writes() {
    let stale: Vec<String> = elenchus::claims::all()
        .par_iter()
        .filter_map(|r| {
            let outcome = decide(r.claim.as_ref(), &Settings::default()).ok()?;
            let path = proofs().join(format!("{}.json", r.claim.id().replace("::", "/")));
            let stored = std::fs::read_to_string(path).ok()?;
            (stored != format!("{:#}\n", outcome.certificate())).then(|| r.claim.id())
        })
        .collect();
    assert!(
        stale.is_empty(),
        "run `elenchus audit --out DIR` and copy DIR/proofs: {}",
        stale.join(", ")
    );
}

/// Every number of every file, one digit changed: in the certificate as it lies there, the seal catches it; the tests of the kernel renew the seal.
#[test]
fn no_number_of_any_certificate_can_be_changed() {
    files("json").par_iter().for_each(|path| {
        let text = std::fs::read(path).unwrap();
        let mut inside = false;
        for k in 0..text.len() {
            let digit = text[k].is_ascii_digit();
            if digit && !inside {
                let mut changed = text.clone();
                changed[k] = if text[k] == b'9' { b'8' } else { text[k] + 1 };
                assert!(
                    kernel::parse(&changed).is_err(),
                    "{} byte {k}",
                    path.display()
                );
            }
            inside = digit;
        }
    });
}

/// The same with the seal renewed, on the numbers of witnesses and covers: now the content itself has to give the change away.
#[test]
fn changed_numbers_are_found_even_under_a_new_seal() {
    let claims = elenchus::claims::all();
    files("json").par_iter().for_each(|path| {
        let object = kernel::parse(&std::fs::read(path).unwrap()).unwrap();
        let kind = object["kind"].as_str().unwrap();
        let keys: &[&str] = match kind {
            "cover" => &["cases", "met", "points", "degree"],
            "boxes" => &["cases", "met", "points"],
            "witness" => &["position"],
            _ => &[],
        };
        let claim = claims
            .iter()
            .find(|r| r.claim.id() == object["claim"].as_str().unwrap())
            .unwrap();
        for key in keys {
            let Some(n) = object[*key].as_u64() else {
                continue;
            };
            // A position one further would make the kernel walk on; one less is enough to show.
            for other in [n + 1, n.saturating_sub(1)] {
                if other == n || *key == "position" && other > n {
                    continue;
                }
                // Large covers are redone in full for every number: the small ones show the same.
                if object.get("points").and_then(Value::as_u64).unwrap_or(0) > 500 {
                    continue;
                }
                let mut changed = object.clone();
                changed.insert((*key).into(), other.into());
                let sealed = kernel::seal(changed);
                let verdict = kernel::check(claim.claim.statement(), sealed.as_object().unwrap());
                assert!(verdict.is_err(), "{}: {key} {n} → {other}", path.display());
            }
        }
    });
}

/// Formal proofs leave nothing to assume, every theorem is closed, and every claim that names one names one that is there; the proof assistant itself runs in continuous integration.
#[test]
fn formal_proofs_assume_nothing() {
    for r in elenchus::claims::all() {
        if let Some((name, text)) = r.claim.words().formal {
            let line = format!("Theorem {name}");
            let found = text.lines().any(|l| {
                l.strip_prefix(&line).is_some_and(|rest| {
                    !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')
                })
            });
            assert!(found, "{}: {name}", r.claim.id());
        }
    }
    for path in files("v") {
        let text = std::fs::read_to_string(&path).unwrap();
        let words: Vec<&str> = text
            .split(|c: char| !(c.is_alphanumeric() || c == '_'))
            .collect();
        for bad in [
            "Axiom",
            "Axioms",
            "Parameter",
            "Parameters",
            "Conjecture",
            "Admitted",
            "admit",
            "Abort",
        ] {
            assert!(!words.contains(&bad), "{}: {bad}", path.display());
        }
        if path.parent().unwrap().file_name().unwrap() == "formal" {
            continue;
        }
        // A file may prove several claims; what each rests on is printed for the check of `.ci/run`.
        let stated: Vec<&str> = text
            .lines()
            .filter_map(|l| l.strip_prefix("Theorem "))
            .map(|l| {
                l.split(|c: char| !(c.is_alphanumeric() || c == '_'))
                    .next()
                    .unwrap()
            })
            .collect();
        assert!(!stated.is_empty(), "{} states no theorem", path.display());
        for name in stated {
            assert!(
                text.contains(&format!("Print Assumptions {name}.")),
                "{}: {name}",
                path.display()
            );
        }
    }
}
