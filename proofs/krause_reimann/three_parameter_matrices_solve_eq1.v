(* For all a, b, c the matrix [[1-a,a,a],[-b,1+b,b],[-c,c,1+c]] satisfies Wx = x
   for x in X = {101, 110}.  Over every commutative ring.
   Source: Krause & Reimann, section 3.1.1, the displayed W(a,b,c). *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Section ThreeParameters.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem three_parameter_matrices_solve_eq1 : forall a b c : R,
  auto_associator 3 (fun t => t)
    (mat3 (1 - a) a a (- b) (1 + b) b (- c) c (1 + c)) X4.
Proof.
  intros a b c x [Hx|Hx]; apply veq3 in Hx; destruct Hx as [X0 [X1 X2]]; cbn in X0, X1, X2;
    apply veq3; unfold layer; rewrite !mv3, X0, X1, X2; cbn; repeat split; ring.
Qed.
End ThreeParameters.

Print Assumptions three_parameter_matrices_solve_eq1.
