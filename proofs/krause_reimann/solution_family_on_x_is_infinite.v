(* phi = id: { W : Wx = x on X } and { W : Wx = x on X' } are infinite: each
   contains a family of matrices, one for every number, pairwise different.
   Over every commutative ring; over an infinite one (such as the reals) the two
   sets are therefore infinite.
   Source: Krause & Reimann, section 4, "infinite family of solutions". *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Section Infinite.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem solution_family_on_x_is_infinite :
  (exists V : R -> nat -> nat -> R,
     (forall c, auto_associator 3 (fun t => t) (V c) X4) /\
     (forall c d, meq 3 3 (V c) (V d) -> c = d)) /\
  (exists V : R -> nat -> nat -> R,
     (forall c, auto_associator 3 (fun t => t) (V c) X4') /\
     (forall c d, meq 3 3 (V c) (V d) -> c = d)).
Proof.
  split; [exists (fun c => W_ab c 0)|exists (fun c => W'_ab c 0)]; split.
  - intros c x [Hx|Hx]; apply veq3 in Hx; destruct Hx as [X0 [X1 X2]]; cbn in X0, X1, X2;
      apply veq3; unfold layer; rewrite !mv3, X0, X1, X2; cbn; repeat split; ring.
  - intros c d E. exact (E 0%nat 1%nat ltac:(lia) ltac:(lia)).
  - intros c x [Hx|Hx]; apply veq3 in Hx; destruct Hx as [X0 [X1 X2]]; cbn in X0, X1, X2;
      apply veq3; unfold layer; rewrite !mv3, X0, X1, X2; cbn; repeat split; ring.
  - intros c d E. exact (E 0%nat 0%nat ltac:(lia) ltac:(lia)).
Qed.
End Infinite.

Print Assumptions solution_family_on_x_is_infinite.
