(* The k-fold composition of the tent T(t) = sigma(2t) - 2 sigma(2t - 1), sigma = ReLU: two
   units per layer, k layers.  At the points x with 2^k x = i, i = 0, ..., 2^k, it is 0 for
   even and 1 for odd i.  For every k, over every ordered field.
   Source: Poggio, section 2.1, reading "size". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Sawtooth.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Variable sigma : F -> F.
Hypothesis Sg : is_relu F sigma.

Definition tent (t : F) : F := sigma (t + t) - (1 + 1) * sigma (t + t - 1).
Fixpoint sawtooth (k : nat) (t : F) : F :=
  match k with O => t | S k => sawtooth k (tent t) end.

Lemma of_nat_add : forall n m, of_nat F (n + m) = of_nat F n + of_nat F m.
Proof. induction n as [|n IH]; intro m; cbn; [ring|]. rewrite IH. ring. Qed.

Lemma of_nat_pow : forall k, of_nat F (2 ^ k) = pow F (1 + 1) k.
Proof.
  induction k as [|k IH]; [cbn; ring|]. cbn [Nat.pow pow]. rewrite <- IH.
  replace (2 * 2 ^ k)%nat with (2 ^ k + 2 ^ k)%nat by lia. rewrite of_nat_add. ring.
Qed.

Lemma relu_nonneg : forall t, ~ t < 0 -> sigma t = t.
Proof.
  intros t H. destruct Sg as [S1 S2]. destruct (lt_total F 0 t) as [P|[<-|P]];
    [apply S1, P|apply S2, lt_irrefl|contradiction].
Qed.

(* comparisons of x with y after multiplication by a positive number *)
Lemma scaled : forall p x y : F, 0 < p -> ~ p * y < p * x -> ~ y < x.
Proof. intros p x y P H Q. apply H, lt_mul_pos_l; assumption. Qed.

Theorem sawtooth_alternates : forall k i x, (i <= 2 ^ k)%nat ->
  pow F (1 + 1) k * x = of_nat F i -> sawtooth k x = if Nat.even i then 0 else 1.
Proof.
  induction k as [|k IH]; intros i x Hi E.
  - cbn in Hi, E. assert (X : x = of_nat F i) by (rewrite <- E; ring). rewrite X.
    destruct i as [|[|i]]; [reflexivity|cbn; ring|lia].
  - cbn [Nat.pow] in Hi. cbn [pow] in E. cbn [sawtooth].
    set (p := pow F (1 + 1) k) in *.
    assert (Pp : 0 < p) by (apply pow_pos, two_pos).
    assert (Ep : p = of_nat F (2 ^ k)) by (unfold p; symmetry; apply of_nat_pow).
    assert (E2 : p * (x + x) = of_nat F i) by (rewrite <- E; ring).
    assert (Nn : ~ x + x < 0).
    { apply (scaled p); [exact Pp|]. rewrite E2. replace (p * 0) with (0:F) by ring.
      apply of_nat_nonneg. }
    destruct (le_lt_dec i (2 ^ k)) as [Le|Gt].
    + assert (T : tent x = x + x).
      { unfold tent. rewrite (relu_nonneg _ Nn). destruct Sg as [_ S2]. rewrite S2; [ring|].
        intro Q. assert (R : ~ 1 < x + x).
        { apply (scaled p); [exact Pp|]. rewrite E2. replace (p * 1) with p by ring.
          rewrite Ep. apply of_nat_mono, Le. }
        apply R, pos_sub_lt, Q. }
      rewrite T. apply IH; assumption.
    + assert (Ge : ~ x + x - 1 < 0).
      { intro Q. assert (R : ~ x + x < 1).
        { apply (scaled p); [exact Pp|]. rewrite E2. replace (p * 1) with p by ring.
          rewrite Ep. apply of_nat_mono. lia. }
        apply R, pos_sub_lt. apply pos_opp in Q.
        replace (1 - (x + x)) with (- (x + x - 1)) by ring. exact Q. }
      assert (T : tent x = 1 + 1 - (x + x)).
      { unfold tent. rewrite (relu_nonneg _ Nn), (relu_nonneg _ Ge). ring. }
      rewrite T. rewrite (IH (2 ^ k + 2 ^ k - i)%nat); [|lia|].
      * replace (Nat.even (2 ^ k + 2 ^ k - i)) with (Nat.even i); [reflexivity|].
        rewrite Nat.even_sub by lia. replace (2 ^ k + 2 ^ k)%nat with (2 * 2 ^ k)%nat by lia.
        rewrite Nat.even_mul. cbn. destruct (Nat.even i); reflexivity.
      * transitivity ((of_nat F (2 ^ k) + of_nat F (2 ^ k)) - of_nat F i).
        { rewrite <- E2, <- Ep. ring. }
        rewrite <- of_nat_add.
        replace (2 ^ k + 2 ^ k)%nat with ((2 ^ k + 2 ^ k - i) + i)%nat at 1 by lia.
        rewrite of_nat_add. ring.
Qed.
End Sawtooth.

Print Assumptions sawtooth_alternates.
