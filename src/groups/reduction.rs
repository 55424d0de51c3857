//! The steps from a set to the table that is searched, and the way back for permutations.

use num_bigint::BigUint;

use super::extend::Lookup;
use super::reduce::mark;
use super::structure::mix;
use super::table::Table;
use super::{Permutation, PermutationGroup, factorial};

/// One step from a table to a smaller one.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Drop,
    /// Classes of points, each ascending; for each whether it was by equal columns.
    Merge {
        classes: Vec<Vec<u32>>,
        links: bool,
    },
    /// The table after points and lines changed places.
    Flip(Box<Table>),
}

impl Step {
    /// The name in a certificate.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Drop => "drop",
            Self::Merge { links: false, .. } => "equal",
            Self::Merge { links: true, .. } => "links",
            Self::Flip(_) => "flip",
        }
    }
}

/// How the points of the last table stand for the coordinates.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reduction {
    pub(crate) steps: Vec<Step>,
}

impl Reduction {
    /// The order of the permutations that respect all classes.
    pub(crate) fn order(&self) -> BigUint {
        self.merges()
            .flat_map(|(_, classes)| classes)
            .filter(|c| c.len() > 1)
            .map(|c| factorial(c.len()))
            .product()
    }

    fn merges(&self) -> impl Iterator<Item = (usize, &Vec<Vec<u32>>)> {
        self.steps
            .iter()
            .enumerate()
            .filter_map(|(s, step)| match step {
                Step::Merge { classes, .. } => Some((s, classes)),
                _ => None,
            })
    }

    /// Carries a permutation of the points after `steps[..end]` back to those after `steps[..begin]`.
    pub(crate) fn lift(&self, begin: usize, end: usize, mut perm: Vec<u32>) -> Vec<u32> {
        for step in self.steps[begin..end].iter().rev() {
            match step {
                Step::Drop => {}
                Step::Merge { classes, .. } => {
                    let mut out = vec![0u32; classes.iter().map(Vec::len).sum()];
                    for (class, &to) in classes.iter().zip(&perm) {
                        for (&p, &q) in class.iter().zip(&classes[to as usize]) {
                            out[p as usize] = q;
                        }
                    }
                    perm = out;
                }
                Step::Flip(table) => perm = on_lines(table, &perm),
            }
        }
        perm
    }

    /// Permutations after `steps[..begin]` that permute the members of a class and nothing else: a transposition and a cycle, or all exchanges of neighbours.
    pub(crate) fn within_classes(&self, begin: usize, end: usize, strong: bool) -> Vec<Vec<u32>> {
        let mut out = Vec::new();
        for (s, classes) in self.merges().filter(|&(s, _)| (begin..end).contains(&s)) {
            let points: usize = classes.iter().map(Vec::len).sum();
            for class in classes.iter().filter(|c| c.len() > 1) {
                let cycles: Vec<&[u32]> = if strong {
                    class.windows(2).collect()
                } else if class.len() == 2 {
                    vec![class]
                } else {
                    vec![&class[..2], class]
                };
                for cycle in cycles {
                    let mut images: Vec<u32> = (0..points as u32).collect();
                    for (k, &p) in cycle.iter().enumerate() {
                        images[p as usize] = cycle[(k + 1) % cycle.len()];
                    }
                    out.push(self.lift(begin, s, images));
                }
            }
        }
        out
    }

    /// For each point after `steps[..end]`, none of which is a flip, the first coordinate in it.
    fn firsts(&self, end: usize, degree: usize) -> Vec<u32> {
        let mut first: Vec<u32> = (0..degree as u32).collect();
        for (_, classes) in self.merges().take_while(|&(s, _)| s < end) {
            first = classes.iter().map(|c| first[c[0] as usize]).collect();
        }
        first
    }

