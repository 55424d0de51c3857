//! The Laplacian itself: from a graph, from a matrix, and what can be read off without inverting.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use petgraph::Undirected;
use petgraph::graph::UnGraph;
use petgraph::unionfind::UnionFind;
use petgraph::visit::{
    Data, EdgeRef, GraphProp, IntoEdgeReferences, IntoNodeIdentifiers, NodeIndexable,
};

use super::GraphError;
use crate::linalg::Matrix;

/// An edge between two different vertices, parallel edges taken together.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Edge {
    /// The smaller end.
    pub u: usize,
    /// The larger end.
    pub v: usize,
    /// The conductance, positive.
    pub weight: BigRational,
}

/// The Laplacian `L = D − A` of a weighted undirected graph on the vertices `0..n`, exact.
///
/// It knows the edges (ends in order, sorted, parallel ones added, no loops, no zero weights) and the components, and
/// builds matrices on request. Two Laplacians are equal when the matrices are.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Laplacian {
    order: usize,
    edges: Vec<Edge>,
    /// For every vertex the number of its component; components are numbered by their smallest vertex.
    component: Vec<usize>,
    components: usize,
}

impl Laplacian {
    /// The Laplacian of a graph whose edge weights are exact conductances.
    ///
    /// # Errors
    /// [`GraphError::NegativeWeight`] for a weight below 0.
    ///
    /// ```
    /// use elenchus::{graphs::Laplacian, linalg::{Matrix, ratio}};
    /// use petgraph::graph::UnGraph;
    /// let mut g = UnGraph::new_undirected();
    /// let (a, b) = (g.add_node("a"), g.add_node("b"));
    /// g.extend_with_edges([(a, b, ratio(1, 2)), (b, a, ratio(3, 2)), (a, a, ratio(7, 1))]);
    /// assert_eq!(Laplacian::new(&g)?.matrix(), Matrix::from_integers(2, 2, &[2, -2, -2, 2]).unwrap());
    /// # Ok::<(), elenchus::graphs::GraphError>(())
    /// ```
    pub fn new<G>(graph: G) -> Result<Self, GraphError>
    where
        G: IntoEdgeReferences
            + IntoNodeIdentifiers
            + NodeIndexable
            + GraphProp<EdgeType = Undirected>
            + Data<EdgeWeight = BigRational>,
    {
        Self::with_weights(graph, BigRational::clone)
    }

    /// The Laplacian of a graph with every edge of weight 1.
    ///
    /// ```
    /// use elenchus::{graphs::Laplacian, linalg::ratio};
    /// let path = petgraph::graph::UnGraph::<(), ()>::from_edges([(0, 1), (1, 2)]);
    /// assert_eq!(Laplacian::unweighted(&path).degrees(), [ratio(1, 1), ratio(2, 1), ratio(1, 1)]);
    /// ```
    pub fn unweighted<G>(graph: G) -> Self
    where
        G: IntoEdgeReferences
            + IntoNodeIdentifiers
            + NodeIndexable
            + GraphProp<EdgeType = Undirected>,
    {
        Self::with_weights(graph, |_| BigRational::one()).expect("1 is not negative")
    }

    /// The Laplacian of a graph whose edge `e` has weight `weight(e)`.
    ///
    /// # Errors
    /// [`GraphError::NegativeWeight`] for a weight below 0.
    pub fn with_weights<G>(
        graph: G,
        mut weight: impl FnMut(&G::EdgeWeight) -> BigRational,
    ) -> Result<Self, GraphError>
    where
        G: IntoEdgeReferences
            + IntoNodeIdentifiers
            + NodeIndexable
            + GraphProp<EdgeType = Undirected>,
    {
        let mut number = vec![0; graph.node_bound()];
        let mut order = 0;
        for node in graph.node_identifiers() {
            number[graph.to_index(node)] = order;
            order += 1;
        }
        let edges = graph.edge_references().map(|e| {
            (
                number[graph.to_index(e.source())],
                number[graph.to_index(e.target())],
                weight(e.weight()),
            )
        });
        Self::from_edges(order, edges)
    }

