//! Names of permutation groups, where they can be given honestly.

use num_bigint::BigUint;

use super::{PermutationGroup, factorial};

impl PermutationGroup {
    /// A short description: S_n, A_n, C_n, D_n (of order 2n, on its n-gon), direct products of these on disjoint orbits, wreath products of symmetric groups on blocks, and
    /// otherwise only what was computed: order, number of orbits, rank, primitivity. A name is given only if orders and structure force it.
    ///
    /// ```
    /// use elenchus::groups::{Permutation, PermutationGroup};
    /// let d5 = PermutationGroup::from_generators(5, &[Permutation::parse("(0 1 2 3 4)", 5)?, Permutation::parse("(1 4)(2 3)", 5)?])?;
    /// assert_eq!(d5.describe(), "D_5");
    /// assert_eq!(PermutationGroup::symmetric(4).describe(), "S_4");
    /// assert_eq!(PermutationGroup::trivial(4).describe(), "trivial");
    /// # Ok::<(), elenchus::groups::Error>(())
    /// ```
    pub fn describe(&self) -> String {
        let order = self.order();
        if order == BigUint::from(1u32) {
            return "trivial".into();
        }
        let orbits: Vec<Vec<usize>> = self.orbits().into_iter().filter(|o| o.len() > 1).collect();
        if let [orbit] = orbits.as_slice() {
            return self.describe_transitive(orbit, &order);
        }
        // The group is inside the direct product of its actions on the orbits; it is the product exactly if the orders multiply.
        let mut parts: Vec<(String, usize)> = Vec::new();
        let mut product = BigUint::from(1u32);
        for orbit in &orbits {
            let Some(part) = self.restricted(orbit) else {
                return self.by_numbers(&order);
            };
            let own = part.order();
            product *= &own;
            if product > order {
                break;
            }
            let points: Vec<usize> = (0..orbit.len()).collect();
            let name = part.describe_transitive(&points, &own);
            match parts.iter_mut().find(|(n, _)| *n == name) {
                Some((_, count)) => *count += 1,
                None => parts.push((name, 1)),
            }
        }
        if product != order || parts.iter().any(|(name, _)| name.starts_with("order ")) {
            return self.by_numbers(&order);
        }
        parts
            .iter()
            .map(|(name, count)| {
                let name = if name.contains(' ') {
                    format!("({name})")
                } else {
                    name.clone()
                };
                if *count > 1 {
                    format!("{name}^{count}")
                } else {
                    name
                }
            })
            .collect::<Vec<_>>()
            .join(" × ")
    }

    /// The action on an orbit, which may have a kernel.
    fn restricted(&self, orbit: &[usize]) -> Option<Self> {
        let mut number = vec![usize::MAX; self.degree()];
        for (k, &p) in orbit.iter().enumerate() {
            number[p] = k;
        }
        let gens: Vec<super::Permutation> = self
            .generators()
            .iter()
            .map(|g| {
                super::Permutation::new(orbit.iter().map(|&p| number[g.image(p)]).collect()).ok()
            })
            .collect::<Option<_>>()?;
        Self::from_generators(orbit.len(), &gens).ok()
    }

    fn describe_transitive(&self, orbit: &[usize], order: &BigUint) -> String {
        let n = orbit.len();
        let full = factorial(n);
        if *order == full {
            return if n == 2 {
                "C_2".into()
            } else {
                format!("S_{n}")
            };
        }
        if order * 2u32 == full {
            return if n == 3 {
                "C_3".into()
            } else {
                format!("A_{n}")
            };
        }
        if *order == BigUint::from(n) && self.is_abelian() {
            // Regular and abelian: cyclic exactly if some element has order n. The exponent is reached by a product of generators' powers only if cyclic.
            let exponent = self
                .generators()
                .iter()
                .fold(BigUint::from(1u32), |e, g| num_integer::lcm(e, g.order()));
            if exponent == BigUint::from(n) {
                return format!("C_{n}");
            }
        }
        if *order == BigUint::from(2 * n) && n >= 4 {
            // A rotation of order n and an involution that inverts it, found among all elements: there are only 2n.
            if let Ok(all) = self.elements(2 * n)
                && let Some(r) = all.iter().find(|g| g.order() == BigUint::from(n))
                && all.iter().any(|t| {
                    *t == t.inverse()
                        && r.conjugate_by(t) == r.inverse()
                        && !t.is_identity()
                        && !(0..n as i64).any(|k| r.power(k) == *t)
                })
            {
                return format!("D_{n}");
            }
        }
        if orbit.len() == self.degree() && n <= 2000 {
            for system in self.minimal_block_systems() {
                let (size, count) = (system[0].len(), system.len());
                if *order == factorial(size).pow(count as u32) * factorial(count) {
                    // The full stabilizer of the partition has this order, so it is this group.
                    return format!("S_{size} wr S_{count}");
                }
            }
        }
        self.by_numbers(order)
    }

    fn by_numbers(&self, order: &BigUint) -> String {
        let moved = self.orbits().iter().filter(|o| o.len() > 1).count();
        let mut text = format!("order {order}");
        if moved > 1 {
            text.push_str(&format!(", {moved} orbits on the points it moves"));
        } else if self.is_transitive() {
            text.push_str(", transitive");
            if self.degree() <= 1000 {
                let rank = self.rank();
                if rank == 2 {
                    text.push_str(", 2-transitive");
                } else {
                    text.push_str(&format!(
                        ", rank {rank}, {}",
                        if self.is_primitive() {
                            "primitive"
                        } else {
                            "imprimitive"
                        }
                    ));
                }
            }
        } else {
            text.push_str(", transitive on the points it moves");
        }
        text
    }
}
