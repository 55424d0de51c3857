//! Permutation groups and symmetry groups of sets of vectors, against brute force and the literature.

use elenchus::groups::{
    Ambient, Commutant, Options, Permutation, PermutationGroup, SetOfVectors, certify,
    commutant_dimension_by_characters, symmetry_group,
};
use elenchus::kernel::group::check;
use num_bigint::BigUint;
use proptest::prelude::*;
use rand::{Rng, SeedableRng, seq::SliceRandom};
use rand_chacha::ChaCha8Rng;

fn all_permutations(n: usize) -> Vec<Permutation> {
    let mut all = vec![Vec::new()];
    for _ in 0..n {
        all = all
            .into_iter()
            .flat_map(|p: Vec<usize>| {
                (0..n)
                    .filter(|i| !p.contains(i))
                    .map(|i| {
                        let mut q = p.clone();
                        q.push(i);
                        q
                    })
                    .collect::<Vec<_>>()
            })
            .collect();
    }
    all.into_iter()
        .map(|p| Permutation::new(p).unwrap())
        .collect()
}

/// Everything the engine says about `rows` against the definition.
fn agrees_with_definition(rows: &[Vec<u8>], perms: &[Permutation]) {
    let set = SetOfVectors::of_digits(rows).unwrap();
    let found = symmetry_group(&set, &Options::default()).unwrap();
    assert!(found.is_complete());
    let mut sorted = rows.to_vec();
    sorted.sort();
    sorted.dedup();
    let mut count = 0u32;
    for s in perms {
        let mut moved: Vec<Vec<u8>> = sorted.iter().map(|x| s.act(x)).collect();
        moved.sort();
        let belongs = moved == sorted;
        count += u32::from(belongs);
        assert_eq!(found.group().contains(s), belongs, "{rows:?} {s}");
    }
    assert_eq!(found.order(), &BigUint::from(count), "{rows:?}");
    assert_eq!(&found.group().order(), found.order(), "{rows:?}");
}

fn words(n: usize) -> Vec<Vec<u8>> {
    (0..1u32 << n)
        .map(|w| (0..n).map(|i| (w >> i & 1) as u8).collect())
        .collect()
}

#[test]
fn every_set_of_binary_vectors_up_to_length_3() {
    for n in 0..=3 {
        let perms = all_permutations(n);
        let all = words(n);
        for subset in 1u32..1 << all.len() {
            let rows: Vec<Vec<u8>> = (0..all.len())
                .filter(|&k| subset >> k & 1 == 1)
                .map(|k| all[k].clone())
                .collect();
            agrees_with_definition(&rows, &perms);
        }
    }
}

#[test]
fn every_set_of_binary_vectors_of_length_4() {
    let perms = all_permutations(4);
    let all = words(4);
    for subset in 1u32..1 << 16 {
        let rows: Vec<Vec<u8>> = (0..16)
            .filter(|&k| subset >> k & 1 == 1)
            .map(|k| all[k].clone())
            .collect();
        agrees_with_definition(&rows, &perms);
    }
}

#[test]
fn random_sets_over_small_alphabets() {
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    let perms: Vec<Vec<Permutation>> = (0..=7).map(all_permutations).collect();
    for round in 0..400 {
        let n = rng.random_range(1..=if round % 20 == 0 { 7 } else { 6 });
        let q = rng.random_range(1..=3u8);
        let k = rng.random_range(1..=8);
        let rows: Vec<Vec<u8>> = (0..k)
            .map(|_| (0..n).map(|_| rng.random_range(0..q)).collect())
            .collect();
        agrees_with_definition(&rows, &perms[n]);
    }
}

