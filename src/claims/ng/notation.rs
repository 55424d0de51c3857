//! Definitions that several claims share: activations rational on ℚ, networks of eq. 1, Laplacians, exact pseudo-inverses and moments.

use crate::kernel::{Judgement, Matrix};
use crate::number::{Number, Undefined, decided, sum};

/// Activations with Lipschitz constant 1 and φ(0) = 0 that are rational on ℚ.
pub(super) const LIPSCHITZ: [&str; 3] = ["relu", "hardtanh", "softsign"];

/// relu, hard tanh (clipped to [−1, 1]) or softsign t/(1+|t|).
pub(super) fn activation<N: Number>(name: &str, t: &N) -> Result<N, Undefined> {
    let below = |a: &N, b: &N| decided(a.below(b), "the branch of an activation");
    let (zero, one) = (N::integer(0), N::integer(1));
    Ok(match name {
        "relu" if below(t, &zero)? => zero,
        "relu" => t.clone(),
        "hardtanh" if below(&one, t)? => one,
        "hardtanh" if below(t, &-one.clone())? => -one,
        "hardtanh" => t.clone(),
        "softsign" => {
            let size = decided(t.modulus(), "a modulus")?;
            decided(t.over(&(one + size)), "a quotient")?
        }
        other => return Err(Undefined(format!("the activation '{other}' is not known"))),
    })
}

/// φ componentwise.
pub(super) fn componentwise<N: Number>(name: &str, x: &[N]) -> Result<Vec<N>, Undefined> {
    x.iter().map(|t| activation(name, t)).collect()
}

/// The triangle wave of period 4 with T(t) = t on [−1, 1], for t ≥ 0.
pub(super) fn triangle<N: Number>(t: &N) -> Result<N, Undefined> {
    let reaches = |t: &N, p: &N| decided(p.at_most(t), "the branch of an activation");
    let mut periods = vec![N::integer(4)];
    while reaches(t, &periods[periods.len() - 1])? {
        periods.push(N::integer(2) * periods[periods.len() - 1].clone());
    }
    let mut rest = t.clone();
    for p in periods.iter().rev() {
        if reaches(&rest, p)? {
            rest = rest - p.clone();
        }
    }
    Ok(if !reaches(&rest, &N::integer(1))? {
        rest
    } else if !reaches(&rest, &N::integer(3))? {
        N::integer(2) - rest
    } else {
        rest - N::integer(4)
    })
}

/// The network of eq. 1: y^l = W^l φ(y^{l−1}).
pub(super) fn network<N: Number>(
    phi: &str,
    layers: &[&Matrix<N>],
    x: &[N],
) -> Result<Vec<N>, Undefined> {
    let mut y = x.to_vec();
    for w in layers {
        y = w.apply(&componentwise(phi, &y)?)?;
    }
    Ok(y)
}

/// The largest row sum of moduli.
pub(super) fn row_sum_norm<N: Number>(w: &Matrix<N>) -> Result<N, Undefined> {
    let mut norm = N::integer(0);
    for row in w.row_vectors() {
        let mut total = N::integer(0);
        for a in &row {
            total = total + decided(a.modulus(), "a modulus")?;
        }
        if decided(norm.below(&total), "a comparison")? {
            norm = total;
        }
    }
    Ok(norm)
}

/// |f(x_1) − f(x_2)| ≤ bound·|x_1 − x_2| for single outputs.
pub(super) fn modulus_judgement<N: Number>(
    a: &[N],
    b: &[N],
    bound: N,
    x: &[N],
) -> Result<Judgement<N>, Undefined> {
    let left = decided((a[0].clone() - b[0].clone()).modulus(), "a modulus")?;
    let right = bound * decided((x[0].clone() - x[1].clone()).modulus(), "a modulus")?;
    Ok(Judgement::new().said(
        left.at_most(&right),
        format!("|f(x) − f(x')| = {left}"),
        format!("at most {right}"),
    ))
}

/// One-sided derivatives in w_1 of (w_2 σ(w_1 σ(x)) − y)², d = (x, y): exact, because the loss is quadratic between 0 and ±∞.
pub(super) fn one_sided<N: Number>(w: &[N], d: &[N]) -> Result<(N, N), Undefined> {
    let loss = |a: N| -> Result<N, Undefined> {
        let hidden = activation("relu", &(a * activation("relu", &d[0])?))?;
        Ok((w[1].clone() * hidden - d[1].clone()).squared())
    };
    let step = if decided(w[0].is_nought(), "a sign")? {
        N::integer(1)
    } else {
        decided(w[0].modulus(), "a modulus")? * N::ratio(1, 2)
    };
    let start = loss(w[0].clone())?;
    let slope = |t: N| -> Result<N, Undefined> {
        let half = loss(w[0].clone() + t.clone() * N::ratio(1, 2))? - start.clone();
        let whole = loss(w[0].clone() + t.clone())? - start.clone();
        decided((N::integer(4) * half - whole).over(&t), "a quotient")
    };
    Ok((slope(step.clone())?, slope(-step)?))
}

