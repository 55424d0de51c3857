//! Files that are no tasks, and wrong usage: named, exit code 2, and the run goes on.

use serde_json::{Value, json};

use super::{elenchus, mirror, write};

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
fn every_kind_of_bad_file_is_named_and_the_run_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    write(dir.path(), "good.json", &mirror());
    std::fs::write(at("empty.json"), "").unwrap();
    std::fs::write(at("binary.json"), [0xff, 0xfe, 0x00, 0x80]).unwrap();
    std::fs::write(at("latin.json"), b"{\"train\": \"\xe9\"}").unwrap();
    std::fs::write(at("notes.txt"), "not a task").unwrap();
    std::fs::create_dir(at("folder.json")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(at("nowhere"), at("dangling.json")).unwrap();
    let verbs: [&[&str]; 4] = [
        &["arc"],
        &["arc", "explain"],
        &["arc", "lint"],
        &["arc", "solve", "--kaggle"],
    ];
    for verb in verbs {
        let out = elenchus().args(verb).arg(dir.path()).assert().code(2);
        let err = String::from_utf8(out.get_output().stderr.clone()).unwrap();
        let named = ["empty.json", "binary.json", "latin.json", "dangling.json"];
        let want = if cfg!(unix) { 4 } else { 3 };
        assert_eq!(err.lines().count(), want, "{verb:?}: {err}");
        for (line, name) in err.lines().zip({
            let mut sorted = named[..want].to_vec();
            sorted.sort_unstable();
            sorted
        }) {
            assert!(line.contains(name), "{verb:?}: {line}");
        }
        assert!(err.contains("line 1"), "{err}");
        assert!(!out.get_output().stdout.is_empty(), "{verb:?}");
    }
    // A folder without tasks is named, too, and its neighbours are solved.
    let empty = tempfile::tempdir().unwrap();
    let out = elenchus()
        .args(["arc", "--json"])
        .arg(empty.path())
        .arg(dir.path().join("good.json"))
        .assert()
        .code(2);
    let v: Value = serde_json::from_slice(&out.get_output().stdout).unwrap();
    assert_eq!(
        (&v["summary"]["solved"], &v["summary"]["unreadable"]),
        (&json!(1), &json!(1))
    );
}

#[test]
fn a_submission_goes_on_after_a_bad_task() {
    let dir = tempfile::tempdir().unwrap();
    let file = write(
        dir.path(),
        "all.json",
        &json!({"x": mirror(), "y": {"train": [{"input": [[1, 2], [3]], "output": [[1]]}], "test": []}, "z": 3}),
    );
    let out = elenchus()
        .args(["arc", "solve", "--kaggle"])
        .arg(&file)
        .assert()
        .code(2);
    let err = String::from_utf8(out.get_output().stderr.clone()).unwrap();
    assert!(
        err.contains("task y: ") && err.contains("train[0].input[1]") && err.contains("task z: "),
        "{err}"
    );
    let v: Value = serde_json::from_slice(&out.get_output().stdout).unwrap();
    assert_eq!(v.as_object().unwrap().len(), 1);
}
