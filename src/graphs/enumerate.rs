//! All graphs on a given number of vertices.

use petgraph::graph::UnGraph;

use super::GraphError;

/// Largest number of vertices for which every graph can be listed (each is one 64-bit word of edges).
const LIMIT: usize = 11;

/// The simple graphs on the vertices `0..n`, labelled: `2^(n(n−1)/2)` of them, from none to all edges.
#[derive(Debug, Clone)]
pub struct EveryGraph {
    n: usize,
    next: u64,
    end: u64,
}

/// Every labelled simple graph on `n` vertices.
///
/// # Errors
/// [`GraphError::TooMany`] for more than 11 vertices.
///
/// ```
/// use elenchus::graphs::{Laplacian, every_graph};
/// let connected = every_graph(4)?.filter(|g| Laplacian::unweighted(g).is_connected());
/// assert_eq!(connected.count(), 38);
/// # Ok::<(), elenchus::graphs::GraphError>(())
/// ```
pub fn every_graph(n: usize) -> Result<EveryGraph, GraphError> {
    if n > LIMIT {
        return Err(GraphError::TooMany {
            limit: LIMIT,
            got: n,
        });
    }
    Ok(EveryGraph {
        n,
        next: 0,
        end: 1 << (n * n.saturating_sub(1) / 2),
    })
}

impl Iterator for EveryGraph {
    type Item = UnGraph<(), ()>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.next == self.end {
            return None;
        }
        let mut graph = UnGraph::with_capacity(self.n, self.next.count_ones() as usize);
        let nodes: Vec<_> = (0..self.n).map(|_| graph.add_node(())).collect();
        let mut bits = self.next;
        for v in 1..self.n {
            for u in 0..v {
                if bits & 1 == 1 {
                    graph.add_edge(nodes[u], nodes[v], ());
                }
                bits >>= 1;
            }
        }
        self.next += 1;
        Some(graph)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = (self.end - self.next) as usize;
        (left, Some(left))
    }
}

impl ExactSizeIterator for EveryGraph {}
