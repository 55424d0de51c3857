(* phi = id, X = {101, 110}: for every W with Wx = x on X whose third eigenvalue lam
   satisfies |lam| < 1, every x not in span X: dist(Wx, span X) < dist(x, span X) and
   Wx <> x.  Euclidean distance; as its square: sqdist_is x d says that d is the least
   value of |x - p|^2, p in span X (and such a d exists).  The third eigenvalue enters
   by the characteristic polynomial: det(tI - W) = (t-1)(t-1)(t-lam) for all t.  Over
   every ordered field.
   Source: Krause & Reimann, section 3.1.2. *)
Require Import Arith Lia Ring FinFun.
Require Import Elenchus.formal.Finite.

Section Pulled.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Definition span_X4 (p : nat -> F) : Prop :=
  exists c d : F, veq 3 p (fun i => c * vec3 1 0 1 i + d * vec3 1 1 0 i).
Definition sq (x p : nat -> F) : F := sum 3 (fun i => (x i - p i) * (x i - p i)).
Definition sqdist_is (x : nat -> F) (d : F) : Prop :=
  (exists p, span_X4 p /\ sq x p = d) /\ (forall p, span_X4 p -> ~ sq x p < d).

(** The normal component: |x - p|^2 >= g^2/3 with g = x_2 + x_3 - x_1. *)
Lemma sqdist_formula : forall x, sqdist_is x
  (rinv F (1 + 1 + 1) * ((x 1%nat + x 2%nat - x 0%nat) * (x 1%nat + x 2%nat - x 0%nat))).
Proof.
  intro x. set (g := x 1%nat + x 2%nat - x 0%nat).
  assert (P3 : (0:F) < 1 + 1 + 1) by (apply pos_add; [apply two_pos|apply one_pos]).
  pose proof (inv_left F (pos_neq F _ P3)) as I3. pose proof (inv_pos F _ P3) as Q3.
  set (h := rinv F (1 + 1 + 1)) in *. split.
  - exists (fun i => x i + h * g * vec3 1 (- (1)) (- (1)) i). split.
    + exists (x 2%nat - h * g), (x 1%nat - h * g). apply veq3. unfold vec3.
      repeat split; [|ring|ring].
      transitivity (x 1%nat + x 2%nat - g + h * g); [unfold g; ring|].
      transitivity (x 1%nat + x 2%nat - (h * (1 + 1 + 1)) * g + h * g); [rewrite I3; ring|ring].
    + unfold sq. cbn [sum]. unfold vec3.
      transitivity ((h * (1 + 1 + 1)) * (h * (g * g))); [ring|]. rewrite I3. ring.
  - intros p [c [d E]] L.
    set (q := fun i => x i - p i).
    assert (Eg : q 1%nat + q 2%nat - q 0%nat = g).
    { unfold q, g. rewrite !E by lia. unfold vec3. ring. }
    assert (Es : sq x p = q 0%nat * q 0%nat + q 1%nat * q 1%nat + q 2%nat * q 2%nat).
    { unfold sq, q. cbn [sum]. ring. }
    (* |q|^2 - g^2/3 is a sum of squares *)
    apply lt_sub_pos in L. rewrite Es, <- Eg in L.
    apply (lt_irrefl F 0). apply (lt_not_lt_trans F _ _ _ L).
    intro Q. clear L.
    match type of Q with 0 < ?t => 
      assert (E3 : (1 + 1 + 1) * t = - ((q 0%nat + q 1%nat) * (q 0%nat + q 1%nat)
        + (q 0%nat + q 2%nat) * (q 0%nat + q 2%nat) + (q 1%nat - q 2%nat) * (q 1%nat - q 2%nat))) end.
    { match goal with |- (1 + 1 + 1) * (h * ?s - ?r) = _ =>
        transitivity ((h * (1 + 1 + 1)) * s - (1 + 1 + 1) * r); [ring|rewrite I3; ring] end. }
    pose proof (lt_mul F _ _ P3 Q) as Q'. rewrite E3 in Q'.
    set (f := fun i => match i with O => (q 0%nat + q 1%nat) * (q 0%nat + q 1%nat)
       | 1%nat => (q 0%nat + q 2%nat) * (q 0%nat + q 2%nat) | _ => (q 1%nat - q 2%nat) * (q 1%nat - q 2%nat) end).
    apply (sum_nonneg F 3 f).
    + intros i _. unfold f. destruct i as [|[|i]]; apply square_nonneg.
    + cbn [sum f]. apply pos_sub_lt.
      match type of Q' with 0 < ?s => match goal with |- 0 < ?t => replace t with s by ring end end.
      exact Q'.
Qed.

