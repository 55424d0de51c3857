(* { W : phi_W is Sigma_X-compatible on R^3 } = { W : phi_W is
   Sigma_X'-compatible on R^3 }, X and X' of eq. 4.  Over every commutative ring
   with 1 <> 0, for every phi (strict monotonicity is not needed).
   Source: Krause & Reimann, section 3, before eq. 5. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Theorem equal_groups_give_equal_compatible_matrices :
  forall (R : CRing), ru R <> rz R -> forall (phi : R -> R) (W : nat -> nat -> R),
  compatible 3 phi W everywhere (Sigma 3 (@X4 R)) <->
  compatible 3 phi W everywhere (Sigma 3 (@X4' R)).
Proof.
  intros R NZ phi W. split; intros H x s Hx Hs; apply H; try exact Hx.
  - apply (Sigma_X4 _ NZ), (Sigma_X4' _ NZ), Hs.
  - apply (Sigma_X4' _ NZ), (Sigma_X4 _ NZ), Hs.
Qed.

Print Assumptions equal_groups_give_equal_compatible_matrices.
