(* |x - y|^2 = <x, x> - 2<x, y> + <y, y> for all n, over every commutative ring.
   Source: Ng, Luo & Qiu, "dot product distance". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Distance.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem dot_products_and_distances_determine_each_other :
  forall (n : nat) (x y : nat -> R),
  dot n (fun i => x i - y i) (fun i => x i - y i) = dot n x x - (1 + 1) * dot n x y + dot n y y.
Proof.
  intros n x y. unfold dot. rewrite <- sum_mul_l, <- sum_sub, <- sum_add.
  apply sum_ext. intros i _. ring.
Qed.
End Distance.

Print Assumptions dot_products_and_distances_determine_each_other.
