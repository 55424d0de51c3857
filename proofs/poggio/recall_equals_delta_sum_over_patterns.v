(* If X^T X = I_N and A = Y X^T then A x_i = sum_j y_j delta_ij = y_i.  For all D, N,
   D', X, Y over every commutative ring.
   Source: Poggio, section 2, reading "sum over patterns". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Recall.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem recall_equals_delta_sum_over_patterns :
  forall (D N D' : nat) (X Y : nat -> nat -> R),
  meq N N (mm D (fun i j => X j i) X) delta ->
  forall i, (i < N)%nat ->
  veq D' (mv D (mm N Y (fun a b => X b a)) (fun d => X d i))
         (fun k => sum N (fun j => Y k j * delta i j)) /\
  veq D' (fun k => sum N (fun j => Y k j * delta i j)) (fun k => Y k i).
Proof.
  intros D N D' X Y O i Hi. split; intros k Hk.
  - rewrite mv_mm. unfold mv at 1. apply sum_ext. intros l Hl. f_equal.
    rewrite delta_sym. apply (O l i Hl Hi).
  - rewrite <- (sum_delta R (fun l => Y k l) Hi). apply sum_ext. intros l Hl.
    rewrite (delta_sym R i l). reflexivity.
Qed.
End Recall.

Print Assumptions recall_equals_delta_sum_over_patterns.
