(* X is D x N with columns x_0 ... x_{N-1} of norm 1, |.| the absolute value.
   - If sum_{j<>i} |<x_i, x_j>| < 1 for every i then |X^T X - I| < 1 in the operator norm; all
     |<x_i, x_j>| < 1/(N - 1), i <> j, suffices for the sums.
   - For N = 2 it is necessary: independent columns satisfy it.
   - |X^T X - I| < 1 if and only if the columns are independent and |X|^2 < 2.
   For all D, N and X, over every ordered field; |A| < b is |Av|^2 <= q|v|^2 for all v and
   some q < b^2.  Source: Poggio, section 5.2. *)
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

Definition le (x y : F) : Prop := ~ y < x.
Lemma le_refl : forall x, le x x.
Proof. intro x. apply lt_irrefl. Qed.
Lemma le_of_eq : forall x y, x = y -> le x y.
Proof. intros x y ->. apply le_refl. Qed.
Lemma le_trans : forall x y z, le x y -> le y z -> le x z.
Proof. intros x y z A B L. apply B. exact (lt_not_lt_trans F _ _ _ L A). Qed.
Lemma le_lt_trans : forall x y z, le x y -> y < z -> x < z.
Proof. intros x y z A B. exact (not_lt_lt_trans F _ _ _ A B). Qed.
Lemma lt_le : forall x y : F, x < y -> le x y.
Proof. intros x y L. exact (lt_asym F _ _ L). Qed.
Lemma le_sub : forall x y, le x y <-> le 0 (y - x).
Proof.
  intros x y. split; intros H L; apply H.
  - apply pos_sub_lt. apply pos_opp in L. replace (x - y) with (- (y - x)) by ring. exact L.
  - apply lt_sub_pos in L. apply pos_sub_lt. replace (0 - (y - x)) with (x - y) by ring. exact L.
Qed.
Lemma le_cases : forall x y, le x y -> x < y \/ x = y.
Proof. intros x y H. destruct (lt_total F x y) as [L|[E|L]]; auto. contradiction. Qed.
Lemma le_mul : forall x y, le 0 x -> le 0 y -> le 0 (x * y).
Proof.
  intros x y A B. destruct (le_cases _ _ A) as [P|<-]; [destruct (le_cases _ _ B) as [Q|<-]|].
  - apply lt_le, lt_mul; assumption.
  - replace (x * 0) with (0 : F) by ring. apply le_refl.
  - replace (0 * y) with (0 : F) by ring. apply le_refl.
Qed.
Lemma le_add : forall x y, le 0 x -> le 0 y -> le 0 (x + y).
Proof.
  intros x y A B. apply le_trans with x; [exact A|]. apply le_sub.
  replace (x + y - x) with y by ring. exact B.
Qed.
Lemma le_mul_l : forall a x y, le 0 a -> le x y -> le (a * x) (a * y).
Proof.
  intros a x y A B. apply le_sub. replace (a * y - a * x) with (a * (y - x)) by ring.
  apply le_mul; [exact A|exact (proj1 (le_sub _ _) B)].
Qed.
Lemma le_square : forall x y, le 0 x -> le 0 y -> le (x * x) (y * y) -> le x y.
Proof.
  intros x y A B H L. apply H. apply pos_sub_lt.
  replace (x * x - y * y) with ((x - y) * (x + y)) by ring. pose proof (lt_sub_pos F _ _ L) as Q.
  apply lt_mul; [exact Q|]. pose proof (le_lt_trans _ _ _ B L) as Px.
  apply (lt_not_lt_trans F _ _ _ Px). apply le_sub. replace (x + y - x) with y by ring. exact B.
Qed.
Lemma sum_le : forall n (f g : nat -> F), (forall i, (i < n)%nat -> le (f i) (g i)) -> le (sum n f) (sum n g).
Proof.
  intros n f g H. apply le_sub. rewrite <- sum_sub. apply sum_nonneg.
  intros i Hi. apply (proj1 (le_sub _ _)), H, Hi.
Qed.
Lemma sum_const : forall n (c : F), sum n (fun _ => c) = of_nat F n * c.
Proof. induction n as [|n IH]; intro c; cbn; [ring|]. rewrite IH. ring. Qed.
Lemma nrm2_nonneg : forall n v, le 0 (nrm2 F n v).
Proof. intros n v. apply sum_nonneg. intros i _. apply square_nonneg. Qed.
Lemma nrm2_ext : forall n x y, veq n x y -> nrm2 F n x = nrm2 F n y.
Proof. intros n x y E. apply sum_ext. intros i Hi. rewrite (E i Hi). reflexivity. Qed.
Lemma entry_le : forall n v i, (i < n)%nat -> le (v i * v i) (nrm2 F n v).
Proof.
  intros n v i Hi. unfold nrm2. rewrite (sum_split F (fun j => v j * v j) Hi).
  apply le_sub. match goal with |- le 0 ?t => replace t with
    (sum n (fun j => if Nat.eqb j i then 0 else v j * v j)) by ring end.
  apply sum_nonneg. intros j _. destruct (Nat.eqb j i); [apply lt_irrefl|apply square_nonneg].
