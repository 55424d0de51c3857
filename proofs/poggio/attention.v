(* Self-attention, softmax, residual layers and blocks.
   Source: Poggio, sections 4.1, 4.2 and 4.2.1. *)
Require Import Arith Lia Ring List.
Require Import Elenchus.formal.Finite.

Section Formulas.
Variable R : CRing.
Add Ring RrF : (is_ring R).
Open Scope R_scope.

Definition tr (A : nat -> nat -> R) : nat -> nat -> R := fun i j => A j i.

(* X W_Q W_K^T X^T = (X W_Q) (X W_K)^T, for all T, d = d_in, dk, over every commutative
   ring; in particular on the T x T entries. *)
Theorem attention_formula_with_q_equal_wq_equals_attention :
  forall (T d dk : nat) (X WQ WK : nat -> nat -> R),
  meq T T (mm d (mm dk (mm d X WQ) (tr WK)) (tr X)) (mm dk (mm d X WQ) (tr (mm d X WK))).
Proof.
  intros T d dk X WQ WK i j _ _. set (Q := mm d X WQ). unfold mm at 1 2 3, tr.
  transitivity (sum d (fun a => sum dk (fun k => Q i k * WK a k * X j a))).
  - apply sum_ext. intros a _. symmetry. apply sum_mul_r.
  - rewrite sum_swap. apply sum_ext. intros k _. unfold mm. rewrite <- sum_mul_l.
    apply sum_ext. intros a _. ring.
Qed.

(* For all functions mlp, att, ln of T x d matrices and every x: with h = x + att(ln x),
   h + mlp(ln h) is the displayed x + mlp(ln(x + att(ln x))) plus att(ln x). *)
Theorem standard_block_is_the_displayed_block_plus_the_attention_term :
  forall (mlp att ln : (nat -> nat -> R) -> nat -> nat -> R) (x : nat -> nat -> R),
  let h := fun i j => x i j + att (ln x) i j in
  forall i j,
  h i j + mlp (ln h) i j = (x i j + mlp (ln (fun i j => x i j + att (ln x) i j)) i j) + att (ln x) i j.
Proof. intros mlp att ln x h i j. unfold h. ring. Qed.
End Formulas.

Section Weights.
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

(* e i is exp of the i-th score, any positive numbers: the weights e i / sum e are
   positive, add up to 1, and are in the ratios of the e i. *)
Theorem softmax_weights_are_positive : forall (T : nat) (e : nat -> F), (1 <= T)%nat ->
  (forall i, (i < T)%nat -> 0 < e i) ->
  let w := fun i => e i * rinv F (sum T e) in
  (forall i, (i < T)%nat -> 0 < w i) /\ sum T w = 1 /\
  (forall i j, w i * e j = w j * e i).
Proof.
  intros T e HT H w.
  assert (P : forall n, (1 <= n)%nat -> (n <= T)%nat -> 0 < sum n e).
  { intros n H1 H2. destruct n as [|n]; [lia|]. clear H1. induction n as [|n IH].
    - cbn. replace (0 + e 0%nat) with (e 0%nat) by ring. apply H. lia.
    - cbn [sum] in *. apply pos_add; [apply IH; lia|apply H; lia]. }
  specialize (P T HT (le_n T)). split; [|split].
  - intros i Hi. apply lt_mul; [apply H, Hi|apply inv_pos, P].
  - unfold w. rewrite sum_mul_r. transitivity (rinv F (sum T e) * sum T e); [ring|].
    apply inv_left, pos_neq, P.
  - intros i j. unfold w. ring.
Qed.

(* Heaviside attention with W_V = I against the soft threshold with lam >= 0: they differ
   at X with first column lam + 1, ..., lam + T, zeros elsewhere.  W stands for
   W_Q W_K^T, any d x d matrix; H(0) is arbitrary. *)
Definition scores (d : nat) (X W : nat -> nat -> F) : nat -> nat -> F :=
  fun i j => sum d (fun a => sum d (fun b => X i a * W a b * X j b)).

Theorem self_attention_with_a_heaviside_function_is_never_soft_thresholding :
  forall (T d : nat) (W : nat -> nat -> F) (lam : F) (H f : F -> F),
  (2 <= T)%nat -> (1 <= d)%nat -> nn lam ->
  (forall t, 0 < t -> H t = 1) -> (forall t, t < 0 -> H t = 0) ->
  (forall t, lam < t -> f t = t - lam) ->
  let X := fun i j : nat => match j with O => lam + of_nat F (S i) | S _ => 0 end in
  let left := mm T (fun i j => H (scores d X W i j)) X in
  (forall i j, left i 0%nat = left j 0%nat) /\
  ~ meq T d left (fun i j => f (X i j)).
