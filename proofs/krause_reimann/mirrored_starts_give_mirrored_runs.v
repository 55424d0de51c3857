(* Open question 9: is there an exact relation between ADAM from W_0 = 0 and from all
   ones?  phi = id, full batches or any mini-batches (weights c t k of the items in step
   t), and any optimiser that moves each weight by an odd function U t of the history of
   its own gradient: gradient descent, momentum, RMSprop, ADAM.  If the midpoint l of the
   two starts of row i solves the row's equations, l.x = x_i for all items, then the two
   runs of that row are mirrored at l at every step: w_t + w'_t = 2 l.
   For 0 and ones l = 1/2, so a row is mirrored if every item has half the sum of its
   components in place i: row 1 of X (both items have two ones and x_1 = 1).
   For all N, every finite X, over every commutative ring.
   Source: Krause & Reimann, section 3.1.1. *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Mirror.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

(** Gradient of row i, up to the factor 2/N, with the batch weights c. *)
Definition row_gradient (N m : nat) (xs : nat -> nat -> R) (c : nat -> R) (i : nat)
  (w : nat -> R) (j : nat) : R :=
  sum m (fun k => c k * ((dot N w (xs k) - xs k i) * xs k j)).

Theorem mirrored_starts_give_mirrored_runs :
  forall (N m i : nat) (xs : nat -> nat -> R) (c : nat -> nat -> R)
         (U : nat -> (nat -> R) -> R) (w v : nat -> nat -> R) (l : nat -> R),
  (forall t g h, (forall r, (r <= t)%nat -> h r = - g r) -> U t h = - U t g) ->
  (forall t j, (j < N)%nat ->
     w (S t) j = w t j + U t (fun r => row_gradient N m xs (c r) i (w r) j)) ->
  (forall t j, (j < N)%nat ->
     v (S t) j = v t j + U t (fun r => row_gradient N m xs (c r) i (v r) j)) ->
  (forall k, (k < m)%nat -> dot N l (xs k) = xs k i) ->
  (forall j, (j < N)%nat -> w 0%nat j + v 0%nat j = l j + l j) ->
  forall t j, (j < N)%nat -> w t j + v t j = l j + l j.
Proof.
  intros N m i xs c U w v l Odd Hw Hv Hl H0.
  assert (G : forall t, (forall j, (j < N)%nat -> w t j + v t j = l j + l j) ->
    forall j, row_gradient N m xs (c t) i (v t) j = - row_gradient N m xs (c t) i (w t) j).
  { intros t Ht j. unfold row_gradient. rewrite <- sum_opp. apply sum_ext. intros k Hk.
    assert (D : dot N (v t) (xs k) - xs k i = - (dot N (w t) (xs k) - xs k i)).
    { pose proof (Hl k Hk) as E.
      assert (Q : dot N (w t) (xs k) + dot N (v t) (xs k) = xs k i + xs k i).
      { rewrite <- E. unfold dot. rewrite <- !sum_add. apply sum_ext. intros a Ha.
        transitivity ((w t a + v t a) * xs k a); [ring|]. rewrite (Ht a Ha). ring. }
      transitivity ((dot N (w t) (xs k) + dot N (v t) (xs k)) - dot N (w t) (xs k) - xs k i); [ring|].
      rewrite Q. ring. }
    rewrite D. ring. }
  assert (All : forall t r, (r <= t)%nat -> forall j, (j < N)%nat -> w r j + v r j = l j + l j).
  { induction t as [|t IH]; intros r Hr j Hj.
    - assert (r = 0%nat) as -> by lia. apply H0, Hj.
    - destruct (Nat.eq_dec r (S t)) as [->|Ne]; [|apply IH; [lia|exact Hj]].
      rewrite (Hw t j Hj), (Hv t j Hj).
      rewrite (Odd t (fun r => row_gradient N m xs (c r) i (w r) j)
        (fun r => row_gradient N m xs (c r) i (v r) j)).
      + rewrite <- (IH t (Nat.le_refl t) j Hj). ring.
      + intros r Hr'. apply G. apply (IH r Hr'). }
  intros t. exact (All t t (Nat.le_refl t)).
Qed.
End Mirror.

Print Assumptions mirrored_starts_give_mirrored_runs.
