//! Shorthands: a claim in one block, a list of claims as ordinary tests.

/// Declares a claim: its words in the fixed order, its domain, and how an instance is judged.
///
/// The documentation of the type is made of the words, so they are written once.
///
/// ```
/// use elenchus::kernel::{Judgement, Space};
/// use elenchus::number::Number;
/// elenchus::claim! {
///     pub struct Binomial = "mine::binomial", Own;
///     place: "here";
///     says: "For all real a, b: (a + b)² = a² + 2ab + b².";
///     reading: "Real numbers.";
///     verdict: "Proved by identity.";
///     domain: Space::new("all real a, b").free("a").free("b").complete();
///     judge<N>(case) {
///         let (a, b) = (case.number("a")?.clone(), case.number("b")?.clone());
///         let right = a.squared() + N::integer(2) * a.clone() * b.clone() + b.squared();
///         Ok(Judgement::new().equal("(a + b)²", (a + b).squared(), right))
///     }
/// }
/// let outcome = elenchus::audit::decide(&Binomial, &Default::default()).unwrap();
/// assert_eq!(outcome.verdict().to_string(), "proved");
/// ```
#[macro_export]
macro_rules! claim {
    (
        $(#[$meta:meta])*
        pub struct $name:ident = $id:literal, $tier:ident;
        place: $place:literal;
        says: $says:literal;
        reading: $reading:literal;
        verdict: $verdict:literal;
        $(repair: $repair:literal;)?
        $(repairs: $repairs:literal;)?
        $(negation: $negation:literal;)?
        $(needs: $needs:literal;)?
        $(quantifier: $quantifier:ident;)?
        $(formal: $theorem:literal in $file:literal;)?
        domain: $domain:expr;
        judge<$n:ident>($case:ident) $body:block
    ) => {
        #[doc = $says]
        #[doc = concat!("\n\n**Source.** ", $place)]
        #[doc = concat!("\n\n**Reading.** ", $reading)]
        #[doc = concat!("\n\n**Verdict.** ", $verdict)]
        $(#[doc = concat!("\n\n**Repair.** `", $repair, "`")])?
        $(#[doc = concat!("\n\n**Every proposal fails.** `", $negation, "`")])?
        $(#[doc = concat!("\n\n**Needs.** ", $needs)])?
        $(#[$meta])*
        pub struct $name;

        impl $crate::audit::Claim for $name {
            #[allow(clippy::needless_update)]
            fn about(&self) -> $crate::audit::About {
                $crate::audit::About {
                    tier: $crate::audit::Tier::$tier,
                    place: $place,
                    says: $says,
                    reading: $reading,
                    verdict: $verdict,
                    $(repair: Some($repair),)?
                    $(repairs: Some($repairs),)?
                    $(negation: Some($negation),)?
                    $(needs: $needs,)?
                    $(quantifier: $crate::kernel::Quantifier::$quantifier,)?
                    $(formal: Some(($theorem, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/proofs/", $file)))),)?
                    ..$crate::audit::About::new($id)
                }
            }
            fn domain(&self) -> $crate::audit::Domain {
                $crate::audit::Domain::from($domain)
            }
            fn judge<$n: $crate::number::Number>(
                &self,
                $case: &$crate::kernel::Case<$n>,
            ) -> Result<$crate::kernel::Judgement<$n>, $crate::number::Undefined> $body
        }
    };
}

/// Declares a text that is no mathematical statement, with what is missing.
///
/// ```
/// elenchus::informal! {
///     pub struct Vague = "mine::vague", B;
///     place: "§1";
///     says: "Networks are interpretable.";
///     missing: "a definition of interpretable";
/// }
/// let outcome = elenchus::audit::decide(&Vague, &Default::default()).unwrap();
/// assert_eq!(outcome.verdict().to_string(), "informal");
/// ```
#[macro_export]
macro_rules! informal {
    (
        pub struct $name:ident = $id:literal, $tier:ident;
        place: $place:literal;
        says: $says:literal;
        missing: $missing:literal;
    ) => {
        #[doc = $says]
        #[doc = concat!("\n\n**Source.** ", $place)]
        #[doc = concat!("\n\n**Verdict.** Informal; missing: ", $missing)]
        pub struct $name;

        impl $crate::audit::Claim for $name {
            fn about(&self) -> $crate::audit::About {
                $crate::audit::About {
                    tier: $crate::audit::Tier::$tier,
                    place: $place,
                    says: $says,
                    verdict: concat!("Informal; missing: ", $missing),
                    missing: Some($missing),
                    ..$crate::audit::About::new($id)
                }
            }
            fn domain(&self) -> $crate::audit::Domain {
                $crate::audit::Domain::new($crate::kernel::Space::new("nothing to try"))
            }
            fn judge<N: $crate::number::Number>(
                &self,
                _: &$crate::kernel::Case<N>,
            ) -> Result<$crate::kernel::Judgement<N>, $crate::number::Undefined> {
                Err($crate::number::Undefined::because($missing))
            }
        }
    };
}

/// Turns a list of claims into ordinary tests named `paper::claim::verdict`.
///
/// See [`crate::audit`] for a crate of one's own that uses it.
#[macro_export]
macro_rules! audit {
    ($paper:ident { $($claim:ident: $verdict:ident = $value:expr;)* }) => {
        #[cfg(test)]
        mod $paper {
            $(
                mod $claim {
                    #[allow(unused_imports)]
                    use super::super::*;
                    #[test]
                    fn $verdict() {
                        let outcome = $crate::audit::decide(&$value, &Default::default())
                            .unwrap_or_else(|e| panic!("{e}"));
                        assert_eq!(outcome.verdict().to_string(), stringify!($verdict), "{}", outcome.line());
                        assert_eq!(outcome.about().id, concat!(stringify!($paper), "::", stringify!($claim)));
                    }
                }
            )*
        }
    };
}

/// Turns the same list into the registry of its paper.
#[doc(hidden)]
#[macro_export]
macro_rules! registry {
    ($paper:ident { $($claim:ident: $verdict:ident = $value:expr;)* }) => {
        /// The claims of this paper with their expected verdicts, in the paper's order.
        pub fn list() -> Vec<$crate::audit::Registered> {
            vec![$($crate::audit::Registered::new(
                $value,
                stringify!($verdict).parse().expect("the list names one of the six verdicts"),
            ),)*]
        }
    };
}
