//! `elenchus lmd` from the outside: every format, the fields scripts rely on, and what it says about damaged files.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use half::{bf16, f16};
use predicates::prelude::PredicateBooleanExt;
use predicates::str::contains;
use safetensors::Dtype;
use safetensors::tensor::{TensorView, serialize};
use serde_json::Value;
use tempfile::{TempDir, tempdir};

fn lmd(file: &Path) -> Command {
    let mut command = Command::cargo_bin("elenchus").unwrap();
    command.arg("lmd").arg(file);
    command
}

fn json(file: &Path, arguments: &[&str]) -> Value {
    let output = lmd(file)
        .arg("--json")
        .args(arguments)
        .assert()
        .success()
        .get_output()
        .stdout
        .clone();
    serde_json::from_slice(&output).unwrap()
}

fn refused(file: &Path, message: &str) {
    let directory = file.parent().unwrap();
    let before = std::fs::read_dir(directory).unwrap().count();
    let svg = directory.join("never.svg");
    lmd(file)
        .args(["--svg", svg.to_str().unwrap()])
        .assert()
        .code(2)
        .stdout("")
        .stderr(contains(file.file_name().unwrap().to_str().unwrap()))
        .stderr(contains(message));
    assert_eq!(
        std::fs::read_dir(directory).unwrap().count(),
        before,
        "no partial output"
    );
}

struct Files(TempDir);

