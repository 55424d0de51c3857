(* For every L: the 2^(L+1) functions with values b_0, ..., b_L in {0, 1} at L + 1 points are
   not all within 1/2 of functions named by fewer descriptions, such as the 2^(L+1) - 1 words
   of at most L bits.  The bits of x < 2^(L+1) are the values of function x; code x is its
   description, named a (code x) i the value at point i of what that describes; e + e = 1.
   Source: Poggio, Theorem 1, reading "no regularity of constituents". *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Descriptions.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition bit (b : bool) : F := if b then 1 else 0.

Lemma bits_apart : forall (e a : F) b c, e + e = 1 -> close F e (bit b) a -> close F e (bit c) a -> b = c.
Proof.
  intros e a b c E [B1 B2] [C1 C2]. destruct b; destruct c; try reflexivity; exfalso; cbn in *.
  - pose proof (lt_add2 F _ _ _ _ B1 C2) as Q. rewrite E in Q.
    replace (1 - a + (a - 0)) with (1:F) in Q by ring. exact (lt_irrefl F _ Q).
  - pose proof (lt_add2 F _ _ _ _ C1 B2) as Q. rewrite E in Q.
    replace (1 - a + (a - 0)) with (1:F) in Q by ring. exact (lt_irrefl F _ Q).
Qed.

Lemma same_number : forall n x y, (x < 2 ^ n)%nat -> (y < 2 ^ n)%nat ->
  (forall i, (i < n)%nat -> Nat.testbit x i = Nat.testbit y i) -> x = y.
Proof.
  intros n x y Hx Hy H. apply Nat.bits_inj. intro i.
  destruct (le_lt_dec n i) as [L|L]; [|apply H, L].
  assert (Z : forall z, (z < 2 ^ n)%nat -> Nat.testbit z i = false).
  { intros z Hz. destruct (Nat.eq_dec z 0) as [->|N]; [apply Nat.bits_0|].
    apply Nat.bits_above_log2. apply Nat.log2_lt_pow2; [lia|].
    apply Nat.lt_le_trans with (2 ^ n)%nat; [exact Hz|]. apply Nat.pow_le_mono_r; lia. }
  rewrite (Z x Hx), (Z y Hy). reflexivity.
Qed.

Theorem continuous_constituents_admit_no_bound_on_descriptions :
  forall (L : nat) (e : F) (code : nat -> nat) (a : nat -> nat -> F), e + e = 1 ->
  (forall x, (x < 2 ^ (L + 1))%nat -> (code x < 2 ^ (L + 1) - 1)%nat) ->
  ~ (forall x i, (x < 2 ^ (L + 1))%nat -> (i < L + 1)%nat ->
       close F e (bit (Nat.testbit x i)) (a (code x) i)).
Proof.
  intros L e code a E Hc H. set (n := (2 ^ (L + 1))%nat) in *.
  assert (P : (1 <= n)%nat) by (unfold n; pose proof (Nat.pow_nonzero 2 (L + 1)); lia).
  assert (I : bInjective n code).
  { intros x y Hx Hy Q. apply (same_number (L + 1)); [exact Hx|exact Hy|]. intros i Hi.
    apply (bits_apart e (a (code x) i)); [exact E|apply H; assumption|].
    rewrite Q. apply H; assumption. }
  assert (Fu : bFun n code) by (intros x Hx; specialize (Hc x Hx); lia).
  destruct (proj1 (bInjective_bSurjective Fu) I (n - 1)%nat ltac:(lia)) as [x [Hx Q]].
  specialize (Hc x Hx). lia.
Qed.
End Descriptions.

Print Assumptions continuous_constituents_admit_no_bound_on_descriptions.