    /// The Laplacian of the graph with these vertices and weighted edges, in any order, with loops and parallels.
    ///
    /// # Errors
    /// [`GraphError::Vertex`] for an end that is not below `order`, [`GraphError::NegativeWeight`].
    pub fn from_edges(
        order: usize,
        edges: impl IntoIterator<Item = (usize, usize, BigRational)>,
    ) -> Result<Self, GraphError> {
        let mut merged = BTreeMap::<(usize, usize), BigRational>::new();
        for (u, v, weight) in edges {
            if let Some(&got) = [u, v].iter().find(|&&x| x >= order) {
                return Err(GraphError::Vertex { order, got });
            }
            if weight.is_negative() {
                return Err(GraphError::NegativeWeight {
                    u,
                    v,
                    weight: weight.to_string(),
                });
            }
            if u != v && !weight.is_zero() {
                *merged
                    .entry((u.min(v), u.max(v)))
                    .or_insert_with(BigRational::zero) += weight;
            }
        }
        let mut union = UnionFind::<usize>::new(order);
        for &(u, v) in merged.keys() {
            union.union(u, v);
        }
        let mut components = 0;
        let mut of_root = vec![usize::MAX; order];
        let component = (0..order)
            .map(|v| {
                let root = union.find(v);
                if of_root[root] == usize::MAX {
                    of_root[root] = components;
                    components += 1;
                }
                of_root[root]
            })
            .collect();
        let edges = merged
            .into_iter()
            .map(|((u, v), weight)| Edge { u, v, weight })
            .collect();
        Ok(Laplacian {
            order,
            edges,
            component,
            components,
        })
    }

    /// Reads a matrix as a Laplacian.
    ///
    /// # Errors
    /// [`GraphError::NotALaplacian`] unless the matrix is square and symmetric, with off-diagonal entries at most 0 and
    /// row sums 0.
    ///
    /// ```
    /// use elenchus::{graphs::Laplacian, linalg::Matrix};
    /// let m = |e: &[i64]| Matrix::from_integers(2, 2, e).unwrap();
    /// assert_eq!(Laplacian::from_matrix(&m(&[3, -3, -3, 3]))?.edges().len(), 1);
    /// assert!(Laplacian::from_matrix(&m(&[1, 1, 1, 1])).is_err());
    /// assert!(Laplacian::from_matrix(&m(&[2, -1, -1, 1])).is_err());
    /// # Ok::<(), elenchus::graphs::GraphError>(())
    /// ```
    pub fn from_matrix(matrix: &Matrix) -> Result<Self, GraphError> {
        let fail = |reason: String| Err(GraphError::NotALaplacian { reason });
        if !matrix.is_square() {
            return fail(format!(
                "expected a square matrix, got {}×{}",
                matrix.nrows(),
                matrix.ncols()
            ));
        }
        let n = matrix.nrows();
        let mut edges = Vec::new();
        for u in 0..n {
            let sum = matrix.row(u).iter().sum::<BigRational>();
            if !sum.is_zero() {
                return fail(format!("row {u}: expected sum 0, got {sum}"));
            }
            for v in u + 1..n {
                let entry = matrix.get(u, v);
                if entry != matrix.get(v, u) {
                    return fail(format!("entries ({u}, {v}) and ({v}, {u}) differ"));
                }
                if entry.is_positive() {
                    return fail(format!("entry ({u}, {v}): expected at most 0, got {entry}"));
                }
                edges.push((u, v, -entry));
            }
        }
        Self::from_edges(n, edges)
    }

    /// Number of vertices.
    pub fn order(&self) -> usize {
        self.order
    }

    /// The edges, sorted by their ends.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// Number of components; 0 without vertices.
    pub fn component_count(&self) -> usize {
        self.components
    }

    /// The vertices of each component, in order; components by their smallest vertex.
    pub fn components(&self) -> Vec<Vec<usize>> {
        let mut lists = vec![Vec::new(); self.components];
        for (v, &c) in self.component.iter().enumerate() {
            lists[c].push(v);
        }
        lists
    }

