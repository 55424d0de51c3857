//! Sign patterns, sixty-four to a word.

use std::fmt;

use rand::Rng;

use super::HopfieldError;

/// An element of `{+1, −1}ᴺ`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SignPattern {
    length: usize,
    /// Bit `i` is set where entry `i` is −1; bits beyond the length are clear.
    negative: Vec<u64>,
}

impl SignPattern {
    /// A pattern from its entries.
    ///
    /// # Errors
    /// [`HopfieldError::NotASign`] for an entry other than ±1.
    ///
    /// ```
    /// use elenchus::networks::hopfield::SignPattern;
    /// let x = SignPattern::new(&[1, -1, -1])?;
    /// assert_eq!(x.dot(&SignPattern::new(&[1, 1, -1])?)?, 1);
    /// assert!(SignPattern::new(&[1, 0]).is_err());
    /// # Ok::<(), elenchus::networks::hopfield::HopfieldError>(())
    /// ```
    pub fn new(entries: &[i64]) -> Result<Self, HopfieldError> {
        let mut pattern = Self::ones(entries.len());
        for (index, &got) in entries.iter().enumerate() {
            match got {
                1 => {}
                -1 => pattern.flip(index),
                _ => return Err(HopfieldError::NotASign { index, got }),
            }
        }
        Ok(pattern)
    }

    /// The pattern of `length` entries +1.
    pub fn ones(length: usize) -> Self {
        SignPattern {
            length,
            negative: vec![0; length.div_ceil(64)],
        }
    }

    /// A pattern drawn uniformly.
    pub fn random(length: usize, rng: &mut impl Rng) -> Self {
        let mut pattern = Self::ones(length);
        for word in &mut pattern.negative {
            *word = rng.random();
        }
        pattern.trim();
        pattern
    }

    fn trim(&mut self) {
        if let Some(last) = self.negative.last_mut()
            && !self.length.is_multiple_of(64)
        {
            *last &= (1 << (self.length % 64)) - 1;
        }
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Entry `i`, +1 or −1.
    ///
    /// # Panics
    /// If `i` is not below the length.
    pub fn sign(&self, i: usize) -> i64 {
        assert!(i < self.length, "entry {i} of {}", self.length);
        1 - 2 * (self.negative[i / 64] >> (i % 64) & 1) as i64
    }

    /// All entries.
    pub fn signs(&self) -> Vec<i64> {
        (0..self.length).map(|i| self.sign(i)).collect()
    }

    /// Changes the sign of entry `i`.
    ///
    /// # Panics
    /// If `i` is not below the length.
    pub fn flip(&mut self, i: usize) {
        assert!(i < self.length, "entry {i} of {}", self.length);
        self.negative[i / 64] ^= 1 << (i % 64);
    }

    /// The pattern with all signs changed.
    pub fn negated(&self) -> Self {
        let mut other = self.clone();
        for word in &mut other.negative {
            *word = !*word;
        }
        other.trim();
        other
    }

    /// The dot product.
    ///
    /// # Errors
    /// [`HopfieldError::Length`] for patterns of different lengths.
    pub fn dot(&self, other: &Self) -> Result<i64, HopfieldError> {
        if self.length != other.length {
            return Err(HopfieldError::Length {
                what: "pattern",
                expected: self.length,
                got: other.length,
            });
        }
        Ok(self.overlap(other))
    }

    pub(super) fn overlap(&self, other: &Self) -> i64 {
        let different: u32 = self
            .negative
            .iter()
            .zip(&other.negative)
            .map(|(a, b)| (a ^ b).count_ones())
            .sum();
        self.length as i64 - 2 * i64::from(different)
    }
}

impl fmt::Debug for SignPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl fmt::Display for SignPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (0..self.length).try_for_each(|i| f.write_str(if self.sign(i) > 0 { "+" } else { "-" }))
    }
}

/// All `2ᴺ` sign patterns of a length, from all +1 to all −1.
///
/// # Errors
/// [`HopfieldError::Range`] for more than 24 entries.
///
/// ```
/// use elenchus::networks::hopfield::every_pattern;
/// let all: Vec<String> = every_pattern(2)?.map(|x| x.to_string()).collect();
/// assert_eq!(all, ["++", "-+", "+-", "--"]);
/// # Ok::<(), elenchus::networks::hopfield::HopfieldError>(())
/// ```
pub fn every_pattern(length: usize) -> Result<impl Iterator<Item = SignPattern>, HopfieldError> {
    if length > 24 {
        return Err(HopfieldError::Range {
            what: "entries of every pattern",
            expected: "at most 24",
            got: length.to_string(),
        });
    }
    Ok((0u64..1 << length).map(move |bits| {
        let mut pattern = SignPattern::ones(length);
        if let Some(word) = pattern.negative.first_mut() {
            *word = bits;
        }
        pattern
    }))
}
