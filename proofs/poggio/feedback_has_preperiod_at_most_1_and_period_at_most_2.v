(* Clipped auto-associative weights are a symmetric 0/1 matrix W.  With threshold = number
   of active input units, unit i fires on the state c iff W i j = 1 for every active j.
   Then F(F(F(c))) = F(c) for every state c, stored or not: the output sequence has
   preperiod at most 1 and period 1 or 2.  For every number n of units.
   Source: Poggio, section 2.1, quotation ("converged onto a single pattern"). *)
Require Import Arith Lia Bool.
Require Import Elenchus.formal.Finite.

Section Feedback.
Variables (n : nat) (W : nat -> nat -> bool).
Hypothesis symmetric : forall i j, i < n -> j < n -> W i j = W j i.

Fixpoint count (k : nat) (p : nat -> bool) : nat :=
  match k with O => O | S k => count k p + (if p k then 1 else 0) end.
(* the weights from active units reach their number *)
Definition fire (c : nat -> bool) : nat -> bool :=
  fun i => Nat.leb (count n c) (count n (fun j => W i j && c j)).

Lemma count_le : forall k p q, (forall j, j < k -> p j = true -> q j = true) ->
  count k p <= count k q /\
  (count k q <= count k p -> forall j, j < k -> q j = true -> p j = true).
Proof.
  induction k as [|k IH]; intros p q H; [split; [cbn; lia|intros _ j Hj; lia]|].
  destruct (IH p q) as [L E]; [intros j Hj; apply H; lia|]. cbn.
  pose proof (H k (Nat.lt_succ_diag_r k)) as Hk. split.
  - destruct (p k); [rewrite Hk by reflexivity; lia|]. destruct (q k); lia.
  - intros Q j Hj Qj. destruct (p k) eqn:Pk; destruct (q k) eqn:Qk.
    + destruct (Nat.eq_dec j k) as [->|]; [exact Pk|]. apply E; [lia|lia|exact Qj].
    + discriminate (Hk eq_refl).
    + lia.
    + destruct (Nat.eq_dec j k) as [->|]; [congruence|]. apply E; [lia|lia|exact Qj].
Qed.

Lemma fires_iff : forall c i, fire c i = true <-> (forall j, j < n -> c j = true -> W i j = true).
Proof.
  intros c i. unfold fire. rewrite Nat.leb_le.
  destruct (count_le n (fun j => W i j && c j) c) as [L E].
  { intros j _ Q. apply andb_true_iff in Q. apply Q. }
  split.
  - intros Q j Hj Cj. specialize (E Q j Hj Cj). apply andb_true_iff in E. apply E.
  - intro H. apply count_le. intros j Hj Cj. rewrite (H j Hj Cj), Cj. reflexivity.
Qed.

Theorem feedback_has_preperiod_at_most_1_and_period_at_most_2 :
  forall (c : nat -> bool) (i : nat), i < n -> fire (fire (fire c)) i = fire c i.
Proof.
  intros c i Hi. apply eq_true_iff_eq. rewrite !fires_iff. split.
  - intros H j Hj Cj. apply (H j Hj). rewrite fires_iff. intros k Hk Fk.
    rewrite fires_iff in Fk. rewrite symmetric by assumption. exact (Fk j Hj Cj).
  - intros H k Hk Fk. rewrite fires_iff in Fk. rewrite symmetric by assumption. apply Fk; [exact Hi|].
    rewrite fires_iff. exact H.
Qed.
End Feedback.

Print Assumptions feedback_has_preperiod_at_most_1_and_period_at_most_2.
