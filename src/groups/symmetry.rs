//! Symmetry groups of sets of vectors.

use std::collections::HashMap;
use std::sync::OnceLock;

use num_bigint::BigUint;
use num_rational::BigRational;

use super::search::{self, Found};
use super::structure::Sparse;
use super::{Error, Permutation, PermutationGroup, SetOfVectors, factorial};

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
    degree: usize,
    symbols: usize,
    /// Coordinates with equal columns (and equal class), each ascending.
    classes: Vec<Vec<u32>>,
    /// Generators that permute the classes, on coordinates followed by symbols; strong for `path`.
    lifted: Vec<Permutation>,
    /// The individualised points, as coordinates or `degree + symbol`; `None` if the search individualised items.
    path: Option<Vec<usize>>,
    order: BigUint,
    complete: bool,
    nodes: u64,
    steps: u64,
    group: OnceLock<PermutationGroup>,
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

    /// The sets of at least two coordinates that can be permuted freely because all items agree on them.
    pub fn interchangeable(&self) -> Vec<Vec<usize>> {
        self.classes
            .iter()
            .filter(|c| c.len() > 1)
            .map(|c| c.iter().map(|&i| i as usize).collect())
            .collect()
    }

    /// A short list of generators. With [`Options::colours`] they act on the coordinates `0..N` and the symbol codes `N..`.
    ///
    /// Interchangeable coordinates contribute a transposition and a cycle per class.
    pub fn generators(&self) -> Vec<Permutation> {
        let points = self.degree + self.symbols;
        let mut out = self.lifted.clone();
        for class in &self.classes {
            for length in [2, class.len()] {
                if class.len() < length
                    || length < 2
                    || (length == class.len()
                        && length == 2
                        && out.last().is_some_and(|g| {
                            g.image(class[0] as usize) == class[1] as usize
                                && g.support().len() == 2
                        }))
                {
                    continue;
                }
                let mut images: Vec<u32> = (0..points as u32).collect();
                for k in 0..length {
                    images[class[k] as usize] = class[(k + 1) % length];
                }
                out.push(Permutation::from_images(images));
            }
        }
        out
    }

    /// The group with base and strong generators, built on first use. With [`Options::colours`] its points are the coordinates `0..N` followed by the symbol codes.
    pub fn group(&self) -> &PermutationGroup {
        self.group.get_or_init(|| {
            let points = self.degree + self.symbols;
            let Some(path) = &self.path else {
                return PermutationGroup::with_order(points, self.generators(), &self.order);
            };
            let mut base = path.clone();
            let mut gens = self.lifted.clone();
            for class in &self.classes {
                for pair in class.windows(2) {
                    let mut images: Vec<u32> = (0..points as u32).collect();
                    images.swap(pair[0] as usize, pair[1] as usize);
                    gens.push(Permutation::from_images(images));
                    if !base.contains(&(pair[0] as usize)) {
                        base.push(pair[0] as usize);
                    }
                }
            }
            PermutationGroup::from_strong(points, &base, gens)
        })
    }

    /// The orbits on the coordinates, each ascending, in order of their smallest members.
    pub fn orbits(&self) -> Vec<Vec<usize>> {
        let mut orbits = super::orbits_of(self.degree + self.symbols, &self.generators());
        orbits.retain(|o| o[0] < self.degree);
        orbits
    }

    /// The orbits on the items of the set it was computed from.
    pub fn item_orbits(&self, set: &SetOfVectors) -> Vec<Vec<usize>> {
        let actions: Vec<Permutation> = self
            .lifted
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
/// Coordinates whose columns are equal are interchangeable and treated as one; the rest is a search with individualisation and refinement (McKay; McKay and Piperno 2014) on the
/// structure of coordinates and items. Polynomial on most inputs, exponential in the worst case, bounded by [`Options::budget`].
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
    let n = set.degree();
    if let Some(p) = &options.partition
        && p.len() != n
    {
        return Err(Error::Partition {
            expected: n,
            got: p.len(),
        });
    }
    match options.ambient {
        Ambient::Symmetric => Ok(search_all(set, options)),
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
        classes: Vec::new(),
        lifted: gens,
        path: None,
        order,
        complete: true,
        nodes,
        steps: nodes * (n * set.items()) as u64,
        group: OnceLock::from(chain),
    }
}

