//! The verb `group`.

use assert_cmd::Command;
use predicates::prelude::*;
use serde_json::Value;
use std::path::Path;

fn elenchus() -> Command {
    Command::cargo_bin("elenchus").unwrap()
}

fn write(dir: &Path, name: &str, text: &str) -> String {
    let path = dir.join(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_string()
}

fn json(args: &[&str]) -> Value {
    let out = elenchus()
        .arg("group")
        .args(args)
        .arg("--json")
        .assert()
        .success();
    serde_json::from_slice(&out.get_output().stdout).unwrap()
}

#[test]
fn text_json_and_separated_rows_agree() {
    let dir = tempfile::tempdir().unwrap();
    let files = [
        write(dir.path(), "a.txt", "# a comment\n001\n010\n\n010\n"),
        write(dir.path(), "b.txt", "0 0 1\r\n0 1 0\r\n"),
        write(dir.path(), "c.txt", "0,0,1\n0,1,0\n"),
        write(dir.path(), "d.json", "[[0,0,1],[0,1,0]]"),
        write(dir.path(), "e.txt", "\u{feff}001\n010\n"),
    ];
    for file in &files {
        let v = json(&[file]);
        assert_eq!(v["degree"], 3, "{file}");
        assert_eq!(v["items"], 2);
        assert_eq!(v["alphabet"], 2);
        assert_eq!(v["order"], "2");
        assert_eq!(v["generators"], serde_json::json!([[0, 2, 1]]));
        assert_eq!(v["orbits"], serde_json::json!([[0], [1, 2]]));
        assert_eq!(v["orbitals"], 5);
        assert_eq!(v["item_orbits"], 1);
        assert_eq!(v["complete"], true);
    }
    assert_eq!(json(&[&files[0]])["duplicates"], 1);
}

#[test]
fn the_certificate_is_accepted_and_a_changed_one_is_not() {
    let dir = tempfile::tempdir().unwrap();
    let file = write(dir.path(), "x.txt", "1100\n0110\n0011\n1001\n");
    let certificate = dir.path().join("c.json");
    let v = json(&[&file, "--certificate", certificate.to_str().unwrap()]);
    assert_eq!(v["order"], "8");
    assert_eq!(v["certified"], true);
    let mut c: Value = serde_json::from_slice(&std::fs::read(&certificate).unwrap()).unwrap();
    assert_eq!(elenchus::kernel::group::check(&c), Ok(()));
    c["order"] = "4".into();
    assert!(elenchus::kernel::group::check(&c).is_err());
}

#[test]
fn membership_of_permutations_in_a_file() {
    let dir = tempfile::tempdir().unwrap();
    let file = write(dir.path(), "x.txt", "1100\n0110\n0011\n1001\n");
    let perms = write(dir.path(), "p.txt", "(0 1 2 3)\n1 0 2 3\n[0,3,2,1]\n");
    let v = json(&[&file, "--contains", &perms]);
    let members: Vec<bool> = v["contains"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| m["member"].as_bool().unwrap())
        .collect();
    assert_eq!(members, [true, false, true]);
    let bad = write(dir.path(), "q.txt", "(0 1)\n(0 9)\n");
    elenchus()
        .args(["group", &file, "--contains", &bad])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("q.txt, line 2"));
}

#[test]
fn membership_with_colours() {
    let dir = tempfile::tempdir().unwrap();
    let file = write(dir.path(), "x.txt", "0001\n0010\n1110\n");
    let lines = "(2 3)\n(2 3); 1 0\n(0 1); 0 1\n(0 1)\n(0 2)\n1 0 2 3; (0 1)\n";
    let perms = write(dir.path(), "p.txt", lines);
    let members = |args: &[&str]| -> Vec<bool> {
        let list = json(args)["contains"].as_array().unwrap().clone();
        list.iter()
            .map(|m| m["member"].as_bool().unwrap())
            .collect()
    };
    // Exchanging the symbols turns 0001 into 1110 but leaves 0010 without an image, whatever the coordinates do.
    assert_eq!(
        members(&[&file, "--colors", "--contains", &perms]),
        [false, false, true, true, false, false]
    );
    let both = write(dir.path(), "y.txt", "0001\n1101\n");
    let perms = write(
        dir.path(),
        "q.txt",
        "(2 3)\n(2 3); 1 0\n(2 3); 0 1\n(0 1)\n",
    );
    assert_eq!(
        members(&[&both, "--colors", "--contains", &perms]),
        [true, true, false, true]
    );
    elenchus()
        .args(["group", &both, "--contains", &perms])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("line 2").and(predicate::str::contains("--colors")));
}

#[test]
fn every_kind_of_group_is_certified() {
    let dir = tempfile::tempdir().unwrap();
    let file = write(dir.path(), "x.txt", "0011\n1100\n");
    let certificate = dir.path().join("c.json");
    let path = certificate.to_str().unwrap();
    for (options, order) in [
        (vec![], "8"),
        (vec!["--colors"], "16"),
        (vec!["--within", "d4"], "4"),
        (vec!["--within", "torus"], "4"),
    ] {
        let mut args = vec![file.as_str(), "--certificate", path];
        args.extend(options);
        let v = json(&args);
        assert_eq!(v["order"], order);
        assert_eq!(v["certified"], true);
        let c: Value = serde_json::from_slice(&std::fs::read(&certificate).unwrap()).unwrap();
        assert_eq!(elenchus::kernel::group::check(&c), Ok(()));
    }
}

