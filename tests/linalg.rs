//! Exact linear algebra against slow, independent ways of computing the same thing, and against defining properties.

use elenchus::linalg::{
    CircleCount, Definiteness, LinalgError, LinearConstraint, Matrix, MatrixFamily, ParamMatrix,
    ParamPoly, Polynomial, Powers, Solution, dot, projector, ratio,
};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use proptest::prelude::*;

type Q = BigRational;

// ---------------------------------------------------------------- independent references

/// Reduced row echelon form by Gauss–Jordan on fractions.
fn gauss(a: &Matrix) -> (Vec<Vec<Q>>, Vec<usize>) {
    let mut rows = a.to_rows();
    let mut pivots = Vec::new();
    for c in 0..a.ncols() {
        let r = pivots.len();
        let Some(p) = (r..rows.len()).find(|&i| !rows[i][c].is_zero()) else {
            continue;
        };
        rows.swap(r, p);
        let lead = rows[r][c].clone();
        rows[r].iter_mut().for_each(|x| *x /= &lead);
        let pivot = rows[r].clone();
        for (i, row) in rows.iter_mut().enumerate() {
            if i != r && !row[c].is_zero() {
                let f = row[c].clone();
                for (x, y) in row.iter_mut().zip(&pivot) {
                    *x -= &f * y;
                }
            }
        }
        pivots.push(c);
    }
    rows.truncate(pivots.len());
    (rows, pivots)
}

/// Laplace expansion along the first row.
fn cofactor_determinant(rows: &[Vec<Q>]) -> Q {
    if rows.is_empty() {
        return Q::one();
    }
    let mut sum = Q::zero();
    for (j, a) in rows[0].iter().enumerate() {
        let minor: Vec<Vec<Q>> = rows[1..]
            .iter()
            .map(|r| {
                let mut r = r.clone();
                r.remove(j);
                r
            })
            .collect();
        let term = a * cofactor_determinant(&minor);
        if j % 2 == 0 { sum += term } else { sum -= term }
    }
    sum
}

/// Coefficients of det(xI − A), constant first, by Faddeev–LeVerrier.
fn faddeev_leverrier(a: &Matrix) -> Vec<Q> {
    let n = a.nrows();
    let mut c = vec![Q::zero(); n + 1];
    c[n] = Q::one();
    let mut m = Matrix::zero(n, n);
    for k in 1..=n {
        m = &(a * &m) + &Matrix::identity(n).scale(&c[n - k + 1]);
        c[n - k] = -(a * &m).trace().unwrap() / ratio(k as i64, 1);
    }
    c
}

fn is_pseudo_inverse(a: &Matrix, p: &Matrix) -> bool {
    let (ap, pa) = (a * p, p * a);
    &ap * a == *a && &pa * p == *p && ap.is_symmetric() && pa.is_symmetric()
}

// ---------------------------------------------------------------- what to try

fn small_entry() -> impl Strategy<Value = Q> {
    (-5i64..=5, 1i64..=4).prop_map(|(n, d)| ratio(n, d))
}

fn huge_entry() -> impl Strategy<Value = Q> {
    (any::<i128>(), any::<i128>(), 1i64..=3)
        .prop_map(|(a, b, d)| Q::new(BigInt::from(a) * BigInt::from(b), BigInt::from(d)))
}

fn matrix_of(
    rows: usize,
    cols: usize,
    entry: impl Strategy<Value = Q>,
) -> impl Strategy<Value = Matrix> {
    proptest::collection::vec(entry, rows * cols)
        .prop_map(move |e| Matrix::from_fn(rows, cols, |i, j| e[i * cols + j].clone()))
}

/// Any shape up to 5×5, any rank: a product through a narrow waist.
fn any_matrix() -> impl Strategy<Value = Matrix> {
    (0usize..=5, 0usize..=5, 0usize..=5).prop_flat_map(|(m, n, r)| {
        (
            matrix_of(m, r, small_entry()),
            matrix_of(r, n, small_entry()),
        )
            .prop_map(|(a, b)| &a * &b)
    })
}

fn square(max: usize) -> impl Strategy<Value = Matrix> {
    (0..=max).prop_flat_map(|n| {
        prop_oneof![
            3 => matrix_of(n, n, small_entry()),
            1 => matrix_of(n, n, huge_entry()),
            1 => (0..=n).prop_flat_map(move |r| (matrix_of(n, r, small_entry()), matrix_of(r, n, small_entry()))
                .prop_map(|(a, b)| &a * &b)),
        ]
    })
}

