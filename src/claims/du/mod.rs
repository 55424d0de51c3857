//! Du, *Learning Invariant Information in Machine Learning* (poster, HKU 2020–21): two memorising constructions.
//!
//! | file | what it holds |
//! |---|---|
//! | `notation` | the two constructions, written out |
//! | `two_layer` | projection, interleaved biases, the matrix A, activation patterns |
//! | `capacity` | memorization capacity, generalisation, counts of patterns, training in float64 |
//! | `exact_capacity` | the exact worst-case capacity of n ReLUs without output bias |
//! | `growth` | how the weights of the two constructions are computed, counted and grow |
//! | `training` | training in float64: how often it ends exactly at the labels |
//! | `layers` | the three-layer section: first layer, the system M, pre-activations, figures |
//! | `offsets` | summation, ghost points, labels, patterns of the three-layer construction |
//! | `wording` | shapes, counts and texts that are no mathematical statements |

mod capacity;
mod exact_capacity;
mod growth;
mod layers;
mod notation;
mod offsets;
mod training;
mod two_layer;
mod wording;

pub use capacity::*;
pub use exact_capacity::*;
pub use growth::*;
pub use layers::*;
pub use offsets::*;
pub use training::*;
pub use two_layer::*;
pub use wording::*;

/// The one ordered list of this paper's claims with their expected verdicts, handed to the macro named: the register's order, then repairs and further claims.
#[doc(hidden)]
#[macro_export]
macro_rules! du_claims {
    ($with:ident) => {
        $crate::$with! {
            du {
                capacity_as_largest_memorisable_dataset_is_finite: refuted = $crate::claims::du::LargestDataset;
                capacity_as_size_of_every_memorisable_dataset_is_finite: exhausted = $crate::claims::du::EveryDataset;
                capacity_is_an_upper_bound_for_the_generalisation_error: refuted = $crate::claims::du::CapacityBoundsGap;
                capacity_is_proportional_to_a_generalisation_bound: informal = $crate::claims::du::ProportionalToABound;
                underlying_idea_is_a_unique_activation_pattern_per_point: informal = $crate::claims::du::UnderlyingIdea;
                memorising_requires_distinct_activation_patterns: refuted = $crate::claims::du::NeedsDistinctPatterns;
                distinct_activation_patterns_do_not_guarantee_memorisation: proved = $crate::claims::du::DistinctPatternsDoNotSuffice;
                componentwise_activation_maps_between_layer_dimensions: refuted = $crate::claims::du::ComponentwiseMaps;
                three_layer_network_is_a_composition_of_three_maps: exhausted = $crate::claims::du::Composition;
                gaussian_projection_separates_any_dataset: refuted = $crate::claims::du::GaussianSeparatesAny;
                gaussian_projection_separates_distinct_inputs: proved = $crate::claims::du::GaussianSeparatesDistinct;
                interleaving_biases_exist: proved = $crate::claims::du::InterleavingExists;
                matrix_a_is_lower_triangular_and_invertible: proved = $crate::claims::du::TriangularInvertible;
                w2_equal_a_inverse_y_memorises_the_data: proved = $crate::claims::du::MemorisesTheData;
                w2_has_the_shape_needed_as_displayed: refuted = $crate::claims::du::ShapeAsDisplayed;
                ith_point_activates_exactly_the_first_i_neurons: proved = $crate::claims::du::ActivatesTheFirstI;
                construction_works_for_repeated_inputs: refuted = $crate::claims::du::RepeatedInputs;
                two_layer_capacity_is_n_up_to_an_additive_constant: exhausted = $crate::claims::du::CapacityUpToConstant;
                two_layer_capacity_is_exactly_n: refuted = $crate::claims::du::CapacityExactlyN;
                floating_point_training_never_memorises_exactly: refuted = $crate::claims::du::NeverExact;
                converged_floating_point_training_usually_stops_above_zero: exhausted = $crate::claims::du::UsuallyInexact;
                explicit_construction_is_exact_in_floating_point: refuted = $crate::claims::du::ExactInFloat;
                network_of_the_three_layer_section_has_two_weight_layers: refuted = $crate::claims::du::TwoWeightLayers;
                network_has_at_most_pq_activation_patterns: refuted = $crate::claims::du::AtMostPqPatterns;
                one_active_neuron_per_hidden_layer_gives_pq_patterns: exhausted = $crate::claims::du::OneActivePerLayer;
                three_layer_capacity_is_pq: refuted = $crate::claims::du::ThreeLayerCapacity;
                projection_separates_the_same_index_with_probability_one: refuted = $crate::claims::du::SameIndex;
                three_layer_projection_separates_for_every_random_u: refuted = $crate::claims::du::EveryRandomU;
                w1_ij_denotes_the_jth_row: informal = $crate::claims::du::RowNotation;
                first_layer_neuron_j_is_in_its_linear_range_exactly_on_group_j: proved = $crate::claims::du::LinearOnGroupJ;
                figure2_pattern_holds_for_p_equal_q_equal_4: proved = $crate::claims::du::Figure2;
                figure4_cells_fit_groups_counted_from_the_left: proved = $crate::claims::du::Figure4Left;
                figure4_cells_fit_even_groups_counted_from_the_right: refuted = $crate::claims::du::Figure4Turning;
                displayed_second_layer_system_is_well_typed: refuted = $crate::claims::du::SystemTyped;
                memorising_requires_the_second_layer_system: refuted = $crate::claims::du::RequiresTheSystem;
                matrix_m_has_full_row_rank: proved = $crate::claims::du::FullRowRank;
                kernel_vector_with_alternating_signs_exists: proved = $crate::claims::du::AlternatingKernel;
                second_layer_preactivation_is_label_plus_slope_times_difference: proved = $crate::claims::du::LabelPlusSlope;
                large_alpha_puts_all_other_points_outside_the_open_interval: proved = $crate::claims::du::LargeAlpha;
                summation_gives_offset_plus_one_pink_minus_one_blue: refuted = $crate::claims::du::SummationOffset;
                alternating_alpha_gives_offset_plus_one_pink_minus_one_blue: refuted = $crate::claims::du::AlternatingOffset;
                alternating_alpha_gives_the_offsets_for_even_q: proved = $crate::claims::du::AlternatingOffsetEven;
                one_extra_neuron_is_needed_for_denoising: refuted = $crate::claims::du::ExtraNeuronNeeded;
                extra_neuron_on_ghost_points_removes_the_offset: refuted = $crate::claims::du::GhostRemovesOffset;
                extra_neuron_on_ghost_points_removes_the_offset_for_even_q: proved = $crate::claims::du::GhostRemovesOffsetEven;
                ghost_point_formula_is_well_typed: refuted = $crate::claims::du::GhostTyped;
                construction_memorises_arbitrary_real_labels: refuted = $crate::claims::du::ArbitraryLabels;
                three_layer_construction_gives_distinct_activation_patterns: refuted = $crate::claims::du::ThreeLayerPatterns;
                norms_of_the_two_constructions_were_measured: informal = $crate::claims::du::NormsMeasured;
                invariant_information_helps_to_generalise: informal = $crate::claims::du::InvariantInformation;
                invertible_common_direction_matrix_activates_the_first_i_or_i_plus_1_neurons: exhausted = $crate::claims::du::FirstIOrNext;
                common_direction_matrix_is_invertible_iff_each_bias_lies_between_c_j_minus_2_and_c_j: exhausted = $crate::claims::du::SchoenbergWhitney;
                distinct_nonzero_patterns_guarantee_memorisation_for_a_common_direction: exhausted = $crate::claims::du::DistinctPatternsSufficeOnALine;
                gaussian_projection_separates_a_dataset_iff_its_inputs_are_distinct: exhausted = $crate::claims::du::GaussianSeparatesIff;
                transposed_w2_has_the_shape_needed: exhausted = $crate::claims::du::ShapeTransposed;
                construction_works_after_merging_repeated_inputs: exhausted = $crate::claims::du::RepeatedInputsMerged;
                capacity_as_size_of_every_memorisable_dataset_is_at_most_n_plus_2: exhausted = $crate::claims::du::EveryDatasetBound;
                capacity_at_least_one_bounds_the_gap_for_functions_into_the_unit_interval: proved = $crate::claims::du::CapacityBoundsGapRepaired;
                network_can_have_2_to_the_p_plus_q_activation_patterns: proved = $crate::claims::du::TwoToTheMany;
                some_floating_point_training_stops_close_but_not_exactly: proved = $crate::claims::du::SometimesInexact;
                explicit_construction_is_exact_in_rational_arithmetic: exhausted = $crate::claims::du::ExactInRationals;
                no_figure4_cell_fits_even_groups_counted_from_the_right: proved = $crate::claims::du::Figure4NeverTurning;
                memorising_requires_the_second_layer_system_for_q_1_and_labels_in_the_open_interval: exhausted = $crate::claims::du::RequiresTheSystemForQ1;
                summation_offset_is_2r_minus_q_minus_1_times_the_colour: exhausted = $crate::claims::du::SummationOffsetExactly;
                alternating_offset_is_the_colour_for_even_q_and_0_for_odd_q: exhausted = $crate::claims::du::AlternatingOffsetExactly;
                even_groups_from_the_right_need_no_extra_neuron: exhausted = $crate::claims::du::TurningNeedsNoExtra;
                extra_neuron_on_ghost_points_removes_the_offset_exactly_for_even_q: exhausted = $crate::claims::du::GhostExactly;
                p_plus_q_hidden_neurons_memorise_pq_points_with_real_labels: exhausted = $crate::claims::du::RealLabels;
                three_layer_capacity_is_at_least_pq_and_more_at_1_1: exhausted = $crate::claims::du::CapacityAtLeastPq;
                three_layer_construction_gives_distinct_activation_patterns_for_labels_in_the_open_interval: exhausted = $crate::claims::du::ThreeLayerPatternsOpen;
                componentwise_activation_keeps_the_dimension: exhausted = $crate::claims::du::ComponentwiseKeeps;
                network_of_the_three_layer_section_has_two_hidden_layers: exhausted = $crate::claims::du::TwoHiddenLayers;
                projection_of_the_same_index_ties_with_probability_one: exhausted = $crate::claims::du::SameIndexOne;
                mixed_radix_projection_separates_integer_inputs: exhausted = $crate::claims::du::MixedRadix;
                second_layer_system_with_one_block_is_well_typed: exhausted = $crate::claims::du::SystemTypedRepaired;
                ghost_point_along_u_projects_to_c_plus_epsilon: exhausted = $crate::claims::du::GhostAlongU;
                two_layer_capacity_is_n_plus_2_from_4_neurons_on: exhausted = $crate::claims::du::CapacityNPlus2;
                two_layer_capacity_is_n_up_to_3_neurons: proved = $crate::claims::du::CapacityUpTo3;
                w2_is_a_sequence_of_differences_of_slopes_if_each_bias_is_the_point_before: exhausted = $crate::claims::du::ClosedForm;
                weights_stay_below_4_over_the_least_gap_if_each_bias_is_the_point_before: exhausted = $crate::claims::du::SmallWeights;
                weights_of_midpoint_biases_grow_linearly_on_zigzag_labels: exhausted = $crate::claims::du::MidpointGrowth;
                slopes_grow_geometrically_if_all_groups_are_counted_from_the_left: exhausted = $crate::claims::du::GrowthFromTheLeft;
                slopes_do_not_grow_if_every_second_group_is_counted_from_the_right: exhausted = $crate::claims::du::NoGrowthTurning;
                numbers_stored_by_the_two_constructions: exhausted = $crate::claims::du::StoredNumbers;
                least_alpha_is_a_maximum_over_the_points_of_one_minus_signed_start_over_the_slope_of_alpha: exhausted = $crate::claims::du::LeastAlpha;
            }
        }
    };
}

crate::du_claims!(registry);
