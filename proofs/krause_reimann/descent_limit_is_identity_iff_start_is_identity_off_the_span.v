(* Repair of the claims that the trivial solution W = I is not found: phi = id; the
   gradient-descent limit from W_0 is I if and only if W_0 v = v for every v
   orthogonal to all items.  For all N, every finite X, every W_0 and eta <> 0 for
   which the iterates converge, over every ordered field.  In particular the limit is
   always I when X spans R^N.
   Source: Krause & Reimann, section 2 after eq. 1; section 4. *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Identity.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem descent_limit_is_identity_iff_start_is_identity_off_the_span :
  forall (N m : nat) (xs : nat -> nat -> F) (eta : F) (W0 W : nat -> nat -> F),
  eta <> 0 ->
  (forall i j, (i < N)%nat -> (j < N)%nat ->
     tends (fun t => gd N m xs (fun u => u) (fun _ => 1) (fun _ => eta) W0 t i j) (W i j)) ->
  (meq N N W delta <->
   forall v, (forall k, (k < m)%nat -> dot N (xs k) v = 0) -> veq N (mv N W0 v) v).
Proof.
  intros N m xs eta W0 W Ne L.
  destruct (gd_limit _ _ _ _ Ne L) as [A B]. split.
  - intros E v Hv i Hi. rewrite <- (B v Hv i Hi).
    rewrite (@mv_ext F N N W delta v v E (@veq_refl _ N v) i Hi). apply mv_id, Hi.
  - intros H i j Hi Hj.
    destruct (orthogonal_decomposition F N xs m (fun k => delta k j)) as [d [r [E O]]].
    rewrite <- (mv_delta _ W i Hj). rewrite (mv_veq _ W i E).
    rewrite (E i Hi). unfold mv.
    transitivity (sum N (fun l => sum m (fun k => d k * (W i l * xs k l)) + W i l * r l)).
    { apply sum_ext. intros l _.
      transitivity (sum m (fun k => W i l * (d k * xs k l)) + W i l * r l).
      - rewrite sum_mul_l. ring.
      - f_equal. apply sum_ext. intros k _. ring. }
    rewrite sum_add, sum_swap. f_equal.
    + apply sum_ext. intros k Hk. rewrite sum_mul_l. f_equal. apply (A k Hk i Hi).
    + change (mv N W r i = r i). rewrite (B r O i Hi). apply (H r O i Hi).
Qed.
End Identity.

Print Assumptions descent_limit_is_identity_iff_start_is_identity_off_the_span.
