(* 1. With N < D inputs x_0, ..., x_(N-1) in F^D and an injective D x D matrix C there is a
   matrix W with W x_n = C x_n for all n and a smaller Frobenius norm than C.  So the
   minimum-norm solution is not C.  C circulant and invertible is a special case.  Over
   every ordered field.
   2. Every circulant C is the minimum-norm solution iff the inputs span.
   Source: Poggio, section 4.2.2. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Dense.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

(* Fewer than D homogeneous equations in D unknowns have a solution that is not 0. *)
Lemma kernel_vector : forall D N (x : nat -> nat -> F), (N < D)%nat ->
  exists v, (exists i, (i < D)%nat /\ v i <> 0) /\ forall n, (n < N)%nat -> dot D (x n) v = 0.
Proof.
  induction D as [|D IH]; intros N x HN; [lia|].
  assert (C : (exists n, (n < N)%nat /\ x n D <> 0) \/ forall n, (n < N)%nat -> x n D = 0).
  { clear HN. induction N as [|N [[n [Hn E]]|H]].
    - right. intros n Hn. lia.
    - left. exists n. split; [lia|exact E].
    - destruct (eq_dec_F F (x N D) 0) as [E|E]; [right|left; exists N; split; [lia|exact E]].
      intros n Hn. destruct (Nat.eq_dec n N) as [->|]; [exact E|apply H; lia]. }
  destruct C as [[n0 [Hn0 Hp]]|H].
  - set (a := x n0). set (r := fun n => x n D * rinv F (a D)).
    set (y := fun n i => x n i - r n * a i).
    set (skip := fun n => if Nat.ltb n n0 then n else S n).
    destruct (IH (N - 1)%nat (fun n => y (skip n))) as [v [[i [Hi Vi]] Hv]]; [lia|].
    exists (fun i => if Nat.eqb i D then - (dot D a v * rinv F (a D)) else v i). split.
    + exists i. split; [lia|]. destruct (Nat.eqb_spec i D) as [->|_]; [lia|exact Vi].
    + assert (T : forall n, dot (S D) (x n) (fun i => if Nat.eqb i D then - (dot D a v * rinv F (a D)) else v i)
         = dot D (x n) v + x n D * - (dot D a v * rinv F (a D))).
      { intro n. unfold dot at 1. cbn [sum]. rewrite Nat.eqb_refl. f_equal. apply sum_ext.
        intros k Hk. destruct (Nat.eqb_spec k D) as [->|_]; [lia|reflexivity]. }
      intros n Hn. rewrite T. destruct (Nat.eq_dec n n0) as [->|Ne].
      * change (x n0 D) with (a D) in Hp. change (x n0) with a. transitivity (dot D a v * (1 - rinv F (a D) * a D)); [ring|].
        rewrite (inv_left F Hp). ring.
      * assert (S' : exists k, (k < N - 1)%nat /\ skip k = n).
        { unfold skip. destruct (Nat.lt_ge_cases n n0) as [L|L].
          - exists n. split; [lia|]. destruct (Nat.ltb_spec n n0); [reflexivity|lia].
          - exists (n - 1)%nat. split; [lia|]. destruct (Nat.ltb_spec (n - 1) n0); lia. }
        destruct S' as [k [Hk E]]. specialize (Hv k Hk). cbv beta in Hv. rewrite E in Hv.
        assert (Y : dot D (y n) v = dot D (x n) v - r n * dot D a v).
        { unfold dot, y. rewrite <- sum_mul_l, <- sum_sub. apply sum_ext. intros j _. ring. }
        rewrite Y in Hv. transitivity (dot D (x n) v - r n * dot D a v); [unfold r; ring|exact Hv].
  - exists (fun i => delta i D). split.
    + exists D. split; [lia|]. rewrite delta_same. apply one_not_zero.
    + intros n Hn. transitivity (x n D); [apply (sum_delta F (x n)); lia|apply H, Hn].
Qed.

(* Removing from the rows of C their component along v, orthogonal to all inputs, keeps
   the outputs; the norm falls if Cv <> 0. *)
Lemma remove_component : forall (N D : nat) (x : nat -> nat -> F) (C : nat -> nat -> F) (v : nat -> F),
  (forall n, (n < N)%nat -> dot D (x n) v = 0) -> (exists i, (i < D)%nat /\ v i <> 0) ->
  (exists i, (i < D)%nat /\ mv D C v i <> 0) ->
  exists W, (forall n, (n < N)%nat -> veq D (mv D W (x n)) (mv D C (x n))) /\ frob2 F D D W < frob2 F D D C.
Proof.
  intros N D x C v Hv Vn [i0 [Hi0 Ci0]]. set (V := nrm2 F D v).
  assert (PV : 0 < V).
  { destruct Vn as [i [Hi Vi]]. destruct (lt_total F 0 V) as [P|[P|P]]; [exact P|exfalso..].
    - apply Vi. apply (sum_squares_zero F D v); [symmetry; exact P|exact Hi].
    - apply (sum_nonneg F D (fun i => v i * v i)); [intros; apply square_nonneg|exact P]. }
  pose proof (inv_left F (pos_neq F _ PV)) as I. set (b := fun i => mv D C v i * rinv F V).
  exists (fun i j => C i j - b i * v j). split.
  - intros n Hn i _. transitivity (mv D C (x n) i - b i * dot D (x n) v).
    + unfold mv, dot. rewrite <- sum_mul_l, <- sum_sub. apply sum_ext. intros j _. ring.
    + rewrite (Hv n Hn). ring.
  - apply pos_sub_lt. unfold frob2. rewrite <- sum_sub.
    assert (E : forall i, sum D (fun j => C i j * C i j) - sum D (fun j => (C i j - b i * v j) * (C i j - b i * v j))
       = (mv D C v i * mv D C v i) * rinv F V).
    { intro i. transitivity ((1 + 1) * b i * mv D C v i - b i * b i * V).
      - unfold mv, V, nrm2. rewrite <- !sum_mul_l, <- !sum_sub. apply sum_ext. intros j _. ring.
      - transitivity ((mv D C v i * mv D C v i) * rinv F V * ((1 + 1) - rinv F V * V)); [unfold b; ring|].
        rewrite I. ring. }
    rewrite (@sum_ext F D _ _ (fun i _ => E i)).
    rewrite (sum_split F (fun i => mv D C v i * mv D C v i * rinv F V) Hi0).
    assert (P0 : 0 < mv D C v i0 * mv D C v i0 * rinv F V).
    { apply lt_mul; [apply square_pos, Ci0|apply inv_pos, PV]. }
    match goal with |- 0 < ?u + ?w => assert (Q : ~ w < 0) end.
    { apply sum_nonneg. intros i _. destruct (Nat.eqb i i0); [apply lt_irrefl|].
      intro L. destruct (eq_dec_F F (mv D C v i) 0) as [Z|Z].
      - rewrite Z in L. replace (0 * 0 * rinv F V) with (0 : F) in L by ring. exact (lt_irrefl F _ L).
      - exact (lt_asym F _ _ (lt_mul F _ _ (square_pos F _ Z) (inv_pos F _ PV)) L). }
    match goal with |- 0 < ?u + ?w => destruct (lt_total F 0 w) as [P|[P|P]] end.
    + apply pos_add; assumption.
    + rewrite <- P. match goal with |- 0 < ?u + 0 => replace (u + 0) with u by ring end. exact P0.
    + contradiction.
Qed.

Theorem dense_l2_fit_differs_from_invertible_convolution_with_fewer_samples_than_dimensions :
  forall (N D : nat) (x : nat -> nat -> F) (C : nat -> nat -> F), (N < D)%nat ->
  (forall v, (exists i, (i < D)%nat /\ v i <> 0) -> exists i, (i < D)%nat /\ mv D C v i <> 0) ->
  exists W, (forall n, (n < N)%nat -> veq D (mv D W (x n)) (mv D C (x n))) /\ frob2 F D D W < frob2 F D D C.
Proof.
  intros N D x C HN HC. destruct (kernel_vector D N x HN) as [v [Vn Hv]].
  exact (remove_component N D x C v Hv Vn (HC v Vn)).
Qed.

(* The inputs span F^D: only 0 is orthogonal to all of them. *)
Definition spanning (N D : nat) (x : nat -> nat -> F) : Prop :=
  forall v, (forall n, (n < N)%nat -> dot D (x n) v = 0) -> forall i, (i < D)%nat -> v i = 0.
Definition circulant (D : nat) (C : nat -> nat -> F) : Prop :=
  exists c, forall i j, (i < D)%nat -> (j < D)%nat -> C i j = c ((i + D - j) mod D)%nat.
(* C is the matrix of minimal norm among those with the outputs C x_n. *)
Definition found (N D : nat) (x : nat -> nat -> F) (C : nat -> nat -> F) : Prop :=
  forall W, (forall n, (n < N)%nat -> veq D (mv D W (x n)) (mv D C (x n))) ->
  meq D D W C \/ frob2 F D D C < frob2 F D D W.

Theorem dense_l2_fit_is_every_convolution_iff_the_inputs_span :
  forall (N D : nat) (x : nat -> nat -> F),
  (forall C, circulant D C -> found N D x C) <-> spanning N D x.
Proof.
  intros N D x. split.
  - intros H v Hv i Hi. destruct (eq_dec_F F (v i) 0) as [E|Vi]; [exact E|exfalso].
    assert (Ci : circulant D delta).
    { exists (fun k => delta k 0%nat). intros a b Ha Hb. destruct (Nat.eq_dec a b) as [->|Ne].
      - replace (b + D - b)%nat with D by lia. rewrite Nat.mod_same, !delta_same by lia. reflexivity.
      - rewrite (delta_diff F Ne), delta_diff; [reflexivity|]. intro M.
        apply Nat.mod_divide in M; [|lia]. destruct M as [q Q]. destruct q as [|[|q]]; [lia|lia|nia]. }
    destruct (remove_component N D x delta v Hv) as [W [HW L]].
    + exists i. split; assumption.
    + exists i. split; [exact Hi|]. rewrite (mv_id F v Hi). exact Vi.
    + destruct (H delta Ci W HW) as [E|L'].
      * apply (lt_irrefl F (frob2 F D D delta)). replace (frob2 F D D delta) with (frob2 F D D W) at 1; [exact L|].
        apply sum_ext. intros a Ha. apply sum_ext. intros b Hb. rewrite (E a b Ha Hb). reflexivity.
      * exact (lt_irrefl F _ (lt_trans F _ _ _ L L')).
  - intros Sp C _ W HW. left. intros i j Hi Hj.
    assert (Z : W i j - C i j = 0).
    { apply (Sp (fun k => W i k - C i k)); [|exact Hj]. intros n Hn.
      transitivity (mv D W (x n) i - mv D C (x n) i).
      - unfold dot, mv. rewrite <- sum_sub. apply sum_ext. intros k _. ring.
      - rewrite (HW n Hn i Hi). ring. }
    transitivity (W i j - C i j + C i j); [ring|]. rewrite Z. ring.
Qed.
End Dense.

Print Assumptions dense_l2_fit_differs_from_invertible_convolution_with_fewer_samples_than_dimensions.
Print Assumptions dense_l2_fit_is_every_convolution_iff_the_inputs_span.
