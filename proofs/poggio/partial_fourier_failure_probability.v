(* m rows drawn with replacement from the p x p discrete Fourier matrix, s = p.
   1. A row w^0, ..., w^(p-1) with w^p = 1 and w - 1 invertible (a p-th root of unity
      other than 1) adds up to 0, over every commutative ring, in particular over the
      complex numbers.  So if the row of ones is not drawn, which has the probability
      (1 - 1/p)^m, the vector of ones is mapped to 0 and delta_p >= 1 > 1/2.
   2. For all C, c > 0 and k there are p and m >= C p p^k (>= C p (log p)^k) with
      (1 - 1/p)^m (1 + c)^m > C, that is, (1 - 1/p)^m > C (1 + c)^(-m) >= C e^(-c m).
      Over every Archimedean ordered field.
   Source: Poggio, section 4.1.1, reading "partial Fourier". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Row.
Variable R : CRing.
Add Ring RrF : (is_ring R).
Open Scope R_scope.
Fixpoint rpow (w : R) (n : nat) : R := match n with O => 1 | S k => w * rpow w k end.

Lemma geometric : forall w n, (w - 1) * sum n (rpow w) = rpow w n - 1.
Proof.
  intros w n. induction n as [|n IH]; cbn [sum rpow]; [ring|].
  transitivity ((w - 1) * sum n (rpow w) + (w - 1) * rpow w n); [ring|]. rewrite IH. ring.
Qed.

Lemma other_rows_add_up_to_zero : forall (w u : R) (p : nat),
  rpow w p = 1 -> u * (w - 1) = 1 -> sum p (fun j => rpow w j * 1) = 0.
Proof.
  intros w u p P U. transitivity (u * (w - 1) * sum p (rpow w)).
  - rewrite U. transitivity (sum p (rpow w)); [apply sum_ext; intros; ring|ring].
  - transitivity (u * ((w - 1) * sum p (rpow w))); [ring|]. rewrite geometric, P. ring.
Qed.
End Row.

Section Constants.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

(* ---- non-negative numbers ---- *)
Definition nn (x : F) : Prop := ~ x < 0.

Lemma nn_cases : forall x, nn x -> 0 < x \/ x = 0.
Proof. intros x H. destruct (lt_total F 0 x) as [P|[P|P]]; [left; exact P|right; symmetry; exact P|contradiction]. Qed.
Lemma nn_pos : forall x : F, 0 < x -> nn x.
Proof. intros x H. exact (lt_asym F _ _ H). Qed.
Lemma nn_zero : nn 0.
Proof. apply lt_irrefl. Qed.
Lemma nn_add : forall x y, nn x -> nn y -> nn (x + y).
Proof.
  intros x y Hx Hy. destruct (nn_cases x Hx) as [P| ->]; [destruct (nn_cases y Hy) as [Q| ->]|].
  - apply nn_pos, pos_add; assumption.
  - replace (x + 0) with x by ring. exact Hx.
  - replace (0 + y) with y by ring. exact Hy.
Qed.
Lemma nn_mul : forall x y, nn x -> nn y -> nn (x * y).
Proof.
  intros x y Hx Hy. destruct (nn_cases x Hx) as [P| ->]; [destruct (nn_cases y Hy) as [Q| ->]|].
  - apply nn_pos, lt_mul; assumption.
  - replace (x * 0) with (0 : F) by ring. apply nn_zero.
  - replace (0 * y) with (0 : F) by ring. apply nn_zero.
Qed.
Lemma nn_cancel : forall c x, 0 < c -> nn (c * x) -> nn x.
Proof.
  intros c x Pc H L. apply H. apply pos_opp in L. pose proof (lt_mul F _ _ Pc L) as Q.
  apply pos_sub_lt. replace (0 - c * x) with (c * - x) by ring. exact Q.
Qed.

Lemma power_at_least : forall h n, nn h -> nn (pow F (1 + h) n - (1 + of_nat F n * h)).
Proof.
  intros h n Hh. induction n as [|n IH].
  - cbn. replace (1 - (1 + 0 * h)) with (0 : F) by ring. apply nn_zero.
  - cbn [pow of_nat].
    assert (P : nn (1 + h)) by (apply nn_add; [apply nn_pos, one_pos|exact Hh]).
    pose proof (nn_add _ _ (nn_mul _ _ P IH) (nn_mul _ _ (of_nat_nonneg F n) (nn_mul _ _ Hh Hh))) as Q.
    match type of Q with nn ?u => match goal with |- nn ?v => replace v with u by ring end end. exact Q.
Qed.

Lemma pow_mul : forall a b n, pow F (a * b) n = pow F a n * pow F b n.
Proof. intros a b n. induction n as [|n IH]; cbn; [ring|]. rewrite IH. ring. Qed.

Theorem partial_fourier_failure_probability_is_not_exponentially_small_in_m :
  (forall (R : CRing) (w u : R) (p : nat), rpow R w p = ru R -> rmul R u (rsub R w (ru R)) = ru R ->
     sum p (fun j => rmul R (rpow R w j) (ru R)) = rz R) /\
  (archimedean F -> forall (C c : F) (k : nat), 0 < C -> 0 < c ->
     exists p m : nat, (2 <= p)%nat /\ C * pow F (of_nat F p) (S k) < of_nat F m /\
     C < pow F (1 - rinv F (of_nat F p)) m * pow F (1 + c) m).
Proof.
  split; [intros R w u p; apply other_rows_add_up_to_zero|].
  intros Ar C c k PC Pc. destruct (Ar (rinv F c)) as [n Hn].
  set (q := of_nat F (n + 1)). set (P := of_nat F (n + 2)).
  assert (EP : P = q + 1).
  { unfold P, q. replace (n + 2)%nat with (S (n + 1)) by lia. reflexivity. }
  (* q c > 1 *)
  assert (Qc : 1 < q * c).
  { assert (L : rinv F c < q).
    { apply (lt_not_lt_trans F _ _ _ Hn). apply of_nat_mono. lia. }
    apply (lt_mul_pos_l F c) in L; [|exact Pc].
    replace (c * rinv F c) with (rinv F c * c) in L by ring. rewrite (inv_left F (pos_neq F _ Pc)) in L.
    replace (q * c) with (c * q) by ring. exact L. }
  assert (Pq : 0 < q).
  { destruct (lt_total F 0 q) as [L|[L|L]]; [exact L|exfalso..].
    - rewrite <- L in Qc. replace (0 * c) with (0 : F) in Qc by ring. exact (lt_asym F _ _ Qc (one_pos F)).
    - exact (of_nat_nonneg F _ L). }
  assert (PP : 0 < P) by (rewrite EP; apply pos_add; [exact Pq|apply one_pos]).
  pose proof (inv_left F (pos_neq F _ PP)) as IP. set (i := rinv F P) in *.
  assert (Pi : 0 < i) by (apply inv_pos, PP).
  set (h := i * (q * c - 1)).
  assert (Ph : 0 < h) by (apply lt_mul; [exact Pi|apply lt_sub_pos, Qc]).
  assert (B : (1 - i) * (1 + c) = 1 + h).
  { unfold h. transitivity (1 - i * P + i * P + c * (1 - i) - i); [ring|].
    transitivity (1 + c * (1 - i) - i); [rewrite IP; ring|].
    replace (c * (1 - i)) with (c * (i * P - i)) by (rewrite IP; reflexivity). rewrite EP. ring. }
  destruct (Ar (C * pow F P (S k))) as [m1 H1]. destruct (Ar (rinv F h * C)) as [m2 H2].
  exists (n + 2)%nat, (m1 + m2)%nat. fold P. fold i. split; [lia|]. split.
  - apply (lt_not_lt_trans F _ _ _ H1). apply of_nat_mono. lia.
  - rewrite <- pow_mul, B. pose proof (power_at_least h (m1 + m2) (nn_pos _ Ph)) as Q.
    assert (L : C < of_nat F (m1 + m2) * h).
    { assert (L : rinv F h * C < of_nat F (m1 + m2)) by (apply (lt_not_lt_trans F _ _ _ H2), of_nat_mono; lia).
      apply (lt_mul_pos_l F h) in L; [|exact Ph].
      replace (h * (rinv F h * C)) with (rinv F h * h * C) in L by ring.
      rewrite (inv_left F (pos_neq F _ Ph)) in L. replace (1 * C) with C in L by ring.
      replace (of_nat F (m1 + m2) * h) with (h * of_nat F (m1 + m2)) by ring. exact L. }
    apply pos_sub_lt. apply lt_sub_pos in L.
    replace (pow F (1 + h) (m1 + m2) - C) with
      (pow F (1 + h) (m1 + m2) - (1 + of_nat F (m1 + m2) * h) + ((of_nat F (m1 + m2) * h - C) + 1)) by ring.
    destruct (nn_cases _ Q) as [T| ->]; [repeat apply pos_add; auto; apply one_pos|].
    match goal with |- 0 < 0 + ?t => replace (0 + t) with t by ring end.
    apply pos_add; [exact L|apply one_pos].
Qed.
End Constants.

Print Assumptions partial_fourier_failure_probability_is_not_exponentially_small_in_m.
