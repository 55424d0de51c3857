(* Open question 7, what averaging gives, beyond phi = id: for every injective phi, if
   phi(Wx) = x on X then the mean V of s.W over s in Sigma_X again satisfies phi(Vx) = x
   on X and is Sigma_X-invariant.  gs k, k < n, enumerate Sigma_X so that composition with
   any s in Sigma_X permutes the enumeration; c is the number 1/n.  For all N and X, over
   every commutative ring.
   Source: Krause & Reimann, section 3.1.1 (averaging recovers the symmetric solution). *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Average.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem group_average_is_an_auto_associator_for_every_injective_activation :
  forall (N : nat) (X : (nat -> R) -> Prop) (phi : R -> R) (W : nat -> nat -> R) (n : nat)
         (gs : nat -> nat -> nat) (c : R),
  (forall a b, phi a = phi b -> a = b) ->
  vset N X -> auto_associator N phi W X ->
  (0 < n)%nat -> (forall k, (k < n)%nat -> Sigma N X (gs k)) ->
  (forall s, Sigma N X s -> exists p, perm n p /\
     forall k i, (k < n)%nat -> (i < N)%nat -> gs k (s i) = gs (p k) i) ->
  c * sum n (fun _ => 1) = 1 ->
  let V := fun i j => c * sum n (fun k => mact (gs k) W i j) in
  auto_associator N phi V X /\ (forall s, Sigma N X s -> meq N N (mact s V) V).
Proof.
  intros N X phi W n gs c Inj HX H Pn HG HC Hc V. split.
  - intros x Hx i Hi. unfold layer.
    assert (E : mv N V x i = c * sum n (fun k => mv N (mact (gs k) W) x i)).
    { unfold V, mv. transitivity (c * sum N (fun j => sum n (fun k => mact (gs k) W i j * x j))).
      + rewrite <- sum_mul_l. apply sum_ext. intros j _.
        transitivity (c * (sum n (fun k => mact (gs k) W i j) * x j)); [ring|].
        rewrite <- sum_mul_r. reflexivity.
      + rewrite sum_swap. reflexivity. }
    (* every term is a preimage of x_i *)
    assert (T : forall k, (k < n)%nat -> phi (mv N (mact (gs k) W) x i) = x i).
    { intros k Hk. destruct (HG k Hk) as [Ps [_ S2]]. destruct (S2 x Hx) as [y [Hy Ey]].
      rewrite <- (mv_veq _ _ i Ey), (mv_act _ W y i Ps), <- (Ey i Hi).
      exact (H y Hy (gs k i) (perm_lt Ps Hi)). }
    rewrite E, <- (T 0%nat Pn). f_equal.
    transitivity (c * sum n (fun k => 1 * mv N (mact (gs 0%nat) W) x i)).
    + f_equal. apply sum_ext. intros k Hk.
      rewrite (Inj _ _ (eq_trans (T k Hk) (eq_sym (T 0%nat Pn)))). ring.
    + rewrite sum_mul_r.
      transitivity ((c * sum n (fun _ => 1)) * mv N (mact (gs 0%nat) W) x i); [ring|].
      rewrite Hc. ring.
  - intros s Hs i j Hi Hj. unfold mact at 1, V. f_equal.
    destruct (HC s Hs) as [p [Pp E]].
    rewrite <- (sum_perm _ (fun k => mact (gs k) W i j) Pp). apply sum_ext. intros k Hk.
    unfold mact. rewrite !E by assumption. reflexivity.
Qed.
End Average.

Print Assumptions group_average_is_an_auto_associator_for_every_injective_activation.
