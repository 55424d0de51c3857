(* { W_{a,b} } <> { W'_{a,b} }: some W_{a,b} is no W'_{a',b'}.  Over every
   commutative ring with 1 <> 0.
   Source: Krause & Reimann, section 3.1, reading "not the same family". *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Theorem solution_families_for_x_and_x_prime_are_not_equal :
  forall (R : CRing), ru R <> rz R ->
  ~ (forall W : nat -> nat -> R, (exists a b, meq 3 3 W (W_ab a b)) <->
                                 (exists a b, meq 3 3 W (W'_ab a b))).
Proof.
  intros R NZ H.
  destruct (proj1 (H (W_ab (ru R) (rz R)))) as [a [b E]].
  - exists (ru R), (rz R). intros i j _ _. reflexivity.
  - apply NZ. exact (E 0 1 ltac:(lia) ltac:(lia)).
Qed.

Print Assumptions solution_families_for_x_and_x_prime_are_not_equal.
