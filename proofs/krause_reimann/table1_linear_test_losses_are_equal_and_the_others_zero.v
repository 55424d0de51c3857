(* phi = id: for every W with Wx = x on X' = {010, 001} the losses (1/N) sum_i
   ((Wy)_i - y_i)^2 at 010, 001, 000, 011 are 0 and those at 110, 101, 111, 100
   are equal.  Over every commutative ring; the factor 1/N = 1/3 of eq. 7 is an
   arbitrary number c.
   Source: Krause & Reimann, Table 1, column id. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Section Losses.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Definition loss (c : R) (W : nat -> nat -> R) (y : nat -> R) : R :=
  c * sum 3 (fun i => (mv 3 W y i - y i) * (mv 3 W y i - y i)).

Theorem table1_linear_test_losses_are_equal_and_the_others_zero :
  forall (c : R) (W : nat -> nat -> R), auto_associator 3 (fun t => t) W X4' ->
  (loss c W (vec3 0 1 0) = 0 /\ loss c W (vec3 0 0 1) = 0 /\
   loss c W (vec3 0 0 0) = 0 /\ loss c W (vec3 0 1 1) = 0) /\
  (loss c W (vec3 1 1 0) = loss c W (vec3 1 0 1) /\
   loss c W (vec3 1 0 1) = loss c W (vec3 1 1 1) /\
   loss c W (vec3 1 1 1) = loss c W (vec3 1 0 0)).
Proof.
  intros c W H.
  assert (E : W 0%nat 1%nat = 0 /\ W 1%nat 1%nat = 1 /\ W 2%nat 1%nat = 0).
  { pose proof (H (vec3 0 1 0) (or_introl (@veq_refl _ 3 _))) as H1.
    apply veq3 in H1. unfold layer in H1. rewrite !mv3 in H1. cbn in H1.
    destruct H1 as [A [B C]].
    repeat split; [rewrite <- A|rewrite <- B|rewrite <- C]; ring. }
  assert (E' : W 0%nat 2%nat = 0 /\ W 1%nat 2%nat = 0 /\ W 2%nat 2%nat = 1).
  { pose proof (H (vec3 0 0 1) (or_intror (@veq_refl _ 3 _))) as H1.
    apply veq3 in H1. unfold layer in H1. rewrite !mv3 in H1. cbn in H1.
    destruct H1 as [A [B C]].
    repeat split; [rewrite <- A|rewrite <- B|rewrite <- C]; ring. }
  destruct E as [E1 [E2 E3]], E' as [E4 [E5 E6]].
  unfold loss. cbn [sum]. rewrite !mv3. rewrite E1, E2, E3, E4, E5, E6. cbn.
  repeat split; ring.
Qed.
End Losses.

Print Assumptions table1_linear_test_losses_are_equal_and_the_others_zero.
