//! Inverting a Laplacian: one vertex of each component is grounded, what is left is invertible.
//!
//! With `X` the inverse of `L` without the row and column of the grounded vertex (padded by zeros there), `r` its row
//! sums and `t` its total, a component with `k` vertices has
//! `k² L⁺_ij = k² X_ij − k (r_i + r_j) + t` (centre both sides: `L⁺ = (I − J/k) X (I − J/k)`), effective resistances
//! `X_ii + X_jj − 2 X_ij`, and Kirchhoff index `k tr X − t`.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::{GraphError, Laplacian};
use crate::linalg::Matrix;

/// A Laplacian with one vertex of every component held at potential 0, solved: pseudo-inverse, effective resistances,
/// potentials.
///
/// Cost: one exact inverse of an integer matrix per component; every question is then a few operations per entry asked
/// for.
///
/// Mathematics: D. J. Klein and M. Randić, *Resistance distance*, J. Math. Chem. 12 (1993); R. M. Foster, *The average
/// impedance of an electrical network* (1949).
#[derive(Debug, Clone)]
pub struct Grounded<'a> {
    laplacian: &'a Laplacian,
    /// For every vertex its position in its component; the last one is grounded.
    position: Vec<usize>,
    blocks: Vec<Block>,
}

#[derive(Debug, Clone)]
struct Block {
    vertices: Vec<usize>,
    /// Inverse of the Laplacian of the component without its last vertex.
    inverse: Matrix,
}

impl Block {
    /// Numerator of the padded inverse over its denominator.
    fn numerator(&self, i: usize, j: usize) -> Option<&BigInt> {
        let m = self.inverse.nrows();
        (i < m && j < m).then(|| &self.inverse.numerators()[i * m + j])
    }

    fn row_sums(&self) -> Vec<BigInt> {
        let m = self.inverse.nrows();
        (0..self.vertices.len())
            .map(|i| {
                if i < m {
                    self.inverse.numerators()[i * m..(i + 1) * m].iter().sum()
                } else {
                    BigInt::zero()
                }
            })
            .collect()
    }

    /// Numerator of the effective resistance between two positions.
    fn resistance(&self, i: usize, j: usize) -> BigInt {
        let mut sum = BigInt::zero();
        for k in [i, j] {
            if let Some(x) = self.numerator(k, k) {
                sum += x;
            }
        }
        if let Some(x) = self.numerator(i, j) {
            sum -= x * 2;
        }
        if i == j { BigInt::zero() } else { sum }
    }
}

impl Laplacian {
    /// Grounds one vertex of each component and inverts what is left.
    pub fn ground(&self) -> Grounded<'_> {
        let matrix = self.matrix();
        let mut position = vec![0; self.order()];
        let blocks = self
            .components()
            .into_iter()
            .map(|vertices| {
                for (i, &v) in vertices.iter().enumerate() {
                    position[v] = i;
                }
                let free = &vertices[..vertices.len() - 1];
                let inverse = matrix
                    .select(free, free)
                    .inverse()
                    .expect("a grounded connected Laplacian is positive definite");
                Block { vertices, inverse }
            })
            .collect();
        Grounded {
            laplacian: self,
            position,
            blocks,
        }
    }

    /// One effective resistance, by one linear system instead of an inverse; `None` in different components.
    ///
    /// For many pairs of one graph use [`Laplacian::ground`].
    ///
    /// # Errors
    /// [`GraphError::Vertex`].
    ///
    /// ```
    /// use elenchus::{graphs::product::cycle, linalg::ratio};
    /// assert_eq!(cycle(100).effective_resistance(0, 50)?, Some(ratio(25, 1)));
    /// # Ok::<(), elenchus::graphs::GraphError>(())
    /// ```
    pub fn effective_resistance(
        &self,
        u: usize,
        v: usize,
    ) -> Result<Option<BigRational>, GraphError> {
        let component = self.component_of(u)?;
        if component != self.component_of(v)? {
            return Ok(None);
        }
        if u == v {
            return Ok(Some(BigRational::zero()));
        }
        // A unit current from u to the grounded vertex v: the resistance is the potential at u.
        let free: Vec<usize> = (0..self.order())
            .filter(|&w| w != v && self.component_of(w) == Ok(component))
            .collect();
        let at = free.binary_search(&u).expect("u is free");
        let mut current = vec![BigRational::zero(); free.len()];
        current[at] = BigRational::one();
        let solution = self
            .matrix()
            .select(&free, &free)
            .solve(&current)
            .expect("a square system");
        let potential = solution
            .particular()
            .expect("a grounded connected Laplacian is positive definite");
        Ok(Some(potential[at].clone()))
    }

    /// The Moore–Penrose inverse `L⁺`, symmetric, with the kernel of `L`.
    pub fn pseudo_inverse(&self) -> Matrix {
        self.ground().pseudo_inverse()
    }
}

