//! Counts: VC dimensions against brute force, certificates on both sides and their rejections, polynomial classes, trees.

use elenchus::counts::polynomials::{dimension_up_to, exponents_up_to};
use elenchus::counts::vc::{ClassError, NoneShattered, Shattering, sauer_bound};
use elenchus::counts::{FiniteClass, PolynomialClass, PowerTree};
use num_bigint::{BigInt, BigUint};
use num_traits::Signed;
use proptest::prelude::*;

fn classes() -> impl Strategy<Value = FiniteClass> {
    (1usize..=6)
        .prop_flat_map(|n| prop::collection::vec(prop::collection::vec(any::<bool>(), n), 1..40))
        .prop_map(|rows| FiniteClass::new(rows).expect("rows of one length"))
}

/// The dimension by testing every subset of the points.
fn brute_force_dimension(class: &FiniteClass) -> usize {
    (0u32..1 << class.points())
        .filter(|subset| {
            let patterns: std::collections::BTreeSet<u32> = class
                .members()
                .iter()
                .map(|m| {
                    m.iter()
                        .enumerate()
                        .map(|(i, &v)| u32::from(v) << i)
                        .sum::<u32>()
                        & subset
                })
                .collect();
            patterns.len() == 1 << subset.count_ones()
        })
        .map(u32::count_ones)
        .max()
        .unwrap_or(0) as usize
}

proptest! {
    #[test]
    fn finite_dimension_agrees_with_all_subsets(class in classes()) {
        let v = class.vc_dimension();
        prop_assert_eq!(v.value, brute_force_dimension(&class));
        prop_assert_eq!(v.shattered.points.len(), v.value);
        prop_assert!(v.shattered.holds(&class));
        prop_assert!(v.none_larger.holds(&class));
        prop_assert!(BigUint::from(class.members().len()) <= sauer_bound(class.points() as u64, v.value as u64));
        // the same list cannot exclude the sets that are shattered
        let too_small = NoneShattered { size: v.value, missing: v.none_larger.missing.clone() };
        prop_assert!(v.value == 0 || !too_small.holds(&class));
    }

    #[test]
    fn growth_meets_sauer(class in classes(), m in 0usize..=6) {
        let v = class.vc_dimension().value as u64;
        if m <= class.points() {
            prop_assert!(BigUint::from(class.growth(m)) <= sauer_bound(m as u64, v));
        }
        prop_assert_eq!(m as u64 <= v, class.growth(m) == 1 << m);
    }

    #[test]
    fn tampered_certificates_are_rejected(class in classes(), which in any::<prop::sample::Index>()) {
        let v = class.vc_dimension();
        let mut shattering = v.shattered.clone();
        let i = which.index(shattering.members.len());
        shattering.members[i] = (shattering.members[i] + 1) % class.members().len();
        let same_pattern = class.members()[shattering.members[i]].iter().enumerate().filter(|(p, _)| shattering.points.contains(p)).map(|(_, &b)| b)
            .eq(class.members()[v.shattered.members[i]].iter().enumerate().filter(|(p, _)| shattering.points.contains(p)).map(|(_, &b)| b));
        prop_assert_eq!(shattering.holds(&class), same_pattern);
        if !v.none_larger.missing.is_empty() {
            let mut none = v.none_larger.clone();
            none.missing.remove(which.index(none.missing.len()));
            prop_assert!(!none.holds(&class));
            let mut none = v.none_larger.clone();
            let j = which.index(none.missing.len());
            none.missing[j].1 = class.members()[0].iter().enumerate().filter(|(p, _)| none.missing[j].0.contains(p)).map(|(_, &b)| b).collect();
            prop_assert!(!none.holds(&class));
        }
    }

    #[test]
    fn every_labelling_of_a_simplex_is_taken(d in 1usize..=3, k in 0u32..=3, bits in any::<u32>()) {
        let class = PolynomialClass::up_to_degree(d, k);
        let labels: Vec<bool> = (0..class.vc_dimension()).map(|i| bits >> i & 1 == 1).collect();
        let p = class.polynomial_with_signs(&labels).unwrap();
        for (point, label) in class.exponents().to_vec().iter().zip(labels) {
            prop_assert_eq!(class.newton_value(&p, point).is_positive(), label);
        }
    }

    #[test]
    fn one_point_more_forbids_a_labelling(d in 1usize..=3, k in 1u32..=3, homogeneous in any::<bool>(), coordinates in prop::collection::vec(-20i64..=20, 63)) {
        let class = if homogeneous { PolynomialClass::homogeneous(d, k) } else { PolynomialClass::up_to_degree(d, k) };
        let points: Vec<Vec<BigInt>> = (0..=class.vc_dimension()).map(|i| (0..d).map(|j| coordinates[(i * d + j) % 63].into()).collect()).collect();
        let forbidden = class.forbidden_labelling(&points).unwrap();
        prop_assert!(forbidden.holds(&class, &points));
        let mut wrong = forbidden.clone();
        wrong.labels[0] = !wrong.labels[0];
        prop_assert!(!wrong.holds(&class, &points));
        let mut wrong = forbidden;
        wrong.dependence[0] += 1;
        let still_true = class.monomials_at(&points[0]).iter().all(num_traits::Zero::is_zero) && wrong.labels[0] == wrong.dependence[0].is_positive();
        prop_assert_eq!(wrong.holds(&class, &points), still_true);
    }

    #[test]
    fn chosen_points_are_independent(d in 1usize..=3, mut exponents in prop::collection::vec(prop::collection::vec(0u32..=4, 3), 0..9)) {
        exponents.iter_mut().for_each(|e| e.truncate(d));
        let class = PolynomialClass::new(d, exponents).unwrap();
        let points = class.shattered_points();
        prop_assert_eq!(points.len(), class.vc_dimension());
        prop_assert!(class.forbidden_labelling(&points).is_err());
    }
}

