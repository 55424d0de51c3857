(* For b_1 < c_1 < b_2 < ... < b_n < c_n the matrix A_ij = max(c_i - b_j, 0) is
   lower triangular and det A <> 0.  For all n, over every ordered field; det by
   expansion along the first row, relu given by its definition.
   Source: Du, two-layer section, matrix A. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Open Scope R_scope.

Theorem matrix_a_is_lower_triangular_and_invertible :
  forall (F : OField) (n : nat) (b c : nat -> F) (relu : F -> F),
  is_relu F relu -> interleaved F n b c ->
  let A := fun i j => relu (c i - b j) in
  (forall i j, (i < j)%nat -> (j < n)%nat -> A i j = 0) /\ det F n A <> 0.
Proof.
  intros F n b c relu R I A.
  assert (T : forall i j, (i < j)%nat -> (j < n)%nat -> A i j = 0).
  { intros i j L Hj. apply (interleaved_relu F n b c relu I R i j); lia. }
  split; [exact T|].
  rewrite det_lower_triangular by exact T. apply prod_not_zero. intros i Hi.
  destruct (interleaved_relu F n b c relu I R i i Hi Hi) as [_ H].
  destruct (H ltac:(lia)) as [E P]. unfold A. rewrite E. apply pos_neq, P.
Qed.

Print Assumptions matrix_a_is_lower_triangular_and_invertible.