Qed.

Lemma mv_sub : forall d (K : nat -> nat -> F) y z i,
  mv d K (fun j => y j - z j) i = mv d K y i - mv d K z i.
Proof. intros. unfold mv. rewrite <- sum_sub. apply sum_ext. intros j _. ring. Qed.
Lemma mv_scale : forall d (K : nat -> nat -> F) c z i, mv d K (fun j => c * z j) i = c * mv d K z i.
Proof. intros. unfold mv. rewrite <- sum_mul_l. apply sum_ext. intros j _. ring. Qed.

(* Cauchy-Schwarz, by Lagrange's identity *)
Lemma cauchy_schwarz : forall n x y, le (dot n x y * dot n x y) (nrm2 F n x * nrm2 F n y).
Proof.
  intros n x y.
  assert (E : sum n (fun i => sum n (fun j => (x i * y j - x j * y i) * (x i * y j - x j * y i)))
    = (1 + 1) * (nrm2 F n x * nrm2 F n y - dot n x y * dot n x y)).
  { transitivity (sum n (fun i => (x i * x i) * nrm2 F n y + (y i * y i) * nrm2 F n x
      - ((1 + 1) * dot n x y) * (x i * y i))).
    - apply sum_ext. intros i _. unfold nrm2, dot.
      rewrite <- !sum_mul_l, <- !sum_mul_r, <- sum_add, <- sum_sub. apply sum_ext. intros j _. ring.
    - rewrite sum_sub, sum_add, !sum_mul_r, sum_mul_l. fold (nrm2 F n x) (nrm2 F n y) (dot n x y). ring. }
  apply le_sub. intro L. apply (sum_nonneg F n (fun i => sum n (fun j => (x i * y j - x j * y i) * (x i * y j - x j * y i)))).
  - intros i _. apply sum_nonneg. intros j _. apply square_nonneg.
  - rewrite E. apply pos_opp in L. apply pos_sub_lt.
    match goal with |- 0 < ?t => replace t with ((1 + 1) * - (nrm2 F n x * nrm2 F n y - dot n x y * dot n x y)) by ring end.
    apply lt_mul; [apply two_pos|exact L].
Qed.

(* ---- sizes of independent families ---- *)
Lemma of_nat_le : forall m n, le (of_nat F m) (of_nat F n) -> (m <= n)%nat.
Proof.
  intros m n H. destruct (Nat.le_gt_cases m n) as [L|L]; [exact L|exfalso]. apply H.
  apply (lt_not_lt_trans F _ (of_nat F (S n))); [|apply of_nat_mono, L].
  cbn [of_nat]. apply pos_sub_lt. replace (of_nat F n + 1 - of_nat F n) with (1 : F) by ring. apply one_pos.
Qed.

(* N independent vectors of D components: N <= D.  X (X^T X)^-1 X^T is a symmetric idempotent
   with trace N and diagonal entries at most 1. *)
Lemma independent_le : forall D N X, independent D N X -> (N <= D)%nat.
Proof.
  intros D N X I. destruct (proj2 (gram_invertible_iff D N X) I) as [B HB].
  pose proof (inverse_symmetric N B _ (gram_symmetric D X) HB) as SB. destruct HB as [H1 _].
  set (M := mm N B (tr X)).
  assert (MX : meq N N (mm D M X) delta).
  { intros i j Hi Hj. unfold M. rewrite mm_assoc. exact (H1 i j Hi Hj). }
  set (Q := mm N X M).
  assert (SQ : forall i j, (i < D)%nat -> (j < D)%nat -> Q j i = Q i j).
  { intros i j Hi Hj. unfold Q. change (tr (mm N X M) i j = mm N X M i j). rewrite tr_mm. unfold M.
    rewrite (mm_l N (tr (mm N B (tr X))) (mm N X (tr B))); [|intros k _; rewrite tr_mm; reflexivity].
    rewrite mm_assoc. apply mm_r. intros k Hk. apply mm_l. intros l Hl. exact (SB k l Hk Hl). }
  assert (QQ : forall i, (i < D)%nat -> Q i i = nrm2 F D (Q i)).
  { intros i Hi. transitivity (mm D Q Q i i).
    - unfold Q at 2 3. rewrite mm_assoc. unfold Q. apply mm_r. intros k Hk. rewrite <- mm_assoc.
      rewrite <- (mm_id_l N M k i Hk) at 1. apply mm_l. intros l Hl. symmetry. exact (MX k l Hk Hl).
    - apply sum_ext. intros k Hk. rewrite (SQ i k Hi Hk). reflexivity. }
  apply of_nat_le. apply (le_trans _ (sum D (fun i => Q i i))).
  - apply le_of_eq. transitivity (sum N (fun k => mm D M X k k)).
    + rewrite (sum_ext F _ (fun _ => 1)).
      * rewrite sum_const. ring.
      * intros k Hk. rewrite (MX k k Hk Hk). apply delta_same.
    + transitivity (sum N (fun k => sum D (fun i => M k i * X i k))); [reflexivity|].
      rewrite sum_swap. apply sum_ext. intros i _. unfold Q, mm. apply sum_ext. intros k _. ring.
  - replace (of_nat F D) with (sum D (fun _ => 1 : F)) by (rewrite sum_const; ring).
    apply sum_le. intros i Hi.
    pose proof (entry_le D (Q i) i Hi) as E. rewrite <- (QQ i Hi) in E.
    intro L. apply E. apply pos_sub_lt. replace (Q i i * Q i i - Q i i) with (Q i i * (Q i i - 1)) by ring.
    apply lt_mul; [|apply lt_sub_pos, L]. exact (lt_trans F _ _ _ (one_pos F) L).
Qed.

(* ---- operator norms; A is M x N ---- *)
Definition norm2_below (M N : nat) (A : nat -> nat -> F) (b : F) : Prop :=
  exists q, 0 < q /\ q < b /\ forall v, le (nrm2 F M (mv N A v)) (q * nrm2 F N v).

Lemma adjoint_vec : forall M N A x y, dot M (mv N A x) y = dot N x (mv M (tr A) y).
Proof.
  intros M N A x y. unfold dot, mv, tr.
  transitivity (sum M (fun i => sum N (fun j => x j * (A i j * y i)))).
  - apply sum_ext. intros i _. rewrite <- sum_mul_r. apply sum_ext. intros j _. ring.
  - rewrite sum_swap. apply sum_ext. intros j _. apply sum_mul_l.
Qed.

Lemma norm2_transpose : forall M N A b, norm2_below M N A b -> norm2_below N M (tr A) b.
Proof.
  intros M N A b [q [Pq [Lq H]]]. exists q. split; [exact Pq|split; [exact Lq|]]. intro v.
  set (w := mv M (tr A) v).
  (* |w|^4 = <A w, v>^2 <= |A w|^2 |v|^2 <= q |w|^2 |v|^2 *)
  destruct (le_cases _ _ (nrm2_nonneg N w)) as [P|P].
  - intro L. apply (cauchy_schwarz M (mv N A w) v).
    rewrite (adjoint_vec M N A w v). change (dot N w (mv M (tr A) v)) with (nrm2 F N w).
    apply le_lt_trans with ((q * nrm2 F N w) * nrm2 F M v).
    + replace (nrm2 F M (mv N A w) * nrm2 F M v) with (nrm2 F M v * nrm2 F M (mv N A w)) by ring.
      replace (q * nrm2 F N w * nrm2 F M v) with (nrm2 F M v * (q * nrm2 F N w)) by ring.
      apply le_mul_l; [apply nrm2_nonneg|apply H].
    + replace (q * nrm2 F N w * nrm2 F M v) with (nrm2 F N w * (q * nrm2 F M v)) by ring.
      apply lt_mul_pos_l; assumption.
  - rewrite <- P. apply le_mul; [apply lt_le, Pq|apply nrm2_nonneg].
Qed.

(* X X^T - I *)
Definition defect (N : nat) (X : nat -> nat -> F) : nat -> nat -> F :=
  fun i j => mm N X (tr X) i j - delta i j.

Lemma defect_mv : forall D N X v i, (i < D)%nat ->
  mv D (defect N X) v i = mv N X (mv D (tr X) v) i - v i.
Proof.
  intros D N X v i Hi. rewrite <- mv_mm.
  transitivity (mv D (mm N X (tr X)) v i - mv D delta v i); [|rewrite (mv_id F v Hi); reflexivity].
  unfold mv, defect.
  rewrite <- sum_sub. apply sum_ext. intros j _. ring.
Qed.

(* |X X^T - I| < 1 iff the rows of X are independent and |X|^2 < 2 *)
Lemma norm_condition_iff : forall D N X,
  norm2_below D D (defect N X) 1 <-> independent N D (tr X) /\ norm2_below D N X (1 + 1).
Proof.
  intros D N X. split.
  - intros [q [Pq [Lq H]]]. split.
    + intros v Z. enough (Q : nrm2 F D v = 0) by exact (sum_squares_zero F D v Q).
      destruct (le_cases _ _ (nrm2_nonneg D v)) as [P|P]; [exfalso|symmetry; exact P].
      apply (H v). assert (E : nrm2 F D (mv D (defect N X) v) = nrm2 F D v).
      { apply sum_ext. intros i Hi. rewrite (defect_mv D N X v i Hi).
        assert (Q : mv N X (mv D (tr X) v) i = 0).
        { apply sum_zero. intros k Hk. rewrite (Z k Hk). ring. }
        rewrite Q. ring. }
      rewrite E. apply pos_sub_lt. replace (nrm2 F D v - q * nrm2 F D v) with ((1 - q) * nrm2 F D v) by ring.
      apply lt_mul; [apply lt_sub_pos, Lq|exact P].
    + (* |X^T v|^2 = |v|^2 + <v, Kv> <= (1 + s)|v|^2, s = (1 + q)/2 *)
      pose proof (inv_left F (pos_neq F _ (two_pos F))) as I.
      pose proof (inv_pos F _ (two_pos F)) as Ph. set (h := rinv F (1 + 1)) in *.
      set (s := h * (1 + q)).
      assert (S0 : 0 < s) by (apply lt_mul; [exact Ph|apply pos_add; [apply one_pos|exact Pq]]).
      assert (S1 : s < 1).
      { apply pos_sub_lt. replace (1 - s) with (h * (1 + 1) - s) by (rewrite I; reflexivity).
        unfold s. replace (h * (1 + 1) - h * (1 + q)) with (h * (1 - q)) by ring.
        apply lt_mul; [exact Ph|apply lt_sub_pos, Lq]. }
      change X with (tr (tr X)). apply norm2_transpose. exists (1 + s).
      split; [apply pos_add; [apply one_pos|exact S0]|split].
      * apply pos_sub_lt. replace (1 + 1 - (1 + s)) with (1 - s) by ring. apply lt_sub_pos, S1.
      * intro v. assert (E : nrm2 F N (mv D (tr X) v) = nrm2 F D v + dot D v (mv D (defect N X) v)).
        { transitivity (dot D v (mv N X (mv D (tr X) v))).
          - symmetry. change X with (tr (tr X)) at 1. symmetry. apply (adjoint_vec N D (tr X) v).
          - unfold dot, nrm2. rewrite <- sum_add. apply sum_ext. intros i Hi.
            rewrite (defect_mv D N X v i Hi). ring. }
        rewrite E. set (a := nrm2 F D v). set (c := dot D v (mv D (defect N X) v)).
        assert (Ca : le c (s * a)).
        { assert (A0 : le 0 a) by apply nrm2_nonneg.
          destruct (lt_total F c 0) as [L|L].
          - apply le_trans with 0; [apply lt_le, L|]. apply le_mul; [apply lt_le, S0|exact A0].
          - assert (C0 : le 0 c) by (destruct L as [->|L]; [apply le_refl|apply lt_le, L]).
            apply le_square; [exact C0|apply le_mul; [apply lt_le, S0|exact A0]|].
            apply le_trans with (a * (q * a)).
            + apply (le_trans _ (a * nrm2 F D (mv D (defect N X) v))); [apply cauchy_schwarz|].
              apply le_mul_l; [exact A0|apply H].
            + apply le_sub. unfold s.
              replace (h * (1 + q) * a * (h * (1 + q) * a) - a * (q * a))
                with ((h * (1 - q) * a) * (h * (1 - q) * a)
                      + ((h * (1 + 1)) * (h * (1 + 1)) - 1) * q * (a * a)) by ring.
              rewrite I. replace ((1 * 1 - 1) * q * (a * a)) with (0 : F) by ring.
              apply le_add; [apply square_nonneg|apply le_refl]. }
        apply le_sub. replace ((1 + s) * a - (a + c)) with (s * a - c) by ring.
        exact (proj1 (le_sub _ _) Ca).
  - intros [I B]. pose proof (norm2_transpose _ _ _ _ B) as BT.
    destruct BT as [b [Pb [Lb HT]]]. destruct B as [b' [Pb' [Lb' HB]]].
    (* |v|^2 <= C |X^T v|^2 *)
    destruct (proj2 (gram_invertible_iff N D (tr X)) I) as [V [V1 _]].
    set (M := mm D V (tr (tr X))).
    set (C := sum D (fun i => nrm2 F N (M i)) + 1).
    assert (PC : 0 < C).
    { unfold C. apply (lt_not_lt_trans F _ 1); [apply one_pos|]. apply le_sub.
      match goal with |- le 0 ?t => replace t with (sum D (fun i => nrm2 F N (M i))) by ring end.
      apply sum_nonneg. intros i _. apply nrm2_nonneg. }
    assert (Low : forall v, le (nrm2 F D v) (C * nrm2 F N (mv D (tr X) v))).
    { intro v. set (w := mv D (tr X) v).
      assert (E : veq D v (mv N M w)).
      { intros i Hi. unfold w. rewrite <- mv_mm. rewrite <- (mv_id F v Hi). unfold mv. apply sum_ext.
        intros j Hj. f_equal. unfold M. rewrite mm_assoc. symmetry. exact (V1 i j Hi Hj). }
      rewrite (nrm2_ext D _ _ E).
      apply (le_trans _ (sum D (fun i => nrm2 F N (M i)) * nrm2 F N w)).
      - rewrite <- sum_mul_r. apply sum_le. intros i _. apply (cauchy_schwarz N (M i) w).
      - apply le_sub. unfold C.
        match goal with |- le 0 ?t => replace t with (nrm2 F N w) by ring end. apply nrm2_nonneg. }
    pose proof (inv_left F (pos_neq F _ PC)) as IC. pose proof (inv_pos F _ PC) as PI.
    set (g := rinv F C) in *. set (r := (1 + 1 - b') * g).
    assert (Pr : 0 < r) by (apply lt_mul; [apply lt_sub_pos, Lb'|exact PI]).
    assert (Main : forall v, le (nrm2 F D (mv D (defect N X) v)) (nrm2 F D v - r * nrm2 F D v)).
    { intro v. set (w := mv D (tr X) v).
      assert (E : nrm2 F D (mv D (defect N X) v)
        = nrm2 F D (mv N X w) - (1 + 1) * nrm2 F N w + nrm2 F D v).
      { assert (E1 : nrm2 F N w = dot D v (mv N X w)).
        { change X with (tr (tr X)) at 1. apply (adjoint_vec N D (tr X) v). }
        rewrite E1. unfold nrm2, dot. rewrite <- sum_mul_l, <- sum_sub, <- sum_add. apply sum_ext.
        intros i Hi. rewrite (defect_mv D N X v i Hi). fold w. ring. }
      rewrite E. apply le_sub.
      (* (2 - b')|w|^2 + (b'|w|^2 - |Xw|^2) >= (2 - b') g |v|^2 *)
      pose proof (proj1 (le_sub _ _) (HB w)) as A1.
      pose proof (proj1 (le_sub _ _) (le_mul_l g _ _ (lt_le _ _ PI) (Low v))) as A2.
      assert (Q : g * (C * nrm2 F N w) = nrm2 F N w).
      { transitivity ((g * C) * nrm2 F N w); [ring|]. rewrite IC. ring. }
      fold w in A2. rewrite Q in A2.
      match goal with |- le 0 ?t => replace t with
        ((b' * nrm2 F N w - nrm2 F D (mv N X w)) + (1 + 1 - b') * (nrm2 F N w - g * nrm2 F D v))
        by (unfold r; ring) end.
      apply le_add; [exact A1|]. apply le_mul; [apply lt_le, lt_sub_pos, Lb'|exact A2]. }
    (* q = max(1 - r, 1/2) *)
    destruct (midpoint F 0 1 (one_pos F)) as [M1 M2]. set (m := rinv F (1 + 1) * (0 + 1)) in *.
    assert (Ex : exists q, 0 < q /\ q < 1 /\ le (1 - r) q).
    { destruct (lt_total F m (1 - r)) as [L|L].
      - exists (1 - r). split; [exact (lt_trans F _ _ _ M1 L)|split; [|apply le_refl]].
        apply pos_sub_lt. replace (1 - (1 - r)) with r by ring. exact Pr.
      - exists m. split; [exact M1|split; [exact M2|]].
        destruct L as [->|L]; [apply le_refl|apply lt_le, L]. }
    destruct Ex as [q [Q0 [Q1 Q2]]]. exists q. split; [exact Q0|split; [exact Q1|]]. intro v.
    apply (le_trans _ _ _ (Main v)). apply le_sub.
    match goal with |- le 0 ?t => replace t with ((q - (1 - r)) * nrm2 F D v) by ring end.
    apply le_mul; [exact (proj1 (le_sub _ _) Q2)|apply nrm2_nonneg].
Qed.

Definition is_abs (ab : F -> F) : Prop :=
  (forall t, 0 < t -> ab t = t) /\ (forall t, ~ 0 < t -> ab t = - t).

Lemma ab_nonneg : forall ab, is_abs ab -> forall t, le 0 (ab t).
Proof.
  intros ab [A1 A2] t. destruct (lt_total F 0 t) as [P|P].
  - rewrite (A1 t P). apply lt_le, P.
  - assert (N : ~ 0 < t) by (destruct P as [<-|P]; [apply lt_irrefl|exact (lt_asym F _ _ P)]).
    rewrite (A2 t N). destruct P as [<-|P]; [apply le_of_eq; ring|apply lt_le, pos_opp, P].
Qed.

(* +-2 g x y <= |g| (x^2 + y^2) *)
Lemma ab_product : forall ab, is_abs ab -> forall g x y,
  le ((1 + 1) * (g * (x * y))) (ab g * (x * x + y * y)) /\
  le (- ((1 + 1) * (g * (x * y)))) (ab g * (x * x + y * y)).
Proof.
  intros ab H g x y. pose proof (ab_nonneg ab H g) as N. destruct H as [A1 A2].
  destruct (lt_total F 0 g) as [P|P].
  - rewrite (A1 g P) in *. split; apply le_sub.
    + replace (g * (x * x + y * y) - (1 + 1) * (g * (x * y))) with (g * ((x - y) * (x - y))) by ring.
      apply le_mul; [exact N|apply square_nonneg].
    + replace (g * (x * x + y * y) - - ((1 + 1) * (g * (x * y)))) with (g * ((x + y) * (x + y))) by ring.
      apply le_mul; [exact N|apply square_nonneg].
  - assert (Q : ~ 0 < g) by (destruct P as [<-|P]; [apply lt_irrefl|exact (lt_asym F _ _ P)]).
    rewrite (A2 g Q) in *. split; apply le_sub.
    + replace (- g * (x * x + y * y) - (1 + 1) * (g * (x * y))) with (- g * ((x + y) * (x + y))) by ring.
      apply le_mul; [exact N|apply square_nonneg].
    + replace (- g * (x * x + y * y) - - ((1 + 1) * (g * (x * y)))) with (- g * ((x - y) * (x - y))) by ring.
      apply le_mul; [exact N|apply square_nonneg].
Qed.

(* finitely many numbers below b are at most some q < b *)
Lemma finite_max : forall n (f : nat -> F) b c, c < b -> (forall i, (i < n)%nat -> f i < b) ->
  exists q, le c q /\ q < b /\ forall i, (i < n)%nat -> le (f i) q.
Proof.
  induction n as [|n IH]; intros f b c Lc H.
  - exists c. split; [apply le_refl|split; [exact Lc|]]. intros i Hi. lia.
  - destruct (IH f b c Lc) as [q [Q1 [Q2 Q3]]]; [intros; apply H; lia|].
    destruct (lt_total F q (f n)) as [L|L].
    + exists (f n). split; [apply (le_trans _ q _ Q1), lt_le, L|split; [apply H; lia|]]. intros i Hi.
      destruct (Nat.eq_dec i n) as [->|Ne]; [apply le_refl|].
      apply le_trans with q; [apply Q3; lia|apply lt_le, L].
    + exists q. split; [exact Q1|split; [exact Q2|]]. intros i Hi.
      destruct (Nat.eq_dec i n) as [->|Ne]; [|apply Q3; lia].
      destruct L as [->|L]; [apply le_refl|apply lt_le, L].
Qed.

Theorem unit_columns_of_coherence_sum_below_one_satisfy_the_norm_condition :
  forall (D N : nat) (X : nat -> nat -> F) (ab : F -> F), is_abs ab ->
  let G := mm D (tr X) X in
  (forall i, (i < N)%nat -> G i i = 1) ->
  let coherent := forall i, (i < N)%nat ->
    sum N (fun j => if Nat.eqb j i then 0 else ab (G i j)) < 1 in
  let condition := norm2_below N N (defect D (tr X)) 1 in
  (coherent -> condition) /\
  ((2 <= N)%nat -> (forall i j, (i < N)%nat -> (j < N)%nat -> i <> j ->
      of_nat F (N - 1) * ab (G i j) < 1) -> coherent) /\
  (N = 2%nat -> (condition -> coherent) /\ (independent D N X -> condition)) /\
  (condition <-> independent D N X /\ norm2_below D N X (1 + 1)).
Proof.
  intros D N X ab Hab G U coherent condition.
  assert (Iff : condition <-> independent D N X /\ norm2_below D N X (1 + 1)).
  { unfold condition. rewrite norm_condition_iff. split; intros [I B]; (split; [exact I|]).
    - exact (norm2_transpose _ _ _ _ B).
    - apply norm2_transpose, B. }
  assert (Suff : coherent -> condition).
  { intro C. apply Iff.
    destruct (midpoint F 0 1 (one_pos F)) as [M1 M2].
    destruct (finite_max N (fun i => sum N (fun j => if Nat.eqb j i then 0 else ab (G i j))) 1 _ M2 C)
      as [q [Q1 [Q2 Q3]]].
    pose proof (lt_not_lt_trans F _ _ _ M1 Q1) as Q0.
    (* 2 | |Xv|^2 - |v|^2 | <= 2 q |v|^2 *)
    set (off := fun i j => if Nat.eqb j i then 0 else G i j).
    assert (E : forall v, nrm2 F D (mv N X v) = nrm2 F N v + sum N (fun i => sum N (fun j => off i j * (v i * v j)))).
    { intro v. transitivity (dot N v (mv N G v)).
      - transitivity (dot N v (mv D (tr X) (mv N X v))); [exact (adjoint_vec D N X v (mv N X v))|].
        apply sum_ext. intros i _. unfold G. rewrite mv_mm. reflexivity.
      - unfold dot, nrm2. rewrite <- sum_add. apply sum_ext. intros i Hi. unfold mv at 1.
        rewrite (sum_split F (fun j => G i j * v j) Hi), (U i Hi).
        transitivity (v i * v i + v i * sum N (fun j => if Nat.eqb j i then 0 else G i j * v j)); [ring|].
        f_equal. rewrite <- sum_mul_l. apply sum_ext. intros j _. unfold off.
        destruct (Nat.eqb j i); ring. }
    assert (Row : forall v, le (sum N (fun i => sum N (fun j => ab (off i j) * (v i * v i + v j * v j))))
      ((1 + 1) * (q * nrm2 F N v))).
    { intro v.
      assert (R1 : le (sum N (fun i => sum N (fun j => ab (off i j) * (v i * v i)))) (q * nrm2 F N v)).
      { unfold nrm2. rewrite <- sum_mul_l. apply sum_le. intros i Hi. rewrite sum_mul_r.
        replace (q * (v i * v i)) with ((v i * v i) * q) by ring.
        replace (sum N (fun j => ab (off i j)) * (v i * v i)) with ((v i * v i) * sum N (fun j => ab (off i j))) by ring.
        apply le_mul_l; [apply square_nonneg|]. apply le_trans with (2 := Q3 i Hi). apply le_of_eq.
        apply sum_ext. intros j _. unfold off. destruct (Nat.eqb j i); [|reflexivity].
        rewrite (proj2 Hab 0 (lt_irrefl F _)). ring. }
      assert (Sy : sum N (fun i => sum N (fun j => ab (off i j) * (v j * v j)))
                   = sum N (fun i => sum N (fun j => ab (off i j) * (v i * v i)))).
      { rewrite sum_swap. apply sum_ext. intros i _. apply sum_ext. intros j _. f_equal. f_equal.
        unfold off. rewrite (Nat.eqb_sym i j). destruct (Nat.eqb j i); [reflexivity|apply gram_symmetric]. }
      assert (E2 : sum N (fun i => sum N (fun j => ab (off i j) * (v i * v i + v j * v j)))
        = (1 + 1) * sum N (fun i => sum N (fun j => ab (off i j) * (v i * v i)))).
      { transitivity (sum N (fun i => sum N (fun j => ab (off i j) * (v i * v i)))
          + sum N (fun i => sum N (fun j => ab (off i j) * (v j * v j)))).
        - rewrite <- sum_add. apply sum_ext. intros i _. rewrite <- sum_add. apply sum_ext. intros j _. ring.
        - rewrite Sy. ring. }
      rewrite E2. apply le_mul_l; [apply lt_le, two_pos|exact R1]. }
    assert (Two : forall x y, le ((1 + 1) * x) ((1 + 1) * y) -> le x y).
    { intros x y H L. apply H. apply lt_mul_pos_l; [apply two_pos|exact L]. }
    assert (Up : forall v, le (nrm2 F D (mv N X v)) ((1 + q) * nrm2 F N v)).
    { intro v. rewrite E. apply le_sub.
      match goal with |- le 0 ((1 + q) * ?a - (?a + ?s)) =>
        replace ((1 + q) * a - (a + s)) with (q * a - s) by ring end.
      refine (proj1 (le_sub _ _) (Two _ _ _)). apply (le_trans _ _ _) with (2 := Row v).
      rewrite <- sum_mul_l. apply sum_le. intros i _. rewrite <- sum_mul_l. apply sum_le. intros j _.
      apply (proj1 (ab_product ab Hab (off i j) (v i) (v j))). }
    assert (Low : forall v, le ((1 - q) * nrm2 F N v) (nrm2 F D (mv N X v))).
    { intro v. rewrite E. apply le_sub.
      match goal with |- le 0 (?a + ?s - (1 - q) * ?a) =>
        replace (a + s - (1 - q) * a) with (q * a - - s) by ring end.
      refine (proj1 (le_sub _ _) (Two _ _ _)). apply (le_trans _ _ _) with (2 := Row v).
      rewrite <- sum_opp, <- sum_mul_l. apply sum_le. intros i _.
      rewrite <- sum_opp, <- sum_mul_l. apply sum_le. intros j _.
      replace ((1 + 1) * - (off i j * (v i * v j))) with (- ((1 + 1) * (off i j * (v i * v j)))) by ring.
      apply (proj2 (ab_product ab Hab (off i j) (v i) (v j))). }
    split.
    - intros v Z. enough (Q : nrm2 F N v = 0) by exact (sum_squares_zero F N v Q).
      destruct (le_cases _ _ (nrm2_nonneg N v)) as [P|P]; [exfalso|symmetry; exact P].
      apply (Low v). assert (Zn : nrm2 F D (mv N X v) = 0).
      { apply sum_zero. intros i Hi. rewrite (Z i Hi). ring. }
      rewrite Zn. apply lt_mul; [apply lt_sub_pos, Q2|exact P].
    - exists (1 + q). split; [apply pos_add; [apply one_pos|exact Q0]|split; [|exact Up]].
      apply pos_sub_lt. replace (1 + 1 - (1 + q)) with (1 - q) by ring. apply lt_sub_pos, Q2. }
  split; [exact Suff|split; [|split; [|exact Iff]]].
  - intros HN H i Hi. set (c := of_nat F (N - 1)).
    assert (Pc : 0 < c).
    { apply (lt_not_lt_trans F _ 1); [apply one_pos|].
      replace (1 : F) with (of_nat F 1) by (cbn; ring). apply of_nat_mono. lia. }
    pose proof (inv_left F (pos_neq F _ Pc)) as I. pose proof (inv_pos F _ Pc) as Pi.
    set (g := rinv F c) in *.
    destruct (finite_max N (fun j => if Nat.eqb j i then 0 else ab (G i j)) g 0 Pi) as [q [Q1 [Q2 Q3]]].
    { intros j Hj. destruct (Nat.eqb_spec j i) as [_|Ne]; [exact Pi|].
      pose proof (H i j Hi Hj (fun E => Ne (eq_sym E))) as L. fold c in L.
      apply (lt_mul_pos_l F g) in L; [|exact Pi].
      replace (g * (c * ab (G i j))) with ((g * c) * ab (G i j)) in L by ring. rewrite I in L.
      replace (1 * ab (G i j)) with (ab (G i j)) in L by ring. replace (g * 1) with g in L by ring. exact L. }
    apply le_lt_trans with (c * q).
    + apply (le_trans _ (sum N (fun j => if Nat.eqb j i then 0 else q))).
      * apply sum_le. intros j Hj. specialize (Q3 j Hj). cbv beta in Q3.
        destruct (Nat.eqb j i); [apply le_refl|exact Q3].
      * apply le_of_eq. transitivity (sum N (fun _ => q) - q).
        -- rewrite (sum_split F (fun _ => q) Hi). ring.
        -- rewrite sum_const. unfold c. replace N with (S (N - 1)) at 1 by lia. cbn [of_nat]. ring.
    + apply (lt_mul_pos_l F c) in Q2; [|exact Pc].
      replace (c * g) with (g * c) in Q2 by ring. rewrite I in Q2. exact Q2.
  - intros ->.
    assert (Ind : independent D 2 X -> coherent).
    { intros IX.
      (* |x_j - g x_i|^2 = 1 - g^2, not 0 *)
      assert (G01 : forall i j, (i < 2)%nat -> (j < 2)%nat -> i <> j -> ab (G i j) < 1).
      { intros i j Hi Hj Ne. set (g := G i j).
        set (v := fun k => delta k j - g * delta k i).
        assert (E : nrm2 F D (mv 2 X v) = 1 - g * g).
        { transitivity (nrm2 F D (fun k => X k j - g * X k i)).
          - apply sum_ext. intros k _.
            assert (Q : mv 2 X v k = X k j - g * X k i).
            { transitivity (mv 2 X (fun l => delta l j) k - g * mv 2 X (fun l => delta l i) k).
              - unfold v. rewrite (mv_sub 2 X (fun l => delta l j) (fun l => g * delta l i)), mv_scale. reflexivity.
              - rewrite (mv_delta F X k Hj), (mv_delta F X k Hi). reflexivity. }
            rewrite Q. reflexivity.
          - assert (Q : nrm2 F D (fun k => X k j - g * X k i) = G j j - (1 + 1) * (g * G i j) + g * g * G i i).
            { unfold nrm2, G, mm, tr. rewrite <- !sum_mul_l, <- sum_sub, <- sum_add. apply sum_ext. intros k _. ring. }
            rewrite Q, (U i Hi), (U j Hj). fold g. ring. }
        assert (P : 0 < 1 - g * g).
        { rewrite <- E. destruct (le_cases _ _ (nrm2_nonneg D (mv 2 X v))) as [P|P]; [exact P|exfalso].
          assert (Z : veq 2 v (fun _ => 0)).
          { apply IX. exact (sum_squares_zero F D (mv 2 X v) (eq_sym P)). }
          apply (one_not_zero F). rewrite <- (Z j Hj). unfold v. rewrite delta_same, delta_diff by auto. ring. }
        assert (S : ab g * ab g = g * g).
        { destruct Hab as [A1 A2]. destruct (lt_total F 0 g) as [L|L].
          - rewrite (A1 g L). reflexivity.
          - rewrite (A2 g); [ring|]. destruct L as [<-|L]; [apply lt_irrefl|exact (lt_asym F _ _ L)]. }
        apply (square_lt F (ab g) 1 (one_pos F)). rewrite S. apply pos_sub_lt.
        replace (1 * 1 - g * g) with (1 - g * g) by ring. exact P. }
      intros i Hi. destruct i as [|[|i]]; [| |lia]; cbn [sum Nat.eqb].
      - pose proof (G01 0%nat 1%nat ltac:(lia) ltac:(lia) ltac:(lia)) as L.
        match goal with |- ?s < 1 => replace s with (ab (G 0%nat 1%nat)) by ring end. exact L.
      - pose proof (G01 1%nat 0%nat ltac:(lia) ltac:(lia) ltac:(lia)) as L.
        match goal with |- ?s < 1 => replace s with (ab (G 1%nat 0%nat)) by ring end. exact L. }
    split; [intro C; apply Ind, Iff, C|intro I; apply Suff, Ind, I].
Qed.
End Matrices.

Print Assumptions unit_columns_of_coherence_sum_below_one_satisfy_the_norm_condition.
