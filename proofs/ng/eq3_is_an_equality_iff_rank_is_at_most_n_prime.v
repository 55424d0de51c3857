(* W = U S V^T of shape m x n, U^T U = I (m x m), V^T V = I (n x n), s_0 >= s_1 >= ... >= 0 on the
   diagonal of S; eq. 3 with the partial identities is W = U S_k V^T, S_k with the entries
   s_0, ..., s_{k-1} only.  It holds iff W has rank <= k (is a product of an m x k and a k x n
   matrix), and |W - U S_k V^T|_F^2 is the sum of the squares of the other singular values.  All
   sizes, over every ordered field in which W has the factors.
   Source: Ng, Luo & Qiu, eq. 3. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Eq3.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem eq3_is_an_equality_iff_rank_is_at_most_n_prime :
  forall (m n k : nat) (U V : nat -> nat -> F) (s : nat -> F) (W : nat -> nat -> F),
  orthonormal F m m U -> orthonormal F n n V ->
  (forall j, (j < Nat.min m n)%nat -> ~ s j < 0) ->
  (forall j, (S j < Nat.min m n)%nat -> ~ s j < s (S j)) ->
  meq m n W (mm m U (mm n (diagonal F s) (transposed F V))) ->
  let W' := mm m U (mm n (diagonal F (cut F k s)) (transposed F V)) in
  (meq m n W W' <-> rank_le F m n k W) /\
  frob2 F m n (minus F W W') = sum (Nat.min m n) (fun j => if Nat.ltb j k then 0 else s j * s j).
Proof.
  intros m n k U V s W HU HV Pos Desc HW W'.
  destruct (eckart_young F m n k U V s W HU HV Pos Desc HW) as [Rk [Fr [Best _]]]. fold W' in Rk, Fr, Best.
  split; [|exact Fr]. split.
  - intro E. destruct Rk as [P [Q H]]. exists P, Q. intros i j Hi Hj. rewrite (E i j Hi Hj). apply H; assumption.
  - intro R. pose proof (Best W R) as B.
    assert (Z : frob2 F m n (minus F W W) = 0).
    { unfold frob2, minus. apply sum_zero. intros i _. apply sum_zero. intros j _. ring. }
    rewrite Z in B.
    assert (Z' : frob2 F m n (minus F W W') = 0).
    { destruct (lt_total F 0 (frob2 F m n (minus F W W'))) as [P|[P|P]].
      - contradiction.
      - symmetry. exact P.
      - exfalso. exact (frob2_nonneg F m n _ P). }
    intros i j Hi Hj.
    assert (Row : sum n (fun l => minus F W W' i l * minus F W W' i l) = 0).
    { apply (sum_zero_nonneg F m (fun i => sum n (fun l => minus F W W' i l * minus F W W' i l)));
        [|exact Z'|exact Hi]. intros a _. apply sum_nonneg. intros l _. apply square_nonneg. }
    pose proof (sum_squares_zero F n (fun l => minus F W W' i l) Row j Hj) as E. unfold minus in E.
    cbv beta in E. transitivity (W i j - W' i j + W' i j); [ring|]. rewrite E. ring.
Qed.
End Eq3.

Print Assumptions eq3_is_an_equality_iff_rank_is_at_most_n_prime.
