(* For every symmetric A the Laplacian L = D - A, D the diagonal matrix of the row sums
   of A, is symmetric.  For all n, over every commutative ring.  A real matrix is
   orthogonally diagonalisable over R iff it is symmetric (spectral theorem).
   Source: Ng, Luo & Qiu, "eigen-decomposible graph Laplacian matrices". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Symmetric.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Definition lap (n : nat) (A : nat -> nat -> R) (i j : nat) : R :=
  sum n (fun k => A i k) * delta i j - A i j.

Theorem graph_laplacians_are_eigen_decomposable :
  forall (n : nat) (A : nat -> nat -> R), (forall i j, A i j = A j i) ->
  meq n n (fun i j => lap n A j i) (lap n A).
Proof.
  intros n A S i j Hi Hj. unfold lap. rewrite (S j i), (delta_sym R j i).
  destruct (Nat.eq_dec i j) as [->|N].
  - reflexivity.
  - rewrite (delta_diff R N). ring.
Qed.
End Symmetric.

Print Assumptions graph_laplacians_are_eigen_decomposable.
