//! Sparse recovery and ReLU networks against brute force and theorems.

use elenchus::linalg::{Matrix, Powers, dot, ratio};
use elenchus::networks::recovery::coherence::{coherence_sparsity, coherence_squared, spark};
use elenchus::networks::recovery::iterations::*;
use elenchus::networks::recovery::rip::exceeding_support;
use elenchus::networks::recovery::thresholding::*;
use elenchus::networks::recovery::{RecoveryError, restricted_isometry};
use elenchus::networks::relu::{Layer, ReluError, ReluNetwork};
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use proptest::prelude::*;

fn matrices(
    rows: std::ops::RangeInclusive<usize>,
    cols: std::ops::RangeInclusive<usize>,
) -> impl Strategy<Value = Matrix> {
    (rows, cols).prop_flat_map(|(m, p)| {
        (prop::collection::vec(-4i64..=4, m * p), 1i64..=6)
            .prop_map(move |(e, d)| Matrix::from_fn(m, p, |i, j| ratio(e[i * p + j], d)))
    })
}

fn subsets(p: usize, s: usize) -> Vec<Vec<usize>> {
    (0u32..1 << p)
        .filter(|m| m.count_ones() as usize == s)
        .map(|m| (0..p).filter(|i| m >> i & 1 == 1).collect())
        .collect()
}

fn vector(values: &[i64]) -> Vec<BigRational> {
    values.iter().map(|&v| ratio(v, 1)).collect()
}

