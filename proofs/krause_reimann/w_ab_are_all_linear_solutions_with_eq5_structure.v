(* phi = id: { W of the form eq. 5 : Wx = x on X } = { W_{a,b} } and
   { W of the form eq. 5 : Wx = x on X' } = { W'_{a,b} }.  Over every
   commutative ring.
   Source: Krause & Reimann, eq. 6, reading "among eq. 5". *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Section Family.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem w_ab_are_all_linear_solutions_with_eq5_structure :
  forall (W : nat -> nat -> R),
  ((eq5 W /\ auto_associator 3 (fun t => t) W X4) <->
     (exists a b, meq 3 3 W (W_ab a b))) /\
  ((eq5 W /\ auto_associator 3 (fun t => t) W X4') <->
     (exists a b, meq 3 3 W (W'_ab a b))).
Proof.
  intro W. split; split.
  - intros [[a [b [c [d [e E]]]]] H].
    pose proof (H (vec3 1 0 1) (or_introl (@veq_refl _ 3 _))) as H1.
    apply meq3 in E. cbn in E.
    destruct E as [[E1 [E2 E3]] [[E4 [E5 E6]] [E7 [E8 E9]]]].
    apply veq3 in H1. unfold layer in H1. rewrite !mv3 in H1. cbn in H1.
    rewrite E1, E2, E3, E4, E5, E6, E7, E8, E9 in H1. destruct H1 as [A1 [A2 A3]].
    assert (Ea : a = 1 - b) by (rewrite <- A1; ring).
    assert (Ee : e = - c) by (transitivity (c * 1 + d * 0 + e * 1 - c); [ring|rewrite A2; ring]).
    assert (Ed : d = 1 - c) by (rewrite <- A3; ring).
    exists b, (- c). apply meq3. cbn.
    rewrite E1, E2, E3, E4, E5, E6, E7, E8, E9, Ea, Ed, Ee. repeat split; ring.
  - intros [a [b E]]. split.
    + exists (1 - a), a, (- b), (1 + b), b. apply E.
    + apply meq3 in E. cbn in E.
      destruct E as [[E1 [E2 E3]] [[E4 [E5 E6]] [E7 [E8 E9]]]].
      intros x [Hx|Hx]; apply veq3 in Hx; destruct Hx as [X0 [X1 X2]]; cbn in X0, X1, X2;
        apply veq3; unfold layer; rewrite !mv3;
        rewrite E1, E2, E3, E4, E5, E6, E7, E8, E9, X0, X1, X2; repeat split; ring.
  - intros [[a [b [c [d [e E]]]]] H].
    pose proof (H (vec3 0 1 0) (or_introl (@veq_refl _ 3 _))) as H1.
    apply meq3 in E. cbn in E.
    destruct E as [[E1 [E2 E3]] [[E4 [E5 E6]] [E7 [E8 E9]]]].
    apply veq3 in H1. unfold layer in H1. rewrite !mv3 in H1. cbn in H1.
    rewrite E1, E2, E3, E4, E5, E6, E7, E8, E9 in H1. destruct H1 as [A1 [A2 A3]].
    assert (Eb : b = 0) by (rewrite <- A1; ring).
    assert (Ed : d = 1) by (rewrite <- A2; ring).
    assert (Ee : e = 0) by (rewrite <- A3; ring).
    exists a, c. apply meq3. cbn.
    rewrite E1, E2, E3, E4, E5, E6, E7, E8, E9, Eb, Ed, Ee. repeat split; ring.
  - intros [a [b E]]. split.
    + exists a, 0, b, 1, 0. apply E.
    + apply meq3 in E. cbn in E.
      destruct E as [[E1 [E2 E3]] [[E4 [E5 E6]] [E7 [E8 E9]]]].
      intros x [Hx|Hx]; apply veq3 in Hx; destruct Hx as [X0 [X1 X2]]; cbn in X0, X1, X2;
        apply veq3; unfold layer; rewrite !mv3;
        rewrite E1, E2, E3, E4, E5, E6, E7, E8, E9, X0, X1, X2; repeat split; ring.
Qed.
End Family.

Print Assumptions w_ab_are_all_linear_solutions_with_eq5_structure.
