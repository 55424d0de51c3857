(* If X^T X = I_N and A = Y X^T then A x_i = y_i for all i.  For all D, N, D', X, Y
   over every commutative ring.
   Source: Poggio, section 2, reading "columns". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Recall.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem recall_is_exact_for_orthonormal_columns :
  forall (D N D' : nat) (X Y : nat -> nat -> R),
  meq N N (mm D (fun i j => X j i) X) delta ->
  forall i, (i < N)%nat ->
  veq D' (mv D (mm N Y (fun a b => X b a)) (fun d => X d i)) (fun k => Y k i).
Proof.
  intros D N D' X Y O i Hi k Hk. rewrite mv_mm. unfold mv at 1.
  rewrite <- (sum_delta R (fun l => Y k l) Hi). apply sum_ext. intros l Hl. f_equal.
  apply (O l i Hl Hi).
Qed.
End Recall.

Print Assumptions recall_is_exact_for_orthonormal_columns.
