(* A family of D x D matrices g_i, i < n (a finite group of orthogonal matrices), and a
   matrix h with h^T g_i = g_{p(i)} for a permutation p of the indices: then
   sum_i sigma(<g_i t, h x>) = sum_i sigma(<g_i t, x>).  For a finite group of orthogonal
   matrices and h in it, h^T = h^{-1} permutes the group, so the hypothesis holds.  For
   every D, n, sigma, over every commutative ring.
   Source: Poggio, section 6.1. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Orbit.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem sum_over_the_group_orbit_is_invariant :
  forall (D n : nat) (g : nat -> nat -> nat -> R) (h : nat -> nat -> R) (p : nat -> nat)
    (sg : R -> R), perm n p ->
  (forall i, (i < n)%nat -> meq D D (mm D (fun a b => h b a) (g i)) (g (p i))) ->
  forall t x : nat -> R,
  sum n (fun i => sg (dot D (mv D (g i) t) (mv D h x))) = sum n (fun i => sg (dot D (mv D (g i) t) x)).
Proof.
  intros D n g h p sg P H t x.
  rewrite <- (sum_perm R (fun i => sg (dot D (mv D (g i) t) x)) P).
  apply sum_ext. intros i Hi. f_equal.
  (* <g t, h x> = <h^T g t, x> *)
  transitivity (dot D (mv D (mm D (fun a b => h b a) (g i)) t) x).
  - transitivity (sum D (fun j => sum D (fun k => h k j * mv D (g i) t k) * x j)).
    + unfold dot at 1.
      transitivity (sum D (fun k => sum D (fun j => h k j * mv D (g i) t k * x j))).
      * apply sum_ext. intros k _. unfold mv at 2. rewrite <- sum_mul_l. apply sum_ext. intros j _. ring.
      * rewrite sum_swap. apply sum_ext. intros j _. apply sum_mul_r.
    + unfold dot. apply sum_ext. intros j _. f_equal. symmetry.
      apply (mv_mm R D D (fun a b => h b a) (g i) t j).
  - unfold dot. apply sum_ext. intros j Hj. f_equal. unfold mv. apply sum_ext. intros k Hk.
    rewrite (H i Hi j k Hj Hk). reflexivity.
Qed.
End Orbit.

Print Assumptions sum_over_the_group_orbit_is_invariant.
