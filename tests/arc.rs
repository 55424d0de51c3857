//! ARC tasks end to end, on small tasks written for this purpose.

use elenchus::arc::augment::Augmentation;
use elenchus::arc::repertoire::{Family, operations};
use elenchus::arc::symmetry::{EXACT_BITS, complete};
use elenchus::arc::{Grid, Inference, Options, Pair, Question, Square, Task, infer};
use proptest::prelude::*;

fn g(text: &str) -> Grid {
    Grid::from_text(text).unwrap()
}

fn question(train: &[(Grid, Grid)], tests: &[Grid]) -> Question {
    Question {
        train: train
            .iter()
            .map(|(a, b)| Pair {
                input: a.clone(),
                output: b.clone(),
            })
            .collect(),
        tests: tests.to_vec(),
    }
}

fn by_rule(inputs: &[Grid], test: &Grid, rule: impl Fn(&Grid) -> Grid) -> (Inference, Grid) {
    let train: Vec<(Grid, Grid)> = inputs.iter().map(|x| (x.clone(), rule(x))).collect();
    let q = question(&train, std::slice::from_ref(test));
    (infer(&q, Options::default()), rule(test))
}

/// Grids without symmetries and without coincidences, from a small congruential generator.
fn noise(height: usize, width: usize, colours: u64, seed: u64) -> Grid {
    let mut x = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    Grid::build(height, width, |_, _| {
        x = x
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((x >> 33) % colours) as u8
    })
    .unwrap()
}

fn three(height: usize, width: usize, colours: u64) -> Vec<Grid> {
    (1..4).map(|s| noise(height, width, colours, s)).collect()
}

#[test]
fn every_square_symmetry_is_found() {
    for s in Square::ALL.into_iter().skip(1) {
        let (found, want) = by_rule(&three(4, 4, 9), &noise(4, 4, 9, 77), |x| x.transformed(s));
        assert_eq!(found.predictions, [[want]], "{}", s.name());
        assert_eq!(found.rules[0].text, s.name());
        assert_eq!(found.rules[0].family, Family::Square);
    }
}

#[test]
fn every_cheap_operation_explains_what_it_does_itself() {
    // Each operation that changes all these grids must be explained by something no dearer than itself.
    let inputs = three(6, 6, 4);
    let test = noise(6, 6, 4, 99);
    let mut met = 0;
    for o in operations().iter().filter(|o| o.cost <= 5) {
        let outputs: Option<Vec<Grid>> = inputs.iter().map(|x| o.apply(x)).collect();
        let (Some(outputs), Some(want)) = (outputs, o.apply(&test)) else {
            continue;
        };
        if outputs.iter().zip(&inputs).all(|(a, b)| a == b) {
            continue;
        }
        met += 1;
        let train: Vec<(Grid, Grid)> = inputs.iter().cloned().zip(outputs).collect();
        let found = infer(
            &question(&train, std::slice::from_ref(&test)),
            Options::default(),
        );
        assert!(
            found.rules[0].cost <= o.cost,
            "{}: {}",
            o.name,
            found.rules[0].text
        );
        assert!(
            found
                .rules
                .iter()
                .any(|r| r.predictions == std::slice::from_ref(&want)),
            "{}",
            o.name
        );
    }
    assert!(met >= 10, "only {met} operations applied");
}

#[test]
fn halves_are_combined_cell_by_cell() {
    let rule = |x: &Grid| {
        Grid::build(4, 3, |r, c| {
            if x.get(r, c) > 0 && x.get(r, c + 4) > 0 {
                6
            } else {
                0
            }
        })
        .unwrap()
    };
    let input = |s: u64| {
        let n = noise(4, 7, 2, s);
        Grid::build(4, 7, |r, c| match c {
            3 => 5,
            c if c < 3 => n.get(r, c) * 2,
            _ => n.get(r, c) * 3,
        })
        .unwrap()
    };
    let (found, want) = by_rule(&[input(1), input(2), input(3)], &input(4), rule);
    assert_eq!(found.predictions, [[want]]);
}

