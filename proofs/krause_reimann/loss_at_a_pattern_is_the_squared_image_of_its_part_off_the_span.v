(* phi = id, X a finite set of items, P the gradient-descent limit from W_0 = 0 (the
   orthogonal projector onto span X), r = y - Py.
   - The limit W from W_0 has the loss |(W_0 - I)r|^2 / N at y.
   - P has the loss |r|^2 / N at y, Py is in span X, and |y - z|^2 >= |r|^2 for all z in
     span X: the squared distance of y from the span.
   - If y is in span X every limit reproduces y.  If not, then r is not 0, and only the W_0
     with W_0 r = r lead to a W that reproduces y: N linear equations, none of them
     trivial, hence almost no W_0.
   For all N, X, y and W_0, over every ordered field.
   Source: Krause & Reimann, section 3.1.2 and Table 1. *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Span.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

(* y is a linear combination of the items *)
Definition span (N m : nat) (xs : nat -> nat -> F) (y : nat -> F) : Prop :=
  exists d : nat -> F, veq N y (fun i => sum m (fun k => d k * xs k i)).
Definition orthogonal (N m : nat) (xs : nat -> nat -> F) (v : nat -> F) : Prop :=
  forall k, (k < m)%nat -> dot N (xs k) v = 0.
(* full-batch gradient descent from W0 converges to W, for some step size other than 0 *)
Definition descent_limit (N m : nat) (xs W0 W : nat -> nat -> F) : Prop :=
  exists eta, eta <> 0 /\ forall i j, (i < N)%nat -> (j < N)%nat ->
    tends (fun t => gd N m xs (fun u => u) (fun _ => 1) (fun _ => eta) W0 t i j) (W i j).
Definition zero : nat -> nat -> F := fun _ _ => 0.

Lemma limit_spec : forall N m xs W0 W, descent_limit N m xs W0 W ->
  (forall k, (k < m)%nat -> veq N (mv N W (xs k)) (xs k)) /\
  (forall v, orthogonal N m xs v -> veq N (mv N W v) (mv N W0 v)).
Proof. intros N m xs W0 W [eta [Ne L]]. exact (gd_limit _ _ _ _ Ne L). Qed.

Lemma mv_zero : forall N v i, mv N zero v i = 0.
Proof. intros. unfold mv, zero. apply sum_zero. intros. ring. Qed.

Lemma mv_comb : forall N m (U : nat -> nat -> F) (xs : nat -> nat -> F) d r i,
  mv N U (fun l => sum m (fun k => d k * xs k l) + r l) i
  = sum m (fun k => d k * mv N U (xs k) i) + mv N U r i.
Proof.
  intros. unfold mv.
  transitivity (sum N (fun l => sum m (fun k => d k * (U i l * xs k l)) + U i l * r l)).
  { apply sum_ext. intros l _.
    transitivity (sum m (fun k => U i l * (d k * xs k l)) + U i l * r l).
    - rewrite sum_mul_l. ring.
    - f_equal. apply sum_ext. intros k _. ring. }
  rewrite sum_add, sum_swap. f_equal. apply sum_ext. intros k _. apply sum_mul_l.
Qed.

Lemma span_item : forall N m xs k, (k < m)%nat -> span N m xs (xs k).
Proof.
  intros N m xs k Hk. exists (fun l => delta l k). intros i Hi.
  rewrite <- (sum_delta F (fun l => xs l i) Hk). apply sum_ext. intros l _. ring.
Qed.

Lemma span_orthogonal : forall N m xs y v, span N m xs y -> orthogonal N m xs v -> dot N y v = 0.
Proof.
  intros N m xs y v [d E] O. unfold dot.
  transitivity (sum N (fun i => sum m (fun k => d k * (xs k i * v i)))).
  - apply sum_ext. intros i Hi. rewrite (E i Hi), <- sum_mul_r. apply sum_ext. intros k _. ring.
  - rewrite sum_swap. apply sum_zero. intros k Hk. rewrite sum_mul_l.
    pose proof (O k Hk) as Q. unfold dot in Q. rewrite Q. ring.
Qed.

Lemma span_fixed : forall N m xs W y,
  (forall k, (k < m)%nat -> veq N (mv N W (xs k)) (xs k)) -> span N m xs y -> veq N (mv N W y) y.
Proof.
  intros N m xs W y H [d E] i Hi.
  assert (E' : veq N y (fun l => sum m (fun k => d k * xs k l) + 0)).
  { intros l Hl. rewrite (E l Hl). ring. }
  rewrite (mv_veq _ W i E'), (mv_comb N m W xs d (fun _ => 0)), (E i Hi).
  rewrite (@sum_ext F m _ (fun k => d k * xs k i)).
  - unfold mv. rewrite (@sum_zero F N); [ring|]. intros; ring.
  - intros k Hk. rewrite (H k Hk i Hi). reflexivity.
Qed.

(* a limit from 0 reproduces only the span *)
Lemma fixed_span : forall N m xs W y, descent_limit N m xs zero W ->
  veq N (mv N W y) y -> span N m xs y.
Proof.
  intros N m xs W y L R. destruct (limit_spec _ _ _ _ _ L) as [W1 W2].
  destruct (orthogonal_decomposition F N xs m y) as [d [r [E O]]].
  exists d. intros i Hi. rewrite <- (R i Hi), (mv_veq _ W i E), mv_comb, (W2 r O i Hi), mv_zero.
  transitivity (sum m (fun k => d k * mv N W (xs k) i)); [ring|].
  apply sum_ext. intros k Hk. rewrite (W1 k Hk i Hi). reflexivity.
Qed.

(* two matrices that agree on the items and off the span are equal *)
Lemma agree_equal : forall N m xs U V,
  (forall k, (k < m)%nat -> veq N (mv N U (xs k)) (mv N V (xs k))) ->
  (forall v, orthogonal N m xs v -> veq N (mv N U v) (mv N V v)) -> meq N N U V.
Proof.
  intros N m xs U V A B i j Hi Hj.
  destruct (orthogonal_decomposition F N xs m (fun k => delta k j)) as [d [r [E O]]].
  rewrite <- (mv_delta _ U i Hj), <- (mv_delta _ V i Hj), (mv_veq _ U i E), (mv_veq _ V i E), !mv_comb.
  rewrite (B r O i Hi). f_equal. apply sum_ext. intros k Hk. rewrite (A k Hk i Hi). reflexivity.
Qed.

Definition loss (N : nat) (W : nat -> nat -> F) (y : nat -> F) : F :=
  rinv F (of_nat F N) * nrm2 F N (fun i => mv N W y i - y i).

Lemma nrm2_ext : forall N x y, veq N x y -> nrm2 F N x = nrm2 F N y.
Proof. intros N x y E. apply sum_ext. intros i Hi. rewrite (E i Hi). reflexivity. Qed.

Lemma mv_sub : forall N (U : nat -> nat -> F) (y z : nat -> F) i,
  mv N U (fun j => y j - z j) i = mv N U y i - mv N U z i.
Proof.
  intros N U y z i. unfold mv. rewrite <- sum_sub. apply sum_ext. intros j _. ring.
Qed.

Theorem loss_at_a_pattern_is_the_squared_image_of_its_part_off_the_span :
  forall (N m : nat) (xs P : nat -> nat -> F) (y : nat -> F), descent_limit N m xs zero P ->
  let r := fun i => y i - mv N P y i in
  (forall W0 W, descent_limit N m xs W0 W ->
     loss N W y = rinv F (of_nat F N) * nrm2 F N (fun i => mv N W0 r i - r i)) /\
  (loss N P y = rinv F (of_nat F N) * nrm2 F N r /\ span N m xs (mv N P y) /\
   forall z, span N m xs z -> ~ nrm2 F N (fun i => y i - z i) < nrm2 F N r) /\
  (span N m xs y -> forall W0 W, descent_limit N m xs W0 W -> veq N (mv N W y) y) /\
  (~ span N m xs y -> ~ veq N r (fun _ => 0) /\
     forall W0 W, descent_limit N m xs W0 W -> (veq N (mv N W y) y <-> veq N (mv N W0 r) r)).
Proof.
  intros N m xs P y LP r. destruct (limit_spec _ _ _ _ _ LP) as [P1 P2].
  (* y = Py + r, Py in the span, r orthogonal to it *)
  assert (D : span N m xs (mv N P y) /\ orthogonal N m xs r).
  { destruct (orthogonal_decomposition F N xs m y) as [d [q [E O]]].
    assert (Q : veq N (mv N P y) (fun i => sum m (fun k => d k * xs k i))).
    { intros i Hi. rewrite (mv_veq _ P i E), mv_comb, (P2 q O i Hi), mv_zero.
      transitivity (sum m (fun k => d k * mv N P (xs k) i)); [ring|].
      apply sum_ext. intros k Hk. rewrite (P1 k Hk i Hi). reflexivity. }
    split; [exists d; exact Q|]. intros k Hk. rewrite <- (O k Hk). unfold dot.
    apply sum_ext. intros i Hi. unfold r. rewrite (Q i Hi), (E i Hi). ring. }
  destruct D as [Sp Or].
  (* Wy - y = (W_0 - I) r *)
  assert (Defect : forall W0 W, descent_limit N m xs W0 W ->
    veq N (fun i => mv N W y i - y i) (fun i => mv N W0 r i - r i)).
  { intros W0 W L i Hi. destruct (limit_spec _ _ _ _ _ L) as [W1 W2].
    rewrite <- (W2 r Or i Hi). unfold r at 1. rewrite mv_sub.
    rewrite (span_fixed N m xs W _ W1 Sp i Hi). unfold r. ring. }
  split; [|split; [split; [|split]|split]].
  - intros W0 W L. unfold loss. rewrite (nrm2_ext N _ _ (Defect W0 W L)). reflexivity.
  - unfold loss. f_equal. unfold nrm2. apply sum_ext. intros i _. unfold r. ring.
  - exact Sp.
  - intros z Sz.
    (* |y - z|^2 = |r|^2 + |Py - z|^2 *)
    assert (E : nrm2 F N (fun i => y i - z i) = nrm2 F N r + nrm2 F N (fun i => mv N P y i - z i)).
    { assert (C : sum N (fun i => mv N P y i * r i) = 0 /\ sum N (fun i => z i * r i) = 0)
        by (split; apply (span_orthogonal N m xs); assumption).
      destruct C as [C1 C2].
      transitivity (nrm2 F N r + nrm2 F N (fun i => mv N P y i - z i)
        + (1 + 1) * (sum N (fun i => mv N P y i * r i) - sum N (fun i => z i * r i))).
      - unfold nrm2. rewrite <- sum_sub, <- sum_mul_l, <- !sum_add. apply sum_ext. intros i _.
        unfold r. ring.
      - rewrite C1, C2. ring. }
    rewrite E. intro Q. apply (sum_nonneg F N (fun i => (mv N P y i - z i) * (mv N P y i - z i))).
    + intros i _. apply square_nonneg.
    + apply pos_sub_lt. apply lt_sub_pos in Q.
      match type of Q with 0 < ?s => match goal with |- 0 < ?t => replace t with s end end; [exact Q|].
      unfold nrm2 at 3. ring.
  - intros S W0 W L. apply (span_fixed N m xs W y (proj1 (limit_spec _ _ _ _ _ L)) S).
  - intro NS. split.
    + intro Z. apply NS. destruct Sp as [d E]. exists d. intros i Hi. rewrite <- (E i Hi).
      pose proof (Z i Hi) as Q. unfold r in Q.
      transitivity (y i - mv N P y i + mv N P y i); [ring|]. rewrite Q. ring.
    + intros W0 W L. pose proof (Defect W0 W L) as Q. split; intros R i Hi; specialize (Q i Hi); cbv beta in Q.
      * rewrite (R i Hi) in Q. transitivity (mv N W0 r i - r i + r i); [ring|].
        rewrite <- Q. ring.
      * rewrite (R i Hi) in Q. transitivity (mv N W y i - y i + y i); [ring|]. rewrite Q. ring.
Qed.
End Span.

Print Assumptions loss_at_a_pattern_is_the_squared_image_of_its_part_off_the_span.
