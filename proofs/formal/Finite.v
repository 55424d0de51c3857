(* Shared library of the formal proofs.

   What is proved here is proved from nothing: Coq 8.16, its standard library
   (no classical reals, no functional extensionality, no axiom of any kind).
   Every claim file ends with [Print Assumptions]; the answer must be
   "Closed under the global context".

   To check: from the repository root, this file first, then any claim file:
       coqc -R proofs Elenchus proofs/formal/Finite.v
       coqc -R proofs Elenchus proofs/krause_reimann/<claim>.v

   How the mathematics is modelled
   - Numbers.  Coq's real numbers rest on axioms, so no statement speaks of
     them.  Statements quantify over every commutative ring [CRing] (equality
     of numbers is Leibniz equality), or over every ordered field [OField].
     The real numbers are an instance of both, hence every theorem holds for
     them; so are Z resp. Qc (canonical rationals), given below as instances
     without axioms, which shows the records can be inhabited.
   - Vectors of R^N are functions [nat -> R] of which only the values at
     i < N count: equality of vectors is [veq N].  Matrices likewise, [meq].
     The index i of the paper (1..N) is i - 1 here (0..N-1).
   - Permutations of N indices are functions [nat -> nat] mapping {i < N}
     into itself injectively, [perm N].
   - A set of vectors is a predicate that respects equality of vectors,
     [vset N X]; finiteness is required only where the proof needs it, so
     most statements hold for arbitrary X, in particular finite X.
   - Finite training sets over which one sums are families [xs k], k < m. *)

Require Import Arith Lia Ring Ring_theory Field Field_theory FinFun ZArith QArith_base Qreduction Qcanon.

Set Implicit Arguments.
Local Close Scope Qc_scope.
Local Close Scope Q_scope.
Local Close Scope Z_scope.
Local Open Scope nat_scope.

(* ------------------------------------------------------------------ *)
(** * Rings and ordered fields *)

Record CRing := {
  car :> Type;
  rz : car; ru : car;
  radd : car -> car -> car;
  rmul : car -> car -> car;
  rsub : car -> car -> car;
  ropp : car -> car;
  is_ring : ring_theory rz ru radd rmul rsub ropp (@eq car) }.

Record OField := {
  ring_of :> CRing;
  rinv : ring_of -> ring_of;
  lt : ring_of -> ring_of -> Prop;
  one_not_zero : ru ring_of <> rz ring_of;
  inv_left : forall x, x <> rz ring_of -> rmul ring_of (rinv x) x = ru ring_of;
  lt_irrefl : forall x, ~ lt x x;
  lt_trans : forall x y z, lt x y -> lt y z -> lt x z;
  lt_total : forall x y, lt x y \/ x = y \/ lt y x;
  lt_add : forall x y z, lt x y -> lt (radd ring_of z x) (radd ring_of z y);
  lt_mul : forall x y, lt (rz ring_of) x -> lt (rz ring_of) y ->
           lt (rz ring_of) (rmul ring_of x y) }.

Declare Scope R_scope.
Delimit Scope R_scope with R.
Notation "0" := (rz _) : R_scope.
Notation "1" := (ru _) : R_scope.
Notation "x + y" := (radd _ x y) : R_scope.
Notation "x * y" := (rmul _ x y) : R_scope.
Notation "x - y" := (rsub _ x y) : R_scope.
Notation "- x" := (ropp _ x) : R_scope.
Notation "x < y" := (lt _ x y) : R_scope.

(** Instances, to show that the records are inhabited. *)
Definition ZR : CRing := Build_CRing InitialRing.Zth.
Definition QcR : CRing := Build_CRing Qcrt.

Lemma Qc_inv_left : forall x : Qc, x <> Q2Qc 0 -> Qcmult (Qcinv x) x = Q2Qc 1.
Proof. intros x H. apply Qcmult_inv_l. exact H. Qed.
Lemma Qc_total : forall x y : Qc, Qclt x y \/ x = y \/ Qclt y x.
Proof. intros x y. destruct (Qc_dec x y) as [[H|H]|H]; auto. Qed.
Lemma Qc_lt_add : forall x y z : Qc, Qclt x y -> Qclt (Qcplus z x) (Qcplus z y).
Proof.
  intros x y z H. unfold Qclt in *. unfold Qcplus. cbn [this Q2Qc].
  rewrite !Qred_correct. apply Qplus_lt_r. exact H.
Qed.
Lemma Qc_lt_mul : forall x y : Qc, Qclt (Q2Qc 0) x -> Qclt (Q2Qc 0) y ->
  Qclt (Q2Qc 0) (Qcmult x y).
Proof.
  intros x y Hx Hy. unfold Qclt in *. unfold Qcmult. cbn [this Q2Qc] in *.
  rewrite !Qred_correct in *. apply Qmult_lt_0_compat; assumption.
