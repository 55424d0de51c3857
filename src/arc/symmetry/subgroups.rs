//! Orbits of cells under several motions at once, and which motions are compatible.

use super::evidence::{Evidence, Visible};
use super::motion::Motion;
use crate::arc::grid::Grid;

/// The orbits of cells under a set of motions, within the grid: a path never leaves it. Every orbit knows the colours of its visible
/// cells.
#[derive(Clone)]
pub(super) struct Orbits {
    parent: Vec<u16>,
    colours: Vec<u16>,
}

impl Orbits {
    fn new(v: &Visible) -> Orbits {
        let n = v.g.area();
        Orbits {
            parent: (0..n as u16).collect(),
            colours: (0..n)
                .map(|i| if v.hidden[i] { 0 } else { 1 << v.g.cells()[i] })
                .collect(),
        }
    }

    pub(super) fn root(&mut self, mut i: usize) -> usize {
        while self.parent[i] as usize != i {
            self.parent[i] = self.parent[self.parent[i] as usize];
            i = self.parent[i] as usize;
        }
        i
    }

    /// Joins every cell with its image; whether no orbit has two colours then.
    fn add(&mut self, g: &Grid, m: Motion) -> bool {
        let (h, w) = g.shape();
        let mut compatible = true;
        for i in 0..h * w {
            let (y, x) = m.image((i / w) as i32, (i % w) as i32);
            if g.at(y, x).is_none() {
                continue;
            }
            let (a, b) = (self.root(i), self.root(y as usize * w + x as usize));
            if a != b {
                self.parent[a] = b as u16;
                self.colours[b] |= self.colours[a];
                compatible &= self.colours[b].count_ones() < 2;
            }
        }
        compatible
    }

    pub(super) fn of(v: &Visible, motions: &[Evidence], set: &[usize]) -> Orbits {
        let mut all = Orbits::new(v);
        for &k in set {
            all.add(v.g, motions[k].motion);
        }
        all
    }
}

/// The compatible sets of motions that are maximal under inclusion, one grown from every motion with the strongest ones first; the set
/// with the most evidence first. What was rejected while a set grew stays incompatible with it, so each is maximal.
pub(super) fn maximal_sets(v: &Visible, motions: &[Evidence]) -> Vec<Vec<usize>> {
    let everything: Vec<usize> = (0..motions.len()).collect();
    let mut all = Orbits::new(v);
    if motions.iter().all(|e| all.add(v.g, e.motion)) {
        return vec![everything];
    }
    let mut sets: Vec<Vec<usize>> = Vec::new();
    for &seed in &everything {
        let mut orbits = Orbits::new(v);
        let mut set = Vec::new();
        for &k in std::iter::once(&seed).chain(everything.iter().filter(|&&k| k != seed)) {
            let mut next = orbits.clone();
            if next.add(v.g, motions[k].motion) {
                orbits = next;
                set.push(k);
            }
        }
        set.sort_unstable();
        // A motion that contradicts itself through hidden cells is in no set.
        if !set.is_empty() && !sets.contains(&set) {
            sets.push(set);
        }
    }
    let bits = |s: &Vec<usize>| s.iter().map(|&k| motions[k].bits).sum::<f64>();
    sets.sort_by(|a, b| bits(b).total_cmp(&bits(a)).then(a.cmp(b)));
    sets
}

/// A shortest way from a cell to a visible one of this colour, as numbers of motions, with the evidence for the weakest.
pub(super) fn way(
    v: &Visible,
    motions: &[Evidence],
    set: &[usize],
    start: usize,
    colour: u8,
) -> (Vec<usize>, f64) {
    let (h, w) = v.g.shape();
    let steps: Vec<(usize, Motion)> = set
        .iter()
        .flat_map(|&k| [(k, motions[k].motion), (k, motions[k].motion.inverse())])
        .collect();
    let mut from: Vec<Option<(usize, usize)>> = vec![None; h * w];
    let mut queue = vec![start];
    let mut next = 0;
    while next < queue.len() {
        let i = queue[next];
        next += 1;
        if !v.hidden[i] && v.g.cells()[i] == colour {
            let (mut path, mut bits, mut at) = (Vec::new(), f64::INFINITY, i);
            while let Some((before, k)) = from[at].filter(|_| at != start) {
                path.push(k);
                bits = bits.min(motions[k].bits);
                at = before;
            }
            path.reverse();
            return (path, bits);
        }
        for &(k, m) in &steps {
            let (y, x) = m.image((i / w) as i32, (i % w) as i32);
            if v.g.at(y, x).is_some() {
                let j = y as usize * w + x as usize;
                if j != start && from[j].is_none() {
                    from[j] = Some((i, k));
                    queue.push(j);
                }
            }
        }
    }
    (Vec::new(), 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every subset of a few motions, tried one by one.
    fn brute_force_sets(v: &Visible, motions: &[Evidence]) -> Vec<Vec<usize>> {
        let n = motions.len();
        let compatible = |mask: usize| {
            let set: Vec<usize> = (0..n).filter(|k| mask >> k & 1 == 1).collect();
            let mut orbits = Orbits::of(v, motions, &set);
            (0..v.g.area()).all(|i| {
                let root = orbits.root(i);
                orbits.colours[root].count_ones() < 2
            })
        };
        (1..1usize << n)
            .filter(|&mask| {
                compatible(mask) && (0..n).all(|k| mask >> k & 1 == 1 || !compatible(mask | 1 << k))
            })
            .map(|mask| (0..n).filter(|k| mask >> k & 1 == 1).collect())
            .collect()
    }

    #[test]
    fn maximal_sets_are_maximal_and_among_those_of_brute_force() {
        let mut x = 7u64;
        let mut parted = 0;
        for _ in 0..40 {
            let mut noise = |n: u64| {
                x = x
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                (x >> 33) % n
            };
            let g = Grid::build(4, 5, |_, _| noise(3) as u8).unwrap();
            let hidden: Vec<bool> = (0..20).map(|_| noise(3) > 0).collect();
            let v = Visible::new(&g, &hidden);
            let mut some: Vec<Evidence> = super::super::motion::motions(4, 5)
                .into_iter()
                .filter_map(|m| v.weigh(m, 0))
                .collect();
            some.sort_by(|a, b| b.bits.total_cmp(&a.bits).then(a.motion.cmp(&b.motion)));
            some.truncate(8);
            let (found, all) = (maximal_sets(&v, &some), brute_force_sets(&v, &some));
            parted += usize::from(all.len() > 1);
            assert!(found.iter().all(|s| all.contains(s)), "{found:?} {all:?}");
            // Every motion that is in any compatible set is in one of those found.
            for k in 0..some.len() {
                assert_eq!(
                    all.iter().any(|s| s.contains(&k)),
                    found.iter().any(|s| s.contains(&k))
                );
            }
        }
        assert!(parted > 10, "{parted}");
    }
}
