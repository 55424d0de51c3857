(* Open question 8: phi injective with phi(p) = 1 and phi(q) = 0, X a finite set of binary
   items.  A binary pattern y is reproduced by every auto-associator on X if y is a
   combination of items whose coefficients add up to 1, or any combination if q = 0; and if
   some auto-associator on X exists, by every one only then.  What decides is whether
   phi(0) = 0: with phi(0) = 0 the patterns are those of span X, otherwise those of the
   affine hull of X.  For all N and every finite X, over every ordered field.
   Source: Krause & Reimann, sections 3.2.2 and 4. *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Every.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition binary (N : nat) (x : nat -> F) : Prop := forall i, (i < N)%nat -> x i = 0 \/ x i = 1.
Definition reproduces (N : nat) (phi : F -> F) (W : nat -> nat -> F) (y : nat -> F) : Prop :=
  veq N (layer N phi W y) y.

Lemma mv_combination : forall N m (U : nat -> nat -> F) (xs : nat -> nat -> F) d i,
  mv N U (fun l => sum m (fun k => d k * xs k l)) i = sum m (fun k => d k * mv N U (xs k) i).
Proof.
  intros. unfold mv.
  transitivity (sum N (fun l => sum m (fun k => d k * (U i l * xs k l)))).
  { apply sum_ext. intros l _. rewrite <- sum_mul_l. apply sum_ext. intros k _. ring. }
  rewrite sum_swap. apply sum_ext. intros k _. apply sum_mul_l.
Qed.

Theorem reproduced_by_every_auto_associator_iff_in_the_affine_hull :
  forall (N m : nat) (xs : nat -> nat -> F) (phi : F -> F) (p q : F) (y : nat -> F),
  (0 < N)%nat -> (forall s t, phi s = phi t -> s = t) -> phi p = 1 -> phi q = 0 ->
  (forall k, (k < m)%nat -> binary N (xs k)) -> binary N y ->
  let combination := fun d => veq N y (fun i => sum m (fun k => d k * xs k i)) in
  ((exists d, combination d /\ (q = 0 \/ sum m d = 1)) ->
   forall W, (forall k, (k < m)%nat -> reproduces N phi W (xs k)) -> reproduces N phi W y) /\
  ((exists W, forall k, (k < m)%nat -> reproduces N phi W (xs k)) ->
   (forall W, (forall k, (k < m)%nat -> reproduces N phi W (xs k)) -> reproduces N phi W y) ->
   exists d, combination d /\ (q = 0 \/ sum m d = 1)).
Proof.
  intros N m xs phi p q y PN Inj Pp Pq Bx By combination.
  (* before phi: reproducing a binary pattern x is Wx = q + (p - q) x *)
  assert (Pre : forall W x, binary N x -> (reproduces N phi W x <->
    veq N (mv N W x) (fun i => q + (p - q) * x i))).
  { intros W x B. split; intros H i Hi.
    - apply Inj. change (phi (mv N W x i)) with (layer N phi W x i). rewrite (H i Hi).
      destruct (B i Hi) as [-> | ->].
      + rewrite <- Pq at 1. f_equal. ring.
      + rewrite <- Pp at 1. f_equal. ring.
    - unfold layer. rewrite (H i Hi). destruct (B i Hi) as [-> | ->].
      + rewrite <- Pq at 2. f_equal. ring.
      + rewrite <- Pp at 2. f_equal. ring. }
  assert (On : forall W d, (forall k, (k < m)%nat -> reproduces N phi W (xs k)) -> combination d ->
    veq N (mv N W y) (fun i => sum m d * q + (p - q) * y i)).
  { intros W d HW Hd i Hi. rewrite (mv_veq _ W i Hd), mv_combination.
    transitivity (sum m (fun k => d k * q + (p - q) * (d k * xs k i))).
    - apply sum_ext. intros k Hk. rewrite (proj1 (Pre W (xs k) (Bx k Hk)) (HW k Hk) i Hi). ring.
    - rewrite sum_add, sum_mul_l, sum_mul_r, <- (Hd i Hi). reflexivity. }
  split.
  - intros [d [Hd C]] W HW. apply (Pre W y By). intros i Hi. rewrite (On W d HW Hd i Hi).
    destruct C as [-> | ->]; ring.
  - intros [W HW] All. pose proof (proj1 (Pre W y By) (All W HW)) as Wy.
    destruct (orthogonal_decomposition F N xs m y) as [d [r [E O]]].
    set (V := fun i j => W i j + r j).
    assert (HV : forall k, (k < m)%nat -> reproduces N phi V (xs k)).
    { intros k Hk. apply (Pre V (xs k) (Bx k Hk)). intros i Hi.
      rewrite <- (proj1 (Pre W (xs k) (Bx k Hk)) (HW k Hk) i Hi).
      transitivity (mv N W (xs k) i + dot N (xs k) r); [|rewrite (O k Hk); ring].
      unfold mv, dot, V. rewrite <- sum_add. apply sum_ext. intros j _. ring. }
    pose proof (proj1 (Pre V y By) (All V HV)) as Vy.
    (* then r is orthogonal to y, so r = 0 *)
    assert (Z : dot N r y = 0).
    { transitivity (mv N V y 0%nat - mv N W y 0%nat); [|rewrite (Wy _ PN), (Vy _ PN); ring].
      unfold mv, dot, V. rewrite <- sum_sub. apply sum_ext. intros j _. ring. }
    assert (RR : dot N r r = 0).
    { rewrite <- Z. unfold dot. symmetry.
      transitivity (sum N (fun j => sum m (fun k => d k * (xs k j * r j)) + r j * r j)).
      - apply sum_ext. intros j Hj. rewrite (E j Hj).
        transitivity (sum m (fun k => d k * xs k j) * r j + r j * r j); [ring|]. f_equal.
        rewrite <- sum_mul_r. apply sum_ext. intros k _. ring.
      - rewrite sum_add, sum_swap, (@sum_zero _ m); [ring|]. intros k Hk. rewrite sum_mul_l.
        pose proof (O k Hk) as Q. unfold dot in Q. rewrite Q. ring. }
    assert (Hd : combination d).
    { intros i Hi. rewrite (E i Hi), (sum_squares_zero F N r RR i Hi). ring. }
    exists d. split; [exact Hd|].
    pose proof (On W d HW Hd 0%nat PN) as Q. rewrite (Wy _ PN) in Q.
    assert (C : q * (sum m d - 1) = 0).
    { transitivity (sum m d * q + (p - q) * y 0%nat - (q + (p - q) * y 0%nat)); [ring|].
      rewrite <- Q. ring. }
    apply mul_eq_zero in C. destruct C as [C|C]; [left; exact C|right].
    transitivity (sum m d - 1 + 1); [ring|]. rewrite C. ring.
Qed.
End Every.

Print Assumptions reproduced_by_every_auto_associator_iff_in_the_affine_hull.
