(* X is D x N with X X^T = I_D, Y is D' x N, A = Y X^T.  Then A X = Y (A x_i = y_i for all i)
   if and only if every row of Y is a linear combination of the rows of X.
   For all D, N, D', over every commutative ring.  Source: Poggio, section 2. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Rows.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem recall_for_orthonormal_rows_is_exact_iff_outputs_lie_in_the_row_space :
  forall (D N D' : nat) (X Y : nat -> nat -> R),
  meq D D (mm N X (fun i j => X j i)) delta ->
  let A := mm N Y (fun i j => X j i) in
  (meq D' N (mm D A X) Y <->
   forall i, (i < D')%nat -> exists c, veq N (Y i) (fun j => sum D (fun k => c k * X k j))).
Proof.
  intros D N D' X Y O A. split.
  - intros E i Hi. exists (A i). intros j Hj. rewrite <- (E i j Hi Hj). reflexivity.
  - intros H i j Hi Hj. destruct (H i Hi) as [c E]. rewrite (E j Hj).
    unfold mm. apply sum_ext. intros k Hk. f_equal. unfold A, mm.
    transitivity (sum N (fun l => sum D (fun a => c a * (X a l * X k l)))).
    + apply sum_ext. intros l Hl. rewrite (E l Hl), <- sum_mul_r. apply sum_ext. intros a _. ring.
    + rewrite sum_swap, <- (sum_delta R c Hk). apply sum_ext. intros a Ha. rewrite sum_mul_l.
      f_equal. exact (O a k Ha Hk).
Qed.
End Rows.

Print Assumptions recall_for_orthonormal_rows_is_exact_iff_outputs_lie_in_the_row_space.
