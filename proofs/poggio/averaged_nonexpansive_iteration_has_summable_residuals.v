(* T non-expansive in the Euclidean norm with fixed point p, z_{t+1} = (z_t + T z_t)/2:
   |z_{t+1} - p|^2 + 1/4 |z_t - T z_t|^2 <= |z_t - p|^2, and
   sum_{t<m} |z_t - T z_t|^2 <= 4 |z_0 - p|^2.  For all n, T, p, z_0, m, over every ordered
   field.  Both are stated with the factor 4 multiplied out.
   Source: Poggio, section 5.2, first remark (averaged iteration: Krasnosel'skii). *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Averaged.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Notation h := (rinv F (1 + 1)).
Notation four := ((1 + 1) * (1 + 1)).

Theorem averaged_nonexpansive_iteration_has_summable_residuals :
  forall (n : nat) (T : (nat -> F) -> nat -> F) (p z0 : nat -> F),
  (forall x y, ~ nrm2 F n (fun i => x i - y i) < nrm2 F n (fun i => T x i - T y i)) ->
  veq n (T p) p ->
  let z := fun t => iter t (fun y i => h * (y i + T y i)) z0 in
  let d := fun t => nrm2 F n (fun i => z t i - p i) in
  let r := fun t => nrm2 F n (fun i => z t i - T (z t) i) in
  (forall t, ~ four * d t < four * d (S t) + r t) /\
  (forall m, ~ four * d 0%nat < sum m r).
Proof.
  intros n T p z0 NE Fx z d r.
  assert (Two : h * (1 + 1) = 1) by (apply inv_left; apply pos_neq, two_pos).
  (* 4|z' - p|^2 + |z - Tz|^2 = 2|z - p|^2 + 2|Tz - p|^2 *)
  assert (Step : forall t, ~ four * d t < four * d (S t) + r t).
  { intros t L. set (y := z t) in *.
    assert (E : four * d (S t) + r t
      = (1 + 1) * d t + (1 + 1) * nrm2 F n (fun i => T y i - T p i)).
    { unfold d, r, nrm2. fold y. rewrite <- !sum_mul_l, <- !sum_add. apply sum_ext. intros i Hi.
      change (z (S t) i) with (h * (y i + T y i)). rewrite (Fx i Hi).
      transitivity ((h * (1 + 1) * (y i + T y i) - (1 + 1) * p i) * (h * (1 + 1) * (y i + T y i) - (1 + 1) * p i)
        + (y i - T y i) * (y i - T y i)); [ring|]. rewrite Two. ring. }
    rewrite E in L. apply (NE y p). fold (d t).
    apply lt_sub_pos in L. apply pos_sub_lt.
    replace ((1 + 1) * d t + (1 + 1) * nrm2 F n (fun i => T y i - T p i) - four * d t)
      with ((1 + 1) * (nrm2 F n (fun i => T y i - T p i) - d t)) in L by ring.
    apply (lt_mul F _ _ (inv_pos F _ (two_pos F))) in L.
    replace (h * ((1 + 1) * (nrm2 F n (fun i => T y i - T p i) - d t)))
      with (h * (1 + 1) * (nrm2 F n (fun i => T y i - T p i) - d t)) in L by ring.
    rewrite Two in L.
    replace (1 * (nrm2 F n (fun i => T y i - T p i) - d t)) with (nrm2 F n (fun i => T y i - T p i) - d t) in L by ring.
    exact L. }
  split; [exact Step|].
  (* sum of residuals + 4 d_m <= 4 d_0 *)
  assert (Sum : forall m, ~ four * d 0%nat < four * d m + sum m r).
  { induction m as [|m IH]; intro L.
    - cbn [sum] in L. replace (four * d 0%nat + 0) with (four * d 0%nat) in L by ring. exact (lt_irrefl F _ L).
    - apply (Step m). apply pos_sub_lt. apply lt_sub_pos in L. cbn [sum] in L.
      destruct (lt_total F 0 (four * d (S m) + r m - four * d m)) as [P|P]; [exact P|exfalso].
      apply IH. apply pos_sub_lt. destruct P as [P|P].
      + replace (four * d m + sum m r - four * d 0%nat)
          with (four * d (S m) + (sum m r + r m) - four * d 0%nat - (four * d (S m) + r m - four * d m)) by ring.
        rewrite <- P. replace (four * d (S m) + (sum m r + r m) - four * d 0%nat - 0)
          with (four * d (S m) + (sum m r + r m) - four * d 0%nat) by ring. exact L.
      + pose proof (pos_add F _ _ L (pos_opp F _ P)) as Q.
        match type of Q with 0 < ?a => match goal with |- 0 < ?b => replace b with a by ring end end.
        exact Q. }
  intros m L. apply (Sum m). apply (lt_not_lt_trans F _ (sum m r)); [exact L|].
  intro Q. apply lt_sub_pos in Q.
  assert (D : ~ d m < 0) by (apply sum_nonneg; intros; apply square_nonneg).
  apply D. replace (sum m r - (four * d m + sum m r)) with (- (four * d m)) in Q by ring.
  destruct (lt_total F (d m) 0) as [P|[P|P]]; [exact P|exfalso|exfalso].
  - rewrite P in Q. replace (- (four * 0)) with (0 : F) in Q by ring. exact (lt_irrefl F _ Q).
  - apply (lt_asym F _ _ Q). apply neg_opp. repeat apply lt_mul; try apply two_pos. exact P.
Qed.
End Averaged.

Print Assumptions averaged_nonexpansive_iteration_has_summable_residuals.
