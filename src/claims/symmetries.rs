//! Symmetry groups by generators, at sizes where trying all permutations is out of reach.
//!
//! Up to [`LITERAL`] components a group is found by trying every permutation. Beyond, the search of [`crate::groups`] proposes generators with a certificate, and
//! the group is believed only after [`crate::kernel::group::check`] has accepted the order, the certificate has been found to be about this very set, and the generators
//! have been found to preserve it and to generate a group of that order.

use std::collections::{BTreeSet, VecDeque};

use num_bigint::BigUint;
use serde_json::Value;

use super::words::{act, symmetry_group};
use crate::groups::{Options, PermutationGroup, SetOfVectors, certify};
use crate::kernel::{self, Matrix};
use crate::number::{Number, Undefined, decided};

/// Up to this many components every permutation is tried.
pub const LITERAL: usize = 4;

/// A group of permutations by generators, with its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symmetries {
    degree: usize,
    generators: Vec<Vec<usize>>,
    order: BigUint,
}

impl Symmetries {
    /// `Σ_X` for the set of the rows.
    ///
    /// ```
    /// use elenchus::{claims::symmetries::Symmetries, kernel::Matrix, number::Rational};
    /// let units = Matrix::<Rational>::identity(7);
    /// assert_eq!(Symmetries::of(&units).unwrap().order(), &5040u32.into());
    /// ```
    ///
    /// # Errors
    /// If the arithmetic cannot tell entries apart, or the kernel does not accept the certificate.
    pub fn of<N: Number>(set: &Matrix<N>) -> Result<Self, Undefined> {
        let n = set.cols();
        if n <= LITERAL {
            return Ok(Self::listed(n, symmetry_group(set)?));
        }
        Self::certified(n, codes(set)?)
    }

    /// `{s : s·W = W}`. A permutation fixes W if and only if it preserves the set of the rows of W in which the diagonal entry is marked: `s` takes the marked
    /// row `i` to the marked row `s⁻¹(i)` exactly if `W_{i s(j)} = W_{s⁻¹(i) j}` for all `j`.
    ///
    /// # Errors
    /// As [`Symmetries::of`].
    pub fn of_matrix<N: Number>(w: &Matrix<N>) -> Result<Self, Undefined> {
        let n = w.rows();
        let mut marked = codes(w)?;
        let most = marked.iter().flatten().copied().max().unwrap_or(0);
        for (i, row) in marked.iter_mut().enumerate() {
            row[i] += most + 1;
        }
        // The codes in use, renumbered without gaps.
        let used: BTreeSet<u16> = marked.iter().flatten().copied().collect();
        let used: Vec<u16> = used.into_iter().collect();
        for code in marked.iter_mut().flatten() {
            *code = used.binary_search(code).unwrap_or(0) as u16;
        }
        if n > LITERAL {
            return Self::certified(n, marked);
        }
        let small = Matrix::from_fn(n, n, |i, j| N::integer(i64::from(marked[i][j])));
        Ok(Self::listed(n, symmetry_group(&small)?))
    }

    fn listed(degree: usize, elements: Vec<Vec<usize>>) -> Self {
        let order = BigUint::from(elements.len());
        Self {
            degree,
            generators: elements,
            order,
        }
    }

    /// The group of a set of symbol codes without gaps, proposed by the search and checked by the kernel.
    fn certified(degree: usize, rows: Vec<Vec<u16>>) -> Result<Self, Undefined> {
        let rows: BTreeSet<Vec<u16>> = rows.into_iter().collect();
        let rows: Vec<Vec<u16>> = rows.into_iter().collect();
        let swap = |i: usize, k: usize| {
            let mut s: Vec<usize> = (0..degree).collect();
            s.swap(i, k);
            s
        };
        if rows.is_empty() {
            return Ok(Self {
                degree,
                generators: (1..degree).map(|i| swap(i - 1, i)).collect(),
                order: (1..=degree).map(BigUint::from).product(),
            });
        }
        let wrong = |what: String| Undefined(format!("symmetry group: {what}"));
        let set = SetOfVectors::new(&rows).map_err(|e| wrong(e.to_string()))?;
        let (found, certificate) =
            certify(&set, &Options::default()).map_err(|e| wrong(e.to_string()))?;
        kernel::group::check(&certificate).map_err(wrong)?;
        // It has to be about these rows, and about all permutations.
        let mut items = read_items(&certificate["items"]);
        items.sort_unstable();
        let plain = ["partition", "ambient"]
            .iter()
            .all(|f| certificate[f].is_null());
        if items != rows || !plain || certificate["colours"] == true {
            return Err(wrong("the certificate is about another set".into()));
        }
        let order: BigUint = certificate["order"]
            .as_str()
            .and_then(|s| s.parse().ok())
            .ok_or_else(|| wrong("the certificate has no order".into()))?;
        let proposed = found.generators();
        let generated = PermutationGroup::from_generators(degree, &proposed)
            .map_err(|e| wrong(e.to_string()))?;
        if generated.order() != order {
            return Err(wrong("the generators do not reach the order".into()));
        }
        let generators: Vec<Vec<usize>> = proposed.iter().map(|g| g.images()).collect();
        for s in &generators {
            let inside = |r: &Vec<u16>| {
                let image: Vec<u16> = s.iter().map(|&i| r[i]).collect();
                rows.binary_search(&image).is_ok()
            };
            if !rows.iter().all(inside) {
                return Err(wrong("a generator does not preserve the set".into()));
            }
        }
        Ok(Self {
            degree,
            generators,
            order,
        })
    }

