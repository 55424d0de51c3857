(* If phi_W is Sigma_X-compatible on X and phi_W(x) = x for one representative x
   of each orbit then phi_W(x) = x for all x in X.  "A representative of each
   orbit" is a set T of elements of X such that every y in X is s.x for some x
   in T and s in Sigma_X.  For all N, every set X of N-vectors, every phi and W.
   Source: Krause & Reimann, section 2, reading "points". *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Theorem compatible_and_orbit_equations_pointwise_imply_auto_associator :
  forall (R : CRing) (N : nat) (X T : (nat -> R) -> Prop) (phi : R -> R)
         (W : nat -> nat -> R),
  vset N X ->
  (forall x, T x -> X x) ->
  (forall y, X y -> exists x s, T x /\ Sigma N X s /\ veq N (act s x) y) ->
  compatible N phi W X (Sigma N X) ->
  (forall x, T x -> veq N (layer N phi W x) x) ->
  auto_associator N phi W X.
Proof.
  intros R N X T phi W _ HT Rep C E y Hy i Hi.
  destruct (Rep y Hy) as [x [s [Hx [Hs Exy]]]].
  rewrite <- (layer_veq _ phi W i Exy).
  rewrite (C x s (HT x Hx) Hs i Hi).
  rewrite <- (Exy i Hi). unfold act. apply (E x Hx). apply (perm_lt (proj1 Hs) Hi).
Qed.

Print Assumptions compatible_and_orbit_equations_pointwise_imply_auto_associator.
