(* Restricted isometry constants, over every ordered field F; norms are compared by
   their squares, nrm2, and 0 <= x is [nn x], that is, not x < 0.
   Source: Poggio, eq. 4 with the sentences around it, and section 4.2.1. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section Isometry.
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
Lemma nn_nrm2 : forall n v, nn (nrm2 F n v).
Proof. intros n v. apply sum_nonneg. intros i _. apply square_nonneg. Qed.

Lemma term_le_sum : forall n (f : nat -> F) k, (k < n)%nat -> (forall i, (i < n)%nat -> nn (f i)) ->
  nn (sum n f - f k).
Proof.
  intros n f k Hk H. rewrite <- (sum_delta F f Hk), <- sum_sub. apply sum_nonneg.
  intros i Hi. destruct (Nat.eq_dec i k) as [->|N].
  - rewrite delta_same. replace (f k - f k * 1) with (0 : F) by ring. apply nn_zero.
  - rewrite delta_diff by exact N. replace (f i - f i * 0) with (f i) by ring. apply H, Hi.
Qed.

Lemma square_of_difference : forall n a b (r y : nat -> F),
  sum n (fun k => (a * r k - b * y k) * (a * r k - b * y k))
    = a * a * nrm2 F n r - (1 + 1) * (a * b) * dot n r y + b * b * nrm2 F n y.
Proof.
  intros n a b r y. unfold nrm2, dot. rewrite <- !sum_mul_l, <- sum_sub, <- sum_add.
  apply sum_ext. intros k _. ring.
Qed.

(* Cauchy and Schwarz *)
Lemma cauchy_schwarz : forall n r y, nn (nrm2 F n r * nrm2 F n y - dot n r y * dot n r y).
Proof.
  intros n r y. set (Y := nrm2 F n y). set (S := dot n r y).
  destruct (nn_cases Y (nn_nrm2 n y)) as [P|Z].
  - apply (nn_cancel Y _ P).
    replace (Y * (nrm2 F n r * Y - S * S)) with (sum n (fun k => (Y * r k - S * y k) * (Y * r k - S * y k))).
    + apply sum_nonneg. intros k _. apply square_nonneg.
    + rewrite square_of_difference. fold Y S. ring.
  - assert (E : S = 0).
    { apply sum_zero. intros k Hk. rewrite (sum_squares_zero F n y Z k Hk). ring. }
    rewrite E, Z. replace (nrm2 F n r * 0 - 0 * 0) with (0 : F) by ring. apply nn_zero.
Qed.

Definition two_sided (m s : nat) (A : nat -> nat -> F) (d : F) (y : nat -> F) : Prop :=
  nn (nrm2 F m (mv s A y) - (1 - d) * nrm2 F s y) /\ nn ((1 + d) * nrm2 F s y - nrm2 F m (mv s A y)).
(* the columns cols 0, ..., cols (s - 1) of A *)
Definition select (A : nat -> nat -> F) (cols : nat -> nat) : nat -> nat -> F := fun i k => A i (cols k).

(* One d serves all choices of s columns and all y. *)
Theorem rip_constant_exists : forall (m p s : nat) (A : nat -> nat -> F), exists d : F,
  forall cols, (forall k, (k < s)%nat -> (cols k < p)%nat) ->
  forall y, two_sided m s (select A cols) d y.
Proof.
  intros m p s A. set (row := fun i => sum p (fun j => A i j * A i j)).
  assert (Prow : forall i, nn (row i)) by (intro i; apply sum_nonneg; intros j _; apply square_nonneg).
  set (G := sum m (fun i => sum s (fun _ => row i))).
  assert (PG : nn G) by (apply sum_nonneg; intros i _; apply sum_nonneg; intros k _; apply Prow).
  exists (1 + G). intros cols Hc y. set (B := select A cols).
  assert (U : nn (G * nrm2 F s y - nrm2 F m (mv s B y))).
  { unfold G. rewrite <- sum_mul_r. unfold nrm2 at 2. rewrite <- sum_sub. apply sum_nonneg. intros i _.
    pose proof (cauchy_schwarz s (B i) y) as C. change (dot s (B i) y) with (mv s B y i) in C.
    assert (R : nn (sum s (fun _ => row i) - nrm2 F s (B i))).
    { unfold nrm2. rewrite <- sum_sub. apply sum_nonneg. intros k Hk.
      apply (term_le_sum p (fun j => A i j * A i j) (cols k) (Hc k Hk)). intros j _. apply square_nonneg. }
    pose proof (nn_add _ _ (nn_mul _ _ R (nn_nrm2 s y)) C) as Q.
    match type of Q with nn ?u => match goal with |- ~ ?v < 0 => replace v with u by ring end end. exact Q. }
  split.
  - replace (nrm2 F m (mv s B y) - (1 - (1 + G)) * nrm2 F s y)
      with (nrm2 F m (mv s B y) + G * nrm2 F s y) by ring.
    apply nn_add; [apply nn_nrm2|apply nn_mul; [exact PG|apply nn_nrm2]].
  - replace ((1 + (1 + G)) * nrm2 F s y - nrm2 F m (mv s B y))
      with ((1 + 1) * nrm2 F s y + (G * nrm2 F s y - nrm2 F m (mv s B y))) by ring.
    apply nn_add; [apply nn_mul; [apply nn_pos, two_pos|apply nn_nrm2]|exact U].
Qed.

(* All singular values in [1 - d, 1 + d]: (1 - d)^2 |y|^2 <= |Ay|^2 <= (1 + d)^2 |y|^2 for
   all y, where the lower bound is only claimed for d <= 1. *)
Definition singular_values_within (m s : nat) (A : nat -> nat -> F) (d : F) : Prop :=
  (nn (1 - d) -> forall y, nn (nrm2 F m (mv s A y) - (1 - d) * (1 - d) * nrm2 F s y)) /\
  (forall y, nn ((1 + d) * (1 + d) * nrm2 F s y - nrm2 F m (mv s A y))).

Theorem eq4_implies_the_singular_value_condition_which_implies_eq4_with_two_delta_plus_delta_squared :
  forall (m s : nat) (A : nat -> nat -> F) (d : F), nn d ->
  ((forall y, two_sided m s A d y) -> singular_values_within m s A d) /\
  (singular_values_within m s A d -> forall y, two_sided m s A (d + d + d * d) y).
Proof.
  intros m s A d Hd. split.
  - intro H. split.
    + intros H1 y. destruct (H y) as [L _]. pose proof (nn_add _ _ L (nn_mul _ _ (nn_mul _ _ H1 Hd) (nn_nrm2 s y))) as Q.
      match type of Q with nn ?u => match goal with |- nn ?v => replace v with u by ring end end. exact Q.
    + intro y. destruct (H y) as [_ R].
      pose proof (nn_add _ _ R (nn_mul _ _ (nn_mul _ _ (nn_add _ _ (nn_pos _ (one_pos F)) Hd) Hd) (nn_nrm2 s y))) as Q.
      match type of Q with nn ?u => match goal with |- nn ?v => replace v with u by ring end end. exact Q.
  - intros [L R] y. split.
    + assert (C : nn (1 - d) \/ nn (d - 1)).
      { destruct (lt_total F (1 - d) 0) as [P|[P|P]].
        - right. replace (d - 1) with (- (1 - d)) by ring. apply nn_pos, pos_opp, P.
        - left. rewrite P. apply nn_zero.
        - left. apply nn_pos, P. }
      destruct C as [C|C].
      * pose proof (nn_add _ _ (L C y) (nn_mul _ _ (nn_mul _ _ (nn_pos _ (two_pos F)) (nn_mul _ _ Hd Hd)) (nn_nrm2 s y))) as Q.
        match type of Q with nn ?u => match goal with |- nn ?v => replace v with u by ring end end. exact Q.
      * assert (E : nn ((d - 1) * (1 + d) + (d + d))).
        { apply nn_add; [apply nn_mul; [exact C|apply nn_add; [apply nn_pos, one_pos|exact Hd]]|apply nn_add; exact Hd]. }
        pose proof (nn_add _ _ (nn_nrm2 m (mv s A y)) (nn_mul _ _ E (nn_nrm2 s y))) as Q.
        match type of Q with nn ?u => match goal with |- nn ?v => replace v with u by ring end end. exact Q.
    + specialize (R y). match type of R with nn ?u => match goal with |- nn ?v => replace v with u by ring end end. exact R.
Qed.

Lemma of_nat_sum : forall n c, of_nat F n * c = sum n (fun _ => c).
Proof. induction n as [|n IH]; intro c; cbn; [ring|]. rewrite <- IH. ring. Qed.

Lemma between : forall e t : F, nn e -> nn (e * e - t * t) -> nn (e - t) /\ nn (e + t).
Proof.
  intros e t He H.
  assert (C : forall x y : F, nn (x + y) -> nn (x * y) -> nn x).
  { intros x y S P L. assert (Q : 0 < y).
    { destruct (lt_total F 0 y) as [Q|[Q|Q]]; [exact Q|exfalso..].
      - apply S. rewrite <- Q. replace (x + 0) with x by ring. exact L.
      - apply S. apply lt_trans with x; [|exact L]. apply pos_sub_lt.
        replace (x - (x + y)) with (- y) by ring. apply pos_opp, Q. }
    apply P. apply pos_opp in L. pose proof (lt_mul F _ _ L Q) as R. apply pos_sub_lt.
    replace (0 - x * y) with (- x * y) by ring. exact R. }
  assert (D : nn (e + e)) by (apply nn_add; exact He).
  split.
  - apply (C (e - t) (e + t)); [replace (e - t + (e + t)) with (e + e) by ring; exact D|].
    replace ((e - t) * (e + t)) with (e * e - t * t) by ring. exact H.
  - apply (C (e + t) (e - t)); [replace (e + t + (e - t)) with (e + e) by ring; exact D|].
    replace ((e + t) * (e - t)) with (e * e - t * t) by ring. exact H.
Qed.

(* |A A^T - I| <= ep and 1 - dl <= |a_j|^2 <= 1 + dl for all columns:
   (1 - dl) p <= (1 + ep) m and (1 - ep) m <= (1 + dl) p. *)
Theorem aat_near_identity_confines_the_ratio_of_p_to_m :
  forall (m p : nat) (A : nat -> nat -> F) (ep dl : F), nn ep ->
  (forall v, nn (ep * ep * nrm2 F m v - nrm2 F m (fun i => mv p A (mv m (fun a b => A b a) v) i - v i))) ->
  (forall j, (j < p)%nat -> nn (nrm2 F m (fun i => A i j) - (1 - dl)) /\ nn ((1 + dl) - nrm2 F m (fun i => A i j))) ->
  nn (of_nat F m * (1 + ep) - of_nat F p * (1 - dl)) /\ nn (of_nat F p * (1 + dl) - of_nat F m * (1 - ep)).
Proof.
  intros m p A ep dl He H Hj. set (g := fun i => sum p (fun j => A i j * A i j)).
  assert (G : forall i, (i < m)%nat -> nn ((1 + ep) - g i) /\ nn (g i - (1 - ep))).
  { intros i Hi. specialize (H (fun k => delta k i)).
    set (w := fun a => mv p A (mv m (fun a b => A b a) (fun k => delta k i)) a - delta a i) in H.
    assert (N : nrm2 F m (fun k => delta k i) = 1).
    { transitivity (delta i i : F); [|apply delta_same].
      apply (sum_delta F (fun k => delta k i) Hi). }
    assert (W : w i = g i - 1).
    { unfold w. rewrite delta_same. replace (mv p A (mv m (fun a b => A b a) (fun k => delta k i)) i) with (g i); [reflexivity|].
      apply sum_ext. intros j _. rewrite (mv_delta F (fun a b => A b a) j Hi). reflexivity. }
    pose proof (term_le_sum m (fun a => w a * w a) i Hi (fun a _ => square_nonneg F (w a))) as T.
    cbv beta in T. rewrite W in T. rewrite N in H.
    pose proof (nn_add _ _ H T) as Q. change (sum m (fun a => w a * w a)) with (nrm2 F m w) in Q.
    replace (ep * ep * 1 - nrm2 F m w + (nrm2 F m w - (g i - 1) * (g i - 1)))
      with (ep * ep - (g i - 1) * (g i - 1)) in Q by ring.
    destruct (between ep (g i - 1) He Q) as [Q1 Q2]. split.
    - replace (1 + ep - g i) with (ep - (g i - 1)) by ring. exact Q1.
    - replace (g i - (1 - ep)) with (ep + (g i - 1)) by ring. exact Q2. }
  assert (T : sum m g = sum p (fun j => nrm2 F m (fun i => A i j))) by apply sum_swap.
  assert (S1 : nn (of_nat F m * (1 + ep) - sum m g)).
  { rewrite of_nat_sum, <- sum_sub. apply sum_nonneg. intros i Hi. apply G, Hi. }
  assert (S2 : nn (sum m g - of_nat F m * (1 - ep))).
  { rewrite of_nat_sum, <- sum_sub. apply sum_nonneg. intros i Hi. apply G, Hi. }
  assert (S3 : nn (sum m g - of_nat F p * (1 - dl))).
  { rewrite T, of_nat_sum, <- sum_sub. apply sum_nonneg. intros j Hp. apply Hj, Hp. }
  assert (S4 : nn (of_nat F p * (1 + dl) - sum m g)).
  { rewrite T, of_nat_sum, <- sum_sub. apply sum_nonneg. intros j Hp. apply Hj, Hp. }
  split.
  - pose proof (nn_add _ _ S1 S3) as Q.
    match type of Q with nn ?u => match goal with |- nn ?v => replace v with u by ring end end. exact Q.
  - pose proof (nn_add _ _ S4 S2) as Q.
    match type of Q with nn ?u => match goal with |- nn ?v => replace v with u by ring end end. exact Q.
Qed.

End Isometry.

Print Assumptions rip_constant_exists.
Print Assumptions eq4_implies_the_singular_value_condition_which_implies_eq4_with_two_delta_plus_delta_squared.
Print Assumptions aat_near_identity_confines_the_ratio_of_p_to_m.
