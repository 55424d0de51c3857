//! Krause & Reimann, *Items or Relations – what do Artificial Neural Networks learn?* (arXiv:2404.12401).
//!
//! | file | what it holds |
//! |---|---|
//! | `notation` | the paper's sets, families and displayed matrices |
//! | `actions` | §2: activations, permutations, symmetry groups, orbits; §4: rules of the ARC example |
//! | `compatibility` | eqs. 2, 3 and 5: compatibility, invariance, orbit equations, stability along orbits |
//! | `linear_family` | eq. 6: families, spectra, planes, what a linear solution reproduces |
//! | `trained_linear` | §3.1.1: descent limits, the displayed matrices, averages, their spectra |
//! | `nonlinear_family` | eq. 8 and W_c: what tanh and the sigmoid can and cannot solve |
//! | `optimisers` | §3.1.1, §4: runs of ADAM, L1 penalties on X |
//! | `nonlinear_trained` | §3.2.2, Table 1, Figure 1, §4: trained tanh and sigmoid networks |
//! | `open_descent` | open questions: limits, step sizes, mini-batches, momentum, losses, spectra and powers for arbitrary X |
//! | `open_symmetry` | open questions: second patterns, multipliers of φ, smallest Σ\|W_ij\|, the symmetry group of the solution |
//! | `open_training` | open questions: what training does with symmetry, what every auto-associator reproduces, ADAM |
//! | `open_nonlinear` | open questions: fixed points and eigenvalues of tanh and sigmoid networks in time |
//! | `planted` | random sets with a symmetry |

mod actions;
mod compatibility;
mod linear_family;
mod nonlinear_family;
mod nonlinear_trained;
mod notation;
mod open_descent;
mod open_nonlinear;
mod open_symmetry;
mod open_training;
mod optimisers;
mod planted;
mod trained_linear;

pub use actions::*;
pub use compatibility::*;
pub use linear_family::*;
pub use nonlinear_family::*;
pub use nonlinear_trained::*;
pub use open_descent::*;
pub use open_nonlinear::*;
pub use open_symmetry::*;
pub use open_training::*;
pub use optimisers::*;
pub use trained_linear::*;

