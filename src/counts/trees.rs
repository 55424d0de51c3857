//! Monomials of polynomials computed along a tree with power activations.
//!
//! A [`PowerTree`] is a leaf (a variable of its own) or a node that maps its children's values `u_1 … u_r` to `(a_1 u_1 + ⋯ + a_r u_r [+ b])^k`. With
//! positive coefficients nothing cancels, so the monomials that appear are those that appear for generic coefficients, and no choice of
//! coefficients makes more appear.
//!
//! **Without bias.** Let `N_T(m)` be the number of monomials of the `m`-th power of the output of `T`. The `m`-th power of a node is
//! `(Σ a_i u_i)^{km}`; the term `u_1^{j_1} ⋯ u_r^{j_r}` has degree `j_i · deg u_i` in the variables of child `i`, so different
//! `(j_1 … j_r)` share no monomial, and
//! `N_T(m) = Σ_{j_1 + ⋯ + j_r = km} N_1(j_1) ⋯ N_r(j_r)`, `N_leaf(m) = 1`.
//!
//! **With bias.** Now every power of a child contains the lower ones, `M_i(0) ⊂ M_i(1) ⊂ ⋯`. Then the monomials are the disjoint union over
//! `(j_1 … j_r)`, `j_1 + ⋯ + j_r ≤ km`, of the products of the increments `M_i(j_i) \ M_i(j_i − 1)`.
//! A leaf has increments 1.
//!
//! For the complete binary tree with `k = 2` and `L` levels the numbers are 3, 19, 531, … and `N_{L+1} ≥ N_L²`: the count is
//! doubly exponential in `L`, that is, exponential in the number of variables.

use std::collections::{BTreeMap, BTreeSet};

use num_bigint::{BigInt, BigUint};
use num_traits::{One, Zero};

use super::polynomials::Exponent;

/// A tree whose nodes raise a linear combination of their children to a power.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PowerTree {
    /// A variable; every leaf is a different one, numbered from left to right.
    Leaf,
    /// `(a_1 u_1 + ⋯ + a_r u_r)^power`, with a constant added inside if `bias`.
    Node {
        /// The exponent `k`.
        power: u32,
        /// Whether a non-zero constant is added before the power is taken.
        bias: bool,
        /// The children, at least one for a meaningful tree.
        children: Vec<PowerTree>,
    },
}

impl PowerTree {
    /// The complete binary tree with `levels` levels (`2^levels` variables) and the activation `z ↦ z^power`.
    pub fn complete_binary(levels: u32, power: u32, bias: bool) -> Self {
        (0..levels).fold(PowerTree::Leaf, |child, _| PowerTree::Node {
            power,
            bias,
            children: vec![child.clone(), child],
        })
    }

    /// Number of variables.
    pub fn variables(&self) -> usize {
        match self {
            PowerTree::Leaf => 1,
            PowerTree::Node { children, .. } => children.iter().map(Self::variables).sum(),
        }
    }

    /// Number of distinct monomials of the output for generic coefficients, by recurrence.
    ///
    /// Children that are equal are counted once. Cost: for each distinct subtree, one convolution of tables whose length is the product of the
    /// powers above it.
    ///
    /// ```
    /// use elenchus::counts::PowerTree;
    /// let count = |levels| PowerTree::complete_binary(levels, 2, false).monomials();
    /// assert_eq!([count(0), count(1), count(2), count(3)], [1u32.into(), 3u32.into(), 19u32.into(), 531u32.into()]);
    /// ```
    pub fn monomials(&self) -> BigUint {
        let increments = self.increments(1);
        if self.nested() {
            increments.into_iter().sum()
        } else {
            increments.into_iter().nth(1).unwrap_or_default()
        }
    }

    /// Whether the monomials of the powers of the output are nested (the output has a constant term).
    fn nested(&self) -> bool {
        match self {
            PowerTree::Leaf => false,
            PowerTree::Node { power: 0, .. } => true,
            PowerTree::Node { bias, children, .. } => *bias || children.iter().any(Self::nested),
        }
    }

