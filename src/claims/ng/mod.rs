//! Ng, Luo & Qiu, *Neural Network Layer Matrix Decomposition reveals Latent Manifold Encoding and Memory Capacity* (arXiv:2309.05968).
//!
//! | file | what it holds |
//! |---|---|
//! | `notation` | activations, networks, Laplacians, pseudo-inverses, moments |
//! | `theorem1` | eq. 1, Assumptions 1–4, Theorem 1 |

mod notation;
mod theorem1;

pub use theorem1::*;

/// The one ordered list of this paper's claims with their expected verdicts, handed to the macro named.
#[doc(hidden)]
#[macro_export]
macro_rules! ng_claims {
    ($with:ident) => {
        $crate::$with! {
            ng {
                phi_of_wx_and_w_phi_of_x_are_the_same_layer: refuted = $crate::claims::ng::SameLayer;
                relu_commutes_with_w_iff_w_is_nonnegative_with_one_entry_per_row: exhausted = $crate::claims::ng::ReluCommutes;
                network_is_uniformly_continuous_on_compact_x: exhausted = $crate::claims::ng::UniformlyContinuous;
                every_network_encodes_a_continuous_function: exhausted = $crate::claims::ng::EncodesContinuous;
                relu_and_tanh_are_continuous_and_bounded_on_the_line: refuted = $crate::claims::ng::ActivationsBounded;
                relu_is_bounded_on_every_bounded_interval: proved = $crate::claims::ng::ReluBoundedLocally;
                loss_is_differentiable_for_relu_networks: refuted = $crate::claims::ng::LossDifferentiable;
                relu_loss_is_differentiable_off_the_kinks: exhausted = $crate::claims::ng::LossDifferentiableOffKinks;
                assumption4_is_satisfiable_for_all_weights: refuted = $crate::claims::ng::Assumption4ForAll;
                assumption4_for_all_weights_fails_for_every_loss: proved = $crate::claims::ng::Assumption4Negation;
                error_bound_with_gradient_at_w_holds_for_networks: refuted = $crate::claims::ng::ErrorBound;
                error_bound_holds_for_full_rank_features: exhausted = $crate::claims::ng::ErrorBoundFullRank;
                assumptions_1_to_3_give_a_minimiser: refuted = $crate::claims::ng::MinimiserExists;
                depth_one_loss_attains_its_minimum: exhausted = $crate::claims::ng::DepthOneAttains;
                theorem1_gives_some_finite_margin: proved = $crate::claims::ng::SomeMargin;
                theorem1_gives_every_prescribed_margin: refuted = $crate::claims::ng::PrescribedMargin;
                every_error_is_at_most_the_root_of_p_times_the_loss: exhausted = $crate::claims::ng::ErrorByLoss;
                assumptions_3_and_4_make_w_star_a_minimiser: refuted = $crate::claims::ng::WStarMinimises;
                critical_points_of_convex_quadratics_minimise: proved = $crate::claims::ng::ConvexCritical;
                minimising_the_loss_makes_training_errors_small: refuted = $crate::claims::ng::ErrorsSmall;
                mean_square_error_is_at_most_one_quarter_with_constants: exhausted = $crate::claims::ng::QuarterWithConstants;
                weights_within_min_delta_eps_over_m_give_outputs_within_eps: refuted = $crate::claims::ng::WeightsWithin;
                weights_within_eps_over_the_feature_norm_give_outputs_within_eps: proved = $crate::claims::ng::WeightsWithinRadius;
                a_minimum_number_of_weights_is_necessary: refuted = $crate::claims::ng::MinimumWeights;
                depth_one_needs_as_many_weights_as_inputs: exhausted = $crate::claims::ng::DepthOneWeights;
            }
        }
    };
}

crate::ng_claims!(registry);
