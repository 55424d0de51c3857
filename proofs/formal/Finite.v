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

(* ------------------------------------------------------------------ *)
(** * Ordered fields *)

Unset Implicit Arguments.
Section Ordered.
Variable F : OField.
Add Ring RrF : (is_ring F).
Open Scope R_scope.

Lemma field_of : field_theory (rz F) (ru F) (@radd F) (@rmul F) (@rsub F) (@ropp F)
  (fun x y => x * rinv F y) (rinv F) (@eq F).
Proof.
  constructor.
  - apply is_ring.
  - apply one_not_zero.
  - reflexivity.
  - apply inv_left.
Qed.

Lemma lt_asym : forall x y : F, x < y -> ~ y < x.
Proof. intros x y H H'. exact (lt_irrefl F _ (lt_trans F _ _ _ H H')). Qed.
Lemma lt_neq : forall x y : F, x < y -> x <> y.
Proof. intros x y H E. rewrite E in H. exact (lt_irrefl F _ H). Qed.
Lemma lt_sub_pos : forall x y : F, x < y -> 0 < y - x.
Proof.
  intros x y H. apply (lt_add F x y (- x)) in H.
  replace (- x + x) with (0 : F) in H by ring.
  replace (- x + y) with (y - x) in H by ring. exact H.
Qed.
Lemma pos_sub_lt : forall x y : F, 0 < y - x -> x < y.
Proof.
  intros x y H. apply (lt_add F _ _ x) in H.
  replace (x + 0) with x in H by ring. replace (x + (y - x)) with y in H by ring. exact H.
Qed.
Lemma pos_add : forall x y : F, 0 < x -> 0 < y -> 0 < x + y.
Proof.
  intros x y Hx Hy. apply lt_trans with x; [exact Hx|].
  apply pos_sub_lt. replace (x + y - x) with y by ring. exact Hy.
Qed.
Lemma pos_opp : forall x : F, x < 0 -> 0 < - x.
Proof. intros x H. apply lt_sub_pos in H. replace (- x) with (0 - x) by ring. exact H. Qed.
Lemma neg_opp : forall x : F, 0 < x -> - x < 0.
Proof. intros x H. apply pos_sub_lt. replace (0 - - x) with x by ring. exact H. Qed.
Lemma square_pos : forall x : F, x <> 0 -> 0 < x * x.
Proof.
  intros x H. destruct (lt_total F 0 x) as [P|[E|P]].
  - apply lt_mul; exact P.
  - exfalso. apply H. symmetry. exact E.
  - replace (x * x) with ((- x) * (- x)) by ring. apply lt_mul; apply pos_opp, P.
Qed.
Lemma one_pos : (0 : F) < 1.
Proof. replace (1 : F) with (1 * 1 : F) by ring. apply square_pos, one_not_zero. Qed.
Lemma mul_eq_zero : forall x y : F, x * y = 0 -> x = 0 \/ y = 0.
Proof.
  intros x y H. destruct (lt_total F x 0) as [P|[E|P]]; [right|left; exact E|right].
  - apply lt_neq in P. transitivity (rinv F x * x * y); [rewrite inv_left by exact P; ring|].
    transitivity (rinv F x * (x * y)); [ring|]. rewrite H. ring.
  - apply lt_neq in P. assert (Q : x <> 0) by (intro E; apply P; symmetry; exact E).
    transitivity (rinv F x * x * y); [rewrite inv_left by exact Q; ring|].
    transitivity (rinv F x * (x * y)); [ring|]. rewrite H. ring.
Qed.
Lemma eq_dec_F : forall x y : F, x = y \/ x <> y.
Proof.
  intros x y. destruct (lt_total F x y) as [P|[E|P]]; [right|left; exact E|right].
  - apply lt_neq, P.
  - intro E. apply (lt_neq _ _ P). symmetry. exact E.
Qed.
Lemma inv_pos : forall x : F, 0 < x -> 0 < rinv F x.
Proof.
  intros x H. assert (N : x <> 0) by (intro E; apply (lt_neq _ _ H); symmetry; exact E).
  destruct (lt_total F 0 (rinv F x)) as [P|[E|P]]; [exact P|exfalso..].
  - apply (one_not_zero F). rewrite <- (inv_left F N), <- E. ring.
  - apply pos_opp in P. pose proof (lt_mul F _ _ P H) as Q.
    replace (- rinv F x * x) with (- (rinv F x * x)) in Q by ring.
    rewrite (inv_left F N) in Q. exact (lt_asym _ _ Q (neg_opp _ one_pos)).
Qed.
Lemma pos_neq : forall x : F, 0 < x -> x <> 0.
Proof. intros x H E. apply (lt_neq _ _ H). symmetry. exact E. Qed.
Lemma lt_add2 : forall a b c d : F, a < b -> c < d -> a + c < b + d.
Proof.
  intros a b c d H1 H2. apply pos_sub_lt.
  replace (b + d - (a + c)) with ((b - a) + (d - c)) by ring.
  apply pos_add; apply lt_sub_pos; assumption.
Qed.
Lemma lt_mul_pos_l : forall a x y : F, 0 < a -> x < y -> a * x < a * y.
Proof.
  intros a x y Ha H. apply pos_sub_lt. replace (a * y - a * x) with (a * (y - x)) by ring.
  apply lt_mul; [exact Ha|apply lt_sub_pos, H].
Qed.
Lemma two_pos : (0 : F) < 1 + 1.
Proof. apply pos_add; apply one_pos. Qed.

(** The midpoint lies strictly between. *)
Lemma midpoint : forall x y : F, x < y ->
  x < rinv F (1 + 1) * (x + y) /\ rinv F (1 + 1) * (x + y) < y.
Proof.
  intros x y H. pose proof (inv_pos _ two_pos) as P.
  pose proof (inv_left F (pos_neq _ two_pos)) as I.
  split; apply pos_sub_lt.
  - replace (rinv F (1 + 1) * (x + y) - x)
      with (rinv F (1 + 1) * (x + y) - (rinv F (1 + 1) * (1 + 1)) * x) by (rewrite I; ring).
    replace (rinv F (1 + 1) * (x + y) - (rinv F (1 + 1) * (1 + 1)) * x)
      with (rinv F (1 + 1) * (y - x)) by ring.
    apply lt_mul; [exact P|apply lt_sub_pos, H].
  - replace (y - rinv F (1 + 1) * (x + y))
      with ((rinv F (1 + 1) * (1 + 1)) * y - rinv F (1 + 1) * (x + y)) by (rewrite I; ring).
    replace ((rinv F (1 + 1) * (1 + 1)) * y - rinv F (1 + 1) * (x + y))
      with (rinv F (1 + 1) * (y - x)) by ring.
    apply lt_mul; [exact P|apply lt_sub_pos, H].
Qed.

(** A sequence that increases from each index to the next increases. *)
Lemma chain_lt : forall (c : nat -> F) n, (forall i, (S i < n)%nat -> c i < c (S i)) ->
  forall i j, (i < j)%nat -> (j < n)%nat -> c i < c j.
Proof.
  intros c n H i j Hij. induction Hij as [|j Hij IH]; intro Hj; [apply H, Hj|].
  apply lt_trans with (c j); [apply IH; lia|apply H, Hj].
Qed.

(** Sums of squares. *)
Lemma sum_nonneg : forall n (f : nat -> F), (forall i, (i < n)%nat -> ~ f i < 0) ->
  ~ sum n f < 0.
Proof.
  induction n as [|n IH]; intros f H; cbn; [apply lt_irrefl|].
  intro L. destruct (lt_total F 0 (f n)) as [P|[E|P]].
  - apply (IH f); [intros; apply H; lia|]. apply lt_trans with (sum n f + f n); [|exact L].
    apply pos_sub_lt. replace (sum n f + f n - sum n f) with (f n) by ring. exact P.
  - rewrite <- E in L. replace (sum n f + 0) with (sum n f) in L by ring.
    apply (IH f); [intros; apply H; lia|exact L].
  - apply (H n); [lia|exact P].
Qed.
Lemma square_nonneg : forall x : F, ~ x * x < 0.
Proof.
  intros x L. destruct (eq_dec_F x 0) as [->|N].
  - replace (0 * 0) with (0 : F) in L by ring. exact (lt_irrefl F _ L).
  - exact (lt_asym _ _ (square_pos _ N) L).
Qed.
Lemma sum_squares_zero : forall n (f : nat -> F), sum n (fun i => f i * f i) = 0 ->
  forall i, (i < n)%nat -> f i = 0.
Proof.
  induction n as [|n IH]; intros f H i Hi; [lia|]. cbn in H.
  assert (N : f n = 0).
  { destruct (eq_dec_F (f n) 0) as [E|N]; [exact E|exfalso].
    apply (@sum_nonneg n (fun i => f i * f i)); [intros; apply square_nonneg|].
    apply pos_sub_lt.
    replace (0 - sum n (fun i => f i * f i)) with (f n * f n); [apply square_pos, N|].
    rewrite <- H. ring. }
  destruct (Nat.eq_dec i n) as [->|Hne]; [exact N|].
  apply IH; [|lia]. rewrite N in H. rewrite <- H. ring.
Qed.

(** Largest of finitely many numbers: a strict upper bound that is positive. *)
Lemma upper_bound : forall n (f : nat -> F),
  exists b, 0 < b /\ forall i, (i < n)%nat -> f i < b.
Proof.
  induction n as [|n IH]; intro f.
  - exists 1. split; [apply one_pos|]. intros i Hi. lia.
  - destruct (IH f) as [b [Hb H]].
    destruct (lt_total F (f n) b) as [P|P].
    + exists b. split; [exact Hb|]. intros i Hi.
      destruct (Nat.eq_dec i n) as [->|]; [exact P|apply H; lia].
    + assert (Q : b < f n + 1).
      { destruct P as [<-|P].
        - apply pos_sub_lt. replace (f n + 1 - f n) with (1 : F) by ring. apply one_pos.
        - apply lt_trans with (f n); [exact P|].
          apply pos_sub_lt. replace (f n + 1 - f n) with (1 : F) by ring. apply one_pos. }
      exists (f n + 1). split; [apply lt_trans with b; assumption|]. intros i Hi.
      destruct (Nat.eq_dec i n) as [->|].
      * apply pos_sub_lt. replace (f n + 1 - f n) with (1 : F) by ring. apply one_pos.
      * apply lt_trans with b; [apply H; lia|exact Q].
Qed.

End Ordered.
Set Implicit Arguments.

(* ------------------------------------------------------------------ *)
(** * The two constructions of Du's poster *)

Unset Implicit Arguments.
Section Du.
Variable F : OField.
Add Ring RrD : (is_ring F).
Open Scope R_scope.

Definition is_relu (relu : F -> F) : Prop :=
  (forall t, 0 < t -> relu t = t) /\ (forall t, ~ 0 < t -> relu t = 0).
Definition is_hardtanh (sg : F -> F) : Prop :=
  (forall t, ~ - (1) < t -> sg t = - (1)) /\
  (forall t, - (1) < t -> ~ 1 < t -> sg t = t) /\
  (forall t, 1 < t -> sg t = 1).

(** b_1 < c_1 < b_2 < c_2 < ... < b_n < c_n; index i here is i + 1 there. *)
Definition interleaved (n : nat) (b c : nat -> F) : Prop :=
  (forall i, (i < n)%nat -> b i < c i) /\ (forall i, (S i < n)%nat -> c i < b (S i)).

Lemma interleaved_le : forall n b c, interleaved n b c ->
  forall i j, (i < n)%nat -> (j < n)%nat ->
  ((j <= i)%nat -> b j < c i) /\ ((i < j)%nat -> c i < b j).
Proof.
  intros n b c [H1 H2].
  assert (C : forall i, (S i < n)%nat -> c i < c (S i)).
  { intros i Hi. apply lt_trans with (b (S i)); [apply H2, Hi|apply H1, Hi]. }
  intros i j Hi Hj. split; intro L.
  - destruct (Nat.eq_dec j i) as [->|N]; [apply H1, Hi|].
    apply lt_trans with (c j); [apply H1, Hj|]. apply (chain_lt F c n C); lia.
  - destruct j as [|j]; [lia|].
    destruct (Nat.eq_dec i j) as [->|N]; [apply H2, Hj|].
    apply lt_trans with (c j); [|apply H2, Hj]. apply (chain_lt F c n C); lia.
Qed.

(** A_ij = max(c_i - b_j, 0) is lower triangular with positive diagonal. *)
Lemma interleaved_relu : forall n b c relu, interleaved n b c -> is_relu relu ->
  forall i j, (i < n)%nat -> (j < n)%nat ->
  ((i < j)%nat -> relu (c i - b j) = 0) /\
  ((j <= i)%nat -> relu (c i - b j) = c i - b j /\ 0 < c i - b j).
Proof.
  intros n b c relu H [R1 R2] i j Hi Hj.
  destruct (interleaved_le n b c H i j Hi Hj) as [L1 L2]. split; intro L.
  - apply R2. intro P. apply pos_sub_lt in P. exact (lt_asym F _ _ P (L2 L)).
  - pose proof (lt_sub_pos F _ _ (L1 L)) as P. split; [apply R1, P|exact P].
Qed.

(** Forward substitution. *)
Lemma lower_triangular_solvable : forall n (A : nat -> nat -> F) (y : nat -> F),
  (forall i j, (i < j)%nat -> (j < n)%nat -> A i j = 0) ->
  (forall i, (i < n)%nat -> A i i <> 0) ->
  exists w, veq n (mv n A w) y /\ forall w', veq n (mv n A w') y -> veq n w' w.