    /// Permutations that generate the group.
    pub fn generators(&self) -> &[Vec<usize>] {
        &self.generators
    }

    /// The number of its elements.
    pub fn order(&self) -> &BigUint {
        &self.order
    }

    /// Whether two groups are the same: equal orders, and the generators of one preserve what defines the other.
    ///
    /// # Errors
    /// If the test cannot tell.
    pub fn equals_group_where(
        &self,
        order: &BigUint,
        mut contains: impl FnMut(&[usize]) -> Result<bool, Undefined>,
    ) -> Result<bool, Undefined> {
        for s in &self.generators {
            if !contains(s)? {
                return Ok(false);
            }
        }
        Ok(&self.order == order)
    }

    /// All elements.
    ///
    /// # Errors
    /// If there are more than `limit`.
    pub fn elements(&self, limit: usize) -> Result<Vec<Vec<usize>>, Undefined> {
        if self.order > BigUint::from(limit) {
            return Err(Undefined(format!(
                "a group of order {} is not listed",
                self.order
            )));
        }
        let identity: Vec<usize> = (0..self.degree).collect();
        let mut seen = BTreeSet::from([identity.clone()]);
        let mut queue = VecDeque::from([identity]);
        while let Some(g) = queue.pop_front() {
            for s in &self.generators {
                let next = act(s, &g);
                if seen.insert(next.clone()) {
                    queue.push_back(next);
                }
            }
        }
        Ok(seen.into_iter().collect())
    }

    /// For every component the least component of its orbit.
    pub fn orbits(&self) -> Vec<usize> {
        self.labels(self.degree, |s, i| s[i])
    }

    /// For every pair `(i, j)`, at `i·N + j`, the least pair of its orbit `{(s(i), s(j))}`.
    pub fn orbitals(&self) -> Vec<usize> {
        let n = self.degree;
        self.labels(n * n, |s, p| s[p / n] * n + s[p % n])
    }

    fn labels(&self, points: usize, image: impl Fn(&[usize], usize) -> usize) -> Vec<usize> {
        let mut label: Vec<usize> = (0..points).collect();
        // Smallest labels spread along the generators until nothing changes.
        loop {
            let mut changed = false;
            for s in &self.generators {
                for p in 0..points {
                    let q = image(s, p);
                    let least = label[p].min(label[q]);
                    changed |= label[p] != least || label[q] != least;
                    label[p] = least;
                    label[q] = least;
                }
            }
            if !changed {
                return label;
            }
        }
    }

    /// The mean of `s·W` over the group: entry `(i, j)` is the mean of W over the orbit of `(i, j)`, because every pair of the orbit is hit by equally many `s`.
    pub fn mean<N: Number>(&self, w: &Matrix<N>) -> Matrix<N> {
        let n = self.degree;
        let label = self.orbitals();
        let mut totals: Vec<(Option<N>, i64)> = vec![(None, 0); n * n];
        for (p, &l) in label.iter().enumerate() {
            let (total, count) = &mut totals[l];
            let entry = w.at(p / n, p % n).clone();
            *total = Some(match total.take() {
                None => entry,
                Some(t) => t + entry,
            });
            *count += 1;
        }
        Matrix::from_fn(n, n, |i, j| match &totals[label[i * n + j]] {
            (Some(t), count) => t.clone() * N::ratio(1, *count),
            (None, _) => N::integer(0),
        })
    }

