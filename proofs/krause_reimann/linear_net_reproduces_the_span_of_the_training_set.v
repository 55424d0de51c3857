(* phi = id: if Wx = x on X then Wy = y for every y in the span of X, that is for
   every y = sum_k c_k x_k with finitely many x_k in X.  For all N, every set X
   of N-vectors, every W over every commutative ring.
   Source: Krause & Reimann, section 3.1.2, second paragraph. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Definition in_span (R : CRing) (N : nat) (X : (nat -> R) -> Prop) (y : nat -> R) : Prop :=
  exists (m : nat) (c : nat -> R) (v : nat -> nat -> R),
    (forall k, k < m -> X (v k)) /\
    veq N y (fun i => sum m (fun k => rmul R (c k) (v k i))).

Section Span.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem linear_net_reproduces_the_span_of_the_training_set :
  forall (N : nat) (X : (nat -> R) -> Prop) (W : nat -> nat -> R) (y : nat -> R),
  auto_associator N (fun t => t) W X -> in_span R N X y -> veq N (mv N W y) y.
Proof.
  intros N X W y H [m [c [v [Hv E]]]] i Hi.
  rewrite (mv_veq _ W i E), (E i Hi). unfold mv.
  transitivity (sum N (fun j => sum m (fun k => c k * (W i j * v k j)))).
  { apply sum_ext. intros j _. rewrite <- sum_mul_l. apply sum_ext. intros k _. ring. }
  rewrite sum_swap. apply sum_ext. intros k Hk. rewrite sum_mul_l. f_equal.
  apply (H (v k) (Hv k Hk) i Hi).
Qed.
End Span.

Print Assumptions linear_net_reproduces_the_span_of_the_training_set.
