(* Repair of auto_associator_iff_compatible_and_orbit_equations: with
   compatibility required on X (not on all of R^N) the characterisation is an
   equivalence: phi(Wx) = x on X  <=>  phi_W(s.x) = s.phi_W(x) for x in X and
   s in Sigma_X, and phi_W(x) = x for a representative of each orbit.  T is any
   set of representatives.  For all N, X, phi and W.
   Source: Krause & Reimann, section 2, the characterisation after eq. 3. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Theorem auto_associator_iff_compatible_on_x_and_orbit_equations :
  forall (R : CRing) (N : nat) (X T : (nat -> R) -> Prop) (phi : R -> R)
         (W : nat -> nat -> R),
  vset N X ->
  (forall x, T x -> X x) ->
  (forall y, X y -> exists x s, T x /\ Sigma N X s /\ veq N (act s x) y) ->
  (auto_associator N phi W X <->
   (compatible N phi W X (Sigma N X) /\ forall x, T x -> veq N (layer N phi W x) x)).
Proof.
  intros R N X T phi W _ HT Rep. split.
  - intro H. split; [|intros x Hx; apply H, HT, Hx].
    intros x s Hx [Hs [S1 _]].
    apply veq_trans with (act s x); [apply H, S1, Hx|].
    apply act_veq; [exact Hs|]. apply veq_sym, H, Hx.
  - intros [C E] y Hy i Hi.
    destruct (Rep y Hy) as [x [s [Hx [Hs Exy]]]].
    rewrite <- (layer_veq _ phi W i Exy).
    rewrite (C x s (HT x Hx) Hs i Hi).
    rewrite <- (Exy i Hi). unfold act. apply (E x Hx). apply (perm_lt (proj1 Hs) Hi).
Qed.

Print Assumptions auto_associator_iff_compatible_on_x_and_orbit_equations.
