//! Eq. 2 and the text around it: uniqueness of U and V, singular values and eigenvalues, sizes, isometries.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};

/// Whether a matrix is diagonal with entries ±1.
fn signs<N: Number>(m: &Matrix<N>) -> Result<bool, Undefined> {
    for i in 0..m.rows() {
        for j in 0..m.cols() {
            let target = N::integer(i64::from(i == j));
            if !decided(m.at(i, j).squared().same(&target), "a sign")? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

claim! {
    pub struct UniqueFactors = "ng::u_and_v_are_determined_by_w", B;
    place: "Eq. 2–3 and the interpretation of U and Vᵀ as the first and second isometric transformation";
    says: "For every W ∈ ℝ^{o×i} the factors U and V of eq. 2 are unique up to signs of columns.";
    reading: "W = diag(s_1, s_2), for which U = V = I is a decomposition; other U and V are rotations. U and V must then be diagonal with entries ±1.";
    verdict: "Refuted: W = 0, U = I, V a quarter turn.";
    repair: "ng::u_and_v_are_determined_up_to_common_signs_iff_the_singular_values_are_distinct_and_positive";
    domain: Space::new("singular values 0, 1, 2, rotations").vector("s", 2, &[0, 1, 2]).number("u", &[(0, 1), (1, 1), (1, 2)]).number("v", &[(0, 1), (1, 1), (1, 2)]);
    judge<N>(case) {
        let s = case.vector("s")?;
        let (u, v) = (rotation(case.number("u")?)?, rotation(case.number("v")?)?);
        let w = diagonal(2, 2, s);
        let ordered = decided(s[1].at_most(&s[0]), "order")? && decided(N::integer(0).at_most(&s[1]), "order")?;
        let unique = signs(&u)? && signs(&v)?;
        Ok(Judgement::new()
            .given("s_1 ≥ s_2 ≥ 0", Some(ordered))
            .given("USVᵀ = W", u.times(&w)?.times(&v.transpose())?.same(&w))
            .said(Some(unique), format!("U has columns {}, V {}", texts(&u).join(", "), texts(&v).join(", ")), "signs of the unit vectors"))
    }
}

fn texts<N: Number>(m: &Matrix<N>) -> Vec<String> {
    (0..m.cols())
        .map(|j| {
            let entries: Vec<String> = m.column(j).iter().map(ToString::to_string).collect();
            format!("({})", entries.join(", "))
        })
        .collect()
}

claim! {
    pub struct UniqueIff = "ng::u_and_v_are_determined_up_to_common_signs_iff_the_singular_values_are_distinct_and_positive", Own;
    place: "Eq. 2–3";
    says: "For square W the factors of eq. 2 are unique up to common signs of the columns of U and V iff the singular values are distinct and positive.";
    reading: "W = diag(s_1, s_2); U and V are a rotation or reflection each, from a list that contains for every s with s_1 = s_2 or s_2 = 0 a decomposition other than by signs.";
    verdict: "Holds for every spectrum tried.";
    repairs: "ng::u_and_v_are_determined_by_w";
    domain: Space::new("singular values 0 to 5").vector("s", 2, &[0, 1, 2, 3, 4, 5]);
    judge<N>(case) {
        let s = case.vector("s")?;
        let w = diagonal(2, 2, s);
        let ordered = decided(s[1].at_most(&s[0]), "order")? && decided(N::integer(0).at_most(&s[1]), "order")?;
        let mut list = Vec::new();
        for t in [N::integer(0), N::integer(1), N::ratio(1, 2)] {
            let r = rotation(&t)?;
            for signs in words::<N>(2, &[1, -1]) {
                list.push(r.times(&diagonal(2, 2, &signs))?);
            }
        }
        let mut unique = true;
        for u in &list {
            for v in &list {
                if decided(u.times(&w)?.times(&v.transpose())?.same(&w), "equality")? {
                    unique &= signs(u)? && decided(u.same(v), "equality")?;
                }
            }
        }
        let distinct = decided(s[1].below(&s[0]), "order")? && decided(N::integer(0).below(&s[1]), "order")?;
        Ok(Judgement::new().given("s_1 ≥ s_2 ≥ 0", Some(ordered)).said(Some(unique == distinct), format!("unique: {unique}"), format!("distinct and positive: {distinct}")))
    }
}

/// M = U diag(s) Vᵀ of shape 3 × 2 or 2 × 3 with reflections U, V, and det(tI − MMᵀ).
fn with_spectrum<N: Number>(case: &crate::kernel::Case<N>) -> Result<(usize, Vec<N>), Undefined> {
    let (m, s) = (case.natural("m")?, case.vector("s")?);
    let n = 5 - m;
    let u = case.vector("u")?;
    let left = reflection(&u[..m])?;
    let right = reflection(&u[3 - n..])?;
    let matrix = left.times(&diagonal(m, n, s))?.times(&right)?;
    Ok((
        m,
        matrix
            .times(&matrix.transpose())?
            .characteristic_polynomial()?,
    ))
}

/// The coefficients of t^k·Π(t − r).
fn from_roots<N: Number>(k: usize, roots: &[N]) -> Vec<N> {
    let mut c = vec![N::integer(0); k];
    c.push(N::integer(1));
    for r in roots {
        let mut next = vec![N::integer(0)];
        next.extend(c.iter().cloned());
        for (i, a) in c.iter().enumerate() {
            next[i] = next[i].clone() - r.clone() * a.clone();
        }
        c = next;
    }
    c
}

fn spectra() -> Space {
    Space::new("3 × 2 and 2 × 3 matrices with singular values 0 to 2 and reflections as U, V")
        .natural("m", 2, 3)
        .vector("s", 2, &[0, 1, 2])
        .vector("u", 3, &[0, 1, 2])
}

claim! {
    pub struct NonzeroRoots = "ng::nonzero_singular_values_are_root_eigenvalues_of_mmt", B;
    place: "Text after eq. 2 (\"singular values (or rooted eigenvalues of M × Mᵀ)\")";
    says: "Reading \"non-zero ones\". For every M the non-zero diagonal entries of S, with multiplicity, are the square roots of the non-zero eigenvalues of MMᵀ.";
    reading: "M = USVᵀ is built from its factors; det(tI − MMᵀ) is a power of t times the product of t − s² over the non-zero s.";
    verdict: "Holds in every instance.";
    domain: spectra();
    judge<N>(case) {
        let s = case.vector("s")?;
        let (m, polynomial) = with_spectrum(case)?;
        let mut roots = Vec::new();
        for t in s {
            if !decided(t.is_nought(), "a sign")? {
                roots.push(t.squared());
            }
        }
        Ok(Judgement::new().equal_vectors("coefficient", &polynomial, &from_roots(m - roots.len(), &roots)))
    }
}

claim! {
    pub struct AllRoots = "ng::singular_values_are_all_root_eigenvalues_of_mmt", B;
    place: "Text after eq. 2 (\"singular values (or rooted eigenvalues of M × Mᵀ)\")";
    says: "Reading \"all\". For every M ∈ ℝ^{m×n} the list of the min(m,n) diagonal entries of S equals the list of the m square roots of the eigenvalues of MMᵀ.";
    reading: "The lengths of the two lists are compared: min(m, n) and the number m of rows of MMᵀ.";
    verdict: "Refuted: m = 2, n = 1: one entry, two roots.";
    repair: "ng::root_eigenvalues_of_mmt_are_the_singular_values_and_zeros";
    domain: Space::new("m, n ≤ 3, entries 0, 1").natural("m", 1, 3).natural("n", 1, 3).matrix("M", "m", "n", &[0, 1]);
    judge<N>(case) {
        let m = case.matrix("M")?;
        let gram = m.times(&m.transpose())?;
        let eigenvalues = gram.characteristic_polynomial()?.len() - 1;
        let entries = m.rows().min(m.cols());
        Ok(Judgement::new().equal("number of entries", N::integer(entries as i64), N::integer(eigenvalues as i64)))
    }
}

claim! {
    pub struct RootsAndZeros = "ng::root_eigenvalues_of_mmt_are_the_singular_values_and_zeros", Own;
    place: "Text after eq. 2";
    says: "The m eigenvalues of MMᵀ, M ∈ ℝ^{m×n}, are the squares of the min(m, n) singular values and max(m − n, 0) zeros.";
    reading: "As above: det(tI − MMᵀ) = t^{max(m−n,0)}·Π(t − s²).";
    verdict: "Holds in every instance.";
    repairs: "ng::singular_values_are_all_root_eigenvalues_of_mmt";
    domain: spectra();
    judge<N>(case) {
        let squares: Vec<N> = case.vector("s")?.iter().map(Number::squared).collect();
        let (m, polynomial) = with_spectrum(case)?;
        Ok(Judgement::new().equal_vectors("coefficient", &polynomial, &from_roots(m - squares.len(), &squares)))
    }
}

/// Remainder-free division of polynomials (constant term first): quotient and remainder.
fn divide<N: Number>(a: &[N], b: &[N]) -> Result<(Vec<N>, Vec<N>), Undefined> {
    let mut rest = a.to_vec();
    let lead = &b[b.len() - 1];
    let mut quotient = vec![N::integer(0); (a.len() + 1).saturating_sub(b.len())];
    for k in (0..quotient.len()).rev() {
        let factor = decided(rest[k + b.len() - 1].over(lead), "a quotient")?;
        for (i, c) in b.iter().enumerate() {
            rest[k + i] = rest[k + i].clone() - factor.clone() * c.clone();
        }
        quotient[k] = factor;
    }
    while let Some(c) = rest.last() {
        if !decided(c.is_nought(), "a sign")? {
            break;
        }
        rest.pop();
    }
    Ok((quotient, rest))
}

/// Whether W is diagonalisable over ℂ: χ/gcd(χ, χ'), whose roots are the eigenvalues, each once, annihilates W.
pub(super) fn diagonalisable<N: Number>(w: &Matrix<N>) -> Result<bool, Undefined> {
    let chi = w.characteristic_polynomial()?;
    let mut a = chi.clone();
    let mut b: Vec<N> = (1..chi.len())
        .map(|k| N::integer(k as i64) * chi[k].clone())
        .collect();
    while !b.is_empty() {
        let rest = divide(&a, &b)?.1;
        (a, b) = (b, rest);
    }
    let free = divide(&chi, &a)?.0;
    let mut value = Matrix::zero(w.rows(), w.rows());
    for c in free.iter().rev() {
        value = value
            .times(w)?
            .plus(&Matrix::identity(w.rows()).scaled(c))?;
    }
    all_zero(value.entries())
}

claim! {
    pub struct Diagonalisable = "ng::weight_matrices_are_eigen_decomposable", B;
    place: "\"a series of eigen-decomposible mapping functions\"; abstract (\"eigen-decomposition of NN layers\")";
    says: "Every square real matrix W is diagonalisable over ℂ.";
    reading: "Diagonalisable iff the square-free part of the characteristic polynomial annihilates W.";
    verdict: "Refuted: W = [(0, 0) (1, 0)].";
    repair: "ng::normal_matrices_are_eigen_decomposable";
    domain: Space::new("n ≤ 2, entries 0, 1").natural("n", 1, 2).matrix("W", "n", "n", &[0, 1]);
    judge<N>(case) {
        Ok(Judgement::new().said(Some(diagonalisable(case.matrix("W")?)?), "not annihilated by the square-free part of its characteristic polynomial", "diagonalisable"))
    }
}

claim! {
    pub struct NormalDiagonalisable = "ng::normal_matrices_are_eigen_decomposable", Own;
    place: "\"a series of eigen-decomposible mapping functions\"";
    says: "Every real W with WᵀW = WWᵀ is diagonalisable over ℂ; in particular every symmetric, skew or orthogonal one.";
    reading: "As above.";
    verdict: "Holds for every normal matrix tried.";
    repairs: "ng::weight_matrices_are_eigen_decomposable";
    domain: Space::new("n ≤ 3, entries 0, 1, those below the diagonal also with the sign changed").number("sign", &[(1, 1), (-1, 1)]).natural("n", 1, 3).matrix("M", "n", "n", &[0, 1]);
    judge<N>(case) {
        let (sign, m) = (case.number("sign")?, case.matrix("M")?);
        let w = &Matrix::from_fn(m.rows(), m.cols(), |i, j| if i > j { sign.clone() * m.at(i, j).clone() } else { m.at(i, j).clone() });
        let normal = decided(w.transpose().times(w)?.same(&w.times(&w.transpose())?), "equality")?;
        let j = Judgement::new().given("WᵀW = WWᵀ", Some(normal));
        if !normal {
            return Ok(j);
        }
        Ok(j.said(Some(diagonalisable(w)?), "annihilated by the square-free part", "diagonalisable"))
    }
}

claim! {
    pub struct LaplacianDiagonalisable = "ng::graph_laplacians_are_eigen_decomposable", B;
    place: "\"learning the eigen-decomposible graph Laplacian matrices\"";
    says: "Every Laplacian L = D − A of a weighted undirected graph is orthogonally diagonalisable over ℝ.";
    reading: "A real matrix is orthogonally diagonalisable iff it is symmetric (spectral theorem); the formal proof shows Lᵀ = L for all symmetric A. In the instances n ≤ 4, all weights.";
    verdict: "Proved.";
    formal: "graph_laplacians_are_eigen_decomposable" in "ng/graph_laplacians_are_eigen_decomposable.v";
    domain: Space::new("n ≤ 4, all weights").natural("n", 1, 4).free_matrix("W", "n", "n");
    judge<N>(case) {
        let w = case.matrix("W")?;
        let a = Matrix::from_fn(w.rows(), w.rows(), |i, j| if i == j { N::integer(0) } else { w.at(i.min(j), i.max(j)).clone() });
        let l = laplacian(&a);
        Ok(Judgement::new().equal_matrices("Lᵀ", &l.transpose(), &l))
    }
}

claim! {
    pub struct FirstColumns = "ng::first_n_prime_columns_of_s_form_a_square_s_prime", B;
    place: "Text before eq. 3 (\"first n' columns of S … S' is now a n' × n' diagonal matrix\")";
    says: "For every m × n matrix S and n' ≤ n, its first n' columns form an n' × n' matrix.";
    reading: "The columns are taken.";
    verdict: "Refuted: a 1 × 2 matrix, n' = 2.";
    repair: "ng::leading_block_of_s_forms_a_square_s_prime_iff_n_prime_is_at_most_min_m_n";
    domain: Space::new("m, n, n' ≤ 3").natural("m", 1, 3).natural("n", 1, 3).natural("k", 1, 3);
    judge<N>(case) {
        let (m, n, k) = (case.natural("m")?, case.natural("n")?, case.natural("k")?);
        let s = Matrix::<N>::zero(m, n);
        let columns: Vec<Vec<N>> = (0..k.min(n)).map(|j| s.column(j)).collect();
        let rows = columns.first().map_or(m, Vec::len);
        Ok(Judgement::new().given("n' ≤ n", Some(k <= n)).said(Some(rows == k), format!("{rows} × {}", columns.len()), format!("{k} × {k}")))
    }
}

claim! {
    pub struct LeadingBlock = "ng::leading_block_of_s_forms_a_square_s_prime_iff_n_prime_is_at_most_min_m_n", Own;
    place: "Text before eq. 3";
    says: "The rows and columns of index at most n' of an m × n matrix form an n' × n' matrix iff n' ≤ min(m, n).";
    reading: "The block is taken.";
    verdict: "Holds for all sizes tried.";
    repairs: "ng::first_n_prime_columns_of_s_form_a_square_s_prime";
    domain: Space::new("m, n, n' ≤ 5").natural("m", 1, 5).natural("n", 1, 5).natural("k", 1, 5);
    judge<N>(case) {
        let (m, n, k) = (case.natural("m")?, case.natural("n")?, case.natural("k")?);
        let block: Vec<Vec<N>> = Matrix::<N>::zero(m, n).row_vectors().into_iter().take(k).map(|r| r.into_iter().take(k).collect()).collect();
        let square = block.len() == k && block.iter().all(|r| r.len() == k);
        Ok(Judgement::new().said(Some(square == (k <= m.min(n))), format!("{} rows of {}", block.len(), block[0].len()), format!("{k} × {k} iff n' ≤ min(m, n)")))
    }
}

claim! {
    pub struct EnoughSingularValues = "ng::s_prime_exists_for_every_n_prime_below_i", B;
    place: "\"0 < n' < i\" (before eq. 4, and after the S' formula)";
    says: "For all i, o ≥ 1 and all n' with 0 < n' < i an o × i matrix has at least n' singular values (diagonal entries of S).";
    reading: "The diagonal entries of an o × i matrix are counted.";
    verdict: "Refuted: o = 1, i = 3, n' = 2.";
    repair: "ng::s_prime_exists_iff_n_prime_is_at_most_min_i_o";
    domain: Space::new("i, o ≤ 4").natural("i", 1, 4).natural("o", 1, 4).natural("k", 1, 4);
    judge<N>(case) {
        let (i, o, k) = (case.natural("i")?, case.natural("o")?, case.natural("k")?);
        let entries = (0..o).filter(|&r| r < i).count();
        Ok(Judgement::new().given("n' < i", Some(k < i)).said(Some(entries >= k), format!("{entries} singular values"), format!("at least {k}")))
    }
}

claim! {
    pub struct EnoughIff = "ng::s_prime_exists_iff_n_prime_is_at_most_min_i_o", Own;
    place: "\"0 < n' < i\"";
    says: "An o × i matrix has at least n' singular values iff n' ≤ min(i, o); so the range is 0 < n' ≤ min(i, o), and 0 < n' < i is right iff i ≤ o + 1.";
    reading: "The diagonal entries are counted for every n' < i.";
    verdict: "Holds for all sizes tried.";
    repairs: "ng::s_prime_exists_for_every_n_prime_below_i";
    domain: Space::new("i, o ≤ 8").natural("i", 1, 8).natural("o", 1, 8);
    judge<N>(case) {
        let (i, o) = (case.natural("i")?, case.natural("o")?);
        let entries = (0..o).filter(|&r| r < i).count();
        let every = (1..i).all(|k| entries >= k);
        Ok(Judgement::new().said(Some(entries == i.min(o) && every == (i <= o + 1)), format!("{entries} singular values, enough for every n' < i: {every}"), format!("{} and {}", i.min(o), i <= o + 1)))
    }
}

claim! {
    pub struct TransposedV = "ng::eq4_first_line_holds_with_v_in_place_of_v_transposed", B;
    place: "First line of eq. 4: U O_dist S' I_dist Vᵀ = U S V";
    says: "For every U, S, V of an SVD with O_dist S' I_dist = S: U O_dist S' I_dist Vᵀ = USV.";
    reading: "2 × 2; U is cancelled; S of rank 1, for which the partial identities satisfy O_dist S' I_dist = S.";
    verdict: "Refuted: S = diag(1, 0), V a quarter turn.";
    repair: "ng::eq4_first_line_holds_with_v_iff_s_does_not_see_the_skew_part_of_v";
    domain: Space::new("s_1 = 1, 2, rotations").number("s", &[(1, 1), (2, 1)]).number("v", &[(0, 1), (1, 1), (1, 2)]);
    judge<N>(case) {
        let (s, v) = (case.number("s")?.clone(), rotation(case.number("v")?)?);
        let product = partial_identity(2, 1).scaled(&s).times(&partial_identity(1, 2))?;
        let full = diagonal(2, 2, &[s]);
        Ok(Judgement::new()
            .given("O_dist S' I_dist = S", product.same(&full))
            .equal_matrices("O_dist S' I_dist Vᵀ", &product.times(&v.transpose())?, &full.times(&v)?))
    }
}

claim! {
    pub struct TransposedVIff = "ng::eq4_first_line_holds_with_v_iff_s_does_not_see_the_skew_part_of_v", Own;
    place: "First line of eq. 4";
    says: "With O_dist S' I_dist = S: U O_dist S' I_dist Vᵀ = USVᵀ always; it equals USV iff S(V − Vᵀ) = 0, for invertible S iff V is symmetric.";
    reading: "2 × 2, U = I or a rotation, V a rotation or reflection.";
    verdict: "Holds in every instance.";
    repairs: "ng::eq4_first_line_holds_with_v_in_place_of_v_transposed";
    domain: Space::new("s among 0, 1, 2, rotations and reflections").vector("s", 2, &[0, 1, 2]).number("u", &[(0, 1), (1, 2)]).number("v", &[(0, 1), (1, 1), (1, 2)]).vector("sign", 2, &[1, -1]);
    judge<N>(case) {
        let (s, u) = (diagonal(2, 2, case.vector("s")?), rotation(case.number("u")?)?);
        let v = rotation(case.number("v")?)?.times(&diagonal(2, 2, case.vector("sign")?))?;
        let left = u.times(&s)?.times(&v.transpose())?;
        let equal = decided(left.same(&u.times(&s)?.times(&v)?), "equality")?;
        let blind = all_zero(s.times(&v.minus(&v.transpose())?)?.entries())?;
        let symmetric = decided(v.same(&v.transpose()), "equality")?;
        let regular = s.rank()? == 2;
        Ok(Judgement::new()
            .given("V orthogonal", orthogonal(&v)?)
            .said(Some(equal == blind && (!regular || equal == symmetric)), format!("equal: {equal}"), format!("S(V − Vᵀ) = 0: {blind}, V symmetric: {symmetric}")))
    }
}

claim! {
    pub struct Isometries = "ng::u_and_v_are_isometries", B;
    place: "Text before eq. 4 (\"isometric transformation matrices\")";
    says: "For every orthogonal Q ∈ ℝ^{n×n}: ‖Qx − Qy‖ = ‖x − y‖ for all x, y.";
    reading: "Squares of norms. In the instances Q is a reflection.";
    verdict: "Proved for all n.";
    formal: "u_and_v_are_isometries" in "ng/u_and_v_are_isometries.v";
    domain: Space::new("n ≤ 3, reflections, all x, y").natural("n", 1, 3).vector("v", "n", &[0, 1, 2]).free_vector("x", "n").free_vector("y", "n");
    judge<N>(case) {
        let (q, x, y) = (reflection(case.vector("v")?)?, case.vector("x")?, case.vector("y")?);
        Ok(Judgement::new().given("QᵀQ = I", orthogonal(&q)?).equal("‖Qx − Qy‖²", length_squared(&difference(&q.apply(x)?, &q.apply(y)?)), length_squared(&difference(x, y))))
    }
}

claim! {
    pub struct RotationsReflections = "ng::orthogonal_matrices_are_rotations_or_reflections", B;
    place: "Text before eq. 4 (\"isometric transformation matrices\") (\"rotations, reflections\")";
    says: "Every orthogonal matrix is a rotation (determinant 1) or a reflection in a hyperplane.";
    reading: "An orthogonal matrix is a reflection in a hyperplane iff it is symmetric with trace n − 2. Tried: permutation matrices with signs.";
    verdict: "Refuted: −I in dimension 3.";
    repair: "ng::orthogonal_matrices_are_products_of_at_most_n_reflections";
    domain: Space::new("n ≤ 3, permutation matrices with signs").natural("n", 1, 3).permutation("p", "n").vector("s", "n", &[1, -1]);
    judge<N>(case) {
        let (p, s) = (case.naturals("p")?, case.vector("s")?);
        let n = p.len();
        let q = Matrix::from_fn(n, n, |i, j| if p[i] == j { s[i].clone() } else { N::integer(0) });
        let rotation = decided(q.determinant()?.same(&N::integer(1)), "equality")?;
        let reflection = decided(q.same(&q.transpose()), "equality")? && decided(q.trace().same(&N::integer(n as i64 - 2)), "equality")?;
        Ok(Judgement::new().given("QᵀQ = I", orthogonal(&q)?).said(Some(rotation || reflection), format!("determinant {}, trace {}", q.determinant()?, q.trace()), "a rotation or a reflection"))
    }
}

claim! {
    pub struct CartanDieudonne = "ng::orthogonal_matrices_are_products_of_at_most_n_reflections", Own;
    place: "Text before eq. 4";
    says: "Every orthogonal n × n matrix is a product of at most n reflections in hyperplanes.";
    reading: "Q is a permutation matrix with signs times a reflection. Its columns are taken to the unit vectors one after the other by the reflection along Qe_k − e_k, which fixes the earlier ones; at the end nothing but I may be left.";
    verdict: "Holds in every instance.";
    repairs: "ng::orthogonal_matrices_are_rotations_or_reflections";
    domain: Space::new("n ≤ 3, permutation matrices with signs times a reflection").natural("n", 1, 3).permutation("p", "n").vector("s", "n", &[1, -1]).vector("v", "n", &[0, 1, 2]);
    judge<N>(case) {
        let (p, s) = (case.naturals("p")?, case.vector("s")?);
        let n = p.len();
        let mut q = Matrix::from_fn(n, n, |i, j| if p[i] == j { s[i].clone() } else { N::integer(0) }).times(&reflection(case.vector("v")?)?)?;
        let j = Judgement::new().given("QᵀQ = I", orthogonal(&q)?);
        let mut used = 0;
        for k in 0..n {
            let unit: Vec<N> = (0..n).map(|i| N::integer(i64::from(i == k))).collect();
            let direction = difference(&q.column(k), &unit);
            if !all_zero(&direction)? {
                q = reflection(&direction)?.times(&q)?;
                used += 1;
            }
        }
        Ok(j.equal("at most n reflections", N::integer(i64::from(used <= n)), N::integer(1)).equal_matrices("what is left", &q, &Matrix::identity(n)))
    }
}

claim! {
    pub struct AcrossActivation = "ng::u_and_v_act_before_and_after_the_activation", B;
    place: "Text before eq. 4 (\"before and after each neuron's sigmoidal or (non)linear activation function acts on it\")";
    says: "For every orthogonal U: Uφ(x) = φ(Ux) for all x, φ = ReLU componentwise (so that the factor may be moved across the activation).";
    reading: "U is a permutation matrix with signs.";
    verdict: "Refuted: U = (−1), x = 1.";
    repair: "ng::orthogonal_matrices_commute_with_relu_iff_they_are_permutation_matrices";
    domain: Space::new("n ≤ 2, permutation matrices with signs, x with entries 0, ±1").natural("n", 1, 2).permutation("p", "n").vector("s", "n", &[1, -1]).vector("x", "n", &[0, 1, -1]);
    judge<N>(case) {
        let (p, s, x) = (case.naturals("p")?, case.vector("s")?, case.vector("x")?);
        let u = Matrix::from_fn(p.len(), p.len(), |i, j| if p[i] == j { s[i].clone() } else { N::integer(0) });
        Ok(Judgement::new().given("UᵀU = I", orthogonal(&u)?).equal_vectors("Uφ(x)", &u.apply(&componentwise("relu", x)?)?, &componentwise("relu", &u.apply(x)?)?))
    }
}

claim! {
    pub struct CommuteIff = "ng::orthogonal_matrices_commute_with_relu_iff_they_are_permutation_matrices", Own;
    place: "Text before eq. 4";
    says: "An orthogonal U satisfies Uφ(x) = φ(Ux) for all x, φ = ReLU, iff it is a permutation matrix.";
    reading: "The x with components 0, ±1 suffice: −e_j forces U ≥ 0, and a non-negative orthogonal matrix has one entry 1 per row. U is a permutation matrix with signs times a reflection. The formal theorem is for all orthogonal matrices of every size.";
    verdict: "Proved for every n.";
    repairs: "ng::u_and_v_act_before_and_after_the_activation";
    formal: "orthogonal_matrices_commute_with_relu_iff_they_are_permutation_matrices" in "ng/orthogonal_matrices_commute_with_relu_iff_they_are_permutation_matrices.v";
    domain: Space::new("n ≤ 3, permutation matrices with signs times a reflection").natural("n", 1, 3).permutation("p", "n").vector("s", "n", &[1, -1]).vector("v", "n", &[0, 1]);
    judge<N>(case) {
        let (p, s) = (case.naturals("p")?, case.vector("s")?);
        let n = p.len();
        let u = Matrix::from_fn(n, n, |i, j| if p[i] == j { s[i].clone() } else { N::integer(0) }).times(&reflection(case.vector("v")?)?)?;
        let mut commutes = true;
        for x in words::<N>(n, &[-1, 0, 1]) {
            let (left, right) = (u.apply(&componentwise("relu", &x)?)?, componentwise("relu", &u.apply(&x)?)?);
            commutes &= decided(crate::claims::words::same(&left, &right), "equality")?;
        }
        let mut permutation = true;
        for i in 0..n {
            let mut ones = 0;
            for a in u.row(i).iter().chain(&u.column(i)) {
                ones += usize::from(decided(a.same(&N::integer(1)), "equality")?);
            }
            let total = sum(u.row(i).iter().map(Number::squared));
            permutation &= ones == 2 && decided(total.same(&N::integer(1)), "equality")?;
        }
        Ok(Judgement::new().given("UᵀU = I", orthogonal(&u)?).said(Some(commutes == permutation), format!("commutes: {commutes}"), format!("a permutation matrix: {permutation}")))
    }
}
