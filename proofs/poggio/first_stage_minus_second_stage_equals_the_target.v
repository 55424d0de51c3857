(* First stage u_n = relu(W1 x_n), second stage relu(W2 u_n), both componentwise.
   If relu(W2 u_n) = u_n - y_n for all n then the first stage minus the second is y_n, and
   y_n <= u_n.  If relu(W2 u_n) = y_n - u_n for all n then the sum of both stages is y_n,
   and y_n >= u_n.  For all sizes, any number of examples, over every ordered field.
   Source: Poggio, section 6. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Stages.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Lemma relu_nonneg : forall relu, is_relu F relu -> forall t, ~ relu t < 0.
Proof.
  intros relu [R1 R2] t L. destruct (lt_total F 0 t) as [P|P].
  - rewrite (R1 t P) in L. exact (lt_asym F _ _ P L).
  - rewrite (R2 t) in L; [exact (lt_irrefl F _ L)|].
    destruct P as [<-|P]; [apply lt_irrefl|exact (lt_asym F _ _ P)].
Qed.

Theorem first_stage_minus_second_stage_equals_the_target :
  forall (d h n : nat) (W1 W2 : nat -> nat -> F) (x y : nat -> nat -> F) (relu : F -> F),
  is_relu F relu ->
  let first := fun k i => relu (mv d W1 (x k) i) in
  let second := fun k i => relu (mv h W2 (first k) i) in
  ((forall k, (k < n)%nat -> veq h (second k) (fun i => first k i - y k i)) ->
     forall k i, (k < n)%nat -> (i < h)%nat ->
     first k i - second k i = y k i /\ ~ first k i < y k i) /\
  ((forall k, (k < n)%nat -> veq h (second k) (fun i => y k i - first k i)) ->
     forall k i, (k < n)%nat -> (i < h)%nat ->
     first k i + second k i = y k i /\ ~ y k i < first k i).
Proof.
  intros d h n W1 W2 x y relu HR first second.
  assert (N : forall k i, ~ second k i < 0) by (intros; apply relu_nonneg, HR).
  split; intros H k i Hk Hi; pose proof (H k Hk i Hi) as E; cbv beta in E.
  - split; [rewrite E; ring|]. intro L. apply (N k i). rewrite E. apply lt_sub_pos in L.
    apply pos_sub_lt. replace (0 - (first k i - y k i)) with (y k i - first k i) by ring. exact L.
  - split; [rewrite E; ring|]. intro L. apply (N k i). rewrite E. apply lt_sub_pos in L.
    apply pos_sub_lt. replace (0 - (y k i - first k i)) with (first k i - y k i) by ring. exact L.
Qed.
End Stages.

Print Assumptions first_stage_minus_second_stage_equals_the_target.
