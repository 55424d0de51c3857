(* phi = id, X a finite set of items.  If X spans R^N then the gradient-descent limit is I
   from every W_0.  If X does not span R^N then there is a non-zero v orthogonal to all
   items such that only W_0 with W_0 v = v lead to I: N linear equations on W_0, none of
   them trivial, hence almost no W_0; and W_0 = 0 does not lead to I.
   For all N and X (not only binary ones), over every ordered field.
   Source: Krause & Reimann, section 2 after eq. 1. *)
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

Lemma finite_choice_vec : forall N m xs,
  (forall j, (j < N)%nat -> span N m xs (fun i => delta i j)) ->
  exists D : nat -> nat -> F, forall j, (j < N)%nat ->
    veq N (fun i => delta i j) (fun i => sum m (fun k => D j k * xs k i)).
Proof.
  intros N m xs H.
  assert (C : forall n, (n <= N)%nat -> exists D : nat -> nat -> F, forall j, (j < n)%nat ->
    veq N (fun i => delta i j) (fun i => sum m (fun k => D j k * xs k i))).
  { induction n as [|n IH]; intro L; [exists zero; intros j Hj; lia|].
    destruct IH as [D HD]; [lia|]. destruct (H n ltac:(lia)) as [d Hd].
    exists (fun j => if Nat.eqb j n then d else D j). intros j Hj.
    destruct (Nat.eqb_spec j n) as [->|Ne]; [exact Hd|apply HD; lia]. }
  apply (C N). lia.
Qed.

(* the v of the second part: the first unit vector off the span, minus its projection *)
Lemma spans_or_not : forall N m xs,
  (forall y, span N m xs y) \/
  exists v i, (i < N)%nat /\ v i <> 0 /\ orthogonal N m xs v.
Proof.
  intros N m xs.
  assert (Find : forall n, (exists v i, (i < N)%nat /\ v i <> 0 /\ orthogonal N m xs v) \/
    forall j, (j < n)%nat -> span N m xs (fun i => delta i j)).
  { induction n as [|n [IH|IH]]; [right; intros j Hj; lia|left; exact IH|].
    destruct (orthogonal_decomposition F N xs m (fun i => delta i n)) as [d [r [E O]]].
    assert (Z : (exists i, (i < N)%nat /\ r i <> 0) \/ forall i, (i < N)%nat -> r i = 0).
    { clear. induction N as [|k IHk]; [right; intros i Hi; lia|].
      destruct IHk as [[i [Hi Q]]|IHk]; [left; exists i; split; [lia|exact Q]|].
      destruct (eq_dec_F F (r k) 0) as [Q|Q]; [right|left; exists k; split; [lia|exact Q]].
      intros i Hi. destruct (Nat.eq_dec i k) as [->|Ne]; [exact Q|apply IHk; lia]. }
    destruct Z as [[i [Hi Q]]|Z]; [left; exists r, i; auto|right]. intros j Hj.
    destruct (Nat.eq_dec j n) as [->|Ne]; [|apply IH; lia].
    exists d. intros i Hi. rewrite (E i Hi), (Z i Hi). ring. }
  destruct (Find N) as [H|H]; [right; exact H|left]. intro y.
  destruct (finite_choice_vec N m xs H) as [D HD].
  exists (fun k => sum N (fun j => y j * D j k)). intros i Hi.
  transitivity (sum N (fun j => sum m (fun k => y j * (D j k * xs k i)))).
  - rewrite <- (sum_delta F y Hi). apply sum_ext. intros j Hj. rewrite sum_mul_l. f_equal.
    rewrite delta_sym. exact (HD j Hj i Hi).
  - rewrite sum_swap. apply sum_ext. intros k _. rewrite <- sum_mul_r. apply sum_ext.
    intros j _. ring.
Qed.

Theorem identity_solution_is_found_iff_the_items_span :
  forall (N m : nat) (xs : nat -> nat -> F),
  ((forall y, span N m xs y) ->
     forall W0 W, descent_limit N m xs W0 W -> meq N N W delta) /\
  (~ (forall y, span N m xs y) ->
     exists v i, (i < N)%nat /\ v i <> 0 /\ orthogonal N m xs v /\
     (forall W0 W, descent_limit N m xs W0 W -> (meq N N W delta -> veq N (mv N W0 v) v)) /\
     (forall W, descent_limit N m xs zero W -> ~ meq N N W delta)).
Proof.
  intros N m xs. split.
  - intros S W0 W L i j Hi Hj. destruct (limit_spec _ _ _ _ _ L) as [W1 _].
    rewrite <- (mv_delta _ W i Hj).
    exact (span_fixed N m xs W _ W1 (S (fun k => delta k j)) i Hi).
  - intro NS. destruct (spans_or_not N m xs) as [S|[v [i [Hi [Nz O]]]]]; [contradiction|].
    assert (A : forall W0 W, descent_limit N m xs W0 W -> meq N N W delta -> veq N (mv N W0 v) v).
    { intros W0 W L E k Hk. destruct (limit_spec _ _ _ _ _ L) as [_ W2].
      rewrite <- (W2 v O k Hk), (@mv_ext F N N W delta v v E (@veq_refl _ N v) k Hk).
      apply mv_id, Hk. }
    exists v, i. repeat split; try assumption.
    intros W L E. apply Nz. rewrite <- (A zero W L E i Hi). apply mv_zero.
Qed.
End Span.

Print Assumptions identity_solution_is_found_iff_the_items_span.
