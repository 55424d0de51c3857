(* If s.W_0 = W_0 for all s in Sigma_X then every full-batch gradient-descent
   iterate satisfies s.W_t = W_t for all s in Sigma_X.  For all N, every finite
   set X = { xs k : k < m } of pairwise different N-vectors, all functions phi
   and phi' (that phi' is the derivative of phi is not used), every step size
   eta, over every commutative ring.  See gd_step in Finite.v: the step is the
   gradient of the mean of eq. 7 over X, its factor 2/(mN) is part of eta.
   Step sizes may change from step to step.
   Source: Krause & Reimann, section 3.2.1, reading "invariant start". *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Section Invariance.
Variables (R : CRing) (N m : nat) (xs : nat -> nat -> R) (phi dphi : R -> R)
  (eta : nat -> R) (W0 : nat -> nat -> R).

Fixpoint gd (t : nat) : nat -> nat -> R :=
  match t with O => W0 | S k => gd_step N m xs phi dphi (eta k) (gd k) end.

Theorem nonlinear_w_is_symmetry_invariant_from_invariant_initialisation :
  distinct N m xs ->
  (forall s, Sigma N (family N m xs) s -> meq N N (mact s W0) W0) ->
  forall t s, Sigma N (family N m xs) s -> meq N N (mact s (gd t)) (gd t).
Proof.
  intros D H0. induction t as [|t IH]; [exact H0|].
  intros s Hs i j Hi Hj. pose proof (IH s Hs) as E. pose proof (proj1 Hs) as Ps.
  unfold mact. cbn [gd]. unfold gd_step. f_equal; [apply (E i j Hi Hj)|]. f_equal.
  set (W := gd t) in *.
  set (g := fun x : nat -> R => rmul R (rmul R (rsub R (phi (mv N W x i)) (x i))
              (dphi (mv N W x i))) (x j)).
  transitivity (sum m (fun k => g (act s (xs k)))).
  - apply sum_ext. intros k Hk. unfold g.
    assert (A : mv N W (act s (xs k)) i = mv N W (xs k) (s i)).
    { rewrite <- (mv_act _ W (xs k) i Ps). symmetry.
      apply (mv_ext _ E (@veq_refl _ N (act s (xs k)))). exact Hi. }
    rewrite A. reflexivity.
  - apply (@sum_family R N m xs s g D Hs).
    intros x y Exy. unfold g. rewrite (mv_veq _ W i Exy), (Exy i Hi), (Exy j Hj). reflexivity.
Qed.
End Invariance.

Print Assumptions nonlinear_w_is_symmetry_invariant_from_invariant_initialisation.
