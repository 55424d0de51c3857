//! Symmetry groups of sets of vectors.

use std::sync::OnceLock;

use num_bigint::BigUint;
use num_rational::BigRational;

use super::reduction::Reduction;
use super::solve::search_all;
use super::{Error, Permutation, PermutationGroup, SetOfVectors};

/// The group in which symmetries are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ambient {
    /// All permutations of the coordinates.
    #[default]
    Symmetric,
    /// The symmetries of a rectangular grid read row by row: eight of a square, four of another rectangle.
    Dihedral {
        /// Rows of the grid.
        rows: usize,
        /// Columns of the grid.
        columns: usize,
    },
    /// The translations of a rectangular grid that wraps around.
    Torus {
        /// Rows of the grid.
        rows: usize,
        /// Columns of the grid.
        columns: usize,
    },
}

/// What [`symmetry_group`] is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Only permutations that preserve this class of every coordinate.
    pub partition: Option<Vec<usize>>,
    /// Whether the symbols of the alphabet may be permuted, too (the same way everywhere).
    pub colours: bool,
    /// Where to look.
    pub ambient: Ambient,
    /// Elementary steps (visits of an adjacency) after which the search stops with what it has proved. Not a time: the same everywhere.
    pub budget: u64,
}

impl Default for Options {
    /// All permutations of the coordinates, none of the alphabet, a budget of 2·10¹⁰ steps.
    fn default() -> Self {
        Self {
            partition: None,
            colours: false,
            ambient: Ambient::Symmetric,
            budget: 20_000_000_000,
        }
    }
}

/// A symmetry group together with what is known about its completeness.
#[derive(Debug)]
pub struct SymmetryGroup {
    pub(crate) degree: usize,
    pub(crate) symbols: usize,
    pub(crate) inner: Inner,
    pub(crate) lifted: OnceLock<Vec<Permutation>>,
    pub(crate) order: BigUint,
    pub(crate) complete: bool,
    pub(crate) nodes: u64,
    pub(crate) steps: u64,
    pub(crate) group: OnceLock<PermutationGroup>,
}

/// How the generators are held.
#[derive(Debug)]
pub(crate) enum Inner {
    /// Permutations of the points of a smaller table, strong for `path` unless that is `None`.
    Reduced {
        reduction: Reduction,
        generators: Vec<Vec<u32>>,
        path: Option<Vec<u32>>,
        points: usize,
    },
    /// Permutations of coordinates and symbols, strong for `path`, that permute the classes of coordinates with equal columns.
    Classes {
        classes: Vec<Vec<u32>>,
        generators: Vec<Permutation>,
        path: Vec<usize>,
    },
    /// Members of an ambient group.
    Explicit(Vec<Permutation>),
}

impl SymmetryGroup {
    /// Length of the vectors.
    pub fn degree(&self) -> usize {
        self.degree
    }

    /// The order; if the search stopped early, of the subgroup that was found.
    pub fn order(&self) -> &BigUint {
        &self.order
    }

    /// Whether the search proved that there are no further symmetries.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// How many partitions were refined.
    pub fn nodes(&self) -> u64 {
        self.nodes
    }

    /// Elementary steps taken, what [`Options::budget`] bounds.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// Disjoint sets of at least two coordinates that were seen before any search to be freely permutable: any permutation of such a set, and nothing else moved, is a symmetry.
    pub fn interchangeable(&self) -> Vec<Vec<usize>> {
        match &self.inner {
            Inner::Reduced { reduction, .. } => reduction.interchangeable(self.degree),
            Inner::Classes { classes, .. } => classes
                .iter()
                .filter(|c| c.len() > 1)
                .map(|c| c.iter().map(|&i| i as usize).collect())
                .collect(),
            Inner::Explicit(_) => Vec::new(),
        }
    }

    /// A short list of generators. With [`Options::colours`] they act on the coordinates `0..N` and the symbol codes `N..`.
    ///
    /// Sets of things that can be permuted freely (coordinates, or blocks of them) contribute a transposition and a cycle each. Computed on first use.
    pub fn generators(&self) -> Vec<Permutation> {
        self.generator_list().to_vec()
    }

    fn generator_list(&self) -> &[Permutation] {
        self.lifted.get_or_init(|| match &self.inner {
            Inner::Explicit(generators) => generators.clone(),
            Inner::Reduced {
                reduction,
                generators,
                ..
            } => {
                let end = reduction.steps.len();
                generators
                    .iter()
                    .map(|g| reduction.lift(0, end, g.clone()))
                    .chain(reduction.within_classes(0, end, false))
                    .map(Permutation::from_images)
                    .collect()
            }
            Inner::Classes {
                classes,
                generators,
                ..
            } => {
                let mut out = generators.clone();
                for class in classes {
                    // A transposition, and the cycle through all where that is something else.
                    let lengths: &[usize] = match class.len() {
                        0 | 1 => &[],
                        2 => &[2],
                        n => &[2, n],
                    };
                    for &length in lengths {
                        let mut images: Vec<u32> =
                            (0..(self.degree + self.symbols) as u32).collect();
                        for k in 0..length {
                            images[class[k] as usize] = class[(k + 1) % length];
                        }
                        out.push(Permutation::from_images(images));
                    }
                }
                out
            }
        })
    }

