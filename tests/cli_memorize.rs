//! `elenchus memorize` from the outside.

use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

fn elenchus(folder: &Path, args: &[&str]) -> std::process::Output {
    Command::cargo_bin("elenchus")
        .unwrap()
        .current_dir(folder)
        .args(args)
        .output()
        .unwrap()
}

fn folder(csv: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("data.csv"), csv).unwrap();
    dir
}

const CSV: &str =
    "x,y,label\n0.1,2,1/3\n0.2,-1,100\n1e-40,5,-7.25\n0.10,2,1/3\n3,3,0\n4,4,1\n5,1,12\n";

fn json(output: &std::process::Output) -> Value {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Clips or rectifies, then multiplies: what the formulas in the file say, in doubles.
fn tensor(bytes: &[u8], name: &str) -> (Vec<usize>, Vec<f64>) {
    let file = safetensors::SafeTensors::deserialize(bytes).unwrap();
    let view = file.tensor(name).unwrap();
    let data = view
        .data()
        .chunks(8)
        .map(|c| f64::from_le_bytes(c.try_into().unwrap()))
        .collect();
    (view.shape().to_vec(), data)
}

fn affine((shape, w): &(Vec<usize>, Vec<f64>), x: &[f64], b: &[f64]) -> Vec<f64> {
    assert_eq!(shape[1], x.len());
    w.chunks(shape[1])
        .zip(b)
        .map(|(row, b)| row.iter().zip(x).map(|(w, x)| w * x).sum::<f64>() + b)
        .collect()
}

#[test]
fn both_depths_report_and_export_a_network_that_works() {
    let dir = folder(CSV);
    for layers in ["2", "3"] {
        let out = elenchus(
            dir.path(),
            &[
                "memorize",
                "data.csv",
                "--layers",
                layers,
                "--json",
                "--out",
                "w.json",
                "--npz",
                "w.npz",
                "--safetensors",
                "w.st",
                "--certificate",
                "c.json",
            ],
        );
        let report = json(&out);
        assert_eq!(report["points"], 6);
        assert_eq!(report["merged"], 1);
        assert_eq!(report["inputs"], 2);
        assert_eq!(report["exact"], true);
        assert_eq!(report["verified"], 6);
        let read = |name: &str| -> Value {
            serde_json::from_slice(&std::fs::read(dir.path().join(name)).unwrap()).unwrap()
        };
        assert_eq!(read("w.json")["hidden"], report["hidden"]);
        assert_eq!(elenchus::kernel::memorizer::check(&read("c.json")), Ok(()));
        let bytes = std::fs::read(dir.path().join("w.st")).unwrap();
        let (lo, hi) = (
            report["float_error"]["lo"].as_f64().unwrap(),
            report["float_error"]["hi"].as_f64().unwrap(),
        );
        let mut worst = 0.0f64;
        for (x, y) in [
            ([0.1, 2.0], 1.0 / 3.0),
            ([0.2, -1.0], 100.0),
            ([1e-40, 5.0], -7.25),
            ([3.0, 3.0], 0.0),
            ([4.0, 4.0], 1.0),
            ([5.0, 1.0], 12.0),
        ] {
            let (w1, b1, w2) = (
                tensor(&bytes, "W1"),
                tensor(&bytes, "b1").1,
                tensor(&bytes, "W2"),
            );
            let z = affine(&w1, &x, &b1);
            let got = if layers == "2" {
                let h: Vec<f64> = z.iter().map(|z| z.max(0.0)).collect();
                affine(&w2, &h, &[0.0])[0]
            } else {
                let clip = |z: Vec<f64>| z.iter().map(|z| z.clamp(-1.0, 1.0)).collect::<Vec<_>>();
                let a = clip(affine(&w2, &clip(z), &tensor(&bytes, "b2").1));
                affine(&tensor(&bytes, "W3"), &a, &tensor(&bytes, "b3").1)[0]
            };
            worst = worst.max((got - y).abs());
        }
        // The label 1/3 is compared with its double here, hence a unit in the last place.
        assert!(
            worst <= hi + 1e-16 && lo <= worst + 1e-16,
            "{lo} {worst} {hi}"
        );
        assert!(hi < 1e-6 && lo > 0.0);
    }
}

#[test]
fn the_widths_asked_for_are_kept() {
    let dir = folder(
        &(0..12)
            .map(|i| format!("{},{}\n", i * i, i % 5))
            .collect::<String>(),
    );
    let out = elenchus(
        dir.path(),
        &[
            "memorize", "data.csv", "--layers", "3", "--p", "3", "--q", "4", "--json",
        ],
    );
    assert_eq!(json(&out)["hidden"], serde_json::json!([3, 4]));
    let out = elenchus(
        dir.path(),
        &[
            "memorize", "data.csv", "--layers", "3", "--p", "3", "--q", "3",
        ],
    );
    assert_eq!(out.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&out.stderr).contains("no room for 12 points"));
}

