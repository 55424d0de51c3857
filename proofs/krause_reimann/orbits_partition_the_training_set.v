(* The sets [x] = { s.x : s in Sigma_X }, x in X, are subsets of X and any two
   are equal or disjoint.  For all N and all finite sets X of N-vectors over any
   type A of entries in which equality is decidable, a = b or a <> b (for the
   real numbers an instance of the excluded middle).  X is given by the list of
   its elements.
   Source: Krause & Reimann, section 2, paragraph before eq. 2. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Require Import List.

Definition subset (A : Type) (N : nat) (l : list (nat -> A)) : (nat -> A) -> Prop :=
  fun x => exists y, In y l /\ veq N y x.

(** [x] = { s.x : s in Sigma_X }. *)
Definition orbit (A : Type) (N : nat) (X : (nat -> A) -> Prop) (x : nat -> A) :
    (nat -> A) -> Prop :=
  fun z => exists s, Sigma N X s /\ veq N (act s x) z.

Definition dec (P : Prop) : Prop := P \/ ~ P.

Lemma dec_forall_lt : forall n (P : nat -> Prop), (forall i, i < n -> dec (P i)) ->
  dec (forall i, i < n -> P i).
Proof.
  induction n as [|n IH]; intros P D.
  - left. intros i Hi. lia.
  - destruct (D n) as [Y|Y]; [lia| |].
    + destruct (IH P) as [Z|Z]; [intros; apply D; lia| |].
      * left. intros i Hi. destruct (Nat.eq_dec i n) as [->|]; [exact Y|apply Z; lia].
      * right. intro H. apply Z. intros i Hi. apply H. lia.
    + right. intro H. apply Y, H. lia.
Qed.

Lemma dec_exists_lt : forall n (P : nat -> Prop), (forall i, i < n -> dec (P i)) ->
  dec (exists i, i < n /\ P i).
Proof.
  induction n as [|n IH]; intros P D.
  - right. intros [i [Hi _]]. lia.
  - destruct (D n) as [Y|Y]; [lia| |].
    + left. exists n. split; [lia|exact Y].
    + destruct (IH P) as [[i [Hi Z]]|Z]; [intros; apply D; lia| |].
      * left. exists i. split; [lia|exact Z].
      * right. intros [i [Hi Z']]. destruct (Nat.eq_dec i n) as [->|]; [exact (Y Z')|].
        apply Z. exists i. split; [lia|exact Z'].
Qed.

(** Whether some function {i < n} -> {v < m} has a decidable property that
    depends on its values below n only can be decided by trying all of them. *)
Lemma dec_exists_fun : forall n m (P : (nat -> nat) -> Prop),
  (forall f g, (forall i, i < n -> f i = g i) -> P f -> P g) ->
  (forall f, (forall i, i < n -> f i < m) -> dec (P f)) ->
  dec (exists f, (forall i, i < n -> f i < m) /\ P f).
Proof.
  induction n as [|n IH]; intros m P E D.
  - destruct (D (fun i => i)) as [Y|Y]; [intros i Hi; lia| |].
    + left. exists (fun i => i). split; [intros i Hi; lia|exact Y].
    + right. intros [f [_ Hf]]. apply Y. apply (E f); [intros i Hi; lia|exact Hf].
  - set (up := fun (f : nat -> nat) v i => if Nat.eqb i n then v else f i).
    destruct (@dec_exists_lt m (fun v => exists f, (forall i, i < n -> f i < m) /\ P (up f v)))
      as [[v [Hv [f [Hf Pf]]]]|Z].
    + intros v Hv. apply IH.
      * intros f g Efg. apply E. intros i Hi. unfold up.
        destruct (Nat.eqb_spec i n); [reflexivity|apply Efg; lia].
      * intros f Hf. apply D. intros i Hi. unfold up.
        destruct (Nat.eqb_spec i n); [exact Hv|apply Hf; lia].
    + left. exists (up f v). split; [|exact Pf]. intros i Hi. unfold up.
      destruct (Nat.eqb_spec i n); [exact Hv|apply Hf; lia].
    + right. intros [f [Hf Pf]]. apply Z. exists (f n). split; [apply Hf; lia|].
      exists f. split; [intros i Hi; apply Hf; lia|].
      apply (E f); [|exact Pf]. intros i Hi. unfold up.
      destruct (Nat.eqb_spec i n) as [->|]; reflexivity.
Qed.

Lemma dec_and : forall P Q : Prop, dec P -> dec Q -> dec (P /\ Q).
Proof. unfold dec. tauto. Qed.

Section Orbits.
Variable A : Type.
Hypothesis eq_dec : forall a b : A, a = b \/ a <> b.

Lemma veq_dec : forall N (x y : nat -> A), dec (veq N x y).
Proof. intros N x y. apply dec_forall_lt. intros i _. apply eq_dec. Qed.

Lemma dec_exists_in : forall (l : list (nat -> A)) (P : (nat -> A) -> Prop),
  (forall x, dec (P x)) -> dec (exists x, In x l /\ P x).
Proof.
  intros l P D. induction l as [|a l IH].
  - right. intros [x [[] _]].
  - destruct (D a) as [Y|Y]; [left; exists a; split; [left; reflexivity|exact Y]|].
    destruct IH as [[x [Hx Z]]|Z]; [left; exists x; split; [right; exact Hx|exact Z]|].
    right. intros [x [[<-|Hx] Px]]; [exact (Y Px)|]. apply Z. exists x. auto.
Qed.

Lemma dec_forall_in : forall (l : list (nat -> A)) (P : (nat -> A) -> Prop),
  (forall x, dec (P x)) -> dec (forall x, In x l -> P x).
Proof.
  intros l P D. induction l as [|a l IH].
  - left. intros x [].
  - destruct (D a) as [Y|Y]; [|right; intro H; apply Y, H; left; reflexivity].
    destruct IH as [Z|Z].
    + left. intros x [<-|Hx]; [exact Y|apply Z, Hx].
    + right. intro H. apply Z. intros x Hx. apply H. right. exact Hx.
Qed.

Lemma subset_vset : forall N (l : list (nat -> A)), vset N (subset A N l).
Proof.
  intros N l x y E [z [Hz Ez]]. exists z. split; [exact Hz|].
  apply veq_trans with x; assumption.
Qed.

Lemma Sigma_ext : forall N (X : (nat -> A) -> Prop) s t, vset N X ->
  (forall i, i < N -> s i = t i) -> Sigma N X s -> Sigma N X t.
Proof.
  intros N X s t HX E [[Hs Is] [S1 S2]].
  assert (EA : forall x : nat -> A, veq N (act s x) (act t x)).
  { intros x i Hi. unfold act. rewrite E by exact Hi. reflexivity. }
  split; [split|split].
  - intros i Hi. rewrite <- E by exact Hi. apply Hs, Hi.
  - intros i j Hi Hj. rewrite <- !E by assumption. apply Is; assumption.
  - intros x Hx. apply HX with (act s x); [apply EA|apply S1, Hx].
  - intros y Hy. destruct (S2 y Hy) as [x [Hx Ex]]. exists x. split; [exact Hx|].
    apply veq_trans with (act s x); [apply veq_sym, EA|exact Ex].
Qed.

Lemma Sigma_dec : forall N (l : list (nat -> A)) s, dec (Sigma N (subset A N l) s).
Proof.
  intros N l s.
  assert (SD : forall x, dec (subset A N l x)).
  { intro x. apply (dec_exists_in l). intro y. apply veq_dec. }
  assert (PD : dec (perm N s)).
  { apply dec_and.
    - apply dec_forall_lt. intros i _. unfold dec. lia.
    - assert (D : dec (forall i, i < N -> forall j, j < N -> s i = s j -> i = j)).
      { apply dec_forall_lt. intros i _. apply dec_forall_lt. intros j _. unfold dec. lia. }
      destruct D as [Y|Y]; [left|right].
      + intros i j Hi Hj. apply Y; assumption.
      + intro H. apply Y. intros i Hi j Hj. apply H; assumption. }
  destruct PD as [Ps|Ps]; [|right; intros [H _]; exact (Ps H)].
  destruct (dec_forall_in l (fun x => subset A N l (act s x)) (fun x => SD (act s x))) as [Y|Y].
  - destruct (dec_forall_in l (fun y => exists x, In x l /\ veq N (act s x) y)) as [Z|Z].
    + intro y. apply dec_exists_in. intro x. apply veq_dec.
    + left. split; [exact Ps|split].
      * intros x [x' [Hx E]]. apply subset_vset with (act s x'); [|apply Y, Hx].
        apply act_veq; assumption.
      * intros y [y' [Hy E]]. destruct (Z y' Hy) as [x [Hx E']].
        exists x. split; [exists x; split; [exact Hx|apply veq_refl]|].
        apply veq_trans with y'; assumption.
    + right. intros [_ [_ S2]]. apply Z. intros y Hy.
      destruct (S2 y) as [x [[x' [Hx E]] E']]; [exists y; split; [exact Hy|apply veq_refl]|].
      exists x'. split; [exact Hx|]. apply veq_trans with (act s x); [|exact E'].
      apply act_veq; assumption.
  - right. intros [_ [S1 _]]. apply Y. intros x Hx. apply S1.
    exists x. split; [exact Hx|apply veq_refl].
Qed.

Lemma orbit_dec : forall N (l : list (nat -> A)) x y, dec (orbit A N (subset A N l) x y).
Proof.
  intros N l x y.
  destruct (@dec_exists_fun N N (fun s => Sigma N (subset A N l) s /\ veq N (act s x) y))
    as [[s [_ H]]|H].
  - intros f g E [Hf Ef]. split.
    + apply Sigma_ext with f; [apply subset_vset|exact E|exact Hf].
    + intros i Hi. unfold act. rewrite <- E by exact Hi. apply Ef, Hi.
  - intros f _. apply dec_and; [apply Sigma_dec|apply veq_dec].
  - left. exists s. exact H.
  - right. intros [s [Hs E]]. apply H. exists s. split; [|split; assumption].
    intros i Hi. apply (perm_lt (proj1 Hs) Hi).
Qed.

(** y in [x] gives [y] = [x]. *)
Lemma orbit_sym : forall N (X : (nat -> A) -> Prop) x y, vset N X ->
  orbit A N X x y -> orbit A N X y x.
Proof.
  intros N X x y HX [s [Hs E]]. destruct (perm_inv (proj1 Hs)) as [t [Pt [Hts Hst]]].
  exists t. split; [apply Sigma_inv_elim with s; assumption|].
  intros i Hi. unfold act. rewrite <- (E (t i)) by (apply (perm_lt Pt Hi)).
  unfold act. rewrite Hst by exact Hi. reflexivity.
Qed.

Lemma orbit_trans : forall N (X : (nat -> A) -> Prop) x y z, vset N X ->
  orbit A N X x y -> orbit A N X y z -> orbit A N X x z.
Proof.
  intros N X x y z HX [s [Hs E]] [t [Ht E']].
  exists (fun i => s (t i)). split; [apply Sigma_comp; assumption|].
  intros i Hi. unfold act. rewrite <- (E' i Hi). unfold act. apply E.
  apply (perm_lt (proj1 Ht) Hi).
Qed.

Theorem orbits_partition_the_training_set :
  forall (N : nat) (X : list (nat -> A)),
  (forall x z, subset A N X x -> orbit A N (subset A N X) x z -> subset A N X z) /\
  (forall x y, subset A N X x -> subset A N X y ->
     (forall z, orbit A N (subset A N X) x z <-> orbit A N (subset A N X) y z) \/
     (forall z, ~ (orbit A N (subset A N X) x z /\ orbit A N (subset A N X) y z))).
Proof.
  intros N l. pose proof (@subset_vset N l) as HX. split.
  - intros x z Hx [s [Hs E]]. apply HX with (act s x); [exact E|].
    apply (proj1 (proj2 Hs)), Hx.
  - intros x y _ _. destruct (orbit_dec N l x y) as [Y|Y]; [left|right].
    + intro z. split; intro H.
      * apply orbit_trans with x; [exact HX|apply orbit_sym; assumption|exact H].
      * apply orbit_trans with y; assumption.
    + intros z [H1 H2]. apply Y. apply orbit_trans with z; [exact HX|exact H1|].
      apply orbit_sym; assumption.
Qed.
End Orbits.

Print Assumptions orbits_partition_the_training_set.
