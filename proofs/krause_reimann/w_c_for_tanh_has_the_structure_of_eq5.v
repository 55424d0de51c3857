(* For every c the displayed W_c for tanh has the form of eq. 5.  Over every
   commutative ring, with any function in the place of tanh.
   Source: Krause & Reimann, section 3.2.1, reading "tanh, eq. 5". *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Section Wc.
Variable R : CRing.
Open Scope R_scope.

Theorem w_c_for_tanh_has_the_structure_of_eq5 :
  forall (tanh : R -> R) (c : R),
  eq5 (mat3 (tanh (1 + c) - 1) 0 0
            (tanh c) (tanh c - tanh (1 + c) + 1) 0
            (tanh c) 0 (tanh c - tanh (1 + c) + 1)).
Proof.
  intros tanh c.
  exists (tanh (1 + c) - 1), 0, (tanh c), (tanh c - tanh (1 + c) + 1), 0.
  intros i j _ _. reflexivity.
Qed.
End Wc.

Print Assumptions w_c_for_tanh_has_the_structure_of_eq5.