Lemma sqdist_unique : forall x d d', sqdist_is x d -> sqdist_is x d' -> d = d'.
Proof.
  intros x d d' [[p [Hp E]] M] [[p' [Hp' E']] M'].
  destruct (lt_total F d d') as [L|[L|L]]; [exfalso|exact L|exfalso].
  - apply (M' p Hp). rewrite E. exact L.
  - apply (M p' Hp'). rewrite E'. exact L.
Qed.

Theorem elements_off_the_plane_are_pulled_to_it_and_have_positive_loss :
  forall (W : nat -> nat -> F) (lam : F), auto_associator 3 (fun t => t) W X4 ->
  (forall t, det3 (fun i j => t * delta i j - W i j) = (t - 1) * (t - 1) * (t - lam)) ->
  - (1) < lam -> lam < 1 ->
  forall x : nat -> F, ~ span_X4 x ->
  (exists d d', sqdist_is x d /\ sqdist_is (mv 3 W x) d') /\
  (forall d d', sqdist_is x d -> sqdist_is (mv 3 W x) d' -> d' < d) /\
  ~ veq 3 (mv 3 W x) x.
Proof.
  intros W lam H Char L1 L2 x Nx.
  pose proof (H (vec3 1 0 1) (or_introl (@veq_refl _ 3 _))) as H1.
  pose proof (H (vec3 1 1 0) (or_intror (@veq_refl _ 3 _))) as H2.
  apply veq3 in H1. apply veq3 in H2. unfold layer in H1, H2. rewrite !mv3 in H1, H2.
  cbn in H1, H2. destruct H1 as [A0 [A1 A2]], H2 as [B0 [B1 B2]].
  set (u0 := W 0%nat 1%nat) in *. set (u1 := W 1%nat 1%nat - 1). set (u2 := W 2%nat 1%nat) in *.
  assert (E01 : W 0%nat 0%nat = 1 - u0) by (rewrite <- B0; ring).
  assert (E02 : W 0%nat 2%nat = u0) by (transitivity (1 - W 0%nat 0%nat); [rewrite <- A0; ring|rewrite E01; ring]).
  assert (E11 : W 1%nat 1%nat = 1 + u1) by (unfold u1; ring).
  assert (E10 : W 1%nat 0%nat = - u1).
  { transitivity (W 1%nat 0%nat * 1 + W 1%nat 1%nat * 1 + W 1%nat 2%nat * 0 - W 1%nat 1%nat); [ring|].
    rewrite B1. unfold u1. ring. }
  assert (E12 : W 1%nat 2%nat = u1).
  { transitivity (W 1%nat 0%nat * 1 + W 1%nat 1%nat * 0 + W 1%nat 2%nat * 1 - W 1%nat 0%nat); [ring|].
    rewrite A1, E10. ring. }
  assert (E20 : W 2%nat 0%nat = - u2).
  { transitivity (W 2%nat 0%nat * 1 + u2 * 1 + W 2%nat 2%nat * 0 - u2); [ring|]. rewrite B2. ring. }
  assert (E22 : W 2%nat 2%nat = 1 + u2).
  { transitivity (W 2%nat 0%nat * 1 + u2 * 0 + W 2%nat 2%nat * 1 - W 2%nat 0%nat); [ring|].
    rewrite A2, E20. ring. }
  (* lam = 1 + v.u *)
  assert (Lam : lam = 1 - u0 + u1 + u2).
  { pose proof (Char 0) as C0. unfold det3, delta in C0. cbn in C0. fold u0 u2 in C0.
    rewrite E01, E02, E10, E11, E12, E20, E22 in C0.
    transitivity (- ((0 - 1) * (0 - 1) * (0 - lam))); [ring|]. rewrite <- C0. ring. }
  set (g := x 1%nat + x 2%nat - x 0%nat).
  assert (Gw : mv 3 W x 1%nat + mv 3 W x 2%nat - mv 3 W x 0%nat = lam * g).
  { rewrite !mv3. fold u0 u2. rewrite E01, E02, E10, E11, E12, E20, E22, Lam. unfold g. ring. }
  assert (Ng : g <> 0).
  { intro E. apply Nx. exists (x 2%nat), (x 1%nat). apply veq3. unfold vec3.
    repeat split; [|ring|ring].
    transitivity (x 1%nat + x 2%nat - g); [unfold g; ring|]. rewrite E. ring. }
  assert (P3 : (0:F) < 1 + 1 + 1) by (apply pos_add; [apply two_pos|apply one_pos]).
  pose proof (inv_pos F _ P3) as Q3.
  pose proof (sqdist_formula x) as D1. pose proof (sqdist_formula (mv 3 W x)) as D2.
  rewrite Gw in D2. fold g in D1. set (h := rinv F (1 + 1 + 1)) in *.
  split; [|split].
  - exists (h * (g * g)), (h * (lam * g * (lam * g))). split; assumption.
  - intros d d' Hd Hd'. pose proof (sqdist_unique _ _ _ Hd D1) as Ed. pose proof (sqdist_unique _ _ _ Hd' D2) as Ed'. rewrite Ed, Ed'.
    apply pos_sub_lt.
    replace (h * (g * g) - h * (lam * g * (lam * g)))
      with (h * ((g * g) * ((1 - lam) * (lam - - (1))))) by ring.
    apply lt_sub_pos in L1. apply lt_sub_pos in L2.
    apply lt_mul; [exact Q3|]. apply lt_mul; [apply square_pos, Ng|]. apply lt_mul; assumption.
  - intro E.
    assert (Q : lam * g = g).
    { rewrite <- Gw. unfold g. rewrite !E by lia. reflexivity. }
    assert (Z : (1 - lam) * g = 0) by (transitivity (g - lam * g); [ring|rewrite Q; ring]).
    apply mul_eq_zero in Z. destruct Z as [Z|Z]; [|exact (Ng Z)].
    apply lt_sub_pos in L2. rewrite Z in L2. exact (lt_irrefl F _ L2).
Qed.
End Pulled.

Print Assumptions elements_off_the_plane_are_pulled_to_it_and_have_positive_loss.