    /// For `j = 0 … max` the number of monomials in the `j`-th power, not counting those of the `(j−1)`-th power if powers are nested.
    fn increments(&self, max: usize) -> Vec<BigUint> {
        let PowerTree::Node {
            power,
            bias,
            children,
        } = self
        else {
            return vec![BigUint::one(); max + 1];
        };
        let step = *power as usize;
        if step == 0 {
            // the constant 1: all powers are alike
            return std::iter::once(BigUint::one())
                .chain(std::iter::repeat_n(BigUint::zero(), max))
                .collect();
        }
        let inner = max * step;
        let mut known: Vec<(&PowerTree, Vec<BigUint>)> = Vec::new();
        let mut sum: Vec<BigUint> = std::iter::once(BigUint::one())
            .chain(std::iter::repeat_n(BigUint::zero(), inner))
            .collect();
        for (i, child) in children.iter().enumerate() {
            let at = known
                .iter()
                .position(|(tree, _)| *tree == child)
                .unwrap_or_else(|| {
                    known.push((child, child.increments(inner)));
                    known.len() - 1
                });
            let table = &known[at].1;
            sum = if i == 0 {
                table.clone()
            } else {
                convolve(&sum, table)
            };
        }
        // `sum[j]` counts the exponents of inner degree j. As soon as one summand contains lower powers of itself (a nested child, or the bias),
        // the m-th power of the node holds all inner degrees up to m·k; otherwise exactly the degree m·k.
        if *bias || children.iter().any(Self::nested) {
            let first = std::iter::once(sum[0].clone());
            first
                .chain((1..=max).map(|m| sum[(m - 1) * step + 1..=m * step].iter().sum()))
                .collect()
        } else {
            (0..=max)
                .map(|m| std::mem::take(&mut sum[m * step]))
                .collect()
        }
    }

    /// The output expanded with the given coefficient for every edge and bias, taken in order of a left-to-right, bottom-up traversal
    /// (the edges of a node in order, then its bias); coefficients are repeated cyclically, an empty list means all ones.
    ///
    /// The number of terms can be astronomically large: this is the slow check of [`PowerTree::monomials`], for small trees.
    pub fn expand(&self, coefficients: &[i64]) -> BTreeMap<Exponent, BigInt> {
        let (mut next_variable, mut next_coefficient) = (0, 0);
        self.expand_from(
            self.variables(),
            coefficients,
            &mut next_variable,
            &mut next_coefficient,
        )
    }

    fn expand_from(
        &self,
        n: usize,
        coefficients: &[i64],
        variable: &mut usize,
        position: &mut usize,
    ) -> BTreeMap<Exponent, BigInt> {
        let PowerTree::Node {
            power,
            bias,
            children,
        } = self
        else {
            let mut exponent = vec![0; n];
            exponent[*variable] = 1;
            *variable += 1;
            return BTreeMap::from([(exponent, BigInt::one())]);
        };
        let values: Vec<_> = children
            .iter()
            .map(|c| c.expand_from(n, coefficients, variable, position))
            .collect();
        let mut draw = || {
            let c = if coefficients.is_empty() {
                1
            } else {
                coefficients[*position % coefficients.len()]
            };
            *position += 1;
            BigInt::from(c)
        };
        let mut inner: BTreeMap<Exponent, BigInt> = BTreeMap::new();
        for value in values {
            let a = draw();
            for (exponent, c) in value {
                *inner.entry(exponent).or_default() += &a * c;
            }
        }
        if *bias {
            *inner.entry(vec![0; n]).or_default() += draw();
        }
        inner.retain(|_, c| !c.is_zero());
        let mut result = BTreeMap::from([(vec![0; n], BigInt::one())]);
        for _ in 0..*power {
            result = multiply(&result, &inner);
        }
        result
    }

