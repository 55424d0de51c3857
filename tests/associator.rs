//! Associative memories against brute force and theorems.

use elenchus::linalg::{Matrix, dot, ratio};
use elenchus::networks::associator::binding::*;
use elenchus::networks::associator::crosstalk::*;
use elenchus::networks::associator::dynamics::orbit;
use elenchus::networks::associator::linear::{gram, middle_layer};
use elenchus::networks::associator::machine::{
    AssociativeMachine, SequentialNet, SplitStateMachine,
};
use elenchus::networks::associator::{
    AssociatorError, BitPattern, ClippedNet, LinearAssociator, Mealy, Threshold,
};
use num_rational::BigRational;
use num_traits::Zero;
use proptest::prelude::*;

fn patterns(
    length: usize,
    count: std::ops::RangeInclusive<usize>,
) -> impl Strategy<Value = Vec<BitPattern>> {
    prop::collection::vec(prop::collection::vec(any::<bool>(), length), count)
        .prop_map(|rows| rows.iter().map(|r| BitPattern::from_bools(r)).collect())
}

fn matrix(rows: usize, cols: usize, e: &[i64], d: i64) -> Matrix {
    Matrix::from_fn(rows, cols, |i, j| ratio(e[(i * cols + j) % e.len()], d))
}

proptest! {
    #[test]
    fn orbits_agree_with_a_list(table in prop::collection::vec(0usize..12, 12), start in 0usize..12) {
        let o = orbit(start, |s| table[*s], 12).unwrap();
        let mut seen = vec![start];
        loop {
            let next = table[*seen.last().unwrap()];
            if let Some(i) = seen.iter().position(|&s| s == next) {
                prop_assert_eq!((o.preperiod, o.period, o.entry), (i, seen.len() - i, next));
                break;
            }
            seen.push(next);
        }
        prop_assert!(orbit(start, |s| table[*s], o.preperiod + o.period - 1).is_none());
    }

    #[test]
    fn clipped_recall_agrees_with_sums(x in patterns(9, 0..=6), y in patterns(70, 6..=6), cue in patterns(9, 1..=1), t in 0usize..=9) {
        let pairs: Vec<_> = x.into_iter().zip(y).collect();
        let net = ClippedNet::store(9, 70, &pairs).unwrap();
        let cue = &cue[0];
        let naive: Vec<usize> = (0..70)
            .map(|i| (0..9).filter(|&j| cue.get(j) && pairs.iter().any(|(x, y)| x.get(j) && y.get(i))).count())
            .collect();
        prop_assert_eq!(&net.sums(cue).unwrap(), &naive);
        let check = |rule: Threshold, at: &dyn Fn(usize) -> usize| {
            let expected: Vec<bool> = naive.iter().enumerate().map(|(i, &s)| s >= at(i)).collect();
            assert_eq!(net.recall(cue, &rule).unwrap(), BitPattern::from_bools(&expected));
        };
        check(Threshold::ActiveInputs, &|_| cue.count());
        check(Threshold::ActiveInputsLess(t), &|_| cue.count().saturating_sub(t).max(1));
        check(Threshold::Fixed(t), &|_| t);
        check(Threshold::PerUnit((0..70).map(|i| i % 5).collect()), &|i| i % 5);
        // stored pairs: all units of the pattern fire, perhaps others too
        for (x, y) in &pairs {
            prop_assert!(y.is_subset(&net.recall(x, &Threshold::ActiveInputs).unwrap()));
        }
    }

    #[test]
    fn auto_association_has_preperiod_at_most_one_and_period_at_most_two(stored in patterns(7, 1..=5), cue in patterns(7, 1..=1)) {
        let net = ClippedNet::store_auto(7, &stored).unwrap();
        let o = net.retrieve(&cue[0], &Threshold::ActiveInputs, 200).unwrap().unwrap();
        prop_assert!(o.preperiod <= 1 && o.period <= 2);
    }

    #[test]
    fn pseudo_inverse_storage_is_the_least_squares_solution_of_least_norm(e in prop::collection::vec(-3i64..=3, 12), f in prop::collection::vec(-3i64..=3, 8), z in prop::collection::vec(-3i64..=3, 6), d in 1usize..=3, n in 1usize..=4) {
        let (x, y) = (matrix(d, n, &e, 2), matrix(2, n, &f, 1));
        let best = LinearAssociator::pseudo_inverse(&x, &y).unwrap();
        prop_assert!(best.is_least_squares(&x, &y).unwrap());
        let other = LinearAssociator::new(matrix(2, d, &z, 3));
        prop_assert!(best.squared_error(&x, &y).unwrap() <= other.squared_error(&x, &y).unwrap());
        let near = LinearAssociator::nearest(&x, &y, other.weights()).unwrap();
        prop_assert!(near.is_least_squares(&x, &y).unwrap());
        prop_assert_eq!(near.squared_error(&x, &y).unwrap(), best.squared_error(&x, &y).unwrap());
        prop_assert!(best.weights().squared_norm() <= near.weights().squared_norm());
        let correlation = LinearAssociator::correlation(&x, &y).unwrap();
        let defect = &(&y * &(gram(&x).try_sub(&Matrix::identity(n)).unwrap())) * &(&x.pseudo_inverse() * &x);
        prop_assert_eq!(correlation.is_least_squares(&x, &y).unwrap(), defect.is_zero());
    }

    #[test]
    fn middle_layers_minimise(e in prop::collection::vec(-3i64..=3, 12), f in prop::collection::vec(-3i64..=3, 8), z in prop::collection::vec(-3i64..=3, 9), d in 1usize..=3) {
        let (x, y) = (matrix(d, 3, &e, 2), matrix(2, 3, &f, 1));
        let loss = |w: &Matrix| (&(&y * w) * &gram(&x)).try_sub(&y).unwrap().squared_norm();
        let w = middle_layer(&x, &y).unwrap();
        let z = matrix(3, 3, &z, 2);
        prop_assert!(loss(&w) <= loss(&z));
        // the other minimisers are not shorter
        let (p, q) = (&x.pseudo_inverse() * &x, &y.pseudo_inverse() * &y);
        let other = w.try_add(&z).unwrap().try_sub(&(&(&q * &z) * &p)).unwrap();
        prop_assert_eq!(loss(&w), loss(&other));
        prop_assert!(w.squared_norm() <= other.squared_norm());
    }

    #[test]
    fn crosstalk_energy_agrees_with_enumeration(d in 1usize..=4, y in prop::collection::vec(prop::collection::vec(-3i64..=3, 2), 1..=3), i in any::<prop::sample::Index>()) {
        let i = i.index(y.len());
        let others: i64 = y.iter().enumerate().filter(|(n, _)| *n != i).map(|(_, p)| p.iter().map(|v| v * v).sum::<i64>()).sum();
        prop_assert_eq!(enumerated_crosstalk_energy(d, &y, i).unwrap(), ratio(others, d as i64));
    }

    #[test]
    fn machines_are_reproduced_on_all_words((states, letters, outputs, seed) in (1usize..=5, 1usize..=3, 1usize..=3, prop::collection::vec(any::<u32>(), 30)), word in prop::collection::vec(0usize..3, 0..30)) {
        let table: Vec<_> = (0..states * letters).map(|i| (seed[i] as usize % states, seed[i + 15] as usize % outputs)).collect();
        let machine = Mealy::new(states, letters, outputs, &table).unwrap();
        let word: Vec<usize> = word.into_iter().map(|a| a % letters).collect();
        let nets: [Box<dyn SequentialNet>; 2] = [Box::new(AssociativeMachine::synthesise(&machine).unwrap()), Box::new(SplitStateMachine::synthesise(&machine).unwrap())];
        for net in nets {
            for start in 0..states {
                let expected: Vec<Option<usize>> = machine.run(start, &word).unwrap().into_iter().map(Some).collect();
                prop_assert_eq!(net.run(start, &word).unwrap(), expected);
                let all = net.reachable_machine(start, 100).unwrap().unwrap();
                prop_assert_eq!(machine.distinguishing_word(start, &all, 0).unwrap(), None);
            }
        }
    }

    #[test]
    fn distinguishing_words_distinguish(seed in prop::collection::vec(any::<u32>(), 24), change in 0usize..6) {
        let table: Vec<_> = (0..6).map(|i| (seed[i] as usize % 3, seed[i + 6] as usize % 2)).collect();
        let mut other = table.clone();
        other[change].1 = 1 - other[change].1;
        let (a, b) = (Mealy::new(3, 2, 2, &table).unwrap(), Mealy::new(3, 2, 2, &other).unwrap());
        match a.distinguishing_word(0, &b, 0).unwrap() {
            Some(word) => prop_assert_ne!(a.run(0, &word).unwrap(), b.run(0, &word).unwrap()),
            None => {
                // the changed transition is not reachable: agree on all words of length 4
                for w in 0..16 {
                    let word: Vec<usize> = (0..4).map(|i| w >> i & 1).collect();
                    prop_assert_eq!(a.run(0, &word).unwrap(), b.run(0, &word).unwrap());
                }
            }
        }
    }

    #[test]
    fn convolution_is_a_commutative_ring(d in 1usize..=5, e in prop::collection::vec(-4i64..=4, 15)) {
        let v = |k: usize| (0..d).map(|i| ratio(e[k * 5 + i], 1)).collect::<Vec<BigRational>>();
        let (a, b, c) = (v(0), v(1), v(2));
        let ab = convolve(&a, &b).unwrap();
        prop_assert_eq!(&ab, &convolve(&b, &a).unwrap());
        prop_assert_eq!(convolve(&ab, &c).unwrap(), convolve(&a, &convolve(&b, &c).unwrap()).unwrap());
        prop_assert_eq!(circulant(&a).apply(&b).unwrap(), ab.clone());
        // the adjoint of binding is correlation
        prop_assert_eq!(dot(&ab, &c), dot(&b, &correlate(&c, &a).unwrap()));
        match inverse(&a) {
            Ok(inverse) => prop_assert_eq!(convolve(&ab, &inverse).unwrap(), b.clone()),
            Err(error) => {
                prop_assert_eq!(error, AssociatorError::NotInvertible { got: d });
                prop_assert!(circulant(&a).determinant().unwrap().is_zero());
            }
        }
        prop_assert_eq!(decodes_exactly(&a), (&circulant(&a).transpose() * &circulant(&a)) == Matrix::identity(d));
    }
}

