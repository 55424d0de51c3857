//! The audit: how a claim is stated, how it is decided, and what its verdict carries.
//!
//! A claim is a type that implements [`Claim`]: words ([`About`]), a domain ([`Domain`]) and one generic function that judges an
//! instance. From these the audit proves by identity, enumerates, encloses, samples, minimises, derives siblings, and writes a certificate;
//! the [kernel](crate::kernel) accepts the certificate before the verdict is reported.
//!
//! # A crate of one's own
//! Claims of another crate are audited the same way. In its `src/lib.rs`:
//!
//! ```
//! use elenchus::audit::{About, Claim, Domain};
//! use elenchus::kernel::{Case, Judgement, Space};
//! use elenchus::number::{Number, Undefined, sum};
//!
//! /// "The sum of two squares is at least the square of the sum" – planted, and false.
//! pub struct SquaresBeatSums;
//!
//! impl Claim for SquaresBeatSums {
//!     fn about(&self) -> About {
//!         About::new("mine::squares_beat_sums").says("For all real a, b: a² + b² ≥ (a + b)².")
//!     }
//!     fn domain(&self) -> Domain {
//!         Domain::new(Space::new("all real a, b").free("a").free("b").complete())
//!     }
//!     fn judge<N: Number>(&self, case: &Case<N>) -> Result<Judgement<N>, Undefined> {
//!         let (a, b) = (case.number("a")?.clone(), case.number("b")?.clone());
//!         let (left, right) = (a.squared() + b.squared(), (a + b).squared());
//!         Ok(Judgement::new().said(right.at_most(&left), left.to_string(), format!("≥ {right}")))
//!     }
//! }
//!
//! // In tests/audit.rs of that crate: one ordinary test per claim, named `mine::squares_beat_sums::refuted`.
//! elenchus::audit! {
//!     mine {
//!         squares_beat_sums: refuted = SquaresBeatSums;
//!     }
//! }
//!
//! let outcome = elenchus::audit::decide(&SquaresBeatSums, &Default::default()).unwrap();
//! assert_eq!(outcome.verdict().to_string(), "refuted");
//! assert_eq!(outcome.instance().unwrap().to_string(), r#"{"a":"1","b":"1"}"#);
//! ```

mod claim;
mod decide;
mod domain;
mod macros;
mod minimise;
mod outcome;
mod scalar;
mod search;

pub use claim::{About, AnyClaim, Claim, Registered, Tier};
pub use decide::{Settings, Undecided, decide, hunt};
pub use domain::Domain;
pub use minimise::minimise;
pub use outcome::{Evidence, Found, Hunt, Needed, Outcome, Sibling, Verdict};
