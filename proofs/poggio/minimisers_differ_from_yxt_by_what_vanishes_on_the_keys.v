(* X^T X = I_N or X X^T = I_D, A0 = Y X^T, C = A - A0:
     |A X - Y|^2 = |A0 X - Y|^2 + |C X|^2   and   |A|^2 = |A0|^2 + |C|^2 + 2 <Y, C X>.
   So the minimisers are the A0 + C with C X = 0, and A0 has the least norm among them.
   For all D, N, D', X, Y, A over every ordered field, Frobenius norms squared.
   Source: Poggio, section 2; open question "which least-squares solution is Y X^T". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Minimisers.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition tr (X : nat -> nat -> F) : nat -> nat -> F := fun i j => X j i.
Definition inner (m n : nat) (B C : nat -> nat -> F) : F :=
  sum m (fun i => sum n (fun j => B i j * C i j)).

Lemma inner_ext : forall m n B B' C C', meq m n B B' -> meq m n C C' ->
  inner m n B C = inner m n B' C'.
Proof.
  intros m n B B' C C' H K. apply sum_ext. intros i Hi. apply sum_ext. intros j Hj.
  rewrite (H i j Hi Hj), (K i j Hi Hj). reflexivity.
Qed.

(* <B X^T, C> = <B, C X> *)
Lemma adjoint : forall m d n (B X C : nat -> nat -> F),
  inner m d (mm n B (tr X)) C = inner m n B (mm d C X).
Proof.
  intros m d n B X C. apply sum_ext. intros i _. unfold mm, tr.
  transitivity (sum d (fun k => sum n (fun j => B i j * (C i k * X k j)))).
  - apply sum_ext. intros k _. rewrite <- sum_mul_r. apply sum_ext. intros j _. ring.
  - rewrite sum_swap. apply sum_ext. intros j _. apply sum_mul_l.
Qed.

Lemma square_of_sum : forall m n B C, frob2 F m n (fun i j => B i j + C i j) =
  frob2 F m n B + frob2 F m n C + (1 + 1) * inner m n B C.
Proof.
  intros m n B C. unfold frob2, inner. rewrite <- sum_mul_l, <- !sum_add. apply sum_ext. intros i _.
  rewrite <- sum_mul_l, <- !sum_add. apply sum_ext. intros j _. ring.
Qed.

Lemma frob2_ext : forall m n B C, meq m n B C -> frob2 F m n B = frob2 F m n C.
Proof. intros m n B C H. apply inner_ext; exact H. Qed.

Lemma mm_assoc : forall d n A B C i j, mm n (mm d A B) C i j = mm (R := F) d A (mm n B C) i j.
Proof.
  intros d n A B C i j. unfold mm.
  transitivity (sum n (fun l => sum d (fun k => A i k * (B k l * C l j)))).
  - apply sum_ext. intros l _. rewrite <- sum_mul_r. apply sum_ext. intros k _. ring.
  - rewrite sum_swap. apply sum_ext. intros k _. apply sum_mul_l.
Qed.

Theorem minimisers_differ_from_yxt_by_what_vanishes_on_the_keys :
  forall (D N D' : nat) (X Y A : nat -> nat -> F),
  (meq N N (mm D (tr X) X) delta \/ meq D D (mm N X (tr X)) delta) ->
  let A0 := mm N Y (tr X) in let C := fun i k => A i k - A0 i k in
  frob2 F D' N (fun i j => mm D A X i j - Y i j) =
    frob2 F D' N (fun i j => mm D A0 X i j - Y i j) + frob2 F D' N (mm D C X) /\
  frob2 F D' D A = frob2 F D' D A0 + frob2 F D' D C + (1 + 1) * inner D' N Y (mm D C X).
Proof.
  intros D N D' X Y A O A0 C.
  assert (LinX : forall i j, mm D A X i j = mm D A0 X i j + mm D C X i j).
  { intros i j. unfold mm at 1 2 3. rewrite <- sum_add. apply sum_ext. intros k _.
    unfold C. ring. }
  split.
  - rewrite (frob2_ext D' N _ (fun i j => (mm D A0 X i j - Y i j) + mm D C X i j)).
    2: { intros i j _ _. rewrite LinX. ring. }
    rewrite square_of_sum.
    (* the cross term <A0 X - Y, C X> = <(A0 X - Y) X^T, C> vanishes *)
    assert (Z : inner D' N (fun i j => mm D A0 X i j - Y i j) (mm D C X) = 0).
    { destruct O as [O|O].
      - apply sum_zero. intros i Hi. apply sum_zero. intros j Hj.
        assert (E : mm D A0 X i j = Y i j).
        { unfold A0. rewrite mm_assoc. unfold mm at 1.
          rewrite <- (sum_delta F (fun l => Y i l) Hj). apply sum_ext. intros l Hl. f_equal.
          exact (O l j Hl Hj). }
        rewrite E. ring.
      - rewrite <- adjoint. apply sum_zero. intros i Hi. apply sum_zero. intros k Hk.
        assert (E : mm N (fun i j => mm D A0 X i j - Y i j) (tr X) i k = 0).
        { transitivity (mm N (mm D A0 X) (tr X) i k - A0 i k).
          - transitivity (sum N (fun j => mm D A0 X i j * X k j) - sum N (fun j => Y i j * X k j));
              [|reflexivity].
            rewrite <- sum_sub. apply sum_ext. intros j _. unfold tr. ring.
          - rewrite mm_assoc. unfold mm at 1.
            rewrite (sum_ext F _ (fun l => A0 i l * delta l k)).
            + rewrite (sum_delta F (fun l => A0 i l) Hk). ring.
            + intros l Hl. f_equal. exact (O l k Hl Hk). }
        rewrite E. ring. }
    rewrite Z. ring.
  - rewrite (frob2_ext D' D A (fun i k => A0 i k + C i k)).
    2: { intros i k _ _. unfold C. ring. }
    rewrite square_of_sum. change (inner D' D A0 C) with (inner D' D (mm N Y (tr X)) C).
    rewrite adjoint. reflexivity.
Qed.
End Minimisers.

Print Assumptions minimisers_differ_from_yxt_by_what_vanishes_on_the_keys.