Qed.
Lemma Qc_one_not_zero : Q2Qc 1 <> Q2Qc 0.
Proof. intro H. discriminate H. Qed.
Lemma Qc_irrefl : forall x : Qc, ~ Qclt x x.
Proof. intros x H. exact (Qlt_irrefl _ H). Qed.
Lemma Qc_lt_trans : forall x y z : Qc, Qclt x y -> Qclt y z -> Qclt x z.
Proof. intros x y z H H'. exact (Qlt_trans _ _ _ H H'). Qed.
Definition QcF : OField :=
  Build_OField QcR Qcinv Qclt Qc_one_not_zero Qc_inv_left Qc_irrefl Qc_lt_trans
    Qc_total Qc_lt_add Qc_lt_mul.

(* ------------------------------------------------------------------ *)
(** * Vectors, matrices, permutations; no arithmetic *)

Section Action.
Variable A : Type.

Definition veq (N : nat) (x y : nat -> A) : Prop := forall i, i < N -> x i = y i.
Definition meq (M N : nat) (W V : nat -> nat -> A) : Prop :=
  forall i j, i < M -> j < N -> W i j = V i j.

(** (s.x)_i = x_{s(i)} and (s.W)_{ij} = W_{s(i)s(j)}. *)
Definition act (s : nat -> nat) (x : nat -> A) : nat -> A := fun i => x (s i).
Definition mact (s : nat -> nat) (W : nat -> nat -> A) : nat -> nat -> A :=
  fun i j => W (s i) (s j).

(** Sets of N-vectors. *)
Definition vset (N : nat) (X : (nat -> A) -> Prop) : Prop :=
  forall x y, veq N x y -> X x -> X y.

Lemma veq_refl : forall N x, veq N x x.
Proof. intros N x i _. reflexivity. Qed.
Lemma veq_sym : forall N x y, veq N x y -> veq N y x.
Proof. intros N x y H i Hi. symmetry. auto. Qed.
Lemma veq_trans : forall N x y z, veq N x y -> veq N y z -> veq N x z.
Proof. intros N x y z H H' i Hi. rewrite H by auto. auto. Qed.

End Action.

Definition perm (N : nat) (s : nat -> nat) : Prop := bFun N s /\ bInjective N s.

Lemma perm_id : forall N, perm N (fun i => i).
Proof. intros N; split; [intros i Hi; exact Hi | intros i j _ _ H; exact H]. Qed.

Lemma perm_comp : forall N s t, perm N s -> perm N t -> perm N (fun i => s (t i)).
Proof.
  intros N s t [Hs Is] [Ht It]; split.
  - intros i Hi. apply Hs, Ht, Hi.
  - intros i j Hi Hj H. apply It; auto; apply Is; auto.
Qed.

(** Every permutation has a two-sided inverse. *)
Lemma perm_inv : forall N s, perm N s -> exists t, perm N t /\
  (forall i, i < N -> t (s i) = i) /\ (forall i, i < N -> s (t i) = i).
Proof.
  intros N s [Hs Is].
  destruct (bSurjective_bBijective Hs (proj1 (bInjective_bSurjective Hs) Is))
    as [t [Ht H]].
  exists t. split; [split|split].
  - exact Ht.
  - intros i j Hi Hj E. rewrite <- (proj2 (H i Hi)), <- (proj2 (H j Hj)), E. reflexivity.
  - intros i Hi. apply H, Hi.
  - intros i Hi. apply H, Hi.
Qed.

Lemma perm_lt : forall N s i, perm N s -> i < N -> s i < N.
Proof. intros N s i [H _] Hi. apply H, Hi. Qed.

Lemma act_veq : forall A N s (x y : nat -> A), perm N s -> veq N x y ->
  veq N (act s x) (act s y).
Proof. intros A N s x y Hs H i Hi. unfold act. apply H, (perm_lt Hs Hi). Qed.

(** s.X = X, both inclusions. *)
Definition leaves_invariant (A : Type) (N : nat) (s : nat -> nat)
    (X : (nat -> A) -> Prop) : Prop :=
  (forall x, X x -> X (act s x)) /\
  (forall y, X y -> exists x, X x /\ veq N (act s x) y).

(** The symmetry group of X. *)
Definition Sigma (A : Type) (N : nat) (X : (nat -> A) -> Prop) (s : nat -> nat) : Prop :=
  perm N s /\ leaves_invariant N s X.

(** For an injective action one may undo s inside X. *)
Lemma Sigma_inv_elim : forall A N (X : (nat -> A) -> Prop) s t, vset N X -> Sigma N X s ->
  perm N t -> (forall i, i < N -> s (t i) = i) -> (forall i, i < N -> t (s i) = i) ->
  Sigma N X t.
Proof.
  intros A N X s t HX [Hs [H1 H2]] Ht Hst Hts. split; [exact Ht|split].
  - intros x Hx. destruct (H2 x Hx) as [y [Hy E]].
    apply HX with (x := y); [|exact Hy].
    intros i Hi. unfold act. unfold act in E. rewrite <- (E (t i)) by (apply (perm_lt Ht Hi)).
    rewrite Hst by exact Hi. reflexivity.
  - intros y Hy. exists (act s y). split; [apply H1, Hy|].
    intros i Hi. unfold act. rewrite Hst by exact Hi. reflexivity.
