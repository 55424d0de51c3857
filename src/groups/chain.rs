//! Stabilizer chains: base, strong generators, Schreier trees (Sims; Seress, *Permutation Group Algorithms*, ch. 4).

use num_bigint::BigUint;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::Permutation;

/// Not in the orbit.
const OUTSIDE: u32 = u32::MAX;
/// The root of the orbit tree.
const ROOT: u32 = u32::MAX - 1;

/// One link: the orbit of a base point under the generators that fix all earlier base points.
#[derive(Clone, Debug)]
pub(crate) struct Level {
    pub(crate) point: usize,
    /// Indices into [`Chain::gens`].
    pub(crate) gens: Vec<u32>,
    pub(crate) orbit: Vec<u32>,
    /// For each point the generator that leads to it from its parent, or [`OUTSIDE`], or [`ROOT`].
    tree: Vec<u32>,
}

impl Level {
    fn new(point: usize, degree: usize) -> Self {
        let mut tree = vec![OUTSIDE; degree];
        tree[point] = ROOT;
        Self {
            point,
            gens: Vec::new(),
            orbit: vec![point as u32],
            tree,
        }
    }

    pub(crate) fn contains(&self, p: usize) -> bool {
        self.tree[p] != OUTSIDE
    }
}

/// A base and strong generating set with its orbit trees.
#[derive(Clone, Debug)]
pub(crate) struct Chain {
    pub(crate) degree: usize,
    pub(crate) gens: Vec<Permutation>,
    inverses: Vec<Permutation>,
    pub(crate) levels: Vec<Level>,
}

impl Chain {
    fn empty(degree: usize, prefix: &[usize]) -> Self {
        Self {
            degree,
            gens: Vec::new(),
            inverses: Vec::new(),
            levels: prefix.iter().map(|&p| Level::new(p, degree)).collect(),
        }
    }

    /// The chain of generators known to be strong for the base: each is used at every level whose earlier base points it fixes.
    pub(crate) fn from_strong(degree: usize, base: &[usize], gens: Vec<Permutation>) -> Self {
        let mut chain = Self::empty(degree, base);
        for g in gens {
            if !g.is_identity() {
                chain.push_gen(g);
            }
        }
        for l in 0..chain.levels.len() {
            chain.grow(l, None);
        }
        chain
    }

    /// Sims' method, randomised, then made certain: by the order if it is known in advance or is that of the symmetric or alternating group, else by sifting all
    /// Schreier generators. The base starts with `prefix` in this order.
    pub(crate) fn build(
        degree: usize,
        gens: &[Permutation],
        prefix: &[usize],
        known_order: Option<&BigUint>,
    ) -> Self {
        let mut chain = Self::empty(degree, prefix);
        let gens: Vec<Permutation> = gens.iter().filter(|g| !g.is_identity()).cloned().collect();
        for g in &gens {
            chain.absorb(g.clone(), 0);
        }
        if gens.is_empty() {
            return chain;
        }
        let mut source =
            RandomSource::new(&gens, 0x5eed, if known_order.is_some() { 15 } else { 50 });
        let mut quiet = 0;
        loop {
            let done = match known_order {
                Some(order) => chain.order() == *order,
                None => quiet >= 12,
            };
            if done {
                break;
            }
            if chain.absorb(source.next(), 0) {
                quiet = 0;
            } else {
                quiet += 1;
            }
            if known_order.is_some() && quiet > 400 {
                // The order was not that of this group after all: only the certain method is left.
                break;
            }
        }
        if known_order.is_some_and(|o| chain.order() == *o) {
            return chain;
        }
        while !chain.is_giant(&gens) {
            let Some((residue, level)) = chain.unsifted_schreier_generator() else {
                break;
            };
            chain.absorb(residue, level);
            let mut quiet = 0;
            while quiet < 4 {
                if chain.absorb(source.next(), 0) {
                    quiet = 0;
                } else {
                    quiet += 1;
                }
            }
        }
        chain
    }

    pub(crate) fn order(&self) -> BigUint {
        let mut product = BigUint::from(1u32);
        let mut small = 1u64;
        for level in &self.levels {
            let n = level.orbit.len() as u64;
            match small.checked_mul(n) {
                Some(s) => small = s,
                None => {
                    product *= small;
                    small = n;
                }
            }
        }
        product * small
    }

    /// Whether the order is that of the whole symmetric group, or of the alternating group while all generators are even: the chain is complete then.
    fn is_giant(&self, gens: &[Permutation]) -> bool {
        let moved: usize = (0..self.degree)
            .filter(|&p| gens.iter().any(|g| g.image(p) != p))
            .count();
        let factorial = super::factorial(moved);
        let order = self.order();
        order == factorial
            || (order.clone() * 2u32 == factorial && gens.iter().all(Permutation::is_even))
    }

    /// Puts `g` among the strong generators of all levels it belongs to; extends the base if it fixes all of it.
    fn push_gen(&mut self, g: Permutation) -> usize {
        let index = self.gens.len() as u32;
        let mut depth = 0;
        loop {
            if depth == self.levels.len() {
                let point = (0..self.degree).find(|&p| g.image(p) != p).unwrap_or(0);
                self.levels.push(Level::new(point, self.degree));
            }
            self.levels[depth].gens.push(index);
            if g.image(self.levels[depth].point) != self.levels[depth].point {
                break;
            }
            depth += 1;
        }
        self.inverses.push(g.inverse());
        self.gens.push(g);
        depth
    }