#[test]
fn all_cues_of_all_small_auto_associative_nets() {
    // all lists of up to three patterns on four units: preperiods and periods that occur
    let all: Vec<BitPattern> = (0u8..16)
        .map(|m| BitPattern::from_bools(&(0..4).map(|i| m >> i & 1 == 1).collect::<Vec<_>>()))
        .collect();
    let mut shapes = std::collections::BTreeSet::new();
    for a in 0..16 {
        for b in a..16 {
            for c in b..16 {
                let net =
                    ClippedNet::store_auto(4, &[all[a].clone(), all[b].clone(), all[c].clone()])
                        .unwrap();
                for cue in &all {
                    let o = net
                        .retrieve(cue, &Threshold::ActiveInputs, 40)
                        .unwrap()
                        .unwrap();
                    shapes.insert((o.preperiod, o.period));
                }
            }
        }
    }
    assert_eq!(
        shapes.into_iter().collect::<Vec<_>>(),
        [(0, 1), (0, 2), (1, 1), (1, 2)]
    );
}

#[test]
fn bit_errors_agree_with_enumeration_of_keys_and_patterns() {
    for (d, n) in [(1usize, 1usize), (1, 3), (2, 2), (3, 2), (2, 3), (3, 3)] {
        // keys: n·d signs; one output entry: n signs
        let (mut wrong, mut tie, mut total) = (0i64, 0i64, 0i64);
        for bits in 0u32..1 << (n * d + n) {
            let key = |m: usize, k: usize| 1 - 2 * (bits >> (m * d + k) & 1) as i64;
            let y = |m: usize| 1 - 2 * (bits >> (n * d + m) & 1) as i64;
            let out: i64 = (0..n)
                .map(|m| y(m) * (0..d).map(|k| key(m, k) * key(0, k)).sum::<i64>())
                .sum();
            wrong += i64::from(out * y(0) < 0);
            tie += i64::from(out == 0);
            total += 1;
        }
        let e = bit_error(d as u64, n as u64).unwrap();
        assert_eq!(
            (e.wrong, e.tie),
            (ratio(wrong, total), ratio(tie, total)),
            "d={d} n={n}"
        );
    }
}

