(* (M^T M - c I) q = M^T (M q) - c q for every M with p rows of length N, every c (in
   particular c = p) and q: eq. 9 with the scores (Mq, q), the identity as separation and
   the projection [M^T, -c I].  Over every commutative ring.
   Source: Ng, Luo & Qiu, classical Hopfield networks. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section ZeroDiagonal.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem classical_hopfield_with_zero_diagonal_is_eq9_with_the_query_among_the_scores :
  forall (p N : nat) (M : nat -> nat -> R) (c : R) (q : nat -> R) (i : nat), (i < N)%nat ->
  mv N (fun i j => mm p (fun i k => M k i) M i j - c * delta i j) q i
  = mv p (fun i k => M k i) (mv N M q) i + mv N (fun i j => - c * delta i j) q i.
Proof.
  intros p N M c q i Hi. rewrite <- mv_mm. unfold mv. rewrite <- sum_add.
  apply sum_ext. intros j _. ring.
Qed.
End ZeroDiagonal.

Print Assumptions classical_hopfield_with_zero_diagonal_is_eq9_with_the_query_among_the_scores.
