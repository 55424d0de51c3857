//! Reduction before the search, and certificates of every kind, against brute force.

use elenchus::groups::{
    Ambient, Options, Permutation, PermutationGroup, SetOfVectors, certify, certify_lower_bound,
    symmetry_group,
};
use elenchus::kernel::group::{check, check_lower_bound};
use num_bigint::BigUint;
use rand::{Rng, SeedableRng, seq::SliceRandom};
use rand_chacha::ChaCha8Rng;

fn set_of(rows: &[Vec<u8>]) -> SetOfVectors {
    SetOfVectors::of_digits(rows).unwrap()
}

fn all_permutations(n: usize) -> Vec<Permutation> {
    PermutationGroup::symmetric(n).elements(50_000).unwrap()
}

/// Order, generators, the base and strong generating set, and the certificate, all by the definition.
fn agrees(rows: &[Vec<u8>], all: &[Permutation]) {
    let set = set_of(rows);
    let (group, certificate) = certify(&set, &Options::default()).unwrap();
    let members: Vec<&Permutation> = all.iter().filter(|s| set.is_invariant_under(s)).collect();
    assert_eq!(group.order(), &BigUint::from(members.len()), "{rows:?}");
    assert_eq!(&group.group().order(), group.order(), "{rows:?}");
    assert!(
        members.iter().all(|s| group.group().contains(s)),
        "{rows:?}"
    );
    assert!(group.generators().iter().all(|g| set.is_invariant_under(g)));
    let generated = PermutationGroup::from_generators(set.degree(), &group.generators()).unwrap();
    assert_eq!(&generated.order(), group.order(), "{rows:?}");
    for class in group.interchangeable() {
        for pair in class.windows(2) {
            let mut images: Vec<usize> = (0..set.degree()).collect();
            images.swap(pair[0], pair[1]);
            assert!(set.is_invariant_under(&Permutation::new(images).unwrap()));
        }
    }
    assert_eq!(check(&certificate), Ok(()), "{rows:?}");
}

fn indicator(n: usize, points: &[usize]) -> Vec<u8> {
    (0..n).map(|i| u8::from(points.contains(&i))).collect()
}

#[test]
fn every_small_set_is_certified() {
    for n in 0..=3usize {
        let words: Vec<Vec<u8>> = (0..1u32 << n)
            .map(|w| (0..n).map(|i| (w >> i & 1) as u8).collect())
            .collect();
        let all = all_permutations(n);
        for mask in 1u64..1 << words.len() {
            let rows: Vec<Vec<u8>> = (0..words.len())
                .filter(|&k| mask >> k & 1 == 1)
                .map(|k| words[k].clone())
                .collect();
            agrees(&rows, &all);
        }
    }
}

#[test]
fn sets_with_much_structure_by_brute_force() {
    let mut rng = ChaCha8Rng::seed_from_u64(41);
    let six = all_permutations(6);
    let seven = all_permutations(7);
    let mut count = 0;
    for round in 0..300 {
        let n = if round % 5 == 0 { 7 } else { 6 };
        // Nested blocks, all sets of a size inside a block, unions of these, a few random words, one of them with another symbol.
        let mut rows: Vec<Vec<u8>> = Vec::new();
        let mut order: Vec<usize> = (0..n).collect();
        order.shuffle(&mut rng);
        let block = rng.random_range(1..=n / 2);
        for points in order.chunks(block) {
            if rng.random_bool(0.7) {
                rows.push(indicator(n, points));
            }
            if rng.random_bool(0.5) {
                for (k, &a) in points.iter().enumerate() {
                    rows.extend(points[..k].iter().map(|&b| indicator(n, &[a, b])));
                }
            }
            if rng.random_bool(0.5) {
                rows.extend(points.iter().map(|&a| indicator(n, &[a])));
            }
        }
        if rng.random_bool(0.3) {
            for x in order.chunks(2) {
                rows.push(indicator(n, x));
            }
        }
        if rng.random_bool(0.3) || rows.is_empty() {
            rows.push((0..n).map(|_| rng.random_range(0..2)).collect());
        }
        if rng.random_bool(0.3) {
            let k = rng.random_range(0..rows.len());
            rows[k].iter_mut().for_each(|x| *x *= 2);
        }
        if rng.random_bool(0.2) {
            rows.iter_mut().flatten().for_each(|x| *x = 2 - *x);
        }
        agrees(&rows, if n == 6 { &six } else { &seven });
        count += 1;
    }
    assert_eq!(count, 300);
}

