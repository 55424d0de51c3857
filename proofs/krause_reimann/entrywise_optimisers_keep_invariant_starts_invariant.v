(* Open question 7, every run: which training procedures carry Sigma_X-invariance of the
   start over to the trained matrix, for which phi?  Every procedure with full batches that
   moves each weight by one and the same function U t of the history of the gradients of
   that weight: gradient descent, momentum, RMSprop, ADAM, weight decay not included; for
   every phi (dphi stands for the derivative).  At every step s.W_t = W_t for s in Sigma_X.
   For all N and every finite X of pairwise different items, over every commutative ring.
   (With mini-batches single runs lose it: see the equivariance of mini-batch runs.)
   Source: Krause & Reimann, section 3.2.1 and section 4. *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Entrywise.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

(** The gradient at W, up to the factor 2/(mN). *)
Definition gradient (N m : nat) (xs : nat -> nat -> R) (phi dphi : R -> R)
  (W : nat -> nat -> R) (i j : nat) : R :=
  sum m (fun k => (phi (mv N W (xs k) i) - xs k i) * dphi (mv N W (xs k) i) * xs k j).

Lemma gradient_invariant : forall N m xs phi dphi W s,
  distinct N m xs -> Sigma N (family N m xs) s -> meq N N (mact s W) W ->
  meq N N (mact s (gradient N m xs phi dphi W)) (gradient N m xs phi dphi W).
Proof.
  intros N m xs phi dphi W s D Hs E i j Hi Hj. pose proof (proj1 Hs) as Ps.
  unfold mact, gradient.
  set (g := fun x : nat -> R => (phi (mv N W x i) - x i) * dphi (mv N W x i) * x j).
  transitivity (sum m (fun k => g (act s (xs k)))).
  - apply sum_ext. intros k Hk. unfold g.
    assert (A : mv N W (act s (xs k)) i = mv N W (xs k) (s i)).
    { rewrite <- (mv_act _ W (xs k) i Ps). symmetry.
      apply (mv_ext _ E (@veq_refl _ N (act s (xs k)))). exact Hi. }
    rewrite A. reflexivity.
  - apply (@sum_family R N m xs s g D Hs).
    intros x y Exy. unfold g. rewrite (mv_veq _ W i Exy), (Exy i Hi), (Exy j Hj). reflexivity.
Qed.

Theorem entrywise_optimisers_keep_invariant_starts_invariant :
  forall (N m : nat) (xs : nat -> nat -> R) (phi dphi : R -> R)
         (U : nat -> (nat -> R) -> R) (W : nat -> nat -> nat -> R),
  distinct N m xs ->
  (forall t g h, (forall r, (r <= t)%nat -> g r = h r) -> U t g = U t h) ->
  (forall t i j, (i < N)%nat -> (j < N)%nat ->
     W (S t) i j = W t i j + U t (fun r => gradient N m xs phi dphi (W r) i j)) ->
  forall s, Sigma N (family N m xs) s -> meq N N (mact s (W 0%nat)) (W 0%nat) ->
  forall t, meq N N (mact s (W t)) (W t).
Proof.
  intros N m xs phi dphi U W D HU HW s Hs H0. pose proof (proj1 Hs) as Ps.
  assert (All : forall t r, (r <= t)%nat -> meq N N (mact s (W r)) (W r)).
  { induction t as [|t IH]; intros r Hr.
    - assert (r = 0%nat) as -> by lia. exact H0.
    - destruct (Nat.eq_dec r (S t)) as [->|Ne]; [|apply IH; lia].
      intros i j Hi Hj. unfold mact.
      rewrite (HW t _ _ (perm_lt Ps Hi) (perm_lt Ps Hj)), (HW t i j Hi Hj).
      f_equal; [apply (IH t (Nat.le_refl t) i j Hi Hj)|]. apply HU. intros r Hr'.
      apply (gradient_invariant N m xs phi dphi (W r) s D Hs (IH r Hr') i j Hi Hj). }
  intro t. exact (All t t (Nat.le_refl t)).
Qed.
End Entrywise.

Print Assumptions entrywise_optimisers_keep_invariant_starts_invariant.
