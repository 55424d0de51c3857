//! Spanning trees by the matrix-tree theorem.

use num_rational::BigRational;
use num_traits::{One, Zero};

use super::Laplacian;

impl Laplacian {
    /// The weighted number of spanning trees: the sum over all spanning trees of the product of their weights, the plain
    /// number when all weights are 1. 0 when the graph is not connected; 1 for one vertex; 0 for none.
    ///
    /// Any cofactor of `L` (Kirchhoff 1847), hence `1/n` times the product of the non-zero eigenvalues.
    ///
    /// ```
    /// use elenchus::graphs::product::complete;
    /// // Cayley: nⁿ⁻².
    /// assert_eq!(complete(6).spanning_trees(), elenchus::linalg::ratio(1296, 1));
    /// ```
    pub fn spanning_trees(&self) -> BigRational {
        if self.is_connected() {
            self.spanning_forests()
        } else {
            BigRational::zero()
        }
    }

    /// The weighted number of spanning forests with one tree in each component: the product over the components.
    pub fn spanning_forests(&self) -> BigRational {
        let matrix = self.matrix();
        self.components()
            .iter()
            .map(|vertices| {
                let free = &vertices[1..];
                matrix
                    .select(free, free)
                    .determinant()
                    .expect("a selection of equal rows and columns is square")
            })
            .fold(BigRational::one(), |product, trees| product * trees)
    }
}
