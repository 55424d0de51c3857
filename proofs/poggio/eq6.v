(* 1. The fixed-point equation with I - A^T A: its residual is that of the normal
   equations, so z = (I - A^T A) z + A^T y iff A^T A z = A^T y.  For all m, p, over every
   commutative ring.
   2. Eq. 6 as printed, z = (I - A^T) z + A^T y with A of size n x n, has for every y the
   same solutions z as A^T A z = A^T y iff A is an orthogonal projector.
   Source: Poggio, eq. 6. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Eq6.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Definition tr (A : nat -> nat -> R) : nat -> nat -> R := fun i j => A j i.
Definition gram (m : nat) (A : nat -> nat -> R) : nat -> nat -> R := mm m (tr A) A.
Definition right_side (m p : nat) (A : nat -> nat -> R) (y z : nat -> R) : nat -> R :=
  fun i => mv p (fun a b => delta a b - gram m A a b) z i + mv m (tr A) y i.

Theorem eq6_with_ata_is_equivalent_to_the_normal_equations :
  forall (m p : nat) (A : nat -> nat -> R) (y z : nat -> R),
  (forall i, (i < p)%nat ->
     right_side m p A y z i - z i = mv m (tr A) y i - mv p (gram m A) z i) /\
  (veq p z (right_side m p A y z) <-> veq p (mv p (gram m A) z) (mv m (tr A) y)).
Proof.
  intros m p A y z.
  assert (E : forall i, (i < p)%nat ->
     right_side m p A y z i - z i = mv m (tr A) y i - mv p (gram m A) z i).
  { intros i Hi. unfold right_side.
    replace (mv p (fun a b => delta a b - gram m A a b) z i) with (mv p delta z i - mv p (gram m A) z i).
    - rewrite (mv_id R z Hi). ring.
    - unfold mv. rewrite <- sum_sub. apply sum_ext. intros j _. ring. }
  split; [exact E|]. split; intros H i Hi; specialize (E i Hi); specialize (H i Hi).
  - replace (mv p (gram m A) z i) with (mv m (tr A) y i - (mv m (tr A) y i - mv p (gram m A) z i)) by ring.
    rewrite <- E, <- H. ring.
  - rewrite H in E. replace (right_side m p A y z i) with (z i + (right_side m p A y z i - z i)) by ring.
    rewrite E. ring.
Qed.

(* (I - A^T) z + A^T y *)
Definition printed (n : nat) (A : nat -> nat -> R) (y z : nat -> R) : nat -> R :=
  fun i => mv n (fun a b => delta a b - tr A a b) z i + mv n (tr A) y i.

Theorem eq6_is_equivalent_to_the_normal_equations_iff_a_is_an_orthogonal_projector :
  forall (n : nat) (A : nat -> nat -> R),
  (forall y z, veq n z (printed n A y z) <-> veq n (mv n (gram n A) z) (mv n (tr A) y)) <->
  meq n n (mm n A A) A /\ meq n n (tr A) A.
Proof.
  intros n A.
  (* eq. 6 says A^T z = A^T y *)
  assert (E : forall y z, veq n z (printed n A y z) <-> veq n (mv n (tr A) z) (mv n (tr A) y)).
  { intros y z. assert (P : forall i, (i < n)%nat -> printed n A y z i = z i - mv n (tr A) z i + mv n (tr A) y i).
    { intros i Hi. unfold printed. f_equal.
      transitivity (mv n delta z i - mv n (tr A) z i); [|rewrite (mv_id R z Hi); reflexivity].
      unfold mv. rewrite <- sum_sub. apply sum_ext. intros j _. ring. }
    split; intros H i Hi; specialize (H i Hi); specialize (P i Hi).
    - rewrite P in H. transitivity (z i - (z i - mv n (tr A) z i + mv n (tr A) y i) + mv n (tr A) y i); [ring|].
      rewrite <- H. ring.
    - rewrite P, H. ring. }
  split.
  - intro H.
    (* at z = y = e_k: A^T A = A^T *)
    assert (G : meq n n (gram n A) (tr A)).
    { intros i k Hi Hk. pose proof (proj1 (H (fun j => delta j k) (fun j => delta j k))) as Q.
      rewrite E in Q. specialize (Q (fun _ _ => eq_refl) i Hi). rewrite !mv_delta in Q by exact Hk. exact Q. }
    assert (S : meq n n (tr A) A).
    { intros i k Hi Hk. transitivity (gram n A i k); [symmetry; apply G; assumption|].
      transitivity (gram n A k i); [apply sum_ext; intros j _; unfold tr; ring|apply (G k i Hk Hi)]. }
    split; [|exact S]. intros i k Hi Hk. transitivity (gram n A i k).
    + apply sum_ext. intros j Hj. f_equal. symmetry. apply (S i j Hi Hj).
    + rewrite (G i k Hi Hk). apply (S i k Hi Hk).
  - intros [I S] y z. rewrite E.
    assert (G : veq n (mv n (gram n A) z) (mv n (tr A) z)).
    { intros i Hi. apply sum_ext. intros j Hj. f_equal. rewrite (S i j Hi Hj), <- (I i j Hi Hj).
      apply sum_ext. intros k Hk. f_equal. apply (S i k Hi Hk). }
    split; intros H i Hi; [rewrite (G i Hi)|rewrite <- (G i Hi)]; apply H, Hi.
Qed.
End Eq6.

Print Assumptions eq6_is_equivalent_to_the_normal_equations_iff_a_is_an_orthogonal_projector.
Print Assumptions eq6_with_ata_is_equivalent_to_the_normal_equations.
