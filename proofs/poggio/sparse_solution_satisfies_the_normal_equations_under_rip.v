(* If Ax = y then A^T A x = A^T y: for every A and x, hence for every A with
   delta_s(A) < 1 and every s-sparse x.  Over every commutative ring.
   Source: Poggio, section 4.2.1. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Theorem sparse_solution_satisfies_the_normal_equations_under_rip :
  forall (R : CRing) (m p : nat) (A : nat -> nat -> R) (x y : nat -> R),
  veq m (mv p A x) y ->
  veq p (mv p (mm m (fun i j => A j i) A) x) (mv m (fun i j => A j i) y).
Proof.
  intros R m p A x y E i Hi. rewrite mv_mm. apply mv_veq, E.
Qed.

Print Assumptions sparse_solution_satisfies_the_normal_equations_under_rip.