    /// Points whose pointwise stabilizer is trivial, those of [`SymmetryGroup::group`].
    pub fn base(&self) -> Vec<usize> {
        self.group().base()
    }

    /// The group with base and strong generators, built on first use. With [`Options::colours`] its points are the coordinates `0..N` followed by the symbol codes.
    pub fn group(&self) -> &PermutationGroup {
        self.group.get_or_init(|| match &self.inner {
            Inner::Explicit(generators) => {
                PermutationGroup::with_order(self.degree, generators.clone(), &self.order)
            }
            Inner::Reduced {
                reduction,
                generators,
                path,
                points,
            } => reduction.strong(
                self.degree,
                generators,
                path.as_deref(),
                *points,
                &self.order,
            ),
            Inner::Classes {
                classes,
                generators,
                path,
            } => {
                let points = self.degree + self.symbols;
                let mut base = path.clone();
                let mut present = vec![false; points];
                for &p in path {
                    present[p] = true;
                }
                for class in classes {
                    base.extend(
                        class[..class.len() - 1]
                            .iter()
                            .map(|&p| p as usize)
                            .filter(|&p| !present[p]),
                    );
                }
                let mut gens = generators.clone();
                for pair in classes.iter().flat_map(|c| c.windows(2)) {
                    let mut images: Vec<u32> = (0..points as u32).collect();
                    images.swap(pair[0] as usize, pair[1] as usize);
                    gens.push(Permutation::from_images(images));
                }
                PermutationGroup::from_strong(points, &base, gens)
            }
        })
    }

    /// The orbits on the coordinates, each ascending, in order of their smallest members.
    pub fn orbits(&self) -> Vec<Vec<usize>> {
        let mut orbits = super::orbits_of(self.degree + self.symbols, self.generator_list());
        orbits.retain(|o| o[0] < self.degree);
        orbits
    }

    /// The orbits on the items of the set it was computed from.
    pub fn item_orbits(&self, set: &SetOfVectors) -> Vec<Vec<usize>> {
        let actions: Vec<Permutation> = self
            .generator_list()
            .iter()
            .filter_map(|g| self.act_on_items(set, g))
            .collect();
        super::orbits_of(set.items(), &actions)
    }

    /// How an element of the group permutes the items. `None` if it is not a symmetry of the set.
    pub fn act_on_items(&self, set: &SetOfVectors, g: &Permutation) -> Option<Permutation> {
        let (positions, colours) = self.split(g);
        let colours = colours.unwrap_or_else(|| (0..set.alphabet() as u16).collect());
        set.item_action_with_colours(&positions, &colours)
    }

    /// The permutation of the coordinates, and that of the symbol codes where these may be permuted: `c` with `x ↦ c ∘ (s·x)`.
    pub fn split(&self, g: &Permutation) -> (Permutation, Option<Vec<u16>>) {
        if self.symbols == 0 {
            return (g.clone(), None);
        }
        let n = self.degree;
        let images = g.as_slice();
        // The structure is preserved by i ↦ g(i), a ↦ g(a) on pairs (coordinate, symbol): x becomes y with y_{g(i)} = g(x_i), which is g∘x∘g⁻¹; so the symbols of s = g as
        // in (s·x)_i = x_{s(i)} are renamed by the inverse.
        let mut colours = vec![0u16; self.symbols];
        for (a, &b) in images[n..].iter().enumerate() {
            colours[b as usize - n] = a as u16;
        }
        (
            Permutation::from_images(images[..n].to_vec()),
            Some(colours),
        )
    }
}

