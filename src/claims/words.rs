//! Definitions that several papers' claims are worded in, over any number type: permutations acting on vectors and matrices, symmetry groups by
//! brute force, activations. Kept slow and literal, because the kernel believes them.

use crate::kernel::Matrix;
use crate::number::{Elementary, Number, Undefined, decided};

/// The action on vectors: `(s·x)ᵢ = x_{s(i)}`.
///
/// ```
/// use elenchus::claims::words::act;
/// assert_eq!(act(&[1, 2, 0], &['a', 'b', 'c']), ['b', 'c', 'a']);
/// ```
pub fn act<T: Clone>(s: &[usize], x: &[T]) -> Vec<T> {
    s.iter().map(|&i| x[i].clone()).collect()
}

/// The action on matrices: `(s·W)ᵢⱼ = W_{s(i)s(j)}`.
pub fn act_on_matrix<N: Number>(s: &[usize], w: &Matrix<N>) -> Matrix<N> {
    Matrix::from_fn(w.rows(), w.cols(), |i, j| w.at(s[i], s[j]).clone())
}

/// All permutations of `0..n` in lexicographic order.
///
/// ```
/// assert_eq!(elenchus::claims::words::permutations(4).len(), 24);
/// ```
pub fn permutations(n: usize) -> Vec<Vec<usize>> {
    let mut list = vec![Vec::new()];
    for _ in 0..n {
        list = list
            .into_iter()
            .flat_map(|p: Vec<usize>| {
                (0..n)
                    .filter(|i| !p.contains(i))
                    .map(|i| [p.as_slice(), &[i]].concat())
                    .collect::<Vec<_>>()
            })
            .collect();
    }
    list
}

/// Whether two vectors are equal.
pub fn same<N: Number>(x: &[N], y: &[N]) -> Option<bool> {
    if x.len() != y.len() {
        return Some(false);
    }
    let mut open = false;
    for (a, b) in x.iter().zip(y) {
        match a.same(b) {
            Some(false) => return Some(false),
            None => open = true,
            Some(true) => {}
        }
    }
    (!open).then_some(true)
}

/// Whether `x` is one of the rows of `set`.
///
/// # Errors
/// If the arithmetic cannot tell.
pub fn contains<N: Number>(set: &Matrix<N>, x: &[N]) -> Result<bool, Undefined> {
    for i in 0..set.rows() {
        if decided(same(set.row(i), x), "whether two items are equal")? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether `s·X ⊆ X` for the set of the rows of `set` (then `s·X = X`, because `s` is injective and `X` finite).
///
/// # Errors
/// If the arithmetic cannot tell.
pub fn preserves<N: Number>(s: &[usize], set: &Matrix<N>) -> Result<bool, Undefined> {
    for i in 0..set.rows() {
        if !contains(set, &act(s, set.row(i)))? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `Σ_X` for the set of the rows: all permutations that preserve it, by trying all.
///
/// # Errors
/// If the arithmetic cannot tell.
pub fn symmetry_group<N: Number>(set: &Matrix<N>) -> Result<Vec<Vec<usize>>, Undefined> {
    let mut group = Vec::new();
    for s in permutations(set.cols()) {
        if preserves(&s, set)? {
            group.push(s);
        }
    }
    Ok(group)
}

/// The identity, or one of the two activations of the papers, by name: `id`, `tanh`, `sigmoid`.
///
/// # Errors
/// If the name is another one, or the arithmetic has no value.
pub fn activate<N: Number>(name: &str, t: &N) -> Result<N, Undefined> {
    let function = match name {
        "id" => return Ok(t.clone()),
        "tanh" => Elementary::Tanh,
        "sigmoid" => Elementary::Sigmoid,
        other => return Err(Undefined(format!("the activation '{other}' is not known"))),
    };
    decided(t.elementary(function), "the value of an activation")
}

/// Whether some real `t` has `φ(t) = y`: the range of `id` is all of ℝ, of `tanh` the open interval (−1, 1), of the sigmoid (0, 1).
///
/// # Errors
/// If the name is another one, or the arithmetic cannot tell.
pub fn attains<N: Number>(name: &str, y: &N) -> Result<bool, Undefined> {
    let (lo, hi) = match name {
        "id" => return Ok(true),
        "tanh" => (-1, 1),
        "sigmoid" => (0, 1),
        other => return Err(Undefined(format!("the activation '{other}' is not known"))),
    };
    let above = decided(N::integer(lo).below(y), "a comparison with the range")?;
    Ok(above && decided(y.below(&N::integer(hi)), "a comparison with the range")?)
}