fn polynomial(max_degree: usize) -> impl Strategy<Value = Polynomial> {
    proptest::collection::vec(-6i64..=6, 1..=max_degree + 1)
        .prop_map(|c| Polynomial::from_integers(&c))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn elimination_agrees_with_gauss_on_fractions(a in any_matrix()) {
        let (rows, pivots) = gauss(&a);
        prop_assert_eq!(a.rank(), pivots.len());
        prop_assert_eq!(a.pivot_columns(), pivots);
        let expected = Matrix::from_fn(rows.len(), a.ncols(), |i, j| rows[i][j].clone());
        prop_assert_eq!(a.row_echelon(), expected);
    }

    #[test]
    fn kernel_is_annihilated_and_has_the_right_dimension(a in any_matrix()) {
        let k = a.kernel_basis();
        prop_assert!((&a * &k).is_zero());
        prop_assert_eq!(k.shape(), (a.ncols(), a.ncols() - gauss(&a).1.len()));
        prop_assert_eq!(gauss(&k).1.len(), k.ncols());
    }

    #[test]
    fn solutions_solve_and_inconsistency_is_seen_by_gauss(a in any_matrix(), x in proptest::collection::vec(small_entry(), 5), wild in any::<bool>()) {
        let b: Vec<Q> = if wild { x[..a.nrows()].to_vec() } else { a.apply(&x[..a.ncols()]).unwrap() };
        let augmented = a.beside(&Matrix::from_columns(a.nrows(), std::slice::from_ref(&b)).unwrap()).unwrap();
        let consistent = !gauss(&augmented).1.contains(&a.ncols());
        match a.solve(&b).unwrap() {
            Solution::Inconsistent => prop_assert!(!consistent && wild),
            Solution::Unique(s) => {
                prop_assert_eq!(a.rank(), a.ncols());
                prop_assert_eq!(a.apply(&s).unwrap(), b);
            }
            Solution::Affine { particular, kernel } => {
                prop_assert_eq!(kernel.len(), a.ncols() - a.rank());
                prop_assert!(!kernel.is_empty());
                prop_assert_eq!(a.apply(&particular).unwrap(), b);
            }
        }
    }

    #[test]
    fn determinant_agrees_with_cofactors(a in square(5)) {
        prop_assert_eq!(a.determinant().unwrap(), cofactor_determinant(&a.to_rows()));
    }

    #[test]
    fn inverse_exists_exactly_for_full_rank(a in square(5)) {
        let n = a.nrows();
        match a.inverse() {
            Ok(b) => prop_assert_eq!(&a * &b, Matrix::identity(n)),
            Err(e) => prop_assert_eq!(e, LinalgError::Singular { n, rank: gauss(&a).1.len() }),
        }
    }

    #[test]
    fn characteristic_polynomial_agrees_with_faddeev_leverrier(a in square(6)) {
        prop_assert_eq!(a.characteristic_polynomial().unwrap().coefficients(), faddeev_leverrier(&a));
    }

    #[test]
    fn pseudo_inverse_meets_the_penrose_conditions(a in any_matrix()) {
        prop_assert!(is_pseudo_inverse(&a, &a.pseudo_inverse()));
    }

    #[test]
    fn projectors_are_symmetric_idempotent_and_fix_the_span(a in any_matrix()) {
        let p = a.column_projector();
        prop_assert!(p.is_symmetric());
        prop_assert_eq!(&p * &p, p.clone());
        prop_assert_eq!(&p * &a, a.clone());
        prop_assert_eq!(p.rank(), a.rank());
        let columns: Vec<_> = (0..a.ncols()).map(|j| a.column(j)).collect();
        prop_assert_eq!(projector(a.nrows(), &columns).unwrap(), p);
    }

    #[test]
    fn ring_laws((a, b, c) in (1usize..4, 1usize..4, 1usize..4).prop_flat_map(|(m, n, k)|
        (matrix_of(m, n, small_entry()), matrix_of(n, k, small_entry()), matrix_of(n, k, huge_entry())))) {
        prop_assert_eq!(&a * &(&b + &c), &(&a * &b) + &(&a * &c));
        prop_assert_eq!(&(&b - &c) + &c, b.clone());
        prop_assert_eq!((&a * &b).transpose(), &b.transpose() * &a.transpose());
        prop_assert!((&b + &-&b).is_zero());
        // Entry by entry, on fractions.
        let entry = (0..a.ncols()).map(|k| a.get(0, k) * c.get(k, 0)).sum::<Q>();
        prop_assert_eq!((&a * &c).get(0, 0), entry);
    }

    #[test]
    fn definiteness_agrees_with_inertia_and_gram_matrices((a, d) in (0usize..=5, 0usize..=5).prop_flat_map(|(m, n)|
        (matrix_of(m, n, small_entry()), proptest::collection::vec(-1i64..=3, m)))) {
        // Aᵀ diag(d) A: semidefinite if d ≥ 0, often indefinite or singular otherwise.
        let signs: Vec<Q> = d.iter().map(|&d| ratio(d, 1)).collect();
        let s = &(&a.transpose() * &Matrix::diagonal(&signs)) * &a;
        let inertia = s.inertia().unwrap();
        prop_assert_eq!(inertia.positive + inertia.zero + inertia.negative, s.nrows());
        prop_assert_eq!(inertia.zero, s.nrows() - s.rank());
        match s.definiteness().unwrap() {
            Definiteness::Positive => prop_assert_eq!((inertia.zero, inertia.negative), (0, 0)),
            Definiteness::Semidefinite { nullity } => {
                prop_assert_eq!((inertia.zero, inertia.negative), (nullity, 0));
                prop_assert!(nullity > 0);
            }
            Definiteness::NotSemidefinite { witness } => {
                prop_assert!(inertia.negative > 0 && d.iter().any(|&d| d < 0));
                prop_assert!(dot(&witness, &s.apply(&witness).unwrap()).is_negative());
            }
        }
    }

    #[test]
    fn division_leaves_a_smaller_remainder(a in polynomial(6), b in polynomial(4)) {
        if b.is_zero() {
            prop_assert!(a.div_rem(&b).is_err());
        } else {
            let (q, r) = a.div_rem(&b).unwrap();
            prop_assert_eq!(&(&q * &b) + &r, a);
            prop_assert!(r.degree() < b.degree());
        }
    }

    #[test]
    fn gcd_divides_both_and_contains_the_common_factor(a in polynomial(3), b in polynomial(3), c in polynomial(3)) {
        let g = (&a * &c).gcd(&(&b * &c));
        if g.is_zero() {
            prop_assert!((&a * &c).is_zero() && (&b * &c).is_zero());
        } else {
            prop_assert!((&a * &c).div_rem(&g).unwrap().1.is_zero());
            prop_assert!((&b * &c).div_rem(&g).unwrap().1.is_zero());
            if !c.is_zero() {
                prop_assert!(g.div_rem(&c).unwrap().1.is_zero());
            }
            prop_assert_eq!(g.leading(), Q::one());
        }
    }

    #[test]
    fn squarefree_factors_multiply_back(a in polynomial(2), b in polynomial(2), c in polynomial(2)) {
        let p = &(&(&a * &b) * &b) * &(&(&c * &c) * &c);
        let mut product = Polynomial::constant(&p.leading());
        for (f, m) in p.squarefree_factors() {
            prop_assert_eq!(f.gcd(&f.derivative()), Polynomial::one());
            for _ in 0..m { product = &product * &f }
        }
        prop_assert_eq!(product, p);
    }

    #[test]
    fn rational_roots_planted_are_found(roots in proptest::collection::vec((-6i64..=6, 1i64..=3), 0..6), rest in polynomial(3)) {
        let roots: Vec<Q> = roots.iter().map(|&(n, d)| ratio(n, d)).collect();
        let rest = if rest.is_zero() { Polynomial::one() } else { rest };
        let p = &Polynomial::from_roots(&roots) * &rest;
        let found = p.rational_roots().unwrap();
        prop_assert!(found.windows(2).all(|w| w[0].0 < w[1].0));
        for r in &roots {
            let planted = roots.iter().filter(|s| *s == r).count();
            let m = found.iter().find(|f| f.0 == *r).map_or(0, |f| f.1);
            prop_assert!(m >= planted);
            prop_assert_eq!(m, p.multiplicity(r));
        }
        for (r, _) in &found {
            prop_assert!(p.evaluate(r).is_zero());
        }
    }

    #[test]
    fn real_roots_are_isolated_and_counted(p in polynomial(6)) {
        if p.is_zero() {
            prop_assert!(p.real_roots().is_err());
            return Ok(());
        }
        let mut roots = p.real_roots().unwrap();
        prop_assert_eq!(roots.len(), p.count_real_roots().unwrap());
        let part = p.squarefree_part();
        for r in &mut roots {
            r.refine(&ratio(1, 1000)).unwrap();
            if r.is_exact() {
                prop_assert!(p.has_root(r.lo()));
            } else {
                prop_assert!(part.sign_at(r.lo()) * part.sign_at(r.hi()) == -1);
            }
            prop_assert!(r.hi() - r.lo() <= ratio(1, 1000));
        }
        for w in roots.windows(2) {
            prop_assert!(w[0].hi() <= w[1].lo());
        }
        // On a grid of points the counts are what comparing with the isolated roots says.
        for k in -4..=4 {
            let (lo, hi) = (ratio(k, 2), ratio(k + 3, 2));
            let count = roots
                .iter()
                .filter(|r| {
                    let mut r = (*r).clone();
                    for end in [&lo, &hi] {
                        if r.lo() < end && end < r.hi() && part.has_root(end) {
                            return end == &hi;
                        }
                        while !r.is_exact() && r.lo() < end && end < r.hi() {
                            let w = (r.hi() - r.lo()) / ratio(2, 1);
                            r.refine(&w).unwrap();
                        }
                    }
                    if r.is_exact() { r.lo() > &lo && r.lo() <= &hi } else { r.lo() >= &lo && r.hi() <= &hi }
                })
                .count();
            prop_assert_eq!(p.count_roots(&lo, &hi).unwrap(), count);
        }
    }

    #[test]
    fn roots_by_the_circle_from_planted_factors(
        real in proptest::collection::vec((-5i64..=5, 1i64..=3), 0..4),
        pairs in proptest::collection::vec((-4i64..=4, 1i64..=4, 1i64..=3), 0..3),
        repeat in 1u32..=2,
    ) {
        let mut expected = CircleCount::default();
        let mut p = Polynomial::one();
        for &(n, d) in &real {
            p = &p * &Polynomial::from_integers(&[-n, d]);
            match n.abs().cmp(&d) {
                std::cmp::Ordering::Less => expected.inside += 1,
                std::cmp::Ordering::Equal => expected.on += 1,
                std::cmp::Ordering::Greater => expected.outside += 1,
            }
        }
        for &(b, c, a) in &pairs {
            // a x² + b x + c with a negative discriminant has both roots at |r|² = c/a.
            if b * b < 4 * a * c {
                p = &p * &Polynomial::from_integers(&[c, b, a]);
                match c.cmp(&a) {
                    std::cmp::Ordering::Less => expected.inside += 2,
                    std::cmp::Ordering::Equal => expected.on += 2,
                    std::cmp::Ordering::Greater => expected.outside += 2,
                }
            }
        }
        if repeat == 2 {
            p = &p * &p;
            expected = CircleCount { inside: 2 * expected.inside, on: 2 * expected.on, outside: 2 * expected.outside };
        }
        prop_assert_eq!(p.count_by_unit_circle().unwrap(), expected);
        prop_assert_eq!(p.is_schur_stable().unwrap(), expected.on + expected.outside == 0);
    }

    #[test]
    fn jury_and_the_cauchy_index_agree(p in polynomial(8)) {
        if !p.is_zero() {
            let c = p.count_by_unit_circle().unwrap();
            prop_assert_eq!(Some(c.inside + c.on + c.outside), p.degree());
            prop_assert_eq!(p.is_schur_stable().unwrap(), c.on + c.outside == 0);
            let r = p.reversed().count_by_unit_circle().unwrap();
            prop_assert_eq!((r.on, r.inside), (c.on, c.outside));
        }
    }

    #[test]
    fn parametric_determinant_and_characteristic_polynomial_specialise(
        n in 0usize..=4,
        entries in proptest::collection::vec((-3i64..=3, -2i64..=2, -2i64..=2, 0usize..3), 16),
        a in small_entry(), b in small_entry(),
    ) {
        let (pa, pb) = (ParamPoly::parameter("a"), ParamPoly::parameter("b"));
        let w = ParamMatrix::from_fn(n, n, |i, j| {
            let (c, x, y, kind) = entries[4 * i + j];
            let linear = &ParamPoly::from(c) + &(&pa.scale(&ratio(x, 1)) + &pb.scale(&ratio(y, 2)));
            match kind { 0 => linear, 1 => &linear * &pa, _ => ParamPoly::from(c) }
        });
        let values = [("a", a.clone()), ("b", b.clone())];
        let m = w.at(&values).unwrap();
        prop_assert_eq!(w.determinant().unwrap().evaluate(&values).unwrap(), cofactor_determinant(&m.to_rows()));
        prop_assert_eq!(w.characteristic_polynomial().unwrap().at(&values).unwrap().coefficients(), faddeev_leverrier(&m));
        let v = ParamMatrix::from_fn(n, n, |i, j| &ParamPoly::from((i * j) as i64) - &pb);
        prop_assert_eq!((&w * &v).at(&values).unwrap(), &m * &v.at(&values).unwrap());
        // Substituting one parameter, then the other, is evaluating at once.
        let step = w.substitute("a", &(&pb + &ParamPoly::one()));
        let b1 = &b + Q::one();
        prop_assert_eq!(step.at(&[("b", b.clone())]).unwrap(), w.at(&[("a", b1), ("b", b)]).unwrap());
    }

    #[test]
    fn families_contain_exactly_the_solutions(
        (x, w) in (1usize..=3, 1usize..=4, 0usize..=4).prop_flat_map(|(m, n, p)|
            (matrix_of(n, p, small_entry()), matrix_of(m, n, small_entry()))),
        t in proptest::collection::vec(small_entry(), 12),
    ) {
        let y = &w * &x;
        let family = MatrixFamily::solving(&x, &y).unwrap().unwrap();
        prop_assert_eq!(family.dimension(), w.nrows() * (x.nrows() - x.rank()));
        prop_assert!(family.coordinates(&w).is_some());
        let names = family.parameters();
        let values: Vec<(&str, Q)> = names.iter().map(String::as_str).zip(t).collect();
        let member = family.matrix().at(&values).unwrap();
        prop_assert_eq!(&member * &x, y);
        let read_back: Vec<Q> = values.into_iter().map(|(_, v)| v).collect();
        prop_assert_eq!(family.coordinates(&member), Some(read_back));
    }
}

