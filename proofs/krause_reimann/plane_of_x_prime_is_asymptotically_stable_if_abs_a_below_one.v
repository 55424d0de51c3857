(* For all a, b with |a| < 1 the plane span X' is an asymptotically stable set of
   x -> W'_{a,b} x: Lyapunov stable and attracting a neighbourhood (maximum norm).
   Over every Archimedean ordered field.
   Source: Krause & Reimann, section 3.1.2, reading "plane". *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Plane.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition span_X4' (p : nat -> F) : Prop :=
  exists c d : F, veq 3 p (fun i => c * vec3 0 1 0 i + d * vec3 0 0 1 i).

Theorem plane_of_x_prime_is_asymptotically_stable_if_abs_a_below_one :
  archimedean F -> forall a b : F, - (1) < a -> a < 1 ->
  asymptotically_stable_set F 3 (mv 3 (W'_ab a b)) span_X4'.
Proof.
  intros Ar a b L1 L2.
  apply (stable_if_contracted F Ar 3 _ _ (fun y => y 0%nat) 1 a); try assumption.
  - apply one_pos.
  - intros e y He. split.
    + intros [p [[c [d E]] C]]. destruct (C 0%nat ltac:(lia)) as [A B].
      rewrite (E 0%nat ltac:(lia)) in A, B. unfold vec3 in A, B. split.
      * apply pos_sub_lt. apply lt_sub_pos in B.
        match goal with |- 0 < ?t => replace t with
          (e - (c * 0 + d * 0 - y 0%nat)) by ring end. exact B.
      * replace (y 0%nat) with (y 0%nat - (c * 0 + d * 0)) by ring.
        replace (1 * e) with e by ring. exact A.
    + intros [A B]. exists (fun i => y 1%nat * vec3 0 1 0 i + y 2%nat * vec3 0 0 1 i). split.
      * exists (y 1%nat), (y 2%nat). apply veq_refl.
      * intros i Hi. destruct i as [|[|[|i]]]; [..|lia]; unfold vec3; split.
        -- replace (y 0%nat - (y 1%nat * 0 + y 2%nat * 0)) with (y 0%nat) by ring.
           replace e with (1 * e) by ring. exact B.
        -- apply pos_sub_lt. apply lt_sub_pos in A.
           match goal with |- 0 < ?t => replace t with (y 0%nat - - (1 * e)) by ring end. exact A.
        -- match goal with |- ?t < _ => replace t with (0 : F) by ring end. exact He.
        -- match goal with |- ?t < _ => replace t with (0 : F) by ring end. exact He.
        -- match goal with |- ?t < _ => replace t with (0 : F) by ring end. exact He.
        -- match goal with |- ?t < _ => replace t with (0 : F) by ring end. exact He.
  - intro y. rewrite mv3. cbn. ring.
Qed.
End Plane.

Print Assumptions plane_of_x_prime_is_asymptotically_stable_if_abs_a_below_one.
