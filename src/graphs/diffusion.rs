//! Diffusion of a signal on a graph, in steps, exact.
//!
//! The heat equation `x' = −Lx` moves a signal towards its mean on every component. The explicit step is
//! `x ← (I − τL)x`, the implicit step `x ← (I + τL)⁻¹x`. Both keep the sum on every component, whatever `τ ≥ 0` is.
//!
//! | | keeps signals ≥ 0 non-negative | converges to the mean on components |
//! |---|---|---|
//! | explicit | exactly when `τ · max degree ≤ 1` ([`explicit_keeps_positive`]) | exactly when `0 < τ λ_max < 2` ([`explicit_behaviour`]) |
//! | implicit | always | always, for `τ > 0` |
//!
//! `Lx` itself is not a diffused signal: its entries sum to 0.

use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

use super::{GraphError, Laplacian};
use crate::linalg::Matrix;

/// What repeated explicit steps do to signals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Behaviour {
    /// Nothing moves: `τL = 0`.
    Still,
    /// Every signal tends to its mean on every component: `0 < τ λ_max < 2`.
    Converges,
    /// Every signal stays bounded and some signal alternates for ever: `τ λ_max = 2`.
    Oscillates,
    /// Some signal grows without bound: `τ λ_max > 2`.
    Diverges,
}

fn check_step(step: &BigRational) -> Result<(), GraphError> {
    if step.is_negative() {
        Err(GraphError::Step {
            got: step.to_string(),
        })
    } else {
        Ok(())
    }
}

/// The matrix `I − τL` of the explicit step.
///
/// # Errors
/// [`GraphError::Step`] for `τ < 0`.
pub fn explicit_matrix(laplacian: &Laplacian, step: &BigRational) -> Result<Matrix, GraphError> {
    check_step(step)?;
    Ok(&Matrix::identity(laplacian.order()) - &laplacian.matrix().scale(step))
}

/// The matrix `(I + τL)⁻¹` of the implicit step: rows sum to 1, no entry is negative.
///
/// # Errors
/// [`GraphError::Step`] for `τ < 0`.
pub fn implicit_matrix(laplacian: &Laplacian, step: &BigRational) -> Result<Matrix, GraphError> {
    check_step(step)?;
    let forward = &Matrix::identity(laplacian.order()) + &laplacian.matrix().scale(step);
    Ok(forward.inverse().expect("I + τL is positive definite"))
}

/// The signal after `steps` explicit steps. Cost: one pass over the edges per step.
///
/// # Errors
/// [`GraphError::Step`] for `τ < 0`; [`GraphError::Signal`].
///
/// ```
/// use elenchus::{graphs::{diffusion::explicit, product::path}, linalg::ratio};
/// let x = [ratio(1, 1), ratio(0, 1), ratio(0, 1)];
/// let y = explicit(&path(3), &ratio(1, 2), 2, &x)?;
/// assert_eq!(y, [ratio(1, 2), ratio(1, 4), ratio(1, 4)]);
/// # Ok::<(), elenchus::graphs::GraphError>(())
/// ```
pub fn explicit(
    laplacian: &Laplacian,
    step: &BigRational,
    steps: usize,
    signal: &[BigRational],
) -> Result<Vec<BigRational>, GraphError> {
    check_step(step)?;
    laplacian.check_signal(signal)?;
    let mut x = signal.to_vec();
    for _ in 0..steps {
        let flow = laplacian.apply(&x)?;
        for (value, f) in x.iter_mut().zip(flow) {
            *value -= step * f;
        }
    }
    Ok(x)
}

/// The signal after `steps` implicit steps. Cost: one inverse, one product per step.
///
/// # Errors
/// [`GraphError::Step`] for `τ < 0`; [`GraphError::Signal`].
///
/// ```
/// use elenchus::{graphs::{diffusion::implicit, product::path}, linalg::ratio};
/// let y = implicit(&path(2), &ratio(1, 1), 1, &[ratio(1, 1), ratio(0, 1)])?;
/// assert_eq!(y, [ratio(2, 3), ratio(1, 3)]);
/// # Ok::<(), elenchus::graphs::GraphError>(())
/// ```
pub fn implicit(
    laplacian: &Laplacian,
    step: &BigRational,
    steps: usize,
    signal: &[BigRational],
) -> Result<Vec<BigRational>, GraphError> {
    laplacian.check_signal(signal)?;
    let matrix = implicit_matrix(laplacian, step)?;
    let mut x = signal.to_vec();
    for _ in 0..steps {
        x = matrix.apply(&x).expect("one value for every vertex");
    }
    Ok(x)
}

/// The limit of diffusion: the mean of the signal on every component.
///
/// # Errors
/// [`GraphError::Signal`].
pub fn equilibrium(
    laplacian: &Laplacian,
    signal: &[BigRational],
) -> Result<Vec<BigRational>, GraphError> {
    laplacian.check_signal(signal)?;
    let mut limit = vec![BigRational::zero(); signal.len()];
    for component in laplacian.components() {
        let sum: BigRational = component.iter().map(|&v| &signal[v]).sum();
        let mean = sum / BigRational::from_integer(component.len().into());
        for v in component {
            limit[v] = mean.clone();
        }
    }
    Ok(limit)
}

/// Whether the explicit step takes every non-negative signal to a non-negative one: `τ · max degree ≤ 1`.
///
/// # Errors
/// [`GraphError::Step`] for `τ < 0`.
pub fn explicit_keeps_positive(
    laplacian: &Laplacian,
    step: &BigRational,
) -> Result<bool, GraphError> {
    check_step(step)?;
    Ok(laplacian
        .degrees()
        .iter()
        .all(|d| d * step <= BigRational::one()))
}

/// What repeated explicit steps do, decided by an exact count of the eigenvalues of `L` beyond `2/τ`.
///
/// # Errors
/// [`GraphError::Step`] for `τ < 0`.
///
/// ```
/// use elenchus::graphs::diffusion::{Behaviour, explicit_behaviour};
/// use elenchus::{graphs::product::path, linalg::ratio};
/// let edge = path(2); // eigenvalues 0 and 2
/// assert_eq!(explicit_behaviour(&edge, &ratio(99, 100))?, Behaviour::Converges);
/// assert_eq!(explicit_behaviour(&edge, &ratio(1, 1))?, Behaviour::Oscillates);
/// # Ok::<(), elenchus::graphs::GraphError>(())
/// ```
pub fn explicit_behaviour(
    laplacian: &Laplacian,
    step: &BigRational,
) -> Result<Behaviour, GraphError> {
    check_step(step)?;
    if step.is_zero() || laplacian.edges().is_empty() {
        return Ok(Behaviour::Still);
    }
    let count = laplacian.count_eigenvalues(&(BigRational::from_integer(2.into()) / step));
    Ok(match (count.above, count.equal) {
        (0, 0) => Behaviour::Converges,
        (0, _) => Behaviour::Oscillates,
        _ => Behaviour::Diverges,
    })
}

/// The roughness `xᵀLx / xᵀx`, between 0 and the largest eigenvalue; `None` for the zero signal.
///
/// # Errors
/// [`GraphError::Signal`].
pub fn roughness(
    laplacian: &Laplacian,
    signal: &[BigRational],
) -> Result<Option<BigRational>, GraphError> {
    let energy = laplacian.energy(signal)?;
    let size: BigRational = signal.iter().map(|x| x * x).sum();
    Ok((!size.is_zero()).then(|| energy / size))
}