/// Depth 1, one weight, softsign, one datum: a minimiser's error is at most `eps`.
pub(super) fn one_weight<N: Number>(d: &[N], w: &N, eps: &N) -> Result<Judgement<N>, Undefined> {
    let feature = activation("softsign", &d[0])?;
    let error = w.clone() * feature.clone() - d[1].clone();
    let size = decided(error.modulus(), "a modulus")?;
    Ok(Judgement::new()
        .given("ε > 0", N::integer(0).below(eps))
        .given("W* minimises L", (error * feature).is_nought())
        .said(
            size.at_most(eps),
            format!("|f(x) − y| = {size}"),
            format!("at most {eps}"),
        ))
}

/// All vectors with these entries.
pub(super) fn words<N: Number>(n: usize, among: &[i64]) -> Vec<Vec<N>> {
    (0..n).fold(vec![Vec::new()], |list, _| {
        list.into_iter()
            .flat_map(|w: Vec<N>| {
                among
                    .iter()
                    .map(move |a| [w.as_slice(), &[N::integer(*a)]].concat())
            })
            .collect()
    })
}

/// L = D − A.
pub(super) fn laplacian<N: Number>(a: &Matrix<N>) -> Matrix<N> {
    Matrix::from_fn(a.rows(), a.cols(), |i, j| {
        if i == j {
            sum((0..a.cols())
                .filter(|&k| k != i)
                .map(|k| a.at(i, k).clone()))
        } else {
            -a.at(i, j).clone()
        }
    })
}

/// The component of each vertex, named by its least vertex.
pub(super) fn components<N: Number>(a: &Matrix<N>) -> Result<Vec<usize>, Undefined> {
    let n = a.rows();
    let mut name: Vec<usize> = (0..n).collect();
    for _ in 0..n {
        for i in 0..n {
            for j in 0..n {
                if i != j && !decided(a.at(i, j).is_nought(), "an edge")? {
                    let least = name[i].min(name[j]);
                    (name[i], name[j]) = (least, least);
                }
            }
        }
    }
    Ok(name)
}

/// Whether a graph with at least one vertex is connected.
pub(super) fn connected<N: Number>(a: &Matrix<N>) -> Result<bool, Undefined> {
    Ok(components(a)?.iter().all(|&c| c == 0))
}

/// The projector onto the vectors that are constant on components: the kernel of L.
pub(super) fn kernel_projector<N: Number>(a: &Matrix<N>) -> Result<Matrix<N>, Undefined> {
    let name = components(a)?;
    Ok(Matrix::from_fn(a.rows(), a.rows(), |i, j| {
        if name[i] == name[j] {
            N::ratio(1, name.iter().filter(|&&c| c == name[i]).count() as i64)
        } else {
            N::integer(0)
        }
    }))
}

/// L⁺ = (L + K)⁻¹ − K with K the projector onto the kernel of L.
pub(super) fn pseudo_inverse<N: Number>(a: &Matrix<N>) -> Result<Matrix<N>, Undefined> {
    let k = kernel_projector(a)?;
    let inverse = laplacian(a).plus(&k)?.inverse()?;
    decided(inverse, "an inverse")?.minus(&k)
}

/// L_B L_A⁺.
pub(super) fn transfer<N: Number>(a: &Matrix<N>, b: &Matrix<N>) -> Result<Matrix<N>, Undefined> {
    laplacian(b).times(&pseudo_inverse(a)?)
}

/// The matrix with entries 1/n.
pub(super) fn mean_matrix<N: Number>(n: usize) -> Matrix<N> {
    Matrix::from_fn(n, n, |_, _| N::ratio(1, n.max(1) as i64))
}

/// Partial identity: ones on the main diagonal.
pub(super) fn partial_identity<N: Number>(rows: usize, cols: usize) -> Matrix<N> {
    Matrix::from_fn(rows, cols, |i, j| N::integer(i64::from(i == j)))
}

/// The rotation with cosine (1−t²)/(1+t²).
pub(super) fn rotation<N: Number>(t: &N) -> Result<Matrix<N>, Undefined> {
    let one = N::integer(1);
    let norm = one.clone() + t.squared();
    let c = decided((one - t.squared()).over(&norm), "a quotient")?;
    let s = decided((N::integer(2) * t.clone()).over(&norm), "a quotient")?;
    Ok(Matrix::from_fn(2, 2, |i, j| match (i, j) {
        (0, 1) => -s.clone(),
        (1, 0) => s.clone(),
        _ => c.clone(),
    }))
}

/// ‖M‖_F².
pub(super) fn norm_squared<N: Number>(m: &Matrix<N>) -> N {
    sum(m.entries().iter().map(Number::squared))
}

/// The binomial coefficient.
pub(super) fn binomial(n: usize, k: usize) -> i64 {
    (0..k).fold(1, |c, j| c * (n - j) as i64 / (j as i64 + 1))
}

