(* For all c_1 < ... < c_n there are b_1 < c_1 < b_2 < c_2 < ... < b_n < c_n.  For
   all n, over every ordered field.  Indices start at 0 here.
   Source: Du, two-layer section. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Interleaving.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem interleaving_biases_exist : forall (n : nat) (c : nat -> F),
  (forall i, (S i < n)%nat -> c i < c (S i)) ->
  exists b : nat -> F,
    (forall i, (i < n)%nat -> b i < c i) /\ (forall i, (S i < n)%nat -> c i < b (S i)).
Proof.
  intros n c H.
  exists (fun i => match i with
                   | O => c 0%nat - 1
                   | S k => rinv F (1 + 1) * (c k + c (S k)) end).
  split.
  - intros [|i] Hi.
    + apply pos_sub_lt. replace (c 0%nat - (c 0%nat - 1)) with (1 : F) by ring. apply one_pos.
    + apply (midpoint F). apply H, Hi.
  - intros i Hi. apply (midpoint F). apply H, Hi.
Qed.
End Interleaving.

Print Assumptions interleaving_biases_exist.
