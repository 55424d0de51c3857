//! §4, §5.3: which functions of four bits are compositions along a binary tree.

use super::notation::*;
use crate::claim;
use crate::kernel::{Judgement, Space};

/// The table of `h(g(a, b), f(c, d))` over four bits as a 16-bit word, bit `4·ab + cd`.
fn balanced_tree(g: u32, f: u32, h: u32) -> u32 {
    (0..16).fold(0, |t, k| {
        t | (h >> (2 * (g >> (k >> 2) & 1) + (f >> (k & 3) & 1)) & 1) << k
    })
}

/// Whether four lines are of at most two kinds.
fn few(lines: [u32; 4]) -> bool {
    let other = lines
        .into_iter()
        .find(|&l| l != lines[0])
        .unwrap_or(lines[0]);
    lines.iter().all(|&l| l == lines[0] || l == other)
}

/// Whether a 4 × 4 table, as such a word, has at most two different rows and at most two different columns.
fn two_by_two(table: u32) -> bool {
    few([0, 1, 2, 3].map(|r| table >> (4 * r) & 15))
        && few([0, 1, 2, 3].map(|c| table >> c & 0x1111))
}

claim! {
    pub struct FourBits = "poggio::functions_of_four_bits_on_the_balanced_tree_have_two_kinds_of_rows_and_columns", Own;
    place: "§4, §5.3 (compositions along a binary tree)";
    says: "A function of four bits is h(g(x_1, x_2), f(x_3, x_4)) for Boolean g, f, h iff its 4 × 4 table has at most two different rows and at most two different columns; 520 of the 65536 functions are.";
    reading: "The 4096 compositions are listed; they satisfy the condition, and as many tables satisfy it as there are different compositions.";
    verdict: "Proved: all 4096 compositions and all 65536 tables.";
    domain: Space::new("all functions of four bits at once").natural("all", 1, 1).complete();
    judge<N>(_case) {
        let (mut seen, mut right) = (vec![false; 1 << 16], true);
        for k in 0..4096 {
            let table = balanced_tree(k >> 8, k >> 4 & 15, k & 15);
            right &= two_by_two(table);
            seen[table as usize] = true;
        }
        let different = seen.iter().filter(|&&s| s).count();
        let conditioned = (0..1 << 16).filter(|&t| two_by_two(t)).count();
        Ok(Judgement::new()
            .equal("whether compositions meet the condition", truth::<N>(right), truth(true))
            .equal("different compositions", N::integer(different as i64), N::integer(conditioned as i64))
            .equal("their number", N::integer(different as i64), N::integer(520)))
    }
}
