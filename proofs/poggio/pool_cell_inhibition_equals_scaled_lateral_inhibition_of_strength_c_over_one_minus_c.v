(* For 0 < c < 1: relu (x_i - c sum_j x_j) = (1 - c) relu (x_i - s (sum_j x_j - x_i)) where
   s = c / (1 - c), given by s (1 - c) = c; sum_j x_j - x_i is the sum over the others.
   For all n and x, over every ordered field.
   Source: Poggio, section 7. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Pool.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem pool_cell_inhibition_equals_scaled_lateral_inhibition_of_strength_c_over_one_minus_c :
  forall relu : F -> F, is_relu F relu -> forall c s : F, 0 < c -> c < 1 -> s * (1 - c) = c ->
  forall (n : nat) (x : nat -> F) (i : nat), (i < n)%nat ->
  relu (x i - c * sum n x)
  = (1 - c) * relu (x i - s * sum n (fun j => if Nat.eqb j i then 0 else x j)).
Proof.
  intros relu [R1 R2] c s C0 C1 S n x i Hi.
  set (o := sum n (fun j => if Nat.eqb j i then 0 else x j)).
  rewrite (sum_split F x Hi). fold o.
  assert (E : x i - c * (x i + o) = (1 - c) * (x i - s * o)).
  { transitivity ((1 - c) * x i - s * (1 - c) * o); [rewrite S|]; ring. }
  rewrite E. set (t := x i - s * o). apply lt_sub_pos in C1.
  destruct (lt_total F 0 t) as [P|P].
  - rewrite (R1 t P), R1; [reflexivity|]. apply lt_mul; assumption.
  - assert (N : ~ 0 < t).
    { destruct P as [<-|P]; [apply lt_irrefl|]. intro X. exact (lt_asym F _ _ P X). }
    rewrite (R2 t N), R2; [ring|]. intro X. destruct P as [<-|P].
    + replace ((1 - c) * 0) with (0 : F) in X by ring. exact (lt_irrefl F _ X).
    + apply (lt_asym F _ _ X). apply pos_sub_lt.
      replace (0 - (1 - c) * t) with ((1 - c) * (- t)) by ring.
      apply lt_mul; [exact C1|]. apply pos_opp, P.
Qed.
End Pool.

Print Assumptions pool_cell_inhibition_equals_scaled_lateral_inhibition_of_strength_c_over_one_minus_c.
