(* phi = id: for every W <> I with Wx = x on X = {101, 110} the eigenspace
   { v : Wv = v } contains 101 and 110.  Over every commutative ring (and W = I
   need not be excluded).
   Source: Krause & Reimann, section 3.1.2. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Theorem plane_of_unit_eigenvectors_contains_the_training_items :
  forall (R : CRing) (W : nat -> nat -> R),
  auto_associator 3 (fun t => t) W X4 ->
  veq 3 (mv 3 W (vec3 (ru R) (rz R) (ru R))) (vec3 (ru R) (rz R) (ru R)) /\
  veq 3 (mv 3 W (vec3 (ru R) (ru R) (rz R))) (vec3 (ru R) (ru R) (rz R)).
Proof.
  intros R W H. split.
  - apply (H (vec3 (ru R) (rz R) (ru R))). left. apply veq_refl.
  - apply (H (vec3 (ru R) (ru R) (rz R))). right. apply veq_refl.
Qed.

Print Assumptions plane_of_unit_eigenvectors_contains_the_training_items.
