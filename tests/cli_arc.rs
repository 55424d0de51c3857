//! `elenchus arc` from outside.

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::{Value, json};

fn elenchus() -> Command {
    Command::cargo_bin("elenchus").unwrap()
}

fn write(dir: &Path, name: &str, v: &Value) -> PathBuf {
    let path = dir.join(name);
    std::fs::write(&path, v.to_string()).unwrap();
    path
}

/// Reflection left-right, with the answer in the file.
fn mirror() -> Value {
    json!({"train": [{"input": [[1, 2], [3, 0]], "output": [[2, 1], [0, 3]]},
                     {"input": [[4, 5, 6], [0, 6, 1]], "output": [[6, 5, 4], [1, 6, 0]]}],
           "test": [{"input": [[7, 8], [9, 1]], "output": [[8, 7], [1, 9]]}]})
}

fn hopeless() -> Value {
    json!({"train": [{"input": [[1]], "output": [[2]]}, {"input": [[1]], "output": [[3]]}], "test": [{"input": [[1]]}]})
}

fn stdout(c: &mut Command) -> String {
    String::from_utf8(c.output().unwrap().stdout).unwrap()
}

#[test]
fn one_task_prints_one_object() {
    let dir = tempfile::tempdir().unwrap();
    let file = write(dir.path(), "mirror.json", &mirror());
    let out = elenchus()
        .args(["arc", "--json"])
        .arg(&file)
        .assert()
        .code(0);
    let v: Value = serde_json::from_slice(&out.get_output().stdout).unwrap();
    assert_eq!(v["task"], "mirror");
    assert_eq!(v["solved"], true);
    assert_eq!(v["rule"]["text"], "reflect left-right");
    assert_eq!(v["rule"]["family"], "square symmetry");
    assert_eq!(v["predictions"], json!([[[8, 7], [1, 9]]]));
    assert_eq!(v["correct"], json!([true]));
    assert!(
        v["unique"][0].is_boolean()
            && v["cells"][0]["filled"].is_u64()
            && v["rules_found"].is_u64()
    );
}

#[test]
fn without_answers_there_is_no_field_correct() {
    let dir = tempfile::tempdir().unwrap();
    let mut t = mirror();
    t["test"][0].as_object_mut().unwrap().remove("output");
    let file = write(dir.path(), "m.json", &t);
    let v: Value =
        serde_json::from_str(&stdout(elenchus().args(["arc", "--json"]).arg(&file))).unwrap();
    assert!(v.get("correct").is_none());
    assert_eq!(v["predictions"], json!([[[8, 7], [1, 9]]]));
}

#[test]
fn nothing_solved_is_a_negative_answer() {
    let dir = tempfile::tempdir().unwrap();
    let file = write(dir.path(), "h.json", &hopeless());
    elenchus().arg("arc").arg(&file).assert().code(1);
    let v: Value =
        serde_json::from_str(&stdout(elenchus().args(["arc", "--json"]).arg(&file))).unwrap();
    assert_eq!(
        (
            v["solved"].clone(),
            v["rule"].clone(),
            v["predictions"].clone()
        ),
        (json!(false), Value::Null, json!([null]))
    );
}

