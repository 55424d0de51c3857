//! Associative memories against their definitions, brute force and proved bounds.

use std::cmp::Ordering;

use elenchus::linalg::{Matrix, ratio};
use elenchus::networks::hopfield::{
    Cue, DotProduct, Exponential, Hardmax, HopfieldError, Identity, NegativeManhattan,
    NegativeSquaredDistance, Network, Power, Rows, Rule, SignPattern, Softmax, Threshold,
    ZeroField, capacity, capacity_bounds, error_probability, every_pattern, exponential_base,
    exponential_capacity, largest_fixed_set, moment_of_sign_sum, sign_at_e, simulate,
    softmax_retrieval, stability_margin,
};
use elenchus::number::interval::Interval;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

const RULES: [Rule; 9] = [
    Rule::Separation { degree: 1 },
    Rule::Separation { degree: 2 },
    Rule::Separation { degree: 3 },
    Rule::SelfCoupled { degree: 1 },
    Rule::SelfCoupled { degree: 2 },
    Rule::SelfCoupled { degree: 3 },
    Rule::Energy { degree: 2 },
    Rule::Energy { degree: 3 },
    Rule::Exponential,
];

fn rationals(rng: &mut ChaCha8Rng, n: usize) -> Vec<BigRational> {
    (0..n)
        .map(|_| ratio(rng.random_range(-8..=8), rng.random_range(1..4)))
        .collect()
}

fn floats(v: &[BigRational]) -> Vec<f64> {
    v.iter().map(|x| x.to_f64().unwrap()).collect()
}

fn random_patterns(rng: &mut ChaCha8Rng, p: usize, n: usize) -> Vec<SignPattern> {
    (0..p).map(|_| SignPattern::random(n, rng)).collect()
}

#[test]
fn identity_separation_is_the_hebb_matrix() {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    for (p, n) in [(1, 1), (2, 3), (5, 4), (0, 0)] {
        let rows: Vec<_> = (0..p).map(|_| rationals(&mut rng, n)).collect();
        let q = rationals(&mut rng, n);
        let network = Network::new(rows.clone(), DotProduct, Identity, Rows(rows.clone())).unwrap();
        let m = Matrix::from_rows(&rows).unwrap();
        let hebb = &m.transpose() * &m;
        assert_eq!(network.retrieve(&q).unwrap(), hebb.apply(&q).unwrap());
    }
}

#[test]
fn separations_of_known_scores() {
    // Memories e_k: the scores are the query and the output is the weights.
    let unit: Vec<Vec<BigRational>> = Matrix::identity(3).to_rows();
    let q = [ratio(2, 1), ratio(-1, 1), ratio(1, 2)];
    let with_power = Network::new(unit.clone(), DotProduct, Power(3), Rows(unit.clone())).unwrap();
    assert_eq!(
        with_power.retrieve(&q).unwrap(),
        [ratio(8, 1), ratio(-1, 1), ratio(1, 8)]
    );
    let constant = Network::new(unit.clone(), DotProduct, Power(0), Rows(unit.clone())).unwrap();
    assert_eq!(constant.retrieve(&q).unwrap(), vec![ratio(1, 1); 3]);
    let winner = Network::new(unit.clone(), DotProduct, Hardmax, Rows(unit.clone())).unwrap();
    assert_eq!(
        winner.weights(&q).unwrap(),
        [ratio(1, 1), ratio(0, 1), ratio(0, 1)]
    );
    let threshold = Network::new(
        unit.clone(),
        DotProduct,
        Threshold(ratio(1, 2)),
        Rows(unit.clone()),
    )
    .unwrap();
    assert_eq!(
        threshold.weights(&q).unwrap(),
        [ratio(1, 1), ratio(0, 1), ratio(1, 1)]
    );
    // Hetero-associative: other values.
    let values = vec![vec![ratio(5, 1)], vec![ratio(6, 1)], vec![ratio(7, 1)]];
    let hetero = Network::new(unit.clone(), NegativeManhattan, Hardmax, Rows(values)).unwrap();
    assert_eq!(
        hetero
            .retrieve(&[ratio(0, 1), ratio(0, 1), ratio(1, 1)])
            .unwrap(),
        [ratio(7, 1)]
    );
    let e = Network::new(
        vec![vec![1.0]],
        DotProduct,
        Exponential(2.0),
        Rows(vec![vec![1.0]]),
    )
    .unwrap();
    assert!((e.retrieve(&[0.5]).unwrap()[0] - 1f64.exp()).abs() < 1e-14);
}