impl Files {
    fn new() -> Self {
        Self(tempdir().unwrap())
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

fn npy(header: &str, data: &[u8]) -> Vec<u8> {
    let mut out = b"\x93NUMPY\x01\x00".to_vec();
    let padded = header.len().next_multiple_of(64);
    out.extend((padded as u16).to_le_bytes());
    out.extend(header.as_bytes());
    out.resize(out.len() + padded - header.len(), b' ');
    out.extend(data);
    out
}

fn little(values: &[f64]) -> Vec<u8> {
    values.iter().flat_map(|x| x.to_le_bytes()).collect()
}

/// 2 × 3 with singular values 4, 3.
const W: [f64; 6] = [3.0, 0.0, 0.0, 0.0, 4.0, 0.0];

fn holds(enclosure: &Value, x: f64) -> bool {
    enclosure["lo"].as_f64().unwrap() <= x && x <= enclosure["hi"].as_f64().unwrap()
}

fn is_w(tensor: &Value) {
    assert_eq!(tensor["shape"], serde_json::json!([2, 3]));
    assert!(
        holds(&tensor["singular_values"][0], 4.0) && holds(&tensor["singular_values"][1], 3.0),
        "{tensor}"
    );
    assert_eq!(tensor["singular_values"].as_array().unwrap().len(), 2);
}

#[test]
fn every_field_of_the_contract() {
    let files = Files::new();
    let path = files.put("w.csv", "3,0,0\n0,4,0\n");
    let out = json(&path, &["--rank", "1"]);
    let tensor = &out["tensors"][0];
    is_w(tensor);
    assert_eq!(tensor["name"], "w");
    assert_eq!(tensor["rank"], 1);
    assert!(holds(&tensor["spectral_error"], 3.0) && holds(&tensor["frobenius_error"], 3.0));
    assert!((tensor["energy"].as_f64().unwrap() - 0.64).abs() < 1e-9);
    assert!((tensor["stable_rank"].as_f64().unwrap() - 25.0 / 16.0).abs() < 1e-9);
    assert!((tensor["effective_rank"].as_f64().unwrap() - 1.9796).abs() < 1e-3);
    assert!(tensor["seconds"].as_f64().unwrap() >= 0.0);
    assert_eq!(tensor["exact_factors_exist"], false);
    assert_eq!(out["skipped"], serde_json::json!([]));
    // 64 % of the energy in one, so 90 % takes both; 20 % of error is met by neither 1 nor anything below it.
    assert_eq!(json(&path, &[])["tensors"][0]["rank"], 2);
    assert_eq!(
        json(&path, &["--tolerance", "0.61"])["tensors"][0]["rank"],
        1
    );
    assert_eq!(
        json(&path, &["--tolerance", "0.59"])["tensors"][0]["rank"],
        2
    );
    assert_eq!(json(&path, &["--rank", "99"])["tensors"][0]["rank"], 2);
    let exact = json(&path, &["--bounds", "exact"]);
    assert_eq!(
        exact["tensors"][0]["singular_values"],
        serde_json::json!([{"lo": 4.0, "hi": 4.0}, {"lo": 3.0, "hi": 3.0}])
    );
}

#[test]
fn npy_in_every_layout() {
    let files = Files::new();
    let header = |descr: &str, order: &str| {
        format!("{{'descr': '{descr}', 'fortran_order': {order}, 'shape': (2, 3), }}\n")
    };
    let column_major = [3.0, 0.0, 0.0, 4.0, 0.0, 0.0];
    let cases: Vec<(&str, &str, Vec<u8>)> = vec![
        ("<f8", "False", little(&W)),
        ("<f8", "True", little(&column_major)),
        (
            ">f8",
            "False",
            W.iter().flat_map(|x| x.to_be_bytes()).collect(),
        ),
        (
            "<f4",
            "False",
            W.iter().flat_map(|x| (*x as f32).to_le_bytes()).collect(),
        ),
        (
            ">f4",
            "False",
            W.iter().flat_map(|x| (*x as f32).to_be_bytes()).collect(),
        ),
        (
            "<f2",
            "False",
            W.iter()
                .flat_map(|x| f16::from_f64(*x).to_le_bytes())
                .collect(),
        ),
        (
            "<i8",
            "False",
            W.iter().flat_map(|x| (-*x as i64).to_le_bytes()).collect(),
        ),
        ("|u1", "False", W.iter().map(|x| *x as u8).collect()),
        (
            ">i2",
            "False",
            W.iter().flat_map(|x| (-*x as i16).to_be_bytes()).collect(),
        ),
    ];
    for (descr, order, data) in cases {
        let path = files.put("w.npy", npy(&header(descr, order), &data));
        is_w(&json(&path, &[])["tensors"][0]);
    }
    let vector = files.put(
        "v.npy",
        npy(
            "{'descr': '<f8', 'fortran_order': False, 'shape': (6,), }\n",
            &little(&W),
        ),
    );
    let out = json(&vector, &[]);
    assert_eq!(
        out["skipped"],
        serde_json::json!([{"name": "v", "reason": "1-dimensional, not a matrix"}])
    );
    let empty = files.put(
        "e.npy",
        npy(
            "{'descr': '<f8', 'fortran_order': False, 'shape': (0, 3), }\n",
            &[],
        ),
    );
    assert_eq!(json(&empty, &[])["skipped"][0]["reason"], "no entries");
    let complex = files.put(
        "c.npy",
        npy(
            "{'descr': '<c16', 'fortran_order': False, 'shape': (1, 1), }\n",
            &[0; 16],
        ),
    );
    assert!(
        json(&complex, &[])["skipped"][0]["reason"]
            .as_str()
            .unwrap()
            .contains("<c16")
    );
}

#[test]
fn damaged_npy_is_refused_by_name_and_field() {
    let files = Files::new();
    let good = npy(
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }\n",
        &little(&W),
    );
    let with = |header: &str| npy(header, &little(&W));
    refused(&files.put("empty.npy", ""), "magic string");
    refused(&files.put("text.npy", "hello"), "magic string");
    refused(&files.put("short.npy", &good[..7]), "cut off");
    refused(&files.put("header.npy", &good[..30]), "cut off");
    refused(
        &files.put("cut.npy", &good[..good.len() - 1]),
        "needs 48 bytes of elements, got 47",
    );
    refused(
        &files.put("long.npy", [&good[..], &[0]].concat()),
        "needs 48 bytes of elements, got 49",
    );
    let mut version = good.clone();
    version[6] = 9;
    refused(&files.put("version.npy", version), "format version");
    refused(
        &files.put(
            "huge.npy",
            with("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999, 99999999999), }"),
        ),
        "larger than any file",
    );
    refused(
        &files.put(
            "big.npy",
            with("{'descr': '<f8', 'fortran_order': False, 'shape': (1000000, 1000000), }"),
        ),
        "'shape'",
    );
    refused(
        &files.put(
            "digits.npy",
            with(
                "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999999, 1), }",
            ),
        ),
        "'shape'",
    );
    refused(
        &files.put("field.npy", with("{'descr': '<f8', 'shape': (2, 3), }")),
        "'fortran_order' is missing",
    );
    refused(
        &files.put(
            "order.npy",
            with("{'descr': '<f8', 'fortran_order': Maybe, 'shape': (2, 3), }"),
        ),
        "fortran_order",
    );
    refused(
        &files.put(
            "struct.npy",
            with("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (2, 3), }"),
        ),
        "'descr'",
    );
    refused(
        &files.put("open.npy", with("{'descr': '<f8")),
        "closed string",
    );
    let mut nan = W;
    nan[4] = f64::NAN;
    let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }";
    refused(
        &files.put("nan.npy", npy(header, &little(&nan))),
        "entry (1, 1) is NaN",
    );
    let header = "{'descr': '<u8', 'fortran_order': False, 'shape': (1, 1), }";
    refused(
        &files.put("int.npy", npy(header, &u64::MAX.to_le_bytes())),
        "18446744073709551615",
    );
}

