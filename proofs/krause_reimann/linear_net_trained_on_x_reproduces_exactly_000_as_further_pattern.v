(* Repair of linear_net_trained_on_x_reproduces_exactly_two_further_patterns:
   phi = id: every W <> I with Wx = x on X = {101, 110} reproduces, among the
   binary patterns outside X, exactly one, 000.  Over every commutative ring in
   which 1 <> 0 and a + a = 0 implies a = 0, such as the reals.
   Source: Krause & Reimann, section 3.1.2, reading X. *)
Require Import Elenchus.formal.Finite.
Require Import Arith Lia Ring FinFun.

Section Patterns.
Variable R : CRing.
Add Ring Rr : (is_ring R).
Open Scope R_scope.

Definition binary (N : nat) (y : nat -> R) : Prop :=
  forall i, (i < N)%nat -> y i = 0 \/ y i = 1.

(** A row (p, q, r) that kills 101, 110 and a third binary vector outside
    {000, 101, 110} is zero. *)
Lemma row_zero : (forall a : R, a + a = 0 -> a = 0) -> forall p q r y0 y1 y2 : R,
  p + r = 0 -> p + q = 0 -> p * y0 + q * y1 + r * y2 = 0 ->
  (y0 = 0 \/ y0 = 1) -> (y1 = 0 \/ y1 = 1) -> (y2 = 0 \/ y2 = 1) ->
  ~ (y0 = 0 /\ y1 = 0 /\ y2 = 0) -> ~ (y0 = 1 /\ y1 = 0 /\ y2 = 1) ->
  ~ (y0 = 1 /\ y1 = 1 /\ y2 = 0) -> p = 0 /\ q = 0 /\ r = 0.
Proof.
  intros H2 p q r y0 y1 y2 A B C D0 D1 D2 N0 N1 N2.
  assert (Er : r = - p) by (transitivity (p + r - p); [ring|rewrite A; ring]).
  assert (Eq : q = - p) by (transitivity (p + q - p); [ring|rewrite B; ring]).
  assert (P : p = 0).
  { rewrite Er, Eq in C.
    destruct D0 as [->| ->], D1 as [->| ->], D2 as [->| ->];
      try (exfalso; tauto).
    - transitivity (- (p * 0 + - p * 0 + - p * 1)); [ring|rewrite C; ring].
    - transitivity (- (p * 0 + - p * 1 + - p * 0)); [ring|rewrite C; ring].
    - apply H2. transitivity (- (p * 0 + - p * 1 + - p * 1)); [ring|rewrite C; ring].
    - transitivity (p * 1 + - p * 0 + - p * 0); [ring|exact C].
    - transitivity (- (p * 1 + - p * 1 + - p * 1)); [ring|rewrite C; ring]. }
  rewrite Er, Eq, P. repeat split; ring.
Qed.

Theorem linear_net_trained_on_x_reproduces_exactly_000_as_further_pattern :
  (1 : R) <> 0 -> (forall a : R, a + a = 0 -> a = 0) ->
  forall W : nat -> nat -> R,
  ~ meq 3 3 W delta -> auto_associator 3 (fun t => t) W X4 ->
  (forall y, binary 3 y -> ~ X4 y ->
     (veq 3 (mv 3 W y) y <-> veq 3 y (vec3 0 0 0))) /\
  ~ X4 (vec3 (0:R) 0 0).