/// With colours: pairs of a permutation of coordinates and one of symbols, counted by brute force.
#[test]
fn colour_groups_by_brute_force() {
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    let options = Options {
        colours: true,
        ..Options::default()
    };
    for _ in 0..300 {
        let n = rng.random_range(1..=4);
        let q = rng.random_range(1..=3u8);
        let k = rng.random_range(1..=5);
        let rows: Vec<Vec<u8>> = (0..k)
            .map(|_| (0..n).map(|_| rng.random_range(0..q)).collect())
            .collect();
        let set = SetOfVectors::of_digits(&rows).unwrap();
        let found = symmetry_group(&set, &options).unwrap();
        let mut items: Vec<Vec<u16>> = (0..set.items()).map(|k| set.item(k).to_vec()).collect();
        items.sort();
        let mut count = 0u32;
        for s in all_permutations(n) {
            for c in all_permutations(set.alphabet()) {
                let mut moved: Vec<Vec<u16>> = items
                    .iter()
                    .map(|x| {
                        s.act(x)
                            .iter()
                            .map(|&a| c.image(a as usize) as u16)
                            .collect()
                    })
                    .collect();
                moved.sort();
                count += u32::from(moved == items);
            }
        }
        assert_eq!(found.order(), &BigUint::from(count), "{rows:?}");
        assert_eq!(&found.group().order(), found.order());
        for g in found.generators() {
            let (s, c) = found.split(&g);
            assert!(
                set.item_action_with_colours(&s, &c.unwrap()).is_some(),
                "{rows:?} {g}"
            );
        }
    }
}

fn order_of(rows: &[Vec<u8>]) -> BigUint {
    let set = SetOfVectors::of_digits(rows).unwrap();
    let found = symmetry_group(&set, &Options::default()).unwrap();
    assert!(found.is_complete());
    for g in found.generators() {
        assert!(set.is_invariant_under(&g));
    }
    assert_eq!(&found.group().order(), found.order());
    found.order().clone()
}

/// All words of the binary code with the given basis.
fn span(basis: &[Vec<u8>]) -> Vec<Vec<u8>> {
    (0..1usize << basis.len())
        .map(|w| {
            let mut x = vec![0; basis[0].len()];
            for (k, b) in basis.iter().enumerate() {
                if w >> k & 1 == 1 {
                    for (a, b) in x.iter_mut().zip(b) {
                        *a ^= b;
                    }
                }
            }
            x
        })
        .collect()
}

fn golay_basis() -> Vec<Vec<u8>> {
    // The quadratic-residue code of length 23 with a parity bit.
    let residues: Vec<usize> = (1..23).map(|x| x * x % 23).collect();
    let mut rows = Vec::new();
    for shift in 0..23 {
        let mut row: Vec<u8> = (0..23)
            .map(|i| u8::from(residues.contains(&((i + 23 - shift) % 23))))
            .collect();
        row.push(row.iter().sum::<u8>() % 2);
        rows.push(row);
    }
    let mut basis: Vec<Vec<u8>> = Vec::new();
    for mut row in rows {
        for b in &basis {
            let lead = b.iter().position(|&x| x == 1).unwrap();
            if row[lead] == 1 {
                for (a, b) in row.iter_mut().zip(b) {
                    *a ^= b;
                }
            }
        }
        if row.contains(&1) {
            basis.push(row);
        }
    }
    assert_eq!(basis.len(), 12);
    basis
}

#[test]
fn extended_golay_code_has_m24() {
    assert_eq!(order_of(&span(&golay_basis())), 244_823_040u32.into());
    // A basis alone has less symmetry.
    assert!(order_of(&golay_basis()) < 244_823_040u32.into());
}

fn reed_muller_first_order(m: usize) -> Vec<Vec<u8>> {
    let n = 1usize << m;
    let mut basis = vec![vec![1u8; n]];
    for b in 0..m {
        basis.push((0..n).map(|i| (i >> b & 1) as u8).collect());
    }
    span(&basis)
}

#[test]
fn first_order_reed_muller_codes_have_the_affine_group() {
    for m in 1..=5usize {
        // |AGL(m, 2)| = 2^m ∏ (2^m − 2^i)
        let expected = (0..m).fold(BigUint::from(1u32) << m, |acc, i| {
            acc * ((1u32 << m) - (1 << i))
        });
        assert_eq!(order_of(&reed_muller_first_order(m)), expected, "m = {m}");
    }
}

/// Lines of the projective plane over the field with `p` elements, `p` prime.
fn projective_plane(p: usize) -> Vec<Vec<u8>> {
    let mut points: Vec<[usize; 3]> = Vec::new();
    for x in 0..p {
        for y in 0..p {
            points.push([1, x, y]);
        }
    }
    for y in 0..p {
        points.push([0, 1, y]);
    }
    points.push([0, 0, 1]);
    points
        .iter()
        .map(|l| {
            points
                .iter()
                .map(|x| u8::from((0..3).map(|i| l[i] * x[i]).sum::<usize>() % p == 0))
                .collect()
        })
        .collect()
}

