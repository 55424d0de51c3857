//! Who is believed: the part of Elenchus that re-checks what every other part found.
//!
//! The kernel evaluates statements with its own arithmetic ([`Exact`], [`Enclosure`]), enumerates domains with its own code
//! ([`Space`]) and accepts a certificate only after redoing what it claims. It imports nothing of the search: no sampling, no minimiser,
//! no engine. What it does not know it rejects, and no input makes it panic.
//!
//! Trusted, and nothing else: this folder, the trait [`Number`](crate::number::Number), the degree arithmetic
//! [`Degree`](crate::number::Degree), the integers of `num-bigint`, and the code of the statement itself.

pub mod group;
pub mod memorizer;

mod case;
mod certificate;
mod cover;
mod enclosure;
mod engines;
mod exact;
mod matrix;
mod sha;
mod space;
mod statement;

pub use case::{Case, Value};
use certificate::sealed;
pub use certificate::{MAX_CERTIFICATE_BYTES, check, digest, parse, seal};
pub use cover::{Cover, MAX_EVALUATIONS, cover, cover_boxes};
pub(crate) use cover::{Judge, cover_with};
pub use enclosure::Enclosure;
pub use engines::{Opened, begins_as_memorizer, open};
pub use exact::Exact;
pub use matrix::Matrix;
pub use sha::sha256_hex;
pub use space::{Kind, Part, Size, Space};
pub use statement::{Conclusion, Hypothesis, Judgement, Quantifier, Signed, Statement};