Proof.
  intros NZ H2 W NI H. split.
  - intros y By Ny. split.
    + intro F. apply veq3.
      pose proof (H (vec3 1 0 1) (or_introl (@veq_refl _ 3 _))) as H1.
      pose proof (H (vec3 1 1 0) (or_intror (@veq_refl _ 3 _))) as H3.
      apply veq3 in H1. apply veq3 in H3. apply veq3 in F.
      unfold layer in H1, H3. rewrite !mv3 in H1, H3, F. cbn in H1, H3.
      destruct H1 as [A0 [A1 A2]], H3 as [B0 [B1 B2]], F as [F0 [F1 F2]].
      assert (N1 : ~ (y 0%nat = 1 /\ y 1%nat = 0 /\ y 2%nat = 1)).
      { intro E. apply Ny. left. apply veq3. cbn. exact E. }
      assert (N2 : ~ (y 0%nat = 1 /\ y 1%nat = 1 /\ y 2%nat = 0)).
      { intro E. apply Ny. right. apply veq3. cbn. exact E. }
      pose proof (By 0%nat ltac:(lia)) as Y0. pose proof (By 1%nat ltac:(lia)) as Y1.
      pose proof (By 2%nat ltac:(lia)) as Y2.
      assert (Z : (y 0%nat = 0 /\ y 1%nat = 0 /\ y 2%nat = 0) \/
                  ~ (y 0%nat = 0 /\ y 1%nat = 0 /\ y 2%nat = 0)).
      { destruct Y0 as [Y0|Y0]; [|right; intros [E _]; apply NZ; congruence].
        destruct Y1 as [Y1|Y1]; [|right; intros [_ [E _]]; apply NZ; congruence].
        destruct Y2 as [Y2|Y2]; [left; auto|right; intros [_ [_ E]]; apply NZ; congruence]. }
      destruct Z as [Z|N0]; [exact Z|exfalso; apply NI].
      (* every row of W - I kills 101, 110 and y *)
      assert (K : forall i (w0 w1 w2 : R), W i 0%nat * 1 + W i 1%nat * 0 + W i 2%nat * 1 = w0 + w2 ->
         W i 0%nat * 1 + W i 1%nat * 1 + W i 2%nat * 0 = w0 + w1 ->
         W i 0%nat * y 0%nat + W i 1%nat * y 1%nat + W i 2%nat * y 2%nat
           = w0 * y 0%nat + w1 * y 1%nat + w2 * y 2%nat ->
         W i 0%nat = w0 /\ W i 1%nat = w1 /\ W i 2%nat = w2).
      { intros i w0 w1 w2 K1 K2 K3.
        destruct (@row_zero H2 (W i 0%nat - w0) (W i 1%nat - w1) (W i 2%nat - w2)
                    (y 0%nat) (y 1%nat) (y 2%nat)) as [R0 [R1 R2]]; try assumption.
        - transitivity (W i 0%nat * 1 + W i 1%nat * 0 + W i 2%nat * 1 - (w0 + w2)); [ring|].
          rewrite K1. ring.
        - transitivity (W i 0%nat * 1 + W i 1%nat * 1 + W i 2%nat * 0 - (w0 + w1)); [ring|].
          rewrite K2. ring.
        - transitivity (W i 0%nat * y 0%nat + W i 1%nat * y 1%nat + W i 2%nat * y 2%nat
             - (w0 * y 0%nat + w1 * y 1%nat + w2 * y 2%nat)); [ring|]. rewrite K3. ring.
        - repeat split.
          + transitivity (W i 0%nat - w0 + w0); [ring|]. rewrite R0. ring.
          + transitivity (W i 1%nat - w1 + w1); [ring|]. rewrite R1. ring.
          + transitivity (W i 2%nat - w2 + w2); [ring|]. rewrite R2. ring. }
      apply meq3. unfold delta. cbn.
      split; [apply K|split; apply K].
      all: try (rewrite A0 || rewrite A1 || rewrite A2); try (rewrite B0 || rewrite B1 || rewrite B2);
        try (rewrite F0 || rewrite F1 || rewrite F2); ring.
    + intro F. apply veq3 in F. destruct F as [F0 [F1 F2]]. cbn in F0, F1, F2.
      apply veq3. rewrite !mv3, F0, F1, F2. repeat split; ring.
  - intros [F|F]; apply veq3 in F; cbn in F; destruct F as [F0 _]; apply NZ; auto.
Qed.
End Patterns.

Print Assumptions linear_net_trained_on_x_reproduces_exactly_000_as_further_pattern.
