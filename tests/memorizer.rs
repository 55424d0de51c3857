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
