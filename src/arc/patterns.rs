//! Rules for patterns of fixed length under all permutations of their positions: the triangle task of Krause and Reimann and its
//! generalisation.
//!
//! The claims `krause_reimann::only_nontrivial_symmetry_of_x_prime_is_32`, `…::only_permutation_taking_010_to_001_is_32` and
//! `…::rules_fitting_the_training_pairs_form_a_coset` are about these rules; [`super::facts::permutation_rules`] counts them for grids
//! of any size.
//!
//! A permutation `s` acts by `(s·x)_i = x_{s(i)}`, positions counted from 0.

/// Longest pattern: all `8! = 40320` permutations are tried.
pub const LONGEST: usize = 8;

/// What can be wrong with a list of patterns.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// A pattern has another length than the first.
    #[error("expected patterns of length {expected}, got length {got}")]
    Length {
        /// Length of the first pattern.
        expected: usize,
        /// Length of the offending one.
        got: usize,
    },
    /// Longer than [`LONGEST`].
    #[error("expected patterns of length at most 8, got length {got}")]
    TooLong {
        /// The length.
        got: usize,
    },
    /// There are no patterns.
    #[error("expected at least one pattern, got none")]
    Empty,
}

/// `s·x`, with `(s·x)_i = x_{s(i)}`.
pub fn act<T: Clone>(s: &[usize], x: &[T]) -> Vec<T> {
    s.iter().map(|&i| x[i].clone()).collect()
}

fn length<'a>(mut lengths: impl Iterator<Item = &'a [u8]>) -> Result<usize, PatternError> {
    let n = lengths.next().ok_or(PatternError::Empty)?.len();
    if n > LONGEST {
        return Err(PatternError::TooLong { got: n });
    }
    match lengths.find(|x| x.len() != n) {
        Some(x) => Err(PatternError::Length {
            expected: n,
            got: x.len(),
        }),
        None => Ok(n),
    }
}

/// All permutations of `0..n` that `keep` admits, in lexicographic order. `keep` sees prefixes and must admit every prefix of what
/// it admits.
fn permutations(n: usize, keep: &dyn Fn(&[usize]) -> bool) -> Vec<Vec<usize>> {
    fn extend(
        n: usize,
        s: &mut Vec<usize>,
        keep: &dyn Fn(&[usize]) -> bool,
        out: &mut Vec<Vec<usize>>,
    ) {
        if s.len() == n {
            out.push(s.clone());
            return;
        }
        for i in 0..n {
            if !s.contains(&i) {
                s.push(i);
                if keep(s) {
                    extend(n, s, keep, out);
                }
                s.pop();
            }
        }
    }
    let mut out = Vec::new();
    extend(n, &mut Vec::new(), keep, &mut out);
    out
}

/// All `s ∈ S_N` with `s·x = y` for every pair `(x, y)`, in lexicographic order. They form a coset of the group that fixes all inputs,
/// or there is none.
///
/// # Errors
/// [`PatternError`] when there is no pair, lengths differ, or `N > 8`.
///
/// Cost: at most `N!` prefixes, times the number of pairs.
///
/// ```
/// use elenchus::arc::patterns::rules;
/// let pairs = vec![(vec![1, 0, 0], vec![1, 0, 0]), (vec![0, 1, 0], vec![0, 0, 1])];
/// assert_eq!(rules(&pairs).unwrap(), [vec![0, 2, 1]]);
/// ```
pub fn rules(pairs: &[(Vec<u8>, Vec<u8>)]) -> Result<Vec<Vec<usize>>, PatternError> {
    let n = length(pairs.iter().flat_map(|(x, y)| [x.as_slice(), y.as_slice()]))?;
    Ok(permutations(n, &|s| {
        let i = s.len() - 1;
        pairs.iter().all(|(x, y)| y[i] == x[s[i]])
    }))
}

