(* For finitely many distinct points x_i in F^d and any y_i some one-hidden-layer ReLU network
   with biases has f(x_i) = y_i.  With 3n units: a direction u separates the points, and the
   network is the sum of y_i times the hat of width w around u . x_i, made of three units.
   For all n, d, over every ordered field.
   Source: Poggio, section 2.1, reading "finite data". *)
Require Import Arith Lia Ring.
Require Import Elenchus.formal.Finite.

Section FiniteData.
Variable F : OField.
Add Ring Rr : (is_ring F).
Open Scope R_scope.

(* some direction separates points that differ *)
Lemma direction : forall n d (x : nat -> nat -> F), exists u : nat -> F,
  forall i j, (i < n)%nat -> (j < n)%nat -> dot d u (x i) = dot d u (x j) ->
  forall k, (k < d)%nat -> x i k = x j k.
Proof.
  intros n d x. induction d as [|d [u IH]].
  - exists (fun _ => 0). intros i j _ _ _ k Hk. lia.
  - set (a := fun i j => dot d u (x i) - dot d u (x j)).
    set (b := fun i j => x i d - x j d).
    assert (B : exists M, forall i j, (i < n)%nat -> (j < n)%nat -> - b i j * rinv F (a i j) < M).
    { assert (R : forall m, exists M, forall i j, (i < m)%nat -> (j < n)%nat ->
        - b i j * rinv F (a i j) < M).
      { induction m as [|m [M HM]]; [exists 0; intros; lia|].
        destruct (upper_bound F n (fun j => - b m j * rinv F (a m j))) as [M' [_ HM']].
        destruct (lt_total F M M') as [L|L].
        - exists M'. intros i j Hi Hj. destruct (Nat.eq_dec i m) as [->|]; [apply HM', Hj|].
          apply lt_trans with M; [apply HM; lia|exact L].
        - exists M. intros i j Hi Hj. destruct (Nat.eq_dec i m) as [->|]; [|apply HM; lia].
          specialize (HM' j Hj). cbn in HM'. destruct L as [<-|L]; [exact HM'|].
          apply lt_trans with M'; assumption. }
      exact (R n). }
    destruct B as [M HM]. exists (fun k => if Nat.ltb k d then M * u k else 1).
    assert (E : forall y : nat -> F, dot (S d) (fun k => if Nat.ltb k d then M * u k else 1) y
      = M * dot d u y + y d).
    { intro y. unfold dot. cbn [sum]. rewrite Nat.ltb_irrefl, <- sum_mul_l. f_equal; [|ring].
      apply sum_ext. intros k Hk. apply Nat.ltb_lt in Hk. rewrite Hk. ring. }
    intros i j Hi Hj Q. rewrite !E in Q.
    assert (Z : M * a i j + b i j = 0).
    { unfold a, b. transitivity ((M * dot d u (x i) + x i d) - (M * dot d u (x j) + x j d)); [ring|].
      rewrite Q. ring. }
    destruct (eq_dec_F F (a i j) 0) as [A|A].
    + assert (Eq : dot d u (x i) = dot d u (x j)).
      { replace (dot d u (x i)) with (a i j + dot d u (x j)) by (unfold a; ring). rewrite A. ring. }
      intros k Hk. destruct (Nat.eq_dec k d) as [->|]; [|apply (IH i j Hi Hj Eq); lia].
      replace (x i d) with (M * a i j + b i j - M * a i j + x j d) by (unfold b; ring).
      rewrite Z, A. ring.
    + exfalso. pose proof (HM i j Hi Hj) as L.
      assert (V : - b i j * rinv F (a i j) = M).
      { transitivity (M * (rinv F (a i j) * a i j) - (M * a i j + b i j) * rinv F (a i j)); [ring|].
        rewrite Z, (inv_left F A). ring. }
      rewrite V in L. exact (lt_irrefl F _ L).
Qed.

(* a positive number below all positive ones of a finite list, and of a finite table *)
Lemma least : forall n (g : nat -> F), exists w, 0 < w /\
  forall i, (i < n)%nat -> 0 < g i -> ~ g i < w.
Proof.
  intros n g. induction n as [|n [w [W H]]]; [exists 1; split; [apply one_pos|intros; lia]|].
  destruct (lt_total F 0 (g n)) as [P|P].
  - destruct (lt_total F (g n) w) as [L|L].
    + exists (g n). split; [exact P|]. intros i Hi Gi.
      destruct (Nat.eq_dec i n) as [->|]; [apply lt_irrefl|]. intro Q.
      apply (H i ltac:(lia) Gi). apply lt_trans with (g n); assumption.
    + exists w. split; [exact W|]. intros i Hi Gi. destruct (Nat.eq_dec i n) as [->|]; [|apply H; [lia|exact Gi]].
      intro Q. destruct L as [L|L]; [rewrite L in Q; exact (lt_irrefl F _ Q)|exact (lt_asym F _ _ Q L)].
  - exists w. split; [exact W|]. intros i Hi Gi. destruct (Nat.eq_dec i n) as [->|]; [|apply H; [lia|exact Gi]].
    exfalso. destruct P as [P|P]; [rewrite <- P in Gi; exact (lt_irrefl F _ Gi)|exact (lt_asym F _ _ P Gi)].
Qed.

Lemma gap : forall n (c : nat -> F), exists w, 0 < w /\
  forall i j, (i < n)%nat -> (j < n)%nat -> 0 < c i - c j -> ~ c i - c j < w.
Proof.
  intros n c.
  assert (R : forall m, exists w, 0 < w /\
    forall i j, (i < m)%nat -> (j < n)%nat -> 0 < c i - c j -> ~ c i - c j < w).
  { induction m as [|m [w [W H]]]; [exists 1; split; [apply one_pos|intros; lia]|].
    destruct (least n (fun j => c m - c j)) as [v [V K]].
    destruct (lt_total F v w) as [L|L].
    - exists v. split; [exact V|]. intros i j Hi Hj P Q.
      destruct (Nat.eq_dec i m) as [->|]; [exact (K j Hj P Q)|].
      apply (H i j ltac:(lia) Hj P). apply lt_trans with v; assumption.
    - exists w. split; [exact W|]. intros i j Hi Hj P Q.
      destruct (Nat.eq_dec i m) as [->|]; [|exact (H i j ltac:(lia) Hj P Q)].
      apply (K j Hj P). destruct L as [->|L]; [exact Q|]. apply lt_trans with w; assumption. }
  exact (R n).
Qed.

Lemma sum_app : forall n m (f : nat -> F),
  sum (n + m) f = sum n f + sum m (fun i => f (n + i)%nat).
Proof.
  intros n m f. induction m as [|m IH].
  - rewrite Nat.add_0_r. cbn. ring.
  - rewrite Nat.add_succ_r. cbn [sum]. rewrite IH. ring.
Qed.

Variable sigma : F -> F.
Hypothesis Sg : is_relu F sigma.

(* the hat of width w, times w *)
Definition hat (w t : F) : F := sigma (t + w) - (1 + 1) * sigma t + sigma (t - w).

Lemma relu_pos : forall t, ~ t < 0 -> sigma t = t.
Proof.
  intros t H. destruct Sg as [S1 S2]. destruct (lt_total F 0 t) as [P|[<-|P]];
    [apply S1, P|apply S2, lt_irrefl|contradiction].
Qed.
Lemma relu_neg : forall t, ~ 0 < t -> sigma t = 0.
Proof. apply Sg. Qed.

Lemma hat_0 : forall w, 0 < w -> hat w 0 = w.
Proof.
  intros w W. unfold hat. replace (0 + w) with w by ring. replace (0 - w) with (- w) by ring.
  rewrite (relu_pos w), (relu_neg 0), (relu_neg (- w)); [ring| | |].
  - intro Q. apply neg_opp in W. exact (lt_asym F _ _ W Q).
  - apply lt_irrefl.
  - intro Q. exact (lt_asym F _ _ W Q).
Qed.

Lemma hat_far : forall w t, 0 < w -> (~ t < w \/ ~ - t < w) -> hat w t = 0.
Proof.
  intros w t W [H|H]; unfold hat.
  - assert (P : ~ t - w < 0).
    { intro Q. apply H. apply pos_sub_lt. apply pos_opp in Q.
      replace (w - t) with (- (t - w)) by ring. exact Q. }
    assert (P1 : ~ t < 0) by (intro Q; apply H; apply lt_trans with 0; assumption).
    rewrite (relu_pos (t - w) P), (relu_pos t P1), (relu_pos (t + w)); [ring|].
    intro Q. apply P1. apply lt_trans with (t + w); [|exact Q]. apply pos_sub_lt.
    replace (t + w - t) with w by ring. exact W.
  - assert (P : ~ 0 < t + w).
    { intro Q. apply H. apply pos_sub_lt. replace (w - - t) with (t + w) by ring. exact Q. }
    assert (P1 : ~ 0 < t).
    { intro Q. apply P. apply pos_add; assumption. }
    rewrite (relu_neg (t + w) P), (relu_neg t P1), (relu_neg (t - w)); [ring|].
    intro Q. apply P1. apply lt_trans with (t - w); [exact Q|]. apply pos_sub_lt.
    replace (t - (t - w)) with w by ring. exact W.
Qed.

Theorem depth_adds_no_power_on_finite_data_sets :
  forall (n d : nat) (x : nat -> nat -> F) (y : nat -> F),
  (forall i j, (i < n)%nat -> (j < n)%nat -> i <> j -> exists k, (k < d)%nat /\ x i k <> x j k) ->
  exists (m : nat) (a b : nat -> F) (v : nat -> nat -> F), forall i, (i < n)%nat ->
    sum m (fun r => a r * sigma (dot d (v r) (x i) - b r)) = y i.
Proof.
  intros n d x y Dx.
  destruct (direction n d x) as [u U]. set (c := fun i => dot d u (x i)).
  destruct (gap n c) as [w [W G]].
  (* units 0..n-1 with bias c - w, n..2n-1 with bias c, 2n..3n-1 with bias c + w *)
  set (p := fun r => (r mod n)%nat).
  set (a := fun r => y (p r) * rinv F w * (if Nat.ltb r n then 1
                      else if Nat.ltb r (n + n) then - (1 + 1) else 1)).
  set (b := fun r => c (p r) + (if Nat.ltb r n then - w else if Nat.ltb r (n + n) then 0 else w)).
  exists (n + n + n)%nat, a, b, (fun _ => u). intros i Hi.
  transitivity (sum n (fun r => y r * (rinv F w * hat w (c i - c r)))).
  - rewrite !sum_app, <- !sum_add. apply sum_ext. intros r Hr.
    assert (M0 : p r = r) by (apply Nat.mod_small, Hr).
    assert (M1 : p (n + r)%nat = r).
    { unfold p. replace (n + r)%nat with (r + 1 * n)%nat by lia. rewrite Nat.mod_add by lia.
      apply Nat.mod_small, Hr. }
    assert (M2 : p (n + n + r)%nat = r).
    { unfold p. replace (n + n + r)%nat with (r + 2 * n)%nat by lia. rewrite Nat.mod_add by lia.
      apply Nat.mod_small, Hr. }
    unfold a, b. rewrite M0, M1, M2.
    rewrite (proj2 (Nat.ltb_lt r n) Hr).
    rewrite (proj2 (Nat.ltb_ge (n + r) n)) by lia.
    rewrite (proj2 (Nat.ltb_lt (n + r) (n + n))) by lia.
    rewrite (proj2 (Nat.ltb_ge (n + n + r) n)) by lia.
    rewrite (proj2 (Nat.ltb_ge (n + n + r) (n + n))) by lia.
    unfold hat. fold (c i).
    replace (c i - (c r + - w)) with (c i - c r + w) by ring.
    replace (c i - (c r + 0)) with (c i - c r) by ring.
    replace (c i - (c r + w)) with (c i - c r - w) by ring. ring.
  - rewrite <- (sum_delta F (fun r => y r) Hi). apply sum_ext. intros r Hr. f_equal.
    destruct (Nat.eq_dec r i) as [->|N].
    + rewrite delta_same. replace (c i - c i) with (0:F) by ring. rewrite hat_0 by exact W.
      apply inv_left, pos_neq, W.
    + rewrite (delta_diff F N). rewrite hat_far; [ring|exact W|].
      assert (Ne : c i - c r <> 0).
      { intro Q. destruct (Dx i r Hi Hr (not_eq_sym N)) as [k [Hk K]]. apply K.
        apply (U i r Hi Hr); [|exact Hk]. fold (c i) (c r).
        replace (c i) with (c i - c r + c r) by ring. rewrite Q. ring. }
      destruct (lt_total F 0 (c i - c r)) as [P|[P|P]].
      * left. apply G; assumption.
      * exfalso. apply Ne. symmetry. exact P.
      * right. replace (- (c i - c r)) with (c r - c i) by ring. apply G; [exact Hr|exact Hi|].
        replace (c r - c i) with (- (c i - c r)) by ring. apply pos_opp, P.
Qed.
End FiniteData.

Print Assumptions depth_adds_no_power_on_finite_data_sets.