#[test]
fn clipped_false_alarms_agree_with_enumeration() {
    for (n, k, m, l, pairs) in [
        (3usize, 2usize, 2usize, 1usize, 3usize),
        (4, 2, 2, 1, 2),
        (3, 1, 3, 2, 3),
        (2, 2, 2, 1, 4),
    ] {
        let choose = |n: usize, k: usize| {
            (0u32..1 << n)
                .filter(|s| s.count_ones() as usize == k)
                .collect::<Vec<_>>()
        };
        let (xs, ys) = (choose(n, k), choose(m, l));
        let (mut fired, mut silent, mut ones, mut nets) = (0i64, 0i64, 0i64, 0i64);
        let options = xs.len() * ys.len();
        for code in 0..options.pow(pairs as u32) {
            let mut rest = code;
            let list: Vec<(BitPattern, BitPattern)> = (0..pairs)
                .map(|_| {
                    let (x, y) = (xs[rest % options / ys.len()], ys[rest % options % ys.len()]);
                    rest /= options;
                    let bits = |s: u32, n: usize| {
                        BitPattern::from_bools(&(0..n).map(|i| s >> i & 1 == 1).collect::<Vec<_>>())
                    };
                    (bits(x, n), bits(y, m))
                })
                .collect();
            let net = ClippedNet::store(n, m, &list).unwrap();
            let out = net.recall(&list[0].0, &Threshold::ActiveInputs).unwrap();
            for i in (0..m).filter(|&i| !list[0].1.get(i)) {
                silent += 1;
                fired += i64::from(out.get(i));
            }
            ones += net.load() as i64;
            nets += 1;
        }
        let sizes = ClippedSizes {
            inputs: n as u64,
            active_inputs: k as u64,
            outputs: m as u64,
            active_outputs: l as u64,
            pairs: pairs as u64,
        };
        assert_eq!(sizes.false_alarm().unwrap(), ratio(fired, silent));
        assert_eq!(
            sizes.expected_load().unwrap(),
            ratio(ones, nets * (n * m) as i64)
        );
    }
}

