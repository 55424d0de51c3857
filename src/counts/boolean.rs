//! Which Boolean functions are compositions along a tree.
//!
//! A [`Composition`] is a tree whose leaves are input variables (a variable may occur more than once, or not at all) and whose nodes may carry any Boolean function of
//! their children. The functions of `n ≤ 6` variables that it can compute are found by exhaustion: the functions available at a node are all functions
//! of the values available below. A truth table is a `u64` whose bit `x` is the value at the input with bits `x` (variable `i` is bit `i` of `x`).

use std::collections::BTreeSet;

use thiserror::Error;

/// The shape of a composition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Composition {
    /// An input variable.
    Variable(u32),
    /// An arbitrary Boolean function of the children.
    Node(Vec<Composition>),
}

/// What can be wrong with a composition.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CompositionError {
    /// A leaf names a variable that does not exist.
    #[error("the composition uses variable {got}, expected a variable below {expected}")]
    Variable {
        /// Number of variables.
        expected: u32,
        /// Variable named.
        got: u32,
    },
    /// Truth tables are machine words.
    #[error("{got} variables, expected at most 6")]
    TooManyVariables {
        /// Number of variables asked for.
        got: u32,
    },
    /// The functions on a node's children are enumerated, `2^(2^r)` of them.
    #[error("a node has {got} children, expected at most 4")]
    TooManyChildren {
        /// Number of children.
        got: usize,
    },
}

impl Composition {
    /// All functions of `n` variables computed by this composition, as truth tables in increasing order.
    ///
    /// Cost: at a node, the product of the children's numbers of functions up to complement, times `2^(2^r)`; meant for `n ≤ 4`.
    ///
    /// ```
    /// use elenchus::counts::boolean::Composition::{Node, Variable};
    /// // f1(f2(x0, x1), x2)
    /// let tree = Node(vec![Node(vec![Variable(0), Variable(1)]), Variable(2)]);
    /// assert_eq!(tree.functions(3).unwrap().len(), 88);
    /// ```
    pub fn functions(&self, n: u32) -> Result<BTreeSet<u64>, CompositionError> {
        if n > 6 {
            return Err(CompositionError::TooManyVariables { got: n });
        }
        match self {
            Composition::Variable(i) if *i >= n => Err(CompositionError::Variable {
                expected: n,
                got: *i,
            }),
            Composition::Variable(i) => Ok(BTreeSet::from([variable(*i, n)])),
            Composition::Node(children) if children.len() > 4 => {
                Err(CompositionError::TooManyChildren {
                    got: children.len(),
                })
            }
            Composition::Node(children) => {
                let full = full(n);
                let mut lists = Vec::with_capacity(children.len());
                for child in children {
                    // the node above may complement, so one of each complementary pair is enough
                    let up_to_complement: BTreeSet<u64> = child
                        .functions(n)?
                        .into_iter()
                        .map(|f| f.min(!f & full))
                        .collect();
                    lists.push(up_to_complement.into_iter().collect::<Vec<_>>());
                }
                let mut out = BTreeSet::new();
                let mut choice = vec![0usize; lists.len()];
                loop {
                    let atoms = atoms(
                        &choice
                            .iter()
                            .zip(&lists)
                            .map(|(&c, l)| l[c])
                            .collect::<Vec<_>>(),
                        full,
                    );
                    for table in 0u32..1 << atoms.len() {
                        out.insert(
                            atoms
                                .iter()
                                .enumerate()
                                .filter(|(i, _)| table >> i & 1 == 1)
                                .fold(0, |f, (_, a)| f | a),
                        );
                    }
                    let Some(i) = (0..lists.len()).find(|&i| choice[i] + 1 < lists[i].len()) else {
                        return Ok(out);
                    };
                    choice[i] += 1;
                    choice[..i].fill(0);
                }
            }
        }
    }
}

/// The truth table of variable `i` among `n ≤ 6`.
pub fn variable(i: u32, n: u32) -> u64 {
    (0..1u64 << n)
        .filter(|x| x >> i & 1 == 1)
        .fold(0, |f, x| f | 1 << x)
}

fn full(n: u32) -> u64 {
    if n == 6 {
        u64::MAX
    } else {
        (1 << (1u32 << n)) - 1
    }
}

/// The non-empty sets of inputs on which all given functions are constant.
fn atoms(functions: &[u64], full: u64) -> Vec<u64> {
    functions.iter().fold(vec![full], |atoms, f| {
        atoms
            .iter()
            .flat_map(|a| [a & f, a & !f])
            .filter(|&a| a != 0)
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::Composition::{Node, Variable};
    use super::*;

    #[test]
    fn two_variables_give_all_functions() {
        assert_eq!(
            Node(vec![Variable(0), Variable(1)])
                .functions(2)
                .unwrap()
                .len(),
            16
        );
        assert_eq!(Node(vec![]).functions(2).unwrap().len(), 2);
        assert_eq!(Variable(1).functions(2).unwrap(), BTreeSet::from([0b1100]));
    }

    #[test]
    fn three_variables_along_a_tree_agree_with_all_pairs_of_tables() {
        let mut brute = BTreeSet::new();
        for f2 in 0u32..16 {
            for f1 in 0u32..16 {
                let value = |x: u32| f1 >> ((f2 >> (x & 3) & 1) | (x >> 2 & 1) << 1) & 1;
                brute.insert((0..8).fold(0u64, |f, x| f | u64::from(value(x)) << x));
            }
        }
        assert_eq!(
            Node(vec![Node(vec![Variable(0), Variable(1)]), Variable(2)])
                .functions(3)
                .unwrap(),
            brute
        );
    }

    #[test]
    fn majority_is_no_composition_along_the_tree() {
        let tree = Node(vec![Node(vec![Variable(0), Variable(1)]), Variable(2)]);
        assert!(!tree.functions(3).unwrap().contains(&0b1110_1000));
        assert!(tree.functions(3).unwrap().contains(&0b1001_0110));
    }

    #[test]
    fn repeated_variables_give_every_function() {
        // x2 selects between f(x0, x1) and g(x0, x1)
        let pair = || Node(vec![Variable(0), Variable(1)]);
        let tree = Node(vec![pair(), pair(), Variable(2)]);
        assert_eq!(tree.functions(3).unwrap().len(), 256);
    }

    #[test]
    fn bad_compositions_are_errors() {
        assert_eq!(
            Variable(3).functions(3),
            Err(CompositionError::Variable {
                expected: 3,
                got: 3
            })
        );
        assert_eq!(
            Variable(0).functions(7),
            Err(CompositionError::TooManyVariables { got: 7 })
        );
        assert_eq!(
            Node(vec![Variable(0); 5]).functions(1),
            Err(CompositionError::TooManyChildren { got: 5 })
        );
    }
}
