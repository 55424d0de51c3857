(* The coefficients of the characteristic function of a centred Gaussian: with the moments
   E[w^(2m)] = s^(2m) (2m - 1)!!, the term (-1)^m t^(2m) E[w^(2m)] / (2m)! equals
   (-s^2 t^2 / 2)^m / m! because (2m)! = 2^m m! (2m - 1)!!.  For all m, in the natural
   numbers.
   Source: Poggio, first remark of section 5.1. *)
Require Import Arith Lia Factorial.

(** (2m - 1)!! = E[w^(2m)] for s = 1, by E[w^(2m)] = (2m - 1) E[w^(2m-2)] *)
Fixpoint moment (m : nat) : nat := match m with O => 1 | S k => (2 * k + 1) * moment k end.

Theorem random_fourier_features_approximate_the_gaussian_kernel_with_conjugation :
  forall m : nat, fact (2 * m) = 2 ^ m * fact m * moment m.
Proof.
  induction m as [|m IH]; [reflexivity|].
  replace (2 * S m) with (S (S (2 * m))) by lia.
  change (fact (S (S (2 * m)))) with (S (S (2 * m)) * (S (2 * m) * fact (2 * m))).
  change (fact (S m)) with (S m * fact m).
  change (moment (S m)) with ((2 * m + 1) * moment m).
  rewrite IH, Nat.pow_succ_r'. nia.
Qed.

Print Assumptions random_fourier_features_approximate_the_gaussian_kernel_with_conjugation.