#[test]
fn random_words_of_length_8_by_brute_force() {
    let mut rng = ChaCha8Rng::seed_from_u64(42);
    let all = all_permutations(8);
    for round in 0..30 {
        let k = rng.random_range(1..=12);
        let q = 2 + u8::from(round % 3 == 0);
        let rows: Vec<Vec<u8>> = (0..k)
            .map(|_| (0..8).map(|_| rng.random_range(0..q)).collect())
            .collect();
        agrees(&rows, &all);
    }
}

/// The base of a nest of blocks is as good as any: orders of chains of stabilizers, products of factorials.
#[test]
fn nested_blocks_and_grids_have_strong_generators() {
    let factorial = |n: u32| (1..=n).map(BigUint::from).product::<BigUint>();
    // Leaves below the nodes of a tree with 3, 2 and 4 children: S_4 wr S_2 wr S_3.
    let mut rows = Vec::new();
    for size in [8usize, 4] {
        for b in 0..24 / size {
            rows.push(
                (0..24)
                    .map(|i| u8::from(i / size == b))
                    .collect::<Vec<u8>>(),
            );
        }
    }
    let found = symmetry_group(&set_of(&rows), &Options::default()).unwrap();
    let expected = factorial(4).pow(6) * BigUint::from(2u32).pow(3) * factorial(3);
    assert_eq!(found.order(), &expected);
    assert_eq!(found.group().order(), expected);
    let inside = |text: &str| {
        let s = Permutation::parse(text, 24).unwrap();
        let set = set_of(&rows);
        assert_eq!(found.group().contains(&s), set.is_invariant_under(&s));
        found.group().contains(&s)
    };
    assert!(inside("(1 2)"));
    assert!(inside("(0 4)(1 5)(2 6)(3 7)"));
    assert!(!inside("(0 4)(1 5)(2 6)"));
    assert!(!inside("(0 8)(1 9)(2 10)(3 11)"));
    // Rows and columns of a 5×7 grid: S_5 × S_7, found on the side of the lines.
    let mut rows: Vec<Vec<u8>> = (0..5)
        .map(|r| (0..35).map(|i| u8::from(i / 7 == r)).collect())
        .collect();
    rows.extend((0..7).map(|c| (0..35).map(|i| u8::from(i % 7 == c)).collect::<Vec<u8>>()));
    let (found, certificate) = certify(&set_of(&rows), &Options::default()).unwrap();
    assert_eq!(found.order(), &(factorial(5) * factorial(7)));
    assert_eq!(found.group().order(), factorial(5) * factorial(7));
    assert_eq!(check(&certificate), Ok(()));
    assert!(
        certificate["steps"]
            .as_array()
            .unwrap()
            .contains(&"flip".into())
    );
}

#[test]
fn permuted_colours_are_certified() {
    let mut rng = ChaCha8Rng::seed_from_u64(43);
    let options = Options {
        colours: true,
        ..Options::default()
    };
    for round in 0..120 {
        let (n, k, q) = (
            rng.random_range(1..=5),
            rng.random_range(1..=5),
            rng.random_range(2..=3u8),
        );
        let rows: Vec<Vec<u8>> = (0..k)
            .map(|_| (0..n).map(|_| rng.random_range(0..q)).collect())
            .collect();
        let set = set_of(&rows);
        let (group, mut certificate) = certify(&set, &options).unwrap();
        let mut count = 0usize;
        for s in all_permutations(n) {
            for c in all_permutations(set.alphabet()) {
                let c: Vec<u16> = c.images().iter().map(|&a| a as u16).collect();
                count += usize::from(set.item_action_with_colours(&s, &c).is_some());
            }
        }
        assert_eq!(group.order(), &BigUint::from(count), "{rows:?}");
        assert_eq!(check(&certificate), Ok(()), "{rows:?}");
        certificate["order"] = (count + 1 + round % 2).to_string().into();
        assert!(check(&certificate).is_err());
    }
}

#[test]
fn ambient_groups_are_certified() {
    let rows = [
        vec![1, 0, 0, 0, 1, 0, 0, 0, 1],
        vec![0, 0, 1, 0, 1, 0, 1, 0, 0],
    ];
    for (ambient, order) in [
        (
            Ambient::Dihedral {
                rows: 3,
                columns: 3,
            },
            "8",
        ),
        (
            Ambient::Torus {
                rows: 3,
                columns: 3,
            },
            "1",
        ),
    ] {
        let options = Options {
            ambient,
            ..Options::default()
        };
        let (group, certificate) = certify(&set_of(&rows), &options).unwrap();
        assert_eq!(group.order().to_string(), order);
        assert_eq!(check(&certificate), Ok(()));
        for (name, value) in [
            ("order", serde_json::json!("2")),
            ("ambient", serde_json::json!(["d4", 1, 9])),
            ("ambient", serde_json::json!(["d5", 3, 3])),
            ("ambient", serde_json::Value::Null),
            ("levels", serde_json::json!([])),
        ] {
            let mut bad = certificate.clone();
            bad[name] = value;
            assert!(check(&bad).is_err(), "{name}");
        }
    }
}

