(* x H(x) against the soft threshold, over every ordered field F; 0 <= x is [nn x].
   [soft lam f]: f t = t - lam above lam, t + lam below - lam, 0 between, which is
   sign(t) max(|t| - lam, 0).  The value H(0) is arbitrary.
   Source: Poggio, sections 4.1 and 4.2.1. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Thresholds.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

(* ---- non-negative numbers ---- *)
Definition nn (x : F) : Prop := ~ x < 0.

Lemma nn_cases : forall x, nn x -> 0 < x \/ x = 0.
Proof. intros x H. destruct (lt_total F 0 x) as [P|[P|P]]; [left; exact P|right; symmetry; exact P|contradiction]. Qed.
Lemma nn_pos : forall x : F, 0 < x -> nn x.
Proof. intros x H. exact (lt_asym F _ _ H). Qed.
Lemma nn_zero : nn 0.
Proof. apply lt_irrefl. Qed.
Lemma nn_add : forall x y, nn x -> nn y -> nn (x + y).
Proof.
  intros x y Hx Hy. destruct (nn_cases x Hx) as [P| ->]; [destruct (nn_cases y Hy) as [Q| ->]|].
  - apply nn_pos, pos_add; assumption.
  - replace (x + 0) with x by ring. exact Hx.
  - replace (0 + y) with y by ring. exact Hy.
Qed.
Lemma nn_mul : forall x y, nn x -> nn y -> nn (x * y).
Proof.
  intros x y Hx Hy. destruct (nn_cases x Hx) as [P| ->]; [destruct (nn_cases y Hy) as [Q| ->]|].
  - apply nn_pos, lt_mul; assumption.
  - replace (x * 0) with (0 : F) by ring. apply nn_zero.
  - replace (0 * y) with (0 : F) by ring. apply nn_zero.
Qed.
Lemma nn_cancel : forall c x, 0 < c -> nn (c * x) -> nn x.
Proof.
  intros c x Pc H L. apply H. apply pos_opp in L. pose proof (lt_mul F _ _ Pc L) as Q.
  apply pos_sub_lt. replace (0 - c * x) with (c * - x) by ring. exact Q.
Qed.

Definition soft (lam : F) (f : F -> F) : Prop :=
  (forall t, lam < t -> f t = t - lam) /\ (forall t, t < - lam -> f t = t + lam) /\
  (forall t, ~ lam < t -> ~ t < - lam -> f t = 0).
Definition heaviside (H : F -> F) : Prop :=
  (forall t, 0 < t -> H t = 1) /\ (forall t, t < 0 -> H t = 0).

Lemma opp_lt : forall a b : F, a < - b -> b < - a.
Proof. intros a b H. apply lt_sub_pos in H. apply pos_sub_lt. replace (- a - b) with (- b - a) by ring. exact H. Qed.
Lemma below_sub : forall a b : F, a < b <-> 0 < b - a.
Proof. intros a b. split; [apply lt_sub_pos|apply pos_sub_lt]. Qed.

Lemma twice_neg : forall lam t : F, nn lam -> 0 < t - lam -> 0 < - t - lam -> False.
Proof.
  intros lam t Pl L Q. pose proof (pos_add F _ _ L Q) as S.
  replace (t - lam + (- t - lam)) with (- (lam + lam)) in S by ring.
  apply (nn_add _ _ Pl Pl). apply pos_sub_lt. replace (0 - (lam + lam)) with (- (lam + lam)) by ring. exact S.
Qed.

Theorem h_d_is_relu_and_the_soft_threshold_is_a_difference_of_two_relus :
  forall (lam : F) (f H relu : F -> F), nn lam -> soft lam f -> heaviside H -> is_relu F relu ->
  (forall t, t * H t = relu t) /\
  (forall t, f t = relu (t - lam) - relu (- t - lam)) /\
  relu (- lam - 1) <> f (- lam - 1).
Proof.
  intros lam f H relu Pl [F1 [F2 F3]] [H1 H0] [R1 R2].
  assert (M : - lam - 1 < - lam).
  { apply pos_sub_lt. replace (- lam - (- lam - 1)) with (1 : F) by ring. apply one_pos. }
  split; [|split].
  - intro t. destruct (lt_total F 0 t) as [P|[<-|P]].
    + rewrite H1, R1 by exact P. ring.
    + rewrite R2 by apply lt_irrefl. ring.
    + rewrite H0, R2; [ring|exact (lt_asym F _ _ P)|exact P].
  - intro t. destruct (lt_total F lam t) as [P|P].
    + apply lt_sub_pos in P as P'. rewrite (F1 t P), (R1 (t - lam) P'), R2; [ring|].
      intro Q. exact (twice_neg lam t Pl P' Q).
    + assert (N : ~ lam < t) by (destruct P as [<-|P]; [apply lt_irrefl|exact (lt_asym F _ _ P)]).
      rewrite (R2 (t - lam)) by (intro Q; apply N, pos_sub_lt, Q).
      destruct (lt_total F t (- lam)) as [Q|Q].
      * rewrite (F2 t Q), R1; [ring|]. apply lt_sub_pos in Q. replace (- t - lam) with (- lam - t) by ring. exact Q.
      * assert (N' : ~ t < - lam) by (destruct Q as [->|Q]; [apply lt_irrefl|exact (lt_asym F _ _ Q)]).
        rewrite (F3 t N N'), R2; [ring|]. intro L. apply N'. apply pos_sub_lt.
        replace (- lam - t) with (- t - lam) by ring. exact L.
  - rewrite (F2 _ M), R2.
    + intro E. apply (one_not_zero F). replace (1 : F) with (- (- lam - 1 + lam)) by ring. rewrite <- E. ring.
    + intro L. apply Pl. apply lt_trans with (- (1)).
      * apply pos_sub_lt. replace (- (1) - lam) with (- lam - 1) by ring. exact L.
      * apply neg_opp, one_pos.
Qed.

Theorem x_times_a_soft_threshold_is_even_and_nonnegative :
  forall (lam mu : F) (f g : F -> F), nn lam -> nn mu -> soft lam f -> soft mu g ->
  (forall t, t * f t = - t * f (- t) /\ nn (t * f t)) /\
  0 < (- lam - mu - 1) * f (- lam - mu - 1) /\ g (- lam - mu - 1) < 0.
Proof.
  intros lam mu f g Pl Pm [F1 [F2 F3]] [G1 [G2 G3]].
  assert (Up : forall t, lam < t -> 0 < t).
  { intros t L. destruct (nn_cases lam Pl) as [P|Z]; [apply lt_trans with lam; assumption|]. rewrite Z in L. exact L. }
  split; [|split].
  - intro t. destruct (lt_total F lam t) as [P|P].
    + assert (Q : - t < - lam) by (apply pos_sub_lt; apply lt_sub_pos in P; replace (- lam - - t) with (t - lam) by ring; exact P).
      rewrite (F1 t P), (F2 _ Q). split; [ring|]. apply nn_mul; apply nn_pos; [apply Up, P|apply lt_sub_pos, P].
    + assert (N : ~ lam < t) by (destruct P as [<-|P]; [apply lt_irrefl|exact (lt_asym F _ _ P)]).
      destruct (lt_total F t (- lam)) as [Q|Q].
      * assert (Q' : lam < - t) by (apply opp_lt, Q).
        rewrite (F2 t Q), (F1 _ Q'). split; [ring|].
        replace (t * (t + lam)) with (- t * (- t - lam)) by ring.
        apply nn_mul; apply nn_pos; [apply Up, Q'|apply lt_sub_pos, Q'].
      * assert (N' : ~ t < - lam) by (destruct Q as [->|Q]; [apply lt_irrefl|exact (lt_asym F _ _ Q)]).
        assert (M : ~ lam < - t).
        { intro L. apply N', opp_lt, L. }
        assert (M' : ~ - t < - lam).
        { intro L. apply N. apply pos_sub_lt. apply lt_sub_pos in L. replace (t - lam) with (- lam - - t) by ring. exact L. }
        rewrite (F3 t N N'), (F3 _ M M'). split; [ring|]. replace (t * 0) with (0 : F) by ring. apply nn_zero.
  - assert (P : forall a, nn a -> 0 < a + 1).
    { intros a Ha. destruct (nn_cases a Ha) as [Q| ->]; [apply pos_add; [exact Q|apply one_pos]|].
      replace (0 + 1) with (1 : F) by ring. apply one_pos. }
    rewrite F2.
    + replace ((- lam - mu - 1) * (- lam - mu - 1 + lam)) with ((lam + mu + 1) * (mu + 1)) by ring.
      apply lt_mul; apply P; [apply nn_add; assumption|assumption].
    + apply pos_sub_lt. replace (- lam - (- lam - mu - 1)) with (mu + 1) by ring. apply P, Pm.
  - assert (P : 0 < lam + 1).
    { destruct (nn_cases lam Pl) as [Q| ->]; [apply pos_add; [exact Q|apply one_pos]|].
      replace (0 + 1) with (1 : F) by ring. apply one_pos. }
    rewrite G2.
    + replace (- lam - mu - 1 + mu) with (- (lam + 1)) by ring. apply neg_opp, P.
    + apply pos_sub_lt. replace (- mu - (- lam - mu - 1)) with (lam + 1) by ring. exact P.
Qed.

End Thresholds.

Print Assumptions h_d_is_relu_and_the_soft_threshold_is_a_difference_of_two_relus.
Print Assumptions x_times_a_soft_threshold_is_even_and_nonnegative.