Qed.

(* ------------------------------------------------------------------ *)
(** * Finite sums *)

Section Sums.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Fixpoint sum (n : nat) (f : nat -> R) : R :=
  match n with O => 0 | S k => sum k f + f k end.

Lemma sum_ext : forall n f g, (forall i, (i < n)%nat -> f i = g i) -> sum n f = sum n g.
Proof.
  induction n as [|n IH]; intros f g H; cbn; [reflexivity|].
  rewrite (IH f g) by (intros; apply H; lia). rewrite (H n) by lia. reflexivity.
Qed.

Lemma sum_zero : forall n f, (forall i, (i < n)%nat -> f i = 0) -> sum n f = 0.
Proof.
  induction n as [|n IH]; intros f H; cbn; [reflexivity|].
  rewrite IH by (intros; apply H; lia). rewrite (H n) by lia. ring.
Qed.

Lemma sum_add : forall n f g, sum n (fun i => f i + g i) = sum n f + sum n g.
Proof. induction n as [|n IH]; intros f g; cbn; [ring|]. rewrite IH. ring. Qed.

Lemma sum_sub : forall n f g, sum n (fun i => f i - g i) = sum n f - sum n g.
Proof. induction n as [|n IH]; intros f g; cbn; [ring|]. rewrite IH. ring. Qed.

Lemma sum_opp : forall n f, sum n (fun i => - f i) = - sum n f.
Proof. induction n as [|n IH]; intros f; cbn; [ring|]. rewrite IH. ring. Qed.

Lemma sum_mul_l : forall n c f, sum n (fun i => c * f i) = c * sum n f.
Proof. induction n as [|n IH]; intros c f; cbn; [ring|]. rewrite IH. ring. Qed.

Lemma sum_mul_r : forall n c f, sum n (fun i => f i * c) = sum n f * c.
Proof. induction n as [|n IH]; intros c f; cbn; [ring|]. rewrite IH. ring. Qed.

Lemma sum_swap : forall m n (f : nat -> nat -> R),
  sum m (fun i => sum n (fun j => f i j)) = sum n (fun j => sum m (fun i => f i j)).
Proof.
  induction m as [|m IH]; intros n f; cbn.
  - symmetry. apply sum_zero. reflexivity.
  - rewrite IH, <- sum_add. reflexivity.
Qed.

(** Kronecker delta. *)
Definition delta (i j : nat) : R := if Nat.eqb i j then 1 else 0.

Lemma delta_same : forall i, delta i i = 1.
Proof. intro i. unfold delta. rewrite Nat.eqb_refl. reflexivity. Qed.
Lemma delta_diff : forall i j, i <> j -> delta i j = 0.
Proof. intros i j H. unfold delta. apply Nat.eqb_neq in H. rewrite H. reflexivity. Qed.
Lemma delta_sym : forall i j, delta i j = delta j i.
Proof. intros. unfold delta. rewrite Nat.eqb_sym. reflexivity. Qed.

Lemma sum_delta : forall n k f, (k < n)%nat -> sum n (fun j => f j * delta j k) = f k.
Proof.
  induction n as [|n IH]; intros k f Hk; [lia|]. cbn.
  destruct (Nat.eq_dec k n) as [->|Hne].
  - rewrite sum_zero; [rewrite delta_same; ring|].
    intros i Hi. rewrite delta_diff by lia. ring.
  - rewrite IH by lia. rewrite (@delta_diff n k) by lia. ring.
Qed.

Lemma sum_split : forall n k f, (k < n)%nat ->
  sum n f = f k + sum n (fun j => if Nat.eqb j k then 0 else f j).
Proof.
  induction n as [|n IH]; intros k f Hk; [lia|]. cbn.
  destruct (Nat.eq_dec k n) as [->|Hne].
  - rewrite Nat.eqb_refl.
    rewrite (@sum_ext n (fun j => if Nat.eqb j n then 0 else f j) f); [ring|].
    intros i Hi. destruct (Nat.eqb_spec i n); [lia|reflexivity].
  - rewrite (IH k) by lia. destruct (Nat.eqb_spec n k); [lia|]. ring.
Qed.

(** Reindexing by an injective self-map of {i < n}. *)
Lemma sum_perm : forall n s f, perm n s -> sum n (fun i => f (s i)) = sum n f.
Proof.
  intros n s f Hs.
  (* f (s i) = sum_j f j delta j (s i); exchange the sums *)
  transitivity (sum n (fun i => sum n (fun j => f j * delta j (s i)))).
  { apply sum_ext. intros i Hi. symmetry. apply sum_delta. apply (perm_lt Hs Hi). }
  rewrite sum_swap. apply sum_ext. intros j Hj.
  rewrite sum_mul_l.
  destruct (perm_inv Hs) as [t [Ht [Hts Hst]]].
  transitivity (f j * sum n (fun i => 1 * delta i (t j))).
  - f_equal. apply sum_ext. intros i Hi.
    destruct (Nat.eq_dec (s i) j) as [E|E].
    + subst j. rewrite Hts by exact Hi. rewrite !delta_same. ring.
    + rewrite !delta_diff; [ring| |auto].
      intro E'. apply E. subst i. apply Hst, Hj.
  - rewrite sum_delta by (apply (perm_lt Ht Hj)). ring.
