//! Exact Laplacians of weighted undirected graphs, and what they satisfy.
//!
//! A [`Laplacian`] is read from any undirected petgraph graph with exact weights. Its vertices are numbered `0..n` in the
//! order in which petgraph lists the nodes. Conventions, fixed once:
//!
//! * weights are conductances, non-negative; an edge of weight 0 is no edge;
//! * parallel edges add up (conductances in parallel do);
//! * a loop contributes nothing: its degree and its adjacency cancel in `L = D − A`, and no current flows in it;
//! * the graph may have several components, isolated vertices, or no vertex at all.
//!
//! | question | answer |
//! |---|---|
//! | `L`, `A`, degrees, components, the energy `xᵀLx` | [`Laplacian`] |
//! | `L = B W Bᵀ` | [`Laplacian::incidence`], [`Laplacian::edges`] |
//! | `L⁺`, effective resistances, Kirchhoff index, potentials | [`Laplacian::ground`], [`Grounded`] |
//! | spanning trees and forests, weighted | [`Laplacian::spanning_trees`], [`Laplacian::spanning_forests`] |
//! | heat flow in steps, and for which steps it is one | [`diffusion`] |
//! | products, complement, union | [`product`] |
//! | from one graph's Laplacian to another's | [`transport`] |
//! | all graphs on `n` vertices | [`every_graph`] |
//!
//! ```
//! use elenchus::graphs::Laplacian;
//! use elenchus::linalg::ratio;
//! use petgraph::graph::UnGraph;
//!
//! // A triangle with a pendant vertex.
//! let g = UnGraph::<(), ()>::from_edges([(0, 1), (1, 2), (2, 0), (2, 3)]);
//! let l = Laplacian::unweighted(&g);
//! assert_eq!(l.spanning_trees(), ratio(3, 1));
//! let grounded = l.ground();
//! assert_eq!(grounded.resistance(0, 3)?, Some(ratio(5, 3)));
//! assert_eq!(&(&l.matrix() * &grounded.pseudo_inverse()) * &l.matrix(), l.matrix());
//! # Ok::<(), elenchus::graphs::GraphError>(())
//! ```

pub mod diffusion;
mod enumerate;
mod grounded;
mod laplacian;
pub mod product;
mod spectrum;
pub mod transport;
mod trees;

pub use enumerate::{EveryGraph, every_graph};
pub use grounded::Grounded;
pub use laplacian::{Edge, Laplacian};
pub use spectrum::EigenvalueCount;

use thiserror::Error;

/// Why a question about graphs has no answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum GraphError {
    /// A weight below 0.
    #[error("edge ({u}, {v}): expected a weight of at least 0, got {weight}")]
    NegativeWeight {
        /// One end.
        u: usize,
        /// The other end.
        v: usize,
        /// The weight given.
        weight: String,
    },
    /// A vertex that does not exist.
    #[error("expected a vertex below {order}, got {got}")]
    Vertex {
        /// Number of vertices.
        order: usize,
        /// The vertex asked for.
        got: usize,
    },
    /// A signal with the wrong number of values.
    #[error("expected one value for each of {expected} vertices, got {got}")]
    Signal {
        /// Number of vertices.
        expected: usize,
        /// Number of values given.
        got: usize,
    },
    /// Two graphs that should be on the same vertices.
    #[error("expected two graphs on the same vertices, got {left} and {right} vertices")]
    Orders {
        /// Vertices of the first graph.
        left: usize,
        /// Vertices of the second graph.
        right: usize,
    },
    /// Two graphs that should have the same components.
    #[error(
        "expected graphs with the same components, vertices {u} and {v} are connected in one only"
    )]
    Components {
        /// A vertex.
        u: usize,
        /// A vertex connected with `u` in one graph and not in the other.
        v: usize,
    },
    /// A graph that should be connected.
    #[error("expected a connected graph, got {components} components")]
    NotConnected {
        /// Number of components.
        components: usize,
    },
    /// A matrix that is not the Laplacian of a graph.
    #[error("not a Laplacian: {reason}")]
    NotALaplacian {
        /// The first condition that fails, with its place.
        reason: String,
    },
    /// Injected currents that do not sum to 0 on a component: no potential drives them.
    #[error("component of vertex {vertex}: expected currents with sum 0, got {sum}")]
    Unbalanced {
        /// The smallest vertex of the component.
        vertex: usize,
        /// The sum of the currents injected there.
        sum: String,
    },
    /// A time step below 0.
    #[error("expected a time step of at least 0, got {got}")]
    Step {
        /// The step given.
        got: String,
    },
    /// Too many vertices to list every graph.
    #[error("expected at most {limit} vertices, got {got}")]
    TooMany {
        /// The largest number of vertices.
        limit: usize,
        /// The number asked for.
        got: usize,
    },
}
