//! Poggio, *From Associative Memories to Deep Networks* (CBMM Memo 114).
//!
//! | file | what it holds |
//! |---|---|
//! | `notation` | squared norms, ReLU |
//! | `memory` | §2, §3.2, §5.1: linear associators, least squares, gates, machines |

mod memory;
mod notation;

pub use memory::*;

/// The one ordered list of this paper's claims with their expected verdicts, handed to the macro named: the register's order, then repairs and further claims.
#[doc(hidden)]
#[macro_export]
macro_rules! poggio_claims {
    ($with:ident) => {
        $crate::$with! {
            poggio {
                yxt_is_a_least_squares_solution_for_orthonormal_keys: proved = $crate::claims::poggio::YxtIsLeastSquares;
                recall_is_exact_for_orthonormal_rows: refuted = $crate::claims::poggio::RecallForOrthonormalRows;
                shared_weight_deep_net_equals_a_recurrent_layer: proved = $crate::claims::poggio::SharedWeights;
                eq2_gates_are_derivatives_at_preactivations: proved = $crate::claims::poggio::GatesAtPreactivations;
                every_finite_state_machine_is_an_associative_memory_with_feedback: proved = $crate::claims::poggio::MachineIsAMemory;
                pseudo_inverse_formula_for_d_at_least_n: refuted = $crate::claims::poggio::PseudoInverseTall;
                yx_plus_is_always_least_squares_optimal: proved = $crate::claims::poggio::YxPlusIsOptimal;
                inverse_gram_is_optimal_for_the_three_layer_net: refuted = $crate::claims::poggio::InverseGram;
                eq10_expands_the_kernel: refuted = $crate::claims::poggio::Eq10;
                recall_for_orthonormal_rows_is_exact_iff_outputs_lie_in_the_row_space: exhausted = $crate::claims::poggio::RecallIffInRowSpace;
                pseudo_inverse_formula_holds_iff_the_columns_are_independent: exhausted = $crate::claims::poggio::PseudoInverseIff;
                inverse_gram_attains_loss_zero_for_independent_keys: exhausted = $crate::claims::poggio::InverseGramIndependent;
                kernel_is_the_sum_of_lambda_phi_phi: exhausted = $crate::claims::poggio::Eq10Corrected;
            }
        }
    };
}

crate::poggio_claims!(registry);
