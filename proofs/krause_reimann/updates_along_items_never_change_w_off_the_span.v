(* Every training rule whose updates add multiples of items to the rows of W,
   W_{t+1} = W_t + sum_k g_{t,k} x_k^T with any columns g_{t,k}, keeps W_t v = W_0 v for
   every v orthogonal to all items.  This covers full-batch and mini-batch gradient
   descent with any activation, any step sizes and momentum (not ADAM, which rescales
   entries one by one).  For all N, every finite X, over every commutative ring.
   Answers part of open question 1 ("does mini-batch sampling or momentum change the
   limit?").
   Source: Krause & Reimann, section 3.1.1. *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Updates.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem updates_along_items_never_change_w_off_the_span :
  forall (N m : nat) (xs : nat -> nat -> R) (W : nat -> nat -> nat -> R)
         (g : nat -> nat -> nat -> R),
  (forall t i j, (i < N)%nat -> (j < N)%nat ->
     W (S t) i j = W t i j + sum m (fun k => g t k i * xs k j)) ->
  forall v, (forall k, (k < m)%nat -> dot N (xs k) v = 0) ->
  forall t, veq N (mv N (W t) v) (mv N (W 0%nat) v).
Proof.
  intros N m xs W g H v Hv. induction t as [|t IH]; [apply veq_refl|].
  intros i Hi. rewrite <- (IH i Hi). unfold mv.
  transitivity (sum N (fun j => W t i j * v j + sum m (fun k => g t k i * (xs k j * v j)))).
  - apply sum_ext. intros j Hj. rewrite (H t i j Hi Hj).
    transitivity (W t i j * v j + sum m (fun k => g t k i * xs k j) * v j); [ring|].
    f_equal. rewrite <- sum_mul_r. apply sum_ext. intros k _. ring.
  - rewrite sum_add, sum_swap, (@sum_zero _ m); [ring|]. intros k Hk. rewrite sum_mul_l.
    unfold dot in Hv. rewrite (Hv k Hk). ring.
Qed.
End Updates.

Print Assumptions updates_along_items_never_change_w_off_the_span.