#[test]
fn bad_files_are_named_and_the_run_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "good.json", &mirror());
    for (name, v, says) in [
        (
            "a.json",
            json!({"train": [{"input": [[1, 2], [3]], "output": [[1]]}], "test": []}),
            "train[0].input[1]",
        ),
        (
            "b.json",
            json!({"train": [{"input": [], "output": [[1]]}], "test": []}),
            "an empty grid",
        ),
        (
            "c.json",
            json!({"train": [{"input": vec![vec![0; 31]], "output": [[1]]}], "test": []}),
            "31 columns",
        ),
        (
            "d.json",
            json!({"train": [{"input": [[1.5]], "output": [[1]]}], "test": []}),
            "train[0].input[0][0]",
        ),
        (
            "e.json",
            json!({"train": [{"input": [[-1]], "output": [[10]]}], "test": []}),
            "an integer from 0 to 9, got -1",
        ),
        (
            "f.json",
            json!({"train": []  , "test": []}),
            "at least one pair",
        ),
        ("g.json", json!([1]), "an object with train and test"),
        (
            "h.json",
            json!({"train": [{"input": [[1]]}], "test": []}),
            "train[0].output",
        ),
    ] {
        let file = write(dir.path(), name, &v);
        let out = elenchus()
            .args(["arc", "--json"])
            .arg(&file)
            .assert()
            .code(2);
        let err = String::from_utf8(out.get_output().stderr.clone()).unwrap();
        assert!(err.contains(name) && err.contains(says), "{name}: {err}");
        assert!(out.get_output().stdout.is_empty());
    }
    std::fs::write(dir.path().join("z.json"), "{\"train\": [").unwrap();
    let out = elenchus()
        .args(["arc", "--json"])
        .arg(dir.path())
        .assert()
        .code(2);
    let v: Value = serde_json::from_slice(&out.get_output().stdout).unwrap();
    assert_eq!(v["summary"]["solved"], 1);
    assert_eq!(v["summary"]["unreadable"], 9);
    assert_eq!(v["tasks"].as_array().unwrap().len(), 1);
    let err = String::from_utf8(out.get_output().stderr.clone()).unwrap();
    assert!(err.contains("z.json") && err.contains("line 1"));
}

#[test]
fn several_tasks_give_a_summary() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "a.json", &mirror());
    write(dir.path(), "b.json", &hopeless());
    let out = elenchus().arg("arc").arg(dir.path()).assert().code(0);
    let text = String::from_utf8(out.get_output().stdout.clone()).unwrap();
    assert!(
        text.starts_with("2 tasks: 1 solved, 0 wrong, 1 declined"),
        "{text}"
    );
    assert!(text.contains("square symmetry"));
    assert!(!text.contains('\x1b'));
}

#[test]
fn usage_errors_have_code_two() {
    let dir = tempfile::tempdir().unwrap();
    let file = write(dir.path(), "a.json", &mirror());
    elenchus().arg("arc").assert().code(2);
    elenchus()
        .args(["arc", "no-such-file.json"])
        .assert()
        .code(2);
    elenchus()
        .args(["arc", "--attempts", "3"])
        .arg(&file)
        .assert()
        .code(2);
    elenchus()
        .args(["arc", "solve"])
        .arg(&file)
        .assert()
        .code(2);
    elenchus()
        .args(["arc", "--svg", "x.svg"])
        .arg(&file)
        .arg(&file)
        .assert()
        .code(2);
    elenchus()
        .arg("arc")
        .arg(dir.path().join("none"))
        .assert()
        .code(2);
    let empty = tempfile::tempdir().unwrap();
    elenchus().arg("arc").arg(empty.path()).assert().code(2);
}

#[test]
fn sheets_are_written_whole() {
    let dir = tempfile::tempdir().unwrap();
    let file = write(dir.path(), "a.json", &mirror());
    let (svg, html) = (dir.path().join("s.svg"), dir.path().join("s.html"));
    elenchus()
        .arg("arc")
        .arg(&file)
        .arg("--svg")
        .arg(&svg)
        .arg("--html")
        .arg(&html)
        .assert()
        .code(0);
    let svg = std::fs::read_to_string(svg).unwrap();
    let html = std::fs::read_to_string(html).unwrap();
    assert!(
        svg.starts_with("<svg")
            && svg.trim_end().ends_with("</svg>")
            && svg.contains("reflect left-right")
    );
    assert!(html.starts_with("<!doctype html>") && html.contains("<svg"));
    elenchus()
        .arg("arc")
        .arg(&file)
        .args(["--svg", "/no/such/folder/x.svg"])
        .assert()
        .code(2);
}

#[test]
fn colours_only_where_asked() {
    let dir = tempfile::tempdir().unwrap();
    let file = write(dir.path(), "a.json", &mirror());
    assert!(!stdout(elenchus().arg("arc").arg(&file)).contains('\x1b'));
    assert!(stdout(elenchus().args(["arc", "--color", "always"]).arg(&file)).contains('\x1b'));
}

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
