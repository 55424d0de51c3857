//! New graphs from old: standard families, unions, complements, products.
//!
//! In a product the vertex `(i, j)` has number `i · order(b) + j`, as in a Kronecker product of matrices.

use num_rational::BigRational;
use num_traits::One;

use super::Laplacian;

fn unit_edges(order: usize, edges: impl IntoIterator<Item = (usize, usize)>) -> Laplacian {
    weighted(
        order,
        edges.into_iter().map(|(u, v)| (u, v, BigRational::one())),
    )
}

fn weighted(
    order: usize,
    edges: impl IntoIterator<Item = (usize, usize, BigRational)>,
) -> Laplacian {
    Laplacian::from_edges(order, edges).expect("ends below the order, weights not negative")
}

/// `n` isolated vertices.
pub fn empty(n: usize) -> Laplacian {
    unit_edges(n, [])
}

/// The complete graph `K_n`: `L = nI − J`.
///
/// ```
/// use elenchus::graphs::product::{complement, complete, empty};
/// assert_eq!(complement(&complete(4)), empty(4));
/// ```
pub fn complete(n: usize) -> Laplacian {
    complement(&empty(n))
}

/// The path `P_n`.
pub fn path(n: usize) -> Laplacian {
    unit_edges(n, (1..n).map(|v| (v - 1, v)))
}

/// The cycle `C_n`, as a circulant: `C_2` is a double edge, `C_1` a loop (which contributes nothing).
///
/// ```
/// use elenchus::graphs::product::cycle;
/// use elenchus::linalg::ratio;
/// assert_eq!(cycle(7).spanning_trees(), ratio(7, 1));
/// assert_eq!(cycle(2).spanning_trees(), ratio(2, 1));
/// ```
pub fn cycle(n: usize) -> Laplacian {
    unit_edges(n, (0..n).map(|v| (v, (v + 1) % n)))
}

/// The star: vertex 0 joined to `leaves` others.
pub fn star(leaves: usize) -> Laplacian {
    unit_edges(leaves + 1, (1..=leaves).map(|v| (0, v)))
}

/// The complement: weight 1 between different vertices that are not adjacent. For weights 1, `L + L' = nI − J`.
pub fn complement(a: &Laplacian) -> Laplacian {
    let n = a.order();
    let mut edges = a.edges().iter().peekable();
    let mut missing = Vec::new();
    for u in 0..n {
        for v in u + 1..n {
            if edges.next_if(|e| (e.u, e.v) == (u, v)).is_none() {
                missing.push((u, v));
            }
        }
    }
    unit_edges(n, missing)
}

/// Both graphs side by side, the vertices of `b` after those of `a`.
pub fn disjoint_union(a: &Laplacian, b: &Laplacian) -> Laplacian {
    let shift = a.order();
    let moved = b
        .edges()
        .iter()
        .map(|e| (e.u + shift, e.v + shift, e.weight.clone()));
    weighted(a.order() + b.order(), copied(a).chain(moved))
}

/// The disjoint union with every vertex of `a` joined to every vertex of `b` by weight 1.
///
/// ```
/// use elenchus::graphs::product::{complete, empty, join, star};
/// assert_eq!(join(&empty(1), &empty(3)), star(3));
/// assert_eq!(join(&complete(2), &complete(3)), complete(5));
/// ```
pub fn join(a: &Laplacian, b: &Laplacian) -> Laplacian {
    let n = a.order() + b.order();
    let between =
        (0..a.order()).flat_map(|u| (a.order()..n).map(move |v| (u, v, BigRational::one())));
    weighted(n, copied(&disjoint_union(a, b)).chain(between))
}

/// The sum `L_a + L_b` of two graphs on the same vertices.
///
/// # Errors
/// [`super::GraphError::Orders`].
pub fn sum(a: &Laplacian, b: &Laplacian) -> Result<Laplacian, super::GraphError> {
    a.check_order(b)?;
    Ok(weighted(a.order(), copied(a).chain(copied(b))))
}

/// The Cartesian product `a □ b`: `L = L_a ⊗ I + I ⊗ L_b`.
///
/// ```
/// use elenchus::graphs::product::{cartesian, cycle, path};
/// // The square is an edge times an edge, up to the order of the vertices.
/// assert_eq!(cartesian(&path(2), &path(2)).spanning_trees(), cycle(4).spanning_trees());
/// ```
pub fn cartesian(a: &Laplacian, b: &Laplacian) -> Laplacian {
    let width = b.order();
    let along_a = a.edges().iter().flat_map(|e| {
        (0..width).map(move |j| (e.u * width + j, e.v * width + j, e.weight.clone()))
    });
    let along_b = b.edges().iter().flat_map(|e| {
        (0..a.order()).map(move |i| (i * width + e.u, i * width + e.v, e.weight.clone()))
    });
    weighted(a.order() * width, along_a.chain(along_b))
}

/// The tensor (categorical) product `a × b`: `A = A_a ⊗ A_b`.
pub fn tensor(a: &Laplacian, b: &Laplacian) -> Laplacian {
    let width = b.order();
    let edges = a.edges().iter().flat_map(|e| {
        b.edges().iter().flat_map(move |f| {
            let weight = &e.weight * &f.weight;
            [
                (e.u * width + f.u, e.v * width + f.v, weight.clone()),
                (e.u * width + f.v, e.v * width + f.u, weight),
            ]
        })
    });
    weighted(a.order() * width, edges)
}

/// The strong product `a ⊠ b`: the edges of the Cartesian and of the tensor product.
pub fn strong(a: &Laplacian, b: &Laplacian) -> Laplacian {
    sum(&cartesian(a, b), &tensor(a, b)).expect("both have order(a) · order(b) vertices")
}

fn copied(a: &Laplacian) -> impl Iterator<Item = (usize, usize, BigRational)> {
    a.edges().iter().map(|e| (e.u, e.v, e.weight.clone()))
}
