(* |sign(z) - y|^2 <= 4 |z - y|^2 for y in {+1,-1}^n and z without zeros.  For every n,
   over every ordered field; sign(t) = 1 for t > 0 and -1 for t < 0.
   Source: Poggio, section 2, reading "never worse". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Threshold.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem thresholding_increases_the_squared_error_by_less_than_a_factor_of_4 :
  forall (n : nat) (sign : F -> F) (y z : nat -> F),
  (forall t, 0 < t -> sign t = 1) -> (forall t, t < 0 -> sign t = - (1)) ->
  (forall j, (j < n)%nat -> y j = 1 \/ y j = - (1)) ->
  (forall j, (j < n)%nat -> z j <> 0) ->
  ~ (1 + 1) * (1 + 1) * nrm2 F n (fun j => z j - y j) < nrm2 F n (fun j => sign (z j) - y j).
Proof.
  intros n sign y z S1 S2 Hy Hz L.
  assert (N : ~ sum n (fun j => (1 + 1) * (1 + 1) * ((z j - y j) * (z j - y j))
    - (sign (z j) - y j) * (sign (z j) - y j)) < 0).
  { apply sum_nonneg. intros j Hj.
    assert (Sq : forall t : F, ~ (1 + 1) * (1 + 1) * (t * t) < 0).
    { intro t. replace ((1 + 1) * (1 + 1) * (t * t)) with (((1 + 1) * t) * ((1 + 1) * t)) by ring.
      apply square_nonneg. }
    assert (W : forall t : F, 0 < t -> ~ (1 + 1) * (1 + 1) * ((1 + t) * (1 + t)) - (1 + 1) * (1 + 1) < 0).
    { intros t P Q. apply (lt_asym F _ _ Q).
      replace ((1 + 1) * (1 + 1) * ((1 + t) * (1 + t)) - (1 + 1) * (1 + 1))
        with (((1 + 1) * (1 + 1)) * (t * (1 + 1 + t))) by ring.
      apply lt_mul; [apply lt_mul; apply two_pos|]. apply lt_mul; [exact P|].
      apply pos_add; [apply two_pos|exact P]. }
    destruct (lt_total F 0 (z j)) as [P|[Z|P]].
    - rewrite S1 by exact P. destruct (Hy j Hj) as [E|E]; rewrite E.
      + replace ((1 + 1) * (1 + 1) * ((z j - 1) * (z j - 1)) - (1 - 1) * (1 - 1))
          with ((1 + 1) * (1 + 1) * ((z j - 1) * (z j - 1))) by ring. apply Sq.
      + replace ((1 + 1) * (1 + 1) * ((z j - - (1)) * (z j - - (1))) - (1 - - (1)) * (1 - - (1)))
          with ((1 + 1) * (1 + 1) * ((1 + z j) * (1 + z j)) - (1 + 1) * (1 + 1)) by ring.
        apply W, P.
    - exfalso. apply (Hz j Hj). symmetry. exact Z.
    - rewrite S2 by exact P. destruct (Hy j Hj) as [E|E]; rewrite E.
      + replace ((1 + 1) * (1 + 1) * ((z j - 1) * (z j - 1)) - (- (1) - 1) * (- (1) - 1))
          with ((1 + 1) * (1 + 1) * ((1 + - z j) * (1 + - z j)) - (1 + 1) * (1 + 1)) by ring.
        apply W, pos_opp, P.
      + replace ((1 + 1) * (1 + 1) * ((z j - - (1)) * (z j - - (1))) - (- (1) - - (1)) * (- (1) - - (1)))
          with ((1 + 1) * (1 + 1) * ((z j - - (1)) * (z j - - (1)))) by ring. apply Sq. }
  apply N. rewrite sum_sub, sum_mul_l. unfold nrm2 in L. apply lt_sub_pos in L.
  apply pos_sub_lt.
  match goal with |- _ < ?a => match type of L with _ < ?b => replace a with b by ring end end.
  exact L.
Qed.
End Threshold.

Print Assumptions thresholding_increases_the_squared_error_by_less_than_a_factor_of_4.
