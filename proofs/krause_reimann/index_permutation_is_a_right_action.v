(* (s.x)_i = x_{s(i)} is a right action: s.(t.x) = (ts).x with
   (ts)(i) = t(s(i)).  For all N, all permutations (indeed all maps of the
   indices) and vectors with entries of any kind.
   Source: Krause & Reimann, section 2, definition of the action. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Theorem index_permutation_is_a_right_action :
  forall (A : Type) (N : nat) (s t : nat -> nat) (x : nat -> A),
  perm N s -> perm N t ->
  veq N (act s (act t x)) (act (fun i => t (s i)) x).
Proof. intros A N s t x _ _ i _. reflexivity. Qed.

Print Assumptions index_permutation_is_a_right_action.