// ---------------------------------------------------------------- powers

#[test]
fn powers_by_jordan_blocks() {
    let block = |eigenvalue: Q, n: usize| {
        Matrix::from_fn(n, n, |i, j| match j.wrapping_sub(i) {
            0 => eigenvalue.clone(),
            1 => Q::one(),
            _ => Q::zero(),
        })
    };
    let sum = |a: &Matrix, b: &Matrix| {
        let n = a.nrows();
        Matrix::from_fn(n + b.nrows(), n + b.nrows(), |i, j| match (i < n, j < n) {
            (true, true) => a.get(i, j),
            (false, false) => b.get(i - n, j - n),
            _ => Q::zero(),
        })
    };
    let basis =
        Matrix::from_integers(4, 4, &[1, 2, 0, 1, 0, 1, 3, 1, 1, 0, 1, 2, 2, 1, 0, 1]).unwrap();
    let conjugate = |a: &Matrix| &(&basis * a) * &basis.inverse().unwrap();
    let rotation = Matrix::from_integers(2, 2, &[0, -1, 1, 0]).unwrap();
    let cases = [
        (
            sum(&block(ratio(1, 2), 2), &block(ratio(-1, 2), 2)),
            Powers::Vanish,
        ),
        (block(ratio(9, 10), 4), Powers::Vanish),
        (
            sum(&Matrix::identity(2), &block(ratio(1, 2), 2)),
            Powers::Converge,
        ),
        (
            sum(&Matrix::identity(2), &block(ratio(1, 1), 2)),
            Powers::Diverge,
        ),
        (sum(&Matrix::identity(2), &rotation), Powers::Bounded),
        (
            sum(&Matrix::identity(2), &-&Matrix::identity(2)),
            Powers::Bounded,
        ),
        (sum(&rotation, &block(ratio(1, 2), 2)), Powers::Bounded),
        (sum(&rotation, &block(ratio(2, 1), 2)), Powers::Diverge),
        (
            sum(&block(ratio(-1, 1), 2), &block(ratio(0, 1), 2)),
            Powers::Diverge,
        ),
        (
            sum(&block(ratio(2, 1), 2), &block(ratio(1, 2), 2)),
            Powers::Diverge,
        ),
        (
            Matrix::from_integers(4, 4, &[0, -1, 1, 0, 1, 0, 0, 1, 0, 0, 0, -1, 0, 0, 1, 0])
                .unwrap(),
            Powers::Diverge,
        ),
        (Matrix::zero(4, 4), Powers::Vanish),
    ];
    for (a, expected) in cases {
        let a = conjugate(&a);
        assert_eq!(a.powers().unwrap(), expected, "{a}");
        assert_eq!(a.is_schur_stable().unwrap(), expected == Powers::Vanish);
        let limit = a.limit_of_powers().unwrap();
        assert_eq!(limit.is_some(), expected <= Powers::Converge);
        if let Some(limit) = limit {
            // A limit of powers commutes, is idempotent, and A^k gets close.
            assert_eq!(&a * &limit, limit);
            assert_eq!(&limit * &limit, limit);
            if !a.numerators().iter().any(|x| x.bits() > 40) {
                let far = &a.pow(512).unwrap() - &limit;
                assert!(far.squared_norm() < ratio(1, 100));
            }
        }
    }
    assert_eq!(Matrix::zero(0, 0).powers().unwrap(), Powers::Vanish);
}

