(* Sigma_X = Sigma_X' = {e, (32)} in S_3 for X = {101, 110}, X' = {010, 001}.
   Over every commutative ring with 1 <> 0.
   Source: Krause & Reimann, eq. 4. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Theorem x_and_x_prime_have_symmetry_group_e_32 :
  forall (R : CRing), ru R <> rz R -> forall s : nat -> nat,
  (Sigma 3 (@X4 R) s <-> e_32 s) /\ (Sigma 3 (@X4' R) s <-> e_32 s).
Proof. intros R NZ s. split; [apply Sigma_X4, NZ|apply Sigma_X4', NZ]. Qed.

Print Assumptions x_and_x_prime_have_symmetry_group_e_32.
