(* If phi_W is Sigma_X-compatible on R^N and x is an asymptotically stable fixed
   point of phi_W then so is s.x, for every s in Sigma_X.  Asymptotically
   stable: fixed, Lyapunov stable, and attracting a neighbourhood, in the
   maximum norm (on R^N all norms give the same notion).  Over every ordered
   field, all N, X, W, every phi: neither monotonicity, nor differentiability,
   nor that phi_W is an auto-associator on X is used, so they are not assumed.
   Source: Krause & Reimann, section 2, reading "compatible maps". *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Definition asymptotically_stable (F : OField) (N : nat)
    (f : (nat -> F) -> (nat -> F)) (x : nat -> F) : Prop :=
  veq N (f x) x /\
  (forall e, lt F (rz F) e -> exists d, lt F (rz F) d /\
     forall y, vclose F N d y x -> forall n, vclose F N e (iter n f y) x) /\
  (exists d, lt F (rz F) d /\
     forall y, vclose F N d y x -> forall e, lt F (rz F) e ->
       exists n0, forall n, n0 <= n -> vclose F N e (iter n f y) x).

Theorem stability_passes_along_orbits_for_compatible_maps :
  forall (F : OField) (N : nat) (X : (nat -> F) -> Prop) (phi : F -> F)
         (W : nat -> nat -> F) (x : nat -> F) (s : nat -> nat),
  vset N X -> compatible N phi W everywhere (Sigma N X) ->
  X x -> Sigma N X s ->
  asymptotically_stable F N (layer N phi W) x ->
  asymptotically_stable F N (layer N phi W) (act s x).
Proof.
  intros F N X phi W x s _ C _ Hs [Fix [Lya [d [Hd Att]]]].
  pose proof (proj1 Hs) as Ps.
  destruct (perm_inv Ps) as [t [Pt [Hts Hst]]].
  set (f := layer N phi W) in *.
  assert (Lf : forall y z : nat -> F, veq N y z -> veq N (f y) (f z)).
  { intros y z E i Hi. apply (layer_veq _ phi W i E). }
  assert (It : forall n (y : nat -> F), veq N (iter n f (act s y)) (act s (iter n f y))).
  { induction n as [|n IH]; intro y; [apply veq_refl|]. cbn.
    apply veq_trans with (f (act s (iter n f y))); [apply Lf, IH|].
    apply (C (iter n f y) s I Hs). }
  assert (It2 : forall n y z, veq N y z -> veq N (iter n f y) (iter n f z)).
  { induction n as [|n IH]; intros y z E; [exact E|]. cbn. apply Lf, IH, E. }
  assert (Ty : forall y : nat -> F, veq N (act s (act t y)) y).
  { intros y i Hi. unfold act. rewrite Hts by exact Hi. reflexivity. }
  assert (Cl : forall e y, vclose F N e y (act s x) -> vclose F N e (act t y) x).
  { intros e y H i Hi. unfold act. pose proof (H (t i) (perm_lt Pt Hi)) as H'.
    unfold act in H'. rewrite Hst in H' by exact Hi. exact H'. }
  assert (Back : forall e n y, vclose F N e (iter n f (act t y)) x ->
                 vclose F N e (iter n f y) (act s x)).
  { intros e n y H i Hi. pose proof (H (s i) (perm_lt Ps Hi)) as H'.
    change (iter n f (act t y) (s i)) with (act s (iter n f (act t y)) i) in H'.
    rewrite <- (It n (act t y) i Hi) in H'.
    rewrite (It2 n _ _ (Ty y) i Hi) in H'. exact H'. }
  split; [|split].
  - apply veq_trans with (act s (f x)); [apply (C x s I Hs)|].
    apply act_veq; [exact Ps|exact Fix].
  - intros e He. destruct (Lya e He) as [d' [Hd' H]]. exists d'. split; [exact Hd'|].
    intros y Hy n. apply Back. apply H. apply Cl, Hy.
  - exists d. split; [exact Hd|]. intros y Hy e He.
    destruct (Att (act t y) (Cl _ _ Hy) e He) as [n0 H]. exists n0.
    intros n Hn. apply Back, H, Hn.
Qed.

Print Assumptions stability_passes_along_orbits_for_compatible_maps.