// ---------------------------------------------------------------- corners

#[test]
fn matrices_without_rows_or_columns() {
    for (m, n) in [(0, 0), (0, 3), (3, 0)] {
        let a = Matrix::zero(m, n);
        assert_eq!(a.rank(), 0);
        assert_eq!(a.kernel().len(), n);
        assert_eq!(a.pseudo_inverse().shape(), (n, m));
        assert_eq!(a.column_projector(), Matrix::zero(m, m));
        assert_eq!(a.transpose().shape(), (n, m));
        assert_eq!(&a * &Matrix::zero(n, 2), Matrix::zero(m, 2));
    }
    let e = Matrix::zero(0, 0);
    assert_eq!(e.determinant().unwrap(), Q::one());
    assert_eq!(e.inverse().unwrap(), e);
    assert_eq!(e.characteristic_polynomial().unwrap(), Polynomial::one());
    assert!(e.is_positive_definite().unwrap());
    assert_eq!(e.solve(&[]).unwrap(), Solution::Unique(vec![]));
    assert_eq!(
        Matrix::zero(2, 0)
            .solve(&[ratio(1, 1), ratio(0, 1)])
            .unwrap(),
        Solution::Inconsistent
    );
    assert_eq!(
        ParamMatrix::from(&e).determinant().unwrap(),
        ParamPoly::one()
    );
}

