(* For every p x q matrix R and every m x n matrix A: rank R <= rank A iff there are C1 (p x m)
   and C2 (n x q) with C1 A C2 = R; in particular for A = L L_in^+, L and L_in the Laplacians of
   any two graphs on m = n vertices.  The rank of A is the least r such that A is a product of
   an m x r and an r x n matrix, so rank R <= rank A says that R is such a product with r
   columns in between for every r for which A is.  All sizes, over every ordered field.
   Source: Ng, Luo & Qiu, eq. 6, reading "c reshapes on both sides, freely". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Reshaping.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition rank_le (m n r : nat) (A : nat -> nat -> F) : Prop :=
  exists X Y, meq m n A (mm r X Y).
(** rank R <= rank A for A of shape m x n, R of shape p x q. *)
Definition rank_at_most_that_of (p q : nat) (R : nat -> nat -> F) (m n : nat)
    (A : nat -> nat -> F) : Prop := forall r, rank_le m n r A -> rank_le p q r R.

Lemma mm_assoc : forall p q (A B C : nat -> nat -> F) i j,
  mm p (mm q A B) C i j = mm q A (mm p B C) i j.
Proof.
  intros p q A B C i j. unfold mm.
  transitivity (sum p (fun k => sum q (fun l => A i l * B l k * C k j))).
  { apply sum_ext. intros k _. symmetry. apply sum_mul_r. }
  rewrite sum_swap. apply sum_ext. intros l _. rewrite <- sum_mul_l. apply sum_ext. intros k _. ring.
Qed.

Lemma mm_meq : forall m n p (A A' B B' : nat -> nat -> F), meq m p A A' -> meq p n B B' ->
  meq m n (mm p A B) (mm p A' B').
Proof.
  intros m n p A A' B B' HA HB i j Hi Hj. unfold mm. apply sum_ext. intros k Hk.
  rewrite (HA i k Hi Hk), (HB k j Hk Hj). reflexivity.
Qed.

(** Rank factorisation with one-sided inverses: A = X Y and C A D = I. *)
Lemma factorisation : forall m n (A : nat -> nat -> F), exists r X Y C D,
  meq m n A (mm r X Y) /\ meq r r (mm m C (mm n A D)) delta.
Proof.
  induction m as [|m IH]; intros n A.
  - exists 0%nat, A, A, A, A. split; intros i j Hi; lia.
  - destruct (IH n A) as [r [X [Y [C [D [H1 H2]]]]]].
    (* the last row less its part in the earlier ones: b = a - (a D) C A *)
    set (z := fun k => mm n A D m k).
    set (b := fun j => A m j - sum r (fun k => z k * mm m C A k j)).
    assert (CA : forall k j, (k < r)%nat -> (j < n)%nat -> mm m C A k j = mm r (mm m C X) Y k j).
    { intros k j Hk Hj. rewrite mm_assoc. unfold mm at 1 2. apply sum_ext. intros i Hi.
      rewrite (H1 i j Hi Hj). reflexivity. }
    set (zx := fun l => sum r (fun k => z k * mm m C X k l)).
    assert (Am : forall j, (j < n)%nat -> A m j = sum r (fun l => zx l * Y l j) + b j).
    { intros j Hj. unfold b.
      assert (E : sum r (fun l => zx l * Y l j) = sum r (fun k => z k * mm m C A k j)).
      { unfold zx. transitivity (sum r (fun l => sum r (fun k => z k * (mm m C X k l * Y l j)))).
        - apply sum_ext. intros l _. rewrite <- sum_mul_r. apply sum_ext. intros k _. ring.
        - rewrite sum_swap. apply sum_ext. intros k Hk. rewrite sum_mul_l. f_equal. symmetry.
          apply (CA k j Hk Hj). }
      rewrite E. ring. }
    assert (Dec : (exists j, (j < n)%nat /\ b j <> 0) \/ forall j, (j < n)%nat -> b j = 0).
    { generalize b. clear. intro b. induction n as [|n IH]; [right; intros; lia|].
      destruct IH as [[j [Hj N]]|Z]; [left; exists j; split; [lia|exact N]|].
      destruct (eq_dec_F F (b n) 0) as [E|N]; [right|left; exists n; split; [lia|exact N]].
      intros j Hj. destruct (Nat.eq_dec j n) as [->|]; [exact E|apply Z; lia]. }
    destruct Dec as [[j0 [Hj0 N]]|Z].
    + pose proof (inv_left F N) as I. set (v := rinv F (b j0)) in *.
      (* d = (e - D C A e) / b_e *)
      set (d := fun j => v * (delta j j0 - sum r (fun k => D j k * mm m C A k j0))).
      set (X' := fun i k => if Nat.eqb i m then (if Nat.eqb k r then 1 else zx k)
                            else (if Nat.eqb k r then 0 else X i k)).
      set (Y' := fun k j => if Nat.eqb k r then b j else Y k j).
      set (C' := fun k i => if Nat.eqb k r
        then (if Nat.eqb i m then 1 else - sum r (fun l => z l * C l i))
        else (if Nat.eqb i m then 0 else C k i)).
      set (D' := fun j k => if Nat.eqb k r then d j else D j k).
      exists (S r), X', Y', C', D'. split.
      * intros i j Hi Hj. unfold mm. cbn [sum]. unfold X', Y'. rewrite Nat.eqb_refl.
        destruct (Nat.eqb_spec i m) as [->|Ni].
        -- rewrite (Am j Hj). transitivity (sum r (fun l => zx l * Y l j) + 1 * b j); [ring|]. f_equal.
           apply sum_ext. intros k Hk. destruct (Nat.eqb_spec k r); [lia|reflexivity].
        -- rewrite (H1 i j) by lia. unfold mm.
           transitivity (sum r (fun l => X i l * Y l j) + 0 * b j); [ring|]. f_equal.
           apply sum_ext. intros k Hk. destruct (Nat.eqb_spec k r); [lia|reflexivity].
      * (* rows of C' A: those of C A, and b *)
        assert (R1 : forall k j, (k < r)%nat -> mm (S m) C' A k j = mm m C A k j).
        { intros k j Hk. unfold mm. cbn [sum]. unfold C'. rewrite Nat.eqb_refl.
          destruct (Nat.eqb_spec k r); [lia|].
          transitivity (sum m (fun i => C k i * A i j) + 0 * A m j); [|ring]. f_equal.
          apply sum_ext. intros i Hi. destruct (Nat.eqb_spec i m); [lia|reflexivity]. }
        assert (R2 : forall j, mm (S m) C' A r j = b j).
        { intro j. unfold mm. cbn [sum]. unfold C'. rewrite !Nat.eqb_refl. unfold b.
          assert (E : sum r (fun k => z k * mm m C A k j)
                      = - sum m (fun i => - sum r (fun l => z l * C l i) * A i j)).
          { rewrite <- sum_opp.
            transitivity (sum m (fun i => sum r (fun l => z l * (C l i * A i j)))).
            - rewrite sum_swap. apply sum_ext. intros l _. unfold mm. rewrite sum_mul_l. reflexivity.
            - apply sum_ext. intros i _.
              transitivity (sum r (fun l => z l * C l i) * A i j); [|ring].
              rewrite <- sum_mul_r. apply sum_ext. intros l _. ring. }
          rewrite E.
          rewrite (@sum_ext F m (fun i => (if Nat.eqb i m then 1 else - sum r (fun l => z l * C l i)) * A i j)
            (fun i => - sum r (fun l => z l * C l i) * A i j)); [ring|].
          intros i Hi. destruct (Nat.eqb_spec i m); [lia|reflexivity]. }
        (* C A D = I, b D = 0, C A d = 0, b d = 1 *)
        assert (CAD : forall k l, (k < r)%nat -> (l < r)%nat ->
                  sum n (fun j => mm m C A k j * D j l) = delta k l).
        { intros k l Hk Hl. rewrite <- (H2 k l Hk Hl). apply (mm_assoc n m C A D k l). }
        assert (bD : forall l, (l < r)%nat -> sum n (fun j => b j * D j l) = 0).
        { intros l Hl. unfold b.
          transitivity (sum n (fun j => A m j * D j l)
            - sum n (fun j => sum r (fun k => z k * (mm m C A k j * D j l)))).
          - rewrite <- sum_sub. apply sum_ext. intros j _.
            transitivity (A m j * D j l - sum r (fun k => z k * mm m C A k j) * D j l); [ring|].
            f_equal. rewrite <- sum_mul_r. apply sum_ext. intros k _. ring.
          - rewrite sum_swap.
            rewrite (@sum_ext F r _ (fun k => z k * delta k l)).
            + rewrite (sum_delta F z Hl). unfold z, mm. ring.
            + intros k Hk. rewrite sum_mul_l, (CAD k l Hk Hl). reflexivity. }
        assert (Lin : forall f : nat -> F, sum n (fun j => f j * d j)
                  = v * (f j0 - sum r (fun k => sum n (fun j => f j * D j k) * mm m C A k j0))).
        { intro f. rewrite <- (sum_delta F f Hj0). unfold d.
          transitivity (v * (sum n (fun j => f j * delta j j0)
            - sum n (fun j => sum r (fun k => f j * D j k * mm m C A k j0)))).
          - rewrite <- sum_sub, <- sum_mul_l. apply sum_ext. intros j _.
            transitivity (v * (f j * delta j j0 - f j * sum r (fun k => D j k * mm m C A k j0))); [ring|].
            f_equal. f_equal. rewrite <- sum_mul_l. apply sum_ext. intros k _. ring.
          - f_equal. f_equal. rewrite sum_swap. apply sum_ext. intros k _. apply sum_mul_r. }
        assert (CAd : forall k, (k < r)%nat -> sum n (fun j => mm m C A k j * d j) = 0).
        { intros k Hk. rewrite Lin.
          rewrite (@sum_ext F r _ (fun l => mm m C A l j0 * delta l k)).
          - rewrite (sum_delta F (fun l => mm m C A l j0) Hk). ring.
          - intros l Hl. rewrite (CAD k l Hk Hl), (delta_sym F k l). ring. }
        assert (bd : sum n (fun j => b j * d j) = 1).
        { rewrite Lin. rewrite sum_zero by (intros k Hk; rewrite (bD k Hk); ring).
          replace (b j0 - 0) with (b j0) by ring. exact I. }
        intros k l Hk Hl. rewrite <- mm_assoc. unfold mm at 1.
        destruct (Nat.eq_dec k r) as [->|Nk]; destruct (Nat.eq_dec l r) as [->|Nl].
        -- rewrite delta_same, <- bd. apply sum_ext. intros j _. rewrite R2. unfold D'.
           rewrite Nat.eqb_refl. reflexivity.
        -- rewrite delta_diff by auto. rewrite <- (bD l) by lia. apply sum_ext. intros j _.
           rewrite R2. unfold D'. destruct (Nat.eqb_spec l r); [lia|reflexivity].
        -- rewrite delta_diff by auto. rewrite <- (CAd k) by lia. apply sum_ext. intros j _.
           rewrite R1 by lia. unfold D'. rewrite Nat.eqb_refl. reflexivity.
        -- rewrite <- (CAD k l) by lia. apply sum_ext. intros j _. rewrite R1 by lia. unfold D'.
           destruct (Nat.eqb_spec l r); [lia|reflexivity].
    + exists r, (fun i k => if Nat.eqb i m then zx k else X i k), Y,
        (fun k i => if Nat.eqb i m then 0 else C k i), D. split.
      * intros i j Hi Hj. unfold mm. destruct (Nat.eqb_spec i m) as [->|Ni].
        -- rewrite (Am j Hj), (Z j Hj). ring.
        -- apply H1; [lia|exact Hj].
      * intros k l Hk Hl. rewrite <- (H2 k l Hk Hl). unfold mm at 1 3. cbn [sum].
        rewrite Nat.eqb_refl.
        transitivity (sum m (fun i => C k i * mm n A D i l) + 0 * mm n A D m l); [|ring]. f_equal.
        apply sum_ext. intros i Hi. destruct (Nat.eqb_spec i m); [lia|reflexivity].
Qed.

Theorem eq6_holds_for_some_reshaping_on_both_sides :
  forall (m n p q : nat) (A R : nat -> nat -> F),
  rank_at_most_that_of p q R m n A <-> exists C1 C2, meq p q (mm m C1 (mm n A C2)) R.
Proof.
  intros m n p q A R. split.
  - intro H. destruct (factorisation m n A) as [r [X' [Y' [C [D [H1 H2]]]]]].
    destruct (H r) as [X [Y HR]]; [exists X', Y'; exact H1|].
    exists (mm r X C), (mm r D Y). intros i j Hi Hj.
    transitivity (mm r X (mm r (mm m C (mm n A D)) Y) i j).
    + rewrite mm_assoc. unfold mm at 1 4. apply sum_ext. intros k _. f_equal.
      rewrite mm_assoc. unfold mm at 1 3. apply sum_ext. intros l _. f_equal.
      symmetry. apply mm_assoc.
    + rewrite (HR i j Hi Hj). unfold mm at 1 5. apply sum_ext. intros k Hk. f_equal.
      transitivity (mm r delta Y k j).
      * unfold mm at 1 4. apply sum_ext. intros l Hl. rewrite <- (H2 k l Hk Hl). reflexivity.
      * apply (mv_id F (fun l => Y l j) Hk).
  - intros [C1 [C2 H]] r [X [Y HA]]. exists (mm m C1 X), (mm n Y C2). intros i j Hi Hj.
    rewrite <- (H i j Hi Hj), mm_assoc. unfold mm at 1 3. apply sum_ext. intros k Hk. f_equal.
    rewrite <- mm_assoc. unfold mm at 1 2. apply sum_ext. intros l Hl. rewrite (HA k l Hk Hl). reflexivity.
Qed.
End Reshaping.

Print Assumptions eq6_holds_for_some_reshaping_on_both_sides.
