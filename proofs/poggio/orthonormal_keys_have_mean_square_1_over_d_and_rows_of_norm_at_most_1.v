(* X^T X = I_N for X with D rows: the squared entries of each column add up to 1 (so their
   mean is 1/D), and the squared entries of each row to at most 1.  For all D, N over every
   ordered field.
   Source: Poggio, section 2, "equivalent to assuming X^T X = I", direction <=. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Rows.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem orthonormal_keys_have_columns_of_norm_1_and_rows_of_norm_at_most_1 :
  forall (D N : nat) (X : nat -> nat -> F),
  meq N N (mm D (fun i j => X j i) X) delta ->
  (forall n, (n < N)%nat -> sum D (fun d => X d n * X d n) = 1) /\
  (forall d, (d < D)%nat -> ~ 1 < sum N (fun n => X d n * X d n)).
Proof.
  intros D N X O. split.
  - intros n Hn. transitivity (delta (R := F) n n); [|apply delta_same]. rewrite <- (O n n Hn Hn).
    reflexivity.
  - intros d Hd. set (r := sum N (fun n => X d n * X d n)).
    (* r = |X^T e_d|^2 = |X X^T e_d|^2 >= r^2 *)
    set (P := fun e => sum N (fun n => X e n * X d n)).
    assert (E : sum D (fun e => P e * P e) = r).
    { transitivity (sum N (fun n => sum N (fun m => X d n * X d m * delta m n))).
      - transitivity (sum D (fun e => sum N (fun n => sum N (fun m =>
          X d n * X d m * (X e n * X e m))))).
        + apply sum_ext. intros e _. unfold P. rewrite <- sum_mul_r. apply sum_ext. intros n _.
          rewrite <- sum_mul_l. apply sum_ext. intros m _. ring.
        + rewrite sum_swap. apply sum_ext. intros n Hn. rewrite sum_swap. apply sum_ext.
          intros m Hm. rewrite sum_mul_l. f_equal. rewrite delta_sym. exact (O n m Hn Hm).
      - apply sum_ext. intros n Hn.
        rewrite (sum_delta F (fun m => X d n * X d m) Hn). reflexivity. }
    assert (G : ~ r < r * r).
    { pose proof (sum_split F (fun e => P e * P e) Hd) as Sp. cbn beta in Sp. rewrite E in Sp.
      change (P d) with r in Sp.
      assert (Rest : ~ sum D (fun e => if Nat.eqb e d then 0 else P e * P e) < 0).
      { apply sum_nonneg. intros e _. destruct (Nat.eqb e d); [apply lt_irrefl|apply square_nonneg]. }
      set (rest := sum D (fun e => if Nat.eqb e d then 0 else P e * P e)) in *.
      intro Q. apply Rest. apply pos_sub_lt. apply lt_sub_pos in Q.
      replace (0 - rest) with (r * r - (r * r + rest)) by ring. rewrite <- Sp. exact Q. }
    intro Q. apply G. apply lt_sub_pos in Q. apply pos_sub_lt.
    replace (r * r - r) with (r * (r - 1)) by ring. apply lt_mul; [|exact Q].
    apply lt_trans with 1; [apply one_pos|]. apply pos_sub_lt. exact Q.
Qed.
End Rows.

Print Assumptions orthonormal_keys_have_columns_of_norm_1_and_rows_of_norm_at_most_1.