Proof.
  intros T d W lam H f HT Hd Pl H1 H0 Hf X left.
  assert (PX : forall i, 0 < X i 0%nat).
  { intro i. unfold X. assert (Q : 0 < of_nat F (S i)).
    { cbn. destruct (nn_cases _ (of_nat_nonneg F i)) as [Q| ->]; [apply pos_add; [exact Q|apply one_pos]|].
      replace (0 + 1) with (1 : F) by ring. apply one_pos. }
    destruct (nn_cases lam Pl) as [Q'| ->]; [apply pos_add; assumption|].
    replace (0 + of_nat F (S i)) with (of_nat F (S i)) by ring. exact Q. }
  assert (X0 : forall i a, X i (S a) = 0) by (intros; reflexivity).
  assert (Only : forall g : nat -> F, (forall a, g (S a) = 0) -> sum d g = g 0%nat).
  { intros g G. rewrite (sum_split F g Hd), (@sum_zero F d); [ring|].
    intros a _. destruct a as [|a]; cbn [Nat.eqb]; [reflexivity|apply G]. }
  assert (Sc : forall i j, scores d X W i j = X i 0%nat * W 0%nat 0%nat * X j 0%nat).
  { intros i j. unfold scores. rewrite Only.
    - apply (Only (fun b => X i 0%nat * W 0%nat b * X j b)). intro b. rewrite X0. ring.
    - intro a. apply sum_zero. intros b _. rewrite X0. ring. }
  assert (Eq : forall i j, left i 0%nat = left j 0%nat).
  { intros i j. apply sum_ext. intros k _. f_equal. rewrite !Sc.
    set (w := W 0%nat 0%nat). destruct (lt_total F 0 w) as [P|[<-|P]].
    - rewrite !H1; [reflexivity|repeat apply lt_mul; auto..].
    - f_equal. ring.
    - assert (N : forall a b : F, 0 < a -> 0 < b -> a * w * b < 0).
      { intros a b Pa Pb. replace (a * w * b) with (- (a * - w * b)) by ring. apply neg_opp.
        repeat apply lt_mul; auto. apply pos_opp, P. }
      rewrite !H0; auto. }
  split; [exact Eq|]. intro M.
  assert (V : forall i, (i < T)%nat -> left i 0%nat = of_nat F (S i)).
  { intros i Hi. rewrite (M i 0%nat Hi ltac:(lia)), Hf.
    - unfold X. ring.
    - unfold X. apply pos_sub_lt. replace (lam + of_nat F (S i) - lam) with (of_nat F (S i)) by ring.
      cbn. destruct (nn_cases _ (of_nat_nonneg F i)) as [Q| ->]; [apply pos_add; [exact Q|apply one_pos]|].
      replace (0 + 1) with (1 : F) by ring. apply one_pos. }
  apply (one_not_zero F). pose proof (Eq 1%nat 0%nat) as E. rewrite (V 1%nat), (V 0%nat) in E by lia.
  cbn in E. transitivity ((0 + 1 + 1) - (0 + 1) : F); [ring|]. rewrite E. ring.
Qed.

(* Q = X W_Q, K = X W_K: X Q K^T X^T = Q K^T for all d_k, W_Q, W_K iff X^2 = X or
   X^2 = - X.  The left side is the score matrix of X^2. *)
Definition flip (A : nat -> nat -> F) : nat -> nat -> F := fun i j => A j i.
Definition score_matrix (n dk : nat) (X WQ WK : nat -> nat -> F) : nat -> nat -> F :=
  mm dk (mm n X WQ) (flip (mm n X WK)).
Definition formula (n dk : nat) (X WQ WK : nat -> nat -> F) : nat -> nat -> F :=
  let Q := mm n X WQ in let K := mm n X WK in mm n (mm dk (mm n X Q) (flip K)) (flip X).

Lemma mm_assoc : forall n (A B C : nat -> nat -> F) i j,
  mm n A (mm n B C) i j = mm n (mm n A B) C i j.
Proof.
  intros n A B C i j. unfold mm.
  transitivity (sum n (fun k => sum n (fun l => A i k * B k l * C l j))).
  - apply sum_ext. intros k _. rewrite <- sum_mul_l. apply sum_ext. intros l _. ring.
  - rewrite sum_swap. apply sum_ext. intros l _. apply sum_mul_r.
Qed.

Lemma formula_is_score_of_square : forall n dk X WQ WK i j,
  formula n dk X WQ WK i j = score_matrix n dk (mm n X X) WQ WK i j.
Proof.
  intros n dk X WQ WK i j. unfold formula, score_matrix. set (Q := mm n X WQ). set (K := mm n X WK).
  transitivity (sum dk (fun k => mm n X Q i k * mm n X K j k)).
  - unfold mm at 1 2. unfold flip.
    transitivity (sum n (fun c => sum dk (fun k => mm n X Q i k * (X j c * K c k)))).
    + apply sum_ext. intros c _. rewrite <- sum_mul_r. apply sum_ext. intros k _. ring.
    + rewrite sum_swap. apply sum_ext. intros k _. apply sum_mul_l.
  - apply sum_ext. intros k _. unfold Q, K, flip. rewrite !mm_assoc. reflexivity.
Qed.

Lemma finite_dec : forall n (P : nat -> Prop), (forall i, P i \/ ~ P i) ->
  (exists i, (i < n)%nat /\ P i) \/ forall i, (i < n)%nat -> ~ P i.
Proof.
  induction n as [|n IH]; intros P D; [right; intros; lia|].
  destruct (IH P D) as [[i [Hi H]]|H]; [left; exists i; split; [lia|exact H]|].
  destruct (D n) as [Y|N]; [left; exists n; split; [lia|exact Y]|right].
  intros i Hi. destruct (Nat.eq_dec i n) as [->|]; [exact N|apply H; lia].
Qed.

Theorem attention_formula_with_q_equal_xwq_equals_attention_iff_x_squared_is_plus_or_minus_x :
  forall (n : nat) (X : nat -> nat -> F), let Y := mm n X X in
  (forall dk WQ WK, meq n n (formula n dk X WQ WK) (score_matrix n dk X WQ WK)) <->
  (meq n n Y X \/ meq n n Y (fun i j => - X i j)).
Proof.
  intros n X Y.
  assert (Unit : forall (Z : nat -> nat -> F) k l i j, (k < n)%nat -> (l < n)%nat ->
     score_matrix n 1 Z (fun a _ => delta a k) (fun b _ => delta b l) i j = Z i k * Z j l).
  { intros Z k l i j Hk Hl. unfold score_matrix, flip, mm at 1. cbn [sum].
    replace (mm n Z (fun a _ => delta a k) i 0%nat) with (Z i k) by (symmetry; apply (sum_delta F (fun a => Z i a) Hk)).
    replace (mm n Z (fun b _ => delta b l) j 0%nat) with (Z j l) by (symmetry; apply (sum_delta F (fun b => Z j b) Hl)).
    ring. }
  split.
  - intro H.
    assert (Q : forall i j k l, (i < n)%nat -> (j < n)%nat -> (k < n)%nat -> (l < n)%nat ->
       Y i k * Y j l = X i k * X j l).
    { intros i j k l Hi Hj Hk Hl. rewrite <- (Unit Y k l i j Hk Hl), <- (Unit X k l i j Hk Hl).
      unfold Y. rewrite <- formula_is_score_of_square. apply H; assumption. }
    destruct (finite_dec n (fun i => exists k, (k < n)%nat /\ X i k <> 0)) as [[i [Hi [k [Hk N]]]]|Z].
    + intro i. destruct (finite_dec n (fun k => X i k <> 0)) as [E|E].
      * intro k. destruct (eq_dec_F F (X i k) 0) as [->|N]; [right; intro C; apply C; reflexivity|left; exact N].
      * left. exact E.
      * right. intros [k [Hk N]]. exact (E k Hk N).
    + assert (S : (Y i k - X i k) * (Y i k + X i k) = 0).
      { transitivity (Y i k * Y i k - X i k * X i k); [ring|]. rewrite (Q i i k k Hi Hi Hk Hk). ring. }
      assert (C : forall a b, (a < n)%nat -> (b < n)%nat -> forall s : F, Y i k = s * X i k -> s * s = 1 -> Y a b = s * X a b).
      { intros a b Ha Hb s Es Ss.
        assert (T : X i k * (Y a b - s * X a b) = 0).
        { transitivity (s * s * X i k * Y a b - s * (X i k * X a b)); [rewrite Ss; ring|].
          rewrite <- (Q i a k b Hi Ha Hk Hb), Es. ring. }
        destruct (mul_eq_zero F _ _ T) as [U|U]; [contradiction|].
        transitivity (Y a b - s * X a b + s * X a b); [ring|]. rewrite U. ring. }
      destruct (mul_eq_zero F _ _ S) as [U|U].
      * left. intros a b Ha Hb. rewrite (C a b Ha Hb 1); [ring| |ring].
        transitivity (Y i k - X i k + X i k); [ring|]. rewrite U. ring.
      * right. intros a b Ha Hb. rewrite (C a b Ha Hb (- (1))); [ring| |ring].
        transitivity (Y i k + X i k - X i k); [ring|]. rewrite U. ring.
    + left. intros a b Ha Hb.
      assert (X0 : forall c d, (c < n)%nat -> (d < n)%nat -> X c d = 0).
      { intros c d Hc Hd. destruct (eq_dec_F F (X c d) 0) as [E|N]; [exact E|].
        exfalso. apply (Z c Hc). exists d. split; assumption. }
      rewrite (X0 a b Ha Hb). apply sum_zero. intros c Hc. rewrite (X0 a c Ha Hc). ring.
  - intros E dk WQ WK i j Hi Hj. rewrite formula_is_score_of_square. apply sum_ext. intros k _.
    unfold flip. change (mm n X X) with Y.
    assert (L : exists s : F, s * s = 1 /\ forall a b, (a < n)%nat -> (b < n)%nat -> Y a b = s * X a b).
    { destruct E as [E|E]; [exists 1|exists (- (1))]; (split; [ring|]); intros a b Ha Hb;
        rewrite (E a b Ha Hb); ring. }
    destruct L as [s [Ss L]].
    assert (M : forall (V : nat -> nat -> F) a, (a < n)%nat -> mm n Y V a k = s * mm n X V a k).
    { intros V a Ha. unfold mm at 1 2. rewrite <- sum_mul_l. apply sum_ext. intros b Hb.
      rewrite (L a b Ha Hb). ring. }
    rewrite (M WQ i Hi), (M WK j Hj).
    transitivity (s * s * (mm n X WQ i k * mm n X WK j k)); [ring|]. rewrite Ss. ring.
Qed.

(* ---- a residual attention layer and a step of eq. 7 at x = 0 ---- *)
Definition sparse (p s : nat) (x : nat -> F) : Prop :=
  exists l, (length l <= s)%nat /\ forall i, (i < p)%nat -> ~ In i l -> x i = 0.
(* x' = H_s(u): an s-sparse vector nearest to u *)
Definition nearest (p s : nat) (u x' : nat -> F) : Prop :=
  sparse p s x' /\ forall z, sparse p s z ->
    nn (nrm2 F p (fun i => z i - u i) - nrm2 F p (fun i => x' i - u i)).
(* x + H(X W X^T) X W_V, H any function of matrices *)
Definition layer (T d : nat) (H : (nat -> nat -> F) -> nat -> nat -> F) (W WV X : nat -> nat -> F) :
    nat -> nat -> F :=
  fun i j => X i j + mm d (mm T (H (scores d X W)) X) WV i j.
(* x + A^T (y - A x) *)
Definition gradient (m p : nat) (A : nat -> nat -> F) (y x : nat -> F) : nat -> F :=
  fun i => x i + mv m (fun a b => A b a) (fun j => y j - mv p A x j) i.

(* T x d matrices are vectors of length p = T d; the entry (i, j) has the index i d + j. *)
Theorem residual_attention_layer_agrees_with_an_iht_step_at_zero_iff_at_y_is_zero :
  forall (T d m s : nat) (H : (nat -> nat -> F) -> nat -> nat -> F) (W WV A : nat -> nat -> F)
    (y x' : nat -> F), (1 <= s)%nat ->
  let p := (T * d)%nat in
  nearest p s (gradient m p A y (fun _ => 0)) x' ->
  let out := layer T d H W WV (fun _ _ => 0) in
  (forall i j, out i j = 0) /\
  (veq p (fun k => out (k / d)%nat (k mod d)%nat) x' <-> veq p (mv m (fun a b => A b a) y) (fun _ => 0)).
Proof.
  intros T d m s H W WV A y x' Hs p [Sx Hn] out.
  assert (Out : forall i j, out i j = 0).
  { intros i j. unfold out, layer. replace (mm d (mm T (H (scores d (fun _ _ => 0) W)) (fun _ _ => 0)) WV i j) with (0 : F); [ring|].
    symmetry. apply sum_zero. intros k _. replace (mm T (H (scores d (fun _ _ => 0) W)) (fun _ _ => 0) i k) with (0 : F); [ring|].
    symmetry. apply sum_zero. intros l _. ring. }
  set (g := mv m (fun a b => A b a) y) in *.
  assert (G : forall i, gradient m p A y (fun _ => 0) i = g i).
  { intro i. unfold gradient. transitivity (mv m (fun a b => A b a) (fun j => y j - mv p A (fun _ => 0) j) i); [ring|].
    apply sum_ext. intros j _. replace (mv p A (fun _ => 0) j) with (0 : F); [ring|].
    symmetry. apply sum_zero. intros k _. ring. }
  assert (N : forall z, sparse p s z -> nn (nrm2 F p (fun i => z i - g i) - nrm2 F p (fun i => x' i - g i))).
  { intros z Sz. specialize (Hn z Sz). intro L. apply Hn.
    replace (nrm2 F p (fun i => z i - gradient m p A y (fun _ => 0) i)) with (nrm2 F p (fun i => z i - g i))
      by (apply sum_ext; intros i _; rewrite G; reflexivity).
    replace (nrm2 F p (fun i => x' i - gradient m p A y (fun _ => 0) i)) with (nrm2 F p (fun i => x' i - g i))
      by (apply sum_ext; intros i _; rewrite G; reflexivity).
    exact L. }
  split; [exact Out|]. split.
  - intros Z k Hk.
    assert (X0 : forall i, (i < p)%nat -> x' i = 0) by (intros i Hi; rewrite <- (Z i Hi); apply Out).
    destruct (eq_dec_F F (g k) 0) as [E|E]; [exact E|exfalso].
    assert (Sz : sparse p s (fun i => g i * delta i k)).
    { exists (k :: nil). split; [cbn; lia|]. intros i _ Ni. rewrite delta_diff; [ring|].
      intro Q. apply Ni. left. symmetry. exact Q. }
    apply (N _ Sz). apply pos_sub_lt.
    replace (0 - (nrm2 F p (fun i => g i * delta i k - g i) - nrm2 F p (fun i => x' i - g i)))
      with (g k * g k); [apply square_pos, E|].
    transitivity (sum p (fun i => (g i * g i) * delta i k)).
    { symmetry. apply (sum_delta F (fun i => g i * g i) Hk). }
    transitivity (nrm2 F p (fun i => x' i - g i) - nrm2 F p (fun i => g i * delta i k - g i)); [|ring].
    unfold nrm2. rewrite <- sum_sub. apply sum_ext. intros i Hi. rewrite (X0 i Hi).
    destruct (Nat.eq_dec i k) as [->|Ne]; [rewrite delta_same; ring|rewrite delta_diff by exact Ne; ring].
  - intros Z k Hk. rewrite Out.
    assert (S0 : sparse p s (fun _ => 0)).
    { exists nil. split; [cbn; lia|]. intros i _ _. reflexivity. }
    specialize (N _ S0).
    assert (E : nrm2 F p x' = 0).
    { destruct (nn_cases _ (nn_nrm2 p x')) as [P|E]; [exfalso; apply N|exact E].
      apply pos_sub_lt. match goal with |- 0 < ?t => replace t with (nrm2 F p x'); [exact P|] end.
      replace (nrm2 F p (fun i => 0 - g i)) with (0 : F).
      - replace (nrm2 F p (fun i => x' i - g i)) with (nrm2 F p x'); [ring|].
        apply sum_ext. intros i Hi. rewrite (Z i Hi). ring.
      - symmetry. apply sum_zero. intros i Hi. rewrite (Z i Hi). ring. }
    symmetry. apply (sum_squares_zero F p x' E k Hk).
Qed.

End Weights.

Print Assumptions attention_formula_with_q_equal_wq_equals_attention.
Print Assumptions standard_block_is_the_displayed_block_plus_the_attention_term.
Print Assumptions softmax_weights_are_positive.
Print Assumptions self_attention_with_a_heaviside_function_is_never_soft_thresholding.
Print Assumptions attention_formula_with_q_equal_xwq_equals_attention_iff_x_squared_is_plus_or_minus_x.
Print Assumptions residual_attention_layer_agrees_with_an_iht_step_at_zero_iff_at_y_is_zero.
