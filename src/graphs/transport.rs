//! From the Laplacian of one graph to that of another on the same vertices.
//!
//! `g = L_B L_A⁺` ([`transport`]) satisfies `g L_A = L_B` exactly when every edge of `B` lies inside a component of `A`
//! ([`Laplacian::component_wise_contains`]). It is never invertible (`1ᵀg = 0`), not even for `A = B`, where it is the
//! projector onto the image of `L_A`.
//!
//! For graphs with the same components, `g̃ = (L_B + K)(L_A + K)⁻¹ = L_B L_A⁺ + K` ([`invertible_transport`]), `K` the common
//! [kernel projector](Laplacian::kernel_projector), repairs this: it is invertible, `g̃(B→C) g̃(A→B) = g̃(A→C)`, it is the
//! identity exactly when `A = B`, `g̃ L_A = L_B`, and `det g̃` is the ratio of the weighted numbers of spanning forests.
//! Pseudo-inverses, hence resistance metrics, go the other way: `L_B⁺ = L_A⁺ g̃⁻¹`.
//!
//! The components must agree: with `K_A ≠ K_B` the identity no longer tells graphs apart. Two isolated vertices have
//! `L + K = I`, and so has a single edge of weight ½.

use num_rational::BigRational;

use super::{GraphError, Laplacian};
use crate::linalg::Matrix;

/// The matrix `L_B L_A⁺`.
///
/// # Errors
/// [`GraphError::Orders`] when the graphs have different numbers of vertices.
///
/// ```
/// use elenchus::graphs::{product::{complete, path}, transport::transport};
/// let (a, b) = (path(3), complete(3));
/// assert_eq!(&transport(&a, &b)? * &a.matrix(), b.matrix());
/// # Ok::<(), elenchus::graphs::GraphError>(())
/// ```
pub fn transport(from: &Laplacian, to: &Laplacian) -> Result<Matrix, GraphError> {
    from.check_order(to)?;
    Ok(&to.matrix() * &from.pseudo_inverse())
}

/// The invertible matrix `L_B L_A⁺ + K` for graphs with the same components, `K` averaging over each of them.
///
/// # Errors
/// [`GraphError::Orders`]; [`GraphError::Components`].
pub fn invertible_transport(from: &Laplacian, to: &Laplacian) -> Result<Matrix, GraphError> {
    from.check_components(to)?;
    Ok(&transport(from, to)? + &from.kernel_projector())
}

/// The determinant of [`invertible_transport`]: spanning forests of `to` over spanning forests of `from`.
///
/// # Errors
/// [`GraphError::Orders`]; [`GraphError::Components`].
///
/// ```
/// use elenchus::graphs::{product::{complete, path}, transport::transport_determinant};
/// assert_eq!(transport_determinant(&path(4), &complete(4))?, elenchus::linalg::ratio(16, 1));
/// # Ok::<(), elenchus::graphs::GraphError>(())
/// ```
pub fn transport_determinant(from: &Laplacian, to: &Laplacian) -> Result<BigRational, GraphError> {
    from.check_components(to)?;
    Ok(to.spanning_forests() / from.spanning_forests())
}
