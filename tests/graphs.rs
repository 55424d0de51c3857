//! Laplacians against brute force and theorems: exhaustively over all graphs on up to five vertices, on random weighted
//! graphs beyond.

use elenchus::graphs::diffusion::{
    Behaviour, equilibrium, explicit, explicit_behaviour, explicit_keeps_positive, explicit_matrix,
    implicit, implicit_matrix, roughness,
};
use elenchus::graphs::product::{
    cartesian, complement, complete, cycle, disjoint_union, empty, join, path, star, strong, sum,
    tensor,
};
use elenchus::graphs::transport::{invertible_transport, transport, transport_determinant};
use elenchus::graphs::{GraphError, Laplacian, every_graph};
use elenchus::linalg::{Matrix, ratio};
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use petgraph::graph::UnGraph;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

fn all_up_to(n: usize) -> impl Iterator<Item = UnGraph<(), ()>> {
    (0..=n).flat_map(|k| every_graph(k).unwrap())
}

fn ones(rows: usize, cols: usize) -> Matrix {
    Matrix::from_fn(rows, cols, |_, _| BigRational::one())
}

fn int(n: usize) -> BigRational {
    BigRational::from_integer(n.into())
}

/// Loops, parallel edges, zero weights, several components: whatever comes.
fn random_graph(rng: &mut ChaCha8Rng, n: usize, edges: usize) -> UnGraph<(), BigRational> {
    let mut graph = UnGraph::new_undirected();
    let nodes: Vec<_> = (0..n).map(|_| graph.add_node(())).collect();
    if n > 0 {
        for _ in 0..edges {
            let (u, v) = (rng.random_range(0..n), rng.random_range(0..n));
            let weight = ratio(rng.random_range(0..7), rng.random_range(1..5));
            graph.add_edge(nodes[u], nodes[v], weight);
        }
    }
    graph
}

fn random_signal(rng: &mut ChaCha8Rng, n: usize) -> Vec<BigRational> {
    (0..n)
        .map(|_| ratio(rng.random_range(-9..=9), rng.random_range(1..4)))
        .collect()
}

fn is_moore_penrose(l: &Matrix, x: &Matrix) -> bool {
    let (lx, xl) = (l * x, x * l);
    &lx * l == *l && &xl * x == *x && lx.is_symmetric() && xl.is_symmetric()
}

/// Weighted count of forests with `trees` trees covering all vertices, those for which `keep` of the tree numbers holds.
fn forests(l: &Laplacian, trees: usize, keep: impl Fn(&[usize], &[usize]) -> bool) -> BigRational {
    let n = l.order();
    let mut total = BigRational::zero();
    for mask in 0u32..1 << l.edges().len() {
        if mask.count_ones() as usize + trees != n {
            continue;
        }
        let mut label: Vec<usize> = (0..n).collect();
        let mut weight = BigRational::one();
        let mut chosen = Vec::new();
        let mut forest = true;
        for (k, e) in l.edges().iter().enumerate() {
            if mask >> k & 1 == 1 {
                let (a, b) = (label[e.u], label[e.v]);
                forest &= a != b;
                label.iter_mut().filter(|x| **x == b).for_each(|x| *x = a);
                weight *= &e.weight;
                chosen.push(k);
            }
        }
        if forest && keep(&label, &chosen) {
            total += weight;
        }
    }
    total
}

