(* A system of r bits, each of which is at every step a function of at most m bits one step
   before, and at the start a function of one input, computes after T steps functions that a
   directed acyclic graph with (5 + T (4 2^m - 3)) r constituents of two variables computes.
   A Turing machine that runs T steps is such a system with r = b (2T + 1) and m = 3b, where
   b bits code the symbol and the state (or none) of a cell: a cell's bits depend on the
   cell and its two neighbours.  So time T gives O(T^2) constituents; for fixed machine m
   and b do not depend on the input length.
   Source: Poggio, section 4, reading "with a size bound". *)
Require Import Arith Lia List Bool.
Require Import Elenchus.formal.Finite.
Import ListNotations.

(* A constituent: a function of the values of two earlier nodes. *)
Inductive node : Type := gate : (bool -> bool -> bool) -> nat -> nat -> node.
Definition value (before : list bool) (v : node) : bool :=
  match v with gate c p q => c (nth p before false) (nth q before false) end.
Definition values (g : list node) (before : list bool) : list bool :=
  fold_left (fun l v => l ++ [value l v]) g before.

Lemma values_app : forall g h before, values (g ++ h) before = values h (values g before).
Proof. intros. unfold values. apply fold_left_app. Qed.
Lemma values_cons : forall v g l, values (v :: g) l = values g (l ++ [value l v]).
Proof. reflexivity. Qed.

Definition local (m : nat) (e : (nat -> bool) -> bool) : Prop :=
  forall x y, (forall i, i < m -> x i = y i) -> e x = e y.
Definition at_positions (ps : nat -> nat) (before : list bool) : nat -> bool :=
  fun i => nth (ps i) before false.
Definition size (m : nat) : nat := 4 * 2 ^ m - 3.

(* One function of m values that stand before. *)
Lemma compile : forall m e, local m e -> forall k ps, (forall i, i < m -> ps i < k) ->
  exists g, length g = size m /\ forall before, length before = k ->
    exists l, length l + 1 = length g /\
      values g before = before ++ l ++ [e (at_positions ps before)].
Proof.
  assert (Two : forall m, 1 <= 2 ^ m).
  { induction m as [|m IH]; cbn; lia. }
  induction m as [|m IH]; intros e He k ps Hps.
  - exists [gate (fun _ _ => e (fun _ => false)) 0 0]. split; [reflexivity|].
    intros before _. exists nil. split; [reflexivity|]. cbn. do 2 f_equal.
    apply He. intros i Hi. lia.
  - set (set_m := fun b (x : nat -> bool) i => if Nat.eqb i m then b else x i).
    assert (Hb : forall b, local m (fun x => e (set_m b x))).
    { intros b x y H. apply He. intros i Hi. unfold set_m.
      destruct (Nat.eqb_spec i m) as [|N]; [reflexivity|]. apply H. lia. }
    destruct (IH _ (Hb false) k ps) as [g0 [S0 H0]]; [intros; apply Hps; lia|].
    destruct (IH _ (Hb true) (k + length g0) ps) as [g1 [S1 H1]];
      [intros i Hi; specialize (Hps i ltac:(lia)); lia|].
    set (p := k + length g0 + length g1).
    exists (g0 ++ g1 ++ [gate (fun s t => s && negb t) (k + length g0 - 1) (ps m);
      gate andb (p - 1) (ps m); gate orb p (p + 1)]).
    split; [rewrite !app_length; cbn; unfold size in *; cbn; specialize (Two m); lia|].
    intros before Z.
    destruct (H0 before Z) as [l0 [L0 E0]].
    set (x := at_positions ps before). fold x in E0. set (b0 := e (set_m false x)) in *.
    assert (Q : length (before ++ l0 ++ [b0]) = k + length g0).
    { rewrite !app_length. cbn. lia. }
    destruct (H1 _ Q) as [l1 [L1 E1]].
    assert (X : e (set_m true (at_positions ps (before ++ l0 ++ [b0]))) = e (set_m true x)).
    { apply Hb. intros i Hi. unfold x, at_positions. rewrite app_nth1; [reflexivity|].
      rewrite Z. apply Hps. lia. }
    rewrite X in E1. set (b1 := e (set_m true x)) in *.
    exists (l0 ++ [b0] ++ l1 ++ [b1] ++ [b0 && negb (x m)] ++ [b1 && x m]).
    split; [rewrite !app_length; cbn; lia|].
    rewrite !values_app, E0, E1. set (all := (before ++ l0 ++ [b0]) ++ l1 ++ [b1]).
    assert (A : length all = p).
    { unfold all, p. rewrite !app_length in *. cbn in *. lia. }
    assert (Nm : forall r, nth (ps m) (all ++ r) false = x m).
    { intro r. unfold x, at_positions. pose proof (Hps m ltac:(lia)) as P.
      unfold all. rewrite <- !app_assoc. apply app_nth1. lia. }
    assert (N0 : forall r, nth (k + length g0 - 1) (all ++ r) false = b0).
    { intro r. replace (all ++ r) with ((before ++ l0) ++ b0 :: (l1 ++ [b1] ++ r))
        by (unfold all; rewrite <- !app_assoc; reflexivity).
      replace (k + length g0 - 1) with (length (before ++ l0)) by (rewrite app_length; lia).
      apply nth_middle. }
    assert (N1 : forall r, nth (p - 1) (all ++ r) false = b1).
    { intro r. replace (all ++ r) with ((before ++ l0 ++ [b0] ++ l1) ++ b1 :: r)
        by (unfold all; rewrite <- !app_assoc; reflexivity).
      replace (p - 1) with (length (before ++ l0 ++ [b0] ++ l1))
        by (unfold p; rewrite !app_length; cbn; lia).
      apply nth_middle. }
    rewrite values_cons. set (v0 := b0 && negb (x m)).
    assert (Va : value all (gate (fun s t => s && negb t) (k + length g0 - 1) (ps m)) = v0).
    { cbn [value]. pose proof (N0 nil) as M. pose proof (Nm nil) as M'.
      rewrite app_nil_r in M, M'. rewrite M, M'. reflexivity. }
    rewrite Va, values_cons. set (v1 := b1 && x m).
    assert (Vb : value (all ++ [v0]) (gate andb (p - 1) (ps m)) = v1).
    { cbn [value]. rewrite N1, Nm. reflexivity. }
    rewrite Vb, values_cons.
    assert (Vc : value ((all ++ [v0]) ++ [v1]) (gate orb p (p + 1)) = v0 || v1).
    { cbn [value]. f_equal.
      - rewrite <- app_assoc. cbn [app]. rewrite <- A. apply nth_middle.
      - replace (p + 1) with (length (all ++ [v0])) by (rewrite app_length; cbn; lia).
        apply nth_middle. }
    rewrite Vc.
    assert (V : v0 || v1 = e x).
    { assert (W : forall b, x m = b -> e (set_m b x) = e x).
      { intros b Eb. apply He. intros i _. unfold set_m.
        destruct (Nat.eqb_spec i m) as [->|]; [symmetry; exact Eb|reflexivity]. }
      unfold v0, v1, b0, b1. pose proof (W _ eq_refl) as Wx. destruct (x m); rewrite Wx;
        destruct (e x); destruct (e (set_m false x)); destruct (e (set_m true x)); reflexivity. }
    rewrite V. unfold values, all. cbn [fold_left]. rewrite <- !app_assoc. reflexivity.