    /// The exponents of the output for generic coefficients, by expansion of supports alone. For small trees.
    pub fn support(&self) -> BTreeSet<Exponent> {
        self.expand(&[]).into_keys().collect()
    }
}

/// The first `a.len()` coefficients of the product of two power series of the same length.
fn convolve(a: &[BigUint], b: &[BigUint]) -> Vec<BigUint> {
    let bits = |v: &[BigUint]| v.iter().map(BigUint::bits).max().unwrap_or(0);
    // every coefficient is below len · max a · max b: machine words while that fits
    if bits(a) + bits(b) + u64::from(usize::BITS - a.len().leading_zeros()) <= 127 {
        let word = |v: &[BigUint]| {
            v.iter()
                .map(|x| {
                    x.iter_u64_digits()
                        .rev()
                        .fold(0u128, |w, d| w << 64 | u128::from(d))
                })
                .collect::<Vec<_>>()
        };
        let (a, b) = (word(a), word(b));
        return (0..a.len())
            .map(|n| {
                a[..=n]
                    .iter()
                    .zip(b[..=n].iter().rev())
                    .map(|(x, y)| x * y)
                    .sum::<u128>()
                    .into()
            })
            .collect();
    }
    (0..a.len())
        .map(|n| {
            a[..=n]
                .iter()
                .zip(b[..=n].iter().rev())
                .map(|(x, y)| x * y)
                .sum()
        })
        .collect()
}

fn multiply(
    a: &BTreeMap<Exponent, BigInt>,
    b: &BTreeMap<Exponent, BigInt>,
) -> BTreeMap<Exponent, BigInt> {
    let mut out: BTreeMap<Exponent, BigInt> = BTreeMap::new();
    for (e, x) in a {
        for (f, y) in b {
            let sum: Exponent = e.iter().zip(f).map(|(p, q)| p + q).collect();
            *out.entry(sum).or_default() += x * y;
        }
    }
    out.retain(|_, c| !c.is_zero());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn complete_binary_trees_agree_with_expansion() {
        for (levels, power) in [
            (0, 2),
            (1, 1),
            (1, 2),
            (1, 5),
            (2, 1),
            (2, 2),
            (2, 3),
            (3, 1),
            (3, 2),
        ] {
            for bias in [false, true] {
                if bias && levels == 3 && power == 2 {
                    continue; // the product of the expansions takes minutes in debug builds
                }
                let tree = PowerTree::complete_binary(levels, power, bias);
                assert_eq!(
                    tree.monomials(),
                    BigUint::from(tree.support().len()),
                    "levels {levels} power {power} bias {bias}"
                );
            }
        }
    }

    fn trees() -> impl Strategy<Value = PowerTree> {
        Just(PowerTree::Leaf).prop_recursive(3, 6, 3, |inner| {
            (0u32..=3, any::<bool>(), prop::collection::vec(inner, 0..=3)).prop_map(
                |(power, bias, children)| PowerTree::Node {
                    power,
                    bias,
                    children,
                },
            )
        })
    }

    fn degree(tree: &PowerTree) -> u32 {
        match tree {
            PowerTree::Leaf => 1,
            PowerTree::Node {
                power, children, ..
            } => power * children.iter().map(degree).max().unwrap_or(0),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn recurrence_agrees_with_expansion(tree in trees()) {
            // dense expansions beyond this size are only slow, not different
            if super::super::polynomials::dimension_up_to(tree.variables() as u64, u64::from(degree(&tree))) <= BigUint::from(3000u32) {
                prop_assert_eq!(tree.monomials(), BigUint::from(tree.support().len()));
            }
        }

        #[test]
        fn no_coefficients_give_more_monomials(c in prop::collection::vec(-3i64..=3, 1..14), bias in any::<bool>()) {
            let tree = PowerTree::complete_binary(2, 2, bias);
            prop_assert!(BigUint::from(tree.expand(&c).len()) <= tree.monomials());
        }
    }
}
