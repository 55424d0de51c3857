//! The set that a certificate is about, as it says.

use std::collections::HashMap;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{Checked, MAX_ENTRIES, fail, list, number, ranks};

pub(super) struct Set {
    pub(super) degree: usize,
    pub(super) alphabet: usize,
    pub(super) rows: Vec<Vec<u16>>,
    pub(super) partition: Vec<u64>,
}

impl Set {
    pub(super) fn read(certificate: &Value) -> Checked<Self> {
        let degree = number(&certificate["degree"], "degree")?;
        let alphabet = number(&certificate["alphabet"], "alphabet")?;
        if alphabet > usize::from(u16::MAX) {
            return fail("alphabet: too large");
        }
        let items = list(&certificate["items"], "items")?;
        if items.is_empty() {
            return fail("items: none");
        }
        if degree.saturating_mul(items.len()) > MAX_ENTRIES || degree > MAX_ENTRIES {
            return fail("items: too many entries");
        }
        let mut rows = Vec::with_capacity(items.len());
        for (k, item) in items.iter().enumerate() {
            let row: Option<Vec<u16>> = match item {
                Value::String(s) => s
                    .bytes()
                    .map(|b| b.is_ascii_digit().then(|| u16::from(b - b'0')))
                    .collect(),
                Value::Array(a) => a
                    .iter()
                    .map(|x| x.as_u64().and_then(|x| u16::try_from(x).ok()))
                    .collect(),
                _ => None,
            };
            let row = row.ok_or_else(|| format!("items[{k}]: expected symbol codes"))?;
            if row.len() != degree {
                return fail(format!("items[{k}]: expected length {degree}"));
            }
            if row.iter().any(|&a| usize::from(a) >= alphabet) {
                return fail(format!("items[{k}]: a code beyond the alphabet"));
            }
            rows.push(row);
        }
        let mut occurs = vec![false; alphabet];
        for &a in rows.iter().flatten() {
            occurs[usize::from(a)] = true;
        }
        if !occurs.iter().all(|&x| x) {
            return fail("alphabet: larger than the set of symbols that occur");
        }
        let mut seen: HashMap<&[u16], ()> = HashMap::with_capacity(rows.len());
        if !rows.iter().all(|r| seen.insert(r, ()).is_none()) {
            return fail("items: one occurs twice");
        }
        let mut hash = Sha256::new();
        for row in &rows {
            // As digits and an end of line where there are enough of these, else two bytes for each symbol.
            let bytes: Vec<u8> = if alphabet <= 10 {
                let digits = row.iter().map(|&a| b'0' + a as u8);
                digits.chain([b'\n']).collect()
            } else {
                let pairs = row.iter().flat_map(|a| a.to_le_bytes());
                pairs.chain([0xff, 0xff]).collect()
            };
            hash.update(&bytes);
        }
        let digest: String = hash.finalize().iter().map(|b| format!("{b:02x}")).collect();
        if certificate["digest"] != digest.as_str() {
            return fail("digest: not that of the items");
        }
        let partition = match &certificate["partition"] {
            Value::Null => vec![0; degree],
            p => {
                let classes: Checked<Vec<usize>> = list(p, "partition")?
                    .iter()
                    .map(|x| number(x, "partition"))
                    .collect();
                // Only which are equal matters: small numbers cannot be chosen so that colours clash later.
                ranks(&classes?)
            }
        };
        if partition.len() != degree {
            return fail("partition: expected a class for every coordinate");
        }
        Ok(Self {
            degree,
            alphabet,
            rows,
            partition,
        })
    }

    /// Numbers of the items of the given weights, after checking that the items are all words of a linear code over the field with `p` elements, `p` the number of symbols, which these words span: a
    /// permutation that preserves such words preserves the code, and the other way round.
    pub(super) fn spanning_items(&self, weights: &Value) -> Checked<Vec<usize>> {
        let weights: Checked<Vec<usize>> = list(weights, "spanning_weights")?
            .iter()
            .map(|w| number(w, "spanning_weights"))
            .collect();
        let weights = weights?;
        let Some(p) = [2u16, 3, 5, 7]
            .into_iter()
            .find(|&p| usize::from(p) == self.alphabet)
        else {
            return fail("spanning_weights: the number of symbols is not 2, 3, 5 or 7");
        };
        // Sums of a symbol and a product of two, modulo p.
        let modulo: Vec<u16> = (0..p * p).map(|x| x % p).collect();
        // Rows in echelon form, by the position of the leading symbol, which is 1.
        let rank = |rows: &mut dyn Iterator<Item = &Vec<u16>>| {
            let mut echelon: Vec<Option<Vec<u16>>> = vec![None; self.degree];
            let mut rank = 0u32;
            for row in rows {
                // Fewer than 2^27 items cannot be a code of a larger dimension.
                if rank > 26 {
                    break;
                }
                let mut row = row.clone();
                while let Some(lead) = row.iter().position(|&a| a != 0) {
                    let pivot = row[lead];
                    match &echelon[lead] {
                        Some(other) => {
                            let pairs = row[lead..].iter_mut().zip(&other[lead..]);
                            if p == 2 {
                                pairs.for_each(|(a, b)| *a ^= b);
                            } else {
                                let factor = p - pivot;
                                pairs.for_each(|(a, b)| *a = modulo[usize::from(*a + factor * b)]);
                            }
                        }
                        None => {
                            let inverse = (1..p).find(|x| x * pivot % p == 1).unwrap_or(1);
                            row.iter_mut()
                                .for_each(|a| *a = modulo[usize::from(*a * inverse)]);
                            echelon[lead] = Some(row);
                            rank += 1;
                            break;
                        }
                    }
                }
            }
            rank
        };
        let all = rank(&mut self.rows.iter());
        // So many different words in a space of so many words are all of it.
        if u64::from(p).checked_pow(all) != Some(self.rows.len() as u64) {
            return fail("spanning_weights: the items are not a linear code");
        }
        let weight = |r: &[u16]| r.iter().filter(|&&a| a != 0).count();
        let used: Vec<usize> = (0..self.rows.len())
            .filter(|&k| weights.contains(&weight(&self.rows[k])))
            .collect();
        if rank(&mut used.iter().map(|&k| &self.rows[k])) != all {
            return fail("spanning_weights: words of these weights do not span the code");
        }
        Ok(used)
    }
}