Qed.

(* r functions of m values each that stand before. *)
Lemma row : forall m r (G : nat -> (nat -> bool) -> bool), (forall j, j < r -> local m (G j)) ->
  forall k (ps : nat -> nat -> nat), (forall j i, j < r -> i < m -> ps j i < k) ->
  exists g out, length g = r * size m /\ (forall j, j < r -> out j < k + length g) /\
    forall before, length before = k -> exists l, length l = length g /\
      values g before = before ++ l /\
      forall j, j < r -> nth (out j) (before ++ l) false = G j (at_positions (ps j) before).
Proof.
  intros m r G HG k. induction r as [|r IH]; intros ps Hps.
  - exists nil, (fun _ => 0). split; [reflexivity|]. split; [intros; lia|].
    intros before _. exists nil. repeat split; [cbn; rewrite app_nil_r; reflexivity|intros; lia].
  - destruct (IH (fun j Hj => HG j (Nat.lt_lt_succ_r _ _ Hj)) ps) as [g [out [S [O H]]]];
      [intros; apply Hps; lia|].
    destruct (compile m (G r) (HG r ltac:(lia)) (k + length g) (ps r)) as [h [Sh Hh]];
      [intros i Hi; specialize (Hps r i ltac:(lia) Hi); lia|].
    assert (P : 1 <= length h) by (rewrite Sh; unfold size; pose proof (Nat.pow_nonzero 2 m); lia).
    exists (g ++ h), (fun j => if Nat.eqb j r then k + length g + length h - 1 else out j).
    split; [rewrite app_length, S, Sh; cbn; lia|]. split.
    { intros j Hj. rewrite app_length. destruct (Nat.eqb_spec j r); [lia|].
      specialize (O j ltac:(lia)). lia. }
    intros before Z. destruct (H before Z) as [l [L [E N]]].
    assert (Q : length (before ++ l) = k + length g) by (rewrite app_length; lia).
    destruct (Hh _ Q) as [l' [L' E']].
    exists (l ++ l' ++ [G r (at_positions (ps r) (before ++ l))]).
    split; [rewrite !app_length; cbn; lia|]. split.
    { rewrite values_app, E, E'. rewrite <- !app_assoc. reflexivity. }
    intros j Hj. destruct (Nat.eqb_spec j r) as [->|Nj].
    + replace (before ++ l ++ l' ++ [G r (at_positions (ps r) (before ++ l))])
        with ((before ++ l ++ l') ++ [G r (at_positions (ps r) (before ++ l))])
        by (rewrite <- !app_assoc; reflexivity).
      replace (k + length g + length h - 1) with (length (before ++ l ++ l'))
        by (rewrite !app_length in *; lia).
      rewrite nth_middle. apply (HG r); [lia|]. intros i Hi. unfold at_positions.
      apply app_nth1. rewrite Z. apply Hps; lia.
    + rewrite app_assoc, app_nth1 by (rewrite Q; apply O; lia). apply N. lia.
Qed.

(* The system: bit j at the next step is G j of the bits nb j 0, ..., nb j (m - 1). *)
Definition next (G : nat -> (nat -> bool) -> bool) (nb : nat -> nat -> nat) (s : nat -> bool) :
  nat -> bool := fun j => G j (fun i => s (nb j i)).

Lemma steps : forall m r G nb, (forall j, j < r -> local m (G j)) ->
  (forall j i, j < r -> i < m -> nb j i < r) ->
  forall T k (start : nat -> nat), (forall j, j < r -> start j < k) ->
  exists g out, length g = T * (r * size m) /\ (forall j, j < r -> out j < k + length g) /\
    forall before, length before = k -> exists l, length l = length g /\
      values g before = before ++ l /\
      forall j, j < r ->
        nth (out j) (before ++ l) false = iter T (next G nb) (at_positions start before) j.
Proof.
  intros m r G nb HG Hnb. induction T as [|T IH]; intros k start Hs.
  - exists nil, start. split; [reflexivity|]. split; [intros j Hj; cbn; specialize (Hs j Hj); lia|].
    intros before _. exists nil. repeat split; [cbn; rewrite app_nil_r; reflexivity|].
    intros j _. rewrite app_nil_r. reflexivity.
  - destruct (IH k start Hs) as [g [out [S [O H]]]].
    destruct (row m r G HG (k + length g) (fun j i => out (nb j i))) as [h [out' [S' [O' H']]]];
      [intros j i Hj Hi; apply O, Hnb; assumption|].
    exists (g ++ h), out'. split; [rewrite app_length, S, S'; cbn; lia|]. split.
    { intros j Hj. rewrite app_length. specialize (O' j Hj). lia. }
    intros before Z. destruct (H before Z) as [l [L [E N]]].
    assert (Q : length (before ++ l) = k + length g) by (rewrite app_length; lia).
    destruct (H' _ Q) as [l' [L' [E' N']]].
    exists (l ++ l'). split; [rewrite !app_length; lia|]. split.
    { rewrite values_app, E, E', app_assoc. reflexivity. }
    intros j Hj. rewrite app_assoc, N' by exact Hj. cbn [iter]. unfold next at 1.
    apply (HG j Hj). intros i Hi. unfold at_positions at 1. apply N, Hnb; assumption.
Qed.

Theorem systems_of_local_bits_have_graphs_of_time_times_size_constituents :
  forall (n m r T : nat) (G : nat -> (nat -> bool) -> bool) (nb : nat -> nat -> nat)
    (first : nat -> bool -> bool) (source : nat -> nat),
  (forall j, j < r -> local m (G j)) -> (forall j i, j < r -> i < m -> nb j i < r) ->
  (forall j, j < r -> source j < n) ->
  exists (g : list node) (out : nat -> nat),
    length g = (5 + T * (4 * 2 ^ m - 3)) * r /\
    forall (x : nat -> bool) j, j < r ->
      nth (out j) (values g (map x (seq 0 n))) false =
      iter T (next G nb) (fun j => first j (x (source j))) j.
Proof.
  intros n m r T G nb first source HG Hnb Hsrc.
  destruct (row 1 r (fun j s => first j (s 0))) with (k := n) (ps := fun j (_ : nat) => source j)
    as [g [out [S [O H]]]].
  { intros j _ s t E. rewrite (E 0) by lia. reflexivity. }
  { intros j i Hj _. apply Hsrc, Hj. }
  destruct (steps m r G nb HG Hnb T (n + length g) out O) as [h [out' [S' [O' H']]]].
  exists (g ++ h), out'. split; [rewrite app_length, S, S'; unfold size; cbn [Nat.pow]; nia|].
  intros x j Hj.
  assert (Z : length (map x (seq 0 n)) = n) by (rewrite map_length; apply seq_length).
  destruct (H _ Z) as [l [L [E N]]].
  assert (Q : length (map x (seq 0 n) ++ l) = n + length g) by (rewrite app_length; lia).
  destruct (H' _ Q) as [l' [L' [E' N']]].
  rewrite values_app, E, E', N' by exact Hj.
  assert (I : forall s t, (forall j, j < r -> s j = t j) -> forall k j, j < r ->
    iter k (next G nb) s j = iter k (next G nb) t j).
  { intros s t Est k. induction k as [|k IH]; intros i Hi; cbn [iter]; [apply Est, Hi|].
    unfold next at 1 3. apply (HG i Hi). intros q Hq. apply IH, Hnb; assumption. }
  apply I; [|exact Hj]. intros i Hi. unfold at_positions at 1. rewrite N by exact Hi.
  unfold at_positions. f_equal.
  rewrite nth_indep with (d' := x 0) by (rewrite Z; apply Hsrc, Hi).
  rewrite map_nth, seq_nth by apply Hsrc, Hi. reflexivity.
Qed.

Print Assumptions systems_of_local_bits_have_graphs_of_time_times_size_constituents.
