(* "x in {0,1}^d has two adjacent ones" equals 1[sum_{i<d-1} x_i x_{i+1} > 0], for all d.
   For d = 2h it equals 1[sum_{i<h} p_i(x_{2i}, x_{2i+1}) > theta] for some functions p_i and
   some theta if and only if d <= 4 (pixels are counted from 0).
   For d >= 6: 011000 and 000110 contain neighbours, 010100 and 001010 do not, and both pairs of
   images have the same sum.  Over every ordered field.  Source: Poggio, section 6.3. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Pixels.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition px (b : bool) : F := if b then 1 else 0.
Definition adjacent (d : nat) (x : nat -> bool) : Prop :=
  exists i, (S i < d)%nat /\ x i = true /\ x (S i) = true.

Lemma of_nat_add : forall m n, of_nat F (m + n) = of_nat F m + of_nat F n.
Proof. induction m as [|m IH]; intro n; cbn; [ring|]. rewrite IH. ring. Qed.
Lemma of_nat_lt : forall m n, of_nat F m < of_nat F n <-> (m < n)%nat.
Proof.
  intros m n. split; intro H.
  - destruct (Nat.le_gt_cases n m) as [L|L]; [exfalso; exact (of_nat_mono F n m L H)|exact L].
  - apply (lt_not_lt_trans F _ (of_nat F (S m))); [|apply of_nat_mono, H].
    cbn [of_nat]. apply pos_sub_lt. replace (of_nat F m + 1 - of_nat F m) with (1 : F) by ring. apply one_pos.
Qed.
Lemma sum_app : forall m n (f : nat -> F), sum (m + n) f = sum m f + sum n (fun k => f (m + k)%nat).
Proof.
  intros m n f. induction n as [|n IH]; cbn [sum].
  - rewrite Nat.add_0_r. ring.
  - replace (m + S n)%nat with (S (m + n)) by lia. cbn [sum]. rewrite IH. ring.
Qed.

Theorem neighbouring_pixels_are_detected_by_overlapping_pairs_and_by_aligned_pairs_iff_d_is_at_most_4 :
  (forall d x, 0 < sum (d - 1) (fun i => px (x i) * px (x (S i))) <-> adjacent d x) /\
  (forall h : nat,
     (exists (p : nat -> bool -> bool -> F) (theta : F), forall x,
        theta < sum h (fun i => p i (x (2 * i)%nat) (x (2 * i + 1)%nat)) <-> adjacent (2 * h) x)
     <-> (2 * h <= 4)%nat).
Proof.
  split.
  - intros d x.
    assert (E : forall n, 0 < sum n (fun i => px (x i) * px (x (S i))) <->
      exists i, (i < n)%nat /\ x i = true /\ x (S i) = true).
    { assert (Nn : forall n, ~ sum n (fun i => px (x i) * px (x (S i))) < 0).
      { intro n. apply sum_nonneg. intros i _. unfold px. destruct (x i), (x (S i));
          match goal with
          | |- ~ 1 * 1 < 0 => replace (1 * 1) with (1 : F) by ring; exact (lt_asym F _ _ (one_pos F))
          | |- ~ ?t < 0 => replace t with (0 : F) by ring; apply lt_irrefl
          end. }
      induction n as [|n IH].
      - cbn. split; [intro L; exfalso; exact (lt_irrefl F _ L)|intros [i [H _]]; lia].
      - cbn [sum]. split.
        + intro L. destruct (x n) eqn:A; [destruct (x (S n)) eqn:B|].
          * exists n. repeat split; [lia|exact A|exact B].
          * unfold px at 3 4 in L. replace (sum n (fun i => px (x i) * px (x (S i))) + 1 * 0)
              with (sum n (fun i => px (x i) * px (x (S i)))) in L by ring.
            apply IH in L. destruct L as [i [H R]]. exists i. split; [lia|exact R].
          * unfold px at 3 in L. match type of L with 0 < ?s + 0 * ?t => replace (s + 0 * t) with s in L by ring end.
            apply IH in L. destruct L as [i [H R]]. exists i. split; [lia|exact R].
        + intros [i [H [A B]]]. destruct (Nat.eq_dec i n) as [->|Ne].
          * rewrite A, B. unfold px at 3 4. apply (lt_not_lt_trans F _ 1); [apply one_pos|].
            intro L. apply (Nn n). apply lt_sub_pos in L. apply pos_sub_lt.
            match type of L with 0 < ?s => match goal with |- 0 < ?t => replace t with s by ring end end. exact L.
          * assert (P : 0 < sum n (fun i => px (x i) * px (x (S i)))).
            { apply IH. exists i. repeat split; [lia|exact A|exact B]. }
            unfold px at 3 4. destruct (x n), (x (S n)).
            -- apply pos_add; [exact P|]. replace (1 * 1) with (1 : F) by ring. apply one_pos.
            -- match goal with |- 0 < ?s + ?t => replace (s + t) with s by ring end. exact P.
            -- match goal with |- 0 < ?s + ?t => replace (s + t) with s by ring end. exact P.
            -- match goal with |- 0 < ?s + ?t => replace (s + t) with s by ring end. exact P. }
    rewrite E. split; intros [i [H R]]; exists i; (split; [lia|exact R]).
  - intro h. split.
    + intros [p [th H]]. destruct (Nat.le_gt_cases (2 * h) 4) as [L|L]; [exact L|exfalso].
      set (A := fun k => match k with 1 | 2 => true | _ => false end%nat).
      set (B := fun k => match k with 3 | 4 => true | _ => false end%nat).
      set (C := fun k => match k with 1 | 3 => true | _ => false end%nat).
      set (D := fun k => match k with 2 | 4 => true | _ => false end%nat).
      assert (PA : th < sum h (fun i => p i (A (2 * i)%nat) (A (2 * i + 1)%nat)))
        by (apply H; exists 1%nat; repeat split; lia).
      assert (PB : th < sum h (fun i => p i (B (2 * i)%nat) (B (2 * i + 1)%nat)))
        by (apply H; exists 3%nat; repeat split; lia).
      assert (NC : ~ th < sum h (fun i => p i (C (2 * i)%nat) (C (2 * i + 1)%nat))).
      { intro Q. apply H in Q. destruct Q as [i [_ [Q R]]].
        destruct i as [|[|[|[|i]]]]; cbn in Q, R; discriminate. }
      assert (ND : ~ th < sum h (fun i => p i (D (2 * i)%nat) (D (2 * i + 1)%nat))).
      { intro Q. apply H in Q. destruct Q as [i [_ [Q R]]].
        destruct i as [|[|[|[|[|i]]]]]; cbn in Q, R; discriminate. }
      replace h with (3 + (h - 3))%nat in PA, PB, NC, ND by lia.
      rewrite sum_app in PA, PB, NC, ND.
      set (rest := sum (h - 3) (fun k => p (3 + k)%nat false false)).
      assert (Rest : forall x : nat -> bool, (forall k, (6 <= k)%nat -> x k = false) ->
        sum (h - 3) (fun k => p (3 + k)%nat (x (2 * (3 + k))%nat) (x (2 * (3 + k) + 1)%nat)) = rest).
      { intros x Z. apply sum_ext. intros k _. rewrite !Z by lia. reflexivity. }
      assert (Off : forall k, (6 <= k)%nat -> A k = false /\ B k = false /\ C k = false /\ D k = false).
      { intros k Hk. do 6 (destruct k as [|k]; [lia|]). repeat split. }
      rewrite (Rest A) in PA by (intros; apply Off; assumption).
      rewrite (Rest B) in PB by (intros; apply Off; assumption).
      rewrite (Rest C) in NC by (intros; apply Off; assumption).
      rewrite (Rest D) in ND by (intros; apply Off; assumption).
      cbn [sum] in *. unfold A, B, C, D in *. cbn in PA, PB, NC, ND.
      pose proof (lt_add2 F _ _ _ _ PA PB) as Q.
      apply NC. apply pos_sub_lt. apply lt_sub_pos in Q.
      (* th + th < C + D and D <= th *)
      match type of ND with ~ _ < ?d => match goal with |- 0 < ?c - th =>
        apply (lt_not_lt_trans F _ (c + d - (th + th))) end end.
      * match type of Q with 0 < ?s => match goal with |- 0 < ?t => replace t with s by ring end end. exact Q.
      * intro M. apply ND. apply pos_sub_lt. apply lt_sub_pos in M.
        match type of M with 0 < ?s => match goal with |- 0 < ?t => replace t with s by ring end end. exact M.
    + intro L.
      exists (fun i a b => of_nat F (match i, a, b with
        | O, false, true => 1 | O, true, true => 2 | S _, true, false => 1 | S _, true, true => 2
        | _, _, _ => 0 end%nat)), (of_nat F 1). intro x.
      assert (C : h = 0%nat \/ h = 1%nat \/ h = 2%nat) by lia.
      destruct C as [->|[->| ->]]; cbn [sum]; cbn [Nat.mul Nat.add].
      * replace (0 : F) with (of_nat F 0) by reflexivity. rewrite of_nat_lt.
        split; [lia|intros [i [H _]]; lia].
      * match goal with |- _ < 0 + ?t <-> _ => replace (0 + t) with t by ring end. rewrite of_nat_lt. split.
        -- intro H. exists 0%nat. destruct (x 0%nat), (x 1%nat); cbn in *; repeat split; lia.
        -- intros [i [H [P Q]]]. assert (i = 0%nat) as -> by lia. rewrite P, Q. lia.
      * match goal with |- _ < 0 + ?s + ?t <-> _ => replace (0 + s + t) with (s + t) by ring end.
        rewrite <- of_nat_add, of_nat_lt. split.
        -- intro H. destruct (x 0%nat) eqn:E0, (x 1%nat) eqn:E1, (x 2%nat) eqn:E2, (x 3%nat) eqn:E3; cbn in H;
             try lia; first [exists 0%nat; repeat split; [lia|assumption|assumption]
                            |exists 1%nat; repeat split; [lia|assumption|assumption]
                            |exists 2%nat; repeat split; [lia|assumption|assumption]].
        -- intros [i [H [P Q]]]. destruct i as [|[|[|i]]]; [| | |lia]; rewrite ?P, ?Q.
           ++ destruct (x 2%nat), (x 3%nat); cbn; lia.
           ++ destruct (x 0%nat), (x 3%nat); cbn; lia.
           ++ destruct (x 0%nat), (x 1%nat); cbn; lia.
Qed.
End Pixels.

Print Assumptions neighbouring_pixels_are_detected_by_overlapping_pairs_and_by_aligned_pairs_iff_d_is_at_most_4.
