(* X is D x N, every row has sum 0 and sum of squares N.  Then (X^T X - I) 1 = -1 for the
   vector of ones, and |(X X^T - I) e_k|^2 >= (N - 1)^2 for every k < D.  So, for N >= 2,
   neither matrix has norm below 1.  For all D, N, over every ordered field.
   Source: Poggio, section 5.2. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section BatchNorm.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Lemma entry_le_nrm2 : forall n (x : nat -> F) i, (i < n)%nat -> ~ nrm2 F n x < x i * x i.
Proof.
  intros n x i Hi L. unfold nrm2 in L. rewrite (sum_split F (fun i => x i * x i) Hi) in L.
  apply (sum_nonneg F n (fun j => if Nat.eqb j i then 0 else x j * x j)).
  - intros j _. destruct (Nat.eqb j i); [apply lt_irrefl|apply square_nonneg].
  - apply lt_sub_pos in L. apply pos_sub_lt.
    match type of L with 0 < ?s => match goal with |- 0 < ?t => replace t with s by ring end end.
    exact L.
Qed.

Theorem batch_normalised_data_never_satisfy_the_norm_condition :
  forall (D N : nat) (X : nat -> nat -> F),
  (forall i, (i < D)%nat -> sum N (X i) = 0) ->
  (forall i, (i < D)%nat -> sum N (fun j => X i j * X i j) = of_nat F N) ->
  veq N (mv N (fun j l => mm D (fun j i => X i j) X j l - delta j l) (fun _ => 1)) (fun _ => - (1)) /\
  forall k, (k < D)%nat ->
  ~ nrm2 F D (mv D (fun i l => mm N X (fun j i => X i j) i l - delta i l) (fun l => delta l k))
    < (of_nat F N - 1) * (of_nat F N - 1).
Proof.
  intros D N X H0 H1. split.
  - intros j Hj. unfold mv.
    transitivity (sum N (fun l => mm D (fun j i => X i j) X j l) - sum N (fun l => 1 * delta l j)).
    + rewrite <- sum_sub. apply sum_ext. intros l _. rewrite (delta_sym F j l). ring.
    + rewrite (sum_delta F (fun _ => 1) Hj).
      assert (Z : sum N (fun l => mm D (fun j i => X i j) X j l) = 0).
      { unfold mm. rewrite sum_swap. apply sum_zero. intros i Hi. rewrite sum_mul_l.
        change (X i j * sum N (X i) = 0). rewrite (H0 i Hi). ring. }
      rewrite Z. ring.
  - intros k Hk L.
    assert (E : mv D (fun i l => mm N X (fun j i => X i j) i l - delta i l) (fun l => delta l k) k
                = of_nat F N - 1).
    { rewrite (mv_delta F (fun i l => mm N X (fun j i => X i j) i l - delta i l) k Hk).
      rewrite delta_same. f_equal. apply (H1 k Hk). }
    pose proof (entry_le_nrm2 D (mv D (fun i l => mm N X (fun j i => X i j) i l - delta i l)
      (fun l => delta l k)) k Hk) as Q.
    rewrite E in Q. exact (Q L).
Qed.
End BatchNorm.

Print Assumptions batch_normalised_data_never_satisfy_the_norm_condition.
