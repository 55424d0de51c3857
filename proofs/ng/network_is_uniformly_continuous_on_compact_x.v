(* For every feed-forward network with continuous activations (every depth, all widths, weights
   and biases; a layer is x -> phi(W psi(x) + b), phi and psi componentwise and continuous at
   every point) and every compact set X of n-vectors f_W is uniformly continuous on X in the
   Euclidean distance: for every e > 0 there is d > 0 such that for all x, y in X
   |x - y| < d implies |f_W(x) - f_W(y)| < e.
   |x - y| < d is written |x - y|^2 < d^2 with d > 0.  Compact: every cover by open sets has a
   finite subcover; open: with every point a Euclidean ball.  Over every ordered field.
   Source: Ng, Luo & Qiu, proof of Theorem 1, reading "Euclidean metric". *)
Require Import Arith Lia Ring List.
Require Import Elenchus.formal.Finite.

Section Uniform.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition eclose (n : nat) (d : F) (x y : nat -> F) : Prop :=
  nrm2 F n (fun i => x i - y i) < d * d.
Definition open_set (n : nat) (O : (nat -> F) -> Prop) : Prop :=
  forall x, O x -> exists d, 0 < d /\ forall y, eclose n d y x -> O y.
Definition compact (n : nat) (X : (nat -> F) -> Prop) : Prop :=
  forall (I : Type) (O : I -> (nat -> F) -> Prop), (forall a, open_set n (O a)) ->
  (forall x, X x -> exists a, O a x) ->
  exists l : list I, forall x, X x -> exists a, In a l /\ O a x.
Definition uniformly_continuous (n m : nat) (X : (nat -> F) -> Prop)
    (f : (nat -> F) -> nat -> F) : Prop :=
  forall e, 0 < e -> exists d, 0 < d /\
    forall x y, X x -> X y -> eclose n d x y -> eclose m e (f x) (f y).

Lemma below_of_square : forall a d : F, 0 < d -> a * a < d * d -> a < d.
Proof.
  intros a d Hd H. destruct (lt_total F a d) as [L|[->|L]]; [exact L|exfalso..].
  - exact (lt_irrefl F _ H).
  - apply (lt_asym F _ _ H). apply pos_sub_lt.
    replace (a * a - d * d) with ((a - d) * (a + d)) by ring.
    apply lt_mul; [apply lt_sub_pos, L|]. apply pos_add; [|exact Hd].
    apply lt_trans with d; assumption.
Qed.

Lemma eclose_vclose : forall n d x y, 0 < d -> eclose n d x y -> vclose F n d x y.
Proof.
  intros n d x y Hd H i Hi.
  assert (Q : (x i - y i) * (x i - y i) < d * d).
  { apply (not_lt_lt_trans F) with (nrm2 F n (fun i => x i - y i)); [|exact H].
    unfold nrm2. rewrite (sum_split F _ Hi). intro L. apply lt_sub_pos in L.
    match type of L with 0 < ?t => replace t with (- sum n (fun j => if Nat.eqb j i then 0
      else (x j - y j) * (x j - y j))) in L by ring end.
    apply (sum_nonneg F n (fun j => if Nat.eqb j i then 0 else (x j - y j) * (x j - y j))).
    - intros j _. destruct (Nat.eqb j i); [apply lt_irrefl|apply square_nonneg].
    - apply neg_opp in L. replace (- - sum n (fun j => if Nat.eqb j i then 0
        else (x j - y j) * (x j - y j))) with (sum n (fun j => if Nat.eqb j i then 0
        else (x j - y j) * (x j - y j))) in L by ring. exact L. }
  split; apply below_of_square; try assumption.
  replace ((y i - x i) * (y i - x i)) with ((x i - y i) * (x i - y i)) by ring. exact Q.
Qed.

Lemma square_below : forall a d : F, - d < a -> a < d -> a * a < d * d.
Proof.
  intros a d H1 H2. apply pos_sub_lt. replace (d * d - a * a) with ((d - a) * (a - - d)) by ring.
  apply lt_mul; apply lt_sub_pos; assumption.
Qed.

(** Small in every component implies small. *)
Lemma vclose_eclose : forall m e, 0 < e -> exists d, 0 < d /\
  forall x y, vclose F m d x y -> eclose m e x y.
