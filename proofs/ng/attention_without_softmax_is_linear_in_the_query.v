(* Sum over k of <key_k, q> v_k = (V^T K) q for p keys (rows of K) in dimension d and values
   (rows of V), over every commutative ring.
   Source: Ng, Luo & Qiu, attention. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Attention.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem attention_without_softmax_is_linear_in_the_query :
  forall (p d : nat) (K V : nat -> nat -> R) (q : nat -> R) (i : nat),
  sum p (fun k => dot d (K k) q * V k i) = mv d (mm p (fun i k => V k i) K) q i.
Proof.
  intros p d K V q i. rewrite mv_mm. unfold mv, dot.
  apply sum_ext. intros k _. ring.
Qed.
End Attention.

Print Assumptions attention_without_softmax_is_linear_in_the_query.
