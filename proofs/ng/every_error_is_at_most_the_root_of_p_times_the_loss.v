(* For errors e_0, ..., e_(p-1) and every i < p: e_i^2 <= sum of all e_k^2, which is p times
   the mean-square loss.  For all p, over every ordered field.
   Source: Ng, Luo & Qiu, theorem 1. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section ErrorByLoss.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem every_error_is_at_most_the_root_of_p_times_the_loss :
  forall (p : nat) (e : nat -> F) (i : nat), (i < p)%nat ->
  ~ nrm2 F p e - e i * e i < 0.
Proof.
  intros p e i Hi. unfold nrm2.
  rewrite <- (sum_delta F (fun j => e j * e j) Hi), <- sum_sub.
  apply sum_nonneg. intros j _.
  destruct (Nat.eq_dec j i) as [->|N].
  - rewrite delta_same. replace (e i * e i - e i * e i * 1) with (0 : F) by ring. apply lt_irrefl.
  - rewrite (delta_diff F N). replace (e j * e j - e j * e j * 0) with (e j * e j) by ring.
    apply square_nonneg.
Qed.
End ErrorByLoss.

Print Assumptions every_error_is_at_most_the_root_of_p_times_the_loss.
