(* Every convex quadratic with a critical point W* is |A(W - W* )|^2 + c; its value at W is
   at least c, its value at W*.  For all N, over every ordered field.
   Source: Ng, Luo & Qiu, proof of theorem 1. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Convex.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem critical_points_of_convex_quadratics_minimise :
  forall (N : nat) (A : nat -> nat -> F) (W Ws : nat -> F) (c : F),
  ~ nrm2 F N (mv N A (fun i => W i - Ws i)) + c
    < nrm2 F N (mv N A (fun i => Ws i - Ws i)) + c.
Proof.
  intros N A W Ws c L.
  assert (E : nrm2 F N (mv N A (fun i => Ws i - Ws i)) = 0).
  { unfold nrm2. apply sum_zero. intros i _.
    replace (mv N A (fun i => Ws i - Ws i) i) with (0 : F); [ring|].
    unfold mv. symmetry. apply sum_zero. intros j _. ring. }
  rewrite E in L. apply lt_sub_pos in L.
  assert (P : ~ nrm2 F N (mv N A (fun i => W i - Ws i)) < 0).
  { unfold nrm2. apply sum_nonneg. intros i _. apply square_nonneg. }
  apply P, pos_sub_lt.
  match goal with |- 0 < 0 - ?x => replace (0 - x) with (0 + c - (x + c)) by ring end. exact L.
Qed.
End Convex.

Print Assumptions critical_points_of_convex_quadratics_minimise.
