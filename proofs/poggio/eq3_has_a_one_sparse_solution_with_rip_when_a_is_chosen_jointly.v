(* X = I, T = d_in = d_k = n: for every b <> 0 there are W_Q, W_K and x with b = Ax,
   A = (X W_Q)(X W_K)^T an isometry, and exactly one entry of x not 0.  W_K = I, W_Q the
   reflection that takes |b| e_1 to b.  Over every ordered field in which |b|^2 has a
   square root r > 0, hence over the reals for every b <> 0.
   Source: Poggio, section 4.1 after eq. 3. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Joint.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.


Definition tr (A : nat -> nat -> F) : nat -> nat -> F := fun i j => A j i.

Theorem eq3_has_a_one_sparse_solution_with_rip_when_a_is_chosen_jointly :
  forall (n : nat) (b : nat -> F) (r : F), (1 <= n)%nat -> 0 < r -> r * r = nrm2 F n b ->
  exists WQ WK x, let A := mm n (mm n delta WQ) (tr (mm n delta WK)) in
  veq n b (mv n A x) /\
  (x 0%nat <> 0 /\ forall i, (1 <= i)%nat -> x i = 0) /\
  (forall v, nrm2 F n (mv n A v) = nrm2 F n v).
Proof.
  intros n b r Hn Pr Er. set (e := fun i => delta i 0%nat : F). set (x := fun i => r * e i).
  (* with W_K = I the matrix A acts as W_Q *)
  assert (Act : forall WQ w, veq n (mv n (mm n (mm n delta WQ) (tr (mm n delta delta))) w) (mv n WQ w)).
  { intros WQ w i Hi. rewrite mv_mm.
    assert (K : veq n (mv n (tr (mm n delta delta)) w) w).
    { intros k Hk. transitivity (mv n delta w k); [|apply (mv_id F w Hk)].
      apply sum_ext. intros j Hj. f_equal. unfold tr. transitivity (mv n delta (fun l => delta l k) j : F); [reflexivity|].
      rewrite (mv_id F (fun l => delta l k) Hj). apply delta_sym. }
    rewrite (mv_veq F _ i K), mv_mm. apply (mv_id F _ Hi). }
  assert (Rx : x 0%nat <> 0 /\ forall i, (1 <= i)%nat -> x i = 0).
  { unfold x, e. split.
    - rewrite delta_same. replace (r * 1) with r by ring. apply pos_neq, Pr.
    - intros i Hi. rewrite delta_diff by lia. ring. }
  assert (B0 : dot n e b = b 0%nat).
  { unfold e. rewrite <- (sum_delta F b Hn). apply sum_ext. intros j _. ring. }
  set (v := fun i => b i - x i). set (V := nrm2 F n v).
  assert (Nb : nrm2 F n b = r * r) by (symmetry; exact Er).
  assert (Ne : nrm2 F n e = 1).
  { transitivity (delta 0 0 : F); [|apply delta_same]. apply (sum_delta F (fun k => delta k 0%nat) Hn). }
  assert (EV : V = (1 + 1) * (r * r - r * b 0%nat)).
  { transitivity (nrm2 F n b - (1 + 1) * r * dot n e b + r * r * nrm2 F n e).
    - unfold V, v, x, nrm2, dot. rewrite <- !sum_mul_l, <- sum_sub, <- sum_add. apply sum_ext. intros i _. ring.
    - rewrite Nb, Ne, B0. ring. }
  assert (Dv : dot n v x = r * b 0%nat - r * r).
  { transitivity (r * dot n e b - r * r * nrm2 F n e).
    - unfold v, x, nrm2, dot. rewrite <- !sum_mul_l, <- sum_sub. apply sum_ext. intros i _. ring.
    - rewrite Ne, B0. ring. }
  destruct (eq_dec_F F V 0) as [Z|Z].
  - exists delta, delta, x. split; [|split; [exact Rx|]].
    + intros i Hi. rewrite (Act delta x i Hi), (mv_id F x Hi).
      pose proof (sum_squares_zero F n v Z i Hi) as Q. unfold v in Q.
      transitivity (b i - x i + x i); [ring|]. rewrite Q. ring.
    + intro w. apply sum_ext. intros i Hi. rewrite (Act delta w i Hi), (mv_id F w Hi). reflexivity.
  - pose proof (inv_left F Z) as I. set (c := (1 + 1) * rinv F V).
    assert (CV : c * V = 1 + 1) by (unfold c; transitivity ((1 + 1) * (rinv F V * V)); [ring|rewrite I; ring]).
    set (WQ := fun i j => delta i j - c * (v i * v j)).
    assert (M : forall w, veq n (mv n WQ w) (fun i => w i - c * dot n v w * v i)).
    { intros w i Hi. transitivity (mv n delta w i - c * v i * dot n v w); [|rewrite (mv_id F w Hi); ring].
      unfold mv, dot, WQ. rewrite <- sum_mul_l, <- sum_sub. apply sum_ext. intros j _. ring. }
    exists WQ, delta, x. split; [|split; [exact Rx|]].
    + intros i Hi. rewrite (Act WQ x i Hi), (M x i Hi). cbv beta. rewrite Dv.
      assert (Q : c * (r * b 0%nat - r * r) = - (1)).
      { assert (T : (1 + 1) * (c * (r * b 0%nat - r * r)) = - (1 + 1)).
        { transitivity (- (c * ((1 + 1) * (r * r - r * b 0%nat)))); [ring|]. rewrite <- EV, CV. reflexivity. }
        pose proof (inv_left F (pos_neq F _ (two_pos F))) as J.
        transitivity (rinv F (1 + 1) * (1 + 1) * (c * (r * b 0%nat - r * r))); [rewrite J; ring|].
        transitivity (rinv F (1 + 1) * ((1 + 1) * (c * (r * b 0%nat - r * r)))); [ring|]. rewrite T.
        transitivity (- (rinv F (1 + 1) * (1 + 1))); [ring|]. rewrite J. reflexivity. }
      rewrite Q. unfold v. ring.
    + intro w. set (t := dot n v w).
      transitivity (nrm2 F n (fun i => w i - c * t * v i)).
      { apply sum_ext. intros i Hi. rewrite (Act WQ w i Hi), (M w i Hi). reflexivity. }
      transitivity (nrm2 F n w - (1 + 1) * (c * t) * dot n v w + c * t * (c * t) * nrm2 F n v).
      { unfold nrm2, dot. rewrite <- !sum_mul_l, <- sum_sub, <- sum_add. apply sum_ext. intros i _. ring. }
      fold V t. transitivity (nrm2 F n w - (1 + 1) * (c * (t * t)) + c * (t * t) * (c * V)); [ring|].
      rewrite CV. ring.
Qed.
End Joint.

Print Assumptions eq3_has_a_one_sparse_solution_with_rip_when_a_is_chosen_jointly.
