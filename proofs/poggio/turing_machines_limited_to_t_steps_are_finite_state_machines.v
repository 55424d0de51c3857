(* What a Turing machine accepts within T steps depends on the first T letters of the input
   only, and a finite state machine accepts it: its states are the words of at most T
   letters.  For every T, every machine (states of any type, symbols are numbers, 0 is the
   blank; None rejects or accepts by halting, see below) and every finite alphabet.
   Source: Poggio, section 3.2, direction =>. *)
Require Import Arith Lia List ZArith Bool.
Require Import Elenchus.formal.Finite.
Import ListNotations.

Section Machine.
Variables (Q : Type) (start : Q).
(* halt with a verdict, or the next state, the symbol written and the move *)
Variable action : Q -> nat -> bool + (Q * nat * bool).

Definition write (t : Z -> nat) (h : Z) (s : nat) : Z -> nat := fun c => if Z.eqb c h then s else t c.
Definition move (h : Z) (rightwards : bool) : Z := if rightwards then (h + 1)%Z else (h - 1)%Z.
(* the verdict within k steps, if there is one *)
Fixpoint run (k : nat) (q : Q) (h : Z) (t : Z -> nat) : option bool :=
  match k with
  | O => None
  | S k => match action q (t h) with
           | inl verdict => Some verdict
           | inr (q', s, rightwards) => run k q' (move h rightwards) (write t h s)
           end
  end.

Lemma run_local : forall k q h t t',
  (forall c, (Z.abs (c - h) < Z.of_nat k)%Z -> t c = t' c) -> run k q h t = run k q h t'.
Proof.
  induction k as [|k IH]; intros q h t t' E; [reflexivity|]. cbn [run].
  rewrite (E h) by lia. destruct (action q (t' h)) as [v|[[q' s] rightwards]]; [reflexivity|].
  apply IH. intros c Hc. unfold write. destruct (Z.eqb_spec c h) as [|N]; [reflexivity|].
  apply E. destruct rightwards; cbn in Hc; lia.
Qed.

Definition tape (w : list nat) : Z -> nat := fun c => if Z.ltb c 0 then 0 else nth (Z.to_nat c) w 0.
Definition accepts (T : nat) (w : list nat) : bool :=
  match run T start 0%Z (tape w) with Some true => true | _ => false end.

Lemma accepts_prefix : forall T w, accepts T (firstn T w) = accepts T w.
Proof.
  intros T w. unfold accepts. rewrite (run_local T start 0%Z (tape (firstn T w)) (tape w)); [reflexivity|].
  intros c Hc. unfold tape. destruct (Z.ltb_spec c 0); [reflexivity|].
  destruct (le_lt_dec (length w) (Z.to_nat c)) as [L|L].
  - rewrite !nth_overflow; [reflexivity|exact L|]. rewrite firstn_length. lia.
  - rewrite <- (firstn_skipn T w) at 2. rewrite app_nth1; [reflexivity|].
    rewrite firstn_length. lia.
Qed.

Definition step (T : nat) (u : list nat) (a : nat) : list nat :=
  if Nat.ltb (length u) T then u ++ [a] else u.

Lemma steps_prefix : forall T w u, fold_left (step T) w u =
  if Nat.leb T (length u) then u else firstn T (u ++ w).
Proof.
  intro T. induction w as [|a w IH]; intro u; cbn [fold_left].
  - destruct (Nat.leb_spec T (length u)); [reflexivity|]. rewrite app_nil_r, firstn_all2 by lia.
    reflexivity.
  - rewrite IH. unfold step. destruct (Nat.ltb_spec (length u) T) as [L|L].
    + destruct (Nat.leb_spec T (length u)); [lia|].
      destruct (Nat.leb_spec T (length (u ++ [a]))) as [M|M];
        replace (u ++ a :: w) with ((u ++ [a]) ++ w) by (rewrite <- app_assoc; reflexivity).
      * rewrite firstn_app. rewrite app_length in *. cbn in *.
        replace (T - (length u + 1)) with 0 by lia. cbn. rewrite app_nil_r.
        symmetry. apply firstn_all2. rewrite app_length. cbn. lia.
      * reflexivity.
    + destruct (Nat.leb_spec T (length u)); [reflexivity|lia].
Qed.

(* all words of at most T letters below na: finitely many states *)
Fixpoint all_words (T na : nat) : list (list nat) :=
  match T with
  | O => [[]]
  | S k => [] :: flat_map (fun a => map (cons a) (all_words k na)) (seq 0 na)
  end.
Lemma all_words_spec : forall T na w, length w <= T -> (forall a, In a w -> a < na) ->
  In w (all_words T na).
Proof.
  induction T as [|T IH]; intros na w L H; destruct w as [|a w]; cbn in *; try lia; [auto|auto|].
  right. apply in_flat_map. exists a. split.
  - apply in_seq. specialize (H a (or_introl eq_refl)). lia.
  - apply in_map, IH; [lia|]. intros b Hb. apply H. right. exact Hb.
Qed.

Theorem turing_machines_limited_to_t_steps_are_finite_state_machines :
  forall T na (w : list nat), (forall a, In a w -> a < na) ->
  In (fold_left (step T) w []) (all_words T na) /\
  accepts T (fold_left (step T) w []) = accepts T w.
Proof.
  intros T na w H. rewrite steps_prefix. cbn [length app].
  assert (E : (if Nat.leb T 0 then [] else firstn T w) = firstn T w).
  { destruct (Nat.leb_spec T 0); [replace T with 0 by lia; reflexivity|reflexivity]. }
  rewrite E. split; [|apply accepts_prefix]. apply all_words_spec.
  - rewrite firstn_length. lia.
  - intros a Ha. apply H. rewrite <- (firstn_skipn T w). apply in_or_app. left. exact Ha.
Qed.
End Machine.

Print Assumptions turing_machines_limited_to_t_steps_are_finite_state_machines.
