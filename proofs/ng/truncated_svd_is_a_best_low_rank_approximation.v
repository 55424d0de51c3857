(* Eckart-Young theorem.  M = U S V^T of shape m x n, U of shape m x m with U^T U = I, V of shape
   n x n with V^T V = I, S of shape m x n with s_0 >= s_1 >= ... >= 0 on the diagonal and 0
   elsewhere; M' = U S_k V^T keeps s_0, ..., s_{k-1}.  A matrix of rank <= k is one that is a
   product of an m x k and a k x n matrix.  Then, for all m, n, k:
   - M' has rank <= k;
   - |M - M'|_F^2 = sum_{j >= k} s_j^2, and |M - N|_F^2 >= |M - M'|_F^2 for all N of rank <= k;
   - the spectral norm of M - M' is s_k (0 if k >= min(m, n)), and no N of rank <= k has a
     smaller one: every bound for M - N is at least s_k.
   Norms are compared by their squares: the squared spectral norm of E is the least d >= 0
   with |Ex|^2 <= d |x|^2 for all x.  Over every ordered field in which M has the factors
   U, S, V (over the real numbers every M has).
   Source: Ng, Luo & Qiu, text before eq. 3. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section EckartYoung.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition minus (A B : nat -> nat -> F) : nat -> nat -> F := fun i j => A i j - B i j.

(** U^T U = I for U of shape m x r. *)
Definition orthonormal (m r : nat) (U : nat -> nat -> F) : Prop :=
  meq r r (mm m (transposed F U) U) delta.

(** Rank at most k. *)
Definition rank_le (m n k : nat) (N : nat -> nat -> F) : Prop :=
  exists P Q, meq m n N (mm k P Q).

(** d bounds the squared spectral norm of E; d is the squared spectral norm. *)
Definition spectral_bound (m n : nat) (E : nat -> nat -> F) (d : F) : Prop :=
  ~ d < 0 /\ forall x, ~ d * nrm2 F n x < nrm2 F m (mv n E x).
Definition spectral_norm2 (m n : nat) (E : nat -> nat -> F) (c : F) : Prop :=
  spectral_bound m n E c /\ forall d, spectral_bound m n E d -> ~ d < c.

(** s_j for j < r, 0 beyond; the diagonal matrix of the first k entries. *)
Definition cut (r : nat) (s : nat -> F) : nat -> F := fun j => if Nat.ltb j r then s j else 0.
Definition diagonal (s : nat -> F) : nat -> nat -> F := fun i j => if Nat.eqb i j then s i else 0.

(* ---- order ---- *)

Lemma square_mono : forall x y : F, ~ x < 0 -> ~ y < x -> ~ y * y - x * x < 0.
Proof.
  intros x y Hx H. apply (proj1 (le_iff F _ _)) in H.
  replace (y * y - x * x) with ((y - x) * ((y - x) + (x + x))) by ring.
  apply mul_nonneg; [exact H|]. apply add_nonneg; [exact H|]. apply add_nonneg; exact Hx.
Qed.

(* ---- matrices ---- *)

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

Lemma frob2_meq : forall m n A B, meq m n A B -> frob2 F m n A = frob2 F m n B.
Proof.
  intros m n A B H. unfold frob2. apply sum_ext. intros i Hi. apply sum_ext. intros j Hj.
  rewrite (H i j Hi Hj). reflexivity.
Qed.

Lemma nrm2_veq : forall n x y, veq n x y -> nrm2 F n x = nrm2 F n y.
Proof. intros n x y H. unfold nrm2. apply sum_ext. intros i Hi. rewrite (H i Hi). reflexivity. Qed.

(** By columns, by rows. *)
Lemma frob2_columns : forall m n A, frob2 F m n A = sum n (fun j => nrm2 F m (fun i => A i j)).
Proof. intros m n A. unfold frob2, nrm2. apply sum_swap. Qed.
Lemma frob2_rows : forall m n A, frob2 F m n A = sum m (fun i => nrm2 F n (A i)).
Proof. reflexivity. Qed.

(** Matrices with orthonormal columns are isometries, their transposes contractions. *)
Lemma transposed_undoes : forall m r U y, orthonormal m r U ->
  veq r (mv m (transposed F U) (mv r U y)) y.
Proof.
  intros m r U y H i Hi. rewrite <- mv_mm.
  rewrite <- (mv_id _ y Hi). apply (mv_ext _ H (@veq_refl _ r y)). exact Hi.
Qed.

Lemma isometry : forall m r U y, orthonormal m r U -> nrm2 F m (mv r U y) = nrm2 F r y.
Proof.
  intros m r U y H. unfold nrm2. rewrite adjoint. apply sum_ext. intros j Hj.
  rewrite (transposed_undoes m r U y H j Hj). reflexivity.
Qed.

Lemma bessel : forall m r U x, orthonormal m r U ->
  ~ nrm2 F m x < nrm2 F r (mv m (transposed F U) x).
Proof.
  intros m r U x H. set (z := mv m (transposed F U) x). apply le_iff.
  assert (E : nrm2 F m (fun i => x i - mv r U z i) = nrm2 F m x - nrm2 F r z).
  { assert (C : sum m (fun i => x i * mv r U z i) = nrm2 F r z) by apply adjoint.
    transitivity (nrm2 F m x - (1 + 1) * sum m (fun i => x i * mv r U z i) + nrm2 F m (mv r U z)).
    - unfold nrm2. rewrite <- sum_mul_l, <- sum_sub, <- sum_add. apply sum_ext. intros i _. ring.
    - rewrite C, (isometry m r U z H). ring. }
  rewrite <- E. apply nrm2_nonneg.
Qed.

(** The same for the Frobenius norm, U on the left, V^T on the right. *)
Lemma frob2_isometry_left : forall m r n U A, orthonormal m r U ->
  frob2 F m n (mm r U A) = frob2 F r n A.
Proof.
  intros m r n U A H. rewrite !frob2_columns. apply sum_ext. intros j _.
  apply (isometry m r U (fun k => A k j) H).
Qed.

Lemma frob2_isometry_right : forall m r n V A, orthonormal n r V ->
  frob2 F m n (mm r A (transposed F V)) = frob2 F m r A.
Proof.
  intros m r n V A H. rewrite !frob2_rows. apply sum_ext. intros i _.
  rewrite <- (isometry n r V (A i) H). apply nrm2_veq. intros j _. unfold mm, mv, transposed.
  apply sum_ext. intros k _. ring.
Qed.

Lemma frob2_bessel : forall m n r q U V E, orthonormal m r U -> orthonormal n q V ->
  ~ frob2 F m n E < frob2 F r q (mm m (transposed F U) (mm n E V)).
Proof.
  intros m n r q U V E HU HV. apply le_trans_F with (frob2 F m q (mm n E V)).
  - rewrite !frob2_columns. apply sum_le. intros j _.
    apply (bessel m r U (fun i => mm n E V i j) HU).
  - rewrite !frob2_rows. apply sum_le. intros i _.
    assert (B := bessel n q V (E i) HV).
    rewrite (nrm2_veq q (mm n E V i) (mv n (transposed F V) (E i))); [exact B|].
    intros j _. unfold mm, mv, transposed. apply sum_ext. intros k _. ring.
Qed.

(* ---- diagonal matrices ---- *)

Lemma mv_diagonal : forall r d x i, (i < r)%nat -> mv r (diagonal d) x i = d i * x i.
Proof.
  intros r d x i Hi. unfold mv. rewrite <- (sum_delta _ (fun j => d i * x j) Hi). apply sum_ext.
  intros j _. unfold diagonal, delta. rewrite (Nat.eqb_sym j i). destruct (Nat.eqb i j); ring.
Qed.

Lemma mm_diagonal : forall r A d i j, (j < r)%nat -> mm r A (diagonal d) i j = A i j * d j.
Proof.
  intros r A d i j Hj. unfold mm. rewrite <- (sum_delta _ (fun l => A i l * d l) Hj). apply sum_ext.
  intros l _. unfold diagonal, delta. destruct (Nat.eqb_spec l j); ring.
Qed.

(** The sum over the diagonal of an m x n diagonal matrix stops at min(m, n). *)
Lemma sum_cut : forall r n (f : nat -> F), (r <= n)%nat ->
  (forall j, (r <= j)%nat -> (j < n)%nat -> f j = 0) -> sum n f = sum r f.
Proof.
  intros r n f L. induction L as [|n L IH]; intro Z; [reflexivity|]. cbn [sum].
  rewrite IH by (intros; apply Z; lia). rewrite (Z n) by lia. ring.
Qed.

Lemma rectangular : forall m n U V d i j,
  mm m U (mm n (diagonal d) (transposed F V)) i j
  = mm (Nat.min m n) U (mm (Nat.min m n) (diagonal d) (transposed F V)) i j.
Proof.
  intros m n U V d i j. unfold mm at 1 3.
  assert (E : forall a, mm n (diagonal d) (transposed F V) a j = if Nat.ltb a n then d a * V j a else 0).
  { intro a. destruct (Nat.ltb_spec a n) as [L|L].
    - apply (mv_diagonal n d (fun b => V j b) a L).
    - unfold mm. apply sum_zero. intros b Hb. unfold diagonal. destruct (Nat.eqb_spec a b); [lia|ring]. }
  rewrite (sum_cut (Nat.min m n) m);
    [|lia|intros a H1 H2; rewrite E; destruct (Nat.ltb_spec a n); [lia|ring]].
  apply sum_ext. intros a Ha. f_equal. rewrite E. destruct (Nat.ltb_spec a n); [|lia].
  symmetry. apply (mv_diagonal (Nat.min m n) d (fun b => V j b) a Ha).
Qed.

Lemma fewer_columns : forall m r q U, (q <= r)%nat -> orthonormal m r U -> orthonormal m q U.
Proof. intros m r q U L H i j Hi Hj. apply H; lia. Qed.

(* ---- the theorem for U of shape m x r, V of shape n x r ---- *)

Section Thin.
Variables (m n r k : nat) (U V : nat -> nat -> F) (s : nat -> F).
Hypothesis HU : orthonormal m r U.
Hypothesis HV : orthonormal n r V.
Hypothesis Pos : forall j, (j < r)%nat -> ~ s j < 0.
Hypothesis Desc : forall j, (S j < r)%nat -> ~ s j < s (S j).

Definition product (d : nat -> F) : nat -> nat -> F := mm r U (mm r (diagonal d) (transposed F V)).
Definition tail (j : nat) : F := if Nat.ltb j k then 0 else s j.
Let t : F := cut r s k.

Lemma descending : forall i j, (i <= j)%nat -> (j < r)%nat -> ~ s i < s j.
Proof.
  intros i j L. induction L as [|j L IH]; intro Hj; [apply lt_irrefl|].
  apply le_trans_F with (s j); [apply Desc, Hj|apply IH; lia].
Qed.

(** s_j^2 >= t^2 before k, <= t^2 from k on. *)
Lemma before : forall j, (j < k)%nat -> (j < r)%nat -> ~ s j * s j - t * t < 0.
Proof.
  intros j Hj Hr. unfold t, cut. destruct (Nat.ltb_spec k r) as [L|L].
  - apply square_mono; [apply Pos, L|]. apply descending; lia.
  - replace (s j * s j - 0 * 0) with (s j * s j) by ring. apply square_nonneg.
Qed.
Lemma after : forall j, (k <= j)%nat -> (j < r)%nat -> ~ t * t - s j * s j < 0.
Proof.
  intros j Hj Hr. unfold t, cut. destruct (Nat.ltb_spec k r) as [L|L]; [|lia].
  apply square_mono; [apply Pos, Hr|]. apply descending; lia.
Qed.

Lemma product_mv : forall d x i, mv n (product d) x i
  = mv r U (fun a => mv r (diagonal d) (mv n (transposed F V) x) a) i.
Proof.
  intros d x i. unfold product. rewrite mv_mm. apply mv_veq. intros a _. apply mv_mm.
Qed.

Lemma product_minus : forall d e, meq m n (minus (product d) (product e)) (product (fun j => d j - e j)).
Proof.
  intros d e i j Hi Hj. unfold minus, product, mm. rewrite <- sum_sub. apply sum_ext. intros a Ha.
  transitivity (U i a * (sum r (fun b => diagonal d a b * transposed F V b j)
                         - sum r (fun b => diagonal e a b * transposed F V b j))); [ring|].
  f_equal. rewrite <- sum_sub. apply sum_ext. intros b _. unfold diagonal.
  destruct (Nat.eqb a b); ring.
Qed.

Lemma product_frob2 : forall d, frob2 F m n (product d) = sum r (fun j => d j * d j).
Proof.
  intro d. unfold product. rewrite (frob2_isometry_left m r n U _ HU).
  rewrite (frob2_isometry_right r r n V _ HV). unfold frob2. apply sum_ext. intros i Hi.
  rewrite <- (sum_delta _ (fun j => d i * d j) Hi). apply sum_ext. intros j _.
  unfold diagonal, delta. rewrite (Nat.eqb_sym j i). destruct (Nat.eqb_spec i j) as [->|]; ring.
Qed.

Lemma product_nrm2 : forall d x,
  nrm2 F m (mv n (product d) x)
  = sum r (fun j => d j * d j * (mv n (transposed F V) x j * mv n (transposed F V) x j)).
Proof.
  intros d x.
  transitivity (nrm2 F m (mv r U (fun a => mv r (diagonal d) (mv n (transposed F V) x) a))).
  - apply nrm2_veq. intros i _. apply product_mv.
  - rewrite (isometry m r U _ HU). unfold nrm2. apply sum_ext. intros j Hj.
    rewrite (mv_diagonal r d _ j Hj). ring.
Qed.

Lemma truncation_error : meq m n (minus (product s) (product (cut k s))) (product tail).
Proof.
  intros i j Hi Hj. rewrite (product_minus s (cut k s) i j Hi Hj). unfold product, mm.
  apply sum_ext. intros a _. f_equal. apply sum_ext. intros b _. unfold diagonal, cut, tail.
  destruct (Nat.eqb a b); [|reflexivity]. destruct (Nat.ltb a k); ring.
Qed.

(** The truncation has rank <= k. *)
Lemma truncation_rank : rank_le m n k (product (cut k s)).
Proof.
  exists (fun i a => if Nat.ltb a r then U i a * s a else 0), (fun a j => V j a).
  intros i j Hi Hj. unfold product. unfold mm at 1.
  transitivity (sum r (fun a => U i a * (cut k s a * V j a))).
  { apply sum_ext. intros a Ha. f_equal. apply (mv_diagonal r (cut k s) (fun b => V j b) a Ha). }
  unfold mm, cut. destruct (le_lt_dec k r) as [L|L].
  - rewrite (sum_cut k r); [|exact L|intros a H1 H2; destruct (Nat.ltb_spec a k); [lia|ring]].
    apply sum_ext. intros a Ha.
    destruct (Nat.ltb_spec a k); [|lia]. destruct (Nat.ltb_spec a r); [ring|lia].
  - rewrite (sum_cut r k); [|lia|intros a H1 H2; destruct (Nat.ltb_spec a r); [lia|ring]].
    apply sum_ext. intros a Ha.
    destruct (Nat.ltb_spec a k); [|lia]. destruct (Nat.ltb_spec a r); [ring|lia].
Qed.

(** Frobenius: the weights w_j = R_jj of the projector lie in [0, 1] and sum to >= r - k. *)
Lemma weights_bound : forall w : nat -> F, (forall j, (j < r)%nat -> ~ w j < 0 /\ ~ 1 < w j) ->
  ~ sum r w < sum r (fun _ => 1) - of_nat F k ->
  ~ sum r (fun j => s j * s j * w j) < sum r (fun j => tail j * tail j).
Proof.
  intros w W T. apply le_iff. rewrite <- sum_sub.
  set (c := fun j => if Nat.ltb j k then (0:F) else 1).
  assert (C : forall p, (k <= p)%nat -> sum p c = sum p (fun _ => 1) - of_nat F k).
  { intros p L. induction L as [|p L IH].
    - rewrite sum_zero by (intros i Hi; unfold c; destruct (Nat.ltb_spec i k); [reflexivity|lia]).
      assert (One : forall q, sum q (fun _ => (1:F)) = of_nat F q).
      { induction q as [|q IH]; cbn; [reflexivity|]. rewrite IH. reflexivity. }
      rewrite One. ring.
    - cbn [sum]. rewrite IH. unfold c. destruct (Nat.ltb_spec p k); [lia|ring]. }
  replace (sum r (fun i => s i * s i * w i - tail i * tail i))
    with (sum r (fun i => (s i * s i - t * t) * (w i - c i)) + t * t * (sum r w - sum r c)).
  2: { rewrite <- sum_sub, <- sum_mul_l, <- sum_add. apply sum_ext. intros i _.
       unfold tail, c. destruct (Nat.ltb i k); ring. }
  apply add_nonneg.
  - apply sum_nonneg. intros i Hi. destruct (W i Hi) as [W0 W1]. unfold c.
    destruct (Nat.ltb_spec i k) as [L|L].
    + replace (w i - 0) with (w i) by ring. apply mul_nonneg; [apply before; assumption|exact W0].
    + replace ((s i * s i - t * t) * (w i - 1)) with ((t * t - s i * s i) * (1 - w i)) by ring.
      apply mul_nonneg; [apply after; assumption|]. apply (proj1 (le_iff F _ _)), W1.
  - destruct (le_lt_dec r k) as [L|L].
    + unfold t, cut. destruct (Nat.ltb_spec k r); [lia|].
      match goal with |- ~ ?x < 0 => replace x with (0 : F) by ring end. apply lt_irrefl.
    + apply mul_nonneg; [apply square_nonneg|]. rewrite C by lia. apply (proj1 (le_iff F _ _)), T.
Qed.

Lemma frobenius_lower : forall N, rank_le m n k N ->
  ~ frob2 F m n (minus (product s) N) < sum r (fun j => tail j * tail j).
Proof.
  intros N [P [Q HN]].
  destruct (projector F r k (fun a i => mm m (transposed F U) P i a)) as [R [Sy [Id [An Tr]]]].
  set (E := mm m (transposed F U) (mm n (minus (product s) N) V)).
  apply le_trans_F with (frob2 F r r E); [|apply frob2_bessel; assumption].
  (* E = diag(s) - (U^T P)(Q V) *)
  assert (HE : meq r r E (minus (diagonal s) (mm k (mm m (transposed F U) P) (mm n Q V)))).
  { intros i j Hi Hj. unfold E.
    assert (E1 : mm m (transposed F U) (mm n (product s) V) i j = diagonal s i j).
    { transitivity (mm r (mm m (transposed F U) U) (mm r (diagonal s) (mm n (transposed F V) V)) i j).
      - rewrite mm_assoc. unfold mm at 1 4. apply sum_ext. intros a Ha. f_equal.
        unfold product. rewrite mm_assoc. unfold mm at 1 3. apply sum_ext. intros b Hb. f_equal.
        apply mm_assoc.
      - transitivity (mm r delta (mm r (diagonal s) delta) i j).
        + apply (mm_meq r r r _ _ _ _ HU); [|exact Hi|exact Hj].
          apply mm_meq; [intros a b _ _; reflexivity|exact HV].
        + transitivity (mm r (diagonal s) delta i j).
          * apply (mv_id F (fun a => mm r (diagonal s) delta a j) Hi).
          * apply (mv_delta F (diagonal s) i Hj). }
    assert (E2 : mm m (transposed F U) (mm n N V) i j = mm k (mm m (transposed F U) P) (mm n Q V) i j).
    { rewrite mm_assoc. unfold mm at 1 3. apply sum_ext. intros a Ha. f_equal.
      rewrite <- mm_assoc. unfold mm at 1 2. apply sum_ext. intros b Hb. rewrite (HN a b Ha Hb). reflexivity. }
    unfold minus at 2. rewrite <- E1, <- E2. unfold mm at 1 3 5. rewrite <- sum_sub. apply sum_ext.
    intros a _. transitivity (transposed F U i a * (mm n (product s) V a j - mm n N V a j)); [|ring].
    f_equal. unfold mm. rewrite <- sum_sub. apply sum_ext. intros b _. unfold minus. ring. }
  (* R E = R diag(s) *)
  assert (RE : meq r r (mm r R E) (mm r R (diagonal s))).
  { intros i j Hi Hj.
    transitivity (mm r R (diagonal s) i j - mm r R (mm k (mm m (transposed F U) P) (mm n Q V)) i j).
    - unfold mm at 1 2 3. rewrite <- sum_sub. apply sum_ext. intros a Ha. rewrite (HE a j Ha Hj).
      unfold minus. ring.
    - rewrite <- mm_assoc. unfold mm at 2. rewrite (@sum_zero F k); [ring|]. intros a Ha.
      rewrite (An a i Ha Hi : mm r R (mm m (transposed F U) P) i a = 0). ring. }
  apply le_trans_F with (frob2 F r r (mm r R E)).
  2: { rewrite !frob2_columns. apply sum_le. intros j _.
       apply (projector_contracts F r R (fun i => E i j) Sy Id). }
  rewrite (frob2_meq _ _ _ _ RE). 
  assert (Rjj : forall j, (j < r)%nat -> sum r (fun i => R i j * R i j) = R j j).
  { intros j Hj. rewrite <- (Id j j Hj Hj). unfold mm. apply sum_ext. intros i _. rewrite (Sy j i). ring. }
  assert (FS : frob2 F r r (mm r R (diagonal s)) = sum r (fun j => s j * s j * R j j)).
  { rewrite frob2_columns. apply sum_ext. intros j Hj. rewrite <- (Rjj j Hj), <- sum_mul_l. unfold nrm2.
    apply sum_ext. intros i _. rewrite (mm_diagonal r R s i j Hj). ring. }
  rewrite FS. apply weights_bound; [|exact Tr]. intros j Hj. split.
  - rewrite <- (Rjj j Hj). apply sum_nonneg. intros i _. apply square_nonneg.
  - intro L. pose proof (Rjj j Hj) as Q1.
    assert (NN : ~ R j j - R j j * R j j < 0).
    { rewrite <- (Rjj j Hj) at 1. rewrite (sum_split F _ Hj).
      match goal with |- ~ ?x < 0 => replace x with
        (sum r (fun i => if Nat.eqb i j then 0 else R i j * R i j)) by ring end.
      apply sum_nonneg. intros i _. destruct (Nat.eqb i j); [apply lt_irrefl|apply square_nonneg]. }
    apply NN. replace (R j j - R j j * R j j) with (- (R j j * (R j j - 1))) by ring. apply neg_opp.
    apply lt_mul; [apply lt_trans with 1; [apply one_pos|exact L]|apply lt_sub_pos, L].
Qed.

(** Spectral: the bound, and a vector that shows that no N has a smaller one. *)
Lemma spectral_upper : spectral_bound m n (product tail) (t * t).
Proof.
  split; [apply square_nonneg|]. intro x. rewrite product_nrm2.
  apply le_trans_F with (t * t * nrm2 F r (mv n (transposed F V) x)).
  - unfold nrm2. rewrite <- sum_mul_l. apply sum_le. intros j Hj. apply le_iff.
    match goal with |- ~ ?a * ?c - ?b * ?c < 0 => replace (a * c - b * c) with ((a - b) * c) by ring end.
    apply mul_nonneg; [|apply square_nonneg]. unfold tail. destruct (Nat.ltb_spec j k) as [L|L].
    + replace (t * t - 0 * 0) with (t * t) by ring. apply square_nonneg.
    + apply after; assumption.
  - apply le_iff. match goal with |- ~ ?a * ?b - ?a * ?c < 0 =>
      replace (a * b - a * c) with (a * (b - c)) by ring end.
    apply mul_nonneg; [apply square_nonneg|]. apply (proj1 (le_iff F _ _)), bessel, HV.
Qed.

Lemma spectral_lower : forall N d, rank_le m n k N ->
  spectral_bound m n (minus (product s) N) d -> ~ d < t * t.
Proof.
  intros N d [P [Q HN]] [D0 D]. unfold t, cut. destruct (Nat.ltb_spec k r) as [L|L].
  2: { replace (0 * 0) with (0 : F) by ring. exact D0. }
  destruct (homogeneous_system F k (mm n Q V)) as [y0 [Ny Hy]].
  set (y := fun j => if Nat.ltb j (S k) then y0 j else 0).
  assert (Sy : forall f : nat -> F, sum r (fun j => f j * y j) = sum (S k) (fun j => f j * y0 j)).
  { intro f. rewrite (sum_cut (S k) r);
      [|lia|intros j H1 H2; unfold y; destruct (Nat.ltb_spec j (S k)); [lia|ring]].
    apply sum_ext. intros j Hj. unfold y. destruct (Nat.ltb_spec j (S k)); [reflexivity|lia]. }
  assert (Yy : nrm2 F r y = nrm2 F (S k) y0).
  { unfold nrm2. rewrite Sy. apply sum_ext. intros j Hj. unfold y.
    destruct (Nat.ltb_spec j (S k)); [reflexivity|lia]. }
  set (x := mv r V y). specialize (D x).
  assert (Nx : nrm2 F n x = nrm2 F r y) by (apply isometry, HV).
  assert (Qx : forall a, (a < k)%nat -> mv n Q x a = 0).
  { intros a Ha. unfold x. rewrite <- mv_mm, <- (Hy a Ha). apply Sy. }
  assert (Zx : forall i, (i < m)%nat -> mv n N x i = 0).
  { intros i Hi. transitivity (mv n (mm k P Q) x i).
    - unfold mv. apply sum_ext. intros j Hj. rewrite (HN i j Hi Hj). reflexivity.
    - rewrite mv_mm. unfold mv at 1. apply sum_zero. intros a Ha. rewrite (Qx a Ha). ring. }
  assert (Ex : nrm2 F m (mv n (minus (product s) N) x) = sum r (fun j => s j * s j * (y j * y j))).
  { transitivity (nrm2 F m (mv n (product s) x)).
    - apply nrm2_veq. intros i Hi. transitivity (mv n (product s) x i - mv n N x i).
      + unfold mv. rewrite <- sum_sub. apply sum_ext. intros j _. unfold minus. ring.
      + rewrite (Zx i Hi). ring.
    - rewrite product_nrm2. apply sum_ext. intros j Hj. unfold x.
      rewrite (transposed_undoes n r V y HV j Hj). reflexivity. }
  rewrite Ex, Nx in D. intro B. apply D. apply lt_not_lt_trans with (s k * s k * nrm2 F r y).
  - assert (Py : 0 < nrm2 F r y).
    { rewrite Yy. destruct (lt_total F 0 (nrm2 F (S k) y0)) as [Z|[Z|Z]]; [exact Z| |].
      - exfalso. apply Ny. symmetry. exact Z.
      - exfalso. exact (nrm2_nonneg F _ _ Z). }
    apply pos_sub_lt. match goal with |- 0 < ?a * ?c - ?b * ?c =>
      replace (a * c - b * c) with ((a - b) * c) by ring end.
    apply lt_mul; [apply lt_sub_pos, B|exact Py].
  - unfold nrm2. rewrite <- sum_mul_l. apply sum_le. intros j Hj. apply le_iff.
    match goal with |- ~ ?a * ?c - ?b * ?c < 0 => replace (a * c - b * c) with ((a - b) * c) by ring end.
    destruct (le_lt_dec j k) as [Lj|Lj].
    + apply mul_nonneg; [|apply square_nonneg]. apply square_mono; [apply Pos, L|apply descending; lia].
    + unfold y. destruct (Nat.ltb_spec j (S k)); [lia|].
      match goal with |- ~ ?a < 0 => replace a with (0 : F) by ring end. apply lt_irrefl.
Qed.
End Thin.

(** ... and for U, S, V of the shapes m x m, m x n, n x n. *)
Theorem truncated_svd_is_a_best_low_rank_approximation :
  forall (m n k : nat) (U V : nat -> nat -> F) (s : nat -> F) (M : nat -> nat -> F),
  orthonormal m m U -> orthonormal n n V ->
  (forall j, (j < Nat.min m n)%nat -> ~ s j < 0) ->
  (forall j, (S j < Nat.min m n)%nat -> ~ s j < s (S j)) ->
  meq m n M (mm m U (mm n (diagonal s) (transposed F V))) ->
  let M' := mm m U (mm n (diagonal (cut k s)) (transposed F V)) in
  let next := cut (Nat.min m n) s k in
  rank_le m n k M' /\
  frob2 F m n (minus M M') = sum (Nat.min m n) (fun j => if Nat.ltb j k then 0 else s j * s j) /\
  (forall N, rank_le m n k N -> ~ frob2 F m n (minus M N) < frob2 F m n (minus M M')) /\
  spectral_norm2 m n (minus M M') (next * next) /\
  (forall N d, rank_le m n k N -> spectral_bound m n (minus M N) d -> ~ d < next * next).
Proof.
  intros m n k U V s M HU0 HV0 Pos Desc HM M' next.
  set (r := Nat.min m n) in *.
  assert (HU : orthonormal m r U) by (apply (fewer_columns m m); [unfold r; lia|exact HU0]).
  assert (HV : orthonormal n r V) by (apply (fewer_columns n n); [unfold r; lia|exact HV0]).
  assert (HM1 : meq m n M (product r U V s)).
  { intros i j Hi Hj. rewrite (HM i j Hi Hj). apply rectangular. }
  assert (HM2 : meq m n M' (product r U V (cut k s))) by (intros i j Hi Hj; apply rectangular).
  assert (Diff : forall N N', meq m n N' N -> meq m n (minus M N') (minus (product r U V s) N)).
  { intros N N' H i j Hi Hj. unfold minus. rewrite (HM1 i j Hi Hj), (H i j Hi Hj). reflexivity. }
  assert (Bound : forall A B d, meq m n A B -> spectral_bound m n A d -> spectral_bound m n B d).
  { intros A B d H [B0 B1]. split; [exact B0|]. intro x.
    rewrite (nrm2_veq m (mv n B x) (mv n A x)); [apply B1|]. intros i Hi. unfold mv. apply sum_ext.
    intros j Hj. rewrite (H i j Hi Hj). reflexivity. }
  assert (Err : meq m n (minus M M') (product r U V (tail k s))).
  { intros i j Hi Hj. rewrite (Diff _ _ HM2 i j Hi Hj). apply (truncation_error m n r k U V s i j Hi Hj). }
  assert (Rank : rank_le m n k M').
  { destruct (truncation_rank m n r k U V s) as [P [Q H]]. exists P, Q. intros i j Hi Hj.
    rewrite (HM2 i j Hi Hj). apply (H i j Hi Hj). }
  assert (Fro : frob2 F m n (minus M M') = sum r (fun j => tail k s j * tail k s j)).
  { rewrite (frob2_meq _ _ _ _ Err). apply (product_frob2 m n r U V HU HV). }
  assert (Low : forall N d, rank_le m n k N -> spectral_bound m n (minus M N) d -> ~ d < next * next).
  { intros N d HN HB. apply (spectral_lower m n r k U V s HU HV Pos Desc N d HN).
    apply (Bound (minus M N)); [apply Diff; intros i j _ _; reflexivity|exact HB]. }
  split; [exact Rank|]. split; [|split; [|split]].
  - rewrite Fro. apply sum_ext. intros j _. unfold tail. destruct (Nat.ltb j k); ring.
  - intros N HN. rewrite Fro, (frob2_meq _ _ _ _ (Diff N N ltac:(intros i j _ _; reflexivity))).
    apply (frobenius_lower m n r k U V s HU HV Pos Desc N HN).
  - split.
    + apply (Bound (product r U V (tail k s))); [intros i j Hi Hj; symmetry; apply Err; assumption|].
      apply (spectral_upper m n r k U V s HU HV Pos Desc).
    + intros d. apply Low, Rank.
  - exact Low.
Qed.
End EckartYoung.

Print Assumptions truncated_svd_is_a_best_low_rank_approximation.