#[test]
fn several_outputs() {
    let dir = folder("1,2,3\n4,5,6\n0,9,-1\n");
    for layers in ["2", "3"] {
        let report = json(&elenchus(
            dir.path(),
            &[
                "memorize",
                "data.csv",
                "--layers",
                layers,
                "--outputs",
                "2",
                "--json",
            ],
        ));
        assert_eq!(
            (&report["outputs"], &report["inputs"]),
            (&2.into(), &1.into())
        );
    }
}

#[test]
fn bad_input_gets_one_sentence_and_leaves_no_file() {
    for (csv, says) in [
        ("1,2\n1,x\n", "data.csv: line 2, field 2"),
        ("1,2\n\n1.0,3\n", "lines 1 and 3"),
        ("1,2\n1\n", "line 2: expected 2 fields, got 1"),
        ("", "no data rows"),
        ("7\n", "leave no input"),
        ("1,2\n3,1e999999\n", "exponent"),
        ("1,2\n\u{fffd}\u{0},3\n", "line 2, field 1"),
    ] {
        let dir = folder(csv);
        let out = elenchus(
            dir.path(),
            &["memorize", "data.csv", "--layers", "2", "--out", "w.json"],
        );
        assert_eq!(out.status.code(), Some(2), "{csv:?}");
        let text = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(
            text.contains(says) && text.lines().count() == 1,
            "{csv:?}: {text}"
        );
        assert!(out.stdout.is_empty());
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
    }
    let dir = folder("1,2\n");
    let usage = elenchus(
        dir.path(),
        &["memorize", "data.csv", "--layers", "2", "--p", "3"],
    );
    assert_eq!(usage.status.code(), Some(2));
    assert_eq!(
        elenchus(dir.path(), &["memorize", "none.csv", "--layers", "2"])
            .status
            .code(),
        Some(2)
    );
}

#[test]
fn weights_beyond_doubles_are_refused_not_written() {
    let dir = folder("0,0\n1,1e700\n2,1\n");
    let out = elenchus(
        dir.path(),
        &["memorize", "data.csv", "--layers", "2", "--npz", "w.npz"],
    );
    assert_eq!(out.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&out.stderr).contains("beyond the range of doubles"));
    assert!(!dir.path().join("w.npz").exists());
    let report = json(&elenchus(
        dir.path(),
        &["memorize", "data.csv", "--layers", "2", "--json"],
    ));
    assert_eq!(report["exact"], true);
}

#[test]
fn tabs_semicolons_and_blanks_separate_as_commas_do() {
    let dir = folder("1,2,3\n4,5,6\n7,8,-1/2\n");
    let certificate = |name: &str, csv: &str| {
        std::fs::write(dir.path().join(name), csv).unwrap();
        let args = ["memorize", name, "--layers", "2", "--certificate", "c.json"];
        assert!(elenchus(dir.path(), &args).status.success(), "{csv:?}");
        std::fs::read(dir.path().join("c.json")).unwrap()
    };
    let expected = certificate("a.csv", "1,2,3\n4,5,6\n7,8,-1/2\n");
    for (k, csv) in [
        "a\tb\ty\n1\t2\t3\n4\t5\t6\n7\t8\t-1/2\n",
        "1;2;3\n4; 5; 6\n7;8;-1/2\n",
        "1 2 3\n4  5   6\n7 8 -1/2\n",
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(certificate(&format!("{k}.csv"), csv), expected, "{csv:?}");
    }
}

#[test]
fn no_output_goes_over_another_or_over_the_data() {
    let dir = folder(CSV);
    for twice in [
        ["--out", "x", "--npz", "x"],
        ["--out", "w.json", "--certificate", "data.csv"],
        ["--out", "./data.csv", "--npz", "w.npz"],
    ] {
        let args = [&["memorize", "data.csv", "--layers", "2"][..], &twice[..]].concat();
        let out = elenchus(dir.path(), &args);
        assert_eq!(out.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&out.stderr).contains("named twice"));
    }
    assert_eq!(
        std::fs::read_to_string(dir.path().join("data.csv")).unwrap(),
        CSV
    );
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
}
