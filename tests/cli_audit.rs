//! The command line of the audit: verbs, JSON, exit codes, bad input, and the golden report.

use assert_cmd::Command;
use serde_json::Value;

fn elenchus(args: &[&str]) -> std::process::Output {
    Command::cargo_bin("elenchus")
        .unwrap()
        .args(args)
        .output()
        .unwrap()
}

fn json(args: &[&str]) -> Value {
    let out = elenchus(args);
    serde_json::from_slice(&out.stdout)
        .unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&out.stderr)))
}

fn fails_with(args: &[&str], needle: &str) {
    let out = elenchus(args);
    let err = String::from_utf8_lossy(&out.stderr).to_string();
    assert_eq!(out.status.code(), Some(2), "{args:?}: {err}");
    assert!(err.contains(needle), "{args:?}: {err}");
    assert!(!err.contains("panicked"), "{err}");
}

const CLAIM: &str = "krause_reimann::spectrum_of_w_ab";

#[test]
fn audits_one_claim_as_json() {
    let doc = json(&["audit", "--claim", CLAIM, "--json"]);
    let claim = &doc["claims"][0];
    assert_eq!(claim["id"], CLAIM);
    assert_eq!(claim["paper"], "krause_reimann");
    assert_eq!(claim["tier"], "A");
    assert_eq!(claim["verdict"], "refuted");
    assert_eq!(claim["expected"], "refuted");
    assert_eq!(claim["evidence"]["kind"], "witness");
    assert_eq!(claim["evidence"]["instance"]["b"], "1");
    assert_eq!(
        claim["repair"],
        "krause_reimann::spectrum_of_w_ab_with_plus_2b"
    );
    assert_eq!(claim["repairs"], Value::Null);
    assert!(claim["seconds"].as_f64().unwrap() >= 0.0);
    assert_eq!(doc["summary"]["refuted"], 1);
    assert_eq!(doc["seed"], 0);
}

