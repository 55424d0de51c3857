(* Open questions 2 and 3: phi = id.  P stands for the orthogonal projector onto span X:
   Px = x on X, Pv = 0 for v orthogonal to all items.  Then
   - W solves Wx = x on X if and only if W = P + Z(I - P) for some Z;
   - a W with Wx = x on X that does what W_0 does on the vectors orthogonal to all items
     (the gradient-descent limit from W_0) has Wy - y = (W_0 - I)(y - Py) for every y.
   So y is reproduced if and only if W_0 fixes y - Py; from W_0 = 0 if and only if Py = y,
   and N times the loss of y is the squared length of (W_0 - I)(y - Py).
   For all N and every finite X, over every ordered field.
   Source: Krause & Reimann, eq. 6 and section 3.1.2. *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Solutions.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Lemma mv_comb : forall N m (U : nat -> nat -> F) (xs : nat -> nat -> F) d r i,
  mv N U (fun l => sum m (fun k => d k * xs k l) + r l) i
  = sum m (fun k => d k * mv N U (xs k) i) + mv N U r i.
Proof.
  intros. unfold mv.
  transitivity (sum N (fun l => sum m (fun k => d k * (U i l * xs k l)) + U i l * r l)).
  { apply sum_ext. intros l _.
    transitivity (sum m (fun k => U i l * (d k * xs k l)) + U i l * r l).
    - rewrite sum_mul_l. ring.
    - f_equal. apply sum_ext. intros k _. ring. }
  rewrite sum_add, sum_swap. f_equal. apply sum_ext. intros k _. apply sum_mul_l.
Qed.

Theorem linear_solutions_agree_with_the_projector_on_the_span :
  forall (N m : nat) (xs P W W0 : nat -> nat -> F),
  (forall k, (k < m)%nat -> veq N (mv N P (xs k)) (xs k)) ->
  (forall v, (forall k, (k < m)%nat -> dot N (xs k) v = 0) -> veq N (mv N P v) (fun _ => 0)) ->
  ((forall k, (k < m)%nat -> veq N (mv N W (xs k)) (xs k)) <->
   (exists Z, forall y, veq N (mv N W y)
      (fun i => mv N P y i + (mv N Z y i - mv N Z (mv N P y) i)))) /\
  ((forall k, (k < m)%nat -> veq N (mv N W (xs k)) (xs k)) ->
   (forall v, (forall k, (k < m)%nat -> dot N (xs k) v = 0) -> veq N (mv N W v) (mv N W0 v)) ->
   forall y, veq N (fun i => mv N W y i - y i)
     (fun i => (mv N W0 y i - mv N W0 (mv N P y) i) - (y i - mv N P y i))).
Proof.
  intros N m xs P W W0 P1 P2.
  assert (Py : forall y d r, veq N y (fun i => sum m (fun k => d k * xs k i) + r i) ->
    (forall k, (k < m)%nat -> dot N (xs k) r = 0) ->
    veq N (mv N P y) (fun i => sum m (fun k => d k * xs k i))).
  { intros y d r E O i Hi. rewrite (mv_veq _ P i E), mv_comb, (P2 r O i Hi).
    transitivity (sum m (fun k => d k * mv N P (xs k) i)); [ring|].
    apply sum_ext. intros k Hk. rewrite (P1 k Hk i Hi). reflexivity. }
  assert (Sp : forall U, (forall k, (k < m)%nat -> veq N (mv N U (xs k)) (xs k)) ->
    forall y, veq N (mv N U (mv N P y)) (mv N P y)).
  { intros U HU y i Hi. destruct (orthogonal_decomposition F N xs m y) as [d [r [E O]]].
    assert (Q : veq N (mv N P y) (fun l => sum m (fun k => d k * xs k l) + 0)).
    { intros l Hl. rewrite (Py y d r E O l Hl). ring. }
    rewrite (mv_veq _ U i Q), (Q i Hi). rewrite (mv_comb N m U xs d (fun _ => 0)).
    f_equal.
    - apply sum_ext. intros k Hk. rewrite (HU k Hk i Hi). reflexivity.
    - unfold mv. apply sum_zero. intros j _. ring. }
  assert (Rest : forall y k, (k < m)%nat -> dot N (xs k) (fun i => y i - mv N P y i) = 0).
  { intros y k Hk. destruct (orthogonal_decomposition F N xs m y) as [d [r [E O]]].
    rewrite <- (O k Hk). unfold dot. apply sum_ext. intros j Hj.
    rewrite (Py y d r E O j Hj), (E j Hj). ring. }
  assert (Diff : forall (U : nat -> nat -> F) (y z : nat -> F) i, mv N U (fun j => y j - z j) i = mv N U y i - mv N U z i).
  { intros U y z i. unfold mv. rewrite <- sum_sub. apply sum_ext. intros j _. ring. }
  split; [split|].
  - intro HW. exists W. intros y i Hi. rewrite (Sp W HW y i Hi). ring.
  - intros [Z HZ] k Hk i Hi. rewrite (HZ (xs k) i Hi), (mv_veq _ Z i (P1 k Hk)).
    rewrite (P1 k Hk i Hi). ring.
  - intros HW HV y i Hi.
    transitivity (mv N W (fun j => y j - mv N P y j) i + mv N P y i - y i).
    + rewrite Diff, (Sp W HW y i Hi). ring.
    + rewrite (HV _ (Rest y) i Hi), Diff. ring.
Qed.
End Solutions.

Print Assumptions linear_solutions_agree_with_the_projector_on_the_span.