Qed.

(** Matrix times vector, N columns. *)
Definition mv (N : nat) (W : nat -> nat -> R) (x : nat -> R) : nat -> R :=
  fun i => sum N (fun j => W i j * x j).
Definition dot (N : nat) (x y : nat -> R) : R := sum N (fun j => x j * y j).
Definition mm (N : nat) (A B : nat -> nat -> R) : nat -> nat -> R :=
  fun i j => sum N (fun k => A i k * B k j).

Lemma mv_ext : forall M N W V x y, meq M N W V -> veq N x y -> veq M (mv N W x) (mv N V y).
Proof.
  intros M N W V x y HW Hx i Hi. unfold mv. apply sum_ext. intros j Hj.
  rewrite HW, Hx by auto. reflexivity.
Qed.

Lemma mv_veq : forall N W x y i, veq N x y -> mv N W x i = mv N W y i.
Proof. intros N W x y i H. apply sum_ext. intros j Hj. rewrite H by auto. reflexivity. Qed.

Lemma mv_delta : forall N W k i, (k < N)%nat -> mv N W (fun j => delta j k) i = W i k.
Proof. intros. unfold mv. apply (sum_delta (fun j => W i j)). assumption. Qed.

Lemma mv_id : forall N x i, (i < N)%nat -> mv N delta x i = x i.
Proof.
  intros N x i Hi. unfold mv. rewrite <- (sum_delta x Hi). apply sum_ext.
  intros j Hj. rewrite delta_sym. ring.
Qed.

(** (s.W)(s.x) = s.(Wx) *)
Lemma mv_act : forall N s W x i, perm N s ->
  mv N (mact s W) (act s x) i = mv N W x (s i).
Proof.
  intros N s W x i Hs. unfold mv, mact, act.
  apply (sum_perm (fun j => W (s i) j * x j) Hs).
Qed.

Lemma mv_mm : forall N M A B x i,
  mv N (mm M A B) x i = mv M A (mv N B x) i.
Proof.
  intros N M A B x i. unfold mv, mm.
  transitivity (sum N (fun j => sum M (fun k => A i k * B k j * x j))).
  { apply sum_ext. intros j _. symmetry. apply sum_mul_r. }
  rewrite sum_swap. apply sum_ext. intros k _.
  rewrite <- sum_mul_l. apply sum_ext. intros j _. ring.
Qed.

End Sums.
Arguments sum {R} n f.
Arguments delta {R} i j.
Arguments mv {R} N W x i.
Arguments dot {R} N x y.
Arguments mm {R} N A B i j.

(** One layer without bias, phi componentwise: phi_W(x) = phi(Wx). *)
Definition layer (R : CRing) (N : nat) (phi : R -> R) (W : nat -> nat -> R)
    (x : nat -> R) : nat -> R := fun i => phi (mv N W x i).

Arguments layer {R} N phi W x i.

(** phi_W is G-compatible on the set M: phi_W(s.x) = s.phi_W(x), x in M, s in G. *)
Definition compatible (R : CRing) (N : nat) (phi : R -> R) (W : nat -> nat -> R)
    (M : (nat -> R) -> Prop) (G : (nat -> nat) -> Prop) : Prop :=
  forall x s, M x -> G s ->
    veq N (layer N phi W (act s x)) (act s (layer N phi W x)).

Arguments compatible {R} N phi W M G.

(** phi_W is an auto-associator on X: phi(Wx) = x for all x in X. *)
Definition auto_associator (R : CRing) (N : nat) (phi : R -> R) (W : nat -> nat -> R)
    (X : (nat -> R) -> Prop) : Prop :=
  forall x, X x -> veq N (layer N phi W x) x.

Arguments auto_associator {R} N phi W X.

Definition everywhere (A : Type) : (nat -> A) -> Prop := fun _ => True.
Arguments everywhere {A} _.

Lemma layer_veq : forall (R : CRing) N phi (W : nat -> nat -> R) x y i,
  veq N x y -> layer N phi W x i = layer N phi W y i.
Proof. intros R N phi W x y i H. unfold layer. rewrite (mv_veq _ W i H). reflexivity. Qed.

(** The group of a set contains e and is closed under composition. *)
Lemma Sigma_comp : forall A N (X : (nat -> A) -> Prop) s t, vset N X ->
  Sigma N X s -> Sigma N X t -> Sigma N X (fun i => s (t i)).
Proof.
  intros A N X s t HX [Hs [S1 S2]] [Ht [T1 T2]].
  split; [apply perm_comp; assumption|split].
  - intros x Hx. apply (T1 _ (S1 _ Hx)).
  - intros y Hy. destruct (T2 y Hy) as [z [Hz Ez]]. destruct (S2 z Hz) as [x [Hx Ex]].
    exists x. split; [exact Hx|]. intros i Hi. unfold act in *.
    rewrite <- (Ez i Hi). apply Ex, (perm_lt Ht Hi).