#[test]
fn a_prime_that_divides_the_determinant_does_not_mislead() {
    // 2147483647 = 2^31 − 1 is the first prime the engine reaches for.
    let p = 2_147_483_647i64;
    let a = Matrix::from_integers(2, 2, &[p, 0, 0, 1]).unwrap();
    assert_eq!(a.rank(), 2);
    assert_eq!(a.pivot_columns(), [0, 1]);
    // Modulo p the first column vanishes, and the pivots seem to be the last two.
    let b = Matrix::from_integers(2, 3, &[p, 1, 0, 0, 0, 1]).unwrap();
    assert_eq!(b.pivot_columns(), [0, 2]);
    assert_eq!(b.kernel(), [[ratio(-1, p), ratio(1, 1), ratio(0, 1)]]);
    let c = Matrix::from_integers(2, 2, &[p, p, 1, 1]).unwrap();
    assert_eq!(c.rank(), 1);
}

#[test]
fn errors_name_both_sides() {
    let a = Matrix::zero(2, 3);
    let shape = a.try_mul(&a).unwrap_err();
    assert_eq!(shape.to_string(), "product: expected shape 3×3, got 2×3");
    assert!(a.try_add(&a.transpose()).is_err());
    assert!(
        a.inverse().is_err() && a.determinant().is_err() && a.characteristic_polynomial().is_err()
    );
    assert!(a.definiteness().is_err() && a.powers().is_err());
    assert!(a.solve(&[]).is_err());
    let ragged = Matrix::from_rows(&[vec![ratio(1, 1)], vec![]]).unwrap_err();
    assert_eq!(ragged.to_string(), "row 1: expected 1 entries, got 0");
    let skew = Matrix::from_integers(2, 2, &[0, 1, -1, 0]).unwrap();
    assert_eq!(
        skew.definiteness().unwrap_err().to_string(),
        "definiteness needs a symmetric matrix: entries (1, 0) and (0, 1) differ"
    );
    assert!(Polynomial::zero().is_schur_stable().is_err());
    assert!(
        Polynomial::one()
            .count_roots(&ratio(1, 1), &ratio(0, 1))
            .is_err()
    );
    assert_eq!(
        ParamPoly::parameter("a")
            .evaluate(&[])
            .unwrap_err()
            .to_string(),
        "parameter a has no value"
    );
    assert!(Matrix::from_numerators(1, 1, vec![BigInt::one()], BigInt::zero()).is_err());
    assert!(
        MatrixFamily::all(1, 1)
            .constrained(&[LinearConstraint::fixed((0, 1), Q::zero())])
            .is_err()
    );
}

