(* W is m x n, m >= 1, with rows of norm 1.  The operator norm ||W|| is at most c (c >= 0) if
   |Wx|^2 <= c^2 |x|^2 for all x, and at least 1 if |Wx|^2 >= |x|^2 for some x <> 0.  Then
   1 <= ||W|| <= sqrt m, and ||W|| <= 1 (that is, = 1) if and only if the rows are orthogonal.
   For all m, n, over every ordered field.  Source: Poggio, section 5.2. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Rows.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Lemma sum_le : forall n (f g : nat -> F), (forall i, (i < n)%nat -> ~ g i < f i) -> ~ sum n g < sum n f.
Proof.
  intros n f g H L. apply (sum_nonneg F n (fun i => g i - f i)).
  - intros i Hi Q. apply (H i Hi). apply pos_sub_lt. apply lt_sub_pos in Q.
    replace (f i - g i) with (0 - (g i - f i)) by ring. exact Q.
  - rewrite sum_sub. apply pos_sub_lt. apply lt_sub_pos in L.
    replace (0 - (sum n g - sum n f)) with (sum n f - sum n g) by ring. exact L.
Qed.
Lemma sum_const : forall n c, sum n (fun _ => c) = of_nat F n * c.
Proof. induction n as [|n IH]; intro c; cbn; [ring|]. rewrite IH. ring. Qed.

(* (w.x)^2 <= |x|^2 for a unit vector w: |x|^2 - (w.x)^2 = |x - (w.x) w|^2 *)
Lemma bessel_one : forall n w x, nrm2 F n w = 1 -> ~ nrm2 F n x < dot n w x * dot n w x.
Proof.
  intros n w x U L.
  apply (sum_nonneg F n (fun i => (x i - dot n w x * w i) * (x i - dot n w x * w i)));
    [intros; apply square_nonneg|].
  assert (E : sum n (fun i => (x i - dot n w x * w i) * (x i - dot n w x * w i))
    = nrm2 F n x - (1 + 1) * dot n w x * dot n w x + dot n w x * dot n w x * nrm2 F n w).
  { set (p := dot n w x) at 1 2 3 5 6. unfold nrm2, dot.
    rewrite <- !sum_mul_l, <- sum_sub, <- sum_add. apply sum_ext. intros i _. ring. }
  rewrite E, U. apply pos_sub_lt. apply lt_sub_pos in L.
  match goal with |- 0 < ?t => replace t with (dot n w x * dot n w x - nrm2 F n x) by ring end. exact L.
Qed.

Theorem unit_rows_give_norm_one_iff_they_are_orthogonal :
  forall (m n : nat) (W : nat -> nat -> F), (1 <= m)%nat ->
  (forall i, (i < m)%nat -> nrm2 F n (W i) = 1) ->
  (exists x, nrm2 F n x <> 0 /\ ~ nrm2 F m (mv n W x) < nrm2 F n x) /\
  (forall x, ~ of_nat F m * nrm2 F n x < nrm2 F m (mv n W x)) /\
  ((forall x, ~ nrm2 F n x < nrm2 F m (mv n W x)) <->
   forall i j, (i < m)%nat -> (j < m)%nat -> i <> j -> dot n (W i) (W j) = 0).
Proof.
  intros m n W Hm U.
  assert (Sq : forall x i, mv n W x i * mv n W x i = dot n (W i) x * dot n (W i) x) by reflexivity.
  split; [|split; [|split]].
  - exists (W 0%nat). rewrite (U 0%nat) by lia. split; [apply one_not_zero|]. intro L.
    unfold nrm2 in L. rewrite (sum_split F (k := 0%nat)) in L by lia. rewrite Sq in L.
    assert (E : dot n (W 0%nat) (W 0%nat) = 1) by (apply (U 0%nat); lia). rewrite E in L.
    apply (sum_nonneg F m (fun j => if Nat.eqb j 0 then 0 else mv n W (W 0%nat) j * mv n W (W 0%nat) j)).
    + intros i _. destruct (Nat.eqb i 0); [apply lt_irrefl|apply square_nonneg].
    + apply lt_sub_pos in L. apply pos_sub_lt.
      match type of L with 0 < ?s => match goal with |- 0 < ?t => replace t with s by ring end end. exact L.
  - intros x. rewrite <- sum_const. apply sum_le. intros i Hi. rewrite Sq. apply bessel_one, U, Hi.
  - intros H i j Hi Hj Ne. specialize (H (W i)). rewrite (U i Hi) in H.
    set (f := fun k => if Nat.eqb k i then 0 else mv n W (W i) k * mv n W (W i) k).
    assert (Nn : forall k, (k < m)%nat -> ~ f k < 0).
    { intros k _. unfold f. destruct (Nat.eqb k i); [apply lt_irrefl|apply square_nonneg]. }
    assert (Z : sum m f = 0).
    { destruct (lt_total F 0 (sum m f)) as [P|[P|P]]; [exfalso|symmetry; exact P|exfalso].
      - apply H. unfold nrm2. rewrite (sum_split F (k := i)) by exact Hi. fold f. rewrite Sq.
        assert (E : dot n (W i) (W i) = 1) by (apply (U i Hi)). rewrite E. apply pos_sub_lt.
        replace (1 * 1 + sum m f - 1) with (sum m f) by ring. exact P.
      - exact (sum_nonneg F m f Nn P). }
    pose proof (sum_zero_nonneg F m f Nn Z j Hj) as Q. unfold f in Q.
    destruct (Nat.eqb_spec j i) as [E|_]; [exfalso; apply Ne; symmetry; exact E|].
    apply mul_eq_zero in Q.
    assert (Q' : mv n W (W i) j = 0) by (destruct Q; assumption).
    rewrite <- Q'. unfold mv, dot. apply sum_ext. intros; ring.
  - intros O x L.
    (* |x|^2 - |Wx|^2 = |x - W^T W x|^2 *)
    set (y := fun l => sum m (fun i => mv n W x i * W i l)).
    assert (A : sum n (fun l => x l * y l) = nrm2 F m (mv n W x)).
    { unfold y. transitivity (sum n (fun l => sum m (fun i => mv n W x i * (W i l * x l)))).
      - apply sum_ext. intros l _. rewrite <- sum_mul_l. apply sum_ext. intros i _. ring.
      - rewrite sum_swap. apply sum_ext. intros i _. rewrite sum_mul_l. reflexivity. }
    assert (B : sum n (fun l => y l * y l) = nrm2 F m (mv n W x)).
    { transitivity (sum n (fun l => sum m (fun i => mv n W x i * (W i l * y l)))).
      - apply sum_ext. intros l _. unfold y at 1. rewrite <- sum_mul_r. apply sum_ext. intros i _. ring.
      - rewrite sum_swap. apply sum_ext. intros i Hi. rewrite sum_mul_l. f_equal. unfold y.
        transitivity (sum n (fun l => sum m (fun j => mv n W x j * (W i l * W j l)))).
        + apply sum_ext. intros l _. rewrite <- sum_mul_l. apply sum_ext. intros j _. ring.
        + rewrite sum_swap, <- (sum_delta F (mv n W x) Hi). apply sum_ext. intros j Hj.
          rewrite sum_mul_l. f_equal. destruct (Nat.eq_dec j i) as [->|Ne].
          * rewrite delta_same. exact (U i Hi).
          * rewrite delta_diff by exact Ne. apply (O i j Hi Hj). auto. }
    apply (sum_nonneg F n (fun l => (x l - y l) * (x l - y l))); [intros; apply square_nonneg|].
    assert (E : sum n (fun l => (x l - y l) * (x l - y l))
      = nrm2 F n x - (1 + 1) * sum n (fun l => x l * y l) + sum n (fun l => y l * y l)).
    { unfold nrm2. rewrite <- sum_mul_l, <- sum_sub, <- sum_add. apply sum_ext. intros l _. ring. }
    rewrite E, A, B. apply pos_sub_lt. apply lt_sub_pos in L.
    match type of L with 0 < ?s => match goal with |- 0 < ?t => replace t with s by ring end end. exact L.
Qed.
End Rows.

Print Assumptions unit_rows_give_norm_one_iff_they_are_orthogonal.
