//! Permutations of `{0, …, n−1}`.

use std::fmt;

use num_bigint::BigUint;
use num_integer::Integer;

use super::Error;

/// A permutation `s` of `{0, …, n−1}`, stored as its images.
///
/// **Convention.** `s` acts on a vector by `(s·x)_i = x_{s(i)}` ([`Permutation::act`]), and the product [`Permutation::then`] applies the left
/// factor first: `s.then(t)` sends `i` to `t(s(i))`. With these two, `(s.then(t))·x = s·(t·x)`: a left action.
///
/// ```
/// use elenchus::groups::Permutation;
/// let s = Permutation::new(vec![1, 2, 0])?;
/// assert_eq!(s.act(&['a', 'b', 'c']), ['b', 'c', 'a']);
/// let t = Permutation::parse("(0 1)", 3)?;
/// assert_eq!(s.then(&t).act(&[5, 6, 7]), s.act(&t.act(&[5, 6, 7])));
/// assert_eq!(s.to_string(), "(0 1 2)");
/// # Ok::<(), elenchus::groups::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Permutation {
    images: Box<[u32]>,
}

impl Permutation {
    /// The permutation with the given images: `i ↦ images[i]`.
    ///
    /// # Errors
    /// [`Error::NotAPermutation`] if an image is out of range or occurs twice.
    pub fn new(images: Vec<usize>) -> Result<Self, Error> {
        let n = images.len();
        let mut seen = vec![false; n];
        for (at, &image) in images.iter().enumerate() {
            if image >= n || std::mem::replace(&mut seen[image], true) {
                return Err(Error::NotAPermutation {
                    degree: n,
                    at,
                    image,
                });
            }
        }
        Ok(Self {
            images: images.into_iter().map(|i| i as u32).collect(),
        })
    }

    /// As [`Permutation::new`] for images that are known to be a permutation.
    pub(crate) fn from_images(images: Vec<u32>) -> Self {
        debug_assert!(Self::new(images.iter().map(|&i| i as usize).collect()).is_ok());
        Self {
            images: images.into_boxed_slice(),
        }
    }

    /// The identity on `degree` points.
    pub fn identity(degree: usize) -> Self {
        Self {
            images: (0..degree as u32).collect(),
        }
    }

    /// The product of disjoint cycles, each listing `p, s(p), s(s(p)), …`.
    ///
    /// # Errors
    /// [`Error::NotAPermutation`] if a point is out of range or occurs twice.
    pub fn from_cycles(degree: usize, cycles: &[Vec<usize>]) -> Result<Self, Error> {
        let mut images: Vec<u32> = (0..degree as u32).collect();
        let mut seen = vec![false; degree];
        for cycle in cycles {
            for (k, &p) in cycle.iter().enumerate() {
                if p >= degree || std::mem::replace(&mut seen[p], true) {
                    return Err(Error::NotAPermutation {
                        degree,
                        at: k,
                        image: p,
                    });
                }
                images[p] = cycle[(k + 1) % cycle.len()] as u32;
            }
        }
        Ok(Self::from_images_checked(images, degree))
    }

    fn from_images_checked(images: Vec<u32>, degree: usize) -> Self {
        // A point beyond the degree was refused above, before it could be written anywhere.
        debug_assert_eq!(images.len(), degree);
        Self {
            images: images.into_boxed_slice(),
        }
    }

    /// Reads cycle notation, points counted from 0: `(0 1 2)(3 4)`; commas work as spaces; `()` is the identity. `e` too.
    ///
    /// # Errors
    /// [`Error::Syntax`] if the text is not cycle notation, [`Error::NotAPermutation`] if the cycles are not disjoint or a point is not below `degree`.
    ///
    /// ```
    /// use elenchus::groups::Permutation;
    /// assert_eq!(Permutation::parse("(0,2)", 4)?.images(), [2, 1, 0, 3]);
    /// assert!(Permutation::parse("(0 4)", 4).is_err());
    /// assert!(Permutation::parse("(0 1", 4).is_err());
    /// # Ok::<(), elenchus::groups::Error>(())
    /// ```
    pub fn parse(text: &str, degree: usize) -> Result<Self, Error> {
        let bad = |why: &str| Error::Syntax {
            text: text.chars().take(60).collect(),
            why: why.to_string(),
        };
        let trimmed = text.trim();
        if trimmed == "e" || trimmed == "()" {
            return Ok(Self::identity(degree));
        }
        let mut cycles = Vec::new();
        let mut rest = trimmed;
        while !rest.is_empty() {
            let body = rest.strip_prefix('(').ok_or_else(|| bad("expected '('"))?;
            let end = body.find(')').ok_or_else(|| bad("missing ')'"))?;
            let mut cycle = Vec::new();
            for token in body[..end].split(|c: char| c == ',' || c.is_whitespace()) {
                if !token.is_empty() {
                    cycle.push(
                        token
                            .parse::<usize>()
                            .map_err(|_| bad("a point is not a number"))?,
                    );
                }
            }
            cycles.push(cycle);
            rest = body[end + 1..].trim_start();
        }
        if cycles.is_empty() {
            return Err(bad("no cycle"));
        }
        Self::from_cycles(degree, &cycles)
    }

