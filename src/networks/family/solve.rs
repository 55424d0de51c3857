//! Solving for the entries, one orbit of coordinates at a time.

use num_bigint::BigUint;
use num_rational::BigRational;
use num_traits::{One, Zero};

use super::{Error, Family, echelon, parameter_name};
use crate::linalg::ParamPoly;

/// `constant + Σ c·parameter`, parameters by number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Affine {
    pub constant: BigRational,
    pub terms: Vec<(usize, BigRational)>,
}

impl Affine {
    pub fn polynomial(&self) -> ParamPoly {
        let mut sum = ParamPoly::constant(self.constant.clone());
        for (p, c) in &self.terms {
            sum = &sum + &ParamPoly::parameter(&parameter_name(*p)).scale(c);
        }
        sum
    }

    pub fn at(&self, values: &[BigRational]) -> BigRational {
        let mut sum = self.constant.clone();
        for (p, c) in &self.terms {
            sum += c * &values[*p];
        }
        sum
    }
}

/// The solutions of the equations of one row: per unknown the constant and the coefficients of the free unknowns.
struct Row {
    entries: Vec<Affine>,
    free: Vec<usize>,
}

/// Reads the solutions off equations `[A | b]` in reduced echelon form with consistent right-hand side.
fn read_off(reduced: &[Vec<BigRational>], pivots: &[usize], unknowns: usize) -> Row {
    let mut pivot_row = vec![None; unknowns];
    for (b, &p) in pivots.iter().enumerate() {
        pivot_row[p] = Some(b);
    }
    let free: Vec<usize> = (0..unknowns).filter(|&u| pivot_row[u].is_none()).collect();
    let entries = (0..unknowns)
        .map(|u| match pivot_row[u] {
            None => Affine {
                constant: BigRational::zero(),
                terms: vec![(u, BigRational::one())],
            },
            Some(b) => Affine {
                constant: reduced[b][unknowns].clone(),
                terms: free
                    .iter()
                    .filter(|&&f| !reduced[b][f].is_zero())
                    .map(|&f| (f, -&reduced[b][f]))
                    .collect(),
            },
        })
        .collect();
    Row { entries, free }
}

impl Family {
    /// `pattern` numbers the entries in order of first occurrence, and a row that holds one first occurrence shares no entry with earlier rows.
    pub(super) fn build(
        x: &[Vec<BigRational>],
        pattern: Vec<Vec<usize>>,
        group_order: Option<BigUint>,
    ) -> Result<Self, Error> {
        let degree = pattern.len();
        let (basis, pivots) = echelon(x)?;
        let mut is_pivot = vec![false; degree];
        pivots.iter().for_each(|&p| is_pivot[p] = true);
        let mut entries: Vec<Affine> = Vec::new();
        let mut places = Vec::new();
        for (i, labels) in pattern.iter().enumerate() {
            let first = entries.len();
            let unknowns = labels
                .iter()
                .max()
                .map_or(0, |m| (m + 1).saturating_sub(first));
            if unknowns == 0 {
                continue;
            }
            let row = if unknowns == degree {
                // Every unknown is one place: the basis is the reduced system already.
                let system: Vec<Vec<BigRational>> = basis
                    .iter()
                    .map(|v| v.iter().chain([&v[i]]).cloned().collect())
                    .collect();
                read_off(&system, &pivots, unknowns)
            } else {
                let mut system: Vec<Vec<BigRational>> = basis
                    .iter()
                    .map(|v| {
                        let mut equation = vec![BigRational::zero(); unknowns + 1];
                        for (x, &l) in v.iter().zip(labels) {
                            if !x.is_zero() {
                                equation[l - first] += x;
                            }
                        }
                        equation[unknowns] = v[i].clone();
                        equation
                    })
                    .collect();
                // With many symmetries most equations are the same.
                system.sort_unstable();
                system.dedup();
                let (reduced, pivots) = echelon(&system)?;
                // The identity is a solution, so no pivot falls on the right-hand side.
                debug_assert!(pivots.iter().all(|&p| p < unknowns));
                read_off(&reduced, &pivots, unknowns)
            };
            // Name the free unknowns in the order in which the row mentions them.
            let mut name = vec![usize::MAX; unknowns];
            let mut next = places.len();
            for entry in &row.entries {
                for (f, _) in &entry.terms {
                    if name[*f] == usize::MAX {
                        name[*f] = next;
                        next += 1;
                    }
                }
            }
            places.resize(next, (i, 0));
            for &f in &row.free {
                let column = labels.iter().position(|&l| l == first + f);
                places[name[f]] = (i, column.unwrap_or_default());
            }
            entries.extend(row.entries.into_iter().map(|mut e| {
                e.terms.iter_mut().for_each(|(f, _)| *f = name[*f]);
                e.terms.sort_unstable_by_key(|t| t.0);
                e
            }));
        }
        Ok(Family {
            degree,
            group_order,
            basis,
            free: (0..degree).filter(|&j| !is_pivot[j]).collect(),
            pivots,
            pattern,
            entries,
            places,
        })
    }
}
