(* p = q = 4, displayed W^1, b^1: first-layer neuron j has output in (-1, 1) exactly
   on points 4j-3, ..., 4j; its outputs are 1 on all later points and -1 on all
   earlier ones.  For all c_1 < ... < c_16 and delta > 0 over every ordered field.
   Source: Du, Figure 2. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Open Scope R_scope.

Theorem figure2_pattern_holds_for_p_equal_q_equal_4 :
  forall (F : OField) (dl : F) (c : nat -> F) (sg : F -> F),
  is_hardtanh F sg -> data F 16 dl c ->
  forall l i, (l < 4)%nat -> (1 <= i)%nat -> (i <= 16)%nat ->
  ((4 * l + 1 <= i)%nat /\ (i <= 4 * l + 4)%nat <->
     - (1) < sg (z1 F 4 c l (c i)) /\ sg (z1 F 4 c l (c i)) < 1) /\
  ((4 * l + 4 < i)%nat -> sg (z1 F 4 c l (c i)) = 1) /\
  ((i < 4 * l + 1)%nat -> sg (z1 F 4 c l (c i)) = - (1)).
Proof.
  intros F dl c sg Hs D l i Hl H1 H2.
  set (j := ((i - 1) / 4)%nat). set (r := ((i - 1) mod 4)%nat).
  assert (E : (i = j * 4 + r + 1)%nat).
  { pose proof (Nat.div_mod (i - 1) 4 ltac:(lia)). unfold j, r. lia. }
  assert (Hr : (r < 4)%nat) by (apply Nat.mod_upper_bound; lia).
  assert (Hj : (j < 4)%nat) by lia.
  destruct (a1_groups F 4 4 dl c sg ltac:(lia) D Hs l j r Hl Hj Hr) as [A1 [A2 A3]].
  destruct (z1_groups F 4 4 dl c ltac:(lia) D l j r Hl Hj Hr) as [Z1 _].
  unfold pt in *. rewrite <- E in *. clearbody j r.
  split; [|split; intro L; [apply A1|apply A2]; lia].
  split.
  - intro L. rewrite A3 by lia. apply Z1. lia.
  - intros [P Q]. destruct (lt_eq_lt_dec l j) as [[L|L]|L]; [|lia|].
    + rewrite (A1 L) in Q. exfalso. exact (lt_irrefl F _ Q).
    + rewrite (A2 L) in P. exfalso. exact (lt_irrefl F _ P).
Qed.

Print Assumptions figure2_pattern_holds_for_p_equal_q_equal_4.
