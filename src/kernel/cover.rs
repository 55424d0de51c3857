//! Covering a whole space: every discrete choice, and every real value of its parameters.

use std::ops::ControlFlow;

use super::{Case, Conclusion, Enclosure, Exact, Judgement, Space, Statement, Value};
use crate::number::{Degree, Number};

/// No certificate makes the kernel evaluate a statement more often than this.
pub const MAX_EVALUATIONS: u64 = 4_000_000;

/// What covering a space came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// Choices of the discrete parts.
    pub cases: u64,
    /// How many of them met the hypotheses.
    pub met: u64,
    /// Evaluations: lattice points of the identities, or boxes, or the cases themselves.
    pub points: u64,
    /// The largest bound on a total degree.
    pub degree: u64,
}

/// How one choice of the discrete parts is judged in some exact arithmetic `N`; the kernel uses [`Exact`], the search something faster.
pub(crate) trait Judge<N: Number> {
    /// Judges a complete instance.
    ///
    /// # Errors
    /// A reason why it cannot.
    fn at(&self, case: &Case<N>) -> Result<Judgement<N>, String>;
    /// Bounds degrees; the constants are exact in any case, one arithmetic less for every statement to be compiled for.
    ///
    /// # Errors
    /// A reason why it cannot.
    fn degrees(&self, case: &Case<Degree<Exact>>) -> Result<Judgement<Degree<Exact>>, String>;
    /// A number of the search as a number of the kernel.
    fn exact(&self, x: &N) -> Exact;
}

struct ByKernel<'a>(&'a dyn Statement);

impl Judge<Exact> for ByKernel<'_> {
    fn at(&self, case: &Case<Exact>) -> Result<Judgement<Exact>, String> {
        self.0.judge_exact(case).map_err(|e| e.to_string())
    }
    fn degrees(&self, case: &Case<Degree<Exact>>) -> Result<Judgement<Degree<Exact>>, String> {
        self.0.judge_degree(case).map_err(|e| e.to_string())
    }
    fn exact(&self, x: &Exact) -> Exact {
        x.clone()
    }
}

/// Checks a statement on its whole space by enumeration and, for real parameters, by identity.
///
/// For one choice of the discrete parts, with `k` real parameters, the statement is run with degrees. If every hypothesis is decided by the
/// discrete parts, or enters by its sign only, and the conclusion is a list of polynomial equations (an inequality `left ≥ right` becomes the
/// equation of `left − right` with its evidently signed reason), then two polynomials whose total degree is at most `D`, and whose degree in parameter `i`
/// is at most `dᵢ`, are equal for all real parameters if they agree on the lattice `{x ∈ ℕᵏ : Σxᵢ ≤ D}` of `C(k+D, k)` points, or on the
/// grid `∏{0,…,dᵢ}`; the smaller of the two is used. (Both are unisolvent: by induction on `k`, restricting to the last coordinate.)
///
/// # Errors
/// The first instance that fails, or the reason why the space cannot be covered.
pub fn cover(statement: &dyn Statement) -> Result<Cover, String> {
    cover_with(&statement.space(), &ByKernel(statement))
}

pub(crate) fn cover_with<N: Number>(space: &Space, judge: &dyn Judge<N>) -> Result<Cover, String> {
    let mut total = Cover::default();
    let mut failure = None;
    let flow = space.each_discrete::<N>(&mut |case| {
        total.cases += 1;
        match cover_case(space, judge, case, &mut total) {
            Ok(()) => ControlFlow::Continue(()),
            Err(e) => {
                failure = Some(format!("at {case}: {e}"));
                ControlFlow::Break(())
            }
        }
    });
    match (failure, flow) {
        (Some(e), _) => Err(e),
        (None, Err(e)) => Err(e.to_string()),
        (None, Ok(_)) => Ok(total),
    }
}

fn cover_case<N: Number>(
    space: &Space,
    judge: &dyn Judge<N>,
    case: &Case<N>,
    total: &mut Cover,
) -> Result<(), String> {
    let free = space.free_count(case);
    if free == 0 {
        total.points += 1;
        budget(total)?;
        let j = judge.at(case)?;
        return match (j.met(), j.conclusion.holds()) {
            (Some(false), _) => Ok(()),
            (Some(true), Some(true)) => {
                total.met += 1;
                Ok(())
            }
            (Some(true), Some(false)) => Err("the conclusion is false".into()),
            _ => Err("not decided in exact arithmetic".into()),
        };
    }
    let j = judge.degrees(&space.with_free(
        case,
        |x| Degree::Constant(judge.exact(x)),
        |k| Degree::parameter(k, free),
    ))?;
    let mut skip = false;
    for h in &j.hypotheses {
        match (h.met, h.by_sign) {
            (Some(false), _) => skip = true,
            (Some(true), _) | (None, true) => {}
            (None, false) => {
                return Err(format!(
                    "the hypothesis '{}' depends on the parameters",
                    h.name
                ));
            }
        }
    }
    if skip {
        return Ok(());
    }
    let (mut degree, mut by) = (0u64, vec![0u64; free]);
    let mut see = |d: &Degree<Exact>| {
        degree = degree.max(d.total());
        for (b, x) in by.iter_mut().zip(d.by_parameter(free)) {
            *b = (*b).max(x);
        }
    };
    match &j.conclusion {
        Conclusion::Equal(pairs) => pairs.iter().for_each(|(_, l, r)| {
            see(l);
            see(r);
        }),
        Conclusion::Sign {
            left,
            right,
            strict,
            because,
        } => {
            if *strict && !because.is_strict() {
                return Err("a strict inequality with a reason that is not strict".into());
            }
            [left, right, because.value()].into_iter().for_each(see);
        }
        Conclusion::Said {
            holds: Some(true), ..
        } => {}
        Conclusion::Said { .. } => return Err("the conclusion is not an identity".into()),
    }
    total.met += 1;
    total.degree = total.degree.max(degree);
    let lattice = binomial(free as u64 + degree, degree);
    let grid = by.iter().try_fold(1u64, |p, d| p.checked_mul(d + 1));
    let use_grid = matches!((grid, lattice), (Some(g), Some(l)) if g <= l) || lattice.is_none();
    let points = if use_grid { grid } else { lattice };
    total.points = points
        .and_then(|p| total.points.checked_add(p))
        .ok_or("too many lattice points")?;
    budget(total)?;
    let mut point = vec![0u64; free];
    loop {
        let here = space.with_free(case, Clone::clone, |k| N::integer(point[k] as i64));
        let j = judge.at(&here)?;
        let fine = match &j.conclusion {
            Conclusion::Sign {
                left,
                right,
                because,
                ..
            } => (left.clone() - right.clone()).same(because.value()),
            other => other.holds(),
        };
        if fine != Some(true) {
            let (l, r) = j.conclusion.sides();
            return Err(format!("the identity fails at {here}: {l} against {r}"));
        }
        let more = if use_grid {
            next_in_grid(&mut point, &by)
        } else {
            next_in_lattice(&mut point, degree)
        };
        if !more {
            return Ok(());
        }
    }
}

