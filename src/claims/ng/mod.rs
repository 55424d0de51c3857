//! Ng, Luo & Qiu, *Neural Network Layer Matrix Decomposition reveals Latent Manifold Encoding and Memory Capacity* (arXiv:2309.05968).
//!
//! | file | what it holds |
//! |---|---|
//! | `notation` | activations, networks, Laplacians, pseudo-inverses, moments |
//! | `approximation` | §Previous Works: approximation by polynomials – of e^x, of |x|, better or not worse with the degree; images under polynomial maps |
//! | `attention` | §Previous Works, eq. 9: classical and modern Hopfield networks, similarity, softmax attention and kernel principal components |
//! | `capacity` | §Previous Works: how many patterns are stored, what the degree of the separation function does, feature dimensions of kernels |
//! | `convergence` | Assumptions 3 and 4: when they can hold, what they give, and what replaces them |
//! | `diffusion` | Text after eqs. 7 and 8: diffusion by L and L⁺, and ReLUs as pieces, rescalings and approximations |
//! | `encoding` | Eq. 1 and Assumptions 1–2: what its layers can represent, on which domains, with which metrics and activations |
//! | `factorisation` | eqs. 2–4, Theorem 2 |
//! | `generalisation` | Theorem 1 and the text after it: moduli of continuity, from D to X, overfitting, fewer functions, dimensions from layer to layer |
//! | `graphs` | eqs. 5–8 |
//! | `laplacian_graphs` | Text around eq. 5: product graphs, the manifold of the data, Laplacians as discretisations |
//! | `laplacian_transport` | Eqs. 6–8: the transfer map g between graphs, metrics, factor orders, and the transfer map with the mean added |
//! | `latent` | Text around eq. 4 and the S' formula: metric transformations, latent dimensions, what an auto-associative layer fixes |
//! | `memory` | §Previous Works |
//! | `singular` | Eq. 2 and the text around it: uniqueness of U and V, singular values and eigenvalues, sizes, isometries |
//! | `theorem1` | eq. 1, Assumptions 1–4, Theorem 1 |
//! | `truncation` | Eckart–Young: when truncation is the only best approximation, in which norms, for which inputs, to which accuracy |

mod approximation;
mod attention;
mod capacity;
mod convergence;
mod diffusion;
mod encoding;
mod factorisation;
mod generalisation;
mod graphs;
mod laplacian_graphs;
mod laplacian_transport;
mod latent;
mod memory;
mod notation;
mod singular;
mod theorem1;
mod truncation;

pub use approximation::*;
pub use attention::*;
pub use capacity::*;
pub use convergence::*;
pub use diffusion::*;
pub use encoding::*;
pub use factorisation::*;
pub use generalisation::*;
pub use graphs::*;
pub use laplacian_graphs::*;
pub use laplacian_transport::*;
pub use latent::*;
pub use memory::*;
pub use singular::*;
pub use theorem1::*;
pub use truncation::*;

