(* For all a, b >= 1 the strong product of K_a and K_b is complete: any two different
   vertices (i,j), (k,l) are adjacent, where adjacent means different and (i = k or i, k
   adjacent) and (j = l or j, l adjacent).
   Source: Ng, Luo & Qiu, reading "strong". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Definition complete_adj (i k : nat) : Prop := i <> k.
Definition strong_adj (A B : nat -> nat -> Prop) (u v : nat * nat) : Prop :=
  u <> v /\ (fst u = fst v \/ A (fst u) (fst v)) /\ (snd u = snd v \/ B (snd u) (snd v)).

Theorem strong_product_of_complete_graphs_is_complete :
  forall (a b : nat) (u v : nat * nat), 1 <= a -> 1 <= b ->
  fst u < a -> snd u < b -> fst v < a -> snd v < b ->
  u <> v -> strong_adj complete_adj complete_adj u v.
Proof.
  intros a b u v _ _ _ _ _ _ N. split; [exact N|]. unfold complete_adj. lia.
Qed.

Print Assumptions strong_product_of_complete_graphs_is_complete.
