(* For every W* and every gradient g (in particular g = grad L(W* ) for every differentiable
   loss L) there are W and M > 0 with |W* - W|^2 <= M^2 |g|^2, namely W = W*, M = 1.
   For all N, over every ordered field; norms are compared by their squares.
   Source: Ng, Luo & Qiu, assumption 4, reading "for some W". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section SomeWeights.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem assumption4_holds_for_some_weights :
  forall (N : nat) (Ws g : nat -> F), exists (W : nat -> F) (M : F),
  0 < M /\ ~ M * M * nrm2 F N g < nrm2 F N (fun i => Ws i - W i).
Proof.
  intros N Ws g. exists Ws, 1. split; [apply one_pos|].
  assert (E : nrm2 F N (fun i => Ws i - Ws i) = 0).
  { unfold nrm2. apply sum_zero. intros i _. ring. }
  rewrite E. replace (1 * 1 * nrm2 F N g) with (nrm2 F N g) by ring.
  unfold nrm2. apply sum_nonneg. intros i _. apply square_nonneg.
Qed.
End SomeWeights.

Print Assumptions assumption4_holds_for_some_weights.
