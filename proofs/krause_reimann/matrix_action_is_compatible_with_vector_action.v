(* (s.W)(s.x) = s.(Wx) for all N, s in S_N, W and x, over every commutative
   ring.  Source: Krause & Reimann, section 2, after eq. 2. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Theorem matrix_action_is_compatible_with_vector_action :
  forall (R : CRing) (N : nat) (s : nat -> nat) (W : nat -> nat -> R) (x : nat -> R),
  perm N s -> veq N (mv N (mact s W) (act s x)) (act s (mv N W x)).
Proof. intros R N s W x Hs i Hi. apply mv_act, Hs. Qed.

Print Assumptions matrix_action_is_compatible_with_vector_action.
