(* X is D x N with orthonormal columns or orthonormal rows, A0 = Y X^T.
   - A0 = Y X^+ (X^+ any matrix with the four Penrose equations).
   - A minimises |A X - Y|_F if and only if A = A0 + Z(I - X X^T) for some Z.
   - |A0 + Z(I - X X^T)|^2 = |A0|^2 + |Z(I - X X^T)|^2, so A0 has the least norm among the
     minimisers and is the only one with it; for orthonormal rows it is the only minimiser.
   For all D, N, D', X, Y, over every ordered field; Frobenius norms squared.
   Source: Poggio, sections 2 and 5.1. *)
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

Theorem yxt_is_the_minimum_norm_least_squares_solution_for_orthonormal_keys :
  forall (D N D' : nat) (X Y : nat -> nat -> F),
  (meq N N (mm D (tr X) X) delta \/ meq D D (mm N X (tr X)) delta) ->
  let A0 := mm N Y (tr X) in
  let off := fun Z => mm D Z (fun i j => delta i j - mm N X (tr X) i j) in
  let minimiser := fun A => forall B : nat -> nat -> F,
    ~ frob2 F D' N (fun i j => mm D B X i j - Y i j) < frob2 F D' N (fun i j => mm D A X i j - Y i j) in
  (forall P, penrose D N X P -> meq D' D A0 (mm N Y P)) /\
  (forall A, minimiser A <-> exists Z, meq D' D A (fun i j => A0 i j + off Z i j)) /\
  (forall Z, frob2 F D' D (fun i j => A0 i j + off Z i j) = frob2 F D' D A0 + frob2 F D' D (off Z)) /\
  (forall A, minimiser A -> ~ frob2 F D' D A < frob2 F D' D A0 /\
     (frob2 F D' D A = frob2 F D' D A0 -> meq D' D A A0)) /\
  (meq D D (mm N X (tr X)) delta -> forall A, minimiser A -> meq D' D A A0).
Proof.
  intros D N D' X Y O A0 off minimiser.
  (* X X^T X = X and X^T X X^T = X^T *)
  assert (T1 : meq D N (mm N X (mm D (tr X) X)) X).
  { intros i j Hi Hj. destruct O as [O|O].
    - rewrite <- (mm_id_r N X i j Hj). apply mm_r. intros k Hk. exact (O k j Hk Hj).
    - rewrite <- mm_assoc, <- (mm_id_l D X i j Hi). apply mm_l. intros k Hk. exact (O i k Hi Hk). }
  assert (T2 : meq N D (mm D (tr X) (mm N X (tr X))) (tr X)).
  { intros i j Hi Hj. unfold tr at 3. rewrite <- (T1 j i Hj Hi).
    unfold mm, tr. transitivity (sum D (fun k => sum N (fun l => X k i * (X k l * X j l)))).
    - apply sum_ext. intros k _. symmetry. apply sum_mul_l.
    - rewrite sum_swap. apply sum_ext. intros l _. rewrite <- sum_mul_l. apply sum_ext. intros k _. ring. }
  assert (Pen : penrose D N X (tr X)).
  { split; [exact T1|split; [exact T2|split]]; intros i j _ _; rewrite tr_mm; reflexivity. }
  assert (OffX : forall Z i j, (i < D')%nat -> (j < N)%nat -> mm D (off Z) X i j = 0).
  { intros Z i j Hi Hj. unfold off. rewrite mm_assoc. unfold mm at 1. apply sum_zero. intros k Hk.
    replace (mm D (fun i j => delta i j - mm N X (tr X) i j) X k j) with (0 : F); [ring|].
    transitivity (mm D delta X k j - mm D (mm N X (tr X)) X k j).
    - rewrite (mm_id_l D X k j Hk), mm_assoc, (T1 k j Hk Hj). ring.
    - transitivity (sum D (fun l => delta k l * X l j) - sum D (fun l => mm N X (tr X) k l * X l j));
        [reflexivity|].
      rewrite <- sum_sub. apply sum_ext. intros l _. ring. }
  (* |AX - Y|^2 = |A0 X - Y|^2 + |(A - A0) X|^2 *)
  assert (Pyth : forall A, frob2 F D' N (fun i j => mm D A X i j - Y i j) =
    frob2 F D' N (fun i j => mm D A0 X i j - Y i j)
    + frob2 F D' N (mm D (fun i k => A i k - A0 i k) X)).
  { intro A. set (C := fun i k => A i k - A0 i k).
    rewrite (frob2_ext D' N _ (fun i j => (mm D A0 X i j - Y i j) + mm D C X i j)).
    2: { intros i j _ _. transitivity (mm D A0 X i j + mm D C X i j - Y i j); [|ring]. f_equal.
         unfold mm at 1 2 3. rewrite <- sum_add. apply sum_ext. intros k _. unfold C. ring. }
    rewrite square_of_sum, <- adjoint.
    assert (Z : inner D' D (mm N (fun i j => mm D A0 X i j - Y i j) (tr X)) C = 0).
    { apply sum_zero. intros i Hi. apply sum_zero. intros k Hk.
      assert (E : mm N (fun i j => mm D A0 X i j - Y i j) (tr X) i k = 0).
      { transitivity (mm N (mm D A0 X) (tr X) i k - A0 i k).
        - transitivity (sum N (fun j => mm D A0 X i j * tr X j k) - sum N (fun j => Y i j * tr X j k));
            [|reflexivity].
          rewrite <- sum_sub. apply sum_ext. intros j _. ring.
        - rewrite mm_assoc. unfold A0 at 1. rewrite mm_assoc.
          transitivity (mm N Y (tr X) i k - A0 i k); [|unfold A0; ring]. f_equal.
          apply mm_r. intros l Hl. exact (T2 l k Hl Hk). }
      rewrite E. ring. }
    rewrite Z. ring. }
  assert (Min : forall A, minimiser A <-> meq D' N (mm D (fun i k => A i k - A0 i k) X) (fun _ _ => 0)).
  { intro A. split.
    - intros H. apply frob2_zero. intro P. apply (H A0). rewrite (Pyth A). apply pos_sub_lt.
      match goal with |- 0 < ?t => replace t with (frob2 F D' N (mm D (fun i k => A i k - A0 i k) X)) by ring end.
      exact P.
    - intros Z B L. rewrite (Pyth B), (Pyth A) in L.
      rewrite (frob2_ext D' N (mm D (fun i k => A i k - A0 i k) X) (fun _ _ => 0) Z) in L.
      apply (frob2_nonneg F D' N (mm D (fun i k => B i k - A0 i k) X)).
      apply lt_sub_pos in L. apply pos_sub_lt.
      match type of L with 0 < ?s => match goal with |- 0 < ?t => replace t with s end end; [exact L|].
      unfold frob2 at 2. rewrite (sum_zero F) by (intros i _; apply sum_zero; intros; ring). ring. }
  assert (Form : forall A, minimiser A <-> exists Z, meq D' D A (fun i j => A0 i j + off Z i j)).
  { intro A. rewrite Min. split.
    - intro H. exists (fun i k => A i k - A0 i k). intros i j Hi Hj. unfold off.
      set (C := fun i k => A i k - A0 i k).
      assert (E : mm D C (fun i j => delta i j - mm N X (tr X) i j) i j
                  = mm D C delta i j - mm N (mm D C X) (tr X) i j).
      { rewrite mm_assoc.
        transitivity (sum D (fun k => C i k * delta k j) - sum D (fun k => C i k * mm N X (tr X) k j));
          [|reflexivity].
        rewrite <- sum_sub. apply sum_ext. intros k _. ring. }
      rewrite E, (mm_id_r D C i j Hj).
      rewrite (mm_l N (mm D C X) (fun _ _ => 0)) by (intros k Hk; exact (H i k Hi Hk)).
      unfold mm, C. rewrite (sum_zero F); [ring|]. intros; ring.
    - intros [Z E] i j Hi Hj. transitivity (mm D (off Z) X i j); [|apply OffX; assumption].
      apply mm_l. intros k Hk. rewrite (E i k Hi Hk). ring. }
  assert (Norm : forall Z, frob2 F D' D (fun i j => A0 i j + off Z i j)
                           = frob2 F D' D A0 + frob2 F D' D (off Z)).
  { intro Z. rewrite square_of_sum. unfold A0 at 2. rewrite adjoint.
    assert (E : inner D' N Y (mm D (off Z) X) = 0).
    { apply sum_zero. intros i Hi. apply sum_zero. intros j Hj. rewrite (OffX Z i j Hi Hj). ring. }
    rewrite E. ring. }
  split; [|split; [exact Form|split; [exact Norm|split]]].
  - intros P HP i j Hi Hj. apply mm_r. intros k Hk. exact (penrose_unique D N X (tr X) P Pen HP k j Hk Hj).
  - intros A H. apply Form in H. destruct H as [Z E]. rewrite (frob2_ext D' D A _ E), Norm. split.
    + intro L. apply (frob2_nonneg F D' D (off Z)). apply lt_sub_pos in L. apply pos_sub_lt.
      match type of L with 0 < ?s => replace (0 - frob2 F D' D (off Z)) with s by ring end. exact L.
    + intros Q i j Hi Hj. rewrite (E i j Hi Hj).
      assert (Q' : frob2 F D' D (off Z) = 0).
      { transitivity (frob2 F D' D A0 + frob2 F D' D (off Z) - frob2 F D' D A0); [ring|]. rewrite Q. ring. }
      rewrite (frob2_zero D' D (off Z)); [ring| |exact Hi|exact Hj]. rewrite Q'. apply lt_irrefl.
  - intros R A H. apply Form in H. destruct H as [Z E]. intros i j Hi Hj. rewrite (E i j Hi Hj).
    unfold off, mm at 1. rewrite (sum_zero F); [ring|]. intros k Hk. rewrite (R k j Hk Hj). ring.
Qed.
End Matrices.

Print Assumptions yxt_is_the_minimum_norm_least_squares_solution_for_orthonormal_keys.