Proof.
  intros m e He. set (c := of_nat F m + 1).
  assert (M0 : ~ of_nat F m < 0) by apply of_nat_nonneg.
  assert (C1 : of_nat F m < c).
  { unfold c. apply pos_sub_lt. replace (of_nat F m + 1 - of_nat F m) with (1 : F) by ring. apply one_pos. }
  assert (Pc : 0 < c) by (apply (not_lt_lt_trans F _ _ _ M0 C1)).
  pose proof (inv_pos F _ Pc) as P. pose proof (inv_left F (pos_neq F _ Pc)) as I.
  set (d := rinv F c * e). assert (Pd : 0 < d) by (apply lt_mul; assumption).
  assert (E : e = c * d). { unfold d. transitivity ((rinv F c * c) * e); [rewrite I; ring|ring]. }
  exists d. split; [exact Pd|]. intros x y H. unfold eclose, nrm2.
  assert (S : forall k, (k <= m)%nat ->
    ~ of_nat F k * (d * d) < sum k (fun i => (x i - y i) * (x i - y i))).
  { induction k as [|k IH]; intro Hk; cbn [sum of_nat].
    - replace (0 * (d * d)) with (0 : F) by ring. apply lt_irrefl.
    - intro L. specialize (IH ltac:(lia)). destruct (H k ltac:(lia)) as [A1 A2].
      assert (Q : (x k - y k) * (x k - y k) < d * d).
      { apply square_below; [|exact A1]. apply pos_sub_lt. apply lt_sub_pos in A2.
        replace (x k - y k - - d) with (d - (y k - x k)) by ring. exact A2. }
      apply IH. apply lt_sub_pos in L. apply lt_sub_pos in Q. apply pos_sub_lt.
      pose proof (pos_add F _ _ L Q) as Z.
      match goal with |- 0 < ?t => match type of Z with 0 < ?z => replace t with z by ring end end.
      exact Z. }
  apply (not_lt_lt_trans F _ _ _ (S m (le_n m))). rewrite E. apply pos_sub_lt.
  replace (c * d * (c * d) - of_nat F m * (d * d)) with ((c * c - of_nat F m) * (d * d)) by ring.
  apply lt_mul; [|apply lt_mul; assumption].
  unfold c. replace ((of_nat F m + 1) * (of_nat F m + 1) - of_nat F m)
    with (of_nat F m * of_nat F m + of_nat F m + 1) by ring.
  destruct (lt_total F 0 (of_nat F m)) as [L|[L|L]]; [| |contradiction].
  - apply pos_add; [apply pos_add; [apply lt_mul; exact L|exact L]|apply one_pos].
  - rewrite <- L. replace (0 * 0 + 0 + 1) with (1 : F) by ring. apply one_pos.
Qed.

(** A point in a cube has a cube around it in the cube. *)
Lemma cube_inside : forall n h (y c : nat -> F), vclose F n h y c ->
  exists d, 0 < d /\ forall z, vclose F n d z y -> vclose F n h z c.
Proof.
  intros n h y c H. induction n as [|n IH].
  - exists 1. split; [apply one_pos|]. intros z _ i Hi. lia.
  - destruct IH as [d1 [P1 D1]]; [intros i Hi; apply H; lia|].
    destruct (H n ltac:(lia)) as [A1 A2]. apply lt_sub_pos in A1. apply lt_sub_pos in A2.
    destruct (smaller F _ _ A1 A2) as [d2 [P2 [L1 L2]]].
    destruct (smaller F _ _ P1 P2) as [d [Pd [M1 M2]]].
    exists d. split; [exact Pd|]. intros z C i Hi. destruct (Nat.eq_dec i n) as [->|Ne].
    + destruct (vclose_larger F _ _ _ _ _ M2 C n Hi) as [B1 B2]. split.
      * pose proof (lt_not_lt_trans F _ _ _ B1 L1) as B. apply lt_sub_pos in B. apply pos_sub_lt.
        match goal with |- 0 < ?t => match type of B with 0 < ?s => replace t with s by ring end end. exact B.
      * pose proof (lt_not_lt_trans F _ _ _ B2 L2) as B. apply lt_sub_pos in B. apply pos_sub_lt.
        match goal with |- 0 < ?t => match type of B with 0 < ?s => replace t with s by ring end end. exact B.
    + apply D1; [|lia]. apply (vclose_larger F _ _ _ _ _ M1). intros j Hj. apply C. lia.
Qed.

Lemma smallest_positive : forall (A : Type) (g : A -> F) (l : list A), exists d, 0 < d /\
  forall a, In a l -> 0 < g a -> ~ g a < d.
