//! Integers modulo a prime, and primes.

use num_bigint::{BigInt, Sign};

/// `a·b mod p`.
fn mul_mod(a: u64, b: u64, p: u64) -> u64 {
    (a as u128 * b as u128 % p as u128) as u64
}

/// `aᵉ mod p`.
pub(super) fn pow_mod(mut a: u64, mut e: u64, p: u64) -> u64 {
    let mut r = 1 % p;
    a %= p;
    while e > 0 {
        if e & 1 == 1 {
            r = mul_mod(r, a, p);
        }
        a = mul_mod(a, a, p);
        e >>= 1;
    }
    r
}

/// Whether `n` is prime: Miller–Rabin with bases that leave no exception below 2^64 (Sorenson & Webster 2015).
pub(super) fn is_prime(n: u64) -> bool {
    const BASES: [u64; 12] = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37];
    if n < 2 {
        return false;
    }
    for b in BASES {
        if n.is_multiple_of(b) {
            return n == b;
        }
    }
    let (s, d) = (
        (n - 1).trailing_zeros(),
        (n - 1) >> (n - 1).trailing_zeros(),
    );
    BASES.iter().all(|&b| {
        let mut x = pow_mod(b, d, n);
        if x == 1 || x == n - 1 {
            return true;
        }
        for _ in 1..s {
            x = mul_mod(x, x, n);
            if x == n - 1 {
                return true;
            }
        }
        false
    })
}

/// The primes below `limit`, largest first.
pub(super) fn primes_below(limit: u64) -> impl Iterator<Item = u64> {
    (2..limit).rev().filter(|&n| is_prime(n))
}

/// The residue of `a` in `0..p`, for `p < 2^63`.
pub(super) fn residue(a: &BigInt, p: u64) -> u64 {
    let mut r = 0u64;
    let digits = a.iter_u64_digits();
    if digits.len() == 1 {
        r = a.iter_u64_digits().next().unwrap_or(0) % p;
    } else if p <= 1 << 32 {
        for d in a.iter_u32_digits().rev() {
            r = (r << 32 | u64::from(d)) % p;
        }
    } else {
        for d in digits.rev() {
            r = (((r as u128) << 64 | d as u128) % p as u128) as u64;
        }
    }
    if a.sign() == Sign::Minus && r != 0 {
        p - r
    } else {
        r
    }
}