#[test]
fn matrix_energy_incidence_and_rank_of_every_small_graph() {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    for g in all_up_to(5) {
        let n = g.node_count();
        let l = Laplacian::unweighted(&g);
        let m = l.matrix();
        let direct = Matrix::from_fn(n, n, |i, j| {
            let (a, b) = ((i as u32).into(), (j as u32).into());
            if i == j {
                int(g.neighbors(a).count())
            } else {
                -int(g.contains_edge(a, b) as usize)
            }
        });
        assert_eq!(m, direct);
        assert_eq!(Laplacian::from_matrix(&m).unwrap(), l);
        assert_eq!(Laplacian::new(&l.to_graph()).unwrap(), l);
        let components = petgraph::algo::connected_components(&g);
        assert_eq!(l.component_count(), components);
        assert_eq!(m.rank(), n - components);
        assert_eq!(l.rank(), n - components);
        let b = l.incidence();
        assert_eq!(&b * &b.transpose(), m);
        assert_eq!(
            &Matrix::diagonal(&l.degrees()) - &l.adjacency(),
            m,
            "L = D − A"
        );
        let x = random_signal(&mut rng, n);
        let image = m.apply(&x).unwrap();
        assert_eq!(l.apply(&x).unwrap(), image);
        let energy: BigRational = x.iter().zip(&image).map(|(a, b)| a * b).sum();
        assert_eq!(l.energy(&x).unwrap(), energy);
        assert!(!energy.is_negative());
        // Energy 0 exactly on what is constant on components.
        let flat = equilibrium(&l, &x).unwrap();
        assert!(l.energy(&flat).unwrap().is_zero());
        assert_eq!(energy.is_zero(), flat == x);
        assert!((&m * &l.kernel_projector()).is_zero());
    }
}

#[test]
fn trees_resistances_and_edge_probabilities_by_brute_force() {
    let mut rng = ChaCha8Rng::seed_from_u64(2);
    for g in all_up_to(5) {
        // Random positive weights, so that a wrong weighting cannot hide.
        let n = g.node_count();
        let l = Laplacian::with_weights(&g, |()| {
            ratio(rng.random_range(1..6), rng.random_range(1..3))
        })
        .unwrap();
        let c = l.component_count();
        let trees = forests(&l, c, |_, _| true);
        assert_eq!(l.spanning_forests(), trees);
        let connected = if c == 1 {
            trees.clone()
        } else {
            BigRational::zero()
        };
        assert_eq!(l.spanning_trees(), connected);
        let grounded = l.ground();
        for (k, p) in grounded.edge_probabilities().into_iter().enumerate() {
            let with = forests(&l, c, |_, chosen| chosen.contains(&k));
            assert_eq!(p, with / &trees);
        }
        if n < 5 || g.edge_count() > 7 {
            for u in 0..n {
                for v in 0..n {
                    let expected = if u == v {
                        Some(BigRational::zero())
                    } else if l.component_of(u) == l.component_of(v) {
                        // Forests with one tree too many that separate u from v, over spanning forests.
                        let apart = forests(&l, c + 1, |label, _| label[u] != label[v]);
                        Some(apart / &trees)
                    } else {
                        None
                    };
                    assert_eq!(l.effective_resistance(u, v).unwrap(), expected);
                    assert_eq!(grounded.resistance(u, v).unwrap(), expected);
                }
            }
        }
    }
}

#[test]
fn pseudo_inverse_satisfies_the_four_penrose_equations() {
    let check = |l: &Laplacian| {
        let m = l.matrix();
        let x = l.pseudo_inverse();
        assert!(is_moore_penrose(&m, &x));
        // On the kernel of L, L⁺L is the complement of averaging.
        let identity = Matrix::identity(l.order());
        assert_eq!(&m * &x, &identity - &l.kernel_projector());
    };
    for g in all_up_to(5) {
        check(&Laplacian::unweighted(&g));
    }
    let mut rng = ChaCha8Rng::seed_from_u64(3);
    let mut several = 0;
    for n in 1..16 {
        for edges in [n / 2, n, 2 * n, 4 * n] {
            let l = Laplacian::new(&random_graph(&mut rng, n, edges)).unwrap();
            several += usize::from(l.component_count() > 1);
            check(&l);
        }
    }
    assert!(several > 10);
}