Proof.
  intros A g. induction l as [|b l [d [Pd D]]].
  - exists 1. split; [apply one_pos|]. intros a [].
  - destruct (lt_total F 0 (g b)) as [L|L].
    + destruct (smaller F _ _ Pd L) as [d' [P' [L1 L2]]]. exists d'. split; [exact P'|].
      intros a [<-|Ha] Pa; [exact L2|]. intro Q. apply (D a Ha Pa).
      apply (lt_not_lt_trans F _ _ _ Q L1).
    + exists d. split; [exact Pd|]. intros a [<-|Ha] Pa; [exfalso|apply D; assumption].
      destruct L as [L|L]; [rewrite <- L in Pa; exact (lt_irrefl F _ Pa)|exact (lt_asym F _ _ L Pa)].
Qed.

(** Heine-Cantor. *)
Lemma heine_cantor : forall n m X f, compact n X -> vcontinuous F n m f ->
  uniformly_continuous n m X f.
Proof.
  intros n m X f K C e He.
  destruct (vclose_eclose m e He) as [e1 [P1 E1]]. destruct (half_pos F e1 P1) as [P2 E2].
  set (e2 := rinv F (1 + 1) * e1) in *.
  set (O := fun (p : (nat -> F) * F) (y : nat -> F) =>
    (0 < snd p /\ forall z, vclose F n (snd p + snd p) z (fst p) -> vclose F m e2 (f z) (f (fst p))) /\
    vclose F n (snd p) y (fst p)).
  destruct (K _ O) as [l Hl].
  - intros p y [G H]. destruct (cube_inside n _ _ _ H) as [d [Pd D]].
    exists d. split; [exact Pd|]. intros z Cz. split; [exact G|].
    apply D, eclose_vclose; assumption.
  - intros x _. destruct (C x e2 P2) as [d [Pd D]]. destruct (half_pos F d Pd) as [Q1 Q2].
    exists (x, rinv F (1 + 1) * d). split; cbn [fst snd].
    + split; [exact Q1|]. rewrite Q2. exact D.
    + intros i _. split; replace (x i - x i) with (0 : F) by ring; exact Q1.
  - destruct (smallest_positive _ snd l) as [d [Pd D]]. exists d. split; [exact Pd|].
    intros x y Hx _ Cxy. apply E1.
    destruct (Hl x Hx) as [p [Ip [[Pp G] Cx]]].
    assert (Cxy' : vclose F n (snd p) x y).
    { apply (vclose_larger F n d); [apply D; assumption|]. apply eclose_vclose; assumption. }
    assert (Gx : vclose F m e2 (f x) (f (fst p))).
    { apply G. intros i Hi. destruct (Cx i Hi) as [A1 A2].
      split; (eapply lt_trans; [eassumption|]); apply pos_sub_lt;
        replace (snd p + snd p - snd p) with (snd p) by ring; exact Pp. }
    assert (Gy : vclose F m e2 (f y) (f (fst p))).
    { apply G. intros i Hi. destruct (Cx i Hi) as [A1 A2]. destruct (Cxy' i Hi) as [B1 B2]. split.
      - replace (y i - fst p i) with (y i - x i + (x i - fst p i)) by ring. apply lt_add2; assumption.
      - replace (fst p i - y i) with (x i - y i + (fst p i - x i)) by ring. apply lt_add2; assumption. }
    intros i Hi. destruct (Gx i Hi) as [A1 A2]. destruct (Gy i Hi) as [B1 B2]. split; rewrite <- E2.
    + replace (f x i - f y i) with (f x i - f (fst p) i + (f (fst p) i - f y i)) by ring.
      apply lt_add2; assumption.
    + replace (f y i - f x i) with (f y i - f (fst p) i + (f (fst p) i - f x i)) by ring.
      apply lt_add2; assumption.
Qed.

Theorem network_is_uniformly_continuous_on_compact_x :
  forall (n : nat) (ls : list (Layer F)) (X : (nat -> F) -> Prop),
  (forall l, In l ls -> continuous F (act_after F l) /\ continuous F (act_before F l)) ->
  compact n X -> uniformly_continuous n (out F n ls) X (network F n ls).
Proof. intros n ls X H K. apply heine_cantor; [exact K|]. apply network_continuous, H. Qed.
End Uniform.

Print Assumptions network_is_uniformly_continuous_on_compact_x.