/// All symmetric rules of a set `X` of patterns: the `s ∈ S_N` with `s·X = X`, in lexicographic order, the identity included. Repeated
/// patterns count once.
///
/// # Errors
/// As [`rules`].
///
/// ```
/// use elenchus::arc::patterns::{act, symmetric_rules};
/// // The triangle task: the training triangles (0,0,1) and (0,1,0); the only rule besides the identity exchanges edges two and three.
/// let found = symmetric_rules(&[vec![0, 0, 1], vec![0, 1, 0]]).unwrap();
/// assert_eq!(found, [vec![0, 1, 2], vec![0, 2, 1]]);
/// assert_eq!(act(&found[1], &[1, 1, 0]), [1, 0, 1]);
/// ```
pub fn symmetric_rules(set: &[Vec<u8>]) -> Result<Vec<Vec<usize>>, PatternError> {
    let n = length(set.iter().map(Vec::as_slice))?;
    let set: std::collections::BTreeSet<&[u8]> = set.iter().map(Vec::as_slice).collect();
    Ok(permutations(n, &|_| true)
        .into_iter()
        .filter(|s| set.iter().all(|x| set.contains(act(s, x).as_slice())))
        .collect())
}

/// What the surviving symmetric rules of `set` make of a new pattern: the distinct images, in lexicographic order. One image means
/// that all rules agree.
///
/// # Errors
/// As [`rules`]; `pattern` must have the length of the set's patterns.
pub fn images(set: &[Vec<u8>], pattern: &[u8]) -> Result<Vec<Vec<u8>>, PatternError> {
    length(
        set.iter()
            .map(Vec::as_slice)
            .chain(std::iter::once(pattern)),
    )?;
    let mut all: Vec<Vec<u8>> = symmetric_rules(set)?
        .iter()
        .map(|s| act(s, pattern))
        .collect();
    all.sort();
    all.dedup();
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::groups::{Options, SetOfVectors, symmetry_group};

    #[test]
    fn symmetric_rules_are_the_symmetry_group() {
        for bits in [0b0110_1001u32, 0b1111_0000, 0b0101_1010_1100, 0b1] {
            let set: Vec<Vec<u8>> = (0..12u32)
                .filter(|k| bits >> k & 1 == 1)
                .map(|k| (0..5).map(|i| ((k * 11 + 3) >> i & 1) as u8).collect())
                .collect();
            let found = symmetric_rules(&set).unwrap();
            let group =
                symmetry_group(&SetOfVectors::of_digits(&set).unwrap(), &Options::default())
                    .unwrap();
            assert_eq!(group.order(), &found.len().into());
        }
    }

    #[test]
    fn rules_are_a_coset_of_the_stabilizer() {
        let x = vec![0, 0, 1, 1, 0];
        let y = vec![1, 0, 0, 0, 1];
        let found = rules(&[(x.clone(), y.clone())]).unwrap();
        assert_eq!(found.len(), 12);
        assert!(found.iter().all(|s| act(s, &x) == y));
        assert!(rules(&[(vec![0, 1], vec![1, 1])]).unwrap().is_empty());
    }

    #[test]
    fn awkward_patterns() {
        assert_eq!(rules(&[]), Err(PatternError::Empty));
        assert_eq!(rules(&[(vec![], vec![])]).unwrap(), [Vec::<usize>::new()]);
        assert_eq!(
            symmetric_rules(&[vec![0; 9]]),
            Err(PatternError::TooLong { got: 9 })
        );
        assert_eq!(
            symmetric_rules(&[vec![0], vec![0, 1]]),
            Err(PatternError::Length {
                expected: 1,
                got: 2
            })
        );
        assert_eq!(symmetric_rules(&[vec![0; 5]]).unwrap().len(), 120);
        assert_eq!(
            images(&[vec![0, 0, 1], vec![0, 1, 0]], &[1, 1, 0]).unwrap(),
            [vec![1, 0, 1], vec![1, 1, 0]]
        );
    }
}