#[test]
fn distance_similarities_retrieve_the_nearest_memory() {
    let mut rng = ChaCha8Rng::seed_from_u64(2);
    let mut dot_differs = 0;
    for _ in 0..200 {
        let rows: Vec<_> = (0..4).map(|_| rationals(&mut rng, 3)).collect();
        let q = rationals(&mut rng, 3);
        let distance = |m: &[BigRational]| -> BigRational {
            m.iter().zip(&q).map(|(a, b)| (a - b) * (a - b)).sum()
        };
        let nearest = rows.iter().map(|m| distance(m)).min().unwrap();
        let network = Network::new(
            rows.clone(),
            NegativeSquaredDistance,
            Hardmax,
            Rows(rows.clone()),
        )
        .unwrap();
        assert_eq!(distance(&network.retrieve(&q).unwrap()), nearest);
        let dot = Network::new(rows.clone(), DotProduct, Hardmax, Rows(rows)).unwrap();
        dot_differs += usize::from(distance(&dot.retrieve(&q).unwrap()) != nearest);
    }
    assert!(dot_differs > 10, "the dot product ranks differently");
}

#[test]
fn softmax_of_intervals_encloses_softmax_of_floats_and_sums_to_one() {
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    for p in 1..6 {
        let rows: Vec<_> = (0..p).map(|_| rationals(&mut rng, 3)).collect();
        let q = rationals(&mut rng, 3);
        let enclose = |v: &[BigRational]| -> Vec<Interval> {
            v.iter().map(Interval::from_rational).collect()
        };
        let memories: Vec<_> = rows.iter().map(|m| enclose(m)).collect();
        let network = Network::new(
            memories.clone(),
            DotProduct,
            Softmax(Interval::ONE),
            Rows(memories),
        )
        .unwrap();
        let weights = network.weights(&enclose(&q)).unwrap();
        let total = weights.iter().fold(Interval::ZERO, |a, &b| a + b);
        assert!(total.contains(1.0));
        let float: Vec<_> = rows.iter().map(|m| floats(m)).collect();
        let network = Network::new(float.clone(), DotProduct, Softmax(1.0), Rows(float)).unwrap();
        for (w, f) in weights.iter().zip(network.weights(&floats(&q)).unwrap()) {
            assert!(w.lo() >= 0.0 && w.hi() <= 1.0);
            assert!(w.lo() <= f + 1e-12 && f - 1e-12 <= w.hi());
            assert!(w.width() < 1e-12);
        }
    }
    // Scores that overflow a naive softmax.
    let rows = vec![vec![1.0], vec![-1.0]];
    let network = Network::new(rows.clone(), DotProduct, Softmax(1e6), Rows(rows)).unwrap();
    assert_eq!(network.retrieve(&[1.0]).unwrap(), [1.0]);
}

