//! Permutation groups and the symmetry groups of sets of vectors.
//!
//! For a finite set `X` of vectors of length `N` the symmetry group is `Σ_X = {s ∈ S_N : s·X = X}`, with `(s·x)_i = x_{s(i)}`.
//! [`symmetry_group`] computes it exactly, with a base, strong generators and a certificate that it is all of it.
//!
//! ```
//! use elenchus::groups::{SetOfVectors, symmetry_group, Options};
//! // The Hamming code [7,4]: its group is that of the Fano plane.
//! let words: Vec<Vec<u8>> = (0..16u8)
//!     .map(|w| {
//!         let b: Vec<u8> = (0..4).map(|i| w >> i & 1).collect();
//!         vec![b[0], b[1], b[2], b[3], b[0] ^ b[1] ^ b[2], b[0] ^ b[1] ^ b[3], b[0] ^ b[2] ^ b[3]]
//!     })
//!     .collect();
//! let found = symmetry_group(&SetOfVectors::of_digits(&words)?, &Options::default())?;
//! assert_eq!(found.order(), &168u32.into());
//! # Ok::<(), elenchus::groups::Error>(())
//! ```

mod bits;
mod certificate;
mod chain;
mod commutant;
mod describe;
mod extend;
mod group;
mod linear;
mod orbitals;
mod partition;
mod permutation;
mod reduce;
mod reduction;
mod refine;
mod search;
mod set;
mod solve;
mod structure;
mod symmetry;
mod table;

pub use certificate::{certify, certify_lower_bound};
pub use commutant::{Commutant, commutant_dimension_by_characters};
pub use group::{Membership, PermutationGroup};
pub use orbitals::orbital_count;
pub use permutation::Permutation;
pub use set::SetOfVectors;
pub use symmetry::{
    Ambient, Options, SymmetryGroup, symmetry_group, symmetry_group_of_rational_vectors,
};

use num_bigint::BigUint;

/// What can be wrong with the input of this module.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// An image is out of range or occurs twice.
    #[error(
        "not a permutation of {degree} points: entry {at} has the image {image}, which is out of range or occurs twice"
    )]
    NotAPermutation {
        /// Number of points.
        degree: usize,
        /// Position of the offending image.
        at: usize,
        /// The image.
        image: usize,
    },
    /// Text that is not cycle notation.
    #[error("{text:?} is not a permutation in cycle notation: {why}")]
    Syntax {
        /// The beginning of the text.
        text: String,
        /// What was expected.
        why: String,
    },
    /// Degrees do not agree.
    #[error("expected permutations of degree {expected}, got degree {got}")]
    Degree {
        /// Degree of the group.
        expected: usize,
        /// Degree of the permutation.
        got: usize,
    },
    /// The set has no vector.
    #[error("expected at least one vector, got none")]
    Empty,
    /// Vectors of different lengths.
    #[error(
        "expected vectors of length {expected}, got length {got} in row {row} (counted from 0)"
    )]
    Ragged {
        /// Index of the row.
        row: usize,
        /// Length of the first row.
        expected: usize,
        /// Length of this row.
        got: usize,
    },
    /// Too many different symbols.
    #[error("expected at most 65535 different symbols, got {symbols}")]
    Alphabet {
        /// Number of symbols.
        symbols: usize,
    },
    /// The initial partition does not give every coordinate a class.
    #[error("expected a partition of {expected} coordinates, got one of {got}")]
    Partition {
        /// Length of the vectors.
        expected: usize,
        /// Length of the partition.
        got: usize,
    },
    /// The ambient group does not fit the length of the vectors.
    #[error(
        "expected vectors of length {rows}·{columns} for grids of that shape, got length {got}"
    )]
    Shape {
        /// Rows of the grid.
        rows: usize,
        /// Columns of the grid.
        columns: usize,
        /// Length of the vectors.
        got: usize,
    },
    /// Too many elements to list.
    #[error("expected a group of order at most {limit}, got order {order}")]
    TooLarge {
        /// Order of the group.
        order: BigUint,
        /// The limit.
        limit: usize,
    },
    /// The things do not go to things.
    #[error("the group does not map the given things to one another")]
    NotInvariant,
    /// Options that exclude one another.
    #[error("{0}")]
    Unsupported(String),
}

/// `n!`.
pub(crate) fn factorial(n: usize) -> BigUint {
    let mut product = BigUint::from(1u32);
    let mut small = 1u64;
    for k in 2..=n as u64 {
        match small.checked_mul(k) {
            Some(s) => small = s,
            None => {
                product *= small;
                small = k;
            }
        }
    }
    product * small
}

/// For each point the smallest point of its orbit.
pub(crate) fn orbit_labels(degree: usize, gens: &[Permutation]) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..degree).collect();
    fn find(parent: &mut [usize], mut p: usize) -> usize {
        while parent[p] != p {
            parent[p] = parent[parent[p]];
            p = parent[p];
        }
        p
    }
    for g in gens {
        for (p, &q) in g.as_slice().iter().enumerate() {
            let (a, b) = (find(&mut parent, p), find(&mut parent, q as usize));
            if a != b {
                parent[a.max(b)] = a.min(b);
            }
        }
    }
    (0..degree).map(|p| find(&mut parent, p)).collect()
}

/// All orbits, each ascending, in order of their smallest points.
pub(crate) fn orbits_of(degree: usize, gens: &[Permutation]) -> Vec<Vec<usize>> {
    let labels = orbit_labels(degree, gens);
    let mut orbits: Vec<Vec<usize>> = Vec::new();
    let mut number = vec![usize::MAX; degree];
    for (p, &l) in labels.iter().enumerate() {
        if number[l] == usize::MAX {
            number[l] = orbits.len();
            orbits.push(Vec::new());
        }
        orbits[number[l]].push(p);
    }
    orbits
}