    /// Sifts `g`, which fixes the base points before level `from`, and adds what remains. Whether anything remained.
    fn absorb(&mut self, g: Permutation, from: usize) -> bool {
        let (residue, _) = self.sift_from(g, from);
        if residue.is_identity() {
            return false;
        }
        let index = self.gens.len() as u32;
        let depth = self.push_gen(residue);
        for l in 0..=depth {
            self.grow(l, Some(index));
        }
        true
    }

    /// Closes the orbit of level `l`; with `new`, only that generator is new to it.
    fn grow(&mut self, l: usize, new: Option<u32>) {
        let level = &mut self.levels[l];
        let old = level.orbit.len();
        if let Some(index) = new {
            if !level.gens.contains(&index) {
                return;
            }
            for k in 0..old {
                let q = self.gens[index as usize].image(level.orbit[k] as usize);
                if level.tree[q] == OUTSIDE {
                    level.tree[q] = index;
                    level.orbit.push(q as u32);
                }
            }
        }
        let mut k = if new.is_some() { old } else { 0 };
        while k < level.orbit.len() {
            let p = level.orbit[k] as usize;
            for &index in &level.gens {
                let q = self.gens[index as usize].image(p);
                if level.tree[q] == OUTSIDE {
                    level.tree[q] = index;
                    level.orbit.push(q as u32);
                }
            }
            k += 1;
        }
    }

    /// Divides `g` by coset representatives; the residue and the level where it stopped.
    pub(crate) fn sift_from(&self, g: Permutation, from: usize) -> (Permutation, usize) {
        self.sift_with(g, from, |_| ())
    }

    /// As [`Chain::sift_from`], reporting every strong generator whose inverse was multiplied on the right.
    pub(crate) fn sift_with(
        &self,
        g: Permutation,
        from: usize,
        mut report: impl FnMut(u32),
    ) -> (Permutation, usize) {
        let mut g: Vec<u32> = g.as_slice().to_vec();
        for (l, level) in self.levels.iter().enumerate().skip(from) {
            let mut p = g[level.point] as usize;
            loop {
                match level.tree[p] {
                    OUTSIDE => return (Permutation::from_images(g), l),
                    ROOT => break,
                    index => {
                        let inverse = self.inverses[index as usize].as_slice();
                        for image in &mut g {
                            *image = inverse[*image as usize];
                        }
                        report(index);
                        p = inverse[p] as usize;
                    }
                }
            }
        }
        (Permutation::from_images(g), self.levels.len())
    }

    /// The coset representative of level `l` that sends its base point to `p`.
    pub(crate) fn representative(&self, l: usize, p: usize) -> Option<Permutation> {
        let level = &self.levels[l];
        if !level.contains(p) {
            return None;
        }
        let mut path = Vec::new();
        let mut q = p;
        while level.tree[q] != ROOT {
            let index = level.tree[q];
            path.push(index);
            q = self.inverses[index as usize].image(q);
        }
        let mut u = Permutation::identity(self.degree);
        for &index in path.iter().rev() {
            u = u.then(&self.gens[index as usize]);
        }
        Some(u)
    }

    /// A Schreier generator that does not sift to the identity, if there is one: the chain is complete exactly when there is none.
    fn unsifted_schreier_generator(&self) -> Option<(Permutation, usize)> {
        for l in (0..self.levels.len()).rev() {
            let level = &self.levels[l];
            for &p in &level.orbit {
                let u = self.representative(l, p as usize)?;
                for &index in &level.gens {
                    let q = self.gens[index as usize].image(p as usize);
                    if level.tree[q] == index
                        && self.inverses[index as usize].image(q) == p as usize
                    {
                        continue;
                    }
                    let product = u.then(&self.gens[index as usize]);
                    let (residue, _) = self.sift_from(product, l);
                    if !residue.is_identity() {
                        return Some((residue, l + 1));
                    }
                }
            }
        }
        None
    }

    /// A uniformly distributed element.
    pub(crate) fn random(&self, rng: &mut impl Rng) -> Permutation {
        let mut g = Permutation::identity(self.degree);
        for l in (0..self.levels.len()).rev() {
            let orbit = &self.levels[l].orbit;
            let p = orbit[rng.random_range(0..orbit.len())] as usize;
            if let Some(u) = self.representative(l, p) {
                g = g.then(&u);
            }
        }
        g
    }
}

/// Product replacement (Celler, Leedham-Green, Murray, Niemeyer, O'Brien 1995): nearly uniform random elements.
struct RandomSource {
    slots: Vec<Permutation>,
    accumulator: Permutation,
    rng: ChaCha8Rng,
}

impl RandomSource {
    fn new(gens: &[Permutation], seed: u64, mixing: usize) -> Self {
        let mut slots: Vec<Permutation> = gens.to_vec();
        while slots.len() < 10 {
            slots.push(gens[slots.len() % gens.len()].clone());
        }
        let mut source = Self {
            accumulator: Permutation::identity(gens[0].degree()),
            slots,
            rng: ChaCha8Rng::seed_from_u64(seed),
        };
        for _ in 0..mixing {
            source.next();
        }
        source
    }

    fn next(&mut self) -> Permutation {
        let n = self.slots.len();
        let i = self.rng.random_range(0..n);
        let mut j = self.rng.random_range(0..n - 1);
        if j >= i {
            j += 1;
        }
        let other = if self.rng.random() {
            self.slots[j].clone()
        } else {
            self.slots[j].inverse()
        };
        if self.rng.random() {
            self.slots[i] = self.slots[i].then(&other);
            self.accumulator = self.accumulator.then(&self.slots[i]);
        } else {
            self.slots[i] = other.then(&self.slots[i]);
            self.accumulator = self.slots[i].then(&self.accumulator);
        }
        self.accumulator.clone()
    }
}