#[test]
fn bad_input_is_refused_with_both_sides() {
    let rows = vec![vec![1.0], vec![1.0, 2.0]];
    assert_eq!(
        Network::new(rows, DotProduct, Identity, Rows(vec![])).unwrap_err(),
        HopfieldError::Length {
            what: "memory",
            expected: 1,
            got: 2
        }
    );
    let one = vec![vec![1.0]];
    assert!(Network::new(one.clone(), DotProduct, Identity, Rows(vec![])).is_err());
    let network = Network::new(one.clone(), DotProduct, Identity, Rows(one)).unwrap();
    assert!(network.retrieve(&[]).is_err());
    let rule = Rule::Separation { degree: 1 };
    assert!(error_probability(rule, 0, 1, Cue::Stored).is_err());
    assert!(error_probability(rule, 2, 0, Cue::Stored).is_err());
    assert!(error_probability(rule, 2, 1, Cue::AtFlippedBit(0)).is_err());
    assert!(error_probability(rule, 2, 1, Cue::AtFlippedBit(3)).is_err());
    assert!(error_probability(rule, 2, 1, Cue::BesideFlippedBits(2)).is_err());
    assert!(simulate(rule, 2, 1, Cue::Stored, 0, 0.1, 1).is_err());
    assert!(simulate(rule, 2, 1, Cue::Stored, 1, 0.0, 1).is_err());
    assert!(simulate(rule, 2, 1, Cue::Stored, 1, f64::NAN, 1).is_err());
    assert!(capacity_bounds(rule, 1, &ratio(1, 50)).is_err());
    assert!(capacity_bounds(rule, 9, &ratio(1, 6)).is_err());
    assert!(capacity_bounds(rule, 9, &ratio(0, 1)).is_err());
    assert!(capacity_bounds(Rule::SelfCoupled { degree: 1 }, 9, &ratio(1, 50)).is_err());
    assert!(capacity_bounds(Rule::Separation { degree: 0 }, 9, &ratio(1, 50)).is_err());
    assert!(every_pattern(25).is_err());
    assert!(largest_fixed_set(rule, 5, ZeroField::Keeps).is_err());
    let (a, b) = (SignPattern::ones(2), SignPattern::ones(3));
    assert!(a.dot(&b).is_err());
    assert!(rule.update(&[a], &b).is_err());
    assert!(rule.field(&[], &b, 3).is_err());
}

#[test]
fn patterns_agree_with_lists_of_signs() {
    let mut rng = ChaCha8Rng::seed_from_u64(4);
    for n in [0, 1, 5, 63, 64, 65, 130] {
        let (x, y) = (
            SignPattern::random(n, &mut rng),
            SignPattern::random(n, &mut rng),
        );
        let dot: i64 = x.signs().iter().zip(y.signs()).map(|(a, b)| a * b).sum();
        assert_eq!(x.dot(&y).unwrap(), dot);
        assert_eq!(x.dot(&x).unwrap(), n as i64);
        assert_eq!(x.dot(&x.negated()).unwrap(), -(n as i64));
        assert_eq!(SignPattern::new(&x.signs()).unwrap(), x);
        assert_eq!(x.is_empty(), n == 0);
    }
    assert_eq!(every_pattern(0).unwrap().count(), 1);
}

/// The field from its definition in plain sums.
fn naive_field(rule: Rule, memories: &[SignPattern], x: &SignPattern, i: usize) -> f64 {
    memories
        .iter()
        .map(|m| {
            let s: i64 = (0..x.len())
                .filter(|&j| j != i)
                .map(|j| m.sign(j) * x.sign(j))
                .sum();
            let (xi, s, full) = (m.sign(i) as f64, s as f64, m.dot(x).unwrap() as f64);
            match rule {
                Rule::Separation { degree } => xi * s.powi(degree as i32),
                Rule::SelfCoupled { degree } => xi * full.powi(degree as i32),
                Rule::Energy { degree } => {
                    (xi + s).powi(degree as i32) - (-xi + s).powi(degree as i32)
                }
                Rule::Exponential => xi * s.exp(),
            }
        })
        .sum()
}

#[test]
fn fields_agree_with_their_definitions() {
    let mut rng = ChaCha8Rng::seed_from_u64(5);
    for rule in RULES {
        for n in [1, 2, 7, 12] {
            let memories = random_patterns(&mut rng, 5, n);
            let x = SignPattern::random(n, &mut rng);
            for i in 0..n {
                let naive = naive_field(rule, &memories, &x, i);
                if let Ok(field) = rule.field(&memories, &x, i) {
                    assert_eq!(field, BigInt::from(naive as i64));
                }
                let sign = rule.field_sign(&memories, &x, i).unwrap();
                if naive.abs() > 1e-6 || rule != Rule::Exponential {
                    assert_eq!(sign, naive.partial_cmp(&0.0).unwrap());
                } else {
                    assert_eq!(sign, Ordering::Equal);
                }
            }
        }
    }
}

