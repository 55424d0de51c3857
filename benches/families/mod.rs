//! The families of sets that the benches time, generated with fixed seeds.

use rand::{Rng, SeedableRng, seq::SliceRandom};
use rand_chacha::ChaCha8Rng;

/// Rows of digits.
pub type Rows = Vec<Vec<u8>>;

fn rng(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

/// All words of the binary code with this basis.
pub fn span(basis: &[Vec<u8>]) -> Rows {
    let mut all = vec![vec![0u8; basis[0].len()]];
    for b in basis {
        let shifted: Rows = all
            .iter()
            .map(|x| x.iter().zip(b).map(|(a, b)| a ^ b).collect())
            .collect();
        all.extend(shifted);
    }
    all
}

pub fn hamming() -> Rows {
    span(&[
        vec![1, 0, 0, 0, 1, 1, 1],
        vec![0, 1, 0, 0, 1, 1, 0],
        vec![0, 0, 1, 0, 1, 0, 1],
        vec![0, 0, 0, 1, 0, 1, 1],
    ])
}

pub fn golay() -> Rows {
    let residues: Vec<usize> = (1..23).map(|x| x * x % 23).collect();
    let basis: Rows = (0..12)
        .map(|shift| {
            let mut row: Vec<u8> = (0..23)
                .map(|i| u8::from(residues.contains(&((i + 23 - shift) % 23))))
                .collect();
            row.push(row.iter().sum::<u8>() % 2);
            row
        })
        .collect();
    span(&basis)
}

/// The Reed–Muller code RM(r, m).
pub fn reed_muller(r: usize, m: usize) -> Rows {
    let basis: Rows = (0..1usize << m)
        .filter(|s| s.count_ones() as usize <= r)
        .map(|s| (0..1usize << m).map(|x| u8::from(x & s == s)).collect())
        .collect();
    span(&basis)
}

/// The Kerdock code of length 64.
pub fn kerdock() -> Rows {
    let times = |mut a: u32, mut b: u32| {
        let mut p = 0;
        while b > 0 {
            if b & 1 == 1 {
                p ^= a;
            }
            a <<= 1;
            if a & 32 != 0 {
                a ^= 0b100101;
            }
            b >>= 1;
        }
        p
    };
    let power = |a: u32, e: u32| (0..e).fold(1, |p, _| times(p, a));
    let trace = |a: u32| {
        let mut sum = 0;
        let mut x = a;
        for _ in 0..5 {
            sum ^= x;
            x = times(x, x);
        }
        (sum & 1) as u8
    };
    let mut rows = Vec::new();
    let linear = reed_muller(1, 6);
    for a in 0..32 {
        let q: Vec<u8> = (0..64u32)
            .map(|v| {
                let (x, y) = (v & 31, (v >> 5) as u8);
                let ax = times(a, x);
                trace(power(ax, 3)) ^ trace(power(ax, 5)) ^ (y & trace(ax))
            })
            .collect();
        for l in &linear {
            rows.push(q.iter().zip(l).map(|(a, b)| a ^ b).collect());
        }
    }
    rows
}

pub fn sylvester(m: usize) -> Rows {
    let n = 1usize << m;
    (0..n)
        .map(|a| (0..n).map(|b| ((a & b).count_ones() % 2) as u8).collect())
        .collect()
}

/// Paley's Hadamard matrix of order q + 1, q ≡ 3 mod 4 prime.
pub fn paley(q: usize) -> Rows {
    let mut square = vec![false; q];
    for x in 1..q {
        square[x * x % q] = true;
    }
    let mut rows = vec![vec![1u8; q + 1]];
    for i in 0..q {
        let mut row = vec![1u8];
        row.extend((0..q).map(|j| {
            let d = (j + q - i) % q;
            u8::from(d != 0 && square[d])
        }));
        rows.push(row);
    }
    rows
}

pub fn projective_plane(p: usize) -> Rows {
    let mut points: Vec<[usize; 3]> = Vec::new();
    for x in 0..p {
        for y in 0..p {
            points.push([1, x, y]);
        }
    }
    points.extend((0..p).map(|y| [0, 1, y]));
    points.push([0, 0, 1]);
    points
        .iter()
        .map(|l| {
            points
                .iter()
                .map(|x| u8::from((0..3).map(|i| l[i] * x[i]).sum::<usize>() % p == 0))
                .collect()
        })
        .collect()
}

/// The Hall plane of order 9, from the Hall system with x² + 1.
pub fn hall_plane() -> Rows {
    let times = |x: usize, z: usize| {
        let (a, b, c, d) = (x / 3, x % 3, z / 3, z % 3);
        if d == 0 {
            (a * c % 3) * 3 + b * c % 3
        } else {
            // The inverse of d modulo 3 is d.
            let f = (c * c + 1) % 3;
            ((a * c + 9 - b * d % 3 * f) % 3) * 3 + (a * d + 9 - b * c) % 3
        }
    };
    let plus = |x: usize, y: usize| ((x / 3 + y / 3) % 3) * 3 + (x % 3 + y % 3) % 3;
    let mut rows = Vec::new();
    for m in 0..9 {
        for k in 0..9 {
            let mut row = vec![0u8; 91];
            for x in 0..9 {
                row[x * 9 + plus(times(x, m), k)] = 1;
            }
            row[81 + m] = 1;
            rows.push(row);
        }
    }
    for x in 0..9 {
        let mut row = vec![0u8; 91];
        for y in 0..9 {
            row[x * 9 + y] = 1;
        }
        row[90] = 1;
        rows.push(row);
    }
    rows.push((0..91).map(|i| u8::from(i >= 81)).collect());
    rows
}

pub fn random(n: usize, seed: u64) -> Rows {
    let mut r = rng(seed);
    (0..n)
        .map(|_| (0..n).map(|_| r.random_range(0..2u8)).collect())
        .collect()
}

pub fn weight_two(n: usize) -> Rows {
    let mut rows = Vec::new();
    for a in 0..n {
        for b in 0..a {
            rows.push((0..n).map(|i| u8::from(i == a || i == b)).collect());
        }
    }
    rows
}

pub fn cyclic(n: usize, reflect: bool) -> Rows {
    let mut r = rng(3);
    let word: Vec<u8> = (0..n).map(|_| r.random_range(0..2)).collect();
    let mut rows: Rows = (0..n)
        .map(|k| (0..n).map(|i| word[(i + k) % n]).collect())
        .collect();
    if reflect {
        let mirrored: Rows = rows
            .iter()
            .map(|x| x.iter().rev().copied().collect())
            .collect();
        rows.extend(mirrored);
    }
    rows
}

pub fn grid_lines(n: usize) -> Rows {
    let mut rows: Rows = (0..n)
        .map(|r| (0..n * n).map(|i| u8::from(i / n == r)).collect())
        .collect();
    rows.extend((0..n).map(|c| {
        (0..n * n)
            .map(|i| u8::from(i % n == c))
            .collect::<Vec<u8>>()
    }));
    rows
}

pub fn blocks(n: usize) -> Rows {
    (0..n)
        .map(|b| (0..n * n).map(|i| u8::from(i / n == b)).collect())
        .collect()
}

/// The leaf sets of all subtrees of a complete binary tree but the whole and the leaves.
pub fn binary_tree(leaves: usize) -> Rows {
    let mut rows = Vec::new();
    let mut size = leaves / 2;
    while size >= 2 {
        for b in 0..leaves / size {
            rows.push((0..leaves).map(|i| u8::from(i / size == b)).collect());
        }
        size /= 2;
    }

    rows
}

pub fn structured_grids(count: usize) -> Rows {
    structured_grids_of(30, count)
}

/// Grids of `size` rows and columns: quarters, a diagonal band, diagonal stripes, a square in the middle, bands of rows.
pub fn structured_grids_of(size: usize, count: usize) -> Rows {
    let third = size / 3;
    let middle = third..2 * third;
    (0..count)
        .map(|g| {
            (0..size * size)
                .map(|i| {
                    let (r, c) = (i / size, i % size);
                    match g % 5 {
                        0 => u8::from(r < size / 2) * 2 + u8::from(c < size / 2),
                        1 => u8::from(usize::abs_diff(r, c) < 3) * 4,
                        2 => ((r + c) % 3) as u8,
                        3 => u8::from(middle.contains(&r) && middle.contains(&c)) * 7,
                        _ => (r / third) as u8,
                    }
                })
                .collect()
        })
        .collect()
}

pub fn random_grids(count: usize) -> Rows {
    let mut r = rng(5);
    (0..count)
        .map(|_| (0..900).map(|_| r.random_range(0..10)).collect())
        .collect()
}

pub fn torus_translations(rows: usize, columns: usize) -> Rows {
    let mut r = rng(6);
    let grid: Vec<u8> = (0..rows * columns).map(|_| r.random_range(0..2)).collect();
    (0..rows * columns)
        .map(|t| {
            (0..rows * columns)
                .map(|i| {
                    let (a, b) = (
                        (i / columns + t / columns) % rows,
                        (i % columns + t % columns) % columns,
                    );
                    grid[a * columns + b]
                })
                .collect()
        })
        .collect()
}

/// The edges of the graph of Cai, Fürer and Immerman over a random cubic graph on `n` vertices, as rows over its 10n vertices.
pub fn cfi(n: usize) -> Rows {
    let mut r = rng(8);
    // A random perfect matching added to a Hamilton cycle.
    let edges: Vec<(usize, usize)> = loop {
        let mut order: Vec<usize> = (0..n).collect();
        order.shuffle(&mut r);
        let chords: Vec<(usize, usize)> = order.chunks(2).map(|c| (c[0], c[1])).collect();
        if chords
            .iter()
            .all(|&(a, b)| (a + 1) % n != b && (b + 1) % n != a)
        {
            break (0..n).map(|i| (i, (i + 1) % n)).chain(chords).collect();
        }
    };
    let mut incident = vec![Vec::new(); n];
    for (e, &(a, b)) in edges.iter().enumerate() {
        incident[a].push(e);
        incident[b].push(e);
    }
    let outer = |v: usize, slot: usize, bit: usize| v * 10 + 4 + slot * 2 + bit;
    let mut rows = Vec::new();
    let mut edge = |a: usize, b: usize| {
        let mut row = vec![0u8; 10 * n];
        row[a] = 1;
        row[b] = 1;
        rows.push(row);
    };
    for v in 0..n {
        for (inner, word) in [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]]
            .iter()
            .enumerate()
        {
            for (slot, &bit) in word.iter().enumerate() {
                edge(v * 10 + inner, outer(v, slot, bit));
            }
        }
    }
    for (e, &(a, b)) in edges.iter().enumerate() {
        let slot = |v: usize| incident[v].iter().position(|&x| x == e).unwrap();
        for bit in 0..2 {
            edge(outer(a, slot(a), bit), outer(b, slot(b), bit));
        }
    }
    rows
}