fn npz(members: &[(&str, Vec<u8>, bool)]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes, deflate) in members {
        let method = if *deflate {
            zip::CompressionMethod::Deflated
        } else {
            zip::CompressionMethod::Stored
        };
        out.start_file(
            *name,
            zip::write::SimpleFileOptions::default().compression_method(method),
        )
        .unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

#[test]
fn npz_stored_and_deflated() {
    let files = Files::new();
    let w = npy(
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }\n",
        &little(&W),
    );
    let bias = npy(
        "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }\n",
        &little(&W[..3]),
    );
    let archive = npz(&[
        ("a.npy", w.clone(), false),
        ("b.npy", w.clone(), true),
        ("bias.npy", bias, true),
        ("readme.txt", b"hi".to_vec(), false),
    ]);
    let path = files.put("w.npz", &archive);
    let out = json(&path, &[]);
    assert_eq!(out["tensors"][0]["name"], "a");
    is_w(&out["tensors"][0]);
    is_w(&out["tensors"][1]);
    assert_eq!(out["skipped"][0]["name"], "bias");
    assert_eq!(out["skipped"][1]["reason"], "not a .npy member");
    // One bit of an entry in the stored member.
    let mut wrong = archive.clone();
    let at = wrong
        .windows(8)
        .position(|b| b == 4f64.to_le_bytes())
        .unwrap();
    wrong[at] ^= 1;
    refused(
        &files.put("wrong.npz", wrong),
        "member \"a.npy\": its checksum is",
    );
    // A member that no matrix comes of is skipped; the others are not lost.
    let spoilt = npy(
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 1), }\n",
        &little(&[f64::NAN]),
    );
    let mixed = files.put(
        "mixed.npz",
        npz(&[
            ("n.npy", spoilt.clone(), false),
            ("w.npy", w.clone(), false),
        ]),
    );
    let out = json(&mixed, &[]);
    is_w(&out["tensors"][0]);
    assert!(
        out["skipped"][0]["reason"]
            .as_str()
            .unwrap()
            .contains("entry (0, 0) is NaN")
    );
    let hopeless = npz(&[("a.npy", spoilt.clone(), false), ("b.npy", spoilt, true)]);
    refused(
        &files.put("hopeless.npz", hopeless),
        "tensor \"a\": entry (0, 0) is NaN",
    );
    // Every truncation and many single-byte changes: an answer or exit code 2, never a panic.
    for cut in (0..archive.len()).step_by(97) {
        lmd(&files.put("cut.npz", &archive[..cut])).assert().code(2);
    }
    for at in (0..archive.len()).step_by(41) {
        let mut bytes = archive.clone();
        bytes[at] ^= 0xff;
        let code = lmd(&files.put("flip.npz", bytes))
            .assert()
            .get_output()
            .status
            .code();
        assert!(matches!(code, Some(0 | 2)), "byte {at}: {code:?}");
    }
    refused(
        &files.put(
            "bad.npz",
            npz(&[("w.npy", w[..w.len() - 8].to_vec(), true)]),
        ),
        "needs 48 bytes of elements, got 40",
    );
}

