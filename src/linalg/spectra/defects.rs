//! How far approximate factors are from being factors: upper bounds that hold whatever the rounding.

use nalgebra::DMatrix;

use super::Rounding;
use super::products::{
    Lines, Norms, add_up, column_norms, depth, dot_up, frobenius_squared, gamma, mul_up, norms,
    product, split, sqrt_up, squares, symmetric_norms, underflow, view,
};

/// Upper bound of ‖I − UᵀU‖₂.
pub(super) fn defect(u: &DMatrix<f64>, rounding: Rounding) -> f64 {
    let (m, r) = u.shape();
    let identity_minus = |mut g: DMatrix<f64>| {
        g.as_mut_slice().iter_mut().for_each(|x| *x = -*x);
        (0..r).for_each(|j| g[(j, j)] += 1.0);
        g
    };
    match rounding {
        Rounding::APriori => {
            let g = identity_minus(product(&[(view(u).transpose(), view(u))], true));
            let norms = symmetric_norms(&g);
            let products = mul_up(gamma(depth(&[m])), frobenius_squared(u).1);
            let subtraction = mul_up(gamma(1), norms.frobenius);
            norms
                .widen(add_up(add_up(products, subtraction), underflow(r, r, m)))
                .spectral
        }
        Rounding::Split => {
            // UᵀU = HᵀH + W + Wᵀ with U = H + T and W = (H + T/2)ᵀT, the first product exact.
            let (high, low) = split(u, Lines::Columns, m);
            let half = DMatrix::from_fn(m, r, |i, j| high[(i, j)] + 0.5 * low[(i, j)]);
            let mut g = identity_minus(product(&[(view(&high).transpose(), view(&high))], true));
            let first = mul_up(gamma(1), symmetric_norms(&g).frobenius);
            let w = product(&[(view(&half).transpose(), view(&low))], false);
            let mut last = DMatrix::zeros(r, r);
            for j in 0..r {
                for i in j..r {
                    let c = w[(i, j)] + w[(j, i)];
                    last[(i, j)] = c;
                    g[(i, j)] -= c;
                }
            }
            let norms = symmetric_norms(&g);
            let cross = {
                let (a, b) = (
                    sqrt_up(frobenius_squared(&half).1),
                    sqrt_up(frobenius_squared(&low).1),
                );
                // Rounding of the product and of H + T/2, for W and its transpose.
                2.0 * mul_up(gamma(depth(&[m]) + 2), mul_up(a, b))
            };
            let additions = mul_up(
                gamma(1),
                add_up(symmetric_norms(&last).frobenius, norms.frobenius),
            );
            let slack = add_up(
                add_up(first, cross),
                add_up(additions, underflow(r, r, 4 * m)),
            );
            norms.widen(slack).spectral
        }
    }
}

/// Upper bounds of the norms of `A − U diag(s) Vᵀ`, given a bound of ‖I − VᵀV‖.
pub(super) fn residual(
    a: &DMatrix<f64>,
    u: &DMatrix<f64>,
    s: &[f64],
    v: &DMatrix<f64>,
    rounding: Rounding,
    beta: f64,
) -> Norms {
    let (m, n) = a.shape();
    let r = s.len();
    let mut p = u.clone();
    p.column_iter_mut()
        .zip(s)
        .for_each(|(mut column, &s)| column *= s);
    let p_norms = column_norms(&p);
    // US and its rounding P differ by at most u|US| ≤ u(1 + 2u)|P|, and ‖V‖₂ ≤ √(1 + β).
    let scaling = mul_up(
        mul_up(gamma(2), sqrt_up(squares(&p_norms).1)),
        sqrt_up(add_up(1.0, beta)),
    );
    let lost = underflow(m, n, 4 * r);
    match rounding {
        Rounding::APriori => {
            let mut residual = product(&[(view(&p), view(v).transpose())], false);
            residual.zip_apply(a, |x, a| *x = a - *x);
            let norms = norms(&residual, false);
            let products = mul_up(gamma(depth(&[r])), dot_up(&p_norms, &column_norms(v)));
            let subtraction = mul_up(gamma(1), norms.frobenius);
            norms.widen(add_up(add_up(products, subtraction), add_up(scaling, lost)))
        }
        Rounding::Split => {
            // PVᵀ = P₁V₁ᵀ + (P₁V₂ᵀ + P₂Vᵀ), the first product exact.
            let (p1, p2) = split(&p, Lines::Rows, r);
            let (v1, v2) = split(v, Lines::Rows, r);
            let mut residual = product(&[(view(&p1), view(&v1).transpose())], false);
            residual.zip_apply(a, |x, a| *x = a - *x);
            let first = mul_up(gamma(1), sqrt_up(frobenius_squared(&residual).1));
            let rest = product(
                &[
                    (view(&p1), view(&v2).transpose()),
                    (view(&p2), view(v).transpose()),
                ],
                false,
            );
            residual.zip_apply(&rest, |x, c| *x -= c);
            let norms = norms(&residual, true);
            let cross = add_up(
                dot_up(&column_norms(&p1), &column_norms(&v2)),
                dot_up(&column_norms(&p2), &column_norms(v)),
            );
            let products = mul_up(gamma(depth(&[r, r])), cross);
            let subtraction = mul_up(gamma(1), norms.frobenius);
            norms.widen(add_up(
                add_up(add_up(products, subtraction), add_up(scaling, first)),
                lost,
            ))
        }
    }
}