#[test]
fn degenerate_classes() {
    assert_eq!(FiniteClass::new(vec![]), Err(ClassError::Empty));
    assert_eq!(
        FiniteClass::new(vec![vec![true], vec![]]),
        Err(ClassError::Ragged {
            row: 1,
            expected: 1,
            got: 0
        })
    );
    let one_function = FiniteClass::new(vec![vec![true, false], vec![true, false]]).unwrap();
    assert_eq!(one_function.members().len(), 1);
    assert_eq!(one_function.vc_dimension().value, 0);
    let no_points = FiniteClass::new(vec![vec![]]).unwrap();
    let v = no_points.vc_dimension();
    assert_eq!(
        (v.value, v.shattered),
        (
            0,
            Shattering {
                points: vec![],
                members: vec![0]
            }
        )
    );
    assert!(v.none_larger.holds(&no_points));
    let all = FiniteClass::new(
        (0u8..8)
            .map(|m| (0..3).map(|i| m >> i & 1 == 1).collect())
            .collect(),
    )
    .unwrap();
    let v = all.vc_dimension();
    assert!(v.value == 3 && v.none_larger.missing.is_empty() && v.none_larger.holds(&all));
}

#[test]
fn half_planes_shatter_three_points_and_no_four() {
    // all dichotomies of five points in general position by lines, found from the normals through pairs of points
    let points: [(i64, i64); 5] = [(0, 0), (4, 1), (1, 5), (6, 7), (9, 2)];
    let mut rows = vec![vec![true; 5], vec![false; 5]];
    for i in 0..5 {
        for j in 0..5 {
            if i == j {
                continue;
            }
            let (dx, dy) = (points[j].0 - points[i].0, points[j].1 - points[i].1);
            // the line through i and j, tilted and shifted so that i and j fall on either side independently
            for (si, sj) in [(false, false), (false, true), (true, false), (true, true)] {
                rows.push(
                    points
                        .iter()
                        .enumerate()
                        .map(|(k, p)| {
                            if k == i {
                                si
                            } else if k == j {
                                sj
                            } else {
                                (p.0 - points[i].0) * dy - (p.1 - points[i].1) * dx > 0
                            }
                        })
                        .collect(),
                );
            }
        }
    }
    let class = FiniteClass::new(rows).unwrap();
    assert_eq!(class.vc_dimension().value, 3);
    assert_eq!(
        class.vc_dimension().value,
        PolynomialClass::up_to_degree(2, 1).vc_dimension()
    );
}

#[test]
fn tree_counts_for_real_sizes() {
    let count = |levels| PowerTree::complete_binary(levels, 2, false).monomials();
    assert_eq!(count(3), 531u32.into());
    let mut previous = count(4);
    for levels in 5..=10 {
        let next = count(levels);
        assert!(
            next >= &previous * &previous,
            "a product of monomials of the two halves is a monomial"
        );
        assert!(next <= dimension_up_to(1 << levels, 1 << levels));
        previous = next;
    }
    // one variable at each node: (a x)^k and nothing else
    let chain = PowerTree::Node {
        power: 3,
        bias: true,
        children: vec![PowerTree::Leaf],
    };
    assert_eq!(chain.monomials(), 4u32.into());
    // a single node with r children: all monomials of degree k, or up to k with a bias
    for r in 1..5 {
        for k in 0..5 {
            let node = |bias| PowerTree::Node {
                power: k,
                bias,
                children: vec![PowerTree::Leaf; r],
            };
            assert_eq!(
                node(true).monomials(),
                BigUint::from(exponents_up_to(r, k).len())
            );
        }
    }
}
