(* phi injective with phi(p) = 1 and phi(q) = 0: there is a matrix W_c, depending
   only on p and q, such that the matrices of the form eq. 5 with phi(Wx) = x on
   X are exactly the W_{a,b} + W_c.  The quantifiers say "depending only on p and
   q": W_c comes before phi.  Over every commutative ring.
   Source: Krause & Reimann, eq. 8, reading "phi reaches 0 and 1". *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Section Eq8.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem eq8_describes_all_structured_solutions_for_two_valued_activation :
  forall p q : R, exists Wc : nat -> nat -> R,
  forall phi : R -> R, (forall s t, phi s = phi t -> s = t) -> phi p = 1 -> phi q = 0 ->
  forall W : nat -> nat -> R,
  (eq5 W /\ auto_associator 3 phi W X4) <->
  (exists a b, meq 3 3 W (fun i j => W_ab a b i j + Wc i j)).
Proof.
  intros p q.
  exists (mat3 (p - 1) 0 0 0 (p - 1) q 0 q (p - 1)).
  intros phi Inj Hp Hq W. split.
  - intros [[a [b [c [d [e E]]]]] H].
    pose proof (H (vec3 1 0 1) (or_introl (@veq_refl _ 3 _))) as H1.
    apply meq3 in E. cbn in E.
    destruct E as [[E1 [E2 E3]] [[E4 [E5 E6]] [E7 [E8 E9]]]].
    apply veq3 in H1. unfold layer in H1. rewrite !mv3 in H1. cbn in H1.
    rewrite E1, E2, E3, E4, E5, E6, E7, E8, E9 in H1. destruct H1 as [A1 [A2 A3]].
    assert (B1 := Inj _ _ (eq_trans A1 (eq_sym Hp))).
    assert (B2 := Inj _ _ (eq_trans A2 (eq_sym Hq))).
    assert (B3 := Inj _ _ (eq_trans A3 (eq_sym Hp))).
    assert (Ea : a = p - b) by (rewrite <- B1; ring).
    assert (Ee : e = q - c) by (rewrite <- B2; ring).
    assert (Ed : d = p - c) by (rewrite <- B3; ring).
    exists b, (- c). apply meq3. cbn.
    rewrite E1, E2, E3, E4, E5, E6, E7, E8, E9, Ea, Ed, Ee. repeat split; ring.
  - intros [a [b E]]. apply meq3 in E. cbn in E.
    destruct E as [[E1 [E2 E3]] [[E4 [E5 E6]] [E7 [E8 E9]]]]. split.
    + exists (p - a), a, (- b), (p + b), (q + b). apply meq3. cbn.
      rewrite E1, E2, E3, E4, E5, E6, E7, E8, E9. repeat split; ring.
    + intros x [Hx|Hx]; apply veq3 in Hx; destruct Hx as [X0 [X1 X2]]; cbn in X0, X1, X2;
        apply veq3; unfold layer; rewrite !mv3;
        rewrite E1, E2, E3, E4, E5, E6, E7, E8, E9, X0, X1, X2; 
        repeat split; first [apply (eq_trans (y := phi p)); [f_equal; ring|exact Hp]
                            |apply (eq_trans (y := phi q)); [f_equal; ring|exact Hq]].
Qed.
End Eq8.

Print Assumptions eq8_describes_all_structured_solutions_for_two_valued_activation.
