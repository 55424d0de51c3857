(* For every orthogonal Q (Q^T Q = I): |Qx - Qy| = |x - y| for all x, y; the norms are
   compared by their squares.  For all n, over every ordered field.
   Source: Ng, Luo & Qiu. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Isometry.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem u_and_v_are_isometries :
  forall (n : nat) (Q : nat -> nat -> F), meq n n (mm n (fun i j => Q j i) Q) delta ->
  forall x y : nat -> F,
  nrm2 F n (fun i => mv n Q x i - mv n Q y i) = nrm2 F n (fun i => x i - y i).
Proof.
  intros n Q O x y. set (d := fun i => x i - y i).
  transitivity (nrm2 F n (mv n Q d)).
  { apply sum_ext. intros i _.
    assert (E : mv n Q x i - mv n Q y i = mv n Q d i).
    { unfold mv, d. rewrite <- sum_sub. apply sum_ext. intros j _. ring. }
    rewrite E. reflexivity. }
  transitivity (sum n (fun j => d j * sum n (fun k => d k * delta k j))).
  - transitivity (sum n (fun j => d j * sum n (fun k => d k * mm n (fun i j => Q j i) Q j k))).
    + unfold nrm2.
      transitivity (sum n (fun i => sum n (fun j => d j * (Q i j * mv n Q d i)))).
      * apply sum_ext. intros i _. unfold mv at 1. rewrite <- sum_mul_r. apply sum_ext. intros j _. ring.
      * rewrite sum_swap. apply sum_ext. intros j _. rewrite sum_mul_l. f_equal.
        transitivity (sum n (fun i => sum n (fun k => d k * (Q i j * Q i k)))).
        -- apply sum_ext. intros i _. unfold mv. rewrite <- sum_mul_l. apply sum_ext. intros k _. ring.
        -- rewrite sum_swap. apply sum_ext. intros k _. apply sum_mul_l.
    + apply sum_ext. intros j Hj. f_equal. apply sum_ext. intros k Hk. f_equal.
      rewrite (delta_sym F k j). apply (O j k Hj Hk).
  - unfold nrm2. apply sum_ext. intros j Hj. rewrite (sum_delta F d Hj). reflexivity.
Qed.
End Isometry.

Print Assumptions u_and_v_are_isometries.
