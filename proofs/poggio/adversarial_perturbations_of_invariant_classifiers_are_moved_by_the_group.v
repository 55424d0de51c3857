(* c is a classifier of N-vectors (labels of any type), invariant under a group G of
   orthogonal transformations: G is closed under inverses g^-1 = g^T, and c(gx) = c(x).  Then
   for g in G: c(x + e) <> c(x) if and only if c(gx + ge) <> c(gx), and |ge| = |e|.  So the
   lengths of the perturbations that change the label, hence the distance to the decision
   boundary, are the same at x and at gx.
   For all N, over every ordered field; lengths squared.  Source: Poggio, section 6.2. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Invariant.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition tr (X : nat -> nat -> F) : nat -> nat -> F := fun i j => X j i.

Theorem adversarial_perturbations_of_invariant_classifiers_are_moved_by_the_group :
  forall (N : nat) (L : Type) (c : (nat -> F) -> L) (G : (nat -> nat -> F) -> Prop),
  (forall x y, veq N x y -> c x = c y) ->
  (forall g, G g -> meq N N (mm N (tr g) g) delta /\ G (tr g)) ->
  (forall g x, G g -> c (mv N g x) = c x) ->
  let changes := fun x e => c (fun i => x i + e i) <> c x in
  forall g, G g ->
  (forall x e, changes x e <-> changes (mv N g x) (mv N g e)) /\
  (forall e, nrm2 F N (mv N g e) = nrm2 F N e) /\
  (forall x r, (exists e, nrm2 F N e = r /\ changes x e) <->
               (exists e, nrm2 F N e = r /\ changes (mv N g x) e)).
Proof.
  intros N L c G Cv HG Inv changes.
  assert (Add_ : forall g x e, c (fun i => mv N g x i + mv N g e i) = c (mv N g (fun i => x i + e i))).
  { intros g x e. apply Cv. intros i _. unfold mv. rewrite <- sum_add. apply sum_ext. intros j _. ring. }
  assert (Move : forall g, G g -> forall x e, changes x e <-> changes (mv N g x) (mv N g e)).
  { intros g Hg x e. unfold changes. rewrite Add_, !Inv by exact Hg. reflexivity. }
  assert (TW : forall g, G g -> forall z, veq N (mv N (tr g) (mv N g z)) z).
  { intros g Hg z i Hi. rewrite <- mv_mm.
    rewrite (@mv_ext F N N (mm N (tr g) g) delta z z (proj1 (HG g Hg)) (@veq_refl _ N z) i Hi).
    apply mv_id, Hi. }
  assert (Norm : forall g, G g -> forall e, nrm2 F N (mv N g e) = nrm2 F N e).
  { intros g Hg z. transitivity (sum N (fun j => z j * mv N (tr g) (mv N g z) j)).
    - transitivity (sum N (fun i => sum N (fun j => z j * (g i j * mv N g z i)))).
      + apply sum_ext. intros i _. unfold mv at 1. rewrite <- sum_mul_r. apply sum_ext. intros j _. ring.
      + rewrite sum_swap. apply sum_ext. intros j _. rewrite sum_mul_l. reflexivity.
    - apply sum_ext. intros j Hj. rewrite (TW g Hg z j Hj). reflexivity. }
  intros g Hg. split; [exact (Move g Hg)|split; [exact (Norm g Hg)|]]. intros x r. split.
  - intros [e [E H]]. exists (mv N g e). rewrite (Norm g Hg). split; [exact E|].
    exact (proj1 (Move g Hg x e) H).
  - intros [e [E H]]. pose proof (proj2 (HG g Hg)) as Ht. exists (mv N (tr g) e).
    rewrite (Norm _ Ht). split; [exact E|]. apply (proj1 (Move (tr g) Ht _ _)) in H. unfold changes in *.
    rewrite <- (Cv _ _ (TW g Hg x)). intro Q. apply H. rewrite <- Q. apply Cv.
    intros i Hi. rewrite (TW g Hg x i Hi). reflexivity.
Qed.
End Invariant.

Print Assumptions adversarial_perturbations_of_invariant_classifiers_are_moved_by_the_group.