#[test]
fn lists_every_claim_with_its_words() {
    let doc = json(&["list", "--json"]);
    let claims = doc["claims"].as_array().unwrap();
    let ids: std::collections::HashSet<&str> =
        claims.iter().map(|c| c["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), claims.len());
    for c in claims {
        assert!(!c["statement"].as_str().unwrap().is_empty(), "{}", c["id"]);
        for link in ["repair", "repairs", "negation"] {
            if let Some(id) = c[link].as_str() {
                assert!(ids.contains(id), "{} names {id}", c["id"]);
            }
        }
        if let Some(id) = c["negation"].as_str() {
            let shown = claims.iter().find(|d| d["id"] == id).unwrap();
            assert_eq!(c["expected"], "refuted");
            assert!(shown["expected"] == "proved" || shown["expected"] == "exhausted");
        }
        if c["expected"] == "refuted" {
            assert!(c["repair"].is_string(), "{} has no repair", c["id"]);
        }
    }
}

#[test]
fn shows_a_claim_in_full() {
    let out = elenchus(&["show", CLAIM]);
    let text = String::from_utf8(out.stdout).unwrap();
    for needle in [
        "Claim",
        "Reading",
        "Domain",
        "Verdict",
        "refuted",
        "a = 0, b = 1",
    ] {
        assert!(text.contains(needle), "{text}");
    }
    assert_eq!(
        json(&["show", CLAIM, "--json"])["claims"][0]["verdict"],
        "refuted"
    );
}

#[test]
fn a_whole_name_is_enough_even_where_longer_names_begin_with_it() {
    let doc = json(&["show", "spectrum_of_w_ab", "--json"]);
    assert_eq!(doc["claims"][0]["id"], CLAIM);
    assert_eq!(doc["summary"]["refuted"], 1);
}

#[test]
fn hunts_and_verifies_what_it_found() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("w.json");
    let path = file.to_str().unwrap();
    let doc = json(&["hunt", CLAIM, "--out", path, "--json"]);
    assert_eq!(doc["found"], true);
    assert_eq!(doc["certificate"], path);
    assert!(doc["draws"].as_u64().unwrap() >= doc["met"].as_u64().unwrap());
    let results = json(&["verify", path, "--json"]);
    assert_eq!(results["results"][0]["accepted"], true);
    assert_eq!(results["results"][0]["claim"], CLAIM);
    let text = std::fs::read_to_string(&file)
        .unwrap()
        .replace("\"b\": \"1\"", "\"b\": \"2\"");
    std::fs::write(&file, text).unwrap();
    let out = elenchus(&["verify", path, "--json"]);
    assert_eq!(out.status.code(), Some(1));
    let results: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(results["results"][0]["accepted"], false);
    assert!(
        results["results"][0]["reason"]
            .as_str()
            .unwrap()
            .contains("seal")
    );
}

#[test]
fn every_refuted_claim_is_hunted_down_from_its_domain_alone() {
    use rayon::prelude::*;
    let lost: Vec<String> = elenchus::claims::all()
        .par_iter()
        .filter(|r| r.expected.to_string() == "refuted")
        .filter(|r| {
            elenchus::audit::hunt(r.claim.as_ref(), 10_000, 1)
                .witness
                .is_none()
        })
        .map(|r| r.claim.id())
        .collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn hunting_a_true_claim_finds_nothing() {
    let out = elenchus(&[
        "hunt",
        "krause_reimann::spectrum_of_w_prime_ab",
        "--cases",
        "100",
        "--json",
    ]);
    assert_eq!(out.status.code(), Some(1));
    let doc: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(doc["found"], false);
    assert_eq!(doc["instance"], Value::Null);
}

#[test]
fn reports_and_certificates_do_not_depend_on_threads() {
    let dir = tempfile::tempdir().unwrap();
    let read = |jobs: &str| {
        let out = dir.path().join(jobs);
        let run = elenchus(&[
            "audit",
            "--paper",
            "krause_reimann",
            "--jobs",
            jobs,
            "--out",
            out.to_str().unwrap(),
        ]);
        assert_eq!(
            run.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&run.stdout)
        );
        ["txt", "md", "html", "xml"]
            .map(|form| std::fs::read_to_string(out.join(format!("report.{form}"))).unwrap())
    };
    let one = read("1");
    assert_eq!(one, read("3"));
    let [text, markdown, page, xml] = one;
    for (report, start) in [
        (&markdown, "| refuted | A |"),
        (&page, "<details id="),
        (&xml, "<testcase "),
    ] {
        let rows = report.matches(start).count();
        assert!(rows > 20, "{rows} times {start}");
    }
    assert!(xml.contains("failures=\"0\"") && !xml.contains("<failure"));
    // The golden report: the evidence of one paper, to the letter.
    let golden = include_str!("golden/krause_reimann.txt");
    assert_eq!(
        text, golden,
        "if the change is meant, copy report.txt to tests/golden/krause_reimann.txt"
    );
}

#[test]
fn bad_input_gets_one_sentence_and_exit_code_2() {
    fails_with(
        &["audit", "--paper", "nobody"],
        "there is no paper 'nobody'",
    );
    fails_with(
        &["audit", "--claim", "krause_reimann::nothing"],
        "there is no claim",
    );
    fails_with(
        &["audit", "--claim", CLAIM, "--paper", "poggio"],
        "is no claim of the paper 'poggio'",
    );
    fails_with(&["show", "nothing"], "there is no claim 'nothing'");
    fails_with(&["show", "krause_reimann"], "claims, among them");
    fails_with(&["hunt", CLAIM, "--cases", "1000000000000"], "--cases");
    fails_with(&["hunt", CLAIM, "--cases", "many"], "--cases");
    fails_with(
        &["hunt", CLAIM, "--out", "/nonexistent/folder/w.json"],
        "/nonexistent/folder/w.json",
    );
    fails_with(&["audit", "--jobs", "0"], "--jobs");
    fails_with(&["verify"], "FILE");
    fails_with(&["verify", "/nonexistent.json"], "/nonexistent.json");
    fails_with(&["frobnicate"], "frobnicate");
}

#[test]
fn damaged_certificates_are_rejected_not_fatal() {
    let dir = tempfile::tempdir().unwrap();
    let cases: [(&str, &[u8]); 5] = [
        ("empty", b""),
        ("text", b"hello"),
        ("truncated", b"{\"format\": \"elenchus cert"),
        ("binary", &[0xff, 0, 1]),
        ("other", b"{}"),
    ];
    for (name, bytes) in cases {
        let path = dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let out = elenchus(&["verify", path.to_str().unwrap()]);
        assert_eq!(out.status.code(), Some(1), "{name}");
        assert!(
            String::from_utf8_lossy(&out.stdout).starts_with("rejected"),
            "{name}"
        );
    }
}
