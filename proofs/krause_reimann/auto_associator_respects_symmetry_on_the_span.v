(* phi = id: if Wx = x on X then W(s.y) = s.(Wy) for every s in Sigma_X and every y in
   the span of X (y = sum_k c_k x_k with finitely many x_k in X).  For all N, every set X
   of N-vectors and every W, over every commutative ring.
   Source: Krause & Reimann, eq. 2. *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Definition in_span (R : CRing) (N : nat) (X : (nat -> R) -> Prop) (y : nat -> R) : Prop :=
  exists (m : nat) (c : nat -> R) (v : nat -> nat -> R),
    (forall k, k < m -> X (v k)) /\
    veq N y (fun i => sum m (fun k => rmul R (c k) (v k i))).

Section Span.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Lemma span_fixed : forall (N : nat) (X : (nat -> R) -> Prop) (W : nat -> nat -> R) (y : nat -> R),
  auto_associator N (fun t => t) W X -> in_span R N X y -> veq N (mv N W y) y.
Proof.
  intros N X W y H [m [c [v [Hv E]]]] i Hi.
  rewrite (mv_veq _ W i E), (E i Hi). unfold mv.
  transitivity (sum N (fun j => sum m (fun k => c k * (W i j * v k j)))).
  { apply sum_ext. intros j _. rewrite <- sum_mul_l. apply sum_ext. intros k _. ring. }
  rewrite sum_swap. apply sum_ext. intros k Hk. rewrite sum_mul_l. f_equal.
  apply (H (v k) (Hv k Hk) i Hi).
Qed.

Theorem auto_associator_respects_symmetry_on_the_span :
  forall (N : nat) (X : (nat -> R) -> Prop) (W : nat -> nat -> R) (s : nat -> nat) (y : nat -> R),
  auto_associator N (fun t => t) W X -> Sigma N X s -> in_span R N X y ->
  veq N (mv N W (act s y)) (act s (mv N W y)).
Proof.
  intros N X W s y H [Ps [S1 _]] Hy. apply veq_trans with (act s y).
  - apply (span_fixed N X W _ H). destruct Hy as [m [c [v [Hv E]]]].
    exists m, c, (fun k => act s (v k)). split.
    + intros k Hk. apply S1, Hv, Hk.
    + intros i Hi. exact (E (s i) (perm_lt Ps Hi)).
  - apply act_veq; [exact Ps|]. apply veq_sym, (span_fixed N X W y H Hy).
Qed.
End Span.

Print Assumptions auto_associator_respects_symmetry_on_the_span.
