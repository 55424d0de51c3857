//! Memorizers against the dense forward pass over the rationals.

use elenchus::networks::memorizer::{Dataset, Memorizer, MemorizerError, Widths};
use num_rational::BigRational;
use num_traits::Zero;
use proptest::prelude::*;

fn rational(n: i64, d: i64) -> BigRational {
    BigRational::new(n.into(), d.into())
}

/// Dense forward pass at every point, and the fast check; both must agree that all labels are right.
fn memorizes(net: &Memorizer, data: &Dataset) {
    for i in 0..data.points() {
        let x: Vec<_> = (0..data.inputs()).map(|j| data.input(i, j)).collect();
        let y: Vec<_> = (0..data.outputs()).map(|k| data.label(i, k)).collect();
        assert_eq!(net.evaluate(&x), y, "point {i}");
    }
    assert_eq!(net.verify(data).unwrap(), data.points());
}

fn widths(p: usize, q: usize) -> Widths {
    Widths {
        first: Some(p),
        second: Some(q),
        chain: None,
    }
}

/// Numbers of every size a data file may hold.
fn number() -> impl Strategy<Value = BigRational> {
    let small = (-9i64..=9).prop_map(|n| rational(n, 1));
    let decimal = (-5000i64..5000).prop_map(|n| rational(n, 1000));
    let fraction = (any::<i32>(), 1i64..1000).prop_map(|(n, d)| rational(n.into(), d));
    let extreme = (-99i64..=99, -40i32..=40).prop_map(|(m, e)| {
        let ten = num_traits::pow(rational(10, 1), e.unsigned_abs() as usize);
        if e < 0 {
            rational(m, 1) / ten
        } else {
            rational(m, 1) * ten
        }
    });
    prop_oneof![3 => small, 3 => decimal, 1 => fraction, 2 => extreme]
}

