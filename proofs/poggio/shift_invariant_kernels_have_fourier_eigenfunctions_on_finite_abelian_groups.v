(* A finite abelian group with elements i < n, given by subtraction sub and inversion neg;
   chi a multiplicative function into a commutative ring (for complex numbers: a
   character), k a kernel.  Then sum_y k(x - y) chi(y) = lambda chi(x) with
   lambda = sum_z k(z) chi(-z).  For every commutative ring.
   Source: Poggio, first remark of section 5.1. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Characters.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem shift_invariant_kernels_have_fourier_eigenfunctions_on_finite_abelian_groups :
  forall (n : nat) (sub : nat -> nat -> nat) (neg : nat -> nat) (chi k : nat -> R),
  (forall x, (x < n)%nat -> perm n (sub x)) ->
  (forall x y, (x < n)%nat -> (y < n)%nat -> sub x (sub x y) = y) ->
  (forall x y, (x < n)%nat -> (y < n)%nat -> chi (sub x y) = chi x * chi (neg y)) ->
  forall x, (x < n)%nat ->
  sum n (fun y => k (sub x y) * chi y) = sum n (fun z => k z * chi (neg z)) * chi x.
Proof.
  intros n sub neg chi k P I M x Hx.
  rewrite <- (sum_perm R (fun y => k (sub x y) * chi y) (P x Hx)).
  rewrite <- sum_mul_r. apply sum_ext. intros z Hz.
  rewrite (I x z Hx Hz), (M x z Hx Hz). ring.
Qed.
End Characters.

Print Assumptions shift_invariant_kernels_have_fourier_eigenfunctions_on_finite_abelian_groups.
