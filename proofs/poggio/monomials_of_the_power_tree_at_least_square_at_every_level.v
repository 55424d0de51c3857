(* The binary tree with L levels, 2^L variables and (a u + b v)^k at every node, a, b > 0.
   The m-th power of a node is (a u + b v)^(k m), a sum over j <= k m of u^j v^(k m - j) with
   positive coefficients; so its exponents are the pairs of exponents of u^j and of
   v^(k m - j) for some j.  That is [mono].  Its elements are listed without repetition,
   their number satisfies the recursion N_L(m) = sum_j N_(L-1)(j) N_(L-1)(k m - j),
   N_0(m) = 1, and for k >= 2: N_(L+1)(1) >= N_L(1)^2, N_L(1) >= (k + 1)^(2^(L-1)).
   For all k >= 1 (the list) resp. k >= 2, L, m, in the natural numbers.
   Source: Poggio, section 6.3. *)
Require Import Arith List Lia.
Import ListNotations.

(** An exponent of a monomial in the 2^L variables. *)
Fixpoint exps (L : nat) : Type := match L with O => nat | S l => (exps l * exps l)%type end.

Fixpoint mono (k L m : nat) : exps L -> Prop :=
  match L with
  | O => fun e => e = m
  | S l => fun e => exists j, j <= k * m /\ mono k l j (fst e) /\ mono k l (k * m - j) (snd e)
  end.

Fixpoint degree (L : nat) : exps L -> nat :=
  match L with O => fun e => e | S l => fun e => degree l (fst e) + degree l (snd e) end.

Definition pairs (A : Type) (x y : list A) : list (A * A) :=
  flat_map (fun a => map (pair a) y) x.

Fixpoint monos (k L m : nat) : list (exps L) :=
  match L with
  | O => [m]
  | S l => flat_map (fun j => pairs (exps l) (monos k l j) (monos k l (k * m - j))) (seq 0 (S (k * m)))
  end.

Fixpoint total (n : nat) (f : nat -> nat) : nat := match n with O => 0 | S i => total i f + f i end.

Lemma in_pairs : forall A (x y : list A) e, In e (pairs A x y) <-> In (fst e) x /\ In (snd e) y.
Proof.
  intros A x y [a b]. unfold pairs. rewrite in_flat_map. cbn. split.
  - intros [c [H K]]. apply in_map_iff in K. destruct K as [d [E D]]. inversion E; subst. auto.
  - intros [H K]. exists a. split; [exact H|apply in_map, K].
Qed.

Lemma in_monos : forall k L m e, In e (monos k L m) <-> mono k L m e.
Proof.
  intros k L. induction L as [|l IH]; intros m e; cbn [monos mono].
  - cbn. split; [intros [H|[]]; auto|auto].
  - rewrite in_flat_map. split.
    + intros [j [S1 S2]]. exists j. apply in_seq in S1. apply in_pairs in S2.
      destruct S2 as [A B]. apply IH in A. apply IH in B. split; [lia|split; assumption].
    + intros [j [S1 [A B]]]. exists j. split; [apply in_seq; lia|].
      apply in_pairs. split; apply IH; assumption.
Qed.

Lemma mono_degree : forall k L m e, mono k L m e -> degree L e = m * k ^ L.
Proof.
  intros k L. induction L as [|l IH]; intros m e H; cbn [mono degree] in *.
  - rewrite H. cbn. lia.
  - destruct H as [j [B [P Q]]]. rewrite (IH _ _ P), (IH _ _ Q), Nat.pow_succ_r'.
    rewrite <- Nat.mul_add_distr_r. replace (j + (k * m - j)) with (m * k) by lia. lia.
Qed.

Lemma nodup_app : forall A (x y : list A), NoDup x -> NoDup y ->
  (forall a, In a x -> ~ In a y) -> NoDup (x ++ y).
Proof.
  intros A x y Nx Ny D. induction x as [|a x IH]; [exact Ny|]. inversion Nx; subst. cbn. constructor.
  - rewrite in_app_iff. intros [H|H]; [contradiction|]. apply (D a); [left; reflexivity|exact H].
  - apply IH; [assumption|]. intros b Hb. apply D. right. exact Hb.
Qed.

Lemma nodup_flat_map : forall A B (f : A -> list B) l, NoDup l -> (forall a, NoDup (f a)) ->
  (forall a b z, In a l -> In b l -> In z (f a) -> In z (f b) -> a = b) -> NoDup (flat_map f l).
Proof.
  intros A B f l N F D. induction l as [|a l IH]; cbn; [constructor|]. inversion N; subst.
  apply nodup_app; [apply F| |].
  - apply IH; [assumption|]. intros b c z Hb Hc. apply D; right; assumption.
  - intros z Hz Hl. apply in_flat_map in Hl. destruct Hl as [b [Hb Kb]].
    assert (a = b) by (apply (D a b z); [left; reflexivity|right; exact Hb|exact Hz|exact Kb]).
    subst. contradiction.
Qed.

