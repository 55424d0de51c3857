(* C(2 + k, 2) <= 3/2 2^k for all k >= 1, where C(2 + k, 2) = 1 + 2 + ... + (k + 1) is the
   number of pairs (a, b) of natural numbers with a + b <= k.  In the natural numbers.
   Source: Poggio, section 6.5. *)
Require Import Arith Lia.

Fixpoint pairs (k : nat) : nat := match k with O => 1 | S j => pairs j + (k + 1) end.

Theorem bivariate_degree_k_count_is_big_o_of_two_to_k :
  forall k : nat, 1 <= k -> 2 * pairs k <= 3 * 2 ^ k.
Proof.
  intros k H. assert (B : 2 * pairs k <= 3 * 2 ^ k /\ 2 * (k + 2) <= 3 * 2 ^ k).
  { induction k as [|[|k] IH]; [lia|cbn; lia|].
    destruct IH as [A B]; [lia|]. rewrite (Nat.pow_succ_r' 2 (S k)).
    change (pairs (S (S k))) with (pairs (S k) + (S (S k) + 1)). lia. }
  apply B.
Qed.

Print Assumptions bivariate_degree_k_count_is_big_o_of_two_to_k.
