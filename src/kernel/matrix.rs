//! Matrices over any number type, with the linear algebra that statements are worded in: definitions, not algorithms to be proud of.

use crate::number::{Number, Undefined, decided, sum};

/// A dense matrix; shapes with no rows or no columns are allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix<N> {
    rows: usize,
    cols: usize,
    entries: Vec<N>,
}

impl<N: Number> Matrix<N> {
    /// The matrix with entry `f(i, j)` in row `i`, column `j`.
    ///
    /// ```
    /// use elenchus::{kernel::Matrix, number::{Number, Rational}};
    /// let m = Matrix::from_fn(2, 3, |i, j| Rational::integer((i + j) as i64));
    /// assert_eq!(m.transpose().at(2, 1), &Rational::integer(3));
    /// ```
    pub fn from_fn(rows: usize, cols: usize, mut f: impl FnMut(usize, usize) -> N) -> Self {
        let mut entries = Vec::with_capacity(rows * cols);
        for i in 0..rows {
            for j in 0..cols {
                entries.push(f(i, j));
            }
        }
        Matrix {
            rows,
            cols,
            entries,
        }
    }

    /// The matrix with these rows, each of length `cols`.
    ///
    /// # Errors
    /// If a row has another length.
    pub fn from_rows(cols: usize, rows: Vec<Vec<N>>) -> Result<Self, Undefined> {
        if let Some(bad) = rows.iter().find(|r| r.len() != cols) {
            return Err(Undefined(format!(
                "a row has {} entries, expected {cols}",
                bad.len()
            )));
        }
        Ok(Matrix {
            rows: rows.len(),
            cols,
            entries: rows.into_iter().flatten().collect(),
        })
    }

    /// A matrix of integers.
    ///
    /// # Panics
    /// If the rows differ in length.
    pub fn integers<const C: usize>(rows: &[[i64; C]]) -> Self {
        Self::from_fn(rows.len(), C, |i, j| N::integer(rows[i][j]))
    }

    /// All zeros.
    pub fn zero(rows: usize, cols: usize) -> Self {
        Self::from_fn(rows, cols, |_, _| N::integer(0))
    }

