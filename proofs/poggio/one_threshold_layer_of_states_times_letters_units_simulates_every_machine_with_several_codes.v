(* One layer of ns * na linear-threshold units on [state; unit vector of the letter] takes
   every code of the state s with the letter a to a code of delta(s, a): the codes of a
   state t are the unit vectors e_(s,a) with delta(s, a) = t, and the zero vector for the
   start state 0.  Unit p = s na + a has the weights w p q on the state units, 1 on the
   letter a, and the threshold th p.  For all ns, na and delta.
   Source: Poggio, Figure 3; register of open questions, states with several codes. *)
Require Import Arith Lia ZArith Bool.
Require Import Elenchus.formal.Finite.

Section Layer.
Variables (ns na : nat) (delta : nat -> nat -> nat).
Hypothesis Hna : 0 < na.
Hypothesis delta_ok : forall s a, s < ns -> a < na -> delta s a < ns.

(* the state that unit p = s na + a leads to *)
Definition target (p : nat) : nat := delta (p / na) (p mod na).
Definition w (p q : nat) : Z :=
  if p / na =? 0 then (if Nat.eqb (target q) 0 then 0 else -1)%Z
  else (if Nat.eqb (target q) (p / na) then 1 else 0)%Z.
Definition th (p : nat) : Z := if p / na =? 0 then 0%Z else 1%Z.
Fixpoint total (n : nat) (f : nat -> Z) : Z :=
  match n with O => 0%Z | S k => (total k f + f k)%Z end.
Definition layer (u : nat -> bool) (a p : nat) : bool :=
  Z.ltb (th p) (total (ns * na) (fun q => if u q then w p q else 0%Z)
                + (if Nat.eqb (p mod na) a then 1 else 0)).

Definition unit (k : nat) : nat -> bool := fun q => q =? k.
Definition code (t : nat) (u : nat -> bool) : Prop :=
  (exists s a, s < ns /\ a < na /\ delta s a = t /\ forall q, q < ns * na -> u q = unit (s * na + a) q)
  \/ (t = 0 /\ forall q, q < ns * na -> u q = false).

Lemma total_zero : forall n f, (forall q, q < n -> f q = 0%Z) -> total n f = 0%Z.
Proof.
  induction n as [|n IH]; intros f H; cbn; [reflexivity|].
  rewrite IH by (intros; apply H; lia). rewrite H by lia. reflexivity.
Qed.

Lemma total_one : forall n f k, k < n -> (forall q, q < n -> q <> k -> f q = 0%Z) -> total n f = f k.
Proof.
  induction n as [|n IH]; intros f k Hk H; [lia|]. cbn. destruct (Nat.eq_dec k n) as [->|N].
  - rewrite total_zero; [lia|]. intros q Hq. apply H; lia.
  - rewrite (IH f k); [|lia|intros; apply H; lia]. rewrite (H n) by lia. lia.
Qed.

Theorem one_threshold_layer_simulates_every_machine_with_several_codes :
  forall t u a, t < ns -> a < na -> code t u ->
  (forall p, p < ns * na -> layer u a p = unit (t * na + a) p) /\ code (delta t a) (layer u a).
Proof.
  intros t u a Ht Ha C.
  assert (L : forall p, p < ns * na -> layer u a p = unit (t * na + a) p).
  { intros p Hp.
    assert (Qp : p / na < ns) by (apply Nat.div_lt_upper_bound; lia).
    pose proof (Nat.div_mod p na ltac:(lia)) as M.
    pose proof (Nat.mod_upper_bound p na ltac:(lia)) as B.
    (* the weighted sum over the state units *)
    assert (V : total (ns * na) (fun q => if u q then w p q else 0%Z) =
      if p / na =? 0 then (if Nat.eqb t 0 then 0 else -1)%Z else (if Nat.eqb t (p / na) then 1 else 0)%Z).
    { destruct C as [[s [b [Hs [Hb [E U]]]]]|[-> U]].
      - assert (K : s * na + b < ns * na) by nia.
        rewrite (total_one _ _ (s * na + b) K).
        + rewrite U by exact K. unfold unit. rewrite Nat.eqb_refl. unfold w, target.
          replace ((s * na + b) / na) with s by (apply (Nat.div_unique _ na s b); lia).
          replace ((s * na + b) mod na) with b by (apply (Nat.mod_unique _ na s b); lia).
          rewrite E. reflexivity.
        + intros q Hq N. rewrite U by exact Hq. unfold unit.
          apply Nat.eqb_neq in N. rewrite N. reflexivity.
      - rewrite total_zero; [|intros q Hq; rewrite U by exact Hq; reflexivity].
        destruct (Nat.eqb_spec (p / na) 0) as [Z|N]; [reflexivity|].
        destruct (Nat.eqb_spec 0 (p / na)); [lia|reflexivity]. }
    unfold layer. rewrite V. unfold th, unit.
    destruct (Nat.eqb_spec p (t * na + a)) as [E|N].
    - replace (p / na) with t by (apply (Nat.div_unique _ na t a); lia).
      replace (p mod na) with a by (apply (Nat.mod_unique _ na t a); lia).
      rewrite !Nat.eqb_refl. destruct (t =? 0); reflexivity.
    - destruct (Nat.eqb_spec (p / na) 0) as [Z|NZ]; destruct (Nat.eqb_spec (p mod na) a) as [Ea|Na];
        destruct (Nat.eqb_spec t 0) as [T0|T0]; destruct (Nat.eqb_spec t (p / na)) as [T1|T1];
        try reflexivity; exfalso; try (apply N; nia); lia. }
  split; [exact L|]. left. exists t, a. repeat split; [exact Ht|exact Ha|exact L].
Qed.
End Layer.

Print Assumptions one_threshold_layer_simulates_every_machine_with_several_codes.