    /// The number of the component of a vertex, by smallest vertex.
    ///
    /// # Errors
    /// [`GraphError::Vertex`].
    pub fn component_of(&self, v: usize) -> Result<usize, GraphError> {
        self.check_vertex(v)?;
        Ok(self.component[v])
    }

    /// Whether there is exactly one component.
    pub fn is_connected(&self) -> bool {
        self.components == 1
    }

    /// The rank of `L`: vertices minus components.
    pub fn rank(&self) -> usize {
        self.order - self.components
    }

    /// Whether every edge of `other` joins vertices of one component of `self`, that is, `ker L ⊆ ker L_other`.
    ///
    /// # Errors
    /// [`GraphError::Orders`].
    pub fn component_wise_contains(&self, other: &Self) -> Result<bool, GraphError> {
        self.check_order(other)?;
        Ok(other
            .edges
            .iter()
            .all(|e| self.component[e.u] == self.component[e.v]))
    }

    /// The weighted degree of every vertex.
    pub fn degrees(&self) -> Vec<BigRational> {
        let mut degrees = vec![BigRational::zero(); self.order];
        for e in &self.edges {
            degrees[e.u] += &e.weight;
            degrees[e.v] += &e.weight;
        }
        degrees
    }

    /// The matrix `L = D − A`.
    pub fn matrix(&self) -> Matrix {
        self.assemble(true)
    }

    /// The adjacency matrix `A`, with zero diagonal.
    pub fn adjacency(&self) -> Matrix {
        self.assemble(false)
    }

    /// `L` or `A`, over the common denominator of the weights.
    fn assemble(&self, laplacian: bool) -> Matrix {
        let n = self.order;
        let denominator = self
            .edges
            .iter()
            .fold(BigInt::one(), |d, e| d.lcm(e.weight.denom()));
        let mut numerators = vec![BigInt::zero(); n * n];
        for e in &self.edges {
            let w = e.weight.numer() * (&denominator / e.weight.denom());
            if laplacian {
                numerators[e.u * n + e.u] += &w;
                numerators[e.v * n + e.v] += &w;
                numerators[e.u * n + e.v] = -&w;
                numerators[e.v * n + e.u] = -w;
            } else {
                numerators[e.u * n + e.v] = w.clone();
                numerators[e.v * n + e.u] = w;
            }
        }
        Matrix::from_numerators(n, n, numerators, denominator).expect("n² entries")
    }

    /// The incidence matrix `B`, vertices × edges: `−1` at the smaller end, `+1` at the larger; `L = B W Bᵀ` with `W` the
    /// diagonal of the weights.
    ///
    /// ```
    /// use elenchus::{graphs::Laplacian, linalg::{Matrix, ratio}};
    /// let l = Laplacian::from_edges(3, [(0, 1, ratio(2, 1)), (2, 1, ratio(1, 3))])?;
    /// let b = l.incidence();
    /// let w = Matrix::diagonal(&[ratio(2, 1), ratio(1, 3)]);
    /// assert_eq!(&(&b * &w) * &b.transpose(), l.matrix());
    /// # Ok::<(), elenchus::graphs::GraphError>(())
    /// ```
    pub fn incidence(&self) -> Matrix {
        Matrix::from_fn(self.order, self.edges.len(), |v, e| {
            let edge = &self.edges[e];
            if v == edge.u {
                -BigRational::one()
            } else if v == edge.v {
                BigRational::one()
            } else {
                BigRational::zero()
            }
        })
    }

    /// The image `Lx`, without building the matrix.
    ///
    /// # Errors
    /// [`GraphError::Signal`].
    pub fn apply(&self, x: &[BigRational]) -> Result<Vec<BigRational>, GraphError> {
        self.check_signal(x)?;
        let mut image = vec![BigRational::zero(); self.order];
        for e in &self.edges {
            let flow = &e.weight * (&x[e.u] - &x[e.v]);
            image[e.u] += &flow;
            image[e.v] -= flow;
        }
        Ok(image)
    }

