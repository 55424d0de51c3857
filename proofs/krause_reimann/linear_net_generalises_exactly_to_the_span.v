(* phi = id, X a finite set of items.  Every W with Wx = x on X reproduces every y in
   span X; the gradient-descent limit from W_0 = 0 reproduces y only if y is in span X.
   For all N, X, y (not only binary ones), over every ordered field.  span X is the set
   of the linear combinations of the items.
   Source: Krause & Reimann, section 3.1.2. *)
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

Theorem linear_net_generalises_exactly_to_the_span :
  forall (N m : nat) (xs : nat -> nat -> F) (y : nat -> F),
  (forall W, (forall k, (k < m)%nat -> veq N (mv N W (xs k)) (xs k)) ->
     span N m xs y -> veq N (mv N W y) y) /\
  (forall W, descent_limit N m xs zero W -> (veq N (mv N W y) y <-> span N m xs y)).
Proof.
  intros N m xs y. split.
  - intros W H S. exact (span_fixed N m xs W y H S).
  - intros W L. split; [apply fixed_span, L|].
    apply span_fixed, (proj1 (limit_spec _ _ _ _ _ L)).
Qed.
End Span.

Print Assumptions linear_net_generalises_exactly_to_the_span.