#[test]
fn parametric_printing() {
    let (a, b) = (ParamPoly::parameter("a"), ParamPoly::parameter("b"));
    let p = &(&(&a * &b).scale(&ratio(-3, 2)) + &(&b * &b)) - &ParamPoly::from(2);
    assert_eq!(p.to_string(), "-2 - 3/2*a*b + b^2");
    assert_eq!((&p - &p).to_string(), "0");
    assert_eq!((-&a).to_string(), "-a");
    let w = ParamMatrix::from_fn(2, 2, |i, j| if i == j { a.clone() } else { &b - &a });
    assert_eq!(
        w.characteristic_polynomial().unwrap().to_string(),
        "x^2 - 2*a*x + (2*a*b - b^2)"
    );
}

#[test]
fn a_family_cut_to_nothing_or_a_point() {
    let family = MatrixFamily::all(2, 2);
    let fixed: Vec<_> = (0..2)
        .map(|i| LinearConstraint::fixed((0, 0), ratio(i, 1)))
        .collect();
    assert_eq!(family.constrained(&fixed).unwrap(), None);
    let all: Vec<_> = (0..4)
        .map(|k| LinearConstraint::fixed((k / 2, k % 2), ratio(k as i64, 3)))
        .collect();
    let point = family.constrained(&all).unwrap().unwrap();
    assert_eq!(point.dimension(), 0);
    assert_eq!(point.particular().row(1), [ratio(2, 3), ratio(1, 1)]);
    // W·0 = 1 has no solution; W·X = Y with no columns has all.
    let zero = Matrix::zero(2, 1);
    assert_eq!(
        MatrixFamily::solving(&zero, &Matrix::from_integers(1, 1, &[1]).unwrap()).unwrap(),
        None
    );
    let free = MatrixFamily::solving(&Matrix::zero(2, 0), &Matrix::zero(3, 0))
        .unwrap()
        .unwrap();
    assert_eq!(free.dimension(), 6);
    assert!(
        MatrixFamily::all(5, 5)
            .parameters()
            .contains(&"a1".to_string())
    );
}

