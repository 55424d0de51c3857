(* For every finite S, f : S -> S and s in S the sequence s, f(s), f(f(s)), ... is
   eventually periodic with preperiod + period <= |S|.  S = { 0, ..., n-1 }.
   Source: Poggio, section 2.1, quotation. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Require Import FinFun.

Theorem deterministic_output_sequence_enters_a_cycle :
  forall (n : nat) (f : nat -> nat) (s : nat),
  (forall x, x < n -> f x < n) -> s < n ->
  exists mu la, 1 <= la /\ mu + la <= n /\
    forall t, mu <= t -> iter (t + la) f s = iter t f s.
Proof.
  intros n f s Hf Hs.
  assert (B : forall t, iter t f s < n).
  { induction t as [|t IH]; [exact Hs|]. cbn. apply Hf, IH. }
  (* among the first n + 1 terms two agree *)
  assert (P : exists i j, i < j /\ j <= n /\ iter i f s = iter j f s).
  { assert (D : forall m, (exists i j, i < j /\ j < m /\ iter i f s = iter j f s) \/
              (forall i j, i < j -> j < m -> iter i f s <> iter j f s)).
    { induction m as [|m [IH|IH]].
      - right. intros i j _ Hj. lia.
      - left. destruct IH as [i [j [H1 [H2 E]]]]. exists i, j. repeat split; [lia|lia|exact E].
      - assert (C : forall k, (exists i, i < k /\ iter i f s = iter m f s) \/
                    (forall i, i < k -> iter i f s <> iter m f s)).
        { induction k as [|k [IHk|IHk]].
          - right. intros i Hi. lia.
          - left. destruct IHk as [i [Hi E]]. exists i. split; [lia|exact E].
          - destruct (Nat.eq_dec (iter k f s) (iter m f s)) as [E|E].
            + left. exists k. split; [lia|exact E].
            + right. intros i Hi. destruct (Nat.eq_dec i k) as [->|]; [exact E|apply IHk; lia]. }
        destruct (C m) as [[i [Hi E]]|N].
        + left. exists i, m. repeat split; [exact Hi|lia|exact E].
        + right. intros i j Hij Hj. destruct (Nat.eq_dec j m) as [->|]; [apply N; lia|].
          apply IH; lia. }
    destruct (D (S n)) as [[i [j [H1 [H2 E]]]]|N].
    - exists i, j. repeat split; [exact H1|lia|exact E].
    - exfalso.
      (* n terms are distinct, so they exhaust S and the next one repeats *)
      assert (I : bInjective n (fun t => iter t f s)).
      { intros x y Hx Hy E. destruct (lt_eq_lt_dec x y) as [[L|L]|L]; [|exact L|].
        - exfalso. apply (N x y); [exact L|lia|exact E].
        - exfalso. apply (N y x); [exact L|lia|symmetry; exact E]. }
      assert (Fu : bFun n (fun t => iter t f s)) by (intros x _; apply B).
      destruct (proj1 (bInjective_bSurjective Fu) I (iter n f s) (B n)) as [t [Ht E]].
      apply (N t n); [exact Ht|lia|exact E]. }
  destruct P as [i [j [H1 [H2 E]]]]. exists i, (j - i).
  split; [lia|split; [lia|]]. intros t Ht.
  induction Ht as [|t Ht IH].
  - replace (i + (j - i)) with j by lia. symmetry. exact E.
  - cbn. f_equal. exact IH.
Qed.

Print Assumptions deterministic_output_sequence_enters_a_cycle.
