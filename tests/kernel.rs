//! The kernel accepts what the audit finds and rejects cheats, one test per cheat. Cheats are sealed again, so that only their content can give them away.

use std::collections::BTreeMap;
use std::sync::Mutex;

use elenchus::audit::{AnyClaim, Settings, decide};
use elenchus::claim;
use elenchus::kernel::{self, Judgement, Space};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

claim! {
    pub struct SquareOfSum = "test::square_of_sum", Own;
    place: "here";
    says: "(a + b)² = a² + 2ab + b².";
    reading: "Real numbers.";
    verdict: "Proved.";
    domain: Space::new("all real a, b").free("a").free("b").complete();
    judge<N>(case) {
        let (a, b) = (case.number("a")?.clone(), case.number("b")?.clone());
        let right = a.squared() + N::integer(2) * a.clone() * b.clone() + b.squared();
        Ok(Judgement::new().equal("(a + b)²", (a + b).squared(), right))
    }
}

claim! {
    pub struct Positive = "test::positive_numbers_have_large_squares", Own;
    place: "here";
    says: "For real a > 0: a² > a.";
    reading: "Real numbers.";
    verdict: "Refuted at a = 1.";
    domain: Space::new("all real a").free("a").complete();
    judge<N>(case) {
        let a = case.number("a")?.clone();
        let j = Judgement::new().given("a > 0", N::integer(0).below(&a));
        Ok(j.said(a.below(&a.squared()), a.squared().to_string(), format!("> {a}")))
    }
}

claim! {
    pub struct Small = "test::numbers_below_ten_are_small", Own;
    place: "here";
    says: "For n = 1, …, 9 with n odd: n < 10.";
    reading: "Natural numbers.";
    verdict: "Proved by enumeration.";
    domain: Space::new("n = 1, …, 9").natural("n", 1, 9).complete();
    judge<N>(case) {
        let n = case.natural("n")?;
        Ok(Judgement::new().given("n is odd", Some(n % 2 == 1)).said(Some(n < 10), n.to_string(), "< 10"))
    }
}

claim! {
    pub struct SmallGoesOn = "test::numbers_are_small", Own;
    place: "here";
    says: "For n ≥ 1: n < 10¹².";
    reading: "Natural numbers; the domain goes on.";
    verdict: "Exhausted.";
    domain: Space::new("n ≤ 9").natural("n", 1, 9);
    judge<N>(case) {
        let n = case.natural("n")?;
        Ok(Judgement::new().said(Some((n as u64) < 1_000_000_000_000), n.to_string(), "< 10^12"))
    }
}

claim! {
    pub struct TanhContracts = "test::tanh_contracts", Own;
    place: "here";
    says: "For 1/10 ≤ t ≤ 3: tanh t < t.";
    reading: "Real numbers.";
    verdict: "Proved by enclosure.";
    domain: Space::new("1/10 ≤ t ≤ 3").between("t", (1, 10), (3, 1)).complete();
    judge<N>(case) {
        let t = case.number("t")?;
        let value = elenchus::claims::words::activate("tanh", t)?;
        Ok(Judgement::new().said(value.below(t), value.to_string(), format!("< {t}")))
    }
}

claim! {
    pub struct SumOfSquares = "test::sum_of_squares_is_at_least_twice_the_product", Own;
    place: "here";
    says: "For real a with |a| ≤ 100 or so and integer-valued floor: sampled only.";
    reading: "n ≤ 1000 and a given hypothesis.";
    verdict: "Survived.";
    domain: elenchus::audit::Domain::new(Space::new("n ≤ 1000").natural("n", 0, 1000).natural("m", 0, 1000)).only_sampled();
    judge<N>(case) {
        let (n, m) = (case.natural("n")?, case.natural("m")?);
        Ok(Judgement::new().given("m ≤ n", Some(m <= n)).said(Some(m * m <= n * n), format!("{}", m * m), format!("≤ {}", n * n)))
    }
}