#[test]
fn energy_never_rises_bit_by_bit_and_every_run_settles() {
    let mut rng = ChaCha8Rng::seed_from_u64(6);
    for degree in 1..5 {
        let rule = Rule::Energy { degree };
        for _ in 0..30 {
            let memories = random_patterns(&mut rng, 4, 9);
            let mut x = SignPattern::random(9, &mut rng);
            let mut energy = rule.energy(&memories, &x).unwrap();
            for i in (0..9).chain(0..9) {
                let before = x.sign(i);
                let sign = rule.field_sign(&memories, &x, i).unwrap() as i64;
                if sign == -before {
                    x.flip(i);
                    let lower = rule.energy(&memories, &x).unwrap();
                    assert!(lower < energy);
                    energy = lower;
                }
            }
            let settled = rule.settle(&memories, &x, 1000).unwrap().unwrap();
            assert!(rule.is_fixed(&memories, &settled).unwrap());
        }
    }
    // All at once may alternate for ever: two bits that each follow the other.
    let rule = Rule::Separation { degree: 1 };
    let memory = [SignPattern::new(&[1, 1]).unwrap()];
    let x = SignPattern::new(&[1, -1]).unwrap();
    assert_eq!(rule.update(&memory, &x).unwrap(), x.negated());
    assert_eq!(rule.settle(&memory, &x, 0).unwrap(), None);
}

#[test]
fn exact_error_probabilities_agree_with_all_sets_of_patterns() {
    let mut met = 0;
    for rule in RULES {
        for (n, p) in [(1, 1), (1, 3), (2, 2), (3, 1), (3, 2), (2, 4), (3, 3)] {
            let mut cues = vec![Cue::Stored];
            cues.extend((1..=n).map(Cue::AtFlippedBit));
            cues.extend((0..n).map(Cue::BesideFlippedBits));
            let all: Vec<SignPattern> = every_pattern(n).unwrap().collect();
            for cue in cues {
                // The bit looked at is the last one; the flipped ones come from the left.
                let flips: Vec<usize> = match cue {
                    Cue::Stored => vec![],
                    Cue::AtFlippedBit(f) => (0..f - 1).chain([n - 1]).collect(),
                    Cue::BesideFlippedBits(f) => (0..f).collect(),
                };
                let (mut wrong, mut undecided) = (0i64, 0i64);
                let total = all.len().pow(p as u32);
                for mut code in 0..total {
                    let memories: Vec<SignPattern> = (0..p)
                        .map(|_| {
                            let m = all[code % all.len()].clone();
                            code /= all.len();
                            m
                        })
                        .collect();
                    let mut x = memories[0].clone();
                    flips.iter().for_each(|&i| x.flip(i));
                    let sign = rule.field_sign(&memories, &x, n - 1).unwrap() as i64;
                    undecided += i64::from(sign == 0);
                    wrong += i64::from(sign == -memories[0].sign(n - 1));
                }
                let exact = error_probability(rule, n, p, cue).unwrap();
                let total = total as i64;
                assert_eq!(exact.wrong, ratio(wrong, total), "{rule} {n} {p} {cue:?}");
                assert_eq!(exact.undecided, ratio(undecided, total));
                met += usize::from(wrong > 0 && undecided > 0);
            }
        }
    }
    assert!(met > 50, "{met}");
}

#[test]
fn sign_sums_have_the_moments_of_their_definition() {
    for n in 0..9usize {
        for k in 0..7u32 {
            let sum: i64 = every_pattern(n)
                .unwrap()
                .map(|x| x.signs().iter().sum::<i64>().pow(k))
                .sum();
            assert_eq!(moment_of_sign_sum(n, k), ratio(sum, 1 << n));
            if k % 2 == 0 {
                let gaussian: i64 =
                    (1..k as i64).step_by(2).product::<i64>() * (n as i64).pow(k / 2);
                assert!(moment_of_sign_sum(n, k) <= ratio(gaussian, 1));
            }
        }
    }
}

