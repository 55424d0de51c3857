//! Finite sets of vectors over a finite alphabet.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use super::bits::BitMatrix;
use super::{Error, Permutation};

/// A set of `K` vectors of one length `N` over a finite alphabet.
///
/// Symbols are coded `0, 1, …` in ascending order of their values; duplicates are collapsed (and counted), the first occurrence keeps its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetOfVectors {
    degree: usize,
    alphabet: usize,
    /// Row-major symbol codes.
    codes: Vec<u16>,
    items: usize,
    duplicates: usize,
    /// The rows as bits, for at most two symbols.
    bits: Option<Arc<BitMatrix>>,
}

impl SetOfVectors {
    /// The set of the given rows, for any ordered type of symbols.
    ///
    /// # Errors
    /// [`Error::Empty`] for no row, [`Error::Ragged`] for rows of different lengths, [`Error::Alphabet`] for more than 65535 symbols.
    ///
    /// ```
    /// use elenchus::groups::SetOfVectors;
    /// let x = SetOfVectors::new(&[vec![7, -1], vec![-1, 7], vec![7, -1]])?;
    /// assert_eq!((x.degree(), x.items(), x.alphabet(), x.duplicates()), (2, 2, 2, 1));
    /// assert_eq!(x.item(0), [1, 0]);
    /// assert!(SetOfVectors::new(&[vec![0, 1], vec![0]]).is_err());
    /// # Ok::<(), elenchus::groups::Error>(())
    /// ```
    pub fn new<T: Ord + Hash + Clone>(rows: &[Vec<T>]) -> Result<Self, Error> {
        let degree = rows.first().ok_or(Error::Empty)?.len();
        let mut symbols: Vec<&T> = Vec::new();
        for (row, r) in rows.iter().enumerate() {
            if r.len() != degree {
                return Err(Error::Ragged {
                    row,
                    expected: degree,
                    got: r.len(),
                });
            }
            // Most rows bring nothing new: a linear look-up among few symbols beats hashing.
            for x in r {
                if symbols.len() <= 16 {
                    if !symbols.contains(&x) {
                        symbols.push(x);
                    }
                } else {
                    symbols.push(x);
                }
            }
            if symbols.len() > 1 << 20 {
                symbols.sort_unstable();
                symbols.dedup();
            }
        }
        symbols.sort_unstable();
        symbols.dedup();
        if symbols.len() > usize::from(u16::MAX) {
            return Err(Error::Alphabet {
                symbols: symbols.len(),
            });
        }
        let mut codes = Vec::with_capacity(rows.len() * degree);
        if symbols.len() <= 16 {
            for r in rows {
                codes.extend(
                    r.iter()
                        .map(|x| symbols.iter().position(|s| *s == x).unwrap_or(0) as u16),
                );
            }
        } else {
            let code: HashMap<&T, u16> = symbols
                .iter()
                .enumerate()
                .map(|(c, &s)| (s, c as u16))
                .collect();
            for r in rows {
                codes.extend(r.iter().map(|x| code[x]));
            }
        }
        Ok(Self::from_codes(degree, symbols.len(), codes, rows.len()))
    }

    /// [`SetOfVectors::new`] for rows of digits, the form in which most sets come.
    ///
    /// # Errors
    /// As [`SetOfVectors::new`].
    pub fn of_digits(rows: &[Vec<u8>]) -> Result<Self, Error> {
        Self::new(rows)
    }

    fn from_codes(degree: usize, alphabet: usize, codes: Vec<u16>, rows: usize) -> Self {
        let mut seen: HashMap<&[u16], ()> = HashMap::with_capacity(rows);
        let mut kept = Vec::with_capacity(rows);
        for k in 0..rows {
            let row = &codes[k * degree..(k + 1) * degree];
            if seen.insert(row, ()).is_none() {
                kept.push(k);
            }
        }
        drop(seen);
        let items = kept.len();
        let codes = if items == rows {
            codes
        } else {
            kept.iter()
                .flat_map(|&k| codes[k * degree..(k + 1) * degree].iter().copied())
                .collect()
        };
        let bits = (alphabet <= 2).then(|| {
            let mut bits = BitMatrix::zero(items, degree);
            if degree > 0 {
                for (k, row) in codes.chunks(degree).enumerate() {
                    bits.set_row(k, row);
                }
            }
            Arc::new(bits)
        });
        Self {
            degree,
            alphabet,
            codes,
            items,
            duplicates: rows - items,
            bits,
        }
    }

    pub(crate) fn bits(&self) -> Option<&Arc<BitMatrix>> {
        self.bits.as_ref()
    }

    /// Length `N` of the vectors.
    pub fn degree(&self) -> usize {
        self.degree
    }

    /// Number `K` of different vectors.
    pub fn items(&self) -> usize {
        self.items
    }

    /// Number of different symbols that occur.
    pub fn alphabet(&self) -> usize {
        self.alphabet
    }

    /// How many rows were repetitions of earlier ones.
    pub fn duplicates(&self) -> usize {
        self.duplicates
    }

    /// The symbol codes of item `k`.
    pub fn item(&self, k: usize) -> &[u16] {
        &self.codes[k * self.degree..(k + 1) * self.degree]
    }

    /// Whether `s·X = X`. Cost `O(NK)` expected.
    ///
    /// ```
    /// use elenchus::groups::{Permutation, SetOfVectors};
    /// let x = SetOfVectors::new(&[vec![0, 0, 1], vec![0, 1, 0]])?;
    /// assert!(x.is_invariant_under(&Permutation::parse("(1 2)", 3)?));
    /// assert!(!x.is_invariant_under(&Permutation::parse("(0 1)", 3)?));
    /// # Ok::<(), elenchus::groups::Error>(())
    /// ```
    pub fn is_invariant_under(&self, s: &Permutation) -> bool {
        self.item_action(s).is_some()
    }

    /// The permutation of items that `s` induces: item `k` goes to the item `s·x_k`. `None` if `s·X ≠ X`.
    pub fn item_action(&self, s: &Permutation) -> Option<Permutation> {
        let none: Vec<u16> = (0..self.alphabet as u16).collect();
        self.item_action_with_colours(s, &none)
    }

    /// As [`SetOfVectors::item_action`] for `x ↦ c ∘ (s·x)`, where `c` renames the symbol codes.
    pub fn item_action_with_colours(&self, s: &Permutation, c: &[u16]) -> Option<Permutation> {
        if s.degree() != self.degree || c.len() != self.alphabet {
            return None;
        }
        let index: HashMap<&[u16], u32> =
            (0..self.items).map(|k| (self.item(k), k as u32)).collect();
        let mut images = Vec::with_capacity(self.items);
        let mut moved = vec![0u16; self.degree];
        for k in 0..self.items {
            let row = self.item(k);
            for (m, &i) in moved.iter_mut().zip(s.as_slice()) {
                *m = c[usize::from(row[i as usize])];
            }
            images.push(*index.get(moved.as_slice())?);
        }
        // An injective map of coordinates and symbols sends different items to different items, so this is a permutation.
        Some(Permutation::from_images(images))
    }
}
