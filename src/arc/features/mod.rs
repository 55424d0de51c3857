//! What can be said about a cell: layers of small numbers over a grid, from which cell rules are learned.
//!
//! A newcomer adds a feature by one call of `add` in the file of its kind. Every layer is computed from the input alone.

mod cell;
mod objects;
mod regions;
mod sights;
mod whole;

use super::grid::Grid;
use super::objects::Joining;

/// Values of a layer lie below this.
pub const VALUES: usize = 16;

/// The value that means “not defined here”.
pub const UNDEFINED: u8 = 15;

/// One feature over all cells of one grid.
#[derive(Clone, Debug)]
pub struct Layer {
    /// What it says about a cell.
    pub name: String,
    /// Its price.
    pub cost: u32,
    /// Whether its values are colours that a rule may copy.
    pub colour: bool,
    /// The value at each cell, row by row, below [`VALUES`].
    pub values: Vec<u8>,
}

struct Collector<'a> {
    g: &'a Grid,
    layers: Vec<Layer>,
}

impl Collector<'_> {
    fn add(
        &mut self,
        name: impl Into<String>,
        cost: u32,
        colour: bool,
        f: impl Fn(usize, usize) -> u8,
    ) {
        let (h, w) = self.g.shape();
        let mut values = Vec::with_capacity(h * w);
        for r in 0..h {
            for c in 0..w {
                values.push(f(r, c).min(UNDEFINED));
            }
        }
        self.layers.push(Layer {
            name: name.into(),
            cost,
            colour,
            values,
        });
    }
}

fn cap(n: usize) -> u8 {
    n.min(14) as u8
}

/// The rank of each value from below and from above; equal values share one.
fn ranks(values: &[usize]) -> (Vec<u8>, Vec<u8>) {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let up = values
        .iter()
        .map(|v| cap(sorted.binary_search(v).unwrap_or(0)))
        .collect();
    let down = values
        .iter()
        .map(|v| cap(sorted.len() - 1 - sorted.binary_search(v).unwrap_or(0)))
        .collect();
    (up, down)
}

/// All layers of a grid, the same number in the same order for every grid.
pub fn layers(g: &Grid) -> Vec<Layer> {
    let mut k = Collector {
        g,
        layers: Vec::new(),
    };
    cell::own(&mut k);
    cell::positions(&mut k);
    cell::neighbours(&mut k);
    sights::sights(&mut k);
    whole::lines(&mut k);
    whole::whole(&mut k);
    for j in [
        Joining::SidesOneColour,
        Joining::CornersOneColour,
        Joining::CornersAnyColour,
    ] {
        objects::objects(&mut k, j);
    }
    regions::holes(&mut k);
    regions::partition(&mut k);
    k.layers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_grid_has_the_same_layers() {
        let shape = |t: &str| {
            let g = Grid::from_text(t).unwrap();
            let l = layers(&g);
            assert!(l.iter().all(|x| x.values.len() == g.area() && x.values.iter().all(|&v| v <= UNDEFINED)));
            l.into_iter()
                .map(|x| (x.name, x.cost, x.colour))
                .collect::<Vec<_>>()
        };
        let a = shape("0");
        assert_eq!(a, shape("12\n34"));
        assert_eq!(a, shape("00500\n01520\n55555\n00510"));
        let mut names: Vec<&String> = a.iter().map(|x| &x.0).collect();
        let n = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), n);
    }
}
