//! Motions of the square lattice: translations, glides, reflections in any axis, turns about any centre.

/// A motion of the square lattice: `(r, c) ↦ M·(r, c) + t` with `M` one of the eight signed permutations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Motion {
    /// Rows of `M`.
    pub matrix: [[i32; 2]; 2],
    /// The translation `t`.
    pub shift: [i32; 2],
}

pub(super) const LINEAR: [[[i32; 2]; 2]; 8] = [
    [[1, 0], [0, 1]],
    [[1, 0], [0, -1]],
    [[-1, 0], [0, 1]],
    [[-1, 0], [0, -1]],
    [[0, 1], [1, 0]],
    [[0, -1], [-1, 0]],
    [[0, 1], [-1, 0]],
    [[0, -1], [1, 0]],
];

fn halves(n: i32) -> String {
    if n % 2 == 0 {
        format!("{}", n / 2)
    } else {
        format!("{}", f64::from(n) / 2.0)
    }
}

impl Motion {
    /// The image of a cell.
    pub fn image(&self, r: i32, c: i32) -> (i32, i32) {
        let [[a, b], [d, e]] = self.matrix;
        (a * r + b * c + self.shift[0], d * r + e * c + self.shift[1])
    }

    /// The motion that undoes this one.
    ///
    /// ```
    /// use elenchus::arc::symmetry::Motion;
    /// let m = Motion { matrix: [[0, -1], [1, 0]], shift: [5, 2] };
    /// let (r, c) = m.image(3, 4);
    /// assert_eq!(m.inverse().image(r, c), (3, 4));
    /// ```
    pub fn inverse(&self) -> Motion {
        let [[a, b], [d, e]] = self.matrix;
        // A signed permutation is orthogonal: its inverse is its transpose.
        let matrix = [[a, d], [b, e]];
        let [x, y] = self.shift;
        Motion {
            matrix,
            shift: [
                -(matrix[0][0] * x + matrix[0][1] * y),
                -(matrix[1][0] * x + matrix[1][1] * y),
            ],
        }
    }

    /// The motion with this linear part that fixes the point `centre`, given in half cells (`[9, 4]` is row 4.5, column 2); `None`
    /// when it does not map cells to cells.
    ///
    /// ```
    /// use elenchus::arc::symmetry::Motion;
    /// let turn = [[0, 1], [-1, 0]];
    /// assert_eq!(Motion::about(turn, [4, 6]).unwrap().image(2, 3), (2, 3));
    /// assert!(Motion::about(turn, [4, 5]).is_none());
    /// ```
    pub fn about(matrix: [[i32; 2]; 2], centre: [i32; 2]) -> Option<Motion> {
        let [[a, b], [d, e]] = matrix;
        let [r, c] = centre;
        let (x, y) = (r - a * r - b * c, c - d * r - e * c);
        (x % 2 == 0 && y % 2 == 0).then_some(Motion {
            matrix,
            shift: [x / 2, y / 2],
        })
    }

    /// Whether it fixes a point given in half cells, as [`Motion::about`] takes it.
    pub fn fixes(&self, centre: [i32; 2]) -> bool {
        Motion::about(self.matrix, centre).is_some_and(|m| m == *self)
    }

    /// In words, with rows and columns counted from 0.
    pub fn name(&self) -> String {
        let [x, y] = self.shift;
        match self.matrix {
            [[1, 0], [0, 1]] => format!("translation by ({x}, {y})"),
            [[1, 0], [0, -1]] if x == 0 => format!("reflection in the axis column {}", halves(y)),
            [[1, 0], [0, -1]] => format!("glide in the axis column {} by {x} rows", halves(y)),
            [[-1, 0], [0, 1]] if y == 0 => format!("reflection in the axis row {}", halves(x)),
            [[-1, 0], [0, 1]] => format!("glide in the axis row {} by {y} columns", halves(x)),
            [[-1, 0], [0, -1]] => format!("half turn about ({}, {})", halves(x), halves(y)),
            [[0, 1], [1, 0]] if x + y == 0 => {
                format!("reflection in the diagonal row = column + {x}")
            }
            [[0, 1], [1, 0]] => format!("glide along the diagonal by ({x}, {y})"),
            [[0, -1], [-1, 0]] if x == y => {
                format!("reflection in the diagonal row + column = {x}")
            }
            [[0, -1], [-1, 0]] => format!("glide along the other diagonal by ({x}, {y})"),
            // The centre (r, c) of a quarter turn solves r = ±c + x, c = ∓r + y.
            [[0, 1], [-1, 0]] => {
                format!("quarter turn about ({}, {})", halves(x + y), halves(y - x))
            }
            _ => format!("quarter turn about ({}, {})", halves(x - y), halves(x + y)),
        }
    }
}

/// Every motion that brings some cell of an `h` × `w` grid back into the grid, the identity left out, and of a motion and its inverse one.
/// So all axes and centres within the grid are there, whatever they are the middle of.
pub(super) fn motions(h: i32, w: i32) -> Vec<Motion> {
    let mut all = Vec::new();
    for matrix in LINEAR {
        let [[a, b], [d, e]] = matrix;
        // The shift must bring some cell of the grid back into the grid.
        let corners = [(0, 0), (0, w - 1), (h - 1, 0), (h - 1, w - 1)];
        let rs = corners.map(|(r, c)| a * r + b * c);
        let cs = corners.map(|(r, c)| d * r + e * c);
        let (r0, r1) = (
            *rs.iter().min().unwrap_or(&0),
            *rs.iter().max().unwrap_or(&0),
        );
        let (c0, c1) = (
            *cs.iter().min().unwrap_or(&0),
            *cs.iter().max().unwrap_or(&0),
        );
        for x in -r1..=h - 1 - r0 {
            for y in -c1..=w - 1 - c0 {
                let m = Motion {
                    matrix,
                    shift: [x, y],
                };
                // Of a motion and its inverse one is enough; the identity is none.
                if m >= m.inverse() && (matrix, x, y) != (LINEAR[0], 0, 0) {
                    all.push(m);
                }
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_state_fixed_points() {
        // A quarter turn about (2, 3): (r, c) ↦ (2 + (c − 3), 3 − (r − 2)).
        let m = Motion {
            matrix: [[0, 1], [-1, 0]],
            shift: [-1, 5],
        };
        assert_eq!(m.image(2, 3), (2, 3));
        assert_eq!(m.name(), "quarter turn about (2, 3)");
        let m = Motion {
            matrix: [[0, -1], [1, 0]],
            shift: [5, 1],
        };
        assert_eq!(m.image(2, 3), (2, 3));
        assert_eq!(m.name(), "quarter turn about (2, 3)");
    }

    #[test]
    fn every_point_of_a_grid_is_the_centre_of_a_candidate() {
        let (h, w) = (4, 7);
        let all = motions(h, w);
        for r in 0..=2 * (h - 1) {
            for c in 0..=2 * (w - 1) {
                for m in &LINEAR[1..] {
                    if let Some(m) = Motion::about(*m, [r, c]) {
                        assert!(
                            all.contains(&m) || all.contains(&m.inverse()),
                            "{}",
                            m.name()
                        );
                        assert!(m.fixes([r, c]));
                    }
                }
            }
        }
    }
}
