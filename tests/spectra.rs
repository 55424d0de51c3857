//! Verified spectra against matrices whose spectra are known exactly, and against exact counts of eigenvalues.

use elenchus::linalg::spectra::inertia::{
    Inertia, confirm_singular_values, eigenvalues_around, sharpen_singular_values,
    singular_values_around,
};
use elenchus::linalg::spectra::{
    Finding, Norm, Rounding, SpectraError, enclose_singular_values, judge, singular_values,
    symmetric_eigenvalues,
};
use elenchus::number::interval::Interval;
use nalgebra::{DMatrix, DVector};
use num_rational::BigRational;
use proptest::prelude::*;

const BOTH: [Rounding; 2] = [Rounding::APriori, Rounding::Split];

fn rational(x: f64) -> BigRational {
    BigRational::from_float(x).unwrap()
}

/// I − 2vvᵀ/n for a vector of signs, n a power of two: orthogonal, with entries that are floats exactly.
fn reflection(signs: &[bool]) -> DMatrix<f64> {
    let n = signs.len();
    let v = DVector::from_iterator(n, signs.iter().map(|&s| if s { 1.0 } else { -1.0 }));
    DMatrix::identity(n, n) - &v * v.transpose() * (2.0 / n as f64)
}

/// A matrix with prescribed integer singular values, exact in floats: reflection · diagonal · reflection.
fn prescribed() -> impl Strategy<Value = (DMatrix<f64>, Vec<f64>)> {
    (0u32..5, 0u32..5).prop_flat_map(|(a, b)| {
        let (m, n) = (1usize << a, 1usize << b);
        let r = m.min(n);
        let signs = |k: usize| proptest::collection::vec(any::<bool>(), k);
        let few = prop::sample::select(vec![0i32, 0, 1, 1, 2, 1000, 1_000_000]);
        (
            signs(m),
            signs(n),
            proptest::collection::vec(few, r),
            -900i32..900,
        )
            .prop_map(move |(p, q, mut s, e)| {
                s.sort_by(|a, b| b.cmp(a));
                let scale = 2f64.powi(e);
                let values: Vec<f64> = s.iter().map(|&s| f64::from(s) * scale).collect();
                let d = DMatrix::from_fn(m, n, |i, j| if i == j { values[i] } else { 0.0 });
                (reflection(&p) * d * reflection(&q), values)
            })
    })
}