impl Grounded<'_> {
    /// The Moore–Penrose inverse `L⁺`.
    pub fn pseudo_inverse(&self) -> Matrix {
        let n = self.laplacian.order();
        let square = |k: usize| BigInt::from(k) * BigInt::from(k);
        let denominator = self.blocks.iter().fold(BigInt::one(), |d, b| {
            d.lcm(&(square(b.vertices.len()) * b.inverse.denominator()))
        });
        let mut numerators = vec![BigInt::zero(); n * n];
        for block in &self.blocks {
            let k = block.vertices.len();
            let k2 = square(k);
            let scale = &denominator / (&k2 * block.inverse.denominator());
            let rows = block.row_sums();
            let total: BigInt = rows.iter().sum();
            let rows: Vec<BigInt> = rows.into_iter().map(|r| r * k).collect();
            for (i, &u) in block.vertices.iter().enumerate() {
                for (j, &v) in block.vertices.iter().enumerate().take(i + 1) {
                    let mut entry = &total - &rows[i] - &rows[j];
                    if let Some(x) = block.numerator(i, j) {
                        entry += x * &k2;
                    }
                    if !scale.is_one() {
                        entry *= &scale;
                    }
                    numerators[v * n + u] = entry.clone();
                    numerators[u * n + v] = entry;
                }
            }
        }
        Matrix::from_numerators(n, n, numerators, denominator).expect("n² entries")
    }

    /// The effective resistance between two vertices; `None` (no current can flow) in different components.
    ///
    /// # Errors
    /// [`GraphError::Vertex`].
    pub fn resistance(&self, u: usize, v: usize) -> Result<Option<BigRational>, GraphError> {
        let (c, d) = (
            self.laplacian.component_of(u)?,
            self.laplacian.component_of(v)?,
        );
        if c != d {
            return Ok(None);
        }
        let block = &self.blocks[c];
        Ok(Some(BigRational::new(
            block.resistance(self.position[u], self.position[v]),
            block.inverse.denominator().clone(),
        )))
    }

    /// All effective resistances of a connected graph.
    ///
    /// # Errors
    /// [`GraphError::NotConnected`]: some resistance would be infinite.
    pub fn resistances(&self) -> Result<Matrix, GraphError> {
        self.laplacian.require_connected()?;
        let n = self.laplacian.order();
        let block = &self.blocks[0];
        let mut numerators = vec![BigInt::zero(); n * n];
        for i in 0..n {
            for j in 0..i {
                let r = block.resistance(i, j);
                numerators[j * n + i] = r.clone();
                numerators[i * n + j] = r;
            }
        }
        let denominator = block.inverse.denominator().clone();
        Ok(Matrix::from_numerators(n, n, numerators, denominator).expect("n² entries"))
    }

    /// The Kirchhoff index: the sum of the effective resistances of all unordered pairs in one component,
    /// `Σ_components k · tr L⁺`.
    pub fn kirchhoff_index(&self) -> BigRational {
        self.blocks
            .iter()
            .map(|block| {
                let m = block.inverse.nrows();
                let trace: BigInt = (0..m).filter_map(|i| block.numerator(i, i)).sum();
                let total: BigInt = block.inverse.numerators().iter().sum();
                BigRational::new(
                    trace * block.vertices.len() - total,
                    block.inverse.denominator().clone(),
                )
            })
            .sum()
    }

    /// For every edge, in the order of [`Laplacian::edges`], weight times effective resistance: the probability that the
    /// weighted random spanning forest contains it (Kirchhoff). The sum is the rank of `L` (Foster).
    ///
    /// ```
    /// use elenchus::graphs::product::cycle;
    /// use elenchus::linalg::ratio;
    /// assert_eq!(cycle(4).ground().edge_probabilities(), vec![ratio(3, 4); 4]);
    /// ```
    pub fn edge_probabilities(&self) -> Vec<BigRational> {
        self.laplacian
            .edges()
            .iter()
            .map(|e| {
                let resistance = self
                    .resistance(e.u, e.v)
                    .expect("ends are vertices")
                    .expect("ends are connected");
                &e.weight * resistance
            })
            .collect()
    }

    /// The potentials `L⁺b` that drive the injected currents `b`: `Lx = b`, with mean 0 on every component.
    ///
    /// # Errors
    /// [`GraphError::Signal`]; [`GraphError::Unbalanced`] when the currents into some component do not sum to 0.
    ///
    /// ```
    /// use elenchus::graphs::product::path;
    /// use elenchus::linalg::ratio;
    /// let x = path(3).ground().potentials(&[ratio(1, 1), ratio(0, 1), ratio(-1, 1)])?;
    /// assert_eq!(x, [ratio(1, 1), ratio(0, 1), ratio(-1, 1)]);
    /// # Ok::<(), elenchus::graphs::GraphError>(())
    /// ```
    pub fn potentials(&self, currents: &[BigRational]) -> Result<Vec<BigRational>, GraphError> {
        self.laplacian.check_signal(currents)?;
        let mut potentials = vec![BigRational::zero(); currents.len()];
        for block in &self.blocks {
            let b: Vec<BigRational> = block
                .vertices
                .iter()
                .map(|&v| currents[v].clone())
                .collect();
            let sum: BigRational = b.iter().sum();
            if !sum.is_zero() {
                return Err(GraphError::Unbalanced {
                    vertex: block.vertices[0],
                    sum: sum.to_string(),
                });
            }
            let mut x = block
                .inverse
                .apply(&b[..b.len() - 1])
                .expect("one current for every free vertex");
            x.push(BigRational::zero());
            let mean = x.iter().sum::<BigRational>() / BigInt::from(x.len());
            for (&v, value) in block.vertices.iter().zip(x) {
                potentials[v] = value - &mean;
            }
        }
        Ok(potentials)
    }
}