claim! {
    pub struct Root = "test::two_has_no_small_root", Own;
    place: "here";
    says: "Some n ≤ 9 has n² = 9.";
    reading: "Natural numbers.";
    verdict: "Proved by exhibit.";
    quantifier: Exists;
    domain: Space::new("n ≤ 9").natural("n", 0, 9).complete();
    judge<N>(case) {
        let n = case.natural("n")?;
        Ok(Judgement::new().said(Some(n * n == 9), (n * n).to_string(), "9"))
    }
}

claim! {
    pub struct Empty = "test::odd_and_even", Own;
    place: "here";
    says: "For n ≤ 9 odd and even: n = 0.";
    reading: "Natural numbers.";
    verdict: "Vacuous.";
    domain: Space::new("n ≤ 9").natural("n", 0, 9).complete();
    judge<N>(case) {
        let n = case.natural("n")?;
        Ok(Judgement::new().given("odd", Some(n % 2 == 1)).given("even", Some(n % 2 == 0)).said(Some(false), n.to_string(), "0"))
    }
}

/// The certificate of a claim, decided once.
fn certificate(claim: &dyn AnyClaim) -> Map<String, Value> {
    static CACHE: Mutex<BTreeMap<String, Map<String, Value>>> = Mutex::new(BTreeMap::new());
    let mut cache = CACHE.lock().unwrap();
    cache
        .entry(claim.id())
        .or_insert_with(|| decided(claim))
        .clone()
}

fn decided(claim: &dyn AnyClaim) -> Map<String, Value> {
    let outcome = decide(claim, &Settings::default()).unwrap();
    outcome.certificate().as_object().unwrap().clone()
}

/// Seals a certificate again and lets the kernel read and check it.
fn check(claim: &dyn AnyClaim, certificate: Map<String, Value>) -> Result<&'static str, String> {
    let sealed = kernel::seal(certificate).to_string();
    kernel::check(claim.statement(), &kernel::parse(sealed.as_bytes())?)
}

fn with(mut c: Map<String, Value>, key: &str, value: Value) -> Map<String, Value> {
    c.insert(key.into(), value);
    c
}

fn rejects(claim: &dyn AnyClaim, key: &str, value: Value, because: &str) {
    let reason = check(claim, with(certificate(claim), key, value)).unwrap_err();
    assert!(reason.contains(because), "{reason}");
}

#[test]
fn accepts_each_kind() {
    let all: [(&dyn AnyClaim, &str); 8] = [
        (&SquareOfSum, "proved"),
        (&Positive, "refuted"),
        (&Small, "proved"),
        (&SmallGoesOn, "exhausted"),
        (&TanhContracts, "proved"),
        (&SumOfSquares, "survived"),
        (&Root, "proved"),
        (&Empty, "vacuous"),
    ];
    for (claim, verdict) in all {
        assert_eq!(
            check(claim, certificate(claim)),
            Ok(verdict),
            "{}",
            claim.id()
        );
    }
}

#[test]
fn rejects_a_witness_that_meets_the_conclusion() {
    let c = with(certificate(&Positive), "instance", json!({"a": "2"}));
    let c = with(
        with(with(c, "left", json!("4")), "right", json!("> 2")),
        "position",
        Value::Null,
    );
    assert!(check(&Positive, c).unwrap_err().contains("no witness"));
}

#[test]
fn rejects_a_witness_that_misses_a_hypothesis() {
    let c = with(certificate(&Positive), "instance", json!({"a": "0"}));
    let c = with(
        with(with(c, "left", json!("0")), "right", json!("> 0")),
        "position",
        Value::Null,
    );
    assert!(
        check(&Positive, c)
            .unwrap_err()
            .contains("does not meet the hypothesis 'a > 0'")
    );
}

#[test]
fn rejects_a_witness_that_is_not_the_smallest() {
    let c = with(certificate(&Positive), "instance", json!({"a": "1/2"}));
    let c = with(
        with(with(c, "left", json!("1/4")), "right", json!("> 1/2")),
        "position",
        json!(5),
    );
    let reason = check(&Positive, c).unwrap_err();
    assert!(
        reason.contains("a smaller witness comes before it"),
        "{reason}"
    );
}

#[test]
fn rejects_a_wrong_position() {
    rejects(&Positive, "position", json!(0), "another instance");
    rejects(&Positive, "position", json!(u64::MAX), "beyond");
}