#[test]
fn foster_kirchhoff_and_the_resistance_metric() {
    let mut rng = ChaCha8Rng::seed_from_u64(4);
    let random = (1..14).map(|n| Laplacian::new(&random_graph(&mut rng, n, 2 * n)).unwrap());
    let all: Vec<Laplacian> = all_up_to(5)
        .map(|g| Laplacian::unweighted(&g))
        .chain(random)
        .collect();
    for l in &all {
        let n = l.order();
        let grounded = l.ground();
        let sum: BigRational = grounded.edge_probabilities().iter().sum();
        assert_eq!(sum, int(l.rank()), "Foster");
        let x = grounded.pseudo_inverse();
        let mut index = BigRational::zero();
        for u in 0..n {
            for v in 0..u {
                if let Some(r) = grounded.resistance(u, v).unwrap() {
                    assert_eq!(r, x.get(u, u) + x.get(v, v) - x.get(u, v) * int(2));
                    assert!(r.is_positive());
                    for w in 0..n {
                        if let (Some(a), Some(b)) = (
                            grounded.resistance(u, w).unwrap(),
                            grounded.resistance(w, v).unwrap(),
                        ) {
                            assert!(r <= a + b, "triangle inequality");
                        }
                    }
                    index += r;
                }
            }
        }
        assert_eq!(grounded.kirchhoff_index(), index);
        if l.is_connected() {
            assert_eq!(index, int(n) * x.trace().unwrap());
            let r = grounded.resistances().unwrap();
            // L⁺ = −½ P R P
            let p = &Matrix::identity(n) - &l.kernel_projector();
            assert_eq!((&(&p * &r) * &p).scale(&ratio(-1, 2)), x);
        } else {
            assert!(matches!(
                grounded.resistances(),
                Err(GraphError::NotConnected { .. })
            ));
        }
    }
}