#[test]
fn mean_binding_errors_agree_with_enumeration() {
    for (d, pairs) in [
        (1, 1),
        (2, 1),
        (3, 1),
        (4, 1),
        (5, 1),
        (1, 2),
        (2, 2),
        (3, 2),
        (1, 4),
        (6, 1),
    ] {
        assert_eq!(
            enumerated_mean_error(d, pairs).unwrap(),
            mean_error(d as u64, pairs as u64).unwrap(),
            "d={d} pairs={pairs}"
        );
    }
    assert!(enumerated_mean_error(12, 1).is_err() && enumerated_mean_error(0, 1).is_err());
}

#[test]
fn a_machine_with_a_thousand_states() {
    // a counter modulo 1000 that steps by 1 or 7 and reports the parity of the new state
    let table: Vec<_> = (0..1000)
        .flat_map(|s| [1, 7].map(|step| ((s + step) % 1000, (s + step) % 1000 % 2)))
        .collect();
    let machine = Mealy::new(1000, 2, 2, &table).unwrap();
    let net = AssociativeMachine::synthesise(&machine).unwrap();
    let word: Vec<usize> = (0..5000).map(|i| usize::from(i * i % 7 < 3)).collect();
    let expected: Vec<Option<usize>> = machine
        .run(0, &word)
        .unwrap()
        .into_iter()
        .map(Some)
        .collect();
    assert_eq!(net.run(0, &word).unwrap(), expected);
    let all = net.reachable_machine(0, 2000).unwrap().unwrap();
    assert_eq!(all.states(), 1000);
    assert_eq!(machine.distinguishing_word(0, &all, 0).unwrap(), None);
}