#[test]
fn rejects_sides_that_were_not_evaluated() {
    rejects(&Positive, "left", json!("7"), "left side");
    rejects(&Positive, "right", json!("> 7"), "right side");
}

#[test]
fn rejects_an_instance_with_a_part_too_many_or_too_few() {
    rejects(&Positive, "instance", json!({"a": "1", "b": "1"}), "parts");
    rejects(&Positive, "instance", json!({}), "parts");
    rejects(
        &Positive,
        "instance",
        json!({"a": ["1"]}),
        "not in the domain",
    );
}

#[test]
fn rejects_a_list_of_hypotheses_that_hides_one() {
    rejects(&Positive, "hypotheses", json!([]), "hypotheses");
}

#[test]
fn rejects_a_digest_of_other_words() {
    let other = certificate(&SquareOfSum)["statement"].clone();
    rejects(&Positive, "statement", other, "digest");
}

#[test]
fn rejects_a_certificate_of_another_claim() {
    assert!(
        check(&Positive, certificate(&SquareOfSum))
            .unwrap_err()
            .contains("another claim")
    );
}

#[test]
fn rejects_a_wrong_degree_bound() {
    rejects(&SquareOfSum, "degree", json!(1), "degree");
    rejects(&SquareOfSum, "degree", json!(3), "degree");
}

#[test]
fn rejects_too_small_a_grid() {
    rejects(&SquareOfSum, "points", json!(3), "points");
}

#[test]
fn rejects_an_enumeration_that_leaves_cases_out() {
    rejects(&Small, "cases", json!(8), "cases");
    rejects(&Small, "met", json!(9), "met");
}

#[test]
fn rejects_a_proof_of_a_domain_that_goes_on() {
    rejects(&SmallGoesOn, "verdict", json!("proved"), "verdict");
}

#[test]
fn rejects_a_verdict_better_than_its_evidence() {
    rejects(&SumOfSquares, "verdict", json!("proved"), "verdict");
    rejects(&Empty, "verdict", json!("proved"), "verdict");
}

#[test]
fn rejects_an_identity_that_is_none() {
    let mut c = certificate(&SquareOfSum);
    c.insert("claim".into(), json!(Positive.id_text()));
    c.insert(
        "statement".into(),
        json!(kernel::digest(Positive.statement())),
    );
    assert!(check(&Positive, c).is_err());
}

#[test]
fn rejects_a_bisection_that_is_too_shallow() {
    rejects(&TanhContracts, "depth", json!(0), "not decided");
    rejects(&TanhContracts, "depth", json!(1_000), "depth");
}

#[test]
fn rejects_a_sample_in_which_nothing_met_the_hypotheses() {
    rejects(&SumOfSquares, "met", json!(0), "met");
    rejects(&SumOfSquares, "instances", json!([]), "met");
    let unmet = json!([{"n": 1, "m": 2}]);
    rejects(&SumOfSquares, "instances", unmet, "does not meet");
}

#[test]
fn rejects_a_sample_that_counts_more_than_it_lists() {
    rejects(&SumOfSquares, "met", json!(1_000_000_000_000u64), "met");
    let twice = json!([{"n": 3, "m": 2}, {"n": 3, "m": 2}]);
    rejects(&SumOfSquares, "instances", twice, "twice");
}

#[test]
fn rejects_a_sample_whose_classes_do_not_add_up() {
    rejects(&SumOfSquares, "classes", json!({"all": 1}), "classes");
}

#[test]
fn rejects_a_sample_that_leaves_a_sibling_out() {
    rejects(&SumOfSquares, "siblings", json!([]), "derives");
    let siblings = certificate(&SumOfSquares)["siblings"].clone();
    let mut fewer = siblings.clone();
    fewer.as_array_mut().unwrap().remove(1);
    rejects(&SumOfSquares, "siblings", fewer, "derives");
    let mut idle = siblings;
    idle[0]["instance"] = Value::Null;
    rejects(&SumOfSquares, "siblings", idle, "conclude False");
}

