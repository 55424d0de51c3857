//! From a set of vectors to its group: which table to search, and what the answer says of the coordinates.

use std::collections::HashMap;
use std::sync::OnceLock;

use num_bigint::BigUint;

use super::linear::{Code, Spanning};
use super::reduce;
use super::reduction::{Reduction, Step};
use super::search::{self, Found, PathLevel, Task};
use super::structure::Sparse;
use super::symmetry::{Inner, Options, SymmetryGroup};
use super::table::{Side, Table};
use super::{Permutation, SetOfVectors, factorial};

/// Groups coordinates with equal keys, in order of their smallest members.
fn classes_by_key<K: std::hash::Hash + Eq>(n: usize, key: impl Fn(usize) -> K) -> Vec<Vec<u32>> {
    let mut number: HashMap<K, usize> = HashMap::with_capacity(n);
    let mut classes: Vec<Vec<u32>> = Vec::new();
    for i in 0..n {
        let at = *number.entry(key(i)).or_insert_with(|| {
            classes.push(Vec::new());
            classes.len() - 1
        });
        classes[at].push(i as u32);
    }
    classes
}

/// Classes of coordinates with equal columns and equal class in the partition.
fn column_classes(set: &SetOfVectors, partition: Option<&[usize]>) -> Vec<Vec<u32>> {
    let n = set.degree();
    let mut columns: Vec<Vec<u16>> = vec![Vec::with_capacity(set.items()); n];
    for k in 0..set.items() {
        for (column, &symbol) in columns.iter_mut().zip(set.item(k)) {
            column.push(symbol);
        }
    }
    classes_by_key(n, |i| {
        (columns[i].as_slice(), partition.map_or(0, |p| p[i]))
    })
}

fn class_colours(classes: &[Vec<u32>], options: &Options) -> Vec<u64> {
    classes
        .iter()
        .map(|c| {
            let own = options
                .partition
                .as_ref()
                .map_or(0, |p| p[c[0] as usize] as u64);
            (own << 32) + c.len() as u64
        })
        .collect()
}

/// The structure of coordinates, symbols, items and pairs of a coordinate and a symbol.
fn search_with_colours(set: &SetOfVectors, options: &Options) -> (Vec<Vec<u32>>, Found) {
    let classes = column_classes(set, options.partition.as_deref());
    let (n, k, q) = (classes.len(), set.items(), set.alphabet());
    let items = n + q;
    let pairs = items + k;
    let mut colours = class_colours(&classes, options);
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
    let task = Task {
        colours: &colours,
        side: (0, n + q),
        determined: false,
        enough: &|| None,
        budget: options.budget,
    };
    let found = search::automorphisms(&graph, &task, &mut |_| false);
    (classes, found.unwrap_or_else(Found::nothing))
}

/// What the search leaves behind for a certificate.
pub(crate) struct Evidence {
    pub(crate) levels: Vec<PathLevel>,
    /// Permutations of the points of the last table.
    pub(crate) generators: Vec<Vec<u32>>,
    pub(crate) weights: Option<Vec<u32>>,
    pub(crate) steps: Vec<&'static str>,
    names: Vec<usize>,
}

impl Evidence {
    /// The name of a vertex in a certificate: a coordinate, or the degree plus the number of an item.
    pub(crate) fn name(&self, v: u32) -> usize {
        self.names[v as usize]
    }
}

/// The table of a set, with the classes of the partition as colours: all items, or some that span a code.
fn first_table(set: &SetOfVectors, options: &Options, spanning: Option<&Spanning>) -> Table {
    let n = set.degree();
    let colours = match &options.partition {
        None => vec![1; n],
        Some(p) => {
            let mut values = p.clone();
            values.sort_unstable();
            values.dedup();
            p.iter()
                .map(|x| (values.binary_search(x).unwrap_or(0) as u64) << 32 | 1)
                .collect()
        }
    };
    let points = Side {
        colours,
        names: (0..n as u32).collect(),
    };
    let names: Vec<u32> = match spanning {
        Some(s) => s.words.iter().map(|&k| k as u32).collect(),
        None => (0..set.items() as u32).collect(),
    };
    let chosen = || names.iter().map(|&k| k as usize);
    let lines = Side {
        colours: vec![0; names.len()],
        names: names.clone(),
    };
    match set.bits() {
        Some(bits) if spanning.is_none() => Table::of_bits(points, lines, bits.clone()),
        Some(bits) => Table::of_bits(points, lines, bits.select(chosen()).into()),
        None => {
            let codes = chosen().flat_map(|k| set.item(k)).copied().collect();
            Table::of_codes(points, lines, set.alphabet(), codes)
        }
    }
}