/// E[S^0], E[S^2], …, E[S^{2k}] for the sum S of m independent signs, by adding one sign after the other.
pub(super) fn even_moments<N: Number>(m: usize, k: usize) -> Vec<N> {
    let mut moments: Vec<N> = (0..=k).map(|j| N::integer(i64::from(j == 0))).collect();
    for _ in 0..m {
        moments = (0..=k)
            .map(|r| sum((0..=r).map(|j| N::integer(binomial(2 * r, 2 * j)) * moments[j].clone())))
            .collect();
    }
    moments
}

/// ⟨a, b⟩.
pub(super) fn dot<N: Number>(a: &[N], b: &[N]) -> N {
    sum(a.iter().zip(b).map(|(x, y)| x.clone() * y.clone()))
}

/// a − b.
pub(super) fn difference<N: Number>(a: &[N], b: &[N]) -> Vec<N> {
    a.iter()
        .zip(b)
        .map(|(x, y)| x.clone() - y.clone())
        .collect()
}

/// ‖v‖².
pub(super) fn length_squared<N: Number>(v: &[N]) -> N {
    sum(v.iter().map(Number::squared))
}

/// The rows × cols matrix with `s` on its main diagonal.
pub(super) fn diagonal<N: Number>(rows: usize, cols: usize, s: &[N]) -> Matrix<N> {
    Matrix::from_fn(rows, cols, |i, j| match s.get(i) {
        Some(t) if i == j => t.clone(),
        _ => N::integer(0),
    })
}

/// abᵀ.
pub(super) fn outer<N: Number>(a: &[N], b: &[N]) -> Matrix<N> {
    Matrix::from_fn(a.len(), b.len(), |i, j| a[i].clone() * b[j].clone())
}

/// The reflection I − 2vvᵀ/vᵀv in the hyperplane orthogonal to v; I for v = 0.
pub(super) fn reflection<N: Number>(v: &[N]) -> Result<Matrix<N>, Undefined> {
    let identity = Matrix::identity(v.len());
    let length = length_squared(v);
    if decided(length.is_nought(), "a length")? {
        return Ok(identity);
    }
    let factor = decided(N::integer(2).over(&length), "a quotient")?;
    identity.minus(&outer(v, v).scaled(&factor))
}

/// QᵀQ = I.
pub(super) fn orthogonal<N: Number>(q: &Matrix<N>) -> Result<Option<bool>, Undefined> {
    Ok(q.transpose().times(q)?.same(&Matrix::identity(q.cols())))
}

/// Positive definite, by the leading principal minors.
pub(super) fn positive_definite<N: Number>(m: &Matrix<N>) -> Result<bool, Undefined> {
    for k in 1..=m.rows() {
        let minor = Matrix::from_fn(k, k, |i, j| m.at(i, j).clone()).determinant()?;
        if !decided(N::integer(0).below(&minor), "a sign")? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// c_0 + c_1 t + c_2 t² + …
pub(super) fn polynomial<N: Number>(c: &[N], t: &N) -> N {
    c.iter()
        .rev()
        .fold(N::integer(0), |s, a| s * t.clone() + a.clone())
}

/// The sum of moduli.
pub(super) fn sum_of_moduli<N: Number>(v: &[N]) -> Result<N, Undefined> {
    v.iter().try_fold(N::integer(0), |s, t| {
        Ok(s + decided(t.modulus(), "a modulus")?)
    })
}

/// Whether all components are zero.
pub(super) fn all_zero<N: Number>(v: &[N]) -> Result<bool, Undefined> {
    for t in v {
        if !decided(t.is_nought(), "a sign")? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Adjacency of the complete graph.
pub(super) fn complete_graph<N: Number>(n: usize) -> Matrix<N> {
    Matrix::from_fn(n, n, |i, j| N::integer(i64::from(i != j)))
}

/// n!
pub(super) fn factorial(n: usize) -> i64 {
    (1..=n as i64).product()
}

/// 2^s for an integer number s, |s| ≤ 60: the exponential e^{βs} at β = ln 2, where it is rational.
pub(super) fn power_of_two<N: Number>(s: &N) -> Result<N, Undefined> {
    for k in 0..=60i64 {
        if decided(s.same(&N::integer(k)), "an exponent")? {
            return Ok(N::integer(1 << k));
        }
        if decided(s.same(&N::integer(-k)), "an exponent")? {
            return Ok(N::ratio(1, 1 << k));
        }
    }
    Err(Undefined::because("the exponent is not a small integer"))
}

/// softmax(βs) at β = ln 2, for integer scores.
pub(super) fn softmax<N: Number>(scores: &[N]) -> Result<Vec<N>, Undefined> {
    let powers: Vec<N> = scores.iter().map(power_of_two).collect::<Result<_, _>>()?;
    let total = sum(powers.iter().cloned());
    powers
        .iter()
        .map(|p| decided(p.over(&total), "a quotient"))
        .collect()
}

/// Refuses instances beyond what the integers used for a claim can hold; no hypothesis of the claim.
pub(super) fn only_if(fits: bool, what: &str) -> Result<(), Undefined> {
    decided(fits.then_some(()), what)
}