#[test]
fn safetensors_in_every_precision() {
    let files = Files::new();
    let data: Vec<(&str, Dtype, Vec<u8>)> = vec![
        ("double", Dtype::F64, little(&W)),
        (
            "single",
            Dtype::F32,
            W.iter().flat_map(|x| (*x as f32).to_le_bytes()).collect(),
        ),
        (
            "half",
            Dtype::F16,
            W.iter()
                .flat_map(|x| f16::from_f64(*x).to_le_bytes())
                .collect(),
        ),
        (
            "brain",
            Dtype::BF16,
            W.iter()
                .flat_map(|x| bf16::from_f64(*x).to_le_bytes())
                .collect(),
        ),
    ];
    let mut tensors: BTreeMap<&str, TensorView> = data
        .iter()
        .map(|(name, dtype, bytes)| (*name, TensorView::new(*dtype, vec![2, 3], bytes).unwrap()))
        .collect();
    let ids = [0u8; 48];
    tensors.insert(
        "ids",
        TensorView::new(Dtype::I64, vec![2, 3], &ids).unwrap(),
    );
    tensors.insert(
        "kernel",
        TensorView::new(Dtype::F32, vec![1, 1, 2, 3], &ids[..24]).unwrap(),
    );
    tensors.insert(
        "scale",
        TensorView::new(Dtype::F32, vec![], &ids[..4]).unwrap(),
    );
    let bytes = serialize(tensors, None).unwrap();
    let path = files.put("w.safetensors", &bytes);
    let out = json(&path, &["--rank", "1"]);
    assert_eq!(out["tensors"].as_array().unwrap().len(), 4);
    out["tensors"].as_array().unwrap().iter().for_each(is_w);
    let reasons: Vec<_> = out["skipped"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s["name"].as_str().unwrap())
        .collect();
    assert_eq!(reasons.len(), 3);
    assert!(
        ["ids", "kernel", "scale"]
            .iter()
            .all(|n| reasons.contains(n))
    );

    refused(&files.put("empty.safetensors", ""), "at least 8 bytes");
    refused(
        &files.put(
            "length.safetensors",
            [&u64::MAX.to_le_bytes()[..], b"{}"].concat(),
        ),
        "header",
    );
    refused(
        &files.put(
            "longer.safetensors",
            [&1000u64.to_le_bytes()[..], b"{}"].concat(),
        ),
        "1000 bytes long",
    );
    refused(
        &files.put("cut.safetensors", &bytes[..bytes.len() - 1]),
        "do not end where the file does",
    );
    refused(
        &files.put(
            "json.safetensors",
            [&2u64.to_le_bytes()[..], b"{]"].concat(),
        ),
        "header is damaged",
    );
    let huge = br#"{"w":{"dtype":"F32","shape":[4294967296,4294967296,4],"data_offsets":[0,4]}}"#;
    let bytes = [&(huge.len() as u64).to_le_bytes()[..], huge, &[0; 4]].concat();
    refused(&files.put("huge.safetensors", bytes), "'shape'");
    let infinite = f16::INFINITY.to_le_bytes();
    let one = BTreeMap::from([(
        "layer.w",
        TensorView::new(Dtype::F16, vec![1, 1], &infinite).unwrap(),
    )]);
    refused(
        &files.put("inf.safetensors", serialize(one, None).unwrap()),
        "tensor \"layer.w\": entry (0, 0) is inf",
    );
}

#[test]
fn csv_with_and_without_names() {
    let files = Files::new();
    is_w(
        &json(
            &files.put("a.csv", "x, y, z\n 3, 0, 0\n0, 4.0, -0e0\n"),
            &[],
        )["tensors"][0],
    );
    is_w(&json(&files.put("b.csv", "# comment\n3,0,0\r\n0,4,0"), &[])["tensors"][0]);
    for (name, text) in [
        ("t.csv", "a\tb\tc\n3\t0\t0\n0\t4\t0\n"),
        ("s.csv", "3;0;0\n0;4;0\n"),
        ("w.csv", "3 0  0\n0 4 0\n"),
    ] {
        is_w(&json(&files.put(name, text), &[])["tensors"][0]);
    }
    refused(
        &files.put("c.csv", "1,2\n3\n"),
        "line 2: expected 2 fields, got 1",
    );
    refused(
        &files.put("d.csv", "1,2\n3,x\n"),
        "line 2, field 2: expected a finite number, got \"x\"",
    );
    refused(&files.put("e.csv", "1,2\n3,inf\n"), "line 2, field 2");
    refused(&files.put("f.csv", "1,1e999\n"), "line 1, field 2");
    refused(&files.put("g.csv", ""), "no line with numbers");
    refused(&files.put("h.csv", "a,b\n"), "no line with numbers");
    refused(&files.put("i.csv", b"1,\xff\n"), "line 1");
    refused(
        &files.put("j.txt", "1"),
        "expected a file name ending in .npy, .npz, .safetensors or .csv, got .txt",
    );
    refused(&files.0.path().join("absent.csv"), "No such file");
}

