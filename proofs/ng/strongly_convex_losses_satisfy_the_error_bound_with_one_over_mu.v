(* For H = mu I + B^T B with mu > 0 (every quadratic form with H >= mu I has this shape) and
   d = W - W*: mu^2 |d|^2 <= |H d|^2, where H d is the gradient at W of the loss
   d^T H d / 2.  For all N, over every ordered field; norms are compared by their squares.
   Source: Ng, Luo & Qiu, assumption 4. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Strong.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Lemma nn_add : forall x y : F, ~ x < 0 -> ~ y < 0 -> ~ x + y < 0.
Proof.
  intros x y Hx Hy. destruct (lt_total F x 0) as [L|[->|L]]; [contradiction| |].
  - replace (0 + y) with y by ring. exact Hy.
  - destruct (lt_total F y 0) as [M|[->|M]]; [contradiction| |].
    + replace (x + 0) with x by ring. exact Hx.
    + apply lt_asym, pos_add; assumption.
Qed.

Lemma nn_mul : forall x y : F, ~ x < 0 -> ~ y < 0 -> ~ x * y < 0.
Proof.
  intros x y Hx Hy. destruct (lt_total F x 0) as [L|[->|L]]; [contradiction| |].
  - replace (0 * y) with (0 : F) by ring. apply lt_irrefl.
  - destruct (lt_total F y 0) as [M|[->|M]]; [contradiction| |].
    + replace (x * 0) with (0 : F) by ring. apply lt_irrefl.
    + apply lt_asym, lt_mul; assumption.
Qed.

Theorem strongly_convex_losses_satisfy_the_error_bound_with_one_over_mu :
  forall (N : nat) (B : nat -> nat -> F) (d : nat -> F) (mu : F), 0 < mu ->
  ~ nrm2 F N (fun i => mu * d i + mv N (fun i k => B k i) (mv N B d) i) < mu * mu * nrm2 F N d.
Proof.
  intros N B d mu P.
  set (t := mv N (fun i k => B k i) (mv N B d)).
  assert (E : sum N (fun i => d i * t i) = nrm2 F N (mv N B d)).
  { unfold t, nrm2. unfold mv at 1.
    transitivity (sum N (fun i => sum N (fun k => d i * (B k i * mv N B d k)))).
    { apply sum_ext. intros i _. symmetry. apply sum_mul_l. }
    rewrite sum_swap. apply sum_ext. intros k _.
    transitivity (sum N (fun i => (B k i * d i) * mv N B d k)).
    { apply sum_ext. intros i _. ring. }
    rewrite sum_mul_r. reflexivity. }
  assert (G : nrm2 F N (fun i => mu * d i + t i)
              = mu * mu * nrm2 F N d + ((mu + mu) * nrm2 F N (mv N B d) + nrm2 F N t)).
  { rewrite <- E. unfold nrm2. rewrite <- !sum_mul_l, <- !sum_add.
    apply sum_ext. intros i _. ring. }
  rewrite G. intro L. apply lt_sub_pos in L.
  set (a := (mu + mu) * nrm2 F N (mv N B d) + nrm2 F N t) in *.
  assert (A : ~ a < 0).
  { apply nn_add.
    - apply nn_mul; [apply lt_asym, pos_add; exact P|].
      apply sum_nonneg. intros i _. apply square_nonneg.
    - apply sum_nonneg. intros i _. apply square_nonneg. }
  apply A. apply pos_sub_lt.
  replace (0 - a) with (mu * mu * nrm2 F N d - (mu * mu * nrm2 F N d + a)) by ring. exact L.
Qed.
End Strong.

Print Assumptions strongly_convex_losses_satisfy_the_error_bound_with_one_over_mu.