// ---------------------------------------------------------------- sizes at which the modular engines work

/// Integer matrices from a seed, so that sizes beyond what cofactors and fractions manage stay reproducible.
fn seeded(rows: usize, cols: usize, bits: u64, seed: u64) -> Matrix {
    use rand::{Rng, SeedableRng};
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(seed);
    let words = bits.div_ceil(60).max(1);
    let mut entry = || {
        let mut x = BigInt::zero();
        for _ in 0..words {
            x = (x << 60) + BigInt::from(rng.random_range(0..1u64 << 60));
        }
        let x = x >> (60 * words - bits);
        if rng.random() { x } else { -x }
    };
    let entries = (0..rows * cols).map(|_| entry()).collect();
    Matrix::from_numerators(rows, cols, entries, BigInt::one()).unwrap()
}

/// Gauss on integers modulo one prime, the slow way: an independent check of what large determinants are modulo it.
fn determinant_modulo(a: &Matrix, p: i128) -> i128 {
    let n = a.nrows();
    let mut x: Vec<Vec<i128>> = (0..n)
        .map(|i| {
            (0..n)
                .map(|j| i128::try_from(a.get(i, j).to_integer() % BigInt::from(p)).unwrap())
                .collect()
        })
        .collect();
    let power = |mut b: i128, mut e: i128| {
        let mut r = 1;
        while e > 0 {
            if e & 1 == 1 {
                r = r * b % p;
            }
            b = b * b % p;
            e >>= 1;
        }
        r
    };
    let mut det = 1;
    for c in 0..n {
        let Some(q) = (c..n).find(|&i| x[i][c] % p != 0) else {
            return 0;
        };
        if q != c {
            x.swap(q, c);
            det = -det;
        }
        det = det * x[c][c] % p;
        let inverse = power(x[c][c].rem_euclid(p), p - 2);
        let pivot = x[c].clone();
        for row in &mut x[c + 1..] {
            let f = row[c] * inverse % p;
            for (v, y) in row.iter_mut().zip(&pivot) {
                *v = (*v - f * y) % p;
            }
        }
    }
    det.rem_euclid(p)
}

#[test]
fn systems_and_inverses_of_all_sizes() {
    for (n, bits) in [
        (1, 3),
        (2, 200),
        (4, 26),
        (7, 10),
        (8, 60),
        (12, 3),
        (13, 4),
        (16, 8),
        (17, 4),
        (24, 1),
        (25, 30),
        (33, 4),
        (40, 90),
        (65, 4),
    ] {
        let a = seeded(n, n, bits, n as u64);
        let b: Vec<Q> = seeded(n, 1, bits, 99).column(0);
        match a.solve(&b).unwrap() {
            Solution::Unique(x) => assert_eq!(a.apply(&x).unwrap(), b, "n = {n}"),
            Solution::Affine { particular, kernel } => {
                assert_eq!(a.apply(&particular).unwrap(), b);
                assert_eq!(kernel.len(), n - a.rank());
                continue;
            }
            Solution::Inconsistent => {
                assert!(a.rank() < n);
                continue;
            }
        }
        let inverse = a.inverse().unwrap();
        assert_eq!(&a * &inverse, Matrix::identity(n));
        // Fractions made together are in lowest terms, like those made one by one.
        let together = inverse.to_rows();
        for (i, row) in together.iter().enumerate() {
            for (j, x) in row.iter().enumerate() {
                assert_eq!(
                    (x.numer(), x.denom()),
                    (inverse.get(i, j).numer(), inverse.get(i, j).denom())
                );
            }
        }
        // Several right-hand sides, by either engine.
        for k in [2, n] {
            let right = seeded(n, k, 20, 5);
            let (x, kernel) = a.solve_matrix(&right).unwrap().unwrap();
            assert_eq!((&a * &x, kernel.ncols()), (right, 0));
        }
    }
}