#[test]
fn projective_planes_have_pgl3() {
    for p in [2usize, 3, 5, 7] {
        let q = p as u64;
        let expected = BigUint::from(q.pow(3) * (q.pow(3) - 1) * (q.pow(2) - 1));
        assert_eq!(order_of(&projective_plane(p)), expected, "p = {p}");
    }
}

#[test]
fn petersen_graph_by_adjacency_rows() {
    let pairs: Vec<(usize, usize)> = (0..5).flat_map(|a| (0..a).map(move |b| (b, a))).collect();
    let rows: Vec<Vec<u8>> = pairs
        .iter()
        .map(|p| {
            pairs
                .iter()
                .map(|q| u8::from(p.0 != q.0 && p.0 != q.1 && p.1 != q.0 && p.1 != q.1))
                .collect()
        })
        .collect();
    assert_eq!(order_of(&rows), 120u32.into());
}

fn factorial(n: u32) -> BigUint {
    (1..=n).map(BigUint::from).product()
}

#[test]
fn symmetric_cyclic_dihedral_and_wreath_products() {
    let unit: Vec<Vec<u8>> = (0..40)
        .map(|k| (0..40).map(|i| u8::from(i == k)).collect())
        .collect();
    assert_eq!(order_of(&unit), factorial(40));
    assert_eq!(order_of(&[vec![0; 30]]), factorial(30));
    let word: Vec<u8> = (0..31)
        .map(|i| [1, 1, 0, 1, 0, 0, 1][i % 7] * u8::from(i < 11))
        .collect();
    let shifts: Vec<Vec<u8>> = (0..31)
        .map(|k| (0..31).map(|i| word[(i + k) % 31]).collect())
        .collect();
    let order = order_of(&shifts);
    assert_eq!(&order % 31u32, BigUint::from(0u32));
    let both: Vec<Vec<u8>> = shifts
        .iter()
        .cloned()
        .chain(shifts.iter().map(|x| x.iter().rev().copied().collect()))
        .collect();
    assert_eq!(&order_of(&both) % 62u32, BigUint::from(0u32));
    // Blocks: S_5 wr S_4.
    let blocks: Vec<Vec<u8>> = (0..4)
        .map(|b| (0..20).map(|i| u8::from(i / 5 == b)).collect())
        .collect();
    assert_eq!(order_of(&blocks), factorial(5).pow(4) * factorial(4));
    // Rows and columns of a 6×6 grid: S_6 wr S_2 in product action.
    let mut lines: Vec<Vec<u8>> = (0..6)
        .map(|r| (0..36).map(|i| u8::from(i / 6 == r)).collect())
        .collect();
    lines.extend((0..6).map(|c| (0..36).map(|i| u8::from(i % 6 == c)).collect::<Vec<u8>>()));
    assert_eq!(order_of(&lines), factorial(6).pow(2) * 2u32);
    // The same with different symbols for rows and columns.
    for line in &mut lines[6..] {
        for x in line {
            *x *= 2;
        }
    }
    assert_eq!(order_of(&lines), factorial(6).pow(2));
}

#[test]
fn words_of_weight_two_have_the_symmetric_group() {
    let n = 14;
    let mut rows = Vec::new();
    for a in 0..n {
        for b in 0..a {
            rows.push((0..n).map(|i| u8::from(i == a || i == b)).collect());
        }
    }
    assert_eq!(order_of(&rows), factorial(14));
}