#[test]
fn capacity_bounds_hold_for_exact_error_probabilities() {
    let tolerance = ratio(1, 10);
    for rule in [
        Rule::Separation { degree: 1 },
        Rule::Separation { degree: 2 },
        Rule::Energy { degree: 2 },
        Rule::Energy { degree: 3 },
    ] {
        for n in 2..6 {
            let bounds = capacity_bounds(rule, n, &tolerance).unwrap();
            let last = bounds.at_least.to_usize().unwrap();
            for p in 1..=last.min(25) {
                let e = error_probability(rule, n, p, Cue::Stored).unwrap();
                assert!(e.wrong <= tolerance, "{rule} {n} {p}");
            }
            let beyond = bounds.at_most.to_usize().unwrap() + 1;
            if beyond < 120 {
                for p in [beyond, beyond + 1, beyond + 7] {
                    let e = error_probability(rule, n, p, Cue::Stored).unwrap();
                    assert!(e.wrong > tolerance, "{rule} {n} {p}");
                }
            }
        }
    }
    for (rule, n) in [
        (Rule::Separation { degree: 1 }, 4),
        (Rule::Separation { degree: 1 }, 9),
        (Rule::Energy { degree: 2 }, 6),
        (Rule::Energy { degree: 3 }, 3),
    ] {
        let bounds = capacity_bounds(rule, n, &tolerance).unwrap();
        let exact = BigInt::from(capacity(rule, n, &tolerance).unwrap());
        assert!(bounds.at_least <= exact && exact <= bounds.at_most);
        // Up to a factor 4 the two rules of degree 1 and 2 are the same, so are their capacities.
        if rule == (Rule::Energy { degree: 2 }) {
            let linear = capacity(Rule::Separation { degree: 1 }, n, &tolerance).unwrap();
            assert_eq!(exact, linear.into());
        }
    }
    let bounds = exponential_capacity(3, &tolerance).unwrap();
    for p in 1..=bounds.at_least.to_usize().unwrap() {
        let e = error_probability(Rule::Exponential, 3, p, Cue::Stored).unwrap();
        assert!(e.wrong <= tolerance);
    }
}

#[test]
fn capacity_has_the_order_of_the_separation_degree_and_one_less_than_the_energy_degree() {
    // Bounds divided by this power of N hardly move from N = 60 to N = 240; a power more or less would move them fourfold.
    let tolerance = ratio(1, 25);
    for (rule, power) in [
        (Rule::Separation { degree: 1 }, 1),
        (Rule::Separation { degree: 2 }, 2),
        (Rule::Separation { degree: 3 }, 3),
        (Rule::Energy { degree: 2 }, 1),
        (Rule::Energy { degree: 3 }, 2),
        (Rule::Energy { degree: 4 }, 3),
    ] {
        let scaled = |n: usize| {
            let b = capacity_bounds(rule, n, &tolerance).unwrap();
            let unit = BigInt::from(n).pow(power);
            (
                BigRational::new(b.at_least, unit.clone()).to_f64().unwrap(),
                BigRational::new(b.at_most, unit).to_f64().unwrap(),
            )
        };
        let (low, high) = scaled(60);
        let (low2, high2) = scaled(240);
        assert!(low > 0.0 && high / low < 400.0, "{rule} {low} {high}");
        assert!((low2 / low - 1.0).abs() < 0.5, "{rule} {low} {low2}");
        assert!((high2 / high - 1.0).abs() < 0.5, "{rule} {high} {high2}");
    }
}

#[test]
fn exponential_capacity_grows_with_the_enclosed_base() {
    let base = exponential_base(Interval::ONE);
    assert!(base.contains(1.964_027_580_075_817) && base.width() < 1e-14);
    assert!(exponential_base(Interval::from(20)).hi() <= 2.0);
    let tolerance = ratio(1, 25);
    let b = |n| exponential_capacity(n, &tolerance).unwrap();
    let (small, large) = (b(40), b(80));
    assert!(small.at_least < small.at_most);
    let growth = |a: &BigInt, c: &BigInt| {
        BigRational::new(c.clone(), a.clone())
            .to_f64()
            .unwrap()
            .powf(1.0 / 40.0)
    };
    assert!((growth(&small.at_least, &large.at_least) - base.midpoint()).abs() < 1e-6);
    assert!((growth(&small.at_most, &large.at_most) - base.midpoint()).abs() < 0.02);
}

