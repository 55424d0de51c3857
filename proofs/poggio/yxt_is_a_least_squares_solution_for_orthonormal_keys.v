(* If X^T X = I_N or X X^T = I_D then |Y X^T X - Y|_F <= |A X - Y|_F for every A.
   For all D, N, D', X (D x N) and Y (D' x N), over every ordered field; the norms
   are compared by their squares.
   Source: Poggio, section 2, reading "a minimiser". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section LeastSquares.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem yxt_is_a_least_squares_solution_for_orthonormal_keys :
  forall (D N D' : nat) (X Y : nat -> nat -> F),
  (meq N N (mm D (fun i j => X j i) X) delta \/ meq D D (mm N X (fun i j => X j i)) delta) ->
  let A0 := mm N Y (fun i j => X j i) in
  forall A : nat -> nat -> F,
  ~ frob2 F D' N (fun i j => mm D A X i j - Y i j)
    < frob2 F D' N (fun i j => mm D A0 X i j - Y i j).
Proof.
  intros D N D' X Y O A0. apply least_squares. intros i k Hi Hk.
  destruct O as [O|O].
  - (* Y X^T X = Y *)
    apply sum_zero. intros j Hj.
    assert (E : mm D A0 X i j = Y i j).
    { unfold mm, A0, mm.
      transitivity (sum N (fun l => Y i l * delta l j)).
      - transitivity (sum D (fun a => sum N (fun l => Y i l * (X a l * X a j)))).
        + apply sum_ext. intros a _. rewrite <- sum_mul_r. apply sum_ext. intros l _. ring.
        + rewrite sum_swap. apply sum_ext. intros l Hl. rewrite sum_mul_l. f_equal.
          apply (O l j Hl Hj).
      - apply (sum_delta F (fun l => Y i l) Hj). }
    rewrite E. ring.
  - (* Y X^T X X^T = Y X^T *)
    transitivity (sum N (fun j => mm D A0 X i j * X k j) - A0 i k).
    { assert (EA : A0 i k = sum N (fun j => Y i j * X k j)) by reflexivity.
      rewrite EA, <- sum_sub. apply sum_ext. intros j _. ring. }
    assert (E : sum N (fun j => mm D A0 X i j * X k j) = A0 i k).
    { unfold mm at 1.
      transitivity (sum N (fun j => sum D (fun a => A0 i a * (X a j * X k j)))).
      - apply sum_ext. intros j _. rewrite <- sum_mul_r. apply sum_ext. intros a _. ring.
      - rewrite sum_swap. rewrite <- (sum_delta F (fun a => A0 i a) Hk).
        apply sum_ext. intros a Ha. rewrite sum_mul_l. f_equal. apply (O a k Ha Hk). }
    rewrite E. ring.
Qed.
End LeastSquares.

Print Assumptions yxt_is_a_least_squares_solution_for_orthonormal_keys.