#[test]
fn ambient_groups_of_grids() {
    let grid =
        |rows: usize, columns: usize, ambient: fn(usize, usize) -> Ambient, x: &[Vec<u8>]| {
            let options = Options {
                ambient: ambient(rows, columns),
                ..Options::default()
            };
            symmetry_group(&SetOfVectors::of_digits(x).unwrap(), &options)
                .unwrap()
                .order()
                .clone()
        };
    let d4 = |rows, columns| Ambient::Dihedral { rows, columns };
    let torus = |rows, columns| Ambient::Torus { rows, columns };
    assert_eq!(grid(3, 3, d4, &[vec![0; 9]]), 8u32.into());
    assert_eq!(grid(2, 3, d4, &[vec![0; 6]]), 4u32.into());
    assert_eq!(grid(1, 3, d4, &[vec![0; 3]]), 2u32.into());
    assert_eq!(grid(1, 1, d4, &[vec![0; 1]]), 1u32.into());
    assert_eq!(grid(3, 4, torus, &[vec![1; 12]]), 12u32.into());
    assert_eq!(
        grid(3, 3, d4, &[vec![1, 0, 0, 0, 0, 0, 0, 0, 0]]),
        2u32.into()
    );
    assert_eq!(
        grid(2, 2, torus, &[vec![1, 0, 0, 0], vec![0, 1, 0, 0]]),
        2u32.into()
    );
    assert!(
        symmetry_group(
            &SetOfVectors::of_digits(&[vec![0; 6]]).unwrap(),
            &Options {
                ambient: d4(2, 2),
                ..Options::default()
            }
        )
        .is_err()
    );
}

