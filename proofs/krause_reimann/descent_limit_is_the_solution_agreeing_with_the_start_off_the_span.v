(* Which matrix gradient descent finds (phi = id), for every N, every finite X and
   every start W_0: a matrix W is the limit for at most one reason, namely
     Wx = x for x in X,   Wv = W_0 v for every v orthogonal to all items,
   and these two conditions determine W.  So if the iterates converge (entrywise, for
   some step size eta <> 0), the limit satisfies both, and every matrix V that
   satisfies both equals it.  Over every ordered field.  Answers open question 1
   except for convergence itself; W = P + W_0 (I - P), P the orthogonal projection
   onto span X.
   Source: Krause & Reimann, section 3.1.1. *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Limit.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem descent_limit_is_the_solution_agreeing_with_the_start_off_the_span :
  forall (N m : nat) (xs : nat -> nat -> F) (eta : F) (W0 W : nat -> nat -> F),
  eta <> 0 ->
  (forall i j, (i < N)%nat -> (j < N)%nat ->
     tends (fun t => gd N m xs (fun u => u) (fun _ => 1) (fun _ => eta) W0 t i j) (W i j)) ->
  (forall k, (k < m)%nat -> veq N (mv N W (xs k)) (xs k)) /\
  (forall v, (forall k, (k < m)%nat -> dot N (xs k) v = 0) -> veq N (mv N W v) (mv N W0 v)) /\
  (forall V : nat -> nat -> F,
     (forall k, (k < m)%nat -> veq N (mv N V (xs k)) (xs k)) ->
     (forall v, (forall k, (k < m)%nat -> dot N (xs k) v = 0) -> veq N (mv N V v) (mv N W0 v)) ->
     meq N N V W).
Proof.
  intros N m xs eta W0 W Ne L.
  destruct (gd_limit _ _ _ _ Ne L) as [A B].
  split; [exact A|split; [exact B|]]. intros V A' B' i j Hi Hj.
  destruct (orthogonal_decomposition F N xs m (fun k => delta k j)) as [d [r [E O]]].
  rewrite <- (mv_delta _ V i Hj), <- (mv_delta _ W i Hj).
  rewrite (mv_veq _ V i E), (mv_veq _ W i E).
  assert (Sp : forall U, (forall k, (k < m)%nat -> veq N (mv N U (xs k)) (xs k)) ->
    mv N U (fun l => sum m (fun k => d k * xs k l) + r l) i
    = sum m (fun k => d k * xs k i) + mv N U r i).
  { intros U HU. unfold mv.
    transitivity (sum N (fun l => sum m (fun k => d k * (U i l * xs k l)) + U i l * r l)).
    { apply sum_ext. intros l _.
      transitivity (sum m (fun k => U i l * (d k * xs k l)) + U i l * r l).
      - rewrite sum_mul_l. ring.
      - f_equal. apply sum_ext. intros k _. ring. }
    rewrite sum_add, sum_swap. f_equal. apply sum_ext. intros k Hk. rewrite sum_mul_l. f_equal.
    apply (HU k Hk i Hi). }
  rewrite (Sp V A'), (Sp W A), (B' r O i Hi), (B r O i Hi). reflexivity.
Qed.
End Limit.

Print Assumptions descent_limit_is_the_solution_agreeing_with_the_start_off_the_span.

(* The hypothesis can be met: N = m = 1, x = 1, eta = 1 converges after one step. *)
Section Inhabited.
Variable F : OField.
Add Ring Rr1 : (is_ring F).
Open Scope R_scope.
Example some_run_converges : forall W0 : nat -> nat -> F, forall i j,
  (i < 1)%nat -> (j < 1)%nat ->
  tends (fun t => gd 1 1 (fun _ _ => 1) (fun u => u) (fun _ => 1) (fun _ => 1) W0 t i j) 1.
Proof.
  intros W0 i j Hi Hj e He. exists 1%nat. intros t Ht. destruct t as [|t]; [lia|].
  assert (i = 0%nat) as -> by lia. assert (j = 0%nat) as -> by lia.
  assert (E : gd 1 1 (fun _ _ => 1 : F) (fun u => u) (fun _ => 1) (fun _ => 1) W0 (S t) 0%nat 0%nat = 1).
  { cbn [gd]. unfold gd_step, mv. cbn [sum]. ring. }
  rewrite E. split; replace (1 - 1) with (0 : F) by ring; exact He.
Qed.
End Inhabited.
