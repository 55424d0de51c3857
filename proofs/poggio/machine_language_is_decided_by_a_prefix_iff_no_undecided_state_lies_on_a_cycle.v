(* A machine with states { 0, ..., n - 1 }, start s0, transition d, accepting states acc.  A
   state is open if acceptance is not constant behind it.  The first T letters decide
   acceptance for some T iff no reachable open state lies on a cycle, and then T = n does.
   For every machine and every type of letters.
   Source: Poggio, section 3.2, "a Turing machine that can run only T steps". *)
Require Import Arith Lia List Bool FinFun.
Require Import Elenchus.formal.Finite.
Import ListNotations.

Section Machine.
Variables (A : Type) (n s0 : nat) (d : nat -> A -> nat) (acc : nat -> bool).
Hypothesis Hd : forall s a, s < n -> d s a < n.
Hypothesis Hs0 : s0 < n.

Definition run (s : nat) (w : list A) : nat := fold_left d w s.
Definition opened (s : nat) : Prop := exists w, acc (run s w) <> acc s.
Definition decides (T : nat) : Prop := forall w, length w = T -> ~ opened (run s0 w).
Definition cyclic (s : nat) : Prop := exists w, w <> [] /\ run s w = s.

Lemma run_app : forall s u v, run s (u ++ v) = run (run s u) v.
Proof. intros. apply fold_left_app. Qed.

Lemma run_below : forall w s, s < n -> run s w < n.
Proof. induction w as [|a w IH]; intros s H; cbn; [exact H|]. apply IH, Hd, H. Qed.

Lemma opened_before : forall s v, opened (run s v) -> opened s.
Proof.
  intros s v [w H]. rewrite <- run_app in H.
  destruct (bool_dec (acc (run s v)) (acc s)) as [E|E].
  - exists (v ++ w). rewrite <- E. exact H.
  - exists v. exact E.
Qed.

(* among the first n + 1 terms of a sequence below n two agree *)
Lemma pigeonhole : forall f : nat -> nat, (forall t, t <= n -> f t < n) ->
  exists i j, i < j /\ j <= n /\ f i = f j.
Proof.
  intros f B.
  assert (D : forall m, (exists i j, i < j /\ j < m /\ f i = f j) \/
              (forall i j, i < j -> j < m -> f i <> f j)).
  { induction m as [|m [IH|IH]].
    - right. intros i j _ Hj. lia.
    - left. destruct IH as [i [j [H1 [H2 E]]]]. exists i, j. repeat split; [lia|lia|exact E].
    - assert (C : forall k, (exists i, i < k /\ f i = f m) \/ (forall i, i < k -> f i <> f m)).
      { induction k as [|k [IHk|IHk]].
        - right. intros i Hi. lia.
        - left. destruct IHk as [i [Hi E]]. exists i. split; [lia|exact E].
        - destruct (Nat.eq_dec (f k) (f m)) as [E|E].
          + left. exists k. split; [lia|exact E].
          + right. intros i Hi. destruct (Nat.eq_dec i k) as [->|]; [exact E|apply IHk; lia]. }
      destruct (C m) as [[i [Hi E]]|N].
      + left. exists i, m. repeat split; [exact Hi|lia|exact E].
      + right. intros i j Hij Hj. destruct (Nat.eq_dec j m) as [->|]; [apply N; lia|].
        apply IH; lia. }
  destruct (D (S n)) as [[i [j [H1 [H2 E]]]]|N].
  - exists i, j. repeat split; [exact H1|lia|exact E].
  - exfalso.
    assert (I : bInjective n f).
    { intros x y Hx Hy E. destruct (lt_eq_lt_dec x y) as [[L|L]|L]; [|exact L|].
      - exfalso. apply (N x y); [exact L|lia|exact E].
      - exfalso. apply (N y x); [exact L|lia|symmetry; exact E]. }
    assert (Fu : bFun n f) by (intros x Hx; apply B; lia).
    destruct (proj1 (bInjective_bSurjective Fu) I (f n) (B n ltac:(lia))) as [t [Ht E]].
    apply (N t n); [exact Ht|lia|exact E].
Qed.

Fixpoint times (k : nat) (w : list A) : list A := match k with O => [] | S k => w ++ times k w end.

Lemma cycle_times : forall k s w, run s w = s -> run s (times k w) = s.
Proof.
  induction k as [|k IH]; intros s w E; [reflexivity|]. cbn [times].
  rewrite run_app, E. apply IH, E.
Qed.
Lemma times_length : forall k w, w <> [] -> k <= length (times k w).
Proof.
  induction k as [|k IH]; intros w H; cbn [times length]; [lia|].
  rewrite app_length. specialize (IH w H). destruct w as [|a w]; [contradiction|]. cbn. lia.
Qed.

Theorem machine_language_is_decided_by_a_prefix_iff_no_undecided_state_lies_on_a_cycle :
  ((exists T, decides T) <-> ~ (exists u, opened (run s0 u) /\ cyclic (run s0 u))) /\
  (~ (exists u, opened (run s0 u) /\ cyclic (run s0 u)) -> decides n).
Proof.
  assert (Back : ~ (exists u, opened (run s0 u) /\ cyclic (run s0 u)) -> decides n).
  { intros H w L Op.
    destruct (pigeonhole (fun t => run s0 (firstn t w))) as [i [j [Hij [Hj E]]]].
    { intros t _. apply run_below, Hs0. }
    apply H. exists (firstn i w). split.
    - apply (opened_before _ (skipn i w)). rewrite <- run_app, firstn_skipn. exact Op.
    - exists (firstn (j - i) (skipn i w)). split.
      + intro Z. apply (f_equal (@length A)) in Z. rewrite firstn_length, skipn_length in Z.
        cbn in Z. lia.
      + assert (Q : firstn i w ++ firstn (j - i) (skipn i w) = firstn j w).
        { rewrite <- (firstn_skipn i (firstn j w)) at 1. f_equal.
          - rewrite firstn_firstn. f_equal. lia.
          - rewrite skipn_firstn_comm. reflexivity. }
        rewrite <- run_app, Q. symmetry. exact E. }
  split; [split|exact Back].
  - intros [T H] [u [Op [w [Nw C]]]].
    set (long := u ++ times T w).
    assert (Len : T <= length long).
    { unfold long. rewrite app_length. pose proof (times_length T w Nw). lia. }
    apply (H (firstn T long)); [rewrite firstn_length; lia|].
    apply (opened_before _ (skipn T long)). rewrite <- run_app, firstn_skipn.
    unfold long. rewrite run_app, cycle_times by exact C. exact Op.
  - intro H. exists n. apply Back, H.
Qed.
End Machine.

Print Assumptions machine_language_is_decided_by_a_prefix_iff_no_undecided_state_lies_on_a_cycle.