/// The one ordered list of this paper's claims with their expected verdicts, handed to the macro named: the register's order, then repairs and further claims.
#[doc(hidden)]
#[macro_export]
macro_rules! krause_reimann_claims {
    ($with:ident) => {
        $crate::$with! {
            krause_reimann {
                activation_examples_are_strictly_increasing: proved = $crate::claims::krause_reimann::ActivationsIncrease;
                hidden_layer_network_compatible_iff_both_matrices_invariant: refuted = $crate::claims::krause_reimann::HiddenLayerIff;
                hidden_layer_network_compatible_if_both_matrices_invariant: proved = $crate::claims::krause_reimann::HiddenLayerIf;
                identity_matrix_solves_eq1_for_identity_activation: proved = $crate::claims::krause_reimann::IdentitySolves;
                identity_solution_is_not_found_on_x_of_eq4: proved = $crate::claims::krause_reimann::IdentityNotFoundOnX;
                identity_solution_is_not_found_on_any_training_set: refuted = $crate::claims::krause_reimann::IdentityNotFoundAnywhere;
                index_permutation_is_a_left_action: refuted = $crate::claims::krause_reimann::LeftAction;
                index_permutation_is_a_right_action: proved = $crate::claims::krause_reimann::RightAction;
                matrix_action_is_compatible_with_vector_action: proved = $crate::claims::krause_reimann::MatrixAction;
                symmetry_group_is_a_subgroup_of_s_n: proved = $crate::claims::krause_reimann::GroupIsASubgroup;
                test_set_has_the_symmetry_group_of_the_training_set: proved = $crate::claims::krause_reimann::TestSetHasTheSameGroup;
                orbits_partition_the_training_set: proved = $crate::claims::krause_reimann::OrbitsPartition;
                auto_associator_respects_symmetry_on_training_set: proved = $crate::claims::krause_reimann::RespectsSymmetryOnX;
                auto_associator_respects_symmetry_everywhere: refuted = $crate::claims::krause_reimann::RespectsSymmetryEverywhere;
                compatible_iff_w_invariant_everywhere: proved = $crate::claims::krause_reimann::CompatibleIffInvariantEverywhere;
                compatible_iff_w_invariant_on_training_set: refuted = $crate::claims::krause_reimann::CompatibleIffInvariantOnX;
                w_is_a_representation_of_the_symmetry_group: informal = $crate::claims::krause_reimann::RepresentationOfTheGroup;
                compatible_and_orbit_equations_setwise_imply_auto_associator: refuted = $crate::claims::krause_reimann::OrbitEquationsAsSets;
                compatible_and_orbit_equations_pointwise_imply_auto_associator: proved = $crate::claims::krause_reimann::OrbitEquationsAtPoints;
                auto_associator_iff_compatible_and_orbit_equations: refuted = $crate::claims::krause_reimann::CharacterisationIff;
                stability_passes_along_orbits_for_auto_associators: refuted = $crate::claims::krause_reimann::StabilityAlongOrbits;
                stability_passes_along_orbits_for_compatible_maps: proved = $crate::claims::krause_reimann::StabilityForCompatibleMaps;
                zero_initialised_solution_is_invariant_under_symmetry_group: proved = $crate::claims::krause_reimann::ZeroStartIsInvariant;
                symmetry_group_of_w_equals_symmetry_group_of_x: refuted = $crate::claims::krause_reimann::GroupOfWEqualsGroupOfX;
                symmetry_group_of_w_equals_symmetry_group_of_x_for_eq4_sets: proved = $crate::claims::krause_reimann::GroupsOfWForEq4;
                x_and_x_prime_have_symmetry_group_e_32: proved = $crate::claims::krause_reimann::GroupsOfEq4;
                example_values_hold_for_items_of_x: refuted = $crate::claims::krause_reimann::ExampleValuesForItems;
                example_values_hold_for_label_vector: proved = $crate::claims::krause_reimann::ExampleValuesForLabels;
                equal_groups_give_equal_compatible_matrices: proved = $crate::claims::krause_reimann::EqualGroupsEqualMatrices;
                compatible_matrices_are_exactly_eq5: proved = $crate::claims::krause_reimann::CompatibleMatricesAreEq5;
                every_linear_auto_associator_has_eq5_structure: refuted = $crate::claims::krause_reimann::EveryLinearSolutionHasEq5;
                w_ab_are_all_linear_solutions_with_eq5_structure: proved = $crate::claims::krause_reimann::FamiliesAmongEq5;
                w_ab_are_all_linear_solutions: refuted = $crate::claims::krause_reimann::FamiliesAreAll;
                solution_families_for_x_and_x_prime_are_disjoint: refuted = $crate::claims::krause_reimann::FamiliesDisjoint;
                solution_families_for_x_and_x_prime_are_not_equal: proved = $crate::claims::krause_reimann::FamiliesDiffer;
                spectrum_of_w_ab: refuted = $crate::claims::krause_reimann::SpectrumOfWab;
                spectrum_of_w_prime_ab: proved = $crate::claims::krause_reimann::SpectrumOfWPrime;
                stability_constrains_the_parameters: proved = $crate::claims::krause_reimann::StabilityConstrains;
                training_cost_reaches_zero_for_linear_net: proved = $crate::claims::krause_reimann::CostReachesZero;
                training_cost_is_zero_for_tanh_and_sigmoid: refuted = $crate::claims::krause_reimann::CostIsZeroForCurved;
                w0_sgd_is_the_descent_limit_from_zero: proved = $crate::claims::krause_reimann::W0Sgd;
                w1_sgd_is_the_descent_limit_from_ones: proved = $crate::claims::krause_reimann::W1Sgd;
                w0_adam_solves_eq1_to_displayed_precision: refuted = $crate::claims::krause_reimann::W0AdamSolves;
                other_displayed_matrices_solve_eq1_to_displayed_precision: proved = $crate::claims::krause_reimann::OthersSolve;
                adam_from_zero_and_ones_gives_the_displayed_matrices: proved = $crate::claims::krause_reimann::AdamGivesDisplayed;
                both_random_matrices_fit_a_standard_normal_start: refuted = $crate::claims::krause_reimann::RandomMatricesFitNormal;
                all_numerical_solutions_are_in_the_two_parameter_family: refuted = $crate::claims::krause_reimann::AllInTwoParameterFamily;
                all_numerical_solutions_are_in_the_three_parameter_family: proved = $crate::claims::krause_reimann::AllInThreeParameterFamily;
                three_parameter_matrices_solve_eq1: proved = $crate::claims::krause_reimann::ThreeParametersSolve;
                listed_parameters_in_eq6_give_the_trained_matrices: refuted = $crate::claims::krause_reimann::ListedParameters;
                average_over_iid_starts_lies_in_eq6: proved = $crate::claims::krause_reimann::AverageInEq6;
                average_over_uniform_starts_equals_w0_sgd: refuted = $crate::claims::krause_reimann::UniformAverage;
                average_over_centred_gaussian_starts_equals_w0_sgd: proved = $crate::claims::krause_reimann::GaussianAverage;
                displayed_average_matrix_solves_eq1_to_displayed_precision: refuted = $crate::claims::krause_reimann::AverageSolves;
                delta_rule_sgd_and_adam_give_pairwise_different_solutions: refuted = $crate::claims::krause_reimann::AlgorithmsDifferPairwise;
                some_two_of_delta_rule_sgd_and_adam_differ: proved = $crate::claims::krause_reimann::SomeAlgorithmsDiffer;
                linear_solution_depends_on_the_initialisation: proved = $crate::claims::krause_reimann::DependsOnTheStart;
                linear_net_trained_on_x_prime_reproduces_exactly_two_further_patterns: proved = $crate::claims::krause_reimann::XPrimeReproducesTwo;
                linear_net_trained_on_x_reproduces_exactly_two_further_patterns: refuted = $crate::claims::krause_reimann::XReproducesTwo;
                linear_net_generalises_to_all_symmetry_compatible_patterns: refuted = $crate::claims::krause_reimann::GeneralisesToCompatiblePatterns;
                reproduced_patterns_keep_the_symmetry_group: refuted = $crate::claims::krause_reimann::ReproducedKeepTheGroup;
                linear_net_reproduces_the_span_of_the_training_set: proved = $crate::claims::krause_reimann::SpanIsReproduced;
                iterates_converge_into_the_plane_when_it_is_stable: proved = $crate::claims::krause_reimann::IteratesConverge;
                point_101_is_asymptotically_stable_if_abs_a_minus_2b_below_one: refuted = $crate::claims::krause_reimann::Point101IsStable;
                plane_of_x_is_asymptotically_stable_if_abs_a_minus_2b_below_one: refuted = $crate::claims::krause_reimann::PlaneOfXIsStable;
                point_010_is_asymptotically_stable_if_abs_a_below_one: refuted = $crate::claims::krause_reimann::Point010IsStable;
                plane_of_x_prime_is_asymptotically_stable_if_abs_a_below_one: proved = $crate::claims::krause_reimann::PlaneOfXPrimeIsStable;
                trained_matrices_have_two_unit_eigenvalues: proved = $crate::claims::krause_reimann::TwoUnitEigenvalues;
                third_eigenvalue_is_far_below_one: refuted = $crate::claims::krause_reimann::ThirdEigenvalueSmall;
                plane_attracts_for_every_initialisation: refuted = $crate::claims::krause_reimann::PlaneAttractsAlways;
                third_eigenvector_is_roughly_orthogonal_to_the_plane: refuted = $crate::claims::krause_reimann::ThirdEigenvectorOrthogonal;
                plane_of_unit_eigenvectors_contains_the_training_items: proved = $crate::claims::krause_reimann::PlaneContainsItems;
                elements_off_the_plane_are_pulled_to_it_and_have_positive_loss: proved = $crate::claims::krause_reimann::PulledToThePlane;
                mesh_trajectories_reach_the_plane_by_n_6: proved = $crate::claims::krause_reimann::MeshReachesThePlane;
                table1_linear_test_losses_are_equal_and_the_others_zero: proved = $crate::claims::krause_reimann::Table1Linear;
                table1_tanh_column_is_attainable: proved = $crate::claims::krause_reimann::TanhColumn;
                table1_sigmoid_column_is_attainable: proved = $crate::claims::krause_reimann::SigmoidColumn;
                sigmoid_loss_at_000_is_one_quarter_for_every_w: proved = $crate::claims::krause_reimann::SigmoidAtZeroPattern;
                training_items_are_correctly_reproduced_by_all_networks: informal = $crate::claims::krause_reimann::ItemsCorrectlyReproduced;
                structure_must_represent_the_symmetry_to_generalise: refuted = $crate::claims::krause_reimann::StructureMustRepresentSymmetry;
                equal_symmetry_groups_give_equally_many_reproduced_patterns: refuted = $crate::claims::krause_reimann::EqualGroupsEqualCounts;
                activations_of_section_32_specialise_to_table1: proved = $crate::claims::krause_reimann::SectionSpecialises;
                eq8_describes_all_structured_solutions_for_two_valued_activation: proved = $crate::claims::krause_reimann::Eq8TwoValued;
                eq8_describes_all_structured_solutions_for_tanh_and_sigmoid: vacuous = $crate::claims::krause_reimann::Eq8Curved;
                w_c_for_tanh_solves_phi_of_wx_equals_x: refuted = $crate::claims::krause_reimann::WcTanhSolves;
                w_c_for_tanh_solves_wx_equals_phi_of_x: refuted = $crate::claims::krause_reimann::WcTanhSolvesReversed;
                w_c_for_sigmoid_solves_phi_of_wx_equals_x: refuted = $crate::claims::krause_reimann::WcSigmoidSolves;
                w_c_for_sigmoid_solves_wx_equals_phi_of_x: refuted = $crate::claims::krause_reimann::WcSigmoidSolvesReversed;
                w_c_for_tanh_has_the_structure_of_eq5: proved = $crate::claims::krause_reimann::WcTanhHasEq5;
                w_c_for_tanh_has_the_structure_of_eq6: refuted = $crate::claims::krause_reimann::WcTanhHasEq6;
                w_c_for_sigmoid_has_the_structure_of_eq5: refuted = $crate::claims::krause_reimann::WcSigmoidHasEq5;
                nonlinear_w_is_symmetry_invariant_for_every_initialisation: refuted = $crate::claims::krause_reimann::InvariantForEveryStart;
                nonlinear_w_is_symmetry_invariant_from_invariant_initialisation: proved = $crate::claims::krause_reimann::InvariantForInvariantStart;
                only_linear_networks_generalise: refuted = $crate::claims::krause_reimann::OnlyLinearGeneralise;
                sigmoid_net_cannot_represent_more_than_the_training_items: refuted = $crate::claims::krause_reimann::SigmoidRepresentsMore;
                sigmoid_net_trained_from_zero_reproduces_only_the_training_items: proved = $crate::claims::krause_reimann::SigmoidFromZeroReproducesItems;
                tanh_net_trained_on_x_prime_reproduces_the_patterns_of_the_linear_net: proved = $crate::claims::krause_reimann::TanhGeneralisesLikeLinear;
                tanh_net_trained_on_x_reproduces_the_patterns_of_the_linear_net: refuted = $crate::claims::krause_reimann::TanhOnXLikeLinear;
                tanh_losses_on_reproduced_patterns_exceed_the_linear_ones: proved = $crate::claims::krause_reimann::TanhLossesPositive;
                sigmoid_training_items_are_exact_fixed_points: refuted = $crate::claims::krause_reimann::SigmoidItemsAreFixed;
                sigmoid_net_has_an_attracting_fixed_point_near_each_item: exhausted = $crate::claims::krause_reimann::SigmoidNearItems;
                sigmoid_all_mesh_inputs_converge_to_an_item: refuted = $crate::claims::krause_reimann::SigmoidMeshConverges;
                tanh_net_has_exactly_four_fixed_points: refuted = $crate::claims::krause_reimann::TanhFourFixedPoints;
                tanh_net_has_exactly_four_fixed_points_in_the_nonnegative_octant: exhausted = $crate::claims::krause_reimann::TanhFourInTheOctant;
                tanh_net_has_exactly_one_attracting_fixed_point: refuted = $crate::claims::krause_reimann::TanhOneAttracting;
                tanh_all_mesh_inputs_converge_to_the_point_near_011: refuted = $crate::claims::krause_reimann::TanhMeshConverges;
                tanh_positive_starts_converge_to_the_point_near_011: exhausted = $crate::claims::krause_reimann::TanhPositiveConverge;
                tanh_linearised_eigenvalues_fit_table1: proved = $crate::claims::krause_reimann::TanhEigenvaluesFitTable;
                tanh_attains_one_for_large_argument: refuted = $crate::claims::krause_reimann::TanhAttainsOne;
                difference_is_explained_by_where_the_activations_are_nonlinear: informal = $crate::claims::krause_reimann::ExplainedByNonlinearity;
                affine_activation_generalises_like_the_linear_one: refuted = $crate::claims::krause_reimann::AffineGeneralises;
                stationary_points_of_the_mesh_at_n_25_are_all_fixed_points: refuted = $crate::claims::krause_reimann::StationaryPointsOfTheMesh;
                tanh_net_represents_items_by_stable_fixed_points: refuted = $crate::claims::krause_reimann::TanhItemsAreStable;
                eigenvalues_of_w_are_not_interpretable_in_nonlinear_nets: informal = $crate::claims::krause_reimann::EigenvaluesNotInterpretable;
                l2_penalty_lowers_the_tanh_loss_at_011: refuted = $crate::claims::krause_reimann::L2LowersTanhLoss;
                l1_penalty_makes_the_tanh_net_on_x_reproduce_more_patterns: proved = $crate::claims::krause_reimann::L1OnX;
                l1_penalty_makes_the_tanh_net_on_x_prime_reproduce_more_patterns: refuted = $crate::claims::krause_reimann::L1OnXPrime;
                sigmoid_net_does_not_benefit_from_smaller_weights: proved = $crate::claims::krause_reimann::SigmoidDoesNotBenefit;
                penalty_towards_one_half_makes_the_sigmoid_net_generalise: refuted = $crate::claims::krause_reimann::PenaltyTowardsHalf;
                solution_family_on_x_is_infinite: proved = $crate::claims::krause_reimann::FamilyIsInfinite;
                only_nontrivial_symmetry_of_x_prime_is_32: proved = $crate::claims::krause_reimann::OnlySymmetryOfXPrime;
                only_permutation_taking_010_to_001_is_32: refuted = $crate::claims::krause_reimann::OnlyRuleForOnePair;
                network_trained_on_x_prime_completes_the_arc_example: refuted = $crate::claims::krause_reimann::NetworkCompletesArc;
                results_hold_for_arbitrary_network_size: informal = $crate::claims::krause_reimann::ArbitrarySize;
                relations_are_represented_over_a_large_set_of_optimisers: informal = $crate::claims::krause_reimann::RepresentedOverManyOptimisers;
                generalisation_needs_a_rich_repertoire_of_operations: informal = $crate::claims::krause_reimann::RichRepertoire;
                hopfield_networks_do_not_generalise: informal = $crate::claims::krause_reimann::HopfieldDoesNotGeneralise;
                tanh_net_has_exactly_nine_fixed_points_four_of_them_stable: exhausted = $crate::claims::krause_reimann::TanhNineFixedPoints;
                tanh_net_items_are_saddles: proved = $crate::claims::krause_reimann::TanhItemsAreSaddles;
                stationary_points_of_the_mesh_are_the_fixed_points_of_the_octant: proved = $crate::claims::krause_reimann::StationaryPointsOfTheOctant;
                tanh_losses_at_the_test_patterns_are_linked: proved = $crate::claims::krause_reimann::TanhColumnRelation;
                tanh_net_trained_on_x_reproduces_000_and_111: proved = $crate::claims::krause_reimann::TanhOnXReproduces;
                sigmoid_inputs_with_different_components_converge_to_an_item: exhausted = $crate::claims::krause_reimann::SigmoidDifferentConverge;
                no_penalty_lowers_the_limit_of_the_tanh_loss_at_011: proved = $crate::claims::krause_reimann::NoPenaltyLowers;
                reproduced_patterns_of_the_tanh_net_increase_with_training: proved = $crate::claims::krause_reimann::ReproducedIncrease;
                auto_associator_respects_symmetry_on_the_span: proved = $crate::claims::krause_reimann::RespectsSymmetryOnTheSpan;
                compatible_on_x_iff_symmetrised_matrix_agrees_on_x: proved = $crate::claims::krause_reimann::CompatibleOnXIffMeanAgrees;
                auto_associator_iff_compatible_on_x_and_orbit_equations: proved = $crate::claims::krause_reimann::CharacterisationOnX;
                symmetry_group_of_w_is_the_symmetry_group_of_the_span: proved = $crate::claims::krause_reimann::GroupOfWIsGroupOfTheSpan;
                group_average_of_an_auto_associator_is_an_invariant_auto_associator: proved = $crate::claims::krause_reimann::MeanIsAnInvariantSolution;
                gradient_steps_keep_w_off_the_span_and_contract_on_it: exhausted = $crate::claims::krause_reimann::DescentStep;
                identity_solution_is_found_iff_the_items_span: proved = $crate::claims::krause_reimann::IdentityFoundIffSpanning;
                w0_adam_solves_eq1_with_4504_for_45004: proved = $crate::claims::krause_reimann::W0AdamSolvesCorrected;
                displayed_average_matrix_solves_eq1_within_two_units: proved = $crate::claims::krause_reimann::AverageSolvesNearly;
                listed_parameters_with_the_second_sign_reversed_give_the_trained_matrices: proved = $crate::claims::krause_reimann::ListedParametersReversed;
                both_random_matrices_fit_starts_with_smaller_spread: proved = $crate::claims::krause_reimann::RandomMatricesFitSmallerSpread;
                third_eigenvalue_is_at_most_nine_twentieths: proved = $crate::claims::krause_reimann::ThirdEigenvalueBound;
                third_eigenvalue_is_the_start_seen_along_the_normal: proved = $crate::claims::krause_reimann::ThirdEigenvalueFormula;
                third_eigenvector_from_zero_is_the_normal: proved = $crate::claims::krause_reimann::ThirdEigenvectorFromZero;
                common_linear_loss_is_the_first_column_of_the_start: proved = $crate::claims::krause_reimann::Table1LinearValue;
                eq4_limits_from_zero_and_from_ones_are_symmetric: proved = $crate::claims::krause_reimann::ZeroSolutionGroupLarger;
                only_permutation_exchanging_the_items_of_x_prime_is_32: proved = $crate::claims::krause_reimann::OnlyRuleForBothPairs;
                rules_fitting_the_training_pairs_form_a_coset: proved = $crate::claims::krause_reimann::RulesFormACoset;
                members_of_the_family_keep_the_difference_of_components_2_and_3: proved = $crate::claims::krause_reimann::FamilyKeepsDifferences;
                training_cost_is_positive_for_tanh_and_sigmoid: proved = $crate::claims::krause_reimann::CostIsPositiveForCurved;
                w_c_with_corrected_diagonal_solves_wx_equals_phi_of_x: proved = $crate::claims::krause_reimann::WcCorrected;
                affine_activation_reproduces_affine_combinations: proved = $crate::claims::krause_reimann::AffineReproducesAffine;
                activation_fixing_0_and_1_reproduces_what_the_linear_net_does: proved = $crate::claims::krause_reimann::FixingZeroAndOne;
                every_linear_auto_associator_on_x_has_the_three_parameter_form: proved = $crate::claims::krause_reimann::EveryLinearSolutionHasThreeParameters;
                solution_families_meet_in_the_identity_only: proved = $crate::claims::krause_reimann::FamiliesMeetInTheIdentity;
                spectrum_of_w_ab_with_plus_2b: proved = $crate::claims::krause_reimann::SpectrumOfWabWithPlus;
                no_point_of_either_plane_is_asymptotically_stable: proved = $crate::claims::krause_reimann::NoPointIsStable;
                plane_of_x_is_asymptotically_stable_iff_a_minus_2b_between_0_and_2: proved = $crate::claims::krause_reimann::PlaneOfXIsStableIff;
                linear_net_trained_on_x_reproduces_exactly_000_as_further_pattern: proved = $crate::claims::krause_reimann::XReproducesOne;
                linear_net_generalises_exactly_to_the_span: proved = $crate::claims::krause_reimann::GeneralisesToTheSpan;
                set_of_reproduced_patterns_is_invariant_under_symmetry_group: proved = $crate::claims::krause_reimann::ReproducedSetIsInvariant;
                equal_spans_give_the_same_reproduced_patterns: proved = $crate::claims::krause_reimann::EqualSpansEqualPatterns;
                solutions_form_an_affine_space_of_dimension_n_times_corank: proved = $crate::claims::krause_reimann::DimensionOfSolutions;
                adam_with_full_batches_or_single_items_does_not_give_the_displayed_matrices: proved = $crate::claims::krause_reimann::AdamBatchesOfOneDoNot;
                adam_first_rows_from_zero_and_from_ones_add_up_to_ones: proved = $crate::claims::krause_reimann::AdamFirstRowsAreMirrored;
                adam_with_full_batches_from_zero_keeps_the_symmetry: proved = $crate::claims::krause_reimann::AdamMovesInvariantStarts;
                l1_penalty_leaves_only_diagonal_stationary_points: proved = $crate::claims::krause_reimann::L1StationaryPoints;
                plane_of_x_is_asymptotically_stable_if_abs_one_minus_a_plus_2b_below_one: proved = $crate::claims::krause_reimann::PlaneOfXIsStableIf;
                descent_limit_is_the_solution_agreeing_with_the_start_off_the_span: proved = $crate::claims::krause_reimann::DescentLimit;
                updates_along_items_never_change_w_off_the_span: proved = $crate::claims::krause_reimann::UpdatesAlongItems;
                descent_converges_iff_the_step_size_is_below_the_critical_one: exhausted = $crate::claims::krause_reimann::CriticalStepSize;
                gradient_descent_converges_below_the_critical_step_size: proved = $crate::claims::krause_reimann::ConvergesBelowCritical;
                gradient_descent_from_some_start_converges_only_below_the_critical_step_size: proved = $crate::claims::krause_reimann::DivergesBeyondCritical;
                a_step_on_one_item_never_lengthens_the_error: proved = $crate::claims::krause_reimann::SingleItemStep;
                single_items_in_turn_lead_to_the_same_limit: exhausted = $crate::claims::krause_reimann::CyclesContract;
                momentum_converges_iff_the_step_size_is_below_two_plus_two_beta: exhausted = $crate::claims::krause_reimann::Momentum;
                descent_limit_is_identity_iff_start_is_identity_off_the_span: proved = $crate::claims::krause_reimann::DescentLimitIsIdentity;
                linear_solutions_agree_with_the_projector_on_the_span: proved = $crate::claims::krause_reimann::AllLinearSolutions;
                loss_at_a_pattern_is_the_squared_image_of_its_part_off_the_span: proved = $crate::claims::krause_reimann::LossIsASquaredDistance;
                spectrum_of_a_descent_limit_is_one_on_the_span_and_that_of_the_start_off_it: exhausted = $crate::claims::krause_reimann::SpectrumOfALimit;
                powers_of_a_descent_limit_converge_if_those_off_the_span_do: proved = $crate::claims::krause_reimann::PowersOfALimit;
                powers_of_a_descent_limit_converge_iff_the_start_contracts_or_fixes_off_the_span: exhausted = $crate::claims::krause_reimann::PowersConvergeIff;
                second_patterns_are_the_items_and_the_fixed_patterns: proved = $crate::claims::krause_reimann::SecondPatterns;
                second_patterns_are_the_reproduced_ones_iff_orbit_sums_have_full_rank: exhausted = $crate::claims::krause_reimann::SecondPatternsAreReproducedIff;
                second_patterns_of_eq4_are_more_than_the_reproduced_ones: proved = $crate::claims::krause_reimann::SecondPatternsOfEq4;
                least_absolute_sum_is_attained_on_equal_columns: proved = $crate::claims::krause_reimann::LeastAbsoluteSum;
                symmetry_group_of_the_solution_from_zero_is_that_of_the_reproduced_patterns: proved = $crate::claims::krause_reimann::GroupOfSolutionIsGroupOfReproduced;
                symmetry_groups_of_known_sets_have_the_known_orders: proved = $crate::claims::krause_reimann::NamedGroups;
                compatible_iff_rows_agree_up_to_multipliers_of_the_activation: proved = $crate::claims::krause_reimann::Multipliers;
                entrywise_optimisers_keep_invariant_starts_invariant: proved = $crate::claims::krause_reimann::EntrywiseOptimisers;
                descent_limit_from_invariant_start_is_invariant_for_every_activation: proved = $crate::claims::krause_reimann::InvariantLimit;
                mini_batch_runs_are_equivariant: proved = $crate::claims::krause_reimann::MiniBatchesAreEquivariant;
                a_single_mini_batch_step_breaks_the_symmetry: proved = $crate::claims::krause_reimann::MiniBatchBreaksSymmetry;
                group_average_is_an_auto_associator_for_every_injective_activation: proved = $crate::claims::krause_reimann::MeanForInjective;
                reproduced_by_every_auto_associator_iff_in_the_affine_hull: proved = $crate::claims::krause_reimann::ReproducedByEvery;
                mirrored_starts_give_mirrored_runs: proved = $crate::claims::krause_reimann::MirroredStarts;
                adam_first_row_from_zero_as_a_function_of_the_batch_size: exhausted = $crate::claims::krause_reimann::AdamByBatchSize;
                tanh_gain_grows_by_a_closed_equation: proved = $crate::claims::krause_reimann::TanhGainEquation;
                tanh_eigenvalues_pass_one_at_time_ten_and_reach_those_of_table1_at_time_1636: proved = $crate::claims::krause_reimann::TanhGainTimes;
                sigmoid_net_has_two_attractors_exactly_beyond_weight_two: exhausted = $crate::claims::krause_reimann::SigmoidSecondAttractor;
                sigmoid_second_attractor_appears_at_item_loss_one_over_one_plus_e_squared_squared: proved = $crate::claims::krause_reimann::SigmoidThresholdLoss;
            }
        }
    };
}

crate::krause_reimann_claims!(registry);
