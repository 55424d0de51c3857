//! How many groups, how many neurons, and where the chains are cut.

use super::MemorizerError;
use super::exact::Q;

/// What the caller asks of a three-layer network; everything not given is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Widths {
    /// Largest width of the first hidden layer.
    pub first: Option<usize>,
    /// Largest width of the second hidden layer per output.
    pub second: Option<usize>,
    /// Longest chain of groups (at least 1): weights depend on the labels of at most that many points, and short chains cost
    /// more neurons in the first layer.
    pub chain: Option<usize>,
}

/// Up to this many points the default is the fewest neurons; beyond it, the shortest weights.
pub const SMALL: usize = 256;

/// Most that the chains may cost, in squared bits: about a quarter of an hour.
const MOST_WORK: f64 = 1e12;

/// A checked arrangement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) groups: usize,
    pub(crate) per_output: usize,
    /// For each boundary between groups: does a neuron of its own cut the chain there?
    pub(crate) resets: Vec<bool>,
}

impl Plan {
    pub(crate) fn first_layer(&self) -> usize {
        self.groups + self.resets.iter().filter(|r| **r).count()
    }

    fn longest_chain(&self) -> usize {
        let (mut longest, mut here) = (1, 1);
        for cut in &self.resets {
            here = if *cut { 1 } else { here + 1 };
            longest = longest.max(here);
        }
        longest
    }

    /// Refuses chains whose exact weights would be too long. Along a chain each group multiplies the denominators by a distance, whose
    /// length is estimated by the mean width of a group, and every operation takes a time quadratic in the length.
    pub(crate) fn affordable(
        &self,
        coordinates: &[Q],
        outputs: usize,
    ) -> Result<(), MemorizerError> {
        let chain = self.longest_chain();
        let (Some(first), Some(last)) = (coordinates.first(), coordinates.last()) else {
            return Ok(());
        };
        let width = last.sub(first).log10_abs() - (self.groups as f64).log10();
        let bits = width.max(0.0) * std::f64::consts::LOG2_10 + 2.0;
        let weights = (self.groups * self.per_output * outputs) as f64;
        let longest = chain as f64 * bits;
        if chain == 1 || weights * longest * longest / 3.0 <= MOST_WORK {
            return Ok(());
        }
        Err(MemorizerError::TooLong {
            first: self.first_layer(),
            second: self.per_output,
            chain,
            digits: weights * longest / std::f64::consts::LOG2_10,
            shortest: 2 * self.groups - 1,
        })
    }

    pub(crate) fn new(n: usize, outputs: usize, widths: &Widths) -> Result<Plan, MemorizerError> {
        if widths.first == Some(0) || widths.second == Some(0) || widths.chain == Some(0) {
            return Err(MemorizerError::ZeroWidth);
        }
        let longest = widths.chain.unwrap_or(if n <= SMALL { SMALL } else { 1 });
        // First-layer width for g groups in chains of at most `longest`.
        let width = |g: usize| g + g.div_ceil(longest) - 1;
        let full = |p: usize, q: usize| MemorizerError::TooNarrow {
            first: p,
            second: q,
            points: n,
        };
        let groups = match (widths.first, widths.second) {
            (Some(p), Some(q)) => {
                let groups = n.div_ceil(q);
                if groups > p || widths.chain.is_some() && width(groups) > p {
                    return Err(full(p, q));
                }
                groups
            }
            (None, Some(q)) => n.div_ceil(q),
            (Some(p), None) => {
                // The most groups whose ramps fit; width() grows with g.
                (1..=p.min(n)).rev().find(|&g| width(g) <= p).unwrap_or(1)
            }
            (None, None) => {
                let cost = |g: usize| width(g) + outputs * n.div_ceil(g);
                (1..=n).min_by_key(|&g| (cost(g), g)).unwrap_or(1)
            }
        };
        let cuts = match (widths.first, widths.second) {
            // Whatever the caller's width leaves over shortens the chains.
            (Some(p), Some(_)) if widths.chain.is_none() => (p - groups).min(groups - 1),
            _ => groups.div_ceil(longest) - 1,
        };
        // Chain boundaries as even as possible: chains of ⌊g/(cuts+1)⌋ or one more.
        let chain = |b: usize| b * (cuts + 1) / groups;
        let resets = (1..groups).map(|b| chain(b) != chain(b - 1)).collect();
        let per_output = n.div_ceil(groups);
        Ok(Plan {
            groups,
            per_output,
            resets,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_plan_has_room_and_keeps_its_widths() {
        let mut seen = 0;
        for n in 1..40 {
            for first in (1..=n + 1).map(Some).chain([None]) {
                for second in (1..=n + 1).map(Some).chain([None]) {
                    for chain in [None, Some(1), Some(2), Some(3), Some(7)] {
                        let widths = Widths {
                            first,
                            second,
                            chain,
                        };
                        let Ok(plan) = Plan::new(n, 1, &widths) else {
                            let (p, q) = (first.unwrap(), second.unwrap());
                            assert!(p * q < n || chain.is_some());
                            continue;
                        };
                        seen += 1;
                        assert!(plan.groups * plan.per_output >= n);
                        assert!(plan.groups <= n);
                        assert_eq!(plan.resets.len(), plan.groups - 1);
                        assert!(first.is_none_or(|p| plan.first_layer() <= p));
                        assert!(second.is_none_or(|q| plan.per_output <= q));
                        assert!(chain.is_none_or(|l| plan.longest_chain() <= l));
                    }
                }
            }
        }
        assert!(seen > 10_000);
    }

    #[test]
    fn squares_need_no_more_than_their_sides() {
        let plan = Plan::new(16, 1, &Widths::default()).unwrap();
        assert_eq!((plan.first_layer(), plan.per_output), (4, 4));
        let widths = Widths {
            first: Some(1000),
            second: Some(1000),
            chain: None,
        };
        let plan = Plan::new(1_000_000, 1, &widths).unwrap();
        assert_eq!((plan.first_layer(), plan.per_output), (1000, 1000));
    }

    #[test]
    fn a_chain_of_a_thousand_groups_is_refused_and_the_advice_works() {
        let sides = |p| Widths {
            first: Some(p),
            second: Some(1000),
            chain: None,
        };
        let ends = [Q::ZERO, Q::int(1 << 42)];
        let plan = Plan::new(1_000_000, 1, &sides(1000)).unwrap();
        let refused = plan.affordable(&ends, 1);
        let Err(MemorizerError::TooLong {
            shortest, chain, ..
        }) = refused
        else {
            panic!("{refused:?}");
        };
        assert_eq!((shortest, chain), (1999, 1000));
        let plan = Plan::new(1_000_000, 1, &sides(shortest)).unwrap();
        assert!(plan.affordable(&ends, 1).is_ok());
        // A small square stays affordable.
        let small = Widths {
            first: Some(100),
            second: Some(100),
            chain: None,
        };
        let plan = Plan::new(10_000, 1, &small).unwrap();
        assert!(plan.affordable(&ends, 1).is_ok());
    }
}
