(* For every W the loss (1/3) sum_i (phi(Wy)_i - y_i)^2 at y = 000 is 1/4, phi(t) =
   1/(1 + exp(-t)).  Over every ordered field with any function exp such that
   exp 0 = 1 (all that the statement uses of the exponential function).
   Source: Krause & Reimann, Table 1, sigmoid, row 000. *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Sigmoid.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem sigmoid_loss_at_000_is_one_quarter_for_every_w :
  forall (exp : F -> F), exp 0 = 1 -> forall W : nat -> nat -> F,
  let phi := fun t => rinv F (1 + exp (- t)) in
  let y := vec3 0 0 0 in
  rinv F (1 + 1 + 1) * sum 3 (fun i => (phi (mv 3 W y i) - y i) * (phi (mv 3 W y i) - y i))
  = rinv F (1 + 1 + 1 + 1).
Proof.
  intros exp E W phi y.
  assert (P3 : (0:F) < 1 + 1 + 1) by (apply pos_add; [apply two_pos|apply one_pos]).
  assert (P4 : (0:F) < 1 + 1 + 1 + 1) by (apply pos_add; [exact P3|apply one_pos]).
  pose proof (inv_left F (pos_neq F _ P3)) as I3.
  pose proof (inv_left F (pos_neq F _ P4)) as I4.
  pose proof (inv_left F (pos_neq F _ (two_pos F))) as I2.
  assert (Z : forall i, phi (mv 3 W y i) - y i = rinv F (1 + 1)).
  { intro i. unfold phi. rewrite mv3. unfold y, vec3.
    replace (- (W i 0%nat * 0 + W i 1%nat * 0 + W i 2%nat * 0)) with (0 : F) by ring.
    rewrite E. destruct i as [|[|i]]; ring. }
  cbn [sum]. rewrite !Z.
  set (h := rinv F (1 + 1)) in *. set (q := rinv F (1 + 1 + 1 + 1)) in *.
  set (u := rinv F (1 + 1 + 1)) in *.
  assert (Q : q = h * h).
  { transitivity (q * ((h * (1 + 1)) * (h * (1 + 1)))); [rewrite I2; ring|].
    transitivity ((q * (1 + 1 + 1 + 1)) * (h * h)); [ring|]. rewrite I4. ring. }
  rewrite Q. transitivity ((u * (1 + 1 + 1)) * (h * h)); [ring|]. rewrite I3. ring.
Qed.
End Sigmoid.

Print Assumptions sigmoid_loss_at_000_is_one_quarter_for_every_w.
