(* A recurrent network whose state is n bits, in particular one of n linear-threshold units,
   is a finite state machine with 2^n states: the numbers below 2^n, by their binary digits.
   For every n, every input alphabet and every update that depends on the n bits and the
   letter.
   Source: Poggio, section 3.2, reading "threshold units". *)
Require Import Arith Lia List Bool.
Require Import Elenchus.formal.Finite.

Fixpoint encode (n : nat) (v : nat -> bool) : nat :=
  match n with O => 0 | S k => 2 * encode k (fun i => v (S i)) + Nat.b2n (v 0) end.

Lemma encode_below : forall n v, encode n v < 2 ^ n.
Proof.
  induction n as [|n IH]; intro v; cbn [encode Nat.pow]; [lia|].
  specialize (IH (fun i => v (S i))). destruct (v 0); cbn [Nat.b2n]; lia.
Qed.

Lemma encode_digit : forall n v i, i < n -> Nat.testbit (encode n v) i = v i.
Proof.
  induction n as [|n IH]; intros v i Hi; [lia|]. cbn [encode]. destruct i as [|i].
  - apply Nat.testbit_0_r.
  - rewrite Nat.testbit_succ_r.
    apply (IH (fun i => v (S i))). lia.
Qed.

Theorem recurrent_threshold_net_is_a_finite_state_machine :
  forall (A : Type) (n : nat) (update : (nat -> bool) -> A -> nat -> bool),
  (forall h k a i, (forall j, j < n -> h j = k j) -> i < n -> update h a i = update k a i) ->
  exists delta : nat -> A -> nat,
    (forall s a, delta s a < 2 ^ n) /\
    forall (h : nat -> bool) (w : list A) i, i < n ->
      Nat.testbit (fold_left delta w (encode n h)) i = fold_left update w h i.
Proof.
  intros A n update H. exists (fun s a => encode n (update (Nat.testbit s) a)).
  split; [intros; apply encode_below|]. intros h w.
  assert (G : forall w s k, (forall i, i < n -> Nat.testbit s i = k i) -> forall i, i < n ->
    Nat.testbit (fold_left (fun s a => encode n (update (Nat.testbit s) a)) w s) i
    = fold_left update w k i).
  { induction w0 as [|a w0 IH]; intros s k E; cbn [fold_left]; [exact E|].
    apply IH. intros i Hi. rewrite encode_digit by exact Hi. apply H; assumption. }
  apply G. intros i Hi. apply encode_digit, Hi.
Qed.

Print Assumptions recurrent_threshold_net_is_a_finite_state_machine.
