(* 2 C(2 + k, 2) = (k + 2)(k + 1), where C(2 + k, 2) = 1 + 2 + ... + (k + 1) is the number
   of pairs (a, b) of natural numbers with a + b <= k.  For all k, in the natural numbers.
   Source: Poggio, section 6.3. *)
Require Import Arith Lia.

Fixpoint pairs (k : nat) : nat := match k with O => 1 | S j => pairs j + (k + 1) end.

Theorem binomial_two_plus_k_over_two_is_half_the_product :
  forall k : nat, 2 * pairs k = (k + 2) * (k + 1).
Proof. induction k as [|k IH]; [reflexivity|]. cbn [pairs]. nia. Qed.

Print Assumptions binomial_two_plus_k_over_two_is_half_the_product.
