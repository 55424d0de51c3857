(* phi = id, X or X' of eq. 4, any W_0: for all sufficiently small step sizes the
   gradient-descent iterates converge and the limit has training cost 0.  Over every
   Archimedean ordered field.  Step sizes: eta is the step size times the factor 2/(mN)
   of the gradient, and 0 < eta < 1/3 is small enough; convergence is entrywise.
   Training cost 0 is Wx = x for both items.
   Source: Krause & Reimann, section 3.1.1, reading "linear". *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Converges.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition items (k : nat) : nat -> F := match k with O => vec3 1 0 1 | _ => vec3 1 1 0 end.
Definition items' (k : nat) : nat -> F := match k with O => vec3 0 1 0 | _ => vec3 0 0 1 end.

Lemma tends_affine : archimedean F -> forall (c d lam : F) (e f mu : F),
  - (1) < lam -> lam < 1 -> - (1) < mu -> mu < 1 ->
  tends (fun t => c + d * pow F lam t + f * pow F mu t) c.
Proof.
  intros Ar c d lam _ f mu L1 L2 M1 M2.
  assert (T : tends (fun t => c + d * pow F lam t + f * pow F mu t) (c + d * 0 + f * 0)).
  { apply (@tends_add F (fun t => c + d * pow F lam t) (fun t => f * pow F mu t)).
    - apply (@tends_add F (fun _ => c) (fun t => d * pow F lam t)); [apply tends_const|].
      apply (@tends_mul F (pow F lam) 0). apply tends_pow; assumption.
    - apply (@tends_mul F (pow F mu) 0). apply tends_pow; assumption. }
  replace (c + d * 0 + f * 0) with c in T by ring. exact T.
Qed.

Theorem training_cost_reaches_zero_for_linear_net :
  archimedean F -> forall W0 : nat -> nat -> F,
  exists eta0, 0 < eta0 /\ forall eta, 0 < eta -> eta < eta0 ->
  (exists W, (forall i j, (i < 3)%nat -> (j < 3)%nat ->
      tends (fun t => gd 3 2 items (fun u => u) (fun _ => 1) (fun _ => eta) W0 t i j) (W i j)) /\
    auto_associator 3 (fun u => u) W X4) /\
  (exists W, (forall i j, (i < 3)%nat -> (j < 3)%nat ->
      tends (fun t => gd 3 2 items' (fun u => u) (fun _ => 1) (fun _ => eta) W0 t i j) (W i j)) /\
    auto_associator 3 (fun u => u) W X4').
Proof.
  intros Ar W0.
  assert (P3 : (0:F) < 1 + 1 + 1) by (apply pos_add; [apply two_pos|apply one_pos]).
  pose proof (inv_left F (pos_neq F _ P3)) as I3. pose proof (inv_pos F _ P3) as Q3.
  pose proof (inv_left F (pos_neq F _ (two_pos F))) as I2.
  set (th := rinv F (1 + 1 + 1)) in *. set (h := rinv F (1 + 1)) in *.
  exists th. split; [exact Q3|]. intros eta Pe Le.
  (* 0 < eta, 3 eta < 1 *)
  assert (L3 : (1 + 1 + 1) * eta < 1).
  { apply (lt_mul_pos_l F (1 + 1 + 1)) in Le; [|exact P3].
    replace ((1 + 1 + 1) * th) with (th * (1 + 1 + 1)) in Le by ring. rewrite I3 in Le. exact Le. }
  pose proof (lt_sub_pos F _ _ L3) as D3.
  set (lam := 1 - (1 + 1 + 1) * eta). set (mu := 1 - eta).
  assert (A1 : - (1) < lam).
  { apply lt_trans with 0; [apply neg_opp, one_pos|exact D3]. }
  assert (A2 : lam < 1).
  { apply pos_sub_lt. unfold lam.
    match goal with |- 0 < ?t => replace t with ((1 + 1 + 1) * eta) by ring end.
    apply lt_mul; assumption. }
  assert (B1 : - (1) < mu).
  { apply lt_trans with lam; [exact A1|]. apply pos_sub_lt. unfold mu, lam.
    match goal with |- 0 < ?t => replace t with (eta + eta) by ring end. apply pos_add; exact Pe. }
  assert (B2 : mu < 1).
  { apply pos_sub_lt. unfold mu. match goal with |- 0 < ?t => replace t with eta by ring end. exact Pe. }
  split.
  - (* alpha = row . 101 - x, beta = row . 110 - x; sum and difference contract *)
    set (al := fun i => W0 i 0%nat + W0 i 2%nat - vec3 1 0 1 i).
    set (be := fun i => W0 i 0%nat + W0 i 1%nat - vec3 1 1 0 i).
    set (u := fun i => h * th * (al i + be i)). set (v := fun i => h * (al i - be i)).
    set (xs := @vec3 F (1 + 1) 1 1). set (xd := @vec3 F 0 (- (1)) 1).
    assert (Cl : forall t i j, (i < 3)%nat -> (j < 3)%nat ->
      gd 3 2 items (fun u => u) (fun _ => 1) (fun _ => eta) W0 t i j
      = (W0 i j - u i * xs j - v i * xd j) + (u i * xs j) * pow F lam t + (v i * xd j) * pow F mu t).
    { assert (Al : forall i, al i = (1 + 1 + 1) * u i + v i).
      { intro i. unfold u, v. transitivity (h * ((th * (1 + 1 + 1)) * (al i + be i)) + h * (al i - be i)); [|ring].
        rewrite I3. transitivity ((h * (1 + 1)) * al i); [rewrite I2; ring|ring]. }
      assert (Be : forall i, be i = (1 + 1 + 1) * u i - v i).
      { intro i. unfold u, v. transitivity (h * ((th * (1 + 1 + 1)) * (al i + be i)) - h * (al i - be i)); [|ring].
        rewrite I3. transitivity ((h * (1 + 1)) * be i); [rewrite I2; ring|ring]. }
      induction t as [|t IH]; intros i j Hi Hj; [cbn; ring|].
      cbn [gd]. unfold gd_step. cbn [sum]. rewrite !mv3. rewrite !IH by lia.
      set (p := pow F lam t). set (q := pow F mu t). cbn [pow]. fold p q.
      cbn [items].
      assert (Ea : W0 i 0%nat + W0 i 2%nat = (1 + 1 + 1) * u i + v i + vec3 1 0 1 i).
      { rewrite <- Al. unfold al. ring. }
      assert (Eb : W0 i 0%nat + W0 i 1%nat = (1 + 1 + 1) * u i - v i + vec3 1 1 0 i).
      { rewrite <- Be. unfold be. ring. }
      set (a0 := W0 i 0%nat) in *. set (a1 := W0 i 1%nat) in *. set (a2 := W0 i 2%nat) in *.
      assert (E2 : a2 = (1 + 1 + 1) * u i + v i + vec3 1 0 1 i - a0) by (rewrite <- Ea; ring).
      assert (E1 : a1 = (1 + 1 + 1) * u i - v i + vec3 1 1 0 i - a0) by (rewrite <- Eb; ring).
      rewrite E1, E2. set (wij := W0 i j) in *. set (ui := u i) in *. set (vi := v i) in *.
      set (d1 := vec3 1 0 1 i) in *. set (d2 := vec3 1 1 0 i) in *.
      clearbody wij ui vi d1 d2 a0 p q. unfold xs, xd, lam, mu.
      destruct j as [|[|[|j]]]; [..|lia]; cbn [vec3]; ring. }
    exists (fun i j => W0 i j - u i * xs j - v i * xd j).
    assert (Tn : forall i j, (i < 3)%nat -> (j < 3)%nat ->
      tends (fun t => gd 3 2 items (fun u => u) (fun _ => 1) (fun _ => eta) W0 t i j)
            (W0 i j - u i * xs j - v i * xd j)).
    { intros i j Hi Hj.
      apply tends_ext with (fun t => (W0 i j - u i * xs j - v i * xd j)
         + (u i * xs j) * pow F lam t + (v i * xd j) * pow F mu t).
      - intro t. symmetry. apply Cl; assumption.
      - apply tends_affine; assumption || exact 0. }
    split; [exact Tn|].
    destruct (gd_limit 2 items W0 (fun i j => W0 i j - u i * xs j - v i * xd j) (pos_neq F _ Pe) Tn) as [A _].
    intros x [Hx|Hx]; intros i Hi; rewrite (layer_veq _ _ _ i Hx), (Hx i Hi).
    + apply (A 0%nat ltac:(lia) i Hi).
    + apply (A 1%nat ltac:(lia) i Hi).
  - assert (Cl : forall t i j, (i < 3)%nat -> (j < 3)%nat ->
      gd 3 2 items' (fun u => u) (fun _ => 1) (fun _ => eta) W0 t i j
      = match j with O => W0 i j | _ => delta i j end
        + 0 * pow F lam t + match j with O => 0 | _ => W0 i j - delta i j end * pow F mu t).
    { induction t as [|t IH]; intros i j Hi Hj.
      - cbn [gd pow]. destruct j; ring.
      - cbn [gd]. unfold gd_step. cbn [sum]. rewrite !mv3. rewrite !IH by lia.
        set (p := pow F lam t). set (q := pow F mu t). cbn [pow]. fold p q. cbn [items'].
        unfold mu, delta.
        destruct i as [|[|[|i]]]; [..|lia]; (destruct j as [|[|[|j]]]; [..|lia]);
          cbn [Nat.eqb vec3]; ring. }
    set (V := fun i j => match j with O => W0 i j | _ => delta i j end).
    assert (Tn : forall i j, (i < 3)%nat -> (j < 3)%nat ->
      tends (fun t => gd 3 2 items' (fun u => u) (fun _ => 1) (fun _ => eta) W0 t i j) (V i j)).
    { intros i j Hi Hj.
      apply tends_ext with (fun t => V i j + 0 * pow F lam t
         + match j with O => 0 | _ => W0 i j - delta i j end * pow F mu t).
      - intro t. symmetry. apply Cl; assumption.
      - apply tends_affine; assumption || exact 0. }
    exists V. split; [exact Tn|].
    destruct (gd_limit 2 items' W0 V (pos_neq F _ Pe) Tn) as [A _].
    intros x [Hx|Hx]; intros i Hi; rewrite (layer_veq _ _ _ i Hx), (Hx i Hi).
    + apply (A 0%nat ltac:(lia) i Hi).
    + apply (A 1%nat ltac:(lia) i Hi).
Qed.
End Converges.

Print Assumptions training_cost_reaches_zero_for_linear_net.
