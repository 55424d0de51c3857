//! Rational numbers from text.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Pow, Zero};

use super::Error;

/// The longest number, and the largest power of ten a short one may ask for.
const LONGEST: usize = 10_000;

/// Reads an integer, a decimal (`-0.25`, `1e-3`) or a fraction of two of them (`1/2`) exactly.
///
/// # Errors
/// [`Error::NotANumber`] for anything else, a denominator 0, or more than 10000 digits or places.
///
/// ```
/// use elenchus::linalg::ratio;
/// use elenchus::networks::family::parse_rational;
/// assert_eq!(parse_rational("-0.25")?, parse_rational("-1/4")?);
/// assert_eq!(parse_rational("1e-1/0.2")?, ratio(1, 2));
/// assert!(parse_rational("1/0").is_err() && parse_rational(".").is_err());
/// # Ok::<(), elenchus::networks::family::Error>(())
/// ```
pub fn parse_rational(text: &str) -> Result<BigRational, Error> {
    let fail = |why| Error::NotANumber {
        text: text.chars().take(30).collect(),
        why,
    };
    if text.len() > LONGEST {
        return Err(fail("… is longer than 10000 characters"));
    }
    match text.trim().split_once('/') {
        None => decimal(text.trim()).map_err(fail),
        Some((n, d)) => {
            let n = decimal(n.trim()).map_err(fail)?;
            let d = decimal(d.trim()).map_err(fail)?;
            if d.is_zero() {
                return Err(fail("has denominator zero"));
            }
            Ok(n / d)
        }
    }
}

fn decimal(text: &str) -> Result<BigRational, &'static str> {
    const NOT: &str = "is not a decimal or a fraction";
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        None => (text, 0),
        Some((m, e)) => (m, e.parse::<i64>().map_err(|_| NOT)?),
    };
    if exponent.unsigned_abs() > LONGEST as u64 {
        return Err("has an exponent beyond 10000");
    }
    let (negative, size) = match mantissa.strip_prefix('-') {
        Some(size) => (true, size),
        None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
    };
    let (whole, part) = size.split_once('.').unwrap_or((size, ""));
    let digits = format!("{whole}{part}");
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(NOT);
    }
    let digits: BigInt = digits.parse().map_err(|_| NOT)?;
    let shift = exponent - part.len() as i64;
    let power = BigInt::from(10).pow(shift.unsigned_abs());
    let size = if shift < 0 {
        BigRational::new(digits, power)
    } else {
        BigRational::from_integer(digits * power)
    };
    Ok(if negative { -size } else { size })
}