Qed.

Lemma Sigma_id : forall A N (X : (nat -> A) -> Prop), Sigma N X (fun i => i).
Proof.
  intros A N X. split; [apply perm_id|split].
  - intros x Hx. exact Hx.
  - intros y Hy. exists y. split; [exact Hy|]. intros i _. reflexivity.
Qed.

(* ------------------------------------------------------------------ *)
(** * Order *)

(** A strictly increasing function on an ordered field is injective, so
    theorems about injective phi cover strictly increasing phi. *)
Lemma strictly_increasing_injective : forall (F : OField) (phi : F -> F),
  (forall s t, lt F s t -> lt F (phi s) (phi t)) -> forall s t, phi s = phi t -> s = t.
Proof.
  intros F phi H s t E. destruct (lt_total F s t) as [L|[L|L]]; [|exact L|].
  - exfalso. apply H in L. rewrite E in L. exact (lt_irrefl F _ L).
  - exfalso. apply H in L. rewrite E in L. exact (lt_irrefl F _ L).
Qed.

(** |a - b| < e, and the open ball of radius e of the maximum norm. *)
Definition close (F : OField) (e a b : F) : Prop :=
  lt F (rsub F a b) e /\ lt F (rsub F b a) e.
Definition vclose (F : OField) (N : nat) (e : F) (x y : nat -> F) : Prop :=
  forall i, i < N -> close F e (x i) (y i).

Fixpoint iter (A : Type) (n : nat) (f : A -> A) (x : A) : A :=
  match n with O => x | S k => f (iter k f x) end.

(* ------------------------------------------------------------------ *)
(** * Families of vectors and full-batch gradient descent *)

(** The set { xs k : k < m }. *)
Definition family (A : Type) (N m : nat) (xs : nat -> nat -> A) : (nat -> A) -> Prop :=
  fun x => exists k, k < m /\ veq N (xs k) x.

(** The xs k, k < m, are pairwise different N-vectors. *)
Definition distinct (A : Type) (N m : nat) (xs : nat -> nat -> A) : Prop :=
  forall k l, k < m -> l < m -> veq N (xs k) (xs l) -> k = l.

Lemma family_vset : forall A N m (xs : nat -> nat -> A), vset N (family N m xs).
Proof.
  intros A N m xs x y E [k [Hk H]]. exists k. split; [exact Hk|].
  apply veq_trans with x; assumption.
Qed.

Lemma finite_choice : forall m (P : nat -> nat -> Prop),
  (forall k, k < m -> exists l, P k l) -> exists f, forall k, k < m -> P k (f k).
Proof.
  induction m as [|m IH]; intros P H.
  - exists (fun k => k). intros k Hk. lia.
  - destruct (IH P) as [f Hf]; [intros; apply H; lia|].
    destruct (H m) as [l Hl]; [lia|].
    exists (fun k => if Nat.eqb k m then l else f k). intros k Hk.
    destruct (Nat.eqb_spec k m) as [->|Hne]; [exact Hl|]. apply Hf. lia.
Qed.

(** A symmetry of a finite set permutes its elements. *)
Lemma family_perm : forall A N m (xs : nat -> nat -> A) s, distinct N m xs ->
  Sigma N (family N m xs) s ->
  exists p, perm m p /\ forall k, k < m -> veq N (act s (xs k)) (xs (p k)).
Proof.
  intros A N m xs s D [Hs [S1 _]].
  destruct (@finite_choice m (fun k l => l < m /\ veq N (act s (xs k)) (xs l))) as [p Hp].
  { intros k Hk. destruct (S1 (xs k)) as [l [Hl E]].
    - exists k. split; [exact Hk|apply veq_refl].
    - exists l. split; [exact Hl|apply veq_sym, E]. }
  exists p. split; [split|].
  - intros k Hk. apply (Hp k Hk).
  - intros k l Hk Hl E. apply D; [exact Hk|exact Hl|].
    destruct (Hp k Hk) as [_ Ek]. destruct (Hp l Hl) as [_ El]. rewrite E in Ek.
    destruct (perm_inv Hs) as [t [Ht [_ Hst]]].
    intros i Hi. rewrite <- (Hst i Hi).
    change (act s (xs k) (t i) = act s (xs l) (t i)).
    rewrite Ek, El by (apply (perm_lt Ht Hi)). reflexivity.
  - intros k Hk. apply (Hp k Hk).
Qed.

Lemma sum_family : forall (R : CRing) N m (xs : nat -> nat -> R) s (f : (nat -> R) -> R),
  distinct N m xs -> Sigma N (family N m xs) s ->
  (forall x y, veq N x y -> f x = f y) ->
  sum m (fun k => f (act s (xs k))) = sum m (fun k => f (xs k)).