#[test]
fn determinants_of_all_sizes_are_right_modulo_another_prime() {
    let p = (1i128 << 61) - 1;
    for (n, bits) in [
        (3, 70),
        (9, 20),
        (12, 4),
        (14, 9),
        (18, 4),
        (24, 3),
        (25, 4),
        (30, 40),
        (50, 4),
        (64, 2),
        (65, 4),
        (90, 3),
    ] {
        let a = seeded(n, n, bits, 7 + n as u64);
        let d = a.determinant().unwrap().to_integer();
        let residue = ((d % BigInt::from(p)) + BigInt::from(p)) % BigInt::from(p);
        assert_eq!(residue, BigInt::from(determinant_modulo(&a, p)), "n = {n}");
        // det(A − 2I) is the characteristic polynomial at 2, up to sign.
        let c = a
            .characteristic_polynomial()
            .unwrap()
            .evaluate(&ratio(2, 1));
        let shifted = a.shifted(&ratio(2, 1)).unwrap().determinant().unwrap();
        assert_eq!(c, if n % 2 == 0 { shifted } else { -shifted }, "n = {n}");
    }
    // Large common divisors of all minors, and equal or vanishing rows.
    let a = seeded(30, 30, 4, 1);
    let scaled = a.scale(&ratio(1 << 40, 3));
    let factor = num_traits::pow(ratio(1 << 40, 3), 30);
    assert_eq!(
        scaled.determinant().unwrap(),
        a.determinant().unwrap() * factor
    );
    for n in [6, 14, 20, 40, 70] {
        let a = seeded(n, n - 1, 4, 2);
        let singular = &a * &seeded(n - 1, n, 4, 3);
        assert_eq!(singular.determinant().unwrap(), Q::zero());
        assert_eq!(
            singular.inverse().unwrap_err(),
            LinalgError::Singular { n, rank: n - 1 }
        );
        assert_eq!(Matrix::zero(n, n).determinant().unwrap(), Q::zero());
    }
}

#[test]
fn characteristic_polynomials_of_all_sizes() {
    for (n, bits) in [(5, 3), (11, 3), (12, 40), (16, 2), (20, 4), (21, 100)] {
        let a = seeded(n, n, bits, 3);
        assert_eq!(
            a.characteristic_polynomial().unwrap().coefficients(),
            faddeev_leverrier(&a)
        );
    }
    // Without a cyclic vector: (x − 3)^n, and a repeated block.
    for n in [20usize, 70] {
        let scalar = Matrix::identity(n).scale(&ratio(3, 1));
        assert_eq!(
            scalar.characteristic_polynomial().unwrap(),
            Polynomial::from_roots(&vec![ratio(3, 1); n])
        );
        let block = seeded(n / 2, n / 2, 4, 8);
        let twice = Matrix::identity(2).kronecker(&block);
        let p = block.characteristic_polynomial().unwrap();
        assert_eq!(twice.characteristic_polynomial().unwrap(), &p * &p);
    }
    // Large, by Cayley–Hamilton applied to a vector.
    let n = 80;
    let a = seeded(n, n, 3, 4);
    let v = seeded(n, 1, 3, 5);
    let mut sum = Matrix::zero(n, 1);
    for c in a
        .characteristic_polynomial()
        .unwrap()
        .coefficients()
        .iter()
        .rev()
    {
        sum = &(&a * &sum) + &v.scale(c);
    }
    assert!(sum.is_zero());
}

#[test]
fn kernels_and_ranks_of_large_matrices() {
    for (m, n, r) in [
        (30, 34, 30),
        (40, 25, 20),
        (25, 40, 20),
        (50, 50, 49),
        (20, 20, 3),
    ] {
        let a = if r == m {
            seeded(m, n, 4, 1)
        } else {
            &seeded(m, r, 4, 1) * &seeded(r, n, 4, 2)
        };
        assert_eq!(a.rank(), r);
        let k = a.kernel_basis();
        assert_eq!(k.ncols(), n - r);
        assert!((&a * &k).is_zero());
        let p = a.pseudo_inverse();
        assert!(is_pseudo_inverse(&a, &p), "{m}×{n} of rank {r}");
    }
}

#[test]
fn pseudo_inverses_of_laplacians() {
    use rand::{Rng, SeedableRng};
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(0);
    for (n, density) in [
        (2, 1.0),
        (3, 1.0),
        (9, 0.5),
        (20, 0.05),
        (30, 0.3),
        (40, 0.0),
    ] {
        let upper = Matrix::from_fn(n, n, |i, j| {
            if i < j && rng.random_bool(density) {
                ratio(rng.random_range(1..5), rng.random_range(1..3))
            } else {
                Q::zero()
            }
        });
        let w = &upper + &upper.transpose();
        let degrees: Vec<Q> = (0..n).map(|i| w.row(i).iter().sum()).collect();
        let l = &Matrix::diagonal(&degrees) - &w;
        let p = l.pseudo_inverse();
        assert!(is_pseudo_inverse(&l, &p), "n = {n}");
        // The other way to the same thing, for a connected graph: (L + J/n)⁻¹ − J/n.
        let j = Matrix::from_fn(n, n, |_, _| ratio(1, n as i64));
        if l.rank() + 1 == n {
            assert_eq!(p, &(&l + &j).inverse().unwrap() - &j);
        }
    }
    // Nearly regular without being a Laplacian: one kernel vector on either side, not symmetric.
    let a = &seeded(20, 19, 4, 1) * &seeded(19, 20, 4, 2);
    assert!(is_pseudo_inverse(&a, &a.pseudo_inverse()));
}