#[test]
fn the_look_up_of_a_machine_is_linear() {
    let machine = Mealy::new(3, 2, 2, &[(1, 0), (2, 1), (0, 1), (0, 0), (2, 0), (1, 1)]).unwrap();
    let net = AssociativeMachine::synthesise(&machine).unwrap();
    let linear = net.linear_look_up();
    for s in 0..3 {
        for a in 0..2 {
            let mut key = vec![ratio(0, 1); 6];
            key[2 * s + a] = ratio(1, 1);
            let (next, out) = machine.step(s, a).unwrap();
            let code: Vec<BigRational> = (0..5)
                .map(|i| ratio(i64::from(i == next || i == 3 + out), 1))
                .collect();
            assert_eq!(linear.recall(&key).unwrap(), code);
        }
    }
}

#[test]
fn clipped_capacity_is_the_last_number_of_pairs_that_fits() {
    for (n, k, m, l) in [(8, 3, 5, 2), (6, 2, 4, 1), (5, 5, 3, 1)] {
        let sizes = |pairs| ClippedSizes {
            inputs: n,
            active_inputs: k,
            outputs: m,
            active_outputs: l,
            pairs,
        };
        let alarms: Vec<BigRational> = (1..=40).map(|p| sizes(p).false_alarm().unwrap()).collect();
        assert!(alarms.windows(2).all(|w| w[0] <= w[1]));
        for tolerance in [ratio(0, 1), ratio(1, 100), ratio(1, 3), ratio(1, 1)] {
            let expected = alarms.iter().take_while(|p| **p <= tolerance).count() as u64;
            assert_eq!(
                sizes(7).capacity(&tolerance, 40),
                Some(expected),
                "{n} {k} {m} {l} {tolerance}"
            );
        }
    }
}

#[test]
fn parity_has_a_square_and_needs_split_states() {
    let parity = Mealy::new(2, 2, 2, &[(0, 0), (1, 1), (1, 1), (0, 0)]).unwrap();
    assert_eq!(parity.parity_square(), Some((0, 1, 0, 1)));
    let reset = Mealy::new(2, 2, 1, &[(0, 0), (1, 0), (0, 0), (1, 0)]).unwrap();
    assert_eq!(reset.parity_square(), None);
    let net = SplitStateMachine::synthesise(&parity).unwrap();
    assert_eq!(net.units(), 6);
}

#[test]
fn bad_input_is_an_error() {
    assert_eq!(
        BitPattern::from_active(3, &[3]),
        Err(AssociatorError::OutOfRange {
            what: "unit",
            expected: 3,
            got: 3
        })
    );
    let net = ClippedNet::new(2, 3);
    assert!(
        net.recall(&BitPattern::empty(3), &Threshold::ActiveInputs)
            .is_err()
    );
    assert!(
        net.recall(&BitPattern::empty(2), &Threshold::PerUnit(vec![1]))
            .is_err()
    );
    assert!(
        net.retrieve(&BitPattern::empty(2), &Threshold::ActiveInputs, 5)
            .is_err()
    );
    assert_eq!(
        net.recall(&BitPattern::empty(2), &Threshold::ActiveInputs)
            .unwrap(),
        BitPattern::full(3)
    );
    assert!(Mealy::new(1, 1, 1, &[(1, 0)]).is_err() && Mealy::new(2, 1, 1, &[(0, 0)]).is_err());
    let none = Mealy::new(0, 1, 1, &[]).unwrap();
    assert!(
        none.run(0, &[0]).is_err()
            && AssociativeMachine::synthesise(&none)
                .unwrap()
                .run(0, &[])
                .is_err()
    );
    assert_eq!(convolve(&[], &[]).unwrap(), []);
    assert!(convolve(&[ratio(1, 1)], &[]).is_err());
    assert_eq!(expected_crosstalk(0, 1), None);
    assert_eq!(bit_error(3, 1).unwrap().wrong, BigRational::zero());
    assert!(enumerated_crosstalk_energy(7, &[vec![1], vec![1], vec![1]], 0).is_err());
    let sizes = ClippedSizes {
        inputs: 1,
        active_inputs: 2,
        outputs: 1,
        active_outputs: 1,
        pairs: 1,
    };
    assert_eq!(sizes.false_alarm(), None);
}
