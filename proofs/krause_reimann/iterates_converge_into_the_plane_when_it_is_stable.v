(* For all a, b such that the eigenvalue lambda_3 = 1 - a + 2b of W_{a,b} satisfies
   |lambda_3| < 1 and all x_0: W_{a,b}^n x_0 converges to a point of span X.  Over
   every Archimedean ordered field.  That lambda_3 is the third eigenvalue is
   spectrum_of_w_ab_is_one_one_and_one_minus_a_plus_2b.
   Source: Krause & Reimann, section 3.1.2, second paragraph. *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Plane.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Theorem iterates_converge_into_the_plane_when_it_is_stable :
  archimedean F -> forall a b : F,
  - (1) < 1 - a + (b + b) -> 1 - a + (b + b) < 1 ->
  forall x0 : nat -> F, exists x : nat -> F,
  (exists c d : F, veq 3 x (fun i => c * vec3 1 0 1 i + d * vec3 1 1 0 i)) /\
  (forall i, (i < 3)%nat -> tends (fun n => iter n (mv 3 (W_ab a b)) x0 i) (x i)).
Proof.
  intros Ar a b L1 L2 x0. set (lam := 1 - a + (b + b)) in *.
  pose proof (lt_sub_pos F _ _ L2) as P. pose proof (inv_left F (pos_neq F _ P)) as I.
  set (kap := rinv F (1 - lam)) in *. set (u := vec3 a b b).
  set (g := fun y : nat -> F => y 1%nat + y 2%nat - y 0%nat).
  set (d := g x0).
  assert (St : forall y i, (i < 3)%nat -> mv 3 (W_ab a b) y i = y i + g y * u i).
  { intros y i Hi. rewrite mv3. unfold g, u, W_ab, mat3, vec3.
    destruct i as [|[|[|i]]]; [ring..|lia]. }
  assert (Gs : forall y, g (mv 3 (W_ab a b) y) = lam * g y).
  { intro y. unfold g at 1. rewrite !St by lia. unfold g, u, vec3, lam. ring. }
  assert (Gn : forall n, g (iter n (mv 3 (W_ab a b)) x0) = pow F lam n * d).
  { induction n as [|n IH]; cbn [iter pow]; [unfold d; ring|]. rewrite Gs, IH. ring. }
  assert (Un : forall n i, (i < 3)%nat ->
     iter n (mv 3 (W_ab a b)) x0 i = x0 i + kap * d * u i + - (kap * d * u i) * pow F lam n).
  { induction n as [|n IH]; intros i Hi; cbn [iter pow]; [ring|].
    rewrite St by exact Hi. rewrite Gn, IH by exact Hi.
    transitivity (x0 i + kap * d * u i + - (kap * d * u i) * pow F lam n
      + (kap * (1 - lam)) * (pow F lam n * d * u i)); [rewrite I; ring|ring]. }
  exists (fun i => x0 i + kap * d * u i). split.
  - exists (x0 2%nat + kap * d * b), (x0 1%nat + kap * d * b). apply veq3. unfold u, vec3.
    assert (E : kap * d * a = d + kap * d * (b + b)).
    { transitivity (kap * d * (b + b) + (kap * (1 - lam)) * d); [unfold lam; ring|].
      rewrite I. ring. }
    repeat split; [rewrite E; unfold d, g; ring|ring|ring].
  - intros i Hi.
    apply tends_ext with (fun n => x0 i + kap * d * u i + - (kap * d * u i) * pow F lam n).
    { intro n. symmetry. apply Un, Hi. }
    assert (T : tends (fun n => x0 i + kap * d * u i + - (kap * d * u i) * pow F lam n)
                      (x0 i + kap * d * u i + - (kap * d * u i) * 0)).
    { apply (@tends_add F (fun _ => x0 i + kap * d * u i)
               (fun n => - (kap * d * u i) * pow F lam n)).
      - apply tends_const.
      - apply (@tends_mul F (pow F lam) 0). apply tends_pow; assumption. }
    replace (x0 i + kap * d * u i + - (kap * d * u i) * 0) with (x0 i + kap * d * u i) in T by ring.
    exact T.
Qed.
End Plane.

Print Assumptions iterates_converge_into_the_plane_when_it_is_stable.
