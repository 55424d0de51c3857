(* Open question 7, on average: mini-batch runs, for every phi.  ys t k, k < b t, are the
   items used in step t (any sequence of batches, with repetitions), eta t the step size.
   The run from s.W_0 with the batches s.ys is s applied to the run from W_0 with the
   batches ys.  So if W_0 is Sigma_X-invariant (or its law is) and the law of the batches
   is not changed by Sigma_X, as for uniform draws from X, then W_t and s.W_t have the same
   law for s in Sigma_X, and the expectation of W_t is Sigma_X-invariant although single
   runs need not be.  For all N and every permutation s, over every commutative ring.
   Source: Krause & Reimann, section 3.1.1 (averaging recovers the symmetric solution). *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Batches.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Fixpoint run (N : nat) (b : nat -> nat) (ys : nat -> nat -> nat -> R) (phi dphi : R -> R)
  (eta : nat -> R) (W0 : nat -> nat -> R) (t : nat) : nat -> nat -> R :=
  match t with
  | O => W0
  | S r => gd_step N (b r) (ys r) phi dphi (eta r) (run N b ys phi dphi eta W0 r)
  end.

Theorem mini_batch_runs_are_equivariant :
  forall (N : nat) (b : nat -> nat) (ys : nat -> nat -> nat -> R) (phi dphi : R -> R)
         (eta : nat -> R) (W0 : nat -> nat -> R) (s : nat -> nat), perm N s ->
  forall t, meq N N (run N b (fun r k => act s (ys r k)) phi dphi eta (mact s W0) t)
                    (mact s (run N b ys phi dphi eta W0 t)).
Proof.
  intros N b ys phi dphi eta W0 s Ps.
  induction t as [|t IH]; [intros i j _ _; reflexivity|].
  intros i j Hi Hj. cbn [run].
  set (G := run N b (fun r k => act s (ys r k)) phi dphi eta (mact s W0) t) in *.
  set (V := run N b ys phi dphi eta W0 t) in *.
  change (mact s (gd_step N (b t) (ys t) phi dphi (eta t) V) i j)
    with (gd_step N (b t) (ys t) phi dphi (eta t) V (s i) (s j)).
  unfold gd_step. rewrite (IH i j Hi Hj). unfold mact at 1. f_equal. f_equal.
  apply sum_ext. intros k _.
  assert (A : mv N G (act s (ys t k)) i = mv N V (ys t k) (s i)).
  { rewrite <- (mv_act _ V (ys t k) i Ps).
    apply (mv_ext _ IH (@veq_refl _ N (act s (ys t k)))). exact Hi. }
  rewrite A. reflexivity.
Qed.
End Batches.

Print Assumptions mini_batch_runs_are_equivariant.
