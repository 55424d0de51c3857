(* |Y X^+ X - Y|_F <= |A X - Y|_F for every A.  For all D, N, D', X (D x N), Y (D' x
   N), over every ordered field; X^+ is any N x D matrix P with two of the four
   Penrose equations, X P X = X and (P X)^T = P X (the Moore-Penrose inverse has
   them); the norms are compared by their squares.
   Source: Poggio, section 5.1. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section LeastSquares.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem yx_plus_is_always_least_squares_optimal :
  forall (D N D' : nat) (X P Y : nat -> nat -> F),
  meq D N (mm N X (mm D P X)) X ->
  (forall i j, (i < N)%nat -> (j < N)%nat -> mm D P X i j = mm D P X j i) ->
  forall A : nat -> nat -> F,
  ~ frob2 F D' N (fun i j => mm D A X i j - Y i j)
    < frob2 F D' N (fun i j => mm D (mm N Y P) X i j - Y i j).
Proof.
  intros D N D' X P Y P1 P4. apply least_squares. intros i k Hi Hk.
  assert (A : forall j, mm D (mm N Y P) X i j = sum N (fun l => Y i l * mm D P X l j)).
  { intro j. unfold mm.
    transitivity (sum D (fun a => sum N (fun l => Y i l * (P l a * X a j)))).
    - apply sum_ext. intros a _. rewrite <- sum_mul_r. apply sum_ext. intros l _. ring.
    - rewrite sum_swap. apply sum_ext. intros l _. rewrite sum_mul_l. reflexivity. }
  transitivity (sum N (fun j => mm D (mm N Y P) X i j * X k j) - sum N (fun j => Y i j * X k j)).
  { rewrite <- sum_sub. apply sum_ext. intros j _. ring. }
  assert (E : sum N (fun j => mm D (mm N Y P) X i j * X k j) = sum N (fun j => Y i j * X k j)).
  { transitivity (sum N (fun j => sum N (fun l => Y i l * (X k j * mm D P X j l)))).
    - apply sum_ext. intros j Hj. rewrite A, <- sum_mul_r. apply sum_ext. intros l Hl.
      rewrite (P4 l j Hl Hj). ring.
    - rewrite sum_swap. apply sum_ext. intros l Hl. rewrite sum_mul_l. f_equal.
      apply (P1 k l Hk Hl). }
  rewrite E. ring.
Qed.
End LeastSquares.

Print Assumptions yx_plus_is_always_least_squares_optimal.
