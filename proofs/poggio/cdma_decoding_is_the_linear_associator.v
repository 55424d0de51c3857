(* With orthogonal codes c_n in {+1,-1}^D and signal r = sum_n b_n c_n: b_n =
   <c_n, r>/D for all n.  For all N and D >= 1, over every ordered field; that the
   entries are +-1 enters by their squares being 1, orthogonality by <c_m, c_n> = 0
   for m <> n.  N <= D (which then holds) is not used.
   Source: Poggio, second remark of section 5.1. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Cdma.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem cdma_decoding_is_the_linear_associator :
  forall (D N : nat) (c : nat -> nat -> F) (b : nat -> F), (1 <= D)%nat ->
  (forall n i, (n < N)%nat -> (i < D)%nat -> c n i = 1 \/ c n i = - (1)) ->
  (forall m n, (m < N)%nat -> (n < N)%nat -> m <> n -> dot D (c m) (c n) = 0) ->
  forall n, (n < N)%nat ->
  b n = dot D (c n) (fun i => sum N (fun m => b m * c m i)) * rinv F (sum D (fun _ => 1)).
Proof.
  intros D N c b HD Hc Ho n Hn.
  set (dd := sum D (fun _ : nat => (1:F))).
  assert (Pd : 0 < dd).
  { assert (Q : forall k, 0 < sum (S k) (fun _ => (1:F))).
    { induction k as [|k IH]; [cbn; replace (0 + 1) with (1:F) by ring; apply one_pos|].
      cbn [sum] in *. apply pos_add; [exact IH|apply one_pos]. }
    unfold dd. destruct D as [|k]; [lia|apply Q]. }
  assert (E : dot D (c n) (fun i => sum N (fun m => b m * c m i)) = b n * dd).
  { transitivity (sum N (fun m => b m * dot D (c n) (c m))).
    - unfold dot. transitivity (sum D (fun i => sum N (fun m => b m * (c n i * c m i)))).
      + apply sum_ext. intros i _. rewrite <- sum_mul_l. apply sum_ext. intros m _. ring.
      + rewrite sum_swap. apply sum_ext. intros m _. apply sum_mul_l.
    - rewrite <- (sum_delta F (fun m => b m * dd) Hn). apply sum_ext. intros m Hm.
      destruct (Nat.eq_dec m n) as [->|Ne].
      + rewrite delta_same. assert (Q : dot D (c n) (c n) = dd).
        { unfold dot, dd. apply sum_ext. intros i Hi.
          destruct (Hc n i Hn Hi) as [->| ->]; ring. }
        rewrite Q. ring.
      + rewrite delta_diff by exact Ne. rewrite (Ho n m Hn Hm) by auto. ring. }
  rewrite E. transitivity (b n * (rinv F dd * dd)); [|ring].
  rewrite (inv_left F (pos_neq F _ Pd)). ring.
Qed.
End Cdma.

Print Assumptions cdma_decoding_is_the_linear_associator.
