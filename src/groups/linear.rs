//! Sets that are linear codes over a field of prime order, with the symbol codes `0..p` as its elements.
//!
//! A permutation of the coordinates is linear: it preserves the code as soon as it maps a basis into it. And it preserves the number of nonzero symbols, so if the words of some weights span the code,
//! the permutations that preserve these words are those that preserve the code.

use super::SetOfVectors;
use super::bits::BitMatrix;
use super::reduction::{Reduction, Step};
use super::table::Table;

/// Fields of a larger order are not looked for.
const MAX_ORDER: usize = 7;

/// What a set is if it is a linear code.
pub(crate) struct Code {
    order: u16,
    dimension: usize,
}

/// Words that span a code: all of some weights.
pub(crate) struct Spanning {
    pub(crate) weights: Vec<u32>,
    /// Their numbers, ascending.
    pub(crate) words: Vec<usize>,
}

impl Code {
    /// Recognises a code. Cost `O(KN·dimension)`, much less for other sets: more independent words than the dimension could be are found soon.
    pub(crate) fn recognise(set: &SetOfVectors) -> Option<Self> {
        let (items, order) = (set.items(), set.alphabet());
        if items < 16 || order > MAX_ORDER || ![2, 3, 5, 7].contains(&order) {
            return None;
        }
        let mut dimension = 0;
        let mut words = 1;
        while words < items {
            words *= order;
            dimension += 1;
        }
        let code = Self {
            order: order as u16,
            dimension,
        };
        // So many different words in a space of so many words are all of it.
        (words == items && code.independent(set, 0..items, dimension + 1).len() == dimension)
            .then_some(code)
    }

    /// The first independent words among the given ones, at most `enough`.
    fn independent(
        &self,
        set: &SetOfVectors,
        words: impl Iterator<Item = usize>,
        enough: usize,
    ) -> Vec<usize> {
        match set.bits() {
            Some(bits) => bits.independent(words, enough),
            None => independent(set, self.order, words, enough),
        }
    }

    /// Few words that span the code, at most half of all, or `None`.
    pub(crate) fn spanning(&self, set: &SetOfVectors) -> Option<Spanning> {
        let (n, items) = (set.degree(), set.items());
        let mut by_weight: Vec<Vec<usize>> = vec![Vec::new(); n + 1];
        for k in 0..items {
            let weight = match set.bits() {
                Some(bits) => bits.weight(k) as usize,
                None => set.item(k).iter().filter(|&&a| a != 0).count(),
            };
            by_weight[weight].push(k);
        }
        let mut weights: Vec<usize> = (1..=n).filter(|&w| !by_weight[w].is_empty()).collect();
        // Binary words of full weight say nothing; they come last.
        weights.sort_by_key(|&w| (self.order == 2 && w == n, by_weight[w].len(), w));
        let mut chosen = Vec::new();
        let mut words: Vec<usize> = Vec::new();
        let mut rank = 0;
        for w in weights {
            let more = words.len() + by_weight[w].len();
            if 2 * more > items {
                return None;
            }
            let all = words.iter().chain(&by_weight[w]).copied();
            let new = self.independent(set, all, self.dimension).len();
            if new > rank {
                rank = new;
                words.extend_from_slice(&by_weight[w]);
                chosen.push(w as u32);
            }
            if rank == self.dimension {
                words.sort_unstable();
                chosen.sort_unstable();
                return Some(Spanning {
                    weights: chosen,
                    words,
                });
            }
        }
        None
    }

    /// Lines of the table after these steps, words of the code, that suffice to tell whether a permutation of the coordinates which preserves the colours preserves the table.
    ///
    /// The lines are words of some weights but for dropped cells, which every permutation that preserves the cells of coordinates preserves; if they have one colour and span the code, it is enough that a basis
    /// goes to lines: the code is preserved then, and with it the words of these weights.
    pub(crate) fn enough(
        &self,
        set: &SetOfVectors,
        table: &Table,
        reduction: &Reduction,
    ) -> Option<Vec<u32>> {
        let colours = &table.lines.colours;
        if !reduction.steps.iter().all(|s| matches!(s, Step::Drop))
            || colours.iter().any(|c| *c != colours[0])
        {
            return None;
        }
        let names = table.lines.names.iter().map(|&k| k as usize);
        let basis = self.independent(set, names, self.dimension);
        let n = table.point_count();
        (basis.len() == self.dimension).then(|| {
            let place = |k: usize| table.lines.names.iter().position(|&x| x as usize == k);
            basis
                .into_iter()
                .filter_map(place)
                .map(|l| (n + l) as u32)
                .collect()
        })
    }
}

/// [`BitMatrix::independent`] over the field with `p` elements.
fn independent(
    set: &SetOfVectors,
    p: u16,
    words: impl Iterator<Item = usize>,
    enough: usize,
) -> Vec<usize> {
    let mut pivots: Vec<Option<Vec<u16>>> = vec![None; set.degree()];
    let mut found = Vec::new();
    let mut work = vec![0u16; set.degree()];
    for k in words {
        if found.len() >= enough {
            break;
        }
        work.copy_from_slice(set.item(k));
        for lead in 0..work.len() {
            if work[lead] == 0 {
                continue;
            }
            match &pivots[lead] {
                // Pivots begin with 1.
                Some(pivot) => {
                    let factor = p - work[lead];
                    for (a, b) in work[lead..].iter_mut().zip(&pivot[lead..]) {
                        *a = (*a + factor * b) % p;
                    }
                }
                None => {
                    let inverse = (1..p).find(|x| x * work[lead] % p == 1).unwrap_or(1);
                    work.iter_mut().for_each(|a| *a = *a * inverse % p);
                    pivots[lead] = Some(work.clone());
                    found.push(k);
                    break;
                }
            }
        }
    }
    found
}

impl BitMatrix {
    /// The first of the given rows that are independent over the field with two elements, at most `enough`.
    pub(crate) fn independent(
        &self,
        rows: impl Iterator<Item = usize>,
        enough: usize,
    ) -> Vec<usize> {
        // Basis rows by their leading columns, one after the other.
        let mut pivots = vec![u32::MAX; self.columns];
        let mut basis: Vec<u64> = Vec::new();
        let mut found = Vec::new();
        let mut work = vec![0u64; self.words];
        for r in rows {
            if found.len() >= enough {
                break;
            }
            work.copy_from_slice(self.row(r));
            let mut at = 0;
            while at < self.words {
                if work[at] == 0 {
                    at += 1;
                    continue;
                }
                let lead = at * 64 + work[at].trailing_zeros() as usize;
                if pivots[lead] == u32::MAX {
                    pivots[lead] = found.len() as u32;
                    basis.extend_from_slice(&work);
                    found.push(r);
                    break;
                }
                let begin = pivots[lead] as usize * self.words;
                let pivot = &basis[begin + at..begin + self.words];
                for (a, b) in work[at..].iter_mut().zip(pivot) {
                    *a ^= b;
                }
            }
        }
        found
    }
}