Proof.
  intros R N m xs s f D S E. destruct (family_perm D S) as [p [Hp H]].
  rewrite <- (sum_perm _ (fun k => f (xs k)) Hp).
  apply sum_ext. intros k Hk. apply E, H, Hk.
Qed.

(** One step of full-batch gradient descent for the training loss
    (1/m) sum_k (1/N) sum_i (phi((W x_k)_i) - (x_k)_i)^2, dphi standing for the
    derivative of phi:  W_ij <- W_ij - eta sum_k (phi(u_i) - x_i) phi'(u_i) x_j,
    u = W x_k.  The factor 2/(mN) of the gradient is part of eta. *)
Definition gd_step (R : CRing) (N m : nat) (xs : nat -> nat -> R) (phi dphi : R -> R)
    (eta : R) (W : nat -> nat -> R) : nat -> nat -> R := fun i j =>
  rsub R (W i j) (rmul R eta (sum m (fun k =>
    rmul R (rmul R (rsub R (phi (mv N W (xs k) i)) (xs k i)) (dphi (mv N W (xs k) i)))
           (xs k j)))).
Arguments gd_step {R} N m xs phi dphi eta W i j.

(* ------------------------------------------------------------------ *)
(** * Three components: the sets and matrices of Krause & Reimann, section 3 *)

Section Three.
Variable R : CRing.
Add Ring Rr3 : (is_ring R).
Open Scope R_scope.

Definition vec3 (a b c : R) : nat -> R :=
  fun i => match i with O => a | 1%nat => b | _ => c end.
Definition mat3 (a b c d e f g h k : R) : nat -> nat -> R :=
  fun i => match i with O => vec3 a b c | 1%nat => vec3 d e f | _ => vec3 g h k end.

Lemma mv3 : forall (W : nat -> nat -> R) (x : nat -> R) i, mv 3 W x i = W i 0%nat * x 0%nat + W i 1%nat * x 1%nat + W i 2%nat * x 2%nat.
Proof. intros. unfold mv. cbn. ring. Qed.

Lemma veq3 : forall x y : nat -> R, veq 3 x y <->
  (x 0%nat = y 0%nat /\ x 1%nat = y 1%nat /\ x 2%nat = y 2%nat).
Proof.
  intros x y. split.
  - intro H. repeat split; apply H; lia.
  - intros [H0 [H1 H2]] i Hi. destruct i as [|[|[|i]]]; [assumption..|lia].
Qed.

Lemma meq3 : forall W V : nat -> nat -> R, meq 3 3 W V <->
  ((W 0 0 = V 0 0 /\ W 0 1 = V 0 1 /\ W 0 2 = V 0 2) /\
   (W 1 0 = V 1 0 /\ W 1 1 = V 1 1 /\ W 1 2 = V 1 2) /\
   (W 2 0 = V 2 0 /\ W 2 1 = V 2 1 /\ W 2 2 = V 2 2))%nat.
Proof.
  intros W V. split.
  - intro H. repeat split; apply H; lia.
  - intros [[? [? ?]] [[? [? ?]] [? [? ?]]]] i j Hi Hj.
    destruct i as [|[|[|i]]]; [..|lia]; (destruct j as [|[|[|j]]]; [assumption..|lia]).
Qed.

