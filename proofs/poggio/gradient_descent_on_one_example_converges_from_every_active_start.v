(* One example h with target t > 0 and one ReLU unit; the gradient of (relu(w.h) - t)^2 is
   2(relu(w.h) - t)[w.h > 0] h.  From w.h > 0 and for 0 < eta, 2 eta |h|^2 <= 1, a step keeps
   w.h > 0 and multiplies w.h - t by 1 - 2 eta |h|^2, which lies in [0, 1); so after n steps
   w.h - t is (1 - 2 eta |h|^2)^n times its start, and it tends to 0 over the rationals, the
   reals and every other Archimedean field.  Where w.h <= 0 the gradient is 0 and w never moves.
   For all dimensions d, over every ordered field.  Source: Poggio, section 6. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Stage.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem gradient_descent_on_one_example_converges_from_every_active_start :
  forall (d : nat) (h : nat -> F) (t eta : F) (relu gate : F -> F), is_relu F relu ->
  (forall u, 0 < u -> gate u = 1) -> (forall u, ~ 0 < u -> gate u = 0) ->
  let gradient := fun w i => (1 + 1) * (relu (dot d w h) - t) * gate (dot d w h) * h i in
  let step := fun w i => w i - eta * gradient w i in
  let factor := 1 - (1 + 1) * (eta * nrm2 F d h) in
  (forall w, ~ 0 < dot d w h -> veq d (gradient w) (fun _ => 0) /\
     forall n, veq d (iter n step w) w) /\
  (0 < t -> 0 < eta -> ~ 1 < (1 + 1) * (eta * nrm2 F d h) ->
   forall w, 0 < dot d w h ->
   ~ factor < 0 /\ factor < 1 /\
   (forall n, 0 < dot d (iter n step w) h /\
      dot d (iter n step w) h - t = pow F factor n * (dot d w h - t)) /\
   (archimedean F -> tends (fun n => relu (dot d (iter n step w) h) - t) 0)).
Proof.
  intros d h t eta relu gate [R1 R2] G1 G2 gradient step factor. split.
  - intros w Nw.
    assert (Z : forall v, ~ 0 < dot d v h -> veq d (gradient v) (fun _ => 0)).
    { intros v Nv i _. unfold gradient. rewrite (G2 _ Nv). ring. }
    split; [exact (Z w Nw)|]. induction n as [|n IH]; [apply veq_refl|].
    intros i Hi. cbn [iter]. unfold step at 1. rewrite Z; [rewrite (IH i Hi); ring| |exact Hi].
    assert (E : dot d (iter n step w) h = dot d w h).
    { apply sum_ext. intros j Hj. rewrite (IH j Hj). reflexivity. }
    rewrite E. exact Nw.
  - intros Pt Pe Le w Pw.
    assert (Ph : 0 < nrm2 F d h).
    { destruct (lt_total F 0 (nrm2 F d h)) as [P|[P|P]]; [exact P|exfalso|exfalso].
      - apply (lt_neq F _ _ Pw). symmetry. apply sum_zero. intros i Hi.
        rewrite (sum_squares_zero F d h (eq_sym P) i Hi). ring.
      - apply (sum_nonneg F d (fun i => h i * h i)); [intros; apply square_nonneg|exact P]. }
    assert (F0 : ~ factor < 0).
    { intro L. apply Le. apply pos_sub_lt. apply pos_opp in L. unfold factor in L.
      match type of L with 0 < ?s => match goal with |- 0 < ?g => replace g with s by ring end end. exact L. }
    assert (F1 : factor < 1).
    { apply pos_sub_lt. unfold factor.
      match goal with |- 0 < ?g => replace g with ((1 + 1) * (eta * nrm2 F d h)) by ring end.
      apply lt_mul; [apply two_pos|apply lt_mul; assumption]. }
    assert (St : forall v, 0 < dot d v h -> dot d (step v) h - t = factor * (dot d v h - t)).
    { intros v Pv. unfold step, gradient. rewrite (R1 _ Pv), (G1 _ Pv).
      assert (D : forall c, dot d (fun i => v i - eta * (c * 1 * h i)) h
                            = dot d v h - eta * c * nrm2 F d h).
      { intro c. unfold dot, nrm2. rewrite <- sum_mul_l, <- sum_sub. apply sum_ext. intros i _. ring. }
      rewrite D. unfold factor. ring. }
    assert (Act : forall v, 0 < dot d v h -> 0 < dot d (step v) h).
    { intros v Pv. replace (dot d (step v) h) with (factor * dot d v h + (1 - factor) * t).
      2: { transitivity (dot d (step v) h - t + t); [rewrite (St v Pv)|]; ring. }
      assert (Q : 0 < (1 - factor) * t) by (apply lt_mul; [apply lt_sub_pos, F1|exact Pt]).
      destruct (lt_total F 0 factor) as [P|[P|P]]; [|rewrite <- P in *|contradiction].
      - apply pos_add; [apply lt_mul; assumption|exact Q].
      - replace (0 * dot d v h + (1 - 0) * t) with ((1 - 0) * t) by ring. exact Q. }
    assert (It : forall n, 0 < dot d (iter n step w) h /\
      dot d (iter n step w) h - t = pow F factor n * (dot d w h - t)).
    { induction n as [|n [A B]]; [split; [exact Pw|cbn; ring]|].
      cbn [iter pow]. split; [apply Act, A|]. rewrite (St _ A), B. ring. }
    split; [exact F0|split; [exact F1|split; [exact It|]]]. intro Ar.
    assert (M1 : - (1) < factor).
    { destruct (lt_total F 0 factor) as [P|[P|P]]; [|rewrite <- P|contradiction].
      - apply lt_trans with 0; [apply neg_opp, one_pos|exact P].
      - apply neg_opp, one_pos. }
    replace (0 : F) with ((dot d w h - t) * 0) by ring.
    apply tends_ext with (fun n => (dot d w h - t) * pow F factor n).
    + intro n. destruct (It n) as [A B]. rewrite (R1 _ A), B. ring.
    + apply tends_mul, tends_pow; assumption.
Qed.
End Stage.

Print Assumptions gradient_descent_on_one_example_converges_from_every_active_start.
