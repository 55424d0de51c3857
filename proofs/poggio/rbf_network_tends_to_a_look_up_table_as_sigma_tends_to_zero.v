(* f_s(x) = sum_i y_i E(d_i(x) / s) with s = sigma^2 > 0, d_i(x) = |x - x_i|^2 and E(t) for
   exp(-t): as s -> 0, f_s(x_j) -> y_j for every centre and f_s(x) -> 0 for every other x.
   Of E only E(0) = 1, 0 < E(t) and E(t)(1 + t) <= 1 for t > 0 is used, which exp(-t) has.
   For every number n of centres and every dimension D, over every ordered field.
   Source: Poggio, section 2.1, Figure 2, reading "limit". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Limit.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

Variables (D n : nat) (E : F -> F) (c : nat -> nat -> F) (y : nat -> F).
Hypothesis E0 : E 0 = 1.
Hypothesis Epos : forall t, 0 < t -> 0 < E t.
Hypothesis Ele : forall t, 0 < t -> ~ 1 < E t * (1 + t).

Definition dist2 (x : nat -> F) (i : nat) : F := nrm2 F D (fun k => x k - c i k).
Definition f (s : F) (x : nat -> F) : F := sum n (fun i => y i * E (dist2 x i * rinv F s)).
(* what the table holds at x: the sum of the y_i with x_i = x, given by marks *)
Definition table (at_x : nat -> bool) : F := sum n (fun i => if at_x i then y i else 0).

Lemma small : forall (v q : F), 0 < q -> forall e, 0 < e -> exists b, 0 < b /\
  forall s, 0 < s -> s < b -> close F e (v * E (q * rinv F s)) 0.
Proof.
  intros v q Hq e He.
  (* |v| < w *)
  set (w := v * v + 1).
  assert (Sq : forall t : F, 0 < t * t + 1).
  { intro t. apply not_lt_lt_trans with (t * t); [apply square_nonneg|].
    apply pos_sub_lt. replace (t * t + 1 - t * t) with (1:F) by ring. apply one_pos. }
  assert (Hw : 0 < w) by apply Sq.
  assert (Half : forall t : F, ~ t * t + 1 < t).
  { intros t Q. apply lt_sub_pos in Q.
    assert (P : 0 < (1 + 1) * ((1 + 1) * (t - (t * t + 1)))).
    { apply lt_mul; [apply two_pos|]. apply lt_mul; [apply two_pos|exact Q]. }
    assert (N : 0 < ((1 + 1) * t - 1) * ((1 + 1) * t - 1) + (1 + 1 + 1)).
    { apply not_lt_lt_trans with (((1 + 1) * t - 1) * ((1 + 1) * t - 1)); [apply square_nonneg|].
      apply pos_sub_lt.
      replace (((1 + 1) * t - 1) * ((1 + 1) * t - 1) + (1 + 1 + 1) - ((1 + 1) * t - 1) * ((1 + 1) * t - 1))
        with (1 + 1 + (1:F)) by ring.
      apply pos_add; [apply two_pos|apply one_pos]. }
    apply (lt_irrefl F 0). pose proof (pos_add F _ _ P N) as Z.
    replace ((1 + 1) * ((1 + 1) * (t - (t * t + 1))) + (((1 + 1) * t - 1) * ((1 + 1) * t - 1) + (1 + 1 + 1)))
      with (0:F) in Z by ring. exact Z. }
  exists (q * (e * rinv F w)).
  assert (Iw : 0 < rinv F w) by (apply inv_pos; exact Hw).
  split; [apply lt_mul; [exact Hq|apply lt_mul; assumption]|].
  intros s Hs Hb.
  assert (Is : 0 < rinv F s) by (apply inv_pos; exact Hs).
  set (t := q * rinv F s).
  assert (Ht : 0 < t) by (apply lt_mul; assumption).
  pose proof (Epos t Ht) as P.
  (* E t * t < 1 and w * s < q * e, so w * E t < e *)
  assert (A : w * E t < e).
  { apply pos_sub_lt.
    assert (B : w < t * e).
    { apply pos_sub_lt. apply lt_sub_pos in Hb.
      assert (Z : 0 < (q * (e * rinv F w) - s) * (w * rinv F s)).
      { apply lt_mul; [exact Hb|apply lt_mul; assumption]. }
      replace ((q * (e * rinv F w) - s) * (w * rinv F s))
        with (q * rinv F s * e * (rinv F w * w) - w * (rinv F s * s)) in Z by ring.
      rewrite !inv_left in Z by (apply pos_neq; assumption).
      unfold t. replace (q * rinv F s * e - w) with (q * rinv F s * e * 1 - w * 1) by ring. exact Z. }
    assert (C : ~ 1 < E t * t).
    { intro Q. apply (Ele t Ht). apply lt_trans with (E t * t); [exact Q|]. apply pos_sub_lt.
      replace (E t * (1 + t) - E t * t) with (E t) by ring. exact P. }
    assert (G : w * E t < t * e * E t).
    { apply lt_sub_pos in B. apply pos_sub_lt.
      replace (t * e * E t - w * E t) with ((t * e - w) * E t) by ring. apply lt_mul; assumption. }
    destruct (lt_total F (E t * t) 1) as [L|[L|L]]; [| |destruct (C L)].
    - apply lt_sub_pos. apply lt_trans with (t * e * E t); [exact G|]. apply lt_sub_pos in L.
      apply pos_sub_lt. replace (e - t * e * E t) with ((1 - E t * t) * e) by ring.
      apply lt_mul; assumption.
    - apply lt_sub_pos. replace (t * e * E t) with (E t * t * e) in G by ring. rewrite L in G.
      replace (1 * e) with e in G by ring. exact G. }
  assert (U : forall u, ~ w < u -> ~ e < u * E t /\ u * E t < e).
  { intros u Hu. assert (K : u * E t < e).
    { destruct (lt_total F u w) as [L|[L|L]]; [| |destruct (Hu L)].
      - apply lt_trans with (w * E t); [|exact A]. apply lt_sub_pos in L. apply pos_sub_lt.
        replace (w * E t - u * E t) with ((w - u) * E t) by ring. apply lt_mul; assumption.
      - rewrite L. exact A. }
    split; [intro Q; exact (lt_asym F _ _ K Q)|exact K]. }
  split.
  - replace (v * E t - 0) with (v * E t) by ring. apply U. apply Half.
  - replace (0 - v * E t) with (- v * E t) by ring. apply U.
    intro Q. apply (Half (- v)). replace (- v * - v) with (v * v) by ring. exact Q.
Qed.

(* A finite sum of terms that become small becomes small. *)
Lemma small_sum : forall m (g : nat -> F -> F),
  (forall i, (i < m)%nat -> forall e, 0 < e -> exists b, 0 < b /\
     forall s, 0 < s -> s < b -> close F e (g i s) 0) ->
  forall e, 0 < e -> exists b, 0 < b /\
    forall s, 0 < s -> s < b -> close F e (sum m (fun i => g i s)) 0.
Proof.
  induction m as [|m IH]; intros g H e He.
  - exists 1. split; [apply one_pos|]. intros s _ _. cbn.
    split; replace (0 - (0:F)) with (0:F) by ring; exact He.
  - destruct (half_pos F e He) as [P Q]. set (e2 := rinv F (1 + 1) * e) in *.
    destruct (IH g) with (e := e2) as [b1 [B1 C1]]; [intros i Hi; apply H; lia|exact P|].
    destruct (H m) with (e := e2) as [b2 [B2 C2]]; [lia|exact P|].
    assert (M : exists b, 0 < b /\ ~ b1 < b /\ ~ b2 < b).
    { destruct (lt_total F b1 b2) as [L|[L|L]].
      - exists b1. repeat split; [exact B1|apply lt_irrefl|intro K; exact (lt_asym F _ _ L K)].
      - exists b1. rewrite <- L. repeat split; [exact B1|apply lt_irrefl|apply lt_irrefl].
      - exists b2. repeat split; [exact B2|intro K; exact (lt_asym F _ _ L K)|apply lt_irrefl]. }
    destruct M as [b [B [N1 N2]]]. exists b. split; [exact B|]. intros s Hs Hb.
    destruct (C1 s Hs (lt_not_lt_trans F s b b1 Hb N1)) as [X1 X2].
    destruct (C2 s Hs (lt_not_lt_trans F s b b2 Hb N2)) as [Y1 Y2].
    cbn [sum]. split; rewrite <- Q.
    + replace (sum m (fun i => g i s) + g m s - 0)
        with ((sum m (fun i => g i s) - 0) + (g m s - 0)) by ring. apply lt_add2; assumption.
    + replace (0 - (sum m (fun i => g i s) + g m s))
        with ((0 - sum m (fun i => g i s)) + (0 - g m s)) by ring. apply lt_add2; assumption.
Qed.

Lemma far : forall x i, (exists k, (k < D)%nat /\ x k <> c i k) -> 0 < dist2 x i.
Proof.
  intros x i [k [Hk N]]. unfold dist2.
  destruct (lt_total F 0 (nrm2 F D (fun k => x k - c i k))) as [P|[Z|P]]; [exact P| |].
  - exfalso. apply N. symmetry in Z.
    pose proof (sum_squares_zero F D (fun k => x k - c i k) Z k Hk) as Q. cbn in Q.
    replace (x k) with (x k - c i k + c i k) by ring. rewrite Q. ring.
  - exfalso. revert P. apply sum_nonneg. intros j _. apply square_nonneg.
Qed.

Theorem rbf_network_tends_to_a_look_up_table_as_sigma_tends_to_zero :
  forall (x : nat -> F) (at_x : nat -> bool),
  (forall i, (i < n)%nat -> if at_x i then veq D x (c i) else exists k, (k < D)%nat /\ x k <> c i k) ->
  forall e, 0 < e -> exists b, 0 < b /\
    forall s, 0 < s -> s < b -> close F e (f s x) (table at_x).
Proof.
  intros x at_x H e He.
  destruct (small_sum n (fun i s => y i * E (dist2 x i * rinv F s) - (if at_x i then y i else 0)))
    with (e := e) as [b [B C]]; [|exact He|].
  - intros i Hi e' He'. specialize (H i Hi). destruct (at_x i).
    + exists 1. split; [apply one_pos|]. intros s Hs _.
      assert (Z : dist2 x i = 0).
      { unfold dist2, nrm2. apply sum_zero. intros k Hk. rewrite (H k Hk). ring. }
      rewrite Z. replace (0 * rinv F s) with (0:F) by ring. rewrite E0.
      split; [replace (y i * 1 - y i - 0) with (0:F) by ring
             |replace (0 - (y i * 1 - y i)) with (0:F) by ring]; exact He'.
    + destruct (small (y i) _ (far x i H) e' He') as [b [B C]]. exists b. split; [exact B|].
      intros s Hs Hb. destruct (C s Hs Hb) as [C1 C2].
      split; [replace (y i * E (dist2 x i * rinv F s) - 0 - 0)
                with (y i * E (dist2 x i * rinv F s) - 0) by ring
             |replace (0 - (y i * E (dist2 x i * rinv F s) - 0))
                with (0 - y i * E (dist2 x i * rinv F s)) by ring]; assumption.
  - exists b. split; [exact B|]. intros s Hs Hb. destruct (C s Hs Hb) as [C1 C2].
    rewrite sum_sub in C1, C2. fold (f s x) in C1, C2. fold (table at_x) in C1, C2.
    split; [replace (f s x - table at_x) with (f s x - table at_x - 0) by ring
           |replace (table at_x - f s x) with (0 - (f s x - table at_x)) by ring]; assumption.
Qed.
End Limit.

Print Assumptions rbf_network_tends_to_a_look_up_table_as_sigma_tends_to_zero.
