(* phi = id, X a finite set of N-vectors, P the orthogonal projector onto span X (Px = x on X,
   Pv = 0 for v orthogonal to X), r the rank of X: some r items are independent, and every item
   is a combination of them.  Then there are N - r vectors u_b such that the W with Wx = x on X
   are exactly the matrices with W_ij = P_ij + sum_b C_ib u_b(j), with exactly one C of size
   N x (N - r) each: an affine space of dimension N(N - r).  The Sigma_X-invariant ones are
   exactly the P + M with M Sigma_X-invariant and M P = 0, so both sets have one dimension.
   For all N and X, over every ordered field.  Source: Krause & Reimann, eq. 6. *)
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

(* the columns f 0 ... f (r-1) of X (D x N) are a basis of the span of the columns *)
Definition basis (D N : nat) (X : nat -> nat -> F) (r : nat) (f : nat -> nat) : Prop :=
  (forall k, (k < r)%nat -> (f k < N)%nat) /\
  independent D r (fun i k => X i (f k)) /\
  forall j, (j < N)%nat -> exists c, veq D (fun i => X i j) (fun i => sum r (fun k => c k * X i (f k))).
Definition rank (D N : nat) (X : nat -> nat -> F) (r : nat) : Prop := exists f, basis D N X r f.

(* one more column: it depends on the chosen ones, or it is chosen, too *)
Lemma rank_step : forall D n X r f, basis D n X r f -> exists r', rank D (S n) X r'.
Proof.
  intros D n X r f [Hf [I S]].
  destruct (orthogonal_decomposition F D (fun k i => X i (f k)) r (fun i => X i n)) as [d [w [E O]]].
  destruct (le_cases _ _ (nrm2_nonneg D w)) as [P|P].
  - set (f' := fun k => if Nat.eqb k r then n else f k).
    assert (Old : forall (A : nat -> F) c, sum r (fun k => c k * A (f' k)) = sum r (fun k => c k * A (f k))).
    { intros A c. apply sum_ext. intros k Hk. unfold f'. destruct (Nat.eqb_spec k r); [lia|reflexivity]. }
    assert (New : f' r = n) by (unfold f'; rewrite Nat.eqb_refl; reflexivity).
    exists (Datatypes.S r), f'. split; [|split].
    + intros k Hk. unfold f'. destruct (Nat.eqb_spec k r); [lia|]. specialize (Hf k). lia.
    + intros c Hc.
      assert (Hc' : forall i, (i < D)%nat -> sum r (fun k => c k * X i (f k)) + c r * X i n = 0).
      { intros i Hi. rewrite <- (Hc i Hi), <- (Old (fun j => X i j)). unfold mv. cbn [sum]. rewrite New.
        f_equal; [apply sum_ext; intros; ring|ring]. }
      assert (Cr : c r = 0).
      { assert (Q : c r * nrm2 F D w = 0).
        { transitivity (sum D (fun i => (sum r (fun k => c k * X i (f k)) + c r * X i n) * w i)).
          - symmetry. transitivity (sum D (fun i => sum r (fun k => (c k + c r * d k) * (X i (f k) * w i)))
              + c r * nrm2 F D w).
            + unfold nrm2. rewrite <- sum_mul_l, <- sum_add. apply sum_ext. intros i Hi.
              rewrite (E i Hi).
              transitivity (sum r (fun k => c k * X i (f k)) * w i
                + c r * (sum r (fun k => d k * X i (f k)) * w i) + c r * (w i * w i)); [ring|].
              f_equal. rewrite <- !sum_mul_r, <- sum_mul_l, <- sum_add. apply sum_ext. intros k _. ring.
            + rewrite sum_swap, (sum_zero F); [ring|]. intros k Hk. rewrite sum_mul_l.
              pose proof (O k Hk) as Q. unfold dot in Q. rewrite Q. ring.
          - apply sum_zero. intros i Hi. rewrite (Hc' i Hi). ring. }
        apply mul_eq_zero in Q. destruct Q as [Q|Q]; [exact Q|exfalso].
        rewrite Q in P. exact (lt_irrefl F _ P). }
      intros k Hk. destruct (Nat.eq_dec k r) as [->|Ne]; [exact Cr|]. apply I; [|lia].
      intros i Hi. rewrite <- (Hc' i Hi), Cr. unfold mv.
      rewrite (sum_ext F (fun k => X i (f k) * c k) (fun k => c k * X i (f k))) by (intros; ring). ring.
    + intros j Hj. destruct (Nat.eq_dec j n) as [->|Ne].
      * exists (fun k => delta k r). intros i _. rewrite (sum_ext F _ (fun k => X i (f' k) * delta k r)) by (intros; ring).
        rewrite (sum_delta F (fun k => X i (f' k)) (Nat.lt_succ_diag_r r)), New. reflexivity.
      * destruct (S j ltac:(lia)) as [c Hc]. exists (fun k => if Nat.eqb k r then 0 else c k).
        intros i Hi. rewrite (Hc i Hi). cbn [sum]. rewrite Nat.eqb_refl, <- (Old (fun j => X i j)).
        transitivity (sum r (fun k => c k * X i (f' k)) + 0); [ring|]. f_equal; [|ring].
        apply sum_ext. intros k Hk. destruct (Nat.eqb_spec k r); [lia|reflexivity].
  - exists r, f. split; [intros k Hk; specialize (Hf k Hk); lia|split; [exact I|]].
    intros j Hj. destruct (Nat.eq_dec j n) as [->|Ne]; [|apply S; lia].
    exists d. intros i Hi. rewrite (E i Hi), (sum_squares_zero F D w (eq_sym P) i Hi). ring.
Qed.

Lemma family_choice : forall n (Q : nat -> (nat -> F) -> Prop),
  (forall i, (i < n)%nat -> exists c, Q i c) ->
  exists C : nat -> nat -> F, forall i, (i < n)%nat -> Q i (C i).
Proof.
  induction n as [|n IH]; intros Q H; [exists (fun _ _ => 0); intros; lia|].
  destruct (IH Q) as [C HC]; [intros; apply H; lia|]. destruct (H n ltac:(lia)) as [c Hc].
  exists (fun i => if Nat.eqb i n then c else C i). intros i Hi.
  destruct (Nat.eqb_spec i n) as [->|Ne]; [exact Hc|apply HC; lia].
Qed.

Lemma sum_app : forall m n (f : nat -> F), sum (m + n) f = sum m f + sum n (fun k => f (m + k)%nat).
Proof.
  intros m n f. induction n as [|n IH]; cbn [sum].
  - rewrite Nat.add_0_r. ring.
  - replace (m + S n)%nat with (S (m + n)) by lia. cbn [sum]. rewrite IH. ring.
Qed.

Lemma mv_comb : forall N m (U : nat -> nat -> F) (xs : nat -> nat -> F) d i,
  mv N U (fun l => sum m (fun k => d k * xs k l)) i = sum m (fun k => d k * mv N U (xs k) i).
Proof.
  intros. unfold mv. transitivity (sum N (fun l => sum m (fun k => d k * (U i l * xs k l)))).
  - apply sum_ext. intros l _. rewrite <- sum_mul_l. apply sum_ext. intros k _. ring.
  - rewrite sum_swap. apply sum_ext. intros k _. apply sum_mul_l.
Qed.

Lemma mv_plus : forall N (U : nat -> nat -> F) y z i,
  mv N U (fun l => y l + z l) i = mv N U y i + mv N U z i.
Proof. intros. unfold mv. rewrite <- sum_add. apply sum_ext. intros l _. ring. Qed.

Definition solves (N m : nat) (xs W : nat -> nat -> F) : Prop :=
  forall k, (k < m)%nat -> veq N (mv N W (xs k)) (xs k).

Theorem solutions_form_an_affine_space_of_dimension_n_times_corank :
  forall (N m : nat) (xs P : nat -> nat -> F), solves N m xs P ->
  (forall v, (forall k, (k < m)%nat -> dot N (xs k) v = 0) -> veq N (mv N P v) (fun _ => 0)) ->
  (forall r, rank N m (tr xs) r -> exists (q : nat) (u : nat -> nat -> F), (r + q)%nat = N /\
     (forall W, solves N m xs W <->
        exists C, meq N N W (fun i j => P i j + sum q (fun b => C i b * u b j))) /\
     (forall C C', meq N N (fun i j => sum q (fun b => C i b * u b j))
                           (fun i j => sum q (fun b => C' i b * u b j)) -> meq N q C C')) /\
  (exists r, rank N m (tr xs) r) /\
  (forall W, (solves N m xs W /\ forall s, Sigma N (family N m xs) s -> meq N N (mact s W) W) <->
     exists M, meq N N W (fun i j => P i j + M i j) /\ meq N N (mm N M P) (fun _ _ => 0) /\
       forall s, Sigma N (family N m xs) s -> meq N N (mact s M) M).
Proof.
  intros N m xs P P1 P2.
  (* y = Py + (y - Py), Py a combination of the items, y - Py orthogonal to them *)
  assert (Dec : forall y, exists d, veq N (mv N P y) (fun i => sum m (fun k => d k * xs k i)) /\
    forall k, (k < m)%nat -> dot N (xs k) (fun i => y i - mv N P y i) = 0).
  { intro y. destruct (orthogonal_decomposition F N xs m y) as [d [w [E O]]]. exists d.
    assert (Q : veq N (mv N P y) (fun i => sum m (fun k => d k * xs k i))).
    { intros i Hi. rewrite (mv_veq _ P i E).
      transitivity (mv N P (fun l => sum m (fun k => d k * xs k l)) i + mv N P w i).
      - unfold mv. rewrite <- sum_add. apply sum_ext. intros l _. ring.
      - rewrite (P2 w O i Hi), mv_comb.
        transitivity (sum m (fun k => d k * mv N P (xs k) i)); [ring|].
        apply sum_ext. intros k Hk. rewrite (P1 k Hk i Hi). reflexivity. }
    split; [exact Q|]. intros k Hk. rewrite <- (O k Hk). apply sum_ext. intros i Hi.
    rewrite (Q i Hi), (E i Hi). ring. }
  assert (Kill : forall M : nat -> nat -> F, meq N N (mm N M P) (fun _ _ => 0) <->
    forall k, (k < m)%nat -> veq N (mv N M (xs k)) (fun _ => 0)).
  { intro M. split.
    - intros Z k Hk i Hi. rewrite <- (mv_veq _ M i (P1 k Hk)), <- mv_mm.
      apply sum_zero. intros j Hj. rewrite (Z i j Hi Hj). ring.
    - intros Z i j Hi Hj. rewrite <- (mv_delta F (mm N M P) i Hj), mv_mm.
      destruct (Dec (fun l => delta l j)) as [d [E _]]. rewrite (mv_veq _ M i E), mv_comb.
      apply sum_zero. intros k Hk. rewrite (Z k Hk i Hi). ring. }
  assert (Plus : forall M W, meq N N W (fun i j => P i j + M i j) ->
    (solves N m xs W <-> forall k, (k < m)%nat -> veq N (mv N M (xs k)) (fun _ => 0))).
  { intros M W E.
    assert (Q : forall k i, (i < N)%nat -> mv N W (xs k) i = mv N P (xs k) i + mv N M (xs k) i).
    { intros k i Hi. unfold mv. rewrite <- sum_add. apply sum_ext. intros j Hj.
      rewrite (E i j Hi Hj). ring. }
    split; intros H k Hk i Hi; pose proof (H k Hk i Hi) as R.
    - rewrite (Q k i Hi), (P1 k Hk i Hi) in R.
      transitivity (xs k i + mv N M (xs k) i - xs k i); [ring|]. rewrite R. ring.
    - rewrite (Q k i Hi), (P1 k Hk i Hi), R. ring. }
  split; [|split].
  - intros r [g [Hg [Ig Sg]]].
    (* a basis of the columns of I - P *)
    set (off := fun i j => delta i j - P i j).
    assert (Ex : exists q, rank N N off q).
    { assert (R : forall n, exists q, rank N n off q).
      { induction n as [|n [q [f Hf]]].
        - exists 0%nat, (fun k => k). split; [intros; lia|split; [intros c _ i Hi; lia|intros; lia]].
        - exact (rank_step N n off q f Hf). }
      exact (R N). }
    destruct Ex as [q [f [Hf [If Sf]]]]. set (u := fun b i => off i (f b)).
    assert (Ou : forall b k, (b < q)%nat -> (k < m)%nat -> dot N (xs k) (u b) = 0).
    { intros b k Hb Hk. destruct (Dec (fun l => delta l (f b))) as [d [_ O]].
      rewrite <- (O k Hk). apply sum_ext. intros i _. unfold u, off.
      rewrite (mv_delta F P i (Hf b Hb)). reflexivity. }
    (* vectors orthogonal to X are combinations of the u_b *)
    destruct (family_choice N (fun j c => veq N (fun i => off i j) (fun i => sum q (fun b => c b * u b i))) Sf)
      as [D HD].
    assert (Span : forall v, (forall k, (k < m)%nat -> dot N (xs k) v = 0) ->
      exists c, veq N v (fun i => sum q (fun b => c b * u b i))).
    { intros v O. exists (fun b => sum N (fun j => v j * D j b)). intros i Hi.
      transitivity (sum N (fun j => v j * off i j)).
      - transitivity (sum N (fun j => v j * delta j i) - mv N P v i).
        + rewrite (sum_delta F v Hi), (P2 v O i Hi). ring.
        + unfold mv. rewrite <- sum_sub. apply sum_ext. intros j _. unfold off. rewrite (delta_sym F j i). ring.
      - transitivity (sum N (fun j => sum q (fun b => v j * D j b * u b i))).
        + apply sum_ext. intros j Hj. rewrite (HD j Hj i Hi), <- sum_mul_l. apply sum_ext. intros b _. ring.
        + rewrite sum_swap. apply sum_ext. intros b _. apply sum_mul_r. }
    exists q, u. split; [|split].
    + (* the r items and the u_b together are a basis of all vectors *)
      set (Z := fun i k => if Nat.ltb k r then xs (g k) i else u (k - r)%nat i).
      assert (Zs : forall c i, mv (r + q) Z c i
        = sum r (fun k => c k * xs (g k) i) + sum q (fun b => c (r + b)%nat * u b i)).
      { intros c i. unfold mv. rewrite sum_app. f_equal; apply sum_ext; intros k Hk; unfold Z.
        - destruct (Nat.ltb_spec k r); [ring|lia].
        - destruct (Nat.ltb_spec (r + k) r); [lia|]. replace (r + k - r)%nat with k by lia. ring. }
      assert (IZ : independent N (r + q) Z).
      { intros c Hc.
        set (y := fun i => sum r (fun k => c k * xs (g k) i)).
        set (w := fun i => sum q (fun b => c (r + b)%nat * u b i)).
        assert (Yw : forall i, (i < N)%nat -> y i + w i = 0).
        { intros i Hi. rewrite <- (Hc i Hi), Zs. reflexivity. }
        assert (Or : dot N y w = 0).
        { transitivity (sum r (fun k => c k * sum q (fun b => c (r + b)%nat * dot N (xs (g k)) (u b)))).
          - unfold dot, y. transitivity (sum N (fun j => sum r (fun k => c k * (xs (g k) j * w j)))).
            + apply sum_ext. intros j _. rewrite <- sum_mul_r. apply sum_ext. intros k _. ring.
            + rewrite sum_swap. apply sum_ext. intros k _. rewrite sum_mul_l. f_equal. unfold w.
              transitivity (sum N (fun j => sum q (fun b => c (r + b)%nat * (xs (g k) j * u b j)))).
              * apply sum_ext. intros j _. rewrite <- sum_mul_l. apply sum_ext. intros b _. ring.
              * rewrite sum_swap. apply sum_ext. intros b _. apply sum_mul_l.
          - apply sum_zero. intros k Hk. rewrite (sum_zero F); [ring|]. intros b Hb.
            rewrite (Ou b (g k) Hb (Hg k Hk)). ring. }
        assert (Y0 : forall i, (i < N)%nat -> y i = 0).
        { apply (sum_squares_zero F N y). transitivity (- dot N y w); [|rewrite Or; ring].
          unfold dot. rewrite <- sum_opp. apply sum_ext. intros i Hi.
          replace (w i) with (y i + w i - y i) by ring. rewrite (Yw i Hi). ring. }
        assert (C1 : veq r c (fun _ => 0)).
        { apply Ig. intros i Hi. rewrite <- (Y0 i Hi). unfold mv, y, tr. apply sum_ext. intros; ring. }
        assert (C2 : veq q (fun b => c (r + b)%nat) (fun _ => 0)).
        { apply If. intros i Hi. transitivity (w i).
          - unfold mv, w, u. apply sum_ext. intros; ring.
          - transitivity (y i + w i); [rewrite (Y0 i Hi); ring|exact (Yw i Hi)]. }
        intros k Hk. destruct (Nat.lt_ge_cases k r) as [L|L]; [exact (C1 k L)|].
        replace k with (r + (k - r))%nat by lia. apply (C2 (k - r)%nat). lia. }
      apply Nat.le_antisymm; [exact (independent_le _ _ _ IZ)|].
      (* every unit vector is a combination of the columns of Z *)
      destruct (family_choice m (fun k c => veq N (xs k) (fun i => sum r (fun l => c l * xs (g l) i))) Sg)
        as [B HB].
      destruct (family_choice N (fun j c => veq N (mv (r + q) Z c) (fun i => delta i j))) as [E HE].
      { intros j Hj. destruct (Dec (fun l => delta l j)) as [d [E O]]. destruct (Span _ O) as [c Hc].
        exists (fun k => if Nat.ltb k r then sum m (fun l => d l * B l k) else c (k - r)%nat).
        intros i Hi. rewrite Zs.
        transitivity (mv N P (fun l => delta l j) i + (delta i j - mv N P (fun l => delta l j) i)); [|ring].
        f_equal.
        - rewrite (E i Hi). transitivity (sum r (fun k => sum m (fun l => d l * (B l k * xs (g k) i)))).
          + apply sum_ext. intros k Hk. destruct (Nat.ltb_spec k r); [|lia]. rewrite <- sum_mul_r.
            apply sum_ext. intros l _. ring.
          + rewrite sum_swap. apply sum_ext. intros l Hl. rewrite sum_mul_l, (HB l Hl i Hi). reflexivity.
        - rewrite (Hc i Hi). apply sum_ext. intros b Hb. destruct (Nat.ltb_spec (r + b) r); [lia|].
          replace (r + b - r)%nat with b by lia. reflexivity. }
      apply (independent_le (r + q) N (tr E)). intros v Hv i Hi.
      rewrite <- (mv_id F v Hi).
      transitivity (mv (r + q) Z (mv N (tr E) v) i).
      * rewrite <- mv_mm. unfold mv at 1 2. apply sum_ext. intros j Hj. f_equal. symmetry. exact (HE j Hj i Hi).
      * apply sum_zero. intros k Hk. rewrite (Hv k Hk). ring.
    + intro W. split.
      * intro HW. set (M := fun i j => W i j - P i j).
        assert (E : meq N N W (fun i j => P i j + M i j)) by (intros i j _ _; unfold M; ring).
        pose proof (proj1 (Plus M W E) HW) as Z.
        destruct (family_choice N (fun i c => veq N (M i) (fun j => sum q (fun b => c b * u b j)))) as [C HC].
        { intros i Hi. apply Span. intros k Hk. rewrite <- (Z k Hk i Hi). unfold dot, mv.
          apply sum_ext. intros; ring. }
        exists C. intros i j Hi Hj. rewrite (E i j Hi Hj), (HC i Hi j Hj). reflexivity.
      * intros [C E]. apply (Plus _ W E). intros k Hk i Hi. unfold mv.
        transitivity (sum q (fun b => C i b * dot N (xs k) (u b))).
        -- unfold dot. transitivity (sum N (fun j => sum q (fun b => C i b * (xs k j * u b j)))).
           ++ apply sum_ext. intros j _. rewrite <- sum_mul_r. apply sum_ext. intros b _. ring.
           ++ rewrite sum_swap. apply sum_ext. intros b _. apply sum_mul_l.
        -- apply sum_zero. intros b Hb. rewrite (Ou b k Hb Hk). ring.
    + intros C C' E i b Hi Hb.
      assert (Q : veq q (fun b => C i b - C' i b) (fun _ => 0)).
      { apply If. intros j Hj. transitivity (sum q (fun b => C i b * u b j) - sum q (fun b => C' i b * u b j)).
        - unfold mv. rewrite <- sum_sub. apply sum_ext. intros a _. unfold u. ring.
        - rewrite (E i j Hi Hj). ring. }
      transitivity (C i b - C' i b + C' i b); [ring|]. pose proof (Q b Hb) as R. cbv beta in R. rewrite R. ring.
  - assert (R : forall n, exists r, rank N n (tr xs) r).
    { induction n as [|n [r [f Hf]]].
      - exists 0%nat, (fun k => k). split; [intros; lia|split; [intros c _ i Hi; lia|intros; lia]].
      - exact (rank_step N n (tr xs) r f Hf). }
    exact (R m).
  - (* P itself is invariant *)
    assert (IP : forall s, Sigma N (family N m xs) s -> meq N N (mact s P) P).
    { intros s Hs. pose proof (proj1 Hs) as Ps. destruct (perm_inv Ps) as [t [Pt [TS ST]]].
      pose proof (Sigma_inv_elim (@family_vset F N m xs) Hs Pt ST TS) as Ht.
      assert (Back : forall x : nat -> F, veq N (act s (act t x)) x)
        by (intros x i Hi; unfold act; rewrite (TS i Hi); reflexivity).
      assert (Own : forall k, (k < m)%nat -> family N m xs (xs k))
        by (intros k Hk; exists k; split; [exact Hk|apply veq_refl]).
      intros i j Hi Hj. rewrite <- (mv_delta F (mact s P) i Hj), <- (mv_delta F P i Hj).
      set (y := fun l => delta l j). rewrite <- (mv_veq _ (mact s P) i (Back y)), (mv_act _ P (act t y) i Ps).
      destruct (Dec y) as [d [E O]].
      (* t.y = t.(Py) + t.(y - Py) *)
      assert (Sp : veq N (act t y) (fun l => act t (mv N P y) l + act t (fun a => y a - mv N P y a) l))
        by (intros l _; unfold act; ring).
      rewrite (mv_veq _ P (s i) Sp).
      transitivity (mv N P (act t (mv N P y)) (s i) + mv N P (act t (fun a => y a - mv N P y a)) (s i)).
      { apply (mv_plus N P (act t (mv N P y)) (act t (fun a => y a - mv N P y a))). }
      rewrite (P2 (act t (fun a => y a - mv N P y a))); [| |apply (perm_lt Ps Hi)].
      - transitivity (mv N P (act t (mv N P y)) (s i)); [ring|].
        assert (E' : veq N (act t (mv N P y)) (fun l => sum m (fun k => d k * act t (xs k) l)))
          by (intros l Hl; exact (E (t l) (perm_lt Pt Hl))).
        rewrite (mv_veq _ P (s i) E'), (mv_comb N m P (fun k => act t (xs k)) d), (E i Hi). apply sum_ext. intros k Hk. f_equal.
        destruct (proj1 (proj2 Ht) (xs k) (Own k Hk)) as [l [Hl El]].
        rewrite <- (mv_veq _ P (s i) El), (P1 l Hl (s i) (perm_lt Ps Hi)), (El (s i) (perm_lt Ps Hi)).
        unfold act. rewrite (TS i Hi). reflexivity.
      - intros k Hk. destruct (proj1 (proj2 Hs) (xs k) (Own k Hk)) as [l [Hl El]].
        rewrite <- (O l Hl). unfold dot.
        rewrite <- (sum_perm _ (fun a => xs k a * act t (fun a => y a - mv N P y a) a) Ps).
        apply sum_ext. intros a Ha. rewrite (El a Ha). unfold act. rewrite (TS a Ha). reflexivity. }
    intro W. split.
    + intros [HW IW]. exists (fun i j => W i j - P i j).
      assert (E : meq N N W (fun i j => P i j + (W i j - P i j))) by (intros i j _ _; ring).
      split; [exact E|split].
      * apply Kill. exact (proj1 (Plus _ W E) HW).
      * intros s Hs i j Hi Hj. transitivity (mact s W i j - mact s P i j); [reflexivity|].
        rewrite (IW s Hs i j Hi Hj), (IP s Hs i j Hi Hj). reflexivity.
    + intros [M [E [Z IM]]]. split.
      * apply (Plus M W E), Kill, Z.
      * intros s Hs i j Hi Hj. pose proof (proj1 Hs) as Ps.
        transitivity (mact s P i j + mact s M i j).
        -- unfold mact. apply E; apply (perm_lt Ps); assumption.
        -- rewrite (IP s Hs i j Hi Hj), (IM s Hs i j Hi Hj), (E i j Hi Hj). reflexivity.
Qed.
End Matrices.

Print Assumptions solutions_form_an_affine_space_of_dimension_n_times_corank.
