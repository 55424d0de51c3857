//! Dense 0/1 matrices, 64 entries to a word.

/// A matrix of bits, row by row; unused bits of the last word of a row are 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BitMatrix {
    pub(crate) rows: usize,
    pub(crate) columns: usize,
    pub(crate) words: usize,
    pub(crate) data: Vec<u64>,
}

impl BitMatrix {
    pub(crate) fn zero(rows: usize, columns: usize) -> Self {
        let words = columns.div_ceil(64);
        Self {
            rows,
            columns,
            words,
            data: vec![0; rows * words],
        }
    }

    pub(crate) fn row(&self, r: usize) -> &[u64] {
        &self.data[r * self.words..(r + 1) * self.words]
    }

    pub(crate) fn get(&self, r: usize, c: usize) -> bool {
        self.data[r * self.words + c / 64] >> (c % 64) & 1 == 1
    }

    /// Appends symbol codes, taken modulo 2, as row `r`.
    pub(crate) fn set_row(&mut self, r: usize, codes: &[u16]) {
        for (word, chunk) in self.data[r * self.words..].iter_mut().zip(codes.chunks(64)) {
            let mut w = 0u64;
            for (k, eight) in chunk.chunks(8).enumerate() {
                let mut bytes = [0u8; 8];
                for (b, &c) in bytes.iter_mut().zip(eight) {
                    *b = (c & 1) as u8;
                }
                // Byte j, at bit 8j, times 2^(56−7j) lands at bit 56 + j; no other product reaches the top byte.
                let packed = u64::from_le_bytes(bytes).wrapping_mul(0x0102_0408_1020_4080) >> 56;
                w |= packed << (8 * k);
            }
            *word = w;
        }
    }

    /// The rows with the given numbers, in this order.
    pub(crate) fn select(&self, rows: impl ExactSizeIterator<Item = usize>) -> Self {
        let mut out = Self {
            rows: rows.len(),
            columns: self.columns,
            words: self.words,
            data: Vec::with_capacity(rows.len() * self.words),
        };
        for r in rows {
            out.data.extend_from_slice(self.row(r));
        }
        out
    }

    /// The transpose, in blocks of 64×64.
    pub(crate) fn transpose(&self) -> Self {
        let mut out = Self::zero(self.columns, self.rows);
        let mut block = [0u64; 64];
        for r in (0..self.rows).step_by(64) {
            for w in 0..self.words {
                for (k, b) in block.iter_mut().enumerate() {
                    *b = if r + k < self.rows {
                        self.data[(r + k) * self.words + w]
                    } else {
                        0
                    };
                }
                turn(&mut block);
                for (k, &b) in block.iter().enumerate() {
                    if w * 64 + k < self.columns {
                        out.data[(w * 64 + k) * out.words + r / 64] = b;
                    }
                }
            }
        }
        out
    }

    /// Calls `f` with the columns of the set bits of a row, or of the others.
    pub(crate) fn each(&self, r: usize, inverted: bool, mut f: impl FnMut(u32)) {
        let flip = if inverted { u64::MAX } else { 0 };
        let mut left = self.columns;
        for (k, &word) in (0u32..).zip(self.row(r)) {
            let valid = if left >= 64 {
                u64::MAX
            } else {
                (1u64 << left) - 1
            };
            left = left.saturating_sub(64);
            let mut w = (word ^ flip) & valid;
            while w != 0 {
                f(k * 64 + w.trailing_zeros());
                w &= w - 1;
            }
        }
    }

    pub(crate) fn ones(&self) -> u64 {
        self.data.iter().map(|w| u64::from(w.count_ones())).sum()
    }

    pub(crate) fn weight(&self, r: usize) -> u32 {
        self.row(r).iter().map(|w| w.count_ones()).sum()
    }
}

/// Transposes a block of 64×64 bits (Warren, *Hacker's Delight*, 7–3).
pub(crate) fn turn(block: &mut [u64; 64]) {
    let mut width = 32;
    let mut mask = 0x0000_0000_ffff_ffffu64;
    while width > 0 {
        let mut k = 0;
        while k < 64 {
            let t = ((block[k] >> width) ^ block[k + width]) & mask;
            block[k] ^= t << width;
            block[k + width] ^= t;
            k = (k + width + 1) & !width;
        }
        width /= 2;
        mask ^= mask << width;
    }
}

#[cfg(test)]
mod tests {
    use super::BitMatrix;

    #[test]
    fn transposing_moves_every_entry() {
        for (rows, columns) in [(1, 1), (3, 70), (64, 64), (65, 130), (200, 5)] {
            let mut m = BitMatrix::zero(rows, columns);
            for r in 0..rows {
                let codes: Vec<u16> = (0..columns)
                    .map(|c| ((r * r * 7 + c * 13 + r * c) % 5 % 2) as u16)
                    .collect();
                m.set_row(r, &codes);
            }
            let t = m.transpose();
            for r in 0..rows {
                for c in 0..columns {
                    assert_eq!(m.get(r, c), t.get(c, r));
                }
            }
            assert_eq!(t.transpose(), m);
        }
    }
}
