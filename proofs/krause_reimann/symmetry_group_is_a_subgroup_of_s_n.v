(* Sigma_X = { s in S_N : s.X = X } contains the identity and is closed under
   composition and inverse.  For all N and all sets X of N-vectors (finiteness
   is not needed), with entries of any kind.
   Source: Krause & Reimann, section 2. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Theorem symmetry_group_is_a_subgroup_of_s_n :
  forall (A : Type) (N : nat) (X : (nat -> A) -> Prop), vset N X ->
  Sigma N X (fun i => i) /\
  (forall s t, Sigma N X s -> Sigma N X t -> Sigma N X (fun i => s (t i))) /\
  (forall s, Sigma N X s -> exists t, Sigma N X t /\
     (forall i, i < N -> t (s i) = i) /\ (forall i, i < N -> s (t i) = i)).
Proof.
  intros A N X HX. split; [apply Sigma_id|split].
  - intros s t Hs Ht. apply Sigma_comp; assumption.
  - intros s Hs. destruct (perm_inv (proj1 Hs)) as [t [Ht [Hts Hst]]].
    exists t. split; [|split; assumption].
    apply Sigma_inv_elim with s; assumption.
Qed.

Print Assumptions symmetry_group_is_a_subgroup_of_s_n.
