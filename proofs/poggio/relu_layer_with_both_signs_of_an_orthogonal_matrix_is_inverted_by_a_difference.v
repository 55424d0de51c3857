(* W is d x d with W^T W = I, s = relu.  Then z = W^T (s(Wz) - s(-Wz)) and
   |s(Wz)|^2 + |s(-Wz)|^2 = |z|^2.  The layer z |-> s(Wz) alone determines z (no z' <> z has
   s(Wz') = s(Wz)) if and only if all components of Wz are positive; and for d >= 1, every
   neighbourhood of 0 contains a z <> 0 with s(Wz) = s(W0).
   For all d, over every ordered field.  Source: Poggio, section 5.3. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Both.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Lemma relu_split : forall relu, is_relu F relu -> forall t,
  relu t - relu (- t) = t /\ relu t * relu t + relu (- t) * relu (- t) = t * t.
Proof.
  intros relu [R1 R2] t. destruct (lt_total F 0 t) as [P|[<-|P]].
  - rewrite (R1 t P), (R2 (- t)); [split; ring|]. exact (lt_asym F _ _ (neg_opp F _ P)).
  - replace (- 0 : F) with (0 : F) by ring. rewrite (R2 0 (lt_irrefl F _)). split; ring.
  - rewrite (R2 t), (R1 (- t)); [split; ring|apply pos_opp, P|]. exact (lt_asym F _ _ P).
Qed.

Theorem relu_layer_with_both_signs_of_an_orthogonal_matrix_is_inverted_by_a_difference :
  forall (d : nat) (W : nat -> nat -> F) (relu : F -> F), is_relu F relu ->
  meq d d (mm d (fun i j => W j i) W) delta -> meq d d (mm d W (fun i j => W j i)) delta ->
  (forall z, veq d (mv d (fun i j => W j i) (fun i => relu (mv d W z i) - relu (- mv d W z i))) z) /\
  (forall z, nrm2 F d (fun i => relu (mv d W z i)) + nrm2 F d (fun i => relu (- mv d W z i)) = nrm2 F d z) /\
  (forall z, (forall z', veq d (fun i => relu (mv d W z' i)) (fun i => relu (mv d W z i)) -> veq d z' z)
     <-> forall i, (i < d)%nat -> 0 < mv d W z i) /\
  ((1 <= d)%nat -> forall e, 0 < e -> exists z, ~ veq d z (fun _ => 0) /\ nrm2 F d z = e * e /\
     veq d (fun i => relu (mv d W z i)) (fun i => relu (mv d W (fun _ => 0) i))).
Proof.
  intros d W relu HR O1 O2. set (T := fun i j => W j i) in *.
  assert (TW : forall z, veq d (mv d T (mv d W z)) z).
  { intros z i Hi. rewrite <- mv_mm.
    rewrite (@mv_ext F d d (mm d T W) delta z z O1 (@veq_refl _ d z) i Hi). apply mv_id, Hi. }
  assert (Norm : forall z, nrm2 F d (mv d W z) = nrm2 F d z).
  { intro z. transitivity (sum d (fun j => z j * mv d T (mv d W z) j)).
    - transitivity (sum d (fun i => sum d (fun j => z j * (W i j * mv d W z i)))).
      + apply sum_ext. intros i _. unfold mv at 1. rewrite <- sum_mul_r. apply sum_ext. intros j _. ring.
      + rewrite sum_swap. apply sum_ext. intros j _. rewrite sum_mul_l. reflexivity.
    - apply sum_ext. intros j Hj. rewrite (TW z j Hj). reflexivity. }
  (* moving z along column i of W^T moves component i of Wz only *)
  assert (Move : forall z c i k, (i < d)%nat -> (k < d)%nat ->
    mv d W (fun l => z l - c * T l i) k = mv d W z k - c * delta k i).
  { intros z c i k Hi Hk. rewrite <- (O2 k i Hk Hi). unfold mv, mm.
    rewrite <- sum_mul_l, <- sum_sub. apply sum_ext. intros l _. ring. }
  split; [|split; [|split]].
  - intros z i Hi. rewrite <- (TW z i Hi). apply mv_veq. intros k _. apply (relu_split relu HR).
  - intro z. rewrite <- (Norm z). unfold nrm2. rewrite <- sum_add. apply sum_ext. intros i _.
    apply (relu_split relu HR).
  - intro z. destruct HR as [R1 R2]. split.
    + intros H i Hi. destruct (lt_total F 0 (mv d W z i)) as [P|P]; [exact P|exfalso].
      assert (Np : ~ 0 < mv d W z i).
      { destruct P as [<-|P]; [apply lt_irrefl|exact (lt_asym F _ _ P)]. }
      (* z' = z - W^T e_i has the same image *)
      assert (E : veq d (fun l => z l - 1 * T l i) z).
      { apply H. intros k Hk. rewrite (Move z 1 i k Hi Hk). destruct (Nat.eq_dec k i) as [->|Ne].
        - rewrite delta_same, (R2 (mv d W z i) Np). apply R2. intro L. apply Np.
          apply lt_trans with (mv d W z i - 1 * 1); [exact L|]. apply pos_sub_lt.
          replace (mv d W z i - (mv d W z i - 1 * 1)) with (1 : F) by ring. apply one_pos.
        - rewrite delta_diff by exact Ne. f_equal. ring. }
      apply (one_not_zero F). rewrite <- (delta_same F i), <- (O2 i i Hi Hi).
      unfold mm. apply sum_zero. intros l Hl. pose proof (E l Hl) as Q. cbv beta in Q.
      replace (T l i) with (z l - (z l - 1 * T l i)) by ring. rewrite Q. ring.
    + intros P z' H i Hi. rewrite <- (TW z' i Hi), <- (TW z i Hi). apply mv_veq. intros k Hk.
      pose proof (H k Hk) as E. cbv beta in E. rewrite (R1 _ (P k Hk)) in E.
      destruct (lt_total F 0 (mv d W z' k)) as [Q|Q]; [rewrite (R1 _ Q) in E; exact E|exfalso].
      rewrite R2 in E.
      * apply (lt_neq F _ _ (P k Hk)). exact E.
      * destruct Q as [<-|Q]; [apply lt_irrefl|exact (lt_asym F _ _ Q)].
  - intros Hd e He. destruct HR as [R1 R2].
    exists (fun l => 0 - e * T l 0%nat).
    assert (Z : forall k, mv d W (fun _ => 0) k = 0) by (intro k; apply sum_zero; intros; ring).
    assert (Nz : nrm2 F d (fun l => 0 - e * T l 0%nat) = e * e).
    { rewrite <- (Norm (fun l => 0 - e * T l 0%nat)). unfold nrm2.
      transitivity (sum d (fun k => (e * e * delta k 0%nat) * delta k 0%nat)).
      - apply sum_ext. intros k Hk. rewrite (Move (fun _ => 0) e 0%nat k Hd Hk), Z. ring.
      - rewrite (sum_delta F (fun k => e * e * delta k 0%nat) Hd), delta_same. ring. }
    split; [|split; [exact Nz|]].
    + intro E. apply (pos_neq F _ (lt_mul F _ _ He He)). rewrite <- Nz. apply sum_zero.
      intros l Hl. rewrite (E l Hl). ring.
    + intros k Hk. rewrite (Move (fun _ => 0) e 0%nat k Hd Hk), Z.
      destruct (Nat.eq_dec k 0) as [->|Ne].
      * rewrite delta_same, (R2 0 (lt_irrefl F _)). apply R2. apply lt_asym.
        replace (0 - e * 1) with (- e) by ring. apply neg_opp, He.
      * rewrite delta_diff by exact Ne. f_equal. ring.
Qed.
End Both.

Print Assumptions relu_layer_with_both_signs_of_an_orthogonal_matrix_is_inverted_by_a_difference.
