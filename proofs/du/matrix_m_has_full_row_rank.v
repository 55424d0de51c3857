(* For a_1, ..., a_p in (-1, 1) the p x (p+1) matrix M with diagonal a_j, 1 below
   it, -1 above it and last column 1 has rank p: M w = y has a solution for every
   y.  (w is split into its first p entries w and the last entry b.)  For all
   p >= 1, over every ordered field.  The second theorem says the same of the rows:
   no combination of them vanishes except the trivial one.
   Source: Du, three-layer section. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Rank.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem matrix_m_has_full_row_rank :
  forall (p : nat) (a : nat -> F), (1 <= p)%nat ->
  (forall j, (j < p)%nat -> - (1) < a j /\ a j < 1) ->
  forall y : nat -> F, exists (w : nat -> F) (b : F),
  forall j, (j < p)%nat -> Mapp F p a w b j = y j.
Proof.
  intros p a Hp Ha y. destruct (M_solution F p a y 0 Hp Ha) as [b H].
  eexists; exists b; exact H.
Qed.

Theorem matrix_m_has_independent_rows :
  forall (p : nat) (a : nat -> F), (1 <= p)%nat ->
  (forall j, (j < p)%nat -> - (1) < a j /\ a j < 1) ->
  forall r : nat -> F,
  (forall w b, sum p (fun j => r j * Mapp F p a w b j) = 0) ->
  forall j, (j < p)%nat -> r j = 0.
Proof.
  intros p a Hp Ha r H j Hj.
  destruct (matrix_m_has_full_row_rank p a Hp Ha (fun k => delta k j)) as [w [b E]].
  rewrite <- (sum_delta _ r Hj). rewrite <- (H w b). apply sum_ext. intros k Hk.
  rewrite (E k Hk). reflexivity.
Qed.
End Rank.

Print Assumptions matrix_m_has_full_row_rank.
Print Assumptions matrix_m_has_independent_rows.