#[test]
fn rejects_a_sibling_that_is_not_derived() {
    let made_up = json!([{"sibling": "something else", "instance": {"n": 1, "m": 0}}]);
    rejects(&SumOfSquares, "siblings", made_up, "derives");
}

#[test]
fn rejects_a_sibling_killed_by_no_witness() {
    let killed = |at: usize, instance: Value| {
        let mut siblings = certificate(&SumOfSquares)["siblings"].clone();
        siblings[at]["instance"] = instance;
        rejects(&SumOfSquares, "siblings", siblings, "no witness");
    };
    killed(0, json!({"n": 0, "m": 1}));
    killed(1, json!({"n": 0, "m": 1}));
    // The third is the claim without m ≤ n.
    killed(2, json!({"n": 1, "m": 1}));
}

#[test]
fn rejects_an_exhibit_that_does_not_exist() {
    let c = with(
        with(certificate(&Root), "instance", json!({"n": 2})),
        "left",
        json!("4"),
    );
    assert!(
        check(&Root, c)
            .unwrap_err()
            .contains("does not meet the conclusion")
    );
}

#[test]
fn rejects_nonexistence_where_something_exists() {
    let mut c = certificate(&Root);
    for key in ["arithmetic", "instance", "hypotheses", "left", "right"] {
        c.remove(key);
    }
    let c = with(
        with(with(c, "kind", json!("none")), "cases", json!(10)),
        "verdict",
        json!("refuted"),
    );
    assert!(check(&Root, c).unwrap_err().contains("not known to fail"));
}

#[test]
fn rejects_a_witness_against_a_there_is_statement() {
    let c = with(
        with(certificate(&Root), "kind", json!("witness")),
        "position",
        Value::Null,
    );
    assert!(check(&Root, c).unwrap_err().contains("quantifier"));
}

#[test]
fn rejects_a_theorem_where_none_is() {
    let mut c = certificate(&SquareOfSum);
    for key in ["cases", "met", "points", "degree"] {
        c.remove(key);
    }
    let c = with(
        with(with(c, "kind", json!("theorem")), "theorem", json!("x")),
        "proof",
        json!("00"),
    );
    assert!(
        check(&SquareOfSum, c)
            .unwrap_err()
            .contains("no formal proof")
    );
}

#[test]
fn rejects_a_proof_text_that_was_changed() {
    let claim = elenchus::claims::krause_reimann::CompatibleIffInvariantEverywhere;
    rejects(&claim, "proof", json!("0".repeat(64)), "proof text");
    rejects(&claim, "theorem", json!("another_theorem"), "theorem");
}

#[test]
fn rejects_an_unknown_kind() {
    rejects(&SquareOfSum, "kind", json!("oracle"), "not known");
}

#[test]
fn rejects_an_unknown_version() {
    rejects(&SquareOfSum, "version", json!(2), "version 2 is not known");
    rejects(&SquareOfSum, "version", json!("1"), "'version' is missing");
}

#[test]
fn rejects_an_unknown_field() {
    rejects(
        &SquareOfSum,
        "trust_me",
        json!(true),
        "'trust_me' is not known",
    );
}

#[test]
fn rejects_an_unknown_arithmetic() {
    rejects(&Positive, "arithmetic", json!("float"), "arithmetic");
}

#[test]
fn rejects_huge_numbers_without_blowing_up() {
    rejects(
        &Positive,
        "instance",
        json!({"a": 1_000_000_000}),
        "moderate size",
    );
    rejects(
        &Positive,
        "instance",
        json!({"a": {"shape": [1_000_000_000, 0]}}),
        "part 'a'",
    );
    let digits = "9".repeat(100_000);
    assert!(
        check(
            &Positive,
            with(certificate(&Positive), "instance", json!({ "a": digits }))
        )
        .is_err()
    );
    rejects(&Small, "cases", json!(u64::MAX), "cases");
}

#[test]
fn rejects_a_broken_seal() {
    let mut c = certificate(&SquareOfSum);
    c.insert("points".into(), json!(7));
    assert!(
        kernel::parse(Value::Object(c).to_string().as_bytes())
            .unwrap_err()
            .contains("seal")
    );
}