    /// The identity of size `n`.
    pub fn identity(n: usize) -> Self {
        Self::from_fn(n, n, |i, j| N::integer(i64::from(i == j)))
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Number of columns.
    pub fn cols(&self) -> usize {
        self.cols
    }

    /// All entries, row by row.
    pub fn entries(&self) -> &[N] {
        &self.entries
    }

    /// The entry in row `i`, column `j`.
    ///
    /// # Panics
    /// If it is outside the shape.
    pub fn at(&self, i: usize, j: usize) -> &N {
        assert!(j < self.cols, "column {j} of {}", self.cols);
        &self.entries[i * self.cols + j]
    }

    /// Row `i`.
    pub fn row(&self, i: usize) -> &[N] {
        &self.entries[i * self.cols..(i + 1) * self.cols]
    }

    /// The rows as vectors.
    pub fn row_vectors(&self) -> Vec<Vec<N>> {
        (0..self.rows).map(|i| self.row(i).to_vec()).collect()
    }

    /// Column `j`.
    pub fn column(&self, j: usize) -> Vec<N> {
        (0..self.rows).map(|i| self.at(i, j).clone()).collect()
    }

    /// The transpose.
    pub fn transpose(&self) -> Self {
        Self::from_fn(self.cols, self.rows, |i, j| self.at(j, i).clone())
    }

    /// The same matrix over another number type.
    pub fn map<M>(&self, f: impl FnMut(&N) -> M) -> Matrix<M> {
        Matrix {
            rows: self.rows,
            cols: self.cols,
            entries: self.entries.iter().map(f).collect(),
        }
    }

    fn same_shape(&self, other: &Self) -> Result<(), Undefined> {
        if (self.rows, self.cols) == (other.rows, other.cols) {
            return Ok(());
        }
        Err(Undefined(format!(
            "shapes {}×{} and {}×{} differ",
            self.rows, self.cols, other.rows, other.cols
        )))
    }

    /// The sum.
    ///
    /// # Errors
    /// If the shapes differ.
    pub fn plus(&self, other: &Self) -> Result<Self, Undefined> {
        self.same_shape(other)?;
        Ok(Self::from_fn(self.rows, self.cols, |i, j| {
            self.at(i, j).clone() + other.at(i, j).clone()
        }))
    }

    /// The difference.
    ///
    /// # Errors
    /// If the shapes differ.
    pub fn minus(&self, other: &Self) -> Result<Self, Undefined> {
        self.same_shape(other)?;
        Ok(Self::from_fn(self.rows, self.cols, |i, j| {
            self.at(i, j).clone() - other.at(i, j).clone()
        }))
    }

    /// The multiple by a number.
    pub fn scaled(&self, by: &N) -> Self {
        self.map(|x| x.clone() * by.clone())
    }

    /// The matrix product.
    ///
    /// # Errors
    /// If the shapes do not fit.
    pub fn times(&self, other: &Self) -> Result<Self, Undefined> {
        if self.cols != other.rows {
            return Err(Undefined(format!(
                "a product of {}×{} and {}×{}",
                self.rows, self.cols, other.rows, other.cols
            )));
        }
        Ok(Self::from_fn(self.rows, other.cols, |i, j| {
            sum((0..self.cols).map(|k| self.at(i, k).clone() * other.at(k, j).clone()))
        }))
    }

    /// The product with a column vector.
    ///
    /// # Errors
    /// If the length is not the number of columns.
    pub fn apply(&self, x: &[N]) -> Result<Vec<N>, Undefined> {
        if x.len() != self.cols {
            return Err(Undefined(format!(
                "a {}×{} matrix applied to {} entries",
                self.rows,
                self.cols,
                x.len()
            )));
        }
        Ok((0..self.rows)
            .map(|i| {
                sum(self
                    .row(i)
                    .iter()
                    .zip(x)
                    .map(|(a, b)| a.clone() * b.clone()))
            })
            .collect())
    }

    /// The sum of the diagonal.
    pub fn trace(&self) -> N {
        sum((0..self.rows.min(self.cols)).map(|i| self.at(i, i).clone()))
    }

    /// Reduced row echelon form and the pivot columns, by elimination with the first non-zero pivot.
    ///
    /// # Errors
    /// If this arithmetic cannot tell whether an entry is zero.
    pub fn echelon(&self) -> Result<(Self, Vec<usize>), Undefined> {
        let mut m = self.row_vectors();
        let mut pivots = Vec::new();
        for j in 0..self.cols {
            let top = pivots.len();
            let mut found = None;
            for (i, row) in m.iter().enumerate().skip(top) {
                if !decided(row[j].is_nought(), "whether a pivot is zero")? {
                    found = Some(i);
                    break;
                }
            }
            let Some(i) = found else { continue };
            m.swap(top, i);
            let pivot = m[top][j].clone();
            for x in &mut m[top] {
                *x = decided(x.over(&pivot), "a quotient by a pivot")?;
            }
            let pivot_row = m[top].clone();
            for (i, row) in m.iter_mut().enumerate() {
                if i != top {
                    let factor = row[j].clone();
                    for (x, p) in row.iter_mut().zip(&pivot_row) {
                        *x = x.clone() - factor.clone() * p.clone();
                    }
                }
            }
            pivots.push(j);
        }
        Ok((Matrix::from_rows(self.cols, m)?, pivots))
    }

    /// The rank.
    ///
    /// # Errors
    /// As [`Matrix::echelon`].
    pub fn rank(&self) -> Result<usize, Undefined> {
        Ok(self.echelon()?.1.len())
    }

    /// The inverse, or `None` if there is none.
    ///
    /// # Errors
    /// As [`Matrix::echelon`], or if the matrix is not square.
    pub fn inverse(&self) -> Result<Option<Self>, Undefined> {
        let n = self.rows;
        if n != self.cols {
            return Err(Undefined(format!(
                "the inverse of a {n}×{} matrix",
                self.cols
            )));
        }
        let wide = Self::from_fn(n, 2 * n, |i, j| {
            if j < n {
                self.at(i, j).clone()
            } else {
                N::integer(i64::from(i + n == j))
            }
        });
        let (reduced, pivots) = wide.echelon()?;
        if pivots.iter().take_while(|&&p| p < n).count() < n {
            return Ok(None);
        }
        Ok(Some(Self::from_fn(n, n, |i, j| {
            reduced.at(i, j + n).clone()
        })))
    }

    /// The determinant by Laplace expansion along the first row: no division, so it runs in every arithmetic. Cost `n!`.
    ///
    /// # Errors
    /// If the matrix is not square or larger than 8×8.
    pub fn determinant(&self) -> Result<N, Undefined> {
        if self.rows != self.cols || self.rows > 8 {
            return Err(Undefined(format!(
                "a determinant of shape {}×{}",
                self.rows, self.cols
            )));
        }
        if self.rows == 0 {
            return Ok(N::integer(1));
        }
        let mut total = N::integer(0);
        for j in 0..self.cols {
            let minor = Self::from_fn(self.rows - 1, self.cols - 1, |r, c| {
                self.at(r + 1, if c < j { c } else { c + 1 }).clone()
            });
            let term = self.at(0, j).clone() * minor.determinant()?;
            total = if j % 2 == 0 {
                total + term
            } else {
                total - term
            };
        }
        Ok(total)
    }

    /// Coefficients of `det(tI − M)`, constant term first, by the Faddeev–LeVerrier recursion (divisions by integers only).
    ///
    /// # Errors
    /// If the matrix is not square.
    pub fn characteristic_polynomial(&self) -> Result<Vec<N>, Undefined> {
        let n = self.rows;
        if n != self.cols {
            return Err(Undefined(format!(
                "the characteristic polynomial of a {n}×{} matrix",
                self.cols
            )));
        }
        let mut coefficients = vec![N::integer(0); n + 1];
        coefficients[n] = N::integer(1);
        let mut auxiliary = Self::zero(n, n);
        for k in 1..=n {
            auxiliary = self
                .times(&auxiliary)?
                .plus(&Self::identity(n).scaled(&coefficients[n - k + 1]))?;
            let trace = self.times(&auxiliary)?.trace();
            coefficients[n - k] = -decided(
                trace.over(&N::integer(k as i64)),
                "a quotient by an integer",
            )?;
        }
        Ok(coefficients)
    }

    /// The orthogonal projector onto the span of the rows, by Gram–Schmidt without normalisation.
    ///
    /// ```
    /// use elenchus::{kernel::Matrix, number::{Number, Rational}};
    /// let x = Matrix::<Rational>::integers(&[[1, 0, 1], [1, 1, 0]]);
    /// let p = x.projector_onto_row_span().unwrap();
    /// assert_eq!(p.at(0, 0), &Rational::ratio(2, 3));
    /// assert_eq!(p.times(&p).unwrap(), p);
    /// ```
    ///
    /// # Errors
    /// If this arithmetic cannot tell whether a vector is zero.
    pub fn projector_onto_row_span(&self) -> Result<Self, Undefined> {
        let n = self.cols;
        let mut projector = Self::zero(n, n);
        for x in self.row_vectors() {
            let shadow = projector.apply(&x)?;
            let rest: Vec<N> = x.into_iter().zip(shadow).map(|(a, b)| a - b).collect();
            let length = sum(rest.iter().map(|a| a.clone() * a.clone()));
            if decided(length.is_nought(), "whether a vector is zero")? {
                continue;
            }
            let mut entries = Vec::with_capacity(n * n);
            for a in &rest {
                for b in &rest {
                    entries.push(decided(
                        (a.clone() * b.clone()).over(&length),
                        "a quotient by a squared length",
                    )?);
                }
            }
            projector = projector.plus(&Matrix {
                rows: n,
                cols: n,
                entries,
            })?;
        }
        Ok(projector)
    }

    /// Whether all entries agree; `None` where undecided.
    pub fn same(&self, other: &Self) -> Option<bool> {
        if (self.rows, self.cols) != (other.rows, other.cols) {
            return Some(false);
        }
        all(self
            .entries
            .iter()
            .zip(&other.entries)
            .map(|(a, b)| a.same(b)))
    }
}

/// Whether all are true: false as soon as one is false, undecided if none is false and one is undecided.
pub(crate) fn all(answers: impl IntoIterator<Item = Option<bool>>) -> Option<bool> {
    let mut result = Some(true);
    for answer in answers {
        match answer {
            Some(false) => return Some(false),
            None => result = None,
            Some(true) => {}
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Rational;
    use proptest::prelude::*;

    fn square() -> impl Strategy<Value = Matrix<Rational>> {
        (0usize..5).prop_flat_map(|n| {
            prop::collection::vec(-2i64..3, n * n).prop_map(move |e| Matrix {
                rows: n,
                cols: n,
                entries: e.into_iter().map(Rational::integer).collect(),
            })
        })
    }

    proptest! {
        #[test]
        fn cayley_hamilton_inverse_and_determinant_agree(m in square()) {
            let n = m.rows();
            let c = m.characteristic_polynomial().unwrap();
            let mut power = Matrix::identity(n);
            let mut total = Matrix::zero(n, n);
            for x in &c {
                total = total.plus(&power.scaled(x)).unwrap();
                power = power.times(&m).unwrap();
            }
            prop_assert_eq!(total, Matrix::zero(n, n));
            let det = m.determinant().unwrap();
            let sign = if n % 2 == 0 { det.clone() } else { -det.clone() };
            prop_assert_eq!(&c[0], &sign);
            match m.inverse().unwrap() {
                Some(inverse) => prop_assert_eq!(inverse.times(&m).unwrap(), Matrix::identity(n)),
                None => prop_assert!(det.is_zero()),
            }
            prop_assert_eq!(m.rank().unwrap() == n, !det.is_zero());
        }

        #[test]
        fn projector_is_symmetric_idempotent_and_fixes_the_rows(m in square()) {
            let p = m.projector_onto_row_span().unwrap();
            prop_assert_eq!(p.times(&p).unwrap(), p.clone());
            prop_assert_eq!(p.transpose(), p.clone());
            for row in m.row_vectors() {
                prop_assert_eq!(p.apply(&row).unwrap(), row);
            }
            prop_assert_eq!(p.trace(), Rational::integer(m.rank().unwrap() as i64));
        }
    }
}