#[test]
fn an_initial_partition_is_respected() {
    let set = SetOfVectors::of_digits(&[vec![0; 5]]).unwrap();
    let found = symmetry_group(
        &set,
        &Options {
            partition: Some(vec![0, 1, 0, 1, 1]),
            ..Options::default()
        },
    )
    .unwrap();
    assert_eq!(found.order(), &12u32.into());
    assert_eq!(found.orbits(), [vec![0, 2], vec![1, 3, 4]]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Shuffling rows and columns conjugates the group.
    #[test]
    fn relabelling_conjugates_the_group(
        (rows, seed) in (1usize..9, 1usize..12).prop_flat_map(|(n, k)| (
            proptest::collection::vec(proptest::collection::vec(0u8..3, n), k),
            any::<u64>(),
        ))
    ) {
        let n = rows[0].len();
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let mut images: Vec<usize> = (0..n).collect();
        images.shuffle(&mut rng);
        let t = Permutation::new(images).unwrap();
        let mut moved: Vec<Vec<u8>> = rows.iter().map(|x| t.act(x)).collect();
        moved.shuffle(&mut rng);
        let group = |x: &[Vec<u8>]| {
            symmetry_group(&SetOfVectors::of_digits(x).unwrap(), &Options::default()).unwrap()
        };
        let (a, b) = (group(&rows), group(&moved));
        prop_assert_eq!(a.order(), b.order());
        for s in a.generators() {
            // (t·x)_i = x_{t(i)}: coordinate t(i) of x is coordinate i of t·x.
            prop_assert!(b.group().contains(&s.conjugate_by(&t.inverse())));
        }
    }
}

#[test]
fn groups_from_generators_have_the_known_orders() {
    let p = |s: &str, n| Permutation::parse(s, n).unwrap();
    let m11 = PermutationGroup::from_generators(
        11,
        &[
            p("(0 1 2 3 4 5 6 7 8 9 10)", 11),
            p("(2 6 10 7)(3 9 4 5)", 11),
        ],
    )
    .unwrap();
    assert_eq!(m11.order(), 7920u32.into());
    let m12 = PermutationGroup::from_generators(
        12,
        &[
            p("(0 1 2 3 4 5 6 7 8 9 10)", 12),
            p("(2 6 10 7)(3 9 4 5)", 12),
            p("(0 11)(1 10)(2 5)(3 7)(4 8)(6 9)", 12),
        ],
    )
    .unwrap();
    assert_eq!(m12.order(), 95040u32.into());
    assert_eq!(m12.stabilizer(11).order(), 7920u32.into());
    assert!(m12.derived_subgroup().equals(&m12));
    let s20 = PermutationGroup::from_generators(
        20,
        &[
            p("(0 1)", 20),
            Permutation::new((0..20).map(|i| (i + 1) % 20).collect()).unwrap(),
        ],
    )
    .unwrap();
    assert_eq!(s20.order(), factorial(20));
    assert_eq!(s20.derived_subgroup().order(), factorial(20) / 2u32);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// The order of a random group against plain closure.
    #[test]
    fn order_is_the_number_of_products(n in 1usize..7, seed in any::<u64>(), count in 0usize..3) {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let gens: Vec<Permutation> = (0..count).map(|_| {
            let mut images: Vec<usize> = (0..n).collect();
            images.shuffle(&mut rng);
            Permutation::new(images).unwrap()
        }).collect();
        let group = PermutationGroup::from_generators(n, &gens).unwrap();
        let mut all = vec![Permutation::identity(n)];
        let mut seen: std::collections::BTreeSet<Permutation> = all.iter().cloned().collect();
        let mut k = 0;
        while k < all.len() {
            for g in &gens {
                let h = all[k].then(g);
                if seen.insert(h.clone()) {
                    all.push(h);
                }
            }
            k += 1;
        }
        prop_assert_eq!(group.order(), BigUint::from(all.len()));
        let mut listed = group.elements(1000).unwrap();
        listed.sort();
        prop_assert_eq!(listed, seen.iter().cloned().collect::<Vec<_>>());
        let set: Vec<usize> = (0..n).filter(|_| rng.random()).collect();
        let stabilizer = group.setwise_stabilizer(&set);
        let expected = all.iter().filter(|g| {
            let mut image: Vec<usize> = set.iter().map(|&p| g.image(p)).collect();
            image.sort_unstable();
            image == set
        }).count();
        prop_assert_eq!(stabilizer.order(), BigUint::from(expected));
        let fixing = all.iter().filter(|g| set.iter().all(|&p| g.image(p) == p)).count();
        prop_assert_eq!(group.pointwise_stabilizer(&set).order(), BigUint::from(fixing));
        let squares: BigUint = all.iter().map(|g| BigUint::from(g.fixed_points())).sum();
        prop_assert_eq!(squares, BigUint::from(all.len() * group.orbits().len()));
    }
}

/// Some sets whose certificates use every part of the format.
fn certified_sets() -> Vec<Vec<Vec<u8>>> {
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    let mut sets = vec![
        span(&golay_basis()),
        projective_plane(3),
        reed_muller_first_order(3),
        vec![vec![0; 3]],
        vec![vec![]],
        vec![vec![0, 1, 2, 2], vec![2, 0, 1, 2]],
        (0..12)
            .map(|k| (0..12).map(|i| u8::from((i + k) % 12 < 3)).collect())
            .collect(),
    ];
    for _ in 0..20 {
        let (n, k) = (rng.random_range(1..9), rng.random_range(1..9));
        sets.push(
            (0..k)
                .map(|_| (0..n).map(|_| rng.random_range(0..3)).collect())
                .collect(),
        );
    }
    sets
}

#[test]
fn certificates_are_accepted() {
    for rows in certified_sets() {
        let set = SetOfVectors::of_digits(&rows).unwrap();
        let (group, certificate) = certify(&set, &Options::default()).unwrap();
        assert_eq!(check(&certificate), Ok(()), "{rows:?}");
        assert_eq!(certificate["order"], group.order().to_string());
        // It survives being written and read.
        let read: serde_json::Value = serde_json::from_str(&certificate.to_string()).unwrap();
        assert_eq!(check(&read), Ok(()));
    }
}

fn certificate_of(rows: &[Vec<u8>]) -> serde_json::Value {
    certify(&SetOfVectors::of_digits(rows).unwrap(), &Options::default())
        .unwrap()
        .1
}

#[test]
fn rejects_a_missing_generator_with_the_smaller_order() {
    let good = certificate_of(&projective_plane(3));
    let mut dropped = 0;
    for drop in 0..good["generators"].as_array().unwrap().len() {
        let mut bad = good.clone();
        bad["generators"].as_array_mut().unwrap().remove(drop);
        // Accepted only if the others generate all of it.
        let rest: Vec<Permutation> = bad["generators"]
            .as_array()
            .unwrap()
            .iter()
            .map(|g| {
                let images = g.as_array().unwrap().iter();
                Permutation::new(images.map(|x| x.as_u64().unwrap() as usize).collect()).unwrap()
            })
            .collect();
        let order = PermutationGroup::from_generators(13, &rest)
            .unwrap()
            .order();
        if order.to_string() != good["order"] {
            assert!(check(&bad).is_err());
            dropped += 1;
        }
        // Not even if the orbit lengths and the order are those of the smaller group.
        for level in bad["levels"].as_array_mut().unwrap() {
            level["orbit"] = 1.into();
        }
        bad["order"] = "1".into();
        bad["generators"] = serde_json::json!([]);
        assert!(check(&bad).is_err());
    }
    assert!(dropped > 0);
}

#[test]
fn rejects_a_false_refutation_of_an_image() {
    // Rotations of a square are claimed away with every form of refutation.
    let good = certificate_of(&[
        vec![1, 1, 0, 0],
        vec![0, 1, 1, 0],
        vec![0, 0, 1, 1],
        vec![1, 0, 0, 1],
    ]);
    assert_eq!(good["order"], "8");
    let leaf = serde_json::json!("leaf");
    let child = serde_json::json!({"child": [0], "own": "leaf"});
    let all = serde_json::json!({"all": [[0, "leaf"], [1, "leaf"], [2, "leaf"], [3, "leaf"]], "fixing": []});
    for tree in [
        serde_json::json!("trace"),
        leaf,
        child,
        all,
        serde_json::json!({}),
        serde_json::json!(null),
    ] {
        let mut bad = good.clone();
        bad["generators"] = serde_json::json!([]);
        bad["order"] = "1".into();
        for level in bad["levels"].as_array_mut().unwrap() {
            level["orbit"] = 1.into();
            let own = level["vertex"].clone();
            level["refuted"] = (0..4)
                .filter(|&v| own != v)
                .map(|v| serde_json::json!([v, tree]))
                .collect();
        }
        assert!(check(&bad).is_err(), "{tree}");
    }
}

#[test]
fn rejects_wrong_order_bogus_generators_and_truncation() {
    let good = certificate_of(&projective_plane(2));
    let mut bad = good.clone();
    bad["order"] = "336".into();
    assert!(check(&bad).is_err());
    let mut bad = good.clone();
    bad["generators"][0] = serde_json::json!([1, 0, 2, 3, 4, 5, 6]);
    assert!(check(&bad).unwrap_err().contains("out of the set"));
    let mut bad = good.clone();
    bad["generators"][0] = serde_json::json!([0, 0, 2, 3, 4, 5, 6]);
    assert!(check(&bad).unwrap_err().contains("not a permutation"));
    let mut bad = good.clone();
    bad["levels"].as_array_mut().unwrap().pop();
    assert!(check(&bad).is_err());
    for name in good.as_object().unwrap().keys() {
        let mut bad = good.clone();
        bad.as_object_mut().unwrap().remove(name);
        let optional =
            ["partition", "spanning_weights", "colours", "ambient"].contains(&name.as_str());
        assert_eq!(check(&bad).is_ok(), optional, "{name}");
    }
    let mut bad = good.clone();
    bad["note"] = "trust me".into();
    assert!(check(&bad).is_err());
    let mut bad = good.clone();
    bad["version"] = 2.into();
    assert!(check(&bad).is_err());
    let mut bad = good.clone();
    bad["items"].as_array_mut().unwrap().pop();
    assert!(check(&bad).unwrap_err().contains("digest"));
    for junk in [
        "null",
        "[]",
        "{}",
        "3",
        "\"group\"",
        "{\"kind\":\"group\",\"version\":3}",
    ] {
        assert!(check(&serde_json::from_str(junk).unwrap()).is_err());
    }
}

#[test]
fn rejects_words_that_do_not_span_and_sets_that_are_no_code() {
    let mut bad = certificate_of(&span(&golay_basis()));
    assert_eq!(bad["spanning_weights"], serde_json::json!([8]));
    bad["spanning_weights"] = serde_json::json!([24]);
    assert!(check(&bad).unwrap_err().contains("span"));
    let mut bad = certificate_of(&projective_plane(2));
    bad["spanning_weights"] = serde_json::json!([3]);
    assert!(check(&bad).unwrap_err().contains("linear"));
}

/// Every number and every string of a certificate matters.
#[test]
fn rejects_every_single_change() {
    fn places(value: &serde_json::Value, at: &str, out: &mut Vec<String>) {
        match value {
            serde_json::Value::Array(a) => {
                for (k, v) in a.iter().enumerate() {
                    places(v, &format!("{at}/{k}"), out);
                }
            }
            serde_json::Value::Object(o) => {
                for (k, v) in o {
                    places(v, &format!("{at}/{k}"), out);
                }
            }
            _ => out.push(at.to_string()),
        }
    }
    let good = certificate_of(&[vec![0, 1, 2, 1], vec![2, 1, 0, 1], vec![0, 0, 1, 2]]);
    let mut all = Vec::new();
    places(&good, "", &mut all);
    for place in all {
        // A partition or a reduction is absent here; adding one is another certificate.
        if place == "/partition" || place == "/spanning_weights" {
            continue;
        }
        let mut bad = good.clone();
        let value = bad.pointer_mut(&place).unwrap();
        *value = match value.as_u64() {
            Some(x) => (x + 1).into(),
            None => format!("{}1", value.as_str().unwrap_or_default()).into(),
        };
        assert!(check(&bad).is_err(), "{place}");
    }
}

#[test]
fn commutant_dimension_by_orbitals_and_by_characters() {
    let mut rng = ChaCha8Rng::seed_from_u64(5);
    for _ in 0..60 {
        let n = rng.random_range(1..8);
        let k = rng.random_range(1..6);
        let rows: Vec<Vec<u8>> = (0..k)
            .map(|_| (0..n).map(|_| rng.random_range(0..2)).collect())
            .collect();
        let found = symmetry_group(
            &SetOfVectors::of_digits(&rows).unwrap(),
            &Options::default(),
        )
        .unwrap();
        let commutant = Commutant::of(found.group());
        assert_eq!(
            BigUint::from(commutant.dimension()),
            commutant_dimension_by_characters(found.group(), 50_000).unwrap()
        );
        for b in commutant.basis() {
            assert!(commutant.contains(&b));
        }
    }
}

#[test]
fn descriptions_of_known_groups() {
    let describe = |rows: &[Vec<u8>]| {
        symmetry_group(&SetOfVectors::of_digits(rows).unwrap(), &Options::default())
            .unwrap()
            .group()
            .describe()
    };
    assert_eq!(describe(&[vec![0, 0, 1, 1, 1]]), "C_2 × S_3");
    assert_eq!(describe(&[vec![0; 7]]), "S_7");
    assert_eq!(describe(&[vec![0, 1, 2]]), "trivial");
    let blocks: Vec<Vec<u8>> = (0..4)
        .map(|b| (0..12).map(|i| u8::from(i / 3 == b)).collect())
        .collect();
    assert_eq!(describe(&blocks), "S_3 wr S_4");
    let edges: Vec<Vec<u8>> = (0..9)
        .map(|k| {
            (0..9)
                .map(|i| u8::from(i == k || i == (k + 1) % 9))
                .collect()
        })
        .collect();
    assert_eq!(describe(&edges), "D_9");
    assert!(describe(&span(&golay_basis())).contains("2-transitive"));
}

#[test]
fn blocks_and_primitivity() {
    let p = |s: &str, n| Permutation::parse(s, n).unwrap();
    let c6 = PermutationGroup::from_generators(6, &[p("(0 1 2 3 4 5)", 6)]).unwrap();
    let mut sizes: Vec<usize> = c6
        .minimal_block_systems()
        .iter()
        .map(|s| s[0].len())
        .collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [2, 3]);
    assert!(!c6.is_primitive());
    let c5 = PermutationGroup::from_generators(5, &[p("(0 1 2 3 4)", 5)]).unwrap();
    assert!(c5.is_primitive());
    assert!(!PermutationGroup::trivial(1).is_primitive());
    assert!(!PermutationGroup::trivial(3).is_primitive());
    assert_eq!(PermutationGroup::trivial(0).orbitals(), (vec![], 0));
}

#[test]
fn actions_have_image_and_kernel() {
    // S_4 on the three ways to pair four points: image S_3, kernel the four-group.
    let s4 = PermutationGroup::symmetric(4);
    let pairings = [[1, 0, 3, 2], [2, 3, 0, 1], [3, 2, 1, 0]];
    let (image, kernel) = s4
        .action_on(3, |s, k| {
            let mut moved = [0; 4];
            for i in 0..4 {
                moved[s.image(i)] = s.image(pairings[k][i]);
            }
            pairings.iter().position(|p| *p == moved)
        })
        .unwrap();
    assert_eq!(image.order(), 6u32.into());
    assert_eq!(kernel.order(), 4u32.into());
    assert!(kernel.is_abelian());
    assert!(s4.action_on_points(&[0, 1]).is_err());
}
