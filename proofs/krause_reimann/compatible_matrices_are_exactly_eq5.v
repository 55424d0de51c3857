(* phi_W is {e,(32)}-compatible on R^3 iff W has the form of eq. 5 for some
   a, b, c, d, e.  For every injective phi (second theorem: strictly increasing
   phi over every ordered field), over every commutative ring.
   Source: Krause & Reimann, eq. 5. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Theorem compatible_matrices_are_exactly_eq5 :
  forall (R : CRing) (phi : R -> R) (W : nat -> nat -> R),
  (forall a b, phi a = phi b -> a = b) ->
  (compatible 3 phi W everywhere e_32 <-> eq5 W).
Proof.
  intros R phi W Hphi. rewrite eq5_iff_invariant.
  apply compatible_everywhere_iff; [exact e_32_perm|exact Hphi].
Qed.

Theorem compatible_matrices_are_exactly_eq5_strictly_increasing :
  forall (F : OField) (phi : F -> F) (W : nat -> nat -> F),
  (forall a b, lt F a b -> lt F (phi a) (phi b)) ->
  (compatible 3 phi W everywhere e_32 <-> eq5 W).
Proof.
  intros F phi W H. apply compatible_matrices_are_exactly_eq5.
  apply strictly_increasing_injective, H.
Qed.

Print Assumptions compatible_matrices_are_exactly_eq5.
Print Assumptions compatible_matrices_are_exactly_eq5_strictly_increasing.
