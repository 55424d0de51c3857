(* Repair of every_linear_auto_associator_has_eq5_structure and of
   w_ab_are_all_linear_solutions: phi = id, X of eq. 4: Wx = x on X iff W has the
   form [[1-a,a,a],[-b,1+b,b],[-c,c,1+c]] for some a, b, c.  Over every
   commutative ring.
   Source: Krause & Reimann, eq. 6 and the displayed W(a,b,c) of section 3.1.1. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Section ThreeParameters.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Lemma row : forall p q r u v w : R, p * 1 + q * 0 + r * 1 = u + w -> p * 1 + q * 1 + r * 0 = u + v ->
  p = u + v - q /\ r = w - v + q.
Proof.
  intros p q r u v w H1 H2. assert (E : p = u + v - q) by (rewrite <- H2; ring).
  split; [exact E|]. transitivity (p * 1 + q * 0 + r * 1 - p); [ring|]. rewrite H1, E. ring.
Qed.

Theorem every_linear_auto_associator_on_x_has_the_three_parameter_form :
  forall W : nat -> nat -> R,
  auto_associator 3 (fun t => t) W X4 <->
  exists a b c, meq 3 3 W (mat3 (1 - a) a a (- b) (1 + b) b (- c) c (1 + c)).
Proof.
  intro W. split.
  - intro H.
    pose proof (H (vec3 1 0 1) (or_introl (@veq_refl _ 3 _))) as H1.
    pose proof (H (vec3 1 1 0) (or_intror (@veq_refl _ 3 _))) as H2.
    apply veq3 in H1. apply veq3 in H2. unfold layer in H1, H2. rewrite !mv3 in H1, H2.
    cbn in H1, H2. destruct H1 as [A1 [A2 A3]], H2 as [B1 [B2 B3]].
    exists (W 0%nat 1%nat), (W 1%nat 1%nat - 1), (W 2%nat 1%nat).
    destruct (row (W 0%nat 0%nat) (W 0%nat 1%nat) (W 0%nat 2%nat) 1 0 0) as [P1 P2];
      [rewrite A1; ring|rewrite B1; ring|].
    destruct (row (W 1%nat 0%nat) (W 1%nat 1%nat) (W 1%nat 2%nat) 0 1 0) as [P3 P4];
      [rewrite A2; ring|rewrite B2; ring|].
    destruct (row (W 2%nat 0%nat) (W 2%nat 1%nat) (W 2%nat 2%nat) 0 0 1) as [P5 P6];
      [rewrite A3; ring|rewrite B3; ring|].
    apply meq3. cbn. rewrite P1, P2, P3, P4, P5, P6. repeat split; ring.
  - intros [a [b [c E]]]. apply meq3 in E. cbn in E.
    destruct E as [[E1 [E2 E3]] [[E4 [E5 E6]] [E7 [E8 E9]]]].
    intros x [Hx|Hx]; apply veq3 in Hx; destruct Hx as [X0 [X1 X2]]; cbn in X0, X1, X2;
      apply veq3; unfold layer; rewrite !mv3;
      rewrite E1, E2, E3, E4, E5, E6, E7, E8, E9, X0, X1, X2; repeat split; ring.
Qed.
End ThreeParameters.

Print Assumptions every_linear_auto_associator_on_x_has_the_three_parameter_form.