/// Small matrices with entries of every size, zeros and repetitions.
fn small() -> impl Strategy<Value = DMatrix<f64>> {
    let entry = prop_oneof![
        3 => (-3i32..4).prop_map(f64::from),
        2 => -1.0..1.0f64,
        1 => (-1.0..1.0f64, -300i32..300).prop_map(|(x, e)| x * 2f64.powi(e)),
        1 => Just(f64::from_bits(1)),
    ];
    (0usize..5, 0usize..5).prop_flat_map(move |(m, n)| {
        proptest::collection::vec(entry.clone(), m * n)
            .prop_map(move |x| DMatrix::from_vec(m, n, x))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn prescribed_singular_values_are_enclosed((a, values) in prescribed()) {
        for rounding in BOTH {
            let svd = singular_values(&a, rounding).unwrap();
            let largest = values[0];
            for (enclosure, &value) in svd.values().iter().zip(&values) {
                prop_assert!(enclosure.contains(value), "{enclosure} misses {value}");
                prop_assert!(enclosure.width() <= 1e-12 * largest, "{enclosure}, norm {largest}");
            }
            prop_assert!(svd.rank_at_least() <= values.iter().filter(|&&v| v > 0.0).count());
            for (k, error) in svd.optimal_errors().iter().enumerate() {
                let tail = BigRational::from_integer(0.into());
                let tail = values[k..].iter().fold(tail, |sum, &v| sum + rational(v) * rational(v));
                prop_assert!(error.spectral.contains(values.get(k).copied().unwrap_or(0.0)));
                let (lo, hi) = error.frobenius.exact_ends();
                let (lo, hi) = (lo.unwrap(), hi.unwrap());
                prop_assert!(&lo * &lo <= tail && tail <= &hi * &hi, "{k}: {}", error.frobenius);
                let attained = svd.attained_error(k);
                prop_assert!(attained.spectral.hi() <= error.spectral.lo() + 1e-11 * largest);
                prop_assert!(attained.frobenius.hi() <= error.frobenius.lo() + 1e-10 * largest);
            }
        }
    }

    #[test]
    fn enclosures_are_confirmed_by_exact_counts(a in small()) {
        for rounding in BOTH {
            let svd = singular_values(&a, rounding).unwrap();
            prop_assert!(confirm_singular_values(&a, svd.values()).unwrap(), "{a} {:?}", svd.values());
        }
        let svd = singular_values(&a, Rounding::Split).unwrap();
        for (i, sharp) in sharpen_singular_values(&a, svd.values()).unwrap().iter().enumerate() {
            prop_assert!(sharp.is_subset_of(svd.values()[i]) && sharp.lo().next_up() >= sharp.hi());
            // σ is in [lo, hi]: its place is not above hi and not below lo.
            let (lo, hi) = sharp.exact_ends();
            prop_assert!(singular_values_around(&a, &hi.unwrap()).unwrap().above <= i);
            let low = singular_values_around(&a, &lo.unwrap()).unwrap();
            prop_assert!(low.above + low.equal > i);
        }
    }

    #[test]
    fn factors_of_any_origin_prove_only_what_is_true(a in small(), noise in -1.0..1.0f64, e in -60i32..2, seed in any::<u8>()) {
        let svd = singular_values(&a, Rounding::APriori).unwrap();
        let bend = |x: &DMatrix<f64>| {
            DMatrix::from_fn(x.nrows(), x.ncols(), |i, j| {
                let t = ((i * 7 + j * 13 + usize::from(seed)) % 11) as f64 / 11.0 - 0.4;
                x[(i, j)] + noise * 2f64.powi(e) * t
            })
        };
        let s: Vec<f64> = svd.approximate().iter().map(|s| s * (1.0 + noise * 2f64.powi(e))).collect();
        for rounding in BOTH {
            let bent = enclose_singular_values(&a, bend(svd.left()), &s, bend(svd.right()), rounding).unwrap();
            prop_assert!(confirm_singular_values(&a, bent.values()).unwrap(), "{a} {:?}", bent.values());
        }
    }

    #[test]
    fn symmetric_eigenvalues_are_confirmed_by_exact_counts(a in small()) {
        let n = a.nrows().min(a.ncols());
        let a = DMatrix::from_fn(n, n, |i, j| if i <= j { a[(i, j)] } else { a[(j, i)] });
        for rounding in BOTH {
            let eigen = symmetric_eigenvalues(&a, rounding).unwrap();
            prop_assert!(eigen.values().len() == n);
            for (i, value) in eigen.values().iter().enumerate() {
                let (lo, hi) = value.exact_ends();
                prop_assert!(eigenvalues_around(&a, &lo.unwrap()).unwrap().below <= i);
                let high = eigenvalues_around(&a, &hi.unwrap()).unwrap();
                prop_assert!(high.below + high.equal > i, "{a} {value}");
            }
        }
    }

    #[test]
    fn inertia_agrees_with_prescribed_eigenvalues(
        signs in proptest::collection::vec(any::<bool>(), 8),
        values in proptest::collection::vec(-2i32..3, 8),
        t in -3i32..4,
    ) {
        let q = reflection(&signs);
        let a = &q * DMatrix::from_diagonal(&DVector::from_iterator(8, values.iter().map(|&v| f64::from(v)))) * &q;
        let count = |f: &dyn Fn(i32) -> bool| values.iter().filter(|&&v| f(v)).count();
        let expected = Inertia { below: count(&|v| v < t), equal: count(&|v| v == t), above: count(&|v| v > t) };
        prop_assert_eq!(eigenvalues_around(&a, &BigRational::from_integer(t.into())).unwrap(), expected);
    }

    #[test]
    fn no_competitor_of_rank_k_is_better(
        (a, _) in prescribed(),
        k in 0usize..4,
        seed in proptest::collection::vec(-3i32..4, 128),
    ) {
        let (m, n) = a.shape();
        let svd = singular_values(&a, Rounding::Split).unwrap();
        let scale = svd.frobenius().hi();
        let p = DMatrix::from_fn(m, k, |i, j| f64::from(seed[(i + 16 * j) % 128]));
        let q = DMatrix::from_fn(k, n, |i, j| f64::from(seed[(64 + 16 * i + j) % 128]) * scale);
        let other = judge(&a, &svd, &(p * q), k, Rounding::Split).unwrap();
        prop_assert!(other.finding != Finding::RankTooLarge, "{other:?}");
        let best = judge(&a, &svd, &svd.truncation(k), k.max(svd.rank_at_least()), Rounding::Split).unwrap();
        prop_assert!(best.error.spectral.lo() <= svd.attained_error(k).spectral.hi() * (1.0 + 1e-10) + 1e-12 * scale);
    }
}

/// Inputs on which nalgebra 0.35.0 computes wrong singular values when it is asked for vectors too. When this fails, upstream has been repaired.
#[test]
fn nalgebra_svd_with_vectors_is_wrong_on_rank_deficient_inputs() {
    let ones = |m, n| DMatrix::from_element(m, n, 1.0);
    let mut wrong = Vec::new();
    for (m, n) in (1..7).flat_map(|m| (1..7).map(move |n| (m, n))) {
        let a = ones(m, n);
        let svd = singular_values(&a, Rounding::Split).unwrap();
        assert!(confirm_singular_values(&a, svd.values()).unwrap());
        let root = ((m * n) as f64).sqrt();
        assert!(
            svd.values()[0].width() < 1e-13 && (svd.values()[0].midpoint() - root).abs() < 1e-13
        );
        let theirs = a.clone().svd(true, true).singular_values;
        if (theirs.max() - root).abs() > 1e-6 {
            wrong.push((m, n));
        }
        let values_only = a.singular_values();
        assert!(
            (values_only.max() - root).abs() < 1e-12,
            "values only: {m} × {n}"
        );
    }
    // Seen so far: 3 × 5, 4 × 6, 5 × 3, 5 × 5, 6 × 4.
    assert!(wrong.contains(&(3, 5)), "{wrong:?}");
}

#[test]
fn empty_zero_and_single() {
    for (m, n) in [(0, 0), (0, 3), (3, 0)] {
        let svd = singular_values(&DMatrix::zeros(m, n), Rounding::APriori).unwrap();
        assert!(
            svd.values().is_empty()
                && svd.frobenius() == Interval::ZERO
                && svd.optimal_errors().len() == 1
        );
        assert!(
            svd.energy(0).is_none()
                && svd.stable_rank().is_none()
                && svd.effective_rank().is_none()
        );
    }
    let zero = singular_values(&DMatrix::zeros(2, 3), Rounding::Split).unwrap();
    assert!(zero.values() == [Interval::ZERO; 2] && zero.effective_rank().is_none());
    for x in [f64::from_bits(1), f64::MAX, -1.0, 1e-310] {
        let svd = singular_values(&DMatrix::from_element(1, 1, x), Rounding::Split).unwrap();
        assert!(svd.values()[0].contains(x.abs()), "{} {x}", svd.values()[0]);
        assert!(x == f64::MAX || svd.values()[0].width() <= 1e-14 * x.abs() + f64::from_bits(4));
    }
    let huge = singular_values(&DMatrix::from_element(4, 4, f64::MAX), Rounding::APriori).unwrap();
    assert!(huge.values()[0].hi() == f64::INFINITY && huge.values()[0].lo() == f64::MAX);
    assert_eq!(
        symmetric_eigenvalues(&DMatrix::zeros(0, 0), Rounding::APriori)
            .unwrap()
            .values()
            .len(),
        0
    );
}

#[test]
fn several_blocks_and_panels() {
    // Large enough that the verifying products are cut up, with a spectrum known exactly: 1000, 999, … repeated, then zeros.
    let signs = |n: usize, k: usize| {
        (0..n)
            .map(|i| (i * i * 7 + i * k) % 5 < 2)
            .collect::<Vec<_>>()
    };
    for (m, n) in [(256, 128), (128, 256)] {
        let d = DMatrix::from_fn(m, n, |i, j| {
            if i == j && i < 100 {
                1000.0 - (i / 3) as f64
            } else {
                0.0
            }
        });
        let a = reflection(&signs(m, 1)) * &d * reflection(&signs(n, 3));
        let widths = BOTH.map(|rounding| {
            let svd = singular_values(&a, rounding).unwrap();
            for (i, enclosure) in svd.values().iter().enumerate() {
                assert!(enclosure.contains(d[(i, i)]), "{i}: {enclosure}");
            }
            assert_eq!(svd.rank_at_least(), 100);
            svd.values()[0].width()
        });
        assert!(widths[0] < 1e-8 && widths[1] < 1e-9, "{widths:?}");
    }
}

#[test]
fn long_thin_matrices_need_no_more_memory_than_they_have() {
    // A square of the longer side would be 320 GB.
    let n = 200_000;
    let row = DMatrix::from_element(1, n, 0.5);
    for a in [row.transpose(), row] {
        for rounding in BOTH {
            let svd = singular_values(&a, rounding).unwrap();
            assert!((svd.values()[0].midpoint().powi(2) - n as f64 / 4.0).abs() < 1e-6);
            assert!(svd.frobenius().intersection(svd.values()[0]).is_some());
        }
    }
}

#[test]
fn a_dense_matrix_is_confirmed_exactly() {
    let a = DMatrix::from_fn(26, 20, |i, j| ((i * i + 3 * j * j + i * j) as f64).sin());
    let svd = singular_values(&a, Rounding::Split).unwrap();
    assert!(confirm_singular_values(&a, svd.values()).unwrap());
    // Moving one enclosure off its value is noticed.
    let mut moved = svd.values().to_vec();
    moved[7] = moved[7] + Interval::point(3.0 * moved[7].width()).unwrap();
    assert!(!confirm_singular_values(&a, &moved).unwrap());
}

#[test]
fn useless_factors_give_wide_enclosures() {
    let a = nalgebra::dmatrix![1.0, 2.0; 3.0, 4.0; 5.0, 6.0];
    for x in [f64::NAN, f64::INFINITY, 1e300, 1e-300, 0.0, -1.0] {
        for rounding in BOTH {
            let (u, v) = (DMatrix::from_element(3, 2, x), DMatrix::identity(2, 2));
            for (u, s, v) in [
                (u.clone(), [3.0, 1.0], v.clone()),
                (DMatrix::identity(3, 2), [x, 1.0], v),
                (u, [x, x], DMatrix::from_element(2, 2, x)),
            ] {
                let svd = enclose_singular_values(&a, u, &s, v, rounding).unwrap();
                assert!(
                    confirm_singular_values(&a, svd.values()).unwrap(),
                    "{x} {:?}",
                    svd.values()
                );
                // ‖A‖_F = √91 caps everything.
                assert!(svd.values()[0].hi() < 9.54 && svd.values()[1].lo() < 0.52);
            }
        }
    }
}

#[test]
fn bad_input_is_named() {
    let mut a = DMatrix::zeros(2, 3);
    a[(1, 2)] = f64::NAN;
    let error = singular_values(&a, Rounding::APriori).unwrap_err();
    assert!(matches!(
        error,
        SpectraError::NotFinite {
            row: 1,
            column: 2,
            ..
        }
    ));
    let error = symmetric_eigenvalues(&DMatrix::zeros(2, 3), Rounding::APriori).unwrap_err();
    assert_eq!(
        error,
        SpectraError::NotSquare {
            rows: 2,
            columns: 3
        }
    );
    let error = symmetric_eigenvalues(&nalgebra::dmatrix![0.0, 1.0; 2.0, 0.0], Rounding::APriori)
        .unwrap_err();
    assert_eq!(
        error,
        SpectraError::NotSymmetric {
            row: 0,
            column: 1,
            upper: 1.0,
            lower: 2.0
        }
    );
    let big = DMatrix::identity(65, 65);
    assert!(matches!(
        sharpen_singular_values(&big, &[]),
        Err(SpectraError::TooLarge { limit: 64, got: 65 })
    ));
}

#[test]
fn ranks_and_energies_of_a_known_spectrum() {
    // 4, 3, 0, 0
    let q = reflection(&[true, false, true, true]);
    let a = &q * DMatrix::from_diagonal(&nalgebra::dvector![4.0, 3.0, 0.0, 0.0]);
    let svd = singular_values(&a, Rounding::Split).unwrap();
    assert!(
        svd.energy(1)
            .unwrap()
            .contains_rational(&BigRational::new(16.into(), 25.into()))
    );
    assert!(svd.energy(0).unwrap().contains(0.0) && svd.energy(4).unwrap().contains(1.0));
    assert!(
        svd.stable_rank()
            .unwrap()
            .contains_rational(&BigRational::new(25.into(), 16.into()))
    );
    let p = [4.0 / 7.0, 3.0 / 7.0f64];
    let effective = (-p[0] * p[0].ln() - p[1] * p[1].ln()).exp();
    let enclosure = svd.effective_rank().unwrap();
    assert!(
        enclosure.contains(effective) && enclosure.width() < 1e-11,
        "{enclosure}"
    );
    let within = svd.rank_within(Norm::Spectral, Interval::point(1e-9).unwrap());
    assert_eq!((within.at_least, within.certain), (2, 2));
    // At the tolerance itself the enclosures cannot tell, and say so.
    let edge = svd.rank_within(Norm::Spectral, Interval::point(3.0).unwrap());
    assert!(edge.at_least <= 1 && edge.certain >= 1 && edge.certain <= 2);
}

#[test]
fn the_bits_do_not_depend_on_the_number_of_threads() {
    let a = DMatrix::from_fn(300, 260, |i, j| {
        ((i * 37 + j * 61 + i * j) % 101) as f64 / 101.0 - 0.5
    });
    let run = |threads| {
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap()
            .install(|| {
                BOTH.map(|rounding| singular_values(&a, rounding).unwrap().values().to_vec())
            })
    };
    let one = run(1);
    assert_eq!(one, run(2));
    assert_eq!(one, run(5));
    // The sharper mode is sharper.
    assert!(one[1][0].width() < 0.2 * one[0][0].width());
    assert!(
        one[0]
            .iter()
            .zip(&one[1])
            .all(|(a, b)| a.intersection(*b).is_some())
    );
}