    /// The sets of at least two coordinates that were merged as they are.
    pub(crate) fn interchangeable(&self, degree: usize) -> Vec<Vec<usize>> {
        let mut single: Vec<Option<usize>> = (0..degree).map(Some).collect();
        let mut out: Vec<Vec<usize>> = Vec::new();
        for step in &self.steps {
            match step {
                Step::Flip(_) => break,
                Step::Drop => {}
                Step::Merge { classes, .. } => {
                    let mut next = Vec::with_capacity(classes.len());
                    for class in classes {
                        if let [p] = class[..] {
                            next.push(single[p as usize]);
                            continue;
                        }
                        let members: Option<Vec<usize>> =
                            class.iter().map(|&p| single[p as usize]).collect();
                        out.extend(members);
                        next.push(None);
                    }
                    single = next;
                }
            }
        }
        out.sort_unstable();
        out
    }

    /// The group with these generators of the last table's group, strong for `path` (or of this order, if nothing is known), with base and strong generators on the coordinates.
    ///
    /// Bases go from the last table to the first: the first coordinates of the points of the path, then for each class those of all members but the last. What fixes the first coordinate of a point fixes that point and
    /// the first member of every class inside it, so at any time a class has its first few members fixed, and the exchanges of neighbours that remain generate all permutations of the others.
    pub(crate) fn strong(
        &self,
        degree: usize,
        gens: &[Vec<u32>],
        path: Option<&[u32]>,
        last_points: usize,
        order: &BigUint,
    ) -> PermutationGroup {
        let flip = self.steps.iter().position(|s| matches!(s, Step::Flip(_)));
        let end = flip.unwrap_or(self.steps.len());
        let mut above: Vec<Permutation> = gens
            .iter()
            .map(|g| Permutation::from_images(self.lift(end, self.steps.len(), g.clone())))
            .collect();
        let points = match flip {
            Some(f) => match &self.steps[f] {
                Step::Flip(table) => table.line_count(),
                _ => last_points,
            },
            None => last_points,
        };
        let base: Vec<u32> = match path {
            Some(path) if flip.is_none() => path.to_vec(),
            _ => {
                above.extend(
                    self.within_classes(end, self.steps.len(), false)
                        .into_iter()
                        .map(Permutation::from_images),
                );
                let below: BigUint = self
                    .merges()
                    .take_while(|&(s, _)| s < end)
                    .flat_map(|(_, classes)| classes)
                    .map(|c| factorial(c.len()))
                    .product();
                let group = PermutationGroup::with_order(points, above, &(order / below));
                above = group.strong_generators().to_vec();
                group.base().into_iter().map(|b| b as u32).collect()
            }
        };
        let firsts = self.firsts(end, degree);
        let mut present = vec![false; degree];
        let mut points = Vec::new();
        let mut add = |p: u32| {
            if !std::mem::replace(&mut present[p as usize], true) {
                points.push(p as usize);
            }
        };
        for b in base {
            add(firsts[b as usize]);
        }
        let merges: Vec<_> = self.merges().take_while(|&(s, _)| s < end).collect();
        for &(s, classes) in merges.iter().rev() {
            let firsts = self.firsts(s, degree);
            for class in classes {
                for &p in &class[..class.len() - 1] {
                    add(firsts[p as usize]);
                }
            }
        }
        let strong = above
            .iter()
            .map(|g| self.lift(0, end, g.as_slice().to_vec()))
            .chain(self.within_classes(0, end, true))
            .map(Permutation::from_images)
            .collect();
        PermutationGroup::from_strong(degree, &points, strong)
    }
}

/// The permutation of the lines that goes with one of the points.
fn on_lines(table: &Table, perm: &[u32]) -> Vec<u32> {
    let k = table.line_count();
    let key = |l: usize, place: &dyn Fn(u32) -> u32| {
        let mut sum = mix(!table.lines.colours[l]);
        table.entries_of(l, |p, a| sum = sum.wrapping_add(mark(place(p), a)));
        sum
    };
    let index = Lookup::new((0..k).map(|l| key(l, &|p| p)).collect());
    let moved = |p: u32| perm[p as usize];
    let image = |l: usize| {
        let same = |m: u32| {
            let m = m as usize;
            let (mut good, mut more) = (table.lines.colours[l] == table.lines.colours[m], 0i64);
            table.entries_of(l, |p, a| {
                good = good && table.get(m, moved(p) as usize) == a;
                more += 1;
            });
            table.entries_of(m, |_, _| more -= 1);
            good && more == 0
        };
        index.find(key(l, &moved), same).unwrap_or(0)
    };
    (0..k).map(image).collect()
}