(** X = {101, 110} and X' = {010, 001} (eq. 4). *)
Definition X4 (x : nat -> R) : Prop := veq 3 x (vec3 1 0 1) \/ veq 3 x (vec3 1 1 0).
Definition X4' (x : nat -> R) : Prop := veq 3 x (vec3 0 1 0) \/ veq 3 x (vec3 0 0 1).

(** (32) and the group {e, (32)} of S_3. *)
Definition swap32 (i : nat) : nat := match i with 1 => 2 | 2 => 1 | k => k end%nat.
Definition e_32 (s : nat -> nat) : Prop :=
  (forall i, (i < 3)%nat -> s i = i) \/ (forall i, (i < 3)%nat -> s i = swap32 i).

Definition eq5 (W : nat -> nat -> R) : Prop :=
  exists a b c d e, meq 3 3 W (mat3 a b b c d e c e d).
Definition W_ab (a b : R) := mat3 (1 - a) a a (- b) (1 + b) b (- b) b (1 + b).
Definition W'_ab (a b : R) := mat3 a 0 0 b 1 0 b 0 1.

Definition det3 (W : nat -> nat -> R) : R :=
  (W 0%nat 0%nat * (W 1%nat 1%nat * W 2%nat 2%nat - W 1%nat 2%nat * W 2%nat 1%nat) - W 0%nat 1%nat * (W 1%nat 0%nat * W 2%nat 2%nat - W 1%nat 2%nat * W 2%nat 0%nat)
   + W 0%nat 2%nat * (W 1%nat 0%nat * W 2%nat 1%nat - W 1%nat 1%nat * W 2%nat 0%nat)).

Lemma X4_vset : vset 3 X4.
Proof.
  intros x y E [H|H]; [left|right]; apply veq_trans with x; auto using veq_sym.
Qed.
Lemma X4'_vset : vset 3 X4'.
Proof.
  intros x y E [H|H]; [left|right]; apply veq_trans with x; auto using veq_sym.
Qed.

Lemma e_32_perm : forall s, e_32 s -> perm 3 s.
Proof.
  intros s [H|H]; split; try (intros i Hi; rewrite H by exact Hi; unfold swap32;
    destruct i as [|[|[|i]]]; lia);
  intros i j Hi Hj; rewrite !H by assumption; unfold swap32;
    destruct i as [|[|[|i]]], j as [|[|[|j]]]; lia.
Qed.

(** A permutation of {0,1,2} that fixes 0 is e or (32). *)
Lemma perm3_fix0 : forall s, perm 3 s -> s 0%nat = 0%nat -> e_32 s.
Proof.
  intros s [Hs Is] H0.
  assert (H1 : (s 1 < 3)%nat) by (apply Hs; lia).
  assert (H2 : (s 2 < 3)%nat) by (apply Hs; lia).
  assert (N1 : s 1%nat <> 0%nat) by (intro E; cut (1 = 0)%nat; [lia|apply Is; lia]).
  assert (N2 : s 2%nat <> 0%nat) by (intro E; cut (2 = 0)%nat; [lia|apply Is; lia]).
  assert (N3 : s 1%nat <> s 2%nat) by (intro E; cut (1 = 2)%nat; [lia|apply Is; lia]).
  destruct (Nat.eq_dec (s 1%nat) 1) as [E|E]; [left|right]; intros i Hi;
    destruct i as [|[|[|i]]]; cbn; lia.
Qed.

Lemma Sigma_X4 : (1:R) <> 0 -> forall s, Sigma 3 X4 s <-> e_32 s.
Proof.
  intros NZ s. split.
  - intros [Ps [S1 _]]. apply (perm3_fix0 Ps).
    assert (A1 : act s (vec3 1 0 1) 0%nat = 1).
    { destruct (S1 (vec3 1 0 1)) as [E|E]; [left; apply veq_refl|..];
        rewrite E by lia; reflexivity. }
    assert (A2 : act s (vec3 1 1 0) 0%nat = 1).
    { destruct (S1 (vec3 1 1 0)) as [E|E]; [right; apply veq_refl|..];
        rewrite E by lia; reflexivity. }
    unfold act in *. assert (H : (s 0 < 3)%nat) by (apply (perm_lt Ps); lia).
    destruct (s 0%nat) as [|[|[|k]]]; [reflexivity|..|lia]; cbn in *; exfalso; auto.
  - intro H. pose proof (e_32_perm H) as Ps. split; [exact Ps|].
    assert (S : exists u v, (veq 3 (act s (vec3 1 0 1)) u /\ veq 3 (act s (vec3 1 1 0)) v) /\
       ((u = vec3 1 0 1 /\ v = vec3 1 1 0) \/ (u = vec3 1 1 0 /\ v = vec3 1 0 1))).
    { destruct H as [H|H].
      - exists (vec3 1 0 1), (vec3 1 1 0). split; [|left; split; reflexivity].
        split; apply veq3; unfold act; rewrite !H by lia; cbn; auto.
      - exists (vec3 1 1 0), (vec3 1 0 1). split; [|right; split; reflexivity].
        split; apply veq3; unfold act; rewrite !H by lia; cbn; auto. }
    destruct S as [u [v [[Eu Ev] C]]]. split.
    + intros x [Hx|Hx]; apply (@act_veq R 3 s x _ Ps) in Hx; destruct C as [[-> ->]|[-> ->]];
        unfold X4; [left|right|right|left]; eapply veq_trans; eassumption.
    + intros y Hy. destruct C as [[-> ->]|[-> ->]]; destruct Hy as [Hy|Hy];
      [exists (vec3 1 0 1)|exists (vec3 1 1 0)|exists (vec3 1 1 0)|exists (vec3 1 0 1)];
      (split; [unfold X4; auto using veq_refl|
               eapply veq_trans; [eassumption|apply veq_sym; exact Hy]]).
Qed.

Lemma Sigma_X4' : (1:R) <> 0 -> forall s, Sigma 3 X4' s <-> e_32 s.
Proof.
  intros NZ s. split.
  - intros [Ps [S1 _]]. apply (perm3_fix0 Ps).
    assert (A1 : act s (vec3 0 1 0) 0%nat = 0).
    { destruct (S1 (vec3 0 1 0)) as [E|E]; [left; apply veq_refl|..];
        rewrite E by lia; reflexivity. }
    assert (A2 : act s (vec3 0 0 1) 0%nat = 0).
    { destruct (S1 (vec3 0 0 1)) as [E|E]; [right; apply veq_refl|..];
        rewrite E by lia; reflexivity. }
    unfold act in *. assert (H : (s 0 < 3)%nat) by (apply (perm_lt Ps); lia).
    destruct (s 0%nat) as [|[|[|k]]]; [reflexivity|..|lia]; cbn in *; exfalso; auto.
  - intro H. pose proof (e_32_perm H) as Ps. split; [exact Ps|].
    assert (S : exists u v, (veq 3 (act s (vec3 0 1 0)) u /\ veq 3 (act s (vec3 0 0 1)) v) /\
       ((u = vec3 0 1 0 /\ v = vec3 0 0 1) \/ (u = vec3 0 0 1 /\ v = vec3 0 1 0))).
    { destruct H as [H|H].
      - exists (vec3 0 1 0), (vec3 0 0 1). split; [|left; split; reflexivity].
        split; apply veq3; unfold act; rewrite !H by lia; cbn; auto.
      - exists (vec3 0 0 1), (vec3 0 1 0). split; [|right; split; reflexivity].
        split; apply veq3; unfold act; rewrite !H by lia; cbn; auto. }
    destruct S as [u [v [[Eu Ev] C]]]. split.
    + intros x [Hx|Hx]; apply (@act_veq R 3 s x _ Ps) in Hx; destruct C as [[-> ->]|[-> ->]];
        unfold X4'; [left|right|right|left]; eapply veq_trans; eassumption.
    + intros y Hy. destruct C as [[-> ->]|[-> ->]]; destruct Hy as [Hy|Hy];
      [exists (vec3 0 1 0)|exists (vec3 0 0 1)|exists (vec3 0 0 1)|exists (vec3 0 1 0)];
      (split; [unfold X4'; auto using veq_refl|
               eapply veq_trans; [eassumption|apply veq_sym; exact Hy]]).
Qed.

(** A matrix is {e,(32)}-invariant iff it has the form of eq. 5. *)
Lemma eq5_iff_invariant : forall W, eq5 W <-> (forall s, e_32 s -> meq 3 3 (mact s W) W).
Proof.
  intro W. split.
  - intros [a [b [c [d [e E]]]]] s Hs i j Hi Hj.
    pose proof (e_32_perm Hs) as Ps. unfold mact.
    rewrite E, E by (try assumption; apply (perm_lt Ps); assumption).
    destruct Hs as [H|H]; rewrite !H by assumption; [reflexivity|].
    destruct i as [|[|[|i]]]; [..|lia]; (destruct j as [|[|[|j]]]; [..|lia]); reflexivity.
  - intro H.
    assert (S : meq 3 3 (mact swap32 W) W) by (apply H; right; reflexivity).
    exists (W 0 0)%nat, (W 0 1)%nat, (W 1 0)%nat, (W 1 1)%nat, (W 1 2)%nat.
    apply meq3. cbn.
    assert (A : forall i j, (i < 3)%nat -> (j < 3)%nat -> W (swap32 i) (swap32 j) = W i j)
      by (intros; apply S; assumption).
    pose proof (A 0 1 ltac:(lia) ltac:(lia))%nat as B1.
    pose proof (A 1 0 ltac:(lia) ltac:(lia))%nat as B2.
    pose proof (A 1 1 ltac:(lia) ltac:(lia))%nat as B3.
    pose proof (A 1 2 ltac:(lia) ltac:(lia))%nat as B4.
    cbn in *. repeat split; assumption || reflexivity.
Qed.

End Three.
Arguments vec3 {R} a b c.
Arguments mat3 {R} a b c d e f g h k.
Arguments X4 {R} x.
Arguments X4' {R} x.
Arguments eq5 {R} W.
Arguments W_ab {R} a b.
Arguments W'_ab {R} a b.
Arguments det3 {R} W.

(** Eq. 3 on all of R^N, for injective phi. *)
Lemma compatible_everywhere_iff : forall (R : CRing) (N : nat) (G : (nat -> nat) -> Prop)
    (phi : R -> R) (W : nat -> nat -> R),
  (forall s, G s -> perm N s) -> (forall a b, phi a = phi b -> a = b) ->
  (compatible N phi W everywhere G <-> (forall s, G s -> meq N N (mact s W) W)).
Proof.
  intros R N G phi W HG Hphi. split.
  - intros H s Hs i j Hi Hj. pose proof (HG s Hs) as Ps.
    (* take for x the unit vector of index s(j) *)
    pose proof (H (fun k => delta k (s j)) s I Hs i Hi) as E.
    unfold layer, act in E. apply Hphi in E.
    rewrite (mv_delta _ W (s i) (perm_lt Ps Hj)) in E.
    unfold mact. rewrite <- E.
    rewrite <- (mv_delta _ W i Hj). apply mv_veq.
    intros k Hk. destruct (Nat.eq_dec k j) as [->|Hne].
    + rewrite !delta_same. reflexivity.
    + rewrite !delta_diff; [reflexivity|exact Hne|].
      intro E'. apply Hne. apply (proj2 Ps); assumption.
  - intros H x s _ Hs i Hi. pose proof (HG s Hs) as Ps.
    unfold layer, act at 2. f_equal.
    rewrite <- (mv_act _ W x i Ps). symmetry.
    apply (mv_ext _ (H s Hs) (@veq_refl _ N (act s x))). exact Hi.
Qed.
