(* If phi(Wx) = x on X then phi_W(s.x) = s.phi_W(x) for all x in X and all s in
   Sigma_X.  For all N, every set X of N-vectors, every function phi and every
   matrix W over every commutative ring.
   Source: Krause & Reimann, eq. 2, reading "x in X". *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Theorem auto_associator_respects_symmetry_on_training_set :
  forall (R : CRing) (N : nat) (X : (nat -> R) -> Prop) (phi : R -> R)
         (W : nat -> nat -> R),
  vset N X -> auto_associator N phi W X -> compatible N phi W X (Sigma N X).
Proof.
  intros R N X phi W _ H x s Hx [Hs [S1 _]].
  apply veq_trans with (act s x); [apply H, S1, Hx|].
  apply act_veq; [exact Hs|]. apply veq_sym, H, Hx.
Qed.

Print Assumptions auto_associator_respects_symmetry_on_training_set.