/// The lines of PG(m − 1, 2).
pub fn projective_triples(m: u32) -> Rows {
    let n = (1usize << m) - 1;
    let mut rows = Vec::new();
    for a in 1..=n {
        for b in 1..a {
            if a ^ b < b {
                let mut row = vec![0u8; n];
                for x in [a, b, a ^ b] {
                    row[x - 1] = 1;
                }
                rows.push(row);
            }
        }
    }
    rows
}

/// A Steiner triple system by hill-climbing (Stinson 1985).
pub fn random_triples(n: usize) -> Rows {
    let mut r = rng(9);
    let mut third = vec![vec![usize::MAX; n]; n];
    let mut blocks = 0;
    while blocks < n * (n - 1) / 6 {
        let free = |third: &Vec<Vec<usize>>, x: usize| -> Vec<usize> {
            (0..n)
                .filter(|&y| y != x && third[x][y] == usize::MAX)
                .collect()
        };
        let x = r.random_range(0..n);
        let open = free(&third, x);
        if open.len() < 2 {
            continue;
        }
        let y = open[r.random_range(0..open.len())];
        let z = loop {
            let z = open[r.random_range(0..open.len())];
            if z != y {
                break z;
            }
        };
        let w = third[y][z];
        if w != usize::MAX {
            for (a, b) in [(y, z), (z, w), (y, w)] {
                third[a][b] = usize::MAX;
                third[b][a] = usize::MAX;
            }
            blocks -= 1;
        }
        for (a, b, c) in [(x, y, z), (y, z, x), (x, z, y)] {
            third[a][b] = c;
            third[b][a] = c;
        }
        blocks += 1;
    }
    let mut rows = Vec::new();
    for (a, row) in third.iter().enumerate() {
        for (b, &c) in row.iter().enumerate().skip(a + 1) {
            if c > b {
                let mut row = vec![0u8; n];
                for x in [a, b, c] {
                    row[x] = 1;
                }
                rows.push(row);
            }
        }
    }
    rows
}