/// The one ordered list of this paper's claims with their expected verdicts, handed to the macro named.
#[doc(hidden)]
#[macro_export]
macro_rules! ng_claims {
    ($with:ident) => {
        $crate::$with! {
            ng {
                phi_of_wx_and_w_phi_of_x_are_the_same_layer: refuted = $crate::claims::ng::SameLayer;
                eq1_upper_summation_limit_is_the_layer_width: informal = $crate::claims::ng::UpperLimit;
                eq1_net_with_activation_on_the_raw_input_fits_every_consistent_dataset: refuted = $crate::claims::ng::RawInput;
                biases_are_absorbed_by_additional_rows_of_w: refuted = $crate::claims::ng::BiasesAsRows;
                width_bound_is_compatible_with_the_single_layer_decomposition: refuted = $crate::claims::ng::WidthBound;
                assumption1_gives_uniform_continuity_for_every_compact_metric: refuted = $crate::claims::ng::EveryMetric;
                network_is_uniformly_continuous_on_compact_x: proved = $crate::claims::ng::UniformlyContinuous;
                assumption1_is_compatible_with_the_domain_in_theorem2: refuted = $crate::claims::ng::SpaceCompact;
                network_function_is_uniformly_continuous_on_bounded_domains: exhausted = $crate::claims::ng::BoundedDomains;
                relu_and_tanh_are_continuous_and_bounded_on_the_line: refuted = $crate::claims::ng::ActivationsBounded;
                polynomial_and_exponential_activations_satisfy_assumption2: refuted = $crate::claims::ng::BoundedActivations;
                loss_is_differentiable_for_relu_networks: refuted = $crate::claims::ng::LossDifferentiable;
                assumption4_is_satisfiable_for_all_weights: refuted = $crate::claims::ng::Assumption4ForAll;
                assumption4_is_satisfiable_near_an_interior_minimiser: refuted = $crate::claims::ng::InteriorMinimiser;
                assumption4_holds_for_some_weights: proved = $crate::claims::ng::SomeWeights;
                error_bound_with_gradient_at_w_holds_for_networks: refuted = $crate::claims::ng::ErrorBound;
                error_bound_holds_near_a_minimiser_of_some_relu_net_with_a_hidden_unit: refuted = $crate::claims::ng::HiddenUnitBound;
                assumptions_1_to_3_give_a_minimiser: refuted = $crate::claims::ng::MinimiserExists;
                theorem1_guarantees_stable_convergence: refuted = $crate::claims::ng::StableConvergence;
                theorem1_gives_some_finite_margin: proved = $crate::claims::ng::SomeMargin;
                theorem1_gives_every_prescribed_margin: refuted = $crate::claims::ng::PrescribedMargin;
                every_network_encodes_a_continuous_function: proved = $crate::claims::ng::EncodesContinuous;
                assumptions_3_and_4_make_w_star_a_minimiser: refuted = $crate::claims::ng::WStarMinimises;
                minimising_the_loss_makes_training_errors_small: refuted = $crate::claims::ng::ErrorsSmall;
                uniform_continuity_modulus_exists: exhausted = $crate::claims::ng::ModulusExists;
                small_weight_change_gives_small_loss_change: exhausted = $crate::claims::ng::SmallChange;
                assumption4_bounds_the_loss_difference_by_epsilon: refuted = $crate::claims::ng::BoundsDifference;
                weights_within_min_delta_eps_over_m_give_outputs_within_eps: refuted = $crate::claims::ng::WeightsWithin;
                training_error_bound_extends_to_the_domain: refuted = $crate::claims::ng::ExtendsToDomain;
                memorising_does_not_inevitably_overfit: proved = $crate::claims::ng::NoInevitableOverfit;
                more_samples_leave_fewer_functions: proved = $crate::claims::ng::FewerFunctions;
                a_minimum_number_of_weights_is_necessary: refuted = $crate::claims::ng::MinimumWeights;
                necessary_conditions_become_sufficient: informal = $crate::claims::ng::NecessarySufficient;
                kolmogorov_arnold_reduces_the_dimension_with_each_layer: refuted = $crate::claims::ng::KolmogorovArnold;
                svd_exists_with_the_stated_shapes: exhausted = $crate::claims::ng::SvdExists;
                u_and_v_are_determined_by_w: refuted = $crate::claims::ng::UniqueFactors;
                nonzero_singular_values_are_root_eigenvalues_of_mmt: exhausted = $crate::claims::ng::NonzeroRoots;
                singular_values_are_all_root_eigenvalues_of_mmt: refuted = $crate::claims::ng::AllRoots;
                s_prime_contains_the_largest_eigenvalues_of_m: refuted = $crate::claims::ng::LargestEigenvalues;
                weight_matrices_are_eigen_decomposable: refuted = $crate::claims::ng::Diagonalisable;
                graph_laplacians_are_eigen_decomposable: proved = $crate::claims::ng::LaplacianDiagonalisable;
                truncated_svd_is_a_best_low_rank_approximation: proved = $crate::claims::ng::EckartYoung;
                truncated_svd_is_the_only_best_approximation: refuted = $crate::claims::ng::OnlyBest;
                best_approximation_of_rank_exactly_n_prime_exists: refuted = $crate::claims::ng::RankExactly;
                truncated_svd_is_best_in_every_matrix_norm: refuted = $crate::claims::ng::EveryNorm;
                truncation_keeps_what_matters_for_the_data: refuted = $crate::claims::ng::KeepsWhatMatters;
                eq3_has_consistent_shapes_for_an_i_by_o_matrix: refuted = $crate::claims::ng::Eq3Shapes;
                first_n_prime_columns_of_s_form_a_square_s_prime: refuted = $crate::claims::ng::FirstColumns;
                s_prime_exists_for_every_n_prime_below_i: refuted = $crate::claims::ng::EnoughSingularValues;
                auto_associative_layer_with_n_prime_below_i_reaches_every_accuracy: refuted = $crate::claims::ng::AutoAssociativeAccuracy;
                svd_truncation_applies_to_infinite_width_layers: refuted = $crate::claims::ng::InfiniteWidth;
                eq3_is_an_equality_for_every_w: refuted = $crate::claims::ng::Eq3Equality;
                eq4_has_solutions_for_every_s: refuted = $crate::claims::ng::Eq4Solvable;
                eq4_forces_the_partial_identity: refuted = $crate::claims::ng::Eq4Forces;
                eq4_first_line_holds_with_v_in_place_of_v_transposed: refuted = $crate::claims::ng::TransposedV;
                u_and_v_are_isometries: proved = $crate::claims::ng::Isometries;
                orthogonal_matrices_are_rotations_or_reflections: refuted = $crate::claims::ng::RotationsReflections;
                u_and_v_include_translations: refuted = $crate::claims::ng::Translations;
                u_and_v_act_before_and_after_the_activation: refuted = $crate::claims::ng::AcrossActivation;
                partial_identity_is_a_metric_transformation: refuted = $crate::claims::ng::PullbackMetric;
                partial_identity_preserves_topology: refuted = $crate::claims::ng::PreservesTopology;
                s_prime_of_the_weights_equals_s_prime_of_the_data: refuted = $crate::claims::ng::WeightsAndData;
                s_prime_encodes_all_training_pairs: refuted = $crate::claims::ng::EncodesPairs;
                linear_auto_associative_layer_fixes_only_its_training_items: refuted = $crate::claims::ng::FixesOnlyItems;
                memory_is_auto_associative_or_hetero_associative: informal = $crate::claims::ng::AutoOrHetero;
                linear_latent_dimension_may_increase_or_decrease: proved = $crate::claims::ng::SpanMayChange;
                intrinsic_latent_dimension_may_increase: refuted = $crate::claims::ng::IntrinsicIncrease;
                compression_is_possible_by_the_manifold_hypothesis: informal = $crate::claims::ng::Compression;
                two_rounds_of_svd_give_the_factorisation: informal = $crate::claims::ng::TwoRounds;
                each_layer_encodes_part_of_the_function: informal = $crate::claims::ng::EachLayer;
                theorem2_every_layer_encodes_a_latent_representation: informal = $crate::claims::ng::Theorem2;
                eq5_laplacian_is_positive_semidefinite_with_constant_kernel_per_component: proved = $crate::claims::ng::LaplacianPsd;
                cartesian_product_of_complete_graphs_is_complete: refuted = $crate::claims::ng::Cartesian;
                tensor_product_of_complete_graphs_is_complete: refuted = $crate::claims::ng::Tensor;
                strong_product_of_complete_graphs_is_complete: proved = $crate::claims::ng::Strong;
                manifold_of_xy_has_dimension_i_plus_o: refuted = $crate::claims::ng::ManifoldDimension;
                full_graph_laplacian_eigenvectors_give_the_truncated_svd_unweighted: refuted = $crate::claims::ng::FullGraphUnweighted;
                full_graph_laplacian_eigenvectors_give_the_truncated_svd_gram_weighted: refuted = $crate::claims::ng::GramWeighted;
                largest_laplacian_eigenvectors_keep_neighbours_close: refuted = $crate::claims::ng::LargestKeepClose;
                scaled_cycle_laplacian_converges_to_the_circle: exhausted = $crate::claims::ng::CycleLimit;
                local_graph_laplacian_discretises_laplace_beltrami_for_every_sampling_density: refuted = $crate::claims::ng::EveryDensity;
                unweighted_local_graph_determines_the_metric: refuted = $crate::claims::ng::UnweightedMetric;
                eq6_is_well_typed_with_one_sided_reshaping: refuted = $crate::claims::ng::OneSidedTyped;
                eq6_holds_for_some_reshaping_on_both_sides: proved = $crate::claims::ng::TwoSided;
                the_two_reshaping_matrices_are_the_same: informal = $crate::claims::ng::SameReshaping;
                eq6_and_eq4_hold_together_for_some_nonzero_layer: refuted = $crate::claims::ng::Eq6AndEq4;
                equal_integrals_give_equal_integrands: refuted = $crate::claims::ng::EqualIntegrals;
                g_maps_l_a_to_l_b_for_all_graphs: refuted = $crate::claims::ng::GForAll;
                g_maps_l_a_to_l_b_for_connected_a: proved = $crate::claims::ng::GConnected;
                g_is_the_only_solution: refuted = $crate::claims::ng::OnlySolution;
                g_equal_identity_implies_equal_laplacians: proved = $crate::claims::ng::GIdentity;
                equal_laplacians_make_g_the_identity: refuted = $crate::claims::ng::EqualMakesIdentity;
                isomorphic_graphs_have_trivial_g: refuted = $crate::claims::ng::IsomorphicTrivial;
                g_maps_the_resistance_metric_of_a_to_that_of_b: refuted = $crate::claims::ng::ResistanceMetric;
                eq8_reduces_to_the_svd_when_all_laplacians_agree: refuted = $crate::claims::ng::Eq8Reduces;
                eq8_represents_every_square_layer: refuted = $crate::claims::ng::Eq8Every;
                laplacian_factors_of_eq8_act_on_the_feature_vector: refuted = $crate::claims::ng::ActsOnFeatures;
                eq8_factor_order_agrees_with_eq3: exhausted = $crate::claims::ng::FactorOrder;
                s_prime_equals_i_inverse_s_o_inverse: refuted = $crate::claims::ng::InverseFormula;
                lx_is_the_spread_of_the_signal_after_one_step: refuted = $crate::claims::ng::Spread;
                repeated_multiplication_by_l_simulates_diffusion: refuted = $crate::claims::ng::RepeatedL;
                repeated_unit_steps_x_minus_lx_converge: refuted = $crate::claims::ng::UnitSteps;
                pseudo_inverse_reverses_diffusion_and_l_rediffuses: refuted = $crate::claims::ng::ReversedDiffusion;
                reshaping_is_done_by_hypergraph_spectral_clustering: informal = $crate::claims::ng::Hypergraph;
                n_prime_relus_give_n_prime_pieces: refuted = $crate::claims::ng::Pieces;
                one_relu_per_dimension_rescales_correctly: refuted = $crate::claims::ng::OneRelu;
                relu_is_a_sigmoidal_function: refuted = $crate::claims::ng::ReluSigmoidal;
                sigmoidal_functions_are_approximable_by_relus: exhausted = $crate::claims::ng::TanhByRelus;
                every_associative_memory_admits_eq9: proved = $crate::claims::ng::EveryMemory;
                classical_hopfield_is_eq9_with_identity_separation: proved = $crate::claims::ng::ClassicalHopfield;
                classical_hopfield_with_zero_diagonal_is_eq9_with_identity_separation: refuted = $crate::claims::ng::ZeroDiagonal;
                sparse_distributed_memories_use_a_linear_threshold: informal = $crate::claims::ng::SparseDistributed;
                softmax_retrieval_is_eq9_with_softmax_separation: exhausted = $crate::claims::ng::SoftmaxRetrieval;
                dot_product_similarity_ranks_the_closest_memory_first: refuted = $crate::claims::ng::RanksClosest;
                identity_separation_recalls_stored_patterns: refuted = $crate::claims::ng::IdentityRecalls;
                softmax_output_is_the_closest_stored_point: refuted = $crate::claims::ng::ClosestPoint;
                separation_emphasises_the_top_score: refuted = $crate::claims::ng::TopScore;
                capacity_as_number_of_storable_fixed_points_is_n_to_the_power_n_minus_one: refuted = $crate::claims::ng::FixedPointCapacity;
                capacity_for_random_patterns_has_order_n_minus_one_in_the_separation_degree: refuted = $crate::claims::ng::CapacitySeparation;
                capacity_for_random_patterns_has_order_n_minus_one_in_the_energy_degree: exhausted = $crate::claims::ng::CapacityEnergy;
                capacity_of_eq9_with_power_separation_and_noisy_cue_has_order_k_minus_one: refuted = $crate::claims::ng::NoisyCue;
                higher_polynomial_degree_gives_more_capacity: refuted = $crate::claims::ng::HigherDegree;
                exponential_separation_gives_exponential_capacity: exhausted = $crate::claims::ng::ExponentialCapacity;
                exponential_activation_increases_memory_capacity_infinitely: refuted = $crate::claims::ng::InfiniteCapacity;
                real_bound_is_the_similarity_function: informal = $crate::claims::ng::RealBound;
                lmd_factors_are_the_universal_hopfield_factors: refuted = $crate::claims::ng::LmdIsHopfield;
                lmd_factors_are_the_universal_hopfield_factors_for_identity_separation: exhausted = $crate::claims::ng::LmdIsIdentityHopfield;
                exp_is_not_uniformly_approximable_by_polynomials_on_the_line: exhausted = $crate::claims::ng::ExpOnLine;
                exp_is_not_uniformly_approximable_by_polynomials_on_a_closed_interval: refuted = $crate::claims::ng::ExpOnInterval;
                no_single_degree_approximates_exp_to_every_precision: exhausted = $crate::claims::ng::NoSingleDegree;
                exp_is_harder_to_approximate_than_other_continuous_functions: refuted = $crate::claims::ng::ExpHarder;
                higher_order_polynomials_approximate_strictly_better: refuted = $crate::claims::ng::StrictlyBetter;
                higher_order_polynomials_approximate_no_worse: exhausted = $crate::claims::ng::NoWorse;
                taylor_theorem_applies_to_every_continuous_function: refuted = $crate::claims::ng::TaylorEverywhere;
                weierstrass_holds_on_every_closed_interval: refuted = $crate::claims::ng::EveryInterval;
                nth_order_activation_raises_dimension_to_the_power_n_minus_one_coordinatewise: refuted = $crate::claims::ng::DimensionPower;
                nth_order_activation_raises_intrinsic_dimension: refuted = $crate::claims::ng::PolynomialRaises;
                kernel_feature_dimension_of_degree_n_has_order_d_to_the_n_minus_one: refuted = $crate::claims::ng::KernelDimension;
                higher_degree_needs_more_samples: exhausted = $crate::claims::ng::MoreSamples;
                attention_keys_act_as_a_linear_input_map: refuted = $crate::claims::ng::KeysLinear;
                dot_product_is_a_distance: refuted = $crate::claims::ng::DotDistance;
                softmax_attention_is_kernel_pca: refuted = $crate::claims::ng::KernelPca;
                lmd_improves_performance_and_explains_transformers: informal = $crate::claims::ng::Improves;
                minimal_latent_dimension_is_below_i_for_every_margin: refuted = $crate::claims::ng::MinimalDimension;
                eq1_net_with_input_x_minus_x_and_1_fits_every_consistent_dataset: exhausted = $crate::claims::ng::ExtendedInput;
                biases_are_absorbed_by_an_additional_column_of_w: proved = $crate::claims::ng::BiasAsColumn;
                width_bound_allows_a_latent_dimension_iff_the_depth_is_at_least_two: exhausted = $crate::claims::ng::WidthBoundIff;
                power_metrics_on_the_unit_interval_have_the_modulus_epsilon_to_the_k: exhausted = $crate::claims::ng::PowerMetrics;
                euclidean_spaces_are_unbounded: proved = $crate::claims::ng::SpaceUnbounded;
                nonconstant_polynomials_exceed_every_bound: exhausted = $crate::claims::ng::PolynomialsUnbounded;
                strongly_convex_losses_satisfy_the_error_bound_with_one_over_mu: proved = $crate::claims::ng::StronglyConvex;
                hidden_relu_units_can_be_rescaled_without_changing_the_network: proved = $crate::claims::ng::Rescaled;
                gradient_descent_contracts_below_the_step_of_the_trace: exhausted = $crate::claims::ng::DescentContracts;
                assumption4_bounds_the_loss_difference_by_the_squared_gradient: exhausted = $crate::claims::ng::DifferenceByGradient;
                training_error_bound_extends_with_a_net_and_a_lipschitz_constant: proved = $crate::claims::ng::ExtendsWithNet;
                kolmogorov_arnold_width_exceeds_the_dimension_by_n_plus_one: proved = $crate::claims::ng::KolmogorovArnoldWidth;
                conflicting_labels_force_half_their_distance_as_error: proved = $crate::claims::ng::MarginFromLoss;
                weights_of_two_layers_within_an_explicit_radius_give_outputs_within_eps: exhausted = $crate::claims::ng::DeepRadius;
                u_and_v_are_determined_up_to_common_signs_iff_the_singular_values_are_distinct_and_positive: exhausted = $crate::claims::ng::UniqueIff;
                root_eigenvalues_of_mmt_are_the_singular_values_and_zeros: exhausted = $crate::claims::ng::RootsAndZeros;
                normal_matrices_are_eigen_decomposable: exhausted = $crate::claims::ng::NormalDiagonalisable;
                leading_block_of_s_forms_a_square_s_prime_iff_n_prime_is_at_most_min_m_n: exhausted = $crate::claims::ng::LeadingBlock;
                s_prime_exists_iff_n_prime_is_at_most_min_i_o: exhausted = $crate::claims::ng::EnoughIff;
                eq4_first_line_holds_with_v_iff_s_does_not_see_the_skew_part_of_v: exhausted = $crate::claims::ng::TransposedVIff;
                orthogonal_matrices_are_products_of_at_most_n_reflections: exhausted = $crate::claims::ng::CartanDieudonne;
                orthogonal_matrices_commute_with_relu_iff_they_are_permutation_matrices: proved = $crate::claims::ng::CommuteIff;
                truncated_svd_is_the_only_best_approximation_in_the_frobenius_norm_iff_there_is_a_gap: exhausted = $crate::claims::ng::OnlyBestIff;
                approximations_of_rank_n_prime_have_spectral_error_at_least_the_next_singular_value: proved = $crate::claims::ng::EckartYoungVector;
                best_approximation_of_rank_exactly_n_prime_exists_iff_n_prime_is_at_most_the_rank: exhausted = $crate::claims::ng::RankExactlyIff;
                truncated_svd_is_best_in_the_spectral_frobenius_and_nuclear_norms: exhausted = $crate::claims::ng::InvariantNorms;
                best_truncation_for_given_inputs_is_that_of_w_times_the_root_of_the_covariance: exhausted = $crate::claims::ng::WeightedTruncation;
                auto_associative_layers_of_rank_one_miss_at_least_i_minus_one_in_total: proved = $crate::claims::ng::AutoAssociativeTotal;
                hilbert_schmidt_layers_are_truncated_within_the_norm_over_the_root_of_n_prime: proved = $crate::claims::ng::HilbertSchmidt;
                minimal_rank_for_a_spectral_margin_is_the_number_of_singular_values_above_it: proved = $crate::claims::ng::MinimalRank;
                partial_identity_gives_a_pseudometric_and_a_metric_iff_n_prime_is_at_least_i: exhausted = $crate::claims::ng::Pseudometric;
                partial_identity_is_bi_lipschitz_on_lipschitz_graphs: exhausted = $crate::claims::ng::LipschitzGraphs;
                linear_auto_associative_layer_fixes_exactly_the_span_of_its_training_items: exhausted = $crate::claims::ng::FixesTheSpan;
                relu_layers_are_lipschitz_with_the_norm_of_the_weights: proved = $crate::claims::ng::ReluLipschitz;
                least_rank_of_a_layer_that_reproduces_consistent_pairs_is_the_rank_of_the_outputs: exhausted = $crate::claims::ng::SmallestRank;
                products_of_complete_graphs_are_complete_only_in_trivial_cases: exhausted = $crate::claims::ng::ProductsTrivial;
                manifold_of_xy_has_dimension_i: exhausted = $crate::claims::ng::ManifoldDimensionI;
                all_nonzero_laplacian_eigenvalues_are_equal_iff_the_graph_is_complete: exhausted = $crate::claims::ng::CompleteIff;
                local_graph_laplacian_tends_to_the_weighted_laplacian: proved = $crate::claims::ng::WeightedLaplacian;
                inverse_square_spacing_as_weight_determines_the_length: exhausted = $crate::claims::ng::WeightedMetric;
                solutions_for_g_differ_by_matrices_with_constant_rows: proved = $crate::claims::ng::SolutionsDiffer;
                isomorphic_graphs_have_trivial_g_iff_the_isomorphism_is_an_automorphism: proved = $crate::claims::ng::IsomorphicIff;
                resistance_metrics_transform_with_the_reverse_transfer_map: proved = $crate::claims::ng::ResistanceTransforms;
                laplacian_factors_of_eq8_act_on_the_feature_vector_iff_p_equals_i: exhausted = $crate::claims::ng::ActsOnFeaturesIff;
                transfer_map_with_the_mean_added_is_invertible_and_composes: proved = $crate::claims::ng::LiftedTransfer;
                determinant_of_the_lifted_transfer_map_is_the_ratio_of_spanning_trees: exhausted = $crate::claims::ng::LiftedDeterminant;
                eq8_with_the_mean_added_represents_every_square_layer: proved = $crate::claims::ng::LiftedEq8;
                x_minus_tau_l_x_converges_to_the_mean_below_the_inverse_largest_degree: exhausted = $crate::claims::ng::SmallSteps;
                l_does_not_decrease_roughness_and_its_pseudo_inverse_does_not_increase_it: exhausted = $crate::claims::ng::RoughnessIncreases;
                n_prime_relus_give_two_to_the_n_prime_pieces: exhausted = $crate::claims::ng::PiecesPower;
                two_relus_per_dimension_rescale_correctly_and_one_on_bounded_sets: proved = $crate::claims::ng::TwoRelus;
                the_identity_needs_two_relus_per_dimension: exhausted = $crate::claims::ng::TwoNeeded;
                difference_of_two_shifted_relus_is_sigmoidal: exhausted = $crate::claims::ng::ShiftedRelus;
                classical_hopfield_with_zero_diagonal_is_eq9_with_the_query_among_the_scores: proved = $crate::claims::ng::QueryAmongScores;
                dot_product_less_half_the_squared_length_ranks_the_closest_memory_first: proved = $crate::claims::ng::RanksWithLength;
                identity_separation_recalls_patterns_of_small_total_overlap: exhausted = $crate::claims::ng::SmallOverlap;
                softmax_output_is_within_the_separation_of_the_scores: exhausted = $crate::claims::ng::WithinSeparation;
                softmax_retrieval_is_linear_in_the_query_only_without_memories_other_than_zero: exhausted = $crate::claims::ng::LinearOnlyZero;
                attention_without_softmax_is_linear_in_the_query: proved = $crate::claims::ng::LinearAttention;
                dot_products_and_distances_determine_each_other: proved = $crate::claims::ng::DotAndDistance;
                softmax_attention_is_a_quotient_of_two_linear_images_of_the_kernel_vector: exhausted = $crate::claims::ng::KernelQuotient;
                symmetric_softmax_attention_is_a_diffusion_step: exhausted = $crate::claims::ng::AttentionDiffusion;
                for_odd_degree_all_sign_patterns_are_fixed_together: exhausted = $crate::claims::ng::AllFixed;
                noise_of_power_separation_has_mean_zero_for_even_and_order_half_k_minus_one_for_odd_degree: exhausted = $crate::claims::ng::NoiseMean;
                patterns_without_antipodes_are_fixed_for_every_degree_above_an_explicit_one: exhausted = $crate::claims::ng::LargeDegreeFixes;
                exponential_separation_stores_all_sign_patterns_together_and_no_more: exhausted = $crate::claims::ng::ExponentialAll;
                kernel_feature_dimension_of_degree_n_is_the_number_of_monomials_of_order_d_to_the_n: exhausted = $crate::claims::ng::KernelMonomials;
                kernel_feature_dimension_on_sign_patterns_counts_subsets_of_the_parity_of_the_degree: exhausted = $crate::claims::ng::KernelOnSigns;
                separation_of_degree_at_least_two_emphasises_the_top_of_non_negative_scores: exhausted = $crate::claims::ng::TopScoreRepaired;
                taylor_polynomials_approximate_exp_within_three_over_the_next_factorial: exhausted = $crate::claims::ng::TaylorExp;
                modulus_is_harder_to_approximate_than_exp_from_degree_four_on: exhausted = $crate::claims::ng::ModulusHarder;
                for_even_functions_odd_degrees_give_no_gain: exhausted = $crate::claims::ng::EvenFunctions;
                bernstein_polynomials_approximate_lipschitz_functions: exhausted = $crate::claims::ng::BernsteinLipschitz;
                powers_are_lipschitz_on_the_unit_interval: exhausted = $crate::claims::ng::PowersLipschitz;
                image_of_a_cube_under_monomials_has_at_most_its_dimension: exhausted = $crate::claims::ng::PowerJacobian;
                capacity_for_random_patterns_has_order_n_in_the_separation_degree: exhausted = $crate::claims::ng::CapacitySeparationOrder;
                nth_order_activation_keeps_the_dimension: exhausted = $crate::claims::ng::DimensionKept;
                full_graph_with_negated_gram_weights_has_the_centred_gram_matrix_as_laplacian: exhausted = $crate::claims::ng::FullGraphGram;
                eq6_is_well_typed_with_c_left_and_c_prime_right_iff_i_and_o_equal_p: exhausted = $crate::claims::ng::LeftRightTyped;
                eq6_and_eq4_hold_together_with_the_mean_added: exhausted = $crate::claims::ng::Eq6AndEq4Mean;
                equal_partial_integrals_give_equal_integrands: exhausted = $crate::claims::ng::EqualPartialIntegrals;
                g_maps_l_a_to_l_b_iff_edges_of_b_stay_in_components_of_a: exhausted = $crate::claims::ng::GIff;
                g_equal_centring_implies_equal_laplacians: proved = $crate::claims::ng::GCentring;
                equal_laplacians_make_g_the_centring: proved = $crate::claims::ng::EqualMakesCentring;
                eq8_reduces_to_the_svd_iff_s_prime_annihilates_constants: proved = $crate::claims::ng::Eq8ReducesIff;
                eq8_factors_have_rank_p_minus_one: exhausted = $crate::claims::ng::Eq8Rank;
                x_minus_lx_over_the_largest_degree_is_a_spread: proved = $crate::claims::ng::SpreadStep;
                relu_commutes_with_w_iff_w_is_nonnegative_with_one_entry_per_row: proved = $crate::claims::ng::ReluCommutes;
                relu_is_bounded_on_every_bounded_interval: proved = $crate::claims::ng::ReluBoundedLocally;
                relu_loss_is_differentiable_off_the_kinks: exhausted = $crate::claims::ng::LossDifferentiableOffKinks;
                assumption4_for_all_weights_fails_for_every_loss: proved = $crate::claims::ng::Assumption4Negation;
                error_bound_holds_for_full_rank_features: exhausted = $crate::claims::ng::ErrorBoundFullRank;
                depth_one_loss_attains_its_minimum: proved = $crate::claims::ng::DepthOneAttains;
                every_error_is_at_most_the_root_of_p_times_the_loss: proved = $crate::claims::ng::ErrorByLoss;
                critical_points_of_convex_quadratics_minimise: proved = $crate::claims::ng::ConvexCritical;
                mean_square_error_is_at_most_one_quarter_with_constants: exhausted = $crate::claims::ng::QuarterWithConstants;
                weights_within_eps_over_the_feature_norm_give_outputs_within_eps: proved = $crate::claims::ng::WeightsWithinRadius;
                depth_one_needs_as_many_weights_as_inputs: proved = $crate::claims::ng::DepthOneWeights;
                singular_values_are_the_eigenvalues_iff_positive_semidefinite: exhausted = $crate::claims::ng::EigenvaluesIffPsd;
                eq3_right_side_is_o_by_i: exhausted = $crate::claims::ng::Eq3ShapesRepaired;
                eq3_is_an_equality_iff_rank_is_at_most_n_prime: proved = $crate::claims::ng::Eq3Iff;
                eq4_has_solutions_iff_s_vanishes_off_its_leading_block: exhausted = $crate::claims::ng::Eq4Iff;
                eq4_determines_i_dist_by_o_dist: exhausted = $crate::claims::ng::Eq4Determines;
                translations_are_linear_on_homogeneous_coordinates: proved = $crate::claims::ng::Homogeneous;
                whitened_data_have_one_plus_the_squares: exhausted = $crate::claims::ng::Whitened;
                minimal_solution_reproduces_iff_consistent: exhausted = $crate::claims::ng::ReproducesIff;
                s_prime_equals_o_inverse_s_i_inverse: proved = $crate::claims::ng::InverseFormulaRepaired;
            }
        }
    };
}

crate::ng_claims!(registry);
