(* Depth 1: (<v, f> - <w, f>)^2 <= |v - w|^2 |f|^2 for weights v, w and features f, so
   weights within eps/|f| give outputs within eps.  For all n, over every ordered field.
   Source: Ng, Luo & Qiu, proof of theorem 1. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Radius.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Lemma lagrange : forall (n : nat) (a b : nat -> F),
  sum n (fun i => sum n (fun j => (a i * b j - a j * b i) * (a i * b j - a j * b i)))
  = (nrm2 F n a * nrm2 F n b - dot n a b * dot n a b)
    + (nrm2 F n a * nrm2 F n b - dot n a b * dot n a b).
Proof.
  intros n a b. set (A := nrm2 F n a). set (B := nrm2 F n b). set (C := dot n a b).
  transitivity (sum n (fun i => a i * a i * B + b i * b i * A - (1 + 1) * (a i * b i) * C)).
  - apply sum_ext. intros i _. unfold A, B, C, nrm2, dot.
    rewrite <- !sum_mul_l, <- sum_add, <- sum_sub. apply sum_ext. intros j _. ring.
  - rewrite sum_sub, sum_add, !sum_mul_r.
    replace (sum n (fun i => (1 + 1) * (a i * b i))) with ((1 + 1) * C).
    + unfold A at 1, B at 2, nrm2.
      change (sum n (fun i => a i * a i)) with A. change (sum n (fun i => b i * b i)) with B. ring.
    + unfold C, dot. symmetry. apply sum_mul_l.
Qed.

Theorem weights_within_eps_over_the_feature_norm_give_outputs_within_eps :
  forall (n : nat) (v w f : nat -> F),
  ~ nrm2 F n (fun i => v i - w i) * nrm2 F n f
    - (dot n v f - dot n w f) * (dot n v f - dot n w f) < 0.
Proof.
  intros n v w f L. set (d := fun i => v i - w i).
  assert (E : dot n v f - dot n w f = dot n d f).
  { unfold dot, d. rewrite <- sum_sub. apply sum_ext. intros i _. ring. }
  rewrite E in L. fold d in L.
  assert (P : ~ sum n (fun i => sum n (fun j => (d i * f j - d j * f i) * (d i * f j - d j * f i))) < 0).
  { apply sum_nonneg. intros i _. apply sum_nonneg. intros j _. apply square_nonneg. }
  rewrite lagrange in P. apply P.
  replace (0 : F) with (0 + 0 : F) by ring. apply lt_add2; exact L.
Qed.
End Radius.

Print Assumptions weights_within_eps_over_the_feature_norm_give_outputs_within_eps.
