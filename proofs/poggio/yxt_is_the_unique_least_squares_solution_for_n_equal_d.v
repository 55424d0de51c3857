(* N = D: if X^T X = I or X X^T = I, then A = Y X^T is the only minimiser of |A X - Y|_F:
   every A that is as good is equal to it.  For all D, D', X, Y over every ordered field;
   norms are compared by their squares.
   Source: Poggio, section 2, reading "the only minimiser", N = D. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Unique.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition tr (X : nat -> nat -> F) : nat -> nat -> F := fun i j => X j i.

Lemma nonneg_plus : forall a b : F, ~ a < 0 -> ~ b < 0 -> a + b = 0 -> a = 0 /\ b = 0.
Proof.
  intros a b Ha Hb E.
  destruct (lt_total F 0 a) as [P|[<-|P]]; [| |contradiction].
  - exfalso. apply Hb. replace b with (a + b - a) by ring. rewrite E.
    replace (0 - a) with (- a) by ring. apply neg_opp, P.
  - split; [reflexivity|]. replace b with (0 + b) by ring. exact E.
Qed.

Lemma sum_nonneg_zero : forall n (f : nat -> F), (forall i, (i < n)%nat -> ~ f i < 0) ->
  sum n f = 0 -> forall i, (i < n)%nat -> f i = 0.
Proof.
  induction n as [|n IH]; intros f H E i Hi; [lia|]. cbn in E.
  destruct (nonneg_plus (sum n f) (f n)) as [E1 E2]; [|apply H; lia|exact E|].
  - apply sum_nonneg. intros; apply H; lia.
  - destruct (Nat.eq_dec i n) as [->|]; [exact E2|]. apply IH; [intros; apply H; lia|exact E1|lia].
Qed.

Lemma frob2_zero : forall m n (B : nat -> nat -> F), frob2 F m n B = 0 -> meq m n B (fun _ _ => 0).
Proof.
  intros m n B E i j Hi Hj. unfold frob2 in E.
  apply (sum_squares_zero F n (fun j => B i j)); [|exact Hj].
  apply (sum_nonneg_zero m (fun i => sum n (fun j => B i j * B i j))); [|exact E|exact Hi].
  intros k _. apply sum_nonneg. intros l _. apply square_nonneg.
Qed.

(* The Frobenius norm of I - X X^T is D - 2 tr(X X^T) + |X^T X|^2 = D - 2N + N. *)
Lemma left_inverse_is_right_inverse : forall D (X : nat -> nat -> F),
  meq D D (mm D (tr X) X) delta -> meq D D (mm D X (tr X)) delta.
Proof.
  intros D X O.
  set (P := mm D X (tr X)).
  assert (Sd : sum D (fun i => sum D (fun j => delta i j * delta i j)) = sum D (fun _ => (1:F))).
  { apply sum_ext. intros i Hi. rewrite (sum_ext F _ (fun j => delta i j * delta j i)).
    - rewrite (sum_delta F (fun j => delta i j) Hi). apply delta_same.
    - intros j _. rewrite (delta_sym F j i). reflexivity. }
  assert (T1 : sum D (fun i => sum D (fun j => delta i j * P i j)) = sum D (fun _ => 1)).
  { transitivity (sum D (fun i => P i i)).
    - apply sum_ext. intros i Hi. rewrite (sum_ext F _ (fun j => P i j * delta j i)).
      + apply (sum_delta F (fun j => P i j) Hi).
      + intros j _. rewrite (delta_sym F i j). ring.
    - unfold P, mm, tr. rewrite sum_swap. apply sum_ext. intros n Hn.
      rewrite <- (delta_same F n). symmetry. rewrite <- (O n n Hn Hn). unfold mm, tr. reflexivity. }
  assert (T2 : sum D (fun i => sum D (fun j => P i j * P i j)) = sum D (fun _ => 1)).
  { transitivity (sum D (fun n => sum D (fun m => mm D (tr X) X n m * mm D (tr X) X n m))).
    - transitivity (sum D (fun i => sum D (fun j => sum D (fun n => sum D (fun m =>
        X i n * X j n * (X i m * X j m)))))).
      + apply sum_ext. intros i _. apply sum_ext. intros j _. unfold P, mm, tr.
        rewrite <- sum_mul_r. apply sum_ext. intros n _. rewrite <- sum_mul_l. reflexivity.
      + transitivity (sum D (fun n => sum D (fun m => sum D (fun i => sum D (fun j =>
          X i n * X j n * (X i m * X j m)))))).
        * transitivity (sum D (fun i => sum D (fun n => sum D (fun j => sum D (fun m =>
            X i n * X j n * (X i m * X j m)))))).
          { apply sum_ext. intros i _. apply sum_swap. }
          rewrite sum_swap. apply sum_ext. intros n _.
          transitivity (sum D (fun i => sum D (fun m => sum D (fun j =>
            X i n * X j n * (X i m * X j m))))).
          { apply sum_ext. intros i _. apply sum_swap. }
          apply sum_swap.
        * apply sum_ext. intros n _. apply sum_ext. intros m _. unfold mm, tr.
          rewrite <- sum_mul_r. apply sum_ext. intros i _. rewrite <- sum_mul_l.
          apply sum_ext. intros j _. ring.
    - rewrite <- Sd. apply sum_ext. intros n Hn. apply sum_ext. intros m Hm.
      rewrite (O n m Hn Hm). reflexivity. }
  assert (Z : frob2 F D D (fun i j => delta i j - P i j) = 0).
  { unfold frob2.
    transitivity (sum D (fun i => sum D (fun j => delta i j * delta i j))
      - (1 + 1) * sum D (fun i => sum D (fun j => delta i j * P i j))
      + sum D (fun i => sum D (fun j => P i j * P i j))).
    - rewrite <- sum_mul_l, <- sum_sub, <- sum_add. apply sum_ext. intros i _.
      rewrite <- sum_mul_l, <- sum_sub, <- sum_add. apply sum_ext. intros j _. ring.
    - rewrite Sd, T1, T2. ring. }
  intros i j Hi Hj. pose proof (frob2_zero _ _ _ Z i j Hi Hj) as Q. cbn in Q.
  replace (P i j) with (delta i j - (delta i j - P i j)) by ring. rewrite Q. ring.
Qed.

Theorem yxt_is_the_unique_least_squares_solution_for_n_equal_d :
  forall (D D' : nat) (X Y A : nat -> nat -> F),
  (meq D D (mm D (tr X) X) delta \/ meq D D (mm D X (tr X)) delta) ->
  let A0 := mm D Y (tr X) in
  ~ frob2 F D' D (fun i j => mm D A0 X i j - Y i j) < frob2 F D' D (fun i j => mm D A X i j - Y i j) ->
  meq D' D A A0.
Proof.
  intros D D' X Y A O A0 Opt.
  assert (Both : meq D D (mm D (tr X) X) delta /\ meq D D (mm D X (tr X)) delta).
  { destruct O as [O|O].
    - split; [exact O|]. apply left_inverse_is_right_inverse, O.
    - split; [|exact O].
      pose proof (left_inverse_is_right_inverse D (tr X)) as G. unfold tr in *. apply G, O. }
  destruct Both as [C R].
  assert (E0 : frob2 F D' D (fun i j => mm D A0 X i j - Y i j) = 0).
  { unfold frob2. apply sum_zero. intros i Hi. apply sum_zero. intros j Hj.
    assert (E : mm D A0 X i j = Y i j).
    { unfold A0, mm. transitivity (sum D (fun n => Y i n * sum D (fun d => X d n * X d j))).
      - transitivity (sum D (fun d => sum D (fun n => Y i n * (X d n * X d j)))).
        + apply sum_ext. intros d _. rewrite <- sum_mul_r. apply sum_ext. intros n _. unfold tr. ring.
        + rewrite sum_swap. apply sum_ext. intros n _. rewrite sum_mul_l. reflexivity.
      - rewrite <- (sum_delta F (fun n => Y i n) Hj). apply sum_ext. intros n Hn. f_equal.
        exact (C n j Hn Hj). }
    rewrite E. ring. }
  rewrite E0 in Opt.
  assert (EA : frob2 F D' D (fun i j => mm D A X i j - Y i j) = 0).
  { destruct (lt_total F 0 (frob2 F D' D (fun i j => mm D A X i j - Y i j))) as [P|[Z|P]];
      [contradiction|symmetry; exact Z|].
    exfalso. exact (frob2_nonneg F D' D _ P). }
  intros i k Hi Hk.
  (* A = A X X^T = Y X^T *)
  transitivity (sum D (fun j => mm D A X i j * X k j)).
  - transitivity (sum D (fun d => A i d * sum D (fun j => X d j * X k j))).
    + rewrite <- (sum_delta F (fun d => A i d) Hk). apply sum_ext. intros d Hd. f_equal.
      symmetry. exact (R d k Hd Hk).
    + transitivity (sum D (fun d => sum D (fun j => A i d * (X d j * X k j)))).
      * apply sum_ext. intros d _. rewrite sum_mul_l. reflexivity.
      * rewrite sum_swap. apply sum_ext. intros j _. unfold mm. rewrite <- sum_mul_r.
        apply sum_ext. intros d _. ring.
  - unfold A0, mm at 2, tr. apply sum_ext. intros j Hj. f_equal.
    pose proof (frob2_zero _ _ _ EA i j Hi Hj) as Q. cbn in Q.
    replace (mm D A X i j) with (mm D A X i j - Y i j + Y i j) by ring. rewrite Q. ring.
Qed.
End Unique.

Print Assumptions yxt_is_the_unique_least_squares_solution_for_n_equal_d.
