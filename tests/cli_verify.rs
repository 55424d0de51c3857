//! `elenchus verify` on large and on odd files.

use std::io::Write;
use std::process::Command;

use elenchus::networks::memorizer::{Dataset, Memorizer};

fn verify(file: &std::path::Path) -> (Option<i32>, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_elenchus"))
        .arg("verify")
        .arg(file)
        .output()
        .unwrap();
    (
        out.status.code(),
        String::from_utf8_lossy(&out.stdout).into_owned(),
    )
}

/// Blanks after the document, until the file has more than 64 MiB.
fn padded(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..65 {
        file.write_all(&blanks).unwrap();
    }
    file
}

#[test]
fn only_memorizer_certificates_may_be_larger_than_64_mib() {
    let data = Dataset::read_csv("1,5\n2,-1/3\n4,0.25\n".as_bytes(), 1).unwrap();
    let certificate = Memorizer::two_layer(&data).certificate(&data);
    let good = serde_json::to_string_pretty(&certificate).unwrap();
    let (code, text) = verify(padded(&good).path());
    assert_eq!(code, Some(0), "{text}");
    let (code, text) = verify(padded(&good.replace("5 -1/3", "6 -1/3")).path());
    assert_eq!(code, Some(1), "{text}");
    let (code, text) = verify(padded(&good.replace("memorizer", "group")).path());
    assert_eq!(code, Some(1));
    assert!(text.contains("may be larger"), "{text}");
}

#[test]
fn a_small_certificate_may_have_its_fields_in_any_order() {
    let data = Dataset::read_csv("1,5\n2,-1/3\n".as_bytes(), 1).unwrap();
    let certificate = Memorizer::two_layer(&data).certificate(&data);
    let mut turned = serde_json::Map::new();
    for (name, value) in certificate.as_object().unwrap().iter().rev() {
        turned.insert(name.clone(), value.clone());
    }
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), serde_json::Value::Object(turned).to_string()).unwrap();
    assert_eq!(verify(file.path()).0, Some(0));
}

#[cfg(unix)]
#[test]
fn a_device_without_end_is_refused() {
    let (code, text) = verify(std::path::Path::new("/dev/zero"));
    assert_eq!(code, Some(1));
    assert!(text.contains("more than"), "{text}");
}

#[test]
fn a_missing_file_does_not_keep_the_others_from_being_checked() {
    let good = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/proofs/krause_reimann/spectrum_of_w_ab.json"
    );
    let out = assert_cmd::Command::cargo_bin("elenchus")
        .unwrap()
        .args(["verify", "/nonexistent.json", good])
        .assert()
        .code(2)
        .stderr(predicates::str::contains("/nonexistent.json"));
    let text = String::from_utf8_lossy(&out.get_output().stdout).into_owned();
    assert!(
        text.contains("accepted") && text.contains("refuted"),
        "{text}"
    );
}
