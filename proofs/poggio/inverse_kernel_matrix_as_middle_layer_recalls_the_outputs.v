(* First layer k(x) = (K(x_1,x), ..., K(x_N,x)), W_2 = K^(-1), W_3 = Y: the output at x_j
   is y_j for all Y, j.  For all N, every kernel function Kf and points xs, B a left
   inverse of the kernel matrix, over every commutative ring.
   Source: Poggio, first remark of section 5.1, reading "W_2 = K^(-1)". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Kernel.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem inverse_kernel_matrix_as_middle_layer_recalls_the_outputs :
  forall (P : Type) (N D' : nat) (Kf : P -> P -> R) (xs : nat -> P) (B Y : nat -> nat -> R),
  meq N N (mm N B (fun i j => Kf (xs i) (xs j))) delta ->
  forall j, (j < N)%nat ->
  veq D' (mv N Y (mv N B (fun i => Kf (xs i) (xs j)))) (fun k => Y k j).
Proof.
  intros P N D' Kf xs B Y I j Hj k Hk. unfold mv at 1.
  rewrite <- (sum_delta R (fun l => Y k l) Hj). apply sum_ext. intros l Hl. f_equal.
  apply (I l j Hl Hj).
Qed.
End Kernel.

Print Assumptions inverse_kernel_matrix_as_middle_layer_recalls_the_outputs.
