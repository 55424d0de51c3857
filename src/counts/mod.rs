//! Counting what a class of functions can do: dimensions of polynomial spaces, Vapnik–Chervonenkis dimensions with
//! certificates on both sides, monomials of compositional polynomials, Boolean functions along a tree.
//!
//! * [`polynomials`]: how many monomials there are, and which; the Newton basis that interpolates on a simplex of lattice points.
//! * [`vc`]: finite classes. A dimension comes with a shattered set and with a complete list of reasons why no larger set is shattered.
//! * [`polynomial_class`]: the sign class of any span of monomials. Its dimension is the number of monomials (Dudley), with
//!   shattered points on one side and, for any larger set of points, a linear dependence that forbids one labelling.
//! * [`trees`]: the monomials of a polynomial computed along a tree with power activations, by recurrence and by expansion.
//! * [`boolean`]: which Boolean functions are compositions along a given tree.
//!
//! Every count is exact and returned as a big integer. Nothing here is random.
//!
//! **Sources.** R. M. Dudley, *Central limit theorems for empirical measures*, Ann. Probab. 6 (1978), Theorem 7.2 (dimension of sign
//! classes of vector spaces); N. Sauer, *On the density of families of sets*, J. Combin. Theory A 13 (1972), and S. Shelah (1972);
//! K. C. Chung and T. H. Yao, *On lattices admitting unique Lagrange interpolations*, SIAM J. Numer. Anal. 14 (1977).

pub mod boolean;
pub mod polynomial_class;
pub mod polynomials;
pub mod trees;
pub mod vc;

pub use polynomial_class::PolynomialClass;
pub use trees::PowerTree;
pub use vc::FiniteClass;