#[test]
fn rayleigh_monotonicity_when_an_edge_is_added() {
    for n in 2..=5 {
        let graphs: Vec<_> = every_graph(n).unwrap().collect();
        for g in &graphs {
            let l = Laplacian::unweighted(g);
            let before = l.ground();
            for e in complement(&l).edges() {
                let more = sum(
                    &l,
                    &Laplacian::from_edges(n, [(e.u, e.v, e.weight.clone())]).unwrap(),
                )
                .unwrap();
                let after = more.ground();
                for u in 0..n {
                    for v in 0..u {
                        if let Some(old) = before.resistance(u, v).unwrap() {
                            let new = after.resistance(u, v).unwrap().unwrap();
                            assert!(new <= old);
                            assert!((u, v) != (e.v, e.u) || new < old);
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn eigenvalues_interlace_when_an_edge_is_added() {
    let points: Vec<BigRational> = (0..=11).map(|k| ratio(k, 2)).collect();
    for g in all_up_to(4) {
        let l = Laplacian::unweighted(&g);
        for e in complement(&l).edges() {
            let extra = Laplacian::from_edges(l.order(), [(e.u, e.v, ratio(1, 1))]).unwrap();
            let more = sum(&l, &extra).unwrap();
            for x in &points {
                let (old, new) = (l.count_eigenvalues(x), more.count_eigenvalues(x));
                assert!(new.below <= old.below && old.below <= new.below + 1);
            }
        }
    }
}

#[test]
fn spectra_of_all_small_graphs_keep_the_classical_bounds() {
    for g in all_up_to(5) {
        let n = g.node_count();
        let l = Laplacian::unweighted(&g);
        let chi = l.characteristic_polynomial();
        assert_eq!(chi.degree(), Some(n));
        let sign = if n % 2 == 0 { -1 } else { 1 };
        let trees = l.spanning_trees() * int(n) * ratio(sign, 1);
        assert_eq!(chi.coefficient(1), trees, "matrix-tree");
        assert_eq!(
            l.count_eigenvalues(&BigRational::zero()),
            elenchus::graphs::EigenvalueCount {
                below: 0,
                equal: l.component_count(),
                above: l.rank()
            }
        );
        assert_eq!(l.count_eigenvalues(&int(n)).above, 0);
        // Multiplicity of n is one less than the number of components of the complement.
        if n > 0 {
            let co = complement(&l).component_count();
            assert_eq!(l.count_eigenvalues(&int(n)).equal, co - 1);
        }
        // Anderson and Morley: the largest eigenvalue is at most the largest sum of degrees over an edge.
        let d = l.degrees();
        if let Some(bound) = l.edges().iter().map(|e| &d[e.u] + &d[e.v]).max() {
            assert_eq!(l.count_eigenvalues(&bound).above, 0);
            // and more than the largest degree
            let largest = d.iter().max().unwrap();
            assert!(l.count_eigenvalues(largest).above > 0);
        }
    }
}

#[test]
fn products_are_kronecker_sums() {
    let mut rng = ChaCha8Rng::seed_from_u64(5);
    let small: Vec<Laplacian> = all_up_to(3).map(|g| Laplacian::unweighted(&g)).collect();
    let check = |a: &Laplacian, b: &Laplacian| {
        let (i, j) = (Matrix::identity(a.order()), Matrix::identity(b.order()));
        let cart = &a.matrix().kronecker(&j) + &i.kronecker(&b.matrix());
        assert_eq!(cartesian(a, b).matrix(), cart);
        let adjacency = a.adjacency().kronecker(&b.adjacency());
        assert_eq!(tensor(a, b).adjacency(), adjacency);
        assert_eq!(
            strong(a, b).adjacency(),
            &cartesian(a, b).adjacency() + &adjacency
        );
        let both = disjoint_union(a, b);
        assert_eq!(
            both.spanning_forests(),
            a.spanning_forests() * b.spanning_forests()
        );
        assert_eq!(
            both.component_count(),
            a.component_count() + b.component_count()
        );
        // (I + A) ⊗ (I + B) = I + strong adjacency
        let shifted = (&i + &a.adjacency()).kronecker(&(&j + &b.adjacency()));
        let n = a.order() * b.order();
        assert_eq!(shifted, &Matrix::identity(n) + &strong(a, b).adjacency());
    };
    for a in &small {
        for b in &small {
            check(a, b);
        }
    }
    for _ in 0..8 {
        let (n, m) = (rng.random_range(1..5), rng.random_range(1..5));
        let a = Laplacian::new(&random_graph(&mut rng, n, 2 * n)).unwrap();
        let b = Laplacian::new(&random_graph(&mut rng, m, 2 * m)).unwrap();
        check(&a, &b);
    }
}

#[test]
fn complete_products_complements_and_joins() {
    for a in 1..4 {
        for b in 1..4 {
            assert_eq!(strong(&complete(a), &complete(b)), complete(a * b));
            let is_complete = cartesian(&complete(a), &complete(b)) == complete(a * b);
            assert_eq!(is_complete, a == 1 || b == 1);
            let is_complete = tensor(&complete(a), &complete(b)) == complete(a * b);
            assert_eq!(is_complete, a * b == 1);
        }
    }
    for g in all_up_to(5) {
        let l = Laplacian::unweighted(&g);
        let n = l.order();
        let whole = &Matrix::identity(n).scale(&int(n)) - &ones(n, n);
        assert_eq!(&l.matrix() + &complement(&l).matrix(), whole);
        assert_eq!(complement(&complement(&l)), l);
        assert!(l.is_connected() || n == 0 || complement(&l).is_connected());
    }
    // Kelmans: trees of a join, here of the complete bipartite graph: m^(n−1) n^(m−1).
    assert_eq!(join(&empty(3), &empty(4)).spanning_trees(), ratio(432, 1));
    // Trees of the 3-cube.
    let cube = cartesian(&cartesian(&path(2), &path(2)), &path(2));
    assert_eq!(cube.spanning_trees(), ratio(384, 1));
    // Resistance between the ends of a path, and of neighbours on a cycle.
    assert_eq!(path(9).ground().resistance(0, 8), Ok(Some(ratio(8, 1))));
    assert_eq!(cycle(5).ground().resistance(0, 1), Ok(Some(ratio(4, 5))));
    // Kirchhoff index of a cycle: (n³ − n)/12.
    assert_eq!(cycle(7).ground().kirchhoff_index(), ratio(28, 1));
}

#[test]
fn transport_works_exactly_when_edges_stay_inside_components() {
    let graphs: Vec<Laplacian> = (0..=4)
        .flat_map(|n| every_graph(n).unwrap())
        .map(|g| Laplacian::unweighted(&g))
        .collect();
    let (mut works, mut fails) = (0, 0);
    for a in &graphs {
        let x = a.pseudo_inverse();
        for b in graphs.iter().filter(|b| b.order() == a.order()) {
            let g = &b.matrix() * &x;
            let exact = &g * &a.matrix() == b.matrix();
            assert_eq!(exact, a.component_wise_contains(b).unwrap());
            works += usize::from(exact);
            fails += usize::from(!exact);
            let n = a.order();
            if n > 0 {
                assert_ne!(g, Matrix::identity(n), "never the identity");
            }
        }
    }
    assert!(works > 1000 && fails > 1000);
    assert_eq!(
        transport(&path(3), &complete(3)).unwrap(),
        &complete(3).matrix() * &path(3).pseudo_inverse()
    );
    assert!(matches!(
        transport(&path(3), &path(4)),
        Err(GraphError::Orders { left: 3, right: 4 })
    ));
}

#[test]
fn invertible_transport_composes_and_tells_graphs_apart() {
    let mut rng = ChaCha8Rng::seed_from_u64(6);
    let connected: Vec<Laplacian> = every_graph(4)
        .unwrap()
        .map(|g| {
            Laplacian::with_weights(&g, |()| {
                ratio(rng.random_range(1..4), rng.random_range(1..4))
            })
            .unwrap()
        })
        .filter(Laplacian::is_connected)
        .collect();
    assert_eq!(connected.len(), 38);
    let identity = Matrix::identity(4);
    for (i, a) in connected.iter().enumerate() {
        let b = &connected[(7 * i + 3) % 38];
        let c = &connected[(11 * i + 5) % 38];
        let ab = invertible_transport(a, b).unwrap();
        let bc = invertible_transport(b, c).unwrap();
        assert_eq!(&bc * &ab, invertible_transport(a, c).unwrap());
        assert_eq!(&ab * &a.matrix(), b.matrix());
        assert_eq!(ab == identity, a == b);
        assert_eq!(invertible_transport(a, a).unwrap(), identity);
        assert_eq!(
            ab.determinant().unwrap(),
            transport_determinant(a, b).unwrap()
        );
        let back = ab.inverse().unwrap();
        assert_eq!(back, invertible_transport(b, a).unwrap());
        assert_eq!(&a.pseudo_inverse() * &back, {
            // L_A⁺ g̃⁻¹ = L_B⁺, with no correction: both sides kill constants.
            b.pseudo_inverse()
        });
    }
    // Several components, the same ones.
    let a = disjoint_union(&path(3), &path(2));
    let b = disjoint_union(&complete(3), &cycle(2));
    let g = invertible_transport(&a, &b).unwrap();
    assert_eq!(&g * &a.matrix(), b.matrix());
    assert_eq!(g.determinant().unwrap(), ratio(6, 1));
    assert!(matches!(
        invertible_transport(&a, &path(5)),
        Err(GraphError::Components { u: 0, v: 3 })
    ));
    // Why the components must agree.
    let half = Laplacian::from_edges(2, [(0, 1, ratio(1, 2))]).unwrap();
    assert_eq!(
        &half.matrix() + &half.kernel_projector(),
        Matrix::identity(2)
    );
}

#[test]
fn diffusion_keeps_mass_and_sign_within_the_criterion_and_not_beyond() {
    let steps = [
        ratio(0, 1),
        ratio(1, 5),
        ratio(1, 3),
        ratio(1, 2),
        ratio(1, 1),
        ratio(3, 2),
    ];
    for g in all_up_to(4) {
        let l = Laplacian::unweighted(&g);
        let n = l.order();
        for step in &steps {
            let e = explicit_matrix(&l, step).unwrap();
            let i = implicit_matrix(&l, step).unwrap();
            let mass = ones(1, n);
            assert_eq!(&mass * &e, mass);
            assert_eq!(&mass * &i, mass);
            let non_negative = |m: &Matrix| m.numerators().iter().all(|x| !x.is_negative());
            assert!(non_negative(&i));
            assert_eq!(non_negative(&e), explicit_keeps_positive(&l, step).unwrap());
            let x: Vec<BigRational> = (0..n).map(|v| ratio(v as i64 * v as i64, 3)).collect();
            assert_eq!(
                explicit(&l, step, 3, &x).unwrap(),
                e.pow(3).unwrap().apply(&x).unwrap()
            );
            assert_eq!(
                implicit(&l, step, 2, &x).unwrap(),
                i.pow(2).unwrap().apply(&x).unwrap()
            );
        }
    }
}

#[test]
fn explicit_behaviour_agrees_with_iteration() {
    let steps = [
        ratio(0, 1),
        ratio(1, 5),
        ratio(2, 5),
        ratio(1, 2),
        ratio(2, 3),
        ratio(1, 1),
    ];
    let mut seen = std::collections::BTreeMap::new();
    for g in all_up_to(4) {
        let l = Laplacian::unweighted(&g);
        let n = l.order();
        for step in &steps {
            let behaviour = explicit_behaviour(&l, step).unwrap();
            *seen.entry(format!("{behaviour:?}")).or_insert(0) += 1;
            // How far the 64th power of the step is from averaging.
            let power = explicit_matrix(&l, step).unwrap().pow(64).unwrap();
            let distance = (&power - &l.kernel_projector()).squared_norm();
            match behaviour {
                Behaviour::Still => assert_eq!(power, Matrix::identity(n)),
                Behaviour::Converges => assert!(distance < ratio(1, 1)),
                Behaviour::Oscillates => {
                    assert!(distance >= ratio(1, 1) && distance <= int(n))
                }
                Behaviour::Diverges => assert!(distance > ratio(1000, 1)),
            }
        }
    }
    assert_eq!(seen.len(), 4, "{seen:?}");
}

#[test]
fn laplacian_roughens_and_pseudo_inverse_smooths() {
    let mut rng = ChaCha8Rng::seed_from_u64(7);
    for g in every_graph(5).unwrap().step_by(3) {
        let l = Laplacian::unweighted(&g);
        let x = random_signal(&mut rng, 5);
        let mean = equilibrium(&l, &x).unwrap();
        let x: Vec<BigRational> = x.iter().zip(&mean).map(|(a, m)| a - m).collect();
        let Some(r) = roughness(&l, &x).unwrap() else {
            continue;
        };
        let rougher = roughness(&l, &l.apply(&x).unwrap()).unwrap().unwrap();
        let smoother = roughness(&l, &l.ground().potentials(&x).unwrap())
            .unwrap()
            .unwrap();
        assert!(smoother <= r && r <= rougher);
    }
}

#[test]
fn potentials_drive_the_currents() {
    let mut rng = ChaCha8Rng::seed_from_u64(8);
    for n in 1..12 {
        let l = Laplacian::new(&random_graph(&mut rng, n, n)).unwrap();
        let x = random_signal(&mut rng, n);
        let b = l.apply(&x).unwrap();
        let potentials = l.ground().potentials(&b).unwrap();
        let mean = equilibrium(&l, &x).unwrap();
        let expected: Vec<BigRational> = x.iter().zip(&mean).map(|(a, m)| a - m).collect();
        assert_eq!(potentials, expected);
    }
    let error = disjoint_union(&path(2), &path(2)).ground().potentials(&[
        ratio(1, 1),
        ratio(-1, 1),
        ratio(1, 2),
        ratio(0, 1),
    ]);
    assert_eq!(
        error,
        Err(GraphError::Unbalanced {
            vertex: 2,
            sum: "1/2".into()
        })
    );
}

#[test]
fn every_petgraph_representation_gives_the_same_laplacian() {
    use petgraph::graphmap::UnGraphMap;
    use petgraph::matrix_graph::UnMatrix;
    use petgraph::stable_graph::StableUnGraph;
    let mut stable = StableUnGraph::<(), ()>::default();
    let nodes: Vec<_> = (0..5).map(|_| stable.add_node(())).collect();
    for (u, v) in [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)] {
        stable.add_edge(nodes[u], nodes[v], ());
    }
    stable.remove_node(nodes[1]);
    // Left: 0, 2, 3, 4 with 2–3–4–0.
    let expected = Laplacian::from_edges(
        4,
        [(1, 2), (2, 3), (3, 0)].map(|(u, v)| (u, v, ratio(1, 1))),
    )
    .unwrap();
    assert_eq!(Laplacian::unweighted(&stable), expected);
    let map = UnGraphMap::<u32, ()>::from_edges([(2, 3), (3, 4), (4, 0)]);
    // A map lists its nodes in order of insertion: 2, 3, 4, 0.
    assert_eq!(Laplacian::unweighted(&map), path(4));
    let mut matrix = UnMatrix::<(), ()>::default();
    let nodes: Vec<_> = (0..4).map(|_| matrix.add_node(())).collect();
    for (u, v) in [(1, 2), (2, 3), (3, 0)] {
        matrix.add_edge(nodes[u], nodes[v], ());
    }
    assert_eq!(Laplacian::unweighted(&matrix), expected);
}

#[test]
fn loops_parallels_and_zero_weights() {
    let l = Laplacian::from_edges(
        3,
        [
            (0, 0, ratio(5, 1)),
            (0, 1, ratio(1, 3)),
            (1, 0, ratio(2, 3)),
            (1, 2, ratio(0, 1)),
        ],
    )
    .unwrap();
    assert_eq!(l.component_count(), 2);
    assert_eq!(l.edges().len(), 1);
    assert_eq!(
        l.matrix(),
        Matrix::from_integers(3, 3, &[1, -1, 0, -1, 1, 0, 0, 0, 0]).unwrap()
    );
    assert_eq!(l.spanning_trees(), ratio(0, 1));
    assert_eq!(l.spanning_forests(), ratio(1, 1));
    assert_eq!(l.ground().resistance(0, 2), Ok(None));
}

#[test]
fn nothing_one_and_bad_input() {
    let none = empty(0);
    assert_eq!(none.component_count(), 0);
    assert!(!none.is_connected());
    assert_eq!(none.pseudo_inverse(), Matrix::zero(0, 0));
    assert_eq!(none.spanning_trees(), ratio(0, 1));
    assert_eq!(none.spanning_forests(), ratio(1, 1));
    let one = empty(1);
    assert!(one.is_connected());
    assert_eq!(one.pseudo_inverse(), Matrix::zero(1, 1));
    assert_eq!(one.spanning_trees(), ratio(1, 1));
    assert_eq!(one.ground().resistances().unwrap(), Matrix::zero(1, 1));
    assert_eq!(cycle(1), one);
    assert_eq!(star(0), one);

    assert!(matches!(
        Laplacian::from_edges(2, [(0, 1, ratio(-1, 2))]),
        Err(GraphError::NegativeWeight { u: 0, v: 1, .. })
    ));
    assert!(matches!(
        Laplacian::from_edges(2, [(0, 2, ratio(1, 1))]),
        Err(GraphError::Vertex { order: 2, got: 2 })
    ));
    assert!(matches!(
        one.energy(&[]),
        Err(GraphError::Signal {
            expected: 1,
            got: 0
        })
    ));
    assert!(explicit_matrix(&one, &ratio(-1, 1)).is_err());
    assert!(implicit_matrix(&one, &ratio(-1, 1)).is_err());
    assert!(one.ground().resistance(0, 1).is_err());
    assert!(every_graph(12).is_err());
    assert!(Laplacian::from_matrix(&Matrix::zero(1, 2)).is_err());
}

#[test]
fn huge_weights_stay_exact() {
    let big = BigRational::from_integer(num_bigint::BigInt::from(10).pow(60));
    let l = Laplacian::from_edges(3, [(0, 1, big.clone()), (1, 2, big.recip())]).unwrap();
    let r = l.ground().resistance(0, 2).unwrap().unwrap();
    assert_eq!(r, &big + big.recip());
    assert!(is_moore_penrose(&l.matrix(), &l.pseudo_inverse()));
}

#[test]
fn normalised_laplacian_of_a_regular_graph_is_a_multiple() {
    let l = cycle(5);
    assert_eq!(l.random_walk(), l.matrix().scale(&ratio(1, 2)));
    let with_isolated = disjoint_union(&path(2), &empty(1));
    assert_eq!(
        with_isolated.random_walk(),
        Matrix::from_integers(3, 3, &[1, -1, 0, -1, 1, 0, 0, 0, 0]).unwrap()
    );
}
