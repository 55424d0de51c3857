(* For all p >= 1 and even q >= 2, labels in (-1, 1), |alpha_k| large with sign
   (-1)^(k-1): sum_k a_k^2(x_i) = y_i + 1 on odd groups and y_i - 1 on even groups.
   Groups, ranks and neurons start at 0 here: the sign of alpha_k is (-1)^k and the
   offset on group j is (-1)^j = alt j.  mu_k = (w k, b k) is any solution of the
   system of neuron k, nu_k = (v k, e k) any kernel vector with alternating signs
   (both exist: matrix_m_has_full_row_rank,
   kernel_vector_with_alternating_signs_exists); |alpha_k| = x k.  Over every
   ordered field.
   Source: Du, three-layer section, reading "alpha_k of sign (-1)^(k-1), q even". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Offsets.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem alternating_alpha_gives_the_offsets_for_even_q :
  forall (p q : nat) (dl : F) (c : nat -> F) (sg : F -> F),
  (1 <= p)%nat -> (1 <= q)%nat -> Nat.even q = true ->
  data F (p * q) dl c -> is_hardtanh F sg ->
  let a := fun k l => sg (z1 F q c l (pt F q c l k)) in
  forall (y : nat -> nat -> F) (w : nat -> nat -> F) (b : nat -> F)
         (v : nat -> nat -> F) (e : nat -> F),
  (forall j k, (j < p)%nat -> (k < q)%nat -> - (1) < y j k /\ y j k < 1) ->
  (forall k j, (k < q)%nat -> (j < p)%nat -> Mapp F p (a k) (w k) (b k) j = y j k) ->
  (forall k j, (k < q)%nat -> (j < p)%nat -> Mapp F p (a k) (v k) (e k) j = 0) ->
  (forall k j, (k < q)%nat -> (j < p)%nat ->
     (Nat.even j = true -> 0 < v k j) /\ (Nat.even j = false -> v k j < 0)) ->
  exists s : F, 0 < s /\
  forall x : nat -> F, (forall k, (k < q)%nat -> ~ x k < s) ->
  let alpha := fun k => if Nat.even k then x k else - x k in
  forall j r, (j < p)%nat -> (r < q)%nat ->
  sum q (fun k => sg (z2 F p q c sg (fun l => w k l + alpha k * v k l) (b k + alpha k * e k) j r))
  = y j r + (if Nat.even j then 1 else - (1)).
Proof.
  intros p q dl c sg _ Hq Eq D Hs a y w b v e Hy Hw Hv Sv.
  apply Nat.even_spec in Eq. destruct Eq as [m Em].
  assert (Ma : forall k w b j, (k < q)%nat -> (j < p)%nat ->
            Mapp F p (a k) w b j = Mapp F p (fun l => z1 F q c l (pt F q c l k)) w b j).
  { intros k w' b' j Hk Hj. unfold Mapp. f_equal. apply sum_ext. intros l Hl. unfold Mcoef, a.
    destruct (Nat.ltb l j); [reflexivity|].
    destruct (Nat.eqb_spec l j) as [->|]; [|reflexivity].
    destruct (a1_groups F p q dl c sg Hq D Hs j j k Hj Hj Hk) as [_ [_ A]].
    rewrite (A eq_refl). reflexivity. }
  subst q.
  destruct (second_layer_sum F p m dl c sg ltac:(lia) D Hs y w b v e Hy) as [s [Ps H]].
  - intros k j Hk Hj. rewrite <- Ma by assumption. apply Hw; assumption.
  - intros k j Hk Hj. rewrite <- Ma by assumption. apply Hv; assumption.
  - intros k j Hk Hj. destruct (Sv k j Hk Hj) as [S1 S2]. unfold alt.
    destruct (Nat.even j).
    + replace (1 * v k j) with (v k j) by ring. apply S1. reflexivity.
    + replace (- (1) * v k j) with (- v k j) by ring. apply pos_opp, S2. reflexivity.
  - exists s. split; [exact Ps|]. intros x Hx alpha j r Hj Hr.
    change (if Nat.even j then 1 else - (1)) with (alt F j). rewrite <- (H x Hx j r Hj Hr).
    apply sum_ext. intros k _. f_equal. unfold z2. 
    assert (Ea : alpha k = alt F k * x k).
    { unfold alpha, alt. destruct (Nat.even k); ring. }
    rewrite Ea. reflexivity.
Qed.
End Offsets.

Print Assumptions alternating_alpha_gives_the_offsets_for_even_q.
