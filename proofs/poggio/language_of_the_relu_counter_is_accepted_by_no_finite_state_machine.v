(* The recurrent ReLU network h' = sigma(h + 1) on the letter a (true), h' = sigma(h - 1)
   on b (false), h = 0 at the start, accepting if h > 0: its language is accepted by no
   finite state machine.  The state is a natural number: sigma(h - 1) is the predecessor.
   Source: Poggio, section 3.2, reading "ReLU units, exact arithmetic". *)
Require Import Arith Lia List FinFun.
Require Import Elenchus.formal.Finite.

Definition step (h : nat) (a : bool) : nat := if a then S h else pred h.
Definition counter (w : list bool) : nat := fold_left step w 0.
Definition accepts (w : list bool) : bool := Nat.ltb 0 (counter w).
(* a^j b^i *)
Definition word (j i : nat) : list bool := repeat true j ++ repeat false i.

Lemma counter_word : forall j i, counter (word j i) = j - i.
Proof.
  intros j i. unfold counter, word. rewrite fold_left_app.
  assert (U : forall j h, fold_left step (repeat true j) h = h + j).
  { induction j0 as [|k IH]; intro h; cbn; [lia|]. rewrite IH. cbn. lia. }
  assert (D : forall i h, fold_left step (repeat false i) h = h - i).
  { induction i0 as [|k IH]; intro h; cbn; [lia|]. rewrite IH. cbn. lia. }
  rewrite U, D. lia.
Qed.

Theorem language_of_the_relu_counter_is_accepted_by_no_finite_state_machine :
  (forall i j, i < j -> accepts (word i i) = false /\ accepts (word j i) = true) /\
  forall (n start : nat) (delta : nat -> bool -> nat) (final : nat -> bool),
  (forall s a, s < n -> delta s a < n) -> start < n ->
  ~ (forall w, final (fold_left delta w start) = accepts w).
Proof.
  assert (P : forall i j, i < j -> accepts (word i i) = false /\ accepts (word j i) = true).
  { intros i j L. unfold accepts. rewrite !counter_word. split.
    - apply Nat.ltb_ge. lia.
    - apply Nat.ltb_lt. lia. }
  split; [exact P|]. intros n start delta final Hd Hs H.
  set (f := fun j => fold_left delta (repeat true j) start).
  (* prefixes a^i and a^j with i < j lead to different states *)
  assert (N : forall i j, i < j -> f i <> f j).
  { intros i j L E. destruct (P i j L) as [A B]. rewrite <- H in A, B. unfold word in A, B.
    rewrite fold_left_app in A, B. unfold f in E. rewrite E in A. congruence. }
  assert (B : forall j, f j < n).
  { assert (G : forall w s, s < n -> fold_left delta w s < n).
    { induction w as [|a w IH]; intros s Q; cbn; [exact Q|]. apply IH, Hd, Q. }
    intro j. apply G, Hs. }
  assert (I : bInjective n f).
  { intros x y Hx Hy E. destruct (lt_eq_lt_dec x y) as [[L|L]|L]; [|exact L|].
    - exfalso. exact (N x y L E).
    - exfalso. apply (N y x L). symmetry. exact E. }
  assert (Fu : bFun n f) by (intros x _; apply B).
  destruct (proj1 (bInjective_bSurjective Fu) I (f n) (B n)) as [t [Ht E]].
  exact (N t n Ht E).
Qed.

Print Assumptions language_of_the_relu_counter_is_accepted_by_no_finite_state_machine.
