(* For interleaved b, c: { j : c_i - b_j > 0 } = { 1, ..., i } for every i, and the n
   patterns are pairwise distinct.  For all n, over every ordered field; indices
   start at 0 here, so the set is { j : j <= i }.
   Source: Du, two-layer section, last sentences. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Open Scope R_scope.

Theorem ith_point_activates_exactly_the_first_i_neurons :
  forall (F : OField) (n : nat) (b c : nat -> F), interleaved F n b c ->
  (forall i j, (i < n)%nat -> (j < n)%nat -> (0 < c i - b j <-> (j <= i)%nat)) /\
  (forall i k, (i < n)%nat -> (k < n)%nat -> i <> k ->
     exists j, (j < n)%nat /\ ~ (0 < c i - b j <-> 0 < c k - b j)).
Proof.
  intros F n b c I.
  assert (H : forall i j, (i < n)%nat -> (j < n)%nat -> (0 < c i - b j <-> (j <= i)%nat)).
  { intros i j Hi Hj. destruct (interleaved_le F n b c I i j Hi Hj) as [L1 L2]. split.
    - intro P. apply pos_sub_lt in P. destruct (Nat.le_gt_cases j i) as [L|L]; [exact L|].
      exfalso. exact (lt_asym F _ _ P (L2 L)).
    - intro L. apply lt_sub_pos, L1, L. }
  split; [exact H|].
  intros i k Hi Hk Ne. exists (Nat.max i k). split; [lia|].
  rewrite !H by lia. lia.
Qed.

Print Assumptions ith_point_activates_exactly_the_first_i_neurons.
