//! Preperiod and period of a deterministic sequence.

/// The shape of the orbit `s, f(s), f(f(s)), …`: after `preperiod` steps it repeats with the least period `period ≥ 1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Orbit<S> {
    /// Least number of steps before the orbit is on its cycle.
    pub preperiod: usize,
    /// Length of the cycle.
    pub period: usize,
    /// The first state on the cycle.
    pub entry: S,
}

/// Follows `start` under `step` until it repeats (Brent's algorithm: two states in memory), or returns `None` if `preperiod + period` exceeds `budget`.
///
/// Cost: at most about `4 · (preperiod + period)` steps, and never more than `4 · budget + 4`.
///
/// ```
/// use elenchus::networks::associator::dynamics::orbit;
/// let o = orbit(2u32, |x| x * x % 14, 100).unwrap(); // 2, 4, 2, 4, …
/// assert_eq!((o.preperiod, o.period, o.entry), (0, 2, 2));
/// let o = orbit(3u32, |x| x * x % 10, 100).unwrap(); // 3, 9, 1, 1, …
/// assert_eq!((o.preperiod, o.period, o.entry), (2, 1, 1));
/// ```
pub fn orbit<S: Clone + PartialEq>(
    start: S,
    mut step: impl FnMut(&S) -> S,
    budget: usize,
) -> Option<Orbit<S>> {
    let (mut power, mut period) = (1usize, 1usize);
    let (mut tortoise, mut hare) = (start.clone(), step(&start));
    let mut taken = 1;
    while tortoise != hare {
        // the hare is on the cycle and has gone round it well before three times preperiod + period steps
        if taken > budget.saturating_mul(3).saturating_add(3) {
            return None;
        }
        if power == period {
            tortoise = hare.clone();
            power = power.saturating_mul(2);
            period = 0;
        }
        hare = step(&hare);
        taken += 1;
        period += 1;
    }
    let (mut slow, mut fast) = (start.clone(), start);
    for _ in 0..period {
        fast = step(&fast);
    }
    let mut preperiod = 0;
    while slow != fast {
        slow = step(&slow);
        fast = step(&fast);
        preperiod += 1;
    }
    (preperiod + period <= budget).then_some(Orbit {
        preperiod,
        period,
        entry: slow,
    })
}