#[test]
fn colours_and_ambient_groups() {
    let dir = tempfile::tempdir().unwrap();
    let file = write(dir.path(), "x.txt", "0011\n1100\n");
    assert_eq!(json(&[&file])["order"], "8");
    let v = json(&[&file, "--colors"]);
    assert_eq!(v["order"], "16");
    for g in v["generators"].as_array().unwrap() {
        assert_eq!(g["positions"].as_array().unwrap().len(), 4);
        assert_eq!(g["colors"].as_array().unwrap().len(), 2);
    }
    assert_eq!(json(&[&file, "--within", "d4"])["order"], "4");
    assert_eq!(json(&[&file, "--within", "torus"])["order"], "4");
    let three = write(dir.path(), "y.txt", "000000\n");
    assert_eq!(
        json(&[&three, "--within", "torus", "--shape", "2x3"])["order"],
        "6"
    );
    elenchus()
        .args(["group", &three, "--within", "d4"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("--shape"));
}

#[test]
fn arc_tasks_and_grids() {
    let dir = tempfile::tempdir().unwrap();
    let task = write(
        dir.path(),
        "t.json",
        r#"{"train": [{"input": [[1,0],[0,1]], "output": [[2,2],[2,2]]}, {"input": [[0,1],[1,0]], "output": [[3,3],[3,0]]}], "test": []}"#,
    );
    assert_eq!(json(&[&task])["order"], "8");
    assert_eq!(json(&[&task, "--grids", "outputs"])["order"], "6");
    assert_eq!(json(&[&task, "--grids", "both"])["items"], 4);
    assert_eq!(json(&[&task, "--within", "d4"])["order"], "8");
    let grids = write(dir.path(), "g.json", "[[[1,0,0]],[[0,0,1]]]");
    assert_eq!(json(&[&grids, "--within", "d4"])["order"], "2");
    let mixed = write(dir.path(), "m.json", "[[[1,0,0]],[[0],[0],[1]]]");
    elenchus()
        .args(["group", &mixed])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("grid 1"));
}

#[test]
fn bad_input_is_one_sentence_and_leaves_nothing_behind() {
    let dir = tempfile::tempdir().unwrap();
    for (name, text, says) in [
        ("ragged.txt", "001\n01\n", "ragged.txt, line 2"),
        ("empty.txt", "\n\n", "expected at least one vector"),
        ("symbol.txt", "001\n0x1\n", "symbol.txt, line 2, field 2"),
        ("broken.json", "[[0,1],", "broken.json, line 1"),
        ("ragged.json", "[[0,1],[0]]", "row 1"),
        ("object.json", "{\"a\": 1}", "train"),
        ("nested.json", "[[0,{}]]", "vector 0"),
    ] {
        let file = write(dir.path(), name, text);
        let certificate = dir.path().join("none.json");
        elenchus()
            .args(["group", &file, "--certificate"])
            .arg(&certificate)
            .assert()
            .code(2)
            .stdout("")
            .stderr(predicate::str::contains(says).and(predicate::str::contains("panicked").not()));
        assert!(!certificate.exists());
    }
    elenchus()
        .args(["group", "/nonexistent/file"])
        .assert()
        .code(2);
}

#[test]
fn the_orbit_graph_is_written_as_dot() {
    let dir = tempfile::tempdir().unwrap();
    let file = write(dir.path(), "x.txt", "001\n010\n");
    let dot = dir.path().join("o.dot");
    elenchus()
        .args(["group", &file, "--dot"])
        .arg(&dot)
        .assert()
        .success()
        .stdout(predicate::str::contains("order        2"));
    let text = std::fs::read_to_string(&dot).unwrap();
    assert!(text.starts_with("digraph"));
    assert!(text.contains("1 -> 2"));
}

#[test]
fn a_small_budget_stops_with_a_lower_bound() {
    let dir = tempfile::tempdir().unwrap();
    // The table of the group of order 8 and exponent 2 with four entries exchanged: a line for each cell, with its row, its column and its symbol.
    let symbol = |i: usize, j: usize| if i < 2 && j < 2 { 1 - (i ^ j) } else { i ^ j };
    let rows: String = (0..64)
        .map(|k| {
            let (i, j) = (k / 8, k % 8);
            let bit = |x: usize| {
                if [i, 8 + j, 16 + symbol(i, j)].contains(&x) {
                    '1'
                } else {
                    '0'
                }
            };
            (0..24).map(bit).collect::<String>() + "\n"
        })
        .collect();
    let file = write(dir.path(), "x.txt", &rows);
    assert_eq!(json(&[&file])["order"], "576");
    let v = json(&[&file, "--budget", "1"]);
    assert_eq!(v["complete"], false);
    // What was found so far is certified as a lower bound, and as nothing more.
    let path = dir.path().join("c.json").display().to_string();
    let v = json(&[&file, "--budget", "1", "--certificate", &path]);
    assert_eq!(v["certified"], false);
    assert_eq!(v["certified_lower_bound"], true);
    Command::cargo_bin("elenchus")
        .unwrap()
        .args(["verify", &path])
        .assert()
        .success();
    let stated = std::fs::read_to_string(&path).unwrap();
    let claimed = stated.replace("group_lower_bound", "group");
    std::fs::write(&path, claimed).unwrap();
    Command::cargo_bin("elenchus")
        .unwrap()
        .args(["verify", &path])
        .assert()
        .code(1);
}

#[test]
fn symbols_are_listed_by_code_in_order_of_value() {
    let dir = tempfile::tempdir().unwrap();
    let file = write(dir.path(), "x.txt", "10 2 2\n2 10 -1\n");
    assert_eq!(json(&[&file])["symbols"], serde_json::json!([-1, 2, 10]));
    let file = write(dir.path(), "y.txt", "0.5 2\n2 1/2\n");
    assert_eq!(
        json(&[&file])["symbols"],
        serde_json::json!(["0.5", "1/2", "2"])
    );
}