#[test]
fn simulation_covers_the_exact_probability_and_does_not_depend_on_threads() {
    for (rule, n, p, cue) in [
        (Rule::Separation { degree: 1 }, 9, 5, Cue::Stored),
        (Rule::Separation { degree: 1 }, 9, 5, Cue::AtFlippedBit(2)),
        (
            Rule::Separation { degree: 2 },
            7,
            6,
            Cue::BesideFlippedBits(1),
        ),
        (Rule::SelfCoupled { degree: 3 }, 7, 6, Cue::AtFlippedBit(1)),
        (Rule::Energy { degree: 3 }, 8, 4, Cue::Stored),
        (Rule::Exponential, 3, 4, Cue::Stored),
    ] {
        let exact = error_probability(rule, n, p, cue).unwrap();
        let e = simulate(rule, n, p, cue, 3000, 1e-9, 42).unwrap();
        assert!(
            e.interval.contains_rational(&exact.wrong),
            "{rule}: {} not in {}",
            exact.wrong,
            e.interval
        );
        assert!(e.interval.width() < 0.15);
        let one = rayon::ThreadPoolBuilder::new()
            .num_threads(1)
            .build()
            .unwrap();
        let again = one.install(|| simulate(rule, n, p, cue, 3000, 1e-9, 42).unwrap());
        assert_eq!(e, again);
    }
    let never = simulate(
        Rule::Separation { degree: 1 },
        9,
        1,
        Cue::Stored,
        1000,
        0.01,
        1,
    )
    .unwrap();
    assert_eq!(never.wrong, 0);
    assert_eq!(never.interval.lo(), 0.0);
    // ln(200)/1000 = 0.0053
    assert!(never.interval.hi() > 0.005 && never.interval.hi() < 0.006);
}

#[test]
fn largest_fixed_sets_are_fixed_and_have_the_size_the_theorem_says() {
    for rule in &RULES[..8] {
        for n in 0..=3 {
            let set = largest_fixed_set(*rule, n, ZeroField::Keeps).unwrap();
            assert!(!set.is_empty());
            for x in &set {
                assert!(rule.is_fixed(&set, x).unwrap());
            }
        }
    }
    // Odd: the whole cube gives the field c·x, c > 0. Even: h(−x) = h(x), so one of each pair at most, and half the cube holds.
    for n in 1..=4 {
        for degree in 1..=4 {
            let rule = Rule::SelfCoupled { degree };
            let set = largest_fixed_set(rule, n, ZeroField::Breaks).unwrap();
            assert_eq!(
                set.len(),
                if degree % 2 == 1 {
                    1 << n
                } else {
                    1 << (n - 1)
                }
            );
            for x in &set {
                assert!(rule.alignment(&set, x).unwrap().unwrap().is_positive());
            }
        }
    }
}

/// A higher degree can lose a set of patterns that a lower one of the same parity holds.
#[test]
fn fifteen_patterns_held_by_degree_one_and_not_by_degree_three() {
    let patterns = "++++--+- ++++---+ +++-++-- +++--+-+ +++---++ ++-+++-- ++--+-++ +-+----- +--+++-+ +--++-++ \
                    +--+---- +---+--- +-----+- +------- -+++++++";
    let set: Vec<SignPattern> = patterns
        .split_whitespace()
        .map(|word| {
            let signs: Vec<i64> = word
                .chars()
                .map(|c| if c == '+' { 1 } else { -1 })
                .collect();
            SignPattern::new(&signs).unwrap()
        })
        .collect();
    let least = |degree| -> BigInt {
        let rule = Rule::SelfCoupled { degree };
        let margins = set
            .iter()
            .map(|x| rule.alignment(&set, x).unwrap().unwrap());
        margins.min().unwrap()
    };
    assert!(least(1).is_positive());
    assert_eq!(least(3), BigInt::from(-40));
}