/// Classes of coordinates with equal columns and equal class in the partition, in order of their smallest members.
fn column_classes(set: &SetOfVectors, partition: Option<&[usize]>) -> Vec<Vec<u32>> {
    let n = set.degree();
    let mut columns: Vec<Vec<u16>> = vec![Vec::with_capacity(set.items()); n];
    for k in 0..set.items() {
        for (column, &symbol) in columns.iter_mut().zip(set.item(k)) {
            column.push(symbol);
        }
    }
    let mut number: HashMap<(&[u16], usize), usize> = HashMap::with_capacity(n);
    let mut classes: Vec<Vec<u32>> = Vec::new();
    for (i, column) in columns.iter().enumerate() {
        let key = (column.as_slice(), partition.map_or(0, |p| p[i]));
        let at = *number.entry(key).or_insert_with(|| {
            classes.push(Vec::new());
            classes.len() - 1
        });
        classes[at].push(i as u32);
    }
    classes
}

fn search_all(set: &SetOfVectors, options: &Options) -> SymmetryGroup {
    let classes = column_classes(set, options.partition.as_deref());
    let (n, k, q) = (classes.len(), set.items(), set.alphabet());
    let colour = |c: &[u32]| {
        let own = options
            .partition
            .as_ref()
            .map_or(0, |p| p[c[0] as usize] as u64);
        (own << 32) + c.len() as u64
    };
    let mut colours: Vec<u64> = classes.iter().map(|c| colour(c)).collect();
    let found: Found;
    let points: usize;
    if options.colours {
        let items = n + q;
        let pairs = items + k;
        points = n + q;
        colours.extend(std::iter::repeat_n(u64::MAX - 2, q));
        colours.extend(std::iter::repeat_n(u64::MAX - 1, k));
        colours.extend(std::iter::repeat_n(u64::MAX, n * q));
        let mut edges = Vec::with_capacity(n * q * 2 + n * k);
        for (i, class) in classes.iter().enumerate() {
            for a in 0..q {
                let pair = (pairs + i * q + a) as u32;
                edges.push((i as u32, pair, 0));
                edges.push(((n + a) as u32, pair, 0));
            }
            for item in 0..k {
                let a = usize::from(set.item(item)[class[0] as usize]);
                edges.push(((items + item) as u32, (pairs + i * q + a) as u32, 0));
            }
        }
        let graph = Sparse::new(pairs + n * q, 1, &edges);
        found = search::automorphisms(&graph, &colours, (0, n + q), options.budget);
    } else {
        points = n;
        let mut counts = vec![0usize; q];
        for item in 0..k {
            for class in &classes {
                counts[usize::from(set.item(item)[class[0] as usize])] += 1;
            }
        }
        let background = (0..q).max_by_key(|&a| (counts[a], q - a)).unwrap_or(0) as u16;
        let mut edges = Vec::new();
        for item in 0..k {
            for (i, class) in classes.iter().enumerate() {
                let a = set.item(item)[class[0] as usize];
                if a != background {
                    edges.push((i as u32, (n + item) as u32, a));
                }
            }
        }
        colours.extend(std::iter::repeat_n(u64::MAX, k));
        let labels = if q <= 2 { 1 } else { q };
        if labels == 1 {
            for e in &mut edges {
                e.2 = 0;
            }
        }
        let graph = Sparse::new(n + k, labels, &edges);
        let side = if k < n { (n, n + k) } else { (0, n) };
        found = search::automorphisms(&graph, &colours, side, options.budget);
    }
    let symbols = points - n;
    let lifted = found
        .generators
        .iter()
        .map(|map| lift(map, &classes, set.degree(), n, symbols))
        .collect();
    let path: Option<Vec<usize>> = found
        .levels
        .iter()
        .map(|l| {
            let v = l.vertex as usize;
            if v < n {
                Some(classes[v][0] as usize)
            } else if v < points {
                Some(set.degree() + v - n)
            } else {
                None
            }
        })
        .collect();
    let order = found
        .levels
        .iter()
        .map(|l| BigUint::from(l.orbit))
        .chain(classes.iter().map(|c| factorial(c.len())))
        .product();
    SymmetryGroup {
        degree: set.degree(),
        symbols,
        classes,
        lifted,
        path,
        order,
        complete: found.complete,
        nodes: found.nodes,
        steps: found.steps,
        group: OnceLock::new(),
    }
}

/// The permutation of coordinates (and symbols) that moves classes as `map` does and keeps the order of their members.
///
/// `map` preserves the structure, so item `k` goes to the item `y` with `y_{map(i)} = x_i`. That is `s⁻¹·x` for `s = map`; a group is closed under inverses, so either will do.
fn lift(map: &[u32], classes: &[Vec<u32>], degree: usize, n: usize, symbols: usize) -> Permutation {
    let mut images = vec![0u32; degree + symbols];
    for (c, class) in classes.iter().enumerate() {
        for (&from, &to) in class.iter().zip(&classes[map[c] as usize]) {
            images[from as usize] = to;
        }
    }
    for a in 0..symbols {
        images[degree + a] = (degree + map[n + a] as usize - n) as u32;
    }
    Permutation::from_images(images)
}