#[test]
fn enclosed_regions_are_filled() {
    let a = g("0000000\n0333000\n0303000\n0333330\n0003030\n0003330\n0000000");
    let b = g("3333000\n3003000\n3333000\n0000000\n0033300\n0030300\n0033300");
    let c = g("0000000\n0033330\n0030030\n0033330\n0000000\n3330000\n3000000");
    let fill = |x: &Grid| {
        let mut y = x.clone();
        for r in 1..6 {
            for c in 1..6 {
                let shut = (0..c).any(|k| x.get(r, k) == 3)
                    && (c..7).any(|k| x.get(r, k) == 3)
                    && (0..r).any(|k| x.get(k, c) == 3)
                    && (r..7).any(|k| x.get(k, c) == 3);
                if x.get(r, c) == 0 && shut {
                    y.set(r, c, 4);
                }
            }
        }
        y
    };
    let (found, want) = by_rule(&[a, b], &c, fill);
    assert_eq!(found.predictions, [[want]]);
    assert_eq!(found.rules[0].family, Family::Cell);
}

#[test]
fn ambiguity_is_stated_cell_by_cell() {
    // One training input that two reflections treat alike.
    let q = question(&[(g("12\n21"), g("21\n12"))], &[g("34\n56")]);
    let found = infer(&q, Options::default());
    assert_eq!(found.unique, [false]);
    assert!(!found.differing[0].is_empty());
    assert!(found.rules.len() >= 2);
}

#[test]
fn a_task_without_a_rule_is_declined() {
    let q = question(
        &[
            (noise(5, 5, 9, 1), noise(4, 7, 9, 2)),
            (noise(6, 4, 9, 3), noise(3, 8, 9, 4)),
            (noise(4, 4, 9, 5), noise(9, 2, 9, 6)),
        ],
        &[noise(5, 5, 9, 7)],
    );
    let found = infer(&q, Options::default());
    assert!(found.rules.is_empty());
    assert_eq!(found.predictions, [Vec::<Grid>::new()]);
}

#[test]
fn contradictory_pairs_have_no_rule() {
    let found = infer(
        &question(&[(g("1"), g("2")), (g("1"), g("3"))], &[g("1")]),
        Options::default(),
    );
    assert!(found.rules.is_empty());
}

#[test]
fn awkward_tasks_do_not_panic() {
    let one = g("0");
    for q in [
        question(&[(one.clone(), one.clone())], std::slice::from_ref(&one)),
        question(&[(one.clone(), g("5"))], &[]),
        question(
            &[(noise(30, 30, 10, 1), noise(30, 30, 10, 2))],
            &[one.clone(), noise(30, 30, 10, 3)],
        ),
        question(
            &[(Grid::filled(1, 30, 3), Grid::filled(30, 1, 3))],
            &[Grid::filled(1, 30, 4)],
        ),
    ] {
        let found = infer(
            &q,
            Options {
                attempts: 2,
                always: true,
                ..Options::default()
            },
        );
        assert_eq!(found.predictions.len(), q.tests.len());
    }
}