Lemma nodup_pairs : forall A (x y : list A), NoDup x -> NoDup y -> NoDup (pairs A x y).
Proof.
  intros A x y Nx Ny. unfold pairs. apply nodup_flat_map; [exact Nx| |].
  - intro a. clear Nx. induction y as [|b y IH]; cbn; [constructor|]. inversion Ny; subst. constructor.
    + intro H. apply in_map_iff in H. destruct H as [c [E C]]. inversion E; subst. contradiction.
    + apply IH. assumption.
  - intros a b [u v] _ _ H K. apply in_map_iff in H. apply in_map_iff in K.
    destruct H as [c [E _]], K as [d [E' _]]. inversion E; inversion E'; subst. congruence.
Qed.

Lemma nodup_monos : forall k L m, 1 <= k -> NoDup (monos k L m).
Proof.
  intros k L m K. revert m. induction L as [|l IH]; intro m; cbn [monos].
  - constructor; [intros []|constructor].
  - apply nodup_flat_map; [apply seq_NoDup| |].
    + intro j. apply nodup_pairs; apply IH.
    + intros i j z _ _ H G. apply in_pairs in H. apply in_pairs in G.
      destruct H as [H _], G as [G _]. apply in_monos in H. apply in_monos in G.
      apply mono_degree in H. apply mono_degree in G. rewrite H in G.
      assert (P : k ^ l <> 0) by (apply Nat.pow_nonzero; lia).
      apply Nat.mul_cancel_r in G; assumption.
Qed.

Lemma length_pairs : forall A (x y : list A), length (pairs A x y) = length x * length y.
Proof.
  intros A x y. unfold pairs. induction x as [|a x IH]; [reflexivity|]. cbn.
  rewrite app_length, map_length, IH. reflexivity.
Qed.

Lemma length_seq_map : forall B (f : nat -> list B) n,
  length (flat_map f (seq 0 n)) = total n (fun j => length (f j)).
Proof.
  intros B f n. induction n as [|n IH]; [reflexivity|].
  rewrite seq_S, flat_map_app, app_length, IH. cbn. rewrite app_nil_r. reflexivity.
Qed.

Lemma recursion : forall k l m,
  length (monos k (S l) m) = total (S (k * m)) (fun j => length (monos k l j) * length (monos k l (k * m - j))).
Proof.
  intros k l m. cbn [monos]. rewrite length_seq_map.
  generalize (S (k * m)) at 1 2. intro n. induction n as [|n IH]; [reflexivity|].
  cbn [total]. rewrite IH, length_pairs. reflexivity.
Qed.

Lemma total_le : forall n n' (f g : nat -> nat), n <= n' ->
  (forall j, j < n -> f j <= g j) -> total n f <= total n' g.
Proof.
  intros n n' f g L H. induction L as [|n' L IH].
  - induction n as [|n IH]; [cbn; lia|]. cbn [total].
    assert (total n f <= total n g) by (apply IH; intros; apply H; lia).
    specialize (H n). lia.
  - cbn [total]. lia.
Qed.

Lemma total_term : forall n f j, j < n -> f j <= total n f.
Proof.
  induction n as [|n IH]; intros f j H; [lia|]. cbn [total].
  destruct (Nat.eq_dec j n) as [->|N]; [lia|]. specialize (IH f j). lia.
Qed.

Lemma monotone : forall k l m, length (monos k l m) <= length (monos k l (S m)).
Proof.
  intros k l. induction l as [|l IH]; intro m; [cbn; lia|]. rewrite !recursion.
  assert (M : forall a b, a <= b -> length (monos k l a) <= length (monos k l b)).
  { intros a b H. induction H as [|b H IHb]; [lia|]. specialize (IH b). lia. }
  apply total_le; [nia|]. intros j Hj. apply Nat.mul_le_mono_l. apply M. nia.
Qed.

Theorem monomials_of_the_power_tree_at_least_square_at_every_level :
  forall k : nat, 1 <= k ->
  (forall L m, NoDup (monos k L m) /\ (forall e, In e (monos k L m) <-> mono k L m e)) /\
  (forall m, length (monos k 0 m) = 1) /\
  (forall l m, length (monos k (S l) m)
     = total (S (k * m)) (fun j => length (monos k l j) * length (monos k l (k * m - j)))) /\
  (2 <= k -> forall L, length (monos k L 1) * length (monos k L 1) <= length (monos k (S L) 1) /\
     (k + 1) ^ (2 ^ L) <= length (monos k (S L) 1)).
Proof.
  intros k K. split; [|split; [reflexivity|split; [apply recursion|]]].
  - intros L m. split; [apply nodup_monos, K|intro e; apply in_monos].
  - intros K2 L.
    assert (Sq : forall l, length (monos k l 1) * length (monos k l 1) <= length (monos k (S l) 1)).
    { intro l. rewrite recursion. eapply Nat.le_trans; [|apply (total_term _ _ 1); lia]. cbv beta.
      apply Nat.mul_le_mono_l.
      assert (M : forall a b, a <= b -> length (monos k l a) <= length (monos k l b)).
      { intros a b H. induction H as [|b H IHb]; [lia|]. pose proof (monotone k l b). lia. }
      apply M. lia. }
    split; [apply Sq|]. induction L as [|L IH].
    + cbn [Nat.pow]. rewrite recursion. cbn [monos].
      assert (C : forall n, total n (fun j => length [j] * length [k * 1 - j]) = n).
      { induction n as [|n IH]; [reflexivity|]. cbn [total]. rewrite IH. cbn [length]. lia. }
      rewrite C. rewrite Nat.mul_1_r. cbn. lia.
    + rewrite Nat.pow_succ_r'. replace (2 * 2 ^ L) with (2 ^ L + 2 ^ L) by lia. rewrite Nat.pow_add_r.
      eapply Nat.le_trans; [apply Nat.mul_le_mono; exact IH|]. apply Sq.
Qed.

Print Assumptions monomials_of_the_power_tree_at_least_square_at_every_level.
