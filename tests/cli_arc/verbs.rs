//! The further verbs: explain, complete, orbits, augment, lint, solve --kaggle.

use serde_json::{Value, json};

use super::{elenchus, hopeless, mirror, stdout, write};

#[test]
fn explain_states_uniqueness_and_groups() {
    let dir = tempfile::tempdir().unwrap();
    let file = write(dir.path(), "a.json", &mirror());
    let v: Value = serde_json::from_str(&stdout(
        elenchus().args(["arc", "explain", "--json"]).arg(&file),
    ))
    .unwrap();
    assert!(v["status"] == "unique" || v["status"].as_str().unwrap().starts_with("ambiguous("));
    assert!(v["repertoire"].as_u64().unwrap() > 1000);
    let none = write(dir.path(), "h.json", &hopeless());
    let out = elenchus()
        .args(["arc", "explain"])
        .arg(&none)
        .assert()
        .code(1);
    assert!(String::from_utf8_lossy(&out.get_output().stdout).contains("task h: none"));
}

#[test]
fn complete_fills_from_orbits_with_witnesses() {
    let dir = tempfile::tempdir().unwrap();
    let rows: Vec<Vec<u8>> = (0..9)
        .map(|r| {
            (0..9)
                .map(|c| {
                    if (3..5).contains(&r) && c == 4 {
                        9
                    } else {
                        ((r % 3) * 3 + c % 3) as u8 % 8 + 1
                    }
                })
                .collect()
        })
        .collect();
    let file = write(dir.path(), "g.json", &json!(rows));
    let out = elenchus()
        .args(["arc", "complete", "--mask", "9", "--json"])
        .arg(&file)
        .assert()
        .code(0);
    let v: Value = serde_json::from_slice(&out.get_output().stdout).unwrap();
    assert_eq!(v["complete"], true);
    assert_eq!(v["grid"][3][4], 2);
    for f in v["fills"].as_array().unwrap() {
        assert!(f["bits"].as_f64().unwrap() >= 30.0 && f["exact"] == true);
        assert!(!f["witnesses"].as_array().unwrap().is_empty());
    }
    // A bare grid does not show what hides its cells.
    elenchus()
        .args(["arc", "complete"])
        .arg(&file)
        .assert()
        .code(2);
    let ragged = write(dir.path(), "r.json", &json!([[1, 2], [3]]));
    let out = elenchus()
        .args(["arc", "complete", "--mask", "9"])
        .arg(&ragged)
        .assert()
        .code(2);
    assert!(String::from_utf8_lossy(&out.get_output().stderr).contains("field grid[1]"));
}

#[test]
fn augment_is_undone() {
    let dir = tempfile::tempdir().unwrap();
    let file = write(dir.path(), "a.json", &mirror());
    let there = dir.path().join("there.json");
    elenchus()
        .args(["arc", "augment", "--seed", "5", "--black"])
        .arg(&file)
        .arg("--out")
        .arg(&there)
        .assert()
        .code(0);
    let back: Value = serde_json::from_str(&stdout(
        elenchus().args(["arc", "augment", "--undo"]).arg(&there),
    ))
    .unwrap();
    assert_eq!(back, mirror());
    // Without the record of the change there is nothing to undo.
    elenchus()
        .args(["arc", "augment", "--undo"])
        .arg(&file)
        .assert()
        .code(2);
}

#[test]
fn lint_finds_contradictions() {
    let dir = tempfile::tempdir().unwrap();
    let (a, b) = (
        write(dir.path(), "a.json", &mirror()),
        write(dir.path(), "b.json", &hopeless()),
    );
    elenchus().args(["arc", "lint"]).arg(&a).assert().code(0);
    let out = elenchus()
        .args(["arc", "lint", "--json"])
        .arg(&a)
        .arg(&b)
        .assert()
        .code(1);
    let v: Value = serde_json::from_slice(&out.get_output().stdout).unwrap();
    assert_eq!(v["contradictions"], 1);
}

#[test]
fn orbits_name_the_odd_one_out() {
    let dir = tempfile::tempdir().unwrap();
    let file = write(
        dir.path(),
        "g.json",
        &json!([
            [1, 1, 0, 2, 0],
            [1, 0, 0, 2, 2],
            [0, 0, 0, 0, 0],
            [3, 3, 3, 0, 0]
        ]),
    );
    let text = stdout(elenchus().args(["arc", "orbits"]).arg(&file));
    assert!(
        text.contains("the odd one out begins at row 3, column 0"),
        "{text}"
    );
}