/// The cells of the addition table modulo n over its rows, columns and symbols.
pub fn latin_square(n: usize) -> Rows {
    let mut rows = Vec::new();
    for a in 0..n {
        for b in 0..n {
            let mut row = vec![0u8; 3 * n];
            row[a] = 1;
            row[n + b] = 1;
            row[2 * n + (a + b) % n] = 1;
            rows.push(row);
        }
    }
    rows
}

/// Name, rows and the fastest peer in milliseconds where that was measured.
pub fn all() -> Vec<(&'static str, Rows, f64)> {
    vec![
        ("hamming", hamming(), 0.004),
        ("golay", golay(), 6.8),
        ("rm_1_8", reed_muller(1, 8), 3.3),
        ("rm_2_5", reed_muller(2, 5), 179.0),
        ("kerdock_64", kerdock(), 126.0),
        ("sylvester_64", sylvester(6), 0.17),
        ("paley_60", paley(59), 0.029),
        ("pg_2_19", projective_plane(19), 0.43),
        ("hall_9", hall_plane(), 1.1),
        ("random_1024", random(1024, 1), 0.15),
        ("random_4096", random(4096, 2), 11.0),
        ("weight_two_100", weight_two(100), 1.0),
        ("cyclic_2000", cyclic(2000, false), 13.0),
        ("dihedral_1000", cyclic(1000, true), 13.0),
        ("grid_lines_30", grid_lines(30), 0.21),
        ("blocks_30", blocks(30), 0.033),
        ("binary_tree_512", binary_tree(512), 0.26),
        ("structured_grids_3", structured_grids(3), 0.12),
        ("structured_grids_5", structured_grids(5), 0.12),
        ("random_grids_3", random_grids(3), 0.12),
        ("torus_30", torus_translations(30, 30), 8.1),
        ("cfi_800", cfi(80), 3.8),
        ("triples_63", projective_triples(6), 0.47),
        ("triples_random_49", random_triples(49), 9.8),
        ("latin_20", latin_square(20), 0.12),
    ]
}
