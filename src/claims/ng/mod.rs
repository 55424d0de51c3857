//! Ng, Luo & Qiu, *Neural Network Layer Matrix Decomposition reveals Latent Manifold Encoding and Memory Capacity* (arXiv:2309.05968).
//!
//! | file | what it holds |
//! |---|---|
//! | `notation` | activations, networks, Laplacians, pseudo-inverses, moments |
//! | `theorem1` | eq. 1, Assumptions 1–4, Theorem 1 |
//! | `factorisation` | eqs. 2–4, Theorem 2 |
//! | `graphs` | eqs. 5–8 |
//! | `memory` | §Previous Works |

mod factorisation;
mod graphs;
mod memory;
mod notation;
mod theorem1;

pub use factorisation::*;
pub use graphs::*;
pub use memory::*;
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
                svd_exists_with_the_stated_shapes: exhausted = $crate::claims::ng::SvdExists;
                s_prime_contains_the_largest_eigenvalues_of_m: refuted = $crate::claims::ng::LargestEigenvalues;
                singular_values_are_the_eigenvalues_iff_positive_semidefinite: exhausted = $crate::claims::ng::EigenvaluesIffPsd;
                truncated_svd_is_a_best_low_rank_approximation: exhausted = $crate::claims::ng::EckartYoung;
                eq3_has_consistent_shapes_for_an_i_by_o_matrix: refuted = $crate::claims::ng::Eq3Shapes;
                eq3_right_side_is_o_by_i: exhausted = $crate::claims::ng::Eq3ShapesRepaired;
                eq3_is_an_equality_for_every_w: refuted = $crate::claims::ng::Eq3Equality;
                eq3_is_an_equality_iff_rank_is_at_most_n_prime: exhausted = $crate::claims::ng::Eq3Iff;
                eq4_has_solutions_for_every_s: refuted = $crate::claims::ng::Eq4Solvable;
                eq4_has_solutions_iff_s_vanishes_off_its_leading_block: exhausted = $crate::claims::ng::Eq4Iff;
                eq4_forces_the_partial_identity: refuted = $crate::claims::ng::Eq4Forces;
                eq4_determines_i_dist_by_o_dist: exhausted = $crate::claims::ng::Eq4Determines;
                u_and_v_include_translations: refuted = $crate::claims::ng::Translations;
                translations_are_linear_on_homogeneous_coordinates: exhausted = $crate::claims::ng::Homogeneous;
                s_prime_of_the_weights_equals_s_prime_of_the_data: refuted = $crate::claims::ng::WeightsAndData;
                whitened_data_have_one_plus_the_squares: exhausted = $crate::claims::ng::Whitened;
                s_prime_encodes_all_training_pairs: refuted = $crate::claims::ng::EncodesPairs;
                minimal_solution_reproduces_iff_consistent: exhausted = $crate::claims::ng::ReproducesIff;
                theorem2_every_layer_encodes_a_latent_representation: informal = $crate::claims::ng::Theorem2;
                s_prime_equals_i_inverse_s_o_inverse: refuted = $crate::claims::ng::InverseFormula;
                s_prime_equals_o_inverse_s_i_inverse: exhausted = $crate::claims::ng::InverseFormulaRepaired;
                eq5_laplacian_is_positive_semidefinite_with_constant_kernel_per_component: proved = $crate::claims::ng::LaplacianPsd;
                full_graph_laplacian_eigenvectors_give_the_truncated_svd_unweighted: refuted = $crate::claims::ng::FullGraphUnweighted;
                full_graph_with_negated_gram_weights_has_the_centred_gram_matrix_as_laplacian: exhausted = $crate::claims::ng::FullGraphGram;
                eq6_is_well_typed_with_one_sided_reshaping: refuted = $crate::claims::ng::OneSidedTyped;
                eq6_is_well_typed_with_c_left_and_c_prime_right_iff_i_and_o_equal_p: exhausted = $crate::claims::ng::LeftRightTyped;
                eq6_holds_for_some_reshaping_on_both_sides: exhausted = $crate::claims::ng::TwoSided;
                eq6_and_eq4_hold_together_for_some_nonzero_layer: refuted = $crate::claims::ng::Eq6AndEq4;
                eq6_and_eq4_hold_together_with_the_mean_added: exhausted = $crate::claims::ng::Eq6AndEq4Mean;
                equal_integrals_give_equal_integrands: refuted = $crate::claims::ng::EqualIntegrals;
                equal_partial_integrals_give_equal_integrands: exhausted = $crate::claims::ng::EqualPartialIntegrals;
                g_maps_l_a_to_l_b_for_all_graphs: refuted = $crate::claims::ng::GForAll;
                g_maps_l_a_to_l_b_iff_edges_of_b_stay_in_components_of_a: exhausted = $crate::claims::ng::GIff;
                g_maps_l_a_to_l_b_for_connected_a: proved = $crate::claims::ng::GConnected;
                g_equal_identity_implies_equal_laplacians: exhausted = $crate::claims::ng::GIdentity;
                g_equal_centring_implies_equal_laplacians: exhausted = $crate::claims::ng::GCentring;
                equal_laplacians_make_g_the_identity: refuted = $crate::claims::ng::EqualMakesIdentity;
                equal_laplacians_make_g_the_centring: exhausted = $crate::claims::ng::EqualMakesCentring;
                eq8_reduces_to_the_svd_when_all_laplacians_agree: refuted = $crate::claims::ng::Eq8Reduces;
                eq8_reduces_to_the_svd_iff_s_prime_annihilates_constants: exhausted = $crate::claims::ng::Eq8ReducesIff;
                eq8_represents_every_square_layer: refuted = $crate::claims::ng::Eq8Every;
                eq8_factors_have_rank_p_minus_one: exhausted = $crate::claims::ng::Eq8Rank;
                lx_is_the_spread_of_the_signal_after_one_step: refuted = $crate::claims::ng::Spread;
                x_minus_lx_over_the_largest_degree_is_a_spread: exhausted = $crate::claims::ng::SpreadStep;
                every_associative_memory_admits_eq9: proved = $crate::claims::ng::EveryMemory;
                classical_hopfield_is_eq9_with_identity_separation: proved = $crate::claims::ng::ClassicalHopfield;
                capacity_for_random_patterns_has_order_n_minus_one_in_the_separation_degree: refuted = $crate::claims::ng::CapacitySeparation;
                capacity_for_random_patterns_is_at_least_of_order_n_in_the_separation_degree: exhausted = $crate::claims::ng::CapacitySeparationOrder;
                capacity_for_random_patterns_has_order_n_minus_one_in_the_energy_degree: exhausted = $crate::claims::ng::CapacityEnergy;
                exponential_separation_gives_exponential_capacity: exhausted = $crate::claims::ng::ExponentialCapacity;
                nth_order_activation_raises_dimension_to_the_power_n_minus_one_coordinatewise: refuted = $crate::claims::ng::DimensionPower;
                nth_order_activation_keeps_the_dimension: exhausted = $crate::claims::ng::DimensionKept;
            }
        }
    };
}

crate::ng_claims!(registry);