/// Distinct points by construction: equal ones are dropped.
fn table(points: usize, d: usize, outputs: usize) -> impl Strategy<Value = Dataset> {
    let row = (
        proptest::collection::vec(number(), d),
        proptest::collection::vec(number(), outputs),
    );
    proptest::collection::vec(row, points).prop_map(|rows| {
        let mut seen = std::collections::BTreeSet::new();
        let (x, y): (Vec<_>, Vec<_>) = rows
            .into_iter()
            .filter(|(x, _)| seen.insert(x.clone()))
            .unzip();
        Dataset::new(&x, &y).unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn two_layers_memorize(data in (1usize..14, 1usize..=5, 1usize..=2).prop_flat_map(|(n, d, k)| table(n, d, k))) {
        let net = Memorizer::two_layer(&data);
        memorizes(&net, &data);
        prop_assert!(net.hidden()[0] <= data.points());
    }

    #[test]
    fn three_layers_memorize_with_balanced_widths(
        data in (1usize..20, 1usize..=5, 1usize..=2).prop_flat_map(|(n, d, k)| table(n, d, k)),
        chain in prop_oneof![Just(None), (1usize..4).prop_map(Some)],
    ) {
        let net = Memorizer::three_layer(&data, &Widths { chain, ..Widths::default() }).unwrap();
        memorizes(&net, &data);
    }

    #[test]
    fn three_layers_fill_the_widths_given(
        (p, q, data) in (1usize..6, 1usize..6, 1usize..=3)
            .prop_flat_map(|(p, q, d)| (Just(p), Just(q), table(p * q, d, 1))),
    ) {
        let net = Memorizer::three_layer(&data, &widths(p, q)).unwrap();
        memorizes(&net, &data);
        prop_assert!(net.hidden()[0] <= p && net.hidden()[1] <= q);
    }

    /// A small grid: most directions with small entries make points collide.
    #[test]
    fn colliding_projections_find_another_direction(labels in proptest::collection::vec(-9i64..9, 27)) {
        let cell = |i: usize| [i / 9, i / 3 % 3, i % 3].map(|v| rational(v as i64, 10)).to_vec();
        let x: Vec<_> = (0..27).map(cell).collect();
        let y: Vec<_> = labels.iter().map(|v| vec![rational(*v, 1)]).collect();
        let data = Dataset::new(&x, &y).unwrap();
        memorizes(&Memorizer::two_layer(&data), &data);
        memorizes(&Memorizer::three_layer(&data, &Widths::default()).unwrap(), &data);
    }

    /// The fast check refuses what the dense pass refuses.
    #[test]
    fn another_label_is_noticed(data in table(9, 2, 1), at in any::<prop::sample::Index>(), by in number()) {
        let x: Vec<Vec<_>> = (0..data.points()).map(|i| vec![data.input(i, 0), data.input(i, 1)]).collect();
        let mut y: Vec<Vec<_>> = (0..data.points()).map(|i| vec![data.label(i, 0)]).collect();
        let at = at.index(y.len());
        y[at][0] += &by;
        let other = Dataset::new(&x, &y).unwrap();
        let three = Memorizer::three_layer(&data, &Widths::default()).unwrap();
        for net in [Memorizer::two_layer(&data), three] {
            prop_assert_eq!(net.verify(&other).is_ok(), by.is_zero());
        }
    }
}

#[test]
fn all_small_widths_and_sizes() {
    // Unequal gaps, labels far outside [-1, 1]; every p, q and every number of points that fits.
    let mut met = 0;
    for p in 1..=5 {
        for q in 1..=5 {
            for n in 1..=p * q {
                let x: Vec<_> = (0..n as i64)
                    .map(|i| vec![rational(i * i * i - 7 * i * i, 3)])
                    .collect();
                let mut x = x;
                x.sort();
                x.dedup();
                let y: Vec<_> = (0..x.len() as i64)
                    .map(|i| vec![rational((i * 37) % 11 * 1000 - 5000, 7)])
                    .collect();
                let data = Dataset::new(&x, &y).unwrap();
                let net = Memorizer::three_layer(&data, &widths(p, q)).unwrap();
                memorizes(&net, &data);
                met += 1;
            }
        }
    }
    assert_eq!(met, 225);
}

#[test]
fn the_smallest_sets() {
    for csv in [
        "5,7\n",
        "0,0\n",
        "1,2\n3,2\n9,2\n",
        "0,0\n1,0\n",
        "0,1\n1,0\n",
        "1e-40,1e40\n1e40,-1e-40\n",
    ] {
        let data = Dataset::read_csv(csv.as_bytes(), 1).unwrap();
        memorizes(&Memorizer::two_layer(&data), &data);
        memorizes(
            &Memorizer::three_layer(&data, &Widths::default()).unwrap(),
            &data,
        );
    }
    let constant = Dataset::read_csv("1,2\n3,2\n9,2\n".as_bytes(), 1).unwrap();
    assert_eq!(Memorizer::two_layer(&constant).hidden(), [1]);
    assert_eq!(
        Memorizer::three_layer(&constant, &Widths::default())
            .unwrap()
            .hidden(),
        [1, 1]
    );
}

#[test]
fn collinear_points_save_neurons() {
    // y = 2x + 1 on 1..50: the first neuron starts at the zero of the line, and no other is needed.
    let csv: String = (1..50).map(|i| format!("{i},{}\n", 2 * i + 1)).collect();
    let data = Dataset::read_csv(csv.as_bytes(), 1).unwrap();
    let net = Memorizer::two_layer(&data);
    memorizes(&net, &data);
    assert_eq!(net.hidden(), [1]);
}

#[test]
fn equal_spacing_keeps_the_weights_of_one_chain_small() {
    // 20 groups of 20, zigzag labels: reversing every second group keeps the weights in proportion to q.
    let csv: String = (0..400)
        .map(|i| format!("{i},{}\n", (i * 7919) % 101))
        .collect();
    let data = Dataset::read_csv(csv.as_bytes(), 1).unwrap();
    let chain = Widths {
        chain: Some(400),
        ..widths(20, 20)
    };
    let net = Memorizer::three_layer(&data, &chain).unwrap();
    assert_eq!(net.verify(&data).unwrap(), 400);
    assert_eq!(net.hidden(), [20, 20]);
    assert!(
        net.largest_weight_log10() < 3.5,
        "{}",
        net.largest_weight_log10()
    );
}

#[test]
fn errors_carry_both_sides() {
    let read = |csv: &str| {
        Dataset::read_csv(csv.as_bytes(), 1)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(read("x,y\n1,2\n\n3\n"), "line 4: expected 2 fields, got 1");
    assert_eq!(
        read("1,2\n3,abc\n"),
        "line 2, field 2: \"abc\" is not a decimal or a fraction"
    );
    assert_eq!(read(""), "there are no data rows");
    assert_eq!(read("x,y\n"), "there are no data rows");
    assert!(read("1\n").contains("leave no input"));
    assert!(read("2,1\n1,1\n1.0,1\n1e0,2\n2,7\n").contains("lines 2 and 4"));
    let data = Dataset::read_csv("1,2\n2,3\n3,3\n".as_bytes(), 1).unwrap();
    assert!(matches!(
        Memorizer::three_layer(&data, &widths(1, 2)),
        Err(MemorizerError::TooNarrow {
            first: 1,
            second: 2,
            points: 3
        })
    ));
    assert!(matches!(
        Memorizer::three_layer(&data, &widths(0, 2)),
        Err(MemorizerError::ZeroWidth)
    ));
}

/// A certificate, changed in one place.
fn tampered(
    certificate: &serde_json::Value,
    field: &str,
    change: impl Fn(&str) -> String,
) -> serde_json::Value {
    let mut other = certificate.clone();
    let slot = match &mut other[field] {
        serde_json::Value::Array(list) => list.last_mut().unwrap(),
        single => single,
    };
    let text = change(slot.as_str().unwrap());
    *slot = text.into();
    other
}

fn sample() -> Dataset {
    let csv: String = (0..30)
        .map(|i| format!("{},{},{}\n", (i * 17) % 31, i % 4, (i * i) % 13 - 6))
        .collect();
    Dataset::read_csv(csv.as_bytes(), 1).unwrap()
}

#[test]
fn the_kernel_accepts_what_is_true_and_rejects_every_changed_number() {
    use elenchus::kernel::memorizer::check;
    let data = sample();
    let nets = [
        Memorizer::two_layer(&data),
        Memorizer::three_layer(&data, &Widths::default()).unwrap(),
    ];
    for net in &nets {
        let good = net.certificate(&data);
        assert_eq!(check(&good), Ok(()));
        let own: &[&str] = match net {
            Memorizer::Two(_) => &["direction", "bias", "weights"],
            Memorizer::Three(_) => &[
                "direction",
                "gain",
                "bias1",
                "weights2",
                "bias2",
                "amplitude",
                "bias3",
            ],
        };
        for field in own.iter().chain(&["inputs", "labels", "data_sha256"]) {
            let bump = |text: &str| {
                let (head, last) = text
                    .rsplit_once(' ')
                    .map_or((String::new(), text), |(h, l)| (format!("{h} "), l));
                let q: BigRational = last.parse().unwrap_or_else(|_| rational(0, 1));
                format!("{head}{}", q + rational(1, 7))
            };
            let shorter = |text: &str| {
                text.rsplit_once(' ')
                    .map_or(String::new(), |(h, _)| h.into())
            };
            assert!(
                check(&tampered(&good, field, bump)).is_err(),
                "{field} changed"
            );
            assert!(
                check(&tampered(&good, field, shorter)).is_err(),
                "{field} shortened"
            );
            for junk in ["", "1/0", "x", "--1", "1e9", "1 ", " 1", "½"] {
                assert!(
                    check(&tampered(&good, field, |_| junk.into())).is_err(),
                    "{field} = {junk:?}"
                );
            }
            let mut missing = good.clone();
            missing.as_object_mut().unwrap().remove(*field);
            assert!(check(&missing).is_err(), "{field} missing");
        }
        for (field, value) in [
            ("version", 2.into()),
            ("kind", "other".into()),
            ("layers", 4.into()),
            ("points", 29.into()),
            ("points", 0.into()),
            ("points", u64::MAX.into()),
            ("hidden", serde_json::json!([])),
            ("hidden", serde_json::json!([u64::MAX])),
            ("surprise", true.into()),
        ] {
            let mut other = good.clone();
            other[field] = value;
            assert!(check(&other).is_err(), "{field}");
        }
    }
    // One network's certificate is not the other's.
    let mut mixed = nets[0].certificate(&data);
    mixed["layers"] = 3.into();
    assert!(check(&mixed).is_err());
    for value in [
        serde_json::json!(null),
        serde_json::json!([]),
        serde_json::json!({"kind": "memorizer"}),
    ] {
        assert!(check(&value).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Certificates of random data sets pass; the kernel's arithmetic is not the engine's. The rounded network, evaluated in
    /// doubles in two orders of summation, stays within the bounds.
    #[test]
    fn certificates_and_error_bounds_hold(
        data in (1usize..16, 1usize..=3, 1usize..=2).prop_flat_map(|(n, d, k)| table(n, d, k)),
    ) {
        for net in [Memorizer::two_layer(&data), Memorizer::three_layer(&data, &Widths::default()).unwrap()] {
            prop_assert_eq!(elenchus::kernel::memorizer::check(&net.certificate(&data)), Ok(()));
            let bound = net.float_error(&data);
            prop_assert!(bound.lo <= bound.hi_halving && bound.hi_halving <= bound.hi);
            for (limit, halving) in [(bound.hi, false), (bound.hi_halving, true)] {
                if limit.is_finite() {
                    let worst = float_error(&net, &data, halving);
                    let limit = BigRational::from_float(limit).unwrap();
                    prop_assert!(worst <= limit, "{} > {}", worst, limit);
                    prop_assert!(BigRational::from_float(bound.lo).unwrap() <= worst);
                }
            }
        }
    }
}

/// The largest error of the rounded network in doubles, compared with the exact labels.
fn float_error(net: &Memorizer, data: &Dataset, halving: bool) -> BigRational {
    let rounded = net.rounded();
    let get = |name: &str| {
        &rounded
            .tensors
            .iter()
            .find(|t| t.name == name)
            .unwrap()
            .data
    };
    let sum = |mut t: Vec<f64>| -> f64 {
        if !halving {
            return t.iter().sum();
        }
        while t.len() > 1 {
            t = t.chunks(2).map(|c| c.iter().sum()).collect();
        }
        t[0]
    };
    let layer = |w: &str, b: Option<&str>, x: &[f64]| -> Vec<f64> {
        let rows = get(w).chunks(x.len());
        rows.enumerate()
            .map(|(i, row)| {
                let products = sum(row.iter().zip(x).map(|(w, x)| w * x).collect());
                b.map_or(products, |b| products + get(b)[i])
            })
            .collect()
    };
    let nearest = |q: BigRational| -> f64 {
        // Decimal text with enough digits is read to the nearest double.
        let digits = 60;
        let ten = num_traits::pow(rational(10, 1), digits + 60);
        let scaled = (q * &ten).round().to_integer();
        format!("{scaled}e-{}", digits + 60).parse().unwrap()
    };
    let mut worst = rational(0, 1);
    for i in 0..data.points() {
        let x: Vec<f64> = (0..data.inputs())
            .map(|j| nearest(data.input(i, j)))
            .collect();
        let z = layer("W1", Some("b1"), &x);
        let y = match net {
            Memorizer::Two(_) => layer(
                "W2",
                None,
                &z.iter().map(|z| z.max(0.0)).collect::<Vec<_>>(),
            ),
            Memorizer::Three(_) => {
                let clip = |z: Vec<f64>| z.iter().map(|z| z.clamp(-1.0, 1.0)).collect::<Vec<_>>();
                let second = clip(layer("W2", Some("b2"), &clip(z)));
                layer("W3", Some("b3"), &second)
            }
        };
        for (k, y) in y.iter().enumerate() {
            let error = BigRational::from_float(*y).unwrap() - data.label(i, k);
            worst = worst.max(if error < rational(0, 1) {
                -error
            } else {
                error
            });
        }
    }
    worst
}