/// `‖A_SᵀA_S − I‖ ≤ t` by the real roots of the characteristic polynomial: another way than eliminations.
fn norm_at_most_by_roots(a: &Matrix, support: &[usize], t: &BigRational) -> bool {
    let rows: Vec<usize> = (0..a.nrows()).collect();
    let part = a.select(&rows, support);
    let b = (&part.transpose() * &part)
        .try_sub(&Matrix::identity(support.len()))
        .unwrap();
    let p = b.characteristic_polynomial().unwrap();
    // all roots are real; those beyond t or below −t
    let big = ratio(1_000_000, 1);
    let beyond = p.count_roots(t, &big).unwrap() + p.count_roots(&-&big, &-t).unwrap();
    let at_minus = usize::from(p.has_root(&-t));
    // count_roots counts (lo, hi]
    beyond - at_minus == 0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn isometry_constants_agree_with_all_subsets(a in matrices(1..=4, 1..=6), s in 1usize..=6) {
        let s = s.min(a.ncols());
        let d = restricted_isometry(&a, s).unwrap();
        prop_assert!(d.lower <= d.upper && !d.lower.is_negative());
        prop_assert!(&d.upper - &d.lower <= ratio(1, 1 << 24) * (d.upper.clone() + ratio(1, 1)));
        for support in subsets(a.ncols(), s) {
            prop_assert!(norm_at_most_by_roots(&a, &support, &d.upper));
        }
        prop_assert!(d.lower.is_zero() || !norm_at_most_by_roots(&a, &d.support, &d.lower) || d.lower == d.upper);
        prop_assert!(exceeding_support(&a, s, &d.upper).unwrap().is_none());
        prop_assert!(d.lower.is_zero() || exceeding_support(&a, s, &d.lower).unwrap().is_some() || d.exact_rational(&a).unwrap() == Some(d.lower.clone()));
        let fine = d.refined(&a, &ratio(1, 1 << 40)).unwrap();
        prop_assert!(fine.lower >= d.lower && fine.upper <= d.upper);
    }

    #[test]
    fn bounds_are_compared_exactly(a in matrices(1..=3, 1..=5), s in 1usize..=3, t in 0i64..=12) {
        let s = s.min(a.ncols());
        let t = ratio(t, 4);
        let brute = subsets(a.ncols(), s).into_iter().find(|support| !norm_at_most_by_roots(&a, support, &t));
        let found = exceeding_support(&a, s, &t).unwrap();
        prop_assert_eq!(found.is_some(), brute.is_some());
        if let Some(support) = found {
            prop_assert_eq!(support.len(), s);
            prop_assert!(!norm_at_most_by_roots(&a, &support, &t));
        }
    }

    #[test]
    fn isometry_constants_grow_with_sparsity_and_bound_lengths(a in matrices(1..=4, 2..=6), x in prop::collection::vec(-5i64..=5, 6)) {
        let all: Vec<_> = (1..=a.ncols()).map(|s| restricted_isometry(&a, s).unwrap()).collect();
        prop_assert!(all.windows(2).all(|w| w[0].lower <= w[1].upper));
        let x = vector(&x[..a.ncols()]);
        let s = x.iter().filter(|v| !v.is_zero()).count();
        if s > 0 {
            let (ax, n) = (a.apply(&x).unwrap(), dot(&x, &x));
            prop_assert!((dot(&ax, &ax) - &n).abs() <= &all[s - 1].upper * &n);
        }
    }

    #[test]
    fn hard_thresholding_contracts_as_certified(entries in prop::collection::vec(-3i64..=3, 36), x in prop::collection::vec(-5i64..=5, 2), at in prop::collection::vec(0usize..6, 2)) {
        // identity plus a small perturbation: the guarantee can hold
        let a = Matrix::from_fn(6, 6, |i, j| ratio(entries[i * 6 + j], 40) + ratio(i64::from(i == j), 1));
        let guarantee = hard_thresholding_guarantee(&a, 2).unwrap();
        let mut truth = vector(&[0; 6]);
        for (i, v) in at.iter().zip(&x) {
            truth[*i] = ratio(*v, 1);
        }
        let y = a.apply(&truth).unwrap();
        let iterates = iterate(&a, &y, &vector(&[0; 6]), &ratio(1, 1), &Operator::Hard(2), 5).unwrap();
        let error = |z: &[BigRational]| z.iter().zip(&truth).map(|(a, b)| (a - b) * (a - b)).sum::<BigRational>();
        for pair in iterates.windows(2) {
            prop_assert!(error(&pair[1]) <= &guarantee.rate * &guarantee.rate * error(&pair[0]));
        }
    }

    #[test]
    fn thresholds_are_what_they_should_be(x in prop::collection::vec(-6i64..=6, 0..7), s in 0usize..8, l in 0i64..4) {
        let v = vector(&x);
        let kept = hard(&v, s);
        prop_assert_eq!(kept.iter().filter(|v| !v.is_zero()).count(), s.min(v.iter().filter(|v| !v.is_zero()).count()));
        let dropped = v.iter().zip(&kept).filter(|(a, b)| a != b).map(|(a, _)| a.abs()).max();
        let least = kept.iter().filter(|v| !v.is_zero()).map(Signed::abs).min();
        if let (Some(d), Some(l)) = (dropped, least) {
            prop_assert!(d <= l);
        }
        for (a, b) in v.iter().zip(soft(&v, &ratio(l, 1))) {
            let expected = a.signum() * (a.abs() - ratio(l, 1)).max(ratio(0, 1));
            prop_assert_eq!(expected, b);
        }
        prop_assert_eq!(relu(&v), x.iter().map(|&t| ratio(t.max(0), 1)).collect::<Vec<_>>());
    }

    #[test]
    fn nonexpansive_thresholds_contract(a in matrices(2..=4, 1..=3), u in prop::collection::vec(-5i64..=5, 3), v in prop::collection::vec(-5i64..=5, 3), y in prop::collection::vec(-5i64..=5, 4), w in 1i64..5) {
        let n = a.ncols();
        let omega = ratio(w, 20);
        let rate = ratio(4, 5);
        if contracts(&a, &omega, &rate).unwrap() {
            let (u, v, y) = (vector(&u[..n]), vector(&v[..n]), vector(&y[..a.nrows()]));
            for operator in [Operator::Relu, Operator::Soft(ratio(1, 3)), Operator::Identity] {
                let image = |x: &[BigRational]| operator.apply(&gradient_step(&a, &y, x, &omega).unwrap());
                let distance = |p: &[BigRational], q: &[BigRational]| p.iter().zip(q).map(|(a, b)| (a - b) * (a - b)).sum::<BigRational>();
                prop_assert!(distance(&image(&u), &image(&v)) <= &rate * &rate * distance(&u, &v));
            }
        }
    }

    #[test]
    fn landweber_converges_exactly_when_said(a in matrices(1..=3, 1..=3), w in -3i64..=8, y in prop::collection::vec(-5i64..=5, 3), x0 in prop::collection::vec(-5i64..=5, 3)) {
        let omega = ratio(w, 4);
        let n = a.ncols();
        let k = Matrix::identity(n).try_sub(&(&a.transpose() * &a).scale(&omega)).unwrap();
        let powers = k.powers().unwrap();
        prop_assert_eq!(landweber_converges(&a, &omega).unwrap(), matches!(powers, Powers::Vanish | Powers::Converge));
        if omega.is_positive() && landweber_converges(&a, &omega).unwrap() {
            let (y, x0) = (vector(&y[..a.nrows()]), vector(&x0[..n]));
            let limit = landweber_limit(&a, &y, &x0).unwrap();
            prop_assert_eq!(gradient_step(&a, &y, &limit, &omega).unwrap(), limit.clone());
            // the start minus the limit lies in the space that the powers contract to 0
            let gap: Vec<BigRational> = x0.iter().zip(&limit).map(|(a, b)| a - b).collect();
            prop_assert!(k.limit_of_powers().unwrap().unwrap().apply(&gap).unwrap().iter().all(Zero::is_zero));
        }
    }

    #[test]
    fn expansions_have_the_stated_remainder(x in matrices(1..=3, 1..=4), n in 0usize..5) {
        let k = Matrix::identity(x.ncols()).try_sub(&(&x.transpose() * &x)).unwrap();
        let plus = x.pseudo_inverse();
        let remainder = &k.pow(n as u32).unwrap() * &plus;
        prop_assert_eq!(expansion(&x, n).unwrap(), plus.try_sub(&remainder).unwrap());
        // decided by the squared norm of X, or by the powers of K on the range of Xᵀ
        let on_range = &k * &(&plus * &x);
        prop_assert_eq!(expansion_converges(&x).unwrap(), on_range.is_schur_stable().unwrap());
    }

    #[test]
    fn neumann_sums_and_criteria(k in matrices(3..=3, 3..=3), n in 0usize..5) {
        let c = neumann_criteria(&k).unwrap();
        prop_assert!(!(c.operator_norm_below_one || c.frobenius_norm_below_one || c.row_sum_norm_below_one) || c.spectral_radius_below_one);
        prop_assert!(!c.frobenius_norm_below_one || c.operator_norm_below_one);
        let i = Matrix::identity(3);
        let product = &i.try_sub(&k).unwrap() * &neumann_sum(&k, n).unwrap();
        prop_assert_eq!(product, i.try_sub(&k.pow(n as u32).unwrap()).unwrap());
        let symmetric = (&k + &k.transpose()).scale(&ratio(1, 4));
        let c = neumann_criteria(&symmetric).unwrap();
        prop_assert_eq!(c.operator_norm_below_one, c.spectral_radius_below_one);
    }

    #[test]
    fn coherence_bounds_isometry_and_spark(e in prop::collection::vec(-3i64..=3, 12)) {
        // columns (3a, 4a) rotated: unit columns with rational entries from Pythagorean triples
        let triples = [(3, 4, 5), (5, 12, 13), (8, 15, 17), (4, 3, 5), (-12, 5, 13), (-15, 8, 17)];
        let columns: Vec<Vec<BigRational>> = (0..4).map(|j| {
            let (a, b, c) = triples[(e[j] + 3) as usize % 6];
            let mut column = vector(&[0, 0, 0]);
            column[j % 3] = ratio(a, c);
            column[(j + 1) % 3] = ratio(b, c);
            column
        }).collect();
        let a = Matrix::from_columns(3, &columns).unwrap();
        let mu_squared = coherence_squared(&a).unwrap();
        for s in 1..=4usize {
            let d = restricted_isometry(&a, s).unwrap();
            let bound = ratio(((s - 1) * (s - 1)) as i64, 1) * &mu_squared;
            prop_assert!(&d.lower * &d.lower <= bound);
        }
        let s = coherence_sparsity(&a).unwrap();
        if let Some(dependent) = spark(&a) {
            prop_assert!(2 * s < dependent.len());
        }
    }
}