    /// The energy `xᵀLx = Σ w_uv (x_u − x_v)²`, at least 0, and 0 exactly when `x` is constant on every component.
    ///
    /// # Errors
    /// [`GraphError::Signal`].
    ///
    /// ```
    /// use elenchus::{graphs::Laplacian, linalg::ratio};
    /// let l = Laplacian::from_edges(2, [(0, 1, ratio(3, 1))])?;
    /// assert_eq!(l.energy(&[ratio(1, 2), ratio(-1, 2)])?, ratio(3, 1));
    /// # Ok::<(), elenchus::graphs::GraphError>(())
    /// ```
    pub fn energy(&self, x: &[BigRational]) -> Result<BigRational, GraphError> {
        self.check_signal(x)?;
        let mut energy = BigRational::zero();
        for e in &self.edges {
            let drop = &x[e.u] - &x[e.v];
            energy += &e.weight * &drop * &drop;
        }
        Ok(energy)
    }

    /// The orthogonal projector onto the kernel of `L`: averaging over each component. `J/n` when connected.
    pub fn kernel_projector(&self) -> Matrix {
        let mut size = vec![0i64; self.components];
        for &c in &self.component {
            size[c] += 1;
        }
        Matrix::from_fn(self.order, self.order, |i, j| {
            if self.component[i] == self.component[j] {
                crate::linalg::ratio(1, size[self.component[i]])
            } else {
                BigRational::zero()
            }
        })
    }

    /// The random-walk Laplacian `I − D⁻¹A`, with zero rows at isolated vertices. It has the spectrum of the symmetric
    /// normalised Laplacian `D^{−1/2} L D^{−1/2}`, whose entries are irrational in general.
    pub fn random_walk(&self) -> Matrix {
        let degrees = self.degrees();
        let l = self.matrix();
        Matrix::from_fn(self.order, self.order, |i, j| {
            if degrees[i].is_zero() {
                BigRational::zero()
            } else {
                l.get(i, j) / &degrees[i]
            }
        })
    }

    /// The simple graph with this Laplacian.
    pub fn to_graph(&self) -> UnGraph<(), BigRational> {
        let mut graph = UnGraph::with_capacity(self.order, self.edges.len());
        let nodes: Vec<_> = (0..self.order).map(|_| graph.add_node(())).collect();
        for e in &self.edges {
            graph.add_edge(nodes[e.u], nodes[e.v], e.weight.clone());
        }
        graph
    }

    pub(super) fn require_connected(&self) -> Result<(), GraphError> {
        if self.is_connected() {
            Ok(())
        } else {
            Err(GraphError::NotConnected {
                components: self.components,
            })
        }
    }

    pub(super) fn check_vertex(&self, v: usize) -> Result<(), GraphError> {
        if v < self.order {
            Ok(())
        } else {
            Err(GraphError::Vertex {
                order: self.order,
                got: v,
            })
        }
    }

    pub(super) fn check_signal(&self, x: &[BigRational]) -> Result<(), GraphError> {
        if x.len() == self.order {
            Ok(())
        } else {
            Err(GraphError::Signal {
                expected: self.order,
                got: x.len(),
            })
        }
    }

    pub(super) fn check_order(&self, other: &Self) -> Result<(), GraphError> {
        if self.order == other.order {
            Ok(())
        } else {
            Err(GraphError::Orders {
                left: self.order,
                right: other.order,
            })
        }
    }

    /// The first pair connected in one graph only.
    pub(super) fn check_components(&self, other: &Self) -> Result<(), GraphError> {
        self.check_order(other)?;
        // Components are numbered by smallest vertex, so equal partitions have equal numberings.
        for v in 0..self.order {
            if self.component[v] == other.component[v] {
                continue;
            }
            for u in 0..v {
                if (self.component[u] == self.component[v])
                    != (other.component[u] == other.component[v])
                {
                    return Err(GraphError::Components { u, v });
                }
            }
        }
        Ok(())
    }
}
