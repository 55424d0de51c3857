(* Repair of affine_activation_generalises_like_the_linear_one: for
   phi(t) = alpha + beta t and every W with phi(Wx) = x on X, every affine
   combination y = sum_k c_k x_k, sum_k c_k = 1, of items is reproduced:
   phi(Wy) = y.  For all N, X, W, alpha, beta over every commutative ring.
   Source: Krause & Reimann, end of section 3.2.2. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Section Affine.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Theorem affine_activation_reproduces_affine_combinations :
  forall (N : nat) (X : (nat -> R) -> Prop) (alpha beta : R) (W : nat -> nat -> R)
         (m : nat) (c : nat -> R) (v : nat -> nat -> R) (y : nat -> R),
  auto_associator N (fun t => alpha + beta * t) W X ->
  (forall k, (k < m)%nat -> X (v k)) -> sum m c = 1 ->
  veq N y (fun i => sum m (fun k => c k * v k i)) ->
  veq N (layer N (fun t => alpha + beta * t) W y) y.
Proof.
  intros N X alpha beta W m c v y H Hv Hc E i Hi.
  rewrite (layer_veq _ _ W i E), (E i Hi). unfold layer, mv.
  transitivity (alpha * sum m c + sum m (fun k => c k * (beta * mv N W (v k) i))).
  - rewrite Hc. replace (alpha * 1) with alpha by ring. f_equal.
    rewrite <- sum_mul_l.
    transitivity (sum N (fun j => sum m (fun k => c k * (beta * (W i j * v k j))))).
    { apply sum_ext. intros j _. rewrite <- !sum_mul_l. apply sum_ext. intros k _. ring. }
    rewrite sum_swap. apply sum_ext. intros k Hk. unfold mv. rewrite !sum_mul_l. reflexivity.
  - rewrite <- sum_mul_l, <- sum_add. apply sum_ext. intros k Hk.
    rewrite <- (H (v k) (Hv k Hk) i Hi). unfold layer. ring.
Qed.
End Affine.

Print Assumptions affine_activation_reproduces_affine_combinations.