#[test]
fn a_submission_has_two_attempts_for_every_test() {
    let dir = tempfile::tempdir().unwrap();
    let file = write(
        dir.path(),
        "all.json",
        &json!({"x": mirror(), "y": hopeless()}),
    );
    let v: Value = serde_json::from_str(&stdout(
        elenchus().args(["arc", "solve", "--kaggle"]).arg(&file),
    ))
    .unwrap();
    assert_eq!(v["x"][0]["attempt_1"], json!([[8, 7], [1, 9]]));
    assert!(v["y"][0]["attempt_1"].is_array() && v["y"][0]["attempt_2"].is_array());
}

/// A pattern with both reflections of a 12 × 12 grid, a hole in it.
fn quilt() -> Value {
    let cell = |r: usize, c: usize| {
        let (a, b) = (r.min(11 - r), c.min(11 - c));
        if (2..4).contains(&r) && (3..5).contains(&c) {
            0
        } else {
            (a * a * 3 + b * 7 + a * b) % 8 + 1
        }
    };
    json!(
        (0..12)
            .map(|r| (0..12).map(|c| cell(r, c)).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    )
}

#[test]
fn evidence_names_motions_witnesses_and_anchors() {
    let dir = tempfile::tempdir().unwrap();
    let file = write(dir.path(), "q.json", &quilt());
    let v: Value = serde_json::from_str(&stdout(
        elenchus()
            .args(["arc", "complete", "--mask", "0", "--json"])
            .arg(&file),
    ))
    .unwrap();
    assert_eq!((&v["complete"], &v["exact"]), (&json!(true), &json!(true)));
    assert_eq!(v["fills"].as_array().unwrap().len(), 4);
    for f in v["fills"].as_array().unwrap() {
        assert!(!f["if_the_pattern_obeys"].as_array().unwrap().is_empty());
        assert_eq!(f["against"], json!([]));
    }
    let names: Vec<&str> = v["anchors"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|a| a["names"].as_array().unwrap())
        .map(|n| n.as_str().unwrap())
        .collect();
    for n in ["grid centre", "centre of the content", "centre of colour 1"] {
        assert!(names.contains(&n), "{n} not in {names:?}");
    }
    assert!(
        v["motions"]
            .as_array()
            .unwrap()
            .iter()
            .any(|m| m["anchors"][0] == "grid centre")
    );
    assert!(v["tried"].as_u64().unwrap() > v["obeyed"].as_u64().unwrap());
    let text = stdout(
        elenchus()
            .args(["arc", "complete", "--mask", "0"])
            .arg(&file),
    );
    for words in [
        "4 cells filled, each with at least",
        "exact if the pattern obeys",
        "motions tried, the visible part obeys",
        "anchors among the candidates:",
        "  grid centre",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn too_little_evidence_is_not_called_exact() {
    let dir = tempfile::tempdir().unwrap();
    let file = write(dir.path(), "s.json", &json!([[1, 2, 9, 1], [3, 4, 4, 3]]));
    let out = elenchus()
        .args(["arc", "complete", "--mask", "9", "--json"])
        .arg(&file)
        .assert()
        .code(1);
    let v: Value = serde_json::from_slice(&out.get_output().stdout).unwrap();
    assert_eq!(
        (&v["complete"], &v["undetermined"]),
        (&json!(false), &json!([[0, 2]]))
    );
    assert_eq!(v["obeyed"], 0);
}

#[test]
fn explain_counts_the_permutations_of_the_triangle_task() {
    let dir = tempfile::tempdir().unwrap();
    let pair = |a: [u8; 3], b: [u8; 3]| json!({"input": [a], "output": [b]});
    let (x, y) = ([0, 1, 0], [0, 0, 1]);
    let both = json!({"train": [pair(x, y), pair(y, x)], "test": [pair([1, 1, 0], [1, 0, 1])]});
    let one = json!({"train": [pair(x, y)], "test": [pair([1, 1, 0], [1, 0, 1])]});
    let of = |name: &str, v: &Value| {
        let file = write(dir.path(), name, v);
        let out = stdout(elenchus().args(["arc", "explain", "--json"]).arg(&file));
        serde_json::from_str::<Value>(&out).unwrap()["cell_permutations"].clone()
    };
    let (both, one) = (of("both.json", &both), of("one.json", &one));
    assert_eq!(
        (&both["count"], &both["predictions"][0]["one"]),
        (&json!("1"), &json!([[1, 0, 1]]))
    );
    assert_eq!(
        (&one["count"], &one["predictions"][0]["unique"]),
        (&json!("2"), &json!(false))
    );
}
