(* sum_l lambda_l phi_l(x) phi_l(x') = sum_l Phi_l(x) Phi_l(x') with Phi_l = r_l phi_l,
   r_l^2 = lambda_l.  For any number of terms and any functions, over every commutative ring
   (over the reals r_l is the square root of lambda_l >= 0).
   Source: Poggio, eq. 10. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Kernel.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem kernel_is_the_sum_of_lambda_phi_phi :
  forall (T : Type) (n : nat) (lam r : nat -> R) (phi : nat -> T -> R),
  (forall l, (l < n)%nat -> r l * r l = lam l) ->
  let Phi := fun l x => r l * phi l x in
  forall x x', sum n (fun l => lam l * phi l x * phi l x') = sum n (fun l => Phi l x * Phi l x').
Proof.
  intros T n lam r phi H Phi x x'. apply sum_ext. intros l Hl. unfold Phi.
  rewrite <- (H l Hl). ring.
Qed.
End Kernel.

Print Assumptions kernel_is_the_sum_of_lambda_phi_phi.