Proof.
  induction n as [|n IH]; intros A y T D.
  - exists y. split; [intros i Hi; lia|intros w' _ i Hi; lia].
  - destruct (IH A y) as [w [Hw U]]; [intros; apply T; lia|intros; apply D; lia|].
    pose proof (D n ltac:(lia)) as Dn.
    set (v := fun j => if Nat.eqb j n then rinv F (A n n) * (y n - mv n A w n) else w j).
    assert (Vn : v n = rinv F (A n n) * (y n - mv n A w n)).
    { unfold v. rewrite Nat.eqb_refl. reflexivity. }
    assert (Vw : forall i, mv n A v i = mv n A w i).
    { intro i. apply sum_ext. intros j Hj. unfold v.
      destruct (Nat.eqb_spec j n); [lia|reflexivity]. }
    exists v. split.
    + intros i Hi. unfold mv. cbn [sum]. change (sum n (fun j => A i j * v j)) with (mv n A v i).
      rewrite Vw. destruct (Nat.eq_dec i n) as [->|N].
      * rewrite Vn.
        replace (A n n * (rinv F (A n n) * (y n - mv n A w n)))
          with ((rinv F (A n n) * A n n) * (y n - mv n A w n)) by ring.
        rewrite (inv_left F Dn). ring.
      * rewrite (T i n) by lia. rewrite (Hw i) by lia. ring.
    + intros w' H.
      assert (E : veq n w' w).
      { apply U. intros i Hi. pose proof (H i ltac:(lia)) as Hi'. unfold mv in Hi'. cbn [sum] in Hi'.
        rewrite (T i n) in Hi' by lia. unfold mv. rewrite <- Hi'. ring. }
      intros i Hi. destruct (Nat.eq_dec i n) as [->|N].
      * rewrite Vn. pose proof (H n ltac:(lia)) as Hn. unfold mv in Hn. cbn [sum] in Hn.
        change (sum n (fun j => A n j * w' j)) with (mv n A w' n) in Hn.
        rewrite <- (mv_veq _ A n E).
        transitivity (rinv F (A n n) * A n n * w' n); [rewrite (inv_left F Dn); ring|].
        rewrite <- Hn. ring.
      * unfold v. destruct (Nat.eqb_spec i n); [lia|]. apply E. lia.
Qed.

(** Determinant, by expansion along the first row. *)
Fixpoint det (n : nat) (A : nat -> nat -> F) : F :=
  match n with
  | O => 1
  | S k => sum (S k) (fun j => (if Nat.even j then 1 else - (1)) * A O j *
             det k (fun i l => A (S i) (if Nat.ltb l j then l else S l)))
  end.

Fixpoint prod (n : nat) (f : nat -> F) : F :=
  match n with O => 1 | S k => f O * prod k (fun i => f (S i)) end.

Lemma det_ext : forall n A B, meq n n A B -> det n A = det n B.
Proof.
  induction n as [|n IH]; intros A B E; [reflexivity|].
  cbn [det]. apply sum_ext. intros j Hj. f_equal; [f_equal; apply E; lia|].
  apply IH. intros i l Hi Hl. apply E; [lia|]. destruct (Nat.ltb l j); lia.
Qed.

Lemma det_lower_triangular : forall n A,
  (forall i j, (i < j)%nat -> (j < n)%nat -> A i j = 0) ->
  det n A = prod n (fun i => A i i).
Proof.
  induction n as [|n IH]; intros A T; [reflexivity|].
  cbn [det prod].
  rewrite (sum_split _ (k := 0)) by lia. cbn [Nat.even].
  rewrite sum_zero.
  - rewrite IH; [|intros i j Hi Hj; cbn; apply T; lia]. cbn. ring.
  - intros j Hj. destruct (Nat.eqb_spec j 0); [reflexivity|].
    rewrite (T 0%nat j) by lia. ring.
Qed.

Lemma prod_not_zero : forall n f, (forall i, (i < n)%nat -> f i <> 0) -> prod n f <> 0.
Proof.
  induction n as [|n IH]; intros f H; cbn; [apply one_not_zero|].
  intro E. apply mul_eq_zero in E. destruct E as [E|E].
  - apply (H 0%nat); [lia|exact E].
  - apply (IH (fun i => f (S i))); [intros; apply H; lia|exact E].
Qed.

(** ** The three-layer construction.  Groups j = 0..p-1 (group j + 1 there), points of
    group j of rank r = 0..q-1; their projected values are c (j q + r + 1), with
    c_1 < ... < c_n, n = pq, c_0 = c_1 - delta, c_{n+1} = c_n + delta. *)
Definition data (n : nat) (dl : F) (c : nat -> F) : Prop :=
  0 < dl /\ (forall i, (1 <= i)%nat -> (i < n)%nat -> c i < c (S i)) /\
  c 0%nat = c 1%nat - dl /\ c (S n) = c n + dl.
Definition hi (q : nat) (c : nat -> F) (j : nat) : F := c (S j * q)%nat + c (S j * q + 1)%nat.
Definition lo (q : nat) (c : nat -> F) (j : nat) : F := c (j * q)%nat + c (j * q + 1)%nat.
(** First-layer pre-activation of neuron j + 1 at projected value t:
    W t + b with W = 4/(hi - lo), b = -(hi + lo)/(hi - lo). *)
Definition z1 (q : nat) (c : nat -> F) (j : nat) (t : F) : F :=
  (1 + 1 + 1 + 1) * rinv F (hi q c j - lo q c j) * t
  + - ((hi q c j + lo q c j) * rinv F (hi q c j - lo q c j)).
Definition pt (q : nat) (c : nat -> F) (j r : nat) : F := c (j * q + r + 1)%nat.

Lemma data_lt : forall n dl c, (1 <= n)%nat -> data n dl c ->
  forall i j, (i < j)%nat -> (j < n + 2)%nat -> c i < c j.
Proof.
  intros n dl c Hn [Hd [H [E0 E1]]]. apply chain_lt. intros i Hi.
  destruct (Nat.eq_dec i 0) as [->|N0].
  - rewrite E0. apply pos_sub_lt. replace (c 1%nat - (c 1%nat - dl)) with dl by ring. exact Hd.
  - destruct (Nat.eq_dec i n) as [->|N1].
    + rewrite E1. apply pos_sub_lt. replace (c n + dl - c n) with dl by ring. exact Hd.
    + apply H; lia.
Qed.

Lemma hi_lo : forall p q dl c, (1 <= q)%nat -> data (p * q) dl c ->
  forall j, (j < p)%nat -> 0 < hi q c j - lo q c j.
Proof.
  intros p q dl c Hq D j Hj. apply lt_sub_pos. unfold hi, lo.
  pose proof (Nat.mul_le_mono_r (S j) p q ltac:(lia)) as B. cbn [Nat.mul] in *.
  apply lt_add2; apply (data_lt (p * q) dl c); try assumption; nia.
Qed.

Lemma z1_bounds : forall p q dl c, (1 <= q)%nat -> data (p * q) dl c ->
  forall j, (j < p)%nat -> forall t : F,
  (t + t < hi q c j -> z1 q c j t < 1) /\ (hi q c j < t + t -> 1 < z1 q c j t) /\
  (lo q c j < t + t -> - (1) < z1 q c j t) /\ (t + t < lo q c j -> z1 q c j t < - (1)).
Proof.
  intros p q dl c Hq D j Hj t. pose proof (hi_lo p q dl c Hq D j Hj) as P.
  unfold z1. set (h := hi q c j) in *. set (l := lo q c j) in *.
  pose proof (inv_left F (pos_neq F _ P)) as I. pose proof (inv_pos F _ P) as Q.
  set (v := rinv F (h - l)) in *.
  assert (E1 : 1 - ((1 + 1 + 1 + 1) * v * t + - ((h + l) * v))
               = v * ((1 + 1) * (h - (t + t)))).
  { transitivity ((1 - v * (h - l)) + v * ((1 + 1) * (h - (t + t)))); [ring|rewrite I; ring]. }
  assert (E2 : ((1 + 1 + 1 + 1) * v * t + - ((h + l) * v)) - - (1)
               = v * ((1 + 1) * ((t + t) - l))).
  { transitivity ((1 - v * (h - l)) + v * ((1 + 1) * ((t + t) - l))); [ring|rewrite I; ring]. }
  assert (T : (0 : F) < 1 + 1) by apply two_pos.
  repeat split; intro L; apply lt_sub_pos in L; apply pos_sub_lt.
  - rewrite E1. apply lt_mul; [exact Q|apply lt_mul; assumption].
  - replace ((1 + 1 + 1 + 1) * v * t + - ((h + l) * v) - 1)
      with (- (1 - ((1 + 1 + 1 + 1) * v * t + - ((h + l) * v)))) by ring.
    rewrite E1. replace (- (v * ((1 + 1) * (h - (t + t))))) with (v * ((1 + 1) * (t + t - h))) by ring.
    apply lt_mul; [exact Q|apply lt_mul; assumption].
  - rewrite E2. apply lt_mul; [exact Q|apply lt_mul; assumption].
  - replace (- (1) - ((1 + 1 + 1 + 1) * v * t + - ((h + l) * v)))
      with (- (((1 + 1 + 1 + 1) * v * t + - ((h + l) * v)) - - (1))) by ring.
    rewrite E2. replace (- (v * ((1 + 1) * (t + t - l)))) with (v * ((1 + 1) * (l - (t + t)))) by ring.
    apply lt_mul; [exact Q|apply lt_mul; assumption].
Qed.

(** Neuron l: linear range exactly on group l, above 1 later, below -1 earlier. *)
Lemma z1_groups : forall p q dl c, (1 <= q)%nat -> data (p * q) dl c ->
  forall l j r, (l < p)%nat -> (j < p)%nat -> (r < q)%nat ->
  (j = l -> - (1) < z1 q c l (pt q c j r) /\ z1 q c l (pt q c j r) < 1) /\
  ((l < j)%nat -> 1 < z1 q c l (pt q c j r)) /\
  ((j < l)%nat -> z1 q c l (pt q c j r) < - (1)).
Proof.
  intros p q dl c Hq D l j r Hl Hj Hr.
  destruct (z1_bounds p q dl c Hq D l Hl (pt q c j r)) as [B1 [B2 [B3 B4]]].
  assert (N : (1 <= p * q)%nat) by nia.
  pose proof (data_lt (p * q) dl c N D) as L.
  assert (Lw : forall i k, (i <= k)%nat -> (k < p * q + 2)%nat ->
            forall i' k', (i' < k')%nat -> (k' < p * q + 2)%nat -> c i + c i' < c k + c k').
  { intros i k H1 H2 i' k' H3 H4. destruct (Nat.eq_dec i k) as [->|Ne].
    - apply pos_sub_lt. replace (c k + c k' - (c k + c i')) with (c k' - c i') by ring.
      apply lt_sub_pos, L; assumption.
    - apply lt_add2; apply L; lia. }
  assert (Lw' : forall i k, (i < k)%nat -> (k < p * q + 2)%nat ->
            forall i' k', (i' <= k')%nat -> (k' < p * q + 2)%nat -> c i + c i' < c k + c k').
  { intros i k H1 H2 i' k' H3 H4. replace (c i + c i') with (c i' + c i) by ring.
    replace (c k + c k') with (c k' + c k) by ring. apply Lw; assumption. }
  pose proof (Nat.mul_le_mono_r (S l) p q ltac:(lia)) as Bl.
  pose proof (Nat.mul_le_mono_r (S j) p q ltac:(lia)) as Bj.
  unfold pt, hi, lo in *. cbn [Nat.mul] in *. repeat split.
  - subst j. apply B3. apply Lw'; lia.
  - subst j. apply B1. apply Lw; lia.
  - intro H. pose proof (Nat.mul_le_mono_r (S l) j q ltac:(lia)) as B. cbn [Nat.mul] in B.
    apply B2. apply Lw'; lia.
  - intro H. pose proof (Nat.mul_le_mono_r (S j) l q ltac:(lia)) as B. cbn [Nat.mul] in B.
    apply B4. apply Lw; lia.
Qed.

Lemma z1_increasing : forall p q dl c, (1 <= q)%nat -> data (p * q) dl c ->
  forall j, (j < p)%nat -> forall s t : F, s < t -> z1 q c j s < z1 q c j t.
Proof.
  intros p q dl c Hq D j Hj s t L. pose proof (hi_lo p q dl c Hq D j Hj) as P.
  apply inv_pos in P. unfold z1. set (v := rinv F (hi q c j - lo q c j)) in *.
  apply pos_sub_lt. apply lt_sub_pos in L.
  match goal with |- 0 < ?e => replace e with ((1 + 1) * (1 + 1) * (v * (t - s))) by ring end.
  repeat apply lt_mul; try apply two_pos; assumption.
Qed.

Lemma z1_increasing_pt : forall p q dl c, (1 <= q)%nat -> data (p * q) dl c ->
  forall j r s, (j < p)%nat -> (r < s)%nat -> (s < q)%nat ->
  z1 q c j (pt q c j r) < z1 q c j (pt q c j s).
Proof.
  intros p q dl c Hq D j r s Hj Hr Hs. apply (z1_increasing p q dl c Hq D j Hj).
  unfold pt. pose proof (Nat.mul_le_mono_r (S j) p q ltac:(lia)) as B. cbn [Nat.mul] in B.
  apply (data_lt (p * q) dl c); try assumption; nia.
Qed.

(** Activations sg(z1): 1 for earlier neurons, -1 for later ones, z1 for the own. *)
Lemma a1_groups : forall p q dl c sg, (1 <= q)%nat -> data (p * q) dl c -> is_hardtanh sg ->
  forall l j r, (l < p)%nat -> (j < p)%nat -> (r < q)%nat ->
  ((l < j)%nat -> sg (z1 q c l (pt q c j r)) = 1) /\
  ((j < l)%nat -> sg (z1 q c l (pt q c j r)) = - (1)) /\
  (j = l -> sg (z1 q c l (pt q c j r)) = z1 q c l (pt q c j r)).
Proof.
  intros p q dl c sg Hq D [S1 [S2 S3]] l j r Hl Hj Hr.
  destruct (z1_groups p q dl c Hq D l j r Hl Hj Hr) as [Z1 [Z2 Z3]].
  split; [|split]; intro H.
  - apply S3, Z2, H.
  - apply S1. intro L. exact (lt_asym F _ _ L (Z3 H)).
  - destruct (Z1 H) as [A B]. apply S2; [exact A|]. intro L. exact (lt_asym F _ _ L B).
Qed.

(** Second-layer pre-activation with weights w and bias b at the point (j, r). *)
Definition z2 (p q : nat) (c : nat -> F) (sg : F -> F) (w : nat -> F) (b : F) (j r : nat) : F :=
  sum p (fun l => w l * sg (z1 q c l (pt q c j r))) + b.

Lemma z2_difference : forall p q dl c sg, (1 <= q)%nat -> data (p * q) dl c -> is_hardtanh sg ->
  forall w b j k r, (j < p)%nat -> (k < q)%nat -> (r < q)%nat ->
  z2 p q c sg w b j r = z2 p q c sg w b j k
    + w j * (z1 q c j (pt q c j r) - z1 q c j (pt q c j k)).
Proof.
  intros p q dl c sg Hq D Hs w b j k r Hj Hk Hr. unfold z2.
  assert (E : sum p (fun l => w l * sg (z1 q c l (pt q c j r)))
     = sum p (fun l => w l * sg (z1 q c l (pt q c j k)))
       + sum p (fun l => w l * (z1 q c l (pt q c l r) - z1 q c l (pt q c l k)) * delta l j)).
  { rewrite <- sum_add. apply sum_ext. intros l Hl.
    destruct (a1_groups p q dl c sg Hq D Hs l j r Hl Hj Hr) as [A1 [A2 A3]].
    destruct (a1_groups p q dl c sg Hq D Hs l j k Hl Hj Hk) as [B1 [B2 B3]].
    destruct (lt_eq_lt_dec l j) as [[L|L]|L].
    - rewrite A1, B1, delta_diff by lia. ring.
    - subst l. rewrite A3, B3, delta_same by reflexivity. ring.
    - rewrite A2, B2, delta_diff by lia. ring. }
  rewrite E, (sum_delta _ (fun l => w l * (z1 q c l (pt q c l r) - z1 q c l (pt q c l k)))) by exact Hj.
  ring.
Qed.

(** ** The p x (p+1) matrix M with diagonal a_j, 1 below it, -1 above it and last
    column 1, applied to (w, b). *)
Definition Mcoef (a : nat -> F) (j l : nat) : F :=
  if Nat.ltb l j then 1 else if Nat.eqb l j then a j else - (1).
Definition Mapp (p : nat) (a w : nat -> F) (b : F) (j : nat) : F :=
  sum p (fun l => Mcoef a j l * w l) + b.

Lemma M_telescopes : forall p a w b j, (S j < p)%nat ->
  Mapp p a w b (S j) - Mapp p a w b j = (1 - a j) * w j + (1 + a (S j)) * w (S j).
Proof.
  intros p a w b j Hj. unfold Mapp.
  assert (E : sum p (fun l => Mcoef a (S j) l * w l)
     = sum p (fun l => Mcoef a j l * w l)
       + (sum p (fun l => (1 - a l) * w l * delta l j)
          + sum p (fun l => (1 + a l) * w l * delta l (S j)))).
  { rewrite <- !sum_add. apply sum_ext. intros l Hl. unfold Mcoef.
    destruct (Nat.ltb_spec l (S j)), (Nat.eqb_spec l (S j)), (Nat.ltb_spec l j), (Nat.eqb_spec l j);
      try lia; try subst l; rewrite ?delta_same; rewrite ?delta_diff by lia; ring. }
  rewrite E, (sum_delta _ (fun l => (1 - a l) * w l)), (sum_delta _ (fun l => (1 + a l) * w l)) by lia.
  ring.
Qed.

(** Mw = y iff the first row and all differences of neighbouring rows fit. *)
Lemma M_solves : forall p a w b y, (1 <= p)%nat ->
  Mapp p a w b 0%nat = y 0%nat ->
  (forall j, (S j < p)%nat -> (1 - a j) * w j + (1 + a (S j)) * w (S j) = y (S j) - y j) ->
  forall j, (j < p)%nat -> Mapp p a w b j = y j.
Proof.
  intros p a w b y Hp H0 H. induction j as [|j IH]; intro Hj; [exact H0|].
  pose proof (M_telescopes p a w b j Hj) as E. rewrite (H j Hj), IH in E by lia.
  transitivity (Mapp p a w b (S j) - y j + y j); [ring|]. rewrite E. ring.
Qed.

Fixpoint Mrec (a d : nat -> F) (w0 : F) (j : nat) : F :=
  match j with
  | O => w0
  | S k => rinv F (1 + a (S k)) * (d k - (1 - a k) * Mrec a d w0 k)
  end.

Lemma M_solution : forall p a y w0, (1 <= p)%nat ->
  (forall j, (j < p)%nat -> - (1) < a j /\ a j < 1) ->
  exists b, forall j, (j < p)%nat ->
    Mapp p a (Mrec a (fun k => y (S k) - y k) w0) b j = y j.
Proof.
  intros p a y w0 Hp Ha. set (w := Mrec a (fun k => y (S k) - y k) w0).
  exists (y 0%nat - sum p (fun l => Mcoef a 0 l * w l)).
  apply M_solves; [exact Hp|unfold Mapp; ring|].
  intros j Hj. unfold w at 2. cbn [Mrec]. fold w.
  assert (P : 1 + a (S j) <> 0).
  { apply pos_neq. destruct (Ha (S j) Hj) as [L _]. apply lt_sub_pos in L.
    replace (a (S j) - - (1)) with (1 + a (S j)) in L by ring. exact L. }
  transitivity ((1 - a j) * w j
    + (rinv F (1 + a (S j)) * (1 + a (S j))) * (y (S j) - y j - (1 - a j) * w j)); [ring|].
  rewrite (inv_left F P). ring.
Qed.

(** The solution of the homogeneous system alternates in sign. *)
Lemma M_kernel_signs : forall p a, (forall j, (j < p)%nat -> - (1) < a j /\ a j < 1) ->
  forall j, (j < p)%nat ->
  (Nat.even j = true -> 0 < Mrec a (fun _ => 0) 1 j) /\
  (Nat.even j = false -> Mrec a (fun _ => 0) 1 j < 0).
Proof.
  intros p a Ha. induction j as [|j IH]; intro Hj.
  - split; intro E; [apply one_pos|discriminate E].
  - destruct (IH ltac:(lia)) as [I1 I2].
    assert (P : 0 < rinv F (1 + a (S j))).
    { apply inv_pos. destruct (Ha (S j) Hj) as [L _]. apply lt_sub_pos in L.
      replace (a (S j) - - (1)) with (1 + a (S j)) in L by ring. exact L. }
    assert (Q : 0 < 1 - a j) by (apply lt_sub_pos; apply (Ha j); lia).
    rewrite Nat.even_succ, <- Nat.negb_even. cbn [Mrec].
    set (m := Mrec a (fun _ => 0) 1 j) in *.
    destruct (Nat.even j); cbn; split; intro E; try discriminate E.
    + pose proof (I1 eq_refl) as Pm. apply pos_sub_lt.
      match goal with |- 0 < ?e => replace e with (rinv F (1 + a (S j)) * ((1 - a j) * m)) by ring end.
      apply lt_mul; [exact P|apply lt_mul; assumption].
    + pose proof (pos_opp F _ (I2 eq_refl)) as Pm.
      match goal with |- 0 < ?e => replace e with (rinv F (1 + a (S j)) * ((1 - a j) * - m)) by ring end.
      apply lt_mul; [exact P|apply lt_mul; assumption].
Qed.

Lemma M_linear : forall p a w v b e x j,
  Mapp p a (fun l => w l + x * v l) (b + x * e) j = Mapp p a w b j + x * Mapp p a v e j.
Proof.
  intros p a w v b e x j. unfold Mapp.
  assert (E : sum p (fun l => Mcoef a j l * (w l + x * v l))
     = sum p (fun l => Mcoef a j l * w l) + x * sum p (fun l => Mcoef a j l * v l)).
  { rewrite <- sum_mul_l, <- sum_add. apply sum_ext. intros l _. ring. }
  rewrite E. ring.
Qed.

(** At the point (j, k) the second layer computes row j of M, with a_j the value of the
    own first-layer neuron. *)
Lemma z2_is_M : forall p q dl c sg, (1 <= q)%nat -> data (p * q) dl c -> is_hardtanh sg ->
  forall w b j k, (j < p)%nat -> (k < q)%nat ->
  z2 p q c sg w b j k = Mapp p (fun l => z1 q c l (pt q c l k)) w b j.
Proof.
  intros p q dl c sg Hq D Hs w b j k Hj Hk. unfold z2, Mapp. f_equal.
  apply sum_ext. intros l Hl. unfold Mcoef.
  destruct (a1_groups p q dl c sg Hq D Hs l j k Hl Hj Hk) as [A1 [A2 A3]].
  destruct (Nat.ltb_spec l j); [rewrite A1 by lia; ring|].
  destruct (Nat.eqb_spec l j) as [->|]; [rewrite A3 by reflexivity; ring|].
  rewrite A2 by lia. ring.
Qed.

(** A + x B, B <> 0, for |x| large: beyond 1 on the side given by the signs. *)
Lemma large_slope : forall A B : F, B <> 0 -> exists f : nat -> F, forall x : F,
  (f 0%nat < x -> f 1%nat < x -> (0 < B -> 1 < A + x * B) /\ (B < 0 -> A + x * B < - (1))) /\
  (f 2%nat < - x -> f 3%nat < - x -> (0 < B -> A + x * B < - (1)) /\ (B < 0 -> 1 < A + x * B)).
Proof.
  intros A B N. set (v := rinv F B). pose proof (inv_left F N) as I. fold v in I.
  exists (fun n => match n with O => v * (1 - A) | 1%nat => v * (- (1) - A)
                 | 2%nat => - (v * (1 - A)) | _ => - (v * (- (1) - A)) end).
  assert (E1 : forall x, A + x * B - 1 = B * (x - v * (1 - A))).
  { intro x. transitivity (B * (x - v * (1 - A)) - (1 - v * B) * (1 - A)); [ring|rewrite I; ring]. }
  assert (E2 : forall x, - (1) - (A + x * B) = - B * (x - v * (- (1) - A))).
  { intro x. transitivity (- B * (x - v * (- (1) - A)) + (1 - v * B) * (- (1) - A)); [ring|rewrite I; ring]. }
  intro x. split; intros L0 L1; apply lt_sub_pos in L0; apply lt_sub_pos in L1; split; intro P;
    apply pos_sub_lt.
  - rewrite E1. apply lt_mul; assumption.
  - rewrite E2. apply lt_mul; [apply pos_opp, P|assumption].
  - rewrite E2. replace (- B * (x - v * (- (1) - A))) with (B * (- x - - (v * (- (1) - A)))) by ring.
    apply lt_mul; assumption.
  - rewrite E1. replace (B * (x - v * (1 - A))) with (- B * (- x - - (v * (1 - A)))) by ring.
    apply lt_mul; [apply pos_opp, P|assumption].
Qed.

(** Finitely many conditions "for all large x" hold together for all large x. *)
Lemma large_together : forall n (P : nat -> F -> Prop),
  (forall i, (i < n)%nat -> exists a, 0 < a /\ forall x, ~ x < a -> P i x) ->
  exists a, 0 < a /\ forall x, ~ x < a -> forall i, (i < n)%nat -> P i x.
Proof.
  induction n as [|n IH]; intros P H.
  - exists 1. split; [apply one_pos|]. intros x _ i Hi. lia.
  - destruct (IH P) as [a [Ha Pa]]; [intros; apply H; lia|].
    destruct (H n ltac:(lia)) as [b [Hb Pb]].
    destruct (lt_total F a b) as [L|L].
    + exists b. split; [exact Hb|]. intros x Hx i Hi.
      destruct (Nat.eq_dec i n) as [->|]; [apply Pb, Hx|]. apply Pa; [|lia].
      intro Q. apply Hx. apply lt_trans with a; assumption.
    + exists a. split; [exact Ha|]. intros x Hx i Hi.
      destruct (Nat.eq_dec i n) as [->|]; [|apply Pa; [exact Hx|lia]]. apply Pb.
      intro Q. apply Hx. destruct L as [->|L]; [exact Q|apply lt_trans with b; assumption].
Qed.

Definition beyond p q c sg k (w : nat -> F) (b : F) (v : nat -> F) (e : F) j r (x : F) : Prop :=
    let B := v j * (z1 q c j (pt q c j r) - z1 q c j (pt q c j k)) in
    let zp := z2 p q c sg (fun l => w l + x * v l) (b + x * e) j r in
    let zm := z2 p q c sg (fun l => w l + - x * v l) (b + - x * e) j r in
    ((0 < B -> 1 < zp) /\ (B < 0 -> zp < - (1))) /\
    ((0 < B -> zm < - (1)) /\ (B < 0 -> 1 < zm)).

(** mu = (w, b) solves the system of neuron k, nu = (v, e) its homogeneous system with
    non-zero v_j.  For |alpha| large mu + alpha nu sends every point that is not the
    k-th of its group beyond +-1, on the side given by the signs. *)
Lemma large_alpha : forall p q dl c sg, (1 <= q)%nat -> data (p * q) dl c -> is_hardtanh sg ->
  forall k y w b v e, (k < q)%nat ->
  (forall j, (j < p)%nat -> Mapp p (fun l => z1 q c l (pt q c l k)) w b j = y j) ->
  (forall j, (j < p)%nat -> Mapp p (fun l => z1 q c l (pt q c l k)) v e j = 0) ->
  (forall j, (j < p)%nat -> v j <> 0) ->
  exists s, 0 < s /\ forall x, ~ x < s -> forall j, (j < p)%nat -> forall r, (r < q)%nat -> r <> k ->
    beyond p q c sg k w b v e j r x.
Proof.
  intros p q dl c sg Hq D Hs k y w b v e Hk Hw Hv Nv.
  apply (large_together p (fun j x => forall r, (r < q)%nat -> r <> k ->
    beyond p q c sg k w b v e j r x)).
  intros j Hj.
  destruct (large_together q (fun r x => r <> k -> beyond p q c sg k w b v e j r x)) as [s [Hs1 H]].
  2: { exists s. split; [exact Hs1|]. intros x Hx r Hr. apply (H x Hx r Hr). }
  intros r Hr. destruct (Nat.eq_dec r k) as [E|Ne].
  { exists 1. split; [apply one_pos|]. intros x _ N. contradiction. }
  set (Dl := z1 q c j (pt q c j r) - z1 q c j (pt q c j k)).
  assert (ND : Dl <> 0).
  { intro E. destruct (Nat.lt_ge_cases r k) as [L|L].
    - pose proof (z1_increasing_pt p q dl c Hq D j r k Hj L Hk) as Q. apply lt_sub_pos in Q.
      replace (z1 q c j (pt q c j k) - z1 q c j (pt q c j r)) with (- Dl) in Q
        by (unfold Dl; ring). rewrite E in Q. replace (- (0 : F)) with (0 : F) in Q by ring.
      exact (lt_irrefl F _ Q).
    - pose proof (z1_increasing_pt p q dl c Hq D j k r Hj ltac:(lia) Hr) as Q.
      apply lt_sub_pos in Q. fold Dl in Q. rewrite E in Q. exact (lt_irrefl F _ Q). }
  assert (NB : v j * Dl <> 0).
  { intro E. apply mul_eq_zero in E. destruct E as [E|E]; [exact (Nv j Hj E)|exact (ND E)]. }
  destruct (large_slope (y j + w j * Dl) (v j * Dl) NB) as [f Hf].
  destruct (upper_bound F 4 f) as [s [Ps Us]].
  exists s. split; [exact Ps|]. intros x Hx _. unfold beyond.
  assert (Fx : forall i, (i < 4)%nat -> f i < x).
  { intros i Hi. destruct (lt_total F s x) as [L|[<-|L]]; [|apply Us, Hi|contradiction].
    apply lt_trans with s; [apply Us, Hi|exact L]. }
  assert (Zx : forall a, z2 p q c sg (fun l => w l + a * v l) (b + a * e) j r
               = y j + w j * Dl + a * (v j * Dl)).
  { intro a. rewrite (z2_difference p q dl c sg Hq D Hs _ _ j k r Hj Hk Hr).
    rewrite (z2_is_M p q dl c sg Hq D Hs _ _ j k Hj Hk), M_linear, (Hw j Hj), (Hv j Hj).
    fold Dl. ring. }
  rewrite !Zx. fold Dl. split.
  - apply (proj1 (Hf x)); apply Fx; lia.
  - apply (proj2 (Hf (- x))); replace (- - x) with x by ring; apply Fx; lia.
Qed.

(** (-1)^k *)
Definition alt (k : nat) : F := if Nat.even k then 1 else - (1).

Lemma alt_succ : forall k, alt (S k) = - alt k.
Proof.
  intro k. unfold alt. rewrite Nat.even_succ, <- Nat.negb_even.
  destruct (Nat.even k); cbn; ring.
Qed.
Lemma alt_double : forall k, alt (2 * k) = 1.
Proof.
  induction k as [|k IH]; [reflexivity|].
  replace (2 * S k)%nat with (S (S (2 * k))) by lia. rewrite !alt_succ, IH. ring.
Qed.

(** Sum over k < q, q even, of (-1)^k sign(r - k) is 1. *)
Lemma alternating_sum : forall m r,
  sum (2 * m) (fun k => if Nat.ltb k r then alt k else if Nat.eqb k r then 0 else - alt k)
  = if Nat.ltb r (2 * m) then 1 else 0.
Proof.
  induction m as [|m IH]; intro r; [reflexivity|].
  replace (2 * S m)%nat with (S (S (2 * m))) by lia. cbn [sum]. rewrite IH, alt_succ, alt_double.
  destruct (Nat.ltb_spec r (2 * m)), (Nat.ltb_spec (2 * m) r), (Nat.eqb_spec (2 * m) r),
    (Nat.ltb_spec (S (2 * m)) r), (Nat.eqb_spec (S (2 * m)) r), (Nat.ltb_spec r (S (S (2 * m))));
    try lia; ring.
Qed.

(** The second layer with q even: neuron k has the weights mu_k + alpha_k nu_k,
    alpha_k of sign (-1)^k and large.  The sum of its outputs is the label plus (-1)^j. *)
Lemma second_layer_sum : forall p m dl c sg, (1 <= m)%nat ->
  data (p * (2 * m)) dl c -> is_hardtanh sg ->
  forall (y : nat -> nat -> F) (w : nat -> nat -> F) (b : nat -> F) (v : nat -> nat -> F) (e : nat -> F),
  (forall j k, (j < p)%nat -> (k < 2 * m)%nat -> - (1) < y j k /\ y j k < 1) ->
  (forall k j, (k < 2 * m)%nat -> (j < p)%nat ->
     Mapp p (fun l => z1 (2 * m) c l (pt (2 * m) c l k)) (w k) (b k) j = y j k) ->
  (forall k j, (k < 2 * m)%nat -> (j < p)%nat ->
     Mapp p (fun l => z1 (2 * m) c l (pt (2 * m) c l k)) (v k) (e k) j = 0) ->
  (forall k j, (k < 2 * m)%nat -> (j < p)%nat -> 0 < alt j * v k j) ->
  exists s, 0 < s /\ forall x : nat -> F, (forall k, (k < 2 * m)%nat -> ~ x k < s) ->
  forall j r, (j < p)%nat -> (r < 2 * m)%nat ->
  sum (2 * m) (fun k => sg (z2 p (2 * m) c sg
     (fun l => w k l + alt k * x k * v k l) (b k + alt k * x k * e k) j r))
  = y j r + alt j.
Proof.
  intros p m dl c sg Hm D Hs y w b v e Hy Hw Hv Sv.
  assert (Hq : (1 <= 2 * m)%nat) by lia. set (q := (2 * m)%nat) in *.
  assert (Nv : forall k, (k < q)%nat -> forall j, (j < p)%nat -> v k j <> 0).
  { intros k Hk j Hj E. pose proof (Sv k j Hk Hj) as P. rewrite E in P.
    replace (alt j * 0) with (0 : F) in P by ring. exact (lt_irrefl F _ P). }
  destruct (large_together q (fun k x => forall j, (j < p)%nat -> forall r, (r < q)%nat -> r <> k ->
     beyond p q c sg k (w k) (b k) (v k) (e k) j r x)) as [s [Ps H]].
  { intros k Hk. apply (large_alpha p q dl c sg Hq D Hs k (fun j => y j k)); auto. }
  exists s. split; [exact Ps|]. intros x Hx j r Hj Hr.
  transitivity (sum q (fun k => (alt j * (if Nat.ltb k r then alt k else if Nat.eqb k r then 0 else - alt k))
                                + y j k * delta k r)).
  2: { rewrite sum_add, sum_mul_l, (sum_delta _ (fun k => y j k)) by exact Hr.
       unfold q. rewrite alternating_sum. fold q.
       destruct (Nat.ltb_spec r q); [ring|lia]. }
  apply sum_ext. intros k Hk. destruct Hs as [S1 [S2 S3]].
  destruct (Nat.eq_dec r k) as [<-|Ne].
  - rewrite Nat.eqb_refl, delta_same. destruct (Nat.ltb_spec r r); [lia|].
    rewrite (z2_is_M p q dl c sg Hq D (conj S1 (conj S2 S3)) _ _ j r Hj Hr).
    rewrite M_linear, (Hw r j Hr Hj), (Hv r j Hr Hj).
    destruct (Hy j r Hj Hr) as [Y1 Y2].
    replace (y j r + alt r * x r * 0) with (y j r) by ring.
    rewrite S2; [ring|exact Y1|]. intro L. exact (lt_asym F _ _ L Y2).
  - rewrite delta_diff by auto. destruct (Nat.eqb_spec k r) as [E|_]; [subst; contradiction|].
    pose proof (H (x k) (Hx k Hk) k Hk) as HB.
    assert (HB' := HB j Hj r Hr Ne). unfold beyond in HB'. clear HB.
    set (Dl := z1 q c j (pt q c j r) - z1 q c j (pt q c j k)) in *.
    (* sign of the slope *)
    assert (SB : ((k < r)%nat -> 0 < Dl) /\ ((r < k)%nat -> 0 < - Dl)).
    { split; intro L.
      - apply lt_sub_pos. apply (z1_increasing_pt p q dl c Hq D j k r Hj L Hr).
      - unfold Dl. match goal with |- 0 < ?e => replace e with
          (z1 q c j (pt q c j k) - z1 q c j (pt q c j r)) by ring end.
        apply lt_sub_pos. apply (z1_increasing_pt p q dl c Hq D j r k Hj L Hk). }
    assert (One : forall t, 1 < t -> sg t = 1) by exact S3.
    assert (Mone : forall t, t < - (1) -> sg t = - (1)).
    { intros t L. apply S1. intro L'. exact (lt_asym F _ _ L L'). }
    assert (Sj := Sv k j Hk Hj).
    assert (Ap : forall z, z2 p q c sg (fun l => w k l + alt k * x k * v k l)
                    (b k + alt k * x k * e k) j r = z -> (Nat.even k = true ->
       z = z2 p q c sg (fun l => w k l + x k * v k l) (b k + x k * e k) j r) /\ (Nat.even k = false ->
       z = z2 p q c sg (fun l => w k l + - x k * v k l) (b k + - x k * e k) j r)).
    { intros z <-. unfold alt. split; intros ->; unfold z2; (f_equal; [|ring]);
        apply sum_ext; intros l _; ring. }
    specialize (Ap _ eq_refl).
    destruct HB' as [[P1 P2] [M1 M2]].
    assert (Pos : forall a : F, a < 0 -> 0 < - a) by (intros; apply pos_opp; assumption).
    unfold alt in *.
    destruct (Nat.ltb_spec k r) as [L|L].
    + pose proof (proj1 SB L) as PD.
      destruct (Nat.even j).
      * replace (1 * v k j) with (v k j) in Sj by ring.
        pose proof (lt_mul F _ _ Sj PD) as PB.
        destruct (Nat.even k) eqn:Ek; [rewrite (proj1 Ap eq_refl)|rewrite (proj2 Ap eq_refl)].
        -- rewrite One by (apply P1, PB). ring.
        -- rewrite Mone by (apply M1, PB). ring.
      * replace (- (1) * v k j) with (- v k j) in Sj by ring.
        assert (PB : v k j * Dl < 0).
        { apply pos_sub_lt. replace (0 - v k j * Dl) with (- v k j * Dl) by ring.
          apply lt_mul; assumption. }
        destruct (Nat.even k) eqn:Ek; [rewrite (proj1 Ap eq_refl)|rewrite (proj2 Ap eq_refl)].
        -- rewrite Mone by (apply P2, PB). ring.
        -- rewrite One by (apply M2, PB). ring.
    + pose proof (proj2 SB ltac:(lia)) as PD.
      destruct (Nat.even j).
      * replace (1 * v k j) with (v k j) in Sj by ring.
        assert (PB : v k j * Dl < 0).
        { apply pos_sub_lt. replace (0 - v k j * Dl) with (v k j * - Dl) by ring.
          apply lt_mul; assumption. }
        destruct (Nat.even k) eqn:Ek; [rewrite (proj1 Ap eq_refl)|rewrite (proj2 Ap eq_refl)].
        -- rewrite Mone by (apply P2, PB). ring.
        -- rewrite One by (apply M2, PB). ring.
      * replace (- (1) * v k j) with (- v k j) in Sj by ring.
        assert (PB : 0 < v k j * Dl).
        { replace (v k j * Dl) with (- v k j * - Dl) by ring. apply lt_mul; assumption. }
        destruct (Nat.even k) eqn:Ek; [rewrite (proj1 Ap eq_refl)|rewrite (proj2 Ap eq_refl)].
        -- rewrite One by (apply P1, PB). ring.
        -- rewrite Mone by (apply M1, PB). ring.
Qed.

End Du.
Set Implicit Arguments.

(* ------------------------------------------------------------------ *)
(** * Limits, orthogonality, iterates of gradient descent *)

Section Limits.
Variable F : OField.
Add Ring RrL : (is_ring F).
Open Scope R_scope.

Definition tends (u : nat -> F) (l : F) : Prop :=
  forall e, 0 < e -> exists T, forall t, (T <= t)%nat -> close F e (u t) l.

Lemma tends_unique : forall u a b, tends u a -> tends u b -> a = b.
Proof.
  assert (W : forall u a b, tends u a -> tends u b -> ~ a < b).
  { intros u a b Ha Hb L. destruct (midpoint F _ _ L) as [M1 M2].
    set (m := rinv F (1 + 1) * (a + b)) in *.
    apply lt_sub_pos in M1. apply lt_sub_pos in M2.
    destruct (Ha _ M1) as [T1 H1]. destruct (Hb _ M2) as [T2 H2].
    destruct (H1 (Nat.max T1 T2) ltac:(lia)) as [P1 _].
    destruct (H2 (Nat.max T1 T2) ltac:(lia)) as [_ P2].
    pose proof (lt_add2 F _ _ _ _ P1 P2) as Q.
    set (x := u (Nat.max T1 T2)) in *.
    replace (x - a + (b - x)) with (m - a + (b - m)) in Q by ring.
    exact (lt_irrefl F _ Q). }
  intros u a b Ha Hb. destruct (lt_total F a b) as [L|[L|L]]; [|exact L|].
  - exfalso. exact (W u a b Ha Hb L).
  - exfalso. exact (W u b a Hb Ha L).
Qed.

Lemma tends_ext : forall u v a, (forall t, u t = v t) -> tends u a -> tends v a.
Proof.
  intros u v a E H e He. destruct (H e He) as [T HT]. exists T. intros t Ht.
  rewrite <- E. apply HT, Ht.
Qed.

Lemma tends_const : forall a, tends (fun _ => a) a.
Proof.
  intros a e He. exists 0%nat. intros t _. split; replace (a - a) with (0 : F) by ring; exact He.
Qed.

Lemma tends_shift : forall u a, tends u a -> tends (fun t => u (S t)) a.
Proof.
  intros u a H e He. destruct (H e He) as [T HT]. exists T. intros t Ht. apply HT. lia.
Qed.

Lemma half_pos : forall e : F, 0 < e -> 0 < rinv F (1 + 1) * e /\
  rinv F (1 + 1) * e + rinv F (1 + 1) * e = e.
Proof.
  intros e He. pose proof (inv_pos F _ (two_pos F)) as P.
  pose proof (inv_left F (pos_neq F _ (two_pos F))) as I. split.
  - apply lt_mul; assumption.
  - transitivity ((rinv F (1 + 1) * (1 + 1)) * e); [ring|]. rewrite I. ring.
Qed.

Lemma tends_add : forall u v a b, tends u a -> tends v b -> tends (fun t => u t + v t) (a + b).
Proof.
  intros u v a b Ha Hb e He. destruct (half_pos e He) as [P E].
  destruct (Ha _ P) as [T1 H1]. destruct (Hb _ P) as [T2 H2].
  exists (Nat.max T1 T2). intros t Ht.
  destruct (H1 t ltac:(lia)) as [A1 A2]. destruct (H2 t ltac:(lia)) as [B1 B2].
  split; rewrite <- E.
  - replace (u t + v t - (a + b)) with (u t - a + (v t - b)) by ring. apply lt_add2; assumption.
  - replace (a + b - (u t + v t)) with (a - u t + (b - v t)) by ring. apply lt_add2; assumption.
Qed.

Lemma tends_mul : forall u a c, tends u a -> tends (fun t => c * u t) (c * a).
Proof.
  assert (Pos : forall u a c, 0 < c -> tends u a -> tends (fun t => c * u t) (c * a)).
  { intros u a c Hc H e He. pose proof (inv_pos F _ Hc) as P.
    pose proof (inv_left F (pos_neq F _ Hc)) as I.
    destruct (H (rinv F c * e) (lt_mul F _ _ P He)) as [T HT]. exists T. intros t Ht.
    destruct (HT t Ht) as [A1 A2].
    assert (E : c * (rinv F c * e) = e).
    { transitivity ((rinv F c * c) * e); [ring|]. rewrite I. ring. }
    split.
    - replace (c * u t - c * a) with (c * (u t - a)) by ring. rewrite <- E.
      apply lt_mul_pos_l; assumption.
    - replace (c * a - c * u t) with (c * (a - u t)) by ring. rewrite <- E.
      apply lt_mul_pos_l; assumption. }
  intros u a c H. destruct (lt_total F 0 c) as [L|[<-|L]].
  - apply Pos; assumption.
  - apply tends_ext with (fun _ => 0); [intro; ring|].
    replace (0 * a) with (0 : F) by ring. apply tends_const.
  - apply pos_opp in L.
    assert (H' : tends (fun t => - u t) (- a)).
    { intros e He. destruct (H e He) as [T HT]. exists T. intros t Ht.
      destruct (HT t Ht) as [A1 A2]. split.
      - replace (- u t - - a) with (a - u t) by ring. exact A2.
      - replace (- a - - u t) with (u t - a) by ring. exact A1. }
    apply tends_ext with (fun t => - c * - u t); [intro; ring|].
    replace (c * a) with (- c * - a) by ring. apply Pos; assumption.
Qed.

Lemma tends_sum : forall n (u : nat -> nat -> F) (a : nat -> F),
  (forall i, (i < n)%nat -> tends (fun t => u t i) (a i)) ->
  tends (fun t => sum n (u t)) (sum n a).
Proof.
  induction n as [|n IH]; intros u a H; cbn; [apply tends_const|].
  apply (@tends_add (fun t => sum n (u t)) (fun t => u t n)).
  - apply IH. intros i Hi. apply H. lia.
  - apply H. lia.
Qed.

(** Every vector is a combination of the x_k plus a vector orthogonal to them. *)
Lemma orthogonal_decomposition : forall N (xs : nat -> nat -> F) m (v : nat -> F),
  exists (d : nat -> F) (r : nat -> F),
    veq N v (fun i => sum m (fun k => d k * xs k i) + r i) /\
    forall k, (k < m)%nat -> dot N (xs k) r = 0.
Proof.
  intros N xs. induction m as [|m IH]; intro v.
  - exists (fun _ => 0), v. split; [intros i _; cbn; ring|]. intros k Hk. lia.
  - destruct (IH (xs m)) as [c [r [Er Or]]]. destruct (IH v) as [d [r' [Ev Ov]]].
    assert (Lin : forall z, (forall k, (k < m)%nat -> dot N (xs k) z = 0) ->
                  dot N (xs m) z = dot N r z).
    { intros z Hz. unfold dot.
      transitivity (sum N (fun j => sum m (fun k => c k * (xs k j * z j)) + r j * z j)).
      { apply sum_ext. intros j Hj. rewrite (Er j Hj).
        transitivity (sum m (fun k => c k * xs k j) * z j + r j * z j); [ring|].
        rewrite <- sum_mul_r. f_equal. apply sum_ext. intros k _. ring. }
      rewrite sum_add, sum_swap.
      rewrite (@sum_zero _ m); [ring|].
      intros k Hk. rewrite sum_mul_l. unfold dot in Hz. rewrite (Hz k Hk). ring. }
    destruct (eq_dec_F F (dot N r r) 0) as [Z|NZ].
    + (* xs m depends on the others *)
      assert (Rz : forall i, (i < N)%nat -> r i = 0) by (apply sum_squares_zero; exact Z).
      exists (fun k => if Nat.eqb k m then 0 else d k), r'. split.
      * intros i Hi. rewrite (Ev i Hi). cbn [sum]. rewrite Nat.eqb_refl.
        rewrite (@sum_ext F m (fun k => (if Nat.eqb k m then 0 else d k) * xs k i)
          (fun k => d k * xs k i)); [ring|].
        intros k Hk. destruct (Nat.eqb_spec k m); [lia|reflexivity].
      * intros k Hk. destruct (Nat.eq_dec k m) as [->|Ne]; [|apply Ov; lia].
        rewrite (Lin r' Ov). unfold dot. apply sum_zero. intros i Hi. rewrite (Rz i Hi). ring.
    + set (g := rinv F (dot N r r) * dot N r r').
      assert (Eg : g * dot N r r = dot N r r').
      { unfold g. transitivity ((rinv F (dot N r r) * dot N r r) * dot N r r'); [ring|].
        rewrite (inv_left F NZ). ring. }
      assert (Dl : forall y, dot N y (fun i => r' i - g * r i) = dot N y r' - g * dot N y r).
      { intro y. unfold dot. rewrite <- sum_mul_l, <- sum_sub. apply sum_ext. intros i _. ring. }
      assert (O' : forall k, (k < m)%nat -> dot N (xs k) (fun i => r' i - g * r i) = 0).
      { intros k Hk. rewrite Dl, (Ov k Hk), (Or k Hk). ring. }
      exists (fun k => if Nat.eqb k m then g else d k - g * c k), (fun i => r' i - g * r i). split.
      * intros i Hi. cbn [sum]. rewrite Nat.eqb_refl.
        rewrite (@sum_ext F m (fun k => (if Nat.eqb k m then g else d k - g * c k) * xs k i)
          (fun k => d k * xs k i - g * (c k * xs k i))).
        2: { intros k Hk. destruct (Nat.eqb_spec k m); [lia|ring]. }
        rewrite sum_sub, sum_mul_l. rewrite (Ev i Hi), (Er i Hi). ring.
      * intros k Hk. destruct (Nat.eq_dec k m) as [->|Ne]; [|apply O'; lia].
        rewrite (Lin _ O'), Dl, Eg. ring.
Qed.

End Limits.
Arguments tends {F} u l.

(** Iterates of full-batch gradient descent; the step size may depend on time. *)
Fixpoint gd (R : CRing) (N m : nat) (xs : nat -> nat -> R) (phi dphi : R -> R)
    (eta : nat -> R) (W0 : nat -> nat -> R) (t : nat) : nat -> nat -> R :=
  match t with
  | O => W0
  | S k => gd_step N m xs phi dphi (eta k) (gd R N m xs phi dphi eta W0 k)
  end.
Arguments gd {R} N m xs phi dphi eta W0 t.

Lemma gd_invariant : forall (R : CRing) (N m : nat) (xs : nat -> nat -> R)
    (phi dphi : R -> R) (eta : nat -> R) (W0 : nat -> nat -> R) (s : nat -> nat),
  distinct N m xs -> Sigma N (family N m xs) s -> meq N N (mact s W0) W0 ->
  forall t, meq N N (mact s (gd N m xs phi dphi eta W0 t)) (gd N m xs phi dphi eta W0 t).
Proof.
  intros R N m xs phi dphi eta W0 s D Hs H0. induction t as [|t E]; [exact H0|].
  intros i j Hi Hj. pose proof (proj1 Hs) as Ps.
  unfold mact. cbn [gd]. unfold gd_step. f_equal; [apply (E i j Hi Hj)|]. f_equal.
  set (W := gd N m xs phi dphi eta W0 t) in *.
  set (g := fun x : nat -> R => rmul R (rmul R (rsub R (phi (mv N W x i)) (x i))
              (dphi (mv N W x i))) (x j)).
  transitivity (sum m (fun k => g (act s (xs k)))).
  - apply sum_ext. intros k Hk. unfold g.
    assert (A : mv N W (act s (xs k)) i = mv N W (xs k) (s i)).
    { rewrite <- (mv_act _ W (xs k) i Ps). symmetry.
      apply (mv_ext _ E (@veq_refl _ N (act s (xs k)))). exact Hi. }
    rewrite A. reflexivity.
  - apply (@sum_family R N m xs s g D Hs).
    intros x y Exy. unfold g. rewrite (mv_veq _ W i Exy), (Exy i Hi), (Exy j Hj). reflexivity.
Qed.

Section LinearLimit.
Variable F : OField.
Add Ring RrLL : (is_ring F).
Open Scope R_scope.

(** The limit for phi = id: it solves eq. 1 on the items and does what W_0 does on
    the vectors orthogonal to all items. *)
Lemma gd_limit : forall (N m : nat) (xs : nat -> nat -> F) (eta : F)
    (W0 W : nat -> nat -> F), eta <> 0 ->
  (forall i j, (i < N)%nat -> (j < N)%nat ->
     tends (fun t => gd N m xs (fun u => u) (fun _ => 1) (fun _ => eta) W0 t i j) (W i j)) ->
  (forall k, (k < m)%nat -> veq N (mv N W (xs k)) (xs k)) /\
  (forall v, (forall k, (k < m)%nat -> dot N (xs k) v = 0) -> veq N (mv N W v) (mv N W0 v)).
Proof.
  intros N m xs eta W0 W Ne L.
  set (G := gd N m xs (fun u : F => u) (fun _ => 1) (fun _ => eta) W0) in *.
  assert (TM : forall x i, (i < N)%nat -> tends (fun t => mv N (G t) x i) (mv N W x i)).
  { intros x i Hi. apply (@tends_sum F N (fun t l => G t i l * x l) (fun l => W i l * x l)).
    intros l Hl. apply tends_ext with (fun t => x l * G t i l); [intro; ring|].
    replace (W i l * x l) with (x l * W i l) by ring. apply tends_mul. apply L; assumption. }
  split.
  - assert (Z : forall i j, (i < N)%nat -> (j < N)%nat ->
      sum m (fun k => (mv N W (xs k) i - xs k i) * xs k j) = 0).
    { intros i j Hi Hj.
      set (S := fun V : nat -> nat -> F => sum m (fun k => (mv N V (xs k) i - xs k i) * xs k j)).
      assert (TS : tends (fun t => S (G t)) (S W)).
      { apply (@tends_sum F m (fun t k => (mv N (G t) (xs k) i - xs k i) * xs k j)
          (fun k => (mv N W (xs k) i - xs k i) * xs k j)).
        intros k Hk.
        apply tends_ext with (fun t => xs k j * mv N (G t) (xs k) i + - (xs k i * xs k j));
          [intro; ring|].
        replace ((mv N W (xs k) i - xs k i) * xs k j)
          with (xs k j * mv N W (xs k) i + - (xs k i * xs k j)) by ring.
        apply tends_add; [apply tends_mul, TM, Hi|apply tends_const]. }
      assert (T1 : tends (fun t => G t i j + - eta * S (G t)) (W i j + - eta * S W)).
      { apply tends_add; [apply L; assumption|apply tends_mul, TS]. }
      assert (T2 : tends (fun t => G t i j + - eta * S (G t)) (W i j)).
      { apply tends_ext with (fun t => G (Datatypes.S t) i j).
        - intro t. unfold G at 1. cbn [gd]. unfold gd_step. fold G. unfold S.
          rewrite (@sum_ext F m (fun k => (mv N (G t) (xs k) i - xs k i) * 1 * xs k j)
                    (fun k => (mv N (G t) (xs k) i - xs k i) * xs k j)); [ring|].
          intros k _. ring.
        - exact (@tends_shift F (fun t => G t i j) (W i j) (L i j Hi Hj)). }
      pose proof (tends_unique T1 T2) as E.
      assert (Q : eta * S W = 0).
      { transitivity (W i j - (W i j + - eta * S W)); [ring|]. rewrite E. ring. }
      apply mul_eq_zero in Q. destruct Q as [Q|Q]; [contradiction|exact Q]. }
    intros k Hk i Hi.
    assert (Q : sum m (fun k => (mv N W (xs k) i - xs k i) * (mv N W (xs k) i - xs k i)) = 0).
    { transitivity (sum m (fun k => sum N (fun j =>
        (mv N W (xs k) i - xs k i) * xs k j * (W i j - delta i j)))).
      - apply sum_ext. intros l Hl.
        transitivity ((mv N W (xs l) i - xs l i) * sum N (fun j => xs l j * (W i j - delta i j))).
        + f_equal. rewrite <- (mv_id _ (xs l) Hi) at 1. unfold mv. rewrite <- sum_sub.
          apply sum_ext. intros j _. ring.
        + rewrite <- sum_mul_l. apply sum_ext. intros j _. ring.
      - rewrite sum_swap. apply sum_zero. intros j Hj. rewrite sum_mul_r, (Z i j Hi Hj). ring. }
    pose proof (sum_squares_zero F m (fun k => mv N W (xs k) i - xs k i) Q k Hk) as E.
    transitivity (mv N W (xs k) i - xs k i + xs k i); [ring|]. rewrite E. ring.
  - intros v Hv i Hi.
    apply (@tends_unique F (fun t => mv N (G t) v i)); [apply TM, Hi|].
    apply tends_ext with (fun _ => mv N W0 v i); [|apply tends_const].
    induction t as [|t IH]; [reflexivity|]. rewrite IH. unfold G. cbn [gd]. fold G.
    unfold gd_step, mv at 2.
    transitivity (mv N (G t) v i - eta * sum N (fun j => sum m (fun k =>
       (mv N (G t) (xs k) i - xs k i) * 1 * (xs k j * v j)))).
    + rewrite sum_swap, (@sum_zero _ m); [ring|]. intros k Hk. rewrite sum_mul_l.
      unfold dot in Hv. rewrite (Hv k Hk). ring.
    + unfold mv at 1. rewrite <- sum_mul_l, <- sum_sub. apply sum_ext. intros j _.
      transitivity (G t i j * v j - eta * (sum m (fun k =>
        (mv N (G t) (xs k) i - xs k i) * 1 * xs k j) * v j)); [|ring].
      f_equal. f_equal. rewrite <- sum_mul_r. apply sum_ext. intros k _. ring.
Qed.
End LinearLimit.

(* ------------------------------------------------------------------ *)
(** * Powers, Archimedean fields, stable sets *)

Unset Implicit Arguments.
Section Powers.
Variable F : OField.
Add Ring RrP : (is_ring F).
Open Scope R_scope.

Fixpoint of_nat (n : nat) : F := match n with O => 0 | S k => of_nat k + 1 end.
(** The real and the rational numbers are Archimedean. *)
Definition archimedean : Prop := forall x : F, exists n, x < of_nat n.

Fixpoint pow (x : F) (n : nat) : F := match n with O => 1 | S k => x * pow x k end.

Lemma not_lt_lt_trans : forall x y z : F, ~ y < x -> y < z -> x < z.
Proof.
  intros x y z H L. destruct (lt_total F x y) as [P|[->|P]]; [|exact L|contradiction].
  apply lt_trans with y; assumption.
Qed.
Lemma lt_not_lt_trans : forall x y z : F, x < y -> ~ z < y -> x < z.
Proof.
  intros x y z L H. destruct (lt_total F y z) as [P|[<-|P]]; [|exact L|contradiction].
  apply lt_trans with y; assumption.
Qed.

(** |x| < d and |a| < 1 give |a x| < d. *)
Lemma contract : forall a x d : F, - (1) < a -> a < 1 -> - d < x -> x < d ->
  - d < a * x /\ a * x < d.
Proof.
  intros a x d A1 A2 X1 X2.
  apply lt_sub_pos in A1. apply lt_sub_pos in A2.
  destruct (lt_total F 0 x) as [P|[<-|P]].
  - split.
    + apply lt_trans with (- x).
      * apply pos_sub_lt. apply lt_sub_pos in X2. replace (- x - - d) with (d - x) by ring. exact X2.
      * apply pos_sub_lt. replace (a * x - - x) with ((a - - (1)) * x) by ring. apply lt_mul; assumption.
    + apply lt_trans with x; [|exact X2]. apply pos_sub_lt.
      replace (x - a * x) with ((1 - a) * x) by ring. apply lt_mul; assumption.
  - replace (a * 0) with (0 : F) by ring. split; assumption.
  - apply pos_opp in P. split.
    + apply lt_trans with x; [exact X1|]. apply pos_sub_lt.
      replace (a * x - x) with ((1 - a) * - x) by ring. apply lt_mul; assumption.
    + apply lt_trans with (- x).
      * apply pos_sub_lt. replace (- x - a * x) with ((a - - (1)) * - x) by ring. apply lt_mul; assumption.
      * apply pos_sub_lt. apply lt_sub_pos in X1. replace (d - - x) with (x - - d) by ring. exact X1.
Qed.

Lemma of_nat_nonneg : forall n, ~ of_nat n < 0.
Proof.
  induction n as [|n IH]; [apply lt_irrefl|]. cbn. intro L. apply IH.
  apply lt_trans with (of_nat n + 1); [|exact L]. apply pos_sub_lt.
  replace (of_nat n + 1 - of_nat n) with (1 : F) by ring. apply one_pos.
Qed.
Lemma of_nat_mono : forall n m, (n <= m)%nat -> ~ of_nat m < of_nat n.
Proof.
  intros n m H. induction H as [|m H IH]; [apply lt_irrefl|]. cbn. intro L. apply IH.
  apply lt_trans with (of_nat m + 1); [|exact L]. apply pos_sub_lt.
  replace (of_nat m + 1 - of_nat m) with (1 : F) by ring. apply one_pos.
Qed.

Lemma pow_pos : forall x n, 0 < x -> 0 < pow x n.
Proof. intros x n H. induction n as [|n IH]; [apply one_pos|]. apply lt_mul; assumption. Qed.

(** Bernoulli: mu (1 + h) = 1, h > 0 give mu^n (1 + n h) <= 1. *)
Lemma bernoulli : forall mu h : F, 0 < mu -> 0 < h -> mu * (1 + h) = 1 ->
  forall n, ~ 1 < pow mu n * (1 + of_nat n * h).
Proof.
  intros mu h Pm Ph E. induction n as [|n IH].
  - cbn. replace (1 * (1 + 0 * h)) with (1 : F) by ring. apply lt_irrefl.
  - cbn [pow of_nat]. intro L. apply IH. apply (lt_not_lt_trans _ _ _ L). intro Q.
    apply lt_sub_pos in Q.
    match type of Q with 0 < ?t => replace t with
      (pow mu n * (mu * (1 + h) - 1 + (mu - 1) * (of_nat n * h))) in Q by ring end.
    rewrite E in Q.
    replace (pow mu n * (1 - 1 + (mu - 1) * (of_nat n * h)))
      with (- (pow mu n * ((1 - mu) * (of_nat n * h)))) in Q by ring.
    assert (M1 : 0 < 1 - mu).
    { rewrite <- E at 1. replace (mu * (1 + h) - mu) with (mu * h) by ring. apply lt_mul; assumption. }
    destruct (lt_total F 0 (of_nat n)) as [P|[P|P]].
    + apply (lt_asym F _ _ Q). apply neg_opp. repeat apply lt_mul; try assumption. apply pow_pos, Pm.
    + rewrite <- P in Q. replace (- (pow mu n * ((1 - mu) * (0 * h)))) with (0 : F) in Q by ring.
      exact (lt_irrefl F _ Q).
    + exact (of_nat_nonneg n P).
Qed.

Lemma square_lt : forall x e : F, 0 < e -> x * x < e * e -> - e < x /\ x < e.
Proof.
  intros x e He L. apply lt_sub_pos in L.
  replace (e * e - x * x) with ((e - x) * (e + x)) in L by ring.
  assert (C : forall y : F, 0 < (e - y) * (e + y) -> y < e).
  { intros y P. destruct (lt_total F y e) as [Q|Q]; [exact Q|exfalso].
    destruct Q as [->|Q].
    - replace ((e - e) * (e + e)) with (0 : F) in P by ring. exact (lt_irrefl F _ P).
    - apply (lt_asym F _ _ P). apply pos_sub_lt.
      replace (0 - (e - y) * (e + y)) with ((y - e) * (y + e)) by ring.
      apply lt_mul; [apply lt_sub_pos, Q|]. apply pos_add; [|exact He].
      apply lt_trans with e; assumption. }
  split.
  - assert (Q : - x < e) by (apply C; replace ((e - - x) * (e + - x)) with ((e - x) * (e + x)) by ring; exact L).
    apply pos_sub_lt. apply lt_sub_pos in Q. replace (x - - e) with (e - - x) by ring. exact Q.
  - apply C, L.
Qed.

Lemma pow_square : forall x n, pow x n * pow x n = pow (x * x) n.
Proof.
  intros x n. induction n as [|n IH]; cbn; [ring|]. rewrite <- IH. ring.
Qed.

Lemma tends_pow : archimedean -> forall a : F, - (1) < a -> a < 1 -> tends (pow a) 0.
Proof.
  intros Ar a A1 A2 e He.
  destruct (eq_dec_F F a 0) as [->|N].
  { exists 1%nat. intros t Ht. destruct t as [|t]; [lia|]. cbn [pow].
    split; [replace (0 * pow 0 t - 0) with (0 : F) by ring|replace (0 - 0 * pow 0 t) with (0 : F) by ring];
      exact He. }
  set (mu := a * a). assert (Pm : 0 < mu) by (apply square_pos, N).
  assert (M1 : mu < 1).
  { apply lt_sub_pos in A1. apply lt_sub_pos in A2. apply pos_sub_lt. unfold mu.
    replace (1 - a * a) with ((a - - (1)) * (1 - a)) by ring. apply lt_mul; assumption. }
  set (h := rinv F mu - 1).
  pose proof (inv_left F (pos_neq F _ Pm)) as I.
  assert (Eh : mu * (1 + h) = 1) by (unfold h; rewrite <- I; ring).
  assert (Ph : 0 < h).
  { replace h with (rinv F mu * (1 - mu)).
    - apply lt_mul; [apply inv_pos, Pm|apply lt_sub_pos, M1].
    - unfold h. transitivity (rinv F mu - rinv F mu * mu); [ring|]. rewrite I. reflexivity. }
  pose proof (lt_mul F _ _ He He) as Pe.
  destruct (Ar (rinv F h * rinv F (e * e))) as [T HT]. exists T. intros t Ht.
  assert (B := bernoulli mu h Pm Ph Eh t).
  pose proof (inv_left F (pos_neq F _ Ph)) as Ih.
  pose proof (inv_left F (pos_neq F _ Pe)) as Ie.
  (* t h > 1/e^2 *)
  assert (L1 : rinv F (e * e) < of_nat t * h).
  { assert (Q : rinv F h * rinv F (e * e) < of_nat t)
      by (apply (lt_not_lt_trans _ _ _ HT), of_nat_mono, Ht).
    apply (lt_mul_pos_l F h) in Q; [|exact Ph].
    replace (h * (rinv F h * rinv F (e * e))) with ((rinv F h * h) * rinv F (e * e)) in Q by ring.
    rewrite Ih in Q. replace (1 * rinv F (e * e)) with (rinv F (e * e)) in Q by ring.
    replace (of_nat t * h) with (h * of_nat t) by ring. exact Q. }
  assert (L2 : pow mu t < e * e).
  { destruct (lt_total F (pow mu t) (e * e)) as [Q|Q]; [exact Q|exfalso]. apply B.
    assert (R1 : pow mu t * rinv F (e * e) < pow mu t * (1 + of_nat t * h)).
    { apply lt_mul_pos_l; [apply pow_pos, Pm|]. apply lt_trans with (of_nat t * h); [exact L1|].
      apply pos_sub_lt. replace (1 + of_nat t * h - of_nat t * h) with (1 : F) by ring. apply one_pos. }
    destruct Q as [Q|Q].
    - rewrite Q in R1 at 1. replace (e * e * rinv F (e * e)) with (rinv F (e * e) * (e * e)) in R1 by ring.
      rewrite Ie in R1. exact R1.
    - apply lt_trans with (pow mu t * rinv F (e * e)); [|exact R1].
      apply (lt_mul_pos_l F (rinv F (e * e))) in Q; [|apply inv_pos, Pe].
      rewrite Ie in Q. replace (pow mu t * rinv F (e * e)) with (rinv F (e * e) * pow mu t) by ring. exact Q. }
  destruct (square_lt (pow a t) e He) as [S1 S2]; [rewrite pow_square; exact L2|].
  split.
  - replace (pow a t - 0) with (pow a t) by ring. exact S2.
  - apply pos_sub_lt. apply lt_sub_pos in S1. replace (e - (0 - pow a t)) with (pow a t - - e) by ring. exact S1.
Qed.

(** The open e-neighbourhood of a set in the maximum norm; a set that is Lyapunov
    stable and attracts a neighbourhood. *)
Definition near (N : nat) (V : (nat -> F) -> Prop) (e : F) (y : nat -> F) : Prop :=
  exists p, V p /\ vclose F N e y p.
Definition asymptotically_stable_set (N : nat) (f : (nat -> F) -> (nat -> F))
    (V : (nat -> F) -> Prop) : Prop :=
  (forall e, 0 < e -> exists d, 0 < d /\ forall y, near N V d y -> forall n, near N V e (iter n f y)) /\
  (exists d, 0 < d /\ forall y, near N V d y -> forall e, 0 < e ->
     exists n0, forall n, (n0 <= n)%nat -> near N V e (iter n f y)).

(** If the distance from V is |g y| / K and g is multiplied by lambda, |lambda| < 1,
    then V is asymptotically stable. *)
Lemma stable_if_contracted : archimedean -> forall N f V (g : (nat -> F) -> F) (K lam : F),
  0 < K -> - (1) < lam -> lam < 1 ->
  (forall e y, 0 < e -> (near N V e y <-> (- (K * e) < g y /\ g y < K * e))) ->
  (forall y, g (f y) = lam * g y) ->
  asymptotically_stable_set N f V.
Proof.
  intros Ar N f V g K lam PK L1 L2 Near Mul.
  assert (It : forall n y, g (iter n f y) = pow lam n * g y).
  { induction n as [|n IH]; intro y; cbn [iter pow]; [ring|]. rewrite Mul, IH. ring. }
  split.
  - intros e He. exists e. split; [exact He|]. intros y Hy. apply (Near e y He) in Hy.
    induction n as [|n IH]; [apply (Near e y He), Hy|].
    apply (Near e _ He) in IH. apply (Near e _ He). cbn [iter]. rewrite Mul.
    apply contract; try assumption; apply IH.
  - exists 1. split; [apply one_pos|]. intros y _ e He.
    assert (T : tends (fun n => g y * pow lam n) (g y * 0)).
    { apply tends_mul. apply tends_pow; assumption. }
    destruct (T (K * e) (lt_mul F _ _ PK He)) as [n0 H]. exists n0. intros n Hn.
    apply (Near e _ He). rewrite It. destruct (H n Hn) as [A B].
    replace (pow lam n * g y) with (g y * pow lam n) by ring. split.
    + apply pos_sub_lt. apply lt_sub_pos in B.
      match goal with |- 0 < ?t => replace t with (K * e - (g y * 0 - g y * pow lam n)) by ring end. exact B.
    + replace (g y * pow lam n) with (g y * pow lam n - g y * 0) by ring. exact A.
Qed.

End Powers.
Set Implicit Arguments.

(* ------------------------------------------------------------------ *)
(** * Least squares *)

Unset Implicit Arguments.
Section LeastSquares.
Variable F : OField.
Add Ring RrS : (is_ring F).
Open Scope R_scope.

(** Squared Frobenius norm of an M x N matrix. *)
Definition frob2 (M N : nat) (B : nat -> nat -> F) : F :=
  sum M (fun i => sum N (fun j => B i j * B i j)).

Lemma frob2_nonneg : forall M N B, ~ frob2 M N B < 0.
Proof.
  intros M N B. apply sum_nonneg. intros i _. apply sum_nonneg. intros j _. apply square_nonneg.
Qed.

(** A0 with (A0 X - Y) X^T = 0 minimises |A X - Y|_F; X is D x N, Y is M x N. *)
Lemma least_squares : forall M D N (X Y A0 : nat -> nat -> F),
  (forall i k, (i < M)%nat -> (k < D)%nat ->
     sum N (fun j => (mm D A0 X i j - Y i j) * X k j) = 0) ->
  forall A, ~ frob2 M N (fun i j => mm D A X i j - Y i j)
              < frob2 M N (fun i j => mm D A0 X i j - Y i j).
Proof.
  intros M D N X Y A0 H A L.
  assert (E : frob2 M N (fun i j => mm D A X i j - Y i j)
    = frob2 M N (fun i j => mm D A0 X i j - Y i j)
      + frob2 M N (fun i j => mm D A X i j - mm D A0 X i j)).
  { assert (Cross : forall i, (i < M)%nat ->
      sum N (fun j => (mm D A0 X i j - Y i j) * (mm D A X i j - mm D A0 X i j)) = 0).
    { intros i Hi.
      transitivity (sum N (fun j => sum D (fun k =>
        (A i k - A0 i k) * ((mm D A0 X i j - Y i j) * X k j)))).
      - apply sum_ext. intros j _. unfold mm at 2 3. rewrite <- sum_sub, <- sum_mul_l.
        apply sum_ext. intros k _. ring.
      - rewrite sum_swap. apply sum_zero. intros k Hk. rewrite sum_mul_l, (H i k Hi Hk). ring. }
    unfold frob2. rewrite <- sum_add. apply sum_ext. intros i Hi.
    transitivity (sum N (fun j => (mm D A0 X i j - Y i j) * (mm D A0 X i j - Y i j)
        + (mm D A X i j - mm D A0 X i j) * (mm D A X i j - mm D A0 X i j))
      + (1 + 1) * sum N (fun j => (mm D A0 X i j - Y i j) * (mm D A X i j - mm D A0 X i j))).
    - rewrite <- sum_mul_l, <- sum_add. apply sum_ext. intros j _. ring.
    - rewrite (Cross i Hi), sum_add. ring. }
  apply (frob2_nonneg M N (fun i j => mm D A X i j - mm D A0 X i j)).
  rewrite E in L. apply lt_sub_pos in L. apply pos_sub_lt.
  match type of L with 0 < ?s => match goal with |- 0 < ?t => replace t with s by ring end end.
  exact L.
Qed.

(** Squared Euclidean norm. *)
Definition nrm2 (N : nat) (x : nat -> F) : F := sum N (fun i => x i * x i).

(** Weighted undirected graphs: w symmetric, non-negative, zero diagonal; Laplacian. *)
Definition graph (n : nat) (w : nat -> nat -> F) : Prop :=
  (forall i j, (i < n)%nat -> (j < n)%nat -> w i j = w j i /\ ~ w i j < 0) /\
  (forall i, (i < n)%nat -> w i i = 0).
Definition laplacian (n : nat) (w : nat -> nat -> F) : nat -> nat -> F :=
  fun i j => sum n (fun k => w i k) * delta i j - w i j.

(** (Lx)_i = sum_j w_ij (x_i - x_j) *)
Lemma laplacian_mv : forall n w x i, (i < n)%nat ->
  mv n (laplacian n w) x i = sum n (fun j => w i j * (x i - x j)).
Proof.
  intros n w x i Hi. unfold mv, laplacian.
  transitivity (sum n (fun j => sum n (fun k => w i k) * (x j * delta j i)) - sum n (fun j => w i j * x j)).
  - rewrite <- sum_sub. apply sum_ext. intros j _. rewrite (delta_sym F i j). ring.
  - rewrite sum_mul_l, (sum_delta _ x Hi).
    transitivity (sum n (fun j => w i j * x i) - sum n (fun j => w i j * x j)).
    + rewrite sum_mul_r. reflexivity.
    + rewrite <- sum_sub. apply sum_ext. intros j _. ring.
Qed.

(** 2 x^T L x = sum_ij w_ij (x_i - x_j)^2 *)
Lemma laplacian_form : forall n w x, graph n w ->
  (1 + 1) * dot n x (mv n (laplacian n w) x)
  = sum n (fun i => sum n (fun j => w i j * ((x i - x j) * (x i - x j)))).
Proof.
  intros n w x [G _].
  assert (E : dot n x (mv n (laplacian n w) x)
              = sum n (fun i => sum n (fun j => w i j * (x i * (x i - x j))))).
  { unfold dot. apply sum_ext. intros i Hi. rewrite (laplacian_mv n w x i Hi), <- sum_mul_l.
    apply sum_ext. intros j _. ring. }
  assert (E' : dot n x (mv n (laplacian n w) x)
              = sum n (fun i => sum n (fun j => w i j * (x j * (x j - x i))))).
  { rewrite E, sum_swap. apply sum_ext. intros i Hi. apply sum_ext. intros j Hj.
    rewrite (proj1 (G j i Hj Hi)). reflexivity. }
  transitivity (dot n x (mv n (laplacian n w) x) + dot n x (mv n (laplacian n w) x)); [ring|].
  rewrite E at 1. rewrite E'. rewrite <- sum_add. apply sum_ext. intros i _.
  rewrite <- sum_add. apply sum_ext. intros j _. ring.
Qed.

Lemma sum_zero_nonneg : forall n (f : nat -> F), (forall i, (i < n)%nat -> ~ f i < 0) ->
  sum n f = 0 -> forall i, (i < n)%nat -> f i = 0.
Proof.
  induction n as [|n IH]; intros f H E i Hi; [lia|]. cbn in E.
  assert (N : f n = 0).
  { destruct (lt_total F 0 (f n)) as [P|[P|P]]; [exfalso|symmetry; exact P|exfalso].
    - apply (sum_nonneg F n f); [intros; apply H; lia|]. apply pos_sub_lt.
      replace (0 - sum n f) with (f n); [exact P|]. rewrite <- E. ring.
    - apply (H n); [lia|exact P]. }
  destruct (Nat.eq_dec i n) as [->|Ne]; [exact N|].
  apply IH; [intros; apply H; lia| |lia]. rewrite N in E. rewrite <- E. ring.
Qed.

(** Lx = 0 iff x is equal at both ends of every edge. *)
Lemma laplacian_kernel : forall n w x, graph n w ->
  (veq n (mv n (laplacian n w) x) (fun _ => 0) <->
   forall i j, (i < n)%nat -> (j < n)%nat -> w i j <> 0 -> x i = x j).
Proof.
  intros n w x G. split.
  - intros H i j Hi Hj Nw.
    assert (Q : sum n (fun i => sum n (fun j => w i j * ((x i - x j) * (x i - x j)))) = 0).
    { rewrite <- (laplacian_form n w x G). unfold dot. rewrite (@sum_zero F n); [ring|].
      intros k Hk. rewrite (H k Hk). ring. }
    assert (NN : forall k l, (k < n)%nat -> (l < n)%nat -> ~ w k l * ((x k - x l) * (x k - x l)) < 0).
    { intros k l Hk Hl L. destruct (proj1 G k l Hk Hl) as [_ W].
      destruct (lt_total F 0 (w k l)) as [P|[P|P]]; [| |exact (W P)].
      - destruct (eq_dec_F F (x k - x l) 0) as [Z|Z].
        + rewrite Z in L. replace (w k l * (0 * 0)) with (0 : F) in L by ring. exact (lt_irrefl F _ L).
        + exact (lt_asym F _ _ L (lt_mul F _ _ P (square_pos F _ Z))).
      - rewrite <- P in L. replace (0 * ((x k - x l) * (x k - x l))) with (0 : F) in L by ring.
        exact (lt_irrefl F _ L). }
    pose proof (sum_zero_nonneg n _ (fun k Hk => sum_nonneg F n _ (fun l Hl => NN k l Hk Hl)) Q i Hi) as Q1.
    pose proof (sum_zero_nonneg n _ (fun l Hl => NN i l Hi Hl) Q1 j Hj) as Q2. cbv beta in Q2.
    apply mul_eq_zero in Q2. destruct Q2 as [Q2|Q2]; [contradiction|].
    apply mul_eq_zero in Q2.
    transitivity (x i - x j + x j); [ring|]. destruct Q2 as [Q2|Q2]; rewrite Q2; ring.
  - intros H i Hi. rewrite (laplacian_mv n w x i Hi). apply sum_zero. intros j Hj.
    destruct (eq_dec_F F (w i j) 0) as [Z|Z]; [rewrite Z; ring|]. rewrite (H i j Hi Hj Z). ring.
Qed.

(** i and j are joined by a path of edges. *)
Inductive joined (n : nat) (w : nat -> nat -> F) (i : nat) : nat -> Prop :=
  | joined_refl : joined n w i i
  | joined_step : forall j k, joined n w i j -> (j < n)%nat -> (k < n)%nat ->
                  w j k <> 0 -> joined n w i k.

Lemma kernel_constant_on_components : forall n w x, graph n w ->
  veq n (mv n (laplacian n w) x) (fun _ => 0) ->
  forall i j, joined n w i j -> x i = x j.
Proof.
  intros n w x G H i j J. induction J as [|j k J IH Hj Hk W]; [reflexivity|].
  rewrite IH. apply (proj1 (laplacian_kernel n w x G) H); assumption.
Qed.

End LeastSquares.
Set Implicit Arguments.

(* ------------------------------------------------------------------ *)
(** * Continuous functions of vectors, networks *)

Require Import List.
Unset Implicit Arguments.
Section Continuity.
Variable F : OField.
Add Ring RrC : (is_ring F).
Open Scope R_scope.

(** Continuous at every point, epsilon-delta. *)
Definition continuous (phi : F -> F) : Prop :=
  forall t e, 0 < e -> exists d, 0 < d /\ forall s, close F d s t -> close F e (phi s) (phi t).

(** The same for functions from n-vectors to m-vectors, in maximum norms. *)
Definition vcontinuous (n m : nat) (f : (nat -> F) -> nat -> F) : Prop :=
  forall x e, 0 < e -> exists d, 0 < d /\
    forall y, vclose F n d y x -> vclose F m e (f y) (f x).

(** A layer x -> phi(W psi(x) + b), phi and psi componentwise; networks are lists of layers. *)
Record Layer := { width : nat; weights : nat -> nat -> F; bias : nat -> F; 
  act_after : F -> F; act_before : F -> F }.

Definition run (n : nat) (l : Layer) (x : nat -> F) : nat -> F :=
  fun i => act_after l (mv n (weights l) (fun j => act_before l (x j)) i + bias l i).

Fixpoint out (n : nat) (ls : list Layer) : nat :=
  match ls with nil => n | l :: r => out (width l) r end.

Fixpoint network (n : nat) (ls : list Layer) (x : nat -> F) : nat -> F :=
  match ls with nil => x | l :: r => network (width l) r (run n l x) end.

(** A real function of a vector, continuous at x. *)
Definition cont_at (n : nat) (x : nat -> F) (g : (nat -> F) -> F) : Prop :=
  forall e, 0 < e -> exists d, 0 < d /\ forall y, vclose F n d y x -> close F e (g y) (g x).

Lemma smaller : forall a b : F, 0 < a -> 0 < b -> exists d, 0 < d /\ ~ a < d /\ ~ b < d.
Proof.
  intros a b Ha Hb. destruct (lt_total F a b) as [L|[->|L]].
  - exists a. split; [exact Ha|]. split; [apply lt_irrefl|apply lt_asym, L].
  - exists b. split; [exact Hb|]. split; apply lt_irrefl.
  - exists b. split; [exact Hb|]. split; [apply lt_asym, L|apply lt_irrefl].
Qed.

Lemma vclose_larger : forall n d a (x y : nat -> F), ~ a < d -> vclose F n d x y -> vclose F n a x y.
Proof.
  intros n d a x y H C i Hi. destruct (C i Hi) as [C1 C2].
  split; eapply lt_not_lt_trans; eassumption.
Qed.

Lemma cont_const : forall n x c, cont_at n x (fun _ => c).
Proof.
  intros n x c e He. exists 1. split; [apply one_pos|]. intros y _.
  split; replace (c - c) with (0 : F) by ring; exact He.
Qed.

Lemma cont_coordinate : forall n x j, (j < n)%nat -> cont_at n x (fun y => y j).
Proof. intros n x j Hj e He. exists e. split; [exact He|]. intros y C. apply C, Hj. Qed.

Lemma cont_add : forall n x g h, cont_at n x g -> cont_at n x h -> cont_at n x (fun y => g y + h y).
Proof.
  intros n x g h G H e He. destruct (half_pos F e He) as [P E].
  destruct (G _ P) as [d1 [P1 D1]]. destruct (H _ P) as [d2 [P2 D2]].
  destruct (smaller d1 d2 P1 P2) as [d [Pd [L1 L2]]]. exists d. split; [exact Pd|].
  intros y C. destruct (D1 y (vclose_larger _ _ _ _ _ L1 C)) as [A1 A2].
  destruct (D2 y (vclose_larger _ _ _ _ _ L2 C)) as [B1 B2]. split; rewrite <- E.
  - replace (g y + h y - (g x + h x)) with (g y - g x + (h y - h x)) by ring. apply lt_add2; assumption.
  - replace (g x + h x - (g y + h y)) with (g x - g y + (h x - h y)) by ring. apply lt_add2; assumption.
Qed.

Lemma cont_comp : forall n x g phi, cont_at n x g -> continuous phi ->
  cont_at n x (fun y => phi (g y)).
Proof.
  intros n x g phi G C e He. destruct (C (g x) e He) as [d [Pd D]].
  destruct (G d Pd) as [d' [P' D']]. exists d'. split; [exact P'|]. intros y Cy.
  apply D, D', Cy.
Qed.

(** t -> c t is continuous. *)
Lemma scaling_continuous : forall c : F, continuous (fun t => c * t).
Proof.
  assert (Pos : forall c : F, 0 < c -> continuous (fun t => c * t)).
  { intros c Hc t e He. pose proof (inv_pos F _ Hc) as P.
    pose proof (inv_left F (pos_neq F _ Hc)) as I.
    exists (rinv F c * e). split; [apply lt_mul; assumption|]. intros s [A1 A2].
    assert (E : c * (rinv F c * e) = e).
    { transitivity ((rinv F c * c) * e); [ring|]. rewrite I. ring. }
    split; rewrite <- E.
    - replace (c * s - c * t) with (c * (s - t)) by ring. apply lt_mul_pos_l; assumption.
    - replace (c * t - c * s) with (c * (t - s)) by ring. apply lt_mul_pos_l; assumption. }
  intro c. destruct (lt_total F 0 c) as [L|[<-|L]].
  - apply Pos, L.
  - intros t e He. exists 1. split; [apply one_pos|]. intros s _.
    split; [replace (0 * s - 0 * t) with (0 : F) by ring|replace (0 * t - 0 * s) with (0 : F) by ring];
      exact He.
  - apply pos_opp in L. intros t e He. destruct (Pos (- c) L t e He) as [d [Pd D]].
    exists d. split; [exact Pd|]. intros s C. destruct (D s C) as [A1 A2]. split.
    + replace (c * s - c * t) with (- c * t - - c * s) by ring. exact A2.
    + replace (c * t - c * s) with (- c * s - - c * t) by ring. exact A1.
Qed.

Lemma cont_sum : forall n x k (g : nat -> (nat -> F) -> F),
  (forall j, (j < k)%nat -> cont_at n x (g j)) -> cont_at n x (fun y => sum k (fun j => g j y)).
Proof.
  intros n x. induction k as [|k IH]; intros g G; cbn [sum]; [apply cont_const|].
  apply (cont_add n x (fun y => sum k (fun j => g j y)) (g k)).
  - apply IH. intros j Hj. apply G. lia.
  - apply G. lia.
Qed.

(** Finitely many continuous coordinates: one d for all. *)
Lemma coordinatewise : forall n m (f : (nat -> F) -> nat -> F),
  (forall x i, (i < m)%nat -> cont_at n x (fun y => f y i)) -> vcontinuous n m f.
Proof.
  intros n m f H x e He. induction m as [|m IH].
  - exists 1. split; [apply one_pos|]. intros y _ i Hi. lia.
  - destruct IH as [d1 [P1 D1]]; [intros; apply H; lia|].
    destruct (H x m ltac:(lia) e He) as [d2 [P2 D2]].
    destruct (smaller d1 d2 P1 P2) as [d [Pd [L1 L2]]]. exists d. split; [exact Pd|].
    intros y C i Hi. destruct (Nat.eq_dec i m) as [->|Ne].
    + apply (D2 y (vclose_larger _ _ _ _ _ L2 C)).
    + apply (D1 y (vclose_larger _ _ _ _ _ L1 C)). lia.
Qed.

Lemma layer_continuous : forall n l, continuous (act_after l) -> continuous (act_before l) ->
  vcontinuous n (width l) (run n l).
Proof.
  intros n l C B. apply coordinatewise. intros x i _. unfold run.
  apply (cont_comp n x (fun y => mv n (weights l) (fun j => act_before l (y j)) i + bias l i)); [|exact C].
  apply cont_add; [|apply cont_const].
  unfold mv. apply (cont_sum n x n (fun j y => weights l i j * act_before l (y j))). intros j Hj.
  apply (cont_comp n x (fun y => act_before l (y j)) (fun t => weights l i j * t)).
  - apply (cont_comp n x (fun y => y j)); [apply cont_coordinate, Hj|exact B].
  - apply scaling_continuous.
Qed.

Lemma composition_continuous : forall n m k f g, vcontinuous n m f -> vcontinuous m k g ->
  vcontinuous n k (fun x => g (f x)).
Proof.
  intros n m k f g Hf Hg x e He. destruct (Hg (f x) e He) as [d [Pd D]].
  destruct (Hf x d Pd) as [d' [P' D']]. exists d'. split; [exact P'|]. intros y C. apply D, D', C.
Qed.

Lemma network_continuous : forall ls n, 
  (forall l, In l ls -> continuous (act_after l) /\ continuous (act_before l)) ->
  vcontinuous n (out n ls) (network n ls).
Proof.
  induction ls as [|l r IH]; intros n H; cbn [out network].
  - intros x e He. exists e. split; [exact He|]. intros y C. exact C.
  - apply (composition_continuous n (width l)).
    + apply layer_continuous; apply H; left; reflexivity.
    + apply IH. intros l' Hl. apply H. right. exact Hl.
Qed.

End Continuity.
Set Implicit Arguments.

(* ------------------------------------------------------------------ *)
(** * Pseudo-inverses of the Laplacians of connected graphs *)

Unset Implicit Arguments.
Section Connected.
Variable F : OField.
Add Ring RrG : (is_ring F).
Open Scope R_scope.

(** P (of shape n x m) is the Moore-Penrose inverse of A (m x n): the four Penrose equations. *)
Definition penrose (m n : nat) (A P : nat -> nat -> F) : Prop :=
  meq m n (mm m (mm n A P) A) A /\ meq n m (mm n (mm m P A) P) P /\
  (forall i j, (i < m)%nat -> (j < m)%nat -> mm n A P i j = mm n A P j i) /\
  (forall i j, (i < n)%nat -> (j < n)%nat -> mm m P A i j = mm m P A j i).
Definition connected (n : nat) (w : nat -> nat -> F) : Prop :=
  forall i j, (i < n)%nat -> (j < n)%nat -> joined F n w i j.
(** J/n and I - J/n. *)
Definition mean (n : nat) : nat -> nat -> F := fun _ _ => rinv F (of_nat F n).
Definition centring (n : nat) : nat -> nat -> F := fun i j => delta i j - mean n i j.

Lemma mm_associative : forall p q (A B C : nat -> nat -> F) i j,
  mm p (mm q A B) C i j = mm q A (mm p B C) i j.
Proof.
  intros p q A B C i j. unfold mm.
  transitivity (sum p (fun k => sum q (fun l => A i l * B l k * C k j))).
  { apply sum_ext. intros k _. symmetry. apply sum_mul_r. }
  rewrite sum_swap. apply sum_ext. intros l _. rewrite <- sum_mul_l. apply sum_ext. intros k _. ring.
Qed.

Lemma mm_congruent : forall m n p (A A' B B' : nat -> nat -> F), meq m p A A' -> meq p n B B' ->
  meq m n (mm p A B) (mm p A' B').
Proof.
  intros m n p A A' B B' HA HB i j Hi Hj. unfold mm. apply sum_ext. intros k Hk.
  rewrite (HA i k Hi Hk), (HB k j Hk Hj). reflexivity.
Qed.

Lemma mm_delta_l : forall n (A : nat -> nat -> F) i j, (i < n)%nat -> mm n delta A i j = A i j.
Proof. intros n A i j Hi. apply (mv_id F (fun l => A l j) Hi). Qed.
Lemma mm_delta_r : forall n (A : nat -> nat -> F) i j, (j < n)%nat -> mm n A delta i j = A i j.
Proof. intros n A i j Hj. apply (mv_delta F A i Hj). Qed.

Lemma of_nat_pos : forall n, (0 < n)%nat -> 0 < of_nat F n.
Proof.
  intros n H. induction H as [|n H IH]; cbn [of_nat].
  - replace (0 + 1) with (1 : F) by ring. apply one_pos.
  - apply pos_add; [exact IH|apply one_pos].
Qed.
Lemma sum_const : forall n (c : F), sum n (fun _ => c) = of_nat F n * c.
Proof. induction n as [|n IH]; intro c; cbn [sum of_nat]; [ring|]. rewrite IH. ring. Qed.
Lemma mean_sum : forall n, (0 < n)%nat -> sum n (fun _ => rinv F (of_nat F n)) = 1.
Proof.
  intros n H. rewrite sum_const.
  transitivity (rinv F (of_nat F n) * of_nat F n); [ring|].
  apply (inv_left F). apply pos_neq, of_nat_pos, H.
Qed.

Lemma laplacian_symmetric : forall n w i j, graph F n w -> (i < n)%nat -> (j < n)%nat ->
  laplacian F n w i j = laplacian F n w j i.
Proof.
  intros n w i j [G _] Hi Hj. unfold laplacian. rewrite (proj1 (G i j Hi Hj)).
  destruct (Nat.eq_dec i j) as [->|N]; [reflexivity|]. rewrite !delta_diff by auto. ring.
Qed.
Lemma laplacian_row_sum : forall n w i, (i < n)%nat -> sum n (fun j => laplacian F n w i j) = 0.
Proof.
  intros n w i Hi. transitivity (mv n (laplacian F n w) (fun _ => 1) i).
  - unfold mv. apply sum_ext. intros j _. ring.
  - rewrite (laplacian_mv F n w (fun _ => 1) i Hi). apply sum_zero. intros j _. ring.
Qed.
Lemma laplacian_column_sum : forall n w j, graph F n w -> (j < n)%nat ->
  sum n (fun i => laplacian F n w i j) = 0.
Proof.
  intros n w j G Hj. rewrite <- (laplacian_row_sum n w j Hj). apply sum_ext. intros i Hi.
  apply laplacian_symmetric; assumption.
Qed.

(** Matrices whose rows resp. columns sum to 0. *)
Lemma row_sums_mm : forall n (A B : nat -> nat -> F),
  (forall i, (i < n)%nat -> sum n (fun j => B i j) = 0) ->
  forall i, sum n (fun j => mm n A B i j) = 0.
Proof.
  intros n A B H i. unfold mm. rewrite sum_swap. apply sum_zero. intros k Hk.
  rewrite sum_mul_l. transitivity (A i k * 0); [f_equal; apply (H k Hk)|ring].
Qed.
Lemma column_sums_mm : forall n (A B : nat -> nat -> F),
  (forall j, (j < n)%nat -> sum n (fun i => A i j) = 0) ->
  forall j, sum n (fun i => mm n A B i j) = 0.
Proof.
  intros n A B H j. unfold mm. rewrite sum_swap. apply sum_zero. intros k Hk.
  rewrite sum_mul_r. transitivity (0 * B k j); [f_equal; apply (H k Hk)|ring].
Qed.
Lemma mm_centring_r : forall n (A : nat -> nat -> F) i j, (j < n)%nat ->
  mm n A (centring n) i j = A i j - rinv F (of_nat F n) * sum n (fun k => A i k).
Proof.
  intros n A i j Hj. rewrite <- (mm_delta_r n A i j Hj). unfold mm, centring, mean.
  rewrite <- sum_mul_l, <- sum_sub. apply sum_ext. intros k _. ring.
Qed.
Lemma mm_centring_l : forall n (A : nat -> nat -> F) i j, (i < n)%nat ->
  mm n (centring n) A i j = A i j - rinv F (of_nat F n) * sum n (fun k => A k j).
Proof.
  intros n A i j Hi. rewrite <- (mm_delta_l n A i j Hi). unfold mm, centring, mean.
  rewrite <- sum_mul_l, <- sum_sub. apply sum_ext. intros k _. ring.
Qed.
Lemma centring_keeps_r : forall n (A : nat -> nat -> F) i j, (j < n)%nat ->
  sum n (fun k => A i k) = 0 -> mm n A (centring n) i j = A i j.
Proof. intros n A i j Hj H. rewrite (mm_centring_r n A i j Hj), H. ring. Qed.
Lemma centring_keeps_l : forall n (A : nat -> nat -> F) i j, (i < n)%nat ->
  sum n (fun k => A k j) = 0 -> mm n (centring n) A i j = A i j.
Proof. intros n A i j Hi H. rewrite (mm_centring_l n A i j Hi), H. ring. Qed.

(** A symmetric X with LX = L and X1 = 0 is the centring. *)
Lemma is_centring : forall n w X, graph F n w -> connected n w ->
  meq n n (mm n (laplacian F n w) X) (laplacian F n w) ->
  (forall i j, (i < n)%nat -> (j < n)%nat -> X i j = X j i) ->
  (forall i, (i < n)%nat -> sum n (fun j => X i j) = 0) -> meq n n X (centring n).
Proof.
  intros n w X G Con H Sy Z.
  assert (Cst : forall i k j, (i < n)%nat -> (k < n)%nat -> (j < n)%nat ->
            X i j - delta i j = X k j - delta k j).
  { intros i k j Hi Hk Hj.
    apply (kernel_constant_on_components F n w (fun l => X l j - delta l j) G); [|apply Con; assumption].
    intros l Hl. transitivity (mm n (laplacian F n w) X l j - mm n (laplacian F n w) delta l j).
    - unfold mv, mm. rewrite <- sum_sub. apply sum_ext. intros p _. ring.
    - rewrite (H l j Hl Hj), (mm_delta_r n _ l j Hj). ring. }
  assert (All : forall i j k l, (i < n)%nat -> (j < n)%nat -> (k < n)%nat -> (l < n)%nat ->
            X i j - delta i j = X k l - delta k l).
  { intros i j k l Hi Hj Hk Hl. rewrite (Cst i l j Hi Hl Hj), (Sy l j Hl Hj), (delta_sym F l j).
    apply Cst; assumption. }
  intros i j Hi Hj. unfold centring, mean.
  assert (N : of_nat F n <> 0) by (apply pos_neq, of_nat_pos; lia).
  set (c := X i j - delta i j).
  assert (S : of_nat F n * c + 1 = 0).
  { rewrite <- (Z i Hi), <- sum_const, <- (sum_delta F (fun _ => 1) Hi), <- sum_add. apply sum_ext.
    intros k Hk. unfold c. rewrite (All i j i k Hi Hj Hi Hk), (delta_sym F k i). ring. }
  transitivity (delta i j + c); [unfold c; ring|].
  transitivity (delta i j + rinv F (of_nat F n) * of_nat F n * c); [rewrite (inv_left F N); ring|].
  transitivity (delta i j + rinv F (of_nat F n) * ((of_nat F n * c + 1) - 1)); [ring|].
  rewrite S. ring.
Qed.

(** L L^+ = L^+ L = I - J/n, L^+ 1 = 0, 1^T L^+ = 0. *)
Lemma connected_penrose : forall n w P, graph F n w -> connected n w ->
  penrose n n (laplacian F n w) P ->
  meq n n (mm n (laplacian F n w) P) (centring n) /\
  meq n n (mm n P (laplacian F n w)) (centring n) /\
  (forall i, (i < n)%nat -> sum n (fun j => P i j) = 0) /\
  (forall j, (j < n)%nat -> sum n (fun i => P i j) = 0).
Proof.
  intros n w P G Con [P1 [P2 [P3 P4]]]. set (L := laplacian F n w) in *.
  assert (Row : forall i, (i < n)%nat -> sum n (fun j => L i j) = 0)
    by (intros; apply laplacian_row_sum; assumption).
  assert (Col : forall j, (j < n)%nat -> sum n (fun i => L i j) = 0)
    by (intros; apply laplacian_column_sum; assumption).
  assert (PL : meq n n (mm n P L) (centring n)).
  { apply (is_centring n w _ G Con); [|exact P4|intros; apply row_sums_mm; exact Row].
    intros i j Hi Hj. rewrite <- mm_associative. apply P1; assumption. }
  assert (LP : meq n n (mm n L P) (centring n)).
  { apply (is_centring n w _ G Con); [|exact P3|].
    - intros i j Hi Hj. fold L. unfold L at 3. rewrite (laplacian_symmetric n w i j G Hi Hj). fold L.
      rewrite <- (P1 j i Hj Hi). unfold mm at 1 3. apply sum_ext. intros k Hk.
      rewrite (P3 k j Hk Hj). unfold L at 1. rewrite (laplacian_symmetric n w i k G Hi Hk). fold L. ring.
    - intros i Hi. transitivity (sum n (fun j => mm n L P j i)).
      + apply sum_ext. intros j Hj. apply P3; assumption.
      + apply column_sums_mm. exact Col. }
  split; [exact LP|]. split; [exact PL|]. split.
  - intros i Hi. transitivity (sum n (fun j => mm n P (mm n L P) i j)).
    + apply sum_ext. intros j Hj. rewrite <- mm_associative. symmetry. apply P2; assumption.
    + apply row_sums_mm. intros k Hk. transitivity (sum n (fun j => mm n L P j k)).
      * apply sum_ext. intros j Hj. apply P3; assumption.
      * apply column_sums_mm. exact Col.
  - intros j Hj. transitivity (sum n (fun i => mm n (mm n P L) P i j)).
    + apply sum_ext. intros i Hi. symmetry. apply P2; assumption.
    + apply column_sums_mm. intros k Hk. transitivity (sum n (fun i => mm n P L k i)).
      * apply sum_ext. intros i Hi. apply P4; assumption.
      * apply row_sums_mm. exact Row.
Qed.

(** Equal Laplacians are those of equal graphs. *)
Lemma laplacian_determines : forall n v w, graph F n v -> graph F n w ->
  (meq n n (laplacian F n v) (laplacian F n w) <-> meq n n v w).
Proof.
  intros n v w [_ Dv] [_ Dw]. split.
  - intros H i j Hi Hj. destruct (Nat.eq_dec i j) as [->|N].
    + rewrite (Dv j Hj), (Dw j Hj). reflexivity.
    + pose proof (H i j Hi Hj) as E. unfold laplacian in E. rewrite delta_diff in E by exact N.
      transitivity (- (sum n (fun k => v i k) * 0 - v i j)); [ring|]. rewrite E. ring.
  - intros H i j Hi Hj. unfold laplacian. rewrite (H i j Hi Hj). f_equal. f_equal.
    apply sum_ext. intros k Hk. apply H; assumption.
Qed.

End Connected.
Set Implicit Arguments.

(* ------------------------------------------------------------------ *)
(** * Projectors, homogeneous systems *)

Unset Implicit Arguments.
Section Projectors.
Variable F : OField.
Add Ring RrQ : (is_ring F).
Open Scope R_scope.

(** Transposed matrices. *)
Definition transposed (A : nat -> nat -> F) : nat -> nat -> F := fun i j => A j i.
Lemma le_iff : forall x y : F, ~ y < x <-> ~ y - x < 0.
Proof.
  intros x y. split; intros H L; apply H.
  - apply pos_sub_lt. apply pos_opp in L. replace (x - y) with (- (y - x)) by ring. exact L.
  - apply lt_sub_pos in L. apply neg_opp in L. replace (y - x) with (- (x - y)) by ring. exact L.
Qed.

Lemma le_trans_F : forall x y z : F, ~ y < x -> ~ z < y -> ~ z < x.
Proof.
  intros x y z H1 H2 L. apply H2. apply (lt_not_lt_trans F _ _ _ L H1).
Qed.

Lemma add_nonneg : forall x y : F, ~ x < 0 -> ~ y < 0 -> ~ x + y < 0.
Proof.
  intros x y Hx Hy. destruct (lt_total F x 0) as [L|[->|L]]; [contradiction| |].
  - replace (0 + y) with y by ring. exact Hy.
  - destruct (lt_total F y 0) as [M|[->|M]]; [contradiction| |].
    + replace (x + 0) with x by ring. exact Hx.
    + apply lt_asym, pos_add; assumption.
Qed.

Lemma mul_nonneg : forall x y : F, ~ x < 0 -> ~ y < 0 -> ~ x * y < 0.
Proof.
  intros x y Hx Hy. destruct (lt_total F x 0) as [L|[->|L]]; [contradiction| |].
  - replace (0 * y) with (0 : F) by ring. apply lt_irrefl.
  - destruct (lt_total F y 0) as [M|[->|M]]; [contradiction| |].
    + replace (x * 0) with (0 : F) by ring. apply lt_irrefl.
    + apply lt_asym, lt_mul; assumption.
Qed.

Lemma sum_le : forall n (f g : nat -> F), (forall i, (i < n)%nat -> ~ g i < f i) ->
  ~ sum n g < sum n f.
Proof.
  intros n f g H. apply le_iff. rewrite <- sum_sub. apply sum_nonneg. intros i Hi.
  apply (proj1 (le_iff _ _)), H, Hi.
Qed.

Lemma nrm2_nonneg : forall n x, ~ nrm2 F n x < 0.
Proof. intros n x. apply sum_nonneg. intros i _. apply square_nonneg. Qed.

(** x . A y = A^T x . y *)
Lemma adjoint : forall m n A x y,
  sum m (fun i => x i * mv n A y i) = sum n (fun j => mv m (transposed A) x j * y j).
Proof.
  intros m n A x y. unfold mv, transposed.
  transitivity (sum m (fun i => sum n (fun j => x i * (A i j * y j)))).
  { apply sum_ext. intros i _. symmetry. apply sum_mul_l. }
  rewrite sum_swap. apply sum_ext. intros j _. rewrite <- sum_mul_r. apply sum_ext. intros i _. ring.
Qed.

(** The projector R onto the complement of the vectors p 0, ..., p (k - 1): its trace is at least r - k. *)

Lemma projector : forall r k (p : nat -> nat -> F), exists R : nat -> nat -> F,
  (forall i j, R i j = R j i) /\
  (forall i j, (i < r)%nat -> (j < r)%nat -> mm r R R i j = R i j) /\
  (forall a i, (a < k)%nat -> (i < r)%nat -> mv r R (p a) i = 0) /\
  ~ sum r (fun j => R j j) < sum r (fun _ => 1) - of_nat F k.
Proof.
  intros r k p. induction k as [|k [R [Sy [Id [An Tr]]]]].
  - exists delta. split; [apply delta_sym|]. split.
    { intros i j Hi Hj. apply (mv_id F (fun l => delta l j) Hi). }
    split; [intros; lia|]. cbn [of_nat]. intro L.
    rewrite (@sum_ext F r (fun j => delta j j) (fun _ => 1)) in L by (intros; apply delta_same).
    replace (sum r (fun _ => (1:F)) - 0) with (sum r (fun _ => (1:F))) in L by ring.
    exact (lt_irrefl F _ L).
  - set (q := mv r R (p k)). set (g := nrm2 F r q).
    assert (Dec : ~ sum r (fun _ => 1) - of_nat F k < sum r (fun _ => 1) - of_nat F (S k)).
    { apply le_iff. cbn [of_nat].
      match goal with |- ~ ?t < 0 => replace t with (1 : F) by ring end. apply lt_asym, one_pos. }
    destruct (eq_dec_F F g 0) as [Z|NZ].
    + exists R. split; [exact Sy|]. split; [exact Id|]. split.
      * intros a i Ha Hi. destruct (Nat.eq_dec a k) as [->|Ne]; [|apply An; lia].
        apply (sum_squares_zero F r q Z i Hi).
      * apply (le_trans_F _ _ _ Dec Tr).
    + set (v := rinv F g). pose proof (inv_left F NZ) as I. fold v in I.
      (* R q = q, q . p_a = 0 for a < k, q . p_k = q . q *)
      assert (RR : forall x i, (i < r)%nat -> mv r R (mv r R x) i = mv r R x i).
      { intros x i Hi. rewrite <- mv_mm. unfold mv. apply sum_ext. intros j Hj.
        rewrite (Id i j Hi Hj). reflexivity. }
      assert (Rq : forall i, (i < r)%nat -> mv r R q i = q i) by (intros i Hi; apply RR, Hi).
      assert (Ad : forall x y, sum r (fun i => mv r R x i * y i) = sum r (fun i => x i * mv r R y i)).
      { intros x y. rewrite adjoint. apply sum_ext. intros j _. f_equal. unfold mv, transposed.
        apply sum_ext. intros l _. rewrite Sy. reflexivity. }
      assert (Qa : forall a, (a < k)%nat -> sum r (fun i => q i * p a i) = 0).
      { intros a Ha. unfold q. rewrite Ad. apply sum_zero. intros i Hi. rewrite (An a i Ha Hi). ring. }
      assert (Qk : sum r (fun i => q i * p k i) = g).
      { transitivity (sum r (fun i => mv r R q i * p k i)).
        - apply sum_ext. intros i Hi. rewrite (Rq i Hi). reflexivity.
        - rewrite Ad. reflexivity. }
      exists (fun i j => R i j - v * (q i * q j)).
      assert (App : forall x i, mv r (fun i j => R i j - v * (q i * q j)) x i
                = mv r R x i - v * (q i * sum r (fun j => q j * x j))).
      { intros x i. unfold mv. rewrite <- (sum_mul_l F r (q i)), <- (sum_mul_l F r v), <- sum_sub.
        apply sum_ext. intros j _. ring. }
      split; [intros i j; rewrite Sy; ring|]. split; [|split].
      * intros i j Hi Hj.
        change (mv r (fun i j => R i j - v * (q i * q j)) (fun l => R l j - v * (q l * q j)) i
                = R i j - v * (q i * q j)).
        rewrite App.
        assert (E1 : mv r R (fun l => R l j - v * (q l * q j)) i = R i j - v * q j * q i).
        { rewrite <- (Id i j Hi Hj), <- (Rq i Hi). unfold mm, mv. rewrite <- sum_mul_l, <- sum_sub.
          apply sum_ext. intros l _. ring. }
        assert (E2 : sum r (fun l => q l * (R l j - v * (q l * q j))) = q j - v * q j * g).
        { rewrite <- (Rq j Hj) at 1. unfold mv, g, nrm2. rewrite <- sum_mul_l, <- sum_sub.
          apply sum_ext. intros l _. rewrite (Sy l j). ring. }
        rewrite E1, E2.
        transitivity (R i j - v * (q i * q j) - v * q i * q j * (1 - v * g)); [ring|]. rewrite I. ring.
      * intros a i Ha Hi. rewrite App. destruct (Nat.eq_dec a k) as [->|Ne].
        -- rewrite Qk. fold q. transitivity (q i - v * g * q i); [ring|]. rewrite I. ring.
        -- rewrite Qa by lia. rewrite (An a i) by lia. ring.
      * rewrite sum_sub, sum_mul_l. change (sum r (fun i => q i * q i)) with g. rewrite I.
        cbn [of_nat]. apply le_iff. apply (proj1 (le_iff _ _)) in Tr.
        match goal with |- ~ ?t < 0 => match type of Tr with ~ ?s < 0 => replace t with s by ring end end.
        exact Tr.
Qed.

(** A projector takes nothing away but length. *)
Lemma projector_contracts : forall r R x, (forall i j, R i j = R j i) ->
  (forall i j, (i < r)%nat -> (j < r)%nat -> mm r R R i j = R i j) ->
  ~ nrm2 F r x < nrm2 F r (mv r R x).
Proof.
  intros r R x Sy Id. apply le_iff.
  assert (C : sum r (fun i => x i * mv r R x i) = nrm2 F r (mv r R x)).
  { unfold nrm2. rewrite (adjoint r r R (mv r R x) x). rewrite (adjoint r r R x x).
    apply sum_ext. intros j Hj. f_equal.
    transitivity (mv r R x j); [unfold mv, transposed; apply sum_ext; intros l _; rewrite Sy; reflexivity|].
    transitivity (mv r R (mv r R x) j).
    - rewrite <- mv_mm. unfold mv. apply sum_ext. intros l Hl. rewrite (Id j l Hj Hl). reflexivity.
    - unfold mv at 1 3, transposed. apply sum_ext. intros l _. rewrite (Sy j l). reflexivity. }
  assert (E : nrm2 F r (fun i => x i - mv r R x i) = nrm2 F r x - nrm2 F r (mv r R x)).
  { transitivity (nrm2 F r x - (1 + 1) * sum r (fun i => x i * mv r R x i) + nrm2 F r (mv r R x)).
    - unfold nrm2. rewrite <- sum_mul_l, <- sum_sub, <- sum_add. apply sum_ext. intros i _. ring.
    - rewrite C. ring. }
  rewrite <- E. apply nrm2_nonneg.
Qed.

(** k + 1 unknowns, k equations. *)
Lemma homogeneous_system : forall k (A : nat -> nat -> F), exists y, nrm2 F (S k) y <> 0 /\
  forall a, (a < k)%nat -> mv (S k) A y a = 0.
Proof.
  intros k A. destruct (projector (S k) k A) as [R [Sy [Id [An Tr]]]].
  assert (One : forall n, sum n (fun _ => (1:F)) = of_nat F n).
  { induction n as [|n IH]; cbn; [reflexivity|]. rewrite IH. reflexivity. }
  rewrite One in Tr. cbn [of_nat] in Tr.
  assert (Ex : forall n, (exists j, (j < n)%nat /\ R j j <> 0) \/ sum n (fun j => R j j) = 0).
  { induction n as [|n [[j [Hj H]]|H]]; [right; reflexivity|left; exists j; split; [lia|exact H]|].
    destruct (eq_dec_F F (R n n) 0) as [Z|N]; [right; cbn; rewrite H, Z; ring|left].
    exists n. split; [lia|exact N]. }
  destruct (Ex (S k)) as [[j [Hj N]]|Z].
  - exists (fun i => R i j). split.
    + intro Q. apply N. apply (sum_squares_zero F (S k) (fun i => R i j) Q j Hj).
    + intros a Ha. rewrite <- (An a j Ha Hj). unfold mv. apply sum_ext. intros i _. rewrite (Sy j i). ring.
  - exfalso. rewrite Z in Tr. apply Tr. replace (of_nat F k + 1 - of_nat F k) with (1 : F) by ring.
    apply one_pos.
Qed.

End Projectors.
Set Implicit Arguments.

(* ------------------------------------------------------------------ *)
(** * Singular value decompositions, the Eckart-Young theorem *)

Unset Implicit Arguments.
Section EckartYoung.
Variable F : OField.
Add Ring RrY : (is_ring F).
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
Lemma eckart_young :
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
Set Implicit Arguments.