/// Whatever steps are claimed, the kernel never accepts another order.
#[test]
fn other_steps_never_give_another_order() {
    let mut rows: Vec<Vec<u8>> = vec![indicator(6, &[0, 1]), indicator(6, &[2, 3])];
    rows.extend([
        indicator(6, &[4]),
        indicator(6, &[5]),
        indicator(6, &[0, 2]),
    ]);
    let sets = [
        rows,
        (0..4).map(|k| indicator(4, &[k, (k + 1) % 4])).collect(),
        vec![indicator(5, &[0, 1]), indicator(5, &[2, 3])],
        (0..4).map(|k| indicator(4, &[k])).collect(),
    ];
    let names = ["drop", "equal", "links", "flip"];
    for rows in sets {
        let set = set_of(&rows);
        let (group, good) = certify(&set, &Options::default()).unwrap();
        let mut tried = 0;
        for code in 0..4usize.pow(4) {
            for length in 0..=4 {
                let steps: Vec<&str> = (0..length)
                    .map(|k| names[code / 4usize.pow(k as u32) % 4])
                    .collect();
                let mut bad = good.clone();
                bad["steps"] = serde_json::json!(steps);
                bad["order"] = (group.order() * 2u32).to_string().into();
                assert!(check(&bad).is_err(), "{steps:?}");
                // Nothing left to say: the order of the reduction alone.
                bad["levels"] = serde_json::json!([]);
                bad["generators"] = serde_json::json!([]);
                for order in 1..=48u32 {
                    if group.order() != &BigUint::from(order) {
                        bad["order"] = order.to_string().into();
                        assert!(check(&bad).is_err(), "{steps:?} {order}");
                    }
                    tried += 1;
                }
            }
        }
        assert!(tried > 0);
    }
}

/// All words of the code over the field with `p` elements with this basis.
fn span(p: u8, basis: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut all = vec![vec![0u8; basis[0].len()]];
    for b in basis {
        all = (0..p)
            .flat_map(|factor| {
                all.iter()
                    .map(move |x| x.iter().zip(b).map(|(a, b)| (a + factor * b) % p).collect())
                    .collect::<Vec<Vec<u8>>>()
            })
            .collect();
    }
    all
}

#[test]
fn linear_codes_over_small_fields_by_brute_force() {
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    let all = all_permutations(6);
    for (p, dimensions) in [(2u8, 4..6), (3, 3..5), (5, 2..4), (7, 2..3)] {
        for dimension in dimensions {
            for _ in 0..6 {
                let basis: Vec<Vec<u8>> = (0..dimension)
                    .map(|_| (0..6).map(|_| rng.random_range(0..p)).collect())
                    .collect();
                let words = span(p, &basis);
                agrees(&words, &all);
                // One word less is no code.
                agrees(&words[1..], &all);
            }
            // Cyclic codes have symmetries.
            let basis: Vec<Vec<u8>> = (0..dimension)
                .map(|k| (0..6).map(|i| u8::from(i == k || i == k + 1)).collect())
                .collect();
            agrees(&span(p, &basis), &all);
        }
    }
}

#[test]
fn spanning_words_of_ternary_codes_are_checked() {
    // The extended ternary Golay code, from the quadratic residues modulo 11.
    let basis: Vec<Vec<u8>> = (0..6)
        .map(|shift| {
            let generator = [2, 0, 1, 2, 1, 1];
            let mut row: Vec<u8> = (0..11)
                .map(|i| generator.get((i + 11 - shift) % 11).copied().unwrap_or(0))
                .collect();
            row.push((3 - row.iter().sum::<u8>() % 3) % 3);
            row
        })
        .collect();
    let set = set_of(&span(3, &basis));
    assert_eq!(set.items(), 729);
    let (found, mut certificate) = certify(&set, &Options::default()).unwrap();
    assert!(certificate["spanning_weights"].is_array());
    assert_eq!(check(&certificate), Ok(()));
    // Without the zero word, which every permutation fixes, it is no code, and has the same group.
    let without_zero: Vec<Vec<u8>> = span(3, &basis).split_off(1);
    let other = symmetry_group(&set_of(&without_zero), &Options::default()).unwrap();
    assert_eq!(found.order(), other.order());
    certificate["spanning_weights"] = serde_json::json!([5]);
    assert!(check(&certificate).unwrap_err().contains("span"));
}