#[test]
fn isometry_constants_of_matrices_one_knows() {
    assert_eq!(
        restricted_isometry(&Matrix::identity(3), 2)
            .unwrap()
            .exact_rational(&Matrix::identity(3))
            .unwrap(),
        Some(ratio(0, 1))
    );
    // a zero matrix: every eigenvalue of AᵀA is 0
    let zero = Matrix::zero(2, 3);
    let d = restricted_isometry(&zero, 3).unwrap();
    assert_eq!(d.exact_rational(&zero).unwrap(), Some(ratio(1, 1)));
    // no rows at all
    let nothing = Matrix::zero(0, 2);
    assert_eq!(
        restricted_isometry(&nothing, 1)
            .unwrap()
            .exact_rational(&nothing)
            .unwrap(),
        Some(ratio(1, 1))
    );
    // an irrational constant: B = ((1, 1), (1, 0)) has norm (1 + √5)/2
    let a = Matrix::from_integers(2, 2, &[1, 1, 1, 0]).unwrap();
    let d = restricted_isometry(&a, 2)
        .unwrap()
        .refined(&a, &ratio(1, 1 << 50))
        .unwrap();
    assert_eq!(d.exact_rational(&a).unwrap(), None);
    assert!(
        &d.lower * &d.lower - &d.lower < ratio(1, 1)
            && &d.upper * &d.upper - &d.upper > ratio(1, 1)
    );
    assert_eq!(
        restricted_isometry(&a, 0).unwrap_err(),
        RecoveryError::Sparsity {
            expected: 2,
            got: 0
        }
    );
    assert_eq!(
        restricted_isometry(&a, 3).unwrap_err(),
        RecoveryError::Sparsity {
            expected: 2,
            got: 3
        }
    );
    // huge and tiny entries
    let wild = Matrix::from_rows(&[vec![ratio(i64::MAX, 1), ratio(1, i64::MAX)]]).unwrap();
    let d = restricted_isometry(&wild, 1).unwrap();
    assert_eq!(d.support, [0]);
    assert!(
        exceeding_support(
            &wild,
            1,
            &(ratio(i64::MAX, 1) * ratio(i64::MAX, 1) - ratio(1, 1))
        )
        .unwrap()
        .is_none()
    );
}

