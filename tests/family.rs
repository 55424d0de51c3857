//! The linear auto-associators that respect a symmetry group: dimensions against characters, members against their equations, limits and stability.

use assert_cmd::Command;
use elenchus::claims::words::{act, permutations};
use elenchus::linalg::{Matrix, projector, ratio};
use elenchus::networks::family::Family;
use num_bigint::BigUint;
use num_rational::BigRational;
use proptest::prelude::*;
use serde_json::Value;

fn vectors(rows: &[Vec<i64>]) -> Vec<Vec<BigRational>> {
    rows.iter()
        .map(|r| r.iter().map(|e| ratio(*e, 1)).collect())
        .collect()
}

/// Σ_X by trying all permutations.
fn group(x: &[Vec<BigRational>]) -> Vec<Vec<usize>> {
    permutations(x[0].len())
        .into_iter()
        .filter(|s| x.iter().all(|v| x.contains(&act(s, v))))
        .collect()
}

fn moved(w: &Matrix, s: &[usize]) -> Matrix {
    let rows = w.to_rows();
    Matrix::from_fn(s.len(), s.len(), |i, j| rows[s[i]][s[j]].clone())
}

fn sets() -> impl Strategy<Value = Vec<Vec<BigRational>>> {
    (1usize..6)
        .prop_flat_map(|n| prop::collection::vec(prop::collection::vec(-1i64..2, n), 1..5))
        .prop_map(|rows| vectors(&rows))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn dimension_agrees_with_characters(x in sets()) {
        let n = x[0].len();
        let family = Family::equivariant(&x).unwrap();
        let all = group(&x);
        prop_assert_eq!(family.group_order(), Some(&BigUint::from(all.len())));
        // The mean of tr(s) · tr(s restricted to the complement of the span).
        let off = Matrix::identity(n).try_sub(&projector(n, &x).unwrap()).unwrap().to_rows();
        let total = all.iter().fold(ratio(0, 1), |sum, s| {
            let fixed = (0..n).filter(|&i| s[i] == i).count() as i64;
            let trace = (0..n).fold(ratio(0, 1), |t, i| t + &off[i][s[i]]);
            sum + ratio(fixed, 1) * trace
        });
        prop_assert_eq!(total / ratio(all.len() as i64, 1), ratio(family.dimension() as i64, 1));
        let any = Family::any(&x).unwrap();
        prop_assert_eq!(any.dimension(), n * (n - any.span_dimension()));
    }

    #[test]
    fn members_satisfy_the_equations_and_the_symmetry(x in sets(), seed in prop::collection::vec(-5i64..6, 25)) {
        let family = Family::equivariant(&x).unwrap();
        let values: Vec<_> = (0..family.dimension()).map(|k| ratio(seed[k % 25], 1 + (k % 3) as i64)).collect();
        let w = family.at(&values).unwrap();
        for item in &x {
            prop_assert_eq!(&w.apply(item).unwrap(), item);
        }
        for s in group(&x) {
            prop_assert_eq!(&moved(&w, &s), &w);
        }
        prop_assert_eq!(family.coordinates(&w), Some(values.clone()));
        // Stability on the quotient: the eigenvalues beside one unit eigenvalue per dimension of the span.
        let mut rest = w.characteristic_polynomial().unwrap();
        let linear = Matrix::identity(1).characteristic_polynomial().unwrap();
        for _ in 0..family.span_dimension() {
            rest = rest.div_rem(&linear).unwrap().0;
        }
        prop_assert_eq!(family.is_stable(&values).unwrap(), rest.is_schur_stable().unwrap());
    }

    #[test]
    fn limits_fix_the_items_and_keep_the_start_off_the_span(x in sets(), seed in prop::collection::vec(-5i64..6, 25)) {
        let n = x[0].len();
        let start = Matrix::from_fn(n, n, |i, j| ratio(seed[(i * n + j) % 25], 2));
        let limit = Family::any(&x).unwrap().descent_limit(&start).unwrap();
        for item in &x {
            prop_assert_eq!(&limit.apply(item).unwrap(), item);
        }
        let off = Matrix::identity(n).try_sub(&projector(n, &x).unwrap()).unwrap();
        prop_assert_eq!(limit.try_mul(&off).unwrap(), start.try_mul(&off).unwrap());
    }
}

#[test]
fn edges() {
    // Spanning items leave nothing but the identity; the zero vector leaves everything.
    let full = Family::any(&vectors(&[vec![1, 0], vec![0, 1]])).unwrap();
    assert_eq!(
        (full.dimension(), full.at(&[]).unwrap()),
        (0, Matrix::identity(2))
    );
    let zero = Family::any(&vectors(&[vec![0, 0]])).unwrap();
    assert_eq!((zero.dimension(), zero.span_dimension()), (4, 0));
    let one = Family::equivariant(&vectors(&[vec![1, 1, 1], vec![1, 1, 1]])).unwrap();
    assert_eq!((one.dimension(), one.span_dimension()), (1, 1));
}

fn run(text: &str, args: &[&str]) -> std::process::Output {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("x.txt");
    std::fs::write(&file, text).unwrap();
    let mut all = vec!["family", file.to_str().unwrap()];
    all.extend(args);
    Command::cargo_bin("elenchus")
        .unwrap()
        .args(all)
        .output()
        .unwrap()
}

#[test]
fn command_line_prints_the_family_of_the_paper() {
    let out = run("101\n110\n", &["--json", "--at", "a=1/2,b=0"]);
    let doc: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(doc["span_dimension"], 2);
    assert_eq!(doc["group_order"], "2");
    assert_eq!(doc["parameters"], serde_json::json!(["a", "b"]));
    assert_eq!(
        doc["matrix"],
        serde_json::json!([
            ["1 - a", "a", "a"],
            ["-b", "1 + b", "b"],
            ["-b", "b", "1 + b"]
        ])
    );
    assert_eq!(
        doc["gradient_descent_limit_from_zero"][0],
        serde_json::json!(["2/3", "1/3", "1/3"])
    );
    assert_eq!(doc["stable"], true);
    let doc: Value =
        serde_json::from_slice(&run("101\n110\n", &["--json", "--any"]).stdout).unwrap();
    assert_eq!(doc["dimension"], 3);
}

#[test]
fn bad_input_gets_one_sentence() {
    for (text, args) in [
        ("", vec![]),
        ("101\n11\n", vec![]),
        ("101\n110\n", vec!["--at", "a=x"]),
        ("101\n110\n", vec!["--at", "z=1"]),
        ("1 x\n", vec![]),
    ] {
        let out = run(text, &args);
        let err = String::from_utf8_lossy(&out.stderr).to_string();
        assert_eq!(out.status.code(), Some(2), "{text:?} {args:?}: {err}");
        assert!(
            !err.contains("panicked") && err.lines().count() == 1,
            "{err}"
        );
    }
}
