(* Repair of compatible_iff_w_invariant_on_training_set: what eq. 2 on X says
   about W is (s.W)x = Wx for x in X (not s.W = W):
   [phi_W(s.x) = s.phi_W(x) for x in X, s in Sigma_X]  <=>
   [(s.W)x = Wx for x in X, s in Sigma_X].
   For all N, every set X, every injective phi (strictly increasing ones
   included) and every W over every commutative ring.
   Source: Krause & Reimann, eq. 3 with eq. 2 required on the training set. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Theorem compatible_on_x_iff_symmetrised_matrix_agrees_on_x :
  forall (R : CRing) (N : nat) (X : (nat -> R) -> Prop) (phi : R -> R)
         (W : nat -> nat -> R),
  vset N X -> (forall a b, phi a = phi b -> a = b) ->
  (compatible N phi W X (Sigma N X) <->
   (forall s x, Sigma N X s -> X x -> veq N (mv N (mact s W) x) (mv N W x))).
Proof.
  intros R N X phi W HX Hphi. split.
  - intros C s y Hs Hy i Hi. destruct Hs as [Ps [S1 S2]].
    destruct (S2 y Hy) as [x [Hx E]].
    rewrite <- (mv_veq _ (mact s W) i E), <- (mv_veq _ W i E).
    rewrite (mv_act _ W x i Ps). symmetry. apply Hphi.
    apply (C x s Hx (conj Ps (conj S1 S2)) i Hi).
  - intros H x s Hx Hs i Hi. unfold layer, act at 2. f_equal.
    rewrite <- (mv_act _ W x i (proj1 Hs)). symmetry.
    apply (H s (act s x) Hs); [|exact Hi]. apply (proj1 (proj2 Hs)), Hx.
Qed.

Print Assumptions compatible_on_x_iff_symmetrised_matrix_agrees_on_x.
