//! The kernel's check of memorizers on arbitrary bytes, on changed certificates, and on random networks, beside the dense formula.

use elenchus::kernel::memorizer::{check, check_text};
use elenchus::kernel::open;
use elenchus::networks::memorizer::{Dataset, Memorizer, Widths};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use proptest::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

type Q = BigRational;

fn numbers(text: &Value) -> Option<Vec<Q>> {
    let text = text.as_str()?;
    if text.is_empty() {
        return Some(Vec::new());
    }
    let number = |t: &str| {
        let (n, d) = t.split_once('/').unwrap_or((t, "1"));
        let (n, d) = (n.parse::<BigInt>().ok()?, d.parse::<BigInt>().ok()?);
        (!d.is_zero()).then(|| Q::new(n, d))
    };
    text.split(' ').map(number).collect()
}

fn columns(list: &Value) -> Option<Vec<Vec<Q>>> {
    list.as_array()?.iter().map(numbers).collect()
}

fn clip(z: Q) -> Q {
    z.max(-Q::one()).min(Q::one())
}

fn dot(a: &[Q], b: &[Q]) -> Q {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// The formula of the format, densely: whether every output of the network that the fields describe is its label. `None` if they describe none.
fn oracle(c: &Value) -> Option<bool> {
    let (inputs, labels) = (columns(&c["inputs"])?, columns(&c["labels"])?);
    let direction = numbers(&c["direction"])?;
    let n = labels.first()?.len();
    if direction.len() != inputs.len() || inputs.iter().chain(&labels).any(|x| x.len() != n) {
        return None;
    }
    let mut right = true;
    for i in 0..n {
        let x: Vec<Q> = inputs.iter().map(|column| column[i].clone()).collect();
        let s = dot(&direction, &x);
        let outputs: Vec<Q> = if c["layers"] == 2 {
            let bias = numbers(&c["bias"])?;
            let hidden: Vec<Q> = bias.iter().map(|b| (&s - b).max(Q::zero())).collect();
            columns(&c["weights"])?
                .iter()
                .map(|row| dot(row, &hidden))
                .collect()
        } else {
            let (gain, bias1) = (numbers(&c["gain"])?, numbers(&c["bias1"])?);
            let first: Vec<Q> = gain
                .iter()
                .zip(&bias1)
                .map(|(g, b)| clip(g * &s + b))
                .collect();
            let bias2 = numbers(&c["bias2"])?;
            let rows = columns(&c["weights2"])?;
            let second: Vec<Q> = rows
                .iter()
                .zip(&bias2)
                .map(|(row, b)| clip(dot(row, &first) + b))
                .collect();
            let (amplitude, bias3) = (numbers(&c["amplitude"])?, numbers(&c["bias3"])?);
            let block = (second.len() / labels.len()).max(1);
            amplitude
                .iter()
                .zip(&bias3)
                .zip(second.chunks(block))
                .map(|((a, b), own)| a * own.iter().sum::<Q>() + b)
                .collect()
        };
        let wanted: Vec<Q> = labels.iter().map(|column| column[i].clone()).collect();
        right &= outputs == wanted;
    }
    Some(right)
}

/// Gives the data of a changed certificate their digest, so that the check goes on to the numbers.
fn sealed(mut c: Value) -> Value {
    let mut digest = Sha256::new();
    for name in ["inputs", "labels"] {
        for column in c[name].as_array().into_iter().flatten() {
            digest.update(column.as_str().unwrap_or_default().as_bytes());
            digest.update(b"\n");
        }
    }
    let text: String = digest
        .finalize()
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    c["data_sha256"] = text.into();
    c
}

/// Both ways of checking, which must agree, beside the oracle: what is accepted is right.
fn consistent(c: &Value) -> Result<bool, TestCaseError> {
    let verdict = check(c);
    let text = check_text(c.to_string().as_bytes());
    prop_assert_eq!(verdict.is_ok(), text.is_ok(), "{:?} {:?}", verdict, text);
    if verdict.is_ok() {
        prop_assert_eq!(oracle(c), Some(true), "accepted, but wrong: {}", c);
    }
    Ok(verdict.is_ok())
}

fn certificate() -> impl Strategy<Value = Value> {
    let row = (
        proptest::collection::vec(-9i64..=9, 2),
        proptest::collection::vec(-9i64..=9, 2),
    );
    (
        proptest::collection::btree_map(
            proptest::collection::vec(-9i64..=9, 2),
            proptest::collection::vec(-9i64..=9, 2),
            1..9,
        ),
        row,
        0usize..3,
    )
        .prop_map(|(table, _, kind)| {
            let big = |v: &Vec<i64>| {
                v.iter()
                    .map(|n| Q::new((*n).into(), 3.into()))
                    .collect::<Vec<Q>>()
            };
            let x: Vec<_> = table.keys().map(big).collect();
            let y: Vec<_> = table.values().map(big).collect();
            let data = Dataset::new(&x, &y).unwrap();
            let net = match kind {
                0 => Memorizer::two_layer(&data),
                1 => Memorizer::three_layer(&data, &Widths::default()).unwrap(),
                _ => Memorizer::three_layer(
                    &data,
                    &Widths {
                        chain: Some(1),
                        ..Widths::default()
                    },
                )
                .unwrap(),
            };
            net.certificate(&data)
        })
}

/// A number as a hostile hand would write it.
fn token() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (-20i64..=20).prop_map(|n| n.to_string()),
        2 => (-20i64..=20, 1i64..9).prop_map(|(n, d)| format!("{n}/{d}")),
        1 => prop_oneof![Just(i64::MIN), Just(i64::MAX), Just(i64::MIN + 1)].prop_map(|n| n.to_string()),
        1 => (any::<i64>(), any::<i64>()).prop_map(|(n, d)| format!("{n}/{}", d.unsigned_abs())),
        1 => "[0-9]{19,60}(/[1-9][0-9]{0,40})?",
        1 => prop_oneof![Just("1/0"), Just("-0"), Just("0/5"), Just("00"), Just("--1"), Just(""), Just("1e3"), Just("+1"), Just("1/-2"), Just("½")].prop_map(String::from),
    ]
}