#[test]
fn stability_margin_is_sufficient_and_sharp_somewhere() {
    let mut rng = ChaCha8Rng::seed_from_u64(8);
    let (mut held, mut sharp) = (0, 0);
    for rule in &RULES[..8] {
        for _ in 0..300 {
            let memories = random_patterns(&mut rng, 3, 9);
            for k in 0..3 {
                let margin = stability_margin(*rule, &memories, k).unwrap();
                let alignment = rule.alignment(&memories, &memories[k]).unwrap().unwrap();
                assert!(margin <= alignment);
                held += usize::from(!margin.is_negative());
                sharp += usize::from(margin == alignment);
            }
        }
    }
    assert!(held > 100 && sharp > 10, "{held} {sharp}");
}

#[test]
fn softmax_error_is_enclosed_below_its_bound_and_shrinks_with_beta() {
    let mut rng = ChaCha8Rng::seed_from_u64(9);
    for _ in 0..60 {
        let memories: Vec<_> = (0..4).map(|_| rationals(&mut rng, 5)).collect();
        let k = rng.random_range(0..4);
        let query = memories[k].clone();
        for beta in [ratio(0, 1), ratio(1, 3), ratio(4, 1)] {
            let r = softmax_retrieval(&memories, &beta, &query, k).unwrap();
            assert!(r.error.lo() <= r.bound.hi());
            // The distance computed from the enclosure of the output contains the enclosed error.
            let from_output = r
                .output
                .iter()
                .zip(&memories[k])
                .fold(Interval::ZERO, |sum, (z, m)| {
                    sum + (*z - Interval::from_rational(m)).sqr()
                })
                .sqrt()
                .unwrap();
            assert!(from_output.intersection(r.error).is_some());
            // and a float agrees.
            let float: Vec<_> = memories.iter().map(|m| floats(m)).collect();
            let b = beta.to_f64().unwrap();
            let network = Network::new(float.clone(), DotProduct, Softmax(b), Rows(float)).unwrap();
            let z = network.retrieve(&floats(&query)).unwrap();
            for (z, enclosure) in z.iter().zip(&r.output) {
                assert!(enclosure.lo() - 1e-9 <= *z && *z <= enclosure.hi() + 1e-9);
            }
        }
    }
    // Two unit vectors: the error is √2/(1 + e^β).
    let memories = Matrix::identity(2).to_rows();
    let r = softmax_retrieval(&memories, &ratio(1, 1), &memories[0], 0).unwrap();
    assert!(r.error.contains(2f64.sqrt() / (1.0 + 1f64.exp())) || r.error.width() < 1e-15);
    assert!(softmax_retrieval(&memories, &ratio(1, 1), &memories[0], 2).is_err());
}

#[test]
fn signs_of_polynomials_at_e() {
    let mut rng = ChaCha8Rng::seed_from_u64(10);
    let e = std::f64::consts::E;
    for _ in 0..500 {
        let c: Vec<i64> = (0..6).map(|_| rng.random_range(-50..=50)).collect();
        let value: f64 = c.iter().rev().fold(0.0, |v, &k| v * e + k as f64);
        let big: Vec<BigInt> = c.iter().map(|&k| k.into()).collect();
        if value.abs() > 1e-6 {
            assert_eq!(sign_at_e(&big), value.partial_cmp(&0.0).unwrap());
        }
        let negated: Vec<BigInt> = big.iter().map(|k| -k).collect();
        assert_eq!(sign_at_e(&negated), sign_at_e(&big).reverse());
    }
    // Convergents of the continued fraction [2; 1, 2, 1, 1, 4, 1, …] lie on alternate sides, far below float precision.
    let (mut p, mut q) = (
        vec![BigInt::one(), 2.into()],
        vec![BigInt::zero(), 1.into()],
    );
    for k in 1..60usize {
        let a = BigInt::from(if k % 3 == 2 { 2 * (k / 3 + 1) } else { 1 });
        p.push(&a * &p[k] + &p[k - 1]);
        q.push(&a * &q[k] + &q[k - 1]);
    }
    for k in 1..=60 {
        // q e − p
        let sign = sign_at_e(&[-&p[k], q[k].clone()]);
        let expected = if k % 2 == 1 {
            Ordering::Greater
        } else {
            Ordering::Less
        };
        assert_eq!(sign, expected);
    }
    assert_eq!(sign_at_e(&[]), Ordering::Equal);
}