#[test]
fn searches_that_stopped_give_lower_bounds() {
    let plane = |p: usize| -> Vec<Vec<u8>> {
        let mut points = vec![[0, 0, 1]];
        points.extend((0..p).map(|y| [0, 1, y]));
        points.extend((0..p * p).map(|k| [1, k / p, k % p]));
        let on = |l: &[usize; 3], x: &[usize; 3]| (0..3).map(|i| l[i] * x[i]).sum::<usize>() % p;
        points
            .iter()
            .map(|l| points.iter().map(|x| u8::from(on(l, x) == 0)).collect())
            .collect()
    };
    let mut set = set_of(&plane(3));
    let whole = symmetry_group(&set, &Options::default()).unwrap();
    for colours in [false, true] {
        if colours {
            set = set_of(&[vec![0, 0, 1, 2], vec![1, 1, 2, 0], vec![2, 2, 0, 1]]);
        }
        let mut orders = Vec::new();
        for budget in [0, 1, 300, 1000, 3000, 20_000_000_000] {
            let options = Options {
                budget,
                colours,
                ..Options::default()
            };
            let (found, certificate) = certify_lower_bound(&set, &options).unwrap();
            assert_eq!(check_lower_bound(&certificate), Ok(()));
            assert!(check(&certificate).unwrap_err().contains("kind"));
            assert_eq!(certificate["order"], found.order().to_string());
            let mut bad = certificate.clone();
            bad["kind"] = "group".into();
            assert!(check(&bad).is_err());
            let mut bad = certificate.clone();
            bad["order"] = (found.order() * 2u32).to_string().into();
            assert!(check_lower_bound(&bad).is_err());
            if let Some(list) = certificate["generators"].as_array()
                && !list.is_empty()
            {
                let mut bad = certificate.clone();
                bad["generators"] = serde_json::json!([]);
                assert!(check_lower_bound(&bad).unwrap_err().contains("orbit"));
                let mut bad = certificate.clone();
                bad["generators"][0].as_array_mut().unwrap().swap(0, 1);
                assert!(check_lower_bound(&bad).is_err());
            }
            orders.push(found.order().clone());
        }
        assert!(orders.is_sorted());
        if !colours {
            assert_eq!(orders.last(), Some(whole.order()));
        }
    }
    assert!(
        certify(
            &set_of(&plane(3)),
            &Options {
                partition: Some(vec![0]),
                ..Options::default()
            }
        )
        .is_err()
    );
}

#[test]
fn fewer_vectors_than_coordinates_by_brute_force() {
    let mut rng = ChaCha8Rng::seed_from_u64(12);
    let all = all_permutations(7);
    for symbols in 2..5u8 {
        for items in 2..7 {
            for _ in 0..6 {
                // Cyclic shifts of a word and a random one have symmetries that are seen on the vectors.
                let word: Vec<u8> = (0..7).map(|_| rng.random_range(0..symbols)).collect();
                let mut rows: Vec<Vec<u8>> = (0..items)
                    .map(|k| (0..7).map(|i| word[(i * (k + 1)) % 7]).collect())
                    .collect();
                agrees(&rows, &all);
                rows[0] = (0..7).map(|_| rng.random_range(0..symbols)).collect();
                agrees(&rows, &all);
            }
        }
    }
}

#[test]
fn long_vectors_whose_symmetries_are_seen_on_the_items() {
    // The lines of the plane of order 5 as vectors over the pairs of points: whether just one of the two is on the line.
    let lines: Vec<Vec<u8>> = (0..31)
        .map(|k| {
            (0..31)
                .map(|i| u8::from([1, 5, 11, 24, 25, 27].contains(&((i + k) % 31))))
                .collect()
        })
        .collect();
    let rows: Vec<Vec<u8>> = lines
        .iter()
        .map(|l| {
            (0..31)
                .flat_map(|a| (0..a).map(move |b| l[a] ^ l[b]))
                .collect()
        })
        .collect();
    let set = set_of(&rows);
    let (group, certificate) = certify(&set, &Options::default()).unwrap();
    assert_eq!(group.order(), &BigUint::from(372_000u32));
    assert_eq!(&group.group().order(), group.order());
    assert!(group.generators().iter().all(|g| set.is_invariant_under(g)));
    assert_eq!(check(&certificate), Ok(()));
}
