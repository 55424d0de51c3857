(* phi = id: every W <> I with Wx = x on X' = {010, 001} reproduces, among the
   binary patterns outside X', exactly 000 and 011 (which are two different
   patterns outside X').  Over every commutative ring with 1 <> 0.
   Source: Krause & Reimann, section 3.1.2, reading X'. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Section Patterns.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Definition binary (N : nat) (y : nat -> R) : Prop :=
  forall i, (i < N)%nat -> y i = 0 \/ y i = 1.

Theorem linear_net_trained_on_x_prime_reproduces_exactly_two_further_patterns :
  (1 : R) <> 0 -> forall W : nat -> nat -> R,
  ~ meq 3 3 W delta -> auto_associator 3 (fun t => t) W X4' ->
  (forall y, binary 3 y -> ~ X4' y ->
     (veq 3 (mv 3 W y) y <-> (veq 3 y (vec3 0 0 0) \/ veq 3 y (vec3 0 1 1)))) /\
  ~ X4' (vec3 (0:R) 0 0) /\ ~ X4' (vec3 (0:R) 1 1) /\
  ~ veq 3 (vec3 (0:R) 0 0) (vec3 0 1 1).
Proof.
  intros NZ W NI H.
  assert (E : W 0%nat 1%nat = 0 /\ W 1%nat 1%nat = 1 /\ W 2%nat 1%nat = 0).
  { pose proof (H (vec3 0 1 0) (or_introl (@veq_refl _ 3 _))) as H1.
    apply veq3 in H1. unfold layer in H1. rewrite !mv3 in H1. cbn in H1.
    destruct H1 as [A [B C]].
    repeat split; [rewrite <- A|rewrite <- B|rewrite <- C]; ring. }
  assert (E' : W 0%nat 2%nat = 0 /\ W 1%nat 2%nat = 0 /\ W 2%nat 2%nat = 1).
  { pose proof (H (vec3 0 0 1) (or_intror (@veq_refl _ 3 _))) as H1.
    apply veq3 in H1. unfold layer in H1. rewrite !mv3 in H1. cbn in H1.
    destruct H1 as [A [B C]].
    repeat split; [rewrite <- A|rewrite <- B|rewrite <- C]; ring. }
  destruct E as [E1 [E2 E3]], E' as [E4 [E5 E6]].
  split; [|split; [|split]].
  - intros y By Ny. split.
    + intro F. apply veq3 in F. rewrite !mv3, E1, E2, E3, E4, E5, E6 in F.
      destruct F as [F0 [F1 F2]].
      destruct (By 0%nat ltac:(lia)) as [Y0|Y0].
      * destruct (By 1%nat ltac:(lia)) as [Y1|Y1], (By 2%nat ltac:(lia)) as [Y2|Y2].
        -- left. apply veq3. cbn. auto.
        -- exfalso. apply Ny. right. apply veq3. cbn. auto.
        -- exfalso. apply Ny. left. apply veq3. cbn. auto.
        -- right. apply veq3. cbn. auto.
      * exfalso. apply NI. apply meq3. rewrite E1, E2, E3, E4, E5, E6.
        rewrite Y0 in F0, F1, F2. unfold delta. cbn.
        assert (G0 : W 0%nat 0%nat = 1) by (rewrite <- F0; ring).
        assert (G1 : W 1%nat 0%nat = 0).
        { transitivity (W 1%nat 0%nat * 1 + 1 * y 1%nat + 0 * y 2%nat - y 1%nat); [ring|].
          rewrite F1. ring. }
        assert (G2 : W 2%nat 0%nat = 0).
        { transitivity (W 2%nat 0%nat * 1 + 0 * y 1%nat + 1 * y 2%nat - y 2%nat); [ring|].
          rewrite F2. ring. }
        auto 10.
    + intros [F|F]; apply veq3 in F; destruct F as [F0 [F1 F2]]; cbn in F0, F1, F2;
        apply veq3; rewrite !mv3, E1, E2, E3, E4, E5, E6, F0, F1, F2; repeat split; ring.
  - intros [F|F]; apply veq3 in F; cbn in F; destruct F as [_ [F1 F2]]; apply NZ; auto.
  - intros [F|F]; apply veq3 in F; cbn in F; destruct F as [_ [F1 F2]]; apply NZ; auto.
  - intro F; apply veq3 in F; cbn in F; destruct F as [_ [F1 F2]]; apply NZ; auto.
Qed.
End Patterns.

Print Assumptions linear_net_trained_on_x_prime_reproduces_exactly_two_further_patterns.
