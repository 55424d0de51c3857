(* Repair of nonlinear_w_is_symmetry_invariant_for_every_initialisation: for every
   activation phi (with any function phi' in the gradient formula), every finite X
   and every W_0 with s.W_0 = W_0 for s in Sigma_X, every entrywise limit of
   full-batch gradient descent is invariant: s.W = W for s in Sigma_X.  For all N,
   all (also varying) step sizes, over every ordered field.
   Source: Krause & Reimann, section 3.2.1 and section 4. *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Theorem descent_limit_from_invariant_start_is_invariant_for_every_activation :
  forall (F : OField) (N m : nat) (xs : nat -> nat -> F) (phi dphi : F -> F)
         (eta : nat -> F) (W0 W : nat -> nat -> F),
  distinct N m xs ->
  (forall s, Sigma N (family N m xs) s -> meq N N (mact s W0) W0) ->
  (forall i j, i < N -> j < N ->
     tends (fun t => gd N m xs phi dphi eta W0 t i j) (W i j)) ->
  forall s, Sigma N (family N m xs) s -> meq N N (mact s W) W.
Proof.
  intros F N m xs phi dphi eta W0 W D H0 L s Hs i j Hi Hj.
  pose proof (proj1 Hs) as Ps. unfold mact.
  set (G := gd N m xs phi dphi eta W0) in *.
  apply (@tends_unique F (fun t => G t i j)); [|apply L; assumption].
  apply tends_ext with (fun t => G t (s i) (s j)).
  - intro t. apply (@gd_invariant F N m xs _ _ _ _ s D Hs); try assumption.
    apply H0, Hs.
  - apply L; apply (perm_lt Ps); assumption.
Qed.

Print Assumptions descent_limit_from_invariant_start_is_invariant_for_every_activation.
