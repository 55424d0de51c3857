(* One dense layer W with the outputs C x_n on the inputs x_0, ..., x_(N-1) of F^D: C is the
   only minimiser of sum |W_ij| iff |sum_j sign(c_j) v_j| < sum_(j: c_j = 0) |v_j| for every
   row c of C and every v <> 0 orthogonal to all inputs.  For all N, D and matrices C,
   circulant or not, over every ordered field.  abs and sg are the modulus and the
   sign; 1 - sg(c)^2 is 1 if c = 0, else 0.
   Source: Poggio, section 4.2.2. *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section L1.
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

Variables abs sg : F -> F.
Hypothesis abs_pos : forall t, 0 < t -> abs t = t.
Hypothesis abs_rest : forall t, ~ 0 < t -> abs t = - t.
Hypothesis sg_pos : forall t, 0 < t -> sg t = 1.
Hypothesis sg_neg : forall t, t < 0 -> sg t = - (1).
Hypothesis sg_zero : sg 0 = 0.

Lemma abs_cases : forall t, (nn t /\ abs t = t) \/ (nn (- t) /\ abs t = - t).
Proof.
  intro t. destruct (lt_total F 0 t) as [P|[<-|P]].
  - left. split; [apply nn_pos, P|apply abs_pos, P].
  - right. split; [replace (- 0) with (0 : F) by ring; apply nn_zero|apply abs_rest, lt_irrefl].
  - right. split; [apply nn_pos, pos_opp, P|apply abs_rest, (lt_asym F _ _ P)].
Qed.
Lemma abs_nn : forall t, nn (abs t).
Proof. intro t. destruct (abs_cases t) as [[H ->]|[H ->]]; exact H. Qed.
Lemma nn_double : forall t, nn t -> nn (t + t).
Proof. intros t H. apply nn_add; exact H. Qed.
Lemma abs_above : forall t, nn (abs t - t) /\ nn (abs t + t).
Proof.
  intro t. destruct (abs_cases t) as [[H ->]|[H ->]]; split.
  - replace (t - t) with (0 : F) by ring. apply nn_zero.
  - apply nn_double, H.
  - replace (- t - t) with (- t + - t) by ring. apply nn_double, H.
  - replace (- t + t) with (0 : F) by ring. apply nn_zero.
Qed.
Lemma abs_of_nn : forall t, nn t -> abs t = t.
Proof.
  intros t H. destruct (nn_cases t H) as [P| ->]; [apply abs_pos, P|].
  rewrite abs_rest by apply lt_irrefl. ring.
Qed.
Lemma abs_opp : forall t, abs (- t) = abs t.
Proof.
  intro t. destruct (abs_cases t) as [[H E]|[H E]]; rewrite E.
  - destruct (nn_cases t H) as [P| ->].
    + rewrite abs_rest; [ring|]. intro Q. exact (lt_asym F _ _ Q (neg_opp F _ P)).
    + replace (- 0) with (0 : F) by ring. apply abs_of_nn, nn_zero.
  - apply abs_of_nn, H.
Qed.
Lemma abs_mul : forall s t, abs (s * t) = abs s * abs t.
Proof.
  intros s t. destruct (abs_cases s) as [[Hs ->]|[Hs ->]], (abs_cases t) as [[Ht ->]|[Ht ->]].
  - apply abs_of_nn, nn_mul; assumption.
  - rewrite <- abs_opp. replace (- (s * t)) with (s * - t) by ring. apply abs_of_nn, nn_mul; assumption.
  - rewrite <- abs_opp. replace (- (s * t)) with (- s * t) by ring. apply abs_of_nn, nn_mul; assumption.
  - replace (s * t) with (- s * - t) by ring. apply abs_of_nn, nn_mul; assumption.
Qed.
Lemma abs_zero_pos : forall t, t <> 0 -> 0 < abs t.
Proof.
  intros t N. destruct (nn_cases _ (abs_nn t)) as [P|Z]; [exact P|exfalso]. apply N.
  destruct (abs_cases t) as [[_ E]|[_ E]]; rewrite E in Z; [exact Z|].
  transitivity (- - t); [ring|]. rewrite Z. ring.
Qed.

(* One entry: |c + t v| against sg(c) (c + t v) + [c = 0] |t v|. *)
Definition below (c v t : F) : F := sg c * (c + t * v) + (1 - sg c * sg c) * (abs t * abs v).
Lemma entry : forall c v t, nn (abs (c + t * v) - below c v t).
Proof.
  intros c v t. unfold below. destruct (abs_above (c + t * v)) as [A1 A2].
  destruct (lt_total F 0 c) as [P|[<-|P]].
  - rewrite (sg_pos c P).
    match goal with |- nn ?x => replace x with (abs (c + t * v) - (c + t * v)) by ring end. exact A1.
  - rewrite sg_zero. replace (0 + t * v) with (t * v) by ring. rewrite abs_mul.
    match goal with |- nn ?x => replace x with (0 : F) by ring end. apply nn_zero.
  - rewrite (sg_neg c P).
    match goal with |- nn ?x => replace x with (abs (c + t * v) + (c + t * v)) by ring end. exact A2.
Qed.
Lemma entry_small : forall c v t, c = 0 \/ nn (abs c - abs t * abs v) -> abs (c + t * v) = below c v t.
Proof.
  intros c v t H. unfold below. destruct (lt_total F 0 c) as [P|[<-|P]].
  - rewrite (sg_pos c P). destruct H as [H|H]; [exfalso; apply (lt_neq F _ _ P); symmetry; exact H|].
    rewrite abs_of_nn; [ring|]. rewrite (abs_pos c P), <- abs_mul in H.
    replace (c + t * v) with (c - abs (t * v) + (abs (t * v) + t * v)) by ring.
    apply nn_add; [exact H|apply abs_above].
  - rewrite sg_zero. replace (0 + t * v) with (t * v) by ring. rewrite abs_mul. ring.
  - rewrite (sg_neg c P). destruct H as [H|H]; [exfalso; exact (lt_neq F _ _ P H)|].
    rewrite <- abs_opp, abs_of_nn; [ring|]. rewrite (abs_rest c (lt_asym F _ _ P)), <- abs_mul in H.
    replace (- (c + t * v)) with (- c - abs (t * v) + (abs (t * v) - t * v)) by ring.
    apply nn_add; [exact H|apply abs_above].
Qed.

Definition l1 (n : nat) (c : nat -> F) : F := sum n (fun j => abs (c j)).
Definition inner (n : nat) (c v : nat -> F) : F := sum n (fun j => sg (c j) * v j).
Definition outside (n : nat) (c v : nat -> F) : F := sum n (fun j => (1 - sg (c j) * sg (c j)) * abs (v j)).

Lemma abs_sg : forall c, abs c = sg c * c.
Proof.
  intro c. destruct (lt_total F 0 c) as [P|[<-|P]].
  - rewrite abs_pos, sg_pos by exact P. ring.
  - rewrite abs_of_nn by apply nn_zero. ring.
  - rewrite (sg_neg c P), abs_rest; [ring|exact (lt_asym F _ _ P)].
Qed.
Lemma sum_below : forall n c v t,
  sum n (fun j => below (c j) (v j) t) = l1 n c + (t * inner n c v + abs t * outside n c v).
Proof.
  intros n c v t. unfold l1, inner, outside. rewrite <- !sum_mul_l, <- !sum_add. apply sum_ext.
  intros j _. unfold below. rewrite (abs_sg (c j)). ring.
Qed.

Lemma small_step : forall n c v, exists tau, 0 < tau /\
  forall j, (j < n)%nat -> c j = 0 \/ nn (abs (c j) - tau * abs (v j)).
Proof.
  intros n c v. induction n as [|n [tau [Pt H]]].
  - exists 1. split; [apply one_pos|]. intros j Hj. lia.
  - assert (Dn : exists r, 0 < r /\ (c n = 0 \/ nn (abs (c n) - r * abs (v n)))).
    { destruct (eq_dec_F F (c n) 0) as [E|N]; [exists 1; split; [apply one_pos|left; exact E]|].
      assert (Pv : 0 < abs (v n) + 1).
      { destruct (nn_cases _ (abs_nn (v n))) as [P|Z]; [apply pos_add; [exact P|apply one_pos]|].
        rewrite Z. replace (0 + 1) with (1 : F) by ring. apply one_pos. }
      pose proof (inv_left F (pos_neq F _ Pv)) as I. set (i := rinv F (abs (v n) + 1)) in *.
      assert (Pi : 0 < i) by (apply inv_pos, Pv).
      exists (abs (c n) * i). split; [apply lt_mul; [apply abs_zero_pos, N|exact Pi]|]. right.
      replace (abs (c n) - abs (c n) * i * abs (v n)) with (abs (c n) * i).
      - apply nn_mul; [apply abs_nn|apply nn_pos, Pi].
      - transitivity (abs (c n) * (i * (abs (v n) + 1)) - abs (c n) * i * abs (v n)); [ring|]. rewrite I. ring. }
    destruct Dn as [r [Pr Hr]].
    assert (Mono : forall a b cc vv, nn (b - a) -> cc = 0 \/ nn (abs cc - b * abs vv) -> cc = 0 \/ nn (abs cc - a * abs vv)).
    { intros a b cc vv L [E|Q]; [left; exact E|right].
      replace (abs cc - a * abs vv) with (abs cc - b * abs vv + (b - a) * abs vv) by ring.
      apply nn_add; [exact Q|apply nn_mul; [exact L|apply abs_nn]]. }
    assert (Z : forall a : F, nn (a - a)) by (intro a; replace (a - a) with (0 : F) by ring; apply nn_zero).
    assert (Min : exists m : F, 0 < m /\ nn (tau - m) /\ nn (r - m)).
    { destruct (lt_total F tau r) as [P|[E|P]].
      - exists tau. split; [exact Pt|split; [apply Z|apply nn_pos, lt_sub_pos, P]].
      - exists tau. split; [exact Pt|split; [apply Z|rewrite E; apply Z]].
      - exists r. split; [exact Pr|split; [apply nn_pos, lt_sub_pos, P|apply Z]]. }
    destruct Min as [m [Pm [M1 M2]]]. exists m. split; [exact Pm|]. intros j Hj.
    destruct (Nat.eq_dec j n) as [->|Ne].
    + exact (Mono m r _ _ M2 Hr).
    + apply (Mono m tau _ _ M1). apply H. lia.
Qed.

Definition inequality (n : nat) (c v : nat -> F) : Prop := abs (inner n c v) < outside n c v.

Lemma one_direction : forall n c v,
  (forall t, t <> 0 -> l1 n c < l1 n (fun j => c j + t * v j)) <-> inequality n c v.
Proof.
  intros n c v. set (a := inner n c v). set (b := outside n c v). split.
  - intro H. destruct (small_step n c v) as [tau [Pt Hs]].
    assert (S : forall t, abs t = tau -> l1 n (fun j => c j + t * v j) = l1 n c + (t * a + tau * b)).
    { intros t E. rewrite <- E. unfold a, b. rewrite <- sum_below. apply sum_ext. intros j Hj. apply entry_small.
      rewrite E. apply Hs, Hj. }
    assert (T1 : abs tau = tau) by (apply abs_pos, Pt).
    assert (T2 : abs (- tau) = tau) by (rewrite abs_opp; exact T1).
    assert (Pos : forall s : F, s * s = 1 -> abs (s * tau) = tau -> 0 < b + s * a).
    { intros s Ss E. assert (N : s * tau <> 0).
      { intro Z. apply (pos_neq F _ Pt). transitivity (s * s * tau); [rewrite Ss; ring|].
        transitivity (s * (s * tau)); [ring|]. rewrite Z. ring. }
      specialize (H _ N). rewrite (S _ E) in H. apply lt_sub_pos in H.
      replace (l1 n c + (s * tau * a + tau * b) - l1 n c) with (tau * (b + s * a)) in H by ring.
      destruct (lt_total F 0 (b + s * a)) as [P|[Z|P]]; [exact P|exfalso..].
      - rewrite <- Z in H. replace (tau * 0) with (0 : F) in H by ring. exact (lt_irrefl F _ H).
      - apply (nn_pos _ (lt_mul F _ _ Pt (pos_opp F _ P))). apply pos_sub_lt.
        replace (0 - tau * - (b + s * a)) with (tau * (b + s * a)) by ring. exact H. }
    unfold inequality. fold a b. apply pos_sub_lt. destruct (abs_cases a) as [[_ ->]|[_ ->]].
    + replace (b - a) with (b + - (1) * a) by ring. apply Pos; [ring|].
      replace (- (1) * tau) with (- tau) by ring. exact T2.
    + replace (b - - a) with (b + 1 * a) by ring. apply Pos; [ring|].
      replace (1 * tau) with tau by ring. exact T1.
  - intros H t N. apply pos_sub_lt.
    assert (S : nn (l1 n (fun j => c j + t * v j) - (l1 n c + (t * a + abs t * b)))).
    { unfold a, b. rewrite <- sum_below. unfold l1. rewrite <- sum_sub. apply sum_nonneg.
      intros j _. apply entry. }
    assert (Q : nn (abs t * abs a + t * a)) by (rewrite <- abs_mul; apply abs_above).
    pose proof (lt_mul F _ _ (abs_zero_pos t N) (lt_sub_pos F _ _ H)) as P. fold a b in P.
    pose proof (nn_add _ _ S Q) as R.
    match type of P with 0 < ?p => match type of R with nn ?r => match goal with |- 0 < ?g =>
      replace g with (p + r) by ring end end end.
    destruct (nn_cases _ R) as [R'|R']; [apply pos_add; assumption|]. rewrite R'.
    match goal with |- 0 < ?p + 0 => replace (p + 0) with p by ring end. exact P.
Qed.

Lemma finite_dec : forall n (P : nat -> Prop), (forall i, P i \/ ~ P i) ->
  (exists i, (i < n)%nat /\ P i) \/ forall i, (i < n)%nat -> ~ P i.
Proof.
  induction n as [|n IH]; intros P D; [right; intros; lia|].
  destruct (IH P D) as [[i [Hi H]]|H]; [left; exists i; split; [lia|exact H]|].
  destruct (D n) as [Y|N]; [left; exists n; split; [lia|exact Y]|right].
  intros i Hi. destruct (Nat.eq_dec i n) as [->|]; [exact N|apply H; lia].
Qed.

Lemma sum_pos : forall n (f : nat -> F) k, (k < n)%nat -> 0 < f k ->
  (forall i, (i < n)%nat -> nn (f i)) -> 0 < sum n f.
Proof.
  intros n f k Hk P H. rewrite (sum_split F f Hk).
  assert (Q : nn (sum n (fun j => if Nat.eqb j k then 0 else f j))).
  { apply sum_nonneg. intros i Hi. destruct (Nat.eqb i k); [apply lt_irrefl|apply H, Hi]. }
  destruct (nn_cases _ Q) as [R| ->]; [apply pos_add; assumption|].
  replace (f k + 0) with (f k) by ring. exact P.
Qed.

Definition outputs (N D : nat) (x C W : nat -> nat -> F) : Prop :=
  forall n, (n < N)%nat -> veq D (mv D W (x n)) (mv D C (x n)).
Definition size (D : nat) (W : nat -> nat -> F) : F := sum D (fun i => l1 D (W i)).

Theorem l1_fit_is_the_target_iff_its_rows_satisfy_the_null_space_inequality :
  forall (N D : nat) (x C : nat -> nat -> F),
  (forall W, outputs N D x C W -> meq D D W C \/ size D C < size D W) <->
  (forall i v, (i < D)%nat -> (exists j, (j < D)%nat /\ v j <> 0) ->
     (forall n, (n < N)%nat -> dot D (x n) v = 0) -> inequality D (C i) v).
Proof.
  intros N D x C. split.
  - intros H i v Hi [j [Hj Vj]] Hv. apply one_direction. intros t Nt.
    set (W := fun a b => C a b + delta a i * (t * v b)).
    assert (O : outputs N D x C W).
    { intros n Hn a _. transitivity (mv D C (x n) a + delta a i * t * dot D (x n) v).
      - unfold mv, dot, W. rewrite <- sum_mul_l, <- sum_add. apply sum_ext. intros b _. ring.
      - rewrite (Hv n Hn). ring. }
    destruct (H W O) as [E|L].
    + exfalso. specialize (E i j Hi Hj). unfold W in E. rewrite delta_same in E.
      destruct (mul_eq_zero F t (v j)) as [Z|Z]; [|exact (Nt Z)|exact (Vj Z)].
      transitivity (C i j + 1 * (t * v j) - C i j); [ring|]. rewrite E. ring.
    + apply lt_sub_pos in L. apply pos_sub_lt.
      match goal with |- 0 < ?g => replace g with (size D W - size D C); [exact L|] end.
      set (d := l1 D (fun b => C i b + t * v b) - l1 D (C i)).
      unfold size. rewrite <- sum_sub. rewrite <- (sum_delta F (fun _ => d) Hi). apply sum_ext.
      intros a _. destruct (Nat.eq_dec a i) as [->|Ne].
      * rewrite delta_same. replace (l1 D (W i)) with (l1 D (fun b => C i b + t * v b)); [unfold d; ring|].
        apply sum_ext. intros b _. unfold W. rewrite delta_same. f_equal. ring.
      * rewrite delta_diff by exact Ne. replace (l1 D (W a)) with (l1 D (C a)); [ring|].
        apply sum_ext. intros b _. unfold W. rewrite delta_diff by exact Ne. f_equal. ring.
  - intros H W O. set (v := fun i j => W i j - C i j).
    assert (Hv : forall i n, (i < D)%nat -> (n < N)%nat -> dot D (x n) (v i) = 0).
    { intros i n Hi Hn. transitivity (mv D W (x n) i - mv D C (x n) i).
      - unfold dot, mv, v. rewrite <- sum_sub. apply sum_ext. intros j _. ring.
      - rewrite (O n Hn i Hi). ring. }
    assert (Row : forall i, (exists j, (j < D)%nat /\ v i j <> 0) \/ forall j, (j < D)%nat -> ~ v i j <> 0).
    { intro i. apply finite_dec. intro j. destruct (eq_dec_F F (v i j) 0) as [E|Ne]; [right|left; exact Ne].
      intro Q. exact (Q E). }
    assert (V : forall i j, (j < D)%nat -> (forall j, (j < D)%nat -> ~ v i j <> 0) -> W i j = C i j).
    { intros i j Hj Z. destruct (eq_dec_F F (v i j) 0) as [E|Ne]; [|exfalso; exact (Z j Hj Ne)].
      transitivity (v i j + C i j); [unfold v; ring|]. rewrite E. ring. }
    assert (Up : forall i, (i < D)%nat -> (exists j, (j < D)%nat /\ v i j <> 0) -> 0 < l1 D (W i) - l1 D (C i)).
    { intros i Hi E. apply lt_sub_pos. replace (l1 D (W i)) with (l1 D (fun j => C i j + 1 * v i j)).
      - apply (proj2 (one_direction D (C i) (v i))); [|apply one_not_zero].
        apply H; [exact Hi|exact E|intros n Hn; apply Hv; assumption].
      - apply sum_ext. intros j _. f_equal. unfold v. ring. }
    assert (Up0 : forall i, (i < D)%nat -> nn (l1 D (W i) - l1 D (C i))).
    { intros i Hi. destruct (Row i) as [E|Z]; [apply nn_pos, Up; assumption|].
      replace (l1 D (W i) - l1 D (C i)) with (0 : F); [apply nn_zero|].
      replace (l1 D (W i)) with (l1 D (C i)); [ring|]. apply sum_ext. intros j Hj. rewrite (V i j Hj Z). reflexivity. }
    destruct (finite_dec D (fun i => exists j, (j < D)%nat /\ v i j <> 0)) as [[i [Hi E]]|Z].
    + intro i. destruct (Row i) as [E|Z]; [left; exact E|right]. intros [j [Hj Ne]]. exact (Z j Hj Ne).
    + right. apply pos_sub_lt. unfold size. rewrite <- sum_sub.
      apply (sum_pos D (fun i => l1 D (W i) - l1 D (C i)) i Hi (Up i Hi E) Up0).
    + left. intros i j Hi Hj. apply V; [exact Hj|]. intros k Hk Ne. apply (Z i Hi). exists k. split; assumption.
Qed.

End L1.

Print Assumptions l1_fit_is_the_target_iff_its_rows_satisfy_the_null_space_inequality.