#[test]
fn exact_bounds_of_entries_far_apart_are_refused_at_once() {
    let files = Files::new();
    let rows: Vec<String> = (0..20)
        .map(|i| {
            let row: Vec<String> = (0..20)
                .map(|j| format!("{}e{}", i + j + 1, 15 * j - 150))
                .collect();
            row.join(",")
        })
        .collect();
    let path = files.put("far.csv", rows.join("\n"));
    lmd(&path)
        .args(["--bounds", "exact"])
        .assert()
        .code(2)
        .stderr(contains("exact arithmetic is limited to"));
    lmd(&path).args(["--bounds", "split"]).assert().success();
}

#[test]
fn usage_errors() {
    let files = Files::new();
    let path = files.put("w.csv", "1\n");
    for arguments in [
        &["--rank", "0"][..],
        &["--rank", "x"],
        &["--tolerance", "2"],
        &["--tolerance", "NaN"],
        &["--rank", "1", "--tolerance", "0.1"],
    ] {
        lmd(&path).args(arguments).assert().code(2).stdout("");
    }
    let big: String = (0..65)
        .map(|i| {
            (0..65)
                .map(|j| if i == j { "1" } else { "0" })
                .collect::<Vec<_>>()
                .join(",")
                + "\n"
        })
        .collect();
    lmd(&files.put("big.csv", big))
        .args(["--bounds", "exact"])
        .assert()
        .code(2)
        .stderr(contains("limited to a smaller side of 64, got 65"));
}

#[test]
fn zero_matrices_have_no_ranks() {
    let files = Files::new();
    let path = files.put("zero.csv", "0,0\n0,0\n0,0\n");
    let out = json(&path, &[]);
    assert_eq!(out["tensors"][0]["rank"], 0);
    assert_eq!(out["tensors"][0]["stable_rank"], Value::Null);
    assert_eq!(out["tensors"][0]["exact_factors_exist"], true);
    lmd(&path).assert().success().stdout(contains("zero"));
    refused(&path, "nothing to plot");
}

#[test]
fn table_and_picture() {
    let files = Files::new();
    let w = npy(
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }\n",
        &little(&W),
    );
    let path = files.put(
        "net.npz",
        npz(&[("first.npy", w.clone(), false), ("second.npy", w, true)]),
    );
    let svg = files.0.path().join("spectrum.svg");
    lmd(&path)
        .args(["--rank", "1", "--plot", svg.to_str().unwrap()])
        .assert()
        .success()
        .stdout(
            contains("first")
                .and(contains("2×3"))
                .and(contains("0.64"))
                .and(contains("approx.")),
        );
    let picture = std::fs::read_to_string(&svg).unwrap();
    assert!(
        picture.starts_with("<svg")
            && picture.contains("second")
            && picture.trim_end().ends_with("</svg>")
    );
    let factors = files.0.path().join("factors.npz");
    lmd(&path)
        .args(["--rank", "1", "--factors", factors.to_str().unwrap()])
        .assert()
        .success();
    let out = json(&factors, &["--rank", "1"]);
    let names: Vec<_> = out["tensors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|t| (t["name"].as_str().unwrap(), t["shape"].to_string()))
        .collect();
    assert_eq!(
        names[..2],
        [
            ("first.U", "[2,1]".to_string()),
            ("first.Vt", "[1,3]".to_string())
        ]
    );
    assert!(
        holds(&out["tensors"][1]["frobenius_norm"], 1.0),
        "a row of an orthogonal matrix"
    );
    assert_eq!(out["skipped"][0]["name"], "first.S");
    let threads = |n: &str| {
        let out = lmd(&path)
            .arg("--json")
            .env("RAYON_NUM_THREADS", n)
            .assert()
            .success()
            .get_output()
            .stdout
            .clone();
        let mut out: Value = serde_json::from_slice(&out).unwrap();
        out["tensors"]
            .as_array_mut()
            .unwrap()
            .iter_mut()
            .for_each(|t| t["seconds"] = Value::Null);
        out.to_string()
    };
    assert_eq!(threads("1"), threads("3"));
}
