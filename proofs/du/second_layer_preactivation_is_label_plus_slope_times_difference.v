(* If (w, b) = (W^2_k, b^2_k) solves M (w, b) = (y_{i_{k,1}}, ..., y_{i_{k,p}}) then
   z^2_k(x_i) = y_{i_{k,j}} + w_j (a^1_j(x_i) - a^1_j(x_{i_{k,j}})), j the group of
   x_i, for all k and i.  For all p, q >= 1, data and labels, over every ordered
   field; a^1 = sg(z1) are the outputs of the displayed first layer, sg hard-tanh.
   The point x_i is (group j, rank r), the k-th point of group j is (j, k).
   Source: Du, three-layer section, rewriting of z_k^2. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Open Scope R_scope.

Theorem second_layer_preactivation_is_label_plus_slope_times_difference :
  forall (F : OField) (p q : nat) (dl : F) (c : nat -> F) (sg : F -> F),
  (1 <= q)%nat -> data F (p * q) dl c -> is_hardtanh F sg ->
  let a1 := fun l j r => sg (z1 F q c l (pt F q c j r)) in
  forall (y : nat -> nat -> F) (k : nat) (w : nat -> F) (b : F), (k < q)%nat ->
  (forall j, (j < p)%nat -> Mapp F p (fun l => a1 l l k) w b j = y j k) ->
  forall j r, (j < p)%nat -> (r < q)%nat ->
  sum p (fun l => w l * a1 l j r) + b = y j k + w j * (a1 j j r - a1 j j k).
Proof.
  intros F p q dl c sg Hq D Hs a1 y k w b Hk Hw j r Hj Hr.
  pose proof (z2_difference F p q dl c sg Hq D Hs w b j k r Hj Hk Hr) as E.
  unfold z2 at 1 in E. unfold a1. rewrite E. 
  destruct (a1_groups F p q dl c sg Hq D Hs j j r Hj Hj Hr) as [_ [_ A]].
  destruct (a1_groups F p q dl c sg Hq D Hs j j k Hj Hj Hk) as [_ [_ B]].
  rewrite (A eq_refl), (B eq_refl). f_equal.
  rewrite (z2_is_M F p q dl c sg Hq D Hs w b j k Hj Hk).
  rewrite <- (Hw j Hj). unfold Mapp. f_equal. apply sum_ext. intros l Hl. unfold Mcoef, a1.
  destruct (Nat.ltb l j); [reflexivity|]. destruct (Nat.eqb_spec l j) as [->|]; [|reflexivity].
  rewrite (B eq_refl). reflexivity.
Qed.

Print Assumptions second_layer_preactivation_is_label_plus_slope_times_difference.
