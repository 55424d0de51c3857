(* |m' - q|^2 - |m - q|^2 = (2<m, q> - |m|^2) - (2<m', q> - |m'|^2) for all n, over every
   commutative ring: the score <m, q> - |m|^2/2 ranks by distance.
   Source: Ng, Luo & Qiu, the similarity function. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Ranks.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem dot_product_less_half_the_squared_length_ranks_the_closest_memory_first :
  forall (n : nat) (m m' q : nat -> R),
  dot n (fun i => m' i - q i) (fun i => m' i - q i) - dot n (fun i => m i - q i) (fun i => m i - q i)
  = ((1 + 1) * dot n m q - dot n m m) - ((1 + 1) * dot n m' q - dot n m' m').
Proof.
  intros n m m' q. unfold dot. rewrite <- !sum_mul_l, <- !sum_sub.
  apply sum_ext. intros i _. ring.
Qed.
End Ranks.

Print Assumptions dot_product_less_half_the_squared_length_ranks_the_closest_memory_first.