pub(crate) fn search_all(set: &SetOfVectors, options: &Options) -> (SymmetryGroup, Evidence) {
    if options.colours {
        let (classes, found) = search_with_colours(set, options);
        return coloured(set, classes, found);
    }
    let code = Code::recognise(set);
    let spanning = code.as_ref().and_then(|c| c.spanning(set));
    let mut table = first_table(set, options, spanning.as_ref());
    let mut reduction = Reduction::default();
    let mut steps = 0;
    // Among few items most coordinates look alike.
    if table.line_count() * 8 <= table.point_count()
        && let Some((smaller, step)) = reduce::merge_equal(&table)
    {
        table = smaller;
        reduction.steps.push(step);
    }
    let found = loop {
        let (n, k) = (table.point_count(), table.line_count());
        let structure = table.structure();
        let side = if k < n { (n, n + k) } else { (0, n) };
        let mut smaller = None;
        let task = Task {
            colours: &table.colours(),
            side,
            determined: true,
            enough: &|| {
                code.as_ref()?
                    .enough(set, &table, &reduction)
                    .filter(|_| side.0 == 0)
            },
            budget: options.budget.saturating_sub(steps),
        };
        let outcome = search::automorphisms(&*structure, &task, &mut |partition| {
            smaller = reduce::reduce(&table, partition);
            smaller.is_some()
        });
        match outcome {
            Ok(found) => break found,
            Err(taken) => steps += taken,
        }
        if let Some((next, more)) = smaller {
            table = next;
            reduction.steps.extend(more);
        }
    };
    let n = table.point_count();
    let generators: Vec<Vec<u32>> = found.generators.iter().map(|map| images(map, n)).collect();
    let path: Option<Vec<u32>> = found
        .levels
        .iter()
        .map(|l| ((l.vertex as usize) < n).then_some(l.vertex))
        .collect();
    let order: BigUint = found
        .levels
        .iter()
        .map(|l| BigUint::from(l.orbit))
        .chain([reduction.order()])
        .product();
    let name = |side: &Side, items: bool| -> Vec<usize> {
        let offset = if items { set.degree() } else { 0 };
        side.names.iter().map(|&x| x as usize + offset).collect()
    };
    let mut names = name(&table.points, table.flipped);
    names.extend(name(&table.lines, !table.flipped));
    let evidence = Evidence {
        levels: found.levels,
        generators: generators.clone(),
        weights: spanning.map(|s| s.weights),
        steps: reduction.steps.iter().map(Step::name).collect(),
        names,
    };
    let group = SymmetryGroup {
        degree: set.degree(),
        symbols: 0,
        inner: Inner::Reduced {
            reduction,
            generators,
            path,
            points: n,
        },
        lifted: OnceLock::new(),
        order,
        complete: found.complete,
        nodes: found.nodes,
        steps: steps + found.steps,
        group: OnceLock::new(),
    };
    (group, evidence)
}

/// The images of the first `n` vertices under a map given by what it moves.
fn images(map: &[(u32, u32)], n: usize) -> Vec<u32> {
    let mut images: Vec<u32> = (0..n as u32).collect();
    for &(v, w) in map.iter().filter(|&&(v, _)| (v as usize) < n) {
        images[v as usize] = w;
    }
    images
}

fn coloured(set: &SetOfVectors, classes: Vec<Vec<u32>>, found: Found) -> (SymmetryGroup, Evidence) {
    let (n, symbols) = (classes.len(), set.alphabet());
    let lifted: Vec<Permutation> = found
        .generators
        .iter()
        .map(|map| lift(map, &classes, set.degree(), n, symbols))
        .collect();
    let path: Vec<usize> = found
        .levels
        .iter()
        .map(|l| l.vertex as usize)
        .map(|v| {
            if v < n {
                classes[v][0] as usize
            } else {
                set.degree() + v - n
            }
        })
        .collect();
    let order = found
        .levels
        .iter()
        .map(|l| BigUint::from(l.orbit))
        .chain(classes.iter().map(|c| factorial(c.len())))
        .product();
    let names = classes
        .iter()
        .map(|c| c[0] as usize)
        .chain((0..symbols).map(|a| set.degree() + set.items() + a))
        .chain((0..set.items()).map(|k| set.degree() + k))
        .collect();
    let primary = n + symbols;
    let evidence = Evidence {
        generators: found
            .generators
            .iter()
            .map(|map| images(map, primary))
            .collect(),
        levels: found.levels,
        weights: None,
        steps: vec!["equal"],
        names,
    };
    let group = SymmetryGroup {
        degree: set.degree(),
        symbols,
        inner: Inner::Classes {
            classes,
            generators: lifted,
            path,
        },
        lifted: OnceLock::new(),
        order,
        complete: found.complete,
        nodes: found.nodes,
        steps: found.steps,
        group: OnceLock::new(),
    };
    (group, evidence)
}

/// The permutation of coordinates (and symbols) that moves classes as `moves` says and keeps the order of their members.
///
/// It preserves the structure, so item `k` goes to the item `y` with `y_{s(i)} = x_i`. That is `s⁻¹·x`; a group is closed under inverses, so either will do.
fn lift(
    moves: &[(u32, u32)],
    classes: &[Vec<u32>],
    degree: usize,
    n: usize,
    symbols: usize,
) -> Permutation {
    let mut images: Vec<u32> = (0..(degree + symbols) as u32).collect();
    for &(v, w) in moves {
        let (v, w) = (v as usize, w as usize);
        if v < n {
            for (&from, &to) in classes[v].iter().zip(&classes[w]) {
                images[from as usize] = to;
            }
        } else if v < n + symbols {
            images[degree + v - n] = (degree + w - n) as u32;
        }
    }
    Permutation::from_images(images)
}