#[test]
fn ties_everywhere_are_harmless() {
    // Hadamard columns beside unit vectors: every mixed pair has the same inner product 1/2
    let h = [[1, 1, 1, 1], [1, -1, 1, -1], [1, 1, -1, -1], [1, -1, -1, 1]];
    let a = Matrix::from_fn(4, 8, |i, j| {
        if j < 4 {
            ratio(i64::from(i == j), 1)
        } else {
            ratio(h[i][j - 4], 2)
        }
    });
    let d2 = restricted_isometry(&a, 2).unwrap();
    assert_eq!(d2.exact_rational(&a).unwrap(), Some(ratio(1, 2)));
    let d4 = restricted_isometry(&a, 4).unwrap();
    assert_eq!(d4.exact_rational(&a).unwrap(), Some(ratio(1, 1)));
    assert_eq!(exceeding_support(&a, 4, &ratio(1, 1)).unwrap(), None);
}

fn networks() -> impl Strategy<Value = (ReluNetwork, Vec<i64>, Vec<i64>)> {
    prop::collection::vec(1usize..=3, 2..=4).prop_flat_map(|widths| {
        let count: usize = widths.windows(2).map(|w| (w[0] + 1) * w[1]).sum();
        let n = widths[0];
        (
            prop::collection::vec(-3i64..=3, count),
            prop::collection::vec(-4i64..=4, n),
            prop::collection::vec(-4i64..=4, n),
        )
            .prop_map(move |(e, x, d)| {
                let mut e = e.into_iter();
                let layers = widths
                    .windows(2)
                    .map(|w| Layer {
                        weights: Matrix::from_fn(w[1], w[0], |_, _| ratio(e.next().unwrap(), 1)),
                        bias: (0..w[1]).map(|_| ratio(e.next().unwrap(), 1)).collect(),
                    })
                    .collect();
                (ReluNetwork::new(layers).unwrap(), x, d)
            })
    })
}

