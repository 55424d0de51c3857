(* For f(x) = sum_r a_r sigma(v_r . x) with sigma = ReLU: f(x) - f(-x) = sum_r a_r v_r . x.
   For every number m of units and dimension d, over every ordered field.
   Source: Poggio, section 2.1, reading "exact functions on R^d": a homogeneous function
   whose odd part is not linear has no such form. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section OddPart.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem odd_part_of_one_hidden_relu_layer_is_linear :
  forall (m d : nat) (sigma : F -> F) (a : nat -> F) (V : nat -> nat -> F) (x : nat -> F),
  is_relu F sigma ->
  let f := fun x => sum m (fun r => a r * sigma (mv d V x r)) in
  f x - f (fun i => - x i) = sum m (fun r => a r * mv d V x r).
Proof.
  intros m d sigma a V x [S1 S2] f. unfold f. rewrite <- sum_sub. apply sum_ext. intros r _.
  assert (E : mv d V (fun i => - x i) r = - mv d V x r).
  { unfold mv. rewrite <- sum_opp. apply sum_ext. intros j _. ring. }
  rewrite E. set (t := mv d V x r).
  assert (Q : sigma t - sigma (- t) = t).
  { destruct (lt_total F 0 t) as [P|[Z|P]].
    - rewrite S1 by exact P. rewrite S2; [ring|]. intro Q. apply neg_opp in P.
      exact (lt_asym F _ _ P Q).
    - rewrite <- Z. replace (- (0:F)) with (0:F) by ring. ring.
    - rewrite S2 by (intro Q; exact (lt_asym F _ _ P Q)).
      rewrite S1 by (apply pos_opp; exact P). ring. }
  transitivity (a r * (sigma t - sigma (- t))); [ring|]. rewrite Q. reflexivity.
Qed.
End OddPart.

Print Assumptions odd_part_of_one_hidden_relu_layer_is_linear.
