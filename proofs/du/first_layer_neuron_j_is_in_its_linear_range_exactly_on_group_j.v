(* With the displayed W^1, b^1: z_j(x_i) lies in (-1, 1) for i in group j, above 1
   for later groups and below -1 for earlier groups.  For all p, q >= 1, n = pq,
   c_1 < ... < c_n, delta > 0, over every ordered field.  Groups and ranks start at
   0 here: pt q c j r is c_{jq+r+1}, z1 is the displayed pre-activation.
   Source: Du, three-layer section, formulas for W^1, b^1, z^1; Figure 3. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Open Scope R_scope.

Theorem first_layer_neuron_j_is_in_its_linear_range_exactly_on_group_j :
  forall (F : OField) (p q : nat) (dl : F) (c : nat -> F),
  (1 <= q)%nat -> data F (p * q) dl c ->
  forall l j r, (l < p)%nat -> (j < p)%nat -> (r < q)%nat ->
  (j = l -> - (1) < z1 F q c l (pt F q c j r) /\ z1 F q c l (pt F q c j r) < 1) /\
  ((l < j)%nat -> 1 < z1 F q c l (pt F q c j r)) /\
  ((j < l)%nat -> z1 F q c l (pt F q c j r) < - (1)).
Proof. intros F p q dl c. apply z1_groups. Qed.

(* The displayed form of z1: (4 t - (hi + lo)) / (hi - lo) with hi = c_{jq} + c_{jq+1},
   lo = c_{jq-q} + c_{jq-q+1}, j = l + 1. *)
Section Displayed.
Variable F : OField.
Add Ring Rr : (is_ring F).
Theorem z1_is_the_displayed_preactivation : forall (q : nat) (c : nat -> F) (l : nat) (t : F),
  z1 F q c l t
  = ((1 + 1 + 1 + 1) * t
      - ((c (S l * q)%nat + c (S l * q + 1)%nat) + (c (S l * q - q)%nat + c (S l * q - q + 1)%nat)))
    * rinv F ((c (S l * q)%nat + c (S l * q + 1)%nat)
               - (c (S l * q - q)%nat + c (S l * q - q + 1)%nat)).
Proof.
  intros q c l t. unfold z1, hi, lo. replace (S l * q - q)%nat with (l * q)%nat by lia. ring.
Qed.
End Displayed.

Print Assumptions first_layer_neuron_j_is_in_its_linear_range_exactly_on_group_j.
Print Assumptions z1_is_the_displayed_preactivation.

(* Such data exist in every ordered field: c_i = i, delta = 1. *)
Section Inhabited.
Variable F : OField.
Add Ring Rr1 : (is_ring F).
Open Scope R_scope.
Example data_exist : forall n, data F n 1 (of_nat F).
Proof.
  intro n. split; [apply one_pos|split; [|split]].
  - intros i _ _. cbn. apply pos_sub_lt.
    match goal with |- 0 < ?t => replace t with (1 : F) by ring end. apply one_pos.
  - cbn. ring.
  - reflexivity.
Qed.
End Inhabited.
