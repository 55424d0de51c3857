(* For y in {+1,-1}^D' and z with |z_j - y_j| < 1 for all j: sign(z) = y.  Over every
   ordered field; sign(t) = 1 for t > 0 and -1 for t < 0.
   Source: Poggio, section 2, reading "clean-up". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Threshold.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem thresholds_restore_binary_patterns_when_crosstalk_is_below_one :
  forall (n : nat) (sign : F -> F) (y z : nat -> F),
  (forall t, 0 < t -> sign t = 1) -> (forall t, t < 0 -> sign t = - (1)) ->
  (forall j, (j < n)%nat -> y j = 1 \/ y j = - (1)) ->
  vclose F n 1 z y -> veq n (fun j => sign (z j)) y.
Proof.
  intros n sign y z S1 S2 Hy C j Hj. destruct (C j Hj) as [A B].
  destruct (Hy j Hj) as [E|E]; rewrite E in *.
  - apply S1. apply lt_sub_pos in B. replace (1 - (1 - z j)) with (z j) in B by ring. exact B.
  - apply S2. apply pos_sub_lt. apply lt_sub_pos in A.
    replace (1 - (z j - - (1))) with (0 - z j) in A by ring. exact A.
Qed.
End Threshold.

Print Assumptions thresholds_restore_binary_patterns_when_crosstalk_is_below_one.
