(* X is D x N, Y is D' x N, G = X^T X, P the orthogonal projector onto the row space of X: P is
   symmetric, X P = X, and the rows of P are combinations of the rows of X (P = B X).  H is the
   pseudo-inverse of G.
   - |Y W G - Y|^2 = |Y W G - Y P|^2 + |Y P - Y|^2 for every W;
   - Y H G = Y P, so H has the loss |Y P - Y|^2;
   - W minimises |Y W G - Y|_F if and only if Y W G = Y P;
   - H is the only minimiser if and only if the columns of X and those of Y are independent
     (rank X = rank Y = N).
   For all D, N, D', X, Y, over every ordered field; Frobenius norms squared.
   Source: Poggio, section 5.1. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Matrices.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition tr (X : nat -> nat -> F) : nat -> nat -> F := fun i j => X j i.
(* X has D rows and N columns; the columns are linearly independent: rank X = N *)
Definition independent (D N : nat) (X : nat -> nat -> F) : Prop :=
  forall c, veq D (mv N X c) (fun _ => 0) -> veq N c (fun _ => 0).
Definition inverse (n : nat) (B G : nat -> nat -> F) : Prop :=
  meq n n (mm n B G) delta /\ meq n n (mm n G B) delta.
(* the four Penrose equations: P is the pseudo-inverse of X *)
Definition penrose (D N : nat) (X P : nat -> nat -> F) : Prop :=
  meq D N (mm N X (mm D P X)) X /\ meq N D (mm D P (mm N X P)) P /\
  meq D D (tr (mm N X P)) (mm N X P) /\ meq N N (tr (mm D P X)) (mm D P X).

Lemma mm_assoc : forall d n A B C i j, mm n (mm d A B) C i j = mm (R := F) d A (mm n B C) i j.
Proof.
  intros d n A B C i j. unfold mm.
  transitivity (sum n (fun l => sum d (fun k => A i k * (B k l * C l j)))).
  - apply sum_ext. intros l _. rewrite <- sum_mul_r. apply sum_ext. intros k _. ring.
  - rewrite sum_swap. apply sum_ext. intros k _. apply sum_mul_l.
Qed.
Lemma mm_l : forall K A B C i j, (forall k, (k < K)%nat -> A i k = B i k) ->
  mm K A C i j = mm (R := F) K B C i j.
Proof. intros K A B C i j H. apply sum_ext. intros k Hk. rewrite (H k Hk). reflexivity. Qed.
Lemma mm_r : forall K A B C i j, (forall k, (k < K)%nat -> A k j = B k j) ->
  mm K C A i j = mm (R := F) K C B i j.
Proof. intros K A B C i j H. apply sum_ext. intros k Hk. rewrite (H k Hk). reflexivity. Qed.
Lemma mm_id_r : forall K A i j, (j < K)%nat -> mm K A delta i j = A i j :> F.
Proof. intros K A i j Hj. exact (sum_delta F (fun k => A i k) Hj). Qed.
Lemma mm_id_l : forall K A i j, (i < K)%nat -> mm K delta A i j = A i j :> F.
Proof.
  intros K A i j Hi. rewrite <- (sum_delta F (fun k => A k j) Hi). apply sum_ext. intros k _.
  rewrite delta_sym. ring.
Qed.
Lemma tr_mm : forall K A B i j, tr (mm K A B) i j = mm K (tr B) (tr A) i j.
Proof. intros. unfold tr, mm. apply sum_ext. intros k _. ring. Qed.

(* X^T X c = 0 only if X c = 0 *)
Lemma gram_kernel : forall D N X c, veq N (mv N (mm D (tr X) X) c) (fun _ => 0) ->
  veq D (mv N X c) (fun _ => 0).
Proof.
  intros D N X c H. unfold veq. apply (sum_squares_zero F D (mv N X c)).
  transitivity (sum N (fun i => c i * mv N (mm D (tr X) X) c i)).
  - transitivity (sum D (fun k => sum N (fun i => c i * (X k i * mv N X c k)))).
    + apply sum_ext. intros k _. unfold mv at 1. rewrite <- sum_mul_r. apply sum_ext.
      intros i _. ring.
    + rewrite sum_swap. apply sum_ext. intros i _. rewrite sum_mul_l, mv_mm. reflexivity.
  - apply sum_zero. intros i Hi. rewrite (H i Hi). ring.
Qed.

(* a symmetric matrix with trivial kernel is invertible *)
Lemma symmetric_inverse : forall n G, (forall i j, G i j = G j i) -> independent n n G ->
  exists B, inverse n B G.
Proof.
  intros n G S I.
  assert (C : exists B : nat -> nat -> F, meq n n (mm n B G) delta).
  { assert (Q : forall p, exists B : nat -> nat -> F, forall i, (i < p)%nat ->
      veq n (mm n B G i) (delta i)).
    { induction p as [|p [B HB]]; [exists delta; intros i Hi; lia|].
      destruct (orthogonal_decomposition F n G n (delta p)) as [d [r [E O]]].
      assert (Z : veq n r (fun _ => 0)) by (apply I; exact O).
      exists (fun i => if Nat.eqb i p then d else B i). intros i Hi. unfold mm.
      destruct (Nat.eqb_spec i p) as [->|Ne].
      - intros j Hj. rewrite (E j Hj), (Z j Hj). ring.
      - apply HB. lia. }
    destruct (Q n) as [B HB]. exists B. intros i j Hi Hj. exact (HB i Hi j Hj). }
  destruct C as [B HB]. exists B. split; [exact HB|].
  (* G B^T = I, so B = B G B^T = B^T *)
  assert (T : meq n n (mm n G (tr B)) delta).
  { intros i j Hi Hj. rewrite delta_sym, <- (HB j i Hj Hi). unfold mm, tr. apply sum_ext.
    intros k _. rewrite (S i k). ring. }
  intros i j Hi Hj. rewrite <- (T i j Hi Hj). apply mm_r. intros k Hk.
  transitivity (mm n B (mm n G (tr B)) k j).
  - rewrite <- (mm_id_r n B k j Hj). apply mm_r. intros l Hl. symmetry. exact (T l j Hl Hj).
  - rewrite <- mm_assoc. rewrite <- (mm_id_l n (tr B) k j Hk). apply mm_l. intros l Hl.
    exact (HB k l Hk Hl).
Qed.

(* an invertible matrix has trivial kernel *)
Lemma invertible_independent : forall n B G, meq n n (mm n B G) delta -> independent n n G.
Proof.
  intros n B G H c Z i Hi. rewrite <- (mv_id _ c Hi).
  rewrite <- (@mv_ext F n n (mm n B G) delta c c H (@veq_refl _ n c) i Hi), mv_mm.
  unfold mv at 1. apply sum_zero. intros k Hk. rewrite (Z k Hk). ring.
Qed.

Lemma gram_symmetric : forall D X i j, mm D (tr X) X i j = mm D (tr X) X j i.
Proof. intros. unfold mm, tr. apply sum_ext. intros k _. ring. Qed.

(* X^T X is invertible if and only if the columns of X are independent *)
Lemma gram_invertible_iff : forall D N X,
  (exists B, inverse N B (mm D (tr X) X)) <-> independent D N X.
Proof.
  intros D N X. split.
  - intros [B [H _]] c Z. apply (invertible_independent N B _ H). intros i Hi. rewrite mv_mm.
    unfold mv at 1. apply sum_zero. intros k Hk. rewrite (Z k Hk). ring.
  - intro I. apply symmetric_inverse; [apply gram_symmetric|]. intros c Z.
    apply I, gram_kernel, Z.
Qed.

Lemma inverse_symmetric : forall n B G, (forall i j, G i j = G j i) -> inverse n B G -> meq n n (tr B) B.
Proof.
  intros n B G S [_ H] i j Hi Hj. rewrite <- (mm_id_r n (tr B) i j Hj).
  rewrite (mm_r n delta (mm n G B)); [|intros k Hk; symmetry; exact (H k j Hk Hj)].
  rewrite <- mm_assoc, <- (mm_id_l n B i j Hi). apply mm_l. intros k Hk.
  rewrite delta_sym, <- (H k i Hk Hi). apply sum_ext. intros l _. unfold tr. rewrite (S l k). ring.
Qed.

Lemma penrose_half : forall D N X P Q,
  meq D N (mm N X (mm D P X)) X -> meq D N (mm N X (mm D Q X)) X ->
  meq D D (tr (mm N X P)) (mm N X P) -> meq D D (tr (mm N X Q)) (mm N X Q) ->
  meq D D (mm N X P) (mm N X Q).
Proof.
  (* XP = (XQ)(XP), and its transpose is (XP)(XQ) = XQ *)
  assert (H : forall D N X P Q i j, (i < D)%nat -> (j < D)%nat ->
    meq D N (mm N X (mm D Q X)) X -> mm D (mm N X Q) (mm N X P) i j = mm (R := F) N X P i j).
  { intros D N X P Q i j Hi Hj E. rewrite <- mm_assoc. apply mm_l. intros k Hk.
    rewrite mm_assoc. exact (E i k Hi Hk). }
  intros D N X P Q P1 Q1 P3 Q3 i j Hi Hj.
  rewrite <- (H D N X Q P i j Hi Hj P1), <- (P3 i j Hi Hj).
  unfold tr at 1. rewrite <- (H D N X P Q j i Hj Hi Q1).
  change (tr (mm D (mm N X Q) (mm N X P)) i j = mm D (mm N X P) (mm N X Q) i j).
  rewrite tr_mm. rewrite (mm_l D _ (mm N X P)); [apply mm_r|].
  - intros k Hk. exact (Q3 k j Hk Hj).
  - intros k Hk. exact (P3 i k Hi Hk).
Qed.

Lemma penrose_unique : forall D N X P Q, penrose D N X P -> penrose D N X Q -> meq N D P Q.
Proof.
  intros D N X P Q [P1 [P2 [P3 P4]]] [Q1 [Q2 [Q3 Q4]]].
  pose proof (penrose_half D N X P Q P1 Q1 P3 Q3) as A.
  assert (B : meq N N (mm D P X) (mm D Q X)).
  { assert (T : forall R, meq D N (mm N X (mm D R X)) X -> meq N D (mm D (tr X) (mm N (tr R) (tr X))) (tr X)).
    { intros R E i j Hi Hj. unfold tr at 4. rewrite <- (E j i Hj Hi).
      change (mm D (tr X) (mm N (tr R) (tr X)) i j = tr (mm N X (mm D R X)) i j).
      rewrite tr_mm, (mm_l N (tr (mm D R X)) (mm D (tr X) (tr R))); [symmetry; apply mm_assoc|].
      intros k _. apply tr_mm. }
    assert (U : forall R, meq N N (tr (mm D R X)) (mm D R X) ->
      meq N N (tr (mm D (tr X) (tr R))) (mm D (tr X) (tr R))).
    { intros R E i j Hi Hj. transitivity (mm D R X i j).
      - unfold tr at 1. rewrite <- tr_mm. reflexivity.
      - rewrite <- (E i j Hi Hj). apply tr_mm. }
    pose proof (penrose_half N D (tr X) (tr P) (tr Q) (T P P1) (T Q Q1) (U P P4) (U Q Q4)) as H.
    intros i j Hi Hj. transitivity (tr (mm D (tr X) (tr P)) i j).
    - unfold tr at 1. rewrite <- tr_mm. reflexivity.
    - unfold tr at 1. rewrite (H j i Hj Hi), <- tr_mm. reflexivity. }
  intros i j Hi Hj. rewrite <- (P2 i j Hi Hj), <- (Q2 i j Hi Hj).
  transitivity (mm D P (mm N X Q) i j); [apply mm_r; intros k Hk; apply A; assumption|].
  rewrite <- !mm_assoc. apply mm_l. intros k Hk. apply B; assumption.
Qed.

Definition inner (m n : nat) (B C : nat -> nat -> F) : F :=
  sum m (fun i => sum n (fun j => B i j * C i j)).

Lemma inner_ext : forall m n B B' C C', meq m n B B' -> meq m n C C' ->
  inner m n B C = inner m n B' C'.
Proof.
  intros m n B B' C C' H K. apply sum_ext. intros i Hi. apply sum_ext. intros j Hj.
  rewrite (H i j Hi Hj), (K i j Hi Hj). reflexivity.
Qed.
Lemma frob2_ext : forall m n B C, meq m n B C -> frob2 F m n B = frob2 F m n C.
Proof. intros m n B C H. apply inner_ext; exact H. Qed.
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
Lemma frob2_zero : forall m n B, ~ 0 < frob2 F m n B -> meq m n B (fun _ _ => 0).
Proof.
  intros m n B H i j Hi Hj.
  assert (Z : frob2 F m n B = 0).
  { destruct (lt_total F 0 (frob2 F m n B)) as [P|[P|P]]; [contradiction|symmetry; exact P|].
    exfalso. exact (frob2_nonneg F m n B P). }
  assert (R : sum n (fun j => B i j * B i j) = 0).
  { apply (sum_zero_nonneg F m (fun i => sum n (fun j => B i j * B i j))); [|exact Z|exact Hi].
    intros k _. apply sum_nonneg. intros; apply square_nonneg. }
  exact (sum_squares_zero F n (B i) R j Hj).
Qed.
Lemma mm_sub_l : forall K A B C i j,
  mm K (fun i j => A i j - B i j) C i j = mm K A C i j - mm (R := F) K B C i j.
Proof.
  intros. transitivity (sum K (fun k => A i k * C k j) - sum K (fun k => B i k * C k j)); [|reflexivity].
  rewrite <- sum_sub. apply sum_ext. intros k _. ring.
Qed.
Lemma mm_sub_r : forall K A B C i j,
  mm K C (fun i j => A i j - B i j) i j = mm K C A i j - mm (R := F) K C B i j.
Proof.
  intros. transitivity (sum K (fun k => C i k * A k j) - sum K (fun k => C i k * B k j)); [|reflexivity].
  rewrite <- sum_sub. apply sum_ext. intros k _. ring.
Qed.
Lemma mm_add_l : forall K A B C i j,
  mm K (fun i j => A i j + B i j) C i j = mm K A C i j + mm (R := F) K B C i j.
Proof.
  intros. transitivity (sum K (fun k => A i k * C k j) + sum K (fun k => B i k * C k j)); [|reflexivity].
  rewrite <- sum_add. apply sum_ext. intros k _. ring.
Qed.
Lemma mm_add_r : forall K A B C i j,
  mm K C (fun i j => A i j + B i j) i j = mm K C A i j + mm (R := F) K C B i j.
Proof.
  intros. transitivity (sum K (fun k => C i k * A k j) + sum K (fun k => C i k * B k j)); [|reflexivity].
  rewrite <- sum_add. apply sum_ext. intros k _. ring.
Qed.

Theorem optimal_middle_layers_solve_yw2xtx_equals_yp_and_are_unique_iff_x_and_y_have_rank_n :
  forall (D N D' : nat) (X Y P B H : nat -> nat -> F),
  (forall i j, (i < N)%nat -> (j < N)%nat -> P i j = P j i) ->
  meq D N (mm N X P) X -> meq N N P (mm D B X) ->
  let G := mm D (tr X) X in penrose N N G H ->
  let out := fun W => mm N (mm N Y W) G in
  let loss := fun W => frob2 F D' N (fun i j => out W i j - Y i j) in
  let rest := frob2 F D' N (fun i j => mm N Y P i j - Y i j) in
  let minimiser := fun W => forall V, ~ loss V < loss W in
  (forall W, loss W = frob2 F D' N (fun i j => out W i j - mm N Y P i j) + rest) /\
  (meq D' N (out H) (mm N Y P) /\ loss H = rest) /\
  (forall W, minimiser W <-> meq D' N (out W) (mm N Y P)) /\
  ((forall W, minimiser W -> meq N N W H) <-> independent D N X /\ independent D' N Y).
Proof.
  intros D N D' X Y P B H SP XP PB G [G1 [_ [_ G4]]] out loss rest minimiser.
  (* G P = G and P P = P *)
  assert (GP : meq N N (mm N G P) G).
  { intros i j Hi Hj. unfold G. rewrite mm_assoc. apply mm_r. intros k Hk. exact (XP k j Hk Hj). }
  assert (PP : meq N N (mm N P P) P).
  { intros i j Hi Hj. rewrite (PB i j Hi Hj).
    rewrite (mm_l N P (mm D B X)) by (intros k Hk; exact (PB i k Hi Hk)).
    rewrite mm_assoc. apply mm_r. intros k Hk. exact (XP k j Hk Hj). }
  assert (Split : forall W, loss W = frob2 F D' N (fun i j => out W i j - mm N Y P i j) + rest).
  { intro W. unfold loss, rest. set (M := fun i j => out W i j - mm N Y P i j).
    set (Q := fun i j => mm N Y P i j - Y i j).
    rewrite (frob2_ext D' N _ (fun i j => M i j + Q i j)) by (intros i j _ _; unfold M, Q; ring).
    rewrite square_of_sum.
    assert (MP : meq D' N M (mm N M (tr P))).
    { intros i j Hi Hj. rewrite (mm_r N (tr P) P) by (intros k Hk; apply SP; assumption).
      unfold M. rewrite mm_sub_l. f_equal.
      - unfold out. rewrite (mm_assoc N N (mm N Y W) G P). apply mm_r. intros k Hk. symmetry.
        exact (GP k j Hk Hj).
      - rewrite mm_assoc. apply mm_r. intros k Hk. symmetry. exact (PP k j Hk Hj). }
    assert (Z : inner D' N M Q = 0).
    { rewrite (inner_ext D' N M _ Q Q MP (fun i j _ _ => eq_refl)), adjoint.
      apply sum_zero. intros i Hi. apply sum_zero. intros j Hj.
      assert (E : mm N Q P i j = 0).
      { unfold Q. rewrite mm_sub_l, mm_assoc, (mm_r N (mm N P P) P); [ring|].
        intros k Hk. exact (PP k j Hk Hj). }
      rewrite E. ring. }
    rewrite Z. ring. }
  (* H G = P *)
  assert (HG : meq N N (mm N H G) P).
  { assert (XHG : meq D N (mm N X (mm N H G)) X).
    { intros a j Ha Hj.
      assert (Z : veq D (mv N X (fun k => mm N H G k j - delta k j)) (fun _ => 0)).
      { apply gram_kernel. intros k Hk.
        transitivity (mm N G (fun k j => mm N H G k j - delta k j) k j); [reflexivity|].
        rewrite mm_sub_r, (mm_id_r N G k j Hj), (G1 k j Hk Hj). ring. }
      pose proof (Z a Ha) as Q.
      transitivity (mm N X (fun k j => mm N H G k j - delta k j) a j + X a j).
      - rewrite mm_sub_r, (mm_id_r N X a j Hj). ring.
      - assert (Q' : mm N X (fun k j => mm N H G k j - delta k j) a j = 0) by exact Q.
        rewrite Q'. ring. }
    assert (PHG : meq N N (mm N P (mm N H G)) P).
    { intros i j Hi Hj. rewrite (PB i j Hi Hj).
      rewrite (mm_l N P (mm D B X)) by (intros k Hk; exact (PB i k Hi Hk)).
      rewrite mm_assoc. apply mm_r. intros k Hk. exact (XHG k j Hk Hj). }
    intros i j Hi Hj. rewrite (SP i j Hi Hj), <- (PHG j i Hj Hi).
    change (mm N H G i j = tr (mm N P (mm N H G)) i j). rewrite tr_mm.
    transitivity (mm N (mm N H G) P i j).
    - rewrite mm_assoc. apply mm_r. intros k Hk. symmetry. exact (GP k j Hk Hj).
    - rewrite (mm_l N (tr (mm N H G)) (mm N H G)) by (intros k Hk; exact (G4 i k Hi Hk)).
      apply mm_r. intros k Hk. exact (SP k j Hk Hj). }
  assert (OutH : meq D' N (out H) (mm N Y P)).
  { intros i j Hi Hj. unfold out. rewrite mm_assoc. apply mm_r. intros k Hk. exact (HG k j Hk Hj). }
  assert (Zero : forall W, meq D' N (out W) (mm N Y P) ->
    frob2 F D' N (fun i j => out W i j - mm N Y P i j) = 0).
  { intros W E. apply sum_zero. intros i Hi. apply sum_zero. intros j Hj. rewrite (E i j Hi Hj). ring. }
  assert (LossH : loss H = rest) by (rewrite Split, (Zero H OutH); ring).
  assert (Min : forall W, minimiser W <-> meq D' N (out W) (mm N Y P)).
  { intro W. split.
    - intros M i j Hi Hj.
      transitivity (out W i j - mm N Y P i j + mm N Y P i j); [ring|].
      assert (Q : out W i j - mm N Y P i j = 0).
      { apply (frob2_zero D' N (fun i j => out W i j - mm N Y P i j)); [|exact Hi|exact Hj].
        intro L. apply (M H). rewrite LossH, (Split W). apply pos_sub_lt.
        match goal with |- 0 < ?t => replace t with
          (frob2 F D' N (fun i j => out W i j - mm N Y P i j)) by ring end. exact L. }
      rewrite Q. ring.
    - intros E V L. rewrite (Split V), (Split W), (Zero W E) in L.
      apply (frob2_nonneg F D' N (fun i j => out V i j - mm N Y P i j)).
      apply lt_sub_pos in L. apply pos_sub_lt.
      match type of L with 0 < ?s => match goal with |- 0 < ?t => replace t with s by ring end end.
      exact L. }
  split; [exact Split|split; [split; assumption|split; [exact Min|split]]].
  - intro U.
    (* H + a c^T with X c = 0, and H + c a^T with Y c = 0, are minimisers *)
    split; intros c Hc j Hj.
    + assert (E : meq N N (fun k l => H k l + delta k j * c l) H).
      { apply U, Min. intros i l Hi Hl. rewrite <- (OutH i l Hi Hl). unfold out.
        rewrite !mm_assoc. apply mm_r. intros k Hk. rewrite (mm_add_l N H (fun k l => delta k j * c l)).
        assert (Z : mm N (fun k l => delta k j * c l) G k l = 0).
        { transitivity (delta k j * mv N G c l).
          - unfold mv. rewrite <- sum_mul_l. apply sum_ext. intros b _.
            unfold G. rewrite (gram_symmetric D X b l). ring.
          - assert (Q : mv N G c l = 0).
            { unfold G. rewrite mv_mm. apply sum_zero. intros b Hb. rewrite (Hc b Hb). ring. }
            rewrite Q. ring. }
        rewrite Z. ring. }
      pose proof (E j j Hj Hj) as Q. cbv beta in Q. rewrite delta_same in Q.
      transitivity (H j j + 1 * c j - H j j); [ring|]. rewrite Q. ring.
    + assert (E : meq N N (fun k l => H k l + c k * delta l j) H).
      { apply U, Min. intros i l Hi Hl. rewrite <- (OutH i l Hi Hl). unfold out.
        apply mm_l. intros k Hk. rewrite (mm_add_r N H (fun k l => c k * delta l j)).
        assert (Z : mm N Y (fun k l => c k * delta l j) i k = 0).
        { transitivity (mv N Y c i * delta k j).
          - unfold mv. rewrite <- sum_mul_r. apply sum_ext. intros b _. ring.
          - rewrite (Hc i Hi). ring. }
        rewrite Z. ring. }
      pose proof (E j j Hj Hj) as Q. cbv beta in Q. rewrite delta_same in Q.
      transitivity (H j j + c j * 1 - H j j); [ring|]. rewrite Q. ring.
  - intros [IX IY] W M. apply Min in M.
    (* Y (W - H) G = 0, so (W - H) G = 0, so W - H = 0 *)
    set (V := fun i j => W i j - H i j).
    assert (VG : forall j, (j < N)%nat -> veq N (fun k => mm N V G k j) (fun _ => 0)).
    { intros j Hj. apply IY. intros i Hi.
      transitivity (out W i j - out H i j).
      - unfold out. rewrite !mm_assoc. rewrite <- mm_sub_r. apply sum_ext. intros k _. f_equal.
        unfold V. apply mm_sub_l.
      - rewrite (M i j Hi Hj), (OutH i j Hi Hj). ring. }
    intros i j Hi Hj. transitivity (V i j + H i j); [unfold V; ring|].
    assert (Q : veq N (V i) (fun _ => 0)).
    { apply IX, gram_kernel. intros k Hk. rewrite <- (VG k Hk i Hi). unfold mv, mm at 2.
      apply sum_ext. intros l _. fold G. unfold G. rewrite (gram_symmetric D X k l). ring. }
    rewrite (Q j Hj). ring.
Qed.
End Matrices.

Print Assumptions optimal_middle_layers_solve_yw2xtx_equals_yp_and_are_unique_iff_x_and_y_have_rank_n.