/// The symmetry group `Σ_X = {s : s·X = X}` of a set of vectors, with `(s·x)_i = x_{s(i)}`; with [`Options::colours`] the group of all pairs of a permutation of the coordinates and one of the
/// symbols that together map `X` to itself.
///
/// Coordinates with equal columns, and others that can be exchanged, are merged first, and the items that they exchange, on either side, until nothing more can be merged; the rest is a search with
/// individualisation and refinement (McKay; McKay and Piperno 2014) on the structure of coordinates and items. Of a linear code over a field of prime order at most 7 (the symbol codes as its elements) only words that span it are looked at, and a permutation is tried on a basis. Polynomial on most inputs,
/// exponential in the worst case, bounded by [`Options::budget`]. With [`Options::colours`] only coordinates with equal columns are merged.
///
/// # Errors
/// [`Error::Partition`] or [`Error::Shape`] if an option does not fit the length of the vectors; [`Error::Unsupported`] for colours together with an ambient group.
///
/// ```
/// use elenchus::groups::{Options, SetOfVectors, symmetry_group};
/// let x = SetOfVectors::new(&[vec![0, 0, 1], vec![0, 1, 0]])?;
/// let found = symmetry_group(&x, &Options::default())?;
/// assert_eq!(found.group().generators()[0].to_string(), "(1 2)");
/// assert_eq!(found.order(), &2u32.into());
/// assert!(found.is_complete());
/// # Ok::<(), elenchus::groups::Error>(())
/// ```
pub fn symmetry_group(set: &SetOfVectors, options: &Options) -> Result<SymmetryGroup, Error> {
    check_partition(set, options)?;
    let n = set.degree();
    match options.ambient {
        Ambient::Symmetric => Ok(search_all(set, options).0),
        Ambient::Dihedral { rows, columns } | Ambient::Torus { rows, columns } => {
            if rows.checked_mul(columns) != Some(n) {
                return Err(Error::Shape {
                    rows,
                    columns,
                    got: n,
                });
            }
            if options.colours {
                return Err(Error::Unsupported(
                    "colours cannot be permuted inside an ambient group of the grid".into(),
                ));
            }
            Ok(search_ambient(set, options, rows, columns))
        }
    }
}

/// Whether the partition, if there is one, is one of the coordinates.
pub(super) fn check_partition(set: &SetOfVectors, options: &Options) -> Result<(), Error> {
    match &options.partition {
        Some(p) if p.len() != set.degree() => Err(Error::Partition {
            expected: set.degree(),
            got: p.len(),
        }),
        _ => Ok(()),
    }
}

/// [`symmetry_group`] of vectors of rational numbers, whose different values are the alphabet.
///
/// # Errors
/// As [`SetOfVectors::new`].
///
/// ```
/// use elenchus::groups::symmetry_group_of_rational_vectors;
/// use num_rational::BigRational;
/// let half = BigRational::new(1.into(), 2.into());
/// let zero = BigRational::from_integer(0.into());
/// let x = [vec![zero.clone(), half.clone(), half.clone()], vec![half.clone(), zero, half]];
/// assert_eq!(symmetry_group_of_rational_vectors(&x)?.order(), &2u32.into());
/// # Ok::<(), elenchus::groups::Error>(())
/// ```
pub fn symmetry_group_of_rational_vectors(
    rows: &[Vec<BigRational>],
) -> Result<SymmetryGroup, Error> {
    symmetry_group(&SetOfVectors::new(rows)?, &Options::default())
}

/// The elements of the ambient group of a grid.
fn ambient_elements(ambient: Ambient) -> Vec<Permutation> {
    let build = |rows: usize, columns: usize, f: &dyn Fn(usize, usize) -> (usize, usize)| {
        Permutation::from_images(
            (0..rows * columns)
                .map(|i| {
                    let (r, c) = f(i / columns, i % columns);
                    (r * columns + c) as u32
                })
                .collect(),
        )
    };
    let mut all: Vec<Permutation> = match ambient {
        Ambient::Symmetric => Vec::new(),
        Ambient::Dihedral { rows, columns } => {
            let mut all = Vec::new();
            for k in 0..4u8 {
                let (v, h) = (k & 1 != 0, k & 2 != 0);
                all.push(build(rows, columns, &|r, c| {
                    (
                        if v { rows - 1 - r } else { r },
                        if h { columns - 1 - c } else { c },
                    )
                }));
                if rows == columns {
                    all.push(build(rows, columns, &|r, c| {
                        (
                            if v { rows - 1 - c } else { c },
                            if h { columns - 1 - r } else { r },
                        )
                    }));
                }
            }
            all
        }
        Ambient::Torus { rows, columns } => (0..rows * columns)
            .map(|t| {
                build(rows, columns, &|r, c| {
                    ((r + t / columns) % rows, (c + t % columns) % columns)
                })
            })
            .collect(),
    };
    all.sort();
    all.dedup();
    all
}

fn search_ambient(
    set: &SetOfVectors,
    options: &Options,
    rows: usize,
    columns: usize,
) -> SymmetryGroup {
    let n = rows * columns;
    let keeps = |s: &Permutation| {
        options
            .partition
            .as_ref()
            .is_none_or(|p| (0..n).all(|i| p[i] == p[s.image(i)]))
            && set.is_invariant_under(s)
    };
    let mut gens: Vec<Permutation> = Vec::new();
    let mut chain = PermutationGroup::trivial(n);
    let mut nodes = 0;
    for s in ambient_elements(options.ambient) {
        nodes += 1;
        if !s.is_identity() && !chain.contains(&s) && keeps(&s) {
            gens.push(s);
            chain = PermutationGroup::from_generators(n, &gens).unwrap_or(chain);
        }
    }
    let order = chain.order();
    SymmetryGroup {
        degree: n,
        symbols: 0,
        inner: Inner::Explicit(gens),
        lifted: OnceLock::new(),
        order,
        complete: true,
        nodes,
        steps: nodes * (n * set.items()) as u64,
        group: OnceLock::from(chain),
    }
}
