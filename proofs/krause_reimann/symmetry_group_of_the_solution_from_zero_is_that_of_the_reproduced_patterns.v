(* Open question 14: phi = id, X a finite set of binary items, W the gradient-descent limit
   from W_0 = 0.  The permutations s with s.W = W are exactly those that map the set of the
   binary patterns reproduced by W (Wy = y) to itself.  So this group is larger than Sigma_X
   exactly if the reproduced patterns, X and what comes with it, have more symmetries than
   X.  W enters by what characterises the limit: Wx = x on X, Wv = 0 for v orthogonal to
   all items.  For all N, over every ordered field.
   Source: Krause & Reimann, abstract and section 4. *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Larger.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition binary (N : nat) (x : nat -> F) : Prop := forall i, (i < N)%nat -> x i = 0 \/ x i = 1.
Definition reproduced (N : nat) (W : nat -> nat -> F) (y : nat -> F) : Prop :=
  binary N y /\ veq N (mv N W y) y.

Theorem symmetry_group_of_the_solution_from_zero_is_that_of_the_reproduced_patterns :
  forall (N m : nat) (xs W : nat -> nat -> F) (s : nat -> nat), perm N s ->
  (forall k, (k < m)%nat -> binary N (xs k)) ->
  (forall k, (k < m)%nat -> veq N (mv N W (xs k)) (xs k)) ->
  (forall v, (forall k, (k < m)%nat -> dot N (xs k) v = 0) -> veq N (mv N W v) (fun _ => 0)) ->
  (meq N N (mact s W) W <-> Sigma N (reproduced N W) s).
Proof.
  intros N m xs W s Ps Bx W1 W2.
  destruct (perm_inv Ps) as [t [Pt [TS ST]]].
  assert (Set_ : vset N (reproduced N W)).
  { intros x y E [B R]. split; intros i Hi; [rewrite <- (E i Hi); apply B, Hi|].
    rewrite <- (E i Hi), <- (R i Hi). symmetry. apply mv_veq, E. }
  assert (Back : forall x : nat -> F, veq N (act s (act t x)) x)
    by (intros x i Hi; unfold act; rewrite (TS i Hi); reflexivity).
  assert (Forth : forall x : nat -> F, veq N (act t (act s x)) x)
    by (intros x i Hi; unfold act; rewrite (ST i Hi); reflexivity).
  split.
  - intro E.
    assert (M : forall y i, (i < N)%nat -> mv N W (act s y) i = mv N W y (s i)).
    { intros y i Hi. rewrite <- (mv_act _ W y i Ps). symmetry.
      apply (mv_ext _ E (@veq_refl _ N (act s y)) Hi). }
    split; [exact Ps|split].
    + intros y [B R]. split; [intros i Hi; apply B, (perm_lt Ps Hi)|].
      intros i Hi. rewrite (M y i Hi). apply R, (perm_lt Ps Hi).
    + intros y [B R]. exists (act t y). split; [|apply Back]. split.
      * intros i Hi. apply B, (perm_lt Pt Hi).
      * intros i Hi. rewrite <- (ST i Hi) at 1. rewrite <- (M (act t y) (t i) (perm_lt Pt Hi)).
        rewrite (mv_veq _ W (t i) (Back y)). exact (R (t i) (perm_lt Pt Hi)).
  - intros Hs. pose proof (Sigma_inv_elim Set_ Hs Pt ST TS) as Ht.
    assert (In : forall k, (k < m)%nat -> reproduced N W (xs k))
      by (intros k Hk; split; [apply Bx|apply W1]; exact Hk).
    (* a reproduced pattern is a combination of the items *)
    assert (Span : forall y, veq N (mv N W y) y -> forall v,
      (forall k, (k < m)%nat -> dot N (xs k) v = 0) -> dot N y v = 0).
    { intros y R v Hv. destruct (orthogonal_decomposition F N xs m y) as [d [r [E O]]].
      assert (Y : veq N y (fun i => sum m (fun k => d k * xs k i))).
      { intros i Hi. rewrite <- (R i Hi), (mv_veq _ W i E).
        transitivity (sum m (fun k => d k * mv N W (xs k) i) + mv N W r i).
        - unfold mv. transitivity (sum N (fun l => sum m (fun k => d k * (W i l * xs k l)) + W i l * r l)).
          + apply sum_ext. intros l _.
            transitivity (sum m (fun k => W i l * (d k * xs k l)) + W i l * r l).
            * rewrite sum_mul_l. ring.
            * f_equal. apply sum_ext. intros k _. ring.
          + rewrite sum_add, sum_swap. f_equal. apply sum_ext. intros k _. apply sum_mul_l.
        - rewrite (W2 r O i Hi). transitivity (sum m (fun k => d k * mv N W (xs k) i)); [ring|].
          apply sum_ext. intros k Hk. rewrite (W1 k Hk i Hi). reflexivity. }
      unfold dot. transitivity (sum N (fun i => sum m (fun k => d k * (xs k i * v i)))).
      - apply sum_ext. intros i Hi. rewrite (Y i Hi), <- sum_mul_r. apply sum_ext. intros k _. ring.
      - rewrite sum_swap. apply sum_zero. intros k Hk. rewrite sum_mul_l.
        pose proof (Hv k Hk) as Q. unfold dot in Q. rewrite Q. ring. }
    assert (A1 : forall k, (k < m)%nat -> veq N (mv N (mact s W) (xs k)) (xs k)).
    { intros k Hk i Hi. destruct (proj1 (proj2 Ht) (xs k) (In k Hk)) as [_ R].
      rewrite <- (mv_veq _ (mact s W) i (Back (xs k))), (mv_act _ W (act t (xs k)) i Ps).
      rewrite (R (s i) (perm_lt Ps Hi)). apply (Back (xs k) i Hi). }
    assert (A2 : forall v, (forall k, (k < m)%nat -> dot N (xs k) v = 0) ->
      veq N (mv N (mact s W) v) (fun _ => 0)).
    { intros v Hv i Hi. rewrite <- (mv_veq _ (mact s W) i (Back v)), (mv_act _ W (act t v) i Ps).
      apply (W2 (act t v)); [|apply (perm_lt Ps Hi)]. intros k Hk.
      destruct (proj1 (proj2 Hs) (xs k) (In k Hk)) as [_ R].
      rewrite <- (Span _ R v Hv). unfold dot.
      rewrite <- (sum_perm _ (fun j => xs k j * act t v j) Ps). apply sum_ext. intros j Hj.
      unfold act. rewrite (TS j Hj). reflexivity. }
    intros i j Hi Hj.
    rewrite <- (mv_delta _ (mact s W) i Hj), <- (mv_delta _ W i Hj).
    destruct (orthogonal_decomposition F N xs m (fun l => delta l j)) as [d [r [E O]]].
    rewrite (mv_veq _ (mact s W) i E), (mv_veq _ W i E).
    assert (Sp : forall U : nat -> nat -> F, (forall k, (k < m)%nat -> veq N (mv N U (xs k)) (xs k)) ->
      (forall v, (forall k, (k < m)%nat -> dot N (xs k) v = 0) -> veq N (mv N U v) (fun _ => 0)) ->
      mv N U (fun l => sum m (fun k => d k * xs k l) + r l) i = sum m (fun k => d k * xs k i)).
    { intros U U1 U2. transitivity (sum m (fun k => d k * mv N U (xs k) i) + mv N U r i).
      - unfold mv. transitivity (sum N (fun l => sum m (fun k => d k * (U i l * xs k l)) + U i l * r l)).
        + apply sum_ext. intros l _.
          transitivity (sum m (fun k => U i l * (d k * xs k l)) + U i l * r l).
          * rewrite sum_mul_l. ring.
          * f_equal. apply sum_ext. intros k _. ring.
        + rewrite sum_add, sum_swap. f_equal. apply sum_ext. intros k _. apply sum_mul_l.
      - rewrite (U2 r O i Hi). transitivity (sum m (fun k => d k * mv N U (xs k) i)); [ring|].
        apply sum_ext. intros k Hk. rewrite (U1 k Hk i Hi). reflexivity. }
    rewrite (Sp (mact s W) A1 A2), (Sp W W1 W2). reflexivity.
Qed.
End Larger.

Print Assumptions symmetry_group_of_the_solution_from_zero_is_that_of_the_reproduced_patterns.