const FIELDS: [&str; 11] = [
    "inputs",
    "labels",
    "direction",
    "bias",
    "weights",
    "gain",
    "bias1",
    "weights2",
    "bias2",
    "amplitude",
    "bias3",
];

/// One change: a number replaced, removed, doubled or swapped with its neighbour in some column.
fn changed(c: &mut Value, field: usize, column: usize, at: usize, how: u8, token: &str) {
    let present: Vec<&str> = FIELDS.into_iter().filter(|f| c.get(*f).is_some()).collect();
    let slot = match &mut c[present[field % present.len()]] {
        Value::Array(list) if list.is_empty() => return,
        Value::Array(list) => {
            let k = column % list.len();
            &mut list[k]
        }
        other => other,
    };
    let Some(text) = slot.as_str() else { return };
    let mut parts: Vec<String> = text.split(' ').map(String::from).collect();
    let k = at % parts.len();
    match how % 4 {
        0 => parts[k] = token.into(),
        1 => {
            parts.remove(k);
        }
        2 => parts.insert(k, token.into()),
        _ => {
            let l = (k + 1) % parts.len();
            parts.swap(k, l);
        }
    }
    *slot = parts.join(" ").into();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn arbitrary_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(check_text(&bytes).is_err());
        prop_assert!(open(&bytes).is_err());
    }

    #[test]
    fn bytes_of_a_certificate_changed_anywhere(c in certificate(), changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4), cut in any::<prop::sample::Index>()) {
        let mut bytes = c.to_string().into_bytes();
        prop_assert_eq!(check_text(&bytes), Ok(()));
        prop_assert!(check_text(&bytes[..cut.index(bytes.len())]).is_err());
        for (at, b) in changes {
            let at = at.index(bytes.len());
            bytes[at] = b;
        }
        if check_text(&bytes).is_ok() {
            let read: Value = serde_json::from_slice(&bytes).unwrap();
            prop_assert_eq!(oracle(&read), Some(true));
        }
    }

    #[test]
    fn numbers_of_a_certificate_changed(
        mut c in certificate(),
        changes in proptest::collection::vec((any::<usize>(), any::<usize>(), any::<usize>(), any::<u8>(), token()), 1..4),
    ) {
        for (field, column, at, how, token) in &changes {
            changed(&mut c, *field, *column, *at, *how, token);
        }
        consistent(&sealed(c))?;
    }

    #[test]
    fn sizes_of_a_certificate_changed(mut c in certificate(), sizes in proptest::collection::vec(any::<u64>(), 0..4), points in prop_oneof![any::<u64>(), 0u64..12], layers in 0u64..5) {
        c["hidden"] = json!(sizes);
        consistent(&c)?;
        c["points"] = points.into();
        consistent(&c)?;
        c["layers"] = layers.into();
        consistent(&c)?;
    }

    /// Random two-layer networks, labels by the formula: all are accepted, and with one label changed none is.
    #[test]
    fn random_two_layer_networks(
        x in proptest::collection::vec((-9i64..=9, 1i64..4), 1..8),
        neurons in proptest::collection::vec((-9i64..=9, 1i64..4, -5i64..=5), 0..6),
        off in any::<prop::sample::Index>(),
    ) {
        let q = |n: i64, d: i64| Q::new(n.into(), d.into());
        let mut line: Vec<Q> = x.iter().map(|(n, d)| q(*n, *d)).collect();
        line.sort();
        let mut sorted: Vec<(Q, Q)> = neurons.iter().map(|(n, d, w)| (q(*n, *d), q(*w, 2))).collect();
        sorted.sort();
        let value = |s: &Q| sorted.iter().map(|(b, w)| w * (s - b).max(Q::zero())).sum::<Q>();
        let labels: Vec<Q> = line.iter().map(value).collect();
        let pack = |list: &[Q]| list.iter().map(Q::to_string).collect::<Vec<_>>().join(" ");
        let (bias, weight): (Vec<Q>, Vec<Q>) = sorted.iter().cloned().unzip();
        let mut c = json!({"kind": "memorizer", "version": 1, "layers": 2, "points": line.len(), "hidden": [bias.len()], "data_sha256": "",
            "inputs": [pack(&line)], "labels": [pack(&labels)], "direction": "1", "bias": pack(&bias), "weights": [pack(&weight)]});
        c = sealed(c);
        prop_assert_eq!(check(&c), Ok(()));
        prop_assert_eq!(oracle(&c), Some(true));
        let mut other = labels;
        let at = off.index(other.len());
        other[at] += Q::one();
        c["labels"] = json!([pack(&other)]);
        prop_assert!(!consistent(&sealed(c))?);
    }

    /// Random three-layer networks over ramps that hold the points: any weights, several neurons unsaturated at a point, constant neurons.
    #[test]
    fn random_three_layer_networks(
        gaps in proptest::collection::vec((1i64..4, 0i64..3), 1..5),
        spots in proptest::collection::vec((any::<prop::sample::Index>(), 0i64..=6), 1..9),
        rows in proptest::collection::vec((proptest::collection::vec(-3i64..=3, 5), -3i64..=3), 1..5),
        off in any::<prop::sample::Index>(),
    ) {
        let q = |n: i64, d: i64| Q::new(n.into(), d.into());
        let mut ramps = Vec::new();
        let mut at = 0;
        for (width, gap) in &gaps {
            ramps.push((at, at + width));
            at += width + gap;
        }
        let mut line: Vec<Q> = spots.iter().map(|(i, t)| {
            let (l, r) = ramps[i.index(ramps.len())];
            q(l, 1) + q((r - l) * t, 6)
        }).collect();
        line.sort();
        let gain: Vec<Q> = ramps.iter().map(|(l, r)| q(2, r - l)).collect();
        let bias1: Vec<Q> = ramps.iter().map(|(l, r)| q(-(l + r), r - l)).collect();
        let weights: Vec<Vec<Q>> = rows.iter().map(|(w, _)| w[..ramps.len()].iter().map(|n| q(*n, 2)).collect()).collect();
        let bias2: Vec<Q> = rows.iter().map(|(_, b)| q(*b, 3)).collect();
        let labels: Vec<Q> = line.iter().map(|s| {
            let first: Vec<Q> = gain.iter().zip(&bias1).map(|(g, b)| clip(g * s + b)).collect();
            q(5, 2) * weights.iter().zip(&bias2).map(|(w, b)| clip(dot(w, &first) + b)).sum::<Q>() - q(7, 1)
        }).collect();
        let pack = |list: &[Q]| list.iter().map(Q::to_string).collect::<Vec<_>>().join(" ");
        let mut c = sealed(json!({"kind": "memorizer", "version": 1, "layers": 3, "points": line.len(), "hidden": [ramps.len(), rows.len()],
            "data_sha256": "", "inputs": [pack(&line)], "labels": [pack(&labels)], "direction": "1", "gain": pack(&gain), "bias1": pack(&bias1),
            "weights2": weights.iter().map(|w| pack(w)).collect::<Vec<_>>(), "bias2": pack(&bias2), "amplitude": "5/2", "bias3": "-7"}));
        prop_assert_eq!(check(&c), Ok(()));
        prop_assert_eq!(oracle(&c), Some(true));
        let mut other = labels;
        let at = off.index(other.len());
        other[at] += q(1, 9);
        c["labels"] = json!([pack(&other)]);
        prop_assert!(!consistent(&sealed(c))?);
    }
}

#[test]
fn sizes_beyond_the_text_take_no_memory() {
    let c = json!({"kind": "memorizer", "version": 1, "layers": 2, "points": 1u64 << 24, "hidden": [1u64 << 24], "data_sha256": "",
        "inputs": ["1"], "labels": ["1"], "direction": "1", "bias": "0", "weights": ["1"]});
    assert!(
        check(&sealed(c.clone()))
            .unwrap_err()
            .contains("fewer than")
    );
    let mut more = c;
    more["points"] = 1_000_000_000u64.into();
    assert!(
        check(&sealed(more))
            .unwrap_err()
            .contains("more than 16777216 points")
    );
}

#[test]
fn a_doubled_field_is_refused() {
    let data = Dataset::read_csv("1,5\n2,-1/3\n".as_bytes(), 1).unwrap();
    let text = Memorizer::two_layer(&data).certificate(&data).to_string();
    assert_eq!(check_text(text.as_bytes()), Ok(()));
    let doubled = text.replacen("\"bias\":", "\"bias\":\"0\",\"bias\":", 1);
    assert!(
        check_text(doubled.as_bytes())
            .unwrap_err()
            .contains("duplicate field")
    );
}
