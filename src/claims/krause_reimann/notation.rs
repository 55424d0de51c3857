//! The paper's sets, families and displayed matrices, and the closed forms that its statements are about.

use crate::kernel::{Judgement, Matrix, Space};
use crate::number::{Number, Undefined, decided, sum};

/// `X = {101, 110}` of eq. 4, items as rows.
pub(super) fn x<N: Number>() -> Matrix<N> {
    Matrix::integers(&[[1, 0, 1], [1, 1, 0]])
}

/// `X' = {010, 001}` of eq. 4, items as rows.
pub(super) fn x_prime<N: Number>() -> Matrix<N> {
    Matrix::integers(&[[0, 1, 0], [0, 0, 1]])
}

/// The set named `X` or `X'`.
pub(super) fn set<N: Number>(name: &str) -> Result<Matrix<N>, Undefined> {
    match name {
        "X" => Ok(x()),
        "Xprime" => Ok(x_prime()),
        other => Err(Undefined(format!("no set is called '{other}'"))),
    }
}

/// A normal of span X: `(−1, 1, 1)`.
pub(super) fn normal<N: Number>() -> Vec<N> {
    [-1, 1, 1].map(N::integer).to_vec()
}

/// The inner product.
pub(super) fn dot<N: Number>(x: &[N], y: &[N]) -> N {
    sum(x.iter().zip(y).map(|(a, b)| a.clone() * b.clone()))
}

fn rows<N: Number>(rows: [[N; 3]; 3]) -> Matrix<N> {
    Matrix::from_fn(3, 3, |i, j| rows[i][j].clone())
}

/// The matrix of eq. 5.
pub(super) fn eq5<N: Number>(a: &N, b: &N, c: &N, d: &N, e: &N) -> Matrix<N> {
    let [a, b, c, d, e] = [a, b, c, d, e].map(Clone::clone);
    rows([
        [a, b.clone(), b],
        [c.clone(), d.clone(), e.clone()],
        [c, e, d],
    ])
}

/// `W(a,b,c)` of §3.1.1; `W_{a,b}` of eq. 6 is the case `c = b`.
pub(super) fn w_abc<N: Number>(a: &N, b: &N, c: &N) -> Matrix<N> {
    let one = || N::integer(1);
    let [a, b, c] = [a, b, c].map(Clone::clone);
    rows([
        [one() - a.clone(), a.clone(), a],
        [-b.clone(), one() + b.clone(), b],
        [-c.clone(), c.clone(), one() + c],
    ])
}

/// `W_{a,b}` of eq. 6.
pub(super) fn w_ab<N: Number>(a: &N, b: &N) -> Matrix<N> {
    w_abc(a, b, b)
}

/// `W'_{a,b}` of eq. 6.
pub(super) fn w_prime_ab<N: Number>(a: &N, b: &N) -> Matrix<N> {
    let (o, i) = (|| N::integer(0), || N::integer(1));
    rows([
        [a.clone(), o(), o()],
        [b.clone(), i(), o()],
        [b.clone(), o(), i()],
    ])
}

/// Every solution of `W x = x` on the rows of `set` is `P + Z(I − P)` for some `Z`, with `P` the orthogonal projector onto their
/// span; this is also the gradient-descent limit from `W_0 = Z`, because a gradient step changes `W` only along the span.
pub(super) fn solution<N: Number>(set: &Matrix<N>, z: &Matrix<N>) -> Result<Matrix<N>, Undefined> {
    let p = set.projector_onto_row_span()?;
    let off = Matrix::identity(set.cols()).minus(&p)?;
    p.plus(&z.times(&off)?)
}

/// Eq. 7 without the factor: the sum of squared differences.
pub(super) fn squared_error<N: Number>(output: &[N], target: &[N]) -> N {
    sum(output.iter().zip(target).map(|(o, t)| (o.clone() - t.clone()).squared()))
}

/// Eq. 7.
pub(super) fn loss<N: Number>(output: &[N], target: &[N]) -> Result<N, Undefined> {
    let n = N::integer(target.len() as i64);
    decided(squared_error(output, target).over(&n), "a quotient by N")
}

/// A pattern written as in the paper, `101`.
pub(super) fn pattern<N: Number>(text: &str) -> Vec<N> {
    text.bytes().map(|b| N::integer(i64::from(b == b'1'))).collect()
}

/// The eight binary patterns of length 3.
pub(super) const PATTERNS: [&str; 8] = ["000", "001", "010", "011", "100", "101", "110", "111"];