#[test]
fn rejects_truncated_files() {
    let bytes = kernel::seal(certificate(&Positive))
        .to_string()
        .into_bytes();
    for end in 0..bytes.len() {
        assert!(kernel::parse(&bytes[..end]).is_err(), "{end}");
    }
}

#[test]
fn rejects_bytes_that_are_no_text() {
    assert!(
        kernel::parse(&[0xff, 0xfe, 0x00])
            .unwrap_err()
            .contains("UTF-8")
    );
    assert!(kernel::parse(b"").is_err());
    assert!(
        kernel::parse(b"[]")
            .unwrap_err()
            .contains("not a JSON object")
    );
    let deep = "[".repeat(100_000);
    assert!(kernel::parse(deep.as_bytes()).is_err());
}

proptest! {
    #[test]
    fn survives_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(kernel::parse(&bytes).is_err());
        match kernel::open(&bytes) {
            Ok(kernel::Opened::Engine { verdict, .. }) => prop_assert!(verdict.is_err()),
            Ok(kernel::Opened::Claim(_)) => prop_assert!(false, "{:?} opened", bytes),
            Err(_) => {}
        }
    }

    #[test]
    fn survives_any_change_of_one_byte(position in 0usize..600, byte in any::<u8>()) {
        let mut bytes = kernel::seal(certificate(&Positive)).to_string().into_bytes();
        let k = position % bytes.len();
        let changed = bytes[k] != byte;
        bytes[k] = byte;
        let accepted = kernel::parse(&bytes).and_then(|c| kernel::check(Positive.statement(), &c).map(|_| ()));
        prop_assert_eq!(accepted.is_ok(), !changed);
    }

    #[test]
    fn survives_any_value_of_any_field(key in 0usize..12, value in prop_oneof![
        Just(Value::Null), any::<i64>().prop_map(|n| json!(n)), any::<f64>().prop_map(|x| json!(x)), ".{0,8}".prop_map(|s| json!(s)),
        Just(json!([[["1"]]])), Just(json!({"a": {"b": []}})),
    ]) {
        for claim in [&SquareOfSum as &dyn AnyClaim, &Positive, &SumOfSquares, &TanhContracts] {
            let c = certificate(claim);
            let name = c.keys().nth(key % c.len()).unwrap().clone();
            let same = c[&name] == value;
            let verdict = check(claim, with(c, &name, value.clone()));
            // The seal is renewed, and only an unstated position may change without harm.
            if !same && name != "seal" && !(name == "position" && value.is_null()) {
                prop_assert!(verdict.is_err(), "{} := {}", name, value);
            }
        }
    }
}

/// The identifier as a string.
trait IdText {
    fn id_text(&self) -> String;
}

impl<C: AnyClaim> IdText for C {
    fn id_text(&self) -> String {
        self.statement().id()
    }
}

/// `kernel` may use the number trait, the degrees and itself, and nothing else of the crate: neither the search nor any engine.
#[test]
fn imports_nothing_of_the_search() {
    let mut paths = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/kernel")];
    let mut files = 0;
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            paths.extend(std::fs::read_dir(path).unwrap().map(|e| e.unwrap().path()));
            continue;
        }
        files += 1;
        let text = std::fs::read_to_string(&path).unwrap();
        for (k, line) in text.lines().enumerate() {
            let code = line.trim_start();
            if code.starts_with("//") {
                continue;
            }
            // Tests inside a module may compare with the search's arithmetic.
            if code.starts_with("#[cfg(test)]") {
                break;
            }
            for part in code.split("crate::").skip(1) {
                assert!(
                    part.starts_with("number::") || part.starts_with("kernel::"),
                    "{}:{}: {code}",
                    path.display(),
                    k + 1
                );
                assert!(
                    !part.contains("Rational") || part.contains("BigRational"),
                    "{}:{}: {code}",
                    path.display(),
                    k + 1
                );
            }
            for foreign in ["proptest", "rand", "rayon", "nalgebra", "faer", "petgraph"] {
                assert!(
                    !code.contains(&format!("{foreign}::")),
                    "{}:{}: {code}",
                    path.display(),
                    k + 1
                );
            }
        }
    }
    assert!(files > 10, "{files} files");
}
