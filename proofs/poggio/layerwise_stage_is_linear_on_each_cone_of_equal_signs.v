(* W |-> relu(W h) satisfies relu((a W) h) = a relu(W h) for a >= 0, and
   relu((W + V) h) = relu(W h) + relu(V h) if (W h)_i (V h)_i >= 0 for all i.  So on a convex
   cone of weights with equal signs the stage is linear, and the stage loss |relu(W h) - t|^2 is
   the square of an affine function.  The loss (relu(W) - 1)^2 (h = t = 1) is not convex: it
   is 1 at -1 and at 0, and 0 at 1, and 0 is the midpoint of -1 and 1.
   For all sizes, over every ordered field.  Source: Poggio, section 6. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Stage.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Lemma relu_homogeneous : forall relu, is_relu F relu -> forall a t, ~ a < 0 -> relu (a * t) = a * relu t.
Proof.
  intros relu [R1 R2] a t A. destruct (lt_total F 0 a) as [P|[<-|P]]; [| |contradiction].
  - destruct (lt_total F 0 t) as [Q|[<-|Q]].
    + rewrite (R1 t Q), R1; [reflexivity|]. apply lt_mul; assumption.
    + replace (a * 0) with (0 : F) by ring. rewrite (R2 0 (lt_irrefl F _)). ring.
    + rewrite (R2 t (lt_asym F _ _ Q)), R2; [ring|]. apply lt_asym. apply pos_sub_lt.
      replace (0 - a * t) with (a * - t) by ring. apply lt_mul; [exact P|apply pos_opp, Q].
  - replace (0 * t) with (0 : F) by ring. rewrite R2; [ring|]. apply lt_irrefl.
Qed.

Lemma relu_additive : forall relu, is_relu F relu -> forall a b, ~ a * b < 0 ->
  relu (a + b) = relu a + relu b.
Proof.
  intros relu [R1 R2] a b H.
  assert (Z : relu 0 = 0) by (apply R2, lt_irrefl).
  assert (Neg : forall t, t < 0 -> relu t = 0) by (intros t L; apply R2; exact (lt_asym F _ _ L)).
  assert (Mixed : forall s t : F, 0 < s -> t < 0 -> s * t < 0).
  { intros s t Hs Ht. apply pos_sub_lt. replace (0 - s * t) with (s * - t) by ring.
    apply lt_mul; [exact Hs|apply pos_opp, Ht]. }
  destruct (lt_total F 0 a) as [P|[<-|P]].
  - destruct (lt_total F 0 b) as [Q|[<-|Q]].
    + rewrite (R1 a P), (R1 b Q). apply R1, pos_add; assumption.
    + rewrite Z. replace (a + 0) with a by ring. ring.
    + exfalso. exact (H (Mixed a b P Q)).
  - rewrite Z. replace (0 + b) with b by ring. ring.
  - destruct (lt_total F 0 b) as [Q|[<-|Q]].
    + exfalso. apply H. replace (a * b) with (b * a) by ring. exact (Mixed b a Q P).
    + rewrite Z. replace (a + 0) with a by ring. ring.
    + rewrite (Neg a P), (Neg b Q), Neg; [ring|].
      replace (0 : F) with (0 + 0 : F) by ring. apply lt_add2; assumption.
Qed.

Theorem layerwise_stage_is_linear_on_each_cone_of_equal_signs :
  forall relu, is_relu F relu ->
  (forall (m d : nat) (W V : nat -> nat -> F) (h : nat -> F),
     (forall a, ~ a < 0 ->
        veq m (layer d relu (fun i j => a * W i j) h) (fun i => a * layer d relu W h i)) /\
     ((forall i, (i < m)%nat -> ~ mv d W h i * mv d V h i < 0) ->
        veq m (layer d relu (fun i j => W i j + V i j) h)
              (fun i => layer d relu W h i + layer d relu V h i) /\
        forall a b t, ~ a < 0 -> ~ b < 0 ->
          nrm2 F m (fun i => layer d relu (fun i j => a * W i j + b * V i j) h i - t i)
          = nrm2 F m (fun i => a * layer d relu W h i + b * layer d relu V h i - t i))) /\
  (let loss := fun w => (relu (w * 1) - 1) * (relu (w * 1) - 1) in
   loss (- (1)) = 1 /\ loss 0 = 1 /\ loss 1 = 0 /\
   loss (- (1)) + loss 1 < (1 + 1) * loss 0 /\
   (1 + 1) * 0 = - (1) + (1 : F)).
Proof.
  intros relu HR. split.
  - intros m d W V h.
    assert (S : forall a (U : nat -> nat -> F) i, mv d (fun i j => a * U i j) h i = a * mv d U h i).
    { intros a U i. unfold mv. rewrite <- sum_mul_l. apply sum_ext. intros j _. ring. }
    assert (A : forall U1 U2 : nat -> nat -> F, forall i,
      mv d (fun i j => U1 i j + U2 i j) h i = mv d U1 h i + mv d U2 h i).
    { intros U1 U2 i. unfold mv. rewrite <- sum_add. apply sum_ext. intros j _. ring. }
    split.
    + intros a Ha i Hi. unfold layer. rewrite S. apply relu_homogeneous; assumption.
    + intros H. split.
      * intros i Hi. unfold layer. rewrite A. apply relu_additive; [exact HR|apply H, Hi].
      * intros a b t Ha Hb. apply sum_ext. intros i Hi. unfold layer.
        rewrite (A (fun i j => a * W i j) (fun i j => b * V i j)), !S.
        rewrite relu_additive; [rewrite !relu_homogeneous by assumption; reflexivity|exact HR|].
        intro L.
        replace (a * mv d W h i * (b * mv d V h i)) with ((a * b) * (mv d W h i * mv d V h i)) in L by ring.
        set (p := mv d W h i * mv d V h i) in *.
        assert (Q : ~ p < 0) by (apply H, Hi).
        assert (Mul : forall s t : F, ~ s < 0 -> ~ t < 0 -> ~ s * t < 0).
        { intros s u Hs Hu M. destruct (lt_total F 0 s) as [P|[P|P]]; [|rewrite <- P in M|exact (Hs P)].
          - destruct (lt_total F 0 u) as [P'|[P'|P']]; [|rewrite <- P' in M|exact (Hu P')].
            + exact (lt_asym F _ _ M (lt_mul F _ _ P P')).
            + replace (s * 0) with (0 : F) in M by ring. exact (lt_irrefl F _ M).
          - replace (0 * u) with (0 : F) in M by ring. exact (lt_irrefl F _ M). }
        exact (Mul (a * b) p (Mul a b Ha Hb) Q L).
  - destruct HR as [R1 R2]. cbv beta zeta. pose proof (one_pos F) as O.
    replace (- (1) * 1 : F) with (- (1) : F) by ring. replace (0 * 1 : F) with (0 : F) by ring.
    replace (1 * 1 : F) with (1 : F) by ring.
    rewrite (R1 1 O), (R2 0 (lt_irrefl F _)), (R2 (- (1)) (lt_asym F _ _ (neg_opp F _ O))).
    assert (L : (0 - 1) * (0 - 1) + (1 - 1) * (1 - 1) < (1 + 1) * ((0 - 1) * (0 - 1) : F)).
    { apply pos_sub_lt. match goal with |- 0 < ?t => replace t with (1 : F) by ring end. exact O. }
    repeat split; try ring; exact L.
Qed.
End Stage.

Print Assumptions layerwise_stage_is_linear_on_each_cone_of_equal_signs.
