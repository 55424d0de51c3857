//! `elenchus arc` from outside.

mod bad_input;
mod verbs;

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
fn a_folder_gives_a_summary_even_for_one_task() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "a.json", &mirror());
    let text = stdout(elenchus().arg("arc").arg(dir.path()));
    assert!(text.starts_with("1 task: 1 solved"), "{text}");
}

/// The JSON without the times it took.
fn timeless(mut v: Value) -> Value {
    for t in v["tasks"].as_array_mut().unwrap() {
        t.as_object_mut().unwrap().remove("seconds");
    }
    v["summary"].as_object_mut().unwrap().remove("seconds");
    v
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    for (i, name) in ["a", "b", "c", "d"].iter().enumerate() {
        let mut t = mirror();
        t["test"][0]["input"][0][0] = json!(i);
        write(dir.path(), &format!("{name}.json"), &t);
    }
    write(dir.path(), "e.json", &hopeless());
    let run = |jobs: &str| {
        let out = stdout(
            elenchus()
                .args(["arc", "--json", "--jobs", jobs])
                .arg(dir.path()),
        );
        timeless(serde_json::from_str(&out).unwrap())
    };
    let one = run("1");
    assert_eq!(one.to_string(), run("2").to_string());
    assert_eq!(one["tasks"].as_array().unwrap().len(), 5);
    let of = |jobs: &str| {
        stdout(
            elenchus()
                .args(["arc", "explain", "--jobs", jobs])
                .arg(dir.path()),
        )
    };
    assert_eq!(of("1"), of("3"));
    // Before the verb as well; what the verb would not see is refused there.
    let before = stdout(
        elenchus()
            .args(["arc", "--jobs", "2", "explain"])
            .arg(dir.path()),
    );
    assert_eq!(before, of("1"));
    for early in ["--json", "a.json"] {
        elenchus()
            .args(["arc", early, "explain"])
            .arg(dir.path())
            .assert()
            .code(2)
            .stderr(predicates::str::contains("come after the verb"));
    }
    elenchus()
        .args(["arc", "--jobs", "0"])
        .arg(dir.path())
        .assert()
        .code(2);
}
