(* If phi = id then W = I satisfies phi(Wx) = x on every training set X of
   N-vectors, for every N (N = 0 included), over every commutative ring.
   Source: Krause & Reimann, section 2, after eq. 1. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Theorem identity_matrix_solves_eq1_for_identity_activation :
  forall (R : CRing) (N : nat) (X : (nat -> R) -> Prop),
  auto_associator N (fun t => t) (@delta R) X.
Proof. intros R N X x _ i Hi. apply mv_id, Hi. Qed.

Print Assumptions identity_matrix_solves_eq1_for_identity_activation.