proptest! {
    #[test]
    fn gates_give_the_value_for_either_derivative_at_zero((net, x, _) in networks()) {
        let x = vector(&x);
        for convention in [false, true] {
            let map = net.affine_map(&net.gates(&x, convention).unwrap()).unwrap();
            prop_assert_eq!(map.evaluate(&x).unwrap(), net.evaluate(&x).unwrap());
        }
    }

    #[test]
    fn lines_agree_with_points((net, x, d) in networks()) {
        let (x, d) = (vector(&x), vector(&d));
        let curve = net.on_line(&x, &d).unwrap();
        prop_assert_eq!(curve.breakpoints().len() + 1, curve.pieces());
        prop_assert!(curve.breakpoints().windows(2).all(|w| w[0] < w[1]));
        let mut parameters: Vec<BigRational> = (-24..=24).map(|k| ratio(k, 7)).collect();
        parameters.extend(curve.breakpoints().iter().cloned());
        for t in parameters {
            let point: Vec<BigRational> = x.iter().zip(&d).map(|(x, d)| x + &t * d).collect();
            prop_assert_eq!(curve.evaluate(&t), net.evaluate(&point).unwrap());
        }
        // a breakpoint is a real one: the pieces on either side differ
        for i in 0..curve.breakpoints().len() {
            prop_assert_ne!(curve.piece(i), curve.piece(i + 1));
        }
        let widths: usize = net.layers()[..net.layers().len() - 1].iter().map(|l| l.bias.len() + 1).product();
        prop_assert!(curve.pieces() <= widths);
    }
}

#[test]
fn sawtooth_doubles_with_every_layer() {
    // the tent map 2·relu(x) − 4·relu(x − 1/2) on [0, 1]
    let fold = |first: bool| Layer {
        weights: if first {
            Matrix::from_integers(2, 1, &[1, 1]).unwrap()
        } else {
            Matrix::from_integers(2, 2, &[2, -4, 2, -4]).unwrap()
        },
        bias: vec![ratio(0, 1), ratio(-1, 2)],
    };
    let output = || Layer {
        weights: Matrix::from_integers(1, 2, &[2, -4]).unwrap(),
        bias: vec![ratio(0, 1)],
    };
    for depth in 1..=7u32 {
        let layers = (0..depth).map(|k| fold(k == 0)).chain([output()]).collect();
        let net = ReluNetwork::new(layers).unwrap();
        let curve = net.on_line(&[ratio(0, 1)], &[ratio(1, 1)]).unwrap();
        assert_eq!(curve.pieces_between(&ratio(0, 1), &ratio(1, 1)), 1 << depth);
        assert_eq!(net.hidden_units(), 2 * depth as usize);
    }
}

#[test]
fn degenerate_networks() {
    assert_eq!(ReluNetwork::new(vec![]), Err(ReluError::NoLayers));
    let v = |r, c| Matrix::zero(r, c);
    assert_eq!(
        ReluNetwork::without_bias(vec![v(2, 1), v(1, 3)]),
        Err(ReluError::Layer {
            layer: 1,
            what: "inputs",
            expected: 2,
            got: 3
        })
    );
    let linear = ReluNetwork::without_bias(vec![Matrix::identity(2)]).unwrap();
    assert_eq!(
        linear
            .on_line(&vector(&[0, 0]), &vector(&[1, -1]))
            .unwrap()
            .pieces(),
        1
    );
    // a direction of zero: a constant
    let relu = ReluNetwork::without_bias(vec![Matrix::identity(1), Matrix::identity(1)]).unwrap();
    assert_eq!(
        relu.on_line(&vector(&[3]), &vector(&[0])).unwrap().pieces(),
        1
    );
    assert_eq!(
        relu.on_line(&vector(&[-3]), &vector(&[2]))
            .unwrap()
            .breakpoints(),
        [ratio(3, 2)]
    );
    assert!(relu.evaluate(&vector(&[1, 2])).is_err());
}
