//! Orbits on pairs, block systems, primitivity.

use super::{Permutation, PermutationGroup};

/// Union of classes with path halving.
pub(crate) fn find(parent: &mut [usize], mut p: usize) -> usize {
    while parent[p] != p {
        parent[p] = parent[parent[p]];
        p = parent[p];
    }
    p
}

/// The number of orbits on ordered pairs of the group that the given permutations generate.
pub fn orbital_count(degree: usize, generators: &[Permutation]) -> usize {
    label_pairs(degree, generators).1
}

/// The orbit of every ordered pair, numbered in order of first occurrence, and their number.
pub(super) fn label_pairs(n: usize, generators: &[Permutation]) -> (Vec<usize>, usize) {
    let mut labels = vec![usize::MAX; n * n];
    let mut count = 0;
    let mut queue: Vec<(u32, u32)> = Vec::new();
    for start in 0..n * n {
        if labels[start] != usize::MAX {
            continue;
        }
        labels[start] = count;
        queue.push(((start / n) as u32, (start % n) as u32));
        while let Some((i, j)) = queue.pop() {
            for g in generators {
                let (a, b) = (g.as_slice()[i as usize], g.as_slice()[j as usize]);
                let at = a as usize * n + b as usize;
                if labels[at] == usize::MAX {
                    labels[at] = count;
                    queue.push((a, b));
                }
            }
        }
        count += 1;
    }
    (labels, count)
}

impl PermutationGroup {
    /// The orbits on ordered pairs of points: entry `i·n + j` is the number of the orbital of `(i, j)`, numbered in order of first occurrence. Cost `O(n²)` per generator.
    ///
    /// ```
    /// use elenchus::groups::PermutationGroup;
    /// let (labels, count) = PermutationGroup::symmetric(3).orbitals();
    /// assert_eq!((labels, count), (vec![0, 1, 1, 1, 0, 1, 1, 1, 0], 2));
    /// ```
    pub fn orbitals(&self) -> (Vec<usize>, usize) {
        label_pairs(self.degree(), self.generators())
    }

    /// The number of orbits on ordered pairs; for a transitive group its rank, 2 exactly if it is 2-transitive (and has at least 2 points).
    pub fn rank(&self) -> usize {
        self.orbitals().1
    }

    /// The finest system of blocks in which `a` and `b` share a block: a partition that the group preserves, each block ascending, in order of smallest points
    /// (Atkinson 1975).
    pub fn blocks_joining(&self, a: usize, b: usize) -> Vec<Vec<usize>> {
        let n = self.degree();
        let mut parent: Vec<usize> = (0..n).collect();
        let mut queue = vec![(a, b)];
        while let Some((x, y)) = queue.pop() {
            let (x, y) = (find(&mut parent, x), find(&mut parent, y));
            if x == y {
                continue;
            }
            parent[x.max(y)] = x.min(y);
            for g in self.generators() {
                queue.push((g.image(x), g.image(y)));
            }
        }
        let mut blocks: Vec<Vec<usize>> = vec![Vec::new(); n];
        for p in 0..n {
            let r = find(&mut parent, p);
            blocks[r].push(p);
        }
        blocks.retain(|c| !c.is_empty());
        blocks
    }

    /// The minimal block systems of a transitive group that are not trivial; empty for a primitive group and for one that is not transitive.
    ///
    /// ```
    /// use elenchus::groups::{Permutation, PermutationGroup};
    /// let c4 = PermutationGroup::from_generators(4, &[Permutation::parse("(0 1 2 3)", 4)?])?;
    /// assert_eq!(c4.minimal_block_systems(), [[vec![0, 2], vec![1, 3]]]);
    /// # Ok::<(), elenchus::groups::Error>(())
    /// ```
    pub fn minimal_block_systems(&self) -> Vec<Vec<Vec<usize>>> {
        let n = self.degree();
        if n < 2 || !self.is_transitive() {
            return Vec::new();
        }
        let mut systems: Vec<Vec<Vec<usize>>> = Vec::new();
        for b in 1..n {
            let system = self.blocks_joining(0, b);
            if system.len() > 1 && !systems.contains(&system) {
                systems.push(system);
            }
        }
        // Keep those whose first block contains no other's first block.
        let firsts: Vec<Vec<usize>> = systems.iter().map(|s| s[0].clone()).collect();
        systems.retain(|s| {
            !firsts
                .iter()
                .any(|f| f.len() < s[0].len() && f.iter().all(|p| s[0].contains(p)))
        });
        systems
    }

    /// Whether the group is transitive on at least two points and preserves no partition but the two trivial ones.
    pub fn is_primitive(&self) -> bool {
        self.degree() >= 2 && self.is_transitive() && self.minimal_block_systems().is_empty()
    }
}
