//! Elenchus cross-examines the mathematical claims of papers about neural networks: it proves them for all parameters,
//! enumerates them to a bound, encloses them rigorously, stresses them with property-based tests, or refutes them with a minimal exact
//! counterexample and puts the repaired claim beside it. A small independent kernel re-checks every certificate.
//!
//! A claim is a statement `for all x in domain: hypotheses(x) implies conclusion(x)`, written once over any number type:
//!
//! ```
//! use elenchus::audit::{Verdict, decide};
//! use elenchus::kernel::{self, Judgement, Matrix, Space};
//! use elenchus::number::Number;
//!
//! elenchus::claim! {
//!     pub struct TraceOfAProduct = "mine::trace_of_a_product", Own;
//!     place: "a textbook, misremembered";
//!     says: "For all real 2×2 matrices A, B: tr(AB) = tr A · tr B.";
//!     reading: "Real entries.";
//!     verdict: "Refuted; tr(AB) = tr(BA) is what holds.";
//!     domain: Space::new("all real A, B").free_matrix("A", 2, 2).free_matrix("B", 2, 2).complete();
//!     judge<N>(case) {
//!         let (a, b) = (case.matrix("A")?, case.matrix("B")?);
//!         Ok(Judgement::new().equal("tr(AB)", a.times(b)?.trace(), a.trace() * b.trace()))
//!     }
//! }
//!
//! let outcome = decide(&TraceOfAProduct, &Default::default())?;
//! assert_eq!(outcome.verdict(), Verdict::Refuted);
//! // The smallest witness in the domain's order, found by the search:
//! assert_eq!(outcome.instance().unwrap().to_string(), r#"{"A":[["0","0"],["0","1"]],"B":[["1","0"],["0","0"]]}"#);
//! // The certificate convinces the kernel, which shares no code with the search.
//! let certificate = kernel::parse(outcome.certificate().to_string().as_bytes())?;
//! assert_eq!(kernel::check(&TraceOfAProduct, &certificate)?, "refuted");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | module | what it is |
//! |---|---|
//! | [`number`] | the number trait, fast rationals, degrees, intervals |
//! | [`linalg`] | exact linear algebra; floating spectra with enclosures |
//! | [`groups`] | permutation groups and symmetry groups of sets of vectors, with completeness certificates |
//! | [`graphs`] | Laplacians and what they satisfy |
//! | [`counts`] | dimensions, VC dimensions, monomials of compositional polynomials |
//! | [`networks`] | associators, memorizers, sparse recovery, Hopfield networks, layer decomposition |
//! | [`arc`] | ARC tasks: rules, predictions, and why |
//! | [`audit`] | claims, domains, search, verdicts; how to add a claim of one's own |
//! | [`claims`] | what the papers say |
//! | [`kernel`] | who is believed |
//! | [`report`] | what people see |
#![warn(missing_docs)]
// One module asks for vector instructions after detecting them at run time and one maps files into memory; nothing else may be unsafe.
#![deny(unsafe_code)]

pub mod arc;
pub mod audit;
pub mod claims;
pub mod counts;
pub mod graphs;
pub mod groups;
pub mod kernel;
pub mod linalg;
pub mod networks;
pub mod number;
pub mod report;
