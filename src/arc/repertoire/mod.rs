//! The repertoire: named elementary operations, and the one place to add one.
//!
//! An operation is a total or partial function from grids to grids with a name, a family and a cost. A newcomer writes a
//! function `fn(&Grid) -> Option<Grid>` in the file of its kind and adds one line to that file's list; the search composes it with
//! all others, prices it and explains it without further ado. Ways of taking a grid apart, of choosing a part and of putting parts
//! together are listed in the same manner in [`split`], [`choice`] and [`join`].

use std::fmt;
use std::sync::OnceLock;

use super::grid::Grid;

pub mod anchored;
pub mod choice;
pub mod colour;
pub mod completion;
pub mod crop;
pub mod geometry;
pub mod join;
pub mod lattice;
pub mod motion;
pub mod region;
pub mod split;

/// What kind of rule an operation makes; summaries count by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// Rotations and reflections.
    Square,
    /// Permutations and replacements of colours.
    Colour,
    /// Translations on the torus.
    Torus,
    /// Copies side by side, possibly under square symmetries.
    Tiling,
    /// Enlarging and shrinking.
    Scaling,
    /// Cutting out.
    Crop,
    /// Choosing one part of a grid by a property.
    Selection,
    /// Combining sub-grids cell by cell.
    Boolean,
    /// Parts put together anew.
    Assembly,
    /// Cells or objects that fall or slide.
    Gravity,
    /// Lines drawn, extended or joined.
    Line,
    /// Enclosed or connected regions filled.
    Fill,
    /// Patterns completed by the symmetries they obey.
    Symmetry,
    /// Patterns continued by a lattice of translations.
    Lattice,
    /// Objects recoloured by their properties.
    Property,
    /// Cells recoloured by where they are and what surrounds them.
    Cell,
    /// Outputs that count something.
    Counting,
}

impl Family {
    /// All families.
    pub const ALL: [Family; 17] = [
        Family::Square,
        Family::Colour,
        Family::Torus,
        Family::Tiling,
        Family::Scaling,
        Family::Crop,
        Family::Selection,
        Family::Boolean,
        Family::Assembly,
        Family::Gravity,
        Family::Line,
        Family::Fill,
        Family::Symmetry,
        Family::Lattice,
        Family::Property,
        Family::Cell,
        Family::Counting,
    ];

    /// The name in reports and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Family::Square => "square symmetry",
            Family::Colour => "colour permutation",
            Family::Torus => "torus shift",
            Family::Tiling => "tiling",
            Family::Scaling => "scaling",
            Family::Crop => "crop",
            Family::Selection => "selection",
            Family::Boolean => "boolean combination",
            Family::Assembly => "assembly",
            Family::Gravity => "gravity",
            Family::Line => "line",
            Family::Fill => "fill",
            Family::Symmetry => "symmetry completion",
            Family::Lattice => "periodic lattice",
            Family::Property => "object property",
            Family::Cell => "cell rule",
            Family::Counting => "counting",
        }
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The function of an operation.
pub(super) type Apply = Box<dyn Fn(&Grid) -> Option<Grid> + Send + Sync>;

/// A named operation on grids.
pub struct Operation {
    /// What it does, as it appears in an explained rule.
    pub name: String,
    /// Its family.
    pub family: Family,
    /// Its price: simpler operations are preferred; about the bits it takes to name it.
    pub cost: u32,
    /// Whether it is worth trying on inputs alone, because it is slow or needs a whole pattern.
    pub first_only: bool,
    apply: Apply,
}

impl fmt::Debug for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}, {})", self.name, self.family, self.cost)
    }
}

impl Operation {
    /// A new operation.
    pub fn new(
        name: impl Into<String>,
        family: Family,
        cost: u32,
        apply: impl Fn(&Grid) -> Option<Grid> + Send + Sync + 'static,
    ) -> Operation {
        Operation {
            name: name.into(),
            family,
            cost,
            first_only: false,
            apply: Box::new(apply),
        }
    }

    /// Marks the operation as one for inputs alone.
    pub fn first_only(mut self) -> Operation {
        self.first_only = true;
        self
    }

    /// The result, or `None` where the operation does not apply.
    pub fn apply(&self, g: &Grid) -> Option<Grid> {
        (self.apply)(g)
    }
}

/// All elementary operations, in a fixed order.
///
/// ```
/// use elenchus::arc::{Grid, repertoire::operations};
/// let g = Grid::from_text("12").unwrap();
/// let mirror = operations().iter().find(|o| o.name == "reflect left-right").unwrap();
/// assert_eq!(mirror.apply(&g).unwrap(), Grid::from_text("21").unwrap());
/// ```
pub fn operations() -> &'static [Operation] {
    static ALL: OnceLock<Vec<Operation>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = geometry::operations();
        all.extend(crop::operations());
        all.extend(colour::operations());
        all.extend(region::operations());
        all.extend(motion::operations());
        all.extend(join::operations());
        all.extend(completion::operations());
        all.extend(anchored::operations());
        all.extend(lattice::operations());
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_operations_are_total_on_awkward_grids() {
        let mut names: Vec<&str> = operations().iter().map(|o| o.name.as_str()).collect();
        let n = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), n);
        for text in [
            "0",
            "5",
            "00000",
            "1\n2",
            "12\n21",
            "555\n505\n555",
            "100\n000\n002",
        ] {
            let g = Grid::from_text(text).unwrap();
            for o in operations() {
                if let Some(out) = o.apply(&g) {
                    assert!(out.height() <= 30 && out.width() <= 30, "{}", o.name);
                    assert!(out.cells().iter().all(|&c| c < 10), "{}", o.name);
                }
            }
        }
        let big = Grid::build(30, 30, |r, c| ((r * c + r) % 10) as u8).unwrap();
        for o in operations() {
            if let Some(out) = o.apply(&big) {
                assert!(out.height() <= 30 && out.width() <= 30, "{}", o.name);
            }
        }
    }
}
