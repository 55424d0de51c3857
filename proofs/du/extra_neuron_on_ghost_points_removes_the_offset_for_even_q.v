(* For all p >= 1 and even q >= 2, labels in (-1, 1), |alpha_k| large with sign
   (-1)^(k-1), the extra neuron z_{q+1}(x_i) = W_j (a_j(x_i) - a_j(ghost_j)), j the
   group of x_i, W_j of sign (-1)^(j-1) (the sign of neuron 1) and |W_j| large, ghost
   points at projected value c_{jq} + eps with 0 < eps < (c_{jq+1} - c_{jq})/2 for all
   groups (for j = p the bound is delta/2): the sum of all q + 1 second-layer neurons
   equals y_i on all points.  Conventions as in
   alternating_alpha_gives_the_offsets_for_even_q; W j is arbitrary of the stated
   sign and size, which covers multiples of the kernel vector of the ghost points.
   Over every ordered field.
   Source: Du, three-layer section, z_{q+1}^2, reading "q even". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Ghost.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem extra_neuron_on_ghost_points_removes_the_offset_for_even_q :
  forall (p q : nat) (dl : F) (c : nat -> F) (sg : F -> F),
  (1 <= p)%nat -> (1 <= q)%nat -> Nat.even q = true ->
  data F (p * q) dl c -> is_hardtanh F sg ->
  let a := fun k l => sg (z1 F q c l (pt F q c l k)) in
  forall (y : nat -> nat -> F) (w : nat -> nat -> F) (b : nat -> F)
         (v : nat -> nat -> F) (e : nat -> F) (eps : F),
  (forall j k, (j < p)%nat -> (k < q)%nat -> - (1) < y j k /\ y j k < 1) ->
  (forall k j, (k < q)%nat -> (j < p)%nat -> Mapp F p (a k) (w k) (b k) j = y j k) ->
  (forall k j, (k < q)%nat -> (j < p)%nat -> Mapp F p (a k) (v k) (e k) j = 0) ->
  (forall k j, (k < q)%nat -> (j < p)%nat ->
     (Nat.even j = true -> 0 < v k j) /\ (Nat.even j = false -> v k j < 0)) ->
  0 < eps ->
  (forall j, (j < p)%nat -> eps + eps < c (S j * q + 1)%nat - c (S j * q)%nat) ->
  exists s : F, 0 < s /\
  forall (x u : nat -> F), (forall k, (k < q)%nat -> ~ x k < s) ->
  (forall j, (j < p)%nat -> ~ u j < s) ->
  let alpha := fun k => if Nat.even k then x k else - x k in
  let W := fun j => if Nat.even j then u j else - u j in
  forall j r, (j < p)%nat -> (r < q)%nat ->
  sum q (fun k => sg (z2 F p q c sg (fun l => w k l + alpha k * v k l) (b k + alpha k * e k) j r))
  + sg (W j * (sg (z1 F q c j (pt F q c j r)) - sg (z1 F q c j (c (S j * q)%nat + eps))))
  = y j r.
Proof.
  intros p q dl c sg _ Hq Eq D Hs a y w b v e eps Hy Hw Hv Sv Pe He.
  assert (Eq' := Eq). apply Nat.even_spec in Eq. destruct Eq as [m Em].
  assert (Ma : forall k w b j, (k < q)%nat -> (j < p)%nat ->
            Mapp F p (a k) w b j = Mapp F p (fun l => z1 F q c l (pt F q c l k)) w b j).
  { intros k w' b' j Hk Hj. unfold Mapp. f_equal. apply sum_ext. intros l Hl. unfold Mcoef, a.
    destruct (Nat.ltb l j); [reflexivity|].
    destruct (Nat.eqb_spec l j) as [->|]; [|reflexivity].
    destruct (a1_groups F p q dl c sg Hq D Hs j j k Hj Hj Hk) as [_ [_ A]].
    rewrite (A eq_refl). reflexivity. }
  (* the ghost lies in the linear range of its group, to the right of its points *)
  assert (Gh : forall j, (j < p)%nat ->
     sg (z1 F q c j (c (S j * q)%nat + eps)) = z1 F q c j (c (S j * q)%nat + eps)).
  { intros j Hj. destruct (z1_bounds F p q dl c Hq D j Hj (c (S j * q)%nat + eps)) as [B1 [_ [B3 _]]].
    destruct Hs as [_ [S2 _]]. apply S2.
    - apply B3. unfold lo.
      assert (N : (1 <= p * q)%nat) by nia.
      pose proof (Nat.mul_le_mono_r (S j) p q ltac:(lia)) as B.
      pose proof (data_lt F (p * q) dl c N D) as L.
      apply lt_trans with (c (S j * q)%nat + c (S j * q)%nat).
      + assert (L1 : c (j * q)%nat < c (S j * q)%nat) by (apply L; cbn [Nat.mul] in *; lia).
        destruct (Nat.eq_dec (j * q + 1) (S j * q)) as [->|Ne].
        * apply pos_sub_lt. apply lt_sub_pos in L1.
          match goal with |- 0 < ?t => replace t with (c (S j * q)%nat - c (j * q)%nat) by ring end.
          exact L1.
        * apply lt_add2; [exact L1|]. apply L; cbn [Nat.mul] in *; lia.
      + apply pos_sub_lt. match goal with |- 0 < ?t => replace t with (eps + eps) by ring end.
        apply pos_add; exact Pe.
    - intro L. apply (lt_asym F _ _ L). apply B1. unfold hi.
      apply pos_sub_lt. pose proof (lt_sub_pos F _ _ (He j Hj)) as Q.
      match goal with |- 0 < ?t => replace t with
        (c (S j * q + 1)%nat - c (S j * q)%nat - (eps + eps)) by ring end. exact Q. }
  assert (Dg : forall j r, (j < p)%nat -> (r < q)%nat ->
     0 < z1 F q c j (c (S j * q)%nat + eps) - z1 F q c j (pt F q c j r)).
  { intros j r Hj Hr. apply lt_sub_pos. apply (z1_increasing F p q dl c Hq D j Hj).
    assert (P : c (S j * q)%nat < c (S j * q)%nat + eps).
    { apply pos_sub_lt. match goal with |- 0 < ?t => replace t with eps by ring end. exact Pe. }
    unfold pt. destruct (Nat.eq_dec (j * q + r + 1) (S j * q)) as [->|Ne]; [exact P|].
    apply lt_trans with (c (S j * q)%nat); [|exact P].
    pose proof (Nat.mul_le_mono_r (S j) p q ltac:(lia)) as B.
    apply (data_lt F (p * q) dl c); cbn [Nat.mul] in *; try assumption; nia. }
  (* one bound for all slopes *)
  destruct (large_together F p (fun j x => forall r, (r < q)%nat ->
     1 < x * (z1 F q c j (c (S j * q)%nat + eps) - z1 F q c j (pt F q c j r)))) as [s1 [Ps1 H1]].
  { intros j Hj. apply (large_together F q (fun r x =>
      1 < x * (z1 F q c j (c (S j * q)%nat + eps) - z1 F q c j (pt F q c j r)))).
    intros r Hr. pose proof (Dg j r Hj Hr) as P.
    set (d := z1 F q c j (c (S j * q)%nat + eps) - z1 F q c j (pt F q c j r)) in *.
    pose proof (inv_pos F _ P) as Pi. pose proof (inv_left F (pos_neq F _ P)) as I.
    exists (rinv F d + rinv F d). split; [apply pos_add; exact Pi|]. intros x Hx.
    assert (L : rinv F d < x).
    { destruct (lt_total F (rinv F d) x) as [L|L]; [exact L|exfalso; apply Hx].
      assert (L2 : rinv F d < rinv F d + rinv F d).
      { apply pos_sub_lt. match goal with |- 0 < ?t => replace t with (rinv F d) by ring end. exact Pi. }
      destruct L as [<-|L]; [exact L2|apply lt_trans with (rinv F d); assumption]. }
    apply pos_sub_lt. apply lt_sub_pos in L.
    replace (x * d - 1) with (x * d - rinv F d * d) by (rewrite I; reflexivity).
    replace (x * d - rinv F d * d) with ((x - rinv F d) * d) by ring.
    apply lt_mul; assumption. }
  subst q.
  destruct (second_layer_sum F p m dl c sg ltac:(lia) D Hs y w b v e Hy) as [s2 [Ps2 H2]].
  { intros k j Hk Hj. rewrite <- Ma by assumption. apply Hw; assumption. }
  { intros k j Hk Hj. rewrite <- Ma by assumption. apply Hv; assumption. }
  { intros k j Hk Hj. destruct (Sv k j Hk Hj) as [S1 S2]. unfold alt.
    destruct (Nat.even j).
    + replace (1 * v k j) with (v k j) by ring. apply S1. reflexivity.
    + replace (- (1) * v k j) with (- v k j) by ring. apply pos_opp, S2. reflexivity. }
  exists (s1 + s2). split; [apply pos_add; assumption|].
  intros x u Hx Hu alpha W j r Hj Hr.
  assert (Up : forall t a' b' : F, 0 < a' -> 0 < b' -> ~ t < a' + b' -> ~ t < a' /\ ~ t < b').
  { intros t a' b' Pa Pb N. split; intro L; apply N; apply pos_sub_lt; apply lt_sub_pos in L.
    - replace (a' + b' - t) with ((a' - t) + b') by ring. apply pos_add; assumption.
    - replace (a' + b' - t) with ((b' - t) + a') by ring. apply pos_add; assumption. }
  assert (E1 : sum (2 * m) (fun k => sg (z2 F p (2 * m) c sg (fun l => w k l + alpha k * v k l)
                 (b k + alpha k * e k) j r)) = y j r + alt F j).
  { rewrite <- (H2 x); [|intros k Hk; apply (Up _ s1 s2 Ps1 Ps2 (Hx k Hk))|exact Hj|exact Hr].
    apply sum_ext. intros k _. f_equal. unfold z2.
    assert (Ea : alpha k = alt F k * x k).
    { unfold alpha, alt. destruct (Nat.even k); ring. }
    rewrite Ea. reflexivity. }
  rewrite E1, (Gh j Hj).
  destruct (a1_groups F p (2 * m) dl c sg Hq D Hs j j r Hj Hj Hr) as [_ [_ A]].
  rewrite (A eq_refl).
  pose proof (H1 (u j) (proj1 (Up _ s1 s2 Ps1 Ps2 (Hu j Hj))) j Hj r Hr) as Q.
  set (d := z1 F (2 * m) c j (c (S j * (2 * m))%nat + eps)) in *.
  set (d' := z1 F (2 * m) c j (pt F (2 * m) c j r)) in *.
  destruct Hs as [S1 [_ S3]]. unfold W, alt. destruct (Nat.even j).
  - rewrite S1; [ring|]. intro L. apply (lt_asym F _ _ L).
    apply pos_sub_lt. apply lt_sub_pos in Q.
    match goal with |- 0 < ?t => replace t with (u j * (d - d') - 1) by ring end. exact Q.
  - rewrite S3; [ring|]. replace (- u j * (d' - d)) with (u j * (d - d')) by ring. exact Q.
Qed.
End Ghost.

Print Assumptions extra_neuron_on_ghost_points_removes_the_offset_for_even_q.
