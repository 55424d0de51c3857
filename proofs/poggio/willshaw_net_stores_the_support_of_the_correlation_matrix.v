(* Clipped weights W i j = 1 iff some stored pair has y_i = x_j = 1: W = min(1, sum_n y_n x_n^T)
   entrywise, for every list of binary pairs; and W is the correlation matrix iff no two of
   the pairs share an active output unit and an active input unit.  Counts are natural
   numbers; x n j and y n i are the bits.
   Source: Poggio, section 2, with the net of reference [1]. *)
Require Import Arith Lia Bool.
Require Import Elenchus.formal.Finite.

Section Willshaw.
Variables (N D D' : nat) (x y : nat -> nat -> bool).

Fixpoint correlation (n i j : nat) : nat :=
  match n with O => 0 | S k => correlation k i j + (if y k i && x k j then 1 else 0) end.
Fixpoint stored (n i j : nat) : bool :=
  match n with O => false | S k => stored k i j || (y k i && x k j) end.
Definition W (i j : nat) : nat := if stored N i j then 1 else 0.

Lemma stored_spec : forall n i j, stored n i j = true <-> exists k, k < n /\ y k i = true /\ x k j = true.
Proof.
  induction n as [|n IH]; intros i j; cbn [stored].
  - split; [discriminate|]. intros [k [H _]]. lia.
  - rewrite orb_true_iff, andb_true_iff, IH. split.
    + intros [[k [H K]]|H]; [exists k; split; [lia|exact K]|exists n; split; [lia|exact H]].
    + intros [k [H K]]. destruct (Nat.eq_dec k n) as [->|]; [right; exact K|left].
      exists k. split; [lia|exact K].
Qed.

Lemma clipped : forall n i j, (if stored n i j then 1 else 0) = Nat.min 1 (correlation n i j).
Proof.
  induction n as [|n IH]; intros i j; [reflexivity|]. cbn [stored correlation]. specialize (IH i j).
  destruct (stored n i j); destruct (y n i && x n j); cbn [orb] in *; lia.
Qed.

Lemma more_than_one : forall n i j, 2 <= correlation n i j <->
  exists k l, k < l /\ l < n /\ y k i = true /\ x k j = true /\ y l i = true /\ x l j = true.
Proof.
  induction n as [|n IH]; intros i j; cbn [correlation].
  - split; [lia|]. intros [k [l H]]. lia.
  - destruct (y n i && x n j) eqn:E.
    + apply andb_true_iff in E. split.
      * intro H. assert (P : stored n i j = true).
        { pose proof (clipped n i j) as C. destruct (stored n i j); [reflexivity|]. lia. }
        apply stored_spec in P. destruct P as [k [Hk K]]. exists k, n. intuition lia.
      * intros [k [l [Hkl [Hl [Yk [Xk _]]]]]].
        assert (P : stored n i j = true) by (apply stored_spec; exists k; intuition lia).
        pose proof (clipped n i j) as C. rewrite P in C. lia.
    + rewrite Nat.add_0_r, IH. split.
      * intros [k [l H]]. exists k, l. intuition lia.
      * intros [k [l [Hkl [Hl [Yk [Xk [Yl Xl]]]]]]]. exists k, l.
        destruct (Nat.eq_dec l n) as [->|]; [rewrite Yl, Xl in E; discriminate|].
        repeat split; try assumption; lia.
Qed.

Theorem willshaw_net_stores_the_support_of_the_correlation_matrix :
  (forall i j, W i j = Nat.min 1 (correlation N i j)) /\
  ((forall i j, i < D' -> j < D -> W i j = correlation N i j) <->
   ~ exists k l i j, k < l /\ l < N /\ i < D' /\ j < D /\
       y k i = true /\ x k j = true /\ y l i = true /\ x l j = true).
Proof.
  assert (C : forall i j, W i j = Nat.min 1 (correlation N i j)) by (intros; apply clipped).
  split; [exact C|]. split.
  - intros H [k [l [i [j [Hkl [Hl [Hi [Hj P]]]]]]]].
    assert (M : 2 <= correlation N i j) by (apply more_than_one; exists k, l; tauto).
    specialize (H i j Hi Hj). rewrite C in H. lia.
  - intros H i j Hi Hj. rewrite C. destruct (le_lt_dec 2 (correlation N i j)) as [M|M]; [|lia].
    exfalso. apply H. apply more_than_one in M. destruct M as [k [l P]].
    exists k, l, i, j. tauto.
Qed.
End Willshaw.

Print Assumptions willshaw_net_stores_the_support_of_the_correlation_matrix.