#[test]
fn answers_are_compared_only() {
    let v = serde_json::json!({"train": [{"input": [[1]], "output": [[1]]}],
        "test": [{"input": [[2]], "output": [[2]]}, {"input": [[3]]}]});
    let t = Task::from_json("t", &v, "t".as_ref()).unwrap();
    let p = [vec![g("2")], vec![g("3")]];
    assert_eq!(t.answers.check(&p), [Some(true), None]);
    assert_eq!(t.answers.check(&[vec![], vec![]]), [None, None]);
    assert_eq!(
        t.answers.check(&[vec![g("4"), g("2")], vec![]]),
        [Some(true), None]
    );
    assert!(!t.answers.complete());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn predictions_follow_an_augmentation(seed in 0u64..1000, k in 0usize..4) {
        // Families that do not name absolute directions: their predictions commute with colours and square symmetries.
        let s = [Square::Half, Square::Half, Square::Transpose, Square::Mirror][k];
        let train: Vec<(Grid, Grid)> = (0..3).map(|i| noise(4, 4, 8, seed * 5 + i)).map(|x| (x.clone(), x.transformed(s))).collect();
        let q = question(&train, &[noise(4, 4, 8, seed * 5 + 4)]);
        let a = Augmentation::random(3, false, seed);
        let image = Question {
            train: a.order.iter().map(|&i| Pair { input: a.grid(&q.train[i].input), output: a.grid(&q.train[i].output) }).collect(),
            tests: q.tests.iter().map(|t| a.grid(t)).collect(),
        };
        let (here, there) = (infer(&q, Options::default()), infer(&image, Options::default()));
        prop_assert_eq!(here.predictions[0].len(), 1);
        prop_assert_eq!(a.grid(&here.predictions[0][0]), there.predictions[0][0].clone());
    }

    #[test]
    fn exact_fills_restore_lattices(p in 2usize..5, q in 2usize..5, seed in 0u64..1000, top in 0usize..8, left in 0usize..8) {
        let cell = noise(p, q, 9, seed + 1).recoloured(|c| c + 1);
        let whole = Grid::build(16, 16, |r, c| cell.get(r % p, c % q)).unwrap();
        let mut damaged = whole.clone();
        for r in top..top + 5 {
            for c in left..left + 5 {
                damaged.set(r, c, 0);
            }
        }
        let hidden: Vec<bool> = damaged.cells().iter().map(|&c| c == 0).collect();
        let done = complete(&damaged, &hidden);
        for f in done.fills.iter().filter(|f| f.exact) {
            prop_assert!(f.bits >= EXACT_BITS);
            prop_assert!(!f.witnesses.is_empty());
            prop_assert!(f.witnesses.iter().all(|&(r, c)| whole.get(r, c) == f.colour));
            prop_assert_eq!(f.colour, whole.get(f.cell.0, f.cell.1));
        }
        // A motion that only the visible part obeys may contradict the lattice through hidden cells; then both colours are named.
        if done.motions.iter().all(|m| m.differ == 0) {
            for c in &done.conflicts {
                prop_assert!(c.claims.len() > 1);
                prop_assert!(c.claims.iter().any(|x| x.colour == whole.get(c.cell.0, c.cell.1)));
            }
        }
    }

    #[test]
    fn augmentations_are_undone(seed in any::<u64>(), black in any::<bool>()) {
        let v = serde_json::json!({
            "train": (0..4).map(|i| serde_json::json!({"input": noise(3, 5, 10, seed ^ i).rows(), "output": noise(2, 2, 10, i).rows()})).collect::<Vec<_>>(),
            "test": [{"input": noise(4, 3, 10, 9).rows(), "output": [[1]]}]});
        let t = Task::from_json("t", &v, "t".as_ref()).unwrap();
        let a = Augmentation::random(4, black, seed);
        prop_assert_eq!(Augmentation::from_json(&a.to_json()).unwrap(), a.clone());
        prop_assert_eq!(a.undo(&a.apply(&t)), t);
        prop_assert!(black || a.colours[0] == 0);
    }
}

/// Over the public training tasks, where the folder is present: every twentieth in a debug build, all of them in a release build.
#[test]
fn public_training_tasks_where_present() {
    use rayon::prelude::*;
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/arc/training");
    let Ok(list) = std::fs::read_dir(folder) else {
        return;
    };
    let mut files: Vec<_> = list.map(|e| e.unwrap().path()).collect();
    files.sort();
    let step = if cfg!(debug_assertions) { 20 } else { 1 };
    let results: Vec<Vec<Option<bool>>> = files
        .par_iter()
        .step_by(step)
        .map(|f| {
            let t = Task::read(f).unwrap();
            let found = infer(&t.question, Options::default());
            t.answers.check(&found.predictions)
        })
        .collect();
    let (tasks, all) = (results.len(), |r: &&Vec<Option<bool>>| {
        r.iter().all(|x| *x == Some(true))
    });
    let solved = results.iter().filter(all).count();
    let wrong = results.iter().filter(|r| r.contains(&Some(false))).count();
    assert!(5 * solved >= 2 * tasks - 10, "{solved} of {tasks} solved");
    assert!(
        wrong <= if step == 1 { 2 } else { 1 },
        "{wrong} wrong of {tasks}"
    );
}