    /// The orbit `{s·x}` of a vector.
    ///
    /// # Errors
    /// If the arithmetic cannot tell vectors apart.
    pub fn orbit<N: Number>(&self, x: &[N]) -> Result<Matrix<N>, Undefined> {
        let mut found = vec![x.to_vec()];
        let mut next = 0;
        while next < found.len() {
            for s in &self.generators {
                let moved = act(s, &found[next]);
                let known = Matrix::from_rows(self.degree, found.clone())?;
                if !super::words::contains(&known, &moved)? {
                    found.push(moved);
                }
            }
            next += 1;
        }
        Matrix::from_rows(self.degree, found)
    }
}

/// Entries as symbols: equal numbers get equal codes, in order of appearance.
fn codes<N: Number>(set: &Matrix<N>) -> Result<Vec<Vec<u16>>, Undefined> {
    let mut symbols: Vec<N> = Vec::new();
    let mut rows = Vec::with_capacity(set.rows());
    for i in 0..set.rows() {
        let mut row = Vec::with_capacity(set.cols());
        for x in set.row(i) {
            let mut code = None;
            for (k, y) in symbols.iter().enumerate() {
                if decided(x.same(y), "whether two entries are equal")? {
                    code = Some(k);
                    break;
                }
            }
            row.push(code.unwrap_or(symbols.len()) as u16);
            if code.is_none() {
                symbols.push(x.clone());
            }
        }
        rows.push(row);
    }
    Ok(rows)
}

/// The items of a certificate, as symbol codes.
fn read_items(items: &Value) -> Vec<Vec<u16>> {
    let one = |item: &Value| -> Vec<u16> {
        match item {
            Value::String(s) => s.bytes().map(|b| u16::from(b.wrapping_sub(b'0'))).collect(),
            Value::Array(a) => a
                .iter()
                .filter_map(Value::as_u64)
                .map(|x| x as u16)
                .collect(),
            _ => Vec::new(),
        }
    };
    items
        .as_array()
        .map_or(&[][..], Vec::as_slice)
        .iter()
        .map(one)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::words::{act_on_matrix, permutations};
    use crate::number::Rational;
    use rand::{Rng, SeedableRng};

    fn random_set(rng: &mut rand_chacha::ChaCha8Rng, n: usize, values: i64) -> Matrix<Rational> {
        let rows = rng.random_range(0..=4);
        Matrix::from_fn(rows, n, |_, _| {
            Rational::integer(rng.random_range(0..values))
        })
    }

    #[test]
    fn certified_groups_are_the_groups_found_by_trying_all_permutations() {
        let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(7);
        for round in 0..60 {
            let x = random_set(&mut rng, 5 + round % 2, 2 + (round % 3) as i64);
            let found = Symmetries::of(&x).unwrap();
            let literal = symmetry_group(&x).unwrap();
            assert_eq!(found.elements(1000).unwrap(), literal, "{x:?}");
            // Means by orbits of pairs against means by elements.
            let n = x.cols();
            let w = Matrix::from_fn(n, n, |_, _| Rational::integer(rng.random_range(-9..9)));
            let mut total = Matrix::zero(n, n);
            for s in &literal {
                total = total.plus(&act_on_matrix(s, &w)).unwrap();
            }
            assert_eq!(
                found.mean(&w),
                total.scaled(&Rational::ratio(1, literal.len() as i64))
            );
        }
    }

    #[test]
    fn stabilizers_of_matrices_are_those_found_by_trying_all_permutations() {
        let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(8);
        for round in 0..60 {
            let n = 3 + round % 3;
            let seed = Matrix::from_fn(n, n, |_, _| Rational::integer(rng.random_range(0..2)));
            let w = if round % 2 == 0 {
                seed.times(&seed.transpose()).unwrap()
            } else {
                seed
            };
            let mut found = Symmetries::of_matrix(&w).unwrap().elements(1000).unwrap();
            found.sort();
            let literal: Vec<Vec<usize>> = permutations(n)
                .into_iter()
                .filter(|s| act_on_matrix(s, &w) == w)
                .collect();
            assert_eq!(found, literal, "{w:?}");
        }
    }

    #[test]
    fn equal_columns_contribute_their_exchanges() {
        let x = Matrix::<Rational>::integers(&[[1, 1, 0, 0, 0, 1], [0, 0, 1, 1, 1, 0]]);
        let found = Symmetries::of(&x).unwrap();
        assert_eq!(found.order(), &72u32.into());
        assert_eq!(found.elements(100).unwrap().len(), 72);
    }
}
