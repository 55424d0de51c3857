(* Repair of plane_of_x_is_asymptotically_stable_if_abs_a_minus_2b_below_one: for all
   a, b with |1 - a + 2b| < 1 the plane span X is an asymptotically stable set of
   x -> W_{a,b} x: Lyapunov stable and attracting a neighbourhood (maximum norm).
   Over every Archimedean ordered field.
   Source: Krause & Reimann, section 3.1.2, reading "plane". *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Plane.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition span_X4 (p : nat -> F) : Prop :=
  exists c d : F, veq 3 p (fun i => c * vec3 1 0 1 i + d * vec3 1 1 0 i).

Theorem plane_of_x_is_asymptotically_stable_if_abs_one_minus_a_plus_2b_below_one :
  archimedean F -> forall a b : F,
  - (1) < 1 - a + (b + b) -> 1 - a + (b + b) < 1 ->
  asymptotically_stable_set F 3 (mv 3 (W_ab a b)) span_X4.
Proof.
  intros Ar a b L1 L2.
  assert (P3 : (0:F) < 1 + 1 + 1) by (apply pos_add; [apply two_pos|apply one_pos]).
  pose proof (inv_left F (pos_neq F _ P3)) as I3. pose proof (inv_pos F _ P3) as Q3.
  set (h := rinv F (1 + 1 + 1)) in *.
  apply (stable_if_contracted F Ar 3 _ _ (fun y => y 1%nat + y 2%nat - y 0%nat) (1 + 1 + 1)
           (1 - a + (b + b))); try assumption.
  - intros e y He. split.
    + intros [p [[c [d E]] C]].
      destruct (C 0%nat ltac:(lia)) as [A0 B0]. destruct (C 1%nat ltac:(lia)) as [A1 B1].
      destruct (C 2%nat ltac:(lia)) as [A2 B2].
      rewrite (E 0%nat ltac:(lia)) in A0, B0. rewrite (E 1%nat ltac:(lia)) in A1, B1.
      rewrite (E 2%nat ltac:(lia)) in A2, B2. unfold vec3 in *.
      apply lt_sub_pos in A0. apply lt_sub_pos in A1. apply lt_sub_pos in A2.
      apply lt_sub_pos in B0. apply lt_sub_pos in B1. apply lt_sub_pos in B2.
      split; apply pos_sub_lt.
      * pose proof (pos_add F _ _ (pos_add F _ _ B1 B2) A0) as Q.
        match type of Q with 0 < ?s => match goal with |- 0 < ?t => replace t with s by ring end end.
        exact Q.
      * pose proof (pos_add F _ _ (pos_add F _ _ A1 A2) B0) as Q.
        match type of Q with 0 < ?s => match goal with |- 0 < ?t => replace t with s by ring end end.
        exact Q.
    + intros [A B]. set (g := y 1%nat + y 2%nat - y 0%nat) in *.
      exists (fun i => y i + h * g * vec3 1 (- (1)) (- (1)) i). split.
      * exists (y 2%nat - h * g), (y 1%nat - h * g). apply veq3. unfold vec3.
        repeat split; [|ring|ring].
        transitivity (y 1%nat + y 2%nat - g + h * g).
        { unfold g. ring. }
        transitivity (y 1%nat + y 2%nat - (h * (1 + 1 + 1)) * g + h * g); [rewrite I3; ring|ring].
      * assert (A' : - e < h * g).
        { apply (lt_mul_pos_l F h _ _ Q3) in A.
          replace (h * - ((1 + 1 + 1) * e)) with (- ((h * (1 + 1 + 1)) * e)) in A by ring.
          rewrite I3 in A. replace (- (1 * e)) with (- e) in A by ring. exact A. }
        assert (B' : h * g < e).
        { apply (lt_mul_pos_l F h _ _ Q3) in B.
          replace (h * ((1 + 1 + 1) * e)) with ((h * (1 + 1 + 1)) * e) in B by ring.
          rewrite I3 in B. replace (1 * e) with e in B by ring. exact B. }
        assert (A'' : - (h * g) < e).
        { apply pos_sub_lt. apply lt_sub_pos in A'. replace (e - - (h * g)) with (h * g - - e) by ring.
          exact A'. }
        intros i Hi. destruct i as [|[|[|i]]]; [..|lia]; unfold vec3; split;
          match goal with |- ?t < _ => (replace t with (h * g) by ring; exact B') ||
                                       (replace t with (- (h * g)) by ring; exact A'') end.
  - intro y. rewrite !mv3. cbn. ring.
Qed.
End Plane.

Print Assumptions plane_of_x_is_asymptotically_stable_if_abs_one_minus_a_plus_2b_below_one.
