(* g(u, v) = a.u + b.v + c: g(p,p) + g(q,q) = g(p,q) + g(q,p), so g is not positive at the
   first two pairs and negative at the last two.  And H - 2|u - v|^2 with H = |p - q|^2 is
   H at equal and -H at different features (twice the form of the claim).  For all D,
   features and coefficients, over every ordered field.
   Source: Poggio, section 6.1. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Pairs.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem affine_functions_of_feature_pairs_cannot_tell_same_from_different_but_a_quadratic_form_can :
  forall (D : nat) (a b p q : nat -> F) (c : F),
  let g := fun u v => dot D a u + dot D b v + c in
  let h := nrm2 F D (fun i => p i - q i) in
  let f := fun u v => h - (1 + 1) * nrm2 F D (fun i => u i - v i) in
  g p p + g q q = g p q + g q p /\
  ~ (0 < g p p /\ 0 < g q q /\ g p q < 0 /\ g q p < 0) /\
  f p p = h /\ f q q = h /\ f p q = - h /\ f q p = - h.
Proof.
  intros D a b p q c g h f.
  assert (E : g p p + g q q = g p q + g q p) by (unfold g; ring).
  split; [exact E|split].
  - intros [A [B [C G]]]. pose proof (pos_add F _ _ A B) as P. rewrite E in P.
    apply (lt_asym F _ _ P). replace (0 : F) with (0 + 0 : F) by ring. apply lt_add2; assumption.
  - assert (Z : forall u : nat -> F, nrm2 F D (fun i => u i - u i) = 0).
    { intro u. apply sum_zero. intros i _. ring. }
    assert (Sy : nrm2 F D (fun i => q i - p i) = h).
    { apply sum_ext. intros i _. ring. }
    unfold f. rewrite !Z, Sy. fold h. repeat split; ring.
Qed.
End Pairs.

Print Assumptions affine_functions_of_feature_pairs_cannot_tell_same_from_different_but_a_quadratic_form_can.
