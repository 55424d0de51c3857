//! Krause & Reimann, *Items or Relations – what do Artificial Neural Networks learn?* (arXiv:2404.12401).

mod linear_family;

/// The one ordered list of this paper's claims, handed to the macro named.
#[doc(hidden)]
#[macro_export]
macro_rules! krause_reimann_claims {
    ($with:ident) => {
        $crate::$with! {
            krause_reimann {
                spectrum_of_w_ab: refuted = $crate::claims::krause_reimann::SpectrumOfWab;
                spectrum_of_w_ab_with_plus: proved = $crate::claims::krause_reimann::SpectrumOfWabWithPlus;
                compatible_iff_w_invariant_everywhere: exhausted = $crate::claims::krause_reimann::CompatibleIffInvariantEverywhere;
                compatible_iff_w_invariant_on_training_set: refuted = $crate::claims::krause_reimann::CompatibleIffInvariantOnX;
            }
        }
    };
}

pub use linear_family::*;

crate::krause_reimann_claims!(registry);
