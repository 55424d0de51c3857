(* X has independent columns (rank N), P is any matrix with X P X = X (X^+ is one).  Then
   P X = I, and W = Y P minimises the ReLU loss sum_n |relu(W x_n) - y_n|^2, for every Y; the
   minimum is sum_n |min(y_n, 0)|^2, because |relu(t) - y| >= |relu(y) - y| for all t.
   For all D, N, D', over every ordered field.  Source: Poggio, section 5.1. *)
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

(* (relu y - y)^2 = min(y, 0)^2 <= (relu t - y)^2 *)
Lemma relu_nearest : forall relu, is_relu F relu -> forall (mn : F -> F),
  (forall y, y < 0 -> mn y = y) -> (forall y, ~ y < 0 -> mn y = 0) -> forall y t,
  (relu y - y) * (relu y - y) = mn y * mn y /\
  ~ (relu t - y) * (relu t - y) < mn y * mn y.
Proof.
  intros relu [R1 R2] mn M1 M2 y t.
  assert (Nn : forall s, ~ relu s < 0).
  { intros s L. destruct (lt_total F 0 s) as [P|P].
    - rewrite (R1 s P) in L. exact (lt_asym F _ _ P L).
    - rewrite (R2 s) in L; [exact (lt_irrefl F _ L)|].
      destruct P as [<-|P]; [apply lt_irrefl|exact (lt_asym F _ _ P)]. }
  destruct (lt_total F y 0) as [P|P].
  - rewrite (M1 y P), (R2 y (lt_asym F _ _ P)). split; [ring|]. intro L.
    apply lt_sub_pos in L.
    replace (y * y - (relu t - y) * (relu t - y)) with (relu t * (y + y - relu t)) in L by ring.
    destruct (lt_total F 0 (relu t)) as [Q|[Q|Q]]; [| |exact (Nn t Q)].
    + apply (lt_asym F _ _ L). apply pos_sub_lt.
      replace (0 - relu t * (y + y - relu t)) with (relu t * (- y + - y + relu t)) by ring.
      apply pos_opp in P. apply lt_mul; [exact Q|]. repeat apply pos_add; assumption.
    + rewrite <- Q in L. replace (0 * (y + y - 0)) with (0 : F) in L by ring. exact (lt_irrefl F _ L).
  - assert (Ny : ~ y < 0) by (destruct P as [->|P]; [apply lt_irrefl|exact (lt_asym F _ _ P)]).
    rewrite (M2 y Ny). split.
    + assert (E : relu y = y).
      { destruct P as [->|P]; [apply R2, lt_irrefl|exact (R1 y P)]. }
      rewrite E. ring.
    + replace (0 * 0) with (0 : F) by ring. apply square_nonneg.
Qed.

Lemma sum_le : forall n (f g : nat -> F), (forall i, (i < n)%nat -> ~ g i < f i) -> ~ sum n g < sum n f.
Proof.
  intros n f g H L. apply (sum_nonneg F n (fun i => g i - f i)).
  - intros i Hi Q. apply (H i Hi). apply pos_sub_lt. apply lt_sub_pos in Q.
    replace (f i - g i) with (0 - (g i - f i)) by ring. exact Q.
  - rewrite sum_sub. apply pos_sub_lt. apply lt_sub_pos in L.
    replace (0 - (sum n g - sum n f)) with (sum n f - sum n g) by ring. exact L.
Qed.

Theorem yx_plus_minimises_the_relu_loss_for_independent_keys :
  forall (D N D' : nat) (X P Y : nat -> nat -> F) (relu mn : F -> F),
  independent D N X -> meq D N (mm N X (mm D P X)) X ->
  is_relu F relu -> (forall y, y < 0 -> mn y = y) -> (forall y, ~ y < 0 -> mn y = 0) ->
  let loss := fun W => frob2 F D' N (fun i n => relu (mm D W X i n) - Y i n) in
  meq N N (mm D P X) delta /\
  loss (mm N Y P) = frob2 F D' N (fun i n => mn (Y i n)) /\
  forall W, ~ loss W < loss (mm N Y P).
Proof.
  intros D N D' X P Y relu mn I P1 HR M1 M2 loss.
  assert (PX : meq N N (mm D P X) delta).
  { intros i j Hi Hj. transitivity ((mm D P X i j - delta i j) + delta i j); [ring|].
    rewrite (I (fun k => mm D P X k j - delta k j)); [ring| |exact Hi].
    intros a Ha. unfold mv.
    transitivity (mm N X (mm D P X) a j - mm N X delta a j).
    - unfold mm at 2 4. rewrite <- sum_sub. apply sum_ext. intros k _. ring.
    - rewrite (P1 a j Ha Hj), (mm_id_r N X a j Hj). ring. }
  assert (L0 : loss (mm N Y P) = frob2 F D' N (fun i n => mn (Y i n))).
  { apply sum_ext. intros i Hi. apply sum_ext. intros n Hn.
    rewrite <- (proj1 (relu_nearest relu HR mn M1 M2 (Y i n) 0)).
    assert (E : mm D (mm N Y P) X i n = Y i n).
    { rewrite mm_assoc, <- (mm_id_r N Y i n Hn). apply mm_r. intros k Hk. exact (PX k n Hk Hn). }
    rewrite E. reflexivity. }
  split; [exact PX|split; [exact L0|]]. intros W. rewrite L0.
  apply sum_le. intros i _. apply sum_le. intros n _. apply (relu_nearest relu HR mn M1 M2).
Qed.
End Matrices.

Print Assumptions yx_plus_minimises_the_relu_loss_for_independent_keys.