/// A pattern as a word of a domain: words start with a letter.
pub(super) fn word_pattern<N: Number>(word: &str) -> Vec<N> {
    pattern(word.trim_start_matches('y'))
}

/// The displayed matrices, digit by digit: the six individually trained ones, then the average.
pub(super) const DISPLAYED: [(&str, [[&str; 3]; 3]); 7] = [
    ("W0_SDG", [["0.6667", "0.333", "0.333"], ["0.3333", "0.6667", "-0.3333"], ["0.3333", "-0.3333", "0.6667"]]),
    ("W0_ADAM", [["0.5496", "0.45004", "0.4504"], ["0.4995", "0.5005", "-0.4996"], ["0.4996", "-0.4996", "0.5004"]]),
    ("W1_SDG", [["0.3333", "0.6667", "0.6667"], ["0.0000", "1.0000", "0.0000"], ["0.0000", "-0.0000", "1.0000"]]),
    ("W1_ADAM", [["0.4504", "0.5496", "0.5496"], ["0.0522", "0.9478", "-0.0522"], ["0.0489", "-0.0489", "0.9511"]]),
    ("Wrnd_6367", [["0.6367", "0.3633", "0.3633"], ["0.3659", "0.6341", "-0.3659"], ["0.3194", "-0.3194", "0.6806"]]),
    ("Wrnd_5068", [["0.5068", "0.4932", "0.4932"], ["0.1697", "0.8303", "-0.1697"], ["0.2098", "-0.2098", "0.7902"]]),
    ("EWrnd", [["0.6668", "0.3328", "0.3329"], ["0.3332", "0.6672", "-0.3328"], ["0.3332", "-0.3328", "0.6671"]]),
];

/// The names of the displayed matrices, the individually trained ones first.
pub(super) const NAMES: [&str; 7] = ["W0_SDG", "W0_ADAM", "W1_SDG", "W1_ADAM", "Wrnd_6367", "Wrnd_5068", "EWrnd"];

/// A printed decimal and half a unit of its last digit.
pub(super) fn printed<N: Number>(text: &str) -> Result<(N, N), Undefined> {
    let bad = || Undefined(format!("'{text}' is not a printed decimal"));
    let (whole, part) = text.split_once('.').ok_or_else(bad)?;
    let digits: i64 = format!("{whole}{part}").parse().map_err(|_| bad())?;
    let unit = 10i64.checked_pow(part.len() as u32).ok_or_else(bad)?;
    Ok((N::ratio(digits, unit), N::ratio(1, 2 * unit)))
}

/// The printed entries of a displayed matrix, each with half a unit of its last digit.
pub(super) fn displayed<N: Number>(name: &str) -> Result<Vec<Vec<(N, N)>>, Undefined> {
    let (_, rows) = DISPLAYED
        .iter()
        .find(|(n, _)| *n == name)
        .ok_or_else(|| Undefined(format!("no displayed matrix is called '{name}'")))?;
    rows.iter().map(|r| r.iter().map(|t| printed(t)).collect()).collect()
}

/// The printed values of a displayed matrix.
pub(super) fn displayed_matrix<N: Number>(name: &str) -> Result<Matrix<N>, Undefined> {
    let entries = displayed::<N>(name)?;
    Ok(Matrix::from_fn(3, 3, |i, j| entries[i][j].0.clone()))
}

/// The intersection of intervals `[c − r, c + r]`, empty if the lower end is above the upper.
pub(super) fn common<N: Number>(intervals: &[(N, N)]) -> Result<(N, N), Undefined> {
    let mut ends: Option<(N, N)> = None;
    for (centre, radius) in intervals {
        let (lo, hi) = (centre.clone() - radius.clone(), centre.clone() + radius.clone());
        ends = Some(match ends {
            None => (lo, hi),
            Some((l, h)) => (
                if decided(l.below(&lo), "an order")? { lo } else { l },
                if decided(hi.below(&h), "an order")? { hi } else { h },
            ),
        });
    }
    ends.ok_or_else(|| Undefined("an intersection of nothing".into()))
}

/// Concludes that the interval is not empty.
pub(super) fn conclude_common<N: Number>(j: Judgement<N>, what: &str, (lo, hi): (N, N)) -> Judgement<N> {
    let holds = lo.at_most(&hi);
    j.said(holds, format!("{what} would lie in [{lo}, {hi}]"), "not empty")
}

/// The domain with one instance.
pub(super) fn single(words: &str) -> Space {
    Space::new(words).complete()
}

/// The name of an activation with the three-component set it is trained on fixed by the statement.
pub(super) fn swap() -> [usize; 3] {
    [0, 2, 1]
}
