(* Y is D x N with columns y_0 ... y_{N-1}.  The vector with j-th entry (y_i)_j delta_ij equals
   y_i for every i if and only if every y_i is a multiple of the unit vector e_i; for i >= D,
   where there is no e_i, if and only if y_i = 0.  For all D, N, over every commutative ring.
   Source: Poggio, section 2. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Diagonal.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem componentwise_delta_gives_the_patterns_iff_y_is_diagonal :
  forall (D N : nat) (Y : nat -> nat -> R),
  (forall i, (i < N)%nat -> veq D (fun j => Y j i * delta i j) (fun j => Y j i)) <->
  (forall i, (i < N)%nat ->
     ((i < D)%nat -> exists c, veq D (fun j => Y j i) (fun j => c * delta j i)) /\
     ((D <= i)%nat -> veq D (fun j => Y j i) (fun _ => 0))).
Proof.
  intros D N Y. split.
  - intros H i Hi. split.
    + intro L. exists (Y i i). intros j Hj. rewrite <- (H i Hi j Hj).
      destruct (Nat.eq_dec i j) as [->|Ne]; [reflexivity|].
      rewrite !delta_diff by auto. ring.
    + intros L j Hj. rewrite <- (H i Hi j Hj), delta_diff by lia. ring.
  - intros H i Hi j Hj. destruct (Nat.eq_dec i j) as [->|Ne]; [rewrite delta_same; ring|].
    rewrite delta_diff by exact Ne. destruct (H i Hi) as [A B].
    destruct (Nat.lt_ge_cases i D) as [L|L].
    + destruct (A L) as [c E]. rewrite (E j Hj), delta_diff by auto. ring.
    + rewrite (B L j Hj). ring.
Qed.
End Diagonal.

Print Assumptions componentwise_delta_gives_the_patterns_iff_y_is_diagonal.