    /// Number of points.
    pub fn degree(&self) -> usize {
        self.images.len()
    }

    /// `s(i)`.
    ///
    /// # Panics
    /// If `i` is not below the degree.
    pub fn image(&self, i: usize) -> usize {
        self.images[i] as usize
    }

    /// All images, `s(0), s(1), …`.
    pub fn images(&self) -> Vec<usize> {
        self.images.iter().map(|&i| i as usize).collect()
    }

    /// The images as they are stored.
    pub fn as_slice(&self) -> &[u32] {
        &self.images
    }

    /// `s` first, then `t`: `i ↦ t(s(i))`.
    ///
    /// # Panics
    /// If the degrees differ.
    pub fn then(&self, t: &Self) -> Self {
        assert_eq!(self.degree(), t.degree(), "degrees of a product");
        Self {
            images: self.images.iter().map(|&i| t.images[i as usize]).collect(),
        }
    }

    /// The inverse.
    pub fn inverse(&self) -> Self {
        let mut images = vec![0u32; self.images.len()];
        for (i, &s) in self.images.iter().enumerate() {
            images[s as usize] = i as u32;
        }
        Self {
            images: images.into_boxed_slice(),
        }
    }

    /// `s` applied `k` times, backwards for negative `k`. Cost: linear in the degree whatever `k`.
    pub fn power(&self, k: i64) -> Self {
        let mut images = vec![0u32; self.images.len()];
        for cycle in self.cycles_with_fixed_points() {
            let shift = k.rem_euclid(cycle.len() as i64) as usize;
            for (j, &p) in cycle.iter().enumerate() {
                images[p] = cycle[(j + shift) % cycle.len()] as u32;
            }
        }
        Self {
            images: images.into_boxed_slice(),
        }
    }

    /// `t⁻¹ s t` in the order of [`Permutation::then`]: the same permutation after renaming every point `p` to `t(p)`.
    pub fn conjugate_by(&self, t: &Self) -> Self {
        t.inverse().then(self).then(t)
    }

    /// `(s·x)_i = x_{s(i)}`.
    ///
    /// # Panics
    /// If `x` has another length than the degree.
    pub fn act<T: Clone>(&self, x: &[T]) -> Vec<T> {
        assert_eq!(x.len(), self.degree(), "length of the vector");
        self.images.iter().map(|&i| x[i as usize].clone()).collect()
    }

    /// Whether every point is fixed.
    pub fn is_identity(&self) -> bool {
        self.images
            .iter()
            .enumerate()
            .all(|(i, &s)| i == s as usize)
    }

    /// The points that move, ascending.
    pub fn support(&self) -> Vec<usize> {
        (0..self.degree()).filter(|&i| self.image(i) != i).collect()
    }

    /// Number of fixed points: the permutation character.
    pub fn fixed_points(&self) -> usize {
        self.degree() - self.support().len()
    }

    /// The cycles of length at least 2, each from its smallest point, in order of those.
    pub fn cycles(&self) -> Vec<Vec<usize>> {
        let mut all = self.cycles_with_fixed_points();
        all.retain(|c| c.len() > 1);
        all
    }

    fn cycles_with_fixed_points(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.degree()];
        let mut out = Vec::new();
        for start in 0..self.degree() {
            if seen[start] {
                continue;
            }
            let mut cycle = Vec::new();
            let mut p = start;
            while !std::mem::replace(&mut seen[p], true) {
                cycle.push(p);
                p = self.image(p);
            }
            out.push(cycle);
        }
        out
    }

    /// The least `k ≥ 1` with `sᵏ` the identity.
    pub fn order(&self) -> BigUint {
        self.cycles().iter().fold(BigUint::from(1u32), |acc, c| {
            acc.lcm(&BigUint::from(c.len()))
        })
    }

    /// Whether the permutation is a product of an even number of transpositions.
    pub fn is_even(&self) -> bool {
        self.cycles().iter().map(|c| c.len() - 1).sum::<usize>() % 2 == 0
    }
}

impl fmt::Display for Permutation {
    /// Cycle notation, points from 0, `()` for the identity.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cycles = self.cycles();
        if cycles.is_empty() {
            return f.write_str("()");
        }
        for cycle in cycles {
            f.write_str("(")?;
            for (k, p) in cycle.iter().enumerate() {
                if k > 0 {
                    f.write_str(" ")?;
                }
                write!(f, "{p}")?;
            }
            f.write_str(")")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Permutation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Permutation({self} on {})", self.degree())
    }
}