fn budget(total: &Cover) -> Result<(), String> {
    if total.points > MAX_EVALUATIONS {
        return Err(format!("more than {MAX_EVALUATIONS} evaluations"));
    }
    Ok(())
}

fn binomial(n: u64, k: u64) -> Option<u64> {
    let mut c = 1u64;
    for i in 1..=k.min(n - k) {
        c = c.checked_mul(n - k.min(n - k) + i)? / i;
    }
    Some(c)
}

fn next_in_grid(point: &mut [u64], by: &[u64]) -> bool {
    for (x, d) in point.iter_mut().zip(by) {
        if *x < *d {
            *x += 1;
            return true;
        }
        *x = 0;
    }
    false
}

fn next_in_lattice(point: &mut [u64], degree: u64) -> bool {
    let mut used: u64 = point.iter().sum();
    for x in point.iter_mut() {
        if used < degree {
            *x += 1;
            return true;
        }
        used -= *x;
        *x = 0;
    }
    false
}

/// Checks a statement with bounded real parameters by enclosures: each choice of the discrete parts, each box of a bisection of the
/// parameters' intervals down to `depth` halvings of the widest side.
///
/// # Errors
/// A box that is not decided at that depth, or a reason why enclosures do not apply.
pub fn cover_boxes(statement: &dyn Statement, depth: u32) -> Result<Cover, String> {
    let space = statement.space();
    if space.has_free() {
        return Err("unbounded parameters cannot be covered by boxes".into());
    }
    if depth > 40 {
        return Err(format!("depth {depth} is not accepted"));
    }
    let mut total = Cover::default();
    let mut failure = None;
    let flow = space.each_discrete::<Enclosure>(&mut |case| {
        total.cases += 1;
        let met_before = total.met;
        match split(statement, case, space.boxes(), depth, &mut total) {
            Ok(()) => {
                total.met = met_before + u64::from(total.met > met_before);
                ControlFlow::Continue(())
            }
            Err(e) => {
                failure = Some(e);
                ControlFlow::Break(())
            }
        }
    });
    match (failure, flow) {
        (Some(e), _) => Err(e),
        (None, Err(e)) => Err(e.to_string()),
        (None, Ok(_)) => Ok(total),
    }
}

fn split(
    statement: &dyn Statement,
    case: &Case<Enclosure>,
    sides: Vec<(String, Enclosure)>,
    depth: u32,
    total: &mut Cover,
) -> Result<(), String> {
    total.points += 1;
    budget(total)?;
    let mut here = case.clone();
    for (name, side) in &sides {
        here.set(name, Value::Number(side.clone()));
    }
    let reason = match statement.judge_enclosed(&here) {
        Ok(j) => match (j.met(), j.conclusion.holds()) {
            (Some(false), _) => return Ok(()),
            (met, Some(true)) => {
                total.met += u64::from(met == Some(true));
                return Ok(());
            }
            (Some(true), Some(false)) => return Err(format!("the conclusion is false on {here}")),
            _ => "not decided".to_string(),
        },
        Err(e) => e.to_string(),
    };
    let widest = (0..sides.len()).max_by_key(|&k| (sides[k].1.width(), sides.len() - k));
    match widest {
        Some(k) if depth > 0 => {
            let (low, high) = sides[k].1.halves();
            for half in [low, high] {
                let mut part = sides.clone();
                part[k].1 = half;
                split(statement, case, part, depth - 1, total)?;
            }
            Ok(())
        }
        _ => Err(format!("at {here}: {reason}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lattices_have_the_size_of_the_formula() {
        for (k, d) in [(1usize, 0u64), (1, 5), (3, 2), (9, 1), (9, 2), (4, 4)] {
            let mut point = vec![0; k];
            let mut n = 1;
            while next_in_lattice(&mut point, d) {
                assert!(point.iter().sum::<u64>() <= d);
                n += 1;
            }
            assert_eq!(Some(n), binomial(k as u64 + d, d));
        }
        let mut point = vec![0; 2];
        let mut n = 1;
        while next_in_grid(&mut point, &[2, 3]) {
            n += 1;
        }
        assert_eq!(n, 12);
        assert_eq!(binomial(200, 100), None);
    }
}
