(* For all p, q, data and k there is alpha* such that for all |alpha| >= alpha*, with
   (W^2_k, b^2_k) = mu + alpha nu: |z_k^2(x_i)| >= 1 for every x_i that is not the k-th
   of its group, and z_k^2 equals the label on the k-th points.  mu = (w, b) is any
   solution of the system of neuron k, nu = (v, e) any kernel vector with v_j <> 0
   for all j (in particular one with alternating signs).  Over every ordered field;
   z2 is the second-layer pre-activation built on the displayed first layer.
   Source: Du, three-layer section. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section LargeAlpha.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem large_alpha_puts_all_other_points_outside_the_open_interval :
  forall (p q : nat) (dl : F) (c : nat -> F) (sg : F -> F),
  (1 <= q)%nat -> data F (p * q) dl c -> is_hardtanh F sg ->
  forall (y : nat -> nat -> F) (k : nat) (w : nat -> F) (b : F) (v : nat -> F) (e : F),
  (k < q)%nat ->
  let a := fun l => sg (z1 F q c l (pt F q c l k)) in
  (forall j, (j < p)%nat -> Mapp F p a w b j = y j k) ->
  (forall j, (j < p)%nat -> Mapp F p a v e j = 0) ->
  (forall j, (j < p)%nat -> v j <> 0) ->
  exists s : F, forall alpha : F, ~ (- s < alpha /\ alpha < s) ->
  let z := z2 F p q c sg (fun l => w l + alpha * v l) (b + alpha * e) in
  (forall j r, (j < p)%nat -> (r < q)%nat -> r <> k -> ~ (- (1) < z j r /\ z j r < 1)) /\
  (forall j, (j < p)%nat -> z j k = y j k).
Proof.
  intros p q dl c sg Hq D Hs y k w b v e Hk a Hw Hv Nv.
  assert (Ma : forall w b j, (j < p)%nat ->
            Mapp F p a w b j = Mapp F p (fun l => z1 F q c l (pt F q c l k)) w b j).
  { intros w' b' j Hj. unfold Mapp. f_equal. apply sum_ext. intros l Hl. unfold Mcoef, a.
    destruct (Nat.ltb l j); [reflexivity|].
    destruct (Nat.eqb_spec l j) as [->|]; [|reflexivity].
    destruct (a1_groups F p q dl c sg Hq D Hs j j k Hj Hj Hk) as [_ [_ A]].
    rewrite (A eq_refl). reflexivity. }
  assert (Hw' : forall j, (j < p)%nat -> Mapp F p (fun l => z1 F q c l (pt F q c l k)) w b j = y j k).
  { intros j Hj. rewrite <- Ma by exact Hj. apply Hw, Hj. }
  assert (Hv' : forall j, (j < p)%nat -> Mapp F p (fun l => z1 F q c l (pt F q c l k)) v e j = 0).
  { intros j Hj. rewrite <- Ma by exact Hj. apply Hv, Hj. }
  destruct (large_alpha F p q dl c sg Hq D Hs k (fun j => y j k) w b v e Hk Hw' Hv' Nv)
    as [s [Ps H]].
  exists s. intros alpha Ha z. split.
  - intros j r Hj Hr Ne [L1 L2].
    assert (NB : v j * (z1 F q c j (pt F q c j r) - z1 F q c j (pt F q c j k)) <> 0).
    { intro E. apply mul_eq_zero in E. destruct E as [E|E]; [exact (Nv j Hj E)|].
      destruct (Nat.lt_ge_cases r k) as [L|L].
      - pose proof (z1_increasing_pt F p q dl c Hq D j r k Hj L Hk) as Q.
        apply lt_sub_pos in Q. apply pos_neq in Q. apply Q.
        transitivity (- (z1 F q c j (pt F q c j r) - z1 F q c j (pt F q c j k))); [ring|].
        rewrite E. ring.
      - pose proof (z1_increasing_pt F p q dl c Hq D j k r Hj ltac:(lia) Hr) as Q.
        apply lt_sub_pos in Q. apply pos_neq in Q. exact (Q E). }
    assert (S : ~ alpha < s \/ ~ - alpha < s).
    { destruct (lt_total F alpha s) as [L|[->|L]]; [right|left; apply lt_irrefl|left].
      - intro L'. apply Ha. split; [|exact L]. apply pos_sub_lt. apply lt_sub_pos in L'.
        replace (alpha - - s) with (s - - alpha) by ring. exact L'.
      - intro L'. exact (lt_asym F _ _ L L'). }
    destruct S as [S|S].
    + destruct (H alpha S j Hj r Hr Ne) as [[U1 U2] _].
      destruct (lt_total F 0 (v j * (z1 F q c j (pt F q c j r) - z1 F q c j (pt F q c j k))))
        as [P|[P|P]].
      * exact (lt_asym F _ _ L2 (U1 P)).
      * apply NB. symmetry. exact P.
      * exact (lt_asym F _ _ L1 (U2 P)).
    + destruct (H (- alpha) S j Hj r Hr Ne) as [_ [U1 U2]].
      assert (Ez : z j r = z2 F p q c sg (fun l => w l + - - alpha * v l) (b + - - alpha * e) j r).
      { unfold z, z2. f_equal; [|ring]. apply sum_ext. intros l _. ring. }
      rewrite <- Ez in U1, U2.
      destruct (lt_total F 0 (v j * (z1 F q c j (pt F q c j r) - z1 F q c j (pt F q c j k))))
        as [P|[P|P]].
      * exact (lt_asym F _ _ L1 (U1 P)).
      * apply NB. symmetry. exact P.
      * exact (lt_asym F _ _ L2 (U2 P)).
  - intros j Hj. unfold z. rewrite (z2_is_M F p q dl c sg Hq D Hs _ _ j k Hj Hk).
    rewrite M_linear, (Hw' j Hj), (Hv' j Hj). ring.
Qed.
End LargeAlpha.

Print Assumptions large_alpha_puts_all_other_points_outside_the_open_interval.
